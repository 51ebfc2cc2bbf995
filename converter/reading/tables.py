"""The tables of a document, whatever it is made of."""

from __future__ import annotations

from converter.model.findings import Finding
from converter.model.source import SourceDocument, Table
from converter.model.vocabulary import Vocabulary
from converter.reading import plaintext
from converter.reading.page_tables import page_tables


def detect_tables(document: SourceDocument, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Every table of figures of a text or a page, in order, with findings on figures that were not read."""
    if document.markup:
        return page_tables(document, vocabulary)
    return plaintext.detect_tables(document, vocabulary)
