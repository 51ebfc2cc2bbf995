"""Labels that no table knows, in other words for the same: what they lead to, how sure, and with which sign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.mapping.explain import explain
from converter.model.source import StatementKind, UnitKind
from converter.pipeline import run
from converter.settings import Settings
from tests.helpers_text import concept, converted, knowledge, mapped_line, maps, values

PRETAX = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Net loss \u2014 GAAP", "NetIncomeLoss"),
        ("Costs of goods sold", "CostOfGoodsAndServicesSold"),
        ("Sales, net of returns and allowances", "Revenues"),
        ("Net income available to noncontrolling interests", "NetIncomeLossAttributableToNoncontrollingInterest"),
        ("Salaries, wages and employees' benefits", "LaborAndRelatedExpense"),
        ("Equity in (losses) of unconsolidated subsidiaries", "IncomeLossFromEquityMethodInvestments"),
        ("The income before income taxes", PRETAX),
    ],
)
def test_other_words_for_the_same_lead_to_the_same(label: str, expected: str) -> None:
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
                                                             Year Ended December 31,
                                                                2004        2003
        {label:<54}810         540
        Another line of ours                                      17          12
        """)
    assert concept(done, label) == f"us-gaap:{expected}"


def flows(label: str, now: str, then: str) -> str:
    return f"""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
                                                             Year Ended December 31,
                                                                2004        2003
        {label:<56}{now:>8}    {then:>8}
        Another line of ours                                          17          12
        """


def test_a_loss_is_the_contrary_of_a_gain() -> None:
    label = "Loss on disposition of property and equipment"
    done = converted(flows(label, "30", "20"))
    assert concept(done, label) == "us-gaap:GainLossOnSaleOfPropertyPlantEquipment"
    assert values(done, label) == ["-30", "-20"]


def test_each_change_costs_what_it_leaves_open_and_the_receipt_tells_it() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                 December 31,
                                                2004        2003
        Minority interest, net                    66          55
        Total liabilities and equity             100          90
        """)
    line = mapped_line(done, "Minority interest, net")
    assert line.rule.startswith("exact, retried as 'minority interest': labels/balance_sheet.csv:")
    assert line.confidence == Decimal("0.95") - Decimal("0.05")


def test_what_is_printed_net_is_not_the_gross_amount() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                 December 31,
                                                2004        2003
        Leasehold improvements, net               66          55
        Total assets                             200         190
        """)
    assert mapped_line(done, "Leasehold improvements, net").is_extension


def test_a_line_of_both_signs_has_no_concept_of_one_direction() -> None:
    label = "Repayments of long-term debt, net"
    assert mapped_line(converted(flows(label, "(270)", "330")), label).is_extension


def test_the_companys_name_before_its_own_equity_says_nothing_more() -> None:
    text = """
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                 December 31,
                                                2004        2003
        Common stock                             100          90
        Retained earnings                        200         180
        Tarn Harrows stockholders' equity        300         270
        """
    done = run("tarn.txt", text.encode(), knowledge(), Settings(prefix="tarn", validate=False))
    (found,) = {str(f.concept.name) for f in done.report.facts if "Tarn" in f.occurrences[0].label}
    assert found == "us-gaap:StockholdersEquity"


@pytest.mark.parametrize("name", ["TARN HARROWS & COMPANY", "TARN HARROWS AND COMPANY", "TARN HARROWS & CO."])
def test_the_companys_name_may_be_told_without_its_partners(name: str) -> None:
    text = f"""
        {name}
        STATEMENTS OF INCOME
                                                      Year Ended December 31,
                                                        2014        2013
        Revenues                                         400         300
        Expenses                                         360         270
        Net income before noncontrolling interests        40          30
        Less: Net income from noncontrolling interests     4           3
        Tarn Harrows net income                           36          27
        """
    done = run("tarn.txt", text.encode(), knowledge(), Settings(prefix="tarn", validate=False))
    (found,) = {str(f.concept.name) for f in done.report.facts if "Tarn" in f.occurrences[0].label}
    assert found == "us-gaap:NetIncomeLoss"


def test_the_first_word_of_the_companys_name_within_a_label_says_nothing_more() -> None:
    text = """
        GENERAL HARROWS, INC.
        STATEMENTS OF INCOME
                                               Year Ended December 31,
                                                2004        2003
        Net sales                                400         300
        General operating costs                  360         270
        Net income of General                     40          30

        GENERAL HARROWS, INC.
        STATEMENTS OF CASH FLOWS
                                               Year Ended December 31,
                                                2004        2003
        Net income of General                     40          30
        Purchases of General common stock        (20)        (10)
        """
    done = run("general.txt", text.encode(), knowledge(), Settings(prefix="general", validate=False))
    found = {f.occurrences[0].label: str(f.concept.name) for f in done.report.facts}
    assert found["Net income of General"] == "us-gaap:NetIncomeLoss"
    assert found["Purchases of General common stock"] == "us-gaap:PaymentsForRepurchaseOfCommonStock"
    assert found["General operating costs"].startswith("general:")


OWNERS = """
        {name}
        BALANCE SHEETS
                                                                December 31,
                                                               2014        2013
        Cash                                                    400         370
        Total assets                                            400         370
        Accounts payable                                         70          70
        Common stock                                            100          90
        Retained earnings                                       200         180
        {total:52}300         270
        Noncontrolling interests                                 30          30
        Total equity                                            330         300
        Total liabilities and equity                            400         370

        {name}
        STATEMENTS OF OPERATIONS
                                                             Year Ended December 31,
                                                               2014        2013
        Net income                                               40          30
        Net income attributable to noncontrolling interests       4           3
        {own:53}36          27
        """


@pytest.mark.parametrize(
    ("name", "equity"),
    [("TARN HARROWS, INC.", "StockholdersEquity"), ("TARN HARROW PARTNERS, LP", "PartnersCapital")],
)
def test_what_is_the_companys_own_beside_the_outside_owners_share(name: str, equity: str) -> None:
    """Its name may hold words that say who owns it elsewhere, and be all that tells its equity from the total."""
    short = " ".join(word.strip(",").capitalize() for word in name.split()[:-1])
    total, own = f"Total {short} equity", f"Net income attributable to {short}"
    text = OWNERS.format(name=name, total=total, own=own)
    done = run("tarn.txt", text.encode(), knowledge(), Settings(prefix="tarn", validate=False))
    held = {occurrence.label: f.concept.name.local for f in done.report.facts for occurrence in f.occurrences}
    assert (held[total], held[own]) == (equity, "NetIncomeLoss")
    assert held["Total equity"] == "StockholdersEquityIncludingPortionAttributableToNoncontrollingInterest"


def test_a_label_explained_shows_what_it_reaches_in_other_words() -> None:
    _, found = explain("Net loss - GAAP", "", StatementKind.INCOME_STATEMENT, UnitKind.MONETARY, maps())
    assert found[0].rule.concept == "NetIncomeLoss"
    assert "retried as 'net loss'" in found[0].name
