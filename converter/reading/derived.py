"""Columns that print nothing new: shares of another column, or the changes between two, whatever heads them.

`2024   2023` may head four columns, each of money and each of its shares in net sales. Only the figures tell then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import permutations

from converter.model.rounding import half_unit
from converter.model.source import CellKind
from converter.reading.frames import Frame

_WHOLE = Decimal(100)
_LEAST_ROWS = 3
# Of the rows one in so many may be off, as those of lines that have another base or a misprint.
_ONE_OFF_IN = 5
# Tables of more columns have headings; every pair of theirs would be too many to try.
_MOST_COLUMNS = 16
# By their rows, the figures of a column and how far off what they tell may be.
_Column = dict[int, tuple[Decimal, Decimal]]


def derived_columns(frame: Frame) -> frozenset[int]:
    """The columns whose figures are percentages of others in nearly every row."""
    columns = _columns(frame)
    if len(columns) > _MOST_COLUMNS:
        return frozenset()
    return frozenset(index for index in range(len(columns)) if _is_share(index, columns) or _is_change(index, columns))


def _columns(frame: Frame) -> list[_Column]:
    """The figures of each column by their rows."""
    columns: list[_Column] = [{} for _ in frame.positions]
    for row, cells in enumerate(frame.rows):
        for index, cell in cells.items():
            if index is not None and cell.kind in (CellKind.NUMBER, CellKind.PERCENT) and cell.magnitude is not None:
                columns[index][row] = cell.shown, 2 * half_unit(cell.decimals)
    return columns


def _is_share(index: int, columns: Sequence[_Column]) -> bool:
    """Whether a column that begins with 100 tells what part of the first figure beside it each other one is."""
    own = columns[index]
    first = min(own, default=None)
    if first is None or abs(own[first][0]) != _WHOLE:
        return False
    # Beside net sales of 100 the shares are the figures themselves, and nothing tells which is which.
    others = (column for column in columns if first in column and abs(column[first][0]) != _WHOLE)
    return any(_holds(own, _shares(column, first), leaving=first) for column in others)


def _shares(column: _Column, first: int) -> Callable[[int], Decimal | None]:
    base = column[first][0]
    return lambda row: _WHOLE * column[row][0] / base if base and row in column else None


def _is_change(index: int, columns: Sequence[_Column]) -> bool:
    """Whether a column tells by how many per cent the figures of one column differ from those of another."""
    others = [column for at, column in enumerate(columns) if at != index]
    return len(columns[index]) >= _LEAST_ROWS and any(
        _holds(columns[index], _changes(new, old)) for new, old in permutations(others, 2)
    )


def _changes(new: _Column, old: _Column) -> Callable[[int], Decimal | None]:
    def change(row: int) -> Decimal | None:
        if row not in new or row not in old or not (before := old[row][0]):
            return None
        return _WHOLE * (new[row][0] - before) / abs(before)

    return change


def _holds(own: _Column, meant: Callable[[int], Decimal | None], *, leaving: int | None = None) -> bool:
    """Whether nearly every figure of a column is the one that is meant, and those that are do not all tell nothing."""
    held = told = off = 0
    for row, (shown, slack) in own.items():
        figure = meant(row) if row != leaving else None
        if figure is None:
            continue
        if abs(abs(figure) - abs(shown)) <= slack:
            held += 1
            told += bool(shown)
        else:
            off += 1
            if off * _ONE_OFF_IN > len(own):
                return False
    return told >= _LEAST_ROWS and off * _ONE_OFF_IN <= held + off
