"""Tables of notes that roll awards forward: how many options or shares granted as pay there were, and at what price.

Their columns are what is told of the awards, the rows what became of them. They are turned, so that the rooms behind
know a statement like any other: each cell is a line of its own, at a day or for the time between two. Only what leads
from one printed number of awards to the next is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from converter.model.awards import AwardRule
from converter.model.periods import Duration, Instant, Period
from converter.model.source import (
    COLUMNAR_KINDS,
    Cell,
    CellKind,
    Column,
    ColumnRole,
    ReportedAmount,
    Scales,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.figures.scales import scales_in
from converter.reading.figures.units import has_currency_sign
from converter.reading.frames import placed
from converter.reading.notes.between import between, day_of, eve_of
from converter.reading.notes.turned import line_of, note_of

# A count of so many digits is a whole one, and one of so few may be in thousands though no words say so.
_WHOLE, _FEW = 1_000_000, 10_000
_UNITS = {"count": UnitKind.SHARES, "price": UnitKind.PER_SHARE, "value": UnitKind.MONETARY}


@dataclass(frozen=True, slots=True)
class _Told:
    """A row: what it is, and its cells by column."""

    rule: AwardRule | None
    label: str
    cells: dict[int, Cell]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows from one number of awards to the next, those told beside the last, and the time between."""

    period: Duration
    rows: tuple[_Told, ...]
    beside: tuple[_Told, ...]


def read_awards(
    layout: TableLayout, statements: Sequence[StatementTable], above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of awards, turned; None where it is none, or not all of it can be told.

    Args:
        above: what stands above the table.
    """
    words = [*above, *(phrase.text for line in layout.table.headings for phrase in line)]
    of_it = _of_what(vocabulary.notes.awards, [layout.table.lead, *reversed(above), *words])
    if of_it is None or _rule(vocabulary.notes.awards, "bar", *words):
        return None
    rules = [rule for rule in vocabulary.notes.awards if rule.subject in ("", of_it.subject)]
    measured = _columns(layout, rules)
    if measured is None:
        return None
    rows = _rows(layout, rules, measured)
    stretches = list(_stretches(rows, measured, statements, above, vocabulary))
    scales = _scales(layout, measured, rows, statements, above, vocabulary)
    if not stretches or scales is None:
        return None
    return _turned(layout, of_it, measured, stretches, scales)


def _rule(rules: Sequence[AwardRule], part: str, *texts: str) -> AwardRule | None:
    """The first rule of a part that one of some texts fits, the first text first."""
    spoken = " ".join(texts).lower()
    of_part = [rule for rule in rules if rule.part == part and rule.letters.may_be_in(spoken)]
    return next((rule for text in texts for rule in of_part if rule.pattern.search(text)), None)


def _of_what(rules: Sequence[AwardRule], texts: Sequence[str]) -> AwardRule | None:
    """Of which awards a table is, by the first text that names some; of no member where it names several beside it."""
    first = _rule(rules, "caption", *texts)
    if first is None:
        return None
    text = next(text for text in texts if first.pattern.search(text))
    named = (match.span() for r in rules if r.part == "caption" and (match := r.pattern.search(text)))
    spans = sorted(set(named))
    is_alone = all(later[0] < earlier[1] for earlier, later in pairwise(spans))
    return first if is_alone else replace(first, member=None)


def _columns(layout: TableLayout, rules: Sequence[AwardRule]) -> dict[str, tuple[int, AwardRule]] | None:
    """The columns of what is told, by its kind; None where one of them is unknown, or there are two of a kind."""
    found: dict[str, tuple[int, AwardRule]] = {}
    told = [rule for rule in rules if rule.part in (*_UNITS, "aside")]
    for at, column in enumerate(layout.columns):
        rule = next((rule for rule in told if rule.pattern.search(column.heading)), None)
        if rule is None or rule.part in found:
            return None
        if rule.part != "aside":
            found[rule.part] = at, rule
    return found if {"count", "price"} <= found.keys() else None


def _rows(layout: TableLayout, rules: Sequence[AwardRule], measured: dict[str, tuple[int, AwardRule]]) -> list[_Told]:
    """The rows that count awards, with what their words say they are."""
    positions = tuple(column.position for column in layout.columns)
    told = [rule for rule in rules if rule.part in ("beside", "add", "less", "balance")]
    found = []
    for row in layout.table.rows:
        cells = placed(row.cells, positions)
        if measured["count"][0] in cells:
            rule = next((rule for rule in told if rule.pattern.search(row.label.strip())), None)
            found.append(_Told(rule, row.label, cells))
    return found


def _stretches(
    rows: Sequence[_Told],
    measured: dict[str, tuple[int, AwardRule]],
    statements: Sequence[StatementTable],
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[_Stretch]:
    """What leads from one number to the next, if the time between is known."""
    ends = [at for at, row in enumerate(rows) if row.rule and row.rule.part == "balance"]
    for first, last in pairwise(ends):
        days = day_of(rows[first].label, vocabulary), day_of(rows[last].label, vocabulary)
        period = between(*days, statements, above, vocabulary)
        if period is None or not _leads(rows[first : last + 1], measured["count"][0]):
            continue
        after = rows[last + 1 :] if last == ends[-1] else ()
        beside = [row for row in after if row.rule and row.rule.part == "beside"]
        days_beside = [day_of(row.label, vocabulary) for row in beside]
        kept = (row for row, day in zip(beside, days_beside, strict=True) if day in (None, period.end))
        yield _Stretch(period, tuple(rows[first : last + 1]), tuple(kept))


def _leads(rows: Sequence[_Told], at: int) -> bool:
    """Whether movements lead from the first number to the last, as they are shown or as their words say."""
    first, *moves, last = rows
    slack = Decimal(len(moves) + 2) / 2 if abs(last.cells[at].shown) < _WHOLE else Decimal(0)
    wanted = last.cells[at].shown - first.cells[at].shown
    shown = sum((row.cells[at].shown for row in moves), Decimal(0))
    said = sum((_said(row, row.cells[at]) for row in moves), Decimal(0))
    return bool(moves) and any(abs(sum_ - wanted) <= slack for sum_ in (shown, said))


def _said(row: _Told, cell: Cell) -> Decimal:
    if row.rule is None:
        return cell.shown
    return -abs(cell.shown) if row.rule.part == "less" else abs(cell.shown)


def _scales(
    layout: TableLayout,
    measured: dict[str, tuple[int, AwardRule]],
    rows: Sequence[_Told],
    statements: Sequence[StatementTable],
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Scales | None:
    """What awards and money are counted in; None where nothing tells what the awards are.

    No company has awards for more shares than it has, so that words of a scale may be of the money alone.
    """
    headings = {part: layout.columns[at].heading for part, (at, _) in measured.items()}
    around = scales_in(above, vocabulary)
    counts = [abs(row.cells[measured["count"][0]].shown) for row in rows]
    said = scales_in([headings["count"]], vocabulary) or around
    shares = 0 if max(counts) >= _WHOLE or said is None else said.shares
    if (said is None and max(counts) < _FEW) or max(counts).scaleb(shares) > _most_shares(statements):
        return None
    spoken = scales_in([headings.get("value", "")], vocabulary) or around
    if spoken is None and {s.scales.monetary for s in statements if s.kind in COLUMNAR_KINDS} != {0}:
        measured.pop("value", None)
    return Scales(monetary=spoken.monetary if spoken else 0, shares=shares)


def _most_shares(statements: Sequence[StatementTable]) -> Decimal:
    lines = (line for s in statements if s.kind in COLUMNAR_KINDS for line in s.lines if line.unit is UnitKind.SHARES)
    return max((amount.shown for line in lines for amount in line.amounts), default=Decimal("Infinity"))


def _turned(
    layout: TableLayout,
    of_it: AwardRule,
    measured: dict[str, tuple[int, AwardRule]],
    stretches: Sequence[_Stretch],
    scales: Scales,
) -> StatementTable:
    """The table with a line for each cell, in the columns of the periods that they are of."""
    heading = layout.columns[measured["count"][0]]
    columns: list[Column] = []
    figures: dict[tuple[str, UnitKind], list[ReportedAmount]] = {}
    for label, unit, cell, period in _cells(measured, stretches):
        column = Column(heading.position, heading.heading, ColumnRole.VALUE, period, of_it.member)
        if column not in columns:
            columns.append(column)
        amount, _ = amount_of(_unsigned(cell), column, columns.index(column), unit, scales)
        held = figures.setdefault((label, unit), [])
        if amount and not amount.is_dash and all(one.period != period for one in held):
            held.append(amount)
    lines = (line_of(layout, label, unit, amounts) for (label, unit), amounts in figures.items() if amounts)
    return note_of(layout, of_it.subject, lines, columns, scales)


def _cells(
    measured: dict[str, tuple[int, AwardRule]], stretches: Sequence[_Stretch]
) -> Iterator[tuple[str, UnitKind, Cell, Period]]:
    """What is told of the awards: its name, its unit, its cell and its time."""
    for stretch in stretches:
        start = eve_of(stretch.period)
        end = Instant(stretch.period.end)
        first, *moves, last = stretch.rows
        timed: list[tuple[_Told, Period]] = [(first, start), *((row, stretch.period) for row in moves), (last, end)]
        timed += [(row, end) for row in stretch.beside]
        for row, period in timed:
            for part, (at, column) in measured.items():
                cell = row.cells.get(at)
                if row.rule and cell and _may_be(part, cell):
                    yield f"{row.rule.label}, {column.label}".capitalize(), _UNITS[part], cell, period


def _may_be(part: str, cell: Cell) -> bool:
    """Whether a figure can be what its column tells: a price has cents, a count neither these nor a currency."""
    if cell.kind is not CellKind.NUMBER:
        return False
    return part != "count" or not has_currency_sign(cell)


def _unsigned(cell: Cell) -> Cell:
    """What words of a row take off is told as it is counted."""
    return cell._replace(negative=False)
