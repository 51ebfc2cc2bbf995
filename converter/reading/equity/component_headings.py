"""The words above the columns of a table of components, line by line, without what is said of the whole table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from converter.model.source import Phrase, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.scales import heads_units
from converter.reading.periods.heading_words import is_heading_text

_YEAR = re.compile(r"(?:19|20)\d\d")
_WORD = re.compile(r"\S+")


def component_lines(table: Table, vocabulary: Vocabulary) -> tuple[tuple[Phrase, ...], ...]:
    """The heading lines that name components: without periods and scales, and words of two columns parted."""
    lines: list[list[Phrase]] = []
    for line in table.headings:
        is_scale = len(line) == 1 and not lines and heads_units(line[0].text, vocabulary)
        kept = [phrase for phrase in line if not is_scale and not _is_period(phrase.text, vocabulary)]
        lines += [kept] if kept else []
    return tuple(tuple(_parted(lines, index)) for index in range(len(lines)))


def period_of_first(table: Table, vocabulary: Vocabulary) -> str:
    """The period alone in the last line above the rows, `YEAR ENDED DECEMBER 31, 1999`; "" where none stands there."""
    last = table.headings[-1] if table.headings else ()
    return last[0].text if len(last) == 1 and _is_period(last[0].text, vocabulary) else ""


def _is_period(text: str, vocabulary: Vocabulary) -> bool:
    return bool(_YEAR.search(text)) and is_heading_text(text, vocabulary)


def _parted(lines: Sequence[Sequence[Phrase]], index: int) -> Iterator[Phrase]:
    """The phrases of a line, those of two columns cut where words begin side by side in the line above or below.

    Narrow columns are set with one blank between them: `Receivable Total` right over `from` and, below `Total`,
    `Share-`. What stands over both columns alike, `Common Stock`, does not begin where the first of them does.
    """
    pairs = {
        (before.left, behind.left)
        for beside in (index - 1, index + 1)
        if 0 <= beside < len(lines)
        for before, behind in zip(lines[beside], lines[beside][1:], strict=False)
    }
    for phrase in lines[index]:
        words = [match.start() for match in _WORD.finditer(phrase.text)]
        cut = next((at for at in words[1:] if (phrase.left, phrase.left + at) in pairs), None)
        # A phrase as wide as the dashes below it tells no longer where its words stand.
        if cut is None or len(phrase.text) != phrase.right - phrase.left:
            yield phrase
            continue
        first = phrase.text[:cut].rstrip()
        yield Phrase(first, phrase.left, phrase.left + len(first))
        yield Phrase(phrase.text[cut:], phrase.left + cut, phrase.right)
