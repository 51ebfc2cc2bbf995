"""Numbers of statements in forms that are no amount we know: each is a cell with a finding, and none is lost."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.model.source import CellKind
from tests.helpers_page import page
from tests.helpers_text import Read, periods, read, row

ODD = (
    "148 CR",
    "148Cr.",
    "91 DR",
    "56c",
    "56 cents",
    "1,234R",
    "1,23O",
    "12\u00bd",
    "1,,234",
    "1.2B",
    "12 days",
    "AB12",
)
LABEL = "Interest income"


def in_text(printed: str, second: str = "777", *, last: bool = False, label: str = LABEL) -> Read:
    figures = (second, printed) if last else (printed, second)
    lines = [("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500"), (label, *figures)]
    lines.append(("Income before income taxes", "2,000", "1,900"))
    body = "\n".join(f"{label:40}{first:>14}{second:>14}" for label, first, second in lines)
    return read(f"QUILL LOOMS, INC.\nSTATEMENTS OF INCOME\n\n{'':40}{'2004':>14}{'2003':>14}\n{body}\n".encode())


def on_page(printed: str, second: str = "777") -> Read:
    lines = [("", "Year 2004", "Year 2003"), ("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500")]
    lines += [(LABEL, printed, second), ("Income before income taxes", "2,000", "1,900")]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in lines)
    return read(page(f"<p>STATEMENTS OF INCOME</p><table>{rows}</table>").encode())


@pytest.mark.parametrize("printed", ODD)
@pytest.mark.parametrize("last", [False, True])
def test_an_odd_number_in_a_column_of_a_text_is_a_cell_and_no_part_of_the_label(printed: str, last: bool) -> None:
    reading = in_text(printed, last=last)
    cells = row(reading.tables[0], LABEL).cells
    odd, plain = reversed(cells) if last else cells
    assert (odd.text, odd.kind, plain.text) == (printed, CellKind.MALFORMED, "777")


@pytest.mark.parametrize("printed", ODD)
def test_an_odd_number_in_a_column_of_a_page_is_a_cell_and_no_part_of_the_label(printed: str) -> None:
    odd, plain = row(on_page(printed).tables[0], LABEL).cells
    assert (odd.text, odd.kind, plain.text) == (printed, CellKind.MALFORMED, "777")


@pytest.mark.parametrize(
    "printed",
    [("\u00bd", "\u00bc"), ("$\u215b", "$\u00bc"), ("(\u00bd)", "1\u215e"), ("1-1/8", "1-3/8"), ("1/8", "1 1/8")],
)
def test_a_row_of_nothing_but_fractions_is_a_row_of_figures(printed: tuple[str, str]) -> None:
    first, second = printed
    for reading in (in_text(first, second), on_page(first, second)):
        cells = row(reading.tables[0], LABEL).cells
        assert [(cell.text, cell.kind) for cell in cells] == [(one, CellKind.MALFORMED) for one in printed]


@pytest.mark.parametrize(
    "label", ["Senior notes, 6-1/2%", "Notes of \u00bd% a year due 2011", "Notes due 2010, 8 \u00bd"]
)
def test_the_fraction_of_a_label_stays_in_it(label: str) -> None:
    cells = row(in_text("700", label=label).tables[0], label).cells
    assert [cell.magnitude for cell in cells] == [700, 777]


@pytest.mark.parametrize("printed", ["*", "NMF", "none"])
def test_a_cell_that_says_there_is_no_figure_is_no_part_of_the_label(printed: str) -> None:
    for reading in (in_text(printed), on_page(printed)):
        assert {(c.text, c.kind) for c in row(reading.tables[0], LABEL).cells} == {
            (printed, CellKind.NOT_APPLICABLE),
            ("777", CellKind.NUMBER),
        }


@pytest.mark.parametrize("printed", ["7,150\u00b2", "7,150 \u00b9", "7,150\u00b9\u2070"])
def test_a_raised_digit_behind_a_number_is_the_mark_of_a_note(printed: str) -> None:
    for reading in (in_text(printed), on_page(printed)):
        cell = row(reading.tables[0], LABEL).cells[0]
        assert (cell.kind, cell.magnitude) == (CellKind.NUMBER, 7150)
        assert cell.mark.strip() == printed[5:].strip()


@pytest.mark.parametrize(
    ("first", "second", "signs"),
    [
        ("1,125 -", "2,706 -", [True, True]),
        ("1,125 -", "2,706  ", [True, False]),
        ("1,125  ", "2,706 -", [False, True]),
        ("1,125", "2,706", [False, False]),
    ],
)
def test_a_minus_one_blank_behind_a_figure_is_its_sign(first: str, second: str, signs: list[bool]) -> None:
    reading = read(
        f"""\
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
                                       2004         2003
        Net sales                     9,000        8,000
        Gross profit                  4,000        3,500
        Interest {first:>27}{second:>13}
        """.replace("\n        Interest ", "\n        Interest")
    )
    cells = row(reading.tables[0], "Interest").cells
    assert [(int(cell.magnitude or 0), cell.negative) for cell in cells] == [*zip((1125, 2706), signs, strict=True)]


def test_a_dash_in_a_column_of_its_own_is_a_zero() -> None:
    reading = read(
        """\
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
                                       2004   2003
        Net sales                     9,000  8,000
        Gross profit                  4,000  3,500
        Interest                      1,125      -
        """
    )
    assert [cell.kind for cell in row(reading.tables[0], "Interest").cells] == [CellKind.NUMBER, CellKind.DASH]


def test_blanks_between_thousands_and_a_comma_before_decimals_are_a_notation_of_texts_too() -> None:
    reading = read(
        """\
        QUILL LOOMS S.A.
        STATEMENTS OF INCOME
        (in millions of euros)
                                    31.12.2003    31.12.2002
        Net sales                      5 559,5       4 075,1
        Cost of sales                 -5 100,2      -3 904,5
        Gross profit                     459,3         170,6
        """
    )
    assert [cell.magnitude for cell in row(reading.tables[0], "Net sales").cells] == [
        Decimal("5559.5"),
        Decimal("4075.1"),
    ]


def test_numbers_alone_above_the_word_of_their_length_head_columns() -> None:
    reading = read(
        """\
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
                                       3              9
                                     Months         Months
                                     Ended          Ended
                                   12/31/04       12/31/04
        Net sales                     9,000         28,000
        Gross profit                  4,000         13,500
        """
    )
    assert periods(reading.only) == ["2004-10-01/2004-12-31", "2004-04-01/2004-12-31"]


@pytest.mark.parametrize("printed", ["\uff11,\uff12\uff13\uff14", "\u0661\u0662\u0663"])
def test_digits_that_no_transformation_knows_are_no_number(printed: str) -> None:
    for reading in (in_text(printed), on_page(printed)):
        assert row(reading.tables[0], LABEL).cells[0].kind is CellKind.MALFORMED


def test_grids_of_one_row_each_are_the_rows_of_one_table() -> None:
    lines = [("", "Year 2004", "Year 2003"), ("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500")]
    style = "display:grid;grid-template-columns:300px 90px 90px"
    rows = "".join(
        f"<div style='{style}'>" + "".join(f"<div>{cell}</div>" for cell in cells) + "</div>" for cells in lines
    )
    reading = read(page(f"<h2>Statements of Income</h2>{rows}").encode())
    assert [c.text for c in row(reading.tables[0], "Net sales").cells] == ["9,000", "8,000"]


def test_percent_signs_beside_days_over_columns_head_columns_too() -> None:
    reading = read(
        """\
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
                                           Year Ended
                            January 14, 2006       %     January 15, 2005      %
        Net sales                   9,000     100.0%             8,000    100.0%
        Gross profit                4,000      44.4%             3,500     43.8%
        """
    )
    assert [column.role.value for column in reading.only.columns] == ["value", "percent", "value", "percent"]


def test_lines_whose_figures_are_all_marked_as_credits_are_lines_of_the_statement() -> None:
    reading = read(
        """\
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                       2004         2003
        Cash                         1,700 DR     1,500 DR
        Accounts payable               700 CR       600 CR
        Retained earnings            1,000 CR       900 CR
        """
    )
    assert [(c.text, c.kind) for c in row(reading.tables[0], "Accounts payable").cells] == [
        ("700 CR", CellKind.MALFORMED),
        ("600 CR", CellKind.MALFORMED),
    ]


COSTS = """\
QUILL LOOMS, INC.
STATEMENTS OF INCOME
                                       2004         2003
Yarn                                  3,000        2,900
Deferred yarn costs             {credits}
Other costs                             600          500
Total costs                     {total}
{after}"""
CREDITS = "      120 CR        40 CR"
LESS = "      3,480        3,360"
MORE = "      3,720        3,440"


def costs(first: str = CREDITS, total: str = LESS, after: str = "") -> list[tuple[str, bool, bool]]:
    reading = read(COSTS.format(credits=first, total=total, after=after))
    cells = row(reading.tables[0], "Deferred yarn costs").cells
    return [
        (reading.source.text[c.locator.start : c.locator.end], c.kind is CellKind.NUMBER, c.negative) for c in cells
    ]


@pytest.mark.parametrize("mark", [" CR", " Cr.", "CR", " DR"])
def test_a_mark_of_credits_is_a_minus_where_lines_come_to_their_total_so(mark: str) -> None:
    assert costs(CREDITS.replace(" CR", mark)) == [("120", True, True), ("40", True, True)]


OTHERWISE = """\
Bobbins                              7 CR          7 CR
Spools                               5            5
All                                 12           12
"""
INTEREST = """\
Interest                               200          180
Interest saved                          10 CR         5 CR
Net interest                           190          175
"""


@pytest.mark.parametrize(
    ("first", "total", "after"),
    [
        # The marks say what the lines are, and no more.
        (CREDITS, MORE, ""),
        # Nothing adds up.
        (CREDITS, "      3,900        3,900", ""),
        # Both are marked: which of the two is less than nothing, no sum says.
        ("      120 CR        40 DR", LESS, ""),
        (CREDITS, LESS, OTHERWISE),
    ],
)
def test_marks_of_credits_that_no_sum_proves_stay_unread(first: str, total: str, after: str) -> None:
    assert [is_read for _, is_read, _ in costs(first, total, after)] == [False, False]


def test_a_line_lessened_by_a_credit_is_no_sum_against_its_mark() -> None:
    assert costs(CREDITS, LESS, INTEREST) == [("120", True, True), ("40", True, True)]
