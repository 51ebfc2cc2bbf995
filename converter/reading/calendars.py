"""What the columns of titled statements add to a document's calendar: one statement may date another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from converter.model.periods import Duration, Period
from converter.model.source import COLUMNAR_KINDS, StatementKind, Table
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.columns import read_columns, told_captions
from converter.reading.dates import Calendar, Mention
from converter.reading.titles import title_and_kind

_DAYS_PER_MONTH = 30.44
_QUARTERS = (3, 6, 9, 12)
_SLACK = 8
_ANYTHING = re.compile("")


def with_columns(calendar: Calendar, tables: tuple[Table, ...], vocabulary: Vocabulary) -> Calendar:
    """A calendar with the periods that the columns of titled statements can be dated by without it."""
    silent = Calendar(calendar.dates, ())
    periods = {period for table in tables for period in _periods(table, silent, vocabulary)}
    ends: frozenset[date] = frozenset(period.end for period in periods)
    return replace(calendar, columns=tuple(_mentions(periods)), column_ends=ends)


def _periods(table: Table, calendar: Calendar, vocabulary: Vocabulary) -> Iterator[Period]:
    captions = told_captions(table, vocabulary)
    _, named = title_and_kind(captions, vocabulary, table.section)
    if named not in COLUMNAR_KINDS or not table.headings:
        return
    is_sheet = named is StatementKind.BALANCE_SHEET
    columns = read_columns(table, captions, calendar, vocabulary, instants_only=is_sheet, flows=not is_sheet)
    yield from (column.period for column in columns if column.period)


def _mentions(periods: set[Period]) -> Iterator[Mention]:
    for period in periods:
        if isinstance(period, Duration):
            days = (period.end - period.start).days + 1
            for months in _QUARTERS:
                if abs(days - months * _DAYS_PER_MONTH) <= _SLACK:
                    yield Mention(PeriodRule(_ANYTHING, months, 0), period.end)
