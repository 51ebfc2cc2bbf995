"""Taxonomy packages that users bring: looked through before anything of them is used (Taxonomy Packages 1.0)."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from converter.errors import SourceError

_NAMESPACES = {
    "tp": "http://xbrl.org/2016/taxonomy-package",
    "cat": "urn:oasis:names:tc:entity:xmlns:xml:catalog",
}
# A package of all of us-gaap unpacks to some 100 MB, ten to forty times its size.
_MAX_UNPACKED = 2_000_000_000
_MAX_RATIO = 200
_SMALL = 10_000_000
# What the library raises of archives that are not whole, BadZipFile apart: its decompressors each in their way.
_DAMAGED = (zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError, OverflowError)
_DO = "Fetch the taxonomy package from its publisher again"


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What a taxonomy package says of itself.

    Attributes:
        prefixes: the starts of the addresses that its files stand for.
        entry_points: the addresses it offers to begin at.
        files: the addresses of all its files.
    """

    identifier: str
    name: str
    version: str
    publisher: str
    prefixes: tuple[str, ...]
    entry_points: tuple[str, ...]
    files: tuple[str, ...]


def read_package(where: str, content: bytes) -> PackageSummary:
    """A taxonomy package's own words, once it is found to be whole and harmless.

    Raises:
        SourceError: it is no zip archive, is damaged, has a member outside its folder or of absurd size,
            or is no taxonomy package.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_members(where, archive)
            return _summary(where, archive)
    except zipfile.BadZipFile as error:
        seen = "this is no zip archive, or only part of one" if "not a zip" in str(error) else f"it is damaged: {error}"
        raise SourceError(seen, where=where, do=_DO) from error
    except _DAMAGED as error:
        raise SourceError(f"this archive cannot be read: {error}", where=where, do=_DO) from error


def _check_members(where: str, archive: zipfile.ZipFile) -> None:
    total = packed = 0
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            seen = f"the member {info.filename!r} points outside the archive"
            raise SourceError(seen, where=where, do="Do not use this file")
        total, packed = total + info.file_size, packed + info.compress_size
        if total > _MAX_UNPACKED or (total > _SMALL and total > _MAX_RATIO * max(packed, 1)):
            seen = f"its members would unpack to {total:,} bytes and more"
            raise SourceError(seen, where=where, do="No taxonomy is that large; do not use this file")
    damaged = archive.testzip()
    if damaged:
        raise SourceError(f"the member {damaged!r} is damaged", where=where, do=_DO)


def _summary(where: str, archive: zipfile.ZipFile) -> PackageSummary:
    members = [info.filename for info in archive.infolist() if not info.filename.endswith("/")]
    top = {part for name in members for part in PurePosixPath(name).parts[:1]}
    if len(top) != 1:
        seen = f"a taxonomy package has one folder at its top, this archive has {len(top)}"
        raise SourceError(seen, where=where, do="Give the package as its publisher offers it")
    root = next(iter(top))
    about = _parsed(where, archive, f"{root}/META-INF/taxonomyPackage.xml")
    catalog = _parsed(where, archive, f"{root}/META-INF/catalog.xml")
    rewrites = [
        (r.get("uriStartString", ""), r.get("rewritePrefix", ""))
        for r in catalog.iterfind("cat:rewriteURI", _NAMESPACES)
    ]
    rewrites += [(r.get("name", ""), r.get("uri", "")) for r in catalog.iterfind("cat:uri", _NAMESPACES)]
    if not rewrites or not all(start and target for start, target in rewrites):
        raise SourceError("its catalog maps no addresses to its files", where=where, do=_DO)

    def said(name: str) -> str:
        return " ".join((about.findtext(f"tp:{name}", "", _NAMESPACES)).split())

    return PackageSummary(
        identifier=said("identifier"),
        name=said("name"),
        version=said("version"),
        publisher=said("publisher"),
        prefixes=tuple(dict.fromkeys(start for start, _ in rewrites)),
        entry_points=tuple(found.get("href", "") for found in about.iterfind(".//tp:entryPointDocument", _NAMESPACES)),
        files=tuple(sorted(_addresses(members, root, rewrites))),
    )


def _addresses(members: list[str], root: str, rewrites: list[tuple[str, str]]) -> set[str]:
    """The official address of every member that the catalog speaks of."""
    found = set()
    for start, target in rewrites:
        folder = f"{root}/{target.removeprefix('../')}"
        found |= {start + name[len(folder) :] for name in members if name.startswith(folder)}
    return found


def _parsed(where: str, archive: zipfile.ZipFile, name: str) -> etree._Element:
    try:
        content = archive.read(name)
    except KeyError:
        seen = f"this archive is no taxonomy package: {name.partition('/')[2]} is missing"
        raise SourceError(seen, where=where, do="Give a Taxonomy Package 1.0, as publishers offer it") from None
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is no XML: {error}", where=where, do=_DO) from error
