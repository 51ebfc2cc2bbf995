"""The small words of names, numbers, times and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.small_words import (
    NamePlace,
    NameWords,
    NumberSaying,
    NumberWords,
    SmallWords,
    TimeSaying,
    TimeWords,
)


def read_small_words(texts: Mapping[str, str]) -> SmallWords:
    """The tables `name_words.csv`, `number_words.csv`, `time_words.csv` and `page_numbers.csv`.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    pages = _any_of(rows(texts, "vocabulary/page_numbers.csv"))
    return SmallWords(read_name_words(texts), _number_words(texts), _time_words(texts), pages)


def read_name_words(texts: Mapping[str, str]) -> NameWords:
    """The table `name_words.csv`.

    Raises:
        MapError: it is missing or a row is malformed.
    """
    by_place = _grouped(rows(texts, "vocabulary/name_words.csv"), "place", get_args(NamePlace))
    return NameWords(*(_any_of(by_place[place]) for place in get_args(NamePlace)))


def _number_words(texts: Mapping[str, str]) -> NumberWords:
    said = _grouped(rows(texts, "vocabulary/number_words.csv"), "says", get_args(NumberSaying))
    scales, cents = ({row.pattern("pattern"): row.number("power") for row in said[what]} for what in ("scale", "cent"))
    rest = (_any_of(said[what]) for what in get_args(NumberSaying) if what not in ("scale", "cent"))
    return NumberWords(scales, cents, *rest)


def _time_words(texts: Mapping[str, str]) -> TimeWords:
    said = _grouped(rows(texts, "vocabulary/time_words.csv"), "says", get_args(TimeSaying))
    return TimeWords(*(_any_of(said[what]) for what in get_args(TimeSaying)))


def _grouped(table: Iterable[TableRow], column: str, known: tuple[str, ...]) -> dict[str, list[TableRow]]:
    """The rows by what a column says, which is one of some words."""
    found: dict[str, list[TableRow]] = {word: [] for word in known}
    for row in table:
        found[one_of(row, column, known)].append(row)
    return found


def _any_of(table: Iterable[TableRow]) -> re.Pattern[str]:
    """What any row's pattern matches; nothing where there are no rows."""
    patterns = [f"(?:{row.pattern('pattern').pattern})" for row in table]
    return re.compile("|".join(patterns) or r"(?!)", re.IGNORECASE)
