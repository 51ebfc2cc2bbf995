"""Tables of balances and their movements: what each row is, and the component and period of each figure.

Two layouts are read. In a matrix the components are columns and the periods follow one another from balance to
balance; this file reads it. In sections the columns are periods and the components stand below one another
(roll_sections.py). Both give columns of one component and one period each. A column whose movements do not come
from its opening to its closing balance is left untagged: a figure of it is misprinted or misread.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from statistics import median_low

from converter.model.periods import Duration
from converter.model.small_words import TimeWords
from converter.model.source import (
    Cell,
    Column,
    ColumnRole,
    RollForward,
    RollRole,
    RollRow,
    Row,
    Table,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import headings_at
from converter.reading.equity.component_headings import component_lines, period_of_first
from converter.reading.equity.components import Component, column_components, plain_words, rolls
from converter.reading.equity.roll_places import grid_row, settled_places
from converter.reading.periods.dates import printed_dates
from converter.reading.periods.dating import column_periods
from converter.reading.periods.mentions import Calendar, is_month_end

_MARKS = r"[\s,;:\u2013\u2014-]*"
_LONGEST = 380


@dataclass(frozen=True, slots=True)
class _Line:
    """A row: what it is, and the date that it prints."""

    row: Row
    roles: frozenset[str]
    day: date | None

    @property
    def cells(self) -> tuple[Cell, ...]:
        return self.row.cells

    @property
    def is_balance(self) -> bool:
        return bool(self.cells) and bool(self.roles & {"balance", "opening", "closing"})

    @property
    def is_adjusted(self) -> bool:
        return "adjusted" in self.roles


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows from one balance to the next, by index, and the period between them."""

    opening: int
    closing: int
    begins_chain: bool
    period: Duration | None


def read_matrix(
    table: Table, captions: tuple[str, ...], calendar: Calendar, vocabulary: Vocabulary
) -> tuple[tuple[Column, ...], RollForward] | None:
    """The columns and rows of a matrix of components; None where the table is none.

    Args:
        captions: the lines above the table, outermost first.
        calendar: the dates of the whole document.
    """
    lines = [_line(row, vocabulary) for row in table.rows]
    plain = replace(table, headings=component_lines(table, vocabulary))
    positions = _positions(plain)
    blocks = _blocks(lines, period_of_first(table, vocabulary), captions, calendar, vocabulary)
    if not blocks or len(positions) < 2:
        return None
    headings = headings_at(plain, positions, vocabulary)
    spans = [
        (block.opening, [i for i in range(block.opening + 1, block.closing) if _counts(lines[i])], block.closing)
        for block in blocks
    ]
    places = settled_places([line.cells for line in lines], positions, spans)
    grid = [grid_row(where, line.cells) for where, line in zip(places, lines, strict=True)]
    moves = [figures for figures, line in zip(grid, lines, strict=True) if not line.is_balance]
    components = column_components(headings, grid, moves, vocabulary)
    if components is None:
        return None
    columns = tuple(
        _column(block, grid, at, positions[at], headings[at], components[at], lines)
        for block in blocks
        for at in range(len(positions))
    )
    rolled = _rows(lines, places, blocks, len(positions))
    units = tuple(component.unit if component else None for _ in blocks for component in components)
    held = tuple(component is not None and component.is_held for _ in blocks for component in components)
    return columns, RollForward(rolled, units, held, is_matrix=True)


def roles_of(label: str, vocabulary: Vocabulary) -> frozenset[str]:
    """What the rows of roll_rows.csv make of a label."""
    plain = plain_words(label)
    return frozenset(rule.role for rule in vocabulary.roll_rows if rule.pattern.search(plain))


def without_dates(label: str, vocabulary: Vocabulary) -> str:
    """A label without its date and the words that lead it in: `Balance`."""
    dates = printed_dates(label, vocabulary)
    if not dates:
        return label
    (start, _), _ = dates[0]
    return _leads(vocabulary.small_words.times).sub("", label[:start]) or label


@lru_cache(maxsize=4)
def _leads(times: TimeWords) -> re.Pattern[str]:
    """What leads in a day at the end of a label."""
    return re.compile(rf"{_MARKS}(?:\b(?:{times.days.pattern})\b)?{_MARKS}$", re.IGNORECASE)


def _line(row: Row, vocabulary: Vocabulary) -> _Line:
    days = {printed.whole for _, printed in printed_dates(row.label, vocabulary)}
    day = days.pop() if len(days) == 1 else None
    return _Line(row, roles_of(row.label, vocabulary), day)


def _positions(table: Table) -> tuple[int, ...]:
    """The right edges of the columns: balances fill them all."""
    most = max((len(row.cells) for row in table.rows), default=0)
    full = [row.cells for row in table.rows if len(row.cells) == most]
    return tuple(median_low([cell.right for cell in column]) for column in zip(*full, strict=True))


def _blocks(
    lines: Sequence[_Line], first: str, captions: tuple[str, ...], calendar: Calendar, vocabulary: Vocabulary
) -> list[_Block]:
    """From balance to balance; an opening balance that was adjusted stands within its block.

    Args:
        first: the period that stands right above all rows.
    """
    balances = [i for i, line in enumerate(lines) if line.is_balance and not line.is_adjusted]
    pairs: list[tuple[int, int, bool]] = []
    for before, after in pairwise(balances):
        moves = any(line.cells for line in lines[before + 1 : after])
        closed = "closing" in lines[before].roles and "opening" in lines[after].roles
        if moves and not closed:
            pairs.append((before, after, not pairs or pairs[-1][1] != before))
    found = []
    for opening, closing, begins in pairs:
        headed = _heading_above(lines, opening) or ("" if any(line.cells for line in lines[:opening]) else first)
        told = captions if len(pairs) == 1 else ()
        period = _period(lines, (opening, closing), begins, headed, told, calendar, vocabulary)
        found.append(_Block(opening, closing, begins, period))
    return found


def _heading_above(lines: Sequence[_Line], opening: int) -> str:
    """The nearest row without figures right above an opening balance."""
    above = [line.row.label for line in lines[max(0, opening - 2) : opening] if not line.cells]
    return above[-1] if above else ""


def _period(
    lines: Sequence[_Line],
    between: tuple[int, int],
    begins: bool,
    headed: str,
    captions: tuple[str, ...],
    calendar: Calendar,
    vocabulary: Vocabulary,
) -> Duration | None:
    """The period between two balances by the dates they print, else by the heading above them."""
    first, last = (lines[index].day for index in between)
    if first is None or last is None:
        found = column_periods(
            {0: headed}, captions, calendar, vocabulary, members={}, instants_only=False, flows=True
        ).get(0)
        if not isinstance(found, Duration) or found.end != (last or found.end):
            return None
        return found if first in (None, found.start, found.start - timedelta(days=1)) else None
    start = first + timedelta(days=1)
    if begins and first.day == 1 and is_month_end(last):
        # `Balance at January 1` is that of the day before, unless a year of weeks happened to end on the first.
        told = {day for day in (first, first - timedelta(days=1)) if day in calendar.dates | calendar.ends}
        if calendar.is_by_weeks and told != {first - timedelta(days=1)}:
            return None
        start = first
    return Duration(start, last) if 0 < (last - start).days <= _LONGEST else None


def _column(
    block: _Block,
    grid: Sequence[dict[int, Cell]],
    at: int,
    position: int,
    heading: str,
    component: Component | None,
    lines: Sequence[_Line],
) -> Column:
    """The column of a component in a block, without a role for facts where anything is unclear."""
    if component is None:
        return Column(position, heading, ColumnRole.OTHER)
    if block.period is None:
        return Column(position, heading, ColumnRole.UNDATED)
    between = range(block.opening + 1, block.closing)
    moves = [grid[i][at] for i in between if at in grid[i] and _counts(lines[i])]
    role = ColumnRole.VALUE if rolls(grid[block.opening].get(at), moves, grid[block.closing].get(at)) else _UNPROVEN
    return Column(position, heading, role, block.period, component.member)


_UNPROVEN = ColumnRole.UNPROVEN


def _counts(line: _Line) -> bool:
    return "beside" not in line.roles and not line.is_balance


def _rows(
    lines: Sequence[_Line], places: Sequence[tuple[int | None, ...]], blocks: Sequence[_Block], width: int
) -> tuple[RollRow, ...]:
    """What each row is, with the columns of its block."""
    rows = []
    for index, (line, where) in enumerate(zip(lines, places, strict=True)):
        role, number = _role(index, line, blocks)
        columns = tuple(None if at is None or number is None else number * width + at for at in where)
        rows.append(RollRow(role, line.row.label, columns))
    return tuple(rows)


def _role(index: int, line: _Line, blocks: Sequence[_Block]) -> tuple[RollRole, int | None]:
    """What a row is, and the number of its block; none for what stands in no block."""
    if not line.cells:
        return RollRole.HEADING, None
    for number, block in enumerate(blocks):
        if index == block.closing:
            return RollRole.CLOSING, number
        if index == block.opening and block.begins_chain:
            return RollRole.OPENING, number
        if block.opening < index < block.closing:
            if line.is_balance:
                return RollRole.LEFT_OUT, None
            if line.is_adjusted:
                return RollRole.LEFT_OUT, number
            return (RollRole.BESIDE if "beside" in line.roles else RollRole.MOVEMENT), number
    return RollRole.LEFT_OUT, None
