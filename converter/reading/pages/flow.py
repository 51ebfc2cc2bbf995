"""A page as a reader sees it: one after the other its paragraphs, preformatted texts and tables of cells.

This file knows tags and styles. Hidden elements are left out; tables that only lay out the page are walked
through, so that each table left holds cells of words and figures. Boxes that styles set side by side are the cells
of a row, and such rows one below the other a table; what is placed on the page by itself is kept with its place.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from converter.model.markup import Markup, MarkupKind
from converter.model.source import RuleAbove, SourceDocument
from converter.reading.kept import kept
from converter.reading.pages.box_widths import widened
from converter.reading.pages.cell_contents import in_line, led_by_words, set_beside, unstacked, with_lines
from converter.reading.pages.looks import BLOCKS, PLAIN, Look, look_of
from converter.reading.pages.page_parts import (
    READ_AS,
    Break,
    Item,
    PageCell,
    PageTable,
    Paragraph,
    Piece,
    Placed,
    Preformatted,
)
from converter.reading.pages.styled import styled

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
# Of words whose size nothing tells, in hundredths of a point.
_FONT_SIZE = 1000
_WHOLE = 10_000
_LEAST_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class _Open:
    """What an element is while it is open: all that has to be undone at its end.

    One that `has_no_box` changes the looks of words at most, as most elements of a page do.
    """

    role: str
    look: Look
    is_hidden: bool
    is_raised: bool
    font_size: int
    is_cell: bool
    lays_out: bool
    has_no_box: bool


_OUTSIDE = _Open("", PLAIN, False, False, font_size=0, is_cell=False, lays_out=False, has_no_box=True)


@kept(1)
def page_items(document: SourceDocument) -> tuple[Item, ...]:
    """The visible parts of a page in their order; those of the last page are kept, for several look at them."""
    reader = _Reader(document.text)
    for event in styled(document):
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
    reader.settle(0)
    return tuple(reader.sinks[0])


class _Reader:
    """Goes through the tags once, with the elements, tables and cells that are open."""

    def __init__(self, text: str) -> None:
        self.position = 0
        self.open: list[_Open] = []
        self.sinks: list[list[Item]] = [[]]
        self._source = text
        self._tables: list[PageTable] = []
        self._cells: list[PageCell] = []
        self._paragraph: Paragraph | None = None
        self._hidden = self._raised = self._preformatted = 0
        self._indents = [0]
        self._line = 0
        self._preformatted_from = 0
        self._boxes: dict[int, Placed] = {}
        # Pages repeat their tags, so that what each opens is worked out once for what may be around it.
        self._known: dict[tuple[object, ...], _Open] = {}

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
        around = self.open[-1] if self.open else _OUTSIDE
        key = event.name, event.attributes, around.font_size, around.lays_out, not self._tables
        opened = self._known.get(key)
        if opened is None:
            opened = self._known[key] = _opened(event.name, dict(event.attributes), around, in_table=bool(self._tables))
        self.open.append(opened)
        self._hidden += opened.is_hidden
        self._raised += opened.is_raised
        if self._hidden or self._preformatted:
            self._preformatted += opened.role == "pre"
            return
        if opened.has_no_box:
            return
        look, role = opened.look, opened.role
        if role or opened.is_cell or look.left is not None:
            self._finish()
        if look.left is not None:
            self.sinks.append([])
            self._indents.append(0)
            self._line = 0
        if opened.is_cell or (role == "cell" and self._tables):
            self._open_cell(dict(event.attributes), look)
        if role == "break":
            self._line += 1
        elif role in ("table", "run"):
            self._tables.append(
                PageTable(
                    start=self.position, is_run=role == "run", tracks=look.tracks, wraps=look.wraps, room=look.width
                )
            )
        elif role == "row" and self._tables:
            self._tables[-1].rows.append([])
        elif role == "line":
            self._rule_off()
        elif role == "pre":
            self._preformatted += 1
            self._preformatted_from = self.position
        elif role == "block":
            self._indents.append(self._indents[-1] + look.indent + look.first_line)
            self._ruled(look)

    def end(self) -> None:
        closed = self.open.pop()
        visible = not self._hidden
        self._hidden -= closed.is_hidden
        self._raised -= closed.is_raised
        if self._preformatted:
            self._preformatted -= closed.role == "pre"
            if not self._preformatted and visible:
                if self.position > self._preformatted_from:
                    self.sinks[-1].append(Preformatted(self._preformatted_from, self.position))
                self._close_box(closed)
            return
        if not visible or (closed.has_no_box and not self._boxes):
            return
        if closed.role:
            self._finish()
        if closed.role == "block":
            self._indents.pop()
            self._line += 1
        elif closed.role == "cell" and not closed.is_cell:
            self._close_cell()
        elif closed.role == "table":
            self._close_table()
        elif closed.role == "run":
            self._close_run()
        self._close_box(closed)

    def settle(self, depth: int) -> None:
        """Put what was placed within the element at some depth where that ends."""
        if depth in self._boxes:
            self.sinks[-1].append(self._boxes.pop(depth))

    def _close_box(self, closed: _Open) -> None:
        """End what an element is besides its role: the box of what is placed in it, a cell, a placed piece itself."""
        self.settle(len(self.open) + 1)
        if closed.is_cell:
            self._finish()
            self._close_cell()
        if closed.look.left is not None:
            self._finish()
            self._indents.pop()
            self._place(closed, self.sinks.pop())

    def _place(self, closed: _Open, content: list[Item]) -> None:
        """Keep words with their place in the box that holds them; tables and preformatted texts stay in the flow."""
        within = (depth for depth in range(len(self.open), 0, -1) if self.open[depth - 1].look.holds_placed)
        left, top = closed.look.left or 0, closed.look.top
        pieces = []
        for item in content:
            if isinstance(item, Placed):
                pieces += [replace(piece, left=piece.left + left, top=piece.top + top) for piece in item.pieces]
            elif isinstance(item, Paragraph):
                size = closed.font_size or _FONT_SIZE
                pieces.append(Piece(left, top + size * item.line, closed.look.width, closed.font_size, item))
            else:
                self.sinks[-1] += content
                return
        if pieces:
            self._boxes.setdefault(next(within, 0), Placed()).pieces.extend(pieces)

    def _open_cell(self, attributes: dict[str, str], look: Look) -> None:
        table = self._tables[-1]
        columns = _span(attributes.get("colspan")) if not table.is_run else look.span
        full = table.tracks and table.rows and sum(c.colspan for c in table.rows[-1]) + columns > table.tracks
        if (table.wraps and _begins_row(table, look)) or full or not table.rows:
            table.rows.append([])
        cell = PageCell(columns, _span(attributes.get("rowspan")), look.indent)
        cell.rule_over, cell.rule_under = look.rule_over, look.rule_under
        cell.extent = (look.share, look.width, look.grows)
        table.rows[-1].append(cell)
        self._cells.append(cell)
        self.sinks.append(cell.content)
        self._line = 0
        self._indents.append(look.indent + look.first_line)

    def _close_cell(self) -> None:
        if self._cells and self._tables:
            self._cells.pop()
            self.sinks.pop()
            self._indents.pop()

    def _close_run(self) -> None:
        """Boxes side by side go on with those right above them, as the rows of a table do."""
        before = self.sinks[-1][-1] if self.sinks[-1] else None
        run = self._tables[-1]
        if run.wraps and led_by_words(run) < _LEAST_WRAPPED:
            # Boxes too wide for one row are meant as one.
            run.rows = [[cell for row in run.rows for cell in row]]
        words = [cell for row in run.rows for cell in row if cell.content]
        # Of grids those go on that are a row each.
        goes_on = isinstance(before, PageTable) and before.is_run and before.tracks == run.tracks
        goes_on = goes_on and (not run.tracks or len(run.rows) == 1)
        if goes_on and words and all(isinstance(item, Paragraph) for cell in words for item in cell.content):
            assert isinstance(before, PageTable)
            self._tables.pop()
            if not run.tracks and widened(before, run.rows):
                _place(before)
            _place(run)
            before.rows += run.rows
            before.end = self.position
            return
        if not run.tracks:
            rows, run.rows = run.rows, []
            widened(run, rows)
            run.rows = rows
        self._close_table()

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.end = self.position
        with_lines(table, self._source)
        if self._cells and (words := in_line(table)):
            self.sinks[-1] += [replace(paragraph, line=self._line) for paragraph in words]
            return
        cells = [cell for row in table.rows for cell in row]
        alone = all(sum(bool(cell.content) for cell in row) <= 1 for row in table.rows)
        whole = set_beside(table)
        if whole:
            self.sinks[-1].append(whole)
            return
        for cell in cells:
            cell.content[:] = unstacked(cell.content)
        holds_tables = any(not isinstance(item, Paragraph) for cell in cells for item in cell.content)
        table.is_stack = alone and bool(self._cells) and not holds_tables
        if holds_tables or (alone and not table.is_stack):
            self.sinks[-1] += [item for cell in cells for item in cell.content]
            return
        _place(table)
        self.sinks[-1].append(table)

    def _finish(self) -> None:
        paragraph, self._paragraph = self._paragraph, None
        if paragraph is None:
            return
        pieces = [self._source[start:end] for start, end in paragraph.pieces]
        words = "".join(pieces)
        paragraph.words = " ".join((words if words.isascii() else words.translate(READ_AS)).split())
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


def _opened(name: str, attributes: dict[str, str], around: _Open, *, in_table: bool) -> _Open:
    """What an element is: by its name, else by its style; a child of boxes side by side is a cell besides."""
    style = attributes.get("style")
    look = look_of(style) if style else PLAIN
    role = _ROLES.get(name) or _DISPLAYS.get(look.display) or ("block" if name in BLOCKS else "")
    hidden = look.is_hidden or "hidden" in attributes or name in _HIDDEN_ELEMENTS
    passes_on = look.display == "contents" and around.lays_out
    if name not in _ROLES and (look.is_row or look.tracks or (role == "row" and not in_table)):
        role = "run"
    is_cell = around.lays_out and not passes_on and look.left is None and role not in ("break", "line") and not hidden
    lays_out = passes_on or role == "run"
    role = "" if passes_on else role
    return _Open(
        role=role,
        look=look,
        is_hidden=hidden,
        is_raised=name == "sup" or look.is_raised,
        font_size=look.font_size or around.font_size,
        is_cell=is_cell,
        lays_out=lays_out,
        has_no_box=not role and not is_cell and look.left is None,
    )


def _begins_row(table: PageTable, look: Look) -> bool:
    """Whether a box stands below those before it, since it clears them or since they leave no room for it."""
    taken, shares = table.taken[0] + look.width, table.taken[1] + look.share
    begins = look.clears or shares > _WHOLE or bool(table.room and taken > table.room)
    table.taken = (look.width, look.share) if begins else (taken, shares)
    return begins


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
