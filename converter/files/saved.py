"""Results that lie on disk, and what is made of them: single files, folders of files, data sets."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from converter.errors import ANOTHER_OUTPUT, EngineError, SourceError, UsageError
from converter.files.results import RECEIPT, WITH_FORCE, replace_folder
from converter.files.sources import read_source, reason
from converter.files.whole import write_whole


def result_folders(path: Path) -> tuple[Path, ...]:
    """The result folders that a path names: itself, or all below it, sorted; no link leads out of it.

    Raises:
        SourceError: there is none.
    """
    if (path / RECEIPT).is_file():
        return (path,)
    root = path.resolve()
    below = (receipt.parent for receipt in path.rglob(RECEIPT)) if path.is_dir() else ()
    found = tuple(sorted(folder for folder in below if folder.resolve().is_relative_to(root)))
    if not found:
        seen = "no result lies here" if path.is_dir() else "there is no such result folder"
        raise SourceError(seen, where=str(path), do="Name a folder that `ixbrl convert` wrote")
    return found


def one_result(path: Path) -> Path | None:
    """The one result folder that a path names; None for anything that is no folder.

    Raises:
        SourceError: the folder holds no result, or several.
    """
    if not path.is_dir():
        return None
    folders = result_folders(path)
    if len(folders) > 1:
        seen = f"{len(folders)} results lie here"
        raise SourceError(seen, where=str(path), do=f"Name one of them, e.g. {folders[0]}")
    return folders[0]


def read_receipt(folder: Path) -> dict[str, Any]:
    """The receipt of a result folder.

    Raises:
        SourceError: it cannot be read, or is no receipt.
    """
    path = folder / RECEIPT
    try:
        receipt = json.loads(read_source(path))
    except ValueError as error:
        raise SourceError(f"this is no JSON ({error})", where=str(path), do="Convert the document again") from error
    if not isinstance(receipt, dict) or not isinstance(receipt.get("receiptVersion"), str):
        raise SourceError("this is no receipt of a conversion", where=str(path), do="Convert the document again")
    return receipt


def read_existing(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none.

    Raises:
        SourceError: it may not be read, or is a directory.
    """
    return read_source(path) if path.exists() else None


def files_below(folder: Path, ending: str) -> tuple[Path, ...]:
    """The files of a folder by their ending, sorted; none where there is no such folder."""
    return tuple(sorted(folder.glob(f"*{ending}"))) if folder.is_dir() else ()


def written_in(folder: Path) -> tuple[tuple[str, bytes], ...]:
    """The files of a folder that a library wrote, by name, sorted."""
    return tuple((path.name, read_source(path)) for path in sorted(folder.iterdir()) if path.is_file())


def write_file(path: Path, content: bytes, *, force: bool, option: str = "output (-o)") -> None:
    """Write one file, whole or not at all.

    Args:
        option: what the user named the file with.

    Raises:
        UsageError: something is in the way, and is no file or `force` is not set.
        EngineError: the disk or its permissions say no.
    """
    if path.is_dir():
        raise UsageError("a folder of that name is in the way", where=str(path), do=f"Choose another {option}")
    if path.exists() and not force:
        raise UsageError("the file exists already", where=str(path), do=f"Choose another {option}, or {WITH_FORCE}")
    try:
        write_whole(path, content)
    except OSError as error:
        raise _refused(path, error) from error


def write_folder(folder: Path, contents: tuple[tuple[str, bytes], ...], *, force: bool) -> None:
    """Write a folder of files, whole or not at all.

    Args:
        contents: names and bytes; a name may have one folder before it.
        force: replace an earlier one that holds nothing but files of these names.

    Raises:
        UsageError: something is in the way.
        EngineError: the disk or its permissions say no; nothing is left behind, an earlier folder stays.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError("a file of that name is in the way", where=str(folder), do=ANOTHER_OUTPUT)
    there = any(folder.iterdir()) if folder.is_dir() else False
    if there and not force:
        raise UsageError("the output folder exists already", where=str(folder), do=f"{ANOTHER_OUTPUT}, or {WITH_FORCE}")
    foreign = _foreign(folder, {name for name, _ in contents}) if there else ""
    if foreign:
        seen = f"the folder holds {foreign!r}, which is not of this export"
        raise UsageError(seen, where=str(folder), do=f"{ANOTHER_OUTPUT}: force (--force) replaces exports only")
    replace_folder(folder, contents)


def _foreign(folder: Path, names: set[str]) -> str:
    """Something in a folder that no export of these names has written there; "" if there is nothing."""
    folders = {name.partition("/")[0] for name in names if "/" in name}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        within, _, file = name.rpartition("/")
        # What lies in the folder of a result is named after that result, whose taxonomy may have had more files.
        of_result = within in folders and file.startswith(within.rpartition("-")[0])
        if name not in names and name not in folders and not of_result:
            return name
    return ""


@contextmanager
def growing(path: Path) -> Iterator[Path]:
    """Where a library may write a file: at its place if it is there, else beside it until all is done.

    Raises:
        UsageError: a folder is in the way.
        EngineError: the disk or its permissions say no.
    """
    if path.is_dir():
        raise UsageError("a folder of that name is in the way", where=str(path), do=ANOTHER_OUTPUT)
    if path.exists():
        yield path
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=path.parent) as folder:
            draft = Path(folder) / path.name
            yield draft
            draft.replace(path)
    except OSError as error:
        raise _refused(path, error) from error


def _refused(path: Path, error: OSError) -> EngineError:
    seen = f"the file could not be written ({reason(error)})"
    return EngineError(seen, where=str(path), do="Make room, or choose another output (-o)")
