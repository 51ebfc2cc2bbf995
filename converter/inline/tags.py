"""The elements that stand around printed figures: the tags of facts (Inline XBRL 1.1 section 10), or others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from converter.errors import EngineError
from converter.inline.header import context_id
from converter.markup.write import escaped, start_tag
from converter.model.report import Fact, Occurrence, Report
from converter.model.source import Locator, SourceDocument

# Transformation Registry 5: digits with commas and a point, or the other way round; a dash that means zero.
_DIGITS = "ixt:num-dot-decimal"
_BY_POINTS = "ixt:num-comma-decimal"
_ZERO = "ixt:fixed-zero"
# EFM 5.2.5 allows no style sheet, so every element has its own style.
PREFORMATTED = "margin:0;font-family:'Courier New',Courier,monospace;font-size:10pt;line-height:1.2;white-space:pre"


@dataclass(frozen=True, slots=True)
class Mark:
    """An element to lay around a range of the source's characters; names with their prefixes."""

    locator: Locator
    name: str
    attributes: Mapping[str, str]


def fact_marks(report: Report) -> list[Mark]:
    """The tags of a report's facts, in the order of the text."""
    found = [
        Mark(place.locator, "ix:nonFraction", tag_attributes(fact, place))
        for fact in report.facts
        for place in fact.occurrences
    ]
    return sorted(found, key=lambda mark: mark.locator)


def note_marks(report: Report) -> list[Mark]:
    """The elements of a report's footnotes; text that tags cut goes on in continuations (section 4 and 6)."""
    found = []
    for note in report.notes:
        for piece, element_id, following in zip(note.ranges, note.elements, (*note.elements[1:], ""), strict=True):
            attributes = {"id": element_id}
            if element_id == note.id:
                attributes["xml:lang"] = "en-US"
            if following:
                attributes["continuedAt"] = following
            found.append(Mark(piece, "ix:footnote" if element_id == note.id else "ix:continuation", attributes))
    return found


def _overlap(source: SourceDocument, mark: Mark) -> EngineError:
    """The error of two elements around the same characters."""
    printed = source.text[mark.locator.start : mark.locator.end]
    return EngineError(f"two tags overlap at {printed!r}", where=source.name, do="Report this document")


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in the order of the text, one that holds others before these, of those of one range the first outermost."""
    return sorted(marks, key=lambda mark: (mark.locator.start, -mark.locator.end))


def marked(source: SourceDocument, marks: Sequence[Mark], start: int, end: int) -> str:
    """The characters of a range as markup, with an element around those of each mark.

    A printed figure may state several facts, one tag inside the other: nested figures have the same unit, scale and
    format (Inline XBRL 1.1 section 10.1.1). A footnote may hold figures that are facts.

    Args:
        marks: all that begin in the range, in their order.

    Raises:
        EngineError: one stands across another or the end of the range.
    """
    text, position, at = source.text, start, 0
    parts: list[str] = []
    while at < len(marks):
        mark, behind = marks[at], at + 1
        place = mark.locator
        if place.start < position or place.end > end:
            raise _overlap(source, mark)
        while behind < len(marks) and marks[behind].locator.start < place.end:
            behind += 1
        inside = marked(source, marks[at + 1 : behind], place.start, place.end)
        parts += escaped(text[position : place.start]), start_tag(mark.name, mark.attributes), inside, f"</{mark.name}>"
        position, at = place.end, behind
    return "".join((*parts, escaped(text[position:end])))


def tag_attributes(fact: Fact, place: Occurrence) -> dict[str, str]:
    """The attributes of the ix:nonFraction around a printed figure, in the order they are written."""
    attributes = {
        "id": place.id,
        "name": str(fact.concept.name),
        "contextRef": context_id(fact.period, fact.dimension),
        "unitRef": fact.unit.id,
        "decimals": str(place.decimals),
        "scale": str(place.scale),
        "format": _ZERO if place.is_dash else _BY_POINTS if place.by_points else _DIGITS,
    }
    if place.is_negative:
        attributes["sign"] = "-"
    if place.scale == 0:
        del attributes["scale"]
    return attributes
