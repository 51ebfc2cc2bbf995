"""The quarters and years of a company by their numbers, as the periods of its statements show where its years end."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from converter.model.periods import Duration, Instant
from converter.model.source import COLUMNAR_KINDS, ColumnRole, StatementKind, StatementTable
from converter.reading.periods.early_ends import LAST_EARLY_MONTH

_YEAR_MONTHS, _QUARTER_MONTHS, _QUARTERS = 12, 3, 4
_LEAST_OF_A_YEAR = 350
_NEAR_DAYS = 10
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quarters:
    """When the company's years end, the days on which known periods begin after or end, and the last of them."""

    year_end: date
    days: frozenset[date]
    newest: date

    @property
    def _by_months(self) -> bool:
        return all(day.day == monthrange(day.year, day.month)[1] for day in self.days)

    def quarters(self, year: int, first: int, last: int) -> Duration | None:
        """Some quarters, in their order, of the year that goes by a number; None where a day of theirs is not known."""
        if self.year_end.month <= LAST_EARLY_MONTH:
            return None
        ended = (year - 1) * _YEAR_MONTHS + self.year_end.month
        return self._between(ended + _QUARTER_MONTHS * (first - 1), ended + _QUARTER_MONTHS * last)

    def year(self, year: int) -> Duration | None:
        """The year that goes by a number, where the statements tell of whole years."""
        return self.quarters(year, 1, _QUARTERS) if (self.newest - self.year_end).days > _LEAST_OF_A_YEAR else None

    def ending(self, day: date, months: int) -> Duration | None:
        """The months that end on a day; None where it is not known when they began."""
        ended = day.year * _YEAR_MONTHS + day.month
        found = self._between(ended - months, ended)
        return found if found and found.end == day else None

    def _between(self, first: int, last: int) -> Duration | None:
        """From the end of one month, counted from the year 0, to that of another; weeks may end about it."""
        eve, end = self._day(first), self._day(last)
        return Duration(eve + _DAY, end) if eve and end and eve < end <= self.newest else None

    def _day(self, month: int) -> date | None:
        year, before = divmod(month - 1, _YEAR_MONTHS)
        meant = date(year, before + 1, monthrange(year, before + 1)[1])
        if self._by_months:
            return meant
        near = [day for day in self.days if abs((day - meant).days) <= _NEAR_DAYS]
        return near[0] if len(near) == 1 else None


def quarters_of(statements: Sequence[StatementTable]) -> Quarters | None:
    """The quarters of the company; None where no balance sheet shows the day before its longest newest period."""
    told = [
        (statement.kind, column.period)
        for statement in statements
        if statement.kind in COLUMNAR_KINDS
        for column in statement.columns
        if column.period and column.role is ColumnRole.VALUE and column.member is None
    ]
    lasting = [period for _, period in told if isinstance(period, Duration)]
    sheets = {p.day for kind, p in told if kind is StatementKind.BALANCE_SHEET and isinstance(p, Instant)}
    longest = max(lasting, key=lambda period: (period.end, -period.start.toordinal()), default=None)
    if longest is None or longest.start - _DAY not in sheets:
        return None
    days = frozenset(day for period in lasting for day in (period.start - _DAY, period.end))
    return Quarters(longest.start - _DAY, days, longest.end)
