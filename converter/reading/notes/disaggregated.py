"""Tables that tell lines of the statements by segments, places or products, wherever the document has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from converter.model.source import SourceDocument, StatementKind, StatementTable, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.line_items import lines_of
from converter.reading.notes.measures_across import with_measures_as_headings
from converter.reading.notes.subjects import above_of, is_barred, is_scaled
from converter.reading.periods.years_alone import with_periods_of

_KINDS = frozenset(
    {
        StatementKind.SEGMENTS,
        StatementKind.NOTES,
        StatementKind.UNKNOWN,
        StatementKind.NON_GAAP,
        StatementKind.OPERATING_METRICS,
        StatementKind.SELECTED_DATA,
    }
)
_LONGEST_TITLE = 100
_LEAST_MARKED = 2
_NO_WORD = re.compile(r"[^a-z0-9]+")


def read_disaggregated(
    layouts: tuple[TableLayout, ...],
    statements: tuple[StatementTable, ...],
    document: SourceDocument,
    vocabulary: Vocabulary,
) -> tuple[tuple[StatementTable, ...], ...]:
    """The tables whose title or headings say that they are cut by parts of the company, in the order of the text.

    Of a table whose columns are years alone there are several readings, of which figures must tell the right one.
    Whether lines come to one of a statement is for others to say: see `prove_disaggregated`.
    """
    found = []
    for layout in layouts:
        if layout.kind not in _KINDS or layout.other_company or not layout.columns:
            continue
        above = above_of(layout, document)
        if not is_cut(layout, above, vocabulary) or is_barred(layout, above, vocabulary):
            continue
        if is_scaled(layout, statements, above, vocabulary):
            lead, *others = above
            told = tuple(text for text in (*others, layout.title, lead) if text)
            dated = (layout, *with_periods_of(layout, statements, vocabulary))
            readings = [_table(one, vocabulary) for one in dated]
            turned = with_measures_as_headings(layout, statements, vocabulary)
            title = _heading(told, vocabulary) if _is_sentence(layout.title) else layout.title
            found.append(tuple(replace(one, above=told, title=title) for one in (*readings, turned) if one))
    return tuple(found)


def _table(layout: TableLayout, vocabulary: Vocabulary) -> StatementTable:
    lines, _ = lines_of(layout, vocabulary)
    kind, table = StatementKind.DETAILS, layout.table
    return StatementTable(kind, layout.title, layout.columns, layout.currency, lines, layout.scales, table.index)


def _is_sentence(title: str) -> bool:
    return len(title) >= _LONGEST_TITLE or title.rstrip().endswith((":", "."))


def _heading(told: Sequence[str], vocabulary: Vocabulary) -> str:
    """The nearest heading above a table that says how it cuts the company; the sentence right above where none does."""
    headings = (text for text in reversed(told) if not _is_sentence(text) and _cuts(text, vocabulary))
    return next(headings, told[-1] if told else "")


def is_cut(layout: TableLayout, above: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether a table says along which axis it cuts the company, be it by the marks that its lines bear."""
    labels = [row.label for row in layout.table.rows if row.cells]
    marked = (sum(bool(mark.search(label)) for label in labels) for mark in vocabulary.notes.marks)
    return any(_cuts(text, vocabulary) for text in _texts(layout, above)) or max(marked, default=0) >= _LEAST_MARKED


def _cuts(text: str, vocabulary: Vocabulary) -> bool:
    words = _NO_WORD.sub(" ", text.lower()).strip()
    return vocabulary.notes.axes.search(words) is not None


def _texts(layout: TableLayout, above: Iterable[str]) -> Iterator[str]:
    yield layout.title
    yield from above
    yield from (row.label for row in layout.table.rows if not row.cells)
