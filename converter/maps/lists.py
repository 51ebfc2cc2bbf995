"""Short lists that are read from their texts when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from converter.maps.rows import rows

_JOINED = re.compile(r"\w+(?:-\w+)*")


def wordings(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The labels that releases print for a concept, as our label tables have them: concept and label."""
    tables = sorted(name for name in texts if name.startswith("labels/"))
    found = ((row.text("concept"), row.text("label")) for table in tables for row in rows(texts, table))
    return [(concept, label) for concept, label in found if not label.startswith("/")]


def units(texts: Mapping[str, str], type_name: str) -> tuple[str, ...]:
    """The units that a type takes, as the unit registry names them (https://specifications.xbrl.org/registries/utr)."""
    plain = type_name.rpartition(":")[2]
    return tuple(row.text("unit") for row in rows(texts, "units.csv") if row.text("item_type") == plain)


class WholeWords:
    """The words of the label tables, read when the first is asked for: few labels are cut within a word."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def have(self, first: str, second: str) -> bool:
        """Whether two parts of a word stand in one in some label, and never with a hyphen between them."""
        words, hyphened = self._found
        return f"{first}{second}".lower() in words and (first.lower(), second.lower()) not in hyphened

    @cached_property
    def _found(self) -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
        """Every word, and every two that a hyphen joins."""
        tables = (self._texts[name].lower() for name in self._texts if name.startswith("labels/"))
        joined = {tuple(run.split("-")) for table in tables for run in _JOINED.findall(table)}
        words = frozenset(word for run in joined for word in run)
        return words, frozenset(pair for run in joined for pair in pairwise(run))
