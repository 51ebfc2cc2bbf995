"""Headings of pages in many writings: which columns they date, which hold differences, and what stays undated."""

from __future__ import annotations

import pytest

from converter.model.source import ColumnRole, StatementKind
from tests.helpers_page import page
from tests.helpers_text import Read, read

Heads = list[list[tuple[str, int]]]
FIGURES = (5600, 4900, 5100, 4700, 4600)
OPENING = "Marlow Kites, Inc. today reported results for the fourth quarter ended December 31, 2021, its best by far."


def table(heads: Heads, *, width: int, within: tuple[str, ...] = ()) -> str:
    """An income statement of three lines below headings over one or several columns each."""
    rows = "".join(f'<tr><td colspan="{1 + width}" align="center">{text}</td></tr>' for text in within)
    for line in heads:
        cells = "".join(f'<td colspan="{span}" align="center">{text}</td>' for text, span in line)
        rows += f"<tr><td></td>{cells}</tr>"
    figures = [FIGURES[at % len(FIGURES)] + 10 * (at // len(FIGURES)) for at in range(width)]
    for label, share in (("Net sales", 10), ("Cost of sales", 6), ("Net income", 4)):
        rows += f"<tr><td>{label}</td>{''.join(f'<td>{figure * share // 10:,}</td>' for figure in figures)}</tr>"
    return f"<table>{rows}</table>"


def balance(*days: str) -> str:
    """A balance sheet at some days."""
    rows = f"<tr><td></td>{''.join(f'<td>{day}</td>' for day in days)}</tr>"
    for label, figure in (("Cash", 800), ("Total assets", 2800), ("Total liabilities", 1800)):
        rows += f"<tr><td>{label}</td>{''.join(f'<td>{figure + at:,}</td>' for at, _ in enumerate(days))}</tr>"
    return f"<p>Balance Sheets</p><p>(in thousands)</p><table>{rows}</table>"


def release(
    heads: Heads,
    *,
    width: int,
    told: str = OPENING,
    titles: tuple[str, ...] = ("Statements of Income", "(in thousands)"),
    within: tuple[str, ...] = (),
    sheet: str = "",
) -> Read:
    """A page with an income statement, running text above it and perhaps a balance sheet below."""
    above = "".join(f"<p>{text}</p>" for text in titles)
    opening = f"<p>{told}</p>" if told else ""
    return read(page(f"{opening}{above}{table(heads, width=width, within=within)}{sheet}"))


def dated(reading: Read) -> list[str]:
    """The periods of the columns of the income statement that hold figures."""
    layout = next(each for each in reading.layouts if each.kind is StatementKind.INCOME_STATEMENT)
    columns = [column for column in layout.columns if column.role in (ColumnRole.VALUE, ColumnRole.UNDATED)]
    return [str(column.period) if column.period else "undated" for column in columns]


def roles(reading: Read) -> list[str]:
    return [column.role.value for column in reading.layouts[0].columns]


Q4, Q3, Q4_BEFORE = "2021-10-01/2021-12-31", "2021-07-01/2021-09-30", "2020-10-01/2020-12-31"
THREE = [("Dec. 31,<br>2021", 1), ("Sep. 30,<br>2021", 1), ("Dec. 31,<br>2020", 1)]


@pytest.mark.parametrize(
    "change",
    [
        ["4Q'21 vs. 4Q'20"],
        ["4Q21 vs. 3Q21", "4Q21 vs. 4Q20"],
        ["Q4 2021 vs. Q4 2020"],
        ["Q4 2021 vs Q3 2021", "Q4 2021 vs Q4 2020"],
        ["2021 versus 2020"],
        ["2021 over 2020"],
        ["2021 over the prior year"],
        ["2021 compared to 2020"],
        ["Dec. 31, 2021 compared with Dec. 31, 2020"],
        ["Change"],
        ["$ Change"],
        ["Net Change"],
        ["$ Chg."],
        ["Variance"],
        ["Difference"],
        ["Increase/(Decrease)"],
        ["Better/(Worse)"],
        ["Better (Worse)"],
        ["B/(W)"],
        ["F/(U)"],
        ["Fav/(Unfav)"],
        ["Favorable (Unfavorable)"],
        ["Favourable/(Unfavourable)"],
        ["Q/Q", "Y/Y"],
        ["QoQ", "YoY"],
        ["Year-over-Year"],
    ],
)
@pytest.mark.parametrize("over", ["beside", "spanned"])
def test_differences_take_no_date_and_take_none_away(change: list[str], over: str) -> None:
    width = 3 + len(change)
    heads: Heads = [[("Quarter Ended", 3 if over == "beside" else width)], [*THREE, *((text, 1) for text in change)]]
    if over == "beside":
        heads[0].append(("", len(change)))
    reading = release(heads, width=width)
    assert dated(reading) == [Q4, Q3, Q4_BEFORE]
    assert roles(reading)[3:] == ["change"] * len(change)


@pytest.mark.parametrize("change", ["B/(W)", "Better/(Worse)", "Variance", "Fav/(Unfav)", "2021 vs. 2020"])
@pytest.mark.parametrize("below", [("", ""), ("$", "%"), ("Amount", "Percent")])
def test_a_difference_over_its_amount_and_its_rate_dates_neither(change: str, below: tuple[str, str]) -> None:
    heads: Heads = [
        [("Three Months Ended December 31,", 2), (change, 2)],
        [("2021", 1), ("2020", 1), (below[0], 1), (below[1], 1)],
    ]
    reading = release(heads, width=4)
    assert dated(reading) == [Q4, Q4_BEFORE]
    assert set(roles(reading)[2:]) <= {"change", "percent"}


@pytest.mark.parametrize("words", ["compared with", "versus", "vs."])
def test_a_comparison_over_all_columns_is_none_of_them(words: str) -> None:
    over = f"Three Months Ended December 31, 2021 {words} 2020"
    reading = release([[(over, 2)], [("2021", 1), ("2020", 1)]], width=2)
    assert dated(reading) == [Q4, Q4_BEFORE]
