"""Facts of inline documents of any software, to be compared: values, aspects, and what is left unread."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from ixbrlparse import IXBRL

from converter.api import convert
from converter.comparing.facts import ReportedFact, ReportedFacts, report_of_receipt
from converter.comparing.filed import report_of_filing
from converter.errors import SourceError
from converter.filings.read import read_filing
from tests.helpers_results import EXAMPLES

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "dev" / "ixbrl"
DOCUMENTS = sorted(path.parent for path in CORPUS.glob("*/document.htm"))

PAGE = """\
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="{ix}" xmlns:xbrli="http://www.xbrl.org/2003/instance"
 xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:us-gaap="http://fasb.org/us-gaap/2023"
 xmlns:ac="http://acme.example/2023" xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12">
<body><div style="display:none"><ix:header><ix:resources>
<xbrli:context id="d"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000007</xbrli:identifier>
</xbrli:entity><xbrli:period><xbrli:startDate>2023-01-01</xbrli:startDate><xbrli:endDate>2023-03-31</xbrli:endDate>
</xbrli:period></xbrli:context>
<xbrli:context id="m"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0000000007</xbrli:identifier>
<xbrli:segment><xbrldi:explicitMember dimension="us-gaap:StatementBusinessSegmentsAxis"> ac:WidgetsMember
</xbrldi:explicitMember></xbrli:segment></xbrli:entity>
<xbrli:period><xbrli:instant>2023-04-01T00:00:00</xbrli:instant></xbrli:period></xbrli:context>
<xbrli:unit id="usd"><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unit>
<xbrli:unit id="eps"><xbrli:divide><xbrli:unitNumerator><xbrli:measure>iso4217:USD</xbrli:measure></xbrli:unitNumerator>
<xbrli:unitDenominator><xbrli:measure>xbrli:shares</xbrli:measure></xbrli:unitDenominator></xbrli:divide></xbrli:unit>
</ix:resources></ix:header></div>
<table><tr><td>Net <b>sales</b></td><td>{tag}</td></tr></table></body></html>
"""


def read_inline(name: str, content: bytes) -> ReportedFacts:
    """A document as `ixbrl diff` reads it."""
    return report_of_filing(name, read_filing(name, {name: content}, with_labels=True))


def page(tag: str, ix: str = "http://www.xbrl.org/2013/inlineXBRL") -> bytes:
    return PAGE.format(tag=tag, ix=ix).encode()


def tagged(text: str, attributes: str = "", name: str = "us-gaap:Revenues") -> str:
    return (
        f'<ix:nonFraction id="t1" name="{name}" contextRef="d" unitRef="usd" decimals="-3" {attributes}>'
        f"{text}</ix:nonFraction>"
    )


@pytest.mark.parametrize(
    ("text", "attributes", "value"),
    [
        ("1,234", 'format="ixt:num-dot-decimal" scale="3"', "1234000"),
        ("1,234", 'format="ixt:num-dot-decimal" scale="3" sign="-"', "-1234000"),
        ("1.234,5", 'format="ixt:num-comma-decimal"', "1234.5"),
        ("1 234,5", 'format="ixt:numcommadecimal"', "1234.5"),
        ("1.234,5", 'format="ixt:numdotcomma"', "1234.5"),
        ("1,234.5", 'format="ixt:numcommadot"', "1234.5"),
        (".07", 'format="ixt:numdotdecimal"', "0.07"),
        ("7", 'scale="-2"', "0.07"),
        ("—", 'format="ixt:fixed-zero"', "0"),
        ("-", 'format="ixt:zerodash"', "0"),
        ("1<ix:exclude>(a)</ix:exclude>2", "", "12"),
        ("<b>3</b><!-- not 9 -->4", "", "34"),
        ("four", 'format="ixt-sec:numwordsen"', "4"),
    ],
)
def test_a_figure_comes_to_its_value(text: str, attributes: str, value: str) -> None:
    (fact,) = read_inline("a.htm", page(tagged(text, attributes))).facts
    assert fact.value == Decimal(value)


def test_a_fact_has_its_aspects_and_its_place() -> None:
    report = read_inline("a.htm", page(tagged("12", 'scale="6"')))
    assert (report.entity_scheme, report.entity_id) == ("http://www.sec.gov/CIK", "0000000007")
    assert report.facts == (
        ReportedFact(
            name="us-gaap:Revenues",
            concept="us-gaap:Revenues",
            label="Net sales",
            period="2023-01-01/2023-03-31",
            unit="iso4217:USD",
            dimensions="",
            value=Decimal(12000000),
            decimals=-3,
            place="t1",
        ),
    )


def test_an_own_concept_goes_by_its_local_name_and_a_midnight_ends_the_day_before() -> None:
    tag = '<ix:nonFraction name="ac:Tons" contextRef="m" unitRef="eps" decimals="INF">2</ix:nonFraction>'
    (fact,) = read_inline("a.htm", page(tag)).facts
    assert (fact.name, fact.concept, fact.period) == ("ac:Tons", "Tons", "2023-03-31")
    assert (fact.unit, fact.decimals) == ("iso4217:USD/xbrli:shares", None)
    assert fact.dimensions == "us-gaap:StatementBusinessSegmentsAxis=WidgetsMember"


@pytest.mark.parametrize("year", ["2008", "2013"])
def test_either_namespace_of_inline_xbrl_is_read(year: str) -> None:
    ix = f"http://www.xbrl.org/{year}/inlineXBRL"
    assert len(read_inline("a.htm", page(tagged("1"), ix)).facts) == 1


def test_tags_within_tags_are_both_read() -> None:
    inner = tagged("5", name="us-gaap:Assets")
    facts = read_inline("a.htm", page(tagged(inner, 'scale="3"'))).facts
    assert {(fact.concept, fact.value) for fact in facts} == {("us-gaap:Revenues", 5000), ("us-gaap:Assets", 5)}


def test_of_two_printings_the_finer_stands() -> None:
    coarse = tagged("1", 'scale="6"').replace('decimals="-3"', 'decimals="-6"')
    facts = read_inline("a.htm", page(coarse + tagged("1,234", 'scale="3"'))).facts
    assert [fact.value for fact in facts] == [1234000]


@pytest.mark.parametrize("bad", ["umpteen", "1-2", "", "1.2.3"])
def test_what_is_not_read_is_counted(bad: str) -> None:
    tag = tagged(bad, 'format="ixt-sec:numwordsen"', name="us-gaap:NumberOfReportableSegments")
    report = read_inline("a.htm", page(tagged("1") + tag))
    assert (len(report.facts), report.unread) == (1, 1)


def test_a_nil_fact_is_none() -> None:
    report = read_inline("a.htm", page(tagged("1") + tagged("", 'xsi:nil="true"', name="us-gaap:Assets")))
    assert (len(report.facts), report.unread) == (1, 0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html><p>", "neither an inline document"),
        (b"%PDF-1.4", "no XML"),
        (b"<html/>", "neither an inline document"),
        (b"", "no XML"),
        (page(""), "no numeric fact"),
    ],
)
def test_what_is_no_inline_document_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=f"a.htm: .*{said}"):
        read_inline("a.htm", content)


def test_no_entity_of_a_document_type_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("12", encoding="utf-8")
    bad = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + page(tagged("&x;") + tagged("7"))
    assert [fact.value for fact in read_inline("a.htm", bad).facts] == [7]


@pytest.mark.parametrize("example", [p for p in sorted(EXAMPLES.iterdir()) if p.suffix in (".txt", ".htm")], ids=str)
def test_our_own_filings_read_as_their_receipts(example: Path) -> None:
    result = convert(example, validate=False)
    of_page = read_inline("page", dict(result.outcome.package.files)[result.document])
    of_receipt = report_of_receipt("receipt", result.receipt)
    assert of_page.unread == 0
    held = {fact.key: (fact.value, fact.decimals) for fact in of_receipt.facts}
    assert {fact.key: (fact.value, fact.decimals) for fact in of_page.facts} == held


# Filings of others.


@pytest.mark.skipif(not DOCUMENTS, reason="the shared corpus is not here")
@pytest.mark.parametrize("folder", DOCUMENTS, ids=lambda path: path.name)
def test_filings_of_others_read_as_their_truth(folder: Path) -> None:
    report = read_inline(folder.name, (folder / "document.htm").read_bytes())
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["facts"]
    wanted = set()
    for fact in truth:
        start, end = fact["period_start"], fact["period_end"]
        wanted.add((fact["concept"], f"{start}/{end}" if start else end, Decimal(str(fact["value"]))))
    read = {(fact.name, fact.period, fact.value) for fact in report.facts if not fact.dimensions}
    printed = {(name, period) for name, period, _ in read}
    # Of a fact printed twice the truth has both roundings.
    assert {one for one in wanted - read if one[:2] not in printed} == set()
    assert len(wanted & read) >= 0.97 * len(wanted)


@pytest.mark.skipif(not DOCUMENTS, reason="the shared corpus is not here")
@pytest.mark.filterwarnings("ignore:Format .* not implemented")
@pytest.mark.parametrize("folder", DOCUMENTS[:3], ids=lambda path: path.name)
def test_ixbrlparse_reads_the_same_values(folder: Path) -> None:
    report = read_inline(folder.name, (folder / "document.htm").read_bytes())
    with (folder / "document.htm").open(encoding="utf-8") as document:
        parsed = IXBRL(document, raise_on_error=False)
    theirs = {(f"{fact.schema}:{fact.name}", round(float(fact.value), 4)) for fact in parsed.numeric if fact.value}
    ours = {(fact.name, round(float(fact.value), 4)) for fact in report.facts if fact.value}
    assert len(ours - theirs) <= 0.01 * len(ours)
