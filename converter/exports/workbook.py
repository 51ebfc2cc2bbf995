"""A result as an Excel workbook: a sheet a statement as it is printed, then what was not tagged, and what this is.

Figures are numbers with the sign and the scale that the statement prints, so that a sheet reads as the page does; a
comment on each gives the fact: concept, value, period, and why.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from converter.errors import UsageError
from converter.exports.fact_table import FactRow, document_row, fact_rows
from converter.exports.receipt_statements import Json
from converter.markup.archive import zipped

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

# A workbook states when it was made; this one states the same whenever that was.
_EPOCH = datetime(1980, 1, 1)
_FIRST_COLUMN = 3
_HEADINGS = 5
_SHEET_NAME = 31
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_NOTE = "Figures are as printed; comments give the facts. Grey figures are not tagged."
_UNDATED = "A column without a period is empty: its figures are on the sheet of what was not tagged."
_ABOUT = (
    *("entity_name", "entity_scheme", "entity_id", "ticker", "source_name", "source_sha256", "accession", "form"),
    *("filed", "taxonomy", "tables", "software", "is_valid", "cells", "tagged_cells", "facts", "extension_concepts"),
)


def workbook(receipt: Json) -> bytes:
    """The bytes of a workbook (.xlsx) of one result; the same receipt and openpyxl give the same bytes.

    Raises:
        UsageError: openpyxl is not installed.
        SourceError: the receipt is of a version that lacks what is needed.
    """
    try:
        from openpyxl import Workbook
    except ImportError as error:
        raise UsageError(
            "the package openpyxl, which writes workbooks, is missing", do="Install it with ixbrl-converter[export]"
        ) from error
    facts = {fact.fact_id: fact for fact in fact_rows(receipt)}
    book = Workbook()
    book.remove(book.active)
    for statement in receipt["statements"]:
        _statement(book.create_sheet(_sheet_name(book, statement)), receipt, statement, facts)
    _untagged(book.create_sheet("Not tagged"), receipt)
    _about(book.create_sheet("About"), receipt)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = "ixbrl-converter"
    book.properties.title = receipt["entity"]["name"]
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as archive:
        return zipped((name, _undated(name, archive.read(name))) for name in sorted(archive.namelist()))


def _undated(name: str, content: bytes) -> bytes:
    """A part of the archive without the time at which openpyxl saved it."""
    if name != "docProps/core.xml":
        return content
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", content)


def _sheet_name(book: Workbook, statement: Json) -> str:
    """The kind of statement in words, numbered where there are several of a kind."""
    name = statement["kind"].replace("_", " ").capitalize()[: _SHEET_NAME - 4]
    taken = sum(1 for other in book.sheetnames if other == name or other.startswith(f"{name} ("))
    return f"{name} ({taken + 1})" if taken else name


def _text(sheet: Worksheet, row: int, column: int, text: str) -> Any:
    """A cell with a text, even one that a spreadsheet would take for a formula."""
    cell = sheet.cell(row, column)
    cell.value = _UNPRINTABLE.sub(" ", text)
    if text:
        cell.data_type = "s"
    return cell


def _statement(sheet: Worksheet, receipt: Json, statement: Json, facts: Mapping[str, FactRow]) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    bold, rule = Font(bold=True), Border(top=Side(style="thin"))
    _text(sheet, 1, 1, statement["title"] or sheet.title).font = Font(bold=True, size=13)
    _text(sheet, 2, 1, ", ".join(part for part in (receipt["entity"]["name"], statement["currency"]) if part))
    _text(sheet, 3, 1, _NOTE if all(c["period"] for c in statement["columns"]) else f"{_NOTE} {_UNDATED}")
    _text(sheet, _HEADINGS, 1, "Line").font = bold
    _text(sheet, _HEADINGS, 2, "Unit").font = bold
    for number, column in enumerate(statement["columns"], start=_FIRST_COLUMN):
        heading = _text(sheet, _HEADINGS - 1, number, column["heading"])
        period = _text(sheet, _HEADINGS, number, (column["period"] or "").replace("/", " to "))
        heading.font = period.font = bold
        heading.alignment = period.alignment = Alignment(horizontal="right", wrap_text=True, vertical="bottom")
        if column["dimension"]:
            period.comment = _comment([column["dimension"]])
    for row, line in enumerate(statement["lines"], start=_HEADINGS + 1):
        label = _text(sheet, row, 1, line["label"])
        label.alignment = Alignment(indent=min(line["depth"], 15), wrap_text=True, vertical="bottom")
        label.font = Font(bold=line["isTotal"] or line["isAbstract"])
        if line["concept"]:
            label.comment = _comment([line["concept"]])
        _text(sheet, row, 2, _unit(line, facts))
        for figure in line["figures"]:
            _figure(sheet.cell(row, _FIRST_COLUMN - 1 + figure["column"]), figure, facts, total=line["isTotal"])
        if line["isTotal"] and line["figures"]:
            for number in range(len(statement["columns"])):
                sheet.cell(row, _FIRST_COLUMN + number).border = rule
    _layout(sheet, len(statement["columns"]))


def _figure(cell: Any, figure: Json, facts: Mapping[str, FactRow], *, total: bool) -> None:
    """A number as the statement shows it, and in a comment the fact that it became."""
    from openpyxl.styles import Font

    number = Decimal(figure["shown"])
    cell.value = number
    places = max(0, -int(number.as_tuple().exponent))
    digits = "#,##0" + ("." + "0" * places if places else "")
    cell.number_format = f"{digits};({digits})"
    fact = facts.get(figure["fact"])
    cell.comment = _comment(list(_told(fact)) if fact else [f"not tagged: {figure['finding']}"])
    cell.font = Font(bold=total) if fact else Font(italic=True, color="FF808080")


def _told(fact: FactRow) -> Iterator[str]:
    """What a comment says of a fact."""
    yield fact.concept
    yield f"{fact.value:,f} {fact.unit}"
    yield f"{fact.period_start} to {fact.period_end}" if fact.period_start else f"{fact.period_end}"
    if fact.dimensions:
        yield fact.dimensions
    yield f"confidence {fact.confidence}: {fact.rule}"
    yield f"line {fact.source_line}, column {fact.source_column} of the source"


def _comment(lines: list[str]) -> Any:
    from openpyxl.comments import Comment

    text = _UNPRINTABLE.sub(" ", "\n".join(lines))
    return Comment(text, "ixbrl-converter", width=340, height=24 + 18 * len(lines))


def _unit(line: Json, facts: Mapping[str, FactRow]) -> str:
    """The unit of a line's facts, and what its figures are multiplied by: "USD x 1,000"."""
    for figure in line["figures"]:
        if fact := facts.get(figure["fact"]):
            measures = "/".join(part.partition(":")[2] for part in fact.unit.split("/"))
            return measures + (f" x {10 ** figure['scale']:,}" if figure["scale"] else "")
    return ""


def _layout(sheet: Worksheet, columns: int) -> None:
    """Widths, what stays in view, and how it is printed."""
    from openpyxl.utils import get_column_letter

    sheet.column_dimensions["A"].width = 56
    sheet.column_dimensions["B"].width = 14
    for number in range(_FIRST_COLUMN, _FIRST_COLUMN + columns):
        sheet.column_dimensions[get_column_letter(number)].width = 18
    sheet.freeze_panes = sheet.cell(_HEADINGS + 1, _FIRST_COLUMN)
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_HEADINGS - 1}:{_HEADINGS}"


def _untagged(sheet: Worksheet, receipt: Json) -> None:
    """Every figure of the document that became no fact, with the reason."""
    reasons = {(f["line"], f["column"], f["code"]): f for f in receipt["findings"]}
    cells = [cell for cell in receipt["cells"] if cell["fact"] is None]
    rows = []
    for cell in cells:
        why = reasons.get((cell["line"], cell["column"], cell["finding"]), {})
        rows.append(
            (cell["line"], cell["column"], cell["label"], cell["printed"], cell["finding"], why.get("message", ""))
        )
    _list(sheet, ("Line", "Column", "Label", "Printed", "Finding", "Why"), rows, (8, 8, 44, 16, 26, 100))


def _about(sheet: Worksheet, receipt: Json) -> None:
    """What the workbook was made of, and by what."""
    row = document_row(receipt)
    rows = [(name.replace("_", " "), getattr(row, name)) for name in _ABOUT]
    _list(sheet, ("What", "Value"), rows, (24, 80))


def _list(sheet: Worksheet, head: tuple[str, ...], rows: Sequence[tuple[object, ...]], widths: tuple[int, ...]) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for number, (title, width) in enumerate(zip(head, widths, strict=True), start=1):
        _text(sheet, 1, number, title).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for place, row in enumerate(rows, start=2):
        for number, value in enumerate(row, start=1):
            if isinstance(value, int):
                sheet.cell(place, number).value = value
            else:
                _text(sheet, place, number, "" if value is None else str(value))
    sheet.freeze_panes = "A2"
