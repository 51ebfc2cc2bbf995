"""The periods of a table's columns, from their headings, the captions, and what the whole document tells."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from converter.model.periods import Instant, Period
from converter.model.source import ColumnMember
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.figures.scales import without_units
from converter.reading.periods.cumulative import all_to_date, with_cumulative
from converter.reading.periods.dates import PrintedDate, Said, lengths, ranges_in, said, tells_several
from converter.reading.periods.early_ends import OF_A_YEAR, with_early_ends
from converter.reading.periods.fiscal import is_year, on_weekday, year_end, year_month
from converter.reading.periods.heading_words import is_heading_text, years_back
from converter.reading.periods.joint_headings import times_in
from converter.reading.periods.led_years import is_bare, with_day_beside
from converter.reading.periods.mentions import Calendar, is_month_end
from converter.reading.periods.parts_of_years import is_contradicted
from converter.reading.periods.periods import Dated, dated, period_of, told_length
from converter.reading.periods.short_forms import in_century
from converter.reading.periods.titled_periods import with_titled, with_told

_YEARS_IN_A_ROW = 3
_SEVERAL = 2
_QUARTER, _LAST_QUARTER = 3, 4
_YEAR = PeriodRule(re.compile(""), 12, 0)
_NEAR_DAYS = 7
_SLACK_DAYS = 10


def column_periods(
    headings: Mapping[int, str],
    captions: Sequence[str],
    calendar: Calendar,
    vocabulary: Vocabulary,
    *,
    members: Mapping[int, ColumnMember | None],
    currencies: Mapping[int, str] | None = None,
    alike: Container[int] = (),
    instants_only: bool,
    flows: bool,
) -> dict[int, Period]:
    """The period of each column that can be dated, by the column's index.

    Args:
        headings: the joined headings of the columns of figures.
        captions: the lines above the table, outermost first.
        members: the parts of the company that columns are of; None and missing is the whole.
        currencies: what columns name one; those of one period in two currencies are no two figures for one thing.
        alike: columns that print the figures of an earlier one again.
        instants_only: the table is a balance sheet, so lengths in its headings are those of changes.
        flows: the table is a statement of flows, so that a column's date alone does not date it.
    """
    named = currencies or {}
    own = {index: said(text, vocabulary) for index, text in _spoken(headings, captions, vocabulary).items()}
    if any(what.quarter for what in own.values()):
        captions = [text for text in captions if not _tells_of_all_years(text, said(text, vocabulary))]
    around = _with_days(_around(captions, vocabulary), calendar)
    own = _all_with_days(_with_months(own, around, calendar), calendar)
    own, around = _with_years_back(own, headings, around, calendar, vocabulary, instants_only=instants_only)
    own = with_early_ends(_with_years(with_day_beside(own, around, calendar), around), around)
    if not instants_only:
        own = all_to_date(own, around)
        around = with_told(with_titled(around, captions, own, calendar, vocabulary), own, calendar)
    found = _with_whole_years(own, _agreeing(own, _dated(own, around, calendar)), calendar)
    found = with_cumulative(own, found, calendar)
    if None in found.values():
        annual = _annual(own, around, calendar)
        if annual:
            years = _dated(own, replace(around, length=annual), calendar)
            found = {index: found[index] or years[index] for index in found}
    known = {index: what for index, what in found.items() if what}
    if instants_only:
        return _without_twins({index: Instant(what.end) for index, what in known.items()}, members, alike, named)
    if flows:
        known = _with_lengths(known, calendar)
        known = {index: what for index, what in known.items() if not is_contradicted(what, calendar)}
    # A year of weeks ends on one weekday: a month's end on another is of a company that gave such years up.
    weekdays = {what.end.weekday() for what in known.values() if what.length and not is_month_end(what.end)}
    periods = {
        index: period_of(what, calendar, by_weeks=what.end.weekday() in weekdays) for index, what in known.items()
    }
    return _without_twins({index: period for index, period in periods.items() if period}, members, alike, named)


def _spoken(headings: Mapping[int, str], captions: Sequence[str], vocabulary: Vocabulary) -> Mapping[int, str]:
    """The headings; where none stands over any column, the times that the nearest caption lists, if it has as many."""
    if len(headings) < _SEVERAL or any(headings.values()):
        return headings
    alike = (caption for caption in reversed(captions) if not tells_several(caption.lower(), vocabulary))
    listed = (times_in(caption, len(headings), vocabulary) for caption in alike)
    found = next((texts for texts in listed if texts), [])
    return dict(zip(headings, found, strict=True)) if found else headings


def _all_with_days(own: Mapping[int, Said], calendar: Calendar) -> dict[int, Said]:
    """The words of columns with days to their months; a row of months of which one has no known day is left alone."""
    found = {index: _with_days(what, calendar) for index, what in own.items()}
    return dict(own) if any(d.is_month for what in found.values() for d in what.dates) else found


def _with_months(own: Mapping[int, Said], around: Said, calendar: Calendar) -> dict[int, Said]:
    """The words of columns whose days are years: `Sep 24` beside `Sep 23`, of periods that end with September.

    The end of the newest of these months is printed elsewhere and the day is not, or there is no such day. Of `9/24`
    nothing else than a year beside it tells that it is a day.
    """
    meant = {index: _of_month(what) for index, what in own.items()}
    months = [found.dates[0] for found in meant.values() if found]
    if months and None not in meant.values():
        newest = _with_day(max(months, key=lambda printed: (printed.year or 0, printed.month)), calendar)
        years = {*around.years, *(printed.year for printed in around.dates), newest.year}
        days = {what.dates[0].on(year) for what in own.values() for year in years}
        if days == {None} or (newest.whole in calendar.dates and not days & calendar.dates):
            return {index: found for index, found in meant.items() if found}
    return {index: _without_doubtful(what) for index, what in own.items()}


def _without_doubtful(what: Said) -> Said:
    if what.years or not any(printed.is_doubtful for printed in what.dates):
        return what
    return replace(what, dates=tuple(PrintedDate(printed.month, 0, None) for printed in what.dates))


def _of_month(what: Said) -> Said | None:
    """Words with a day and no year, the day taken for a year."""
    if len(what.dates) != 1 or what.years or what.dates[0].year is not None or what.dates[0].is_month:
        return None
    month, year = what.dates[0].month, in_century(what.dates[0].day)
    return replace(what, dates=(PrintedDate(month, 0, year, is_month=True),))


def _with_days(what: Said, calendar: Calendar) -> Said:
    """Words with days to the months that stand alone: the last, or in years of weeks the one printed near to it."""
    if not any(printed.is_month for printed in what.dates):
        return what
    return replace(what, dates=tuple(_with_day(printed, calendar) for printed in what.dates))


def _with_day(printed: PrintedDate, calendar: Calendar) -> PrintedDate:
    if not printed.is_month or printed.year is None:
        return printed
    last = date(printed.year, printed.month, monthrange(printed.year, printed.month)[1])
    near = {day for day in calendar.dates if abs((day - last).days) <= _NEAR_DAYS} if calendar.is_by_weeks else {last}
    near = near or _by_weekday(last, calendar)
    day = near.pop() if len(near) == 1 else None
    return PrintedDate(day.month, day.day, day.year) if day else printed


def _by_weekday(last: date, calendar: Calendar) -> set[date]:
    """The days near to the end of a month by the rules that give every end within a month that the document tells."""
    told = [end for end in calendar.ends if not is_month_end(end)]
    weekdays = {end.weekday() for end in told}
    if len(weekdays) != 1:
        return set()
    weekday = weekdays.pop()
    rules = [rule for rule in ("last", "nearest") if all(_is_by(rule, end) for end in told)]
    return {on_weekday(rule, last.year, last.month, 0, weekday) for rule in rules}


def _is_by(rule: str, end: date) -> bool:
    """Whether a day is the last of its weekday in its month or that before, or the nearest to the end of either."""
    before = end.replace(day=1) - timedelta(days=1)
    return end in {on_weekday(rule, month.year, month.month, 0, end.weekday()) for month in (before, end)}


def _dated(own: Mapping[int, Said], around: Said, calendar: Calendar) -> dict[int, Dated | None]:
    """What dates each column.

    The running text dates `First Quarter 2001` only if it dates every column: a fiscal year's quarter
    would else be taken for the calendar's.
    """
    years = _listed_years(own, around)
    found = {i: dated(what, around, calendar, default_year=years.get(i)) for i, what in own.items()}
    if None not in found.values():
        return found
    named = {i: dated(what, around, calendar, default_year=years.get(i), by_mention=True) for i, what in own.items()}
    return found if None in named.values() else named


def _listed_years(own: Mapping[int, Said], around: Said) -> dict[int, int]:
    """The year of each column, of a caption that lists as many for columns of one length: `June 30, 2003 and 2002`."""
    first = [printed.year for printed in around.dates if printed.year] if around.lists_years else []
    listed = (*first, *around.years)
    alike = len({(what.length, what.quarter) for what in own.values()}) == 1
    return dict(zip(own, listed, strict=True)) if len(listed) == len(own) and alike else {}


def _agreeing(own: Mapping[int, Said], found: dict[int, Dated | None]) -> dict[int, Dated | None]:
    """What dates columns, unless quarters and years by their numbers are of years that end in several months.

    One day above `Q3 2024` and `Q4 2023` is not that of both.
    """
    quarters = {index: _counted(own[index], what) for index, what in found.items() if what and not own[index].dates}
    months = {year_month(what.end, quarters[i]) for i, what in found.items() if what and quarters.get(i)}
    if len(months) < _SEVERAL or not any(own[index].quarter for index in quarters):
        return found
    return {index: None if quarters.get(index) else what for index, what in found.items()}


def _counted(own: Said, what: Dated) -> int:
    """Which quarter of its year ends with a column, by the column's own words; 0 where they do not say."""
    is_whole = is_bare(own) or (what.length is not None and is_year(what.length))
    return own.quarter or (_LAST_QUARTER if is_whole else 0)


def _annual(own: Mapping[int, Said], around: Said, calendar: Calendar) -> PeriodRule | None:
    """The length of a year, where bare years head the columns: three in a row, or no other length is named anywhere."""
    bare = [what.years[-1] for what in own.values() if len(what.years) == 1 and not what.dates and not what.quarter]
    if around.length or around.dates or len(bare) < len(own) or any(what.length for what in own.values()):
        return None
    in_a_row = len(bare) >= _YEARS_IN_A_ROW and max(bare) - min(bare) == len(set(bare)) - 1 == len(bare) - 1
    years = [mention.length for mention in calendar.mentions if is_year(mention.length)]
    alone = len(years) == len(calendar.mentions)
    # `FY2024` in a release of a year's end; in that of a third quarter it may be what is over of the year.
    of_years = calendar.newest is not None and all(what.words & OF_A_YEAR for what in own.values())
    named = of_years and calendar.newest == year_end(calendar, max(bare))
    return years[0] if years and (in_a_row or alone or named) else None


def _with_years_back(
    own: Mapping[int, Said],
    headings: Mapping[int, str],
    around: Said,
    calendar: Calendar,
    vocabulary: Vocabulary,
    *,
    instants_only: bool,
) -> tuple[dict[int, Said], Said]:
    """The words of columns with the years that `Current Year` and `Prior Year` stand for, and those around them.

    The current one is that of the day above them all, else of the captions, else of the last day that ends any period
    which the document names. A day above them all is told around them: in the year before it is another.
    """
    back = years_back(headings, vocabulary)
    if not back or any(what.years or what.ranges for what in own.values()):
        return dict(own), around
    above = {what.dates for what in own.values()}
    told = above.pop() if len(above) == 1 else ()
    last = [] if around.years else sorted(calendar.ends)[-1:]
    days = told or around.dates or tuple(PrintedDate(day.month, day.day, day.year) for day in last)
    current = max([printed.year for printed in days if printed.year] or around.years, default=None)
    if current is None or above or len(told) > 1:
        return dict(own), around
    if instants_only and not _ends_year(days, current, calendar):
        return dict(own), around
    meant = {index: replace(what, dates=(), years=(current - back[index],)) for index, what in own.items()}
    return meant, replace(around, dates=days, days_end_periods=around.days_end_periods or bool(told))


def _ends_year(days: Sequence[PrintedDate], year: int, calendar: Calendar) -> bool:
    """Whether balances are of a year's end, or the day is printed for the year before: else that may be another."""
    ends = {printed.on(year) for printed in days} or {year_end(calendar, year)}
    before = {printed.on(year - 1) for printed in days}
    return ends <= {year_end(calendar, year)} - {None} or bool(before & calendar.dates)


def _with_years(own: Mapping[int, Said], around: Said) -> dict[int, Said]:
    """The words of columns with the length of a year where a year alone stands beside quarters, `4Q21   3Q21   2021`.

    Its last quarter has to stand there too: beside a third quarter the year may be the part of it that is over.
    """
    quarters = {(what.years[-1], what.quarter) for what in own.values() if what.quarter and what.years}
    bare = {index for index, what in own.items() if is_bare(what)}
    if around.length or around.dates or not all((own[i].years[-1], _LAST_QUARTER) in quarters for i in bare):
        return dict(own)
    return {index: replace(what, length=_YEAR) if index in bare else what for index, what in own.items()}


def _with_whole_years(
    own: Mapping[int, Said], found: dict[int, Dated | None], calendar: Calendar
) -> dict[int, Dated | None]:
    """What dates columns, `Fiscal 2024` as a year where the quarter that ends with it stands beside."""
    quarters = {what.end for what in found.values() if what and what.length and what.length.months == _QUARTER}
    whole = dict(found)
    for index, what in own.items():
        known = found[index]
        if is_bare(what) and what.words & OF_A_YEAR and (known is None or known.length is None):
            end = year_end(calendar, what.years[-1])
            whole[index] = Dated(end, _YEAR) if end in quarters and end else known
    return whole


def _with_lengths(known: Mapping[int, Dated], calendar: Calendar) -> dict[int, Dated]:
    """Columns of flows headed by a date alone, with the one length that the document gives to such a period."""
    silent = [what.end for what in known.values() if what.length is None and what.start is None]
    told = told_length(silent, calendar) if silent else None
    if told and any(_overlap(one, other, told) for one, other in pairwise(sorted(set(silent)))):
        # Columns of quarters in a row, whatever the text says of the last day of one of them.
        told = None
    completed = {i: what if what.length or what.start else replace(what, length=told) for i, what in known.items()}
    return {index: what for index, what in completed.items() if what.length or what.start}


def _overlap(one: date, other: date, length: PeriodRule) -> bool:
    """Whether two periods of a length that end on these days have days in common."""
    return (other - one).days + _SLACK_DAYS < length.days


def _without_twins(
    periods: Mapping[int, Period],
    members: Mapping[int, ColumnMember | None],
    alike: Container[int],
    currencies: Mapping[int, str],
) -> dict[int, Period]:
    """Two columns of one period and one part of the company contradict each other, so neither is dated.

    One that prints the figures of another again contradicts nothing.
    """
    of = {index: (period, members.get(index), currencies.get(index, "")) for index, period in periods.items()}
    times = Counter(what for index, what in of.items() if index not in alike)
    return {index: period for index, period in periods.items() if times[of[index]] <= 1}


def _around(captions: Sequence[str], vocabulary: Vocabulary) -> Said:
    """What the captions say of periods, each part from the nearest caption that says it.

    A date counts only where words lead it in: others are of signatures and covers. A range may run on
    from one caption to the next.
    """
    spoken = [said(caption, vocabulary) for caption in reversed(captions)]
    of_periods = [
        bool(what.length) or is_heading_text(without_units(caption, vocabulary), vocabulary)
        for what, caption in zip(spoken, reversed(captions), strict=True)
    ]
    led = [
        (what, is_of_periods)
        for what, caption, is_of_periods in zip(spoken, reversed(captions), of_periods, strict=True)
        if is_of_periods or any(lead.search(caption.lower()) for lead in vocabulary.date_leads)
    ]
    spans = any(len(what.dates) or what.ranges for what, _ in led)
    ranges = ranges_in(" ".join(captions), vocabulary) if spans else ()
    ends = {day for pair in ranges for day in pair}
    dates = [
        (tuple(printed for printed in what.dates if printed.whole not in ends), is_of_periods)
        for what, is_of_periods in led
    ]
    nearest, is_of_periods = next((found for found in dates if found[0]), ((), False))
    lists = next((what.lists_years for what, _ in led if what.dates), False)
    return Said(
        length=_length(captions, spoken, vocabulary),
        dates=nearest,
        years=next((what.years for what in spoken if what.years), ()),
        ranges=ranges,
        days_end_periods=is_of_periods,
        lists_years=lists,
        to_date=any(what.to_date and not what.length for what, is_of_periods in led if is_of_periods),
    )


def _tells_of_all_years(caption: str, what: Said) -> bool:
    """Whether words are a sentence with a day of no year: `Our fiscal year ends on June 30.` dates no quarter."""
    named = [*what.years, *what.ranges, *(printed.year for printed in what.dates if printed.year)]
    return caption.endswith(".") and bool(what.dates) and not named


def _length(captions: Sequence[str], spoken: Sequence[Said], vocabulary: Vocabulary) -> PeriodRule | None:
    """The length that the nearest caption with one tells; None where it tells several, each for some columns.

    Args:
        spoken: what the captions say, nearest first.
    """
    found = ((what.length, caption) for what, caption in zip(spoken, reversed(captions), strict=True) if what.length)
    length, caption = next(found, (None, ""))
    if not tells_several(caption.lower(), vocabulary):
        return length
    # `53 weeks ended February 3, 2001 and 52 weeks ended January 29, 2000` tells years alone.
    return _YEAR if all(map(is_year, lengths(caption.lower(), vocabulary))) else None
