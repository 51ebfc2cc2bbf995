"""The parts of a table in the order of the schema, whatever the page had between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from converter.inline.nodes import Node, Run, descendants, wrapped
from converter.inline.rewrite import BLOCK, INLINE, TABLE_PARTS

SECTIONS = frozenset({"thead", "tbody", "tfoot"})
CELLS = frozenset({"td", "th"})


def fit_table(table: Node) -> None:
    """The parts of a table in the order of the schema; a table without a row becomes a division."""
    table.children = list(_parts(table, TABLE_PARTS))
    for child in table.children:
        if isinstance(child, Node) and child.name in SECTIONS:
            child.children = _rows_of(_parts(child, TABLE_PARTS))
            if not any(isinstance(row, Node) for row in child.children):
                child.name = ""
        elif isinstance(child, Node) and child.name == "colgroup":
            child.children = [part for part in child.children if isinstance(part, Node) and part.name == "col"]
    table.children = [child for child in table.children if not (isinstance(child, Node) and not child.name)]
    head, rest = _table_head(table.children)
    sections = [child for child in rest if isinstance(child, Node) and child.name in SECTIONS]
    if sections:
        rest = wrapped(rest, lambda c: c.is_blank if isinstance(c, Run) else c.name in SECTIONS, "tbody")
        fitted = {id(section) for section in sections}
        for section in rest:
            if isinstance(section, Node) and id(section) not in fitted:
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
    """What a caption holds, and the captions in it."""
    if isinstance(child, Run) or child.name != "caption":
        return [child]
    return [part for inner in child.children for part in _contents(inner)]


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
            if first and not any(part.name in BLOCK for part in descendants(child)):
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
    rows = wrapped(children, lambda c: c.is_blank if isinstance(c, Run) else c.name == "tr", "tr")
    for row in rows:
        if isinstance(row, Node):
            _fit_row(row)
    return rows


def _fit_row(row: Node) -> None:
    """Cells only; a row without one keeps its place with a cell that takes no room."""
    children = list(_parts(row, CELLS))
    row.children = wrapped(children, lambda c: c.is_blank if isinstance(c, Run) else c.name in CELLS, "td")
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
