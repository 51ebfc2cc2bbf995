"""Wordings that lead to their concept alone, and those that the heading or the sums around them settle."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line, values
from tests.mapping.test_other_words import statement

DISCONTINUED = "IncomeLossFromDiscontinuedOperationsNetOfTax"


@pytest.mark.parametrize(
    ("title", "label", "expected"),
    [
        ("BALANCE SHEETS", "Long-term restructuring accrual", "RestructuringReserveNoncurrent"),
        ("BALANCE SHEETS", "Accrued restructuring costs, net of current portion", "RestructuringReserveNoncurrent"),
        ("BALANCE SHEETS", "Debt, net of current portion", "LongTermDebtNoncurrent"),
        ("BALANCE SHEETS", "Prepaid pension costs", "DefinedBenefitPlanAssetsForPlanBenefitsNoncurrent"),
        ("BALANCE SHEETS", "Property, building and equipment, net", "PropertyPlantAndEquipmentNet"),
        (
            "BALANCE SHEETS",
            "Noncontrolling interest - redeemable",
            "RedeemableNoncontrollingInterestEquityCarryingAmount",
        ),
        ("BALANCE SHEETS", "Noncontrolling interest - non-redeemable", "MinorityInterest"),
        ("BALANCE SHEETS", "Net inventories", "InventoryNet"),
        ("STATEMENTS OF INCOME", "Store pre-opening expenses", "PreOpeningCosts"),
        ("STATEMENTS OF INCOME", "Restaurant opening", "PreOpeningCosts"),
        ("STATEMENTS OF INCOME", "Comprehensive income, net of tax", "ComprehensiveIncomeNetOfTax"),
        ("STATEMENTS OF INCOME", "Amortization of definite-lived intangible assets", "AmortizationOfIntangibleAssets"),
        ("STATEMENTS OF INCOME", "Gain from discontinued operations, net of tax", DISCONTINUED),
        ("BALANCE SHEETS", "Property, equipment and fixtures, net", "PropertyPlantAndEquipmentNet"),
        ("BALANCE SHEETS", "Deferred debt issuance costs, net", "DeferredFinanceCostsNet"),
        (
            "BALANCE SHEETS",
            "Long term debt, net of current portion and unamortized debt issuance costs",
            "LongTermDebtNoncurrent",
        ),
        (
            "BALANCE SHEETS",
            "Long-term capital lease obligations, less current portion",
            "CapitalLeaseObligationsNoncurrent",
        ),
        (
            "BALANCE SHEETS",
            "Noncontrolling interests subject to put provisions",
            "RedeemableNoncontrollingInterestEquityCarryingAmount",
        ),
        ("STATEMENTS OF INCOME", "Goodwill impairment costs", "GoodwillImpairmentLoss"),
        ("STATEMENTS OF INCOME", "Labor and related expenses", "LaborAndRelatedExpense"),
        ("STATEMENTS OF INCOME", "Certain litigation charges, net", "LitigationSettlementExpense"),
        ("STATEMENTS OF INCOME", "Goodwill and other intangibles impairment", "GoodwillAndIntangibleAssetImpairment"),
        ("BALANCE SHEETS", "Property, construction and office equipment, net", "PropertyPlantAndEquipmentNet"),
        (
            "BALANCE SHEETS",
            "Noncontrolling interests with redemption features",
            "RedeemableNoncontrollingInterestEquityCarryingAmount",
        ),
        (
            "STATEMENTS OF CASH FLOWS",
            "Proceeds from revolving credit arrangements",
            "ProceedsFromLinesOfCredit",
        ),
        (
            "STATEMENTS OF CASH FLOWS",
            "Net cash applied to investing activities",
            "NetCashProvidedByUsedInInvestingActivities",
        ),
        ("STATEMENTS OF CASH FLOWS", "Current taxes payable", "IncreaseDecreaseInAccruedIncomeTaxesPayable"),
        ("STATEMENTS OF CASH FLOWS", "Amortization of deferred financing", "AmortizationOfFinancingCosts"),
        ("STATEMENTS OF CASH FLOWS", "Repayments of long-term senior notes", "RepaymentsOfSeniorDebt"),
        (
            "STATEMENTS OF CASH FLOWS",
            "Net gains on sales and disposals of property and equipment",
            "GainLossOnSaleOfPropertyPlantEquipment",
        ),
        ("BALANCE SHEETS", "Indefinite-lived intangible assets", "IndefiniteLivedIntangibleAssetsExcludingGoodwill"),
        ("BALANCE SHEETS", "1.25% Convertible subordinated notes due 2011", "ConvertibleSubordinatedDebtNoncurrent"),
        ("BALANCE SHEETS", "Construction related payables", "ConstructionPayableCurrent"),
        ("STATEMENTS OF INCOME", "Amortization of other purchased intangibles", "AmortizationOfIntangibleAssets"),
        ("STATEMENTS OF CASH FLOWS", "Deferred service revenue", "IncreaseDecreaseInContractWithCustomerLiability"),
        ("STATEMENTS OF CASH FLOWS", "Stock issued under option plans", "ProceedsFromStockOptionsExercised"),
        (
            "STATEMENTS OF CASH FLOWS",
            "Additional borrowings under revolving credit agreement",
            "ProceedsFromLinesOfCredit",
        ),
        (
            "STATEMENTS OF CASH FLOWS",
            "F/X impact on cash",
            "EffectOfExchangeRateOnCashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents",
        ),
        (
            "STATEMENTS OF COMPREHENSIVE INCOME",
            "Comprehensive loss attributable to noncontrolling interests, net of tax",
            "ComprehensiveIncomeNetOfTaxAttributableToNoncontrollingInterest",
        ),
        (
            "STATEMENTS OF COMPREHENSIVE INCOME",
            "Unrealized loss on cash flow hedging activities, net of tax benefit",
            "OtherComprehensiveIncomeLossCashFlowHedgeGainLossAfterReclassificationAndTax",
        ),
    ],
)
def test_wordings_that_say_it_all(title: str, label: str, expected: str) -> None:
    assert concept(converted(statement(title, label)), label) == f"us-gaap:{expected}"


FLOWS = """
    TARN HARROWS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                             Year Ended December 31,
                                                                2012        2011
    OPERATING ACTIVITIES
    Net income                                                 1,200         900
    Depreciation                                                 600         510
    Net cash provided by continuing operations                 1,800       1,410
    Net cash used in discontinued operations                    (300)       (200)
    Net cash provided by operating activities                  1,500       1,210
    INVESTING ACTIVITIES
    Purchases of property and equipment                         (700)       (600)
    Net cash used in continuing operations                      (700)       (600)
    Net cash provided by discontinued operations                  50          20
    Net cash used in investing activities                       (650)       (580)
"""


def test_of_which_activities_flows_are_the_totals_that_they_go_into_say() -> None:
    done = converted(FLOWS)
    assert concept(done, "Net cash provided by continuing operations") == (
        "us-gaap:NetCashProvidedByUsedInOperatingActivitiesContinuingOperations"
    )
    label = "Net cash used in discontinued operations"
    assert concept(done, label) == "us-gaap:CashProvidedByUsedInOperatingActivitiesDiscontinuedOperations"
    assert values(done, label) == ["-300000", "-200000"]
    label = "Net cash used in continuing operations"
    assert concept(done, label) == "us-gaap:NetCashProvidedByUsedInInvestingActivitiesContinuingOperations"
    assert values(done, label) == ["-700000", "-600000"]
    assert concept(done, "Net cash provided by discontinued operations") == (
        "us-gaap:CashProvidedByUsedInInvestingActivitiesDiscontinuedOperations"
    )


def test_activities_below_a_heading_of_discontinued_operations_are_theirs() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                                 Year Ended December 31,
                                                                    2012        2011
        Net cash provided by operating activities                  1,500       1,210
        Cash flows from discontinued operations:
          Net operating activities                                   300         200
          Net cash used in investing activities                     (100)        (80)
        Net cash provided by discontinued operations                 200         120
        """)
    named = "us-gaap:CashProvidedByUsedIn{}ActivitiesDiscontinuedOperations"
    assert concept(done, "Net operating activities") == named.format("Operating")
    assert concept(done, "Net cash used in investing activities") == named.format("Investing")
    assert values(done, "Net cash used in investing activities") == ["-100000", "-80000"]


def test_the_rest_of_the_costs_is_a_part_where_all_others_are() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                                                 Year Ended December 31,
                                                                    2012        2011
        Revenue:
          Publishing                                               5,000       4,800
          Broadcasting                                             4,000       3,900
          Other                                                    1,000         700
        Total revenue                                             10,000       9,400
        Operating costs and expenses:
          Publishing                                               3,000       2,700
          Broadcasting                                             2,000       2,100
          Other                                                      500         400
        Total cost of revenue                                      5,500       5,200
        Gross profit                                               4,500       4,200
        """)
    rest = [line for line in done.mapped[0].lines if line.item.label == "Other"]
    assert [str(line.tag) for line in rest] == [
        "us-gaap:Revenues[srt:ProductOrServiceAxis=us-gaap:ProductAndServiceOtherMember]",
        "us-gaap:CostOfRevenue[srt:ProductOrServiceAxis=us-gaap:ProductAndServiceOtherMember]",
    ]
    assert mapped_line(done, "Gross profit").concept is not None


def test_a_term_loan_falls_due_when_its_place_says() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands)
                                                                        December 31,
                                                                    2022        2021
        Accounts payable                                           1,000         900
        Total current liabilities                                  1,000         900
        Term loan, net                                             4,000       4,100
        Total liabilities                                          5,000       5,000
        """)
    assert concept(done, "Term loan, net") == "us-gaap:LongTermLoansPayable"


def test_lines_that_only_count_shares_go_on_with_the_stock_above() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands)
                                                                        December 31,
                                                                    2014        2013
        Total assets                                              10,000       9,000
        Total liabilities                                          3,000       2,800
        Stockholders' equity:
          Preferred stock, $.01 par value:
            Authorized - 1,000,000 shares; issued - none              --          --
          Common stock, $.01 par value:
            Authorized - 50,000,000 shares
            Issued - 17,010,000 and 17,000,000 shares                170         170
          Retained earnings                                        7,130       6,230
          Treasury stock, at cost:
            2014 - 60,000 shares
            2013 - 40,000 shares                                    (300)       (200)
        Total stockholders' equity                                 7,000       6,200
        Total liabilities and stockholders' equity                10,000       9,000
        """)
    told = {str(line.concept.name).removeprefix("us-gaap:") for line in done.mapped[0].lines if line.concept}
    assert {"PreferredStockValue", "CommonStockValue", "TreasuryStockValue"} <= told
    assert values(done, "Common stock, shares issued") == ["17010000", "17000000"]
    assert values(done, "Common stock, shares authorized") == ["50000000", "50000000"]
    assert not done.coded("map.extension")


@pytest.mark.parametrize(
    ("cost", "taken"),
    [
        ("Land, buildings and equipment", "Less accumulated depreciation"),
        ("Property, plant and equipment", "Less depreciation"),
        ("Property and equipment", "Accumulated depreciation and amortization"),
    ],
)
def test_cost_above_its_depreciation_is_gross_where_no_line_tells_what_is_left(cost: str, taken: str) -> None:
    done = converted(f"""
        TARN HARROWS, INC.
        CONDENSED BALANCE SHEETS
        (in thousands)
                                                                        December 31,
                                                                    2014        2013
        Total current assets                                       3,000       2,900
        {cost:58} 4,000       3,600
        {taken:58}(1,500)     (1,400)
        Other assets                                                 500         400
        Total assets                                               6,000       5,500
        """)
    assert concept(done, cost) == "us-gaap:PropertyPlantAndEquipmentGross"
    assert concept(done, taken) == ("us-gaap:AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment")


def test_flows_below_no_heading_are_of_the_activity_whose_total_they_go_into() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                                 Year Ended December 31,
                                                                    2012        2011
        Net income                                                 1,200         900
        Increase in liabilities-
          Accounts payable                                           250         170
          Customer advances                                          130          90
        Other, net                                                    70         (41)
        Net cash provided by operating activities                  1,650       1,119
        """)
    assert concept(done, "Other, net") == "us-gaap:OtherOperatingActivitiesCashFlowStatement"
    assert concept(done, "Accounts payable") == "us-gaap:IncreaseDecreaseInAccountsPayable"


def test_of_two_amortizations_the_one_above_gross_profit_is_part_of_the_cost() -> None:
    done = converted("""
        TARN CHIPS, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                                                 Year Ended December 31,
                                                                    2022        2021
        Net revenue                                                9,200       8,900
        Cost of goods sold                                         3,250       3,170
        Amortization of acquired intangibles                         130          90
        Gross profit                                               5,820       5,640
        Research and development                                   2,070       1,941
        Amortization of acquired intangible assets                    85          77
        Total operating expenses                                   2,155       2,018
        Operating income                                           3,665       3,622
        """)
    label = "Amortization of acquired intangibles"
    assert concept(done, label) == "us-gaap:CostOfGoodsAndServicesSoldAmortization"
    assert concept(done, f"{label[:-1]} assets") == "us-gaap:AmortizationOfIntangibleAssets"


def test_a_total_of_cash_flows_ends_the_headings_above_it_though_nothing_is_indented() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                                 Year Ended December 31,
                                                                    2012        2011
        Net income                                                 1,200         900
        Changes in assets and liabilities:
        Accounts payable                                             250         170
        Net cash from operations                                   1,450       1,070
        Capital expenditures                                        (900)       (700)
        Other                                                         20          (5)
        Net cash (used in) investing activities                     (880)       (705)
        """)
    assert concept(done, "Other") == "us-gaap:PaymentsForProceedsFromOtherInvestingActivities"
    assert values(done, "Other") == ["-20000", "5000"]
