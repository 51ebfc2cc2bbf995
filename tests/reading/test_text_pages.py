"""Texts as pages print them: numbers of pages, and a blank line between all lines."""

from __future__ import annotations

import pytest

from tests.helpers_text import lines, periods, read

HEAD = """                    ALDER LOOMS, INC.
                  STATEMENTS OF INCOME
                                     Year Ended December 31,
                                          2004        2003
"""
TOP = """Net sales                                5,600       4,900
Cost of sales                            4,700       4,100
"""
FOOT = """Income taxes                               290         260
Net income                                 610         540
"""
WHOLE = [
    "Net sales: 5600 4900",
    "Cost of sales: 4700 4100",
    "Income taxes: 290 260",
    "Net income: 610 540",
]


@pytest.mark.parametrize(
    "between",
    [
        "\n                       3\n<PAGE>\n\n",
        "<PAGE>\n                                           3\n\n",
        "\n\u240c\n                                           3\n\n",
        "\n                                         - 3 -\n\n",
        "\n                                         \u2014 3 \u2014\n\n",
    ],
)
def test_the_number_of_a_page_is_no_figure(between: str) -> None:
    assert lines(read(HEAD + TOP + between + FOOT).only) == WHOLE


def test_numbers_that_count_pages_without_marks_are_no_figures() -> None:
    page = "\n                                           {}\n\n\n"
    text = "ALDER LOOMS, INC.\nREPORT\n" + page.format(1) + HEAD + TOP + page.format(2) + FOOT + page.format(3)
    assert lines(read(text).only) == WHOLE


@pytest.mark.parametrize(
    "between",
    [
        "\n\u240c\n     ALDER LOOMS, INC.\n                                           {}\n\n",
        "\n\u240c\nALDER LOOMS, INC.                                {}\n\n",
        "\nFORM X-1                                 {}\n\u240c\n",
    ],
)
def test_a_number_behind_what_pages_repeat_is_no_figure(between: str) -> None:
    first, second, third, last = (TOP + FOOT).splitlines(keepends=True)
    text = HEAD + first + second + between.format(4) + third + between.format(5) + last
    assert lines(read(text).only) == WHOLE


def test_a_total_with_a_minus_sign_is_no_number_of_a_page() -> None:
    text = """                    ALDER LOOMS, INC.
                  STATEMENTS OF INCOME
                                     Year Ended
                                 December 31, 2004
Net sales                                  500
Cost of sales                              600
                                        ------
                                          -100
Income taxes                                20
Net loss                                  -120
"""
    assert ": -100" in lines(read(text).only)


def test_a_blank_line_behind_every_line_parts_no_label() -> None:
    text = HEAD + TOP + "Income before income\n  taxes                                    900         800\n" + FOOT
    text += "The figures are those of the looms\nand of the sheds in which\nthey stand.\n"
    found = read(text.replace("\n", "\n\n")).only
    assert lines(found)[2] == "Income before income taxes: 900 800"
    assert lines(found) == lines(read(text).only)


def test_blank_lines_that_part_the_rows_of_a_statement_alone_stay() -> None:
    text = HEAD + "Sales of looms\n\n" + TOP.replace("\n", "\n\n") + FOOT + "".join(f"Note {n}\n" for n in range(9))
    assert lines(read(text).only) == ["Sales of looms", *WHOLE]


def test_dates_in_capitals_with_one_blank_between_head_two_columns() -> None:
    text = """                    ALDER LOOMS, INC.
                  STATEMENTS OF INCOME
                                       Three Months Ended
                                      {} {}
                                        2004        2003
Net sales                              1,600       1,900
Net income                               310         240
"""
    told = ["2003-12-28/2004-03-27", "2002-12-29/2003-03-29"]
    assert periods(read(text.format("March 27,", "March 29,")).only) == told
    assert periods(read(text.format("MARCH 27,", "MARCH 29,")).only) == told


@pytest.mark.parametrize(
    ("wrapped", "whole"),
    [
        ("CASH AND CASH EQUIVALENTS, BEGINNING\nOF THE PERIOD", "CASH AND CASH EQUIVALENTS, BEGINNING OF THE PERIOD"),
        (
            "SHARES USED IN COMPUTING\n BASIC EARNINGS (LOSS)\n PER SHARE",
            "SHARES USED IN COMPUTING BASIC EARNINGS (LOSS) PER SHARE",
        ),
        (
            "COMMON STOCK, $1.00 PAR\n  VALUE; 900,000 SHARES\n  AUTHORIZED; 640,000\n  AND 630,000 SHARES",
            "COMMON STOCK, $1.00 PAR VALUE; 900,000 SHARES AUTHORIZED; 640,000 AND 630,000 SHARES",
        ),
        (
            "COMMON STOCK, $.01 PAR VALUE - AUTHORIZED,\n  900,000 SHARES; ISSUED 640,000\n  SHARES IN 2004",
            "COMMON STOCK, $.01 PAR VALUE - AUTHORIZED, 900,000 SHARES; ISSUED 640,000 SHARES IN 2004",
        ),
    ],
)
def test_a_label_in_capitals_goes_on_in_the_next_line(wrapped: str, whole: str) -> None:
    *above, last = wrapped.splitlines()
    text = HEAD + "".join(f"{line}\n" for line in above) + f"{last:40}{640:>6}{630:>12}\n" + TOP + FOOT
    assert lines(read(text).only)[0] == f"{whole}: 640 630"


def test_a_long_heading_of_lines_behind_two_blank_ones_is_no_running_text() -> None:
    heading = "Shares of all classes used in computing net income (loss) per share (in units):"
    text = HEAD + TOP + FOOT + f"\n\n{heading}\n   Basic                                 7,800       7,700\n"
    text += "   Diluted                               7,900       7,800\n"
    assert lines(read(text).only) == [*WHOLE, heading, "Basic: 7800 7700", "Diluted: 7900 7800"]


@pytest.mark.parametrize("margin", [1, 8, 20])
def test_a_margin_before_all_lines_changes_nothing(margin: int) -> None:
    text = HEAD + TOP + FOOT + "The votes that were cast for the directors at the meeting on May 4, 2004 were\n\n"
    text += "the following, none of which is a figure of the accounts of Alder Looms, Inc.\n"
    moved = "".join(f"{' ' * margin}{line}" for line in text.splitlines(keepends=True))
    found, expected = read(moved), read(text)
    assert lines(found.only) == lines(expected.only)
    cell, other = found.tables[0].rows[0].cells[0], expected.tables[0].rows[0].cells[0]
    assert found.source.text[cell.locator.start : cell.locator.end] == "5,600"
    assert cell.left == other.left


def test_bars_and_crossed_rules_are_the_box_around_a_table() -> None:
    boxed = "\n".join(
        [
            "                    ALDER LOOMS, INC.",
            "                  STATEMENTS OF INCOME",
            "+-----------------------------------+---------------------------+",
            "|                                   |  Year Ended December 31,  |",
            "|                                   |     2004    |     2003    |",
            "+-----------------------------------+=============+=============+",
            *(f"| {line[:34]}|{line[34:47]:>13}|{line[47:]:>13}|" for line in (TOP + FOOT).splitlines()),
            "+-----------------------------------+-------------+-------------+",
            "",
        ]
    )
    reading = read(boxed)
    assert lines(reading.only) == WHOLE
    assert periods(reading.only) == ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]


def test_a_bar_within_words_stays() -> None:
    label = "Alder|Birch upkeep"
    assert lines(read(HEAD + TOP.replace("Cost of sales     ", label) + FOOT).only)[1] == f"{label}: 4700 4100"


@pytest.mark.parametrize("leader", ["  ......  ", " . . . .  ", "........ "])
def test_leaders_go_on_between_the_figures(leader: str) -> None:
    rows = (line.split(": ") for line in WHOLE)
    told = ((label, *(f"{int(figure):,}" for figure in figures.split())) for label, figures in rows)
    drawn = "".join(f"{label:<18}{leader}{this:>8}{leader}{last:>8}\n" for label, this, last in told)
    assert lines(read(HEAD + drawn).only) == WHOLE


def test_the_point_of_a_figure_is_no_dot_of_the_leader_before_it() -> None:
    a_share = "Basic earnings per share ..........    .61 ......   .54\n"
    assert lines(read(HEAD + TOP + FOOT + a_share).only)[-1] == "Basic earnings per share: 0.61 0.54"


def test_a_year_that_ends_a_label_before_a_leader_is_no_figure() -> None:
    notes = "Income on notes due 2009 ........          90 .....    80\n"
    assert lines(read(HEAD + TOP + notes + FOOT).only)[2] == "Income on notes due 2009: 90 80"
