"""Equalities of the catalogue, checked with a document's own values: proofs, never arcs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from converter.model.concepts import Tie
from converter.model.findings import Finding
from converter.model.periods import Period
from converter.model.rounding import outcome
from converter.model.statements import TieCheck

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
