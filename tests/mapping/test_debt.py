"""Notes that add loans up to the debt of the balance sheet, from the text to the values."""

from __future__ import annotations

from converter.model.statements import Statement
from tests.helpers_text import converted, plain
from tests.mapping.test_details import details, name
from tests.mapping.test_schedules import STATEMENTS

SHEET = STATEMENTS.replace(
    "    Long-term debt                                   9,000        9,000\n",
    "    Current portion of long-term debt                1,235        1,225\n"
    "    Long-term debt                                   8,140        9,310\n",
)
SHEET = SHEET.replace("19,130       19,980", "19,505       21,515").replace(
    "14,740       15,940", "14,365       14,405"
)
DEBT = """\
    Note 6 - Debt

    Long-term debt consisted of the following (in thousands):

                                                 December 31,  December 31,
                                                    2023         2022
    Term loan due 2027                            $  6,500     $  7,700
    5.25% notes due 2026                             3,000        3,000
                                                  --------     --------
        Total debt                                   9,500       10,700
    Less: unamortized debt issuance costs             (125)        (165)
                                                  --------     --------
        Total debt, net                              9,375       10,535
    Less: current portion                           (1,235)      (1,225)
                                                  --------     --------
        Long-term debt                            $  8,140     $  9,310
                                                  ========     ========

"""


def told(text: str) -> list[str]:
    """Each line that has a concept, with the member that it is of, and its values."""
    return [
        f"{name(line)}{_member(note, at)} {' '.join(plain(value.value) for value in line.values)}"
        for note in details(converted(text))
        for at, line in enumerate(note.lines)
        if line.values and line.line.concept
    ]


def _member(note: Statement, at: int) -> str:
    dimension = note.lines[at].line.dimension
    return f"[{dimension.member.name.local}]" if dimension else ""


def test_a_debt_is_told_loan_by_loan_before_and_after_its_costs() -> None:
    assert told(SHEET + DEBT) == [
        "DebtInstrumentCarryingAmount[TermLoanDue2027Member] 6500000 7700000",
        "DebtInstrumentCarryingAmount[NotesDue20265Point25PercentMember] 3000000 3000000",
        "DebtInstrumentCarryingAmount 9500000 10700000",
        "DeferredFinanceCostsNet 125000 165000",
        "LongTermDebt 9375000 10535000",
        "LongTermDebtCurrent 1235000 1225000",
        "LongTermDebtNoncurrent 8140000 9310000",
    ]


def test_costs_and_what_is_due_within_a_year_may_be_taken_off_at_once() -> None:
    rule = "                                                  --------     --------\n"
    once = DEBT.replace(f"{rule}        Total debt, net                              9,375       10,535\n", "")
    assert told(SHEET + once) == [
        "DebtInstrumentCarryingAmount[TermLoanDue2027Member] 6500000 7700000",
        "DebtInstrumentCarryingAmount[NotesDue20265Point25PercentMember] 3000000 3000000",
        "DebtInstrumentCarryingAmount 9500000 10700000",
        "DeferredFinanceCostsNet 125000 165000",
        "LongTermDebtCurrent 1235000 1225000",
        "LongTermDebtNoncurrent 8140000 9310000",
    ]


def test_round_figures_are_those_of_the_balance_sheet_where_it_has_their_words() -> None:
    sheet, debt = SHEET, DEBT
    for old, new in (("1,235        1,225", "1,000        1,000"), ("8,140        9,310", "8,375        9,535")):
        sheet = sheet.replace(old, new)
    for old, new in (("(1,235)      (1,225)", "(1,000)      (1,000)"), ("8,140     $  9,310", "8,375     $  9,535")):
        debt = debt.replace(old, new)
    assert "LongTermDebtCurrent 1000000 1000000" in told(sheet + debt)


def test_several_costs_are_taken_off_one_by_one() -> None:
    both = DEBT.replace(
        "    Less: unamortized debt issuance costs             (125)        (165)\n",
        "    Less: unamortized discount                         (25)         (35)\n"
        "    Less: unamortized debt issuance costs             (100)        (130)\n",
    )
    assert told(SHEET + both)[2:6] == [
        "DebtInstrumentCarryingAmount 9500000 10700000",
        "DebtInstrumentUnamortizedDiscount 25000 35000",
        "DeferredFinanceCostsNet 100000 130000",
        "LongTermDebt 9375000 10535000",
    ]


def test_loans_beside_their_costs_are_no_parts_of_what_is_left() -> None:
    flat = DEBT.replace("        Total debt                                   9,500       10,700\n", "")
    rule = "                                                  --------     --------\n"
    assert told(SHEET + flat.replace(f"{rule}    Less: unam", "    Less: unam")) == [
        "DeferredFinanceCostsNet 125000 165000",
        "LongTermDebt 9375000 10535000",
        "LongTermDebtCurrent 1235000 1225000",
        "LongTermDebtNoncurrent 8140000 9310000",
    ]


def test_a_debt_that_the_balance_sheet_does_not_print_is_one_of_several() -> None:
    (note,) = details(converted(STATEMENTS + DEBT))
    lines = [line for line in note.lines if line.values]
    assert lines
    assert all(line.line.is_extension and line.line.dimension is None for line in lines)
    assert not told(STATEMENTS + DEBT.replace("Note 6 - Debt", "Debt"))


def test_lines_that_are_no_loans_by_their_words_are_no_members() -> None:
    other = DEBT.replace("Term loan due 2027", "At fixed rates    ")
    assert told(SHEET + other)[0] == "DebtInstrumentCarryingAmount 9500000 10700000"
