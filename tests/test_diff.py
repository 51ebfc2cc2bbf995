"""`ixbrl diff`: results against each other and against filings, on the terminal, as a page, as JSON, by exit code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.api import convert
from tests.conftest import RELEASE, Ran
from tests.helpers_results import saved

Run = Callable[..., Ran]
CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "dev"
APPLE = CORPUS / "html" / "apple-inc-0000320193-24-000080" / "document.htm"
APPLE_10Q = CORPUS / "ixbrl" / "apple-inc-10-q-june-29-2024" / "document.htm"


@pytest.fixture
def result(tmp_path: Path) -> Path:
    return saved("ashgrove.txt", tmp_path, RELEASE)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """Another release of the same: net sales restated, with the sum, and a line less."""
    text = RELEASE.replace("$   1,200", "$   1,210").replace("500 ", "510 ").replace("Net income .", "Net profit .")
    return saved("restated.txt", tmp_path, text)


def test_a_result_equals_itself_and_its_own_document(result: Path, ixbrl: Run) -> None:
    document = next(result.glob("*.htm"))
    for a, b in ((result, result), (result, document), (document, document)):
        ran = ixbrl("diff", a, b, "--strict")
        assert (ran.code, ran.err) == (0, "")
        count = len(json.loads((result / "receipt.json").read_text(encoding="utf-8"))["facts"])
        assert f"{count} equal, 0 rounded, 0 different, 0 of A missing in B, 0 of B missing in A" in ran.out


def test_a_report_package_is_read_as_its_document(result: Path, ixbrl: Run) -> None:
    (package,) = result.glob("*.xbri")
    ran = ixbrl("diff", result, package, "--strict")
    assert (ran.code, ran.err) == (0, "")


def test_a_restated_figure_is_shown_with_both_values(result: Path, changed: Path, ixbrl: Run) -> None:
    ran = ixbrl("diff", result, changed)
    assert ran.code == 1
    row = next(line for line in ran.out.splitlines() if "us-gaap:Revenues" in line or "RevenueFrom" in line)
    assert re.search(r"different.*1,200,000\s+1,210,000", row)
    assert "1 different" in ran.out or "2 different" in ran.out


@pytest.mark.parametrize("is_folder", [False, True])
def test_a_page_that_is_there_names_the_option_that_wrote_it(
    result: Path, tmp_path: Path, ixbrl: Run, *, is_folder: bool
) -> None:
    page = tmp_path / "page.html"
    if is_folder:
        page.mkdir()
    else:
        page.write_text("mine")
    ran = ixbrl("diff", result, result, "--html", page)
    assert ran.code == 2
    assert "Choose another page (--html)" in ran.err
    assert "-o" not in ran.err.replace(str(page), "")


def test_a_page_that_is_written_is_told_with_the_counts(result: Path, tmp_path: Path, ixbrl: Run) -> None:
    ran = ixbrl("diff", result, result, "--html", tmp_path / "new" / "page.html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{tmp_path / 'new' / 'page.html'}: ")
    assert " 0 different, " in ran.out


def test_json_and_page_hold_the_same(result: Path, changed: Path, tmp_path: Path, ixbrl: Run) -> None:
    ran = ixbrl("diff", result, changed, "--json", "--html", tmp_path / "page.html")
    assert ran.code == 1
    written = json.loads(ran.out)
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for fact in written["facts"]:
        for side in (fact["a"], fact["b"]):
            if side:
                assert f"{int(side['value']):,}" in page
    assert f"Different: {written['counts']['different']}" in page


def test_a_page_is_not_overwritten_unasked(result: Path, tmp_path: Path, ixbrl: Run) -> None:
    page = tmp_path / "page.html"
    assert ixbrl("diff", result, result, "--html", page).code == 0
    ran = ixbrl("diff", result, result, "--html", page)
    assert ran.code == 2
    assert "--force" in ran.err
    assert ixbrl("diff", result, result, "--html", page, "--force").code == 0


def test_strict_counts_what_is_missing(result: Path, tmp_path: Path, ixbrl: Run) -> None:
    shorter = saved(
        "shorter.txt", tmp_path, RELEASE.replace("Research and development ...", "Tinkering with lanterns ...")
    )
    ran = ixbrl("diff", result, shorter, "--json")
    counts = json.loads(ran.out)["counts"]
    assert counts["missingInB"] == 2
    assert ran.code == 0
    assert ixbrl("diff", result, shorter, "--strict").code == 1


@pytest.mark.parametrize("bad", ["nowhere", "text.htm", "folder"])
def test_what_cannot_be_read_is_named(bad: str, result: Path, tmp_path: Path, ixbrl: Run) -> None:
    (tmp_path / "text.htm").write_text("no markup", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    ran = ixbrl("diff", result, tmp_path / bad)
    assert ran.code == 4
    assert str(tmp_path / bad) in ran.err


def test_a_folder_of_several_results_is_refused(result: Path, changed: Path, ixbrl: Run) -> None:
    ran = ixbrl("diff", result.parent, result)
    assert ran.code == 4
    assert "2 results lie here" in ran.err
    assert changed.is_dir()


@pytest.mark.skipif(not APPLE.exists() or not APPLE_10Q.exists(), reason="the shared corpus is not here")
def test_a_release_agrees_with_the_10q_that_followed(tmp_path: Path, ixbrl: Run) -> None:
    convert(APPLE, tmp_path / "apple", cik="320193", validate=False)
    ran = ixbrl("diff", tmp_path / "apple", APPLE_10Q, "--json")
    comparison = json.loads(ran.out)
    assert comparison["sameEntity"] is True
    assert comparison["counts"]["equal"] >= 100
    assert comparison["counts"]["different"] == 0
    revenue = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    equal = {
        (fact["dimensions"].partition("=")[2], fact["a"]["value"], fact["b"]["value"])
        for fact in comparison["facts"]
        if fact["concept"] == revenue and fact["status"] == "equal" and fact["period"].endswith("2024-06-29")
    }
    assert {("", "85777000000", "85777000000"), ("", "296105000000", "296105000000")} <= equal
    # What the release prints as lines below "Net sales:" the report states for members.
    assert {("us-gaap:ProductMember", "61564000000", "61564000000")} <= equal
    assert {("us-gaap:ServiceMember", "24213000000", "24213000000")} <= equal
