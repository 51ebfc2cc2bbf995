"""Statements over two pages, and tables that explain statements rather than being some."""

from __future__ import annotations

import pytest

from converter.model.source import StatementKind
from tests.helpers_text import lines, periods, read

FIRST_PAGE = """
QUILL LAMPS, INC.
STATEMENTS OF CASH FLOWS
(In thousands)
                                        Year Ended June 30,
                                           2004        2003
Net income                                  610         540
Depreciation                                100          90
Net cash provided by operating activities   710         630
"""
PAGE = """

                 See accompanying notes to financial statements.
                                   5
<PAGE>
"""
SECOND_PAGE = """
Purchases of equipment                     (200)       (180)
Net cash used for investing activities     (200)       (180)
"""
WHOLE = [
    "Net income: 610000 540000",
    "Depreciation: 100000 90000",
    "Net cash provided by operating activities: 710000 630000",
    "Purchases of equipment: -200000 -180000",
    "Net cash used for investing activities: -200000 -180000",
]
HEADING = f"{'Year Ended June 30,':>59}\n{'2004':>47}{'2003':>12}"


@pytest.mark.parametrize(
    "head",
    [
        "",
        "QUILL LAMPS, INC.\nSTATEMENTS OF CASH FLOWS (Continued)\n(In thousands)\n" + HEADING,
        "QUILL LAMPS, INC.\nSTATEMENTS OF CASH FLOWS\n" + HEADING,
        "(continued)\n                                           2004        2003",
        "                                           2004        2003",
    ],
)
def test_a_statement_over_two_pages_is_one(head: str) -> None:
    reading = read(FIRST_PAGE + PAGE + head + SECOND_PAGE)
    assert lines(reading.only) == WHOLE
    assert periods(reading.only) == ["2003-07-01/2004-06-30", "2002-07-01/2003-06-30"]


@pytest.mark.parametrize(
    ("foot", "read_lines"),
    [
        ("The accompanying notes are an integral part of these financial statements.", WHOLE),
        ("The kites that were sold to schools flew higher than those of the year before.", WHOLE[:3]),
    ],
)
def test_a_sentence_about_the_notes_ends_no_statement(foot: str, read_lines: list[str]) -> None:
    reading = read(FIRST_PAGE + f"\n{foot}\n\n                        5\n<PAGE>\n" + SECOND_PAGE)
    assert lines(reading.only) == read_lines


def test_a_page_with_columns_of_its_own_stays_apart() -> None:
    reading = read(FIRST_PAGE + PAGE + "STATEMENTS OF CASH FLOWS\n" + HEADING.replace("2004", "2002") + SECOND_PAGE)
    assert len(reading.statements) == 2


def test_a_page_with_headings_that_date_nothing_does_not_take_the_columns_before() -> None:
    heading = "                                          Sales of      Sales of\n" + " " * 43 + "Looms       Lamps\n"
    page = "STATEMENTS OF CASH FLOWS (continued)\n" + heading + SECOND_PAGE
    assert periods(read(FIRST_PAGE + PAGE + page).statements[1]) == ["other", "other"]


def test_a_page_with_an_empty_column_keeps_the_others_apart() -> None:
    page = (
        "STATEMENTS OF CASH FLOWS (continued)\n"
        + HEADING
        + """
Purchases of equipment                                 (180)
Net cash used for investing activities                 (180)
"""
    )
    assert lines(read(FIRST_PAGE + PAGE + page).only)[3:] == [
        "Purchases of equipment: -180000",
        "Net cash used for investing activities: -180000",
    ]


def test_running_text_parts_two_tables() -> None:
    prose = "\nThe figures below are of another matter altogether and have nothing to do with the ones above them.\n\n"
    reading = read(FIRST_PAGE + prose + SECOND_PAGE)
    assert len(reading.layouts) == 2
    assert all(column.period is None for column in reading.layouts[1].columns)


def test_the_same_statement_twice_is_not_one() -> None:
    reading = read(FIRST_PAGE + PAGE + FIRST_PAGE)
    assert [lines(statement) for statement in reading.statements] == [WHOLE[:3], WHOLE[:3]]


NOTES = """

NOTES TO FINANCIAL STATEMENTS

The company wrote these notes with care. They say of each of the lines above what is in it and why.

"""
OTHER_COMPANY = """
                                           2004        2003
Net sales                                   900         800
Gross profit                                400         300
Net income                                  100          90
"""


def test_tables_of_the_notes_are_no_statements() -> None:
    told = "Figures of Inkwell Ltd., of which the company owns a half, for the years ended June 30 are:\n"
    reading = read(FIRST_PAGE + NOTES + told + OTHER_COMPANY)
    assert [layout.kind for layout in reading.layouts] == [StatementKind.CASH_FLOW, StatementKind.NOTES]
    assert len(reading.statements) == 1


def test_a_titled_statement_ends_the_notes() -> None:
    reading = read(FIRST_PAGE + NOTES + "\n\nINKWELL LTD.\nSTATEMENTS OF INCOME\n" + HEADING + OTHER_COMPANY)
    assert [statement.kind for statement in reading.statements] == [
        StatementKind.CASH_FLOW,
        StatementKind.INCOME_STATEMENT,
    ]


def test_a_company_cut_in_parts_is_no_statement() -> None:
    reading = read(f"""
QUILL LAMPS, INC.
{HEADING}
Net sales to unaffiliated customers:
  Europe                                    600         500
  Asia                                      300         300
    Total net sales                         900         800
Operating income                             90          80
Identifiable assets                       1,900       1,800
""")
    assert [layout.kind for layout in reading.layouts] == [StatementKind.SEGMENTS]


def test_one_line_shows_no_statement() -> None:
    reading = read(f"QUILL LAMPS, INC.\nStock paid to employees:\n\n{HEADING}\n"
                   f"Cost of sales                                26          70\n"
                   f"Research                                    151         377\n")  # fmt: skip
    assert reading.statements == ()


def test_a_long_sentence_at_the_foot_of_a_page_does_not_end_a_statement() -> None:
    foot = "The accompanying notes are an integral part of these financial statements.\n"
    assert len(foot) > 60
    reading = read(FIRST_PAGE + foot + "<PAGE>\n" + HEADING + SECOND_PAGE)
    assert lines(reading.only) == WHOLE


def test_a_line_that_names_the_table_goes_before_words_over_its_columns() -> None:
    over = f"{'Capital':>47}{'Comprehensive Income':>32}\n"
    reading = read(FIRST_PAGE.replace("(In thousands)\n", "(In thousands)\n" + over))
    assert reading.only.kind is StatementKind.CASH_FLOW


def test_pages_whose_columns_stand_elsewhere_are_one_statement() -> None:
    wide = """
                                                      Year Ended June 30,
                                                     2004             2003
Purchases of equipment                               (200)            (180)
Sales of equipment                                                      30
Net cash used for investing activities               (200)            (150)
"""
    whole = read(FIRST_PAGE + PAGE + wide).only
    assert lines(whole)[3:] == [
        "Purchases of equipment: -200000 -180000",
        "Sales of equipment: 30000",
        "Net cash used for investing activities: -200000 -150000",
    ]
    assert [amount.column for amount in whole.lines[4].amounts] == [1]


def table(over: str, *rows: str) -> str:
    """A table of two columns, on a page."""
    head = f"<tr><td></td><td colspan=2>{over}</td></tr><tr><td></td><td>2004</td><td>2003</td></tr>"
    return f"<table>{head}{''.join(rows)}</table>"


BALANCES = table(
    "June 30,",
    "<tr><td>BALANCE SHEET INFORMATION:</td></tr>",
    "<tr><td>Cash and cash equivalents</td><td>1,610</td><td>1,540</td></tr>",
    "<tr><td>Total assets</td><td>5,610</td><td>5,540</td></tr>",
)


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        ("", [StatementKind.BALANCE_SHEET]),
        (
            "<tr><td>CASH FLOW INFORMATION:</td></tr>",
            [StatementKind.BALANCE_SHEET, StatementKind.CASH_FLOW],
        ),
    ],
)
def test_what_is_headed_by_a_length_of_time_goes_on_with_no_balances(head: str, kinds: list[StatementKind]) -> None:
    flows = (
        "<tr><td>Depreciation</td><td>100</td><td>90</td></tr>",
        "<tr><td>Capital expenditures</td><td>210</td><td>180</td></tr>",
    )
    reading = read(f"<html><body>{BALANCES}{table('Six Months Ended June 30,', head, *flows)}</body></html>")
    assert [statement.kind for statement in reading.statements] == kinds


def test_a_label_that_a_page_cuts_goes_on_below_the_headings_repeated() -> None:
    head = FIRST_PAGE.replace("FLOWS", "FLOWS (continued)").split("Net income")[0]
    cut = FIRST_PAGE + "Purchases of land, plant and\n\n" + "{mark}" + head
    below = SECOND_PAGE.lstrip().replace("Purchases of equipment", f"{'  equipment':<22}", 1)
    whole = [*WHOLE[:3], WHOLE[3].replace("of", "of land, plant and"), WHOLE[4]]
    assert lines(read(cut.format(mark="<PAGE>\n") + below).only) == whole
    capital = below.replace("  equipment", "  Equipment")
    assert "Equipment: -200000 -180000" in lines(read(cut.format(mark="<PAGE>\n") + capital).only)
