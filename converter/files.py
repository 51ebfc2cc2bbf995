"""The one module that opens files: reading releases and tables, writing a result whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from converter.errors import EngineError, SourceError, UsageError


def read_source(path: Path) -> bytes:
    """The bytes of a document.

    Raises:
        SourceError: it does not exist, is a directory, or may not be read.
    """
    if path.is_dir():
        raise SourceError("this is a directory, not a release", where=str(path), do="Name one file in it")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("there is no such file", where=str(path), do="Check the path") from error
    except PermissionError as error:
        raise SourceError("no permission to read it", where=str(path), do="Change its mode or owner") from error
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror or error})", where=str(path)) from error


def read_text(path: Path) -> str:
    """The text of a small UTF-8 file the user named.

    Raises:
        SourceError: as `read_source`.
        UsageError: it is not UTF-8.
    """
    try:
        return read_source(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError("this file is not UTF-8 text", where=str(path), do="Save it as UTF-8") from error


def table_texts(own: Path | None = None) -> dict[str, str]:
    """Every table by its path under taxonomy_maps, e.g. "labels/balance_sheet.csv".

    A table of the directory `own` stands beside ours with "own/" before its name if it lies in
    labels/, and replaces ours otherwise.

    Raises:
        UsageError: `own` is no directory.
    """
    found = dict(_tables_below(package_files("taxonomy_maps"), ""))
    if own is not None:
        if not own.is_dir():
            raise UsageError("this is no directory of tables", where=str(own), do="Lay it out as taxonomy_maps is")
        for name, text in _tables_below(own, ""):
            found[f"own/{name}" if name.startswith("labels/") else name] = text
    return found


def _tables_below(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _tables_below(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".csv"):
            yield prefix + entry.name, entry.read_text(encoding="utf-8")


def check_target(target: Path, *, force: bool) -> None:
    """Refuse an output folder that is in the way, before any work is done.

    Raises:
        UsageError: it exists and `force` is not set, or is no folder, or one we never made.
    """
    if not (target.exists() or target.is_symlink()):
        return
    if not target.is_dir() or target.is_symlink():
        raise UsageError("a file of that name is in the way", where=str(target), do="Choose another -o")
    if not force:
        raise UsageError("the output folder exists already", where=str(target), do="Choose another -o, or add --force")
    if any(target.iterdir()) and not (target / "receipt.json").is_file():
        raise UsageError(
            "the folder holds something that is no earlier result",
            where=str(target),
            do="--force replaces results only; choose another -o",
        )


def write_result(target: Path, contents: tuple[tuple[str, bytes], ...], *, force: bool) -> None:
    """Write a result folder whole: into a sibling first, then by one rename.

    Raises:
        UsageError: as `check_target`.
        EngineError: the disk or its permissions say no; nothing is left behind.
    """
    check_target(target, force=force)
    staging: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        staging.chmod(0o755)
        for name, content in contents:
            (staging / name).write_bytes(content)
        if target.exists():
            old = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
            target.replace(old)
            staging.replace(target)
            shutil.rmtree(old)
        else:
            staging.replace(target)
    except OSError as error:
        raise EngineError(
            f"the result could not be written ({error.strerror or error})",
            where=str(target),
            do="Nothing was left behind. Make room, or choose another -o",
        ) from error
    finally:
        if staging is not None and staging.exists():
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def staged(contents: tuple[tuple[str, bytes], ...]) -> Iterator[Path]:
    """A temporary folder with these files, removed afterwards.

    Raises:
        EngineError: the temporary disk is full or closed.
    """
    try:
        folder = Path(tempfile.mkdtemp(prefix="ixbrl-"))
    except OSError as error:
        raise EngineError(
            f"no temporary folder ({error.strerror or error})", do="Set TMPDIR to a disk with room"
        ) from error
    try:
        for name, content in contents:
            try:
                (folder / name).write_bytes(content)
            except OSError as error:
                raise EngineError(
                    f"the temporary disk said no ({error.strerror or error})",
                    where=str(folder),
                    do="Set TMPDIR to a disk with room",
                ) from error
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
