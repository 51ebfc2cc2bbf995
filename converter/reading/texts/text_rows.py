"""Rows of a table in plain text: wrapped labels put together, headings kept apart.

This file knows layout: blanks, indents and line order, and the words at which labels break off.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from converter.model.source import Locator, Row, RuleAbove
from converter.model.vocabulary import BreakPlace, Vocabulary
from converter.reading.periods.heading_words import tells_length
from converter.reading.texts.lines import BLANK, FIGURES, MARKER, PAGE, RULE, WORDS, Line

LAYOUT_ONLY = frozenset({BLANK, RULE, MARKER, PAGE})
# A label that is cut for want of room ends near to where the longest one does.
_NEARLY = 0.8
_HYPHEN = re.compile(r"([A-Za-z]+)-\Z")
_WORD = re.compile(r"[A-Za-z]+")
# A mark in brackets, and one of two directions named first, `(Increase) decrease in` or `(Repayments of) proceeds`,
# begin a label.
_OF_ITS_OWN = re.compile(
    r"\(\w\)|\([A-Z][a-z]+(?: [a-z]+)?\) ?/? ?[a-z]+ (?:and|in|of|on)\b|\([A-Z][a-z]+ (?:of|on|to|under)\) ?/? ?[a-z]+"
)
# Words in brackets with others behind them: what stands in brackets as a whole, `(Note 12)`, begins no label.
_LEADS_WORDS = re.compile(r"\([A-Z][a-z]+[^()\d]*\)\W*[a-z]")


@dataclass(slots=True)
class _Pending:
    """A line of words waiting for the figures it may belong to."""

    line: Line
    blank_after: bool = False
    blank_before: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    """A label, or the end of one, as far as it is read from below: its words and indent, and what stands around it.

    Attributes:
        has_sister: the next line with words begins where this one does.
        edge: where the longest label of the table ends; None on pages, where width tells nothing.
    """

    words: str
    indent: int
    has_sister: bool = False
    edge: int | None = None


def rows_of(lines: tuple[Line, ...], vocabulary: Vocabulary, *, label_edge: int | None = None) -> tuple[Row, ...]:
    """The rows that the lines of a table's body make, wherever these lines come from.

    Args:
        label_edge: where the longest label ends, if labels are wrapped because the next word has no room.
    """
    return tuple(_rows(lines, vocabulary, label_edge))


def continues_downward(line: Line) -> bool:
    """Whether a line without figures goes on with the label above it."""
    return line.words[:1].islower() and line.indent > 0


def _rows(body: tuple[Line, ...], vocabulary: Vocabulary, edge: int | None) -> list[Row]:
    """Join wrapped labels and keep headings apart: every line of words ends up in one row."""
    rows: list[Row] = []
    pending: list[_Pending] = []
    blank, rule = False, RuleAbove.NONE
    next_indents = _next_indents(body)
    for index, line in enumerate(body):
        if line.kind in LAYOUT_ONLY:
            blank |= line.kind is BLANK
            if line.kind is RULE:
                rule = RuleAbove.DOUBLE if "=" in line.text else max(rule, RuleAbove.SINGLE, key=list(RuleAbove).index)
            if pending and line.kind is BLANK:
                pending[-1].blank_after = True
            if line.kind is PAGE and pending and pending[0].blank_before and pending[-1].blank_after:
                # Words apart at the foot of a page head nothing on the next one.
                pending = []
        elif line.kind is FIGURES:
            label = _Label(line.label, line.indent, next_indents[index] == line.indent, edge)
            rows += _finished(pending, line, label, vocabulary, blank=blank, rule=rule)
            pending, blank, rule = [], False, RuleAbove.NONE
        elif (
            not pending
            and rows
            and not blank
            and rule is RuleAbove.NONE
            and rows[-1].cells
            and (
                continues_downward(line)
                or completes(rows[-1].label, line.words, vocabulary)
                or _is_rest(rows[-1].label, body, index)
            )
        ):
            rows[-1] = replace(rows[-1], label=_joined(rows[-1].label, line.words, vocabulary))
        else:
            pending.append(_Pending(line, blank_before=blank))
            blank = False
    return rows


def _is_rest(label: str, body: tuple[Line, ...], index: int) -> bool:
    """Whether a line in small letters can only end the label above: labels begin with capitals, and no other is open.

    So it is if capitals, a blank line or a rule follow it.
    """
    words = body[index].words
    if not label[:1].isupper() or not words[:1].islower() or words.endswith(":"):
        return False
    behind = (line for line in body[index:] if line.kind is not WORDS or not line.words[:1].islower())
    rest = next(behind, None)
    if rest is None or rest.kind in (BLANK, RULE):
        return rest is not None
    return (rest.label or rest.words)[:1].isupper()


def _next_indents(body: tuple[Line, ...]) -> list[int | None]:
    """For each line where the next one with words begins."""
    found: list[int | None] = [None] * len(body)
    indent: int | None = None
    for index in range(len(body) - 1, -1, -1):
        found[index] = indent
        line = body[index]
        if line.kind is WORDS or (line.kind is FIGURES and line.label):
            indent = line.indent
    return found


def _finished(
    pending: list[_Pending], line: Line, label: _Label, vocabulary: Vocabulary, *, blank: bool, rule: RuleAbove
) -> list[Row]:
    """The rows that a line with figures completes: headings before it, and its own with its whole label."""
    start = line.offset
    while pending and (_belongs(pending[-1], label, vocabulary) or _counts_shares(pending[-1], label, vocabulary)):
        wrapped = pending.pop()
        words = label.words if _is_repeated(wrapped, label) else _joined(wrapped.line.words, label.words, vocabulary)
        label = replace(label, words=words, indent=wrapped.line.indent)
        start, blank = wrapped.line.offset, wrapped.blank_before
    rows = [
        Row(p.line.words, p.line.indent, (), Locator(0, p.line.offset, p.line.offset + p.line.length), p.blank_before)
        for p in _joined_headings(pending, vocabulary)
    ]
    indent = label.indent if label.words or line.label else line.indent
    return [*rows, Row(label.words, indent, line.cells, Locator(0, start, line.offset + line.length), blank, rule)]


def _joined_headings(pending: list[_Pending], vocabulary: Vocabulary) -> list[_Pending]:
    """Headings that are wrapped over lines, as one each."""
    joined: list[_Pending] = []
    for item in pending:
        if joined and _belongs(joined[-1], _Label(item.line.words, item.line.indent), vocabulary):
            before = joined[-1]
            text = " " * before.line.indent + _joined(before.line.words, item.line.words, vocabulary)
            line = replace(before.line, text=text, length=item.line.offset + item.line.length - before.line.offset)
            joined[-1] = _Pending(line, item.blank_after, before.blank_before)
        else:
            joined.append(item)
    return joined


def _belongs(before: _Pending, label: _Label, vocabulary: Vocabulary) -> bool:
    """Whether a line of words runs on into the label below it."""
    words = before.line.words
    if before.blank_after or tells_length(words, vocabulary):
        return False
    if words.endswith(":"):
        goes_on = label.indent >= before.line.indent and _breaks(BreakPlace.COLON, label.words, vocabulary)
        return goes_on and not _has_several(before.line, label)
    if not label.words:
        # Figures alone below a line that never has any are a total.
        return not _has_no_figures(words, vocabulary)
    if _is_repeated(before, label):
        return True
    open_bracket = words.count("(") > words.count(")")
    return (
        label.words[:1].islower()
        or open_bracket
        or (_breaks_off(words, vocabulary) and not _heads(before.line, label))
        or (label.words.startswith("(") and not _begins_in_brackets(before.line, label))
        or _is_cut(before.line, label, vocabulary)
    )


def _begins_in_brackets(before: Line, label: _Label) -> bool:
    """Whether words in brackets begin a label, and do not end the one above: one of two ways, or a line of several."""
    is_first = _has_several(before, label) and _LEADS_WORDS.match(label.words)
    return bool(is_first or _OF_ITS_OWN.match(label.words))


def _heads(before: Line, label: _Label) -> bool:
    """Whether a line that ends with a hyphen, `Changes in assets -`, heads several deeper lines and is not cut."""
    return _has_several(before, label) and before.words.endswith("-") and label.words[:1].isupper()


def _has_several(before: Line, label: _Label) -> bool:
    """Whether a label is one of several deeper lines below another, which heads them."""
    return label.indent > before.indent and label.has_sister


def _counts_shares(before: _Pending, label: _Label, vocabulary: Vocabulary) -> bool:
    """Whether a label only counts the shares of a stock that the line above names, or goes on counting."""
    if before.blank_after or _has_several(before.line, label):
        return False
    if not _breaks(BreakPlace.COUNT, label.words, vocabulary):
        return False
    return any(_breaks(place, before.line.words, vocabulary) for place in (BreakPlace.STOCK, BreakPlace.COUNT))


def _is_cut(before: Line, label: _Label, vocabulary: Vocabulary) -> bool:
    """Whether a label in capitals of its own, `Of Year`, is the rest of the line above and no line below a heading.

    Its words or its place say so: the line above breaks off, or it ends where the longest label does, so that the
    next word had no room. A heading has several lines below it, or words in other letters.
    """
    deeper = label.indent > before.indent
    if not _in_same_letters(before.words, label.words):
        return False
    if _has_several(before, label):
        return False
    if _breaks(BreakPlace.START, label.words, vocabulary):
        return True
    if label.indent < before.indent:
        return False
    if _breaks(BreakPlace.END, before.words, vocabulary) or _breaks(BreakPlace.JOINT, label.words, vocabulary):
        return True
    if not deeper:
        return False
    if label.edge is None or before.words.endswith((")", ".")) or _is_total(label.words, vocabulary):
        return False
    if _has_no_figures(before.words, vocabulary):
        return False
    end = before.indent + len(before.words)
    return end + 1 + len(label.words.split()[0]) > label.edge and end >= _NEARLY * label.edge


def _breaks(place: BreakPlace, words: str, vocabulary: Vocabulary) -> bool:
    """Whether words break off, or go on, as a row of label_breaks.csv for this place says."""
    return any(part.place is place and part.pattern.search(words) for part in vocabulary.label_breaks)


def _in_same_letters(words: str, label: str) -> bool:
    """Whether both are in capitals, up to a remark at the label's end, or both are not."""
    first = label.split()[0]
    return words.isupper() == label.isupper() or (words.isupper() and first.isupper() and len(first) > 1)


def _has_no_figures(words: str, vocabulary: Vocabulary) -> bool:
    return any(pattern.search(words.lower()) for pattern in vocabulary.lines_without_figures)


def _is_total(label: str, vocabulary: Vocabulary) -> bool:
    return any(word.match(label.lower()) for word in vocabulary.total_words)


def _is_repeated(before: _Pending, label: _Label) -> bool:
    """Whether a line was printed twice, above its figures and beside them."""
    return before.line.words == label.words and not label.has_sister


def _breaks_off(label: str, vocabulary: Vocabulary) -> bool:
    return any(word.search(label.lower()) for word in vocabulary.joining_words)


def completes(label: str, words: str, vocabulary: Vocabulary) -> bool:
    """Whether words are the rest of a label that breaks off before its figures: `Selling, general and   404`."""
    return _breaks_off(label, vocabulary) and (words[:1].islower() or (label.isupper() and words.isupper()))


def _joined(first: str, second: str, vocabulary: Vocabulary) -> str:
    """Two lines of a label as one: `Non-` and `interest` are one word, `short-` and `and long-term` are not.

    The hyphen only cuts a word that labels we know have whole, and never with a hyphen there: `admin-`, `istrative`.
    """
    cut, rest = _HYPHEN.search(first), _WORD.match(second)
    if not cut or not rest or _breaks(BreakPlace.APART, second, vocabulary):
        return f"{first} {second}".strip()
    if vocabulary.is_whole(cut.group(1), rest.group()):
        return f"{first[:-1]}{second}"
    return f"{first}{second}" if second[:1].islower() else f"{first} {second}"
