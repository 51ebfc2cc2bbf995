"""One report does not say two things of one concept, nor give one figure two."""

from __future__ import annotations

from tests.helpers_text import concept, converted, mapped_line

FLOWS = """
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
                                                     Year Ended December 31,
                                                        2004        2003
    Net sales                                            900         800
    Restructuring charges                                 64          30
    Net income                                           836         770

    TARN HARROWS, INC.
    STATEMENTS OF CASH FLOWS
                                                     Year Ended December 31,
                                                        2004        2003
    Net income                                           836         770
    Restructuring charges                                 55          30
    Net cash provided by operating activities            891         800
"""


def test_a_line_that_differs_from_its_like_in_one_year_is_another_thing_in_all() -> None:
    done = converted(FLOWS)
    assert concept(done, "Restructuring charges") == "us-gaap:RestructuringCharges"
    assert mapped_line(done, "Restructuring charges", 1).is_extension
    (found,) = [f for f in done.coded("map.extension") if "Restructuring" in f.message]
    assert found.message.endswith("RestructuringCharges has other figures in an earlier statement")
    assert not done.coded("fact.contradiction")


def test_a_line_with_the_same_figures_is_the_same_thing_and_a_result_always_is() -> None:
    done = converted(
        FLOWS.replace("55          30", "64          30").replace("836         770\n    Rest", "835  770\n    Rest")
    )
    assert concept(done, "Restructuring charges", 1) == "us-gaap:RestructuringCharges"
    assert concept(done, "Net income", 1) == "us-gaap:NetIncomeLoss"


def test_a_total_without_words_is_what_an_earlier_statement_calls_its_figures() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
                                                         Year Ended December 31,
                                                            2019        2018
        Net sales                                            900         800
        Cost of sales                                        500         450
        Gross profit                                         400         350

        Sales of harrows went up and those of tarns stayed where they were, as the next statement shows in detail
        for both of the years that this release speaks of.

        TARN HARROWS, INC.
        STATEMENTS OF OPERATIONS
                                                         Year Ended December 31,
                                                            2019        2018
        Net sales:
          Harrows                                            600         500
          Tarns                                              300         300
                                                             900         800
        Wages                                                100          90
        Operating income                                     800         710
        """)
    bare = [line for line in done.mapped[1].lines if not line.item.label]
    assert [str(line.concept.name) for line in bare if line.concept] == [concept(done, "Net sales")]
