"""What the style of an element says that reading needs: hidden, indented, raised, ruled, set as a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from converter.model.source import RuleAbove

# The elements that begin a line of their own.
_BLOCKS = (
    "address article aside blockquote body br caption center dd details dir div dl dt fieldset figure footer form"
    " h1 h2 h3 h4 h5 h6 header hr li listing main menu nav ol option p plaintext pre section table tbody tfoot thead"
    " tr ul xmp"
)
BLOCKS = frozenset(_BLOCKS.split())
_DECLARATION = re.compile(
    r"(?:^|[;\s])(display|visibility|float|clear|flex-wrap|(?:padding|margin)(?:-left)?|text-indent|vertical-align|position|top|left|bottom"
    r"|width|font-size|flex|flex-basis|flex-direction|grid-template-columns|grid-column|border-(?:top|bottom)(?:-style|-width|-color)?)"
    r"\s*:\s*([^;]+)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(pt|px|em|in|cm|mm|%)?", re.IGNORECASE)
# In points; a share of a column is about five.
_POINTS = {"pt": 100, "px": 75, "em": 1000, "in": 7200, "cm": 2835, "mm": 283, "%": 500, "": 75}
_BORDER = re.compile(r"\b(solid|double|dashed|dotted|groove|ridge|inset|outset)\b", re.IGNORECASE)
_UNSEEN = re.compile(r"\b(?:white|transparent)\b|#fff(?:fff)?\b", re.IGNORECASE)
_PLACED = frozenset({"absolute", "fixed"})
_FLOATS = frozenset({"left", "right"})
_BESIDE = frozenset({"flex", "inline-flex"})
_REPEAT = re.compile(r"repeat\(\s*(\d+)\s*,([^()]*(?:\([^()]*\)[^()]*)*)\)", re.IGNORECASE)
_TRACK = re.compile(r"[\w.%-]+(?:\([^()]*\))?")
_SPAN = re.compile(r"\bspan\s+(\d+)|^\s*(\d+)\s*/\s*(\d+)")
_MAX_TRACKS = 50
_NO_WIDTH = re.compile(r"(?<![\d.])0(?:\.0+)?(?:pt|px|em)?(?![\d.])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """The look of one element; lengths in hundredths of a point.

    Attributes:
        left, top: where it is placed, whatever stands around it; None if it stands in the flow of the page. Of one
            placed from the bottom `top` is negative.
        width, font_size: 0 where nothing says so; `share` is a width in hundredths of what holds it, `grows` how many
            parts it takes of what other boxes leave.
        holds_placed: what is placed inside it is placed from its corner.
        is_row: its children stand side by side.
        is_beside: it stands beside other such boxes.
        wraps: its children stand below others where these leave no room for them.
        clears: it stands below the boxes before it.
        tracks: in how many columns a grid sets its children; 0 where it is none.
        span: over how many columns of a grid it stands.
    """

    is_hidden: bool = False
    display: str = ""
    indent: int = 0
    first_line: int = 0
    is_raised: bool = False
    rule_over: RuleAbove = RuleAbove.NONE
    rule_under: RuleAbove = RuleAbove.NONE
    left: int | None = None
    top: int = 0
    width: int = 0
    font_size: int = 0
    holds_placed: bool = False
    is_row: bool = False
    is_beside: bool = False
    share: int = 0
    grows: int = 0
    wraps: bool = False
    clears: bool = False
    tracks: int = 0
    span: int = 1


PLAIN = Look()


@lru_cache(maxsize=8192)
def look_of(style: str) -> Look:
    """Read a style attribute; of two declarations of one property the last counts, as in CSS."""
    said = {match.group(1).lower(): match.group(2).strip() for match in _DECLARATION.finditer(style)}
    if not said:
        return PLAIN
    display = said.get("display", "").lower()
    width, grows = _flexible(said)
    relative = said.get("position", "").lower() == "relative" and said.get("top", "").startswith("-")
    return Look(
        is_hidden=display == "none" or said.get("visibility", "").lower() == "hidden",
        display=display,
        indent=_left(said, "padding") + _left(said, "margin"),
        first_line=_length(said.get("text-indent", "")),
        is_raised=said.get("vertical-align", "").lower() == "super" or relative,
        rule_over=_rule(said, "top"),
        rule_under=_rule(said, "bottom"),
        left=_placed(said),
        top=_length(said["top"]) if "top" in said else -_length(said.get("bottom", "")),
        width=0 if "%" in width else _length(width),
        font_size=_length(said.get("font-size", "")),
        holds_placed=said.get("position", "static").lower() not in ("static", "inherit", "initial"),
        is_row=display in _BESIDE and not said.get("flex-direction", "").lower().startswith("column"),
        is_beside=said.get("float", "").lower() in _FLOATS or display == "inline-block",
        share=_share(width),
        grows=grows,
        wraps=said.get("flex-wrap", "").lower().startswith("wrap"),
        clears=said.get("clear", "none").lower() != "none",
        tracks=_tracks(said.get("grid-template-columns", "")) if display in ("grid", "inline-grid") else 0,
        span=_spanned(said.get("grid-column", "")),
    )


def _placed(said: dict[str, str]) -> int | None:
    """How far from the left an element is placed outside the flow; None where one of its two places is not told."""
    if said.get("position", "").lower() not in _PLACED or not {"top", "bottom"} & said.keys():
        return None
    return _length(said["left"]) if _LENGTH.match(said.get("left", "")) else None


def _flexible(said: dict[str, str]) -> tuple[str, int]:
    """How wide an element is said to be, and how it grows: `flex: 0 0 40%`, `flex: 2`, `flex-basis: 90px`."""
    grows, _, rest = said.get("flex", "").partition(" ")
    basis = said.get("flex-basis", rest.rpartition(" ")[2])
    width = said.get("width", "") or (basis if _LENGTH.fullmatch(basis) else "")
    return width, min(int(grows), _MAX_TRACKS) if grows.isdecimal() else 0


def _share(width: str) -> int:
    """A width in hundredths of what holds it; 0 where it is told otherwise."""
    match = _LENGTH.match(width)
    return round(100 * Decimal(match.group(1))) if match and match.group(2) == "%" else 0


def _tracks(columns: str) -> int:
    """How many columns a grid has: `2fr 1fr 1fr`, `repeat(3, 80px)`."""
    repeated = sum(int(m.group(1)) * len(_TRACK.findall(m.group(2))) for m in _REPEAT.finditer(columns))
    return min(repeated + len(_TRACK.findall(_REPEAT.sub(" ", columns))), _MAX_TRACKS)


def _spanned(column: str) -> int:
    match = _SPAN.search(column)
    if match is None:
        return 1
    number = int(match.group(1)) if match.group(1) else int(match.group(3)) - int(match.group(2))
    return min(max(number, 1), _MAX_TRACKS)


def _left(said: dict[str, str], name: str) -> int:
    if f"{name}-left" in said:
        return _length(said[f"{name}-left"])
    sides = said.get(name, "").split()
    return _length(sides[{1: 0, 2: 1, 3: 1, 4: 3}[len(sides)]]) if 1 <= len(sides) <= 4 else 0


def _length(text: str) -> int:
    match = _LENGTH.match(text)
    if match is None:
        return 0
    whole, _, fraction = match.group(1).partition(".")
    thousandths = int(f"{whole.lstrip('-') or '0'}{fraction[:3]:0<3}")
    points = thousandths * _POINTS[(match.group(2) or "").lower()] // 1000
    return -points if whole.startswith("-") else points


def _rule(said: dict[str, str], side: str) -> RuleAbove:
    """A line drawn on one side only; a frame around a cell rules off nothing."""
    border = " ".join(said.get(f"border-{side}{part}", "") for part in ("", "-style", "-width", "-color"))
    drawn = _BORDER.search(border)
    if drawn is None or _NO_WIDTH.search(border) or _UNSEEN.search(border):
        return RuleAbove.NONE
    return RuleAbove.DOUBLE if drawn.group(1).lower() == "double" else RuleAbove.SINGLE
