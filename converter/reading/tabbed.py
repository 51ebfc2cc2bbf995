"""Statements typed in paragraphs: labels and figures that tab stops or runs of blanks part, a line each.

Word processors write a tab as a run of blanks that do not break; no width of theirs says where the columns stand, so
that figures are of the columns by their order, the last ones first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from converter.reading.page_parts import Item, PageCell, PageTable, Paragraph

_GAP = re.compile("[\u00a0\u2003\t ]*[\u00a0\u2003\t][\u00a0\u2003\t ]{2,}")
_FIGURE = re.compile(r"[(\s$\u20ac\u00a3\u00a5]*\d[\d,.\s]*[)%\s]*|[\s$]*[-\u2013\u2014]+\s*")
_WORDS = re.compile(r"[A-Za-z]{3}")
_SEVERAL, _LEAST_LINES, _MOST_BETWEEN, _LONGEST = 2, 4, 3, 100


def with_tabbed_lines(items: Iterable[Item], text: str) -> list[Item]:
    """The parts of a page with paragraphs that are lines of a statement as the rows of a table."""
    found: list[Item] = []
    run: list[tuple[Paragraph, list[Paragraph]]] = []
    for item in items:
        if isinstance(item, Paragraph):
            run.append((item, list(_parts(item, text))))
        else:
            found += [*_joined(run), item]
            run = []
    return [*found, *_joined(run)]


def _joined(run: list[tuple[Paragraph, list[Paragraph]]]) -> list[Item]:
    """The paragraphs of a run, those from the first to the last line of figures as one table after the other."""
    found: list[Item] = []
    at = 0
    while at < len(run):
        end = _end(run, at)
        if sum(_is_line(parts) for _, parts in run[at:end]) >= _LEAST_LINES:
            found.append(_table(run[at:end]))
            at = end
        else:
            found.append(run[at][0])
            at += 1
    return found


def _end(run: list[tuple[Paragraph, list[Paragraph]]], start: int) -> int:
    """Where lines that begin at a place end: headings of columns stand above them, a few of lines between two."""
    if len(run[start][1]) < _SEVERAL:
        return start
    last, begun = start, False
    for at in range(start, len(run)):
        paragraph, parts = run[at]
        is_line = _is_line(parts)
        if begun and len(parts) >= _SEVERAL and not is_line:
            break
        if len(parts) >= _SEVERAL:
            last, begun = at, begun or is_line
        elif at - last > _MOST_BETWEEN or len(paragraph.words) > _LONGEST:
            break
    return last + 1


def _is_line(parts: list[Paragraph]) -> bool:
    """Whether parts are a label and figures."""
    return (
        len(parts) >= _SEVERAL
        and bool(_WORDS.search(parts[0].words))
        and all(_FIGURE.fullmatch(p.words) for p in parts[1:])
    )


def _parts(paragraph: Paragraph, text: str) -> Iterator[Paragraph]:
    """What runs of blanks part in a paragraph."""
    if not any(_GAP.search(text, start, end) for start, end in paragraph.pieces):
        yield paragraph
        return
    places = [at for start, end in paragraph.pieces for at in range(start, end)]
    printed = "".join(text[start:end] for start, end in paragraph.pieces)
    start = 0
    for match in (*_GAP.finditer(printed), None):
        end = match.start() if match else len(printed)
        words = " ".join(printed[start:end].split())
        if words:
            yield replace(paragraph, words=words, pieces=list(_ranges(places[start:end])), raised=[])
        start = match.end() if match else end


def _ranges(places: list[int]) -> Iterator[tuple[int, int]]:
    """Offsets as ranges."""
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1] + 1
            start = at


def _table(run: list[tuple[Paragraph, list[Paragraph]]]) -> PageTable:
    """Lines as rows: figures, and headings that are fewer, stand in the last columns."""
    width = max(len(parts) - 1 for _, parts in run if _is_line(parts))
    rows = []
    for paragraph, parts in run:
        labelled = not parts or (bool(_WORDS.search(parts[0].words)) and (len(parts) > width or _is_line(parts)))
        label, rest = (parts[:1], parts[1:]) if labelled or len(parts) == 1 else ([], parts)
        cells = [PageCell(1, 1, paragraph.indent, column=0, content=[replace(part, line=0) for part in label])]
        first = width - len(rest) + 1
        cells += [PageCell(1, 1, 0, column=max(first, 1) + i, content=[replace(p, line=0)]) for i, p in enumerate(rest)]
        rows.append(cells)
    start, end = run[0][0].pieces[0][0], run[-1][0].pieces[-1][1]
    return PageTable(rows, start, end)
