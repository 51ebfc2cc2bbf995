"""Where on a statement a concept can stand: between the totals of the taxonomy's networks that the page prints."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache

from converter.model.concepts import Balance, Catalogue
from converter.model.source import StatementKind

# How likely a concept is below a total, by where its network puts it.
INSIDE = Decimal(1)
_FURTHER_OUT = Decimal("0.7")
_NOWHERE = Decimal("0.5")
ELSEWHERE = Decimal("0.04")
# A total of fewer concepts parts a statement in no sections.
_LEAST_BELOW = 4

# So many concepts go into what is a result, not a line of its own.
_LEAST_OF_A_RESULT = 100

Networks = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """A line's place, as sets of local names.

    Attributes:
        nearest: the next total below it, "" if there is none.
        inside: what goes into that without being part of a total above the line, which is closed already.
        further: what so goes into the totals below that one.
        known: all that stands in a network of the kind of statement.
        balance: that of the nearest total of an income statement, if all that goes into it adds to it; else "".
        out: what cannot stand here, since a sum on the page puts the line into the nearest total.
        beside: what goes into other activities of a cash flow statement, in any role.
    """

    nearest: str
    inside: frozenset[str]
    further: frozenset[str]
    known: frozenset[str]
    balance: Balance = ""
    out: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    def likelihood(self, concept: str) -> Decimal:
        """How likely a concept stands here, from 0 to 1."""
        if concept == self.nearest:
            return ELSEWHERE
        if concept in self.inside:
            return INSIDE
        if concept in self.further:
            return _FURTHER_OUT
        return ELSEWHERE if concept in self.known else _NOWHERE


# The place of a line of which nothing is known but its words.
UNPLACED = Place("", frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class PartOf(Place):
    """The place of a line in a note that takes a total apart: how many filings draw an arc to each of its items."""

    arcs: Mapping[str, int] = field(default_factory=dict)

    def likelihood(self, concept: str) -> Decimal:
        """How likely a concept stands here, from 0 to 1."""
        most = max(self.arcs.values(), default=0)
        return (self.arcs.get(concept, 0) + _NOWHERE) / (most + _NOWHERE)


def part_of(total: str, arcs: Mapping[str, int]) -> PartOf:
    """The place of an item of a total."""
    return PartOf(total, frozenset(arcs), frozenset(), frozenset(), arcs=arcs)


def proven_place(kind: StatementKind, place: Place, into: Sequence[str], catalogue: Catalogue) -> Place:
    """The place of a line that a sum on the page puts into the next total: what goes into another side is out.

    What adds to equity is no debt. Parts of one side are not told apart so: filers differ on what is current. Nor do
    they agree on activities, so that of another, such as a bank's deposits below investing, is but unlikely.

    Args:
        into: the totals that the line goes into by sums on the page, the nearest first.
    """
    if kind is StatementKind.CASH_FLOW and place.nearest and (not into or into[0] == place.nearest):
        return replace(place, beside=_beside(catalogue, kind, place.nearest))
    if kind is not StatementKind.BALANCE_SHEET or not into or into[0] != place.nearest:
        return place
    return replace(place, out=_of_other_sides(catalogue, place.nearest))


def place_of_rest(kind: StatementKind, place: Place, into: Sequence[str], catalogue: Catalogue) -> Place:
    """The proven place of a line that lost its concept: what adds to the cash of investing is none of financing."""
    if kind is StatementKind.CASH_FLOW and into and into[0] == place.nearest:
        return replace(place, out=_beside(catalogue, kind, place.nearest))
    return proven_place(kind, place, into, catalogue)


@lru_cache(maxsize=64)
def _beside(catalogue: Catalogue, kind: StatementKind, total: str) -> frozenset[str]:
    """What goes into the totals that one is added up with, in any role, and not into it."""
    below = _in_any_role(catalogue, kind)
    beside: set[str] = set()
    for items, _, _ in _roles(catalogue, kind).values():
        beside.update(*(one for one in items.values() if total in one))
    others = (below.get(name, frozenset()) for name in beside - {total})
    return frozenset().union(*others) - below.get(total, frozenset())


@lru_cache(maxsize=64)
def _of_other_sides(catalogue: Catalogue, total: str) -> frozenset[str]:
    """What goes, in any role, into totals that a tie sets beside one, but for those that are parts of one total."""
    below = _in_any_role(catalogue, StatementKind.BALANCE_SHEET)
    ties = [{name for _, name in tie.right} for tie in catalogue.ties]
    wholes = [below.get(name, frozenset()) for names in ties for name in names if len(names) > 1]
    others = {name for names in ties if total in names for name in names - {total}}
    apart = [name for name in others if not any({name, total} <= whole for whole in wholes)]
    return frozenset().union(*(below.get(name, frozenset()) for name in apart)) - below.get(total, frozenset())


@lru_cache(maxsize=8)
def _in_any_role(catalogue: Catalogue, kind: StatementKind) -> Networks:
    """What goes into each total in any role."""
    below: dict[str, frozenset[str]] = {}
    for _, networks, _ in _roles(catalogue, kind).values():
        for total, items in networks.items():
            below[total] = below.get(total, frozenset()) | items
    return below


def places(kind: StatementKind, named: Sequence[str | None], catalogue: Catalogue) -> tuple[Place, ...]:
    """The place of every line of a statement, in the networks of the role that holds most of its concepts.

    Args:
        named: for each line the concept that its own words surely give it; None where they give none.
    """
    role = _role_of(kind, named, catalogue)
    networks = _networks(catalogue, kind, role)
    known = _all_known(catalogue, kind, role)
    totals = [name if name and len(networks.get(name, ())) >= _LEAST_BELOW else "" for name in named]
    found: list[Place] = []
    for index, total in enumerate(totals):
        if found and not total and not totals[index - 1]:
            found.append(found[-1])
            continue
        closed = {name for name in totals[:index] if name}
        below = [name for name in totals[index + 1 :] if name]
        inside = _open_below(catalogue, kind, role, tuple(below[:1]), frozenset(closed))
        further = _open_below(catalogue, kind, role, tuple(below[1:]), frozenset(closed))
        nearest = below[0] if below else ""
        found.append(Place(nearest, inside, further, known, balance_of_sum(kind, nearest, catalogue)))
    return tuple(found)


def balance_of_sum(kind: StatementKind, total: str, catalogue: Catalogue) -> Balance:
    """The balance of a total on an income statement that only adds, as revenues do; income is what is left."""
    concept = catalogue.concepts.get(total)
    if kind is not StatementKind.INCOME_STATEMENT or concept is None or total in _differences(catalogue):
        return ""
    return concept.balance


@lru_cache(maxsize=4)
def results(catalogue: Catalogue) -> frozenset[str]:
    """The concepts that most of an income statement goes into: its results, and the totals on the way to them."""
    kind = StatementKind.INCOME_STATEMENT
    return frozenset(
        total
        for _, networks, _ in _roles(catalogue, kind).values()
        for total, below in networks.items()
        if len(below) >= _LEAST_OF_A_RESULT
    )


@lru_cache(maxsize=4)
def _differences(catalogue: Catalogue) -> frozenset[str]:
    """The totals of which something is taken off."""
    return frozenset(relation.total for relation in catalogue.calculations if relation.weight < 0)


def networks_of(kind: StatementKind, named: Sequence[str | None], catalogue: Catalogue) -> Networks:
    """For every total of a statement's role all that goes into it, directly or through others."""
    return _networks(catalogue, kind, _role_of(kind, named, catalogue))


def _role_of(kind: StatementKind, named: Sequence[str | None], catalogue: Catalogue) -> str:
    """The role that a statement is most likely in: classified, of a bank, of an insurer; "" where its kind has none.

    Concepts that mark a role go before the number of concepts, for roles differ in what they care to list.
    """
    held = frozenset(name for name in named if name)
    marks = held & catalogue.role_marks
    roles = _roles(catalogue, kind)
    return max(roles, key=lambda role: (len(marks & roles[role][2]), len(held & roles[role][2])), default="")


def _networks(catalogue: Catalogue, kind: StatementKind, role: str) -> Networks:
    return _roles(catalogue, kind)[role][1] if role else {}


@lru_cache(maxsize=64)
def _all_known(catalogue: Catalogue, kind: StatementKind, role: str) -> frozenset[str]:
    """All concepts of a role's networks."""
    networks = _networks(catalogue, kind, role)
    return frozenset(networks).union(*networks.values())


@lru_cache(maxsize=4096)
def _open_below(
    catalogue: Catalogue, kind: StatementKind, role: str, totals: tuple[str, ...], closed: frozenset[str]
) -> frozenset[str]:
    """All that goes into some totals of a role past the closed ones; statements of one kind ask for the same again."""
    return _all_below(totals, _roles(catalogue, kind)[role][0], closed) if role else frozenset()


@lru_cache(maxsize=32)
def _roles(catalogue: Catalogue, kind: StatementKind) -> Mapping[str, tuple[Networks, Networks, frozenset[str]]]:
    """By role each total's items, all that goes into it, and all concepts of the role; the first role is the usual."""
    roles: dict[str, dict[str, set[str]]] = {}
    for relation in catalogue.calculations:
        if relation.statement == kind.value:
            roles.setdefault(relation.role, {}).setdefault(relation.total, set()).add(relation.item)
    found = {}
    for role in sorted(roles):
        items = {total: frozenset(one) for total, one in roles[role].items()}
        every = frozenset(items) | frozenset(name for one in items.values() for name in one)
        found[role] = (items, {total: _all_below([total], items) for total in items}, every)
    return found


def _all_below(
    totals: Sequence[str], items: Mapping[str, frozenset[str]], closed: Collection[str] = ()
) -> frozenset[str]:
    """All that goes into some totals by a way that leads through none of the closed ones."""
    found: set[str] = set()
    waiting = list(totals)
    while waiting:
        new = items.get(waiting.pop(), frozenset()).difference(found, closed)
        found |= new
        waiting += [name for name in new if name in items]
    return frozenset(found)
