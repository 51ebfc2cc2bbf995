"""Reads what tables say of lines that are told by segments, places or products."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.disaggregations import (
    AxisWords,
    DisaggregatedTotal,
    DisaggregationPlace,
    DisaggregationWords,
)

WORDS = "vocabulary/disaggregations.csv"


def read_disaggregations(texts: Mapping[str, str], prefix: str) -> DisaggregationWords:
    """The rows of both tables.

    Raises:
        MapError: a row is malformed.
    """
    words = [(disaggregation_place(row), row) for row in rows(texts, WORDS)]
    totals = (read_disaggregated(row) for row in rows(texts, f"{prefix}/disaggregated.csv"))

    def at(place: str) -> tuple[re.Pattern[str], ...]:
        return tuple(row.pattern("pattern") for found, row in words if found == place)

    def axes(place: str) -> tuple[AxisWords, ...]:
        return tuple(
            AxisWords(
                row.pattern("pattern"), row.text("axis"), row.text("domain"), row.text("names") == "free", row.origin
            )
            for found, row in words
            if found == place
        )

    return DisaggregationWords(
        axes=axes("axis"),
        marks=axes("mark"),
        bars=at("bar"),
        aside=at("aside"),
        no_names=at("name"),
        measures=at("measure"),
        totals={total.concept: total for total in totals},
    )


def disaggregation_place(row: TableRow) -> DisaggregationPlace:
    """Where the words of a row of disaggregations.csv stand.

    Raises:
        MapError: the row is malformed.
    """
    place: DisaggregationPlace = one_of(row, "place", get_args(DisaggregationPlace))
    row.pattern("pattern")
    axis = row.text("axis")
    one_of(row, "names", ("free", "known") if axis else ("",))
    if bool(axis) != bool(row.text("domain")) or (axis and place not in ("axis", "mark")):
        raise row.wrong("only words of an axis have one, with its domain")
    return place


def read_disaggregated(row: TableRow) -> DisaggregatedTotal:
    """A row of disaggregated.csv.

    Raises:
        MapError: it is malformed.
    """
    names_own = one_of(row, "own_members", ("yes", "no")) == "yes"
    axes = frozenset(row.text("axes").split())
    if not axes:
        raise row.wrong("the row names no axis", "Name those along which filers tell the concept")
    return DisaggregatedTotal(row.text("concept"), names_own, axes, row.origin)
