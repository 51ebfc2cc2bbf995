"""One invented release in many layouts: the facts must follow exactly, whatever the page looks like."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.pipeline import Outcome, run
from converter.settings import Settings
from tests.helpers_text import knowledge, plain

BEFORE_TAX = "us-gaap:IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the accounts: this year's and last year's value in thousands, or in units where `exact`.

    Lines of one `group` may change places; `indent` counts steps; `is_cost` may be printed in parentheses.
    """

    label: str
    concept: str = ""
    this: str = ""
    last: str = ""
    indent: int = 0
    group: str = ""
    is_cost: bool = False
    is_total: bool = False
    exact: bool = False


def gaap(label: str, concept: str, this: str, last: str, indent: int = 0, group: str = "") -> Line:
    return Line(label, f"us-gaap:{concept}", this, last, indent, group)


def cost(label: str, concept: str, this: str, last: str, indent: int = 0, group: str = "") -> Line:
    return Line(label, concept, this, last, indent, group, is_cost=True)


def total(label: str, concept: str, this: str, last: str, indent: int = 0) -> Line:
    return Line(label, concept if ":" in concept else f"us-gaap:{concept}", this, last, indent, is_total=True)


INCOME = (
    gaap("Net sales", "Revenues", "5617", "4983"),
    cost("Cost of sales", "us-gaap:CostOfGoodsAndServicesSold", "3641", "3119"),
    total("Gross profit", "GrossProfit", "1976", "1864"),
    Line("Operating expenses:"),
    cost("Selling and marketing", "us-gaap:SellingAndMarketingExpense", "437", "418", 1, "costs"),
    cost("Research and development", "us-gaap:ResearchAndDevelopmentExpense", "268", "191", 1, "costs"),
    cost("Ropewalk fire watch", "fellm:RopewalkFireWatch", "31", "27", 1, "costs"),
    total("Total operating expenses", "OperatingExpenses", "736", "636", 2),
    total("Operating income", "OperatingIncomeLoss", "1240", "1228"),
    cost("Interest expense", "us-gaap:InterestExpense", "45", "57"),
    total("Income before income taxes", BEFORE_TAX, "1195", "1171"),
    cost("Provision for income taxes", "us-gaap:IncomeTaxExpenseBenefit", "489", "446"),
    total("Net income", "NetIncomeLoss", "706", "725"),
    # 706 / 600 = 1.18 and 725 / 590 = 1.23.
    Line("Basic net income per share", "us-gaap:EarningsPerShareBasic", "1.18", "1.23", exact=True),
    gaap("Basic weighted average shares", "WeightedAverageNumberOfSharesOutstandingBasic", "600", "590"),
)
BALANCE = (
    Line("Current assets:"),
    gaap("Cash and cash equivalents", "CashAndCashEquivalentsAtCarryingValue", "611", "542", 1, "current assets"),
    gaap("Accounts receivable, net", "AccountsReceivableNetCurrent", "433", "391", 1, "current assets"),
    gaap("Inventories", "InventoryNet", "907", "811", 1, "current assets"),
    total("Total current assets", "AssetsCurrent", "1951", "1744", 2),
    gaap("Property and equipment, net", "PropertyPlantAndEquipmentNet", "706", "633"),
    total("Total assets", "Assets", "2657", "2377"),
    Line("Current liabilities:"),
    gaap("Accounts payable", "AccountsPayableCurrent", "307", "284", 1, "current liabilities"),
    gaap("Accrued expenses", "AccruedLiabilitiesCurrent", "109", "83", 1, "current liabilities"),
    total("Total current liabilities", "LiabilitiesCurrent", "416", "367", 2),
    gaap("Long-term debt", "LongTermDebtNoncurrent", "350", "400"),
    total("Total liabilities", "Liabilities", "766", "767"),
    Line("Stockholders' equity:"),
    gaap("Common stock", "CommonStockValue", "300", "300", 1, "equity"),
    gaap("Retained earnings", "RetainedEarningsAccumulatedDeficit", "1591", "1310", 1, "equity"),
    total("Total stockholders' equity", "StockholdersEquity", "1891", "1610", 2),
    total("Total liabilities and stockholders' equity", "LiabilitiesAndStockholdersEquity", "2657", "2377"),
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the accounts are set."""

    year: int = 2004
    scale: str = "thousands"
    label_width: int = 48
    column_width: int = 12
    indent: int = 2
    margin: int = 0
    is_swapped: bool = False
    has_leaders: bool = False
    has_dollars: bool = False
    has_rules: bool = False
    has_blanks: bool = False
    has_parentheses: bool = False
    order: int | None = None
    ending: str = "\n"


CAPTIONS = {
    "thousands": "(In thousands, except per share data)",
    "millions": "(In millions, except per share data)",
    "dollars": "(In whole dollars)",
}


def figure(value: str, line: Line, layout: Layout) -> str:
    """A value as printed: millions with three decimals say as much as thousands do."""
    if line.exact:
        return f"{Decimal(value):,.2f}"
    thousand = Decimal(value)
    by_scale = {
        "thousands": f"{thousand:,}",
        "millions": f"{thousand / 1000:,.3f}",
        "dollars": f"{thousand * 1000:,}",
    }
    printed = by_scale[layout.scale]
    return f"({printed})" if line.is_cost and layout.has_parentheses else printed


def ordered(lines: tuple[Line, ...], layout: Layout) -> list[Line]:
    """The lines, those of one group in another order."""
    if layout.order is None:
        return list(lines)
    chance = random.Random(layout.order)
    groups: dict[str, list[Line]] = {}
    for line in lines:
        if line.group:
            groups.setdefault(line.group, []).append(line)
    for members in groups.values():
        chance.shuffle(members)
    return [groups[line.group].pop() if line.group else line for line in lines]


def statement(title: str, over: str, lines: tuple[Line, ...], layout: Layout) -> list[str]:
    """One statement as lines of text."""
    years = [layout.year, layout.year - 1]
    width, column = layout.label_width, layout.column_width
    text = ["FELLMOOR ROPES, INC.", title, CAPTIONS[layout.scale], ""]
    text.append(f"{'':{width}}{over:^{2 * column}}".rstrip())
    text.append(f"{'':{width}}" + "".join(f"{y:>{column}}" for y in (years[::-1] if layout.is_swapped else years)))
    text.append("")
    for line in ordered(lines, layout):
        label = " " * (layout.indent * line.indent) + line.label
        if not line.concept:
            text += ["", label] if layout.has_blanks else [label]
            continue
        if layout.has_rules and line.is_total:
            text.append(f"{'':{width}}" + f"{'-' * 9:>{column}}" * 2)
        sign = "$" if layout.has_dollars and (line.is_total or line.exact) else ""
        cells = [sign + figure(value, line, layout) for value in (line.this, line.last)]
        cells = cells[::-1] if layout.is_swapped else cells
        leader = "." * (width - len(label) - 4) if layout.has_leaders else ""
        text.append(f"{label + ' ' + leader:{width}}" + "".join(f"{cell:>{column}}" for cell in cells))
    return ["", *text, "", ""]


def rendered(layout: Layout) -> bytes:
    """The release in one layout."""
    lines = [
        *statement("STATEMENTS OF INCOME", "Year Ended December 31,", INCOME, layout),
        *statement("BALANCE SHEETS", "December 31,", BALANCE, layout),
    ]
    return layout.ending.join((" " * layout.margin + line).rstrip() for line in lines).encode()


Row = tuple[str, str, str, int]


def expected(layout: Layout) -> set[Row]:
    """Concept, period, value and decimals of every fact, from the data alone."""
    decimals = 0 if layout.scale == "dollars" else -3
    rows: set[Row] = set()
    for lines in (INCOME, BALANCE):
        for line in lines:
            for year, value in ((layout.year, line.this), (layout.year - 1, line.last)):
                if line.concept:
                    day = f"{year}-12-31"
                    period = f"{year}-01-01/{day}" if lines is INCOME else day
                    whole = Decimal(value) if line.exact else Decimal(value) * 1000
                    rows.add((line.concept, period, plain(whole), 2 if line.exact else decimals))
    return rows


def outcome(layout: Layout) -> Outcome:
    return run("fellmoor.txt", rendered(layout), knowledge(), Settings(prefix="fellm", validate=False))


def facts(result: Outcome) -> set[Row]:
    found = [(str(f.concept.name), str(f.period), plain(f.value), f.decimals) for f in result.report.facts]
    assert len(found) == len(set(found))
    return set(found)


PLAIN = Layout()


def test_the_plain_layout_gives_the_accounts() -> None:
    assert facts(outcome(PLAIN)) == expected(PLAIN)


@pytest.mark.parametrize(
    "change",
    [
        {"label_width": 62},
        {"column_width": 18},
        {"year": 1999},
        {"year": 2012},
        {"scale": "millions"},
        {"scale": "dollars", "column_width": 14},
        {"is_swapped": True},
        {"order": 1},
        {"order": 2},
        {"has_leaders": True},
        {"indent": 5},
        {"indent": 1},
        {"margin": 4},
        {"has_dollars": True},
        {"has_rules": True},
        {"has_blanks": True},
        {"has_parentheses": True},
        {"ending": "\r\n"},
    ],
    ids=lambda change: " ".join(f"{key}={value!r}" for key, value in change.items()),
)
def test_the_facts_follow_one_change_of_layout(change: dict[str, object]) -> None:
    layout = replace(PLAIN, **change)  # type: ignore[arg-type]
    assert facts(outcome(layout)) == expected(layout)


LAYOUTS = st.builds(
    Layout,
    year=st.integers(1996, 2016),
    scale=st.sampled_from(["thousands", "millions", "dollars"]),
    label_width=st.integers(48, 70),
    column_width=st.integers(14, 22),
    indent=st.integers(1, 6),
    margin=st.integers(0, 8),
    is_swapped=st.booleans(),
    has_leaders=st.booleans(),
    has_dollars=st.booleans(),
    has_rules=st.booleans(),
    has_blanks=st.booleans(),
    has_parentheses=st.booleans(),
    order=st.none() | st.integers(0, 1000),
    ending=st.sampled_from(["\n", "\r\n"]),
)


@settings(max_examples=60)
@given(LAYOUTS)
def test_the_facts_follow_every_combination_of_changes(layout: Layout) -> None:
    assert facts(outcome(layout)) == expected(layout)


@settings(max_examples=25)
@given(LAYOUTS)
def test_the_arcs_do_not_depend_on_the_layout(layout: Layout) -> None:
    def arcs(result: Outcome) -> set[tuple[str, str, int]]:
        return {
            (arc.total.name.local, arc.item.name.local, arc.weight)
            for statement in result.report.statements
            for arc in statement.calculations
        }

    assert arcs(outcome(layout)) == arcs(outcome(PLAIN))


@settings(max_examples=25)
@given(LAYOUTS)
def test_every_fact_points_at_its_printed_digits(layout: Layout) -> None:
    result = outcome(layout)
    for fact in result.report.facts:
        for place in fact.occurrences:
            digits = result.source.text[place.locator.start : place.locator.end]
            shown = Decimal(digits.replace(",", "")).scaleb(place.scale)
            assert abs(fact.value) == shown
