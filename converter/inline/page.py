"""The body of an HTML release as XHTML: its own text and looks, with tags around the digits of facts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lxml import etree

from converter.errors import EngineError
from converter.inline.nodes import Node, Run
from converter.inline.rewrite import VOID, Rewriter
from converter.inline.tags import Mark, add_marks, by_locator, overlap
from converter.inline.tree import page_tree
from converter.markup import names
from converter.markup.styles import lay_styles
from converter.markup.write import element
from converter.model.findings import Finding
from converter.model.markup import MarkupRules
from converter.model.source import SourceDocument

_NOT_IN_NAME = re.compile(r"[^\w.-]", re.ASCII)


def page_body(
    root: etree._Element, source: SourceDocument, marks: Sequence[Mark], reserved: frozenset[str], rules: MarkupRules
) -> tuple[etree._Element, tuple[Finding, ...]]:
    """Append the body of a page with its style sheets laid into it; also findings on what could not stay.

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
    writer = _Writer(source, marks)
    writer.write(tree, body)
    writer.check_all_written()
    left_out = lay_styles(root, styles)
    return body, (*rewriter.findings(), *left_out)


def _name_anew(tree: Node, reserved: frozenset[str]) -> None:
    """Make identifiers unique and well-formed, and lead links to them."""
    known: dict[str, str] = {}
    taken = set(reserved)
    links: list[Node] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        waiting += [child for child in reversed(node.children) if isinstance(child, Node)]
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


class _Writer:
    """Writes nodes as elements and lays tags into their text."""

    def __init__(self, source: SourceDocument, marks: Sequence[Mark]) -> None:
        self._source = source
        self._marks = marks
        self._starts = [mark.locator.start for mark in marks]
        self._written = 0

    def write(self, node: Node, made: etree._Element) -> None:
        for child in node.children:
            if isinstance(child, Run):
                self._text(child, made)
                continue
            self.write(child, element(made, names.XHTML, child.name, child.attributes))
        if made.text is None and _last(made) is None and node.name not in VOID:
            made.text = ""  # Else `<b/>`, which browsers take for a start tag.

    def check_all_written(self) -> None:
        """Every fact has its tag.

        Raises:
            EngineError: one stands across a tag of the page.
        """
        if self._written != len(self._marks):
            raise EngineError("a figure crosses a tag of the page", where=self._source.name, do="Report this document")

    def _text(self, run: Run, made: etree._Element) -> None:
        position = run.start
        inside = self._marks[bisect_left(self._starts, run.start) : bisect_left(self._starts, run.end)]
        for locator, here in by_locator(inside):
            digits = self._source.text[locator.start : locator.end]
            if locator.start < position or locator.end > run.end:
                raise overlap(self._source, here[0])
            _append(made, self._source.text[position : locator.start])
            add_marks(made, here, digits)
            self._written += len(here)
            position = locator.end
        _append(made, self._source.text[position : run.end])


def _append(made: etree._Element, text: str) -> None:
    if not text:
        return
    last = _last(made)
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        made.text = (made.text or "") + text


def _last(made: etree._Element) -> etree._Element | None:
    """The last child; lxml would count them all to say how many there are."""
    return next(made.iterchildren(reversed=True), None)
