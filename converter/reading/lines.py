"""The lines of a text, each with the kind of thing it is. This file knows layout and heading words only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from converter.model.source import Cell, CellKind, SourceDocument
from converter.model.vocabulary import Vocabulary
from converter.reading.amounts import Notation, figures_at_end, label_before, leaderless, notation_of
from converter.reading.heading_words import (
    NUMERIC_DATE,
    STROKE,
    begins_as_headings_do,
    is_heading_text,
    is_known_word,
    names_a_time,
)
from converter.reading.phrases import phrases

_RULE_CHARACTERS = frozenset(" \t-=_\u2014$%")
_RULE = re.compile(r"[-=_\u2014]{3}|(?:[-=_] ){3}")
_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d+)>", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<PAGE>|\u240c)", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"\s*(?:-\s*)?(?:page\s+)?(?:[A-Z]-)?\d{1,3}(?:\s*-)?(?:\s+of\s+\d+)?\s*", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
# A day between the month above and the year below.
_DAY_ALONE = re.compile(r"(?:0?[1-9]|[12]\d|3[01]),")
_DAYS_ALONE = re.compile(rf"(?:\s+{_DAY_ALONE.pattern}){{2,}}\s*")
_DAY = r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4})"
_SPANS = re.compile(rf"(?:\s*{_DAY}\s*[-\u2013\u2014]\s*{_DAY}(?!\S))+\s*")
_WORD = re.compile(r"[A-Za-z]+")
# Sought from the end.
_LAST_WORD = re.compile(r"(?s:.*)(?<![\dA-Za-z])([A-Za-z]+)\W*\Z")
_DIGIT = re.compile(r"\d")
_ONE_PHRASE = re.compile(r"\s*[^\s\d]+(?: [^\s\d]+)*\s*")
# So much further in than the first line of a label its others begin at most.
_DEEPER = 6
# Running text may end in a line of dates alone: `ended December 28, 1996 and December 30, 1995.`
_SENTENCE_END = re.compile(r"(?:19|20)\d\d\.\s*\Z")
_GAP = re.compile(r"\S {3,}\S")
# What a news wire ends a release with: `-0-      08/09/2005`.
_WIRE_END = re.compile(r"\s*-0-\s+\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\s*")
# The tag before the first row of a table in a submission; what stands above it heads columns.
_STUB = re.compile(r"\s*<S>", re.IGNORECASE)
_MARK = re.compile(r"\(\d{1,2}\)")
_PROSE_LENGTH, _PROSE_INDENT = 60, 8
_WRAP_INDENT = 3
# So many lines a heading of lines has at most.
_LONGEST_HEADING = 3


class LineKind(StrEnum):
    """What a line of a release is."""

    BLANK = "blank"
    RULE = "rule"
    MARKER = "marker"
    PAGE = "page"
    FIGURES = "figures"
    HEADING = "heading"
    WORDS = "words"
    PROSE = "prose"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text with tabs expanded, its offset in the document, and what it holds.

    `doubtful` are numbers at the end of the label which may be cells, for one blank parts them from it.
    """

    kind: LineKind
    text: str
    offset: int
    length: int
    label: str = ""
    cells: tuple[Cell, ...] = ()
    doubtful: tuple[Cell, ...] = ()

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())

    @property
    def words(self) -> str:
        return leaderless(self.text.strip())


_NO_WORDS = frozenset({LineKind.BLANK, LineKind.RULE})


def read_lines(document: SourceDocument, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Every line of a document with its kind."""
    raw = document.text.split("\n")
    notation = notation_of(document.text, vocabulary)
    lines = [
        line_of(text, offset, vocabulary, notation) for text, offset in zip(raw, document.line_starts, strict=True)
    ]
    lines = _with_labels_going_on(_with_marks_above_stubs(lines), vocabulary)
    return tuple(
        _without_page_numbers(
            _without_prose(_with_wrapped(_with_dates_below(lines, vocabulary), vocabulary), vocabulary)
        )
    )


def _expanded(text: str) -> tuple[str, tuple[int, ...] | None]:
    if "\t" not in text:
        return text, None
    out: list[str] = []
    origin: list[int] = []
    for index, char in enumerate(text):
        width = 8 - len(out) % 8 if char == "\t" else 1
        out += [" " if char == "\t" else char] * width
        origin += [index] * width
    return "".join(out), tuple(origin)


def line_of(raw: str, offset: int, vocabulary: Vocabulary, notation: Notation) -> Line:
    """One line with its kind, seen by itself.

    Args:
        raw: the line as it stands in the document.
        offset: of the line in the document.
        notation: how the document prints its figures.
    """
    text, origin = _expanded(raw)
    length = len(raw)
    if not text.strip():
        return Line(LineKind.BLANK, text, offset, length)
    if "<" in text or "\u240c" in text:
        plain = _TAG.sub(lambda tag: " " * len(tag.group()), text)
        if _PAGE.match(text) or not plain.strip():
            return Line(LineKind.PAGE if _PAGE.match(text) else LineKind.MARKER, text, offset, length)
        text = plain
    if "-0-" in text and _WIRE_END.fullmatch(text):
        return Line(LineKind.PROSE, text, offset, length)
    if _RULE_CHARACTERS.issuperset(text) and _RULE.search(text):
        return Line(LineKind.RULE, text, offset, length)
    label, cells, doubtful = figures_at_end(text, origin, offset, notation, vocabulary.joining_words)
    # A day, or a par value within a bracket that the next line closes: `Common stock (par value $.10,`.
    goes_on = len(cells) == 1 and text.rstrip().endswith(",") and (not label or label.count("(") > label.count(")"))
    if cells and not goes_on and not _is_year_row(text, label, cells, vocabulary):
        return Line(LineKind.FIGURES, text, offset, length, label, cells, doubtful)
    if _is_heading(text, vocabulary):
        return Line(LineKind.HEADING, text, offset, length)
    return Line(LineKind.WORDS, text, offset, length)


def _is_year_row(text: str, label: str, cells: tuple[Cell, ...], vocabulary: Vocabulary) -> bool:
    """`2001  2000`, also behind words that speak of periods, heads columns; with a change column too, and spans."""
    if _SPANS.fullmatch(text):
        return True
    if not label and (all(STROKE.fullmatch(cell.text) for cell in cells) or _DAYS_ALONE.fullmatch(text)):
        return True
    if not all(_is_date(cell) for cell in cells):
        return False
    if not label or len(cells) > 1 or is_heading_text(label, vocabulary):
        return True
    behind = phrases(text)[1:]
    return len(behind) > 1 and all(is_heading_text(phrase.text, vocabulary) for phrase in behind)


def _is_date(cell: Cell) -> bool:
    """A year, with a footnote mark perhaps, or a date in figures."""
    if cell.kind is CellKind.NUMBER:
        return _YEAR.fullmatch(cell.text.removesuffix(cell.mark).strip()) is not None
    return NUMERIC_DATE.fullmatch(cell.text) is not None


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    last = _LAST_WORD.match(text)
    if _SENTENCE_END.search(text) or (last and not is_known_word(last.group(1).lower(), vocabulary)):
        return False
    if _ONE_PHRASE.fullmatch(text) and not begins_as_headings_do(text, vocabulary):
        return False
    parts = phrases(text)
    if len(parts) == 1:
        return is_heading_text(text, vocabulary) and parts[0].left >= 1 and not _only_joins(text, vocabulary)
    named = any(_YEAR.fullmatch(part.text) for part in parts)
    return all(_heads(part.text, vocabulary, beside_years=named) for part in parts[1:])


def _heads(text: str, vocabulary: Vocabulary, *, beside_years: bool) -> bool:
    """Whether a phrase among others heads a column; a sign alone does so beside years: `2004   2003   $   %`."""
    if text in ("$", "%"):
        return beside_years
    return _DAY_ALONE.fullmatch(text) is not None or is_heading_text(text, vocabulary)


def _with_marks_above_stubs(lines: list[Line]) -> list[Line]:
    """The lines; those with nothing but marks of notes right above the tag before a table's first row head columns."""
    for index, line in enumerate(lines):
        if line.kind is not LineKind.MARKER or not _STUB.match(line.text):
            continue
        above = next((i for i in range(index - 1, -1, -1) if lines[i].kind not in _NO_WORDS), None)
        if above is None or lines[above].kind is not LineKind.FIGURES:
            continue
        if all(_MARK.fullmatch(cell.text) for cell in lines[above].cells):
            lines[above] = replace(lines[above], kind=LineKind.HEADING, label="", cells=(), doubtful=())
    return lines


def _with_labels_going_on(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines; a figure at a label's place below `issued 500 and` is the second that the label tells."""
    for index, line in enumerate(lines[1:], start=1):
        above = lines[index - 1]
        if line.kind is not LineKind.FIGURES or line.label or len(line.cells) < 2 or above.kind is not LineKind.WORDS:
            continue
        if _tells_more(above.words, vocabulary) and line.indent - above.indent <= _DEEPER:
            label = label_before(line.text, line.cells[1].left)
            lines[index] = replace(line, label=label, cells=line.cells[1:])
    return lines


def _tells_more(words: str, vocabulary: Vocabulary) -> bool:
    """Whether words break off behind a number, so that another follows."""
    ends = (match.start() for word in vocabulary.joining_words if (match := word.search(words.lower())))
    return any(_DIGIT.match(words[:end].rstrip()[-1:]) for end in ends)


def _with_dates_below(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """A date at the margin right below a heading ends its words: `Three fiscal years ended`, `September 30, 1994`."""
    return [
        replace(line, kind=LineKind.HEADING)
        if index
        and line.kind is LineKind.WORDS
        and lines[index - 1].kind is LineKind.HEADING
        and is_heading_text(line.words, vocabulary)
        else line
        for index, line in enumerate(lines)
    ]


def _with_wrapped(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Words of headings that name no time, in the middle of a label over three lines, are part of the label."""
    found = list(lines)
    for index in range(1, len(lines) - 1):
        before, line, after = lines[index - 1 : index + 2]
        inside = (
            line.kind is LineKind.HEADING
            and before.kind is LineKind.WORDS
            and after.kind is LineKind.FIGURES
            and max(abs(before.indent - line.indent), abs(line.indent - after.indent)) <= _WRAP_INDENT
        )
        if inside and not _DIGIT.search(line.text) and not names_a_time(line.text.lower(), vocabulary):
            found[index] = replace(line, kind=LineKind.WORDS)
    return found


def _only_joins(text: str, vocabulary: Vocabulary) -> bool:
    """`from` on a line of its own is the middle of a label, though headings use the word too."""
    words = _WORD.findall(text.lower())
    alone = all(any(joining.search(word) for joining in vocabulary.joining_words) for word in words)
    return bool(words) and alone and not _DIGIT.search(text)


def _without_prose(lines: list[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """Mark running text: long lines with no gap, and their neighbours in a paragraph."""
    labels = _long_labels(lines)
    long = [
        line.kind is LineKind.WORDS
        and not labels[index]
        and len(line.text) >= _PROSE_LENGTH
        and _is_long(line, vocabulary)
        and not (_is_alone(lines, index) or _is_title(line, vocabulary) or _heads_figures(lines, index, vocabulary))
        for index, line in enumerate(lines)
    ]
    for index, line in enumerate(lines):
        near = long[index] or (index > 0 and long[index - 1] and line.indent < _PROSE_INDENT)
        if near and not labels[index] and line.kind is LineKind.WORDS:
            yield Line(LineKind.PROSE, line.text, line.offset, line.length)
        else:
            yield line


def _is_long(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether words are as long as those of running text, with no gap among them."""
    words = line.words
    return (
        len(words) >= _PROSE_LENGTH
        and line.indent < _PROSE_INDENT
        and not (words.startswith("(") and words.endswith(")"))
        and not ("   " in line.text.strip() and _GAP.search(line.text))
        and not is_heading_text(words, vocabulary)
    )


def _long_labels(lines: list[Line]) -> list[bool]:
    """Which lines are of a label wrapped over long lines: right above figures, and broken off before their columns."""
    found = [False] * len(lines)
    edge = spoken = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind is LineKind.FIGURES:
            edge, spoken = line.cells[0].left, 0
        elif not edge:
            pass
        elif line.kind is not LineKind.WORDS or _label_end(line) > edge or line.words.endswith("."):
            edge = 0
        elif line.words.endswith(":") and not _closes(line) and (spoken > 1 or not _heads_within(lines, index)):
            # A sentence that leads in a table ends so too.
            edge = 0
        spoken += line.kind is LineKind.WORDS
        found[index] = edge > 0 and line.kind is LineKind.WORDS
    return found


def _closes(line: Line) -> bool:
    """Whether a line closes a bracket that the line above has opened: it is the rest of a label."""
    return line.text.count(")") > line.text.count("(")


def _label_end(line: Line) -> int:
    """Where the words of a line end, those that stand apart left out: `of $177 million)     *`."""
    return line.indent + len(line.words.split("   ")[0])


def _heads_within(lines: list[Line], index: int) -> bool:
    """Whether the words that end in this line, with a colon, are one or two lines below figures."""
    above = lines[max(index - 2, 0) : index]
    return any(line.kind in (LineKind.FIGURES, LineKind.RULE) for line in above)


def _is_alone(lines: list[Line], index: int) -> bool:
    """A long line between blank ones that ends no sentence is a title."""
    around = [lines[i].kind for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return all(kind is not LineKind.WORDS for kind in around) and not lines[index].words.endswith((".", ":", ";", ","))


def _is_title(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether words in capitals name a statement: `CONSOLIDATED STATEMENTS OF OPERATIONS AND COMPREHENSIVE LOSS`."""
    words = line.words
    return words.isupper() and any(rule.names_a_table and rule.pattern.search(words) for rule in vocabulary.titles)


def _heads_figures(lines: list[Line], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a long line is of words that head the figures right below them, in the middle of a statement.

    `Adjustments to reconcile net loss to net cash used in operating activities:` is wider than its columns are far in.
    """
    last = next((i for i in range(index, min(index + _LONGEST_HEADING, len(lines))) if _ends_heading(lines[i])), None)
    if last is None or any(line.kind is not LineKind.WORDS for line in lines[index : last + 1]):
        return False
    above, below = index, last
    while above > 0 and below - above < _LONGEST_HEADING and lines[above - 1].kind is LineKind.WORDS:
        above -= 1
    words = " ".join(line.words for line in lines[above : below + 1])
    after = [line.kind for line in lines[below + 1 : below + 3]]
    led = after[:1] == [LineKind.FIGURES] or after == [LineKind.WORDS, LineKind.FIGURES]
    before = next(
        (line.kind for line in reversed(lines[max(above - 2, 0) : above]) if line.kind is not LineKind.BLANK), None
    )
    inside = before in (LineKind.FIGURES, LineKind.RULE, LineKind.HEADING) and below - above < _LONGEST_HEADING
    return led and inside and not any(pattern.search(words.lower()) for pattern in vocabulary.sentence_words)


def _ends_heading(line: Line) -> bool:
    return line.text.rstrip().endswith(":")


def _without_page_numbers(lines: Iterator[Line]) -> Iterator[Line]:
    """A small number alone before a page mark is the page's."""
    kept = list(lines)
    for index, line in enumerate(kept):
        if line.kind is LineKind.FIGURES and not line.label and _PAGE_NUMBER.fullmatch(line.text):
            after = next((other for other in kept[index + 1 :] if other.kind is not LineKind.BLANK), None)
            dashed = line.words.startswith("-")
            if dashed or after is None or after.kind is LineKind.PAGE:
                yield Line(LineKind.BLANK, line.text, line.offset, line.length)
                continue
        yield line
