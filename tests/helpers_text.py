"""Releases as text blocks, taken through the rooms by their doors, and shown as short lines to compare."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from textwrap import dedent

from converter.files import table_texts
from converter.knowledge import open_knowledge
from converter.mapping.choose import map_concepts
from converter.maps.compile import compile_catalogue
from converter.maps.concepts import read_maps
from converter.maps.knowledge import Knowledge
from converter.maps.words import read_vocabulary
from converter.model.concepts import ConceptMaps
from converter.model.findings import Finding, Findings
from converter.model.report import ReportName
from converter.model.source import Cell, LineItem, Row, SourceDocument, StatementTable, Table, TableLayout
from converter.model.statements import Footing, MappedLine, MappedStatement, Statement, StatementLine
from converter.model.vocabulary import FilerYear, Vocabulary
from converter.proving.details import prove_statements
from converter.reading.company.prose import read_registrant
from converter.reading.documents.source import read_document
from converter.reading.layouts import read_layouts
from converter.reading.line_items import read_line_items
from converter.reading.notes.details import left_untagged, read_details
from converter.reading.notes.disaggregated import read_disaggregated
from converter.reading.notes.sentences import read_sentences
from converter.reading.tables import detect_tables
from converter.resolving.statements import resolve_statements

NAME = ReportName("quill", "quill-20041231", "http://example.com/quill/20041231")
TAXONOMY = "us-gaap-2025"
UNTAGGED = ("table.not-tagged", "cell.not-a-statement", "cell.other-company")
LEAST = Decimal("0.60")


@cache
def texts() -> Mapping[str, str]:
    """The tables that ship with the converter."""
    return table_texts()


@cache
def vocabulary() -> Vocabulary:
    return read_vocabulary(texts())


@cache
def maps() -> ConceptMaps:
    return read_maps(knowledge())


@cache
def knowledge(taxonomy: str = TAXONOMY) -> Knowledge:
    """Our tables, opened."""
    return open_knowledge(taxonomy)


def knowledge_of(changed: Mapping[str, str], taxonomy: str = TAXONOMY) -> Knowledge:
    """Other tables, opened; their database is compiled only if they change what it holds."""
    spoken = [name for name in changed if not name.startswith(("own/", "vocabulary/", "labels/"))]
    if all(changed[name] == texts().get(name) for name in spoken):
        return Knowledge(taxonomy, changed, knowledge(taxonomy).database, "changed", "changed")
    database = sqlite3.connect(":memory:")
    compile_catalogue(changed, taxonomy, database)
    return Knowledge(taxonomy, changed, database, "changed", "changed")


@dataclass(frozen=True, slots=True)
class Read:
    """What the reading room makes of a release."""

    source: SourceDocument
    tables: tuple[Table, ...]
    layouts: tuple[TableLayout, ...]
    statements: tuple[StatementTable, ...]
    findings: tuple[Finding, ...]

    @property
    def only(self) -> StatementTable:
        """The one statement of the release."""
        (statement,) = self.statements
        return statement

    @property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(cell for table in self.tables for row in table.rows for cell in row.cells)

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]

    def finding(self, code: str) -> Finding:
        """The one finding of a code."""
        (found,) = [finding for finding in self.findings if finding.code == code]
        return found

    def at(self, finding: Finding) -> str:
        """The text a finding points at."""
        assert finding.locator is not None
        return self.source.text[finding.locator.start : finding.locator.end]


def read(text: str | bytes, filer_years: tuple[FilerYear, ...] = ()) -> Read:
    """A release through the reading room; a text block's common indent is taken off.

    Args:
        filer_years: invented filers whose years' ends are known.
    """
    words = replace(vocabulary(), filer_years=filer_years)
    content = text if isinstance(text, bytes) else dedent(text).encode()
    seen = Findings()
    source = seen.take(read_document("release.txt", content))
    tables = seen.take(detect_tables(source, vocabulary()))
    layouts = seen.take(read_layouts(source, tables, words, read_registrant(source, tables, words)))
    statements = seen.take(read_line_items(layouts, source.text, vocabulary()))
    seen.take((None, left_untagged(layouts, statements)))
    return Read(source, tables, layouts, statements, seen.all)


@dataclass(frozen=True, slots=True)
class Converted:
    """What reading, proving, mapping and resolving make of a release, and the findings of all four."""

    reading: Read
    footings: tuple[tuple[Footing, ...], ...]
    mapped: tuple[MappedStatement, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]

    @property
    def only(self) -> Statement:
        """The one statement of the release."""
        (statement,) = self.statements
        return statement

    def coded(self, code: str) -> list[Finding]:
        return [finding for finding in self.findings if finding.code == code]


def converted(text: str | bytes, with_maps: ConceptMaps | None = None) -> Converted:
    """A release through the rooms from reading to resolving."""
    known = with_maps or maps()
    reading = read(text)
    seen = Findings()
    notes = read_details(reading.layouts, reading.statements, reading.source, vocabulary())
    notes += read_sentences(reading.source, reading.layouts, reading.statements, vocabulary())
    parted = read_disaggregated(reading.layouts, reading.statements, reading.source, vocabulary())
    tables, footings = seen.take(prove_statements(reading.statements, notes, parted))
    mapped = seen.take(map_concepts(tables, footings, known, NAME, LEAST))
    statements = seen.take(resolve_statements(mapped, footings, known.catalogue))
    read_before = [finding for finding in reading.findings if finding.code not in UNTAGGED]
    findings = (*read_before, *left_untagged(reading.layouts, tables), *seen.all)
    return Converted(reading, footings, mapped, statements, findings)


def plain(value: Decimal) -> str:
    """A figure in full digits: `-1234000`, `0.35`."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(item: LineItem) -> str:
    """`Net sales: 5600000 4900000`, a heading `Assets`."""
    return " ".join([f"{item.label}:" if item.amounts else item.label, *(plain(a.shown) for a in item.amounts)])


def lines(statement: StatementTable) -> list[str]:
    """The lines of a statement as read."""
    return [shown(item) for item in statement.lines]


def line(statement: StatementTable, label: str) -> LineItem:
    """The one line of a label."""
    (found,) = [item for item in statement.lines if item.label == label]
    return found


def row(table: Table, label: str) -> Row:
    """The one row of a label."""
    (found,) = [row for row in table.rows if row.label == label]
    return found


def periods(statement: StatementTable) -> list[str]:
    """The columns' periods from left to right, `undated` or the role where a column has none."""
    return [str(column.period) if column.period else column.role.value for column in statement.columns]


def sums(statement: StatementTable, footings: tuple[Footing, ...]) -> list[str]:
    """`proven Gross profit = + Net sales - Cost of sales`, one for each footing."""
    shown_sums = []
    for footing in footings:
        state = "broken" if footing.is_broken else "proven" if footing.proves_signs else "supported"
        terms = " ".join(f"{'+' if sign > 0 else '-'} {statement.lines[i].label}" for i, sign in footing.members)
        shown_sums.append(f"{state} {statement.lines[footing.total].label} = {terms}")
    return shown_sums


def mapped_line(done: Converted, label: str, statement: int = 0) -> MappedLine:
    """The one mapped line of a label."""
    (found,) = [line for line in done.mapped[statement].lines if line.item.label == label]
    return found


def concept(done: Converted, label: str, statement: int = 0) -> str:
    """The prefixed name of the concept of the one line of a label."""
    chosen = mapped_line(done, label, statement).concept
    assert chosen is not None
    return str(chosen.name)


def concepts(done: Converted, statement: int = 0) -> list[str]:
    """`Net sales: us-gaap:Revenues` for each line with figures."""
    return [
        f"{line.item.label}: {line.concept.name if line.concept else 'untagged'}"
        for line in done.mapped[statement].lines
        if not line.item.is_abstract
    ]


def stated(done: Converted, label: str, statement: int = 0) -> StatementLine:
    """The one resolved line of a label."""
    (found,) = [line for line in done.statements[statement].lines if line.line.item.label == label]
    return found


def values(done: Converted, label: str, statement: int = 0) -> list[str]:
    """The XBRL values of the one line of a label, from left to right."""
    return [plain(signed.value) for signed in stated(done, label, statement).values]


def arcs(statement: Statement) -> list[str]:
    """`GrossProfit = + Revenues - CostOfRevenue`, one for each total with arcs."""
    by_total: dict[str, list[str]] = {}
    for arc in sorted(statement.calculations, key=lambda a: a.order):
        term = f"{'+' if arc.weight > 0 else '-'} {arc.item.name.local}"
        by_total.setdefault(arc.total.name.local, []).append(term)
    return [f"{total} = {' '.join(terms)}" for total, terms in by_total.items()]
