"""Validation of filings, ours and others'."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from converter.arelle_session import validate_file
from converter.errors import EngineError
from converter.files import kept_slice, staged
from converter.model.findings import Finding
from converter.model.taxonomy import FilingPackage, TaxonomySupply, ValidationMessage, Verdict

# What Arelle says of a file that neither a package nor the network gives.
_NOT_FOUND = frozenset({"IOerror", "FileNotLoadable", "webCache:retrievalError"})


def validate(package: FilingPackage, supply: TaxonomySupply) -> tuple[Verdict, tuple[Finding, ...]]:
    """Arelle's verdict on a filing that is not on disk yet.

    Args:
        supply: the standard taxonomy that the filing refers to.

    Raises:
        EngineError: the temporary disk or Arelle fails, or the official taxonomy is nowhere to be had.
    """
    with staged(package.files) as folder, supplied(supply) as packages:
        messages = _judged(folder / package.document, packages, supply)
    return Verdict(True, messages, str(supply)), tuple(_finding(message) for message in messages)


def validate_path(path: Path, supply: TaxonomySupply) -> Verdict:
    """Arelle's verdict on an inline document, an instance or a report package on disk.

    Raises:
        EngineError: as `validate`.
    """
    with supplied(supply) as packages:
        return Verdict(True, _judged(path, packages, supply), str(supply))


def _judged(entry: Path, packages: list[Path], supply: TaxonomySupply) -> tuple[ValidationMessage, ...]:
    online = supply.kind == "official" and not packages
    messages = validate_file(entry, packages, online=online)
    missing = next((m for m in messages if m.code in _NOT_FOUND and "fasb.org" in m.text), None)
    if online and missing:
        raise EngineError(
            f"the official {supply.vintage} is not installed and could not be downloaded",
            where=entry.name,
            do="Install it with `ixbrl taxonomy add PACKAGE.zip`, or validate with --taxonomy-source slice",
        )
    return messages


@contextmanager
def supplied(supply: TaxonomySupply) -> Iterator[list[Path]]:
    """The taxonomy packages for Arelle: installed ones, one of the cache, or a temporary one."""
    if supply.kind == "official":
        yield list(supply.packages)
        return
    kept = kept_slice(supply.key, supply.make)
    if isinstance(kept, Path):
        yield [kept]
        return
    name = f"{supply.key}.zip"
    with staged(((name, kept),)) as folder:
        yield [folder / name]


def _finding(message: ValidationMessage) -> Finding:
    return Finding(f"arelle.{message.code}", message.severity, message.text, rule=message.code, hint=message.where)
