"""The period of a column: how long it is and when it ends. What cannot be dated stays undated."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from converter.model.periods import Duration, Instant, Period
from converter.model.vocabulary import PeriodRule
from converter.reading.dates import Calendar, PrintedDate, Said

_DAYS_PER_QUARTER = 91
_NEAR_DAYS = 7


def period_of(
    own: Said, around: Said, calendar: Calendar, *, default_year: int | None = None, by_mention: bool = False
) -> Period | None:
    """The period of one column.

    Args:
        own: what the column's heading says.
        around: what the captions say, which counts where the heading is silent.
        calendar: the dates of the whole document.
        default_year: the year that falls to this column where only the captions list years.
        by_mention: date a heading like `First Quarter 2001` by what the running text names in full.

    Returns:
        None where the end cannot be dated.
    """
    length = own.length or around.length
    whole = [printed.whole for printed in own.dates if printed.whole]
    if len(whole) > 1 and own.years:
        # A caption that spans the columns lists the dates of all; the year below says which is whose.
        whole = [day for day in whole if day.year == own.years[-1]]
    if len(whole) > 1:
        # `June 3, 1996 (inception) to December 31, 1996` says both ends itself.
        return Duration(whole[0], whole[-1]) if own.words & {"to", "through"} and whole[0] < whole[-1] else None
    if whole and own.years and own.years[-1] != whole[0].year:
        # `Three Months Ended June 30, 2003 and 2002` above `2002`: the day is printed for the other year.
        end = _captioned(own.dates, own.years[-1], calendar)
    else:
        end = whole[0] if whole else _end(own, around, calendar, default_year)
    if end is None and by_mention and length and own.years and not (own.dates or around.dates):
        end = _mentioned(calendar, length, own.years[-1])
    if end is None:
        return None
    return Duration(start_of(end, length), end) if length else Instant(end)


def _end(own: Said, around: Said, calendar: Calendar, default_year: int | None) -> date | None:
    """The end of a column whose heading does not print it whole."""
    year = own.years[-1] if own.years else default_year or _single(around.years)
    if own.dates:
        return own.dates[-1].on(year or _single([d.year for d in around.dates if d.year]))
    if year is None:
        return _only([printed.whole for printed in around.dates if printed.whole])
    return _captioned(around.dates, year, calendar) if around.dates else None


def _captioned(dates: Sequence[PrintedDate], year: int, calendar: Calendar) -> date | None:
    """A caption's date in a column's year.

    Of years that do not end with a month, each ends on another day: it has to be printed somewhere.
    """
    same = [printed.whole for printed in dates if printed.year == year and printed.whole]
    if same:
        return _only(same)
    printed = dates[-1]
    meant = printed.on(year)
    if meant is None or printed.is_month_end or printed.year is None:
        return meant
    return _only([d for d in calendar.dates if abs((d - meant).days) <= _NEAR_DAYS])


def _mentioned(calendar: Calendar, length: PeriodRule, year: int) -> date | None:
    """The one end of a period of the running text that has a heading's length and year."""
    return _only([m.end for m in calendar.mentions if m.end.year == year and _same(m.length, length)])


def _only(dates: Sequence[date]) -> date | None:
    distinct = set(dates)
    return distinct.pop() if len(distinct) == 1 else None


def _single(years: Sequence[int]) -> int | None:
    distinct = set(years)
    return distinct.pop() if len(distinct) == 1 else None


def start_of(end: date, length: PeriodRule) -> date:
    """The first day of a period of some length that ends on `end`.

    Months that do not end with a calendar month are weeks of a 52/53-week year: 13 a quarter.
    """
    if length.weeks:
        return end - timedelta(days=7 * length.weeks - 1)
    if end.day == monthrange(end.year, end.month)[1] or length.months % 3:
        months = end.year * 12 + end.month - length.months
        return date(months // 12, months % 12 + 1, 1)
    return end - timedelta(days=_DAYS_PER_QUARTER * length.months // 3 - 1)


def _same(one: PeriodRule, other: PeriodRule) -> bool:
    return (one.months, one.weeks) == (other.months, other.weeks)
