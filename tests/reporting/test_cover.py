"""The cover page: dei facts of what is known, visible and marked; findings on what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from converter.api import Result, convert, convert_submission, new_entity_file
from converter.errors import UsageError
from converter.markup import names
from tests.helpers_page import INCOME, plain
from tests.helpers_submission import FEED, FORMS, LINES, document

END = FORMS["lines"][1]
NS = {"h": names.XHTML, "ix": names.IX, "xbrli": names.XBRLI}
RELEASE = """
                          ASHGROVE LANTERN WORKS, INC. (NYSE: ASHG)
                 CONDENSED CONSOLIDATED STATEMENTS OF OPERATIONS
                            (in thousands)

                                        Three months ended
                                           December 31,
                                        2003          2002
                                      -------       -------
Net sales                             $ 5,600       $ 4,900
Cost of sales                           3,300         2,900
                                      -------       -------
Gross profit                            2,300         2,000
                                      =======       =======
"""
ENTITY = """
[entity]
emerging_growth = false
written_communications = false
soliciting_material = false
pre_commencement_tender_offer = true
pre_commencement_issuer_tender_offer = false
"""
TITLED = '[[entity.security]]\ntitle = "Common Stock"\n'
TWO = """
[[entity.security]]
title = "Class A Common Stock"
ticker = "ASHG"
exchange = "NYSE"
member = "us-gaap:CommonClassAMember"

[[entity.security]]
title = "6% Notes due 2010"
no_ticker = true
exchange = "NYSE"
"""


@pytest.fixture
def made(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Convert a submission's one exhibit with an entity file."""

    def make(entity: str | None = ENTITY, header: str = LINES, body: str = RELEASE, validate: bool = False) -> Result:
        filed, path = tmp_path / "submission.txt", tmp_path / "entity.toml"
        filed.write_text(header + document(body) + END, encoding="utf-8")
        if entity is None:
            return convert(filed, cover=True, validate=validate)
        path.write_text(entity, encoding="utf-8")
        return convert(filed, entity=path, validate=validate)

    return make


def values(result: Result) -> dict[str, str]:
    return {fact["concept"].removeprefix("dei:"): fact["value"] for fact in result.receipt["cover"]}


def tree(result: Result) -> etree._Element:
    return etree.fromstring(result.outcome.package.files[0][1])


def said(result: Result, code: str) -> list[tuple[str, str]]:
    return [(f["concept"].removeprefix("dei:"), f["rule"]) for f in result.receipt["findings"] if f["code"] == code]


def test_the_header_the_entity_file_and_the_form_fill_the_page(made) -> None:  # type: ignore[no-untyped-def]
    result = made(ENTITY + TITLED)
    assert values(result) == {
        "DocumentType": "8-K",
        "AmendmentFlag": "false",
        "DocumentPeriodEndDate": "2004-02-18",
        "EntityRegistrantName": "ASHGROVE LANTERN WORKS INC /DE/",
        "EntityCentralIndexKey": "0009876543",
        "EntityIncorporationStateCountryCode": "DE",
        "EntityFileNumber": "000-99999",
        "EntityTaxIdentificationNumber": "99-9999999",
        "EntityAddressAddressLine1": "1 WICK LANE",
        "EntityAddressCityOrTown": "KILNFORD",
        "EntityAddressStateOrProvince": "OH",
        "EntityAddressPostalZipCode": "99999",
        "CityAreaCode": "555",
        "LocalPhoneNumber": "010-0199",
        "WrittenCommunications": "false",
        "SolicitingMaterial": "false",
        "PreCommencementTenderOffer": "true",
        "PreCommencementIssuerTenderOffer": "false",
        "Security12bTitle": "Common Stock",
        "TradingSymbol": "ASHG",
        "SecurityExchangeName": "NYSE",
        "EntityEmergingGrowthCompany": "false",
    }
    assert not said(result, "cover.missing")
    origins = {fact["field"]: fact["origin"] for fact in result.receipt["cover"]}
    assert (origins["form"], origins["emerging_growth"], origins["ticker"], origins["amendment"]) == (
        "submission's header",
        "entity file",
        "release",
        "form",
    )


def test_the_daily_feeds_header_says_the_same(made) -> None:  # type: ignore[no-untyped-def]
    assert values(made(header=FEED)) == values(made())


def test_what_a_rule_asks_and_nobody_says_is_a_finding(made) -> None:  # type: ignore[no-untyped-def]
    result = made(None)
    assert said(result, "cover.missing") == [
        ("WrittenCommunications", "EFM 6.5.52"),
        ("SolicitingMaterial", "EFM 6.5.52"),
        ("PreCommencementTenderOffer", "EFM 6.5.52"),
        ("PreCommencementIssuerTenderOffer", "EFM 6.5.52"),
        ("EntityEmergingGrowthCompany", "EFM 6.5.40"),
        ("Security12bTitle", "EFM 6.5.46"),
    ]
    assert "TradingSymbol" not in values(result), "a symbol stands only where the security has a title"


def test_every_fact_is_visible_of_the_report_date_and_read_without_a_plugin(made) -> None:  # type: ignore[no-untyped-def]
    root = tree(made(ENTITY + TITLED))
    tags = root.findall(".//ix:nonNumeric", NS)
    assert {tag.get("contextRef") for tag in tags} == {"D20040218-20040218"}
    assert {tag.get("format") for tag in tags} == {
        None,
        "ixt:fixed-true",
        "ixt:fixed-false",
        "ixt:date-monthname-day-year-en",
    }
    hidden = root.find(".//ix:header", NS)
    assert hidden is not None
    assert not hidden.findall(".//ix:nonNumeric", NS)
    shown = {tag.get("name"): tag.text for tag in tags}
    assert shown["dei:DocumentPeriodEndDate"] == "February 18, 2004"
    assert shown["dei:PreCommencementTenderOffer"] == "[X]"
    assert shown["dei:WrittenCommunications"] == "[ ]"


@pytest.mark.parametrize("body", [RELEASE, plain(INCOME)], ids=["text", "page"])
def test_what_stands_outside_the_marked_page_is_the_sources(made, body: str) -> None:  # type: ignore[no-untyped-def]
    with_page, result = tree(made(body=body)), made(body=body)
    covers = with_page.xpath("//*[@id='ixbrl-cover']")
    assert [cover.get("class") for cover in covers] == ["ixbrl-cover"]
    assert "Generated by ixbrl-converter" in "".join(covers[0].itertext())
    shown = [tag.text for tag in covers[0].findall(".//ix:nonNumeric", NS)]
    assert len(shown) == len(result.receipt["cover"])
    covers[0].getparent().remove(covers[0])
    words = "".join(with_page.find("h:body", NS).xpath(".//text()[not(ancestor::ix:header)]", namespaces=NS))
    assert "".join(words.split()) == "".join(result.outcome.source.text.split())


def test_a_text_has_columns_of_characters_and_a_page_a_table(made) -> None:  # type: ignore[no-untyped-def]
    text, page = (tree(made(body=body)).xpath("//*[@id='ixbrl-cover']")[0] for body in (RELEASE, plain(INCOME)))
    assert text.find("h:pre", NS) is not None
    assert page.find("h:table", NS) is not None


def test_arelle_finds_no_error_and_the_cover_has_a_role(made) -> None:  # type: ignore[no-untyped-def]
    result = made(ENTITY + TITLED, validate=True)
    assert result.is_valid, result.receipt["validation"]["messages"]
    schema = dict(result.outcome.package.files)["ashg-20031231.xsd"].decode()
    assert "<link:definition>00000 - Document - Cover</link:definition>" in schema
    assert 'roleURI="http://ashg.ixbrl-converter.example/role/Cover"' in schema


def test_securities_have_members_of_the_axis_of_classes(made) -> None:  # type: ignore[no-untyped-def]
    result = made(ENTITY + TWO, validate=True)
    assert result.is_valid, result.receipt["validation"]["messages"]
    axis = "us-gaap:StatementClassOfStockAxis"
    stated = {(f["concept"], f["dimension"]): f["value"] for f in result.receipt["cover"] if f["dimension"]}
    assert stated == {
        ("dei:Security12bTitle", f"{axis}=us-gaap:CommonClassAMember"): "Class A Common Stock",
        ("dei:TradingSymbol", f"{axis}=us-gaap:CommonClassAMember"): "ASHG",
        ("dei:SecurityExchangeName", f"{axis}=us-gaap:CommonClassAMember"): "NYSE",
        ("dei:Security12bTitle", f"{axis}=ashg:Security6NotesDue2010Member"): "6% Notes due 2010",
        ("dei:NoTradingSymbolFlag", f"{axis}=ashg:Security6NotesDue2010Member"): "true",
        ("dei:SecurityExchangeName", f"{axis}=ashg:Security6NotesDue2010Member"): "NYSE",
    }


def test_the_facts_of_the_page_stand_in_the_json(made) -> None:  # type: ignore[no-untyped-def]
    from converter.exports.oim_json import oim_json

    facts = json.loads(oim_json(made().outcome.report))["facts"]
    form = next(f for f in facts.values() if f["dimensions"]["concept"] == "dei:DocumentType")
    assert form == {
        "value": "8-K",
        "dimensions": {
            "concept": "dei:DocumentType",
            "entity": "entity:0009876543",
            "period": "2004-02-18T00:00:00/2004-02-19T00:00:00",
        },
    }


def test_the_entity_file_stands_against_the_header_with_a_finding(made) -> None:  # type: ignore[no-untyped-def]
    result = made(ENTITY + 'city = "Farwick"\ntax_id = "99 9999999"\n'.replace(" 9", "-9"))
    assert said(result, "entity.contradicted") == [("EntityAddressCityOrTown", "EFM 6.5.48")]
    assert values(result)["EntityAddressCityOrTown"] == "Farwick"


def contradictions(result: Result) -> list[str]:
    return [f["message"] for f in result.receipt["findings"] if f["code"] == "entity.contradicted"]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("report_date = 2003-12-30", "the entity file says report_date = '2003-12-30', but the release has figures"),
        ('ticker = "ASHX"', "the ticker 'ASHX' was given, but the release prints 'ASHG'"),
        ('exchange = "NASDAQ"', "the exchange 'NASDAQ' was given, but the release prints 'NYSE'"),
    ],
)
def test_the_entity_file_stands_against_the_release_with_a_finding(  # type: ignore[no-untyped-def]
    made, line: str, seen: str
) -> None:
    of_security = "" if line.startswith("report_date") else TITLED
    assert any(message.startswith(seen) for message in contradictions(made(ENTITY + of_security + line)))


@pytest.mark.parametrize("line", ['ticker = "ashg"', 'exchange = "NYSE"'])
def test_a_listing_that_the_release_prints_too_is_no_contradiction(made, line: str) -> None:  # type: ignore[no-untyped-def]
    assert not contradictions(made(ENTITY + TITLED + line))


@pytest.mark.parametrize(
    ("form", "day", "year_end", "seen"),
    [
        ("10-Q", "20031231", "1231", ""),
        ("10-Q", "20030930", "1231", "the submission's header says report_date = '2003-09-30', but the statements are"),
        ("10-K", "20031231", "1231", "the submission's header says form = '10-K', but no period of the statements is"),
        ("10-KT", "20031231", "1231", ""),
        ("10-Q", "20031231", "0131", "the submission's header says fiscal_year_end = '--01-31', but the report is"),
        ("10-Q", "20031231", "0103", ""),
    ],
)
def test_the_periods_of_the_statements_tell_form_and_date_too(  # type: ignore[no-untyped-def]
    made, form: str, day: str, year_end: str, seen: str
) -> None:
    header = LINES.replace("8-K", form).replace("20040218\n", f"{day}\n", 1).replace("1231\n\n", f"{year_end}\n\n")
    found = contradictions(made(header=header, entity="[entity]"))
    assert len(found) == bool(seen)
    assert all(message.startswith(seen) for message in found)


def test_a_value_that_is_not_of_its_type_is_left_off(made) -> None:  # type: ignore[no-untyped-def]
    result = made(ENTITY + 'incorporation_state = "Ruritania"\n')
    assert said(result, "cover.unfit") == [("EntityIncorporationStateCountryCode", "EFM 6.5.47")]
    assert "EntityIncorporationStateCountryCode" not in values(result)


def test_a_periodic_report_is_of_the_year_to_date_and_its_form_answers_boxes(made) -> None:  # type: ignore[no-untyped-def]
    quarterly = LINES.replace("8-K", "10-Q").replace("20040218\n", "20031231\n", 1).replace("1231\n\n", "0930\n\n")
    result = made("shares_outstanding = 1250000\nshares_outstanding_date = 2004-02-01\n", quarterly, validate=True)
    found = values(result)
    assert result.is_valid, result.receipt["validation"]["messages"]
    assert {key: found[key] for key in found if key.startswith("Document") or "Year" in key} == {
        "DocumentType": "10-Q",
        "DocumentQuarterlyReport": "true",
        "DocumentTransitionReport": "false",
        "DocumentPeriodEndDate": "2003-12-31",
        "DocumentFiscalYearFocus": "2004",
        "DocumentFiscalPeriodFocus": "Q1",
        "CurrentFiscalYearEndDate": "--09-30",
    }
    periods = {fact["field"]: fact["period"] for fact in result.receipt["cover"]}
    assert periods["form"] == "2003-10-01/2003-12-31"
    assert periods["shares_outstanding"] == "2004-02-01"


@pytest.mark.parametrize(
    ("year_end", "form", "year", "quarter"),
    [
        ("1231", "10-K", "2003", "FY"),
        ("0930", "10-Q", "2004", "Q1"),
        ("0630", "10-Q", "2004", "Q2"),
        ("0331", "10-Q", None, "Q3"),
        ("0131", "10-Q", None, None),
    ],
)
def test_year_and_quarter_follow_from_the_ends_of_year_and_period_where_they_can(  # type: ignore[no-untyped-def]
    made, year_end: str, form: str, year: str | None, quarter: str | None
) -> None:
    header = LINES.replace("8-K", form).replace("20040218\n", "20031231\n", 1).replace("1231\n\n", f"{year_end}\n\n")
    found = values(made(header=header, entity="[entity]"))
    assert (found.get("DocumentFiscalYearFocus"), found.get("DocumentFiscalPeriodFocus")) == (year, quarter)


def test_an_amendment_is_one_by_its_form(made) -> None:  # type: ignore[no-untyped-def]
    result = made(header=LINES.replace("8-K", "8-K/A"))
    assert (values(result)["DocumentType"], values(result)["AmendmentFlag"]) == ("8-K/A", "true")
    assert ("AmendmentDescription", "EFM 6.5.20") in said(result, "cover.missing")


@pytest.mark.parametrize(
    ("entity", "code"),
    [("name = 'Ashgrove'", "cover.no-form"), ("form = 'S-1'", "cover.no-form"), ("form = '8-K'", "cover.no-date")],
)
def test_without_a_form_or_a_day_there_is_no_page_and_a_finding_says_why(
    tmp_path: Path, entity: str, code: str
) -> None:
    release, path = tmp_path / "release.txt", tmp_path / "entity.toml"
    release.write_text(RELEASE, encoding="utf-8")
    path.write_text(entity, encoding="utf-8")
    result = convert(release, entity=path, validate=False)
    assert not result.receipt["cover"]
    assert [f["code"] for f in result.receipt["findings"] if f["code"].startswith("cover")] == [code]
    assert not tree(result).xpath("//*[@id='ixbrl-cover']")


def test_no_page_is_made_unasked(tmp_path: Path) -> None:
    filed = tmp_path / "submission.txt"
    filed.write_text(LINES + document(RELEASE) + END, encoding="utf-8")
    assert not convert_submission(filed, validate=False).results[0].receipt["cover"]


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("emerging_grwth = true", "'emerging_grwth' is not known. Near are: emerging_growth"),
        ("title = 'Common'", r"'title' is not known. It stands below \[\[entity.security\]\] or \[\[entity.class\]\]"),
        ("[[entity.securities]]\ntitle = 'x'", r"'securities' is not known. Near are: \[\[entity.security\]\]"),
        ("[[entity.security]]\nshares_outstanding = 5", r"It stands below \[entity\] or \[\[entity.class\]\]"),
        ('emerging_growth = "perhaps"', "emerging_growth is no check"),
        ("report_date = '18 February'", "report_date is no date"),
        ("tax_id = '12345'", "tax_id is no employer-id"),
        ("title = 'Common'", "'title'"),
        ("security = 'Common'", "security is no list"),
        ("[[entity.security]]\nname = 'x'", "'name'"),
    ],
)
def test_a_wrong_value_is_refused_with_its_name(made, line: str, seen: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError, match=seen):
        made(f"[entity]\n{line}\n")


def test_a_new_entity_file_says_what_the_submission_does_and_is_one(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    filed = tmp_path / "filed.txt"
    filed.write_text(LINES + document(RELEASE) + END, encoding="utf-8")
    text = new_entity_file(filed)
    for line in ('form = "8-K"', "report_date = 2004-02-18", 'tax_id = "99-9999999"', 'ticker = "ASHG"', "# phone"):
        assert f"\n{line}" in text or line == "# phone"
    assert '\n# title = ""' in text
    alone = made(text, header=LINES.replace("1 WICK LANE", "").replace("KILNFORD", ""))
    assert values(alone)["EntityAddressAddressLine1"] == "1 WICK LANE"


def test_an_empty_entity_file_fills_nothing_in_and_is_written_once(made, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    place = tmp_path / "new.toml"
    text = new_entity_file(None, place)
    assert place.read_text(encoding="utf-8") == text
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == ["[entity]"]
    assert values(made(text)) == values(made(None))
    with pytest.raises(UsageError, match="exists already"):
        new_entity_file(None, place)


def test_the_namespace_is_an_authority_and_the_date(made) -> None:  # type: ignore[no-untyped-def]
    """EFM 6.7.4: nothing stands between the filer's authority and the date."""
    taxonomy = dict(made().outcome.package.files)["ashg-20031231.xsd"].decode()
    assert 'targetNamespace="http://ashg.ixbrl-converter.example/20031231"' in taxonomy


def test_the_employers_number_of_newer_headers_is_read(made) -> None:  # type: ignore[no-untyped-def]
    result = made(header=LINES.replace("IRS NUMBER:", "EIN:"))
    assert values(result)["EntityTaxIdentificationNumber"] == "99-9999999"


def test_a_rule_asks_nothing_of_reports_that_are_older_than_it(made) -> None:  # type: ignore[no-untyped-def]
    """EFM 6.5.54 asks for the auditor in reports on periods that end after 15 December 2021."""
    annual = LINES.replace("8-K", "10-K").replace("20040218\n", "20031231\n", 1)
    assert "AuditorName" not in dict(said(made("[entity]", annual), "cover.missing"))
    newer = RELEASE.replace("2003", "2021").replace("2002", "2020")
    result = made("[entity]", annual.replace("20031231", "20211231"), newer)
    assert "AuditorName" in dict(said(result, "cover.missing"))


@pytest.mark.parametrize(
    ("code", "state", "country"), [("OH", "OH", None), ("A6", "ON", "CA"), ("P7", None, "NL"), ("??", None, None)]
)
def test_a_foreign_address_has_a_code_of_edgars_in_the_place_of_the_state(  # type: ignore[no-untyped-def]
    made, code: str, state: str | None, country: str | None
) -> None:
    found = values(made(header=LINES.replace("STATE:\t\t\tOH", f"STATE:\t\t\t{code}")))
    assert (found.get("EntityAddressStateOrProvince"), found.get("EntityAddressCountry")) == (state, country)


def test_amounts_of_a_day_say_of_which(made) -> None:  # type: ignore[no-untyped-def]
    """The sign of the currency and the day stand beside the tag, as on a printed cover."""
    annual = LINES.replace("8-K", "10-K").replace("20040218\n", "20031231\n", 1)
    told = "public_float = 1250000\npublic_float_date = 2003-06-30\n"
    told += "shares_outstanding = 90000\nshares_outstanding_date = 2004-02-01\n"
    cover = tree(made(told, annual)).xpath("//*[@id='ixbrl-cover']")[0]
    lines = [" ".join(line.split()) for line in "".join(cover.itertext()).splitlines()]
    assert "Market value held by non-affiliates $1,250,000 as of June 30, 2003" in lines
    assert "Shares of common stock outstanding 90,000 as of February 1, 2004" in lines


def test_a_gap_that_a_rule_finds_as_well_is_told_once_and_as_grave(made) -> None:  # type: ignore[no-untyped-def]
    """The findings, of which the terminal makes its warnings, name each gap once; the verdict keeps every message."""
    from converter.terminal import warnings_of

    result = made(
        ENTITY + TITLED, LINES.replace("999999999\n", "000000000\n").replace("000-99999\n", "\n"), RELEASE, True
    )
    gaps = {"EntityTaxIdentificationNumber", "EntityFileNumber"}
    told = [f for f in result.receipt["findings"] if f["concept"].removeprefix("dei:") in gaps]
    assert [(f["code"], f["severity"]) for f in told] == [("cover.missing", "warning")] * 2
    assert len([line for line in warnings_of(result) if "EntityTax" in line or "tax_id" in line]) == 1
    messages = [m for m in result.receipt["validation"]["messages"] if m["concept"].removeprefix("dei:") in gaps]
    assert {m["source"] for m in messages} == {"rules"}
    assert len(messages) == 2


@pytest.mark.parametrize(
    ("form", "day", "caption"),
    [
        ("8-K", "20040218", "Date of report (date of earliest event reported)"),
        ("10-Q", "20031231", "End of the period reported"),
        ("10-K/A", "20031231", "End of the period reported"),
    ],
)
def test_each_form_has_its_own_words_for_its_day(made, form: str, day: str, caption: str) -> None:  # type: ignore[no-untyped-def]
    cover = tree(made("[entity]", LINES.replace("8-K", form).replace("20040218\n", f"{day}\n", 1)))
    lines = "".join(cover.xpath("//*[@id='ixbrl-cover']")[0].itertext()).splitlines()
    assert [line.partition("  ")[0] for line in lines if "Date of" in line or "End of the period" in line] == [caption]
