"""Figures marked as credits or debits, `148 CR`, `1,234 Dr.`: less than nothing where the sums around them prove it.

Words behind a figure do not say which of the two a line's usual figures are. Beside figures without them one mark alone
may be a minus: where lines come to a total in all columns so, and none come to one with it left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.source import Cell, CellKind, Locator, Row, Table

_SEVERAL = 2
_LONGEST_SUM = 12
_MARKED = re.compile(
    r"\W{0,3}(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,6}(?:\.\d{1,2})?) ?(?P<mark>[cd])r\b\W?", re.IGNORECASE
)


def with_credits(table: Table) -> Table:
    """A table whose figures with a mark are negatives, in the lines of sums that prove it; the others stay unread."""
    marks = {match["mark"].lower() for row in table.rows for cell in row.cells if (match := _marked(cell))}
    if len(marks) != 1:
        return table
    read = {at: _read(row) for at, row in enumerate(table.rows) if row.cells}
    lines = [(at, tuple(cell.shown for cell in row.cells)) for at, row in read.items()]
    marked = {at for at in read if read[at].cells != table.rows[at].cells}
    plain = [(at, tuple(map(abs, figures)) if at in marked else figures) for at, figures in lines]
    summed = _summed(lines, marked)
    if not summed or _summed(plain, marked, plainly=True):
        return table
    rows = (read[at] if at in summed else row for at, row in enumerate(table.rows))
    return replace(table, rows=tuple(rows))


def _marked(cell: Cell) -> re.Match[str] | None:
    return _MARKED.fullmatch(cell.text) if cell.kind is CellKind.MALFORMED else None


def _read(row: Row) -> Row:
    """A row with its marked figures as negatives, where their digits can be found in the document."""
    return replace(row, cells=tuple(map(_read_cell, row.cells)))


def _read_cell(cell: Cell) -> Cell:
    match = _marked(cell)
    node, start, end = cell.locator
    if match is None or end - start != len(cell.text):
        return cell
    digits = match["digits"]
    return cell._replace(
        kind=CellKind.NUMBER,
        magnitude=Decimal(digits.replace(",", "")),
        negative=True,
        decimals=len(digits.partition(".")[2]),
        locator=Locator(node, start + match.start("digits"), start + match.end("digits")),
    )


def _summed(lines: Sequence[tuple[int, tuple[Decimal, ...]]], marked: set[int], *, plainly: bool = False) -> set[int]:
    """The rows, a marked one among them, that come to the row below them in all of several columns, or lessen to it.

    Args:
        plainly: marks are left out: that the line above is lessened by a marked one is what its mark says too.
    """
    found: set[int] = set()
    for end in range(_SEVERAL, len(lines)):
        total = lines[end][1]
        wide = len(total) >= _SEVERAL and any(total)
        for start in range(end - _SEVERAL, max(end - _LONGEST_SUM, 0) - 1, -1):
            run = lines[start:end]
            if not wide or any(len(figures) != len(total) for _, figures in run):
                break
            places = {at for at, _ in lines[start : end + 1]}
            rest = tuple(first - sum(others) for first, *others in zip(*(figures for _, figures in run), strict=True))
            sums = tuple(map(sum, zip(*(figures for _, figures in run), strict=True)))
            is_alike = plainly and len(run) == _SEVERAL and run[1][0] in marked
            if places & marked and (total == sums or (total == rest and not is_alike)):
                found |= places
    return found
