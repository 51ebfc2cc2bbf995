"""Bytes to text: encodings and line ends, what is refused, and who reports."""

from __future__ import annotations

import hashlib

import pytest

from converter.errors import NothingToConvertError, SourceError
from converter.model.source import Locator, Registrant
from converter.reading.company.prose import read_registrant
from converter.reading.documents.source import read_document
from tests.helpers_text import lines, read, vocabulary


def test_utf8_is_read_as_it_is_and_a_byte_order_mark_goes() -> None:
    document, findings = read_document("r.txt", b"\xef\xbb\xbfCaf\xc3\xa9 \xe2\x80\x94 sales")
    assert document.text == "Café — sales"
    assert findings == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_its_mark_is_read(encoding: str) -> None:
    document, _ = read_document("a.txt", "\ufeffNet sales \u2014 610\r\n".encode(encoding))
    assert document.text == "Net sales \u2014 610\n"


def test_bytes_that_are_no_utf8_are_cp1252() -> None:
    document, _ = read_document("r.txt", b"Shareholders\x92 equity \x97 \x931998\x94")
    assert document.text == "Shareholders\u2019 equity \u2014 \u201c1998\u201d"


@pytest.mark.parametrize("ending", [b"\r\n", b"\r", b"\n"])
def test_every_line_end_becomes_a_line_feed(ending: bytes) -> None:
    document, _ = read_document("r.txt", b"Cash  10" + ending + b"Debt  20" + ending)
    assert document.text == "Cash  10\nDebt  20\n"
    assert document.line_starts == (0, 9, 18)


def test_the_hash_is_that_of_the_bytes_given() -> None:
    content = b"Cash  10\r\n"
    document, _ = read_document("r.txt", content)
    assert document.sha256 == hashlib.sha256(content).hexdigest()


def test_a_form_feed_becomes_its_picture_with_a_finding_at_its_place() -> None:
    document, (finding,) = read_document("r.txt", b"page one\n\x0cpage two")
    assert document.text == "page one\n\u240cpage two"
    assert document.stand_ins == ((9, 0x0C),)
    assert finding.code == "source.stand-in"
    assert finding.locator == Locator(0, 9, 10)


def test_a_form_feed_alone_in_its_line_does_not_part_a_statement() -> None:
    reading = read(b"""
WINTERMOOR SALT, INC.
BALANCE SHEETS
                                     December 31,
                                    2004        2003
Cash                                 610         540
\x0c
Total assets                       5,610       5,540
""")
    assert [item.label for item in reading.only.lines] == ["Cash", "Total assets"]


def test_a_locator_gives_its_line_and_column() -> None:
    document, _ = read_document("r.txt", b"one\r\ntwo three\r\n")
    three = Locator(0, document.text.index("three"), document.text.index("three") + 5)
    assert document.line_and_column(three) == (2, 5)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (b"", "empty"),
        (b" \r\n\t\n ", "empty"),
        (b"%PDF-1.4 sales", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"\xd0\xcf\x11\xe0rest", "Office"),
        (b"\x89PNG\r\n", "picture"),
        (b"Sales \x00\x01\x02 1,234", "binary"),
        (b"\x01\x02\x03\x04\x05\x06 sales", "binary"),
    ],
)
def test_what_is_no_plain_text_is_refused_by_its_name(content: bytes, seen: str) -> None:
    with pytest.raises(SourceError, match=seen) as caught:
        read_document("release.bin", content)
    assert caught.value.where == "release.bin"


def test_the_table_tags_of_old_text_filings_are_no_html() -> None:
    reading = read("""
        WINTERMOOR SALT, INC.
        BALANCE SHEETS
        <TABLE>
        <CAPTION>
                                             December 31,
                                            2004        2003
        <S>                                  <C>         <C>
        Cash                                 610         540
        Total assets                       5,610       5,540
        </TABLE>
        """)
    assert [item.label for item in reading.only.lines] == ["Cash", "Total assets"]


def registrant(text: str) -> Registrant:
    reading = read(text)
    return read_registrant(reading.source, reading.tables, vocabulary())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Wintermoor Salt, Inc. (Nasdaq: WSLT) today said",
            Registrant("Wintermoor Salt, Inc.", "WSLT", "Nasdaq", exchange_code="NASDAQ"),
        ),
        (
            "Wintermoor Salt Company (NYSE: WMS) today said",
            Registrant("Wintermoor Salt Company", "WMS", "NYSE", exchange_code="NYSE"),
        ),
        (
            "HULL, Mass., Feb. 3, 2004 -- Wintermoor Salt Corp. (OTCBB: WMSC) said",
            Registrant("Wintermoor Salt Corp.", "WMSC", "OTCBB", exchange_code="NONE"),
        ),
        (
            "HULL, Mass.--(NEWSWIRE)--Feb. 3, 2004--Bank of Wintermoor, Inc. (AMEX:BWM) said",
            Registrant("Bank of Wintermoor, Inc.", "BWM", "AMEX", exchange_code="NYSEAMER"),
        ),
        (
            "LONDON - Wintermoor Salt plc (NYSE: \u201cWSLT\u201d) reported sales.",
            Registrant("Wintermoor Salt plc", "WSLT", "NYSE", exchange_code="NYSE"),
        ),
        (
            'In the third quarter, Wintermoor Salt N.V. (NYSE: "WSLT US" and Euronext: "WSLT NA") sold more.',
            Registrant("Wintermoor Salt N.V.", "WSLT", "NYSE", exchange_code="NYSE"),
        ),
        (
            "ELY, January 31, 2024 \u2013 The Wintermoor Company [NYSE: WM] recorded sales.",
            Registrant("The Wintermoor Company", "WM", "NYSE", exchange_code="NYSE"),
        ),
        (
            "Ely, California. Wintermoor Salt,\nInc. (NASDAQ: WSLT) today announced results.",
            Registrant("Wintermoor Salt, Inc.", "WSLT", "NASDAQ", exchange_code="NASDAQ"),
        ),
        (
            "About Wintermoor\nWintermoor (Nasdaq \u201cWSLT\u201d) sells salt.",
            Registrant("Wintermoor", "WSLT", "Nasdaq", exchange_code="NASDAQ"),
        ),
        (
            'May 3, 2004 -- eSalt Group Inc. ("eSalt" or the "Company") (Nasdaq: SALT) said',
            Registrant("eSalt Group Inc.", "SALT", "Nasdaq", exchange_code="NASDAQ"),
        ),
        ("Wintermoor Salt Corporation today announced its results.", Registrant("Wintermoor Salt Corporation")),
        (
            "Wintermoor Salt Holding N.V. (Wintermoor) today publishes its results.",
            Registrant("Wintermoor Salt Holding N.V."),
        ),
        (
            "ELY, April 15, 2015 \u2013 Wintermoor Salt S.A. (Wintermoor) today reports.",
            Registrant("Wintermoor Salt S.A."),
        ),
        ("ELY, April 15, 2015. Wintermoor plc today announces its results.", Registrant("Wintermoor plc")),
        ("ELY, April 15, 2015 / Wintermoor AG has today published its results.", Registrant("Wintermoor AG")),
        (
            'Wintermoor Salt, Ltd. ("Wintermoor" or the "Company"), today released figures.',
            Registrant("Wintermoor Salt, Ltd."),
        ),
        ("Wintermoor Salt, Inc. (the \u201cCompany\u201d) reports its sales.", Registrant("Wintermoor Salt, Inc.")),
        ("Sales to Wintermoor Salt Ltd. (Wintermoor) rose in April.", Registrant()),
        (
            "Wintermoor Salt Works\n(Exact name of registrant as specified in its charter)\n",
            Registrant("Wintermoor Salt Works"),
        ),
        ("Nobody (see below) said that sales (in tons) rose", Registrant()),
    ],
)
def test_the_registrant_is_read_from_the_running_text(sentence: str, expected: Registrant) -> None:
    assert registrant(sentence) == expected


def test_a_name_wrapped_over_two_lines_is_one_name() -> None:
    found = registrant("HULL, Mass., Feb. 3, 2004 -- Wintermoor\nSalt, Inc. (Nasdaq: WSLT) today announced results.\n")
    assert found.name == "Wintermoor Salt, Inc."


def test_without_a_ticker_the_name_is_the_title_above_a_statement() -> None:
    found = registrant("""
        WINTERMOOR SALT, INC. AND SUBSIDIARIES
        WINTERMOOR SALT, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Cash                                 610         540
        Total assets                       5,610       5,540
        """)
    assert found == Registrant("WINTERMOOR SALT, INC.")


def test_a_label_that_ends_as_companies_do_names_none() -> None:
    found = registrant("""
        Beneficial Owner              Shares      Percent
        Officers as a group
        Margaret Oldfield             61,000        2.10
        All directors as a group     128,000        4.41

        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Cash                                 610         540
        Total assets                       5,610       5,540
        """)
    assert found == Registrant()


STATEMENT = """
    WINTERMOOR SALT, INC.
    (Exact name of registrant as specified in its charter)

    The registrant bought all shares of another company, whose statements for the last two years are the following ones.

    {company}
    BALANCE SHEETS
    (In thousands)
                                                December 31,
                                            2004        2003
    Cash                                     700         650
    Total assets                           9,300       8,200
    Total liabilities                      9,300       8,200
"""


def test_a_company_above_a_statement_that_does_not_report_is_told() -> None:
    other = read(STATEMENT.format(company="Tarn Harrows & Co. and Subsidiaries"))
    assert "Tarn Harrows & Co. stands above this statement" in other.finding("entity.other-company").message
    own = read(STATEMENT.format(company="Wintermoor Salt Inc. and Subsidiaries"))
    assert "entity.other-company" not in own.codes()


TARN = "Tarn Harrows & Co. and Subsidiaries"
DEAL = "On March 3, 2004 Wintermoor Salt acquired all outstanding shares of Tarn Harrows & Co., which makes harrows."


def bought(told: str, company: str = TARN) -> str:
    """A release with a statement of a company, and what it tells before."""
    lead = next(line.strip() for line in STATEMENT.splitlines() if line.strip().startswith("The registrant bought"))
    return STATEMENT.replace(lead, told).format(company=company)


def test_a_statement_of_the_company_that_was_bought_is_no_statement_of_the_registrant() -> None:
    own = "WINTERMOOR SALT, INC.\n    BALANCE SHEETS" + STATEMENT.split("BALANCE SHEETS")[1].replace("9,300", "8,100")
    reading = read(bought(DEAL) + f"\n    {own}")
    assert [lines(statement)[1] for statement in reading.statements] == ["Total assets: 8100000 8200000"]
    assert [reading.at(f) for f in reading.findings if f.code == "cell.other-company"][:2] == ["700", "650"]
    assert "gets no facts" in reading.finding("entity.other-company").message


def test_a_release_with_statements_of_another_company_alone_is_told_so() -> None:
    with pytest.raises(NothingToConvertError, match=r"statements are of Tarn Harrows & Co\., and WINTERMOOR SALT"):
        read(bought(DEAL))


@pytest.mark.parametrize(
    ("told", "company"),
    [
        ("Wintermoor Salt, formerly known as Tarn Harrows & Co., acquired a mine in the north on March 3, 2004.", TARN),
        ("Wintermoor Salt is the holding company of Tarn Harrows & Co., which acquired a mine in the north.", TARN),
        (
            "Sales of salt grew by a tenth in the year that ended on December 31, 2004, as roads were icy for weeks.",
            TARN,
        ),
        (DEAL, "Wintermoor Mining Corp. and Subsidiaries"),
        (DEAL, "Winter Moor Salt Co."),
        (DEAL, "WS Corp."),
    ],
)
def test_companies_have_many_names(told: str, company: str) -> None:
    assert len(read(bought(told, company)).only.lines) == 3


def test_the_name_above_most_tables_goes_before_a_short_one() -> None:
    text = STATEMENT.split("\n\n")[2].format(company="TARN HARROWS CORPORATION AND SUBSIDIARIES")
    assert registrant(f"THW (NYSE: THW) reported.\n\n{text}\n").name == "TARN HARROWS CORPORATION"
