"""Sentences among the notes that tell amounts."""

from __future__ import annotations

import pytest

from converter.model.source import StatementTable
from converter.reading.notes.sentences import read_sentences
from tests.helpers_text import converted, lines, periods, read, vocabulary

STATEMENTS = """
    Orrenfell Mills, Inc.
    Consolidated Statements of Operations
    (in thousands)

                                            Year Ended December 31,
                                           2023      2022      2021
    Net sales                           $ 90,000  $ 80,000  $ 70,000
    Cost of sales                         50,000    45,000    40,000
    Gross profit                          40,000    35,000    30,000
    Selling expenses                      30,000    26,000    22,000
    Net income                          $ 10,000  $  9,000  $  8,000

    Consolidated Balance Sheets
    (in thousands)
                                             December 31,
                                           2023      2022
    Cash                                $ 12,000  $ 11,000
    Inventories                            8,000     9,000
    Total assets                        $ 20,000  $ 20,000

    Notes to Consolidated Financial Statements

    NOTE 4 - {heading}

    {sentence}
"""


def told(sentence: str, heading: str = "Summary of Significant Accounting Policies") -> tuple[StatementTable, ...]:
    """What a sentence of a note says to the reader of a company with the years 2021 to 2023."""
    text = STATEMENTS.replace("{sentence}", sentence).replace("{heading}", heading)
    reading = read(text)
    return read_sentences(reading.source, reading.layouts, reading.statements, vocabulary())


YEARS = ["2023-01-01/2023-12-31", "2022-01-01/2022-12-31", "2021-01-01/2021-12-31"]


@pytest.mark.parametrize(
    ("sentence", "line", "times"),
    [
        (
            "Advertising expense was $1.5 million, $1.4 million and $0.9 million in 2023, 2022 and 2021, respectively.",
            "Advertising expense: 1500000 1400000 900000",
            YEARS,
        ),
        (
            "Foreign currency transaction losses were $1,320,000, $2,110,000 and $640,000 in 2023, 2022 and 2021, "
            "respectively, and are included in other expense.",
            "Foreign currency transaction losses: 1320000 2110000 640000",
            YEARS,
        ),
        (
            "The valuation allowance increased by $5 million in 2023 and decreased by $3 million in 2022.",
            "Increase in valuation allowance: 5000000",
            YEARS[:1],
        ),
        (
            "The valuation allowance decreased by $0.4 million in 2023 and $0.2 million in 2022.",
            "Decrease in valuation allowance: 400000 200000",
            YEARS[:2],
        ),
        (
            "Interest paid was $4.4 million and $4.1 million in 2023 and 2022, respectively.",
            "Interest paid: 4400000 4100000",
            YEARS[:2],
        ),
        (
            "Depreciation expense for the years ended December 31, 2023 and 2022 was approximately $2,400,000 and "
            "$2,100,000, respectively.",
            "Depreciation expense: 2400000 2100000",
            YEARS[:2],
        ),
        (
            "As of December 31, 2023 and 2022, the Company had total deferred revenue of $3.1 million and $2.8 "
            "million, respectively.",
            "Deferred revenue: 3100000 2800000",
            ["2023-12-31", "2022-12-31"],
        ),
        (
            "The estimated fair value of our debt, based on Level 2 inputs, was $7.25 million as of December 31, 2023.",
            "Fair value of debt: 7250000",
            ["2023-12-31"],
        ),
        (
            "At December 31, 2023, there was $4.4 million of total unrecognized compensation cost related to nonvested "
            "stock awards, which is expected to be recognized over 2.1 years.",
            "Unrecognized compensation cost: 4400000",
            ["2023-12-31"],
        ),
        (
            "Our effective tax rate was 21.4% and 23.0% for 2023 and 2022, respectively.",
            "Effective tax rate: 0.214 0.23",
            YEARS[:2],
        ),
        (
            "Depreciation and amortization expense on property and equipment was $5.0 million and $4.0 million, which "
            "includes amortization of assets under finance leases of $1.0 million and $0.5 million, for 2023 and 2022.",
            "Depreciation expense: 5000000 4000000",
            YEARS[:2],
        ),
    ],
)
def test_a_sentence_tells_as_many_amounts_as_times(sentence: str, line: str, times: list[str]) -> None:
    (note,) = told(sentence)
    assert lines(note) == [line]
    assert periods(note) == times


def test_shares_and_what_was_paid_for_them_stand_in_one_sentence() -> None:
    (note,) = told("During 2023, the Company repurchased 1.2 million shares of its common stock for $30.5 million.")
    assert lines(note) == ["Shares repurchased: 1200000", "Cost of repurchases: 30500000"]


@pytest.mark.parametrize(
    "sentence",
    [
        # One amount more than there are years, and one less.
        "Advertising expense was $1.5 million, $1.4 million and $0.9 million in 2023 and 2022.",
        "Advertising expense was $1.5 million in 2023, 2022 and 2021.",
        # No statement tells of that time, or of that length.
        "Advertising expense was $1.5 million in 2019.",
        "Advertising expense was $1.5 million for the three months ended December 31, 2023.",
        # In thousands or not: nothing says so.
        "Advertising expense was $1,500 and $1,400 in 2023 and 2022.",
        # Of a part, of something else, of another currency.
        "Advertising expense of the joint venture was $1.5 million in 2023.",
        "Cooperative advertising expense was $1.5 million in 2023.",
        "Advertising expense increased by $1.5 million in 2023.",
        "Advertising expense was EUR 1.5 million in 2023.",
        # Two lists of times may each be meant.
        "In 2022, advertising expense was $1.5 million in 2023.",
    ],
)
def test_what_a_sentence_does_not_tell_beyond_doubt_is_left(sentence: str) -> None:
    assert told(sentence) == ()


def test_a_cost_told_twice_and_not_the_same_is_none_of_the_company() -> None:
    assert told("Advertising expense was $1.5 million in 2023. Advertising expense was $1.6 million in 2023.") == ()


def test_the_depreciation_of_a_note_on_something_else_is_a_part() -> None:
    sentence = "Depreciation expense was $2.4 million in 2023."
    assert told(sentence, "Net Investment in Operating Leases") == ()
    assert len(told(sentence, "Property, Plant and Equipment")) == 1


def test_running_text_outside_the_notes_tells_nothing() -> None:
    sentence = "Advertising expense was $1.5 million in 2023."
    text = STATEMENTS.replace("Notes to Consolidated Financial Statements", sentence)
    reading = read(text.partition("NOTE 4")[0])
    assert read_sentences(reading.source, reading.layouts, reading.statements, vocabulary()) == ()


def test_a_sentence_has_the_concept_of_what_it_tells() -> None:
    sentence = "Advertising expense was $1.5 million and $1.4 million in 2023 and 2022."
    result = converted(STATEMENTS.replace("{sentence}", sentence).replace("{heading}", "Accounting Policies"))
    (told_of,) = result.mapped[-1].lines
    assert told_of.tag == "us-gaap:AdvertisingExpense"
