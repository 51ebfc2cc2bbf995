"""An inline source's own tags of dei fill the entity file and the cover page; who contradicts them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.api import Result, convert, convert_submission, new_entity_file
from tests.helpers_submission import FORMS, LINES, document
from tests.reporting.test_cover import contradictions, said, values

DEI = "http://xbrl.sec.gov/dei/2025"
AXIS = "us-gaap:StatementClassOfStockAxis"
SPACES = (
    'xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" '
    f'xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:dei="{DEI}" '
    'xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:us-gaap="http://fasb.org/us-gaap/2025" '
    'xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2020-02-12" '
    'xmlns:ixt-sec="http://www.sec.gov/inlineXBRL/transformation/2015-08-31" xmlns:acme="http://acme.example/2024"'
)


def context(name: str, when: str, member: str = "") -> str:
    segment = f'<xbrldi:explicitMember dimension="{AXIS}">{member}</xbrldi:explicitMember>' if member else ""
    segment = f"<xbrli:segment>{segment}</xbrli:segment>" if segment else ""
    return (
        f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0001234567'
        f"</xbrli:identifier>{segment}</xbrli:entity><xbrli:period>{when}</xbrli:period></xbrli:context>"
    )


YEAR = "<xbrli:startDate>2024-01-01</xbrli:startDate><xbrli:endDate>2024-12-31</xbrli:endDate>"
CONTEXTS = (
    context("now", YEAR)
    + context("stock", YEAR, "us-gaap:CommonStockMember")
    + context("notes", YEAR, "acme:NotesMember")
    + context("day", "<xbrli:instant>2025-02-01</xbrli:instant>")
)


def told(name: str, text: str, form: str = "", where: str = "now") -> str:
    written = f' format="{form}"' if form else ""
    return f'<p><ix:nonNumeric name="dei:{name}" contextRef="{where}"{written}>{text}</ix:nonNumeric></p>'


COVER = (
    told("DocumentType", "10-K")
    + told("DocumentPeriodEndDate", "December&#160;31, 2024", "ixt:date-monthname-day-year-en")
    + told("CurrentFiscalYearEndDate", "December 31", "ixt:date-monthname-day-en")
    + told("EntityRegistrantName", "Ashgrove Lantern Works, Inc.")
    + told("EntityIncorporationStateCountryCode", "Delaware", "ixt-sec:stateprovnameen")
    + told("EntityAddressCityOrTown", "Kilnford,")
    + told("EntityAddressStateOrProvince", "Ohio", "ixt-sec:stateprovnameen")
    + told("CityAreaCode", "(555)")
    + told("EntityFilerCategory", "Large accelerated filer", "ixt-sec:entityfilercategoryen")
    + told("EntitySmallBusiness", "&#9744;", "ixt-sec:boolballotbox")
    + told("EntityWellKnownSeasonedIssuer", "Yes")
    + '<p><ix:nonFraction name="dei:EntityCommonStockSharesOutstanding" contextRef="day" unitRef="shares" '
    'decimals="-3" scale="6" format="ixt:num-dot-decimal">1,250.5</ix:nonFraction></p>'
)
SECURITIES = (
    told("Security12bTitle", "Common Stock, $0.01 par value", where="stock")
    + told("TradingSymbol", "ASHG", where="stock")
    + told("SecurityExchangeName", "The Nasdaq Stock Market LLC", "ixt-sec:exchnameen", where="stock")
    + told("Security12bTitle", "6% Notes due 2030", where="notes")
    + told("NoTradingSymbolFlag", "&#8212;", "ixt:fixed-true", where="notes")
    + told("SecurityExchangeName", "New York Stock Exchange", "ixt-sec:exchnameen", where="notes")
)


def source(folder: Path, cover: str = COVER, hidden: str = "", year: str = "2024") -> Path:
    path = folder / "tagged.htm"
    number = '<ix:nonNumeric name="dei:EntityCentralIndexKey" contextRef="now">0001234567</ix:nonNumeric>'
    header = f"<ix:header><ix:hidden>{number}{hidden}</ix:hidden><ix:resources>{CONTEXTS}</ix:resources></ix:header>"
    path.write_text(
        f'<?xml version="1.0"?><html {SPACES}><body><div style="display:none">{header}</div>{cover}'
        "<p>Consolidated Statements of Operations</p><p>(In thousands)</p>"
        f"<table><tr><td></td><td></td><td>Year Ended December 31, {year}</td></tr>"
        "<tr><td>Net sales</td><td>$</td><td>9,000</td></tr><tr><td>Cost of sales</td><td>$</td><td>5,000</td></tr>"
        "<tr><td>Gross profit</td><td>$</td><td>4,000</td></tr></table></body></html>",
        encoding="utf-8",
    )
    return path


def made(path: Path, entity: str = "", **options: object) -> Result:
    if not entity:
        return convert(path, cover=True, validate=False, **options)  # type: ignore[arg-type]
    (path.parent / "entity.toml").write_text(entity, encoding="utf-8")
    return convert(path, entity=path.parent / "entity.toml", validate=False, **options)  # type: ignore[arg-type]


def test_a_new_entity_file_says_what_the_tags_do(tmp_path: Path) -> None:
    text = new_entity_file(source(tmp_path, COVER + SECURITIES))
    filled = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert filled == [
        "[entity]",
        'form = "10-K"',
        "report_date = 2024-12-31",
        "fiscal_year = 2024",
        'fiscal_year_end = "--12-31"',
        'name = "Ashgrove Lantern Works, Inc."',
        'cik = "0001234567"',
        'incorporation_state = "DE"',
        'city = "Kilnford"',
        'state = "OH"',
        'area_code = "555"',
        "well_known_seasoned_issuer = true",
        'filer_category = "Large Accelerated Filer"',
        "small_business = false",
        "shares_outstanding = 1250500000",
        "shares_outstanding_date = 2025-02-01",
        "[[entity.security]]",
        'member = "us-gaap:CommonStockMember"',
        'title = "Common Stock, $0.01 par value"',
        'ticker = "ASHG"',
        'exchange = "NASDAQ"',
        "[[entity.security]]",
        'title = "6% Notes due 2030"',
        "no_ticker = true",
        'exchange = "NYSE"',
    ]


def test_what_the_file_says_is_what_the_cover_says_without_it(tmp_path: Path) -> None:
    path = source(tmp_path, COVER + SECURITIES)
    alone = made(path)
    assert values(made(path, new_entity_file(path))) == values(alone)
    assert {fact["origin"] for fact in alone.receipt["cover"]} >= {"source's tagging", "form"}
    assert alone.outcome.report.entity.identifier == "0001234567"
    assert not contradictions(alone)


def test_the_entity_file_stands_against_the_tags_with_a_finding(tmp_path: Path) -> None:
    path = source(tmp_path)
    result = made(path, 'city = "Farwick"\ncik = "7654321"\nname = "Other Corp."\nincorporation_state = "delaware"\n')
    assert said(result, "entity.contradicted") == [("EntityAddressCityOrTown", "EFM 6.5.48")]
    assert "the entity file says city = 'Farwick', but the source's tagging says" in contradictions(result)[0]
    assert values(result)["EntityAddressCityOrTown"] == "Farwick"
    assert values(result)["EntityIncorporationStateCountryCode"] == "DE", "names of states are taken for their codes"
    codes = {finding["code"] for finding in result.receipt["findings"]}
    assert {"entity.cik-contradicted", "entity.name-contradicted"} <= codes


def filed(folder: Path, header: str, **options: object) -> Result:
    """The tagged source as the main document of a submission with a header."""
    body, path = source(folder).read_text(encoding="utf-8"), folder / "filed.txt"
    path.write_text(header + document(body, "10-K", 1, "tagged.htm") + FORMS["lines"][1], encoding="utf-8")
    return convert_submission(path, validate=False, **options).results[0]  # type: ignore[arg-type]


HEADER = LINES.replace("8-K", "10-K").replace("20040218\n", "20241231\n", 1).replace("0009876543", "0001234567")


@pytest.mark.parametrize("cover", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "code", "seen"),
    [
        ("CENTRAL", "CENTRAL", "", ""),
        ("0001234567", "0009876543", "entity.cik-contradicted", "says the CIK 0009876543, but the source's own tags"),
        ("LANTERN WORKS INC /DE/", "TEA CO", "entity.name-contradicted", "says the name 'ASHGROVE TEA CO', but the"),
        (
            "TYPE:\t10-K",
            "TYPE:\t10-Q",
            "entity.contradicted",
            "says form = '10-Q', but the source's tagging says '10-K'",
        ),
        (
            "20241231\n",
            "20240930\n",
            "entity.contradicted",
            "says report_date = '2024-09-30', but the source's tagging",
        ),
    ],
)
def test_the_header_is_held_against_the_tags(  # type: ignore[no-untyped-def]
    tmp_path: Path, old: str, new: str, code: str, seen: str, *, cover: bool
) -> None:
    """Another number, name, form or period in the header belongs to another filing, cover page or not."""
    result = filed(tmp_path, HEADER.replace(old, new, 1), cover=cover)
    about = {"EntityCentralIndexKey", "EntityRegistrantName", "DocumentType", "DocumentPeriodEndDate", ""}
    found = [
        (f["code"], f["message"])
        for f in result.receipt["findings"]
        if "contradicted" in f["code"] and f["concept"].removeprefix("dei:") in about and "source's" in f["message"]
    ]
    assert [one for one, _ in found] == ([code] if code else [])
    assert all(message.startswith(f"the submission's header {seen}") for _, message in found), found


def test_of_several_filers_the_tags_number_tells_the_reporting_one(tmp_path: Path) -> None:
    two = HEADER.replace("</SEC-HEADER>", "")
    other = two[two.index("FILER:") :].replace("0001234567", "0007654321")
    header = two[: two.index("FILER:")] + other + two[two.index("FILER:") :] + "</SEC-HEADER>\n"
    result = filed(tmp_path, header)
    assert result.outcome.report.entity.identifier == "0001234567"
    assert "entity.several-filers" not in {finding["code"] for finding in result.receipt["findings"]}


def test_the_statements_stand_against_the_tags_with_a_finding(tmp_path: Path) -> None:
    found = contradictions(made(source(tmp_path, year="2023")))
    assert any("source's tagging says" in message for message in found), found


def test_tags_that_disagree_say_nothing_but_a_finding(tmp_path: Path) -> None:
    result = made(source(tmp_path, COVER + told("EntityAddressCityOrTown", "Farwick")))
    assert said(result, "entity.tags-unsettled") == [("EntityAddressCityOrTown", "EFM 6.5.48")]
    assert "EntityAddressCityOrTown" not in values(result)


def test_a_part_of_what_reports_fills_nothing_in(tmp_path: Path) -> None:
    other = told("EntityRegistrantName", "A Subsidiary", where="notes")
    assert values(made(source(tmp_path, COVER + other)))["EntityRegistrantName"] == "Ashgrove Lantern Works, Inc."


@pytest.mark.parametrize("prefix", ["dei", "xbrl-dei"])
def test_tags_are_known_by_their_namespace(tmp_path: Path, prefix: str) -> None:
    path = source(tmp_path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"dei:', f'"{prefix}:').replace("xmlns:dei", f"xmlns:{prefix}"), encoding="utf-8")
    assert values(made(path))["EntityRegistrantName"] == "Ashgrove Lantern Works, Inc."


def test_a_member_of_two_axes_has_two_contexts() -> None:
    """Common stock is a class of stock on the cover, and a component of the statement of changes in equity."""
    from datetime import date

    from converter.inline.header import context_id
    from converter.model.concepts import Concept, Dimension
    from converter.model.names import QName
    from converter.model.periods import Instant

    def concept(name: str) -> Concept:
        return Concept(QName("http://fasb.org/us-gaap/2025", name, "us-gaap"), "domainItemType", "duration")

    stock, domain = concept("CommonStockMember"), concept("EquityComponentDomain")
    axes = (concept("StatementClassOfStockAxis"), concept("StatementEquityComponentsAxis"))
    assert len({context_id(Instant(date(2024, 12, 31)), Dimension(axis, domain, stock)) for axis in axes}) == 2
