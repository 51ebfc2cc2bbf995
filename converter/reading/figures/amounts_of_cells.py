"""Cells as figures of their columns, and why others become none."""

from __future__ import annotations

import re
from dataclasses import replace

from converter.model.findings import Finding
from converter.model.source import Cell, CellKind, Column, ColumnRole, ReportedAmount, Scales, UnitKind

_UNTAGGED_CELLS = {
    CellKind.PERCENT: ("cell.percent", "a percentage is no fact of the statements"),
    CellKind.NOT_APPLICABLE: ("cell.not-applicable", "the cell says that there is no figure"),
    CellKind.MALFORMED: ("cell.malformed", "this is no number that can be read"),
}
# `1 1/8`, `\u00bd`: no registry of transformations has a form for them, and EFM takes no ix:fraction.
_FRACTION = re.compile(r"\d[/\u2044]\d|[\u00bc-\u00be\u2150-\u215e]")
_IS_FRACTION = "this is a fraction, which no transformation of inline XBRL makes a number of"
_UNTAGGED_COLUMNS = {
    ColumnRole.CHANGE: ("cell.change-column", "the column shows a change, not a figure of a period"),
    ColumnRole.PERCENT: ("cell.percent-column", "the column shows percentages"),
    ColumnRole.OTHER: (
        "cell.other-column",
        "the column is headed by words that set it apart, a part or another company",
    ),
    ColumnRole.PRO_FORMA: ("cell.pro-forma", "the column shows pro forma figures"),
    ColumnRole.UNDATED: ("cell.undated", "the column has no period that can be dated"),
    ColumnRole.UNPROVEN: ("cell.does-not-roll", "the movements of this column do not lead to its closing balance"),
}


def amount_of(
    cell: Cell, column: Column | None, index: int | None, unit: UnitKind, scales: Scales
) -> tuple[ReportedAmount | None, Finding | None]:
    """A cell as a figure of its column, or the finding why it is none.

    Args:
        index: the column's place among the columns of its layout.
    """
    if column is None or index is None:
        return None, Finding("cell.no-column", "warning", f"{cell.text} stands under no column", cell.locator)
    if column.period is None or column.role is not ColumnRole.VALUE:
        code, why = _UNTAGGED_COLUMNS[column.role]
        return None, Finding(code, "info", f"{cell.text}: {why}", cell.locator)
    if cell.kind in _UNTAGGED_CELLS or cell.magnitude is None:
        code, why = _UNTAGGED_CELLS[cell.kind]
        if cell.kind is CellKind.MALFORMED and _FRACTION.search(cell.text):
            why = _IS_FRACTION
        return None, Finding(
            code, "warning" if cell.kind is CellKind.MALFORMED else "info", f"{cell.text}: {why}", cell.locator
        )
    scale = scales.of(unit) if column.scale is None or unit is not UnitKind.MONETARY else column.scale
    amount = ReportedAmount(
        printed=cell.text,
        magnitude=cell.magnitude,
        shown_negative=cell.negative,
        scale=scale,
        decimals=cell.decimals - scale,
        period=column.period,
        locator=cell.locator,
        column=index,
        is_dash=cell.kind is CellKind.DASH,
        by_points=cell.by_points,
    )
    return amount, None


def with_dash_decimals(amounts: tuple[ReportedAmount, ...]) -> tuple[ReportedAmount, ...]:
    """A dash is as exact as the figures beside it in its line."""
    exact = [amount.decimals for amount in amounts if not amount.is_dash]
    if not exact:
        return amounts
    return tuple(replace(a, decimals=max(exact)) if a.is_dash else a for a in amounts)
