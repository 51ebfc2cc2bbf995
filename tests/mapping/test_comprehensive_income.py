"""Statements of comprehensive income: what arose, what was reclassified, whose it is."""

from __future__ import annotations

import pytest

from converter.model.source import StatementKind
from tests.helpers_text import concept, concepts, converted, mapped_line, values

APART = """
    TARN HARROWS, INC.
    CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME
    (in thousands)
                                                          Three Months Ended
                                                               March 31,
                                                            2014        2013
    Net income                                             5,210       4,830
    Other comprehensive income (loss):
      Foreign currency translation adjustments, net of
        tax of $12 and $(9)                                 (310)        120
      Cash flow hedges:
        Unrealized gain arising during the period             95          60
        Reclassification adjustment for gains included
          in net income                                      (40)        (25)
          Net change                                          55          35
      Pension and postretirement benefit plans                80          14
    Total other comprehensive income (loss)                 (175)        169
    Comprehensive income                                   5,035       4,999
    Less: Comprehensive income attributable to
      noncontrolling interests                               210         180
    Comprehensive income attributable to Tarn Harrows      4,825       4,819
"""


def test_a_statement_of_comprehensive_income_gets_its_own_concepts() -> None:
    assert concepts(converted(APART)) == [
        "Net income: us-gaap:ProfitLoss",
        "Foreign currency translation adjustments, net of tax of $12 and $(9): "
        "us-gaap:OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentNetOfTax",
        "Unrealized gain arising during the period: "
        "us-gaap:OtherComprehensiveIncomeLossCashFlowHedgeGainLossBeforeReclassificationAfterTax",
        "Reclassification adjustment for gains included in net income: "
        "us-gaap:OtherComprehensiveIncomeLossCashFlowHedgeGainLossReclassificationAfterTax",
        "Net change: us-gaap:OtherComprehensiveIncomeLossCashFlowHedgeGainLossAfterReclassificationAndTax",
        "Pension and postretirement benefit plans: "
        "us-gaap:OtherComprehensiveIncomeLossPensionAndOtherPostretirementBenefitPlansAdjustmentNetOfTax",
        "Total other comprehensive income (loss): us-gaap:OtherComprehensiveIncomeLossNetOfTax",
        "Comprehensive income: us-gaap:ComprehensiveIncomeNetOfTaxIncludingPortionAttributableToNoncontrollingInterest",
        "Less: Comprehensive income attributable to noncontrolling interests: "
        "us-gaap:ComprehensiveIncomeNetOfTaxAttributableToNoncontrollingInterest",
        "Comprehensive income attributable to Tarn Harrows: us-gaap:ComprehensiveIncomeNetOfTax",
    ]


def test_concepts_that_count_what_leaves_equity_take_additions_as_negative() -> None:
    """Both have a debit balance: gains taken to income are positive, and so is what pensions cost equity."""
    done = converted(APART)
    reclassified = values(done, "Reclassification adjustment for gains included in net income")
    assert reclassified == ["40000", "25000"]
    pensions = values(done, "Pension and postretirement benefit plans")
    assert pensions == ["-80000", "-14000"]
    assert values(done, "Comprehensive income") == ["5035000", "4999000"]


def test_one_statement_from_revenues_to_comprehensive_income_is_an_income_statement() -> None:
    joined = """
    TARN HARROWS, INC.
    CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME
    (in thousands)
                                                          Three Months Ended
                                                               March 31,
                                                            2014        2013
    Net sales                                             20,210      18,830
    Cost of sales                                         15,000      14,000
      Gross profit                                         5,210       4,830
    Other comprehensive loss                                (310)       (120)
    Comprehensive income                                   4,900       4,710
    """
    done = converted(joined)
    assert done.statements[0].kind is StatementKind.INCOME_STATEMENT
    assert "Net sales: us-gaap:Revenues" in concepts(done)


def test_how_the_accumulated_balance_changed_is_a_note() -> None:
    note = (
        APART
        + """
    CHANGES IN ACCUMULATED OTHER COMPREHENSIVE INCOME
    (in thousands)
                                                          Three Months Ended
                                                               March 31,
                                                            2014        2013
    Balance at beginning of period                           410         241
    Other comprehensive income before reclassifications     (135)        194
    Amounts reclassified                                     (40)        (25)
    Balance at end of period                                 235         410
    """
    )
    assert len(converted(note).statements) == 1


def test_a_part_without_a_concept_keeps_its_printed_sign_though_all_its_figures_are_negative() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF COMPREHENSIVE INCOME
        (In thousands)
                                                 Year Ended December 31,
                                                    2004        2003
        Net income                                   610         540
        Foreign currency translation adjustments      21          14
        Share of harrows of others                    (2)         (1)
        Total other comprehensive income              19          13
        Comprehensive income                         629         553
        """)
    assert values(done, "Share of harrows of others") == ["-2000", "-1000"]
    made = mapped_line(done, "Share of harrows of others").concept
    assert made is not None
    assert made.balance == "credit"


def test_a_statement_called_comprehensive_that_begins_with_revenues_is_an_income_statement() -> None:
    done = converted("""
        TARN HARROWS, INC.
        CONSOLIDATED COMPREHENSIVE INCOME STATEMENTS
        (in thousands, except per share data)
                                                          Year Ended December 31,
                                                            2014        2013
        Revenues                                           5,600       4,900
        Salaries and benefits                              2,000       1,800
        Supplies                                           1,000         900
        Depreciation                                         600         550
        Interest expense                                   1,000         850
                                                           4,600       4,100
        Income before income taxes                         1,000         800
        Provision for income taxes                           390         300
        Net income                                           610         500
        Diluted earnings per share                          0.61        0.50
        Comprehensive income                                 600         490
    """)
    assert done.only.kind is StatementKind.INCOME_STATEMENT
    assert "Revenues: us-gaap:Revenues" in concepts(done)


TOGETHER = """
    TARN HARROWS, INC.
    CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME
    (in thousands)
                                                          Three Months Ended
                                                               March 31,
                                                            2014        2013
    Net income                                             5,210       4,830
    Other comprehensive income (loss):
      Unrealized gain (loss) on available-for-sale
        securities                                          (310)        120
      Unrealized loss on interest rate swaps                 (40)        (25)
      Amortization of actuarial losses included in net
        periodic benefit cost, net of tax of $3 and $2        25          20
    Total other comprehensive income (loss)                 (325)        115
    Total comprehensive income attributable to
      Tarn Harrows                                         4,885       4,945
"""


def test_one_line_for_a_component_holds_what_was_reclassified() -> None:
    done = converted(TOGETHER)
    assert [line.rpartition("us-gaap:")[2] for line in concepts(done)] == [
        "NetIncomeLoss",
        "OtherComprehensiveIncomeLossAvailableForSaleSecuritiesAdjustmentNetOfTax",
        "OtherComprehensiveIncomeLossCashFlowHedgeGainLossAfterReclassificationAndTax",
        "OtherComprehensiveIncomeLossReclassificationAdjustmentFromAOCIPensionAndOtherPostretirementBenefitPlansForNetGainLossNetOfTax",
        "OtherComprehensiveIncomeLossNetOfTax",
        "ComprehensiveIncomeNetOfTax",
    ]
    assert values(done, "Unrealized loss on interest rate swaps") == ["-40000", "-25000"]
    # The concept counts gains that leave equity; these are losses.
    amortized = "Amortization of actuarial losses included in net periodic benefit cost, net of tax of $3 and $2"
    assert values(done, amortized) == ["-25000", "-20000"]


@pytest.mark.parametrize(
    "heading",
    [
        "Other comprehensive income (loss):",
        "Other comprehensive loss, net of tax:",
        "Other comprehensive income, net of nil tax:",
    ],
)
@pytest.mark.parametrize(
    ("label", "expected"),
    [
        (
            "Unrealized gain (loss) on available-for-sale securities, net of tax",
            "OtherComprehensiveIncomeLossAvailableForSaleSecuritiesAdjustmentNetOfTax",
        ),
        (
            "Change in unrealized gain on marketable securities",
            "OtherComprehensiveIncomeLossAvailableForSaleSecuritiesAdjustmentNetOfTax",
        ),
        (
            "Foreign currency translation adjustments, net of nil tax",
            "OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentNetOfTax",
        ),
        (
            "Cash flow hedges, net of tax",
            "OtherComprehensiveIncomeLossCashFlowHedgeGainLossAfterReclassificationAndTax",
        ),
    ],
)
def test_what_bypasses_income_is_told_below_it_in_one_statement(heading: str, label: str, expected: str) -> None:
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF OPERATIONS AND COMPREHENSIVE LOSS
        (in thousands)
                                                                 Year Ended December 31,
                                                                       2022        2021
        Revenue                                                       8,140       7,010
        Cost of revenue                                               9,350       8,130
        Net loss                                                     (1,210)     (1,120)
        {heading}
          {label:<64}   (95)         60
        Comprehensive loss                                           (1,305)     (1,060)
        """)
    (found,) = [line.line for line in done.statements[0].lines if line.line.item.label == label]
    assert found.concept is not None
    assert found.concept.name.local == expected
    assert values(done, label) == ["-95000", "60000"]


BEFORE_TAX = """
    TARN BANCORP, INC.
    CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME
    (in thousands)
                                                          Three Months Ended
                                                               March 31,
                                                            2024        2023
    Net income                                             5,210       4,830
    Other comprehensive income (loss)
      Changes in unrealized gains (losses) on investment
        securities available-for-sale                       (552)      1,246
      Foreign currency translation                             8          (4)
{before}      {tax:50}  {taxes}
        Total other comprehensive income (loss)             (379)        984
    Comprehensive income                                   4,831       5,814
"""


def _before_tax(tax: str, taxes: str, before: str = "") -> str:
    return BEFORE_TAX.format(tax=tax, taxes=taxes, before=before)


@pytest.mark.parametrize(
    ("tax", "taxes"),
    [
        ("Income taxes related to other comprehensive income", "165        (258)"),
        ("Income tax effect", "165        (258)"),
    ],
)
def test_parts_beside_the_tax_on_all_of_them_are_before_tax(tax: str, taxes: str) -> None:
    done = converted(_before_tax(tax, taxes))
    securities = "Changes in unrealized gains (losses) on investment securities available-for-sale"
    name = "us-gaap:OtherComprehensiveIncomeLossAvailableForSaleSecuritiesAdjustmentBeforeTax"
    assert concept(done, securities) == name
    translation = "us-gaap:OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentBeforeTax"
    assert concept(done, "Foreign currency translation") == translation
    assert concept(done, tax) == "us-gaap:OtherComprehensiveIncomeLossTax"
    assert values(done, tax) == ["-165000", "258000"]


def test_parts_of_a_sum_before_tax_are_before_tax() -> None:
    before = f"        {'Other comprehensive income (loss), before tax':50}(544)      1,242\n"
    done = converted(_before_tax("Income tax expense (benefit)", "(165)       258", before=before))
    translation = "us-gaap:OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentBeforeTax"
    assert concept(done, "Foreign currency translation") == translation
    assert values(done, "Income tax expense (benefit)") == ["-165000", "258000"]


def test_what_stands_beside_a_reclassification_is_told_before_it() -> None:
    text = BEFORE_TAX.format(tax="Reclassification adjustment for realized losses", taxes="165        (258)", before="")
    done = converted(text)
    securities = "Changes in unrealized gains (losses) on investment securities available-for-sale"
    name = "us-gaap:OtherComprehensiveIncomeUnrealizedHoldingGainLossOnSecuritiesArisingDuringPeriodNetOfTax"
    assert concept(done, securities) == name
    reclassified = "us-gaap:OtherComprehensiveIncomeLossReclassificationAdjustmentFromAOCIForSaleOfSecuritiesNetOfTax"
    assert concept(done, "Reclassification adjustment for realized losses") == reclassified
    assert values(done, "Reclassification adjustment for realized losses") == ["-165000", "258000"]


def test_what_is_reclassified_to_revenue_makes_no_income_statement() -> None:
    reclassified = "Other reclassifications included in other revenue"
    before = f"        {'Other comprehensive income (loss), before tax':50}(544)      1,242\n"
    text = _before_tax("Income tax expense (benefit)", "(165)       258", before=before)
    done = converted(text.replace("Foreign currency translation                     ", reclassified))
    before_tax = "us-gaap:OtherComprehensiveIncomeLossBeforeTax"
    assert concept(done, "Other comprehensive income (loss), before tax") == before_tax


def test_a_total_without_words_is_called_after_what_stands_above_it_though_it_is_divided_below() -> None:
    text = """
    TARN BANCORP, INC.
    CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME
    (in thousands)
                                                          Three Months Ended
                                                               March 31,
                                                            2024        2023
    Net income                                             5,210       4,830
    Other comprehensive income (loss), before tax:
      Foreign currency translation                             8          (4)
      Net unrealized investment gains (losses)              (552)      1,246
        Total                                               (544)      1,242
    Less: Income tax expense (benefit) related to other
      comprehensive income (loss)                           (165)       258
    Other comprehensive income (loss), net of taxes         (379)       984
    Comprehensive income                                   4,831       5,814
"""
    done = converted(text)
    assert values(done, "Other comprehensive income (loss), net of taxes") == ["-379000", "984000"]
    translation = "us-gaap:OtherComprehensiveIncomeLossForeignCurrencyTransactionAndTranslationAdjustmentBeforeTax"
    assert concept(done, "Foreign currency translation") == translation
