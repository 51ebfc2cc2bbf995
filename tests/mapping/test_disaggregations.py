"""Segments, places and products told by rows: each part states the concept of the statement's line, with a member."""

from __future__ import annotations

import pytest

from converter.exports.mapping_csv import mapping_csv
from converter.maps.decisions import read_decisions
from converter.model.decisions import Decision
from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import Converted, converted, knowledge, plain

SEGMENTS = "us-gaap:StatementBusinessSegmentsAxis"
ITEMS = "srt:ConsolidationItemsAxis"
STATEMENT = """\
    THORNBURY GROUP, INC.
    CONSOLIDATED STATEMENTS OF INCOME
    (In thousands)
                                            Year Ended December 31,
                                               2023         2022
    Net sales                                $ 64,310     $ 60,250
    Cost of sales                              41,120       39,060
                                             --------     --------
    Gross profit                               23,190       21,190
    Selling and administrative expenses        13,470       12,830
                                             --------     --------
    Operating income                            9,720        8,360
    Interest expense                            1,240        1,390
                                             --------     --------
    Income before income taxes                  8,480        6,970
    Income taxes                                2,010        1,650
                                             --------     --------
    Net income                               $  6,470     $  5,320
                                             ========     ========

"""
HEAD = """\
                                            Year Ended December 31,
                                               2023         2022
"""
SALES = """\
    Net sales:
      Castings                               $ 40,220     $ 37,910
      Valves                                   25,140       23,280
      Eliminations                             (1,050)        (940)
                                             --------     --------
        Total net sales                      $ 64,310     $ 60,250
                                             ========     ========
"""


def told(table: str, title: str = "SEGMENT INFORMATION") -> Converted:
    head = f"    THORNBURY GROUP, INC.\n    {title}\n    (In thousands)\n{HEAD}"
    return converted(STATEMENT + head + table)


def tags(done: Converted) -> list[str]:
    """`Castings: Revenues[axis=member] 40220000 37910000` of each line of the notes with figures, `-` if untagged."""
    shown = []
    for statement in done.statements[1:]:
        for line in statement.lines:
            if line.line.item.amounts:
                concept = line.line.concept.name.local if line.line.concept else "-"
                part = f"[{line.line.dimension}]" if line.line.dimension else ""
                figures = " ".join(plain(one.value) for one in line.values)
                shown.append(f"{line.line.item.label}: {concept}{part} {figures}".strip())
    return shown


REVENUE = "RevenueFromContractWithCustomerExcludingAssessedTax"
SALES_TAGS = [
    f"Castings: {REVENUE}[{SEGMENTS}=quill:CastingsMember] 40220000 37910000",
    f"Valves: {REVENUE}[{SEGMENTS}=quill:ValvesMember] 25140000 23280000",
    f"Eliminations: {REVENUE}[{ITEMS}=us-gaap:IntersegmentEliminationMember] -1050000 -940000",
    f"Total net sales: {REVENUE} 64310000 60250000",
]


def test_the_lines_of_a_sum_that_a_statement_prints_are_its_parts() -> None:
    assert tags(told(SALES)) == SALES_TAGS


def test_lines_that_do_not_come_to_the_statement_stay_untagged() -> None:
    off = SALES.replace("64,310", "64,410").replace("40,220", "40,320")
    done = told(off)
    assert tags(done) == []
    assert "40,320" in " ".join(finding.message for finding in done.coded("cell.not-a-statement"))


def test_a_result_of_segments_leads_on_to_the_results_of_the_statement() -> None:
    result = """\
    Segment profit:
      Castings                               $  7,310     $  6,420
      Valves                                    4,120        3,570
                                             --------     --------
        Total segment profit                   11,430        9,990
      General corporate expenses               (1,710)      (1,630)
      Interest expense                         (1,240)      (1,390)
                                             --------     --------
    Income before income taxes               $  8,480     $  6,970
                                             ========     ========
"""
    pretax = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
    assert tags(told(SALES + result))[4:] == [
        f"Castings: OperatingIncomeLoss[{SEGMENTS}=quill:CastingsMember] 7310000 6420000",
        f"Valves: OperatingIncomeLoss[{SEGMENTS}=quill:ValvesMember] 4120000 3570000",
        f"Total segment profit: OperatingIncomeLoss[{ITEMS}=us-gaap:OperatingSegmentsMember] 11430000 9990000",
        f"General corporate expenses: OperatingIncomeLoss[{ITEMS}=us-gaap:CorporateNonSegmentMember] -1710000 -1630000",
        "Interest expense: InterestExpenseNonoperating 1240000 1390000",
        f"Income before income taxes: {pretax} 8480000 6970000",
    ]


@pytest.mark.parametrize(
    "other", ["Restructuring charges    ", "LIFO adjustment          ", "Acquisition-related costs"]
)
def test_a_sum_with_a_thing_of_the_accounts_is_not_told_by_parts(other: str) -> None:
    result = f"""\
    Operating income:
      Castings                               $  7,310     $  6,420
      Valves                                    4,120        3,570
      {other}                (1,710)      (1,630)
                                             --------     --------
        Total operating income               $  9,720     $  8,360
                                             ========     ========
"""
    assert all(": - " in f"{line} " for line in tags(told(SALES + result))[4:])


def test_a_measure_of_the_companys_own_is_none_of_the_standards_whatever_it_comes_to() -> None:
    result = """\
    Adjusted segment income:
      Castings                               $  6,010     $  5,220
      Valves                                    3,710        3,140
                                             --------     --------
        Total                                $  9,720     $  8,360
                                             ========     ========
"""
    assert tags(told(SALES + result))[4:] == ["Castings: -", "Valves: -", "Total: -"]


def test_other_measures_have_parts_of_the_names_that_revenue_has() -> None:
    result = """\
    Gross profit:
      Forgings                               $ 14,510     $ 13,320
      Valves                                    8,680        7,870
                                             --------     --------
        Total gross profit                   $ 23,190     $ 21,190
                                             ========     ========
"""
    assert tags(told(SALES + result))[4:] == ["Forgings: -", "Valves: -", "Total gross profit: -"]


def test_each_segment_may_head_its_measures() -> None:
    table = """\
    Castings
      Net sales                              $ 40,220     $ 37,910
      Operating income                          6,110        5,330
    Valves
      Net sales                                24,090       22,340
      Operating income                          4,730        3,990
    Corporate
      Operating loss                           (1,120)        (960)
    Consolidated
      Net sales                              $ 64,310     $ 60,250
      Operating income                          9,720        8,360
"""
    assert tags(told(table)) == [
        f"Net sales: {REVENUE}[{SEGMENTS}=quill:CastingsMember] 40220000 37910000",
        f"Operating income: OperatingIncomeLoss[{SEGMENTS}=quill:CastingsMember] 6110000 5330000",
        f"Net sales: {REVENUE}[{SEGMENTS}=quill:ValvesMember] 24090000 22340000",
        f"Operating income: OperatingIncomeLoss[{SEGMENTS}=quill:ValvesMember] 4730000 3990000",
        f"Operating loss: OperatingIncomeLoss[{ITEMS}=us-gaap:CorporateNonSegmentMember] -1120000 -960000",
        f"Net sales: {REVENUE} 64310000 60250000",
        "Operating income: OperatingIncomeLoss 9720000 8360000",
    ]


PLACES = """\
    Net sales by region:
      United States                          $ 41,730     $ 39,520
      Europe                                   14,260       13,110
      Other countries                           8,320        7,620
                                             --------     --------
        Total net sales                      $ 64,310     $ 60,250
                                             ========     ========
"""


def test_places_have_standard_members() -> None:
    """Other countries than those of a table are not all abroad: Europe is abroad too."""
    geography = "srt:StatementGeographicalAxis"
    assert tags(told(PLACES, "SUPPLEMENTAL INFORMATION")) == [
        f"United States: {REVENUE}[{geography}=country:US] 41730000 39520000",
        f"Europe: {REVENUE}[{geography}=srt:EuropeMember] 14260000 13110000",
        f"Other countries: {REVENUE}[{geography}=quill:OtherCountriesMember] 8320000 7620000",
        f"Total net sales: {REVENUE} 64310000 60250000",
    ]


@pytest.mark.parametrize("cut", ["Net sales by end market:", "End markets:"])
def test_a_cut_along_no_axis_that_is_known_stays_untagged(cut: str) -> None:
    markets = PLACES.replace("Net sales by region:", cut).replace("United States", "Construction ")
    assert tags(told(SALES + markets)) == [
        *SALES_TAGS,
        "Construction: -",
        "Europe: -",
        "Other countries: -",
        "Total net sales: -",
    ]


PRODUCTS = """\
      Castor\u00ae                                $ 40,220     $ 37,910
      Pollux\u00ae                                  23,040       21,400
      Other                                     1,050          940
                                             --------     --------
        Net sales                            $ 64,310     $ 60,250
                                             ========     ========
"""


def test_trade_marks_are_names_of_products_whatever_the_title_says() -> None:
    axis = "srt:ProductOrServiceAxis"
    assert tags(told(PRODUCTS, "SUPPLEMENTAL INFORMATION")) == [
        f"Castor\u00ae: {REVENUE}[{axis}=quill:CastorMember] 40220000 37910000",
        f"Pollux\u00ae: {REVENUE}[{axis}=quill:PolluxMember] 23040000 21400000",
        f"Other: {REVENUE}[{axis}=us-gaap:ProductAndServiceOtherMember] 1050000 940000",
        f"Net sales: {REVENUE} 64310000 60250000",
    ]
    assert tags(told(PRODUCTS.replace("\u00ae", " "), "SUPPLEMENTAL INFORMATION")) == []


@pytest.mark.parametrize("title", ["PRODUCT SALES, NET", "Net Product Revenue", "Revenue by Solution"])
def test_what_is_sold_of_the_products_is_told_by_them(title: str) -> None:
    """Captions in brackets between a title and its table name nothing, however many there are."""
    head = f"{title}\n    (unaudited)\n    (dollar amounts)"
    assert tags(told(PRODUCTS.replace("\u00ae", " "), head))[0].startswith(
        f"Castor: {REVENUE}[srt:ProductOrServiceAxis=quill:CastorMember]"
    )


def test_a_segment_of_several_lines_is_told_by_its_total() -> None:
    table = """\
    Net sales:
      Castings:
        Iron                                 $ 28,020     $ 26,810
        Bronze                                 12,200       11,100
                                             --------     --------
        Total Castings                         40,220       37,910
      Valves                                   24,090       22,340
                                             --------     --------
        Total net sales                      $ 64,310     $ 60,250
                                             ========     ========
"""
    assert tags(told(table)) == [
        "Iron: -",
        "Bronze: -",
        f"Total Castings: {REVENUE}[{SEGMENTS}=quill:CastingsMember] 40220000 37910000",
        f"Valves: {REVENUE}[{SEGMENTS}=quill:ValvesMember] 24090000 22340000",
        f"Total net sales: {REVENUE} 64310000 60250000",
    ]


def test_a_total_may_stand_above_its_parts_or_be_left_to_the_reader() -> None:
    parts = [
        f"Castings: {REVENUE}[{SEGMENTS}=quill:CastingsMember] 40220000 37910000",
        f"Valves: {REVENUE}[{SEGMENTS}=quill:ValvesMember] 24090000 22340000",
    ]
    lines = """\
      Castings                               $ 40,220     $ 37,910
      Valves                                   24,090       22,340
"""
    above = "    Total net sales                          $ 64,310     $ 60,250\n"
    assert tags(told(above + lines)) == [f"Total net sales: {REVENUE} 64310000 60250000", *parts]
    assert tags(told(f"    Net sales:\n{lines}")) == parts


def rows(table: str) -> str:
    """`Net sales | 64,310` as the row of a page, for each line."""
    cells = ("".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in table.strip().split("\n"))
    return "".join(f"<tr>{row}</tr>" for row in cells)


def converted_page(table: str, decisions: tuple[Decision, ...] = ()) -> Outcome:
    statement = """
        | 2023 | 2022
        Net sales | 64,310 | 60,250
        Cost of sales | 41,120 | 39,060
        Gross profit | 23,190 | 21,190
        Selling and administrative expenses | 13,470 | 12,830
        Operating income | 9,720 | 8,360
        Income taxes | 2,010 | 1,650
        Net income | 7,710 | 6,710
    """
    page = f"""<html><body><p>Thornbury Group, Inc.</p>
        <p>Consolidated Statements of Income</p><p>Years ended December 31</p><p>(in thousands)</p>
        <table>{rows(statement)}</table>
        <p>Segment Results</p><p>(in thousands)</p><table>{rows(table)}</table></body></html>"""
    settings = Settings(prefix="quill", cik="77", validate=not decisions, decisions=decisions)
    return run("thornbury.htm", page.encode(), knowledge(), settings)


def dimensional(outcome: Outcome) -> dict[tuple[str, str, int], str]:
    """The values of facts with members, by concept, dimension and year."""
    return {
        (fact.concept.name.local, str(fact.dimension), fact.period.end.year): plain(fact.value)
        for fact in outcome.report.facts
        if fact.dimension
    }


def test_columns_may_be_measures_and_the_filing_is_valid() -> None:
    outcome = converted_page("""
        | Net sales 2023 | Net sales 2022 | Operating income 2023 | Operating income 2022
        Castings | 40,220 | 37,910 | 6,110 | 5,330
        Valves | 24,090 | 22,340 | 4,730 | 3,990
        Corporate | | | (1,120) | (960)
        Total | 64,310 | 60,250 | 9,720 | 8,360
    """)
    facts = dimensional(outcome)
    valves, corporate = f"{SEGMENTS}=quill:ValvesMember", f"{ITEMS}=us-gaap:CorporateNonSegmentMember"
    assert len(facts) == 10
    assert facts[REVENUE, valves, 2023] == "24090000"
    assert facts["OperatingIncomeLoss", valves, 2022] == "3990000"
    assert facts["OperatingIncomeLoss", corporate, 2023] == "-1120000"
    assert outcome.verdict.is_valid


@pytest.mark.parametrize(
    "table",
    [
        """
        | 2023 | 2022
        Castings | |
        Net sales | 40,220 | 37,910
        Operating income | 6,110 | 5,330
        Valves | |
        Net sales | 24,090 | 22,340
        Operating income | 3,610 | 3,030
        """,
        """
        | 2023 | 2022
        Castings net sales | 40,220 | 37,910
        Valves net sales | 24,090 | 22,340
        Total net sales | 64,310 | 60,250
        Castings operating income | 6,110 | 5,330
        Valves operating income | 3,610 | 3,030
        Total operating income | 9,720 | 8,360
        """,
    ],
)
def test_its_own_mapping_file_gives_the_same_members_back(table: str) -> None:
    outcome = converted_page(table)
    facts = dimensional(outcome)
    assert facts["OperatingIncomeLoss", f"{SEGMENTS}=quill:ValvesMember", 2022] == "3030000"
    assert len(facts) == 8
    written = mapping_csv(outcome.report).decode()
    assert dimensional(converted_page(table, read_decisions("mapping.csv", written))) == facts
