"""Tables among the notes that were turned: lines of their own, each known and proven by what its table is about."""

from __future__ import annotations

from collections.abc import Iterable

from converter.model.notes import Subject
from converter.model.source import (
    Column,
    LineItem,
    ReportedAmount,
    Scales,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)


def line_of(layout: TableLayout, label: str, unit: UnitKind, amounts: Iterable[ReportedAmount]) -> LineItem:
    """A line that no row of a table prints so; it stands where the table begins."""
    return LineItem(label, (), 0, False, False, unit, tuple(amounts), layout.table.rows[0].locator)


def note_of(
    layout: TableLayout, subject: str, lines: Iterable[LineItem], columns: Iterable[Column], scales: Scales
) -> StatementTable:
    """The note that a table tells when it is turned, all of whose lines its subject knows."""
    items = tuple(lines)
    every = range(len(items))
    about = Subject(subject, tuple((at,) for at in every), proven=frozenset(every))
    told = (layout.currency, items, scales, layout.table.index)
    return StatementTable(StatementKind.DETAILS, layout.title, tuple(columns), *told, subject=about)
