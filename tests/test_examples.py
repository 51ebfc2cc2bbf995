"""The shipped examples: each converts without a fault and states exactly the facts that its expected file lists."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from converter.api import Result, convert
from converter.model.findings import IN_LABEL

EXAMPLES = Path(__file__).parents[1] / "examples"
RELEASES = {path.stem: path for path in sorted(EXAMPLES.iterdir()) if path.suffix in (".txt", ".htm")}
NAMES = list(RELEASES)


@pytest.fixture(scope="session", params=NAMES)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """One example, converted and validated once for all tests."""
    folder = tmp_path_factory.mktemp("examples") / request.param
    return convert(RELEASES[request.param], folder)


@pytest.fixture(scope="session")
def expected(example: Result) -> list[dict[str, Any]]:
    name = Path(example.receipt["source"]["name"]).stem
    document: dict[str, Any] = json.loads((EXAMPLES / f"{name}.expected.json").read_text(encoding="utf-8"))
    return list(document["facts"])


def aspects(entry: dict[str, Any]) -> tuple[str, str, str, int]:
    """Period, unit, value and decimals of an expected fact, written as the receipt writes them."""
    period = entry["instant"] if "instant" in entry else f"{entry['start']}/{entry['end']}"
    unit = {"USD": "iso4217:USD", "shares": "xbrli:shares", "USD/shares": "iso4217:USD/xbrli:shares"}[entry["unit"]]
    return period, unit, entry["value"], entry["decimals"]


def states(fact: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether a fact of the receipt is what an expected entry asks for."""
    prefix, _, local = fact["concept"].partition(":")
    concept_is_right = local in entry["concepts"] if prefix == "us-gaap" else "*extension" in entry["concepts"]
    found = fact["period"], fact["unit"], fact["value"], fact["decimals"]
    return concept_is_right and found == aspects(entry)


def test_there_are_examples() -> None:
    assert NAMES


def test_every_example_has_its_expected_file_and_every_expected_file_its_example() -> None:
    expected_files = {path.name.removesuffix(".expected.json") for path in EXAMPLES.glob("*.expected.json")}
    assert expected_files == set(NAMES)


def test_every_expected_fact_is_stated(example: Result, expected: list[dict[str, Any]]) -> None:
    facts = example.receipt["facts"]
    missing = [entry for entry in expected if not any(states(fact, entry) for fact in facts)]
    assert missing == []


def test_no_fact_is_stated_that_is_not_expected(example: Result, expected: list[dict[str, Any]]) -> None:
    facts = example.receipt["facts"]
    extra = [fact for fact in facts if not any(states(fact, entry) for entry in expected)]
    assert extra == []
    assert len(facts) == len(expected)


def test_no_two_facts_share_concept_period_and_unit(example: Result) -> None:
    keys = [(fact["concept"], fact["period"], fact["unit"]) for fact in example.receipt["facts"]]
    assert len(keys) == len(set(keys))


_OF_SHORT_STATEMENTS = {"DQC.US.0099.9533"}


def test_arelle_finds_neither_error_nor_warning(example: Result) -> None:
    assert example.is_valid is True
    assert example.outcome.verdict.ran
    messages = example.outcome.verdict.messages
    assert [m for m in messages if m.source == "arelle" and m.severity in ("error", "warning")] == []
    # Selected data sums nothing.
    assert {m.code for m in messages if m.source == "rules" and m.severity == "warning"} <= _OF_SHORT_STATEMENTS
    assert [m for m in messages if m.severity == "error"] == []


def test_every_numeric_cell_is_a_fact_or_has_a_finding(example: Result) -> None:
    cells = example.receipt["cells"]
    codes = {finding["code"] for finding in example.receipt["findings"]}
    ids = {fact["id"] for fact in example.receipt["facts"]}
    printed = {cell.locator for table in example.outcome.tables for row in table.rows for cell in row.cells}
    places = [place.locator for fact in example.outcome.report.facts for place in fact.occurrences]
    remarks = [f.locator for f in example.outcome.findings if f.code.startswith(IN_LABEL)]
    # A figure that states two facts, or one in a label, has an entry for each.
    again = len([place for place in places if place in printed]) - len(printed.intersection(places))
    assert len(cells) == len(printed) + again + len([place for place in places if place not in printed]) + len(remarks)
    for cell in cells:
        assert (cell["fact"] in ids) != (cell["finding"] in codes), cell


def test_every_fact_stands_in_a_cell_that_prints_its_figure(example: Result) -> None:
    cells = {cell["element"]: cell for cell in example.receipt["cells"] if cell["fact"]}
    for fact in example.receipt["facts"]:
        printed = "".join(c for c in cells[fact["id"]]["printed"] if c.isdigit()).lstrip("0")
        digits = "".join(c for c in fact["value"] if c.isdigit()).strip("0")
        assert printed.rstrip("0") == digits, fact


def test_the_summary_counts_what_the_receipt_lists(example: Result) -> None:
    receipt, summary = example.receipt, example.receipt["summary"]
    concepts = {fact["concept"] for fact in receipt["facts"]}
    assert summary["facts"] == len(receipt["facts"])
    assert summary["cells"] == len(receipt["cells"])
    assert summary["taggedCells"] == sum(cell["fact"] is not None for cell in receipt["cells"])
    assert summary["concepts"] == len(concepts)
    assert summary["extensionConcepts"] == sum(not concept.startswith("us-gaap:") for concept in concepts)
    assert summary["provenSums"] == sum(entry["provesSigns"] for entry in receipt["sums"])
    for severity in ("error", "warning", "info"):
        assert summary["findings"][severity] == sum(f["severity"] == severity for f in receipt["findings"])


def test_the_folder_holds_the_filing_its_package_and_the_exports(example: Result) -> None:
    assert example.folder is not None
    base = example.receipt["summary"]["base"]
    filing = {f"{base}.htm", f"{base}.xsd", f"{base}_pre.xml", f"{base}_cal.xml", f"{base}_lab.xml"}
    exports = {f"{base}.xbri", "facts.json", "facts.csv", "mapping.csv", "receipt.json", "source.zip", "summary.html"}
    assert {path.name for path in example.folder.iterdir()} == filing | exports
    assert json.loads((example.folder / "receipt.json").read_text(encoding="utf-8")) == example.receipt


@pytest.mark.slow
def test_one_wrong_digit_in_any_line_changes_that_fact_and_no_other(example: Result, tmp_path: Path) -> None:
    """A slip in a line's first figure may break sums, but it turns no sign and loses no fact."""
    if example.outcome.source.markup:
        pytest.skip("offsets into a page's text are none into its file")
    text = example.outcome.source.text
    right = {(fact.concept, fact.period, fact.unit): fact.value for fact in example.outcome.report.facts}
    places = Counter(place.locator for fact in example.outcome.report.facts for place in fact.occurrences)
    astray: list[str] = []
    lines = set()
    for fact in example.outcome.report.facts:
        place = fact.occurrences[0]
        digits = text[place.locator.start : place.locator.end]
        if place.is_dash or len(fact.occurrences) > 1 or fact.concept in lines or places[place.locator] > 1:
            continue
        lines.add(fact.concept)
        slipped = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        release = tmp_path / example.receipt["source"]["name"]
        release.write_text(text[: place.locator.start] + slipped + text[place.locator.end :], encoding="utf-8")
        facts = convert(release, validate=False).outcome.report.facts
        wrong = {(fact.concept, fact.period, fact.unit): fact.value for fact in facts}
        key = fact.concept, fact.period, fact.unit
        others = {k for k in right.keys() | wrong.keys() if right.get(k) != wrong.get(k)} - {key}
        turned = key not in wrong or (wrong[key] < 0) != (right[key] < 0)
        if others or turned:
            names = sorted(
                {str(concept.name) for concept, _, _ in others} | ({str(fact.concept.name)} if turned else set())
            )
            astray.append(f"{place.label}, {fact.period}: {digits} as {slipped} changes {', '.join(names)}")
    assert astray == []
