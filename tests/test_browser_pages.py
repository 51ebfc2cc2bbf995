"""An HTML release in a browser before and after: every character stands where it stood, and looks as it did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from converter.api import convert
from converter.errors import NothingToConvertError
from tests.helpers_page import INCOME, LAYOUTS, page, plain
from tests.test_browser import browser

__all__ = ["browser"]

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "merrowgate-2012q2.htm"
CORPUS = sorted((ROOT.parent / "shared" / "corpus" / "dev" / "html").glob("*/document.htm"))[::12]

pytestmark = [pytest.mark.slow]

# What old pages are made of, above a statement.
OLD = """
<body bgcolor=#fffff0 text=navy leftmargin=30>
<center><font size="+2" color=#cc0000><b>Big</b> red <u>words</u></font><table border=1 width=60%><tr>
<td nowrap align=right bgcolor=silver>one<td valign=bottom height=60 width=90>two</table></center>
<b><p>Bold over</p><p>two paragraphs</p></b><i><table cellpadding=7><tr><td>in a table</table></i>
<hr size=5 noshade width=50% align=left><hr color=green size=3>
<blockquote>set in<blockquote>twice</blockquote></blockquote>
<ul>text in a list<li>one<li>two</ul><ol type=a start=3><li>third<li>fourth</ol><dl><dt>term<dd>its meaning</dl>
<p align=right>right<br clear=all>again <nobr>not broken</nobr> <sup>up</sup><sub>down</sub> <small>small</small></p>
<div align=center><table><tr><td>in the middle</table></div><pre>  typed   text
  <b>bold</b> &amp; more</pre><h3 align=center>A heading</h3><a href="#x"><div>a link around a block</div></a>
<address>where we live</address><form>a form<table><tr><td>in it</td></tr></table></form><tt>typewriter</tt>
<br style="line-height:40px">
<br><span style="display:inline-block;font-size:1px"> </span><br style="line-height:9px">
"""

CHARACTERS = """() => {
    const shown = [];
    const range = document.createRange();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const look = getComputedStyle(node.parentElement);
        for (let at = 0; at < node.data.length; at++) {
            if (!node.data[at].trim()) continue;
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const box = range.getBoundingClientRect();
            if (!box.width) continue;
            shown.push([node.data[at], Math.round(box.left), Math.round(box.top),
                        [look.color, look.fontWeight, look.fontStyle, look.fontSize].join()]);
        }
    }
    return shown;
}"""


def characters(browser: Any, path: Path) -> list[tuple[str, int, int, str]]:
    """Every character that a page shows: which, where, how."""
    window = browser.new_page(viewport={"width": 900, "height": 900}, java_script_enabled=True)
    window.goto(path.as_uri())
    found = [tuple(entry) for entry in window.evaluate(CHARACTERS)]
    window.close()
    return found


def assert_alike(browser: Any, source: Path, folder: Path) -> None:
    """The result of a page shows the same characters at the same places."""
    result = convert(source, folder / "result", validate=False)
    before, after = characters(browser, source), characters(browser, folder / "result" / result.document)
    assert "".join(entry[0] for entry in before) == "".join(entry[0] for entry in after)
    moved = [
        (one, other)
        for one, other in zip(before, after, strict=True)
        if abs(one[1] - other[1]) > 1 or abs(one[2] - other[2]) > 1 or one[3] != other[3]
    ]
    assert moved == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_looks_the_same(layout: str, browser: Any, tmp_path: Path) -> None:
    source = tmp_path / "invented.htm"
    source.write_text(LAYOUTS[layout](INCOME), encoding="utf-8")
    assert_alike(browser, source, tmp_path)


def test_the_example_looks_the_same(browser: Any, tmp_path: Path) -> None:
    assert_alike(browser, EXAMPLE, tmp_path)


def test_old_markup_looks_the_same(browser: Any, tmp_path: Path) -> None:
    source = tmp_path / "old.htm"
    statement = plain(INCOME).partition("<body>")[2].partition("</body>")[0]
    source.write_text(page(OLD + statement).replace("<body>\n", "", 1), encoding="utf-8")
    assert_alike(browser, source, tmp_path)


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE html>",
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">',
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2//EN">',
    ],
)
def test_tables_look_the_same_whatever_the_document_type_says(doctype: str, browser: Any, tmp_path: Path) -> None:
    source = tmp_path / "typed.htm"
    body = LAYOUTS["divisions"](INCOME).replace("<body>", "<body style='font-size:9pt;font-style:italic'>")
    table = plain(INCOME).partition("<body>")[2]
    source.write_text(doctype + body.replace("</body>", table.partition("</body>")[0] + "</body>"), encoding="utf-8")
    assert_alike(browser, source, tmp_path)


@pytest.mark.skipif(not CORPUS, reason="the corpus of real releases does not lie beside the project")
@pytest.mark.parametrize("source", CORPUS, ids=lambda path: path.parent.name)
def test_real_releases_look_the_same(source: Path, browser: Any, tmp_path: Path) -> None:
    try:
        assert_alike(browser, source, tmp_path)
    except NothingToConvertError:
        pytest.skip("it holds no statement that can be dated")
