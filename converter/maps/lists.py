"""Short lists that are read from their texts when they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

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
