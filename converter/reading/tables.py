"""The tables of a document, whatever it is made of."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from converter.model.findings import Finding
from converter.model.source import Row, SourceDocument, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.credit_marks import with_credits
from converter.reading.pages.page_tables import page_tables
from converter.reading.periods.lengths_apart import by_lengths
from converter.reading.quarters import with_quarters
from converter.reading.table_parts import in_parts
from converter.reading.texts import plaintext
from converter.reading.texts.points import with_points_for_commas

_MARK = re.compile(r"\(\s*\d{1,2}\s*\)")
_BRACKETED = re.compile(r"(?:\([^()]*\)\s*)+")


def detect_tables(document: SourceDocument, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Every table of figures of a text or a page, in order, with findings on figures that were not read.

    Args:
        document: whose `media_type` says whether it is a page; places are offsets into its `text`.

    Returns:
        The tables, numbered from 0 in the order of the text, and a finding `cell.unread` for each number that stands
        apart in a line of a text as figures do and became none.
    """
    read = page_tables if document.markup else plaintext.detect_tables
    tables, findings = read(document, vocabulary)
    unmarked = tuple(with_credits(with_points_for_commas(_without_marks(table, vocabulary))) for table in tables)
    return in_parts(with_quarters(by_lengths(unmarked, vocabulary), vocabulary), vocabulary), findings


def _without_marks(table: Table, vocabulary: Vocabulary) -> Table:
    """A table without the rows of marks that end its headings: `(unaudited)   (1)` is no line of one figure."""
    marks = tuple(takewhile(lambda row: _is_of_marks(row, vocabulary), table.rows))
    return replace(table, rows=table.rows[len(marks) :]) if 0 < len(marks) < len(table.rows) else table


def _is_of_marks(row: Row, vocabulary: Vocabulary) -> bool:
    """Whether a row has footnote marks for figures, and no label but words of a heading in brackets."""
    label = row.label.strip()
    words = set(re.findall(r"[a-z]+", label.lower()))
    is_named = bool(label) and not (words and words <= vocabulary.heading_words and _BRACKETED.fullmatch(label))
    return bool(row.cells) and not is_named and all(_MARK.fullmatch(cell.text) for cell in row.cells)
