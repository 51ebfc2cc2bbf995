"""Figures and rows set in elements of their own: a table of a sign and digits, or of one row, preformatted lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from converter.reading.pages.page_parts import Item, PageCell, PageTable, Paragraph, Preformatted

_DIGIT_OR_DASH = re.compile(r"[\d\u2014\u2013\u2212-]")
_LETTERS = re.compile(r"[A-Za-z]{3}")
# Words and figures on one line, or several figures: such lines have columns of their own.
_COLUMNS = re.compile(r"[^\s$(] {2,}\S")
_LEAST_CELLS = 2
_LEAST_ROWS = 3
# So many rows of figures begin with words: with headings above them.
_MOST_HEADINGS = 3


def in_line(table: PageTable) -> list[Paragraph]:
    """The words of a table that sets one figure, `$` and its digits, within a cell of another; none of other tables."""
    cells = [cell for row in table.rows for cell in row if cell.content]
    words = [item for cell in cells for item in cell.content if isinstance(item, Paragraph)]
    if sum(any(cell.content for cell in row) for row in table.rows) != 1 or len(words) < sum(
        len(c.content) for c in cells
    ):
        return []
    said = " ".join(paragraph.words for paragraph in words)
    return words if _DIGIT_OR_DASH.search(said) and not _LETTERS.search(said) else []


def _filled(table: PageTable) -> int:
    """How many rows hold words."""
    return sum(any(cell.content for cell in row) for row in table.rows)


def led_by_words(table: PageTable) -> int:
    """How many rows begin with words, as those of a statement do with their labels."""
    firsts = (cell.paragraphs[:1] for row in table.rows for cell in row[:1])
    return sum(bool(_LETTERS.search(paragraph.words)) for first in firsts for paragraph in first)


def unstacked(items: Iterable[Item]) -> list[Item]:
    """The contents of a cell with what tables of one column hold for them: these only lay words out."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, PageTable) and item.is_stack:
            found += [held for row in item.rows for cell in row for held in cell.content]
        else:
            found.append(item)
    return found


def set_beside(table: PageTable) -> PageTable | None:
    """The one table that a table of labels and tables of figures beside it make, row by row; None of other contents."""
    filled = [cell for row in table.rows for cell in row if cell.content]
    inner = [cell.content[0] for cell in filled if len(cell.content) == 1]
    parts = [item for item in inner if isinstance(item, PageTable)]
    if len(parts) < max(len(filled), _LEAST_CELLS) or any(len(row) < len(filled) for row in table.rows):
        return None
    heights = {len(part.rows) for part in parts}
    if len(heights) > 1 or min(heights) < _LEAST_ROWS or not parts[0].is_stack:
        return None
    if led_by_words(parts[0]) * 2 < min(heights) or any(led_by_words(part) > _MOST_HEADINGS for part in parts[1:]):
        return None
    rows: list[list[PageCell]] = [[] for _ in parts[0].rows]
    start = 0
    for part in parts:
        for row, beside in zip(rows, part.rows, strict=True):
            row += beside
        width = max(cell.column + cell.colspan for beside in part.rows for cell in beside)
        for cell in (cell for beside in part.rows for cell in beside):
            cell.column += start
        start += width
    return PageTable(rows, table.start, table.end)


def with_rows_joined(items: Iterable[Item]) -> list[Item]:
    """The parts of a page with tables of one row each, one right below the other and as wide, as the rows of one."""
    found: list[Item] = []
    for width, run in groupby(items, key=_width_of_row):
        parts = list(run)
        tables = [item for item in parts if isinstance(item, PageTable)]
        if width and len(tables) >= _LEAST_ROWS:
            rows = [row for table in tables for row in table.rows]
            found.append(PageTable(rows, tables[0].start, tables[-1].end))
        else:
            found += parts
    return found


def _width_of_row(item: Item) -> int:
    """How many columns a table has that is one row; 0 of other parts."""
    if not isinstance(item, PageTable) or item.is_run or _filled(item) != 1:
        return 0
    return max(cell.column + cell.colspan for row in item.rows for cell in row)


def with_lines(table: PageTable, text: str) -> None:
    """Make the lines of preformatted texts paragraphs of their cells, where a row has several and none has columns."""
    for row in table.rows:
        filled = [cell for cell in row if cell.content]
        inside = [item for cell in filled for item in cell.content if not isinstance(item, Paragraph)]
        texts = [item for item in inside if isinstance(item, Preformatted)]
        if len(filled) < _LEAST_CELLS or not texts or len(texts) < len(inside):
            continue
        if any(_COLUMNS.search(text[item.start : item.end]) for item in texts):
            continue
        for cell in filled:
            cell.content = [part for item in cell.content for part in _lines(item, text)]


def _lines(item: object, text: str) -> list[Paragraph]:
    if isinstance(item, Paragraph):
        return [item]
    assert isinstance(item, Preformatted)
    found, start = [], item.start
    for line, printed in enumerate(text[item.start : item.end].split("\n")):
        words = " ".join(printed.split())
        if words:
            indent = 250 * (len(printed) - len(printed.lstrip()))
            found.append(Paragraph(indent, line, words, [(start, start + len(printed))]))
        start += len(printed) + 1
    return found
