"""Words in brackets: the alternative that does not matter, and the one word that says which thing a line is."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line, values

RELEASE = """
    PELLARO LAMPS, INC.
    STATEMENTS OF INCOME
    (in thousands, except per share amounts)
                                             Year Ended December 31,
                                                 2004        2003
    Net sales                                   5,600       4,900
    Cost of sales                               4,790       4,360
    Net income (loss)                             810         540
{}
"""
A_SHARE = """
    Net income per share (basic)                 0.81        0.54
    Net income per share (Diluted)               0.80        0.53
    Weighted average shares (basic)             1,000       1,000
    Weighted average shares (diluted)           1,012       1,019
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Net income per share (basic)", "EarningsPerShareBasic"),
        ("Net income per share (Diluted)", "EarningsPerShareDiluted"),
        ("Weighted average shares (basic)", "WeightedAverageNumberOfSharesOutstandingBasic"),
        ("Weighted average shares (diluted)", "WeightedAverageNumberOfDilutedSharesOutstanding"),
    ],
)
def test_a_bracket_that_says_which_figure_a_share_it_is_counts(label: str, name: str) -> None:
    assert concept(converted(RELEASE.format(A_SHARE)), label) == f"us-gaap:{name}"


def test_a_bracket_that_names_the_contrary_does_not() -> None:
    assert concept(converted(RELEASE.format("")), "Net income (loss)") == "us-gaap:NetIncomeLoss"


@pytest.mark.parametrize("words", ["non-GAAP", "as adjusted", "Pro forma"])
def test_what_a_bracket_calls_a_measure_of_the_company_s_own_is_none_of_the_standards(words: str) -> None:
    label = f"Net income ({words})"
    done = converted(RELEASE.format(f"    {label:40}    900         610"))
    assert mapped_line(done, label).concept is None
    assert concept(done, "Net income (loss)") == "us-gaap:NetIncomeLoss"


def test_one_figure_for_both_is_both_beside_a_measure_of_the_company_s_own() -> None:
    rows = """
    Basic and diluted net income per share       0.81        0.54
    Diluted net income per share (non-GAAP)      0.90        0.61
"""
    done = converted(RELEASE.format(rows))
    named = [line.concept.name.local for line in done.mapped[0].lines if line.concept]
    assert named[-2:] == ["EarningsPerShareBasic", "EarningsPerShareDiluted"]


def test_when_it_falls_due_may_stand_in_a_bracket() -> None:
    sheet = """
    PELLARO LAMPS, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            2004        2003
    Cash                                     610         540
    Inventories                              300         290
      Total current assets                   910         830
    Total assets                             910         830
    Accounts payable                         200         180
    Deferred revenue (current)                40          30
      Total current liabilities              240         210
    Deferred revenue (non-current)            70          60
    Stockholders' equity                     600         560
    Total liabilities and stockholders' equity   910     830
"""
    done = converted(sheet)
    assert concept(done, "Deferred revenue (current)") == "us-gaap:DeferredRevenueCurrent"
    assert concept(done, "Deferred revenue (non-current)") == "us-gaap:DeferredRevenueNoncurrent"


FLOWS = """
    PELLARO LAMPS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                            Year Ended December 31,
                                                              2004        2003
    Operating activities:
    Net income                                                 810         540
      Net cash provided by operating activities                810         540
    Financing activities:
    {:54}  (110)         40
    Purchase of treasury stock                                 (90)        (70)
      Net cash used in financing activities                   (200)        (30)
    Increase in cash                                           610         510
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Increase (decrease) in long-term borrowings", "ProceedsFromRepaymentsOfLongTermDebtAndCapitalSecurities"),
        ("(Repayments of) proceeds from notes payable, net", "ProceedsFromRepaymentsOfNotesPayable"),
        ("Short-term borrowings (repayments), net", "ProceedsFromRepaymentsOfShortTermDebt"),
        ("Net (payments) borrowings under line of credit", "ProceedsFromRepaymentsOfLinesOfCredit"),
        ("Proceeds from/(repayments of) commercial paper", "ProceedsFromRepaymentsOfCommercialPaper"),
        ("Borrowings (repayments), net", "ProceedsFromRepaymentsOfDebt"),
        ("Proceeds from (payments to) noncontrolling interests", "ProceedsFromPaymentsToMinorityShareholders"),
    ],
)
def test_what_flows_both_ways_is_no_concept_of_one_way(label: str, name: str) -> None:
    done = converted(FLOWS.format(label))
    assert concept(done, label) == f"us-gaap:{name}"
    assert values(done, label) == ["-110000", "40000"]


def test_a_direction_in_a_bracket_of_its_own_is_that_of_the_line() -> None:
    sheet = FLOWS.replace("         40\n", "        (40)\n").replace("(30)", "(110)").replace("510\n", "430\n")
    done = converted(sheet.format("(Payments on) long-term debt"))
    assert concept(done, "(Payments on) long-term debt") == "us-gaap:RepaymentsOfLongTermDebt"
