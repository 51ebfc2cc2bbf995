"""Files of line items by the front doors: a valid result, the facts of the release they were taken from."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from converter import Result, convert

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]
PAGE = (Path(__file__).parents[1] / "docs" / "line_items.md").read_text(encoding="utf-8")
SCHEMA = json.loads((package_files("converter") / "exports" / "receipt.schema.json").read_text(encoding="utf-8"))
# The figures of the release in conftest.
ROWS = [
    ["label", "section", "scale", "2003-01-01/2003-12-31", "Year ended December 31, 2002"],
    ["Net sales", "", "thousands", 1200, 1000],
    ["Cost of sales", "", "", 700, 610],
    ["Gross profit", "", "", 500, 390],
    ["Research and development", "Operating expenses:", "", 80, 70],
    ["General and administrative", "Operating expenses:", "", 120, 110],
    ["Total operating expenses", "", "", 200, 180],
    ["Operating income", "", "", 300, 210],
    ["Provision for income taxes", "", "", -100, -70],
    ["Net income", "", "", 200, 140],
]


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def figures(result: Result) -> list[tuple[str, str, str, str]]:
    facts = result.outcome.report.facts
    return [(f.concept.name.local, str(f.period), str(f.unit), f"{f.value:f}") for f in facts]


def as_csv() -> Path:
    text = io.StringIO()
    csv.writer(text).writerows(ROWS)
    path = Path("items.csv")
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def as_workbook() -> Path:
    made = openpyxl.Workbook()
    made.active.title = "Statements of operations"
    for row in ROWS:
        made.active.append(row)
    made.save("items.xlsx")
    return Path("items.xlsx")


@pytest.mark.parametrize("write", [as_csv, as_workbook])
def test_line_items_give_the_facts_of_their_release(write: Callable[[], Path], release: Path) -> None:
    result = convert(write(), "out", cik="77")
    assert result.is_valid
    assert figures(result) == figures(convert(release, validate=False))
    assert result.receipt["summary"]["provenSums"] == 4
    assert list(Draft202012Validator(SCHEMA).iter_errors(result.receipt)) == []
    tree = etree.parse(Path("out") / result.document)
    (pre,) = tree.iter("{http://www.w3.org/1999/xhtml}pre")
    assert "".join(pre.itertext()) == result.outcome.source.text


def test_the_example_of_the_page_is_valid() -> None:
    found = re.search(r"^```csv\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
    assert found
    Path("items.csv").write_text(found[1], encoding="utf-8")
    result = convert("items.csv", cik="77")
    assert result.is_valid
    assert result.receipt["summary"]["taggedCells"] == result.receipt["summary"]["cells"] == 10
    assert len(result.outcome.report.statements) == 2


def test_what_is_wrong_is_one_line_with_its_place(ixbrl: Ixbrl) -> None:
    Path("items.csv").write_text("label,2003-12-31\nTotal assets,12x\n", encoding="utf-8")
    ran = ixbrl("convert", "items.csv", "-o", "out")
    assert (ran.code, ran.out, ran.err.count("\n")) == (4, "", 1)
    assert ran.err.startswith("ixbrl: items.csv, row 2, column 2: '12x'")
    assert not Path("out").exists()


def test_inspect_reads_line_items_too(ixbrl: Ixbrl) -> None:
    ran = ixbrl("inspect", as_csv())
    assert (ran.code, ran.err) == (0, "")
    assert "Gross profit" in ran.out
