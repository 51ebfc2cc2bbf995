"""Lines per share that stand in a table of their own below an income statement, with other data perhaps."""

from __future__ import annotations

from dataclasses import replace

from converter.model.source import ColumnRole, Locator, Row, Scales, StatementKind, Table, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.labels.parents import Heading, parents_of

_OPEN = frozenset({StatementKind.SELECTED_DATA, StatementKind.UNKNOWN})


def with_lines_per_share(
    before: TableLayout, layout: TableLayout, spoken: Scales | None, vocabulary: Vocabulary
) -> tuple[TableLayout, TableLayout] | None:
    """An income statement that goes on with the lines per share of the table below it, and that table without them.

    None if the table has no such lines, or other columns, or if the statement has such lines itself.

    Args:
        spoken: the scale that the table speaks of.
    """
    if before.kind is not StatementKind.INCOME_STATEMENT or layout.kind not in _OPEN:
        return None
    if _dated(before) != _dated(layout) or _lines(before.table, vocabulary):
        return None
    wanted = _lines(layout.table, vocabulary)
    # Their columns are told by their order, for two tables need not stand at the same places of a page.
    whole = all(len(layout.table.rows[at].cells) == len(before.columns) for at in wanted)
    if not whole or not any(layout.table.rows[at].cells for at in wanted):
        return None
    rows = layout.table.rows
    taken = [
        replace(row, scales=row.scales or spoken) for at, row in enumerate(rows) if at in wanted | _above(rows, wanted)
    ]
    place = Locator(before.table.locator.node, before.table.locator.start, taken[-1].locator.end)
    statement = replace(before.table, rows=(*before.table.rows, *taken), locator=place)
    left = replace(layout.table, rows=tuple(row for at, row in enumerate(rows) if at not in wanted))
    return replace(before, table=statement), replace(layout, table=left)


def _dated(layout: TableLayout) -> list[tuple[ColumnRole, object]]:
    return [(column.role, column.period) for column in layout.columns]


def _lines(table: Table, vocabulary: Vocabulary) -> frozenset[int]:
    """The rows with figures that, read with the headings above them, are lines per share of an income statement."""
    found = []
    headings: list[Heading] = []
    for at, row in enumerate(table.rows):
        headings = parents_of(headings, row)
        words = " ".join([*(heading.text for heading in headings), row.label]).lower()
        if row.cells and any(pattern.search(words) for pattern in vocabulary.per_share_lines):
            found.append(at)
        if not row.cells:
            headings.append(Heading(row.label, row.indent))
    return frozenset(found)


def _above(rows: tuple[Row, ...], wanted: frozenset[int]) -> frozenset[int]:
    """The headings that some lines stand under."""
    found: set[int] = set()
    open_headings: list[tuple[int, Heading]] = []
    for at, row in enumerate(rows):
        kept = parents_of([heading for _, heading in open_headings], row)
        open_headings = [(index, heading) for (index, _), heading in zip(open_headings, kept, strict=False)]
        if at in wanted:
            found.update(index for index, _ in open_headings)
        if not row.cells:
            open_headings.append((at, Heading(row.label, row.indent)))
    return frozenset(found)
