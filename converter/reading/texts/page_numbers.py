"""Numbers of pages among the lines of a text, which are no figures of the statements around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converter.model.source import CellKind
from converter.model.vocabulary import Vocabulary
from converter.reading.texts.lines import BLANK, FIGURES, PAGE, WORDS, Line

# So many pages in order show that lone numbers count them.
_RUN = 3
# So many lines of words the head of a page has at most above its number.
_HEAD_LINES = 3
_DASHES = "-\u2013\u2014"
_NUMBER = re.compile(r"\d{1,3}")


def without_page_numbers(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines, with those blank that only tell the number of a page.

    A small number alone is one between dashes, before or right behind a page mark, and as one of several among blank
    lines that count on: texts on pages often lost the marks. Beside page marks it may stand behind or below what each
    page repeats, if the numbers go on as the pages do.

    Args:
        lines: all lines of a document.
    """
    number = vocabulary.small_words.page_numbers
    alone = [
        index
        for index, line in enumerate(lines)
        if line.kind is FIGURES and not line.label and number.fullmatch(line.text)
    ]
    numbers = {index for index in alone if _is_marked(lines, index)}
    numbers |= _counted(lines, alone) | _beside_marks(lines, set(alone))
    return [_blank(line) if index in numbers else line for index, line in enumerate(lines)] if numbers else list(lines)


def _is_marked(lines: Sequence[Line], index: int) -> bool:
    """Whether dashes on both sides, a page mark or the end of the text says that a number is a page's."""
    words = lines[index].words
    after = next(_spoken(lines, index, 1), None)
    if (words[0] in _DASHES and words[-1] in _DASHES) or after is None or lines[after].kind is PAGE:
        return True
    before = next(_spoken(lines, index, -1), None)
    return before is not None and lines[before].kind is PAGE and _is_apart(lines, index + 1)


def _spoken(lines: Sequence[Line], index: int, step: int) -> Iterator[int]:
    """The lines that are not blank on one side of another, nearest first."""
    places = range(index + step, len(lines) if step > 0 else -1, step)
    return (at for at in places if lines[at].kind is not BLANK)


def _counted(lines: Sequence[Line], alone: Sequence[int]) -> set[int]:
    """Which of some lone numbers count pages: each stands among blank lines and is one more than the one before."""
    found: set[int] = set()
    run: list[int] = []
    for index in alone:
        if not _is_apart(lines, index - 1) or not _is_apart(lines, index + 1):
            continue
        run = [*run, index] if run and _value(lines[index]) == _value(lines[run[-1]]) + 1 else [index]
        if len(run) >= _RUN:
            found.update(run)
    return found


def _beside_marks(lines: Sequence[Line], alone: set[int]) -> set[int]:
    """Numbers behind or below the same words at the head or the foot of pages, which go on as the pages do.

    With them go the words above.
    """
    marks = [index for index, line in enumerate(lines) if line.kind is PAGE]
    told: dict[str, list[tuple[int, tuple[int, ...]]]] = {}
    for page, mark in enumerate(marks):
        for where in (_at_head(lines, mark, alone), _at_foot(lines, mark)):
            if where:
                words = " ".join(lines[index].label or lines[index].words for index in where if index not in alone)
                told.setdefault(words, []).append((page, where))
    found: set[int] = set()
    for pages in told.values():
        for (page, where), (later, there) in pairwise(pages):
            if 0 < _value(lines[there[-1]]) - _value(lines[where[-1]]) <= later - page:
                found.update(where, there)
    return found


def _at_head(lines: Sequence[Line], mark: int, alone: set[int]) -> tuple[int, ...]:
    """The lines of words right below a page mark down to one with a number."""
    found: list[int] = []
    for index in _spoken(lines, mark, 1):
        line = lines[index]
        found.append(index)
        if line.kind is FIGURES and (index in alone or _is_small(line)):
            return tuple(found)
        if line.kind is not WORDS or len(found) > _HEAD_LINES:
            break
    return ()


def _at_foot(lines: Sequence[Line], mark: int) -> tuple[int, ...]:
    """The line with a number right above a page mark."""
    index = next(_spoken(lines, mark, -1), None)
    is_number = index is not None and lines[index].kind is FIGURES and _is_small(lines[index])
    return (index,) if index is not None and is_number else ()


def _is_small(line: Line) -> bool:
    return (
        len(line.cells) == 1 and line.cells[0].kind is CellKind.NUMBER and bool(_NUMBER.fullmatch(line.cells[0].text))
    )


def _is_apart(lines: Sequence[Line], index: int) -> bool:
    return not 0 <= index < len(lines) or lines[index].kind in (BLANK, PAGE)


def _value(line: Line) -> int:
    found = _NUMBER.search(line.cells[0].text if line.cells else line.text)
    return int(found[0]) if found else 0


def _blank(line: Line) -> Line:
    return Line(BLANK, line.text, line.offset, line.length)
