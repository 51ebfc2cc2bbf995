"""The tables of single filers: which concept each line of theirs takes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from converter.maps.rows import TableRow, rows
from converter.maps.words import member
from converter.model.decisions import LearnedLine
from converter.model.source import StatementKind

ISSUERS = "issuers/"
_COLUMNS = ("statement", "section", "label", "concept", "why")


def issuer_table(cik: str) -> str:
    """The path of a filer's table.

    Args:
        cik: ten digits.
    """
    return f"{ISSUERS}{cik}.csv"


def issuer_tables(texts: Mapping[str, str]) -> list[str]:
    """The paths of all tables of filers."""
    return sorted(name for name in texts if name.startswith(ISSUERS))


def read_issuer(texts: Mapping[str, str], cik: str) -> tuple[LearnedLine, ...]:
    """The lines that a filer's table knows; none for a filer without a table, or without a number.

    Raises:
        MapError: a row is malformed.
    """
    table = issuer_table(cik.zfill(10))
    return tuple(read_issuer_row(row) for row in rows(texts, table)) if cik and table in texts else ()


def read_issuer_row(row: TableRow) -> LearnedLine:
    """A row of a filer's table.

    Raises:
        MapError: it names no statement or no concept.
    """
    kind = member(row, "statement", StatementKind)
    if not row.text("concept"):
        raise row.wrong("the row names no concept", "Name one, *extension, or - for none")
    return LearnedLine(kind, row.text("section"), row.text("label"), row.text("concept"), row.origin)


def issuer_csv(lines: Iterable[LearnedLine]) -> bytes:
    """A filer's table as UTF-8 with LF; `why` says which row of which mapping file decided."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(sorted((line.kind.value, line.section, line.label, line.concept, line.origin) for line in lines))
    return buffer.getvalue().encode()
