"""Which tables are statements and which disclosures (EFM 6.7.12)."""

from __future__ import annotations

import pytest

from tests.taxonomy.test_told_beside import made

RESULTS = """
                       Marlow Pewter Holdings, Inc.
                    Consolidated Statements of Operations
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Net sales ................................   $   1,210      $   1,105
Cost of sales ............................         610            505
                                             ---------      ---------
Gross profit .............................         600            600
Income taxes .............................         150            140
                                             ---------      ---------
Net income ...............................   $     450      $     460
                                             =========      =========
"""
FLOWS = """
                    Consolidated Statements of Cash Flows
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Net income ...............................   $     450      $     460
Depreciation .............................         120            110
                                             ---------      ---------
Net cash provided by operating activities          570            570
Purchases of property and equipment ......        (300)          (200)
                                             ---------      ---------
Net cash used in investing activities ....        (300)          (200)
Dividends paid ...........................        (100)          (100)
                                             ---------      ---------
Net cash used in financing activities ....        (100)          (100)
                                             ---------      ---------
Net increase in cash .....................         170            270
Cash at beginning of year ................         500            230
                                             ---------      ---------
Cash at end of year ......................   $     670      $     500
                                             =========      =========
"""
SUPPLEMENT = """
                Supplemental Cash Flow Information
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Cash paid for interest ...................   $      33      $      31
Cash paid for income taxes ...............         141            128
Property acquired under finance leases ...          12             19
"""
BALANCES = """
                    Period-End Balance Sheet Data
                        (In thousands)
                                             December 31,   December 31,
                                                 2019           2018
Total assets .............................   $   9,310      $   8,977
Inventories ..............................       2,120          2,031
Stockholders' equity .....................       5,402          5,052
"""
PARTS = """
                    Condensed Statements of Cash Flows
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Net cash provided by operating activities    $     570      $     570
Net cash used in investing activities ....        (300)          (200)
Net cash used in financing activities ....        (100)          (100)
                                             ---------      ---------
Net increase in cash .....................         170            270
Cash at beginning of year ................         500            230
                                             ---------      ---------
Cash at end of year ......................   $     670      $     500
                                             =========      =========
"""


def definitions(*texts: str) -> list[str]:
    return [role.definition for role in made(*texts).roles]


def test_supplements_of_a_statement_are_a_disclosure_after_all_statements() -> None:
    assert definitions(FLOWS, SUPPLEMENT, RESULTS) == [
        "00001 - Statement - Consolidated Statements of Cash Flows",
        "00002 - Statement - Consolidated Statements of Operations",
        "00003 - Disclosure - Supplemental Cash Flow Information (Details)",
    ]


def test_some_balances_that_nothing_is_summed_to_are_a_disclosure() -> None:
    assert "00002 - Disclosure - Period-End Balance Sheet Data (Details)" in definitions(RESULTS, BALANCES)


@pytest.mark.parametrize("text", [RESULTS, FLOWS, PARTS])
def test_what_a_release_has_for_a_statement_is_one(text: str) -> None:
    [definition] = definitions(text)
    assert definition.startswith("00001 - Statement - ")


def test_a_disclosure_is_headed_as_what_is_told_beside() -> None:
    roots = {arc.source.local for arc in made(FLOWS, SUPPLEMENT).arcs if arc.role.endswith("Details")}
    assert roots == {"SupplementalCashFlowInformationAbstract"}


def test_a_printed_heading_of_what_is_told_beside_does_not_stand_below_itself() -> None:
    headed = SUPPLEMENT.replace(
        "Cash paid for interest .", "Supplemental cash flow information:\nCash paid for interest ."
    )
    arcs = [arc for arc in made(FLOWS, headed).arcs if arc.role.endswith("Details")]
    assert {arc.source.local for arc in arcs if arc.target.local == "InterestPaidNet"} == {
        "SupplementalCashFlowInformationAbstract"
    }
    assert all(arc.source != arc.target for arc in arcs)


SEGMENTS = """
                    Consolidated Statements of Operations
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Net sales by segment:
  Pewter .................................   $   1,000      $     905
  Tin ....................................         210            200
                                             ---------      ---------
  Total net sales ........................   $   1,210      $   1,105
                                             =========      =========
Income taxes .............................         150            140
Net income ...............................         450            460
"""
LATER = SEGMENTS.replace("2019", "2021").replace("2018", "2020")


@pytest.mark.parametrize(("table", "kind"), [(SEGMENTS, "Disclosure"), (LATER, "Statement")])
def test_a_table_of_parts_that_comes_to_the_results_told_before_is_a_disclosure(table: str, kind: str) -> None:
    assert [definition.split(" - ")[1] for definition in definitions(RESULTS, table)] == ["Statement", kind]
