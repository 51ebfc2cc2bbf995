"""Shares that their holders may give back, and the cash of those that had little else."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, stated

SHEET = """
    MARLOCK ACQUISITION CORP.
    BALANCE SHEETS
                                                        December 31,
                                                    2022           2021
    Cash                                              75             62
    Investments held in trust                      2,025          2,010
    Total assets                                   2,100          2,072
    Accrued expenses                                  44             33
    Total liabilities                                 44             33
    {label:46}{a:>8}{b:>15}
    Class B common stock, $.0001 par value             1              1
    Accumulated surplus                               35             38
    Total stockholders' equity                        36             39
    Total liabilities and stockholders' equity     2,100          2,072
    """


@pytest.mark.parametrize(
    "label",
    [
        "Common stock subject to possible redemption",
        "Class A ordinary shares subject to redemption",
        "Class A common stock at redemption value",
        "Redeemable common stock",
        "Temporary equity",
    ],
)
def test_redeemable_shares_stand_outside_equity(label: str) -> None:
    done = converted(SHEET.format(label=label, a="2,020", b="2,000"))
    assert concept(done, label) == "us-gaap:TemporaryEquityCarryingAmountAttributableToParent"
    assert concept(done, "Class B common stock, $.0001 par value") == "us-gaap:CommonStockValue"
    assert not done.coded("tie.broken")


def test_shares_besides_the_redeemable_ones_are_equity() -> None:
    label = "Class A common stock, $.0001 par value, excluding 50 shares subject to possible redemption"
    done = converted(
        SHEET.replace("{label:46}{a:>8}{b:>15}", "").replace("Class B common stock, $.0001 par value", label)
    )
    assert concept(done, label) == "us-gaap:CommonStockValue"


@pytest.mark.parametrize(("start", "end"), [("Cash - Beginning", "Cash - Ending"), ("Cash: Beginning", "Cash: End")])
def test_cash_beginning_is_that_of_the_day_before(start: str, end: str) -> None:
    done = converted(f"""
        MARLOCK ACQUISITION CORP.
        STATEMENTS OF CASH FLOWS
                                                      Year Ended December 31,
                                                    2022           2021
        Net cash used in operating activities        (40)           (30)
        Net cash provided by financing activities     60             45
        Net change in cash                            20             15
        {start:42}{55:>6}{40:>15}
        {end:42}{75:>6}{55:>15}
        """)
    assert [str(value.period) for value in stated(done, start).values] == ["2021-12-31", "2020-12-31"]
    assert [str(value.period) for value in stated(done, end).values] == ["2022-12-31", "2021-12-31"]
    assert concept(done, start) == concept(done, end)


OUTSIDE = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands)
                                                           December 31,
                                                         {}        {}
    Cash                                                1,240       1,120
    Other assets                                          810         720
    Total assets                                        2,050       1,840
    Accounts payable                                      617         511
    Total liabilities                                     617         511
    {:52}  103         109
    Shareholders' equity:
    Common shares                                         315         306
    Retained earnings                                     905         804
    Total Tarn Harrows shareholders' equity             1,220       1,110
    Noncontrolling interests                              110         110
    Total equity                                        1,330       1,220
    Total liabilities and equity                        2,050       1,840
"""
REDEEMABLE = "us-gaap:RedeemableNoncontrollingInterestEquityCarryingAmount"


@pytest.mark.parametrize("label", ["Temporary equity - noncontrolling interests", "Minority interests"])
def test_outside_owners_between_liabilities_and_equity_may_hand_their_share_back(label: str) -> None:
    done = converted(OUTSIDE.format(2013, 2012, label))
    assert concept(done, label) == REDEEMABLE
    assert concept(done, "Noncontrolling interests") == "us-gaap:MinorityInterest"
    assert concept(done, "Total Tarn Harrows shareholders' equity") == "us-gaap:StockholdersEquity"


def test_before_they_belonged_to_equity_they_stood_there_too() -> None:
    text = OUTSIDE.format(2003, 2002, "Minority interest")
    text = text.replace("    Noncontrolling interests", "    Other capital           ")
    assert concept(converted(text), "Minority interest") == "us-gaap:MinorityInterest"


@pytest.mark.parametrize("whose", ["Redeemable", "Nonredeemable"])
def test_the_result_of_outside_owners_by_whether_they_may_hand_their_share_back(whose: str) -> None:
    label = f"Less: net income attributable to {whose.lower()} noncontrolling interests"
    done = converted(f"""
        MARLOCK CHEESE, INC.
        STATEMENTS OF OPERATIONS
                                                                              Year Ended December 31,
                                                                               2022           2021
        Net income                                                               75             62
        {label:72} 4              3
        """)
    assert concept(done, label) == f"us-gaap:NetIncomeLossAttributableTo{whose}NoncontrollingInterest"


@pytest.mark.parametrize(
    "heading",
    [
        "LIABILITIES, MEZZANINE EQUITY AND SHAREHOLDERS' EQUITY",
        "LIABILITIES AND MEZZANINE EQUITY AND SHAREHOLDERS' EQUITY",
        "LIABILITIES, TEMPORARY EQUITY AND EQUITY",
    ],
)
def test_outside_owners_below_equity_are_part_of_it_whatever_the_side_is_called(heading: str) -> None:
    done = converted(f"""
        MARLOCK TRADING CORP.
        BALANCE SHEETS
                                                            December 31,
                                                        2022           2021
        Cash                                           2,100          2,072
        Total assets                                   2,100          2,072
        {heading}
        Accrued expenses                                  44             33
        Total liabilities                                 44             33
        Mezzanine equity
        Redeemable noncontrolling interests               20             10
        Total mezzanine equity                            20             10
        Shareholders' equity
        Common stock                                       1              1
        Retained earnings                              1,965          1,968
        Total Marlock Trading Corp. shareholders' equity  1,966        1,969
        Noncontrolling interests                          70             60
        Total shareholders' equity                     2,036          2,029
        Total liabilities, mezzanine equity and shareholders' equity  2,100  2,072
        """)
    assert concept(done, "Redeemable noncontrolling interests") == (
        "us-gaap:RedeemableNoncontrollingInterestEquityCarryingAmount"
    )
    assert concept(done, "Noncontrolling interests") == "us-gaap:MinorityInterest"
    assert concept(done, "Total Marlock Trading Corp. shareholders' equity") == "us-gaap:StockholdersEquity"
    assert concept(done, "Total shareholders' equity") == (
        "us-gaap:StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
    )
