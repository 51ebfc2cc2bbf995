"""Tables of notes that lead each part of something from balance to balance: goodwill by segment, from year to year.

Their columns are parts and what these come to, the rows balances and movements. They are turned, so that the rooms
behind know a statement like any other: what each row tells is a line, in a column of one part, at a day or for the time
between two. Only what leads from one printed balance to the next is told, of the whole only what the parts come to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from converter.model.movements import MovementRule
from converter.model.periods import Duration, Instant, Period
from converter.model.source import (
    Cell,
    CellKind,
    Column,
    ColumnMember,
    ColumnRole,
    ReportedAmount,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.equity.components import comes_to, rolls, unmarked_words
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.frames import placed
from converter.reading.notes.between import between, day_of, eve_of
from converter.reading.notes.turned import line_of, note_of
from converter.reading.periods.dates import printed_dates

_LEAST_COLUMNS = 2
_MOVES = ("add", "less", "other")
_NAME = re.compile(r"[A-Z][\w&'’().,/ -]{1,80}")
_Parts = Mapping[int, ColumnMember | None]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with figures: its rule, that of rows unknown, its words, what stands above it, its cells by column."""

    rule: MovementRule
    unknown: MovementRule
    words: str
    heading: str
    cells: dict[int, Cell]

    @property
    def label(self) -> str:
        """What its line is called, by its own words where no rule knows it."""
        return f"{self.rule.label}, {self.words}" if self.rule.part == "other" else self.rule.label

    @property
    def is_balance(self) -> bool:
        return self.rule.part == "balance"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The rows from one balance to the next, the columns in which they lead there, and the time between."""

    period: Duration
    rows: tuple[_Row, ...]
    columns: tuple[int, ...]


def read_movements(
    layout: TableLayout, statements: Sequence[StatementTable], above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of parts and their movements, turned; None where it is none, or nothing of it is told for sure.

    Args:
        above: what stands above the table.
    """
    if len(layout.columns) < _LEAST_COLUMNS:
        return None
    headings = _headings(layout, vocabulary)
    if not any(_rule(vocabulary.notes.movements, "whole", heading) for heading in headings):
        return None
    for rules in _subjects(vocabulary.notes.movements, [*above, *(row.label for row in layout.table.rows)]):
        if _rule(rules, "bar", *above, *headings) or _rule(rules, "heading", *headings):
            continue
        rows = _rows(layout, rules)
        whole = _whole(headings, rows or [], rules)
        if rows is None or whole is None:
            continue
        parts = _parts(headings, whole, rules)
        stretches = list(_stretches(rows, whole, parts, statements, _times(layout, above, vocabulary), vocabulary))
        if stretches and _agrees(stretches, whole, layout, rules, statements):
            return _turned(layout, parts, stretches, _rule(rules, "whole", headings[whole]))
    return None


def _headings(layout: TableLayout, vocabulary: Vocabulary) -> list[str]:
    """The headings of the columns, without the time that stands above them all."""
    words = [unmarked_words(column.heading).split() for column in layout.columns if column.heading.strip()]
    at_each = takewhile(lambda said: len(set(said)) == 1, zip(*words, strict=False))
    shared = [said[0] for said in at_each]
    times = " ".join(shared) if shared and printed_dates(" ".join(shared), vocabulary) else ""
    plain = [unmarked_words(column.heading) for column in layout.columns]
    return [heading.removeprefix(times).strip() for heading in plain]


def _times(layout: TableLayout, above: Sequence[str], vocabulary: Vocabulary) -> Sequence[str]:
    """The words that may say of which time a table is: its own headings, else what stands above it."""
    own = [phrase.text for line in layout.table.headings for phrase in line]
    return own if any(printed_dates(text, vocabulary) for text in own) else above


def _subjects(rules: Sequence[MovementRule], texts: Sequence[str]) -> Iterator[list[MovementRule]]:
    """For each subject that some words speak of, its rules with those of all."""
    for caption in rules:
        if caption.part == "caption" and any(map(caption.pattern.search, texts)):
            yield [rule for rule in rules if rule.subject in ("", caption.subject)]


def _rule(rules: Sequence[MovementRule], part: str, *texts: str) -> MovementRule | None:
    """The first rule of a part that one of some texts fits."""
    of_part = [rule for rule in rules if rule.part == part]
    return next((rule for rule in of_part if any(map(rule.pattern.search, texts))), None)


def _rows(layout: TableLayout, rules: Sequence[MovementRule]) -> list[_Row] | None:
    """The rows with figures; None where one of them is of something else."""
    positions = tuple(column.position for column in layout.columns)
    told = [rule for rule in rules if rule.part in ("subtotal", "balance", *_MOVES)]
    found: list[_Row] = []
    heading = ""
    for row in layout.table.rows:
        words = unmarked_words(row.label)
        if not row.cells:
            heading = row.label
            continue
        if not words or _rule(rules, "stop", words):
            return None
        rule = next(rule for rule in told if rule.pattern.search(words))
        found.append(_Row(rule, told[-1], words, heading, placed(row.cells, positions)))
        heading = ""
    return found


def _whole(headings: Sequence[str], rows: Sequence[_Row], rules: Sequence[MovementRule]) -> int | None:
    """The one column to which the others come in all rows."""
    named = [at for at, heading in enumerate(headings) if _rule(rules, "whole", heading)]
    wholes = [at for at in named if rows and all(_adds_across(row, at) for row in rows)]
    return wholes[0] if len(wholes) == 1 else None


def _adds_across(row: _Row, whole: int) -> bool:
    return comes_to([cell for at, cell in row.cells.items() if at != whole], row.cells.get(whole))


def _parts(headings: Sequence[str], whole: int, rules: Sequence[MovementRule]) -> dict[int, ColumnMember | None]:
    """The members of the columns that have one; several of one name, or with none, are left out."""
    axis = next(rule for rule in rules if rule.part == "axis")
    named: dict[int, ColumnMember] = {}
    for at, heading in enumerate(headings):
        known = _rule(rules, "column", heading)
        if at != whole and (known or _NAME.fullmatch(heading)):
            named[at] = known.known if known else axis.own(heading)
    members = list(named.values())
    return {whole: None, **{at: member for at, member in named.items() if members.count(member) == 1}}


def _stretches(
    rows: Sequence[_Row],
    whole: int,
    parts: _Parts,
    statements: Sequence[StatementTable],
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[_Stretch]:
    """What leads from one balance to the next, if the time between is known."""
    balances = [at for at, row in enumerate(rows) if row.is_balance]
    for first, last in pairwise(balances):
        days = day_of(rows[first].words, vocabulary), day_of(rows[last].words, vocabulary)
        kept = list(_without_subtotals(rows[first : last + 1], whole))
        headed = rows[first].heading if printed_dates(rows[first].heading, vocabulary) else ""
        texts = [headed] if headed else above
        period = between(*days, statements, texts, vocabulary) if len(kept) > 2 else None
        columns = tuple(at for at in parts if _rolls(kept, at))
        if period and whole in columns:
            yield _Stretch(period, tuple(_told_apart(rows[first : last + 1])), columns)


def _told_apart(rows: Sequence[_Row]) -> Iterator[_Row]:
    """The rows of a stretch, those called by their own words of which several would be called the same."""
    called = Counter(row.label for row in rows if not row.is_balance)
    for row in rows:
        yield replace(row, rule=row.unknown) if called[row.label] > 1 else row


def _without_subtotals(rows: Sequence[_Row], whole: int) -> Iterator[_Row]:
    """The rows but those that others above them, of the same stretch, come to."""
    moves: list[_Row] = []
    for row in rows:
        cells = [move.cells[whole] for move in moves if whole in move.cells]
        if row.rule.part == "subtotal" and moves and comes_to(cells, row.cells.get(whole)):
            continue
        moves += [] if row.is_balance else [row]
        yield row


def _rolls(rows: Sequence[_Row], at: int) -> bool:
    first, *moves, last = rows
    moved = [move.cells[at] for move in moves if at in move.cells]
    return at in last.cells and rolls(first.cells.get(at), moved, last.cells[at])


def _agrees(
    stretches: Sequence[_Stretch],
    whole: int,
    layout: TableLayout,
    rules: Sequence[MovementRule],
    statements: Sequence[StatementTable],
) -> bool:
    """Whether no line of a balance sheet with the words of the subject shows another balance, and one it if need be."""
    tie = next(rule for rule in rules if rule.part == "tie")
    shows_one = False
    for stretch in stretches:
        balances = (stretch.rows[0], eve_of(stretch.period)), (stretch.rows[-1], Instant(stretch.period.end))
        for row, day in balances:
            shown = row.cells[whole].shown.scaleb(layout.scales.monetary) if whole in row.cells else None
            told = {
                amount.shown
                for statement in statements
                if statement.kind is StatementKind.BALANCE_SHEET
                for line in statement.lines
                if tie.pattern.search(line.label) and line.unit is UnitKind.MONETARY and not line.is_inside_label
                for amount in line.amounts
                if amount.period == day and statement.columns[amount.column].member is None
            }
            if tie.label == "either sign":
                told |= {-amount for amount in told}
            if told and shown not in told:
                return False
            shows_one = shows_one or bool(told)
    return shows_one or tie.label != "needed"


def _turned(
    layout: TableLayout, parts: _Parts, stretches: Sequence[_Stretch], whole: MovementRule | None
) -> StatementTable:
    """The table with a line for all rows that tell the same, in the columns of the parts and times they are of.

    Args:
        whole: the rule of the column that the parts come to, which may be a part of something larger at each balance.
    """
    within = whole.known if whole and whole.member else None
    columns: list[Column] = []
    figures: dict[str, list[ReportedAmount]] = {}
    for label, at, cell, period in _cells(stretches):
        heading = layout.columns[at]
        member = within if parts[at] is None and isinstance(period, Instant) else parts[at]
        column = Column(heading.position, heading.heading, ColumnRole.VALUE, period, member)
        if column not in columns:
            columns.append(column)
        index = columns.index(column)
        amount, _ = amount_of(cell, column, index, UnitKind.MONETARY, layout.scales)
        held = figures.setdefault(label, [])
        if amount and not amount.is_dash and all(one.column != index for one in held):
            held.append(amount)
    told = ((label.capitalize(), amounts) for label, amounts in figures.items() if amounts)
    lines = (line_of(layout, label, UnitKind.MONETARY, amounts) for label, amounts in told)
    return note_of(layout, stretches[0].rows[0].rule.subject, lines, columns, layout.scales)


def _cells(stretches: Sequence[_Stretch]) -> Iterator[tuple[str, int, Cell, Period]]:
    """What is told: the name of its line, its column, its cell and its time."""
    for stretch in stretches:
        first, *moves, last = stretch.rows
        timed: list[tuple[_Row, Period]] = [(first, eve_of(stretch.period)), *((row, stretch.period) for row in moves)]
        for row, period in (*timed, (last, Instant(stretch.period.end))):
            for at in stretch.columns:
                if at in row.cells and row.cells[at].kind is CellKind.NUMBER:
                    yield row.label, at, _as_told(row, row.cells[at]), period


def _as_told(row: _Row, cell: Cell) -> Cell:
    """A cell with the sign in which its row is told: what goes is positive though it takes off."""
    return cell._replace(negative=not cell.negative) if row.rule.part == "less" else cell
