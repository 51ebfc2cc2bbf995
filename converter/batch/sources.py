"""Sources to items: folders, globs, archives and indexes, one file after the other and never a list of them all."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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
# Folders that hold one of these are results or runs: what the converter made is no source of its own.
_MADE = frozenset({files.RECEIPT, FILE_NAME})


@dataclass(frozen=True, slots=True)
class Item:
    """A file to convert, or why it cannot be read.

    Attributes:
        key: its address, with `!member` in an archive.
        content: of a member, its bytes; None for a file, which its worker reads.
        fault: why there is nothing to read.
    """

    key: str
    name: str
    stamp: str
    entity: Entity
    content: bytes | None = None
    fault: SourceError | None = None


def read_items(sources: Iterable[str], most: int) -> Iterator[Item]:
    """Every document of the sources, in a fixed order; one that two sources name comes twice.

    Args:
        most: bytes of the largest member of an archive that is unpacked.

    Raises:
        SourceError: a source is not there.
        UsageError: an index has no paths, or a package is missing.
    """
    for source in sources:
        named = list(_first_two(files.find_files(source)))
        is_file = len(named) == 1 and named[0].name == os.path.basename(source.rstrip("/"))
        if is_file and _INDEX.search(source) and (rows := _index(source)) is not None:
            yield from _listed(source, rows, most)
            continue
        for found in files.find_files(source, _MADE):
            if is_file or files.is_archive(found.name) or _DOCUMENT.search(found.name) or _is_pattern(source):
                yield from _opened(found, most, Entity())


def _first_two(found: Iterator[files.Found]) -> Iterator[files.Found]:
    yield from (one for one, _ in zip(found, range(2), strict=False))


def _is_pattern(source: str) -> bool:
    return any(sign in source for sign in "*?[")


def _opened(found: files.Found, most: int, entity: Entity) -> Iterator[Item]:
    """A file, or each document in an archive."""
    if not files.is_archive(found.name):
        yield Item(found.address, found.name, found.stamp, entity)
        return
    try:
        for member in files.read_members(found.address, found.size, most):
            if _DOCUMENT.search(member.name):
                key, name = f"{found.address}!{member.name}", f"{found.name}/{member.name}"
                if isinstance(member.content, SourceError):
                    yield Item(key, name, found.stamp, entity, fault=member.content)
                else:
                    yield Item(key, name, hashlib.sha256(member.content).hexdigest(), entity, member.content)
    except SourceError as error:
        yield Item(found.address, found.name, found.stamp, entity, fault=error)


def _index(source: str) -> Iterator[Mapping[str, Any]] | None:
    """The rows of a table of paths; None where it is a table of something else, such as line items."""
    if source.lower().endswith(".csv"):
        text = files.read_address(source, _LARGEST_INDEX).decode("utf-8-sig", "replace")
        reader = csv.DictReader(io.StringIO(text, newline=""))
        return iter(reader) if _PATH_COLUMN in (reader.fieldnames or ()) else None
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
        held = ", ".join(table.schema_arrow.names)
        raise UsageError(f"this index has no column {_PATH_COLUMN!r} but {held}", where=source, do="Name it so")
    return (row for part in table.iter_batches(columns=columns) for row in part.to_pylist())


def _listed(source: str, rows: Iterator[Mapping[str, Any]], most: int) -> Iterator[Item]:
    """The files that an index names; those that are not there are items with a fault. Paths count from the index."""
    folder = source.rpartition("/")[0]
    for row in rows:
        path = str(row.get(_PATH_COLUMN) or "").strip()
        if not path:
            continue
        address = path if "://" in path or os.path.isabs(path) or not folder else f"{folder}/{path}"
        entity = Entity(*(str(row.get(column) or "").strip() for column in _ENTITY_COLUMNS))
        try:
            for found in files.find_files(address):
                named = replace_name(found, path)
                yield from _opened(named, most, entity)
        except SourceError as error:
            yield Item(address, path, "", entity, fault=error)


def replace_name(found: files.Found, path: str) -> files.Found:
    """The file with its path in the index as its name, if that is relative."""
    return found if os.path.isabs(path) or "://" in path or ".." in path else replace(found, name=path)


def read_entities(text: str, where: str) -> Callable[[Item], Entity]:
    """Who reports a document, by a table with a column `document` and any of cik, name, ticker, exchange.

    A row is meant by its document's path below the source, its file name, or that without its ending.

    Raises:
        UsageError: a column is missing, or a document stands there twice.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    columns = reader.fieldnames or ()
    if _TABLE_COLUMN not in columns or not set(columns) & set(_ENTITY_COLUMNS):
        do = f"Give columns {_TABLE_COLUMN} and any of {', '.join(_ENTITY_COLUMNS)}"
        raise UsageError(f"the columns of this entity table are {', '.join(columns) or 'none'}", where=where, do=do)
    rows: dict[str, Entity] = {}
    for number, row in enumerate(reader, start=2):
        document = (row[_TABLE_COLUMN] or "").strip()
        entity = Entity(*((row.get(column) or "").strip() for column in _ENTITY_COLUMNS))
        if rows.setdefault(document, entity) != entity:
            raise UsageError(f"{document!r} stands there twice", where=f"{where}, line {number}", do="Keep one row")
        if entity.cik and (not re.fullmatch(r"[0-9]{1,10}", entity.cik) or not int(entity.cik)):
            raise UsageError(f"{entity.cik!r} is no CIK", where=f"{where}, line {number}", do="Give up to ten digits")

    def entity_of(item: Item) -> Entity:
        file = item.name.rpartition("/")[2]
        for name in (item.key, item.name, file, file.rpartition(".")[0]):
            if name in rows:
                said = rows[name]
                given = (getattr(said, column) or getattr(item.entity, column) for column in _ENTITY_COLUMNS)
                return Entity(*given)
        return item.entity

    return entity_of
