"""Lines that words lead to one concept together: a sum and one of its lines, or several parts of the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from converter.mapping.choice import Choice
from converter.mapping.labels import says_total
from converter.mapping.match import Matcher
from converter.model.concepts import EXTENSION, Catalogue
from converter.model.source import StatementKind
from converter.model.statements import Footing

_OF_SEVERAL = "is what several lines under the same headings are parts of"
_OF_BOTH = "is what two businesses of the company have each, told apart by totals of their own"
# Where headings are hints only, lines of equal words are told apart by what they stand below.
_PRINTED_FLAT = (StatementKind.COMPREHENSIVE_INCOME, StatementKind.EQUITY)


def without_rivals(
    kind: StatementKind, choices: Sequence[Choice], sums: Sequence[Footing], catalogue: Catalogue, matcher: Matcher
) -> list[Choice]:
    """The choices, those of lines passed over that are parts of what their concept is all of.

    A concept that the taxonomy adds up of others is that of a sum that calls itself a total, not one of its lines'. A
    pattern that reaches several lines under the same headings, `Series A preferred stock` and `Series B`, says of what
    they are parts, save for the one whose words all the others only add to. What two groups of assets print alike,
    that of the one business and of the other, is none of it the company's.
    """
    settled = list(choices)
    for index in _of_both(kind, settled, sums, matcher):
        settled[index] = settled[index].left_with((), _OF_BOTH)
    totals = _totals(catalogue, kind.value)
    for footing in (f for f in sums if not f.is_broken and says_total(choices[f.total].item.label)):
        concept = settled[footing.total].standard
        for index, _ in footing.members if concept in totals else ():
            line = settled[index]
            # A sum of one line prints its figures again.
            if line.standard == concept and line.item.figures != settled[footing.total].item.figures:
                settled[index] = _after(line)
    if kind in _PRINTED_FLAT:
        return settled
    for indices in _parts(settled, {footing.total for footing in sums}):
        labels = [matcher.normal(settled[index].item.label) for index in indices]
        found = catalogue.concepts[settled[indices[0]].standard]
        is_balance = found.period_type == "instant" and kind is not StatementKind.BALANCE_SHEET
        if is_balance or found.name.local in totals:
            continue
        for index, label in zip(indices, labels, strict=True):
            if not all(label in other for other in labels):
                settled[index] = _without(settled[index])
    return settled


def _of_both(
    kind: StatementKind, choices: Sequence[Choice], sums: Sequence[Footing], matcher: Matcher
) -> Iterator[int]:
    """Lines of one label and concept in two groups of a balance sheet whose totals, without one, add to the same.

    Those with a member of their own are told apart.
    """
    into = {index: f.total for f in sums if not f.is_broken for index, _ in f.members}
    alike: dict[object, dict[int, list[int]]] = {}
    for index, choice in enumerate(choices if kind is StatementKind.BALANCE_SHEET else ()):
        group = into.get(index, -1)
        if choice.standard and not (choice.is_own or choice.part) and group in into and not choices[group].standard:
            key = matcher.normal(choice.item.label), choice.standard, into[group]
            alike.setdefault(key, {}).setdefault(group, []).append(index)
    for groups in alike.values():
        lines = [index for indices in groups.values() for index in indices]
        if len(groups) > 1 and len({choices[index].item.figures for index in lines}) > 1:
            yield from lines


def _after(choice: Choice) -> Choice:
    """The choice of what comes after the concept that it holds."""
    concept = choice.standard
    while choice.standard == concept and not choice.is_own and not choice.part:
        choice = replace(choice, position=choice.position + 1)
    return choice


def _without(choice: Choice) -> Choice:
    """The choice without the concept that it holds."""
    if choice.is_own:
        return choice
    return choice.left_with(tuple(m for m in choice.matches if m.rule.concept != choice.standard), _OF_SEVERAL)


def _parts(choices: Sequence[Choice], totals: Iterable[int]) -> list[list[int]]:
    """Lines that one pattern reaches under the same headings, those with other figures."""
    groups: dict[object, list[int]] = {}
    for index, choice in enumerate(choices):
        match, item = choice.match, choice.item
        if match is None or not match.rule.pattern or match.rule.concept == EXTENSION or choice.part:
            continue
        if item.is_total or item.is_inside_label or item.roll or item.balance_at or index in totals:
            continue
        rule = match.rule
        groups.setdefault((rule.section, rule.pattern, rule.concept, item.unit, item.parents), []).append(index)
    return [
        indices
        for indices in groups.values()
        if len({choices[index].item.figures for index in indices}) == len(indices) > 1
        and len({choices[index].item.label for index in indices}) == len(indices)
    ]


@lru_cache(maxsize=32)
def _totals(catalogue: Catalogue, statement: str) -> frozenset[str]:
    """What the taxonomy adds up on a kind of statement."""
    return frozenset(arc.total for arc in catalogue.calculations if arc.statement == statement)
