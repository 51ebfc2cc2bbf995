"""Words that are placed on a page one by one, as converters of printed pages set them: rows, and tables of those.

Words of about the same height are a row. Figures that stand above one another are a column, however wide they are,
and other words stand over the columns that they reach across. What holds no figures is told as words, row by row.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter

from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts import with_plain_signs
from converter.reading.pages.page_parts import PageCell, PageTable, Paragraph, Piece, Placed
from converter.reading.periods.heading_words import is_heading_text

_FONT_SIZE = 1000
_MIN_ROWS = 2
# How wide a letter is as a share of its height, in hundredths, and how far off its row a mark may stand.
_LETTER, _OFF_ROW = 50, 50
_NARROW = re.compile(r"[().,:;'!|\s]")
_LEADING = 115
_MOST_TIMES_TOO_WIDE = 3
_FIGURE = re.compile(r"(?=.*\d|[\s$]*[-\u2013\u2014]+\s*\Z)[\s$()\d.,%*\u2013\u2014\u2212-]{1,24}")
_LEADS = re.compile(r"[$(\s]+")
_PROSE_LENGTH, _LONG = 60, 110


@dataclass(frozen=True, slots=True)
class _Word:
    """Pieces side by side with their words and where these are thought to end.

    `plain` is the text with `$` for the sign of any currency.
    """

    paragraphs: tuple[Paragraph, ...]
    text: str
    plain: str
    top: int
    left: int
    right: int
    size: int


_Row = list[_Word]


def arranged(placed: Placed, text: str, vocabulary: Vocabulary) -> Iterator[str | PageTable]:
    """What is placed in one box from its top to its bottom: words row by row, and tables of figures.

    Args:
        text: of the whole document.
    """
    rows = [_joined(row, vocabulary) for row in _rows(placed, text, vocabulary)]
    for is_prose, block in groupby(zip(_prose(rows), rows, strict=True), key=lambda pair: pair[0]):
        own = [row for _, row in block]
        if is_prose:
            yield " ".join(_said(row) for row in own)
            continue
        for part in _parts(own, vocabulary):
            yield from _part(part, vocabulary)


def _rows(placed: Placed, text: str, vocabulary: Vocabulary) -> list[_Row]:
    """The rows, each from left to right; a row reaches as far below its first words as half a letter is high."""
    size = _size(placed)
    words = sorted((_word(piece, text, size, vocabulary) for piece in placed.pieces), key=lambda w: (w.top, w.left))
    rows: list[_Row] = []
    top = 0
    for word in words:
        if not word.text:
            continue
        if not rows or (word.top - top) * 100 > _OFF_ROW * word.size:
            rows.append([])
            top = word.top
        rows[-1].append(word)
    return [sorted(row, key=lambda word: word.left) for row in rows]


def _size(placed: Placed) -> int:
    """How high letters are where nothing says it: they fit between the rows."""
    tops = sorted({piece.top for piece in placed.pieces})
    steps = sorted(below - above for above, below in pairwise(tops) if below - above > _FONT_SIZE // 4)
    return min(_FONT_SIZE, steps[len(steps) // 4] * 100 // _LEADING) if steps else _FONT_SIZE


def _word(piece: Piece, text: str, size: int, vocabulary: Vocabulary) -> _Word:
    printed = "".join(text[start:end] for start, end in piece.paragraph.pieces)
    size = piece.font_size or size
    narrow = len(_NARROW.findall(printed))
    wide = (2 * len(printed) - narrow) * size * _LETTER // 200
    if wide < piece.width <= _MOST_TIMES_TOO_WIDE * wide:
        wide = piece.width
    words = piece.paragraph.words
    plain = with_plain_signs(words, vocabulary.currencies.signs)
    return _Word((piece.paragraph,), words, plain, piece.top, piece.left, piece.left + max(wide, 1), size)


def _joined(row: _Row, vocabulary: Vocabulary) -> _Row:
    """A row whose words were placed one by one, with those together that only a blank parts."""
    joined: _Row = []
    for word in row:
        before = joined[-1] if joined else None
        near = before is not None and (word.left - before.right) * 100 <= _OFF_ROW * word.size
        if before and near and _go_together(before, word, vocabulary):
            joined[-1] = replace(
                before,
                paragraphs=(*before.paragraphs, *word.paragraphs),
                text=f"{before.text} {word.text}",
                plain=f"{before.plain} {word.plain}",
                right=max(before.right, word.right),
            )
        else:
            joined.append(word)
    return joined


def _go_together(before: _Word, word: _Word, vocabulary: Vocabulary) -> bool:
    """Words go on with words; of numbers only the day and the year of a date do, since others may be figures."""
    if _is_figure(before) or _leads(before) or _leads(word):
        return False
    return not _is_figure(word) or is_heading_text(before.text, vocabulary)


def _is_figure(word: _Word) -> bool:
    return _FIGURE.fullmatch(word.plain) is not None


def _leads(word: _Word) -> bool:
    """Whether a word is a sign before a figure, whatever stands beside it; one of letters may be a word."""
    return _LEADS.fullmatch(word.plain) is not None and not word.text.isalpha()


def _said(row: _Row) -> str:
    return " ".join(word.text for word in row)


def _prose(rows: list[_Row]) -> list[bool]:
    """Which rows are running text: long words by themselves, one line of them after the other or very long."""
    alone = [len(row[0].text) if len(row) == 1 else 0 for row in rows]
    found = []
    for at, length in enumerate(alone):
        beside = max(alone[at - 1] if at else 0, alone[at + 1] if at + 1 < len(alone) else 0)
        found.append(length > _LONG or (length > _PROSE_LENGTH < beside))
    return found


def _parts(rows: list[_Row], vocabulary: Vocabulary) -> Iterator[list[_Row]]:
    """Rows cut where headings of columns stand below figures; the words right above those head them too."""
    margin = min((row[0].left for row in rows), default=0)
    start = last = 0
    for at, row in enumerate(rows):
        if last > start and _is_heading(row, margin, vocabulary):
            yield rows[start:last]
            start = last
        if _has_figures(row) and not _is_heading(row, margin, vocabulary):
            last = at + 1
    yield rows[start:]


def _is_heading(row: _Row, margin: int, vocabulary: Vocabulary) -> bool:
    """Whether a row heads columns: its words are all of periods, and they stand away from the margin."""
    over = [word for word in row if word.left > margin + _FONT_SIZE]
    return bool(over) and all(is_heading_text(word.text, vocabulary) for word in row)


def _has_figures(row: _Row) -> bool:
    return any(map(_is_figure, row))


def _part(rows: list[_Row], vocabulary: Vocabulary) -> Iterator[str | PageTable]:
    """The words above a table, the table, and those below it; words alone where figures are in no two rows."""
    figured = [at for at, row in enumerate(rows) if len(row) > 1 and _has_figures(row)]
    columns = _columns(rows)
    if len(figured) < _MIN_ROWS or not columns:
        yield from map(_said, rows)
        return
    first, last = figured[0], figured[-1]
    start = 0
    while start < first and len(rows[start]) == 1:
        if rows[start][0].right > columns[0][0] and is_heading_text(rows[start][0].text, vocabulary):
            break
        yield _said(rows[start])
        start += 1
    margin = min(row[0].left for row in rows[start : last + 1])
    yield PageTable([_cells(row, columns, margin) for row in rows[start : last + 1]])
    yield from map(_said, rows[last + 1 :])


def _columns(rows: list[_Row]) -> list[tuple[int, int]]:
    """Where the columns of figures stand: figures of all rows that reach into each other's places are one."""
    figures = [word for row in rows for word in row[1:] if _is_figure(word)]
    columns: list[tuple[int, int]] = []
    for word in sorted(figures, key=lambda word: word.left):
        if columns and word.left < columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], word.right)
        else:
            columns.append((word.left, word.right))
    return columns


def _cells(row: _Row, columns: list[tuple[int, int]], margin: int) -> list[PageCell]:
    """A row as cells: labels are the first column, each column of figures is two, one for what stands before it."""
    cells: list[PageCell] = []
    for word, following in zip_longest(row, row[1:]):
        left, right = _span(word, following, columns, margin)
        if cells and left < cells[-1].column + cells[-1].colspan:
            cells[-1].content += word.paragraphs
            continue
        if left == 0:
            word.paragraphs[0].indent += word.left - margin
        cells.append(PageCell(right - left, 1, 0, column=left, content=[*word.paragraphs]))
    return cells


def _span(word: _Word, following: _Word | None, columns: list[tuple[int, int]], margin: int) -> tuple[int, int]:
    """The first column of cells that words stand in, and the one behind their last."""
    first = bisect_right(columns, word.left, key=itemgetter(1))
    behind = bisect_left(columns, word.right, key=itemgetter(0))
    signs = _leads(word) or (_LEADS.fullmatch(word.plain) and following is not None and _is_figure(following))
    if signs or (behind <= first and first):
        return 2 * first + 1, 2 * first + 2
    start = columns[0][0]
    # A label may reach into the first column; what heads it stands over it with its middle.
    is_label = word.left <= margin + word.size or word.left + word.right < 2 * (start - word.size)
    if behind <= first or (word.left < start and is_label and not _is_figure(word)):
        return 0, 1
    return 2 * first + 2, 2 * behind + 1
