"""Which headings a line stands under, from indents and colons."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from converter.model.source import Row, StatementKind
from converter.model.vocabulary import Vocabulary

_LED = re.compile(r"(?P<lead>.*\w.*?)\s+[-\u2013\u2014]+\s*\w")
_DASHED = re.compile(r"\s*[-\u2013\u2014]+\s*[A-Za-z]")
_WORD = re.compile(r"[^\W_]+")


def lead_above(lead: str, above: Row | None, row: Row) -> str:
    """The words of an earlier line that stand for a row, which a dash begins; "" where there are none.

    Of `Net income per share - Basic` and `- Diluted` the second is a net income per share, too.

    Args:
        lead: those of the row above.
        above: the row above, None where something parts them.
    """
    if above is None or not above.cells or not row.cells or not _DASHED.match(row.label):
        return ""
    if _DASHED.match(above.label):
        return lead
    led = _LED.match(above.label)
    return " ".join(led.group("lead").split()) if led else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is still open, and the indent of the first line below it once there is one.

    `is_spaced` while a blank line stands above each of its lines, so that blanks end nothing.
    """

    text: str
    indent: int
    child_indent: int | None = None
    is_spaced: bool = False


def is_heading(row: Row, below: Row | None, vocabulary: Vocabulary) -> bool:
    """Whether a row heads the lines below it: it has no figures, and is no line that never has any.

    Args:
        below: the next row; words set in below a row stand under it, whatever its words.
    """
    if row.cells:
        return False
    heads = below is not None and bool(below.label) and below.indent > row.indent
    return heads or not any(pattern.search(row.label.lower()) for pattern in vocabulary.lines_without_figures)


def parents_of(
    open_headings: list[Heading], row: Row, *, heads: bool | None = None, seconds: bool = False
) -> list[Heading]:
    """The headings that stay open for a row, outermost first.

    Args:
        heads: whether the row heads others; None if its figures tell.
        seconds: whether it is the other one of the heading above: `Diluted`, right below the lines of `Basic`.

    A heading whose lines are indented holds until a line is as far left as itself; one whose lines
    are not holds until the next heading at its indent, or a line after a blank one, unless blanks stand
    between all of them. A heading right below another encloses less: `Assets`, `Current assets:`.
    """
    heads = not row.cells if heads is None else heads
    if seconds and not row.blank_before and open_headings[1:] and open_headings[-1].indent == row.indent:
        return open_headings[:-1]
    kept: list[Heading] = []
    for heading in open_headings:
        if heading.child_indent is None:
            if row.indent < heading.indent:
                break
            kept.append(replace(heading, child_indent=row.indent, is_spaced=row.blank_before and not heads))
        elif heading.child_indent > heading.indent:
            if row.indent <= heading.indent:
                break
            kept.append(heading)
        else:
            ends = heads or (row.blank_before and not heading.is_spaced)
            if row.indent < heading.indent or (row.indent == heading.indent and ends):
                break
            kept.append(replace(heading, is_spaced=heading.is_spaced and row.blank_before))
    return kept


def below_total(open_headings: list[Heading], label: str, *, is_held: bool) -> list[Heading]:
    """The headings that stay open below a total, by its label: `Total current assets` closes `Current assets:`.

    Where nothing is indented, no other line would.

    Args:
        is_held: whether a side of the statement holds them all; else the outermost alone tells the side, and stays.
    """
    words = _words(label)[1:]
    closed = (i for i, heading in enumerate(open_headings) if words and words == _words(heading.text))
    first = next(closed, len(open_headings))
    return open_headings[:first] if first or is_held else open_headings


def below_flows(open_headings: list[Heading], row: Row, vocabulary: Vocabulary) -> list[Heading]:
    """The headings that stay open below a total of cash flows: that of its own kind, if it names it.

    `Net cash from operations` ends `Changes in assets and liabilities:` where nothing is indented and no heading
    opens the next kind.
    """
    kinds = [pattern for pattern, kind in vocabulary.whole_statements if kind is StatementKind.CASH_FLOW]
    if not any(pattern.search(row.label.lower()) for pattern in kinds):
        return open_headings
    return [
        heading
        for heading in open_headings
        if heading.indent < row.indent or any(pattern.search(heading.text.lower()) for pattern in kinds)
    ]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
