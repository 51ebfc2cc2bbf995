"""A line of a text and the kind of thing it is, seen by itself. This file knows layout and heading words only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from converter.model.source import Cell, CellKind
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts import figures_at_end, leaderless, may_end_figures
from converter.reading.figures.notation import Notation
from converter.reading.figures.scales import are_thousands
from converter.reading.periods.heading_words import (
    NUMERIC_DATE,
    STROKE,
    begins_as_headings_do,
    is_heading_text,
    is_known_word,
)
from converter.reading.texts.minus_apart import with_minus_apart
from converter.reading.texts.phrases import phrases
from converter.reading.texts.tabs import expanded

_RULE_CHARACTERS = frozenset(" \t-=_\u2014$%")
# No year, day or span of days has such digits.
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_RULE = re.compile(r"[-=_\u2014]{3}|(?:[-=_] ){3}")
_RUN = re.compile(r"[-=_\u2014]{3,}")
_TAG = re.compile(r"</?(?:TABLE|CAPTION|S|C|PAGE|FN|F\d+)>", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<PAGE>|\u240c)", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATED = re.compile(r"[a-z]{3}\.? \d{1,2}, ?(?:19|20)\d\d\Z", re.IGNORECASE)
_YEAR_FIRST = re.compile(rf"\s*{_YEAR.pattern} ?(?![\s\d])")
# Figures on both sides of a label: `141   133   Net sales   420   401`.
_FIGURES_FIRST = re.compile(r"(?:(?:\$ ?)?(?:\$? *\(?[\d,.]*\d\)?|-{1,2}) {2,}+){2,}(?=[A-Za-z(])")
# A day between the month above and the year below or behind it.
_DAY_ALONE = re.compile(r"(?:0?[1-9]|[12]\d|3[01]),(?: ?(?:19|20)\d\d)?")
_DAYS_ALONE = re.compile(rf"(?:\s+{_DAY_ALONE.pattern}){{2,}}\s*")
_DAY = r"(?:\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{1,2}\.\d{1,2}\.\d{4})"
_SPANS = re.compile(rf"(?:\s*{_DAY}\s*[-\u2013\u2014]\s*{_DAY}(?!\S))+\s*")
_WORD = re.compile(r"[A-Za-z]+")
# Sought from the end.
_LAST_WORD = re.compile(r"(?s:.*)(?<![\dA-Za-z])([A-Za-z]+)\W*\Z")
_DIGIT = re.compile(r"\d")
_STOPS = ".,;:"
_ONE_PHRASE = re.compile(r"\s*+[^\s\d]++(?: [^\s\d]++)*+\s*+")
# Running text may end in a line of dates alone: `ended December 28, 1996 and December 30, 1995.`
_SENTENCE_END = re.compile(r"(?:19|20)\d\d\.\s*\Z")
# What a news wire ends a release with: `-0-      08/09/2005`.
_WIRE_END = re.compile(r"\s*-0-\s+\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\s*")


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


# Loops over all lines would look a member up in its class for several times as long as here.
BLANK = LineKind.BLANK
RULE = LineKind.RULE
MARKER = LineKind.MARKER
PAGE = LineKind.PAGE
FIGURES = LineKind.FIGURES
HEADING = LineKind.HEADING
WORDS = LineKind.WORDS
PROSE = LineKind.PROSE


@dataclass(slots=True)
class Line:
    """One line: its text with tabs expanded, its offset in the document, and what it holds.

    `doubtful` are numbers at the end of the label which may be cells, for one blank parts them from it. A document has
    thousands, and a frozen one takes several times as long to make.
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


def line_of(raw: str, offset: int, vocabulary: Vocabulary, notation: Notation, edges: Sequence[int] = ()) -> Line:
    """One line with its kind, seen by itself.

    Args:
        raw: the line as it stands in the document.
        offset: of the line in the document.
        notation: how the document prints its figures.
        edges: where the fields behind its tabs end, if that is known.
    """
    text, origin = expanded(raw, edges) if "\t" in raw else (raw, None)
    length, words = len(raw), text.rsplit(None, 1)
    if not words:
        return Line(BLANK, text, offset, length)
    last = words[-1].rstrip(_STOPS)
    if last[-1:].isalpha() and "<" not in text and "\u240c" not in text and _is_no_figure(last, vocabulary):
        may_head = is_known_word(last.lower(), vocabulary) and _is_heading(text, vocabulary)
        return Line(HEADING if may_head else WORDS, text, offset, length)
    if "<" in text or "\u240c" in text:
        plain = _TAG.sub(lambda tag: " " * len(tag.group()), text)
        if _PAGE.match(text) or not plain.strip():
            return Line(PAGE if _PAGE.match(text) else MARKER, text, offset, length)
        text = plain
    if "-0-" in text and _WIRE_END.fullmatch(text):
        return Line(PROSE, text, offset, length)
    if _RULE_CHARACTERS.issuperset(text) and _RULE.search(text.lstrip()):
        return Line(RULE, text, offset, length)
    if _are_years_in_currencies(text, notation):
        return Line(HEADING, text, offset, length)
    label, cells, doubtful = figures_at_end(text, origin, offset, notation, vocabulary.joining_words)
    cells = with_minus_apart(cells)
    if len(cells) > 1 and (before := _FIGURES_FIRST.match(label)):
        at = text.index(label) + before.end()
        _, first, _ = figures_at_end(text[:at], origin, offset, notation, vocabulary.joining_words)
        if len(first) == len(cells) and not all(map(_is_date, first)):
            text, label, cells = " " * at + text[at:], label[before.end() :], (*first, *cells)
    goes_on = len(cells) == 1 and _goes_on(text, label, cells[0])
    if cells and not goes_on and not _is_year_row(text, label, cells, vocabulary):
        return Line(FIGURES, text, offset, length, label, cells, doubtful)
    if _is_heading(text, vocabulary):
        return Line(HEADING, text, offset, length)
    return Line(WORDS, text, offset, length, doubtful=doubtful if not cells else ())


@lru_cache(maxsize=4096)
def _is_no_figure(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a line that ends with a word has no figures at its end, as most lines of running text."""
    return word.isascii() and word.isalpha() and not may_end_figures(word, vocabulary)


def _goes_on(text: str, label: str, cell: Cell) -> bool:
    """Whether a line's one figure is a day, or within a bracket of the label that the next line closes.

    `Common stock (par value $.10,` and `Securities (market value $28,104`, whose sign stands one blank off.
    """
    is_open = label.count("(") > label.count(")")
    is_next = is_open and not text[: cell.left].endswith("  ")
    return is_next or (text.rstrip().endswith(",") and (is_open or not label))


def _is_year_row(text: str, label: str, cells: tuple[Cell, ...], vocabulary: Vocabulary) -> bool:
    """`2001  2000`, also behind words that speak of periods, heads columns; with a change column too, and spans.

    So do thousands, `£000   £000`, behind other words too if there are several.
    """
    if "000" not in text and _THOUSANDS.search(cells[-1].text):
        return False
    is_scaled = "000" in text and are_thousands([cell.text for cell in cells]) and (not label or len(cells) > 1)
    if is_scaled or _SPANS.fullmatch(text):
        return True
    label = _RUN.sub("", label).strip()
    if not label and all(STROKE.fullmatch(cell.text) for cell in cells):
        return True
    behind = text.partition(label)[2] if label else text
    if _DAYS_ALONE.fullmatch(behind) and (not label or is_heading_text(label, vocabulary)):
        return True
    if len(cells) > 1 and not label and are_thousands([cells[0].text]):
        # `($000)` over the labels, beside the years.
        cells = cells[1:]
    if not all(_is_date(cell) for cell in cells):
        return False
    if not label or len(cells) > 1 or is_heading_text(label, vocabulary):
        return True
    others = phrases(text)[1:]
    return len(others) > 1 and all(is_heading_text(phrase.text, vocabulary) for phrase in others)


def _are_years_in_currencies(text: str, notation: Notation) -> bool:
    """Whether a line is years with the sign of a currency behind each: `2004 US$    2003 US$`."""
    if not _YEAR_FIRST.match(text):
        return False
    found = phrases(text)
    return all(
        (year := _YEAR_FIRST.match(phrase.text)) and notation.signs.fullmatch(phrase.text, year.end())
        for phrase in found
    )


def _is_date(cell: Cell) -> bool:
    """A year, with a footnote mark perhaps, or a date in figures."""
    if cell.kind is CellKind.NUMBER:
        return _YEAR.fullmatch(cell.text.removesuffix(cell.mark).strip()) is not None
    return NUMERIC_DATE.fullmatch(cell.text) is not None


def _is_heading(text: str, vocabulary: Vocabulary) -> bool:
    last = _LAST_WORD.match(text)
    if last and not is_known_word(last.group(1).lower(), vocabulary):
        return False
    if text.rstrip().endswith(".") and _SENTENCE_END.search(text):
        return False
    if not begins_as_headings_do(text, vocabulary) and _ONE_PHRASE.fullmatch(text):
        return False
    parts = phrases(text)
    if len(parts) == 1:
        return is_heading_text(text, vocabulary) and parts[0].left >= 1 and not _only_joins(text, vocabulary)
    named = any(_YEAR.fullmatch(part.text) or _DATED.search(part.text) for part in parts)
    return all(_heads(part.text, vocabulary, beside_years=named) for part in parts[1:])


def _heads(text: str, vocabulary: Vocabulary, *, beside_years: bool) -> bool:
    """Whether a phrase among others heads a column; a sign alone does so beside years: `2004   2003   $   %`."""
    if text in ("$", "%"):
        return beside_years
    return _DAY_ALONE.fullmatch(text) is not None or is_heading_text(text, vocabulary)


def _only_joins(text: str, vocabulary: Vocabulary) -> bool:
    """`from` on a line of its own is the middle of a label, though headings use the word too."""
    words = _WORD.findall(text.lower())
    alone = all(any(joining.search(word) for joining in vocabulary.joining_words) for word in words)
    return bool(words) and alone and not _DIGIT.search(text)
