"""One file, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(place: Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file beside its place first, then move it there; its folder is made if need be.

    Args:
        durable: whether it is on the disk, not on its way there, when this returns.

    Raises:
        OSError: the disk or its permissions say no; nothing is left behind.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    # In a folder of its own, so that the file gets the permissions that the user's files have.
    with tempfile.TemporaryDirectory(prefix=".making-", dir=place.parent) as folder:
        draft = Path(folder) / place.name
        with draft.open("wb") as out:
            out.write(content)
            if durable:
                out.flush()
                os.fsync(out.fileno())
        draft.replace(place)
    if durable:
        settle(place.parent)


def settle(folder: Path) -> None:
    """Have the names in a folder on the disk, where the system knows how."""
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
