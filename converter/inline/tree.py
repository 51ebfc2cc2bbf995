"""A page as a tree that XHTML's schema accepts and that looks as before.

What a block in an inline element looks like is what a division with `display:inline` looks like: the boxes
that CSS makes are the same. So nothing is torn apart; only links are laid around each run of words in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from converter.inline.rewrite import BLOCK, INLINE, TABLE_PARTS, Rewriter
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
_NOT_IN_PRE = frozenset({"big", "img", "small", "sub", "sup"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the source's text, none of a tag between them."""

    start: int
    end: int
    is_blank: bool


@dataclass(slots=True)
class Node:
    """An element on its way to XHTML."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | Run] = field(default_factory=list)

    def restyled(self, name: str, style: str) -> None:
        """Make another element of it that looks as given, its own style going before."""
        self.name = name
        self.attributes["style"] = ";".join(part for part in (style, self.attributes.get("style")) if part)


def page_tree(source: SourceDocument, rewriter: Rewriter) -> tuple[Node, tuple[str, ...]]:
    """The body of a page, fit for XHTML, and the page's style sheets."""
    body, styles = _grown(source, rewriter)
    _place_parts(body)
    _fit(body)
    body.children = _wrapped(body.children, _is_block, "div")
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
        if event.kind is MarkupKind.BREAK:
            position += 1
        elif event.kind is MarkupKind.END:
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
            tag = rewriter.tag(event)
            if event.name == "body":
                body.attributes = dict(tag.attributes)
            elif tag.goes or parent is None:
                open_tags.append(None)
            elif tag.name is None:
                open_tags.append(parent)
            else:
                in_link = tag.name == "a" and any(node is not None and node.name == "a" for node in open_tags)
                node = Node("span" if in_link else tag.name, dict(tag.attributes))
                if in_link:
                    node.attributes.pop("href", None)
                parent.children.append(node)
                open_tags.append(node)
    if position < len(source.text):
        body.children.append(_run(source.text, position, len(source.text)))
    return body, tuple(styles)


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
    return Run(start, end, not text[start:end].strip(" \t\n\r\f"))


def _is_block(child: Node | Run) -> bool:
    return child.is_blank if isinstance(child, Run) else child.name in BLOCK


def _place_parts(node: Node) -> None:
    """Put the parts of tables and lists where the schema has them, outermost first."""
    if node.name == "table":
        _fit_table(node)
    elif node.name not in TABLE_PARTS or node.name in (*_CELLS, "caption"):
        node.children = list(_without_loose_parts(node))
        if node.name in ("ul", "ol"):
            _fit_list(node)
        else:
            _free_items(node)
    for child in node.children:
        if isinstance(child, Node):
            _place_parts(child)


def _without_loose_parts(node: Node) -> Iterator[Node | Run]:
    """Parts of a table outside one are no elements to a browser."""
    for child in node.children:
        if isinstance(child, Node) and child.name in TABLE_PARTS:
            yield from _without_loose_parts(child)
        else:
            yield child


def _free_items(node: Node) -> None:
    """List items outside a list are divisions that look alike."""
    for child in node.children:
        if isinstance(child, Node) and child.name == "li":
            child.restyled("div", "display:list-item")


def _fit(node: Node) -> None:
    """Let no block stand where words only may, innermost first."""
    for child in node.children:
        if isinstance(child, Node):
            _fit(child)
    if node.name == "br" and "style" in node.attributes:
        # The schema allows a line end no style; its height is that of a span around it.
        line_end = Node("br", {key: node.attributes[key] for key in ("class", "id") if key in node.attributes})
        node.name, node.attributes, node.children = "span", {"style": node.attributes["style"]}, [line_end]
    elif any(isinstance(child, Node) and child.name in BLOCK for child in node.children):
        _become_division(node)
    elif node.name == "pre" and any(part.name in _NOT_IN_PRE for part in _descendants(node)):
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
    if node.name not in ("table", "tr", "ul", "ol", *_SECTIONS):
        node.children = _wrapped(node.children, _is_block, "a", {"href": address})


def _descendants(node: Node) -> Iterator[Node]:
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from _descendants(child)


def _wrapped(
    children: Iterable[Node | Run],
    stays: Callable[[Node | Run], bool],
    name: str,
    attributes: dict[str, str] | None = None,
) -> list[Node | Run]:
    """Children with an element around each run of those that may not stay by themselves."""
    out: list[Node | Run] = []
    wrapper: Node | None = None
    for child in children:
        if stays(child) and not (wrapper and isinstance(child, Run)):
            wrapper = None
            out.append(child)
            continue
        if wrapper is None:
            wrapper = Node(name, dict(attributes or {}))
            out.append(wrapper)
        wrapper.children.append(child)
    return out


def _fit_list(node: Node) -> None:
    """A list with text beside its items, as old pages indent text, becomes divisions."""
    items = [child for child in node.children if not (isinstance(child, Run) and child.is_blank)]
    if items and all(isinstance(child, Node) and child.name == "li" for child in items):
        return
    mark = "decimal" if node.name == "ol" else "disc"
    node.restyled("div", f"margin:1em 0;padding-left:40px;list-style-type:{mark}")
    _free_items(node)


def _fit_table(table: Node) -> None:
    """The parts of a table in the order of the schema; a table without a row becomes a division."""
    table.children = list(_parts(table, TABLE_PARTS))
    for child in table.children:
        if isinstance(child, Node) and child.name in _SECTIONS:
            child.children = _rows_of(_parts(child, TABLE_PARTS))
            if not any(isinstance(row, Node) for row in child.children):
                child.name = ""
        elif isinstance(child, Node) and child.name == "colgroup":
            child.children = [part for part in child.children if isinstance(part, Node) and part.name == "col"]
        elif isinstance(child, Node) and child.name == "tr":
            _fit_row(child)
    table.children = [child for child in table.children if not (isinstance(child, Node) and not child.name)]
    head, rest = _table_head(table.children)
    sections = [child for child in rest if isinstance(child, Node) and child.name in _SECTIONS]
    if sections:
        rest = _wrapped(rest, lambda c: c.is_blank if isinstance(c, Run) else c.name in _SECTIONS, "tbody")
        for section in rest:
            if isinstance(section, Node) and section.name == "tbody":
                section.children = _rows_of(section.children)
        _name_sections([child for child in rest if isinstance(child, Node)])
    else:
        rest = _rows_of(rest)
    table.children = [*head, *rest]
    if not any(isinstance(child, Node) for child in rest):
        table.restyled("div", "")
        table.attributes = {key: value for key, value in table.attributes.items() if key in ("id", "class", "style")}
        table.children = [part for child in table.children for part in _contents(child)]
        if any(isinstance(part, Node) and part.name in ("col", "colgroup") for part in table.children):
            table.children = []


def _contents(child: Node | Run) -> list[Node | Run]:
    return child.children if isinstance(child, Node) and child.name == "caption" else [child]


def _parts(node: Node, wanted: frozenset[str]) -> Iterator[Node | Run]:
    """The children of a table's part; what only stands around such parts is let go."""
    for child in node.children:
        if isinstance(child, Node) and child.name not in wanted and _holds_any(child, wanted):
            yield from _parts(child, wanted)
        else:
            yield child


def _holds_any(node: Node, wanted: frozenset[str]) -> bool:
    return any(
        isinstance(child, Node) and (child.name in wanted or (child.name in INLINE and _holds_any(child, wanted)))
        for child in node.children
    ) and node.name not in ("table", "ul", "ol")


def _table_head(children: list[Node | Run]) -> tuple[list[Node | Run], list[Node | Run]]:
    """Caption and columns, which go before all rows; a caption elsewhere or with blocks becomes a row."""
    head: list[Node | Run] = []
    rest: list[Node | Run] = []
    for child in children:
        name = child.name if isinstance(child, Node) else ""
        if name in ("col", "colgroup"):
            head.append(child)
        elif name == "caption" and isinstance(child, Node):
            first = not any(isinstance(other, Node) for other in (*head, *rest))
            if first and not any(part.name in BLOCK for part in _descendants(child)):
                head.append(child)
            else:
                child.restyled("td", "text-align:center")
                child.attributes["colspan"] = "99"
                rest.append(Node("tr", {}, [child]))
        else:
            rest.append(child)
    kinds = {child.name for child in head if isinstance(child, Node)}
    if kinds >= {"col", "colgroup"}:
        head = [c for c in head if not (isinstance(c, Node) and c.name == "col")]
    return head, rest


def _rows_of(children: Iterable[Node | Run]) -> list[Node | Run]:
    """Rows only: loose cells and text get a row around them."""
    rows = _wrapped(children, lambda c: c.is_blank if isinstance(c, Run) else c.name == "tr", "tr")
    for row in rows:
        if isinstance(row, Node):
            _fit_row(row)
    return rows


def _fit_row(row: Node) -> None:
    """Cells only; a row without one keeps its place with a cell that takes no room."""
    children = list(_parts(row, _CELLS))
    row.children = _wrapped(children, lambda c: c.is_blank if isinstance(c, Run) else c.name in _CELLS, "td")
    if not any(isinstance(child, Node) for child in row.children):
        row.children.append(Node("td", {"style": "padding:0;border-width:0"}))


def _name_sections(sections: list[Node]) -> None:
    """One head, one foot, then bodies: others that are out of this order are bodies too."""
    names = [section.name for section in sections]
    allowed = re.match(r"(?:thead )?(?:tfoot )?", " ".join(names) + " ")
    lead = len(allowed.group().split()) if allowed else 0
    if lead == len(sections):
        lead = 0
    for section in sections[lead:]:
        section.name = "tbody"
