"""summary.html: the statements as tagged, with every number's place, proof and reason."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from converter.api import Result, convert
from converter.exports.summary import bars
from tests.conftest import Ran

BROKEN = """
    SALLOW MERE, INC.
    BALANCE SHEETS
    (In thousands)
                                             December 31,
                                            2004        2003
    Cash                                     100          90
    Accounts receivable                      600         540
    Mere keepers' <b>chests</b>               66          55
    Inventories                               40          30
    Total current assets                     806         720
    Property, plant and equipment, net       500         400
    Total assets                           1,306       1,120

    RECONCILIATION OF ADJUSTED EBITDA
    (In thousands)
                                           Year Ended December 31,
                                            2004        2003
    Net income                               211         199
    Depreciation                             100         100
    Adjusted EBITDA                          311         299
"""


class Page(HTMLParser):
    """The links of a page, its text, and what it would fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.text = ""
        self.fetched: list[str] = []
        self.tags: set[str] = set()
        self._href = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.fetched += [str(given[name]) for name in ("src", "data", "poster") if given.get(name)]
        if tag == "a":
            self._href = str(given["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._href = ""

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._href:
            self.links.append((self._href, data))


def summary(result: Result) -> str:
    assert result.folder is not None
    return (result.folder / "summary.html").read_text(encoding="utf-8")


@pytest.fixture
def broken(tmp_path: Path) -> Result:
    path = tmp_path / "sallow.txt"
    path.write_text(BROKEN)
    return convert(path, tmp_path / "result", validate=False)


def test_every_tagged_figure_leads_to_its_element(release: Path, tmp_path: Path) -> None:
    result = convert(release, tmp_path / "result", validate=False)
    places = [
        (f"{result.document}#{place.id}", place.printed)
        for fact in result.outcome.report.facts
        for place in fact.occurrences
    ]
    document = (tmp_path / "result" / result.document).read_text(encoding="utf-8")
    links = [(href, text) for href, text in Page(summary(result)).links if "#" in href]
    assert sorted(links) == sorted(places)
    assert all(f'id="{href.partition("#")[2]}"' in document for href, _ in links)


def test_the_page_needs_nothing_beside_it(broken: Result) -> None:
    page = Page(summary(broken))
    assert page.fetched == []
    assert not page.tags & {"script", "link", "iframe", "img", "object"}


def test_same_release_same_bytes(release: Path, tmp_path: Path) -> None:
    one = convert(release, tmp_path / "one", validate=False)
    other = convert(release, tmp_path / "other", validate=False)
    assert summary(one) == summary(other)


def test_what_the_release_prints_is_text_and_never_markup(broken: Result) -> None:
    page = Page(summary(broken))
    assert "Mere keepers' <b>chests</b>" in page.text
    assert "&lt;b&gt;chests" in summary(broken)


def test_a_broken_sum_is_shown_with_its_difference(broken: Result) -> None:
    """The chests of 2003 are five too few."""
    shown = summary(broken)
    table = shown[shown.index('data-sum="sum-1-1" data-state="broken"') :].partition("</table>")[0]
    cells = [" ".join(cell.split()) for cell in Page(table).text.split("\n") if cell.strip()]
    assert cells[-2:] == ["=Total current assets806720", "≠off by✓-5,000"]


def test_every_untagged_figure_stands_there_with_its_reason(broken: Result) -> None:
    cells = [cell for cell in broken.receipt["cells"] if cell["fact"] is None]
    assert {cell["printed"] for cell in cells} >= {"311", "299"}
    untagged = summary(broken).partition('id="untagged"')[2].partition("</section>")[0]
    for cell in cells:
        assert f'<td class="num">{cell["printed"]}</td>' in untagged
        assert cell["finding"] in untagged


def test_messages_stand_there_with_their_hints(broken: Result) -> None:
    told = [f for f in broken.receipt["findings"] if f["severity"] == "warning"]
    text = " ".join(Page(summary(broken)).text.split())
    assert told
    for finding in told:
        assert " ".join(finding["message"].split()) in text
        assert " ".join(finding["hint"].split()) in text


def test_the_picture_has_a_bar_for_each_level_and_no_gap() -> None:
    found = bars({"sure": 7, "likely": 0, "doubtful": 1, "extension": 1, "untagged": 1})
    assert [(bar["level"], bar["share"]) for bar in found] == [
        ("sure", 70),
        ("doubtful", 10),
        ("extension", 10),
        ("untagged", 10),
    ]
    assert [bar["x"] for bar in found] == [0, 700, 800, 900]
    assert found[-1]["x"] + found[-1]["width"] == 1000


def test_it_can_be_left_out(ixbrl: Any, release: Path, tmp_path: Path) -> None:
    ran: Ran = ixbrl("convert", release, "-o", tmp_path / "result", "--no-summary", "--no-validate")
    assert ran.code == 0
    assert not (tmp_path / "result" / "summary.html").exists()


def test_each_extension_stands_there_with_what_speaks_against_a_standard_concept(broken: Result) -> None:
    told = [f for f in broken.receipt["findings"] if f["code"] == "map.extension"]
    text = " ".join(Page(summary(broken)).text.partition("Extensions")[2].split())
    assert told
    for finding in told:
        assert finding["message"].partition("gets an extension concept: ")[2] in text
