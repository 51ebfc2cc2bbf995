"""Businesses of one company that a statement prints one below the other."""

from __future__ import annotations

import re

import pytest

from tests.helpers_text import Converted, converted, mapped_line, values

SHEET = """
    TARN HOMES, INC.
    BALANCE SHEETS
    (in thousands)
                                                              December 31,
                                                            2013        2012
    ASSETS
    Homebuilding:
      Cash and cash equivalents                              600         500
      Inventories                                          2,000       1,700
      Other assets                                           100          90
        Total homebuilding assets                          2,700       2,290
    {second}:
      Cash and cash equivalents                              150         140
      Other assets                                            50          40
        Total {second} assets                        {own}
    Total assets                                           2,900       2,470
"""
INCOME = """
    TARN HOMES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                         Year Ended December 31,
                                                            2013        2012
    Homebuilding:
      Home sale revenues                                   5,000       4,400
      Land sale revenues                                     200         100
        Total homebuilding revenues                        5,200       4,500
      Home cost of sales                                  (4,000)     (3,600)
      Selling, general and administrative                   (700)       (650)
        Homebuilding pretax income                           500         250
    Financial Services:
      Revenues                                               300         250
      Expenses                                              (180)       (160)
        Financial services pretax income                     120          90
    Income before income taxes                               620         340
    Provision for income taxes                              (200)       (100)
    Net income                                               420         240
"""
AXIS = "us-gaap:StatementBusinessSegmentsAxis"


def tags(done: Converted) -> list[str]:
    """What each line with figures and a standard concept is tagged with, without the report's own prefix."""
    return [
        re.sub(r"=\w+:", "=", line.tag) for line in done.mapped[0].lines if line.item.amounts and not line.is_extension
    ]


def test_lines_of_two_businesses_have_one_concept_and_the_member_of_their_heading() -> None:
    done = converted(SHEET.format(second="Financial Services", own="   200         180"))
    homes, loans = (f"[{AXIS}={part}Member]" for part in ("Homebuilding", "FinancialServices"))
    assert tags(done) == [
        f"us-gaap:CashAndCashEquivalentsAtCarryingValue{homes}",
        f"us-gaap:InventoryNet{homes}",
        f"us-gaap:OtherAssets{homes}",
        f"us-gaap:Assets{homes}",
        f"us-gaap:CashAndCashEquivalentsAtCarryingValue{loans}",
        f"us-gaap:OtherAssets{loans}",
        f"us-gaap:Assets{loans}",
        "us-gaap:Assets",
    ]


def test_headings_that_no_sum_proves_to_be_businesses_are_none() -> None:
    # 250 is not what the two lines come to, nor do 2,700 and 250 come to 2,900.
    done = converted(SHEET.format(second="Financial Services", own="   250         230"))
    assert all(line.dimension is None for line in done.mapped[0].lines)


def test_headings_that_name_no_business_part_nothing() -> None:
    done = converted(SHEET.format(second="Other", own="                200         180"))
    assert all(line.dimension is None for line in done.mapped[0].lines)


def test_revenues_of_one_business_are_not_those_of_the_company() -> None:
    done = converted(INCOME)
    assert mapped_line(done, "Revenues").tag.startswith(f"us-gaap:Revenues[{AXIS}=")
    assert mapped_line(done, "Homebuilding pretax income").tag.startswith(
        "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest["
    )
    assert values(done, "Selling, general and administrative") == ["700000", "650000"]
    whole = mapped_line(done, "Income before income taxes")
    assert whole.dimension is None
    assert not whole.is_extension


def test_a_business_that_is_not_classified_has_undivided_concepts_beside_one_that_is() -> None:
    # 60 + 40 = 100, 100 + 50 = 150; 30 + 20 = 50; 150 + 50 = 200.
    done = converted("""
    TARN MOTORS, INC.
    BALANCE SHEETS
    (in thousands)
                                                              December 31,
                                                            2013        2012
    Automotive
      Cash and cash equivalents                               60          50
      Inventories                                             40          30
        Total current assets                                 100          80
      Other assets                                            50          40
        Total automotive assets                              150         120
    Financial Services
      Receivables under repurchase                            30          25
      Other assets                                            20          15
        Total financial services assets                       50          40
    Total assets                                             200         160
    """)
    others = [tag for tag in tags(done) if "OtherAssets" in tag]
    assert others == [
        f"us-gaap:OtherAssetsNoncurrent[{AXIS}=AutomotiveMember]",
        f"us-gaap:OtherAssets[{AXIS}=FinancialServicesMember]",
    ]


def test_what_stands_below_the_current_debts_of_one_business_is_not_what_the_other_owes_for_longer() -> None:
    # 60 + 40 = 100, 100 + 50 = 150; 30 + 20 = 50; 150 + 50 = 200.
    done = converted("""
    TARN MOTORS, INC.
    BALANCE SHEETS
    (in thousands)
                                                              December 31,
                                                            2013        2012
    Automotive
      Accounts payable                                        60          50
      Accrued liabilities                                     40          30
        Total current liabilities                            100          80
      Long-term debt                                          50          40
        Total automotive liabilities                         150         120
    Financial Services
      Debt                                                    30          25
      Other liabilities                                       20          15
        Total financial services liabilities                  50          40
    Total liabilities                                        200         160
    """)
    assert not any("Noncurrent" in tag and "FinancialServices" in tag for tag in tags(done))


COLUMNS = """
    CASTLEGATE MEDIA, INC.
    SEGMENT INFORMATION
    (in thousands)
                                              Year Ended December 31, 2014
                                       Networks     International     Consolidated
    Revenues, net                         4,010           1,190            5,200
    Selling and administrative expenses   1,900             900            2,800
    Depreciation                            300             200              500
    Operating income                      1,810              90            1,900
    Share-based compensation                 60              20               80
    Depreciation                            300             200              500
    {measure:34} 2,170             310            2,480
"""


@pytest.mark.parametrize("measure", ["AOCF", "Adjusted OIBDA", "Total Adjusted EBITDA"])
def test_columns_of_segments_may_lead_on_to_a_measure_of_the_companys_own(measure: str) -> None:
    done = converted(COLUMNS.format(measure=measure))
    assert values(done, "Revenues, net") == ["4010000", "1190000", "5200000"]
    assert values(done, "Share-based compensation") == ["60000", "20000", "80000"]
    assert mapped_line(done, measure).concept is None


def test_totals_of_businesses_without_words_of_their_own_are_what_they_come_to() -> None:
    # 600 + 100 = 700, 150 + 50 = 200, 700 + 200 = 900; 500 - 300 = 200, 60 - 40 = 20, 200 + 20 = 220.
    done = converted("""
    TARN HOMES, INC.
    BALANCE SHEETS
    (in thousands)
                                                              December 31,
                                                            2013        2012
    ASSETS
    Homebuilding:
      Cash and cash equivalents                              600         500
      Other assets                                           100          90
                                                             700         590
    Mortgage Banking:
      Cash and cash equivalents                              150         140
      Other assets                                            50          40
                                                             200         180
    Total assets                                             900         770

    TARN HOMES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                         Year Ended December 31,
                                                            2013        2012
    Homebuilding:
      Revenues                                               500         400
      Cost of sales                                         (300)       (260)
        Homebuilding income                                  200         140
    Mortgage Banking:
      Mortgage banking fees                                   60          50
      General and administrative                             (40)        (35)
        Mortgage banking income                               20          15
    Income before income taxes                               220         155
    """)
    homes, loans = (f"[{AXIS}={part}Member]" for part in ("Homebuilding", "MortgageBankingSegment"))
    assert tags(done) == [
        f"us-gaap:CashAndCashEquivalentsAtCarryingValue{homes}",
        f"us-gaap:OtherAssets{homes}",
        f"us-gaap:Assets{homes}",
        f"us-gaap:CashAndCashEquivalentsAtCarryingValue{loans}",
        f"us-gaap:OtherAssets{loans}",
        f"us-gaap:Assets{loans}",
        "us-gaap:Assets",
    ]
    before_taxes = (
        "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest["
    )
    assert mapped_line(done, "Homebuilding income", 1).tag.startswith(before_taxes)
    assert mapped_line(done, "Mortgage banking income", 1).tag.startswith(before_taxes)
