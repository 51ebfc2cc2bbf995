"""Columns of notes headed by years alone: their periods are those of the statements, if figures show which.

`2024 | 2023`, or `Fiscal 2024` of years that go by either of two numbers, may be of the years or of their last days
where no caption says so, and `Current | Prior` of any two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.model.periods import Duration, Period
from converter.model.source import Column, ColumnRole, StatementKind, StatementTable, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import said
from converter.reading.periods.early_ends import LAST_EARLY_MONTH
from converter.reading.periods.fiscal import is_year
from converter.reading.periods.heading_words import years_back

_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_KINDS = (StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT)
_HALF = 190
# A year of 52 weeks, from its first day to its last.
_LEAST_DAYS = 7 * 52 - 1


def with_periods_of(
    layout: TableLayout, statements: tuple[StatementTable, ...], vocabulary: Vocabulary
) -> Iterator[TableLayout]:
    """The layouts that a table headed by years alone would have with the periods of a balance sheet or of a result.

    Nothing where a heading is no year alone, or a statement has no column or several for a year. Years that end early
    in one may be called by the one before: of both readings figures must tell the right one. Where the headings are
    `Current` and `Prior`, the first is of the newest period, and the other of any before it: not always of a year ago.
    """
    # A year alone is taken for that of a flow where other tables of the document are of such years.
    are_of_time = all(c.role in (ColumnRole.UNDATED, ColumnRole.VALUE) and not c.member for c in layout.columns)
    years = [_year(column, vocabulary) for column in layout.columns]
    back = years_back({index: column.heading for index, column in enumerate(layout.columns)}, vocabulary)
    for kind in _KINDS:
        told = [c for statement in without_quarters(statements) if statement.kind is kind for c in statement.columns]
        periods = dict.fromkeys(c.period for c in told if c.period and c.role is ColumnRole.VALUE and c.member is None)
        if all(years) and are_of_time:
            is_early = bool(periods) and all(period.end.month <= LAST_EARLY_MONTH for period in periods)
            for late in (0, 1) if is_early else (0,):
                ends = [year + late for year in years if year]
                yield from _dated(layout, [[p for p in periods if p.end.year == end] for end in ends])
        elif sorted(back.values()) == [0, 1] and periods:
            newest = max(period.end for period in periods)
            current = [period for period in periods if period.end == newest]
            lasting = _days(current[0])
            earlier = [period for period in periods if period.end < newest]
            for prior in sorted(earlier, key=lambda p: (p.end, -abs(_days(p) - lasting)), reverse=True):
                yield from _dated(layout, [current if back[i] == 0 else [prior] for i in range(len(back))])


def without_quarters(statements: Sequence[StatementTable]) -> tuple[StatementTable, ...]:
    """The statements but those of quarters beside others of the kind that are of years alone: notes speak of years."""
    of_years = {s.kind for s in statements if (lasting := _lasting(s)) and min(lasting) >= _LEAST_DAYS}
    return tuple(s for s in statements if s.kind not in of_years or min(_lasting(s), default=_LEAST_DAYS) > _HALF)


def _lasting(statement: StatementTable) -> list[int]:
    return [_days(column.period) for column in statement.columns if isinstance(column.period, Duration)]


def years_late(layout: TableLayout, dated: TableLayout, vocabulary: Vocabulary) -> frozenset[int]:
    """How many years after those that head its columns the periods end that a table was given."""
    both = zip(layout.columns, dated.columns, strict=True)
    named = ((_year(before, vocabulary), after.period) for before, after in both if before.period is None)
    return frozenset(period.end.year - year for year, period in named if year and period)


def _year(column: Column, vocabulary: Vocabulary) -> int | None:
    """The year that heads a column alone, or, where nothing dates it, with words that only say that it is one."""
    alone = _YEAR.fullmatch(column.heading)
    if alone or column.role is not ColumnRole.UNDATED:
        return int(alone.group(1)) if alone else None
    numbers, words = re.findall(r"\d+", column.heading), re.findall(r"[^\W\d_]+", column.heading.lower())
    if len(numbers) != 1 or not _ANY_YEAR.fullmatch(numbers[0]) or not vocabulary.heading_words.issuperset(words):
        return None
    what = said(column.heading, vocabulary)
    is_of_year = not what.quarter and (what.length is None or is_year(what.length))
    return int(numbers[0]) if is_of_year else None


def _days(period: Period) -> int:
    return (period.end - period.start).days if isinstance(period, Duration) else 0


def names_no_day(layout: TableLayout, vocabulary: Vocabulary) -> bool:
    """Whether nothing but `Current` and `Prior` dates a table: the prior day may be a year ago or the year's end."""
    headings = {index: column.heading for index, column in enumerate(layout.columns)}
    told = (*headings.values(), *layout.table.captions, layout.table.lead)
    return bool(years_back(headings, vocabulary)) and not any(_ANY_YEAR.search(text) for text in told)


def _dated(layout: TableLayout, periods: Sequence[Sequence[Period]]) -> Iterator[TableLayout]:
    """The layout with one period for each column; nothing where one has none or several."""
    if all(len(found) == 1 for found in periods):
        dated = zip(layout.columns, periods, strict=True)
        columns = (replace(column, role=ColumnRole.VALUE, period=found[0]) for column, found in dated)
        yield replace(layout, columns=tuple(columns))
