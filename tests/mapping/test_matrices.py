"""Tables among the notes whose rows and columns are both known measures, from the text to the values."""

from __future__ import annotations

from tests.mapping.test_awards import facts_of
from tests.mapping.test_details import STATEMENTS

MATURITIES = """\
    Note 5 - Securities

    Maturities of securities available for sale as of June 30, 1999 were as follows (in thousands):

                                                     Amortized        Fair
                                                        Cost         Value
    Due in one year or less                         $  1,204      $  1,201
    Due after one year through five years              2,210         2,195
    Due after ten years                                  340           331
    Total                                           $  3,754      $  3,727

"""
LEASES = """\
    Note 6 - Leases

    Lease liabilities at June 30, 1999 were as follows (in thousands):

                                           Operating      Finance
                                             Leases        Leases        Total
    Gross lease liabilities                $  1,204      $   310      $  1,514
    Less: imputed interest                     (104)         (20)         (124)
    Present value of lease liabilities        1,100          290         1,390
    Less: current portion                      (200)         (90)         (290)
    Long-term lease liabilities            $    900      $   200      $  1,100

"""
SALE, DUE = "AvailableForSaleDebtSecurities", "AvailableForSaleSecuritiesDebtMaturities"


def test_maturities_of_securities_are_told_at_cost_and_at_fair_value() -> None:
    assert facts_of(STATEMENTS + MATURITIES) == [
        f"{DUE}WithinOneYearAmortizedCost 1999-06-30 1204000",
        f"{DUE}AfterOneThroughFiveYearsAmortizedCost 1999-06-30 2210000",
        f"{DUE}AfterTenYearsAmortizedCost 1999-06-30 340000",
        f"{SALE}AmortizedCostBasis 1999-06-30 3754000",
        f"{DUE}WithinOneYearFairValue 1999-06-30 1201000",
        f"{DUE}AfterOneThroughFiveYearsFairValue 1999-06-30 2195000",
        f"{DUE}AfterTenYearsFairValue 1999-06-30 331000",
        "AvailableForSaleSecuritiesDebtSecurities 1999-06-30 3727000",
    ]


def test_securities_that_are_kept_have_concepts_of_their_own() -> None:
    told = facts_of(STATEMENTS + MATURITIES.replace("available for sale", "held to maturity"))
    assert told[0] == "HeldToMaturitySecuritiesDebtMaturitiesWithinOneYearNetCarryingAmount 1999-06-30 1204000"
    assert not [fact for fact in told if fact.startswith("Available")]


def test_maturities_of_which_nothing_says_what_is_meant_to_be_done_with_them_are_not_told() -> None:
    assert facts_of(STATEMENTS + MATURITIES.replace("available for sale", "and other assets")) == []


def test_leases_of_each_kind_are_told_and_what_both_come_to() -> None:
    told = facts_of(STATEMENTS + LEASES)
    assert told[:5] == [
        "LesseeOperatingLeaseLiabilityPaymentsDue 1999-06-30 1204000",
        "LesseeOperatingLeaseLiabilityUndiscountedExcessAmount 1999-06-30 104000",
        "OperatingLeaseLiability 1999-06-30 1100000",
        "OperatingLeaseLiabilityCurrent 1999-06-30 200000",
        "OperatingLeaseLiabilityNoncurrent 1999-06-30 900000",
    ]
    assert "FinanceLeaseLiability 1999-06-30 290000" in told
    assert told[-1] == "LeasePaymentsNoncurrent 1999-06-30 1100000"


def test_rows_that_do_not_come_to_their_result_are_not_told() -> None:
    assert facts_of(STATEMENTS + LEASES.replace("  1,100          290", "  1,110          290")) == []
