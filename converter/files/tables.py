"""The tables of taxonomy_maps, and a user's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path

from converter.errors import EngineError, MapError, UsageError
from converter.files.issuers import issuers_folder
from converter.files.sources import reason


class TableTexts(Mapping[str, str]):
    """Table texts by their paths under taxonomy_maps, each read when it is first asked for."""

    def __init__(self, places: Mapping[str, Traversable]) -> None:
        self._places = dict(places)
        self._texts: dict[str, str] = {}

    def __getitem__(self, name: str) -> str:
        if name not in self._texts:
            try:
                self._texts[name] = self.raw(name).decode("utf-8")
            except UnicodeDecodeError as error:
                where = str(self._places[name])
                raise MapError("this table is not UTF-8", where=where, do="Save it as UTF-8") from error
        return self._texts[name]

    def raw(self, name: str) -> bytes:
        """A table's bytes.

        Raises:
            MapError: it cannot be read.
        """
        place = self._places[name]
        try:
            return place.read_bytes()
        except OSError as error:
            raise MapError(f"this table cannot be read ({reason(error)})", where=str(place)) from error

    def stamps(self) -> tuple[tuple[str, bytes], ...]:
        """By name what tells that a table has changed: what the disk says of its file, else its bytes.

        Raises:
            MapError: it cannot be read.
        """
        return tuple((name, self._stamp(name, place)) for name, place in self._places.items())

    def _stamp(self, name: str, place: Traversable) -> bytes:
        if not isinstance(place, Path):
            return self.raw(name)
        try:
            said = place.stat()
        except OSError as error:
            raise MapError(f"this table cannot be read ({reason(error)})", where=str(place)) from error
        return f"{said.st_ino} {said.st_size} {said.st_mtime_ns} {said.st_ctime_ns}".encode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def table_texts(own: Path | None = None) -> TableTexts:
    """Every table by its path under taxonomy_maps, e.g. "labels/balance_sheet.csv"; and the learned ones of filers.

    A table of the directory `own` stands beside ours with "own/" before its name if it lies in
    labels/, and replaces ours otherwise. Asking for a text raises MapError if it cannot be read.

    Raises:
        UsageError: `own` is no directory, or nothing in it is named as what ours hold.
    """
    found = dict(_tables_below(package_files("taxonomy_maps"), ""))
    if issuers_folder().is_dir():
        found.update(_tables_below(issuers_folder(), "issuers/"))
    if own is not None:
        if not own.is_dir():
            raise UsageError("this is no directory of tables", where=str(own), do="Lay it out as taxonomy_maps is")
        tables = dict(_tables_below(own, ""))
        places = {"issuers", *(name.partition("/")[0] for name in found)}
        held = {entry.name for entry in own.iterdir()}
        if held and places.isdisjoint(held):
            seen = "nothing in this folder is named as tables are"
            raise UsageError(seen, where=str(own), do="Lay it out as taxonomy_maps is, e.g. labels/balance_sheet.csv")
        for name, place in tables.items():
            found[f"own/{name}" if name.startswith("labels/") else name] = place
    return TableTexts(found)


def package_file(package: str, name: str) -> bytes:
    """A file that an installed package brings, e.g. a script.

    Raises:
        EngineError: it is not there.
    """
    try:
        return package_files(package).joinpath(name).read_bytes()
    except (OSError, ModuleNotFoundError) as error:
        raise EngineError(f"{package} lacks its {name} ({reason(error)})", do=f"Install {package} again") from error


def tables_folder() -> str:
    """Where our own tables lie."""
    return str(package_files("taxonomy_maps"))


def _tables_below(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _tables_below(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".csv"):
            yield prefix + entry.name, entry
