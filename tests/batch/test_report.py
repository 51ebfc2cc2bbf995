"""The page of a run says what the ledger and the data sets say."""

from __future__ import annotations

import pytest
from lxml import html

from converter.batch.report import write_report
from tests.helpers_batch import fill, ledger, release, run


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The rows of the tables of a page by the headings above them, and the run's ledger as "ledger"."""
    folder = tmp_path_factory.mktemp("report")
    fill(folder / "in", 3)
    odd = release(5).replace("General and administrative", "Wick trimming & <burning>  ")
    (folder / "in" / "odd.txt").write_text(
        odd.replace("Research and development ........", "Wick trimming & <Burning> .......")
    )
    (folder / "in" / "odd2.txt").write_text(odd.replace("Year Ended", "Year ended"))
    (folder / "in" / "page.htm").write_text(f"<html><body><pre>{release(7)}</pre></body></html>")
    (folder / "in" / "empty.txt").write_text("")
    (folder / "in" / "prose.txt").write_text("No figures here.\n")
    run(folder / "out", folder / "in", sample=1000)
    page = html.fromstring(write_report(folder / "out").read_text(encoding="utf-8"))
    found = {
        str(table.xpath("string(preceding-sibling::h2[1])")): [
            [cell.text_content() for cell in row.xpath("td")] for row in table.xpath(".//tr[td]")
        ]
        for table in page.xpath("//table")
    }
    return found | {"ledger": [[str(value) for value in row] for row in ledger(folder / "out", "name, seconds, facts")]}


def test_outcomes_by_kind_and_year_add_up(tables: dict[str, list[list[str]]]) -> None:
    assert tables["Outcome by kind"] == [
        ["not known", "0", "1", "1", "2"],
        ["html", "1", "0", "0", "1"],
        ["text", "5", "0", "0", "5"],
        ["all", "6", "1", "1", "8"],
    ]
    assert [row[0] for row in tables["Outcome by year"]] == ["not known", "2003", "all"]


def test_labels_without_a_concept_are_the_work_list(tables: dict[str, list[list[str]]]) -> None:
    assert tables["Labels without a standard concept"][0] == ["wick trimming & <burning>", "income_statement", "2"]


def test_confidence_counts_every_fact(tables: dict[str, list[list[str]]]) -> None:
    facts = sum(int(row[2]) for row in tables["ledger"])
    assert sum(int(row[1].replace(",", "")) for row in tables["Confidence of facts"]) == facts


def test_failures_and_slowest_are_named(tables: dict[str, list[list[str]]]) -> None:
    (failure,) = tables["Documents without a result"]
    assert failure[:3] == ["failed", "source", "1"]
    assert failure[-1] == "empty.txt"
    assert [row[:2] for row in tables["Each document without a result"]] == [["empty.txt", "failed"]]
    slowest = sorted(tables["ledger"], key=lambda row: float(row[1]), reverse=True)
    assert [row[0] for row in tables["Slowest documents"]] == [row[0] for row in slowest]
