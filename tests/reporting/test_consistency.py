"""Arcs of several statements of one report: what one draws binds the figures of all."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from converter import convert
from tests.helpers_text import arcs

YEAR_AND_HALF = """
    FELLMOOR ROPES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                        Year Ended December 31,
                                            2004        2003
    Net sales                              5,617       4,983
    Selling and marketing                    437         418
    Research and development                 268         191
    Total operating expenses                 705         609
    Operating income                       4,912       4,374


    STATEMENTS OF INCOME
    (in thousands)
                                       Six Months Ended June 30,
                                            2005        2004
    Net sales                              2,617       2,483
    Selling and marketing                    211         205
    Research and development                 127          93
    Amortization of intangible assets         40          {last}
    Total operating expenses                 378         330
    Operating income                       2,239       2,153
    """


def expenses(folder: Path, last: int) -> list[str]:
    """What the report sums to operating expenses."""
    path = folder / "release.txt"
    path.write_text(dedent(YEAR_AND_HALF.format(last=last)), encoding="utf-8")
    statements = convert(path, validate=False).outcome.report.statements
    return [found for statement in statements for found in arcs(statement) if found.startswith("OperatingExpenses")]


def test_statements_with_lines_of_their_own_share_the_arcs_to_the_lines_of_all(tmp_path: Path) -> None:
    assert expenses(tmp_path, last=32) == [
        "OperatingExpenses = + SellingAndMarketingExpense + ResearchAndDevelopmentExpense"
        " + AmortizationOfIntangibleAssets"
    ]


def test_no_arcs_are_drawn_that_would_break_in_a_period(tmp_path: Path) -> None:
    # The last line of the half year is misprinted, so no sum of it may bind the figures of the year either.
    assert len(expenses(tmp_path, last=82)) <= 1
