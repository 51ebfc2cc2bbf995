"""Tables among the notes whose columns are measures, and what stands below their total, from a page to the values."""

from __future__ import annotations

from pathlib import Path

from converter.api import convert
from tests.mapping.test_sisters import HEAD, SHEET

BOTH = SHEET.replace("2,160", "2,460").replace("10,310", "10,610").replace("7,200", "7,500")


def told(tmp_path: Path, below: str, rest: str = "Trade names", years: str = "2023") -> set[str]:
    rows = [
        ("Customer lists", "2,400 (910) 1,490"),
        ("Patents", "1,150 (480) 670"),
        ("Total amortizable", "3,550 (1,390) 2,160"),
        (below, ""),
        (rest, "300 — 300"),
        ("Total intangible assets", "3,850 (1,390) 2,460"),
    ]
    cells = "".join(
        f"<tr><td>{label}</td>{''.join(f'<td>{figure}</td>' for figure in figures.split())}</tr>"
        for label, figures in rows
    )
    over = f"<tr><td></td><td colspan='3'>{years}</td></tr>"
    heads = "<tr><td></td><td>Gross</td><td>Accumulated Amortization</td><td>Net</td></tr>"
    source = tmp_path / "release.htm"
    source.write_text(f"{HEAD}{BOTH}<table>{over}{heads}{cells}</table></body></html>", encoding="utf-8")
    facts = convert(source, validate=False).receipt["facts"]
    kept = (fact for fact in facts if "Intangible" in fact["concept"] and not fact["dimension"])
    return {f"{fact['concept'].partition(':')[2]} {fact['period']} {fact['value']}" for fact in kept}


def of_securities(tmp_path: Path, caption: str, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The facts of the whole company in a note that tells securities by cost, gains, losses and fair value."""
    cells = "".join(
        f"<tr><td>{label}</td>{''.join(f'<td>{figure}</td>' for figure in figures.split())}</tr>"
        for label, figures in rows
    )
    names = ("Amortized Cost", "Gross Unrealized Gains", "Gross Unrealized Losses", "Fair Value")
    heads = "<tr><td></td>" + "".join(f"<td>{name}</td>" for name in names) + "</tr>"
    told = f"<p>{caption} at December 31, 2023 (in thousands):</p><table>{heads}{cells}</table>"
    source = tmp_path / "release.htm"
    source.write_text(f"{HEAD}{SHEET}{told}</body></html>", encoding="utf-8")
    facts = convert(source, validate=False).receipt["facts"]
    return [(fact["concept"].partition(":")[2], fact["value"]) for fact in facts if not fact["dimension"]]


def at_cost(tmp_path: Path, last: str) -> list[str]:
    rows = [
        ("Treasury bills", "100 1 (2) 99"),
        ("Total short-term investments", "100 1 (2) 99"),
        ("Corporate bonds", "200 5 (3) 202"),
        ("Total long-term investments", "200 5 (3) 202"),
        (last, "300 6 (5) 301"),
    ]
    facts = of_securities(tmp_path, "Debt securities available for sale", rows)
    return [value for name, value in facts if name == "AvailableForSaleDebtSecuritiesAmortizedCostBasis"]


FINITE = {
    "FiniteLivedIntangibleAssetsGross 2023-12-31 3550000",
    "FiniteLivedIntangibleAssetsAccumulatedAmortization 2023-12-31 1390000",
    "FiniteLivedIntangibleAssetsNet 2023-12-31 2160000",
}
ALL = {
    "IndefiniteLivedIntangibleAssetsExcludingGoodwill 2023-12-31 300000",
    "IntangibleAssetsGrossExcludingGoodwill 2023-12-31 3850000",
    "IntangibleAssetsNetExcludingGoodwill 2023-12-31 2460000",
}


def test_assets_below_the_total_and_both_together_have_concepts_of_their_own(tmp_path: Path) -> None:
    found = told(tmp_path, "Indefinite-lived intangible assets:")
    assert found >= FINITE | ALL


def test_rest_that_no_words_call_so_is_not_told(tmp_path: Path) -> None:
    found = told(tmp_path, "Other assets:")
    assert found >= FINITE
    assert not found & ALL - {"IntangibleAssetsNetExcludingGoodwill 2023-12-31 2460000"}


def test_goodwill_below_the_total_is_no_part_of_it(tmp_path: Path) -> None:
    found = told(tmp_path, "Not subject to amortization:", rest="Goodwill")
    assert not found & ALL - {"IntangibleAssetsNetExcludingGoodwill 2023-12-31 2460000"}


def test_a_year_alone_that_no_balance_sheet_has_dates_no_measure(tmp_path: Path) -> None:
    assert not told(tmp_path, "Indefinite-lived intangible assets:", years="2019") & FINITE


def test_totals_of_groups_go_into_the_one_of_all(tmp_path: Path) -> None:
    assert at_cost(tmp_path, "Total") == ["300000"]


def test_the_total_of_a_group_is_none_of_all(tmp_path: Path) -> None:
    assert at_cost(tmp_path, "Total current investments") == []


def test_what_stands_above_the_heading_of_a_group_is_none_of_its_lines(tmp_path: Path) -> None:
    rows = [
        ("Cash", "400 — — 400"),
        ("Level 2:", ""),
        ("Treasury bills", "100 1 (2) 99"),
        ("Corporate bonds", "200 5 (3) 202"),
        ("Subtotal", "300 6 (5) 301"),
        ("Total", "700 6 (5) 701"),
    ]
    facts = of_securities(tmp_path, "Cash, cash equivalents and marketable securities", rows)
    whole = {name: value for name, value in facts if "CashAndMarketable" in name}
    assert whole == {
        "CashAndMarketableSecuritiesAmortizedCost": "700000",
        "CashAndMarketableSecuritiesGrossUnrealizedGains": "6000",
        "CashAndMarketableSecuritiesGrossUnrealizedLosses": "5000",
        "CashAndMarketableSecuritiesFairValue": "701000",
    }
