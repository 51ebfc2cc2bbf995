"""The tags of a page with what its style sheets say of each laid into its style attribute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from converter.markup.styles import lay_styles
from converter.model.markup import Markup, MarkupKind
from converter.model.source import SourceDocument
from converter.reading.pages.looks import BLOCKS, look_of

# By these selectors tell elements apart; other attributes are for browsers.
_TOLD_APART = ("class", "id", "style")
_NO_BOXES = frozenset({"br", "script", "style"})
# A share in hundredths that leaves room for nothing.
_WHOLE = 10_000


def styled(document: SourceDocument) -> tuple[Markup, ...]:
    """The markup of a page as it looks: rules of its style sheets, and over them the elements' own."""
    events = _with_sheets(document)
    sets_beside = any(look_of(dict(said).get("style", "")).is_beside for said in distinct_attributes(events))
    return _with_rows(events, document.text) if sets_beside else events


def distinct_attributes(events: Iterable[Markup]) -> Iterable[tuple[tuple[str, str], ...]]:
    """What the tags of a page say, hardly anything twice: equal attributes are mostly one value."""
    return {id(event.attributes): event.attributes for event in events}.values()


def _with_sheets(document: SourceDocument) -> tuple[Markup, ...]:
    sheets = [event.content for event in document.markup if event.name == "style" and event.content.strip()]
    if not sheets:
        return document.markup
    root = etree.Element("html")
    open_nodes, nodes = [root], []
    for event in document.markup:
        if event.kind is MarkupKind.START:
            # A name that is none in XML is none that a style sheet speaks of either.
            node = etree.SubElement(open_nodes[-1], event.name if event.name.isalnum() else "span")
            for name, value in event.attributes:
                if name in _TOLD_APART:
                    node.set(name, value)
            nodes.append(node)
            open_nodes.append(node)
        elif event.kind is MarkupKind.END and len(open_nodes) > 1:
            open_nodes.pop()
    lay_styles(root, sheets)
    laid = iter(nodes)
    return tuple(
        _with_style(event, next(laid).get("style", "")) if event.kind is MarkupKind.START else event
        for event in document.markup
    )


@dataclass(slots=True)
class _Box:
    """An element that is open: which event began it, and what stands in it; `is_part` is the last one less wide."""

    index: int
    name: str
    beside: int = 0
    others: int = 0
    is_part: bool = False


def _with_rows(events: tuple[Markup, ...], text: str) -> tuple[Markup, ...]:
    """The tags; an element of nothing but boxes that float, or stand in one line, is a row of them."""
    rows: set[int] = set()
    boxes: list[_Box] = []
    position = 0
    for index, event in enumerate(events):
        if boxes and event.offset > position and text[position : event.offset].strip():
            boxes[-1].others += 1
        position = event.offset
        if event.kind is MarkupKind.START:
            if boxes:
                look = look_of(dict(event.attributes).get("style", ""))
                boxes[-1].beside += look.is_beside
                boxes[-1].is_part = bool(look.width) or 0 < look.share < _WHOLE
                boxes[-1].others += not look.is_beside and event.name not in _NO_BOXES
            boxes.append(_Box(index, event.name))
        elif event.kind is MarkupKind.END and boxes:
            box = boxes.pop()
            # One alone that leaves room for others, as a heading over labels does, is a row like those around it.
            if (box.beside > 1 or (box.beside and box.is_part)) and not box.others and box.name in BLOCKS:
                rows.add(box.index)
    return tuple(
        _with_style(event, f"{dict(event.attributes).get('style', '')};display:flex;flex-wrap:wrap")
        if index in rows
        else event
        for index, event in enumerate(events)
    )


def _with_style(event: Markup, style: str) -> Markup:
    if not style:
        return event
    others = tuple(pair for pair in event.attributes if pair[0] != "style")
    return event._replace(attributes=(*others, ("style", style)))
