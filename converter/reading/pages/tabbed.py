"""Statements typed in paragraphs: labels and figures that tab stops or runs of blanks part, a line each.

Word processors write a tab as a run of blanks that do not break; no width of theirs says where the columns stand, so
that figures are of the columns by their order, the last ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from converter.reading.figures.amounts import is_figure
from converter.reading.pages.page_parts import Item, PageCell, PageTable, Paragraph

_GAP = re.compile("[\u00a0\u2003\t ]*[\u00a0\u2003\t][\u00a0\u2003\t ]{2,}")
_WORDS = re.compile(r"[A-Za-z]{3}")
# Dashes typed below figures: a rule, and no part of a line.
_RULE = re.compile(r"[-=_]{4,}")
_SEVERAL, _LEAST_LINES, _MOST_BETWEEN, _LONGEST = 2, 4, 3, 100


@dataclass(frozen=True, slots=True)
class _Typed:
    """A paragraph, what runs of blanks part in it, and whether that is a label and figures."""

    paragraph: Paragraph
    parts: list[Paragraph]
    is_line: bool


def with_tabbed_lines(items: Iterable[Item], text: str, signs: re.Pattern[str]) -> list[Item]:
    """The parts of a page with paragraphs that are lines of a statement as the rows of a table.

    Args:
        text: of the whole document.
        signs: of currencies, which may stand beside figures.
    """
    found: list[Item] = []
    run: list[_Typed] = []
    for item in items:
        if isinstance(item, Paragraph):
            parts = list(_parts(item, text, signs))
            run.append(_Typed(item, parts, _is_line(parts, signs)))
        else:
            found += [*_joined(run), item]
            run = []
    return [*found, *_joined(run)]


def _joined(run: list[_Typed]) -> list[Item]:
    """The paragraphs of a run, those from the first to the last line of figures as one table after the other."""
    found: list[Item] = []
    at = 0
    while at < len(run):
        end = _end(run, at)
        if sum(typed.is_line for typed in run[at:end]) >= _LEAST_LINES:
            found.append(_table(run[at:end]))
            at = end
        else:
            found.append(run[at].paragraph)
            at += 1
    return found


def _end(run: list[_Typed], start: int) -> int:
    """Where lines that begin at a place end: headings of columns stand above them, a few of lines between two."""
    if len(run[start].parts) < _SEVERAL:
        return start
    last, begun = start, False
    for at in range(start, len(run)):
        typed = run[at]
        has_parts = len(typed.parts) >= _SEVERAL
        if begun and has_parts and not typed.is_line:
            break
        if has_parts:
            last, begun = at, begun or typed.is_line
        elif at - last > _MOST_BETWEEN or len(typed.paragraph.words) > _LONGEST:
            break
    return last + 1


def _is_line(parts: list[Paragraph], signs: re.Pattern[str]) -> bool:
    """Whether parts are a label and figures."""
    return (
        len(parts) >= _SEVERAL
        and bool(_WORDS.search(parts[0].words))
        and all(is_figure(part.words, signs) for part in parts[1:])
    )


def _parts(paragraph: Paragraph, text: str, signs: re.Pattern[str]) -> Iterator[Paragraph]:
    """What runs of blanks part in a paragraph; a sign of a currency is one with the figure behind it."""
    if not any(_GAP.search(text, start, end) for start, end in paragraph.pieces):
        yield paragraph
        return
    places = [at for start, end in paragraph.pieces for at in range(start, end)]
    printed = "".join(text[start:end] for start, end in paragraph.pieces)
    start = 0
    for match in (*_GAP.finditer(printed), None):
        end = match.start() if match else len(printed)
        words = " ".join(printed[start:end].split())
        if match and signs.fullmatch(words):
            continue
        if words and not _RULE.fullmatch(words):
            yield replace(paragraph, words=words, pieces=list(_ranges(places[start:end])), raised=[])
        start = match.end() if match else end


def _ranges(places: list[int]) -> Iterator[tuple[int, int]]:
    """Offsets as ranges."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1] + 1
            start = at


def _table(run: list[_Typed]) -> PageTable:
    """Lines as rows: figures, and headings that are fewer and do not share them evenly, stand in the last columns."""
    width = max(len(typed.parts) - 1 for typed in run if typed.is_line)
    rows = []
    for typed in run:
        parts = typed.parts
        labelled = not parts or (bool(_WORDS.search(parts[0].words)) and (len(parts) > width or typed.is_line))
        label, rest = (parts[:1], parts[1:]) if labelled or len(parts) == 1 else ([], parts)
        cells = [PageCell(1, 1, typed.paragraph.indent, column=0, content=[replace(part, line=0) for part in label])]
        # Two headings over four columns are each of two of them.
        wide = width // len(rest) if not label and len(rest) >= _SEVERAL and not width % len(rest) else 1
        first = max(width - len(rest) * wide + 1, 1)
        cells += [
            PageCell(wide, 1, 0, column=first + i * wide, content=[replace(p, line=0)]) for i, p in enumerate(rest)
        ]
        rows.append(cells)
    start, end = run[0].paragraph.pieces[0][0], run[-1].paragraph.pieces[-1][1]
    return PageTable(rows, start, end)
