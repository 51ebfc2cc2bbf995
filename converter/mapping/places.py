"""Where on a statement a concept can stand: between the totals of the taxonomy's networks that the page prints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from converter.model.concepts import Catalogue
from converter.model.source import StatementKind

# How likely a concept is below a total, by where its network puts it.
INSIDE = Decimal(1)
_FURTHER_OUT = Decimal("0.7")
_NOWHERE = Decimal("0.5")
ELSEWHERE = Decimal("0.04")
# A total of fewer concepts parts a statement in no sections.
_LEAST_BELOW = 4

Networks = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A line's place: the totals above it, and those below it from the nearest, by local name."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    networks: Networks

    def likelihood(self, concept: str) -> Decimal:
        """How likely a concept stands here, from 0 to 1.

        A line is part of the next total that could hold it, and of none that is closed already; what goes
        into another total of the statement, or into one above, stands elsewhere.
        """
        if concept in self.below[:1]:
            return ELSEWHERE
        nearest = next(iter(self.below), "")
        if concept in self.networks.get(nearest, ()):
            return INSIDE
        if any(concept in self.networks[total] for total in self.above):
            return ELSEWHERE
        if any(concept in self.networks[total] for total in self.below[1:]):
            return _FURTHER_OUT
        return ELSEWHERE if any(concept in items for items in self.networks.values()) else _NOWHERE


def places(kind: StatementKind, named: Sequence[str | None], catalogue: Catalogue) -> tuple[Place, ...]:
    """The place of every line of a statement.

    Args:
        named: for each line the concept that its own words surely give it; None where they give none.
    """
    networks = _networks(catalogue, kind)
    totals = [(index, name) for index, name in enumerate(named) if name in networks]
    return tuple(
        Place(
            tuple(name for at, name in totals if at < index and name),
            tuple(name for at, name in totals if at > index and name),
            networks,
        )
        for index in range(len(named))
    )


@lru_cache(maxsize=32)
def _networks(catalogue: Catalogue, kind: StatementKind) -> Networks:
    """For every larger total of a kind of statement all that goes into it."""
    items: dict[str, set[str]] = {}
    for relation in catalogue.calculations:
        if relation.statement == kind.value:
            items.setdefault(relation.total, set()).add(relation.item)
    below = {total: _all_below(total, items) for total in items}
    return {total: frozenset(found) for total, found in below.items() if len(found) >= _LEAST_BELOW}


def _all_below(total: str, items: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [total]
    while waiting:
        new = items.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
