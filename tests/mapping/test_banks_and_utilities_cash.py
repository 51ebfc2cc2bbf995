"""Lines of banks, insurers, utilities and partnerships: what moved cash, and what a share is given."""

from __future__ import annotations

from tests.helpers_text import concept, converted, values

BANK = """
    TARN SAVINGS BANK
    STATEMENTS OF CASH FLOWS
                                                   Year Ended December 31,
                                                     2004        2003
    Cash flows from investing activities:
      Net increase in federal funds sold             (500)       (400)
      Net increase in loans                          (300)       (200)
      Contributions to nuclear decommissioning trusts (100)      (100)
      Inflows from noncontrolling interests for new branches
                                                      200         100
        Net cash used in investing activities        (700)       (600)
    Cash and cash equivalents at beginning of year  2,000       2,600
    Cash and cash equivalents at end of year       $1,300      $2,000
"""


def test_what_is_lent_overnight_is_counted_as_it_comes_back() -> None:
    done = converted(BANK)
    assert concept(done, "Net increase in federal funds sold") == "us-gaap:IncreaseDecreaseInFederalFundsSold"
    assert values(done, "Net increase in federal funds sold") == ["-500", "-400"]


def test_what_is_set_aside_to_take_plants_down_is_a_payment() -> None:
    done = converted(BANK)
    label = "Contributions to nuclear decommissioning trusts"
    assert concept(done, label) == "us-gaap:PaymentsToInvestInDecommissioningFund"
    assert values(done, label) == ["100", "100"]


def test_a_dividend_a_share_below_a_heading_of_dividends_is_none_of_the_earnings() -> None:
    done = converted(
        """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
                                                   Year Ended December 31,
                                                     2004        2003
    Revenues                                         $900        $800
    Costs                                             800         710
    Net income                                       $100         $90
    Earnings per common share - basic               $1.40       $1.30
    Dividends declared on common stock
      Total                                            40          30
      Per common share (U.S. dollars)               $0.40       $0.30
    """
    )
    assert concept(done, "Per common share (U.S. dollars)") == "us-gaap:CommonStockDividendsPerShareDeclared"


def test_preferred_stock_that_must_be_converted_is_equity() -> None:
    done = converted(
        """
    TARN HARROWS, INC.
    BALANCE SHEETS
                                                       December 31,
                                                     2004        2003
    Total assets                                     $900        $800
    Liabilities                                       300         250
    Stockholders' equity:
      Mandatory convertible preferred stock           100         100
      Common stock                                    200         200
      Retained earnings                               300         250
    Total stockholders' equity                        600         550
    Total liabilities and stockholders' equity       $900        $800
    """
    )
    assert concept(done, "Mandatory convertible preferred stock") == "us-gaap:PreferredStockValue"
