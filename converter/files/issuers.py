"""The tables of single filers, which the user's corrections make."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from converter.errors import EngineError
from converter.files.sources import is_there, read_text, reason
from converter.files.whole import write_whole


def issuers_folder() -> Path:
    """Where the tables of filers lie that belong to no folder of the user's; it may not exist yet."""
    return user_data_path("ixbrl-converter", appauthor=False) / "issuers"


def read_issuer_table(name: str, own: Path | None) -> dict[str, str]:
    """The text of a filer's table by its name, where `write_issuer_table` would write it; empty where there is none.

    Raises:
        SourceError: it may not be read.
        UsageError: it is not UTF-8.
    """
    place = _place(name, own)
    return {name: read_text(place)} if is_there(place) else {}


def write_issuer_table(name: str, content: bytes, own: Path | None) -> Path:
    """Write the table of a filer, whole or not at all.

    Args:
        name: the table's path under a folder of tables.
        own: the user's folder of tables; None for the place where they are found without being named.

    Raises:
        EngineError: the disk or its permissions say no; an earlier table stays.
    """
    place = _place(name, own)
    try:
        write_whole(place, content)
    except OSError as error:
        where, do = str(place), "Make room, or change the folder's mode"
        raise EngineError(f"the table could not be written ({reason(error)})", where=where, do=do) from error
    return place


def _place(name: str, own: Path | None) -> Path:
    return (own if own is not None else issuers_folder().parent) / name
