"""What an HTML release becomes: XHTML that the inline schema accepts, with the same words and the same looks."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from converter.api import Result, convert
from converter.inline.rewrite import KNOWN
from converter.maps.markup import read_markup_rules
from converter.markup import names
from tests.helpers_page import INCOME, LAYOUTS, inline_schema, page, plain
from tests.helpers_text import texts

XHTML = {"h": names.XHTML, "ix": names.IX}
STATEMENT = plain(INCOME).partition("<body>")[2].partition("</body>")[0]


def converted(folder: Path, source: str | bytes) -> Result:
    """A page's result, not validated by Arelle."""
    release = folder / "invented.htm"
    release.write_bytes(source if isinstance(source, bytes) else source.encode())
    return convert(release, validate=False)


def written(folder: Path, body: str, head: str = "") -> etree._Element:
    """The inline document of a page that begins with some markup and ends with a statement."""
    result = converted(folder, page(f"{body}<hr>{STATEMENT}", head))
    root = etree.fromstring(result.outcome.package.files[0][1])
    schema = inline_schema()
    assert schema.validate(root), [error.message for error in schema.error_log][:3]
    return root


def shown(root: etree._Element) -> str:
    """The words of a document's body without its header."""
    body = root.find("h:body", XHTML)
    assert body is not None
    parts = [text for text in body.itertext() if text]
    header = body[0]
    hidden = len([text for text in header.itertext() if text])
    return " ".join("".join(parts[hidden:]).split())


def first(root: etree._Element, name: str) -> etree._Element:
    found = root.findall(f".//h:{name}", XHTML)
    assert found, f"no {name}"
    return found[0]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_becomes_a_valid_document_with_its_facts(layout: str, tmp_path: Path) -> None:
    source = LAYOUTS[layout](INCOME)
    result = converted(tmp_path, source)
    root = etree.fromstring(result.outcome.package.files[0][1])
    assert inline_schema().validate(root)
    tags = root.findall(".//ix:nonFraction", XHTML)
    assert [tag.text for tag in tags][:2] == ["5,600", "4,900"]
    assert len(tags) == 14
    assert all(not len(tag) for tag in tags)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_arelle_finds_no_error(layout: str, tmp_path: Path) -> None:
    release = tmp_path / "invented.htm"
    release.write_text(LAYOUTS[layout](INCOME), encoding="utf-8")
    result = convert(release)
    assert result.is_valid, result.receipt["validation"]["messages"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_words_are_those_of_the_source(layout: str, tmp_path: Path) -> None:
    source = LAYOUTS[layout](INCOME)
    result = converted(tmp_path, source)
    body = lxml.html.document_fromstring(source).find("body")
    assert body is not None
    words = " ".join(body.text_content().split())
    assert shown(etree.fromstring(result.outcome.package.files[0][1])) == words


def test_the_same_page_gives_the_same_bytes(tmp_path: Path) -> None:
    source = LAYOUTS["spacious"](INCOME)
    assert converted(tmp_path, source).outcome.package == converted(tmp_path, source).outcome.package


@pytest.mark.parametrize(
    ("old", "name", "style"),
    [
        ("<center>x</center>", "div", "text-align:center"),
        ("<font size=2 face=Arial color=#cc0000>x</font>", "span", "font-size:small;font-family:Arial;color:#cc0000"),
        ("<font size='+1' style='color:red'>x</font>", "span", "font-size:large;color:red"),
        ("<u>x</u>", "span", "text-decoration:underline"),
        ("<p align=right>x</p>", "p", "text-align:right"),
        ("<blockquote>x</blockquote>", "div", "margin:1em 40px"),
        ("<nobr>x</nobr>", "span", "white-space:nowrap"),
        ("<ul>x<li>y</ul>", "div", "padding-left:40px"),
        ("<hr size=3 noshade width='50%'>", "hr", "calc(3px - 2px)"),
        ("<b><p>x</p></b>", "div", "display:inline;font-weight:bold"),
        ("<p><font><table><tr><td>x</table></font>", "div", "margin:1em 0"),
    ],
)
def test_old_markup_becomes_styles(old: str, name: str, style: str, tmp_path: Path) -> None:
    root = written(tmp_path, old)
    styles = [found.get("style", "") for found in root.findall(f".//h:{name}", XHTML)]
    assert any(style in found for found in styles), styles


def test_cells_keep_their_looks(tmp_path: Path) -> None:
    root = written(
        tmp_path, '<table bgcolor=silver width="80%"><tr><td nowrap width=20 height=9 ALIGN=Center>x</table>'
    )
    assert first(root, "table").get("style") == "background-color:silver;width:80%"
    style = first(root, "td").get("style", "")
    assert all(part in style for part in ("white-space:nowrap", "width:20px", "height:9px", "-webkit-center"))


def test_a_link_around_blocks_is_laid_around_their_words(tmp_path: Path) -> None:
    root = written(tmp_path, '<a href="http://example.com/a b"><div>one</div><p>two</p></a>')
    links = root.findall(".//h:a", XHTML)
    assert [("".join(link.itertext()), link.get("href")) for link in links] == [
        ("one", "http://example.com/a%20b"),
        ("two", "http://example.com/a%20b"),
    ]


def test_links_within_the_page_find_their_targets(tmp_path: Path) -> None:
    root = written(
        tmp_path, '<a name="1 a">x</a><a name="1 a">y</a><p id="f1">z</p><a href="#1 a">to x</a><a href="#f1">to z</a>'
    )
    to_x, to_z = root.findall(".//h:a", XHTML)
    x = next(span for span in root.iterfind(".//h:span", XHTML) if span.text == "x")
    assert to_x.get("href") == f"#{x.get('id')}"
    target = next(p for p in root.iterfind(".//h:p", XHTML) if p.text == "z")
    assert to_z.get("href") == f"#{target.get('id')}"
    assert target.get("id") not in {tag.get("id") for tag in root.iterfind(".//ix:nonFraction", XHTML)}


@pytest.mark.parametrize(
    ("active", "left"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ('<p onclick="x()">a</p>', "onclick= of <p>"),
        ('<a href="javascript:x()">a</a>', "href= of <a>"),
        ('<img src="http://example.com/a.gif">', "src= of <img>"),
        ('<p style="background:url(http://example.com/a.gif)">a</p>', "styles that fetch something"),
        ('<link rel="stylesheet" href="http://example.com/a.css">', "<link>"),
        ('<iframe src="http://example.com/"></iframe>', "<iframe>"),
    ],
)
def test_what_is_active_or_fetches_goes_with_a_finding(active: str, left: str, tmp_path: Path) -> None:
    result = converted(tmp_path, page(f"{active}<hr>{STATEMENT}"))
    found = [finding.message for finding in result.outcome.findings if finding.code == "markup.left-out"]
    assert found == [f"{left} left out of the page: 1"]
    content = result.outcome.package.files[0][1]
    body = content.partition(b"</ix:header>")[2]
    assert b"example.com" not in body.replace(b"ixbrl-converter.example", b"")
    assert b"alert" not in body
    assert b"x()" not in body


def test_pictures_beside_the_page_stay_and_have_a_text(tmp_path: Path) -> None:
    picture = first(written(tmp_path, "<p><img src=logo.jpg width=90 height=40></p>"), "img")
    assert (picture.get("src"), picture.get("alt"), picture.get("style")) == ("logo.jpg", "", "width:90px;height:40px")
    body = f"<img src=logo.jpg><img src=logo.jpg><img src='data:image/png;base64,'>{STATEMENT}"
    result = converted(tmp_path, page(body))
    said = [(f.message.partition(": ")[2], f.rule) for f in result.outcome.findings if f.code == "markup.pictures"]
    assert said == [("logo.jpg", "EFM 5.2.5")]


def test_style_sheets_are_laid_into_the_elements_without_what_they_fetch(tmp_path: Path) -> None:
    """EFM 5.2.5 allows no style element."""
    sheet = "<style><!-- @import 'http://x/y.css'; div > p {color:red} p {background:url(http://x/y.gif)} --></style>"
    root = written(tmp_path, "<div><p>a</p></div><p>b</p>", sheet)
    assert not root.findall(".//h:style", XHTML)
    inner, outer, *_ = root.findall(".//h:p", XHTML)
    assert (inner.get("style"), outer.get("style")) == ("background:none;color:red", "background:none")


def test_the_cascade_decides_which_style_wins(tmp_path: Path) -> None:
    """More specific goes before later, an element's own style before both, what is important before that."""
    sheet = "<style>.a{color:red} P{color:blue;margin:1px !important} p{font-size:9pt}</style>"
    body = "<p class=a>1</p><p class=a style='color:green;margin:2px'>2</p>"
    one, two, *_ = written(tmp_path, body, sheet).findall(".//h:p", XHTML)
    assert one.get("style") == "color:blue;font-size:9pt;color:red;margin:1px"
    assert two.get("style") == "color:blue;font-size:9pt;color:red;color:green;margin:2px;margin:1px"


def test_rules_that_no_attribute_can_say_are_left_out_with_a_finding(tmp_path: Path) -> None:
    sheet = "@media print{p{color:red}} @media screen{p{color:blue}} p::before{content:'x'} p:hover{margin:0} 7{}"
    result = converted(tmp_path, page(f"<p>a</p>{STATEMENT}", f"<style>{sheet}</style>"))
    said = [f.message.partition("left out: ")[2] for f in result.outcome.findings if f.code == "markup.style-left-out"]
    assert said == ["7, 1", "@media print, 1", "p::before, 1", "p:hover, 1"]
    assert b'style="color:blue"' in result.outcome.package.files[0][1]


def test_the_document_is_in_ascii(tmp_path: Path) -> None:
    """EFM 5.2.1: characters beyond ASCII are references."""
    result = converted(tmp_path, page(f"<p>caf\u00e9 \u2022 \u20ac ^2</p>{STATEMENT}"))
    assert not any(b"^" in content for _, content in result.outcome.package.files), "EDGAR refuses a caret as well"
    assert all(content.isascii() for _, content in result.outcome.package.files)
    assert "caf\u00e9 \u2022 \u20ac ^2" in shown(etree.fromstring(result.outcome.package.files[0][1]))


def test_elements_without_content_have_an_end_tag(tmp_path: Path) -> None:
    """A browser that reads HTML takes `<b/>` for a start tag."""
    result = converted(tmp_path, page(f"<b></b><div></div><a name=x></a><p></p><i></i>{STATEMENT}"))
    body = result.outcome.package.files[0][1].decode().partition("</ix:header>")[2]
    assert "/>" not in body.replace("<hr/>", "").replace("<br/>", "")


def test_control_characters_that_no_reference_can_stand_for_are_named(tmp_path: Path) -> None:
    result = converted(tmp_path, page(f"<p>dash \u0097 end</p>{STATEMENT}").encode())
    said = [f.message.partition(": ")[2] for f in result.outcome.findings if f.code == "markup.characters"]
    assert said == ["U+0097"]


_NAMES = "p div span font b a table tr td tbody thead caption ul li pre center h1 form hr br sup dl dd u col th"
TAGS = _NAMES.split()
ATTRIBUTES = [
    "",
    " align=center",
    " width='50%'",
    " nowrap",
    " id='a b'",
    " colspan=2",
    " href='#x'",
    " style='color:red'",
]
BROKEN = st.recursive(
    st.sampled_from(["word", " ", "&nbsp;", "12", "<", "&amp;", "\n", "\x0c"]),
    lambda inner: st.builds(
        lambda tag, attribute, parts, ends: f"<{tag}{attribute}>{''.join(parts)}{f'</{tag}>' if ends else ''}",
        st.sampled_from(TAGS),
        st.sampled_from(ATTRIBUTES),
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=12,
)


@given(body=BROKEN)
@example(body="<table><caption><caption></table>")
@settings(max_examples=60)
def test_however_broken_a_page_is_the_result_is_valid(body: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    written(tmp_path_factory.mktemp("broken"), f"<div>{body}</div>")


def test_every_rule_of_the_table_gives_what_the_schema_knows() -> None:
    rules = read_markup_rules(texts())
    assert {rule.becomes for rule in rules.elements if rule.becomes} <= KNOWN
    known = {"id", "class", "title", "href", "src", "alt", "colspan", "rowspan", "span", "summary", "frame", "rules"}
    known |= {"border", "cellpadding", "cellspacing"}
    assert {rule.becomes for rule in rules.attributes if rule.becomes} <= known
