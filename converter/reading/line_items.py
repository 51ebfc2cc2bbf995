"""Lines of a statement: their place under headings, what they are counted in, their figures by column."""

from __future__ import annotations

import re
from dataclasses import replace

from converter.model.findings import Finding
from converter.model.source import (
    TAGGED_KINDS,
    Cell,
    CellKind,
    Column,
    ColumnRole,
    LineItem,
    ReportedAmount,
    Row,
    Scales,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import place
from converter.reading.inside_labels import with_label_amounts
from converter.reading.parents import Heading, parents_of
from converter.reading.repeated import without_parts
from converter.reading.scales import scales_in
from converter.reading.share_scale import share_scale_by_eps
from converter.reading.units import Units

_UNTAGGED_CELLS = {
    CellKind.PERCENT: ("cell.percent", "a percentage is no fact of the statements"),
    CellKind.NOT_APPLICABLE: ("cell.not-applicable", "the cell says that there is no figure"),
    CellKind.MALFORMED: ("cell.malformed", "this is no number that can be read"),
}
_UNTAGGED_COLUMNS = {
    ColumnRole.CHANGE: ("cell.change-column", "the column shows a change, not a figure of a period"),
    ColumnRole.PERCENT: ("cell.percent-column", "the column shows percentages"),
    ColumnRole.OTHER: (
        "cell.other-column",
        "the column is headed by words that set it apart, a part or another company",
    ),
    ColumnRole.PRO_FORMA: ("cell.pro-forma", "the column shows pro forma figures"),
    ColumnRole.UNDATED: ("cell.undated", "the column has no period that can be dated"),
}
_FOOTNOTE = re.compile(r"\s*(?:(?<!\$)\(\d{1,2}\)|\*{1,3})$")


def read_line_items(
    layouts: tuple[TableLayout, ...], text: str, vocabulary: Vocabulary
) -> tuple[tuple[StatementTable, ...], tuple[Finding, ...]]:
    """The statements of a document. Every cell that becomes no amount gets a finding of its own."""
    statements: list[StatementTable] = []
    findings: list[Finding] = []
    for layout in layouts:
        if layout.kind not in TAGGED_KINDS:
            findings += [
                Finding(
                    "cell.not-a-statement", "info", f"{cell.text} stands in a table that is not tagged", cell.locator
                )
                for row in layout.table.rows
                for cell in row.cells
            ]
            continue
        lines, remarks = _lines(layout, vocabulary)
        findings += remarks
        statement = StatementTable(
            layout.kind, layout.title, layout.columns, layout.currency, lines, layout.scales, layout.table.index
        )
        if not any(r.scales and i.unit is UnitKind.SHARES for r, i in zip(layout.table.rows, lines, strict=True)):
            statement, rescaled = share_scale_by_eps(statement)
            findings += rescaled
        statement, inside = with_label_amounts(statement, layout, text, vocabulary)
        findings += inside
        statement, parts = without_parts(statement, vocabulary)
        findings += parts
        statements.append(statement)
    return tuple(statements), tuple(findings)


def _lines(layout: TableLayout, vocabulary: Vocabulary) -> tuple[tuple[LineItem, ...], list[Finding]]:
    positions = tuple(column.position for column in layout.columns)
    headings: list[Heading] = []
    lines: list[LineItem] = []
    findings: list[Finding] = []
    units = Units(layout, vocabulary)
    for row in layout.table.rows:
        headings = parents_of(headings, row)
        parents = tuple(heading.text for heading in headings)
        unit = row.unit or units.of(row, parents)
        scales = row.scales or scales_in([row.label, *reversed(parents)], vocabulary) or layout.scales
        amounts: list[ReportedAmount] = []
        for cell, index in zip(row.cells, place(row.cells, positions), strict=True):
            column = layout.columns[index] if index is not None else None
            amount, remark = _amount(cell, column, index, unit or UnitKind.MONETARY, scales)
            if amount and unit is None:
                amount, remark = None, _of_unknown_unit(cell)
            amounts += [amount] if amount else []
            findings += [remark] if remark else []
        lines.append(_item(row, parents, unit or UnitKind.MONETARY, _with_dash_decimals(tuple(amounts)), vocabulary))
        if not row.cells:
            headings.append(Heading(lines[-1].label, row.indent))
    return tuple(lines), findings


def _item(
    row: Row, parents: tuple[str, ...], unit: UnitKind, amounts: tuple[ReportedAmount, ...], vocabulary: Vocabulary
) -> LineItem:
    label = _FOOTNOTE.sub("", row.label).strip()
    lowered = label.lower()
    return LineItem(
        label=label,
        parents=parents,
        depth=len(parents),
        is_abstract=not row.cells,
        is_total=bool(row.cells) and (not label or any(word.search(lowered) for word in vocabulary.total_words)),
        unit=unit,
        amounts=amounts,
        locator=row.locator,
        rule_above=row.rule_above,
    )


def _of_unknown_unit(cell: Cell) -> Finding:
    return Finding(
        "cell.unit-unclear",
        "warning",
        f"{cell.text}: cents in a statement in thousands or more, and nothing says what they are counted in",
        cell.locator,
        hint="Add the words of the label to line_units.csv",
    )


def _amount(
    cell: Cell, column: Column | None, index: int | None, unit: UnitKind, scales: Scales
) -> tuple[ReportedAmount | None, Finding | None]:
    if column is None or index is None:
        return None, Finding("cell.no-column", "warning", f"{cell.text} stands under no column", cell.locator)
    if column.period is None or column.role is not ColumnRole.VALUE:
        code, why = _UNTAGGED_COLUMNS[column.role]
        return None, Finding(code, "info", f"{cell.text}: {why}", cell.locator)
    if cell.kind in _UNTAGGED_CELLS or cell.magnitude is None:
        code, why = _UNTAGGED_CELLS[cell.kind]
        return None, Finding(
            code, "warning" if cell.kind is CellKind.MALFORMED else "info", f"{cell.text}: {why}", cell.locator
        )
    scale = scales.of(unit)
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
    )
    return amount, None


def _with_dash_decimals(amounts: tuple[ReportedAmount, ...]) -> tuple[ReportedAmount, ...]:
    """A dash is as exact as the figures beside it in its line."""
    exact = [amount.decimals for amount in amounts if not amount.is_dash]
    if not exact:
        return amounts
    return tuple(replace(a, decimals=max(exact)) if a.is_dash else a for a in amounts)
