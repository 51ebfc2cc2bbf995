"""Who reports, from the running text: `FiberCore, Inc. (Nasdaq: FBCE)` or a title above a statement."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from converter.model.source import Registrant, SourceDocument, Table
from converter.model.vocabulary import Vocabulary

# Words of a name begin with a capital, a first one perhaps behind a small letter or two: `eBay`.
_WORD = r"[A-Z][\w.&'\u2019-]*"
_OPENING = 4000
_VERB_REACH = 40
_LEAD = re.compile(r"^(?:.*(?:--|\u2014|\u2013|\u2015|\u2012|/)\s*)", re.DOTALL)
_NAME_REACH = 160
# What may stand between a name and its ticker: a comma, or the short name that the release uses.
_BETWEEN = re.compile(r"[\s,]*(?:\([^()]{1,80}\)[\s,]*)?\Z")
_SENTENCE_END = re.compile(r"(?<=[a-z]{3})\.\s+(?=[A-Z])")
_COVER_REACH = 400
_LONGEST_NAME = 80
_QUOTES = "\"'\u2018\u2019\u201c\u201d"


def read_registrant(document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary) -> Registrant:
    """The name, exchange and ticker that the release gives; empty where it does not.

    Args:
        tables: whose captions name the company where no sentence gives its ticker.
    """
    exchanges = "|".join(pattern.pattern for pattern, _ in vocabulary.exchanges)
    listed = re.compile(
        rf"[(\[]\s*(?i:(?P<exchange>{exchanges}))(?:\s*(?i:symbol))?\s*(?::\s*[{_QUOTES}]?|[{_QUOTES}])\s*"
        r"(?P<ticker>[A-Z][A-Z.-]{0,5})\b"
    )
    match = listed.search(document.text)
    titled = _on_cover(document, _titled(tables, vocabulary), vocabulary)
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


def _on_cover(document: SourceDocument, titled: str, vocabulary: Vocabulary) -> str:
    """The name above `(Exact name of registrant as specified in its charter)`, else the one above the tables."""
    match = vocabulary.small_words.names.under.search(document.text)
    before = document.text[max(0, match.start() - _COVER_REACH) : match.start()].rstrip(" \t\r\n(") if match else ""
    # A rule may be drawn below the name.
    lines = [line for line in before.splitlines()[-2:] if re.search("[A-Za-z]", line)]
    name = " ".join(lines[-1].split()) if lines else ""
    # A name that is wrapped stands whole above the tables.
    is_name = (
        0 < len(name) <= _LONGEST_NAME and _is_name(name, vocabulary) and not titled.lower().endswith(name.lower())
    )
    return name if is_name else titled


@dataclass(frozen=True, slots=True)
class _Forms:
    """How names of companies are written: at the end of a text, behind a dateline, before what is said of them."""

    at_end: re.Pattern[str]
    after_dateline: re.Pattern[str]
    named: re.Pattern[str]


@lru_cache(maxsize=4)
def _forms(vocabulary: Vocabulary) -> _Forms:
    small = vocabulary.small_words.names
    following = rf"(?:(?:{small.inside.pattern})\s+)?(?:[A-Z&][\w.&'\u2019-]*|(?:{small.ends.pattern})\b)"
    words = rf"(?:[a-z]{{0,2}}{_WORD})(?:,?\s+{following})*\.?"
    return _Forms(
        re.compile(rf"{words}\s*\Z"),
        re.compile(rf"(?:--|\u2014)\s*(?P<name>{words})"),
        # `Acme Holding N.V. (Acme)`, `Acme, Inc. ("Acme" or the "Company")`
        re.compile(rf"(?P<name>{words})(?:,?\s*\([^()]{{1,80}}\))?,?\s+(?=[a-z])"),
    )


def _is_name(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words are no sentence: all but those that names use begin with a capital."""
    small = vocabulary.small_words.names
    found = set(re.findall(r"(?<!\S)[a-z][^\sA-Z]*(?!\S)", text))
    return all(small.inside.fullmatch(word) or small.ends.fullmatch(word) for word in found)


def _name_at_end(text: str, vocabulary: Vocabulary) -> str:
    """The name with which a text ends, without its dateline and what a heading above it says."""
    starts = (start.start() for start in re.finditer(r"(?<![\w.&'\u2019])(?<!\w-)[a-z]{0,2}[A-Z]", text))
    found = next((match.group() for start in starts if (match := _forms(vocabulary).at_end.match(text, start))), "")
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
    forms = _forms(vocabulary)
    for pattern in (forms.after_dateline, forms.named):
        for match in pattern.finditer(document.text, 0, _OPENING):
            name = " ".join(match.group("name").split())
            following = document.text[match.end() : match.end() + _VERB_REACH]
            if pattern is forms.named and not _announces(following, vocabulary):
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
        name = vocabulary.small_words.names.behind.sub("", caption.strip()).strip(" ,")
        if _is_name(name, vocabulary) and _ends_as_companies_do(name, vocabulary):
            found.append(name)
    return found
