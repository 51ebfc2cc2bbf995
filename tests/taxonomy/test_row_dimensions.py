"""Lines that part a total: the total's concept with a member, by labels, headings and what a person decided."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from textwrap import dedent

import pytest
from lxml import etree

from converter import Result, convert
from converter.errors import UsageError
from converter.exports.mapping_csv import mapping_csv
from converter.files import table_texts
from converter.mapping.match import matcher_of
from converter.mapping_tables import check_tables, learn
from converter.maps.rows import rows
from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import knowledge, maps

PRODUCTS = "srt:ProductOrServiceAxis"
REGIONS = "srt:StatementGeographicalAxis"
SEGMENTS = "us-gaap:StatementBusinessSegmentsAxis"
HEAD = """\
                         BRACKEN LOOMS, INC.
                    CONSOLIDATED STATEMENTS OF INCOME
                           (In thousands)

                                        Year Ended December 31,
                                           2005         2004
                                       --------     --------
"""
LOOMS = """\
Revenues:
  Products                             $  4,100     $  3,800
  Services and repairs                      900          700
                                       --------     --------
    Total revenues                        5,000        4,500
Cost of revenues:
  Products                                2,300        2,150
  Services and repairs                      450          380
                                       --------     --------
    Total cost of revenues                2,750        2,530
                                       --------     --------
Gross profit                              2,250        1,970
Selling, general and administrative       1,300        1,200
                                       --------     --------
Operating income                       $    950     $    770
                                       ========     ========
"""


def made(lines: str, validate: bool = False, min_confidence: int = 60) -> Outcome:
    settings = Settings(prefix="bracken", cik="77", validate=validate, min_confidence=min_confidence)
    return run("bracken.txt", f"{HEAD}{dedent(lines)}".encode(), knowledge(), settings)


def tags(outcome: Outcome) -> list[str]:
    """The concept cells of mapping.csv without the prefix of the standard, in printed order."""
    written = csv.DictReader(io.StringIO(mapping_csv(outcome.report).decode()))
    return [row["concept"].removeprefix("us-gaap:") for row in written]


def arcs(outcome: Outcome) -> set[str]:
    return {str(arc.total.name.local) for statement in outcome.report.statements for arc in statement.calculations}


def content(outcome: Outcome, ending: str) -> bytes:
    return next(found for name, found in outcome.package.files if name.endswith(ending))


@pytest.fixture(scope="module")
def looms() -> Outcome:
    return made(LOOMS, validate=True)


def test_what_is_sold_parts_revenue_and_its_cost(looms: Outcome) -> None:
    assert tags(looms)[:6] == [
        f"Revenues[{PRODUCTS}=us-gaap:ProductMember]",
        f"Revenues[{PRODUCTS}=bracken:ServicesAndRepairsMember]",
        "Revenues",
        f"CostOfRevenue[{PRODUCTS}=us-gaap:ProductMember]",
        f"CostOfRevenue[{PRODUCTS}=bracken:ServicesAndRepairsMember]",
        "CostOfRevenue",
    ]
    values = {
        (fact.concept.name.local, str(fact.dimension.member.name) if fact.dimension else "", fact.period.end.year):
        int(fact.value)
        for fact in looms.report.facts
    }  # fmt: skip
    assert values["Revenues", "us-gaap:ProductMember", 2005] == 4_100_000
    assert values["Revenues", "bracken:ServicesAndRepairsMember", 2004] == 700_000
    assert values["CostOfRevenue", "us-gaap:ProductMember", 2004] == 2_150_000
    assert values["Revenues", "", 2005] == 5_000_000


def test_arelle_agrees_and_no_extension_concept_is_left(looms: Outcome) -> None:
    assert looms.verdict.ran
    assert [message for message in looms.verdict.messages if message.severity != "info"] == []
    schema = etree.fromstring(content(looms, ".xsd"))
    declared = [element.get("name") for element in schema if element.get("name")]
    assert declared == ["ServicesAndRepairsMember"]
    assert [finding for finding in looms.findings if finding.code == "map.extension"] == []


def test_the_total_is_presented_once_beside_its_members(looms: Outcome) -> None:
    presentation = content(looms, "_pre.xml").decode()
    assert presentation.count('#us-gaap_Revenues"') == 1
    for name in ("srt_ProductOrServiceAxis", "us-gaap_ProductMember", "bracken_ServicesAndRepairsMember"):
        assert presentation.count(f'#{name}"') == 1
    labels = content(looms, "_lab.xml").decode()
    assert ">Total revenues<" in labels
    assert ">Products<" not in labels, "a part's wording is no label of the total"


def test_the_sum_of_parts_is_a_proof_and_no_arc(looms: Outcome) -> None:
    assert arcs(looms) == {"GrossProfit", "OperatingIncomeLoss"}
    why = [finding.message for finding in looms.findings if finding.code == "calculation.no-arc"]
    assert len(why) == 2
    assert all(text.endswith("its lines are parts of the total along an axis") for text in why)
    products = next(fact for fact in looms.report.facts if fact.dimension)
    assert products.proofs
    assert products.rule.startswith("part vocabulary/row_members.csv:")


def test_a_heading_gives_the_axis_and_its_own_members() -> None:
    done = made(
        """
        Sales by geographic area:
          Europe                               $  4,100     $  3,800
          Far marches                             1,000          800
          Intersegment eliminations                (100)        (100)
                                               --------     --------
            Net sales                          $  5,000     $  4,500
                                               ========     ========
        """
    )
    sales = "RevenueFromContractWithCustomerExcludingAssessedTax"
    total = tags(done)[3]
    assert total in ("Revenues", sales)
    assert tags(done)[:3] == [
        f"{total}[{REGIONS}=srt:EuropeMember]",
        f"{total}[{REGIONS}=bracken:FarMarchesMember]",
        f"{total}[srt:ConsolidationItemsAxis=us-gaap:IntersegmentEliminationMember]",
    ]


PAY = """\
Revenues                               $  5,000     $  4,500
Cost of revenues                          2,750        2,530
                                       --------     --------
Gross profit                              2,250        1,970
Research and development                    400          300
Selling, general and administrative         900          900
                                       --------     --------
Operating income                       $    950     $    770
                                       ========     ========

Stock-based compensation expense included in:
  Cost of revenues                     $     21     $     18
  Research and development                   90           81
  Selling, general and administrative        64           60
                                       --------     --------
    {total:34} $    175     $    159
                                       ========     ========
"""


@pytest.mark.parametrize("total", ["Total stock-based compensation", "Total"])
def test_pay_in_shares_is_parted_by_the_costs_that_hold_it(total: str) -> None:
    pay, axis = "AllocatedShareBasedCompensationExpense", "us-gaap:IncomeStatementLocationAxis"
    assert tags(made(PAY.format(total=total)))[-4:] == [
        f"{pay}[{axis}=us-gaap:CostOfSalesMember]",
        f"{pay}[{axis}=us-gaap:ResearchAndDevelopmentExpenseMember]",
        f"{pay}[{axis}=us-gaap:SellingGeneralAndAdministrativeExpensesMember]",
        pay,
    ]


CLASSES = """\
Revenues                               $  5,000     $  4,500
Cost of revenues                          3,740        3,420
                                       --------     --------
Net income                             $  1,260     $  1,080
                                       ========     ========
Basic earnings per share:
  Class A common stock                 $   0.21     $   0.18
  Class B common stock                     0.19         0.16
Diluted net income per share of
  Class A common stock                     0.20         0.17
Weighted average shares outstanding:
  Class A common stock:
    Basic                                 3,100        3,000
    Diluted                               3,300        3,200
  Basic - Class B                         3,205        3,300
Shares of Class A and Class B in a pool      12           11
"""


def test_shares_and_amounts_per_share_of_a_class_are_stated_for_the_class() -> None:
    done = made(CLASSES, validate=True)
    classes = {name: f"[us-gaap:StatementClassOfStockAxis=us-gaap:CommonClass{name}Member]" for name in "AB"}
    assert tags(done)[3:] == [
        f"EarningsPerShareBasic{classes['A']}",
        f"EarningsPerShareBasic{classes['B']}",
        f"EarningsPerShareDiluted{classes['A']}",
        f"WeightedAverageNumberOfSharesOutstandingBasic{classes['A']}",
        f"WeightedAverageNumberOfDilutedSharesOutstanding{classes['A']}",
        f"WeightedAverageNumberOfSharesOutstandingBasic{classes['B']}",
        "bracken:SharesOfClassAAndClassBInAPool",
    ]
    assert done.verdict is not None
    assert done.verdict.is_valid


def test_what_adds_up_to_revenue_is_what_is_sold_where_no_words_say_otherwise() -> None:
    done = made(LOOMS.replace("Products            ", "Shuttles            ").replace("Services and", "Reeds and   "))
    assert tags(done)[:5] == [
        f"Revenues[{PRODUCTS}=bracken:ShuttlesMember]",
        f"Revenues[{PRODUCTS}=bracken:ReedsAndRepairsMember]",
        "Revenues",
        f"CostOfRevenue[{PRODUCTS}=bracken:ShuttlesMember]",
        f"CostOfRevenue[{PRODUCTS}=bracken:ReedsAndRepairsMember]",
    ]


SUBSCRIPTIONS = """\
Subscription revenue                   $  4,100     $  3,800
Professional services and other             900          700
                                       --------     --------
  Total revenues                          5,000        4,500
Cost of revenues:
  Cost of subscription                    2,200        2,100
  Professional services and other           450          380
  Amortization of acquired technology       100           50
                                       --------     --------
  Total cost of revenues                  2,750        2,530
                                       --------     --------
Gross profit                              2,250        1,970
Selling, general and administrative       1,300        1,200
                                       --------     --------
Operating income                       $    950     $    770
                                       ========     ========
"""


def test_what_is_sold_costs_what_it_costs_beside_costs_of_another_nature() -> None:
    done = made(SUBSCRIPTIONS, validate=True)
    other = "bracken:ProfessionalServicesAndOtherMember"
    for total, first in (("Revenues", 0), ("CostOfRevenue", 3)):
        assert tags(done)[first : first + 2] == [
            f"{total}[{PRODUCTS}=us-gaap:SubscriptionAndCirculationMember]",
            f"{total}[{PRODUCTS}={other}]",
        ]
    assert "[" not in tags(done)[5]
    assert arcs(done) == {"GrossProfit", "OperatingIncomeLoss"}
    assert done.verdict is not None
    assert done.verdict.is_valid


@pytest.mark.parametrize(
    ("label", "is_part"),
    [
        ("Trade-in of old looms", True),
        ("Interest and other income", False),
        ("Gain on sale of mills", False),
        ("Tenant recoveries", False),
        ("Sales and other operating revenue", False),
    ],
)
def test_lines_beside_parts_go_by_their_own_words(label: str, is_part: bool) -> None:
    done = made(
        f"""
        Revenues:
          Shuttles                             $  3,000     $  2,700
          Repairs                                   800          900
          {label:38}  300          200
          Equity in earnings of affiliates          900          700
                                               --------     --------
            Total revenues                     $  5,000     $  4,500
                                               ========     ========
        """
    )
    assert tags(done)[:2] == [
        f"Revenues[{PRODUCTS}=bracken:ShuttlesMember]",
        f"Revenues[{PRODUCTS}=bracken:RepairsMember]",
    ]
    assert tags(done)[2].startswith("Revenues[") == is_part
    assert tags(done)[3] == "IncomeLossFromEquityMethodInvestments"
    assert "Revenues" not in arcs(done)


def test_a_line_whose_total_has_the_concept_of_its_words_is_a_part() -> None:
    outcome = made("""\
    Product sales                        $  4,100     $  3,800
    Service sales                             900          700
                                         --------     --------
    Net sales                               5,000        4,500
    Cost of products sold                   2,300        2,150
    Cost of services sold                     450          380
                                         --------     --------
    Total cost of products and services sold 2,750        2,530
                                         --------     --------
    Gross profit                         $  2,250     $  1,970
    """)
    assert tags(outcome)[3:6] == [
        f"CostOfGoodsAndServicesSold[{PRODUCTS}=us-gaap:ProductMember]",
        f"CostOfGoodsAndServicesSold[{PRODUCTS}=us-gaap:ServiceMember]",
        "CostOfGoodsAndServicesSold",
    ]


def test_words_of_costs_are_no_axis_of_revenue() -> None:
    done = made(LOOMS.replace("Products            ", "Technology licences ").replace("Services and", "Operations a"))
    assert tags(done)[0] == f"Revenues[{PRODUCTS}=bracken:TechnologyLicencesMember]"


def test_places_part_revenue_by_their_names() -> None:
    done = made(
        """
        Net sales:
          United States                        $  4,100     $  3,800
          International                             900          700
                                               --------     --------
            Total net sales                    $  5,000     $  4,500
                                               ========     ========
        """
    )
    assert [tag.partition("[")[2] for tag in tags(done)[:2]] == [
        f"{REGIONS}=country:US]",
        f"{REGIONS}=bracken:InternationalMember]",
    ]


def test_a_subtotal_and_its_lines_are_parts_of_the_whole() -> None:
    done = made(
        """
        Revenues:
          Looms                                $  2,500     $  2,300
          Shuttles                                1,000          900
                                               --------     --------
            Total hardware revenues               3,500        3,200
          Services                                1,500        1,300
                                               --------     --------
            Total revenues                     $  5,000     $  4,500
                                               ========     ========
        """,
        validate=True,
    )
    names = ["bracken:LoomsMember", "bracken:ShuttlesMember", "bracken:HardwareMember", "us-gaap:ServiceMember"]
    assert tags(done)[:4] == [f"Revenues[{PRODUCTS}={name}]" for name in names]
    assert arcs(done) == set()
    assert done.verdict is not None
    assert done.verdict.is_valid


NESTED = """\
Revenues:
  Repair fees:
    Fixed                              $  2,500     $  2,300
    By the hour                           1,000          900
  Looms                                   1,500        1,300
                                       --------     --------
    Total revenues                        5,000        4,500
Selling, general and administrative       4,050        3,730
                                       --------     --------
Operating income                       $    950     $    770
                                       ========     ========
"""


def test_a_heading_of_some_lines_leads_their_names(tmp_path: Path) -> None:
    names = ["RepairFeesFixed", "RepairFeesByTheHour", "Looms"]
    expected = [f"Revenues[{PRODUCTS}=bracken:{name}Member]" for name in names]
    assert tags(made(NESTED))[:3] == expected
    source = tmp_path / "bracken.txt"
    source.write_text(HEAD + NESTED)
    first = convert(source, tmp_path / "first", validate=False, prefix="bracken", cik="77")
    assert tags(again(first, tmp_path, {}))[:3] == expected


def test_segments_part_revenue_and_the_result_of_operations() -> None:
    done = made(
        """
        Segment information:
        Revenues:
          Europe                               $  4,100     $  3,800
          Looms                                     900          700
                                               --------     --------
            Total                              $  5,000     $  4,500
                                               ========     ========
        Operating income:
          Europe                               $    700     $    500
          Looms                                     350          370
          Corporate and other                      (100)        (100)
                                               --------     --------
            Total                              $    950     $    770
                                               ========     ========
        """
    )
    parts = ["bracken:EuropeSegmentMember", "bracken:LoomsMember"]
    assert tags(done)[:2] == [f"Revenues[{SEGMENTS}={name}]" for name in parts]
    parts.append("us-gaap:CorporateAndOtherMember")
    assert tags(done)[3:6] == [f"OperatingIncomeLoss[{SEGMENTS}={name}]" for name in parts]


def test_costs_by_their_nature_are_no_parts() -> None:
    done = made(
        LOOMS.replace("Services and repairs                      450", "Idle mill                                 450")
    )
    assert "Idle mill" in str(done.report.statements)
    assert [tag for tag in tags(done) if tag.startswith("CostOfRevenue[")] == []
    assert "CostOfRevenue" in arcs(done)


def test_a_sum_with_a_line_of_its_own_concept_stays_a_sum() -> None:
    done = made(
        LOOMS.replace("Services and repairs                      900", "Interest income                           900")
    )
    assert [tag for tag in tags(done) if tag.startswith("Revenues[")] == []


def test_a_sum_with_a_part_that_is_less_sure_than_asked_stays_a_sum() -> None:
    """Parts of the report's own are less sure than standard ones: a sum is parted whole or not at all."""
    done = made(LOOMS, min_confidence=80)
    assert not any("[" in tag for tag in tags(done))
    assert {"Revenues", "CostOfRevenue"} <= arcs(done)


def test_a_sum_that_does_not_hold_parts_nothing() -> None:
    done = made(LOOMS.replace("5,000        4,500", "5,200        4,100"))
    assert [tag for tag in tags(done) if tag.startswith("Revenues[")] == []


# ---------------------------------------------------------------------------------------------------------
# What a person says


@pytest.fixture
def result(tmp_path: Path) -> Result:
    source = tmp_path / "bracken.txt"
    source.write_text(HEAD + LOOMS)
    return convert(source, tmp_path / "first", validate=False, prefix="bracken", cik="77")


def again(first: Result, tmp_path: Path, change: dict[str, str]) -> Outcome:
    """The release converted by its own mapping file, some cells replaced."""
    assert first.folder is not None
    text = (first.folder / "mapping.csv").read_text()
    for old, new in change.items():
        assert old in text
        text = text.replace(old, new)
    mapping = tmp_path / "mapping.csv"
    mapping.write_text(text)
    settings = {"validate": False, "prefix": "bracken", "cik": "77", "mapping": mapping}
    return convert(tmp_path / "bracken.txt", tmp_path / "second", **settings).outcome


def test_the_mapping_file_of_a_result_leads_to_the_same_facts(result: Result, tmp_path: Path) -> None:
    second = again(result, tmp_path, {})
    first = result.outcome.report.facts
    assert [(f.concept, f.dimension, f.value) for f in second.report.facts] == [
        (f.concept, f.dimension, f.value) for f in first
    ]
    assert {f.rule.partition(" ")[0] for f in second.report.facts} == {"decided"}


def test_a_person_chooses_axis_and_member(result: Result, tmp_path: Path) -> None:
    old = f"{PRODUCTS}=bracken:ServicesAndRepairsMember"
    second = again(result, tmp_path, {old: f"{SEGMENTS}=us-gaap:AllOtherSegmentsMember"})
    assert f"Revenues[{SEGMENTS}=us-gaap:AllOtherSegmentsMember]" in tags(second)


def test_a_part_without_its_total_on_the_page_is_presented_as_the_total(result: Result, tmp_path: Path) -> None:
    other = f"OperatingIncomeLoss[{SEGMENTS}=bracken:LoomsMember]"
    second = again(result, tmp_path, {"us-gaap:OperatingIncomeLoss": f"us-gaap:{other}"})
    assert "#us-gaap_OperatingIncomeLoss" in content(second, "_pre.xml").decode()
    assert tags(second)[-1] == f"OperatingIncomeLoss[{SEGMENTS}=bracken:OperatingIncomeMember]"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (f"{PRODUCTS}=us-gaap:ProductMember", "us-gaap:NoSuchAxis=us-gaap:ProductMember", "us-gaap:NoSuchAxis"),
        (f"{PRODUCTS}=us-gaap:ProductMember", f"{PRODUCTS}=us-gaap:NoSuchMember", "us-gaap:NoSuchMember"),
        ("us-gaap:Revenues[", "bracken:Income[", "only a standard one"),
        (f"Revenues[{PRODUCTS}=us-gaap:ProductMember]", f"Revenues[{PRODUCTS}]", "no concept"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(result: Result, tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as raised:
        again(result, tmp_path, {old: new})
    assert raised.value.where.startswith("mapping.csv:")


def test_parts_are_not_learned_for_the_filer(result: Result, tmp_path: Path) -> None:
    assert result.folder is not None
    learnt = learn(result.folder / "mapping.csv", "77", maps=_empty(tmp_path))
    assert (learnt.new, len(learnt.left)) == (5, 4)
    assert "'Products' is a part of a total" in learnt.left[0]


def _empty(folder: Path) -> Path:
    own = folder / "own"
    own.mkdir()
    return own


# ---------------------------------------------------------------------------------------------------------
# The tables


def test_the_names_of_parts_exist_and_their_examples_reach_them_first() -> None:
    normal, known = matcher_of(maps()).normal, maps().catalogue.concepts
    for row, part in zip(rows(table_texts(), "vocabulary/row_members.csv"), maps().row_parts, strict=True):
        names = filter(None, (part.axis, part.domain, part.member))
        assert all(name.removeprefix("us-gaap:") in known for name in names), row.origin
        groups = ("heading", "within", "unnamed", "never")
        group = part.place if part.place in groups else ""
        alike = [p for p in maps().row_parts if (p.place if p.place in groups else "") == group]
        # What is left of something is sought along one axis.
        alike = [p for p in alike if part.place != "rest" or p.axis == part.axis]
        example = row.text("example").lower() if group in ("within", "unnamed") else normal(row.text("example"))
        first = next(p for p in alike if (p.pattern.search if group else p.pattern.fullmatch)(example))
        assert first == part, f"{row.origin}: {example!r} reaches {first.origin}"
    told = maps().breakdowns.items()
    flows = [name for name, breakdown in told if not (breakdown.in_notes or breakdown.by_words)]
    assert all(known[concept].period_type == "duration" for concept in flows)


@pytest.mark.parametrize(
    ("table", "old", "new", "said"),
    [
        ("us-gaap/breakdowns.csv", ",yes,", ",perhaps,", "own_members 'perhaps' is not known"),
        ("vocabulary/row_members.csv", "alone,", "somewhere,", "place 'somewhere' is not known"),
        ("vocabulary/row_members.csv", "never,", "led,", "a row has axis and domain"),
    ],
)
def test_a_malformed_row_is_a_fault_of_the_tables(
    monkeypatch: pytest.MonkeyPatch, table: str, old: str, new: str, said: str
) -> None:
    texts = {**table_texts(), table: table_texts()[table].replace(old, new, 1)}
    monkeypatch.setattr("converter.files.table_texts", lambda maps=None: texts)
    (fault,) = check_tables()
    assert said in fault.seen
    assert fault.where.startswith(table)
