"""The period of a column: how long it is and when it ends. What cannot be dated stays undated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from converter.model.periods import Duration, Instant, Period
from converter.model.vocabulary import PeriodRule
from converter.reading.periods.dates import PrintedDate, Said
from converter.reading.periods.early_ends import OF_A_YEAR
from converter.reading.periods.fiscal import (
    day_before,
    goes_by,
    is_quarter_of,
    is_within_month,
    is_year,
    may_end_a_year,
    quarter_end,
    year_end,
    year_end_before,
)
from converter.reading.periods.fixed_years import fixed_year, start_in
from converter.reading.periods.mentions import Calendar, is_month_end
from converter.reading.periods.weeks import is_uneven, told_start

_DAYS_PER_QUARTER = 91
_DAYS_PER_WEEK, _LONG_YEAR = 7, 53
_NEAR_DAYS = 7
_QUARTER, _YEAR = 3, 12
_PARTS = frozenset({6, 9})
_QUARTERS = (1, 2, 3, 4)
_LAST = 4
_WHOLE_YEAR = PeriodRule(re.compile(""), _YEAR, 0)


@dataclass(frozen=True, slots=True)
class Dated:
    """What dates a column: its last day, its length if one is said, its first day if that is printed."""

    end: date
    length: PeriodRule | None
    start: date | None = None


def dated(
    own: Said, around: Said, calendar: Calendar, *, default_year: int | None = None, by_mention: bool = False
) -> Dated | None:
    """The dates of one column.

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
    ranges = own.ranges or tuple(ends for ends in around.ranges if not own.dates and ends[1].year in own.years)
    if ranges:
        return Dated(ranges[0][1], length, ranges[0][0]) if len(ranges) == 1 else None
    whole = [printed.whole for printed in own.dates if printed.whole]
    if len(whole) > 1 and own.years:
        # A caption that spans the columns lists the dates of all; the year below says which is whose.
        whole = [day for day in whole if day.year == own.years[-1]]
    if len(whole) > 1:
        return None
    part = _part(own, around, length) or _part_of_fiscal(own, around, length, calendar)
    if part:
        end = _quarter(part, own, around, calendar, default_year)
    elif own.lists_years:
        end = None
    elif whole and own.years and own.years[-1] != whole[0].year and not _is_of_named_year(whole[0], own):
        # `Three Months Ended June 30, 2003 and 2002` above `2002`: the day is printed for the other year.
        end = captioned(own.dates, own.years[-1], length, calendar)
    else:
        end = whole[0] if whole else _end(own, around, length, calendar, default_year)
    if end is None and by_mention and length and own.years and not (own.dates or around.dates):
        end = _mentioned(calendar, length, own)
    return Dated(end, length) if end else None


def _is_of_named_year(day: date, own: Said) -> bool:
    """Whether the year in a heading is the fiscal one of its quarter: `Q2 FY16` over `Sep. 26, 2015`."""
    return own.names_year and own.quarter > 0 and goes_by(day, own.quarter, own.years[-1])


def _end(
    own: Said, around: Said, length: PeriodRule | None, calendar: Calendar, default_year: int | None
) -> date | None:
    """The end of a column whose heading does not print it whole; of years in a list nothing tells which is its own."""
    year = own.years[-1] if own.years else default_year or _single(around.years)
    if around.lists_years and not (own.years or own.dates or default_year):
        return None
    if own.dates:
        day = own.dates[-1]
        same = [d.year for d in around.dates if d.year and (d.month, d.day) == (day.month, day.day)]
        return day.on(year or _single(same) or _single([d.year for d in around.dates if d.year]))
    if year is None:
        return _only([printed.whole for printed in around.dates if printed.whole])
    end = captioned(around.dates, year, length, calendar) if around.dates else None
    return year_end(calendar, year) if end is None and length and is_year(length) else end


def _part(own: Said, around: Said, length: PeriodRule | None) -> int:
    """With which quarter of its year a period ends, `Nine Months 2001` with the third; 0 where only a date tells it."""
    if length is None or own.dates:
        return 0
    if length.months == _QUARTER:
        return own.quarter or around.quarter
    if is_year(length) and own.quarter:
        # `LTM Q3 2024`: the year up to the end of a quarter.
        return own.quarter
    counted = (own.length or around.quarter) and length.months in _PARTS and not around.dates
    return (own.quarter or length.months // _QUARTER) if counted else 0


def _part_of_fiscal(own: Said, around: Said, length: PeriodRule | None, calendar: Calendar) -> int:
    """With which quarter of a fiscal year by its number a period ends, `H1 FY25` below `ended September 30, 2024`.

    The year of the day above is not that of the number then; 0 where columns name no such year, or of years of weeks.
    """
    if length is None or own.dates or not own.words & OF_A_YEAR or calendar.is_by_weeks:
        return 0
    by_months = around.dates and all(printed.is_month_end for printed in around.dates)
    return length.months // _QUARTER if by_months and length.months in _PARTS else 0


def _quarter(part: int, own: Said, around: Said, calendar: Calendar, default_year: int | None) -> date | None:
    """The end of `First Quarter` in the year that stands over it, or in the one whose end the captions say."""
    year = own.years[-1] if own.years else default_year or _single(around.years)
    if around.lists_years and not (own.years or default_year):
        return None
    ends = _only([printed.whole for printed in around.dates if printed.whole])
    if ends and around.length and is_year(around.length) and (year is None or year == ends.year):
        return quarter_end(calendar, ends.year, part, year_ends=ends)
    if not around.dates:
        return quarter_end(calendar, year, part) if year else None
    listed = _only([printed.whole for printed in around.dates if printed.whole and printed.year == year])
    if (
        ends is None
        and listed
        and around.days_end_periods
        and quarter_end(calendar, listed.year, part) in (None, listed)
    ):
        # A sentence lists the last day of each year's quarter.
        return listed
    day = ends or (_only([end for printed in around.dates if (end := printed.on(year))]) if year else None)
    return _quarter_by_day(part, year, day, own, around, calendar) if day and around.days_end_periods else None


def _quarter_by_day(part: int, year: int | None, day: date, own: Said, around: Said, calendar: Calendar) -> date | None:
    """The end of a quarter below a caption's day, `December 31, 2021`, if the day ends such a quarter in some year.

    What else the document tells of the quarter must not say otherwise.
    """
    length = around.length
    if length and length.months not in (_QUARTER, _QUARTER * part):
        # Nine months end with the third quarter.
        return None
    year = year or day.year
    known = quarter_end(calendar, year, part)
    if calendar.is_by_weeks or not is_month_end(day) or around.quarter not in (0, part):
        return known if known == day else None
    printed = PrintedDate(day.month, day.day, day.year)
    meant = _only(
        [end for y in (year - 1, year) if (end := printed.on(y)) and is_quarter_of(calendar, end, part, year)]
    )
    if known and own.quarter and _ends_another(day, part, calendar):
        # `Results for the third quarter ended September 30` over columns of the second quarter too.
        return known
    return meant if known in (None, meant) else None


def _ends_another(day: date, part: int, calendar: Calendar) -> bool:
    """Whether a day ends another quarter of the company's years, as far as they are known, than the one counted."""
    others = (quarter for quarter in _QUARTERS if quarter != part)
    return any(quarter_end(calendar, year, other) == day for other in others for year in (day.year, day.year + 1))


def captioned(dates: Sequence[PrintedDate], year: int, length: PeriodRule | None, calendar: Calendar) -> date | None:
    """A caption's date in a column's year; None where nothing tells it.

    Of years that do not end with a month, each ends on another day: it has to be printed somewhere.
    """
    same = [printed.whole for printed in dates if printed.year == year and printed.whole]
    if same:
        return _only(same)
    printed = dates[-1]
    meant = printed.on(year)
    if meant is None or printed.year is None or (printed.is_month_end and not calendar.is_by_weeks):
        return meant
    told = year_end(calendar, year) if length and is_year(length) else None
    near = {d for d in calendar.dates if abs((d - meant).days) <= _NEAR_DAYS}
    if told is not None and abs((told - meant).days) <= _NEAR_DAYS:
        return told
    return near.pop() if len(near) == 1 else None


def _mentioned(calendar: Calendar, length: PeriodRule, own: Said) -> date | None:
    """The one end of a period of the running text that has a heading's length, year, and place in the year."""
    year = own.years[-1]
    if is_year(length):
        return year_end(calendar, year)
    named = (*calendar.mentions, *calendar.columns)
    same = [mention.end for mention in named if _same(mention.length, length)]
    if own.quarter:
        return _only([end for end in same if is_quarter_of(calendar, end, own.quarter, year)])
    return _only([end for end in same if end.year == year])


def told_length(ends: Sequence[date], calendar: Calendar) -> PeriodRule | None:
    """The one length that the document gives to periods with these ends; None if it gives none or several."""
    told = (*calendar.mentions, *calendar.joined, *calendar.columns)
    lengths = [mention.length for mention in told if mention.end in ends]
    return lengths[0] if lengths and all(_same(length, lengths[0]) for length in lengths) else None


def period_of(what: Dated, calendar: Calendar, *, by_weeks: bool) -> Period | None:
    """The period between a column's first and last day.

    Args:
        by_weeks: columns beside it end on its weekday rather than with months.

    Returns:
        None where the first day cannot be told.
    """
    if what.start:
        return Duration(what.start, what.end)
    if what.length is None:
        return Instant(what.end)
    start = start_of(what.end, what.length, calendar, by_weeks=by_weeks)
    return Duration(start, what.end) if start else None


def start_of(end: date, length: PeriodRule, calendar: Calendar, *, by_weeks: bool) -> date | None:
    """The first day of a period of some length that ends on `end`.

    Months that do not end with a calendar month are weeks of a 52/53-week year: as many as are told, else 13 a
    quarter, unless the end of the period before is printed some days off or the period ends within a month. Years that
    end with the same day of a month are calendar years, whatever weeks are told.
    """
    if length.weeks:
        is_calendar_year = is_year(length) and any(_are_years_apart(day, end) for day in calendar.ends)
        return _months_before(end, _YEAR) if is_calendar_year else end - timedelta(days=7 * length.weeks - 1)
    fixed = fixed_year(calendar)
    if fixed and not length.months % _QUARTER and fixed.has_end(end):
        return start_in(fixed, end, length.months, calendar)
    if length.months % _QUARTER or (is_month_end(end) and not by_weeks):
        return _months_before(end, length.months) if is_month_end(end) else None
    told = told_start(end, length.months, calendar)
    if told is not None:
        return told
    start = end - timedelta(days=_DAYS_PER_QUARTER * length.months // 3 - 1)
    before = day_before(calendar, start)
    meant = start - timedelta(days=1)
    if before is None and not is_year(length) and (is_uneven(calendar) or is_within_month(end)):
        return None
    if before is None and (length.months > _QUARTER or may_end_a_year(calendar, meant)):
        # Longer periods begin with the year, as first quarters do, and the year before may have had 53 weeks.
        before = year_end_before(calendar, meant)
        return before + timedelta(days=1) if before else None
    if before is None and length.months == _QUARTER and _is_long_year(end, calendar):
        # The week that a year of 53 has more is in its last quarter, with nearly all companies.
        return start - timedelta(days=_DAYS_PER_WEEK)
    return before + timedelta(days=1) if before else start


def _is_long_year(end: date, calendar: Calendar) -> bool:
    """Whether the year that a column ends with a day has 53 weeks, as far as the year before is known."""
    ends_year = any(mention.end == end and is_year(mention.length) for mention in calendar.columns)
    if calendar.closing and not ends_year:
        _, quarter, year = calendar.closing
        ends_year = quarter == _LAST and end in {quarter_end(calendar, other, _LAST) for other in (year, year - 1)}
    start = start_of(end, _WHOLE_YEAR, calendar, by_weeks=True) if ends_year else None
    return start is not None and (end - start).days + 1 == _DAYS_PER_WEEK * _LONG_YEAR


def _months_before(end: date, months: int) -> date:
    """The first day of so many months that end with a month."""
    before = end.year * 12 + end.month - months
    return date(before // 12, before % 12 + 1, 1)


def _are_years_apart(one: date, other: date) -> bool:
    """Whether two days are the last of one month in years that follow each other, which weeks never are."""
    return is_month_end(one) and is_month_end(other) and one.month == other.month and abs(one.year - other.year) == 1


def _only(dates: Sequence[date]) -> date | None:
    distinct = set(dates)
    return distinct.pop() if len(distinct) == 1 else None


def _single(years: Sequence[int]) -> int | None:
    distinct = set(years)
    return distinct.pop() if len(distinct) == 1 else None


def _same(one: PeriodRule, other: PeriodRule) -> bool:
    return (one.months, one.weeks) == (other.months, other.weeks)
