"""Tables among the notes that lead parts of something from balance to balance, from the text to the values."""

from __future__ import annotations

from tests.mapping.test_awards import facts_of
from tests.mapping.test_details import STATEMENTS

PROPERTY = "    Property, plant and equipment, net              21,340       20,410\n"
LESS = "    Property, plant and equipment, net              19,666       18,896\n"
OWNED = STATEMENTS.replace(PROPERTY, LESS + "    Goodwill                                         1,674        1,514\n")
GOODWILL = """\
    Note 5 - Goodwill

    Changes in the carrying amount of goodwill by segment were as follows (in thousands):

                                         Pumps        Valves        Total
    Balance at December 31, 1998       $ 1,204       $   310      $ 1,514
    Acquisitions                           220            --          220
    Impairment                              --           (60)         (60)
    Transfers between segments             (15)           15           --
    Balance at June 30, 1999           $ 1,409       $   265      $ 1,674

"""
EARNED_BESIDE = """\
    Note 6 - Accumulated other comprehensive loss

    Changes by component, net of tax, were as follows (in thousands):

                                       Currency       Pension
                                      Translation      Plans        Total
    Balance at January 1, 1999         $  (411)      $  (120)     $  (531)
    Other comprehensive loss before
      reclassifications                    (72)           --          (72)
    Amounts reclassified to income          --            11           11
    Net other comprehensive loss           (72)           11          (61)
    Balance at June 30, 1999           $  (483)      $  (109)     $  (592)

"""
HALF = "1999-01-01/1999-06-30"


def test_goodwill_is_told_by_segment_at_both_ends_and_between() -> None:
    assert facts_of(OWNED + GOODWILL) == [
        "Goodwill 1998-12-31 1514000",
        "Goodwill PumpsMember 1998-12-31 1204000",
        "Goodwill ValvesMember 1998-12-31 310000",
        "Goodwill 1999-06-30 1674000",
        "Goodwill PumpsMember 1999-06-30 1409000",
        "Goodwill ValvesMember 1999-06-30 265000",
        f"GoodwillAcquiredDuringPeriod {HALF} 220000",
        f"GoodwillAcquiredDuringPeriod PumpsMember {HALF} 220000",
        f"GoodwillImpairmentLoss {HALF} 60000",
        f"GoodwillImpairmentLoss ValvesMember {HALF} 60000",
        f"ChangeInGoodwillTransfersBetweenSegments PumpsMember {HALF} -15000",
        f"ChangeInGoodwillTransfersBetweenSegments ValvesMember {HALF} 15000",
    ]


def test_what_is_reclassified_takes_off_what_it_adds_to() -> None:
    told = facts_of(STATEMENTS + EARNED_BESIDE)
    taken = "ReclassificationFromAccumulatedOtherComprehensiveIncomeCurrentPeriodNetOfTax"
    assert [fact for fact in told if "Member" not in fact] == [
        f"OtherComprehensiveIncomeLossBeforeReclassificationsNetOfTax {HALF} -72000",
        f"{taken} {HALF} -11000",
        f"OtherComprehensiveIncomeLossNetOfTax {HALF} -61000",
    ]
    # A part of equity for every part: the same facts as a statement of equity has, and no lone item of a sum of it.
    equity = "StockholdersEquity"
    assert [fact for fact in told if fact.startswith(equity)] == [
        f"{equity} AccumulatedOtherComprehensiveIncomeMember 1998-12-31 -531000",
        f"{equity} AccumulatedTranslationAdjustmentMember 1998-12-31 -411000",
        f"{equity} AccumulatedDefinedBenefitPlansAdjustmentMember 1998-12-31 -120000",
        f"{equity} AccumulatedOtherComprehensiveIncomeMember 1999-06-30 -592000",
        f"{equity} AccumulatedTranslationAdjustmentMember 1999-06-30 -483000",
        f"{equity} AccumulatedDefinedBenefitPlansAdjustmentMember 1999-06-30 -109000",
    ]
    assert f"{taken} AccumulatedDefinedBenefitPlansAdjustmentMember {HALF} -11000" in told


def test_a_column_that_does_not_lead_to_its_balance_is_not_told() -> None:
    told = facts_of(OWNED + GOODWILL.replace("$ 1,409       $   265", "$ 1,404       $   270"))
    assert told
    assert all("Member" not in fact for fact in told)


def test_parts_that_do_not_come_to_the_whole_say_nothing_of_either() -> None:
    assert facts_of(OWNED + GOODWILL.replace("$ 1,204       $   310", "$ 1,204       $   380")) == []


def test_movements_before_tax_are_other_measures() -> None:
    text = EARNED_BESIDE.replace("Amounts reclassified to income", "Tax benefit                   ")
    assert facts_of(STATEMENTS + text) == []


LOSSES = """\
    Note 7 - Allowance for loan losses

    Activity in the allowance for loan losses was as follows (in thousands):

                                         Real Estate    Consumer       Total
    Six Months Ended June 30, 1999
    Beginning balance                    $     900     $    304      $ 1,204
    Provision for loan losses                   40           90          130
    Charge-offs                                (15)         (70)         (85)
    Recoveries                                   5           10           15
    Ending balance                       $     930     $    334      $ 1,264

"""


def test_what_a_lender_gives_up_is_told_by_kind_of_loan_in_the_time_that_heads_the_rows() -> None:
    told = facts_of(STATEMENTS + LOSSES)
    assert [fact for fact in told if "Member" not in fact] == [
        "FinancingReceivableAllowanceForCreditLosses 1998-12-31 1204000",
        "FinancingReceivableAllowanceForCreditLosses 1999-06-30 1264000",
        f"ProvisionForLoanLeaseAndOtherLosses {HALF} 130000",
        f"FinancingReceivableAllowanceForCreditLossesWriteOffs {HALF} 85000",
        f"FinancingReceivableAllowanceForCreditLossesRecovery {HALF} 15000",
    ]
    assert f"FinancingReceivableAllowanceForCreditLossesWriteOffs ConsumerMember {HALF} 70000" in told


def test_movements_of_other_assets_below_words_of_goodwill_are_not_those_of_goodwill() -> None:
    other = OWNED.replace("1,674        1,514", "1,674        1,500").replace("18,896", "18,910")
    assert facts_of(other + GOODWILL) == []
    assert facts_of(STATEMENTS + GOODWILL) == []
