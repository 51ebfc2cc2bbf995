"""Tables of the shares that a company bought back, from the text to the values."""

from __future__ import annotations

import pytest

from tests.mapping.test_awards import REPORT, facts_of
from tests.mapping.test_details import STATEMENTS

HALF = "1999-01-01/1999-06-30"
QUARTERS = """\
    Note 6 - Repurchases of common stock

    Shares repurchased in the first six months of 1999 and 1998 were as follows:

                                   Number of shares purchased    Average price paid
                                         1999        1998         1999       1998
    First quarter                    1,125,600          --     $ 10.40    $    --
    Second quarter                      90,400      49,300       12.10      11.25
    Total                            1,216,000      49,300     $ 11.11    $ 11.25
    Shares that may yet be purchased 1,250,000

"""
ROWS = """\
    Note 6 - Repurchases of common stock

    The following table shows our stock repurchases (in thousands, except per share amounts):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Shares repurchased                                216           49
    Average price per share                      $  11.11     $  11.25
    Total cost                                   $  2,403     $    555

"""
PRICE = "TreasuryStockAcquiredAverageCostPerShare"


def test_quarters_in_rows_are_those_of_the_year_that_heads_the_columns() -> None:
    assert facts_of(REPORT + QUARTERS) == [
        "StockRepurchasedDuringPeriodShares 1999-01-01/1999-03-31 1125600",
        "StockRepurchasedDuringPeriodShares 1999-04-01/1999-06-30 90400",
        "StockRepurchasedDuringPeriodShares 1998-04-01/1998-06-30 49300",
        f"StockRepurchasedDuringPeriodShares {HALF} 1216000",
        "StockRepurchasedDuringPeriodShares 1998-01-01/1998-06-30 49300",
        f"{PRICE} 1999-01-01/1999-03-31 10.4",
        f"{PRICE} 1999-04-01/1999-06-30 12.1",
        f"{PRICE} 1998-04-01/1998-06-30 11.25",
        f"{PRICE} {HALF} 11.11",
        f"{PRICE} 1998-01-01/1998-06-30 11.25",
    ]


def test_a_cost_that_comes_of_count_and_price_says_what_the_shares_are_counted_in() -> None:
    told = [
        f"StockRepurchasedDuringPeriodShares {HALF} 216000",
        "StockRepurchasedDuringPeriodShares 1998-01-01/1998-06-30 49000",
        f"{PRICE} {HALF} 11.11",
        f"{PRICE} 1998-01-01/1998-06-30 11.25",
        f"StockRepurchasedDuringPeriodValue {HALF} 2403000",
        "StockRepurchasedDuringPeriodValue 1998-01-01/1998-06-30 555000",
    ]
    assert facts_of(STATEMENTS + ROWS) == told
    for words in (" (dollars in thousands)", ""):
        assert facts_of(STATEMENTS + ROWS.replace(" (in thousands, except per share amounts)", words)) == told


def test_shares_that_the_balance_sheet_keeps_were_acquired_for_the_treasury() -> None:
    kept = "    Common stock and surplus                        45,600       43,040\n"
    kept += "    Treasury stock                                  (1,240)          --\n"
    kept += "    Stockholders' equity                            44,360       43,040\n"
    statements = STATEMENTS.replace("    Stockholders' equity                            44,360       43,040\n", kept)
    assert statements != STATEMENTS
    told = [fact.split()[0] for fact in facts_of(statements + ROWS)]
    assert dict.fromkeys(told) == dict.fromkeys(
        ["TreasuryStockSharesAcquired", PRICE, "TreasuryStockValueAcquiredCostMethod"]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Second quarter  ", "Negotiated block"),
        ("1,216,000", "1,316,000"),
        ("Shares repurchased", "Preferred shares repurchased"),
        ("Shares repurchased", "Shares repurchased from employees"),
        ("Shares repurchased", "Shares assumed to be repurchased"),
    ],
)
def test_rows_that_are_unknown_or_do_not_come_to_their_total_are_not_told(old: str, new: str) -> None:
    text = QUARTERS.replace(old, new)
    assert text != QUARTERS
    assert facts_of(REPORT + text) == []


def test_counts_of_six_digits_may_be_thousands_and_are_not_told_alone() -> None:
    text = QUARTERS.replace("1,125,600", "  125,600").replace("1,216,000", "  216,000")
    assert facts_of(REPORT + text) == []


def test_a_cost_that_does_not_come_of_count_and_price_leaves_all_untold() -> None:
    assert facts_of(STATEMENTS + ROWS.replace("2,403", "2,903")) == []
