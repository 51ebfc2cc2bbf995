"""Why a line has a concept of the report's own: what stands against each standard one."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.fits import takes
from converter.mapping.match import Matcher
from converter.mapping.places import UNPLACED
from converter.mapping.usual import USAGES, usual_of
from converter.model.concepts import Alternative, ConceptMaps
from converter.model.reasons import Reason
from converter.model.source import LineItem, StatementKind


@dataclass(frozen=True, slots=True)
class WhyOwn:
    """What a receipt calls the reason, and the reason in words."""

    rule: str
    why: str


_NONE = WhyOwn("extension: no rule", "no row of the label tables reaches it, nor do filings known use its words")


class Reasons:
    """The reasons that one set of maps knows."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, min_confidence: Decimal) -> None:
        self._maps, self._matcher, self._min = maps, matcher, min_confidence
        self._usual = usual_of(maps)

    def of(
        self, kind: StatementKind, choice: Choice, alternatives: tuple[Alternative, ...], taken: Container[str]
    ) -> WhyOwn:
        """Why a line gets a concept of the report's own.

        Args:
            taken: the standard concepts of other lines, as the alternatives are called.
        """
        if choice.refused:
            return WhyOwn(choice.match.name if choice.match else "extension: refused", choice.refused)
        if choice.match:
            return WhyOwn(choice.match.name, choice.match.rule.why)
        if alternatives and alternatives[0].concept in taken:
            first = alternatives[0].concept
            return WhyOwn("extension: another line", f"{first} stands for another line of the statement already")
        if alternatives:
            return WhyOwn("extension: place", f"its place or its sums speak against {alternatives[0].concept}")
        around = WhyOwn("extension: lines around it", choice.why_not) if choice.why_not else None
        rows = self._holding(kind, choice.item)
        said = next((row for row in rows if row.statements), None)
        of_any = next((row for row in rows if not row.statements), None)
        return _named(said) or around or self._usages(kind, choice) or _named(of_any) or _NONE

    def _holding(self, kind: StatementKind, item: LineItem) -> list[Reason]:
        """The reasons that speak of a line."""
        headings = " | ".join(self._matcher.normal(parent) for parent in item.parents)
        label = self._matcher.normal(item.label)
        return [row for row in self._maps.reasons if row.holds(kind, headings, label, item.unit)]

    def _usages(self, kind: StatementKind, choice: Choice) -> WhyOwn | None:
        """That filings put the words of a line to some concept, too few of them or elsewhere."""
        unit = choice.item.unit
        label = self._matcher.normal(choice.item.label)
        found = self._usual.matches(
            kind, label, unit, UNPLACED, lambda name: takes(name, unit, kind, self._maps.catalogue)
        )
        if not found:
            return None
        best, filings = found[0], sum(match.rule.evidence for match in found)
        concept = f"{self._maps.catalogue.prefix}:{best.rule.concept}"
        if best.confidence < self._min:
            why = f"{best.rule.evidence} of {filings} filings put such words to {concept}, which is too little to go by"
        else:
            why = f"filings put such words to {concept}, which does not fit where this line stands"
        return WhyOwn(f"extension {USAGES}", why)


def _named(row: Reason | None) -> WhyOwn | None:
    return WhyOwn(f"extension {row.origin}", row.why) if row else None
