"""The balance of an extension concept by what its label calls positive: `Gain (loss)`, `(Increase) in inventories`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from converter.mapping.extensions import is_below_zero
from converter.mapping.labels import has_alternate
from converter.mapping.match import matcher_of
from converter.model.concepts import Balance, Concept, ConceptMaps, ExtensionFlow, ExtensionSense
from converter.model.periods import Duration
from converter.model.source import LineItem, StatementKind


def balances_by_sense(
    kind: StatementKind,
    items: Sequence[LineItem],
    money: Collection[int],
    standard: Mapping[int, Concept],
    totals: Collection[int],
    parts: Mapping[int, int],
    maps: ConceptMaps,
) -> dict[int, Balance]:
    """The balances of lines without a standard concept that do not hang on what they are summed to.

    On an income statement those are of labels and headings that name both directions: the one named first is positive.
    In a cash flow statement that prints outflows as negatives, every figure is an effect on cash: what is negative in
    all columns is an outflow, if the label does not say otherwise. What is told beside the flows, below them, is as
    shown.

    Args:
        money: the lines of money.
        totals: the lines that are sums of others.
        parts: the lines that sums add up, each with the total.
    """
    if kind is StatementKind.CASH_FLOW:
        return _of_flows(items, money, standard, totals, parts, maps)
    found = {
        index: _of_result(_spoken_as(kind, items[index]), items[index], maps)
        for index in money
        if index not in standard
    }
    return {index: balance for index, balance in found.items() if balance}


def _of_result(kind: StatementKind, item: LineItem, maps: ConceptMaps) -> Balance:
    """By a label that names both directions, else by a heading that does: below it parentheses tell the second one."""
    if has_alternate(item.label) and (named := sense_of(kind, item.label, "", maps)):
        return named
    if item.parents and has_alternate(item.parents[-1]):
        return sense_of(kind, item.label, item.parents[-1], maps, by_section=True)
    return ""


def undirected(
    kind: StatementKind, items: Sequence[LineItem], money: Collection[int], maps: ConceptMaps
) -> frozenset[int]:
    """The lines whose labels name no direction, `Other, net`: parentheses there say less than nothing, not a cost."""
    if kind is StatementKind.CASH_FLOW:
        return frozenset()
    senses = ((index, _sense_of(_spoken_as(kind, items[index]), items[index].label, "", maps)) for index in money)
    return frozenset(index for index, sense in senses if sense and not sense.balance)


def _spoken_as(kind: StatementKind, item: LineItem) -> StatementKind:
    """What a note tells of a time is worded like the income statement that it takes apart."""
    is_flow = any(isinstance(amount.period, Duration) for amount in item.amounts)
    return StatementKind.INCOME_STATEMENT if kind is StatementKind.DETAILS and is_flow else kind


def _of_flows(
    items: Sequence[LineItem],
    money: Collection[int],
    standard: Mapping[int, Concept],
    totals: Collection[int],
    parts: Mapping[int, int],
    maps: ConceptMaps,
) -> dict[int, Balance]:
    found: dict[int, Balance] = {}
    shows_outflows = any(amount.shown_negative for index in money for amount in items[index].amounts)
    last = max(
        (i for i in money if i in totals or (i in standard and standard[i].period_type == "instant")), default=-1
    )
    for index in (i for i in money if i not in standard):
        item, total = items[index], parts.get(index, -1)
        if total in standard and standard[total].balance == "credit" and not is_below_zero(items[total]):
            # What net income is made of is no flow yet: `Net income of the lender 240`. The sum tells.
            continue
        flow = flow_of(item, maps)
        if flow and flow.balance:
            found[index] = flow.balance
        elif shows_outflows and item.is_total and index in parts and index not in totals:
            # The result that the flows begin with, `Loss before extraordinary item`, is what it is on the page.
            named = sense_of(StatementKind.CASH_FLOW, item.label, _section(items, index), maps)
            found[index] = "credit" if named == "credit" and is_below_zero(item) else "debit"
        elif shows_outflows and index not in totals and not item.is_total and (index < last or last < 0):
            found[index] = _of_flow(item, _section(items, index), maps)
    return found


def _of_flow(item: LineItem, section: str, maps: ConceptMaps) -> Balance:
    shown = [amount.shown for amount in item.amounts if amount.magnitude]
    balance = sense_of(StatementKind.CASH_FLOW, item.label, section, maps)
    # `Gains on settled derivatives 97` among the flows is money that came in, not a gain that is taken off.
    if balance == "debit" or (balance and (has_alternate(item.label) or not shown or min(shown) < 0)):
        return balance
    return "credit" if shown and max(shown) < 0 else "debit"


def _section(items: Sequence[LineItem], index: int) -> str:
    """The headings above a line and the next total below it."""
    below = next((item.label for item in items[index + 1 :] if item.is_total and item.amounts), "")
    return " | ".join((*items[index].parents, below))


def sense_of(kind: StatementKind, label: str, section: str, maps: ConceptMaps, *, by_section: bool = False) -> Balance:
    """What the first row of the table says that knows a label in its section; "" if none does, or it names none.

    Args:
        by_section: only rows that ask for a section are asked.
    """
    sense = _sense_of(kind, label, section, maps, by_section=by_section)
    return sense.balance if sense else ""


def _sense_of(
    kind: StatementKind, label: str, section: str, maps: ConceptMaps, *, by_section: bool = False
) -> ExtensionSense | None:
    words, place = _spoken(label), _spoken(section)
    asked = (s for s in maps.extension_senses if s.kind is kind and (s.section.pattern or not by_section))
    return next((s for s in asked if s.section.search(place) and s.pattern.search(words)), None)


def _spoken(label: str) -> str:
    """A label's words in their order, those in brackets as well: which direction comes first counts."""
    return " ".join(re.sub(r"[^a-z0-9|]+", " ", label.lower()).split())


def flow_of(item: LineItem, maps: ConceptMaps) -> ExtensionFlow | None:
    """How a line of working capital without a standard concept is stated; None for any other line."""
    if item.is_total:
        return None
    normal = matcher_of(maps).normal
    label, section = normal(item.label), " | ".join(map(normal, item.parents))
    found = (f for f in maps.extension_flows if f.section.search(section) and f.pattern.search(label))
    return next(found, None)
