"""Tables among the notes that count shares, though only what stands above them says so: those that dilute nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from converter.model.periods import Duration, Instant
from converter.model.source import Cell, CellKind, Row, Scales, StatementTable, TableLayout, UnitKind
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.scales import scales_in
from converter.reading.figures.units import has_currency_sign

# A count of so many digits is a whole one: no company has a thousand times as many shares.
_WHOLE = 1_000_000


def with_counts(layout: TableLayout, above: Sequence[str], vocabulary: Vocabulary) -> TableLayout:
    """The layout, its rows counted in shares where what stands above says what the table counts.

    The words above say in what they are counted; without such words figures of seven digits show that they are whole.
    Money, cents and rates are no counts: a table that prints them is left as it is.
    """
    if not any(pattern.search(text) for text in above for pattern in vocabulary.notes.counts):
        return layout
    cells = [cell for row in layout.table.rows for cell in row.cells if cell.kind is CellKind.NUMBER]
    if not cells or any(has_currency_sign(cell) or cell.decimals or "%" in cell.text for cell in cells):
        return layout
    scales = scales_in(above, vocabulary) or (Scales() if any(map(_is_whole, cells)) else None)
    if scales is None:
        return layout
    rows = tuple(_counted(row, scales) for row in layout.table.rows)
    return replace(layout, table=replace(layout.table, rows=rows))


def over_time(layout: TableLayout, statements: Sequence[StatementTable]) -> TableLayout:
    """A layout of counts at days, for the one period of the statements that ends with each: they are of a result.

    As it was where a day ends none or several.
    """
    told = {c.period for s in statements for c in s.columns if isinstance(c.period, Duration) and c.member is None}
    columns = []
    for column in layout.columns:
        periods = [period for period in told if period.end == column.period.end] if column.period else []
        if not isinstance(column.period, Instant) or len(periods) != 1:
            return layout
        columns.append(replace(column, period=periods[0]))
    return replace(layout, columns=tuple(columns))


def _is_whole(cell: Cell) -> bool:
    return cell.magnitude is not None and cell.magnitude >= _WHOLE


def _counted(row: Row, scales: Scales) -> Row:
    return replace(row, unit=UnitKind.SHARES, scales=scales) if row.cells else row
