"""Submission files: every form of header, every document with its exact body, and tags that are not as they should."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import NothingToConvertError, SourceError, UsageError
from converter.model.findings import Finding
from converter.model.source import Registrant
from converter.model.submission import Filer, PartKind, Submission, SubmissionHeader
from converter.reading.company.registrant import settle_registrant
from converter.reading.documents.source import read_document
from converter.reading.documents.submission import choose_parts, is_submission, read_submission
from converter.reading.documents.submission_header import read_header
from converter.settings import Settings
from tests.helpers_submission import COVER, FEED, FORMS, LINES, document, submission
from tests.helpers_text import vocabulary

FILER = Filer(
    cik="0009876543",
    name="ASHGROVE LANTERN WORKS INC /DE/",
    sic="3640",
    state="DE",
    fiscal_year_end="--12-31",
    file_number="000-99999",
    tax_id="999999999",
    address_line1="1 WICK LANE",
    city="KILNFORD",
    address_state="OH",
    zip="99999",
    phone="(555) 010-0199",
)
HEADER = SubmissionHeader("0009999999-04-000012", "8-K", date(2004, 2, 18), date(2004, 2, 19), (FILER,))


def split(content: bytes | str) -> tuple[Submission, list[Finding]]:
    """A submission by the room's door."""
    content = content.encode() if isinstance(content, str) else content
    assert is_submission(content)
    found, findings = read_submission("s.txt", content, vocabulary())
    return found, list(findings)


def bodies(content: bytes | str) -> list[tuple[str, bytes]]:
    """The type and the body of each document."""
    found, _ = split(content)
    return [(part.type, found.body(part)) for part in found.parts]


# headers


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_header_says_the_same(form: str) -> None:
    found, findings = split(submission(document(COVER, "8-K", 1), document("Sales\n"), form=form))
    assert [part.header for part in found.parts] == [HEADER, HEADER]
    assert findings == []


def test_tags_and_names_in_lower_case_and_other_line_ends_are_read_alike() -> None:
    content = submission(document("Sales\n", "EX-99.1", 2, "ex99.txt", "Release"))
    plain, _ = split(content)
    assert [p.header for p in split(content.replace(b"\n", b"\r\n"))[0].parts] == [HEADER]
    assert [p.header for p in split(content.replace(b"\n", b"\r"))[0].parts] == [HEADER]
    lower = b"<submission>" + submission(document("Sales\n", "EX-99.1", 2, "ex99.txt", "Release")).lower()
    found, _ = split(lower)
    (part,), (same,) = found.parts, plain.parts
    assert (part.type, part.filename, part.sequence) == ("ex-99.1", same.filename, same.sequence)
    assert part.header.filers[0].cik == FILER.cik


def test_only_filers_are_filers() -> None:
    text = """
SUBJECT COMPANY:

    COMPANY DATA:
        COMPANY CONFORMED NAME:  WINTERMOOR SALT INC
        CENTRAL INDEX KEY:       0000000011

FILED BY:

    COMPANY DATA:
        COMPANY CONFORMED NAME:  BRACKEN TEA CO
        CENTRAL INDEX KEY:       0000000012
"""
    assert read_header(text, vocabulary().header_fields)[0].filers == ()
    as_filer = text.replace("SUBJECT COMPANY:", "FILER:")
    assert [f.name for f in read_header(as_filer, vocabulary().header_fields)[0].filers] == ["WINTERMOOR SALT INC"]


def test_all_of_several_filers_are_kept_in_order() -> None:
    second = LINES[LINES.index("FILER:") : LINES.index("</SEC-HEADER>")].replace("9876543", "1234567")
    header, _ = read_header(LINES.replace("</SEC-HEADER>", second), vocabulary().header_fields)
    assert [filer.cik for filer in header.filers] == ["0009876543", "0001234567"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("20040218", "20041318"), ("20040218", "soon"), ("1231", "0000"), ("1231", "12-31"), ("0009876543", "none")],
)
def test_a_value_that_is_none_is_empty_with_a_finding(old: str, new: str) -> None:
    header, (finding,) = read_header(FEED.replace(old, new), vocabulary().header_fields)
    assert finding.code == "submission.header-value"
    assert new in finding.message
    assert header != HEADER


def test_a_second_header_holds_for_the_documents_after_it() -> None:
    other = submission(document("Sales 2\n"), form="feed").replace(b"0009876543", b"0000000077")
    found, findings = split(submission(document("Sales 1\n")) + other)
    assert [part.header.filers[0].cik for part in found.parts] == ["0009876543", "0000000077"]
    assert findings == []


def test_documents_without_a_header_have_an_empty_one() -> None:
    found, _ = split(document("Sales\n"))
    assert found.parts[0].header == SubmissionHeader()


# documents


def test_a_document_has_its_tags_and_its_exact_body() -> None:
    body = "\n  Sales &amp; more   1,234\n\n"
    found, findings = split(submission(document(body, "EX-99.(A)", 7, "a.txt", "PRESS RELEASE <draft>")))
    (part,) = found.parts
    said = (part.type, part.sequence, part.filename, part.description)
    assert said == ("EX-99.(A)", 7, "a.txt", "PRESS RELEASE <draft>")
    assert found.body(part) == body.encode()
    assert part.kind is PartKind.TEXT
    assert findings == []


def test_what_tags_do_not_say_is_empty_and_the_place_counts() -> None:
    found, _ = split(submission(document("A\n", "8-K", None), "<DOCUMENT>\n<TEXT>\nB\n</TEXT>\n</DOCUMENT>\n"))
    assert [(part.sequence, part.name) for part in found.parts] == [(1, "8-K"), (2, "document 2")]


def test_all_tags_in_one_line_are_read() -> None:
    content = "<DOCUMENT><TYPE>EX-99<SEQUENCE>3<FILENAME>a.txt<DESCRIPTION>News<TEXT>Sales 1,234</TEXT></DOCUMENT>"
    found, _ = split(content)
    (part,) = found.parts
    assert (part.type, part.sequence, part.filename, part.description) == ("EX-99", 3, "a.txt", "News")
    assert found.body(part) == b"Sales 1,234"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (document("A\n", "8-K", 1).replace("</TEXT>\n", ""), document("B\n")),
        (document("A\n", "8-K", 1).replace("</DOCUMENT>\n", ""), document("B\n")),
        (document("A\n", "8-K", 1).replace("</TEXT>\n</DOCUMENT>\n", ""), document("B\n")),
        (document("A\n", "8-K", 1), document("B\n").replace("</TEXT>\n</DOCUMENT>\n", "")),
        (document("A\n", "8-K", 1).replace("</TEXT>\n</DOCUMENT>\n", ""), document("B\n").replace("</TEXT>\n", "")),
    ],
    ids=["no /TEXT", "no /DOCUMENT", "neither", "neither at the end", "both"],
)
@pytest.mark.parametrize("form", FORMS)
def test_missing_end_tags_move_no_text(first: str, second: str, form: str) -> None:
    assert bodies(submission(first, second, form=form)) == [("8-K", b"A\n"), ("EX-99.1", b"B\n")]


def test_a_body_without_an_end_is_reported() -> None:
    _, findings = split(submission(document("A\n").replace("</TEXT>\n", "")))
    assert [finding.code for finding in findings] == ["submission.open-end"]


def test_a_file_that_ends_within_a_document_is_a_warning() -> None:
    whole = submission(document("A\n"), form="lines")
    _, (finding,) = split(whole[: whole.index(b"</TEXT>")])
    assert (finding.code, finding.severity) == ("submission.cut-off", "warning")


def test_a_file_that_ends_within_a_picture_is_a_warning_for_what_may_have_followed() -> None:
    picture = "begin 644 logo.gif\n" + "M" * 61 + "\n`\nend\n"
    whole = submission(document("A\n"), document(picture, "GRAPHIC", 2), form="lines")
    _, findings = split(whole[: whole.rindex(b"</TEXT>")])
    assert [finding.code for finding in findings] == ["submission.skipped", "submission.cut-off"]
    assert [finding.severity for finding in findings] == ["info", "warning"]


def test_an_envelope_that_ends_without_its_submission_is_no_text() -> None:
    content = submission(document("A\n").replace("</TEXT>\n</DOCUMENT>\n", ""), form="enveloped")
    assert bodies(content.replace(b"</SEC-DOCUMENT>\n", b"")) == [("EX-99.1", b"A\n")]


def test_a_document_in_a_document_is_there_by_itself_and_the_outer_body_is_whole() -> None:
    inner = document("Schedule\n", "EX-27", 2)
    outer = document(f"Before\n{inner}After\n", "10-K", 1)
    expected = [("10-K", f"Before\n{inner}After\n".encode()), ("EX-27", b"Schedule\n"), ("EX-99.1", b"Last\n")]
    assert bodies(submission(outer, document("Last\n", "EX-99.1", 3))) == expected


def test_words_of_a_body_that_look_like_tags_are_text() -> None:
    body = "See <TEXT> and </DOCUMENT> in the rules.\n<svg>\n</text>\n</svg>\n<document>\nmore\n"
    assert bodies(submission(document(body), document("B\n", "EX-99.2", 3))) == [
        ("EX-99.1", body.encode()),
        ("EX-99.2", b"B\n"),
    ]


def test_the_same_document_twice_is_taken_once_with_a_finding() -> None:
    once = submission(document(COVER, "8-K", 1), document("Sales\n"))
    found, findings = split(once + once)
    assert [part.type for part in found.parts] == ["8-K", "EX-99.1"]
    assert [finding.code for finding in findings] == ["submission.duplicate"] * 2


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("begin 644 logo.gif\nM1TE&.#EA\n`\nend\n", PartKind.UUENCODED),
        ("\n<PDF>\nbegin 644 a.pdf\nM1TE&\nend\n</PDF>\n", PartKind.PDF),
        ("%PDF-1.4 x\n", PartKind.PDF),
        ("<XML>\n<?xml version='1.0'?>\n<ownershipDocument/>\n</XML>\n", PartKind.XML),
        ("<XBRL>\n<?xml version='1.0'?>\n<xbrl></xbrl>\n</XBRL>\n", PartKind.XML),
        ("<?xml version='1.0'?><schema/>\n", PartKind.XML),
        (" \n\n", PartKind.EMPTY),
    ],
)
def test_what_is_no_text_is_skipped_with_a_finding(body: str, kind: PartKind) -> None:
    found, findings = split(submission(document("Sales\n"), document(body, "GRAPHIC", 3, "x.y")))
    assert [part.kind for part in found.parts] == [PartKind.TEXT, kind]
    (finding,) = findings
    assert finding.code == "submission.skipped"
    assert all(word in finding.message for word in ("3", "GRAPHIC", "x.y", kind.value))


def test_a_page_is_html_and_stands_inside_its_wrapper() -> None:
    page = '<?xml version="1.0"?>\n<html><head></head><body><p>Sales</p></body></html>'
    found, findings = split(submission(document(f"<XBRL>\n{page}\n</XBRL>\n"), document(page, "EX-99.2", 3)))
    assert [part.kind for part in found.parts] == [PartKind.HTML] * 2
    assert [found.body(part).decode().strip() for part in found.parts] == [page, page]
    assert findings == []


def test_each_document_has_its_own_encoding() -> None:
    content = submission(document("@1\n", "EX-99.1", 1), document("@2\n", "EX-99.2", 2))
    content = content.replace(b"@1", "Café —".encode()).replace(b"@2", "Café —".encode("cp1252"))
    found, _ = split(content)
    texts = [read_document(part.name, found.body(part), part)[0].text for part in found.parts]
    assert texts == ["Café —\n", "Café —\n"]


def test_a_document_read_out_of_a_submission_says_so_and_counts_its_own_lines() -> None:
    found, _ = split(submission(document("\nSales 1,234\n", filename="ex.txt")))
    source, _ = read_document("ex.txt", found.body(found.parts[0]), found.parts[0])
    assert source.text == "\nSales 1,234\n"
    assert source.header == HEADER
    assert source.part == found.parts[0]
    assert source.line_starts == (0, 1, 13)


def test_tens_of_megabytes_take_linear_time() -> None:
    def seconds(parts: int) -> float:
        content = submission(*(document(f"{n}\n" + "Sales   1,234 <TEXT\n" * 50_000, "EX-10", n) for n in range(parts)))
        started = time.perf_counter()
        assert len(split(content)[0].parts) == parts
        return time.perf_counter() - started

    assert seconds(24) < 12 * max(seconds(6), 0.02)
    unclosed = ("<DOCUMENT>\n<TYPE>EX-10\n<TEXT>\nA\n" * 20_000).encode()
    started = time.perf_counter()
    split(submission() + unclosed)
    assert time.perf_counter() - started < 5


# whatever stands in the bodies

TEXT = st.text(st.sampled_from("ab <>/\n\r\t1,.-&\u2014\u00e9"), max_size=60)
TYPES = st.sampled_from(["8-K", "EX-99", "EX-99.1", "EX-27", "10-Q"])


@given(st.lists(st.tuples(TYPES, TEXT), min_size=1, max_size=6, unique=True), st.sampled_from(sorted(FORMS)))
def test_splitting_what_was_joined_gives_every_body_back(documents: list[tuple[str, str]], form: str) -> None:
    joined = submission(*(document(body, kind, n) for n, (kind, body) in enumerate(documents, 1)), form=form)
    found, _ = split(joined)
    assert [(part.sequence, part.type, found.body(part).decode()) for part in found.parts] == [
        (number, kind, body) for number, (kind, body) in enumerate(documents, 1)
    ]


# which documents count


def types(content: bytes, wanted: str = "") -> list[list[str]]:
    """The types of the documents chosen, in groups."""
    return [[part.type for part in group] for group in choose_parts(split(content)[0], wanted)]


def test_exhibits_99_come_first_then_the_main_document_then_the_annual_report() -> None:
    parts = [document(f"{kind}\n", kind, n) for n, kind in enumerate(("8-K", "EX-13.1", "EX-99.1", "EX-27", "EX-99"))]
    assert types(submission(*parts)) == [["EX-99.1", "EX-99"], ["8-K"], ["EX-13.1"]]
    assert types(submission(parts[0], parts[3])) == [["8-K"]]
    elder = [document("A\n", "EX-99A"), document("B\n", "EX-13.A"), document("C\n", "EX-9")]
    assert types(submission(*elder)) == [["EX-99A"], ["EX-13.A"]]


def test_without_a_header_the_first_document_that_is_no_exhibit_is_the_main_one() -> None:
    assert types((document("A\n", "EX-27") + document("B\n", "10-K405")).encode()) == [["10-K405"]]


@pytest.mark.parametrize(("wanted", "found"), [("3", "EX-27"), ("ex-99.1", "EX-99.1"), ("R.TXT", "EX-99.1")])
def test_a_document_is_called_by_number_type_or_file_name(wanted: str, found: str) -> None:
    content = submission(document("A\n", "8-K", 1), document("B\n", filename="r.txt"), document("C\n", "EX-27", 3))
    assert types(content, wanted) == [[found]]


def test_a_document_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UsageError, match=r"'EX-98'.*1 8-K, 2 EX-99.1") as caught:
        types(submission(document("A\n", "8-K", 1), document("B\n")), "EX-98")
    assert caught.value.where == "s.txt"


def test_nothing_but_pictures_is_nothing_to_convert() -> None:
    with pytest.raises(NothingToConvertError, match="none of 1 document is text"):
        types(submission(document("begin 644 a.gif\nM1TE&\nend\n")))


def test_a_picture_that_is_asked_for_is_refused() -> None:
    found, _ = split(submission(document("begin 644 a.gif\nM1TE&\nend\n", filename="a.gif")))
    with pytest.raises(SourceError, match="uuencoded"):
        read_document("a.gif", found.body(found.parts[0]), found.parts[0])


def test_a_page_inside_a_text_that_ends_early_is_no_header() -> None:
    xml = "<?xml version='1.0'?>\n<document>\n<a/>\n</document>\n<CIK>0000000077</CIK>\n<TYPE>X</TYPE>\n"
    found, _ = split(submission(document(xml, "EX-101", 1), document("B\n")))
    assert [(part.type, part.header) for part in found.parts] == [("EX-101", HEADER), ("EX-99.1", HEADER)]


def test_a_header_alone_is_no_submission_with_documents() -> None:
    with pytest.raises(SourceError, match="no <DOCUMENT>"):
        read_submission("s.txt", LINES.encode(), vocabulary())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Sales 1,234\n",
        b"We speak of a <DOCUMENT> here.\n",
        b"<TABLE>\n<S>  <C>\n",
        b"<PAGE>\nSales\n",
        b"<html><body><document>\n<type>EX-99.1\n<sequence>2\n<text>\n<p>Sales</p>\n",
        b"<!DOCTYPE html>\n<DOCUMENT>\n<TYPE>EX-99.1\n<TEXT>\n<p>Sales</p>\n",
    ],
)
def test_other_files_are_no_submissions(content: bytes) -> None:
    assert not is_submission(content)


# who reports


def settled(header: SubmissionHeader | None, read: str = "", **given: str) -> tuple[Registrant, list[str]]:
    """The registrant and the codes of the findings."""
    text = Registrant(name=read, ticker="ASHG")
    registrant, findings = settle_registrant(text, header, Settings(**given), vocabulary())  # type: ignore[arg-type]
    return registrant, [finding.code for finding in findings]


def test_the_header_goes_before_the_text_and_the_user_before_the_header() -> None:
    assert settled(HEADER, "Lamps") == (Registrant(FILER.name, "ASHG", "", FILER.cik, filer=FILER), [])
    assert settled(None, "Lamps") == (Registrant("Lamps", "ASHG"), [])
    own = settled(HEADER, name="Ashgrove Lantern Works, Incorporated", cik="0009876543")
    assert own == (Registrant("Ashgrove Lantern Works, Incorporated", "ASHG", "", FILER.cik, filer=FILER), [])


def test_what_the_user_says_against_the_header_stands_with_a_finding() -> None:
    registrant, codes = settled(HEADER, "Lamps", cik="0000000077")
    assert (registrant.name, registrant.cik, codes) == ("Lamps", "0000000077", ["entity.cik-contradicted"])
    registrant, codes = settled(HEADER, name="Bracken Tea Co.")
    assert (registrant.name, registrant.cik, codes) == ("Bracken Tea Co.", FILER.cik, ["entity.name-contradicted"])


def test_of_several_filers_the_one_that_is_named_reports() -> None:
    several = SubmissionHeader(filers=(Filer("0000000011", "BRACKEN TEA CO"), FILER))
    chosen = Registrant(FILER.name, "ASHG", "", FILER.cik, filer=FILER)
    assert settled(several, cik=FILER.cik) == (chosen, [])
    assert settled(several, "Ashgrove Lantern Works, Inc.") == (chosen, [])
    registrant, codes = settled(several, "Lamps")
    assert (registrant.cik, codes) == ("0000000011", ["entity.several-filers"])
