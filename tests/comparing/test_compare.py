"""Which facts of two reports are the same: by value, by rounding, and what a difference looks like."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from converter.comparing.compare import Compared, compare
from converter.comparing.facts import ReportedFact, ReportedFacts, concept_key
from converter.comparing.written import comparison_json, comparison_page

SALES = ReportedFact(
    name="us-gaap:Revenues",
    concept="us-gaap:Revenues",
    label="Net sales",
    period="2023-01-01/2023-03-31",
    unit="iso4217:USD",
    dimensions="",
    value=Decimal(1234000),
    decimals=-3,
    place="line 7",
)


def report(*facts: ReportedFact, cik: str = "0000000007", name: str = "a") -> ReportedFacts:
    return ReportedFacts(name, "http://www.sec.gov/CIK", cik, facts)


def one(a: ReportedFact, b: ReportedFact) -> Compared:
    (found,) = compare(report(a), report(b)).facts
    return found


@pytest.mark.parametrize(
    ("value", "decimals", "status", "remark"),
    [
        ("1234000", -3, "equal", ""),
        ("1234000", None, "equal", ""),
        ("1234", -3, "different", "the scale differs by 1,000"),
        ("1234000000000", -3, "different", "the scale differs by 1,000,000"),
        ("-1234000", -3, "different", "the sign is opposite"),
        ("1234400", 0, "rounded", ""),
        ("1234499.99", None, "rounded", ""),
        ("1234500.5", 0, "rounded", ""),
        ("1234501", 0, "different", ""),
        ("1200000", -5, "rounded", ""),
        ("1300000", -5, "different", ""),
        ("1235000", -3, "different", ""),
        ("0", -3, "different", ""),
    ],
)
def test_values_agree_as_far_as_they_are_rounded(value: str, decimals: int | None, status: str, remark: str) -> None:
    found = one(SALES, replace(SALES, value=Decimal(value), decimals=decimals))
    assert (found.status, found.remark) == (status, remark)


@pytest.mark.parametrize("aspect", ["concept", "period", "unit", "dimensions"])
def test_another_aspect_is_another_fact(aspect: str) -> None:
    other = replace(SALES, **{aspect: "other"}, value=Decimal(5))
    assert [found.status for found in compare(report(SALES), report(other)).facts] == ["missing", "missing"]


def test_a_missing_fact_says_what_has_its_value_there() -> None:
    other = replace(SALES, name="us-gaap:SalesRevenueNet", concept="us-gaap:SalesRevenueNet")
    ours, theirs = compare(report(SALES), report(other)).facts
    assert (ours.b, ours.remark) == (None, "the same value as us-gaap:SalesRevenueNet")
    assert (theirs.a, theirs.remark) == (None, "the same value as us-gaap:Revenues")


def test_a_value_of_a_part_is_named_with_the_part() -> None:
    part = replace(SALES, dimensions="srt:ProductOrServiceAxis=us-gaap:ProductMember")
    ours, _ = compare(report(replace(SALES, concept="NetSalesProducts")), report(part)).facts
    assert ours.remark == "the same value as us-gaap:Revenues of srt:ProductOrServiceAxis=us-gaap:ProductMember"


def test_nothing_is_said_of_zero() -> None:
    zero = replace(SALES, value=Decimal(0))
    assert [f.remark for f in compare(report(zero), report(replace(zero, concept="x"))).facts] == ["", ""]


@pytest.mark.parametrize(
    ("namespace", "key"),
    [
        ("http://fasb.org/us-gaap/2025", "us-gaap:Assets"),
        ("http://fasb.org/us-gaap/2019-01-31", "us-gaap:Assets"),
        ("http://fasb.org/srt/2023", "srt:Assets"),
        ("http://xbrl.sec.gov/dei/2024", "dei:Assets"),
        ("http://www.acme.com/20230331", "Assets"),
    ],
)
def test_years_of_a_taxonomy_and_prefixes_do_not_count(namespace: str, key: str) -> None:
    assert concept_key(namespace, "Assets") == key


def test_companies_and_periods_are_compared() -> None:
    assert compare(report(SALES), report(SALES, cik="7")).same_entity is True
    assert compare(report(SALES), report(SALES, cik="8")).same_entity is False
    neutral = replace(report(SALES), entity_scheme="http://example.com")
    assert compare(report(SALES), neutral).same_entity is None
    assert compare(report(SALES), report(replace(SALES, period="2023-03-31"))).common_periods == 0


NUMBERS = some.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)
FACTS = some.builds(
    lambda concept, value, decimals: replace(SALES, concept=concept, name=concept, value=value, decimals=decimals),
    some.sampled_from(["us-gaap:A", "us-gaap:B", "C", "D"]),
    NUMBERS,
    some.one_of(some.none(), some.integers(-6, 2)),
)
REPORTS = some.lists(FACTS, unique_by=lambda fact: fact.key).map(lambda facts: report(*facts))


@given(REPORTS)
def test_a_report_equals_itself(one: ReportedFacts) -> None:
    assert {found.status for found in compare(one, one).facts} <= {"equal"}


@given(REPORTS, REPORTS)
def test_the_order_does_not_matter(a: ReportedFacts, b: ReportedFacts) -> None:
    there, back = compare(a, b), compare(b, a)
    assert {(f.fact.key, f.status) for f in there.facts} == {(f.fact.key, f.status) for f in back.facts}
    assert len(there.facts) == len({fact.key for fact in (*a.facts, *b.facts)})
    assert sum(there.counts.values()) == len(there.facts)


def test_the_page_is_whole_and_holds_no_markup_of_labels() -> None:
    class Page(HTMLParser):
        tags: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.tags.append(tag)
            assert not [name for name, _ in attrs if name in ("src", "href")]

    evil = replace(SALES, label="<script>alert(1)</script>", name="<img src=x>", value=Decimal(-5))
    comparison = compare(report(evil, name="<b>a"), report(SALES, name="b&c"))
    page = Page()
    page.tags = []
    page.feed(comparison_page(comparison).decode())
    assert not {"script", "img", "b"} & set(page.tags)
    assert page.tags.count("details") == 1
    assert page.tags.count("tr") == 2
    assert comparison_page(comparison) == comparison_page(comparison)


def test_json_holds_both_sides() -> None:
    written = comparison_json(compare(report(SALES), report(replace(SALES, value=Decimal(5)))))
    (fact,) = written["facts"]
    assert (fact["status"], fact["a"]["value"], fact["b"]["value"]) == ("different", "1234000", "5")
    assert written["counts"] == {"equal": 0, "rounded": 0, "different": 1, "missingInA": 0, "missingInB": 0}
