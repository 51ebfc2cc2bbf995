"""One file, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(place: Path, content: bytes) -> None:
    """Write a file beside its place first, then move it there; its folder is made if need be.

    Raises:
        OSError: the disk or its permissions say no; nothing is left behind.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    number, draft = tempfile.mkstemp(prefix=".making-", dir=place.parent)
    try:
        with os.fdopen(number, "wb") as out:
            out.write(content)
        Path(draft).replace(place)
    finally:
        Path(draft).unlink(missing_ok=True)
