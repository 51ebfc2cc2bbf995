"""Concepts of the report's own, for lines that no standard concept fits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from converter.mapping.labels import has_alternate, normalise
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
# What a name that is left out is called where the words before it lead on to it.
_LEADS_ON = re.compile(r"\b(?:to|of|by|in|from|for|with)\s+(?:the\s+)?$", re.IGNORECASE)
_COMPANY = "Company"
_LONGEST_LEAD = 5
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
    balance: Balance,
    period_type: PeriodType,
    omitted: Omitted,
    taken: Taken,
    report: ReportName,
    lead: str = "",
) -> Concept:
    """A concept made from a line: LC3 name, type by unit (EFM 6.7.16-18, 6.8.5-6).

    Args:
        label: the label that sets it apart from others of the report.
        omitted: what its name leaves out: words of periods, and the company's.
        taken: names that are in use already; the new one is none of them.
        lead: what the name begins with.
    """
    type_ = "xbrli:stringItemType" if item.is_abstract else _TYPES[item.unit]
    suffix = "Abstract" if item.is_abstract else ""
    stem = lead + camel(label, omitted)
    if f"{stem}{suffix}" in taken and not item.is_abstract:
        # The nearest heading that is no sentence, nor leads it already, sets it apart from the concept of its name.
        short = (head for head in reversed(item.parents) if len(head.split()) <= _LONGEST_LEAD)
        heads = (head for head in short if not label.startswith(f"{head}, "))
        led = (lead + camel(f"{head.rstrip(': ')} {label}", omitted) for head in heads)
        stem = next((name for name in led if name not in taken), stem)
    qname = QName(report.namespace, taken.free(stem, suffix), report.prefix)
    if item.is_abstract:
        return Concept(qname, type_, "duration", "", True, label)
    return Concept(qname, type_, period_type, balance, False, label)


def extension_member(label: str, domain: str, taken: Taken, report: ReportName) -> Concept:
    """A member for a part of the company that no standard one means (EFM 6.8.7: the label ends in [Member]).

    Where a standard member has its name, that of the domain sets it apart: the segment `Europe` is no continent.
    """
    stem, of = camel(label), camel(domain.rpartition(":")[2].removesuffix("Domain"))
    if f"{stem}Member" in taken and not stem.endswith(of):
        stem += of
    name = QName(report.namespace, taken.free(stem, "Member"), report.prefix)
    return Concept(name, "dtr-types:domainItemType", "duration", is_abstract=True, label=f"{label} [Member]")


@dataclass(frozen=True, slots=True)
class Omitted:
    """What names leave out: words of periods and amounts, and those of the company's name (EFM 6.8.6)."""

    words: Sequence[re.Pattern[str]] = ()
    company: Sequence[re.Pattern[str]] = ()

    def without(self, label: str) -> str:
        """The label without them; what is attributable to the company stays so."""
        for pattern in self.company:
            label = pattern.sub(_called, label)
        for pattern in self.words:
            label = pattern.sub(" ", label)
        return label


def _called(found: re.Match[str]) -> str:
    before, behind = found.string[: found.start()], found.string[found.end() :]
    return _COMPANY if _LEADS_ON.search(before) and not re.search(r"\w", behind) else " "


def camel(label: str, omitted: Omitted = Omitted()) -> str:
    """A label as an LC3 name: words run together, each with a capital; no punctuation.

    What is to be left out stays if nothing else would be left.
    """
    short = omitted.without(label)
    # Of `Tarn Harrows' owners` nothing of the company's name stays, nor its possessive.
    short = re.sub(r"(?:^|(?<=\s))['\u2019\u0092]s?(?=\s|$)", " ", short) if short != label else label
    label = short if re.search(r"[A-Za-z]{2}", short) else label
    # A mark of a note before the words is none of them.
    label = re.sub(r"^\s*\(\w{1,2}\)(?=\s)|(?<=\s)\((?:[a-z]|\d{1,2})\)(?=\W*$)", "", label)
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
    literal: Collection[int] = (),
) -> dict[int, Balance]:
    """The balances that sums on the page give to lines without a standard concept.

    What adds to a total has its balance, what lessens it the other. Totals are taken from the last,
    which holds the others; one without a balance has that of the members that have one.

    Args:
        known: the balances of lines with a standard concept.
        reversed_totals: lines that print the contrary of their concept as positive, `Operating loss 1,130`.
        literal: lines whose figures are printed with the sign that they have: parentheses tell no costs.
    """
    ordered = sorted((f for f in footings if not f.is_broken), key=lambda f: -f.total)
    found = dict(known)
    settled = -1
    # What the sums below settle of a total, that total may settle of the one above it.
    while settled < len(found):
        settled = len(found)
        for footing in ordered:
            _settle(footing, items, found, reversed_totals, literal)
    return found


def _settle(
    footing: Footing,
    items: Sequence[LineItem],
    found: dict[int, Balance],
    reversed_totals: Collection[int],
    literal: Collection[int],
) -> None:
    """Add to the balances found those that one sum gives: of its total by its members, then of these by the total."""
    senses = {
        index: lessens_sum(items[index], -sign if footing.total in reversed_totals else sign, index in literal)
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


def lessens_sum(item: LineItem, sign: int, is_literal: bool = False) -> bool:
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
        words = normalise(text, maps.label_forms)
        for pattern, balance in maps.extension_balances:
            if pattern.search(words):
                return balance
    return ""
