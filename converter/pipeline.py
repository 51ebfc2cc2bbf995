"""The stages of a conversion, in order. This is the only file that names two of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from converter.inline.document import write_inline, write_marked
from converter.mapping.choose import map_concepts
from converter.maps.concepts import read_catalogue, read_maps
from converter.maps.decisions import read_decisions
from converter.maps.knowledge import Knowledge
from converter.maps.markup import read_markup_rules
from converter.maps.words import read_vocabulary
from converter.model.concepts import Catalogue, ConceptMaps
from converter.model.decisions import Decision
from converter.model.findings import Finding, Findings
from converter.model.report import Report
from converter.model.source import Locator, SourceDocument, StatementTable, Table, TableLayout
from converter.model.submission import Submission, SubmissionPart
from converter.model.taxonomy import FilingPackage, TaxonomySupply, Verdict
from converter.model.vocabulary import Vocabulary
from converter.proving.sums import prove_sums
from converter.reading.items import is_item_table, read_item_table
from converter.reading.layouts import read_layouts
from converter.reading.line_items import read_line_items
from converter.reading.prose import read_registrant
from converter.reading.registrant import settle_registrant
from converter.reading.source import read_document
from converter.reading.submission import choose_parts, is_submission, read_submission
from converter.reading.tables import detect_tables
from converter.reporting.build import build_report
from converter.reporting.naming import name_report
from converter.resolving.statements import resolve_statements
from converter.settings import Settings
from converter.taxonomy.extend import extend_taxonomy
from converter.taxonomy.files import taxonomy_files
from converter.taxonomy.package import report_package
from converter.taxonomy.slice import taxonomy_slice
from converter.validation.validate import validate, validate_path
from converter.validation.viewer import viewer, viewer_of_path

Progress = Callable[[str], None]
STAGES = ("tables", "reading", "proving", "mapping", "resolving", "reporting", "writing", "validating")


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that a conversion made, on its way to files."""

    source: SourceDocument
    tables: tuple[Table, ...]
    items: tuple[StatementTable, ...]
    report: Report
    package: FilingPackage
    report_package: tuple[str, bytes]
    verdict: Verdict
    findings: tuple[Finding, ...]
    maps: ConceptMaps


def run(
    name: str,
    content: bytes,
    knowledge: Knowledge,
    settings: Settings,
    official: tuple[Path, ...] = (),
    progress: Progress = lambda stage: None,
    part: SubmissionPart | None = None,
) -> Outcome:
    """Convert one release.

    Args:
        name: the release's file name.
        content: its bytes; of a submission the document's body alone.
        knowledge: our tables, opened for the vintage of the settings.
        official: the installed taxonomy packages, for validation against them.
        progress: told the name of each stage as it starts, one of `STAGES`.
        part: what the submission that the release came in says of it.

    Raises:
        SourceError: the release cannot be read.
        NothingToConvertError: it holds no statement that can be dated.
        UsageError: a decision cannot be followed.
        MapError: a table is wrong.
        EngineError: Arelle or the temporary disk fails.
    """
    seen = Findings()
    progress("tables")
    vocabulary = read_vocabulary(knowledge.texts)
    progress("reading")
    source, tables, layouts = _read(name, content, part, vocabulary, seen)
    items = seen.take(read_line_items(layouts, vocabulary))
    said = read_registrant(source, tables, vocabulary)
    registrant = seen.take(settle_registrant(said, source.header, settings, vocabulary))
    report_name = seen.take(name_report(source.name, items, registrant, settings))
    maps = read_maps(knowledge)
    progress("proving")
    footings = seen.take(prove_sums(items))
    progress("mapping")
    least = Decimal(settings.min_confidence) / 100
    mapped = seen.take(map_concepts(items, footings, maps, report_name, least, settings.decisions))
    progress("resolving")
    statements = seen.take(resolve_statements(mapped, footings, maps.catalogue))
    progress("reporting")
    report = seen.take(build_report(statements, report_name, registrant))
    progress("writing")
    taxonomy = seen.take(extend_taxonomy(report, maps.catalogue))
    files = taxonomy_files(taxonomy)
    rules = read_markup_rules(knowledge.texts)
    package = seen.take(write_inline(source, report, taxonomy, maps.catalogue, files, rules))
    verdict = Verdict(False, (), "none")
    if settings.validate:
        progress("validating")
        used = {str(node.concept.name) for role in taxonomy.roles for node in role.nodes}
        verdict = seen.take(validate(package, supply(maps.catalogue, settings, official, used)))
    archive = report_package(package, report_name.base)
    return Outcome(source, tables, items, report, package, archive, verdict, seen.all, maps)


def _read(
    name: str, content: bytes, part: SubmissionPart | None, vocabulary: Vocabulary, seen: Findings
) -> tuple[SourceDocument, tuple[Table, ...], tuple[TableLayout, ...]]:
    """A release as it is printed, or the page made of line items that others have read."""
    if part is None and is_item_table(name):
        return seen.take(read_item_table(name, content, vocabulary))
    source = seen.take(read_document(name, content, part))
    tables = seen.take(detect_tables(source, vocabulary))
    return source, tables, seen.take(read_layouts(source, tables, vocabulary))


def decisions_in(name: str, text: str) -> tuple[Decision, ...]:
    """What a person decided, from a mapping file.

    Raises:
        UsageError: it is no mapping file.
    """
    return read_decisions(name, text)


def open_submission(
    name: str, content: bytes, table_texts: Mapping[str, str]
) -> tuple[Submission, tuple[Finding, ...]] | None:
    """The documents of a submission and what is to be said of them; None for any other file.

    Raises:
        SourceError: it holds no document.
        MapError: a table is wrong.
    """
    return read_submission(name, content, read_vocabulary(table_texts)) if is_submission(content) else None


def documents_to_convert(submission: Submission, wanted: str) -> tuple[tuple[SubmissionPart, ...], ...]:
    """Groups of documents, of which a later one counts if no earlier one holds a statement.

    Raises:
        UsageError: no document is called as wanted.
        NothingToConvertError: all are of kinds that are not read.
    """
    return choose_parts(submission, wanted)


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


_NAME = re.compile(rb"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9]+")


def validate_file(
    path: Path, contents: Iterable[bytes], knowledge: Knowledge, settings: Settings, official: tuple[Path, ...]
) -> Verdict:
    """Arelle's verdict on a file that exists.

    Args:
        contents: its bytes and those of the files beside it, where names of standard concepts stand.

    Raises:
        MapError: a table is wrong.
        EngineError: Arelle or the temporary disk fails, or the official taxonomy is nowhere to be had.
    """
    catalogue = read_catalogue(knowledge)
    return validate_path(path, supply(catalogue, settings, official, _names_in(catalogue, contents)))


def marked_source(outcome: Outcome, knowledge: Knowledge) -> tuple[bytes, dict[Locator, str]]:
    """The source as a page, and the identifiers in it of the numeric cells of its tables; tags have no part in it.

    Raises:
        MapError: a table is wrong.
    """
    cells = sorted({c.locator for table in outcome.tables for row in table.rows for c in row.cells})
    apart = [
        cell for cell, before in zip(cells, (None, *cells), strict=False) if not before or before.end <= cell.start
    ]
    places = {cell: f"cell-{number}" for number, cell in enumerate(apart, start=1)}
    return write_marked(outcome.source, places, read_markup_rules(knowledge.texts)), places


def viewer_page(package: FilingPackage, catalogue: Catalogue, settings: Settings) -> bytes:
    """The page of the Arelle iXBRL viewer for a filing that is not on disk yet.

    It reads names, types and arcs, for which a slice of our tables is enough whatever validated the filing.

    Raises:
        EngineError: the extra `viewer` is not installed, or Arelle fails.
    """
    used = _names_in(catalogue, (content for _, content in package.files))
    return viewer(package, supply(catalogue, replace(settings, taxonomy_source="slice"), (), used))


def view_file(path: Path, contents: Iterable[bytes], knowledge: Knowledge, settings: Settings) -> bytes:
    """The page of the Arelle iXBRL viewer for an inline document on disk.

    Raises:
        MapError: a table is wrong.
        EngineError: as `viewer_page`.
    """
    catalogue = read_catalogue(knowledge)
    return viewer_of_path(path, supply(catalogue, settings, (), _names_in(catalogue, contents)))


def _names_in(catalogue: Catalogue, contents: Iterable[bytes]) -> set[str]:
    """What may be names of standard concepts in the files of a filing."""
    names = {match.decode() for content in contents for match in _NAME.findall(content)}
    # Others may write prefixes of their own, so that a name may be one of any schema.
    prefixes = [prefix for prefix, _ in catalogue.schemas.values()]
    return {f"{prefix}:{name}" for prefix in prefixes for name in names}
