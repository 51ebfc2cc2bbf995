"""A person corrects mapping.csv, and the next conversion obeys it."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from converter import Result, convert
from converter.errors import UsageError
from tests.helpers_results import concepts

RELEASE = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (In thousands)
                                             December 31,
                                            2004        2003
    Accounts receivable                      600         540
    Harrow patterns                           66          55
    Total current assets                     666         595
"""
Rows = list[dict[str, Any]]


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "tarn.txt"
    path.write_text(RELEASE)
    return path


def converted(release: Path, **options: Any) -> Result:
    return convert(release, release.parent / "result", force=True, **{"validate": False, **options})


def corrected(release: Path, change: Callable[[Rows], object]) -> Path:
    """The mapping.csv of a conversion, changed by a person and put beside the release."""
    folder = converted(release).folder
    assert folder is not None
    found = list(csv.DictReader(io.StringIO((folder / "mapping.csv").read_text())))
    change(found)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    path = release.parent / "mapping.csv"
    path.write_text(buffer.getvalue())
    return path


def test_the_file_names_every_line_with_its_concept(release: Path) -> None:
    path = corrected(release, lambda rows: None)
    rows = list(csv.DictReader(io.StringIO(path.read_text())))
    assert [(row["line"], row["label"], row["concept"], row["confidence"]) for row in rows] == [
        ("1", "Accounts receivable", "us-gaap:AccountsReceivableNetCurrent", "0.97"),
        ("2", "Harrow patterns", "tarnharrowsi:HarrowPatterns", "0.52"),
        ("3", "Total current assets", "us-gaap:AssetsCurrent", "0.97"),
    ]


def test_an_unchanged_file_changes_no_fact(release: Path) -> None:
    before = concepts(converted(release))
    path = corrected(release, lambda rows: None)
    done = converted(release, mapping=path)
    assert concepts(done) == before
    assert {fact.rule.split()[0] for fact in done.outcome.report.facts} == {"decided"}


def test_a_corrected_concept_is_taken_and_the_filing_is_valid(release: Path) -> None:
    path = corrected(release, lambda rows: rows[1].update(concept="us-gaap:PrepaidExpenseCurrent"))
    done = converted(release, mapping=path, validate=True)
    assert concepts(done)["Harrow patterns"] == "us-gaap:PrepaidExpenseCurrent"
    assert done.is_valid
    (fact, *_) = [f for f in done.receipt["facts"] if f["concept"] == "us-gaap:PrepaidExpenseCurrent"]
    assert fact["rule"] == "decided own/mapping.csv:3"


def test_a_line_left_out_is_a_finding_for_each_figure(release: Path) -> None:
    path = corrected(release, lambda rows: rows[1].update(concept="-"))
    done = converted(release, mapping=path, validate=True)
    assert "Harrow patterns" not in concepts(done)
    assert done.is_valid
    left = [cell for cell in done.receipt["cells"] if cell["finding"] == "cell.left-out"]
    assert [cell["printed"] for cell in left] == ["66", "55"]


def test_a_line_outside_gaap_is_left_untagged_and_stays_so(release: Path) -> None:
    path = corrected(release, lambda rows: rows[1].update(concept="*non-gaap"))
    done = converted(release, mapping=path)
    assert "Harrow patterns" not in concepts(done)
    left = [cell for cell in done.receipt["cells"] if cell["finding"] == "cell.non-gaap"]
    assert [cell["printed"] for cell in left] == ["66", "55"]
    assert done.folder is not None
    rows = list(csv.DictReader(io.StringIO((done.folder / "mapping.csv").read_text())))
    assert [row["concept"] for row in rows][1] == "*non-gaap"


def test_a_standard_concept_can_give_way_to_one_of_the_reports_own(release: Path) -> None:
    path = corrected(release, lambda rows: rows[0].update(concept="*extension"))
    assert concepts(converted(release, mapping=path))["Accounts receivable"] == "tarnharrowsi:AccountsReceivable"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param({"concept": "us-gaap:Nonsense"}, "has no concept 'us-gaap:Nonsense'", id="an unknown concept"),
        pytest.param({"concept": "Revenues"}, "Revenues cannot take the figures of 'Harrow patterns'", id="a flow"),
        pytest.param({"concept": "usgaap:Assets"}, "has no concept 'usgaap:Assets'", id="an unknown prefix"),
        pytest.param({"concept": "tarnharrowsi:9 lives!"}, "'9 lives!' can be no concept's name", id="no name"),
        pytest.param({"concept": ""}, "the row names no concept", id="no concept"),
        pytest.param({"label": "Harrows"}, "has the label 'Harrow patterns'", id="another line"),
        pytest.param({"line": "9"}, "does not exist among 1 statement", id="a line that is not there"),
        pytest.param({"line": "x"}, "line 'x' is no whole number", id="no number"),
        pytest.param({"format": "2"}, "the format 2 is not known", id="another format"),
    ],
)
def test_a_row_that_cannot_be_followed_is_named(release: Path, change: dict[str, str], said: str) -> None:
    path = corrected(release, lambda rows: rows[1].update(change))
    with pytest.raises(UsageError, match=said) as raised:
        converted(release, mapping=path)
    assert raised.value.where == "mapping.csv:3"
    assert raised.value.do


def test_two_lines_with_other_figures_do_not_share_a_concept(release: Path) -> None:
    path = corrected(release, lambda rows: rows[1].update(concept="us-gaap:AccountsReceivableNetCurrent"))
    with pytest.raises(UsageError, match=r"is the concept of another line of the statement already, in mapping\.csv:2"):
        converted(release, mapping=path)


def test_two_rows_that_contradict_each_other_are_named(release: Path) -> None:
    path = corrected(release, lambda rows: rows.append({**rows[1], "concept": "us-gaap:InventoryNet"}))
    with pytest.raises(UsageError, match=r"in mapping\.csv:3 and us-gaap:InventoryNet here"):
        converted(release, mapping=path)


def test_a_file_as_spreadsheets_save_it_is_read(release: Path) -> None:
    path = corrected(release, lambda rows: rows[1].update(concept="us-gaap:PrepaidExpenseCurrent"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b",,,,,,,,,\r\n")
    assert concepts(converted(release, mapping=path))["Harrow patterns"] == "us-gaap:PrepaidExpenseCurrent"


def test_a_file_that_is_no_mapping_is_named(release: Path) -> None:
    path = release.parent / "other.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UsageError, match="the header lacks 'format'"):
        converted(release, mapping=path)


def test_what_is_less_sure_than_asked_is_an_extension(release: Path) -> None:
    assert concepts(converted(release, min_confidence=96)) == {
        "Accounts receivable": "tarnharrowsi:AccountsReceivable",
        "Harrow patterns": "tarnharrowsi:HarrowPatterns",
        "Total current assets": "tarnharrowsi:TotalCurrentAssets",
    }
    with pytest.raises(UsageError, match="a confidence of 101"):
        converted(release, min_confidence=101)
