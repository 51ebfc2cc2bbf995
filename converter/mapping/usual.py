"""Concepts that filers put a label to, weighed by where the line stands: for lines that no label rule reaches."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from decimal import Decimal
from functools import cache, lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from converter.mapping.match import Match
from converter.mapping.places import ELSEWHERE, Place
from converter.model.concepts import ConceptMaps, LabelRule, Usage
from converter.model.source import StatementKind, UnitKind

# One filing of the later sample counts as so many of the earlier, which is larger and of another time.
_LATER = 5
# So many filings make a label half as sure as endless ones would.
_HALF_SURE = Decimal("1.5")
# Of such lines of issuers whose filings were not counted three in four are right, however sure the counts: what is
# above the share that is asked for by default counts for less (docs/mapping.md).
_FLOOR = Decimal("0.60")
_ABOVE_FLOOR = Decimal("0.45")
# What a concept loses that the networks put elsewhere, where filings are divided and where they are not.
_HALF = Decimal("0.5")
_DOUBT = Decimal("0.9")
# What a label loses that has other joining words, and one with a word spelt otherwise.
_REJOINED = Decimal("0.75")
_RESPELT = Decimal("0.90")
_LEAST_ALIKE = 90
# A slip in a shorter word makes another word.
_LONG = 5
Fitting = Callable[[str, Collection[str]], str]
# How a receipt calls a usage of the very label.
USUAL = "usual"
USAGES = "us-gaap/wordings.csv"


class Usual:
    """The usages of one set of maps."""

    def __init__(self, maps: ConceptMaps) -> None:
        self._usages, self._labels, self._weak = maps.usages, maps.used_labels, maps.weak_words
        self._concepts = maps.catalogue.concepts
        self._by_words = cache(self._index)
        self._joined = cache(self._as_texts)
        self._near = cache(self._as_long)

    def matches(
        self,
        kind: StatementKind,
        label: str,
        unit: UnitKind,
        place: Place,
        fits: Callable[[str], bool],
        fitting: Fitting | None = None,
    ) -> tuple[Match, ...]:
        """The concepts that filers put a label to, the surest first.

        Confidence is the concept's share of the filings, each weighed by how likely the concept stands in the
        line's place, less what few filings and other spellings leave open.

        Args:
            label: normalised.
            fits: whether a concept can take the line's figures.
            fitting: the concept that stands for one of the table where the line does, given all of the label; "" if
                none can.
        """
        known, how, factor = self._known(kind, label)
        found_usages = _merged(self._usages(kind, known), fitting) if known else ()
        usable = [u for u in found_usages if fits(u.concept) and u.concept not in place.out and self._adds(u, place)]
        likely = {usage.concept: place.likelihood(usage.concept) for usage in usable}
        weighed = {usage.concept: _filings(usage) * likely[usage.concept] for usage in usable}
        total = sum(weighed.values(), Decimal(0))
        found = []
        for usage in usable:
            seen = Decimal(usage.recent + usage.earlier)
            share = weighed[usage.concept] / total
            sure = share * seen / (seen + _HALF_SURE) * factor
            # Where filings are divided the place decides; against all of them it is but a doubt. That a concept goes
            # into a total further down, of another activity, makes the others no surer.
            if likely[usage.concept] == ELSEWHERE or usage.concept in place.beside:
                sure *= _HALF if len(usable) > 1 else _DOUBT
            why = f"{usage.recent + usage.earlier} filings put {known!r} to it"
            found.append(Match(_rule(kind, known, unit, usage, why), how, _calibrated(sure)))
        return tuple(sorted(found, key=lambda match: -match.confidence))

    def _adds(self, usage: Usage, place: Place) -> bool:
        """Whether a concept can add to the total below it: no expense is part of revenues."""
        balance = self._concepts[usage.concept].balance
        return not place.balance or balance in ("", place.balance)

    def _known(self, kind: StatementKind, label: str) -> tuple[str, str, Decimal]:
        """The label of the table that a label is, how it is that, and what this leaves of its confidence."""
        if self._usages(kind, label):
            return label, USUAL, Decimal(1)
        words = self._words(label)
        by_words = self._by_words(kind)
        if words in by_words:
            return by_words[words], "usual words", _REJOINED
        text = " ".join(words)
        alike = process.extractOne(text, self._near(kind, len(text)), scorer=fuzz.ratio, score_cutoff=_LEAST_ALIKE)
        if alike and _is_respelt(words, tuple(alike[0].split())):
            return by_words[tuple(alike[0].split())], "fuzzy", _RESPELT
        return "", "", Decimal(0)

    def _index(self, kind: StatementKind) -> Mapping[tuple[str, ...], str]:
        index: dict[tuple[str, ...], str] = {}
        for label in self._labels(kind):
            index.setdefault(self._words(label), label)
        return index

    def _as_texts(self, kind: StatementKind) -> tuple[str, ...]:
        return tuple(" ".join(words) for words in self._by_words(kind))

    def _as_long(self, kind: StatementKind, length: int) -> tuple[str, ...]:
        """The labels, as words, that may be alike to one of some length: two shares of a whole are no longer apart."""
        joined = self._joined(kind)
        near = {one for one in {*map(len, joined)} if 200 * min(one, length) >= _LEAST_ALIKE * (one + length)}
        return tuple(one for one in joined if len(one) in near)

    def _words(self, label: str) -> tuple[str, ...]:
        """The words that tell, in one number."""
        return tuple(_singular(word) for word in label.split() if word not in self._weak)


def _calibrated(sure: Decimal) -> Decimal:
    """How often such matches are right for issuers not counted, to hundredths."""
    above = max(sure - _FLOOR, Decimal(0))
    return (min(sure, _FLOOR) + above * _ABOVE_FLOOR).quantize(Decimal("0.01"))


def _merged(usages: Sequence[Usage], fitting: Fitting | None) -> tuple[Usage, ...]:
    """Usages with what stands for their concepts; those of one concept counted together."""
    found: dict[str, Usage] = {}
    names = [usage.concept for usage in usages]
    for usage in usages:
        name = fitting(usage.concept, names) if fitting else usage.concept
        if not name:
            continue
        held = found.get(name)
        recent, earlier = (held.recent, held.earlier) if held else (0, 0)
        wording = held.wording if held else usage.wording
        found[name] = Usage(name, wording, recent + usage.recent, earlier + usage.earlier)
    return tuple(found.values())


def _filings(usage: Usage) -> Decimal:
    return Decimal(_LATER * usage.recent + usage.earlier)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _is_respelt(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether words are others' save for a slip in a long one: a word more or less would mean something else."""
    return len(words) == len(others) and all(
        one == other or (min(len(one), len(other)) >= _LONG and OSA.distance(one, other) == 1)
        for one, other in zip(words, others, strict=True)
    )


def _rule(kind: StatementKind, label: str, unit: UnitKind, usage: Usage, why: str) -> LabelRule:
    """A usage as a rule, so that a receipt tells of both alike."""
    return LabelRule(
        kind, "", label, "", unit, usage.concept, usage.wording, usage.recent + usage.earlier, why, "", USAGES
    )


@lru_cache(maxsize=4)
def usual_of(maps: ConceptMaps) -> Usual:
    """The one reader of the usages of a set of maps."""
    return Usual(maps)
