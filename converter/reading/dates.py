"""Dates as headings print them, whole: the day of one date never goes with the year of another."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from converter.model.vocabulary import PeriodRule, Vocabulary

_YEAR = r"(?:19|20)\d\d"
_WORDED = re.compile(rf"\b([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*/)(?:\s*,?\s*({_YEAR})\b)?")
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_CENTURY_TURN = 50
_FEBRUARY, _FEBRUARY_ENDS = 2, 28


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date in a heading; the year is None where it stands elsewhere or nowhere."""

    month: int
    day: int
    year: int | None

    def on(self, year: int | None) -> date | None:
        """The date in a year; a month's last day stays its last day, 29 February among them."""
        if year is None or not 1 <= self.month <= 12:
            return None
        last = monthrange(year, self.month)[1]
        if self.is_month_end and year != self.year:
            return date(year, self.month, last)
        return date(year, self.month, self.day) if 1 <= self.day <= last else None

    @property
    def whole(self) -> date | None:
        return self.on(self.year)

    @property
    def is_month_end(self) -> bool:
        """Whether the day is its month's last, as in years that follow the calendar."""
        if self.year is None and self.month == _FEBRUARY:
            return self.day >= _FEBRUARY_ENDS
        return self.day == monthrange(self.year or 2000, self.month)[1]


@dataclass(frozen=True, slots=True)
class Said:
    """What some words say of a period: a length, dates, years that belong to no date, and the words."""

    length: PeriodRule | None
    dates: tuple[PrintedDate, ...]
    years: tuple[int, ...]
    words: frozenset[str]


def said(text: str, vocabulary: Vocabulary) -> Said:
    """Read the words of a heading; the last length counts, being nearest to the figures."""
    lowered = text.lower()
    found = sorted(_dates(text, vocabulary), key=lambda pair: pair[0])
    rest = lowered
    for (start, end), _ in found:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    words = frozenset(re.findall(r"[a-z]+", rest)) & vocabulary.heading_words
    years = tuple(int(year) for year in re.findall(rf"\b{_YEAR}\b", rest))
    return Said(last_length(lowered, vocabulary), tuple(printed for _, printed in found), years, words)


def _dates(text: str, vocabulary: Vocabulary) -> Iterator[tuple[tuple[int, int], PrintedDate]]:
    for match in _WORDED.finditer(text):
        month = vocabulary.months.get(match.group(1).lower())
        if month:
            year = int(match.group(3)) if match.group(3) else None
            yield match.span(), PrintedDate(month, int(match.group(2)), year)
    for match in _NUMERIC.finditer(text):
        month, year = int(match.group(1)), int(match.group(3))
        if 1 <= month <= 12:
            full = year if year >= 1000 else year + (1900 if year >= _CENTURY_TURN else 2000)
            yield match.span(), PrintedDate(month, int(match.group(2)), full)


def last_length(text: str, vocabulary: Vocabulary) -> PeriodRule | None:
    """The last length that a text names; of phrases that overlap, `half year ended`, the first counts."""
    matches = [(m.start(), -m.end(), rule) for rule in vocabulary.periods for m in rule.pattern.finditer(text)]
    end, last = -1, None
    for start, negative_end, rule in sorted(matches, key=lambda match: match[:2]):
        if start >= end:
            end, last = -negative_end, rule
    return last


@dataclass(frozen=True, slots=True)
class Mention:
    """A period with its length and whole end date, named in the running text."""

    length: PeriodRule
    end: date


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole dates that a document prints anywhere, and the periods it names in full."""

    dates: frozenset[date]
    mentions: tuple[Mention, ...]


def read_calendar(text: str, vocabulary: Vocabulary) -> Calendar:
    """Every whole date of a document, and every `three months ended March 31, 2001`."""
    dates: set[date] = set()
    found: list[Mention] = []
    for (start, _), printed in _dates(text, vocabulary):
        end = printed.whole
        if end is None:
            continue
        dates.add(end)
        before = " ".join(text[max(0, start - 60) : start].lower().split())
        length = last_length(before, vocabulary)
        if length and any(lead.search(before[-12:]) for lead in vocabulary.date_leads):
            found.append(Mention(length, end))
    return Calendar(frozenset(dates), tuple(found))
