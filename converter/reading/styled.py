"""The tags of a page with what its style sheets say of each laid into its style attribute."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from converter.markup.styles import lay_styles
from converter.model.markup import Markup, MarkupKind
from converter.model.source import SourceDocument

# By these selectors tell elements apart; other attributes are for browsers.
_TOLD_APART = ("class", "id", "style")


def styled(document: SourceDocument) -> tuple[Markup, ...]:
    """The markup of a page as it looks: rules of its style sheets, and over them the elements' own."""
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


def _with_style(event: Markup, style: str) -> Markup:
    if not style:
        return event
    others = tuple(pair for pair in event.attributes if pair[0] != "style")
    return replace(event, attributes=(*others, ("style", style)))
