"""Wordings of releases of many trades: what they lead to, each said in several ways."""

from __future__ import annotations

import pytest

from converter.pipeline import run
from converter.settings import Settings
from tests.helpers_text import concept, converted, knowledge, values

NONCONTROLLING = "NetIncomeLossAttributableToNoncontrollingInterest"
INCLUDING = "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
PLANS = "ProceedsFromIssuanceOfSharesUnderIncentiveAndShareBasedCompensationPlansIncludingStockOptions"
WITH_RESTRICTED = "CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"
WITHOUT_DEPRECIATION = "CostOfGoodsAndServiceExcludingDepreciationDepletionAndAmortization"


def statement(title: str, label: str, heading: str = "") -> str:
    """A statement of two years with one line, below a heading or not, and another that no table knows."""
    return f"""
        TARN HARROWS, INC.
        {title}
                                                                            Year Ended December 31,
                                                                               2022        2021
        {heading}
        {label:<72}   810         540
        Another line of ours                                                       17          12
        """


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Net earnings, including earnings attributable to redeemable and noncontrolling interests", "ProfitLoss"),
        ("Net income including income attributable to noncontrolling interests", "ProfitLoss"),
        ("Net income, including portion attributable to noncontrolling and redeemable interests", "ProfitLoss"),
        ("Net earnings attributable to redeemable and noncontrolling interests", NONCONTROLLING),
        ("Net income attributable to noncontrolling and redeemable noncontrolling interests", NONCONTROLLING),
        ("Net income attributable to noncontrolling interests and redeemable noncontrolling interests", NONCONTROLLING),
        ("Cost of products sold, excluding intangible asset amortization", WITHOUT_DEPRECIATION),
        ("Cost of sales, exclusive of amortization of acquired intangibles", WITHOUT_DEPRECIATION),
        ("Cost of revenue (excluding amortization of acquired technology)", "CostOfRevenue"),
        ("Turnover", "Revenues"),
        ("Taxation", "IncomeTaxExpenseBenefit"),
        (
            "Profit before taxation",
            "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        ),
    ],
)
def test_results_and_costs_in_other_words(label: str, expected: str) -> None:
    assert concept(converted(statement("STATEMENTS OF INCOME", label)), label) == f"us-gaap:{expected}"


@pytest.mark.parametrize(
    ("label", "heading", "expected"),
    [
        ("Total equity/(deficit) attributable to Tarn Harrows, Inc.", "", "StockholdersEquity"),
        ("Total equity attributable to Tarn Harrows", "", "StockholdersEquity"),
        ("Equity attributable to Tarn Harrows, Inc.", "", "StockholdersEquity"),
        ("Controlling interest", "SHAREHOLDERS' EQUITY:", "StockholdersEquity"),
        ("Redeemable interest", "", "RedeemableNoncontrollingInterestEquityCarryingAmount"),
        ("Redeemable interests", "", "RedeemableNoncontrollingInterestEquityCarryingAmount"),
        ("Cash, cash equivalents and restricted cash", "", WITH_RESTRICTED),
        ("Cash, cash equivalents, and restricted cash and restricted cash equivalents", "", WITH_RESTRICTED),
        ("Treasury common stock at cost", "", "TreasuryStockValue"),
        ("Trade debtors, net", "Current assets:", "AccountsReceivableNetCurrent"),
        ("Taxation payable", "Current liabilities:", "AccruedIncomeTaxesCurrent"),
        ("Current portion of long-term bank loans", "Current liabilities:", "LongTermDebtCurrent"),
        ("Total partners' deficit", "", "PartnersCapital"),
        ("Cash and bank balances", "Current assets:", "Cash"),
        ("Common stock in treasury, at cost, shares of 120.0, 107.2 and 113.8", "", "TreasuryStockValue"),
        ("Common shares held in treasury, at cost, 1,200 and 1,100 shares", "", "TreasuryStockValue"),
        ("Customer relationships, net of accumulated amortization", "", "FiniteLivedIntangibleAssetsNet"),
        ("Franchise rights, indefinite-lived", "", "IndefiniteLivedFranchiseRights"),
        ("Salary and welfare payable", "Current liabilities:", "EmployeeRelatedLiabilitiesCurrent"),
        ("Accrued payroll and welfare expenses", "Current liabilities:", "EmployeeRelatedLiabilitiesCurrent"),
        ("All other current assets", "Current assets:", "OtherAssetsCurrent"),
        ("All other current liabilities", "Current liabilities:", "OtherLiabilitiesCurrent"),
        (
            "Assets of businesses held for sale",
            "Current assets:",
            "AssetsOfDisposalGroupIncludingDiscontinuedOperationCurrent",
        ),
        ("Assets of a disposal group held for sale", "", "AssetsOfDisposalGroupIncludingDiscontinuedOperation"),
    ],
)
def test_balances_in_other_words(label: str, heading: str, expected: str) -> None:
    assert concept(converted(statement("BALANCE SHEETS", label, heading)), label) == f"us-gaap:{expected}"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Stock-based compensation, net of amounts capitalized", "ShareBasedCompensation"),
        ("Share-based compensation expense, net of capitalized amounts", "ShareBasedCompensation"),
        ("Stock compensation expense, net of capitalized portion", "ShareBasedCompensation"),
        ("Amortization of capitalized software", "CapitalizedComputerSoftwareAmortization1"),
        ("Amortization of capitalized software development costs", "CapitalizedComputerSoftwareAmortization1"),
        ("Capitalized software amortization", "CapitalizedComputerSoftwareAmortization1"),
        ("Purchase of in-process research and development", "PaymentsToAcquireInProcessResearchAndDevelopment"),
        ("Payments for in-process research and development", "PaymentsToAcquireInProcessResearchAndDevelopment"),
        ("Proceeds from sale/maturity of investments", "ProceedsFromSaleMaturityAndCollectionsOfInvestments"),
        ("Proceeds from sales/maturities of investments", "ProceedsFromSaleMaturityAndCollectionsOfInvestments"),
        ("Capital expenditures and aircraft purchase deposits", "PaymentsToAcquireProductiveAssets"),
        ("Capital expenditures and equipment deposits", "PaymentsToAcquireProductiveAssets"),
        ("Proceeds from issuance of common stock under share-based payment plans", PLANS),
        ("Issuance of shares under stock-based compensation plans", PLANS),
        (
            "Changes in current assets and liabilities, excluding the effects of acquisitions",
            "IncreaseDecreaseInOperatingCapital",
        ),
        (
            "Changes in operating assets and liabilities, exclusive of acquisitions",
            "IncreaseDecreaseInOperatingCapital",
        ),
        ("Decrease (increase) in current receivables", "IncreaseDecreaseInReceivables"),
        ("All other operating activities", "OtherOperatingActivitiesCashFlowStatement"),
        ("All other investing activities, net", "PaymentsForProceedsFromOtherInvestingActivities"),
    ],
)
def test_flows_in_other_words(label: str, expected: str) -> None:
    assert concept(converted(statement("STATEMENTS OF CASH FLOWS", label)), label) == f"us-gaap:{expected}"


@pytest.mark.parametrize(
    "label",
    ["Net Earnings of Tarn Harrows, Inc.", "Net income of Tarn Harrows", "Consolidated net income of Tarn Harrows"],
)
def test_the_result_of_the_company_by_its_name(label: str) -> None:
    text = statement("STATEMENTS OF INCOME", label).encode()
    done = run("tarn.txt", text, knowledge(), Settings(prefix="tarn", validate=False))
    assert {str(f.concept.name) for f in done.report.facts if "Tarn" in f.occurrences[0].label} == {
        "us-gaap:NetIncomeLoss"
    }


@pytest.mark.parametrize("label", ["TARNWICK NET INCOME", "Tarnwick net income attributable to common stockholders"])
def test_the_result_that_the_first_word_of_the_name_leads_is_no_other(label: str) -> None:
    text = statement("STATEMENTS OF INCOME", label).replace("TARN HARROWS", "TARNWICK HARROWS").encode()
    done = run("tarn.txt", text, knowledge(), Settings(prefix="tarn", validate=False))
    expected = "NetIncomeLoss" if label.isupper() else "NetIncomeLossAvailableToCommonStockholdersBasic"
    assert {str(f.concept.name) for f in done.report.facts if f.occurrences[0].label == label} == {
        f"us-gaap:{expected}"
    }


@pytest.mark.parametrize("part", ["continuing", "discontinued"])
@pytest.mark.parametrize("words", ["{} earnings (loss) per share", "{} income per common share", "{} loss per share"])
def test_a_result_per_share_is_of_the_part_that_its_heading_names(part: str, words: str) -> None:
    labels = words.format("Basic"), words.format("Diluted")
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
                                                           Year Ended December 31,
                                                              2022        2021
        Earnings (loss) per share from {part} operations
          {labels[1]:<50}       1.12        1.02
          {labels[0]:<50}       1.14        1.04
        Net earnings (loss) per share
          {labels[1]:<50}        .92         .82
          {labels[0]:<50}        .94         .84
        """)
    named = [(line.line.concept.name.local if line.line.concept else "") for line in done.statements[0].lines]
    held = "IncomeLossFromContinuingOperationsPer{}Share"
    if part == "discontinued":
        held = "IncomeLossFromDiscontinuedOperationsNetOfTaxPer{}Share"
    whole = ["EarningsPerShareDiluted", "EarningsPerShareBasic"]
    assert [name for name in named if name.endswith(("Share", *whole))] == [
        held.format("Diluted"),
        held.format("Basic"),
        *whole,
    ]


def test_a_total_of_current_assets_without_the_word_shows_a_classified_sheet() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                             December 31,
                                                          2022        2021
        Cash and cash equivalents                          110         100
        Assets of businesses held for sale                  61          41
          Current assets                                   171         141
        All other assets                                    29          19
          Total assets                                     200         160
        """)
    assert concept(done, "Current assets") == "us-gaap:AssetsCurrent"
    assert concept(done, "Assets of businesses held for sale") == (
        "us-gaap:AssetsOfDisposalGroupIncludingDiscontinuedOperationCurrent"
    )
    assert concept(done, "All other assets") == "us-gaap:OtherAssetsNoncurrent"


def test_the_assets_of_what_is_given_up_are_no_total_of_the_sheet() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                             December 31,
                                                          2022        2021
        Cash and cash equivalents                          110         100
        Discontinued operations:
          Current assets                                    61          41
        Total current assets                               171         141
        Total assets                                       171         141
        """)
    assert concept(done, "Current assets") == "us-gaap:AssetsOfDisposalGroupIncludingDiscontinuedOperationCurrent"
    assert values(done, "Total current assets") == ["171", "141"]
    assert concept(done, "Total current assets") == "us-gaap:AssetsCurrent"


def test_an_abbreviation_with_points_is_earnings_per_share() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (in thousands, except per share data)
                                                 Year Ended December 31,
                                                2004        2003
        Revenues                               9,000       8,000
        Cost of revenues                       5,000       4,500
        Gross profit                           4,000       3,500
        E.P.S. - diluted                       $0.25       $0.20
    """)
    assert concept(done, "E.P.S. - diluted") == "us-gaap:EarningsPerShareDiluted"
