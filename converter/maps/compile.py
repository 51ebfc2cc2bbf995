"""The tables of a taxonomy compiled into a database, since no command should parse 17,000 rows to find one.

The text stays the source of truth: a database is made from it, keyed by its digest, and never edited.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping

from converter.maps.rows import TableRow, rows
from converter.maps.vintages import read_vintages
from converter.model.standard import Vintage

# Raised when the layout below changes, so that databases of an older layout are made anew.
_LAYOUT = "2"
_SCHEMA = """
CREATE TABLE concepts (
  name TEXT PRIMARY KEY, type TEXT, period_type TEXT, balance TEXT, abstract TEXT,
  substitution_group TEXT, label TEXT, deprecated TEXT, uncertain TEXT, vintage TEXT
) WITHOUT ROWID;
CREATE TABLE presentation (role TEXT, parent TEXT, child TEXT, position REAL, preferred_label TEXT);
CREATE INDEX presentation_by_child ON presentation (child);
CREATE INDEX presentation_by_parent ON presentation (role, parent);
CREATE TABLE calculations (role TEXT, total TEXT, item TEXT, weight INTEGER, position REAL);
CREATE INDEX calculations_by_item ON calculations (item);
CREATE INDEX calculations_by_total ON calculations (total);
CREATE TABLE roles (role TEXT PRIMARY KEY, statement TEXT, definition TEXT, uri TEXT) WITHOUT ROWID;
CREATE TABLE types (vintage TEXT, type TEXT, namespace TEXT, base TEXT, facet TEXT, value TEXT);
CREATE INDEX types_by_name ON types (type);
CREATE TABLE replacements (concept TEXT PRIMARY KEY, replacement TEXT, why TEXT) WITHOUT ROWID;
CREATE TABLE nonnegative (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE usage (concept TEXT, statement TEXT, filings INTEGER);
CREATE INDEX usage_by_concept ON usage (concept);
CREATE TABLE details (total TEXT, item TEXT, filings INTEGER, PRIMARY KEY (total, item)) WITHOUT ROWID;
CREATE TABLE wordings (statement TEXT, label TEXT, concept TEXT, wording TEXT, recent INTEGER, earlier INTEGER,
  PRIMARY KEY (statement, label, concept)) WITHOUT ROWID;
"""
# The column of a table that names a concept of the vintage itself, in the order of the database's columns.
_PARTS = {
    "presentation": ("role", "parent", "child", "order", "preferred_label"),
    "calculations": ("role", "total", "item", "weight", "order"),
    "roles": ("role", "statement", "definition", "uri"),
    "replacements": ("concept", "replacement", "why"),
}
# The column of a table that no two rows may have alike.
_KEYS = {"roles": "role", "replacements": "concept"}
_CONCEPT = ("name", "type", "period_type", "balance", "abstract", "substitution_group", "label", "deprecated")
_ORDER = re.compile(r"[0-9]+(\.[0-9]+)?")
_TYPE = ("type", "namespace", "base", "facet", "value")


def tables_of(texts: Mapping[str, str], taxonomy: str) -> tuple[str, ...]:
    """The names of the tables that speak of a vintage: its own, its companions', its family's.

    Raises:
        UsageError: no such vintage.
        MapError: taxonomies.csv is missing or malformed.
    """
    vintage = read_vintages(texts)[taxonomy]
    folders = (taxonomy, *vintage.companions, vintage.prefix)
    return tuple(sorted(name for name in texts if name.startswith(tuple(f"{folder}/" for folder in folders))))


def catalogue_digest(texts: Mapping[str, str], raw: Callable[[str], bytes], taxonomy: str) -> str:
    """The digest that names the database of a vintage: of its tables' bytes, the list of vintages, the layout.

    Args:
        raw: gives a table's bytes by its name, without decoding them.
    """
    digest = hashlib.sha256(f"{_LAYOUT}\0{taxonomy}".encode())
    for name in ("taxonomies.csv", *tables_of(texts, taxonomy)):
        digest.update(f"\0{name}\0".encode())
        digest.update(raw(name))
    return digest.hexdigest()


def compile_catalogue(texts: Mapping[str, str], taxonomy: str, database: sqlite3.Connection) -> None:
    """Fill an empty database with the tables of a vintage and its companions.

    Raises:
        UsageError: no such vintage.
        MapError: a table is missing or a row is malformed; two rows speak of one concept.
    """
    vintages = read_vintages(texts)
    vintage = vintages[taxonomy]
    database.executescript(_SCHEMA)
    for one in (vintage, *(vintages[name] for name in vintage.companions)):
        _insert(database, "concepts", _concepts(texts, one, one.name == taxonomy))
        declared = f"{one.name}/types.csv"
        if declared in texts:
            _insert(database, "types", ((one.name, *_cells(row, _TYPE)) for row in rows(texts, declared)))
    for part, columns in _PARTS.items():
        if f"{taxonomy}/{part}.csv" in texts:
            found = _once(rows(texts, f"{taxonomy}/{part}.csv"), _KEYS.get(part, ""))
            _insert(database, part, (_cells(row, columns) for row in found if _check_arc(row)))
    # A vintage that only stands beside others has no tables of statements.
    if vintage.companions:
        nonnegative = _once(rows(texts, f"{vintage.prefix}/nonnegative.csv"), "name")
        _insert(database, "nonnegative", ((row.text("name"),) for row in nonnegative))
        usage = rows(texts, f"{vintage.prefix}/usage.csv")
        counted = ((row.text("concept"), row.text("statement"), row.number("filings")) for row in usage)
        _insert(database, "usage", counted)
        parts = rows(texts, f"{vintage.prefix}/details.csv")
        drawn = ((row.text("total"), row.text("item"), row.number("filings")) for row in parts)
        _insert(database, "details", drawn)
        _insert(database, "wordings", map(_wording, rows(texts, f"{vintage.prefix}/wordings.csv")))


def _wording(row: TableRow) -> tuple[object, ...]:
    if row.text("wording") not in ("same", "opposite"):
        raise row.wrong(f"wording {row.text('wording')!r} is neither same nor opposite")
    return (*_cells(row, ("statement", "label", "concept", "wording")), row.number("recent"), row.number("earlier"))


def _concepts(texts: Mapping[str, str], vintage: Vintage, is_own: bool) -> Iterator[tuple[str, ...]]:
    for row in _once(rows(texts, f"{vintage.name}/concepts.csv"), "name"):
        name = row.text("name")
        _check(row)
        cells = _cells(row, _CONCEPT)
        prefixed = name if is_own else f"{vintage.prefix}:{name}"
        yield (prefixed, *cells[1:], row.text("uncertain"), vintage.name)


def _once(found: Iterator[TableRow], key: str) -> Iterator[TableRow]:
    """The rows, once it is seen that each has a key of its own; all rows if there is no key."""
    seen: set[str] = set()
    for row in found:
        if key:
            name = row.text(key)
            if not name or name in seen:
                raise row.wrong(f"the {key} {name!r} stands twice" if name else f"the row has no {key}")
            seen.add(name)
        yield row


def _check_arc(row: TableRow) -> bool:
    """True, once it is seen that an arc's numbers are some. Other rows have none."""
    order, weight = row.cells.get("order", "").strip(), row.cells.get("weight")
    if order and not _ORDER.fullmatch(order):
        raise row.wrong(f"order {order!r} is no number")
    if weight is not None and weight.strip() not in ("1", "-1"):
        raise row.wrong(f"weight {weight!r} is neither 1 nor -1")
    return True


def _check(row: TableRow) -> None:
    uncertain = row.text("uncertain").split()
    period_type = row.text("period_type")
    if period_type not in ("instant", "duration") and not (period_type == "" and "period_type" in uncertain):
        raise row.wrong(f"period type {period_type!r} is neither instant nor duration")
    if row.text("balance") not in ("debit", "credit", ""):
        raise row.wrong(f"balance {row.text('balance')!r} is neither debit nor credit nor empty")


def _cells(row: TableRow, columns: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.text(column) for column in columns)


def _insert(database: sqlite3.Connection, table: str, records: Iterator[tuple[object, ...]]) -> None:
    first = next(records, None)
    if first is None:
        return
    statement = f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})"
    database.execute(statement, first)
    database.executemany(statement, records)
