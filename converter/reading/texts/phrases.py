"""The runs of words in a line: what blanks set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from converter.model.source import Phrase

_PHRASE = re.compile(r"\S+(?: \S+)*")
# A rule is no word of the heading beside it: `Six Months Ended -----------`.
_RULE = re.compile(r"[-=_]{3}")
_RULED = re.compile(r"[-=_]{3,}|(?:(?![-=_]{3})\S)+(?: (?:(?![-=_]{3})\S)+)*")
_DIGIT = re.compile(r"\d")
_YEAR = r"(?:19|20)\d\d"
# A year behind a day is that day's, so that a line has one way to be read.
_TIME = rf"(?:[A-Z][A-Za-z]+\.? \d{{1,2}},?(?: {_YEAR})?+|{_YEAR}|\d{{1,2}}/\d{{1,2}}/(?:{_YEAR}|\d\d))"
_ONE_TIME, _TIMES = re.compile(_TIME), re.compile(rf"(?:{_TIME} ?)++")


def phrases(text: str) -> tuple[Phrase, ...]:
    """The runs of words in a heading line; two blanks part them, and so does a rule, or a date after a date."""
    found: list[Phrase] = []
    for match in (_RULED if _RULE.search(text) else _PHRASE).finditer(text):
        words, left = match.group(), match.start()
        if _DIGIT.search(words):
            found += _split_dates(words, left)
        else:
            found.append(Phrase(words, left, left + len(words)))
    return tuple(found)


def _split_dates(text: str, left: int) -> Iterator[Phrase]:
    """`March 31, December 31,` and `2001 2000` are two headings each, set with one blank between."""
    if _TIMES.fullmatch(text):
        for match in _ONE_TIME.finditer(text):
            yield Phrase(match.group(), left + match.start(), left + match.end())
    else:
        yield Phrase(text, left, left + len(text))
