"""mapping.csv, as a conversion writes it and a person corrects it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from converter.errors import MapError, UsageError
from converter.maps.rows import TableRow, check_header, rows
from converter.maps.words import member
from converter.model.decisions import Decision, LearnedLine
from converter.model.source import StatementKind

_FORMAT = 1
_OF_A_LINE = ("format", "kind", "section", "label", "concept")
_OF_A_DECISION = ("format", "statement", "line", "label", "concept")
T = TypeVar("T")


def read_decisions(name: str, text: str) -> tuple[Decision, ...]:
    """The decisions of a mapping file, by the place of the line.

    Args:
        name: of the file, for messages.

    Raises:
        UsageError: it is no mapping file, or one of another format.
    """
    return _read(name, text, _OF_A_DECISION, _decision)


def read_mapping_lines(name: str, text: str) -> tuple[LearnedLine, ...]:
    """The lines of a mapping file by what they are called, and their concepts.

    Args:
        name: of the file, for messages.

    Raises:
        UsageError: it is no mapping file, or one of another format.
    """
    return _read(name, text, _OF_A_LINE, _line)


def _read(name: str, text: str, columns: tuple[str, ...], made: Callable[[TableRow], T]) -> tuple[T, ...]:
    # Spreadsheets begin a file with a byte order mark and end it with rows of nothing.
    texts = {name: text.removeprefix("\ufeff")}
    try:
        found = []
        check_header(texts, name, columns)
        for row in rows(texts, name):
            if not any(row.cells.values()):
                continue
            if row.number("format") != _FORMAT:
                seen = f"the format {row.text('format')} is not known"
                raise UsageError(seen, where=row.origin, do="Start from the mapping.csv that this version writes")
            if not row.text("concept"):
                do = "Name one, *extension for one of the report's own, or - to leave the line untagged"
                raise UsageError("the row names no concept", where=row.origin, do=do)
            found.append(made(row))
    except MapError as error:
        do = "Start from the mapping.csv of a result; its cells are parted by commas"
        raise UsageError(error.seen, where=error.where, do=do) from error
    return tuple(found)


def _decision(row: TableRow) -> Decision:
    return Decision(
        row.number("statement"), row.number("line"), row.raw("label"), row.text("concept"), f"own/{row.origin}"
    )


def _line(row: TableRow) -> LearnedLine:
    kind = member(row, "kind", StatementKind)
    return LearnedLine(kind, row.text("section"), row.text("label"), row.text("concept"), row.origin)
