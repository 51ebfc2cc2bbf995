"""What filers put words to where these leave it open: by the time of the report, and by the lines beside them."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line

CASH = """
    TARN HARROWS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                             Year ended December 31,
                                            {0}        {1}
    Operating activities:
      Net income                             500         450
      {label:<62} 120         110
        Net cash provided by operating activities  620   560
    Financing activities:
      {paid:<62}(100)        (90)
        Net cash used in financing activities (100)      (90)
    Increase in cash                         520         470
    Cash at beginning of year                570         100
    Cash at end of year                    1,090         570
    Supplemental disclosures:
      {interest:<62}  40          38
      {taxes:<62}  60          58
"""


def cash(year: int, **labels: str) -> str:
    """A statement of cash flows for a year and the one before."""
    usual = {
        "label": "Depreciation",
        "paid": "Dividends paid",
        "interest": "Interest paid",
        "taxes": "Income taxes paid",
    }
    return CASH.format(year, year - 1, **{**usual, **labels})


@pytest.mark.parametrize(
    ("year", "interest", "taxes"),
    [
        (2005, "InterestPaidNet", "IncomeTaxesPaidNet"),
        (2012, "InterestPaid", "IncomeTaxesPaid"),
        (2016, "InterestPaidNet", "IncomeTaxesPaid"),
        (2020, "InterestPaidNet", "IncomeTaxesPaidNet"),
    ],
)
def test_interest_and_taxes_paid_are_what_filers_of_the_time_put_them_to(year: int, interest: str, taxes: str) -> None:
    done = converted(cash(year))
    assert concept(done, "Interest paid") == f"us-gaap:{interest}"
    assert concept(done, "Income taxes paid") == f"us-gaap:{taxes}"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Interest paid, net of amounts capitalized", "InterestPaidNet"),
        ("Cash paid during the year for interest", "InterestPaidNet"),
    ],
)
def test_words_that_say_more_of_interest_hold_at_any_time(label: str, name: str) -> None:
    assert concept(converted(cash(2012, interest=label)), label) == f"us-gaap:{name}"


def test_taxes_less_refunds_are_net_at_any_time() -> None:
    label = "Income taxes paid, net of refunds"
    assert concept(converted(cash(2012, taxes=label)), label) == "us-gaap:IncomeTaxesPaidNet"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Dividends paid", "PaymentsOfDividends"),
        ("Dividends paid to shareholders", "PaymentsOfDividendsCommonStock"),
        ("Cash dividends paid", "PaymentsOfDividendsCommonStock"),
        ("Dividends and dividend equivalents paid", "PaymentsOfDividends"),
    ],
)
def test_dividends_to_holders_of_shares_are_those_of_common_stock(label: str, name: str) -> None:
    assert concept(converted(cash(2012, paid=label)), label) == f"us-gaap:{name}"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Depreciation and amortization", "DepreciationDepletionAndAmortization"),
        ("Depreciation and amortization of property and equipment", "Depreciation"),
    ],
)
def test_what_wears_tangible_things_alone_is_depreciation(label: str, name: str) -> None:
    assert concept(converted(cash(2012, label=label)), label) == f"us-gaap:{name}"


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Foreign currency translation adjustments", "ForeignCurrencyTransactionGainLossUnrealized"),
        ("Loss on sale of investments", "GainLossOnSaleOfInvestments"),
        ("Loss on equity investments", "GainLossOnInvestments"),
    ],
)
def test_what_adjusts_the_result_is_told_by_its_words_and_place(label: str, name: str) -> None:
    assert concept(converted(cash(2012, label=label)), label) == f"us-gaap:{name}"


SHEET = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            {0}        {1}
    Current assets:
      Cash and cash equivalents              610         540
      Restricted cash                         66          55
        Total current assets                 676         595
    Restricted cash                           20          15
    Notes receivable                          12          11
    Total assets                             708         621

    Total liabilities                        238         201
    Common stock                             100         100
    Retained earnings                        370         320
    Total stockholders' equity               470         420
    Total liabilities and stockholders' equity  708      621
"""


@pytest.mark.parametrize(
    ("year", "current", "later"),
    [
        (2005, "RestrictedCashCurrent", "RestrictedCashNoncurrent"),
        (2012, "RestrictedCashAndCashEquivalentsAtCarryingValue", "RestrictedCashAndCashEquivalentsNoncurrent"),
        (2020, "RestrictedCashCurrent", "RestrictedCashNoncurrent"),
    ],
)
def test_restricted_cash_is_what_the_taxonomy_of_the_time_has_for_it(year: int, current: str, later: str) -> None:
    (mapped,) = converted(SHEET.format(year, year - 1)).mapped
    held = [line for line in mapped.lines if line.item.label == "Restricted cash"]
    assert [line.concept.name.local for line in held if line.concept] == [current, later]


def test_notes_receivable_below_the_current_assets_fall_due_later() -> None:
    assert concept(converted(SHEET.format(2012, 2011)), "Notes receivable") == (
        "us-gaap:NotesAndLoansReceivableNetNoncurrent"
    )


INCOME = """
    TARN HARROWS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                             Year ended December 31,
                                            2012        2011
    Revenues                               5,000       4,500
    Operating expenses                     4,000       3,700
    Income before income taxes             1,000         800
    Income taxes                             300         240
    Net income                               700         560
{rest}
"""
SHARED = "    Less: net income attributable to noncontrolling interests    40          30\n"
LEFT = "    Net income attributable to Tarn Harrows common shareholders    {0}         {1}\n"


def test_what_the_outside_owners_leave_is_the_parents_result() -> None:
    done = converted(INCOME.format(rest=SHARED + LEFT.format(660, 530)))
    assert concept(done, "Net income") == "us-gaap:ProfitLoss"
    assert concept(done, "Net income attributable to Tarn Harrows common shareholders") == "us-gaap:NetIncomeLoss"


@pytest.mark.parametrize(
    "more",
    [
        "    Net income attributable to Tarn Harrows                     660         530\n",
        "    Preferred stock dividends                                    10          10\n",
    ],
)
def test_what_preferred_shares_leave_is_for_common_ones(more: str) -> None:
    last = (650, 520) if "Preferred" in more else (655, 525)
    done = converted(INCOME.format(rest=SHARED + more + LEFT.format(*last)))
    label = "Net income attributable to Tarn Harrows common shareholders"
    assert concept(done, label) == "us-gaap:NetIncomeLossAvailableToCommonStockholdersBasic"


COUNTED = """
    TARN HARROWS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands, except per share data)
                                                                        Year ended December 31,
                                                                         {0}         {1}
    Net income                                                            700         560
    Net income per share                                               $ 0.70      $ 0.56
    Weighted average common and common equivalent shares outstanding    1,000       1,000
"""


def test_a_count_with_equivalents_is_the_diluted_one_since_there_is_no_primary_one() -> None:
    label = "Weighted average common and common equivalent shares outstanding"
    assert concept(converted(COUNTED.format(2005, 2004)), label) == (
        "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding"
    )
    assert mapped_line(converted(COUNTED.format(1995, 1994)), label).is_extension


EARNED = """
    TARN HARROWS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                                        Year ended December 31,
                                                                         2012        2011
    Revenues                                                            5,000       4,500
    Cost of sales                                                       4,000       3,700
    {0:<68}1,000         800
    Interest expense                                                      100         100
    Income taxes                                                          300         240
    Net income                                                            600         460
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Earnings before interest and taxes", "us-gaap:OperatingIncomeLoss"),
        ("Income from continuing operations before interest and income taxes", "us-gaap:OperatingIncomeLoss"),
        ("Income before interest, taxes, depreciation and amortization", "quill:"),
    ],
)
def test_what_is_earned_before_interest_and_taxes_is_the_operating_result(label: str, name: str) -> None:
    assert concept(converted(EARNED.format(label)), label).startswith(name)


LED = """
    TARN HARROWS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                      Year ended December 31,
                                                         2012        2011
    Operating activities:
      Net income                                        9,046       6,854
        Net cash provided by operating activities       9,046       6,854
    {part} activities:
      {heading}:
        {comes:<45} 12,131      15,206
        {goes:<45}(17,794)    (19,405)
        Net cash used in {part} activities             (5,663)     (4,199)
    Net change in cash and cash equivalents             3,383       2,655
    Cash and cash equivalents at beginning of year      7,957       5,302
    Cash and cash equivalents at end of year           11,340       7,957
"""


@pytest.mark.parametrize(
    ("part", "heading", "comes", "goes"),
    [
        (
            "Investing",
            "Securities available for sale",
            (
                "Maturities, prepayments and calls",
                "ProceedsFromMaturitiesPrepaymentsAndCallsOfAvailableForSaleSecurities",
            ),
            ("Purchases", "PaymentsToAcquireAvailableForSaleSecuritiesDebt"),
        ),
        (
            "Investing",
            "Short-term investments",
            ("Sales", "ProceedsFromSaleOfShortTermInvestments"),
            ("Purchases", "PaymentsToAcquireShortTermInvestments"),
        ),
        (
            "Financing",
            "Revolving credit facility",
            ("Borrowings", "ProceedsFromLinesOfCredit"),
            ("Repayments", "RepaymentsOfLinesOfCredit"),
        ),
        (
            "Financing",
            "Long-term debt",
            ("Proceeds", "ProceedsFromIssuanceOfLongTermDebt"),
            ("Payments", "RepaymentsOfLongTermDebt"),
        ),
    ],
)
def test_what_is_bought_and_paid_back_is_what_the_heading_names(
    part: str, heading: str, comes: tuple[str, str], goes: tuple[str, str]
) -> None:
    done = converted(LED.format(part=part, heading=heading, comes=comes[0], goes=goes[0]))
    assert concept(done, comes[0]) == f"us-gaap:{comes[1]}"
    assert concept(done, goes[0]) == f"us-gaap:{goes[1]}"


RENT = """
    TARN HARROWS PROPERTIES TRUST
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                      Year ended December 31,
                                                         {0}        {1}
    Rental income                                       9,046       6,854
    Depreciation                                        3,046       2,854
    Gain on sale of real estate                           400         300
    Net income                                          6,400       4,300
"""


@pytest.mark.parametrize(
    ("year", "rent", "gain"),
    [
        (2012, "OperatingLeasesIncomeStatementLeaseRevenue", "GainLossOnSaleOfProperties"),
        (2020, "OperatingLeaseLeaseIncome", "GainsLossesOnSalesOfInvestmentRealEstate"),
    ],
)
def test_rent_and_what_property_brought_are_by_the_rules_of_the_time(year: int, rent: str, gain: str) -> None:
    done = converted(RENT.format(year, year - 1))
    assert concept(done, "Rental income") == f"us-gaap:{rent}"
    assert concept(done, "Gain on sale of real estate") == f"us-gaap:{gain}"
