"""Labels that no table knows, in other words for the same: each change costs what it leaves open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.mapping.match import Match, Matcher
from converter.model.concepts import LabelRetry, LabelRule

# So many changes make another label.
_MOST = 3
_MOST_VARIANTS = 40
# What it costs to read words in brackets that are left out otherwise, or without the company's name.
_OPENED = Decimal("0.03")
_NAMELESS = Decimal("0.03")
_BRACKETS = re.compile(r"[()]")
# What leads on to a name that is left out.
_LEAD = re.compile(r"\s+(?:of|to|by|in|for)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Variant:
    """A normalised label said otherwise, what this takes off the confidence, and whether it names the contrary.

    `bars` are patterns for the names of concepts that the words left out rule out.
    """

    label: str
    loses: Decimal = Decimal(0)
    turns: bool = False
    changes: int = 0
    bars: tuple[re.Pattern[str], ...] = ()

    def allows(self, concept: str) -> bool:
        """Whether a concept may stand for it, by what the words say that were left out."""
        return not any(pattern.search(concept) for pattern in self.bars)

    def given(self, match: Match) -> Match:
        """A match of the variant as one of the label itself."""
        rule = _turned(match.rule) if self.turns else match.rule
        return Match(rule, f"{match.how}, retried as {self.label!r}:", match.confidence - self.loses)


class Retries:
    """Finds what else a label of one report may be called."""

    def __init__(
        self,
        rows: Sequence[LabelRetry],
        matcher: Matcher,
        names: Sequence[re.Pattern[str]],
        behind: Sequence[re.Pattern[str]],
    ) -> None:
        """Args:
        names: patterns for what a label may hold of the company's name, which says nothing.
        behind: patterns for what says nothing where it stands as a name behind other words.
        """
        self._rows, self._matcher, self._names, self._behind = rows, matcher, names, behind

    def of(self, label: str) -> tuple[Variant, ...]:
        """The variants of a printed label, the nearest first; the label itself is none of them."""
        normal = self._matcher.normal(label)
        found = {variant.label: variant for variant in self._starts(label)}
        for row in self._rows:
            for variant in list(found.values()):
                said, times = row.pattern.subn(row.replacement, variant.label)
                if not times or variant.changes >= _MOST or len(found) >= _MOST_VARIANTS:
                    continue
                changed = self._matcher.normal(said)
                if not changed or changed == variant.label:
                    continue
                bars = (*variant.bars, row.bars) if row.bars else variant.bars
                new = Variant(changed, variant.loses + row.loses, variant.turns ^ row.turns, variant.changes + 1, bars)
                if changed not in found or new.loses < found[changed].loses:
                    found[changed] = new
        found.pop(normal, None)
        return tuple(sorted(found.values(), key=lambda variant: variant.loses))

    def _starts(self, label: str) -> Iterator[Variant]:
        yield Variant(self._matcher.normal(label))
        if _BRACKETS.search(label):
            yield Variant(self._matcher.normal(_BRACKETS.sub(" ", label)), _OPENED)
        for pattern in self._names:
            if (short := pattern.sub(" ", label)) != label and (normal := self._matcher.normal(short)):
                yield Variant(normal, _NAMELESS)
        for pattern in self._behind:
            if (named := _within(pattern, label)) and (normal := self._matcher.normal(named)):
                yield Variant(normal, _NAMELESS)


def _within(pattern: re.Pattern[str], label: str) -> str:
    """A label without a company's first word; "" unless it stands in it as a name: capital, and behind other words."""
    found = pattern.search(label)
    if found is None or not label[: found.start()].strip() or not found.group()[0].isupper():
        return ""
    rest = label[found.end() :].strip()
    return f"{label[: found.start()]} {rest}" if rest else _LEAD.sub("", label[: found.start()].strip())


def _turned(rule: LabelRule) -> LabelRule:
    return replace(rule, wording="same" if rule.wording == "opposite" else "opposite")
