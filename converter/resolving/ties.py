"""Equalities of the catalogue, checked with a document's own values: proofs, never arcs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from converter.model.concepts import ShareTie, Tie
from converter.model.findings import Finding
from converter.model.periods import Period
from converter.model.rounding import half_unit, outcome
from converter.model.statements import Outcome, TieCheck

# Powers of ten that a misread scale puts between figures, and how near to one a quotient must then lie.
_SCALES = (-6, -3, 3, 6)
_NEAR = Decimal("0.2")

Values = Mapping[str, tuple[Decimal, int]]


def check_ties(
    ties: Iterable[Tie], values: Mapping[Period, Values]
) -> tuple[tuple[TieCheck, ...], tuple[Finding, ...]]:
    """Every tie all of whose terms are stated in a period.

    Of ties with one left side, those with more terms come first; the one that holds is kept, and if
    none holds, the one with most terms is reported as broken.

    Args:
        values: by period, each concept's value and decimals.
    """
    checks: list[TieCheck] = []
    for period, stated in values.items():
        by_left: dict[tuple[tuple[int, str], ...], list[TieCheck]] = {}
        for tie in ties:
            names = [name for _, name in (*tie.left, *tie.right)]
            if all(name in stated for name in names):
                by_left.setdefault(tie.left, []).append(_check(tie, period, stated))
        for found in by_left.values():
            found.sort(key=lambda check: (check.outcome == "broken", -len(check.concepts)))
            checks.append(found[0])
    findings = tuple(_broken(check) for check in checks if check.outcome == "broken")
    return tuple(checks), findings


def check_share_ties(
    ties: Iterable[ShareTie], values: Mapping[Period, Values]
) -> tuple[tuple[TieCheck, ...], tuple[Finding, ...]]:
    """Earnings a share times weighted shares, beside the income that they come to within the figures' rounding.

    Where none does, preferred or participating shares may take part, so nothing is said, unless only thousands
    or millions lie between them: then a scale is misread.
    """
    checks: list[TieCheck] = []
    findings: list[Finding] = []
    for period, stated in values.items():
        for tie in ties:
            incomes = [name for name in tie.incomes if name in stated]
            if tie.per_share not in stated or tie.shares not in stated or not incomes:
                continue
            tried = [_share_check(tie, income, period, stated) for income in incomes]
            held = next((check for check in tried if check.outcome != "broken"), None)
            if held is not None:
                checks.append(held)
            elif apart := _powers_apart(tried[0]):
                checks.append(tried[0])
                findings.append(_misread(tried[0], apart))
    return tuple(checks), tuple(findings)


def _share_check(tie: ShareTie, income: str, period: Period, stated: Values) -> TieCheck:
    (earnings, earnings_decimals), (shares, shares_decimals) = stated[tie.per_share], stated[tie.shares]
    total, decimals = stated[income]
    product = earnings * shares
    # A product of two rounded figures is off by each one's rounding times the other.
    slack = (
        half_unit(earnings_decimals) * abs(shares) + half_unit(shares_decimals) * abs(earnings) + half_unit(decimals)
    )
    difference = abs(product - total)
    held: Outcome = "exact" if difference == 0 else "rounded" if difference <= slack else "broken"
    return TieCheck(tie.name, period, product, total, held, (tie.per_share, tie.shares, income))


def _powers_apart(check: TieCheck) -> int:
    """The power of ten between the two sides where it is that of a scale, else 0."""
    if not check.left or not check.right:
        return 0
    quotient = check.left / check.right
    return next((power for power in _SCALES if abs(quotient.scaleb(-power) - 1) <= _NEAR), 0)


def _misread(check: TieCheck, power: int) -> Finding:
    per_share, shares, income = check.concepts
    return Finding(
        "tie.scale",
        "warning",
        f"{per_share} times {shares} is {check.left:,f} at {check.period}, but {income} is {check.right:,f}: "
        f"they are a factor of 10 to the {abs(power)} apart",
        rule=check.name,
        hint="The scale of one of the three is misprinted or misread; the words that gave each are in the receipt",
    )


def _check(tie: Tie, period: Period, stated: Values) -> TieCheck:
    left = sum((sign * stated[name][0] for sign, name in tie.left), Decimal(0))
    right = sum((sign * stated[name][0] for sign, name in tie.right), Decimal(0))
    names = tuple(name for _, name in (*tie.left, *tie.right))
    return TieCheck(tie.name, period, left, right, outcome(left - right, (stated[n][1] for n in names)), names)


def _broken(check: TieCheck) -> Finding:
    return Finding(
        "tie.broken",
        "warning",
        f"{check.name} does not hold at {check.period}: {check.left:,f} against {check.right:,f}, "
        f"off by {check.left - check.right:,f}",
        rule=check.name,
        hint="A figure is misprinted, misread, or a line of the statement is not printed",
    )
