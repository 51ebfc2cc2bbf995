"""Words that head columns: of periods, and of nothing else. This file knows heading words only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import last_length
from converter.reading.periods.short_forms import with_whole_years

_YEAR = re.compile(r"(?:19|20)\d\d")
NUMERIC_DATE = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}(?:([/-])\d{1,2}\1(?:\d{4}|\d{2})|\.\d{1,2}\.(?:\d{4}|\d\d))")
# `9/24` is a month or a day, or a fraction where a line has words: `First Quarter   7/16`.
STROKE = re.compile(r"(?:0?[1-9]|1[0-2])/\d\d(?![\d/])")
_WORD = re.compile(r"[A-Za-z]+")
_FIRST_WORD = re.compile(r"(?<![\dA-Za-z])[A-Za-z]+")
# What is written out of short forms has fewer letters, so that longer words stay as they are.
_LONG_WORD = re.compile(r"[a-z]{8,}")
_NUMBER = re.compile(r"\d+")
_ORDINAL = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")


def is_heading_text(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words speak of periods only: `Three Months Ended`, `March 31,`, `2001`, `% Change`."""
    return begins_as_headings_do(text, vocabulary) and _speaks_of_periods(text, vocabulary)


def begins_as_headings_do(text: str, vocabulary: Vocabulary) -> bool:
    """Whether the first word, if there is one, is one that headings use: most lines are told apart by it."""
    first = _FIRST_WORD.search(text)
    return first is None or is_known_word(first.group().lower(), vocabulary)


@lru_cache(maxsize=2048)
def _speaks_of_periods(text: str, vocabulary: Vocabulary) -> bool:
    if any(not is_known_word(word, vocabulary) for word in _LONG_WORD.findall(text.lower())):
        return False
    text = with_whole_years(text)
    if "$" in text or text.count("(") != text.count(")"):
        return False
    lowered = _ORDINAL.sub(r"\1", STROKE.sub("2000", NUMERIC_DATE.sub("2000", text.lower())))
    words = _WORD.findall(lowered)
    if not all(is_known_word(word, vocabulary) for word in words):
        return False
    numbers = _NUMBER.findall(lowered)
    if numbers and not any(_YEAR.fullmatch(number) for number in numbers) and not names_a_time(lowered, vocabulary):
        return False
    if not numbers and text.strip() and set(text.strip()) <= set("%+- "):
        return "%" in text
    if any(not (len(number) <= 2 or _YEAR.fullmatch(number)) for number in numbers):
        return False
    return bool(words) or any(_YEAR.fullmatch(number) for number in numbers)


def tells_length(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words say how long a period is and no more than when it ends: `Nine Months Ended September 30,`."""
    return last_length(text.lower(), vocabulary) is not None and is_heading_text(text, vocabulary)


def opens_lines(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words beside the headings of columns head the first lines: `ASSETS      2004      2003`."""
    return any(pattern.search(text.strip().lower()) for pattern in vocabulary.opening_headings)


def is_known_word(word: str, vocabulary: Vocabulary) -> bool:
    """Whether headings of columns use a word."""
    return word in vocabulary.heading_words or word in vocabulary.months


def names_a_time(lowered: str, vocabulary: Vocabulary) -> bool:
    """Whether words with small numbers, `march 31,` or `13 weeks`, are of a time; `(notes 2, 3 and 5)` are not."""
    if any(word in vocabulary.months for word in _WORD.findall(lowered)):
        return True
    return any(rule.pattern.search(lowered) for rule in vocabulary.periods)


def years_back(headings: Mapping[int, str], vocabulary: Vocabulary) -> dict[int, int]:
    """How many years before the newest each column is by its heading: `Current Year`, `Prior Year`.

    Nothing unless all columns say so, of the newest year and of the one before: `Current` and `Deferred` are parts of
    a tax.
    """
    found = {
        index: next((years for pattern, years in vocabulary.years_back if pattern.search(heading.lower())), None)
        for index, heading in headings.items()
    }
    told = {index: years for index, years in found.items() if years is not None}
    return told if len(told) == len(found) and {0, 1} <= set(told.values()) else {}
