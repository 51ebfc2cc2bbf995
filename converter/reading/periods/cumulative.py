"""Columns that end with the quarter beside them and begin before it: with the fiscal year, or with the company."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from converter.model.vocabulary import PeriodRule
from converter.reading.periods.dates import Said
from converter.reading.periods.fiscal import months_of_year_at, quarter_end
from converter.reading.periods.mentions import Calendar
from converter.reading.periods.periods import Dated

_ANYTHING = re.compile("")
_QUARTER = 3
_PARTS = frozenset({6, 9, 12})


def all_to_date(own: Mapping[int, Said], around: Said) -> dict[int, Said]:
    """The words of columns headed by days alone below `Year to date`, each to its own."""
    silent = all(what.dates and not (what.length or what.quarter or what.since_inception) for what in own.values())
    if not (around.to_date and silent) or around.length:
        return dict(own)
    return {index: replace(what, to_date=True) for index, what in own.items()}


def with_cumulative(
    own: Mapping[int, Said], found: Mapping[int, Dated | None], calendar: Calendar
) -> dict[int, Dated | None]:
    """What dates each column: those to date are as old as their year, those since inception as the company.

    Args:
        own: what the heading of each column says.
        found: what dates the columns as far as their own words tell.
    """
    dated = dict(found)
    for index, what in own.items():
        if what.to_date:
            dated[index] = _to_date(index, own, found, calendar)
        elif what.since_inception:
            dated[index] = _since_inception(index, own, found, calendar)
    return dated


def _since_inception(
    index: int, own: Mapping[int, Said], found: Mapping[int, Dated | None], calendar: Calendar
) -> Dated | None:
    """From the day on which the company began to the last one of the columns beside it, if none is printed."""
    mine = found[index]
    if mine and mine.start:
        return mine
    ends = [sister.end for i, sister in found.items() if sister and not own[i].since_inception]
    end = mine.end if mine and own[index].dates else max(ends, default=None)
    if end is None or calendar.inception is None or calendar.inception >= end:
        return None
    return replace(mine, start=calendar.inception) if mine and mine.end == end else Dated(end, None, calendar.inception)


def _to_date(
    index: int, own: Mapping[int, Said], found: Mapping[int, Dated | None], calendar: Calendar
) -> Dated | None:
    sisters = {i: what for i, what in found.items() if what and not own[i].to_date}
    mine = found[index]
    beside = _end_beside(own[index], own, sisters)
    if beside is None and mine is None and not sisters:
        return _to_closing(own[index], calendar)
    end = mine.end if mine and (own[index].dates or own[index].quarter or not sisters) else beside
    if end is None:
        return mine if mine and own[index].length else None
    if own[index].quarter:
        return Dated(end, PeriodRule(_ANYTHING, _QUARTER * own[index].quarter, 0))
    if own[index].length:
        return Dated(end, own[index].length)
    counted = {_QUARTER * own[i].quarter for i, what in sisters.items() if what.end == end and own[i].quarter}
    told = {m.length.months for m in (*calendar.mentions, *calendar.columns) if m.end == end} & _PARTS
    months = next((lengths for lengths in (counted, {months_of_year_at(calendar, end)} - {0}, told) if lengths), set())
    return Dated(end, PeriodRule(_ANYTHING, months.pop(), 0)) if len(months) == 1 else None


def _to_closing(what: Said, calendar: Calendar) -> Dated | None:
    """What is over of a year at the end of the quarter that the whole document tells of: `Year-to-date 2024`."""
    if calendar.closing is None or len(what.years) != 1 or what.length or what.quarter:
        return None
    _, quarter, _ = calendar.closing
    end = quarter_end(calendar, what.years[-1], quarter)
    return Dated(end, PeriodRule(_ANYTHING, _QUARTER * quarter, 0)) if end else None


def _end_beside(what: Said, own: Mapping[int, Said], sisters: Mapping[int, Dated]) -> date | None:
    """The one end of the columns beside it that lies in its year, by the numbers of their quarters if they have such.

    `YTD FY04` beside `Q2 FY04` ends with that, though it be in 2003.
    """
    named = {i: own[i].years[-1] for i in sisters if own[i].quarter and own[i].years}
    ends = {
        sister.end for i, sister in sisters.items() if not what.years or named.get(i, sister.end.year) == what.years[-1]
    }
    return ends.pop() if len(ends) == 1 else None
