"""What is kept between runs in the user's cache folder, and can always be made again.

A file's name ends in a checksum of its bytes, so that one that a full disk or a crash cut short is made anew.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from converter.files.whole import write_whole

_KEPT_DATABASES = 8
_KEPT_SLICES = 200


def cache_folder() -> Path:
    """The folder; it may not exist yet."""
    return user_cache_path("ixbrl-converter", appauthor=False)


def open_database(name: str, fill: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """A database, read-only, made by `fill` if it is not in the cache.

    Where the cache cannot be written the database lives in memory, for this run alone. Only the few
    opened last are kept.

    Raises:
        whatever `fill` raises; nothing is kept then.
    """
    folder = cache_folder()
    kept, _ = _found(folder, name, ".sqlite")
    if kept is None:
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        fill(connection)
        connection.commit()
        kept = _put(folder, name, ".sqlite", connection.serialize(), _KEPT_DATABASES)
        if kept is None:
            return connection
        connection.close()
    return sqlite3.connect(f"{kept.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def kept_slice(name: str, make: Callable[[], bytes]) -> bytes:
    """A taxonomy slice, from the cache or made and kept there, where that can be written.

    Only the few hundred used last are kept, so another process may remove the file at any moment; its bytes stay.
    """
    folder = cache_folder() / "slices"
    kept, content = _found(folder, name, ".zip")
    if kept is None:
        content = make()
        _put(folder, name, ".zip", content, _KEPT_SLICES)
    return content


def _found(folder: Path, name: str, ending: str) -> tuple[Path | None, bytes]:
    """The file of a name whose bytes are what its checksum says, and they; others of that name go.

    None where there is none.
    """
    with suppress(OSError):
        for path in sorted(folder.glob(f"{name}.????????{ending}")):
            content = path.read_bytes()
            if path.name == _named(name, ending, content):
                with suppress(OSError):
                    path.touch()
                return path, content
            path.unlink(missing_ok=True)
    return None, b""


def _named(name: str, ending: str, content: bytes) -> str:
    return f"{name}.{zlib.crc32(content):08x}{ending}"


def _put(folder: Path, name: str, ending: str, content: bytes, keep: int) -> Path | None:
    """Keep some bytes, whole or not at all; None where that cannot be done."""
    place = folder / _named(name, ending, content)
    try:
        write_whole(place, content)
    except OSError:
        return None
    _forget_oldest(folder, ending, keep)
    return place


def _forget_oldest(folder: Path, ending: str, keep: int) -> None:
    with suppress(OSError):
        found = sorted(folder.glob(f"*{ending}"), key=lambda path: (-path.stat().st_mtime, path.name))
        for path in found[keep:]:
            path.unlink(missing_ok=True)
