"""Seams within figures: word processors close an element between two digits and open the same one again.

A tag can be laid around the digits of a figure only if no tag of the page stands among them. Elements that are boxes
beside each other hold a figure each, however like they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from converter.model.markup import Markup, MarkupKind

_OF_FIGURES = frozenset("0123456789,.")
_RUNS = frozenset({"b", "big", "em", "font", "i", "small", "span", "strong", "tt", "u"})
_OF_LANGUAGE = frozenset({"lang", "xml:lang"})
_BOX = re.compile(r"\bfloat\s*:|\bdisplay\s*:\s*(?:inline-)?(?:block|flex|grid|table)", re.IGNORECASE)
_ROW = re.compile(r"\bdisplay\s*:\s*(?:inline-)?(?:flex|grid|table-row)", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")
# How far back the element around a seam is looked for.
_MOST_TAGS = 500


def without_seams(text: str, markup: Sequence[Markup]) -> tuple[Markup, ...]:
    """The tags of a page without those that end elements within a figure and begin the same ones again."""
    seams: set[int] = set()
    boxed: frozenset[str] | None = None
    for at, (one, other) in enumerate(pairwise(markup)):
        place = one.offset
        if other.offset != place or one.kind is not MarkupKind.END or other.kind is not MarkupKind.START:
            continue
        if one.name in _RUNS and text[place - 1 : place] in _OF_FIGURES and _goes_on(text, place):
            boxed = _boxed(markup) if boxed is None else boxed
            if not _is_of_boxes(markup, at, boxed):
                seams |= _seam(markup, at)
    return tuple(tag for at, tag in enumerate(markup) if at not in seams) if seams else tuple(markup)


def _boxed(markup: Sequence[Markup]) -> frozenset[str]:
    """The classes that the style sheets of a page speak of where they set boxes, or what is in them, beside others."""
    rules = (rule for tag in markup if tag.name == "style" for rule in _RULE.finditer(tag.content))
    return frozenset(name for rule in rules if _BOX.search(rule.group(2)) for name in _CLASS.findall(rule.group(1)))


def _is_of_boxes(markup: Sequence[Markup], end: int, boxed: frozenset[str]) -> bool:
    """Whether the element behind an end tag, or the one that holds it, says that such are boxes of their own."""
    return _says(markup[end + 1], _BOX, boxed) or _says(_around(markup, end + 1), _ROW, boxed)


def _says(tag: Markup | None, style: re.Pattern[str], boxed: frozenset[str]) -> bool:
    said = dict(tag.attributes) if tag else {}
    return bool(style.search(said.get("style", ""))) or not boxed.isdisjoint(said.get("class", "").split())


def _around(markup: Sequence[Markup], start: int) -> Markup | None:
    """The start tag of the element that holds another; None where it is far off."""
    depth = 0
    for at in range(start - 1, max(start - _MOST_TAGS, 0) - 1, -1):
        depth += {MarkupKind.END: 1, MarkupKind.START: -1}.get(markup[at].kind, 0)
        if depth < 0:
            return markup[at]
    return None


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
