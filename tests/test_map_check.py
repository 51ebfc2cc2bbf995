"""`ixbrl map check`: one line for each row that is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from converter.mapping_tables import check_tables

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]
HEADER = "statement,section,label,unit,concept,wording,why,evidence,example\n"
GOOD = "balance_sheet,,harrow patterns,monetary,PrepaidExpenseCurrent,same,harrows are paid ahead,0,Harrow patterns\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's folder of tables with one row, which is right."""
    folder = tmp_path / "own"
    (folder / "labels").mkdir(parents=True)
    (folder / "labels" / "harrows.csv").write_text(HEADER + GOOD)
    return folder


def written(own: Path, *rows: str) -> Path:
    (own / "labels" / "harrows.csv").write_text(HEADER + GOOD + "".join(f"{row}\n" for row in rows))
    return own


def test_tables_in_order_say_so(ixbrl: Ixbrl, own: Path) -> None:
    ran = ixbrl("map", "check", "--maps", own)
    assert (ran.code, ran.out) == (0, "the tables are in order for us-gaap-2025\n")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param("balance_sheet,,vats,monetary,Vats,same,why,0,Vats", "has no concept Vats", id="unknown"),
        pytest.param(
            "balance_sheet,,vats,monetary,TreasuryStockShares,same,why,0,Vats", "is deprecated since 2023", id="old"
        ),
        pytest.param("balance_sheet,,vats,monetary,Revenues,same,why,0,Vats", "is of a duration", id="a flow"),
        pytest.param("income_statement,,vats,monetary,Assets,same,why,0,Vats", "is of an instant", id="a balance"),
        pytest.param("balance_sheet,,vats,shares,Assets,same,why,0,Vats", "the row counts in shares", id="the unit"),
        pytest.param("balance_sheet,,vats,monetary,AssetsAbstract,same,why,0,Vats", "is abstract", id="a heading"),
        pytest.param("balance_sheet,,vats,monetary,Assets,same,why,0,Tubs", "reaches nothing", id="another example"),
        pytest.param("balance_sheet,,Vats!,monetary,Assets,same,why,0,Vats", "is never met", id="not normalised"),
        pytest.param("balance_sheet,,/vats/,monetary,Assets,same,why,0,Vats", "", id="right: a pattern"),
        pytest.param(
            "balance_sheet,,/(vats/,monetary,Assets,same,why,0,Vats", "no regular expression", id="no pattern"
        ),
        pytest.param("balance_sheet,,vats,monetary,Assets,some,why,0,Vats", "neither same nor", id="the wording"),
        pytest.param(
            "guidance,,vats,monetary,Assets,same,why,0,Vats", "of the kind 'guidance' are not tagged", id="statement"
        ),
        pytest.param("balance_sheet,,vats,monetary,,same,why,0,Vats", "names no concept", id="no concept"),
        pytest.param("balance_sheet,,vats,monetary,Assets,same,,0,Vats", "has no why", id="no reason"),
        pytest.param("balance_sheet,,vats,,Assets,same,why,0,Vats", "has no unit", id="no unit"),
        pytest.param(GOOD.strip(), "own/labels/harrows.csv:2 claims the same label", id="a row twice"),
        pytest.param(
            "balance_sheet,,/harrow .*/,monetary,Assets,same,why,0,Harrow patterns",
            "reaches own/labels/harrows.csv:2",
            id="another row's example",
        ),
    ],
)
def test_a_wrong_row_is_one_fault(own: Path, row: str, said: str) -> None:
    faults = check_tables(maps=written(own, row))
    if not said:
        assert faults == ()
        return
    (fault,) = faults
    assert fault.where == "own/labels/harrows.csv:3"
    assert said in fault.seen
    assert fault.do


def test_two_patterns_that_reach_one_label_blame_both(own: Path) -> None:
    rows = [
        f"balance_sheet,,/{p}/,monetary,{c},same,why,0,Blue vats"
        for p, c in (("blue .*", "Assets"), (".* vats", "Goodwill"))
    ]
    faults = check_tables(maps=written(own, *rows))
    assert [fault.where for fault in faults] == ["own/labels/harrows.csv:3", "own/labels/harrows.csv:4"]
    assert all("reaches own/labels/harrows.csv:" in fault.seen for fault in faults)


def test_the_command_prints_one_line_a_fault_and_fails(ixbrl: Ixbrl, own: Path) -> None:
    bad = ["balance_sheet,,vats,monetary,Vats,same,why,0,Vats", "balance_sheet,,tubs,monetary,Revenues,same,why,0,Tubs"]
    ran = ixbrl("map", "check", "--maps", written(own, *bad))
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert [line.split(": ")[0] for line in lines[:2]] == ["own/labels/harrows.csv:3", "own/labels/harrows.csv:4"]
    assert lines[2:] == ["2 faults for us-gaap-2025"]
    shown = json.loads(ixbrl("map", "check", "--maps", own, "--json").out)
    assert [fault["where"] for fault in shown["faults"]] == ["own/labels/harrows.csv:3", "own/labels/harrows.csv:4"]


@pytest.mark.parametrize(
    ("table", "content", "said"),
    [
        (
            "us-gaap/wordings.csv",
            "statement,label,concept,wording,recent,earlier\nbalance_sheet,vats & tubs,Assets,same,1,0\n"
            "balance_sheet,vats,Revenues,same,1,0\nincome_statement,vats,Vats,same,1,0\n",
            ["us-gaap/wordings.csv:2", "us-gaap/wordings.csv:3", "us-gaap/wordings.csv:4"],
        ),
        (
            "us-gaap/refinements.csv",
            "statement,concept,label,relation,other,since,instead,wording,why\n"
            "balance_sheet,Assets,,,,,Revenues,,why\nbalance_sheet,OilAndGasRevenue,,sideways,Assets,,Assets,,why\n",
            ["us-gaap/refinements.csv:3"],
        ),
        (
            "us-gaap/refinements.csv",
            "statement,concept,label,relation,other,since,instead,wording,why\n"
            "balance_sheet,Assets,,,,,Revenues,,why\n",
            ["us-gaap/refinements.csv:2"],
        ),
        (
            "us-gaap/refinements.csv",
            "statement,concept,label,relation,other,since,instead,wording,why\n"
            "balance_sheet,Assets,,above,!Vats,,Assets,,why\nbalance_sheet,Assets,,beside,!Vats,,Assets,,why\n",
            ["us-gaap/refinements.csv:2"],
        ),
        (
            "issuers/0000001234.csv",
            "statement,section,label,concept,why\nbalance_sheet,,Vats,Vats,me\nbalance_sheet,,Tubs,Revenues,me\n"
            "balance_sheet,,Odd,*extension,me\n",
            ["issuers/0000001234.csv:2", "issuers/0000001234.csv:3"],
        ),
        ("issuers/acme.csv", "statement,section,label,concept,why\n", ["issuers/acme.csv"]),
        ("vocabulary/total_words.csv", "pattern,why,example\n(,why,(\n", ["vocabulary/total_words.csv:2"]),
    ],
)
def test_other_tables_are_checked_too(own: Path, table: str, content: str, said: list[str]) -> None:
    (own / table).parent.mkdir(exist_ok=True)
    (own / table).write_text(content)
    # A table of usages in place of ours leaves refinements of what ours alone lead to without work.
    assert [fault.where for fault in check_tables(maps=own) if fault.where.startswith(table)] == said


def test_an_own_row_before_ours_is_no_fault(own: Path) -> None:
    row = "balance_sheet,,total current assets,monetary,Assets,same,ours are all current,0,Total current assets"
    assert check_tables(maps=written(own, row)) == ()


def test_an_unknown_vintage_is_one_line(ixbrl: Ixbrl) -> None:
    ran = ixbrl("map", "check", "--taxonomy", "us-gaap-1999")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
