"""Classes of stock that stand side by side on a balance sheet: one concept, told apart by the class."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line

SHEET = """
    TARN FOUNDRIES, INC.
    BALANCE SHEETS
    (in thousands)
                                                                    December 31,
                                                                   2021        2020
    Cash                                                          1,000         900
    Total assets                                                  1,000         900
    Total liabilities                                               300         280
    {first:<60}{one}
    {second:<60}{two}
    Retained earnings                                               600         530
    Total stockholders' equity                                      700         620
    Total liabilities and stockholders' equity                    1,000         900
"""
AXIS = "us-gaap:StatementClassOfStockAxis"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Class A common stock", "Class B common stock"),
        ("Common stock, Class A, $.01 par value", "Common stock, Class B, $.01 par value"),
        ("Class A common stock, $.01 par value", "Class B common stock, $.01 par value; none issued"),
    ],
)
def test_classes_side_by_side_are_one_concept_for_each(first: str, second: str) -> None:
    one, two = (" 60          50", "40          40") if "none" not in second else ("100          90", " --          --")
    done = converted(SHEET.format(first=first, one=one, second=second, two=two))
    for label, member in ((first, "CommonClassAMember"), (second, "CommonClassBMember")):
        line = mapped_line(done, label)
        assert str(line.concept.name) == "us-gaap:CommonStockValue"
        assert str(line.dimension) == f"{AXIS}=us-gaap:{member}"


def test_common_stock_beside_a_class_with_a_letter_is_the_class_without_one() -> None:
    first, second = "Common stock, $1 par value", "Class B common stock, $1 par value"
    done = converted(SHEET.format(first=first, one=" 60          50", second=second, two="40          40"))
    for label, member in ((first, "CommonStockMember"), (second, "CommonClassBMember")):
        line = mapped_line(done, label)
        assert str(line.concept.name) == "us-gaap:CommonStockValue"
        assert str(line.dimension) == f"{AXIS}=us-gaap:{member}"


def test_a_class_alone_is_told_as_its_words_say() -> None:
    first, second = "Class A common stock", "Additional paid-in capital"
    done = converted(SHEET.format(first=first, one=" 60          50", second=second, two="40          40"))
    assert concept(done, first) == "us-gaap:CommonStockValue"
    assert mapped_line(done, first).dimension is None


def test_classes_of_nothing_leave_the_sum_of_equity_its_arcs() -> None:
    first, second = "Class A common stock", "Class B common stock"
    text = SHEET.format(first=first, one=" --          --", second=second, two="--          --")
    text = text.replace(
        "    Retained earnings                                               600         530\n",
        """\
    Additional paid-in capital                                      100          90
    Retained earnings                                               600         530
""",
    )
    done = converted(text)
    assert mapped_line(done, first).dimension is not None
    arcs = {(arc.total.name.local, arc.item.name.local) for arc in done.only.calculations}
    assert {
        ("StockholdersEquity", name) for name in ("AdditionalPaidInCapital", "RetainedEarningsAccumulatedDeficit")
    } <= arcs
    assert ("StockholdersEquity", "CommonStockValue") not in arcs


@pytest.mark.parametrize("classes", ["Class A and B common stock", "Class A & B common stock"])
def test_two_classes_in_one_name_are_no_class(classes: str) -> None:
    done = converted(f"""
        TARN FOUNDRIES, INC.
        STATEMENTS OF INCOME
        (in thousands, except per share amounts)
                                                              Year Ended December 31,
                                                                 2008        2007
        Net income                                              1,200         800
        Earnings per share - {classes}:
          Basic                                                 $1.20       $ .80
        Weighted average number of shares - {classes}:
          Basic                                                 1,000       1,000
        """)
    told = [line for line in done.mapped[0].lines if line.item.amounts and line.item.parents]
    assert [(str(line.concept.name), line.dimension) for line in told] == [
        ("us-gaap:EarningsPerShareBasic", None),
        ("us-gaap:WeightedAverageNumberOfSharesOutstandingBasic", None),
    ]


@pytest.mark.parametrize("both", ["Common and Class B Stock", "Class A and Class B Common Stock"])
def test_what_a_heading_says_of_several_classes_is_of_none_of_them(both: str) -> None:
    done = converted(f"""
        TARN MOTORS, INC.
        STATEMENTS OF INCOME
        (in millions, except amounts per share)
                                                          Year Ended December 31,
                                                           2001          2000
        Net income                                          302           234
        Amounts Per Share of {both}
        Basic income                                     $ 3.02        $ 2.34
        Diluted income                                   $ 3.00        $ 2.30
    """)
    line = mapped_line(done, "Basic income")
    assert line.concept is not None
    assert (line.concept.name.local, line.dimension) == ("EarningsPerShareBasic", None)
