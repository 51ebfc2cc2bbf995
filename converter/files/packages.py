"""Taxonomy packages that the user installed."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from converter.errors import EngineError, UsageError
from converter.files.sources import reason
from converter.files.whole import write_whole


def packages_folder() -> Path:
    """Where installed packages lie; it may not exist yet."""
    return user_data_path("ixbrl-converter", appauthor=False) / "packages"


def installed_packages() -> tuple[Path, ...]:
    """The installed taxonomy packages, by name."""
    return tuple(sorted(packages_folder().glob("*.zip")))


def install_package(name: str, content: bytes) -> Path:
    """Put a package beside the others, whole or not at all.

    Raises:
        UsageError: another package has that name.
        EngineError: the disk or its permissions say no; nothing is left behind.
    """
    place = packages_folder() / name
    if place in installed_packages():
        raise UsageError(f"a package named {name} is installed", where=str(place), do="Give this one another name")
    try:
        write_whole(place, content)
    except OSError as error:
        where, do = str(place), "Make room, or change the folder's mode"
        raise EngineError(f"the package could not be installed ({reason(error)})", where=where, do=do) from error
    return place
