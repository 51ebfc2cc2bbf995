"""Which quarter a release tells of, where only the day of its balance sheet says when it ended.

`Fourth Quarter 2021` over the flows and `December 31, 2021` over the newest balances are the same day: the first is
the newest quarter of the release and the second its end. All other quarters follow from it by whole quarters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date, timedelta

from converter.reading.periods.dates import Said
from converter.reading.periods.fiscal import goes_by, is_quarter_of, year_month
from converter.reading.periods.mentions import Calendar, is_month_end

_DECEMBER = 12
_YEAR, _QUARTER = 12, 3
# So many months after the end of a year balance sheets stand beside it that do not stand beside a quarter's.
_PARTS = frozenset({6, 9})
_NEAR_DAYS = 8
_MONTH_AND_DAY = re.compile(r"--(?P<month>\d\d)-(?P<day>\d\d)")


def with_closing(calendar: Calendar, headed: Iterable[Said], filed_end: str = "") -> Calendar:
    """A calendar with the newest quarter and its end, and the month in which years end if that settles it.

    Args:
        headed: what the headings of columns of flows say.
        filed_end: the month and day on which the submission's header says that years end, as `--12-31`.
    """
    newest = calendar.newest
    quarters = {(what.years[-1], what.quarter) for what in headed if what.quarter and what.years and not what.dates}
    if newest is None:
        return calendar
    filed = _filed_month(filed_end)
    if filed and (_index(newest) - filed) % _QUARTER:
        filed = 0
    if quarters:
        year, quarter = max(quarters)
        ends_in = year_month(newest, quarter)
        named = (newest, quarter) in {(m.end, m.quarter) for m in calendar.mentions if m.length.months == _QUARTER}
        sheets = _is_told(newest, quarter, calendar.sheets)
        told = filed == ends_in if filed else named or sheets or ends_in == _DECEMBER
        # Years to January go by either of two numbers, and the heading says by which one.
        by_heading = bool(named or sheets or filed) and goes_by(newest, quarter, year)
        if told and (is_quarter_of(calendar, newest, quarter, year) or by_heading):
            return replace(calendar, closing=(newest, quarter, year), year_month=ends_in)
        return calendar
    return (
        replace(calendar, year_month=filed or _last_month(newest, calendar.sheets))
        if is_month_end(newest)
        else calendar
    )


def _filed_month(filed_end: str) -> int:
    """The month of the day on which a header says that years end; early days of a month are of the one before."""
    found = _MONTH_AND_DAY.fullmatch(filed_end)
    if found is None:
        return 0
    month, day = int(found["month"]), int(found["day"])
    return (month - 2) % _YEAR + 1 if day <= _NEAR_DAYS else month


def _last_month(newest: date, sheets: Set[date]) -> int:
    """The month in which years end, if the other balance sheet is two or three quarters older; 0 where none tells.

    It is of the end of the year before then: one quarter before stand also the quarter before, and four the same day of
    the year before, which tells nothing.
    """
    gaps = {_index(newest) - _index(day) for day in sheets} - {0, _YEAR}
    if len(gaps) != 1 or not gaps <= _PARTS:
        return 0
    return (_index(newest) - gaps.pop() - 1) % _YEAR + 1


def _is_told(newest: date, quarter: int, sheets: Set[date]) -> bool:
    """Whether the other balance sheets are of the end of the year before, or of the same day a year before.

    Years to December need no such proof: no other quarter of such a year has its number in its year.
    """
    before = {_index(newest) - _index(day) for day in sheets} - {0}
    return _QUARTER * quarter in before and before <= {_QUARTER * quarter, _YEAR}


def _index(day: date) -> int:
    """The month of a day counted from the first year; early days of a month are of the one before."""
    day -= timedelta(days=_NEAR_DAYS)
    return _YEAR * day.year + day.month
