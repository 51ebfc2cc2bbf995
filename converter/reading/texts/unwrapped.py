"""Lines of figures that were too wide for the page: their last columns stand at the left of the line below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from converter.model.source import Cell
from converter.reading.texts.lines import Line, LineKind

_MOSTLY, _FEWEST = 0.8, 3
_GAP = 4


def unwrapped(body: Sequence[Line]) -> tuple[Line, ...]:
    """A table's lines, where nearly all that have labels go on in the next one, as one line each; else as they are.

    The figures of the next line have no label, are as many each time, and end where the first column has not begun.
    """
    figured = [line for line in body if line.kind is LineKind.FIGURES]
    edge = min((line.cells[0].left for line in figured if line.label), default=0)
    rests = [rest for line, rest in pairwise(body) if _goes_on(line, rest, edge)]
    labelled = sum(bool(line.label) for line in figured)
    alike = len({len(rest.cells) for rest in rests}) == 1
    if len(rests) < _FEWEST or not alike or len(rests) < _MOSTLY * labelled:
        return tuple(body)
    shift = max(line.cells[-1].right for line in figured) + _GAP - min(rest.cells[0].left for rest in rests)
    joined: list[Line] = []
    for line in body:
        if joined and _goes_on(joined[-1], line, edge):
            first = joined[-1]
            cells = (*first.cells, *(_moved(cell, shift) for cell in line.cells))
            joined[-1] = replace(first, cells=cells, length=line.offset + line.length - first.offset)
        else:
            joined.append(line)
    return tuple(joined)


def _goes_on(line: Line, rest: Line, edge: int) -> bool:
    """Whether a line of figures without a label is the rest of the line above it."""
    if line.kind is not LineKind.FIGURES or rest.kind is not LineKind.FIGURES or not line.label or rest.label:
        return False
    return rest.cells[-1].right < edge


def _moved(cell: Cell, shift: int) -> Cell:
    return cell._replace(left=cell.left + shift, right=cell.right + shift)
