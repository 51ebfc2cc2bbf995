"""Lengths that captions list for columns which print the same times again: `Three and six months ended June 30, 2004
and 2003` above `2004   2003   2004   2003`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from converter.model.source import Cell
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.periods.dates import last_length, placed_lengths

_SEVERAL = 2
_DIGIT = re.compile(r"\d")
_WORD_BEFORE = re.compile(r"([\w-]*\w)-?\s*\Z")
_UNIT = re.compile(r"[a-z]+\Z")

_Length = tuple[str, PeriodRule]


def with_lengths_of_captions(
    headings: Mapping[int, str],
    captions: Sequence[str],
    rows: Sequence[Mapping[int | None, Cell]],
    vocabulary: Vocabulary,
) -> dict[int, str]:
    """The headings of columns, each with its length where captions list as many as times stand over columns again.

    The first times are of the first length, and so on. What a longer time holds is more than what a shorter one with
    the same end holds: figures of which most say otherwise have no lengths.

    Args:
        headings: of the columns of figures; nothing is done where one tells a length itself.
        rows: the figures of each line by column.
    """
    texts = [text.strip() for text in headings.values()]
    times = list(dict.fromkeys(texts))
    again, rest = divmod(len(texts), len(times)) if times else (0, 0)
    if again < _SEVERAL or rest or texts != times * again or not all(map(_DIGIT.search, texts)):
        return dict(headings)
    if any(last_length(text.lower(), vocabulary) for text in times):
        return dict(headings)
    told = _listed(tuple(captions), vocabulary)
    if len(told) != again or len({rule.days for _, rule in told}) != again:
        return dict(headings)
    columns = list(headings)
    groups = [columns[at : at + len(times)] for at in range(0, len(columns), len(times))]
    order = sorted(range(again), key=lambda at: told[at][1].days)
    if not all(_holds_more(groups[longer], groups[shorter], rows) for shorter, longer in pairwise(order)):
        return dict(headings)
    return {
        column: f"{words} {headings[column]}"
        for (words, _), group in zip(told, groups, strict=True)
        for column in group
    }


def _holds_more(longer: Sequence[int], shorter: Sequence[int], rows: Sequence[Mapping[int | None, Cell]]) -> bool:
    """Whether most figures of some columns are larger than those of others in the same lines."""
    pairs = [
        (abs(row[one].shown), abs(row[other].shown))
        for row in rows
        for one, other in zip(longer, shorter, strict=True)
        if one in row and other in row
    ]
    return sum(one > other for one, other in pairs) > sum(one < other for one, other in pairs)


def _listed(captions: tuple[str, ...], vocabulary: Vocabulary) -> list[_Length]:
    """The lengths that the nearest caption lists which tells one, or those of captions in a row with one each."""
    found: list[_Length] = []
    for caption in reversed(captions):
        told = _lengths(caption.lower(), vocabulary)
        if len(told) > 1 and not found:
            return list(told)
        if len(told) == 1:
            found.insert(0, told[0])
        elif found:
            break
    return found


@lru_cache(maxsize=256)
def _lengths(text: str, vocabulary: Vocabulary) -> tuple[_Length, ...]:
    """The lengths that a text names, those too whose unit stands behind a later one: `three and six months`."""
    found: list[_Length] = []
    end = 0
    for (start, stop), rule in placed_lengths(text, vocabulary):
        found += [
            *reversed(list(_without_unit(text[end:start], text[start:stop], vocabulary))),
            (text[start:stop], rule),
        ]
        end = stop
    return tuple(found)


def _without_unit(before: str, length: str, vocabulary: Vocabulary) -> Iterator[_Length]:
    """The numbers right before a length that have its unit, the last first."""
    unit = _UNIT.search(length)
    joint = vocabulary.small_words.times.joints.pattern
    while unit and (joined := re.search(rf"(?:\W*,\s*|(?<!\w)(?:{joint}))+\s*\Z|,\s*(?:{joint})\s*\Z", before)):
        word = _WORD_BEFORE.search(before, 0, joined.start())
        told = placed_lengths(whole := f"{word.group(1)} {unit.group()}", vocabulary) if word else ()
        if not word or not told or told[0][0] != (0, len(whole)):
            return
        yield whole, told[0][1]
        before = before[: word.start()]
