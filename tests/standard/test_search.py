"""Concepts by words: any order, misspelt, by name or by a printed wording; those that filings use come first."""

from __future__ import annotations

import pytest

from converter.standard.search import search, spaced
from converter.taxonomies import search_concepts

# Name, label, statement it stands on most, filings.
CONCEPTS = (
    ("AccountsReceivableNetCurrent", "Accounts Receivable, after Allowance, Current", "balance_sheet", 190),
    ("AccountsReceivableNet", "Accounts Receivable, after Allowance", "balance_sheet", 20),
    ("AccountsPayableCurrent", "Accounts Payable, Current", "balance_sheet", 200),
    ("ProfitLoss", "Net Income (Loss), Including Noncontrolling Interest", "income_statement", 120),
    ("NetIncomeLoss", "Net Income (Loss)", "income_statement", 230),
    ("GoodwillAlpha", "Goodwill of One Kind", "", 0),
    ("GoodwillBeta", "Goodwill of One Kind", "balance_sheet", 7),
    ("NameWithoutLabel", "", "", 0),
)
WORDINGS = (("AccountsPayableCurrent", "trade creditors"), ("NotOfThisVintage", "trade creditors"))


def found(words: str, limit: int = 20) -> list[str]:
    return [hit.name for hit in search(words, CONCEPTS, WORDINGS, limit)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("accounts payable", "AccountsPayableCurrent"),
        ("payable accounts", "AccountsPayableCurrent"),
        ("acounts payible", "AccountsPayableCurrent"),
        ("ACCOUNTS-PAYABLE", "AccountsPayableCurrent"),
        ("AccountsReceivableNet", "AccountsReceivableNet"),
        ("accountsreceivablenet", "AccountsReceivableNet"),
        ("accounts receivable net current", "AccountsReceivableNetCurrent"),
        ("trade creditors", "AccountsPayableCurrent"),
        ("name without label", "NameWithoutLabel"),
        ("net income", "NetIncomeLoss"),
    ],
)
def test_the_first_hit(words: str, first: str) -> None:
    assert found(words)[0] == first


def test_among_equals_the_one_that_filings_use_comes_first() -> None:
    assert found("goodwill of one kind")[:2] == ["GoodwillBeta", "GoodwillAlpha"]


def test_hits_are_ranked_and_limited() -> None:
    hits = search("accounts", CONCEPTS, WORDINGS, 2)
    assert len(hits) == 2
    assert hits[0].score >= hits[1].score
    assert found("accounts", 1) == [hits[0].name]


@pytest.mark.parametrize("words", ["zyzzyva quux", "", "---", "é"])
def test_words_that_mean_nothing_find_nothing(words: str) -> None:
    assert found(words) == []


def test_a_hit_says_what_the_concept_is() -> None:
    (hit,) = search("name without label", CONCEPTS, WORDINGS, 1)
    assert hit.label == "Name Without Label"
    (hit,) = search("AccountsPayableCurrent", CONCEPTS, WORDINGS, 1)
    assert (hit.score, hit.statement, hit.filings) == (100.0, "balance_sheet", 200)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("AccountsPayableCurrent", "Accounts Payable Current"),
        ("srt:ProductOrServiceAxis", "Product Or Service Axis"),
        ("LIFOReserve", "LIFO Reserve"),
        ("Level1Member", "Level1 Member"),
    ],
)
def test_a_name_as_words(name: str, words: str) -> None:
    assert spaced(name) == words


# The same over all of us-gaap.


@pytest.mark.parametrize(
    ("words", "name", "within"),
    [
        ("net sales", "Revenues", 1),
        ("total assets", "Assets", 1),
        ("allowance for doubtful acounts", "AllowanceForDoubtfulAccountsReceivableCurrent", 1),
        ("cash and cash equivalents", "CashAndCashEquivalentsAtCarryingValue", 1),
        ("inventories", "InventoryNet", 2),
        ("dei:EntityRegistrantName", "dei:EntityRegistrantName", 1),
    ],
)
def test_common_captions_find_their_concepts(words: str, name: str, within: int) -> None:
    assert name in [hit.name for hit in search_concepts(words, limit=within)]


def test_neither_headings_nor_deprecated_concepts_are_found() -> None:
    assert "AssetsAbstract" not in [hit.name for hit in search_concepts("AssetsAbstract")]
