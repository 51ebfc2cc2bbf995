"""The page of a run says what the ledger and the data sets say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import fsspec
import pytest
from lxml import html

from converter.batch.report import write_report
from tests.conftest import Ran
from tests.helpers_batch import fill, ledger, release, run
from tests.helpers_submission import COVER, document, submission


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
    two = submission(document(COVER, "8-K", 1), document(release(8)), document(release(9), "EX-99.2", 3))
    (folder / "in" / "two.nc").write_bytes(two)
    (folder / "in" / "prose.txt").write_text("No figures here.\n")
    run(folder / "out", folder / "in", sample=1000)
    page = html.fromstring(Path(write_report(str(folder / "out"))).read_text(encoding="utf-8"))
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
        ["text", "7", "0", "0", "7"],
        ["all", "8", "1", "1", "10"],
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
    assert "parts" not in {row[1] for row in tables["Slowest documents"]}


def test_a_run_at_an_address_has_its_page_by_its_ledger(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    """The ledger lies on a disk of this machine whatever the address of the results."""
    run(tmp_path / "out", fill(tmp_path / "in", 2))
    memory = fsspec.filesystem("memory")
    memory.pipe({f"/run/facts/{path.name}": path.read_bytes() for path in (tmp_path / "out" / "facts").iterdir()})
    assert ixbrl("batch", "report", "memory://run").code == 2
    ran = ixbrl("batch", "report", "memory://run", "--ledger", tmp_path / "out" / "ledger.sqlite")
    assert (ran.code, ran.out.strip()) == (0, "memory://run/report.html")
    assert memory.cat_file("/run/report.html") == _page_of(tmp_path / "out", ixbrl)


def _page_of(folder: Path, ixbrl: Callable[..., Ran]) -> bytes:
    assert ixbrl("batch", "report", folder).code == 0
    return (folder / "report.html").read_bytes()
