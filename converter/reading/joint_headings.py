"""Headings of several columns in one cell: `September 30, 2024   2023`, `September 30, 2024 and December 31, 2023`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model.source import Phrase
from converter.model.vocabulary import Vocabulary
from converter.reading.dates import printed_dates

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEVERAL = 2
# What may stand between two times of a list; what is in brackets behind one is of that one: `2024 (1)`.
_BETWEEN = re.compile(r"\s*(?P<of_one>\([^()]*\)|\*{1,3})?(?:\s|[,;&/]|\band\b)*")
_IN_BRACKETS = re.compile(r"\s*\(.*\)\s*")

Span = tuple[int, int]


def parted(
    lines: Sequence[tuple[Phrase, ...]], spans: Sequence[Span], vocabulary: Vocabulary
) -> list[tuple[Phrase, ...]]:
    """Heading lines in which a phrase over some columns that tells as many times is one heading for each column.

    Args:
        spans: the left and right edge of each column of figures.
    """
    return [
        tuple(part for phrase in line for part in _parts(phrase, lines[at + 1 :], spans, vocabulary))
        for at, line in enumerate(lines)
    ]


def _parts(
    phrase: Phrase, below: Sequence[tuple[Phrase, ...]], spans: Sequence[Span], vocabulary: Vocabulary
) -> tuple[Phrase, ...]:
    under = [span for span in spans if phrase.left < span[1] and phrase.right > span[0]]
    if len(under) < _SEVERAL:
        return (phrase,)
    texts = _times(phrase.text, len(under), vocabulary)
    if not texts or any(_are_apart(line, phrase, is_dated=bool(_YEAR.search(phrase.text))) for line in below):
        return (phrase,)
    return tuple(Phrase(text, *span) for text, span in zip(texts, under, strict=True))


def _are_apart(line: tuple[Phrase, ...], over: Phrase, *, is_dated: bool) -> bool:
    """Whether columns below a list of times have headings of their own, so that the list is of all of them.

    Days without years may have those below them.
    """
    own = {p.text for p in line if p.left < over.right and p.right > over.left and not _IN_BRACKETS.fullmatch(p.text)}
    return len(own) >= _SEVERAL and (is_dated or not all(_YEAR.fullmatch(text.strip()) for text in own))


def _times(text: str, count: int, vocabulary: Vocabulary) -> list[str]:
    """The headings of so many columns, of a text that lists as many days or years and nothing else; else none."""
    found = printed_dates(text, vocabulary)
    days = [span for span, _ in found]
    years = [match.span() for match in _YEAR.finditer(text)]
    bare = [year for year in years if not any(start <= year[0] < end for start, end in days)]
    without = [printed.year is None for _, printed in found]
    if len(days) == count:
        if bare == [] and (not any(without) or all(without)):
            return _listed(text, days)
        return _paired(text, days, years) if all(without[:-1]) and len(years) == count else []
    follow = not days or days[0][0] < years[0][0] if years else False
    return _listed(text, years) if len(years) == count and len(days) <= 1 and follow else []


def _paired(text: str, days: Sequence[Span], years: Sequence[Span]) -> list[str]:
    """`September 30, December 31, 2024   2023`: the years stand behind all days, in their order."""
    first = years[0][0]
    if days[-1][0] > first:
        return []
    days = [(start, min(end, first)) for start, end in days]
    return [
        f"{day} {year}"
        for day, year in zip(
            _listed(text[:first], days), _listed(text[first:], [(a - first, b - first) for a, b in years]), strict=False
        )
    ]


def _listed(text: str, times: Sequence[Span]) -> list[str]:
    """Each time of a list with the words that lead the list in."""
    lead = text[: times[0][0]]
    ends = [*(start for start, _ in times[1:]), len(text)]
    found = []
    for (start, stop), end in zip(times, ends, strict=True):
        between = _BETWEEN.fullmatch(text, stop, end)
        if between is None:
            return []
        found.append(" ".join(f"{lead}{text[start:stop]} {between['of_one'] or ''}".split()))
    return found
