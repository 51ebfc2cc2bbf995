"""A page as a tree that XHTML's schema accepts and that looks as before.

What a block in an inline element looks like is what a division with `display:inline` looks like: the boxes
that CSS makes are the same. So nothing is torn apart; only links are laid around each run of words in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from converter.inline.nodes import Node, Run, descendants, elements, is_block, wrapped
from converter.inline.rewrite import BLOCK, INLINE, TABLE_PARTS, Rewriter
from converter.inline.tables import CELLS, SECTIONS, fit_table
from converter.model.markup import DOCTYPE, MarkupKind
from converter.model.source import SourceDocument

_TEXT_BLOCKS = {
    "p": "margin:1em 0",
    "pre": "display:block;font-family:monospace;white-space:pre;margin:1em 0",
    "h1": "font-size:2em;font-weight:bold;margin:0.67em 0",
    "h2": "font-size:1.5em;font-weight:bold;margin:0.83em 0",
    "h3": "font-size:1.17em;font-weight:bold;margin:1em 0",
    "h4": "font-weight:bold;margin:1.33em 0",
    "h5": "font-size:0.83em;font-weight:bold;margin:1.67em 0",
    "h6": "font-size:0.67em;font-weight:bold;margin:2.33em 0",
}
_INLINE_LOOKS = {
    **dict.fromkeys(("b", "strong"), "font-weight:bold"),
    **dict.fromkeys(("cite", "dfn", "em", "i", "var"), "font-style:italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "font-family:monospace"),
    "big": "font-size:larger",
    "small": "font-size:smaller",
    "sub": "font-size:smaller;vertical-align:sub",
    "sup": "font-size:smaller;vertical-align:super",
}
# A result has no document type, so browsers show it in quirks mode, where tables do not inherit these.
_STANDARDS = (
    "table{font-size:inherit;font-style:inherit;font-variant:inherit;font-weight:inherit;line-height:inherit;"
    "text-align:inherit;white-space:inherit;color:inherit}"
)
# Parts of a table that hold others of its parts.
_PLACED_BY_TABLES = TABLE_PARTS - CELLS - {"caption"}
# A page has tens of thousands of tags, and Python is slow to find a member by the name of its enumeration.
_BREAK, _END = MarkupKind.BREAK, MarkupKind.END
_WORDS = re.compile(r"[^ \t\n\r\f]")
_NOT_IN_PRE = frozenset({"big", "img", "small", "sub", "sup"})


def page_tree(source: SourceDocument, rewriter: Rewriter) -> tuple[Node, tuple[str, ...]]:
    """The body of a page, fit for XHTML, and the page's style sheets."""
    body, styles = _grown(source, rewriter)
    _place_parts(body)
    _fit(body)
    body.children = wrapped(body.children, is_block, "div")
    return body, styles


def _grown(source: SourceDocument, rewriter: Rewriter) -> tuple[Node, tuple[str, ...]]:
    """The tree as the page has it, its tags written anew."""
    body = Node("body")
    # What each open tag became: its node, its parent's where its tags go, None where its content goes.
    open_tags: list[Node | None] = [body]
    styles: list[str] = []
    position = 0
    for event in source.markup:
        parent = open_tags[-1]
        if event.offset > position:
            if parent is not None:
                parent.children.append(_run(source.text, position, event.offset))
            position = event.offset
        if event.kind is _BREAK:
            position += 1
        elif event.kind is _END:
            if len(open_tags) > 1:
                open_tags.pop()
        elif event.name == DOCTYPE:
            styles += [_STANDARDS] if _is_standard(dict(event.attributes)) else []
            open_tags.append(None)
        elif event.name in ("style", "title"):
            if event.name == "style":
                styles.append(rewriter.style_sheet(event.content))
            open_tags.append(None)
        else:
            # The schema allows a line end no style, so that stands in a block of no height behind it.
            tag = rewriter.tag(event)
            if event.name == "body":
                body.attributes = tag.attributes.copy()
            elif tag.goes or parent is None:
                open_tags.append(None)
            elif tag.name is None:
                open_tags.append(parent)
            else:
                node = Node(tag.name, tag.attributes.copy())
                parent.children.append(node)
                if tag.name == "a":
                    _as_link(node, open_tags)
                elif tag.name == "br" and (style := node.attributes.pop("style", "")):
                    parent.children.append(Node("span", {"style": f"display:block;{style}"}))
                open_tags.append(node)
    if position < len(source.text):
        body.children.append(_run(source.text, position, len(source.text)))
    return body, tuple(styles)


def _as_link(node: Node, open_tags: Sequence[Node | None]) -> None:
    """EFM 5.2.5: what is no link, or stands in one, is no anchor; a target may be anything with an identifier."""
    in_link = any(around is not None and around.name == "a" for around in open_tags)
    if in_link or "href" not in node.attributes:
        node.name = "span"
        node.attributes.pop("href", None)


def _is_standard(doctype: dict[str, str]) -> bool:
    """Whether browsers leave quirks mode for a document type (HTML 5 section 13.2.6.4.1)."""
    public = doctype["public"].lower()
    return (
        not public
        or "xhtml 1" in public
        or "html 4.01//" in public
        or ("html 4.01" in public and bool(doctype["system"]))
    )


def _run(text: str, start: int, end: int) -> Run:
    return Run(start, end, _WORDS.search(text, start, end) is None)


def _place_parts(node: Node) -> None:
    """Put the parts of tables and lists where the schema has them, outermost first."""
    inside = elements(node)
    if node.name == "table":
        fit_table(node)
        inside = elements(node)
    elif node.name not in _PLACED_BY_TABLES:
        if inside and any(child.name in TABLE_PARTS for child in inside):
            node.children = list(_without_loose_parts(node))
            inside = elements(node)
        if node.name in ("ul", "ol"):
            _fit_list(node)
        else:
            _free_items(inside)
    for child in inside:
        _place_parts(child)


def _without_loose_parts(node: Node) -> Iterator[Node | Run]:
    """Parts of a table outside one are no elements to a browser."""
    for child in node.children:
        if isinstance(child, Node) and child.name in TABLE_PARTS:
            yield from _without_loose_parts(child)
        else:
            yield child


def _free_items(inside: Iterable[Node]) -> None:
    """List items outside a list are divisions that look alike."""
    for child in inside:
        if child.name == "li":
            child.restyled("div", "display:list-item")


def _fit(node: Node) -> None:
    """Let no block stand where words only may, innermost first."""
    holds_block = False
    for child in node.children:
        if isinstance(child, Node):
            if child.children:
                _fit(child)
            holds_block = holds_block or child.name in BLOCK
    if holds_block:
        _become_division(node)
    elif node.name == "pre" and any(part.name in _NOT_IN_PRE for part in descendants(node)):
        node.restyled("div", _TEXT_BLOCKS["pre"])


def _become_division(node: Node) -> None:
    """An element that may hold no blocks becomes a division that looks alike."""
    if node.name in INLINE:
        link = node.attributes.get("href") if node.name == "a" else None
        node.restyled("div", ";".join(filter(None, ("display:inline", _INLINE_LOOKS.get(node.name)))))
        if link is not None:
            del node.attributes["href"]
            _lay_link(node, link)
    elif node.name in _TEXT_BLOCKS:
        node.restyled("div", _TEXT_BLOCKS[node.name])


def _lay_link(node: Node, address: str) -> None:
    """A link around each run of words in a node."""
    for child in node.children:
        if isinstance(child, Node) and (child.name in BLOCK or child.name in TABLE_PARTS or child.name == "li"):
            _lay_link(child, address)
    if node.name not in ("table", "tr", "ul", "ol", *SECTIONS):
        node.children = wrapped(node.children, is_block, "a", {"href": address})


def _fit_list(node: Node) -> None:
    """A list with text beside its items, as old pages indent text, becomes divisions."""
    items = [child for child in node.children if not (isinstance(child, Run) and child.is_blank)]
    if items and all(isinstance(child, Node) and child.name == "li" for child in items):
        return
    mark = "decimal" if node.name == "ol" else "disc"
    node.restyled("div", f"margin:1em 0;padding-left:40px;list-style-type:{mark}")
    _free_items(elements(node))
