"""What a label alone would be mapped to, before place, sums and other lines have their say."""

from __future__ import annotations

from converter.mapping.match import Match, matcher_of
from converter.mapping.places import UNPLACED
from converter.mapping.retries import Retries
from converter.mapping.usual import usual_of
from converter.model.concepts import ConceptMaps
from converter.model.source import LineItem, Locator, StatementKind, UnitKind


def explain(
    label: str, section: str, kind: StatementKind, unit: UnitKind, maps: ConceptMaps
) -> tuple[str, tuple[Match, ...]]:
    """The normalised label, and every row and usage that it reaches on a kind of statement, the surest first.

    A label that reaches none has the rows that it reaches in other words for the same.
    """
    parents = (section,) if section else ()
    item = LineItem(label, parents, len(parents), False, False, unit, (), Locator(0, 0, 0))
    matcher = matcher_of(maps)
    normal = matcher.normal(label)
    usages = usual_of(maps).matches(kind, normal, unit, UNPLACED, lambda concept: concept in maps.catalogue.concepts)
    found = (*matcher.matches(kind, item), *usages)
    if not found:
        variants = Retries(maps.label_retries, matcher, (), ()).of(label)
        retried = ((v, matcher.matches_of(kind, item, v.label)) for v in variants)
        found = next((tuple(v.given(match) for match in matches) for v, matches in retried if matches), ())
    return normal, found
