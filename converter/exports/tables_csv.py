"""One of the long tables as CSV; docs/fact_table.md says how each kind is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from converter.exports.fact_table import Row, table_columns


def table_csv(table: str, rows: Iterable[Row]) -> bytes:
    """The bytes of a table: UTF-8, LF, a header row.

    Args:
        table: "facts", "findings" or "documents".
    """
    names = [column.name for column in table_columns(table)]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_written(getattr(row, name)) for name in names] for row in rows)
    return buffer.getvalue().encode()


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    return str(value)
