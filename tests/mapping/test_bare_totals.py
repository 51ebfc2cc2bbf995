"""Totals that print the word alone: they are of the heading that all they add stands under."""

from __future__ import annotations

import pytest

from tests.helpers_page import page
from tests.helpers_text import Converted, concepts, converted

SHEET = """
    DUNMORE LIGHT AND POWER CORPORATION
    BALANCE SHEETS
    (in thousands)
                                                  September 30,   December 31,
                                                      2008           2007
    ASSETS
    Current Assets
      Cash and cash equivalents                         310            250
      Receivables, net                                  390            410
    Total                                               700            660
    Deferred Charges
      Regulatory assets                                 120            110
      Goodwill                                           80             80
    Total                                               200            190
    Total                                             $ 900          $ 850
    LIABILITIES AND CAPITALIZATION
    Current Liabilities
      Accounts payable                                   90             80
      Accrued interest                                    7             21
    Total                                                97            101
    Deferred Credits
      Deferred income taxes                              83             59
      Regulatory liabilities                             30             40
    Total                                               113             99
    Capitalization
      Common shareholders' equity
        Common stock                                    209            209
        Retained earnings                               171            131
      Total                                             380            340
      Long-term debt                                    310            310
    Total                                               690            650
    Total                                             $ 900          $ 850
"""
INCOME = """
    DUNMORE LIGHT AND POWER CORPORATION
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                        2008           2007
    Operating Revenues
      Electric service                                   510            470
      Steam service                                       90             80
    Total                                                600            550
    Operating Expenses
      Fuel                                               210            205
      Maintenance                                        140            131
    Total                                                350            336
    Operating Income                                     250            214
"""


def totals(done: Converted) -> list[str]:
    """The concepts of the totals, those of the report's own led by its prefix."""
    held = [line.concept for line in done.mapped[0].lines if line.item.is_total and line.concept]
    return [str(concept.name).removeprefix("us-gaap:") for concept in held]


EXPECTED = [
    "AssetsCurrent",
    "quill:DeferredChargesSubtotal",
    "Assets",
    "LiabilitiesCurrent",
    "quill:DeferredCreditsSubtotal",
    "StockholdersEquity",
    "CapitalizationLongtermDebtAndEquity",
    "LiabilitiesAndStockholdersEquity",
]


def test_a_total_as_far_left_as_its_heading_is_not_the_outer_headings() -> None:
    assert totals(converted(SHEET)) == EXPECTED


def test_without_indents_the_last_total_of_a_side_is_of_the_heading_above_all_others() -> None:
    lines = [line[4:] for line in SHEET.splitlines()]
    flat = [f"{line[:42].strip():46}{line[42:]}" if line[:1].strip() or line[2:3].strip() else line for line in lines]
    assert totals(converted("\n".join(flat))) == EXPECTED


def test_totals_of_revenues_and_of_expenses_are_told_apart() -> None:
    assert totals(converted(INCOME)) == ["Revenues", "OperatingExpenses", "OperatingIncomeLoss"]


def test_a_total_inside_another_is_not_named_after_the_heading_of_both() -> None:
    """All liabilities are a total of their own, without a heading; it is no total of liabilities and capitalization."""
    lines = SHEET.splitlines()
    cut = next(index for index, line in enumerate(lines) if "Capitalization" in line)
    both = f"{'    Total':50}{210:>9}{200:>15}"
    done = converted("\n".join([*lines[:cut], both, *lines[cut:]]))
    assert totals(done)[-4:] == [
        "quill:BalanceSheetsTotal",
        "StockholdersEquity",
        "CapitalizationLongtermDebtAndEquity",
        "LiabilitiesAndStockholdersEquity",
    ]


def test_a_total_without_a_word_is_not_the_outer_headings_either() -> None:
    assert totals(converted(SHEET.replace("Total", "     ")))[0] == "AssetsCurrent"


BARE = """
    HARLOW SENSORS, INC.
    CONSOLIDATED BALANCE SHEETS
    (in thousands)
                                              December 31,
                                         2004        2003
    Current assets:
      Cash                                  1,000         900
      Inventories                           3,000       2,700
      Total                                 4,000       3,600
    Property, net                           4,000       3,800
    Other                                     500         400
    Total                                   8,500       7,800
    Current liabilities:
      Accounts payable                      1,000       1,000
      Accrued expenses                        500         400
      Total                                 1,500       1,400
    Long-term debt                          2,000       2,200
    Shareholders' equity:
      Common stock                          1,000       1,000
      Retained earnings                     4,000       3,200
      Total                                 5,000       4,200
    Total                                   8,500       7,800

    CONSOLIDATED STATEMENTS OF INCOME
    (in thousands)
                                       Year Ended December 31,
                                         2004        2003
    Revenues:
      Sales                                 9,000       8,000
      Interest and other income               500         400
      Total                                 9,500       8,400
    Costs and expenses                      7,300       6,500
    Income before income taxes              2,200       1,900
    Income taxes                              800         700
    Net income                              1,400       1,200
"""


def test_totals_that_say_no_more_are_named_by_their_headings_and_by_each_other() -> None:
    sheet, income = converted(BARE).mapped
    totals = [line.concept.name.local for line in sheet.lines if line.item.label == "Total" and line.concept]
    assert totals == [
        "AssetsCurrent",
        "Assets",
        "LiabilitiesCurrent",
        "StockholdersEquity",
        "LiabilitiesAndStockholdersEquity",
    ]
    (other,) = [line for line in sheet.lines if line.item.label == "Other"]
    assert other.tag == "us-gaap:OtherAssetsNoncurrent"
    named = {line.item.label: line for line in income.lines}
    sales = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    assert [named[label].tag for label in ("Sales", "Total")] == [sales, "us-gaap:Revenues"]


COSTS = """
    DUNMORE LIGHT AND POWER CORPORATION
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                        2008           2007
    Net sales                                          1,095            970
    Cost of sales                                        734            650
    Selling, general and administrative expenses         246            220
                                                       -----          -----
                                                         980            870
    Income before income taxes                           115            100
"""


def test_costs_added_up_without_a_word_are_no_result() -> None:
    done = converted(COSTS)
    total = next(line for line in done.mapped[0].lines if not line.item.label)
    assert str(total.concept.name if total.concept else "") == "us-gaap:CostsAndExpenses"
    values = [[int(value.value) for value in line.values] for line in done.statements[0].lines]
    assert values[2:4] == [[246_000, 220_000], [980_000, 870_000]]


OTHERS = """
    DUNMORE LIGHT AND POWER CORPORATION
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                        2008           2007
    Operating Revenues                                 1,095            970
    Cost of Gas                                          734            650
    Margin                                               361            320
    Other Operating Expenses:
      Maintenance                                        100             90
      Depreciation                                        80             70
      Income taxes                                        40             30
        Total                                            220            190
    Operating Income                                     141            130
"""


def test_a_total_of_several_known_costs_is_no_rest_whatever_its_heading() -> None:
    assert "OtherCostAndExpenseOperating" not in totals(converted(OTHERS))


SALES_FIRST = """
    DUNMORE LIGHT AND POWER CORPORATION
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                        2008           2007
    Net sales                                            510            470
    Other income                                          90             80
                                                         600            550
    Costs and expenses:
      Cost of products sold                              210            205
      Selling and administrative expenses                100             91
      Interest expense                                    40             40
                                                         350            336
    Income before income taxes                           250            214
    Income taxes                                          90             74
    Net income                                           160            140
"""


def test_what_begins_a_statement_and_only_adds_is_no_result_of_the_costs_below_it() -> None:
    first = next(concept for concept in totals(converted(SALES_FIRST)) if "CostsAndExpenses" not in concept)
    assert "BeforeIncomeTaxes" not in first


def test_a_total_below_losses_and_expenses_is_not_what_policies_cost() -> None:
    told = INCOME.replace("Operating Expenses", "Losses and expenses").replace("Fuel       ", "Losses incurred")
    told = told.replace("Losses incurred        ", "Losses incurred")
    assert "PolicyholderBenefitsAndClaimsIncurredNet" not in totals(converted(told))


def test_a_bare_total_half_of_whose_lines_other_networks_place_is_what_its_heading_names() -> None:
    rows = [
        ("Income from operations", "521", "629"),
        ("Other income (expense):", "", ""),
        ("Interest expense, net", "(97)", "(113)"),
        ("Loss on early extinguishment of debt", "(550)", "(40)"),
        ("Equity in net losses of unconsolidated entities", "(8)", "(9)"),
        ("Other, net", "(1)", "(2)"),
        ("", "(656)", "(164)"),
        ("Income (loss) before income taxes", "(135)", "465"),
    ]
    body = "".join(
        f'<tr><td style="padding-left:{12 * (2 <= at <= 5)}pt">{label}</td><td>{this}</td><td>{last}</td></tr>'
        for at, (label, this, last) in enumerate(rows)
    )
    head = "<tr><td></td><td>2015</td><td>2014</td></tr>"
    titles = "<p>Statements of Operations</p><p>Years Ended December 31,</p><p>(in millions)</p>"
    done = converted(page(f"<p>Tarn Haulage, Inc.</p>{titles}<table>{head}{body}</table>"))
    assert [line.tag for line in done.mapped[0].lines if line.item.amounts and not line.item.label] == [
        "us-gaap:NonoperatingIncomeExpense"
    ]


APART = """
    DUNMORE AIRWAYS, INC.
    BALANCE SHEETS
    (in thousands)
                                                   December 31,   December 31,
                                                      1994           1993
    ASSETS
    Current Assets
      Cash and cash equivalents                         510            450
    Property and equipment, net                         390            410
    Total assets                                      $ 900          $ 860
    LIABILITIES AND SHAREHOLDERS' EQUITY
    Current Liabilities
      Accounts payable                                   97            101
    Long-term debt                                      310            320
    Other Liabilities and Credits
      Deferred income taxes                              83             59
      Other liabilities                                  30             40
                                                      -----          -----
                                                        113             99
                                                      -----          -----
    Shareholders' Equity
      Common stock                                      209            209
      Retained earnings                                 171            131
                                                      -----          -----
                                                        380            340
                                                      -----          -----
    Total liabilities and shareholders' equity        $ 900          $ 860
"""


def test_a_sum_is_not_the_total_of_which_a_part_stands_apart() -> None:
    names = [name.rpartition(":")[2] for name in concepts(converted(APART))]
    assert "LiabilitiesNoncurrent" not in names
    assert "StockholdersEquity" in names


PARTS = """\
DUNMORE LIGHT AND POWER CORPORATION
STATEMENTS OF CASH FLOWS
(in thousands)
                                                 Year Ended December 31,
                                                      2008           2007
Cash provided by (used in):
Operations:
  Net income                                           900            700
  Items not involving cash:
    Depreciation                                       300            280
    Future income taxes                                100             20
                                                    ------         ------
                                                     1,300          1,000
  Changes in working capital                          (200)           100
                                                    ------         ------
                                                     1,100          1,100
                                                    ------         ------
Financing:
  Repayment of long-term debt                         (400)          (300)
  Common shares issued                                 100             50
                                                    ------         ------
                                                      (300)          (250)
                                                    ------         ------
{investing}:
  Property, plant and equipment                       (650)          (720)
  Proceeds on sale of equipment                         50             70
                                                    ------         ------
                                                      (600)          (650)
                                                    ------         ------
Increase in cash                                       200            200
"""
FLOWS = ["Operating", "Financing", "Investing"]


@pytest.mark.parametrize("investing", ["Investing", "Investments"])
def test_bare_totals_of_the_parts_of_cash_flows_are_what_their_headings_are_of(investing: str) -> None:
    told = [line.rpartition(":") for line in concepts(converted(PARTS.format(investing=investing)))]
    totals = [name for label, _, name in told if name.startswith("NetCash")]
    assert totals == [f"NetCashProvidedByUsedIn{part}Activities" for part in FLOWS]
    assert "DeferredIncomeTaxExpenseBenefit" in [name for *_, name in told]
