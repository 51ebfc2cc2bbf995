"""Labels that name two things at once get a line for the second, with the same figures at the same places."""

from __future__ import annotations

from tests.helpers_text import concepts, converted, lines, read, values

BOTH = """
    MARLOW KITES, INC.
    STATEMENTS OF OPERATIONS
    (in thousands, except per share data)
                                                     Year Ended December 31,
                                                        2004        2003
    Net loss                                            (610)       (540)
    Basic and diluted net loss per share               $(.61)      $(.54)
    Weighted average shares, basic and diluted           1,000       1,000
"""


def test_one_figure_for_both_makes_two_lines_at_one_place() -> None:
    statement = read(BOTH).only
    assert lines(statement)[1:] == [
        "Basic and diluted net loss per share: -0.61 -0.54",
        "Diluted net loss per share: -0.61 -0.54",
        "Weighted average shares, basic and diluted: 1000000 1000000",
        "Weighted average shares, Diluted: 1000000 1000000",
    ]
    first, second = statement.lines[1:3]
    assert [a.locator for a in first.amounts] == [a.locator for a in second.amounts]


def test_both_are_stated() -> None:
    done = converted(BOTH)
    assert concepts(done)[1:] == [
        "Basic and diluted net loss per share: us-gaap:EarningsPerShareBasic",
        "Diluted net loss per share: us-gaap:EarningsPerShareDiluted",
        "Weighted average shares, basic and diluted: us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
        "Weighted average shares, Diluted: us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding",
    ]
    assert values(done, "Diluted net loss per share") == ["-0.61", "-0.54"]


def test_where_the_second_has_a_line_of_its_own_nothing_is_added() -> None:
    own = "    Diluted loss per share                              $(.60)      $(.50)\n"
    statement = read(BOTH.replace("    Weighted", f"{own}    Weighted")).only
    assert lines(statement)[1:3] == [
        "Basic and diluted net loss per share: -0.61 -0.54",
        "Diluted loss per share: -0.6 -0.5",
    ]
