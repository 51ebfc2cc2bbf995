"""The markup of a page beside its text, and the rules by which old markup is written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

# XML 1.0 section 2.2: what a document may not hold.
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The name under which a page's document type stands first among its tags.
DOCTYPE = "!doctype"


class MarkupKind(StrEnum):
    """What stands at one place of a page's text."""

    START = "start"
    END = "end"
    BREAK = "break"


class Markup(NamedTuple):
    """One tag of a page, at its offset into the text.

    A break is one character of the text that is not the page's: the line end or tab that stands for the
    edge of a block or a cell, so that words of two blocks do not run into one.

    Attributes:
        attributes: of a start tag, names in lower case.
        content: of a start tag whose content is no text of the page: style sheets and titles.
    """

    offset: int
    kind: MarkupKind
    name: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    content: str = ""


@dataclass(frozen=True, slots=True)
class SourceTag:
    """A numeric tag of Inline XBRL that a page bears itself (Inline XBRL 1.1 section 10).

    Attributes:
        name: of its concept, with the page's prefix.
        start, end: the range of the text that it holds, blanks and all.
        scale: the power of ten that the figure is multiplied by.
        is_negative: whether it says that the value is below zero.
        is_part: whether its context has dimensions.
    """

    name: str
    start: int
    end: int
    scale: int
    is_negative: bool
    is_part: bool


@dataclass(frozen=True, slots=True)
class ElementRule:
    """What becomes of an element: another name, or with none its tags go, or it goes whole with a finding."""

    element: str
    becomes: str
    goes: bool
    style: str


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """What becomes of an attribute whose whole value matches: an attribute, a style, or a finding.

    `written` and `style` refer to groups of `value` as templates do; `element` is `*` for all.
    """

    element: str
    attribute: str
    value: re.Pattern[str]
    becomes: str
    written: str
    goes: bool
    style: str


@dataclass(frozen=True, slots=True)
class MarkupRules:
    """All rules of legacy_markup.csv, in their order."""

    elements: tuple[ElementRule, ...]
    attributes: tuple[AttributeRule, ...]
