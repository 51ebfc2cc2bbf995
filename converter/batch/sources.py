"""Sources to items: folders, globs, archives and indexes, one file after the other and never a list of them all."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from textwrap import shorten
from typing import Any

from converter import files
from converter.batch.ledger import FILE_NAME
from converter.batch.values import Entity
from converter.errors import SourceError, UsageError

# What is taken for a document in a folder or an archive: pages, texts, and EDGAR's names for submissions.
_DOCUMENT = re.compile(r"\.(?:txt|text|asc|htm|html|xhtml|nc|sgml|corr\d*)$", re.IGNORECASE)
_INDEX = re.compile(r"\.(?:csv|parquet)$", re.IGNORECASE)
_PATH_COLUMN = "path"
_ENTITY_COLUMNS = ("cik", "name", "ticker", "exchange")
_TABLE_COLUMN = "document"
_LARGEST_INDEX = 2_000_000_000
# So much of the header of a table that is no index is shown.
_LONGEST_HEADER = 200
# Folders that hold one of these are results or runs: what the converter made is no source of its own.
_MADE = frozenset({files.RECEIPT, FILE_NAME})

HoldsItems = Callable[[bytes], bool]


@dataclass(frozen=True, slots=True)
class Item:
    """A file to convert, or why it cannot be read.

    Attributes:
        key: its address, with `!member` in an archive.
        content: of a member, its bytes; None for a file, which its worker reads.
        fault: why there is nothing to read.
        is_read: this is no document but an archive or an index, and all that it holds came before.
    """

    key: str
    name: str
    stamp: str
    entity: Entity
    content: bytes | None = None
    fault: SourceError | None = None
    is_read: bool = False


def read_items(sources: Iterable[str], most: int, holds_items: HoldsItems) -> Iterator[Item]:
    """Every document of the sources, in a fixed order; one that two sources name comes twice.

    What a user has to mend in any of the sources is told before the first document.

    Args:
        most: bytes of the largest member of an archive that is unpacked.
        holds_items: whether a CSV file without paths is a document itself, one of line items.

    Raises:
        SourceError: a source is not there.
        UsageError: an index has no paths, or a package is missing.
    """
    looked_at = []
    for source in sources:
        named = list(_first_two(files.find_files(source)))
        is_file = len(named) == 1 and named[0].name == os.path.basename(source.rstrip("/"))
        rows = _index(source, holds_items) if is_file and _INDEX.search(source) else None
        looked_at.append((source, is_file, rows))
    for source, is_file, rows in looked_at:
        if rows is not None:
            yield from _listed(source, rows, most)
            continue
        for found in files.find_files(source, _MADE):
            if found.fault is not None:
                yield Item(found.address, found.name, found.stamp, Entity(), fault=found.fault)
            elif _is_pattern(source) and not is_file and _INDEX.search(found.name):
                yield from _matched(found, most, holds_items)
            elif is_file or files.is_archive(found.name) or _DOCUMENT.search(found.name) or _is_pattern(source):
                yield from _opened(found, most, Entity())


def _first_two(found: Iterator[files.Found]) -> Iterator[files.Found]:
    yield from (one for one, _ in zip(found, range(2), strict=False))


def _matched(found: files.Found, most: int, holds_items: HoldsItems) -> Iterator[Item]:
    """A table that a pattern matches: the files of an index, or a document; what is wrong with it ends no run."""
    try:
        rows = _index(found.address, holds_items)
    except (SourceError, UsageError) as error:
        yield Item(found.address, found.name, found.stamp, Entity(), fault=_as_fault(error))
        return
    yield from _opened(found, most, Entity()) if rows is None else _listed(found.address, rows, most)


def _as_fault(error: SourceError | UsageError) -> SourceError:
    """What is wrong with a file that a source names, which ends no run; what it came of says whose fault it is."""
    fault = SourceError(error.seen, where=error.where, do=error.do)
    fault.__cause__ = error.__cause__
    return fault


def _is_pattern(source: str) -> bool:
    return any(sign in source for sign in "*?[")


def _opened(found: files.Found, most: int, entity: Entity) -> Iterator[Item]:
    """A file, or each document in an archive; of members of one name each, and archives in it as what nobody opens."""
    if not files.is_archive(found.name):
        yield Item(found.address, found.name, found.stamp, entity, fault=found.fault)
        return
    times: Counter[str] = Counter()
    try:
        for member in files.read_members(found.address, found.size, most):
            is_inner = files.is_archive(member.name)
            if is_inner or _DOCUMENT.search(member.name):
                times[member.name] += 1
                again = f" ({times[member.name]})" if times[member.name] > 1 else ""
                key, name = f"{found.address}!{member.name}{again}", f"{found.name}/{member.name}{again}"
                if is_inner:
                    fault = SourceError("an archive in an archive is not opened", where=key, do="Unpack the outer one")
                    yield Item(key, name, found.stamp, entity, fault=fault)
                elif isinstance(member.content, SourceError):
                    yield Item(key, name, found.stamp, entity, fault=member.content)
                else:
                    yield Item(key, name, hashlib.sha256(member.content).hexdigest(), entity, member.content)
        yield Item(found.address, found.name, found.stamp, entity, is_read=True)
    except SourceError as error:
        yield Item(found.address, found.name, found.stamp, entity, fault=error)


def _index(source: str, holds_items: HoldsItems) -> Iterator[Mapping[str, Any]] | None:
    """The rows of a table of paths; None where it is a table of line items."""
    if source.lower().endswith(".csv"):
        content = files.read_address(source, _LARGEST_INDEX)
        reader = csv.DictReader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""), strict=True)
        with _is_csv(source):
            columns = reader.fieldnames or ()
        if _PATH_COLUMN in columns:
            return iter(reader)
        if holds_items(content):
            return None
        raise _no_index(columns, source)
    try:
        from pyarrow import parquet
    except ImportError as error:
        raise UsageError(
            "the package pyarrow, which reads Parquet, is missing",
            where=source,
            do="Install it: pip install 'ixbrl-converter[batch]'",
        ) from error
    try:
        table = parquet.ParquetFile(files.open_address(source))
    except (OSError, ValueError) as error:
        raise SourceError(f"this is no Parquet file ({error})", where=source, do="Fetch it again") from error
    columns = [name for name in (_PATH_COLUMN, *_ENTITY_COLUMNS) if name in table.schema_arrow.names]
    if _PATH_COLUMN not in columns:
        raise _no_index(table.schema_arrow.names, source)
    return (row for part in table.iter_batches(columns=columns) for row in part.to_pylist())


@contextmanager
def _is_csv(where: str) -> Iterator[None]:
    """Has a cell without an end told as what it is.

    Raises:
        SourceError: it is one.
    """
    try:
        yield
    except csv.Error as error:
        raise SourceError(f"this is no CSV: {error}", where=where, do="Look for an open quote") from error


def _no_index(columns: Sequence[str], source: str) -> UsageError:
    held = shorten(", ".join(columns).replace("\0", ""), _LONGEST_HEADER, placeholder=" ...") or "none"
    seen = f"this is no index of files: its columns are {held}, and none is called {_PATH_COLUMN}"
    do = f"Head the column of paths {_PATH_COLUMN}; line items, which ixbrl convert reads, have a label and periods"
    return UsageError(seen, where=source, do=do)


def _listed(source: str, rows: Iterator[Mapping[str, Any]], most: int) -> Iterator[Item]:
    """The files that an index names; those that are not there are items with a fault. Paths count from the index."""
    folder, _, own = source.rpartition("/")
    try:
        with _is_csv(source):
            yield from (item for row in rows for item in _of_row(row, folder, most))
        yield Item(source, own, "", Entity(), is_read=True)
    except SourceError as error:
        yield Item(source, own, "", Entity(), fault=error)


def _of_row(row: Mapping[str, Any], folder: str, most: int) -> Iterator[Item]:
    """The files that a row of an index names.

    Args:
        folder: from which its path counts; "" for none.
    """
    path = str(row.get(_PATH_COLUMN) or "").strip()
    if not path:
        return
    address = path if "://" in path or os.path.isabs(path) or not folder else f"{folder}/{path}"
    entity = Entity(*(str(row.get(column) or "").strip() for column in _ENTITY_COLUMNS))
    try:
        for found in files.find_files(address):
            yield from _opened(_named(found, path), most, entity)
    except (SourceError, UsageError) as error:
        # Among the second are addresses that nothing is installed for.
        yield Item(address, path, "", entity, fault=_as_fault(error))


def _named(found: files.Found, path: str) -> files.Found:
    """The file with its path in the index as its name, if that is relative; of a folder there each with its own."""
    if os.path.isabs(path) or "://" in path or ".." in path:
        return found
    is_file = os.path.basename(path) == found.name
    return replace(found, name=path if is_file else os.path.normpath(f"{path}/{found.name}"))


@dataclass(frozen=True, slots=True)
class EntityTable:
    """Who reports which document, as a user says; and which of the rows no document was found for so far."""

    _rows: Mapping[str, Entity] = field(default_factory=dict)
    _unmatched: dict[str, None] = field(default_factory=dict)

    def entity_of(self, item: Item) -> Entity:
        """Who reports a document: its row is that of its address, its path below the source, its file name, or that
        without its ending; what the row leaves open an index may say.
        """
        file = item.name.rpartition("/")[2]
        said = [name for name in (item.key, item.name, file, file.rpartition(".")[0]) if name in self._rows]
        for name in said:
            self._unmatched.pop(name, None)
        if not said:
            return item.entity
        row = self._rows[said[0]]
        return Entity(*(getattr(row, column) or getattr(item.entity, column) for column in _ENTITY_COLUMNS))

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The documents of the rows that no document was found for, in the table's order."""
        return tuple(self._unmatched)


def read_entities(text: str, where: str) -> EntityTable:
    """A table with a column `document` and any of cik, name, ticker, exchange.

    Raises:
        SourceError: it is no CSV.
        UsageError: a column is missing, or a document stands there twice.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    with _is_csv(where):
        columns, lines = reader.fieldnames or (), list(reader)
    if _TABLE_COLUMN not in columns or not set(columns) & set(_ENTITY_COLUMNS):
        do = f"Give columns {_TABLE_COLUMN} and any of {', '.join(_ENTITY_COLUMNS)}"
        raise UsageError(f"the columns of this entity table are {', '.join(columns) or 'none'}", where=where, do=do)
    rows: dict[str, Entity] = {}
    for number, row in enumerate(lines, start=2):
        document = (row[_TABLE_COLUMN] or "").strip()
        if not document:
            do = "Name one or leave the row out"
            raise UsageError("this row names no document", where=f"{where}, line {number}", do=do)
        entity = Entity(*((row.get(column) or "").strip() for column in _ENTITY_COLUMNS))
        if rows.setdefault(document, entity) != entity:
            raise UsageError(f"{document!r} stands there twice", where=f"{where}, line {number}", do="Keep one row")
        if entity.cik and (not re.fullmatch(r"[0-9]{1,10}", entity.cik) or not int(entity.cik)):
            raise UsageError(f"{entity.cik!r} is no CIK", where=f"{where}, line {number}", do="Give up to ten digits")

    return EntityTable(rows, dict.fromkeys(rows))
