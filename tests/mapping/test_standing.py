"""What totals and sums on a page say of a line: when it falls due, on which side it stands, what it is a part of."""

from __future__ import annotations

import pytest

from tests.helpers_text import Converted, concept, concepts, converted, mapped_line


def sheet(body: str) -> Converted:
    """A balance sheet of two dates."""
    return converted(f"""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands)
                                                     December 31,
                                                    2019        2018
{body}
        """)


UNCLASSIFIED = """
        ASSETS
        Cash and cash equivalents                    100          90
        Accounts receivable, net                      60          50
        Other assets                                  40          30
          Total assets                               200         170

        LIABILITIES AND STOCKHOLDERS' EQUITY
        Accrued expenses                              30          25
        Deferred revenue                              10          10
        Operating lease liabilities                   20          15
        Other liabilities                             40          30
          Total liabilities                          100          80
        Common stock                                  60          60
        Retained earnings                             40          30
          Total stockholders' equity                 100          90
          Total liabilities and stockholders' equity 200         170
"""


def test_a_sheet_without_totals_of_what_is_current_has_undivided_concepts() -> None:
    done = sheet(UNCLASSIFIED)
    assert [concept(done, label) for label in ("Accounts receivable, net", "Other assets", "Other liabilities")] == [
        "us-gaap:AccountsReceivableNet",
        "us-gaap:OtherAssets",
        "us-gaap:OtherLiabilities",
    ]
    assert concept(done, "Operating lease liabilities") == "us-gaap:OperatingLeaseLiability"
    assert concept(done, "Accrued expenses") == "us-gaap:AccruedLiabilitiesCurrentAndNoncurrent"
    assert concept(done, "Deferred revenue") == "us-gaap:ContractWithCustomerLiability"
    rule = mapped_line(done, "Other assets").rule
    assert rule.startswith("exact labels/balance_sheet.csv:")
    assert "refined by us-gaap/classified.csv:" in rule


def test_a_label_that_says_itself_when_it_falls_due_keeps_its_concept() -> None:
    done = sheet(UNCLASSIFIED.replace("Deferred revenue        ", "Long-term deferred revenue"))
    assert concept(done, "Long-term deferred revenue") == "us-gaap:ContractWithCustomerLiabilityNoncurrent"


CLASSIFIED = """
        ASSETS
        Cash and cash equivalents                    100          90
        Other assets                                  20          20
          Total current assets                       120         110
        Other assets                                  80          60
          Total assets                               200         170

        LIABILITIES AND STOCKHOLDERS' EQUITY
        Current liabilities:
        Accounts payable                              30          25
        Contract liabilities                          10          10
          Total current liabilities                   40          35
        Long-term debt                                60          45
          Total liabilities                          100          80
        Common stock                                  60          60
        Retained earnings                             40          30
          Total stockholders' equity                 100          90
          Total liabilities and stockholders' equity 200         170
"""


def test_the_total_that_a_line_goes_into_says_when_it_falls_due() -> None:
    done = sheet(CLASSIFIED)
    others = [str(m.concept.name) for m in done.mapped[0].lines if m.concept and m.item.label == "Other assets"]
    assert others == ["us-gaap:OtherAssetsCurrent", "us-gaap:OtherAssetsNoncurrent"]
    assert concept(done, "Contract liabilities") == "us-gaap:ContractWithCustomerLiabilityCurrent"
    assert concept(done, "Long-term debt") == "us-gaap:LongTermDebtNoncurrent"


def test_words_of_the_other_side_are_no_candidates() -> None:
    """Deposits of a bank are its liabilities; among its assets they are what it has with other banks."""
    done = sheet(UNCLASSIFIED.replace("Accounts receivable, net ", "Interest-bearing deposits"))
    assert concept(done, "Interest-bearing deposits") == "us-gaap:InterestBearingDepositsInBanks"


def income(*rows: tuple[str, int, int]) -> Converted:
    body = "\n".join(f"        {label:<44}{now:>10,}{then:>12,}" for label, now, then in rows)
    return converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
                                                          Year Ended December 31,
                                                             2004        2003
{body}
        """)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            (
                ("Fees", 700, 600),
                ("Other, net", 100, 80),
                ("Total revenues", 800, 680),
                ("Salaries", 300, 290),
                ("Total expenses", 300, 290),
            ),
            "OtherIncome",
            id="revenues",
        ),
        pytest.param(
            (
                ("Net sales", 800, 680),
                ("Selling, general and administrative", 300, 290),
                ("Other, net", 100, 80),
                ("Total operating expenses", 400, 370),
                ("Operating income", 400, 310),
            ),
            "OtherCostAndExpenseOperating",
            id="operating expenses",
        ),
        pytest.param(
            (
                ("Net sales", 800, 680),
                ("Selling, general and administrative", 300, 290),
                ("Operating income", 500, 390),
                ("Other, net", 100, 80),
                ("Income before income taxes", 600, 470),
            ),
            "OtherNonoperatingIncomeExpense",
            id="below operating income",
        ),
        pytest.param(
            (
                ("Service charges", 300, 290),
                ("Other, net", 100, 80),
                ("Total noninterest income", 400, 370),
            ),
            "NoninterestIncomeOtherOperatingIncome",
            id="a bank's income besides interest",
        ),
    ],
)
def test_the_sum_that_a_line_goes_into_says_whether_it_is_of_operations(
    rows: tuple[tuple[str, int, int], ...], expected: str
) -> None:
    assert concept(income(*rows), "Other, net") == f"us-gaap:{expected}"


COST = """
        Property and equipment                       500         450
        Less accumulated depreciation               (200)       (150)
                                                     300         300
        Cash                                         100          90
          Total assets                               400         390
"""


def test_the_line_before_depreciation_is_the_cost_and_the_one_after_it_what_is_left() -> None:
    assert concepts(sheet(COST))[:3] == [
        "Property and equipment: us-gaap:PropertyPlantAndEquipmentGross",
        "Less accumulated depreciation: "
        "us-gaap:AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment",
        ": us-gaap:PropertyPlantAndEquipmentNet",
    ]


EQUITY = """
        Common stock                                 100         100
        Retained earnings                            700         600
                                                     800         700
        Treasury stock, at cost                     (100)        (80)
          Total stockholders' equity                 700         620
"""


def test_equity_before_the_treasury_stock_is_not_the_equity_and_makes_no_outside_owners() -> None:
    assert concepts(sheet(EQUITY))[2:] == [
        ": us-gaap:StockholdersEquityBeforeTreasuryStock",
        "Treasury stock, at cost: us-gaap:TreasuryStockValue",
        "Total stockholders' equity: us-gaap:StockholdersEquity",
    ]


def test_a_bare_sum_below_a_heading_of_the_assets_is_what_the_heading_says() -> None:
    done = sheet("""
        ASSETS
        Current assets:
          Cash                                       100          90
          Inventories:
            Raw materials                             60          50
            Finished goods                            40          30
                                                     100          80
          Total current assets                       200         170
        """)
    assert concepts(done)[3] == ": us-gaap:InventoryNet"


def test_a_total_of_outside_owners_too_is_not_the_parents_owners_alone() -> None:
    done = sheet("""
        Common stock                                 100         100
        Retained earnings                            700         600
        Noncontrolling interests                      50          40
          Total stockholders' equity                 850         740
        """)
    group = "us-gaap:StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"
    assert concept(done, "Total stockholders' equity") == group


TWO_BUSINESSES = """
        ASSETS
        Harrows
          Cash                                       100          90
          Deferred income taxes                       33          21
          Total current assets                       133         111
          Deferred income taxes                       60          50
          Total Harrows assets                       193         161
        Lending
          Finance receivables                        500         420
          Total Lending assets                       500         420
        Total assets                                 693         581

        LIABILITIES AND STOCKHOLDERS' EQUITY
        Harrows
          Accounts payable                           103          61
        Lending
          Debt of the lender                         390         330
        Total liabilities                            493         391
        Stockholders' equity                         200         190
        Total liabilities and stockholders' equity   693         581
"""


def test_what_adds_to_assets_by_a_total_of_one_business_is_no_liability() -> None:
    lines = [line for line in sheet(TWO_BUSINESSES).mapped[0].lines if line.item.label == "Deferred income taxes"]
    # The taxonomy has one concept of both, and it is that of what falls due later.
    assert [line.tag for line in lines] == ["quill:HarrowsDeferredIncomeTaxes", "us-gaap:DeferredIncomeTaxAssetsNet"]


FACILITY = """
        Cash                                         100          90
        {assets:<43}100          90

        {above:<44}30          25
        {current:<44}30          25
        {below:<44}20          15
        Total liabilities                             50          40
        Stockholders' equity                          50          50
        Total liabilities and stockholders' equity   100          90
"""


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        ("Revolving credit facility", "Long-term debt", "LinesOfCreditCurrent"),
        ("Accounts payable", "Revolving credit facility", "LongTermLineOfCredit"),
    ],
)
def test_a_credit_facility_falls_due_where_it_stands(above: str, below: str, name: str) -> None:
    words = {"assets": "Total current assets", "current": "Total current liabilities"}
    assert concept(sheet(FACILITY.format(above=above, below=below, **words)), "Revolving credit facility") == (
        f"us-gaap:{name}"
    )


def test_a_credit_facility_of_a_sheet_that_is_not_classified() -> None:
    body = FACILITY.format(
        above="Accounts payable", below="Revolving credit facility", assets="Total assets", current=""
    )
    lines = [line for line in body.splitlines() if line.strip() not in ("30          25",)]
    assert concept(sheet("\n".join(lines)), "Revolving credit facility") == "us-gaap:LineOfCredit"


def test_what_falls_due_later_has_no_concept_of_what_is_current() -> None:
    # 60 + 40 = 100, 50 + 30 = 80; 20 + 15 + 65 = 100, 15 + 15 + 70 = 100; both 200, 180.
    done = sheet("""
        Current liabilities:
        Accounts payable                              60          50
        Accrued expenses                              40          30
          Total current liabilities                  100          80
        Accrued payroll                               20          15
        Interest payable                              15          15
        Long-term debt                                65          70
          Total liabilities                          200         180
""")
    assert concept(done, "Accrued expenses") == "us-gaap:AccruedLiabilitiesCurrent"
    assert mapped_line(done, "Accrued payroll").is_extension
    assert mapped_line(done, "Interest payable").is_extension
    assert concept(done, "Long-term debt") == "us-gaap:LongTermDebtNoncurrent"


UTILITY = """
        ASSETS
        Current assets:
          Cash and cash equivalents                  100          90
            Total current assets                     100          90
        Property, plant and equipment:
          Plant in service and held for future use   900         850
          Accumulated depreciation                  (300)       (250)
            Net                                      600         600
          Construction work in progress               50          40
            Total property, plant and equipment      650         640
        Total assets                                 750         730

        LIABILITIES AND EQUITY
        Current liabilities:
          Accounts payable                            30          25
            Total current liabilities                 30          25
        Long-term debt                               200         205
        Deferred credits:
          Customer advances                           20          20
            Total deferred credits                    20          20
        Total shareholders' equity                   500         480
        Total liabilities and equity                 750         730
"""


def test_the_last_total_of_property_is_the_net_one_and_what_goes_into_it_a_part() -> None:
    done = sheet(UTILITY)
    assert concept(done, "Total property, plant and equipment") == "us-gaap:PropertyPlantAndEquipmentNet"
    assert mapped_line(done, "Net").is_extension


def test_a_total_of_property_before_depreciation_is_gross() -> None:
    done = sheet("""
        Assets
        Current assets:
          Cash and cash equivalents                  100          90
            Total current assets                     100          90
        Land                                         200         200
        Machinery                                    700         650
          Total property, plant and equipment        900         850
        Accumulated depreciation                    (300)       (250)
          Property, plant and equipment, net         600         600
        Total assets                                 700         690
""")
    assert concept(done, "Total property, plant and equipment") == "us-gaap:PropertyPlantAndEquipmentGross"


def test_what_customers_advance_among_deferred_credits_is_not_due_within_a_year() -> None:
    assert concept(sheet(UTILITY), "Customer advances") == "us-gaap:CustomerAdvancesForConstruction"


def test_derivatives_fall_due_where_they_stand_below_the_heading_of_their_side() -> None:
    # 70 + 30 = 100, 60 + 30 = 90; 100 + 20 + 80 = 200; 25 + 15 = 40, 20 + 15 = 35; 40 + 5 + 155 = 200.
    done = sheet("""
        ASSETS
        Cash and cash equivalents                     70          60
        Fair value of derivatives                     30          30
          Total current assets                       100          90
        Fair value of derivatives                     20          10
        Goodwill                                      80          70
          Total assets                               200         170
        LIABILITIES AND STOCKHOLDERS' EQUITY
        Accounts payable                              25          20
        Fair value of derivatives                     15          15
          Total current liabilities                   40          35
        Fair value of derivatives                      5           4
        Retained earnings                            155         131
          Total liabilities and stockholders' equity 200         170
""")
    assert [name for name in concepts(done) if "Derivative" in name] == [
        "Fair value of derivatives: us-gaap:DerivativeAssetsCurrent",
        "Fair value of derivatives: us-gaap:DerivativeAssetsNoncurrent",
        "Fair value of derivatives: us-gaap:DerivativeLiabilitiesCurrent",
        "Fair value of derivatives: us-gaap:DerivativeLiabilitiesNoncurrent",
    ]


def test_what_filers_call_current_is_not_so_below_the_total_of_what_is_current() -> None:
    # 60 + 40 = 100, 50 + 30 = 80; 100 + 20 + 80 = 200, 80 + 15 + 85 = 180.
    done = sheet("""
        Current liabilities:
        Accounts payable                              60          50
        Deferred gain                                 40          30
          Total current liabilities                  100          80
        Deferred gain                                 20          15
        Long-term debt                                80          85
          Total liabilities                          200         180
""")
    first, second = (line for line in done.mapped[0].lines if line.item.label == "Deferred gain")
    assert first.concept is not None
    assert first.concept.name.local == "OtherDeferredCreditsCurrent"
    assert second.is_extension


INTEREST = """
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                                  Year Ended December 31,
                                                    2019        2018
        Revenues                                   1,000         900
        Operating expenses                           700         650
        Operating income                             300         250
        Financing charges
          Long-term debt                             110          95
          Other                                       20          15
            Net financing charges                    130         110
        Net income                                   170         140
"""


def test_what_is_taken_off_the_result_is_no_balance_told_below_it() -> None:
    assert concept(converted(INTEREST), "Long-term debt") != "us-gaap:LongTermDebtNoncurrent"


LENDER = """
    TARN LENDING CORPORATION
    CONSOLIDATED STATEMENTS OF OPERATIONS
    (in thousands)
                                                       Three Months Ended March 31,
                                                            2018         2017
    Investment income:
      Interest                                             4,000        3,600
      Fees for structuring loans                             500          400
        Total investment income                            4,500        4,000
    Expenses:
      Interest expense                                     1,000          900
      General and administrative                             500          400
        Total expenses                                     1,500        1,300
    Net investment income                                  3,000        2,700
"""


def test_what_adds_to_income_is_no_expense() -> None:
    done = converted(LENDER)
    assert concept(done, "Interest") != "us-gaap:InterestExpense"
    assert concept(done, "Total investment income") == "us-gaap:GrossInvestmentIncomeOperating"


def test_what_is_left_after_depreciation_is_not_what_it_was_before() -> None:
    done = sheet("""
        ASSETS
        Cash and cash equivalents                    100          90
        Operating equipment, net                      60          50
        Other equipment and property, net             40          30
          Total assets                               200         170
    """)
    assert concept(done, "Other equipment and property, net") != "us-gaap:PropertyPlantAndEquipmentOther"


ONE_DATE = """
        TARN HARROWS, INC.
        BALANCE SHEET
        March 31, 1998

        ASSETS
        CURRENT ASSETS:
        Cash and cash equivalents                    100
        Certificates of deposit                       60
        Prepaid expenses                              40
          Total current assets                       200
        Property and equipment, net                  100
          Total assets                               300

        LIABILITIES AND STOCKHOLDERS' EQUITY
        Accounts payable                             100
        Common stock                                  60
        Retained earnings                            140
          Total liabilities and stockholders' equity 300
"""


def test_what_adds_to_assets_on_a_sheet_of_one_date_is_no_liability() -> None:
    done = converted(ONE_DATE)
    assert concept(done, "Certificates of deposit") == "us-gaap:CertificatesOfDepositAtCarryingValue"
