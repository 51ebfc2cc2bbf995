"""Notes that tell which costs hold how much pay in shares."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from textwrap import indent

import pytest

from converter import convert
from converter.exports.mapping_csv import mapping_csv
from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import knowledge

PAY, AXIS = "AllocatedShareBasedCompensationExpense", "us-gaap:IncomeStatementLocationAxis"
HEADINGS = """\
                                        Year Ended December 31,
                                           2015         2014
                                       --------     --------
"""
INCOME = f"""\
                         BRACKEN LOOMS, INC.
                    CONSOLIDATED STATEMENTS OF INCOME
                           (In thousands)

{HEADINGS}\
Revenues                               $  5,000     $  4,500
Cost of revenues                          2,750        2,530
                                       --------     --------
Gross profit                              2,250        1,970
Research and development                    400          300
Sales and marketing                         500          500
General and administrative                  400          400
                                       --------     --------
Operating income                       $    950     $    770
                                       ========     ========
"""
BY_COSTS = """\
Cost of revenues:
  Subscription                         $     21     $     18
  Professional services and other            12            9
Research and development                     90           81
Sales and marketing                          64           60
General and administrative                   25           31
"""
TOTAL = """\
                                       --------     --------
{:38} $    212     $    199
                                       ========     ========
"""
PARTS = [
    f"{PAY}[{AXIS}=bracken:CostOfRevenuesSubscriptionMember]",
    f"{PAY}[{AXIS}=bracken:CostOfRevenuesProfessionalServicesAndOtherMember]",
    f"{PAY}[{AXIS}=us-gaap:ResearchAndDevelopmentExpenseMember]",
    f"{PAY}[{AXIS}=us-gaap:SellingAndMarketingExpenseMember]",
    f"{PAY}[{AXIS}=us-gaap:GeneralAndAdministrativeExpenseMember]",
]


def made(text: str, validate: bool = False) -> Outcome:
    settings = Settings(prefix="bracken", cik="77", validate=validate)
    return run("bracken.txt", text.encode(), knowledge(), settings)


def tags(outcome: Outcome) -> list[str]:
    """The concept cells of mapping.csv below the income statement, without the prefix of the standard."""
    written = csv.DictReader(io.StringIO(mapping_csv(outcome.report).decode()))
    return [row["concept"].removeprefix("us-gaap:") for row in written][7:]


@pytest.mark.parametrize(
    "title",
    [
        "(1) Includes stock-based compensation as follows:",
        "(1) Amounts include share-based compensation as follows:",
        "Equity-based compensation was allocated as follows:",
        "Costs include stock-based compensation as follows:",
        "Stock-Based Compensation Expense",
        "Total stock-based compensation by function",
    ],
)
@pytest.mark.parametrize("total", ["Total stock-based compensation", "Total", ""])
def test_a_table_below_the_statement_states_the_expense_by_the_costs_that_hold_it(title: str, total: str) -> None:
    note = f"\n{title}\n\n{HEADINGS}{BY_COSTS}{TOTAL.format(total) if total else ''}"
    assert tags(made(INCOME + note)) == [*PARTS, *([PAY] if total else [])]


def test_lines_below_the_statement_are_in_its_columns() -> None:
    note = "\n(1) Includes stock-based compensation as follows:\n"
    done = made(INCOME + note + indent(BY_COSTS, ""), validate=True)
    assert tags(done) == PARTS
    assert done.verdict is not None
    assert done.verdict.is_valid
    year = next(fact for fact in done.report.facts if fact.concept.name.local == PAY and fact.period.end.year == 2015)
    assert int(year.value) == 21_000


def test_what_the_note_tells_besides_stays_untagged() -> None:
    tax = f"{'Income tax benefit':38}      (40)         (38)\n{'Net effect':38}      172          161\n"
    note = f"\n(1) Includes stock-based compensation as follows:\n\n{HEADINGS}{BY_COSTS}{TOTAL.format('Total')}{tax}"
    assert tags(made(INCOME + note)) == [*PARTS, PAY, "-", "-"]


def test_a_line_that_no_row_knows_is_a_part_where_the_sum_holds() -> None:
    strange = BY_COSTS.replace("Sales and marketing", "Weaving school     ")
    title = f"\n(1) Includes stock-based compensation as follows:\n\n{HEADINGS}"
    school = f"{PAY}[{AXIS}=bracken:WeavingSchoolMember]"
    assert tags(made(INCOME + title + strange + TOTAL.format("Total")))[3:] == [school, PARTS[4], PAY]
    assert tags(made(INCOME + title + strange))[3:] == ["-", PARTS[4]]


@pytest.mark.parametrize(
    "title",
    ["Reconciliation of GAAP to non-GAAP results", "Stock-based compensation expense and related payroll taxes"],
)
def test_adjustments_to_other_measures_are_no_such_note(title: str) -> None:
    done = made(f"{INCOME}\n{title}\n\n{HEADINGS}{BY_COSTS}{TOTAL.format('Total adjustments')}")
    assert not any(fact.concept.name.local == PAY for fact in done.report.facts)


def test_the_mapping_file_leads_to_the_same_facts(tmp_path: Path) -> None:
    source = tmp_path / "bracken.txt"
    source.write_text(f"{INCOME}\n(1) Includes stock-based compensation as follows:\n\n{HEADINGS}{BY_COSTS}")
    settings = {"validate": False, "prefix": "bracken", "cik": "77"}
    first = convert(source, tmp_path / "first", **settings)
    assert first.folder is not None
    second = convert(source, tmp_path / "second", mapping=first.folder / "mapping.csv", **settings)
    assert tags(second.outcome) == tags(first.outcome) == PARTS
