"""Wordings of companies that sell services, care for patients, make medicines or finance what they sell."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line

WRITTEN_OFF = "ResearchAndDevelopmentAssetAcquiredOtherThanThroughBusinessCombinationWrittenOff"


def statement(title: str, label: str, heading: str = "", year: int = 2022) -> str:
    """A statement of two years with one line, below a heading or not, and another that no table knows."""
    return f"""
        TARN HARROWS, INC.
        {title}
                                                                            Year Ended December 31,
                                                                               {year}        {year - 1}
        {heading}
        {label:<72}   810         540
        Another line of ours                                                       17          12
        """


SERVICES = """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                          2022         2021
    {revenue}
    {costs}
    Gross profit                                         2,250        1,970
    Selling, general and administrative expenses         1,300        1,200
    Operating income                                       950          770
    """
ALL = "Service revenues                                     5,000        4,500"
COSTS = "Costs of services                                    2,750        2,530"


def test_of_a_company_that_sells_services_alone_they_are_its_revenue_and_their_cost_its_cost() -> None:
    done = converted(SERVICES.format(revenue=ALL, costs=COSTS))
    assert concept(done, "Service revenues") == "us-gaap:Revenues"
    assert concept(done, "Costs of services") == "us-gaap:CostOfGoodsAndServicesSold"


def test_beside_the_cost_of_products_that_of_services_is_a_part() -> None:
    costs = """Cost of products sold                                2,000        1,900
    Cost of services                                       750          630"""
    done = converted(SERVICES.format(revenue=ALL.replace("Service revenues", "Net sales       "), costs=costs))
    assert mapped_line(done, "Cost of services").is_extension


def test_services_among_costs_of_operations_may_be_a_part() -> None:
    done = converted(statement("STATEMENTS OF INCOME", "Cost of services"))
    assert mapped_line(done, "Cost of services").is_extension


@pytest.mark.parametrize(("year", "expected"), [(2022, f"us-gaap:{WRITTEN_OFF}"), (2007, "")])
@pytest.mark.parametrize("title", ["STATEMENTS OF INCOME", "STATEMENTS OF CASH FLOWS"])
def test_research_bought_otherwise_than_with_a_business_is_written_off(title: str, year: int, expected: str) -> None:
    label = "Acquired in-process research and development expenses"
    line = mapped_line(converted(statement(title, label, year=year)), label)
    assert line.is_extension == (not expected)
    assert not expected or (line.concept and str(line.concept.name) == expected)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (
            "Payments on debt (original maturities greater than three months)",
            "RepaymentsOfDebtMaturingInMoreThanThreeMonths",
        ),
        (
            "Proceeds from debt issued (original maturities greater than 90 days)",
            "ProceedsFromDebtMaturingInMoreThanThreeMonths",
        ),
        (
            "Short-term borrowings, net (with maturities of three months or less)",
            "ProceedsFromRepaymentsOfShortTermDebtMaturingInThreeMonthsOrLess",
        ),
        ("Payments on debt", "RepaymentsOfDebt"),
        ("Net income attributable to Tarn Harrows", "NetIncomeLoss"),
    ],
)
def test_lines_of_cash_flows(label: str, expected: str) -> None:
    assert concept(converted(statement("STATEMENTS OF CASH FLOWS", label)), label) == f"us-gaap:{expected}"


def test_taxes_payable_after_the_current_liabilities_are_not_current() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands)
                                                     December 31,
                                                   2022        2021
        Cash                                      1,100       1,000
        Total current assets                      1,100       1,000
        Total assets                              1,100       1,000
        Accounts payable                            300         280
        Total current liabilities                   300         280
        Taxes payable                               200         190
        Total liabilities                           500         470
        Common stock                                600         530
        Total liabilities and equity              1,100       1,000
        """)
    assert concept(done, "Taxes payable") == "us-gaap:AccruedIncomeTaxesNoncurrent"


def test_the_tax_on_a_shortfall_is_no_payment_for_employees() -> None:
    label = "Shortfall tax expense from stock-based compensation"
    heading = "Non-cash investing and financing activities:"
    line = mapped_line(converted(statement("STATEMENTS OF CASH FLOWS", label, heading)), label)
    assert line.is_extension or "TaxWithholding" not in str(line.concept)


OUTSIDE = """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                          2022         2021
    Operating income                                     1,300        1,200
    {lines}
    Earnings before income taxes                         1,250        1,130
    """


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            """Net interest expense                                   (70)         (90)
    Net other income                                        20           20""",
            "OtherNonoperatingIncomeExpense",
        ),
        ("Net other income (expense)                             (50)         (70)", "NonoperatingIncomeExpense"),
    ],
)
def test_other_income_beside_the_interest_is_the_rest(lines: str, expected: str) -> None:
    label = lines.splitlines()[-1].strip().split("   ")[0]
    assert concept(converted(OUTSIDE.format(lines=lines)), label) == f"us-gaap:{expected}"
