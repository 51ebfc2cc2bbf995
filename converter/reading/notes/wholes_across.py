"""Columns of notes that hold what the parts beside them come to: `Level 1 | Level 2 | Level 3 | Total`.

A row of a statement has figures in most of its parts. One of a note may have a single one, which is its whole as well,
so that here a row counts in which the others are dashes or blank; but then every row must come to its whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.periods import Period
from converter.model.rounding import outcome
from converter.model.source import Cell, Column, ColumnRole, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.frames import placed

_LEAST_PARTS = _LEAST_ROWS = 2


def with_wholes(layout: TableLayout, vocabulary: Vocabulary) -> TableLayout:
    """A layout whose columns of totals are of the whole, where all rows add across; as it was where they do not."""
    parts: dict[Period, list[int]] = {}
    for at, column in enumerate(layout.columns):
        if column.member and column.period and column.role is ColumnRole.VALUE:
            parts.setdefault(column.period, []).append(at)
    totals = [at for at, column in enumerate(layout.columns) if _is_total(column, vocabulary)]
    if not totals or len(totals) != len(parts) or not all(_are_apart(layout, beside) for beside in parts.values()):
        return layout
    columns = list(layout.columns)
    for at, (period, beside) in zip(totals, parts.items(), strict=True):
        if not _adds_across(layout, beside, at):
            return layout
        columns[at] = replace(columns[at], role=ColumnRole.VALUE, period=period)
    return replace(layout, columns=tuple(columns))


def _is_total(column: Column, vocabulary: Vocabulary) -> bool:
    """Whether a word in the heading of an open column is that of a whole."""
    is_open = column.member is None and column.role in (ColumnRole.OTHER, ColumnRole.UNDATED)
    rules = [rule for rule in vocabulary.part_members if rule.place == "whole"]
    return is_open and any(rule.pattern.search(word) for word in column.heading.split() for rule in rules)


def _are_apart(layout: TableLayout, columns: Sequence[int]) -> bool:
    """Whether columns are several parts along one axis."""
    members = [member for at in columns if (member := layout.columns[at].member)]
    return len({member.axis for member in members}) == 1 and len(set(members)) == len(columns) >= _LEAST_PARTS


def _adds_across(layout: TableLayout, parts: Sequence[int], whole: int) -> bool:
    told = [(row[whole], [row[at] for at in parts if at in row]) for row in _rows(layout) if whole in row]
    held = [
        outcome(
            sum((cell.shown for cell in beside), Decimal(0)) - total.shown, [cell.decimals for cell in (*beside, total)]
        )
        for total, beside in told
        if beside
    ]
    return len(held) == len(told) >= _LEAST_ROWS and "broken" not in held


def _rows(layout: TableLayout) -> Iterator[dict[int, Cell]]:
    positions = tuple(column.position for column in layout.columns)
    return (placed(row.cells, positions) for row in layout.table.rows)
