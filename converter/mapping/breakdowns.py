"""Totals that a statement parts by lines: each of them states the total's own concept, for its part of the company."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.match import Match, Matcher, rule_of_line
from converter.mapping.members import Members
from converter.mapping.standing import shared_headings
from converter.mapping.usual import USUAL
from converter.model.concepts import Breakdown, ConceptMaps, Dimension, LabelRule, PartPlace, RowPart
from converter.model.source import StatementKind, StatementTable, UnitKind
from converter.model.statements import Footing

# A part that a row names, and one of the report's own; neither is surer than the total.
_KNOWN = Decimal("0.85")
_OWN = Decimal("0.75")
_WHY = "the page proves that it is a part of the total"
_LEAST = 2


class Breakdowns:
    """Finds the lines that part a total along an axis: by the headings above them, by their labels, or by the total."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, members: Members, min_confidence: Decimal) -> None:
        self._totals, self._matcher, self._members = maps.breakdowns, matcher, members
        self._parts, self._min = maps.row_parts, min_confidence

    def applied(self, statement: StatementTable, choices: list[Choice], sums: Sequence[Footing]) -> list[Choice]:
        """The choices of a statement, those of open lines replaced that a proven sum shows to part a total.

        Raises:
            MapError: the vintage lacks an axis or member that our tables name.
        """
        found = _Found(list(choices), statement.kind is StatementKind.DETAILS, statement.subject is not None)
        found.inner = {f.total: [index for index, _ in f.members] for f in sums if not f.is_broken}
        whole = {index for index, choice in enumerate(choices) if _is_whole(statement, choice)}
        # A subtotal is known as a part of its total by the sum below it.
        for footing in (*sums, *sums):
            if footing.total in whole and footing.total not in found.parted and not footing.is_broken:
                self._apply(statement.kind, footing, whole, found)
        return found.choices

    def _apply(self, kind: StatementKind, footing: Footing, whole: set[int], found: _Found) -> None:
        """State the lines of one sum as parts of its total, if it says what they are."""
        total = found.choices[footing.total]
        breakdown = self._totals.get(total.match.rule.concept) if total.match else None
        if breakdown is None or total.match is None:
            return
        axis = "" if breakdown.statement else breakdown.axis
        if total.part and str(total.part.axis.name) != axis:
            return
        added = [index for index, sign in footing.members if sign == 1 and index in whole]
        found.led = _own_headings(found.choices, added)
        all_added = len(added) == len(footing.members)
        parts = self._parted(breakdown, found, added, all_added=all_added, is_nested=total.part is not None)
        kept = {found.choices[index].standard for index, _ in footing.members if index not in {p.index for p in parts}}
        least = 1 if breakdown.by_words else _LEAST
        if len(parts) + (any(_says_alone(p.row) for p in parts) and bool(kept & self._totals.keys())) < least:
            return
        if self._settle(kind, found, parts, total.match):
            found.parted.add(footing.total)

    def _settle(self, kind: StatementKind, found: _Found, parts: Sequence[_Part], total: Match) -> bool:
        """Make the choices of parts; none if one is less sure than asked, or two lines would state one fact."""
        concept = total.rule.concept
        keys = [(concept, part.dimension) for part in parts]
        for key, part in zip(keys, parts, strict=True):
            first = found.choices[found.taken.get(key, part.index)]
            if first.item.figures != found.choices[part.index].item.figures:
                return False
        sure = [min(total.confidence, _OWN if self._is_own(part) else _KNOWN) for part in parts]
        if len(set(keys)) < len(keys) or min(sure, default=self._min) < self._min:
            return False
        for key, part, confidence in zip(keys, parts, sure, strict=True):
            choice = found.choices[part.index]
            found.taken.setdefault(key, part.index)
            found.named.setdefault(self._key(choice, found.led.get(part.index, "")), part.dimension)
            matches = Match(_rule(kind, choice, total.rule, part.origin), "part", confidence), *choice.matches
            found.choices[part.index] = replace(choice, matches=matches, position=0, part=part.dimension)
        return True

    def _parted(
        self, breakdown: Breakdown, found: _Found, added: list[int], *, all_added: bool, is_nested: bool
    ) -> list[_Part]:
        """The lines added up to a total as its parts, each with the row that says so; those that are no parts left out.

        Args:
            all_added: nothing else is in the sum.
            is_nested: the total is a part itself, along the axis of the breakdown.
        """
        if breakdown.in_notes:
            return self._told_in_note(breakdown, found, added) if all_added else []
        free = [index for index in added if _may_be_part(found.choices[index])]
        if breakdown.by_words:
            told = free if found.is_note else []
            rows = {index: self._known(found.choices[index], breakdown.axis, ("rest",)) for index in told}
            return [self._part(i, row, row.axis, row.domain, row.origin, found) for i, row in rows.items() if row]
        heading = self._heading(found.choices, free) if free and not is_nested else None
        if heading is not None:
            places: tuple[PartPlace, ...] = ("led", "alone", "rest", "beside")
            rows = {i: self._known(found.choices[i], heading.axis, places) for i in free}
            if not all_added or len(free) < len(added):
                return []
            return [self._part(i, row, heading.axis, heading.domain, heading.origin, found) for i, row in rows.items()]
        if not breakdown.axis or breakdown.statement:
            return self._as_further_up(breakdown, found, free) if len(free) == len(added) and all_added else []
        is_beside = any(found.choices[index].standard in breakdown.not_beside for index in found.all_within(added))
        if breakdown.names_own and not is_beside:
            place = None if is_nested else self._axis_of_most(found.choices, free)
            # A note may part revenue by anything.
            if found.is_note and place is None:
                return []
            axis, domain, origin = place or (breakdown.axis, breakdown.domain, breakdown.origin)
            return self._sold(axis, domain, origin, found, added)
        return self._known_parts(breakdown, found, added)

    def _told_in_note(self, breakdown: Breakdown, found: _Found, added: Sequence[int]) -> list[_Part]:
        """The lines of a note that words know as parts along the axis of its total, if nothing else is open in it."""
        known = {index: self._known(found.choices[index], breakdown.axis, ("rest",)) for index in added}
        # What filers put most often to the words of one loan is that of all of them.
        free = [i for i in added if _may_be_part(found.choices[i]) or (known[i] and _is_usual(found.choices[i]))]
        rows = {index: known[index] for index in free}
        shown = [amount.shown for index in added for amount in found.choices[index].item.amounts]
        is_money = any(found.choices[index].item.unit is UnitKind.MONETARY for index in added)
        # What is told of money year by year is no loan; a count of shares has no other sign than its words.
        if (found.has_subject and is_money) or not all(rows.values()) or min(shown, default=0) < 0 or not found.is_note:
            return []
        return [
            self._part(i, row, breakdown.axis, breakdown.domain, breakdown.origin, found) for i, row in rows.items()
        ]

    def _sold(self, axis: str, domain: str, origin: str, found: _Found, added: Sequence[int]) -> list[_Part]:
        """The lines of a sum that are parts along an axis; words that say something else of a line leave it out."""
        parts, left = [], []
        for index in added:
            choice = found.choices[index]
            row = self._known(choice, axis, ("alone", "led", "rest", "beside"))
            if row is None and (self._is_no_part(choice) or not self._members.part_name(choice.item.label)):
                continue
            if _may_be_part(choice):
                parts.append(self._part(index, row, axis, domain, origin, found))
            elif row and row.place == "rest" and _is_usual(choice):
                left.append(self._part(index, row, axis, domain, origin, found))
        # Beside lines that are no parts, what filers put most often to `Other revenues` stands.
        return parts + left if len(parts) + len(left) == len(added) else parts

    def _known_parts(self, breakdown: Breakdown, found: _Found, added: Sequence[int]) -> list[_Part]:
        """Those lines of a sum that are parts by their own words, or called as a part of a total further up."""
        parts, left = [], []
        for index in added:
            choice = found.choices[index]
            is_named = self._key(choice, found.led.get(index, "")) in found.named
            places: tuple[PartPlace, ...] = ("alone", "led", "rest", "beside") if is_named else ("alone",)
            row = self._known(choice, breakdown.axis, places)
            if (row or is_named) and (_may_be_part(choice) or _has_lost(choice, breakdown.concept)):
                parts.append(self._part(index, row, breakdown.axis, breakdown.domain, breakdown.origin, found))
            elif row and row.place == "rest" and not choice.is_own:
                left.append(self._part(index, row, breakdown.axis, breakdown.domain, breakdown.origin, found))
        # Where all others part what is sold, `Other` below them is what is left of it and no cost of another kind.
        return parts + left if len(parts) + len(left) == len(added) else parts

    def _as_further_up(self, breakdown: Breakdown, found: _Found, members: Sequence[int]) -> list[_Part]:
        """The lines of a sum as the parts that part a total further up, beside what words know of their axis."""
        keys = {i: self._key(found.choices[i], found.led.get(i, "")) for i in members}
        named = {i: found.named[key] for i, key in keys.items() if key in found.named}
        axes = list({dimension.axis: dimension for dimension in named.values()})
        if len(named) < _LEAST or len(axes) != 1:
            return []
        parts = []
        for index in members:
            row = self._known(found.choices[index], str(axes[0].name), ("led", "beside"))
            if index in named:
                parts.append(_Part(index, named[index], breakdown.origin, None))
            elif row:
                parts.append(self._part(index, row, row.axis, row.domain, breakdown.origin, found))
        return parts if len(parts) == len(members) else []

    def _part(self, index: int, row: RowPart | None, axis: str, domain: str, origin: str, found: _Found) -> _Part:
        if row and row.member:
            return _Part(index, self._members.named(row.axis, row.domain, row.member), row.origin, row)
        own = self._members.of_line(axis, domain, found.choices[index].item.label, found.led.get(index, ""))
        return _Part(index, own, row.origin if row else origin, row)

    def _heading(self, choices: Sequence[Choice], members: Sequence[int]) -> RowPart | None:
        """The row for the nearest heading above all members that speaks of an axis."""
        parents = {choices[index].item.parents for index in members}
        if len(parents) != 1:
            return None
        for words in map(self._matcher.normal, reversed(parents.pop())):
            for row in self._parts:
                if row.place == "heading" and row.pattern.search(words):
                    return row
        return None

    def _axis_of_most(self, choices: Sequence[Choice], members: Sequence[int]) -> tuple[str, str, str] | None:
        """Axis, domain and row of the words that most lines are known by, where no line is known by another axis's."""
        told_apart = {each.axis for each in self._totals.values() if each.statement}
        found = (self._known(choices[i], "", ("alone", "led")) for i in members)
        known = [row for row in found if row and row.axis not in told_apart]
        if len({row.axis for row in known}) != 1 or len(known) * 2 < len(members):
            return None
        return known[0].axis, known[0].domain, known[0].origin

    def _known(self, choice: Choice, axis: str, places: tuple[PartPlace, ...]) -> RowPart | None:
        """The first row for a line, of an axis if one is given; what stands beside parts is of an axis of its own."""
        labels = self._matcher.normal(choice.item.label), self._key(choice)
        return next(
            (
                row
                for row in self._parts
                if row.place in places
                and (row.place == "beside" or not axis or row.axis == axis)
                and any(row.pattern.fullmatch(label) for label in labels)
            ),
            None,
        )

    def _is_no_part(self, choice: Choice) -> bool:
        label = self._matcher.normal(choice.item.label)
        return any(row.place == "never" and row.pattern.search(label) for row in self._parts)

    def _key(self, choice: Choice, heading: str = "") -> str:
        """What a line calls its part, as labels are compared."""
        return self._matcher.normal(self._members.part_name(choice.item.label, heading))

    def _is_own(self, part: _Part) -> bool:
        return self._members.is_own(str(part.dimension.member.name))


@dataclass(frozen=True, slots=True)
class _Part:
    """A line as a part of a total, the row or table that says so, and the row that knows its words, if one does."""

    index: int
    dimension: Dimension
    origin: str
    row: RowPart | None


@dataclass(slots=True)
class _Found:
    """The choices of a statement while its totals are parted.

    Attributes:
        is_note: it is a note that takes lines of the statements apart.
        has_subject: its own words say what it is about.
        taken: which line states a concept for a member.
        named: the parts so far, by what they are called.
        parted: the totals.
        led: of the lines of the sum at hand, headings that other lines of it do not stand under.
        inner: the lines of each sum, by its total.
    """

    choices: list[Choice]
    is_note: bool
    has_subject: bool
    taken: dict[tuple[str, Dimension], int] = field(default_factory=dict)
    named: dict[str, Dimension] = field(default_factory=dict)
    parted: set[int] = field(default_factory=set)
    led: dict[int, str] = field(default_factory=dict)
    inner: dict[int, list[int]] = field(default_factory=dict)

    def all_within(self, lines: Sequence[int]) -> set[int]:
        """Lines and all that goes into them: premiums may go into a subtotal of what is earned by insuring."""
        found: set[int] = set()
        more = set(lines)
        while more:
            found |= more
            more = {inner for index in more for inner in self.inner.get(index, ())} - found
        return found


def _own_headings(choices: Sequence[Choice], members: Sequence[int]) -> dict[int, str]:
    """The nearest heading of each line that not all lines stand under."""
    paths = {index: choices[index].item.parents for index in members}
    shared = len(shared_headings(list(paths.values())))
    return {index: path[-1] for index, path in paths.items() if len(path) > shared}


def _may_be_part(choice: Choice) -> bool:
    """Whether a line has words and no standard concept, be it that a row says that none is of these words alone."""
    return bool(choice.item.label) and (choice.is_open or (choice.is_extension and not choice.is_own))


def _has_lost(choice: Choice, concept: str) -> bool:
    """Whether the words of a line lead to a concept that it does not have: its total has it."""
    return choice.position > 0 and choice.matches[0].rule.concept == concept


def _is_usual(choice: Choice) -> bool:
    """Whether a line's concept is only what filers put most often to its words."""
    return choice.match is not None and choice.match.how.startswith(USUAL)


def _says_alone(row: RowPart | None) -> bool:
    return row is not None and row.place == "alone"


def _rule(kind: StatementKind, choice: Choice, total: LabelRule, origin: str) -> LabelRule:
    """The row of a part: the total's concept, named by the row that made it a part."""
    return rule_of_line(kind, choice.item, total.concept, _WHY, origin, total.wording)


def _is_whole(statement: StatementTable, choice: Choice) -> bool:
    """Whether a line is of money or counts shares, and all its figures are of the company as a whole."""
    columns = {amount.column for amount in choice.item.amounts}
    is_added = choice.item.unit in (UnitKind.MONETARY, UnitKind.SHARES)
    return is_added and all(statement.columns[c].member is None for c in columns)
