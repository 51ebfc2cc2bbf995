"""Periods that a title tells for years below it: `Second Quarter`, `Three Months`, over `2021` and `2020`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import PrintedDate, Said, said, tells_several
from converter.reading.periods.heading_words import is_heading_text
from converter.reading.periods.mentions import Calendar
from converter.reading.titles import is_title

_QUARTER = 3
_PARTS = frozenset({6, 9})


def with_titled(
    around: Said, captions: Sequence[str], own: Mapping[int, Said], calendar: Calendar, vocabulary: Vocabulary
) -> Said:
    """What captions say, with the quarter of the year that the title names, or the day on which its months ended.

    A headline is no title: below `Fourth Quarter Results` a table may be of years. Where years alone head the columns
    and no number counts the quarter, its end in the newest year is the one that the document names.
    """
    title = _title(captions, vocabulary)
    if title is None or title.length is None or around.dates or around.ranges:
        return around
    quarter = _counted(title.length.months, title.quarter)
    if quarter:
        return replace(around, quarter=quarter)
    years = [what.years[-1] for what in own.values() if len(what.years) == 1 and not (what.length or what.dates)]
    if title.length.months != _QUARTER or not years or len(years) < len(own):
        return around
    day = _told_day(max(years), calendar, frozenset({_QUARTER}))
    return replace(around, dates=(PrintedDate(day.month, day.day, day.year),)) if day else around


def with_told(around: Said, own: Mapping[int, Said], calendar: Calendar) -> Said:
    """What captions say, with the one day that the document names for columns of a quarter, or to date, of a year.

    `Quarter   Year to Date` over years has no other.
    """
    if around.dates or around.ranges or around.quarter or not all(_names_no_day(what) for what in own.values()):
        return around
    day = _told_day(max(what.years[-1] for what in own.values()), calendar, _PARTS | {_QUARTER}) if own else None
    return replace(around, dates=(PrintedDate(day.month, day.day, day.year),)) if day else around


def _names_no_day(what: Said) -> bool:
    """Whether a heading says a year, and of its part only that it is a quarter or lasts to some day."""
    spoken = what.dates or what.ranges or what.quarter or what.since_inception
    is_quarter = what.length is not None and what.length.months == _QUARTER
    return len(what.years) == 1 and not spoken and (is_quarter or (what.to_date and what.length is None))


def titled_quarter(captions: Sequence[str], vocabulary: Vocabulary) -> int:
    """With which quarter of its year the period ends that a title tells; 0 where none does, or by a date."""
    title = _title(captions, vocabulary)
    return 0 if title is None or title.length is None or title.dates else _counted(title.length.months, title.quarter)


def _counted(months: int, quarter: int) -> int:
    return quarter if months == _QUARTER else months // _QUARTER if months in _PARTS else 0


def _title(captions: Sequence[str], vocabulary: Vocabulary) -> Said | None:
    """What the nearest caption that tells a length says, if it is a title or speaks of nothing but periods."""
    for caption in reversed(captions):
        what = said(caption, vocabulary)
        if what.length:
            if tells_several(caption.lower(), vocabulary):
                return None
            return what if is_heading_text(caption, vocabulary) or is_title(caption, vocabulary) else None
    return None


def _told_day(year: int, calendar: Calendar, months: frozenset[int]) -> date | None:
    """The last day of some months of a year: the one that the text names, else that of the newest balance sheet."""
    named = (*calendar.mentions, *calendar.columns)
    ends = {mention.end for mention in named if mention.length.months in months and mention.end.year == year}
    if not ends and calendar.newest and calendar.newest.year == year:
        ends = {calendar.newest}
    told = max(ends, default=None)
    if told is None or len(ends) > 1 or (calendar.newest and calendar.newest != told):
        return None
    return told
