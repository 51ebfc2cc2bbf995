"""Any inline document or instance is read into the same plain values, with the taxonomy beside it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import SourceError
from converter.filings.read import main_document, read_filing
from converter.filings.values import number, text
from converter.model.periods import Duration, Instant
from tests.helpers_filings import filing

_HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL"'
    ' xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:us-gaap="http://fasb.org/us-gaap/2025"'
    ' xmlns:dei="http://xbrl.sec.gov/dei/2025" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xml:lang="en-US"'
    ' xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"><head><title>x</title></head><body>'
)
_RESOURCES = (
    '<ix:header><ix:hidden><ix:nonNumeric name="dei:AmendmentFlag" contextRef="y">false</ix:nonNumeric></ix:hidden>'
    '<ix:resources><xbrli:context id="y"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0001234567'
    "</xbrli:identifier><xbrli:segment><xbrldi:explicitMember"
    ' dimension="us-gaap:StatementScenarioAxis">us-gaap:ScenarioForecastMember</xbrldi:explicitMember></xbrli:segment>'
    "</xbrli:entity><xbrli:period><xbrli:startDate>2003-01-01</xbrli:startDate><xbrli:endDate>2003-12-31</xbrli:endDate>"
    '</xbrli:period></xbrli:context><xbrli:context id="i"><xbrli:entity><xbrli:identifier scheme="s">x'
    "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>2004-01-01T00:00:00</xbrli:instant></xbrli:period>"
    "</xbrli:context></ix:resources></ix:header>"
)


def page(body: str) -> dict[str, bytes]:
    """An invented inline document."""
    return {"acme.htm": f"{_HEAD}{_RESOURCES}{body}</body></html>".encode()}


def test_a_fact_has_its_value_its_place_and_its_context() -> None:
    body = (
        '\n<p>(<ix:nonFraction name="us-gaap:ProfitLoss" contextRef="y" unitRef="usd" decimals="-3" scale="3" sign="-"'
        ' format="ixt:num-dot-decimal" id="a">1,<b>234</b></ix:nonFraction>)</p>'
    )
    read = read_filing("acme.htm", page(body))
    [fact] = [fact for fact in read.facts if fact.is_numeric]
    assert (fact.value, fact.decimals, fact.is_hidden) == (Decimal(-1234000), "-3", False)
    assert str(fact.place) == "acme.htm:2"
    context = next(context for context in read.contexts if context.id == fact.context)
    assert context.period == Duration(date(2003, 1, 1), date(2003, 12, 31))
    assert [(axis.local, member.local) for axis, member in context.dimensions] == [
        ("StatementScenarioAxis", "ScenarioForecastMember")
    ]


def test_midnight_ends_the_day_before() -> None:
    read = read_filing("acme.htm", page(""))
    assert [context.period for context in read.contexts if context.id == "i"] == [Instant(date(2003, 12, 31))]


def test_text_goes_on_where_it_is_continued_and_leaves_out_what_is_excluded() -> None:
    body = (
        '<p><ix:nonNumeric name="dei:DocumentTitle" contextRef="y" id="t" continuedAt="more">One <ix:exclude>page 3'
        '</ix:exclude>two</ix:nonNumeric></p><p><ix:continuation id="more">three</ix:continuation></p>'
    )
    texts = {fact.concept.local: fact.text for fact in read_filing("acme.htm", page(body)).facts}
    assert texts == {"AmendmentFlag": "false", "DocumentTitle": "One two three"}


def test_what_is_hidden_is_known_as_hidden() -> None:
    assert [fact.is_hidden for fact in read_filing("acme.htm", page("")).facts] == [True]


def test_our_own_filing_is_read_whole() -> None:
    files = filing()
    read = read_filing(next(iter(files)), files)
    assert not read.missing
    assert {kind for _, kind in read.linkbases} >= {"presentationLink", "calculationLink", "labelLink"}
    arcs = [arc for arc in read.arcs if arc.link == "calculationArc"]
    assert {arc.weight for arc in arcs} == {"1", "-1"}
    assert all(fact.value is not None for fact in read.facts if fact.is_numeric)
    assert {concept.name.prefix for concept in read.concepts} == {"fbce"}


def test_a_document_alone_names_what_is_missing() -> None:
    files = filing()
    name = next(iter(files))
    assert read_filing(name, {name: files[name]}).missing == ("fbce-20010331.xsd",)


def test_an_instance_is_read_too() -> None:
    content = (
        '<xbrli:xbrl xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:us-gaap="http://fasb.org/us-gaap/2025">'
        '<us-gaap:Assets contextRef="i" unitRef="usd" decimals="0">12</us-gaap:Assets></xbrli:xbrl>'
    )
    [fact] = read_filing("acme.xml", {"acme.xml": content.encode()}).facts
    assert (str(fact.concept), fact.value) == ("us-gaap:Assets", Decimal(12))


def test_what_is_no_filing_is_refused() -> None:
    with pytest.raises(SourceError, match="neither an inline document nor an instance"):
        read_filing("note.xml", {"note.xml": b"<note/>"})
    with pytest.raises(SourceError, match="2 inline documents"):
        main_document("acme.xbri", {"acme/reports/a.htm": b"", "acme/reports/b.htm": b""})


@pytest.mark.parametrize(
    ("printed", "form", "value"),
    [
        ("1,234.5", "num-dot-decimal", "1234.5"),
        ("1.234,5", "num-comma-decimal", "1234.5"),
        ("—", "fixed-zero", "0"),
        ("no", "numwordsen", "0"),
        ("12 345", "", "12345"),
    ],
)
def test_numbers_by_their_formats(printed: str, form: str, value: str) -> None:
    assert number(printed, form, "", negative=False) == Decimal(value)


@pytest.mark.parametrize("form", ["numwordsen", "durwordsen", "unheard-of"])
def test_what_is_not_understood_has_no_value(form: str) -> None:
    assert number("umpteen", form, "", negative=False) is None


@pytest.mark.parametrize(
    ("printed", "form", "value"),
    [
        ("December 31, 2023", "date-monthname-day-year-en", "2023-12-31"),
        ("31 December 2023", "date-day-monthname-year-en", "2023-12-31"),
        ("12/31/2023", "date-month-day-year", "2023-12-31"),
        ("31.12.2023", "date-day-month-year", "2023-12-31"),
        ("x", "fixed-true", "true"),
        ("two years", "durwordsen", None),
    ],
)
def test_texts_by_their_formats(printed: str, form: str, value: str | None) -> None:
    assert text(printed, form) == value


@given(st.integers(-(10**12), 10**12), st.integers(0, 9))
def test_a_printed_number_is_read_back(figure: int, scale: int) -> None:
    printed = f"{abs(figure):,}"
    assert number(printed, "num-dot-decimal", str(scale), negative=figure < 0) == Decimal(figure).scaleb(scale)
