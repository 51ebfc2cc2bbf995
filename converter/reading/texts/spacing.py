"""How a text is set as a whole: the margin at its left, and blank lines behind all others."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

_FEWEST = 12
# Nearly all: a rule or a heading may stand right below another line.
_SHARE = 0.9
# So few lines stand left of a margin: what a printer or a filing agent added.
_OUTSIDE = 0.02


def spacing_of(raw: Sequence[str]) -> Set[int]:
    """Which lines of a text are blank for the spacing alone, and say nothing of where a label or a table ends.

    Texts are typed double-spaced, and line ends are doubled on their way.

    Args:
        raw: the lines of the text.
    """
    spoken = [bool(text) and not text.isspace() for text in raw]
    behind = [index + 1 for index, (line, below) in enumerate(pairwise(spoken)) if line and not below]
    lines = sum(spoken)
    return frozenset(behind) if lines >= _FEWEST and len(behind) >= _SHARE * lines else frozenset()


def margin_of(raw: Sequence[str]) -> int:
    """How many blanks stand before all lines of a text, tags and a few others left out: they indent nothing."""
    if sum(line[:1] not in " <" for line in raw if line) > _OUTSIDE * len(raw) + 1:
        return 0
    indents = sorted(len(line) - len(line.lstrip(" ")) for line in raw if line.strip() and line.lstrip()[:1] != "<")
    return indents[int(_OUTSIDE * len(indents))] if len(indents) >= _FEWEST else 0


def width_of_margin(line: str, margin: int) -> int:
    """How many blanks of a margin stand before a line; some lines stand within it."""
    return min(margin, len(line) - len(line.lstrip(" "))) if margin else 0


def without_margin(text: str) -> str:
    """A text without the blanks before all its lines, which part no sentence; places in it are others then."""
    raw = text.split("\n")
    margin = margin_of(raw)
    return "\n".join(line[width_of_margin(line, margin) :] for line in raw) if margin else text
