"""The tables of a document, whatever it is made of."""

from __future__ import annotations

from converter.model.findings import Finding
from converter.model.source import SourceDocument, Table
from converter.model.vocabulary import Vocabulary
from converter.reading import plaintext
from converter.reading.lengths_apart import by_lengths
from converter.reading.page_tables import page_tables
from converter.reading.table_parts import in_parts


def detect_tables(document: SourceDocument, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Every table of figures of a text or a page, in order, with findings on figures that were not read."""
    read = page_tables if document.markup else plaintext.detect_tables
    tables, findings = read(document, vocabulary)
    return in_parts(by_lengths(tables, vocabulary), vocabulary), findings
