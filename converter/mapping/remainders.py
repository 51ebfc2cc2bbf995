"""Totals that their words leave open, by what a known result is left of: operating income, of all revenues."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from converter.mapping.choice import Choice
from converter.mapping.standing import held_by
from converter.mapping.structure import named_match
from converter.model.concepts import Remainder
from converter.model.source import StatementKind
from converter.model.statements import Footing

_PAIR = 2


def named_by_remainders(
    kind: StatementKind,
    choices: Sequence[Choice],
    sums: Sequence[Footing],
    rows: Sequence[Remainder],
    takes: Callable[[str, int], bool],
) -> list[Choice]:
    """The choices with concepts for what a known result is left of, and for what it leaves.

    The page must prove the signs of the sum, and all its other lines must be known. The whole comes first. A line that
    is no total is not all of anything.

    Args:
        rows: of remainders.csv, tried in their order.
        takes: whether a line, by its index, can be of a concept.
    """
    settled = list(choices)
    totals = {f.total for f in sums if not f.is_broken}
    for footing in sorted((f for f in sums if f.proves_signs and not f.is_broken), key=lambda f: f.total):
        held = held_by(settled)
        still_open = [index for index, _ in footing.members if not held[index]]
        if len(still_open) != 1 or not settled[still_open[0]].is_open:
            continue
        (index,) = still_open
        if index not in totals and not settled[index].item.is_total:
            continue
        for row in (row for row in rows if row.left == held[footing.total]):
            name = _named(row, index, footing, settled, held)
            if name and name not in held and takes(name, index):
                match = named_match(kind, settled[index].item, name, row.origin)
                settled[index] = replace(settled[index], matches=(match,), position=0)
                break
    return settled


def _named(row: Remainder, index: int, footing: Footing, choices: Sequence[Choice], held: Sequence[str]) -> str:
    """What a row makes of the one line of a sum that is open, "" if it says nothing of it.

    What may be added as well as taken off is all that there is besides the whole.
    """
    signs = dict(footing.members)
    first = min(signs)
    others = {held[i] for i in signs if i != index}
    lessening = {i for i, sign in signs.items() if _lessens(choices[i], sign)}
    if row.beside and row.beside not in others:
        return ""
    if index == first and (row.may_add or index not in lessening):
        is_left_of = row.off in (others if row.may_add else {held[i] for i in lessening})
        return row.whole if signs[index] == 1 and is_left_of else ""
    is_off = len(signs) == _PAIR if row.may_add else index in lessening
    return row.off if is_off and row.whole == held[first] else ""


def _lessens(choice: Choice, sign: int) -> bool:
    """Whether a line takes something off a total: by its sign in the sum, or by figures in parentheses."""
    return all(sign * amount.shown <= 0 for amount in choice.item.amounts)
