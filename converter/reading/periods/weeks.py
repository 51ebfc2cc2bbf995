"""Periods of a year of weeks whose length the document tells, or that of a filer whose quarters are known.

Most such years have quarters of 13 weeks. Those of grocers, restaurants and some others have three of 12 and one
of 16; the week that a long year has more goes to one quarter, mostly its last.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise

from converter.reading.periods.fiscal import ends_about, is_quarter_of
from converter.reading.periods.mentions import Calendar

_QUARTER = 3
_WEEKS_OF_A_QUARTER = 13
_SLACK = 4
# Lengths of one, two and three quarters that are not of 13 weeks; 17 are 16 and the week of a long year.
_UNEVEN = frozenset({12, 16, 17, 24, 28, 36})
# A quarter of so many weeks holds the week that a long year has more; the years beside a long one are none.
_LONG = frozenset({14, 17})


def told_start(end: date, months: int, calendar: Calendar) -> date | None:
    """The first day of a period of some quarters that ends on `end`, if its weeks are told."""
    weeks = _named_weeks(end, months, calendar)
    if weeks is None and months == _QUARTER:
        weeks = _quarter_weeks(end, calendar)
    if weeks is not None:
        return end - timedelta(days=7 * weeks - 1)
    return _start_by_quarters(end, months // _QUARTER, calendar)


def is_uneven(calendar: Calendar) -> bool:
    """Whether the company has quarters of other than 13 weeks, so that no length but a year's can be assumed."""
    told = {weeks for _, _, weeks in calendar.quarters} | {mention.length.weeks for mention in calendar.mentions}
    return bool(_UNEVEN & told) or bool(calendar.weeks_of_quarters)


def _named_weeks(end: date, months: int, calendar: Calendar) -> int | None:
    """The weeks of a period that a column or else the text names by its weeks: `the 12 weeks ended March 23, 2024`."""
    meant = _WEEKS_OF_A_QUARTER * months // _QUARTER
    headed = {((span.end - span.start).days + 1) // 7 for span in calendar.by_weeks if span.end == end}
    told = {m.length.weeks for m in calendar.mentions if m.end == end}
    named = {weeks for weeks in headed if abs(weeks - meant) <= _SLACK}
    named = named or {weeks for weeks in told if abs(weeks - meant) <= _SLACK}
    return named.pop() if len(named) == 1 else None


def _quarter_weeks(end: date, calendar: Calendar) -> int | None:
    """The weeks that the text gives to a quarter, or to the same one of a long year beside its own."""
    told = {weeks for quarter, year, weeks in calendar.quarters if year and is_quarter_of(calendar, end, quarter, year)}
    if not told:
        told = {
            weeks - 1
            for quarter, year, weeks in calendar.quarters
            if year and weeks in _LONG and _is_beside(calendar, end, quarter, year)
        }
    return told.pop() if len(told) == 1 else None


def _is_beside(calendar: Calendar, end: date, quarter: int, year: int) -> bool:
    return any(is_quarter_of(calendar, end, quarter, other) for other in (year - 1, year + 1))


def _start_by_quarters(end: date, quarters: int, calendar: Calendar) -> date | None:
    """The first day of some quarters of a filer whose quarters and years are known."""
    if not calendar.weeks_of_quarters:
        return None
    for rule in calendar.weekdays:
        for before, last in pairwise(sorted(ends_about(rule, end))):
            ends = _ends_of_quarters(before, last, calendar.weeks_of_quarters)
            if end in ends[1:] and ends.index(end) >= quarters:
                return ends[ends.index(end) - quarters] + timedelta(days=1)
    return None


def _ends_of_quarters(before: date, last: date, weeks: Sequence[int]) -> list[date]:
    """The last days of the year before and of the quarters of a year; its own week more is in its last."""
    return [*(before + timedelta(days=7 * sum_) for sum_ in accumulate(weeks[:-1], initial=0)), last]
