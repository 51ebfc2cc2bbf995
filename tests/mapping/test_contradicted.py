"""Concepts that a proven sum contradicts are given to no line."""

from __future__ import annotations

from tests.helpers_text import arcs, concept, converted, mapped_line, values


def test_other_assets_beside_property_are_not_all_that_is_noncurrent() -> None:
    """DQC 0004: assets would not be the current and the noncurrent ones."""
    done = converted("""
        FELLMOOR ROPES, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Current assets:
          Cash and cash equivalents              611         542
          Inventories                            907         811
            Total current assets               1,518       1,353
        Property and equipment, net              706         633
        Other assets:
          Goodwill                               200         200
          Rope patents                            50          60
            Total noncurrent assets              250         260
        Total assets                           2,474       2,246
        """)
    line = mapped_line(done, "Total noncurrent assets")
    assert line.is_extension
    assert any(arc.startswith("Assets = + AssetsCurrent + PropertyPlantAndEquipmentNet + ") for arc in arcs(done.only))


def test_the_rest_of_the_assets_is_noncurrent() -> None:
    done = converted("""
        FELLMOOR ROPES, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Current assets:
          Cash and cash equivalents              611         542
          Inventories                            907         811
            Total current assets               1,518       1,353
        Other assets:
          Goodwill                               200         200
          Rope patents                            50          60
            Total noncurrent assets              250         260
        Total assets                           1,768       1,613
        """)
    assert concept(done, "Total noncurrent assets") == "us-gaap:AssetsNoncurrent"


def test_borrowings_net_of_repayments_are_no_proceeds_where_one_year_repays() -> None:
    """DQC 0015: proceeds are never negative."""
    done = converted("""
        FELLMOOR ROPES, INC.
        STATEMENTS OF CASH FLOWS
                                                        Year Ended December 31,
                                                           2004        2003
        Cash flows from financing activities:
          Net borrowings (repayments) under line of credit  (500)       1,300
          Dividends paid                                    (110)        (100)
            Net cash from financing activities              (610)       1,200
        """)
    label = "Net borrowings (repayments) under line of credit"
    assert concept(done, label) != "us-gaap:ProceedsFromLinesOfCredit"
    assert values(done, label) == ["-500", "1300"]


def test_a_total_that_names_expenses_first_is_of_them_in_years_of_income_too() -> None:
    """`Total other expenses (income)` prints income as negative in one year, expenses as positive in the other."""
    done = converted("""
        FELLMOOR ROPES, INC.
        STATEMENTS OF INCOME
                                                        Year Ended December 31,
                                                           2004        2003
        Operating income                                    500         700
        Other expenses (income):
          Interest expense                                   35          90
          Capitalized interest                               (6)         (4)
          Interest income                                    (2)        (10)
          Other (gains) losses, net                         (64)         98
            Total other expenses (income)                   (37)        174
        Income before income taxes                          537         526
        """)
    assert concept(done, "Interest income") == "us-gaap:InvestmentIncomeInterest"
    assert values(done, "Interest income") == ["2", "10"]
    assert concept(done, "Capitalized interest") == "us-gaap:InterestCostsCapitalizedAdjustment"
    assert values(done, "Capitalized interest") == ["6", "4"]


def test_dividends_are_what_the_sum_below_takes_off() -> None:
    text = """
    LARKSPUR LINES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                 Year Ended December 31,
                                                      1996        1995
    Operating revenues                               9,000       8,000
    Operating expenses                               7,000       6,500
    Operating income                                 2,000       1,500
    Income taxes                                       700         500
    Net income                                       1,300       1,000
    Preferred stock dividends                          131         127
    Earnings applicable to common stock              1,169         873
    """
    done = converted(text)
    assert concept(done, "Preferred stock dividends") == "us-gaap:PreferredStockDividendsIncomeStatementImpact"
    assert values(done, "Preferred stock dividends") == ["131000", "127000"]
