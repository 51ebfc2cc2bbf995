"""Texts with a blank line behind every line: typed double-spaced, or with line ends that were doubled on their way."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

_FEWEST = 12
# Nearly all: a rule or a heading may stand right below another line.
_SHARE = 0.9


def spacing_of(raw: Sequence[str]) -> Set[int]:
    """Which lines of a text are blank for the spacing alone, and say nothing of where a label or a table ends.

    Args:
        raw: the lines of the text.
    """
    spoken = [bool(text) and not text.isspace() for text in raw]
    behind = [index + 1 for index, (line, below) in enumerate(pairwise(spoken)) if line and not below]
    lines = sum(spoken)
    return frozenset(behind) if lines >= _FEWEST and len(behind) >= _SHARE * lines else frozenset()
