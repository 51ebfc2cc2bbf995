"""Headings whose cells do not stand over the figures, are not repeated whole, or are of another statement."""

from __future__ import annotations

import pytest

from converter.model.source import StatementKind
from tests.helpers_page import page
from tests.helpers_text import Read, periods, read

SALES = (
    ("Net sales", (560, 490, 1500, 1400)),
    ("Cost of sales", (310, 300, 900, 850)),
    ("Net income", (61, 54, 160, 150)),
)
ASSETS = (("Cash", (80, 70)), ("Total assets", (280, 270)), ("Total liabilities", (180, 170)))
THREE, NINE = "Three Months Ended September 30,", "Nine Months Ended September 30,"
QUARTERS = ["2024-07-01/2024-09-30", "2023-07-01/2023-09-30"]
TO_DATE = ["2024-01-01/2024-09-30", "2023-01-01/2023-09-30"]
DAYS = ["2024-09-30", "2023-12-31"]
FLOWS, SHEET = "Statements of Income", "Balance Sheets"
YEARS = ("2024", "2023", "2024", "2023")


def cells(*texts: str, span: int = 1) -> str:
    """A row of headings, each over some cells, behind an empty one over the labels."""
    return "<tr><td></td>" + "".join(f'<td colspan="{span}">{text}</td>' for text in texts) + "</tr>"


def rows(lines: tuple[tuple[str, tuple[int, ...]], ...], count: int, *, parts: int = 1) -> str:
    """Lines of figures in one cell each, or in four: a blank one, `$`, the digits and a bracket."""
    around = ("", "") if parts == 1 else ("<td></td><td>$</td>", "<td></td>")
    return "".join(
        f"<tr><td>{label}</td>" + "".join(f"{around[0]}<td>{figure:,}</td>{around[1]}" for figure in figures[:count])
        + "</tr>"
        for label, figures in lines
    )  # fmt: skip


def release(*tables: tuple[str, str]) -> Read:
    """A page of tables, each below its captions, which stand a line each."""
    body = "".join(
        "".join(f"<p>{caption}</p>" for caption in captions.split("\n")) + f"<table>{table}</table>"
        for captions, table in tables
    )
    return read(page(body))


def dated(reading: Read, kind: StatementKind = StatementKind.INCOME_STATEMENT) -> list[list[str]]:
    """The periods of each table of a kind."""
    return [
        [str(column.period) if column.period else "undated" for column in layout.columns]
        for layout in reading.layouts
        if layout.kind is kind
    ]


def test_headings_before_all_figures_stand_over_them_in_their_order() -> None:
    heads = cells(THREE, NINE) + cells(*YEARS)
    days = cells("September 30, 2024", "December 31, 2023")
    reading = release((FLOWS, heads + rows(SALES, 4, parts=4)), (SHEET, days + rows(ASSETS, 2, parts=4)))
    assert dated(reading) == [[*QUARTERS, *TO_DATE]]
    assert dated(reading, StatementKind.BALANCE_SHEET) == [DAYS]
    only_years = release((FLOWS, cells(THREE) + cells("2024", "2023") + rows(SALES, 2, parts=4)))
    assert dated(only_years) == [QUARTERS]


def test_headings_before_all_figures_that_are_not_as_many_head_none() -> None:
    heads = cells(THREE) + cells("2024", "2023", "2022")
    assert dated(release((FLOWS, heads + rows(SALES, 2, parts=4)))) == [["undated", "undated"]]


@pytest.mark.parametrize("between", ["", f"</table><p>{FLOWS} (continued)</p><table>"])
def test_years_repeated_without_their_months_are_those_of_the_page_before(between: str) -> None:
    heads = cells(THREE, NINE, span=2) + cells(*YEARS)
    table = heads + rows(SALES[:2], 4) + between + cells(*YEARS) + rows(SALES[1:], 4)
    assert dated(release((FLOWS, table))) == [[*QUARTERS, *TO_DATE]] * 2


@pytest.mark.parametrize("captions", ["Statements of Cash Flows", f"{FLOWS}\nFor the Nine Months Ended September 30,"])
def test_years_below_another_title_or_length_are_not_those_of_the_table_before(captions: str) -> None:
    table = cells(THREE, span=2) + cells("2024", "2023") + rows(SALES, 2)
    reading = release((FLOWS, table), (captions, cells("2024", "2023") + rows(SALES, 2)))
    assert periods(reading.statements[0]) == QUARTERS
    assert not set(periods(reading.statements[1])) & set(QUARTERS)


@pytest.mark.parametrize(
    ("caption", "days"), [("", ["undated", "undated"]), ("\nSeptember 30, 2024 and December 31, 2023", DAYS)]
)
def test_a_statement_without_headings_has_not_those_of_another_kind(caption: str, days: list[str]) -> None:
    table = cells(THREE, span=2) + cells("2024", "2023") + rows(SALES, 2)
    reading = release((FLOWS, table), (SHEET + caption, rows(ASSETS, 2)))
    assert dated(reading, StatementKind.BALANCE_SHEET) == [days]


def test_a_year_over_all_columns_and_their_signs_is_no_figure() -> None:
    heads = cells("Three Months Ended", span=8) + '<tr><td></td><td></td><td colspan="3">September 30,</td><td></td>'
    heads += '<td colspan="3">June 30,</td></tr><tr><td></td><td></td><td colspan="7">2024</td></tr>'
    reading = release((FLOWS, heads + rows(SALES, 2, parts=4)))
    assert dated(reading) == [["2024-07-01/2024-09-30", "2024-04-01/2024-06-30"]]


def test_words_over_the_signs_of_the_first_column_are_its_heading() -> None:
    heads = '<tr><td></td><td></td><td colspan="3">{}</td><td></td><td colspan="3">{}</td></tr>'
    table = heads.format("Lamps", "Consolidated") + heads.format(*["Quarter Ended September 30, 2024"] * 2)
    reading = release((FLOWS, table + rows(SALES, 2, parts=4)))
    headings = [column.heading.split()[0] for column in reading.layouts[0].columns]
    assert headings == ["Lamps", "Consolidated"]
    assert dated(reading) == [["undated", QUARTERS[0]]]


@pytest.mark.parametrize("remark", ["(Unaudited)", "Unaudited", "(in thousands)"])
def test_a_remark_over_the_labels_is_no_heading_beside_one_over_two_columns(remark: str) -> None:
    heads = f'<tr><td>{remark}</td><td colspan="2">{THREE}</td></tr>' + cells("2024", "2023")
    reading = release((f"{FLOWS}\n(in thousands)", heads + rows(SALES, 2)))
    assert dated(reading) == [QUARTERS]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [("and 2023", QUARTERS), ("AND 2023", QUARTERS), ("And 2023", QUARTERS), (", 2023 and 2022", ["undated"] * 2)],
)
def test_a_caption_that_lists_a_time_for_each_of_unheaded_columns_dates_them(listed: str, expected: list[str]) -> None:
    reading = release((f"{FLOWS}\nThree Months Ended September 30, 2024 {listed}\n(in thousands)", rows(SALES, 2)))
    assert dated(reading) == [expected]


@pytest.mark.parametrize("within", [True, False])
def test_a_list_of_two_years_over_one_column_tells_neither(within: bool) -> None:
    caption = "Three Months Ended September 30, 2024 and 2023"
    heads = cells(caption) if within else ""
    one = "".join(f"<tr><td>{label}</td><td>{figures[0]}</td></tr>" for label, figures in SALES)
    assert dated(release((f"{FLOWS}{'' if within else f'<br>{caption}'}\n(in thousands)", heads + one))) == [
        ["undated"]
    ]
    stacked = heads + cells("2023") + one
    assert dated(release((f"{FLOWS}{'' if within else f'<br>{caption}'}\n(in thousands)", stacked))) == [QUARTERS[1:]]


def test_a_third_quarter_ends_with_the_nine_months_of_the_caption() -> None:
    heads = cells("Third Quarter", "Nine Months", span=2) + cells(*YEARS)
    caption = "Third Quarter and Nine Months Ended September 30, 2024 and 2023"
    assert dated(release((f"{FLOWS}\n{caption}\n(in thousands)", heads + rows(SALES, 4)))) == [QUARTERS + TO_DATE]


REMARKS = [
    "(derived from audited financial statements)",
    "(from the audited statements)",
    "(not reviewed)",
    "(see Note 3)",
    "(Notes 1 and 2)",
    "(preliminary)",
    "(as reclassified)",
    "(condensed)",
]


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_on_where_figures_come_from_leaves_a_column_that_of_the_company(remark: str) -> None:
    heads = cells("September 30, 2024", f"December 31, 2023<br>{remark}")
    reading = release((f"{SHEET}\n(in thousands)", heads + rows(ASSETS, 2)))
    assert dated(reading, StatementKind.BALANCE_SHEET) == [DAYS]


def test_a_remark_beside_the_name_of_a_part_leaves_that() -> None:
    heads = cells("September 30, 2024", "Sheep Works (see Note 3) September 30, 2024")
    reading = release((f"{SHEET}\n(in thousands)", heads + rows(ASSETS, 2)))
    assert reading.codes() == ["cell.other-column"] * len(ASSETS)


@pytest.mark.parametrize(
    "heads",
    [
        "<tr><td></td><td colspan='2'>Twelve Months Ended</td></tr>"
        + cells("September 30, 2021", "September 30, 2020"),
        cells("September 30, 2021", "September 30, 2020"),
        cells("2021", "2020"),
    ],
)
@pytest.mark.parametrize("years", ["September 30, 2021 and 2020", "September 30, 2021 and September 30, 2020"])
def test_a_row_of_the_title_may_list_the_times_of_all_columns(heads: str, years: str) -> None:
    title = "".join(f"<tr><td colspan='3'>{text}</td></tr>" for text in (FLOWS, f"For the Years Ended {years}"))
    reading = release(("Marlow Kites, Inc.", title + heads + rows(SALES, 2)))
    assert dated(reading) == [["2020-10-01/2021-09-30", "2019-10-01/2020-09-30"]]


def test_headings_in_a_table_apart_stand_over_those_below_them_there() -> None:
    shares = "".join(f"<td>{text}</td>" for text in ("2024", "2023", "% Change") * 2)
    over = f"<td></td><td colspan=2>{THREE}</td><td>%</td><td colspan=2>{NINE}</td><td>%</td>"
    heads = f"<tr>{over}</tr><tr><td></td>{shares}</tr>"
    body = "".join(
        f"<tr><td>{label}</td><td>{a:,}</td><td>{b:,}</td><td>3%</td><td>{c:,}</td><td>{d:,}</td><td>4%</td></tr>"
        for label, (a, b, c, d) in SALES
    )
    reading = release((FLOWS, heads), ("", body))
    assert periods(reading.only) == [*QUARTERS, "percent", *TO_DATE, "percent"]


@pytest.mark.parametrize("notes", ["Notes", "Note"])
def test_headings_in_a_table_apart_name_a_column_of_notes_that_few_lines_fill(notes: str) -> None:
    heads = f"<tr><td></td><td>{notes}</td><td>30.09.2024</td><td>31.12.2023</td></tr>"
    lines = (("Cash", "", 700, 600), ("Inventories", "4", 300, 200), ("Total assets", "", 1000, 800))
    body = "".join(
        f"<tr><td>{label}</td><td>{note}</td><td>{a:,}</td><td>{b:,}</td></tr>" for label, note, a, b in lines
    )
    reading = release(("Balance Sheets", heads), ("", body))
    assert periods(reading.only) == ["2024-09-30", "2023-12-31"]


def test_what_the_expenses_hold_of_pay_in_shares_has_the_columns_of_the_statement_above() -> None:
    pay = (("Cost of sales", (5, 4)), ("Research and development", (9, 8)), ("Selling expenses", (7, 6)))
    title = "(1) Includes stock-based compensation expense, which was allocated as follows:"
    heads = cells(THREE, span=2) + cells("2024", "2023")
    reading = release((FLOWS, heads + rows(SALES, 2)), (title, rows(pay, 2)))
    assert dated(reading, StatementKind.SHARE_PAY) == [QUARTERS]
