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
    line_name,
)
from converter.resolving.calculations import calculation_arcs
from converter.resolving.divided import turned_over
from converter.resolving.signs import Orientation, orientations, tied_orientations
from converter.resolving.ties import check_share_ties, check_ties
from converter.resolving.weights import weights

_PROVEN_BONUS = Decimal("0.02")
_UNPROVEN_FACTOR = Decimal("0.9")
_MOST = Decimal("0.99")


def resolve_statements(
    mapped: tuple[MappedStatement, ...], footings: tuple[tuple[Footing, ...], ...], catalogue: Catalogue
) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Values with their signs, arcs for proven sums, and ties.

    A value is the shown figure in whole units, turned where its concept counts the other way; weights are what the
    balances demand (XBRL 2.1, 5.1.1.2), and arcs are of Calculations 1.1.

    Args:
        footings: of each statement, in the same order.
        catalogue: of the vintage, which has balances and networks.

    Returns:
        Statements, and findings for signs that no sum proves, lines that cannot be stated in a column's
        period, proven sums that become no arcs, and ties that break.
    """
    known = weights(catalogue)
    statements: list[Statement] = []
    findings: list[Finding] = []
    for statement, printed in zip(mapped, footings, strict=True):
        sums = turned_over(statement, printed, known)
        turned = orientations(statement, sums, known, tied_orientations(statement, statements))
        signed = []
        for line, orientation in zip(statement.lines, turned, strict=True):
            values, remarks = _signed(line, orientation)
            signed.append(values)
            findings += remarks
        stated = _values(statement, signed)
        ties, broken = check_ties(catalogue.ties, stated)
        by_shares, misread = check_share_ties(catalogue.share_ties, stated)
        ties, broken = (*ties, *by_shares), (*broken, *misread)
        proofs: dict[int, list[int]] = {}
        for number, footing in enumerate(sums):
            for index in (footing.total, *(member for member, _ in footing.members)):
                proofs.setdefault(index, []).append(number)
        tied = frozenset(name for tie in ties if tie.outcome != "broken" for name in tie.concepts)
        lines = tuple(
            _resolved(line, turned[index], values, tuple(proofs.get(index, ())), tied)
            for index, (line, values) in enumerate(zip(statement.lines, signed, strict=True))
        )
        findings += [remark for line, at in zip(lines, turned, strict=True) if (remark := _doubt(line, at, tied))]
        arcs, remarks = calculation_arcs(statement, sums, turned, known)
        findings += [*remarks, *broken]
        table = statement.table
        statements.append(
            Statement(
                kind=table.kind,
                title=table.title,
                lines=lines,
                footings=sums,
                calculations=arcs,
                ties=ties,
                currency=table.currency,
                table_index=table.index,
                dimensions=statement.dimensions,
                currencies=tuple(column.currency or table.currency for column in table.columns),
            )
        )
    return tuple(statements), tuple(findings)


def _signed(line: MappedLine, orientation: Orientation) -> tuple[tuple[SignedAmount, ...], list[Finding]]:
    """The values of a line, and a finding for each figure that its concept cannot take in its column."""
    values: list[SignedAmount] = []
    findings: list[Finding] = []
    if line.concept is None:
        return (), []
    for amount in line.item.amounts:
        period = _period(line, amount.period)
        if period is None:
            findings.append(
                Finding(
                    "period.mismatch",
                    "warning",
                    f"{amount.printed} of {line_name(line.item)} is a flow in a column that is a date",
                    amount.locator,
                    hint="The column's heading lacks the length of its period",
                )
            )
            continue
        value = amount.shown * orientation.factor if amount.magnitude else Decimal(0)
        values.append(SignedAmount(amount, value, period, orientation.rule))
    return tuple(values), findings


def _resolved(
    line: MappedLine,
    orientation: Orientation,
    values: tuple[SignedAmount, ...],
    proofs: tuple[int, ...],
    tied: frozenset[str],
) -> StatementLine:
    """A line with its values, and how sure they are: surer if a sum or a tie bears them out."""
    if _is_doubtful(line, orientation, tied):
        confidence = line.confidence * _UNPROVEN_FACTOR
    else:
        confidence = min(line.confidence + _PROVEN_BONUS, _MOST)
    negated = orientation.factor < 0 and any(value.value for value in values)
    return StatementLine(line, values, negated, confidence.quantize(Decimal("0.01")), proofs)


def _is_doubtful(line: MappedLine, orientation: Orientation, tied: frozenset[str]) -> bool:
    name = line.concept.name.local if line.concept else ""
    is_tied = name in tied and line.dimension is None
    return line.item.unit is UnitKind.MONETARY and not orientation.is_proven and not is_tied


def _doubt(line: StatementLine, orientation: Orientation, tied: frozenset[str]) -> Finding | None:
    item = line.line.item
    if not any(value.value for value in line.values) or not _is_doubtful(line.line, orientation, tied):
        return None
    return Finding(
        "sign.unproven",
        "info",
        f"no sum proves the sign of {line_name(item)}: {orientation.rule}",
        item.locator,
        rule=orientation.rule,
    )


def _period(line: MappedLine, period: Period) -> Period | None:
    """The period of a line's fact in a column: a balance in the column of a flow is of its end or start."""
    if line.concept is None:
        return None
    if line.concept.period_type == "duration":
        return period if isinstance(period, Duration) else None
    if isinstance(period, Instant):
        return period
    return Instant(period.start - timedelta(days=1)) if line.at_start else Instant(period.end)


def _is_whole(statement: MappedStatement, column: int) -> bool:
    """Whether a column is of the company as a whole and in the currency of the statement."""
    return statement.dimensions[column] is None and not statement.table.columns[column].currency


def _values(
    statement: MappedStatement, signed: list[tuple[SignedAmount, ...]]
) -> dict[Period, dict[str, tuple[Decimal, int]]]:
    """By period, the value and decimals of each standard concept; the first line counts.

    Only columns of the whole company in the currency of the statement do: parts and translations tie by themselves.
    """
    values: dict[Period, dict[str, tuple[Decimal, int]]] = {}
    for line, figures in zip(statement.lines, signed, strict=True):
        if line.concept is not None and not line.is_extension and line.dimension is None:
            for figure in (f for f in figures if _is_whole(statement, f.amount.column)):
                stated = values.setdefault(figure.period, {})
                stated.setdefault(line.concept.name.local, (figure.value, figure.amount.decimals))
    return values
