"""The table of sentences among the notes that tell amounts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from converter.maps.letters import letters_of
from converter.maps.rows import TableRow, one_of, rows
from converter.model.note_sentences import SentenceRule, SentenceWords
from converter.model.source import UnitKind

_TABLE = "vocabulary/note_sentences.csv"
# What stands in a pattern for figures, of which a sentence has others.
_FIGURES = re.compile("<amounts>|<times>|[#@]")
_SMALL = ("lead", "verb", "aside", "about", "time", "end", "part", "bar")
_PLACES = ("told", *_SMALL)


def read_sentence_words(texts: Mapping[str, str]) -> SentenceWords:
    """The rows of note_sentences.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    small: dict[str, list[re.Pattern[str]]] = {place: [] for place in _SMALL}
    rules: list[SentenceRule] = []
    for row in rows(texts, _TABLE):
        place = one_of(row, "place", _PLACES)
        if place in small:
            small[place].append(row.small_pattern("pattern"))
        else:
            rules.append(_rule(row))
    letters = letters_of(*(_said(rule.words) for rule in rules))
    return SentenceWords(tuple(rules), letters, *(_any_of(small[place]) for place in _SMALL))


def _rule(row: TableRow) -> SentenceRule:
    at_dates = one_of(row, "period", ("instant", "duration")) == "instant"
    unit = UnitKind(one_of(row, "unit", [unit.value for unit in UnitKind]))
    heading = row.small_pattern("heading") if row.text("heading") else None
    told = row.text("subject"), row.text("label"), unit, at_dates, heading
    words = row.small_pattern("pattern")
    return SentenceRule(*told, words, letters_of(_said(words)))


def _said(words: re.Pattern[str]) -> re.Pattern[str]:
    """Words with any sign in the place of figures."""
    return re.compile(_FIGURES.sub(".", words.pattern))


def _any_of(patterns: list[re.Pattern[str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))
