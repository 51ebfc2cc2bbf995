"""Sums that the calculation draws: of totals in odd words, and beside classes of stock of nil."""

from __future__ import annotations

import pytest

from converter.model.filing import Filing
from converter.validation.rules.view import CALCULATION_ARCROLES
from tests.taxonomy.test_told_beside import made

RESULTS = """
                       Marlow Pewter Holdings, Inc.
                    Consolidated Statements of Operations
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Net sales ................................   $   1,210      $   1,705
Operating expenses:
Cost of sales ............................         610            505
Selling and marketing ....................         720            530
                                             ---------      ---------
Total operating expenses .................       1,330          1,035
{label}          (120)           670
Provision for income taxes ...............         (30)           (40)
Net (loss) income ........................   $    (150)     $     630
                                             =========      =========
"""
STOCK = """
                       Marlow Pewter Holdings, Inc.
                       Consolidated Balance Sheets
                        (In thousands)
                                                December 31,   December 31,
                                                   2019           2018
Cash .....................................   $   4,000      $   3,500
Total assets .............................       4,000          3,500
                                             =========      =========
Accounts payable .........................       1,000            900
Stockholders' equity:
  Class A common stock ...................          --             --
  Class B common stock ...................          --             --
  Additional paid-in capital .............       1,400          1,300
  Retained earnings ......................       1,600          1,300
                                             ---------      ---------
  Total stockholders' equity .............       3,000          2,600
                                             ---------      ---------
Total liabilities and stockholders' equity   $   4,000      $   3,500
                                             =========      =========
"""


def items(filing: Filing, total: str) -> set[tuple[str, str]]:
    """Items and weights that a total is drawn from."""
    arcs = [arc for arc in filing.arcs if arc.arcrole in CALCULATION_ARCROLES and arc.source.local == total]
    return {(arc.target.local, arc.weight) for arc in arcs}


@pytest.mark.parametrize(
    "label", ["Operating (loss) income .................", "Operating loss .........................."]
)
def test_a_total_is_one_whatever_stands_in_brackets(label: str) -> None:
    assert ("CostsAndExpenses", "-1") in items(made(RESULTS.format(label=label)), "OperatingIncomeLoss")


def test_classes_of_stock_of_nil_are_part_of_the_sum_of_equity() -> None:
    """Nobody states the whole of the two classes, and zeros hinder no sum (DQC.US.0099)."""
    drawn = items(made(STOCK), "StockholdersEquity")
    assert drawn == {
        ("CommonStockValue", "1"),
        ("AdditionalPaidInCapital", "1"),
        ("RetainedEarningsAccumulatedDeficit", "1"),
    }


def test_classes_of_stock_that_are_not_nil_leave_the_sum_undrawn() -> None:
    """Calculation 1.1 adds concepts, not members: the other lines alone do not come to the total."""
    paid = STOCK.replace("--             --", " 1              1", 1).replace(
        "1,400          1,300", "1,399          1,299"
    )
    assert items(made(paid), "StockholdersEquity") == set()
