"""Notes that tell which costs hold how much of one expense: each line is the expense, for the line that holds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice, LeftOut, WhyLeft
from converter.mapping.match import Match, Matcher, rule_of_line
from converter.mapping.members import Members
from converter.model.concepts import Breakdown, ConceptMaps, Dimension, RowPart
from converter.model.source import StatementTable, UnitKind
from converter.model.statements import Footing

# A line that a row knows, and one that stands among them in a proven sum or below a heading of costs.
_KNOWN, _OTHER = Decimal("0.85"), Decimal("0.75")
_WHY = "the note says which costs hold it"
_LEAST = 2


class PartsOfCosts:
    """States the lines of a note as parts of the expense that it tells of; what else it tells stays untagged."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, members: Members) -> None:
        self._told = {each.statement: each for each in maps.breakdowns.values() if each.statement}
        self._parts, self._matcher, self._members = maps.row_parts, matcher, members

    def tells(self, statement: StatementTable) -> bool:
        """Whether a table is such a note."""
        return statement.kind in self._told

    def applied(self, statement: StatementTable, choices: Sequence[Choice], sums: Sequence[Footing]) -> list[Choice]:
        """The choices of a note's lines: the expense with a member, the expense as a whole for their sum, or none.

        Raises:
            MapError: the vintage lacks an axis or member that our tables name.
        """
        breakdown = self._told[statement.kind]
        whole = {a.column for c in choices for a in c.item.amounts if statement.columns[a.column].member is None}
        found = self._lines(breakdown, choices)
        proven = [f for f in sums if not f.is_broken and f.proves_signs and found.keys() & {i for i, _ in f.members}]
        total = next((f for f in reversed(proven) if all(sign == 1 for _, sign in f.members)), None)
        if total:
            for index, _ in total.members:
                row = found.get(index)
                if row is None and choices[index].is_open and choices[index].item.label:
                    dimension = self._members.own(breakdown.axis, breakdown.domain, choices[index].item.label)
                    found[index] = dimension, breakdown.origin, _OTHER
            found = {index: part for index, part in found.items() if index < total.total}
        if sum(sure == _KNOWN for _, _, sure in found.values()) < _LEAST:
            found, total = {}, None
        settled = []
        for index, choice in enumerate(choices):
            item = choice.item
            is_part = index in found and item.unit is UnitKind.MONETARY and {a.column for a in item.amounts} <= whole
            if item.is_abstract or choice.is_own or choice.left_out:
                settled.append(choice)
            elif is_part or (total and index == total.total):
                part = found.get(index)
                origin, sure = part[1:] if part else (breakdown.origin, _KNOWN)
                rule = rule_of_line(statement.kind, item, breakdown.concept, _WHY, origin)
                settled.append(replace(choice, matches=(Match(rule, "part", sure),), position=0, part=part and part[0]))
            else:
                settled.append(Choice(item, (), left_out=LeftOut(WhyLeft.DECIDED, breakdown.origin)))
        return settled

    def _lines(self, breakdown: Breakdown, choices: Sequence[Choice]) -> dict[int, tuple[Dimension, str, Decimal]]:
        """The lines that rows know, by their own words or as parts of a cost that their heading names."""
        found: dict[int, tuple[Dimension, str, Decimal]] = {}
        for index, choice in enumerate(choices):
            if choice.item.is_abstract or not choice.item.label:
                continue
            label = choice.item.label
            row = self._row(breakdown, label)
            heading = choice.item.parents[-1].rstrip(": ") if choice.item.parents else ""
            above = self._row(breakdown, heading) if heading and row is None else None
            if row and row.member:
                dimension = self._members.named(row.axis, row.domain, row.member)
                found[index] = dimension, row.origin, _KNOWN
            elif row or above:
                name = label if row else f"{heading} {label}"
                origin = row.origin if row else breakdown.origin
                found[index] = self._members.own(breakdown.axis, breakdown.domain, name), origin, _OTHER
        return found

    def _row(self, breakdown: Breakdown, words: str) -> RowPart | None:
        label = self._matcher.normal(words)
        return next(
            (r for r in self._parts if r.place == "led" and r.axis == breakdown.axis and r.pattern.fullmatch(label)),
            None,
        )
