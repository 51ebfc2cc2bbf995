"""The lines of a text seen among others: running text told from lists, labels that go on, squeezed figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from converter.model.source import SourceDocument
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts import label_before
from converter.reading.figures.notation import notation_of
from converter.reading.periods.dates import last_length
from converter.reading.periods.heading_words import is_heading_text, is_known_word, names_a_time
from converter.reading.texts.drawn import without_drawings
from converter.reading.texts.lines import BLANK, FIGURES, HEADING, MARKER, PROSE, RULE, WORDS, Line, line_of
from converter.reading.texts.page_numbers import without_page_numbers
from converter.reading.texts.phrases import phrases
from converter.reading.texts.spacing import margin_of, spacing_of, width_of_margin
from converter.reading.texts.squeezed import with_squeezed
from converter.reading.texts.tabs import TAB, edges_of
from converter.reading.titles import is_scale_note, is_title

_NO_WORDS = frozenset({BLANK, RULE})
_DIGIT = re.compile(r"\d")
# So much further in than the first line of a label its others begin at most.
_DEEPER = 6
_GAP = re.compile(r"\S {3,}\S")
# The tag before the first row of a table in a submission; what stands above it heads columns.
_STUB = re.compile(r"\s*<S>", re.IGNORECASE)
_MARK = re.compile(r"\(\d{1,2}\)")
_BRACKETS = re.compile(r"\([^()]*\)")
_PROSE_LENGTH, _PROSE_INDENT = 60, 8
_WRAP_INDENT = 3
# Words of titles that begin with small letters; the shortest join others.
_SMALL_WORD, _LONGEST_SMALL = re.compile(r"(?<![A-Za-z'\u2019])[a-z]+"), 3
# So many lines a heading of lines has at most.
_LONGEST_HEADING = 3
# So near stands what a heading follows, two blank lines between.
_NEAR = 3


def read_lines(document: SourceDocument, vocabulary: Vocabulary) -> tuple[Line, ...]:
    """Every line of a document with its kind, without a margin at the left and what only spaces the lines."""
    raw = without_drawings(document.text)
    notation = notation_of(document.text, vocabulary)
    edges = edges_of(raw, notation.signs)
    # Tabs count from the left edge on.
    spacing, margin = spacing_of(raw), margin_of(raw)
    if "\t" in document.text:
        margin -= margin % TAB
    lines = []
    for index, (text, offset) in enumerate(zip(raw, document.line_starts, strict=True)):
        if index not in spacing:
            left = width_of_margin(text, margin)
            lines.append(line_of(text[left:], offset + left, vocabulary, notation, edges.get(index, ())))
    lines = _with_numbers_of_lengths(_with_marks_above_stubs(lines), vocabulary)
    lines = with_squeezed(_with_labels_going_on(lines, vocabulary))
    lines = _with_wrapped(_with_dates_below(lines, vocabulary), vocabulary)
    return tuple(without_page_numbers([*_without_prose(lines, vocabulary)], vocabulary))


def _with_marks_above_stubs(lines: list[Line]) -> list[Line]:
    """The lines; those with nothing but marks of notes right above the tag before a table's first row head columns."""
    for index, line in enumerate(lines):
        if line.kind is not MARKER or not _STUB.match(line.text):
            continue
        above = next((i for i in range(index - 1, -1, -1) if lines[i].kind not in _NO_WORDS), None)
        if above is None or lines[above].kind is not FIGURES:
            continue
        if all(_MARK.fullmatch(cell.text) for cell in lines[above].cells):
            lines[above] = replace(lines[above], kind=HEADING, label="", cells=(), doubtful=())
    return lines


def _with_numbers_of_lengths(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines; numbers alone head columns where the words below each go on with a length: `3` above `Months`."""
    for index, (line, below) in enumerate(pairwise(lines)):
        if line.kind is not FIGURES or line.label or below.kind is not HEADING:
            continue
        under = phrases(below.text)
        if len(under) == len(line.cells) and all(
            last_length(f"{cell.text} {phrase.text}".lower(), vocabulary)
            and not last_length(phrase.text.lower(), vocabulary)
            for cell, phrase in zip(line.cells, under, strict=True)
        ):
            lines[index] = replace(line, kind=HEADING, cells=(), doubtful=())
    return lines


def _with_labels_going_on(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """The lines; a figure at a label's place below `issued 500 and` is the second that the label tells."""
    for index, line in enumerate(lines[1:], start=1):
        if line.kind is not FIGURES or line.label or len(line.cells) < 2:
            continue
        above = lines[index - 1]
        if above.kind is WORDS and _tells_more(above.words, vocabulary) and line.indent - above.indent <= _DEEPER:
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
        replace(line, kind=HEADING)
        if above and above.kind is HEADING and line.kind is WORDS and is_heading_text(line.words, vocabulary)
        else line
        for above, line in zip((None, *lines), lines, strict=False)
    ]


def _with_wrapped(lines: list[Line], vocabulary: Vocabulary) -> list[Line]:
    """Words of headings that name no time, in the middle of a label over three lines, are part of the label."""
    found = list(lines)
    for index, line in enumerate(lines[1:-1], start=1):
        if line.kind is not HEADING:
            continue
        before, after = lines[index - 1], lines[index + 1]
        inside = (
            before.kind is WORDS
            and after.kind is FIGURES
            and max(abs(before.indent - line.indent), abs(line.indent - after.indent)) <= _WRAP_INDENT
        )
        if inside and not _DIGIT.search(line.text) and not names_a_time(line.text.lower(), vocabulary):
            found[index] = replace(line, kind=WORDS)
    return found


def _without_prose(lines: list[Line], vocabulary: Vocabulary) -> Iterator[Line]:
    """Mark running text: long lines with no gap, and their neighbours in a paragraph."""
    labels = _long_labels(lines)
    long = [
        line.kind is WORDS
        and not labels[index]
        and len(line.text) >= _PROSE_LENGTH
        and _is_long(line, vocabulary)
        and not (
            _is_alone(lines, index) or _is_long_title(line, vocabulary) or _heads_figures(lines, index, vocabulary)
        )
        for index, line in enumerate(lines)
    ]
    for index, line in enumerate(lines):
        follows = index > 0 and long[index - 1] and line.indent < _PROSE_INDENT
        near = long[index] or (follows and not (_in_brackets(line.words) and is_scale_note(line.words, vocabulary)))
        if near and not labels[index] and line.kind is WORDS:
            yield Line(PROSE, line.text, line.offset, line.length)
        else:
            yield line


def _is_long(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether words are as long as those of running text, with no gap among them."""
    words = line.words
    return (
        len(words) >= _PROSE_LENGTH
        and line.indent < _PROSE_INDENT
        and not _in_brackets(words)
        and not ("   " in line.text.strip() and _GAP.search(line.text))
        and not is_heading_text(_BRACKETS.sub("", words) if "(" in words else words, vocabulary)
    )


def _long_labels(lines: list[Line]) -> list[bool]:
    """Which lines are of a label wrapped over long lines: right above figures, and broken off before their columns."""
    found = [False] * len(lines)
    edge = spoken = 0
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.kind is FIGURES:
            edge, spoken = line.cells[0].left, 0
        elif not edge:
            pass
        elif line.kind is not WORDS or (words := line.words).endswith(".") or _end(line, words) > edge:
            edge = 0
        elif words.endswith(":") and not _closes(line) and (spoken > 1 or not _heads_within(lines, index)):
            # A sentence that leads in a table ends so too.
            edge = 0
        spoken += line.kind is WORDS
        found[index] = edge > 0 and line.kind is WORDS
    return found


def _closes(line: Line) -> bool:
    """Whether a line closes a bracket that the line above has opened: it is the rest of a label."""
    return line.text.count(")") > line.text.count("(")


def _end(line: Line, words: str) -> int:
    """Where the words of a line end, those that stand apart left out: `of $177 million)     *`."""
    return line.indent + len(words.partition("   ")[0])


def _heads_within(lines: list[Line], index: int) -> bool:
    """Whether the words that end in this line, with a colon, are one or two lines below figures."""
    above = lines[max(index - 2, 0) : index]
    return any(line.kind in (FIGURES, RULE) for line in above)


def _is_alone(lines: list[Line], index: int) -> bool:
    """A long line between blank ones that ends no sentence is a title."""
    if index and lines[index - 1].kind is WORDS:
        return False
    if index + 1 < len(lines) and lines[index + 1].kind is WORDS:
        return False
    return not lines[index].words.endswith((".", ":", ";", ","))


def _is_long_title(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a long line names a statement and is no sentence.

    `CONSOLIDATED STATEMENTS OF OPERATIONS AND COMPREHENSIVE LOSS`, or words of which only those that headings use are
    small: `Consolidated Statements of Operations for the three-month and nine-month periods`.
    """
    words = line.words
    if not words[:1].isupper() or words.endswith((".", ":", ";")):
        return False
    # Running text is told apart sooner by its small words than by the words of titles.
    small = (word for word in _SMALL_WORD.findall(words) if len(word) > _LONGEST_SMALL)
    return all(is_known_word(word, vocabulary) for word in small) and is_title(words, vocabulary)


def _in_brackets(words: str) -> bool:
    return words.startswith("(") and words.endswith(")")


def _heads_figures(lines: list[Line], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a long line is of words that head the figures right below them, in the middle of a statement.

    `Adjustments to reconcile net loss to net cash used in operating activities:` is wider than its columns are far in.
    """
    for below in range(index, min(index + _LONGEST_HEADING, len(lines))):
        if lines[below].kind is not WORDS:
            return False
        if lines[below].text.rstrip().endswith(":"):
            break
    else:
        return False
    above = index
    while above > 0 and below - above < _LONGEST_HEADING and lines[above - 1].kind is WORDS:
        above -= 1
    words = " ".join(line.words for line in lines[above : below + 1])
    after = [line.kind for line in lines[below + 1 : below + 3]]
    led = after[:1] == [FIGURES] or after == [WORDS, FIGURES]
    near = reversed(lines[max(above - _NEAR, 0) : above])
    before = next((line.kind for line in near if line.kind is not BLANK), None)
    inside = before in (FIGURES, RULE, HEADING) and below - above < _LONGEST_HEADING
    return led and inside and not any(pattern.search(words.lower()) for pattern in vocabulary.sentence_words)
