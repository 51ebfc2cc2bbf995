"""Notes that take a line of the statements apart, from the page to the values."""

from __future__ import annotations

from decimal import Decimal

from converter.model.source import StatementKind
from converter.model.statements import Statement, StatementLine
from tests.helpers_text import Converted, converted, plain

STATEMENTS = """\
    OAKFIELD INSTRUMENTS, INC.
    CONSOLIDATED BALANCE SHEETS
    (In thousands)
                                                  June 30,   December 31,
                                                    1999         1998
    ASSETS
    Current assets:
      Cash and cash equivalents                   $  8,150     $  9,240
      Accounts receivable                           14,300       13,750
      Inventories                                   11,420       10,930
                                                  --------     --------
        Total current assets                        33,870       33,920
    Property, plant and equipment, net              21,340       20,410
                                                  --------     --------
        Total assets                              $ 55,210     $ 54,330
                                                  ========     ========
    LIABILITIES AND STOCKHOLDERS' EQUITY
    Current liabilities:
      Accounts payable                            $  6,130     $  5,980
      Accrued liabilities                            4,720        5,310
                                                  --------     --------
        Total current liabilities                   10,850       11,290
    Stockholders' equity                            44,360       43,040
                                                  --------     --------
        Total liabilities and stockholders' equity $ 55,210    $ 54,330
                                                  ========     ========

    CONSOLIDATED STATEMENTS OF INCOME
    (In thousands)
                                                 Six Months Ended June 30,
                                                    1999         1998
    Net sales                                     $ 38,640     $ 35,110
    Cost of sales                                   24,980       22,870
                                                  --------     --------
    Gross profit                                    13,660       12,240
    Selling and administrative expenses              9,120        8,430
                                                  --------     --------
    Operating income                                 4,540        3,810
    Other income (expense), net                       (410)        (275)
                                                  --------     --------
    Income before income taxes                       4,130        3,535
    Provision for income taxes                       1,570        1,340
                                                  --------     --------
    Net income                                    $  2,560     $  2,195
                                                  ========     ========

    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

"""
INVENTORIES = """\
    Note 2 - Inventories

    Inventories consist of the following (in thousands):

                                                  June 30,   December 31,
                                                    1999         1998
    Raw materials                                 $  3,110     $  2,890
    Work in process                                  2,480        2,310
    Finished goods                                   5,830        5,730
                                                  --------     --------
                                                  $ 11,420     $ 10,930
                                                  ========     ========

"""
PROPERTY = """\
    Note 3 - Property

    (in thousands)                                June 30,   December 31,
                                                    1999         1998
    Land                                          $  1,150     $  1,150
    Buildings                                       12,390       12,060
    Kilns                                            2,210        2,130
    Machinery and equipment                         19,870       18,340
                                                  --------     --------
                                                    35,620       33,680
    Less accumulated depreciation                  (14,280)     (13,270)
                                                  --------     --------
                                                  $ 21,340     $ 20,410
                                                  ========     ========

"""
OTHER = """\
    Note 4 - Other income and expense

                                                 Six Months Ended June 30,
                                                    1999         1998
                                                     (In thousands)
    Interest income                               $    185     $    205
    Interest expense                                  (640)        (515)
    Other, net                                          45           35
                                                  --------     --------
    Total                                         $   (410)    $   (275)
                                                  ========     ========

"""


def details(done: Converted) -> list[Statement]:
    return [statement for statement in done.statements if statement.kind is StatementKind.DETAILS]


def told(statement: Statement) -> list[str]:
    """Each line's concept and its values, as `Land 1150000 1150000`."""
    return [f"{name(line)} {' '.join(plain(v.value) for v in line.values)}".strip() for line in statement.lines]


def name(line: StatementLine) -> str:
    return line.line.concept.name.local if line.line.concept else "-"


def test_the_items_of_a_line_are_told_where_they_add_up_to_it() -> None:
    done = converted(STATEMENTS + INVENTORIES)
    (note,) = details(done)
    assert note.title == "Inventories"
    assert told(note) == [
        "InventoryRawMaterialsNetOfReserves 3110000 2890000",
        "InventoryWorkInProcessNetOfReserves 2480000 2310000",
        "InventoryFinishedGoodsNetOfReserves 5830000 5730000",
        "InventoryNet 11420000 10930000",
    ]
    assert [(arc.total.name.local, arc.item.name.local, arc.weight) for arc in note.calculations] == [
        ("InventoryNet", item, 1)
        for item in (
            "InventoryRawMaterialsNetOfReserves",
            "InventoryWorkInProcessNetOfReserves",
            "InventoryFinishedGoodsNetOfReserves",
        )
    ]
    assert not [finding for finding in done.findings if finding.code.startswith("cell.")]


def test_a_total_inside_and_what_is_taken_off_it_are_told_and_a_thing_of_the_trade_is_an_extension() -> None:
    (note,) = details(converted(STATEMENTS + PROPERTY))
    assert told(note) == [
        "Land 1150000 1150000",
        "BuildingsAndImprovementsGross 12390000 12060000",
        "Kilns 2210000 2130000",
        "MachineryAndEquipmentGross 19870000 18340000",
        "PropertyPlantAndEquipmentGross 35620000 33680000",
        "AccumulatedDepreciationDepletionAndAmortizationPropertyPlantAndEquipment 14280000 13270000",
        "PropertyPlantAndEquipmentNet 21340000 20410000",
    ]
    (kilns,) = [line.line.concept for line in note.lines if name(line) == "Kilns"]
    assert kilns is not None
    assert (kilns.period_type, kilns.balance) == ("instant", "debit")
    (why,) = [line.line.why for line in note.lines if name(line) == "Kilns"]
    assert why.startswith("each filer takes PropertyPlantAndEquipmentGross apart as it sees fit")


def test_items_from_which_reserves_are_taken_off_below_are_told_before_them() -> None:
    reserve = "    Less inventory reserves                           (640)        (580)\n"
    text = INVENTORIES.replace("5,830        5,730\n", "6,470        6,310\n" + reserve)
    assert text != INVENTORIES
    (note,) = details(converted(STATEMENTS + text))
    assert [name(line) for line in note.lines] == [
        "InventoryRawMaterials",
        "InventoryWorkInProcess",
        "InventoryFinishedGoods",
        "InventoryValuationReserves",
        "InventoryNet",
    ]


def test_a_total_has_the_value_that_the_statement_gives_it() -> None:
    (note,) = details(converted(STATEMENTS + OTHER))
    (statement,) = [s for s in converted(STATEMENTS).statements if s.kind is StatementKind.INCOME_STATEMENT]
    (stated,) = [line for line in statement.lines if line.line.item.label == "Other income (expense), net"]
    assert name(note.lines[-1]) == name(stated)
    assert [v.value for v in note.lines[-1].values] == [v.value for v in stated.values] == [-410_000, -275_000]
    assert told(note)[:2] == ["InvestmentIncomeInterest 185000 205000", "InterestExpense 640000 515000"]


def test_a_note_that_prints_a_cost_as_negative_states_the_value_of_the_statement() -> None:
    turned = """\
    Note 5 - Income taxes

                                                 Six Months Ended June 30,
                                                    1999         1998
                                                     (In thousands)
    Current                                       $ (1,690)    $ (1,480)
    Deferred                                           120          140
                                                  --------     --------
    Total provision for income taxes              $ (1,570)    $ (1,340)
                                                  ========     ========
"""
    (note,) = details(converted(STATEMENTS + turned))
    assert told(note) == [
        "CurrentIncomeTaxExpenseBenefit 1690000 1480000",
        "DeferredIncomeTaxExpenseBenefit -120000 -140000",
        "IncomeTaxExpenseBenefit 1570000 1340000",
    ]


def test_what_divides_a_line_by_segments_gets_no_concept() -> None:
    segments = """\
    Note 6 - Operations

                                                 Six Months Ended June 30,
                                                    1999         1998
                                                     (In thousands)
    Gauges                                        $  3,310     $  2,920
    Valves                                           2,470        2,160
    Corporate                                       (1,240)      (1,270)
                                                  --------     --------
    Total                                         $  4,540     $  3,810
                                                  ========     ========
"""
    done = converted(STATEMENTS + segments)
    (note,) = details(done)
    assert told(note) == ["-", "-", "-", "-"]
    left = [done.reading.at(finding) for finding in done.findings if finding.code == "cell.unknown-part"]
    assert left == ["3,310", "2,920", "2,470", "2,160", "1,240", "1,270", "4,540", "3,810"]


def test_a_table_whose_lines_add_up_to_nothing_that_is_printed_takes_no_line_of_a_statement_apart() -> None:
    other = INVENTORIES.replace("11,420", "11,430").replace("5,830", "5,840").replace("Note 2 - ", "")
    done = converted(STATEMENTS + other)
    assert not details(done)
    assert len([finding for finding in done.findings if finding.code == "cell.not-a-statement"]) == 8


def test_a_table_whose_lines_do_not_add_up_is_none_of_them() -> None:
    assert not details(converted(STATEMENTS + INVENTORIES.replace("5,830", "5,380")))


def test_what_management_tells_is_no_note() -> None:
    discussion = "    ITEM 2. MANAGEMENT'S DISCUSSION AND ANALYSIS OF FINANCIAL CONDITION\n\n"
    bare = INVENTORIES.replace("Note 2 - Inventories", "Working capital")
    assert not details(converted(STATEMENTS + discussion + bare))
    assert details(converted(STATEMENTS + bare))


def test_a_concept_with_other_figures_on_a_statement_is_not_told_again() -> None:
    other = OTHER.replace("Other, net   ", "Cost of sales")
    (note,) = details(converted(STATEMENTS + other))
    assert "CostOfRevenue" not in {name(line) for line in note.lines}
    assert all(
        value.value != Decimal(45_000)
        for line in note.lines
        if name(line) == "CostOfGoodsAndServicesSold"
        for value in line.values
    )


def test_what_is_owed_within_a_year_and_after_it_is_told_apart() -> None:
    accrued = """\
    Note 7 - Accrued liabilities

                                                  June 30,   December 31,
                                                    1999         1998
                                                     (In thousands)
    Accrued payroll and related expenses          $  2,160     $  2,480
    Deferred revenue                                   930        1,020
    Royalties to glaziers                              610          740
    Other                                            1,020        1,070
                                                  --------     --------
    Total accrued liabilities                     $  4,720     $  5,310
                                                  ========     ========
"""
    (note,) = details(converted(STATEMENTS + accrued))
    assert [name(line) for line in note.lines] == [
        "EmployeeRelatedLiabilitiesCurrent",
        "ContractWithCustomerLiabilityCurrent",
        "RoyaltiesToGlaziers",
        "OtherAccruedLiabilitiesCurrent",
        "AccruedLiabilitiesCurrent",
    ]


def test_a_note_takes_apart_what_one_business_of_the_company_has() -> None:
    # Industrial 8,150 + 14,300 + 11,420 = 33,870, financial services 21,340; in sum 55,210, as on the sheet.
    sheet = (
        STATEMENTS.replace("    Current assets:\n", "    Industrial:\n")
        .replace("Total current assets    ", "Total industrial assets ")
        .replace(
            "    Property, plant and equipment, net  ",
            "    Financial Services:\n      Finance receivables, net          ",
        )
        .replace(
            "        Total assets  ",
            "        Total financial services assets             21,340       20,410\n        Total assets  ",
        )
    )
    done = converted(sheet + INVENTORIES)
    member = next(line.dimension for line in done.mapped[0].lines if line.item.label == "Inventories")
    assert member is not None
    told = [line for line in done.mapped[-1].lines if line.item.amounts]
    assert [line.dimension for line in told] == [member] * 4
    assert told[-1].concept is not None
    assert told[-1].concept.name.local == "InventoryNet"


CURRENT = """
    Note 2. Inventories are as follows, in thousands:

                                                   Current       Prior
                                                  --------     --------
    Raw materials                                 $  3,100     $  2,900
    Work in process                                  4,320        4,030
    Finished goods                                   4,000        4,000
                                                  --------     --------
                                                  $ 11,420     $ 10,930
"""


def test_current_and_prior_columns_have_the_periods_whose_figures_they_take_apart() -> None:
    done = converted(STATEMENTS + CURRENT)
    (note,) = [each for each in done.statements if each.kind is StatementKind.DETAILS]
    assert [str(value.period.end) for value in note.lines[0].values] == ["1999-06-30", "1998-12-31"]
    other = converted(STATEMENTS + CURRENT.replace("10,930", "10,830").replace("4,030", "3,930"))
    assert not [each for each in other.statements if each.kind is StatementKind.DETAILS]


def test_a_rest_that_names_no_direction_is_as_it_is_shown() -> None:
    rest = (
        (
            "    Interest income                               $    185     $    205",
            "    Interest income                               $    285     $    305",
        ),
        (
            "    Other, net                                          45           35",
            "    Other, net                                         (55)         (65)",
        ),
    )
    note = OTHER
    for old, new in rest:
        note = note.replace(old, new)
    (found,) = details(converted(STATEMENTS + note))
    (line,) = [line for line in found.lines if line.line.item.label == "Other, net"]
    assert [plain(v.value) for v in line.values] == ["-55000", "-65000"]


def test_what_a_note_names_first_is_what_its_line_counts() -> None:
    rest = (
        (
            "    Interest income                               $    185     $    205",
            "    Interest income                               $    285     $    305",
        ),
        (
            "    Other, net                                          45           35",
            "    Net premiums earned (paid) on hedges               (55)         (65)",
        ),
    )
    note = OTHER
    for old, new in rest:
        note = note.replace(old, new)
    (found,) = details(converted(STATEMENTS + note))
    (line,) = [line for line in found.lines if line.line.item.label.startswith("Net premiums")]
    assert line.line.is_extension
    assert [plain(v.value) for v in line.values] == ["-55000", "-65000"]


def test_a_total_of_few_digits_is_known_by_all_its_columns() -> None:
    statements = STATEMENTS.replace("(410)        (275)", "(52)         (41)").replace(
        "4,130        3,535", "4,488        3,769"
    )
    note = OTHER.replace("(640)        (515)", "(282)        (281)").replace(
        "    Total                                         $   (410)    $   (275)",
        "                                                  $    (52)    $    (41)",
    )
    (found,) = details(converted(statements + note))
    assert "InterestExpense 282000 281000" in told(found)
    other = note.replace("$    (41)", "$    (31)")
    assert not details(converted(statements + other))


DEBT = """\
    Note 5 - Debt

    Our long-term debt is as follows (in thousands):

                                                  June 30,   December 31,
                                                    1999         1998
    Kiln notes due 2004                           $  4,200     $  4,800
    Meadow notes due 2007                            2,600        2,600
                                                  --------     --------
    Total face value of long-term debt               6,800        7,400
    Unamortized discount and issuance costs, net       (85)         (95)
    Less: current portion of long-term debt           (715)        (605)
                                                  --------     --------
    Long-term debt                                $  6,000     $  6,700
                                                  ========     ========

"""


def test_debt_is_led_from_what_was_borrowed_to_what_is_due_later() -> None:
    sheet = STATEMENTS.replace(
        "    Stockholders' equity                            44,360       43,040\n",
        "    Long-term debt                                   6,000        6,700\n"
        "    Stockholders' equity                            38,360       36,340\n",
    )
    (note,) = details(converted(sheet + DEBT))
    assert told(note)[2:] == [
        "DebtInstrumentCarryingAmount 6800000 7400000",
        "DebtInstrumentUnamortizedDiscountPremiumAndDebtIssuanceCostsNet 85000 95000",
        "LongTermDebtCurrent 715000 605000",
        "LongTermDebtNoncurrent 6000000 6700000",
    ]


PER_SHARE = """\
    Note 6 - Net income per share

    The following is a reconciliation of the denominator of the basic and diluted net income per share computations:

                                                 Six Months Ended June 30,
                                                    1999         1998
                                               (In thousands, except per share data)
    Net income                                    $  2,560     $  2,195
    Basic weighted average shares                    5,120        5,100
    Dilutive effect of stock options                    80           70
                                                  --------     --------
    Diluted weighted average shares                  5,200        5,170
    Basic net income per share                    $   0.50     $   0.43
    Diluted net income per share                  $   0.49     $   0.42
    Dividends paid per common share               $   0.08     $   0.07

"""


def test_shares_led_from_basic_to_diluted_are_no_measure_beside_the_standards() -> None:
    last = "    Net income                                    $  2,560     $  2,195\n"
    a_share = (
        "    Basic net income per share                    $   0.50     $   0.43\n"
        "    Diluted net income per share                  $   0.49     $   0.42\n"
    )
    (note,) = details(converted(STATEMENTS.replace(last, last + a_share) + PER_SHARE))
    assert "IncrementalCommonSharesAttributableToShareBasedPaymentArrangements 80000 70000" in told(note)
    assert "CommonStockDividendsPerShareCashPaid 0.08 0.07" in told(note)


SHOPS = """\
    LINDEN SHOPS, INC.
    CONSOLIDATED STATEMENTS OF INCOME
    (In thousands)
                                                  Fiscal Year Ended
                                             January 29,   January 31,
                                                    2005          2004
    Net sales                                     $ 38,640     $ 35,110
    Cost of sales                                   24,980       22,870
    Gross profit                                    13,660       12,240
    Selling and administrative expenses              9,530        8,705
    Income before income taxes                       4,130        3,535
    Provision for income taxes                       1,570        1,340
    Net income                                    $  2,560     $  2,195

    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS

    Quarterly Results of Operations
    (In thousands)
                                                Thirteen Weeks Ended
                                             October 30,   January 29,
                                                    2004          2005
    Net sales                                     $  9,640     $ 10,110
    Gross profit                                     3,660        4,240

    Note 3 - Income taxes

    The provision for income taxes was as follows (in thousands):

                                             Fiscal 2004   Fiscal 2003
    Current:
      Federal                                     $  1,190     $  1,020
      State                                            160          140
    Deferred                                           220          180
    Provision for income taxes                    $  1,570     $  1,340

"""


def test_years_that_go_by_two_numbers_are_those_whose_figures_a_note_shows() -> None:
    report = converted(SHOPS)
    told = [
        f"{name(line)} {value.period.end} {plain(value.value)}"
        for statement in report.statements
        for line in statement.lines
        for value in line.values
        if name(line) == "CurrentFederalTaxExpenseBenefit"
    ]
    assert told == [
        "CurrentFederalTaxExpenseBenefit 2005-01-29 1190000",
        "CurrentFederalTaxExpenseBenefit 2004-01-31 1020000",
    ]
