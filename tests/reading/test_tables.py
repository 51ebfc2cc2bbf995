"""Which tables are statements, and that every printed figure ends as an amount or as a finding."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.model.source import StatementKind
from tests.helpers_text import Read, lines, periods, read

TWO_YEARS = "                                   2004        2003"


@pytest.mark.parametrize(
    ("title", "heading", "kind"),
    [
        ("CONSOLIDATED STATEMENTS OF OPERATIONS", "Year Ended December 31,", StatementKind.INCOME_STATEMENT),
        ("Condensed Consolidated Statements of Income", "Year Ended December 31,", StatementKind.INCOME_STATEMENT),
        ("STATEMENT OF CONSOLIDATED EARNINGS", "Year Ended December 31,", StatementKind.INCOME_STATEMENT),
        ("CONSOLIDATED BALANCE SHEETS", "December 31,", StatementKind.BALANCE_SHEET),
        ("Statement of Financial Condition", "December 31,", StatementKind.BALANCE_SHEET),
        ("CONSOLIDATED STATEMENTS OF CASH FLOWS", "Year Ended December 31,", StatementKind.CASH_FLOW),
    ],
)
def test_a_title_says_which_statement_a_table_is(title: str, heading: str, kind: StatementKind) -> None:
    reading = read(f"SABLE OARS, INC.\n{title}\n{'':30}{heading}\n{TWO_YEARS}\n"
                   f"{'One thing':30}{'610':>9}{'540':>12}\n{'Another thing':30}{'61':>9}{'54':>12}\n")  # fmt: skip
    assert reading.only.kind is kind


@pytest.mark.parametrize(
    "title",
    [
        "RECONCILIATION OF NET INCOME TO ADJUSTED EBITDA",
        "PRO FORMA STATEMENTS OF OPERATIONS",
        "GUIDANCE FOR THE COMING YEAR",
        "SEGMENT INFORMATION",
        "SALES BY REGION",
        "Item 7. Management's Discussion and Analysis of Financial Condition",
    ],
)
def test_other_tables_are_left_alone_with_a_finding_for_each_figure(title: str) -> None:
    reading = read(f"SABLE OARS, INC.\n{title}\n{'':30}Year Ended December 31,\n{TWO_YEARS}\n"
                   f"{'One thing':30}{'610':>9}{'540':>12}\n{'Another thing':30}{'61':>9}{'54':>12}\n")  # fmt: skip
    assert reading.statements == ()
    assert reading.codes().count("table.not-tagged") == 1
    assert [reading.at(f) for f in reading.findings if f.code == "cell.not-a-statement"] == ["610", "540", "61", "54"]


def test_two_statements_in_a_row_are_two_tables() -> None:
    reading = read("""
        SABLE OARS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540

        SABLE OARS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Cash                                 700         650
        Total assets                       9,300       8,200
        """)
    assert [statement.kind.value for statement in reading.statements] == ["income_statement", "balance_sheet"]
    assert lines(reading.statements[1]) == ["Cash: 700 650", "Total assets: 9300 8200"]


def test_figures_in_running_text_are_no_table() -> None:
    reading = read("""
        HULL, Mass., Feb. 3, 2004 -- Sable Oars, Inc. today announced sales of $5,600 for the
        year ended December 31, 2003, and net income of $810, or $.90 per share, against
        $540, or $.60 per share, in 2002.
        """)
    assert reading.tables == ()


CELLS = st.sampled_from([
    "1,234", "(56)", "$ 7,890", "$(12)", "--", "-", "\u2014", "N/A", "45%", "12,34", ".93", "(0.01)", "1,234(1)",
    "88-", "0", "", "(3,456", "1.2.3",
])  # fmt: skip
LABELS = st.sampled_from([
    "Oars", "Notes due 2005", "Common stock, $.01 par value", "Oars and\n  rowlocks", "Ash", "Total oars", "Net (1)",
])  # fmt: skip
HEADINGS = st.sampled_from([
    ("BALANCE SHEETS", "December 31,", "2004", "2003", "2002"),
    ("STATEMENTS OF INCOME", "Year Ended December 31,", "2004", "2003", "% Change"),
    ("STATEMENTS OF INCOME", "Year Ended December 31,", "2004", "Pro Forma", "2003"),
    ("SEGMENT INFORMATION", "Year Ended December 31,", "2004", "2003", "2002"),
    ("STATEMENTS OF INCOME", "Second Quarter", "2004", "2003", "2002"),
])  # fmt: skip


def accounted(reading: Read) -> None:
    """Every cell of every table has one amount, or one finding with exactly its locator, never both."""
    items = [item for statement in reading.statements for item in statement.lines]
    amounts = Counter(amount.locator for item in items if not item.is_inside_label for amount in item.amounts)
    cells = {cell.locator for cell in reading.cells}
    findings = Counter(finding.locator for finding in reading.findings if finding.locator in cells)
    for cell in reading.cells:
        at = cell.locator
        assert (amounts[at], findings[at]) in ((1, 0), (0, 1)), cell.text
    assert set(amounts) <= cells


@settings(max_examples=150)
@given(HEADINGS, st.lists(st.tuples(LABELS, st.tuples(CELLS, CELLS, CELLS)), min_size=2, max_size=9))
def test_every_cell_ends_as_an_amount_or_as_a_finding(
    heading: tuple[str, ...], body: list[tuple[str, tuple[str, str, str]]]
) -> None:
    title, over, *columns = heading
    text = [f"SABLE OARS, INC.\n{title}\n{'':40}{over}", f"{'':30}" + "".join(f"{c:>14}" for c in columns)]
    for label, cells in body:
        *wrapped, last = label.split("\n")
        text += [*wrapped, f"{last:30}" + "".join(f"{cell:>14}" for cell in cells)]
    reading = read("\n".join(text))
    accounted(reading)
    if reading.tables:  # a single line of figures is no table
        assert [cell.text for cell in reading.cells] == [cell for _, cells in body for cell in cells if cell]


@settings(max_examples=60)
@given(st.integers(0, 10_000))
def test_every_cell_is_accounted_for_where_columns_are_ragged(seed: int) -> None:
    chance = random.Random(seed)
    text = ["SABLE OARS, INC.", "BALANCE SHEETS", f"{'':40}December 31,", f"{'':30}      2004        2003"]
    for number in range(chance.randint(2, 8)):
        figures = [f"{chance.randint(0, 99_999):,}" for _ in range(chance.randint(0, 4))]
        cells = "".join(f"{figure:>{chance.randint(9, 13)}}" for figure in figures)
        text.append(f"{'Line ' + 'abcdefgh'[number]:30}{cells}")
    accounted(read("\n".join(text)))


def test_two_sides_of_a_balance_sheet_with_the_same_columns_are_one_table() -> None:
    reading = read("""
                                  SABLE OARS, INC.
                                   BALANCE SHEETS
                                   (In thousands)
        ASSETS                     June 30,       LIABILITIES AND EQUITY       June 30,
                                2004     2003                               2004     2003
        Cash                     600      500     Accounts payable           300      200
        Receivables              700      650     Accrued expenses            90       80
        Inventories            1,000      900     Long-term debt           1,010      970
        Land                     100      100     Total liabilities        1,400    1,250
                                                  Common stock               500      500
                                                  Retained earnings          500      400
        Total assets           2,400    2,150     Total liabilities and
                                                    equity                 2,400    2,150
        """)
    assert [lines(statement) for statement in reading.statements] == [
        [
            "ASSETS",
            "Cash: 600000 500000",
            "Receivables: 700000 650000",
            "Inventories: 1000000 900000",
            "Land: 100000 100000",
            "Total assets: 2400000 2150000",
            "LIABILITIES AND EQUITY",
            "Accounts payable: 300000 200000",
            "Accrued expenses: 90000 80000",
            "Long-term debt: 1010000 970000",
            "Total liabilities: 1400000 1250000",
            "Common stock: 500000 500000",
            "Retained earnings: 500000 400000",
            "Total liabilities and equity: 2400000 2150000",
        ],
    ]
    assert not {"cell.unread", "label.not-tagged"} & set(reading.codes())


def test_tables_side_by_side_need_no_figures_of_both_in_most_lines() -> None:
    """Where rules of one stand beside figures of the other, few lines have both; their labels begin in one column."""
    reading = read("""
        SABLE OARS, INC.
        BALANCE SHEETS
        (In thousands)

        ASSETS                     12/31/04  12/31/03    LIABILITIES AND EQUITY      12/31/04  12/31/03
        Cash                       $    100  $     90    Accounts payable            $    120  $    100
        Accounts receivable             200       180    Accrued expenses                  30        20
        Inventories                      50        40                                  ------    ------
                                     ------    ------    Total current liabilities        150       120
        Total current assets            350       310    Long-term debt                   150       150
        Property, net                   150       140                                  ------    ------
                                     ------    ------    Total liabilities                300       270
                                                         Common stock                      10        10
                                                         Retained earnings                190       170
                                                                                       ------    ------
                                                         Total shareholders' equity       200       180
                                                                                       ------    ------
        Total assets               $    500  $    450    Total liabilities and equity $   500  $    450
        """)
    assert periods(reading.only) == ["2004-12-31", "2003-12-31"]
    found = lines(reading.only)
    assert [text for text in found if ":" in text][:3] == [
        "Cash: 100000 90000",
        "Accounts receivable: 200000 180000",
        "Inventories: 50000 40000",
    ]
    assert found[-1] == "Total liabilities and equity: 500000 450000"
    assert not {"cell.unread", "cell.no-column", "label.not-tagged"} & set(reading.codes())


def test_a_title_over_one_of_two_tables_side_by_side_is_of_both() -> None:
    reading = read("""
                    SABLE OARS, INC.
                     BALANCE SHEETS
                December 31, 2004 and 2003
                 ASSETS                              LIABILITIES AND PARTNERS' CAPITAL
                                  2004     2003                                   2004     2003
        Cash                     6,000    5,000      Accounts payable            3,000    2,000
        Receivables              7,000    6,500      Tenant deposits               900      800
        Land                     1,000    1,000      Mortgage payable            5,100    4,700
        Buildings                2,000    3,500      Partners' capital           7,000    8,500
         Total                  16,000   16,000       Total                     16,000   16,000
        """)
    assert [item.label for item in reading.only.lines] == [
        "ASSETS",
        "Cash",
        "Receivables",
        "Land",
        "Buildings",
        "Total",
        "LIABILITIES AND PARTNERS' CAPITAL",
        "Accounts payable",
        "Tenant deposits",
        "Mortgage payable",
        "Partners' capital",
        "Total",
    ]
    assert periods(reading.only) == ["2004-12-31", "2003-12-31"]


def test_tables_side_by_side_of_other_columns_are_read_one_after_the_other() -> None:
    reading = read("""
                                  SABLE OARS, INC.
                  BALANCE SHEETS                              STATEMENTS OF INCOME
                                   (In thousands)
                               June 30,                        Year Ended June 30,
                                2004     2003                               2004     2003
        Cash                     600      500     Sales                    3,000    2,000
        Receivables              700      650     Costs                    2,000    1,800
        Land                     100      100     Taxes                      500      100
        Total assets           1,400    1,250     Net income                 500      100
        """)
    assert [statement.kind for statement in reading.statements] == [
        StatementKind.BALANCE_SHEET,
        StatementKind.INCOME_STATEMENT,
    ]


def test_marks_of_notes_above_the_stub_of_a_table_are_no_figures() -> None:
    table = read("""
        QUILL LAMPS, INC.
        BALANCE SHEETS
        (In thousands)
        <TABLE>
        <CAPTION>
                                             DEC 30, 2006     JUL 1, 2006
                                             ------------     -----------
                                              (unaudited)         (1)
        <S>                                  <C>              <C>
        Cash                                    $ 1,900         $ 1,800
        Inventories                                 610             540
        Total assets                            $ 2,510         $ 2,340
        </TABLE>
        """).only
    assert [item.label for item in table.lines] == ["Cash", "Inventories", "Total assets"]


@pytest.mark.parametrize("sign", ["$", "\u20ac", "US$", "RMB"])
def test_two_tables_side_by_side_may_have_the_signs_of_any_currency(sign: str) -> None:
    rows = (("Cash", 600, "Payables", 300), ("Receivables", 700, "Accruals", 90), ("Land", 100, "Debt", 510),
            ("Goodwill", 200, "Equity", 700), ("Total", 1600, "Total", 1600))  # fmt: skip
    text = ["SABLE OARS, INC.", "BALANCE SHEETS", f"({sign} in thousands)", f"{'':26}2004{'':26}2004"]
    text += [f"{one:20}{sign:>5}{a:>6,}     {two:20}{sign:>5}{b:>6,}" for one, a, two, b in rows]
    found = [line for statement in read("\n".join(text)).tables for line in statement.rows]
    assert [row.label for row in found if row.cells] == [*(one for one, *_ in rows), *(row[2] for row in rows)]


LONG_TITLES = (
    "Condensed Consolidated Statements of Operations and Comprehensive Income for the Three and Nine Months Ended\n"
    "September 30, 1998 and 1997 (Unaudited) (In Thousands, Except Per Share Data)\n",
    "Unaudited Condensed Consolidated Statements of Operations of Quill Looms, Inc. and its Wholly-Owned Subsidiaries\n"
    "(in thousands, except per share data)\n",
    "Consolidated Statements of Operations for the three-month and nine-month periods\n"
    "ended September 30, 1998 and 1997 (unaudited)\n(in thousands, except per share data)\n",
)
NINE_MONTHS = """
                                   Three Months Ended     Nine Months Ended
                                      September 30,         September 30,
                                    1998       1997       1998       1997
Net sales                        $ 12,310   $ 11,040   $ 24,100   $ 21,700
Cost of sales                       7,386      6,735     14,460     13,237
                                 --------   --------   --------   --------
Gross profit                     $  4,924   $  4,305   $  9,640   $  8,463
"""


@pytest.mark.parametrize("title", LONG_TITLES)
def test_a_title_as_long_as_a_line_of_running_text_is_a_title_and_its_scale_counts(title: str) -> None:
    reading = read(f"QUILL LOOMS, INC.\n\n{title}{NINE_MONTHS}")
    assert reading.only.title == title.partition("\n")[0]
    assert reading.only.scales.monetary == 3


def test_running_text_that_names_a_statement_is_no_title_however_it_begins() -> None:
    told = (
        "The Company has restated its Consolidated Statements of Operations so that they show what\n"
        "was sold to others alone.\n"
    )
    (table,) = read(f"QUILL LOOMS, INC.\n\n{told}{NINE_MONTHS}").tables
    assert table.captions == ()


def test_what_follows_running_text_in_brackets_tells_the_scale_of_the_table_below() -> None:
    told = "The following lines are those of the company and of all others that are consolidated with it as of today.\n"
    (table,) = read(f"QUILL LOOMS, INC.\n\n{told}(in thousands)\n{NINE_MONTHS}").tables
    assert table.captions == ("(in thousands)",)


def test_words_on_comparative_figures_head_columns_and_end_no_heading() -> None:
    reading = read("""
        QUILL LOOMS INC.
        CONSOLIDATED STATEMENT OF EARNINGS
        (in thousands of dollars)
        Year ended December 31, 2004, with comparative figures for 2003

                                             2004           2003
        Revenues                           $ 42,310       $ 41,040
        Operating expenses                   37,386         36,735
        Net income                         $  4,924       $  4,305
        """)
    assert reading.only.title == "CONSOLIDATED STATEMENT OF EARNINGS"
    assert periods(reading.only) == ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]
