"""What stands where a figure must and is none that is known: `1,234R`, `12 days`, `*`."""

from __future__ import annotations

import re

from converter.model.source import CellKind

_LONGEST, _MOST_LETTERS = 16, 8
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")
_NONE = re.compile(r"\*{1,3}|nmf|none", re.IGNORECASE)


def odd_kind(text: str) -> CellKind | None:
    """What words in a column of figures are: a number that cannot be read, or the word that there is none.

    Digits with hardly any letters beside them are meant as a number, but for a year. None where words say nothing.
    """
    if _NONE.fullmatch(text):
        return CellKind.NOT_APPLICABLE
    letters = sum(map(str.isalpha, text))
    is_number = len(text) <= _LONGEST and letters <= _MOST_LETTERS and any(map(str.isnumeric, text))
    return CellKind.MALFORMED if is_number and not _YEAR.fullmatch(text) else None
