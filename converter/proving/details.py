"""Notes: kept where their own lines prove to add up to a line of a statement, or to one that says what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.findings import Finding
from converter.model.notes import Tie
from converter.model.source import StatementTable, UnitKind
from converter.model.statements import Footing
from converter.proving.disaggregations import prove_disaggregated
from converter.proving.division import denominators
from converter.proving.lines_kept import held_by, only
from converter.proving.sums import prove_counts, prove_sums

_LEAST = 2


def prove_statements(
    statements: tuple[StatementTable, ...],
    notes: tuple[StatementTable, ...] = (),
    parted: Iterable[Sequence[StatementTable]] = (),
) -> tuple[tuple[tuple[StatementTable, ...], tuple[tuple[Footing, ...], ...]], tuple[Finding, ...]]:
    """The statements with their sums, behind them the notes of which something is proven.

    So it is of a note in which a sum comes to a line that a statement prints, or that says what the note is about; of
    one such line that a statement prints too; and of a count of shares by which a result is divided.

    Args:
        notes: with the ties of their lines to those of the statements, and with what they are about.
        parted: the readings of tables that are cut by parts of the company, as of `prove_disaggregated`.

    Returns:
        All tables, and for each its footings. Of a note there is nothing but what is proven, lines beside it that say
        all by themselves, other lines that a statement prints, and their headings; it is called by its subject, or by
        the line that it takes apart. A finding for each sum of a statement that is broken.
    """
    proven, findings = prove_sums(statements)
    disaggregated = prove_disaggregated(parted, statements)
    found, sums = list(statements), list(proven)
    for note, added, counted in zip(notes, prove_sums(notes)[0], prove_counts(notes), strict=True):
        footings = (*added, *counted)
        whole = [footing for footing in footings if _is_proven(footing)]
        held = _held_by_ties(note, whole)
        named = _named(note, whole, statements) if note.subject else ()
        of_words = held_by(_with_totals({i for group in named for i in group}, whole), whole)
        if note.subject and of_words:
            of_words |= note.subject.beside | held_by(_led_on(note, whole), whole)
            note = replace(note, subject=replace(note.subject, named=named))
        held |= of_words
        if note.index in disaggregated or not _adds_up(note, whole):
            note = replace(note, headed=None)
        note, held = _with_headed(note, held, statements)
        if not held:
            continue
        by_parts = disaggregated.pop(note.index, None)
        if by_parts and not of_words and note.columns == by_parts.table.columns:
            parts = by_parts.table.disaggregations
            note, held = replace(note, disaggregations=parts, above=by_parts.table.above), held | by_parts.held
        title = note.subject.words if note.subject and of_words else _taken_apart(note, whole, statements)
        kept, footings = only(note, held, whole)
        lines = tuple(replace(line, parents=_parents(kept, at, title)) for at, line in enumerate(kept.lines))
        found.append(replace(kept, title=title, lines=kept.lines if note.disaggregations else lines))
        sums.append(footings)
    for by_parts in disaggregated.values():
        kept, footings = only(by_parts.table, by_parts.held, by_parts.footings)
        found.append(kept)
        sums.append(footings)
    return (tuple(found), tuple(sums)), findings


def _held_by_ties(note: StatementTable, whole: Sequence[Footing]) -> set[int]:
    """The lines of a note that takes a line of a statement apart, and what else a statement prints too."""
    ties = {tie.at for tie in note.ties}
    held = held_by({footing.total for footing in whole} & ties, whole)
    return held | ties if held else set()


def _led_on(note: StatementTable, whole: Sequence[Footing]) -> set[int]:
    """The totals of sums that lead on from a line that a statement prints too, as to what is left of a result."""
    known, led = {tie.at for tie in note.ties}, set()
    for footing in sorted(whole, key=lambda footing: footing.total):
        if footing.members[0][0] in known:
            led.add(footing.total)
            known.add(footing.total)
    return led


def _named(
    note: StatementTable, whole: Sequence[Footing], statements: tuple[StatementTable, ...]
) -> tuple[tuple[int, ...], ...]:
    """The lines by which a note is known that are proven: as sums, or because a statement prints them too.

    Counts that add up may be in thousands or not, so that only what is earned a share proves them, or words that leave
    one reading. Of several that say the same the last counts, unless it begins anew with the figures of one above.
    """
    proven = {tie.at for tie in note.ties}
    for footing in whole:
        proven |= {footing.total, *(index for index, _ in footing.members)}
    divided = denominators(note, statements, sorted({tie.at for tie in note.ties} | _led_on(note, whole)))
    clear = note.subject.clear if note.subject else frozenset()
    found = []
    for group in note.subject.named if note.subject else ():
        if note.subject and note.subject.proven.issuperset(group):
            found.append(group)
        elif note.lines[group[0]].unit is UnitKind.SHARES:
            seen: dict[tuple[tuple[int, Decimal], ...], int] = {}
            for at in group:
                seen.setdefault(note.lines[at].figures, at)
            found.append(tuple(sorted((divided | (clear & proven)) & set(seen.values()))[-1:]))
        else:
            found.append(tuple(at for at in group if at in proven | clear))
    return tuple(found)


def _taken_apart(note: StatementTable, whole: Sequence[Footing], statements: Sequence[StatementTable]) -> str:
    """What the statement calls the line that a note takes apart."""
    totals = [footing.total for footing in whole]
    first = min((tie for tie in note.ties if tie.at in totals), key=lambda tie: totals.index(tie.at), default=None)
    if first is None:
        return note.headed.words if note.headed else note.title
    return statements[first.statement].lines[first.line].label or note.title


def _adds_up(note: StatementTable, whole: Sequence[Footing]) -> bool:
    """Whether each total of money that a note prints below others is a proven sum: else something of it is misread."""
    totals = {footing.total for footing in whole}
    money = [at for at, line in enumerate(note.lines) if line.unit is UnitKind.MONETARY and line.amounts]
    return all(at in totals for at in money[1:] if note.lines[at].is_total)


def _with_headed(
    note: StatementTable, held: set[int], statements: Sequence[StatementTable]
) -> tuple[StatementTable, set[int]]:
    """A note with what of it is proven and the lines beside it that say all by themselves.

    Alone a line of a statement shows by the same figures what one of a note is only where the statement has all of its
    periods: two figures may be alike by chance.
    """
    if not note.headed:
        return note, held
    lines = note.headed.lines - held
    told = (tie for tie in note.ties if tie.at in held or _tells_all(tie, note, statements))
    return replace(note, headed=replace(note.headed, lines=lines), ties=tuple(told)), held | lines


def _tells_all(tie: Tie, note: StatementTable, statements: Sequence[StatementTable]) -> bool:
    line = statements[tie.statement].lines[tie.line]
    periods = {amount.period for amount in line.amounts}
    return all(amount.period in periods for amount in note.lines[tie.at].amounts)


def _parents(note: StatementTable, at: int, title: str) -> tuple[str, ...]:
    """The headings of a line of a note: what the note is about, and of lines that say all themselves its own."""
    line = note.lines[at]
    own = note.headed.words if note.headed and at in note.headed.lines else title
    return (title, *([own] if own != title else []), *line.parents)


def _is_proven(footing: Footing) -> bool:
    """Whether a sum of several lines holds in every column, and only so or as the figures are shown."""
    plain = all(sign == 1 for _, sign in footing.members)
    return not footing.is_broken and len(footing.members) >= _LEAST and (footing.proves_signs or plain)


def _with_totals(lines: set[int], footings: Sequence[Footing]) -> set[int]:
    """Some lines, and the totals of money that they go into."""
    return lines | {footing.total for footing in footings if lines & {index for index, _ in footing.members}}
