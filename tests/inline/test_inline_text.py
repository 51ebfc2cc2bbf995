"""What a reader of the inline document sees: the source, character for character."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from converter.api import convert

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
XHTML = "{http://www.w3.org/1999/xhtml}"

STATEMENT = """\
                         TARNBROOK LAMPS, INC.
                   CONDENSED STATEMENTS OF INCOME
                (In thousands, except per share data)

                                        Three Months Ended
                                             June 30,
                                         2005         2004
                                     --------     --------
Net sales                            $  8,410     $  7,905
Cost of sales                           5,120        4,860
                                     --------     --------
Gross profit                            3,290        3,045
Selling expenses                        2,015           --
                                     --------     --------
Net income                           $  1,275     $  3,045
"""

# Marks of every kind that might not come through markup unharmed, on lines of their own around the statement.
PROSE = {
    "nothing else": "",
    "one blank line first": "\n",
    "many blank lines first": "\n\n\n\n",
    "blanks on the first line": "   \n",
    "a tab first": "\tTarnbrook\tLamps\n\n",
    "ampersands": "Lamps & Shades &amp; &lt;more&gt; &#169; &nbsp; R&D &copy\n\n",
    "angle brackets": "if a < b and b > c then <b>bold</b> <br/> </pre> <!-- no comment --> ]]> <?xml?>\n\n",
    "quotes": "\"Good\", said O'Brannigan, ''fine'' \u201cso\u201d it\u2019s\n\n",
    "letters beyond ASCII": "Société Générale, Zürich, Łódź, 東京, \u00a0(no-break) \u00ad(soft) \u2028 \U0001f4a1\n\n",
    "a next-line character": "before\u0085after\n\n",
    "a byte order mark inside": "before\ufeffafter\n\n",
    "trailing blanks": "Tarnbrook   \n\t\n   \n\n",
}


def document(folder: Path, source: bytes) -> bytes:
    """The inline document of a release."""
    release = folder / "tarnbrook.txt"
    release.write_bytes(source)
    return convert(release, validate=False).outcome.package.files[0][1]


def text_as_xml(page: bytes) -> str:
    blocks = list(etree.fromstring(page).iter(f"{XHTML}pre"))
    assert len(blocks) == 1
    return "".join(blocks[0].itertext())


def text_as_html(page: bytes) -> str:
    blocks = list(lxml.html.document_fromstring(page.partition(b"?>")[2]).iter("pre"))
    assert len(blocks) == 1
    return "".join(blocks[0].itertext())


def text_as_soup(page: bytes) -> str:
    return BeautifulSoup(page, "html.parser").find("pre").get_text()


Reading = Callable[[bytes], str]
READINGS = [
    pytest.param(text_as_xml, id="XML"),
    pytest.param(text_as_html, id="lxml.html"),
    pytest.param(text_as_soup, id="html.parser"),
]


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_examples_text_is_its_source(example: Path, reading: Reading, tmp_path: Path) -> None:
    assert reading(document(tmp_path, example.read_bytes())) == example.read_text(encoding="utf-8")


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("prose", PROSE.values(), ids=PROSE.keys())
def test_the_text_is_the_source_whatever_its_marks(prose: str, reading: Reading, tmp_path: Path) -> None:
    source = prose + STATEMENT + "\n" + prose
    assert reading(document(tmp_path, source.encode())) == source


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_other_line_ends_become_line_feeds(ending: str, tmp_path: Path) -> None:
    source = "\n\n" + STATEMENT
    assert text_as_xml(document(tmp_path, source.replace("\n", ending).encode())) == source


def test_a_source_without_a_last_line_end_gets_none(tmp_path: Path) -> None:
    source = STATEMENT.rstrip("\n")
    assert text_as_xml(document(tmp_path, source.encode())) == source


@pytest.mark.parametrize("control", [0x0B, 0x0C, 0x01, 0x1A, 0x1F])
def test_a_character_that_xml_forbids_is_shown_by_its_picture(control: int, tmp_path: Path) -> None:
    source = f"Page 1{chr(control)}\n{STATEMENT}"
    picture = chr(0x2400 + control)  # Unicode's block of control pictures has U+0000..U+001F in order
    assert text_as_xml(document(tmp_path, source.encode())) == source.replace(chr(control), picture)


@pytest.mark.parametrize("code", ["\ufffe", "\uffff"])
def test_a_noncharacter_is_shown_as_the_replacement_character(code: str, tmp_path: Path) -> None:
    source = f"Page{code}1\n{STATEMENT}"
    assert text_as_xml(document(tmp_path, source.encode())) == source.replace(code, "\ufffd")


def test_a_stand_in_is_counted_and_moves_no_tag(tmp_path: Path) -> None:
    release = tmp_path / "tarnbrook.txt"
    release.write_text(f"\f\n{STATEMENT}\f\n", encoding="utf-8")
    result = convert(release, validate=False)
    assert [f.code for f in result.outcome.findings].count("source.stand-in") == 2
    figures = [e.text for e in etree.fromstring(result.outcome.package.files[0][1]).iter("{*}nonFraction")]
    assert figures == ["8,410", "7,905", "5,120", "4,860", "3,290", "3,045", "2,015", "--", "1,275", "3,045"]


def test_windows_text_comes_through_as_its_characters(tmp_path: Path) -> None:
    source = "\u201cBright\u201d \u2014 Tarnbrook\u2019s lamps \u2022 \u20ac 5 \u2122\n" + STATEMENT
    assert text_as_xml(document(tmp_path, source.encode("cp1252"))) == source


def test_a_byte_order_mark_at_the_start_is_no_text(tmp_path: Path) -> None:
    assert text_as_xml(document(tmp_path, STATEMENT.encode("utf-8-sig"))) == STATEMENT


def test_no_text_node_starts_the_block_with_a_line_end(tmp_path: Path) -> None:
    """A browser drops a line feed that follows `<pre>` at once (HTML, "pre" start tag in the tree construction)."""
    page = document(tmp_path, ("\n\n" + STATEMENT).encode())
    assert b"<pre>\n" not in page
    assert text_as_xml(page).startswith("\n\n")


def test_the_page_is_utf_8_in_every_declaration(tmp_path: Path) -> None:
    page = document(tmp_path, STATEMENT.encode())
    assert page.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    assert b"charset=UTF-8" in page
    page.decode("utf-8")


def test_nothing_but_the_block_is_visible(tmp_path: Path) -> None:
    """All text of the body stands in the block or below an element that is not displayed."""
    body = next(etree.fromstring(document(tmp_path, STATEMENT.encode())).iter(f"{XHTML}body"))
    for child in body:
        if child.tag != f"{XHTML}pre":
            assert child.get("style") == "display:none"
        assert not (child.tail or "").strip()
    assert not (body.text or "").strip()


def test_no_element_is_written_empty_that_html_would_leave_open(tmp_path: Path) -> None:
    """`<title/>`, `<div/>` or `<pre/>` would swallow the rest of the page where it is read as text/html."""
    page = document(tmp_path, STATEMENT.encode()).decode()
    for name in ("title", "style", "head", "body", "div", "pre", "span", "ix:header", "ix:nonFraction"):
        assert f"<{name}/>" not in page


# Control characters have tests of their own above: too many of them make a file binary.
LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=40)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES, max_size=4))
def test_any_prose_before_a_statement_comes_through(lines: list[str], tmp_path: Path) -> None:
    source = "\n" + "".join(f"{line}\n" for line in lines) + "\n\n" + STATEMENT
    shown = source.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert text_as_xml(document(tmp_path, source.encode())) == shown
