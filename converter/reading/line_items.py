"""Lines of a statement: their place under headings, what they are counted in, their figures by column."""

from __future__ import annotations

import re

from converter.model.findings import Finding
from converter.model.source import (
    Cell,
    LineItem,
    ReportedAmount,
    Row,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.equity.components import rule_for
from converter.reading.equity.roll_forward import roles_of
from converter.reading.equity.roll_lines import roll_lines
from converter.reading.figures.amounts_of_cells import amount_of, with_dash_decimals
from converter.reading.figures.scales import scales_in
from converter.reading.figures.share_scale import share_scale_by_eps
from converter.reading.figures.units import Units
from converter.reading.frames import place
from converter.reading.labels.inside_labels import with_label_amounts
from converter.reading.labels.movement_labels import with_movement_labels
from converter.reading.labels.parents import Heading, below_flows, below_total, is_heading, lead_above, parents_of
from converter.reading.labels.sides import Sides, without_inner_totals
from converter.reading.labels.twins import with_twins
from converter.reading.layouts import is_tagged
from converter.reading.periods.dated_balances import with_dated_balances
from converter.reading.repeated import without_parts

_BALANCES = frozenset({"opening", "closing", "balance"})
_FOOTNOTE = re.compile(r"\s*(?:(?<!\$)\(\d{1,2}\)|\[\w\]|\*{1,3})$")


def read_line_items(
    layouts: tuple[TableLayout, ...], text: str, vocabulary: Vocabulary
) -> tuple[tuple[StatementTable, ...], tuple[Finding, ...]]:
    """The statements of a document. Every cell that becomes no amount gets a finding of its own.

    Args:
        layouts: of all tables; those that are no statement are left out.
        text: of the document, into which places point.

    Returns:
        The statements in the order of the text, their amounts as printed: a magnitude, whether it is shown as
        negative, and the power of ten that multiplies it. Findings `cell.*` each name the place of a cell and why it
        has no amount.
    """
    statements: list[StatementTable] = []
    findings: list[Finding] = []
    for layout in layouts:
        if not is_tagged(layout):
            continue
        rolled = layout.roll_forward
        lines, remarks = roll_lines(layout, rolled, vocabulary) if rolled else lines_of(layout, vocabulary)
        findings += remarks
        statement = StatementTable(
            layout.kind, layout.title, layout.columns, layout.currency, lines, layout.scales, layout.table.index
        )
        if rolled:
            statements.append(with_movement_labels(statement, layout, rolled, text, vocabulary))
            continue
        if not any(r.scales and i.unit is UnitKind.SHARES for r, i in zip(layout.table.rows, lines, strict=True)):
            statement, rescaled = share_scale_by_eps(statement)
            findings += rescaled
        statements.append(statement)
    told, inside = _with_label_amounts(statements, layouts, text, vocabulary)
    return told, (*findings, *inside)


def _with_label_amounts(
    statements: list[StatementTable], layouts: tuple[TableLayout, ...], text: str, vocabulary: Vocabulary
) -> tuple[tuple[StatementTable, ...], list[Finding]]:
    """The statements with the figures inside their labels, whose share counts are settled by those of the others."""
    known = [
        amount.shown for s in statements for line in s.lines if line.unit is UnitKind.SHARES for amount in line.amounts
    ]
    by_table = {layout.table.index: layout for layout in layouts}
    read: list[StatementTable] = []
    findings: list[Finding] = []
    for statement in statements:
        layout = by_table[statement.index]
        if layout.roll_forward is None:
            statement, inside = with_label_amounts(statement, layout, text, vocabulary, known)
            statement = with_twins(with_dated_balances(statement, vocabulary), vocabulary)
            statement, parts = without_parts(statement, vocabulary)
            findings += [*inside, *parts]
        read.append(statement)
    return tuple(read), findings


def lines_of(layout: TableLayout, vocabulary: Vocabulary) -> tuple[tuple[LineItem, ...], list[Finding]]:
    """The lines of a table of periods, and a finding for each cell that becomes no amount."""
    positions = tuple(column.position for column in layout.columns)
    headings: list[Heading] = []
    lines: list[LineItem] = []
    held_by: list[str] = []
    findings: list[Finding] = []
    units, sides = Units(layout, vocabulary), Sides(layout.kind, vocabulary)
    rows, lead = layout.table.rows, ""
    rolled = _rolled_by_title(layout, vocabulary)
    for above, row, below in zip((None, *rows), rows, (*rows[1:], None), strict=False):
        heads = is_heading(row, below, vocabulary)
        seconds = heads and units.is_second(row.label)
        headings = [] if sides.opens(row, heads=heads) else parents_of(headings, row, heads=heads, seconds=seconds)
        side, lead = sides.heading(row, heads=heads), lead_above(lead, above, row)
        held = tuple(heading.text for heading in headings)
        held = held if not side or side in held else (side, *held)
        parents = (*held, *([lead] if lead else []))
        if rolled and not heads and roles_of(row.label, vocabulary) & _BALANCES:
            parents = (*rolled, *parents)
        unit = row.unit or units.of(row, parents)
        spoken = scales_in([row.label], vocabulary)
        scales = row.scales or spoken or scales_in(reversed(parents), vocabulary) or layout.scales
        # Only its own words scale a count of things: `Employees (in thousands)`.
        scaled_as = unit if unit and not (unit is UnitKind.PURE and spoken) else UnitKind.MONETARY
        amounts: list[ReportedAmount] = []
        for cell, index in zip(row.cells, place(row.cells, positions), strict=True):
            column = layout.columns[index] if index is not None else None
            amount, remark = amount_of(cell, column, index, scaled_as, scales)
            if amount and unit is None:
                amount, remark = None, _of_unknown_unit(cell)
            amounts += [amount] if amount else []
            findings += [remark] if remark else []
        item = LineItem(
            label=(label := _FOOTNOTE.sub("", row.label).strip()),
            parents=parents,
            depth=len(held),
            is_abstract=heads,
            is_total=_is_total(row, label, lines[-1:] if amounts else [], vocabulary),
            unit=unit or UnitKind.MONETARY,
            amounts=with_dash_decimals(tuple(amounts)),
            locator=row.locator,
            rule_above=row.rule_above,
        )
        lines.append(item)
        if heads:
            headings.append(Heading(label, row.indent))
        elif item.is_total:
            headings = below_total(below_flows(headings, row, vocabulary), row.label, is_held=bool(side))
        held_by.append(side)
    return without_inner_totals(lines, held_by), findings


def _rolled_by_title(layout: TableLayout, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The title of flows that names a component of equity: its first and last balances are of that.

    `Balance at beginning of year` of `Statements of Income and Retained Earnings` names nothing itself.
    """
    is_flow = layout.kind is StatementKind.INCOME_STATEMENT
    return (layout.title,) if is_flow and rule_for(layout.title, vocabulary) else ()


def _is_total(row: Row, label: str, above: list[LineItem], vocabulary: Vocabulary) -> bool:
    """Whether a line with figures has no words, those of a total, or of what is left after the one right above it.

    `Net property` below `Less accumulated depreciation` is such a rest.
    """
    if row.cells and (not label or vocabulary.says_total(label)):
        return True
    lessened = [line.label.lower() for line in above if line.amounts]
    words = label.lower() if lessened else ""
    return any(after.search(less) for less in lessened for word, after in vocabulary.rest_words if word.search(words))


def _of_unknown_unit(cell: Cell) -> Finding:
    return Finding(
        "cell.unit-unclear",
        "warning",
        f"{cell.text} is no money by its words, its cents or its place, and nothing says what it is counted in",
        cell.locator,
        hint="Add the words of the label to line_units.csv",
    )
