"""The attributes of one tag (Inline XBRL 1.1 section 10)."""

from __future__ import annotations

from converter.inline.header import context_id
from converter.model.report import Fact, Occurrence

# Transformation Registry 5: digits with commas and a point; a dash that means zero.
_DIGITS = "ixt:num-dot-decimal"
_ZERO = "ixt:fixed-zero"
# EFM 5.2.5 allows no style sheet, so every element has its own style.
PREFORMATTED = (
    "margin:0;font-family:'Courier New',Courier,monospace;font-size:10pt;line-height:1.2;white-space:pre"
)


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
