"""Concepts that a proven sum contradicts: what is never negative comes out negative, a rest leaves something over."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from converter.mapping.choice import Choice
from converter.mapping.extensions import is_below_zero
from converter.mapping.labels import has_alternate
from converter.model.concepts import Balance, Catalogue
from converter.model.source import StatementKind
from converter.model.statements import Footing

_HALVES = 2
# `expenses (income)`: the other direction stands in brackets behind the word.
_SECOND = re.compile(r"[a-z] \([a-z ]+\)", re.IGNORECASE)


def without_contradicted(
    kind: StatementKind, choices: Sequence[Choice], sums: Sequence[Footing], catalogue: Catalogue
) -> list[Choice]:
    """The choices, those that a proven sum contradicts passed over for the next that no other line holds.

    What the taxonomy makes up a total with together with one other concept is all the rest of it: noncurrent assets are
    no line that stands beside current assets and property. A concept of flows that is never negative is not that of a
    line whose value would be negative in all columns, or in any where the label names both directions. A result
    divided into the lines below it is as well what they leave when one is taken off it, and contradicts none.
    """
    settled = list(choices)
    for footing in (f for f in sums if f.proves_signs and not f.is_broken):
        total = settled[footing.total]
        rest = _false_rest(total.standard, [settled[index].standard for index, _ in footing.members], catalogue)
        for index, sign in footing.members:
            choice = settled[index]
            if not choice.standard or choice.is_own or choice.part:
                continue
            if choice.standard == rest or (
                kind is not StatementKind.BALANCE_SHEET
                and index < footing.total
                and _is_negative(kind, choice, sign, total, catalogue)
            ):
                settled[index] = _next(choice, {other.standard for other in settled})
    return settled


def _false_rest(total: str, members: Collection[str], catalogue: Catalogue) -> str:
    """The member that the taxonomy takes for all the rest of a total, where one of its own parts stands beside it."""
    for items in _roles(catalogue).values():
        halves = items.get(total, frozenset())
        if len(halves) == _HALVES and halves <= set(members):
            return next((half for half in sorted(halves) if items.get(half, frozenset()) & set(members)), "")
    return ""


@lru_cache(maxsize=4)
def _roles(catalogue: Catalogue) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """By role of the balance sheet what goes into each total directly."""
    roles: dict[str, dict[str, frozenset[str]]] = {}
    for relation in catalogue.calculations:
        if relation.statement == StatementKind.BALANCE_SHEET.value:
            items = roles.setdefault(relation.role, {})
            items[relation.total] = items.get(relation.total, frozenset()) | {relation.item}
    return roles


def _is_negative(kind: StatementKind, choice: Choice, sign: int, total: Choice, catalogue: Catalogue) -> bool:
    match, balance = choice.match, _balance_of_total(kind, total, catalogue)
    concept = catalogue.concepts.get(match.rule.concept) if match else None
    if match is None or concept is None or not concept.balance or not balance or match.rule.wording == "opposite":
        return False
    if concept.name.local not in catalogue.nonnegative:
        return False
    factor = sign if concept.balance == balance else -sign
    values = [factor * amount.shown for amount in choice.item.amounts if amount.magnitude]
    return bool(values) and (max(values) < 0 or (min(values) < 0 and has_alternate(choice.item.label)))


def _balance_of_total(kind: StatementKind, total: Choice, catalogue: Catalogue) -> Balance:
    """The balance of what a total prints as positive, "" where that is not sure; that of one of cash is debit."""
    concept = catalogue.concepts.get(total.standard)
    if kind is StatementKind.CASH_FLOW:
        return "" if total.is_reversed else (concept.balance if concept else "") or "debit"
    if concept is None or not concept.balance or is_below_zero(total.item):
        return ""
    # `Total other (income) expenses 349` is of what the concept counts as negative, whatever it is in other columns.
    is_opposite = total.match is not None and total.match.rule.wording == "opposite"
    # `Loss/(earnings)` is no such name: statements print it above earnings that are positive.
    is_turned = total.is_reversed or (is_opposite and _SECOND.search(total.item.label) is not None)
    return concept.balance if not is_turned else "credit" if concept.balance == "debit" else "debit"


def _next(choice: Choice, held: set[str]) -> Choice:
    choice = replace(choice, position=choice.position + 1)
    while choice.standard in held - {""}:
        choice = replace(choice, position=choice.position + 1)
    return choice
