"""What a user may decide, and how a wrong decision is answered."""

from __future__ import annotations

import pytest

from converter.errors import UsageError
from converter.maps.cover import read_cover_layout
from converter.model.source import Registrant
from converter.settings import TAXONOMY_SOURCES, Settings, checked, with_entity_file
from tests.helpers_text import texts

WHERE = "entity.toml"
LAYOUT = read_cover_layout(texts())


@pytest.mark.parametrize(
    ("given", "canonical"),
    [("", ""), ("1", "0000000001"), ("320193", "0000320193"), ("0001234567", "0001234567"), (" 42 ", "0000000042")],
)
def test_a_cik_becomes_ten_digits(given: str, canonical: str) -> None:
    assert checked(Settings(cik=given)).cik == canonical


@pytest.mark.parametrize(
    "given", ["12345678901", "12a", "-5", "1.5", "12 34", "CIK0000320193", "\u0663\u0664", "\u00b2"]
)
def test_what_is_no_cik_is_refused_by_name(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(Settings(cik=given))
    assert repr(given) in str(caught.value)
    assert "320193" in caught.value.do
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("given", ["a", "acme", "acme2", "x" * 20])
def test_a_prefix_is_a_lower_case_word(given: str) -> None:
    assert checked(Settings(prefix=given)).prefix == given


@pytest.mark.parametrize(
    "given", ["Acme", "2acme", "ac me", "ac-me", "ac_me", "x" * 21, "a:b", "acmé", "acme\n", "../x"]
)
def test_what_is_no_prefix_is_refused_by_name(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        checked(Settings(prefix=given))
    assert repr(given) in str(caught.value)
    assert "--prefix" in caught.value.do


def test_an_unknown_taxonomy_source_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(UsageError) as caught:
        checked(Settings(taxonomy_source="hearsay"))
    assert "'hearsay'" in str(caught.value)
    assert all(known in caught.value.do for known in TAXONOMY_SOURCES)


def test_checking_twice_changes_nothing() -> None:
    once = checked(Settings(cik="77", prefix="acme"))
    assert checked(once) == once


@pytest.mark.parametrize("head", ["", "[entity]\n"])
def test_an_entity_file_fills_what_is_silent(head: str) -> None:
    text = head + 'cik = "77"\nname = "Ashgrove Lantern Works, Inc."\nticker = "ASHG"\nexchange = "NYSE"\n'
    filled = with_entity_file(Settings(), text, WHERE, LAYOUT)
    assert (filled.cik, filled.name, filled.ticker, filled.exchange) == (
        "77",
        "Ashgrove Lantern Works, Inc.",
        "ASHG",
        "NYSE",
    )


def test_what_is_set_already_goes_before_the_entity_file() -> None:
    filled = with_entity_file(Settings(cik="1", ticker="OWN"), 'cik = "2"\nticker = "FILE"\nname = "N"', WHERE, LAYOUT)
    assert (filled.cik, filled.ticker, filled.name) == ("1", "OWN", "N")


def test_a_cik_written_as_a_number_is_taken() -> None:
    assert checked(with_entity_file(Settings(), "cik = 320193", WHERE, LAYOUT)).cik == "0000320193"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("cik 77", "not TOML"),
        ('name = "open', "not TOML"),
        ('cick = "77"', "'cick'"),
        ('[entity]\nwebsite = "x"', "'website'"),
        ("name = true", "name"),
        ("name = 1.5", "name"),
        ('name = ["a"]', "name"),
        ("entity = 3", "entity"),
        ('name = "a\\u0001b"', "name holds a character"),
        ('[entity]\nname = "N"\ncity = "a\\uFFFEb"', "city holds a character"),
        (f"cik = {'7' * 5000}", "not TOML"),
        (f"name = {'[' * 3000}{']' * 3000}", "not TOML"),
        ("report_date = 0001-01-01", "report_date is no date"),
        ("report_date = 9999-12-31", "report_date is no date"),
        ('cick = "77"\n[entity]\nname = "N"', "'cick'"),
        ('[entity]\nname = "N"\n[entty]\ncik = "77"', "'entty'"),
    ],
)
def test_a_wrong_entity_file_is_blamed_with_its_name(text: str, seen: str) -> None:
    with pytest.raises(UsageError) as caught:
        with_entity_file(Settings(), text, WHERE, LAYOUT)
    assert seen in caught.value.seen
    assert caught.value.where == WHERE
    assert caught.value.do
    assert "\n" not in str(caught.value)


def test_the_registrant_is_the_users_and_where_silent_the_releases() -> None:
    read = Registrant("Read, Inc.", "READ", "Nasdaq")
    assert Settings().registrant(read) == read
    assert Settings(name="Said, Inc.").registrant(read) == Registrant("Said, Inc.", "READ", "Nasdaq")


def test_an_entity_file_may_begin_with_the_mark_of_an_editor() -> None:
    assert with_entity_file(Settings(), '\ufeffname = "N"', WHERE, LAYOUT).name == "N"


def test_a_name_that_xml_forbids_is_refused() -> None:
    with pytest.raises(UsageError, match="name"):
        checked(Settings(name="a\x01b"))
