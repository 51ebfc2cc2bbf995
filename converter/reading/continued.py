"""Statements that go on over a page: the next table has their columns, or is the rest of the same table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from converter.model.periods import Period
from converter.model.source import (
    COLUMNAR_KINDS,
    Column,
    ColumnRole,
    Locator,
    Row,
    SourceDocument,
    StatementKind,
    Table,
    TableLayout,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.frames import place
from converter.reading.periods.dates import lengths
from converter.reading.titles import kind_by_lines, title_and_kind

_LINES_BETWEEN = 20
_PROSE_LENGTH, _PROSE_INDENT = 60, 8
_NEAR = 3
_PAGE_MARK = re.compile(r"<PAGE>|[\f\u240c]", re.IGNORECASE)


def goes_on(before: TableLayout, table: Table, document: SourceDocument, vocabulary: Vocabulary) -> bool:
    """Whether a table may be the rest of a statement: nothing but a page's end and its titles part them.

    A title that says that it continues, or that is the same, joins them; without a title the lines have to be
    of the same statement, or there are no other words above them. What its headings call a length of time is no
    balance sheet that goes on.
    """
    if table.section or before.kind not in COLUMNAR_KINDS or before.table.locator.node != table.locator.node:
        return False
    if not _is_page_end(document.text[before.table.locator.end : table.locator.start], vocabulary):
        return False
    headed = " ".join(phrase.text for line in table.headings for phrase in line).lower()
    if before.kind is StatementKind.BALANCE_SHEET and lengths(headed, vocabulary):
        return False
    title, named = title_and_kind(table.captions, vocabulary)
    if named is not StatementKind.UNKNOWN:
        same = _says_so(title, vocabulary) or _plain(title) == _plain(before.title) or not table.headings
        return named is before.kind and same
    if any(_says_so(caption, vocabulary) for caption in table.captions):
        return True
    shown, _ = kind_by_lines(table, vocabulary)
    return shown is before.kind or (
        shown is StatementKind.UNKNOWN and set(table.captions) <= set(before.table.captions)
    )


def _says_so(caption: str, vocabulary: Vocabulary) -> bool:
    return any(word.search(caption) for word in vocabulary.continuation_words)


def _plain(title: str) -> str:
    return " ".join(re.findall(r"[a-z]+", title.lower()))


def _is_page_end(gap: str, vocabulary: Vocabulary) -> bool:
    """Whether the lines between two tables hold no running text."""
    lines = [line.expandtabs() for line in gap.split("\n") if re.search(r"\w", line)]
    return len(lines) <= _LINES_BETWEEN and not any(_is_prose(line, vocabulary) for line in lines)


def _is_prose(line: str, vocabulary: Vocabulary) -> bool:
    if any(footer.search(line.lower()) for footer in vocabulary.statement_footers):
        return False
    indent = len(line) - len(line.lstrip())
    return indent < _PROSE_INDENT and len(line.strip()) >= _PROSE_LENGTH and "   " not in line.strip()


def with_columns_of(before: TableLayout, layout: TableLayout) -> TableLayout:
    """A layout with the columns of the page before, where nothing heads its own, or some of them stand empty."""
    own = {column.period for column in layout.columns if column.period}
    if not layout.table.headings and not own and len(layout.columns) == len(before.columns):
        columns = tuple(
            replace(column, position=mine.position) for column, mine in zip(before.columns, layout.columns, strict=True)
        )
        return replace(layout, columns=columns)
    if layout.table.headings and any(column.role is ColumnRole.UNDATED for column in layout.columns):
        return layout
    fewer = len(layout.columns) < len(before.columns)
    if fewer and all(_is_below_its_like(column, before.columns) for column in layout.columns):
        return replace(layout, columns=before.columns)
    return layout


def _is_below_its_like(column: Column, before: tuple[Column, ...]) -> bool:
    """Whether a column stands below one of the page before, and is of no other period if it is dated."""
    above = min(before, key=lambda known: abs(known.position - column.position))
    return abs(above.position - column.position) <= _NEAR and column.period in (None, above.period)


def joined(before: TableLayout, layout: TableLayout, document: SourceDocument) -> TableLayout | None:
    """Two pages of one statement as one table; None if their columns, scales or lines do not allow it.

    Columns that stand elsewhere are the same only below a mark that a page begins, where no words stand above them.
    """
    same = (
        layout.kind is before.kind
        and [_what(c) for c in layout.columns] == [_what(c) for c in before.columns]
        and (_is_below(before, layout) or (not layout.table.captions and _is_next_page(before, layout, document)))
    )
    if not same or _totals(before.table) & _totals(layout.table):
        return None
    whole = replace(
        before.table,
        rows=(*before.table.rows, *_below(before, layout)),
        locator=Locator(before.table.locator.node, before.table.locator.start, layout.table.locator.end),
    )
    return replace(before, table=whole)


def _is_below(before: TableLayout, layout: TableLayout) -> bool:
    """Whether each column stands below that of the page before."""
    return all(abs(a.position - b.position) <= _NEAR for a, b in zip(before.columns, layout.columns, strict=True))


def _is_next_page(before: TableLayout, layout: TableLayout, document: SourceDocument) -> bool:
    """Whether a mark that a page begins parts two tables."""
    return _PAGE_MARK.search(document.text, before.table.locator.end, layout.table.locator.start) is not None


def _below(before: TableLayout, layout: TableLayout) -> Iterator[Row]:
    """The rows of a page, their figures moved below those of the page before, whose columns may stand elsewhere."""
    if _is_below(before, layout):
        yield from layout.table.rows
        return
    own = tuple(column.position for column in layout.columns)
    moves = [mine.position - position for mine, position in zip(before.columns, own, strict=True)]
    for row in layout.table.rows:
        cells = [
            cell._replace(left=cell.left + move, right=cell.right + move)
            for cell, index in zip(row.cells, place(row.cells, own), strict=True)
            for move in (0 if index is None else moves[index],)
        ]
        yield replace(row, cells=tuple(cells))


def _what(column: Column) -> tuple[ColumnRole, Period | None, str]:
    return column.role, column.period, column.currency


def _totals(table: Table) -> set[tuple[str, tuple[str, ...]]]:
    """The lines of a table with all that is printed in them: a page does not repeat those of the one before."""
    return {(row.label, tuple(cell.text for cell in row.cells)) for row in table.rows if row.label and row.cells}
