"""Validation of filings, ours and others'."""

from __future__ import annotations

from pathlib import Path

from converter.arelle_session import validate_file
from converter.files import staged
from converter.model.findings import Finding
from converter.model.taxonomy import FilingPackage, ValidationMessage, Verdict


def validate(package: FilingPackage, standard: bytes, vintage: str) -> tuple[Verdict, tuple[Finding, ...]]:
    """Arelle's verdict on a filing that is not on disk yet.

    Args:
        standard: a taxonomy package with the standard concepts that the filing uses.
        vintage: its name, for the receipt.

    Raises:
        EngineError: the temporary disk or Arelle fails.
    """
    name = f"{Path(package.document).stem}-taxonomy.zip"
    with staged((*package.files, (name, standard))) as folder:
        messages = validate_file(folder / package.document, [folder / name])
    verdict = Verdict(True, messages, f"slice of {vintage}")
    return verdict, tuple(_finding(message) for message in messages)


def validate_path(path: Path, standard: bytes, vintage: str) -> Verdict:
    """Arelle's verdict on an inline document, an instance or a report package on disk.

    Raises:
        EngineError: the temporary disk or Arelle fails.
    """
    with staged((("standard-taxonomy.zip", standard),)) as folder:
        messages = validate_file(path, [folder / "standard-taxonomy.zip"])
    return Verdict(True, messages, f"tables of {vintage}")


def _finding(message: ValidationMessage) -> Finding:
    return Finding(f"arelle.{message.code}", message.severity, message.text, rule=message.code, hint=message.where)
