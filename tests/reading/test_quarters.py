"""Quarters of several years in one table, as rows or above years among the lines."""

from __future__ import annotations

import pytest

from converter.model.source import StatementKind
from converter.reading.notes.details import read_details
from tests.helpers_text import Read, lines, periods, read, vocabulary

STATEMENT = """\
QUILL LOOMS, INC.
CONSOLIDATED STATEMENTS OF INCOME
(In thousands, except per share amounts)
                                Years Ended {end},
                                 1999              1998
Net sales                      $187,130          $171,240
Cost of sales                   128,932           117,989
                               --------          --------
Gross profit                     58,198            53,251
Operating expenses               38,400            35,140
                               --------          --------
Net income                     $ 19,798          $ 18,111
                               ========          ========

NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

9. QUARTERLY FINANCIAL DATA (UNAUDITED)
(In thousands, except per share amounts)

"""
ROWS = """\
                           Net        Gross        Net        Net Income
                          Sales       Profit      Income      Per Share
                         -------     --------    --------     ---------
1999:
  First quarter         $ 41,200     $12,360     $ 3,060        $ .21
  Second quarter          45,310      13,593       4,719          .27
  Third quarter           47,980      14,874       5,358          .34
  Fourth quarter          52,640      17,371       6,661          .47
                        --------     -------     -------        -----
  Total                 $187,130     $58,198     $19,798        $1.29
1998:
  First quarter         $ 38,100     $11,430     $ 2,905        $ .19
  Second quarter          41,220      12,366       4,473          .25
  Third quarter           43,870      13,599       5,071          .31
  Fourth quarter          48,050      15,856       5,662          .43
                        --------     -------     -------        -----
  Total                 $171,240     $53,251     $18,111        $1.18
"""
COLUMNS = """\
                             First     Second     Third    Fourth
                            Quarter   Quarter    Quarter   Quarter     Year
1999
Net sales                  $ 41,200  $ 45,310   $ 47,980  $ 52,640   $187,130
Gross profit                 12,360    13,593     14,874    17,371     58,198
1998
Net sales                  $ 38,100  $ 41,220   $ 43,870  $ 48,050   $171,240
Gross profit                 11,430    12,366     13,599    15,856     53,251
"""
OF_1999 = [
    "1999-01-01/1999-03-31",
    "1999-04-01/1999-06-30",
    "1999-07-01/1999-09-30",
    "1999-10-01/1999-12-31",
    "1999-01-01/1999-12-31",
]
TO_JUNE_1999 = [
    "1998-07-01/1998-09-30",
    "1998-10-01/1998-12-31",
    "1999-01-01/1999-03-31",
    "1999-04-01/1999-06-30",
    "1998-07-01/1999-06-30",
]


def of(table: str, end: str = "December 31") -> Read:
    return read(STATEMENT.format(end=end) + table)


@pytest.mark.parametrize(("end", "expected"), [("December 31", OF_1999), ("June 30", TO_JUNE_1999)])
@pytest.mark.parametrize("table", [ROWS, COLUMNS])
def test_each_year_of_quarters_is_a_statement_with_its_quarters_as_columns(
    table: str, end: str, expected: list[str]
) -> None:
    _, first, second = of(table, end).statements
    assert first.kind is second.kind is StatementKind.INCOME_STATEMENT
    assert periods(first) == expected
    assert [day.replace("1998", "1997").replace("1999", "1998") for day in expected] == periods(second)


def test_what_is_measured_above_rows_of_quarters_are_the_lines() -> None:
    _, first, _ = of(ROWS).statements
    assert lines(first)[:2] == [
        "Net Sales: 41200000 45310000 47980000 52640000 187130000",
        "Gross Profit: 12360000 13593000 14874000 17371000 58198000",
    ]
    assert [line.unit.value for line in first.lines] == ["monetary", "monetary", "monetary", "per_share"]


def test_each_figure_of_a_turned_table_is_found_at_its_own_place() -> None:
    reading = of(ROWS)
    for table in reading.tables[1:]:
        for row in table.rows:
            for cell in row.cells:
                text = reading.source.text[cell.locator.start : cell.locator.end]
                assert text in cell.text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("First quarter ", "First         "),
        ("Total  ", "Year   "),
        ("  Total  ", "         "),
        ("1999:\n", "Fiscal year 1999\n"),
        (
            "                           Net        Gross",
            "For 1999 and 1998\n                           Net        Gross",
        ),
        ("First quarter ", "1st Quarter   "),
    ],
)
def test_quarters_may_be_named_in_other_words(old: str, new: str) -> None:
    _, first, _ = of(ROWS.replace(old, new)).statements
    assert periods(first) == OF_1999


def test_a_heading_of_the_labels_beside_those_of_columns_is_none_of_theirs() -> None:
    _, first, _ = of(ROWS.replace("                          Sales ", "Quarter                   Sales ")).statements
    assert [line.label for line in first.lines] == ["Net Sales", "Gross Profit", "Net Income", "Net Income Per Share"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A line that is no quarter.
        ("  Second quarter  ", "  Other           "),
        # Quarters that no year is told of.
        ("1999:\n", "\n"),
    ],
)
def test_rows_that_are_not_all_quarters_of_results_are_left_as_they_are(old: str, new: str) -> None:
    assert old in ROWS
    assert len(of(ROWS.replace(old, new)).statements) == 1


def test_quarters_of_prices_alone_are_no_statement() -> None:
    heads = ROWS.replace("Net        Gross        Net        Net Income", "")
    table = heads.replace(
        "Sales       Profit      Income      Per Share", " High        Low        Close       Dividend"
    )
    assert "High" in table
    assert len(of(table).statements) == 1


def test_prices_beside_results_are_no_amounts_of_the_company() -> None:
    table = ROWS.replace(
        "Net        Gross        Net        Net Income", "Net        Gross        Net                  "
    )
    reading = of(table.replace("Income      Per Share", "Income        High   "))
    assert reading.codes().count("cell.unit-unclear") == 10


TAGGED = """\
<TABLE>
<CAPTION>
                                                  Net       Earnings
                                      Gross    Earnings    Per Share
1999                    Sales        Profit      (Loss)       ("EPS")
- ----------------------------------------------------------------
<S>                 <C>           <C>          <C>             <C>
First Quarter        $ 41,200      $ 12,360     $ 3,060        $ .21
Second Quarter         45,310        13,593       4,719          .27
Third Quarter          47,980        14,874       5,358          .34
Fourth Quarter         52,640        17,371       6,661          .47
                     --------      --------     -------        -----
                     $187,130      $ 58,198     $19,798        $1.29
</TABLE>

<TABLE>
<CAPTION>
                                  Gross        Net
1998                Sales        Profit     Earnings         EPS(1)
- ----------------------------------------------------------------
<S>             <C>           <C>          <C>             <C>
First Quarter    $ 38,100      $ 11,430     $ 2,905        $ .19
Second Quarter     41,220        12,366       4,473          .25
Third Quarter      43,870        13,599       5,071          .31
Fourth Quarter     48,050        15,856       5,662          .43
                 --------      --------     -------        -----
                 $171,240      $ 53,251     $18,111        $1.18
</TABLE>
"""
BESIDE = """\
                                            Quarter                    Year Ended
1999                          First    Second    Third     Fourth      {end}
----                          -----    ------    -----     -------     ----------
Net Sales                   $41,200   $45,310   $47,980   $52,640      $187,130
Gross Profit                 12,360    13,593    14,874    17,371        58,198(1)(2)
"""


def test_the_tags_before_headings_of_other_columns_begin_another_table() -> None:
    _, first, second = of(TAGGED).statements
    assert periods(first) == OF_1999
    assert [line.label for line in first.lines] == [
        "Sales",
        "Gross Profit",
        "Net Earnings (Loss)",
        'Earnings Per Share ("EPS")',
    ]
    assert lines(second)[0] == "Sales: 38100000 41220000 43870000 48050000 171240000"


@pytest.mark.parametrize(("end", "expected"), [("December 31", OF_1999), ("June 30", TO_JUNE_1999)])
def test_a_year_beside_the_headings_of_quarters_is_that_of_all(end: str, expected: list[str]) -> None:
    _, quarters = of(BESIDE.format(end=end), end).statements
    assert periods(quarters) == expected
    assert lines(quarters)[1] == "Gross Profit: 12360000 13593000 14874000 17371000 58198000"


def test_a_paragraph_may_stand_between_the_title_and_the_table() -> None:
    told = (
        "The following is an analysis of certain items in\n"
        "the Statements of Income by quarter for the two years that ended last.\n\n"
    )
    text = STATEMENT.format(end="December 31").replace("9. QUARTERLY", "SELECTED QUARTERLY")
    text = text.replace("(In thousands, except per share amounts)\n\n", f"\n{told}")
    assert len(read(text + ROWS).statements) == 3


def test_quarters_leave_notes_of_years_as_they_are() -> None:
    note = """\
3. OTHER

                                                1999              1998
Looms                                       $ 98,400          $ 90,240
Spools                                        88,730            81,000
                                            --------          --------
Net sales                                   $187,130          $171,240

"""
    text = STATEMENT.format(end="December 31").replace("9. QUARTERLY", f"{note}9. QUARTERLY")
    reading = read(text + ROWS)
    (told,) = read_details(reading.layouts, reading.statements, reading.source, vocabulary())
    assert periods(told) == [OF_1999[-1], "1998-01-01/1998-12-31"]
