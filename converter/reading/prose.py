"""Who reports, from the running text: `FiberCore, Inc. (Nasdaq: FBCE)` or a title above a statement."""

from __future__ import annotations

import re

from converter.model.source import Registrant, SourceDocument, Table
from converter.model.vocabulary import Vocabulary

_WORDS = r"[A-Z][\w.&'\u2019-]*(?:,?\s+(?:(?:of|and|the|for|de)\s+)?[A-Z&][\w.&'\u2019-]*)*\.?"
_NAME = re.compile(rf"{_WORDS}\s*\Z")
_AFTER_DATELINE = re.compile(rf"(?:--|\u2014)\s*(?P<name>{_WORDS})")
_SMALL_IN_NAMES = frozenset({"of", "and", "the", "for", "de"})
_OPENING = 4000
_LEAD = re.compile(r"^(?:.*(?:--|\u2014|\u2013|/)\s*)", re.DOTALL)
_NAME_REACH = 120


def read_registrant(document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary) -> Registrant:
    """The name, exchange and ticker that the release gives; empty where it does not."""
    exchanges = "|".join(pattern.pattern for pattern, _ in vocabulary.exchanges)
    listed = re.compile(
        rf"\(\s*(?i:(?P<exchange>{exchanges}))(?:\s*(?i:symbol))?\s*:\s*(?P<ticker>[A-Z][A-Z.-]{{0,5}})\b"
    )
    match = listed.search(document.text)
    if match is None:
        return Registrant(name=_titled(tables, vocabulary) or _after_dateline(document, vocabulary))
    before = document.text[max(0, match.start() - _NAME_REACH) : match.start()]
    starts = (start.start() for start in re.finditer(r"(?<![\w.&'\u2019])(?<!\w-)[A-Z]", before))
    found = next((name.group() for start in starts if (name := _NAME.match(before, start))), "")
    return Registrant(
        name=" ".join(_LEAD.sub("", found).split()) or _titled(tables, vocabulary),
        ticker=match.group("ticker"),
        exchange=" ".join(match.group("exchange").split()),
        exchange_code=_code(match.group("exchange"), vocabulary),
    )


def _code(exchange: str, vocabulary: Vocabulary) -> str:
    """The SEC's code of an exchange; "" where it has none."""
    return next((code for pattern, code in vocabulary.exchanges if pattern.fullmatch(exchange)), "")


def _after_dateline(document: SourceDocument, vocabulary: Vocabulary) -> str:
    """`May 7 /Newswire/ -- FiberCore, Inc., a leading` names the company behind its dateline."""
    for match in _AFTER_DATELINE.finditer(document.text, 0, _OPENING):
        name = " ".join(match.group("name").split())
        if _ends_as_companies_do(name, vocabulary):
            return name
    return ""


def _ends_as_companies_do(name: str, vocabulary: Vocabulary) -> bool:
    words = name.rstrip(".")
    return any(re.search(rf"(?:{suffix.pattern})$", words, re.IGNORECASE) for suffix in vocabulary.company_suffixes)


def _titled(tables: tuple[Table, ...], vocabulary: Vocabulary) -> str:
    """The first caption above a table that ends as company names do, and is no sentence: `officers as a group`."""
    for table in tables:
        for caption in table.captions:
            small = set(re.findall(r"(?<!\S)[a-z]\S*", caption)) - _SMALL_IN_NAMES
            if not small and _ends_as_companies_do(caption.strip(), vocabulary):
                return caption.strip()
    return ""
