"""Concepts by words: fuzzy, since who searches does not know the name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from converter.model.names import spaced

# How much of the score is due to use: a concept on 230 filings' balance sheets before one that none uses.
_USE_SHARE = 12.0
_MANY_FILINGS = 200
_CUTOFF = 55


@dataclass(frozen=True, slots=True)
class Hit:
    """A concept that words may mean, the score out of 100 first."""

    score: float
    name: str
    label: str
    statement: str
    filings: int


def search(
    words: str, concepts: Iterable[tuple[str, str, str, int]], wordings: Iterable[tuple[str, str]], limit: int
) -> tuple[Hit, ...]:
    """The concepts nearest to some words by label, name or a printed wording; among equals those that filings use.

    Args:
        concepts: name, label, the statement it stands on most, and in how many filings.
        wordings: name, and a label that releases print for it.
    """
    entries = {name: (label, statement, filings) for name, label, statement, filings in concepts}
    texts = [(name, spaced(name)) for name in entries]
    texts += [(name, label) for name, (label, _, _) in entries.items() if label]
    texts += [(name, label) for name, label in wordings if name in entries]
    best = _scores(_plain(words), texts)
    asked = words.replace(" ", "").lower()
    hits = []
    for name, score in best.items():
        label, statement, filings = entries[name]
        use = _USE_SHARE * min(filings, _MANY_FILINGS) / _MANY_FILINGS
        ranked = 100.0 if name.lower() == asked else score * (100 - _USE_SHARE) / 100 + use
        hits.append(Hit(round(ranked, 1), name, label or spaced(name), statement, filings))
    return tuple(sorted(hits, key=lambda hit: (-hit.score, -hit.filings, hit.name))[:limit])


def _scores(query: str, texts: list[tuple[str, str]]) -> dict[str, float]:
    """The best score of each name: words in any order, some misspelt; what a text has beyond them costs little."""
    plain = [_plain(text) for _, text in texts]
    # Two passes of the library over all texts are faster than one with a scorer of ours.
    whole = process.extract_iter(query, plain, scorer=fuzz.token_sort_ratio)
    within = process.extract_iter(query, plain, scorer=fuzz.token_set_ratio)
    best: dict[str, float] = {}
    for (name, _), (_, one, _), (_, other, _) in zip(texts, whole, within, strict=True):
        score = max(one, 0.35 * one + 0.6 * other)
        if score >= _CUTOFF and score > best.get(name, 0):
            best[name] = score
    return best


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))
