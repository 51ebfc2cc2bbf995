"""Running text right above a table: the sentences that lead it in, and a title above a short paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converter.model.source import StatementKind
from converter.model.vocabulary import Vocabulary
from converter.reading.texts.lines import Line, LineKind
from converter.reading.titles import title_and_kind

_LEAD = re.compile(r"(?:^|[.;:]\s+)([A-Z(](?:[^.:;]|[.](?!\s)){1,400}:)$")
# So far above a table of plain text may such a sentence stand.
_REACH = 1500
# A paragraph of so few lines says what a table is of; a longer one tells of other things.
_SHORT = 4


def lead_at_end(words: str) -> str:
    """The sentence that ends a text, if it leads in what stands below: `The following table shows ...:`."""
    lead = _LEAD.search(words) if words.endswith(":") else None
    return lead.group(1) if lead else ""


def sentences_above(text: str) -> list[str]:
    """The sentences that lead in what stands below in the paragraphs that end a plain text, the nearest first.

    What heads the columns of a table stands between them and its lines.
    """
    blocks = re.split(r"\n\s*\n", text[-_REACH:])
    said = (" ".join(block.rpartition(":")[0].split()) for block in reversed(blocks))
    return [lead for words in said if words and (lead := lead_at_end(f"{words}:"))]


def lead_above(lines: Sequence[Line]) -> str:
    """The sentence that leads in a table, at the end of the lines above it; "" where no running text ends there."""
    return lead_at_end(" ".join(" ".join(line.text.split()) for line in _paragraph(lines)))


def title_above(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Line, ...]:
    """The line above a short paragraph, if it titles selected data, as the item of a yearly report does.

    `SELECTED FINANCIAL DATA`, and then a sentence about the table right below it.
    """
    paragraph = len(_paragraph(lines))
    told = list(lines[: len(lines) - _blanks(lines) - paragraph])
    if not 0 < paragraph <= _SHORT or not told:
        return ()
    # The first line of a paragraph may be shorter than running text is.
    for above in (told, told[:-1] if told[-1].kind is LineKind.WORDS else []):
        spoken = above[: len(above) - _blanks(above)]
        if spoken and spoken[-1].kind is LineKind.WORDS:
            kind = title_and_kind((spoken[-1].words,), vocabulary)[1]
            if kind is StatementKind.SELECTED_DATA:
                return (spoken[-1],)
    return ()


def _paragraph(lines: Sequence[Line]) -> list[Line]:
    """The running text that ends lines, back to the blank line before it."""
    found: list[Line] = []
    for line in reversed(lines[: len(lines) - _blanks(lines)]):
        if line.kind is not LineKind.PROSE:
            break
        found.insert(0, line)
    return found


def _blanks(lines: Sequence[Line]) -> int:
    """How many blank lines end others."""
    return next((i for i, line in enumerate(reversed(lines)) if line.kind is not LineKind.BLANK), len(lines))
