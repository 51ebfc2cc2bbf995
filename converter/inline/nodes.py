"""Elements and runs of text on their way from a page's tags to XHTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from converter.inline.rewrite import BLOCK


class Run(NamedTuple):
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


def is_block(child: Node | Run) -> bool:
    """Whether a child may stand among blocks: a block, or blanks between them."""
    return child.is_blank if isinstance(child, Run) else child.name in BLOCK


def elements(node: Node) -> list[Node]:
    """The elements right in a node."""
    return [child for child in node.children if isinstance(child, Node)]


def descendants(node: Node) -> Iterator[Node]:
    """Every element in a node, from the outside in."""
    for child in node.children:
        if isinstance(child, Node):
            yield child
            yield from descendants(child)


def wrapped(
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
