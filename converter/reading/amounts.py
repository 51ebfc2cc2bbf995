"""Figures in a line of text: where they stand, what digits they have, how they are marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.source import Cell, CellKind, Locator

# A number with its currency sign, parentheses or minus, and a footnote mark glued to it.
_NUMBER = r"""
    (?P<sign> (?: \( \s* )? (?: \$ \s* )? (?: \( \s* )? (?: [-\u2212\u2013] \s? (?=[$\d.]) )? (?: \$ \s* )? )
    (?P<digits> \d{1,3} (?: ,\d{3} )+ (?: \.\d+ )? | \d+ (?: \.\d+ )? | \.\d+ )
    (?P<minus> - (?! [\w-] ) )?
    (?P<close> \s? \) )?
    (?P<percent> \s? % (?: \s? \) )? )?
    (?P<mark> (?: \( \w{1,2} \) )+ | \s \( [\da-z] \) (?! \S ) | \s? \*{1,3} )?
"""
_FIGURE = re.compile(
    rf"""
    (?<! [\w.,/:#&] ) (?: {_NUMBER} ) (?! [\w] | [.,/:-]\w | ,\s?\d | \s\d+/\d )
  | (?<! \S ) (?P<dash> (?: \$ \s* )? (?: \( \s* )?
                        (?P<bar> -{{1,3}} | [\u2014\u2013\u2212\u0097] | nil ) (?: \s? \) )? (?:\s?%)? ) (?! \S )
  | (?<! \S ) (?P<none> (?: \$ \s* )? (?: n/a | n\.a\. | na | n/m | nm | n\.m\. ) ) (?! \S )
  | (?<! \S ) (?P<odd> (?=\S) \(? \$? \s? \(? \d [\d,./\u2044]* (?: \s \d/\d )? \)? %? ) (?! \S )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GAP = re.compile(r"(?:\(\w{1,2}\))*\*{0,3},?[ \u00a0]*\*{0,3}[ \u00a0]*\$?[ \u00a0]*")
_LEADER = re.compile(r"(?:\s?\.){2,}\s*$|(?:\s\.)+\s*$|\.{2,}\s*$|_{2,}\s*$")


def figures_at_end(
    text: str, origin: tuple[int, ...] | None, offset: int, joining_words: Sequence[re.Pattern[str]] = ()
) -> tuple[str, tuple[Cell, ...], tuple[Cell, ...]]:
    """Split a line into its label and the figures in columns behind it.

    A figure belongs to the columns if nothing but figures follows it and at least two blanks, a
    dot leader or a currency sign stand before the first: `Notes due 2005   1,234` has one.

    Args:
        text: the line, tabs expanded.
        origin: for each character its offset in the unexpanded line; None if they are the same.
        offset: of the line in the document.
        joining_words: ends of a label that has not ended yet: `net of` before `$300`.

    Returns:
        The label as printed, without leaders; the cells from left to right; and the numbers right before
        them that one blank alone parts from the label, which may be cells too.
    """
    run: list[re.Match[str]] = []
    end = len(text.rstrip())
    for match in reversed(list(_FIGURE.finditer(text))):
        if not _GAP.fullmatch(text, match.end(), end):
            break
        run.append(match)
        end = match.start()
    run.reverse()
    first = next((i for i, match in enumerate(run) if _opens_columns(text, match, joining_words)), len(run))
    if first == len(run):
        return text.strip(), (), ()
    cells = tuple(_cell(match, origin, offset) for match in run)
    return label_before(text, run[first].start()), cells[first:], cells[:first]


# Signs of other currencies, which stand where `$` does.
_IN_DOLLARS = re.compile(r"(?:US|CA|C|A)\$|\b(?:USD|EUR|GBP|CHF|CAD)\b|[\u20ac\u00a3\u00a5]")


def figure_in(text: str, origin: Sequence[int]) -> Cell | None:
    """The figure that a table's cell holds, if it holds nothing else.

    A figure whose digits do not stand side by side in the document is malformed: no tag can wrap it.

    Args:
        text: the words of the cell, and of those that its signs stand in.
        origin: for each character its offset in the document.
    """
    match = _FIGURE.fullmatch(_IN_DOLLARS.sub(lambda sign: f"{'$':>{len(sign.group())}}", text))
    if match is None:
        return None
    cell = _cell(match, tuple(origin), 0)
    first, last = match.span(next(name for name in ("digits", "bar", "none", "odd") if match.group(name)))
    together = next((at for at in range(first + 1, last) if origin[at] != origin[at - 1] + 1), last)
    if together < last:
        place = Locator(0, origin[first], origin[together - 1] + 1)
        return replace(cell, text=text, kind=CellKind.MALFORMED, magnitude=None, locator=place)
    return replace(cell, text=text)


def label_before(text: str, position: int) -> str:
    """The label in front of the first figure, without dot leaders and currency sign."""
    return _LEADER.sub("", text[:position].rstrip().removesuffix("$")).strip()


def _opens_columns(text: str, match: re.Match[str], joining_words: Sequence[re.Pattern[str]]) -> bool:
    before = text[: match.start()]
    stripped = before.rstrip()
    if not stripped or len(before) - len(stripped) >= 2 or _LEADER.search(before):
        return True
    marked = "$" in (match.group("sign") or match.group("dash") or match.group("none") or "") or stripped[-1] == "$"
    return marked and not any(word.search(stripped.rstrip("$ ").lower()) for word in joining_words)


def _cell(match: re.Match[str], origin: tuple[int, ...] | None, offset: int) -> Cell:
    def locate(group: str) -> Locator:
        start, end = match.span(group)
        if origin is not None:
            start, end = origin[start], origin[end - 1] + 1
        return Locator(0, offset + start, offset + end)

    left, printed = match.start(), match.group().strip()
    if match.group("dash"):
        percent = "%" in match.group("dash")
        kind = CellKind.PERCENT if percent else CellKind.DASH
        return Cell(printed, kind, Decimal(0), False, 0, locate("bar"), left, match.end("bar"))
    if match.group("none"):
        return Cell(printed, CellKind.NOT_APPLICABLE, None, False, 0, locate("none"), left, match.end())
    if match.group("odd"):
        return Cell(printed, CellKind.MALFORMED, None, False, 0, locate("odd"), left, match.end())
    sign, digits = match.group("sign"), match.group("digits")
    return Cell(
        text=printed,
        kind=CellKind.PERCENT if match.group("percent") else CellKind.NUMBER,
        magnitude=Decimal(digits.replace(",", "")),
        negative="(" in sign or bool(re.search("[-\u2212\u2013]", sign)) or bool(match.group("minus")),
        decimals=len(digits.partition(".")[2]),
        locator=locate("digits"),
        left=left,
        right=match.end("digits"),
        mark=match.group("mark") or "",
    )
