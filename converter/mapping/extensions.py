"""Concepts of the report's own, for lines that no standard concept fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from converter.mapping.labels import has_alternate
from converter.mapping.match import matcher_of
from converter.model.concepts import Balance, Concept, ConceptMaps, PeriodType
from converter.model.names import QName
from converter.model.report import ReportName
from converter.model.source import LineItem, UnitKind
from converter.model.statements import Footing

_TYPES = {
    UnitKind.MONETARY: "xbrli:monetaryItemType",
    UnitKind.SHARES: "xbrli:sharesItemType",
    UnitKind.PER_SHARE: "dtr-types:perShareItemType",
    UnitKind.PURE: "xbrli:pureItemType",
}
_MAX_NAME = 200
# What stands for the signs in a figure.
_FIGURES = ("Point", "Percent")


class Taken:
    """The names that no extension may take: those of the standard taxonomies (EFM 6.7.16) and of other extensions.

    Args:
        standard: names of the vintage, those of its companions with their prefixes.
        companions: the prefixes.
    """

    def __init__(self, standard: Container[str], companions: Iterable[str] = ()) -> None:
        self._standard, self._companions = standard, tuple(companions)
        self._own: set[str] = set()
        self._last: dict[tuple[str, str], int] = {}

    def __contains__(self, name: object) -> bool:
        if name in self._own or name in self._standard:
            return True
        return any(f"{prefix}:{name}" in self._standard for prefix in self._companions)

    def add(self, name: str) -> None:
        self._own.add(name)

    def free(self, name: str, suffix: str = "") -> str:
        """The name, with the least number behind it that makes it free; names are never given back."""
        stem = name[: _MAX_NAME - len(suffix) - 3].removesuffix(suffix) if suffix else name[: _MAX_NAME - 3]
        number = self._last.get((stem, suffix), 1)
        while (candidate := f"{stem}{number if number > 1 else ''}{suffix}") in self:
            number += 1
        self._last[stem, suffix] = number
        return candidate


def extension_concept(
    item: LineItem,
    label: str,
    name: str,
    balance: Balance,
    period_type: PeriodType,
    taken: Taken,
    report: ReportName,
) -> Concept:
    """A concept made from a line: LC3 name, type by unit (EFM 6.7.16-18, 6.8.5-6).

    Args:
        label: the label that sets it apart from others of the report.
        name: what it would be called if the name were free.
        taken: names that are in use already; the new one is none of them.
    """
    type_ = "xbrli:stringItemType" if item.is_abstract else _TYPES[item.unit]
    suffix = "Abstract" if item.is_abstract else ""
    qname = QName(report.namespace, taken.free(name, suffix), report.prefix)
    if item.is_abstract:
        return Concept(qname, type_, "duration", "", True, label)
    return Concept(qname, type_, period_type, balance, False, label)


def extension_member(label: str, taken: Taken, report: ReportName) -> Concept:
    """A member for a part of the company that no standard one means (EFM 6.8.7: the label ends in [Member])."""
    name = QName(report.namespace, taken.free(camel(label), "Member"), report.prefix)
    return Concept(name, "dtr-types:domainItemType", "duration", is_abstract=True, label=f"{label} [Member]")


def camel(label: str, omitted: Iterable[re.Pattern[str]] = ()) -> str:
    """A label as an LC3 name: words run together, each with a capital; no punctuation.

    What is to be left out stays if nothing else would be left.
    """
    short = label
    for pattern in omitted:
        short = pattern.sub(" ", short)
    # Of `Tarn Harrows' owners` nothing of the company's name stays, nor its possessive.
    short = re.sub(r"(?:^|(?<=\s))['\u2019\u0092]s?(?=\s|$)", " ", short) if short != label else label
    label = short if re.search(r"[A-Za-z]{2}", short) else label
    # A mark of a note before the words is none of them.
    label = re.sub(r"^\s*\(\w{1,2}\)(?=\s)", "", label)
    bare = "".join(c for c in unicodedata.normalize("NFKD", label) if not unicodedata.combining(c))
    plain = re.sub(r"['\u2019\u0092]", "", bare).replace("&", " and ")
    # What 1.5 % bears interest is neither 15 nor 1 and 5.
    plain = re.sub(r"(?<=\d)\.(?=\d+\s?%)", " Point ", plain).replace("%", " Percent ")
    words = re.findall(r"[A-Za-z]+|\d+", re.sub(r"(?<=\d),(?=\d{3})", "", plain))
    named = [word[0].upper() + (word[1:].lower() if word.isupper() else word[1:]) for word in words]
    # A name begins with a letter: the figures before the first word go behind the last.
    words_at = (i for i, word in enumerate(named) if not word.isdigit() and word not in _FIGURES)
    first = next(words_at, len(named)) if named and named[0].isdigit() else 0
    return "".join((*named[first:], *named[:first])) if named[first:] else "UnlabelledItem"


def balances_by_sums(
    items: Sequence[LineItem],
    footings: tuple[Footing, ...],
    known: Mapping[int, Balance],
    reversed_totals: Collection[int],
    *,
    is_literal: bool = False,
) -> dict[int, Balance]:
    """The balances that sums on the page give to lines without a standard concept.

    What adds to a total has its balance, what lessens it the other. Totals are taken from the last,
    which holds the others; one without a balance has that of the members that have one.

    Args:
        known: the balances of lines with a standard concept.
        reversed_totals: lines that print the contrary of their concept as positive, `Operating loss 1,130`.
        is_literal: figures are printed with the sign that they have: parentheses tell no costs.
    """
    ordered = sorted((f for f in footings if not f.is_broken), key=lambda f: -f.total)
    found = dict(known)
    settled = -1
    # What the sums below settle of a total, that total may settle of the one above it.
    while settled < len(found):
        settled = len(found)
        for footing in ordered:
            _settle(footing, items, found, reversed_totals, is_literal=is_literal)
    return found


def _settle(
    footing: Footing,
    items: Sequence[LineItem],
    found: dict[int, Balance],
    reversed_totals: Collection[int],
    *,
    is_literal: bool,
) -> None:
    """Add to the balances found those that one sum gives: of its total by its members, then of these by the total."""
    senses = {
        index: _lessens(items[index], -sign if footing.total in reversed_totals else sign, is_literal)
        for index, sign in footing.members
    }
    if footing.total not in found:
        # Of `Gross profit (loss) (12)` the parentheses tell a loss, not that it is taken off.
        clear = (i for i in senses if found.get(i) and not (has_alternate(items[i].label) and is_below_zero(items[i])))
        votes = [_other(found[i]) if senses[i] else found[i] for i in clear]
        if votes:
            found[footing.total] = max(votes, key=votes.count)
    total = found.get(footing.total, "")
    for index, less in senses.items():
        if total and index not in found:
            found[index] = _other(total) if less else total


def _lessens(item: LineItem, sign: int, is_literal: bool) -> bool:
    """Whether a line takes off: by its sign in the sum, or because all its figures stand in parentheses."""
    return sign > 0 if is_below_zero(item) and not is_literal else sign < 0


def is_below_zero(item: LineItem) -> bool:
    """Whether all figures of a line are printed as negative."""
    shown = [amount.shown for amount in item.amounts if amount.magnitude]
    return bool(shown) and max(shown) < 0


def _other(balance: Balance) -> Balance:
    return "credit" if balance == "debit" else "debit"


def balance_by_words(item: LineItem, maps: ConceptMaps) -> Balance:
    """The balance that a label's words suggest, else those of its headings."""
    for text in (item.label, *reversed(item.parents)):
        words = matcher_of(maps).normal(text)
        for pattern, balance in maps.extension_balances:
            if pattern.search(words):
                return balance
    return ""
