"""Tables among the notes of what falls due in which year, from the text to the values."""

from __future__ import annotations

import pytest

from tests.helpers_text import converted
from tests.mapping.test_details import details, told

STATEMENTS = """\
    OAKFIELD INSTRUMENTS, INC.
    CONSOLIDATED BALANCE SHEETS
    (In thousands)
                                                 December 31,  December 31,
                                                    2023         2022
    ASSETS
    Cash and cash equivalents                     $  8,150     $  9,240
    Operating lease right-of-use assets             14,300       13,750
    Intangible assets, net                          11,420       12,930
                                                  --------     --------
        Total assets                              $ 33,870     $ 35,920
                                                  ========     ========
    LIABILITIES AND STOCKHOLDERS' EQUITY
    Operating lease liabilities                   $ 10,130     $ 10,980
    Long-term debt                                   9,000        9,000
                                                  --------     --------
        Total liabilities                           19,130       19,980
    Stockholders' equity                            14,740       15,940
                                                  --------     --------
        Total liabilities and stockholders' equity $ 33,870    $ 35,920
                                                  ========     ========

    CONSOLIDATED STATEMENTS OF INCOME
    (In thousands)
                                                 Years Ended December 31,
                                                    2023         2022
    Net sales                                     $ 38,640     $ 35,110
    Cost of sales                                   24,980       22,870
                                                  --------     --------
    Net income                                    $ 13,660     $ 12,240
                                                  ========     ========

    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

"""
INTERIM = STATEMENTS.replace(" December 31,  December 31,\n", "   June 30,   December 31,\n", 1)
INTERIM = INTERIM.replace("2023         2022", "2024         2023").replace(
    "Years Ended December 31,", "Six Months Ended June 30,"
)
LEASES = """\
    Note 4 - Leases

    Maturities of operating lease liabilities at December 31, 2023 are as follows (in thousands):

        2024                                      $  3,200
        2025                                         2,900
        2026                                         2,400
        2027                                         1,800
        2028                                           900
        Thereafter                                     600
                                                  --------
        Total lease payments                        11,800
        Less: imputed interest                      (1,670)
                                                  --------
        Total                                     $ 10,130
                                                  ========

"""
INTANGIBLES = """\
    Note 5 - Intangible assets

    Expected amortization expense of intangible assets at June 30, 2024 is as follows (in thousands):

        Remainder of 2024                         $  1,520
        2025                                         3,000
        2026                                         2,900
        2027                                         2,000
        Thereafter                                   2,000
                                                  --------
        Total                                     $ 11,420
                                                  ========

"""
DEBT = """\
    Note 6 - Debt

    Scheduled maturities of long-term debt at December 31, 2023 are as follows (in thousands):

        2024                                      $  1,000
        2025                                         2,000
        2026                                         6,000
                                                  --------
                                                  $  9,000
                                                  ========

"""


def lines_of(text: str) -> list[str]:
    """What all notes of a release tell, line by line, but for what has no concept."""
    return [line for note in details(converted(text)) for line in told(note) if line[0] != "-"]


def test_each_year_after_the_balance_sheet_has_the_concept_of_its_place() -> None:
    assert lines_of(STATEMENTS + LEASES) == [
        "LesseeOperatingLeaseLiabilityPaymentsDueNextTwelveMonths 3200000",
        "LesseeOperatingLeaseLiabilityPaymentsDueYearTwo 2900000",
        "LesseeOperatingLeaseLiabilityPaymentsDueYearThree 2400000",
        "LesseeOperatingLeaseLiabilityPaymentsDueYearFour 1800000",
        "LesseeOperatingLeaseLiabilityPaymentsDueYearFive 900000",
        "LesseeOperatingLeaseLiabilityPaymentsDueAfterYearFive 600000",
        "LesseeOperatingLeaseLiabilityPaymentsDue 11800000",
        "LesseeOperatingLeaseLiabilityUndiscountedExcessAmount 1670000",
        "OperatingLeaseLiability 10130000",
    ]


def test_all_is_owed_at_the_day_of_the_balance_sheet() -> None:
    (note,) = details(converted(STATEMENTS + LEASES))
    assert {str(value.period) for line in note.lines for value in line.values} == {"2023-12-31"}


def test_what_is_left_of_a_year_stands_before_the_first_whole_one() -> None:
    assert lines_of(INTERIM + INTANGIBLES) == [
        "FiniteLivedIntangibleAssetsAmortizationExpenseRemainderOfFiscalYear 1520000",
        "FiniteLivedIntangibleAssetsAmortizationExpenseNextTwelveMonths 3000000",
        "FiniteLivedIntangibleAssetsAmortizationExpenseYearTwo 2900000",
        "FiniteLivedIntangibleAssetsAmortizationExpenseYearThree 2000000",
        "ExpectedAmortizationOfIntangibleAssetsAfterYearThree 2000000",
        "FiniteLivedIntangibleAssetsNet 11420000",
    ]


def test_a_year_that_is_not_over_has_only_its_rest_to_come() -> None:
    bare = INTANGIBLES.replace("Remainder of 2024", "2024             ")
    assert lines_of(INTERIM + bare) == lines_of(INTERIM + INTANGIBLES)


def test_the_years_of_debt_come_to_what_the_balance_sheet_holds() -> None:
    assert lines_of(STATEMENTS + DEBT) == [
        "LongTermDebtMaturitiesRepaymentsOfPrincipalInNextTwelveMonths 1000000",
        "LongTermDebtMaturitiesRepaymentsOfPrincipalInYearTwo 2000000",
        "LongTermDebtMaturitiesRepaymentsOfPrincipalInYearThree 6000000",
        "LongTermDebt 9000000",
    ]


def test_debt_that_nothing_else_prints_may_be_one_loan_of_several() -> None:
    assert not lines_of(STATEMENTS + DEBT.replace("6,000", "5,000").replace("9,000", "8,000"))


def test_leases_without_further_words_are_those_of_the_balance_sheet() -> None:
    plain = LEASES.replace("operating lease liabilities", "lease liabilities")
    assert lines_of(STATEMENTS + plain) == lines_of(STATEMENTS + LEASES)
    other = plain.replace("(1,670)", "(1,570)").replace("10,130", "10,230")
    assert not lines_of(STATEMENTS + other)


def test_columns_say_what_leases_they_are_of() -> None:
    both = """\
    Note 4 - Leases

    Future payments of leases at December 31, 2023 are as follows (in thousands):

                                                  Operating      Finance
                                                    Leases       Leases      Total
        2024                                      $  6,200     $    300     $  6,500
        2025                                         5,600          200        5,800
        Thereafter                                     ---           10           10
                                                  --------     --------     --------
        Total                                       11,800          510       12,310
        Less imputed interest                       (1,670)         (50)      (1,720)
                                                  --------     --------     --------
                                                  $ 10,130     $    460     $ 10,590
                                                  ========     ========     ========

"""
    assert lines_of(STATEMENTS + both) == [
        "LesseeOperatingLeaseLiabilityPaymentsDueNextTwelveMonths 6200000",
        "LesseeOperatingLeaseLiabilityPaymentsDueYearTwo 5600000",
        "OperatingLeasePaymentsAfterYearTwo 0",
        "LesseeOperatingLeaseLiabilityPaymentsDue 11800000",
        "LesseeOperatingLeaseLiabilityUndiscountedExcessAmount 1670000",
        "OperatingLeaseLiability 10130000",
        "FinanceLeaseLiabilityPaymentsDueNextTwelveMonths 300000",
        "FinanceLeaseLiabilityPaymentsDueYearTwo 200000",
        "FinanceLeasePaymentsAfterYearTwo 10000",
        "FinanceLeaseLiabilityPaymentsDue 510000",
        "FinanceLeaseLiabilityUndiscountedExcessAmount 50000",
        "FinanceLeaseLiability 460000",
        "LeasePaymentsYearOne 6500000",
        "LeasePaymentsYearTwo 5800000",
        "LeasePaymentsAfterYearTwo 10000",
        "LeasePaymentsTotal 12310000",
        "LeasePaymentsInterest 1720000",
        "LeasePaymentsNet 10590000",
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Minimum rents to be received under operating leases at December 31, 2023 (in thousands):",
        "Payments for operating leases that have not yet commenced at December 31, 2023 (in thousands):",
        "Maturities of operating lease liabilities of our unconsolidated joint venture (in thousands):",
        "Maturities of operating lease liabilities at March 15, 2024 are as follows (in thousands):",
    ],
)
def test_what_others_owe_or_is_not_owed_yet_is_no_liability(caption: str) -> None:
    said = "Maturities of operating lease liabilities at December 31, 2023 are as follows (in thousands):"
    assert not lines_of(STATEMENTS + LEASES.replace(said, caption))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2,400", "2,500"),
        ("(1,670)", "(1,760)"),
        ("2024   ", "2025   "),
        ("2026   ", "2027   "),
        ("2024             ", "Remainder of 2024"),
    ],
)
def test_years_that_do_not_add_up_or_do_not_follow_the_day_are_not_told(old: str, new: str) -> None:
    assert not lines_of(STATEMENTS + LEASES.replace(old, new))


def test_twelve_months_from_a_day_within_the_year_are_no_fiscal_year() -> None:
    rolling = INTANGIBLES.replace("        Remainder of 2024                         $  1,520\n", "")
    rolling = rolling.replace("11,420", " 9,900")
    assert not lines_of(INTERIM + rolling)


def test_before_leases_stood_on_balance_sheets_only_payments_were_told() -> None:
    old = STATEMENTS.replace("Operating lease right-of-use assets ", "Property, plant and equipment, net  ")
    old = old.replace("Operating lease liabilities", "Accrued liabilities        ")
    for now, then in (("2023", "1996"), ("2022", "1995")):
        old = old.replace(now, then)
    rents = """\
    Note 4 - Leases

    Future minimum payments under noncancelable operating leases at December 31, 1996 (in thousands):

        1997                                      $  3,200
        1998                                         2,900
        1999                                         2,400
        2000                                         1,800
        2001                                           900
        Later years                                    600
                                                  --------
        Total                                     $ 11,800
                                                  ========

"""
    assert lines_of(old + rents) == [
        "OperatingLeasesFutureMinimumPaymentsDueCurrent 3200000",
        "OperatingLeasesFutureMinimumPaymentsDueInTwoYears 2900000",
        "OperatingLeasesFutureMinimumPaymentsDueInThreeYears 2400000",
        "OperatingLeasesFutureMinimumPaymentsDueInFourYears 1800000",
        "OperatingLeasesFutureMinimumPaymentsDueInFiveYears 900000",
        "OperatingLeasesFutureMinimumPaymentsDueThereafter 600000",
        "OperatingLeasesFutureMinimumPaymentsDue 11800000",
    ]


def test_years_may_be_written_as_one_word_with_what_they_are() -> None:
    told_so = DEBT
    for year in ("2024", "2025", "2026"):
        told_so = told_so.replace(f"    {year}  ", f"    FY{year}")
    assert lines_of(STATEMENTS + told_so) == lines_of(STATEMENTS + DEBT)


def test_the_years_of_one_loan_beside_others_are_not_those_of_all_debt() -> None:
    # 10,130 + 6,000 + 3,000 = 19,130.
    two = STATEMENTS.replace(
        "    Long-term debt                                   9,000        9,000\n",
        "    Senior notes                                     6,000        6,000\n"
        "    Term loans                                       3,000        3,000\n",
    )
    one = DEBT.replace("long-term debt", "the term loans").replace("6,000", "    0").replace("9,000", "3,000")
    assert not lines_of(two + one)


def test_leases_of_less_than_the_balance_sheet_holds_are_some_of_them() -> None:
    some = LEASES.replace("11,800", "10,800").replace("10,130", " 9,130").replace("3,200", "2,200")
    assert not lines_of(STATEMENTS + some)


def test_nothing_is_proven_by_a_total_of_nothing() -> None:
    nothing = (
        DEBT.replace("1,000", "    -").replace("2,000", "    -").replace("6,000", "    -").replace("9,000", "    -")
    )
    assert not lines_of(STATEMENTS.replace("9,000        9,000", "    -        9,000") + nothing)


def test_small_years_that_do_not_come_to_their_total_are_not_told() -> None:
    small = DEBT.replace("1,000", "    1").replace("2,000", "    2").replace("6,000", "    5").replace("9,000", "    7")
    assert not lines_of(STATEMENTS.replace("    9,000        9,000", "        7        9,000") + small)
