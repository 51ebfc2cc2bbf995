"""Arcs that would be inconsistent somewhere in the report, or say a sum twice, are left out.

An arc drawn from one table binds every fact of its concepts, in every period and link role (Calculation 1.1,
section 4), so a sum proven in one statement may break on figures of another. A sum is bound where its total and one of
its items at least are facts: what has none counts as nothing. So where the report tells a total for another day, and
with it some of its items and not all, no arc to that total can hold, whatever role it stands in; without the total, or
without all of its items, it is not bound there.
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

    Statements of two periods may sum a total from lines of their own: then the first that holds it draws the arcs
    to the lines of all, if these hold everywhere. A sum that an earlier statement draws from the same items is not
    drawn again (EFM 6.15.4).
    """
    stated = {(fact.concept, fact.period, fact.unit, fact.dimension): fact for fact in facts}
    totals: dict[Concept, list[Fact]] = {}
    for fact in stated.values():
        totals.setdefault(fact.concept, []).append(fact)
    by_statement = [_by_total(statement.calculations) for statement in statements]
    breaks = [
        {total: _break(arcs, totals.get(total, ()), stated) for total, arcs in sums.items()} for sums in by_statement
    ]
    wide = dict.fromkeys(total for found in breaks for total, why in found.items() if why)
    whole = {
        total: arcs
        for total in wide
        if (arcs := _of_all(total, by_statement)) and not _break(arcs, totals.get(total, ()), stated)
    }
    kept: list[Statement] = []
    findings: list[Finding] = []
    drawn: set[tuple[Concept, frozenset[Concept]]] = set()
    for statement, by_total, broken in zip(statements, by_statement, breaks, strict=True):
        sums = {total: whole.get(total, arcs) for total, arcs in by_total.items()}
        dropped = {total: why for total, why in broken.items() if why and total not in whole}
        held = {total: frozenset(a.item for a in arcs) for total, arcs in sums.items() if total not in dropped}
        again = [total for total, items in held.items() if (total, items) in drawn]
        dropped |= dict.fromkeys(again, "an earlier statement sums it from the same items")
        drawn |= held.items()
        arcs = tuple(arc for total, arcs in sums.items() if total not in dropped for arc in arcs)
        kept.append(replace(statement, calculations=arcs))
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


def _by_total(arcs: Iterable[CalculationArc]) -> dict[Concept, tuple[CalculationArc, ...]]:
    found: dict[Concept, tuple[CalculationArc, ...]] = {}
    for arc in arcs:
        found[arc.total] = (*found.get(arc.total, ()), arc)
    return found


def _of_all(
    total: Concept, statements: Sequence[dict[Concept, tuple[CalculationArc, ...]]]
) -> tuple[CalculationArc, ...]:
    """The arcs of a total to the items of all statements that sum it; none if only one does, or its items hold it."""
    found: dict[Concept, CalculationArc] = {}
    sums = [arcs for statement in statements if (arcs := statement.get(total))]
    for arc in (arc for arcs in sums for arc in arcs):
        found.setdefault(arc.item, arc)
    is_circular = any(
        item in statement and total in {a.item for a in statement[item]} for item in found for statement in statements
    )
    if len(sums) < 2 or is_circular:
        return ()
    return tuple(replace(arc, order=order) for order, arc in enumerate(found.values(), start=1))


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
