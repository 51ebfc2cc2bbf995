"""Lines of managers, brokers, lenders, insurers and owners of real estate that other lines make exact."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line

OWNERS = """
    TARN ADVISERS, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2018         2017
    Net revenues                                                  9,000        8,000
    Operating expenses                                            5,000        4,500
    Net operating income                                          4,000        3,500
    Provision for income taxes                                    1,000          900
    Net income                                                    3,000        2,600
    Less: net income attributable to {owners:30}  200          100
    Net income attributable to Tarn Advisers, Inc.                2,800        2,500
"""


@pytest.mark.parametrize("owners", ["redeemable non-controlling interests", "non-redeemable non-controlling interests"])
def test_the_result_above_the_share_of_any_outside_owners_is_the_groups(owners: str) -> None:
    done = converted(OWNERS.format(owners=owners))
    assert concept(done, "Net income") == "us-gaap:ProfitLoss"
    assert concept(done, "Net income attributable to Tarn Advisers, Inc.") == "us-gaap:NetIncomeLoss"


@pytest.mark.parametrize("name", ["Tarn Shipping Limited", "United Tarn Corporation", "Tarn Midstream Partners, L.P."])
def test_no_word_in_the_name_of_the_company_makes_its_result_that_of_some_owners(name: str) -> None:
    done = converted(
        OWNERS.format(owners="noncontrolling interests").replace("Tarn Advisers, Inc. ", f"{name}\n{'':60}")
    )
    assert concept(done, f"Net income attributable to {name}") == "us-gaap:NetIncomeLoss"


@pytest.mark.parametrize("owners", ["limited partners", "common unitholders", "the limited partners' interests"])
def test_what_is_attributable_to_some_owners_is_not_the_result_of_all(owners: str) -> None:
    release = OWNERS.format(owners="general partner").replace("Tarn Advisers, Inc. ", f"{owners}\n{'':60}")
    assert concept(converted(release), f"Net income attributable to {owners}") != "us-gaap:NetIncomeLoss"


BROKER = """
    TARN SECURITIES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2018         2017
    Net revenues
      {interest:54}  4,000        3,600
      Interest expense                                             (500)        (400)
        Net interest revenue                                      3,500        3,200
      Trading revenue                                             1,500        1,300
        Total net revenues                                        5,000        4,500
    Expenses excluding interest
      Compensation and benefits                                   2,100        1,900
      Other                                                         400          300
        Total expenses excluding interest                         2,500        2,200
    Income before taxes on income                                 2,500        2,300
"""


@pytest.mark.parametrize("interest", ["Interest revenue", "Interest income"])
def test_the_interest_of_a_broker_is_of_its_trade_and_its_other_expenses_are_apart_from_it(interest: str) -> None:
    done = converted(BROKER.format(interest=interest))
    assert concept(done, interest) == "us-gaap:InterestAndDividendIncomeOperating"
    assert concept(done, "Total expenses excluding interest") == "us-gaap:NoninterestExpense"
    assert concept(done, "Other") == "us-gaap:OtherNoninterestExpense"


SHEET = """
    TARN CORPORATION
    BALANCE SHEET
    (in thousands)
                                                             March 31,   December 31,
                                                                  2018           2017
    Assets
    Cash and due from banks                                      1,000            900
    Loans                                                        9,000          8,100
    Total assets                                                10,000          9,000
    Liabilities and equity
    Customer deposits                                            7,000          6,300
    Long-term debt                                               1,500          1,300
    Total liabilities                                            8,500          7,600
    Common equity                                                1,500          1,400
    Total liabilities and stockholders' equity                  10,000          9,000
"""
MARGIN = """
    TARN CORPORATION
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2018         2017
    Interest income on loans                                        800          700
    Interest expense
      Deposits                                                      200          150
      Long-term debt                                                100          100
        Total interest expense                                      300          250
    Net interest income                                             500          450
"""


def test_customers_of_a_bank_have_deposits_and_the_rest_of_the_side_is_its_equity() -> None:
    done = converted(SHEET + MARGIN)
    assert concept(done, "Customer deposits") == "us-gaap:Deposits"
    assert concept(done, "Common equity") == "us-gaap:StockholdersEquity"


INSURER = """
    TARN INSURANCE COMPANIES
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2018         2017
    Revenues
      {first:54}  4,000        3,600
      Fees and other revenues                                       300          200
      Service revenues                                              200          200
        Total revenues                                            4,500        4,000
    Expenses
      Insurance commissions                                         900          800
      Investment expenses                                           100          100
      Losses and loss adjustment expenses                         3,000        2,700
        Total expenses                                            4,000        3,600
    Income before income taxes                                      500          400
"""


def test_what_an_insurer_earns_besides_is_no_product() -> None:
    done = converted(INSURER.format(first="Net premiums earned"))
    assert "us-gaap:Revenues" not in (concept(done, "Fees and other revenues"), concept(done, "Service revenues"))
    assert concept(done, "Insurance commissions") == "us-gaap:InsuranceCommissions"
    assert concept(done, "Investment expenses") == "us-gaap:InvestmentIncomeInvestmentExpense"


def test_what_else_is_sold_parts_revenue() -> None:
    assert concept(converted(INSURER.format(first="Shuttles")), "Service revenues") == "us-gaap:Revenues"


LANDLORD = """
    TARN PROPERTIES, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2018         2017
    Rental income                                                 9,000        8,000
    Real estate taxes                                             1,000          900
    Provision for credit losses                                     100           90
    Total expenses                                                1,100          990
    Net income                                                    7,900        7,010

    TARN PROPERTIES, INC.
    BALANCE SHEETS
    (in thousands)
                                                                       March 31,
                                                                   2018         2017
    {owned:56}  10,000        9,000
    Total assets                                                 10,000        9,000
"""


@pytest.mark.parametrize(
    ("owned", "name"),
    [
        ("Real estate investments, net", "ProvisionForDoubtfulAccounts"),
        ("Loans, net", "ProvisionForLoanLeaseAndOtherLosses"),
    ],
)
def test_credit_losses_of_a_landlord_are_on_rent(owned: str, name: str) -> None:
    assert concept(converted(LANDLORD.format(owned=owned)), "Provision for credit losses") == f"us-gaap:{name}"


def test_redeemable_preferred_stock_within_equity_is_the_companys_to_redeem() -> None:
    stock = "7.5% Series A cumulative redeemable preferred stock, 100 shares authorized and issued"
    done = converted(f"""
        TARN PROPERTIES, INC.
        BALANCE SHEETS
        (in thousands)
                                                                                                     March 31,
                                                                                                 2018         2017
        Total assets                                                                           10,000        9,000
        Total liabilities                                                                       6,000        5,500
        Stockholders' equity:
          {stock:87}  1,000        1,000
          Common stock                                                                              10           10
          Retained earnings                                                                      2,990        2,490
            Total stockholders' equity                                                           4,000        3,500
        Total liabilities and stockholders' equity                                             10,000        9,000
        """)
    assert concept(done, stock) == "us-gaap:PreferredStockValue"


GROUP = """
    TARN PROPERTIES, INC.
    STATEMENTS OF OPERATIONS AND COMPREHENSIVE INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2018         2017
    Total revenue                                                 9,000        8,000
    Total expenses                                                6,000        5,500
    Net income                                                    3,000        2,500
    {owners}
    Net income attributable to Tarn Properties, Inc.              2,600        2,200
    {below}
"""
PARTED = """Net income attributable to noncontrolling interests
      Noncontrolling interests in property partnerships            (300)        (200)
      Noncontrolling interest - common units of the partnership    (100)        (100)"""
AGAIN = """Net income                                                    3,000        2,500
    Other comprehensive income                                      100          100
    Total comprehensive income                                    3,100        2,600
    Less comprehensive income of noncontrolling interests           410          310
    Comprehensive income attributable to Tarn Properties, Inc.    2,690        2,290"""
PLAIN = "Less net income attributable to noncontrolling interests        400          300"


@pytest.mark.parametrize(("owners", "below"), [(PARTED, ""), (PLAIN, AGAIN)])
def test_the_groups_result_above_parts_of_the_outside_owners_share_and_again_below_it(owners: str, below: str) -> None:
    below = below.replace("income of noncontrolling interests   ", "income attributable to outside owners")
    below = below.replace("outside owners", "noncontrolling interest")
    done = converted(GROUP.format(owners=owners, below=below))
    held = {line.item.label: line.concept.name.local for line in done.mapped[0].lines if line.concept}
    assert held["Net income"] == "ProfitLoss"
    assert held["Net income attributable to Tarn Properties, Inc."] == "NetIncomeLoss"


BUILDINGS = """
    TARN PROPERTIES, INC.
    BALANCE SHEETS
    (in thousands)
                                                                       March 31,
                                                                   2018         2017
    {lines}
    Cash                                                          1,000        1,000
    Total assets                                                  9,000        8,000
"""
BEFORE = """Land                                                          3,000        3,000
    Buildings                                                     7,000        6,000
    Total real estate                                            10,000        9,000
    Less accumulated depreciation                                (2,000)      (2,000)
    Net real estate                                               8,000        7,000"""
AFTER = """Land                                                          3,000        3,000
    Buildings                                                     7,000        6,000
    Less accumulated depreciation                                (2,000)      (2,000)
    Total real estate                                             8,000        7,000"""


@pytest.mark.parametrize(
    ("lines", "name"), [(BEFORE, "RealEstateInvestmentPropertyAtCost"), (AFTER, "RealEstateInvestmentPropertyNet")]
)
def test_total_real_estate_is_what_depreciation_leaves_of_it_or_what_it_is_taken_off(lines: str, name: str) -> None:
    assert concept(converted(BUILDINGS.format(lines=lines)), "Total real estate") == f"us-gaap:{name}"


HELD = """
    TARN CORPORATION
    BALANCE SHEETS
    (in thousands)
                                                                       March 31,
                                                                   2018         2017
    Cash                                                          1,000        1,000
    {above}Other assets                                           500          500
    {below}Total assets                                                  9,000        8,000
"""
LINE = "Investments                                                   7,500        6,500\n    "
TOTAL = "Total current assets                                          {}        {}\n    "


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        (LINE, "", "Investments"),
        (LINE, TOTAL.format("9,000", "8,000"), "ShortTermInvestments"),
        ("", TOTAL.format("1,500", "1,500") + LINE, "LongTermInvestments"),
    ],
)
def test_investments_are_current_or_not_where_a_sheet_is_divided(above: str, below: str, name: str) -> None:
    assert concept(converted(HELD.format(above=above, below=below)), "Investments") == f"us-gaap:{name}"


LIFE = """
    TARN LIFE INSURANCE COMPANY
    STATEMENTS OF INCOME
    (in thousands)
                                                              Year Ended December 31,
                                                                2010         2009
    Insurance revenues:
      Premiums, net                                            5,000        4,800
      Contract charges                                         2,000        2,100
        Total insurance revenues                               7,000        6,900
    Investment revenues:
      Net investment income                                    3,000        2,900
      Net realized investment gains                              200          100
        Total investment revenues                              3,200        3,000
    Other revenues                                               300          200
      Total revenues                                          10,500       10,100
"""


@pytest.mark.parametrize("label", ["Total insurance revenues", "Total investment revenues", "Other revenues"])
def test_what_stands_beside_a_subtotal_of_premiums_is_no_product(label: str) -> None:
    done = converted(LIFE)
    assert concept(done, "Total revenues") == "us-gaap:Revenues"
    assert mapped_line(done, label).dimension is None


CARRIER = """
    TARN MIDSTREAM, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                              Year Ended December 31,
                                                                2010         2009
    Total revenues                                             9,000        8,000
    Costs of products sold                                     4,000        3,500
    Operating expenses                                         2,000        1,900
    Selling, general and administrative                        1,000          900
    Total {total:47}  7,000        6,300
    Operating income                                           2,000        1,700
"""


@pytest.mark.parametrize("total", ["costs and expenses", "operating expenses"])
def test_operating_expenses_beside_those_of_selling_are_a_part_of_all(total: str) -> None:
    done = converted(CARRIER.format(total=total))
    assert concept(done, "Operating expenses") == "us-gaap:OtherCostAndExpenseOperating"
    assert concept(done, f"Total {total}") in ("us-gaap:CostsAndExpenses", "us-gaap:OperatingExpenses")


def test_what_is_owed_besides_the_debt_is_not_left_out_of_its_label() -> None:
    done = converted("""
        TARN AIR, INC.
        BALANCE SHEETS
        (in thousands)
                                                                                     December 31,
                                                                                   2016        2015
        Current liabilities:
          Accounts payable                                                           60          50
          Current maturities of long-term debt, less discount, and capital leases    40          30
            Total current liabilities                                               100          80
    """)
    label = "Current maturities of long-term debt, less discount, and capital leases"
    assert concept(done, label) == "us-gaap:LongTermDebtAndCapitalLeaseObligationsCurrent"


def test_net_interest_below_the_result_of_operations_is_no_margin_of_a_lender() -> None:
    done = converted("""
        TARN MOTORS, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                                              Year Ended December 31,
                                                                2001         2000
        Sales                                                  9,000        8,000
        Total costs and expenses                               7,000        6,300
        Operating income                                       2,000        1,700
        Interest income                                          100           90
        Interest expense                                        (300)        (200)
          Net interest income (expense)                         (200)        (110)
        Income before income taxes                             1,800        1,590
    """)
    assert concept(done, "Net interest income (expense)") == "us-gaap:InterestIncomeExpenseNonoperatingNet"


FUND = """
    TARN LENDING CORPORATION
    CONSOLIDATED STATEMENTS OF OPERATIONS
    (in thousands)
                                                       Three Months Ended June 30,
                                                            2014         2013
    Investment income:
    From non-controlled, non-affiliated investments:
      Interest                                             4,000        3,600
      Other income                                           500          400
    From controlled, affiliated investments:
      Interest                                               300          200
    Total investment income                                4,800        4,200
    Expenses:
      Base management fee                                    800          700
      Interest and expenses on debt                          700          600
    Total expenses                                         1,500        1,300
    Net investment income                                  3,300        2,900
"""


def test_what_issuers_of_one_affiliation_pay_is_not_the_income_of_all() -> None:
    done = converted(FUND)
    standard = {line.concept.name.local for line in done.mapped[0].lines if line.concept and not line.is_extension}
    assert not standard & {"InterestExpense", "InvestmentIncomeInterest", "OtherIncome"}
    assert concept(done, "Interest and expenses on debt") == "us-gaap:InterestAndDebtExpense"


SAVINGS = """
    TARN SAVINGS BANCORP, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   1996         1995
    Interest and dividend income                                  8,200        7,800
    Interest expense                                              4,100        4,000
    Net interest and dividend income                              4,100        3,800
    Provision for loan losses                                       150          300
    Net interest and dividend income after provision              3,950        3,500
    Operating expenses:
      Salaries and benefits                                       2,050        1,700
      Other                                                         900          800
        Total operating expenses                                  2,950        2,500
    Income before income taxes                                    1,000        1,000
"""


def test_what_a_savings_bank_earns_as_interest_and_dividends_is_of_its_trade() -> None:
    done = converted(SAVINGS)
    assert concept(done, "Interest and dividend income") == "us-gaap:InterestAndDividendIncomeOperating"
    assert concept(done, "Net interest and dividend income") == "us-gaap:InterestIncomeExpenseNet"
    after = "Net interest and dividend income after provision"
    assert concept(done, after) == "us-gaap:InterestIncomeExpenseAfterProvisionForLoanLoss"
    assert concept(done, "Total operating expenses") == "us-gaap:NoninterestExpense"
    assert concept(done, "Other") == "us-gaap:OtherNoninterestExpense"


OFFICE_TRUST = """
    ODDA OFFICE TRUST
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                                   Three Months Ended March 31,
                                                                         2010         2009
    Income from continuing operations                                   5,000        4,000
    Discontinued operations:
      Income from discontinued operations                                 700          600
      Net gain on disposition of discontinued operations                  300          200
        Total discontinued operations                                   1,000          800
    Net income                                                          6,000        4,800
    Net income attributable to non-controlling interests - LP units      (100)         (90)
    Net income attributable to Odda Office Trust                        5,900        4,710
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        (
            "Income from discontinued operations",
            "DiscontinuedOperationIncomeLossFromDiscontinuedOperationDuringPhaseOutPeriodNetOfTax",
        ),
        ("Total discontinued operations", "IncomeLossFromDiscontinuedOperationsNetOfTax"),
        ("Net income", "ProfitLoss"),
        (
            "Net income attributable to non-controlling interests - LP units",
            "NetIncomeLossAttributableToNoncontrolling",
        ),
        ("Net income attributable to Odda Office Trust", "NetIncomeLoss"),
    ],
)
def test_a_trusts_result_is_shared_out_and_what_it_gave_up_is_told_in_parts(label: str, name: str) -> None:
    assert concept(converted(OFFICE_TRUST), label).startswith(f"us-gaap:{name}")


def test_what_given_up_properties_earned_is_no_operating_income() -> None:
    done = converted(
        OFFICE_TRUST.replace("Income from discontinued operations       ", "Income from operations of properties sold ")
    )
    name = "DiscontinuedOperationIncomeLossFromDiscontinuedOperationDuringPhaseOutPeriodNetOfTax"
    assert concept(done, "Income from operations of properties sold") == f"us-gaap:{name}"


LIFE_INSURER = """
    ODDA LIFE INSURER CORP.
    BALANCE SHEETS
    (in thousands)
                                                                     March 31,   December 31,
                                                                        2010         2009
    Deferred sales inducements                                            500          400
    Total assets                                                       10,000        9,000
    Total liabilities                                                   8,000        7,500
    Stockholders' equity:
    Common stock                                                        1,400        1,000
    Unallocated common stock held by ESOP; 2010 - 500,123 shares
      and 2009 - 566,101 shares                                          (100)        (200)
    Accumulated other comprehensive income:
      Net unrealized appreciation of investments, net of tax              700          700
    Total stockholders' equity                                          2,000        1,500
    Total liabilities and stockholders' equity                         10,000        9,000

    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                                       Three Months Ended March 31,
                                                                          2010         2009
    Net cash provided by operating activities                            700          600
    Investing activities
    Sales, maturities, or repayments of investments:
      Fixed maturity securities - available for sale                     900          800
    Acquisition of investments:
      Fixed maturity securities - available for sale                  (1,200)      (1,000)
    Net cash used in investing activities                               (300)        (200)
"""


def test_what_insurers_own_and_defer_has_its_elements() -> None:
    done = converted(LIFE_INSURER)
    assert concept(done, "Deferred sales inducements") == "us-gaap:DeferredSalesInducementsNet"
    esop = "Unallocated common stock held by ESOP; 2010 - 500,123 shares and 2009 - 566,101 shares"
    assert concept(done, esop) == "us-gaap:UnearnedESOPShares"
    gains = "AccumulatedOtherComprehensiveIncomeLossAvailableForSaleSecuritiesAdjustmentNetOfTax"
    assert concept(done, "Net unrealized appreciation of investments, net of tax") == f"us-gaap:{gains}"


def test_a_heading_of_sales_and_maturities_is_not_one_of_maturities_alone() -> None:
    flows = converted(LIFE_INSURER).mapped[1].lines
    found = [line.concept.name.local for line in flows if line.concept and line.item.label.startswith("Fixed maturity")]
    assert found == [
        "ProceedsFromSaleAndMaturityOfAvailableForSaleSecurities",
        "PaymentsToAcquireAvailableForSaleSecuritiesDebt",
    ]


TANKERS = """
    ODDA TANKERS LTD.
    BALANCE SHEETS
    (in thousands)
                                                                     March 31,   December 31,
                                                                        2010         2009
    Assets
    Cash                                                                  900          800
    Prepayments and other                                                 100          200
    Assets from risk management activities                                 50           40
    Total current assets                                                1,050        1,040
    Vessels, net                                                        8,950        7,960
    Total assets                                                       10,000        9,000
    Liabilities and equity
    Accounts payable                                                      400          300
    Fair value of derivatives, current                                     60           70
    Total current liabilities                                             460          370
    Minority interest of unitholders in operating partnership             540          630
    Total stockholders' equity                                          9,000        8,000
    Total liabilities and equity                                       10,000        9,000
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Prepayments and other", "PrepaidExpenseAndOtherAssetsCurrent"),
        ("Assets from risk management activities", "DerivativeAssetsCurrent"),
        ("Fair value of derivatives, current", "DerivativeLiabilitiesCurrent"),
        ("Minority interest of unitholders in operating partnership", "MinorityInterest"),
    ],
)
def test_lines_of_shipping_and_pipeline_companies_have_their_elements(label: str, name: str) -> None:
    assert concept(converted(TANKERS), label) == f"us-gaap:{name}"


BROKERAGE = """
    ODDA SECURITIES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2010         2009
    Revenues:
      Commissions                                                 8,000        7,000
      Interest and dividends                                      1,000          900
        Total revenues                                            9,000        7,900
      Interest expense                                              200          300
        Net revenues                                              8,800        7,600
"""


def test_interest_and_dividends_of_a_broker_are_of_its_trade() -> None:
    assert concept(converted(BROKERAGE), "Interest and dividends") == "us-gaap:InterestAndDividendIncomeOperating"


@pytest.mark.parametrize(
    ("taken", "gross", "net"),
    [
        ("Cost of gas", "us-gaap:Revenues", None),
        ("Purchased transportation", "us-gaap:Revenues", None),
        ("Promotional allowances", None, "us-gaap:Revenues"),
        ("Interest expense", "us-gaap:Revenues", "us-gaap:RevenuesNetOfInterestExpense"),
    ],
)
def test_what_costs_leave_of_revenue_is_not_all_of_it_but_what_allowances_leave_is(
    taken: str, gross: str | None, net: str | None
) -> None:
    done = converted(f"""
        ODDA COMPANY
        STATEMENTS OF INCOME
        (in thousands)
                                                Year Ended March 31,
                                                 2010         2009
        Operating revenues                      1,000          900
        {taken:32}          600          500
        Net revenues                              400          400
        Depreciation                               50           40
        Operating income                          350          360
    """)
    for label, name in (("Operating revenues", gross), ("Net revenues", net)):
        line = mapped_line(done, label)
        assert line.is_extension if name is None else concept(done, label) == name


SHORT = """
    TARN SAVINGS BANCORP, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   1996         1995
    Total interest income                                         8,200        7,800
    Total interest expense                                        4,100        4,000
    Net interest income                                           4,100        3,800
    Provision for loan losses                                       150          300
    Net interest income after provision                           3,950        3,500
    Other income                                                    900          800
    Other expense                                                 3,050        2,700
    Income before income taxes                                    1,800        1,600
"""


def test_other_income_and_expense_of_a_banks_short_statement_are_all_but_interest() -> None:
    done = converted(SHORT)
    assert concept(done, "Other income") == "us-gaap:NoninterestIncome"
    assert concept(done, "Other expense") == "us-gaap:NoninterestExpense"


LENDER = """
    ODDA BANCORP
    STATEMENTS OF INCOME
    (in thousands)
                                                              Three Months Ended March 31,
                                                                   2023         2022
    Interest and dividend income:
      Loans                                                       9,000        8,000
      Interest-bearing deposits at other banks                      120          110
        Total interest and dividend income                        9,120        8,110
    Interest expense on deposits                                  1,000          900
    Net interest income                                           8,120        7,210
    Provision for (reversal of) credit losses - loans               410         (300)
    Provision for (reversal of) credit losses - pledges made         20           30
    Net interest income after provision for credit losses         7,690        7,480
"""


def test_credit_losses_are_no_credit_that_a_label_names_first() -> None:
    done = converted(LENDER)
    assert concept(done, "Provision for (reversal of) credit losses - loans") == (
        "us-gaap:ProvisionForLoanLeaseAndOtherLosses"
    )
    line = mapped_line(done, "Provision for (reversal of) credit losses - pledges made")
    assert line.is_extension
    assert line.concept is not None
    assert line.concept.balance == "debit"
    assert concept(done, "Interest-bearing deposits at other banks") == (
        "us-gaap:InterestIncomeDepositsWithFinancialInstitutions"
    )
