"""What a report's earlier statements said of a concept or a figure, so that later ones do not say otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.places import results
from converter.mapping.structure import named_match
from converter.model.concepts import EXTENSION, Catalogue
from converter.model.source import LineItem, ReportedAmount, StatementKind, StatementTable
from converter.model.statements import MappedLine

_HALF = Decimal("0.5")
_WHY = "has other figures in an earlier statement"
_ORIGIN = "an earlier statement"


class Across:
    """The lines with a standard concept of the statements of one report, in their order."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._told: dict[tuple[str, object], ReportedAmount] = {}
        self._lines: list[tuple[StatementKind, MappedLine, StatementTable]] = []

    def note(self, statement: StatementTable, lines: Iterable[MappedLine]) -> None:
        """Keep what a statement says."""
        for line in lines:
            if line.concept and not line.is_extension and line.item.amounts and not line.dimension:
                self._lines.append((statement.kind, line, statement))
                for amount in _whole(statement, line.item):
                    self._told.setdefault((str(line.concept.name.local), amount.period), amount)

    def unlike(self, statement: StatementTable, choices: list[Choice]) -> list[Choice]:
        """Choices without concepts for which an earlier statement has other figures in a column.

        A line of cash flows that differs from its like on the income statement in one period is another thing in all
        of them: restructuring that was paid for, gains of which a part is elsewhere. A result is the same thing, and
        where it differs one of them is misread.
        """
        if statement.kind is not StatementKind.CASH_FLOW:
            return choices
        return [self._like(statement, choice) for choice in choices]

    def _like(self, statement: StatementTable, choice: Choice) -> Choice:
        kept = tuple(
            match
            for match in choice.matches
            if match.rule.is_own
            or match.rule.concept == EXTENSION
            or match.rule.concept in results(self._catalogue)
            or not self._differs(match.rule.concept, statement, choice.item)
        )
        return choice if kept == choice.matches else choice.left_with(kept, _WHY)

    def _differs(self, concept: str, statement: StatementTable, item: LineItem) -> bool:
        if self._catalogue.concepts[concept].period_type == "instant":
            return False
        return self.contradicts(concept, statement, item)

    def contradicts(self, concept: str, statement: StatementTable, item: LineItem) -> bool:
        """Whether an earlier statement has other figures for a concept in a period of a line."""
        both = ((amount, self._told.get((concept, amount.period))) for amount in _whole(statement, item))
        return any(told is not None and not _same(amount, told) for amount, told in both)

    def like(self, statement: StatementTable, choices: list[Choice]) -> list[Choice]:
        """Choices in which a total without words has the concept that an earlier income statement has for its figures.

        All of them must be there, for the same periods.
        """
        if statement.kind is not StatementKind.INCOME_STATEMENT:
            return choices
        settled = list(choices)
        held = {choice.match.rule.concept for choice in choices if choice.match}
        for index, choice in enumerate(choices):
            if choice.item.label or choice.match is None or choice.is_own or not choice.item.amounts:
                continue
            mine = {(a.period, a.shown) for a in _whole(statement, choice.item)}
            for kind, line, table in self._lines:
                theirs = {(a.period, a.shown) for a in _whole(table, line.item)}
                name = str(line.concept.name.local) if line.concept else ""
                if kind is statement.kind and mine and mine <= theirs and name not in held:
                    match = named_match(kind, choice.item, name, _ORIGIN)
                    settled[index] = replace(choice, matches=(match, *choice.matches), position=0)
                    break
        return settled


def _whole(statement: StatementTable, item: LineItem) -> list[ReportedAmount]:
    return [amount for amount in item.amounts if statement.columns[amount.column].member is None]


def _same(one: ReportedAmount, other: ReportedAmount) -> bool:
    """Whether two figures agree within what each was rounded by, whatever their signs."""
    slack = sum((_HALF.scaleb(-amount.decimals) for amount in (one, other)), Decimal(0))
    return abs(abs(one.shown) - abs(other.shown)) <= slack
