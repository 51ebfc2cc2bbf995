"""What each table's captions and headings say: kind, columns with periods, currency, scales."""

from __future__ import annotations

from converter.model.findings import Finding
from converter.model.source import (
    TAGGED_KINDS,
    CellKind,
    ColumnRole,
    Scales,
    SourceDocument,
    StatementKind,
    Table,
    TableLayout,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import label_zone_captions, read_columns
from converter.reading.dates import Calendar, read_calendar
from converter.reading.scales import currency_in, scales_in
from converter.reading.titles import likely_kind, settled_kind, title_and_kind

_WHOLE_UNITS = 1_000_000


def read_layouts(
    document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary
) -> tuple[tuple[TableLayout, ...], tuple[Finding, ...]]:
    """The layout of every table, with a finding for each table or column that yields no facts.

    A table that does not speak of a scale has that of the statement before it.
    """
    calendar = read_calendar(document.text, vocabulary)
    layouts: list[TableLayout] = []
    findings: list[Finding] = []
    inherited: Scales | None = None
    for table in tables:
        layout, own_scale = _layout(table, inherited, calendar, vocabulary)
        layouts.append(layout)
        findings += _remarks(layout, own_scale)
        if layout.kind in TAGGED_KINDS:
            inherited = layout.scales
    return tuple(layouts), tuple(findings)


def _layout(
    table: Table, inherited: Scales | None, calendar: Calendar, vocabulary: Vocabulary
) -> tuple[TableLayout, bool]:
    captions = (*table.captions, *label_zone_captions(table, vocabulary))
    heading_texts = [phrase.text for line in table.headings for phrase in line]
    title, named = title_and_kind(captions, vocabulary)
    likely = likely_kind(named, table, vocabulary)
    columns = read_columns(
        table,
        captions,
        calendar,
        vocabulary,
        instants_only=named is StatementKind.BALANCE_SHEET,
        flows=likely in (StatementKind.INCOME_STATEMENT, StatementKind.CASH_FLOW),
    )
    texts = [*reversed(captions), " ".join(heading_texts), *(row.label for row in table.rows[:1])]
    scales = scales_in(texts, vocabulary)
    layout = TableLayout(
        table=table,
        kind=settled_kind(named, table, columns, vocabulary),
        title=title or (captions[-1] if captions else ""),
        columns=columns,
        currency=currency_in([*texts, *_printed(table)], vocabulary),
        scales=scales or inherited or Scales(),
    )
    return layout, scales is not None


def _printed(table: Table) -> list[str]:
    return [cell.text for row in table.rows for cell in row.cells]


def _remarks(layout: TableLayout, own_scale: bool) -> list[Finding]:
    if layout.kind not in TAGGED_KINDS:
        return [
            Finding(
                "table.not-tagged",
                "info",
                f"this table reads as {layout.kind.value.replace('_', ' ')} and gets no facts",
                layout.table.locator,
                hint="Only income statements, balance sheets and cash flows are tagged",
            )
        ]
    found = [
        Finding(
            "column.undated",
            "warning",
            f"the column headed {column.heading!r} has no period that can be dated",
            layout.table.locator,
            hint="Its figures stay untagged; give the heading a full date",
        )
        for column in layout.columns
        if column.role is ColumnRole.UNDATED
    ]
    if not layout.scales.phrase and _looks_scaled(layout.table):
        found.append(
            Finding(
                "scale.unsaid",
                "warning",
                "nothing says whether the figures of this statement are in thousands or millions; units are taken",
                layout.table.locator,
                hint="Add the words of its caption to scale_phrases.csv, or a caption to the release",
            )
        )
    if layout.scales.phrase and not own_scale:
        found.append(
            Finding(
                "scale.inherited",
                "info",
                f"the table does not speak of a scale; that of the statement before is used: {layout.scales.phrase}",
                layout.table.locator,
            )
        )
    return found


def _looks_scaled(table: Table) -> bool:
    """Whether no figure is as large as a company's figures in whole units are."""
    figures = [cell.magnitude for row in table.rows for cell in row.cells if cell.kind is CellKind.NUMBER]
    return all(magnitude is not None and magnitude < _WHOLE_UNITS for magnitude in figures)
