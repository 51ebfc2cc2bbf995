"""A heading of many short lines over the last column alone, as that of all time since inception is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converter.model.source import Phrase
from converter.model.vocabulary import Vocabulary

_WORD = re.compile(r"\S+")
# Words of the last column may begin a little before the figures of the one before it end.
_SLACK = 3


@dataclass(frozen=True, slots=True)
class Tall:
    """The heading lines of the other columns, and the words over the last."""

    rest: tuple[tuple[Phrase, ...], ...]
    words: str


def tall_heading(lines: Sequence[Sequence[Phrase]], positions: Sequence[int], vocabulary: Vocabulary) -> Tall | None:
    """The heading of the last column apart from the others, if it speaks of a company's beginning.

    One blank may part it from the words of the column before: `Nine months ended (inception) to`.
    """
    if len(positions) < 2:
        return None
    cut = [_cut(line, positions[-2] - _SLACK) for line in lines]
    words = " ".join(phrase.text for _, behind in cut for phrase in behind)
    if not any(pattern.search(words.lower()) for pattern in vocabulary.inception_words):
        return None
    return Tall(tuple(tuple(before) for before, _ in cut), words)


def _cut(line: Sequence[Phrase], edge: int) -> tuple[list[Phrase], list[Phrase]]:
    """The phrases of a line before and behind an edge; one that crosses it is cut between its words."""
    before: list[Phrase] = []
    behind: list[Phrase] = []
    for phrase in line:
        starts = [match.start() for match in _WORD.finditer(phrase.text) if phrase.left + match.start() >= edge]
        at = starts[0] if starts and len(phrase.text) == phrase.right - phrase.left else 0
        if phrase.left >= edge:
            behind.append(phrase)
        elif at:
            kept = phrase.text[:at].rstrip()
            before.append(Phrase(kept, phrase.left, phrase.left + len(kept)))
            behind.append(Phrase(phrase.text[at:], phrase.left + at, phrase.right))
        else:
            before.append(phrase)
    return before, behind
