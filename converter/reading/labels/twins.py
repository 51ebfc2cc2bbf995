"""One figure printed for two things, `Basic and diluted`: the second gets a line of its own with the same figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from converter.model.source import LineItem, StatementKind, StatementTable, UnitKind
from converter.model.vocabulary import TwinRule, Vocabulary

_UNITS = (UnitKind.PER_SHARE, UnitKind.SHARES)


def with_twins(statement: StatementTable, vocabulary: Vocabulary) -> StatementTable:
    """An income statement with a second line below each whose label names two things a share or of shares.

    Its figures have the places of the first, so that their tags stand inside each other. Where the statement prints the
    second thing elsewhere too, the label means something else, and nothing is added; a measure of the company's own is
    another thing.
    """
    if statement.kind is not StatementKind.INCOME_STATEMENT:
        return statement
    lines: list[LineItem] = []
    for line in statement.lines:
        lines.append(line)
        rule = next((rule for rule in vocabulary.twins if rule.pattern.search(line.label)), None)
        if rule and line.unit in _UNITS and line.amounts and not _is_printed(rule, line, statement.lines):
            lines.append(replace(line, label=rule.pattern.sub(rule.second, line.label)))
    return replace(statement, lines=tuple(lines))


def _is_printed(rule: TwinRule, line: LineItem, lines: Iterable[LineItem]) -> bool:
    word, columns = rule.second.lower(), {amount.column for amount in line.amounts}
    others = (o for o in lines if o.unit is line.unit and columns & {amount.column for amount in o.amounts})
    return any(
        word in o.label.lower() and not rule.pattern.search(o.label) and not rule.other.search(o.label) for o in others
    )
