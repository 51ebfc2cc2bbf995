"""CSV and Excel files as grids of text. This file knows cells; what they mean is read in items.py.

A fraction in a workbook is binary; its shortest form of at most 15 digits is what Excel itself holds to be there.
Its number format says how many decimals were meant.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from converter.errors import SourceError, UsageError
from converter.reading.documents.source import UTF16, decoded_bytes, without_forbidden

if TYPE_CHECKING:
    from _csv import Reader

CSV, EXCEL = ".csv", ".xlsx"
CSV_TYPE = "text/csv"
EXCEL_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DELIMITERS = ",;\t"
_LONGEST_HEADER = 1 << 16
_EXCEL_DIGITS = ".15g"
_DECIMALS = re.compile(r"\.(0+)")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of a file: the sheet's name, "" in a CSV file, and its rows, each cell as text."""

    name: str
    rows: tuple[tuple[str, ...], ...]

    def place(self, row: int, column: int | None = None) -> str:
        """A cell in words, rows and columns counted from 1 as programs show them."""
        parts = [f"sheet {self.name!r}"] if self.name else []
        parts += [f"row {row + 1}"] + ([f"column {column + 1}"] if column is not None else [])
        return ", ".join(parts)


def read_grids(name: str, content: bytes) -> tuple[str, tuple[Grid, ...]]:
    """The media type of a file of line items, and its tables.

    Raises:
        SourceError: it is no CSV or no workbook, or a formula in it has no stored value.
        UsageError: it is a workbook and the package that reads those is missing.
    """
    if name.lower().endswith(EXCEL):
        return EXCEL_TYPE, tuple(_sheets(name, content))
    return CSV_TYPE, (Grid("", _csv_rows(name, content)),)


def _csv_rows(name: str, content: bytes) -> tuple[tuple[str, ...], ...]:
    if b"\0" in content and not content.startswith(UTF16):
        raise SourceError("this is a binary file, not CSV", where=name, do="Save the line items as CSV")
    reader = _reader(decoded_bytes(content))
    try:
        return tuple(tuple(_clean(cell) for cell in row) for row in reader)
    except csv.Error as error:
        where = f"{name}, line {reader.line_num}"
        raise SourceError(f"this is no CSV: {error}", where=where, do="Look for an open quote") from error


def _reader(text: str) -> Reader:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=first.count), strict=True)


def csv_header(content: bytes) -> tuple[str, ...]:
    """The first row of a CSV file that holds anything; () where there is none."""
    head = content[:_LONGEST_HEADER]
    reader = _reader(decoded_bytes(head.rpartition(b"\n")[0] or head))
    try:
        return next((row for cells in reader if any(row := tuple(map(_clean, cells)))), ())
    except csv.Error:
        return ()


def _sheets(name: str, content: bytes) -> Iterator[Grid]:
    """The visible sheets that hold anything."""
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise UsageError(
            "the package openpyxl, which reads Excel files, is missing",
            where=name,
            do="Install it with ixbrl-converter[excel], or save the line items as CSV",
        ) from error
    try:
        stored = load_workbook(io.BytesIO(content), data_only=True)
        written = load_workbook(io.BytesIO(content))
    except Exception as error:  # the package lets through whatever a broken file makes zip and XML readers raise
        raise SourceError("this is no Excel workbook", where=name, do="Save it as .xlsx, or as CSV") from error
    for sheet in stored.worksheets:
        if sheet.sheet_state != "visible":
            continue
        grid = Grid(sheet.title, tuple(tuple(_text(cell) for cell in row) for row in sheet.iter_rows()))
        for row, cells in enumerate(written[sheet.title].iter_rows()):
            for column, cell in enumerate(cells):
                if cell.data_type == "f" and not grid.rows[row][column]:
                    where = f"{name}, {grid.place(row, column)}"
                    do = "Open the file in a spreadsheet program and save it again"
                    raise SourceError("this formula has no stored value", where=where, do=do)
        if any(cell for cells in grid.rows for cell in cells):
            yield grid


def _text(cell: Any) -> str:
    """A workbook's cell as it would be typed into a CSV file."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, str | bool):
        return _clean(str(value))
    number = Decimal(value if isinstance(value, int) else format(value, _EXCEL_DIGITS))
    shape = str(cell.number_format).partition(";")[0]
    meant = _DECIMALS.search(shape)
    if shape.endswith("%"):
        number = number.scaleb(2)
    if meant and len(meant.group(1)) > -int(number.as_tuple().exponent):
        number = number.quantize(Decimal(1).scaleb(-len(meant.group(1))))
    return f"{number:,f}" + ("%" if shape.endswith("%") else "")


def _clean(text: str) -> str:
    return without_forbidden(" ".join(text.split()))
