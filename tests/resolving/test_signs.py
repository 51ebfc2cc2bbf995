"""XBRL values: contribution to the total, divided by the weight of the concept under it."""

from __future__ import annotations

from decimal import Decimal
from itertools import product

import pytest

from tests.helpers_text import Converted, arcs, converted, mapped_line, plain, stated, values

INCOME, CASH = "STATEMENTS OF INCOME", "STATEMENTS OF CASH FLOWS"


def release(title: str, *rows: tuple[str, ...]) -> Converted:
    """A statement of one or two years with these rows."""
    body = "\n".join(f"{row[0]:50}" + "".join(f"{cell:>12}" for cell in row[1:]) for row in rows)
    years = "".join(f"{2004 - i:>12}" for i in range(len(rows[0]) - 1))
    return converted(
        f"DUNROSE CLOCKS, INC.\n{title}\n(in thousands)\n{'':52}Year Ended December 31,\n{'':50}{years}\n{body}\n"
    )


def thousands(done: Converted, label: str) -> list[str]:
    return [plain(Decimal(value) / 1000) for value in values(done, label)]


# -- income statement ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "first", "second", "net"),
    # Contribution / weight: IncomeTaxExpenseBenefit goes off net income, weight -1.
    # Income before taxes is 1,255 and 1,143 throughout; net income is the last pair.
    [
        ("Provision for income taxes", "489", "446", ("766", "697")),
        ("Provision for income taxes", "(489)", "(446)", ("766", "697")),
        ("Income tax expense", "(489)", "446-", ("766", "697")),
    ],
)
def test_an_expense_is_positive_printed_bare_or_in_parentheses(
    label: str, first: str, second: str, net: tuple[str, str]
) -> None:
    done = release(INCOME, ("Income before taxes", "1,255", "1,143"), (label, first, second), ("Net income", *net))
    assert thousands(done, label) == ["489", "446"]
    assert thousands(done, "Income before taxes") == ["1255", "1143"]
    assert thousands(done, "Net income") == ["766", "697"]
    assert stated(done, label).values[0].sign_rule == "proven by sum to 'Net income'"


def test_a_total_without_a_label_is_named_by_its_line() -> None:
    done = release(INCOME, ("Rent income", "489", "446"), ("Other income", "266", "251"), ("", "755", "697"))
    rules = [stated(done, label).values[0].sign_rule for label in ("Rent income", "Other income")]
    assert rules == ["proven by sum to an unlabelled total in line 3"] * 2


@pytest.mark.parametrize(
    ("label", "first", "second"),
    # The benefit adds 489 and 446 to income: an expense of -489 and -446, however it is printed.
    [
        ("Income tax benefit", "489", "446"),
        ("Income tax benefit", "(489)", "(446)"),
        ("Provision for income taxes", "(489)", "(446)"),
        ("Benefit from income taxes", "489", "446"),
        ("Income tax benefit (expense)", "489", "446"),
        ("Income tax expense (benefit)", "(489)", "(446)"),
    ],
)
def test_a_tax_benefit_is_a_negative_expense(label: str, first: str, second: str) -> None:
    # 1,255 + 489 = 1,744; 1,143 + 446 = 1,589.
    done = release(
        INCOME, ("Income before taxes", "1,255", "1,143"), (label, first, second), ("Net income", "1,744", "1,589")
    )
    assert thousands(done, label) == ["-489", "-446"]


def test_a_tax_that_is_an_expense_in_one_year_and_a_benefit_in_the_other() -> None:
    # 1,255 - 489 = 766; 1,143 + 446 = 1,589.
    done = release(
        INCOME,
        ("Income before taxes", "1,255", "1,143"),
        ("Income tax expense (benefit)", "489", "(446)"),
        ("Net income", "766", "1,589"),
    )
    assert thousands(done, "Income tax expense (benefit)") == ["489", "-446"]


@pytest.mark.parametrize(
    ("label", "first", "second"),
    [
        ("Interest expense, net", "184", "151"),
        ("Interest expense, net", "(184)", "(151)"),
        ("Interest income (expense), net", "(184)", "(151)"),
        ("Net interest expense", "(184)", "(151)"),
        ("Interest, net", "(184)", "(151)"),
    ],
)
def test_net_interest_is_an_income_so_a_net_expense_is_negative(label: str, first: str, second: str) -> None:
    # 1,300 - 184 = 1,116; 1,200 - 151 = 1,049.
    done = release(
        INCOME,
        ("Operating income", "1,300", "1,200"),
        (label, first, second),
        ("Income before income taxes", "1,116", "1,049"),
    )
    concept = mapped_line(done, label).concept
    assert concept is not None
    assert concept.name.local == "InterestIncomeExpenseNonoperatingNet"
    assert thousands(done, label) == ["-184", "-151"]


def test_cost_of_sales_and_gross_profit_take_their_signs_from_the_sum() -> None:
    for first, second in (("9,635", "8,210"), ("(9,635)", "(8,210)")):
        # 14,120 - 9,635 = 4,485; 12,030 - 8,210 = 3,820.
        done = release(
            INCOME,
            ("Net sales", "14,120", "12,030"),
            ("Cost of sales", first, second),
            ("Gross profit", "4,485", "3,820"),
        )
        assert thousands(done, "Net sales") == ["14120", "12030"]
        assert thousands(done, "Cost of sales") == ["9635", "8210"]
        assert thousands(done, "Gross profit") == ["4485", "3820"]


@pytest.mark.parametrize("loss", [("1,130", "811"), ("(1,130)", "(811)")])
def test_a_loss_is_negative_under_loss_wording_however_it_is_printed(loss: tuple[str, str]) -> None:
    # 4,100 - 5,230 = -1,130; 3,900 - 4,711 = -811.
    done = release(
        INCOME, ("Net sales", "4,100", "3,900"), ("Total costs and expenses", "5,230", "4,711"), ("Net loss", *loss)
    )
    assert thousands(done, "Net loss") == ["-1130", "-811"]
    assert thousands(done, "Net sales") == ["4100", "3900"]
    assert thousands(done, "Total costs and expenses") == ["5230", "4711"]


def test_a_loss_printed_positive_runs_through_all_its_steps() -> None:
    # Printed as losses: 1,130 + 45 = 1,175 before tax, 1,175 - 300 of benefit = 875 net.
    done = release(
        INCOME,
        ("Net sales", "4,100", "3,900"),
        ("Total operating expenses", "5,230", "4,711"),
        ("Operating loss", "1,130", "811"),
        ("Interest expense", "45", "57"),
        ("Loss before income taxes", "1,175", "868"),
        ("Income tax benefit", "300", "219"),
        ("Net loss", "875", "649"),
    )
    assert {label: thousands(done, label)[0] for label in (
        "Net sales", "Total operating expenses", "Operating loss", "Interest expense", "Loss before income taxes",
        "Income tax benefit", "Net loss",
    )} == {
        "Net sales": "4100",
        "Total operating expenses": "5230",
        "Operating loss": "-1130",
        "Interest expense": "45",
        "Loss before income taxes": "-1175",
        "Income tax benefit": "-300",
        "Net loss": "-875",
    }  # fmt: skip


def test_a_net_income_loss_line_shows_its_signs_literally() -> None:
    # 4,100 - 5,230 = -1,130; 4,900 - 4,711 = 189.
    done = release(
        INCOME,
        ("Net sales", "4,100", "4,900"),
        ("Total costs and expenses", "5,230", "4,711"),
        ("Net income (loss)", "(1,130)", "189"),
    )
    assert thousands(done, "Net income (loss)") == ["-1130", "189"]


@pytest.mark.parametrize(("cost", "tax"), list(product((1, -1), repeat=2)))
@pytest.mark.parametrize("style", ["bare", "parentheses"])
def test_every_combination_of_contributions_gives_back_the_values(cost: int, tax: int, style: str) -> None:
    """Values are chosen, printed as contributions in either style, and must come back."""
    sales, costs, taxes = (9_137, 8_243), (3_461 * cost, 2_959 * cost), (677 * tax, 823 * tax)
    gross = [s - c for s, c in zip(sales, costs, strict=True)]
    net = [g - t for g, t in zip(gross, taxes, strict=True)]

    def printed(value: int) -> str:
        """An expense: bare if it is one, else in parentheses; or as its effect on income."""
        shown = value if style == "bare" else -value
        return f"{shown:,}" if shown > 0 else f"({-shown:,})"

    done = release(
        INCOME,
        ("Net sales", *(f"{v:,}" for v in sales)),
        ("Cost of sales", *map(printed, costs)),
        ("Gross profit", *(f"{v:,}" for v in gross)),
        ("Provision for income taxes", *map(printed, taxes)),
        ("Net income", *(f"{v:,}" for v in net)),
    )
    assert thousands(done, "Cost of sales") == [str(v) for v in costs]
    assert thousands(done, "Provision for income taxes") == [str(v) for v in taxes]
    assert thousands(done, "Net income") == [str(v) for v in net]


# -- cash flow -----------------------------------------------------------------------------------

FLOWS = release(
    CASH,
    ("Net income", "900", "840"),
    ("Depreciation and amortization", "200", "180"),
    ("Accounts receivable", "(57)", "33"),
    ("Inventories", "23", "(41)"),
    ("Accounts payable", "14", "(9)"),
    ("Net cash provided by operating activities", "1,080", "1,003"),
    ("Purchases of property and equipment", "(510)", "(430)"),
    ("Proceeds from sale of equipment", "31", "12"),
    ("Net cash used in investing activities", "(479)", "(418)"),
    ("Repayments of long-term debt", "(205)", "(195)"),
    ("Dividends paid", "(88)", "(80)"),
    ("Net cash used in financing activities", "(293)", "(275)"),
    ("Net increase in cash and cash equivalents", "308", "310"),
    ("Cash and cash equivalents at beginning of year", "902", "592"),
    ("Cash and cash equivalents at end of year", "1,210", "902"),
)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Depreciation and amortization", ["200", "180"]),
        # Cash goes out when the asset rises: an effect of -57 is an increase of 57.
        ("Accounts receivable", ["57", "-33"]),
        ("Inventories", ["-23", "41"]),
        # Cash stays in when the liability rises: an effect of 14 is an increase of 14.
        ("Accounts payable", ["14", "-9"]),
        ("Purchases of property and equipment", ["510", "430"]),
        ("Proceeds from sale of equipment", ["31", "12"]),
        ("Repayments of long-term debt", ["205", "195"]),
        ("Dividends paid", ["88", "80"]),
        # The concepts are cash provided: cash used is negative.
        ("Net cash used in investing activities", ["-479", "-418"]),
        ("Net cash used in financing activities", ["-293", "-275"]),
        ("Net increase in cash and cash equivalents", ["308", "310"]),
    ],
)
def test_effects_on_cash_become_payments_proceeds_and_increases(label: str, expected: list[str]) -> None:
    assert thousands(FLOWS, label) == expected


@pytest.mark.parametrize("label", ["Loss from discontinued operations", "(Income) loss from discontinued operations"])
def test_a_loss_that_net_income_holds_already_is_added_back_as_a_loss(label: str) -> None:
    done = release(
        CASH,
        ("Net income", "900", "840"),
        (label, "9", "(4)"),
        ("Depreciation and amortization", "200", "180"),
        ("Net cash provided by operating activities", "1,109", "1,016"),
    )
    assert thousands(done, label) == ["-9", "4"]
    assert thousands(done, "Net income") == ["900", "840"]
    assert arcs(done.only) == [
        "NetCashProvidedByUsedInOperatingActivities = + NetIncomeLoss - IncomeLossFromDiscontinuedOperationsNetOfTax"
        " + DepreciationDepletionAndAmortization"
    ]


def test_a_loss_beside_income_from_continuing_operations_is_a_loss() -> None:
    done = release(
        CASH,
        ("Income from continuing operations", "909", "836"),
        ("Income (loss) from discontinued operations", "(9)", "4"),
        ("Depreciation and amortization", "200", "180"),
        ("Net cash provided by operating activities", "1,100", "1,020"),
    )
    assert thousands(done, "Income (loss) from discontinued operations") == ["-9", "4"]


def test_cash_at_the_beginning_is_that_of_the_day_before_the_period() -> None:
    start = [str(v.period) for v in stated(FLOWS, "Cash and cash equivalents at beginning of year").values]
    end = [str(v.period) for v in stated(FLOWS, "Cash and cash equivalents at end of year").values]
    assert start == ["2003-12-31", "2002-12-31"]
    assert end == ["2004-12-31", "2003-12-31"]
    assert thousands(FLOWS, "Cash and cash equivalents at beginning of year") == ["902", "592"]


def test_without_sums_payments_in_parentheses_are_positive_and_the_sign_is_in_doubt() -> None:
    done = release(
        CASH,
        ("Net cash provided by operating activities", "1,080", "1,003"),
        ("Purchases of property and equipment", "(510)", "(430)"),
        ("Dividends paid", "(88)", "(80)"),
        ("Proceeds from sale of equipment", "31", "12"),
    )
    assert thousands(done, "Purchases of property and equipment") == ["510", "430"]
    assert thousands(done, "Dividends paid") == ["88", "80"]
    assert thousands(done, "Proceeds from sale of equipment") == ["31", "12"]
    doubted = {finding.locator for finding in done.coded("sign.unproven")}
    assert {mapped_line(done, "Dividends paid").item.locator} <= doubted


def test_without_parentheses_anywhere_payments_are_printed_as_amounts() -> None:
    done = release(
        CASH,
        ("Net cash provided by operating activities", "1,080", "1,003"),
        ("Purchases of property and equipment", "510", "430"),
        ("Dividends paid", "88", "80"),
    )
    assert thousands(done, "Purchases of property and equipment") == ["510", "430"]
    assert thousands(done, "Dividends paid") == ["88", "80"]


# -- where no sum proves -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "printed", "value"),
    [
        ("Net loss", "1,130", "-1130"),
        ("Net loss", "(1,130)", "-1130"),
        ("Net income", "1,130", "1130"),
        ("Net income (loss)", "(1,130)", "-1130"),
        ("Income tax benefit", "300", "-300"),
        ("Cost of sales", "(700)", "700"),
        ("Cost of sales", "700", "700"),
    ],
)
def test_wording_and_convention_decide_where_no_sum_does(label: str, printed: str, value: str) -> None:
    done = release(INCOME, (label, printed), ("Dividends on clocks", "17"))
    assert thousands(done, label) == [value]
    (doubt,) = [f for f in done.coded("sign.unproven") if f.locator == mapped_line(done, label).item.locator]
    assert doubt.severity == "info"


def test_a_sign_that_a_sum_proves_is_surer_than_one_that_none_does() -> None:
    proven = release(
        INCOME,
        ("Net sales", "14,120", "12,030"),
        ("Cost of sales", "9,635", "8,210"),
        ("Gross profit", "4,485", "3,820"),
    )
    alone = release(INCOME, ("Cost of sales", "9,635", "8,210"), ("Dividends on clocks", "17", "12"))
    assert stated(proven, "Cost of sales").confidence > mapped_line(proven, "Cost of sales").confidence
    assert stated(alone, "Cost of sales").confidence < mapped_line(alone, "Cost of sales").confidence
    assert not proven.coded("sign.unproven")


@pytest.mark.parametrize("deficit", [("(1,600)", "(1,500)"), ("1,600", "1,500")])
def test_an_accumulated_deficit_is_negative_however_it_is_printed(deficit: tuple[str, str]) -> None:
    done = converted(f"""
        DUNROSE CLOCKS, INC.
        BALANCE SHEETS
        (in thousands)
                                             December 31,
                                            2004        2003
        Common stock                         300         300
        Additional paid-in capital         2,100       2,050
        Accumulated deficit              {deficit[0]:>7}     {deficit[1]:>7}
        Total stockholders' equity           800         850
        """)
    # 300 + 2,100 - 1,600 = 800; 300 + 2,050 - 1,500 = 850.
    assert thousands(done, "Accumulated deficit") == ["-1600", "-1500"]
    assert thousands(done, "Total stockholders' equity") == ["800", "850"]


@pytest.mark.parametrize("printed", [("(310)", "(280)"), ("310", "280")])
def test_accumulated_depreciation_is_a_positive_credit_however_it_is_printed(printed: tuple[str, str]) -> None:
    done = converted(f"""
        DUNROSE CLOCKS, INC.
        BALANCE SHEETS
        (in thousands)
                                             December 31,
                                            2004        2003
        Property and equipment, at cost    1,140       1,050
        Less accumulated depreciation    {printed[0]:>7}     {printed[1]:>7}
        Net property and equipment           830         770
        """)
    # 1,140 - 310 = 830; 1,050 - 280 = 770.
    assert thousands(done, "Less accumulated depreciation") == ["310", "280"]


def test_a_dash_is_a_zero_fact_without_a_sign() -> None:
    done = release(
        INCOME,
        ("Income before taxes", "1,255", "1,143"),
        ("Provision for income taxes", "489", "--"),
        ("Net income", "766", "1,143"),
    )
    assert thousands(done, "Provision for income taxes") == ["489", "0"]
    assert not stated(done, "Provision for income taxes").values[1].value.is_signed()


def test_a_flow_in_a_column_that_is_a_date_is_not_stated() -> None:
    done = converted("""
        DUNROSE CLOCKS, INC.
        STATEMENTS OF INCOME
                                             December 31,
                                            2004        2003
        Net sales                         14,120      12,030
        Cost of sales                      9,635       8,210
        """)
    assert values(done, "Net sales") == []
    assert len(done.coded("cell.undated")) == 4


def test_cash_paid_told_beside_the_flows_is_no_outflow_among_them() -> None:
    done = converted("""
        DUNROSE CLOCKS, INC.
        STATEMENTS OF CASH FLOWS
                                         Year Ended December 31,
                                            2004        2003
        Net income                           900         800
        Net cash provided by operating activities
                                             900         800
        Payments of dividends               (100)        (90)
        Net cash used in financing activities
                                            (100)        (90)
        Supplemental disclosure:
        Cash paid for income taxes, net      610         540
        """)
    assert values(done, "Cash paid for income taxes, net") == ["610", "540"]
    assert values(done, "Payments of dividends") == ["100", "90"]


BESIDE = """
    FELLMOOR ROPES, INC.
    STATEMENTS OF CASH FLOWS
                                                       Year Ended December 31,
                                                           2004        2003
    Net income                                              737         752
        Net cash provided by operating activities           737         752
    Acquisitions of businesses, net of cash acquired       (200)       (150)
    Proceeds from sale of rope works                          8          --
        Net cash utilized by the rope works                (192)       (150)
    Net increase in cash                                    545         602
    Cash and cash equivalents at beginning of year        1,083         481
    Cash and cash equivalents at end of year              1,628       1,083
    Supplemental disclosures:
      Cash paid (received) for income taxes, net              8         (11)
    """


def test_a_payment_in_parentheses_is_positive_also_below_a_total_of_the_reports_own() -> None:
    done = converted(BESIDE)
    assert values(done, "Acquisitions of businesses, net of cash acquired") == ["200", "150"]
    (drawn,) = [arc for arc in arcs(done.only) if arc.startswith("NetCashUtilized")]
    assert "- PaymentsToAcquireBusinessesNetOfCashAcquired" in drawn


def test_what_is_told_beside_the_flows_is_as_shown() -> None:
    label = "Cash paid (received) for income taxes, net"
    assert values(converted(BESIDE), label) == ["8", "-11"]
    assert values(converted(BESIDE.upper()), label.upper()) == ["8", "-11"]


DIVIDED = """
    FELLMOOR ROPES, INC.
    STATEMENTS OF COMPREHENSIVE INCOME
    (in thousands)
                                                                Year Ended December 31,
                                                                    2004        2003
    Net income including noncontrolling interests                    737         752
    Foreign currency translation adjustment                           31         (12)
    Total other comprehensive income                                  31         (12)
    Comprehensive income including noncontrolling interests          768         740
{}
"""
OTHERS = "    Comprehensive income attributable to noncontrolling interests     68          40"
PARENT = "    Comprehensive income attributable to Fellmoor Ropes              700         700"


@pytest.mark.parametrize("below", [(OTHERS, PARENT), (PARENT, OTHERS)])
def test_a_result_divided_below_keeps_the_senses_of_its_parts(below: tuple[str, str]) -> None:
    """What belongs to others is a debit, taken off the whole to reach the parent's: no part is negative."""
    done = converted(DIVIDED.format("\n".join(below)))
    assert thousands(done, "Comprehensive income attributable to noncontrolling interests") == ["68", "40"]
    assert thousands(done, "Comprehensive income attributable to Fellmoor Ropes") == ["700", "700"]
    assert arcs(done.only)[-1] == (
        "ComprehensiveIncomeNetOfTax"
        " = + ComprehensiveIncomeNetOfTaxIncludingPortionAttributableToNoncontrollingInterest"
        " - ComprehensiveIncomeNetOfTaxAttributableToNoncontrollingInterest"
    )


def test_others_share_told_last_makes_no_line_above_it_negative() -> None:
    """What is left to others is no sum of the taxonomy: the whole less it is what the parent has."""
    done = release(
        INCOME,
        ("Revenue", "5,000", "4,800"),
        ("Cost of revenue", "(4,232)", "(4,060)"),
        ("Net income", "768", "740"),
        ("Net income available to shareholders of Dunrose Clocks", "700", "700"),
        ("Net income available to non-controlling interests", "68", "40"),
    )
    assert thousands(done, "Revenue") == ["5000", "4800"]
    assert thousands(done, "Cost of revenue") == ["4232", "4060"]
    assert thousands(done, "Net income") == ["768", "740"]
    assert thousands(done, "Net income available to non-controlling interests") == ["68", "40"]
    assert arcs(done.only)[-1] == "NetIncomeLoss = + ProfitLoss - NetIncomeLossAttributableToNoncontrollingInterest"


def test_a_result_in_parentheses_by_mistake_makes_no_sales_negative() -> None:
    done = release(
        INCOME,
        ("Net sales", "5,000", "4,800"),
        ("Cost of sales", "3,000", "2,900"),
        ("Gross profit", "2,000", "1,900"),
        ("Research and development", "900", "890"),
        ("Selling, general and administrative", "600", "500"),
        ("Operating income", "500", "510"),
        ("Income taxes", "200", "210"),
        ("Net income", "(300)", "(300)"),
    )
    assert thousands(done, "Net sales") == ["5000", "4800"]
    assert thousands(done, "Research and development") == ["900", "890"]


def test_what_is_taken_off_a_result_that_holds_it_keeps_its_sense() -> None:
    """Net income holds what was given up, the income that goes on does not."""
    done = release(
        CASH,
        ("Net income", "300", "(31)"),
        ("Less: Income from discontinued operations", "(42)", "(12)"),
        ("Income (loss) from continuing operations", "258", "(43)"),
        ("Depreciation", "118", "106"),
        ("Net cash provided by operating activities", "376", "63"),
    )
    assert thousands(done, "Less: Income from discontinued operations") == ["42", "12"]
    assert thousands(done, "Income (loss) from continuing operations") == ["258", "-43"]


@pytest.mark.parametrize("opening", [("(1,200)", "1,100"), ("(1,200)", "(1,100)")])
def test_a_closing_overdraft_turns_nothing(opening: tuple[str, str]) -> None:
    # 5,500 + 2,118 - 618 = 7,000; 7,000 - 6,000 - 1,500 = -500; -1,200 - 500 = -1,700. The year before ends at -1,200.
    change = "(2,300)" if opening[1] == "1,100" else "(100)"
    receivable, provided = ("(206)", "7,000") if opening[1] == "1,100" else ("1,994", "9,200")
    done = release(
        CASH,
        ("Net income", "5,500", "5,200"),
        ("Depreciation", "2,118", "2,006"),
        ("Accounts receivable", "(618)", receivable),
        ("Net cash provided by operating activities", "7,000", provided),
        ("Capital expenditures", "(6,000)", "(8,500)"),
        ("Net cash used in investing activities", "(6,000)", "(8,500)"),
        ("Repayments of long-term debt", "(1,500)", "(800)"),
        ("Net cash used in financing activities", "(1,500)", "(800)"),
        ("Net decrease in cash", "(500)", change),
        ("Cash and cash equivalents, beginning of year", *opening),
        ("Cash and cash equivalents, end of year", "(1,700)", "(1,200)"),
    )
    assert thousands(done, "Net income") == ["5500", "5200"]
    assert thousands(done, "Depreciation") == ["2118", "2006"]
    assert thousands(done, "Net cash provided by operating activities")[0] == "7000"
    assert thousands(done, "Net cash used in investing activities") == ["-6000", "-8500"]
    assert thousands(done, "Capital expenditures") == ["6000", "8500"]
    assert thousands(done, "Repayments of long-term debt") == ["1500", "800"]
    assert thousands(done, "Cash and cash equivalents, end of year") == ["-1700", "-1200"]


def test_a_balance_below_zero_turns_no_line_of_its_sum() -> None:
    # Assets of which one balance is overdrawn by more than the others are: 300 + 500 - 2,100 = -1,300.
    done = release(
        "BALANCE SHEETS",
        ("Accounts receivable", "300", "200"),
        ("Inventories", "500", "400"),
        ("Due to affiliates, net of receivables", "(2,100)", "(1,900)"),
        ("Total current assets", "(1,300)", "(1,300)"),
    )
    assert thousands(done, "Accounts receivable") == ["300", "200"]
    assert thousands(done, "Inventories") == ["500", "400"]
    assert thousands(done, "Total current assets") == ["-1300", "-1300"]


def test_what_is_taken_off_a_result_to_leave_that_of_common_stock_is_no_negative() -> None:
    """The result stands above both parts that it comes to, and nothing marks the last as a total."""
    done = release(
        INCOME,
        ("Income before income taxes", "900", "700"),
        ("Income taxes", "300", "220"),
        ("Net income", "600", "480"),
        ("Dividend requirements of the gas company", "40", "35"),
        ("Earnings available for common stock", "560", "445"),
    )
    assert thousands(done, "Dividend requirements of the gas company") == ["40", "35"]
    assert thousands(done, "Earnings available for common stock") == ["560", "445"]


def test_costs_in_parentheses_turn_with_their_total() -> None:
    done = release(
        INCOME,
        ("Selling and marketing", "(3,000)", "(2,800)"),
        ("Research and development", "(2,500)", "(2,100)"),
        ("Gain on sale of property", "500", "400"),
        ("Total operating expenses", "(5,000)", "(4,500)"),
    )
    assert thousands(done, "Selling and marketing") == ["3000", "2800"]
    assert thousands(done, "Research and development") == ["2500", "2100"]
    assert thousands(done, "Total operating expenses") == ["5000", "4500"]


@pytest.mark.parametrize(
    "general", ["Net income allocated to general partner", "Less: General partner's interest in net income"]
)
@pytest.mark.parametrize("printed", [("20", "(30)"), ("(20)", "30")])
def test_what_a_result_is_divided_into_is_no_negative_of_itself(general: str, printed: tuple[str, str]) -> None:
    """The taxonomy adds the partners' shares up, so that of the general partner is no item of the other."""
    done = release(
        INCOME,
        ("Revenues", "900", "700"),
        ("Operating expenses", "680", "790"),
        ("Net income (loss)", "220", "(90)"),
        (general, *printed),
        ("Limited partners' interest in net income", "200", "(60)"),
    )
    assert thousands(done, general) == ["20", "-30"]
    assert thousands(done, "Limited partners' interest in net income") == ["200", "-60"]
    assert arcs(done.only) == ["NetIncomeLoss = + Revenues - OperatingExpenses"]


def test_other_income_among_the_lines_of_operating_income_keeps_its_sense() -> None:
    """Both go into income before taxes; the page has one in the other, and no line that is divided into them."""
    done = release(
        INCOME,
        ("Gross profit", "900", "700"),
        ("Other income (expense), net", "(20)", "(30)"),
        ("Operating income", "880", "670"),
    )
    assert thousands(done, "Other income (expense), net") == ["-20", "-30"]


def test_what_partners_are_allocated_is_no_total_of_what_others_are() -> None:
    # 1,814 + 179,334 = 181,148; 1,830 + 185,400 = 187,230.
    done = release(
        INCOME,
        ("Revenues", "902,354", "894,648"),
        ("Total expenses", "721,206", "707,418"),
        ("Net income", "181,148", "187,230"),
        ("Net income allocated to General Partner (1%)", "1,814", "1,830"),
        ("Net income allocated to Limited Partners (99%)", "179,334", "185,400"),
        ("", "181,148", "187,230"),
    )
    assert thousands(done, "Net income allocated to General Partner (1%)") == ["1814", "1830"]
    assert thousands(done, "Net income allocated to Limited Partners (99%)") == ["179334", "185400"]


def test_balances_that_a_total_of_the_page_adds_up_are_no_parts_beside_it() -> None:
    """The taxonomy adds securities held to maturity and all securities up somewhere; the page has one in the other."""
    done = converted("""
        DUNROSE BANK
        BALANCE SHEETS
        (in thousands)
                                                          December 31,
                                                        2019        2018
        Securities available for sale                    640         600
        Securities held to maturity                      133         160
        Total securities                                 773         760
    """)
    assert thousands(done, "Securities held to maturity") == ["133", "160"]


def test_expenses_equal_to_the_income_that_is_left_are_no_part_of_it() -> None:
    done = release(
        INCOME,
        ("Gross profit", "600"),
        ("Selling expenses", "200"),
        ("Research and development", "100"),
        ("Total operating expenses", "300"),
        ("Income from operations", "300"),
    )
    assert thousands(done, "Total operating expenses") == ["300"]
    assert thousands(done, "Income from operations") == ["300"]


@pytest.mark.parametrize(
    ("heading", "total"),
    [
        ("Cash Flow from Changes in Current Assets and Liabilities:", "Changes in current assets and liabilities"),
        ("Changes in operating assets and liabilities:", "Changes in operating assets and liabilities"),
        ("Components of working capital:", "Changes in working capital"),
    ],
)
def test_changes_of_working_capital_are_effects_on_cash_below_the_balances_too(heading: str, total: str) -> None:
    done = release(
        CASH,
        ("Net income", "472", "450"),
        (total, "(128)", "(118)"),
        ("Net cash provided by operating activities", "344", "332"),
        ("Purchases of land and buildings", "(122)", "(116)"),
        ("Net cash used in investing activities", "(122)", "(116)"),
        ("Increase in cash and cash equivalents", "222", "216"),
        ("Cash and cash equivalents at beginning of year", "588", "372"),
        ("Cash and cash equivalents at end of year", "810", "588"),
        (heading, "", ""),
        ("Receivables", "(60)", "(57)"),
        ("Inventories", "(110)", "(100)"),
        ("Accounts payable", "42", "39"),
        (f"{total}, net", "(128)", "(118)"),
        ("Cash paid for interest", "75", "70"),
    )
    assert thousands(done, "Receivables") == ["60", "57"]
    assert thousands(done, "Inventories") == ["110", "100"]
    assert thousands(done, "Accounts payable") == ["42", "39"]
    assert thousands(done, total) == ["128", "118"]
    assert thousands(done, f"{total}, net") == ["128", "118"]
    assert thousands(done, "Cash paid for interest") == ["75", "70"]


# 9,000 - 5,000 - 2,400 = 1,600 and 8,000 - 4,500 - 2,000 = 1,500; - 200 = 1,400, - 100 = 1,400; 1,400 + 20, + 30.
@pytest.mark.parametrize("result", ["Net loss", "Net loss and comprehensive loss"])
def test_a_loss_left_over_a_profit_turns_nothing(result: str) -> None:
    done = release(
        "STATEMENTS OF OPERATIONS",
        ("Revenues", "9,000", "8,000"),
        ("Cost of revenues", "5,000", "4,500"),
        ("Operating expenses", "2,400", "2,000"),
        ("Loss from operations", "1,600", "1,500"),
        ("Interest expense", "(200)", "(100)"),
        (result, "1,400", "1,400"),
        ("Net loss per share, basic", "0.14", "0.13"),
    )
    assert thousands(done, "Revenues") == ["9000", "8000"]
    assert thousands(done, "Cost of revenues") == ["5000", "4500"]
    assert thousands(done, "Loss from operations") == ["1600", "1500"]
    assert thousands(done, "Interest expense") == ["200", "100"]
    assert thousands(done, result) == ["1400", "1400"]
    assert values(done, "Net loss per share, basic") == ["0.14", "0.13"]


def test_a_used_left_over_cash_provided_turns_nothing() -> None:
    # 600 + 150 + 80 = 830; 500 + 140 + 70 = 710.
    done = release(
        CASH,
        ("Net income", "600", "500"),
        ("Depreciation", "150", "140"),
        ("Stock-based compensation", "80", "70"),
        ("Net cash used in operating activities", "830", "710"),
        ("Capital expenditures", "(90)", "(60)"),
        ("Net cash used in investing activities", "(90)", "(60)"),
    )
    assert thousands(done, "Depreciation") == ["150", "140"]
    assert thousands(done, "Net cash used in operating activities") == ["830", "710"]


def test_a_total_that_no_row_knows_does_not_turn_the_lines_it_is_left_of() -> None:
    # Nothing tells what the last line is called; the revenues and costs above it are what they say.
    done = release(
        INCOME,
        ("Revenues", "60,000", "98,000"),
        ("Total costs and expenses", "72,000", "69,000"),
        ("Operating (loss) income", "(12,000)", "29,000"),
        ("Income tax expense", "(310)", "(340)"),
        ("Net (loss) income", "(12,310)", "28,660"),
        ("Less: Net loss attributable to noncontrolling interest", "(3,110)", "(1,020)"),
        ("Net (loss) income of the pool after all charter parties", "(9,200)", "29,680"),
    )
    assert thousands(done, "Revenues") == ["60000", "98000"]
    assert thousands(done, "Income tax expense") == ["310", "340"]
    assert thousands(done, "Net (loss) income") == ["-12310", "28660"]
    assert thousands(done, "Less: Net loss attributable to noncontrolling interest") == ["-3110", "-1020"]
    # Its balance is that of a loss, which its label names first.
    assert thousands(done, "Net (loss) income of the pool after all charter parties") == ["9200", "-29680"]
