"""Arcs that would be inconsistent somewhere in the report, or say a sum twice, are left out.

An arc drawn from one table binds every fact of its concepts, in every period (Calculation 1.1,
section 4), so a sum proven in one statement may break on figures of another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.concepts import Concept, Dimension
from converter.model.findings import Finding
from converter.model.periods import Period
from converter.model.report import Fact
from converter.model.rounding import outcome
from converter.model.statements import CalculationArc, Statement
from converter.model.units import Unit


def consistent_statements(
    statements: tuple[Statement, ...], facts: tuple[Fact, ...]
) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """The statements without the arcs of totals that do not hold in some period of the report.

    A sum that an earlier statement draws from the same items is not drawn again (EFM 6.15.4).
    """
    stated = {(fact.concept, fact.period, fact.unit, fact.dimension): fact for fact in facts}
    by_concept: dict[Concept, list[Fact]] = {}
    for fact in stated.values():
        by_concept.setdefault(fact.concept, []).append(fact)
    kept: list[Statement] = []
    findings: list[Finding] = []
    drawn: set[tuple[Concept, frozenset[Concept]]] = set()
    for statement in statements:
        by_total: dict[Concept, list[CalculationArc]] = {}
        for arc in statement.calculations:
            by_total.setdefault(arc.total, []).append(arc)
        dropped = {
            total: why for total, arcs in by_total.items() if (why := _break(arcs, by_concept.get(total, ()), stated))
        }
        held = {total: frozenset(a.item for a in arcs) for total, arcs in by_total.items() if total not in dropped}
        again = [total for total, items in held.items() if (total, items) in drawn]
        dropped |= dict.fromkeys(again, "an earlier statement sums it from the same items")
        drawn |= held.items()
        kept.append(replace(statement, calculations=tuple(a for a in statement.calculations if a.total not in dropped)))
        findings += [
            Finding(
                "calculation.dropped",
                "info",
                f"the arcs to {total.name.local} are left out: {why}",
                concept=total.name.local,
                rule="Calculation 1.1 section 5",
            )
            for total, why in dropped.items()
        ]
    return tuple(kept), tuple(findings)


def _break(
    arcs: Sequence[CalculationArc],
    totals: Iterable[Fact],
    stated: Mapping[tuple[Concept, Period, Unit, Dimension | None], Fact],
) -> str:
    """Where the arcs of one total do not hold for its facts; "" if nowhere."""
    for total in totals:
        period = total.period
        items = [(arc.weight, stated.get((arc.item, period, total.unit, total.dimension))) for arc in arcs]
        found = [(weight, fact) for weight, fact in items if fact is not None]
        if not found:
            continue
        difference = sum((weight * fact.value for weight, fact in found), Decimal(0)) - total.value
        if outcome(difference, [total.decimals, *(fact.decimals for _, fact in found)]) == "broken":
            return f"at {period} the items differ from the total by {difference:,f}"
    return ""
