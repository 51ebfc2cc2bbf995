"""Statements of another company in a release: of one that was bought, say. They are no facts of the registrant.

A statement is left alone only on several grounds at once, for companies have many names: its title names a company
whose name has no word of the registrant's, the text names both, and tells of a deal about the one and of no other name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from converter.model.findings import Finding
from converter.model.source import TAGGED_KINDS, Registrant, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.company.prose import company_captions
from converter.reading.company.registrant import core_of, is_same

_LEAST_OF_A_WORD, _LEAST_INITIALS = 3, 2
# So far from a name a sentence may speak of it.
_REACH = 160
# Beside a name in a title: its legal form and `and Subsidiaries`.
_MOST_IN_A_TITLE = 4
# How a user says who reports.
AS_ENTITY = "in an entity file, with --entity, or in a batch in its --entity-table"


def with_companies(
    layouts: Iterable[TableLayout], registrant: Registrant, text: str, vocabulary: Vocabulary
) -> tuple[tuple[TableLayout, ...], tuple[Finding, ...]]:
    """The layouts, those of statements that another company reports marked, and a finding for each.

    Args:
        text: of the whole document.
    """
    told: dict[str, bool] = {}
    found: list[TableLayout] = []
    findings: list[Finding] = []
    for layout in layouts:
        named = company_captions(layout.table, vocabulary) if layout.kind in TAGGED_KINDS and registrant.name else []
        if named and not any(is_same(name, registrant.name, vocabulary) for name in named):
            name = named[-1]
            if name not in told:
                told[name] = _is_another(name, registrant, text, vocabulary)
            found.append(replace(layout, other_company=name) if told[name] else layout)
            findings.append(_finding(name, registrant, layout, is_left_out=told[name]))
        else:
            found.append(layout)
    return tuple(found), tuple(findings)


def _finding(name: str, registrant: Registrant, layout: TableLayout, *, is_left_out: bool) -> Finding:
    message = f"{name} stands above this statement, and {registrant.name} reports"
    if is_left_out:
        message += "; the text tells of a deal between them, so it gets no facts"
    hint = "If it is of another company, leave its lines out or give that one's name and CIK"
    return Finding(
        "entity.other-company",
        "warning",
        message,
        layout.table.locator,
        hint=f"If it is the one to report, name it {AS_ENTITY}" if is_left_out else hint,
    )


def _is_another(name: str, registrant: Registrant, text: str, vocabulary: Vocabulary) -> bool:
    """Whether a name is of another company than the registrant, as far as words can tell."""
    names = {registrant.name, registrant.filer.name if registrant.filer else ""} - {""}
    if any(_are_related(name, own, vocabulary) for own in names) or not any(
        _naming(own, vocabulary).search(text) for own in names
    ):
        return False
    places = (match.span() for match in _naming(name, vocabulary).finditer(text))
    around = [text[max(0, start - _REACH) : end + _REACH] for start, end in places if not _is_a_title(text, start, end)]
    sentences = [" ".join(words.split()) for words in around]
    one = any(pattern.search(words) for pattern in vocabulary.same_company_words for words in sentences)
    return not one and any(pattern.search(words) for pattern in vocabulary.deal_words for words in sentences)


def _is_a_title(text: str, start: int, end: int) -> bool:
    """Whether little but a name stands in its line: what is near to it need not speak of it."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    behind, _, _ = text[end : end + _REACH].partition("\n")
    return len(f"{before} {behind}".split()) <= _MOST_IN_A_TITLE


def _are_related(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether names have a word in common, part of a longer one perhaps, or one is the initials of the other."""
    for first, second in ((one, other), (other, one)):
        core = core_of(second, vocabulary)
        if any(word in core for word in _words(first, vocabulary)):
            return True
        if len(core) >= _LEAST_INITIALS and core == "".join(re.findall(r"\b[a-z]", first.casefold()))[: len(core)]:
            return True
    return False


def _words(name: str, vocabulary: Vocabulary) -> list[str]:
    """The words of a name without legal forms; all of them in one if each is short."""
    plain = name.casefold()
    for suffix in vocabulary.company_suffixes:
        plain = suffix.sub(" ", plain)
    words = [word for word in re.findall(r"[a-z0-9]+", plain) if len(word) >= _LEAST_OF_A_WORD]
    return words or [core_of(name, vocabulary) or "\0"]


def _naming(name: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """How a text names a company: by the words that tell it from others, in any case of letters."""
    words = _words(name, vocabulary)
    return re.compile(r"\b" + r"\W{1,4}(?:\w{1,2}\W{1,3})?".join(map(re.escape, words)) + r"\b", re.IGNORECASE)
