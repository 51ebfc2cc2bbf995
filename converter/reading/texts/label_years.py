"""Years that stand apart from the day before them: `Balance at September 27,      1991     118,386`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import printed_dates
from converter.reading.texts.lines import Line, LineKind

_YEAR = re.compile(r"(?:19|20)\d\d")
_TRAILING = " ,."


def with_years_in_labels(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The lines, a year among the figures being the end of the label where that breaks off behind a day.

    The label may stand in the line above, `Balance at September 25,`, and the year first in the line of figures.
    """
    found = list(lines)
    for index, line in enumerate(lines):
        if line.kind is not LineKind.FIGURES or len(line.cells) < 2 or not _YEAR.fullmatch(line.cells[0].text):
            continue
        above = lines[index - 1] if index else line
        words = line.label or (above.words if above.kind is LineKind.WORDS else "")
        if _wants_year(words, vocabulary):
            label = f"{line.label} {line.cells[0].text}".strip()
            found[index] = replace(line, label=label, cells=line.cells[1:])
    return tuple(found)


def _wants_year(words: str, vocabulary: Vocabulary) -> bool:
    dates = printed_dates(words, vocabulary)
    if not dates:
        return False
    (_, stop), printed = dates[-1]
    return printed.year is None and not words[stop:].strip(_TRAILING)
