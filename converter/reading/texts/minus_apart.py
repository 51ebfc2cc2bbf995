"""Minus signs one blank behind their figures, `1,234 -`, told from dashes that are zeros of columns of their own."""

from __future__ import annotations

from collections.abc import Sequence

from converter.model.source import Cell, CellKind

# Columns are so far apart at least where one blank parts a figure from its sign.
_APART = 3
_NEAR = 3


def with_minus_apart(cells: tuple[Cell, ...], edges: Sequence[int] = ()) -> tuple[Cell, ...]:
    """The figures of a line, each minus with the one that it stands behind.

    Args:
        edges: where the figures of each column end; without them a line tells by the room behind one of its signs.
    """
    signs = [at for at in range(1, len(cells)) if _is_behind(cells[at - 1], cells[at])]
    if not signs:
        return cells
    if edges:
        signs = [at for at in signs if len(cells) > len(edges) and _is_beside(cells[at - 1], cells[at], edges)]
    elif not any(at + 1 < len(cells) and cells[at + 1].left - cells[at].right >= _APART for at in signs):
        return cells
    return tuple(
        cell._replace(negative=True, text=f"{cell.text} -") if at + 1 in signs else cell
        for at, cell in enumerate(cells)
        if at not in signs
    )


def _is_behind(cell: Cell, sign: Cell) -> bool:
    is_figure = cell.kind is CellKind.NUMBER and not cell.negative
    return is_figure and sign.kind is CellKind.DASH and sign.text == "-" and sign.left - cell.right == 1


def _is_beside(cell: Cell, sign: Cell, edges: Sequence[int]) -> bool:
    """Whether a figure and the dash behind it end with one column."""
    own, other = (min(edges, key=lambda edge: abs(edge - place.right)) for place in (cell, sign))
    return own == other and max(abs(own - cell.right), abs(own - sign.right)) <= _NEAR
