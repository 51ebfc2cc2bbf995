"""Notes that take a line of a statement apart: its concept is known, and filers' arcs say what goes into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.across import Across
from converter.mapping.choice import Choice, LeftOut, WhyLeft
from converter.mapping.disaggregations import Disaggregations
from converter.mapping.fits import takes
from converter.mapping.match import Match, Matcher, rule_of_line
from converter.mapping.members import Members
from converter.mapping.places import part_of
from converter.mapping.usual import usual_of
from converter.model.concepts import EXTENSION, ConceptMaps, Contra
from converter.model.periods import Instant
from converter.model.source import LineItem, StatementKind, StatementTable
from converter.model.statements import Footing, MappedLine, MappedStatement

# What a line without words is called.
_TOTAL = "Total"
_WHY = "a statement prints the same figures for it"
_ORIGIN = "the statement that prints it"
_AROUND = "the note takes something off it, or is what is left"
_SURE = Decimal("0.87")
_MOST_STEPS = 2
# The totals of which alone a note's line without a standard concept is told; it leaves out those of others.
_UNKNOWN_PART = LeftOut(WhyLeft.UNKNOWN_PART, "us-gaap/open_totals.csv")
# Why an item of a total that is divided freely has no standard concept.
_OF_ITS_OWN = "each filer takes {} apart as it sees fit, {}, and its words name no item of it that is known"
_BY_HEADING = "the heading of its note and its words say what it is, and no row knows these words there"
_TOLD_BEFORE = LeftOut(WhyLeft.TOLD_BEFORE)


class Details:
    """Gives the lines of such notes concepts, from the totals inward."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, members: Members, min_confidence: Decimal) -> None:
        self._maps, self._matcher, self._min = maps, matcher, min_confidence
        self._disaggregations = Disaggregations(maps, matcher, members, min_confidence)
        self._usual = usual_of(maps)
        self._sectors = {row.axis for row in maps.row_parts if row.place == "sector"}
        self._by_contra = {row.contra: row for row in maps.contras if row.contra != EXTENSION}

    def applied(
        self,
        statement: StatementTable,
        choices: Sequence[Choice],
        sums: Sequence[Footing],
        report: Sequence[MappedStatement],
        across: Across,
    ) -> list[Choice]:
        """The choices of a note: a tied line has the concept of the statement's, an item one that goes into its total.

        Args:
            choices: those that a person made go before.
            report: the statements before it.
            across: what these say of a concept, which an item may not contradict.
        """
        if statement.disaggregations:
            choices = self._disaggregations.applied(statement, choices, sums, report)
        settled = self._named(statement, choices, sums, across)
        for tie in statement.ties:
            line = report[tie.statement].lines[tie.line]
            is_told = line.dimension is None or str(line.dimension.axis.name) in self._sectors
            if _is_free(settled[tie.at]) and line.concept and not line.is_extension and is_told:
                match = _tied(settled[tie.at].item, line)
                settled[tie.at] = replace(settled[tie.at], matches=(match,), part=line.dimension)
        if not statement.subject:
            settled = self._around(statement, tuple(settled), settled, sums, across)
        into: dict[int, str] = {}
        for footing in sorted(sums, key=lambda footing: -footing.total):
            total = settled[footing.total].standard or into.get(footing.total, "")
            arcs = self._maps.details(total) if total else {}
            for index, sign in footing.members:
                if not _is_free(settled[index]):
                    continue
                into.setdefault(index, total)
                found = self._items(settled[index].item, total, arcs)
                if _lessens(choices[footing.total].item, choices[index].item, sign):
                    found = tuple(m for m in found if not self._only_adds(m.rule.concept, total))
                # Only below a concept it is known which sign what is taken off has.
                has_sign = bool(settled[footing.total].standard)
                found = tuple(m for m in found if has_sign or m.rule.concept not in self._by_contra)
                kept = tuple(m for m in found if not across.contradicts(m.rule.concept, statement, settled[index].item))
                # What a business owes is made of what that business owes.
                settled[index] = replace(settled[index], matches=kept, part=settled[footing.total].part)
        for index in _repeated(settled, sums):
            settled[index] = replace(settled[index], matches=choices[index].matches)
        return settled

    def _named(
        self, statement: StatementTable, choices: Sequence[Choice], sums: Sequence[Footing], across: Across
    ) -> list[Choice]:
        """The choices with concepts for lines that say what a note is about, and around what they take off."""
        settled = list(choices)
        subject = statement.subject

        def give(index: int, matches: tuple[Match, ...]) -> None:
            item = settled[index].item
            kept = tuple(m for m in matches if not across.contradicts(m.rule.concept, statement, item))
            settled[index] = replace(settled[index], matches=kept)

        for index in sorted(subject.lines | subject.beside) if subject else ():
            if _is_free(choices[index]):
                give(index, self._items(choices[index].item, "", {}, takes_balances=True))
        headed = statement.headed
        for index in sorted(headed.lines) if headed else ():
            if headed and _is_free(choices[index]):
                item = choices[index].item
                led = replace(item, parents=(*headed.above, *item.parents))
                give(index, self._items(led, "", {}, kind=StatementKind.NOTES))
        return self._around(statement, choices, settled, sums, across) if subject else settled

    def _around(
        self,
        statement: StatementTable,
        choices: Sequence[Choice],
        settled: list[Choice],
        sums: Sequence[Footing],
        across: Across,
    ) -> list[Choice]:
        """The choices with concepts for what stands before and after what a note takes off, known by words or a tie.

        Args:
            choices: as they were when lines that are free of concepts were free.
        """
        headed = statement.headed.lines if statement.headed else frozenset()
        for footing in sums:
            if footing.total in headed:
                # It may be one of several such things, of which nothing tells the whole.
                continue
            known = self._taken_off(footing, settled)
            left = [index for index, _ in footing.members if index not in known]
            rows = [self._by_contra[matches[0].rule.concept] for matches in known.values()]
            ends = _ends(list(dict.fromkeys((row.gross, row.net) for row in rows)))
            if len(left) != 1 or ends is None:
                continue
            for index, matches in known.items():
                if _is_free(settled[index]):
                    settled[index] = replace(settled[index], matches=matches)
            for index, concept in zip((left[0], footing.total), ends, strict=True):
                item = settled[index].item
                if concept and _is_free(choices[index]):
                    rule = rule_of_line(statement.kind, item, concept, _AROUND, rows[0].origin)
                    kept = not across.contradicts(concept, statement, item)
                    settled[index] = replace(settled[index], matches=(Match(rule, "structure", _SURE),) if kept else ())
        return settled

    def _taken_off(self, footing: Footing, settled: Sequence[Choice]) -> dict[int, tuple[Match, ...]]:
        """The members of a sum that are known to be taken off."""
        known = {}
        for index, sign in footing.members:
            item, total = settled[index].item, settled[footing.total].item
            found = settled[index].matches or self._items(item, "", {})
            row = self._by_contra.get(found[0].rule.concept) if found else None
            if row and (not self._is_like(row) or _lessens(total, item, sign)):
                known[index] = found
        return known

    def _is_like(self, row: Contra) -> bool:
        """Whether what is taken off has the balance of what is left, so that only figures tell the two apart."""
        concepts = self._maps.catalogue.concepts
        names = (row.contra, row.net)
        return all(name in concepts for name in names) and len({concepts[name].balance for name in names}) == 1

    def _items(
        self,
        item: LineItem,
        total: str,
        arcs: Mapping[str, int],
        *,
        takes_balances: bool = False,
        kind: StatementKind = StatementKind.DETAILS,
    ) -> tuple[Match, ...]:
        """The items of a total to which filers put the label of a line, the surest first.

        Args:
            takes_balances: the line may be a balance at the start or the end of its columns' periods.
            kind: whose rows know its words.
        """
        concepts, instant = self._maps.catalogue.concepts, _is_at_dates(item)

        def can_take(name: str) -> bool:
            if name == EXTENSION:
                return True
            is_like = takes(name, item.unit, StatementKind.DETAILS, self._maps.catalogue)
            is_balance = concepts[name].period_type == "instant"
            return is_like and (is_balance == instant or (is_balance and takes_balances))

        def fits(name: str) -> bool:
            return name in arcs and can_take(name)

        item = item if item.label else replace(item, label=_TOTAL)
        rows = tuple(m for m in self._matcher.matches(kind, item) if can_take(m.rule.concept))
        if not arcs:
            return rows
        label, place = self._matcher.normal(item.label), part_of(total, arcs)
        usages = self._usual.matches(StatementKind.DETAILS, label, item.unit, place, fits)
        return (*rows, *(match for match in usages if match.confidence >= self._min))

    def _only_adds(self, name: str, total: str) -> bool:
        """Whether a concept is never negative and has the balance of a total, so that no arc can take it off."""
        concepts = self._maps.catalogue.concepts
        same = total in concepts and name in concepts and concepts[name].balance == concepts[total].balance
        return same and name in self._maps.catalogue.nonnegative


def without_unknown(
    statement: StatementTable, choices: Sequence[Choice], sums: Sequence[Footing], maps: ConceptMaps
) -> list[Choice]:
    """The choices with no concept for lines of which nothing says what they are parts of.

    A line without a standard concept is one of the report's own only below a total that filers take apart as they
    see fit (`us-gaap/open_totals.csv`), of which other items are known: else it may be divided by what is no item of
    it at all, by segments or by loans. What says all of its figures by itself is the report's own, by its note's
    heading.
    """
    settled = list(choices)
    whole = {footing.total: footing for footing in sums}
    inner = {index for footing in sums for index, _ in footing.members}
    open_for: dict[int, str] = {}
    for total in sorted(whole, reverse=True):
        # A table cut along an axis is not headed: each line is an item, though no other one is known.
        known = bool(statement.headed) or any(settled[index].standard for index, _ in whole[total].members)
        above = open_for.get(total, "") if total in inner else ""
        here = settled[total].standard if settled[total].standard in maps.open_totals and known else ""
        for index, _ in whole[total].members:
            open_for[index] = here or ("" if settled[total].standard else above)
    for index, choice in enumerate(settled):
        if not choice.is_open:
            continue
        if statement.headed and index in statement.headed.lines:
            settled[index] = replace(choice, why_not=choice.why_not or _BY_HEADING)
            continue
        divided = open_for.get(index, "")
        if not divided:
            settled[index] = replace(choice, left_out=_UNKNOWN_PART)
        elif not choice.why_not:
            settled[index] = replace(choice, why_not=_OF_ITS_OWN.format(divided, maps.open_totals[divided]))
    return settled


def without_repeated(
    statement: StatementTable, choices: list[Choice], report: Sequence[MappedStatement]
) -> list[Choice]:
    """The choices without any concept where a note tells nothing but what the statements have told already."""
    told = {tie.at: report[tie.statement].lines[tie.line].item.amounts for tie in statement.ties}
    for index, choice in enumerate(choices):
        if choice.item.is_abstract or choice.left_out:
            continue
        periods = {amount.period for amount in told.get(index, ())}
        is_tied = choice.match is not None and choice.match.how == "tie"
        if not is_tied or any(amount.period not in periods for amount in choice.item.amounts):
            return choices
    return [replace(choice, left_out=choice.left_out or _TOLD_BEFORE) for choice in choices]


def held_at_dates(statement: StatementTable) -> frozenset[int]:
    """The lines that are balances: all their columns are dates."""
    return frozenset(index for index, item in enumerate(statement.lines) if _is_at_dates(item))


def _is_at_dates(item: LineItem) -> bool:
    return bool(item.amounts) and all(isinstance(amount.period, Instant) for amount in item.amounts)


def _ends(steps: Sequence[tuple[str, str]]) -> tuple[str, str] | None:
    """What is there before all is taken off, and what is left in the end: of one step, or of two that lead on."""
    if len(steps) == 1:
        return steps[0]
    both = ((one, other) for one in steps for other in steps if len(steps) == _MOST_STEPS and one[1] == other[0])
    return next(((one[0], other[1]) for one, other in both if one[1]), None)


def _is_free(choice: Choice) -> bool:
    """Whether nothing has given a line a concept, nor decided that it has none."""
    return choice.match is None and not choice.item.is_abstract and not choice.left_out


def _repeated(settled: Sequence[Choice], sums: Sequence[Footing]) -> Iterator[int]:
    """The lines that go into one total with others of the same words and concept: each is a part of what these mean."""
    above = {index: footing.total for footing in sums for index, _ in footing.members}
    alike: dict[tuple[int, str, str], list[int]] = {}
    for index in above:
        root = index
        while root in above:
            root = above[root]
        if settled[index].standard:
            alike.setdefault((root, settled[index].item.label.casefold(), settled[index].standard), []).append(index)
    return (index for found in alike.values() if len(found) > 1 for index in found)


def _tied(item: LineItem, line: MappedLine) -> Match:
    """The match of a line that a statement prints too: as sure as that is."""
    assert line.concept is not None
    name = line.concept.name.local
    rule = rule_of_line(StatementKind.DETAILS, item, name, _WHY, _ORIGIN)
    return Match(rule, "tie", line.confidence)


def _lessens(total: LineItem, item: LineItem, sign: int) -> bool:
    """Whether a line is taken off a total above zero wherever both have figures; of one below zero, who knows."""
    whole = dict(total.figures)
    parts = [sign * shown for column, shown in item.figures if shown and whole.get(column, 0) > 0]
    return bool(parts) and max(parts) < 0
