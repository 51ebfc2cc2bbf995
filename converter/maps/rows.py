"""Rows of our CSV tables, each able to say where it stands when it is wrong."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from converter.errors import MapError

L = TypeVar("L", bound=str)
# What stands for more than a letter, and a capital that is left then.
_ESCAPED = re.compile(r"\\.|\(\?P[<=]")
_CAPITAL = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, by column name."""

    table: str
    line: int
    cells: Mapping[str, str]

    @property
    def origin(self) -> str:
        return f"{self.table}:{self.line}"

    def wrong(self, seen: str, do: str = "") -> MapError:
        """The error that blames this row."""
        return MapError(seen, where=self.origin, do=do)

    def text(self, column: str) -> str:
        """A cell's text without blanks around it.

        Raises:
            MapError: the table has no such column.
        """
        return self.raw(column).strip()

    def raw(self, column: str) -> str:
        """A cell's text with the blanks around it, for replacements.

        Raises:
            MapError: the table has no such column.
        """
        value = self.cells.get(column)
        if value is None:
            raise self.wrong(f"the column {column!r} is missing", "See taxonomy_maps/README.md for the columns")
        return value

    def pattern(self, column: str) -> re.Pattern[str]:
        """A cell as a regular expression that ignores case.

        Raises:
            MapError: it is none.
        """
        return self._compiled(column, re.IGNORECASE)

    def small_pattern(self, column: str) -> re.Pattern[str]:
        """A cell as a regular expression for texts in small letters, in which its first letters are soon found.

        One with capital letters of its own, in a user's table, ignores case as ever.

        Raises:
            MapError: it is none.
        """
        is_small = not _CAPITAL.search(_ESCAPED.sub("", self.text(column)))
        return self._compiled(column, 0 if is_small else re.IGNORECASE)

    def _compiled(self, column: str, flags: int = 0) -> re.Pattern[str]:
        try:
            return re.compile(self.text(column), flags)
        except re.error as error:
            raise self.wrong(f"{self.text(column)!r} is no regular expression: {error}") from error

    def number(self, column: str) -> int:
        """A cell as a whole number.

        Raises:
            MapError: it is none.
        """
        try:
            return int(self.text(column))
        except ValueError as error:
            raise self.wrong(f"{column} {self.text(column)!r} is no whole number") from error


def one_of(row: TableRow, column: str, known: Sequence[L]) -> L:
    """A cell as one of some words.

    Raises:
        MapError: it is none of them.
    """
    for word in known:
        if row.text(column) == word:
            return word
    raise row.wrong(f"{column} {row.text(column)!r} is not known", f"Choose one of: {', '.join(known)}")


def rows(texts: Mapping[str, str], table: str) -> Iterator[TableRow]:
    """The rows of one table.

    Raises:
        MapError: the table is missing, or a row has more cells than the header.
    """
    if table not in texts:
        raise MapError("the table is missing", where=table, do="Reinstall, or complete the directory given as --maps")
    reader = csv.DictReader(io.StringIO(texts[table]))
    try:
        yield from _rows(reader, table)
    except csv.Error as error:
        raise MapError(
            f"this is no CSV: {error}", where=f"{table}:{reader.line_num}", do="Look for an open quote"
        ) from error


def _rows(reader: csv.DictReader[str], table: str) -> Iterator[TableRow]:
    if not reader.fieldnames:
        raise MapError("the table is empty", where=table, do="Give it a header row at least")
    for row in reader:
        if None in row or None in row.values():
            raise MapError("the row has not as many cells as the header", where=f"{table}:{reader.line_num}")
        yield TableRow(table, reader.line_num, row)
