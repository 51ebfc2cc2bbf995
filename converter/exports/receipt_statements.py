"""The parts of receipt.json that say how the statements stand and what concepts are: enough to make tables of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from converter.model.concepts import Concept
from converter.model.findings import Finding
from converter.model.report import Fact, Occurrence, Report
from converter.model.source import Column, Locator, SourceDocument, StatementTable
from converter.model.statements import Statement, StatementLine

Json = dict[str, Any]
# The facts that each figure states: one, or several where a label prints one figure for two counts or dates.
Stated = Mapping[Locator, tuple[tuple[Fact, Occurrence], ...]]


def stated_at(report: Report) -> Stated:
    """The facts of every printed figure, in the report's order."""
    stated: dict[Locator, tuple[tuple[Fact, Occurrence], ...]] = {}
    for fact in report.facts:
        for place in fact.occurrences:
            stated[place.locator] = (*stated.get(place.locator, ()), (fact, place))
    return stated


# The numbers of statement and line of a figure that states a concept.
LineNumbers = Mapping[tuple[Locator, Concept | None], tuple[int, int]]


def concept_entries(report: Report) -> list[Json]:
    """Every concept that a fact, a line or a column uses, by name."""
    used: dict[str, Concept] = {}
    for fact in report.facts:
        used[str(fact.concept.name)] = fact.concept
        if fact.dimension:
            used.update({str(c.name): c for c in (fact.dimension.axis, fact.dimension.domain, fact.dimension.member)})
    for statement in report.statements:
        used.update({str(line.line.concept.name): line.line.concept for line in statement.lines if line.line.concept})
    return [
        {
            "name": name,
            "namespace": concept.name.namespace,
            "type": concept.type,
            "periodType": concept.period_type,
            "balance": concept.balance,
            "isAbstract": concept.is_abstract,
            "isExtension": concept.name.namespace == report.name.namespace,
            "label": concept.label,
        }
        for name, concept in sorted(used.items())
    ]


def statement_entries(
    report: Report, items: tuple[StatementTable, ...], stated: Stated, findings: Mapping[Locator, Finding]
) -> list[Json]:
    """The statements as printed: columns, and lines with the fact or the finding of each figure.

    Args:
        items: the tables that the report's statements were made of, in the same order.
        stated: the facts of each figure that became some.
        findings: why the others did not.
    """
    return [
        {
            "number": number,
            "kind": statement.kind.value,
            "title": statement.title,
            "currency": statement.currency,
            "isDisclosure": statement.is_disclosure,
            "columns": [
                _column(column, str(dimension or ""))
                for column, dimension in zip(table.columns, statement.dimensions, strict=True)
            ],
            "lines": [_line(place, line, stated, findings) for place, line in enumerate(statement.lines, start=1)],
        }
        for number, (table, statement) in enumerate(zip(items, report.statements, strict=True), start=1)
    ]


def _column(column: Column, dimension: str) -> Json:
    return {
        "heading": column.heading,
        "role": column.role.value,
        "period": str(column.period) if column.period else None,
        "dimension": dimension,
    }


def _line(place: int, resolved: StatementLine, stated: Stated, findings: Mapping[Locator, Finding]) -> Json:
    item, concept = resolved.line.item, resolved.line.concept
    figures = []
    for amount in item.amounts:
        facts = [fact for fact, _ in stated.get(amount.locator, ())]
        if len(facts) > 1:
            facts = [fact for fact in facts if fact.concept == concept and fact.period == amount.period]
        fact = facts[0] if facts else None
        why = None if fact else findings.get(amount.locator)
        figures.append(
            {
                "column": amount.column + 1,
                "printed": amount.printed,
                "shown": f"{-amount.magnitude if amount.shown_negative else amount.magnitude:f}",
                "scale": amount.scale,
                "fact": fact.id if fact else None,
                "finding": why.code if why else None,
            }
        )
    return {
        "line": place,
        "label": item.label,
        "section": list(item.parents),
        "depth": item.depth,
        "isAbstract": item.is_abstract,
        "isTotal": item.is_total,
        "isNegated": resolved.is_negated,
        "concept": str(concept.name) if concept else None,
        "dimension": str(resolved.line.dimension or ""),
        "figures": figures,
    }


def fact_places(fact: Fact, source: SourceDocument, lines: LineNumbers) -> list[Json]:
    """Where a fact is printed, the place that states it first.

    Args:
        lines: the numbers of statement and line of each figure.
    """
    places = []
    for place in fact.occurrences:
        line, column = source.line_and_column(place.locator)
        statement, row = lines[place.locator, fact.concept]
        places.append(
            {
                "element": place.id,
                "statement": statement,
                "statementLine": row,
                "line": line,
                "column": column,
                "printed": place.printed,
                "label": place.label,
                "scale": place.scale,
                "decimals": place.decimals,
            }
        )
    return places


def line_numbers(statements: Iterable[Statement]) -> LineNumbers:
    """The numbers of statement and line, from 1, of each figure and the concept of its line."""
    return {
        (amount.locator, line.line.concept): (number, place)
        for number, statement in enumerate(statements, start=1)
        for place, line in enumerate(statement.lines, start=1)
        for amount in line.line.item.amounts
    }
