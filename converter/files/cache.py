"""What is kept between runs in the user's cache folder, and can always be made again."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

_KEPT_SLICES = 200


def cache_folder() -> Path:
    """The folder; it may not exist yet."""
    return user_cache_path("ixbrl-converter", appauthor=False)


def open_database(name: str, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A database, read-only, made by `fill` if it is not in the cache.

    Where the cache cannot be written the database lives in memory, for this run alone.

    Raises:
        whatever `fill` raises; nothing is kept then.
    """
    kept = cache_folder() / f"{name}.sqlite"
    with suppress(sqlite3.Error):
        return _opened(kept)
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        number, draft = tempfile.mkstemp(prefix=f"{name}.", dir=kept.parent)
        os.close(number)
    except OSError:
        return _filled(sqlite3.connect(":memory:", check_same_thread=False), fill)
    try:
        _filled(sqlite3.connect(draft), fill).close()
        Path(draft).replace(kept)
        return _opened(kept)
    except (OSError, sqlite3.Error):
        return _filled(sqlite3.connect(":memory:", check_same_thread=False), fill)
    finally:
        Path(draft).unlink(missing_ok=True)


def _opened(kept: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{kept.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    connection.execute("SELECT 1 FROM concepts LIMIT 1")
    return connection


def _filled(connection: sqlite3.Connection, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    fill(connection)
    connection.commit()
    return connection


def kept_slice(name: str, make: Callable[[], bytes]) -> Path | bytes:
    """A taxonomy slice in the cache, made if it is not there; its bytes where the cache cannot be written.

    Only the newest few hundred are kept.
    """
    kept = cache_folder() / "slices" / f"{name}.zip"
    with suppress(OSError):
        if kept.stat().st_size:
            kept.touch()
            return kept
    content = make()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        number, draft = tempfile.mkstemp(prefix=f"{name}.", dir=kept.parent)
        with os.fdopen(number, "wb") as out:
            out.write(content)
        Path(draft).replace(kept)
        _forget_oldest(kept.parent)
    except OSError:
        return content
    return kept


def _forget_oldest(folder: Path) -> None:
    found = sorted(folder.glob("*.zip"), key=lambda path: (-path.stat().st_mtime, path.name))
    for path in found[_KEPT_SLICES:]:
        path.unlink(missing_ok=True)
