"""Statements whose columns are of parts of the company: members, contexts, hypercubes; and what stays untagged."""

from __future__ import annotations

from textwrap import dedent

import pytest
from lxml import etree

from converter.exports.oim_json import oim_json
from converter.model.report import Fact
from converter.model.source import ColumnRole
from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import knowledge, read

XLINK = "{http://www.w3.org/1999/xlink}"
XBRLDT = "{http://xbrl.org/2005/xbrldt}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
CONSOLIDATING = """
                       Marlow Pewter Holdings, Inc.
              Condensed Consolidating Statements of Operations
                    Year Ended December 31, 2003
                        (In thousands)

                         Parent     Guarantors     Non-Guarantors  Consolidating  Consolidated
                        Company    Subsidiaries    Subsidiaries    Adjustments    Total
                         2003          2003             2003          2003           2003
                       ---------   ------------    -------------   ------------  ------------
Net sales ............ $   1,200    $   4,000        $   2,000       $  (700)       $  6,500
Cost of sales ........       700        2,500            1,300          (700)          3,800
                       ---------   ------------    -------------   ------------  ------------
Gross profit .........       500        1,500              700            --           2,700
Pewter royalty .......        80          300              200            --             580
Administrative .......       120          400              250            --             770
                       ---------   ------------    -------------   ------------  ------------
Operating income .....       300          800              250            --           1,350
Provision for taxes ..       100          250               90            --             440
                       ---------   ------------    -------------   ------------  ------------
Net income ........... $     200    $     550        $     160       $    --        $    910
                       =========   ============    =============   ============  ============
"""
ENTITIES = "srt:ConsolidatedEntitiesAxis"


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run("marlow.txt", dedent(CONSOLIDATING).encode(), knowledge(), Settings(prefix="marlow", cik="77"))


def sales(outcome: Outcome) -> dict[str, Fact]:
    """The facts of the first line, by dimension."""
    found = [fact for fact in outcome.report.facts if fact.occurrences[0].label == "Net sales"]
    return {str(fact.dimension or ""): fact for fact in found}


def test_each_column_is_of_its_part_and_the_consolidated_one_of_the_whole(outcome: Outcome) -> None:
    assert {part: int(fact.value) for part, fact in sales(outcome).items()} == {
        f"{ENTITIES}=srt:ParentCompanyMember": 1_200_000,
        f"{ENTITIES}=srt:GuarantorSubsidiariesMember": 4_000_000,
        f"{ENTITIES}=srt:NonGuarantorSubsidiariesMember": 2_000_000,
        "srt:ConsolidationItemsAxis=srt:ConsolidationEliminationsMember": -700_000,
        "": 6_500_000,
    }


def test_arelle_finds_every_fact_dimensionally_valid(outcome: Outcome) -> None:
    assert outcome.verdict.ran
    assert [message for message in outcome.verdict.messages if message.severity != "info"] == []
    assert len(outcome.report.facts) == 40


def test_a_context_names_its_member_in_a_segment(outcome: Outcome) -> None:
    page = etree.fromstring(outcome.package.files[0][1])
    members = page.findall(".//{http://xbrl.org/2006/xbrldi}explicitMember")
    assert {(member.get("dimension"), member.text) for member in members} == {
        (ENTITIES, "srt:ParentCompanyMember"),
        (ENTITIES, "srt:GuarantorSubsidiariesMember"),
        (ENTITIES, "srt:NonGuarantorSubsidiariesMember"),
        ("srt:ConsolidationItemsAxis", "srt:ConsolidationEliminationsMember"),
    }
    assert all(member.getparent().tag.endswith("}segment") for member in members)


def test_the_hypercube_is_closed_and_its_domains_are_the_defaults(outcome: Outcome) -> None:
    definition = next(content for name, content in outcome.package.files if name.endswith("_def.xml"))
    link = next(etree.fromstring(definition).iter(f"{LINK}definitionLink"))
    fragments = {loc.get(f"{XLINK}label"): loc.get(f"{XLINK}href").partition("#")[2] for loc in link.iter(f"{LINK}loc")}
    arcs = [
        (
            arc.get(f"{XLINK}arcrole").rpartition("/")[2],
            fragments[arc.get(f"{XLINK}from")],
            fragments[arc.get(f"{XLINK}to")],
        )
        for arc in link.iter(f"{LINK}definitionArc")
    ]
    for axis, domain in (
        ("srt_ConsolidatedEntitiesAxis", "srt_ConsolidatedEntitiesDomain"),
        ("srt_ConsolidationItemsAxis", "srt_ConsolidationItemsDomain"),
    ):
        assert ("hypercube-dimension", "us-gaap_StatementTable", axis) in arcs
        assert ("dimension-domain", axis, domain) in arcs
        assert ("dimension-default", axis, domain) in arcs
    assert ("domain-member", "srt_ConsolidatedEntitiesDomain", "srt_ParentCompanyMember") in arcs
    assert ("domain-member", "us-gaap_StatementLineItems", "marlow_PewterRoyalty") in arcs
    (every,) = [arc for arc in link.iter(f"{LINK}definitionArc") if arc.get(f"{XLINK}arcrole").endswith("/all")]
    assert (every.get(f"{XBRLDT}closed"), every.get(f"{XBRLDT}contextElement")) == ("true", "segment")


def test_the_presentation_holds_table_axes_members_and_line_items(outcome: Outcome) -> None:
    presentation = next(content for name, content in outcome.package.files if name.endswith("_pre.xml"))
    children = [loc.get(f"{XLINK}href").partition("#")[2] for loc in etree.fromstring(presentation).iter(f"{LINK}loc")]
    assert set(children[:4]) == {
        "us-gaap_StatementTable",
        "us-gaap_IncomeStatementAbstract",
        "srt_ConsolidatedEntitiesAxis",
        "srt_ConsolidatedEntitiesDomain",
    }
    assert children.index("us-gaap_StatementLineItems") < children.index("us-gaap_Revenues")


def test_the_schema_imports_srt_only_where_it_is_used(outcome: Outcome) -> None:
    def imports(made: Outcome) -> set[str]:
        schema = next(content for name, content in made.package.files if name.endswith(".xsd"))
        return {found for found in ("us-gaap", "srt", "dei") if f"{found}-2025.xsd".encode() in schema}

    lines = dedent(CONSOLIDATING).splitlines()
    whole = "\n".join(line if "thousands" in line or "Year" in line else line[:40] for line in lines)
    plain = whole.replace("Parent", "      ").replace("Company", "       ")
    assert imports(outcome) == {"us-gaap", "srt"}
    other = run("marlow.txt", plain.encode(), knowledge(), Settings(prefix="marlow", cik="77", validate=False))
    assert imports(other) == {"us-gaap"}


def test_facts_json_has_the_axis_as_a_dimension(outcome: Outcome) -> None:
    assert b'"srt:ConsolidatedEntitiesAxis": "srt:ParentCompanyMember"' in oim_json(outcome.report)


def test_columns_whose_words_no_table_knows_stay_untagged() -> None:
    """Regions may be segments, markets or companies: nothing on the page says which."""
    text = CONSOLIDATING.replace("Non-Guarantors", "Northern       ").replace("Guarantors  ", "Southern    ")
    columns = read(text).only.columns
    assert [column.role for column in columns][1:3] == [ColumnRole.OTHER, ColumnRole.OTHER]
    assert columns[0].member is not None


def test_two_columns_of_one_member_and_period_are_not_dated() -> None:
    text = CONSOLIDATING.replace("Non-Guarantors", "Guarantors    ")
    columns = read(text).only.columns
    assert [column.role for column in columns][1:3] == [ColumnRole.UNDATED, ColumnRole.UNDATED]


def test_restated_figures_stand_and_those_before_are_of_the_restatement_axis() -> None:
    done = read(
        """
                 Marlow Pewter Holdings, Inc.
                 Consolidated Statements of Operations
                 Year Ended December 31, 2003
                 (In thousands)
                            Previously Reported   As Restated
                                    2003              2003
        Net sales             $    1,200        $    1,150
        Cost of sales                700               690
        Gross profit          $      500        $      460
        """
    )
    before, after = done.only.columns
    assert before.member is not None
    assert (before.member.axis, before.member.member) == ("srt:RestatementAxis", "srt:ScenarioPreviouslyReportedMember")
    assert (after.role, after.member) == (ColumnRole.VALUE, None)


BY_SEGMENT = """
                       Marlow Pewter Holdings, Inc.
                  Statements of Operations by Segment
                     Year Ended December 31, 2003
                        (In thousands)

                         Forge &      Consumer
                        Foundry       Wares         Corporate     Eliminations      Total
                       ---------   ------------    -------------   ------------  ------------
Net sales ............ $   1,200    $   4,000        $      --       $  (700)       $  4,500
Cost of sales ........       700        2,500               50          (700)          2,550
                       ---------   ------------    -------------   ------------  ------------
Gross profit .........       500        1,500              (50)           --           1,950
Administrative .......       120          400              250            --             770
                       ---------   ------------    -------------   ------------  ------------
Operating income ..... $     380    $   1,100        $    (300)      $    --        $  1,180
                       =========   ============    =============   ============  ============
"""
SEGMENTS = "us-gaap:StatementBusinessSegmentsAxis"


def test_segments_that_add_across_to_the_whole_are_members_of_the_reports_own() -> None:
    made = run("marlow.txt", dedent(BY_SEGMENT).encode(), knowledge(), Settings(prefix="marlow", cik="77"))
    assert {part: int(fact.value) for part, fact in sales(made).items()} == {
        f"{SEGMENTS}=marlow:ForgeAndFoundryMember": 1_200_000,
        f"{SEGMENTS}=marlow:ConsumerWaresMember": 4_000_000,
        "srt:ConsolidationItemsAxis=us-gaap:CorporateNonSegmentMember": 0,
        "srt:ConsolidationItemsAxis=us-gaap:IntersegmentEliminationMember": -700_000,
        "": 4_500_000,
    }
    assert [message for message in made.verdict.messages if message.severity != "info"] == []
    schema = etree.fromstring(next(content for name, content in made.package.files if name.endswith(".xsd")))
    (declared,) = [e for e in schema if e.get("name") == "ForgeAndFoundryMember"]
    assert (declared.get("type"), declared.get("abstract")) == ("dtr-types:domainItemType", "true")
    definition = next(content for name, content in made.package.files if name.endswith("_def.xml"))
    assert b"#marlow_ForgeAndFoundryMember" in definition


def test_years_beside_each_other_have_segments_of_their_own() -> None:
    done = read(
        """
                 Marlow Pewter Holdings, Inc.
                 Sector Statements of Income
                 For the Years Ended December 31
                 (In millions)
                             Industrial            Leasing              Total
                           2003      2002      2003      2002      2003      2002
        Revenues          1,250     1,040       305       280     1,555     1,320
        Cost of sales       830       700       105       100       935       800
        Income before taxes 420       340       200       180       620       520
        """
    )
    found = [(str(c.period)[:4] and c.period.end.year, c.member and c.member.label) for c in done.only.columns]
    assert found == [
        (2003, "Industrial"), (2002, "Industrial"), (2003, "Leasing"), (2002, "Leasing"), (2003, None), (2002, None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        pytest.param("$   4,000", "$   4,600", id="sales do not add across, nor do the sums below them"),
        pytest.param("by Segment", "          ", id="nothing says what the parts are"),
        pytest.param("Forge &", "Pro Forma", id="pro forma figures are no part"),
    ],
)
def test_parts_stay_untagged_where_a_proof_is_missing(printed: str, instead: str) -> None:
    text = BY_SEGMENT.replace(printed, instead).replace("1,500", "2,100" if "4,6" in instead else "1,500")
    columns = [column for statement in read(text).statements for column in statement.columns]
    assert all(column.member is None or column.member.member for column in columns)
    assert not [column for column in columns if column.period and "Wares" in column.heading]


SIDE_BY_SIDE = """
                        Thorn Tractor Company and Subsidiaries
                     CONSOLIDATED STATEMENT OF CASH FLOWS
                     ------------------------------------
              For the Years Ended December 31, 2001 and 2000
                               (in millions)

                                                2001                       2000
                                      -------------------------- --------------------------
                                                    Financial                  Financial
                                       Equipment     Services     Equipment     Services
                                      ------------ ------------- ------------ -------------
Net cash from operating activities        $  780      $  440         $  650      $  410
Capital expenditures                        (350)        (65)          (390)        (95)
Net cash used in investing activities       (350)        (65)          (390)        (95)
Net cash used in financing activities       (400)       (350)          (250)       (330)
Net increase (decrease) in cash           $   30      $   25         $   10      $  (15)
"""


def test_businesses_side_by_side_are_parts_though_no_column_is_the_whole() -> None:
    columns = read(SIDE_BY_SIDE).only.columns
    assert [(str(c.period), c.member and (c.member.axis, c.member.label)) for c in columns] == [
        ("2001-01-01/2001-12-31", (SEGMENTS, "Equipment")),
        ("2001-01-01/2001-12-31", (SEGMENTS, "Financial Services")),
        ("2000-01-01/2000-12-31", (SEGMENTS, "Equipment")),
        ("2000-01-01/2000-12-31", (SEGMENTS, "Financial Services")),
    ]


def test_names_of_no_business_are_no_parts_without_a_whole() -> None:
    text = SIDE_BY_SIDE.replace("Financial", " Kestrel ").replace("Services", "Partners")
    assert {column.role for column in read(text).only.columns} == {ColumnRole.OTHER}
