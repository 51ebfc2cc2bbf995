"""The two sides of a balance sheet: totals that come to the same name each other, whatever words they print or lack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.labels import has_words
from converter.mapping.places import networks_of
from converter.mapping.standing import held_by
from converter.mapping.structure import named_as
from converter.model.concepts import Catalogue
from converter.model.source import StatementKind, UnitKind
from converter.model.statements import Footing

# Fewer lines between the two sides are too few for chance to be ruled out.
_LEAST_BETWEEN = 2
_TIES = "us-gaap/ties.csv"


def with_bare_sides(
    kind: StatementKind, choices: Sequence[Choice], sums: Sequence[Footing], catalogue: Catalogue
) -> list[Choice]:
    """The choices, with both sides of a balance sheet named where one of their totals prints no words.

    The last figure without words that comes to what an earlier total comes to is the second side. A heading gives the
    name of the whole to each bare sum below it, so those that come to anything else lose that name. What else adds to
    the second side leaves a bare sum one name, by what both sides may be made of.
    """
    settled = list(choices)
    for left, right in catalogue.whole_sides if kind is StatementKind.BALANCE_SHEET else ():
        found = _pair(settled, left, right)
        for index, choice in enumerate(settled) if found else ():
            if index not in found and _is_bare(choice) and choice.standard in (left, right):
                kept = tuple(match for match in choice.matches if match.rule.concept not in (left, right))
                settled[index] = choice.left_with(kept, "is what the totals of both sides come to")
        for index, concept in zip(found, (left, right), strict=False):
            if _is_bare(settled[index]):
                settled[index] = named_as(kind, settled[index], concept, _TIES)
        for index, concept in _rest(kind, settled, found, sums, catalogue) if found else ():
            settled[index] = named_as(kind, settled[index], concept, _TIES)
    return settled


def with_second_side(kind: StatementKind, choices: Sequence[Choice], catalogue: Catalogue) -> list[Choice]:
    """The last total of a balance sheet, whatever its words: in every column it is what the first side comes to.

    Its words name all kinds of claims in some order; none of them is all of the assets.
    """
    settled = list(choices)
    held = held_by(choices)
    for left, right in catalogue.whole_sides if kind is StatementKind.BALANCE_SHEET else ():
        if left not in held or right in held:
            continue
        same = _equal_below(choices, held.index(left))
        if same and choices[same[-1]].is_open:
            settled[same[-1]] = named_as(kind, choices[same[-1]], right, _TIES)
    return settled


def _pair(choices: Sequence[Choice], left: str, right: str) -> tuple[int, ...]:
    """The totals of both sides by their lines, one of them without words; () where nothing shows which they are."""
    alike: dict[tuple[tuple[int, Decimal], ...], list[int]] = {}
    for index, choice in enumerate(choices):
        alike.setdefault(choice.item.figures, []).append(index)
    for second in reversed(range(len(choices))):
        if not (_is_bare(choices[second]) or (choices[second].standard == right and choices[second].item.label)):
            continue
        figures = choices[second].item.figures
        for first in alike[figures] if any(figure for _, figure in figures) else ():
            is_first = _is_bare(choices[first]) or choices[first].standard == left
            is_free = _is_bare(choices[first]) or _is_bare(choices[second])
            if is_first and is_free and second - first > _LEAST_BETWEEN:
                return first, second
    return ()


def _rest(
    kind: StatementKind, choices: Sequence[Choice], pair: Sequence[int], sums: Sequence[Footing], catalogue: Catalogue
) -> Iterator[tuple[int, str]]:
    """The bare sum that makes up the second side with lines of known concepts, and the one that is left for it.

    What it holds must go into that: a sum without words may be of the debts and of the outside owners.
    """
    held = held_by(choices)
    networks = networks_of(kind, held, catalogue)
    members = {f.total: [index for index, _ in f.members] for f in sums if not f.is_broken}
    apart = {name for tie in catalogue.ties for _, name in tie.right}
    beside = [held[index] for index in members.get(pair[-1], ()) if held[index]]
    bare = [index for index in members.get(pair[-1], ()) if _is_bare(choices[index]) and not held[index]]
    if len(bare) != 1 or len(beside) + 1 != len(members[pair[-1]]) or bare[0] not in members:
        return
    inside = {held[index] for index in members[bare[0]]}
    for tie in catalogue.ties:
        left = [name for sign, name in tie.right if sign > 0 and name not in beside]
        if len(tie.left) != 1 or len(left) != 1 or len(tie.right) != len(beside) + 1 or left[0] in held:
            continue
        if not (inside & apart) - networks.get(left[0], frozenset()):
            yield bare[0], left[0]
            return


def _equal_below(choices: Sequence[Choice], first: int) -> list[int]:
    """The lines further down that come to what a line comes to, in every column."""
    figures = choices[first].item.figures
    if not any(figure for _, figure in figures):
        return []
    return [i for i in range(first + _LEAST_BETWEEN + 1, len(choices)) if choices[i].item.figures == figures]


def _is_bare(choice: Choice) -> bool:
    """Whether a sum of money prints no words, or `Total` alone, and nobody decided what it is."""
    item = choice.item
    is_sum = item.unit is UnitKind.MONETARY and not (has_words(item.label) or item.is_abstract or item.is_inside_label)
    return is_sum and not (choice.left_out or choice.is_own)
