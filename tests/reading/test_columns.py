"""Columns: the periods that headings of one to four rows give them, and columns that hold no facts."""

from __future__ import annotations

import pytest

from tests.helpers_text import Read, lines, periods, read

BODY = """
Net sales                                5,600       4,900
Net income                                 610         540
"""
TITLE = """
MARLOW KITES, INC.
STATEMENTS OF INCOME
"""


def income(heading: str) -> Read:
    """An income statement of two columns with these heading lines."""
    return read(TITLE + heading + BODY)


YEARS = ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]


@pytest.mark.parametrize(
    "heading",
    [
        """
                                     Year Ended December 31,
                                          2004        2003
""",
        """
                                         Year Ended
                                        December 31,
                                          2004        2003
""",
        """
                                       Year Ended    Year Ended
                                      December 31,  December 31,
                                          2004          2003
""",
        """
                                           Years Ended
                                    December 31, December 31,
                                          2004        2003
""",
        """
                                      For the Years Ended
                                          December 31,
                                      ------------------
                                          2004        2003
                                         ------      ------
""",
        """
                                           Twelve Months Ended
                                     December 31, December 31,
                                          2004        2003
                                     (Unaudited)  (Audited)
""",
        """
                                           Fiscal Year Ended
                                        12 months    12 months
                                      December 31, December 31,
                                          2004        2003
""",
    ],
)
def test_headings_over_two_to_four_rows_date_two_years(heading: str) -> None:
    assert periods(income(heading).only) == YEARS


@pytest.mark.parametrize(
    "heading",
    [
        """
                                             Quarter Ended
                                               March 31
                                          2004        2003
""",
        """
                                      For the Three Months Ended
                                               March 31,
                                          2004        2003
                                         ------      ------
""",
        """
                                             THREE MONTHS
                                                ENDED
                                              MARCH 31
                                          2004        2003
""",
    ],
)
def test_a_date_in_the_middle_below_a_length_is_of_both_columns(heading: str) -> None:
    assert periods(income(heading).only) == ["2004-01-01/2004-03-31", "2003-01-01/2003-03-31"]


@pytest.mark.parametrize("month", ["Dec.", "Dec", "DECEMBER"])
def test_a_short_month_is_a_month_and_never_a_decrease(month: str) -> None:
    reading = income(f"""
                                        Year Ended {month} 31,
                                          2004        2003
""")
    assert periods(reading.only) == YEARS


@pytest.mark.parametrize(
    ("first", "second"), [("26 Sep 04", "28 Sep 03"), ("26-Sep-04", "28-Sep-03"), ("26 Sept. '04", "28 Sept. '03")]
)
def test_a_day_before_its_month_has_the_year_behind_it_in_two_digits(first: str, second: str) -> None:
    reading = read(f"""
        MARLOW KITES, INC.
        BALANCE SHEETS
                                          {first:>12}{second:>14}
        Cash                                     5,600         4,900
        Total assets                             6,100         5,400
        """)
    assert periods(reading.only) == ["2004-09-26", "2003-09-28"]


def test_a_year_in_two_digits_is_no_day_of_the_month_before_it() -> None:
    reading = read("""
        MARLOW KITES, INC.
        BALANCE SHEETS
                                                  2004          2004
                                                Mar 27 Sep 26
        Cash                                     5,600         4,900
        Total assets                             6,100         5,400
        """)
    assert "2026-09-27" not in periods(reading.only)


def test_a_line_of_dates_that_ends_running_text_heads_no_column() -> None:
    reading = read("""
        Marlow Kites, Inc. reported its second quarter, of the 12 weeks ended June 14,
        1997.  Fiscal 1996 ended December 28, 1996 and fiscal 1995 ended December 30, 1995.

                                  MARLOW KITES, INC.
                                 STATEMENTS OF INCOME

                              12 Weeks Ended                    24 Weeks Ended
                     -------------------------------  -------------------------------
                     June 14,        June 15,         June 14,        June 15,
                       1997    %       1996    %        1997    %       1996    %
        Net sales     5,600  100.0    4,900  100.0     11,100  100.0    9,800  100.0
        Net income      610   10.9      540   11.0      1,200   10.8    1,080   11.0
        """)
    assert [p for p in periods(reading.only) if p != "percent"] == [
        "1997-03-23/1997-06-14",
        "1996-03-24/1996-06-15",
        "1996-12-29/1997-06-14",
        "1995-12-31/1996-06-15",
    ]


def test_columns_in_ascending_years_keep_their_order() -> None:
    reading = income("""
                                     Year Ended December 31,
                                          2003        2004
""")
    assert periods(reading.only) == YEARS[::-1]
    assert lines(reading.only)[0] == "Net sales: 5600 4900"


def test_unaudited_over_one_column_changes_nothing() -> None:
    reading = income("""
                                     Year Ended December 31,
                                    (Unaudited)
                                          2004        2003
""")
    assert periods(reading.only) == YEARS


def test_the_caption_may_say_the_period_and_the_columns_only_the_years() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
        Years ended December 31, 2004 and 2003
                                                  2004        2003
        Net sales                                5,600       4,900
        Net income                                 610         540
        """)
    assert periods(reading.only) == YEARS


@pytest.mark.parametrize(
    ("months", "starts"),
    [("Three", "2004-07-01"), ("Six", "2004-04-01"), ("Nine", "2004-01-01"), ("Twelve", "2003-10-01")],
)
def test_months_to_a_month_end_start_on_a_first_of_month(months: str, starts: str) -> None:
    reading = income(f"""
                                  {months} Months Ended September 30,
                                          2004        2003
""")
    assert periods(reading.only)[0] == f"{starts}/2004-09-30"


@pytest.mark.parametrize(
    ("day", "starts"),
    # A quarter that does not end with a month is one of thirteen weeks, 91 days.
    [("October 2, 2004", "2004-07-04"), ("April 3, 2004", "2004-01-04"), ("June 26, 2004", "2004-03-28")],
)
def test_a_quarter_that_ends_inside_a_month_has_thirteen_weeks(day: str, starts: str) -> None:
    reading = read(f"""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                            Three Months Ended
                                             {day}
        Net sales                                5,600
        Net income                                 610
        """)
    (period,) = periods(reading.only)
    assert period.startswith(starts)


@pytest.mark.parametrize(
    ("weeks", "starts"),
    # The last day counts, so 13 weeks to 31 July begin 90 days before it.
    [
        ("13 Weeks", "2004-05-02"),
        ("Thirteen Weeks", "2004-05-02"),
        ("26 Weeks", "2004-02-01"),
        ("Twenty-six Weeks", "2004-02-01"),
        ("39 Weeks", "2003-11-02"),
        ("52 Weeks", "2003-08-03"),
    ],
)
def test_weeks_are_counted_in_days_even_to_a_month_end(weeks: str, starts: str) -> None:
    reading = read(f"""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                              {weeks} Ended
                                             July 31, 2004
        Net sales                                5,600
        Net income                                 610
        """)
    assert periods(reading.only) == [f"{starts}/2004-07-31"]


def test_months_of_a_company_that_gave_up_years_of_weeks_are_calendar_months() -> None:
    # March 31 and June 30, 2010 are Wednesdays; the weeks of the year before ended on Fridays.
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                Three Months Ended          Six Months Ended
                          June 30,  March 31,  June 26,    June 30,  June 26,
                            2010      2010       2009        2010      2009
        Net sales          5,600     5,300      5,100       10,900     9,900
        Net income           610       590        580        1,200     1,100
        """)
    assert [day.split("/")[0] for day in periods(reading.only)] == [
        "2010-04-01",
        "2010-01-01",
        "2009-03-28",
        "2010-01-01",
        "2008-12-27",
    ]


def test_a_quarter_in_february_of_a_leap_year_ends_on_the_29th() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                            Three Months Ended
                                       February 29,   February 28,
                                           2004           2003
        Net sales                         5,600          4,900
        Net income                          610            540
        """)
    assert periods(reading.only) == ["2003-12-01/2004-02-29", "2002-12-01/2003-02-28"]


def test_of_two_days_in_one_date_the_last_of_its_month_counts() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                         Three Months Ended          Year Ended
                                          February 29/28,         February 28/29,
                                          2004        2003        2004        2003
        Net sales                        1,500       1,300       5,600       4,900
        Net income                         110          90         610         540
    """)
    assert periods(reading.only) == [
        "2003-12-01/2004-02-29",
        "2002-12-01/2003-02-28",
        "2003-03-01/2004-02-29",
        "2002-03-01/2003-02-28",
    ]


def test_two_days_in_one_date_of_which_none_ends_a_month_date_nothing() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                         Three Months Ended
                                 March 27/26, 2004   March 27/26, 2003
        Net sales                        1,500       1,300
        Net income                         110          90
    """)
    assert periods(reading.only) == ["undated", "undated"]


def test_february_28_of_a_leap_year_is_no_month_end() -> None:
    # 91 days to 28 February 2004: January has 31, December 31, so it begins on 30 November.
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                            Three Months Ended
                                            February 28, 2004
        Net sales                         5,600
        Net income                          610
        """)
    assert periods(reading.only) == ["2003-11-30/2004-02-28"]


def test_one_date_pair_stands_above_two_groups_of_columns() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                              Three Months Ended          Six Months Ended
                                   June 30,                   June 30,
                               2004       2003            2004       2003
        Net sales             5,600      4,900          10,600      9,900
        Net income              610        540           1,210      1,040
        """)
    assert periods(reading.only) == [
        "2004-04-01/2004-06-30",
        "2003-04-01/2003-06-30",
        "2004-01-01/2004-06-30",
        "2003-01-01/2003-06-30",
    ]
    assert lines(reading.only)[1] == "Net income: 610 540 1210 1040"


def test_a_single_date_over_all_columns_serves_both_groups() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                              Three Months Ended          Six Months Ended
                                              June 30,
                               2004       2003            2004       2003
        Net sales             5,600      4,900          10,600      9,900
        Net income              610        540           1,210      1,040
        """)
    assert periods(reading.only) == [
        "2004-04-01/2004-06-30",
        "2003-04-01/2003-06-30",
        "2004-01-01/2004-06-30",
        "2003-01-01/2003-06-30",
    ]


def test_a_balance_sheet_has_dates_and_each_column_may_have_its_own() -> None:
    reading = read("""
        MARLOW KITES, INC.
        BALANCE SHEETS
                                     June 30,   December 31,
                                       2004        2003
                                   (Unaudited)
        Cash                            610         540
        Total assets                  5,600       4,900
        """)
    assert periods(reading.only) == ["2004-06-30", "2003-12-31"]


def test_a_quarter_named_by_number_is_dated_from_the_running_text() -> None:
    reading = read("""
        ALDER POINT, Maine, July 22, 2004 -- Marlow Kites, Inc. today announced its results for the
        three months ended June 30, 2004, which compare with the three months ended June 30, 2003.

        STATEMENTS OF INCOME
                                               Second Quarter
                                          2004        2003
        Net sales                        5,600       4,900
        Net income                         610         540
        """)
    assert periods(reading.only) == ["2004-04-01/2004-06-30", "2003-04-01/2003-06-30"]


def test_a_column_without_a_date_stays_undated_and_its_figures_are_findings() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                              Second Quarter
                                          2004        2003
        Net sales                        5,600       4,900
        Net income                         610         540
        """)
    assert periods(reading.only) == ["undated", "undated"]
    assert lines(reading.only) == ["Net sales", "Net income"]
    assert reading.codes().count("column.undated") == 2
    assert [reading.at(f) for f in reading.findings if f.code == "cell.undated"] == ["5,600", "4,900", "610", "540"]


def test_a_date_that_is_none_leaves_its_column_undated() -> None:
    reading = income("""
                                     Year Ended November 31,
                                          2004        2003
""")
    assert periods(reading.only) == ["undated", "undated"]


@pytest.mark.parametrize(
    ("heading", "codes"),
    [
        ("Percent", {"cell.percent-column"}),
        ("% Change", {"cell.percent-column", "cell.change-column"}),  # it is both
        ("Change", {"cell.change-column"}),
        ("Variance", {"cell.change-column"}),
        ("Pro Forma", {"cell.pro-forma"}),
    ],
)
def test_columns_of_changes_percentages_and_pro_forma_stay_out_with_a_finding_each(
    heading: str, codes: set[str]
) -> None:
    reading = read(f"""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                     Year Ended December 31,
                                          2004        2003     {heading:>9}
        Net sales                        5,600       4,900           700
        Net income                         610         540            70
        """)
    assert lines(reading.only) == ["Net sales: 5600 4900", "Net income: 610 540"]
    assert periods(reading.only)[:2] == YEARS
    assert [reading.at(f) for f in reading.findings if f.code in codes] == ["700", "70"]


def test_a_column_of_percent_signs_without_a_heading_stays_out() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                     Year Ended December 31,
                                          2004        2003
        Net sales                        5,600       4,900       14.3%
        Net income                         610         540       13.0%
        """)
    assert lines(reading.only) == ["Net sales: 5600 4900", "Net income: 610 540"]
    assert periods(reading.only)[:2] == YEARS


def test_a_column_of_percentages_between_two_years_stays_out() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                     Year Ended December 31,
                                       2004     %      2003     %
        Net sales                     5,600   100.0   4,900   100.0
        Net income                      610    10.9     540    11.0
        """)
    assert lines(reading.only) == ["Net sales: 5600 4900", "Net income: 610 540"]
    assert periods(reading.only)[0::2] == YEARS


def test_a_row_with_one_empty_cell_keeps_its_figure_in_its_column() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                     Year Ended December 31,
                                          2004        2003
        Net sales                        5,600       4,900
        Fire damage                                    320
        Plant sale                         210
        Net income                         610         540
        """)
    by_label = {item.label: [str(a.period) for a in item.amounts] for item in reading.only.lines}
    assert by_label["Fire damage"] == [YEARS[1]]
    assert by_label["Plant sale"] == [YEARS[0]]


def test_a_figure_too_many_stands_under_no_column_and_says_so() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                     Year Ended December 31,
                                          2004        2003
        Net sales                        5,600       4,900
        Fire damage             17         210         320
        Net income                         610         540
        """)
    assert lines(reading.only)[1] == "Fire damage: 210 320"
    assert reading.at(reading.finding("cell.no-column")) == "17"


def test_lengths_set_to_the_left_of_their_columns_stand_over_as_many_each() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                               Three Months Ended    Six Months Ended
                               June 30,    June 30,    June 30,    June 30,
                                   2004        2003        2004        2003
        Net sales                 5,600       4,900      10,600       8,900
        Net income                  610         540       1,200       1,100
        """)
    assert periods(reading.only) == [
        "2004-04-01/2004-06-30",
        "2003-04-01/2003-06-30",
        "2004-01-01/2004-06-30",
        "2003-01-01/2003-06-30",
    ]


def test_dates_as_many_as_columns_head_them_even_where_the_first_begins_over_the_labels() -> None:
    reading = read("""
        MARLOW KITES, INC.
        BALANCE SHEETS
                     June 30, 2004        Dec. 31, 2003
        Cash                              600        500
        Total assets                    5,600      4,900
        """)
    assert periods(reading.only) == ["2004-06-30", "2003-12-31"]


def test_columns_that_print_the_same_twice_are_of_one_period() -> None:
    """A form for quarters and years to date, filled in for the first quarter."""
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                    Three Months Ended      Three Months Ended
                                         March 31,               March 31,
                                      2004      2003          2004      2003
        Net sales                    1,500     1,300         1,500     1,300
        Net income                     110        90           110        90
    """)
    quarters = ["2004-01-01/2004-03-31", "2003-01-01/2003-03-31"]
    assert periods(reading.only) == [*quarters, *quarters]


def test_columns_of_one_period_with_other_figures_date_nothing() -> None:
    reading = read("""
        MARLOW KITES, INC.
        STATEMENTS OF INCOME
                                    Three Months Ended      Three Months Ended
                                         March 31,               March 31,
                                      2004      2003          2004      2003
        Net sales                    1,500     1,300         1,500     1,300
        Net income                     110        90           120        80
    """)
    assert periods(reading.only) == ["undated"] * 4


TALL = """
                            LARK HOLLOW GENETICS, INC.
                          (a development stage company)
                        CONDENSED STATEMENTS OF OPERATIONS
                                  (in thousands)

{head}
Contract revenue               $  1,210 $    804  $  3,618 $  2,410   $ 14,206
Research and development          8,204    7,118    24,410   19,806     98,410
Net loss                       $ (6,994)$ (6,314) $(20,792)$(17,396)  $(84,204)
"""


@pytest.mark.parametrize(
    "head",
    [
        """
                                                                    Cumulative
                                                                    period from
                                                                    March 12,
                                                                      1995
                                                                      (date of
                               Three months ended  Nine months ended  inception)
                                  September 30,      September 30,     to Sept.
                                                                          30,
                                  2002     2001      2002     2001       2002
                                -------- --------  -------- --------  ---------""",
        """
                                                                     March 12, 1995
                               Three months ended  Nine months ended (inception) to
                                  September 30,      September 30,   September 30,
                                  2002     2001      2002     2001      2002""",
    ],
)
def test_a_tall_heading_since_inception_is_of_the_last_column_alone(head: str) -> None:
    assert periods(read(TALL.format(head=head)).only) == [
        "2002-07-01/2002-09-30",
        "2001-07-01/2001-09-30",
        "2002-01-01/2002-09-30",
        "2001-01-01/2001-09-30",
        "1995-03-12/2002-09-30",
    ]


def test_a_word_of_a_heading_that_ends_where_the_next_column_begins_is_not_its() -> None:
    reading = read("""
        CASCADE FERRIES, INC.
        STATEMENT OF INCOME
        (in thousands)
                                Three months ended June 30      Six months ended June 30
                                                   Percent                          Percent
                                  2000      1999    Change       2000       1999     Change
        Passenger            $ 148,210 $ 131,402     12.8 $ 281,406  $ 252,114      11.6
        Fuel                    90,210    80,402     12.2   180,406    160,114      12.7
        Net income           $  58,000 $  51,000     13.7 $ 101,000  $  92,000       9.8
    """)
    assert [column.role.value for column in reading.only.columns] == [*("value", "value", "percent") * 2]


def test_figures_that_a_long_label_runs_into_stand_at_the_edge_of_their_column() -> None:
    reading = read("""
        CASCADE FERRIES, INC.
        BALANCE SHEETS
        (in thousands)
                                                 June 30, 2000     June 30, 1999
        Cash                                         182,000           180,000
        Preferred stock not subject to redemption and152,000           152,000
        Other income and expenses deferred to later (30,000)           (28,000)
        Total assets                                 304,000           304,000
    """)
    assert lines(reading.only) == [
        "Cash: 182000000 180000000",
        "Preferred stock not subject to redemption and: 152000000 152000000",
        "Other income and expenses deferred to later: -30000000 -28000000",
        "Total assets: 304000000 304000000",
    ]
