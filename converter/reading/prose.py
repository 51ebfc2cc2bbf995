"""Who reports, from the running text: `FiberCore, Inc. (Nasdaq: FBCE)` or a title above a statement."""

from __future__ import annotations

import re

from converter.model.source import Registrant, SourceDocument, Table
from converter.model.vocabulary import Vocabulary

_NAME = r"(?P<name>[A-Z][\w.&'’-]*(?:,?\s+(?:(?:of|and|the|for|de)\s+)?[A-Z&][\w.&'’-]*)*\.?)"
_LEAD = re.compile(r"^(?:.*(?:--|—|–|/)\s*)", re.DOTALL)


def read_registrant(document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary) -> Registrant:
    """The name, exchange and ticker that the release gives; empty where it does not."""
    exchanges = "|".join(pattern.pattern for pattern in vocabulary.exchanges)
    listed = re.compile(
        rf"{_NAME}\s*\(\s*(?i:(?P<exchange>{exchanges}))(?:\s*(?i:symbol))?\s*:\s*(?P<ticker>[A-Z][A-Z.-]{{0,5}})\b"
    )
    match = listed.search(document.text)
    name = re.sub(r"\s+", " ", _LEAD.sub("", match.group("name"))).strip() if match else ""
    return Registrant(
        name=name or _titled(tables, vocabulary),
        ticker=match.group("ticker") if match else "",
        exchange=re.sub(r"\s+", " ", match.group("exchange")) if match else "",
    )


def _titled(tables: tuple[Table, ...], vocabulary: Vocabulary) -> str:
    """The first caption above a table that ends as company names do."""
    for table in tables:
        for caption in table.captions:
            words = caption.strip().rstrip(".")
            if any(
                re.search(rf"(?:{suffix.pattern})$", words, re.IGNORECASE) for suffix in vocabulary.company_suffixes
            ):
                return caption.strip()
    return ""
