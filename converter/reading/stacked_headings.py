"""Headings set in heaps of unequal height: `Nine Months` over `Ended` over two days, beside `Year Ended` over one.

Each phrase stands in the middle of the columns that it heads, or ends or begins with the one column that it heads. Of
all the ways in which the phrases of all lines may stand so, one is right if it tells each column a time of its own and
as much of it as the others: one length, one day, one year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from converter.model.source import Phrase
from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import lengths, placed_lengths, said
from converter.reading.periods.heading_words import NUMERIC_DATE, is_heading_text

_OFF_MIDDLE = 3
_OFF_EDGE = 2
_NARROW = 3
_MOST_WAYS = 4000
_SEVERAL = 2
_BLANK = re.compile(r" ")
_YEAR = re.compile(r"(?:19|20)\d\d")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Over:
    """Columns over which a phrase may stand, the first and the last, and how far off their middle or edge it does."""

    first: int
    last: int
    off: float


@dataclass(frozen=True, slots=True)
class _Way:
    """The words above each column in one way of sharing the phrases out, and how far off they stand in sum."""

    off: float
    words: list[str]


@dataclass(frozen=True, slots=True)
class _Told:
    """How many lengths, days and years a heading tells, and which; `is_derived` heads a change or a share instead."""

    counts: tuple[int, int, int]
    what: object
    is_derived: bool


def stacked(
    lines: Sequence[Sequence[Phrase]], spans: Sequence[Span], near: list[str], vocabulary: Vocabulary
) -> list[str]:
    """The words above each column, if one way alone fits all of them best and tells each its time; else `near`.

    Args:
        spans: the left and right edge of the figures of each column.
        near: the words above each column by where the nearest phrase of each line stands.
    """
    lines = [line for line in lines if line]
    if len(spans) < _SEVERAL or (not _may_be_uneven(lines, len(spans)) and _tells_each(near, spans, vocabulary)):
        return []
    if not all(is_heading_text(phrase.text, vocabulary) for line in lines for phrase in line):
        return []
    way = _best(lines, spans, vocabulary) or _best_of_cut(lines, spans, vocabulary)
    return way.words if way else []


def first_lefts(lines: Sequence[Sequence[Phrase]], width: int, vocabulary: Vocabulary) -> list[int]:
    """Where lines of days or years begin that head each of several columns, wherever the figures stand below them."""
    full = [line for line in lines if len(line) == width > 1]
    return [line[0].left for line in full if all(_is_time(phrase.text, vocabulary) for phrase in line)]


def _is_time(text: str, vocabulary: Vocabulary) -> bool:
    is_alone = bool(_YEAR.fullmatch(text) or NUMERIC_DATE.fullmatch(text))
    return is_alone or (is_heading_text(text, vocabulary) and bool(said(text, vocabulary).dates))


def _best_of_cut(lines: Sequence[Sequence[Phrase]], spans: Sequence[Span], vocabulary: Vocabulary) -> _Way | None:
    """The best way where the words over two columns stand one blank apart in a line."""
    found: list[_Way] = []
    for at, line in enumerate(lines):
        apart = list(_by_lengths(line, vocabulary))
        again = (cut for whole in apart for cut in _cuts(whole, spans, vocabulary))
        for cut in (*_cuts(line, spans, vocabulary), *apart, *again):
            way = _best([*lines[:at], cut, *lines[at + 1 :]], spans, vocabulary)
            found += [way] if way else []
    best = min(found, key=lambda way: way.off, default=None)
    rivals = [way for way in found if best and way.off == best.off and not _same(way.words, best.words, vocabulary)]
    return None if rivals else best


def _cuts(line: Sequence[Phrase], spans: Sequence[Span], vocabulary: Vocabulary) -> Iterator[list[Phrase]]:
    """A line with one phrase cut in two at a blank between the figures of two columns, and within no length."""
    for at, phrase in enumerate(line):
        if phrase.right - phrase.left != len(phrase.text):
            continue
        named = len(lengths(phrase.text.lower(), vocabulary))
        for blank in (match.start() for match in _BLANK.finditer(phrase.text)):
            middle = phrase.left + blank
            one = Phrase(phrase.text[:blank], phrase.left, middle)
            other = Phrase(phrase.text[blank + 1 :], middle + 1, phrase.right)
            is_between = any(end <= middle < start for (_, end), (start, _) in pairwise(spans))
            if is_between and sum(len(lengths(part.text.lower(), vocabulary)) for part in (one, other)) == named:
                yield [*line[:at], one, other, *line[at + 1 :]]


def _by_lengths(line: Sequence[Phrase], vocabulary: Vocabulary) -> Iterator[list[Phrase]]:
    """A line whose phrases that tell several lengths are cut before each: `Nine Months Ended Year Ended`."""
    cut: list[Phrase] = []
    for phrase in line:
        starts = [start for (start, _), _ in placed_lengths(phrase.text.lower(), vocabulary)]
        if phrase.right - phrase.left != len(phrase.text) or starts[:1] != [0]:
            cut.append(phrase)
            continue
        for begin, end in pairwise([*starts, len(phrase.text)]):
            text, left = phrase.text[begin:end].rstrip(), phrase.left + begin
            cut.append(Phrase(text, left, left + len(text)))
    if len(cut) > len(line):
        yield cut


def _best(lines: Sequence[Sequence[Phrase]], spans: Sequence[Span], vocabulary: Vocabulary) -> _Way | None:
    """The way that is least off, if it is right and no other as near tells another time."""
    ways = [list(_ways(line, _systems(lines, spans))) for line in _over_one_middle(lines)]
    count = 1
    for found in ways:
        count *= len(found)
    if not 0 < count <= _MOST_WAYS:
        return None
    best: _Way | None = None
    is_alone = True
    for way in product(*ways):
        off = sum(over.off for line in way for over in line)
        if best and off > best.off:
            continue
        words = _joined(lines, way, len(spans))
        if not _tells_each(words, spans, vocabulary):
            continue
        is_alone = best is None or off < best.off or _same(best.words, words, vocabulary)
        best = _Way(off, words)
    return best if is_alone else None


def _over_one_middle(lines: Sequence[Sequence[Phrase]]) -> list[list[Phrase]]:
    """Lines in which a phrase above a wider one, a rule below that perhaps, and about its middle is as wide."""
    below: list[Phrase] = []
    found: list[list[Phrase]] = []
    for line in reversed(lines):
        wider = [next((low for low in below if _is_above(phrase, low)), phrase) for phrase in line]
        below = [phrase._replace(left=low.left, right=low.right) for phrase, low in zip(line, wider, strict=True)]
        found.append(below)
    return found[::-1]


def _is_above(phrase: Phrase, low: Phrase) -> bool:
    off = abs(phrase.left + phrase.right - low.left - low.right)
    return off <= _OFF_EDGE and low.left < phrase.left and low.right > phrase.right


def _may_be_uneven(lines: Sequence[Sequence[Phrase]], width: int) -> bool:
    """Whether some line has several phrases, and fewer than there are columns."""
    return any(1 < len(line) < width for line in lines)


def _systems(lines: Sequence[Sequence[Phrase]], spans: Sequence[Span]) -> list[Sequence[Span]]:
    """Where the columns stand by their figures, and by each line that heads them all."""
    return [spans, *([(p.left, p.right) for p in line] for line in lines if len(line) == len(spans))]


def _ways(line: Sequence[Phrase], systems: Sequence[Sequence[Span]], first: int = 0) -> Iterator[tuple[_Over, ...]]:
    """The ways in which the phrases of a line may stand over columns, in their order."""
    if not line:
        yield ()
        return
    for over in _places(line[0], systems, first):
        for rest in _ways(line[1:], systems, over.last + 1):
            yield (over, *rest)


def _places(phrase: Phrase, systems: Sequence[Sequence[Span]], first: int) -> Iterator[_Over]:
    width = len(systems[0])
    apart = min(right - before for (_, before), (_, right) in pairwise(systems[0]))
    for start in range(first, width):
        for last in range(start, width):
            off = min(_off(phrase, spans, start, last) for spans in systems)
            if off <= max(_OFF_MIDDLE, apart // 4):
                yield _Over(start, last, off)


def _off(phrase: Phrase, spans: Sequence[Span], first: int, last: int) -> float:
    """How far a phrase stands off the middle of columns, or off an edge of the only one."""
    left, right = spans[first][0], spans[last][1]
    middle = abs(phrase.left + phrase.right - left - right) / 2
    if first != last:
        return middle
    edge = min(abs(phrase.left - left), abs(phrase.right - right))
    under = [index for index, (begin, end) in enumerate(spans) if phrase.left < end and phrase.right > begin]
    return min(middle, edge if edge <= _OFF_EDGE else middle, _OFF_MIDDLE if under == [first] else middle)


def _joined(lines: Sequence[Sequence[Phrase]], way: Sequence[tuple[_Over, ...]], width: int) -> list[str]:
    words: list[list[str]] = [[] for _ in range(width)]
    for line, overs in zip(lines, way, strict=True):
        for phrase, over in zip(line, overs, strict=True):
            for column in range(over.first, over.last + 1):
                words[column].append(phrase.text)
    return [" ".join(parts) for parts in words]


def _tells_each(words: Sequence[str], spans: Sequence[Span], vocabulary: Vocabulary) -> bool:
    """Whether each column of figures has a year, and a length or a day, and as much as the others, and its own time.

    Numbers of notes, which are narrow, have no time.
    """
    each = [_told(text, vocabulary) for text in words]
    told = [
        what
        for what, (left, right) in zip(each, spans, strict=True)
        if not what.is_derived and (right - left > _NARROW or any(what.counts))
    ]
    if len(told) < _SEVERAL or len({each.counts for each in told}) > 1 or len({each.what for each in told}) < len(told):
        return False
    named, days, years = told[0].counts
    return years == 1 and named <= 1 and days <= 1 and named + days > 0


def _same(one: Sequence[str], other: Sequence[str], vocabulary: Vocabulary) -> bool:
    return [_told(text, vocabulary).what for text in one] == [_told(text, vocabulary).what for text in other]


@lru_cache(maxsize=1024)
def _told(text: str, vocabulary: Vocabulary) -> _Told:
    what = said(text, vocabulary)
    named = lengths(text.lower(), vocabulary)
    years = [*what.years, *(printed.year for printed in what.dates if printed.year)]
    counts = (len(named), len(what.dates), len(years))
    days = tuple((printed.month, printed.day) for printed in what.dates)
    is_derived = any(pattern.search(text.lower()) for pattern, _ in vocabulary.column_words)
    lengths_told = tuple((rule.months, rule.weeks) for rule in named)
    return _Told(counts, (lengths_told, what.quarter, days, tuple(years)), is_derived)
