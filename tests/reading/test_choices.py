"""Tables of chosen lines beside statements, and tables of several things one below the other."""

from __future__ import annotations

import pytest

from converter.model.source import StatementKind
from converter.reading.titles import title_and_kind
from tests.helpers_page import page
from tests.helpers_text import Read, line, lines, periods, read, vocabulary

QUARTERS = """
                                        Three Months Ended March 31,
                                           2004        2003
"""
HIGHLIGHTS = """
QUILL LAMPS, INC.
{title}
(In millions)
"""
FEW = """
Net sales                                   5.6         4.9
Operating income                             .9          .8
Net income                                   .6          .5
"""
STATEMENT = """
QUILL LAMPS, INC.
STATEMENTS OF INCOME
(In thousands)
                                        Three Months Ended March 31,
                                           2004        2003
Net sales                                 5,600       4,900
Cost of sales                             4,700       4,100
Operating income                            900         800
Income taxes                                290         260
Net income                                  610         540
"""
TITLES = [
    "FINANCIAL HIGHLIGHTS",
    "Selected Financial Data",
    "The following table summarizes our financial results for the quarter:",
    "Results of Operations",
    "Summary Operating Results",
    "",
]


def titles(reading: Read) -> list[str]:
    return [statement.title for statement in reading.statements]


@pytest.mark.parametrize("title", TITLES)
def test_lines_chosen_from_a_statement_are_none_beside_it(title: str) -> None:
    reading = read(HIGHLIGHTS.format(title=title) + QUARTERS + FEW + STATEMENT)
    assert titles(reading) == ["STATEMENTS OF INCOME"]
    assert [at for f in reading.findings if f.code == "cell.not-a-statement" and (at := reading.at(f))] == [
        *("5.6", "4.9", ".9", ".8", ".6", ".5"),
    ]
    assert "scale.contradicted" not in reading.codes()


@pytest.mark.parametrize("title", TITLES)
def test_lines_chosen_from_a_statement_stand_for_it_where_there_is_none(title: str) -> None:
    reading = read(HIGHLIGHTS.format(title=title) + QUARTERS + FEW)
    assert lines(reading.only)[0] == "Net sales: 5600000 4900000"


def test_chosen_lines_of_other_periods_than_those_of_the_statement_stay() -> None:
    year = QUARTERS.replace("Three Months Ended March 31,", "Year Ended December 31,")
    reading = read(HIGHLIGHTS.format(title="FINANCIAL HIGHLIGHTS") + year + FEW + STATEMENT)
    assert len(reading.statements) == 2


def test_the_other_page_of_a_statement_is_no_choice_of_its_lines() -> None:
    reading = read(
        """
        QUILL LAMPS, INC.
        BALANCE SHEETS
        (In thousands)
                                                  March 31,
                                               2004        2003
        Cash                                    610         540
        Total assets                            610         540
        We sell lamps in all the states, and will open ten shops in the year to come.

        (In thousands)
                                                  March 31,
                                               2004        2003
        Payables                                400         300
        Total liabilities                       400         300
        Equity                                  210         240
        Total liabilities and equity            610         540
        """
    )
    assert [statement.kind for statement in reading.statements] == [StatementKind.BALANCE_SHEET] * 2


def test_columns_beside_those_of_measures_outside_gaap_are_a_choice() -> None:
    reading = read(
        """
        QUILL LAMPS, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                       Three Months Ended March 31, 2004
                                     GAAP       Adjustments      Non-GAAP
        Net sales                   5,600             --           5,600
        Operating income              900             80             980
        Net income                    610             50             660
        """
        + STATEMENT.replace("\n", "\n        ")
    )
    assert [len(statement.lines) for statement in reading.statements] == [5]


PARTS = """
QUILL BANCORP
SELECTED FINANCIAL DATA
(In thousands, except per share amounts)
                                      As of and for the Three Months Ended
                                         March 31, 2004   March 31, 2003
Earnings Data
Interest income                                  5,600            4,900
Interest expense                                 4,700            4,100
Net interest income                                900              800
Net income                                         610              540
Period-End Balance Sheet Data
Loans                                           61,000           54,000
Total assets                                    75,000           66,000
Average Balance Sheet Data
Loans                                           60,000           53,000
Total assets                                    74,000           65,000
Selected Ratios
Return on average equity                          9.10             9.20
"""


def test_a_table_of_flows_and_balances_is_a_statement_of_each_and_averages_are_none() -> None:
    reading = read(PARTS)
    assert [(s.kind, s.title) for s in reading.statements] == [
        (StatementKind.INCOME_STATEMENT, "Earnings Data"),
        (StatementKind.BALANCE_SHEET, "Period-End Balance Sheet Data"),
    ]
    assert periods(reading.statements[0]) == ["2004-01-01/2004-03-31", "2003-01-01/2003-03-31"]
    assert periods(reading.statements[1]) == ["2004-03-31", "2003-03-31"]
    assert lines(reading.statements[1])[1:] == ["Loans: 61000000 54000000", "Total assets: 75000000 66000000"]
    untagged = [reading.at(f) for f in reading.findings if f.code == "cell.not-a-statement"]
    assert untagged == ["60,000", "53,000", "74,000", "65,000", "9.10", "9.20"]
    assert [table.is_rest for table in reading.tables] == [False, True, True]


BELOW = """
{heading}
Net income                                  610         540
Pensions                                     90          80
Net income before pensions                  700         620
"""


@pytest.mark.parametrize(
    "heading",
    [
        "A reconciliation between GAAP net income and non-GAAP net income is as follows:",
        "Non-GAAP measures:",
        "Key statistics:",
    ],
)
def test_what_is_no_statement_below_one_gets_no_facts(heading: str) -> None:
    reading = read(STATEMENT + BELOW.format(heading=heading))
    assert lines(reading.only) == lines(read(STATEMENT).only)


@pytest.mark.parametrize(
    "heading", ["Adjustments to reconcile net income:", "Other information:", "Earnings per share - GAAP and non-GAAP:"]
)
def test_a_heading_of_the_statement_itself_does_not_end_it(heading: str) -> None:
    title = "STATEMENTS OF CASH FLOWS" if "information" in heading else "STATEMENTS OF INCOME"
    reading = read(STATEMENT.replace("STATEMENTS OF INCOME", title) + BELOW.format(heading=heading))
    assert line(reading.only, "Pensions").amounts


def test_earnings_per_share_below_other_data_are_of_the_statement() -> None:
    reading = read(STATEMENT + BELOW.format(heading="Key statistics:") + """
Earnings per share:
  Basic                                     .61         .54
""")  # fmt: skip
    assert titles(reading) == ["STATEMENTS OF INCOME"] * 2
    assert line(reading.statements[1], "Basic").amounts


def test_a_caption_that_figures_may_be_reclassified_names_no_table() -> None:
    reading = read(STATEMENT.replace("(In thousands)", "Subject to Reclassification\n(In thousands)"))
    assert titles(reading) == ["STATEMENTS OF INCOME"]


def test_a_scale_note_that_speaks_of_ratios_names_no_table() -> None:
    note = "(In thousands, except per share data and ratios)"
    assert titles(read(STATEMENT.replace("(In thousands)", note))) == ["STATEMENTS OF INCOME"]


def test_what_the_figures_are_counted_in_is_no_title() -> None:
    reading = read(
        """
        QUILL LAMPS, INC.
        WHAT WE OWN AND OWE
        (In thousands)
                                                  March 31,
                                               2004        2003
        Cash                                    610         540
        Total current assets                    610         540
        Total assets                            610         540
        """
    )
    assert titles(reading) == ["WHAT WE OWN AND OWE"]


def test_a_reconciliation_of_income_below_a_statement_ends_it() -> None:
    heading = "RECONCILIATION OF NET INCOME TO OPERATING INCOME"
    assert len(read(STATEMENT + BELOW.format(heading=heading)).only.lines) == 5


def test_a_table_that_tells_more_of_a_statement_is_no_choice_of_its_lines() -> None:
    flows = STATEMENT.replace("STATEMENTS OF INCOME", "STATEMENTS OF CASH FLOWS").replace(
        "Operating income    ", "Net cash from operating activities"[:20]
    )
    more = """
The following schedule is of cash flows:
(In thousands)
                                        Three Months Ended March 31,
                                           2004        2003
Cash paid for interest                      123         145
Net cash from investing activities           77          88
"""
    repeated = more.replace("        123         145", "        610         540")
    assert len(read(flows + more).statements) == 2
    assert len(read(flows + repeated).statements) == 1


def test_the_quarter_of_a_year_of_weeks_begins_where_the_statements_quarter_does() -> None:
    told = """
QUILL LAMPS, INC.
STATEMENTS OF INCOME
(In thousands)
                                              Three Months Ended
                                      March 31, 1995     April 1, 1994
Net sales                                 5,600             4,900
Cost of sales                             4,700             4,100
Operating income                            900               800
Net income                                  610               540
"""
    chosen = """
Results of Operations
(In millions)
                                             Second Quarter
                                           1995        1994
Net sales                                   5.6         4.9
Operating income                             .9          .8
Net income                                   .6          .5
"""
    lead = (
        "Quill Lamps, Inc. reports its second quarter ended March 31, 1995; its fiscal year ended September 30, 1994.\n"
    )
    reading = read(lead + told + chosen)
    assert titles(reading) == ["STATEMENTS OF INCOME"]
    assert "cell.undated" not in reading.codes()


STATED = "STATEMENTS OF INCOME"
WHOLE = """
Total revenue                             5,600       4,900
Operating expenses                        4,700       4,100
Operating income                            900         800
Income taxes                                290         260
Net income                                  610         540
"""


@pytest.mark.parametrize("title", ["Key Financial & Operating Statistics", "SUPPLEMENTAL FINANCIAL INFORMATION"])
def test_a_whole_statement_is_one_whatever_its_title_if_the_release_has_no_other(title: str) -> None:
    alone = read(HIGHLIGHTS.format(title=title) + QUARTERS + WHOLE)
    assert [(each.kind, each.title) for each in alone.statements] == [(StatementKind.INCOME_STATEMENT, title)]
    assert periods(alone.only) == ["2004-01-01/2004-03-31", "2003-01-01/2003-03-31"]
    for other in ("STATEMENTS OF INCOME", "STATEMENTS OF OPERATIONS AND COMPREHENSIVE INCOME"):
        beside = read(HIGHLIGHTS.format(title=title) + QUARTERS + WHOLE + STATEMENT.replace(STATED, other))
        assert titles(beside) == [other]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Key Operating Statistics", FEW),
        ("Operating Highlights", FEW),
        ("Key Operating Statistics", WHOLE.replace("Net income  ", "Funds earned")),
        ("Key Operating Statistics, Pro Forma", WHOLE),
        ("Supplemental Segment Information", WHOLE),
    ],
)
def test_a_choice_of_lines_or_another_measure_below_such_a_title_is_none(title: str, body: str) -> None:
    assert titles(read(HIGHLIGHTS.format(title=title) + QUARTERS + body)) == []


BY_SEGMENT = """
Kites                                     3,600       3,300
Balloons                                  2,000       1,800
  Total revenues                          5,600       5,100
Segment profit
Kites                                       700         600
Balloons                                    300         300
  Segment profit                          1,000         900
Corporate expenses and other, net          (100)       (100)
Income before income taxes                  900         800
Income taxes                                290         260
Net income                                  610         540
"""


def test_an_income_statement_by_segment_is_the_statement_of_a_release_that_has_no_other() -> None:
    told = HIGHLIGHTS.format(title="STATEMENTS OF OPERATIONS BY SEGMENT") + QUARTERS
    alone = read(told + BY_SEGMENT)
    assert [each.kind for each in alone.statements] == [StatementKind.INCOME_STATEMENT]
    assert titles(read(told + BY_SEGMENT + STATEMENT)) == [STATED]
    unfinished = BY_SEGMENT[: BY_SEGMENT.index("Income before")]
    assert titles(read(told + unfinished)) == []


DETAILED = """
Total                                     5,600       5,100
Direct operating expenses                 4,900       4,500
Income from continuing operations           700         600
Income from discontinued operations          10          20
Net income                                  710         620
"""


def test_detailed_information_is_a_statement_if_a_line_shows_which() -> None:
    reading = read(HIGHLIGHTS.format(title="Detailed Operating Information") + QUARTERS + DETAILED)
    assert reading.only.kind is StatementKind.INCOME_STATEMENT


LOSSES = """
Research and development                  4,700       4,100
Total operating expenses                  4,700       4,100
Loss from operations                     (4,700)     (4,100)
Net loss                                 (4,700)     (4,100)
Unrealized gain on securities                90          60
Comprehensive loss                       (4,610)     (4,040)
"""
GAINS = """
Net loss                                 (4,700)     (4,100)
Unrealized gain before taxes                 90          60
Comprehensive loss                       (4,610)     (4,040)
"""


@pytest.mark.parametrize(
    ("body", "kind"), [(LOSSES, StatementKind.INCOME_STATEMENT), (GAINS, StatementKind.COMPREHENSIVE_INCOME)]
)
def test_comprehensive_income_below_expenses_goes_on_an_income_statement(body: str, kind: StatementKind) -> None:
    title = "STATEMENTS OF OPERATIONS AND COMPREHENSIVE LOSS"
    assert read(HIGHLIGHTS.format(title=title) + QUARTERS + body).only.kind is kind


SHEET = """
    <p>KELWAY TILES, INC.</p>{above}<p>Condensed Balance Sheets</p><p>(in thousands)</p>
    <table><tr><td></td><td>December 31, 2004</td><td>December 31, 2003</td></tr>
    <tr><td>Cash</td><td>560</td><td>490</td></tr><tr><td>Investment in subsidiaries</td><td>310</td><td>295</td></tr>
    <tr><td>Total assets</td><td>870</td><td>785</td></tr></table>
    """


@pytest.mark.parametrize("above", ["Parent Company Only", "Condensed Financial Information of the Parent Company"])
def test_a_statement_below_a_heading_of_the_parent_alone_stays_untagged(above: str) -> None:
    assert read(page(SHEET.format(above=f"<p>{above}</p>"))).statements == ()
    assert read(page(SHEET.format(above="<p>A parent of companies</p>"))).only.lines


def test_a_whole_cash_flow_statement_may_end_with_a_measure_in_its_title() -> None:
    rows = [("Net income", 56), ("Net cash provided by operating activities", 56), ("Purchases of equipment", -6)]
    body = "".join(f"<tr><td>{label}</td><td>{value}</td><td>{value - 1}</td></tr>" for label, value in rows)
    heads = "<tr><td></td><td>Year Ended December 31, 2004</td><td>Year Ended December 31, 2003</td></tr>"
    for title, kinds in (
        ("Consolidated Statements of Cash Flows and Free Cash Flow", [StatementKind.CASH_FLOW]),
        ("Free Cash Flow", []),
    ):
        reading = read(page(f"<p>{title}</p><table>{heads}{body}</table>"))
        assert [statement.kind for statement in reading.statements] == kinds


SELECTED = """
ITEM 6. SELECTED FINANCIAL DATA

{told}

YEAR ENDED OCTOBER 31:                   2003          2002          2001
Total revenue                           5,600         4,900         4,100
Income taxes                              290           260           250
Net income                                610           540           320
"""
SENTENCE = "The following table sets forth some consolidated figures of the Company and its subsidiaries."


def test_a_title_above_a_short_paragraph_is_that_of_the_table_below_it() -> None:
    assert titles(read(SELECTED.format(told=SENTENCE))) == ["ITEM 6. SELECTED FINANCIAL DATA"]
    assert titles(read(SELECTED.format(told="\n".join([SENTENCE] * 5)))) != ["ITEM 6. SELECTED FINANCIAL DATA"]


BALANCES = """

{heading:<36}     2003          2002          2001
{prose}
Cash                                      120           110            90
Total assets                            3,200         3,100         2,900
Long-term debt                            800           850           900
"""


def test_selected_data_go_on_below_a_day_that_heads_years() -> None:
    above = SELECTED.format(told=SENTENCE)
    reading = read(above + BALANCES.format(heading="AT OCTOBER 31:", prose=""))
    assert [statement.kind for statement in reading.statements][1:] == [StatementKind.BALANCE_SHEET]
    assert periods(reading.statements[1]) == ["2003-10-31", "2002-10-31", "2001-10-31"]
    between = SENTENCE + "\n\n" + SENTENCE
    assert len(read(above + "\n" + between + BALANCES.format(heading="AT OCTOBER 31:", prose="")).statements) == 1


def test_balances_with_operating_data_in_one_title_are_a_choice_of_a_balance_sheet() -> None:
    reading = read(
        STATEMENT
        + """
        QUILL LAMPS, INC.
        SELECTED BALANCE SHEETS AND SELECTED OPERATING DATA
        (In thousands)
                                            March 31,   December 31,
                                              2004          2003
        Cash and cash equivalents               310           290
        Total assets                          7,200         6,900
        Total stockholders' equity            4,100         3,800
        """
    )
    assert [statement.kind for statement in reading.statements] == [
        StatementKind.INCOME_STATEMENT,
        StatementKind.BALANCE_SHEET,
    ]


DISCUSSED = """
Item 2. Management's Discussion and Analysis of Financial Condition

{title}
                                        Three Months Ended March 31,
                                           2004        2003
{lines}
Item 3. Quantitative and Qualitative Disclosures About Market Risk
"""
SEGMENT = """\
Revenues                                  2,600       2,200
Earnings from operations                    400         310
"""
SHARES = """\
Net sales                                 100.0       100.0
Cost of sales                              83.9        83.7
Operating income                           16.1        16.3
Net income                                 10.9        11.0
"""


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Results of Operations", SEGMENT),
        ("Statements of income as a percentage of net sales:", SHARES),
        ("Consolidated Statements of Income", SHARES),
    ],
)
def test_what_management_discusses_is_no_statement_beside_one(title: str, lines: str) -> None:
    reading = read(STATEMENT + DISCUSSED.format(title=title, lines=lines))
    assert titles(reading) == ["STATEMENTS OF INCOME"]


def test_what_management_discusses_of_another_time_stands_for_the_statement_of_it() -> None:
    table = DISCUSSED.replace("Three Months Ended March 31,", "  Six Months Ended June 30,")
    reading = read(STATEMENT + table.format(title="Results of Operations", lines=FEW))
    assert titles(reading) == ["STATEMENTS OF INCOME", "Results of Operations"]


def test_a_note_that_names_the_statement_does_not_stand_for_it() -> None:
    note = """
Notes to Financial Statements

Gains Recognized in the Statements of Income
                                        Three Months Ended March 31,
                                           2004        2003
Net sales                                    12          14
Cost of sales                                 5           3
"""
    discussion = "Management's Discussion and Analysis (MD&A)\n\n"
    assert "STATEMENTS OF INCOME" in titles(read(discussion + STATEMENT + note))


@pytest.mark.parametrize("above", ["", "Quarterly report\n\nPart I\n\nItem 1. Financial Statements\n\n"])
def test_a_statement_printed_in_the_discussion_is_one(above: str) -> None:
    discussion = "Management's Discussion and Analysis (MD&A)\n\n"
    segment = DISCUSSED.format(title="Results of Operations", lines=SEGMENT)
    assert titles(read(above + discussion + STATEMENT + segment)) == ["STATEMENTS OF INCOME"]
    assert titles(read(above + discussion + segment + STATEMENT)) == ["STATEMENTS OF INCOME"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("A reconciliation of the shares used in the computation of earnings per share follows:", StatementKind.NOTES),
        ("Reconciliation of the numerators and denominators of earnings per share", StatementKind.NOTES),
        ("Reconciliation of the federal statutory rate to the effective tax rate:", StatementKind.NOTES),
        ("Reconciliation of GAAP to Non-GAAP diluted shares used:", StatementKind.NON_GAAP),
        ("Reconciliation of adjusted net income and diluted earnings per share", StatementKind.NON_GAAP),
        ("Reconciliation of core diluted earnings per share", StatementKind.NON_GAAP),
        ("Reconciliation of funds from operations and average shares", StatementKind.NON_GAAP),
        ("Reconciliation of net income to EBITDA", StatementKind.NON_GAAP),
    ],
)
def test_how_shares_or_taxes_go_together_is_no_measure_outside_gaap(words: str, kind: StatementKind) -> None:
    assert title_and_kind((words,), vocabulary())[1] is kind


@pytest.mark.parametrize(
    "words",
    [
        "Note 3. Balance Sheet Components",
        "Balance Sheet Details (in thousands)",
        "The components of deferred costs on the consolidated balance sheets at Dec. 31 were:",
        "The following amounts were recorded in the balance sheets:",
    ],
)
def test_what_takes_lines_of_a_balance_sheet_apart_is_none(words: str) -> None:
    assert title_and_kind((words,), vocabulary())[1] is StatementKind.SELECTED_DATA
