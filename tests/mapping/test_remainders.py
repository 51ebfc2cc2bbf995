"""Totals that no row knows by their words, named by what a known result is left of."""

from __future__ import annotations

from tests.helpers_text import concept, converted, mapped_line

WELLS = """
    TARN PETROLEUM CORP.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                       Year Ended December 31,
                                                         2014        2013
    Revenues:
      Oil sales                                         6,000       4,000
      Gas sales                                         3,000       2,500
        {whole:43}   9,000       6,500
    Costs:
      Lease operating expenses                          2,000       1,500
      Depletion, depreciation and amortization          4,000       3,000
        {off:43}   6,000       4,500
    {left:47}   3,000       2,000
    Interest expense                                     (500)       (300)
    Income before income taxes                          2,500       1,700
"""


def test_what_all_costs_are_taken_off_is_revenue() -> None:
    words = {"whole": "Total oil and gas receipts", "off": "Total costs and expenses", "left": "Operating income"}
    done = converted(WELLS.format(**words))
    assert concept(done, "Total oil and gas receipts") == "us-gaap:Revenues"
    assert "structure us-gaap/remainders.csv:" in mapped_line(done, "Total oil and gas receipts").rule


def test_what_is_taken_off_revenue_is_all_costs() -> None:
    words = {"whole": "Total revenues", "off": "Total outlays of the field", "left": "Operating income"}
    assert concept(converted(WELLS.format(**words)), "Total outlays of the field") == "us-gaap:CostsAndExpenses"


def test_costs_without_a_word_are_all_that_is_taken_off_revenue() -> None:
    done = converted("""
        MARLOW STORES, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                                           Year Ended December 31,
                                                             2004        2003
        Net sales                                           5,600       4,900
        Other income, net                                     110         100
        Total revenues                                      5,710       5,000
        Cost of revenues                                    3,000       2,900
        Selling, general and administrative                 1,100       1,010
        Interest expense                                       50          45
                                                            -----       -----
                                                            4,150       3,955
                                                            -----       -----
        Income from operations                              1,560       1,045
        """)
    assert concept(done, "") == "us-gaap:CostsAndExpenses"
    assert concept(done, "Net sales") == "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    assert concept(done, "Total revenues") == "us-gaap:Revenues"


def test_what_no_known_result_is_left_of_has_no_concept() -> None:
    words = {
        "whole": "Total oil and gas receipts",
        "off": "Total costs and expenses",
        "left": "Contribution of the field",
    }
    assert concept(converted(WELLS.format(**words)), "Total oil and gas receipts") != "us-gaap:Revenues"


FOOT = """
    MARLOW CHIPS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                           Year Ended December 31,
                                                             2014        2013
    Revenue                                                 5,600       4,900
    Cost of goods sold                                      3,000       2,900
    Gross margin                                            2,600       2,000
    Research and development                                1,100       1,010
    Operating income                                        1,500         990
    Interest income                                            50          45
    Interest expense                                         (210)       (190)
    {between:50}   {rest}
    {before:50}  {pretax}
    Income tax (provision) benefit                           (340)         55
    Equity in net income of equity method investees            20          10
    Net income                                              1,020         910
"""


def test_what_taxes_lead_on_from_is_income_before_them_though_one_year_has_a_benefit() -> None:
    done = converted(FOOT.format(between="", rest="", before="", pretax="   1,340         845"))
    assert concept(done, "") == (
        "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesMinorityInterestAndIncomeLossFromEquityMethodInvestments"
    )


def test_what_leads_from_operating_income_to_that_before_taxes_stands_outside_operations() -> None:
    words = {"between": "", "rest": "    (160)       (145)", "before": "Income before income taxes"}
    done = converted(FOOT.format(**words, pretax="   1,340         845"))
    assert concept(done, "") == "us-gaap:NonoperatingIncomeExpense"
