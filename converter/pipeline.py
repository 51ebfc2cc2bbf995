"""The stages of a conversion, in order. This is the only file that names two of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from converter.inline.document import write_inline
from converter.mapping.choose import map_concepts
from converter.maps.concepts import read_catalogue, read_maps
from converter.maps.markup import read_markup_rules
from converter.maps.words import read_vocabulary
from converter.model.concepts import Catalogue, ConceptMaps
from converter.model.findings import Finding, Findings
from converter.model.report import Report
from converter.model.source import SourceDocument, StatementTable, Table
from converter.model.taxonomy import ExtensionTaxonomy, FilingPackage, Verdict
from converter.proving.sums import prove_sums
from converter.reading.layouts import read_layouts
from converter.reading.line_items import read_line_items
from converter.reading.prose import read_registrant
from converter.reading.source import read_document
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
    table_texts: Mapping[str, str],
    settings: Settings,
    progress: Progress = lambda stage: None,
) -> Outcome:
    """Convert one release.

    Args:
        name: the release's file name.
        content: its bytes.
        table_texts: the tables, as `files.table_texts` gives them.
        progress: told the name of each stage as it starts, one of `STAGES`.

    Raises:
        SourceError: the release cannot be read.
        NothingToConvertError: it holds no statement that can be dated.
        MapError: a table is wrong.
        EngineError: Arelle or the temporary disk fails.
    """
    seen = Findings()
    source = seen.take(read_document(name, content))
    progress("tables")
    vocabulary = read_vocabulary(table_texts)
    progress("reading")
    tables = seen.take(detect_tables(source, vocabulary))
    layouts = seen.take(read_layouts(source, tables, vocabulary))
    items = seen.take(read_line_items(layouts, vocabulary))
    registrant = settings.registrant(read_registrant(source, tables, vocabulary))
    report_name = seen.take(name_report(source.name, items, registrant, settings))
    maps = read_maps(table_texts, settings.taxonomy)
    progress("proving")
    footings = seen.take(prove_sums(items))
    progress("mapping")
    threshold = Decimal(settings.min_confidence) / 100
    mapped = seen.take(map_concepts(items, footings, maps, report_name, threshold))
    progress("resolving")
    statements = seen.take(resolve_statements(mapped, footings, maps.catalogue))
    progress("reporting")
    report = seen.take(build_report(statements, report_name, registrant, settings))
    progress("writing")
    taxonomy = seen.take(extend_taxonomy(report, maps.catalogue))
    package = seen.take(
        write_inline(
            source,
            report,
            taxonomy,
            maps.catalogue,
            taxonomy_files(taxonomy, maps.catalogue),
            read_markup_rules(table_texts),
        )
    )
    verdict = Verdict(False, (), "none")
    if settings.validate:
        progress("validating")
        verdict = seen.take(validate(package, _slice(taxonomy, maps.catalogue), maps.catalogue.vintage))
    archive = report_package(package, report_name.base)
    return Outcome(source, tables, items, report, package, archive, verdict, seen.all, maps)


def _slice(taxonomy: ExtensionTaxonomy, catalogue: Catalogue) -> bytes:
    """The standard concepts that a report uses, as a taxonomy package."""
    return taxonomy_slice(catalogue, {node.concept for role in taxonomy.roles for node in role.nodes})


def validate_file(path: Path, table_texts: Mapping[str, str], taxonomy: str) -> Verdict:
    """Arelle's verdict on a file that exists, with our whole catalogue of a vintage at hand.

    Raises:
        MapError: a table is wrong.
        EngineError: Arelle or the temporary disk fails.
    """
    return validate_path(path, taxonomy_slice(read_catalogue(table_texts, taxonomy)), taxonomy)
