"""A page as a reader sees it: one after the other its paragraphs, preformatted texts and tables of cells.

This file knows tags and styles. Hidden elements are left out; tables that only lay out the page are walked
through, so that each table left holds cells of words and figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from converter.model.markup import Markup, MarkupKind
from converter.model.source import RuleAbove, SourceDocument
from converter.reading.looks import BLOCKS, PLAIN, Look, look_of

_ROLES = {"table": "table", "tr": "row", "td": "cell", "th": "cell", "hr": "line", "br": "break", "pre": "pre"}
_ROLES |= dict.fromkeys(("listing", "xmp", "plaintext"), "pre")
_DISPLAYS = {
    "table": "table",
    "inline-table": "table",
    "table-row": "row",
    "table-cell": "cell",
    "block": "block",
    "flex": "block",
    "list-item": "block",
}
_HIDDEN_ELEMENTS = frozenset({"title", "style", "script", "noscript", "template", "select", "object", "iframe"})
_MAX_SPAN = 500
# Old pages print dashes and quotes as controls of Latin-1: read as what cp1252 has there, and shown as they are.
READ_AS = {code: bytes((code,)).decode("cp1252", "ignore") or " " for code in range(0x80, 0xA0)}


@dataclass(slots=True)
class Paragraph:
    """Words that stand together: the ranges of the text they are, those of raised marks apart.

    `line` counts the lines of a cell down to it; `words` are those that are not raised, with one blank between.
    """

    indent: int
    line: int = 0
    words: str = ""
    pieces: list[tuple[int, int]] = field(default_factory=list)
    raised: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Preformatted:
    """A range of the text in fixed columns."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Break:
    """A line across the page or the end of one."""


@dataclass(slots=True)
class PageCell:
    """A cell of a table: where it stands among the columns, what it holds, which lines are drawn around it."""

    colspan: int
    rowspan: int
    indent: int
    rule_over: RuleAbove = RuleAbove.NONE
    rule_under: RuleAbove = RuleAbove.NONE
    column: int = 0
    content: list[Item] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        return [item for item in self.content if isinstance(item, Paragraph)]


@dataclass(slots=True)
class PageTable:
    """The cells of a table, row by row, in their columns."""

    rows: list[list[PageCell]] = field(default_factory=list)
    start: int = 0
    end: int = 0


Item = Paragraph | Preformatted | Break | PageTable


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a start tag says: the part that its element plays, its look and its attributes."""

    role: str
    look: Look
    attributes: Mapping[str, str]
    is_hidden: bool
    is_raised: bool


def _tag_of(event: Markup) -> _Tag:
    attributes = dict(event.attributes)
    style = attributes.get("style")
    look = look_of(style) if style else PLAIN
    role = _ROLES.get(event.name) or _DISPLAYS.get(look.display) or ("block" if event.name in BLOCKS else "")
    hidden = look.is_hidden or "hidden" in attributes or event.name in _HIDDEN_ELEMENTS
    return _Tag(role, look, attributes, hidden, event.name == "sup" or look.is_raised)


@lru_cache(maxsize=1)
def page_items(document: SourceDocument) -> tuple[Item, ...]:
    """The visible parts of a page in their order; those of the last page are kept, for several look at them."""
    reader = _Reader(document.text)
    for event in document.markup:
        if event.offset > reader.position:
            reader.text(event.offset)
        if event.kind is MarkupKind.BREAK:
            reader.position += 1
        elif event.kind is MarkupKind.START:
            reader.start(event)
        else:
            reader.end()
    reader.text(len(document.text))
    while reader.open:
        reader.end()
    return tuple(reader.sinks[0])


class _Reader:
    """Goes through the tags once, with the elements, tables and cells that are open."""

    def __init__(self, text: str) -> None:
        self.position = 0
        # The tags that are open, and where each began.
        self.open: list[tuple[_Tag, int]] = []
        self.sinks: list[list[Item]] = [[]]
        self._source = text
        self._tables: list[PageTable] = []
        self._cells: list[PageCell] = []
        self._paragraph: Paragraph | None = None
        self._hidden = self._raised = self._preformatted = 0
        self._indents = [0]
        self._line = 0
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], _Tag] = {}

    def text(self, until: int) -> None:
        start, self.position = self.position, until
        if until <= start or self._hidden or self._preformatted:
            return
        if self._paragraph is None:
            if not self._source[start:until].strip(" \t\n\r\f"):
                return
            self._paragraph = Paragraph(self._indents[-1], self._line)
        (self._paragraph.raised if self._raised else self._paragraph.pieces).append((start, until))

    def start(self, event: Markup) -> None:
        key = (event.name, event.attributes)
        tag = self._known.get(key)
        if tag is None:
            tag = self._known[key] = _tag_of(event)
        role, look = tag.role, tag.look
        self.open.append((tag, self.position))
        self._hidden += tag.is_hidden
        self._raised += tag.is_raised
        if self._hidden or self._preformatted:
            self._preformatted += role == "pre"
            return
        if not role:
            return
        self._finish()
        if role == "break":
            self._line += 1
        elif role == "table":
            self._tables.append(PageTable(start=self.position))
        elif role == "row" and self._tables:
            self._tables[-1].rows.append([])
        elif role == "cell" and self._tables:
            self._open_cell(tag)
        elif role == "line":
            self._rule_off()
        elif role == "pre":
            self._preformatted += 1
        elif role == "block":
            self._indents.append(self._indents[-1] + look.indent + look.first_line)
            self._ruled(look)

    def end(self) -> None:
        closed, start = self.open.pop()
        visible = not self._hidden
        self._hidden -= closed.is_hidden
        self._raised -= closed.is_raised
        if self._preformatted:
            self._preformatted -= closed.role == "pre"
            if not self._preformatted and visible and self.position > start:
                self.sinks[-1].append(Preformatted(start, self.position))
            return
        if not visible or not closed.role:
            return
        self._finish()
        if closed.role == "block":
            self._indents.pop()
            self._line += 1
        elif closed.role == "cell" and self._cells and self._tables:
            self._cells.pop()
            self.sinks.pop()
            self._indents.pop()
        elif closed.role == "table":
            self._close_table()

    def _open_cell(self, tag: _Tag) -> None:
        table, attributes, look = self._tables[-1], tag.attributes, tag.look
        if not table.rows:
            table.rows.append([])
        cell = PageCell(_span(attributes.get("colspan")), _span(attributes.get("rowspan")), look.indent)
        cell.rule_over, cell.rule_under = look.rule_over, look.rule_under
        table.rows[-1].append(cell)
        self._cells.append(cell)
        self.sinks.append(cell.content)
        self._line = 0
        self._indents.append(look.indent + look.first_line)

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.end = self.position
        cells = [cell for row in table.rows for cell in row]
        holds_tables = any(not isinstance(item, Paragraph) for cell in cells for item in cell.content)
        alone = all(sum(bool(cell.content) for cell in row) <= 1 for row in table.rows)
        if holds_tables or alone:
            self.sinks[-1] += [item for cell in cells for item in cell.content]
            return
        _place(table)
        self.sinks[-1].append(table)

    def _finish(self) -> None:
        paragraph, self._paragraph = self._paragraph, None
        if paragraph is None:
            return
        pieces = [self._source[start:end] for start, end in paragraph.pieces]
        paragraph.words = " ".join("".join(pieces).translate(READ_AS).split())
        if not (paragraph.words or paragraph.raised):
            return
        first = pieces[0] if pieces else ""
        blanks = first[: len(first) - len(first.lstrip())]
        paragraph.indent += 250 * (blanks.count("\u00a0") + 4 * blanks.count("\u2003"))
        self.sinks[-1].append(paragraph)

    def _rule_off(self) -> None:
        """A line across a cell is drawn under what stands there; across the page it parts."""
        if self._cells:
            self._cells[-1].rule_under = RuleAbove.SINGLE
        else:
            self.sinks[-1].append(Break())

    def _ruled(self, look: Look) -> None:
        """Lines above or below a paragraph in a cell are the cell's."""
        if self._cells:
            cell = self._cells[-1]
            cell.rule_over = cell.rule_over if look.rule_over is RuleAbove.NONE else look.rule_over
            cell.rule_under = cell.rule_under if look.rule_under is RuleAbove.NONE else look.rule_under


def _span(value: str | None) -> int:
    digits = (value or "").strip()
    return min(max(int(digits), 1), _MAX_SPAN) if digits.isdecimal() else 1


def _place(table: PageTable) -> None:
    """Give each cell its column: those that cells from above reach down into are taken."""
    reaching: dict[int, int] = {}
    for row in table.rows:
        column, taken = 0, {at for at, left in reaching.items() if left}
        below: dict[int, int] = {}
        for cell in row:
            while column in taken:
                column += 1
            cell.column = column
            if cell.rowspan > 1:
                below |= dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1)
            column += cell.colspan
        reaching = {at: left - 1 for at, left in reaching.items() if left > 1} | below
