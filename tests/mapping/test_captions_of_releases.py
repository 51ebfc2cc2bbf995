"""Captions of releases on pages: software, devices, homes, food, and what they lead to."""

from __future__ import annotations

import pytest

from tests.helpers_page import page
from tests.helpers_text import concept, converted, mapped_line, plain, values
from tests.mapping.test_staffing_and_care import statement

FLOWS, SHEETS, INCOME = "STATEMENTS OF CASH FLOWS", "BALANCE SHEETS", "STATEMENTS OF INCOME"
PLANS = "ProceedsFromIssuanceOfSharesUnderIncentiveAndShareBasedCompensationPlansIncludingStockOptions"
SHORTEST = "ProceedsFromRepaymentsOfShortTermDebtMaturingInThreeMonthsOrLess"
OF_INVESTEES = "IncomeLossFromEquityMethodInvestmentsNetOfDividendsOrDistributions"
NON_SERVICE = "NetPeriodicDefinedBenefitsExpenseReversalOfExpenseExcludingServiceCostComponent"
DISCOUNTS = "AccretionAmortizationOfDiscountsAndPremiumsInvestments"


def bare_facts(text: str) -> dict[str, list[str]]:
    """The values of bare lines, by their concepts."""
    lines = (line for each in converted(text).statements for line in each.lines if not line.line.item.label)
    return {
        str(line.line.concept.name): [plain(one.value) for one in line.values] for line in lines if line.line.concept
    }


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
        (SHEETS, "Long-term environmental remediation", "", "AccruedEnvironmentalLossContingenciesNoncurrent"),
        (
            SHEETS,
            "Compensation and other employee-related cost",
            "Current liabilities:",
            "EmployeeRelatedLiabilitiesCurrent",
        ),
        (FLOWS, "Defined benefit plan contributions", "", "PensionContributions"),
        (FLOWS, "Loss on disposals of land, building and equipment", "", "GainLossOnSaleOfPropertyPlantEquipment"),
        (FLOWS, "Cash received on sale of businesses", "", "ProceedsFromDivestitureOfBusinesses"),
        (FLOWS, "Payments of dividends to the Company's common shareholders", "", "PaymentsOfDividendsCommonStock"),
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


AMOUNTS_A_SHARE = (
    ("", "2022", "2021"),
    ("Revenue", "9,100", "8,200"),
    ("Cost of revenue", "5,100", "5,050"),
    ("Gross profit", "4,000", "3,150"),
    ("Selling expenses", "2,010", "2,000"),
    ("Administrative expenses", "1,700", "1,590"),
    ("Operating income (loss)", "290", "(440)"),
    ("Income tax expense", "50", "70"),
    ("Income (loss) from continuing operations", "240", "(510)"),
    ("Loss from discontinued operations", "(50)", "(30)"),
    ("Net income (loss)", "190", "(540)"),
    ("Earnings per common share:",),
    ("Basic:",),
    ("  Continuing operations", "0.24", "(0.51)"),
    ("  Discontinued operations", "(0.05)", "(0.03)"),
    ("", "0.19", "(0.54)"),
    ("Diluted:",),
    ("  Continuing operations", "0.23", "(0.51)"),
    ("  Discontinued operations", "(0.05)", "(0.03)"),
    ("", "{diluted}", "(0.54)"),
)


def page_of_amounts_a_share(diluted: str) -> str:
    """A page whose bare totals are as far left as the headings above their lines."""

    def row(label: str, *figures: str) -> str:
        indent = f'<td style="padding-left:{6 * (len(label) - len(label.lstrip()))}px">{label.strip()}</td>'
        return "<tr>" + indent + "".join(f"<td>{figure.format(diluted=diluted)}</td>" for figure in figures) + "</tr>"

    rows = "\n".join(row(*line) for line in AMOUNTS_A_SHARE)
    head = "<p>TARN HARROWS, INC.</p><p>STATEMENTS OF INCOME</p><p>Years ended December 31</p><p>(in thousands)</p>"
    return page(f"{head}<table>{rows}</table>")


def test_a_bare_amount_a_share_is_what_the_heading_of_its_parts_says() -> None:
    told = bare_facts(page_of_amounts_a_share("0.18"))
    assert told["us-gaap:EarningsPerShareBasic"] == ["0.19", "-0.54"]
    assert told["us-gaap:EarningsPerShareDiluted"] == ["0.18", "-0.54"]


def test_a_bare_amount_a_share_to_which_the_lines_above_do_not_come_is_nothing_known() -> None:
    told = bare_facts(page_of_amounts_a_share("0.37"))
    assert "us-gaap:EarningsPerShareDiluted" not in told


def test_what_is_owed_in_a_word_of_the_trade_grows_with_cash() -> None:
    """Less deferred tuition revenue is less cash, and less of what the name of its extension counts."""
    done = converted(
        statement(FLOWS, "Deferred tuition revenue", "Changes in assets and liabilities:").replace("810", "(810)")
    )
    assert next(iter(values(done, "Deferred tuition revenue"))).startswith("-")


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
