"""Numbers of years over columns, and which years they are."""

from __future__ import annotations

import pytest

from tests.helpers_page import page
from tests.helpers_text import periods, read


@pytest.mark.parametrize("month", ["", "Six Months "])
def test_part_of_a_fiscal_year_ends_in_its_year_and_not_in_that_of_the_day_above(month: str) -> None:
    heads = ("H1 FY25", "H1 FY24") if not month else ("FY25", "FY24")
    reading = read(
        f"""\
        QUILL LOOMS PLC
        STATEMENTS OF INCOME
        For the six months ended September 30, 2024

                               {heads[0]:>13}{heads[1]:>13}
        Net sales                     9,000        8,000
        Gross profit                  4,000        3,500
        """
    )
    assert periods(reading.only) == ["2024-04-01/2024-09-30", "2023-04-01/2023-09-30"]


def test_a_sentence_that_says_when_all_years_end_dates_no_quarter() -> None:
    lines = [("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500"), ("Net income", "900", "700")]
    sheet = [("Cash", "300", "200"), ("Inventories", "500", "400"), ("Total assets", "800", "600")]

    def table(*rows: tuple[str, str, str]) -> str:
        cells = ("".join(f"<td>{cell}</td>" for cell in cells) for cells in rows)
        return "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"

    reading = read(
        page(
            "<p>The company's fiscal year ends on June 30.</p><p>Statements of Operations</p>"
            + table(("", "Q3 FY24", "Q3 FY23"), *lines)
            + "<p>Balance Sheets</p>"
            + table(("", "March 31, 2024", "June 30, 2023"), *sheet)
        ).encode()
    )
    assert periods(reading.statements[0]) == ["2024-01-01/2024-03-31", "2023-01-01/2023-03-31"]


def flows(caption: str, *heads: str) -> list[str]:
    """The periods of a statement below a caption."""
    lines = [("", *heads), ("Net sales", "9,000", "8,000"), ("Gross profit", "4,000", "3,500")]
    rows = "\n".join(f"{line[0]:30}" + "".join(f"{cell:>26}" for cell in line[1:]) for line in lines)
    reading = read(f"QUILL LOOMS, INC.\nSTATEMENTS OF INCOME\n{caption}\n\n{rows}\n".encode())
    return periods(reading.only)


def test_a_sentence_that_says_when_all_years_end_dates_years() -> None:
    years = ["2024-01-01/2024-12-31", "2023-01-01/2023-12-31"]
    assert flows("The fiscal year ends on December 31.", "FY24", "FY23") == years


LONG, SHORT = "2000-01-30/2001-02-03", "1999-01-31/2000-01-29"
BOTH = "February 3, 2001 and January 29, 2000"


@pytest.mark.parametrize(
    ("caption", "heads"),
    [
        (f"For the fiscal years ended {BOTH}", ("2000", "1999")),
        (f"Fiscal years ended {BOTH}", ("Fiscal 2000", "Fiscal 1999")),
        (f"Fiscal years ended {BOTH}", ("2001", "2000")),
        ("53 weeks ended February 3, 2001 and 52 weeks ended January 29, 2000", ("2000", "1999")),
    ],
)
def test_years_that_end_early_go_by_the_year_before_where_the_caption_lists_their_days(
    caption: str, heads: tuple[str, str]
) -> None:
    assert flows(caption, *heads) == [LONG, SHORT]


@pytest.mark.parametrize(
    ("caption", "heads", "expected"),
    [
        (
            "Fiscal years ended January 31, 2000",
            ("1999", "1998"),
            ["1999-02-01/2000-01-31", "1998-02-01/1999-01-31"],
        ),
        (
            "Quarters ended December 31, 2024",
            ("FY25", "FY24"),
            ["2024-10-01/2024-12-31", "2023-10-01/2023-12-31"],
        ),
        ("Quarters ended December 31, 2024", ("2025", "2024"), ["undated", "undated"]),
        ("Six months ended September 30, 2024", ("2025", "2024"), ["undated", "undated"]),
        ("Years ended December 31, 2024", ("FY25", "FY24"), ["undated", "undated"]),
        ("Years ended December 31, 2024", ("2024", "2023"), ["2024-01-01/2024-12-31", "2023-01-01/2023-12-31"]),
    ],
)
def test_a_year_after_the_day_above_all_columns_is_none_of_the_calendar(
    caption: str, heads: tuple[str, str], expected: list[str]
) -> None:
    assert flows(caption, *heads) == expected


def test_months_are_spanned_with_years_of_two_digits_too() -> None:
    assert flows("", "Jan.-Mar. '04", "Jan.-Mar. '03") == ["2004-01-01/2004-03-31", "2003-01-01/2003-03-31"]


def test_a_table_without_columns_of_figures_has_no_years_to_count() -> None:
    lines = [("", "% of sales"), ("Gross profit", "45%"), ("Net income", "12%")]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in lines)
    assert not read(page(f"<p>Year ended December 31, 2004</p><table>{rows}</table>").encode()).statements
