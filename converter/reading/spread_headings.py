"""Which phrase of one line of headings stands over which columns, by its place alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from converter.model.source import Phrase
from converter.model.vocabulary import Vocabulary
from converter.reading.periods.heading_words import is_heading_text

OFF_CENTRE = 3
_BESIDE = 5
_SEVERAL = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def shared_out(over: list[Phrase], width: int) -> list[tuple[int, Phrase]]:
    """Phrases over as many columns each, if they can be shared out so."""
    if not 1 < len(over) < width or width % len(over):
        return []
    return [(column, over[column * len(over) // width]) for column in range(width)]


def spread(
    over: list[Phrase],
    positions: tuple[int, ...],
    lefts: list[int],
    vocabulary: Vocabulary,
    *,
    ends_apart: bool = False,
    apart: bool = False,
) -> list[tuple[int, Phrase]]:
    """Which phrase of one heading line stands over which column.

    Args:
        ends_apart: what stands over the first or the last column alone is that column's only.
        apart: no phrase is of a column that it does not stand over.
    """
    if not over:
        return []
    if len(over) == len(positions):
        return list(enumerate(over))
    if len(over) > len(positions):
        centres = [(left + right) / 2 for left, right in zip(lefts, positions, strict=True)]
        near = [(min(range(len(centres)), key=lambda c: abs(centres[c] - (p.left + p.right) / 2)), p) for p in over]
        years = Counter(column for column, p in near if _YEAR.search(p.text))  # Of two, neither is known to be its own.
        return [(column, p) for column, p in near if years[column] < _SEVERAL]
    alone = _one_each(over, positions, lefts) or _over_groups(over, positions, lefts)
    if alone:
        return alone
    pairs = []
    narrow = [
        p for p in over if apart or _is_narrow(p, vocabulary) or (ends_apart and _is_over_an_end(p, positions, lefts))
    ]
    spans = list(zip(lefts, positions, strict=True))
    between = [p for p in over if all(distance(p, *span)[1] > OFF_CENTRE for span in spans)]
    for column, (left, right) in enumerate(spans):
        above = [p for p in over if p not in narrow or _reaches(p, left, right, spans)]
        above = above if apart else [p for p in above if p not in narrow or not _is_amid_another(p, column, spans)]
        if apart and not above:
            # `Common Stock` over shares and amounts may end just before the amounts begin.
            above = [p for p in between if distance(p, left, right)[0] <= _BESIDE]
        if above:
            pairs.append((column, min(above, key=lambda p: distance(p, left, right))))
    return pairs


def _reaches(phrase: Phrase, left: int, right: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase stands over a column; one that ends where the next column begins stands over the other alone."""
    crosses = [phrase.left < edge and phrase.right > start for start, edge in spans]
    return (phrase.left < right and phrase.right > left) if any(crosses) else distance(phrase, left, right)[0] == 0


def _is_amid_another(phrase: Phrase, column: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a phrase stands over the middle of one other column: `Notes` reaches figures beside their numbers."""
    amid = [index for index, span in enumerate(spans) if distance(phrase, *span)[1] <= OFF_CENTRE]
    return len(amid) == 1 and amid != [column]


def _is_over_an_end(phrase: Phrase, positions: tuple[int, ...], lefts: list[int]) -> bool:
    columns = enumerate(zip(lefts, positions, strict=True))
    return [i for i, column in columns if distance(phrase, *column)[0] == 0] in ([0], [len(positions) - 1])


def _one_each(over: list[Phrase], positions: tuple[int, ...], lefts: list[int]) -> list[tuple[int, Phrase]]:
    """Phrases that stand in the middle of columns side by side, one each, and leave the other columns out."""
    centres = [(left + right) / 2 for left, right in zip(lefts, positions, strict=True)]
    nearest = [min(range(len(centres)), key=lambda c: abs(centres[c] - (p.left + p.right) / 2)) for p in over]
    side_by_side = len(over) > 1 and nearest == list(range(nearest[0], nearest[0] + len(over)))
    middle = all(abs(centres[c] - (p.left + p.right) / 2) <= OFF_CENTRE for c, p in zip(nearest, over, strict=True))
    return list(zip(nearest, over, strict=True)) if side_by_side and middle else []


def _over_groups(over: list[Phrase], positions: tuple[int, ...], lefts: list[int]) -> list[tuple[int, Phrase]]:
    """Phrases that stand in the middle of as many columns each: `Industrial   Leasing` over two years twice."""
    evenly = shared_out(over, len(positions))
    each = len(positions) // len(over)
    middles = [(lefts[i] + positions[i + each - 1]) / 2 for i in range(0, len(positions) - each + 1, each)]
    off = [abs(middle - (p.left + p.right) / 2) for middle, p in zip(middles, over, strict=False)]
    return evenly if evenly and max(off) <= OFF_CENTRE else []


def _is_narrow(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """`% Change` or `Predecessor` speaks of the column below it only; a period may span several."""
    if not is_heading_text(phrase.text, vocabulary):
        return True
    return any(pattern.search(phrase.text.lower()) for pattern, _ in vocabulary.column_words)


def distance(phrase: Phrase, left: int, right: int) -> tuple[int, float]:
    """How far a phrase stands from a column: the gap between them, then between their centres."""
    gap = max(phrase.left - right, left - phrase.right, 0)
    return gap, abs((phrase.left + phrase.right) / 2 - (left + right) / 2)
