"""Totals that print no words of their own, with the concept that their members or their heading show them to be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.fits import takes
from converter.mapping.match import Matcher
from converter.mapping.places import networks_of
from converter.mapping.standing import common_headings, held_by
from converter.mapping.structure import named_by_members, named_match, total_match
from converter.model.concepts import ConceptMaps
from converter.model.source import StatementKind, UnitKind
from converter.model.statements import Footing

# So sure must a heading be.
_SURE = Decimal("0.85")
# Fewer lines between the two sides of a balance sheet are too few for chance to be ruled out.
_LEAST_BETWEEN = 2
_TIES = "us-gaap/ties.csv"


class NamedTotals:
    """Names the totals of one report's statements."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, min_confidence: Decimal) -> None:
        self._maps, self._matcher, self._min = maps, matcher, min_confidence

    def named(self, kind: StatementKind, choices: list[Choice], sums: Sequence[Footing]) -> list[Choice]:
        """Totals without a label, with the concept that their members show them to be."""
        held = held_by(choices)
        bare = {
            i
            for i, choice in enumerate(choices)
            if not choice.item.label and not choice.item.is_abstract and not choice.left_out and not choice.is_own
        }
        unnamed = {
            index: {usage.concept for usage in self._maps.usages(kind, self._matcher.normal(choice.item.label))}
            for index, choice in enumerate(choices)
            if choice.is_open and choice.item.label
        }
        networks = networks_of(kind, held, self._maps.catalogue)
        headed = {f.total: self._by_heading(kind, choices, f, sums) for f in sums if f.total in bare}
        concepts = self._maps.catalogue.concepts
        found = named_by_members(
            *(kind, held, bare, sums, networks, self._maps.filings, unnamed, headed),
            lambda name: concepts[name].balance if name in concepts else "",
        )
        settled = list(choices)
        for index, concept in found.items():
            if not concept:
                settled[index] = replace(choices[index], matches=())
            elif takes(concept, choices[index].item.unit, kind, self._maps.catalogue):
                match = total_match(kind, choices[index].item.unit, concept)
                settled[index] = replace(choices[index], matches=(match,), position=0)
        return self._other_sides(kind, settled)

    def _other_sides(self, kind: StatementKind, choices: list[Choice]) -> list[Choice]:
        """The last total of a balance sheet, whatever its words: in every column it is what the first side comes to.

        Its words name all kinds of claims in some order; none of them is all of the assets.
        """
        settled = list(choices)
        held = held_by(choices)
        ties = [tie for tie in self._maps.catalogue.ties if len(tie.left) == len(tie.right) == 1]
        for tie in ties if kind is StatementKind.BALANCE_SHEET else ():
            left, right = tie.left[0][1], tie.right[0][1]
            if left not in held or right in held:
                continue
            first = held.index(left)
            figures = choices[first].item.figures
            same = [i for i in range(first + _LEAST_BETWEEN + 1, len(choices)) if choices[i].item.figures == figures]
            if same and any(figure for _, figure in figures) and choices[same[-1]].is_open:
                last = choices[same[-1]]
                match = named_match(kind, last.item, right, _TIES)
                settled[same[-1]] = replace(last, matches=(match, *last.matches), position=0)
        return settled

    def _by_heading(self, kind: StatementKind, choices: list[Choice], footing: Footing, sums: Sequence[Footing]) -> str:
        """What an unlabelled total is below the heading under which all members stand; "" if that is unsure.

        On a balance sheet a heading may be of what is left after a later line: of the cost, or net of depreciation.
        """
        is_plain = all(sign == 1 for _, sign in footing.members)
        paths = [choices[index].item.parents for index, _ in footing.members] if is_plain else []
        parents = common_headings(kind, paths, self._matcher)
        if not parents or (kind is StatementKind.BALANCE_SHEET and self._is_lessened(choices, footing, sums)):
            return ""
        found = self._matcher.matches(kind, replace(choices[footing.total].item, parents=parents))
        found = tuple(
            m for m in found if takes(m.rule.concept, m.rule.unit or UnitKind.MONETARY, kind, self._maps.catalogue)
        )
        return found[0].rule.concept if found and found[0].confidence >= _SURE else ""

    def _is_lessened(self, choices: Sequence[Choice], footing: Footing, sums: Sequence[Footing]) -> bool:
        """Whether something is taken off a total further down."""
        contras = {row.contra for row in self._maps.contras}
        held = held_by(choices)
        around = [f for f in sums if any(index == footing.total for index, _ in f.members)]
        return any(sign < 0 or held[index] in contras for f in around for index, sign in f.members)
