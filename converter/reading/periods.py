"""Dates in headings: how long a period is and when it ends. What cannot be dated stays undated."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from converter.model.periods import Duration, Instant, Period
from converter.model.vocabulary import PeriodRule, Vocabulary

_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_DAYS_PER_QUARTER = 91


@dataclass(frozen=True, slots=True)
class Said:
    """What some words say of a period; None where they are silent."""

    length: PeriodRule | None
    month: int | None
    day: int | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A period with its length and full end date, named in the running text."""

    length: PeriodRule
    end: date


def said(text: str, vocabulary: Vocabulary) -> Said:
    """Read the words of a heading; the last length counts, being nearest to the figures."""
    lowered = text.lower()
    month = day = None
    for match in re.finditer(r"\b([a-z]+)\.?\s+(\d{1,2})\b(?!\s*(?:weeks|months))", lowered):
        if match.group(1) in vocabulary.months:
            month, day = vocabulary.months[match.group(1)], int(match.group(2))
            break
    return Said(_last_length(lowered, vocabulary), month, day, tuple(int(year) for year in _YEAR.findall(lowered)))


def _last_length(text: str, vocabulary: Vocabulary) -> PeriodRule | None:
    """The last length that a text names; of phrases that overlap, `half year ended`, the first counts."""
    matches = [(m.start(), -m.end(), rule) for rule in vocabulary.periods for m in rule.pattern.finditer(text)]
    end, last = -1, None
    for start, negative_end, rule in sorted(matches, key=lambda match: match[:2]):
        if start >= end:
            end, last = -negative_end, rule
    return last


def mentions(text: str, vocabulary: Vocabulary) -> tuple[Mention, ...]:
    """Every `three months ended March 31, 2001` of the running text."""
    found = []
    dated = r"ended\s+([A-Za-z]+)\.?\s+(\d{1,2}),\s+((?:19|20)\d\d)"
    for match in re.finditer(dated, text):
        month = vocabulary.months.get(match.group(1).lower())
        before = re.sub(r"\s+", " ", text[max(0, match.start() - 30) : match.start()].lower()) + "ended"
        length = _last_length(before, vocabulary)
        end = _date(int(match.group(3)), month, int(match.group(2)))
        if end and length:
            found.append(Mention(length, end))
    return tuple(found)


def period_of(
    own: Said, around: Said, mentioned: tuple[Mention, ...], *, default_year: int | None = None
) -> Period | None:
    """The period of one column.

    Args:
        own: what the column's heading says.
        around: what the captions say, which counts where the heading is silent.
        mentioned: full dates in the running text, for headings like `First Quarter 2001`.
        default_year: the year that falls to this column where only the captions list years.

    Returns:
        None where the end cannot be dated.
    """
    length = own.length or around.length
    month, day = (own.month, own.day) if own.month else (around.month, around.day)
    year = own.years[-1] if own.years else default_year
    if year is None and len(set(around.years)) == 1:
        year = around.years[0]
    end = _date(year, month, day) if month and day and year else None
    if end is None and length is not None and year is not None and not month:
        ends = {m.end for m in mentioned if _same_length(m.length, length) and m.end.year == year}
        end = ends.pop() if len(ends) == 1 else None
    if end is None:
        return None
    return Duration(start_of(end, length), end) if length else Instant(end)


def start_of(end: date, length: PeriodRule) -> date:
    """The first day of a period of some length that ends on `end`.

    Months that do not end with a calendar month are weeks of a 52/53-week year: 13 a quarter.
    """
    if length.weeks:
        return end - timedelta(days=7 * length.weeks - 1)
    if end.day == monthrange(end.year, end.month)[1] or length.months % 3:
        months = end.year * 12 + end.month - length.months
        return date(months // 12, months % 12 + 1, 1)
    return end - timedelta(days=_DAYS_PER_QUARTER * length.months // 3 - 1)


def _same_length(one: PeriodRule, other: PeriodRule) -> bool:
    return (one.months, one.weeks) == (other.months, other.weeks)


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month, day) if year and month and day else None
    except ValueError:
        return None
