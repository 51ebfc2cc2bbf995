"""Which statements of a report are whole. EFM 6.7.12 tells them, as statements, from tables about some of their lines.

Rules of data quality ask of a statement of flows that it comes to the change of the period, and of any statement that
its lines are summed. A table of supplements, of some balances at the end of a period or of a part of the company does
neither, and need not.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from converter.model.concepts import Catalogue
from converter.model.source import StatementKind
from converter.model.statements import Statement

_OF_NOTES = frozenset({StatementKind.DETAILS, StatementKind.SHARE_PAY})


def whole_statements(statements: Sequence[Statement], catalogue: Catalogue) -> tuple[bool, ...]:
    """Of each statement whether it is whole, or the one that the report has for one.

    A whole statement states, for the company as a whole, a total of its kind, and sums lines on the way there: one
    half of a balance sheet is as whole as both. Where no statement of a kind is whole, the first that sums lines
    stands for it. Of kinds without such totals, as the changes in equity, all are whole.
    """
    whole = [_is_whole(statement, catalogue) for statement in statements]
    kinds = {s.kind for s in statements} - _OF_NOTES
    lacking = kinds - {s.kind for s, told in zip(statements, whole, strict=True) if told}
    for index, statement in enumerate(statements):
        if statement.kind in lacking and _sums_lines(statement, _totals(statement.kind, catalogue)):
            whole[index] = True
            lacking.remove(statement.kind)
    return tuple(whole)


def _totals(kind: StatementKind, catalogue: Catalogue) -> Set[str]:
    return catalogue.whole_totals.get(kind, frozenset())


def _is_whole(statement: Statement, catalogue: Catalogue) -> bool:
    totals = _totals(statement.kind, catalogue)
    if statement.kind in _OF_NOTES:
        return False
    return not totals or (_states(statement, totals) and _sums_lines(statement, totals))


def _states(statement: Statement, totals: Set[str]) -> bool:
    return any(
        line.line.concept is not None
        and line.line.concept.name.local in totals
        and any(statement.dimension_of(line, value.amount.column) is None for value in line.values)
        for line in statement.lines
    )


def _sums_lines(statement: Statement, totals: Set[str]) -> bool:
    """Whether a sum stands on it, proven or broken, other than one that goes on from a single one of its totals: what
    operating flows leave after investments is a measure, what the three flows come to is the change of the period."""
    reached = {
        index
        for index, line in enumerate(statement.lines)
        if line.line.concept is not None and line.line.concept.name.local in totals
    }
    return any(len(reached & {index for index, _ in footing.members}) != 1 for footing in statement.footings)
