"""Headings of pages in many writings: which columns they date, which hold differences, and what stays undated."""

from __future__ import annotations

import pytest

from converter.model.source import ColumnRole, Registrant, StatementKind
from converter.model.submission import Filer
from converter.reading.documents.source import read_document
from converter.reading.layouts import read_layouts
from converter.reading.tables import detect_tables
from tests.helpers_page import page
from tests.helpers_text import Read, periods, read, vocabulary

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


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        ([[("Q4 Fiscal Year", 2)], [("2021", 1), ("2020", 1)]], [Q4, Q4_BEFORE]),
        ([[("Fourth Quarter Fiscal Year", 2)], [("2021", 1), ("2020", 1)]], [Q4, Q4_BEFORE]),
        ([[("Fourth Quarter of Fiscal Year", 2)], [("2021", 1), ("2020", 1)]], [Q4, Q4_BEFORE]),
        ([[("Q4 Fiscal Year 2021", 1), ("Q4 Fiscal Year 2020", 1)]], [Q4, Q4_BEFORE]),
        ([[("Q4 of Fiscal 2021", 1), ("Q4 of Fiscal 2020", 1)]], [Q4, Q4_BEFORE]),
        ([[("Fiscal Year", 2)], [("2021", 1), ("2020", 1)]], ["2021-01-01/2021-12-31", "2020-01-01/2020-12-31"]),
    ],
)
def test_a_quarter_of_a_fiscal_year_is_no_year(heads: Heads, expected: list[str]) -> None:
    told = OPENING + " In the year ended December 31, 2021 kites of all kinds flew, and in that of 2020 some."
    assert dated(release(heads, width=2, told=told)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (
            ("Apr. 2, 2016", "Jan. 2, 2016", "Sep. 26, 2015", "Jun. 27, 2015", "Mar. 28, 2015"),
            [
                "2016-01-03/2016-04-02",
                "2015-09-27/2016-01-02",
                "2015-06-28/2015-09-26",
                "2015-03-29/2015-06-27",
                "2014-12-28/2015-03-28",
            ],
        ),
        (
            ("March 31, 2016", "December 31, 2015", "September 30, 2015", "June 30, 2015", "March 31, 2015"),
            [
                "2016-01-01/2016-03-31",
                "2015-10-01/2015-12-31",
                "2015-07-01/2015-09-30",
                "2015-04-01/2015-06-30",
                "2015-01-01/2015-03-31",
            ],
        ),
        (
            ("Jan. 31, 2016", "Oct. 31, 2015", "July 31, 2015", "April 30, 2015", "Jan. 31, 2015"),
            [
                "2015-11-01/2016-01-31",
                "2015-08-01/2015-10-31",
                "2015-05-01/2015-07-31",
                "2015-02-01/2015-04-30",
                "2014-11-01/2015-01-31",
            ],
        ),
    ],
)
@pytest.mark.parametrize("form", ["Q{q} FY{y}", "FY{y} Q{q}", "Q{q} Fiscal 20{y}", "{q}Q{y}"])
def test_the_number_of_a_quarter_beside_a_day_names_its_fiscal_year(
    days: tuple[str, ...], expected: list[str], form: str
) -> None:
    names = [form.format(q=q, y=y) for q, y in ((4, 16), (3, 16), (2, 16), (1, 16), (4, 15))]
    heads: Heads = [[(name, 1) for name in names], [(day, 1) for day in days]]
    assert dated(release(heads, width=5, told="")) == expected


@pytest.mark.parametrize(
    "within",
    [
        ("Marlow Kites, Inc.", "December 31, 2021", "Statements of Consolidated Operations", "(in thousands)"),
        ("Marlow Kites, Inc.", "Statements of Consolidated Operations", "December 31, 2021"),
        ("Statements of Consolidated Operations", "For December 31, 2021 and 2020", "(Unaudited)"),
    ],
)
@pytest.mark.parametrize(
    "heads",
    [
        [[("Three Months Ended<br>December 31,", 2)], [("2021", 1), ("2020", 1)]],
        [[("Three Months Ended December 31, 2021", 1), ("Three Months Ended December 31, 2020", 1)]],
        [[("Three Months Ended", 2)], [("Dec. 31, 2021", 1), ("Dec. 31, 2020", 1)]],
    ],
)
def test_a_day_in_a_title_inside_the_table_joins_no_heading(within: tuple[str, ...], heads: Heads) -> None:
    assert dated(release(heads, width=2, within=within, titles=())) == [Q4, Q4_BEFORE]


def test_a_length_in_a_title_inside_the_table_heads_the_years() -> None:
    reading = release([[("2021", 1), ("2020", 1)]], width=2, within=("Three Months Ended December 31,",))
    assert periods(reading.only) == [Q4, Q4_BEFORE]


FLEW = "Marlow Kites, Inc. today reported that more of its kites flew in all of its markets than ever before, by far."
SHEET = balance("December 31, 2021", "December 31, 2020")
FORMS = [
    "{word} Quarter {year}",
    "{q}Q{y}",
    "Q{q} {year}",
    "{year} Q{q}",
    "{q}Q'{y}",
    "Q{q} Fiscal {year}",
    "Q{q} FY{y}",
]
WORDS = ("First", "Second", "Third", "Fourth")


def named(form: str, quarter: int, year: int) -> tuple[str, int]:
    return form.format(word=WORDS[quarter - 1], q=quarter, y=f"{year % 100:02}", year=year), 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("quarters", "days", "expected"),
    [
        (((4, 2021), (3, 2021), (4, 2020)), ("December 31, 2021", "December 31, 2020"), [Q4, Q3, Q4_BEFORE]),
        (
            ((1, 2022), (4, 2021), (1, 2021)),
            ("March 31, 2022", "December 31, 2021", "March 31, 2021"),
            ["2022-01-01/2022-03-31", Q4, "2021-01-01/2021-03-31"],
        ),
        # Years to June: the first quarter of 2022 ends in 2021.
        (((1, 2022), (1, 2021)), ("September 30, 2021", "June 30, 2021"), [Q3, "2020-07-01/2020-09-30"]),
        (
            ((4, 2021), (4, 2020)),
            ("June 30, 2021", "June 30, 2020"),
            ["2021-04-01/2021-06-30", "2020-04-01/2020-06-30"],
        ),
        # Balances that are older than the quarter.
        (((1, 2022), (1, 2021)), ("December 31, 2021", "December 31, 2020"), ["undated", "undated"]),
        (((4, 2021), (4, 2020)), ("September 30, 2021", "December 31, 2020"), ["undated", "undated"]),
        (((3, 2021), (3, 2020)), ("December 31, 2021", "December 31, 2020"), ["undated", "undated"]),
        # Years to January go by either of two numbers: the heading says which the newest one has.
        (
            ((4, 2021), (4, 2020)),
            ("January 31, 2022", "January 31, 2021"),
            ["2021-11-01/2022-01-31", "2020-11-01/2021-01-31"],
        ),
        (((4, 2020), (4, 2019)), ("January 31, 2022", "January 31, 2021"), ["undated", "undated"]),
        # A second quarter of such a year has balances of the year before beside it, which tell nothing.
        (((2, 2021), (2, 2020)), ("July 31, 2021", "July 31, 2020"), ["undated", "undated"]),
    ],
)
def test_the_newest_balance_sheet_tells_when_the_newest_quarter_ended(
    form: str, quarters: tuple[tuple[int, int], ...], days: tuple[str, ...], expected: list[str]
) -> None:
    heads: Heads = [[named(form, *quarter) for quarter in quarters]]
    assert dated(release(heads, width=len(quarters), told=FLEW, sheet=balance(*days))) == expected


YEARS = ["2021-01-01/2021-12-31", "2020-01-01/2020-12-31"]


@pytest.mark.parametrize(
    "years", [("FY 2021", "FY 2020"), ("FY21", "FY20"), ("Full Year 2021", "Full Year 2020"), ("2021", "2020")]
)
def test_a_year_beside_its_last_quarter_ends_with_it(years: tuple[str, str]) -> None:
    heads: Heads = [[("4Q21", 1), ("3Q21", 1), ("4Q20", 1), (years[0], 1), (years[1], 1)]]
    assert dated(release(heads, width=5, told=FLEW, sheet=SHEET)) == [Q4, Q3, Q4_BEFORE, *YEARS]


def test_a_year_whose_last_quarter_does_not_stand_beside_it_stays_undated() -> None:
    reading = release([[("4Q21", 1), ("2020", 1)]], width=2, told=FLEW, sheet=SHEET)
    assert dated(reading) == [Q4, "undated"]


def test_a_year_beside_quarters_that_do_not_end_it_may_be_a_part_of_one() -> None:
    heads: Heads = [[("3Q21", 1), ("3Q20", 1), ("2021", 1), ("2020", 1)]]
    reading = release(heads, width=4, told=FLEW, sheet=balance("September 30, 2021", "December 31, 2020"))
    assert dated(reading) == [Q3, "2020-07-01/2020-09-30", "undated", "undated"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("September 25, 2021", "September 26, 2020"), ["2021-06-27/2021-09-25", "2020-06-28/2020-09-26"]),
        (("September 25, 2021",), ["2021-06-27/2021-09-25", "undated"]),
    ],
)
def test_quarters_of_weeks_end_on_printed_days_alone(days: tuple[str, ...], expected: list[str]) -> None:
    heads: Heads = [[("Third Quarter 2021", 1), ("Third Quarter 2020", 1)]]
    assert dated(release(heads, width=2, told=FLEW, sheet=balance(*days, "December 26, 2020"))) == expected


@pytest.mark.parametrize(("filed", "expected"), [("--06-30", [Q3, "2020-07-01/2020-09-30"]), ("", ["undated"] * 2)])
def test_the_header_of_the_submission_tells_when_years_end(filed: str, expected: list[str]) -> None:
    content = page(
        f"<p>{FLEW}</p><p>Statements of Income</p><p>(in thousands)</p>"
        + table([[("First Quarter", 2)], [("2022", 1), ("2021", 1)]], width=2)
        + balance("September 30, 2021")
    ).encode()
    source, _ = read_document("release.htm", content)
    tables, _ = detect_tables(source, vocabulary())
    registrant = Registrant(name="Marlow Kites, Inc.", filer=Filer(fiscal_year_end=filed))
    layouts, _ = read_layouts(source, tables, vocabulary(), registrant)
    assert [str(column.period) if column.period else "undated" for column in layouts[0].columns] == expected


def test_a_header_with_an_early_day_of_the_next_month_is_of_years_of_weeks() -> None:
    content = page(
        f"<p>{FLEW}</p><p>Statements of Income</p><p>(in thousands)</p>"
        + table([[("Second Quarter", 2)], [("2024", 1), ("2023", 1)]], width=2)
        + balance("August 3, 2024", "July 29, 2023")
    ).encode()
    source, _ = read_document("release.htm", content)
    tables, _ = detect_tables(source, vocabulary())
    registrant = Registrant(name="Marlow Kites, Inc.", filer=Filer(fiscal_year_end="--02-03"))
    layouts, _ = read_layouts(source, tables, vocabulary(), registrant)
    assert [str(column.period) for column in layouts[0].columns] == ["2024-05-05/2024-08-03", "2023-04-30/2023-07-29"]


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (("Statements of Income", "Second Quarter"), 3),
        (("Statements of Income", "For the Second Quarter"), 3),
        (("Statements of Income", "Second Quarter 2021 and 2020"), 3),
        (("Statements of Income", "Second Quarter (unaudited)"), 3),
        (("Statements of Income - Second Quarter",), 3),
        (("Statements of Income for the Second Quarter of 2021",), 3),
        (("Second Quarter", "Statements of Income"), 3),
        (("Statements of Income", "2nd Quarter"), 3),
        (("Statements of Income", "Q2"), 3),
        (("Statements of Income", "Three Months"), 3),
        (("Statements of Income", "For the Three Months"), 3),
        (("Statements of Income", "Six Months"), 6),
        (("Statements of Income", "For the Six Months"), 6),
        (("Statements of Income - Six Months",), 6),
        (("Statements of Income", "First Half"), 6),
    ],
)
@pytest.mark.parametrize("heads", [[[("2021", 1), ("2020", 1)]], [[("2021", 1), ("2020", 1)], [("Amount", 1)] * 2]])
@pytest.mark.parametrize(
    "told", ["Marlow Kites, Inc. reports its second quarter ended June 30, 2021. It was good.", FLEW]
)
def test_a_title_tells_the_part_of_the_years_below_it(
    titles: tuple[str, ...], expected: int, heads: Heads, told: str
) -> None:
    sheet = balance("June 30, 2021", "December 31, 2020")
    first = "04" if expected == 3 else "01"
    reading = release(heads, width=2, told=told, titles=(*titles, "(in thousands)"), sheet=sheet)
    assert dated(reading) == [f"2021-{first}-01/2021-06-30", f"2020-{first}-01/2020-06-30"]


@pytest.mark.parametrize(
    ("titles", "told", "sheet"),
    [
        # A headline speaks of the release, not of the table.
        (("Marlow Kites Reports Second Quarter Results", "Statements of Income"), FLEW, balance("June 30, 2021")),
        # Two lengths.
        (("Statements of Income", "Second Quarter and Six Months"), FLEW, balance("June 30, 2021")),
        (("Statements of Income - Three and Six Months",), FLEW, balance("June 30, 2021")),
        # Nothing says when the quarter ended.
        (("Statements of Income", "Second Quarter"), FLEW, ""),
        (("Statements of Income", "Three Months"), FLEW, ""),
        # The text and the balance sheet tell of two quarters.
        (
            ("Statements of Income", "Three Months"),
            "The three months ended March 31, 2021 were poor for kites of all kinds, and April was too.",
            balance("June 30, 2021", "December 31, 2020"),
        ),
        # The newest balances are of no quarter of the years that head the columns.
        (("Statements of Income", "Three Months"), FLEW, balance("December 31, 2020")),
    ],
)
def test_a_title_whose_quarter_may_end_on_another_day_dates_nothing(
    titles: tuple[str, ...], told: str, sheet: str
) -> None:
    reading = release([[("2021", 1), ("2020", 1)]], width=2, told=told, titles=titles, sheet=sheet)
    assert dated(reading) == ["undated", "undated"]


@pytest.mark.parametrize("heads", [[[("Fourth Quarter", 2)], [("2021", 1), ("2020", 1)]], [[("4Q21", 1), ("4Q20", 1)]]])
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("December 31, 2021", [Q4, Q4_BEFORE]),
        ("For the Quarter Ended December 31, 2021", [Q4, Q4_BEFORE]),
        ("June 30, 2021", ["2021-04-01/2021-06-30", "2020-04-01/2020-06-30"]),
        # Days of releases.
        ("January 31, 2022", ["undated", "undated"]),
        ("January 27, 2022", ["undated", "undated"]),
    ],
)
def test_a_day_above_the_title_is_the_end_of_its_quarter_if_it_can_be(
    heads: Heads, day: str, expected: list[str]
) -> None:
    reading = release(heads, width=2, told=FLEW, titles=(day, "Statements of Income", "(in thousands)"))
    assert dated(reading) == expected


def flows(*heads: str) -> Heads:
    return [[(text, 1) for text in heads]]


@pytest.mark.parametrize(
    ("heads", "days", "expected"),
    [
        # The Sunday nearest to the end of the month.
        (
            flows("Three Months Ended April 4, 2021", "Three Months Ended March 29, 2020"),
            ("April 4, 2021", "December 31, 2020"),
            ["2021-01-01/2021-04-04", "2020-01-01/2020-03-29"],
        ),
        (
            flows(
                "Three Months Ended July 4, 2021",
                "Three Months Ended June 28, 2020",
                "Six Months Ended July 4, 2021",
                "Six Months Ended June 28, 2020",
            ),
            ("July 4, 2021", "December 31, 2020"),
            ["2021-04-05/2021-07-04", "2020-03-30/2020-06-28", "2021-01-01/2021-07-04", "2020-01-01/2020-06-28"],
        ),
        (
            flows("Nine Months Ended October 3, 2021", "Nine Months Ended September 27, 2020"),
            ("October 3, 2021", "December 31, 2020"),
            ["2021-01-01/2021-10-03", "2020-01-01/2020-09-27"],
        ),
        # The quarter of the year before alone ends on another day than the month.
        (
            flows("Three Months Ended March 31, 2013", "Three Months Ended April 1, 2012"),
            ("March 31, 2013", "December 31, 2012"),
            ["2013-01-01/2013-03-31", "2012-01-01/2012-04-01"],
        ),
        # The last Sunday of the month; the third quarter is printed beside the fourth.
        (
            flows(*(f"Three months ended {day}" for day in ("Jun 29, 2014", "Sep 28, 2014", "Dec 31, 2014"))),
            ("December 31, 2014", "December 31, 2013"),
            ["2014-03-31/2014-06-29", "2014-06-30/2014-09-28", "2014-09-29/2014-12-31"],
        ),
        # The third quarter of the year ends 26 weeks after the first; nothing tells that of the year before.
        (
            flows(
                *(f"Three months ended {day}" for day in ("March 30, 2014", "December 31, 2014", "December 31, 2013"))
            ),
            ("December 31, 2014", "December 31, 2013"),
            ["2014-01-01/2014-03-30", "2014-09-29/2014-12-31", "undated"],
        ),
        # A year that ends with June.
        (
            flows("Three Months Ended September 26, 2021", "Three Months Ended September 27, 2020"),
            ("September 26, 2021", "June 30, 2021"),
            ["2021-07-01/2021-09-26", "2020-07-01/2020-09-27"],
        ),
        # A year of weeks, which happens to end with a month; that of the year before has 52 or 53.
        (
            flows("Three Months Ended April 1, 2023", "Three Months Ended April 2, 2022"),
            ("April 1, 2023", "December 31, 2022"),
            ["2023-01-01/2023-04-01", "undated"],
        ),
    ],
)
def test_quarters_of_weeks_in_years_of_months(heads: Heads, days: tuple[str, ...], expected: list[str]) -> None:
    reading = release(heads, width=len(heads[0]), told=FLEW, sheet=balance(*days))
    assert dated(reading) == expected
    assert reading.codes().count("column.undated") == expected.count("undated")


@pytest.mark.parametrize(
    ("titles", "kind"),
    [
        (("Supplemental Non-GAAP Disclosures", "Operating Results Summary"), StatementKind.NON_GAAP),
        (("Supplemental Non-GAAP Disclosures", "Marlow Kites, Inc.", "Summary of Operations"), StatementKind.NON_GAAP),
        (("Reconciliation to Non-GAAP Measures", "Results of Operations"), StatementKind.NON_GAAP),
        (("Non-GAAP Financial Information", "Financial Highlights"), StatementKind.NON_GAAP),
        (("Supplemental Non-GAAP Disclosures",), StatementKind.NON_GAAP),
        (("Non-GAAP Statements of Income",), StatementKind.NON_GAAP),
        (("Marlow Kites, Inc.", "Operating Results Summary"), StatementKind.INCOME_STATEMENT),
        (("Record Adjusted EBITDA", "Operating Results Summary"), StatementKind.INCOME_STATEMENT),
        (("(1) Non-GAAP measure, see below", "Operating Results Summary"), StatementKind.INCOME_STATEMENT),
        (("Use of Non-GAAP Financial Measures", "Statements of Income"), StatementKind.INCOME_STATEMENT),
        (("Statements of Income and Supplemental Information",), StatementKind.INCOME_STATEMENT),
        (("Unaudited Joint Venture Statements of Operations",), StatementKind.NOTES),
        (("Joint venture: Marlow Kites", "Statements of Operations"), StatementKind.INCOME_STATEMENT),
        (("Selected Financial Data for the Same Store Facilities",), StatementKind.OPERATING_METRICS),
        (("Results of Operations of Comparable Hotels",), StatementKind.OPERATING_METRICS),
    ],
)
def test_titles_of_measures_outside_gaap_and_of_parts_of_a_company_head_no_statement(
    titles: tuple[str, ...], kind: StatementKind
) -> None:
    heads: Heads = [[("Three Months Ended December 31,", 2)], [("2021", 1), ("2020", 1)]]
    assert release(heads, width=2, titles=titles).layouts[0].kind is kind


@pytest.mark.parametrize(
    "caption", ["Dividend to holders of record at September 30, 2021", "Facility extended to September 30, 2021"]
)
def test_a_day_of_another_thing_ends_no_quarter(caption: str) -> None:
    reading = release([[("4Q21", 1), ("4Q20", 1)]], width=2, told=FLEW, titles=(caption, "Statements of Income"))
    assert dated(reading) == ["undated", "undated"]


@pytest.mark.parametrize(
    ("over", "days"),
    [
        ("Three Months Ended<br>December 31,<br>2021 &nbsp; 2020", "December 31, 2021 &nbsp; September 30, 2021"),
        ("Three Months Ended December 31, 2021 and 2020", "December 31, 2021 and September 30, 2021"),
        ("Three Months Ended December 31,<br>2021 (1) 2020 (1)", "December 31, September 30,<br>2021 2021"),
        ("Three Months Ended December 31, 2021, December 31, 2020", "12/31/2021 9/30/2021"),
    ],
)
def test_a_cell_that_lists_a_time_for_each_column_below_it_heads_each_with_its_own(over: str, days: str) -> None:
    sheet = balance(days, "").replace(f"<td>{days}</td><td></td>", f'<td colspan="2">{days}</td>')
    reading = release([[(over, 2)]], width=2, sheet=sheet)
    assert dated(reading) == [Q4, Q4_BEFORE]
    assert periods(reading.layouts[-1]) == ["2021-12-31", "2021-09-30"]


def test_lists_over_each_length_head_the_columns_below_theirs() -> None:
    heads = [[("Three Months Ended December 31,<br>2021 2020", 2), ("Year Ended December 31,<br>2021 2020", 2)]]
    assert dated(release(heads, width=4)) == [Q4, Q4_BEFORE, "2021-01-01/2021-12-31", "2020-01-01/2020-12-31"]


@pytest.mark.parametrize("change", ["% Change", "Change", "Increase (Decrease)", "% of Sales"])
def test_a_change_may_end_a_list_of_years_in_one_cell(change: str) -> None:
    reading = release([[("Three Months Ended December 31,", 3)], [(f"2021 &nbsp; 2020 &nbsp; {change}", 3)]], width=3)
    assert dated(reading) == [Q4, Q4_BEFORE]


def test_changes_may_stand_between_the_years_of_a_list() -> None:
    heads = [[("Three Months Ended December 31,", 4)], [("2021 % of Sales 2020 % of Sales", 4)]]
    assert dated(release(heads, width=4)) == [Q4, Q4_BEFORE]


LENGTHS = [Q4, Q4_BEFORE, "2021-01-01/2021-12-31", "2020-01-01/2020-12-31"]


@pytest.mark.parametrize(
    "heads",
    [
        [[("Three Months Ended December 31, Year Ended December 31,", 4)], [("2021 2020 2021 2020", 4)]],
        [[("Three Months Ended December 31, Year Ended December 31,", 4)], [("2021", 1), ("2020", 1)] * 2],
        [[("Fourth Quarter and for the Year Ended December 31, 2021 2020 2021 2020", 4)]],
        [[("Quarter Ended December 31, 2021 2020 Year Ended December 31, 2021 2020", 4)]],
    ],
)
def test_lengths_in_one_cell_stand_over_as_many_columns_each(heads: Heads) -> None:
    assert dated(release(heads, width=4)) == LENGTHS


@pytest.mark.parametrize(
    "heads",
    [
        [[("Quarters in Fiscal Year", 4)], [("2021", 1), ("2020", 1)] * 2],
        [[("Fourth Quarter and Year Ended December 31,", 3)], [("2021", 1), ("2020", 1), ("2019", 1)]],
    ],
)
def test_lengths_in_one_cell_that_are_not_of_as_many_columns_each_date_none_apart(heads: Heads) -> None:
    assert len({len(column) for column in dated(release(heads, width=len(heads[1])))}) == 1


@pytest.mark.parametrize(
    "heads",
    [
        [[("Three Months Ended December 31, 2021 and 2020", 2)], [("East Works", 1), ("West Works", 1)]],
        [[("From December 31, 2020 to December 31, 2021", 2)]],
        [[("Three Months Ended December 31, 2021, 2020 and 2019", 2)]],
        [[("Three Months Ended December 31, 2021 and 2020", 2)], [("As reported", 1), ("As adjusted", 1)]],
    ],
)
def test_a_list_of_times_that_is_of_all_columns_is_of_none_of_them_alone(heads: Heads) -> None:
    assert [column.period for column in release(heads, width=2).layouts[0].columns] == [None, None]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("September 30, 2021", "December 31, 2020"), ["2021-01-01/2021-09-30", "2020-01-01/2020-09-30"]),
        (("September 30, 2021", "March 31, 2021"), ["2021-04-01/2021-09-30", "2020-04-01/2020-09-30"]),
        (
            ("September 30, 2021", "December 31, 2020", "September 30, 2020"),
            ["2021-01-01/2021-09-30", "2020-01-01/2020-09-30"],
        ),
        (("September 30, 2021", "June 30, 2021"), ["undated", "undated"]),
        (("September 30, 2021", "June 30, 2021", "December 31, 2020"), ["undated", "undated"]),
        (("September 30, 2021", "September 30, 2020"), ["undated", "undated"]),
    ],
)
def test_a_year_to_date_begins_after_the_older_day_of_the_balance_sheet_if_that_ends_a_year(
    days: tuple[str, ...], expected: list[str]
) -> None:
    heads: Heads = [
        [("Three Months Ended September 30", 2), ("Year to Date September 30", 2)],
        [("2021", 1), ("2020", 1), ("2021", 1), ("2020", 1)],
    ]
    reading = release(heads, width=4, told="", sheet=balance(*days))
    assert dated(reading) == ["2021-07-01/2021-09-30", "2020-07-01/2020-09-30", *expected]


@pytest.mark.parametrize("words", ["(As Adjusted)", "<br>*As Adjusted", "As Adjusted (1)"])
def test_a_year_stated_anew_after_a_change_of_accounting_is_the_year(words: str) -> None:
    heads: Heads = [[("Three Months Ended December 31,", 2)], [("2021", 1), (f"2020 {words}", 1)]]
    assert dated(release(heads, width=2)) == [Q4, Q4_BEFORE]


def test_figures_as_adjusted_beside_those_reported_are_none_of_the_statement() -> None:
    ended = "Three Months Ended December 31,"
    heads: Heads = [
        [(ended, 3)],
        [("2021<br>As Reported", 1), ("2021<br>As Adjusted", 1), ("2020<br>As Adjusted", 1)],
    ]
    reading = release(heads, width=3)
    assert roles(reading) == ["value", "other", "other"]
    assert dated(reading) == [Q4]


def test_figures_as_reported_beside_those_restated_are_the_ones_before() -> None:
    ended = "Three Months Ended December 31,"
    heads: Heads = [
        [(ended, 3)],
        [("2021", 1), ("2020<br>As restated", 1), ("2020<br>As reported", 1)],
    ]
    reading = release(heads, width=3)
    assert dated(reading) == [Q4, Q4_BEFORE, Q4_BEFORE]
    members = [column.member and column.member.member for column in reading.layouts[0].columns]
    assert members == [None, None, "srt:ScenarioPreviouslyReportedMember"]


def test_figures_as_reported_beside_a_restated_year_before_are_those_of_the_year() -> None:
    heads: Heads = [
        [("Three Months Ended December 31,", 2)],
        [("2021<br>As reported", 1), ("2020<br>As restated", 1)],
    ]
    reading = release(heads, width=2)
    assert dated(reading) == [Q4, Q4_BEFORE]
    assert [column.member for column in reading.layouts[0].columns] == [None, None]


@pytest.mark.parametrize(
    "words", ["Fiscal Year-to-Date Ended", "For the Fiscal Year to Date", "For the Year-to-Date Ended"]
)
def test_a_fiscal_year_to_date_is_no_year(words: str) -> None:
    days = [("September 30,<br>2021", 1), ("September 30,<br>2020", 1)]
    heads: Heads = [[("Quarter Ended", 2), (words, 2)], [*days, *days]]
    reading = release(heads, width=4, told="", sheet=balance("September 30, 2021", "December 31, 2020"))
    assert dated(reading)[2:] == ["2021-01-01/2021-09-30", "2020-01-01/2020-09-30"]


YEAR, YEAR_BEFORE = "2021-01-01/2021-12-31", "2020-01-01/2020-12-31"


@pytest.mark.parametrize(
    "share", ["% Sales", "% of Sales", "% of Net Sales", "% to Sales", "% of Revenue", "% of total"]
)
@pytest.mark.parametrize("amount", ["Amount", "Amounts", "$", "Dollars", ""])
def test_a_share_beside_each_amount_takes_no_date_away(amount: str, share: str) -> None:
    heads: Heads = [
        [("Three Months Ended December 31,", 4), ("Year Ended December 31,", 4)],
        [("2021", 2), ("2020", 2), ("2021", 2), ("2020", 2)],
        [(amount, 1), (share, 1)] * 4,
    ]
    reading = release(heads, width=8)
    assert dated(reading) == [Q4, Q4_BEFORE, YEAR, YEAR_BEFORE]
    assert roles(reading)[1::2] == ["percent"] * 4


@pytest.mark.parametrize("cells", [1, 2])
@pytest.mark.parametrize("stub", ["For the Periods Ended December 31,", "Periods ended December 31", "Millions", ""])
def test_a_rate_beside_years_is_no_part_of_a_year(stub: str, cells: int) -> None:
    def over(text: str) -> str:
        return f'<td colspan="{3 * cells}" align="center">{text}</td>'

    def cell(text: str, sign: str = "") -> str:
        return f"<td>{text}</td>" + (f"<td>{sign}</td>" if cells > 1 else "")

    heads = "".join(cell(text) for text in ("2021", "2020", "%") * 2)
    rows = f"<tr><td>Millions, Except Percentages,</td>{over('4th Quarter')}{over('Full Year')}</tr>"
    rows += f"<tr><td>{stub}</td>{heads}</tr>"
    for label, share in (("Net sales", 10), ("Cost of sales", 6), ("Net income", 4)):
        figures = "".join(cell(f"{figure * share // 10:,}") for figure in FIGURES[:2]) + cell("14", "%")
        rows += f"<tr><td>{label}</td>{figures * 2}</tr>"
    told = "Marlow Kites, Inc. reported for the quarter and the year ended December 31, 2021, and for those of 2020."
    reading = read(page(f"<p>{told}</p><p>Statements of Income</p><table>{rows}</table>"))
    assert dated(reading) == [Q4, Q4_BEFORE, YEAR, YEAR_BEFORE]


def test_a_date_in_three_rows_beside_one_in_two_keeps_its_year() -> None:
    heads = "<tr><td></td><td>Dec. 31</td><td>June</td></tr><tr><td></td><td>2004</td><td>30,</td></tr>"
    heads += "<tr><td></td><td></td><td>2005</td></tr>"
    body = "".join(f"<tr><td>{label}</td><td>56</td><td>49</td></tr>" for label in ("Cash", "Total assets"))
    statement = read(page(f"<p>Balance Sheets</p><table>{heads}{body}</table>")).only
    assert periods(statement) == ["2004-12-31", "2005-06-30"]


def test_numbers_of_notes_are_a_column_that_heads_no_figures() -> None:
    reading = read("""
        HALYARD STEEL CORPORATION
        STATEMENT OF INCOME
        (in thousands)
                                               Notes     Year ended December 31
                                                          1995         1994
        Sales                                         $ 811,206    $ 774,330
        Depreciation                                1    40,206       38,440
        Interest                                    7   (14,330)     (15,117)
        Net income                                       30,989       11,443
        """)
    assert [column.heading for column in reading.only.columns] == [
        "Notes",
        "Year ended December 31 1995",
        "Year ended December 31 1994",
    ]
    assert [column.role for column in reading.only.columns] == [ColumnRole.OTHER, ColumnRole.VALUE, ColumnRole.VALUE]
