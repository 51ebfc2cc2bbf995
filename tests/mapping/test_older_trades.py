"""Lines of older statements of some trades: brokers, drillers, utilities, savings banks, insurers, partnerships."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, values

BROKER = """
    HOLLIN SECURITIES GROUP, INC.
    STATEMENTS OF FINANCIAL CONDITION
    (in thousands)
                                                          December 31,
                                                        1998        1997
    Assets
    Cash                                                 500         400
    {receivables}
      Customers                                        8,000       7,000
      Brokers, dealers and clearing organizations      2,000       1,500
    Exchange memberships, at cost                        300         300
    Total assets                                      10,800       9,200

    Liabilities and Stockholders' Equity
    Short-term bank loans                              1,200         900
    {payables}
      Customers                                        5,000       4,600
      Brokers, dealers and clearing organizations      1,800       1,500
    Total liabilities                                  8,000       7,000
    Total stockholders' equity                         2,800       2,200
    Total liabilities and stockholders' equity        10,800       9,200
"""


@pytest.mark.parametrize(
    ("receivables", "payables"),
    [("Receivables:", "Payables:"), ("Receivable from:", "Payable to:"), ("Receivables from", "Payables to")],
)
def test_customers_of_a_broker_are_no_trade_receivables_and_no_suppliers(receivables: str, payables: str) -> None:
    done = converted(BROKER.format(receivables=receivables, payables=payables))
    customers = [line for line in done.mapped[0].lines if line.item.label.endswith("Customers")]
    owed = [str(line.concept.name) for line in customers if line.concept]
    assert owed == ["us-gaap:ReceivablesFromCustomers", "srt:PayablesToCustomers"]
    assert concept(done, "Exchange memberships, at cost") == "us-gaap:MembershipsInExchangesOwned"
    assert concept(done, "Short-term bank loans") == "us-gaap:ShortTermBankLoansAndNotesPayable"


def test_customers_of_others_owe_for_what_they_bought() -> None:
    text = BROKER.format(receivables="Receivables:", payables="Payables:").replace(
        "Brokers, dealers and clearing organizations", "Employees and others                       "
    )
    owed = [line.concept for line in converted(text).mapped[0].lines if line.item.label == "Customers"]
    assert not any(found and found.name.local in ("ReceivablesFromCustomers", "PayablesToCustomers") for found in owed)


DRILLER = """
    HOLLIN PETROLEUM CORPORATION
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                        Year Ended December 31,
                                                           1999        1998
    Revenues:
    Sales                                                 9,000       8,000
    {gain:<46}        1,000         500
    Interest and other                                      200         100
    Total revenues                                       10,200       8,600
    Expenses:
    {costs:<46}        7,000       6,500
    General and administrative                            1,200       1,100
    Total expenses                                        8,200       7,600
    Income before income taxes                            2,000       1,000
"""


@pytest.mark.parametrize(
    "gain", ["Gain on sale of properties", "Gains on sales of property", "Net gain on disposal of properties"]
)
@pytest.mark.parametrize(
    ("costs", "name"),
    [
        ("Exploration costs", "GainLossOnSaleOfOilAndGasProperty"),
        ("Impairment of oil and gas properties", "GainLossOnSaleOfOilAndGasProperty"),
        ("Rental property expenses", "GainLossOnSaleOfProperties"),
    ],
)
def test_properties_are_those_of_the_company_s_trade(gain: str, costs: str, name: str) -> None:
    assert concept(converted(DRILLER.format(gain=gain, costs=costs)), gain) == f"us-gaap:{name}"


@pytest.mark.parametrize(
    "label", ["Gain on sale of properties", "Gains on disposition of hotels", "Net gain from sales of stores"]
)
def test_gains_below_discontinued_operations_are_theirs(label: str) -> None:
    done = converted(f"""
        HOLLIN TRUST
        STATEMENTS OF OPERATIONS
        (in thousands)
                                                        Year Ended December 31,
                                                           2004        2003
        Income from continuing operations                 2,000       1,000
        Discontinued operations:
          Income of what was sold                           100          90
          {label:<44}        400         300
        Net income                                        2,500       1,390
        """)
    assert concept(done, label) == "us-gaap:DiscontinuedOperationGainLossOnDisposalOfDiscontinuedOperationNetOfTax"


UTILITY = """
    HOLLIN ELECTRIC COMPANY
    STATEMENTS OF INCOME
    (in thousands)
                                                        Year Ended December 31,
                                                           1998        1997
    Income before interest charges                       20,000      18,000
    Interest charges:
    Interest on long-term debt                            9,000       8,000
    Other interest                                        1,000       1,000
    {credit:<46}         (400)       (300)
    {total:<46}        9,600       8,700
    Net income                                           10,400       9,300
"""


@pytest.mark.parametrize(
    ("credit", "total"),
    [
        ("Allowance for borrowed funds used during", "Net interest charges"),
        ("Interest capitalized", "Total interest charges"),
        ("Capitalized interest", "Interest charges, net"),
    ],
)
def test_what_is_taken_off_interest_is_positive(credit: str, total: str) -> None:
    credit = "Allowance for borrowed funds used during construction" if credit.endswith("during") else credit
    done = converted(UTILITY.format(credit=credit, total=total))
    assert concept(done, credit) == "us-gaap:InterestCostsCapitalizedAdjustment"
    assert values(done, credit) == ["400000", "300000"]
    assert concept(done, total) == "us-gaap:InterestExpense"


PARTNERSHIP = """
    HOLLIN REALTY PARTNERS IV, L.P.
    STATEMENTS OF OPERATIONS
                                                        Year Ended December 31,
                                                           1995        1994
    Revenues:
    Rental                                               90,000      80,000
    Interest                                              1,000       2,000
    Total revenues                                       91,000      82,000
    Total expenses                                       61,000      62,000
    Net income                                           30,000      20,000

    {heading}
      General partners                                      300         200
      Limited partners                                   29,700      19,800
                                                         ------      ------
                                                         30,000      20,000
                                                         ======      ======
"""


@pytest.mark.parametrize(
    "heading", ["Net income allocated to:", "Allocation of net income:", "Net income allocable to the partners:"]
)
def test_what_the_partners_shares_come_to_is_the_result_again(heading: str) -> None:
    done = converted(PARTNERSHIP.format(heading=heading))
    assert concept(done, "") == "us-gaap:NetIncomeLoss"
    assert concept(done, "Interest") == "us-gaap:InvestmentIncomeInterest"


PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"


@pytest.mark.parametrize(
    ("label", "name", "factor"),
    [
        ("Net interest income before provision for loan losses", "InterestIncomeExpenseNet", 1),
        ("Loss before income tax benefit and extraordinary loss", PRETAX, -1),
        ("Income before income taxes and accounting change", PRETAX, 1),
        ("Earnings before taxes and extraordinary items", PRETAX, 1),
        ("Loss applicable to common shares", "NetIncomeLossAvailableToCommonStockholdersBasic", -1),
        ("Dividend requirements on preferred stock", "PreferredStockDividendsIncomeStatementImpact", 1),
        ("Interest, net of capitalized interest of $12 and $9", "InterestExpense", 1),
    ],
)
def test_lines_of_older_income_statements(label: str, name: str, factor: int) -> None:
    done = converted(f"""
        HOLLIN GROUP, INC.
        STATEMENTS OF OPERATIONS
        (in thousands)
                                                        Year Ended December 31,
                                                           1995        1994
        Revenues                                         91,000      82,000
        {label:<54}    310         200
        """)
    assert concept(done, label) == f"us-gaap:{name}"
    assert values(done, label) == [str(factor * 310_000), str(factor * 200_000)]


def test_a_label_in_capitals_that_breaks_off_before_outstanding_is_whole() -> None:
    done = converted("""
        HOLLIN GROUP, INC.
        STATEMENTS OF OPERATIONS
        (in thousands, except per share data)
                                                        Year Ended December 31,
                                                           1995        1994
        NET INCOME                                        9,100       8,200
        NET INCOME PER SHARE                               2.00        1.80
        WEIGHTED AVERAGE COMMON SHARES
          OUTSTANDING                                     4,550       4,556
        """)
    name = "us-gaap:WeightedAverageNumberOfSharesOutstandingBasic"
    assert concept(done, "WEIGHTED AVERAGE COMMON SHARES OUTSTANDING") == name


@pytest.mark.parametrize(
    ("label", "figures", "name"),
    [
        ("Policy acquisition costs deferred", "(310)      (200)", "IncreaseDecreaseInDeferredPolicyAcquisitionCosts"),
        ("Increase in future policy benefits", "310        200", "IncreaseDecreaseInFuturePolicyBenefitReserves"),
        ("Interest credited to policyholders", "310        200", "InterestCreditedToPolicyholdersAccountBalances"),
        ("Realized investment (gains) losses", "(310)       200", "RealizedInvestmentGainsLosses"),
        ("Subscriber receivables", "(310)       200", "IncreaseDecreaseInAccountsReceivable"),
        ("Redemption of preferred stock", "(310)   (200)", "PaymentsForRepurchaseOfPreferredStockAndPreferenceStock"),
        ("Dividends on common and preferred stock", "(310)      (200)", "PaymentsOfDividends"),
    ],
)  # fmt: skip
def test_lines_of_older_cash_flow_statements(label: str, figures: str, name: str) -> None:
    done = converted(f"""
        HOLLIN GROUP, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                        Year Ended December 31,
                                                           1995        1994
        Cash flows:
        Net income                                        9,100       8,200
        {label:<50}{figures}
        Purchases of plant                               (1,000)     (2,000)
        Net increase in cash                                900         800
        """)
    assert concept(done, label) == f"us-gaap:{name}"
    assert values(done, label)[0] == "310000"


@pytest.mark.parametrize(
    "heading", ["Reinvested earnings", "Retained earnings:", "Earnings reinvested in the business"]
)
def test_what_is_retained_at_both_ends_of_the_year_is_a_balance_under_its_heading(heading: str) -> None:
    done = converted(f"""
        HOLLIN TELEPHONE COMPANY
        STATEMENTS OF INCOME AND REINVESTED EARNINGS
        (in thousands)
                                                        Year Ended December 31,
                                                           1995        1994
        Operating income                                  3,000       2,500
        Interest expense                                  1,000       1,000
        Net income                                        2,000       1,500

        {heading}
          At beginning of year                            5,000       4,500
          Net income                                      2,000       1,500
          Dividends declared                             (1,200)     (1,000)
          At end of year                                  5,800       5,000
        """)
    ends = [concept(done, label) for label in ("At beginning of year", "At end of year")]
    assert ends == ["us-gaap:RetainedEarningsAccumulatedDeficit"] * 2
    assert values(done, "Dividends declared") == ["1200000", "1000000"]


@pytest.mark.parametrize(("above", "is_gross_profit"), [("Operating income", False), ("Cost of sales", True)])
def test_gross_income_below_operating_income_is_no_gross_profit(above: str, is_gross_profit: bool) -> None:
    done = converted(f"""
        HOLLIN GAS COMPANY
        STATEMENTS OF INCOME
        (in thousands)
                                                        Year Ended December 31,
                                                           1995        1994
        Net sales                                         9,000       8,000
        {above:<40}          3,000       2,500
        Gross income                                      6,000       5,500
        Net income                                        2,000       1,500
        """)
    assert (concept(done, "Gross income") == "us-gaap:GrossProfit") is is_gross_profit


SHEET = """
    HOLLIN INDUSTRIES, INC.
    BALANCE SHEETS
    (in thousands)
                                                          December 31,
                                                        1998        1997
    Cash                                                 500         400
    {label:50}     8,000       7,000
    Other assets                                         300         300
    Total assets                                       8,800       7,700
"""


@pytest.mark.parametrize(
    ("label", "meant"),
    [
        ("Property, plant and equipment (net)", "PropertyPlantAndEquipmentNet"),
        ("Properties, plants and equipment (net)", "PropertyPlantAndEquipmentNet"),
        ("Fixed maturities available for sale, at market", "AvailableForSaleSecuritiesDebtSecurities"),
        ("Stock in Federal Home Loan Bank", "FederalHomeLoanBankStock"),
        ("Debt issuance costs, net", "DeferredFinanceCostsNet"),
    ],
)
def test_words_of_older_balance_sheets(label: str, meant: str) -> None:
    assert concept(converted(SHEET.format(label=label)), label) == f"us-gaap:{meant}"


COOPERATIVE = """
    HOLLIN GROWERS, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                        Three Months Ended
                                                     December 25,  December 24,
                                                         1993        1994
    Net sales volume                                    3,621       3,914
    Cost of sales                                       3,224       3,491
      Gross margins                                       397         423
    Distribution and administrative expenses              273         298
      Net operating margins                               124         125
    Other income (deductions):
      Interest income                                       4           6
      Interest expense                                    (33)        (38)
                                                          (29)        (32)
      Margins before income taxes                          95          93
    Income tax expense                                     34          33
      Net margins                                          61          60
"""


def test_the_margins_of_a_cooperative_are_its_results_and_turn_no_sign() -> None:
    done = converted(COOPERATIVE)
    found = {label: concept(done, label) for label in ("Net sales volume", "Gross margins", "Net margins")}
    assert found == {
        "Net sales volume": "us-gaap:Revenues",
        "Gross margins": "us-gaap:GrossProfit",
        "Net margins": "us-gaap:NetIncomeLoss",
    }
    assert values(done, "Interest income") == ["4000", "6000"]
    assert values(done, "Interest expense") == ["33000", "38000"]


ALONE = """
    HOLLIN GROWERS, INC.
    STATEMENTS OF INCOME
                                                      Year Ended December 31,
                                                         1994        1993
    Net income                                       3,621,000   3,914,000
    {earnings:48} $ 3.62      $ 3.91
    {shares:48}1,000,000   1,000,000
    {diluted}
"""
PLAIN, WITH_EQUIVALENTS = "Weighted average shares outstanding", "Weighted average shares and equivalents"


@pytest.mark.parametrize(
    ("shares", "diluted", "expected"),
    [
        (PLAIN, "", "us-gaap:EarningsPerShareBasic"),
        (WITH_EQUIVALENTS, "", "quill:NetIncomePerShare"),
        (PLAIN, f"{'Fully diluted net income per share':48} $ 3.58      $ 3.85", "quill:NetIncomePerShare"),
    ],
)
def test_earnings_a_share_that_stand_alone_are_basic_where_the_shares_hold_no_equivalents(
    shares: str, diluted: str, expected: str
) -> None:
    done = converted(ALONE.format(earnings="Net income per share", shares=shares, diluted=diluted))
    assert concept(done, "Net income per share") == expected


CASH = """
    HOLLIN GROWERS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                      Year Ended December 31,
                                                         1994        1993
    CASH FLOWS FROM OPERATING ACTIVITIES
      Net income                                         3,621       3,914
      Impairment of unproved properties                    177         201
      Increase in customer deposits                         50          40
                                                         3,848       4,155
    CASH FLOWS FROM FINANCING ACTIVITIES
      Proceeds from issuance of senior subordinated notes  300         400
      Decrease in debt                                    (500)       (600)
                                                          (200)       (200)
"""


def test_totals_of_flows_without_words_are_those_of_the_headings() -> None:
    done = converted(CASH)
    bare = [str(line.concept.name) for line in done.mapped[0].lines if line.concept and not line.item.label]
    assert bare == [
        "us-gaap:NetCashProvidedByUsedInOperatingActivities",
        "us-gaap:NetCashProvidedByUsedInFinancingActivities",
    ]
    assert concept(done, "Increase in customer deposits") == "us-gaap:IncreaseDecreaseInCustomerDeposits"
    assert values(done, "Increase in customer deposits") == ["50000", "40000"]
    assert concept(done, "Decrease in debt") == "us-gaap:RepaymentsOfDebt"


PREFERRED = """
    HOLLIN LIGHT AND POWER COMPANY
    BALANCE SHEETS
    (in thousands)
                                                             December 31,
                                                           1995        1994
    Common stock                                            500         400
    Retained earnings                                     1,000         900
      Total common equity                                 1,500       1,300
    Preference stock, cumulative, $25 par value              --          --
    Serial preferred stock, cumulative                      125         126
    Redeemable serial preferred stock                       143         144
    Long-term debt                                        2,000       1,900
"""


def test_a_kind_of_stock_that_there_is_none_of_gives_way_to_one_that_there_is() -> None:
    done = converted(PREFERRED)
    assert concept(done, "Serial preferred stock, cumulative") == "us-gaap:PreferredStockValue"
    redeemable = "us-gaap:TemporaryEquityCarryingAmountAttributableToParent"
    assert concept(done, "Redeemable serial preferred stock") == redeemable


WELLS = """
    HOLLIN PETROLEUM, INC.
    BALANCE SHEETS
    (in thousands)
                                                             December 31,
                                                           2013        2012
    Assets
    Total current assets                                  1,000         900
    Property and equipment:
      Oil and natural gas properties, {method}:
        Proved properties                                 9,000       8,000
        Unproved properties                               1,000       1,200
        Less accumulated depletion and amortization      (4,000)     (3,200)
        Oil and natural gas properties, net               6,000       6,000
      Other property and equipment, net                     400         300
      Total property and equipment, net                   6,400       6,300
    Total assets                                          7,400       7,200
"""


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("successful efforts method", "OilAndGasPropertySuccessfulEffortMethodNet"),
        ("full cost method", "OilAndGasPropertyFullCostMethodNet"),
    ],
)
def test_what_is_left_of_wells_is_told_by_the_method_that_their_heading_names(method: str, name: str) -> None:
    done = converted(WELLS.format(method=method))
    assert concept(done, "Oil and natural gas properties, net") == f"us-gaap:{name}"
    assert concept(done, "Other property and equipment, net") == "us-gaap:PropertyPlantAndEquipmentOtherNet"
