"""Which rows of the label tables a line reaches, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache

from converter.errors import MapError
from converter.mapping.beginnings import beginnings
from converter.mapping.labels import normalise
from converter.model.concepts import ConceptMaps, LabelRule, Wording
from converter.model.source import LineItem, RollRole, StatementKind, UnitKind


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that a line reaches, how, and how sure that makes it."""

    rule: LabelRule
    how: str
    confidence: Decimal

    @property
    def name(self) -> str:
        """The rule as a receipt names it."""
        return f"{self.how} {self.rule.origin}"


def rule_of_line(
    kind: StatementKind, item: LineItem, concept: str, why: str, origin: str, wording: Wording = "same"
) -> LabelRule:
    """What something else than a row of the tables says of a line, as a rule, so that a receipt tells of both alike."""
    return LabelRule(kind, "", item.label, "", item.unit, concept, wording, 0, why, "", origin)


# How sure a match is, by whether the words are equal or match a pattern, and whether the heading agrees.
_CONFIDENCE = {
    ("exact", True): Decimal("0.97"),
    ("exact", False): Decimal("0.95"),
    ("pattern", True): Decimal("0.96"),
    ("pattern", False): Decimal("0.85"),
}


_BALANCE_BELOW_INCOME = Decimal("0.80")
# What a match loses if only the heading and the label together reach it.
_LED = Decimal("0.05")
_STEM = 3
_LABELS = 20_000


class Matcher:
    """The label rules of one set of maps, indexed by statement and words."""

    def __init__(self, maps: ConceptMaps) -> None:
        self._maps = maps
        self._normal = lru_cache(maxsize=_LABELS)(lambda label: normalise(label, maps.label_forms))
        self._reached = lru_cache(maxsize=_LABELS)(lambda kind, label, unit: tuple(self._rows(kind, label, unit)))
        self._with_stem = lru_cache(maxsize=_LABELS)(self._patterns_with)
        self._patterns: dict[tuple[StatementKind, UnitKind | None], list[LabelRule]] = {}
        for rule in (*maps.rules, *maps.headings):
            if rule.pattern:
                self._patterns.setdefault((rule.statement, rule.unit), []).append(rule)

    def normal(self, label: str) -> str:
        """A label in the form of the tables."""
        return self._normal(label)

    @cached_property
    def _exact(self) -> Mapping[tuple[StatementKind, str], tuple[LabelRule, ...]]:
        index: dict[tuple[StatementKind, str], tuple[LabelRule, ...]] = {}
        for rule in (*self._maps.rules, *self._maps.headings):
            if rule.label:
                key = rule.statement, self.normal(rule.label)
                index[key] = (*index.get(key, ()), rule)
        return index

    @cached_property
    def _sides(self) -> frozenset[str]:
        """The totals of whole sides: those that are equal by themselves."""
        return frozenset(name for pair in self._maps.catalogue.whole_sides for name in pair)

    @cached_property
    def _balance_totals(self) -> frozenset[str]:
        """The totals of balance sheets: concepts into which others go that releases print."""
        kind, printed = StatementKind.BALANCE_SHEET.value, {rule.concept for rule in self._maps.rules}
        arcs = (r for r in self._maps.catalogue.calculations if r.statement == kind)
        return frozenset(arc.total for arc in arcs if arc.item in printed)

    def _rows(self, kind: StatementKind, label: str, unit: UnitKind | None) -> Iterator[tuple[str, LabelRule]]:
        """Every row that a normalised label reaches, exactly or by pattern; headings too."""
        exact = [rule for rule in self._exact.get((kind, label), ()) if rule.unit is unit]
        for rule in exact:
            yield "exact", rule
        stems = {word[:_STEM] for word in label.split() if len(word) >= _STEM}
        rules = self._patterns.get((kind, unit), [])
        near = set().union(*(self._with_stem(kind, unit, stem) for stem in stems)) if stems else range(len(rules))
        for rule in map(rules.__getitem__, sorted(near)):
            # Beside an exact row only a pattern that knows the section can be surer.
            if exact and not rule.section and not rule.is_own:
                continue
            # To compile a pattern takes longer than to match hundreds; a user's own is compiled, for it may be wrong.
            if not rule.is_own and not label.startswith(beginnings(rule.pattern)):
                continue
            if _compiled(rule.pattern, rule.origin).fullmatch(label):
                yield "pattern", rule

    def _patterns_with(self, kind: StatementKind, unit: UnitKind | None, stem: str) -> frozenset[int]:
        """The places of the patterns that a label with a word of this beginning may match, the user's own among them.

        A pattern in which no word of the label begins cannot match it, so most are never compiled.
        """
        own = self._own_patterns.get((kind, unit), frozenset())
        return own.union(i for i, rule in enumerate(self._patterns.get((kind, unit), [])) if stem in rule.pattern)

    @cached_property
    def _own_patterns(self) -> Mapping[tuple[StatementKind, UnitKind | None], frozenset[int]]:
        return {
            key: frozenset(index for index, rule in enumerate(rules) if rule.is_own)
            for key, rules in self._patterns.items()
        }

    def is_at_start(self, item: LineItem) -> bool:
        """Whether a balance is that of the start of the column's period."""
        if item.roll:
            return item.roll is RollRole.OPENING
        if item.balance_at:
            return item.balance_at == "start"
        return any(pattern.search(item.label.lower()) for pattern in self._maps.period_starts)

    def balance_named(self, label: str) -> str:
        """What a label names a balance of, `Cash` at the start or end of a period; "" if it names none."""
        short = label
        for pattern in (*self._maps.period_starts, *self._maps.period_ends):
            short = pattern.sub(" ", short)
        return " ".join(short.split()).strip(" ,-") if short != label else ""

    def heading(self, kind: StatementKind, label: str) -> LabelRule | None:
        """The row for a heading, if one names it."""
        return next((rule for _, rule in self._reached(kind, self.normal(label), None)), None)

    def is_side(self, kind: StatementKind, label: str) -> bool:
        """Whether a heading is that of a whole side of the balance sheet."""
        rule = self.heading(kind, label)
        return rule is not None and rule.concept.removesuffix("Abstract") in self._sides

    def matches(self, kind: StatementKind, item: LineItem) -> tuple[Match, ...]:
        """Every rule that a line reaches, the surest first; the user's own tables before ours."""
        found = self._found(kind, item, self._wordings(item))
        if not found and item.parents:
            # A heading may be the first half of a wrapped label: NET INCOME PER SHARE / OF COMMON STOCK. One that
            # reaches a row by itself is no half of anything.
            heading = self.normal(item.parents[-1])
            alone = {rule for _, rule in self._reached(kind, heading, item.unit)}
            led = self._found(kind, item, (f"{heading} {self.normal(item.label)}",))
            found = [match for match in led if match.rule not in alone]
        if not found and kind is StatementKind.INCOME_STATEMENT and self._bypasses(item):
            # One statement may tell below the result what bypasses it.
            found = self._found(StatementKind.COMPREHENSIVE_INCOME, item, self._wordings(item))
        if not found and kind is StatementKind.INCOME_STATEMENT:
            # Selected data print balances below the income: the totals that a balance sheet names alike.
            found = [
                Match(rule, "balance", _BALANCE_BELOW_INCOME)
                for label in self._wordings(item)
                for rule in self._exact.get((StatementKind.BALANCE_SHEET, label), ())
                if rule.unit is item.unit and not rule.section and rule.concept in self._balance_totals
            ]
        if len(found) < 2:
            return tuple(found)
        return tuple(
            sorted(found, key=lambda m: (not m.rule.is_own, -m.confidence, self._away(item, m.rule), -m.rule.evidence))
        )

    def matches_of(self, kind: StatementKind, item: LineItem, label: str) -> tuple[Match, ...]:
        """Every rule that a line would reach if its label were another, normalised one; the surest first."""
        found = [
            Match(rule, how, _CONFIDENCE[how, bool(rule.section)])
            for how, rule in self._reached(kind, label, item.unit)
            if not rule.section or _compiled(rule.section, rule.origin).search(self._section(item))
        ]
        return tuple(sorted(found, key=lambda m: (-m.confidence, -m.rule.evidence)))

    def _bypasses(self, item: LineItem) -> bool:
        """Whether the nearest heading of a line names what stands on a statement of comprehensive income."""
        kind = StatementKind.COMPREHENSIVE_INCOME
        return any(self._reached(kind, self.normal(parent), item.unit) for parent in item.parents[-1:])

    def _away(self, item: LineItem, rule: LabelRule) -> int:
        """How many headings stand between a line and the nearest one that a rule's section knows.

        `Other` below `Receivables` below `Current assets` is of the receivables.
        """
        section = _compiled(rule.section, rule.origin)
        return next((i for i, parent in enumerate(reversed(item.parents)) if section.search(self.normal(parent))), 0)

    def _section(self, item: LineItem) -> str:
        return " | ".join(self.normal(parent) for parent in item.parents)

    def _found(self, kind: StatementKind, item: LineItem, labels: tuple[str, ...]) -> list[Match]:
        section = self._section(item)
        own = self.normal(item.label)
        return [
            # A total that says so itself goes before one that only its heading names.
            Match(rule, how, _CONFIDENCE[how, bool(rule.section)] - (_LED if label != own else 0))
            for label in labels
            for how, rule in self._reached(kind, label, item.unit)
            if (not rule.section or _compiled(rule.section, rule.origin).search(section))
        ]

    def is_bare(self, item: LineItem) -> bool:
        """Whether a total says no more than that it is one, if that."""
        return item.is_total and len(self.normal(item.label).split()) < 2

    def _wordings(self, item: LineItem) -> tuple[str, ...]:
        """The words to look up: a bare or missing total is that of its heading."""
        label = self.normal(item.label)
        if item.parents and self.is_bare(item):
            heading = self.normal(item.parents[-1])
            return tuple(words for words in (label, f"total {heading}", heading) if words)
        return (label,)


@lru_cache(maxsize=4)
def matcher_of(maps: ConceptMaps) -> Matcher:
    """The one matcher of a set of maps."""
    return Matcher(maps)


@cache
def _compiled(pattern: str, origin: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except re.error as error:
        raise MapError(f"{pattern!r} is no regular expression: {error}", where=origin) from error
