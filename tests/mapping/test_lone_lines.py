"""Lines whose meaning is settled by what stands beside them, or by what does not."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, values

RELEASE = """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
    (in thousands, except per share amounts)
                                             Year Ended December 31,
                                                 2014        2013
    Net sales                                   9,200       8,100
    Cost of sales                               7,600       6,900
    Operating income                            1,600       1,200
    Other income                                   70          50
    Other expense                                 (40)        (30)
    Income before income taxes                  1,630       1,220
    Income taxes                                  630         520
    Net income                                  1,000         700
    {}
    """
COUNT = "Weighted average shares outstanding"
BASIC, DILUTED = "Basic earnings per share", "Diluted earnings per share"


def foot(*labels: str) -> str:
    figures = {BASIC: ("$1.00", "$ .71"), DILUTED: ("$ .97", "$ .69"), COUNT: ("1,031", "1,014")}
    rows = [f"{label:42}{first:>6}{second:>12}" for label in labels for first, second in [figures[label]]]
    return RELEASE.format("\n    ".join(rows))


@pytest.mark.parametrize("order", [(DILUTED, COUNT), (COUNT, DILUTED)])
def test_the_only_count_beside_diluted_earnings_alone_is_diluted(order: tuple[str, ...]) -> None:
    done = converted(foot(*order))
    assert concept(done, COUNT) == "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding"


def test_a_count_beside_basic_earnings_is_basic() -> None:
    done = converted(foot(BASIC, DILUTED, COUNT))
    assert concept(done, COUNT) == "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic"


def test_income_and_expense_of_their_own_lines_are_no_net_amount() -> None:
    done = converted(foot(DILUTED))
    assert concept(done, "Other income") == "us-gaap:OtherNonoperatingIncome"
    assert concept(done, "Other expense") == "us-gaap:OtherNonoperatingExpense"
    assert values(done, "Other expense") == ["40000", "30000"]


def test_other_income_alone_is_a_net_amount() -> None:
    done = converted(
        foot(DILUTED)
        .replace("    Other expense                                 (40)        (30)\n", "")
        .replace("1,630       1,220", "1,670       1,250")
        .replace("630         520", "670         550")
    )
    assert concept(done, "Other income") == "us-gaap:OtherNonoperatingIncomeExpense"


@pytest.mark.parametrize(
    "label",
    ["Diluted effect of stock equivalents", "Effect of dilutive stock equivalents", "Dilutive potential shares"],
)
def test_what_dilutes_is_told_between_the_counts(label: str) -> None:
    done = converted(
        foot(BASIC, DILUTED).rstrip()
        + f"""
    Weighted average shares outstanding         1,000         986
    {label:44}{31:>5}{28:>12}
    Weighted average shares and dilutive shares 1,031       1,014
    """
    )
    assert concept(done, label) == "us-gaap:WeightedAverageNumberDilutedSharesOutstandingAdjustment"
    assert (
        concept(done, "Weighted average shares and dilutive shares")
        == "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding"
    )


COSTS = """
    TARN HARROWS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                             Year Ended December 31,
                                                 2014        2013
    Net sales                                   9,200       8,100
    {}
    Selling, general and administrative         1,100         900
    Research and development                      500         300
    Total operating expenses                    {}
    Operating income                            {}
    """


def test_operating_expenses_that_hold_what_was_sold_are_all_costs() -> None:
    # 7,600 + 1,100 + 500 = 9,200 and 6,100 + 900 + 300 = 7,300; 10,200 less 9,200, and 8,100 less 7,300.
    sold = "Operating expenses:\n    Cost of sales                               7,600       6,100"
    done = converted(COSTS.format(sold, "9,200       7,300", "1,000         800").replace("9,200  ", "10,200 ", 1))
    assert concept(done, "Total operating expenses") == "us-gaap:CostsAndExpenses"


def test_operating_expenses_below_gross_profit_are_operating_expenses() -> None:
    # 10,200 less 7,600 is 2,600, less 1,100 and 500 is 1,000; 8,100 less 6,100 is 2,000, less 900 and 300 is 800.
    sold = """Cost of sales                               7,600       6,100
    Gross profit                                2,600       2,000
    Operating expenses:"""
    done = converted(COSTS.format(sold, "1,600       1,200", "1,000         800").replace("9,200  ", "10,200 ", 1))
    assert concept(done, "Total operating expenses") == "us-gaap:OperatingExpenses"
