"""Concepts of the report's own: their names, types and balances."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.model.concepts import Concept
from tests.helpers_text import NAME, Converted, converted, mapped_line, maps

LC3 = re.compile(r"[A-Z][A-Za-z0-9]*")


def income(*rows: tuple[str, str, str]) -> Converted:
    """An income statement with these rows."""
    body = "\n".join(f"{label:40}{a:>12}{b:>12}" for label, a, b in rows)
    years = f"{'':40}{2004:>12}{2003:>12}"
    return converted(f"OSTREL BELLS, INC.\nSTATEMENTS OF INCOME\n{'':42}Year Ended December 31,\n{years}\n{body}\n")


def own(done: Converted) -> list[Concept]:
    """The extension concepts of all statements, each once, in order."""
    found = [m.concept for s in done.mapped for m in s.lines if m.is_extension and m.concept]
    return list(dict.fromkeys(found))


def extension(done: Converted, label: str) -> Concept:
    line = mapped_line(done, label)
    assert line.is_extension
    assert line.concept is not None
    return line.concept


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Bell casting grants", "BellCastingGrants"),
        ("Bell-founder's bonus pool", "BellFoundersBonusPool"),
        ("Bells, ropes and wheels", "BellsRopesAndWheels"),
        ("Bells & ropes", "BellsAndRopes"),
        ("BELL TOWER LEVY", "BellTowerLevy"),
        ("Bell tower levy (2)", "BellTowerLevy"),
    ],
)
def test_a_name_is_the_label_in_camel_case(label: str, name: str) -> None:
    (made,) = own(income((label, "810", "540"), ("Net income", "17", "12")))
    assert made.name.local == name
    assert made.name.namespace == NAME.namespace
    assert made.name.prefix == NAME.prefix


def test_a_name_never_begins_with_a_digit() -> None:
    (made,) = own(income(("1998 bell tower levy", "810", "540"), ("Net income", "17", "12")))
    assert LC3.fullmatch(made.name.local)


def test_a_name_of_the_taxonomy_is_not_used_again() -> None:
    """`Goodwill` is a concept of balance sheets; as a line of an income statement it needs another name."""
    (made,) = own(income(("Goodwill", "810", "540"), ("Net income", "17", "12")))
    assert "Goodwill" in maps().catalogue.concepts
    assert made.name.local not in maps().catalogue.concepts
    assert made.name.local.startswith("Goodwill")


def test_labels_that_come_to_the_same_name_are_kept_apart() -> None:
    done = income(("Bell-tower levy", "810", "540"), ("Bell tower levy", "31", "22"), ("Net income", "17", "12"))
    names = [made.name.local for made in own(done)]
    assert len(names) == len(set(names)) == 2


def test_equal_labels_under_other_headings_are_led_by_them() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Towers:
          Ringing guild dues                 810         540
        Chapels:
          Ringing guild dues                  31          22
        Net income                            17          12
        """)
    names = [made.name.local for made in own(done) if not made.is_abstract]
    assert names == ["TowersRingingGuildDues", "ChapelsRingingGuildDues"]


def test_one_label_in_two_tables_of_a_kind_is_one_concept() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Ringing guild dues                   810         540
        Net income                            17          12

        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                   Three Months Ended December 31,
                                            2004        2003
        Ringing guild dues                   210         140
        Net income                             7           2
        """)
    assert len(done.mapped) == 2
    assert [made.name.local for made in own(done)] == ["RingingGuildDues"]


def test_type_and_period_type_follow_unit_and_statement() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Ringing guild dues                   810         540
        Dues per share of bell             $0.31       $0.22
        Number of bell shares outstanding    900         800
        Net income                            17          12

        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Bells in transit                      75          62
        Total assets                         900         800
        """)
    assert {(made.type, made.period_type) for made in own(done)} == {
        ("xbrli:monetaryItemType", "duration"),
        ("dtr-types:perShareItemType", "duration"),
        ("xbrli:sharesItemType", "duration"),
        ("xbrli:monetaryItemType", "instant"),
    }


def test_a_heading_of_our_own_is_abstract_and_has_no_balance() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Ringing and tuning trades:
          Ringing guild dues                 810         540
        Net income                            17          12
        """)
    made = extension(done, "Ringing and tuning trades:")
    assert (made.is_abstract, made.balance, made.period_type) == (True, "", "duration")
    assert made.name.local == "RingingAndTuningTradesAbstract"


def test_each_line_with_figures_and_without_a_standard_concept_has_a_finding() -> None:
    done = income(("Ringing guild dues", "810", "540"), ("Net income", "17", "12"))
    (finding,) = done.coded("map.extension")
    assert finding.locator == mapped_line(done, "Ringing guild dues").item.locator
    assert finding.concept == "quill:RingingGuildDues"


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(
        st.text(alphabet="abcXYZ019 -&'/,.:()é", min_size=1, max_size=300).map(
            lambda text: f"Q{' '.join(text.split())}"
        ),
        min_size=2,
        max_size=6,
    )
)
def test_names_are_legal_short_and_apart_for_any_labels(labels: list[str]) -> None:
    body = "\n".join(f"{label}          {900 + i}          {800 + i}" for i, label in enumerate(labels))
    text = f"OSTREL BELLS, INC.\nSTATEMENTS OF INCOME\n{'':42}Year Ended December 31,\n{'':42}2004      2003\n{body}\n"
    made = own(converted(text))
    names = [item.name.local for item in made]
    assert all(LC3.fullmatch(name) and len(name) <= 200 for name in names)
    assert len(names) == len(set(names))
    assert not set(names) & set(maps().catalogue.concepts)


# -- balances ------------------------------------------------------------------------------------


def test_what_adds_to_a_credit_total_is_a_credit_and_what_lessens_it_a_debit() -> None:
    # 5,600 + 120 - 3,600 = 2,120; 4,900 + 90 - 3,100 = 1,890. Gross profit is a credit.
    done = income(
        ("Net sales", "5,600", "4,900"),
        ("Ringing guild dues", "120", "90"),
        ("Bell metal", "3,600", "3,100"),
        ("Gross profit", "2,120", "1,890"),
    )
    assert extension(done, "Ringing guild dues").balance == "credit"
    assert extension(done, "Bell metal").balance == "debit"


def test_parentheses_lessen_a_total_as_well() -> None:
    done = income(
        ("Net sales", "5,600", "4,900"),
        ("Bell metal", "(3,600)", "(3,100)"),
        ("Gross profit", "2,000", "1,800"),
    )
    assert extension(done, "Bell metal").balance == "debit"


def test_what_makes_up_a_loss_printed_positive_is_still_a_debit() -> None:
    # 5,230 - 4,100 = 1,130 of loss; 4,711 - 3,900 = 811. Bell metal lessens income however the loss is printed.
    done = income(
        ("Net sales", "4,100", "3,900"),
        ("Bell metal", "5,230", "4,711"),
        ("Operating loss", "1,130", "811"),
    )
    assert extension(done, "Bell metal").balance == "debit"


def test_what_makes_up_costs_in_parentheses_is_a_debit() -> None:
    """DQC 0014: else the costs would be stated below zero."""
    done = income(
        ("Net sales", "5,600", "4,900"),
        ("Bell metal", "(3,600)", "(3,100)"),
        ("Clapper cords", "(200)", "(150)"),
        ("Total costs and expenses", "(3,800)", "(3,250)"),
        ("Operating income", "1,800", "1,650"),
    )
    assert extension(done, "Bell metal").balance == "debit"
    assert extension(done, "Clapper cords").balance == "debit"


def test_the_balance_by_sum_goes_before_the_words() -> None:
    """`Ringing costs recovered` speaks of costs, but adds to gross profit."""
    done = income(
        ("Net sales", "5,600", "4,900"),
        ("Ringing costs recovered", "120", "90"),
        ("Cost of sales", "3,600", "3,100"),
        ("Gross profit", "2,120", "1,890"),
    )
    assert extension(done, "Ringing costs recovered").balance == "credit"


@pytest.mark.parametrize(
    ("label", "balance"),
    [
        ("Bell tower costs", "debit"),
        ("Ringing loss on wagers", "debit"),
        ("Ringing guild revenues", "credit"),
        ("Ringing wager gains", "credit"),
        ("Bell tower matters", ""),
    ],
)
def test_where_no_sum_speaks_the_words_do(label: str, balance: str) -> None:
    done = income((label, "810", "540"), ("Net income", "17", "12"))
    assert extension(done, label).balance == balance


def test_the_words_of_a_heading_count_where_the_line_is_silent() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Bell assets:
          Clappers and ropes                  75          62
        Bell liabilities:
          Ringers and tuners                  44          33
        Total assets                         900         800
        """)
    assert extension(done, "Clappers and ropes").balance == "debit"
    assert extension(done, "Ringers and tuners").balance == "credit"


def test_shares_and_per_share_figures_have_no_balance() -> None:
    done = income(("Dues per share of bell", "$0.31", "$0.22"), ("Net income", "17", "12"))
    assert extension(done, "Dues per share of bell").balance == ""


def test_a_balance_that_flows_begin_and_end_with_is_one_instant_concept() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                      Year Ended December 31,
                                                         2004        2003
        Net income                                        110         140
        Net cash provided by operating activities          75         132
        Escrowed loom money at beginning of year          610         478
        Escrowed loom money at end of year                685         610
    """)
    start, end = (line for line in done.only.lines if "loom" in line.line.item.label)
    assert start.line.concept is not None
    assert start.line.concept == end.line.concept
    assert start.line.concept.period_type == "instant"
    assert start.line.concept.name.local == "EscrowedLoomMoney"
    assert [str(value.period) for value in start.values] == ["2003-12-31", "2002-12-31"]
    assert [str(value.period) for value in end.values] == ["2004-12-31", "2003-12-31"]


def test_no_extension_takes_a_name_of_a_companion_taxonomy() -> None:
    """EFM 6.7.16: srt has `PayablesToCustomers` as well."""
    done = income(("Payables to customers", "810", "540"), ("Net income", "17", "12"))
    assert extension(done, "Payables to customers").name.local == "PayablesToCustomers2"
