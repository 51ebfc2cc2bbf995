"""Balances at the foot of a statement of income and retained earnings."""

from __future__ import annotations

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
