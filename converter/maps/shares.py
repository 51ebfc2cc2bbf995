"""The tables that say how shares are led from balance to balance, and how repurchases of them are told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.shares import RepurchasePart, RepurchaseRule, SharePart, ShareRule


def read_shares(texts: Mapping[str, str]) -> tuple[ShareRule, ...]:
    """The rows of note_shares.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    return tuple(map(_rule, rows(texts, "vocabulary/note_shares.csv")))


def _rule(row: TableRow) -> ShareRule:
    return ShareRule(one_of(row, "part", get_args(SharePart)), row.pattern("pattern"), row.text("label"))


def read_repurchases(texts: Mapping[str, str]) -> tuple[RepurchaseRule, ...]:
    """The rows of note_repurchases.csv, in their order.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    return tuple(map(_repurchase, rows(texts, "vocabulary/note_repurchases.csv")))


def _repurchase(row: TableRow) -> RepurchaseRule:
    return RepurchaseRule(one_of(row, "part", get_args(RepurchasePart)), row.pattern("pattern"), row.text("label"))
