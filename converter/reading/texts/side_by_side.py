"""Two tables printed side by side, `Cash   600   500   Payables   300   200`, as one below the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts import with_plain_signs
from converter.reading.figures.notation import notation_of
from converter.reading.texts.lines import Line, LineKind, line_of

_FIGURE = r"(?:\$\s*)?\(?(?:\d[\d,.]*|-{1,3})\)?"
# Words that stand where a figure would.
_NO_LABEL = r"(?i:nil|na|nm|n/a|n/m|n\.a\.|n\.m\.)\s"
# A label, its figures, and where the label of the other table begins, which has figures too.
_BOTH = re.compile(
    rf"\s*[A-Za-z][^\d\s]*(?:\s\S+)*?(?:\s{{2,}}{_FIGURE})+(?P<gap>\s{{2,}})(?=(?!{_NO_LABEL})[A-Za-z].*?\s{{2,}}{_FIGURE}\s*$)"
)
# What stands between the two in a line, sought first.
_BEHIND_FIGURE = re.compile(r"[\d.,)>\]}-]\s{2}\s*[A-Za-z]")
_LEAST_LINES = 4
_MOST = 0.5
# Lines with labels in both are fewer where the totals of the two stand beside rules; they begin in one column then.
_SOME, _SLIP = 0.3, 2


def seam(body: Sequence[Line], vocabulary: Vocabulary) -> int | None:
    """The column at which the second of two tables begins; None where there is but one."""
    figures = [line for line in body if line.kind is LineKind.FIGURES and len(line.text) == line.length]
    both = (line.text for line in figures if _BEHIND_FIGURE.search(line.text))
    plain = (with_plain_signs(text, vocabulary.currencies.signs) for text in both)
    starts = sorted(match.end() for text in plain if (match := _BOTH.match(text)))
    share = _SOME if starts and starts[-1] - starts[0] <= _SLIP else _MOST
    if len(starts) < max(_LEAST_LINES, share * len(figures)):
        return None
    first = starts[0]
    return first if all(not line.text[first - 2 : first].strip() for line in figures) else None


def halves(lines: Sequence[Line], at: int, vocabulary: Vocabulary) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines of the left and of the right table.

    A title that stands across both belongs to both, and so does what stands above the first line with words for each.
    """
    left, right = [], []
    notation = notation_of("\n".join(line.text for line in lines), vocabulary)
    apart = next((i for i, line in enumerate(lines) if line.text[:at].strip() and line.text[at:].strip()), 0)
    for index, line in enumerate(lines):
        across = at <= len(line.text) and line.text[at - 2 : at].strip() and line.text[at - 1 : at + 1].strip()
        if across or index < apart or line.kind in (LineKind.BLANK, LineKind.RULE, LineKind.MARKER, LineKind.PAGE):
            left.append(line)
            right.append(replace(line, text=line.text[at:]) if line.kind is LineKind.RULE else line)
            continue
        # What stands left of it is none of the right table's: its lines begin at the seam.
        begins = line.offset + (at if len(line.text) == line.length else 0)
        left.append(line_of(line.text[:at], line.offset, vocabulary, notation))
        right.append(line_of(line.text[at:], begins, vocabulary, notation))
    return tuple(left), tuple(right)


def below_columns(
    lines: Sequence[Line], own: Sequence[tuple[int, int]], columns: Sequence[tuple[int, int]]
) -> tuple[Line, ...]:
    """Lines whose figures stand below other columns than their own: left and right edges of as many.

    A figure goes with the column of its own table whose right edge is the nearest.
    """
    moved = []
    for line in lines:
        cells = []
        for cell in line.cells:
            at = min(range(len(own)), key=lambda column: abs(own[column][1] - cell.right))
            move = columns[at][1] - own[at][1]
            cells.append(cell._replace(left=cell.left + move, right=cell.right + move))
        moved.append(replace(line, cells=tuple(cells)) if cells else line)
    return tuple(moved)
