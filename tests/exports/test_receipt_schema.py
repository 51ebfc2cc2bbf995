"""receipt.json keeps to its published schema, and the schema notices what is wrong."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from converter.api import convert

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
SCHEMA = json.loads((files("converter") / "exports" / "receipt.schema.json").read_text(encoding="utf-8"))

# A release with cells that become no facts: a percent column, a figure that is none, a table that is no statement,
# a sum that is off by ten in its second column.
UNTIDY = """\
                          PELLMERE FOUNDRIES, INC.
                       CONSOLIDATED INCOME STATEMENTS
                   (In millions, except per share data)

                                    Year Ended December 31,
                                      2006         2005      Change
                                  --------     --------      ------
Net sales                         $  310.4     $  287.9        7.8%
Cost of sales                        201.7        190.2        6.0%
                                  --------     --------
Gross profit                         108.7        107.7        0.9%
Selling expenses                      55.1         51.3        7.4%
Other charges                         1 1/8          --          NM
                                  --------     --------
Operating income                  $   53.6     $   46.4       15.5%
                                  ========     ========


                          PELLMERE FOUNDRIES, INC.
                            OPERATING STATISTICS

                                      2006         2005
Tons poured                         41,204       39,877
Furnaces in use                         12           11
"""


@pytest.fixture(scope="module")
def receipt() -> dict[str, Any]:
    """The receipt of an example."""
    return convert(EXAMPLES[0]).receipt


def complaints(document: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)]


def objects(schema: Any) -> list[dict[str, Any]]:
    """Every part of the schema that describes an object by its properties and stands for itself."""
    found = []
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            found.append(schema)
        for part in schema.values():
            found += objects(part)
    elif isinstance(schema, list):
        for part in schema:
            found += objects(part)
    return found


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert SCHEMA["$id"] == "https://ixbrl-converter.example/schemas/receipt-1.0.json"
    assert SCHEMA["title"]


def test_the_schema_is_strict_everywhere() -> None:
    """Each object names all its keys, demands all of them and allows no other."""
    described = objects(SCHEMA)
    assert len(described) > 10
    for part in described:
        assert part["additionalProperties"] is False
        assert set(part["required"]) == set(part["properties"])


@pytest.mark.parametrize("validated", [True, False], ids=["validated", "not validated"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_the_receipts_of_the_examples_conform(example: Path, validated: bool, tmp_path: Path) -> None:
    convert(example, tmp_path / "result", validate=validated)
    written = json.loads((tmp_path / "result" / "receipt.json").read_text(encoding="utf-8"))
    assert complaints(written) == []


def test_the_receipt_of_an_untidy_release_conforms(tmp_path: Path) -> None:
    release = tmp_path / "pellmere.txt"
    release.write_text(UNTIDY, encoding="utf-8")
    receipt = convert(release).receipt
    assert complaints(receipt) == []
    untagged = [cell for cell in receipt["cells"] if cell["fact"] is None]
    printed = {cell["printed"] for cell in untagged}
    assert {"7.8%", "41,204"} <= printed
    assert [cell for cell in untagged if not cell["finding"]] == []


Breakage = Callable[[dict[str, Any]], Any]

BROKEN: dict[str, Breakage] = {
    "another version": lambda r: r.update(receiptVersion="2.0"),
    "a key too many": lambda r: r.update(comment="fine"),
    "a key missing": lambda r: r.pop("ties"),
    "a key missing in a fact": lambda r: r["facts"][0].pop("signRule"),
    "a key too many in a fact": lambda r: r["facts"][0].update(note=""),
    "a value with an exponent": lambda r: r["facts"][0].update(value="1.6E+7"),
    "a value that is no text": lambda r: r["facts"][0].update(value=16226000),
    "a value with commas": lambda r: r["facts"][0].update(value="16,226,000"),
    "decimals that are text": lambda r: r["facts"][0].update(decimals="-3"),
    "a concept without prefix": lambda r: r["facts"][0].update(concept="Revenues"),
    "a period with a time": lambda r: r["facts"][0].update(period="2001-04-01T00:00:00"),
    "a confidence above one": lambda r: r["facts"][0].update(confidence="1.2"),
    "a proof of no known kind": lambda r: r["facts"][0].update(proofs=["guess-1-1"]),
    "an unknown severity": lambda r: r["findings"][0].update(severity="fatal"),
    "a finding with a column and no line": lambda r: r["findings"][0].update(line=None, column=3),
    "a line zero": lambda r: r["cells"][0].update(line=0),
    "a cell that is neither fact nor finding": lambda r: r["cells"][0].update(fact=None, element=None),
    "a cell that is both": lambda r: r["cells"][0].update(finding="cell.percent"),
    "a cell with a fact but no element": lambda r: r["cells"][0].update(element=None),
    "an unknown outcome": lambda r: r["sums"][0]["columns"][0].update(outcome="nearly"),
    "a member that counts twice": lambda r: r["sums"][0]["members"][0].update(sign=2),
    "a sum of nothing": lambda r: r["sums"][0].update(members=[]),
    "a verdict without a run": lambda r: r["validation"].update(ran=False),
    "a run without a verdict": lambda r: r["validation"].update(valid=None),
    "a digest that is short": lambda r: r["source"].update(sha256="abc"),
    "a negative count": lambda r: r["summary"].update(facts=-1),
    "a count of another kind": lambda r: r["summary"]["findings"].update(hint=1),
}


@pytest.mark.parametrize("breakage", BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_receipt_fails(breakage: Breakage, receipt: dict[str, Any]) -> None:
    broken = copy.deepcopy(receipt)
    assert complaints(broken) == []
    breakage(broken)
    assert complaints(broken) != []
