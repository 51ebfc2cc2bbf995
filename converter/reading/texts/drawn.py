"""What a text draws between its columns: bars of boxes, crossings of their rules, and leaders from figure to figure."""

from __future__ import annotations

import re

# No figure with its signs is wider.
_WIDE = 40
_BARS = "|\u2502\u2503\u2551"
# Bars with words on both sides are no lines of a box.
_BAR = re.compile(rf"(?<![^\s=_+-])[{_BARS}]|[{_BARS}](?![^\s=_+-])")
_RULE = re.compile(r"\s*\+[-=+]{3,}\s*")
# No dot of a leader is the point of the figure behind it.
_LEADER = re.compile(r"(?<=[\d)%]) {0,9}(?:\.(?!\d) ?){3,} {0,9}(?=[$(]|(?<= )[\d.-])")
# A figure in a column, not a year that ends the label: `Notes due 2005 ..... 1,234`.
_IN_COLUMN = re.compile(r"(?:  |\.|[$])[ $(]*[\d,.()%-]+\Z")
_DOTS = re.compile(r"[\d)%] {0,9}\. ?\.")


def without_drawings(text: str) -> list[str]:
    """The lines of a text with blanks for what is drawn between columns and plain rules, each as long as before."""
    lines = text.split("\n")
    if any(bar in text for bar in _BARS):
        lines = [line.replace("+", "-") if _RULE.fullmatch(line) else _BAR.sub(" ", line) for line in lines]
    if ".." in text or ". ." in text:
        lines = [_LEADER.sub(_blanks, line) if _may_have_leader(line) else line for line in lines]
    return lines


def _may_have_leader(line: str) -> bool:
    """Whether dots follow a figure; those behind a label are seen sooner than each is tried."""
    return (".." in line or ". ." in line) and _DOTS.search(line) is not None


def _blanks(leader: re.Match[str]) -> str:
    """As many blanks as a leader is long, if it leads on from a figure in a column."""
    is_between = _IN_COLUMN.search(leader.string, max(leader.start() - _WIDE, 0), leader.start())
    return " " * len(leader.group()) if is_between else leader.group()
