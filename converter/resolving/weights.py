"""With which weight a concept goes into a total."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from converter.model.concepts import Catalogue, Concept


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a taxonomy's calculation networks, completed by balances.

    `items` holds for each total its items and weights; `subtracted` the concepts that are taken off
    some total and added to none.
    """

    items: dict[str, dict[str, int]]
    subtracted: frozenset[str]

    def of(self, total: Concept, item: Concept) -> int:
        """What the balances demand (XBRL 2.1 section 5.1.1.2), else the taxonomy's own weight, else +1."""
        if total.balance and item.balance:
            return 1 if total.balance == item.balance else -1
        return self._drawn(total.name.local, item.name.local) or 1

    def agrees(self, total: Concept, item: Concept) -> bool:
        """Whether the taxonomy's weight, if it has one, is the one that is used."""
        return self._drawn(total.name.local, item.name.local) in (0, self.of(total, item))

    def is_subtracted(self, concept: Concept) -> bool:
        """Whether the taxonomy takes the concept off a total somewhere and adds it nowhere."""
        return concept.name.local in self.subtracted

    def _drawn(self, total: str, item: str) -> int:
        """The weight along the shortest way down the networks, since releases print flat; 0 if there is none."""
        queue, seen = deque([(total, 1)]), {total}
        while queue:
            name, weight = queue.popleft()
            below = self.items.get(name, {})
            if item in below:
                return weight * below[item]
            for child, factor in below.items():
                if child not in seen:
                    seen.add(child)
                    queue.append((child, weight * factor))
        return 0


def weights(catalogue: Catalogue) -> Weights:
    """The weights of a catalogue."""
    items: dict[str, dict[str, int]] = {}
    added: set[str] = set()
    taken_off: set[str] = set()
    for relation in catalogue.calculations:
        items.setdefault(relation.total, {}).setdefault(relation.item, relation.weight)
        (added if relation.weight > 0 else taken_off).add(relation.item)
    return Weights(items, frozenset(taken_off - added))
