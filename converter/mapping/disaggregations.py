"""Lines of a statement told by segments, places or products: each part states the line's concept, with a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from converter.mapping.choice import Choice, LeftOut, WhyLeft
from converter.mapping.match import Match, Matcher, rule_of_line
from converter.mapping.members import Members
from converter.model.concepts import EXTENSION, MEASURE, ConceptMaps, Dimension, PartPlace, RowPart
from converter.model.disaggregations import AxisWords, DisaggregatedTotal, Disaggregation
from converter.model.periods import Period
from converter.model.source import COLUMNAR_KINDS, LineItem, StatementTable
from converter.model.statements import Footing, MappedLine, MappedStatement

# A part that a row names, and one of the report's own; neither is surer than the line that is told by them.
_KNOWN, _OWN = Decimal("0.85"), Decimal("0.75")
_WHY = "the page proves that it is a part of what a statement prints"
_WHOLE = "a statement prints the same figures for it"
_ORIGIN = "the statement that prints it"
# The totals of which alone members are told.
_UNKNOWN_PART = LeftOut(WhyLeft.UNKNOWN_PART, "us-gaap/disaggregated.csv")
_LEAST = 2
# So many texts above a table may say what it measures.
_NEAR = 2
_COUNTRY = "country:"
_PLACES: tuple[PartPlace, ...] = ("led", "alone", "rest", "beside", "sum")


@dataclass(frozen=True, slots=True)
class _Part:
    """A line as a part, and who says so."""

    index: int
    dimension: Dimension
    origin: str
    is_own: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What a sum tells by parts: the line of the statement, its row, and where the words of the table speak of it."""

    line: MappedLine
    total: DisaggregatedTotal
    axis: AxisWords

    @property
    def concept(self) -> str:
        return self.total.concept


class Disaggregations:
    """Finds what the lines of such tables are parts of, and which; a sum is told wholly or not at all."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, members: Members, min_confidence: Decimal) -> None:
        self._words, self._rows, self._concepts = maps.disaggregations, maps.row_parts, maps.catalogue.concepts
        self._matcher, self._members, self._min = matcher, members, min_confidence
        # What parts of revenue along an axis are called, and which lines state a concept for a member.
        self._named: set[tuple[str, str]] = set()
        self._stated: dict[tuple[str, Dimension], list[LineItem]] = {}

    def applied(
        self,
        statement: StatementTable,
        choices: Sequence[Choice],
        sums: Sequence[Footing],
        report: Sequence[MappedStatement],
    ) -> list[Choice]:
        """The choices of a table: parts, and the lines that print their sums; others have none, unless it is a note.

        Args:
            choices: those that a person made go before.
            report: the statements before it.

        Raises:
            MapError: the vintage lacks an axis or member that our tables name.
        """
        settled = list(choices)
        told = [(one, self._told(statement, one, report)) for one in statement.disaggregations]
        # What revenue comes from says what the parts of other totals are called.
        for one, of in sorted(told, key=lambda pair: pair[1] is None or not pair[1].total.names_own):
            is_free = all(settled[index] is choices[index] for index in one.members)
            parts = self._parts(statement, one, of, sums) if of and is_free else []
            parts = _as_stated(parts, of, statement, report) if of else []
            if of and len(parts) >= _LEAST and self._may_state(of, parts, statement):
                self._settle(statement, of, one, parts, settled)
                for tie in one.beside:
                    self._tell(statement, tie.at, report[tie.statement].lines[tie.line], settled)
        if statement.ties or statement.subject:
            return settled
        return [replace(choice, left_out=_UNKNOWN_PART) if choice.is_open else choice for choice in settled]

    def _settle(
        self, statement: StatementTable, told: _Told, one: Disaggregation, parts: Sequence[_Part], settled: list[Choice]
    ) -> None:
        for part in parts:
            item = statement.lines[part.index]
            self._stated.setdefault((told.concept, part.dimension), []).append(item)
            if told.total.names_own:
                self._named.add((told.axis.axis, self._normal_name(item, told, by_heading=one.by_heading)))
            if settled[part.index].is_open:
                rule = rule_of_line(statement.kind, item, told.concept, _WHY, part.origin, told.line.wording)
                match = Match(rule, "part", min(told.line.confidence, _OWN if part.is_own else _KNOWN))
                settled[part.index] = Choice(item, (match,), part=part.dimension)
        if one.total is not None:
            self._tell(statement, one.total, told.line, settled)

    def _tell(self, statement: StatementTable, index: int, line: MappedLine, settled: list[Choice]) -> None:
        """Give a line the concept of the statement's line that shows the same."""
        if settled[index].is_open:
            item = statement.lines[index]
            rule = rule_of_line(statement.kind, item, _name(line), _WHOLE, _ORIGIN, line.wording)
            settled[index] = Choice(item, (Match(rule, "tie", line.confidence),), part=line.dimension)

    def _may_state(self, told: _Told, parts: Sequence[_Part], statement: StatementTable) -> bool:
        """Whether parts are sure enough, and none would say otherwise than a line of its concept and member before."""
        keys = [(told.concept, part.dimension) for part in parts]
        sure = min(told.line.confidence, *(_OWN if part.is_own else _KNOWN for part in parts))
        if len(set(keys)) < len(keys) or sure < self._min:
            return False
        for key, part in zip(keys, parts, strict=True):
            mine = {amount.period: amount.shown for amount in statement.lines[part.index].amounts}
            for item in self._stated.get(key, ()):
                if any(mine.get(amount.period, amount.shown) != amount.shown for amount in item.amounts):
                    return False
        return True

    def _told(self, statement: StatementTable, one: Disaggregation, report: Sequence[MappedStatement]) -> _Told | None:
        """What a sum tells by parts; None where its words speak of something else, or of no axis that we know."""
        texts = list(self._measured(statement, one))
        item = statement.lines[one.members[0]]
        reached = next((found for words in texts if (found := self._reached(words, item))), frozenset[str]())
        if MEASURE in reached or any(map(self._is_barred, texts)):
            return None
        # Below a title of other measures words must say that this is none.
        if not reached and any(map(self._is_barred, map(self._matcher.normal, statement.above))):
            return None
        if not all(self._is_called(statement.lines[tie.at], report[tie.statement], tie.line) for tie in one.beside):
            return None
        line = self._line(one, report, reached)
        total = self._words.totals[_name(line)] if line else None
        axis = self._axis(statement, one, total) if total else None
        # What a statement tells of one product may be told by more of them, and by nothing else.
        is_whole = line is not None and (line.dimension is None or (axis and _axis_of(line.dimension) == axis.axis))
        return _Told(line, total, axis) if line and total and axis and is_whole else None

    def _line(
        self, one: Disaggregation, report: Sequence[MappedStatement], reached: frozenset[str]
    ) -> MappedLine | None:
        """The line of a statement that a sum tells: the one that its words lead to, else the only one that shows it."""
        lines = [(report[number], report[number].lines[at]) for number, at in one.ties]
        lines = [(statement, line) for statement, line in lines if self._may_be_told(line)]
        found = [line for _, line in lines if _name(line) in reached] if reached else [line for _, line in lines]
        found = found or [line for statement, line in lines if reached & self._own_words(statement, line)]
        is_clear = len({_name(line) for line in found}) == 1
        return max(found, key=lambda line: (line.dimension is None, line.confidence)) if is_clear else None

    def _is_barred(self, words: str) -> bool:
        return any(bar.search(words) for bar in self._words.bars)

    def _is_called(self, item: LineItem, statement: MappedStatement, at: int) -> bool:
        """Whether the words of a line lead to the concept of the statement's line that shows the same."""
        line = statement.lines[at]
        reached = self._reached(self._matcher.normal(item.label), item)
        is_standard = not line.is_extension and line.dimension is None and line.concept is not None
        return is_standard and bool(reached & {_name(line), *self._own_words(statement, line)})

    def _may_be_told(self, line: MappedLine) -> bool:
        return not line.is_extension and _name(line) in self._words.totals

    def _own_words(self, statement: MappedStatement, line: MappedLine) -> frozenset[str]:
        """What the label of a line leads to where it stands."""
        return frozenset(match.rule.concept for match in self._matcher.matches(statement.table.kind, line.item))

    def _measured(self, statement: StatementTable, one: Disaggregation) -> Iterator[str]:
        """The words that say what is measured, normalised, the nearest first."""
        items = [statement.lines[index] for index in one.members]
        whole = [statement.lines[one.total]] if one.total is not None else []
        if one.by_heading:
            yield from dict.fromkeys(self._matcher.normal(item.label) for item in items)
        yield from (self._matcher.normal(item.label) for item in whole if item.label)
        headings = () if one.by_heading else _shared(items)[::-1]
        yield from map(self._matcher.normal, headings)
        if not headings and not one.by_heading:
            yield from map(self._matcher.normal, statement.above[: -_NEAR - 1 : -1])

    def _reached(self, words: str, item: LineItem) -> frozenset[str]:
        """The concepts that words lead to on any statement, with or without what they say of parts."""
        seen = {words}
        for aside in (*self._words.aside, *self._words.aside):
            words = aside.sub("", words).strip()
            seen.add(words)
        alone = replace(item, parents=())
        matches = (
            match for label in seen for kind in COLUMNAR_KINDS for match in self._matcher.matches_of(kind, alone, label)
        )
        return frozenset(match.rule.concept for match in matches) - {EXTENSION}

    def _axis(self, statement: StatementTable, one: Disaggregation, total: DisaggregatedTotal) -> AxisWords | None:
        """The axis of which the nearest words speak; where they speak of several, the labels of the parts tell.

        None where a heading of the parts speaks neither of what is measured nor of an axis that we know.
        """
        items = [statement.lines[index] for index in one.members]
        headings = list(reversed(_shared(items)[:-1] if one.by_heading else _shared(items)))
        for words in map(self._matcher.normal, [*headings, *reversed(statement.above)]):
            spoken = [row for row in self._words.axes if row.pattern.search(words)]
            # A cut that no row knows counts where it alone is named.
            if spoken:
                axes = {row.axis: row for row in reversed(spoken) if row.axis} or {"": spoken[0]}
                return self._by_labels(statement, one, axes, total)
            if headings and not any(measure.search(words) for measure in self._words.measures):
                return None
            headings = headings[1:]
        marked = (row for row in self._words.marks if _bear(row, items) and row.axis in total.axes)
        return next(marked, None)

    def _by_labels(
        self, statement: StatementTable, one: Disaggregation, axes: dict[str, AxisWords], total: DisaggregatedTotal
    ) -> AxisWords | None:
        """The one axis of those spoken of whose rows know labels, else the one whose parts have names of their own."""
        if len(axes) > 1:
            items = [statement.lines[index] for index in one.members]
            known = {axis for axis in axes if sum(bool(self._led(item, axis)) for item in items) * 2 >= len(items)}
            none = {axis for axis in axes if not any(self._led(item, axis) for item in items)}
            left = known or {axis for axis in none if axes[axis].is_free}
            axes = {axis: axes[axis] for axis in left} if len(left) == 1 else {}
        return next((row for axis, row in axes.items() if axis in total.axes), None)

    def _led(self, item: LineItem, axis: str) -> RowPart | None:
        return self._row(self._matcher.normal(item.label), axis, ("led", "alone"))

    def _row(self, label: str, axis: str, places: tuple[PartPlace, ...] = _PLACES) -> RowPart | None:
        """The first row for a label, of an axis or of what stands beside its parts."""
        return next(
            (
                row
                for row in self._rows
                if row.place in places
                and (row.axis == axis or row.place in ("beside", "sum"))
                and row.pattern.fullmatch(label)
            ),
            None,
        )

    def _parts(
        self, statement: StatementTable, one: Disaggregation, told: _Told, sums: Sequence[Footing]
    ) -> list[_Part]:
        """All lines of a sum as parts; none if nothing says what one of them is."""
        inner = {} if one.by_heading else {footing.total: footing for footing in sums}
        parts: list[_Part] = []
        waiting = list(reversed(one.members))
        while waiting:
            index = waiting.pop()
            item = statement.lines[index]
            called = item.parents[-1] if one.by_heading else item.label
            # A total says first that it is one.
            labels = dict.fromkeys(
                [self._matcher.normal(called), self._normal_name(item, told, by_heading=one.by_heading)]
            )
            row = next((row for label in labels if (row := self._row(label, told.axis.axis))), None)
            footing = inner.get(index)
            if footing and (not any(labels) or (row and row.place == "sum")):
                waiting += [member for member, _ in reversed(footing.members)]
                if row is None:
                    continue
            part = self._part(index, item, called, row, told)
            if part is None:
                return []
            parts.append(part)
        own = [part for part in parts if _axis_of(part.dimension) == told.axis.axis]
        return parts if len(own) >= _LEAST else []

    def _part(self, index: int, item: LineItem, called: str, row: RowPart | None, told: _Told) -> _Part | None:
        axis, domain = told.axis.axis, told.axis.domain
        if row and row.member:
            return _Part(index, self._members.named(row.axis, row.domain, row.member), row.origin, is_own=False)
        name = self._without_measure(self._members.part_name(called), told)
        if row:
            return _Part(index, self._members.own(row.axis, row.domain, name or called), row.origin, is_own=True)
        key = self._matcher.normal(name)
        is_named = (axis, key) in self._named
        if not name or not (told.total.names_own or is_named):
            return None
        if not is_named and self._is_no_name(key, item, told):
            return None
        return _Part(index, self._members.own(axis, domain, name), told.total.origin, is_own=True)

    def _without_measure(self, name: str, told: _Told) -> str:
        """A name without the last words, if these lead to what is told: `Sensors gross profit`."""
        words = name.split()
        for start in range(1, len(words)):
            if told.concept in self._reached(self._matcher.normal(" ".join(words[start:])), told.line.item):
                return " ".join(words[:start])
        return name

    def _is_no_name(self, label: str, item: LineItem, told: _Told) -> bool:
        """Whether words name a thing of the accounts, or a country where no places are told.

        A balance is no part of a flow: `Franchise` has a balance of that name, and revenue.
        """
        reached = (self._concepts.get(name) for name in self._reached(label, item))
        if any(each and each.period_type == self._concepts[told.concept].period_type for each in reached):
            return True
        if any(words.search(label) for words in self._words.no_names):
            return True
        return any(
            row.axis != told.axis.axis and row.member.startswith(_COUNTRY) and row.pattern.fullmatch(label)
            for row in self._rows
        )

    def _normal_name(self, item: LineItem, told: _Told, *, by_heading: bool) -> str:
        """What a line calls its part, as labels are compared."""
        name = self._members.part_name(item.parents[-1] if by_heading else item.label)
        return self._matcher.normal(self._without_measure(name, told))


def _shared(items: Sequence[LineItem]) -> tuple[str, ...]:
    """The headings that all lines stand under, outermost first."""
    levels = zip(*(item.parents for item in items), strict=False)
    return tuple(each[0] for each in takewhile(lambda each: len(set(each)) == 1, levels))


def _as_stated(
    parts: Sequence[_Part], told: _Told, statement: StatementTable, report: Sequence[MappedStatement]
) -> list[_Part]:
    """The parts, with the members by which a statement tells them; none if it tells one along another axis.

    Below the segments of revenue a table may print once more what the statement says of all that is sold.
    """
    stated: dict[tuple[Period, Decimal], set[Dimension]] = {}
    for line in (line for other in report for line in other.lines):
        if line.dimension and line.concept == told.line.concept:
            for amount in line.item.amounts:
                stated.setdefault((amount.period, amount.shown), set()).add(line.dimension)
    found = []
    for part in parts:
        amounts = [amount for amount in statement.lines[part.index].amounts if amount.magnitude]
        same = [stated.get((amount.period, amount.shown), set[Dimension]()) for amount in amounts]
        common = set[Dimension].intersection(*same) if len(same) >= _LEAST else set[Dimension]()
        if common and all(one.axis != part.dimension.axis for one in common):
            return []
        found.append(replace(part, dimension=min(common, key=str)) if common else part)
    return found


def _bear(mark: AxisWords, items: Sequence[LineItem]) -> bool:
    """Whether most of some parts bear a mark in their labels, and more than one."""
    marked = sum(bool(mark.pattern.search(item.label)) for item in items)
    return marked >= _LEAST and 2 * marked >= len(items)


def _axis_of(dimension: Dimension) -> str:
    return str(dimension.axis.name)


def _name(line: MappedLine) -> str:
    return line.concept.name.local if line.concept else ""
