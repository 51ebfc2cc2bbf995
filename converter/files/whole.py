"""One file, written whole or not at all."""

from __future__ import annotations

import tempfile
from pathlib import Path


def write_whole(place: Path, content: bytes) -> None:
    """Write a file beside its place first, then move it there; its folder is made if need be.

    Raises:
        OSError: the disk or its permissions say no; nothing is left behind.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    # In a folder of its own, so that the file gets the permissions that the user's files have.
    with tempfile.TemporaryDirectory(prefix=".making-", dir=place.parent) as folder:
        draft = Path(folder) / place.name
        draft.write_bytes(content)
        draft.replace(place)
