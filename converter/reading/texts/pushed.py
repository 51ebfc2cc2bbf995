"""Figures that a label left no room: one blank parts them from it, at their columns' places or pushed on from there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from converter.model.source import Cell, CellKind
from converter.reading.figures.amounts import label_before
from converter.reading.texts.lines import Line, LineKind
from converter.reading.texts.widths import full_rows

_NEAR = 2
_SEVERAL = 2
# How far a label that is too long pushes the figure of the first column on.
_PUSHED = 8
_YEAR = re.compile(r"(?:19|20)\d\d")


def right_edges(rows: Iterable[tuple[Cell, ...]]) -> list[int]:
    """Where the figures of each column end, by the rows that fill them all; none if no two are as wide."""
    return [median_low([cell.right for cell in column]) for column in zip(*full_rows(rows), strict=True)]


def pushed_back(line: Line, edges: Sequence[int]) -> Line:
    """A line with those of its doubtful figures as cells that its label has pushed on, or that stand where columns do.

    Args:
        edges: where the figures of each column end, from left to right.
    """
    if _fills(line, edges):
        return in_columns(line, edges)
    free = edges[: max(len(edges) - len(line.cells), 0)] if line.cells else ()
    while line.doubtful and (_is_at_edge(line.doubtful[-1], free) or _is_pushed(line, edges)):
        label = label_before(line.text, line.doubtful[-1].left)
        cells = (line.doubtful[-1], *line.cells)
        line = replace(line, label=label, cells=cells, doubtful=line.doubtful[:-1])
        free = [edge for edge in free if edge < cells[0].left]
    return line


def in_columns(line: Line, edges: Sequence[int]) -> Line:
    """A line with its last figures in columns; those of a line that has fewer cannot be told, and are none."""
    cells = (*line.doubtful, *line.cells)
    taken = cells[len(cells) - len(edges) :] if len(cells) >= len(edges) else cells
    label = label_before(line.text, taken[0].left)
    if len(taken) < len(edges):
        taken = tuple(cell._replace(kind=CellKind.MALFORMED, magnitude=None) for cell in taken)
    placed = tuple(
        cell._replace(left=edge - (cell.right - cell.left), right=edge)
        for cell, edge in zip(taken, edges[-len(taken) :], strict=True)
    )
    return replace(line, kind=LineKind.FIGURES, label=label, cells=placed, doubtful=())


def is_amount(cell: Cell) -> bool:
    """Whether a number is printed as amounts are, and not as a year or a count."""
    return cell.kind is CellKind.NUMBER and any(mark in cell.text for mark in ",.($")


def _fills(line: Line, edges: Sequence[int]) -> bool:
    """Whether figures fill all columns, the first ones pushed together by a label that left them no room.

    Those behind them stand at their places; where all are pushed, they look like amounts.
    """
    before = len(line.doubtful)
    if not before or before + len(line.cells) != len(edges):
        return False
    others = zip(line.cells, edges[before:], strict=True)
    if not all(abs(other.right - edge) <= _NEAR for other, edge in others):
        return False
    off = line.doubtful[0].right - edges[0]
    if line.cells:
        return before >= _SEVERAL and off >= -_NEAR and not _YEAR.fullmatch(line.doubtful[0].text)
    return any(map(is_amount, line.doubtful)) and (abs(off) <= _NEAR if len(edges) == 1 else off >= -_NEAR)


def _is_at_edge(cell: Cell, edges: Sequence[int]) -> bool:
    return not _YEAR.fullmatch(cell.text) and any(abs(cell.right - edge) <= _NEAR for edge in edges)


def _is_pushed(line: Line, edges: Sequence[int]) -> bool:
    """Whether the label reaches into the first column and pushed its figure on, all others standing where they do."""
    if len(line.cells) != len(edges) - 1 or not line.cells:
        return False
    cell, at = line.doubtful[-1], edges[0]
    others = all(abs(other.right - edge) <= _NEAR for other, edge in zip(line.cells, edges[1:], strict=True))
    return others and cell.left <= at + _NEAR and at < cell.right <= at + _PUSHED and not _YEAR.fullmatch(cell.text)
