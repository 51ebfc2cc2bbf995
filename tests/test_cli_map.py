"""`ixbrl map explain`: what would match a label, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]


def test_the_surest_row_comes_first_with_its_reason(ixbrl: Ixbrl) -> None:
    ran = ixbrl("map", "explain", "Total Current Assets", "--statement", "balance_sheet", "--json")
    found = json.loads(ran.out)
    assert found["label"] == "total current assets"
    first = found["matches"][0]
    assert (first["concept"], first["statement"]) == ("AssetsCurrent", "balance_sheet")
    assert first["rule"].startswith("exact labels/balance_sheet.csv:")
    assert first["why"]


def test_the_heading_decides_between_rows(ixbrl: Ixbrl) -> None:
    def surest(section: str) -> str:
        ran = ixbrl("map", "explain", "Term debt", "--statement", "balance_sheet", "--section", section, "--json")
        return str(json.loads(ran.out)["matches"][0]["concept"])

    assert surest("Current liabilities") == "LongTermDebtCurrent"
    assert surest("Non-current liabilities") == "LongTermDebtNoncurrent"


def test_usages_of_filers_are_shown_beside_rows(ixbrl: Ixbrl) -> None:
    ran = ixbrl("map", "explain", "Vendor non-trade receivables", "--statement", "cash_flow")
    assert ran.code == 0
    assert "in the tables: vendor nontrade receivables" in ran.out


def test_a_label_that_nothing_reaches(ixbrl: Ixbrl) -> None:
    ran = ixbrl("map", "explain", "Harrow patterns of Tarn")
    assert ran.code == 0
    assert "no row reaches this label" in ran.err


@pytest.mark.parametrize(
    "arguments", [("--statement", "guidance"), ("--unit", "tons"), ("--taxonomy", "us-gaap-1999")], ids=str
)
def test_an_unknown_choice_is_one_line(ixbrl: Ixbrl, arguments: tuple[str, str]) -> None:
    ran = ixbrl("map", "explain", "Cash", *arguments)
    assert ran.code == 2
    assert ran.err.count("\n") == 1
    assert arguments[1] in ran.err
