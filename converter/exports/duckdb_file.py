"""The long tables in a DuckDB database. Adding a document that is there replaces its rows; all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converter.errors import ANOTHER_OUTPUT, SourceError, UsageError
from converter.exports.fact_table import SCHEMA_VERSION, TABLES, Kind, Row, table_columns
from converter.exports.parquet import DIGITS, PLACES, SHARE_DIGITS, SHARE_PLACES, arrow_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES: dict[Kind, str] = {
    "text": "VARCHAR",
    "integer": "INTEGER",
    "decimal": f"DECIMAL({DIGITS}, {PLACES})",
    "share": f"DECIMAL({SHARE_DIGITS}, {SHARE_PLACES})",
    "date": "DATE",
    "boolean": "BOOLEAN",
}
# What tells a database of ours, and its schema.
_MARK = "ixbrl_schema"


def add_to_database(
    path: Path, shown: str, ids: Sequence[str], documents: Iterable[Mapping[str, Sequence[Row]]]
) -> None:
    """Put documents into a database, which is made if it is not there.

    Args:
        path: the database's file.
        shown: what to call it in messages.
        ids: the documents' ids, whose rows go.
        documents: for each document its rows by table, asked for one after the other.

    Raises:
        UsageError: duckdb or pyarrow is not installed, or a value does not fit its column.
        SourceError: the file is no database, is open elsewhere, or has another schema; it stays as it was.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UsageError(
            "the package duckdb, which writes databases, is missing", do="Install it with ixbrl-converter[export]"
        ) from error
    try:
        with duckdb.connect(str(path)) as connection:
            connection.begin()
            _prepare(connection, shown)
            for table in TABLES:
                connection.execute(f"DELETE FROM {table} WHERE document_id IN (SELECT unnest(?))", [list(ids)])
            for document in documents:
                for table, rows in document.items():
                    connection.register("incoming", arrow_table(table, rows))
                    connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
                    connection.unregister("incoming")
            connection.commit()
    except duckdb.Error as error:
        seen = f"DuckDB cannot write it ({str(error).splitlines()[0]})"
        raise SourceError(seen, where=shown, do="Name a database of this program, open nowhere else") from error


def _prepare(connection: DuckDBPyConnection, shown: str) -> None:
    """Make the tables of a new database, and refuse one of another schema."""
    there = {str(name) for (name,) in _all(connection, "SELECT table_name FROM duckdb_tables()")}
    if _MARK in there:
        found = _all(connection, f"SELECT version FROM {_MARK}")
        if found != [(SCHEMA_VERSION,)]:
            seen = f"its tables have the schema {', '.join(str(version) for (version,) in found) or 'of no version'}"
            do = f"This program writes {SCHEMA_VERSION}; make another file"
            raise SourceError(seen, where=shown, do=do)
        return
    if there & TABLES.keys():
        seen = f"it has a table {min(there & TABLES.keys())!r} that is not of this program"
        raise SourceError(seen, where=shown, do=ANOTHER_OUTPUT)
    connection.execute(f"CREATE TABLE {_MARK} (version VARCHAR NOT NULL)")
    connection.execute(f"INSERT INTO {_MARK} VALUES (?)", [SCHEMA_VERSION])
    for table in TABLES:
        columns = ", ".join(
            f"{column.name} {_TYPES[column.kind]}{'' if column.nullable else ' NOT NULL'}"
            for column in table_columns(table)
        )
        connection.execute(f"CREATE TABLE {table} ({columns})")


def _all(connection: DuckDBPyConnection, query: str) -> list[Any]:
    return connection.execute(query).fetchall()
