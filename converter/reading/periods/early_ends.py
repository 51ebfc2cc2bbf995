"""Numbers of years over columns that are not those of the days above: of years that end early, of fiscal years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from converter.reading.periods.dates import Said

OF_A_YEAR = frozenset({"fy", "fiscal"})
# Years that end so early in one may go by the number of that in which they began.
LAST_EARLY_MONTH = 2
_QUARTER, _YEAR = 3, 12
_SEVERAL = 2


def with_early_ends(own: Mapping[int, Said], around: Said) -> dict[int, Said]:
    """The words of columns with the last days of their years: `2000  1999` below `February 3, 2001, January 29, 2000`.

    The caption has to tell as many days as there are years, each in the year after: by the number alone the first of
    two would end with the last day of the second.
    """
    years = {index: what.years[-1] for index, what in own.items() if names_one_year(what)}
    if years and len(years) == len(own) and len(around.dates) == 1 and around.days_end_periods and around.length:
        return _counted_anew(own, years, around)
    days = {printed.year: printed for printed in around.dates if printed.whole and printed.month <= LAST_EARLY_MONTH}
    are_all = len(years) == len(own) >= _SEVERAL and len(days) == len(around.dates) == len(set(years.values()))
    if not are_all or set(days) != {year + 1 for year in years.values()}:
        return dict(own)
    return {index: replace(own[index], years=(), dates=(days[year + 1],)) for index, year in years.items()}


def _counted_anew(own: Mapping[int, Said], years: Mapping[int, int], around: Said) -> dict[int, Said]:
    """The words of columns whose newest year is not that of the one day above them all, as far as it can be meant.

    `1999` below `ended January 31, 2000` is that year, and `FY25` below `quarter ended December 31, 2024` one that ends
    later. Other columns of years to come have no period.
    """
    (day,), newest = around.dates, max(years.values())
    if day.year is None:
        return dict(own)
    if newest == day.year - 1 and day.month <= LAST_EARLY_MONTH:
        return {index: replace(own[index], years=(year + 1,)) for index, year in years.items()}
    if newest != day.year + 1:
        return dict(own)
    is_part = around.length is not None and around.length.months < _YEAR and not around.length.weeks
    are_fiscal = is_part and all(what.words & OF_A_YEAR for what in own.values())
    if are_fiscal and around.length and around.length.months == _QUARTER:
        return {index: replace(own[index], years=(year - 1,)) for index, year in years.items()}
    return dict(own) if are_fiscal else {index: replace(own[index], years=()) for index in years}


def names_one_year(what: Said) -> bool:
    """Whether a heading names one year, and no day or part of a year beside it."""
    spoken = what.dates or what.ranges or what.quarter or what.to_date or what.since_inception
    return len(what.years) == 1 and not spoken
