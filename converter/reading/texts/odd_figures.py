"""Numbers in columns of a text that are printed as no figure we know: cells that cannot be read, and no label.

`1,234R`, `12 days`: a line by itself cannot tell them from words, but under the column of other lines' figures they are
meant as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from converter.model.source import Cell, CellKind, Locator, Phrase
from converter.reading.figures.amounts import figures_at_end, label_before
from converter.reading.figures.notation import Notation
from converter.reading.figures.odd import odd_kind
from converter.reading.texts.lines import Line, LineKind
from converter.reading.texts.phrases import phrases

# What follows the digits of a figure may hang over the edge of its column: `148 Cr.`.
_HANGS, _NEAR = 8, 3


def with_odd_figures(line: Line, edges: Sequence[int], notation: Notation) -> Line:
    """A line of a table with what stands in a column that it leaves empty as a cell that cannot be read.

    Words without any figure stay words, and so does what tabs have moved: it has no place of its own in the document.

    Args:
        edges: where the figures of each column end, from left to right.
    """
    if line.kind not in (LineKind.FIGURES, LineKind.WORDS) or len(line.text) != line.length or not edges:
        return line
    end = line.cells[0].left if line.cells else len(line.text)
    free = [edge for edge in edges if edge < end + _NEAR] if line.cells else list(edges)
    if line.cells and (len(line.cells) >= len(edges) or not free):
        return line
    found: list[Cell] = []
    for phrase in reversed(phrases(line.text[:end])[1:]):
        edge = next((at for at in reversed(free) if _is_under(phrase, at)), None)
        kind = odd_kind(phrase.text)
        if edge is None or kind is None:
            break
        found.insert(0, _cell(line, phrase, kind, notation))
        free = [at for at in free if at < phrase.left]
    cells = (*found, *line.cells)
    if not found or not any(cell.kind is CellKind.NUMBER for cell in cells):
        return line
    label = label_before(line.text, found[0].left)
    return replace(line, kind=LineKind.FIGURES, label=label, cells=cells, doubtful=())


def _is_under(phrase: Phrase, edge: int) -> bool:
    return phrase.left < edge <= phrase.right + _NEAR and phrase.right <= edge + _HANGS


def _cell(line: Line, phrase: Phrase, kind: CellKind, notation: Notation) -> Cell:
    """What a phrase holds, a figure among odd ones perhaps."""
    padded = " " * phrase.left + phrase.text
    _, cells, _ = figures_at_end(padded, None, line.offset, notation)
    if len(cells) == 1 and cells[0].left == phrase.left:
        return cells[0]
    place = Locator(0, line.offset + phrase.left, line.offset + phrase.right)
    return Cell(phrase.text, kind, None, False, 0, place, phrase.left, phrase.right)
