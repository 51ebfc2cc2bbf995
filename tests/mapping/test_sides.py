"""Totals without words below the headings of the sides of a balance sheet."""

from __future__ import annotations

import pytest

from tests.helpers_text import Converted, concept, converted

SHEET = """
    OSTLER LOOMS, INC.
    BALANCE SHEETS
    (In thousands)
                                                             December 31,
                                                          2004        2003
    {assets}
    Cash                                                   120         110
    Receivables                                            300         280
                                                        ------      ------
                                                           420         390
                                                        ------      ------

    Looms                                                  500         450

    Other assets                                            80          70
                                                        ------      ------
                                                         1,000         910
                                                        ======      ======
    {claims}
    Accounts payable                                       200         180
    Notes payable                                          100          90
                                                        ------      ------
                                                           300         270
                                                        ------      ------
    Deferred income taxes                                   40          30
    Shareholders' equity:
      Common stock                                         100         100
      Retained earnings                                    560         510
                                                        ------      ------
                                                           660         610
                                                        ------      ------
                                                         1,000         910
                                                        ======      ======
    """


def bare_totals(done: Converted) -> list[str]:
    """What the totals without words are, as the standard concept or "own"."""
    lines = done.mapped[0].lines
    held = ["own" if line.is_extension or not line.concept else line.concept.name.local for line in lines]
    return [name for name, line in zip(held, lines, strict=True) if not line.item.label]


@pytest.mark.parametrize("indent", [0, 24])
@pytest.mark.parametrize("claims", ["LIABILITIES AND SHAREHOLDERS' EQUITY", "CAPITALIZATION AND LIABILITIES"])
def test_only_the_last_bare_total_of_a_side_is_the_sides(indent: int, claims: str) -> None:
    done = converted(SHEET.format(assets=" " * indent + "ASSETS", claims=" " * indent + claims))
    found = bare_totals(done)
    assert (found[1], found[4]) == ("Assets", "LiabilitiesAndStockholdersEquity")
    assert found[3] == "StockholdersEquity"
    assert not {found[0], found[2]} & {"Assets", "LiabilitiesAndStockholdersEquity", "Liabilities"}


def test_deferred_taxes_are_of_the_side_that_they_stand_on() -> None:
    done = converted(SHEET.format(assets="ASSETS", claims="LIABILITIES AND SHAREHOLDERS' EQUITY"))
    (line,) = [line for line in done.mapped[0].lines if line.item.label == "Deferred income taxes"]
    assert line.concept
    assert line.concept.name.local == "DeferredIncomeTaxLiabilitiesNet"


def test_a_second_bare_total_below_a_heading_is_the_sides() -> None:
    text = SHEET.format(assets="ASSETS", claims="LIABILITIES AND SHAREHOLDERS' EQUITY").replace(
        "    Other assets                                            80          70\n",
        "    Deferred charges:\n"
        "      Debt expense                                          50          40\n"
        "      Other                                                 30          30\n"
        "                                                            80          70\n",
    )
    assert bare_totals(converted(text))[2] == "Assets"


def test_leased_property_less_its_amortization_is_no_intangible() -> None:
    done = converted("""
    OSTLER LOOMS, INC.
    BALANCE SHEETS
    (In thousands)
                                                             December 31,
                                                          2004        2003
    ASSETS
    Cash                                                   120         110
    Operating property and equipment:
      Owned -
        Flight equipment                                   900         850
        Less - Accumulated depreciation                    330         300
                                                        ------      ------
                                                           570         550
      Capital leases -
        Flight equipment                                    96          96
        Less - Accumulated amortization                     41          36
                                                        ------      ------
                                                            55          60
                                                        ------      ------
    Total assets                                           745         720
    """)
    lines = done.mapped[0].lines
    at = next(i for i, line in enumerate(lines) if line.item.label.startswith("Capital leases"))
    assert [line.item.label for line in lines[at : at + 3]] == [
        "Capital leases -",
        "Flight equipment",
        "Less - Accumulated amortization",
    ]
    names = [line.concept.name.local for line in lines if line.concept]
    assert "CapitalLeasesLesseeBalanceSheetAssetsByMajorClassAccumulatedDeprecation" in names
    assert not [name for name in names if "Intangible" in name]


def test_a_line_of_equity_is_no_liability_for_the_heading_of_both() -> None:
    text = SHEET.format(assets="ASSETS", claims="LIABILITIES AND SHAREHOLDERS' EQUITY").replace(
        "      Retained earnings                                    560         510\n",
        "      Retained earnings                                    575         520\n"
        "      Other                                                (15)        (10)\n",
    )
    text = text.replace(f"{'':59}300         270", f"    {'Total current liabilities':55}300         270")
    (line,) = [line for line in converted(text).mapped[0].lines if line.item.label == "Other"]
    assert line.concept
    assert "Liabilities" not in line.concept.name.local


def test_treasury_stock_above_a_rule_and_the_last_component_of_equity_lessens_it() -> None:
    """Retained earnings are what the assets leave when all else is taken off, which tells no side of the others."""
    done = converted("""
    HALYARD PUMPS, INC.
    BALANCE SHEETS
    (in thousands)
                                                              December 31,
                                                             2004        2003
    Cash                                                      900         800
    Inventories                                               700         650
    Total assets                                            1,600       1,450
    Accounts payable                                          310         300
    Long-term debt                                            400         380
    Total liabilities                                         710         680
    Common stock                                               40          40
    Additional paid-in capital                                320         310
    Treasury stock, at cost                                   (64)        (61)
                                                           ------      ------
    Retained earnings                                         594         481
                                                           ------      ------
    Total shareholders' equity                                890         770
    Total liabilities and shareholders' equity              1,600       1,450
    """)
    assert concept(done, "Treasury stock, at cost") == "us-gaap:TreasuryStockValue"
