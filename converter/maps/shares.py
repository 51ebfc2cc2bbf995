"""The table that says how shares issued, held in treasury and outstanding are led from balance to balance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.shares import SharePart, ShareRule


def read_shares(texts: Mapping[str, str]) -> tuple[ShareRule, ...]:
    """The rows of note_shares.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    return tuple(map(_rule, rows(texts, "vocabulary/note_shares.csv")))


def _rule(row: TableRow) -> ShareRule:
    return ShareRule(one_of(row, "part", get_args(SharePart)), row.pattern("pattern"), row.text("label"))
