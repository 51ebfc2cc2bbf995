"""Notes that nothing but their own headings tell of: their lines are facts, of the note and of no other one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.model.statements import StatementLine
from tests.helpers_text import converted
from tests.mapping.test_details import STATEMENTS, details

PARTNERS = """\
    Note 2 - Partner Programs

    Balances with partners are as follows (in thousands):

                                                  June 30,   December 31,
                                                    1999         1998
    Cooperative balances                          $    611     $    584
    Marketing balances                                 202          190
                                                  --------     --------
    Total                                         $    813     $    774
                                                  ========     ========

"""
CLUBS = """\
    Note 3 - Club Programs

    What clubs were promised is as follows (in thousands):

                                                  June 30,   December 31,
                                                    1999         1998
    Silver promises                               $    101     $     95
    Gold promises                                       52           50
                                                  --------     --------
    Total                                         $    153     $    145
                                                  ========     ========

"""


def own_lines(text: str) -> dict[str, list[str]]:
    """The values of the lines of notes that have extension concepts, by their names."""
    lines = [line for note in details(converted(text)) for line in note.lines if line.line.is_extension]
    return {name(line): [f"{value.value:f}" for value in line.values] for line in lines if line.values}


def name(line: StatementLine) -> str:
    assert line.line.concept is not None
    return line.line.concept.name.local


def test_a_note_that_its_heading_alone_names_has_concepts_of_its_own() -> None:
    assert own_lines(STATEMENTS + PARTNERS + CLUBS) == {
        "PartnerProgramsCooperativeBalances": ["611000", "584000"],
        "PartnerProgramsMarketingBalances": ["202000", "190000"],
        "PartnerProgramsTotal": ["813000", "774000"],
        "ClubProgramsSilverPromises": ["101000", "95000"],
        "ClubProgramsGoldPromises": ["52000", "50000"],
        "ClubProgramsTotal": ["153000", "145000"],
    }


def test_balances_of_days_are_held_at_them() -> None:
    lines = [line for note in details(converted(STATEMENTS + PARTNERS)) for line in note.lines if line.values]
    assert {line.line.concept.period_type for line in lines if line.line.concept} == {"instant"}
    assert max(line.confidence for line in lines) < Decimal("0.6")


def test_two_tables_of_one_note_that_tell_other_figures_have_other_concepts() -> None:
    again = PARTNERS.split("\n", 2)[2].replace("611", "711").replace("813", "913")
    found = own_lines(STATEMENTS + PARTNERS + again)
    assert found["PartnerProgramsTotal"] == ["813000", "774000"]
    assert found["PartnerProgramsTotal2"] == ["913000", "774000"]
    assert "PartnerProgramsMarketingBalances2" not in found


def test_what_is_taken_off_is_positive_where_a_sum_shows_it() -> None:
    note = PARTNERS.replace("202          190", "(202)        (190)").replace("813     $    774", "409     $    394")
    found = own_lines(STATEMENTS + note)
    assert found["PartnerProgramsMarketingBalances"] == ["202000", "190000"]
    assert found["PartnerProgramsTotal"] == ["409000", "394000"]


def test_gains_and_losses_keep_their_signs_whatever_most_lines_are() -> None:
    note = (
        PARTNERS.replace("June 30,   December 31,", "Six Months Ended June 30,")
        .replace("Cooperative balances", "Cooperative income, net")
        .replace("Marketing balances     ", "Marketing expense (net)")
        .replace("202          190", "(202)        (190)")
        .replace("813     $    774", "409     $    394")
    )
    found = own_lines(STATEMENTS + note)
    assert found["PartnerProgramsCooperativeIncomeNet"] == ["611000", "584000"]


@pytest.mark.parametrize(
    ("printed", "instead"),
    [
        ("June 30,   December 31,", "    Plan A       Plan B"),
        ("Note 2 - Partner Programs", "About partners"),
        ("Balances with partners are", "Pro forma balances with partners are"),
        ("Balances with partners are", "Balances of our unconsolidated affiliates are"),
        ("Balances with partners are", "Notional amounts are"),
        ("Cooperative balances", "Balance at beginning  "[:20]),
        ("1999         1998\n    Coop", "2004         2003\n    Coop"),
        ("$", " "),
    ],
)
def test_what_is_not_told_in_full_stays_untagged(printed: str, instead: str) -> None:
    assert own_lines(STATEMENTS + PARTNERS.replace(printed, instead)) == {}


@pytest.mark.parametrize(
    ("label", "heading"),
    [
        ("Amortization expense", "June 30,   December 31,"),
        ("Payments to partners", "June 30,   December 31,"),
        ("Accounts payable    ", "Six Months Ended June 30,"),
        ("Total liabilities   ", "Six Months Ended June 30,"),
        ("Number of partners  ", "June 30,   December 31,"),
        ("Discount rate       ", "June 30,   December 31,"),
    ],
)
def test_a_line_of_another_time_than_its_column_or_no_money_is_left(label: str, heading: str) -> None:
    note = PARTNERS.replace("Cooperative balances", label).replace("June 30,   December 31,", heading)
    assert not [name for name in own_lines(STATEMENTS + note) if label.strip().split()[-1].title() in name]


def test_years_among_whole_thousands_are_no_money() -> None:
    note = PARTNERS.replace("202          190", "6.3          5.9").replace("Marketing balances", "Remaining lease  ")
    assert "PartnerProgramsRemainingLease" not in own_lines(STATEMENTS + note)


def test_money_may_be_named_in_the_brackets_of_a_label() -> None:
    unsigned = PARTNERS.replace("$", " ")
    named = unsigned.replace("Cooperative balances          ", "Cooperative balances (dollars)")
    assert own_lines(STATEMENTS + named)["PartnerProgramsTotal"] == ["813000", "774000"]
    assert (
        own_lines(STATEMENTS + unsigned.replace("Cooperative balances         ", "Cooperative balances (places)")) == {}
    )


def test_dividends_paid_for_a_share_may_stand_in_a_note() -> None:
    note = (
        PARTNERS.replace("Partner Programs", "Share Programs")
        .replace("June 30,   December 31,", "Six Months Ended June 30,")
        .replace("Cooperative balances", "Cooperative income, net")
        .replace("Marketing balances                   ", "Dividends paid per share (dollars)   ")
        .replace("202          190", "0.24         0.22")
    ).partition(" " * 50 + "----")[0]
    lines = [line for each in details(converted(STATEMENTS + note)) for line in each.lines if line.line.concept]
    found = {name(line): [f"{value.value:f}" for value in line.values] for line in lines}
    assert found["CommonStockDividendsPerShareCashPaid"] == ["0.24", "0.22"]
