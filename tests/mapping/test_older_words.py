"""Words of the statements of the nineties that name a concept exactly, and words beside them that do not."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, concepts, converted

INCOME = """
    HOLLIN WORKS, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                              Year Ended December 31,
                                                                 1999        1998
    Net sales                                                   9,000       8,000
    Costs and expenses:
    {cost:<56}    7,000       6,400
    General and administrative                                  1,200       1,100
    Total costs and expenses                                    8,200       7,500
    Operating income                                              800         500
    {gain:<56}      200         100
    Income before income taxes                                  1,000         600
    Income taxes                                                  400         200
    Net income                                                    600         400
"""
SHEET = """
    HOLLIN WORKS, INC.
    BALANCE SHEETS
    (in thousands)
                                                                   December 31,
                                                                 1999        1998
    Current assets:
    Cash                                                          500         400
    {current:<56}    2,000       1,900
    Total current assets                                        2,500       2,300
    Goodwill                                                      900         950
    Patents                                                       100         150
    {intangible:<56}    1,000       1,100
    {other:<56}      700         600
    Total assets                                                4,200       4,000
    Current liabilities:
    Trade payables                                              1,000         900
    {owed:<56}      600         500
    Total current liabilities                                   1,600       1,400
    Stockholders' equity                                        2,600       2,600
    Total liabilities and stockholders' equity                  4,200       4,000
"""
CASH = """
    HOLLIN WORKS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                              Year Ended December 31,
                                                                 1999        1998
    Cash flows from operating activities:
    Net income                                                    500         450
    {added:<56}      120         110
    Net cash provided by operating activities                     620         560
    Cash flows from investing activities:
    {invested:<56}     (100)        (90)
    Net cash used in investing activities                        (100)        (90)
    Cash flows from financing activities:
    {financed:<56}       50          40
    Net cash provided by financing activities                      50          40
    Increase in cash                                              570         510
    Cash at beginning of year                                     610         100
    Cash at end of year                                         1,180         610
"""
USUAL = {
    "cost": "Cost of sales",
    "gain": "Interest income",
    "current": "Inventories",
    "intangible": "Total intangible assets",
    "other": "Other assets",
    "owed": "Accrued expenses",
    "added": "Depreciation",
    "invested": "Purchases of property",
    "financed": "Proceeds from issuance of common stock",
}


def found(text: str, label: str, **words: str) -> str:
    """The local name of a line's concept, of the lines that a statement usually has but for some."""
    return concept(converted(text.format_map({**USUAL, **words})), label).rpartition(":")[2]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Payroll and related benefits", "LaborAndRelatedExpense"),
        ("Cost of food and beverages", "CostOfGoodsAndServicesSold"),
        ("Rent expense", "LeaseAndRentalExpense"),
        ("Provision for impairment of long-lived assets", "ImpairmentOfLongLivedAssetsHeldForUse"),
        ("Write-down of long-lived assets", "ImpairmentOfLongLivedAssetsHeldForUse"),
        ("Write-down of inventories to net realizable value", "InventoryWriteDown"),
        ("Write-off of goodwill", "GoodwillImpairmentLoss"),
        ("Interest incurred, net of amounts capitalized", "InterestExpense"),
        ("Amortization of acquired technology", "AmortizationOfIntangibleAssets"),
        ("Amortization of deferred stock compensation", "AllocatedShareBasedCompensationExpense"),
        ("Amortization of present value of future profits", "AmortizationOfValueOfBusinessAcquiredVOBA"),
        ("Minority interest in operating partnership", "NetIncomeLossAttributableToNoncontrollingInterest"),
    ],
)
def test_what_a_cost_is_of(label: str, name: str) -> None:
    assert found(INCOME, label, cost=label) == name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Gain on sale of Corran shares", "GainLossOnSaleOfInvestments"),
        ("Gain on issuance of stock by subsidiary", "GainOrLossOnSaleOfPreviouslyUnissuedStockBySubsidiary"),
        (
            "Gain on issuance of stock by affiliated company",
            "GainOrLossOnSaleOfPreviouslyUnissuedStockByEquityInvestee",
        ),
    ],
)
def test_whose_shares_were_sold(label: str, name: str) -> None:
    assert found(INCOME, label, gain=label) == name


def test_stock_on_rails_is_no_investment() -> None:
    label = "Gain on sale of rolling stock"
    assert found(INCOME, label, gain=label) != "GainLossOnSaleOfInvestments"


@pytest.mark.parametrize(
    ("place", "label", "name"),
    [
        ("current", "Prepaid rent", "PrepaidRent"),
        ("current", "Trade notes and accounts receivable", "AccountsNotesAndLoansReceivableNetCurrent"),
        ("intangible", "Total intangible assets", "IntangibleAssetsNetIncludingGoodwill"),
        ("other", "Non-current debt and equity investments", "LongTermInvestments"),
        ("owed", "Notes payable to banks", "NotesPayableToBankCurrent"),
        ("owed", "Other payables", "AccountsPayableOtherCurrent"),
        ("owed", "Accrued marketing and promotion", "AccruedMarketingCostsCurrent"),
        ("owed", "Accrued marketing and distribution", "AccruedMarketingCostsCurrent"),
    ],
)
def test_what_a_balance_is_of(place: str, label: str, name: str) -> None:
    assert found(SHEET, label, **{place: label}) == name


def test_what_stands_beside_plant_is_not_all_that_is_kept() -> None:
    label = "Total deferred charges and other assets"
    assert found(SHEET, label, other=label) != "AssetsNoncurrent"


@pytest.mark.parametrize(
    ("place", "label", "name"),
    [
        (
            "added",
            "Minority interest in consolidated subsidiaries",
            "NetIncomeLossAttributableToNoncontrollingInterest",
        ),
        ("added", "Deferred income taxes and investment credit", "DeferredIncomeTaxesAndTaxCredits"),
        ("added", "Unearned subscription revenue", "IncreaseDecreaseInDeferredRevenue"),
        ("added", "Sundry other assets", "IncreaseDecreaseInOtherOperatingAssets"),
        ("invested", "Short-term investments", "PaymentsForProceedsFromShortTermInvestments"),
        ("financed", "Net borrowings under revolving credit agreement", "ProceedsFromRepaymentsOfLinesOfCredit"),
        ("financed", "Net proceeds from debenture offering", "ProceedsFromIssuanceOfLongTermDebt"),
    ],
)
def test_what_cash_was_for(place: str, label: str, name: str) -> None:
    assert found(CASH, label, **{place: label}) == name


def test_what_was_paid_back() -> None:
    label = "Retirement of debentures"
    assert found(CASH.replace("investing", "financing"), label, invested=label) == "RepaymentsOfLongTermDebt"


def test_what_came_in_for_shares_of_others() -> None:
    label = "Proceeds from sale of Corran shares"
    text = CASH.replace("(100)        (90)", " 100          90")
    assert found(text, label, invested=label) == "ProceedsFromSaleOfOtherInvestments"


CHANGE = """
    HOLLIN WORKS, INC.
    STATEMENTS OF INCOME
    (in thousands, except per share amounts)
                                                              Year Ended December 31,
                                                                 1999        1998
    Net sales                                                   9,000       8,000
    Cost of sales                                               8,000       7,400
    Income before income taxes                                  1,000         600
    Income taxes                                                  400         200
{given_up}    Income before {thing:<42}      600         400
    Cumulative effect of accounting change                        100          --
    Net income                                                  $ 700       $ 400
    Earnings per share before {thing}:
      Basic                                                     $ .60       $ .40
      Diluted                                                   $ .50       $ .30
    Earnings per share after {thing}:
      Basic                                                     $ .70       $ .40
      Diluted                                                   $ .60       $ .30
"""


@pytest.mark.parametrize("thing", ["accounting change", "cumulative effect of accounting change"])
def test_before_a_change_of_accounting_stands_what_goes_on(thing: str) -> None:
    done = converted(CHANGE.format(thing=thing, given_up=""))
    assert concept(done, f"Income before {thing}") == "us-gaap:IncomeLossFromContinuingOperations"
    assert [name.rpartition(":")[2] for name in concepts(done) if "Per" in name] == [
        "IncomeLossFromContinuingOperationsPerBasicShare",
        "IncomeLossFromContinuingOperationsPerDilutedShare",
        "EarningsPerShareBasic",
        "EarningsPerShareDiluted",
    ]


def test_what_was_given_up_may_be_in_it_already() -> None:
    given_up = """    Income from continuing operations                             600         400
    Income from discontinued operations                             0           0
"""
    done = converted(CHANGE.format(thing="accounting change", given_up=given_up))
    assert concept(done, "Income from continuing operations") == "us-gaap:IncomeLossFromContinuingOperations"
    assert not concept(done, "Income before accounting change").startswith("us-gaap:")


ONE_FIGURE = """
    HOLLIN WORKS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands, except per share amounts)
                                                              Year Ended December 31,
                                                                 1995        1994
    Net sales                                                   9,000       8,000
    Cost of sales                                               8,000       7,400
    Income before extraordinary item                            1,000         600
    Extraordinary item                                            200          --
    Net income                                                  1,200         600
    Net income per common share:
      Before extraordinary item                                 $1.00        $.60
      Extraordinary item                                          .20          --
                                                                -----       -----
                                                                $1.20        $.60
                                                                =====       =====
{fully}    {count:<56}    1,000       1,000
"""


def test_a_sum_without_words_below_earnings_a_share_is_basic_beside_a_count_without_equivalents() -> None:
    done = converted(ONE_FIGURE.format(fully="", count="Weighted average shares outstanding (000)"))
    per_share = [name.rpartition(":")[2] for name in concepts(done) if "PerBasicShare" in name or "PerShare" in name]
    assert per_share[0] == "IncomeLossFromContinuingOperationsPerBasicShare"
    assert per_share[-1] == "EarningsPerShareBasic"


def test_a_count_beside_primary_and_fully_diluted_earnings_is_not_the_diluted_one() -> None:
    fully = "    Fully diluted net income per share                          $1.10        $.55\n"
    done = converted(ONE_FIGURE.format(fully=fully, count="Average shares outstanding (000)"))
    assert concept(done, "Average shares outstanding (000)") == "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic"


@pytest.mark.parametrize(("year", "is_known"), [(1996, False), (2004, True)])
def test_a_franchise_that_does_not_end_is_known_since_such_are_not_amortised(year: int, is_known: bool) -> None:
    text = (
        SHEET.replace("1999", str(year))
        .replace("1998", str(year - 1))
        .format_map({**USUAL, "other": "Franchises", "intangible": "Total intangible assets"})
    )
    assert (concept(converted(text), "Franchises") == "us-gaap:IndefiniteLivedFranchiseRights") is is_known
