"""The cells of one row as entries: words or figures.

What a page sets in cells of their own belongs together here: `$`, `(`, the digits, `)` and `%` are one figure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from converter.model.source import Cell, CellKind, Locator, RuleAbove
from converter.reading.figures.amounts import figure_in, with_plain_signs
from converter.reading.figures.notation import Notation
from converter.reading.figures.odd import odd_kind
from converter.reading.figures.scales import are_thousands
from converter.reading.pages.page_parts import READ_AS, PageCell, Paragraph

# No dash among them: `$ -` is a figure of its own, zero.
_OPENS = re.compile(r"\(?\s*-?\s*\$\s*\(?|\(")
_SIGN = re.compile(r"\$\s*")
_CLOSES = re.compile(r"\)?\s*%?\s*\)?")
_STARTS_FIGURE = re.compile(r"[\d.($\u2014\u2013\u2212\u0097-]|(?:nil|n/?a|n/?m|n\.a\.|n\.m\.)\Z", re.IGNORECASE)
_MAY_BE_FIGURE = re.compile(
    r"[\s\d$().,%*/\u2020\u2021\u00a7\[\]\u2044\u2014\u2013\u2212\u0097\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u00bc-\u00be"
    r"A-Za-z-]{1,28}"
)
_SIGN_OF_FIGURE = re.compile(r"\d|[\u2014\u2013\u2212\u0097-]|\b(?:nil|na|nm|n/a|n/m|n\.a|n\.m)", re.IGNORECASE)
_DATE = re.compile(
    r"\d{1,2}/(?:\d{1,2}/(?:\d{4}|\d{2})|(?:19|20)\d\d)|\d{1,2}\.\d{1,2}\.(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d|\d{1,2},"
)
_YEAR = re.compile(r"(?:[A-Z]{2,4} ?)?(?:19|20)\d\d(?: ?\(\w\)| ?\*| ?[A-Z]{2,4})?|(?:0?[1-9]|1[0-2])/\d\d")
_RULE = re.compile(r"(?:[-=_\u2014]\s*){3,}|={2,}")
_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_NARROW = "\u2006\u2009\u200a\u202f"
# Characters that are taken as they are, or one that may not be.
_RUN = re.compile("[!-~]+|[^!-~]")
_SLASHES = ("/", "\u2044")
# What holds digits and no words is meant as a figure: `4 321`, `4'321`, `$4.3 million`, `4,32O`.
_UNREAD = re.compile(
    r"(?=.*[\d\u00bc-\u00be\u2150-\u215e])(?:[^A-Za-z]|(?<![A-Za-z])(?:(?:m|b|tr)illions?|thousands?|cents|mm?|bn|k|us|hk|nt|[cd]r|ca?|a|s|r)(?![A-Za-z])"
    r"|(?<=[\d,])[OlI](?![A-Za-z])|(?<![A-Za-z])[OlI](?=[\d,]))+",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?!nil\b)[A-Za-z]{3}", re.IGNORECASE)
_LONGEST = 28
_SEVERAL = 2
_TIME = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2,4}|\d{1,2}/\d{1,2}|(?:(?:19|20)\d\d\W*)+(?:\W\d\d)?")
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-z]|\*{1,3}|[\u2020\u2021])\)?(?:,?\s*\(?(?:\d{1,2}|[a-z])\)?)*", re.IGNORECASE)


class Unread(NamedTuple):
    """What is no number, as a cell; `is_sure` where no words stand beside its digits that a heading may have."""

    cell: Cell
    is_sure: bool


class Entry(NamedTuple):
    """Words or one figure, in columns `left` up to but not including `right`.

    `unread` is what words are where a figure must stand: digits that make no number.
    """

    left: int
    right: int
    text: str
    figure: Cell | None
    indent: int = 0
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: its entries from left to right, lines drawn above or below its figures, and its place in the text."""

    entries: tuple[Entry, ...]
    over: RuleAbove
    under: RuleAbove
    is_rule: bool
    start: int
    end: int

    @property
    def figures(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.figure is not None)


@dataclass(slots=True)
class _Token:
    """A cell with words: its text with the place of each character, and with `$` for the sign of any currency.

    What is longer than any figure has its own signs.
    """

    cell: PageCell
    text: str
    plain: str
    origin: list[int]

    @property
    def span(self) -> tuple[int, int]:
        return self.cell.column, self.cell.column + self.cell.colspan


def lines_of_row(cells: list[PageCell], notation: Notation) -> list[list[PageCell]]:
    """The lines of a row whose cells stack figures one above the other, below their headings perhaps, else the row."""
    stacks = [stack for cell in cells[1:] if (stack := _stacked(cell, notation))]
    labelled = {paragraph.line for cell in cells[:1] for paragraph in cell.paragraphs}
    if not stacks or not set().union(*stacks) <= labelled:
        return [[_with_rules(cell) if cell.content else cell for cell in cells]]
    numbers = sorted({paragraph.line for cell in cells for paragraph in cell.paragraphs})
    return [
        [replace(cell, content=[p for p in cell.paragraphs if p.line == number]) for cell in cells]
        for number in numbers
    ]


def _stacked(cell: PageCell, notation: Notation) -> set[int]:
    """The lines of a cell that hold figures, if several do and nothing else than its headings stands above them."""
    figures: set[int] = set()
    if len(cell.content) < _SEVERAL or len(cell.content) > len(cell.paragraphs):
        return figures
    headed = False
    for paragraph in cell.paragraphs:
        words = with_plain_signs(paragraph.words, notation.signs)
        is_heading = _WORD.search(words) or (not figures and _YEAR.fullmatch(words))
        if not is_heading and _MAY_BE_FIGURE.fullmatch(words) and _SIGN_OF_FIGURE.search(words):
            if not _RULE.fullmatch(words):
                figures.add(paragraph.line)
        elif figures or not words.strip():
            return set()
        else:
            headed = True
    return figures if len(figures) >= (_SEVERAL + 1 if headed else _SEVERAL) else set()


def _with_rules(cell: PageCell) -> PageCell:
    """A cell with lines of dashes above or below its words as lines that are drawn there."""
    words = [item for item in cell.content if not (isinstance(item, Paragraph) and _RULE.fullmatch(item.words))]
    if not words or len(words) == len(cell.content):
        return cell
    over, under = cell.rule_over, cell.rule_under
    for item in cell.content:
        if item not in words and isinstance(item, Paragraph):
            drawn = RuleAbove.DOUBLE if "=" in item.words else RuleAbove.SINGLE
            over, under = (drawn, under) if item is cell.content[0] else (over, drawn)
    return replace(cell, content=words, rule_over=over, rule_under=under)


def read_row(cells: list[PageCell], text: str, tags: Sequence[int], notation: Notation) -> GridRow:
    """The entries of a row of cells; a row of dashes is a line drawn above what follows.

    Args:
        tags: the offsets of the document's tags, in order.
        notation: how the document prints its figures.
    """
    cells = [cell for cell in cells if cell.content]
    tokens = [token for cell in cells if (token := _token(cell, text, notation)) is not None]
    tokens = [token for at, token in enumerate(tokens) if not (_is_raised_mark(token) and _on_line(tokens[:at]))]
    pieces = [piece for cell in cells for part in cell.paragraphs for piece in (*part.pieces, *part.raised)]
    start = min((piece[0] for piece in pieces), default=0)
    end = max((piece[1] for piece in pieces), default=start)
    if tokens and all(_RULE.fullmatch(token.text) for token in tokens):
        drawn = RuleAbove.DOUBLE if any("=" in token.text for token in tokens) else RuleAbove.SINGLE
        return GridRow((), drawn, RuleAbove.NONE, True, start, end)
    entries = tuple(_entries(tokens, tags, notation))
    if are_thousands([entry.text for entry in entries if entry.figure]):
        entries = tuple(entry._replace(figure=None) for entry in entries)
    return GridRow(entries, RuleAbove.NONE, RuleAbove.NONE, False, start, end)


def _token(cell: PageCell, text: str, notation: Notation) -> _Token | None:
    """A cell's words in one line, without marks raised above it; None where it is blank."""
    parts: list[str] = []
    origin: list[int] = []
    for paragraph in cell.paragraphs:
        for start, end in _ranges(paragraph, text):
            if (start, end) in paragraph.raised and parts and parts[-1].isdigit():
                # `1` and the raised `2` of `2/3` are no twelve.
                parts.append(" ")
                origin.append(-1)
            for run in _RUN.finditer(text, start, end):
                char, at = run.group(), run.start()
                if "!" <= char[0] <= "~":
                    parts += char
                    origin += range(at, run.end())
                    continue
                char = READ_AS.get(ord(char), char)
                if _UNSEEN.match(char):
                    continue
                if char.isspace():
                    if not parts or parts[-1] == " ":
                        continue
                    # No transformation knows narrow blanks within a figure, so that they make it unreadable.
                    char = char if char in _NARROW and parts[-1].isdigit() else " "
                parts.append(char)
                origin.append(at)
        if parts and parts[-1] != " ":
            parts.append(" ")
            origin.append(-1)
    while parts and parts[-1] == " ":
        parts.pop()
        origin.pop()
    words = "".join(parts)
    if not parts:
        return None
    plain = with_plain_signs(words, notation.signs) if len(words) <= _LONGEST else words
    return _Token(cell, words, plain, origin)


def _is_raised_mark(token: _Token) -> bool:
    """Whether a cell of its own holds the mark of a note, raised above the line."""
    return not _on_line([token]) and _MARK.fullmatch(token.text) is not None


def _on_line(tokens: Sequence[_Token]) -> bool:
    """Whether some of the cells are not raised above the line; on a broken page all may be."""
    return any(part.pieces for token in tokens for part in token.cell.paragraphs)


def _ranges(paragraph: Paragraph, text: str) -> list[tuple[int, int]]:
    """The ranges of a paragraph; raised words that are no footnote mark belong to it, as those above a slash."""
    if not paragraph.raised:
        return paragraph.pieces
    words = [
        piece
        for piece in paragraph.raised
        if not _MARK.fullmatch(text[slice(*piece)].strip()) or text[piece[1] : piece[1] + 1] in _SLASHES
    ]
    if not paragraph.pieces:
        return paragraph.raised
    return sorted([*paragraph.pieces, *words])


def _entries(tokens: list[_Token], tags: Sequence[int], notation: Notation) -> Iterable[Entry]:
    """Put together the cells that make one figure."""
    index = 0
    while index < len(tokens):
        group = [tokens[index]]
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        while following and _opens(group[-1], following):
            group.append(following)
            after = index + len(group)
            following = tokens[after] if after < len(tokens) else None
        main = group[-1]
        while following and following.text != "" and _CLOSES.fullmatch(following.text):
            if "%" in following.text and _YEAR.fullmatch(main.text):
                # A heading of the next column: `2024   2023   %`.
                break
            group.append(following)
            after = index + len(group)
            following = tokens[after] if after < len(tokens) else None
        is_behind = following is not None and _SIGN.fullmatch(following.plain) and not _YEAR.fullmatch(main.text)
        if following and is_behind and not _leads(tokens, index + len(group)):
            group.append(following)
        entry = _figure(group, main, tags, notation)
        if entry is None:
            token = group[0]
            entry = _figure([token], token, tags, notation) if len(group) > 1 else None
            entry = entry or Entry(*token.span, token.text, None, _indent(token.cell), _unread(token))
            group = [token]
        yield entry
        index += len(group)


def _opens(token: _Token, following: _Token) -> bool:
    """Whether a cell holds what stands before a figure, and the next one the figure.

    Letters in the first column are words of a label.
    """
    if not (_OPENS.fullmatch(token.plain) and _STARTS_FIGURE.match(following.plain)):
        return False
    return token.cell.column > 0 or not token.text.isalpha()


def _leads(tokens: list[_Token], index: int) -> bool:
    """Whether what a cell holds stands before the figure of the next one."""
    return index + 1 < len(tokens) and _opens(tokens[index], tokens[index + 1])


def _indent(cell: PageCell) -> int:
    return cell.paragraphs[0].indent if cell.paragraphs else cell.indent


def _figure(group: list[_Token], main: _Token, tags: Sequence[int], notation: Notation) -> Entry | None:
    text = " ".join(token.text for token in group)
    if len(text) > _LONGEST:
        return None
    plain = with_plain_signs(text, notation.signs)
    if _DATE.fullmatch(text) or not (_MAY_BE_FIGURE.fullmatch(plain) and _SIGN_OF_FIGURE.search(plain)):
        return None
    origin = [at for token in group for at in (*token.origin, -1)][:-1]
    cell = figure_in(text, origin, notation)
    if cell is None:
        return None
    inside = bisect_right(tags, cell.locator.start)
    if inside < len(tags) and tags[inside] < cell.locator.end:
        cell = cell._replace(kind=CellKind.MALFORMED, magnitude=None)
    return Entry(*main.span, text, cell, _indent(main.cell))


def _unread(token: _Token) -> Unread | None:
    text = token.text
    is_sure = _UNREAD.fullmatch(token.plain) is not None
    kind = odd_kind(text) or (CellKind.MALFORMED if is_sure else None)
    if kind is None or len(text) > _LONGEST or _TIME.fullmatch(text):
        return None
    if kind is CellKind.MALFORMED and _MARK.fullmatch(text) and not re.search(r"\d{3}|,\d\d\w|[A-Za-z]{2}", text):
        return None
    places = [at for at in token.origin if at >= 0]
    cell = Cell(text, kind, None, False, 0, Locator(0, places[0], places[-1] + 1), 0, 0)
    return Unread(cell, is_sure)


def is_year(entry: Entry) -> bool:
    """Whether a figure is a year as headings print it, beside the name of a currency or a month: `RMB 2024`, `9/24`."""
    return entry.figure is not None and _YEAR.fullmatch(entry.text) is not None
