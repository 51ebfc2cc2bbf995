"""Lines of one of several businesses of a company, printed one below the other: homes, and the loans on them.

A page tells that its groups are businesses by the headings above them, and proves it by a total of the whole company
that the totals of the groups come to. What stands between a heading and its total is of that business alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.fits import takes
from converter.mapping.match import Match, Matcher
from converter.mapping.members import Members
from converter.model.concepts import EXTENSION, ConceptMaps, RowPart
from converter.model.source import LineItem, StatementKind, UnitKind
from converter.model.statements import Footing

_KINDS = (StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT)
# So sure must words be without those that name the business.
_SURE = Decimal("0.80")
_LEAST = 2
_ENDS = " ,.:;-\u2013\u2014"


def in_sectors(
    kind: StatementKind,
    choices: list[Choice],
    sums: Sequence[Footing],
    maps: ConceptMaps,
    matcher: Matcher,
    members: Members,
) -> list[Choice]:
    """The choices, those of lines of one business with the concept of their other words and the business's member.

    Raises:
        MapError: the vintage lacks an axis that our tables name.
    """
    rows = [row for row in maps.row_parts if row.place == "sector"]
    heads = {
        index: row
        for index, choice in enumerate(choices)
        if kind in _KINDS and choice.item.is_abstract
        for row in rows
        if row.pattern.fullmatch(matcher.normal(choice.item.label))
    }
    settled = list(choices)
    totals = {footing.total for footing in sums if not footing.is_broken}
    for head, total, whole in _groups(choices, sums, heads, maps):
        row, name = heads[head], choices[head].item.label.strip(_ENDS)
        part = members.own(row.axis, row.domain, name)
        for index in range(head + 1, total + 1):
            choice = settled[index]
            if _is_free(choice):
                found = _matches(kind, choice.item, name, maps, matcher)
                if index == total and total in totals and not _is_told(found):
                    # What the totals of the businesses come to is of each what it is of the company.
                    found = choices[whole].matches[choices[whole].position :]
                settled[index] = replace(choice, matches=found or choice.matches, position=0, part=part)
    return settled


def _groups(
    choices: Sequence[Choice], sums: Sequence[Footing], heads: dict[int, RowPart], maps: ConceptMaps
) -> Iterator[tuple[int, int, int]]:
    """The heading and the total of each group and that of the company, which holds the totals of several."""
    names = {index: choices[index].item.label.strip(_ENDS).casefold() for index in heads}
    if len(set(names.values())) < _LEAST:
        return
    for footing in sums:
        breakdown = maps.breakdowns.get(choices[footing.total].standard)
        is_whole = bool(choices[footing.total].standard) and not (breakdown and breakdown.axis)
        if not footing.proves_signs or footing.is_broken or not is_whole:
            continue
        found: dict[int, int] = {}
        before = -1
        for total in sorted(index for index, sign in footing.members if sign == 1):
            head = max((index for index in heads if before < index < total), default=None)
            if head is not None:
                found[head] = total
            before = total
        if len(found) == len({names[head] for head in found}) and len(found) >= _LEAST:
            yield from ((head, total, footing.total) for head, total in found.items())


def _is_told(found: Sequence[Match]) -> bool:
    return any(match.rule.concept != EXTENSION for match in found)


def _is_free(choice: Choice) -> bool:
    item = choice.item
    is_said = item.is_abstract or choice.is_own or choice.left_out or choice.part
    return bool(item.amounts) and item.unit is UnitKind.MONETARY and not is_said


def _matches(kind: StatementKind, item: LineItem, name: str, maps: ConceptMaps, matcher: Matcher) -> tuple[Match, ...]:
    """What the words of a line lead to without those that name the business."""
    words = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    label = " ".join(words.sub(" ", item.label).split()).strip(_ENDS)
    parents = tuple(parent for parent in item.parents if parent.strip(_ENDS).casefold() != name.casefold())
    placed = replace(item, label=label or item.label, parents=parents)
    return tuple(
        match
        for match in matcher.matches(kind, placed)
        if match.confidence >= _SURE
        and (
            match.rule.concept == EXTENSION
            or (match.rule.concept not in maps.refused and takes(match.rule.concept, item.unit, kind, maps.catalogue))
        )
    )
