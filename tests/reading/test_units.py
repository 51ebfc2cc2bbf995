"""What lines are counted in: their own words, where they stand, and how their figures are printed."""

from __future__ import annotations

import pytest

from converter.model.source import UnitKind
from tests.helpers_text import line, read

FLOWS = """
    OSTLER LOOMS, INC.
    STATEMENTS OF CASH FLOWS
    (In thousands)
                                                      Year Ended December 31,
                                                          2004        2003
    OPERATING ACTIVITIES
    Net income                                             810         540
    Depreciation                                           300         250
    Net cash provided by operating activities            1,110         790
    FINANCING ACTIVITIES
    {label:50} (110)       (190)
    Proceeds from notes                                    200         100
    Net cash provided by (used in) financing activities     90         (90)
    """


@pytest.mark.parametrize(
    "label",
    [
        "Shares withheld for taxes",
        "Shares issued to employees, net",
        "Common shares repurchased",
        "Settlement of interest rate derivative contracts",
        "Purchase of 1.50% convertible senior notes",
        "Dividends paid, $.12 per share",
    ],
)
def test_what_makes_up_a_cash_flow_is_money_whatever_its_words(label: str) -> None:
    assert line(read(FLOWS.format(label=label)).only, label).unit is UnitKind.MONETARY


SHEET = """
    OSTLER LOOMS, INC.
    BALANCE SHEETS
    (In thousands)
                                                                December 31,
                                                              2004        2003
    ASSETS
    Cash                                                     1,900       1,800
    Total assets                                             1,900       1,800
    LIABILITIES AND STOCKHOLDERS' EQUITY
    Accounts payable                                           890         790
    {label:55}  {first:>6}      {second:>6}
    Retained earnings                                        1,000       1,000
    Total liabilities and stockholders' equity               1,900       1,800
    """


@pytest.mark.parametrize(
    ("label", "first", "second", "unit"),
    [
        ("Common stock - shares authorized 900; outstanding 500", "10", "10", UnitKind.MONETARY),
        ("Common stock, par value $0.01 per share", "10", "10", UnitKind.MONETARY),
        ("Common shares, par value $.01 (5 million shares issued)", "10", "10", UnitKind.MONETARY),
        ("Preferred stock; no shares issued or outstanding", "10", "10", UnitKind.MONETARY),
        ("Preferred shares, none outstanding", "10", "10", UnitKind.MONETARY),
        ("6% debentures", "10", "10", UnitKind.MONETARY),
        ("Common shares issued", "$10", "$10", UnitKind.MONETARY),
        ("Common shares outstanding", "500", "480", UnitKind.SHARES),
        ("Common stock, $.01 par value, shares outstanding", "500", "480", UnitKind.SHARES),
        ("Book value per share", "2.02", "2.10", UnitKind.PER_SHARE),
    ],
)
def test_counts_and_rates_told_inside_a_label_are_not_what_its_line_counts(
    label: str, first: str, second: str, unit: UnitKind
) -> None:
    statement = read(SHEET.format(label=label, first=first, second=second)).only
    assert line(statement, label).unit is unit


INCOME = """
    OSTLER LOOMS, INC.
    STATEMENTS OF INCOME
    (In thousands, except per share data)
                                                      Year Ended December 31,
                                                          2004        2003
    Net sales                                            5,600       4,900
    Cost of sales                                        4,100       3,900
    Net income                                             810         540
    {lines}
    """


@pytest.mark.parametrize(
    ("label", "unit", "scale"),
    [
        ("Weighted average participating securities", UnitKind.SHARES, 3),
        ("Incremental shares from assumed conversions", UnitKind.SHARES, 3),
        ("Employees (in thousands)", UnitKind.PURE, 3),
        ("Number of employees", UnitKind.PURE, 0),
        ("Gain on interest rate swaps", UnitKind.MONETARY, 3),
        ("Effect of changes in tax rates", UnitKind.MONETARY, 3),
        ("A share of income of affiliates", UnitKind.MONETARY, 3),
    ],
)
def test_words_of_an_income_statement(label: str, unit: UnitKind, scale: int) -> None:
    item = line(read(INCOME.format(lines=f"{label:54} 130         140")).only, label)
    assert (item.unit, {amount.scale for amount in item.amounts}) == (unit, {scale})


@pytest.mark.parametrize(
    "label",
    [
        "Units in service",
        "Average revenue per unit",
        "Average fee per title order",
        "Revenues per available room",
        "Average selling price",
        "Median price",
        "Margin per barrel",
    ],
)
def test_what_no_unit_is_known_for_stays_untagged(label: str) -> None:
    reading = read(INCOME.format(lines=f"{label:54} 130         140"))
    assert line(reading.only, label).amounts == ()
    assert [reading.at(f) for f in reading.findings if f.code == "cell.unit-unclear"] == ["130", "140"]


@pytest.mark.parametrize(
    "heading",
    [
        "Restaurants open at end of period:",
        "Stores open at the end of the quarter",
        "Homes in backlog:",
        "Retail gallons sold:",
        "Operating costs per barrel:",
    ],
)
def test_a_heading_that_says_what_is_counted_below_the_shares_leaves_its_lines_untagged(heading: str) -> None:
    reading = read(
        INCOME.format(
            lines=f"""Weighted average shares outstanding                    500         490
    {heading}
      Company-owned                                        130         140
      Franchised                                            30          40"""
        )
    )
    assert [line(reading.only, label).amounts for label in ("Company-owned", "Franchised")] == [(), ()]


def test_a_percent_sign_on_the_first_line_of_a_section_holds_for_those_below_it() -> None:
    reading = read(
        INCOME.format(
            lines="""SELECTED RATIOS
    Return on assets                                      1.48%       1.18%
    Net interest margin                                   4.18        4.14
    Equity to assets                                     14.22       14.14"""
        )
    )
    assert [item.label for item in reading.only.lines if item.amounts] == ["Net sales", "Cost of sales", "Net income"]


def test_double_spaced_lines_below_a_heading_have_its_unit() -> None:
    reading = read(
        INCOME.format(
            lines="""
    Net income per share:

    Basic                                                 $.90        $.60

    Diluted                                               $.81        $.54

    Weighted average number of shares outstanding:

    Basic                                                  900         900

    Diluted                                              1,000       1,000"""
        )
    )
    units = [item.unit for item in reading.only.lines if item.label in ("Basic", "Diluted")]
    assert units == [UnitKind.PER_SHARE, UnitKind.PER_SHARE, UnitKind.SHARES, UnitKind.SHARES]


def test_units_in_the_middle_of_a_table_head_no_lines() -> None:
    reading = read(
        INCOME.format(
            lines="""Net income per share                                  $.90        $.60
    $ in millions, except per share data
    Net bookings                                           5.1         4.2
    Net additions                                          1.1         1.2"""
        )
    )
    statement = reading.only
    assert [item.label for item in statement.lines if item.is_abstract] == []
    booked = line(statement, "Net bookings")
    assert (booked.unit, booked.parents, [a.scale for a in booked.amounts]) == (UnitKind.MONETARY, (), [6, 6])
    assert [amount.scale for amount in line(statement, "Net sales").amounts] == [3, 3]


def test_what_is_counted_in_thousands_heads_its_lines() -> None:
    statement = read(
        INCOME.format(
            lines="""Thousands of common shares:
      Basic                                                900         900
      Diluted                                            1,000       1,000"""
        )
    ).only
    assert [item.unit for item in statement.lines if item.parents] == [UnitKind.SHARES, UnitKind.SHARES]


RESULTS = """
    OSTLER LOOMS, INC.
    STATEMENTS OF INCOME
    (In thousands, except per share data)
                                                       Year Ended December 31,
                                                          2004        2003
    Net sales                                            5,617       4,983
    Cost of sales                                        4,807       4,443
    Net income                                             810         540
    Net income per share - Basic                          $.41        $.27
                         - Diluted                        $.39        $.26
    Weighted average number of shares
     outstanding         - Basic                         1,976       2,000
                         - Diluted                       2,077       2,077
    """


def test_a_dash_goes_on_with_the_words_before_the_dash_above() -> None:
    table = read(RESULTS).only
    assert [item.unit for item in table.lines[3:]] == [*[UnitKind.PER_SHARE] * 2, *[UnitKind.SHARES] * 2]
    diluted = [item for item in table.lines if item.label == "- Diluted"]
    assert [item.parents[-1] for item in diluted] == [
        "Net income per share",
        "Weighted average number of shares outstanding",
    ]


@pytest.mark.parametrize(
    "label",
    [
        "Dilutive effect of employee equity plans",
        "Effect of dilutive securities",
        "Weighted average common stock outstanding",
    ],
)
@pytest.mark.parametrize(("sign", "unit"), [(" ", UnitKind.SHARES), ("$", UnitKind.MONETARY)])
def test_what_dilutes_is_a_count_of_shares_unless_a_currency_sign_says_money(
    label: str, sign: str, unit: UnitKind
) -> None:
    text = f"{RESULTS.rstrip()}\n    {label:50}{sign}  101         {sign}77\n"
    assert line(read(text).only, label).unit is unit


PER_SHARE = "Net income per share                                  $.90        $.60\n    "


@pytest.mark.parametrize(
    ("label", "lead"),
    [
        ("Production (MMcf)", ""),
        ("Revenue passenger miles (millions)", ""),
        ("Available seat miles", ""),
        ("Tons hauled", ""),
        ("Barrels of oil produced", ""),
        ("Number of wells drilled", ""),
        ("New orders (homes)", ""),
        ("Backlog (units in thousands)", ""),
        ("Homes delivered", PER_SHARE),
        ("Admissions", PER_SHARE),
        ("Patient days", PER_SHARE),
        ("Sales volume", PER_SHARE),
        ("Title orders opened", PER_SHARE),
    ],
)
def test_quantities_of_things_are_no_money(label: str, lead: str) -> None:
    reading = read(INCOME.format(lines=f"{lead}{label:54} 130         140"))
    assert line(reading.only, label).amounts == ()
    assert [reading.at(f) for f in reading.findings if f.code == "cell.unit-unclear"] == ["130", "140"]


@pytest.mark.parametrize(
    ("label", "first", "lead"),
    [
        ("Admissions", "130", ""),
        ("Homes delivered", "130", ""),
        ("Homes delivered", "$130", PER_SHARE),
        ("Tons hauled", "$130", ""),
        ("Cost of homes delivered", "130", PER_SHARE),
        ("Depreciation and amortization", "130", PER_SHARE),
    ],
)
def test_what_things_are_sold_for_is_money(label: str, first: str, lead: str) -> None:
    statement = read(INCOME.format(lines=f"{lead}{label:52} {first:>5}         140")).only
    item = line(statement, label)
    assert (item.unit, [amount.scale for amount in item.amounts]) == (UnitKind.MONETARY, [3, 3])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Net income per share - primary", "Fully diluted"),
        ("Basic earnings per common share", "Assuming dilution"),
        ("Primary net income per share", "  - diluted"),
    ],
)
def test_a_second_amount_right_below_one_for_a_share_is_for_a_share(first: str, second: str) -> None:
    reading = read(INCOME.format(lines=f"{first:54} .83         .55\n    {second:54} .81         .54"))
    item = next(found for found in reading.only.lines if found.label == second.strip() or found.label in second)
    assert (item.unit, [amount.scale for amount in item.amounts]) == (UnitKind.PER_SHARE, [0, 0])


def test_a_second_count_right_below_a_first_that_names_both_is_of_shares() -> None:
    lines = f"{'Average common shares outstanding: Basic':54} 500         490\n{'    Diluted':54} 520         510"
    item = line(read(INCOME.format(lines=lines)).only, "Diluted")
    assert (item.unit, {amount.scale for amount in item.amounts}) == (UnitKind.SHARES, {3})


def test_such_words_below_a_count_of_shares_are_of_shares() -> None:
    reading = read(
        INCOME.format(
            lines="""Weighted average shares outstanding
      Primary                                              500         490
      Fully diluted                                        520         510"""
        )
    )
    assert line(reading.only, "Fully diluted").unit is UnitKind.SHARES


def test_a_second_heading_beside_its_pair_stands_under_what_is_above_both() -> None:
    reading = read(
        INCOME.format(
            lines="""Earnings per share:
    Basic
    Continuing operations                                   .47         .40
    Basic earnings per share                                .58         .50
    Diluted
    Continuing operations                                   .46         .39
    Diluted earnings per share                              .57         .49"""
        )
    )
    found = [item for item in reading.only.lines if item.label == "Continuing operations"]
    assert [item.parents[-2:] for item in found] == [
        ("Earnings per share:", "Basic"),
        ("Earnings per share:", "Diluted"),
    ]
    assert [item.unit for item in found] == [UnitKind.PER_SHARE, UnitKind.PER_SHARE]


def test_shares_in_the_words_for_earnings_per_share_are_no_count() -> None:
    statement = read("""
        OSTLER LOOMS, INC.
        STATEMENTS OF INCOME
        (In millions, except per share amounts)
                                        Year Ended December 31,
                                            2004        2003
        Net income                           810         540
        Earnings Per Common Shares Outstanding:
          Basic                             $.90        $.60
        Common Shares Outstanding:
          Basic                              900         900
        """).only
    assert [item.unit for item in statement.lines if item.label == "Basic"] == [UnitKind.PER_SHARE, UnitKind.SHARES]


def test_the_words_of_a_line_per_share_say_so_again_where_shares_stand_between() -> None:
    statement = read("""
        OSTLER LOOMS, INC.
        STATEMENTS OF INCOME
        (In millions, except per share amounts)
                                        Year Ended December 31,
                                            2004        2003
        Net income                           810         540
        EARNINGS PER COMMON SHARE
        BASIC
        Net income for shareholders         $.90        $.60
        Average common shares                900         900
        DILUTED
        Net income for shareholders         $.81        $.54
        Average common shares              1,000       1,000
        """).only
    units = [item.unit for item in statement.lines if item.label == "Net income for shareholders"]
    assert units == [UnitKind.PER_SHARE, UnitKind.PER_SHARE]


def test_income_again_below_the_shares_is_money() -> None:
    statement = read("""
        OSTLER LOOMS, INC.
        STATEMENTS OF OPERATIONS AND COMPREHENSIVE INCOME
        (In thousands, except per share data)
                                        Year Ended December 31,
                                            2004        2003
        Interest income                    1,300         990
        Expenses                             490         450
        Net income                           810         540
        Net income per share:
        Basic                               $.90        $.60
        Weighted average number of shares outstanding:
        Basic                                900         900
        Net income                           810         540
        Other comprehensive income            20          10
        Comprehensive income                 830         550
        """).only
    assert [item.unit for item in statement.lines if item.label == "Net income"] == [UnitKind.MONETARY] * 2


def test_the_count_below_a_heading_of_shares_is_no_second_amount_a_share() -> None:
    reading = read("""
    OSTLER LOOMS, INC.
    STATEMENTS OF INCOME
    (In thousands, except per share amounts)
                                                      Year Ended December 31,
                                                          2004        2003
    Net income                                             810         540
    Earnings per share:
      Basic                                              $1.62       $1.08
    Average number of shares outstanding:
      Assuming dilution                                  520.5       510.5
    """)
    assert line(reading.only, "Assuming dilution").unit is UnitKind.SHARES


def test_whole_figures_below_a_heading_of_shares_are_shares_whatever_they_are_used_for() -> None:
    reading = read(
        INCOME.format(
            lines="""Basic net income per share                           .83         .55
    Shares used in computing:
      Basic net income per share                        15,844      15,102
      Diluted net income per share                      17,020      16,333"""
        )
    )
    units = [item.unit for item in reading.only.lines if "per share" in item.label]
    assert units == [UnitKind.PER_SHARE, UnitKind.SHARES, UnitKind.SHARES]


def test_rent_that_is_a_share_of_sales_is_money() -> None:
    reading = read(INCOME.format(lines=f"{'Percentage rent':54} 401         388"))
    assert line(reading.only, "Percentage rent").unit is UnitKind.MONETARY


def test_a_store_count_below_counts_of_shares_is_no_count_of_shares() -> None:
    reading = read(
        INCOME.format(
            lines="""Weighted average shares outstanding (000)
      Basic                                                500         490
      Diluted                                              520         510
      Store count at end of period                       1,810       1,720"""
        )
    )
    assert line(reading.only, "Store count at end of period").amounts == ()


@pytest.mark.parametrize(
    ("label", "unit"),
    [
        ('Unearned shares issued to the Employee Plan ("ESOP")', UnitKind.MONETARY),
        ("Unallocated common shares held by ESOP", UnitKind.MONETARY),
        ("Common shares issued", UnitKind.SHARES),
    ],
)
def test_what_is_not_yet_earned_of_shares_is_an_amount_of_equity(label: str, unit: UnitKind) -> None:
    sheet = f"""
    OSTLER SAVINGS, INC.
    BALANCE SHEETS
    (In thousands)
                                                              December 31,
                                                                2004        2003
    Total assets                                               1,110         790
    Total liabilities                                            810         540
    Common stock                                                 400         350
    {label:58} (100)       (100)
    Total stockholders' equity                                   300         250
    Total liabilities and stockholders' equity                 1,110         790
    """
    assert line(read(sheet).only, label).unit is unit
