"""When a company's years and quarters end, where the document tells it elsewhere than in a heading.

Nothing here is a guess: a year's end is printed with its length, follows from the rule that the document
gives, or is the month's end on which every year that it names ends.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

from converter.model.vocabulary import PeriodRule
from converter.reading.periods.mentions import Calendar, Mention, is_month_end

_MONTHS_OF_A_YEAR = 12
_WEEKS_OF_A_YEAR = (52, 53)
_DAYS_PER_QUARTER = 91
_NEAR_DAYS = 8
_EARLY_MONTHS = 2
_SHOPS_END_IN = 1
_MAIN = 3
_LAST = 4
_NEAREST, _SPILL = 3, 6
# Ends of quarters of 13 weeks lie as near to the end of a month as those of their years, but for a day or two.
_FIRST_WITHIN, _LAST_WITHIN = 8, 19


def is_year(length: PeriodRule) -> bool:
    """Whether a length is that of a year, in months or in weeks."""
    return length.months == _MONTHS_OF_A_YEAR or length.weeks in _WEEKS_OF_A_YEAR


def year_end(calendar: Calendar, year: int) -> date | None:
    """The last day of the fiscal year that goes by a number.

    A year that ends in January or February goes by either of two numbers, so none is told.
    """
    ends = named_year_ends(calendar)
    if not ends:
        return _implied_end(calendar, year)
    if any(end.month <= _EARLY_MONTHS for end in ends):
        return None
    headed = {mention.end for mention in calendar.columns if is_year(mention.length)}
    printed = {end for end in ends if end.year == year}
    printed = printed or {end for end in headed if end.year == year and _month(end) in {_month(day) for day in ends}}
    if printed:
        return printed.pop() if len(printed) == 1 else None
    if all(is_month_end(end) for end in ends) and not calendar.weekdays and not calendar.is_by_weeks:
        months = {end.month for end in ends}
        month = months.pop()
        return None if months else date(year, month, monthrange(year, month)[1])
    for kind, month, day in calendar.weekdays:
        told = {on_weekday(kind, end.year, month, day, end.weekday()) == end for end in ends}
        weekdays = {end.weekday() for end in ends}
        if told == {True} and len(weekdays) == 1:
            return on_weekday(kind, year, month, day, weekdays.pop())
    return None


def _implied_end(calendar: Calendar, year: int) -> date | None:
    """The last day of a year none of whose kind is named, if its parts say in which month it ends."""
    months = implied_months(calendar)
    if len(months) != 1 or calendar.is_by_weeks or calendar.weekdays or months & set(range(1, _EARLY_MONTHS + 1)):
        return None
    month = months.pop()
    return date(year, month, monthrange(year, month)[1])


def months_of_year_at(calendar: Calendar, end: date) -> int:
    """How many months of the fiscal year are over at the end of a quarter; 0 where that is not known."""
    months = {_month(day) for day in named_year_ends(calendar)} or implied_months(calendar)
    over = (_month(end) - months.pop()) % _MONTHS_OF_A_YEAR or _MONTHS_OF_A_YEAR if len(months) == 1 else 0
    return over if over % 3 == 0 else 0


def implied_months(calendar: Calendar) -> set[int]:
    """The months in which the years end of which only parts are named.

    Nine months, and six, are counted from the start of a year; so is a quarter by its number. Where the text names
    none, the day of the newest balance sheet may tell it.
    """
    parts = (m for m in _named(calendar) if m.length.months in (6, 9))
    quarters = {(_month(m.end), m.quarter or m.length.months // 3) for m in parts}
    quarters |= {(_month(m.end), m.quarter) for m in calendar.mentions if m.quarter and m.length.months == 3}
    told = {(month + 3 * (4 - quarter) - 1) % _MONTHS_OF_A_YEAR + 1 for month, quarter in quarters}
    return told or ({calendar.year_month} if calendar.year_month else set())


def _named(calendar: Calendar) -> tuple[Mention, ...]:
    return (*calendar.mentions, *calendar.columns)


def quarter_end(calendar: Calendar, year: int, quarter: int, *, year_ends: date | None = None) -> date | None:
    """The last day of a quarter of the fiscal year that goes by a number.

    Args:
        year_ends: the last day of that year, where a heading says it.
    """
    last = year_ends or year_end(calendar, year) or (_headed_end(calendar, year) if quarter == _LAST else None)
    if last is None:
        return _end_from_closing(calendar, year, quarter)
    if is_month_end(last) and not calendar.is_by_weeks:
        return _months_before(last, 3 * (4 - quarter))
    if quarter == _LAST:
        return last
    meant = last - timedelta(days=_DAYS_PER_QUARTER * (4 - quarter))
    near = {day for day in calendar.dates if _is_near(day, meant)}
    named = near & calendar.ends
    return named.pop() if len(named) == 1 else near.pop() if len(near) == 1 else None


def _months_before(end: date, months: int) -> date:
    """The last day of the month so many months before the one that ends on a day."""
    index = end.year * 12 + end.month - 1 - months
    return date(index // 12, index % 12 + 1, monthrange(index // 12, index % 12 + 1)[1])


def _headed_end(calendar: Calendar, year: int) -> date | None:
    """The last day of the one year that heads a column and ends in a calendar year, unless years end early in theirs.

    Twelve months end with any quarter, so that the last one alone is known to end with them.
    """
    ends = {mention.end for mention in calendar.columns if is_year(mention.length)}
    if any(end.month <= _EARLY_MONTHS for end in ends):
        return None
    headed = {end for end in ends if end.year == year}
    return headed.pop() if len(headed) == 1 else None


def _end_from_closing(calendar: Calendar, year: int, quarter: int) -> date | None:
    """The end of a quarter as many quarters before the newest; of a year of weeks, if it is printed."""
    if calendar.closing is None:
        return None
    newest, last, last_year = calendar.closing
    back = 4 * (last_year - year) + last - quarter
    if is_month_end(newest) and not calendar.is_by_weeks:
        # Years to January go by two numbers, so that the years' ends alone tell nothing.
        return _months_before(newest, 3 * back) if back >= 0 else None
    if not calendar.is_by_weeks:
        return None
    if back == 0:
        return newest
    meant = newest - timedelta(days=_DAYS_PER_QUARTER * back)
    near = {day for day in calendar.ends if _is_near(day, meant)}
    return near.pop() if back > 0 and len(near) == 1 else None


def day_before(calendar: Calendar, start: date) -> date | None:
    """The end of the period before, where it is printed: a year of 53 weeks moves what comes after it."""
    meant = start - timedelta(days=1)
    near = {day for day in calendar.ends if _is_near(day, meant)}
    return meant if meant in near else near.pop() if len(near) == 1 else None


def year_end_before(calendar: Calendar, meant: date) -> date | None:
    """The end of a year of weeks that lies 52 weeks, or some quarters of 13, before another day.

    Years end on a month's last weekday or on the one nearest to its end, and only the ends that are known tell
    which. By the first rule a day early in the next month is a week too late; by both it is from the 4th on. About
    the end of January end the years of shops, by the calendar of their trade: the nearest Saturday, with a long week
    in the last quarter alone.

    Returns:
        None where it cannot be told.
    """
    told = _told_end(calendar, meant)
    if told is not None:
        return told
    if meant.day > _SPILL:
        return meant
    week_before = meant - timedelta(days=7)
    if meant.day > _NEAREST:
        return week_before
    known = {end for end in calendar.ends if _month(end) == _month(meant)}
    if any(end.day <= _NEAREST for end in known):
        return meant
    early = any(monthrange(end.year, end.month)[1] - end.day > _NEAREST for end in known)
    return week_before if early else meant if _month(meant) == _SHOPS_END_IN else None


def _told_end(calendar: Calendar, meant: date) -> date | None:
    """The year's end near a day by the rule that is known, if every printed end in that month obeys it."""
    printed = {end for end in calendar.ends if _month(end) == _month(meant)}
    for rule in calendar.weekdays:
        near = [end for end in ends_about(rule, meant) if _is_near(end, meant)]
        if len(near) == 1 and all(end in ends_about(rule, end) for end in printed):
            return near[0]
    return None


def ends_about(rule: tuple[str, int, int], day: date) -> set[date]:
    """The ends by a rule, on a day's weekday, of the years around it: early January is of the year before."""
    kind, month, last = rule
    return {on_weekday(kind, year, month, last, day.weekday()) for year in (day.year - 1, day.year, day.year + 1)}


def may_end_a_year(calendar: Calendar, day: date) -> bool:
    """Whether a day lies where the years end that the document names, or balance sheets beside those of the period."""
    beside = calendar.column_ends - {mention.end for mention in calendar.columns}
    return _month(day) in {_month(end) for end in (*named_year_ends(calendar), *beside)}


def is_within_month(end: date) -> bool:
    """Whether a day is too far from the end of a month to end a quarter of 13 weeks."""
    return _FIRST_WITHIN <= end.day <= _LAST_WITHIN


def is_quarter_of(calendar: Calendar, end: date, quarter: int, year: int) -> bool:
    """Whether a day may be the end of a quarter of the fiscal year that goes by a number.

    Where the document names the ends of its years, the quarter has to lie among them.
    """
    ends_in = year_month(end, quarter)
    known = {_month(day) for day in named_year_ends(calendar)}
    return goes_by(end, quarter, year) and ends_in > _EARLY_MONTHS and (not known or known == {ends_in})


def year_month(end: date, quarter: int) -> int:
    """The month in which a year ends one of whose quarters ends on a day."""
    return (_month(end) - 1 + 3 * (4 - quarter)) % _MONTHS_OF_A_YEAR + 1


def goes_by(end: date, quarter: int, year: int) -> bool:
    """Whether the year one of whose quarters ends on a day goes by a number: years to January or February by two."""
    month = _month(end) - 1 + 3 * (4 - quarter)
    number = (end - timedelta(days=_NEAR_DAYS)).year + month // _MONTHS_OF_A_YEAR
    early = month % _MONTHS_OF_A_YEAR < _EARLY_MONTHS
    return year == number or (early and year == number - 1)


def _is_near(day: date, meant: date) -> bool:
    """Periods of weeks end on one weekday."""
    return abs((day - meant).days) <= _NEAR_DAYS and day.weekday() == meant.weekday()


def named_year_ends(calendar: Calendar) -> frozenset[date]:
    """The ends of the years that the document names, those of other companies and misprints left out."""
    named = Counter(mention.end for mention in calendar.mentions if is_year(mention.length))
    months = Counter[int]()
    for end, times in named.items():
        months[_month(end)] += times
    main = {month for month in months if _outweighs(months[month], months.total())}
    ends = {end: times for end, times in named.items() if _month(end) in main}
    years = Counter[int]()
    for end, times in ends.items():
        years[end.year] += times
    certain = {end for end, times in ends.items() if _outweighs(times, years[end.year])}
    settled = {end.year for end in certain}
    return frozenset(certain | {end for end in ends if end.year not in settled})


def _month(end: date) -> int:
    """A year that ends on the 3rd is one of weeks, and of the month before."""
    return (end - timedelta(days=_NEAR_DAYS)).month


def _outweighs(times: int, total: int) -> bool:
    return times >= _MAIN * (total - times)


def on_weekday(kind: str, year: int, month: int, day: int, weekday: int) -> date:
    """A month's last day of some weekday, or the one nearest to a day of it."""
    last = monthrange(year, month)[1]
    meant = date(year, month, min(day, last) if day else last)
    back = (meant.weekday() - weekday) % 7
    if kind == "nearest" and back > 3:
        return meant + timedelta(days=7 - back)
    return meant - timedelta(days=back)
