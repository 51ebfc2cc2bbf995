"""Where the columns of a table stand: from the figures of its rows, and each figure in one of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median_low

from converter.model.source import Cell, Table
from converter.reading.kept import kept
from converter.reading.texts.widths import full_rows

_MOST_COMPARED = 100_000
_DATED = re.compile(r"\d")


def column_positions(table: Table) -> tuple[int, ...]:
    """The right edges of a table's columns, from the rows that fill them all, else from the longest row.

    A heading with more dates than most rows have figures says how many there are, if one row fills them.
    """
    rows = [row.cells for row in table.rows]
    full = full_rows(rows) or [max(rows, key=len, default=())]
    headed = max((sum(bool(_DATED.search(phrase.text)) for phrase in line) for line in table.headings), default=0)
    if headed > len(full[0]):
        full = [cells for cells in rows if len(cells) == headed] or full
    return tuple(median_low([cell.right for cell in column]) for column in zip(*full, strict=True))


def place(cells: tuple[Cell, ...], positions: tuple[int, ...]) -> tuple[int | None, ...]:
    """The column of each cell of a row: in order, nearest by right edge; None for one too many."""
    if len(cells) == len(positions):
        return tuple(range(len(cells)))
    edges = [cell.right for cell in cells]
    if len(edges) < len(positions):
        return tuple(_matched(edges, positions))
    # More figures than columns: then it is the columns that each get one.
    at = {cell: column for column, cell in enumerate(_matched(positions, edges, latest=True))}
    return tuple(at.get(index) for index in range(len(edges)))


def placed(cells: tuple[Cell, ...], positions: tuple[int, ...]) -> dict[int, Cell]:
    """The cells of a row by their columns, without one too many."""
    columns = zip(place(cells, positions), cells, strict=True)
    return {column: cell for column, cell in columns if column is not None}


def _matched(few: Sequence[int], many: Sequence[int], *, latest: bool = False) -> list[int]:
    """For each of a few edges one of many, in order, so that the distances are least in sum.

    Where several are as near, each edge gets the first of them or, if `latest` is set, the last. The work is that
    of the edges times those that are left over, and bounded: in rows with thousands of figures the nearest is taken.
    """
    spare = len(many) - len(few)
    if len(few) * (spare + 1) > _MOST_COMPARED:
        return _nearest(few, many)
    least = [0] * (spare + 1)
    ways: list[list[int]] = []
    for index, edge in enumerate(few):
        way, best = [], 0
        for passed in range(spare + 1):
            # The edge before took what lies after `best` that were passed over.
            if least[passed] < least[best] or (latest and least[passed] == least[best]):
                best = passed
            way.append(best)
        ways.append(way)
        least = [least[way[passed]] + abs(edge - many[index + passed]) for passed in range(spare + 1)]
    order = range(spare, -1, -1) if latest else range(spare + 1)
    passed = min(order, key=least.__getitem__)
    found = []
    for index in range(len(few) - 1, -1, -1):
        found.append(index + passed)
        passed = ways[index][passed]
    return found[::-1]


def _nearest(few: Sequence[int], many: Sequence[int]) -> list[int]:
    """For each of a few edges the nearest of many that leaves enough for those behind it."""
    found: list[int] = []
    first, spare = 0, len(many) - len(few)
    for index, edge in enumerate(few):
        at = min(max(bisect_left(many, edge), first), index + spare)
        if at > first and edge - many[at - 1] <= many[at] - edge:
            at -= 1
        found.append(at)
        first = at + 1
    return found


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a table's columns stand, and what stands in them.

    Attributes:
        positions, lefts: their right and left edges.
        rows: the figures of each row by column; under None the last of those that have none.
    """

    positions: tuple[int, ...]
    lefts: list[int]
    rows: list[dict[int | None, Cell]]


@kept(256)
def frame_of(table: Table) -> Frame:
    """The columns of a table, kept since each of its readers asks for them."""
    return frame_at(table, column_positions(table))


def frame_at(table: Table, positions: tuple[int, ...]) -> Frame:
    """What stands in columns at some positions."""
    rows = [dict(zip(place(row.cells, positions), row.cells, strict=True)) for row in table.rows]
    lefts = list(positions)
    for cells in rows:
        for column, cell in cells.items():
            if column is not None and cell.left < lefts[column]:
                lefts[column] = cell.left
    return Frame(positions, lefts, rows)


def texts_of(frame: Frame) -> list[list[str]]:
    """What each column prints in each line, "" where it prints nothing."""
    return [
        [cells[index].text if index in cells else "" for cells in frame.rows] for index in range(len(frame.positions))
    ]
