"""Line items that others have read already: a table of labels and periods, taken as it is.

Nothing is guessed here; what is not clear is an error that names its row and column. The values made are those of a
release: a page (item_pages.py), its tables, and their layouts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from converter.errors import SourceError
from converter.model.findings import Finding
from converter.model.periods import Duration, Instant, Period
from converter.model.source import (
    TAGGED_KINDS,
    CellKind,
    Column,
    ColumnRole,
    Row,
    Scales,
    SourceDocument,
    StatementKind,
    Table,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import ItemColumn, Vocabulary
from converter.reading.documents.item_grids import CSV, EXCEL, Grid, csv_header, read_grids
from converter.reading.documents.item_pages import LEAD, Figure, Item, ItemTable, print_table
from converter.reading.figures.amounts import figures_at_end
from converter.reading.figures.notation import notation_of
from converter.reading.figures.scales import scales_in
from converter.reading.layouts import read_layouts

Page = tuple[SourceDocument, tuple[Table, ...], tuple[TableLayout, ...]]

_DAY = r"(\d{4}-\d{2}-\d{2})"
_PERIOD = re.compile(rf"{_DAY}(?:\s*/\s*{_DAY})?")
_FACTOR = re.compile(r"1(?:,?000)*")
_CURRENCY = re.compile(r"[A-Z]{3}")
_WHOLE = re.compile(r"[0-9]{1,2}")
_PERIODS = "Write 2001-03-31 for a balance, 2001-01-01/2001-03-31 for a period"
_STATEMENTS = "Add a column statement that gives the title of the statement"
# What the layouts say of columns and scales that this file settles itself.
_SETTLED = ("column.", "scale.")


def is_item_table(name: str) -> bool:
    """Whether a file is one of line items, by its name."""
    return name.lower().endswith((CSV, EXCEL))


def is_headed_as_items(content: bytes, vocabulary: Vocabulary) -> bool:
    """Whether the header of a CSV file is one of line items: a column of labels, and one headed by a time."""
    header = csv_header(content)
    named = [vocabulary.item_columns.get(heading.lower()) for heading in header]
    has_labels = ItemColumn.LABEL in named or not "".join(header[:1])
    others = (heading for heading, name in zip(header, named, strict=True) if name is None)
    return has_labels and any(character.isdigit() for heading in others for character in heading)


def read_item_table(name: str, content: bytes, vocabulary: Vocabulary) -> tuple[Page, tuple[Finding, ...]]:
    """The page made of a file of line items, its tables and their layouts.

    Args:
        name: the file's name, which ends in .csv or .xlsx.
        content: its bytes.

    Raises:
        SourceError: a header, a label, a number or a period is missing or is none; the message names its place.
        UsageError: it is a workbook and the package that reads those is missing.
    """
    media_type, grids = read_grids(name, content)
    items = [table for grid in grids for table in _tables(_Sheet(name, grid, vocabulary))]
    if not items:
        raise SourceError("there are no line items", where=name, do="Give a header with a label and periods, and rows")
    lines: list[str] = []
    tables = tuple(print_table(lines, index, table) for index, table in enumerate(items))
    source = SourceDocument(
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(content).hexdigest(),
        text="".join(f"{line}\n" for line in lines),
        line_starts=tuple(accumulate((len(line) + 1 for line in lines), initial=0)),
    )
    read, remarks = read_layouts(source, tuple(_filled(table) for table in tables), vocabulary)
    layouts: list[TableLayout] = []
    scales: Scales | None = None
    for layout, printed, table in zip(read, tables, items, strict=True):
        given = (item.scales for item in table.items if item.scales)
        scales = next(given, None) or scales_in([table.title], vocabulary) or scales
        layouts.append(replace(_settled(layout, printed, table), scales=scales or Scales()))
    named = any(item.statement for table in items for item in table.items)
    if not named and not any(layout.kind in TAGGED_KINDS for layout in read):
        raise SourceError("nothing says which statement the rows are of", where=name, do=_STATEMENTS)
    findings = [remark for remark in remarks if not remark.code.startswith(_SETTLED)]
    if scales is None:
        message = "no row names a scale, so all figures are taken in whole units"
        findings.append(
            Finding("scale.unsaid", "warning", message, hint="Add a column scale: thousands, millions or 1")
        )
    return (source, tables, tuple(layouts)), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table of a file, able to say where it is wrong."""

    file: str
    grid: Grid
    vocabulary: Vocabulary

    def wrong(self, seen: str, row: int, column: int | None = None, do: str = "") -> SourceError:
        """The error that blames a cell."""
        return SourceError(seen, where=f"{self.file}, {self.grid.place(row, column)}", do=do)


@dataclass(frozen=True, slots=True)
class _Header:
    """What the columns are: those that have a name, and those of figures with their headings."""

    row: int
    named: Mapping[ItemColumn, int]
    figures: Mapping[int, Column]

    def cell(self, cells: tuple[str, ...], column: ItemColumn) -> str:
        """A row's cell in a named column, "" where there is none."""
        index = self.named.get(column)
        return cells[index] if index is not None and index < len(cells) else ""


def _header(sheet: _Sheet) -> _Header | None:
    """The first row that holds anything.

    Raises:
        SourceError: a heading is neither a name nor a period, or stands twice; or there is no label or no period.
    """
    row = next((number for number, cells in enumerate(sheet.grid.rows) if any(cells)), None)
    if row is None:
        return None
    named: dict[ItemColumn, int] = {}
    figures: dict[int, Column] = {}
    for index, heading in enumerate(sheet.grid.rows[row]):
        name = sheet.vocabulary.item_columns.get(heading.lower())
        if name is not None:
            if name in named:
                raise sheet.wrong(f"there is a second column {heading!r}", row, index, "Leave one out")
            named[name] = index
        elif heading:
            figures[index] = _column(sheet, row, index, heading)
        elif any(index < len(cells) and cells[index] for cells in sheet.grid.rows[row:]):
            if not index:
                # Spreadsheets leave the corner empty.
                named[ItemColumn.LABEL] = index
                continue
            raise sheet.wrong("a column with cells has no heading", row, index, _PERIODS)
    if ItemColumn.LABEL not in named:
        raise sheet.wrong("there is no column of labels", row, do="Head the column of labels with the word label")
    if not figures:
        raise sheet.wrong("there is no column of figures", row, do=_PERIODS)
    return _Header(row, named, figures)


def _column(sheet: _Sheet, row: int, index: int, heading: str) -> Column:
    """A column by its heading; one in words is dated later, together with its table."""
    match = _PERIOD.fullmatch(heading)
    if match is None:
        return Column(0, heading, ColumnRole.UNDATED)
    try:
        first, last = (date.fromisoformat(day) if day else None for day in match.groups())
    except ValueError as error:
        raise sheet.wrong(f"{heading!r} is no day of the calendar", row, index, _PERIODS) from error
    if first is None or (last is not None and last < first):
        raise sheet.wrong(f"{heading!r} ends before it begins", row, index, _PERIODS)
    return Column(0, heading, ColumnRole.VALUE, Duration(first, last) if last else Instant(first))


def _tables(sheet: _Sheet) -> Iterator[ItemTable]:
    """The statements of a sheet, each in one currency."""
    header = _header(sheet)
    if header is None:
        return
    for own in _runs(_items(sheet, header)):
        used = {figure.column for item in own for figure in item.figures}
        named = [item for item in own if item.currency]
        odd = next((item for item in named if item.currency != named[0].currency), None)
        if odd:
            seen = f"a figure in {odd.currency} stands in a statement in {named[0].currency}"
            raise sheet.wrong(seen, odd.row, header.named[ItemColumn.UNIT], "Give it another name in statement")
        columns = {index: column for index, column in header.figures.items() if index in used}
        yield ItemTable(sheet.file, sheet.grid, header.row, own[-1].statement or sheet.grid.name, columns, own)


def _runs(items: Iterator[Item]) -> Iterator[tuple[Item, ...]]:
    """Rows of one statement each; rows without figures that name none of their own go with those below them."""
    held: list[Item] = []
    for item in items:
        if held and item.statement != held[-1].statement and any(before.figures for before in held):
            yield tuple(held)
            held = []
        held.append(item)
    if any(item.figures for item in held):
        yield tuple(held)


def _items(sheet: _Sheet, header: _Header) -> Iterator[Item]:
    """The rows that hold anything. A row without a statement belongs to that of the row before.

    Raises:
        SourceError: a cell is not what its column holds.
    """
    statement = ""
    for row, cells in enumerate(sheet.grid.rows[header.row + 1 :], start=header.row + 1):
        if not any(cells):
            continue
        label = header.cell(cells, ItemColumn.LABEL)
        figures = tuple(_figures(sheet, header, row, cells))
        if not label:
            raise sheet.wrong("the label is missing", row, header.named[ItemColumn.LABEL], "Give each row its label")
        indent = header.cell(cells, ItemColumn.INDENT)
        if indent and not _WHOLE.fullmatch(indent):
            seen = f"the indent {indent!r} is no small whole number"
            raise sheet.wrong(seen, row, header.named[ItemColumn.INDENT], "Write 0, 1, 2 ...")
        statement = header.cell(cells, ItemColumn.STATEMENT).replace("_", " ") or statement
        scale = header.cell(cells, ItemColumn.SCALE)
        unit, currency = _unit(sheet, header, row, header.cell(cells, ItemColumn.UNIT))
        yield Item(
            row=row,
            label=label,
            indent=int(indent or 0),
            statement=statement,
            section=header.cell(cells, ItemColumn.SECTION),
            unit_text=header.cell(cells, ItemColumn.UNIT),
            scale_text=scale,
            unit=unit,
            currency=currency,
            scales=_scales(sheet, header, row, scale),
            figures=figures,
        )


def _figures(sheet: _Sheet, header: _Header, row: int, cells: tuple[str, ...]) -> Iterator[Figure]:
    """The figures of a row, each in its column.

    Raises:
        SourceError: a cell is no number, dash, percentage or word for none; or it stands beyond the header.
    """
    for index, text in enumerate(cells):
        if index in header.figures and text:
            label, found, _ = figures_at_end(LEAD + text, None, 0, notation_of("", sheet.vocabulary))
            if label or len(found) != 1 or found[0].kind is CellKind.MALFORMED or found[0].text != text:
                do = "Write 1234.56, (1,234) or -1234; a dash for zero; nothing, or n/a, where there is no figure"
                raise sheet.wrong(f"{text!r} below {header.figures[index].heading!r} is no number", row, index, do)
            yield Figure(index, text, found[0])
        elif text and index not in header.named.values():
            raise sheet.wrong(f"{text!r} stands in a column without a heading", row, index, "Head it, or empty it")


def _unit(sheet: _Sheet, header: _Header, row: int, text: str) -> tuple[UnitKind | None, str]:
    """What a row is counted in and in which currency; None leaves it to the label's words."""
    if not text:
        return None, ""
    currency, slash, per = (part.strip() for part in text.partition("/"))
    if _CURRENCY.fullmatch(currency) and (not slash or per.lower() in ("share", "shares")):
        return UnitKind.PER_SHARE if slash else UnitKind.MONETARY, currency
    kind = next((kind for kind in UnitKind if kind.value == text.lower().replace(" ", "_")), None)
    if kind is None:
        kinds = ", ".join(kind.value.replace("_", " ") for kind in UnitKind)
        do = f"Write a currency such as USD, USD/shares, or one of: {kinds}"
        raise sheet.wrong(f"the unit {text!r} is not known", row, header.named[ItemColumn.UNIT], do)
    return kind, ""


def _scales(sheet: _Sheet, header: _Header, row: int, text: str) -> Scales | None:
    """The scale that a row names, None where it names none; per-share figures have no scale."""
    if not text:
        return None
    if _FACTOR.fullmatch(text):
        zeros = text.count("0")
        return Scales(zeros, zeros, 0, text)
    found = scales_in([text, f"in {text}"], sheet.vocabulary)
    if found is None:
        do = "Write thousands, millions, billions, or the factor: 1, 1000, 1000000"
        raise sheet.wrong(f"the scale {text!r} is not known", row, header.named[ItemColumn.SCALE], do)
    return replace(found, phrase=text)


def _filled(table: Table) -> Table:
    """The table with a row that fills all columns, for it is known how many there are."""
    cells = {cell.right: cell for row in reversed(table.rows) for cell in row.cells}
    row = Row("", 0, tuple(cells[edge] for edge in sorted(cells)), table.locator)
    return replace(table, rows=(row, row, *table.rows))


def _settled(layout: TableLayout, printed: Table, table: ItemTable) -> TableLayout:
    """A layout with the periods and the currency of the file.

    Raises:
        SourceError: a column cannot be dated, two have one period, or a period is none of this statement.
    """
    columns: dict[int, Column] = {}
    for (index, given), read in zip(table.columns.items(), layout.columns, strict=True):
        columns[index] = replace(given, position=read.position) if given.period else read
        if columns[index].role in (ColumnRole.UNDATED, ColumnRole.OTHER):
            seen = f"{given.heading!r} is no name of a column and no period that can be dated"
            raise table.wrong(seen, table.header_row, index, _PERIODS)
    if layout.kind in TAGGED_KINDS:
        columns = _fitting(layout.kind, columns, table)
    return replace(
        layout,
        table=printed,
        columns=tuple(columns.values()),
        currency=next((item.currency for item in table.items if item.currency), layout.currency),
    )


def _fitting(kind: StatementKind, columns: dict[int, Column], table: ItemTable) -> dict[int, Column]:
    """Columns with periods that this kind of statement has: balances at days, flows over periods."""
    periods = {index: column.period for index, column in columns.items() if column.period}
    if kind is StatementKind.BALANCE_SHEET and not any(isinstance(p, Instant) for p in periods.values()):
        # A table of periods throughout: its balances are those of their ends.
        periods = {index: Instant(period.end) for index, period in periods.items()}
    fits = Instant if kind is StatementKind.BALANCE_SHEET else Duration
    known: dict[Period, int] = {}
    for index, period in periods.items():
        if not isinstance(period, fits):
            item = next(item for item in table.items if any(f.column == index for f in item.figures))
            what = kind.value.replace("_", " ")
            seen = f"{item.label!r} stands under {columns[index].heading!r}, which is no period of a {what}"
            raise table.wrong(seen, item.row, index, f"Name each row's statement in a column statement. {_PERIODS}")
        if period in known:
            seen = f"{columns[index].heading!r} is the same period as column {known[period] + 1}"
            raise table.wrong(seen, table.header_row, index, "Leave one out, or date them apart")
        known[period] = index
    return {index: replace(column, period=periods.get(index)) for index, column in columns.items()}
