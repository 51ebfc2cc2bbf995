"""What is told beside a statement's sums: figures inside labels, amounts told again below, and what signs mean."""

from __future__ import annotations

from textwrap import dedent

from converter.filings.read import read_filing
from converter.model.filing import Filing
from converter.pipeline import run
from converter.settings import Settings
from converter.validation.rules.view import CALCULATION_ARCROLES, PARENT_CHILD
from tests.helpers_text import knowledge

BALANCES = """
                       Marlow Pewter Holdings, Inc.
                       Consolidated Balance Sheets
                        (In thousands)
                                                          December 31,   December 31,
                                                              2003           2002
Cash and cash equivalents ...........................   $   1,210      $   1,105
Accounts receivable, less allowance for doubtful
  accounts of $120 and $95 ..........................       2,300          2,150
Inventories .........................................       3,100          2,905
                                                          ---------      ---------
    Total current assets ............................       6,610          6,160
                                                          =========      =========
"""
RESULT = """
                       Marlow Pewter Holdings, Inc.
                    Consolidated Statements of Operations
                        (In thousands)
                                                Year Ended December 31,
                                                 2003           2002
Net sales ................................   $   1,210      $   1,105
Cost of sales ............................         610            505
                                             ---------      ---------
Gross profit .............................         600            600
                                             =========      =========
Basic earnings per share .................   $    0.60      $    0.60

Pewter sold by region:
  Northern vales .........................   $     910      $     805
  Southern downs .........................         300            300
"""


def made(*texts: str) -> Filing:
    settings = Settings(prefix="marlow", cik="77", validate=False)
    text = "\n".join(dedent(part) for part in texts)
    outcome = run("marlow.txt", text.encode(), knowledge(), settings)
    files = dict(outcome.package.files)
    return read_filing(next(name for name in files if name.endswith(".htm")), files)


def shown(filing: Filing, role: str) -> list[str]:
    """Local names in the presentation of the role whose address ends so, by their order."""
    found = [arc for arc in filing.arcs if arc.arcrole == PARENT_CHILD and arc.role.endswith(role)]
    return [arc.target.local for arc in sorted(found, key=lambda arc: int(arc.order))]


def test_figures_inside_labels_have_a_role_of_their_own() -> None:
    filing = made(BALANCES)
    face = shown(filing, "/ConsolidatedBalanceSheets")
    assert "AccountsReceivableNetCurrent" in face
    assert "AllowanceForDoubtfulAccountsReceivableCurrent" not in face
    assert shown(filing, "/ConsolidatedBalanceSheetsParenthetical") == ["AllowanceForDoubtfulAccountsReceivableCurrent"]
    assert [role.definition for role in filing.roles] == [
        "00001 - Statement - Consolidated Balance Sheets",
        "00002 - Statement - Consolidated Balance Sheets (Parenthetical)",
    ]


def test_amounts_told_again_below_the_sums_stand_under_a_heading_that_says_so() -> None:
    filing = made(RESULT)
    parents = {arc.target.local: arc.source.local for arc in filing.arcs if arc.arcrole == PARENT_CHILD}
    [region] = [name for name in parents if parents[name] == "SupplementalIncomeStatementElementsAbstract"]
    assert {parents["NorthernVales"], parents["SouthernDowns"]} == {region}
    assert parents["SupplementalIncomeStatementElementsAbstract"] == "IncomeStatementAbstract"
    assert parents["EarningsPerShareBasic"] == "IncomeStatementAbstract"


def test_amounts_without_a_balance_say_what_a_positive_one_is() -> None:
    filing = made(RESULT)
    unsigned = {c.name for c in filing.concepts if c.type and c.type.local == "monetaryItemType" and not c.balance}
    told = {label.concept: label.text for label in filing.labels if label.role.endswith("/documentation")}
    assert unsigned
    assert told.keys() == unsigned
    assert all("without parentheses" in text for text in told.values())


def test_a_sum_that_stands_twice_is_drawn_once() -> None:
    filing = made(RESULT, RESULT.replace("Consolidated Statements", "Condensed Statements"))
    sums = [arc for arc in filing.arcs if arc.arcrole in CALCULATION_ARCROLES and arc.source.local == "GrossProfit"]
    assert len({arc.role for arc in filing.arcs if arc.arcrole == PARENT_CHILD}) == 2
    assert [arc.target.local for arc in sums] == ["Revenues", "CostOfGoodsAndServicesSold"]


def test_controls_of_another_encoding_are_no_part_of_labels_and_titles() -> None:
    filing = made(BALANCES.replace("Inventories ", "Marlow\x92s Inventories ").replace("Sheets", "Sheets \x96 Pewter"))
    texts = [label.text for label in filing.labels] + [role.definition for role in filing.roles]
    assert any("Marlow’s" in text for text in texts)
    assert not any("\x80" <= character <= "\x9f" for text in texts for character in text)


FLOWS = """
                       Marlow Pewter Holdings, Inc.
                    Consolidated Statements of Cash Flows
                        (In thousands)
                                                Year Ended December 31,
                                                 2019           2018
Operating activities:
  Net income .............................   $     450      $     460
  Depreciation ...........................         120            110
                                             ---------      ---------
    Net cash provided by operating activities      570            570
Cash dividends ...........................        (400)          (300)
                                             ---------      ---------
Net increase in cash .....................         170            270
Cash at beginning of year ................         500            230
                                             ---------      ---------
Cash at end of year ......................   $     670      $     500
                                             =========      =========

Supplemental disclosures of cash flow information:
  Income taxes paid ......................   $     141      $     128
Noncash right of use assets:
  Operating leases .......................          63             48
  Finance leases .........................          24             37
"""


def test_all_that_follows_a_heading_of_what_is_told_beside_stands_below_it() -> None:
    filing = made(FLOWS)
    parents = {arc.target.local: arc.source.local for arc in filing.arcs if arc.arcrole == PARENT_CHILD}
    assert parents["IncomeTaxesPaidNet"] == "SupplementalCashFlowInformationAbstract"
    assert parents["NoncashRightOfUseAssetsAbstract"] == "SupplementalCashFlowInformationAbstract"
    assert parents["OperatingLeases"] == "NoncashRightOfUseAssetsAbstract"
    assert parents["SupplementalCashFlowInformationAbstract"] == "StatementOfCashFlowsAbstract"
