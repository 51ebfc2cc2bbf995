"""Folders of invented releases, runs over them, and what their ledgers and data sets say."""

from __future__ import annotations

import io
import os
import sqlite3
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from converter.batch.run import Options, Progress, run_batch
from converter.batch.values import Request
from converter.settings import Settings
from tests.conftest import RELEASE

ROOT = Path(__file__).resolve().parent.parent
COMMAND = "import sys; from converter.cli import main; main(sys.argv[1:])"


def release(number: int) -> str:
    """An invented release; each number's has a company and a balance of its own."""
    name = RELEASE.replace("Ashgrove Lantern Works", f"Ashgrove Lantern Works {chr(65 + number % 26) * 3}{number}")
    # Both ends of the statement grow by the same, so that all sums still hold.
    for old, new in (("1,200", 1200), ("1,000", 1000), ("700", 700), ("610", 610)):
        name = name.replace(f" {old}", f" {new + number:,}", 1)
    return name


def fill(folder: Path, count: int, *, start: int = 0) -> Path:
    """A folder with so many releases."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        (folder / f"release{number:03}.txt").write_text(release(number), encoding="utf-8")
    return folder


def request(**changes: Any) -> Request:
    """What holds for each document, without validation unless asked for; settings are told apart by name."""
    settings = {name: changes.pop(name) for name in list(changes) if name in Settings.__dataclass_fields__}
    return Request(settings=Settings(**settings), **({"output": "", "sample": 0} | changes))


def run(output: Path | str, *sources: Path | str, **options: Any) -> Progress:
    """A run with one worker; options of the request are told apart by name."""
    chosen = {name: options.pop(name) for name in list(options) if name in Options.__dataclass_fields__}
    observe: Callable[[Progress], None] = options.pop("observe", lambda progress: None)
    every = Options(tuple(str(one) for one in sources), str(output), **({"workers": 1} | chosen))
    return run_batch(every, request(**options), observe)


def ledger(output: Path, columns: str = "name, status", where: str = "1") -> list[tuple[Any, ...]]:
    """Rows of the ledger by name; submissions of several documents are left out."""
    with sqlite3.connect(f"{(output / 'ledger.sqlite').as_uri()}?mode=ro", uri=True) as db:
        query = f"SELECT {columns} FROM documents WHERE status <> 'parts' AND {where} ORDER BY name, type, key"
        return [tuple(row) for row in db.execute(query)]


def query(output: Path, sql: str) -> list[tuple[Any, ...]]:
    """What DuckDB reads in the data sets, named as their tables."""
    import duckdb

    for table in ("facts", "findings", "documents"):
        sql = sql.replace(f"FROM {table}", f"FROM '{output}/{table}/*.parquet'")
    return duckdb.sql(sql).fetchall()


def tar_gz(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A tar.gz archive of some members."""
    content = io.BytesIO()
    with tarfile.open(fileobj=content, mode="w:gz") as archive:
        for name, body in members:
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return content.getvalue()


def start(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
    """`ixbrl ARGUMENTS` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until(holds: Callable[[], bool], seconds: int = 60) -> None:
    """Wait until something holds.

    Raises:
        AssertionError: it never did.
    """
    ends = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < ends, "it never came to that"
        time.sleep(0.05)


def children(pid: int) -> list[int]:
    """The processes below one, by what the system says."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            found += [int(path.parent.name), *children(int(path.parent.name))]
    return found


def is_alive(pid: int) -> bool:
    """Whether a process runs; one that only waits to be buried does not."""
    try:
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False
