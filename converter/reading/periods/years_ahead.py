"""Which fiscal year after a balance sheet a printed year is: by the ends of the years that the statements tell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from converter.model.periods import Duration, Instant
from converter.model.source import StatementKind, StatementTable
from converter.reading.periods.early_ends import LAST_EARLY_MONTH

_ABOUT_A_YEAR = range(350, 381)


@dataclass(frozen=True, slots=True)
class YearsAhead:
    """The day of a balance sheet: whether a fiscal year ends with it, and what the next whole one may be called."""

    is_end: bool
    firsts: frozenset[int]

    def first_of(self, years: tuple[int, ...], *, has_rest: bool) -> int | None:
        """The place of the first whole year ahead among years in a row; None where they are not of this day.

        Args:
            has_rest: what is left of the year of the balance sheet stands before them.
        """
        if self.is_end:
            return 0 if not has_rest and years[0] in self.firsts else None
        if has_rest:
            return 0 if years[0] in self.firsts else None
        # Of the year that is not over only what is left can fall due.
        return 1 if len(self.firsts) == 1 and years[0] + 1 in self.firsts else None


def balance_days(statements: Iterable[StatementTable]) -> list[date]:
    """The days of the balance sheets, the newest first."""
    sheets = [statement for statement in statements if statement.kind is StatementKind.BALANCE_SHEET]
    days = {column.period.day for s in sheets for column in s.columns if isinstance(column.period, Instant)}
    return sorted(days, reverse=True)


def years_ahead(day: date, statements: Iterable[StatementTable]) -> YearsAhead | None:
    """What years lie ahead of the day of a balance sheet; None where nothing tells when the fiscal year ends.

    A year ends with a day for which a statement tells a whole year, unless the balance sheet before is of another time
    of the year; with the balance sheet before the newest too.
    """
    told = list(statements)
    days = balance_days(told)
    if day not in days:
        return None
    newest, before = days[0], days[1] if len(days) > 1 else None
    apart = (newest - before).days if before else 0
    whole = {
        column.period.end
        for statement in told
        for column in statement.columns
        if isinstance(column.period, Duration) and (column.period.end - column.period.start).days in _ABOUT_A_YEAR
    }
    if newest in whole and (before is None or apart in _ABOUT_A_YEAR):
        return _after(day, is_end=True)
    if before is None or not 0 < apart < _ABOUT_A_YEAR.start:
        return None
    if day != newest:
        return _after(day, is_end=True) if day == before else None
    return _after(_year_later(before), is_end=False)


def _after(end: date, *, is_end: bool) -> YearsAhead:
    called = _year_later(end).year
    return YearsAhead(is_end, frozenset({called, called - 1} if end.month <= LAST_EARLY_MONTH else {called}))


def _year_later(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28))
