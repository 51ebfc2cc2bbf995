"""Measures outside the accounting standards are never tagged as us-gaap: left untagged, or extensions if asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from converter import Result, convert
from converter.errors import UsageError
from tests.helpers_results import concepts

if TYPE_CHECKING:
    from conftest import Ran

RELEASE = """
    TARN HARROWS, INC.
    STATEMENTS OF OPERATIONS
    (In thousands, except per share data)
                                             Year Ended December 31,
                                                 2004        2003
    Net sales                                   1,200       1,000
    Cost of sales                                 700         610
    Gross profit                                  500         390
    Selling expenses                              200         180
    Operating income                              300         210
    Income taxes                                  100          70
    Net income                                    200         140
    {label:<42}  321         234
"""


def converted(folder: Path, label: str, **options: Any) -> Result:
    path = folder / "tarn.txt"
    path.write_text(RELEASE.format(label=label))
    return convert(path, **{"validate": False, **options})


@pytest.mark.parametrize(
    "label",
    [
        "EBITDA",
        "Adjusted EBITDA",
        "Adjusted net income",
        "Net income, as adjusted",
        "Non-GAAP operating income",
        "Core earnings",
        "Economic earnings",
        "Same-store net operating income",
        "Pro forma net income",
        "Net income - non-GAAP",
        "Free cash flow",
        "Net income excluding special items",
        "Backlog",
        "Non-GAAP gross profit",
        "Adjusted diluted earnings per share",
        "FFO per share - diluted",
        "Funds from operations per diluted share",
        "Basic cash earnings per share",
    ],
)
def test_a_measure_stays_untagged_with_a_finding_for_each_figure(tmp_path: Path, label: str) -> None:
    done = converted(tmp_path, label)
    assert label not in concepts(done)
    cells = [cell for cell in done.receipt["cells"] if cell["finding"] == "cell.non-gaap"]
    assert [cell["printed"] for cell in cells] == ["321", "234"]
    said = next(f for f in done.receipt["findings"] if f["code"] == "cell.non-gaap")
    assert repr(label) in said["message"]


@pytest.mark.parametrize(
    "title",
    [
        "FUNDS FROM OPERATIONS",
        "CALCULATION OF FUNDS FROM OPERATIONS",
        "FFO AND CASH AVAILABLE FOR DISTRIBUTION",
        "COMPUTATION OF FUNDS AVAILABLE FOR DISTRIBUTION",
    ],
)
def test_a_table_that_leads_to_funds_from_operations_has_no_facts(tmp_path: Path, title: str) -> None:
    measure = f"""
    {title}
    (In thousands, except per share data)
                                             Year Ended December 31,
                                                 2004        2003
    Net income                                    200         140
    Depreciation of buildings                      77          66
    Funds from operations                         277         206
    Per share - diluted                           .54         .41
"""
    path = tmp_path / "tarn.txt"
    path.write_text(RELEASE.format(label="Dividends") + measure)
    cells = convert(path, validate=False).receipt["cells"]
    assert [cell["fact"] for cell in cells if cell["printed"] in ("77", "66", "277", "206", ".54", ".41")] == [None] * 6


def test_a_measure_becomes_an_extension_if_asked_for(tmp_path: Path) -> None:
    done = converted(tmp_path, "Adjusted EBITDA", non_gaap="extend", validate=True)
    assert concepts(done)["Adjusted EBITDA"] == "tarnharrowsi:AdjustedEbitda"
    values = [fact["value"] for fact in done.receipt["facts"] if fact["concept"] == "tarnharrowsi:AdjustedEbitda"]
    assert values == ["321000", "234000"]
    assert done.is_valid


@pytest.mark.parametrize("label", ["Adjustments to retained earnings", "Cash dividends", "Core deposits premium"])
def test_like_words_are_no_measure(tmp_path: Path, label: str) -> None:
    done = converted(tmp_path, label)
    assert not any(cell["finding"] == "cell.non-gaap" for cell in done.receipt["cells"])


def test_what_a_person_decided_goes_before(tmp_path: Path) -> None:
    converted(tmp_path, "Adjusted EBITDA", output=tmp_path / "result")
    mapping = tmp_path / "result" / "mapping.csv"
    last = mapping.read_text().splitlines()[-1]
    assert ",-," in last
    mapping.write_text(mapping.read_text().replace(last, last.replace(",-,", ",*extension,")))
    assert concepts(converted(tmp_path, "Adjusted EBITDA", mapping=mapping))["Adjusted EBITDA"].startswith("tarn")


def test_another_choice_is_refused(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    with pytest.raises(UsageError, match="'tag'"):
        converted(tmp_path, "EBITDA", non_gaap="tag")
    assert ixbrl("convert", tmp_path / "tarn.txt", "--non-gaap", "tag").code == 2
