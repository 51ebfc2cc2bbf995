"""Lines that words lead to one concept together."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line

INCOME = """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                             Year Ended December 31,
                                                 2004        2003
    Net sales                                   5,600       4,900
    Cost of sales                               4,100       3,900
    Gross margin                                1,500       1,000
    Operating income                            1,500       1,000
    Gain on sale of investments                   134          32
    Interest and other income, net                 40          10
    Total interest and other income, net          174          42
    Income before provision for income taxes    1,674       1,042
    Provision for income taxes                    600         400
    Net income                                  1,074         642
"""


def test_what_the_taxonomy_adds_up_is_the_total_s_and_not_its_line_s() -> None:
    done = converted(INCOME)
    assert concept(done, "Total interest and other income, net") == "us-gaap:NonoperatingIncomeExpense"
    assert concept(done, "Interest and other income, net") == "us-gaap:OtherNonoperatingIncomeExpense"


EQUITY = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            2004        2003
    Cash                                     910         830
    Total assets                             910         830
    Accounts payable                         240         210
    Stockholders' equity:
      {:38} 40          40
      {:38} 30          30
      Common stock                           100         100
      Retained earnings                      500         450
        Total stockholders' equity           670         620
    Total liabilities and stockholders' equity   910     830
"""


FLOWS = """
    TARN HARROWS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                             Year Ended December 31,
                                                 2004        2003
    Operating activities:
    Net income                                    810         540
      Net cash provided by operating activities   810         540
    Financing activities:
    Sale of Series A preferred stock               40          60
    Sale of Series B preferred stock               30          10
      Net cash provided by financing activities    70          70
    Increase in cash                              880         610
    Cash, at beginning of period                  710         100
    Cash, at end of period                      1,590         710
"""


def test_lines_of_one_kind_are_parts_and_none_of_them_all_of_it() -> None:
    done = converted(FLOWS)
    assert mapped_line(done, "Sale of Series A preferred stock").is_extension
    assert mapped_line(done, "Sale of Series B preferred stock").is_extension
    said = [f.message for f in done.coded("map.extension") if "are parts of" in f.message]
    assert len(said) == 2


def test_the_line_to_whose_words_others_add_keeps_its_concept() -> None:
    done = converted(EQUITY.format("Preferred stock", "Preferred stock, Series B"))
    assert concept(done, "Preferred stock") == "us-gaap:PreferredStockValue"
    assert mapped_line(done, "Preferred stock, Series B").is_extension


@pytest.mark.parametrize("words", ["at beginning of period", "at end of period"])
def test_balances_of_two_days_are_no_parts(words: str) -> None:
    done = converted(FLOWS)
    assert concept(done, f"Cash, {words}") == "us-gaap:CashAndCashEquivalentsAtCarryingValue"


BUSINESSES = """
    HOLLIN HOMES AND LOANS, INC.
    BALANCE SHEETS
    (in thousands)
                                                     December 31,
                                                   2023        2022
    {first}:
      Cash and cash equivalents                     410         400
      Inventories                                   600         540
      Total {first}                               1,010         940
    {second}:
      Cash and cash equivalents                      60          45
      Mortgage loans held for sale                  210         190
      Total {second}                                270         235
    Total assets                                  1,280       1,175
"""


def test_what_two_businesses_print_alike_is_none_of_it_the_companys() -> None:
    """The first one's cash is not all of the company's; what only one of them has is."""
    done = converted(BUSINESSES.format(first="Lowland", second="Upland"))
    cash = [line for line in done.mapped[0].lines if line.item.label == "Cash and cash equivalents"]
    assert [line.tag for line in cash] == ["quill:LowlandCashAndCashEquivalents", "quill:UplandCashAndCashEquivalents"]
    assert concept(done, "Inventories") == "us-gaap:InventoryNet"


def test_what_two_businesses_print_alike_is_that_of_each_where_words_name_them() -> None:
    done = converted(BUSINESSES.format(first="Homebuilding", second="Financial services"))
    cash = [line for line in done.mapped[0].lines if line.item.label == "Cash and cash equivalents"]
    assert [line.tag.partition("[")[0] for line in cash] == ["us-gaap:CashAndCashEquivalentsAtCarryingValue"] * 2
    assert len({line.dimension for line in cash} - {None}) == 2


def test_what_a_line_of_investing_is_besides_is_nothing_of_financing() -> None:
    done = converted(
        """
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                     Year Ended December 31,
                                                        2014        2013
        Operating activities:
        Net income                                       810         730
        Depreciation                                     100          90
        Net cash provided by operating activities        910         820
        Investing activities:
        Harrows for the moor                            (400)       (300)
        Other                                            (50)        (40)
        Proceeds from sales of fleeces                    80          70
        Other, net                                       (16)        (14)
        Net cash used in investing activities           (386)       (284)
        Financing activities:
        Dividends paid                                  (100)        (90)
        Net cash used in financing activities           (100)        (90)
        Net increase in cash                             424         446
        Cash at beginning of year                        946         500
        Cash at end of year                            1,370         946
        """
    )
    assert concept(done, "Other") == "us-gaap:PaymentsForProceedsFromOtherInvestingActivities"
    assert not concept(done, "Other, net").startswith("us-gaap:")


def test_a_sum_called_as_one_of_its_lines_is_the_whole() -> None:
    done = converted("""
        TARN TRUST, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                                             Year Ended December 31,
                                                               2014        2013
        Income from continuing operations                     9,000       8,000
        Discontinued operations:
          Income from discontinued operations                   200         300
          Gain on dispositions of assets                        100         150
          Income from discontinued operations                   300         450
        Net income                                            9,300       8,450
    """)
    lines = [line for line in done.mapped[0].lines if line.item.label == "Income from discontinued operations"]
    total = "IncomeLossFromDiscontinuedOperationsNetOfTax"
    assert [line.concept is not None and line.concept.name.local == total for line in lines] == [False, True]


def test_a_sum_that_holds_interest_is_of_all_outside_operations() -> None:
    done = converted("""
        TARN SHIPPING LIMITED
        STATEMENTS OF INCOME
        (in thousands)
                                                             Year Ended December 31,
                                                               2014        2013
        Operating income                                      9,000       8,000
        Other (expense) income:
          Other expense                                         (10)        (40)
          Interest income                                        90         160
          Interest expense                                   (2,100)     (2,000)
          Other expense                                      (2,020)     (1,880)
        Income before income taxes                            6,980       6,120
    """)
    first, last = (line for line in done.mapped[0].lines if line.item.label == "Other expense")
    assert last.concept is not None
    assert last.concept.name.local == "NonoperatingIncomeExpense"
    assert first.concept is not None
    assert first.concept.name.local == "OtherNonoperatingIncomeExpense"
