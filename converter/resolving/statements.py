"""Statements with XBRL values, arcs and ties."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from converter.model.concepts import Catalogue
from converter.model.findings import Finding
from converter.model.periods import Duration, Instant, Period
from converter.model.source import UnitKind
from converter.model.statements import (
    Footing,
    MappedLine,
    MappedStatement,
    SignedAmount,
    Statement,
    StatementLine,
)
from converter.resolving.calculations import calculation_arcs
from converter.resolving.signs import Orientation, orientations
from converter.resolving.ties import check_ties
from converter.resolving.weights import weights

_PROVEN_BONUS = Decimal("0.02")
_UNPROVEN_FACTOR = Decimal("0.9")
_MOST = Decimal("0.99")


def resolve_statements(
    mapped: tuple[MappedStatement, ...], footings: tuple[tuple[Footing, ...], ...], catalogue: Catalogue
) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Values with their signs, arcs for proven sums, and ties.

    Returns:
        Statements, and findings for signs that no sum proves, lines that cannot be stated in a column's
        period, proven sums that become no arcs, and ties that break.
    """
    known = weights(catalogue)
    statements: list[Statement] = []
    findings: list[Finding] = []
    for statement, sums in zip(mapped, footings, strict=True):
        turned = orientations(statement, sums, known)
        lines = []
        for index, (line, orientation) in enumerate(zip(statement.lines, turned, strict=True)):
            resolved, remarks = _line(index, line, orientation, sums)
            lines.append(resolved)
            findings += remarks
        arcs, remarks = calculation_arcs(statement, sums, turned, known)
        findings += remarks
        ties, broken = check_ties(catalogue.ties, _values(lines))
        findings += broken
        statements.append(
            Statement(
                statement.table.kind,
                statement.table.title,
                tuple(lines),
                sums,
                arcs,
                ties,
                statement.table.currency,
                statement.table.index,
            )
        )
    return tuple(statements), tuple(findings)


def _line(
    index: int, line: MappedLine, orientation: Orientation, footings: tuple[Footing, ...]
) -> tuple[StatementLine, list[Finding]]:
    values: list[SignedAmount] = []
    findings: list[Finding] = []
    for amount in line.item.amounts:
        period = _period(line, amount.period)
        if period is None:
            findings.append(
                Finding(
                    "period.mismatch",
                    "warning",
                    f"{amount.printed} of {line.item.label!r} is a flow in a column that is a date",
                    amount.locator,
                    hint="The column's heading lacks the length of its period",
                )
            )
            continue
        value = amount.shown * orientation.factor if amount.magnitude else Decimal(0)
        values.append(SignedAmount(amount, value, period, orientation.rule))
    filled = any(value.value for value in values)
    proofs = tuple(i for i, f in enumerate(footings) if index == f.total or index in dict(f.members))
    doubtful = line.item.unit is UnitKind.MONETARY and not orientation.is_proven
    confidence = line.confidence * _UNPROVEN_FACTOR if doubtful else min(line.confidence + _PROVEN_BONUS, _MOST)
    if doubtful and filled:
        findings.append(
            Finding(
                "sign.unproven",
                "info",
                f"no sum proves the sign of {line.item.label!r}: {orientation.rule}",
                line.item.locator,
                rule=orientation.rule,
            )
        )
    negated = orientation.factor < 0 and filled
    return StatementLine(line, tuple(values), negated, confidence.quantize(Decimal("0.01")), proofs), findings


def _period(line: MappedLine, period: Period) -> Period | None:
    """The period of a line's fact in a column: a balance in the column of a flow is of its end or start."""
    if line.concept is None:
        return None
    if line.concept.period_type == "duration":
        return period if isinstance(period, Duration) else None
    if isinstance(period, Instant):
        return period
    return Instant(period.start - timedelta(days=1)) if line.at_start else Instant(period.end)


def _values(lines: list[StatementLine]) -> dict[Period, dict[str, tuple[Decimal, int]]]:
    """By period, the value and decimals of each standard concept; the first line that states it counts."""
    values: dict[Period, dict[str, tuple[Decimal, int]]] = {}
    for line in lines:
        concept = line.line.concept
        if concept is not None and not line.line.is_extension:
            for signed in line.values:
                values.setdefault(signed.period, {}).setdefault(
                    concept.name.local, (signed.value, signed.amount.decimals)
                )
    return values
