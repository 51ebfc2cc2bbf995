"""The members of archives, read once from the first to the last, however large the archive is."""

from __future__ import annotations

import gzip
import re
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from converter.errors import SourceError
from converter.files.places import open_address
from converter.files.sources import DAMAGED, reason

_ARCHIVE = re.compile(r"\.(?:zip|tar|tgz|tbz2|txz|tar\.(?:gz|bz2|xz))$", re.IGNORECASE)
# Feeds of text unpack to ten or twenty times their size. What a small archive unpacks to is let pass.
_MAX_RATIO, _ALWAYS = 200, 50_000_000
_GZIP, _PART = b"\x1f\x8b", 1 << 20
_DAMAGED = (*DAMAGED, tarfile.TarError)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an archive: its path in it, and its bytes or why there are none."""

    name: str
    content: bytes | SourceError


def is_archive(name: str) -> bool:
    """Whether a file's name is that of an archive whose members are read."""
    return _ARCHIVE.search(name) is not None


def read_members(address: str, size: int, most: int) -> Iterator[Member]:
    """The members of a zip or tar archive, in its order; folders, links and hidden files are left out.

    A member that is damaged or larger than `most` bytes is told as such, and the next is read if that is possible.

    Args:
        size: the archive's own bytes; it is given up where it unpacks to many times that.

    Raises:
        SourceError: it cannot be opened or read on.
    """
    ceiling = max(_ALWAYS, _MAX_RATIO * size)
    are_some_taken = False
    try:
        _check_sum(address, ceiling)
        with open_address(address) as opened:
            for member in _members(opened, address, ceiling, most):
                are_some_taken = True
                yield member
    except _DAMAGED as error:
        before = "What stood before is taken. " if are_some_taken else ""
        if getattr(error, "errno", None):
            seen = f"this archive cannot be read on ({reason(error)})"
            raise SourceError(seen, where=address, do=f"{before}See to the disk, then resume the run") from error
        seen = f"this archive is damaged ({reason(error)})"
        raise SourceError(seen, where=address, do=f"{before}Fetch it again") from error


def _members(opened: IO[bytes], address: str, ceiling: int, most: int) -> Iterator[Member]:
    if address.lower().endswith(".zip"):
        yield from _zipped(zipfile.ZipFile(opened), address, ceiling, most)
        return
    with tarfile.open(fileobj=opened, mode="r|*") as archive:
        yield from _tarred(archive, address, ceiling, most)


def _check_sum(address: str, ceiling: int) -> None:
    """See that what was packed by gzip as one stream unpacks to its check sum, which stands at its end.

    A tar file has none for its members. What ends too early is sound up to there, and reading tells it.

    Raises:
        SourceError: it does not, so that any of its members may be damaged.
    """
    with open_address(address) as opened:
        if opened.read(len(_GZIP)) != _GZIP:
            return
        opened.seek(0)
        unpacked = 0
        try:
            with gzip.GzipFile(fileobj=opened) as stream:
                while unpacked <= ceiling and (part := stream.read(_PART)):
                    unpacked += len(part)
        except EOFError:
            return
        except (gzip.BadGzipFile, zlib.error) as error:
            seen = f"this archive is damaged ({reason(error)}), and nothing tells which of its members are"
            raise SourceError(seen, where=address, do="Fetch it again") from error


def _zipped(archive: zipfile.ZipFile, address: str, ceiling: int, most: int) -> Iterator[Member]:
    unpacked = 0
    for info in archive.infolist():
        if info.is_dir() or _is_hidden(info.filename):
            continue
        where = f"{address}!{info.filename}"
        if _leads_out(info.filename):
            yield Member(info.filename, _outside(where))
            continue
        if info.file_size > most:
            yield Member(info.filename, _too_large(where, info.file_size))
            continue
        unpacked += info.file_size
        _hold(unpacked, ceiling, address)
        try:
            with archive.open(info) as member:
                # A header may lie about the size: the bytes count.
                content = member.read(most + 1)
        except _DAMAGED as error:
            yield Member(info.filename, _broken(where, error))
            continue
        whole = len(content) <= most
        yield Member(info.filename, content if whole else _too_large(where, len(content)))


def _tarred(archive: tarfile.TarFile, address: str, ceiling: int, most: int) -> Iterator[Member]:
    for info in archive:
        # Also what is passed over has to be unpacked.
        _hold(archive.offset, ceiling, address)
        if not info.isreg() or _is_hidden(info.name):
            continue
        name = info.name.removeprefix("./")
        where = f"{address}!{name}"
        if _leads_out(name):
            yield Member(name, _outside(where))
            continue
        if info.size > most:
            _hold(archive.offset + info.size, ceiling, address)
            yield Member(name, _too_large(where, info.size))
            continue
        member = archive.extractfile(info)
        yield Member(name, member.read() if member is not None else b"")


def _is_hidden(name: str) -> bool:
    parts = [part for part in name.removeprefix("./").split("/") if part != ".."]
    return any(part.startswith((".", "__MACOSX")) for part in parts)


def _leads_out(name: str) -> bool:
    return ".." in name.replace("\\", "/").split("/")


def _hold(unpacked: int, ceiling: int, address: str) -> None:
    if unpacked > ceiling:
        seen = f"this archive unpacks to more than {ceiling:,} bytes"
        raise SourceError(seen, where=address, do="No feed is packed so densely; do not use this file")


def _outside(where: str) -> SourceError:
    seen = "its name leads out of the archive"
    return SourceError(seen, where=where, do="Pack it again without .. in its names")


def _too_large(where: str, size: int) -> SourceError:
    seen = f"it unpacks to {size:,} bytes or more"
    return SourceError(seen, where=where, do="No release is that large; leave it out")


def _broken(where: str, error: Exception) -> SourceError:
    broken = SourceError(f"this member is damaged ({reason(error)})", where=where, do="Fetch the archive again")
    broken.__cause__ = error
    return broken
