"""Tables that lead the shares of a company from balance to balance, from the text to the values."""

from __future__ import annotations

import pytest

from tests.mapping.test_awards import REPORT, facts_of

HALF = "1999-01-01/1999-06-30"
BESIDE = """\
    Note 6 - Common stock

    Share activity (in thousands) was as follows:

                                                    Six Months Ended
                                                     June 30, 1999
                                                         Held in
                                             Issued     Treasury    Outstanding
    Balance as of December 31                 4,310        (306)        4,004
    Acquisitions                                 --         (22)          (22)
    Exercise of stock options                    --          14            14
    Issued for acquisitions                      20          --            20
    Other                                        --           2             2
    Balance as of June 30                     4,330        (312)        4,018

"""
BELOW = """\
    Note 6 - Shareholders' equity

    Changes in the number of shares (in thousands) were:

                                                 Six Months Ended June 30,
                                                    1999         1998
    Common stock - issued:
    Balance, beginning of period                    4,310        4,290
    Exercise of stock options                          20           12
    Balance, end of period                          4,330        4,302
    Treasury stock:
    Balance, beginning of period                      306          280
    Purchases of treasury stock                        22           15
    Dispositions                                      (16)          (9)
    Balance, end of period                            312          286
    Shares outstanding, end of period               4,018        4,016

"""


def test_shares_side_by_side_are_told_at_both_ends_and_between() -> None:
    assert sorted(set(facts_of(REPORT + BESIDE))) == [
        "CommonStockSharesIssued 1998-12-31 4310000",
        "CommonStockSharesIssued 1999-06-30 4330000",
        "CommonStockSharesOutstanding 1998-12-31 4004000",
        "CommonStockSharesOutstanding 1999-06-30 4018000",
        f"StockIssuedDuringPeriodSharesAcquisitions {HALF} 20000",
        f"StockIssuedDuringPeriodSharesStockOptionsExercised {HALF} 14000",
        "TreasuryStockCommonShares 1998-12-31 306000",
        "TreasuryStockCommonShares 1999-06-30 312000",
        f"TreasuryStockSharesAcquired {HALF} 22000",
    ]


def test_shares_below_one_another_are_told_of_each_time_that_heads_a_column() -> None:
    told = facts_of(REPORT + BELOW)
    assert [fact for fact in told if "1998-0" not in fact and "1997" not in fact] == [
        "CommonStockSharesIssued 1998-12-31 4310000",
        "CommonStockSharesIssued 1999-06-30 4330000",
        "TreasuryStockCommonShares 1998-12-31 306000",
        "TreasuryStockCommonShares 1999-06-30 312000",
        "CommonStockSharesOutstanding 1999-06-30 4018000",
        f"StockIssuedDuringPeriodSharesStockOptionsExercised {HALF} 20000",
        f"TreasuryStockSharesAcquired {HALF} 22000",
        f"StockIssuedDuringPeriodSharesTreasuryStockReissued {HALF} 16000",
    ]
    assert "TreasuryStockSharesAcquired 1998-01-01/1998-06-30 15000" in told
    assert "CommonStockSharesOutstanding 1998-06-30 4016000" in told


def test_rows_below_words_of_their_own_are_parts_of_what_these_say() -> None:
    parted = "    Purchases of treasury stock:\n"
    parted += "    Share repurchase program                           18           13\n"
    parted += "    Other                                               4            2\n"
    whole = "    Purchases of treasury stock                        22           15\n"
    assert whole in BELOW
    left = [fact for fact in facts_of(REPORT + BELOW) if "Acquired" not in fact]
    text = BELOW.replace(whole, parted).replace("    Dispositions  ", "    Reissuances:\n    Dispositions  ")
    assert facts_of(REPORT + text) == left


ONCE = """\
    Note 6 - Shareholders' equity

    Common shares issued, held and outstanding were (in thousands):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Total issued - balance at January 1             4,310        4,310
    Treasury - balance at January 1                  (306)        (280)
    Repurchase                                        (22)         (15)
    Total treasury - balance at June 30              (328)        (295)
    Outstanding at June 30                          3,982        4,015

"""


def test_shares_issued_that_do_not_change_are_told_once() -> None:
    assert sorted(fact for fact in facts_of(REPORT + ONCE) if "1999" in fact) == [
        "CommonStockSharesOutstanding 1999-06-30 3982000",
        "TreasuryStockCommonShares 1999-06-30 328000",
        f"TreasuryStockSharesAcquired {HALF} 22000",
    ]
    assert facts_of(REPORT + ONCE.replace("3,982", "3,990").replace("4,015", "4,020")) == []


def test_shares_that_are_issued_no_more_were_bought_and_retired() -> None:
    text = BESIDE.replace(
        "Acquisitions                                 --         (22) ",
        "Repurchases                                 (22)         --  ",
    )
    text = text.replace("4,330        (312)", "4,308        (290)")
    assert f"StockRepurchasedAndRetiredDuringPeriodShares {HALF} 22000" in facts_of(REPORT + text)


EQUITY = """
    CONSOLIDATED STATEMENT OF CHANGES IN EQUITY
    (In thousands)
                                             Common     Retained     Treasury      Total
                                              Stock     Earnings       Stock      Equity
    Balance at December 31, 1998            $ 9,000     $ 39,040     $ (5,000)   $ 43,040
    Net income                                   --        2,560           --       2,560
    Acquisitions, at cost                        --           --       (1,240)     (1,240)
    Balance at June 30, 1999                $ 9,000     $ 41,600     $ (6,240)   $ 44,360

"""


def test_shares_below_the_statement_of_equity_are_told_as_those_of_a_note() -> None:
    shares = BESIDE[BESIDE.index("                                                    Six") :]
    before, after = REPORT.split("    NOTES TO", 1)
    told = facts_of(f"{before}{EQUITY}    Common Stock Share Activity (in thousands)\n{shares}    NOTES TO{after}")
    assert set(told) == set(facts_of(REPORT + BESIDE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4,330        (312)        4,018", "4,330        (312)        4,028"),
        ("4,330        (312)", "4,340        (322)"),
        ("Balance as of December 31 ", "Balance as of September 30"),
        ("Share activity", "Class B share activity"),
        (" (in thousands)", ""),
        ("(in thousands)", "(in millions)"),
    ],
)
def test_shares_that_do_not_lead_on_or_of_which_something_is_unknown_are_not_told(old: str, new: str) -> None:
    text = BESIDE.replace(old, new)
    assert text != BESIDE
    assert facts_of(REPORT + text) == []
