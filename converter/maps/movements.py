"""The table that says how tables lead parts of something from balance to balance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.movements import MovementPart, MovementRule


def read_movements(texts: Mapping[str, str]) -> tuple[MovementRule, ...]:
    """The rows of note_movements.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    return tuple(map(_movement, rows(texts, "vocabulary/note_movements.csv")))


def _movement(row: TableRow) -> MovementRule:
    part = one_of(row, "part", get_args(MovementPart))
    axis, domain, member = (row.text(column) for column in ("axis", "domain", "member"))
    return MovementRule(row.text("subject"), part, row.pattern("pattern"), row.text("label"), axis, domain, member)
