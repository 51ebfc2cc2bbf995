"""The elements that stand around printed figures: the tags of facts (Inline XBRL 1.1 section 10), or others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from converter.errors import EngineError
from converter.inline.header import context_id
from converter.markup import names
from converter.markup.write import element
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
    """An element to lay around a range of the source's characters."""

    locator: Locator
    namespace: str
    name: str
    attributes: Mapping[str, str]


def fact_marks(report: Report) -> list[Mark]:
    """The tags of a report's facts, in the order of the text."""
    found = [
        Mark(place.locator, names.IX, "nonFraction", tag_attributes(fact, place))
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
                attributes[f"{{{names.XML}}}lang"] = "en-US"
            if following:
                attributes["continuedAt"] = following
            found.append(Mark(piece, names.IX, "footnote" if element_id == note.id else "continuation", attributes))
    return found


def overlap(source: SourceDocument, mark: Mark) -> EngineError:
    """The error of two elements around the same characters."""
    printed = source.text[mark.locator.start : mark.locator.end]
    return EngineError(f"two tags overlap at {printed!r}", where=source.name, do="Report this document")


def by_locator(marks: Sequence[Mark]) -> Iterator[tuple[Locator, list[Mark]]]:
    """The marks in the order of the text, those of one figure together: it may state several facts."""
    for locator, found in groupby(marks, key=lambda mark: mark.locator):
        yield locator, list(found)


def add_marks(parent: etree._Element, marks: Sequence[Mark], digits: str) -> etree._Element:
    """The elements around a printed figure, the outermost returned; of several one stands inside the other.

    Inline XBRL 1.1 section 10.1.1: nested figures have the same unit, scale and format, as one printed figure has.
    """
    outermost = inner = element(parent, marks[0].namespace, marks[0].name, marks[0].attributes)
    for mark in marks[1:]:
        inner = element(inner, mark.namespace, mark.name, mark.attributes)
    inner.text = digits
    return outermost


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
