"""Quarters that end on a weekday in years that end with a month: `April 4, 2021` beside `December 31, 2020`.

The year begins on the first of a month whatever the weekday, so its first quarter is no whole number of weeks, nor is
its last. The two between have 13 weeks each.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from converter.reading.periods.fiscal import is_year, named_year_ends
from converter.reading.periods.mentions import Calendar, is_month_end

_QUARTER, _QUARTERS = 3, 4
_DAYS_OF_A_QUARTER = 91
# A weekday near to the end of a month is at most so far from it.
_NEAR_DAYS = 8
_MONTHS = 12


@dataclass(frozen=True, slots=True)
class FixedYear:
    """The month with which years end, and the known ends of quarters within them, which are all of one weekday."""

    month: int
    quarters: frozenset[date]

    def end_before(self, day: date) -> date:
        """The last end of a year that lies well before a day."""
        ends = (date(year, self.month, monthrange(year, self.month)[1]) for year in (day.year - 1, day.year))
        return max(end for end in ends if end < day - timedelta(days=2 * _NEAR_DAYS))

    def has_end(self, day: date) -> bool:
        """Whether a day is that of a year, or of a quarter: one known, or one of their weekday where a quarter ends."""
        weekdays = {known.weekday() for known in self.quarters}
        is_like = day.weekday() in weekdays and self.quarters_over(day) in range(1, _QUARTERS)
        return day in self.quarters or day.month == self.month or is_like

    def quarters_over(self, day: date) -> int:
        """How many quarters of its year are over on a day that ends one; 0 if it is near to the end of none."""
        before = self.end_before(day)
        for over in range(1, _QUARTERS + 1):
            months = before.year * _MONTHS + before.month - 1 + _QUARTER * over
            year, month = divmod(months, _MONTHS)
            if abs((day - date(year, month + 1, monthrange(year, month + 1)[1])).days) <= _NEAR_DAYS:
                return over
        return 0


def fixed_year(calendar: Calendar) -> FixedYear | None:
    """How a company's years end, if some known ends are a month's last days and quarters within them weekdays.

    The end of a year is one that the text or a column gives a year's length, or an older day of a balance sheet.
    """
    within = {day for day in calendar.column_ends if not is_month_end(day)}
    weekdays = {day.weekday() for day in within}
    if len(weekdays) != 1 or calendar.weekdays or calendar.weeks_of_quarters:
        return None
    years = {mention.end for mention in calendar.columns if is_year(mention.length)} | named_year_ends(calendar)
    older = {day for day in calendar.sheets if day < max(calendar.column_ends)}
    ends = {day for day in years | older if is_month_end(day) and day.weekday() not in weekdays}
    months = {day.month for day in ends}
    if len(months) != 1:
        return None
    found = FixedYear(months.pop(), frozenset(within))
    return found if all(found.quarters_over(day) in range(1, _QUARTERS) for day in within) else None


def start_in(year: FixedYear, end: date, months: int, calendar: Calendar) -> date | None:
    """The first day of some quarters that end on a day of such a year; None where it cannot be told."""
    over = year.quarters_over(end)
    before = year.end_before(end)
    if not over or months > _QUARTER * over:
        return None
    if months == _QUARTER * over:
        return before + timedelta(days=1)
    if months > _QUARTER:
        return None
    meant = end - timedelta(days=_DAYS_OF_A_QUARTER)
    if over < _QUARTERS:
        return meant + timedelta(days=1)
    weekday = next(iter(year.quarters)).weekday()
    third = {day for day in calendar.ends if day.weekday() == weekday and abs((day - meant).days) <= 2 * _NEAR_DAYS}
    third = {day for day in third if year.quarters_over(day) == over - 1}
    if len(third) != 1:
        # The quarters between have 13 weeks, so any end of this year tells the others.
        within = (day for day in year.quarters if before < day < end)
        third = {day + timedelta(days=_DAYS_OF_A_QUARTER * (over - 1 - year.quarters_over(day))) for day in within}
    return third.pop() + timedelta(days=1) if len(third) == 1 else None
