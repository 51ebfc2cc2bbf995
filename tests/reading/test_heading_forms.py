"""The many forms in which headings write periods, on pages and in plain text: each dates its columns or none."""

from __future__ import annotations

import pytest

from converter.model.source import ColumnRole
from tests.helpers_page import page
from tests.helpers_text import Read, periods, read

QUARTER = ["2024-07-01/2024-09-30", "2023-07-01/2023-09-30"]
NINE = ["2024-01-01/2024-09-30", "2023-01-01/2023-09-30"]
HALF = ["2024-01-01/2024-06-30", "2023-01-01/2023-06-30"]
YEAR = ["2024-01-01/2024-12-31", "2023-01-01/2023-12-31"]
TWELVE = ["2023-10-01/2024-09-30", "2022-10-01/2023-09-30"]
UNDATED = ["undated", "undated"]
TOLD = {
    "2024-09-30": "the third quarter and nine months ended September 30, 2024",
    "2024-06-30": "the second quarter and six months ended June 30, 2024",
    "2024-12-31": "the fourth quarter and the year ended December 31, 2024",
    "": "another good stretch of time, better than those before it",
}
FLOWS = (("Net sales", 1000), ("Cost of sales", 600), ("Net income", 400))
BALANCES = (("Cash", 800), ("Total assets", 2800), ("Total liabilities", 1800))
WIDTH = 40


def on_a_page(
    title: str, over: tuple[str, ...], heads: tuple[str, ...], told: str, rows: tuple[tuple[str, int], ...]
) -> str:
    each = len(heads) // max(len(over), 1)
    above = "".join(f'<td colspan="{each}">{words}</td>' for words in over)
    body = "".join(
        f"<tr><td>{label}</td>{''.join(f'<td>{figure + 10 * at:,}</td>' for at in range(len(heads)))}</tr>"
        for label, figure in rows
    )
    return page(
        f"<p>Marlow Kites, Inc. today reported on {told}, its best by far and one that will be long remembered.</p>"
        f"<p>{title}</p><p>(in thousands)</p><table>{f'<tr><td></td>{above}</tr>' if over else ''}"
        f"<tr><td></td>{''.join(f'<td>{words}</td>' for words in heads)}</tr>{body}</table>"
    )


def in_text(
    title: str, over: tuple[str, ...], heads: tuple[str, ...], told: str, rows: tuple[tuple[str, int], ...]
) -> str:
    each = WIDTH * len(heads) // max(len(over), 1)
    lines = [
        "MARLOW KITES, INC.", "", f"Marlow Kites, Inc. today reported on {told},",
        "its best by far and one that will be long remembered by all.", "", "", f"{'':40}{title.upper()}",
        f"{'':42}(in thousands)", "", *([" " * 34 + "".join(words.center(each) for words in over)] if over else []),
        " " * 34 + "".join(words.center(WIDTH) for words in heads),
    ]  # fmt: skip
    for label, figure in rows:
        lines.append(f"{label:34}" + "".join(f"{figure + 10 * at:,}".center(WIDTH) for at in range(len(heads))))
    return "\n".join(lines) + "\n"


SET = {"page": on_a_page, "text": in_text}


def dated(reading: Read) -> list[str]:
    """The periods of the columns of figures of the first table."""
    columns = [c for c in reading.layouts[0].columns if c.role in (ColumnRole.VALUE, ColumnRole.UNDATED)]
    return [str(column.period) if column.period else "undated" for column in columns]


def flows(way: str, over: tuple[str, ...], heads: tuple[str, ...], end: str) -> list[str]:
    return dated(read(SET[way]("Statements of Income", over, heads, TOLD[end], FLOWS)))


ONE_LINE = {
    "Q3 {}": QUARTER, "Q3'24": QUARTER, "3Q24": QUARTER, "3Q24A": QUARTER, "3Q 2024A": QUARTER, "Q3 FY24": QUARTER,
    "Sep-Q {}": QUARTER, "Sept Q {}": QUARTER, "Sep-Q '24": QUARTER, "Sept Qtr {}": QUARTER, "QTR3 {}": QUARTER,
    "Sep 30, {} QTD": QUARTER, "QTD {}": QUARTER, "Quarter {}": QUARTER, "Q/E 9/30/24": QUARTER,
    "Qtr. ended 9/30/24": QUARTER, "7/1/24-9/30/24": QUARTER, "7/1/24 - 9/30/24": QUARTER,
    "1 July - 30 September {}": QUARTER, "1 July {} to 30 September {}": QUARTER,
    "Three Months to September 30, {}": QUARTER, "Three months ended 30 September {}": QUARTER,
    "Three months ended 30.09.{}": QUARTER, "Three months ended 30/9/24": QUARTER,
    "Three months ended 30.09.24": QUARTER, "3 Mths Ended Sept. 30, {}": QUARTER,
    "Three months ended {}-09-30": QUARTER, "CY24 Q3": QUARTER,
    "Q3 CY{}": QUARTER, "3Q CY '24": QUARTER, "Jul-Sep {}": QUARTER, "Quarter to 30 September {}": QUARTER,
    "YTD24": NINE, "YTD '24": NINE, "YTD {}": NINE, "Year-to-date {}": NINE, "Q3'24 YTD": NINE, "9M24": NINE,
    "Nine Mos. Ended 9/30/24": NINE, "01.01.{} - 30.09.{}": NINE, "Three Quarters Ended 9/30/24": NINE,
    "1 January - 30 September {}": NINE, "1/1/24-9/30/24": NINE,
    "LTM 9/30/24": TWELVE, "LTM 3Q24": TWELVE, "LTM Q3 {}": TWELVE, "Four Quarters Ended 9/30/24": TWELVE,
}  # fmt: skip
OF_YEARS = ["FY24", "FY'24", "FY24A", "FY{}A", "{}A", "CY24", "CY{}", "CY {}", "CY'24", "Calendar {}", "12M24",
            "YE 12/31/24", "Years Ended 12/24", "Year to 31 December {}", "LTM 12/31/24"]  # fmt: skip
OF_HALVES = ["1H24", "H1 {}", "First-half {}", "HY24", "HY {}", "6M24", "Six Months to June 30, {}", "CY24 H1"]


def both(form: str) -> tuple[str, str]:
    """A heading of 2024 and the one of the year before."""
    return form.replace("{}", "2024"), form.replace("{}", "2023").replace("24", "23")


@pytest.mark.parametrize("way", SET)
@pytest.mark.parametrize(
    ("form", "periods", "end"),
    [
        *((form, periods, "2024-09-30") for form, periods in ONE_LINE.items()),
        *((form, YEAR, "2024-12-31") for form in OF_YEARS),
        *((form, HALF, "2024-06-30") for form in OF_HALVES),
    ],
)
def test_a_heading_of_one_line_dates_its_column(way: str, form: str, periods: list[str], end: str) -> None:
    assert flows(way, (), both(form), end) == periods


@pytest.mark.parametrize("way", SET)
@pytest.mark.parametrize(
    ("over", "form", "periods"),
    [
        (("Three Months Ended",), "9/24", QUARTER),
        (("Three Months Ended",), "09/24", QUARTER),
        (("Three Months Ended",), "Sep 24", QUARTER),
        (("Three Months Ended",), "30 Sep {}", QUARTER),
        (("Three Months Ended",), "30-Sep-24", QUARTER),
        (("Three Months Ended 9/30",), "{}", QUARTER),
        (("Three Months Ended 30 September",), "{}", QUARTER),
        (("Qtr. Ended Sept. 30,",), "'24", QUARTER),
        (("Quarterly Periods Ended September 30,",), "{}", QUARTER),
        (("Quarter",), "{}", QUARTER),
        (("QTD",), "{}", QUARTER),
        (("3rd Quarter",), "CY{}", QUARTER),
        (("Nine Mos. Ended",), "9/24", NINE),
        (("Year-to-Date",), "{}", NINE),
        (("Quarter", "Year to Date"), "{}", [*QUARTER, *NINE]),
        (("QTD", "YTD"), "{}", [*QUARTER, *NINE]),
        (("Three Months Ended", "Nine Months Ended"), "9/24", [*QUARTER, *NINE]),
    ],
)
def test_a_heading_over_several_columns_dates_them(
    way: str, over: tuple[str, ...], form: str, periods: list[str]
) -> None:
    assert flows(way, over, both(form) * len(over), "2024-09-30") == periods


@pytest.mark.parametrize("way", SET)
@pytest.mark.parametrize(
    ("over", "form"),
    [
        ("Three Months Ended", "9/24"),
        ("Three Months Ended", "Sep 24"),
        ("Three Months Ended", "03.04.{}"),
        ("", "Quarter {}"),
        ("", "YTD {}"),
        ("", "Q3 {}"),
        ("", "FY24"),
        ("", "HY24"),
        ("", "LTM Q3 {}"),
        ("", "CY24 YTD"),
    ],
)
def test_what_nothing_in_the_document_settles_stays_undated(way: str, over: str, form: str) -> None:
    assert flows(way, (over,) if over else (), both(form), "") == UNDATED


def test_a_calendar_year_is_none_of_the_companys_years() -> None:
    told = "the year ended June 30, 2024"
    columns = dated(read(on_a_page("Statements of Income", (), ("CY24", "CY23"), told, FLOWS)))
    assert columns == YEAR


SHEET = ["2024-09-30", "2023-12-31"]


@pytest.mark.parametrize("way", SET)
@pytest.mark.parametrize(
    ("heads", "days"),
    [
        (("9/24", "12/23"), SHEET),
        (("Sep 24", "Dec 23"), SHEET),
        (("Sept. '24", "Dec. '23"), SHEET),
        (("30 September 2024", "31 December 2023"), SHEET),
        (("30.09.2024", "31.12.2023"), SHEET),
        (("30.09.24", "31.12.23"), SHEET),
        (("30/9/24", "31/12/23"), SHEET),
        # The day and the year may change places.
        (("28/9/24", "28/12/23"), UNDATED),
        (("2024-09-30", "2023-12-31"), SHEET),
        (("CY24 Q3", "CY23 Q4"), SHEET),
    ],
)
def test_a_heading_dates_a_balance(way: str, heads: tuple[str, ...], days: list[str]) -> None:
    assert dated(read(SET[way]("Balance Sheets", (), heads, TOLD["2024-09-30"], BALANCES))) == days


@pytest.mark.parametrize("way", SET)
def test_a_month_a_day_and_a_year_may_stand_in_a_row_each(way: str) -> None:
    released = SET[way]("Statements of Income", ("Three Months Ended",), ("Sept. 30, 2024", "Sept. 30, 2023"),
                        TOLD[""], FLOWS)  # fmt: skip
    line = next(line for line in released.split("<tr>" if way == "page" else "\n") if "Sept. 30, 2024" in line)
    stacked = [line, line, line]
    for at, (year, kept) in enumerate(zip(("", "", "20"), ("Sept.", "30,", "20"), strict=True)):
        for old in ("Sept. 30, 2024", "Sept. 30, 2023"):
            new = old[-4:] if year else kept
            stacked[at] = stacked[at].replace(old, new.center(len(old)) if way == "text" else new)
    mark = "<tr>" if way == "page" else "\n"
    assert dated(read(released.replace(line, mark.join(stacked)))) == QUARTER


@pytest.mark.parametrize("heads", [("Q3 2024", "Q4 2023"), ("3Q24", "FY23"), ("3Q24", "2023")])
def test_one_day_above_is_not_the_end_of_two_quarters(heads: tuple[str, str]) -> None:
    title = "Balance Sheets for the quarter ended September 30, 2024"
    got = dated(read(on_a_page(title, (), heads, TOLD[""], BALANCES)))
    assert got == UNDATED


@pytest.mark.parametrize("heads", ["2004 US$        2003 US$", "2004 HK$        2003 HK$", "2004 RMB        2003 RMB"])
def test_a_currency_behind_a_year_is_no_figure(heads: str) -> None:
    reading = read(f"""
        MARLOW KITES LIMITED
        STATEMENTS OF INCOME
        (in thousands)
        Year ended March 31,
                                  {heads}

        Net sales                 9,117           8,206
        Cost of sales            (3,439)         (4,118)
        Gross profit              5,678           4,088
        """)
    assert [column.heading for column in reading.only.columns] == heads.split("        ")
    assert periods(reading.only) == ["2003-04-01/2004-03-31", "2002-04-01/2003-03-31"]
