"""Tables of a taxonomy: written, compiled and read back the same; compared with a package, and made from one."""

from __future__ import annotations

import json
import sqlite3
import string
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.maps import database as tables
from converter.maps.compile import compile_catalogue
from converter.maps.concepts import read_catalogue
from converter.maps.vintages import read_vintages
from converter.model.standard import (
    CalculationRecord,
    ConceptRecord,
    PresentationRecord,
    ReplacementRecord,
    RoleRecord,
    TaxonomyContents,
    TypeRecord,
)
from converter.standard.compare import differences
from converter.standard.tables import write_tables
from converter.taxonomy.slice import taxonomy_slice
from tests.helpers_taxonomy import LABELS, catalog, package, taxonomy
from tests.helpers_text import knowledge, texts

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]
VINTAGE = "us-gaap-2025"

# Written and read back.

_names = st.text(string.ascii_letters + string.digits, min_size=1, max_size=12).map(lambda text: f"A{text}")
_words = st.text(string.ascii_letters + " ,\";:-()[]'&é", max_size=20).map(str.strip)
_orders = st.decimals(min_value=0, max_value=10_000_000, places=4, allow_nan=False)


@st.composite
def invented(draw: st.DrawFn) -> TaxonomyContents:
    """The contents of a vintage that nobody published."""
    names = draw(st.lists(_names, min_size=2, max_size=8, unique=True))
    roles = draw(st.lists(_names, min_size=1, max_size=3, unique=True))
    ends = st.tuples(st.sampled_from(roles), st.sampled_from(names), st.sampled_from([*names, "srt:OtherAxis"]))
    return TaxonomyContents(
        vintage=read_vintages(texts())[VINTAGE],
        concepts=tuple(draw(_concept(name)) for name in names),
        presentation=tuple(
            PresentationRecord(*end, draw(_orders), draw(st.sampled_from(["", "totalLabel", "periodStartLabel"])))
            for end in draw(st.lists(ends, unique=True, max_size=6))
        ),
        calculations=tuple(
            CalculationRecord(*end, draw(st.sampled_from([1, -1])), draw(st.none() | _orders))
            for end in draw(st.lists(ends, unique=True, max_size=6))
        ),
        roles=tuple(RoleRecord(role, f"http://example.com/{role}", draw(_words), "cash_flow") for role in roles),
        types=tuple(
            TypeRecord(f"us-types:{name}", "http://example.com/types", "xbrli:tokenItemType", facet, draw(_words))
            for name, facet in draw(
                st.lists(st.tuples(_names, st.sampled_from(["pattern", "enumeration"])), unique=True)
            )
        ),
        replacements=tuple(
            ReplacementRecord(name, draw(st.sampled_from(names)), draw(_words))
            for name in draw(st.lists(_names, unique=True, max_size=3))
        ),
    )


def _concept(name: str) -> st.SearchStrategy[ConceptRecord]:
    uncertain = st.sampled_from([(), ("balance",), ("period_type",), ("period_type", "balance")])
    return st.builds(
        lambda unsure, period, balance, kind, is_abstract, group, label, deprecated: ConceptRecord(
            name,
            kind,
            "" if "period_type" in unsure else period,
            "" if "balance" in unsure else balance,
            is_abstract,
            group,
            label,
            deprecated,
            unsure,
        ),
        uncertain,
        st.sampled_from(["instant", "duration"]),
        st.sampled_from(["debit", "credit", ""]),
        st.sampled_from(["xbrli:monetaryItemType", "dtr-types:perShareItemType"]),
        st.booleans(),
        st.sampled_from(["xbrli:item", "xbrldt:dimensionItem"]),
        _words,
        st.sampled_from(["", "2024"]),
    )


# A vintage alone, so that compiling it takes no time.
ALONE = {
    "taxonomies.csv": "name,prefix,namespace,schema,entry_points,data_types,companions,publisher,source,completeness\n"
    f"{VINTAGE},us-gaap,http://fasb.org/us-gaap/2025,http://example.com/x.xsd,,,,,rebuilt,\n",
}


def compiled(contents: TaxonomyContents) -> TaxonomyContents:
    """What the database says after the tables of some contents have been compiled."""
    written = {f"{VINTAGE}/{name}": text for name, text in write_tables(contents).items()}
    database = sqlite3.connect(":memory:")
    compile_catalogue({**ALONE, **written}, VINTAGE, database)
    return tables.contents(database, contents.vintage, own=True)


@settings(max_examples=25)
@given(invented())
def test_what_is_written_is_read_back(contents: TaxonomyContents) -> None:
    found = compiled(contents)
    for part in ("concepts", "presentation", "calculations", "roles", "types", "replacements"):
        assert set(getattr(found, part)) == set(getattr(contents, part)), part
        assert len(getattr(found, part)) == len(getattr(contents, part)), part
    assert differences(found, contents) == ()
    assert write_tables(found) == write_tables(contents)


@settings(max_examples=25)
@given(invented())
def test_tables_do_not_depend_on_the_order_of_what_was_read(contents: TaxonomyContents) -> None:
    parts = ("concepts", "presentation", "calculations", "roles", "types", "replacements")
    turned = replace(contents, **{part: tuple(reversed(getattr(contents, part))) for part in parts})
    assert write_tables(turned) == write_tables(contents)


# Compared.

OURS = TaxonomyContents(
    vintage=read_vintages(texts())[VINTAGE],
    concepts=(
        ConceptRecord("Sales", "xbrli:monetaryItemType", "duration", "credit", False, "xbrli:item", "Sales"),
        ConceptRecord("Costs", "xbrli:monetaryItemType", "duration", "", False, "xbrli:item", "", "", ("balance",)),
        ConceptRecord("Profit", "xbrli:monetaryItemType", "duration", "credit", False, "xbrli:item", "Profit"),
    ),
    presentation=(
        PresentationRecord("Income", "Head", "Sales", Decimal(10), ""),
        PresentationRecord("Income", "Head", "Profit", Decimal(20), "totalLabel"),
    ),
    calculations=(CalculationRecord("Income", "Profit", "Sales", 1, Decimal(10)),),
)


def theirs(name: str, **changes: object) -> TaxonomyContents:
    """A package that says of one concept something else than our tables."""
    return replace(
        OURS,
        concepts=tuple(replace(c, **changes) if c.name == name else c for c in OURS.concepts),  # type: ignore[arg-type]
    )


def told(package_: TaxonomyContents) -> list[str]:
    return [
        " ".join(filter(None, (d.sort, d.table, d.name, d.attribute, d.ours or "-", d.theirs or "-")))
        for d in differences(OURS, package_)
    ]


ONE_DIFFERENCE = {
    "a type": (theirs("Sales", type="xbrli:sharesItemType"), "contradiction concepts Sales type"),
    "a period type": (theirs("Sales", period_type="instant"), "contradiction concepts Sales period_type"),
    "a balance": (theirs("Sales", balance="debit"), "contradiction concepts Sales balance credit debit"),
    "a balance that they lack": (theirs("Sales", balance=""), "contradiction concepts Sales balance credit -"),
    "a balance that we lack": (theirs("Costs", balance="debit"), "gap concepts Costs balance - debit"),
    "abstract": (theirs("Sales", is_abstract=True), "contradiction concepts Sales is_abstract false true"),
    "a group": (theirs("Sales", substitution_group="xbrldt:hypercubeItem"), "contradiction concepts Sales"),
    "a label": (theirs("Sales", label="Turnover"), "contradiction concepts Sales label Sales Turnover"),
    "a label that we lack": (theirs("Costs", label="Costs"), "gap concepts Costs label - Costs"),
    "a concept that we lack": (
        replace(OURS, concepts=(*OURS.concepts, replace(OURS.concepts[0], name="Extra"))),
        "gap concepts Extra - declared",
    ),
    "a concept that they lack": (
        replace(OURS, concepts=OURS.concepts[:2]),
        "contradiction concepts Profit in our table not declared",
    ),
    "another weight": (
        replace(OURS, calculations=(replace(OURS.calculations[0], weight=-1),)),
        "contradiction calculations Profit → Sales Income weight 1 weight -1",
    ),
    "an arc that we lack": (
        replace(OURS, calculations=(*OURS.calculations, CalculationRecord("Income", "Profit", "Costs", -1, None))),
        "gap calculations Profit → Costs Income - weight -1",
    ),
    "another place": (
        replace(OURS, presentation=(replace(OURS.presentation[0], order=Decimal(30)), OURS.presentation[1])),
        "contradiction presentation Head → Sales Income at 10 at 30",
    ),
    "a place that they lack": (
        replace(OURS, presentation=OURS.presentation[:1]),
        "contradiction presentation Head → Profit totalLabel Income at 20 -",
    ),
}


@pytest.mark.parametrize(("other", "said"), ONE_DIFFERENCE.values(), ids=ONE_DIFFERENCE.keys())
def test_each_change_is_named_once(other: TaxonomyContents, said: str) -> None:
    (difference,) = told(other)
    assert difference.startswith(said), difference


def test_a_table_does_not_differ_from_itself() -> None:
    assert told(OURS) == []


def test_what_a_package_does_not_speak_of_is_not_compared() -> None:
    silent = replace(
        OURS, concepts=tuple(replace(c, label="") for c in OURS.concepts), presentation=(), calculations=()
    )
    assert told(silent) == []
    elsewhere = replace(OURS, calculations=(*OURS.calculations, CalculationRecord("Notes", "Sales", "Costs", 1, None)))
    assert told(elsewhere) == [], "a role that our table does not hold"


# Made from a package.

MADE = {
    "concepts.csv": [
        "name,type,period_type,balance,abstract,substitution_group,label,deprecated,uncertain",
        "CostOfRevenue,xbrli:monetaryItemType,duration,debit,,,Cost of Revenue,,",
        "GrossProfit,xbrli:monetaryItemType,duration,credit,,,Gross Profit,,",
        "IncomeStatementAbstract,xbrli:stringItemType,duration,,true,,Income Statement [Abstract],,",
        'Revenues,xbrli:monetaryItemType,duration,credit,,,"Revenues, All of Them",,',
    ],
    "presentation.csv": [
        "role,parent,child,order,preferred_label",
        "StatementOfIncome,IncomeStatementAbstract,Revenues,10,",
        "StatementOfIncome,IncomeStatementAbstract,CostOfRevenue,20.5,",
        "StatementOfIncome,IncomeStatementAbstract,GrossProfit,30,totalLabel",
    ],
    "calculations.csv": [
        "role,total,item,weight,order",
        "StatementOfIncome,GrossProfit,Revenues,1,10",
        "StatementOfIncome,GrossProfit,CostOfRevenue,-1,20",
    ],
    "roles.csv": [
        "role,statement,definition,uri",
        "StatementOfIncome,income_statement,124000 - Statement - Statement of Income,"
        "http://fasb.org/us-gaap/role/statement/StatementOfIncome",
    ],
}


@pytest.fixture
def invented_package(tmp_path: Path) -> Path:
    path = tmp_path / "invented.zip"
    path.write_bytes(package(taxonomy()))
    return path


def test_a_package_becomes_tables(invented_package: Path, tmp_path: Path, ixbrl: Ixbrl) -> None:
    ran = ixbrl("taxonomy", "build", invented_package, "-o", tmp_path / "made")
    assert (ran.code, ran.err) == (0, "")
    written = {path.name: path.read_text(encoding="utf-8").splitlines() for path in (tmp_path / "made").iterdir()}
    assert written == MADE
    assert ran.out.splitlines() == [str(tmp_path / "made" / name) for name in MADE]


def test_what_a_package_lacks_is_said(tmp_path: Path, ixbrl: Ixbrl) -> None:
    lacking = tmp_path / "lacking.zip"
    lacking.write_bytes(package({name: text for name, text in taxonomy().items() if "lab.xml" not in name}))
    ran = ixbrl("taxonomy", "build", lacking, "-o", tmp_path / "made")
    assert ran.code == 0
    assert "not loaded" in ran.err
    assert "lab.xml" in ran.err


def test_tables_are_not_written_over_others(invented_package: Path, tmp_path: Path, ixbrl: Ixbrl) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "mine.csv").write_text("mine")
    ran = ixbrl("taxonomy", "build", invented_package, "-o", tmp_path / "made")
    assert ran.code == 2
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["mine.csv"]


def test_a_vintage_that_the_tables_do_not_know_is_read_too(tmp_path: Path, ixbrl: Ixbrl) -> None:
    files = {name: text.replace("2025", "2019") for name, text in taxonomy().items()}
    older = {name.replace("2025", "2019"): text for name, text in files.items()}
    path = tmp_path / "older.zip"
    path.write_bytes(package(older, catalogue=catalog(("https://xbrl.fasb.org/us-gaap/2019/", "../files/"))))
    entry = "https://xbrl.fasb.org/us-gaap/2019/entire/us-gaap-entryPoint-all-2019.xsd"
    ran = ixbrl("taxonomy", "build", path, "--taxonomy", "us-gaap-2019", "--entry", entry, "-o", tmp_path / "made")
    assert ran.code == 0, ran.err
    assert (tmp_path / "made" / "concepts.csv").read_text(encoding="utf-8").splitlines() == MADE["concepts.csv"]
    nameless = ixbrl("taxonomy", "build", path, "--taxonomy", "newest", "-o", tmp_path / "other")
    assert (nameless.code, nameless.out) == (2, "")
    assert "'newest'" in nameless.err


def test_check_names_every_difference_and_fails_on_a_contradiction(invented_package: Path, ixbrl: Ixbrl) -> None:
    ran = ixbrl("taxonomy", "check", invented_package, "--json")
    assert ran.code == 1
    told = json.loads(ran.out)
    named = {(one["table"], one["name"], one["attribute"]): one for one in told["differences"]}
    assert told["contradictions"] + told["gaps"] == len(told["differences"]) == len(named)
    label = named["concepts", "Revenues", "label"]
    assert (label["sort"], label["ours"], label["theirs"]) == ("contradiction", "Revenues", LABELS["Revenues"])
    assert named["concepts", "Assets", ""]["theirs"] == "not declared"
    assert not [name for table, name, _ in named if table == "concepts" and name == "GrossProfit"]


def test_check_prints_as_many_as_asked_contradictions_first(invented_package: Path, ixbrl: Ixbrl) -> None:
    ran = ixbrl("taxonomy", "check", invented_package, "--limit", "2")
    assert ran.code == 1
    first, second, more, counts = ran.out.splitlines()
    assert first.startswith("contradiction: concepts: ")
    assert second.startswith("contradiction: concepts: ")
    assert "more (--limit" in more
    assert counts.startswith("us-gaap-2025: ")


def test_check_passes_a_package_that_agrees(tmp_path: Path, ixbrl: Ixbrl) -> None:
    """A package that says of dei what our own tables say, labels apart."""
    catalogue = read_catalogue(knowledge())
    path = tmp_path / "dei.zip"
    path.write_bytes(
        taxonomy_slice(
            catalogue, (c for c in catalogue.declarable(None) if c.name.prefix == "dei" and "enum2" not in c.type)
        )
    )
    ran = ixbrl("taxonomy", "check", path, "--taxonomy", "dei-2025")
    assert (ran.code, ran.out) == (0, "dei-2025: 0 contradictions, 0 gaps\n"), ran.out + ran.err


def test_check_against_an_unknown_vintage(invented_package: Path, ixbrl: Ixbrl) -> None:
    ran = ixbrl("taxonomy", "check", invented_package, "--taxonomy", "us-gaap-1066")
    assert ran.code == 2
    assert "'us-gaap-1066'" in ran.err
    assert "us-gaap-2025" in ran.err
