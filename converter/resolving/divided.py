"""Totals that are told a second time below: what of them belongs to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from converter.model.statements import Footing, MappedStatement
from converter.resolving.weights import Weights


def turned_over(statement: MappedStatement, footings: tuple[Footing, ...], known: Weights) -> tuple[Footing, ...]:
    """The sums of a statement, those that divide a total below it told of what the taxonomy makes of that total.

    `Net income` is what stands above it. What of it belongs to the parent, told below beside what belongs to
    others, is net income less that. Where the taxonomy knows no such sum and would subtract a part, the
    division is no proof.
    """
    above = {footing.total for footing in footings if any(index < footing.total for index, _ in footing.members)}
    return tuple(
        told
        for footing in footings
        for told in (_told(statement, footing, known) if footing.total in above else (footing,))
    )


def _told(statement: MappedStatement, footing: Footing, known: Weights) -> Iterator[Footing]:
    total = statement.lines[footing.total].concept
    if total is None or not all(index > footing.total for index, _ in footing.members):
        yield footing
        return
    concepts = [(index, sign, statement.lines[index].concept) for index, sign in footing.members]
    for index, sign, concept in concepts:
        if concept is not None and known.is_made_of(concept, total):
            others = tuple((other, -sign * mine) for other, mine in footing.members if other != index)
            yield replace(footing, total=index, members=((footing.total, sign), *others))
            return
    if all(concept is None or known.of(total, concept) > 0 for _, _, concept in concepts):
        yield footing
