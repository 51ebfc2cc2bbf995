"""Validation of filings, ours and others'."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

from converter.arelle_session import save_as, validate_file
from converter.errors import EngineError
from converter.files import kept_slice, staged, written_in
from converter.model.filing import FiledFact, Filing
from converter.model.findings import Finding
from converter.model.rules import RuleTables
from converter.model.taxonomy import FilingPackage, RuleReport, TaxonomySupply, ValidationMessage, Verdict
from converter.validation.rules.run import hint_for

# What codes of the SEC's manual begin with.
_MANUAL = "EFM."
# What Arelle says of a file that neither a package nor the network gives.
_NOT_FOUND = frozenset({"IOerror", "FileNotLoadable", "webCache:retrievalError"})


def validate(
    package: FilingPackage,
    supply: TaxonomySupply,
    filing: Filing,
    report: RuleReport,
    tables: RuleTables,
    plugin: Path | None = None,
) -> tuple[Verdict, tuple[Finding, ...]]:
    """Arelle's verdict on a filing that is not on disk yet, and what our own rules say of it.

    Args:
        supply: the standard taxonomy that the filing refers to.
        filing: what lies in the package.
        report: what our rules found in it.
        tables: know what to do about messages of Arelle.
        plugin: a folder with the SEC's plugin, to be run as well.

    Raises:
        EngineError: the temporary disk or Arelle fails, or the official taxonomy is nowhere to be had.
    """
    with staged(package.files) as folder, supplied(supply) as packages:
        messages = _judged(folder / package.document, packages, supply, plugin)
    verdict = _merged(messages, str(supply), filing, report, tables)
    return verdict, tuple(_finding(message) for message in verdict.messages)


def validate_path(
    path: Path,
    supply: TaxonomySupply,
    filing: Filing | None = None,
    report: RuleReport | None = None,
    plugin: Path | None = None,
    *,
    tables: RuleTables,
) -> Verdict:
    """Arelle's verdict on an inline document, an instance or a report package on disk.

    Args:
        filing: what lies in it, and `report` what our rules found there, if they were asked.
        plugin, tables: as of `validate`.

    Raises:
        EngineError: as `validate`.
    """
    with supplied(supply) as packages:
        messages = _judged(path, packages, supply, plugin)
    return _merged(messages, str(supply), filing, report or RuleReport(), tables)


def report_as(
    form: Literal["csv", "xml"], path: Path, name: str, supply: TaxonomySupply
) -> tuple[tuple[str, bytes], ...]:
    """The report of an inline document in another form, as Arelle writes it: files by name.

    Args:
        form: "csv" is xBRL-CSV, "xml" an XBRL 2.1 instance.
        path: the document, its extension taxonomy beside it.
        name: what the names of the files begin with.

    Raises:
        SourceError: Arelle cannot load the document.
        EngineError: as `validate`.
    """
    with supplied(supply) as packages, staged(()) as folder:
        save_as(form, path, packages, folder / (f"{name}.xml" if form == "xml" else name))
        return written_in(folder)


def rules_alone(report: RuleReport) -> Verdict:
    """The verdict of our own rules, where Arelle is left out, as its `taxonomy_source` says."""
    return Verdict(True, report.messages, "own rules, without Arelle", report.not_run, report.ran)


def _merged(
    messages: tuple[ValidationMessage, ...],
    source: str,
    filing: Filing | None,
    report: RuleReport,
    tables: RuleTables,
) -> Verdict:
    """All messages, Arelle's first, with hints; those about a fact name its concept and context."""
    facts = {fact.id: fact for fact in filing.facts if fact.id} if filing else {}
    told = (_told(message, facts.get(message.about), tables) for message in messages)
    if report.is_advice:
        # The plugin judges whatever it is given as what is filed.
        told = (replace(m, severity="info") if m.source == "plugin" and m.code.startswith(_MANUAL) else m for m in told)
    return Verdict(True, (*told, *report.messages), source, report.not_run, report.ran)


def _told(message: ValidationMessage, fact: FiledFact | None, tables: RuleTables) -> ValidationMessage:
    hint = hint_for(message.code) if message.source == "plugin" else tables.engine_hint(message.code)
    if fact is None:
        return replace(message, hint=hint)
    return replace(message, hint=hint, concept=str(fact.concept), context=fact.context)


def _judged(
    entry: Path, packages: list[Path], supply: TaxonomySupply, plugin: Path | None
) -> tuple[ValidationMessage, ...]:
    online = supply.kind == "official" and not packages
    messages = validate_file(entry, packages, online=online, plugin=plugin)
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
    """The taxonomy packages for Arelle: installed ones, or a temporary one, which no other process takes away."""
    if supply.kind == "official":
        yield list(supply.packages)
        return
    name = f"{supply.key}.zip"
    with staged(((name, kept_slice(supply.key, supply.make)),)) as folder:
        yield [folder / name]


def _finding(message: ValidationMessage) -> Finding:
    hint = "; ".join(part for part in (message.hint, message.where) if part)
    code = f"{message.source}.{message.code}"
    return Finding(code, message.severity, message.text, concept=message.concept, rule=message.code, hint=hint)
