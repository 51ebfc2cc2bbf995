"""Documents and small texts that the user names."""

from __future__ import annotations

import io
import lzma
import os
import struct
import zipfile
import zlib
from pathlib import Path

from converter.errors import SourceError, UsageError


def read_source(path: Path) -> bytes:
    """The bytes of a document.

    Raises:
        SourceError: it does not exist, is a directory or a pipe, or may not be read.
    """
    try:
        if not path.is_dir() and path.exists() and not path.is_file():
            # A pipe or a device may never end, or never begin.
            raise SourceError("this is a pipe or a device, not a file", where=str(path), do="Save it to a file first")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("there is no such file", where=str(path), do="Check the path") from error
    except IsADirectoryError as error:
        raise SourceError("this is a directory, not a file", where=str(path), do="Name one file in it") from error
    except PermissionError as error:
        raise SourceError("no permission to read it", where=str(path), do="Change its mode or owner") from error
    except (OSError, ValueError) as error:
        raise SourceError(f"it cannot be read ({reason(error)})", where=str(path), do="Check the path") from error


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


def is_there(path: Path) -> bool:
    """Whether there is a file of that name."""
    return path.is_file()


def document_in(path: Path) -> Path:
    """The inline document of a result folder; any other path as it is.

    Raises:
        SourceError: the folder holds none, or several.
    """
    if not os.path.isdir(path):
        return path
    documents = sorted(path.glob("*.htm"))
    if len(documents) != 1:
        seen = f"this is a directory with {len(documents)} inline documents"
        raise SourceError(seen, where=str(path), do="Name the document itself")
    return documents[0]


# What the library raises of archives that are not whole: its decompressors each in their way.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, EOFError, ValueError, RuntimeError, OverflowError),
)
# Filings unpack to ten or twenty times their size.
_LARGE, _MAX_RATIO = 50_000_000, 200
_FILED = frozenset({".xsd", ".xml", ".htm", ".html", ".xhtml", ".gif", ".jpg"})


def filing_contents(path: Path) -> dict[str, bytes]:
    """A document and what is filed beside it, by name: taxonomy files, pictures; of an archive, its members.

    Raises:
        SourceError: as `read_source`.
    """
    content = read_source(path)
    if zipfile.is_zipfile(io.BytesIO(content)):
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                unpacked = sum(info.file_size for info in archive.infolist())
                if unpacked > max(_LARGE, _MAX_RATIO * len(content)):
                    seen = f"this archive would unpack to {unpacked:,} bytes"
                    raise SourceError(seen, where=str(path), do="No filing is that large; do not use this file")
                return {name: archive.read(name) for name in archive.namelist()}
        except DAMAGED as error:
            raise SourceError(f"this archive is damaged ({error})", where=str(path), do="Fetch it again") from error
    beside = (p for p in sorted(path.parent.iterdir()) if p != path and p.suffix.lower() in _FILED)
    return {path.name: content, **{p.name: read_source(p) for p in beside if p.is_file()}}


def plugin_folder(named: Path | None, usual: Path | None) -> Path | None:
    """The folder of the SEC's plugin: the one named, else the one among Arelle's own plugins; None for neither.

    Raises:
        UsageError: the folder named does not hold it.
    """
    if named is not None:
        if not (named / "validate" / "__init__.py").is_file() or not (named / "transform").is_dir():
            raise UsageError(
                "this folder does not hold the SEC's plugin",
                where=str(named),
                do="Name the folder with validate and transform of the repository Arelle/EDGAR",
            )
        return named.absolute()
    found = usual / "EDGAR" if usual is not None else None
    return found if found is not None and (found / "validate" / "__init__.py").is_file() else None


def printable(text: str) -> str:
    """A text that may hold the name of a file, where bytes that are no UTF-8 are told in signs: `caf\\xe9.txt`."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def reason(error: Exception) -> str:
    """What an error of the system says, without its number."""
    return getattr(error, "strerror", None) or str(error)
