"""The body of an HTML release as XHTML: its own text and looks, with tags around the digits of facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile

from lxml import etree

from converter.errors import EngineError
from converter.inline.nodes import Node, Run, elements
from converter.inline.rewrite import VOID, Rewriter
from converter.inline.tags import Mark, marked
from converter.inline.tree import page_tree
from converter.markup import names
from converter.markup.styles import lay_styles
from converter.markup.write import element, escaped, start_tag
from converter.model.findings import Finding
from converter.model.markup import MarkupRules
from converter.model.source import SourceDocument

_NOT_IN_NAME = re.compile(r"[^\w.-]", re.ASCII)


def page_body(
    root: etree._Element, source: SourceDocument, marks: Sequence[Mark], reserved: frozenset[str], rules: MarkupRules
) -> tuple[etree._Element, str, tuple[Finding, ...]]:
    """Append the body of a page, whose content comes as text; also findings on what could not stay.

    The page's style sheets are laid into it. Blanks before its first element are the body's already.

    Args:
        root: the document's element.
        marks: the elements to lay around characters, in the order of the text.
        reserved: identifiers that the page's own elements may not have.

    Raises:
        EngineError: a tag would cross another or the page's own, which would be a fault of ours.
    """
    rewriter = Rewriter(rules)
    tree, styles = page_tree(source, rewriter)
    _name_anew(tree, reserved)
    body = element(root, names.XHTML, "body", tree.attributes)
    left_out = _lay(styles, tree, root, body)
    lead = tuple(takewhile(lambda child: isinstance(child, Run), tree.children))
    body.text = "".join(source.text[run.start : run.end] for run in lead if isinstance(run, Run))
    content = _Writer(source, marks).written(tree.children[len(lead) :])
    return body, content, (*rewriter.findings(), *left_out)


def _lay(styles: Sequence[str], tree: Node, root: etree._Element, body: etree._Element) -> tuple[Finding, ...]:
    """Lay style sheets into the nodes of a page, by the elements that these are to be."""
    if not any(sheet.strip() for sheet in styles):
        return ()
    made = list(_elements(tree, body))
    left_out = lay_styles(root, styles)
    for node, child in made:
        if style := child.get("style"):
            node.attributes["style"] = style
    del body[:]
    return left_out


def _elements(node: Node, made: etree._Element) -> Iterator[tuple[Node, etree._Element]]:
    for child in node.children:
        if isinstance(child, Node):
            inner = element(made, names.XHTML, child.name, child.attributes)
            yield child, inner
            yield from _elements(child, inner)


def _name_anew(tree: Node, reserved: frozenset[str]) -> None:
    """Make identifiers unique and well-formed, and lead links to them."""
    known: dict[str, str] = {}
    taken = set(reserved)
    links: list[Node] = []
    for node in _referring(tree):
        if node.attributes.get("href", "").startswith("#"):
            links.append(node)
        old = node.attributes.pop("id", "")
        if not old or old in known:
            continue
        new = _NOT_IN_NAME.sub("_", old)
        new = new if new[:1].isalpha() or new[:1] == "_" else f"_{new}"
        while new in taken:
            new += "_"
        taken.add(new)
        known[old] = node.attributes["id"] = new
    for node in links:
        name = node.attributes["href"][1:]
        node.attributes["href"] = "#" + known.get(name, _NOT_IN_NAME.sub("_", name))


def _referring(tree: Node) -> list[Node]:
    """The elements with an identifier or an address, in the order of the page."""
    found: list[Node] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if "id" in node.attributes or "href" in node.attributes:
            found.append(node)
        if node.children:
            waiting += reversed(elements(node))
    return found


class _Writer:
    """Writes nodes as markup and lays tags into their text."""

    def __init__(self, source: SourceDocument, marks: Sequence[Mark]) -> None:
        self._source = source
        self._marks = marks
        self._starts = [mark.locator.start for mark in marks]
        self._tagged = 0
        self._known: dict[tuple[str, tuple[tuple[str, str], ...], bool], str] = {}
        self._parts: list[str] = []

    def written(self, children: Sequence[Node | Run]) -> str:
        """The markup of the parts of a page, in which every mark has its element.

        Raises:
            EngineError: a mark stands across a tag of the page, or across another.
        """
        self._write(children)
        if self._tagged != len(self._marks):
            raise EngineError("a figure crosses a tag of the page", where=self._source.name, do="Report this document")
        return "".join(self._parts)

    def _write(self, children: Sequence[Node | Run]) -> None:
        for child in children:
            if isinstance(child, Run):
                self._text(child)
                continue
            # A browser takes `<b/>` for a start tag.
            is_empty = child.name in VOID and not child.children
            self._parts.append(self._start_tag(child, is_empty))
            if not is_empty:
                self._write(child.children)
                self._parts.append(f"</{child.name}>")

    def _start_tag(self, node: Node, is_empty: bool) -> str:
        """A start tag as text. Pages repeat their tags, so each is written once."""
        if not node.attributes and not is_empty:
            return f"<{node.name}>"
        key = node.name, tuple(node.attributes.items()), is_empty
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = start_tag(node.name, node.attributes, is_empty=is_empty)
        return found

    def _text(self, run: Run) -> None:
        first = bisect_left(self._starts, run.start)
        if first == len(self._starts) or self._starts[first] >= run.end:
            # Hardly any run has a mark in it.
            self._parts.append(escaped(self._source.text[run.start : run.end]))
            return
        inside = self._marks[first : bisect_left(self._starts, run.end)]
        self._parts.append(marked(self._source, inside, run.start, run.end))
        self._tagged += len(inside)
