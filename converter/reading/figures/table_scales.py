"""The scale of a statement that does not speak of one: that of another statement, if its figures are of one order.

This file knows the size of figures and what the captions said. Statements of one company in one scale print
figures of one order; those that are a thousand times apart stand in different scales, whatever is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain
from statistics import median

from converter.model.findings import Finding
from converter.model.source import TAGGED_KINDS, CellKind, Scales, StatementKind, Table, TableLayout

_ANOTHER_ORDER = 100
# No trade turns over in a year so many times what it owns.
_MOST_TURNS = 20
# Banks own a hundred times what a quarter brings; a thousandfold apart, no trade would earn so much of so little.
_LEAST_TURNS = Decimal("0.01")
_THOUSAND, _LEAST_ROUNDED = 1000, 4


def settled_scales(
    layouts: Sequence[TableLayout], spoken: Sequence[Scales | None], declared: Scales | None = None
) -> tuple[Scales, ...]:
    """The scale of each table: its own, else that of the statement before, else the one of all that speak of one.

    Where no statement speaks of a scale, it is the one that running text declares of all figures.
    """
    settled: list[Scales] = []
    sources = [
        (layout, scales)
        for layout, scales in zip(layouts, spoken, strict=True)
        if scales and layout.kind in TAGGED_KINDS
    ]
    agreed = {scales.monetary for _, scales in sources}
    last: tuple[TableLayout, Scales] | None = None
    for layout, scales in zip(layouts, spoken, strict=True):
        known = last or (sources[0] if len(agreed) == 1 else None)
        is_open = scales is None and not _is_written_out(layout.table)
        if is_open and known and _is_of_one_order(known[0], layout):
            scales = known[1]
        elif is_open and not sources:
            scales = declared
        settled.append(scales or Scales())
        if scales and layout.kind in TAGGED_KINDS:
            last = (layout, scales)
    return tuple(settled)


def _is_written_out(table: Table) -> bool:
    """Whether all figures of a table are whole thousands: rounded, and printed with their last zeros."""
    figures = [cell.magnitude for row in table.rows for cell in row.cells if cell.kind is CellKind.NUMBER]
    rounded = [bool(figure) and not figure % _THOUSAND for figure in figures if figure is not None]
    return len(rounded) >= _LEAST_ROUNDED and all(rounded)


def scale_contradictions(layouts: Sequence[TableLayout]) -> list[Finding]:
    """A finding for each statement whose words give it another scale than the first, though its figures are alike."""
    statements = [layout for layout in layouts if layout.kind in TAGGED_KINDS and layout.scales.phrase]
    return [
        Finding(
            "scale.contradicted",
            "warning",
            f"the words give these figures times 10^{layout.scales.monetary}, those of the first statement "
            f"10^{statements[0].scales.monetary}, though both are of one order",
            layout.table.locator,
            hint="One of the two captions is misprinted, or the tables are of two companies",
        )
        for layout in statements[1:]
        if abs(layout.scales.monetary - statements[0].scales.monetary) >= 3 and _is_of_one_order(statements[0], layout)
    ]


def _is_of_one_order(one: TableLayout, other: TableLayout) -> bool:
    """Whether the figures of two tables are of a size that one scale explains.

    The usual figure of a few totals says little of a whole statement, so what is earned, in the first line of an income
    statement, where no count of shares stands, is held against all that is owned.
    """
    first, second = _figures(one.table), _figures(other.table)
    if not first or not second:
        return True
    by_kind = {one.kind: first, other.kind: second}
    earned, owned = by_kind.get(StatementKind.INCOME_STATEMENT), by_kind.get(StatementKind.BALANCE_SHEET)
    if earned and owned:
        turns = max(earned[0]) / max(map(max, owned))
        if turns > _MOST_TURNS or turns >= _LEAST_TURNS:
            return turns <= _MOST_TURNS
    ratio = median(chain(*first)) / median(chain(*second))
    return 1 / Decimal(_ANOTHER_ORDER) < ratio < _ANOTHER_ORDER


def _figures(table: Table) -> list[list[Decimal]]:
    """The whole figures of each row of a table that has any."""
    rows = (
        [cell.magnitude for cell in row.cells if cell.kind is CellKind.NUMBER and cell.magnitude and not cell.decimals]
        for row in table.rows
    )
    return list(filter(None, rows))
