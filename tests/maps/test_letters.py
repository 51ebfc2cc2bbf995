"""Letters that no match of a pattern does without."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from converter.maps.letters import letters_of
from converter.maps.rows import rows
from converter.model.vocabulary import Vocabulary


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        (r"\b(in )?thousands?\b", ("thousand",)),
        (r"\bshares?\b|\bunits\b", ("share", "units")),
        (r"\b(?:net|gross) (?:sales|revenues?)\b", ("revenue", "sales")),
        (r"(?<!not )in (?!whole )dollars", ("dollars",)),
        (r"[€£] ?(?:m|mn)\b", ("£", "€")),
        (r"(?<!,)\b0{3}s? omitted", (" omitted",)),
        (r"per (?:\w+ )*share", ("share",)),
        (r"\$ ?k\b", ("$",)),
        (r"(?-i:SFr)\.", ("sfr",)),
        (r"\d+(?:st|nd)?", ("",)),
        (r"net|\w+", ("",)),
    ],
)
def test_letters_are_the_rarest_that_every_match_has(pattern: str, strings: tuple[str, ...]) -> None:
    assert letters_of(re.compile(pattern)).strings == strings


def _labels(texts: Mapping[str, str]) -> Iterator[str]:
    for name in texts:
        if name.startswith(("labels/", "vocabulary/")):
            for row in rows(texts, name):
                yield from (row.text(column).lower() for column in ("label", "example") if column in row.cells)


def test_what_a_pattern_finds_has_its_letters(texts: Mapping[str, str], vocabulary: Vocabulary) -> None:
    labels = sorted(set(_labels(texts)))[::5]
    assert labels
    for rule in (*vocabulary.titles, *vocabulary.scales, *vocabulary.line_units):
        found = [label for label in labels if rule.pattern.search(label)]
        assert all(rule.letters.may_be_in(label) for label in found), rule.pattern.pattern
