"""The table that says how awards are rolled forward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from converter.maps.letters import letters_of
from converter.maps.rows import TableRow, one_of, rows
from converter.model.awards import AwardPart, AwardRule
from converter.model.source import ColumnMember


def read_awards(texts: Mapping[str, str]) -> tuple[AwardRule, ...]:
    """The rows of note_awards.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    return tuple(map(_award, rows(texts, "vocabulary/note_awards.csv")))


def _award(row: TableRow) -> AwardRule:
    part = one_of(row, "part", get_args(AwardPart))
    axis, domain, name = (row.text(column) for column in ("axis", "domain", "member"))
    member = ColumnMember(axis, domain, name) if name else None
    pattern = row.pattern("pattern")
    return AwardRule(row.text("subject"), part, pattern, letters_of(pattern), row.text("label"), member)
