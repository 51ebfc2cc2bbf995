"""Thousands with a point for their comma, `2.044` beside `1,911`: slips that the figures around them show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.source import Cell, CellKind, Locator, Row, Table

# Digits of a group of thousands, and a figure that is none of small units.
_GROUP, _LARGE = 3, 100
_LONGEST_SUM = 12
_POINT = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?!\d)")


def with_points_for_commas(table: Table) -> Table:
    """A table whose points among the commas of a line, or of a sum that then comes out, are read as commas."""
    if not any(_has_point(cell) for row in table.rows for cell in row.cells):
        return table
    meant = [replace(row, cells=tuple(map(_meant, row.cells))) for row in table.rows]
    lines = [(row, new) for row, new in zip(table.rows, meant, strict=True) if row.cells]
    # Figures that add up as they are printed have three decimals.
    summed = _summed([new for _, new in lines]) - _summed([row for row, _ in lines])
    rows = tuple(
        new if new.cells != row.cells and (_is_mixed(row) or new.locator in summed) else row
        for row, new in zip(table.rows, meant, strict=True)
    )
    return table if rows == table.rows else replace(table, rows=rows)


def _has_point(cell: Cell) -> bool:
    is_number = cell.kind is CellKind.NUMBER and cell.magnitude is not None
    return is_number and cell.decimals == _GROUP and not cell.by_points and _POINT.search(cell.text) is not None


def _meant(cell: Cell) -> Cell:
    if cell.magnitude is None or not _has_point(cell):
        return cell
    return cell._replace(magnitude=cell.magnitude.scaleb(_GROUP), decimals=0, by_points=True)


def _is_mixed(row: Row) -> bool:
    """Whether some figures of a row have a point where the others have none, and one of those is as large."""
    others = [cell for cell in row.cells if cell.kind is CellKind.NUMBER and not _has_point(cell)]
    large = any(cell.magnitude is not None and cell.magnitude >= _LARGE for cell in others)
    return large and not any(cell.decimals for cell in others)


def _summed(rows: Sequence[Row]) -> set[Locator]:
    """The places of rows in a run that adds up to the row below it in all of two columns or more, or lessens to it."""
    found: set[Locator] = set()
    figures = [tuple(_figures(row)) for row in rows]
    for end in range(2, len(rows)):
        total = figures[end]
        wide = len(total) > 1 and any(total)
        for start in range(end - 2, max(end - _LONGEST_SUM, 0) - 1, -1):
            run = figures[start:end]
            if not wide or any(len(line) != len(total) for line in run):
                break
            rest = [first - sum(others) for first, *others in zip(*run, strict=True)]
            if total in (tuple(map(sum, zip(*run, strict=True))), tuple(rest)):
                found |= {row.locator for row in rows[start : end + 1]}
    return found


def _figures(row: Row) -> Iterator[Decimal]:
    for cell in row.cells:
        yield (-cell.magnitude if cell.negative else cell.magnitude) if cell.magnitude is not None else Decimal(0)
