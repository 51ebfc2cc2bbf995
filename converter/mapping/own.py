"""The extension concepts of one report: kept apart, and alike where they mean the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from converter.mapping.extensions import (
    Omitted,
    Taken,
    balance_by_words,
    balances_by_sums,
    camel,
    extension_concept,
    is_below_zero,
)
from converter.mapping.match import Matcher
from converter.mapping.senses import balances_by_sense, flow_of, undirected
from converter.model.concepts import Balance, Catalogue, Concept, ConceptMaps, PeriodType
from converter.model.periods import Period
from converter.model.report import ReportName
from converter.model.small_words import NameWords
from converter.model.source import LineItem, RollRole, StatementKind, UnitKind
from converter.model.statements import Footing

# A shorter first word of a company's name may be a word like any other.
_DISTINCT = 5
_STEM = 4
_BALANCES = (RollRole.OPENING, RollRole.CLOSING)


class OwnConcepts:
    """Makes the extension concepts of one report."""

    def __init__(self, maps: ConceptMaps, name: ReportName, matcher: Matcher, taken: Taken) -> None:
        self._maps, self._name, self._matcher, self._taken = maps, name, matcher, taken
        self._omitted = Omitted(maps.name_omissions, words_of(name.company, maps.name_words, maps.company_suffixes))
        self._made: dict[tuple[str, StatementKind, UnitKind, bool, Balance | bool, int], Concept] = {}
        self._noted: dict[tuple[str, UnitKind, bool, int], dict[Period, Decimal]] = {}
        self._flows: dict[tuple[str, Balance, Period, Decimal], list[tuple[Concept, Mapping[Period, Decimal]]]] = {}

    def made(
        self, kind: StatementKind, item: LineItem, label: str, balance: Balance, time: int, *, is_held: bool = False
    ) -> Concept:
        """The extension concept of a line, made once for each label; a balance that flows begin and end with is one.

        Capitals make no other label, as they make no other name.

        What a label stands for on two tables of flows is one concept, with the balance that the first gives it: sums
        and wording give values their sign by either. So is what an income statement and a cash flow statement state
        with the same words and the same values.

        Args:
            time: the label stands in the statement for the so-manieth time.
            is_held: it is a balance, whatever statement it stands on.
        """
        flows = kind is StatementKind.CASH_FLOW and not item.is_abstract
        held = self._matcher.balance_named(label) if flows else ""
        if kind is StatementKind.DETAILS and not item.is_abstract:
            time = self._time_of_note(label, item, time, is_held=is_held)
        apart = balance if kind is StatementKind.BALANCE_SHEET else is_held and kind is StatementKind.DETAILS
        key = (held or label).casefold(), kind, item.unit, item.is_abstract, apart, 1 if held else time
        if key not in self._made:
            flow = flow_of(item, self._maps) if flows and item.unit is UnitKind.MONETARY and not is_held else None
            is_balance = (
                held or is_held or item.balance_at or kind is StatementKind.BALANCE_SHEET or item.roll in _BALANCES
            )
            period: PeriodType = "instant" if is_balance else "duration"
            lead = flow.lead if flow else ""
            values = {} if is_balance or lead or item.is_abstract else _values(kind, item, balance)
            stem = camel(label, self._omitted) if values else ""
            made = self._stated(stem, balance, values)
            if made is None:
                args = item, held or label, balance, period, self._omitted, self._taken, self._name, lead
                made = extension_concept(*args)
                self._taken.add(made.name.local)
            for each in values.items():
                self._flows.setdefault((stem, balance, *each), []).append((made, values))
            self._made[key] = made
        return self._made[key]

    def _time_of_note(self, label: str, item: LineItem, time: int, *, is_held: bool) -> int:
        """The so-manieth time, from `time` on, that a label of notes stands for what has the figures of a line.

        `Total` of two tables of one note may be of two things, or of one at other days.
        """
        shown = {amount.period: amount.shown for amount in item.amounts}
        while not _is_same(shown, self._noted.setdefault((label, item.unit, is_held, time), {})):
            time += 1
        self._noted[label, item.unit, is_held, time].update(shown)
        return time

    def _stated(self, stem: str, balance: Balance, values: Mapping[Period, Decimal]) -> Concept | None:
        """The concept of a line of the same words that states the same value in every period that both are of."""
        for period, value in values.items():
            for concept, others in self._flows.get((stem, balance, period, value), ()) if value else ():
                if _is_same(values, others):
                    return concept
        return None

    def balances(
        self,
        kind: StatementKind,
        items: Sequence[LineItem],
        sums: tuple[Footing, ...],
        standard: Mapping[int, Concept],
        turned: Collection[int],
        headed: Collection[int] = (),
    ) -> dict[int, Balance]:
        """The balance of each line of money: of its concept, by the sums that hold it, else by its words.

        What a line of working capital changes by goes by its words, as the taxonomy's own concepts do.

        Args:
            standard: the standard concepts of lines that have one.
            turned: lines that print the contrary of their concept as positive.
            headed: lines of a note that nothing but its heading names.
        """
        money = [i for i, item in enumerate(items) if item.unit is UnitKind.MONETARY and not item.is_abstract]
        known = {index: concept.balance for index, concept in standard.items()}
        sums = self._turned_over(sums, standard)
        totals = {footing.total for footing in sums}
        parts = {index: footing.total for footing in sums for index, _ in footing.members}
        known |= balances_by_sense(kind, items, money, standard, totals, parts, self._maps)
        if kind is StatementKind.CASH_FLOW:
            # A subtotal of flows has none, as the taxonomy's own totals of cash flows.
            known |= {
                footing.total: ""
                for footing in sums
                if footing.total not in standard and any(index in standard for index, _ in footing.members)
            }
        if kind is StatementKind.INCOME_STATEMENT:
            # `Total costs (857)` in parentheses is a debit of 857: what is printed like it adds to it.
            turned = {*turned, *(i for i, balance in known.items() if balance == "debit" and is_below_zero(items[i]))}
        if kind is StatementKind.DETAILS:
            # `Total deferred tax liabilities (710)` in parentheses is a credit of 710.
            never = self._maps.catalogue.nonnegative
            turned = {*turned, *(i for i, c in standard.items() if c.name.local in never and is_below_zero(items[i]))}
            known |= self._of_headed_totals(items, sums, known, headed)
        is_literal = kind is StatementKind.COMPREHENSIVE_INCOME
        literal = frozenset(money) if is_literal else undirected(kind, items, money, self._maps)
        settled = balances_by_sums(items, sums, known, turned, literal)
        for index in money:
            if index not in settled and index not in headed:
                settled[index] = balance_by_words(items[index], self._maps)
        return settled

    def _of_headed_totals(
        self,
        items: Sequence[LineItem],
        sums: tuple[Footing, ...],
        known: Mapping[int, Balance],
        headed: Collection[int],
    ) -> dict[int, Balance]:
        """The balances of totals that nothing but the heading of their note names, where none of their lines has one.

        The words of single lines would set them against each other; only the total's say what is added and taken off.
        """
        found: dict[int, Balance] = {}
        for footing in sorted(sums, key=lambda footing: -footing.total):
            indexes = {footing.total, *(index for index, _ in footing.members)}
            if footing.total in headed and not indexes & (known.keys() | found.keys()):
                found |= {footing.total: balance_by_words(items[footing.total], self._maps) or "debit"}
            found |= dict.fromkeys((i for i, _ in footing.members if found.get(footing.total) and i not in known), "")
        return {index: balance for index, balance in found.items() if balance}

    def _turned_over(self, sums: tuple[Footing, ...], standard: Mapping[int, Concept]) -> tuple[Footing, ...]:
        """The sums, those that divide a total told of the part that the taxonomy makes of it, as they are drawn later.

        Net income divided into preferred dividends and what is left for common stock: the dividends are taken off.
        """
        names = {index: concept.name.local for index, concept in standard.items()}
        made_of = _made_of(self._maps.catalogue)
        told = []
        for footing in sums:
            whole = names.get(footing.total)
            is_division = whole and all(index > footing.total for index, _ in footing.members)
            left = next(((i, s) for i, s in footing.members if (names.get(i), whole) in made_of), None)
            if is_division and left:
                others = ((index, -left[1] * sign) for index, sign in footing.members if index != left[0])
                footing = replace(footing, total=left[0], members=((footing.total, left[1]), *others))
            told.append(footing)
        return tuple(told)


@lru_cache(maxsize=4)
def _made_of(catalogue: Catalogue) -> frozenset[tuple[str, str]]:
    """Each total of the taxonomy with each thing that goes into it."""
    return frozenset((arc.total, arc.item) for arc in catalogue.calculations)


def _values(kind: StatementKind, item: LineItem, balance: Balance) -> dict[Period, Decimal]:
    """The values of a line of flows if it is stated as most are: effects on cash, else costs in parentheses or not."""
    turned = balance == "credit" if kind is StatementKind.CASH_FLOW else balance == "debit" and is_below_zero(item)
    return {amount.period: -amount.shown if turned else amount.shown for amount in item.amounts}


def _is_same(one: Mapping[Period, Decimal], other: Mapping[Period, Decimal]) -> bool:
    return all(one[period] == other[period] for period in one.keys() & other.keys())


def words_of(company: str, small: NameWords, suffixes: Sequence[re.Pattern[str]] = ()) -> tuple[re.Pattern[str], ...]:
    """Patterns for a company's name and its first word, as a label may hold them: `FiberCore Glass equipment`.

    The last word may be longer or missing: a header says CORP where the text says Corporation.

    Args:
        small: words before and in names.
        suffixes: how names of companies end; the first word is no name of the company in that of another one.
    """
    words = re.findall(r"[\w&'-]+", company)
    words = words[1:] if words and small.articles.fullmatch(words[0]) else words
    others = "|".join(f"(?:{suffix.pattern})" for suffix in suffixes)
    elsewhere = rf"(?!(?:'s)?(?:\W+\w+){{1,3}}?\W+(?:{others}))" if others else ""
    names = [rf"{re.escape(word)}(?!\w){elsewhere}" for word in words[:1] if len(word) >= _DISTINCT]
    if len(words) > 1:
        *most, last = words
        # Of `Acme & Company` two words may be missing.
        is_joint = small.joints.fullmatch(most[-1]) and (len(most) > 2 or len(most[0]) >= _DISTINCT)
        joint = rf"(?:\W+{re.escape(most.pop())})?" if len(most) > 1 and is_joint else ""
        names.insert(0, r"\W+".join(map(re.escape, most)) + rf"(?:{joint}\W+{re.escape(last[:_STEM])}\w*)?")
    return tuple(re.compile(rf"\b{name}\b(?:'s\b)?", re.IGNORECASE) for name in names)


def names_in_labels(company: str, small: NameWords) -> tuple[re.Pattern[str], ...]:
    """Patterns for what a label may hold of a company's name: all of it, and its first word before the result alone."""
    whole = words_of(company, small)[:1]
    word = next((word for word in re.findall(r"[\w&'-]+", company) if not small.articles.fullmatch(word)), "")
    if len(word) < _DISTINCT:
        return whole
    return *whole, re.compile(rf"^\W*{re.escape(word)}(?:'s)?\W+(?={small.led.pattern})", re.IGNORECASE)
