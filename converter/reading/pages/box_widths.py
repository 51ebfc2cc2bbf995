"""Boxes side by side in rows: how wide they are tells over how many columns a box stands, as `colspan` does of cells.

Only a table's cells say how many columns they span. A row of fewer boxes than the widest row of the same table is
measured against that: by what each box says of its width, from the right, since the first box often takes the rest.
"""

from __future__ import annotations

from itertools import accumulate, pairwise

from converter.reading.pages.page_parts import PageCell, PageTable

_Row = list[PageCell]
# How far edges of one column may lie apart, as a part of all the columns behind the first.
_APART = 40
_FEWEST_GROUPS = 2


def widened(table: PageTable, rows: list[_Row]) -> bool:
    """Give the boxes of new rows as many columns as they stand over; whether rows before were given others by them.

    Args:
        table: of boxes side by side; its own rows are those before.
    """
    before = table.widest
    for row in rows:
        if len(row) > len(table.widest):
            table.widest = row
    for row in rows:
        _stand(row, table.widest, is_above=table.widest is not before and not _reached(rows, row, table.widest))
    if table.widest is before:
        return False
    for row in table.rows:
        _stand(row, table.widest, is_above=True)
    return bool(table.rows)


def _reached(rows: list[_Row], row: _Row, widest: _Row) -> bool:
    """Whether a row stands at or below the widest one."""
    return next(each is widest for each in rows if each is row or each is widest)


def _stand(row: _Row, widest: _Row, *, is_above: bool) -> None:
    if not 1 < len(row) < len(widest) or any(cell.colspan > 1 for cell in widest):
        return
    spans = _measured(row, widest)
    if spans is None and is_above:
        spans = _shared_out(row, len(widest))
    if spans is None:
        return
    for cell, span in zip(row, spans, strict=True):
        cell.colspan = max(span, 1)
    # What only keeps others apart stands over no column.
    row[:] = [cell for cell, span in zip(row, spans, strict=True) if span]


def _measured(row: _Row, widest: _Row) -> list[int] | None:
    """Over how many boxes of the widest row each stands, by their widths; None where these do not say."""
    for way in range(len(row[0].extent)):
        own, others = ([cell.extent[way] for cell in cells] for cells in (row, widest))
        if not all(own[1:]) or not all(others[1:]):
            continue
        near = sum(others[1:]) // _APART
        if not (own[0] and others[0]):
            # Both end on the right, and the first takes what is left.
            own[0] = others[0] = 0
            own[0], others[0] = max(0, sum(others) - sum(own)), max(0, sum(own) - sum(others))
        ends = list(accumulate(others))
        at = [_nearest(ends, end) for end in accumulate(own)]
        if any(abs(ends[k] - end) > near for k, end in zip(at, accumulate(own), strict=True)):
            return None
        spans = [end - start for start, end in pairwise([-1, *at])]
        is_told = all(span > 0 or (span == 0 and not cell.content) for span, cell in zip(spans, row, strict=True))
        return spans if is_told else None
    return None


def _nearest(ends: list[int], end: int) -> int:
    return min(range(len(ends)), key=lambda at: abs(ends[at] - end))


def _shared_out(row: _Row, columns: int) -> list[int] | None:
    """Headings of whose widths nothing is said share the columns alike, behind an empty box over the labels."""
    groups, behind = len(row) - 1, columns - 1
    silent = not any(any(cell.extent) for cell in row)
    fits = groups >= _FEWEST_GROUPS and behind % groups == 0
    if not (silent and fits) or row[0].content or not all(cell.content for cell in row[1:]):
        return None
    return [1, *[behind // groups] * groups]
