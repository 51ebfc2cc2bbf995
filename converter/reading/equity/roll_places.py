"""Which column each figure of a matrix of components stands in, where the print is a column off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from converter.model.source import Cell
from converter.reading.equity.components import rolls
from converter.reading.frames import place

_Places = tuple[int | None, ...]
# The rows of an opening balance, of its movements and of the closing balance.
_Span = tuple[int, Sequence[int], int]


def settled_places(
    rows: Sequence[tuple[Cell, ...]], positions: tuple[int, ...], spans: Sequence[_Span]
) -> list[_Places]:
    """The columns of the figures of each row: the nearest, or the next ones where the balances say so.

    A row set a column too far left or right is moved if its block rolls forward in all columns then, which no other
    row's move brings about.
    """
    places = [place(cells, positions) for cells in rows]
    for span in spans:
        if _all_roll(rows, places, span, len(positions)):
            continue
        found = list(_moves(rows, places, span, len(positions)))
        if len(found) == 1:
            row, moved = found[0]
            places[row] = moved
    return places


def grid_row(where: _Places, cells: Sequence[Cell]) -> dict[int, Cell]:
    """The figures of a row by column."""
    return {at: cell for at, cell in zip(where, cells, strict=True) if at is not None}


def _moves(
    rows: Sequence[tuple[Cell, ...]], places: Sequence[_Places], span: _Span, width: int
) -> Iterator[tuple[int, _Places]]:
    """The rows whose figures, all moved by one column, let every column of a block roll forward."""
    for row in span[1]:
        for step in (-1, 1):
            moved = tuple(None if at is None else at + step for at in places[row])
            if not moved or any(at is None or not 0 <= at < width for at in moved):
                continue
            tried = [moved if index == row else where for index, where in enumerate(places)]
            if _all_roll(rows, tried, span, width):
                yield row, moved


def _all_roll(rows: Sequence[tuple[Cell, ...]], places: Sequence[_Places], span: _Span, width: int) -> bool:
    opening, between, closing = span
    first, last = (grid_row(places[index], rows[index]) for index in (opening, closing))
    moves = [grid_row(places[index], rows[index]) for index in between]
    return all(rolls(first.get(at), [move[at] for move in moves if at in move], last.get(at)) for at in range(width))
