"""Running text right above a table: the sentences that lead it in."""

from __future__ import annotations

import re

_LEAD = re.compile(r"(?:^|[.;:]\s+)([A-Z(](?:[^.:;]|[.](?!\s)){1,400}:)$")
# So far above a table of plain text may such a sentence stand.
_REACH = 1500


def lead_at_end(words: str) -> str:
    """The sentence that ends a text, if it leads in what stands below: `The following table shows ...:`."""
    lead = _LEAD.search(words)
    return lead.group(1) if lead else ""


def sentences_above(text: str) -> list[str]:
    """The sentences that lead in what stands below in the paragraphs that end a plain text, the nearest first.

    What heads the columns of a table stands between them and its lines.
    """
    blocks = re.split(r"\n\s*\n", text[-_REACH:])
    said = (" ".join(block.rpartition(":")[0].split()) for block in reversed(blocks))
    return [lead for words in said if words and (lead := lead_at_end(f"{words}:"))]
