"""What is printed with a statement and is no line of it: notes below its last line, marks below its headings."""

from __future__ import annotations

import pytest

from converter.model.source import StatementKind
from tests.helpers_text import Read, lines, read

HEADING = """
        QUILL LAMPS, INC.
        STATEMENTS OF INCOME
        (in thousands)
                                        Year Ended December 31,
                                            2004        2003
"""
STATEMENT = f"""{HEADING}
        Net sales                          5,600       4,900
        Cost of sales (1)                  4,990       4,360
        Net income                           610         540
"""
ALL = ["Net sales", "Cost of sales", "Net income"]


def labels(reading: Read) -> list[str]:
    return [item.label for item in reading.statements[0].lines]


@pytest.mark.parametrize(
    "note",
    [
        "(1) Includes amortization of lamp rights as follows:",
        "(1) Share-based compensation was allocated in cost of sales and expenses as follows:",
        "Stock-based compensation included in the expenses above is as follows:",
        "* Each lamp share represents twenty ordinary shares.",
    ],
)
def test_a_note_below_the_last_line_ends_the_statement(note: str) -> None:
    done = read(f"""{STATEMENT}
        {note}
        Cost of sales                         90          80
        Lamp research                         40          30
        """)
    assert labels(done) == ALL
    assert [done.at(f) for f in done.findings if f.code == "cell.not-a-statement"] == ["90", "80", "40", "30"]


def test_a_note_among_the_lines_ends_nothing() -> None:
    done = read(f"""{STATEMENT}
        * Net income is that of the lamps and of nothing else.
        Net income per share                $.61        $.54
        """)
    assert "Net income per share" in labels(done)


@pytest.mark.parametrize("label", ["(unaudited)", ""])
def test_marks_below_the_headings_are_no_figures(label: str) -> None:
    done = read(f"""{HEADING}
        {label:37}(1)         (2)
        Net sales                          5,600       4,900
        Cost of sales                      4,990       4,360
        Net income                           610         540
        """)
    assert labels(done) == ALL


def test_small_losses_are_figures() -> None:
    done = read(f"""{HEADING}
        Lamp research                         (1)         (2)
        Net sales                          5,600       4,900
        Net income                         5,599       4,898
        """)
    assert len(lines(done.statements[0])) == 3


BY_FUNCTION = """
        {caption}
                                        Year Ended December 31,
                                            2004        2003
        Cost of sales                         90          80
        Lamp research                         40          30
        Sales and marketing                   25          20
        {total:36}155         130
"""


@pytest.mark.parametrize(
    ("caption", "total"),
    [
        ("(1) Amounts include amortization of wicks, as follows (in thousands):", "Total"),
        ("Wicks by function:", "Total amortization of wicks"),
    ],
)
def test_what_the_expenses_hold_of_one_thing_is_no_second_income_statement(caption: str, total: str) -> None:
    """A table of its own, with its own headings, below the statement whose lines it speaks of."""
    done = read(STATEMENT + BY_FUNCTION.format(caption=caption, total=total))
    assert [item.label for statement in done.statements for item in statement.lines] == ALL
    assert [done.at(f) for f in done.findings if f.code == "cell.not-a-statement"][-2:] == ["155", "130"]


@pytest.mark.parametrize(
    ("caption", "total"),
    [
        ("(1) Includes stock-based compensation expense as follows:", "Total"),
        ("Stock-Based Compensation Expense", "Total"),
        ("Lamp awards in the lines above:", "Total stock-based compensation"),
    ],
)
def test_what_the_expenses_hold_of_pay_in_shares_is_told_by_a_statement_of_its_own(caption: str, total: str) -> None:
    done = read(STATEMENT + BY_FUNCTION.format(caption=caption, total=total))
    assert labels(done) == ALL
    assert [statement.kind for statement in done.statements[1:]] == [StatementKind.SHARE_PAY]


def test_a_statement_that_holds_such_a_total_among_its_lines_stays_one() -> None:
    lines = f"{'        Total stock-based compensation':43}155         130", f"{'        Net income':43}610         540"
    whole = STATEMENT.replace("Net income", "Operating income")
    assert labels(read("\n".join([whole.rstrip(), *lines])))[-1] == "Net income"
