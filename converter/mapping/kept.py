"""Lines whose concept the source says itself, by tags of inline XBRL that it came with."""

from __future__ import annotations

from collections.abc import Iterable

from converter.model.concepts import EXTENSION, Catalogue
from converter.model.decisions import Decision
from converter.model.source import LineItem, SourceDocument, StatementTable


def with_kept_tags(
    source: SourceDocument, statements: Iterable[StatementTable], catalogue: Catalogue, decisions: Iterable[Decision]
) -> tuple[Decision, ...]:
    """A person's decisions, and for all other lines the concept that the source's tags give their figures.

    Tags count if they are of the whole company, or of a part where the column is, and agree on one concept for all
    figures of a line. A concept that the vintage does not have is none; a name of the filer's own makes an extension.
    """
    given = tuple(decisions)
    decided = {(decision.statement, decision.line) for decision in given}
    kept = [
        Decision(number, place, line.label, concept, f"own/{source.name}:{_line(source, line)}", is_kept=True)
        for number, statement in enumerate(statements, start=1)
        for place, line in enumerate(statement.lines, start=1)
        if (number, place) not in decided and (concept := _concept(source, statement, line, catalogue))
    ]
    return *given, *kept


def _concept(source: SourceDocument, statement: StatementTable, line: LineItem, catalogue: Catalogue) -> str:
    """The name by which a decision would give a line its tags' concept; "" where they name none."""
    names = {
        tag.name
        for amount in line.amounts
        for tag in source.tags_at(amount.locator)
        if tag.is_part == (statement.columns[amount.column].member is not None)
    }
    if line.is_abstract or len(names) != 1:
        return ""
    name = names.pop()
    prefix, _, local = name.rpartition(":")
    if prefix not in {known for known, _ in catalogue.schemas.values()}:
        return EXTENSION
    key = local if prefix == catalogue.prefix else name
    return name if key in catalogue.concepts else ""


def _line(source: SourceDocument, line: LineItem) -> int:
    return source.line_and_column(line.locator)[0]
