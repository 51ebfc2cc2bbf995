"""Small words of names, numbers and times: what the tables make of them, and what is wrong with a row."""

from __future__ import annotations

import pytest

from converter.errors import MapError
from converter.maps.small_words import read_small_words
from tests.helpers_text import texts

NUMBERS = "vocabulary/number_words.csv"


def test_words_are_known_by_what_they_do() -> None:
    small = read_small_words(texts())
    assert [small.names.articles.fullmatch(word) is not None for word in ("The", "an", "and")] == [True, True, False]
    assert [power for word, power in small.numbers.scales.items() if word.match("Million shares")] == [6]
    assert list(small.numbers.cents.values()) == [-2]
    assert small.times.untils.fullmatch("through")
    assert small.page_numbers.fullmatch("- F-3 -")
    assert not small.page_numbers.fullmatch("1,234")


def test_a_row_that_says_what_nobody_asks_is_blamed() -> None:
    table = "pattern,says,power,why,example\ndozen,twelve,1,a count,one dozen\n"
    with pytest.raises(MapError, match="'twelve' is not known") as raised:
        read_small_words({**texts(), NUMBERS: table})
    assert raised.value.where == f"{NUMBERS}:2"


def test_a_table_without_rows_finds_nothing() -> None:
    small = read_small_words({**texts(), NUMBERS: "pattern,says,power,why,example\n"})
    assert not small.numbers.zeros.search("none")
    assert not small.numbers.scales
