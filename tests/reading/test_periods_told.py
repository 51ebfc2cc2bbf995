"""Periods that a heading does not print whole: told by captions, by the running text, by the company's calendar."""

from __future__ import annotations

import pytest

from converter.model.vocabulary import FilerYear
from tests.helpers_page import page
from tests.helpers_text import Read, periods, read

BODY = """
Net sales                                5,600       4,900
Cost of sales                            3,100       2,900
Net income                                 610         540
"""
THREE_YEARS_BODY = """
Net sales                                5,600       4,900       4,100
Cost of sales                            3,100       2,900       2,700
Net income                                 610         540         320
"""


def income(heading: str, *, told: str = "", body: str = BODY, filer_years: tuple[FilerYear, ...] = ()) -> Read:
    """An income statement below some running text, with these heading lines."""
    text = f"{told}\n\n\n" if told else ""
    page = f"{text}MARLOW KITES, INC.\nSTATEMENTS OF INCOME\n{heading.strip(chr(10))}\n{body.strip(chr(10))}\n"
    return read(page, filer_years)


def test_a_date_at_the_margin_below_the_heading_ends_the_years() -> None:
    reading = income("""
Three fiscal years ended                  1994        1993        1992
December 31, 1994
""", body=THREE_YEARS_BODY)  # fmt: skip
    assert periods(reading.only) == ["1994-01-01/1994-12-31", "1993-01-01/1993-12-31", "1992-01-01/1992-12-31"]


WEEKS = (
    "The fiscal year of Marlow Kites ends on the last Friday in September. In the fiscal year ended September 26,\n"
    "1997, sales grew; in the fiscal year ended September 27, 1996, they fell from those of the year before it."
)


def test_years_of_weeks_follow_the_rule_that_the_document_gives() -> None:
    reading = income("""
THREE FISCAL YEARS ENDED SEPTEMBER 26, 1997
                                          1997        1996        1995
""", told=WEEKS, body=THREE_YEARS_BODY)  # fmt: skip
    assert periods(reading.only) == ["1996-09-28/1997-09-26", "1995-09-30/1996-09-27", "1994-10-01/1995-09-29"]


def test_a_rule_that_the_printed_years_contradict_dates_nothing() -> None:
    reading = income("""
THREE FISCAL YEARS ENDED SEPTEMBER 26, 1997
                                          1997        1996        1995
""", told=WEEKS.replace("September 27,", "September 20,"), body=THREE_YEARS_BODY)  # fmt: skip
    assert periods(reading.only)[2] == "undated"


FIRST_QUARTER_OF_2000 = """
                                          Three Months Ended
                                  January 1, 2000   December 26, 1998
"""


@pytest.mark.parametrize(
    "told",
    [
        "The annual report for the fiscal year ended September 25, 1999 says more about the company and its kites.",
        "MARLOW KITES, INC.\nBALANCE SHEETS\n"
        "                                  January 1, 2000   September 25, 1999\n"
        "Total assets                               5,600               4,900\n"
        "Total liabilities                          1,600               1,900\n",
    ],
)
def test_a_quarter_of_14_weeks_begins_after_the_end_of_the_year_before(told: str) -> None:
    reading = income(FIRST_QUARTER_OF_2000, told=told)
    assert periods(reading.statements[-1]) == ["1999-09-26/2000-01-01", "1998-09-27/1998-12-26"]


def test_a_date_that_is_no_end_of_a_period_moves_no_quarter() -> None:
    reading = income(FIRST_QUARTER_OF_2000, told="On September 25, 1999 the company bought a kite from its chairman.")
    assert periods(reading.only) == ["1999-10-03/2000-01-01", "1998-09-27/1998-12-26"]


def test_a_range_is_dated_by_both_its_ends() -> None:
    reading = income("""
YEAR ENDED DECEMBER 31, 1997 AND PERIOD FROM JUNE 3, 1996 (INCEPTION)
TO DECEMBER 31, 1996
                                          1997        1996
""")
    assert periods(reading.only) == ["1997-01-01/1997-12-31", "1996-06-03/1996-12-31"]


def test_flows_headed_by_dates_alone_have_the_length_that_the_document_gives_them() -> None:
    heading = """
                                  December 26, 1998   December 26, 1997
"""
    told = income(heading, told="Quarterly report for the quarterly period ended December 26, 1998 of a company.")
    assert periods(told.only) == ["1998-09-27/1998-12-26", "1997-09-27/1997-12-26"]
    untold = income(heading)
    assert periods(untold.only) == ["undated", "undated"]
    torn = income(heading, told="In the three months ended December 26, 1998, as in the six months ended\n"
                                "December 26, 1998, sales grew.")  # fmt: skip
    assert periods(torn.only) == ["undated", "undated"]


YEARS = (
    "This is the annual report for the fiscal year ended June 30, 1995. Sales of the fiscal year ended June 30, 1994\n"
    "were lower. Those of the year ended June 30, 1993 were lower still."
)


def test_bare_years_are_the_fiscal_years_that_the_document_names() -> None:
    heading = "                                          1995        1994        1993\n"
    assert periods(income(heading, told=YEARS, body=THREE_YEARS_BODY).only) == [
        "1994-07-01/1995-06-30",
        "1993-07-01/1994-06-30",
        "1992-07-01/1993-06-30",
    ]
    assert periods(income(heading, body=THREE_YEARS_BODY).only) == ["undated"] * 3


def test_two_bare_years_are_no_years_where_the_document_names_quarters() -> None:
    heading = "                                          1995        1994\n"
    told = YEARS + " In the three months ended June 30, 1995, they grew again, and more than before."
    assert periods(income(heading, told=YEARS).only) == ["1994-07-01/1995-06-30", "1993-07-01/1994-06-30"]
    assert periods(income(heading, told=told).only) == ["undated", "undated"]


@pytest.mark.parametrize(
    "heading",
    [
        "                                  First Quarter  Second Quarter\n"
        "                                          1995        1995\n",
        "                                         Quarter\n1995                                     First     Second\n",
        "                                         1Q95        2Q95\n",
        "                                         Q1 FY95     Q2 FY95\n",
        "                                         Q1 '95      Q2 '95\n",
    ],
)
def test_quarters_count_in_the_fiscal_year(heading: str) -> None:
    assert periods(income(heading, told=YEARS).only) == ["1994-07-01/1994-09-30", "1994-10-01/1994-12-31"]


def test_quarters_of_years_of_weeks_need_their_ends_printed() -> None:
    heading = "                                  First Quarter  Second Quarter\n" + " " * 42 + "1997        1997\n"
    assert periods(income(heading, told=WEEKS).only) == ["undated", "undated"]
    printed = WEEKS + " At December 27, 1996 and at March 28, 1997 there was no debt."
    assert periods(income(heading, told=printed).only) == ["1996-09-28/1996-12-27", "1996-12-28/1997-03-28"]


def test_a_quarter_by_number_has_the_end_that_fits_its_place_in_the_year() -> None:
    heading = "                                  Second Quarter  Second Quarter\n" + " " * 42 + "1997        1996\n"
    told = (
        "The quarterly reports for the quarters ended March 28, 1997 and December 27, 1996 say more than these pages.\n"
        "In the quarter ended December 27, 1996 and in the quarter ended March 28, 1997 sales fell."
    )
    assert periods(income(heading, told=told).only) == ["undated", "undated"]


def test_one_statement_dates_the_quarters_of_another() -> None:
    statement = """
MARLOW KITES, INC.
STATEMENTS OF INCOME
                                         Three Months Ended
                                   January 1, 2000   December 26, 1998
Net sales                                  900                 800
Net income                                 100                  90
"""
    heading = "                                   First Quarter  First Quarter\n" + " " * 42 + "2000        1999\n"
    reading = read(statement + "\n\nSTATEMENTS OF INCOME\n" + heading + BODY)
    assert periods(reading.statements[1]) == periods(reading.statements[0])
    assert periods(reading.statements[1]) == ["1999-10-03/2000-01-01", "1998-09-27/1998-12-26"]


def test_dates_over_some_columns_are_not_those_of_the_others() -> None:
    body = """
Net sales                        5,600     4,900     5,600      4,900
Net income                         610       540       610        540
"""
    reading = income("""
                                   Second Quarter      Six Months Ended
                                                     March 27,  March 28,
                                  1998      1997      1998       1997
""", body=body)  # fmt: skip
    assert periods(reading.only)[:2] == ["undated", "undated"]


def test_a_length_in_two_halves_is_one() -> None:
    reading = income("""
                                         NINE  MONTHS
                                             ENDED
                                        June 30,   June 30,
                                          2004        2003
""")
    assert periods(reading.only) == ["2003-10-01/2004-06-30", "2002-10-01/2003-06-30"]


def test_a_year_that_ends_in_january_goes_by_either_of_two_numbers() -> None:
    told = YEARS.replace("June 30", "January 31")
    assert periods(income(" " * 42 + "1995        1994\n", told=told).only) == ["undated", "undated"]


def test_a_part_of_the_year_that_the_text_contradicts_dates_nothing() -> None:
    heading = """
                                          Nine Months Ended
                                       June 30, 2004  June 30, 2003
"""
    told = "In the six months ended June 30, 2004, as in the six months ended June 30, 2003, sales grew with the wind."
    assert periods(income(heading, told=told).only) == ["undated", "undated"]
    assert periods(income(heading, told=told.replace("six", "nine")).only) == [
        "2003-10-01/2004-06-30",
        "2002-10-01/2003-06-30",
    ]


def test_a_part_of_the_year_that_the_quarter_contradicts_dates_nothing() -> None:
    heading = """
                                           Six Months Ended
                                       June 30, 2004  June 30, 2003
"""
    told = "Sales of the third quarter ended June 30, 2004 grew with the wind."
    assert periods(income(heading, told=told).only) == ["undated", "undated"]
    nine = heading.replace("Six", "Nine")
    assert periods(income(nine, told=told).only) == ["2003-10-01/2004-06-30", "2002-10-01/2003-06-30"]
    # What was done from one quarter to the day ends with no quarter.
    counted = "From the second quarter of 2003 through June 30, 2004 we flew. The nine months ended June 30, 2004 grew."
    assert periods(income(nine, told=counted).only) == ["2003-10-01/2004-06-30", "2002-10-01/2003-06-30"]


def test_a_heading_of_a_time_that_the_text_never_speaks_of_is_told() -> None:
    heading = """
                                          Three Months Ended
                                       June 30, 2004  June 30, 2003
"""
    told = "In the third quarter ended September 30, 2004 we flew, and not in the three months ended {}."
    reading = income(heading, told=told.format("September 30, 2003"))
    message = reading.finding("period.contradicted").message
    assert [day for day in ("2004-06-30", "2004-09-30") if day in message] == ["2004-06-30", "2004-09-30"]
    assert periods(reading.only) == ["2004-04-01/2004-06-30", "2003-04-01/2003-06-30"]
    # Another year of the same quarter is no contradiction.
    assert "period.contradicted" not in income(heading, told=told.format("June 30, 2003")).codes()


@pytest.mark.parametrize(
    ("told", "first_days"),
    [
        # The year before may have ended on September 24 or on October 1, 2022: nothing tells.
        ("", ["2023-10-01", "undated"]),
        # September 26 is too early for the Saturday nearest to the month's end, so the last Saturday it is.
        ("Sales of the fiscal year ended September 26, 2020 were lower than any.", ["2023-10-01", "2022-09-25"]),
        # October 3 is no Saturday of September.
        ("Sales of the fiscal year ended October 3, 2020 were lower than any.", ["2023-10-01", "2022-10-02"]),
        ("Sales of the fiscal year ended September 24, 2022 were lower than any.", ["2023-10-01", "2022-09-25"]),
        ("The fiscal year ends on the last Saturday of each September.", ["2023-10-01", "2022-09-25"]),
        ("The fiscal year ends on the Saturday nearest to September 30.", ["2023-10-01", "2022-10-02"]),
        # A rule that a printed end does not obey is another company's, or an older one.
        (
            "The fiscal year ends on the last Saturday of September. The fiscal year ended October 3, 2020 was good.",
            ["2023-10-01", "2022-10-02"],
        ),
    ],
)
def test_a_year_of_52_or_53_weeks_begins_where_the_known_ends_of_years_allow(told: str, first_days: list[str]) -> None:
    reading = income("""
                                          Fiscal Year Ended
                                    Sept. 28, 2024  Sept. 30, 2023
""", told=told)  # fmt: skip
    assert [period.split("/")[0] for period in periods(reading.only)] == first_days


@pytest.mark.parametrize(
    ("known", "first_days"),
    [
        (FilerYear("0000000001", "Marlow Kites", "MKI", "last", 9, 0), ["2023-10-01", "2022-09-25"]),
        (FilerYear("0000000001", "Marlow Kites", "MKI", "nearest", 9, 30), ["2023-10-01", "2022-10-02"]),
        (FilerYear("0000000001", "Marlow Balloons", "MKI", "last", 9, 0), ["2023-10-01", "undated"]),
        # Its years end in another month now: the table is out of date.
        (FilerYear("0000000001", "Marlow Kites", "MKI", "last", 6, 0), ["2023-10-01", "undated"]),
    ],
)
def test_a_filer_whose_years_are_known_needs_not_tell_them(known: FilerYear, first_days: list[str]) -> None:
    heading = """
                                          Fiscal Year Ended
                                    Sept. 28, 2024  Sept. 30, 2023
"""
    reading = income(heading, filer_years=(known,))
    assert [period.split("/")[0] for period in periods(reading.only)] == first_days


def test_a_first_quarter_of_13_or_14_weeks_that_nothing_tells_stays_undated() -> None:
    sheet = """MARLOW KITES, INC.
BALANCE SHEETS
                                     Dec. 30, 2023  Sept. 30, 2023
Total assets                             5,600           4,900
Total liabilities                        1,600           1,900

"""
    reading = income("""
                                         Three Months Ended
                                    Dec. 30, 2023  Dec. 31, 2022
""", told=sheet)  # fmt: skip
    assert periods(reading.statements[1]) == ["2023-10-01/2023-12-30", "undated"]


GROCER = "The fiscal year of Marlow Kites ends on the last Saturday of each December. "
FOURTH_QUARTERS = """
                                          Quarter Ended
                                   Dec. 30, 2023   Dec. 31, 2022
"""
GROCERS_QUARTERS = FilerYear("0000000001", "Marlow Kites", "MKI", "last", 12, 0, (12, 12, 12, 16))


@pytest.mark.parametrize(
    ("told", "known", "first_days"),
    [
        # The long year's last quarter has 17 weeks, so that of the year beside it has 16.
        ("The fourth quarter of 2022 included 17 weeks of results.", (), ["2023-09-10", "2022-09-04"]),
        ("The fourth quarter of fiscal 2022 consisted of 14 weeks.", (), ["2023-10-01", "2022-09-25"]),
        ("", (GROCERS_QUARTERS,), ["2023-09-10", "2022-09-04"]),
        ("Sales of the 16 weeks ended December 30, 2023 were high.", (), ["2023-09-10", "undated"]),
        # Which quarter has how many weeks is left open: 13 are not to be assumed.
        ("Each of the other quarters has 12 weeks.", (), ["undated", "undated"]),
        ("The fourth quarter of 2023 and 2022 had 16 weeks and 17 weeks.", (), ["undated", "undated"]),
        ("", (), ["2023-10-01", "2022-10-02"]),
    ],
)
def test_quarters_have_as_many_weeks_as_are_told(
    told: str, known: tuple[FilerYear, ...], first_days: list[str]
) -> None:
    reading = income(FOURTH_QUARTERS, told=GROCER + told, filer_years=known)
    assert [period.split("/")[0] for period in periods(reading.only)] == first_days


def test_first_quarters_of_a_known_grocer_begin_after_the_end_of_its_year() -> None:
    heading = """
                                         Three Months Ended
                                   Mar. 23, 2024   Mar. 25, 2023
"""
    reading = income(heading, told=GROCER, filer_years=(GROCERS_QUARTERS,))
    assert periods(reading.only) == ["2023-12-31/2024-03-23", "2023-01-01/2023-03-25"]


@pytest.mark.parametrize(
    ("told", "second"),
    [
        ("They present the three-month and six-month periods ended June 29, 2014 and June 30, 2013.", "2013-04-01"),
        ("They present the three months ended June 29, 2014 and June 30, 2013.", "2013-04-01"),
        ("They present the three months ended June 29, 2014. Kites flew on June 30, 2013.", "undated"),
        ("They present the 13 and 14 weeks ended June 29, 2014 and June 30, 2013.", "undated"),
    ],
)
def test_of_two_days_joined_by_and_both_end_periods_of_the_length_told(told: str, second: str) -> None:
    sheet = """

                    BALANCE SHEETS

                                         June 29, 2014  Dec. 31, 2013
Total assets                             5,600           4,900
Total liabilities                        1,600           1,900

"""
    reading = income("""
                                            Second Quarter
                                          2014        2013
""", told=told + sheet)  # fmt: skip
    assert periods(reading.statements[1])[1].split("/")[0] == second


@pytest.mark.parametrize(
    ("length", "end", "first_day"),
    [
        # Years of weeks end about the end of a month, and so do all their quarters of 13 weeks.
        ("Three Months", "Nov. 10, 2018", "undated"),
        ("Nine Months", "Nov. 10, 2018", "undated"),
        ("Three Months", "Nov. 3, 2018", "2018-08-05"),
        ("Nine Months", "Oct. 27, 2018", "2018-01-28"),
        # Shops: the Saturday nearest to 31 January.
        ("Nine Months", "Nov. 3, 2018", "2018-02-04"),
        ("Nine Months", "Oct. 1, 2022", "undated"),
        ("40 Weeks", "Nov. 10, 2018", "2018-02-04"),
    ],
)
def test_quarters_that_end_within_a_month_are_not_of_13_weeks(length: str, end: str, first_day: str) -> None:
    reading = income(f"""
                                          {length} Ended
                                    {end}
""", body="Net sales                                5,600\nNet income                                 610")  # fmt: skip
    assert periods(reading.only)[0].split("/")[0] == first_day


def test_a_year_by_its_number_ends_as_a_column_of_another_statement_says() -> None:
    flows = """
STATEMENTS OF CASH FLOWS
                                              Fiscal Year
                                          2014        2013
Net income                                 610         540
Net cash provided by operating activities  810         740
"""
    reading = income("""
                                           Fiscal Year Ended
                                      April 25,   April 26,
                                          2014        2013
""", told="Kites flew in the fiscal year ended April 25, 2014.", body=BODY + flows)  # fmt: skip
    expected = ["2013-04-27/2014-04-25", "2012-04-28/2013-04-26"]
    assert [periods(statement) for statement in reading.statements] == [expected, expected]


FOUR_BODY = """
Net sales                                5,600       4,900      19,800      18,100
Cost of sales                            3,100       2,900      11,200      10,700
Net income                                 610         540       2,410       2,040
"""


def test_a_part_of_the_year_before_begins_with_the_year_where_years_end_with_months() -> None:
    told = "They present the three-month and six-month periods ended June 29, 2014 and June 30, 2013."
    sheet = """

                    BALANCE SHEETS

                                         June 29, 2014  Dec. 31, 2013
Total assets                             5,600           4,900
Total liabilities                        1,600           1,900

"""
    reading = income("""
                                      Second Quarter           Six Months
                                          2014        2013        2014        2013
""", told=told + sheet, body=FOUR_BODY)  # fmt: skip
    assert periods(reading.statements[1])[2:] == ["2014-01-01/2014-06-29", "2013-01-01/2013-06-30"]


THIRD_QUARTER = "Marlow Kites sold more in the third quarter ended September 30, 1998 than ever."
QUARTERS = ["1998-07-01/1998-09-30", "1997-07-01/1997-09-30"]
NINE_MONTHS = ["1998-01-01/1998-09-30", "1997-01-01/1997-09-30"]


@pytest.mark.parametrize(
    "heading",
    [
        """
                                      Third Quarter           Year-to-Date
                                          1998        1997        1998        1997
""",
        """
                                      Quarter Ended           Year to Date
                                      September 30,           September 30,
                                          1998        1997        1998        1997
""",
        """
                                       3rd Qtr     3rd Qtr         YTD         YTD
                                          1998        1997        1998        1997
""",
        """
                                        3 Mos.      3 Mos.      9 Mos.      9 Mos.
                                         Ended       Ended       Ended       Ended
                                       9-30-98     9-30-97     9-30-98     9-30-97
""",
        """
                                      Quarter Ended        Nine Months Ended
                                        Sep-98      Sep-97      Sep-98      Sep-97
""",
        """
                                      Quarter Ended        Nine Months Ended
                                     Sept. '98   Sept. '97   Sept. '98   Sept. '97
""",
    ],
)
def test_quarters_and_years_to_date_by_their_short_names(heading: str) -> None:
    reading = income(heading, told=THIRD_QUARTER, body=FOUR_BODY)
    assert periods(reading.only) == [*QUARTERS, *NINE_MONTHS]


def test_a_year_to_date_whose_year_is_not_known_stays_undated() -> None:
    reading = income("""
                                      Quarter Ended           Year to Date
                                      September 30,           September 30,
                                          1998        1997        1998        1997
""", body=FOUR_BODY)  # fmt: skip
    assert periods(reading.only) == [*QUARTERS, "undated", "undated"]


def test_quarters_in_a_row_are_no_years() -> None:
    reading = income("""
                                        Dec-98      Sep-98      Jun-98
""", told="Sales of the year ended December 31, 1998 were higher than any.", body=THREE_YEARS_BODY)  # fmt: skip
    assert periods(reading.only) == ["undated", "undated", "undated"]


def test_months_of_a_company_whose_years_are_of_weeks_are_no_calendar_months() -> None:
    reading = income("""
                                      Quarter Ended
                                     Sept. 1998  Sept. 1997
""", told=WEEKS)  # fmt: skip
    assert periods(reading.only) == ["1998-06-27/1998-09-25", "1997-06-28/1997-09-26"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # October is the month after: the Saturday nearest to the end of September.
        ("third quarter ended October 3, 1998", ["1998-07-05/1998-10-03", "1997-06-29/1997-09-27"]),
        # A week before that: the last Saturday in September.
        ("third quarter ended September 26, 1998", ["1998-06-28/1998-09-26", "1997-06-29/1997-09-27"]),
        # Both rules give this day, and two for the year after.
        ("third quarter ended September 27, 1997", ["undated", "undated"]),
    ],
)
def test_a_month_of_a_company_of_weeks_ends_by_the_rule_that_its_other_days_follow(
    told: str, expected: list[str]
) -> None:
    reading = income("""
                                      Three Months Ended September
                                           1998        1997
""", told=f"Marlow Kites today told of its {told}.")  # fmt: skip
    assert periods(reading.only) == expected


INCEPTION = """
                                                            Period from
                                                            May 4, 1990
                                      Three Months Ended    (inception) to
                                         September 30,      September 30,
                                      ----------------------
                                          1998        1997        1998
"""


def test_what_stands_over_the_last_column_alone_is_of_no_other() -> None:
    reading = income(INCEPTION, body=THREE_YEARS_BODY)
    assert periods(reading.only) == [*QUARTERS, "1990-05-04/1998-09-30"]


@pytest.mark.parametrize(
    ("told", "first"),
    [
        (
            "Marlow Kites has been making kites since May 4, 1990 (date of inception), none of which was sold.",
            "1990-05-04",
        ),
        ("Marlow Kites has been making kites since its inception.", "undated"),
    ],
)
def test_a_column_since_inception_begins_with_the_company(told: str, first: str) -> None:
    reading = income("""
                                      Three Months Ended    Cumulative
                                         September 30,         from
                                          1998        1997   Inception
""", told=told, body=THREE_YEARS_BODY)  # fmt: skip
    assert [*periods(reading.only)[:2], periods(reading.only)[2].split("/")[0]] == [*QUARTERS, first]


def test_lines_below_a_heading_show_which_columns_it_stands_over() -> None:
    reading = income("""
                                              1998                           1997
                                       ---------------------------------   --------
                                       3rd Q       2nd Q       1st Q       4th Q
""", told=THIRD_QUARTER, body=FOUR_BODY)  # fmt: skip
    assert [period.split("/")[0] for period in periods(reading.only)] == [
        "1998-07-01",
        "1998-04-01",
        "1998-01-01",
        "1997-10-01",
    ]


THIRD_OF_2004 = (
    "Marlow Kites, Inc. today told its results for the third quarter ended September 30, 2004. Its fiscal year ends\n"
    "on December 31, and its annual report for the year ended December 31, 2003 says more about what it makes."
)
A_QUARTER = ["2004-07-01/2004-09-30", "2003-07-01/2003-09-30"]
NINE_MONTHS_TOLD = ["2004-01-01/2004-09-30", "2003-01-01/2003-09-30"]
A_HALF = ["2004-01-01/2004-06-30", "2003-01-01/2003-06-30"]
SECOND_HALF = ["2004-07-01/2004-12-31", "2003-07-01/2003-12-31"]


@pytest.mark.parametrize(
    ("this", "last", "meant"),
    [
        ("Q3-04", "Q3-03", A_QUARTER),
        ("2004Q3", "2003Q3", A_QUARTER),
        ("F3Q04", "F3Q03", A_QUARTER),
        ("FQ3 2004", "FQ3 2003", A_QUARTER),
        ("3QFY04", "3QFY03", A_QUARTER),
        ("Q3 F04", "Q3 F03", A_QUARTER),
        ("3Q/04", "3Q/03", A_QUARTER),
        ("Q3/2004", "Q3/2003", A_QUARTER),
        ("Qtr 3 2004", "Qtr 3 2003", A_QUARTER),
        ("Q3 2004A", "Q3 2003A", A_QUARTER),
        ("QTD 9/30/04", "QTD 9/30/03", A_QUARTER),
        ("Jul - Sep 2004", "Jul - Sep 2003", A_QUARTER),
        ("September Quarter 2004", "September Quarter 2003", A_QUARTER),
        ("Quarter Ended 9/2004", "Quarter Ended 9/2003", A_QUARTER),
        ("9M 2004", "9M 2003", NINE_MONTHS_TOLD),
        ("9M04", "9M03", NINE_MONTHS_TOLD),
        ("9ME 9/30/04", "9ME 9/30/03", NINE_MONTHS_TOLD),
        ("9M Sep 2004", "9M Sep 2003", NINE_MONTHS_TOLD),
        ("Nine Months 2004", "Nine Months 2003", NINE_MONTHS_TOLD),
        ("First Nine Months of 2004", "First Nine Months of 2003", NINE_MONTHS_TOLD),
        ("January - September 2004", "January - September 2003", NINE_MONTHS_TOLD),
        ("Jan. 1 to Sept. 30, 2004", "Jan. 1 to Sept. 30, 2003", NINE_MONTHS_TOLD),
        ("Q3 YTD 2004", "Q3 YTD 2003", NINE_MONTHS_TOLD),
        ("YTD 3Q04", "YTD 3Q03", NINE_MONTHS_TOLD),
        ("Sept. YTD 2004", "Sept. YTD 2003", NINE_MONTHS_TOLD),
        ("H1 2004", "H1 2003", A_HALF),
        ("1H04", "1H03", A_HALF),
        ("First Half 2004", "First Half 2003", A_HALF),
        ("2H04", "2H03", SECOND_HALF),
        ("LTM Sep 30, 2004", "LTM Sep 30, 2003", ["2003-10-01/2004-09-30", "2002-10-01/2003-09-30"]),
    ],
)
def test_short_forms_of_headings_are_dated(this: str, last: str, meant: list[str]) -> None:
    reading = income(f"{this:>60}    {last:>24}", told=THIRD_OF_2004, body=WIDE_BODY)
    assert periods(reading.only) == meant


WIDE_BODY = "".join(
    f"{label:30}{this:>30}    {last:>24}\n"
    for label, this, last in (
        ("Net sales", "5,600", "4,900"),
        ("Cost of sales", "3,100", "2,900"),
        ("Net income", "610", "540"),
    )
)


def test_months_beside_the_quarter_with_which_they_end_need_no_date() -> None:
    reading = income("""
                                   Third Quarter       First Nine Months
                                  2004       2003       2004       2003
""", told=THIRD_OF_2004, body="""
Net sales                        5,600      4,900     16,000     14,000
Cost of sales                    3,100      2,900      9,000      8,000
Net income                         610        540      1,700      1,500
""")  # fmt: skip
    assert periods(reading.only) == [*A_QUARTER, *NINE_MONTHS_TOLD]


def test_weeks_may_be_written_short() -> None:
    reading = income("""
                                        13 Wks. Ended
                                  Oct. 30, 2004    Nov. 1, 2003
""")  # fmt: skip
    assert periods(reading.only) == ["2004-08-01/2004-10-30", "2003-08-03/2003-11-01"]


@pytest.mark.parametrize(
    ("this", "last"),
    [
        ("2004-09-30", "2003-12-31"),
        ("Sep-30-2004", "Dec-31-2003"),
        ("30.09.2004", "31.12.2003"),
        ("09.30.2004", "12.31.2003"),
        ("30/09/2004", "31/12/2003"),
        ("Sep 30 '04", "Dec 31 '03"),
        ("9/2004", "12/2003"),
    ],
)
def test_days_may_be_written_in_many_ways(this: str, last: str) -> None:
    rows = (("", this, last), ("Cash", "90", "80"), ("Total assets", "900", "800"), ("Total liabilities", "70", "60"))
    cells = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    reading = read(f"<html><body><p>BALANCE SHEETS</p><p>(in thousands)</p><table>{cells}</table></body></html>")
    assert periods(reading.only) == ["2004-09-30", "2003-12-31"]


def test_a_day_that_may_be_a_month_is_not_told() -> None:
    rows = (("", "04.09.2004", "03.12.2003"), ("Cash", "90", "80"), ("Total assets", "900", "800"))
    cells = "".join(f"<tr><td>{'</td><td>'.join(row)}</td></tr>" for row in rows)
    reading = read(f"<html><body><p>BALANCE SHEETS</p><table>{cells}</table></body></html>")
    assert periods(reading.only) == ["undated", "undated"]


@pytest.mark.parametrize(
    "words", [("Current Year", "Prior Year"), ("", "(Recast)"), ("", "As Revised"), ("This Year", "Last Year")]
)
def test_columns_may_say_whose_turn_it_is(words: tuple[str, str]) -> None:
    this, last = words
    reading = income(f"""
                                     Three Months Ended September 30,
                                       2004              2003
                              {this:>14}    {last:>14}
""", body="""
Net sales                              5,600             4,900
Cost of sales                          3,100             2,900
Net income                               610               540
""")  # fmt: skip
    assert periods(reading.only) == A_QUARTER


NINE_MONTHS_BODY = """
Net sales                               15,600      14,900
Cost of sales                           13,100      12,900
Net income                               1,610       1,540
"""
YEARS_ABOVE = "                                          2004        2003\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"Three Months Ended September 30,\n{YEARS_ABOVE}", f"Nine Months Ended September 30,\n{YEARS_ABOVE}"),
        (f"{YEARS_ABOVE}Three Months Ended September 30,\n", "Nine Months Ended September 30,\n"),
        (f"{YEARS_ABOVE}Three months ended September 30:\n", "Nine months ended September 30:\n"),
        (
            f"                                  Three Months Ended September 30,\n{YEARS_ABOVE}",
            "                                  Nine Months Ended September 30,\n",
        ),
    ],
)
def test_a_length_below_figures_dates_those_beneath_it(first: str, second: str) -> None:
    reading = income(f"{first}{BODY}\n{second}", body=NINE_MONTHS_BODY)
    assert [periods(statement) for statement in reading.statements] == [A_QUARTER, NINE_MONTHS_TOLD]
    assert [len(statement.lines) for statement in reading.statements] == [3, 3]


@pytest.mark.parametrize("cells", ["<td>{}</td><td></td><td></td>", '<td colspan="3">{}</td>', "<td>{}</td>"])
def test_on_pages_too_a_length_in_the_place_of_a_label_dates_what_is_below(cells: str) -> None:
    def part(words: str, body: str) -> str:
        lines = [line.rsplit(maxsplit=2) for line in body.strip().splitlines()]
        rows = "".join(f"<tr><td>{'</td><td>'.join(line)}</td></tr>" for line in lines)
        return f"<tr>{cells.format(words)}</tr>{rows}"

    first = part("Three Months Ended September 30,", BODY)
    second = part("Nine Months Ended September 30,", NINE_MONTHS_BODY)
    table = f"<table><tr><td></td><td>2004</td><td>2003</td></tr>{first}{second}</table>"
    reading = read(f"<html><body><p>STATEMENTS OF INCOME</p><p>(in thousands)</p>{table}</body></html>")
    assert [periods(statement) for statement in reading.statements] == [A_QUARTER, NINE_MONTHS_TOLD]


def test_columns_below_others_may_be_of_other_periods() -> None:
    reading = income("""
                                   Three Months            Nine Months
                                Ended September 30,     Ended September 30,
                                  2004       2003       2004       2003
Net sales                        5,600      4,900     16,000     14,000
Cost of sales                    3,100      2,900      9,000      8,000
Gross profit                     2,500      2,000      7,000      6,000
                               Three Months  Nine Months
                                  Ended         Ended
                              September 30, September 30,
                                  2004       2004
""", body="""
Selling expenses                   890        700
Other expenses                   1,000      2,600
Net income                         610      3,700
""")  # fmt: skip
    assert periods(reading.statements[-1]) == [A_QUARTER[0], NINE_MONTHS_TOLD[0]]


@pytest.mark.parametrize("words", [("Current Year", "Prior Year"), ("This Year", "Last Year")])
def test_years_may_be_told_by_their_distance_from_the_title(words: tuple[str, str]) -> None:
    heading = f"For the Nine Months Ended September 30, 2005\n{words[0]:>46}{words[1]:>12}"
    assert periods(income(heading).only) == ["2005-01-01/2005-09-30", "2004-01-01/2004-09-30"]


def test_a_column_without_a_distance_leaves_all_undated() -> None:
    heading = f"For the Nine Months Ended September 30, 2005\n{'Current Year':>46}{'Budget':>12}"
    assert "2005-01-01/2005-09-30" not in periods(income(heading).only)[1:]


def test_days_without_years_have_those_of_the_days_that_the_title_lists() -> None:
    statement = read("""
        MARLOW KITES, INC.
        BALANCE SHEETS
        September 30, 2005 and December 31, 2004
                                            Sept. 30     Dec. 31
        Cash                                   5,600       4,900
        Total assets                           5,600       4,900
        """).only
    assert periods(statement) == ["2005-09-30", "2004-12-31"]


def test_a_scale_in_brackets_is_no_word_of_a_heading() -> None:
    body = "".join(f"<tr><td>{label}</td><td>56</td><td>49</td></tr>" for label in ("Cash", "Total assets"))
    heads = "<tr><td>December 31 (in millions)</td><td>2014</td><td>2013</td></tr>"
    statement = read(page(f"<p>Consolidated Balance Sheet</p><table>{heads}{body}</table>")).only
    assert periods(statement) == ["2014-12-31", "2013-12-31"]


def test_days_below_a_year_to_date_end_years_to_date() -> None:
    heads = "<tr><td>Year to date</td><td>Mar 2023</td><td>Jun 2023</td></tr>"
    rows = [("Net income", 56, 149), ("Net cash provided by operating activities", 56, 149)]
    body = "".join(f"<tr><td>{label}</td><td>{one}</td><td>{two}</td></tr>" for label, one, two in rows)
    told = "<p>The quarter ended June 30, 2023. The last fiscal year ended December 31, 2022.</p>"
    statement = read(page(f"{told}<p>Statements of Cash Flows</p><table>{heads}{body}</table>")).only
    assert periods(statement) == ["2023-01-01/2023-03-31", "2023-01-01/2023-06-30"]


def test_a_year_has_the_weeks_that_head_its_column_in_another_statement() -> None:
    page = """
MARLOW KITES, INC.
STATEMENTS OF INCOME
                                    13 Weeks Ended   14 Weeks Ended  52 Weeks Ended   53 Weeks Ended
                                     Dec. 30, 2017    Dec. 31, 2016   Dec. 30, 2017    Dec. 31, 2016
Net sales                                    5,600            4,900          19,800           18,100
Cost of sales                                3,100            2,900          11,200           10,700
Net income                                     610              540           2,410            2,040

STATEMENTS OF CASH FLOWS
                                             Fiscal Year Ended
                                      Dec. 30, 2017    Dec. 31, 2016
Net income                                    2,410            2,040
Net cash provided by operating activities     2,510            2,240
"""
    years = ["2017-01-01/2017-12-30", "2015-12-27/2016-12-31"]
    assert [periods(each) for each in read(page).statements][1] == years


def test_the_last_quarter_of_a_year_of_53_weeks_has_14() -> None:
    page = """
MARLOW KITES, INC.
STATEMENTS OF INCOME
                                         Three Months Ended               Fiscal Year Ended
                                    Jan. 2, 2010     Jan. 3, 2009    Jan. 2, 2010     Jan. 3, 2009
Net sales                                  5,600            4,900          19,800           18,100
Cost of sales                              3,100            2,900          11,200           10,700
Net income                                   610              540           2,410            2,040
"""
    quarters = ["2009-10-04/2010-01-02", "2008-09-28/2009-01-03"]
    assert periods(read(page).only) == [*quarters, "2009-01-04/2010-01-02", "2007-12-30/2009-01-03"]


def test_a_caption_at_the_margin_that_reaches_the_first_column_is_of_all() -> None:
    reading = read("""
                             QUILL LOOMS, INC.
                     SUMMARIES OF EARNINGS (In thousands)
         Periods ended March 31 (unaudited)

                                         Three months
                                 2004          2003    Inc. (Dec.)
        Net sales           $  44,110     $  41,204           7.1%
        Cost of sales          14,204        14,110           0.7
        Gross profit           29,906        27,094          10.4
        """)
    assert periods(reading.only) == ["2004-01-01/2004-03-31", "2003-01-01/2003-03-31", "change"]


CURRENT = """
QUILL LOOMS, INC.
{told}

{title}
(In thousands)
{over}
{heads}
Sales, or cash                            5,000       4,000
Costs, or inventories                     3,000       2,500
{last:40}  2,000       1,500
"""
TWO_LINES = f"{'':41}Current       Prior\n{'':44}Year        Year"
TOLD_QUARTERS = ["2004-04-01/2004-06-30", "2003-04-01/2003-06-30"]
IN_WORDS = "We report our results of the {} here, which were better than those of the year before, and why that is so."


@pytest.mark.parametrize(
    ("told", "over", "heads", "found"),
    [
        ("", "Year Ended September 30, 2004", TWO_LINES, ["2003-10-01/2004-09-30", "2002-10-01/2003-09-30"]),
        ("Results for the quarter ended June 30, 2004", "", TWO_LINES, TOLD_QUARTERS),
        (IN_WORDS.format("quarter ended June 30, 2004"), "", TWO_LINES.replace("Year", "Period"), TOLD_QUARTERS),
        ("", f"{'':30}Three Months Ended June 30, 2004", f"{'':41}Current       Prior", TOLD_QUARTERS),
        # Of years of weeks the day of the year before has to be printed.
        ("", f"{'':30}Thirteen Weeks Ended June 26, 2004", TWO_LINES, ["2004-03-28/2004-06-26", "undated"]),
        (
            IN_WORDS.format("quarter ended June 28, 2003"),
            f"{'':30}Thirteen Weeks Ended June 26, 2004",
            TWO_LINES,
            ["2004-03-28/2004-06-26", "2003-03-30/2003-06-28"],
        ),
        # These are parts of something, and no years.
        ("", f"{'':30}Three Months Ended June 30, 2004", f"{'':41}Current    Deferred", ["other", "other"]),
    ],
)
def test_current_and_prior_are_the_year_told_and_the_one_before(
    told: str, over: str, heads: str, found: list[str]
) -> None:
    text = CURRENT.format(told=told, title="STATEMENTS OF INCOME", over=over, heads=heads, last="Net income")
    assert periods(read(text).only) == found


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("year ended June 30, 2004", ["2004-06-30", "2003-06-30"]),
        # The year before of an unfinished year's balances may be the day of its end.
        ("quarter ended June 30, 2004", ["undated", "undated"]),
    ],
)
def test_balances_of_the_prior_year_are_dated_at_a_years_end_only(told: str, found: list[str]) -> None:
    text = CURRENT.format(
        told=IN_WORDS.format(told), title="BALANCE SHEETS", over="June 30, 2004", heads=TWO_LINES, last="Total assets"
    )
    assert periods(read(text).only) == found


def test_a_day_told_of_one_quarter_leaves_the_other_columns_their_own() -> None:
    told = "Fiscal year ended December 31, 2023"
    heading = """
Results for the third quarter ended September 30, 2024
                                       Q3 2024     Q2 2024
"""
    assert periods(income(heading, told=told).only) == ["2024-07-01/2024-09-30", "2024-04-01/2024-06-30"]


@pytest.mark.parametrize(
    ("before", "starts"),
    [("Dec. 31, 2010", "2011-01-01"), ("Jan. 1, 2011", "2011-01-02"), ("Dec. 25, 2010", "2011-01-02")],
)
def test_a_year_of_weeks_between_two_ends_of_one_month_is_a_calendar_year(before: str, starts: str) -> None:
    reading = income(f"""
                                    Twelve Months (52 Weeks) Ended
                                    Dec. 31, 2011  {before}
""")
    assert periods(reading.only)[0] == f"{starts}/2011-12-31"
    if before.startswith("Dec. 31"):
        assert periods(reading.only)[1] == "2010-01-01/2010-12-31"


@pytest.mark.parametrize("quarter", ["Quarter Ended June 30, 2024", "Q4 FY24"])
def test_a_fiscal_year_beside_the_quarter_that_ends_it_is_whole(quarter: str) -> None:
    told = "Results for the fourth quarter and fiscal year ended June 30, 2024."
    heads = f"<tr><td></td><td>{quarter}</td><td>Fiscal 2024</td></tr>"
    body = "".join(f"<tr><td>{label}</td><td>56</td><td>149</td></tr>" for label in ("Net sales", "Net income"))
    table = f"<p>Statements of Income</p><table>{heads}{body}</table>"
    assert periods(read(page(f"<p>{told}</p>{table}")).only) == ["2024-04-01/2024-06-30", "2023-07-01/2024-06-30"]


def test_a_fiscal_year_beside_its_third_quarter_may_be_what_is_over_of_it() -> None:
    told = "Results for the third quarter ended March 31, 2024. The last fiscal year ended June 30, 2023."
    heads = "<tr><td></td><td>Q3 FY24</td><td>Fiscal 2024</td></tr>"
    body = "".join(f"<tr><td>{label}</td><td>56</td><td>149</td></tr>" for label in ("Net sales", "Net income"))
    table = f"<p>Statements of Income</p><table>{heads}{body}</table>"
    assert periods(read(page(f"<p>{told}</p>{table}")).only)[1] == "undated"


LED = """
The following is a condensed summary of the results of operations of Marlow Kites for the
thirteen weeks and the thirty-nine weeks ended September 28, 1996, and for the corresponding
periods ended September 30, 1995 (in thousands of dollars):
{between}
                                       13 Weeks                39 Weeks
                                      1996        1995        1996        1995
"""


def test_a_sentence_right_above_dates_columns_that_nothing_else_dates() -> None:
    reading = read(LED.format(between="") + FOUR_BODY)
    assert periods(reading.only) == [
        "1996-06-30/1996-09-28",
        "1995-07-02/1995-09-30",
        "1995-12-31/1996-09-28",
        "1995-01-01/1995-09-30",
    ]


def test_a_sentence_above_the_title_of_another_table_dates_nothing() -> None:
    reading = read(LED.format(between="\nMARLOW KITES, INC.\nSTATEMENTS OF INCOME\n") + FOUR_BODY)
    assert set(periods(reading.only)) == {"undated"}


@pytest.mark.parametrize(
    ("told", "year_before"),
    [
        ("the second quarter of fiscal 2023 ended July 29, 2023", "2022-05-01/2022-07-30"),
        ("the second quarter of fiscal year 2023, ended July 29, 2023", "2022-05-01/2022-07-30"),
        ("our second quarter ended July 29, 2023", "2022-05-01/2022-07-30"),
        ("the quarter ended July 29, 2023", "undated"),
        ("the first quarter. Sales rose in the quarter ended July 29, 2023", "undated"),
    ],
)
def test_a_quarter_that_the_text_ends_is_the_newest_of_a_year_to_january(told: str, year_before: str) -> None:
    """The year goes by 2023 or 2024, and the heading says which."""
    reading = read(f"""
        Tarn Outfitters, Inc. today announced results for {told}.

        TARN OUTFITTERS, INC.
        BALANCE SHEETS
                                               July 29,     July 30,
                                                   2023         2022
        Cash                                      7,810        8,010
        Total assets                             99,810       98,010

        TARN OUTFITTERS, INC.
        STATEMENTS OF OPERATIONS
                                     Second Quarter             First Half
                                     2023       2022        2023        2022
        Net sales                 420,110    386,081     761,239     735,192
        Cost of goods sold        152,010    143,801     313,141     312,837
        """)
    _, flows = reading.statements
    assert periods(flows)[1] == year_before
    if year_before != "undated":
        assert periods(flows)[2:] == ["2023-01-29/2023-07-29", "2022-01-30/2022-07-30"]


LISTED = """
The condensed results of operations of Marlow Kites for the three and nine months ended
September 29, 1996 and October 1, 1995 were as follows (in thousands):

                                     Third Quarter           Nine Months
                                      1996        1995        1996        1995
"""


def test_a_sentence_lists_the_last_day_of_each_years_quarter() -> None:
    told = "Marlow Kites, Inc. reported results for its third quarter ended September 29, 1996.\n\n"
    reading = read(told + LISTED + FOUR_BODY)
    assert periods(reading.only)[:2] == ["1996-07-01/1996-09-29", "1995-07-03/1995-10-01"]


def test_the_last_day_of_one_quarter_is_none_of_another_quarter() -> None:
    told = "Marlow Kites, Inc. reported results for its second quarter ended June 30, 1996 in July.\n\n"
    reading = read(told + LISTED.replace("Third Quarter ", "Second Quarter") + FOUR_BODY)
    assert "1996-07-01/1996-09-29" not in periods(reading.only)[:2]


BESIDE_YEARS = """
QUILL LAMPS, INC.
STATEMENTS OF INCOME
(In thousands)

                            Years ended {day},              {quarter} Quarter
                              2002       2001       2000         2002        2001
Net sales                    5,600      4,900      4,100        1,500       1,300
Cost of sales                3,600      3,100      2,900        1,000         800
Net income                     610        540        320          160         150
"""


def test_the_fourth_quarter_beside_years_ends_with_them() -> None:
    assert periods(read(BESIDE_YEARS.format(day="June 30", quarter="Fourth")).only)[3:] == [
        "2002-04-01/2002-06-30",
        "2001-04-01/2001-06-30",
    ]
    for day, quarter in (("June 30", "Third"), ("January 31", "Fourth")):
        assert periods(read(BESIDE_YEARS.format(day=day, quarter=quarter)).only)[3:] == ["undated", "undated"]


@pytest.mark.parametrize(
    "told",
    [
        "second quarter of its fiscal year 2004",
        "second quarter of our fiscal 2004",
        "second quarter of its 2004 fiscal year",
    ],
)
def test_a_quarter_of_the_companys_fiscal_year_ends_no_year(told: str) -> None:
    heading = """
                                        Q2 FY04           Q2 FY03
"""
    reading = income(heading, told=f"The company told its results for the {told} ended December 31, 2003 to all.")
    assert periods(reading.only) == ["2003-10-01/2003-12-31", "2002-10-01/2002-12-31"]


@pytest.mark.parametrize(("quarter", "to_date"), [("Q2 FY", "YTD FY"), ("Q2 FY", "FY YTD ")])
def test_a_year_to_date_of_a_fiscal_year_ends_with_its_quarter(quarter: str, to_date: str) -> None:
    heads = (f"{quarter}04", f"{quarter}03", f"{to_date}04", f"{to_date}03")
    rows = (("Net sales", 5_600, 4_900, 9_100, 8_900), ("Cost of sales", 3_100, 2_900, 5_100, 4_400))
    reading = income(
        f"{'':34}" + "".join(f"{head:>13}" for head in heads),
        told="The company told its results for the second quarter of fiscal 2004 ended December 31, 2003 to all.",
        body="".join(f"{label:34}" + "".join(f"{value:>13,}" for value in values) + "\n" for label, *values in rows),
    )
    assert periods(reading.only) == [
        "2003-10-01/2003-12-31",
        "2002-10-01/2002-12-31",
        "2003-07-01/2003-12-31",
        "2002-07-01/2002-12-31",
    ]


BY_NUMBER = """
        FELL STORES, INC.
        STATEMENTS OF OPERATIONS
                                     Fourth Quarter            Year-to-Date
                                     2023       2022        2023        2022
        Net sales                 420,110    386,081     761,239     735,192
        Cost of goods sold        152,010    143,801     313,141     312,837

        FELL STORES, INC.
        BALANCE SHEETS
                                          {this}, {last},
                                                   2024         2023
        Cash                                      7,810        8,010
        Total assets                             99,810       98,010

        FELL STORES, INC.
        STATEMENTS OF CASH FLOWS
                                                      Year-to-Date
                                                   2023         2022
        Net earnings                              7,810        8,010
        Net cash provided by operating activities 9,810        9,010
"""


def test_balance_sheets_a_year_apart_end_fourth_quarters_of_years_to_january() -> None:
    reading = read(BY_NUMBER.format(this=" February 3", last=" January 28"))
    flows, _, cash = reading.statements
    years = ["2023-01-29/2024-02-03", "2022-01-30/2023-01-28"]
    # The first year has 53 weeks, and its last quarter the one more.
    assert periods(flows) == ["2023-10-29/2024-02-03", "2022-10-30/2023-01-28", *years]
    assert periods(cash) == years


def test_years_that_end_with_january_go_by_the_number_that_heads_their_last_quarter() -> None:
    reading = read(BY_NUMBER.format(this="January 31", last="January 31"))
    flows, _, cash = reading.statements
    years = ["2023-02-01/2024-01-31", "2022-02-01/2023-01-31"]
    assert periods(flows) == ["2023-11-01/2024-01-31", "2022-11-01/2023-01-31", *years]
    assert periods(cash) == years


@pytest.mark.parametrize(
    ("heads", "meant"),
    [
        (("Years ended December 31, 2022", "2021"), ["2022-01-01/2022-12-31", "2021-01-01/2021-12-31"]),
        (("Quarter ended October 1, 2022", "2021"), ["2022-07-03/2022-10-01", "undated"]),
        (("2022", "Year ended December 31, 2021"), ["undated", "2021-01-01/2021-12-31"]),
    ],
)
def test_a_year_alone_is_that_of_the_day_printed_before_it(heads: tuple[str, str], meant: list[str]) -> None:
    above = "".join(f"<td>{words}</td>" for words in heads)
    body = "".join(f"<tr><td>{label}</td><td>56</td><td>149</td></tr>" for label in ("Net sales", "Net income"))
    table = f"<p>Statements of Income</p><table><tr><td></td>{above}</tr>{body}</table>"
    assert periods(read(page(f"<p>Marlow Kites, Inc.</p>{table}")).only) == meant


AGAIN = """\
QUILL LOOMS, INC.
CONSOLIDATED STATEMENTS OF OPERATIONS
{captions}
(in thousands, except per share data)

                                   2004       2003       2004       2003
                                 --------   --------   --------   --------
Net sales                        {first}   {second}
Cost of sales                       7,386      6,735     14,460     13,237
                                 --------   --------   --------   --------
Gross profit                        4,924      4,305      9,640      8,463
"""
SHORT, LONG = "$ 12,310   $ 11,040", "$ 24,100   $ 21,700"
THREE_AND_SIX = [
    "2004-04-01/2004-06-30",
    "2003-04-01/2003-06-30",
    "2004-01-01/2004-06-30",
    "2003-01-01/2003-06-30",
]


@pytest.mark.parametrize(
    "captions",
    [
        "Three and six months ended June 30, 2004 and 2003",
        "For the three- and six-month periods ended June 30, 2004 and 2003",
        "Three Months and Six Months Ended June 30, 2004 and 2003",
        "Second quarter and six months ended June 30, 2004 and 2003",
        "Three months ended June 30, 2004 and 2003\nSix months ended June 30, 2004 and 2003",
    ],
)
def test_years_that_stand_over_columns_again_are_of_the_lengths_that_captions_list(captions: str) -> None:
    assert periods(read(AGAIN.format(captions=captions, first=SHORT, second=LONG)).only) == THREE_AND_SIX


def test_a_length_that_is_told_first_may_be_the_longer_one() -> None:
    text = AGAIN.format(captions="Six and three months ended June 30, 2004 and 2003", first=LONG, second=SHORT)
    text = text.replace("7,386      6,735     14,460     13,237", "14,460     13,237      7,386      6,735")
    text = text.replace("4,924      4,305      9,640      8,463", "9,640      8,463      4,924      4,305")
    assert periods(read(text).only) == THREE_AND_SIX[2:] + THREE_AND_SIX[:2]


@pytest.mark.parametrize(
    "captions",
    [
        # The figures say that the first columns are the longer ones.
        "Six and three months ended June 30, 2004 and 2003",
        "Six months ended June 30, 2004 and 2003",
        "Three, six and nine months ended June 30, 2004 and 2003",
    ],
)
def test_years_again_whose_lengths_nothing_proves_stay_undated(captions: str) -> None:
    reading = read(AGAIN.format(captions=captions, first=SHORT, second=LONG))
    assert [column.period for column in reading.layouts[0].columns] == [None] * 4
