"""Periods that a heading does not print whole: told by captions, by the running text, by the company's calendar."""

from __future__ import annotations

import pytest

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


def income(heading: str, *, told: str = "", body: str = BODY) -> Read:
    """An income statement below some running text, with these heading lines."""
    text = f"{told}\n\n\n" if told else ""
    return read(f"{text}MARLOW KITES, INC.\nSTATEMENTS OF INCOME\n{heading.strip(chr(10))}\n{body.strip(chr(10))}\n")


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


def test_a_year_of_53_weeks_begins_after_the_end_of_the_one_before() -> None:
    told = "At January 1, 2000 and September 25, 1999 the company had no debt, nor did it have any on the other days."
    reading = income("""
                                          Three Months Ended
                                  January 1, 2000   December 26, 1998
""", told=told)  # fmt: skip
    assert periods(reading.only) == ["1999-09-26/2000-01-01", "1998-09-27/1998-12-26"]


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


def test_a_year_that_ends_in_january_goes_by_either_of_two_numbers() -> None:
    told = YEARS.replace("June 30", "January 31")
    assert periods(income(" " * 42 + "1995        1994\n", told=told).only) == ["undated", "undated"]
