"""The data sets of a run: all facts, findings and documents as Parquet, in parts of a size that readers like.

A part is written under a hidden name, then named in the ledger, then shown; those that it takes the place of go
before. So a reader never sees a row twice, and a run killed in between is put right by the next one (`heal`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from converter.batch.ledger import Ledger
from converter.batch.work import PENDING, pending_name
from converter.exports.fact_table import TABLES, rows_of
from converter.exports.parquet import arrow_schema, arrow_table
from converter.files import Store

if TYPE_CHECKING:
    import pyarrow as pa

# Rows of a row group: what DuckDB reads at a stroke in one thread. Parts are full at about a million facts, some 20 MB.
GROUP_ROWS = 122_880
FULL_FACTS = 1_000_000
# So many small parts are made into larger ones while a run goes on.
_MANY_SMALL = 16
_DOCUMENTS_AT_ONCE = 5_000
_COLLECTED = "SELECT key, place, document_id FROM documents WHERE part IS NULL AND status <> 'waiting' LIMIT ?"


def part_name(table: str, number: int, *, hidden: bool = False) -> str:
    """Where a part lies below the output, e.g. "facts/part-00000001.parquet"."""
    return f"{table}/{'.' if hidden else ''}part-{number:08d}.parquet"


def read_facts(store: Store, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """Columns of the facts of a run, which may go on: a part that another takes the place of meanwhile is left out."""
    from pyarrow import BufferReader
    from pyarrow.parquet import ParquetFile

    for name in store.names("facts"):
        if not name.startswith("."):
            with suppress(FileNotFoundError):
                yield from ParquetFile(BufferReader(store.get(f"facts/{name}"))).iter_batches(columns=columns)


class DataSets:
    """The three data sets of a run.

    Args:
        store: the output.
        ledger: opened for writing.
    """

    def __init__(self, store: Store, ledger: Ledger) -> None:
        self._store = store
        self._ledger = ledger

    def collect(self, *, last: bool = False) -> None:
        """Put the rows of the documents that are done into parts, and take out those that are stale.

        Args:
            last: at the end of a run: small parts become large ones, and only the last may be small.
        """
        while rows := list(self._ledger.rows(_COLLECTED, (_DOCUMENTS_AT_ONCE,))):
            self._replace([row[0] for row in self._ledger.rows("SELECT DISTINCT part FROM stale")], rows)
        if stale := [row[0] for row in self._ledger.rows("SELECT DISTINCT part FROM stale")]:
            self._replace(stale, [])
        small = [row[0] for row in self._ledger.rows("SELECT number FROM parts WHERE facts < ?", (FULL_FACTS // 2,))]
        if len(small) >= _MANY_SMALL or (last and len(small) > 1):
            for batch in self._batches(small):
                self._replace(batch, [])

    def _batches(self, parts: list[int]) -> Iterator[list[int]]:
        """Parts that are full together."""
        batch: list[int] = []
        facts = 0
        for number in parts:
            (held,) = next(self._ledger.rows("SELECT facts FROM parts WHERE number = ?", (number,)))
            if batch and facts + held > FULL_FACTS:
                if len(batch) > 1:
                    yield batch
                batch, facts = [], 0
            batch.append(number)
            facts += held
        if len(batch) > 1:
            yield batch

    def _replace(self, old: list[int], collected: list[sqlite3.Row]) -> None:
        """Make one part of old ones, without their stale rows, and of the rows of documents that no part holds."""
        (number,) = next(self._ledger.rows("SELECT coalesce(max(number), 0) + 1 FROM parts"))
        number = max(number, 1 + max(self._numbers(), default=0))
        fresh = self._fresh(collected)
        facts = 0
        for table in TABLES:
            written = _Writer(table)
            for part in old:
                stale = {row[0] for row in self._ledger.rows("SELECT document_id FROM stale WHERE part = ?", (part,))}
                written.add(_without(batch, stale) for batch in self._read(table, part))
            written.add(one for row in fresh for one in self._rows(table, row))
            self._store.put(part_name(table, number, hidden=True), written.content())
            facts = written.rows if table == "facts" else facts
        with self._ledger.writing() as db:
            db.execute("INSERT INTO parts VALUES (?, ?)", (number, facts))
            db.executemany("UPDATE documents SET part = ? WHERE part = ?", [(number, part) for part in old])
            db.executemany("UPDATE documents SET part = ? WHERE key = ?", [(number, row["key"]) for row in collected])
            db.executemany("DELETE FROM parts WHERE number = ?", [(part,) for part in old])
            db.executemany("DELETE FROM stale WHERE part = ?", [(part,) for part in old])
        for table in TABLES:
            for part in old:
                self._store.remove(part_name(table, part))
            self._store.move(part_name(table, number, hidden=True), part_name(table, number))
        for row in collected:
            for table in TABLES:
                self._store.remove(pending_name(row["place"], table))

    def _fresh(self, collected: list[sqlite3.Row]) -> list[sqlite3.Row]:
        """Of documents that are byte for byte the same, also in other parts, the first: its facts count once."""
        seen: set[str] = set()
        found = []
        for row in collected:
            name = row["document_id"]
            query = "SELECT 1 FROM documents WHERE document_id = ? AND part > 0 AND key <> ?"
            if name not in seen and not list(self._ledger.rows(query, (name, row["key"]))):
                found.append(row)
            seen.add(name)
        return found

    def _rows(self, table: str, row: sqlite3.Row) -> Iterator[pa.Table]:
        """A document's rows: those that its worker left, else made again from its receipt."""
        from pyarrow import BufferReader
        from pyarrow.parquet import read_table

        try:
            yield read_table(BufferReader(self._store.get(pending_name(row["place"], table))))
        except FileNotFoundError:
            try:
                receipt = json.loads(self._store.get(f"{row['place']}/receipt.json"))
            except FileNotFoundError:
                # Somebody took the result away: there is nothing to be put anywhere.
                return
            yield arrow_table(table, rows_of(table, receipt))

    def _read(self, table: str, part: int) -> Iterator[pa.Table]:
        from pyarrow import BufferReader, Table
        from pyarrow.parquet import ParquetFile

        held = ParquetFile(BufferReader(self._store.get(part_name(table, part))))
        for batch in held.iter_batches(batch_size=GROUP_ROWS):
            yield Table.from_batches([batch], schema=held.schema_arrow)

    def _numbers(self) -> Iterator[int]:
        for table in TABLES:
            for name in self._store.names(table):
                digits = name.strip(".").removeprefix("part-").removesuffix(".parquet")
                if digits.isdigit():
                    yield int(digits)

    def heal(self) -> None:
        """Finish or undo what a killed run had begun, and have lost parts made again."""
        live = {row[0] for row in self._ledger.rows("SELECT number FROM parts")}
        lost: set[int] = set()
        for table in TABLES:
            there = set(self._store.names(table))
            for number in live:
                shown, hidden = (part_name(table, number, hidden=flag).partition("/")[2] for flag in (False, True))
                if shown not in there and hidden in there:
                    self._store.move(f"{table}/{hidden}", f"{table}/{shown}")
                elif shown not in there:
                    lost.add(number)
            kept = {part_name(table, number).partition("/")[2] for number in live - lost}
            hidden_ones = {f".{name}" for name in kept}
            for name in there - kept - hidden_ones:
                self._store.remove(f"{table}/{name}")
        if lost:
            with self._ledger.writing() as db:
                db.executemany("UPDATE documents SET part = NULL WHERE part = ?", [(part,) for part in lost])
                db.executemany("DELETE FROM parts WHERE number = ?", [(part,) for part in lost])
                db.executemany("DELETE FROM stale WHERE part = ?", [(part,) for part in lost])
            for table in TABLES:
                for number in lost:
                    self._store.remove(part_name(table, number))

    def sweep_pending(self) -> None:
        """Remove rows that no document of the ledger waits for, once all are collected."""
        self._store.remove(PENDING)


def _without(table: pa.Table, stale: set[str]) -> pa.Table:
    import pyarrow as pa
    from pyarrow import compute

    if not stale:
        return table
    held = compute.is_in(table["document_id"], value_set=pa.array(sorted(stale), pa.string()))
    return table.filter(compute.invert(held))


class _Writer:
    """A Parquet file in the making, in row groups of one size however small what is added is."""

    def __init__(self, table: str) -> None:
        from pyarrow import BufferOutputStream
        from pyarrow.parquet import ParquetWriter

        self._schema = arrow_schema(table)
        self._sink: Any = BufferOutputStream()
        self._writer = ParquetWriter(self._sink, self._schema, compression="zstd", version="2.6")
        self._held: list[pa.Table] = []
        self._waiting = 0
        self.rows = 0

    def add(self, tables: Iterable[pa.Table]) -> None:
        """Add some tables."""
        for table in tables:
            self._held.append(table.cast(self._schema))
            self._waiting += table.num_rows
            self.rows += table.num_rows
            if self._waiting >= GROUP_ROWS:
                self._flush()

    def _flush(self) -> None:
        from pyarrow import concat_tables

        if self._held:
            self._writer.write_table(concat_tables(self._held), row_group_size=GROUP_ROWS)
        self._held, self._waiting = [], 0

    def content(self) -> bytes:
        """The bytes of the file, complete."""
        self._flush()
        self._writer.close()
        return bytes(self._sink.getvalue().to_pybytes())
