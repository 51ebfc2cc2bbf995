"""Notes below a statement that begin with a mark, and the figures whose line or self bears that mark."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from converter.model.markup import Markup
from converter.model.report import Footnote
from converter.model.source import LineItem, Locator, SourceDocument, StatementTable, Table
from converter.reading.pages.flow import page_items
from converter.reading.pages.page_parts import Item, PageTable, Paragraph, Placed, Preformatted
from converter.reading.pages.styled import distinct_attributes

_SIGN = r"\((?:\d{1,2}|[a-z]{1,2})\)|\[(?:\d{1,2}|[a-z])\]|\*{1,3}|[\u2020\u2021]"
_AT_LABEL = re.compile(rf"(?:{_SIGN})(?=[\s,.]*(?:(?:{_SIGN})[\s,.]*)*[$\s.]*$)", re.IGNORECASE)
_AT_FIGURE = re.compile(rf"\)?[ \u00a0]?%?[ \u00a0]?(?P<sign>{_SIGN})(?![\w(])", re.IGNORECASE)
_LEADS = re.compile(rf"\s*(?P<sign>{_SIGN})\s*", re.IGNORECASE)
_RAISED = re.compile(r"[\s(\[]*(\d{1,2}|[a-z]|\*{1,3}|[\u2020\u2021])[\s)\],]*", re.IGNORECASE)
_AFTER = 12
# Of words without a mark so many may stand between a statement and its notes, or between two of them.
_IDLE = 3
_MOST = 12_000


@dataclass(frozen=True, slots=True)
class _Block:
    """Words that stand together: their ranges, and the mark that is raised above their beginning."""

    ranges: tuple[tuple[int, int], ...]
    raised: str = ""

    @property
    def start(self) -> int:
        return self.ranges[0][0]


def read_footnotes(
    document: SourceDocument, tables: tuple[Table, ...], statements: tuple[StatementTable, ...]
) -> tuple[Footnote, ...]:
    """The notes of all statements whose marks some of their figures bear, in the order of the text.

    A note stands below its statement and above the figures of the next table. Marks are numbers and letters in
    brackets, stars and daggers; on pages bare numbers and letters too, where they are raised.

    Args:
        tables: all of the document; the next one ends where the notes of a statement may stand.
        statements: whose figures and labels bear the marks.
    """
    page = page_items(document) if _raises(document.markup) else None
    raised = _raised(page, document.text) if page else {}
    found: dict[int, Footnote] = {}
    blocks: list[_Block] | None = None
    for statement in statements:
        marked = _marked(document.text, statement, raised)
        if not marked:
            continue
        start = _end(statement, tables)
        below = (
            row.locator.start for table in tables for row in table.rows if row.cells and row.locator.start >= start
        )
        end = min(chain(below, (len(document.text), start + _MOST)))
        if blocks is None and document.markup:
            page = page or page_items(document)
            blocks = _page_blocks(page, document.text)
        if blocks is None:
            inside = _lines(document.text, start, end)
        else:
            inside = [block for block in blocks if start <= block.start < end]
        for mark, ranges in _notes(inside, document.text):
            figures = marked.get(mark)
            if figures:
                found.setdefault(ranges[0].start, Footnote(mark, ranges, tuple(dict.fromkeys(figures))))
    return tuple(found[start] for start in sorted(found))


def _end(statement: StatementTable, tables: tuple[Table, ...]) -> int:
    """Where the printed table ends in which a statement stands, with other parts below it perhaps."""
    end = max((line.locator.end for line in statement.lines if line.amounts), default=0)
    for table in tables:
        if table.locator.start >= end:
            if not table.is_rest:
                break
            end = table.locator.end
    return end


def _marked(text: str, statement: StatementTable, raised: dict[int, str]) -> dict[str, list[Locator]]:
    """The places of figures by the marks that they or their lines bear."""
    found: dict[str, list[Locator]] = {}
    starts = sorted(amount.locator.start for line in statement.lines for amount in line.amounts)
    for line in statement.lines:
        if not line.amounts or line.roll or line.is_inside_label:
            continue
        for mark in _label_marks(text, line, raised):
            found.setdefault(mark, []).extend(amount.locator for amount in line.amounts)
        for amount in line.amounts:
            end = amount.locator.end
            following = bisect_left(starts, end)
            reach = min([end + _AFTER, *starts[following : following + 1]])
            sign = _AT_FIGURE.match(text, end, reach)
            mark = _plain(sign["sign"]) if sign else raised.get(end, "")
            if mark:
                found.setdefault(mark, []).append(amount.locator)
    return found


def _label_marks(text: str, line: LineItem, raised: dict[int, str]) -> list[str]:
    start, end = line.locator.start, min(amount.locator.start for amount in line.amounts)
    if end <= start:
        return []
    above = [mark for place, mark in raised.items() if start < place < end]
    return [*(_plain(sign) for sign in _AT_LABEL.findall(text[start:end].rstrip("$(\u2014- \t\n"))), *above]


def _raises(markup: Sequence[Markup]) -> bool:
    """Whether a page may raise words above the line."""
    if any(event.name == "sup" for event in markup):
        return True
    return any("super" in value for said in distinct_attributes(markup) for _, value in said)


def _raised(page: Iterable[Item], text: str) -> dict[int, str]:
    """The marks that stand raised on a page, by where they begin."""
    paragraphs = (item for item in _flat(page) if isinstance(item, Paragraph))
    places = ((start, _RAISED.fullmatch(text[start:end])) for p in paragraphs for start, end in p.raised)
    return {start: mark[1].lower() for start, mark in places if mark}


def _notes(blocks: Iterable[_Block], text: str) -> Iterator[tuple[str, tuple[Locator, ...]]]:
    """Mark and ranges of each note; a mark that stands alone leads the block behind it."""
    idle, alone = 0, ""
    for block in blocks:
        first, last = block.ranges[0]
        sign = _LEADS.match(text, first, last)
        mark, alone = alone or (_plain(sign["sign"]) if sign else block.raised), ""
        if not mark:
            idle += 1
            if idle > _IDLE:
                return
            continue
        idle = 0
        ranges = _trimmed(((sign.end() if sign else first, last), *block.ranges[1:]), text)
        if ranges:
            yield mark, ranges
        else:
            alone = mark


def _trimmed(ranges: Iterable[tuple[int, int]], text: str) -> tuple[Locator, ...]:
    """Ranges without the blanks before and behind them all; blanks between them part words."""
    left = [piece for piece in ranges if piece[0] < piece[1]]
    while left and not text[slice(*left[0])].strip():
        del left[0]
    while left and not text[slice(*left[-1])].strip():
        del left[-1]
    if not left:
        return ()
    first, last = text[slice(*left[0])], text[slice(*left[-1])]
    left[0] = (left[0][1] - len(first.lstrip()), left[0][1])
    left[-1] = (left[-1][0], left[-1][1] - (len(last) - len(last.rstrip())))
    return tuple(Locator(0, *piece) for piece in left)


def _lines(text: str, start: int, end: int) -> list[_Block]:
    """Runs of lines of a plain text, each begun by a blank line or by a mark."""
    blocks: list[_Block] = []
    first = last = -1
    position = text.find("\n", start) + 1 or end
    while position < end:
        stop = text.find("\n", position) + 1 or len(text)
        words = text[position:stop].strip()
        is_rule = not re.search(r"[A-Za-z]", words) or words.startswith("<")
        if is_rule or _LEADS.match(words):
            if first >= 0:
                blocks.append(_Block(((first, last),)))
            first = -1
        if not is_rule:
            first, last = position if first < 0 else first, stop
        position = stop
    if first >= 0:
        blocks.append(_Block(((first, last),)))
    return blocks


def _page_blocks(items: Iterable[Item], text: str) -> list[_Block]:
    """The paragraphs of a page, in cells or out of them, and the lines of its preformatted texts."""
    blocks = []
    for item in _flat(items):
        if isinstance(item, Preformatted):
            blocks += _lines(text, item.start, item.end)
            continue
        pieces, above = sorted(item.pieces), sorted(item.raised)
        leads = above and (not pieces or above[0] < pieces[0] or not text[pieces[0][0] : above[0][0]].strip())
        mark = _RAISED.fullmatch(text[slice(*above[0])]) if leads else None
        ranges = [r for r in sorted((*pieces, *above)) if not (mark and r <= above[0])]
        if ranges:
            blocks.append(_Block(tuple(ranges), mark[1].lower() if mark else ""))
        elif mark:
            blocks.append(_Block((above[0],), mark[1].lower()))
    return blocks


def _flat(items: Iterable[Item]) -> Iterator[Paragraph | Preformatted]:
    for item in items:
        if isinstance(item, PageTable):
            for cell in chain.from_iterable(item.rows):
                yield from _flat(cell.content)
        elif isinstance(item, Placed):
            yield from (piece.paragraph for piece in item.pieces)
        elif isinstance(item, Paragraph | Preformatted):
            yield item


def _plain(sign: str) -> str:
    """A mark without its brackets: `(1)` at a label and a raised `1` before a note are one."""
    return sign.strip("()[]").lower()
