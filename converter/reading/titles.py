"""Which statement a table is, from its title, its columns and the lines that stand only on one."""

from __future__ import annotations

from converter.model.periods import Instant
from converter.model.source import Column, StatementKind, Table
from converter.model.vocabulary import Vocabulary

_BY_LINES = frozenset({StatementKind.SELECTED_DATA, StatementKind.UNKNOWN})


def title_and_kind(captions: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, StatementKind]:
    """The caption nearest to the figures that names a statement, and which one it names."""
    for caption in reversed(captions):
        for rule in vocabulary.titles:
            if rule.place == "title" and rule.pattern.search(caption):
                return caption, rule.kind
    return "", StatementKind.UNKNOWN


def likely_kind(named: StatementKind, table: Table, vocabulary: Vocabulary) -> StatementKind:
    """The kind that the title names, or the one that the lines show where it leaves that open."""
    return _signature(table, vocabulary) if named in _BY_LINES else named


def settled_kind(
    named: StatementKind, table: Table, columns: tuple[Column, ...], vocabulary: Vocabulary
) -> StatementKind:
    """The kind a title names, or where it leaves it open, the kind that the lines and periods show."""
    signed = _signature(table, vocabulary)
    periods = [column.period for column in columns if column.period]
    only_instants = bool(periods) and all(isinstance(period, Instant) for period in periods)
    if named in _BY_LINES:
        if signed is StatementKind.UNKNOWN and named is StatementKind.SELECTED_DATA and periods:
            return StatementKind.BALANCE_SHEET if only_instants else StatementKind.INCOME_STATEMENT
        return signed
    contradicted = named is StatementKind.INCOME_STATEMENT and only_instants
    return signed if contradicted and signed is StatementKind.BALANCE_SHEET else named


def _signature(table: Table, vocabulary: Vocabulary) -> StatementKind:
    """The statement whose own lines stand most often in the table."""
    votes: dict[StatementKind, int] = {}
    for row in table.rows:
        label = row.label.rstrip(":").strip()
        for rule in vocabulary.titles:
            if rule.place == "line" and row.cells and rule.pattern.search(label):
                votes[rule.kind] = votes.get(rule.kind, 0) + 1
                break
    return max(votes, key=lambda kind: (votes[kind], kind), default=StatementKind.UNKNOWN)
