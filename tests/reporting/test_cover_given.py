"""Nothing that an entity file gives is lost without a word, and no name for a member is taken for another."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from converter.api import Result, convert, new_entity_file
from converter.errors import NothingToConvertError, UsageError
from tests.helpers_submission import LINES, document
from tests.reporting import test_cover
from tests.reporting.test_cover import TITLED, TWO, values

made = test_cover.made
AXIS = "us-gaap:StatementClassOfStockAxis"
QUARTERLY = LINES.replace("8-K", "10-Q").replace("20040218\n", "20031231\n", 1)
ANNUAL = LINES.replace("8-K", "10-K").replace("20040218\n", "20031231\n", 1)
CLASSES = """
[[entity.class]]
title = "Class A Common Stock"
member = "MEMBER"
shares_outstanding = 5
shares_outstanding_date = 2004-02-01

[[entity.class]]
title = "Founders' Shares"
shares_outstanding = 6
shares_outstanding_date = 2004-02-01
"""


def unasked(result: Result) -> list[str]:
    return [f["message"] for f in result.receipt["findings"] if f["code"] == "cover.unasked"]


def members(result: Result) -> set[str]:
    return {fact["dimension"].removeprefix(f"{AXIS}=") for fact in result.receipt["cover"] if fact["dimension"]}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("CommonClasA", "us-gaap:CommonClassAMember"),
        ("us-gaap:CommonClassA", "us-gaap:CommonClassAMember"),
        ("usgaap:CommonClassBMember", "us-gaap:CommonClassBMember"),
        ("us-gaap:Assets", "Member"),
        ("us-gaap:ClassOfStockDomain", "Member"),
        ("Voting Stock", "Member"),
        ("acme:ClassAMember", "Member"),
    ],
)
def test_a_member_that_is_neither_standard_nor_the_reports_own_is_refused(made: Any, name: str, near: str) -> None:
    for entity, called in (
        (TWO.replace("us-gaap:CommonClassAMember", name), "security 1"),
        (TITLED + f'member = "{name}"', "security 1"),
        (CLASSES.replace("MEMBER", name), "class 1"),
    ):
        with pytest.raises(UsageError) as raised:
            made("[entity]\n" + entity, QUARTERLY)
        assert f"the member {name!r} of {called} is no standard one" in str(raised.value)
        assert near in raised.value.do.partition(". ")[0]
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("CommonClassAMember", "us-gaap:CommonClassAMember"),
        ("ashg:ClassVStockMember", "ashg:ClassVStockMember"),
        ("", "ashg:ClassACommonStockMember"),
    ],
)
def test_a_member_is_standard_by_its_name_or_the_reports_own_by_its_prefix_or_title(
    made: Any, given: str, found: str
) -> None:
    assert members(made(TWO.replace("us-gaap:CommonClassAMember", given))) == {
        found,
        "ashg:Security6NotesDue2010Member",
    }
    result = made(CLASSES.replace("MEMBER", given), QUARTERLY, validate=True)
    assert members(result) == {found, "ashg:FoundersSharesMember"}
    assert result.is_valid


def test_two_securities_of_one_member_are_refused(made: Any) -> None:
    twice = TWO.replace("no_ticker = true", 'member = "CommonClassAMember"')
    with pytest.raises(UsageError, match="two tables of a security have the member us-gaap:CommonClassAMember"):
        made(twice)


def test_what_a_form_does_not_ask_for_is_told_once(made: Any) -> None:
    """An entity file serves all forms of a filer, so this is no warning."""
    counted = "shares_outstanding = 5\nshares_outstanding_date = 2004-02-01\nfiscal_year = 2003\n"
    result = made(f"[entity]\n{counted}{TITLED}")
    assert unasked(result) == [
        "the cover page of a form 8-K does not ask for "
        "shares_outstanding, shares_outstanding_date, fiscal_year: left out"
    ]
    assert {f["severity"] for f in result.receipt["findings"] if f["code"] == "cover.unasked"} == {"info"}
    assert not unasked(made(f"[entity]\n{counted}{TITLED}", QUARTERLY))
    by_class = made(CLASSES.replace("MEMBER", "CommonClassAMember"))
    assert unasked(by_class) == ["the cover page of a form 8-K does not ask for [[entity.class]]: left out"]


@pytest.mark.parametrize(
    ("entity", "header", "seen"),
    [
        (
            'amendment_description = "x"',
            LINES,
            "amendment_description, which the entity file gives, is asked for only ",
        ),
        ("shares_outstanding_date = 2004-02-01", QUARTERLY, "shares_outstanding_date, which the entity file gives, st"),
        (TITLED + 'member = "CommonClassAMember"', LINES, "member of security 1, which the entity file gives, stands"),
        (TITLED + 'ticker = "A"\nno_ticker = true', LINES, "ticker of security 1, which the entity file gives, stands"),
        ('[[entity.security]]\nexchange = "NYSE"', LINES, "exchange of security 1, which the entity file gives, stan"),
        (
            '[[entity.class]]\nmember = "CommonClassAMember"\nshares_outstanding = 5\n'
            "shares_outstanding_date = 2004-02-01",
            QUARTERLY,
            "member of class 1, which the entity file gives, stands nowhere: the only class",
        ),
    ],
)
def test_each_other_key_that_stands_nowhere_is_told_with_the_reason(
    made: Any, entity: str, header: str, seen: str
) -> None:
    (told,) = unasked(made(f"[entity]\n{entity}", header))
    assert told.startswith(seen)


@pytest.mark.parametrize(
    "entity",
    [
        TITLED + "no_ticker = false",
        f"shares_outstanding_date = 2004-02-01\n{CLASSES.replace('MEMBER', '')}".replace(
            'shares_outstanding_date = 2004-02-01\n\n[[entity.class]]\ntitle = "F', '\n[[entity.class]]\ntitle = "F'
        ),
    ],
)
def test_what_says_nothing_or_lends_its_day_is_not_told(made: Any, entity: str) -> None:
    assert not unasked(made(f"[entity]\n{entity}", QUARTERLY))


def test_a_flag_that_is_not_raised_takes_no_ticker_away(made: Any) -> None:
    assert values(made("[entity]\n" + TITLED + "no_ticker = false"))["TradingSymbol"] == "ASHG"


@pytest.mark.parametrize(
    ("entity", "header", "hint"),
    [
        ("", LINES, "Give title below [[entity.security]] in the entity file"),
        (
            "[[entity.class]]\ntitle = 'A'",
            QUARTERLY,
            "Give shares_outstanding below [[entity.class]] in the entity file",
        ),
        ("", QUARTERLY, "Give shares_outstanding in the entity file"),
        ("", LINES.replace("STATE:\t\t\tOH\n", "STATE:\n"), "Give state or country in the entity file"),
    ],
)
def test_the_hint_of_a_gap_names_the_table(made: Any, entity: str, header: str, hint: str) -> None:
    found = made(f"[entity]\n{entity}", header).receipt["findings"]
    assert hint in {f["hint"] for f in found if f["code"] == "cover.missing"}


def test_a_box_and_a_country_may_stand_where_they_are_not_asked_for(made: Any) -> None:
    """EFM 6.5.48 asks for a state or a country, and both are printed of places abroad."""
    told = '[entity]\nstate = "ON"\ncountry = "CA"\nicfr_attestation = false\nfiler_category = "Non-accelerated Filer"'
    result = made(told, ANNUAL)
    found = values(result)
    assert (found["EntityAddressStateOrProvince"], found["EntityAddressCountry"]) == ("ON", "CA")
    assert found["IcfrAuditorAttestationFlag"] == "false"
    assert not unasked(result)


def test_the_start_of_a_transition_counts_on_a_transition_report_alone(made: Any) -> None:
    result = made("[entity]\ntransition_start = 2003-11-01", QUARTERLY)
    assert {fact["period"] for fact in result.receipt["cover"]} == {"2003-10-01/2003-12-31"}
    assert [message.partition(",")[0] for message in unasked(result)] == ["transition_start"]


def test_a_transition_that_begins_after_its_end_has_no_page(made: Any) -> None:
    form = "[entity]\nform = '10-QT'\ntransition_start = "
    assert values(made(f"{form}2003-12-31", QUARTERLY))["DocumentPeriodStartDate"] == "2003-12-31"
    result = made(f"{form}2004-01-01", QUARTERLY)
    assert result.receipt["cover"] == []
    (found,) = (f for f in result.receipt["findings"] if f["code"] == "cover.no-date")
    assert "the transition period begins on 2004-01-01, after 2003-12-31" in found["message"]
    assert found["hint"] == "Give transition_start in the entity file"


def test_the_template_says_when_a_field_is_asked_for_and_shows_how_it_is_written() -> None:
    lines = new_entity_file(None).splitlines()
    for kind, shown in (
        ("amendment_description", '""'),
        ("fiscal_year", "2001"),
        ("current_reporting", "false"),
        ("fiscal_year_end", '"--12-31"'),
        ("tax_id", '"12-3456789"'),
    ):
        assert f"# {kind} = {shown}" in lines
    (described,) = (line for line in lines if line.startswith("# Description of the amendment"))
    assert described.endswith("asked for on all forms where amendment is true")
    assert "alone" not in described
    (unnamed,) = (line for line in lines if line.startswith("# No trading symbol"))
    assert unnamed.endswith("may be given on all forms for each security")
    start = lines.index("# [[entity.security]]")
    assert '# member = ""' in lines[start : start + 8]


BOUGHT = """
On March 3, 2004 Ashgrove Lantern Works acquired all outstanding shares of Tarn Harrows & Co., which makes harrows.

    TARN HARROWS & CO. AND SUBSIDIARIES
    BALANCE SHEETS
    (In thousands)
                                                December 31,
                                            2004        2003
    Cash                                     700         650
    Total assets                           9,300       8,200
    Total liabilities                      9,300       8,200
"""


@pytest.fixture
def bought(tmp_path: Path) -> Path:
    """A submission whose first exhibit holds the statements of a company that was bought, and another a picture."""
    path = tmp_path / "bought.txt"
    picture = document("begin 644 a.jpg\nM", "EX-99.2", 3)
    path.write_text(LINES + document(BOUGHT) + picture + test_cover.END, encoding="utf-8")
    return path


def test_a_new_entity_file_is_made_beside_another_companys_statements(bought: Path) -> None:
    """Who reports is just what such a submission needs to be told."""
    with pytest.raises(NothingToConvertError, match="statements are of TARN HARROWS"):
        convert(bought, validate=False)
    for document_ in ("", "2", "EX-99.1"):
        told = tomllib.loads(new_entity_file(bought, document=document_))["entity"]
        assert (told["form"], told["name"]) == ("8-K", "ASHGROVE LANTERN WORKS INC /DE/")
    with pytest.raises(UsageError, match="no document is called '7'"):
        new_entity_file(bought, document="7")


def test_an_inspection_takes_the_entity_file_that_the_refusal_names(bought: Path, ixbrl: Any, tmp_path: Path) -> None:
    refused = ixbrl("inspect", bought, "--document", "2")
    assert refused.code == 3
    assert "--entity" in refused.err
    (tmp_path / "who.toml").write_text('name = "Tarn Harrows & Co."\ncik = "1"\n', encoding="utf-8")
    shown = ixbrl("inspect", bought, "--document", "2", "--entity", tmp_path / "who.toml")
    assert shown.code == 0
    assert "Total assets" in shown.out


def test_a_submission_without_a_text_gives_what_its_header_says(tmp_path: Path) -> None:
    path = tmp_path / "pictures.txt"
    path.write_text(LINES + document("begin 644 a.jpg\nM") + test_cover.END, encoding="utf-8")
    assert tomllib.loads(new_entity_file(path))["entity"]["city"] == "KILNFORD"


def test_of_several_filers_the_new_file_says_whose_it_is(tmp_path: Path) -> None:
    head, filer, rest = LINES.partition("FILER:")
    body = rest.replace("</SEC-HEADER>\n", "")
    other = body.replace("ASHGROVE LANTERN WORKS INC /DE/", "TARN HARROWS CO").replace("0009876543", "0000000017")
    path = tmp_path / "two.txt"
    text = head + filer + other + filer + body + "</SEC-HEADER>\n" + document(test_cover.RELEASE) + test_cover.END
    path.write_text(text, encoding="utf-8")
    made = new_entity_file(path)
    assert tomllib.loads(made)["entity"]["name"] == "ASHGROVE LANTERN WORKS INC /DE/"
    assert "# For another one leave out all but its cik: TARN HARROWS CO, cik 0000000017" in made.splitlines()


def test_a_document_of_a_file_that_is_no_submission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text(test_cover.RELEASE, encoding="utf-8")
    with pytest.raises(UsageError, match="no submission"):
        new_entity_file(path, document="2")


def test_a_new_entity_file_that_is_written_is_told(ixbrl: Any, bought: Path, tmp_path: Path) -> None:
    place = tmp_path / "who.toml"
    ran = ixbrl("entity", "new", bought, "-o", place)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{place}: ")
    assert "filled in" in ran.out
