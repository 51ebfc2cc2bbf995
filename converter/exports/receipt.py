"""receipt.json: what became of every numeric cell, and why. Its shape is receipt.schema.json."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from converter.exports.receipt_statements import (
    Json,
    Stated,
    concept_entries,
    fact_places,
    line_numbers,
    stated_at,
    statement_entries,
)
from converter.model.cover import CoverFact
from converter.model.findings import IN_LABEL, Finding
from converter.model.report import Fact, Occurrence, Report
from converter.model.source import Locator, SourceDocument, StatementTable, Table
from converter.model.statements import Footing, Statement
from converter.model.submission import SubmissionPart
from converter.model.taxonomy import ValidationMessage, Verdict

RECEIPT_VERSION = "1.4"


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a result."""

    software: str
    arelle: str
    tables: str
    taxonomy: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """All that the receipt of one conversion speaks of."""

    source: SourceDocument
    tables: tuple[Table, ...]
    items: tuple[StatementTable, ...]
    report: Report
    findings: tuple[Finding, ...]
    verdict: Verdict
    versions: Versions


def receipt(conversion: Conversion) -> Json:
    """The receipt as JSON values, keys in a fixed order, in the shape of `receipt.schema.json`.

    Amounts are strings of digits, places are lines and columns of the source's text, counted from 1.
    """
    report, source = conversion.report, conversion.source
    stated = stated_at(report)
    untold = {f.locator: f for f in reversed(conversion.findings) if f.locator is not None}
    cells = [_cell(source, entry) for entry in _accounts(conversion.tables, source, stated, untold)]
    lines = line_numbers(report.statements)
    return {
        "receiptVersion": RECEIPT_VERSION,
        "summary": summary(conversion, cells),
        "source": {
            "name": source.name,
            "mediaType": source.media_type,
            "sha256": source.sha256,
            "submission": _submission(source.part),
        },
        "versions": {
            "software": conversion.versions.software,
            "arelle": conversion.versions.arelle,
            "tables": conversion.versions.tables,
            "taxonomy": conversion.versions.taxonomy,
            "taxonomySource": conversion.verdict.taxonomy_source,
        },
        "entity": {
            "scheme": report.entity.scheme,
            "identifier": report.entity.identifier,
            "name": report.entity.name,
            "ticker": report.entity.ticker,
        },
        "cells": cells,
        "facts": [_fact(fact) | {"places": fact_places(fact, source, lines)} for fact in report.facts],
        "cover": [_cover_fact(fact) for fact in report.cover.facts] if report.cover else [],
        "footnotes": [
            {"id": note.id, "mark": note.mark, "text": note.text, "facts": list(note.facts)} for note in report.notes
        ],
        "concepts": concept_entries(report),
        "statements": statement_entries(report, conversion.items, stated, untold),
        "sums": [entry for statement in report.statements for entry in _sums(statement)],
        "ties": [entry for statement in report.statements for entry in _ties(statement)],
        "findings": [_finding(finding, source) for finding in conversion.findings],
        "validation": {
            "ran": conversion.verdict.ran,
            "valid": conversion.verdict.is_valid if conversion.verdict.ran else None,
            "messages": [message_json(message) for message in conversion.verdict.messages],
            "rules": {"run": conversion.verdict.rules, "notRun": not_run_json(conversion.verdict)},
        },
    }


def message_json(message: ValidationMessage) -> Json:
    """One message of a validator."""
    return {
        "code": message.code,
        "severity": message.severity,
        "source": message.source,
        "text": message.text,
        "where": message.where,
        "concept": message.concept,
        "context": message.context,
        "hint": message.hint,
    }


def not_run_json(verdict: Verdict) -> list[Json]:
    """The rules of our own that could not be run."""
    return [{"rule": number, "why": why} for number, why in verdict.not_run]


def _submission(part: SubmissionPart | None) -> Json | None:
    """Where in which submission the release stood, and what that says of its filing."""
    if part is None:
        return None
    header = part.header
    return {
        "name": part.submission,
        "sha256": part.submission_sha256,
        "sequence": part.sequence,
        "type": part.type,
        "description": part.description,
        "accession": header.accession,
        "form": header.form,
        "period": header.period.isoformat() if header.period else None,
        "filed": header.filed.isoformat() if header.filed else None,
        "filers": [
            {
                "cik": filer.cik,
                "name": filer.name,
                "sic": filer.sic,
                "state": filer.state,
                "fiscalYearEnd": filer.fiscal_year_end,
                "fileNumber": filer.file_number,
            }
            for filer in header.filers
        ],
    }


def summary(conversion: Conversion, cells: list[Json]) -> Json:
    """The receipt's summary, which `--json` prints."""
    report, verdict = conversion.report, conversion.verdict
    footings = [footing for statement in report.statements for footing in statement.footings]
    extensions = {f.concept for f in report.facts if f.concept.name.namespace == report.name.namespace}
    counts: dict[str, int] = {}
    for finding in conversion.findings:
        counts[finding.severity] = counts.get(finding.severity, 0) + 1
    return {
        "document": conversion.source.name,
        "base": report.name.base,
        "entity": report.entity.name,
        "identifier": report.entity.identifier,
        "statements": len(report.statements),
        "cells": len(cells),
        "taggedCells": sum(1 for cell in cells if cell["fact"]),
        "facts": len(report.facts),
        "concepts": len({fact.concept for fact in report.facts}),
        "extensionConcepts": len(extensions),
        "provenSums": sum(1 for footing in footings if footing.proves_signs),
        "brokenSums": sum(1 for footing in footings if footing.is_broken),
        "calculationArcs": sum(len(statement.calculations) for statement in report.statements),
        "findings": {severity: counts.get(severity, 0) for severity in ("error", "warning", "info")},
        "validated": verdict.ran,
        "valid": verdict.is_valid if verdict.ran else None,
    }


_Entry = tuple[Table, str, str, Locator, tuple[Fact, Occurrence] | None, Finding | None]


def _accounts(
    tables: tuple[Table, ...], source: SourceDocument, stated: Stated, untold: dict[Locator, Finding]
) -> Iterable[_Entry]:
    """Every numeric cell of every table, and every figure in a label, with what it became: facts or a finding."""
    cells = {cell.locator: cell.text for table in tables for row in table.rows for cell in row.cells}
    of_labels = {locator for locator, finding in untold.items() if finding.code.startswith(IN_LABEL)}
    inside = sorted((stated.keys() | of_labels) - cells.keys())
    for table in tables:
        for row in table.rows:
            node, start, end = row.locator.node, row.locator.start, row.locator.end
            first, last = (bisect_left(inside, Locator(node, at, 0)) for at in (start, end)) if inside else (0, 0)
            own = inside[first:last]
            for locator in (*(cell.locator for cell in row.cells), *own):
                printed = cells.get(locator) or source.text[locator.start : locator.end]
                for found in stated.get(locator, (None,)):
                    yield table, row.label, printed, locator, found, None if found else untold.get(locator)


def _cell(source: SourceDocument, entry: _Entry) -> Json:
    table, label, printed, locator, found, finding = entry
    line, column = source.line_and_column(locator)
    fact, place = found or (None, None)
    return {
        "table": table.index,
        "line": line,
        "column": column,
        "printed": printed,
        "label": label,
        "fact": fact.id if fact else None,
        "element": place.id if place else None,
        "finding": finding.code if finding else None,
    }


def _fact(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "concept": str(fact.concept.name),
        "period": str(fact.period),
        "unit": str(fact.unit),
        "dimension": str(fact.dimension) if fact.dimension else "",
        "value": f"{fact.value:f}",
        "decimals": fact.decimals,
        "rule": fact.rule,
        "signRule": fact.occurrences[0].sign_rule,
        "confidence": f"{fact.confidence}",
        "alternatives": [
            {"concept": a.concept, "rule": a.rule, "confidence": f"{a.confidence}"} for a in fact.alternatives
        ],
        "proofs": list(fact.proofs),
    }


def _cover_fact(fact: CoverFact) -> Json:
    return {
        "id": fact.id,
        "field": fact.field,
        "concept": str(fact.concept.name),
        "period": str(fact.period),
        "dimension": str(fact.dimension) if fact.dimension else "",
        "value": fact.value,
        "origin": fact.origin,
    }


def _sums(statement: Statement) -> Iterable[Json]:
    for index, footing in enumerate(statement.footings):
        yield {
            "id": statement.sum_name(index),
            "total": statement.lines[footing.total].line.item.label,
            "members": [{"label": statement.lines[i].line.item.label, "sign": sign} for i, sign in footing.members],
            "provesSigns": footing.proves_signs,
            "isArc": is_arc(statement, footing),
            "columns": [
                {"column": c.column + 1, "outcome": c.outcome, "difference": f"{c.difference:f}"}
                for c in footing.checks
            ],
        }


def is_arc(statement: Statement, footing: Footing) -> bool:
    """Whether the filing states a printed sum as a calculation."""
    total = statement.lines[footing.total].line.concept
    members = {statement.lines[index].line.concept for index, _ in footing.members}
    return members == {arc.item for arc in statement.calculations if arc.total == total}


def _ties(statement: Statement) -> Iterable[Json]:
    for index, tie in enumerate(statement.ties):
        yield {
            "id": statement.tie_name(index),
            "name": tie.name,
            "period": str(tie.period),
            "left": f"{tie.left:f}",
            "right": f"{tie.right:f}",
            "outcome": tie.outcome,
            "concepts": list(tie.concepts),
        }


def _finding(finding: Finding, source: SourceDocument) -> Json:
    line, column = source.line_and_column(finding.locator) if finding.locator else (None, None)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "line": line,
        "column": column,
        "concept": finding.concept,
        "rule": finding.rule,
        "hint": finding.hint,
    }
