"""A real release that lies beside some checkouts: what its page proves, and what one wrong digit does.

The release may not be copied into the repository, so these tests are skipped where it is absent.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import etree

from converter.api import Result, convert
from converter.cli import cli

SEED = Path(__file__).parents[1].parent / "shared" / "seed"
RELEASE = next(iter(sorted(SEED.glob("*.txt"))), None)

pytestmark = pytest.mark.skipif(RELEASE is None, reason="no release in shared/seed beside the checkout")

XLINK = "{http://www.w3.org/1999/xlink}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
QUARTERS = ("2001-01-01/2001-03-31", "2000-01-01/2000-03-31")
PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
# The income statement as it is printed: each total, its items, and whether they add to it or are taken off.
SUMS = {
    "GrossProfit": {"Revenues": 1, "CostOfGoodsAndServicesSold": -1},
    "OperatingIncomeLoss": {
        "GrossProfit": 1,
        "SellingGeneralAndAdministrativeExpense": -1,
        "ResearchAndDevelopmentExpense": -1,
    },
    PRETAX: {"OperatingIncomeLoss": 1, "InterestIncomeExpenseNonoperatingNet": 1, "OtherNonoperatingIncomeExpense": 1},
    "ProfitLoss": {PRETAX: 1, "IncomeTaxExpenseBenefit": -1},
    "NetIncomeLoss": {"ProfitLoss": 1, "NetIncomeLossAttributableToNoncontrollingInterest": -1},
}

# Excerpts print figures without the sums they go into, which the rule asks for (DQC 0099).
DESERVED = {"DQC.US.0099.9533"}


def release() -> Path:
    assert RELEASE is not None
    return RELEASE


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return convert(release(), tmp_path_factory.mktemp("seed") / "result")


@pytest.fixture(scope="module")
def truth() -> list[dict[str, Any]]:
    text = release().with_suffix(".truth.json").read_text(encoding="utf-8")
    return list(json.loads(text)["facts"])


def states(fact: dict[str, Any], entry: dict[str, Any]) -> bool:
    """Whether a fact of the receipt is what an entry of the truth asks for."""
    period = entry["instant"] if "instant" in entry else f"{entry['start']}/{entry['end']}"
    unit = {"USD": "iso4217:USD", "shares": "xbrli:shares", "USD/shares": "iso4217:USD/xbrli:shares"}[entry["unit"]]
    prefix, _, local = fact["concept"].partition(":")
    concept_is_right = local in entry["concepts"] if prefix == "us-gaap" else "*extension" in entry["concepts"]
    found = fact["period"], fact["unit"], fact["value"], fact["decimals"]
    return concept_is_right and found == (period, unit, entry["value"], entry["decimals"])


def arcs(result: Result) -> dict[str, dict[str, int]]:
    """The calculation linkbase: for each total its items and their weights, by local names."""
    assert result.folder is not None
    root = etree.parse(result.folder / f"{result.receipt['summary']['base']}_cal.xml")
    local = {loc.get(f"{XLINK}label"): loc.get(f"{XLINK}href").rpartition("_")[2] for loc in root.iter(f"{LINK}loc")}
    found: dict[str, dict[str, int]] = {}
    for arc in root.iter(f"{LINK}calculationArc"):
        total, item = local[arc.get(f"{XLINK}from")], local[arc.get(f"{XLINK}to")]
        found.setdefault(total, {})[item] = int(arc.get("weight"))
    return found


def values(result: Result) -> dict[tuple[str, str], str]:
    return {(fact["concept"], fact["period"]): fact["value"] for fact in result.receipt["facts"]}


def test_all_48_facts_are_stated_and_no_other(seed: Result, truth: list[dict[str, Any]]) -> None:
    facts = seed.receipt["facts"]
    assert len(truth) == len(facts) == 48
    assert [entry for entry in truth if not any(states(fact, entry) for fact in facts)] == []
    assert [fact for fact in facts if not any(states(fact, entry) for entry in truth)] == []


def test_arelle_finds_neither_error_nor_warning(seed: Result) -> None:
    assert seed.is_valid is True
    messages = [m for m in seed.outcome.verdict.messages if m.severity != "info"]
    assert [m for m in messages if m.source == "arelle" or m.code not in DESERVED] == []


def test_every_numeric_cell_is_a_fact(seed: Result) -> None:
    assert len(seed.receipt["cells"]) == 48
    assert all(cell["fact"] and not cell["finding"] for cell in seed.receipt["cells"])


def test_the_page_proves_five_sums_in_both_columns(seed: Result) -> None:
    proven = [entry for entry in seed.receipt["sums"] if entry["provesSigns"]]
    assert [entry["total"] for entry in proven] == [
        "Gross profit",
        "Income (loss) from operations",
        "Income (loss) before income taxes and minority interest",
        "Earnings (loss) before minority interest",
        "Net earnings (loss)",
    ]
    for entry in proven:
        assert [(c["column"], c["outcome"], c["difference"]) for c in entry["columns"]] == [
            (1, "exact", "0"),
            (2, "exact", "0"),
        ], entry["total"]


@pytest.mark.parametrize("total", SUMS, ids=lambda name: name[:30])
@pytest.mark.parametrize("period", QUARTERS)
def test_each_total_is_borne_out_by_its_own_sum(seed: Result, total: str, period: str) -> None:
    number = list(SUMS).index(total) + 1
    fact = next(f for f in seed.receipt["facts"] if f["concept"] == f"us-gaap:{total}" and f["period"] == period)
    assert f"sum-1-{number}" in fact["proofs"]


@pytest.mark.parametrize("period", QUARTERS)
def test_the_signs_are_those_that_the_sums_need(seed: Result, period: str) -> None:
    stated = {
        concept.removeprefix("us-gaap:"): int(v)
        for (concept, p), v in values(seed).items()
        if p == period and "." not in v
    }
    for total, items in SUMS.items():
        assert stated[total] == sum(weight * stated[item] for item, weight in items.items()), total


def test_the_five_sums_are_the_calculation_arcs(seed: Result) -> None:
    assert arcs(seed) == SUMS
    assert all(entry["isArc"] for entry in seed.receipt["sums"])


def test_the_balance_sheet_ties_at_both_dates(seed: Result) -> None:
    ties = {tie["period"]: tie for tie in seed.receipt["ties"] if "Assets" in tie["concepts"]}
    assert set(ties) == {"2001-03-31", "2000-12-31"}
    for tie in ties.values():
        assert tie["outcome"] == "exact"
        assert tie["left"] == tie["right"]
        assert set(tie["concepts"]) == {"Assets", "Liabilities", "MinorityInterest", "StockholdersEquity"}
    assert ties["2001-03-31"]["left"] == "68701000"
    assert ties["2000-12-31"]["left"] == "67453000"


def test_earnings_a_share_come_to_the_income_of_both_quarters(seed: Result) -> None:
    ties = [tie for tie in seed.receipt["ties"] if "Assets" not in tie["concepts"]]
    assert {tie["period"] for tie in ties} == set(QUARTERS)
    assert {tie["name"] for tie in ties} == {"earnings_per_basic_share", "earnings_per_diluted_share"}
    assert all(tie["outcome"] == "rounded" for tie in ties)


def test_working_capital_is_a_concept_of_the_reports_own(seed: Result) -> None:
    folder, base = seed.folder, seed.receipt["summary"]["base"]
    assert folder is not None
    prefix = base.partition("-")[0]
    concept = next(f["concept"] for f in seed.receipt["facts"] if f["value"] == "4030000")
    assert concept == f"{prefix}:WorkingCapital"
    schema = etree.parse(folder / f"{base}.xsd")
    declared = [e for e in schema.iter("{*}element") if e.get("name") == "WorkingCapital"]
    assert len(declared) == 1
    assert declared[0].get("id") == f"{prefix}_WorkingCapital"
    assert declared[0].get("type") == "xbrli:monetaryItemType"
    assert declared[0].get("{http://www.xbrl.org/2003/instance}periodType") == "instant"
    assert declared[0].get("{http://www.xbrl.org/2003/instance}balance") == "debit"


def test_working_capital_has_a_place_and_labels(seed: Result) -> None:
    folder, base = seed.folder, seed.receipt["summary"]["base"]
    assert folder is not None
    href = f"{base}.xsd#{base.partition('-')[0]}_WorkingCapital"
    presentation, labels = (etree.parse(folder / f"{base}_{kind}.xml") for kind in ("pre", "lab"))
    place = next(loc for loc in presentation.iter(f"{LINK}loc") if loc.get(f"{XLINK}href") == href)
    targets = [arc.get(f"{XLINK}to") for arc in presentation.iter(f"{LINK}presentationArc")]
    assert place.get(f"{XLINK}label") in targets
    locator = next(loc for loc in labels.iter(f"{LINK}loc") if loc.get(f"{XLINK}href") == href).get(f"{XLINK}label")
    resource = next(
        arc.get(f"{XLINK}to") for arc in labels.iter(f"{LINK}labelArc") if arc.get(f"{XLINK}from") == locator
    )
    texts = {
        label.get(f"{XLINK}role").rpartition("/")[2]: label.text
        for label in labels.iter(f"{LINK}label")
        if label.get(f"{XLINK}label") == resource
    }
    assert texts["label"] == texts["terseLabel"] == "Working capital"


# What is printed in the first column, what one wrong digit makes of it, and the total whose sum breaks:
# in thousands, what the members come to less what is printed as their total.
MISPRINTS = [
    pytest.param((r"(Net sales +\$)16,226", "16,236", "GrossProfit", 10), id="an added item"),
    pytest.param((r"(Cost of sales +)9,635", "9,645", "GrossProfit", -10), id="an item taken off"),
    pytest.param((r"(Research and development +)440", "450", "OperatingIncomeLoss", -10), id="an expense"),
    pytest.param((r"(Interest expense, net +\()184", "284", PRETAX, -100), id="an item in parentheses"),
    pytest.param(
        (r"(Minority interest in income of subsidiary +\()283", "293", "NetIncomeLoss", -10), id="the last item"
    ),
    pytest.param((r"(Net earnings \(loss\) +\$)2,979", "2,879", "NetIncomeLoss", 100), id="the last total"),
]


@pytest.fixture(params=MISPRINTS)
def misprint(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, int]:
    """A release with one wrong digit in its table, the total that breaks, and by how many thousands."""
    pattern, wrong, total, thousands = request.param
    text, count = re.subn(pattern, rf"\g<1>{wrong}", release().read_text(encoding="utf-8"))
    assert count == 1
    path = tmp_path / "misprint.txt"
    path.write_text(text, encoding="utf-8")
    return path, total, thousands


def test_one_wrong_digit_keeps_the_facts(misprint: tuple[Path, str, int], seed: Result) -> None:
    right, wrong = values(seed), values(convert(misprint[0], validate=False))
    assert wrong.keys() == right.keys()
    changed = [key for key in right if right[key] != wrong[key]]
    assert len(changed) == 1
    assert wrong[changed[0]].startswith("-") == right[changed[0]].startswith("-")


def test_one_wrong_digit_drops_the_arcs_of_its_total_and_no_others(
    misprint: tuple[Path, str, int], tmp_path: Path
) -> None:
    path, total, _ = misprint
    result = convert(path, tmp_path / "result", validate=False)
    assert arcs(result) == {name: items for name, items in SUMS.items() if name != total}


def test_one_wrong_digit_is_found_with_its_difference(misprint: tuple[Path, str, int]) -> None:
    path, total, thousands = misprint
    result = convert(path, validate=False)
    broken = [finding for finding in result.receipt["findings"] if finding["code"] == "sum.broken"]
    assert len(broken) == 1
    assert broken[0]["severity"] == "warning"
    assert f"off by {thousands * 1000:,d}" in broken[0]["message"]
    entries = [entry for entry in result.receipt["sums"] if any(c["outcome"] == "broken" for c in entry["columns"])]
    assert [entry["id"] for entry in entries] == [f"sum-1-{list(SUMS).index(total) + 1}"]
    assert [(c["outcome"], c["difference"]) for c in entries[0]["columns"]] == [
        ("broken", str(thousands * 1000)),
        ("exact", "0"),
    ]
    assert not entries[0]["isArc"]


def test_one_wrong_digit_leaves_a_valid_filing(misprint: tuple[Path, str, int], tmp_path: Path) -> None:
    run = CliRunner().invoke(cli, ["convert", str(misprint[0]), "-o", str(tmp_path / "result"), "--json"])
    assert run.exit_code == 0, run.output
    receipt = json.loads((tmp_path / "result" / "receipt.json").read_text(encoding="utf-8"))
    assert receipt["validation"]["valid"] is True
    messages = [m for m in receipt["validation"]["messages"] if m["severity"] != "info"]
    assert [m for m in messages if m["source"] == "arelle" or m["code"] not in DESERVED] == []
