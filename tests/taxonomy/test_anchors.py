"""General-special arcs: from a wider standard concept to the extensions that a proven sum shows it to contain."""

from __future__ import annotations

from textwrap import dedent

import pytest

from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import knowledge

BALANCES = """
                       Marlow Pewter Holdings, Inc.
                       Consolidated Balance Sheets
                        (In thousands)
                                             December 31,   December 31,
                                                 2003           2002
Assets
Current assets:
  Cash and cash equivalents ..............   $   1,210      $   1,105
  Accounts receivable ....................       2,300          2,150
  Pewter held for casting ................         455            440
  Inventories ............................       3,100          2,905
                                             ---------      ---------
    Total current assets .................       7,065          6,600
Property, plant and equipment, net .......       5,200          5,400
Mould library ............................         735            800
                                             ---------      ---------
    Total assets .........................   $  13,000      $  12,800
                                             =========      =========
"""
RESULT = """
                       Marlow Pewter Holdings, Inc.
                    Consolidated Statements of Operations
                        (In thousands)
                                                Year Ended December 31,
                                                 2003           2002
Net sales ................................   $   1,210      $   1,105
Pewter royalty ...........................         210            105
                                             ---------      ---------
Operating income .........................       1,000          1,000
                                             =========      =========
"""


def made(text: str, **settings: object) -> Outcome:
    chosen = Settings(prefix="marlow", cik="77", validate=False, **settings)  # type: ignore[arg-type]
    return run("marlow.txt", dedent(text).encode(), knowledge(), chosen)


def anchors(outcome: Outcome) -> set[tuple[str, str]]:
    """Every anchor of the definition linkbase, by local names."""
    from lxml import etree

    files = [content for name, content in outcome.package.files if name.endswith("_def.xml")]
    if not files:
        return set()
    xlink = "{http://www.w3.org/1999/xlink}"
    root = etree.fromstring(files[0])
    place = {
        e.get(f"{xlink}label"): e.get(f"{xlink}href").rpartition("_")[2] for e in root.iter() if "}loc" in str(e.tag)
    }
    return {
        (place[e.get(f"{xlink}from")], place[e.get(f"{xlink}to")])
        for e in root.iter()
        if str(e.get(f"{xlink}arcrole")).endswith("/general-special")
    }


def test_an_item_of_a_proven_sum_is_anchored_to_its_total() -> None:
    assert anchors(made(BALANCES)) == {("AssetsCurrent", "PewterHeldForCasting"), ("Assets", "MouldLibrary")}


def test_a_result_contains_none_of_what_it_is_made_of() -> None:
    outcome = made(RESULT)
    assert anchors(outcome) == set()
    assert not any(name.endswith("_def.xml") for name, _ in outcome.package.files), "an empty linkbase is not written"
    (said,) = [finding for finding in outcome.findings if finding.code == "extension.no-anchor"]
    assert said.concept == "marlow:PewterRoyalty"


def test_a_broken_sum_anchors_nothing() -> None:
    assert ("AssetsCurrent", "PewterHeldForCasting") not in anchors(made(BALANCES.replace("2,300", "2,400")))


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Pewter held at December 31, 2003", "PewterHeld"),
        ("Marlow Pewter Holdings, Inc. moulds", "Moulds"),
        ("Pewter loan due 2007", "PewterLoanDue"),
        ("Pewter bought in first quarter", "PewterBought"),
        ("Tin stock, 15,116,786 and 1,200 bars", "TinStockAndBars"),
    ],
)
def test_a_name_holds_neither_company_nor_period(label: str, name: str) -> None:
    """EFM 6.8.6: the name of an element outlives the report it is first used in."""
    text = BALANCES.replace("Pewter held for casting ................", f"{label} ".ljust(40, "."))
    outcome = made(text, name="Marlow Pewter Holdings, Inc.")
    own = {fact.concept.name.local for fact in outcome.report.facts if fact.concept.name.prefix == "marlow"}
    assert name in own
