"""Facts in a form in which reports of other software, prefixes and years of a taxonomy can be set side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from converter.markup import names

_STANDARD = re.compile(r"^http://(?:fasb\.org|xbrl\.sec\.gov)/([a-z-]+)/")
_MEASURES = {names.ISO4217: "iso4217:", names.XBRLI: "xbrli:"}
Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class ReportedFact:
    """A fact of a report.

    Attributes:
        name: the concept as the report writes it.
        concept: the concept whatever its prefix and year: `us-gaap:Assets`; of the report's own, the local name.
        label: the words of its line.
        period: an instant, or first and last day; the last day that counts, as printed.
        unit: "iso4217:USD/xbrli:shares".
        dimensions: "axis=member", several between ";", in alphabetical order; "" for the company as a whole.
        value: in whole units, with XBRL's sign.
        decimals: None for a value that is exact.
        place: where it stands in the report.
    """

    name: str
    concept: str
    label: str
    period: str
    unit: str
    dimensions: str
    value: Decimal
    decimals: int | None
    place: str

    @property
    def key(self) -> Key:
        """What makes it the same fact in another report."""
        return self.concept, self.period, self.unit, self.dimensions


@dataclass(frozen=True, slots=True)
class ReportedFacts:
    """The facts of a report, each once, in the report's order.

    `unread` counts numeric facts whose figures are in words or in a format that is not known.
    """

    name: str
    entity_scheme: str
    entity_id: str
    facts: tuple[ReportedFact, ...]
    unread: int = 0


def concept_key(namespace: str, local: str) -> str:
    """A concept whatever prefix and year of the taxonomy it is written with; extensions by their local name."""
    standard = _STANDARD.match(namespace)
    return f"{standard[1]}:{local}" if standard else local


def measure_key(namespace: str, local: str) -> str:
    """A measure of a unit with its usual prefix."""
    return _MEASURES.get(namespace, "") + local


def facts_once(facts: list[ReportedFact]) -> tuple[ReportedFact, ...]:
    """Each fact once: of several printings that with the most decimals."""
    best: dict[Key, ReportedFact] = {}
    for fact in facts:
        held = best.get(fact.key)
        if held is None or _finer(fact, held):
            best[fact.key] = fact
    return tuple(best.values())


def _finer(one: ReportedFact, other: ReportedFact) -> bool:
    if other.decimals is None:
        return False
    return one.decimals is None or one.decimals > other.decimals


def report_of_receipt(name: str, receipt: dict[str, Any]) -> ReportedFacts:
    """The facts of a result, from a receipt of the present version.

    Args:
        name: what to call it.
    """
    namespaces = {concept["name"]: concept["namespace"] for concept in receipt["concepts"]}

    def key(qname: str) -> str:
        return concept_key(namespaces[qname], qname.partition(":")[2])

    facts = []
    for fact in receipt["facts"]:
        place = fact["places"][0]
        pairs = [pair.split("=") for pair in fact["dimension"].split(";") if pair]
        facts.append(
            ReportedFact(
                name=fact["concept"],
                concept=key(fact["concept"]),
                label=place["label"],
                period=fact["period"],
                unit=fact["unit"],
                dimensions=";".join(sorted("=".join(key(qname) for qname in pair) for pair in pairs)),
                value=Decimal(fact["value"]),
                decimals=fact["decimals"],
                place=f"line {place['line']}",
            )
        )
    entity = receipt["entity"]
    return ReportedFacts(name, entity["scheme"], entity["identifier"], tuple(facts))
