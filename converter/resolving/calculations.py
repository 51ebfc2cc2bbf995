"""Calculation arcs: which proven sums become arcs, and why others do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from converter.model.concepts import Concept
from converter.model.findings import Finding
from converter.model.statements import CalculationArc, Footing, MappedStatement, line_name
from converter.resolving.signs import Orientation, is_tie
from converter.resolving.weights import Weights

# Totals within totals go no deeper on any statement.
_DEEPEST = 50


def calculation_arcs(
    statement: MappedStatement, footings: tuple[Footing, ...], turned: tuple[Orientation, ...], known: Weights
) -> tuple[tuple[CalculationArc, ...], list[Finding]]:
    """Arcs for the sums that hold and are proven, with the weights that balances allow.

    A sum that proves no signs, as one of a single column, draws its arcs as well where it comes out to the last
    digit in a form that statements print. A total has the arcs of one sum only. A sum whose weights
    contradict the balances (XBRL 2.1 section 5.1.1.2), the period types or the signs of its lines is a
    proof in the receipt and no arc.
    """
    arcs: list[CalculationArc] = []
    findings: list[Finding] = []
    done: set[Concept] = set()
    drawn = [
        footing
        for footing in footings
        if not footing.is_broken and (footing.proves_signs or _is_exact_and_plain(statement, footing))
    ]
    for footing in _without_parts(statement, drawn):
        total = statement.lines[footing.total].concept
        members = _members(statement, footing)
        beside = [concept for concept, _, _ in members if concept is not None]
        weights = {concept: known.of(total, concept, beside) for concept in beside} if total is not None else {}
        if any(statement.lines[i].dimension for i in (footing.total, *(i for _, i, sign in members if sign))):
            why = "its lines are parts of the total along an axis"
        elif is_tie(statement, footing, known):
            why = "it is a tie of opposite sides"
        else:
            why = _hindrance(total, members, footing, turned, weights, known)
        if total is None or total in done:
            continue
        if why:
            line = statement.lines[footing.total].item
            findings.append(
                Finding(
                    "calculation.no-arc",
                    "info",
                    f"the sum to {line_name(line, footing.total + 1, is_total=True)} is proven but draws no arc: {why}",
                    line.locator,
                    concept=total.name.local,
                    rule="XBRL 2.1 section 5.1.1.2",
                )
            )
            continue
        done.add(total)
        arcs += [
            CalculationArc(total, concept, weights[concept], order)
            for order, (concept, _, _) in enumerate(members, start=1)
            if concept is not None
        ]
    return tuple(arcs), findings


def _without_parts(statement: MappedStatement, footings: Iterable[Footing]) -> Iterator[Footing]:
    """Sums in which a total that no arc can add has given way to what comes to it.

    `Total United States` states revenue for a member, and `Total tools` may have no concept at all: the lines above
    them do come to the revenue of the whole.
    """
    by_total: dict[int, Footing] = {}
    for footing in footings:
        by_total.setdefault(footing.total, footing)

    def opened(index: int, sign: int, above: frozenset[int]) -> Iterator[tuple[int, int]]:
        line, inner = statement.lines[index], by_total.get(index)
        if (
            inner is None
            or index in above
            or len(above) > _DEEPEST
            or (line.concept is not None and line.dimension is None)
        ):
            yield index, sign
            return
        for member, own in inner.members:
            yield from opened(member, sign * own, above | {index})

    for footing in footings:
        members = [
            found for index, sign in footing.members for found in opened(index, sign, frozenset({footing.total}))
        ]
        yield replace(footing, members=tuple(members))


def _members(statement: MappedStatement, footing: Footing) -> list[tuple[Concept | None, int, int]]:
    """The concepts of a sum's members; of lines of zeros with one concept the first, for they state one fact.

    Parts of zeros add nothing to a total of the whole: its sum stands with the concept of which nobody states a whole.
    Zeros have the sign 0: as any weight fits them, the one that the balances demand does.
    """
    members: list[tuple[Concept | None, int, int]] = []
    nil: set[Concept] = set()
    total = statement.lines[footing.total].concept
    for index, sign in footing.members:
        line = statement.lines[index]
        is_nil = not any(amount.magnitude for amount in line.item.amounts)
        if is_nil and line.concept and (line.concept in nil or (line.dimension and line.concept == total)):
            continue
        nil |= {line.concept} if is_nil and line.concept else set()
        members.append((line.concept, index, 0 if is_nil else sign))
    return members


def _is_exact_and_plain(statement: MappedStatement, footing: Footing) -> bool:
    """Whether a sum comes to the last digit in every column: all added as shown, or all but the first taken off it."""
    told = [sign for i, sign in footing.members if any(amount.magnitude for amount in statement.lines[i].item.amounts)]
    is_plain = len(told) > 1 and told[0] > 0 and len(set(told[1:])) == 1
    return is_plain and all(check.outcome == "exact" for check in footing.checks)


def _hindrance(
    total: Concept | None,
    members: list[tuple[Concept | None, int, int]],
    footing: Footing,
    turned: tuple[Orientation, ...],
    weights: Mapping[Concept, int],
    known: Weights,
) -> str:
    """Why a sum cannot be arcs; "" if it can.

    Args:
        weights: with which its lines go into it.
    """
    concepts = [concept for concept, _, _ in members]
    if total is None or None in concepts:
        return "one of its lines has no concept"
    if total in concepts or len(set(concepts)) < len(concepts):
        return "one concept stands in it twice"
    for concept, index, sign in members:
        if concept is None:
            continue
        if concept.period_type != total.period_type:
            return f"{concept.name.local} is of another period type"
        if not known.agrees(total, concept):
            return f"the taxonomy weighs {concept.name.local} against its balance"
        if sign and turned[index].factor * weights[concept] != turned[footing.total].factor * sign:
            return f"the sign of {concept.name.local} is settled otherwise"
    return ""
