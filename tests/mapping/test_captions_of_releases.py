"""Captions of releases on pages: software, devices, homes, food, and what they lead to."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line
from tests.mapping.test_staffing_and_care import statement

FLOWS, SHEETS, INCOME = "STATEMENTS OF CASH FLOWS", "BALANCE SHEETS", "STATEMENTS OF INCOME"
PLANS = "ProceedsFromIssuanceOfSharesUnderIncentiveAndShareBasedCompensationPlansIncludingStockOptions"
SHORTEST = "ProceedsFromRepaymentsOfShortTermDebtMaturingInThreeMonthsOrLess"
OF_INVESTEES = "IncomeLossFromEquityMethodInvestmentsNetOfDividendsOrDistributions"
NON_SERVICE = "NetPeriodicDefinedBenefitsExpenseReversalOfExpenseExcludingServiceCostComponent"
DISCOUNTS = "AccretionAmortizationOfDiscountsAndPremiumsInvestments"


@pytest.mark.parametrize(
    ("title", "label", "heading", "expected"),
    [
        (FLOWS, "Net accretion of discounts and amortization of premiums on short-term investments", "", DISCOUNTS),
        (FLOWS, "Stock-settled share-based payments expense", "", "ShareBasedCompensation"),
        (FLOWS, "Excess and obsolete inventory charges", "", "InventoryWriteDown"),
        (
            FLOWS,
            "Reduction in carrying amount of operating lease right-of-use assets",
            "",
            "OperatingLeaseRightOfUseAssetAmortizationExpense",
        ),
        (FLOWS, "Equity method investment earnings in excess of distributions", "", OF_INVESTEES),
        (FLOWS, "Undistributed earnings of equity method investees", "", OF_INVESTEES),
        (FLOWS, "Divestiture gain", "", "GainLossOnSaleOfBusiness"),
        (FLOWS, "Investment in internally developed software", "", "PaymentsToDevelopSoftware"),
        (FLOWS, "Proceeds from IPO, net of underwriting discounts", "", "ProceedsFromIssuanceInitialPublicOffering"),
        (FLOWS, "Proceeds from issuance of common stock upon exercise of stock options and ESPP", "", PLANS),
        (
            FLOWS,
            "Net issuance (repayment) of short-term borrowings, maturities less than or equal to 90 days",
            "",
            SHORTEST,
        ),
        (
            FLOWS,
            "Proceeds from sale-leaseback transactions",
            "Cash flows from investing activities:",
            "SaleLeasebackTransactionNetProceedsInvestingActivities",
        ),
        (
            FLOWS,
            "Property and equipment acquired through accounts payable",
            "Supplemental disclosures of non-cash activities:",
            "CapitalExpendituresIncurredButNotYetPaid",
        ),
        (
            FLOWS,
            "Cash paid for amounts included in the measurement of operating lease liabilities",
            "",
            "OperatingLeasePayments",
        ),
        (SHEETS, "Class A and Class B common stock", "Stockholders' equity:", "CommonStockValue"),
        (SHEETS, "Convertible notes, less current portion", "", "ConvertibleDebtNoncurrent"),
        (SHEETS, "Customer deposits held in escrow", "", "EscrowDeposit"),
        (SHEETS, "Loans payable", "", "LoansPayableCurrent"),
        (SHEETS, "Sales and property taxes payable", "Current liabilities:", "TaxesPayableCurrent"),
        (FLOWS, "Gain on business dispositions", "", "GainLossOnSaleOfBusiness"),
        (FLOWS, "Net cash from sales of businesses", "Investing activities:", "ProceedsFromDivestitureOfBusinesses"),
        (FLOWS, "Issuance of notes receivable", "Investing activities:", "PaymentsToAcquireNotesReceivable"),
        (FLOWS, "Net periodic pension cost", "Operating activities:", "PensionExpense"),
        (
            FLOWS,
            "Distributions received on equity method investments",
            "Operating activities:",
            "EquityMethodInvestmentDividendsOrDistributions",
        ),
        (SHEETS, "Short-term loans and borrowings", "Current liabilities:", "ShortTermBorrowings"),
        (INCOME, "Bargain purchase gain", "", "BusinessCombinationBargainPurchaseGainRecognizedAmount"),
        (INCOME, "Divestiture gain", "", "GainLossOnSaleOfBusiness"),
        (INCOME, "Non-service pension and postretirement costs", "", NON_SERVICE),
        (INCOME, "Amortization of customer relationships and trade names", "", "AmortizationOfIntangibleAssets"),
    ],
)
def test_captions_of_pages(title: str, label: str, heading: str, expected: str) -> None:
    assert concept(converted(statement(title, label, heading)), label) == f"us-gaap:{expected}"


def test_a_loss_by_both_classes_of_one_stock_is_that_of_all() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF OPERATIONS
        (in thousands, except per share data)
                                                                       Year Ended December 31,
                                                                          2022        2021
        Revenue                                                          9,100       8,200
        Costs and expenses                                               9,910       8,740
        Net loss                                                          (810)       (540)
        Net loss per share attributable to Class A and Class B
           common stockholders, basic and diluted                       $(0.81)     $(0.54)
        """)
    label = "Net loss per share attributable to Class A and Class B common stockholders, basic and diluted"
    assert concept(done, label) == "us-gaap:EarningsPerShareBasic"


def test_a_right_that_is_net_of_what_it_lost_does_not_last_for_ever() -> None:
    done = converted(statement(SHEETS, "Franchise rights, net"))
    assert mapped_line(done, "Franchise rights, net").is_extension
    lasting = converted(statement(SHEETS, "Franchise rights"))
    assert concept(lasting, "Franchise rights") == "us-gaap:IndefiniteLivedFranchiseRights"


def test_what_suppliers_were_paid_ahead_is_no_stock_of_supplies() -> None:
    done = converted(statement(SHEETS, "Advances to suppliers", "Current assets:"))
    assert mapped_line(done, "Advances to suppliers").is_extension


def test_commercial_is_interest_only_below_a_heading_of_interest() -> None:
    revenue = statement(INCOME, "Commercial", "Revenues:")
    assert mapped_line(converted(revenue), "Commercial").is_extension
    interest = statement(INCOME, "Commercial", "Interest and fees on loans:")
    assert concept(converted(interest), "Commercial") == "us-gaap:InterestAndFeeIncomeLoansCommercial"
