"""Years alone beside a column that prints its day whole: `December 31, 2022   2021` are the ends of two years."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from converter.reading.periods.dates import PrintedDate, Said
from converter.reading.periods.early_ends import names_one_year
from converter.reading.periods.mentions import Calendar
from converter.reading.periods.periods import captioned


def is_bare(what: Said) -> bool:
    """Whether a heading says a year and nothing else of a period."""
    return names_one_year(what) and not what.length


def with_day_beside(own: Mapping[int, Said], around: Said, calendar: Calendar) -> dict[int, Said]:
    """The words of columns, years alone with the day and the length of the nearest column before that prints them.

    Every column says the one or the other, and no caption a day of its own. A day that is not a month's end has to be
    printed for its year elsewhere, as that of a caption has.
    """
    leads = {index: what for index, what in own.items() if _is_whole(what)}
    others = [what for index, what in own.items() if index not in leads]
    if around.dates or around.ranges or not leads or not all(is_bare(what) for what in others):
        return dict(own)
    found: dict[int, Said] = {}
    lead: Said | None = None
    for index in sorted(own):
        what = own[index]
        if index in leads:
            lead = what
        elif lead is None:
            # The day stands behind the year: it may be of the last column alone.
            return dict(own)
        else:
            what = _led(what, lead, calendar)
        found[index] = what
    return found


def _is_whole(what: Said) -> bool:
    return len(what.dates) == 1 and what.dates[0].whole is not None and not what.ranges


def _led(what: Said, lead: Said, calendar: Calendar) -> Said:
    year = what.years[-1]
    day = captioned(lead.dates, year, lead.length, calendar) if year != lead.dates[0].year else None
    if day is None:
        return what
    return replace(what, dates=(PrintedDate(day.month, day.day, day.year),), years=(), length=lead.length)
