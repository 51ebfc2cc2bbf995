"""Concepts from what filers use, from a line's place, from other lines, from dates, and from sums."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import pytest

from converter.mapping.explain import explain
from converter.maps.concepts import read_maps
from converter.model.concepts import ConceptMaps
from converter.model.source import StatementKind, UnitKind
from converter.model.statements import MappedLine
from tests.helpers_text import Converted, concept, concepts, converted, knowledge_of, mapped_line, maps, texts, values

WORDINGS = "us-gaap/wordings.csv"
USED = """statement,label,concept,wording,recent,earlier
balance_sheet,tarn float,OtherAssetsCurrent,same,0,60
balance_sheet,tarn float,OtherAssetsNoncurrent,same,0,40
balance_sheet,tarn float,IntangibleAssetsNetExcludingGoodwill,same,0,50
balance_sheet,tarn float,OtherLiabilitiesNoncurrent,same,0,20
balance_sheet,heath rights and claims,IntangibleAssetsNetExcludingGoodwill,same,0,30
balance_sheet,fleeces of the moor,InventoryNet,same,0,30
balance_sheet,harrow patterns,PrepaidExpenseCurrent,same,0,1
balance_sheet,harrow patterns,OtherAssetsCurrent,same,0,1
balance_sheet,harrow pattern float,PrepaidExpenseCurrent,same,0,30
cash_flow,tarn float,IncreaseDecreaseInOtherOperatingAssets,opposite,2,30
"""


@cache
def with_usages() -> ConceptMaps:
    """Our tables, with an invented table of what filers use."""
    return read_maps(knowledge_of({**texts(), WORDINGS: USED}))


def sheet(current: str = "Cash", later: str = "Goodwill") -> Converted:
    """A balance sheet with a line of one's own among the current assets and one below them."""
    return converted(
        f"""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                 December 31,
                                                2004        2003
        Accounts receivable                      610         540
        {current:<36}     66          55
        Total current assets                     676         595
        {later:<36}    100         100
        Total assets                             776         695
        """,
        with_usages(),
    )


def test_the_place_between_the_totals_decides_what_equal_words_mean() -> None:
    assert concept(sheet(current="Tarn float"), "Tarn float") == "us-gaap:OtherAssetsCurrent"
    assert concept(sheet(later="Tarn float"), "Tarn float") == "us-gaap:OtherAssetsNoncurrent"


def test_the_share_of_the_filings_is_the_confidence_and_the_others_are_runners_up() -> None:
    line = mapped_line(sheet(current="Tarn float"), "Tarn float")
    # 100 filings put them to other assets, which the totals show to be current ones, against 50 that stand further out
    # at 0.7; what 20 put them to is no asset; 100 filings are 100 / 101.5 of endless ones; of what is above 0.6, 45 of
    # 100 count.
    share = 100 / (100 + 50 * Decimal("0.7")) * 100 / Decimal("101.5")
    assert line.confidence == (Decimal("0.6") + (share - Decimal("0.6")) * Decimal("0.45")).quantize(Decimal("0.01"))
    assert line.rule == "usual us-gaap/wordings.csv"


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("Heath rights and claims", id="as filers have them"),
        pytest.param("Heath rights, claims", id="without a joining word"),
        pytest.param("Heath right and claim", id="in the other number"),
        pytest.param("Heath rigths and claims", id="misspelt"),
    ],
)
def test_words_that_mean_the_same_are_the_same(words: str) -> None:
    assert concept(sheet(later=words), words) == "us-gaap:IntangibleAssetsNetExcludingGoodwill"


@pytest.mark.parametrize("words", ["Heath rights and claims sold", "Heath claims", "Claims on heath rights"])
def test_words_that_may_mean_another_thing_are_an_extension(words: str) -> None:
    assert mapped_line(sheet(later=words), words).is_extension


def test_what_all_filings_call_one_thing_is_that_even_where_the_networks_put_it_elsewhere() -> None:
    line = mapped_line(sheet(later="Fleeces of the moor"), "Fleeces of the moor")
    assert line.concept is not None
    assert line.concept.name.local == "InventoryNet"
    # 30 filings are 30 / 31.5 of endless ones, and the place, below the total of what is current, leaves a doubt.
    sure = Decimal(30) / Decimal("31.5") * Decimal("0.9")
    assert line.confidence == (Decimal("0.6") + (sure - Decimal("0.6")) * Decimal("0.45")).quantize(Decimal("0.01"))


def test_a_part_that_falls_due_early_is_not_what_falls_due_late() -> None:
    line = mapped_line(sheet(later="Harrow pattern float"), "Harrow pattern float")
    assert line.is_extension


def test_what_two_filings_call_two_things_is_not_known() -> None:
    line = mapped_line(sheet(current="Harrow patterns"), "Harrow patterns")
    assert line.is_extension


def income(year: int, *lines: tuple[str, int]) -> Converted:
    """An income statement of some lines."""
    body = "\n".join(f"        {label:<44}{figure:>10,}" for label, figure in lines)
    return converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        Year Ended December 31, {year}
                                                             {year}
{body}
        """)


SALES = (("Net sales", 9_000), ("Cost of sales", 6_000), ("Gross profit", 3_000))


def test_sales_are_contracts_with_customers_since_the_standard_says_so() -> None:
    assert concept(income(2012, *SALES), "Net sales") == "us-gaap:Revenues"
    contracts = "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"
    assert concept(income(2019, *SALES), "Net sales") == contracts


def test_interest_below_operating_income_is_outside_operations_since_there_is_a_concept_for_it() -> None:
    below = (*SALES, ("Operating income", 3_000), ("Interest expense", 100))
    above = income(2024, *SALES, ("Interest expense", 100), ("Operating income", 2_900))
    assert concept(above, "Interest expense") == "us-gaap:InterestExpense"
    assert concept(income(2012, *below), "Interest expense") == "us-gaap:InterestExpense"
    assert concept(income(2024, *below), "Interest expense") == "us-gaap:InterestExpenseNonoperating"


def test_what_stands_above_a_total_is_part_of_it() -> None:
    """Other income is part of total revenues, of operating income or of neither, by where it stands."""
    taxed = (
        ("Cost of sales", 6_000),
        ("Income before income taxes", 3_100),
        ("Income taxes", 1_000),
        ("Net income", 2_100),
    )
    revenue = income(2012, ("Net sales", 9_000), ("Other income", 100), ("Total revenues", 9_100), *taxed)
    assert concept(revenue, "Other income") == "us-gaap:OtherIncome"
    sold = *SALES, ("Selling expenses", 1_000)
    above = income(2012, *sold, ("Other income, net", 100), ("Operating income", 2_100), ("Income before taxes", 2_100))
    assert concept(above, "Other income, net") == "us-gaap:OtherOperatingIncomeExpenseNet"
    below = income(2012, *sold, ("Operating income", 2_000), ("Other income, net", 100), ("Income before taxes", 2_100))
    assert concept(below, "Other income, net") == "us-gaap:OtherNonoperatingIncomeExpense"


def test_restricted_cash_below_the_total_of_current_assets_is_not_current() -> None:
    assert concept(sheet(later="Restricted cash"), "Restricted cash") == "us-gaap:RestrictedCashNoncurrent"


def test_the_result_above_the_outside_owners_share_is_the_groups() -> None:
    share = "Net income attributable to noncontrolling interests"
    own = "Net income attributable to Tarn Harrows"
    done = income(2012, *SALES, ("Net income", 900), (share, 100), (own, 800))
    assert concepts(done)[-3:] == [
        "Net income: us-gaap:ProfitLoss",
        f"{share}: us-gaap:NetIncomeLossAttributableToNoncontrollingInterest",
        f"{own}: us-gaap:NetIncomeLoss",
    ]
    alone = income(2012, *SALES, ("Net income", 900))
    assert concept(alone, "Net income") == "us-gaap:NetIncomeLoss"


def test_so_is_the_result_of_what_goes_on_above_that_share() -> None:
    share = "Net income attributable to noncontrolling interests"
    continuing = "Income from continuing operations, net of tax"
    lost, whole = ("Loss from discontinued operations", -50), "Net income"
    done = income(2016, *SALES, (continuing, 950), lost, (whole, 900), (share, 100), ("Net income of the owners", 800))
    name = "IncomeLossFromContinuingOperationsIncludingPortionAttributableToNoncontrollingInterest"
    assert concept(done, continuing) == f"us-gaap:{name}"
    alone = income(2016, *SALES, (continuing, 950), lost, (whole, 900))
    assert concept(alone, continuing) == "us-gaap:IncomeLossFromContinuingOperations"


UNLABELLED = """
    TARN HARROWS, INC.
    BALANCE SHEETS
                                             December 31,
                                            2004        2003
    Cash and cash equivalents                610         540
    Accounts receivable                      190         160
    Total current assets                     800         700
    Goodwill                                 200         190
                                           1,000         890

    Accounts payable                         250         240
    Accrued liabilities                       50          30
    Total current liabilities                300         270
    Common stock                             100         100
    Retained earnings                        700         600
                                             800         700
    Treasury stock                          (100)        (80)
                                             700         620
                                           1,000         890
"""


def test_a_total_without_a_label_is_named_by_what_it_holds() -> None:
    found = [str(line.concept.name) for line in converted(UNLABELLED).mapped[0].lines if line.concept]
    assert found[4] == "us-gaap:Assets"
    assert found[-1] == "us-gaap:LiabilitiesAndStockholdersEquity"


def test_a_partial_total_leaves_its_name_to_the_whole() -> None:
    """Equity is what is left after treasury stock, not the sum above it."""
    lines = converted(UNLABELLED).mapped[0].lines
    assert lines[-2].concept is not None
    assert lines[-2].concept.name.local == "StockholdersEquity"
    assert lines[-4].concept is not None
    assert lines[-4].concept.name.local == "StockholdersEquityBeforeTreasuryStock"


FLOWS = """
    TARN HARROWS, INC.
    STATEMENTS OF CASH FLOWS
    Year Ended December 31, 2012
                                                     2012
    Cash flows from operating activities:
    Net income                                        900
    Changes in operating assets and liabilities:
      Harrow receivables of members                  (120)
      Accrued member rewards                           70
    Net cash provided by operating activities         850
"""


def test_what_working_capital_changes_by_is_stated_as_the_taxonomy_states_it() -> None:
    """An increase of what is owned is positive and a credit; the printed figure is its effect on cash."""
    done = converted(FLOWS)
    owned, owed = "Harrow receivables of members", "Accrued member rewards"
    assert [concept(done, owned), concept(done, owed)] == [
        "quill:IncreaseDecreaseInHarrowReceivablesOfMembers",
        "quill:IncreaseDecreaseInAccruedMemberRewards",
    ]
    assert [values(done, owned), values(done, owed)] == [["120"], ["70"]]


def test_before_the_standard_the_cash_flows_began_with_the_owners_result() -> None:
    """SFAS 160 made them begin with the result of the group in fiscal years after 15 December 2008."""

    def begins(year: int) -> str:
        share = "Net income attributable to noncontrolling interests"
        done = converted(f"""
            TARN HARROWS, INC.
            STATEMENTS OF INCOME
            Year Ended December 31, {year}
                                                             {year}
            Net sales                                        9,000
            Cost of sales                                    8,000
            Gross profit                                     1,000
            {share:<48}     100
            Net income attributable to Tarn Harrows            900

            TARN HARROWS, INC.
            STATEMENTS OF CASH FLOWS
            Year Ended December 31, {year}
                                                             {year}
            Net income                                       1,000
            Depreciation                                       200
            Net cash provided by operating activities        1,200
            """)
        return concept(done, "Net income", 1)

    assert begins(2007) == "us-gaap:NetIncomeLoss"
    assert begins(2012) == "us-gaap:ProfitLoss"


def test_no_expense_is_part_of_revenues_whatever_filers_call_it() -> None:
    done = income(2003, ("Royalties", 215), ("Hire of harrows", 150), ("Total revenues", 365))
    assert mapped_line(done, "Royalties").tag == "us-gaap:Revenues[srt:ProductOrServiceAxis=us-gaap:RoyaltyMember]"
    assert values(done, "Royalties") == ["215"]


def test_a_loss_stays_a_loss_below_a_subtotal_of_ones_own() -> None:
    # -18,410 + 1,210 = -17,200 and -17,200 - 390 = -17,590.
    done = converted("""
        TARN HARROWS, INC.
        CONSOLIDATED STATEMENTS OF CASH FLOWS
                                                        Year ended June 30,
                                                       2003          2002
        Operating activities:
          Net loss                                   $(18,410)     $(15,220)
          Depreciation and amortization                 1,210         1,040
          Funds used before working capital changes   (17,200)      (14,180)
          Changes in working capital                     (390)         (100)
          Net cash used in operating activities       (17,590)      (14,280)
        """)
    assert values(done, "Net loss") == ["-18410", "-15220"]


def test_a_line_that_loses_its_concept_takes_what_else_filers_put_to_its_words() -> None:
    """Of filers that call a line so, those that use a concept which another line holds have no say."""
    read = converted(
        """
        INCOME STATEMENTS
        (In thousands)
                                                 Year Ended December 31,
                                                  2019         2018
        Operating income                          1,000          900
        Interest income                              41           37
        Interest expense                            (13)         (17)
        Other, net                                    5            3
        Other income (expense), net                  33           23
        Income before income tax                  1,033          923
        """
    )
    assert concept(read, "Other, net") == "us-gaap:OtherNonoperatingIncomeExpense"
    assert concept(read, "Other income (expense), net") == "us-gaap:NonoperatingIncomeExpense"


COSTS = """
    INCOME STATEMENTS
    (In thousands)
                                             Year Ended December 31,
                                              2019         2018
    Total revenues                            2,000        1,800
    Total costs and expenses                 (1,500)      (1,400)
                                                500          400
    {between}
    General and administrative expense         (200)        (150)
    {below}
    """
RESULT = "Earnings from operations                    300          250"


def test_costs_above_other_expenses_of_operations_are_those_of_what_was_sold() -> None:
    read = converted(COSTS.format(between="", below=RESULT))
    assert concept(read, "Total costs and expenses") == "us-gaap:CostOfRevenue"
    assert concept(read, "") == "us-gaap:GrossProfit"


def test_costs_above_the_operating_result_are_all_of_them_whatever_is_told_below() -> None:
    read = converted(COSTS.format(between=RESULT.replace("300", "500").replace("250", "400"), below=""))
    assert concept(read, "Total costs and expenses") == "us-gaap:CostsAndExpenses"


HEADED = """<html><body><p>TARN HARROWS, INC.</p><p>STATEMENTS OF OPERATIONS</p><p>(In thousands)</p><table>
<tr><td></td><td>Year Ended December 31, 2004</td><td>Year Ended December 31, 2003</td></tr>
<tr><td>{heading}:</td></tr>
<tr><td style="padding-left:12pt">{first}</td><td>4,100</td><td>3,800</td></tr>
<tr><td style="padding-left:12pt">Rakes</td><td>900</td><td>700</td></tr>
<tr><td></td><td>5,000</td><td>4,500</td></tr>
<tr><td>Cost of sales</td><td>2,750</td><td>2,530</td></tr>
<tr><td>Gross profit</td><td>2,250</td><td>1,970</td></tr>
</table></body></html>"""


def headed(heading: str, first: str = "Harrows") -> MappedLine:
    """The total without a label of two lines below a heading."""
    done = converted(HEADED.format(heading=heading, first=first))
    (total,) = [line for line in done.mapped[0].lines if not line.item.label]
    assert total.item.parents == ()
    return total


def test_a_total_without_a_label_is_what_the_heading_of_all_its_members_says() -> None:
    total = headed("Revenues")
    assert (total.tag, total.rule) == ("us-gaap:Revenues", "structure: the members of its sum")


def test_a_heading_that_names_no_total_gives_none() -> None:
    assert headed("Goods of the workshop").is_extension


def test_a_heading_whose_total_does_not_hold_the_members_gives_none() -> None:
    """Interest is no part of the revenues that the words alone lead to."""
    assert headed("Revenues", "Interest expense").is_extension


def test_what_adds_to_revenues_is_no_expense_whatever_its_words() -> None:
    def professional(first: str, total: str) -> MappedLine:
        done = converted(f"""
            TARN HARROWS, INC.
            STATEMENTS OF INCOME
                                                   Year Ended December 31,
                                                       2004      2003
            {first:<49} 215       190
            Professional services                              150       120
            {total:<49} 365       310
            """)
        return mapped_line(done, "Professional services")

    assert professional("Harrow sales", "Total revenues").tag.startswith("us-gaap:Revenues[")
    assert professional("Wages", "Total expenses").tag == "us-gaap:ProfessionalFees"


BANK = (
    ("Interest income", 900, 800),
    ("Interest expense", 200, 180),
    ("Net interest income", 700, 620),
    ("Salaries and employee benefits", 300, 290),
    ("Tarn advertising", 50, 40),
    ("Total noninterest expense", 350, 330),
    ("Income before income taxes", 350, 290),
    ("Income tax expense", 50, 40),
    ("Net income", 300, 250),
)


def test_marks_of_a_bank_go_before_what_all_statements_have() -> None:
    """Taxes, income and earnings a share are listed in the roles of commerce alone; banks print them as well."""
    used = f"{USED}income_statement,tarn advertising,MarketingAndAdvertisingExpense,same,0,20\n"
    used += "income_statement,tarn advertising,SellingAndMarketingExpense,same,0,20\n"
    body = "\n".join(f"        {label:<44}{now:>10,}{then:>12,}" for label, now, then in BANK)
    done = converted(
        f"""
        TARN BANCORP, INC.
        STATEMENTS OF INCOME
                                                          Year Ended December 31,
                                                             2004        2003
{body}
        """,
        read_maps(knowledge_of({**texts(), WORDINGS: used})),
    )
    assert concept(done, "Interest income") == "us-gaap:InterestAndDividendIncomeOperating"
    assert concept(done, "Tarn advertising") == "us-gaap:MarketingAndAdvertisingExpense"


@pytest.mark.parametrize("label", ["Investment securities", "Postretirement benefits", "Benefit plans"])
def test_words_for_assets_and_debts_are_no_part_of_the_accumulated_income(label: str) -> None:
    """Filers who list its parts below a heading of that name call them by the same words."""
    _, found = explain(label, "", StatementKind.BALANCE_SHEET, UnitKind.MONETARY, maps())
    assert not [match.rule.concept for match in found if match.rule.concept.startswith("Accumulated")]


CARRIER = """
    TARN HAULAGE, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                             Year Ended December 31,
                                                2012        2011
    {:40} 9,000       8,000
    Wages and benefits                         4,000       3,600
    Operations and maintenance                 2,000       1,900
    Operating income                           3,000       2,500
"""


def test_concepts_of_a_trade_are_those_of_reports_that_speak_of_it() -> None:
    """Carriers and utilities call the upkeep of what they run alike; the concept is the utilities'."""
    found = concept(converted(CARRIER.format("Electric revenues")), "Operations and maintenance")
    assert found == "us-gaap:UtilitiesOperatingExpenseMaintenanceAndOperations"
    assert mapped_line(converted(CARRIER.format("Haulage revenues")), "Operations and maintenance").is_extension


def test_what_goes_into_another_activity_is_unlikely_where_filers_differ() -> None:
    # Filers put two concepts to `Deposits`: that of banks stands below financing, the other below operating.
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
                                                 Year Ended December 31,
                                                2004        2003
        Investing activities:
        Capital expenditures                    (300)       (250)
        Deposits                                 (40)        (50)
        Net cash used in investing activities   (340)       (300)
        Financing activities:
        Dividends paid                          (100)        (80)
        Net cash used in financing activities   (100)        (80)
        Net decrease in cash                    (440)       (380)
    """)
    assert mapped_line(done, "Deposits").is_extension
