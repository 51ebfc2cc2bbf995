"""What Arelle is given for the standard taxonomy: a slice of our tables, all of them, or the official packages."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from converter.maps.concepts import read_catalogue
from converter.maps.knowledge import Knowledge
from converter.model.concepts import Catalogue
from converter.model.taxonomy import TaxonomySupply
from converter.settings import Settings
from converter.taxonomy.slice import taxonomy_slice

_NAME = re.compile(rb"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]+")


def supply(
    catalogue: Catalogue, settings: Settings, official: tuple[Path, ...], used: Iterable[str] = ()
) -> TaxonomySupply:
    """What Arelle is given for the standard taxonomy, as the settings ask.

    Args:
        used: names that may be of standard concepts, for a slice: `us-gaap:Assets`, `Assets`.
    """
    vintage = catalogue.vintage
    match settings.taxonomy_source:
        case "official":
            return TaxonomySupply("official", vintage, packages=official)
        case "full":
            key = f"full-{vintage}-{catalogue.digest[:20]}"
            return TaxonomySupply("full", vintage, key, lambda: taxonomy_slice(catalogue, catalogue.declarable(None)))
        case _:
            names = sorted({name.removeprefix(f"{catalogue.prefix}:") for name in used})
            digest = hashlib.sha256("\0".join((catalogue.digest, *names)).encode()).hexdigest()
            key = f"slice-{vintage}-{digest[:20]}"
            return TaxonomySupply("slice", vintage, key, lambda: taxonomy_slice(catalogue, catalogue.declarable(names)))


def supply_for(
    contents: Iterable[bytes], knowledge: Knowledge, settings: Settings, official: tuple[Path, ...]
) -> TaxonomySupply:
    """What Arelle is given for files that exist, by the names of concepts that stand in them.

    Raises:
        MapError: a table is wrong.
    """
    catalogue = read_catalogue(knowledge)
    return supply(catalogue, settings, official, names_in(catalogue, contents))


def names_in(catalogue: Catalogue, contents: Iterable[bytes]) -> set[str]:
    """What may be names of standard concepts in the files of a filing."""
    names = {match.decode() for content in contents for match in _NAME.findall(content)}
    # Others may write prefixes of their own, so that a name may be one of any schema.
    prefixes = [prefix for prefix, _ in catalogue.schemas.values()]
    return {f"{prefix}:{name}" for prefix in prefixes for name in names}
