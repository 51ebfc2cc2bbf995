"""A filing as the rules look at it: facts by name, relationships by role, concepts with their traits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property
from typing import Literal

from converter.model.concepts import Catalogue
from converter.model.filing import (
    FiledArc,
    FiledConcept,
    FiledContext,
    FiledFact,
    FiledLabel,
    FiledRole,
    FiledUnit,
    Filing,
    Place,
)
from converter.model.names import QName
from converter.model.rules import RuleTables

Need = Literal["cover", "schema", "presentation", "calculation", "definition", "labels"]

CALCULATION_ARCROLES = frozenset(
    {"https://xbrl.org/2023/arcrole/summation-item", "http://www.xbrl.org/2003/arcrole/summation-item"}
)
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
_STATEMENT = " - Statement - "
_STANDARD = re.compile(r"http://(?:fasb\.org|xbrl\.sec\.gov|xbrl\.us)/(?P<family>[\w-]+)/(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class Traits:
    """What the rules ask of a concept. Each text is "" where it is not known or not so."""

    name: QName
    type: str
    period_type: str
    balance: str
    is_abstract: bool
    substitution_group: str

    @property
    def is_monetary(self) -> bool:
        return self.type == "monetaryItemType"

    @property
    def is_domain(self) -> bool:
        return self.type == "domainItemType"

    @property
    def is_numeric(self) -> bool:
        return self.type in _NUMERIC or self.type.endswith("PerItemType")

    @property
    def is_axis(self) -> bool:
        return self.substitution_group == "dimensionItem"


_NUMERIC = frozenset(
    f"{kind}ItemType"
    for kind in (
        *("monetary", "shares", "pure", "decimal", "integer", "float", "double", "nonNegativeInteger"),
        *("percent", "perShare", "perUnit", "area", "volume", "mass", "length", "energy", "power", "long", "int"),
        *("positiveInteger", "nonPositiveInteger", "flow", "boe", "speed", "temperature", "voltage", "ghgEmissions"),
    )
)


class View:
    """A filing, our tables for the rules, and the catalogue of the standard concepts, indexed for the rules."""

    def __init__(self, filing: Filing, catalogue: Catalogue, tables: RuleTables) -> None:
        self.filing, self.catalogue, self.tables = filing, catalogue, tables

    # --- what is there

    @cached_property
    def there(self) -> frozenset[Need]:
        """What the filing has of the things that rules need."""
        found: set[Need] = set()
        # Without all of the report's own taxonomy nobody knows what its networks lack.
        if self.filing.schemas and not self.filing.missing:
            found |= {"schema", "presentation", "calculation", "definition"}
            found |= {"labels"} if self.filing.labels else set()
        if self.text_of("DocumentType"):
            found.add("cover")
        return frozenset(found)

    @property
    def whole(self) -> Place:
        """The document as a whole."""
        return Place(self.filing.document)

    # --- facts

    @cached_property
    def context(self) -> Mapping[str, FiledContext]:
        return {context.id: context for context in self.filing.contexts}

    @cached_property
    def unit(self) -> Mapping[str, FiledUnit]:
        return {unit.id: unit for unit in self.filing.units}

    @cached_property
    def facts_named(self) -> Mapping[str, tuple[FiledFact, ...]]:
        """Facts by the local name of their concept."""
        found: dict[str, list[FiledFact]] = defaultdict(list)
        for fact in self.filing.facts:
            found[fact.concept.local].append(fact)
        return {name: tuple(facts) for name, facts in found.items()}

    def dei(self, local: str) -> tuple[FiledFact, ...]:
        """The facts of a concept of dei."""
        return tuple(fact for fact in self.facts_named.get(local, ()) if self.family(fact.concept) == "dei")

    def text_of(self, local: str) -> str:
        """The text of the first fact of a dei concept about the filer as a whole; "" where there is none."""
        for fact in self.dei(local):
            context = self.context.get(fact.context)
            if context is not None and not context.container and not fact.is_nil:
                return fact.text
        return ""

    @cached_property
    def document_type(self) -> str:
        return self.text_of("DocumentType")

    def bindings(self, names: Iterable[str], *, nil: bool = False) -> list[dict[str, FiledFact]]:
        """Facts by local name that share period, members and unit; of duplicates the most exact."""
        found: dict[object, dict[str, FiledFact]] = defaultdict(dict)
        for name in dict.fromkeys(names):
            for fact in self.facts_named.get(name, ()):
                where = self.aspects(fact)
                if where is None or (fact.value is None and not (nil and fact.is_nil)):
                    continue
                held = found[where]
                if name not in held or exactness(fact) > exactness(held[name]):
                    held[name] = fact
        return list(found.values())

    def aspects(self, fact: FiledFact) -> tuple[object, ...] | None:
        """Period, members and unit of a fact; None where its context is not there."""
        context = self.context.get(fact.context)
        if context is None:
            return None
        return (context.period, context.dimensions, context.typed, self.measures(fact))

    def measures(self, fact: FiledFact) -> object:
        """What a fact is counted in; None without a unit."""
        unit = self.unit.get(fact.unit)
        return (unit.numerators, unit.denominators) if unit else None

    def members(self, fact: FiledFact) -> tuple[tuple[QName, QName], ...]:
        """Pairs of axis and member of a fact."""
        context = self.context.get(fact.context)
        return context.dimensions if context else ()

    # --- concepts

    @staticmethod
    def family(name: QName) -> str:
        """The published taxonomy that a name belongs to, e.g. "us-gaap"; "" for another's."""
        found = _STANDARD.match(name.namespace)
        return found["family"] if found else ""

    @cached_property
    def own(self) -> Mapping[QName, FiledConcept]:
        return {concept.name: concept for concept in self.filing.concepts}

    def traits(self, name: QName) -> Traits | None:
        """What is known of a concept; None for nothing."""
        if name not in self._traits:
            self._traits[name] = self._find(name)
        return self._traits[name]

    @cached_property
    def _traits(self) -> dict[QName, Traits | None]:
        return {}

    def _find(self, name: QName) -> Traits | None:
        own = self.own.get(name)
        if own is not None:
            group = own.substitution_group.local if own.substitution_group else ""
            kind = own.type.local if own.type else ""
            return Traits(name, kind, own.period_type, own.balance, own.is_abstract, group)
        family = self.family(name)
        known = self.catalogue.concepts.get(self._key(name, family)) if family else None
        if known is None:
            return None
        return Traits(
            name,
            known.type.rpartition(":")[2],
            known.period_type,
            known.balance,
            known.is_abstract,
            known.substitution_group.rpartition(":")[2],
        )

    def is_deprecated(self, name: QName) -> bool:
        """Whether the vintage that the filing uses has deprecated a concept; of a year without tables nobody knows."""
        found = _STANDARD.match(name.namespace)
        if found is None or found["year"] != self.catalogue.vintage[-len(found["year"]) :]:
            return False
        return self._key(name, found["family"]) in self.tables.deprecated

    def _key(self, name: QName, family: str) -> str:
        return name.local if family == self.catalogue.prefix else f"{family}:{name.local}"

    @cached_property
    def used(self) -> Mapping[QName, Place]:
        """Concepts of facts, and axes and members of the contexts of facts, each with its first place."""
        found: dict[QName, Place] = {}
        for fact in self.filing.facts:
            found.setdefault(fact.concept, fact.place)
            context = self.context.get(fact.context)
            for pair in context.dimensions if context else ():
                for name in pair:
                    found.setdefault(name, fact.place)
        return found

    # --- relationships

    @cached_property
    def roles(self) -> Mapping[str, FiledRole]:
        return {role.uri: role for role in self.filing.roles if not role.is_arcrole}

    def definition(self, role: str) -> str:
        """The definition of a role; its address where there is none."""
        found = self.roles.get(role)
        return found.definition if found and found.definition else role

    def is_statement(self, role: str) -> bool:
        """Whether a role is of a statement, by its definition (EFM 6.7.12)."""
        return _STATEMENT in self.definition(role)

    @cached_property
    def presentation(self) -> Mapping[str, Network]:
        return self._networks(arc for arc in self.filing.arcs if arc.arcrole == PARENT_CHILD)

    @cached_property
    def calculation(self) -> Mapping[str, Network]:
        return self._networks(arc for arc in self.filing.arcs if arc.arcrole in CALCULATION_ARCROLES)

    @cached_property
    def summations(self) -> Network:
        """The calculation arcs of all roles together."""
        return Network(tuple(arc for network in self.calculation.values() for arc in network.arcs))

    def below(self, total: str) -> dict[str, FiledArc]:
        """The items below a total in any role, and theirs, by local name, each with its first arc."""
        found: dict[str, FiledArc] = {}
        for network in self.calculation.values():
            for name in (member for member in network.members if member.local == total):
                for arc, _ in network.descend(name):
                    found.setdefault(arc.target.local, arc)
        return found

    @staticmethod
    def _networks(arcs: Iterable[FiledArc]) -> Mapping[str, Network]:
        """By role; a relationship that is said twice counts once (EFM 6.9.3 tells it)."""
        found: dict[str, dict[object, FiledArc]] = defaultdict(dict)
        for arc in arcs:
            found[arc.role].setdefault(same_arc(arc), arc)
        return {role: Network(tuple(held.values())) for role, held in found.items()}

    @cached_property
    def labels(self) -> Mapping[QName, tuple[FiledLabel, ...]]:
        found: dict[QName, list[FiledLabel]] = defaultdict(list)
        for label in self.filing.labels:
            found[label.concept].append(label)
        return {name: tuple(held) for name, held in found.items()}


class Network:
    """The arcs of one kind in one role."""

    def __init__(self, arcs: tuple[FiledArc, ...]) -> None:
        self.arcs = arcs

    @cached_property
    def below(self) -> Mapping[QName, tuple[FiledArc, ...]]:
        """Arcs by their source, in their order."""
        found: dict[QName, list[FiledArc]] = defaultdict(list)
        for arc in self.arcs:
            found[arc.source].append(arc)
        return {name: tuple(sorted(held, key=lambda arc: order_of(arc.order))) for name, held in found.items()}

    @cached_property
    def above(self) -> Mapping[QName, tuple[FiledArc, ...]]:
        """Arcs by their target."""
        found: dict[QName, list[FiledArc]] = defaultdict(list)
        for arc in self.arcs:
            found[arc.target].append(arc)
        return {name: tuple(held) for name, held in found.items()}

    @cached_property
    def roots(self) -> tuple[QName, ...]:
        return tuple(name for name in self.below if name not in self.above)

    @cached_property
    def members(self) -> frozenset[QName]:
        return frozenset(name for arc in self.arcs for name in (arc.source, arc.target))

    def descend(self, name: QName) -> Iterator[tuple[FiledArc, int]]:
        """Every arc below a concept, with the product of the weights on the way there, its own included."""
        waiting = [(arc, 1, frozenset({name})) for arc in reversed(self.below.get(name, ()))]
        while waiting:
            arc, weight, way = waiting.pop()
            if arc.target in way:
                continue
            weight *= -1 if arc.weight.strip().startswith("-") else 1
            yield arc, weight
            inside = way | {arc.target}
            waiting += [(below, weight, inside) for below in reversed(self.below.get(arc.target, ()))]


def same_arc(arc: FiledArc) -> tuple[object, ...]:
    """What two arcs that say the same have in common (XBRL 2.1 section 3.5.3.9.7.4)."""
    said = (arc.link, arc.arcrole, arc.role, arc.source, arc.target, arc.weight, arc.preferred_label, arc.target_role)
    return (*said, order_of(arc.order))


def order_of(written: str) -> Decimal:
    """An order attribute; 1 where there is none or it is no number (XBRL 2.1 section 3.5.3.9.5)."""
    try:
        return Decimal(written) if written else Decimal(1)
    except ArithmeticError:
        return Decimal(1)


def exactness(fact: FiledFact) -> Decimal:
    """The decimals of a fact; infinite for exact figures and where nothing is said."""
    try:
        return Decimal(int(fact.decimals))
    except ValueError:
        return Decimal("Infinity")


def rounded(value: Decimal, decimals: Decimal) -> Decimal:
    """A figure at some decimals, half to even as Arelle rounds."""
    if not decimals.is_finite():
        return value
    unit = Decimal(1).scaleb(-int(decimals))
    return (value / unit).quantize(Decimal(1), ROUND_HALF_EVEN) * unit
