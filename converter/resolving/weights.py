"""With which weight a concept goes into a total."""

from __future__ import annotations

from collections import deque
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from converter.model.concepts import Catalogue, Concept
from converter.model.source import StatementKind


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a taxonomy's calculation networks, completed by balances.

    By kind of statement, `networks` hold for each total its items and weights, `lessening` are the
    concepts more of which means less of what the statement comes to, `known` all of its networks'
    concepts. `sides` are the totals of a whole side of the balance sheet. `nonnegative` concepts are
    never below zero. `effects` are effects on cash, wherever a cash flow statement tells them.
    """

    networks: dict[str, dict[str, dict[str, int]]]
    lessening: dict[str, frozenset[str]]
    known: dict[str, frozenset[str]]
    sides: frozenset[str]
    nonnegative: Container[str]
    effects: frozenset[str]
    # What goes into each total that was asked for: a statement asks for the same ones again and again.
    _ways: dict[str, dict[str, int]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, total: Concept, item: Concept, beside: Iterable[Concept | None] = ()) -> int:
        """What the balances demand (XBRL 2.1 section 5.1.1.2), else the taxonomy's own weight, else +1.

        Args:
            beside: what else the sum holds. Net income that stands in it holds the results of its parts already.
        """
        if total.balance and item.balance:
            return 1 if total.balance == item.balance else -1
        drawn = self._drawn(total.name.local, item.name.local)
        if drawn or total.balance or item.balance != "credit":
            return drawn or 1
        # A total without a balance is one of cash (NetCashProvidedByUsedInOperatingActivities): a debit.
        name, flows = item.name.local, StatementKind.CASH_FLOW.value
        if name in self.known.get(flows, ()):
            return -1 if name in self.lessening[flows] else 1
        if not self.is_result(name):
            return -1
        return -1 if any(other is not None and self.is_made_of(other, item) for other in beside) else 1

    def agrees(self, total: Concept, item: Concept) -> bool:
        """Whether the taxonomy's weight, if it has one, is the one that is used."""
        return self._drawn(total.name.local, item.name.local) in (0, self.of(total, item))

    def is_made_of(self, total: Concept, item: Concept) -> bool:
        """Whether a network of the taxonomy sums one concept, directly or through others, into another."""
        return self._drawn(total.name.local, item.name.local) != 0

    def are_parts(self, one: Concept, other: Concept) -> bool:
        """Whether a network of the taxonomy adds up two concepts of one balance, side by side."""
        names = {one.name.local, other.name.local}
        return (
            one != other
            and one.balance == other.balance
            and any(
                names <= {item for item, weight in items.items() if weight > 0}
                for network in self.networks.values()
                for items in network.values()
            )
        )

    def is_subtracted(self, concept: Concept, kind: StatementKind) -> bool:
        """Whether more of the concept means less of what the statement comes to.

        The networks say so; of a concept they do not hold, its balance does: debits lessen income,
        credits lessen cash unless they are income.
        """
        name, income = concept.name.local, StatementKind.INCOME_STATEMENT.value
        if kind is StatementKind.INCOME_STATEMENT:
            return concept.balance == "debit" or name in self.lessening.get(income, ())
        if name in self.known.get(kind.value, ()):
            return name in self.lessening[kind.value]
        cash_out = kind is StatementKind.CASH_FLOW and concept.balance == "credit"
        return cash_out and name not in self.known.get(income, ())

    def is_result(self, name: str) -> bool:
        """Whether a concept is what is left of some after others are taken off, as net income."""
        income = self.networks.get(StatementKind.INCOME_STATEMENT.value, {})
        return any(weight < 0 for _, weight in _below(income, name))

    def _drawn(self, total: str, item: str) -> int:
        """The weight along the shortest way down a network, since releases print flat; 0 if there is none."""
        ways = self._ways.get(total)
        if ways is None:
            ways = {}
            for network in self.networks.values():
                for name, weight in _below(network, total):
                    ways.setdefault(name, weight)
            self._ways[total] = ways
        return ways.get(item, 0)


def _below(network: dict[str, dict[str, int]], total: str) -> Iterator[tuple[str, int]]:
    """All that goes into a total, directly or through others, with its weight; the nearest first."""
    queue, seen = deque([(total, 1)]), {total}
    while queue:
        name, weight = queue.popleft()
        for item, factor in network.get(name, {}).items():
            if item not in seen:
                seen.add(item)
                queue.append((item, weight * factor))
                yield item, weight * factor


@lru_cache(maxsize=4)
def weights(catalogue: Catalogue) -> Weights:
    """The weights of a catalogue, made once of each."""
    networks: dict[str, dict[str, dict[str, int]]] = {}
    for relation in catalogue.calculations:
        network = networks.setdefault(relation.statement, {})
        network.setdefault(relation.total, {}).setdefault(relation.item, relation.weight)
    below = {kind: {item for found in network.values() for item in found} for kind, network in networks.items()}
    last = {kind: frozenset(networks[kind].keys() - below[kind]) for kind in networks}
    return Weights(
        networks=networks,
        lessening={kind: _lessening(kind, networks[kind], last[kind], catalogue) for kind in networks},
        known={kind: frozenset(networks[kind].keys() | below[kind]) for kind in networks},
        sides=frozenset(
            name for tie in catalogue.ties for term in (tie.left, tie.right) if len(term) == 1 for _, name in term
        ),
        nonnegative=catalogue.nonnegative,
        effects=catalogue.effects.union(
            item for network in networks.values() for total in catalogue.effects for item, _ in _below(network, total)
        ),
    )


_LESSENS = {StatementKind.INCOME_STATEMENT.value: "debit", StatementKind.CASH_FLOW.value: "credit"}


def _lessening(
    kind: str, network: dict[str, dict[str, int]], last: frozenset[str], catalogue: Catalogue
) -> frozenset[str]:
    """The concepts whose weight is -1 on every way up, a last total of costs or outflows being -1 itself."""
    queue: deque[tuple[str, int]] = deque()
    for total in sorted(last):
        balance = catalogue.concepts[total].balance if total in catalogue.concepts else ""
        queue.append((total, -1 if balance and balance == _LESSENS.get(kind) else 1))
    seen = set(queue)
    while queue:
        name, sign = queue.popleft()
        for item, weight in network.get(name, {}).items():
            if (item, sign * weight) not in seen:
                seen.add((item, sign * weight))
                queue.append((item, sign * weight))
    return frozenset(name for name, sign in seen if sign < 0 and (name, 1) not in seen)
