"""Tables in plain text: blocks of lines with figures, their labels put together, their headings apart.

This file knows layout: blanks, indents, rules and line order. It does not know what a table reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from converter.model.findings import Finding
from converter.model.source import Locator, Phrase, SourceDocument, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts import label_tail
from converter.reading.figures.notation import Notation, notation_of
from converter.reading.notes.lead_sentences import lead_above, title_above
from converter.reading.periods.dates import last_length
from converter.reading.periods.heading_words import opens_lines
from converter.reading.texts.label_years import with_years_in_labels
from converter.reading.texts.lines import BLANK, FIGURES, HEADING, MARKER, PAGE, PROSE, RULE, WORDS, Line
from converter.reading.texts.minus_apart import with_minus_apart
from converter.reading.texts.odd_figures import with_odd_figures
from converter.reading.texts.phrases import phrases
from converter.reading.texts.pushed import pushed_back, right_edges
from converter.reading.texts.side_by_side import below_columns, halves, seam
from converter.reading.texts.text_lines import read_lines
from converter.reading.texts.text_rows import LAYOUT_ONLY, completes, continues_downward, rows_of
from converter.reading.texts.unwrapped import unwrapped
from converter.reading.texts.widths import full_rows
from converter.reading.titles import is_scale_note, is_title

_MAX_GAP = 14
_MIN_ROWS = 2
# Tables of more columns than this have headings of many parts.
_FEW = 3
_MAX_CAPTION_LINES = 16
_NEAR = 2
_RUN = re.compile(r"[-=_\u2014]{3,}")
# What stands above the headings of a table in a submission, and above its first row.
_CAPTION, _STUB = re.compile("<CAPTION>", re.IGNORECASE), re.compile("<S>", re.IGNORECASE)
_APART = re.compile(r"(?<=  )(?<!\.  )[(<\[$]{0,3}\d[\d,]*(?:\.\d+)?[)>\],]{0,2}(?=  )")


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines of one table: what stands above its body, and the body; `lead` is the sentence that leads it in."""

    head: tuple[Line, ...]
    body: tuple[Line, ...]
    lead: str = ""


def detect_tables(document: SourceDocument, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """The blocks of aligned figures in a plain-text document, with findings as `reading.tables.detect_tables`."""
    found = _blocks(with_years_in_labels(read_lines(document, vocabulary), vocabulary), vocabulary)
    notation = notation_of(document.text, vocabulary)
    blocks = [_with_odd(half, notation) for block in found for half in _apart(block, vocabulary)]
    unread = tuple(finding for block in blocks for line in block.body for finding in _unread(line))
    return tuple(_table(index, block, vocabulary) for index, block in enumerate(blocks)), unread


def _apart(block: _Block, vocabulary: Vocabulary) -> Iterator[_Block]:
    """A block as it is, or the two that stand side by side in it: one table again where they have the same columns."""
    at = seam(block.body, vocabulary)
    if at is None:
        yield block
        return
    heads, bodies = halves(block.head, at, vocabulary), halves(block.body, at, vocabulary)
    cut = []
    for head, body in zip(heads, bodies, strict=True):
        lines = (*head, *body)
        first = next(index for index, line in enumerate(lines) if line.kind is FIGURES)
        lead = _body_lead(lines[:first], _columns(lines[first:]))
        cut.append(_Block(lines[: first - lead], lines[first - lead :]))
    left, right = cut
    if _told_by(left, vocabulary) != _told_by(right, vocabulary):
        yield from cut
        return
    below = below_columns(right.body, _columns(right.body), _columns(left.body))
    over_left, over_right = _own_captions(left, right), _own_captions(right, left)
    head = tuple(line for line in left.head if line not in over_left)
    yield _Block(head, (*over_left, *left.body, *over_right, *_opening(right, vocabulary), *below))


def _with_odd(block: _Block, notation: Notation) -> _Block:
    """A block whose numbers that are printed as no figure are cells of the columns under which they stand."""
    edges = right_edges(line.cells for line in block.body)
    begin = next((at for at, line in enumerate(block.body) if line.kind is FIGURES), 0)
    told = ((line, with_minus_apart(line.cells, edges)) for line in block.body[begin:])
    body = (line if cells is line.cells else replace(line, cells=cells) for line, cells in told)
    odd = (with_odd_figures(line, edges, notation) for line in body)
    return replace(block, body=(*block.body[:begin], *odd))


def _own_captions(block: _Block, other: _Block) -> tuple[Line, ...]:
    """The captions above one of two tables side by side alone: they head its lines, `ASSETS` beside `LIABILITIES`."""
    captions, _ = _head_parts(block)
    return tuple(line for line in block.head if line not in other.head and line.words in captions)


def _told_by(block: _Block, vocabulary: Vocabulary) -> tuple[int, list[str], list[str]]:
    """How many columns a block has, what heads them, and which statement it is by its titles."""
    captions, headings = _head_parts(block)
    over = [phrase.text for line in headings for phrase in _over(line, _opening(block, vocabulary))]
    return len(_columns(block.body)), over, [text for text in captions if _heads_table(text, vocabulary)]


def _unread(line: Line) -> Iterator[Finding]:
    """A finding for each number that stands apart in a line, as a figure does, and became none."""
    if line.kind not in (FIGURES, WORDS):
        return
    end = line.cells[0].left if line.cells else len(line.text)
    for match in _APART.finditer(line.text, label_tail(line.text), end):
        tabbed = len(line.text) != line.length
        start, stop = (0, line.length) if tabbed else match.span()
        place = Locator(0, line.offset + start, line.offset + stop)
        message = f"{match.group()} stands apart among the words of a line and is read as no figure"
        hint = "Two tables side by side, or a figure with a mark that is not known"
        yield Finding("cell.unread", "warning", message, place, hint=hint)


def _blocks(lines: tuple[Line, ...], vocabulary: Vocabulary) -> list[_Block]:
    """Cut the text where prose, a long gap or a new heading parts one table from the next."""
    blocks: list[_Block] = []
    figures = [index for index, line in enumerate(lines) if line.kind is FIGURES]
    parted = [_parts(lines[above + 1 : below], vocabulary) for above, below in pairwise(figures)]
    start = 0
    for position, first in enumerate(figures):
        if position and not parted[position - 1]:
            continue
        last = first
        for following, is_parted in zip(figures[position + 1 :], parted[position:], strict=True):
            if is_parted:
                break
            last = following
        head = _head(lines[start:first])
        told = lines[start : first - len(head)]
        body_from = first - _body_lead(head, _columns(lines[first : last + 1]))
        tail = _tail(lines[last].label, lines[last + 1 :], vocabulary)
        opens = all(line.kind in LAYOUT_ONLY for line in lines[body_from:first])
        cut = _cut_by_page(told, lines[first], vocabulary) if opens else ()
        body = unwrapped((*cut, *lines[body_from : last + 1 + tail]))
        if sum(line.kind is FIGURES for line in body) >= _MIN_ROWS:
            over = (*title_above(told, vocabulary), *head[: len(head) - (first - body_from)])
            blocks.append(_Block(over, body, lead_above(told)))
        start = last + 1 + tail
    return blocks


def _cut_by_page(told: tuple[Line, ...], first: Line, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The begin of the first label below the headings of a page, where it ends the page before.

    Args:
        told: the lines above these headings.
    """
    last = next((at for at in range(len(told) - 1, -1, -1) if told[at].kind not in LAYOUT_ONLY), None)
    if last is None or told[last].kind is not WORDS:
        return ()
    is_cut = any(line.kind is PAGE for line in told[last:]) and first.label[:1].islower()
    if not is_cut or not completes(told[last].words, first.label, vocabulary):
        return ()
    return (replace(told[last], offset=first.offset, length=0),)


def _parts(gap: tuple[Line, ...], vocabulary: Vocabulary) -> bool:
    """Whether the lines between two lines with figures part two tables."""
    if len(gap) > _MAX_GAP or any(line.kind in (PROSE, HEADING) for line in gap):
        return True
    if any(_begins_part(*three, vocabulary) for three in zip(gap, gap[1:], gap[2:], strict=False)):
        return True
    if _heads_anew(gap):
        return True
    words = [line.words for line in gap if line.kind is WORDS]
    paged = any(line.kind is PAGE for line in gap)
    scaled = paged or any(is_scale_note(text, vocabulary) for text in words)
    return scaled and any(_heads_table(text, vocabulary) for text in words)


def _heads_anew(gap: tuple[Line, ...]) -> bool:
    """Whether words side by side stand between the tags before the headings and the first row of another table."""
    marks = [index for index, line in enumerate(gap) if line.kind is MARKER]
    opens = next((index for index in reversed(marks) if _STUB.search(gap[index].text)), 0)
    above = [index for index in marks[: marks.index(opens)] if _CAPTION.search(gap[index].text)] if opens else []
    between = gap[above[-1] + 1 : opens] if above else ()
    return any(line.kind is WORDS and len(phrases(line.text)) > _NEAR for line in between)


def _begins_part(above: Line, line: Line, below: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line between blank ones heads a part of the document, as the notes: no statement goes on below it."""
    is_apart = line.kind is WORDS and above.kind is BLANK and below.kind is BLANK
    return is_apart and any(pattern.match(line.words.lower()) for pattern, _ in vocabulary.document_parts)


def _heads_table(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words name a table and no group of lines, as those with a colon do."""
    return not text.endswith(":") and is_title(text, vocabulary)


def _head(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The last lines above a body, back to the end of running text."""
    taken: list[Line] = []
    spoken = 0
    for line in reversed(lines):
        if line.kind is PROSE or spoken >= _MAX_CAPTION_LINES or (line.kind is PAGE and spoken):
            break
        spoken += line.kind in (WORDS, HEADING)
        taken.append(line)
    return tuple(reversed(taken))


def _body_lead(head: tuple[Line, ...], columns: list[tuple[int, int]]) -> int:
    """How many lines at the end of a head are labels: those after its last heading, if it has one."""
    for back, line in enumerate(reversed(head)):
        if line.kind is HEADING or (line.kind is WORDS and line.words.startswith("(")):
            return back
        if line.kind is WORDS and _stands_over(line, columns, below_heading=False):
            return back
        if line.kind is MARKER and back:
            return back
    return 0


def _tail(label: str, lines: tuple[Line, ...], vocabulary: Vocabulary) -> int:
    """How many lines after the last figures still belong to its label."""
    count = 0
    for line in lines:
        goes_on = continues_downward(line) or (count == 0 and completes(label, line.words, vocabulary))
        if line.kind is not WORDS or not goes_on:
            break
        count += 1
    return count


def _table(index: int, block: _Block, vocabulary: Vocabulary) -> Table:
    captions, headings = _head_parts(block)
    opening = _opening(block, vocabulary)
    edges = right_edges(line.cells for line in block.body)
    body = (*opening, *(pushed_back(line, edges) if line.cells else line for line in block.body))
    first, last = body[0], body[-1]
    return Table(
        index=index,
        captions=tuple(captions),
        headings=tuple(_rejoined(_over(heading, opening), vocabulary) for heading in headings),
        rows=rows_of(body, vocabulary, label_edge=_label_edge(body)),
        locator=Locator(0, first.offset, last.offset + last.length),
        lead=block.lead,
    )


def _label_edge(body: tuple[Line, ...]) -> int:
    """Where the longest label of a line with figures ends."""
    return max(line.indent + len(line.label) for line in body if line.kind is FIGURES)


def _opening(block: _Block, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The first heading of the lines, where it stands in a line that heads the columns, as a line of its own."""
    for heading in reversed(block.head):
        parts = phrases(heading.text) if heading.kind is HEADING else ()
        if len(parts) > 1 and opens_lines(parts[0].text, vocabulary):
            text = heading.text[: parts[0].right]
            return (replace(heading, kind=WORDS, text=text, length=parts[0].right),)
    return ()


def _over(parts: tuple[Phrase, ...], opening: tuple[Line, ...]) -> tuple[Phrase, ...]:
    """The phrases of a line that heads columns, the first heading of the lines left out."""
    is_first = any(part.text == line.words and part.right == len(line.text) for part in parts[:1] for line in opening)
    return parts[1:] if is_first else parts


def _rejoined(parts: tuple[Phrase, ...], vocabulary: Vocabulary) -> tuple[Phrase, ...]:
    """Halves of a length that stand two blanks apart, `NINE  MONTHS`, as one phrase again."""
    joined: list[Phrase] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and part.left - before.right == _NEAR and _is_length_of_both(before.text, part.text, vocabulary):
            joined[-1] = Phrase(f"{before.text} {part.text}", before.left, part.right)
        else:
            joined.append(part)
    return tuple(joined)


def _is_length_of_both(first: str, second: str, vocabulary: Vocabulary) -> bool:
    apart = any(last_length(text.lower(), vocabulary) for text in (first, second))
    return not apart and last_length(f"{first} {second}".lower(), vocabulary) is not None


def _head_parts(block: _Block) -> tuple[list[str], list[tuple[Phrase, ...]]]:
    """The captions above a table, and the phrases of the lines that head its columns: those below the last caption."""
    columns = _columns(block.body)
    captions: list[str] = []
    headings: list[tuple[str, tuple[Phrase, ...]]] = []
    above: Line | None = None
    for index, line in enumerate(block.head):
        if line.kind is HEADING or (
            line.kind is WORDS and _heads(block.head, index, columns, below_heading=bool(headings))
        ):
            if headings and above and above.text == headings[-1][0]:
                # A line of dashes may stand beside the words of the other columns.
                headings[-1] = (above.text, _ruled(headings[-1][1], line.text, columns))
            headings.append((line.text, tuple(p for p in phrases(line.text) if not _RUN.fullmatch(p.text))))
        elif line.kind is WORDS:
            if headings and not line.words.startswith("("):
                captions += [text.strip() for text, _ in headings]
                headings = []
            captions.append(line.words)
        elif line.kind is RULE and headings and above and above.text == headings[-1][0]:
            headings[-1] = (above.text, _ruled(headings[-1][1], line.text, columns))
        above = line
    return captions, [over for _, over in headings]


def _heads(lines: tuple[Line, ...], index: int, columns: list[tuple[int, int]], *, below_heading: bool) -> bool:
    """Whether words head columns; one phrase above the others, `Total`, does so right above a line that does."""
    if _stands_over(lines[index], columns, below_heading=below_heading) or _is_over_last(lines[index], columns):
        return True
    over, below = phrases(lines[index].text), lines[index + 1 : index + 2]
    is_top = len(over) == 1 and len(columns) > _FEW and over[0].left >= columns[0][0] and "(" not in over[0].text
    if not is_top or not below or below[0].kind is not WORDS or len(phrases(below[0].text)) == 1:
        return False
    return _is_over_one(over[0], columns) and _heads(lines, index + 1, columns, below_heading=True)


def _is_over_last(line: Line, columns: list[tuple[int, int]]) -> bool:
    """Whether words stand right of all columns but the last, and not far from that."""
    over = phrases(line.text)
    if len(columns) < _FEW or columns[-1][1] + _MAX_GAP < over[-1].right:
        return False
    middle = (over[0].left + over[-1].right) / 2
    return columns[-2][1] - _NEAR - 1 <= over[0].left and columns[-2][1] < middle


def _is_over_one(phrase: Phrase, columns: list[tuple[int, int]]) -> bool:
    """Whether a phrase stands in the middle of one column."""
    middle = phrase.left + phrase.right
    return any(abs(middle - left - right) <= 4 * _NEAR for left, right in columns)


def _ruled(over: tuple[Phrase, ...], rule: str, columns: list[tuple[int, int]]) -> tuple[Phrase, ...]:
    """Phrases of a heading as wide as the lines below them, which show the columns that each stands over."""
    edge = min((left for left, _ in columns), default=0) - _MAX_GAP
    runs = [match.span() for match in _RUN.finditer(rule) if match.start() >= edge]
    found = []
    for phrase in over:
        under = [run for run in runs if _crosses(phrase, run)]
        alone = len(under) == 1 and sum(_crosses(other, under[0]) for other in over) == 1
        found.append(Phrase(phrase.text, *_wider(phrase, under[0])) if alone else phrase)
    return tuple(found)


def _crosses(phrase: Phrase, run: tuple[int, int]) -> bool:
    return phrase.left < run[1] and phrase.right > run[0]


def _wider(phrase: Phrase, run: tuple[int, int]) -> tuple[int, int]:
    return min(phrase.left, run[0]), max(phrase.right, run[1])


def _columns(body: tuple[Line, ...]) -> list[tuple[int, int]]:
    """Where the columns stand, from the lines that fill them all: the left and right edges of their figures."""
    columns = zip(*full_rows(line.cells for line in body), strict=True)
    return [(min(cell.left for cell in column), max(cell.right for cell in column)) for column in columns]


def _stands_over(line: Line, columns: list[tuple[int, int]], *, below_heading: bool) -> bool:
    """Whether words that speak of no period head columns: several of them, or one in the middle of a column."""
    over = phrases(line.text)
    if len(columns) < 2:
        return False
    if len(over) == 1:
        if not below_heading:
            return False
        return _is_over_one(over[0], columns)
    if len(over) == len(columns) + 1 and over[0].right < columns[0][0] - _NEAR:
        # What heads the labels beside them: `Quarter   Sales   Net income`.
        return _stand_over(over[1:], columns)
    return any(_stand_over(over, spans) for spans in _spans(columns, len(over))) or _is_each_over_its_own(over, columns)


def _is_each_over_its_own(over: tuple[Phrase, ...], columns: list[tuple[int, int]]) -> bool:
    """Whether phrases of a wide table stand over columns of their own each, however many."""
    under = [{i for i, column in enumerate(columns) if _crosses(phrase, column)} for phrase in over]
    alone = all(not one & other for one, other in pairwise(under))
    return len(columns) > _FEW and all(under) and alone and over[0].left > columns[0][0] - _MAX_GAP


def _spans(columns: list[tuple[int, int]], phrases_over: int) -> Iterator[list[tuple[int, int]]]:
    """Where phrases may stand that head columns: over some side by side, or each over as many as the others."""
    for first in range(len(columns) - phrases_over + 1):
        yield columns[first : first + phrases_over]
    if len(columns) % phrases_over == 0:
        each = len(columns) // phrases_over
        yield [(columns[i][0], columns[i + each - 1][1]) for i in range(0, len(columns), each)]


def _stand_over(over: tuple[Phrase, ...], spans: list[tuple[int, int]]) -> bool:
    pairs = list(zip(over, spans, strict=True))
    return all(phrase.left < right and phrase.right > left for phrase, (left, right) in pairs)
