"""Totals that a statement parts by lines: each of them states the total's own concept, for its part of the company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.match import Match, Matcher
from converter.mapping.members import Members
from converter.model.concepts import Breakdown, ConceptMaps, Dimension, LabelRule, PartPlace, RowPart
from converter.model.source import StatementKind, StatementTable, UnitKind
from converter.model.statements import Footing

# A part that a row names, and one of the report's own; neither is surer than the total.
_KNOWN = Decimal("0.85")
_OWN = Decimal("0.75")
_WHY = "the page proves that it is a part of the total"
_LEAST = 2


class Breakdowns:
    """Finds the lines that part a total along an axis, by the headings above them or by their labels."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, members: Members, min_confidence: Decimal) -> None:
        self._totals, self._matcher, self._members = maps.breakdowns, matcher, members
        self._parts, self._min = maps.row_parts, min_confidence

    def applied(self, statement: StatementTable, choices: list[Choice], sums: Sequence[Footing]) -> list[Choice]:
        """The choices of a statement, those of open lines replaced that a proven sum shows to part a total.

        Raises:
            MapError: the vintage lacks an axis or member that our tables name.
        """
        settled = list(choices)
        taken: dict[tuple[str, Dimension], int] = {}
        named: set[str] = set()
        for footing in sums:
            total = settled[footing.total]
            if total.match is None or total.part is not None or footing.is_broken:
                continue
            breakdown = self._totals.get(total.match.rule.concept)
            added = [index for index, sign in footing.members if sign == 1]
            if breakdown is None or len(added) < max(_LEAST, len(footing.members)):
                continue
            if not all(_is_whole(statement, settled[index]) for index in (footing.total, *added)):
                continue
            parts = self._parted(breakdown, settled, added, named)
            keys = [(breakdown.concept, dimension) for _, dimension, _ in parts]
            firsts = [settled[taken.get(key, index)] for key, (index, _, _) in zip(keys, parts, strict=True)]
            clash = any(
                first.item.figures != settled[i].item.figures for first, (i, _, _) in zip(firsts, parts, strict=True)
            )
            sure = [self._confidence(total.match, dimension) for _, dimension, _ in parts]
            if clash or len(set(keys)) < len(keys) or min(sure, default=self._min) < self._min:
                continue
            for key, (index, dimension, origin), confidence in zip(keys, parts, sure, strict=True):
                taken.setdefault(key, index)
                rule = _rule(statement.kind, settled[index], total.match.rule, origin)
                matches = Match(rule, "part", confidence), *settled[index].matches
                settled[index] = replace(settled[index], matches=matches, position=0, part=dimension)
        return settled

    def _parted(
        self, breakdown: Breakdown, choices: list[Choice], members: list[int], named: set[str]
    ) -> list[tuple[int, Dimension, str]]:
        """The members of a sum as parts of its total, each with the row that says so; none if one of them is no part.

        Args:
            named: the labels of parts of the report's own, of totals further up; those found are added.
        """
        if not all(_may_be_part(choices[index]) for index in members):
            return []
        labels = {index: self._matcher.normal(choices[index].item.label) for index in members}
        axis = self._heading(choices, members)
        if axis is not None:
            known = {i: self._known(label, axis.axis, ("led", "alone", "beside")) for i, label in labels.items()}
            may_own, origin = set(labels.values()), axis.origin
        else:
            alone = {i: row for i, label in labels.items() if (row := self._known(label, "", ("alone",)))}
            if len({row.axis for row in alone.values()}) != 1:
                return []
            axis = next(iter(alone.values()))
            known = {i: alone.get(i) or self._known(labels[i], axis.axis, ("led", "beside")) for i in members}
            many = sum(row is not None for row in known.values()) * 2 >= len(members)
            may_own, origin = set(labels.values()) if breakdown.names_own and many else named, breakdown.origin
        unknown = {labels[i] for i, row in known.items() if row is None}
        if not unknown <= may_own:
            return []
        named |= unknown
        return [
            (i, self._members.named(row.axis, row.domain, row.member), row.origin)
            if row
            else (i, self._members.own(axis.axis, axis.domain, choices[i].item.label), origin)
            for i, row in known.items()
        ]

    def _heading(self, choices: list[Choice], members: list[int]) -> RowPart | None:
        """The row for the nearest heading that all members stand under, if it speaks of an axis."""
        parents = {choices[index].item.parents for index in members}
        if len(parents) != 1 or not (above := parents.pop()):
            return None
        words = self._matcher.normal(above[-1])
        return next((row for row in self._parts if row.place == "heading" and row.pattern.search(words)), None)

    def _known(self, label: str, axis: str, places: tuple[PartPlace, ...]) -> RowPart | None:
        """The first row for a label, of an axis if one is given; what stands beside parts is of an axis of its own."""
        return next(
            (
                row
                for row in self._parts
                if row.place in places
                and (row.place == "beside" or not axis or row.axis == axis)
                and row.pattern.fullmatch(label)
            ),
            None,
        )

    def _confidence(self, total: Match, dimension: Dimension) -> Decimal:
        is_own = self._members.is_own(str(dimension.member.name))
        return min(total.confidence, _OWN if is_own else _KNOWN)


def _may_be_part(choice: Choice) -> bool:
    """Whether a line has words and no standard concept, be it that a row says that none is of these words alone."""
    return bool(choice.item.label) and (choice.is_open or (choice.is_extension and not choice.is_own))


def _rule(kind: StatementKind, choice: Choice, total: LabelRule, origin: str) -> LabelRule:
    """The row of a part: the total's concept, named by the row that made it a part."""
    item = choice.item
    return LabelRule(kind, "", item.label, "", item.unit, total.concept, total.wording, 0, _WHY, "", origin)


def _is_whole(statement: StatementTable, choice: Choice) -> bool:
    """Whether a line is of money, and all its figures are of the company as a whole."""
    columns = {amount.column for amount in choice.item.amounts}
    return choice.item.unit is UnitKind.MONETARY and all(statement.columns[c].member is None for c in columns)
