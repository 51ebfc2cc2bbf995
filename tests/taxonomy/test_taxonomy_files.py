"""The extension taxonomy as others read it: schema, presentation, calculation and labels, with no help from ours."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from converter.api import Result, convert

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))
XLINK = "{http://www.w3.org/1999/xlink}"
LINK = "{http://www.xbrl.org/2003/linkbase}"
XS = "{http://www.w3.org/2001/XMLSchema}"
XBRLI = "{http://www.xbrl.org/2003/instance}"
ROLES = "http://www.xbrl.org/2003/role/"
STANDARD, TERSE = f"{ROLES}label", f"{ROLES}terseLabel"
OFFICIAL = "https://xbrl.fasb.org/us-gaap/2025/elts/us-gaap-2025.xsd"


@dataclass(frozen=True)
class Arc:
    """One arc: the concepts at its ends, by the fragments of their locators, and its attributes."""

    role: str
    start: str
    end: str
    arcrole: str
    order: str
    weight: str
    preferred: str


class Filing:
    """The files of one conversion, parsed."""

    def __init__(self, result: Result) -> None:
        self.result = result
        self.base = result.receipt["summary"]["base"]
        self.files = dict(result.outcome.package.files)
        self.schema = etree.fromstring(self.files[f"{self.base}.xsd"])

    def linkbase(self, kind: str) -> etree._Element:
        return etree.fromstring(self.files[f"{self.base}_{kind}.xml"])

    def arcs(self, kind: str) -> list[Arc]:
        found: list[Arc] = []
        for link in self.linkbase(kind):
            if link.get(f"{XLINK}type") != "extended":
                continue
            concepts = {e.get(f"{XLINK}label"): fragment(e) for e in link.iter(f"{LINK}loc")}
            found += [
                Arc(
                    role=link.get(f"{XLINK}role"),
                    start=concepts[arc.get(f"{XLINK}from")],
                    end=concepts[arc.get(f"{XLINK}to")],
                    arcrole=arc.get(f"{XLINK}arcrole"),
                    order=arc.get("order"),
                    weight=arc.get("weight"),
                    preferred=arc.get("preferredLabel"),
                )
                for arc in link
                if arc.get(f"{XLINK}type") == "arc"
            ]
        return found

    def labels(self) -> list[tuple[str, str, str, str]]:
        """Concept, role, language and text of every label."""
        link = next(self.linkbase("lab").iter(f"{LINK}labelLink"))
        concepts = {e.get(f"{XLINK}label"): fragment(e) for e in link.iter(f"{LINK}loc")}
        of = {arc.get(f"{XLINK}to"): concepts[arc.get(f"{XLINK}from")] for arc in link.iter(f"{LINK}labelArc")}
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        return [
            (of[e.get(f"{XLINK}label")], e.get(f"{XLINK}role"), e.get(language), e.text or "")
            for e in link.iter(f"{LINK}label")
        ]

    def label(self, concept: str, role: str) -> str:
        return next(text for c, r, _, text in self.labels() if (c, r) == (concept, role))

    def used(self) -> set[str]:
        """The fragments of all concepts of facts and of the presentation."""
        stated = {f"{f.concept.name.prefix}_{f.concept.name.local}" for f in self.result.outcome.report.facts}
        placed = {end for arc in self.arcs("pre") for end in (arc.start, arc.end)}
        return stated | placed


def fragment(locator: etree._Element) -> str:
    return str(locator.get(f"{XLINK}href")).partition("#")[2]


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def filing(request: pytest.FixtureRequest) -> Filing:
    return Filing(convert(request.param, validate=False))


@pytest.fixture(scope="module")
def osquith() -> Filing:
    return Filing(convert(next(path for path in EXAMPLES if path.stem == "osquith-2003"), validate=False))


# The schema.


def test_the_schema_imports_the_instance_schema_and_the_official_taxonomy_only(filing: Filing) -> None:
    imports = {e.get("namespace"): e.get("schemaLocation") for e in filing.schema.iter(f"{XS}import")}
    assert imports == {
        "http://www.xbrl.org/2003/instance": "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
        "http://fasb.org/us-gaap/2025": OFFICIAL,
    }


def test_the_schemas_namespace_is_the_extensions_own(filing: Filing) -> None:
    prefix = filing.base.partition("-")[0]
    namespace = filing.schema.get("targetNamespace")
    assert filing.schema.nsmap[prefix] == namespace
    assert "fasb.org" not in namespace
    assert "sec.gov" not in namespace


def test_every_role_can_be_used_on_each_kind_of_link(filing: Filing) -> None:
    for role in filing.schema.iter(f"{LINK}roleType"):
        used_on = {e.text for e in role.iter(f"{LINK}usedOn")}
        assert used_on == {"link:presentationLink", "link:calculationLink", "link:definitionLink"}


def test_roles_are_numbered_statements_in_printed_order_and_then_disclosures(filing: Filing) -> None:
    definitions = [e.text for e in filing.schema.iter(f"{LINK}definition")]
    assert definitions
    numbers: list[int] = []
    titles: dict[str, list[str]] = {"Statement": [], "Disclosure": []}
    for definition in definitions:
        match = re.fullmatch(r"([0-9]{5}) - (Statement|Disclosure) - (\S.*\S)", definition)
        assert match, definition
        numbers.append(int(match[1]))
        assert match[2] == "Disclosure" or not titles["Disclosure"]
        assert match[3].endswith(" (Details)") == (match[2] == "Disclosure")
        titles[match[2]].append(match[3].removesuffix(" (Details)"))
    assert numbers == list(range(1, len(definitions) + 1))
    printed = re.sub(r"\s+", " ", filing.result.outcome.source.text)
    for held in titles.values():
        assert all(f"{title} (Parenthetical)" not in held[:n] for n, title in enumerate(held))
        places = [printed.index(title.removesuffix(" (Parenthetical)")) for title in held]
        assert places == sorted(places)


def test_ids_of_the_schema_are_unique(filing: Filing) -> None:
    ids = [e.get("id") for e in filing.schema.iter() if e.get("id") is not None]
    assert len(ids) == len(set(ids))


def test_every_linkbase_of_the_filing_is_referred_to_under_its_role(filing: Filing) -> None:
    references = {
        e.get(f"{XLINK}href"): e.get(f"{XLINK}role").rpartition("/")[2]
        for e in filing.schema.iter(f"{LINK}linkbaseRef")
    }
    kinds = {"pre": "presentation", "cal": "calculation", "lab": "label"}
    written = {name for name in filing.files if name.endswith(".xml")}
    assert references.keys() == written
    for name, role in references.items():
        assert role == f"{kinds[name[-7:-4]]}LinkbaseRef"


def test_extension_concepts_are_declared_as_edgar_wants_them() -> None:
    filing = Filing(convert(next(path for path in EXAMPLES if path.stem.startswith("fibercore")), validate=False))
    declared = list(filing.schema.iter(f"{XS}element"))
    assert [e.get("name") for e in declared] == ["WorkingCapital"]
    concept = declared[0]
    prefix = filing.base.partition("-")[0]
    assert concept.get("id") == f"{prefix}_WorkingCapital"
    assert concept.get("nillable") == "true"
    assert concept.get("substitutionGroup") == "xbrli:item"
    assert concept.get("type") == "xbrli:monetaryItemType"
    assert concept.get("abstract", "false") == "false"
    # What is left of current assets at a date: an amount at an instant, an asset by nature.
    assert concept.get(f"{XBRLI}periodType") == "instant"
    assert concept.get(f"{XBRLI}balance") == "debit"


def test_the_schema_declares_just_the_extension_concepts_that_are_used(filing: Filing) -> None:
    prefix = filing.base.partition("-")[0]
    declared = {e.get("id") for e in filing.schema.iter(f"{XS}element")}
    assert declared == {concept for concept in filing.used() if concept.startswith(f"{prefix}_")}


# Linkbases in general.


def test_locators_point_to_the_official_taxonomy_or_to_the_own_schema(filing: Filing) -> None:
    declared = {e.get("id") for e in filing.schema.iter(f"{XS}element")}
    for kind in ("pre", "cal", "lab"):
        for locator in filing.linkbase(kind).iter(f"{LINK}loc"):
            document, _, concept = locator.get(f"{XLINK}href").partition("#")
            if document == f"{filing.base}.xsd":
                assert concept in declared
            else:
                assert document == OFFICIAL
                assert concept.startswith("us-gaap_")


def test_every_role_of_a_linkbase_is_referred_to_once(filing: Filing) -> None:
    declared = {e.get("roleURI"): e.get("id") for e in filing.schema.iter(f"{LINK}roleType")}
    for kind in ("pre", "cal"):
        root = filing.linkbase(kind)
        references = [e.get("roleURI") for e in root.iter(f"{LINK}roleRef")]
        assert len(references) == len(set(references))
        for link in root:
            if link.get(f"{XLINK}type") == "extended":
                assert link.get(f"{XLINK}role") in references
                assert link.get(f"{XLINK}role") in declared


def test_no_pair_of_labels_takes_two_arcs(filing: Filing) -> None:
    """XLink 1.0 section 5.1.3."""
    for kind in ("pre", "cal", "lab"):
        for link in filing.linkbase(kind):
            pairs = Counter((a.get(f"{XLINK}from"), a.get(f"{XLINK}to")) for a in link if a.get(f"{XLINK}from"))
            assert [pair for pair, count in pairs.items() if count > 1] == []


# Labels.


def test_every_used_concept_has_one_standard_label(filing: Filing) -> None:
    standard = Counter(concept for concept, role, _, _ in filing.labels() if role == STANDARD)
    assert set(standard) >= filing.used()
    assert set(standard.values()) == {1}


def test_no_two_concepts_share_a_standard_label(filing: Filing) -> None:
    texts = Counter(text for _, role, _, text in filing.labels() if role == STANDARD)
    assert [text for text, count in texts.items() if count > 1] == []


def test_labels_are_english_trimmed_short_and_without_markup(filing: Filing) -> None:
    for _, _, language, text in filing.labels():
        assert language == "en-US"
        assert text == " ".join(text.split())
        assert 0 < len(text) < 512
        assert "<" not in text


def test_no_concept_has_two_labels_in_one_role(filing: Filing) -> None:
    roles = Counter((concept, role) for concept, role, _, _ in filing.labels())
    assert max(roles.values()) == 1


def test_terse_labels_are_the_printed_wording(filing: Filing) -> None:
    printed = re.sub(r"\s+", " ", filing.result.outcome.source.text)
    terse = [text for _, role, _, text in filing.labels() if role == TERSE]
    assert terse
    lines = [line.line.item for s in filing.result.outcome.report.statements for line in s.lines]
    # Of figures in labels, and of the second thing that `Basic and diluted` names, the words are ours.
    first = {item.amounts[0].locator for item in lines if item.amounts and item.label in printed}
    ours = {i.label for i in lines if i.is_inside_label or (i.amounts and i.amounts[0].locator in first)}
    assert [text for text in terse if text not in printed and text not in ours] == []


@pytest.mark.parametrize(
    ("concept", "wording"),
    [
        ("us-gaap_Revenues", "Revenues"),
        ("us-gaap_CostOfRevenue", "Cost of revenues"),
        ("us-gaap_AccountsReceivableNetCurrent", "Accounts receivable, net"),
        ("us-gaap_PaymentsToAcquirePropertyPlantAndEquipment", "Capital expenditures"),
        # A caption that is printed over two lines is one label.
        ("us-gaap_IncreaseDecreaseInPrepaidDeferredExpenseAndOtherAssets", "Prepaid expenses and other current assets"),
        ("us-gaap_CommonStockValue", "Common stock, $.01 par value"),
    ],
)
def test_a_terse_label_is_the_caption_of_its_line(osquith: Filing, concept: str, wording: str) -> None:
    assert osquith.label(concept, TERSE) == wording


def test_the_changes_in_the_cash_flow_statement_differ_from_the_balances(osquith: Filing) -> None:
    """`Inventories` is printed in the balance sheet and in the cash flow statement, for two concepts."""
    balance = osquith.label("us-gaap_InventoryNet", STANDARD)
    change = osquith.label("us-gaap_IncreaseDecreaseInInventories", STANDARD)
    assert balance == "Current assets, Inventories"
    assert change != balance
    assert change.endswith("Inventories")
    assert osquith.label("us-gaap_IncreaseDecreaseInInventories", TERSE) == "Inventories"


# Presentation.


def test_each_presentation_has_one_root(filing: Filing) -> None:
    by_role: dict[str, list[Arc]] = {}
    for arc in filing.arcs("pre"):
        by_role.setdefault(arc.role, []).append(arc)
    faces = [role for role in by_role if not role.endswith("Parenthetical")]
    assert len(faces) == len(filing.result.outcome.report.statements)
    for role, arcs in by_role.items():
        roots = {arc.start for arc in arcs} - {arc.end for arc in arcs}
        assert len(roots) == 1, role
        assert roots.pop().endswith("Abstract")


def test_siblings_have_orders_of_their_own(filing: Filing) -> None:
    siblings = Counter((arc.role, arc.start, arc.order) for arc in filing.arcs("pre"))
    assert max(siblings.values()) == 1


def test_no_concept_hangs_below_itself(filing: Filing) -> None:
    for role in {arc.role for arc in filing.arcs("pre")}:
        parents = {arc.end: arc.start for arc in filing.arcs("pre") if arc.role == role}
        for concept in parents:
            seen, at = {concept}, parents.get(concept)
            while at is not None:
                assert at not in seen, concept
                seen.add(at)
                at = parents.get(at)


def test_only_abstract_concepts_have_children(filing: Filing) -> None:
    stated = {f"{f.concept.name.prefix}_{f.concept.name.local}" for f in filing.result.outcome.report.facts}
    assert {arc.start for arc in filing.arcs("pre")} & stated == set()


def test_every_preferred_label_is_there(filing: Filing) -> None:
    labels = {(concept, role) for concept, role, _, _ in filing.labels()}
    assert [arc for arc in filing.arcs("pre") if (arc.end, arc.preferred) not in labels] == []


def test_every_fact_has_a_place_in_the_presentation(filing: Filing) -> None:
    placed = {arc.end for arc in filing.arcs("pre")}
    stated = {f"{f.concept.name.prefix}_{f.concept.name.local}" for f in filing.result.outcome.report.facts}
    assert stated <= placed


def test_the_presentation_follows_the_printed_order(osquith: Filing) -> None:
    role = next(arc.role for arc in osquith.arcs("pre") if arc.end == "us-gaap_InventoryNet")
    arcs = sorted((a for a in osquith.arcs("pre") if a.role == role), key=lambda a: int(a.order))
    captions = [osquith.label(arc.end, TERSE) for arc in arcs if not arc.end.endswith("Abstract")]
    assert captions == [
        "Cash and cash equivalents",
        "Accounts receivable, net",
        "Inventories",
        "Prepaid expenses and other current assets",
        "Total current assets",
        "Property, plant and equipment, net",
        "Total assets",
        "Accounts payable",
        "Accrued liabilities",
        "Current portion of long-term debt",
        "Total current liabilities",
        "Long-term debt, less current portion",
        "Common stock, $.01 par value",
        "Additional paid-in capital",
        "Accumulated deficit",
        "Total stockholders' equity",
        "Total liabilities and stockholders' equity",
    ]


@pytest.mark.parametrize(
    ("concept", "parent"),
    [
        ("us-gaap_NetCashProvidedByUsedInOperatingActivities", "Cash flows from operating activities:"),
        ("us-gaap_NetCashProvidedByUsedInInvestingActivities", "Cash flows from investing activities:"),
        ("us-gaap_NetCashProvidedByUsedInFinancingActivities", "Cash flows from financing activities:"),
        ("us-gaap_StockholdersEquity", "Stockholders' equity:"),
        ("us-gaap_AssetsCurrent", "Current assets:"),
    ],
)
def test_a_total_stands_below_the_heading_of_its_section(osquith: Filing, concept: str, parent: str) -> None:
    parents = {arc.start for arc in osquith.arcs("pre") if arc.end == concept}
    assert {osquith.label(found, TERSE) for found in parents} == {parent}


def test_the_total_of_the_whole_page_stands_below_no_section(osquith: Filing) -> None:
    """Liabilities and equity together are no part of equity."""
    parents = {arc.start for arc in osquith.arcs("pre") if arc.end == "us-gaap_LiabilitiesAndStockholdersEquity"}
    assert "us-gaap_StockholdersEquityAbstract" not in parents


def test_the_cash_roll_forward_has_start_and_end_labels(osquith: Filing) -> None:
    cash = "us-gaap_CashAndCashEquivalentsAtCarryingValue"
    role = next(arc.role for arc in osquith.arcs("pre") if arc.end == "us-gaap_RepaymentsOfLongTermDebt")
    places = [arc for arc in osquith.arcs("pre") if arc.end == cash and arc.role == role]
    places.sort(key=lambda arc: int(arc.order))
    assert [arc.preferred for arc in places] == [f"{ROLES}periodStartLabel", f"{ROLES}periodEndLabel"]
    assert osquith.label(cash, f"{ROLES}periodStartLabel") == "Cash and cash equivalents at beginning of year"
    assert osquith.label(cash, f"{ROLES}periodEndLabel") == "Cash and cash equivalents at end of year"


def test_a_line_whose_parentheses_turn_its_value_has_a_negated_label(osquith: Filing) -> None:
    """`Capital expenditures (1,036)` is stated as +1,036; shown with its negated label it reads as printed."""
    places = [a for a in osquith.arcs("pre") if a.end == "us-gaap_PaymentsToAcquirePropertyPlantAndEquipment"]
    assert [arc.preferred for arc in places] == ["http://www.xbrl.org/2009/role/negatedLabel"]


def test_negated_labels_stand_where_value_and_figure_have_opposite_signs(filing: Filing) -> None:
    """What a viewer shows, the value turned where the label is negated, is what the page shows."""
    for statement, role in zip(
        filing.result.outcome.report.statements,
        [uri for e in filing.schema.iter(f"{LINK}roleType") if not (uri := e.get("roleURI")).endswith("Parenthetical")],
        strict=True,
    ):
        turned = {arc.end for arc in filing.arcs("pre") if arc.role == role and "/negated" in arc.preferred}
        for line in statement.lines:
            concept = line.line.concept
            for figure in line.values:
                if concept is None or not figure.value:
                    continue
                shown = -figure.value if f"{concept.name.prefix}_{concept.name.local}" in turned else figure.value
                assert shown == figure.amount.shown, line.line.item.label


# Calculation.


def test_calculation_arcs_are_of_calculation_1_1_only(filing: Filing) -> None:
    arcs = filing.arcs("cal")
    assert arcs
    assert {arc.arcrole for arc in arcs} == {"https://xbrl.org/2023/arcrole/summation-item"}
    references = [e.get("arcroleURI") for e in filing.linkbase("cal").iter(f"{LINK}arcroleRef")]
    assert references == ["https://xbrl.org/2023/arcrole/summation-item"]


def test_weights_agree_with_balances(filing: Filing) -> None:
    """XBRL 2.1 section 5.1.1.2: like balances add, unlike ones subtract."""
    balances = {
        f"{f.concept.name.prefix}_{f.concept.name.local}": f.concept.balance for f in filing.result.outcome.report.facts
    }
    for arc in filing.arcs("cal"):
        total, item = balances[arc.start], balances[arc.end]
        assert arc.weight in ("1", "-1")
        if total and item:
            assert arc.weight == ("1" if total == item else "-1"), arc


def test_arcs_hold_for_the_facts_in_every_period(filing: Filing) -> None:
    """Within half a unit of the last digit of each figure (Calculation 1.1, round mode)."""
    stated: dict[str, dict[str, tuple[int, int]]] = {}
    for fact in filing.result.outcome.report.facts:
        concept = f"{fact.concept.name.prefix}_{fact.concept.name.local}"
        if fact.value == int(fact.value):
            stated.setdefault(str(fact.period), {})[concept] = int(fact.value), fact.decimals
    checked = 0
    for total in {(arc.role, arc.start) for arc in filing.arcs("cal")}:
        arcs = [arc for arc in filing.arcs("cal") if (arc.role, arc.start) == total]
        for facts in stated.values():
            if total[1] not in facts or not all(arc.end in facts for arc in arcs):
                continue
            checked += 1
            figures = [facts[total[1]], *(facts[arc.end] for arc in arcs)]
            difference = sum(int(arc.weight) * facts[arc.end][0] for arc in arcs) - facts[total[1]][0]
            assert 2 * abs(difference) <= sum(10**-decimals for _, decimals in figures), total
    assert checked


def test_no_total_is_its_own_item_and_no_item_stands_twice(filing: Filing) -> None:
    pairs = Counter((arc.role, arc.start, arc.end) for arc in filing.arcs("cal"))
    assert max(pairs.values()) == 1
    assert [pair for pair in pairs if pair[1] == pair[2]] == []


@pytest.mark.parametrize(
    ("total", "items"),
    [
        ("GrossProfit", {"Revenues": "1", "CostOfRevenue": "-1"}),
        ("OperatingIncomeLoss", {"GrossProfit": "1", "OperatingExpenses": "-1"}),
        ("Assets", {"AssetsCurrent": "1", "PropertyPlantAndEquipmentNet": "1"}),
        (
            "StockholdersEquity",
            {"CommonStockValue": "1", "AdditionalPaidInCapital": "1", "RetainedEarningsAccumulatedDeficit": "1"},
        ),
        (
            "NetCashProvidedByUsedInFinancingActivities",
            {"ProceedsFromIssuanceOfCommonStock": "1", "RepaymentsOfLongTermDebt": "-1"},
        ),
    ],
)
def test_a_printed_sum_becomes_arcs(osquith: Filing, total: str, items: dict[str, str]) -> None:
    found = {arc.end: arc.weight for arc in osquith.arcs("cal") if arc.start == f"us-gaap_{total}"}
    assert found == {f"us-gaap_{item}": weight for item, weight in items.items()}


def test_a_release_without_a_sum_has_no_calculation_linkbase(tmp_path: Path) -> None:
    release = tmp_path / "wexcombe.txt"
    release.write_text(
        """\
                     WEXCOMBE BRUSH COMPANY
                  SELECTED BALANCE SHEET DATA
                     (In thousands)

                                   March 31,    March 31,
                                        2006         2005
Cash and cash equivalents           $  1,204     $    977
Total assets                          20,311       18,640
Long-term debt                         3,000        4,500
Stockholders' equity                  11,870       10,905
""",
        encoding="utf-8",
    )
    filing = Filing(convert(release, validate=True))
    assert filing.result.is_valid
    assert f"{filing.base}_cal.xml" not in filing.files
    references = [e.get(f"{XLINK}href") for e in filing.schema.iter(f"{LINK}linkbaseRef")]
    assert references == [f"{filing.base}_pre.xml", f"{filing.base}_lab.xml"]


def test_no_linkbase_is_written_that_has_no_arc(filing: Filing) -> None:
    for name, content in filing.files.items():
        if name.endswith(".xml"):
            assert [e for e in etree.fromstring(content).iter() if e.get(f"{XLINK}type") == "arc"], name


@pytest.fixture(scope="module")
def brandelhurst() -> Filing:
    return Filing(convert(next(path for path in EXAMPLES if path.stem == "brandelhurst-2004q3"), validate=False))


def test_a_wording_that_repeats_is_led_by_its_heading_wherever_it_stands(brandelhurst: Filing) -> None:
    """`Basic` and `Diluted` stand under earnings and under shares: neither of the two is plain."""
    standard = {text for _, role, _, text in brandelhurst.labels() if role == STANDARD}
    assert not standard & {"Basic", "Diluted"}
    assert {"Net income per share, Basic", "Net income per share, Diluted"} <= standard


def test_a_heading_right_above_another_stays_in_the_tree(brandelhurst: Filing) -> None:
    """`Assets` encloses `Current assets:`, though both start at the margin."""
    pairs = {(arc.start, arc.end) for arc in brandelhurst.arcs("pre")}
    assert ("us-gaap_AssetsAbstract", "us-gaap_AssetsCurrentAbstract") in pairs
