"""Concepts of the report's own: their names, types and balances."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.mapping.extensions import Omitted, camel
from converter.mapping.own import words_of
from converter.mapping.senses import sense_of
from converter.model.concepts import Concept
from tests.helpers_text import NAME, Converted, converted, mapped_line, maps, texts, values

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


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Ringing dues of $100,000 or more", "RingingDuesOf100000OrMore"),
        ("Ringing dues of less than $100,000", "RingingDuesOfLessThan100000"),
        ("Ringing dues over $250,000 each", "RingingDuesOver250000Each"),
        ("Bell tower, net of tax of $0, $(1), and $(2)", "BellTowerNetOfTax"),
        ("Bells in use, net of wear of $1,780 and $2,000, respectively", "BellsInUseNetOfWear"),
        ("Belfry refunds received of $0.5 million and $0.9 million", "BelfryRefundsReceived"),
        ("Belfry bonds at 1.50% interest", "BelfryBondsAt1Point50PercentInterest"),
        ("Bell metal (Notes 5 and 9)", "BellMetal"),
    ],
)
def test_a_name_leaves_amounts_and_notes_out_but_no_threshold(label: str, name: str) -> None:
    (made,) = own(income((f"{label:64}", "810", "540"), ("Net income", "17", "12")))
    assert made.name.local == name


def test_a_name_leaves_out_how_many_shares_it_is_of() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        BALANCE SHEETS
                                                                            December 31,
                                                                            2004        2003
        Clapper stock, at cost, 27 million shares at December 31, 2004 and
          19 million shares at December 31, 2003                             (19)        (15)
        Total assets                                                         900         800
        """)
    assert [made.name.local for made in own(done)][:1] == ["ClapperStockAtCost"]


def test_a_total_without_words_is_named_after_the_heading_of_all_its_members() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Assets:
          Bells and towers:
            Bells in casting                  75          62
            Towers in building                25          38
                                           -----       -----
                                             100         100
        Belfries in use                      301         282
        Less ringing wear                    (40)        (30)
                                           -----       -----
                                             261         252
        Total assets                         361         352
        """)
    names = [made.name.local for made in own(done) if not made.is_abstract]
    assert "BellsAndTowersSubtotal" in names
    assert not [name for name in names if name.startswith("Total") or name == "AssetsTotal"]


def test_a_line_without_a_figure_to_tag_has_no_concept() -> None:
    done = income(
        ("Ringing guild dues", "810", "540"),
        ("Ringing dues as a part of all", "12.3%", "11.8%"),
        ("Net income", "17", "12"),
    )
    assert mapped_line(done, "Ringing dues as a part of all").concept is None
    assert [made.name.local for made in own(done)] == ["RingingGuildDues"]


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


def test_a_name_that_is_taken_is_led_by_its_heading() -> None:
    """`CommercialPaper` is a concept of the taxonomy, which the line cannot have."""
    done = converted("""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Tower dues:
          Commercial paper                   810         540
        Net income                            17          12
        """)
    assert [made.name.local for made in own(done) if not made.is_abstract] == ["TowerDuesCommercialPaper"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Bell levy of Ostrel Bells, Inc.", "BellLevyOfCompany"),
        ("Ostrel tower levy", "TowerLevy"),
        ("Advances to Ostrel Tower Supply, Inc.", "AdvancesToOstrelTowerSupplyInc"),
        ("Bell levy, net of", "BellLevyNet"),
    ],
)
def test_a_name_is_whole_without_that_of_the_company(label: str, name: str) -> None:
    company = words_of("OSTREL BELLS, INC.", maps().name_words, maps().company_suffixes)
    assert camel(label, Omitted(maps().name_omissions, company)) == name


def test_a_bare_total_that_nothing_names_is_that_of_its_table() -> None:
    done = converted("""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net income                            17          12
        Total                                810         540
        """)
    assert own(done)[0].name.local == "StatementsOfIncomeTotal"


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


@settings(max_examples=100)
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


def test_what_sums_below_settle_goes_on_to_the_totals_above() -> None:
    """Receipts are credits by the one among them that is known; so are their total and what is left of it."""
    done = income(
        ("Interest income", "900", "800"),
        ("Bell ringing dues", "100", "200"),
        ("Total taken at the tower", "1,000", "1,000"),
        ("Tuning", "410", "320"),
        ("Depreciation", "190", "180"),
        ("Total tuning outlay", "600", "500"),
        ("Waived by the guild", "(50)", "(20)"),
        ("Total outlay, net", "550", "480"),
        ("Total left for taxes", "450", "520"),
    )
    assert extension(done, "Total taken at the tower").balance == "credit"
    assert extension(done, "Total left for taxes").balance == "credit"
    assert extension(done, "Total outlay, net").balance == "debit"
    assert values(done, "Total taken at the tower") == ["1000", "1000"]


@pytest.mark.parametrize(
    ("label", "balance"),
    [
        ("Ringing income before bell taxes", "credit"),
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


# -- what a label calls positive -----------------------------------------------------------------

FLOWS = """
    OSTREL BELLS, INC.
    STATEMENTS OF CASH FLOWS
    (in thousands)
                                                             Year Ended December 31,
                                                                2004        2003
    Cash flows from operating activities:
      Net income                                                 737         752
      Amortization of bell debt discount                          20          18
      Gain on disposal of bell towers                            (30)        (12)
      (Gains) losses on ringing wagers                             6          (9)
      Gains on settled ringing wagers                             14          16
      Impairment of belfries                                      --          40
      Changes in operating assets and liabilities:
        Deferred ringing commissions                             (17)        (25)
        (Increase) in other bell receivables                     (40)        (30)
        Net cash provided by operating activities                690         750
    Cash flows from investing activities:
      Bell tower purchases                                      (200)       (150)
      Other tower matters, net                                   (10)         (8)
        Net cash utilized by towers                             (210)       (158)
    Cash flows from financing activities:
      Borrowings (repayments) on the bell note, net              (60)        (40)
      Dividend payments to ringers                                --         (33)
        Net cash used in financing activities                    (60)        (73)
    Net increase in cash                                         420         519
    Cash and cash equivalents at beginning of year             1,000         481
    Cash and cash equivalents at end of year                   1,420       1,000
    Supplemental disclosures:
      Increase (decrease) in payables for bell towers            (22)         10
    """


@pytest.mark.parametrize(
    ("label", "balance", "stated"),
    [
        # 8,570 of amortization is added back, whatever it is of: more of it is no negative debt.
        ("Amortization of bell debt discount", "debit", ["20000", "18000"]),
        ("(Gains) losses on ringing wagers", "credit", ["-6000", "9000"]),
        # What is printed positive among the flows came in.
        ("Gains on settled ringing wagers", "debit", ["14000", "16000"]),
        ("Impairment of belfries", "debit", ["0", "40000"]),
        ("Deferred ringing commissions", "credit", ["17000", "25000"]),
        ("(Increase) in other bell receivables", "credit", ["40000", "30000"]),
        ("Bell tower purchases", "credit", ["200000", "150000"]),
        ("Other tower matters, net", "debit", ["-10000", "-8000"]),
        ("Borrowings (repayments) on the bell note, net", "debit", ["-60000", "-40000"]),
        ("Dividend payments to ringers", "credit", ["0", "33000"]),
        ("Increase (decrease) in payables for bell towers", "credit", ["-22000", "10000"]),
    ],
)
def test_a_flow_counts_as_positive_what_its_label_names_first(label: str, balance: str, stated: list[str]) -> None:
    done = converted(FLOWS)
    assert values(done, label) == stated
    made = extension(done, label)
    assert made.balance == balance


PARTED_RESULT = """
    OSTREL BELLS, INC.
    STATEMENTS OF CASH FLOWS
                                                 Year Ended December 31,
                                                     2004        2003
    Cash flows from operating activities:
      Net earnings - Bell towers                     506         176
      Lending to ringers                             240         148
        Net earnings                                 746         324
      Depreciation                                   312         302
      Ringers' claims paid                           (58)        (26)
        Net cash provided by operating activities  1,000         600
    Cash and cash equivalents at beginning of year 1,132         532
    Cash and cash equivalents at end of year       2,132       1,132
    """


@pytest.mark.parametrize(
    ("label", "stated"), [("Net earnings - Bell towers", ["506", "176"]), ("Lending to ringers", ["240", "148"])]
)
def test_what_the_result_of_a_statement_of_cash_flows_is_made_of_is_as_shown(label: str, stated: list[str]) -> None:
    done = converted(PARTED_RESULT)
    assert values(done, label) == stated
    assert extension(done, label).balance == "credit"


OWN_FLOWS = """
    OSTREL BELLS, INC.
    STATEMENTS OF CASH FLOWS
                                                 Year Ended December 31,
                                                     2004        2003
    Cash flows from operating activities:
      Income before bell tower reform                            900         700
      Tax benefit from bell equity issuances                     (19)        (28)
      Changes in operating assets and liabilities:
        Increase in restricted bell deposits                     (39)        (12)
        Decrease in escrow deposits                                8           4
        Ringers' pension obligations: Payments                   (21)        (18)
        Ringers' claims paid                                      (7)         (3)
        Net cash provided by operating activities                822         643
    Cash flows from financing activities:
      Tax benefit of ringers' options exercised                   19          28
      Net cash distribution to the guild of ringers              (10)        (20)
        Net cash provided by financing activities                  9           8
    Net increase in cash                                         831         651
    Cash and cash equivalents at beginning of year             1,132         481
    Cash and cash equivalents at end of year                   1,963       1,132
    """


@pytest.mark.parametrize(
    ("label", "name", "balance", "stated"),
    [
        # The result that the flows begin with is a total elsewhere, and no outflow here.
        ("Income before bell tower reform", "IncomeBeforeBellTowerReform", "debit", ["900", "700"]),
        # The equity issuances are what the benefit comes from, no inflow.
        ("Tax benefit from bell equity issuances", "TaxBenefitFromBellEquityIssuances", "credit", ["19", "28"]),
        ("Increase in restricted bell deposits", "IncreaseInRestrictedBellDeposits", "credit", ["39", "12"]),
        ("Decrease in escrow deposits", "DecreaseInEscrowDeposits", "debit", ["8", "4"]),
        # What is paid is a flow, not the change of what is owed.
        ("Ringers' pension obligations: Payments", "RingersPensionObligationsPayments", "credit", ["21", "18"]),
        (
            "Net cash distribution to the guild of ringers",
            "NetCashDistributionToTheGuildOfRingers",
            "credit",
            ["10", "20"],
        ),
        ("Ringers' claims paid", "RingersClaimsPaid", "credit", ["7", "3"]),
    ],
)
def test_the_value_of_a_flow_agrees_with_its_name(label: str, name: str, balance: str, stated: list[str]) -> None:
    done = converted(OWN_FLOWS)
    made = extension(done, label)
    assert (made.name.local, made.balance) == (name, balance)
    assert values(done, label) == stated


def test_every_line_of_working_capital_is_named_as_a_change() -> None:
    assert extension(converted(FLOWS), "Deferred ringing commissions").name.local == (
        "IncreaseDecreaseInDeferredRingingCommissions"
    )


@pytest.mark.parametrize(("printed", "stated"), [(("(974)", "(334)"), "-974"), (("974", "334"), "974")])
def test_income_and_expense_in_one_label_are_income_where_positive(printed: tuple[str, str], stated: str) -> None:
    this, last = (5_000 + int(figure.strip("()")) * (-1 if "(" in figure else 1) for figure in printed)
    done = income(
        ("Operating income", "5,000", "5,000"),
        ("Bell fund income (expense)", *printed),
        ("Income before income taxes", f"{this:,}", f"{last:,}"),
    )
    assert extension(done, "Bell fund income (expense)").balance == "credit"
    assert values(done, "Bell fund income (expense)")[0] == stated


def test_the_share_of_others_in_the_income_keeps_its_printed_sign() -> None:
    # 900 - 47 = 853; 700 + 5 = 705: the others' share was a loss.
    done = income(
        ("Net income and bell gains including outside ringers", "900", "700"),
        ("Net income and bell gains attributable to outside ringers", "47", "(5)"),
        ("Net income", "853", "705"),
    )
    label = "Net income and bell gains attributable to outside ringers"
    assert values(done, label) == ["47", "-5"]
    assert extension(done, label).balance == "debit"


def test_a_label_of_two_tables_of_flows_is_one_concept_whatever_its_figures() -> None:
    def table(length: str, figures: str) -> str:
        return f"""
        OSTREL BELLS, INC.
        STATEMENTS OF CASH FLOWS
                                              {length} Months Ended December 31,
                                                  2004        2003
        Net income                                 700         600
        Net cash provided by operating activities  700         600
        Bell metal bought and sold              {figures}
        Purchases of equipment                    (100)       (100)
        Net cash used in investing activities    {"(120)       (110)" if "(" in figures else " (80)        (90)"}
        """

    done = converted(table("Three", "  (20)        (10)") + table("Twelve", "    20          10"))
    found = [line.concept for s in done.mapped for line in s.lines if line.item.label == "Bell metal bought and sold"]
    assert len(found) == 2
    assert found[0] == found[1]
    assert values(done, "Bell metal bought and sold", 0) == ["20", "10"]
    assert values(done, "Bell metal bought and sold", 1) == ["-20", "-10"]


def test_the_example_of_a_sense_reaches_its_own_row_first() -> None:
    rows = list(csv.DictReader(io.StringIO(texts()["vocabulary/extension_senses.csv"])))
    for row, sense in zip(rows, maps().extension_senses, strict=True):
        alone = replace(maps(), extension_senses=(sense,))
        asked = sense.kind, row["example"], row["section_example"]
        assert sense_of(*asked, alone) == sense_of(*asked, maps()) == row["balance"], row["example"]


@pytest.mark.parametrize(("earlier", "is_one"), [("12", True), ("13", False)])
def test_what_income_and_cash_flows_state_alike_is_one_concept(earlier: str, is_one: bool) -> None:
    done = converted(f"""
        OSTREL BELLS, INC.
        STATEMENTS OF INCOME
                                                     Year Ended December 31,
                                                        2004        2003
        Net sales                                      1,000         900
        Belfry gains (losses)                             30          12
        Bell tower impairment                            (40)         --
        Net income                                       990         912

        STATEMENTS OF CASH FLOWS
                                                     Year Ended December 31,
                                                        2004        2003
        Net income                                       990         912
        Belfry (gains) losses                            (30)       ({earlier})
        Bell tower impairment                             40          --
        Net cash provided by operating activities      1,000         900
        """)
    found = {
        str(line.concept.name.local) for s in done.mapped for line in s.lines if line.is_extension and line.concept
    }
    assert ("BelfryGainsLosses2" in found) is not is_one
    assert "BellTowerImpairment2" not in found
    assert not done.coded("fact.contradiction")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("8.30% 2022 Notes, net", "NotesNet8Point30Percent2022"),
        ("Percent of the whole", "PercentOfTheWhole"),
        ("(1) Includes rent", "IncludesRent"),
        ("Concentrates, doré and ore", "ConcentratesDoreAndOre"),
        ("Quillon Mills\u0092s shareholders\u0092 equity", "ShareholdersEquity"),
        ("Loss attributable to Quillon Mills", "LossAttributableToCompany"),
        ("Bell tower levy paid by (a)", "BellTowerLevyPaidBy"),
        ("ESPP and other (b)", "EsppAndOther"),
        ("2004", "UnlabelledItem"),
    ],
)
def test_a_name_loses_no_figure_no_letter_and_the_whole_of_the_company_s_name(label: str, name: str) -> None:
    assert camel(label, Omitted(company=[re.compile("Quillon Mills")])) == name


FUND = """
        OSTREL BELL FUND, INC.
        STATEMENTS OF OPERATIONS
                                                                     Year Ended December 31,
                                                                        2004        2003
        Net investment income                                          9,000       8,000
        Net change in unrealized appreciation (depreciation) on:
          Bell/clapper investments                                    (3,696)     (4,402)
          Clapper investments                                             78         310
            Net change in unrealized appreciation (depreciation)      (3,618)     (4,092)
        Net increase (decrease) in net assets from operations          5,382       3,908
"""


def test_what_appreciates_first_in_a_label_is_positive_where_it_appreciates() -> None:
    done = converted(FUND)
    label = "Net change in unrealized appreciation (depreciation)"
    assert values(done, label) == ["-3618", "-4092"]
    assert extension(done, label).balance == "credit"


@pytest.mark.parametrize(
    ("label", "stated"), [("Bell/clapper investments", ["-3696", "-4402"]), ("Clapper investments", ["78", "310"])]
)
def test_lines_below_a_heading_of_gains_are_gains_as_it_says(label: str, stated: list[str]) -> None:
    done = converted(FUND)
    assert values(done, label) == stated
    assert extension(done, label).balance == "credit"


def test_expenses_below_a_heading_of_income_and_expense_stay_expenses() -> None:
    done = income(
        ("Operating income", "5,000", "5,000"),
        ("Other income (expense):", "", ""),
        ("Belfry upkeep expense", "(40)", "(30)"),
        ("Income before income taxes", "4,960", "4,970"),
    )
    assert values(done, "Belfry upkeep expense") == ["40", "30"]


def test_capitals_make_no_other_concept_of_the_same_words() -> None:
    table = "\n{:40}Year Ended December 31,\n{:40}{:>12}{:>12}\n{:40}{:>12}{:>12}\n{:40}{:>12}{:>12}\n"
    first, second = (
        table.format("", "", *years, "Net sales", "9,310", "8,540", label, "$.81", "$.54")
        for years, label in ((("2004", "2003"), "Bell levy per share"), (("2002", "2001"), "Bell Levy Per Share"))
    )
    done = converted(f"OSTREL BELLS, INC.\nSTATEMENTS OF INCOME\n{first}\nSTATEMENTS OF INCOME\n{second}")
    assert [concept.name.local for concept in own(done)] == ["BellLevyPerShare"]
