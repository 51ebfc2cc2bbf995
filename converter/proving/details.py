"""Notes that take a line of the statements apart: kept where their own lines prove to add up to it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from converter.model.findings import Finding
from converter.model.source import StatementTable
from converter.model.statements import Footing
from converter.proving.sums import prove_sums

_LEAST = 2


def prove_statements(
    statements: tuple[StatementTable, ...], notes: tuple[StatementTable, ...] = ()
) -> tuple[tuple[tuple[StatementTable, ...], tuple[tuple[Footing, ...], ...]], tuple[Finding, ...]]:
    """The statements with their sums, behind them the notes in which a sum comes to a line that one of them prints.

    Args:
        notes: with the ties of their lines to those of the statements.

    Returns:
        All tables, and for each its footings. Of a note there is nothing but the lines of such sums, other lines that
        a statement prints, and their headings; it is called by the line that it takes apart. A finding for each sum of
        a statement that is broken.
    """
    proven, findings = prove_sums(statements)
    found, sums = list(statements), list(proven)
    for note, footings in zip(notes, prove_sums(notes)[0], strict=True):
        ties = {tie.at: tie for tie in note.ties}
        whole = [footing for footing in footings if _is_proven(footing)]
        tied = [footing.total for footing in whole if footing.total in ties]
        if not tied:
            continue
        first = ties[tied[0]]
        title = statements[first.statement].lines[first.line].label or note.title
        kept, footings = _only(note, {*_held(tied, whole), *ties}, whole)
        lines = tuple(replace(line, parents=(title, *line.parents)) for line in kept.lines)
        found.append(replace(kept, title=title, lines=lines))
        sums.append(footings)
    return (tuple(found), tuple(sums)), findings


def _is_proven(footing: Footing) -> bool:
    """Whether a sum of several lines holds in every column, and only so or as the figures are shown."""
    plain = all(sign == 1 for _, sign in footing.members)
    return not footing.is_broken and len(footing.members) >= _LEAST and (footing.proves_signs or plain)


def _held(totals: Collection[int], footings: Sequence[Footing]) -> set[int]:
    """Some totals, their members, and the members of these."""
    members = {footing.total: [index for index, _ in footing.members] for footing in footings}
    held, waiting = set(totals), list(totals)
    while waiting:
        new = set(members.get(waiting.pop(), ())) - held
        held |= new
        waiting += new
    return held


def _only(
    note: StatementTable, held: Collection[int], footings: Sequence[Footing]
) -> tuple[StatementTable, tuple[Footing, ...]]:
    """A note with some lines and their headings only, and the sums of these."""
    heads = {parent for index in held for parent in note.lines[index].parents}
    kept = [i for i, line in enumerate(note.lines) if i in held or (line.is_abstract and line.label in heads)]
    place = {old: new for new, old in enumerate(kept)}
    sums = tuple(
        replace(footing, total=place[footing.total], members=tuple((place[i], sign) for i, sign in footing.members))
        for footing in footings
        if footing.total in place and all(index in place for index, _ in footing.members)
    )
    ties = tuple(replace(tie, at=place[tie.at]) for tie in note.ties)
    return replace(note, lines=tuple(note.lines[index] for index in kept), ties=ties), sums
