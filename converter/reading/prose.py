"""Who reports, from the running text: `FiberCore, Inc. (Nasdaq: FBCE)` or a title above a statement."""

from __future__ import annotations

import re
from collections import Counter

from converter.model.source import Registrant, SourceDocument, Table
from converter.model.vocabulary import Vocabulary

# Words of a name begin with a capital, a first one perhaps behind a small letter or two: `eBay`; `plc` is a small one.
_WORD = r"[A-Z][\w.&'\u2019-]*"
_WORDS = rf"(?:[a-z]{{0,2}}{_WORD})(?:,?\s+(?:(?:of|and|the|for|de)\s+)?(?:[A-Z&][\w.&'\u2019-]*|plc\b))*\.?"
_NAME = re.compile(rf"{_WORDS}\s*\Z")
_AFTER_DATELINE = re.compile(rf"(?:--|\u2014)\s*(?P<name>{_WORDS})")
# `Acme Holding N.V. (Acme)`, `Acme, Inc. ("Acme" or the "Company")`
_NAMED = re.compile(rf"(?P<name>{_WORDS})(?:,?\s*\([^()]{{1,80}}\))?,?\s+(?=[a-z])")
_SMALL_IN_NAMES = frozenset({"of", "and", "the", "for", "de", "plc"})
_OPENING = 4000
_VERB_REACH = 40
_LEAD = re.compile(r"^(?:.*(?:--|\u2014|\u2013|\u2015|\u2012|/)\s*)", re.DOTALL)
_NAME_REACH = 160
# What may stand between a name and its ticker: a comma, or the short name that the release uses.
_BETWEEN = re.compile(r"[\s,]*(?:\([^()]{1,80}\)[\s,]*)?\Z")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
_SUBSIDIARIES = re.compile(r",?\s+(?:and|&)\s+(?:its\s+)?(?:consolidated\s+)?subsidiar(?:y|ies)\b.*$", re.IGNORECASE)
_EXACT_NAME = re.compile(r"exact\s+name\s+of\s+(?:the\s+)?registrant", re.IGNORECASE)
_COVER_REACH = 400
_LONGEST_NAME = 80
_QUOTES = "\"'\u2018\u2019\u201c\u201d"


def read_registrant(document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary) -> Registrant:
    """The name, exchange and ticker that the release gives; empty where it does not."""
    exchanges = "|".join(pattern.pattern for pattern, _ in vocabulary.exchanges)
    listed = re.compile(
        rf"[(\[]\s*(?i:(?P<exchange>{exchanges}))(?:\s*(?i:symbol))?\s*(?::\s*[{_QUOTES}]?|[{_QUOTES}])\s*"
        r"(?P<ticker>[A-Z][A-Z.-]{0,5})\b"
    )
    match = listed.search(document.text)
    titled = _on_cover(document, _titled(tables, vocabulary))
    if match is None:
        return Registrant(name=titled or _in_opening(document, vocabulary))
    before = document.text[max(0, match.start() - _NAME_REACH) : match.start()]
    name = _name_at_end(_BETWEEN.sub("", before), vocabulary)
    return Registrant(
        name=name if _ends_as_companies_do(name, vocabulary) else titled or name,
        ticker=match.group("ticker").rstrip(".-"),
        exchange=" ".join(match.group("exchange").split()),
        exchange_code=_code(match.group("exchange"), vocabulary),
    )


def _on_cover(document: SourceDocument, titled: str) -> str:
    """The name above `(Exact name of registrant as specified in its charter)`, else the one above the tables."""
    match = _EXACT_NAME.search(document.text)
    before = document.text[max(0, match.start() - _COVER_REACH) : match.start()].rstrip(" \t\r\n(") if match else ""
    # A rule may be drawn below the name.
    lines = [line for line in before.splitlines()[-2:] if re.search("[A-Za-z]", line)]
    name = " ".join(lines[-1].split()) if lines else ""
    # A name that is wrapped stands whole above the tables.
    is_name = 0 < len(name) <= _LONGEST_NAME and _is_name(name) and not titled.lower().endswith(name.lower())
    return name if is_name else titled


def _is_name(text: str) -> bool:
    """Whether words are no sentence: all but those that names use begin with a capital."""
    return not set(re.findall(r"(?<!\S)[a-z][^\sA-Z]*(?!\S)", text)) - _SMALL_IN_NAMES


def _name_at_end(text: str, vocabulary: Vocabulary) -> str:
    """The name with which a text ends, without its dateline and what a heading above it says."""
    starts = (start.start() for start in re.finditer(r"(?<![\w.&'\u2019])(?<!\w-)[a-z]{0,2}[A-Z]", text))
    found = next((match.group() for start in starts if (match := _NAME.match(text, start))), "")
    lines = _LEAD.sub("", found).strip().splitlines()
    # `About Acme` above `Acme (NYSE: ACM)`
    while len(lines) > 1 and set(lines[-1].split()) <= set(lines[-2].split()):
        lines = lines[-1:]
    name = " ".join(" ".join(lines).split())
    for end in reversed(list(_SENTENCE_END.finditer(name))):
        if not _ends_as_companies_do(name[: end.start()], vocabulary):
            return name[end.end() :]
    return name


def _code(exchange: str, vocabulary: Vocabulary) -> str:
    """The SEC's code of an exchange; "" where it has none."""
    return next((code for pattern, code in vocabulary.exchanges if pattern.fullmatch(exchange)), "")


def _in_opening(document: SourceDocument, vocabulary: Vocabulary) -> str:
    """The company behind a dateline, `May 7 /Newswire/ -- FiberCore, Inc., a leading`, or who announces something."""
    for pattern in (_AFTER_DATELINE, _NAMED):
        for match in pattern.finditer(document.text, 0, _OPENING):
            name = " ".join(match.group("name").split())
            if pattern is _NAMED and not _announces(document.text[match.end() : match.end() + _VERB_REACH], vocabulary):
                continue
            if _ends_as_companies_do(name, vocabulary):
                return name
    return ""


def _announces(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text begins with what the one does who brings out a release."""
    words = " ".join(text.split())
    return any(pattern.match(words) for pattern in vocabulary.announcing_words)


def _ends_as_companies_do(name: str, vocabulary: Vocabulary) -> bool:
    words = name.rstrip(".")
    return any(re.search(rf"(?:{suffix.pattern})$", words, re.IGNORECASE) for suffix in vocabulary.company_suffixes)


def _titled(tables: tuple[Table, ...], vocabulary: Vocabulary) -> str:
    """The caption that stands above most tables and ends as company names do; the first of several."""
    named = Counter(name for table in tables for name in dict.fromkeys(company_captions(table, vocabulary)))
    return max(named, key=lambda name: named[name], default="")


def company_captions(table: Table, vocabulary: Vocabulary) -> list[str]:
    """The captions of a table that are names of companies and no sentences: `officers as a group` is one."""
    found = []
    for caption in table.captions:
        name = _SUBSIDIARIES.sub("", caption.strip()).strip(" ,")
        if _is_name(name) and _ends_as_companies_do(name, vocabulary):
            found.append(name)
    return found
