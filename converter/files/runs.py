"""The folder of a run: whose it is, and that one run at a time writes in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from converter.errors import ANOTHER_OUTPUT, EngineError, UsageError
from converter.files.sources import reason

_LOCK = ".lock"


def forget(mark: Path) -> None:
    """Take away the file by which a run's folder is known, with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm"):
        mark.with_name(mark.name + ending).unlink(missing_ok=True)


@contextmanager
def held_folder(folder: Path, mark: str, *, resume: bool, is_own: bool = True) -> Iterator[None]:
    """Hold a folder for one run; the system lets go of it when the process ends, however it does.

    Args:
        mark: the name of the file by which a run's folder is known.
        resume: whether there may be a run in it already.
        is_own: whether all in it is the run's; else the mark alone is held, and may lie among other things.

    Raises:
        UsageError: another run holds it, it has a run and `resume` is not set, or holds something else.
        EngineError: it cannot be made.
    """
    try:
        from filelock import FileLock, Timeout
    except ImportError as error:
        raise UsageError(
            "the package filelock, which keeps two runs apart, is missing",
            do="Install it: pip install 'ixbrl-converter[batch]'",
        ) from error
    try:
        if folder.exists() and not folder.is_dir():
            raise UsageError("this is a file", where=str(folder), do=ANOTHER_OUTPUT)
        held = sorted(entry.name for entry in folder.iterdir()) if folder.exists() else []
        if is_own and mark not in held and (others := [name for name in held if name != _LOCK]):
            seen = f"the folder is no earlier run: it holds {others[0]!r}"
            raise UsageError(seen, where=str(folder), do=ANOTHER_OUTPUT)
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(os.path.join(folder, _LOCK if is_own else f".{mark}{_LOCK}"), timeout=0)
        lock.acquire()
    except Timeout as error:
        raise UsageError("another run writes in this folder", where=str(folder), do="Wait for it to end") from error
    except OSError as error:
        seen = f"this cannot be a run's folder ({reason(error)})"
        raise EngineError(seen, where=str(folder), do="Make room, or choose another output (-o)") from error
    try:
        if mark in held and not resume:
            do = "Add --resume, or choose another output (-o)"
            seen = "there is a run in this folder" if is_own else "this is the ledger of a run"
            raise UsageError(seen, where=str(folder if is_own else folder / mark), do=do)
        yield
    finally:
        lock.release()
