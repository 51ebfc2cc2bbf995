"""Lines that companies of one trade have: funds, shells that look for a business, partnerships, lenders."""

from __future__ import annotations

import pytest

from tests.helpers_text import concept, converted, mapped_line, values

FUND = """
    HOLLIN CAPITAL CORP.
    STATEMENTS OF OPERATIONS
    (in thousands, except per share amounts)
                                                        Three Months Ended March 31,
                                                             2017         2016
    Investment income:
    Interest                                                 9,000        8,000
    Dividends                                                1,000        1,000
    Total investment income                                 10,000        9,000
    Expenses:
    Management fees                                          2,000        1,900
    Incentive fees                                           1,000        1,100
    Total expenses                                           3,000        3,000
    Net investment income                                    7,000        6,000
    Net change in unrealized appreciation                      500          600
    Net increase in net assets resulting from operations     7,500        6,600
    Net investment income per share                           0.70         0.60
    Net increase in net assets resulting from operations
      per share - basic and diluted                           0.75         0.66
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Total investment income", "GrossInvestmentIncomeOperating"),
        ("Management fees", "ManagementFeeExpense"),
        ("Incentive fees", "IncentiveFeeExpense"),
        ("Net increase in net assets resulting from operations", "NetIncomeLoss"),
        ("Net increase in net assets resulting from operations per share - basic and diluted", "EarningsPerShareBasic"),
    ],
)
def test_a_fund_s_result_and_what_it_pays_its_manager(label: str, name: str) -> None:
    assert concept(converted(FUND), label) == f"us-gaap:{name}"


def test_a_part_of_the_result_a_share_is_not_earnings_per_share() -> None:
    stated = concept(converted(FUND), "Net investment income per share")
    assert stated == "us-gaap:InvestmentCompanyInvestmentIncomeLossPerShare"


SHELL = """
    SELKIRK ACQUISITION CORP.
    BALANCE SHEETS
                                                                   September 30,   December 31,
                                                                       2022            2021
    Cash                                                              610,400         820,100
    Investments held in Trust Account                               9,000,000       9,000,000
    Total assets                                                    9,610,400       9,820,100
    Total liabilities                                                 110,000         120,000
    Class A common stock subject to possible redemption             9,000,000       9,000,000
    Common stock, $.01 par value, 50,000 shares issued                    500             500
    Retained earnings                                                 499,900         699,600
    Total stockholders' equity                                        500,400         700,100
    Total liabilities and stockholders' equity                      9,610,400       9,820,100
"""


def test_shares_that_may_be_handed_back_are_no_common_stock() -> None:
    done = converted(SHELL)
    stock = "Class A common stock subject to possible redemption"
    assert concept(done, stock) == "us-gaap:TemporaryEquityCarryingAmountAttributableToParent"
    assert concept(done, "Investments held in Trust Account").startswith("us-gaap:AssetsHeldInTrust")


PARTNERS = """
    BRAE PIPELINE PARTNERS, L.P.
    BALANCE SHEETS
    (in thousands)
                                                           December 31,
                                                         2012        2011
    Cash                                                  910         830
    Total assets                                          910         830
    Total liabilities                                     240         210
    Partners' capital excluding noncontrolling interests  600         560
    Noncontrolling interests                               70          60
    Total partners' capital                               670         620
    Total liabilities and partners' capital               910         830
"""


def test_the_capital_of_a_partnership_with_the_outside_owners_in_it() -> None:
    done = converted(PARTNERS)
    whole = "us-gaap:PartnersCapitalIncludingPortionAttributableToNoncontrollingInterest"
    assert concept(done, "Total partners' capital") == whole
    assert concept(done, "Partners' capital excluding noncontrolling interests") == "us-gaap:PartnersCapital"


LENDER = """
    MERIDEN CARD FINANCIAL
    STATEMENTS OF EARNINGS
    (in millions)
                                             Year Ended December 31,
                                                 2021        2020
    Interest income                             4,000       4,100
    Interest expense                              400         500
    Net interest income                         3,600       3,600
    Provision for loan losses                     600       1,200
    Interchange revenue                           200         180
    Loyalty programs                             (100)        (80)
    Total other income                            100         100
    Employee costs                                700         690
    Marketing                                     300         310
    Total other expense                         1,000       1,000
    Earnings before income taxes                2,100       1,500
"""


def test_what_a_lender_earns_and_spends_beside_interest_is_operating() -> None:
    done = converted(LENDER)
    assert concept(done, "Total other income") == "us-gaap:NoninterestIncome"
    assert concept(done, "Total other expense") == "us-gaap:NoninterestExpense"


EARNINGS = """
    HARROW RIDGE, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                        Three Months Ended March 31,
                                                             2017         2016
    {revenue:<52}{first:>7,}{second:>13,}
    Operating expenses                                       2,000        1,900
    Net operating income                                     7,000        6,100
    {more}
    Income before income taxes                               6,000        5,200
    Income taxes                                             2,000        1,700
    Net income                                               4,000        3,500
"""


def test_net_operating_income_after_all_expenses_is_operating_income() -> None:
    text = EARNINGS.format(
        revenue="Advisory fees", first=9000, second=8000, more="Interest expense                      (1,000)    (900)"
    )
    assert concept(converted(text), "Net operating income") == "us-gaap:OperatingIncomeLoss"


@pytest.mark.parametrize("overhead", ["General and administrative", "Depreciation and amortization"])
def test_what_buildings_earn_before_overhead_and_depreciation_is_not(overhead: str) -> None:
    more = f"{overhead:<54}(1,000)        (900)"
    text = EARNINGS.format(revenue="Rental revenue", first=9000, second=8000, more=more)
    assert mapped_line(converted(text), "Net operating income").is_extension


BROKER = """
    HALDANE SECURITIES GROUP, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                       Year ended December 31,
                                                         2003        2002
    Revenues:
    Commissions                                         1,200       1,100
    Interest                                              250         200
    Total revenues                                      1,450       1,300
    Interest expense                                      110         100
    Net revenues                                        1,340       1,200
    Compensation and benefits                             900         850
    Income before income taxes                            440         350
"""


def test_what_interest_leaves_of_a_broker_s_revenues() -> None:
    done = converted(BROKER)
    assert concept(done, "Total revenues") == "us-gaap:Revenues"
    assert concept(done, "Net revenues") == "us-gaap:RevenuesNetOfInterestExpense"
    assert concept(done, "Interest") == "us-gaap:InterestAndDividendIncomeOperating"


INSURER = """
    BRAE CASUALTY, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                       Year ended December 31,
                                                         2003        2002
    Premiums earned                                     1,200       1,100
    Net investment income                                 330         290
    Total revenues                                      1,530       1,390
    Losses and loss adjustment expenses                   800         750
    Other operating expenses                              401         383
    Total expenses                                      1,201       1,133
    Income before income taxes                            329         257
"""


def test_the_expenses_of_an_insurer_are_those_for_the_insured_too() -> None:
    assert concept(converted(INSURER), "Total expenses") == "us-gaap:BenefitsLossesAndExpenses"


OTHERS = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands)
                                                            December 31,
                                                         2003        2002
    Current assets:
      Cash                                                200         100
      {}
        First part                                        811         702
        Other                                              55          44
        Total current assets                            1,066         846
    Total assets                                        1,066         846
"""


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Accounts receivable:", "us-gaap:OtherReceivablesNetCurrent"),
        ("Property and equipment:", "us-gaap:PropertyPlantAndEquipmentOther"),
        ("Inventories:", "quill:InventoriesOther"),
    ],
)
def test_other_is_of_what_the_nearest_heading_names(heading: str, name: str) -> None:
    assert concept(converted(OTHERS.format(heading)), "Other") == name


def test_deposits_of_customers_are_not_current_where_nothing_is() -> None:
    text = OTHERS.replace("Current assets", "Homebuilding").replace("Total current assets", "Subtotal            ")
    text = text.format("Options:").replace("First part ", "Land option") + (
        "    Customers' deposits                                   101          91\n"
        "    Total liabilities                                     101          91\n"
    )
    assert concept(converted(text), "Customers' deposits") == "quill:CustomersDeposits"


REVERSED = """
    TARN POWER, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                                       Year ended December 31,
                                                         2013        2012
    Operating income                                    1,100       1,050
    Other (income) expenses:
    Interest expense                                      411         402
    Capitalized interest                                  (30)        (28)
    Other, net                                              5          (4)
    Total other (income) expenses                         386         370
    Income before income taxes                            714         680
    Income taxes                                          270         260
    Income from continuing operations                     444         420
    Income from discontinued operations, net of tax        20          10
    Net income                                            464         430
    Net income attributable to noncontrolling interests    30          20
    Net income attributable to Tarn Power                 434         410
"""


def test_interest_that_became_an_asset_is_nothing_negative() -> None:
    done = converted(REVERSED)
    assert concept(done, "Capitalized interest") == "us-gaap:InterestCostsCapitalizedAdjustment"
    assert values(done, "Capitalized interest") == ["30000", "28000"]
    assert values(done, "Total other (income) expenses") == ["-386000", "-370000"]


def test_continuing_operations_above_the_outside_owners_share_hold_it() -> None:
    name = "IncomeLossFromContinuingOperationsIncludingPortionAttributableToNoncontrollingInterest"
    assert concept(converted(REVERSED), "Income from continuing operations") == f"us-gaap:{name}"


SOFTWARE = """
    PELLBROOK DATA, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                             Year Ended December 31,
                                                             2023         2022
    Revenue:
    {sold:50}   8,000        6,900
    Professional services                                    1,000          900
    Total revenue                                            9,000        7,800
    Cost of revenue:
    Hosted services                                          2,000        1,900
    Professional services                                      800          700
    Total cost of revenue                                    2,800        2,600
    Gross profit                                             6,200        5,200
    Operating expenses:
    {fees:50}     300          100
    General and administrative                               2,000        1,900
    Total operating expenses                                 2,300        2,000
    Operating income                                         3,900        3,200
"""


def test_professional_services_are_fees_but_not_among_the_costs_of_what_is_sold() -> None:
    done = converted(SOFTWARE.format(sold="Data plans", fees="Legal and professional fees"))
    assert concept(done, "Legal and professional fees") == "us-gaap:ProfessionalFees"
    costs = [line for line in done.mapped[0].lines if line.item.label == "Professional services"][1]
    assert costs.is_extension


def test_product_sales_are_a_part_of_revenue_and_contracts_with_customers() -> None:
    sheet = SOFTWARE.format(sold="Product sales", fees="Research")
    done = converted(sheet.replace("Professional services", "Services"))
    assert mapped_line(done, "Product sales").tag == "us-gaap:Revenues[srt:ProductOrServiceAxis=us-gaap:ProductMember]"


def test_depreciation_taken_off_real_estate_is_that_of_real_estate() -> None:
    """Below the total of its cost no heading says so; the sum to what is left does."""
    done = converted("""
        TARN LODGINGS TRUST
        BALANCE SHEETS
        (in thousands)
                                                           June 30,    December 31,
                                                             2021          2020
        Real estate investments:
          Land                                               800           790
          Buildings and improvements                       3,100         3,000
        Total real estate investments, gross               3,900         3,790
          Less accumulated depreciation                     (700)         (660)
        Real estate investments, net                       3,200         3,130
    """)
    assert concept(done, "Less accumulated depreciation").endswith(
        ":RealEstateInvestmentPropertyAccumulatedDepreciation"
    )


def test_what_a_unit_of_the_partners_earns_and_is_paid() -> None:
    done = converted("""
        TARN PIPES, L.P.
        STATEMENTS OF OPERATIONS
        (in thousands, except per unit data)
                                                               Year Ended December 31,
                                                                 2018         2017
        Net income                                             85,000       80,000
        Net income per limited partner unit:
          Common - basic                                         0.67         0.61
        Weighted average limited partner units outstanding:
          Common units - basic                                 98,200       97,100
        Cash distributions declared per limited partner common unit   0.64    0.60
    """)
    expected = {
        "Common - basic": "NetIncomeLossPerOutstandingLimitedPartnershipUnitBasicNetOfTax",
        "Common units - basic": "WeightedAverageLimitedPartnershipUnitsOutstanding",
        "Cash distributions declared per limited partner common unit": (
            "DistributionMadeToLimitedPartnerDistributionsDeclaredPerUnit"
        ),
    }
    assert {label: concept(done, label) for label in expected} == {k: f"us-gaap:{v}" for k, v in expected.items()}


CARDS = """
    MERIDEN CARD FINANCIAL
    STATEMENTS OF EARNINGS
    (in millions)
                                             Year Ended December 31,
                                                 2021        2020
    Interest income                             4,000       4,100
    Interest expense                              400         500
    Net interest income                         3,600       3,600
    Provision for loan losses                     600       1,200
    Net interest income after provision
      for loan losses                           3,000       2,400
    Other income:
    Interchange revenue                           180         170
    {rest:<44}20          10
    Total other income                            200         180
    Other expense:
    Employee costs                                700         690
    Marketing                                     300         310
    Total other expense                         1,000       1,000
    Earnings before income taxes                2,200       1,580
"""


@pytest.mark.parametrize("rest", ["Other income", "Other income, net", "Other"])
def test_the_rest_of_a_total_that_was_made_exact_is_part_of_it(rest: str) -> None:
    assert concept(converted(CARDS.format(rest=rest)), rest) == "us-gaap:NoninterestIncomeOtherOperatingIncome"


LANDLORD = """
    TARN QUAY PROPERTIES
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                   Three Months Ended June 30,
                                                         2014        2013
    Revenues:
    Rental income                                       9,000       8,000
    Fee income                                            400         300
    Total revenues                                      9,400       8,300
    Expenses:
    Property operating                                  2,000       1,900
    Acquisition costs                                     150         100
    Total expenses                                      2,150       2,000
    Operating income                                    7,250       6,300
"""


def test_fees_and_acquisitions_of_a_property_company_are_no_insurer_s() -> None:
    done = converted(LANDLORD)
    for label in ("Fee income", "Acquisition costs"):
        line = mapped_line(done, label)
        assert line.is_extension or not line.concept.name.local.startswith(("Insurance", "DeferredPolicy")), label


REINSURER = """
    GLENORE RE HOLDINGS
    STATEMENTS OF INCOME
    (in millions)
                                                   Year Ended December 31,
                                                         2014        2013
    Net premiums earned                                   900         800
    Net investment income                                 100          90
    Total revenues                                      1,000         890
    Losses and loss adjustment expenses                   500         480
    Acquisition costs                                     200         190
    Total expenses                                        700         670
"""


def test_acquisition_costs_of_an_insurer_are_those_of_its_policies() -> None:
    name = "us-gaap:DeferredPolicyAcquisitionCostAmortizationExpense"
    assert concept(converted(REINSURER), "Acquisition costs") == name


LENDING_FUND = """
    HOLLIN LENDING CORP.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                    Three Months Ended March 31,
                                                         2023        2022
    Investment income:
    Interest income                                     9,000       8,000
    PIK interest income                                   500         400
    Dividend income                                     1,000       1,000
    Other income                                          100         100
    Total investment income                            10,600       9,500
    Expenses:
    Income-based incentive fees                         1,000       1,100
    Total expenses                                      1,000       1,100
    Net investment income                               9,600       8,400
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Interest income", "InterestIncomeOperating"),
        ("PIK interest income", "InterestIncomeOperatingPaidInKind"),
        ("Dividend income", "DividendIncomeOperating"),
        ("Other income", "OtherIncome"),
        ("Income-based incentive fees", "IncentiveFeeExpense"),
    ],
)
def test_what_a_fund_earns_from_its_holdings_is_of_its_operations(label: str, name: str) -> None:
    assert concept(converted(LENDING_FUND), label) == f"us-gaap:{name}"


DEALER = """
    HALDANE SECURITIES GROUP, INC.
    STATEMENTS OF FINANCIAL CONDITION
    (in thousands)
                                                            December 31,
                                                         2013        2012
    Assets
    Cash and cash equivalents                           1,200       1,100
    Receivables:
    Customers                                             500         400
    Brokers, dealers and clearing organizations           300         300
    Derivative assets                                      40          30
    Total assets                                        2,040       1,830
    Liabilities
    Payables:
    Customers                                             600         500
    Brokers, dealers and clearing organizations           200         200
    Total liabilities                                     800         700
    Total shareholders' equity                          1,240       1,130
    Total liabilities and shareholders' equity          2,040       1,830
"""


def test_clients_of_a_dealer_under_what_it_is_owed_and_what_it_owes() -> None:
    done = converted(DEALER)
    named = [line.line for s in done.statements for line in s.lines if line.line.item.label == "Customers"]
    assert str(named[0].concept.name) == "us-gaap:ReceivablesFromCustomers"
    assert str(named[1].concept.name) == "srt:PayablesToCustomers"


def test_derivatives_of_an_undivided_balance_sheet_are_undivided() -> None:
    assert concept(converted(DEALER), "Derivative assets") == "us-gaap:DerivativeAssets"


CARRIER = """
    SOUND STRAIT SHIPPING
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                    Three Months Ended March 31,
                                                         2013        2012
    Voyage revenues                                     9,000       8,000
    Time charter revenues                               1,000         900
    Total shipping revenues                            10,000       8,900
    {more}
    Vessel operating expenses                           4,000       3,900
    General and administrative expenses                   500         400
    Total operating expenses                            4,500       4,300
    Operating income                                    {last}
"""


def test_a_total_from_which_expenses_alone_are_taken_is_of_all_revenue() -> None:
    text = CARRIER.format(more="", last="5,500       4,600")
    assert concept(converted(text), "Total shipping revenues") == "us-gaap:Revenues"


def test_a_total_of_one_business_beside_another_is_not() -> None:
    more = """Agency fees                                           200         100
    Total revenues                                     10,200       9,000"""
    text = CARRIER.format(more=more, last="5,700       4,700")
    part = mapped_line(converted(text), "Total shipping revenues").dimension
    assert part is not None
    assert str(part.axis.name) == "srt:ProductOrServiceAxis"
    assert concept(converted(text), "Total revenues") == "us-gaap:Revenues"


SAVINGS = """
    ELM FORK BANCORP
    BALANCE SHEETS
    (in thousands)
                                                              December 31,
                                                           2017        2016
    Liabilities
    Deposits:
    Demand                                                  200         190
    Certificates of deposit of ${limit} or more{gap}88          80
    Total deposits                                          288         270
"""


@pytest.mark.parametrize(
    ("limit", "name"), [("100,000", "TimeDeposits100000OrMore"), ("250,000", "TimeDepositsAtOrAboveFDICInsuranceLimit")]
)
def test_large_deposits_are_told_by_their_limit(limit: str, name: str) -> None:
    label = f"Certificates of deposit of ${limit} or more"
    assert concept(converted(SAVINGS.format(limit=limit, gap=" " * 13)), label) == f"us-gaap:{name}"


OIL = """
    SELKIRK OIL CORP.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                                        Year Ended December 31,
                                                           2018          2017
    Net Operating Revenues and Other
      Crude oil and condensate                            9,000         8,000
      Natural gas                                         1,000           900
      Gains on asset dispositions, net                      200           100
        Total                                            10,200         9,000
    Operating Expenses
      Lease and well                                      4,000         3,000
      General and administrative                          1,000         1,100
        Total                                             5,000         4,100
    Operating income                                      5,200         4,900
    Realized gain (loss) on commodity derivatives            70            60
    Interest expense                                       (300)         (280)
    Debt refinancing costs                                 (100)          (50)
      Total interest expense                               (400)         (330)
    Income before income taxes                            4,870         4,630
"""


def test_a_bare_total_below_revenues_and_other_is_revenues() -> None:
    done = converted(OIL)
    assert next(line.tag for line in done.mapped[0].lines if line.item.label == "Total") == "us-gaap:Revenues"
    assert concept(done, "Natural gas").startswith("us-gaap:Revenues")


def test_what_paying_debt_back_early_cost_is_part_of_interest_and_debt_expense() -> None:
    done = converted(OIL)
    assert concept(done, "Interest expense") == "us-gaap:InterestExpense"
    assert concept(done, "Total interest expense") == "us-gaap:InterestAndDebtExpense"
    assert values(done, "Debt refinancing costs") == ["-100000", "-50000"]


@pytest.mark.parametrize("thing", ["commodity derivatives", "digital assets", "foreign currency transactions"])
def test_a_realized_gain_on_what_is_no_investment_is_none_of_an_insurer_s(thing: str) -> None:
    done = converted(OIL.replace("Realized gain (loss) on commodity derivatives", f"Realized gain on {thing}"))
    assert concept(done, f"Realized gain on {thing}") != "us-gaap:RealizedInvestmentGainsLosses"


def test_a_gain_on_securities_below_operating_income_is_no_bank_s() -> None:
    label = "Gain (loss) on investment securities"
    done = converted(
        OIL.replace("Realized gain (loss) on commodity derivatives", f"Other income (expense)\n    {label:46}")
    )
    assert concept(done, label) == "us-gaap:GainLossOnInvestments"


CURRENT = """
    SELKIRK HAULAGE CORP.
    BALANCE SHEETS
                                                    December 31,
                                                  2014        2013
    Assets
    Current assets:
      Cash                                         900         800
      Total current assets                         900         800
    Other assets                                   600         600
      Total assets                               1,500       1,400
    Liabilities
    Current liabilities:
      Billings in excess of costs                  100          90
      Self-insurance accruals                       50          40
      Total current liabilities                    150         130
    Self-insurance reserves                        250         240
      Total liabilities                            400         370
    Stockholders' equity                         1,100       1,030
      Total liabilities and equity               1,500       1,400
"""


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Billings in excess of costs", "BillingsInExcessOfCostCurrent"),
        ("Self-insurance accruals", "SelfInsuranceReserveCurrent"),
        ("Self-insurance reserves", "SelfInsuranceReserveNoncurrent"),
    ],
)
def test_when_what_is_owed_falls_due_is_told_by_the_total(label: str, name: str) -> None:
    assert concept(converted(CURRENT), label) == f"us-gaap:{name}"
