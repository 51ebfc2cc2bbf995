"""Short lists that are read from their texts when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from converter.maps.rows import rows


def wordings(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The labels that releases print for a concept, as our label tables have them: concept and label."""
    tables = sorted(name for name in texts if name.startswith("labels/"))
    found = ((row.text("concept"), row.text("label")) for table in tables for row in rows(texts, table))
    return [(concept, label) for concept, label in found if not label.startswith("/")]


def units(texts: Mapping[str, str], type_name: str) -> tuple[str, ...]:
    """The units that a type takes, as the unit registry names them (https://specifications.xbrl.org/registries/utr)."""
    plain = type_name.rpartition(":")[2]
    return tuple(row.text("unit") for row in rows(texts, "units.csv") if row.text("item_type") == plain)


def is_whole(texts: Mapping[str, str], first: str, second: str) -> bool:
    """Whether the label tables have two parts of a word in one, and never with a hyphen between them.

    Few labels are cut so: a table is sought through when one is.
    """
    tables = [texts[name].lower() for name in texts if name.startswith("labels/")]
    return _holds(tables, f"{first}{second}".lower()) and not _holds(tables, f"{first}-{second}".lower())


def _holds(tables: Iterable[str], word: str) -> bool:
    """Whether some texts have a word as such; the edges of words are looked at only where its letters stand."""
    whole = re.compile(rf"\b{word}\b")
    return any((at := table.find(word)) >= 0 and whole.search(table, at) for table in tables)
