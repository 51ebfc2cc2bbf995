"""Notes below a statement become inline footnotes of the figures that bear their marks."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from lxml import etree

from converter.exports.oim_json import oim_json
from converter.model.report import Report
from converter.pipeline import Outcome, report_as, run
from converter.settings import Settings
from tests.helpers_text import knowledge

IX = "{http://www.xbrl.org/2013/inlineXBRL}"
TEXT = """
                       FENWICK KILNS, INC.
                    STATEMENTS OF OPERATIONS
                        (In thousands)

                                     Year Ended December 31,
                                       2005          2004
                                    --------      --------
Net sales (1)                       $  4,100      $  3,800
Cost of sales                          2,300         2,150 *
                                    --------      --------
Gross profit                           1,800         1,650
Administrative expenses (loss)           900           850
                                    --------      --------
Operating income                    $    900      $    800
                                    ========      ========

See accompanying notes.

(1) Includes bricks sold to the
    owners.
(2) Of no figure.
*   After a loss by fire.

This is prose about the year.
"""
PAGE = """
<html><head><title>Fenwick</title></head><body>
<p>FENWICK KILNS, INC.</p><p>STATEMENTS OF OPERATIONS</p><p>(In thousands)</p>
<table>
<tr><td></td><td colspan="2">Year Ended December 31,</td></tr>
<tr><td></td><td>2005</td><td>2004</td></tr>
<tr><td>Net sales<sup>1</sup></td><td>4,100</td><td>3,800</td></tr>
<tr><td>Cost of sales (a)</td><td>2,300</td><td>2,150</td></tr>
<tr><td>Gross profit</td><td>1,800</td><td>1,650</td></tr>
</table>
<p><sup>1</sup> Includes bricks <b>sold</b> <i>to the owners</i>.</p>
<table><tr><td>(a)</td><td>After a loss by fire &amp; water.</td></tr></table>
</body></html>
"""


WITH_FACTS = """
                       FENWICK KILNS, INC.
                    STATEMENTS OF OPERATIONS
                        (In thousands)

                                     Year Ended December 31,
                                       2005          2004
                                    --------      --------
Net sales                           $  4,100      $  3,800
Cost of sales                          2,300         2,150
                                    --------      --------
Gross profit                           1,800         1,650
Advertising and other (1)                900           850
                                    --------      --------
Operating income                    $    900      $    800
                                    ========      ========

                  NOTES TO FINANCIAL STATEMENTS
                        (In thousands)

(1) Advertising expense was $210 thousand and $195 thousand for the years ended
    December 31, 2005 and 2004, respectively.
"""
PAGE_WITH_FACTS = """
<html><head><title>Fenwick</title></head><body>
<p>FENWICK KILNS, INC.</p><p>STATEMENTS OF OPERATIONS</p><p>(In thousands)</p>
<table>
<tr><td></td><td colspan="2">Year Ended December 31,</td></tr>
<tr><td></td><td>2005</td><td>2004</td></tr>
<tr><td>Net sales</td><td>4,100</td><td>3,800</td></tr>
<tr><td>Advertising and other<sup>1</sup></td><td>900</td><td>850</td></tr>
<tr><td>Operating income</td><td>3,200</td><td>2,950</td></tr>
</table>
<p>Notes to Financial Statements</p>
<p><sup>1</sup> Advertising expense was $<b>210</b> thousand and $195 thousand for the years ended
December 31, 2005 and 2004.</p>
</body></html>
"""


def made(text: str, name: str, validate: bool = True) -> Outcome:
    settings = Settings(prefix="fenwick", cik="77", validate=validate)
    return run(name, dedent(text).encode(), knowledge(), settings)


@pytest.fixture(scope="module")
def text() -> Outcome:
    return made(TEXT, "fenwick.txt")


@pytest.fixture(scope="module")
def page() -> Outcome:
    return made(PAGE, "fenwick.htm")


def told(report: Report) -> dict[str, tuple[str, list[str]]]:
    """By mark the words of each note, and concept and year of its facts."""
    facts = {fact.id: f"{fact.concept.name.local} {fact.period.end.year}" for fact in report.facts}
    return {note.mark: (note.text, [facts[one] for one in note.facts]) for note in report.notes}


def test_a_note_is_of_the_figures_of_its_line_or_of_the_one_that_bears_its_mark(text: Outcome) -> None:
    assert told(text.report) == {
        "1": ("Includes bricks sold to the owners.", ["Revenues 2005", "Revenues 2004"]),
        "*": ("After a loss by fire.", ["CostOfGoodsAndServicesSold 2004"]),
    }


def test_raised_marks_and_marks_in_cells_lead_notes_of_a_page(page: Outcome) -> None:
    assert told(page.report) == {
        "1": ("Includes bricks sold to the owners.", ["Revenues 2005", "Revenues 2004"]),
        "a": ("After a loss by fire & water.", ["CostOfGoodsAndServicesSold 2005", "CostOfGoodsAndServicesSold 2004"]),
    }


@pytest.mark.parametrize("kind", ["text", "page"])
def test_arelle_reads_the_footnotes_and_finds_nothing_wrong(kind: str, request: pytest.FixtureRequest) -> None:
    outcome: Outcome = request.getfixturevalue(kind)
    assert outcome.verdict.ran
    assert outcome.verdict.is_valid
    assert [message for message in outcome.verdict.messages if "footnote" in message.text.lower()] == []


def test_a_note_that_tags_cut_goes_on_in_continuations(page: Outcome) -> None:
    root = etree.fromstring(page.package.files[0][1])
    first = root.find(f".//{IX}footnote")
    words, piece = first.text, first
    while piece.get("continuedAt"):
        (piece,) = root.xpath("//*[@id=$id]", id=piece.get("continuedAt"))
        assert piece.tag == f"{IX}continuation"
        words += piece.text
    assert words == "Includes bricks sold to the owners."
    assert first.get("{http://www.w3.org/XML/1998/namespace}lang") == "en-US"


def test_the_relationships_name_every_place_that_bears_the_mark(text: Outcome) -> None:
    root = etree.fromstring(text.package.files[0][1])
    relations = [(r.get("fromRefs"), r.get("toRefs")) for r in root.iter(f"{IX}relationship")]
    assert relations == [("f1 f2", "fn1"), ("f4", "fn2")]
    assert root.find(f".//{IX}resources/{IX}relationship") is not None


def test_facts_json_says_what_arelle_says(page: Outcome, tmp_path_factory: pytest.TempPathFactory) -> None:
    ours = json.loads(oim_json(page.report))
    folder = tmp_path_factory.mktemp("page")
    for name, content in page.package.files:
        (folder / name).write_bytes(content)
    contents = [content for _, content in page.package.files]
    document = folder / page.package.files[0][0]
    (_, instance), *_ = report_as("xml", document, "fenwick", contents, knowledge())
    link = "{http://www.xbrl.org/2003/linkbase}"
    notes = [" ".join("".join(note.itertext()).split()) for note in etree.fromstring(instance).iter(f"{link}footnote")]
    assert notes == ["Includes bricks sold to the owners.", "After a loss by fire & water."]
    assert [f["value"] for f in ours["facts"].values() if f["dimensions"]["concept"] == "xbrl:note"] == [
        "Includes bricks sold to the owners.",
        "After a loss by fire &amp; water.",
    ]
    assert ours["facts"]["f1"]["links"] == {"footnote": {"_": ["fn1"]}}
    assert ours["facts"]["f3"]["links"] == {"footnote": {"_": ["fn2"]}}
    assert "links" not in ours["facts"]["f5"]


def test_a_note_far_below_or_behind_the_next_table_is_of_none() -> None:
    prose = "\n\n".join(f"A paragraph about the kilns, the {number}th of several." for number in range(4, 9))
    far = TEXT.replace("See accompanying notes.", prose)
    assert made(far, "fenwick.txt", validate=False).report.notes == ()
    blank = " " * 36
    dates = f"{blank} December 31,\n{blank} 2005          2004\n"
    table = f"BACKLOG\n\n{dates}Orders{' ' * 31}120           110\nShipments{' ' * 28}130           115\n"
    assert made(TEXT.replace("See accompanying notes.", table), "fenwick.txt", validate=False).report.notes == ()


def test_a_figure_in_brackets_is_no_mark() -> None:
    plain = TEXT.replace("2,150 *", "2,150  ").replace("Net sales (1)", "Net sales    ")
    assert made(plain, "fenwick.txt", validate=False).report.notes == ()


@pytest.mark.parametrize(("source", "name"), [(WITH_FACTS, "fenwick.txt"), (PAGE_WITH_FACTS, "fenwick.htm")])
def test_a_note_may_hold_facts_itself(source: str, name: str) -> None:
    outcome = made(source, name)
    (note,) = outcome.report.notes
    assert note.text.startswith(
        "Advertising expense was $210 thousand and $195 thousand for the years ended December 31, 2005 and 2004"
    )
    assert outcome.verdict.is_valid
    root = etree.fromstring(outcome.package.files[0][1])
    pieces = list(root.iter(f"{IX}footnote", f"{IX}continuation"))
    words = " ".join("".join("".join(piece.itertext()) for piece in pieces).split())
    assert words == note.text
    inside = [fact for piece in pieces for fact in piece.iter(f"{IX}nonFraction")]
    assert [(fact.get("name"), fact.text) for fact in inside] == [
        ("us-gaap:AdvertisingExpense", "210"),
        ("us-gaap:AdvertisingExpense", "195"),
    ]
