"""Opens our tables: their texts, and the compiled database of one vintage; and the packages beside them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from converter import files
from converter.errors import SourceError
from converter.maps.compile import catalogue_digest, compile_catalogue
from converter.maps.issuers import issuer_tables
from converter.maps.knowledge import Knowledge
from converter.maps.vintages import Vintages, read_vintages
from converter.standard.archive import PackageSummary, read_package

__all__ = ["Knowledge", "installed", "named_vintage", "open_knowledge", "packages_for", "unknown_vintage", "vintages"]


def open_knowledge(taxonomy: str, own: Path | None = None) -> Knowledge:
    """The tables of a vintage, with those of a user's directory in or beside them.

    The database is compiled once for each state of the texts, and kept in the user's cache.

    Raises:
        UsageError: there is no such vintage, or `own` is no directory.
        MapError: a table is wrong.
    """
    return _opened(taxonomy, own, *_digests(taxonomy, own, files.table_texts(own).stamps()))


@lru_cache(maxsize=4)
def _digests(taxonomy: str, own: Path | None, stamps: tuple[tuple[str, bytes], ...]) -> tuple[str, str, str]:  # noqa: ARG001
    """Of tables that the disk tells from others by their stamps: what names their database, their state, their filers'.

    A batch or a program asks for each document, and no table has changed meanwhile.
    """
    texts = files.table_texts(own)
    digest = catalogue_digest(texts, texts.raw, taxonomy)
    state = hashlib.sha256(digest.encode())
    for name in texts:
        if name.startswith(("labels/", "own/", "vocabulary/")):
            state.update(f"\0{name}\0".encode())
            state.update(texts.raw(name))
    # What single filers call their lines is no state of the tables: a receipt is the same beside others' tables.
    learned = hashlib.sha256(b"".join(texts.raw(name) for name in issuer_tables(texts)))
    return digest, state.hexdigest(), learned.hexdigest()


@lru_cache(maxsize=4)
def _opened(taxonomy: str, own: Path | None, digest: str, state: str, learned: str) -> Knowledge:  # noqa: ARG001
    """Tables in one state, opened once in a process; those of filers in the state `learned`."""
    texts = files.table_texts(own)
    name = f"{taxonomy}-{digest[:20]}"
    database = files.open_database(name, lambda connection: compile_catalogue(texts, taxonomy, connection))
    return Knowledge(taxonomy, texts, database, digest, state)


def vintages() -> Vintages:
    """The vintages that our tables hold.

    Raises:
        MapError: taxonomies.csv is wrong.
    """
    return read_vintages(files.table_texts())


def named_vintage(contents: Iterable[bytes]) -> str:
    """The vintage whose namespace some files name; "" if they name none that we know."""
    known = [vintage for vintage in vintages().values() if vintage.companions]
    for content in contents:
        for vintage in known:
            if vintage.namespace.encode() in content or vintage.schema.encode() in content:
                return vintage.name
    return ""


_US_GAAP = re.compile(rb"http://fasb\.org/(us-gaap/\d{4}[\d-]*)")


def unknown_vintage(contents: Iterable[bytes]) -> str:
    """A vintage of us-gaap that some files name and no table knows, e.g. "us-gaap/2019-01-31"; "" if there is none."""
    known = {vintage.namespace.encode() for vintage in vintages().values()}
    found = (match for content in contents for match in _US_GAAP.finditer(content))
    return next((match.group(1).decode() for match in found if match.group() not in known), "")


def packages_for(knowledge: Knowledge) -> tuple[Path, ...]:
    """The installed packages that hold files of a vintage and of its companions; none without its own schema.

    Raises:
        SourceError: an installed package is damaged.
    """
    known = read_vintages(knowledge.texts)
    vintage = known[knowledge.taxonomy]
    schemas = {one.schema for one in (vintage, *(known[name] for name in vintage.companions))}
    found = [(path, summary) for path, summary in installed() if schemas & summary.members.keys()]
    # The concepts of dei alone are not the official us-gaap.
    if not any(vintage.schema in summary.members for _, summary in found):
        return ()
    return tuple(path for path, _ in found)


def installed() -> list[tuple[Path, PackageSummary]]:
    """The packages that the user installed, with what they say of themselves.

    Raises:
        SourceError: one of them is damaged.
    """
    found = []
    for path in files.installed_packages():
        try:
            found.append((path, read_package(str(path), files.read_source(path))))
        except SourceError as error:
            do = "This installed package is damaged: remove the file, then add it again"
            raise SourceError(error.seen, where=str(path), do=do) from error
    return found
