"""Numbers of statements in forms that are no amount we know: each is a cell with a finding, and none is lost."""

from __future__ import annotations

import pytest

from converter.model.source import CellKind
from tests.helpers_page import page
from tests.helpers_text import Read, read, row

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


def in_text(printed: str, *, last: bool = False) -> Read:
    figures = ("777", printed) if last else (printed, "777")
    lines = [("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500"), (LABEL, *figures)]
    lines.append(("Income before income taxes", "2,000", "1,900"))
    body = "\n".join(f"{label:40}{first:>14}{second:>14}" for label, first, second in lines)
    return read(f"QUILL LOOMS, INC.\nSTATEMENTS OF INCOME\n\n{'':40}{'2004':>14}{'2003':>14}\n{body}\n".encode())


def on_page(printed: str) -> Read:
    lines = [("", "Year 2004", "Year 2003"), ("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500")]
    lines += [(LABEL, printed, "777"), ("Income before income taxes", "2,000", "1,900")]
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
