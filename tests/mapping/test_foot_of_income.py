"""Balances at the foot of a statement of income and retained earnings."""

from __future__ import annotations

import pytest

from tests.test_found_faults import done, stated

RELEASE = """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME AND RETAINED EARNINGS
    (in thousands)
                                             Year Ended December 31,
                                                 2004        2003
    Net sales                                   5,600       4,900
    Cost of sales                               4,100       3,900
    Gross profit                                1,500       1,000
    Provision for income taxes                    600         400
    Net income                                    900         600
    Retained earnings at beginning of year      1,200         700
    Cash dividends                               (200)       (100)
    Retained earnings at end of year            1,900       1,200
"""


def test_retained_earnings_of_both_days_are_balances() -> None:
    outcome, concept = done(RELEASE), "us-gaap:RetainedEarningsAccumulatedDeficit"
    assert stated(outcome, "Retained earnings at beginning of year") == {
        f"{concept} 2003-12-31": "1200000",
        f"{concept} 2002-12-31": "700000",
    }
    assert stated(outcome, "Retained earnings at end of year") == {f"{concept} 2004-12-31": "1900000"}


ROLL = """
    TARN HARROWS, INC.
    STATEMENTS OF RETAINED EARNINGS
    For the Years Ended December 31,                    1997        1996
                                                     (Thousands of Dollars)
    BALANCE AT BEGINNING OF YEAR                    $  1,200     $   700
      NET INCOME                                         900         600
    DEDUCT:
      Preferred stock dividends                           50          40
      Common stock dividends                             150          60
    BALANCE AT END OF YEAR                          $  1,900     $ 1,200
"""


def test_the_title_says_of_what_the_balances_are_that_name_nothing_themselves() -> None:
    outcome, concept = done(ROLL), "us-gaap:RetainedEarningsAccumulatedDeficit"
    assert stated(outcome, "BALANCE AT BEGINNING OF YEAR") == {
        f"{concept} 1996-12-31": "1200000",
        f"{concept} 1995-12-31": "700000",
    }
    assert stated(outcome, "BALANCE AT END OF YEAR") == {f"{concept} 1997-12-31": "1900000"}
    assert stated(outcome, "NET INCOME")["us-gaap:NetIncomeLoss 1997-01-01/1997-12-31"] == "900000"


def test_balances_that_print_their_days_are_of_what_the_title_says() -> None:
    dated = ROLL.replace("BALANCE AT BEGINNING OF YEAR", "Balance, January 1          ")
    outcome = done(dated.replace("BALANCE AT END OF YEAR", "Balance, December 31  "))
    concept = "us-gaap:RetainedEarningsAccumulatedDeficit"
    assert stated(outcome, "Balance") == {
        f"{concept} 1997-12-31": "1900000",
        f"{concept} 1996-12-31": "1200000",
        f"{concept} 1995-12-31": "700000",
    }


DEFICIT = """
    TARN HARROWS, INC.
    STATEMENTS OF OPERATIONS AND ACCUMULATED DEFICIT
    (in thousands)
                                             Year Ended December 31,
                                                 2004        2003
    Net sales                                   5,600       4,900
    Cost of sales                               6,500       4,700
    Net income (loss)                            (900)        200
    {:40}  {:>8}    {:>8}
    {:40}  {:>8}    {:>8}
"""


@pytest.mark.parametrize("named", ["Balance at {} of year", "Accumulated deficit, {} of year"])
@pytest.mark.parametrize("shown", ["({})", "{}"])
def test_a_deficit_is_negative_earnings_however_it_is_shown(named: str, shown: str) -> None:
    first, last = (named.format(end) for end in ("beginning", "end"))
    numbers = [shown.format(number) for number in ("1,200", "1,400", "2,100", "1,200")]
    text = DEFICIT.format(first, *numbers[:2], last, *numbers[2:])
    outcome, concept = done(text), "us-gaap:RetainedEarningsAccumulatedDeficit"
    assert stated(outcome, first) == {f"{concept} 2003-12-31": "-1200000", f"{concept} 2002-12-31": "-1400000"}
    assert stated(outcome, last)[f"{concept} 2004-12-31"] == "-2100000"


LISTED = RELEASE.replace(
    "    Cash dividends                               (200)       (100)\n",
    "    Cash dividends ($.20, $.15\n      and $.125 per share)                       (200)       (100)\n",
)


def test_amounts_listed_in_brackets_that_the_next_line_closes_are_no_figures() -> None:
    outcome = done(LISTED)
    assert stated(outcome, "Cash dividends ($.20, $.15 and $.125 per share)") == {
        "us-gaap:DividendsCommonStockCash 2004-01-01/2004-12-31": "200000",
        "us-gaap:DividendsCommonStockCash 2003-01-01/2003-12-31": "100000",
    }
    assert not {str(fact.value) for fact in outcome.report.facts} & {"-0.20", "0.15"}
