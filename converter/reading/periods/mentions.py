"""What a document tells of its periods anywhere: the whole dates it prints, the periods it names, its years' ends."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from converter.model.periods import Duration
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.periods.dates import (
    FEBRUARY,
    FEBRUARY_ENDS,
    last_length,
    placed_lengths,
    printed_dates,
    whole_dates,
)

_REACH = 60
# `third quarter of fiscal year 2023 ended` right before a date.
_QUARTER_REACH = 48
# `(date of inception)` right behind a day, or right before it.
_BESIDE = 28
_WORD = re.compile(r"[a-z]+")
# A search for letters is quick; for the edge of a word it would stop everywhere.
_WEEK = re.compile(r"week(?<=\bweek)s?\b")
# So far from the word a sentence may speak of the quarter.
_SENTENCE = 160
_SET_APART = "     "
_SEVERAL = 2
# A day, the whole year, and `and` before the next day.
_JOINED = re.compile(r".{4,18}\b(?:19|20)\d\d,? and")
_DAYS_PER_YEAR, _YEAR_SLACK = 365, 8


@dataclass(frozen=True, slots=True)
class Mention:
    """A period with its length and whole end date, named in the running text, or by a heading set apart from it.

    `quarter` is which one of its year it is, where the words say so: `the third quarter ended September 30, 1998`.
    """

    length: PeriodRule
    end: date
    is_heading: bool = False
    quarter: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """The last day of a period of the running text, and the lengths that stand before it, the nearest first."""

    end: date
    lengths: tuple[PeriodRule, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The whole dates that a document prints anywhere, and the periods it names in full.

    Attributes:
        dates: every whole date.
        mentions: periods of the running text.
        weekdays: the rules by which the document says that its years end: `last` or `nearest`, the month
            and the day, 0 for the month's last.
        quarters: the weeks that the text gives to quarters: which one, of which year or 0, and how many weeks.
        inception: the first day of the company, where the text names one.
        weeks_of_quarters: those of the filer's four quarters, where they are known and not 13 each.
        columns: periods that head columns of titled statements of flows.
        column_ends: the last days of all columns of titled statements.
        sheets: the days of all titled balance sheets.
        closing: the last of them, and which quarter of which fiscal year ends on it, where the flows settle that.
        joined: periods of the running text that end with one of the mentions, or a year before one.
        by_weeks: periods that head columns of titled statements and whose headings count their weeks.
        year_month: the month in which years end, if that or the submission's header tells it; 0 where neither does.
    """

    dates: frozenset[date]
    mentions: tuple[Mention, ...]
    weekdays: tuple[tuple[str, int, int], ...] = ()
    quarters: tuple[tuple[int, int, int], ...] = ()
    weeks_of_quarters: tuple[int, ...] = ()
    inception: date | None = None
    columns: tuple[Mention, ...] = ()
    column_ends: frozenset[date] = frozenset()
    sheets: frozenset[date] = frozenset()
    closing: tuple[date, int, int] | None = None
    year_month: int = 0
    joined: tuple[Mention, ...] = ()
    by_weeks: frozenset[Duration] = frozenset()

    @property
    def newest(self) -> date | None:
        """The last day of a balance sheet."""
        return max(self.sheets, default=None)

    @property
    def ends(self) -> frozenset[date]:
        """The last days of all periods that are named."""
        return self.column_ends | {mention.end for mention in (*self.mentions, *self.joined)}

    @property
    def is_by_weeks(self) -> bool:
        """Whether the company's periods end on weekdays rather than with months: one column that does so shows it."""
        named = {mention.end for mention in self.mentions}
        within = [end for end in named if _is_within_month(end)]
        several = len(within) >= _SEVERAL or len(within) * 2 > len(named)
        return several or any(_is_within_month(end) for end in self.column_ends)


def is_month_end(day: date) -> bool:
    """Whether a day is the last of its month."""
    return day.day == monthrange(day.year, day.month)[1]


def _is_within_month(day: date) -> bool:
    """Whether a day is not the end of its month; 28 February is taken for one in every year."""
    return not is_month_end(day) and (day.month, day.day) != (FEBRUARY, FEBRUARY_ENDS)


def read_calendar(text: str, vocabulary: Vocabulary) -> Calendar:
    """Every whole date of a document, every `three months ended March 31, 2001`, and the rules of its years' ends."""
    dates: set[date] = set()
    found: list[Mention] = []
    joined: list[Mention] = []
    last, told = 0, _Told(date.min, ())
    for start, end in whole_dates(text, vocabulary):
        dates.add(end)
        told = _of_the_year_before(told, end, text[last:start])
        last = start
        joined += [Mention(length, end) for length in told.lengths]
        printed_before = text[max(0, start - _REACH) : start]
        before = " ".join(printed_before.lower().split())
        led = any(lead.search(before[-12:]) for lead in vocabulary.date_leads)
        length, *others = _led_lengths(before, vocabulary) if led else (None,)
        if length:
            quarter = _nearest_quarter(before[-_QUARTER_REACH:].rpartition(". ")[2], vocabulary)
            found.append(Mention(length, end, printed_before.endswith(_SET_APART), quarter))
            joined += [Mention(other, end) for other in others if other]
            told = _Told(end, (length, *filter(None, others)))
    flat = " ".join(text.lower().split())
    weekdays, quarters = tuple(_weekdays(flat, vocabulary)), tuple(_quarters(flat, vocabulary))
    inception = _inception(flat, vocabulary)
    return Calendar(frozenset(dates), tuple(found), weekdays, quarters, inception=inception, joined=tuple(joined))


def _of_the_year_before(told: _Told, end: date, between: str) -> _Told:
    """What is told of a day that `and` joins to another, a year later: `months ended June 29, 2014 and June 30, 2013`.

    Weeks are not of both: `the 13 and 14 weeks ended` names those of one day and those of the other.

    Args:
        told: of the other day.
        between: from where the other day begins to where this one does.
    """
    months = tuple(length for length in told.lengths if length.months)
    if not months or not _is_a_year_before(end, told.end):
        return _Told(end, ())
    return _Told(end, months if _JOINED.fullmatch(" ".join(between.split())) else ())


def _is_a_year_before(day: date, later: date) -> bool:
    return abs((later - day).days - _DAYS_PER_YEAR) <= _YEAR_SLACK


def _led_lengths(before: str, vocabulary: Vocabulary) -> list[PeriodRule | None]:
    """The length right before a day, then those that `and` joins to it: `third quarter and nine months ended`."""
    found: list[PeriodRule | None] = []
    behind = len(before)
    for (start, end), length in reversed(placed_lengths(before, vocabulary)):
        if found and not _joins(before[end:behind], vocabulary):
            break
        found.append(length)
        behind = start
    return found or [None]


def _joins(between: str, vocabulary: Vocabulary) -> bool:
    words = _WORD.findall(between)
    return "and" in words and all(word in vocabulary.heading_words for word in words)


def _inception(text: str, vocabulary: Vocabulary) -> date | None:
    """The one day that a text names beside words of a company's beginning: `March 12, 1995 (inception)`."""
    days: set[date] = set()
    for match in (match for pattern in vocabulary.inception_words for match in pattern.finditer(text)):
        before = [
            printed for _, printed in printed_dates(text[max(0, match.start() - _BESIDE) : match.start()], vocabulary)
        ]
        behind = [printed for _, printed in printed_dates(text[match.end() : match.end() + _BESIDE], vocabulary)]
        days |= {printed.whole for printed in (*before[-1:], *behind[:1]) if printed.whole}
    return days.pop() if len(days) == 1 else None


def _weekdays(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, int, int]]:
    """By which weekdays a text, in small letters, says that years end."""
    for rule in vocabulary.year_ends:
        for match in rule.pattern.finditer(text):
            month = vocabulary.months.get(match.group("month"))
            if month:
                yield rule.rule, month, int(match.groupdict().get("day") or 0)


def _nearest_quarter(words: str, vocabulary: Vocabulary) -> int:
    """Which quarter of its year the last of some words count; 0 where none do."""
    counted = [(found.end(), number) for rule, number in vocabulary.quarters for found in rule.finditer(words)]
    return max(counted, default=(0, 0))[1]


def _quarters(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int, int]]:
    """The weeks that a text, in small letters, gives to quarters: `fourth quarter 2022 included 17 weeks`."""
    if "week" not in text:
        return
    weeks = "".join(text[max(0, m.start() - _SENTENCE) : m.end() + _SENTENCE] + "\n" for m in _WEEK.finditer(text))
    for pattern in vocabulary.quarter_weeks if weeks else ():
        for match in pattern.finditer(weeks):
            named = match.groupdict()
            words = named.get("quarter") or ""
            quarter = next((number for rule, number in vocabulary.quarters if rule.search(words)), 0)
            length = last_length(match.group("weeks"), vocabulary)
            if length and length.weeks:
                yield quarter, int(named.get("year") or 0) if quarter else 0, length.weeks
