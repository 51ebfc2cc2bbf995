"""The visible parts of a page: paragraphs, preformatted texts, tables of cells, and words that are placed."""

from __future__ import annotations

from dataclasses import dataclass, field

from converter.model.source import RuleAbove

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
    """A cell of a table: where it stands among the columns, what it holds, which lines are drawn around it.

    `extent` is how wide a box says it is: as a share of the whole, as a length, as a part in what is left; 0 if not.
    """

    colspan: int
    rowspan: int
    indent: int
    rule_over: RuleAbove = RuleAbove.NONE
    rule_under: RuleAbove = RuleAbove.NONE
    column: int = 0
    extent: tuple[int, int, int] = (0, 0, 0)
    content: list[Item] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        # Most cells of a page are empty and set others apart.
        return [item for item in self.content if isinstance(item, Paragraph)] if self.content else []


@dataclass(slots=True)
class PageTable:
    """The cells of a table, row by row, in their columns.

    `is_run` is of rows that are boxes side by side, `is_stack` of one column within a cell of another table, `tracks`
    how many columns a grid of boxes has. Where boxes wrap, `room` is how wide their rows may be, `taken` how wide the
    last one is, in lengths and in shares of the whole. `widest` is the row of most boxes.
    """

    rows: list[list[PageCell]] = field(default_factory=list)
    start: int = 0
    end: int = 0
    is_run: bool = False
    is_stack: bool = False
    tracks: int = 0
    wraps: bool = False
    room: int = 0
    taken: tuple[int, int] = (0, 0)
    widest: list[PageCell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are placed on the page, whatever stands around them; lengths in hundredths of a point."""

    left: int
    top: int
    width: int
    font_size: int
    paragraph: Paragraph


@dataclass(slots=True)
class Placed:
    """The words that are placed within one box, a page perhaps, in the order of the text."""

    pieces: list[Piece] = field(default_factory=list)


Item = Paragraph | Preformatted | Break | PageTable | Placed
