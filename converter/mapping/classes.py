"""Lines that are of one class of stock by their words: the concept of the rest, stated for that class."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.mapping.choice import Choice
from converter.mapping.match import Match, Matcher
from converter.mapping.members import Members
from converter.model.concepts import Dimension, RowPart
from converter.model.source import LineItem, StatementKind, UnitKind

_COUNTED = (UnitKind.SHARES, UnitKind.PER_SHARE)


class Classes:
    """Reads `Class A` out of lines by the rows of row_members.csv `within`.

    Of shares and amounts per share each line tells its class; of money only classes that stand side by side.
    """

    def __init__(self, rows: tuple[RowPart, ...], matcher: Matcher, members: Members) -> None:
        self._rows = tuple(row for row in rows if row.place == "within")
        self._unnamed = tuple(row for row in rows if row.place == "unnamed")
        self._matcher, self._members = matcher, members

    def of(self, kind: StatementKind, item: LineItem) -> tuple[tuple[Match, ...], Dimension | None]:
        """What a line is without the words for a class, and the class; no matches where they name none, or several.

        Raises:
            MapError: the vintage lacks an axis or member that our tables name.
        """
        if kind is not StatementKind.INCOME_STATEMENT or item.unit not in _COUNTED:
            return (), None
        return self._told(kind, item, _words(item))

    def parted(self, kind: StatementKind, choices: Sequence[Choice]) -> list[Choice]:
        """The choices, those replaced that give one concept of a balance sheet to several classes of stock.

        A class alone says no more than its words: shares that may be handed back are of one class, and are all of them.
        `Common stock` beside `Class B common stock` is of the class that has no name.

        Raises:
            MapError: the vintage lacks an axis or member that our tables name.
        """
        told: dict[int, Choice] = {}
        classes: dict[str, set[str]] = defaultdict(set)
        for index, choice in enumerate(choices):
            item = choice.item
            if kind is not StatementKind.BALANCE_SHEET or item.unit is not UnitKind.MONETARY or choice.left_out:
                continue
            matches, part = self._told(kind, item, (item.label.lower(),)) if item.amounts else ((), None)
            part = part or self._of_unnamed(item)
            matches = matches or choice.matches
            if part is not None and matches:
                told[index] = replace(choice, matches=matches, part=part)
                classes[matches[0].rule.concept].add(str(part))
        return [
            told[index] if index in told and len(classes[told[index].matches[0].rule.concept]) > 1 else choice
            for index, choice in enumerate(choices)
        ]

    def _of_unnamed(self, item: LineItem) -> Dimension | None:
        """The class of stock that a label without a letter is of, where others beside it have one."""
        row = next((row for row in self._unnamed if item.amounts and row.pattern.search(item.label.lower())), None)
        return self._members.named(row.axis, row.domain, row.member) if row else None

    def _told(
        self, kind: StatementKind, item: LineItem, words: Sequence[str]
    ) -> tuple[tuple[Match, ...], Dimension | None]:
        """What a line is without the words for a class, and the class that some words of it name."""
        named = [row for row in self._rows if any(row.pattern.search(said) for said in words)]
        if len({row.member for row in named}) != 1:
            return (), None
        for row in named:
            for rest in _without(item, row.pattern):
                if matches := self._matcher.matches(kind, rest):
                    return matches, self._members.named(row.axis, row.domain, row.member)
        return (), None


def _words(item: LineItem) -> tuple[str, ...]:
    return (item.label.lower(), *(parent.lower() for parent in item.parents))


def _without(item: LineItem, pattern: re.Pattern[str]) -> Iterator[LineItem]:
    """The line without the words, a heading that says no more left out; a label that says no more is its heading's."""
    label = _cut(item.label, pattern)
    parents = tuple(rest for parent in item.parents if (rest := _cut(parent, pattern)))
    if label:
        yield replace(item, label=label, parents=parents)
    elif parents:
        yield replace(item, label=parents[-1], parents=parents[:-1])


def _cut(words: str, pattern: re.Pattern[str]) -> str:
    rest = re.sub(pattern.pattern, " ", words, flags=re.IGNORECASE)
    return " ".join(rest.split()).strip(" ,:;-\u2013\u2014") if rest != words else words
