"""Patterns for texts in small letters: capital letters in a user's table still mean either."""

from __future__ import annotations

import pytest

from converter.maps.rows import TableRow


@pytest.mark.parametrize(
    ("pattern", "text"),
    [("net sales", "net sales"), ("Net Sales", "net sales"), (r"^\W*(?P<a>net)\b", "(net"), (r"EBITDA\b", "ebitda")],
)
def test_a_pattern_for_small_letters_finds_them_however_it_is_written(pattern: str, text: str) -> None:
    assert TableRow("own.csv", 2, {"pattern": pattern}).small_pattern("pattern").search(text)
