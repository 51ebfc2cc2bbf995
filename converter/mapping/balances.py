"""Balances that stand below the flows of a statement of cash flows: what the cash at the end of a period is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from converter.mapping.choice import Choice
from converter.mapping.match import Match, Matcher
from converter.model.concepts import Catalogue
from converter.model.source import LineItem, StatementKind
from converter.model.statements import Footing

_LEAST_MEMBERS = 2


def balances_below(
    kind: StatementKind, choices: Sequence[Choice], sums: Sequence[Footing], catalogue: Catalogue, matcher: Matcher
) -> frozenset[int]:
    """The lines without a concept that a sum adds to balances at the end of the period, so that they are balances too.

    `Restricted cash` in a reconciliation is one, and so is what is taken off between two balances. What leads from the
    balance at the start to the one at the end is none.
    """
    if kind is not StatementKind.CASH_FLOW:
        return frozenset()
    ends = {i for i, c in enumerate(choices) if _is_balance(c, catalogue) and not matcher.is_at_start(c.item)}
    still_open = {index for index, choice in enumerate(choices) if choice.is_open and choice.item.label}
    groups = [{f.total, *(i for i, _ in f.members)} for f in sums if len(f.members) >= _LEAST_MEMBERS]
    groups += [
        {index - 1, index, index + 1}
        for index in still_open
        if {index - 1, index + 1} <= ends and _lies_between(*(choices[i].item for i in (index - 1, index, index + 1)))
    ]
    return frozenset(
        index for group in groups if group & ends and group <= ends | still_open for index in group & still_open
    )


def as_balance(
    choice: Choice, others: Sequence[Choice], matcher: Matcher, catalogue: Catalogue, fits: Callable[[Match], bool]
) -> Choice:
    """The choice of a balance below the flows: that of another with its figures, else what a balance sheet calls it."""
    for other in others:
        if other.item.figures == choice.item.figures and other.match and _is_balance(other, catalogue):
            return replace(choice, matches=(other.match,), position=0)
    matches = tuple(match for match in matcher.matches(StatementKind.BALANCE_SHEET, choice.item) if fits(match))
    return replace(choice, matches=matches, position=0)


def _is_balance(choice: Choice, catalogue: Catalogue) -> bool:
    concept = catalogue.concepts.get(choice.match.rule.concept) if choice.match else None
    return concept is not None and concept.period_type == "instant"


def _lies_between(before: LineItem, item: LineItem, after: LineItem) -> bool:
    """Whether a line is the difference of those around it in every column."""
    first, own, last = (dict(line.figures) for line in (before, item, after))
    columns = first.keys() & own.keys() & last.keys()
    return bool(columns) and all(abs(first[c] - last[c]) == abs(own[c]) for c in columns) and any(own.values())
