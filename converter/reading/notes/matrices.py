"""Tables of notes whose rows and columns are both known: what leases cost and what is owed, of each kind of lease.

They are turned, so that the rooms behind know a statement like any other: each cell is a line of its own, at the day of
a balance sheet. The rows must come to their results in every column, and the columns to the whole beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from converter.model.matrices import MatrixRule
from converter.model.periods import Instant
from converter.model.rounding import outcome
from converter.model.source import (
    Cell,
    CellKind,
    Column,
    ColumnRole,
    ReportedAmount,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.equity.components import comes_to, plain_words
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.frames import placed
from converter.reading.notes.schedules import Printed, day_of_sheet
from converter.reading.notes.subjects import is_barred
from converter.reading.notes.turned import line_of, note_of
from converter.reading.periods.dates import printed_dates
from converter.reading.periods.years_ahead import balance_days

_LEAST_COLUMNS, _LEAST_ROWS = 2, 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_ROWS = ("item", "less", "result")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with figures: what it is, and its cells by column."""

    rule: MatrixRule
    cells: dict[int, Cell]


def read_matrices(
    layout: TableLayout, printed: Printed, above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table with known rows and columns, turned; None where it is none, or not all of it can be told."""
    headings = [plain_words(column.heading) for column in layout.columns]
    words = [*above, *(plain_words(row.label) for row in layout.table.rows)]
    for subject in dict.fromkeys(rule.subject for rule in vocabulary.notes.matrices):
        rules = [rule for rule in vocabulary.notes.matrices if rule.subject == subject]
        columns = {at: rule for at, heading in enumerate(headings) if (rule := _rule(rules, ("column",), heading))}
        if len(columns) < _LEAST_COLUMNS or not _speaks(rules, words):
            continue
        whole = {at: rule for at, heading in enumerate(headings) if (rule := _rule(rules, ("whole",), heading))}
        days = _days(layout, [*columns, *whole], printed, above, vocabulary)
        named = {at: rule for at, rule in (columns | whole).items() if at in days}
        rows = _rows(layout, rules, named)
        is_told = bool(rows) and _is_told_once(named, days) and _holds(rows, named, days)
        if is_told and not is_barred(layout, above, vocabulary):
            return _turned(layout, subject, named, days, rows)
    return None


def _rule(rules: Sequence[MatrixRule], parts: Sequence[str], text: str) -> MatrixRule | None:
    return next((rule for rule in rules if rule.part in parts and rule.pattern.search(text)), None)


def _speaks(rules: Sequence[MatrixRule], texts: Sequence[str]) -> bool:
    said = any(_rule(rules, ("caption",), text) for text in texts)
    return said and not any(_rule(rules, ("bar",), text) for text in texts)


def _days(
    layout: TableLayout, columns: Sequence[int], printed: Printed, above: Sequence[str], vocabulary: Vocabulary
) -> dict[int, date]:
    """The day of each column: as its heading says, be it by the year alone, else as the words above do."""
    known = balance_days(printed.statements)
    told = day_of_sheet(layout, printed, above, vocabulary)
    found: dict[int, date] = {}
    for at in columns:
        heading = layout.columns[at].heading
        own = {day.whole for _, day in printed_dates(heading, vocabulary) if day.whole}
        years = set(map(int, _YEAR.findall(heading)))
        of_year = {day for day in known if day.year in years}
        may_be = own & set(known) if own else of_year if years else {told}
        day = next(iter(may_be)) if len(may_be) == 1 else None
        found |= {at: day} if day else {}
    return found


def _is_told_once(columns: Mapping[int, MatrixRule], days: Mapping[int, date]) -> bool:
    """Whether no two columns tell the same, and there are two at each day."""
    told = [(rule.label, days[at]) for at, rule in columns.items()]
    return len(set(told)) == len(told) and all(list(days.values()).count(day) > 1 for day in days.values())


def _rows(layout: TableLayout, rules: Sequence[MatrixRule], columns: Mapping[int, MatrixRule]) -> list[_Row]:
    """The rows with figures in the columns; none where one of them is unknown."""
    positions = tuple(column.position for column in layout.columns)
    results = [rule for rule in rules if rule.part == "result"]
    unnamed = results[0] if len(results) == 1 else None
    found = []
    for row in layout.table.rows:
        cells = {at: cell for at, cell in placed(row.cells, positions).items() if at in columns}
        words = plain_words(row.label)
        rule = _rule(rules, _ROWS, words) if words else unnamed
        if cells and rule is None:
            return []
        found += [_Row(rule, cells)] if rule and cells else []
    return found if len(found) >= _LEAST_ROWS else []


def _holds(rows: Sequence[_Row], columns: Mapping[int, MatrixRule], days: Mapping[int, date]) -> bool:
    """Whether all rows come to their results in every column, and the parts of each row to its whole."""
    if rows[-1].rule.part != "result" or not all(_comes_down(rows, at) for at in columns):
        return False
    for at, rule in columns.items():
        parts = [other for other, one in columns.items() if one.part == "column" and days[other] == days[at]]
        if rule.part == "whole" and not all(
            comes_to([row.cells[part] for part in parts if part in row.cells], row.cells.get(at)) for row in rows
        ):
            return False
    return True


def _comes_down(rows: Sequence[_Row], at: int) -> bool:
    """Whether the figures of a column come to each of its results, which those below it go on from."""
    held: list[tuple[Decimal, int]] = []
    for row in rows:
        cell = row.cells.get(at)
        if cell is None or cell.kind not in (CellKind.NUMBER, CellKind.DASH):
            if row.rule.part == "result":
                return False
            continue
        if row.rule.part == "result":
            difference = sum((shown for shown, _ in held), Decimal(0)) - cell.shown
            if len(held) < _LEAST_COLUMNS or outcome(difference, [d for _, d in held] + [cell.decimals]) == "broken":
                return False
            held = []
        held.append((-abs(cell.shown) if row.rule.part == "less" else cell.shown, cell.decimals))
    return True


def _turned(
    layout: TableLayout,
    subject: str,
    named: Mapping[int, MatrixRule],
    days: Mapping[int, date],
    rows: Sequence[_Row],
) -> StatementTable:
    """The table with a line for each cell, those at several days in one."""
    used = sorted(named)
    columns = tuple(
        Column(layout.columns[at].position, layout.columns[at].heading, ColumnRole.VALUE, Instant(days[at]))
        for at in used
    )
    figures: dict[str, list[ReportedAmount]] = {}
    for label, at, cell in _cells(named, rows):
        amount, _ = amount_of(cell, columns[used.index(at)], used.index(at), UnitKind.MONETARY, layout.scales)
        figures.setdefault(label, [])
        figures[label] += [amount] if amount and not amount.is_dash else []
    lines = (line_of(layout, label, UnitKind.MONETARY, amounts) for label, amounts in figures.items() if amounts)
    return note_of(layout, subject, lines, columns, layout.scales)


def _cells(named: Mapping[int, MatrixRule], rows: Sequence[_Row]) -> Iterator[tuple[str, int, Cell]]:
    """What is told: the name of its line, its column and its cell; of results called the same the last alone."""
    last = {row.rule.label: row for row in rows if row.rule.part == "result"}
    for at, column in named.items():
        for row in rows:
            if at in row.cells and last.get(row.rule.label, row) is row:
                cell = row.cells[at]
                yield f"{column.label}, {row.rule.label}", at, cell._replace(negative=False)
