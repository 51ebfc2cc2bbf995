"""Why a line has a concept of the report's own: what its finding, its rule and the summary say."""

from __future__ import annotations

from functools import cache

from converter.maps.concepts import read_maps
from converter.model.concepts import ConceptMaps
from tests.helpers_text import Converted, concept, converted, knowledge_of, mapped_line, texts

UNFITTED = "us-gaap/unfitted.csv"
WORDINGS = "us-gaap/wordings.csv"
TOLD = """statement,section,pattern,unit,why,section_example,example
cash_flow,,.*\\bmoor\\b.*,,grazing passed with the enclosures,,Moor dues
income_statement,\\bshepherds\\b,.*\\bmoor\\b.*,,shepherds count otherwise,shepherds,Moor dues
,,.* and .*,,two things in one line,,Moor and heath
,,inventories,,it is never asked,,Inventories
"""
USED = """statement,label,concept,wording,recent,earlier
balance_sheet,tarn and float,OtherAssetsCurrent,same,0,3
balance_sheet,tarn and float,PrepaidExpenseCurrent,same,0,4
"""


@cache
def with_reasons() -> ConceptMaps:
    """Our tables, with invented reasons and usages."""
    return read_maps(knowledge_of({**texts(), UNFITTED: TOLD, WORDINGS: USED}))


def sheet(*lines: str) -> Converted:
    """A balance sheet with lines of one's own among its current assets."""
    own = "\n".join(f"    {line:<36}{66 + i:>8}{55 + i:>12}" for i, line in enumerate(lines))
    return converted(
        f"""
    TARN HARROWS, INC.
    BALANCE SHEETS
                                             December 31,
                                            2004        2003
    Inventories                              610         540
{own}
    Total assets                             990         890
        """,
        with_reasons(),
    )


def income(*lines: str) -> Converted:
    """An income statement with lines of one's own, printed as they are given."""
    body = "\n".join(f"    {line}" for line in lines)
    return converted(
        f"""
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
                                          Year Ended December 31,
                                            2004        2003
{body}
    Net income                               990         890
        """,
        with_reasons(),
    )


def said(done: Converted) -> list[str]:
    return [finding.message.partition("extension concept: ")[2] for finding in done.coded("map.extension")]


def test_a_row_says_why_a_line_has_no_standard_concept() -> None:
    done = sheet("Moor and heath")
    line = mapped_line(done, "Moor and heath")
    assert said(done) == ["two things in one line"]
    assert (line.why, line.rule, line.is_extension) == ("two things in one line", f"extension {UNFITTED}:4", True)


def test_a_reason_takes_no_line_from_its_concept() -> None:
    assert concept(sheet("Moor and heath"), "Inventories") == "us-gaap:InventoryNet"


def test_a_row_speaks_of_its_statements_and_headings_alone() -> None:
    (why,) = said(income("Moor dues                                 66          55"))
    assert why == "no row of the label tables reaches it, nor do filings known use its words"
    (why,) = said(
        income(
            "Shepherds:",
            "  Moor dues                               66          55",
            "  Total shepherds                         66          55",
        )
    )[:1]
    assert why == "shepherds count otherwise"


def test_words_on_which_filers_are_divided_are_told_with_their_number() -> None:
    (why,) = said(sheet("Tarn and float"))
    assert why == "4 of 7 filings put such words to us-gaap:PrepaidExpenseCurrent, which is too little to go by"
