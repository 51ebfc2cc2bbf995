"""The rows of a page's table with their figures in columns: how tables are set, not what they report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, starmap
from statistics import median_low

from converter.model.source import Cell, CellKind, RuleAbove
from converter.reading.figures.notation import Notation
from converter.reading.pages.entries import Entry, GridRow, is_year, lines_of_row, read_row
from converter.reading.pages.page_parts import PageCell, PageTable

# How many places of a text line one column of a table stands for.
WIDTH = 16
_GAP = 8
_WORDS = re.compile(r"[A-Za-z]{3}")
_MIN_LABELS = 3
_MOST_APART = 2
_MARK = re.compile(r"\(\d{1,2}\)")
_NUMBER_OF_ROW = re.compile(r"\(?\d{1,3}[.)]?")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's rows, and its columns of figures as first and last column of cells."""

    rows: tuple[GridRow, ...]
    columns: tuple[tuple[int, int], ...]
    labels: int = 0

    @property
    def start(self) -> int:
        """The first column of cells with figures."""
        return self.columns[0][0] if self.columns else 0

    def is_label(self, entry: Entry) -> bool:
        """Whether words stand where the labels do: before all figures, or in a column of their own among them."""
        if entry.left < self.start:
            return True
        return entry.left == self.labels and not self.stands_over(entry)

    def stands_over(self, entry: Entry) -> bool:
        """Whether words stand above a column of figures."""
        return bool(_overlapped(self.columns, entry.left, entry.right))

    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where the columns of figures stand in a line of text: left and right edge."""
        return tuple(edges(left, right) for left, right in self.columns)


def _overlapped(columns: tuple[tuple[int, int], ...], start: int, end: int) -> range:
    """The columns that overlap some place. Their edges are in order, since those of each row's figures are."""
    return range(bisect_right(columns, start, key=_right), bisect_left(columns, end, key=_left))


def _left(column: tuple[int, int]) -> int:
    return column[0]


def _right(column: tuple[int, int]) -> int:
    return column[1]


def edges(left: int, right: int) -> tuple[int, int]:
    """The left and right edge in a line of text of what stands in some columns."""
    return left * WIDTH, right * WIDTH - _GAP


def read_grid(table: PageTable, text: str, edges_of_tags: Sequence[int], notation: Notation) -> Grid:
    """The rows of a table.

    Args:
        text: of the whole document.
        edges_of_tags: the offsets of its tags, in order; a figure across one cannot be wrapped.
        notation: how the document prints its figures.
    """
    cells_of_rows = [line for cells in table.rows for line in lines_of_row(cells, notation)]
    read = [read_row(cells, text, edges_of_tags, notation) for cells in cells_of_rows]
    rows = _without_marks(_labelled(_unnumbered(read)))
    columns = _columns(rows)
    rows = _with_unread(rows, columns)
    aligned = _percentages([_aligned(row, columns) for row in rows], columns)
    labels = Counter(entry.left for row in rows if row.figures for entry in row.entries if entry.figure is None)
    return Grid(
        tuple(_ruled(row, columns, cells) for row, cells in zip(aligned, cells_of_rows, strict=True)),
        columns,
        max(labels, key=lambda column: (labels[column], -column), default=0),
    )


def halves(table: PageTable, grid: Grid) -> tuple[PageTable, ...]:
    """A table, or the two that it sets side by side: labels and figures, then labels and figures again."""
    found: dict[int, set[str]] = {}
    for row in grid.rows:
        for before, entry, after in zip(row.entries, row.entries[1:], row.entries[2:], strict=False):
            if before.figure and after.figure and not entry.figure and _WORDS.search(entry.text):
                found.setdefault(entry.left, set()).add(entry.text)
    column = max(found, key=lambda at: (len(found[at]), -at), default=None)
    if column is None or len(found[column]) < _MIN_LABELS:
        return (table,)
    if sum(_is_left(row, column) for row in grid.rows) < _MIN_LABELS:
        return (table,)
    rows = [[cell for cell in row if cell.column + cell.colspan <= column] for row in table.rows]
    other = [[cell for cell in row if cell.column >= column] for row in table.rows]
    return PageTable(rows, table.start, table.end), PageTable(other, table.start, table.end)


def _is_left(row: GridRow, column: int) -> bool:
    """Whether a row has a label and a figure of its own before a column."""
    left = [entry for entry in row.entries if entry.right <= column]
    return len(left) > 1 and left[0].figure is None and left[-1].figure is not None


def _unnumbered(rows: list[GridRow]) -> list[GridRow]:
    """The rows without the numbers that count them in a column of their own, before the labels."""
    led = [at for at, row in enumerate(rows) if len(row.entries) > 1 and not row.entries[1].figure]
    led = [at for at in led if _NUMBER_OF_ROW.fullmatch(rows[at].entries[0].text)]
    counted = Counter(rows[at].entries[0].left for at in led)
    column = max(counted, key=lambda left: (counted[left], -left), default=0)
    led = [at for at in led if rows[at].entries[0].left == column]
    numbers = [int(re.sub(r"\D", "", rows[at].entries[0].text)) for at in led]
    figured = sum(not all(is_year(entry) for entry in row.figures) for row in rows)
    if len(led) < _MIN_LABELS or len(led) * 2 < figured or not _count(numbers):
        return rows
    return [replace(row, entries=row.entries[1:]) if at in led else row for at, row in enumerate(rows)]


def _has_labels_amid(rows: Sequence[GridRow]) -> bool:
    """Whether labels stand in one column among the figures, and none before them."""
    figured = [row.entries for row in rows if row.figures and not all(is_year(entry) for entry in row.figures)]
    amid = Counter(
        entry.left
        for entries in figured
        for before, entry, after in zip(entries, entries[1:], entries[2:], strict=False)
        if before.figure and after.figure and not entry.figure and _WORDS.search(entry.text)
    )
    column = max(amid, key=lambda left: (amid[left], -left), default=0)
    return amid[column] >= _MIN_LABELS and all(entries[0].figure or entries[0].left == column for entries in figured)


def _count(numbers: Sequence[int]) -> bool:
    """Whether numbers rise from row to row, hardly leaving one out."""
    rise = all(one < other for one, other in pairwise(numbers))
    return rise and numbers[-1] - numbers[0] <= _MOST_APART * (len(numbers) - 1)


def _labelled(rows: list[GridRow]) -> list[GridRow]:
    """Figures in the column of the labels, such as the years of maturities, are labels."""
    firsts = Counter(row.entries[0].left for row in rows if len(row.entries) > 1 and row.entries[0].figure is None)
    if not firsts or _has_labels_amid(rows):
        return rows
    label = min(column for column, times in firsts.items() if times * 4 >= max(firsts.values()))
    # A cell of the labels may be as wide as several columns of the grid.
    led = [row.entries[0] for row in rows if len(row.entries) > 1 and row.figures]
    ends = {first.right for first in led if first.figure is None and first.left == label} | {label + 1}
    changed = []
    for row in rows:
        first = row.entries[0] if row.entries else None
        if (
            first is not None
            and first.figure is not None
            and first.left <= label
            and (first.right <= label + 1 or first.right in ends)
        ):
            row = replace(row, entries=(first._replace(figure=None), *row.entries[1:]))
        changed.append(row)
    return changed


def _without_marks(rows: list[GridRow]) -> list[GridRow]:
    """The rows without cells that hold nothing but the mark of a note, `(1)`, each right behind a figure.

    Nothing heads such cells, and no figure stands there that is not in the column before: a loss would.
    """
    behind: dict[int, list[tuple[Entry, Entry]]] = {}
    for row in rows:
        for before, entry in pairwise(row.entries):
            behind.setdefault(entry.left, []).append((before, entry))
    figured = sum(bool(row.figures) for row in rows)
    marks = {left for left, pairs in behind.items() if len(pairs) < figured and all(starmap(_is_marked, pairs))}
    if not marks:
        return rows
    spans = {(entry.left, entry.right) for row in rows for entry in row.figures if entry.left not in marks}
    marks = {left for left in marks if not any(_is_in_column(*pair, spans) for pair in behind[left])}
    return [replace(row, entries=tuple(e for e in row.entries if e.left not in marks)) for row in rows]


def _is_marked(before: Entry, entry: Entry) -> bool:
    return bool(before.figure and entry.figure and _MARK.fullmatch(entry.text))


def _is_in_column(before: Entry, entry: Entry, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether figures stand where an entry does and not where the one before it does."""
    over = (span for span in spans if span[0] < entry.right and span[1] > entry.left)
    return any(not (left < before.right and right > before.left) for left, right in over)


def _columns(rows: list[GridRow]) -> tuple[tuple[int, int], ...]:
    """The columns of figures, from the rows that have most of them."""
    filled = [row.figures for row in rows if row.figures and not all(is_year(entry) for entry in row.figures)]
    counts = Counter(map(len, filled))
    width = max((count for count, times in counts.items() if times > 1), default=max(counts, default=0))
    full = [figures for figures in filled if len(figures) == width]
    return tuple(
        (median_low([e.left for e in column]), median_low([e.right for e in column]))
        for column in zip(*full, strict=True)
    )


def _with_unread(rows: list[GridRow], columns: tuple[tuple[int, int], ...]) -> list[GridRow]:
    """What makes no number in a column of figures is a figure that cannot be read, from the first figures on."""
    begun = False
    read = []
    for row in rows:
        has_figures = any(not is_year(entry) for entry in row.figures)
        begun = begun or has_figures
        if begun and any(entry.unread for entry in row.entries[1:]):
            entries = [
                entry._replace(figure=entry.unread.cell)
                if at
                and entry.unread
                and (has_figures or entry.unread.is_sure)
                and not entry.figure
                and _overlapped(columns, entry.left, entry.right)
                else entry
                for at, entry in enumerate(row.entries)
            ]
            row = replace(row, entries=tuple(entries))
        read.append(row)
    return read


def _aligned(row: GridRow, columns: tuple[tuple[int, int], ...]) -> GridRow:
    """Give each figure the edges of its column: the one it overlaps, else its own."""
    figures = len(row.figures)
    if not figures:
        return row
    entries: list[Entry] = []
    free = 0
    many = figures == len(columns)
    for entry in row.entries:
        if entry.figure is None:
            entries.append(entry)
            continue
        at = free if many else _nearest(entry, columns, free)
        if at is not None:
            free = at + 1
        left, right = edges(*(columns[at] if at is not None else (entry.left, entry.right)))
        entries.append(entry._replace(figure=entry.figure._replace(left=left + 1, right=right)))
    return replace(row, entries=tuple(entries))


def _percentages(rows: list[GridRow], columns: tuple[tuple[int, int], ...]) -> list[GridRow]:
    """A percent sign at the head and at the foot of a column speaks for all figures between, if they are alike."""
    found: dict[int, list[Cell]] = {edges(*column)[1]: [] for column in columns}
    for row in rows:
        for entry in row.figures:
            if entry.figure is not None and entry.figure.right in found:
                found[entry.figure.right].append(entry.figure)
    meant = {edge for edge, cells in found.items() if _are_percentages(cells)}
    if not meant:
        return rows
    return [
        replace(
            row, entries=tuple(_as_percentage(entry) if _stands_at(entry, meant) else entry for entry in row.entries)
        )
        for row in rows
    ]


def _are_percentages(cells: list[Cell]) -> bool:
    printed = [cell for cell in cells if cell.kind in (CellKind.NUMBER, CellKind.PERCENT)]
    if (
        len(printed) <= _MIN_LABELS
        or printed[0].kind is not CellKind.PERCENT
        or printed[-1].kind is not CellKind.PERCENT
    ):
        return False
    return all(cell.decimals == printed[0].decimals and "$" not in cell.text for cell in printed)


def _stands_at(entry: Entry, edges_meant: set[int]) -> bool:
    return entry.figure is not None and entry.figure.right in edges_meant


def _as_percentage(entry: Entry) -> Entry:
    if entry.figure is None or entry.figure.kind is not CellKind.NUMBER:
        return entry
    return entry._replace(figure=entry.figure._replace(kind=CellKind.PERCENT))


def _nearest(entry: Entry, columns: tuple[tuple[int, int], ...], free: int) -> int | None:
    """The column that a figure overlaps most, of those from `free` on."""
    overlaps = {
        at: min(entry.right, columns[at][1]) - max(entry.left, columns[at][0])
        for at in _overlapped(columns, entry.left, entry.right)
        if at >= free
    }
    if not overlaps:
        return None
    return max(overlaps, key=lambda at: (overlaps[at], -abs(columns[at][1] - entry.right)))


def _ruled(row: GridRow, columns: tuple[tuple[int, int], ...], cells: list[PageCell]) -> GridRow:
    """The lines drawn above and below the figures, if they are not drawn across the labels too."""
    if row.is_rule or not columns:
        return row
    start, _ = columns[0]
    drawn = [cell for cell in cells if _is_ruled(cell) and _is_over(cell, columns)]
    if not drawn:
        return row
    over, under = {cell.rule_over for cell in drawn}, {cell.rule_under for cell in drawn}
    labels = [cell for cell in cells if cell.column + cell.colspan <= start and cell.content]
    return replace(
        row,
        over=RuleAbove.NONE if any(c.rule_over is not RuleAbove.NONE for c in labels) else _heaviest(over),
        under=RuleAbove.NONE if any(c.rule_under is not RuleAbove.NONE for c in labels) else _heaviest(under),
        is_rule=not row.entries and (_heaviest(over | under) is not RuleAbove.NONE),
    )


def _is_ruled(cell: PageCell) -> bool:
    return cell.rule_over is not RuleAbove.NONE or cell.rule_under is not RuleAbove.NONE


def _is_over(cell: PageCell, columns: tuple[tuple[int, int], ...]) -> bool:
    return bool(_overlapped(columns, cell.column, cell.column + cell.colspan))


def _heaviest(rules: Iterable[RuleAbove]) -> RuleAbove:
    return max(rules, key=list(RuleAbove).index, default=RuleAbove.NONE)
