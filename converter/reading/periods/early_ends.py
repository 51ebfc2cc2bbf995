"""Years that end in January or February and go by the year in which they began, below a list of their last days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from converter.reading.periods.dates import Said

_EARLY = 2
_SEVERAL = 2


def with_early_ends(own: Mapping[int, Said], around: Said) -> dict[int, Said]:
    """The words of columns with the last days of their years: `2000  1999` below `February 3, 2001, January 29, 2000`.

    The caption has to tell as many days as there are years, each in the year after: by the number alone the first of
    two would end with the last day of the second.
    """
    years = {index: what.years[-1] for index, what in own.items() if _is_bare(what)}
    days = {printed.year: printed for printed in around.dates if printed.whole and printed.month <= _EARLY}
    are_all = len(years) == len(own) >= _SEVERAL and len(days) == len(around.dates) == len(set(years.values()))
    if not are_all or set(days) != {year + 1 for year in years.values()}:
        return dict(own)
    return {index: replace(own[index], years=(), dates=(days[year + 1],)) for index, year in years.items()}


def _is_bare(what: Said) -> bool:
    """Whether a heading names one year, and no day or part of a year beside it."""
    spoken = what.dates or what.ranges or what.quarter or what.to_date or what.since_inception
    return len(what.years) == 1 and not spoken
