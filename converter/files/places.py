"""Files and folders by address: on this machine, or wherever fsspec opens them. Needs the extra `batch`."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, Any

from converter.errors import EngineError, SourceError, UsageError
from converter.files.results import write_result
from converter.files.sources import reason
from converter.files.whole import write_whole

_GLOB = frozenset("*?[")
_DRAFTS = ".drafts"
# What tells one state of a file from another, for those systems that say no time.
_STAMPS = ("mtime", "LastModified", "last_modified", "updated", "ETag", "etag", "md5Hash")


@dataclass(frozen=True, slots=True)
class Found:
    """A file: its address, its path below the source it was found in, its bytes and a stamp that changes with it.

    `fault` is why a folder below the source cannot be looked into; it has no bytes then.
    """

    address: str
    name: str
    size: int
    stamp: str
    fault: SourceError | None = None


def file_system(address: str) -> tuple[Any, str]:
    """What opens an address, and the path in it.

    Raises:
        UsageError: nothing is installed that opens it.
    """
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UsageError(
            "the package fsspec, which opens files in batches, is missing",
            do="Install it: pip install 'ixbrl-converter[batch]'",
        ) from error
    try:
        system, path = url_to_fs(address)
    except (ImportError, ValueError) as error:
        seen = f"this cannot be opened ({error})"
        raise UsageError(seen, where=address, do="Install what fsspec asks for") from error
    return system, str(path)


def is_here(address: str) -> bool:
    """Whether an address is on a disk of this machine."""
    return "file" in _protocols(file_system(address)[0])


def _protocols(system: Any) -> tuple[str, ...]:
    return (system.protocol,) if isinstance(system.protocol, str) else tuple(system.protocol)


def find_files(source: str, without: frozenset[str] = frozenset()) -> Iterator[Found]:
    """The files of a source in a fixed order: of a folder, of a glob, or the one file that it names.

    A folder is read as it goes, so that one with a million files needs no list of them. Hidden ones are left out.

    Args:
        without: names of files by which folders are known that are left out where they lie below the source.

    Raises:
        SourceError: there is nothing of that name, or it may not be read.
    """
    system, path = file_system(source)
    try:
        if _GLOB & set(path) and not system.exists(path):
            yield from _globbed(system, source, path, without)
        elif system.isdir(path):
            yield from _below(system, path.rstrip("/"), without, is_top=True)
        else:
            yield _found(system, path, os.path.basename(path.rstrip("/")), system.info(path))
    except FileNotFoundError as error:
        raise SourceError("there is no such file or folder", where=source, do="Check the path") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"it cannot be read ({reason(error)})", where=source, do="Check the path") from error


def _globbed(system: Any, source: str, path: str, without: frozenset[str]) -> Iterator[Found]:
    matches: dict[str, Any] = system.glob(path, detail=True)
    if not matches:
        raise SourceError("no file matches this", where=source, do="Check the pattern")
    fixed = path[: min(path.index(sign) for sign in _GLOB if sign in path)].rpartition("/")[0]
    for match in sorted(matches):
        if matches[match]["type"] == "directory":
            folder = os.path.relpath(match, fixed or ".")
            yield from (replace(one, name=f"{folder}/{one.name}") for one in _below(system, match, without))
        else:
            yield _found(system, match, match[len(fixed) :].lstrip("/"), matches[match])


def _below(system: Any, folder: str, without: frozenset[str], *, is_top: bool = False) -> Iterator[Found]:
    """The files below a folder, each folder's in the order of their names; and folders that cannot be read."""
    try:
        entries: list[dict[str, Any]] = sorted(system.ls(folder, detail=True), key=lambda entry: str(entry["name"]))
    except OSError as error:
        if is_top:
            raise
        fault = SourceError(f"this folder cannot be read ({reason(error)})", where=folder, do="Check its mode")
        fault.__cause__ = error
        yield Found(folder, ".", 0, "", fault)
        return
    if not is_top and any(os.path.basename(str(entry["name"])) in without for entry in entries):
        return
    for entry in entries:
        name = os.path.basename(str(entry["name"]).rstrip("/"))
        if name.startswith("."):
            continue
        if entry["type"] == "directory":
            for one in _below(system, str(entry["name"]), without):
                yield replace(one, name=os.path.normpath(f"{name}/{one.name}"))
        elif entry["type"] != "other" or entry.get("islink"):
            # What is neither is a pipe or a device, which may never end.
            yield _found(system, str(entry["name"]), name, entry)


def _found(system: Any, path: str, name: str, info: dict[str, Any]) -> Found:
    said = next((str(info[key]) for key in _STAMPS if info.get(key)), "")
    address = path if "file" in _protocols(system) else str(system.unstrip_protocol(path))
    return Found(address, name, int(info.get("size") or 0), f"{info.get('size')}-{said}")


def open_address(address: str) -> IO[bytes]:
    """An opened file, to be closed by the caller.

    Raises:
        SourceError: it is gone, or may not be read.
    """
    system, path = file_system(address)
    try:
        opened: IO[bytes] = system.open(path, "rb")
    except FileNotFoundError as error:
        raise SourceError("it is not there any more", where=address, do="Put it back and resume the run") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"it cannot be read ({reason(error)})", where=address, do="Check its mode") from error
    return opened


def read_address(address: str, most: int) -> bytes:
    """The bytes of a file, if there are not more than `most`.

    Raises:
        SourceError: it is gone, may not be read, or is larger.
    """
    with open_address(address) as opened:
        try:
            content = opened.read(most + 1)
        except OSError as error:
            raise SourceError(f"it cannot be read ({reason(error)})", where=address, do="Check the disk") from error
    if len(content) > most:
        raise SourceError(f"it is larger than {most:,} bytes", where=address, do="No release is; leave it out")
    return content


@dataclass(frozen=True, slots=True)
class Store:
    """Where a run puts what it makes.

    Attributes:
        root: the address of the folder.
        here: its path if it is on a disk of this machine.
    """

    root: str
    here: Path | None = field(init=False)
    _system: Any = field(init=False, repr=False, compare=False)
    _path: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        system, path = file_system(self.root)
        object.__setattr__(self, "_system", system)
        object.__setattr__(self, "_path", path.rstrip("/"))
        object.__setattr__(self, "here", Path(path) if "file" in _protocols(system) else None)

    def address(self, place: str) -> str:
        """The address of something below the folder."""
        return f"{self.root.rstrip('/')}/{place}" if self.here is None else str(self.here / place)

    def put(self, place: str, content: bytes) -> None:
        """Write one file, whole or not at all, so that it outlives the machine's going off.

        Raises:
            EngineError: there is no room or no permission.
        """
        try:
            if self.here is not None:
                write_whole(self.here / place, content, durable=True)
            else:
                self._system.pipe_file(f"{self._path}/{place}", content)
        except OSError as error:
            raise self._refused(place, error) from error

    def put_result(self, place: str, contents: tuple[tuple[str, bytes], ...]) -> None:
        """Write a result folder; what stood there before goes.

        On a disk it appears whole. Elsewhere it is written file by file and counts once the ledger names it.

        Raises:
            EngineError: there is no room or no permission; on a disk nothing of it is left behind.
        """
        try:
            if self.here is not None:
                drafts = self.here / _DRAFTS
                drafts.mkdir(parents=True, exist_ok=True)
                write_result(self.here / place, contents, force=True, drafts=drafts)
            else:
                self.remove(place)
                self._system.pipe({f"{self._path}/{place}/{name}": content for name, content in contents})
        except OSError as error:
            raise self._refused(place, error) from error

    def _refused(self, place: str, error: OSError) -> EngineError:
        seen = f"the result could not be written ({reason(error)})"
        return EngineError(seen, where=self.address(place), do="Make room, then go on with --resume")

    def get(self, place: str) -> bytes:
        """The bytes of a file below the folder.

        Raises:
            FileNotFoundError: it is not there.
        """
        content: bytes = self._system.cat_file(f"{self._path}/{place}")
        return content

    def holds(self, place: str) -> bool:
        """Whether a result still lies there; elsewhere than on a disk of this machine nobody looks."""
        return self.here is None or (self.here / place).is_dir()

    def names(self, folder: str) -> list[str]:
        """The names of the files in a folder below, sorted; none if it is not there."""
        with suppress(FileNotFoundError):
            self._system.invalidate_cache()
            listed = self._system.ls(f"{self._path}/{folder}", detail=False)
            return sorted(os.path.basename(str(name).rstrip("/")) for name in listed)
        return []

    def remove(self, place: str) -> None:
        """Remove a file or a folder with all that is in it, if it is there."""
        with suppress(FileNotFoundError):
            self._system.rm(f"{self._path}/{place}", recursive=True)

    def move(self, old: str, new: str) -> None:
        """Give a file another name in its folder; on a disk at one stroke."""
        self._system.mv(f"{self._path}/{old}", f"{self._path}/{new}")

    def sweep(self) -> None:
        """Remove what a killed run left half made."""
        if self.here is not None:
            shutil.rmtree(self.here / _DRAFTS, ignore_errors=True)
