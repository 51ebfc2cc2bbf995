"""Seams within figures: word processors close an element between two digits and open the same one again.

A tag can be laid around the digits of a figure only if no tag of the page stands among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from converter.model.markup import Markup, MarkupKind

_OF_FIGURES = frozenset("0123456789,.")
_RUNS = frozenset({"b", "big", "em", "font", "i", "small", "span", "strong", "tt", "u"})
_OF_LANGUAGE = frozenset({"lang", "xml:lang"})


def without_seams(text: str, markup: Sequence[Markup]) -> tuple[Markup, ...]:
    """The tags of a page without those that end elements within a figure and begin the same ones again."""
    seams: set[int] = set()
    for at, (one, other) in enumerate(pairwise(markup)):
        place = one.offset
        if other.offset != place or one.kind is not MarkupKind.END or other.kind is not MarkupKind.START:
            continue
        if one.name in _RUNS and text[place - 1 : place] in _OF_FIGURES and _goes_on(text, place):
            seams |= _seam(markup, at)
    return tuple(tag for at, tag in enumerate(markup) if at not in seams) if seams else tuple(markup)


def _goes_on(text: str, place: int) -> bool:
    """Whether a digit stands on one side of a place within a figure at least, and a part of the figure behind it."""
    around = text[place - 1 : place + 1]
    return len(around) > 1 and around[1] in _OF_FIGURES and any(character.isdigit() for character in around)


def _seam(markup: Sequence[Markup], last: int) -> set[int]:
    """The tags on both sides of the middle of a seam, `last` being the end tag before it; none if they are unlike."""
    place, each = markup[last].offset, 1
    while last - each >= 0 and _is(markup[last - each], MarkupKind.END, place):
        each += 1
    ends = range(last, last - each, -1)
    starts = range(last + 1, last + 1 + each)
    if starts[-1] >= len(markup) or any(not _is(markup[at], MarkupKind.START, place) for at in starts):
        return set()
    if starts[-1] + 1 < len(markup) and _is(markup[starts[-1] + 1], MarkupKind.START, place):
        return set()
    opened = [_opening(markup, at) for at in ends]
    alike = all(_are_alike(one, markup[at]) for one, at in zip(opened, starts, strict=True))
    return {*ends, *starts} if alike else set()


def _is(tag: Markup, kind: MarkupKind, place: int) -> bool:
    return tag.kind is kind and tag.offset == place


def _opening(markup: Sequence[Markup], end: int) -> Markup:
    """The start tag of the element that an end tag closes."""
    depth = 0
    for at in range(end, -1, -1):
        depth += {MarkupKind.END: 1, MarkupKind.START: -1}.get(markup[at].kind, 0)
        if depth == 0:
            return markup[at]
    return markup[end]


def _are_alike(one: Markup, other: Markup) -> bool:
    """Whether two start tags open the same element, in whatever language."""
    return one.name == other.name in _RUNS and _look(one) == _look(other)


def _look(tag: Markup) -> dict[str, str]:
    return {name: value for name, value in tag.attributes if name not in _OF_LANGUAGE}
