"""The attributes of one tag (Inline XBRL 1.1 section 10)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from converter.inline.header import context_id
from converter.markup import names
from converter.markup.write import element
from converter.model.report import Fact, Occurrence
from converter.model.source import Locator

# Every fact at each of its places, in the order of the text.
Places = list[tuple[Fact, Occurrence]]

# Transformation Registry 5: digits with commas and a point; a dash that means zero.
_DIGITS = "ixt:num-dot-decimal"
_ZERO = "ixt:fixed-zero"
# EFM 5.2.5 allows no style sheet, so every element has its own style.
PREFORMATTED = "margin:0;font-family:'Courier New',Courier,monospace;font-size:10pt;line-height:1.2;white-space:pre"


def by_locator(places: Places) -> Iterator[tuple[Locator, Places]]:
    """The places in the order of the text, those of one figure together: it may state several facts."""
    for locator, found in groupby(places, key=lambda pair: pair[1].locator):
        yield locator, list(found)


def add_tags(parent: etree._Element, places: Places, digits: str) -> etree._Element:
    """The tags around a printed figure, the outermost returned; of several facts one stands inside the other.

    Inline XBRL 1.1 section 10.1.1: nested figures have the same unit, scale and format, as one printed figure has.
    """
    outermost = inner = element(parent, names.IX, "nonFraction", tag_attributes(*places[0]))
    for fact, place in places[1:]:
        inner = element(inner, names.IX, "nonFraction", tag_attributes(fact, place))
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
        "format": _ZERO if place.is_dash else _DIGITS,
    }
    if place.is_negative:
        attributes["sign"] = "-"
    if place.scale == 0:
        del attributes["scale"]
    return attributes
