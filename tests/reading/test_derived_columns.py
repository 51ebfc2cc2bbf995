"""Columns of shares and changes: told by their figures where nothing heads them, and never facts."""

from __future__ import annotations

import pytest

from tests.helpers_page import page
from tests.helpers_text import Read, periods, read

LINES = (
    ("Net sales", (8000, 6400)),
    ("Cost of sales", (4400, 3840)),
    ("Gross profit", (3600, 2560)),
    ("Selling expenses", (1600, 1600)),
    ("Net income", (2000, 960)),
)
QUARTERS = ["2024-07-01/2024-09-30", "2023-07-01/2023-09-30"]
OVER = "Three Months Ended September 30,"


def released(head: str, columns: list[list[str]]) -> Read:
    lines = (
        f"<tr><td>{label}</td>{''.join(f'<td>{column[at]}</td>' for column in columns)}</tr>"
        for at, (label, _) in enumerate(LINES)
    )
    over = f'<tr><td></td><td colspan="{len(columns)}">{OVER}</td></tr>'
    table = f"<table>{over}{head}{''.join(lines)}</table>"
    return read(page(f"<p>Statements of Income</p><p>(in thousands)</p>{table}"))


def years(at: int) -> list[str]:
    return [f"{figures[at]:,}" for _, figures in LINES]


def shares(at: int) -> list[str]:
    return [f"{100 * figures[at] / LINES[0][1][at]:.1f}" for _, figures in LINES]


def changes() -> list[str]:
    found = (100 * (new - old) / old for _, (new, old) in LINES)
    return [f"({-change:.1f})" if change < 0 else f"{change:.1f}" for change in found]


SPANNED = '<tr><td></td><td colspan="2">2024</td><td colspan="2">2023</td></tr>'


@pytest.mark.parametrize(
    "head",
    [
        SPANNED,
        "<tr><td></td><td>2024</td><td></td><td>2023</td><td></td></tr>",
        f"{SPANNED}<tr><td></td><td>Amount</td><td>%</td><td>Amount</td><td>%</td></tr>",
        f"{SPANNED}<tr><td></td><td>$</td><td>%</td><td>$</td><td>%</td></tr>",
    ],
)
def test_shares_in_the_first_figure_are_no_figures_of_the_period(head: str) -> None:
    reading = released(head, [years(0), shares(0), years(1), shares(1)])
    assert periods(reading.only) == [QUARTERS[0], "percent", QUARTERS[1], "percent"]
    assert reading.codes().count("cell.percent-column") == 2 * len(LINES)
    assert [len(line.amounts) for line in reading.only.lines] == [2] * len(LINES)


def test_changes_in_per_cent_are_known_by_their_figures() -> None:
    head = "<tr><td></td><td>2024</td><td>2023</td><td></td></tr>"
    reading = released(head, [years(0), years(1), changes()])
    assert periods(reading.only) == [*QUARTERS, "percent"]


def test_figures_that_only_begin_with_a_hundred_are_no_shares() -> None:
    head = "<tr><td></td><td>2024</td><td>2023</td></tr>"
    reading = released(head, [years(0), ["100", "61", "39", "12", "27"]])
    assert periods(reading.only) == QUARTERS


def test_sales_of_a_hundred_are_no_share_of_their_shares() -> None:
    head = "<tr><td></td><td>2024</td><td>% of sales</td></tr>"
    amounts = ["100", "55", "45", "20", "25"]
    reading = released(head, [amounts, [f"{amount}.0" for amount in amounts]])
    assert periods(reading.only) == [QUARTERS[0], "percent"]


def test_a_sign_over_a_column_of_shares_too_few_to_be_known_says_what_they_are() -> None:
    head = f"{SPANNED}<tr><td></td><td>Amount</td><td>%</td><td>Amount</td><td>%</td></tr>"
    few = [[*column[:2], "", "", ""] for column in (shares(0), shares(1))]
    reading = released(head, [years(0), few[0], years(1), few[1]])
    assert periods(reading.only) == [QUARTERS[0], "percent", QUARTERS[1], "percent"]
