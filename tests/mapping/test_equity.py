"""Statements of changes in equity: components in columns or in sections, from balance to balance."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from converter import Result, convert
from tests.helpers_text import converted, read, sums

MATRIX = """
                                  HOLLIN MARSH, INC.
               CONSOLIDATED STATEMENTS OF CHANGES IN SHAREHOLDERS' EQUITY
                       (in thousands, except share data)

                                                                                Accumulated
                                                        Additional                 Other
                                     Common Stock        Paid-in     Retained   Comprehensive
                                  Shares      Amount     Capital     Earnings   Income (Loss)     Total
    Balance, December 31, 2011   4,100,000    $  410     $ 7,300     $ 5,200      $   (60)      $ 12,850
      Net income                        --        --          --       1,900           --          1,900
      Other comprehensive loss          --        --          --          --          (25)           (25)
      Exercise of stock options     60,000         6         294          --           --            300
      Repurchase of common stock   (20,000)       (2)        (98)         --           --           (100)
      Dividends declared                --        --          --        (450)          --           (450)
    Balance, December 31, 2012   4,140,000       414       7,496       6,650          (85)        14,475
      Net loss                          --        --          --        (700)          --           (700)
      Other comprehensive income        --        --          --          --           40             40
      Share-based compensation          --        --         310          --           --            310
    Balance, December 31, 2013   4,140,000    $  414     $ 7,806     $ 5,950      $   (45)      $ 14,125
"""

SECTIONS = """
                            FERN HOLLOW, INC.
         CONDENSED CONSOLIDATED STATEMENTS OF SHAREHOLDERS' EQUITY
                (in millions, except per share amounts)

                                                      Six Months Ended
                                                   June 30,     June 30,
                                                     2014         2013
    Total shareholders' equity, beginning balances    $ 940        $ 880

    Common stock and additional paid-in capital:
      Beginning balances                                310          290
        Share-based compensation                         14           12
        Common stock issued                               6            8
      Ending balances                                   330          310

    Retained earnings:
      Beginning balances                                640          600
        Net income                                       95           88
        Dividends declared                              (21)         (19)
        Common stock repurchased                        (50)         (40)
      Ending balances                                   664          629

    Accumulated other comprehensive loss:
      Beginning balances                                (10)         (10)
        Other comprehensive income (loss)                 3           (2)
      Ending balances                                    (7)         (12)

    Total shareholders' equity, ending balances       $ 987        $ 927

    Dividends declared per share                      $ .21        $ .19
"""


def made(text: str, folder: Path, name: str = "release.txt") -> Result:
    """A release taken through all rooms and Arelle."""
    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return convert(path)


def facts(result: Result) -> list[str]:
    """`NetIncomeLoss 2012-01-01/2012-12-31 RetainedEarnings 1900000` for each fact, sorted; the whole has no member."""
    told = []
    for fact in result.receipt["facts"]:
        member = fact["dimension"].rpartition(":")[2].removesuffix("Member")
        words = (fact["concept"].removeprefix("us-gaap:"), fact["period"], member, fact["value"])
        told.append(" ".join(word for word in words if word))
    return sorted(told)


def untagged(result: Result, code: str) -> list[str]:
    """The figures that a finding of a code leaves untagged."""
    return [cell["printed"] for cell in result.receipt["cells"] if cell["finding"] == code]


MATRIX_WHOLE = [
    "DividendsCommonStock 2012-01-01/2012-12-31 450000",
    "NetIncomeLoss 2012-01-01/2012-12-31 1900000",
    "NetIncomeLoss 2013-01-01/2013-12-31 -700000",
    "OtherComprehensiveIncomeLossNetOfTax 2012-01-01/2012-12-31 -25000",
    "OtherComprehensiveIncomeLossNetOfTax 2013-01-01/2013-12-31 40000",
    "StockIssuedDuringPeriodValueStockOptionsExercised 2012-01-01/2012-12-31 300000",
    "StockRepurchasedDuringPeriodValue 2012-01-01/2012-12-31 100000",
    "StockholdersEquity 2011-12-31 12850000",
    "StockholdersEquity 2012-12-31 14475000",
    "StockholdersEquity 2013-12-31 14125000",
]
COMPENSATION = "AdjustmentsToAdditionalPaidInCapitalSharebasedCompensationRequisiteServicePeriodRecognitionValue"
PARTS = ("AdditionalPaidInCapital ", "CommonStock ", "RetainedEarnings ", "AccumulatedOtherComprehensiveIncome ")


def test_the_total_column_of_a_matrix_is_of_the_whole(tmp_path: Path) -> None:
    result = made(MATRIX, tmp_path)
    whole = [fact for fact in facts(result) if not any(f" {part}" in fact for part in PARTS)]
    assert whole == sorted([f"{COMPENSATION} 2013-01-01/2013-12-31 310000", *MATRIX_WHOLE])


def test_columns_of_components_have_members_and_their_counts_of_shares(tmp_path: Path) -> None:
    result = made(MATRIX, tmp_path)
    found = facts(result)
    assert [fact for fact in found if " CommonStock " in fact] == [
        "SharesOutstanding 2011-12-31 CommonStock 4100000",
        "SharesOutstanding 2012-12-31 CommonStock 4140000",
        "SharesOutstanding 2013-12-31 CommonStock 4140000",
        "StockIssuedDuringPeriodSharesStockOptionsExercised 2012-01-01/2012-12-31 CommonStock 60000",
        "StockIssuedDuringPeriodValueStockOptionsExercised 2012-01-01/2012-12-31 CommonStock 6000",
        "StockRepurchasedDuringPeriodShares 2012-01-01/2012-12-31 CommonStock 20000",
        "StockRepurchasedDuringPeriodValue 2012-01-01/2012-12-31 CommonStock 2000",
        "StockholdersEquity 2011-12-31 CommonStock 410000",
        "StockholdersEquity 2012-12-31 CommonStock 414000",
        "StockholdersEquity 2013-12-31 CommonStock 414000",
    ]
    assert "StockholdersEquity 2012-12-31 AccumulatedOtherComprehensiveIncome -85000" in found
    assert "DividendsCommonStock 2012-01-01/2012-12-31 RetainedEarnings 450000" in found
    assert result.is_valid


def test_every_figure_of_a_matrix_is_a_fact_or_says_why_not(tmp_path: Path) -> None:
    result = made(MATRIX, tmp_path)
    cells = result.receipt["cells"]
    assert len(cells) == 66
    assert {cell["finding"] for cell in cells if not cell["fact"]} == {"cell.no-movement"}
    assert set(untagged(result, "cell.no-movement")) == {"--"}


def test_the_statement_has_the_table_of_its_components(tmp_path: Path) -> None:
    result = made(MATRIX, tmp_path)
    definition = next(text.decode() for name, text in result.outcome.package.files if name.endswith("_def.xml"))
    for name in ("StatementTable", "StatementEquityComponentsAxis", "EquityComponentDomain", "RetainedEarningsMember"):
        assert f"#us-gaap_{name}" in definition


def test_columns_are_proven_from_balance_to_balance() -> None:
    done = converted(MATRIX)
    (proof,) = sums(done.reading.only, done.footings[0])
    assert proof.startswith("proven Balance = + Balance + Net income + Other comprehensive loss")
    assert len(done.footings[0][0].checks) == 9  # five columns of money, less common stock that rests in 2013


def test_a_column_whose_movements_do_not_meet_its_balance_stays_untagged(tmp_path: Path) -> None:
    result = made(MATRIX.replace("         294 ", "         249 "), tmp_path)
    assert untagged(result, "cell.does-not-roll") == ["$ 7,300", "249", "(98)", "7,496"]
    found = facts(result)
    assert set(MATRIX_WHOLE) <= set(found)
    assert [fact for fact in found if "AdditionalPaidInCapital " in fact] == [
        f"{COMPENSATION} 2013-01-01/2013-12-31 AdditionalPaidInCapital 310000",
        "StockholdersEquity 2013-12-31 AdditionalPaidInCapital 7806000",
    ]


def test_balances_without_dates_are_dated_by_nobody() -> None:
    text = MATRIX.replace("December 31, 2011 ", "beginning of year").replace("December 31, 2012 ", "end of the year  ")
    reading = read(text)
    dated = {str(column.period) for column in reading.only.columns}
    assert dated == {"None"}
    assert {column.role.value for column in reading.only.columns} == {"undated"}


@pytest.mark.parametrize(
    ("opening", "closing", "period"),
    [
        ("January 1, 2012", "March 31, 2012", "2012-01-01/2012-03-31"),
        ("December 31, 2011", "March 31, 2012", "2012-01-01/2012-03-31"),
        ("April 1, 2023", "July 1, 2023", "2023-04-02/2023-07-01"),
        ("March 31, 2012", "December 31, 2011", "None"),
        ("March 31, 2009", "March 31, 2012", "None"),
    ],
)
def test_the_first_of_a_month_is_the_balance_of_the_day_before(opening: str, closing: str, period: str) -> None:
    text = "\n".join(MATRIX.split("\n")[:-5])
    text = text.replace("December 31, 2011", f"{opening:17}").replace("December 31, 2012", f"{closing:17}")
    assert {str(column.period) for column in read(text).only.columns} == {period}


OUTSIDERS = """
                              ALDER QUAY, INC.
                  CONSOLIDATED STATEMENTS OF CHANGES IN EQUITY
                               (in millions)

                              Common     Retained   Deferred    Total Alder   Noncontrolling   Total
                              Stock      Earnings   Land Gifts  Quay Equity      Interests     Equity
    Balance, June 30, 2010     $ 200      $ 500       $ (40)       $ 660           $ 90        $ 750
      Net income                  --        110          --          110             15          125
      Dividends declared          --        (30)         --          (30)            (6)         (36)
      Gifts of land earned        --         --           8            8             --            8
    Balance, June 30, 2011     $ 200      $ 580       $ (32)       $ 748           $ 99        $ 847
"""


def test_outside_owners_make_the_whole_that_of_the_group(tmp_path: Path) -> None:
    result = made(OUTSIDERS, tmp_path)
    group = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
    found = facts(result)
    assert f"{group} 2011-06-30 847000000" in found
    assert f"{group} 2011-06-30 Parent 748000000" in found
    assert f"{group} 2011-06-30 NoncontrollingInterest 99000000" in found
    assert "ProfitLoss 2010-07-01/2011-06-30 125000000" in found
    assert "ProfitLoss 2010-07-01/2011-06-30 NoncontrollingInterest 15000000" in found
    assert not [fact for fact in found if "DividendsCommonStock" in fact], "outside owners are paid too"
    assert result.is_valid


def test_partners_have_capital_and_no_equity_of_shareholders(tmp_path: Path) -> None:
    text = """
                               ROWAN BECK, L.P.
                 STATEMENTS OF PARTNERS' CAPITAL
                               (in thousands)

                                      General       Limited
                                      Partner      Partners       Total
        Balance, December 31, 1998    $   120      $  4,800     $  4,920
          Net income                       10           400          410
          Distributions                    (6)         (240)        (246)
        Balance, December 31, 1999    $   124      $  4,960     $  5,084
    """
    found = facts(made(text, tmp_path))
    assert [fact for fact in found if "1999-12-31" in fact and "/" not in fact] == [
        "PartnersCapital 1999-12-31 5084000",
        "PartnersCapital 1999-12-31 GeneralPartner 124000",
        "PartnersCapital 1999-12-31 LimitedPartner 4960000",
    ]
    assert "NetIncomeLoss 1999-01-01/1999-12-31 LimitedPartner 400000" in found


def test_a_component_that_no_table_knows_has_a_member_of_the_report(tmp_path: Path) -> None:
    found = facts(made(OUTSIDERS, tmp_path))
    assert [fact for fact in found if "DeferredLandGifts" in fact and "2011-06-30" in fact] == [
        "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest 2011-06-30 DeferredLandGifts -32000000",
        "alderquayinc:GiftsOfLandEarned 2010-07-01/2011-06-30 DeferredLandGifts 8000000",
    ]


def test_an_opening_balance_after_a_new_rule_restates_the_one_before(tmp_path: Path) -> None:
    effect = "      Effect of adoption of a new rule  --     --          --          50           --             50"
    adjusted = (
        "    Balance, January 1, 2013, as adjusted            414       7,496       6,700          (85)        14,525"
    )
    text = MATRIX.replace("      Net loss ", f"{effect}\n{adjusted}\n      Net loss ")
    text = text.replace("$ 5,950 ", "$ 6,000 ").replace("$ 14,125", "$ 14,175")
    result = made(text, tmp_path)
    found = facts(result)
    assert "NetIncomeLoss 2013-01-01/2013-12-31 -700000" in found
    assert "StockholdersEquity 2013-12-31 RetainedEarnings 6000000" in found
    assert not [fact for fact in found if fact.endswith((" 50000", " 14525000", " 6700000"))]
    assert untagged(result, "cell.left-out") == ["50", "50"]
    assert untagged(result, "cell.outside-balances") == ["414", "7,496", "6,700", "(85)", "14,525"]


def test_sections_are_components_and_columns_are_periods(tmp_path: Path) -> None:
    result = made(SECTIONS, tmp_path)
    latest = [fact for fact in facts(result) if "2014-06-30" in fact or "2013-12-31" in fact]
    both = "CommonStockIncludingAdditionalPaidInCapital"
    assert latest == [
        f"{COMPENSATION} 2014-01-01/2014-06-30 {both} 14000000",
        "CommonStockDividendsPerShareDeclared 2014-01-01/2014-06-30 0.21",
        "DividendsCommonStock 2014-01-01/2014-06-30 RetainedEarnings 21000000",
        "NetIncomeLoss 2014-01-01/2014-06-30 RetainedEarnings 95000000",
        "OtherComprehensiveIncomeLossNetOfTax 2014-01-01/2014-06-30 AccumulatedOtherComprehensiveIncome 3000000",
        f"StockIssuedDuringPeriodValueNewIssues 2014-01-01/2014-06-30 {both} 6000000",
        "StockRepurchasedDuringPeriodValue 2014-01-01/2014-06-30 RetainedEarnings 50000000",
        "StockholdersEquity 2013-12-31 940000000",
        "StockholdersEquity 2013-12-31 AccumulatedOtherComprehensiveIncome -10000000",
        f"StockholdersEquity 2013-12-31 {both} 310000000",
        "StockholdersEquity 2013-12-31 RetainedEarnings 640000000",
        "StockholdersEquity 2014-06-30 987000000",
        "StockholdersEquity 2014-06-30 AccumulatedOtherComprehensiveIncome -7000000",
        f"StockholdersEquity 2014-06-30 {both} 330000000",
        "StockholdersEquity 2014-06-30 RetainedEarnings 664000000",
    ]
    assert result.is_valid


def test_a_section_that_does_not_roll_takes_the_totals_along_only_if_they_break_too(tmp_path: Path) -> None:
    result = made(SECTIONS.replace("(21)  ", "(12)  "), tmp_path)
    assert untagged(result, "cell.does-not-roll") == ["640", "95", "(12)", "(50)", "664"]
    assert "StockholdersEquity 2014-06-30 987000000" in facts(result)


def page(rows: list[list[str]], title: str = "Consolidated Statements of Shareholders' Equity") -> str:
    """A statement as a table of cells, its title above."""
    made_rows = "".join(
        "<tr>" + "".join(f"<td{' align=right' if at else ''}>{cell}</td>" for at, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<p>{title}</p><p>(in millions)</p><table>{made_rows}</table>" if title else f"<table>{made_rows}</table>"


HEAD = ["", "Common Stock", "Treasury Stock", "Retained Earnings", "Total Shareholders' Equity"]
FIRST = [
    HEAD,
    ["Balance at March 31, 2015", "$100", "$(40)", "$300", "$360"],
    ["Net income", "", "", "25", "25"],
    ["Purchase of common stock", "", "(10)", "", "(10)"],
    ["Balance at June 30, 2015", "$100", "$(50)", "$325", "$375"],
]
SECOND = [
    HEAD,
    ["Balance at March 31, 2014", "$100", "$(30)", "$210", "$280"],
    ["Net income", "", "", "20", "20"],
    ["Balance at June 30, 2014", "$100", "$(30)", "$230", "$300"],
]


def of_page(body: str, folder: Path) -> Result:
    return made(f"<html><body><p>Larch Tern, Inc.</p>{body}</body></html>", folder, "release.htm")


def test_a_matrix_of_cells_is_read_as_one_in_text_is(tmp_path: Path) -> None:
    result = of_page(page(FIRST), tmp_path)
    assert facts(result) == [
        "NetIncomeLoss 2015-04-01/2015-06-30 25000000",
        "NetIncomeLoss 2015-04-01/2015-06-30 RetainedEarnings 25000000",
        "StockholdersEquity 2015-03-31 360000000",
        "StockholdersEquity 2015-03-31 CommonStock 100000000",
        "StockholdersEquity 2015-03-31 RetainedEarnings 300000000",
        "StockholdersEquity 2015-03-31 TreasuryStockCommon -40000000",
        "StockholdersEquity 2015-06-30 375000000",
        "StockholdersEquity 2015-06-30 CommonStock 100000000",
        "StockholdersEquity 2015-06-30 RetainedEarnings 325000000",
        "StockholdersEquity 2015-06-30 TreasuryStockCommon -50000000",
        "TreasuryStockValueAcquiredCostMethod 2015-04-01/2015-06-30 10000000",
        "TreasuryStockValueAcquiredCostMethod 2015-04-01/2015-06-30 TreasuryStockCommon 10000000",
    ]
    assert result.is_valid


def test_a_table_without_a_title_below_is_the_rest_of_the_statement(tmp_path: Path) -> None:
    found = facts(of_page(f"{page(FIRST)}<p>See accompanying notes.</p>{page(SECOND, '')}", tmp_path))
    assert "NetIncomeLoss 2014-04-01/2014-06-30 20000000" in found
    assert "StockholdersEquity 2014-03-31 280000000" in found


def test_sections_of_cells_are_read_as_those_in_text_are(tmp_path: Path) -> None:
    rows = [
        ["", "Three Months Ended June 30, 2015", "Three Months Ended June 30, 2014"],
        ["Total shareholders' equity, beginning balances", "400", "310"],
        ["Common stock:", "", ""],
        ["Beginning balances", "100", "100"],
        ["Ending balances", "100", "100"],
        ["Retained earnings:", "", ""],
        ["Beginning balances", "300", "210"],
        ["Net income", "25", "20"],
        ["Ending balances", "325", "230"],
        ["Total shareholders' equity, ending balances", "425", "330"],
    ]
    found = facts(of_page(page(rows), tmp_path))
    assert "StockholdersEquity 2015-03-31 400000000" in found
    assert "StockholdersEquity 2015-06-30 RetainedEarnings 325000000" in found
    assert "NetIncomeLoss 2014-04-01/2014-06-30 RetainedEarnings 20000000" in found
    assert "StockholdersEquity 2014-06-30 330000000" in found


TREASURY = """
                                  BIRCH HEATH, INC.
                   STATEMENTS OF STOCKHOLDERS' EQUITY
                           (in thousands)

                               Common Stock        Retained      Treasury Stock
                            Shares     Amount      Earnings     Shares     Amount      Total
     Balance, May 31, 1999   9,000     $   90      $ 4,000         50     $ (300)     $ 3,790
       Net income               --         --          410         --         --          410
       Treasury purchases       --         --           --         10        (70)         (70)
     Balance, May 31, 2000   9,000     $   90      $ 4,410         60     $ (370)     $ 4,130
"""


def test_counts_beside_those_of_treasury_shares_are_of_the_shares_issued(tmp_path: Path) -> None:
    counts = [fact for fact in facts(made(TREASURY, tmp_path)) if "Shares" in fact]
    assert counts == [
        "SharesIssued 1999-05-31 CommonStock 9000000",
        "SharesIssued 2000-05-31 CommonStock 9000000",
        "TreasuryStockCommonShares 1999-05-31 TreasuryStockCommon 50000",
        "TreasuryStockCommonShares 2000-05-31 TreasuryStockCommon 60000",
    ]


def test_counts_that_fall_as_treasury_shares_rise_say_not_what_they_count() -> None:
    moved = TREASURY.replace("     Treasury purchases       --", "     Treasury purchases      (10)")
    columns = read(moved.replace("2000   9,000 ", "2000   8,990 ")).only.columns
    assert [column.role.value for column in columns] == ["other", "value", "value", "other", "value", "value"]


def test_a_year_on_the_line_below_its_day_belongs_to_the_label(tmp_path: Path) -> None:
    text = """
                               FERN HOLLOW, INC.
              Statements of Shareholders' Equity
                     (In thousands)

                                                     Accu-
                                                    mulated  Notes
                                                    Trans-   Receivable Total
                        Common Stock      Retained  lation   from       Share-
                      Shares     Amount   Earnings  Adjust-  Share-     holders'
                                                    ment     holders    Equity
     Balance at
     May 28,
     1999             10,400   $  7,600   $ 9,100   $ (300)   $ (90)   $ 16,310
     Net income           --         --     1,200       --       --       1,200
     Repayment of
     notes                --         --        --       --       90          90
     Translation
     adjustment           --         --        --       40       --          40
     Stock sold          200        310        --       --       --         310
     Balance at
     May 26,
     2000             10,600   $  7,910   $10,300   $ (260)   $  --    $ 17,950
    """
    result = made(text, tmp_path)
    found = facts(result)
    assert {cell["finding"] for cell in result.receipt["cells"] if not cell["fact"]} == {"cell.no-movement"}
    assert [fact for fact in found if "AccumulatedTranslationAdjustment" in fact] == [
        "OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentNetOfTax "
        "1999-05-29/2000-05-26 AccumulatedTranslationAdjustment 40000",
        "StockholdersEquity 1999-05-28 AccumulatedTranslationAdjustment -300000",
        "StockholdersEquity 2000-05-26 AccumulatedTranslationAdjustment -260000",
    ]
    assert "StockholdersEquity 1999-05-28 ReceivablesFromStockholder -90000" in found
    assert "SharesOutstanding 2000-05-26 CommonStock 10600000" in found
    assert "StockholdersEquity 2000-05-26 CommonStock 7910000" in found


YEARS = """
                               ALDER QUAY, INC.
              CONSOLIDATED STATEMENT OF STOCKHOLDERS' EQUITY
            For the Years Ended December 31, 2000 and 1999
                              (in millions)

                                 Capital
                                in Excess    Other Comprehensive Income
                                  of Par     ---------------------------
                       Capital   Value of      Foreign       Pension                Retained
                        Stock     Stock      Translation    Liability     Other     Earnings    Total
                       -------  ---------    -----------    ---------   --------    --------   -------
     YEAR ENDED DECEMBER 31, 1999
     Balance at beginning
      of year          $   100   $   500       $   (20)      $   (8)     $  (30)     $  700    $ 1,242
     Net income                                                                          80         80
     Translation                                   (6)                                              (6)
     Pensions (net
      of tax of $2)                                               3                                  3
     Loan repaid                                                             10                     10
     Balance at end
      of year          $   100   $   500       $   (26)      $   (5)     $  (20)     $  780    $ 1,329

     YEAR ENDED DECEMBER 31, 2000
     Balance at beginning
      of year          $   100   $   500       $   (26)      $   (5)     $  (20)     $  780    $ 1,329
     Net income                                                                          90         90
     Pensions (net
      of tax of $1)                                              (2)                                (2)
     Shares of a part
      given to holders                                                      (70)       (70)
     Balance at end
      of year          $   100   $   500       $   (26)      $   (7)     $  (20)     $  800    $ 1,347
"""


def test_the_first_period_may_stand_right_below_the_headings(tmp_path: Path) -> None:
    found = facts(made(YEARS, tmp_path))
    assert "NetIncomeLoss 1999-01-01/1999-12-31 80000000" in found
    assert "StockholdersEquity 1998-12-31 AccumulatedDefinedBenefitPlansAdjustment -8000000" in found
    assert "StockholdersEquity 1998-12-31 CommonStock 100000000" in found


def test_a_tax_told_in_a_label_does_not_make_another_line(tmp_path: Path) -> None:
    found = [fact for fact in facts(made(YEARS, tmp_path)) if "Pensions" in fact]
    assert len(found) == 4
    assert len({fact.split()[0] for fact in found}) == 1


def test_figures_set_a_column_off_stand_where_all_balances_roll_forward(tmp_path: Path) -> None:
    result = made(YEARS, tmp_path)
    assert untagged(result, "cell.does-not-roll") == []
    shares = [fact for fact in facts(result) if "SharesOfAPart" in fact]
    assert [fact.split()[2] for fact in shares if "RetainedEarnings" in fact] == ["RetainedEarnings"]
    assert len(shares) == 2


def test_a_table_of_balances_that_is_no_statement_of_equity_stays_untagged() -> None:
    text = """
                        STATEMENTS OF STOCKHOLDERS' EQUITY
                              (in thousands)

                                        Awards       Grant Value
        Balance, May 31, 1999             900          $ 4.10
          Granted                         100          $ 5.00
        Balance, May 31, 2000           1,000          $ 4.20
    """
    reading = read(text)
    assert reading.statements == ()
    assert reading.codes().count("cell.not-a-statement") == 6


ROWS = """
    Balance, May 31, 1999         9,000          $   90     $ 1,000     $ 2,700       $ 3,790
      Net income                     --              --          --         410           410
      Shares sold                   200               2          40          --            42
    Balance, May 31, 2000         9,200          $   92     $ 1,040     $ 3,110       $ 4,242
"""


@pytest.mark.parametrize(
    "heads",
    [
        # A line above the others with one phrase, and one with fewer phrases than there are columns.
        """
                                                                                     Total
                                       Common Stock         Paid-in    Retained    Shareholders'
                                 Shares          Amount     Capital    Earnings       Equity
""",
        # Dashes below some words, on the line of the others.
        """
                                 COMMON STOCK                                        TOTAL
                                 ----------------------     PAID-IN    RETAINED    SHAREHOLDERS'
                                 SHARES          AMOUNT     CAPITAL    EARNINGS       EQUITY
""",
    ],
)
def test_every_line_of_a_heading_tells_its_own_columns_what_they_are_of(heads: str) -> None:
    text = "BIRCH HEATH, INC.\nSTATEMENTS OF STOCKHOLDERS' EQUITY\n(in thousands)\n" + heads + ROWS
    columns = read(text).only.columns
    members = [column.member.member.partition(":")[2] if column.member else "" for column in columns]
    assert members == [
        "CommonStockMember",
        "CommonStockMember",
        "AdditionalPaidInCapitalMember",
        "RetainedEarningsMember",
        "",
    ]
    assert {column.role.value for column in columns} == {"value"}


def test_the_periods_above_a_table_are_no_words_of_its_columns() -> None:
    text = """
                                     BIRCH HEATH, INC.
                      STATEMENTS OF STOCKHOLDERS' EQUITY

                         Years Ended May 31, 2000 and 1999

                                             Common        Paid-in       Retained
                                Total         Stock        Capital       Earnings
        Balance, May 31, 1999   $ 3,790      $   90        $ 1,000       $ 2,700
          Net income                410          --             --           410
          Shares sold                42           2             40            --
        Balance, May 31, 2000   $ 4,242      $   92        $ 1,040       $ 3,110
    """
    columns = read(text).only.columns
    assert [column.member is None for column in columns] == [True, False, False, False]


def test_a_scale_over_the_counts_of_shares_is_not_that_of_the_amounts() -> None:
    text = """
        BIRCH HEATH, INC.
        STATEMENTS OF STOCKHOLDERS' EQUITY
        (Dollars in millions)

                               PREFERRED STOCK           COMMON STOCK
                              -------------------  ------------------------
                              SHARES       AMOUNT  SHARES            AMOUNT      TOTAL
                              -----------  ------  ----------------  ------      -----
                              (THOUSANDS)           (IN THOUSANDS)
        Balance, May 31, 1999          --  $   --             9,000  $   90       $ 90
          Shares sold                  --      --               200       2          2
        Balance, May 31, 2000          --  $   --             9,200  $   92       $ 92
    """
    scales = read(text).layouts[0].scales
    assert (scales.monetary, scales.shares) == (6, 6)


MOVEMENTS = """
                              HOLLIN MARSH, INC.
           CONSOLIDATED STATEMENTS OF CHANGES IN SHAREHOLDERS' EQUITY
                                (in thousands)

                                            Common   Paid-in   Retained   Treasury   Noncontrolling
                                             Stock   Capital   Earnings    Stock        Interests     Total
    Balance at December 31, 2010            $  100   $20,000   $ 30,000   $ (5,000)     $ 2,000     $ 47,100
      Net income                                --        --      7,340         --          310        7,650
      Distributions to noncontrolling owners    --        --         --         --         (120)        (120)
      Restricted stock issued, net of
        forfeitures                              1        49         --         --           --           50
      Conversion of Series B preferred stock     1       899         --         --           --          900
      Purchase of noncontrolling interest       --       (40)        --         --          (60)        (100)
      Repurchase and retirement of common
        stock                                   (1)     (180)        --         --           --         (181)
      Treasury stock purchases                  --        --         --       (640)          --         (640)
      Reissuance of treasury stock              --        10         --        190           --          200
      Offering costs                            --       (15)        --         --           --          (15)
      Stock plans                               --        30         --         --           --           30
    Balance at December 31, 2011            $  101   $20,753   $ 37,340   $ (5,450)     $ 2,130     $ 54,874
"""


def test_movements_of_equity_have_their_concepts(tmp_path: Path) -> None:
    told = {fact.replace("2011-01-01/2011-12-31 ", "") for fact in facts(made(MOVEMENTS, tmp_path))}
    assert told >= {
        "MinorityInterestDecreaseFromDistributionsToNoncontrollingInterestHolders 120000",
        "StockIssuedDuringPeriodValueRestrictedStockAwardNetOfForfeitures 50000",
        "StockIssuedDuringPeriodValueConversionOfConvertibleSecurities 900000",
        "MinorityInterestDecreaseFromRedemptions 100000",
        "StockRepurchasedAndRetiredDuringPeriodValue 181000",
        "TreasuryStockValueAcquiredCostMethod 640000",
        "StockIssuedDuringPeriodValueTreasuryStockReissued 200000",
        "AdjustmentsToAdditionalPaidInCapitalStockIssuedIssuanceCosts 15000",
        # No row knows these words; three filings in three put them to this.
        "StockIssuedDuringPeriodValueShareBasedCompensation 30000",
    }


NAMED_EQUITY = """
                                  HOLLIN MARSH, INC.
               CONSOLIDATED STATEMENTS OF CHANGES IN EQUITY
                       (in thousands)

                                     Common        Retained
                                     Stock         Earnings       Total
    {0:<30} $   100        $   400      $   500
      Net income                        --            200          200
      Cash dividends:
        Preferred stock                 --            (10)         (10)
        Common stock                    --            (80)         (80)
      Stock option expense              20             --           20
    {1:<30}     120            510          630
      Net income                        --            200          200
      Cash dividends:
        Preferred stock                 --            (10)         (10)
        Common stock                    --            (80)         (80)
      Stock option expense              20             --           20
    {2:<30} $   140        $   620      $   760
"""


@pytest.mark.parametrize("named", ["Equity at {}", "Shareholders' equity, {}", "Total equity, {}"])
def test_equity_by_its_own_name_is_a_balance(named: str) -> None:
    days = ("January 1, 2012", "December 31, 2012", "December 31, 2013")
    (mapped,) = converted(NAMED_EQUITY.format(*(named.format(day) for day in days))).mapped
    names = [line.concept.name.local for line in mapped.lines if line.concept]
    assert [names[0], names[-1]] == ["StockholdersEquity", "StockholdersEquity"]
    assert names[2:5] == [
        "DividendsPreferredStockCash",
        "DividendsCommonStockCash",
        "AdjustmentsToAdditionalPaidInCapitalSharebasedCompensationRequisiteServicePeriodRecognitionValue",
    ]


def test_what_a_share_was_given_is_told_inside_the_label(tmp_path: Path) -> None:
    text = MATRIX.replace("Dividends declared                -", "Dividends declared ($.11 per share) -")
    text = text.replace(
        "      Share-based compensation          --        --         310          --           --            310",
        "      Share-based compensation          --        --         330          --           --            330\n"
        "      Cash dividends ($.005 per share)  --        --         (20)         --           --            (20)",
    )
    told = [fact for fact in facts(made(text, tmp_path)) if "PerShare" in fact]
    assert told == [
        "CommonStockDividendsPerShareDeclared 2012-01-01/2012-12-31 0.11",
        "CommonStockDividendsPerShareDeclared 2013-01-01/2013-12-31 0.005",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Preferred dividends ($.11 per share)",
        "Dividends ($.11 and $.10 per share)",
        "Dividends payable ($.11 per share)",
    ],
)
def test_what_is_no_dividend_on_a_common_share_stays_in_the_label(label: str, tmp_path: Path) -> None:
    text = MATRIX.replace("Dividends declared                -", f"{label.ljust(38)[:38]} -")
    assert not [fact for fact in facts(made(text, tmp_path)) if "DividendsPerShare" in fact]
