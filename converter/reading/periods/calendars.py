"""What the columns of titled statements add to a document's calendar: one statement may date another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from converter.model.periods import Duration, Period
from converter.model.source import COLUMNAR_KINDS, ColumnRole, StatementKind, Table
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.columns import read_columns, told_captions
from converter.reading.periods.anchors import with_closing
from converter.reading.periods.dates import Said, said
from converter.reading.periods.mentions import Calendar, Mention
from converter.reading.periods.titled_periods import titled_quarter
from converter.reading.titles import title_and_kind

_DAYS_PER_MONTH = 30.44
_QUARTERS = (3, 6, 9, 12)
_SLACK = 8
_ANYTHING = re.compile("")


def with_columns(
    calendar: Calendar, tables: tuple[Table, ...], vocabulary: Vocabulary, filed_end: str = ""
) -> Calendar:
    """A calendar with the periods that the columns of titled statements can be dated by without it.

    Args:
        filed_end: the month and day on which the submission's header says that years end; "" where it does not.
    """
    silent = Calendar(calendar.dates, ())
    read = [_read(table, silent, vocabulary) for table in tables]
    periods = {period for each in read for period in each.periods}
    sheets: frozenset[date] = frozenset(period.end for each in read if each.is_sheet for period in each.periods)
    headed = [what for each in read if not each.is_sheet for what in each.undated]
    ends: frozenset[date] = frozenset(period.end for period in periods)
    by_weeks = frozenset(period for each in read for period in each.by_weeks)
    columns = tuple(_mentions(periods))
    calendar = replace(calendar, columns=columns, column_ends=ends, sheets=sheets, by_weeks=by_weeks)
    return with_closing(calendar, headed, filed_end)


@dataclass(frozen=True, slots=True)
class _Statement:
    """The periods of a titled statement, and what the headings of columns say that nothing in it dates."""

    is_sheet: bool
    periods: frozenset[Period] = frozenset()
    undated: tuple[Said, ...] = ()
    by_weeks: tuple[Duration, ...] = ()


def _read(table: Table, calendar: Calendar, vocabulary: Vocabulary) -> _Statement:
    captions = told_captions(table, vocabulary)
    _, named = title_and_kind(captions, vocabulary, table.section)
    is_sheet = named is StatementKind.BALANCE_SHEET
    if named not in COLUMNAR_KINDS or not table.headings:
        return _Statement(is_sheet)
    columns = read_columns(table, captions, calendar, vocabulary, instants_only=is_sheet, flows=not is_sheet)
    headed = [(column, said(column.heading, vocabulary)) for column in columns]
    titled = titled_quarter(captions, vocabulary)
    undated = (what for column, what in headed if column.role is ColumnRole.UNDATED)
    return _Statement(
        is_sheet,
        frozenset(column.period for column in columns if column.period),
        tuple(what if what.length else replace(what, quarter=titled) for what in undated),
        tuple(c.period for c, what in headed if isinstance(c.period, Duration) and what.length and what.length.weeks),
    )


def _mentions(periods: set[Period]) -> Iterator[Mention]:
    for period in periods:
        if isinstance(period, Duration):
            days = (period.end - period.start).days + 1
            for months in _QUARTERS:
                if abs(days - months * _DAYS_PER_MONTH) <= _SLACK:
                    yield Mention(PeriodRule(_ANYTHING, months, 0), period.end)
