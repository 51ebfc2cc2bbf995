"""Totals that stand once for each part of a company."""

from __future__ import annotations

from tests.helpers_text import Read, lines, read


def summary(total: str, newest: int = 900) -> Read:
    return read(f"""
        OSTLER CARTS, INC.
        SUMMARY OF OPERATIONS
                                        Year Ended December 31,
                                            2004        2003
        Carts
        Net sales                          5,600       4,900
        Income before income taxes           800         700

        Wheels
        Net revenues                         600         900
        Income before income taxes           100         200

        {total}
        Income before income taxes           {newest}         900
        Net income                           610         540
        """)


def test_the_total_of_the_whole_company_stays_and_those_of_its_parts_do_not() -> None:
    reading = summary("Total company")
    assert lines(reading.only)[-2:] == ["Income before income taxes: 900 900", "Net income: 610 540"]
    parts = [reading.at(finding) for finding in reading.findings if finding.code == "cell.part-of-company"]
    assert parts == ["800", "700", "100", "200"]


def test_without_a_heading_that_says_which_is_the_companys_none_is() -> None:
    reading = summary("Both", 890)
    assert reading.codes().count("cell.part-of-company") == 6
    assert lines(reading.only)[-1] == "Net income: 610 540"


def test_what_all_others_of_its_words_come_to_is_the_companys() -> None:
    reading = summary("Both")
    assert lines(reading.only)[-2:] == ["Income before income taxes: 900 900", "Net income: 610 540"]
    assert reading.codes().count("cell.part-of-company") == 4


def test_a_total_with_the_figures_of_another_line_above_is_that_line() -> None:
    reading = read("""
        OSTLER CARTS, INC.
        STATEMENTS OF INCOME
                                                          Year Ended December 31,
                                                              2011        2010
        Net sales                                            5,600       4,900
        Costs and expenses                                   4,990       4,360
        Net earnings                                           610         540
        Less earnings attributable to others                    10          40
        Net earnings attributable to Ostler Carts, Inc.        600         500

        Amounts attributable to Ostler Carts, Inc.:
        Continuing operations                                  620         530
        Discontinued operations                                (20)        (30)
        Net earnings                                           600         500
        """)
    assert "cell.part-of-company" not in reading.codes()
    assert lines(reading.only)[2] == "Net earnings: 610 540"
    assert lines(reading.only)[-1] == "Net earnings: 600 500"


def test_a_total_repeated_with_the_same_figures_is_the_companys() -> None:
    reading = read("""
        OSTLER CARTS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           610         540
        Preferred dividends                   10          40
        Net income                           610         540
        """)
    assert "cell.part-of-company" not in reading.codes()


def nested(first: str, second: str) -> Read:
    return read(f"""
        OSTLER CARTS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        {first}:
          Railway:
            Coal                             300         280
            Merchandise                      500         480
              Total railway                  800         760
          Motor carrier                      100          90
        {second}:
          Railway:
            Wages                            200         190
            Fuel                             100          90
              Total railway                  300         280
          Motor carrier                       90          80
        Income from operations               510         490
        """)


def test_a_total_on_each_side_is_of_no_part() -> None:
    reading = nested("TRANSPORTATION REVENUES", "TRANSPORTATION EXPENSES")
    assert "cell.part-of-company" not in reading.codes()
    assert [text for text in lines(reading.only) if "Total" in text] == [
        "Total railway: 800 760",
        "Total railway: 300 280",
    ]


def test_a_total_twice_on_one_side_is_of_parts() -> None:
    assert nested("Eastern revenues", "Western revenues").codes().count("cell.part-of-company") == 4
