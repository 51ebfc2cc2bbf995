"""Faults that were found by hunting, each held where a user would have met it: in the facts or the findings.

The companies are invented, and every expected figure follows from the page by hand.
"""

from __future__ import annotations

import re
from textwrap import dedent

import pytest

from converter.errors import NothingToConvertError
from converter.model.source import CellKind, Table, UnitKind
from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.conftest import RELEASE
from tests.helpers_text import Read, knowledge, line, lines, periods, plain, read, row

YEARS = ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]
THIS, LAST = YEARS
TITLE = "MARLOW KITES, INC.\nSTATEMENTS OF INCOME\n"
YEAR_HEADING = """
                                     Year Ended December 31,
                                          2004        2003
"""
BODY = """
Net sales                                5,600       4,900
Net income                                 610         540
"""


def income(caption: str, heading: str) -> str:
    """An income statement of two columns with these lines below its title and above its figures."""
    return TITLE + caption + heading + BODY


def done(text: str, *, validate: bool = False) -> Outcome:
    """A release through all stages; a text block's common indent is taken off."""
    return run("marlow.txt", dedent(text).encode(), knowledge(), Settings(prefix="marlow", validate=validate))


def values(outcome: Outcome, label: str) -> dict[str, str]:
    """The values of the facts first printed under a label, by period."""
    return {str(f.period): plain(f.value) for f in outcome.report.facts if f.occurrences[0].label == label}


def names(outcome: Outcome, label: str) -> set[str]:
    """The concepts of the facts first printed under a label."""
    return {str(f.concept.name) for f in outcome.report.facts if f.occurrences[0].label == label}


def units(outcome: Outcome, label: str) -> set[str]:
    """The units of the facts first printed under a label."""
    return {str(f.unit) for f in outcome.report.facts if f.occurrences[0].label == label}


def coded(outcome: Outcome, code: str) -> list[str]:
    """The texts that the findings of a code point at, in printed order."""
    places = sorted(f.locator for f in outcome.findings if f.code == code and f.locator is not None)
    return [outcome.source.text[place.start : place.end] for place in places]


def only(reading: Read) -> Table:
    """The one table of a release."""
    (table,) = reading.tables
    return table


# Captions and scales


LONG_CAPTION = "(In millions, except shares in thousands and per share amounts)"
assert len(LONG_CAPTION) >= 60


@pytest.mark.parametrize(
    "caption",
    [
        LONG_CAPTION,
        f"\n{LONG_CAPTION}",
        f"{LONG_CAPTION}\n",
        "(In millions, except per share amounts and shares in thousands)",
        "(Dollars in millions, shares in thousands)",
    ],
)
def test_money_in_millions_and_shares_in_thousands_have_a_scale_each(caption: str) -> None:
    # 706 million over 600,123 thousand shares is 1.18; 725 million over 590,321 thousand is 1.23.
    outcome = done(
        TITLE
        + caption
        + """
                                     Year Ended December 31,
                                          2004        2003
Net sales                                5,617       4,983
Net income                                 706         725
Basic net income per share                1.18        1.23
Basic weighted average shares          600,123     590,321
"""
    )
    assert values(outcome, "Net sales") == {THIS: "5617000000", LAST: "4983000000"}
    assert values(outcome, "Basic weighted average shares") == {THIS: "600123000", LAST: "590321000"}
    assert values(outcome, "Basic net income per share") == {THIS: "1.18", LAST: "1.23"}
    assert "scale.unsaid" not in {finding.code for finding in outcome.findings}


@pytest.mark.parametrize(
    "caption", [LONG_CAPTION, "(Unaudited, in millions of U.S. dollars, except per share amounts)"]
)
def test_a_long_caption_at_the_left_margin_is_no_running_text(caption: str) -> None:
    assert len(caption) >= 60
    assert caption in only(read(income(f"{caption}\n", YEAR_HEADING))).captions


def test_a_long_caption_at_the_left_margin_scales_the_figures() -> None:
    outcome = done(income("(Unaudited, in millions of U.S. dollars, except per share amounts)\n", YEAR_HEADING))
    assert values(outcome, "Net sales") == {THIS: "5600000000", LAST: "4900000000"}


def test_small_figures_that_no_caption_scales_are_a_warning() -> None:
    outcome = done(income("", YEAR_HEADING))
    (unsaid,) = [finding for finding in outcome.findings if finding.code == "scale.unsaid"]
    assert unsaid.severity == "warning"
    assert values(outcome, "Net sales") == {THIS: "5600", LAST: "4900"}


def test_figures_in_whole_dollars_need_no_caption() -> None:
    outcome = done(f"""{TITLE}{YEAR_HEADING}
Net sales                          $12,050,000  $9,900,000
Net income                             610,000     540,000
""")
    assert "scale.unsaid" not in {finding.code for finding in outcome.findings}
    assert values(outcome, "Net sales") == {THIS: "12050000", LAST: "9900000"}


# Dates


COVER = """
Indicate the number of shares outstanding as of January 21, 1994

            Common stock, as of January 21, 1994

<PAGE>
"""


@pytest.mark.parametrize(
    ("caption", "heading"),
    [
        ("For the three months ended December 31, 1993\n", ""),
        ("", "                               Three Months Ended\n                                December 31, 1993\n"),
        ("", "                               Three Months Ended\n                                  December 31,\n"
             "                                     1993\n"),
    ],
)  # fmt: skip
def test_the_date_of_a_cover_does_not_date_the_statement_on_the_next_page(caption: str, heading: str) -> None:
    outcome = done(f"""{COVER}
MARLOW KITES, INC.
STATEMENTS OF INCOME
{caption}(In thousands)

{heading}
Net sales                            5,600
Net income                             610
""")
    assert values(outcome, "Net sales") == {"1993-10-01/1993-12-31": "5600000"}


def test_no_date_of_a_cover_stands_in_for_one_that_a_statement_lacks() -> None:
    reading = read(f"""{COVER}
MARLOW KITES, INC.
STATEMENTS OF INCOME

                               Three Months Ended
Net sales                            5,600
Net income                             610
""")
    assert periods(reading.only) == ["undated"]


def ending(day: str, prose: str = "") -> list[str]:
    """The columns 1997 and 1996 below a caption that says when the first of them ends."""
    return periods(
        read(f"""{prose}
MARLOW KITES, INC.
STATEMENTS OF INCOME
For the years ended {day}
(In thousands)

                                          1997        1996
Net sales                                5,600       4,900
Net income                                 610         540
""").only
    )


def test_last_years_end_is_not_guessed_where_years_end_with_a_weekday() -> None:
    this, last = ending("September 26, 1997")
    assert this.endswith("/1997-09-26")
    assert last == "undated"


def test_last_years_end_is_the_date_within_a_week_that_is_printed_elsewhere() -> None:
    prose = "Marlow Kites, Inc. had 52 weeks in its year that ended on September 27, 1996.\n\n"
    this, last = ending("September 26, 1997", prose)
    assert this.endswith("/1997-09-26")
    assert last.endswith("/1996-09-27")


def test_a_date_more_than_a_week_away_is_no_year_end() -> None:
    prose = "Marlow Kites, Inc. moved to its new loft on September 12, 1996, and is pleased with it.\n\n"
    assert ending("September 26, 1997", prose)[1] == "undated"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("December 31, 1997", ["1997-01-01/1997-12-31", "1996-01-01/1996-12-31"]),
        # 1996 is a leap year: its February ends on the 29th, and the year before that began on 1 March 1995.
        ("February 28, 1997", ["1996-03-01/1997-02-28", "1995-03-01/1996-02-29"]),
    ],
)
def test_a_month_end_is_carried_over_to_the_other_year(day: str, expected: list[str]) -> None:
    assert ending(day) == expected


FIRST_QUARTER = """
MARLOW KITES, INC.
STATEMENTS OF INCOME

                                               First Quarter
                                          1994        1993
Net sales                                5,600       4,900
Net income                                 610         540
"""


def test_a_quarter_that_the_text_dates_for_one_year_only_is_dated_for_none() -> None:
    # A fiscal year 1994 may have its first quarter end in December 1993: the column 1993 is not it.
    prose = "Marlow Kites, Inc. today announced its results for the three months ended December 31, 1993, a good one.\n"
    reading = read(prose + FIRST_QUARTER)
    assert periods(reading.only) == ["undated", "undated"]
    assert lines(reading.only) == ["Net sales", "Net income"]
    with pytest.raises(NothingToConvertError):
        done(prose + FIRST_QUARTER)


def test_numeric_dates_date_their_columns() -> None:
    outcome = done(
        income(
            "",
            """
                                       Three Months Ended
                                       3/31/04     3/31/03
""",
        )
    )
    assert values(outcome, "Net sales") == {"2004-01-01/2004-03-31": "5600", "2003-01-01/2003-03-31": "4900"}


def test_years_with_footnote_marks_are_years() -> None:
    outcome = done(
        income(
            "",
            """
                                     Year Ended December 31,
                                        2003(1)     2002(2)
""",
        )
    )
    assert values(outcome, "Net income") == {"2003-01-01/2003-12-31": "610", "2002-01-01/2002-12-31": "540"}
    assert len(outcome.report.facts) == 4


def test_of_two_columns_of_one_period_neither_is_dated() -> None:
    reading = read(
        income(
            "",
            """
                                     Year Ended December 31,
                                          2004        2004
""",
        )
    )
    assert periods(reading.only) == ["undated", "undated"]
    assert reading.codes().count("column.undated") == 2
    assert [reading.at(f) for f in reading.findings if f.code == "cell.undated"] == ["5,600", "4,900", "610", "540"]


def test_a_column_beside_the_two_of_one_period_keeps_its_own() -> None:
    outcome = done(f"""{TITLE}
                                     Year Ended December 31,
                                    2004        2004        2003
Net sales                          5,600       5,700       4,900
Net income                           610         620         540
""")
    assert values(outcome, "Net sales") == {LAST: "4900"}
    assert coded(outcome, "cell.undated") == ["5,600", "5,700", "610", "620"]


# Lines of the page that are none of the statement


def test_a_page_mark_with_its_number_is_no_line_of_a_statement() -> None:
    reading = read(f"""{TITLE}{YEAR_HEADING}
Net sales                                5,600       4,900
Cost of sales                            4,700       4,100
<PAGE>   4
Income taxes                               290         260
Net income                                 610         540
""")
    assert [item for statement in reading.statements for item in lines(statement)] == [
        "Net sales: 5600 4900",
        "Cost of sales: 4700 4100",
        "Income taxes: 290 260",
        "Net income: 610 540",
    ]
    assert not any(re.search("PAGE", r.label) for table in reading.tables for r in table.rows)


def test_marks_of_a_table_are_no_lines_of_a_statement() -> None:
    reading = read(f"""{TITLE}
<TABLE>
<CAPTION>
                                     Year Ended December 31,
                                          2004        2003
<S>                                      <C>         <C>
Net sales                                5,600       4,900
Net income                                 610         540
</TABLE>
""")
    assert lines(reading.only) == ["Net sales: 5600 4900", "Net income: 610 540"]
    assert periods(reading.only) == YEARS
    assert not any("<" in caption for caption in only(reading).captions)


# Signs and concepts


def test_members_of_a_total_that_is_an_extension_keep_the_signs_they_are_printed_with() -> None:
    # 60 + 30 + 10 = 100 and 50 + 32 + 8 = 90; nothing below says that any of them lowers the total.
    outcome = done("""
        MARLOW KITES, INC.
        STATEMENTS OF CASH FLOWS
        (In thousands)
                                             Year Ended December 31,
                                                  2004        2003
        Proceeds from the kite meadow:
          Hire of towing lines                      60          50
          Fees of the wind festival                 30          32
          Interest on festival deposits             10           8
            Total income                           100          90
        Cash used for mending the meadow           (40)        (35)
        Cash at beginning of year                  300         245
        Cash at end of year                        360         300
        """)
    for label, this, last in (
        ("Hire of towing lines", "60000", "50000"),
        ("Fees of the wind festival", "30000", "32000"),
        ("Interest on festival deposits", "10000", "8000"),
        ("Total income", "100000", "90000"),
    ):
        assert values(outcome, label) == {THIS: this, LAST: last}


@pytest.mark.parametrize("gain", ["Gain on sale of assets", "Gain on sale of equipment"])
def test_a_gain_taken_out_of_operating_cash_is_a_gain(gain: str) -> None:
    # 610 + 200 - 15 = 795 and 540 + 181 - 12 = 709.
    outcome = done(f"""
        MARLOW KITES, INC.
        STATEMENTS OF CASH FLOWS
        (In thousands)
                                                       Year Ended December 31,
                                                            2004        2003
        Cash flows from operating activities:
          Net income                                         610         540
          Depreciation and amortization                      200         181
          {gain:<25}                          (15)        (12)
            Net cash provided by operating activities        795         709
        """)
    assert values(outcome, gain) == {THIS: "15000", LAST: "12000"}
    (name,) = names(outcome, gain)
    assert name.startswith("us-gaap:GainLoss")
    assert values(outcome, "Net income") == {THIS: "610000", LAST: "540000"}
    assert values(outcome, "Net cash provided by operating activities") == {THIS: "795000", LAST: "709000"}


@pytest.mark.parametrize("heading", ["Assets:", ""])
def test_deposits_among_the_assets_are_never_a_liability(heading: str) -> None:
    # 611 + 433 + 1,956 = 3,000 and 542 + 391 + 1,867 = 2,800.
    outcome = done(f"""
MARLOW BANCORP, INC.
BALANCE SHEETS
(In thousands)
                                                 December 31,
                                              2004        2003
{heading}
Cash and due from banks                        611         542
Interest-bearing deposits                      433         391
Loans, net                                   1,956       1,867
  Total assets                               3,000       2,800
""")
    assert values(outcome, "Interest-bearing deposits") == {"2004-12-31": "433000", "2003-12-31": "391000"}
    (fact, *_) = [f for f in outcome.report.facts if f.occurrences[0].label == "Interest-bearing deposits"]
    assert "Liabilit" not in fact.concept.name.local
    assert fact.concept.balance == "debit"


# Roles and labels, with the verdict of validation


def errors(outcome: Outcome) -> list[str]:
    """What validation calls an error."""
    assert outcome.verdict.ran
    return [f"{m.code}: {m.text}" for m in outcome.verdict.messages if m.severity == "error"]


def test_a_title_that_begins_with_digits_gives_a_role_with_a_name_that_xml_allows() -> None:
    outcome = done(
        f"""MARLOW KITES, INC.
17. SUMMARY OF OPERATIONS
(In thousands)
{YEAR_HEADING}{BODY}""",
        validate=True,
    )
    schema = next(content for name, content in outcome.package.files if name.endswith(".xsd")).decode()
    ids = re.findall(r'<link:roleType[^>]*\bid="([^"]*)"', schema)
    assert ids
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", role) for role in ids)
    assert errors(outcome) == []


def test_a_statement_without_a_dated_column_leaves_no_label_behind() -> None:
    outcome = done(
        f"""MARLOW KITES, INC.
STATEMENTS OF INCOME
(In thousands)
{YEAR_HEADING}{BODY}

BALANCE SHEETS
(In thousands)
                                        June 30,    June 30,
Cash                                       610         540
Towing winch deposits                      220         200
Total assets                               830         740
""",
        validate=True,
    )
    assert {str(f.period) for f in outcome.report.facts} == set(YEARS)
    assert "Towing winch deposits" not in "".join(
        content.decode() for name, content in outcome.package.files if name.endswith(".xml")
    )
    assert errors(outcome) == []


# Columns and figures


@pytest.mark.parametrize(
    "heading",
    [
        """
                                     Successor   Predecessor
                                     Year Ended December 31,
                                          2004        2003
""",
        """
                                     Year Ended December 31,
                                     Successor   Predecessor
                                          2004        2003
""",
        """
                                     Successor   Predecessor
                                     Year Ended  Year Ended
                                   December 31, December 31,
                                          2004        2003
""",
    ],
)
def test_columns_of_a_predecessor_and_a_successor_are_of_their_own_periods(heading: str) -> None:
    outcome = done(income("(In thousands)\n", heading))
    assert values(outcome, "Net sales") == {THIS: "5600000", LAST: "4900000"}
    assert values(outcome, "Net income") == {THIS: "610000", LAST: "540000"}


def test_of_a_predecessor_and_a_successor_in_one_period_none_is_the_company() -> None:
    page = income(
        "(In thousands)\n",
        """
                                     Year Ended December 31, 2004
                                     Successor   Predecessor
""",
    )
    assert periods(read(page).only) == ["undated", "undated"]
    with pytest.raises(NothingToConvertError):
        done(page)


def test_the_sum_of_predecessor_and_successor_is_no_figure_of_the_company() -> None:
    outcome = done("""
MARLOW KITES, INC.
STATEMENTS OF INCOME
(In thousands)
                          Successor      Predecessor
                         Period from     Period from
                       August 10, 2004  January 1, 2004     Combined
                             to              to            Year Ended
                        December 31,      August 9,       December 31,
                            2004            2004              2004
Net sales                   2,600           3,000            5,600
Cost of sales               1,500           2,000            3,500
Net income                  1,100           1,000            2,100
""")
    assert values(outcome, "Net sales") == {
        "2004-08-10/2004-12-31": "2600000",
        "2004-01-01/2004-08-09": "3000000",
    }
    assert coded(outcome, "cell.other-column") == ["5,600", "3,500", "2,100"]


@pytest.mark.parametrize(
    "heading",
    [
        """
                                     Divested    Year Ended
                                   December 31, December 31,
                                          2004        2003
""",
        """
                                     Year Ended December 31,
                                     Divested
                                          2004        2003
""",
    ],
)
def test_a_column_that_a_word_sets_apart_leaves_the_other_its_facts(heading: str) -> None:
    outcome = done(income("(In thousands)\n", heading))
    assert coded(outcome, "cell.other-column") == ["5,600", "610"]
    assert values(outcome, "Net sales") == {LAST: "4900000"}
    assert values(outcome, "Net income") == {LAST: "540000"}


def test_numbers_between_two_tables_side_by_side_are_reported() -> None:
    outcome = done(f"""{TITLE}(In thousands)
{YEAR_HEADING}
Net sales               811    Kites sold       5,600       4,900
Cost of sales           722    Lines sold       4,700       4,100
Net income               89    Reels sold         610         540
""")
    unread = [finding for finding in outcome.findings if finding.code == "cell.unread"]
    assert coded(outcome, "cell.unread") == ["811", "722", "89"]
    assert {finding.severity for finding in unread} == {"warning"}
    assert not {"811000", "722000", "89000"} & {plain(fact.value) for fact in outcome.report.facts}


BALANCE = """
MARLOW KITES, INC.
BALANCE SHEETS
(In thousands)
                                     December 31,
                                    2004      2003
Cash                               5,611     4,542
Bolts of silk                      2,433     2,391
{line}
"""


def test_an_amount_that_a_label_is_net_of_is_part_of_the_label() -> None:
    reading = read("""
MARLOW KITES, INC.
BALANCE SHEETS
(In thousands)
                                  December 31,
                                      2004
Accounts payable                      1,234
Notes payable, net of $300        2,345
Total liabilities                     3,579
""")
    assert [cell.text for cell in row(only(reading), "Notes payable, net of $300").cells] == ["2,345"]
    assert lines(reading.only)[1] == "Notes payable, net of $300: 2345000"


def test_a_footnote_mark_between_two_figures_is_no_figure() -> None:
    reading = read(BALANCE.format(line="Bobbins                            1,234 (1)   2,345"))
    assert [plain(a.shown) for a in line(reading.only, "Bobbins").amounts] == ["1234000", "2345000"]
    assert len(row(only(reading), "Bobbins").cells) == 2
    outcome = done(BALANCE.format(line="Bobbins                            1,234 (1)   2,345"))
    assert values(outcome, "Bobbins") == {"2004-12-31": "1234000", "2003-12-31": "2345000"}


def test_a_percentage_behind_a_figure_is_reported_and_the_figure_kept() -> None:
    outcome = done(BALANCE.format(line="Spare looms                        4,321       45% "))
    assert values(outcome, "Spare looms") == {"2004-12-31": "4321000"}
    assert coded(outcome, "cell.percent") == ["45"]


def test_a_figure_with_a_fraction_is_malformed() -> None:
    page = BALANCE.format(line="Price of a share                   12 1/8    11 1/2")
    cells = row(only(read(page)), "Price of a share").cells
    assert [(cell.text, cell.kind) for cell in cells] == [
        ("12 1/8", CellKind.MALFORMED),
        ("11 1/2", CellKind.MALFORMED),
    ]
    outcome = done(page)
    assert coded(outcome, "cell.malformed") == ["12 1/8", "11 1/2"]
    assert values(outcome, "Price of a share") == {}


def test_employees_are_counted_and_notes_with_option_in_their_name_are_money() -> None:
    outcome = done(f"""{TITLE}(In thousands)
{YEAR_HEADING}
Net sales                              985,600     914,900
Interest on Liquid Yield Option Notes   34,804      31,402
Net income                              61,000      54,000
Number of employees                        250         240
""")
    assert values(outcome, "Number of employees") == {THIS: "250", LAST: "240"}
    assert units(outcome, "Number of employees") == {"xbrli:pure"}
    assert values(outcome, "Interest on Liquid Yield Option Notes") == {THIS: "34804000", LAST: "31402000"}
    assert units(outcome, "Interest on Liquid Yield Option Notes") == {"iso4217:USD"}


# Texts that once took for ever


@pytest.mark.parametrize("separator", [" ", ", ", "\n", "  "])
def test_a_long_text_of_capitalised_words_changes_nothing_below_it(separator: str) -> None:
    words = separator.join(["Alder", "March", "Kite", "December", "Meadow"] * 2_000)
    assert len(words) >= 60_000
    outcome = done(f"{words}\n\n\n" + "\n" * 20 + income("(In thousands)\n", YEAR_HEADING))
    assert values(outcome, "Net sales") == {THIS: "5600000", LAST: "4900000"}
    assert values(outcome, "Net income") == {THIS: "610000", LAST: "540000"}
    assert len(outcome.report.facts) == 4


def test_a_statement_of_three_hundred_lines_has_a_fact_for_each_figure() -> None:
    body = "".join(
        f"{f'Hire of kite number {chr(65 + i // 26)}{chr(65 + i % 26)}':36}{100 + i:>10,}{1000 + 7 * i:>12,}\n"
        for i in range(299)
    )
    # 299 x 100 + (0 + ... + 298) = 29,900 + 44,551, and 299 x 1,000 + 7 x 44,551.
    body += f"{'Total revenues':36}{74_451:>10,}{610_857:>12,}\n"
    outcome = done(f"{TITLE}(In thousands)\n{YEAR_HEADING}{body}")
    assert len(outcome.report.facts) == 600
    assert values(outcome, "Total revenues") == {THIS: "74451000", LAST: "610857000"}
    assert values(outcome, "Hire of kite number LM") == {THIS: "398000", LAST: "3086000"}


# one date above the columns of two years


@pytest.mark.parametrize("joined", ["and 2002", "AND JUNE 30, 2002"])
def test_a_date_printed_for_one_year_is_that_of_the_other_too(joined: str) -> None:
    """`Three Months Ended June 30, 2003 and 2002` stands above both columns; each has its own year."""
    reading = read(
        TITLE
        + f"""
                         Three Months Ended June 30, 2003 {joined}
                                          2003        2002
"""
        + BODY
    )
    assert periods(reading.only) == ["2003-04-01/2003-06-30", "2002-04-01/2002-06-30"]


def test_a_title_in_the_middle_of_a_column_is_no_heading_of_it() -> None:
    """The company's name above the dates names the whole table, wherever on the line it stands."""
    reading = read("""
                                      MARLOW KITES, INC.
                                     STATEMENTS OF INCOME
                                     Year Ended December 31,
                                          2004        2003
Net sales                                5,600       4,900
Net income                                 610         540
""")
    assert periods(reading.only) == ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]


# words about shares


def test_words_about_shares_go_before_arithmetic() -> None:
    """The caption gives share counts a scale of their own, so they keep it and a warning says what the figures give."""
    reading = read("""
MARLOW KITES, INC.
STATEMENTS OF INCOME
(In millions, except share amounts in thousands and per share amounts)
                                     Year Ended December 31,
                                          2004        2003
Net sales                                5,600       4,900
Net income                                 610         540
Net income per share                      0.61        0.54
Weighted average shares                  1,000       1,000
""")
    assert lines(reading.only)[-1] == "Weighted average shares: 1000000 1000000"
    assert reading.codes().count("scale.shares-contradicted") == 1


def test_a_caption_that_only_excepts_shares_gives_way_to_arithmetic() -> None:
    """`Except share data` is often said of figures per share: what income and they prove of the counts is certain."""
    reading = read("""
MARLOW KITES, INC.
STATEMENTS OF INCOME
(In thousands, except share data)
                                     Year Ended December 31,
                                          2004        2003
Net sales                              5,600,000   4,900,000
Net income                               610,000     540,000
Net income per share                      0.61        0.54
Weighted average shares                1,000,000   1,000,000
""")
    assert lines(reading.only)[-1] == "Weighted average shares: 1000000000 1000000000"
    assert reading.codes().count("scale.shares-by-eps") == 1


# who reports


def test_a_company_is_named_behind_the_dateline() -> None:
    """No ticker and no title with its name: the dateline has it."""
    page = (
        "TIDEWATER, Maine, Feb. 3, 2005 /Newswire/ -- Marlow Kites, Inc., a maker of kites, today\nreported results.\n"
    )
    outcome = done(page + "\nSTATEMENTS OF INCOME\n(In thousands)\n" + YEAR_HEADING + BODY)
    assert outcome.report.entity.name == "Marlow Kites, Inc."


# where one statement ends


def test_a_title_with_its_scale_begins_another_statement() -> None:
    """Balances below income, under headings that are no dates, do not take the income statement's periods."""
    outcome = done(
        TITLE
        + "(In thousands)\n"
        + YEAR_HEADING
        + BODY
        + """
                              BALANCE SHEETS
                              (In thousands)

                                       This summer Last summer
Cash                                       410         370
Total assets                             1,720       1,540
"""
    )
    assert names(outcome, "Net sales") == {"us-gaap:Revenues"}
    assert values(outcome, "Cash") == values(outcome, "Total assets") == {}
    assert set(coded(outcome, "cell.undated")) == {"410", "370", "1,720", "1,540"}


def test_a_section_with_currency_signs_is_not_counted_in_the_shares_of_a_heading_above_it() -> None:
    """Sales by region stood below the heading of share counts, as deep as its lines, and became shares."""
    statement = read(
        """
        PELLARO LAMPS, INC.
        STATEMENTS OF INCOME
        (In millions, except number of shares, which are reflected in thousands)
                                            Year Ended December 31,
                                                2004        2003
        Net sales                              5,600       4,900
        Net income                               810         540
        Shares used in computing earnings per share:
          Basic                              155,763     158,819
          Diluted                            156,641     159,551
          Net sales by region:
            Northern                         $ 3,400     $ 2,700
            Southern                           2,200       2,200
        """
    ).only
    units = {item.label: item.unit for item in statement.lines if item.amounts}
    assert (units["Basic"], units["Diluted"]) == (UnitKind.SHARES, UnitKind.SHARES)
    assert (units["Northern"], units["Southern"]) == (UnitKind.MONETARY, UnitKind.MONETARY)


def test_a_dividend_below_share_counts_does_not_make_them_money() -> None:
    """`Cash dividends per share $ .04` stands below the counts, and its sign is its own."""
    statement = read(
        """
        PELLARO LAMPS, INC.
        STATEMENTS OF INCOME
        (In millions, except per share data)
                                            Year Ended December 31,
                                                2004        2003
        Net sales                              5,600       4,900
        Net income                               810         540
        Weighted average shares used in per share computation:
          Basic                                2,483       2,499
          Diluted                              2,490       2,508
        Cash dividends declared per share      $ .04       $ .04
        """
    ).only
    units = {item.label: item.unit for item in statement.lines if item.amounts}
    assert (units["Basic"], units["Diluted"]) == (UnitKind.SHARES, UnitKind.SHARES)


# Balances below the flows


FLOWS = """
    QUILL LAMPS, INC.
    STATEMENTS OF CASH FLOWS
    (In thousands)
                                                Nine Months Ended
                                                  September 30,
                                                  2004        2003
    Net cash provided by operating activities       24         103
    Net increase in cash and cash equivalents       24         103
    {}
"""


def stated(outcome: Outcome, label: str) -> dict[str, str]:
    """The values of the facts first printed under a label, by concept and period."""
    facts = [f for f in outcome.report.facts if f.occurrences[0].label == label]
    return {f"{f.concept.name} {f.period}": plain(f.value) for f in facts}


CASH = "us-gaap:CashAndCashEquivalentsAtCarryingValue"


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("Cash and cash equivalents at January 1  ", "Cash and cash equivalents at September 30"),
        ("Cash and cash equivalents, December 31  ", "Cash and cash equivalents, Sept. 30      "),
        ("Cash and cash equivalents - January 1   ", "Cash and cash equivalents - September 30 "),
    ],
)
def test_cash_of_a_day_is_a_balance_of_that_day(opening: str, closing: str) -> None:
    rows = f"{opening}        94          88\n    {closing}      118         191"
    outcome = done(FLOWS.format(rows))
    assert stated(outcome, "Cash and cash equivalents") == {
        f"{CASH} 2003-12-31": "94000",
        f"{CASH} 2002-12-31": "88000",
        f"{CASH} 2004-09-30": "118000",
        f"{CASH} 2003-09-30": "191000",
    }


ENDS = """Cash, cash equivalents and restricted cash at beginning of period  94          88
    Cash, cash equivalents and restricted cash at end of period  118         191
    """
WHOLE_CASH = "us-gaap:CashCashEquivalentsRestrictedCashAndRestrictedCashEquivalents"


def test_what_the_cash_at_the_end_is_made_of_are_balances() -> None:
    outcome = done(
        FLOWS.format(
            ENDS
            + """Cash and cash equivalents                      110         180
    Restricted cash                                  8          11
    Total cash and restricted cash of all kinds    118         191"""
        )
    )
    assert stated(outcome, "Restricted cash") == {
        "us-gaap:RestrictedCash 2004-09-30": "8000",
        "us-gaap:RestrictedCash 2003-09-30": "11000",
    }
    assert values(outcome, "Cash, cash equivalents and restricted cash at end of period")["2004-09-30"] == "118000"
    assert not [f for f in outcome.report.facts if f.occurrences[0].label.startswith("Total cash")]


def test_what_is_taken_off_between_two_balances_is_one() -> None:
    outcome = done(
        FLOWS.format(
            ENDS
            + """Less cash kept for the lamps of others           8          11
    Cash and cash equivalents at end of period      110         180"""
        )
    )
    assert values(outcome, "Less cash kept for the lamps of others") == {"2004-09-30": "8000", "2003-09-30": "11000"}


def test_a_column_of_words_for_nothing_is_no_second_table() -> None:
    heading = """
                                     Year Ended December 31,
                                          2004        2003        2002
"""
    rows = "".join(
        f"{label:36}   610         nil         540\n" for label in ("Net sales", "Cost of sales", "Rent", "Tax")
    )
    reading = read(TITLE + heading + rows)
    assert len(only(reading).rows) == len(rows.splitlines())


def test_a_total_keeps_the_concept_that_an_item_of_its_sum_is_called_by_too() -> None:
    outcome = done(
        TITLE
        + YEAR_HEADING
        + """
Net sales                                5,600       4,900
Cost of sales                            4,700       4,100
Operating income                           900         800
Gains from sales of a plant                 40          25
Interest and other income, net              60          35
  Total interest and other income, net     100          60
Income before income taxes               1,000         860
Income taxes                               390         320
Net income                                 610         540
"""
    )
    assert names(outcome, "Total interest and other income, net") == {"us-gaap:NonoperatingIncomeExpense"}
    assert names(outcome, "Interest and other income, net") == {"us-gaap:OtherNonoperatingIncomeExpense"}


def test_a_label_in_parts_with_semicolons_is_one_label() -> None:
    outcome = done(
        """
        ARDEN SAVINGS BANCORP, INC.
        BALANCE SHEETS
        (Dollars in thousands)
                                                June 30,    June 30,
                                                  1999        1998
        Total assets                           $ 30,000    $ 28,500
                                               ========    =

        Total liabilities                         3,000       2,500
        Common stock, $.01 par value;
          5,000,000 shares authorized;
          1,618,204 shares issued                    16          16
        Retained earnings, substantially
          restricted                             26,984      25,984
                                               --------    --------
        Total stockholders' equity               27,000      26,000
                                               --------    --------
        Total liabilities and stockholders'
          equity                               $ 30,000    $ 28,500
        """
    )
    found = {
        f.occurrences[0].label.split(",")[0]: str(f.concept.name) for f in outcome.report.facts if f.value == 16000
    }
    assert found == {"Common stock": "us-gaap:CommonStockValue"}
    assert names(outcome, "Retained earnings, substantially restricted") == {
        "us-gaap:RetainedEarningsAccumulatedDeficit"
    }


def test_sums_that_are_told_twice_are_reported_in_their_printed_order() -> None:
    """They were in the order of a set, another one in each process: the same input gave other bytes."""
    quarter = RELEASE.replace("Year Ended", "Three Months Ended")
    twice = [f.concept for f in done(RELEASE + "\n\n" + quarter).findings if f.message.endswith("from the same items")]
    assert twice == ["GrossProfit", "OperatingExpenses", "OperatingIncomeLoss", "NetIncomeLoss"]
