"""The ledger of a run, an SQLite database: one row a document, written by one process and read by any.

A row is there from the moment its document is given out, so that a killed run knows what was in flight. Times of
day are never compared: a clock that is set back changes nothing.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from converter import files
from converter.batch.values import FAILURES, HAS_RESULT, TRIED_AGAIN, Reason, Record, Request, Status, Unit
from converter.errors import ANOTHER_OUTPUT, EngineError, UsageError

FILE_NAME = "ledger.sqlite"
LEDGER_VERSION = 2
# Of rows of an entity table that are of no document so many are named.
MOST_UNMATCHED = 20
_WAIT_SECONDS = 30

_SCHEMA = """
CREATE TABLE documents (
    key TEXT PRIMARY KEY, item TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, stamp TEXT NOT NULL,
    recipe TEXT NOT NULL, place TEXT NOT NULL UNIQUE, run INTEGER NOT NULL,
    open INTEGER NOT NULL DEFAULT 1,  -- whether documents of this file may be left to do
    document_id TEXT NOT NULL DEFAULT '',
    part INTEGER,                     -- of the data sets that holds its rows; NULL where they are yet to be put there
    status TEXT NOT NULL DEFAULT 'waiting', reason TEXT NOT NULL DEFAULT '', message TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '', type TEXT NOT NULL DEFAULT '',
    year INTEGER NOT NULL DEFAULT 0, entity TEXT NOT NULL DEFAULT '', identifier TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '', cells INTEGER NOT NULL DEFAULT 0, tagged INTEGER NOT NULL DEFAULT 0,
    facts INTEGER NOT NULL DEFAULT 0, extensions INTEGER NOT NULL DEFAULT 0, proven INTEGER NOT NULL DEFAULT 0,
    confidence INTEGER NOT NULL DEFAULT 0, size INTEGER NOT NULL DEFAULT 0, seconds REAL NOT NULL DEFAULT 0,
    findings TEXT NOT NULL DEFAULT '{}', validation TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
CREATE INDEX documents_by_item ON documents (item);
CREATE INDEX documents_by_status ON documents (status);
CREATE INDEX documents_by_id ON documents (document_id);
CREATE INDEX documents_to_collect ON documents (part) WHERE part IS NULL;
CREATE TABLE runs (
    number INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT NOT NULL DEFAULT '', engine TEXT NOT NULL,
    software TEXT NOT NULL, arelle TEXT NOT NULL, tables TEXT NOT NULL, taxonomy TEXT NOT NULL,
    recipe TEXT NOT NULL, options TEXT NOT NULL,
    unmatched INTEGER NOT NULL DEFAULT 0, -- rows of the entity table that no document was found for, and the first
    unmatched_first TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE parts (number INTEGER PRIMARY KEY, facts INTEGER NOT NULL);
CREATE TABLE stale (part INTEGER NOT NULL, document_id TEXT NOT NULL, PRIMARY KEY (part, document_id)) WITHOUT ROWID;
"""
_RECORD = tuple(field.name for field in fields(Record))


class Ledger:
    """An opened ledger.

    Args:
        path: of the database; made if it is not there and `create` is set.

    Raises:
        UsageError: there is none, or of another version.
        EngineError: the disk says no.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        try:
            mode = "rwc" if create else "ro"
            self._db = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=_WAIT_SECONDS
            )
            self._db.row_factory = sqlite3.Row
            (version,) = self._db.execute("PRAGMA user_version").fetchone()
            if create:
                # WAL lets others read while the run goes on; FULL makes a record outlive the machine's going off.
                self._db.execute("PRAGMA journal_mode = WAL")
                self._db.execute("PRAGMA synchronous = FULL")
                if not version:
                    self._db.executescript(f"BEGIN; {_SCHEMA} PRAGMA user_version = {LEDGER_VERSION}; COMMIT;")
                    version = LEDGER_VERSION
        except sqlite3.OperationalError as error:
            if not create and "unable to open" in str(error):
                raise UsageError("no run has left its ledger here", where=str(path), do="Name its folder") from error
            raise self._refused(error) from error
        except sqlite3.DatabaseError as error:
            raise UsageError(f"this is no ledger ({error})", where=str(path), do="Choose another folder") from error
        if version != LEDGER_VERSION:
            seen = f"this ledger has version {version}, and this software reads {LEDGER_VERSION}"
            raise UsageError(seen, where=str(path), do=ANOTHER_OUTPUT)

    def close(self) -> None:
        """Close it."""
        self._db.close()

    def _refused(self, error: sqlite3.Error) -> EngineError:
        return EngineError(f"the ledger cannot be written ({error})", where=str(self.path), do="Make room, then resume")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing.

        Raises:
            EngineError: the disk says no.
        """
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._refused(error) from error
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def rows(self, query: str, values: Sequence[Any] = ()) -> Iterator[sqlite3.Row]:
        """The rows that a query gives."""
        return iter(self._db.execute(query, values))

    @property
    def has_documents(self) -> bool:
        """Whether any document was given out."""
        return self._db.execute("SELECT 1 FROM documents LIMIT 1").fetchone() is not None

    @property
    def output(self) -> str:
        """Where the results of its last run went; "" before the first one."""
        query = "SELECT json_extract(options, '$.output') FROM runs ORDER BY number DESC LIMIT 1"
        found = self._db.execute(query).fetchone()
        return str(found[0]) if found else ""

    def row(self, key: str) -> sqlite3.Row | None:
        """The row of a document, by its key."""
        found: sqlite3.Row | None = self._db.execute("SELECT * FROM documents WHERE key = ?", (key,)).fetchone()
        return found

    def begin(self, started: str, engine: str, versions: tuple[str, str, str, str], recipe: str, options: str) -> int:
        """Note that a run begins; its number."""
        columns = "started, engine, software, arelle, tables, taxonomy, recipe, options"
        values = (started, engine, *versions, recipe, options)
        with self.writing() as db:
            number = db.execute(f"INSERT INTO runs ({columns}) VALUES (?,?,?,?,?,?,?,?)", values).lastrowid
        assert number is not None
        return number

    def end(self, run: int, ended: str, unmatched: Sequence[str]) -> None:
        """Note that a run has ended, and which rows of its entity table no document was found for."""
        first = json.dumps(unmatched[:MOST_UNMATCHED])
        with self.writing() as db:
            query = "UPDATE runs SET ended = ?, unmatched = ?, unmatched_first = ? WHERE number = ?"
            db.execute(query, (ended, len(unmatched), first, run))

    def give_out(self, units: Iterable[Unit], recipe: str, run: int) -> None:
        """Note that documents are in flight. What an earlier result has in the data sets is stale from now on."""
        with self.writing() as db:
            for unit in units:
                _make_stale(db, unit.key)
                db.execute(
                    "INSERT INTO documents (key, item, name, address, stamp, recipe, place, run)"
                    " VALUES (?,?,?,?,?,?,?,?) ON CONFLICT (key) DO UPDATE SET stamp = excluded.stamp,"
                    " recipe = excluded.recipe, run = excluded.run, address = excluded.address, open = 1,"
                    " status = 'waiting', part = NULL",
                    (
                        unit.key,
                        unit.item,
                        unit.name,
                        files.printable(unit.address),
                        unit.stamp,
                        recipe,
                        unit.place,
                        run,
                    ),
                )

    def record(self, unit: Unit, record: Record) -> None:
        """Note what became of a document; where it has a result, its rows are to be put into the data sets."""
        values = asdict(record) | {
            "message": files.printable(record.message),
            "findings": json.dumps(dict(record.findings)),
            "validation": json.dumps(dict(record.validation)),
            # 0 where there is nothing to collect.
            "part": None if record.status in HAS_RESULT else 0,
        }
        names = (*_RECORD, "part")
        with self.writing() as db:
            db.execute(
                f"UPDATE documents SET {', '.join(f'{name} = :{name}' for name in names)} WHERE key = :key",
                values | {"key": unit.key},
            )

    def settle(self, unit: Unit, recipe: str) -> list[str]:
        """Note that nothing of a file is left to do, and forget documents that were in it once.

        Returns:
            where the results of those lie that were forgotten.
        """
        forgotten = []
        with self.writing() as db:
            query = "SELECT key, place FROM documents WHERE item = ? AND key <> item AND (stamp <> ? OR recipe <> ?)"
            for key, place in db.execute(query, (unit.item, unit.stamp, recipe)).fetchall():
                _make_stale(db, key)
                db.execute("DELETE FROM documents WHERE key = ?", (key,))
                forgotten.append(place)
            db.execute("UPDATE documents SET open = 0 WHERE key = ?", (unit.item,))
        return forgotten

    def is_done(self, row: sqlite3.Row, unit: Unit, request: Request) -> bool:
        """Whether a document's record stands: of this input, by this recipe, and for no passing trouble."""
        if row["recipe"] != request.recipe or row["stamp"] != unit.stamp:
            return False
        return not self.is_left(row, request) and (unit.start is not None or self._is_settled(row, request))

    def places(self, item: str) -> list[str]:
        """Where the results lie of the documents that a file was found to be."""
        marks = ",".join("?" * len(HAS_RESULT))
        query = f"SELECT place FROM documents WHERE item = ? AND status IN ({marks})"
        return [str(row["place"]) for row in self.rows(query, (item, *sorted(HAS_RESULT)))]

    def is_left(self, row: sqlite3.Row, request: Request) -> bool:
        """Whether a document is yet to be done, its input and the recipe being the same."""
        status, reason = Status(row["status"]), Reason(row["reason"])
        if status is Status.WAITING or (status is Status.FAILED and reason in TRIED_AGAIN):
            return True
        if status is Status.TIMED_OUT:
            # More time is granted than it had.
            return bool(request.seconds > row["seconds"] + 1)
        if reason is Reason.MEMORY:
            query = "SELECT json_extract(options, '$.megabytes') FROM runs WHERE number = ?"
            (had,) = self._db.execute(query, (row["run"],)).fetchone()
            return bool(request.megabytes > had)
        return status is Status.CONVERTED and request.validates(str(row["key"]))

    def _is_settled(self, row: sqlite3.Row, request: Request) -> bool:
        # Where the file itself has a result no other document of it is tried.
        if Status(row["status"]) not in (Status.PARTS, Status.NOTHING, Status.FAILED):
            return True
        if row["open"]:
            return False
        below = self.rows("SELECT * FROM documents WHERE item = ? AND key <> item", (row["key"],))
        return not any(self.is_left(each, request) for each in below)

    def place_for(self, key: str, wished: str) -> str:
        """Where the result of a document goes: where it went before, else the wished place if it is free."""
        row = self.row(key)
        if row is not None:
            return str(row["place"])
        taken = self._db.execute("SELECT 1 FROM documents WHERE place = ?", (wished,)).fetchone()
        return "" if taken else wished

    def documents_in(self, item: str) -> int:
        """How many documents a file has been found to be, a submission of several itself not counted."""
        query = "SELECT count(*) FROM documents WHERE item = ? AND status <> ?"
        (count,) = self._db.execute(query, (item, Status.PARTS)).fetchone()
        return int(count)

    def forget_fault(self, whole: str) -> None:
        """An archive or an index that was damaged once has been read to its end: its own row goes."""
        row = self.row(whole)
        if row is not None and row["status"] == Status.FAILED:
            with self.writing() as db:
                db.execute("DELETE FROM documents WHERE key = ?", (whole,))

    def failures_before(self, run: int) -> dict[str, int]:
        """How many documents failed in runs before one and were not tried in it, by status."""
        marks = ",".join("?" * len(FAILURES))
        query = f"SELECT status, count(*) AS n FROM documents WHERE run < ? AND status IN ({marks}) GROUP BY status"
        return {row["status"]: row["n"] for row in self.rows(query, (run, *sorted(FAILURES)))}


def _make_stale(db: sqlite3.Connection, key: str) -> None:
    """What the data sets hold of a document goes; of one that is the same to the byte it is collected anew."""
    held = db.execute("SELECT part, document_id FROM documents WHERE key = ? AND part > 0", (key,)).fetchone()
    if held is not None:
        db.execute("INSERT OR IGNORE INTO stale VALUES (?, ?)", tuple(held))
        db.execute(
            "UPDATE documents SET part = NULL WHERE document_id = ? AND part > 0 AND key <> ?",
            (held["document_id"], key),
        )
