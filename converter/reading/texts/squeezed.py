"""Lists whose blanks were squeezed: one blank parts a label from its figures, `Net sales 1,234 1,100`.

Wires and long labels do so. A line alone cannot tell: the lines around it have to end in as many figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from converter.reading.texts.lines import BLANK, FIGURES, HEADING, PAGE, RULE, WORDS, Line
from converter.reading.texts.phrases import phrases
from converter.reading.texts.pushed import in_columns, is_amount, pushed_back, right_edges

# So many lines in a row are a list; of one figure each it takes more.
_LEAST, _LEAST_OF_ONE = 4, 6
# So many lines without figures may stand among those with them, and so many below the line that heads them.
_GAP, _REACH = 4, 14
_NEAR = 2
_APART = 16
_LONGEST = 120


def with_squeezed(lines: list[Line]) -> list[Line]:
    """The lines; those whose figures one blank parts have cells where the lines around them show columns."""
    doubtful = {index for index, line in enumerate(lines) if line.doubtful and _may_hold(line)}
    if not doubtful:
        return lines
    found = list(lines)
    for group in _groups(lines, doubtful):
        held = [index for index in group if lines[index].kind is FIGURES]
        squeezed = [index for index in group if index in doubtful]
        columns = right_edges(lines[index].cells for index in held)
        counts = Counter(len(lines[index].doubtful) for index in squeezed)
        width, times = max(counts.items(), key=lambda item: (item[1], item[0]))
        if times >= (_LEAST if width > 1 else _LEAST_OF_ONE) and _is_list(lines, group, squeezed, width):
            edges = _edges_above(lines, group[0], width)
            if width > 1 and not edges:
                edges = _edges_behind(lines, squeezed, width)
            for index in group if edges else ():
                found[index] = in_columns(lines[index], edges)
        elif columns:
            for index in squeezed:
                found[index] = pushed_back(lines[index], columns)
    return found


def _may_hold(line: Line) -> bool:
    """Whether the figures that words end in may be cells: behind letters, and not in a bracket that opens the line."""
    if line.kind is not WORDS or len(line.text) > _LONGEST:
        return False
    label = line.text[: line.doubtful[0].left]
    return any(map(str.isalpha, label)) and not line.words.startswith("(")


def _groups(lines: Sequence[Line], doubtful: Set[int]) -> Iterator[list[int]]:
    """The lines with figures, or what may be, that stand together, where some of them may be squeezed."""
    group: list[int] = []
    gap = 0
    for index, line in enumerate(lines):
        kind = line.kind
        if group and (gap > _GAP or kind is PAGE or kind is HEADING):
            if not doubtful.isdisjoint(group):
                yield group
            group = []
        if kind is FIGURES or index in doubtful:
            group.append(index)
            gap = 0
        elif kind is not BLANK and kind is not RULE:
            gap += 1
        else:
            gap = 0
    if not doubtful.isdisjoint(group):
        yield group


def _is_list(lines: Sequence[Line], group: list[int], squeezed: list[int], width: int) -> bool:
    """Whether most lines of a group are squeezed, all to one width, and print amounts."""
    alike = [index for index in squeezed if len(lines[index].doubtful) == width]
    apart = [i for i in group if i not in squeezed and not _is_close(lines[i])]
    amounts = [index for index in alike if any(is_amount(cell) for cell in lines[index].doubtful)]
    return 2 * len(alike) > len(squeezed) + len(apart) and 2 * len(amounts) > len(alike)


def _is_close(line: Line) -> bool:
    """Whether the figures of a line are squeezed but for the sign before them: `Net sales $1,234 $1,100`."""
    cells = (*line.doubtful, *line.cells)
    words = line.text[: cells[0].left]
    return len(words) - len(words.rstrip()) <= 1 and all(
        other.left - cell.right <= _NEAR for cell, other in pairwise(cells)
    )


def _edges_above(lines: Sequence[Line], first: int, width: int) -> list[int]:
    """The right edges of the nearest words above a list that head as many columns."""
    for line in reversed(lines[max(first - _REACH, 0) : first]):
        over = phrases(line.text) if line.kind is HEADING else ()
        if len(over) == width:
            return [phrase.right for phrase in over]
    return []


def _edges_behind(lines: Sequence[Line], squeezed: list[int], width: int) -> list[int]:
    """Right edges behind the longest label, where nothing heads as many columns."""
    start = max(len(lines[index].text) for index in squeezed)
    return [start + _APART * (column + 1) for column in range(width)]
