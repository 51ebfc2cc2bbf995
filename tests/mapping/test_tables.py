"""The user's own label tables, and tables that are wrong."""

from __future__ import annotations

import pytest

from converter.errors import MapError
from converter.maps.concepts import read_maps
from converter.maps.words import read_vocabulary
from tests.helpers_text import TAXONOMY, Converted, converted, knowledge_of, mapped_line, texts

HEADER = "statement,section,label,unit,concept,wording,why,evidence,example\n"
RELEASE = """
    PELLARO LAMPS, INC.
    STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
    Net sales                              5,600       4,900
    Wick maintenance                         300         280
    Net income                               810         540
    """


def with_own(rows: str, name: str = "mine.csv") -> Converted:
    """The release, mapped with a label table of the user's own."""
    return converted(RELEASE, read_maps(knowledge_of({**texts(), f"own/labels/{name}": HEADER + rows})))


def chosen(done: Converted, label: str) -> tuple[str, str]:
    line = mapped_line(done, label)
    assert line.concept is not None
    return line.concept.name.local, line.rule


def test_an_own_row_gives_a_concept_to_a_line_that_had_none() -> None:
    assert mapped_line(converted(RELEASE), "Wick maintenance").is_extension
    done = with_own("income_statement,,wick maintenance,monetary,OperatingExpenses,same,ours,0,Wick maintenance\n")
    assert chosen(done, "Wick maintenance") == ("OperatingExpenses", "exact own/labels/mine.csv:2")


def test_an_own_row_goes_before_ours() -> None:
    done = with_own("income_statement,,net sales,monetary,SalesRevenueNet,same,ours,0,Net sales\n".replace(
        "SalesRevenueNet", "RevenueFromContractWithCustomerExcludingAssessedTax"))  # fmt: skip
    assert chosen(done, "Net sales") == (
        "RevenueFromContractWithCustomerExcludingAssessedTax",
        "exact own/labels/mine.csv:2",
    )


def test_an_own_pattern_goes_before_our_exact_row() -> None:
    done = with_own("income_statement,,/net (sales|takings)/,monetary,GrossProfit,same,ours,0,Net sales\n")
    assert chosen(done, "Net sales") == ("GrossProfit", "pattern own/labels/mine.csv:2")


def test_an_own_row_may_ask_for_an_extension() -> None:
    done = with_own("income_statement,,net sales,monetary,*extension,same,we count otherwise,0,Net sales\n")
    assert mapped_line(done, "Net sales").is_extension
    assert [f.message for f in done.coded("map.extension") if "we count otherwise" in f.message]


def test_an_own_row_of_another_statement_or_unit_says_nothing() -> None:
    done = with_own(
        "cash_flow,,net sales,monetary,GrossProfit,same,ours,0,Net sales\n"
        "income_statement,,net sales,shares,GrossProfit,same,ours,0,Net sales\n"
    )
    assert chosen(done, "Net sales")[0] == "Revenues"


def test_an_own_label_is_normalised_as_a_printed_one_is() -> None:
    done = with_own("income_statement,,Wick Maintenance (shops),monetary,OperatingExpenses,same,ours,0,x\n")
    assert chosen(done, "Wick maintenance")[0] == "OperatingExpenses"


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        ("income_statement,,wicks,monetary,WickMaintenanceOfLamps,same,ours,0,Wicks\n", "WickMaintenanceOfLamps"),
        ("profit_statement,,wicks,monetary,Revenues,same,ours,0,Wicks\n", "profit_statement"),
        ("income_statement,,wicks,pounds,Revenues,same,ours,0,Wicks\n", "pounds"),
        ("income_statement,,wicks,monetary,Revenues,backwards,ours,0,Wicks\n", "backwards"),
        ("income_statement,,wicks,monetary,Revenues,same\n", "cells"),
        ("income_statement,,wicks,monetary,Revenues,same,ours,0,Wicks,more\n", "cells"),
        ("income_statement,,wicks,monetary,Revenues,same,ours,many,Wicks\n", "many"),
    ],
)
def test_a_wrong_row_is_named_by_file_and_line(row: str, seen: str) -> None:
    good = "income_statement,,lamps,monetary,Revenues,same,ours,0,Lamps\n"
    with pytest.raises(MapError) as caught:
        with_own(good + row)
    assert caught.value.where == "own/labels/mine.csv:3"
    assert seen in caught.value.seen


@pytest.mark.parametrize(
    "row",
    [
        "income_statement,,/net (sales/,monetary,Revenues,same,ours,0,Net sales\n",
        "income_statement,[expense,net sales,monetary,Revenues,same,ours,0,Net sales\n",
    ],
)
def test_a_row_that_is_no_regular_expression_is_named_by_file_and_line(row: str) -> None:
    with pytest.raises(MapError, match="no regular expression") as caught:
        with_own(row)
    assert caught.value.where == "own/labels/mine.csv:2"


def test_a_bad_expression_in_the_vocabulary_is_named_by_file_and_line() -> None:
    broken = {**texts(), "vocabulary/total_words.csv": "pattern,why,example\n^total,ours,Total\n(net,ours,Net\n"}
    with pytest.raises(MapError, match="no regular expression") as caught:
        read_vocabulary(broken)
    assert caught.value.where == "vocabulary/total_words.csv:3"


def test_a_column_that_is_missing_is_named() -> None:
    own = "statement,section,label,unit,concept,why,evidence,example\nincome_statement,,wicks,monetary,Revenues,o,0,W\n"
    with pytest.raises(MapError, match="wording") as caught:
        read_maps(knowledge_of({**texts(), "own/labels/mine.csv": own}))
    assert caught.value.where == "own/labels/mine.csv:2"


def test_a_table_that_is_missing_is_named() -> None:
    without = {name: text for name, text in texts().items() if name != "us-gaap/ties.csv"}
    with pytest.raises(MapError, match="missing") as caught:
        read_maps(knowledge_of(without))
    assert caught.value.where == "us-gaap/ties.csv"


@pytest.mark.parametrize(("column", "value"), [("period_type", "sometimes"), ("balance", "left")])
def test_a_concept_with_an_unknown_period_type_or_balance_is_named(column: str, value: str) -> None:
    cells = {"name": "Lamps", "type": "xbrli:monetaryItemType", "period_type": "instant", "balance": "debit",
             "abstract": "", "substitution_group": "", "label": "Lamps", "deprecated": "", "uncertain": "",
             column: value}  # fmt: skip
    table = f"{','.join(cells)}\n{','.join(cells.values())}\n"
    with pytest.raises(MapError, match=value) as caught:
        knowledge_of({**texts(), f"{TAXONOMY}/concepts.csv": table})
    assert caught.value.where == f"{TAXONOMY}/concepts.csv:2"


@pytest.mark.parametrize("unusable", ["IncomeStatementAbstract", "dei:DocumentType", "EarningsPerShareBasic"])
def test_an_own_row_whose_concept_cannot_take_the_figures_is_not_passed_over_in_silence(unusable: str) -> None:
    done = with_own(f"income_statement,,net sales,monetary,{unusable},same,ours,0,Net sales\n")
    (said,) = done.coded("map.refused")
    assert unusable in said.message
    assert said.rule.endswith("own/labels/mine.csv:2")


def test_an_own_row_that_cannot_be_followed_is_said_once_where_nothing_else_fits() -> None:
    done = with_own("income_statement,,wick maintenance,monetary,EarningsPerShareBasic,same,ours,0,Wick maintenance\n")
    (said,) = done.coded("map.refused")
    assert "EarningsPerShareBasic" in said.message
