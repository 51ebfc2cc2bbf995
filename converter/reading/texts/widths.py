"""Which lines of a table fill all its columns; where those stand is where the columns are."""

from __future__ import annotations

from collections.abc import Iterable

from converter.model.source import Cell


def full_rows(rows: Iterable[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows with the largest number of cells that at least two rows have; none if no two agree."""
    filled = [cells for cells in rows if cells]
    widths = [len(cells) for cells in filled]
    width = max((count for count in set(widths) if widths.count(count) > 1), default=0)
    return [cells for cells in filled if len(cells) == width]
