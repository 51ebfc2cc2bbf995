"""The stages of a conversion, in order. This is the only file that names two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from converter.collecting import uncollected
from converter.errors import NothingToConvertError, UsageError
from converter.filings.read import check_report, main_document, read_filing, read_source
from converter.inline.document import write_inline, write_marked
from converter.mapping.choose import map_concepts
from converter.mapping.kept import with_kept_tags
from converter.maps.concepts import read_catalogue, read_maps
from converter.maps.cover import cover_layout_of, read_cover_layout
from converter.maps.decisions import read_decisions
from converter.maps.issuers import read_issuer
from converter.maps.knowledge import Knowledge
from converter.maps.markup import markup_rules_of
from converter.maps.rules import read_rule_tables
from converter.maps.words import read_vocabulary, vocabulary_of
from converter.model.concepts import Catalogue, ConceptMaps
from converter.model.cover import NOTHING_TOLD, Told
from converter.model.decisions import Decision
from converter.model.findings import Finding, Findings
from converter.model.report import Report
from converter.model.source import Locator, Registrant, SourceDocument, StatementTable, Table, TableLayout
from converter.model.submission import Submission, SubmissionPart
from converter.model.taxonomy import FilingPackage, RuleReport, Verdict
from converter.model.vocabulary import Vocabulary
from converter.proving.details import prove_statements
from converter.reading.company.prose import read_registrant
from converter.reading.company.registrant import settle_registrant
from converter.reading.documents.items import is_headed_as_items, is_item_table, read_item_table
from converter.reading.documents.source import read_document
from converter.reading.documents.submission import choose_parts, is_submission, read_submission
from converter.reading.kept import forget, one_document
from converter.reading.layouts import read_layouts
from converter.reading.line_items import read_line_items
from converter.reading.notes.details import left_untagged, read_details
from converter.reading.notes.disaggregated import read_disaggregated
from converter.reading.notes.footnotes import read_footnotes
from converter.reading.notes.sentences import read_sentences
from converter.reading.tables import detect_tables
from converter.reporting.build import build_report
from converter.reporting.cover import build_cover
from converter.reporting.facts import gather_notes
from converter.reporting.kept import compare_kept
from converter.reporting.naming import name_report
from converter.reporting.tagged import told_by_tags
from converter.reporting.template import entity_template
from converter.reporting.whole import told_apart
from converter.resolving.statements import resolve_statements
from converter.settings import Settings, with_entity_file
from converter.supplying import names_in, supply, supply_for
from converter.taxonomy.extend import extend_taxonomy
from converter.taxonomy.files import taxonomy_files
from converter.taxonomy.package import report_package
from converter.validation.gaps import told_once
from converter.validation.rules.run import known_families, run_rules
from converter.validation.validate import report_as as arelle_report_as
from converter.validation.validate import rules_alone, validate, validate_path
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


@uncollected()
@one_document()
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
        name, content: the release's file name and bytes; of a submission the document's body alone.
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
    vocabulary, layout = vocabulary_of(knowledge), cover_layout_of(knowledge)
    progress("reading")
    told = seen.take(_told(name, content, knowledge))
    source, tables, settled, who = _printed(name, content, part, settings, vocabulary, told, seen)
    layouts = seen.take(read_layouts(source, tables, vocabulary, who)) if settled is None else settled
    items = seen.take(read_line_items(layouts, source.text, vocabulary))
    report_name = seen.take(name_report(source.name, items, who, settings))
    maps, rules, learned = read_maps(knowledge), markup_rules_of(knowledge), read_issuer(knowledge.texts, who.cik)
    notes = read_details(layouts, items, source, vocabulary) + read_sentences(source, layouts, items, vocabulary)
    progress("proving")
    items, footings = seen.take(prove_statements(items, notes, read_disaggregated(layouts, items, source, vocabulary)))
    seen.take((None, left_untagged(layouts, items)))
    progress("mapping")
    decisions = _decisions(settings, source, items, maps.catalogue)
    asked = Decimal(settings.min_confidence) / 100, decisions, learned, settings.extends_measures
    mapped = seen.take(map_concepts(items, footings, maps, report_name, *asked))
    progress("resolving")
    statements = seen.take(resolve_statements(mapped, footings, maps.catalogue))
    progress("reporting")
    report = seen.take(build_report(statements, report_name, who))
    report = seen.take(_noted(report, source, (tables, items), maps.catalogue, settings))
    cover = seen.take(build_cover(report, who, source.header, settings, layout, maps.catalogue, told))
    report = replace(report, cover=cover)
    progress("writing")
    taxonomy = seen.take(extend_taxonomy(report, maps.catalogue))
    package = seen.take(write_inline(source, report, taxonomy, maps.catalogue, taxonomy_files(taxonomy), rules))
    verdict = Verdict(False, (), "none")
    if settings.validate:
        progress("validating")
        used = {str(node.concept.name) for role in taxonomy.roles for node in role.nodes}
        verdict = seen.take(_judged(package, maps.catalogue, knowledge, settings, official, used))
    packed, findings = report_package(package, report_name.base), told_once(seen.all, verdict.messages)
    return Outcome(source, tables, items, report, package, packed, verdict, findings, maps)


def _decisions(
    settings: Settings, source: SourceDocument, statements: Iterable[StatementTable], catalogue: Catalogue
) -> tuple[Decision, ...]:
    """What a person decided about lines, and where the source's tags are kept, they about the others."""
    given = settings.decisions
    return with_kept_tags(source, statements, catalogue, given) if settings.keeps_tags else given


def _noted(
    report: Report,
    source: SourceDocument,
    read: tuple[tuple[Table, ...], tuple[StatementTable, ...]],
    catalogue: Catalogue,
    settings: Settings,
) -> tuple[Report, tuple[Finding, ...]]:
    """A report with the notes below its statements, and tables about some lines told apart from those; where the
    source's tags are kept, what became of them."""
    differences = tuple(compare_kept(source, report, catalogue)) if settings.keeps_tags else ()
    notes = read_footnotes(source, *read)
    # They are the last to be read of the page; writing and Arelle need the room.
    forget()
    noted = replace(report, notes=gather_notes(report.facts, notes, source.text))
    return told_apart(noted, catalogue), differences


def _judged(
    package: FilingPackage,
    catalogue: Catalogue,
    knowledge: Knowledge,
    settings: Settings,
    official: tuple[Path, ...],
    used: Iterable[str],
) -> tuple[Verdict, tuple[Finding, ...]]:
    """What our rules, Arelle, and the SEC's plugin if it is named, say of a filing."""
    filing = read_filing(package.document, dict(package.files))
    tables = read_rule_tables(knowledge)
    told = run_rules(filing, catalogue, tables)
    supplied = supply(catalogue, settings, official, used)
    return validate(package, supplied, filing, told, tables, settings.efm_plugin)


def _printed(
    name: str,
    content: bytes,
    part: SubmissionPart | None,
    settings: Settings,
    vocabulary: Vocabulary,
    told: Told,
    seen: Findings,
) -> tuple[SourceDocument, tuple[Table, ...], tuple[TableLayout, ...] | None, Registrant]:
    """A release as it is printed and who reports; of line items that others have read, the page made of them, and
    the layouts, which their file says itself."""
    if part is None and is_item_table(name):
        source, tables, layouts = seen.take(read_item_table(name, content, vocabulary))
    else:
        source, layouts = seen.take(read_document(name, content, part)), None
        tables = seen.take(detect_tables(source, vocabulary))
    read = read_registrant(source, tables, vocabulary)
    return source, tables, layouts, seen.take(settle_registrant(read, source.header, settings, vocabulary, told))


def _told(name: str, content: bytes, knowledge: Knowledge) -> tuple[Told, tuple[Finding, ...]]:
    """What an inline source says of its filer with its own tags; nothing where it has none."""
    tagged = read_source(name, content)
    if tagged is None:
        return NOTHING_TOLD, ()
    return told_by_tags(tagged, cover_layout_of(knowledge), read_maps(knowledge).catalogue)


def entity_in(settings: Settings, name: str, text: str, table_texts: Mapping[str, str]) -> Settings:
    """Settings with what an entity file says.

    Raises:
        UsageError: it is none.
        MapError: a table is wrong.
    """
    return with_entity_file(settings, text, name, read_cover_layout(table_texts))


@one_document()
def new_entity(name: str, content: bytes | None, document: str, knowledge: Knowledge) -> str:
    """The text of a new entity file, with what a release or its submission says filled in.

    Whose statements the release holds is not asked: of another company's, too, the file is to say who reports.

    Args:
        content: the release's bytes; None for an empty file.
        document: of a submission, what would be converted; "" takes the first, and the header alone if none is read.

    Raises:
        SourceError: the release cannot be read.
        UsageError: no document is called as wanted, or the file is no submission.
        MapError: a table is wrong.
    """
    layout = cover_layout_of(knowledge)
    if content is None:
        return entity_template(Registrant(), None, layout)
    vocabulary, part = vocabulary_of(knowledge), None
    opened = open_submission(name, content, knowledge.texts, document)
    if opened is not None:
        submission, _ = opened
        try:
            part = choose_parts(submission, document)[0][0]
        except NothingToConvertError:
            header = submission.parts[0].header
            registrant, _ = settle_registrant(Registrant(), header, Settings(), vocabulary)
            return entity_template(registrant, header, layout)
        name, content = part.name, submission.body(part)
    told, _ = _told(name, content, knowledge)
    source, _, _, registrant = _printed(name, content, part, Settings(), vocabulary, told, Findings())
    return entity_template(registrant, source.header, layout, told)


def decisions_in(name: str, text: str) -> tuple[Decision, ...]:
    """What a person decided, from a mapping file.

    Raises:
        UsageError: it is no mapping file.
    """
    return read_decisions(name, text)


def open_submission(
    name: str, content: bytes, table_texts: Mapping[str, str], wanted: str = ""
) -> tuple[Submission, tuple[Finding, ...]] | None:
    """The documents of a submission and what is to be said of them; None for any other file.

    Raises:
        SourceError: it holds no document.
        UsageError: it is another file, and a document in it is `wanted`.
        MapError: a table is wrong.
    """
    if is_submission(content):
        return read_submission(name, content, read_vocabulary(table_texts))
    if wanted:
        raise UsageError("this is no submission, so it has no documents", where=name, do="Do without document")
    return None


def holds_items(content: bytes, table_texts: Mapping[str, str]) -> bool:
    """Whether a CSV file is one of line items, by its header."""
    return is_headed_as_items(content, read_vocabulary(table_texts))


def documents_to_convert(submission: Submission, wanted: str) -> tuple[tuple[SubmissionPart, ...], ...]:
    """Groups of documents, of which a later one counts if no earlier one holds a statement.

    Raises:
        UsageError: no document is called as wanted.
        NothingToConvertError: all are of kinds that are not read.
    """
    return choose_parts(submission, wanted)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a file: families of our own rules, and Arelle's verdict unless `arelle` is False."""

    rules: tuple[str, ...] = ()
    arelle: bool = True


@uncollected()
def validate_file(
    path: Path,
    contents: Mapping[str, bytes],
    knowledge: Knowledge,
    settings: Settings,
    official: tuple[Path, ...],
    asked: Asked = Asked(),
) -> Verdict:
    """Arelle's verdict on a file that exists, and what our rules say of it.

    Args:
        contents: its bytes and those of the files beside it, by name, where names of standard concepts stand.

    Raises:
        UsageError: a family of rules is not known.
        SourceError: it is no report, or rules are asked for and there is no document to judge.
        MapError: a table is wrong.
        EngineError: Arelle or the temporary disk fails, or the official taxonomy is nowhere to be had.
    """
    filing, report, tables = None, RuleReport(), read_rule_tables(knowledge)
    check_report(path.name, contents)
    if known_families(asked.rules):
        document = main_document(path.name, contents)
        filing = read_filing(document, {name.rpartition("/")[2]: content for name, content in contents.items()})
        report = run_rules(filing, read_catalogue(knowledge), tables, asked.rules, as_filing=True)
    if not asked.arelle:
        return rules_alone(report)
    supplied = supply_for(contents.values(), knowledge, settings, official)
    return validate_path(path, supplied, filing, report, settings.efm_plugin, tables=tables)


def report_as(
    form: Literal["csv", "xml"], path: Path, name: str, contents: Iterable[bytes], knowledge: Knowledge
) -> tuple[tuple[str, bytes], ...]:
    """The report of an inline document as xBRL-CSV or as an XBRL 2.1 instance: files by name.

    Args:
        name: what the names of the files begin with.
        contents: as of `validate_file`.

    Raises:
        SourceError: Arelle cannot load the document.
        EngineError: Arelle or the temporary disk fails.
    """
    return arelle_report_as(form, path, name, supply_for(contents, knowledge, Settings(), ()))


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
    return write_marked(outcome.source, places, markup_rules_of(knowledge)), places


def viewer_page(package: FilingPackage, catalogue: Catalogue, settings: Settings) -> bytes:
    """The page of the Arelle iXBRL viewer for a filing that is not on disk yet.

    It reads names, types and arcs, for which a slice of our tables is enough whatever validated the filing.

    Raises:
        EngineError: the extra `viewer` is not installed, or Arelle fails.
    """
    used = names_in(catalogue, (content for _, content in package.files))
    return viewer(package, supply(catalogue, replace(settings, taxonomy_source="slice"), (), used))


def view_file(path: Path, contents: Mapping[str, bytes], knowledge: Knowledge, settings: Settings) -> bytes:
    """The page of the Arelle iXBRL viewer for an inline document on disk.

    Raises:
        SourceError: it is none.
        MapError: a table is wrong.
        EngineError: as `viewer_page`.
    """
    check_report(path.name, contents, inline=True)
    catalogue = read_catalogue(knowledge)
    return viewer_of_path(path, supply(catalogue, settings, (), names_in(catalogue, contents.values())))
