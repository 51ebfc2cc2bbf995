"""Tables among the notes that roll options and granted shares forward, from the text to the values."""

from __future__ import annotations

import pytest

from tests.helpers_text import converted, plain
from tests.mapping.test_details import STATEMENTS, details, name

COUNTED = """
                                                 Six Months Ended June 30,
                                                    1999         1998
    Basic earnings per share                      $    .64     $    .55
    Weighted average shares outstanding           4,000,000    3,990,000

    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS
"""
REPORT = STATEMENTS.replace("\n    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n", COUNTED)
OPTIONS = """\
    Note 6 - Stock options

    Stock option activity for the six months ended June 30, 1999 was as follows:

                                                             Weighted Average
                                            Number of Shares  Exercise Price
    Outstanding at December 31, 1998              412,300     $  8.10
    Granted                                        60,000       11.25
    Exercised                                     (32,100)       6.02
    Forfeited                                     (10,200)       9.40
    Outstanding at June 30, 1999                  430,000     $  8.68
    Exercisable at June 30, 1999                  211,500     $  7.44

"""
UNITS = """\
    Note 7 - Restricted stock

    A summary of restricted stock units for the six months ended June 30, 1999 follows:

                                                             Weighted Average
                                                               Grant Date
                                            Number of Shares   Fair Value
    Nonvested, beginning of period                112,300     $  9.10
    Granted                                        40,000       11.25
    Vested                                        (32,100)       8.02
    Forfeited                                     (10,200)       9.40
    Nonvested, end of period                      110,000     $ 10.17

"""
AWARD = "ShareBasedCompensationArrangementByShareBasedPaymentAward"
AWARDS = "ShareBasedCompensationArrangementsByShareBasedPaymentAward"


def facts_of(text: str) -> list[str]:
    """What the notes of a report tell of awards: concept, member, time and value."""
    found = []
    for note in details(converted(text)):
        for line in note.lines:
            for value in line.values:
                part = note.dimension_of(line, value.amount.column)
                who = f"{part.member.name.local} " if part else ""
                found.append(f"{name(line)} {who}{value.amount.period} {plain(value.value)}")
    return found


def test_options_are_told_at_both_ends_and_between() -> None:
    assert facts_of(REPORT + OPTIONS) == [
        f"{AWARD}OptionsOutstandingNumber 1998-12-31 412300",
        f"{AWARD}OptionsOutstandingNumber 1999-06-30 430000",
        f"{AWARD}OptionsOutstandingWeightedAverageExercisePrice 1998-12-31 8.1",
        f"{AWARD}OptionsOutstandingWeightedAverageExercisePrice 1999-06-30 8.68",
        f"{AWARD}OptionsGrantsInPeriodGross 1999-01-01/1999-06-30 60000",
        f"{AWARDS}OptionsGrantsInPeriodWeightedAverageExercisePrice 1999-01-01/1999-06-30 11.25",
        "StockIssuedDuringPeriodSharesStockOptionsExercised 1999-01-01/1999-06-30 32100",
        f"{AWARDS}OptionsExercisesInPeriodWeightedAverageExercisePrice 1999-01-01/1999-06-30 6.02",
        f"{AWARD}OptionsForfeituresInPeriod 1999-01-01/1999-06-30 10200",
        f"{AWARDS}OptionsForfeituresInPeriodWeightedAverageExercisePrice 1999-01-01/1999-06-30 9.4",
        f"{AWARD}OptionsExercisableNumber 1999-06-30 211500",
        f"{AWARD}OptionsExercisableWeightedAverageExercisePrice 1999-06-30 7.44",
    ]


def test_granted_shares_are_members_of_their_kind_and_words_above_date_them() -> None:
    start = f"{AWARD}EquityInstrumentsOtherThanOptions"
    told = facts_of(REPORT + UNITS)
    assert [fact for fact in told if "Number" in fact or "VestedInPeriod " in fact] == [
        f"{start}NonvestedNumber RestrictedStockUnitsRSUMember 1998-12-31 112300",
        f"{start}NonvestedNumber RestrictedStockUnitsRSUMember 1999-06-30 110000",
        f"{start}VestedInPeriod RestrictedStockUnitsRSUMember 1999-01-01/1999-06-30 32100",
    ]


def test_what_there_is_on_the_first_of_a_year_was_left_of_the_one_before() -> None:
    text = OPTIONS.replace("December 31, 1998  ", "January 1, 1999    ")
    assert facts_of(REPORT + text) == facts_of(REPORT + OPTIONS)


def test_awards_of_several_kinds_in_one_are_no_member() -> None:
    text = UNITS.replace("restricted stock units", "restricted stock units and performance share units")
    assert facts_of(REPORT + text)[0].endswith("NonvestedNumber 1998-12-31 112300")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("60,000", "70,000"),
        ("412,300", "5,412,300"),
        ("Stock option activity", "Nonvested stock option activity"),
        ("Exercise Price", "Exercise Times"),
    ],
)
def test_what_does_not_lead_on_or_is_of_others_stays_untagged(old: str, new: str) -> None:
    text = OPTIONS.replace(old, new)
    assert text != OPTIONS
    assert facts_of(REPORT + text) == []


def test_a_count_without_words_is_not_taken_for_whole_shares() -> None:
    few = OPTIONS.replace(",300", "").replace("60,000", "60").replace("(32,100)", "(32)").replace("(10,200)", "(10)")
    few = few.replace("430,000", "430").replace("211,500", "211")
    assert facts_of(REPORT + few) == []
