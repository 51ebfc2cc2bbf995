"""Taxonomy packages that users bring: looked through before anything of them is used (Taxonomy Packages 1.0)."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from converter.errors import SourceError
from converter.markup import names

_NAMESPACES = {
    "tp": names.TAXONOMY_PACKAGE,
    "cat": names.CATALOG,
}
# A package of all of us-gaap unpacks to some 100 MB, ten to forty times its size.
_MAX_UNPACKED = 2_000_000_000
_MAX_RATIO = 200
_SMALL = 10_000_000
# What the library raises of archives that are not whole, BadZipFile apart: its decompressors each in their way.
_DAMAGED = (zlib.error, lzma.LZMAError, struct.error, OSError, EOFError, ValueError, RuntimeError, OverflowError)
# A document type stands before the root element.
_PROLOGUE = 2000
_DO = "Fetch the taxonomy package from its publisher again"


@dataclass(frozen=True, slots=True)
class PackageSummary:
    """What a taxonomy package says of itself.

    Attributes:
        prefixes: the starts of the addresses that its files stand for.
        entry_points: the addresses it offers to begin at.
        members: the names in the archive by the addresses that they stand for.
    """

    identifier: str
    name: str
    version: str
    publisher: str
    prefixes: tuple[str, ...]
    entry_points: tuple[str, ...]
    members: Mapping[str, str]

    @property
    def files(self) -> tuple[str, ...]:
        """The addresses of all its files."""
        return tuple(self.members)

    def overlaps(self, other: PackageSummary) -> bool:
        """Whether both stand for an address, or could."""
        return any(a.startswith(b) or b.startswith(a) for a in self.prefixes for b in other.prefixes)


def read_package(where: str, content: bytes) -> PackageSummary:
    """A taxonomy package's own words (Taxonomy Packages 1.0), once it is found to be whole and harmless.

    Args:
        where: the package's name, for messages.
        content: its bytes, a zip archive.

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


def declared_namespace(where: str, content: bytes, member: str) -> str:
    """The namespace that a schema of a package declares; "" if it is no schema.

    Raises:
        SourceError: the member is no XML.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = _xml(where, member, archive.read(member))
    return root.get("targetNamespace", "") if root.tag == f"{{{names.XSD}}}schema" else ""


def _check_members(where: str, archive: zipfile.ZipFile) -> None:
    total = packed = 0
    held = [info.filename for info in archive.infolist()]
    if len(set(held)) < len(held):
        raise SourceError("one member stands in it twice", where=where, do=_DO)
    for info in archive.infolist():
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if not path.parts or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            seen = f"the member {info.filename!r} points outside the archive"
            raise SourceError(seen, where=where, do="Do not use this file")
        if stat.S_ISLNK(info.external_attr >> 16):
            seen = f"the member {info.filename!r} is a link, which no package holds"
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
    if about.tag != f"{{{names.TAXONOMY_PACKAGE}}}taxonomyPackage":
        seen = f"META-INF/taxonomyPackage.xml holds <{etree.QName(about).localname}>, not <taxonomyPackage>"
        raise SourceError(seen, where=where, do=_DO)
    rewrites = [
        (r.get("uriStartString", ""), r.get("rewritePrefix", ""))
        for r in catalog.iterfind("cat:rewriteURI", _NAMESPACES)
    ]
    rewrites += [(r.get("name", ""), r.get("uri", "")) for r in catalog.iterfind("cat:uri", _NAMESPACES)]
    if not rewrites or not all(start and target for start, target in rewrites):
        raise SourceError("its catalog maps no addresses to its files", where=where, do=_DO)
    for start, target in rewrites:
        if not target.startswith("../") or ".." in PurePosixPath(target[3:]).parts or ":" in target:
            seen = f"its catalog leads {start} to {target!r}, outside the package"
            raise SourceError(seen, where=where, do="Do not use this file")
    starts = [start for start, _ in rewrites]
    if len(set(starts)) < len(starts):
        raise SourceError("its catalog leads one address to two places", where=where, do=_DO)

    def said(name: str) -> str:
        return " ".join((about.findtext(f"tp:{name}", "", _NAMESPACES)).split())

    return PackageSummary(
        identifier=said("identifier"),
        name=said("name"),
        version=said("version"),
        publisher=said("publisher"),
        prefixes=tuple(dict.fromkeys(start for start, _ in rewrites)),
        entry_points=tuple(found.get("href", "") for found in about.iterfind(".//tp:entryPointDocument", _NAMESPACES)),
        members=dict(sorted(_addresses(members, root, rewrites))),
    )


def _addresses(members: list[str], root: str, rewrites: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The official address of every member that the catalog speaks of, with the member's name."""
    for start, target in rewrites:
        folder = f"{root}/{target.removeprefix('../')}"
        yield from ((start + name[len(folder) :], name) for name in members if name.startswith(folder))


def _parsed(where: str, archive: zipfile.ZipFile, name: str) -> etree._Element:
    try:
        content = archive.read(name)
    except KeyError:
        seen = f"this archive is no taxonomy package: {name.partition('/')[2]} is missing"
        raise SourceError(seen, where=where, do="Give a Taxonomy Package 1.0, as publishers offer it") from None
    return _xml(where, name, content)


def _xml(where: str, name: str, content: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(content, parser)
        if b"<!DOCTYPE" in content[:_PROLOGUE]:
            seen = f"{name} declares a document type, which no taxonomy does"
            raise SourceError(seen, where=where, do="Do not use this file")
        return root
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} is no XML: {error}", where=where, do=_DO) from error
