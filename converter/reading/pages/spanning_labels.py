"""Labels that span several rows, each of which has a label of its own beside: a heading over these lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.reading.figures.amounts import is_figure
from converter.reading.pages.page_parts import PageCell, PageTable

_WORDS = re.compile(r"[A-Za-z]{3}")
_YEAR = re.compile(r"(?:19|20)\d\d")


def with_spanning_labels(table: PageTable, signs: re.Pattern[str]) -> PageTable:
    """A table in which a label over several rows stands in a row by itself above them.

    Args:
        signs: of currencies, which may stand beside figures.
    """
    rows: list[list[PageCell]] = []
    for at, row in enumerate(table.rows):
        if _heads(row, table.rows[at + 1 : at + row[0].rowspan] if row else (), signs):
            rows += [[replace(row[0], rowspan=1)], row[1:]]
        else:
            rows.append(row)
    return table if len(rows) == len(table.rows) else replace(table, rows=rows)


def _heads(row: Sequence[PageCell], below: Sequence[Sequence[PageCell]], signs: re.Pattern[str]) -> bool:
    """Whether the first cell of a row is a label over it and the rows below: each has its own words, then figures."""
    if not below or row[0].column or len(below) < row[0].rowspan - 1 or not _WORDS.search(_words(row[0])):
        return False
    labelled = (row[1:], *below)
    places = {cells[0].column for cells in labelled if cells}
    return len(places) == 1 and all(_is_line(cells, signs) for cells in labelled)


def _is_line(cells: Sequence[PageCell], signs: re.Pattern[str]) -> bool:
    """Whether cells are a label and figures, and not years alone."""
    printed = [_words(cell) for cell in cells]
    return len(printed) > 1 and bool(_WORDS.search(printed[0])) and any(_is_amount(text, signs) for text in printed)


def _is_amount(text: str, signs: re.Pattern[str]) -> bool:
    return is_figure(text, signs) and not _YEAR.fullmatch(text)


def _words(cell: PageCell) -> str:
    return " ".join(paragraph.words for paragraph in cell.paragraphs)
