"""Writing a result whole or not at all, and temporary folders."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path

from converter.errors import ANOTHER_OUTPUT, EngineError, UsageError
from converter.files.sources import reason
from converter.files.whole import settle, write_whole

# What every result holds, and by which a folder is known for one.
RECEIPT = "receipt.json"
# Programs have it as an argument, the command line as an option.
WITH_FORCE = "replace it with force (--force)"
_OURS = {
    *("facts.json", "facts.csv", "mapping.csv", RECEIPT),
    *("source.zip", "summary.html", "viewer.html"),
}


def check_target(target: Path, *, force: bool) -> None:
    """Refuse an output folder that is in the way, before any work is done.

    Raises:
        UsageError: it exists and `force` is not set, or is no earlier result.
    """
    try:
        os.lstat(target)
        if target.is_symlink() or not target.is_dir():
            raise UsageError("a file of that name is in the way", where=str(target), do=ANOTHER_OUTPUT)
        foreign = _foreign(target)
    except FileNotFoundError:
        return
    except OSError as error:
        raise UsageError(f"this cannot be a folder ({reason(error)})", where=str(target), do=ANOTHER_OUTPUT) from error
    if not force:
        raise UsageError("the output folder exists already", where=str(target), do=f"{ANOTHER_OUTPUT}, or {WITH_FORCE}")
    if foreign:
        raise UsageError(
            f"the folder is no earlier result: it holds {foreign!r}",
            where=str(target),
            do=f"{ANOTHER_OUTPUT}: force (--force) replaces results only",
        )


def _foreign(folder: Path) -> str:
    """Something in a folder that no conversion has written there; "" if there is nothing."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    base = _base_in(folder / RECEIPT)
    ours = _OURS if base else set()
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink() and not base:
            # One of several results, out of one submission.
            within = _foreign(entry)
            if within or not (entry / RECEIPT).is_file():
                return f"{entry.name}/{within}"
        elif entry.name not in ours and not (base and entry.name.startswith((f"{base}.", f"{base}_"))):
            return entry.name
    return ""


def _base_in(receipt: Path) -> str:
    """What the names of a result's files begin with; "" where no receipt tells it."""
    try:
        found = receipt.stat()
        return _base(receipt.absolute(), (found.st_ino, found.st_size, found.st_mtime_ns))
    except (OSError, ValueError, KeyError, TypeError):
        return ""


@lru_cache(maxsize=16)
def _base(receipt: Path, _state: tuple[int, int, int]) -> str:
    """A folder is looked at before a conversion and after it, and its receipt may be large: it is read once."""
    return str(json.loads(receipt.read_text(encoding="utf-8"))["summary"]["base"])


def write_result(
    target: Path, contents: tuple[tuple[str, bytes], ...], *, force: bool, drafts: Path | None = None
) -> None:
    """Write a result folder whole: beside its place first, then by renaming.

    Args:
        contents: names and bytes; a name may have one folder before it, e.g. "ex99-1/facts.json".
        drafts: a folder on the same disk to write it in first, so that a killed run leaves nothing beside its place;
            each file is then on the disk, not on its way there, before it gets its name.

    Raises:
        UsageError: as `check_target`.
        EngineError: the disk or its permissions say no; nothing is left behind, an earlier result stays.
    """
    check_target(target, force=force)
    replace_folder(target, contents, drafts=drafts)


def replace_folder(target: Path, contents: tuple[tuple[str, bytes], ...], *, drafts: Path | None = None) -> None:
    """Write a folder whole, in the place of an earlier one if there is one; `drafts` as in `write_result`.

    Raises:
        EngineError: the disk or its permissions say no; nothing is left behind, an earlier folder stays.
    """
    target = Path(os.path.abspath(target))
    made = [folder for folder in target.parents if not folder.exists()]
    holder: Path | None = None
    done = False
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        holder = Path(tempfile.mkdtemp(prefix=".ixbrl-", dir=drafts or target.parent))
        new, old = holder / "new", holder / "old"
        new.mkdir()
        for name, content in contents:
            (new / name).parent.mkdir(exist_ok=True)
            (new / name).write_bytes(content)
        if drafts is not None:
            _settled(new)
        if target.exists():
            target.replace(old)
        new.replace(target)
        if drafts is not None:
            settle(target.parent)
        done = True
    except OSError as error:
        raise EngineError(
            f"the result could not be written ({reason(error)})",
            where=str(target),
            do="Nothing was left behind. Make room, or choose another output (-o)",
        ) from error
    finally:
        _tidy(target, holder, made if not done else [])


def _settled(folder: Path) -> None:
    """Have all files below a folder on the disk."""
    for path in (*folder.rglob("*"), folder):
        if path.is_dir():
            settle(path)
        else:
            with path.open("r+b") as written:
                os.fsync(written.fileno())


def _tidy(target: Path, holder: Path | None, made: list[Path]) -> None:
    """Put an earlier result back if its successor did not come, and remove what was only for the way."""
    with suppress(OSError):
        if holder is not None and (holder / "old").exists() and not target.exists():
            (holder / "old").replace(target)
    if holder is not None and (target.exists() or not (holder / "old").exists()):
        shutil.rmtree(holder, ignore_errors=True)
    for folder in made:
        with suppress(OSError):
            folder.rmdir()


@contextmanager
def staged(contents: tuple[tuple[str, bytes], ...]) -> Iterator[Path]:
    """A temporary folder with these files, removed afterwards.

    Raises:
        EngineError: the temporary disk is full or closed.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="ixbrl-"))
    except OSError as error:
        raise EngineError(f"no temporary folder ({reason(error)})", do="Set TMPDIR to a disk with room") from error
    try:
        for name, content in contents:
            try:
                (folder / name).write_bytes(content)
            except OSError as error:
                raise EngineError(
                    f"the temporary disk said no ({reason(error)})",
                    where=str(folder),
                    do="Set TMPDIR to a disk with room",
                ) from error
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_new(place: Path, text: str) -> None:
    """Write a file that is not there yet.

    Raises:
        UsageError: it exists.
        EngineError: the disk says no.
    """
    try:
        if place.exists() or place.is_symlink():
            raise UsageError("the file exists already", where=str(place), do=f"{ANOTHER_OUTPUT}, or remove it")
        write_whole(place, text.encode())
    except OSError as error:
        raise EngineError(f"it could not be written ({reason(error)})", where=str(place)) from error
