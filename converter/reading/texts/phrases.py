"""The runs of words in a line: what blanks set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.model.source import Phrase

_PHRASE = re.compile(r"\S+(?: \S+)*")
_DIGIT = re.compile(r"\d")
_DATE = r"[A-Z][a-z]+\.? \d{1,2},?(?: (?:19|20)\d\d)?"
_SIDE_BY_SIDE = (
    (re.compile(r"\d{4}"), re.compile(r"(?:(?:19|20)\d\d[ ]?)+")),
    (re.compile(_DATE), re.compile(rf"(?:{_DATE}[ ]?)+")),
)


def phrases(text: str) -> tuple[Phrase, ...]:
    """The runs of words in a heading line; two blanks part them, and so does a date after a date."""
    found: list[Phrase] = []
    for match in _PHRASE.finditer(text):
        words = match.group()
        if _DIGIT.search(words):
            found += _split_dates(words, match.start())
        else:
            found.append(Phrase(words, *match.span()))
    return tuple(found)


def _split_dates(text: str, left: int) -> Iterator[Phrase]:
    """`March 31, December 31,` and `2001 2000` are two headings each, set with one blank between."""
    one = next((one for one, several in _SIDE_BY_SIDE if several.fullmatch(text)), None)
    if one:
        for match in one.finditer(text):
            yield Phrase(match.group(), left + match.start(), left + match.end())
    else:
        yield Phrase(text, left, left + len(text))
