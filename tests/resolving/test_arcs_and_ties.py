"""Which proven sums become calculation arcs, with which weights; and the ties of a balance sheet."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

import pytest

from tests.helpers_text import Converted, arcs, converted, stated, sums, values

INCOME = """
    FELLMOOR ROPES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                        Year Ended December 31,
                                            2004        2003
    Net sales                              5,617       4,983
    Cost of sales                          3,641       3,119
    Gross profit                           1,976       1,864
    Selling and marketing                    437         418
    Research and development                 268         191
    Total operating expenses                 705         609
    Operating income                       1,271       1,255
    Interest expense                         (45)        (57)
    Income before income taxes             1,226       1,198
    Provision for income taxes               489         446
    Net income                               737         752
    """

BALANCE = """
    FELLMOOR ROPES, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            2004        2003
    Current assets:
      Cash and cash equivalents              611         542
      Inventories                            907         811
        Total current assets               1,518       1,353
    Property and equipment, net              706         633
    Total assets                           2,224       1,986

    Current liabilities:
      Accounts payable                       307         284
      Accrued expenses                       109          83
        Total current liabilities            416         367
    Long-term debt                           350         400
        Total liabilities                    766         767
    Stockholders' equity:
      Common stock                           300         300
      Retained earnings                    1,158         919
        Total stockholders' equity         1,458       1,219
    Total liabilities and stockholders' equity   2,224   1,986
    """


def weights_fit_values(done: Converted) -> None:
    """Every arc agrees with the balances of its ends, and the values of the statement come to the total."""
    for statement in done.statements:
        by_total = defaultdict(list)
        for arc in statement.calculations:
            by_total[arc.total].append(arc)
            if arc.total.balance and arc.item.balance:
                assert arc.weight == (1 if arc.total.balance == arc.item.balance else -1)
            assert arc.weight in (1, -1)
        stated = {
            (line.line.concept, value.period): value
            for line in statement.lines
            for value in line.values
        }  # fmt: skip
        for total, drawn in by_total.items():
            for period in {period for concept, period in stated if concept == total}:
                items = [(arc.weight, stated[arc.item, period]) for arc in drawn if (arc.item, period) in stated]
                found = sum((weight * value.value for weight, value in items), Decimal(0))
                slack = Decimal(1000) * (len(items) + 1) / 2
                assert abs(found - stated[total, period].value) <= slack


def test_an_income_statement_draws_an_arc_for_each_proven_sum() -> None:
    done = converted(INCOME)
    before_tax = "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest"
    assert arcs(done.only) == [
        "GrossProfit = + Revenues - CostOfGoodsAndServicesSold",
        "OperatingExpenses = + SellingAndMarketingExpense + ResearchAndDevelopmentExpense",
        "OperatingIncomeLoss = + GrossProfit - OperatingExpenses",
        f"{before_tax} = + OperatingIncomeLoss - InterestExpense",
        f"NetIncomeLoss = + {before_tax} - IncomeTaxExpenseBenefit",
    ]
    weights_fit_values(done)


def test_a_balance_sheet_draws_an_arc_for_each_proven_sum_and_none_across_its_sides() -> None:
    done = converted(BALANCE)
    assert arcs(done.only) == [
        "AssetsCurrent = + CashAndCashEquivalentsAtCarryingValue + InventoryNet",
        "Assets = + AssetsCurrent + PropertyPlantAndEquipmentNet",
        "LiabilitiesCurrent = + AccountsPayableCurrent + AccruedLiabilitiesCurrent",
        "Liabilities = + LiabilitiesCurrent + LongTermDebtNoncurrent",
        "StockholdersEquity = + CommonStockValue + RetainedEarningsAccumulatedDeficit",
        "LiabilitiesAndStockholdersEquity = + Liabilities + StockholdersEquity",
    ]
    weights_fit_values(done)


@pytest.mark.parametrize("printed", [("45", "57"), ("(45)", "(57)")])
def test_the_weight_follows_the_balance_and_not_the_parentheses(printed: tuple[str, str]) -> None:
    text = INCOME.replace("(45)", f"{printed[0]:>4}").replace("(57)", f"{printed[1]:>4}")
    assert [
        arc for arc in arcs(converted(text).only) if "InterestExpense" in arc and "- InterestExpense" not in arc
    ] == []


def test_a_loss_printed_positive_has_the_arcs_of_a_loss_printed_negative() -> None:
    def loss(printed: tuple[str, str]) -> Converted:
        return converted(f"""
            FELLMOOR ROPES, INC.
            STATEMENTS OF OPERATIONS
                                                Year Ended December 31,
                                                    2004        2003
            Net sales                              4,100       3,900
            Total costs and expenses               5,230       4,711
            Net loss                             {printed[0]:>7}     {printed[1]:>7}
            """)

    positive, negative = loss(("1,130", "811")), loss(("(1,130)", "(811)"))
    assert arcs(positive.only) == arcs(negative.only) == ["NetIncomeLoss = + Revenues - CostsAndExpenses"]


PLACES = """
    FELLMOOR ROPES, INC.
    STATEMENTS OF OPERATIONS
    (in thousands)
                                        Year Ended December 31,
                                            2004        2003
    United States Revenue:
      Open lanterns                          1,617       1,483
      Folding lanterns                         641         519
      Total lanterns                         2,258       2,002
      Wick tools                               112          97
    Total United States                      2,370       2,099
    International Revenue:
      Open lanterns                            437         418
      Wick tools                                31          22
    Total international                        468         440
    Total revenue                            2,838       2,539
    Cost of revenue                          1,100         980
    Gross profit                             1,738       1,559
    """


def test_a_total_of_totals_that_are_parts_has_the_lines_of_those() -> None:
    """The totals of both places state revenue for a member, which no arc can add; what comes to them has concepts."""
    done = converted(PLACES)
    assert arcs(done.only)[1:2] == [
        "Revenues = + TotalLanterns + UnitedStatesRevenueWickTools"
        " + InternationalRevenueOpenLanterns + InternationalRevenueWickTools"
    ]
    weights_fit_values(done)


def test_a_total_of_totals_has_no_lines_of_one_that_does_not_foot() -> None:
    done = converted(
        PLACES.replace("  468         440", "  488         461").replace("2,838       2,539", "2,858       2,560")
    )
    assert not [arc for arc in arcs(done.only) if arc.startswith("Revenues =")]


def test_a_broken_sum_has_no_arc_and_keeps_its_values() -> None:
    # Operating expenses misprinted by 10 in one column: 437 + 268 = 705, not 715.
    done = converted(INCOME.replace("expenses                 705", "expenses                 715"))
    shown = sums(done.reading.only, done.footings[0])
    assert "broken Total operating expenses = + Selling and marketing + Research and development" in shown
    totals = [arc.split(" = ")[0] for arc in arcs(done.only)]
    assert "OperatingExpenses" not in totals
    stated = [line for line in done.only.lines if line.line.item.label == "Total operating expenses"]
    assert [value.value for value in stated[0].values] == [715_000, 609_000]


@pytest.mark.parametrize(
    ("gross", "drawn"), [("1,976", ["GrossProfit = + Revenues - CostOfGoodsAndServicesSold"]), ("1,977", [])]
)
def test_a_sum_of_one_column_has_arcs_if_it_comes_to_the_last_digit(gross: str, drawn: list[str]) -> None:
    done = converted(f"""
        FELLMOOR ROPES, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                                2004
        Net sales                              5,617
        Cost of sales                          3,641
        Gross profit                           {gross}
        """)
    assert sums(done.reading.only, done.footings[0]) == ["supported Gross profit = + Net sales - Cost of sales"]
    assert arcs(done.only) == drawn


def test_extensions_take_part_in_arcs_with_the_balance_the_sum_gives() -> None:
    done = converted("""
        FELLMOOR ROPES, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Tarring dues                         120          90
        Hemp                               3,600       3,100
        Gross profit                       2,120       1,890
        """)
    assert arcs(done.only) == ["GrossProfit = + Revenues + TarringDues - Hemp"]
    weights_fit_values(done)


def test_a_sum_across_period_types_is_a_proof_and_no_arc() -> None:
    done = converted("""
        FELLMOOR ROPES, INC.
        STATEMENTS OF CASH FLOWS
                                                Year Ended December 31,
                                                    2004        2003
        Net increase in cash                         308         310
        Cash and cash equivalents at beginning of year   902     592
        Cash and cash equivalents at end of year   1,210         902
        """)
    assert arcs(done.only) == []
    assert len(done.coded("calculation.no-arc")) == 1


def test_the_order_of_arcs_is_that_of_the_printed_lines() -> None:
    done = converted(INCOME)
    orders: dict[str, list[int]] = defaultdict(list)
    for arc in done.only.calculations:
        orders[arc.total.name.local].append(arc.order)
    assert all(order == list(range(1, len(order) + 1)) for order in orders.values())


# -- ties ----------------------------------------------------------------------------------------


def ties(done: Converted) -> set[tuple[str, str, str]]:
    return {(tie.name, str(tie.period), tie.outcome) for tie in done.only.ties}


def test_both_sides_of_a_balance_sheet_are_tied_in_every_period() -> None:
    done = converted(BALANCE)
    found = {(str(tie.period), tie.outcome) for tie in done.only.ties}
    assert found == {("2004-12-31", "exact"), ("2003-12-31", "exact")}
    assert not done.coded("tie.broken")
    for tie in done.only.ties:
        assert tie.left == tie.right == {"2004-12-31": 2_224_000, "2003-12-31": 1_986_000}[str(tie.period)]


def test_a_misprinted_total_of_claims_breaks_its_sum_and_loses_its_arc() -> None:
    # 2,242 is printed for 766 + 1,458 = 2,224.
    done = converted(BALANCE.replace("equity   2,224   1,986", "equity   2,242   1,986"))
    (finding,) = done.coded("sum.broken")
    assert "off by -18,000" in finding.message
    assert "LiabilitiesAndStockholdersEquity" not in [arc.split(" = ")[0] for arc in arcs(done.only)]


def test_a_tie_breaks_where_no_total_of_claims_is_printed() -> None:
    text = "\n".join(line for line in BALANCE.splitlines() if "Total liabilities and" not in line)
    # 766 + 1,485 = 2,251 of claims against 2,224 of assets.
    done = converted(text.replace("equity         1,458", "equity         1,485"))
    (finding,) = done.coded("tie.broken")
    assert finding.rule == "assets_liabilities_equity"
    assert "2004-12-31" in finding.message
    assert "off by -27,000" in finding.message


def test_a_tie_is_never_an_arc() -> None:
    for arc in converted(BALANCE).only.calculations:
        if arc.total.name.local == "Assets":
            assert arc.item.balance != "credit"


def test_outside_owners_on_a_line_of_their_own_are_part_of_the_tie() -> None:
    done = converted("""
        FELLMOOR ROPES, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Total assets                       2,224       1,986
        Total liabilities                    766         767
        Minority interest                     58          49
        Total stockholders' equity         1,400       1,170
        """)
    # 766 + 58 + 1,400 = 2,224; 767 + 49 + 1,170 = 1,986.
    assert ties(done) == {
        ("assets_liabilities_minority_equity", "2004-12-31", "exact"),
        ("assets_liabilities_minority_equity", "2003-12-31", "exact"),
    }


def test_equity_as_what_is_left_of_assets_is_a_proof_and_turns_no_sign() -> None:
    """Assets less liabilities come to equity, but assets are positive debits and no item of equity."""
    done = converted("""
        FELLMOOR ROPES, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Total assets                       2,224       1,986
        Total liabilities                    766         767
        Total stockholders' equity         1,458       1,219
        """)
    assert values(done, "Total assets") == ["2224", "1986"]
    assert values(done, "Total liabilities") == ["766", "767"]
    assert values(done, "Total stockholders' equity") == ["1458", "1219"]
    assert arcs(done.only) == []
    assert ties(done) == {
        ("assets_liabilities_equity", "2004-12-31", "exact"),
        ("assets_liabilities_equity", "2003-12-31", "exact"),
    }


def test_a_total_of_which_a_part_goes_into_no_other_total_of_the_taxonomy_has_its_arcs() -> None:
    """The taxonomy's other borrowings are the root of a network of their own: no reason to call the sum a tie."""
    done = converted("""
        FELLMOOR SAVINGS BANK
        BALANCE SHEETS
        (in thousands)
                                             December 31,
                                            2004        2003
        Cash and due from banks              611         542
        Loans, net                         1,613       1,444
        Total assets                       2,224       1,986

        Deposits                           1,200       1,102
        Other borrowings                     306         287
        Accrued interest and other liabilities  52        48
        Total liabilities                  1,558       1,437
        Stockholders' equity                 666         549
        Total liabilities and stockholders' equity   2,224   1,986
        """)
    totals = {arc.split(" = ")[0]: arc for arc in arcs(done.only)}
    assert "+ Deposits + OtherBorrowings +" in totals["Liabilities"]
    assert all(fact.sign_rule.startswith("proven") for fact in stated(done, "Other borrowings").values)


SHARES = """
    MARLOW KITES, INC.
    STATEMENTS OF INCOME
    (In thousands, except per share amounts)
                                        Year Ended December 31,
                                            2004        2003
    Net sales                              5,600       4,900
    Cost of sales                          4,990       4,360
    Net income                               610         540
    Net income per share:
      Basic                                 $.61        $.55
      Diluted                               $.59        $.54
    Weighted average shares outstanding:
      Basic                                1,000         980
      Diluted                              1,034         998
"""


def test_earnings_a_share_and_shares_come_to_the_income() -> None:
    done = converted(SHARES)
    assert {tie for tie in ties(done) if "basic" in tie[0]} == {
        ("earnings_per_basic_share", "2004-01-01/2004-12-31", "exact"),
        # 0.55 stands for 0.545 to 0.555, and 980 thousand of them for 534 to 544.
        ("earnings_per_basic_share", "2003-01-01/2003-12-31", "rounded"),
    }
    assert {outcome for name, _, outcome in ties(done) if "diluted" in name} == {"rounded"}
    assert not done.coded("tie.scale")


def test_shares_a_thousand_times_too_many_are_a_scale_that_is_misread() -> None:
    done = converted(SHARES.replace("except per share amounts", "except per share amounts; shares in millions"))
    found = done.coded("tie.scale")
    assert {finding.rule for finding in found} == {"earnings_per_basic_share", "earnings_per_diluted_share"}
    assert all("10 to the 3" in finding.message for finding in found)


def test_income_that_preferred_shares_lessen_proves_and_breaks_nothing() -> None:
    done = converted(SHARES.replace("$.61", "$.45"))
    assert not done.coded("tie.scale")
    assert ("earnings_per_basic_share", "2004-01-01/2004-12-31") not in {tie[:2] for tie in ties(done)}


def test_a_line_of_zeros_takes_the_weight_that_balances_demand() -> None:
    done = converted("""
    FELLMOOR ROPES, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                        Year Ended December 31,
                                            2004        2003
    Net sales                              5,617       4,983
    Cost of sales                          3,641       5,119
    Gross profit (loss)                    1,976        (136)
    Interest and other income, net           437         418
                                          ------      ------
    Income before income taxes             2,413         282
    Provision for income taxes               --          --
                                          ------      ------
    Net income                             2,413         282
    """)
    [income] = [arc for arc in arcs(done.statements[0]) if arc.startswith("NetIncomeLoss")]
    assert income.endswith(" - IncomeTaxExpenseBenefit")
