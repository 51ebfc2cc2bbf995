"""The tables that say what falls due year by year."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import get_args

from converter.maps.rows import TableRow, one_of, rows
from converter.model.schedules import ScheduleProof, ScheduleRole, ScheduleRule, ScheduleWords


def read_schedules(texts: Mapping[str, str]) -> ScheduleWords:
    """What tables are known by whose rows are years.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    subjects, called, lines = (
        tuple(rows(texts, f"vocabulary/note_{name}.csv")) for name in ("schedules", "schedule_rows", "schedule_lines")
    )
    return ScheduleWords(
        tuple(map(_subject, subjects)),
        tuple((one_of(row, "role", get_args(ScheduleRole)), row.pattern("pattern")) for row in called),
        {row.text("place"): row.text("label") for row in lines},
    )


def _subject(row: TableRow) -> ScheduleRule:
    return ScheduleRule(
        subject=row.text("subject"),
        caption=row.pattern("caption"),
        weak=_optional(row, "weak"),
        ties=_optional(row, "ties"),
        bar=row.pattern("bar"),
        unless=_optional(row, "unless"),
        since=_day(row, "since", date.min),
        until=_day(row, "until", date.max),
        proof=one_of(row, "proof", get_args(ScheduleProof)),
    )


def _optional(row: TableRow, column: str) -> re.Pattern[str] | None:
    return row.pattern(column) if row.text(column) else None


def _day(row: TableRow, column: str, otherwise: date) -> date:
    try:
        return date.fromisoformat(row.text(column)) if row.text(column) else otherwise
    except ValueError as error:
        raise row.wrong(f"{column} {row.text(column)!r} is no day", "Write it as 2019-12-31") from error
