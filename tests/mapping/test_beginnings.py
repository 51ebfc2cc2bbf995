"""What is told of the beginnings of matches rules out no match, and tells what can be told."""

from __future__ import annotations

import re

import pytest

from converter.mapping.beginnings import beginnings
from converter.model.concepts import ConceptMaps


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("net sales", {"net sales"}),
        ("(total )?net sales", {"total net sales", "net sales"}),
        ("(?:sale|purchase)s? of", {"sales of", "sale of", "purchases of", "purchase of"}),
        ("oaks|elms", {"oaks", "elms"}),
        (r"rent\b.*", {"rent"}),
        ("rents?.*", {"rents", "rent"}),
        ("(?!.*tax)rent", {"rent"}),
        ("ro+m", {"ro"}),
        ("ro*m", {"ro", "rm"}),
        ("ro{2}m", {"r"}),
        ("r[eo]nt", {"r"}),
        ("amortization of lanterns", {"amortization of "}),
        ("(a|b)(c|d)", {"ac", "ad", "bc", "bd"}),
    ],
)
def test_beginnings(pattern: str, expected: set[str]) -> None:
    assert set(beginnings(pattern)) == expected


@pytest.mark.parametrize("pattern", [".*rent", "[a-z]+ rent", "(?i)rent", "(?P<what>rent)", "(rent", "rent)", "a*", ""])
def test_nothing_is_told_where_nothing_is_sure(pattern: str) -> None:
    assert beginnings(pattern) == ("",)


def test_no_match_of_the_tables_is_ruled_out(maps: ConceptMaps) -> None:
    labels = {rule.label or rule.example.lower() for rule in maps.rules}
    wrong = [
        (rule.pattern, label)
        for rule in maps.rules[::5]
        for label in labels
        if not label.startswith(beginnings(rule.pattern)) and re.fullmatch(rule.pattern, label)
    ]
    assert not wrong
