"""Which statements of a report are whole. EFM 6.7.12 tells them, as statements, from tables about some of their lines.

Rules of data quality ask of a statement of flows that it comes to the change of the period, and of any statement that
its lines are summed. A table of supplements, of some balances at the end of a period or of a part of the company does
neither, and need not.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from converter.model.concepts import Catalogue, Concept
from converter.model.periods import Period
from converter.model.report import Report
from converter.model.source import StatementKind
from converter.model.statements import Statement

_OF_NOTES = frozenset({StatementKind.DETAILS, StatementKind.SHARE_PAY})


def told_apart(report: Report, catalogue: Catalogue) -> Report:
    """A report whose tables about some lines of a statement are called disclosures."""
    whole = _whole_statements(report.statements, catalogue)
    told = (replace(held, is_disclosure=not is_whole) for held, is_whole in zip(report.statements, whole, strict=True))
    return replace(report, statements=tuple(told))


def _whole_statements(statements: Sequence[Statement], catalogue: Catalogue) -> tuple[bool, ...]:
    """Of each statement whether it is whole, or the one that the report has for one.

    A whole statement states, for the company as a whole, a total of its kind, and sums lines on the way there: one
    half of a balance sheet is as whole as both. A later one that parts it, has fewer standard lines of the whole and
    comes to the same totals tells how its parts make them up. Where no statement of a kind is whole, the first that
    sums lines stands for it. Of kinds without such totals, as the changes in equity, all are whole.
    """
    whole = [_is_whole(statement, catalogue) for statement in statements]
    for index in range(len(statements)):
        whole[index] &= not _is_parted_again(index, statements, whole, catalogue)
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


def _is_parted_again(index: int, statements: Sequence[Statement], whole: Sequence[bool], catalogue: Catalogue) -> bool:
    """Whether a statement has lines of parts of the company, and all its totals stand in a fuller one before it."""
    statement = statements[index]
    if not any(line.line.dimension for line in statement.lines):
        return False
    totals, own = _totals(statement.kind, catalogue), _whole_values(statement)
    stated = {value for value in own if value[0].name.local in totals}
    fuller = (
        values
        for other, is_whole in zip(statements[:index], whole, strict=False)
        if is_whole and other.kind is statement.kind and len(values := _whole_values(other)) > len(own)
    )
    return bool(stated) and any(stated <= values for values in fuller)


def _whole_values(statement: Statement) -> set[tuple[Concept, Period]]:
    """The standard concepts and periods that a statement has figures of for the company as a whole."""
    return {
        (line.line.concept, value.period)
        for line in statement.lines
        for value in line.values
        if line.line.concept is not None
        and not line.line.is_extension
        and statement.dimension_of(line, value.amount.column) is None
    }


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
