"""The long tables as Arrow tables and as Parquet, with pyarrow. Its schema carries the version of fact_table.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from converter.errors import ANOTHER_OUTPUT, SourceError, UsageError
from converter.exports.fact_table import SCHEMA_VERSION, Row, TableColumn, table_columns

if TYPE_CHECKING:
    import pyarrow as pa

# The widest decimal that Arrow, DuckDB, pandas and Polars all read: 28 digits before the point, 10 after it.
DIGITS, PLACES = 38, 10
SHARE_DIGITS, SHARE_PLACES = 5, 4
VERSION_KEY = b"ixbrl-converter.schema"


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of a table, with the version of our schema in its metadata.

    Raises:
        UsageError: pyarrow is not installed.
    """
    pa = _pyarrow()
    types = {
        "text": pa.string(),
        "integer": pa.int32(),
        "decimal": pa.decimal128(DIGITS, PLACES),
        "share": pa.decimal128(SHARE_DIGITS, SHARE_PLACES),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    fields = [pa.field(column.name, types[column.kind], nullable=column.nullable) for column in table_columns(table)]
    return pa.schema(fields, metadata={VERSION_KEY: f"{table}/{SCHEMA_VERSION}".encode()})


def arrow_table(table: str, rows: Iterable[Row]) -> pa.Table:
    """Rows as an Arrow table.

    Raises:
        UsageError: pyarrow is not installed, or a value has more digits than the decimals of the schema.
    """
    pa, held = _pyarrow(), tuple(rows)
    schema = arrow_schema(table)
    columns = [pa.array(_values(column, held), schema.field(column.name).type) for column in table_columns(table)]
    return pa.Table.from_arrays(columns, schema=schema)


def _values(column: TableColumn, rows: Sequence[Row]) -> list[object]:
    values: list[object] = [getattr(row, column.name) for row in rows]
    if column.kind == "share":
        return [Decimal(str(value)).quantize(Decimal(1).scaleb(-SHARE_PLACES)) for value in values]
    if column.kind == "decimal":
        for value, row in zip(values, rows, strict=True):
            if isinstance(value, Decimal) and not _fits(value):
                raise UsageError(
                    f"the value {value:f} has more digits than decimal({DIGITS}, {PLACES}) holds",
                    where=f"{row.document_id}, {getattr(row, 'fact_id', column.name)}",
                    do="Export it as csv, which keeps every digit",
                )
    return values


def _fits(value: Decimal) -> bool:
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and -exponent <= PLACES and value.adjusted() < DIGITS - PLACES


def parquet(table: str, rows: Iterable[Row]) -> bytes:
    """The bytes of a Parquet file of one table; the same rows and the same pyarrow give the same bytes.

    Args:
        table: "facts", "findings" or "documents".

    Raises:
        UsageError: as `arrow_table`.
    """
    return parquet_bytes(arrow_table(table, rows))


def parquet_bytes(table: pa.Table) -> bytes:
    """The bytes of a Parquet file of an Arrow table."""
    pa = _pyarrow()
    from pyarrow.parquet import write_table

    sink = pa.BufferOutputStream()
    write_table(table, sink, compression="zstd", version="2.6", store_schema=True)
    return bytes(sink.getvalue().to_pybytes())


def check_schema(table: str, content: bytes, where: str) -> pa.Table:
    """The Arrow table of a Parquet file that has our schema.

    Raises:
        UsageError: pyarrow is not installed.
        SourceError: it is no Parquet file, or has another schema.
    """
    pa = _pyarrow()
    from pyarrow.parquet import read_table

    try:
        there = read_table(pa.BufferReader(content))
    except pa.ArrowException as error:
        raise SourceError("this is no Parquet file", where=where, do=ANOTHER_OUTPUT) from error
    wanted = f"{table}/{SCHEMA_VERSION}"
    found = (there.schema.metadata or {}).get(VERSION_KEY, b"none of ours").decode()
    if found != wanted or not there.schema.equals(arrow_schema(table)):
        seen = f"its schema is {found}, and {wanted} is to be added"
        raise SourceError(seen, where=where, do=f"{ANOTHER_OUTPUT}, or make it anew")
    return there


def merged(table: str, there: bytes, where: str, rows: Iterable[Row], documents: Sequence[str]) -> bytes:
    """A Parquet file with the rows of some documents replaced; those of others stay, in their order.

    Args:
        documents: the ids of the documents that `rows` are of.

    Raises:
        UsageError: as `arrow_table`.
        SourceError: as `check_schema`.
    """
    pa = _pyarrow()
    import pyarrow.compute as compute

    old = check_schema(table, there, where)
    known = pa.array(documents, pa.string())
    kept = old.filter(compute.invert(compute.is_in(old["document_id"], value_set=known)))
    return parquet_bytes(pa.concat_tables([kept, arrow_table(table, rows)]).combine_chunks())


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise UsageError(
            "the package pyarrow, which writes Parquet, is missing",
            do="Install it with ixbrl-converter[export]",
        ) from error
    return pyarrow
