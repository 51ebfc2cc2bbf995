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
        for told in (
            _told(statement, footing, known)
            if footing.total in above and all(index > footing.total for index, _ in footing.members)
            else (_of_the_parent(statement, footing, known),)
        )
    )


def _told(statement: MappedStatement, footing: Footing, known: Weights) -> Iterator[Footing]:
    total = statement.lines[footing.total].concept
    if total is None:
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


def _of_the_parent(statement: MappedStatement, footing: Footing, known: Weights) -> Footing:
    """A sum that leaves others' share of a result, told of what is left without it.

    `Net income`, `attributable to the parent`, `attributable to others`: what belongs to others is of the opposite
    balance, and no sum of the taxonomy comes to it.
    """
    total, (first, positive) = statement.lines[footing.total].concept, footing.members[0]
    whole = statement.lines[first].concept
    if total is None or whole is None or positive < 0 or {total.balance, whole.balance} != {"debit", "credit"}:
        return footing
    for index, sign in footing.members[1:]:
        part = statement.lines[index].concept
        if sign < 0 and part is not None and part.balance == whole.balance and known.is_made_of(part, whole):
            others = (member for member in footing.members if member[0] != index)
            return replace(footing, total=index, members=(*others, (footing.total, -1)))
    return footing
