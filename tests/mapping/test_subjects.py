"""Notes that say by their own words what they are about, from the page to the values."""

from __future__ import annotations

import pytest

from tests.helpers_text import converted
from tests.mapping.test_details import STATEMENTS, details, told

TAXES = """\
    Note 4 - Income taxes

    The components of deferred taxes are as follows (in thousands):

                                                  June 30,   December 31,
                                                    1999         1998
    Deferred tax assets:
      Accrued vacation                            $    310     $    290
      Net operating loss carryforwards               1,480        1,620
                                                  --------     --------
        Total deferred tax assets                    1,790        1,910
      Less valuation allowance                        (520)        (610)
                                                  --------     --------
        Deferred tax assets, net of allowance        1,270        1,300
    Deferred tax liabilities:
      Depreciation                                    (640)        (590)
      Kilns leased to others                           (70)         (55)
                                                  --------     --------
        Total deferred tax liabilities                (710)        (645)
                                                  --------     --------
    Net deferred tax assets                       $    560     $    655
                                                  ========     ========

"""
NET_LIABILITIES = """\
    Note 4 - Income taxes

    The components of deferred taxes are as follows (in thousands):

                                                  June 30,   December 31,
                                                    1999         1998
    Deferred tax assets:
      Accrued vacation                            $    310     $    290
      Net operating loss carryforwards               1,480        1,620
      Valuation allowance                             (520)        (610)
                                                  --------     --------
        Total deferred tax assets                    1,270        1,300
    Deferred tax liabilities:
      Depreciation                                   1,340        1,390
      Kilns leased to others                            70           55
                                                  --------     --------
        Total deferred tax liabilities               1,410        1,445
                                                  --------     --------
    Net deferred tax liabilities                  $    140     $    145
                                                  ========     ========

"""
PER_SHARE = """
                                                 Six Months Ended June 30,
                                                    1999         1998
    Basic earnings per share                      $   1.28     $   1.11
    Diluted earnings per share                    $   1.24     $   1.08

    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS
"""
WITH_PER_SHARE = STATEMENTS.replace("\n    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n", PER_SHARE)
SHARES = """\
    Note 5 - Earnings per share

    (in thousands, except amounts per share)     Six Months Ended June 30,
                                                    1999         1998
    Net income                                    $  2,560     $  2,195
    Weighted average shares outstanding              2,000        1,980
    Effect of dilutive securities                       65           60
    Weighted average shares, assuming dilution       2,065        2,040
    Basic earnings per share                      $   1.28     $   1.11
    Diluted earnings per share                    $   1.24     $   1.08

"""


def lines_of(text: str) -> list[str]:
    """What all notes of a release tell, line by line, without headings and lines that have no concept."""
    return [line for note in details(converted(text)) for line in told(note) if line[0] != "-" and " " in line]


def test_deferred_taxes_are_told_where_their_sums_hold() -> None:
    assert lines_of(STATEMENTS + TAXES) == [
        "AccruedVacation 310000 290000",
        "DeferredTaxAssetsOperatingLossCarryforwards 1480000 1620000",
        "DeferredTaxAssetsGross 1790000 1910000",
        "DeferredTaxAssetsValuationAllowance 520000 610000",
        "DeferredTaxAssetsNet 1270000 1300000",
        "DeferredTaxLiabilitiesPropertyPlantAndEquipment 640000 590000",
        "KilnsLeasedToOthers 70000 55000",
        "DeferredIncomeTaxLiabilities 710000 645000",
        "DeferredTaxAssetsLiabilitiesNet 560000 655000",
    ]


def test_an_allowance_among_deferred_tax_assets_is_taken_off_in_their_total() -> None:
    assert lines_of(STATEMENTS + NET_LIABILITIES) == [
        "DeferredTaxAssetsOperatingLossCarryforwards 1480000 1620000",
        "DeferredTaxAssetsValuationAllowance 520000 610000",
        "DeferredTaxAssetsNet 1270000 1300000",
        "DeferredTaxLiabilitiesPropertyPlantAndEquipment 1340000 1390000",
        "KilnsLeasedToOthers 70000 55000",
        "DeferredIncomeTaxLiabilities 1410000 1445000",
        "DeferredTaxLiabilities 140000 145000",
    ]


def test_liabilities_in_parentheses_are_none_below_zero_nor_are_their_items() -> None:
    note = NET_LIABILITIES
    for shown in ("1,340        1,390", "70           55", "1,410        1,445", "140     $    145"):
        for figure in (word for word in shown.split() if word != "$"):
            note = note.replace(f" {figure}", f"({figure})")
    assert lines_of(STATEMENTS + note) == lines_of(STATEMENTS + NET_LIABILITIES)


@pytest.mark.parametrize(
    "told", ["as follows, in millions:", "as follows (in millions):", "shown\n    in millions of dollars:"]
)
def test_the_sentence_above_a_note_tells_its_scale(told: str) -> None:
    note = TAXES.replace("as follows (in thousands):", told)
    assert lines_of(STATEMENTS + note)[0] == "AccruedVacation 310000000 290000000"


def test_a_note_has_no_facts_where_what_stands_above_names_another_scale_than_it_has() -> None:
    note = TAXES.replace("as follows (in thousands):", "as follows. All of these amounts are in millions.")
    assert not lines_of(STATEMENTS + note)


def test_deferred_taxes_that_do_not_add_up_stay_untagged() -> None:
    wrong = TAXES.replace("1,480        1,620", "1,840        1,260").replace("(520)", "(250)")
    assert not lines_of(STATEMENTS + wrong.replace("(640)        ", "(460)        ").replace("560     $", "650     $"))


def test_allowances_in_parts_are_no_allowance_as_a_whole() -> None:
    parts = """\
    Note 4 - Income taxes

    (in thousands)                                June 30,   December 31,
                                                    1999         1998
    Inventories                                   $    310     $    290
    Less valuation allowance                          (110)         (90)
                                                  --------     --------
      Current assets                                   200          200
    Tax loss carryforwards                           1,480        1,620
    Less valuation allowance                          (520)        (610)
                                                  --------     --------
      Non-current assets                          $    960     $  1,010
                                                  ========     ========

"""
    assert not lines_of(STATEMENTS + parts)


@pytest.mark.parametrize(
    "caption",
    [
        "The condensed financial information of the parent company only is as follows (in thousands):",
        "The deferred taxes of our subsidiary Quarrel Glass are as follows (in thousands):",
        "Pro forma deferred taxes are as follows (in thousands):",
        "Deferred taxes of the guarantors are as follows (in thousands):",
        "Deferred taxes of discontinued operations are as follows (in thousands):",
    ],
)
def test_a_table_of_a_part_or_as_it_might_be_says_nothing_of_the_company(caption: str) -> None:
    other = TAXES.replace("The components of deferred taxes are as follows (in thousands):", caption)
    assert not lines_of(STATEMENTS + other)


def test_counts_of_shares_are_told_where_they_divide_the_result() -> None:
    assert lines_of(WITH_PER_SHARE + SHARES) == [
        "WeightedAverageNumberOfSharesOutstandingBasic 2000000 1980000",
        "WeightedAverageNumberDilutedSharesOutstandingAdjustment 65000 60000",
        "WeightedAverageNumberOfDilutedSharesOutstanding 2065000 2040000",
    ]


def test_counts_of_shares_in_another_scale_or_of_another_result_stay_untagged() -> None:
    wrong = SHARES.replace("(in thousands, except amounts per share)", "(in thousands, except share data)")
    assert "WeightedAverage" not in " ".join(lines_of(WITH_PER_SHARE + wrong))
    other = SHARES.replace("2,000        1,980", "2,200        2,180").replace(
        "2,065        2,040", "2,265        2,240"
    )
    assert "WeightedAverage" not in " ".join(lines_of(WITH_PER_SHARE + other))


def test_what_is_left_of_a_result_for_common_shares_may_be_what_they_divide() -> None:
    """The statement prints the result before what holders of unvested shares would be given."""
    lead = "    Net income                                    $  2,560     $  2,195\n"
    led = (
        f"{lead}    Less: Earnings allocated to unvested shares       (120)        (100)\n"
        "                                                  --------     --------\n"
        "    Net income available to common stockholders      2,440        2,095\n"
    )
    shown = (("1.28", "1.22"), ("1.11", "1.06"), ("1.24", "1.18"), ("1.08", "1.03"))
    text = WITH_PER_SHARE + SHARES.replace(lead, led)
    for before, after in shown:
        text = text.replace(f"$   {before}", f"$   {after}")
    assert lines_of(text) == [
        "NetIncomeLoss 2560000 2195000",
        "WeightedAverageNumberOfSharesOutstandingBasic 2000000 1980000",
        "WeightedAverageNumberDilutedSharesOutstandingAdjustment 65000 60000",
        "WeightedAverageNumberOfDilutedSharesOutstanding 2065000 2040000",
    ]


def test_of_counts_that_say_the_same_the_last_divides_the_result() -> None:
    more = SHARES.replace(
        "    Effect of",
        "    Less participating shares                           (2)          (2)\n"
        "    Weighted average common shares outstanding       1,998        1,978\n"
        "    Weighted average shares outstanding              2,000        1,980\n"
        "    Effect of",
    )
    basic = [line for line in lines_of(WITH_PER_SHARE + more) if "Basic" in line]
    assert basic == ["WeightedAverageNumberOfSharesOutstandingBasic 1998000 1978000"]


CASH_FLOWS = """\
    CONSOLIDATED STATEMENTS OF CASH FLOWS
    (In thousands)
                                                 Six Months Ended June 30,
                                                    1999         1998
    Operating activities:
      Net income                                  $  2,560     $  2,195
      Share-based compensation                         340          295
      Changes in working capital                    (1,150)        (870)
                                                  --------     --------
        Net cash from operating activities           1,750        1,620
                                                  --------     --------
    Net increase in cash                          $  1,750     $  1,620
                                                  ========     ========

    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS
"""
WITH_CASH_FLOWS = STATEMENTS.replace("    NOTES TO CONSOLIDATED FINANCIAL STATEMENTS\n", CASH_FLOWS)
PAY = """\
    Note 6 - Share-based compensation

                                                 Three Months Ended      Six Months Ended
                                                      June 30,               June 30,
    (In thousands)                                 1999      1998         1999      1998
    Share-based compensation expense             $   180   $   150      $   340   $   295
    Tax benefit of share-based compensation          (54)      (45)        (102)      (88)

"""


def test_pay_in_shares_is_told_where_the_cash_flow_statement_prints_it() -> None:
    assert lines_of(WITH_CASH_FLOWS + PAY) == [
        "AllocatedShareBasedCompensationExpense 180000 150000 340000 295000",
        "EmployeeServiceShareBasedCompensationTaxBenefitFromCompensationExpense 54000 45000 102000 88000",
    ]
    assert not lines_of(WITH_CASH_FLOWS + PAY.replace("340   $   295", "430   $   259"))


@pytest.mark.parametrize("total", ["11,420     $ 10,930", "11,240     $ 10,390"])
def test_years_alone_are_the_days_of_the_balance_sheet_if_the_figures_are_its(total: str) -> None:
    note = f"""\
    Note 2 - Inventories

                                                    1999         1998
    Raw materials                                 $  3,110     $  2,890
    Work in process                                  2,480        2,310
    Finished goods                                   5,830        5,730
                                                  --------     --------
    Total                                         $ {total}
                                                  ========     ========

"""
    found = [line for line in lines_of(STATEMENTS + note) if "RawMaterials" in line]
    assert found == (["InventoryRawMaterialsNetOfReserves 3110000 2890000"] if total.startswith("11,42") else [])


def test_years_that_other_tables_tell_flows_of_are_days_where_the_figures_are_of_a_balance_sheet() -> None:
    sheet = STATEMENTS.replace("Six Months Ended June 30,", "Years Ended December 31,")
    sheet = sheet.replace("    June 30,   December 31,", "December 31,   December 31,")
    note = """\
    Note 2 - Inventories

                                                    1999         1998
    Raw materials                                 $  3,110     $  2,890
    Work in process                                  2,480        2,310
    Finished goods                                   5,830        5,730
                                                  --------     --------
    Total                                         $ 11,420     $ 10,930
                                                  ========     ========

"""
    assert "InventoryRawMaterialsNetOfReserves 3110000 2890000" in lines_of(sheet + note)


BY_YEARS = """\
    Note 7 - Leases

    The components of lease cost were as follows (in thousands):

                                                    1999         1998
    Operating lease cost                          $    310     $    290
    Variable lease cost                                 48           31
                                                  --------     --------
    Net lease cost                                $    358     $    321
                                                  ========     ========

"""


def test_years_alone_are_of_a_flow_where_words_leave_no_other_reading() -> None:
    assert lines_of(STATEMENTS + BY_YEARS)[-1] == "LeaseCost 358000 321000"


def test_what_leases_cost_in_cash_is_no_statement_of_cash_flows() -> None:
    text = """\
    Note 7 - Leases

    Supplemental cash flow information related to leases was as follows (in thousands):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Operating cash flows from finance leases      $     48     $     31
    Financing cash flows from finance leases           310          290

"""
    assert lines_of(STATEMENTS + text) == [
        "FinanceLeaseInterestPaymentOnLiability 48000 31000",
        "FinanceLeasePrincipalPayments 310000 290000",
    ]


INTANGIBLES = """\
    Note 8 - Intangible assets (in thousands)

                                         June 30, 1999                            December 31, 1998
                               Gross                                     Gross
                             Carrying   Accumulated       Net          Carrying   Accumulated       Net
                              Amount    Amortization     Amount         Amount    Amortization     Amount
    Customer lists           $  2,400     $   (910)     $  1,490       $  2,400     $   (790)     $  1,610
    Patents                     1,150         (480)          670          1,100         (430)          670
                             --------     --------      --------       --------     --------      --------
    Total                    $  3,550     $ (1,390)     $  2,160       $  3,500     $ (1,220)     $  2,280
                             ========     ========      ========       ========     ========      ========

"""


def test_columns_of_measures_are_lines_and_the_rows_their_parts() -> None:
    done = converted(STATEMENTS + INTANGIBLES)
    (note,) = details(done)
    assert told(note) == [
        "FiniteLivedIntangibleAssetsGross 3550000 2400000 1150000 3500000 2400000 1100000",
        "FiniteLivedIntangibleAssetsAccumulatedAmortization 1390000 910000 480000 1220000 790000 430000",
        "FiniteLivedIntangibleAssetsNet 2160000 1490000 670000 2280000 1610000 670000",
    ]
    members = [column.member.label if column.member else "" for column in done.mapped[-1].table.columns]
    assert members == ["", "Customer lists", "Patents"] * 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Note 8 - Intangible assets", "Note 8 - Pro forma intangible assets"),
        ("Patents       ", "Goodwill      "),
        ("$  3,550     $ (1,390)     $  2,160", "$  3,560     $ (1,390)     $  2,170"),
        ("670          1,100         (430)          670", "760          1,100         (430)          670"),
        ("Note 8 - Intangible assets", "Note 8 - Buildings of others"),
    ],
)
def test_measures_that_do_not_add_up_or_are_of_something_else_stay_untagged(old: str, new: str) -> None:
    other = INTANGIBLES.replace(old, new)
    assert other != INTANGIBLES
    assert not lines_of(STATEMENTS + other)


def test_measures_at_a_day_of_no_balance_sheet_stay_untagged() -> None:
    other = INTANGIBLES.replace("June 30, 1999   ", "June 30, 1995   ")
    assert lines_of(STATEMENTS + other)[0] == "FiniteLivedIntangibleAssetsGross 3500000 2400000 1100000"


def test_unrealized_gains_and_losses_are_both_above_zero() -> None:
    securities = """\
    Note 9 - Investments

    Securities available for sale at June 30, 1999 are as follows (in thousands):

                                           Gross       Gross
                             Amortized   Unrealized  Unrealized     Fair
                                Cost       Gains       Losses       Value
    Treasury notes           $  3,410     $    25     $   (18)    $  3,417
    Corporate bonds             1,260          14          (9)       1,265
                             --------     -------     -------     --------
    Total                    $  4,670     $    39     $   (27)    $  4,682
                             ========     =======     =======     ========

"""
    assert [line.split()[:2] for line in lines_of(STATEMENTS + securities)] == [
        ["AvailableForSaleDebtSecuritiesAmortizedCostBasis", "4670000"],
        ["AvailableForSaleDebtSecuritiesAccumulatedGrossUnrealizedGainBeforeTax", "39000"],
        ["AvailableForSaleDebtSecuritiesAccumulatedGrossUnrealizedLossBeforeTax", "27000"],
        ["AvailableForSaleSecuritiesDebtSecurities", "4682000"],
    ]
    assert not lines_of(STATEMENTS + securities.replace("Corporate bonds  ", "Equity securities"))
    kept = lines_of(STATEMENTS + securities.replace("available for sale", "held to maturity  "))
    assert [line.split()[:2] for line in kept] == [
        ["HeldToMaturitySecurities", "4670000"],
        ["HeldToMaturitySecuritiesAccumulatedUnrecognizedHoldingGain", "39000"],
        ["HeldToMaturitySecuritiesAccumulatedUnrecognizedHoldingLoss", "27000"],
        ["HeldToMaturitySecuritiesFairValue", "4682000"],
    ]


ROLL = """\
    Note 10 - Revenue

    The changes in deferred revenue are as follows (in thousands):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Balance at beginning of period                $  1,020     $    870
    Additions                                        2,310        2,080
    Revenue recognized                              (2,400)      (2,020)
    Balance at end of period                      $    930     $    930

"""


def test_a_balance_that_the_caption_names_is_told_at_both_ends_where_its_movements_lead_there() -> None:
    assert lines_of(STATEMENTS + ROLL) == [
        "ContractWithCustomerLiability 1020000 870000",
        "Additions 2310000 2080000",
        "RevenueRecognized 2400000 2020000",
        "ContractWithCustomerLiability 930000 930000",
    ]
    (note,) = details(converted(STATEMENTS + ROLL))
    periods = [str(value.period) for value in note.lines[0].values]
    assert periods == ["1998-12-31", "1997-12-31"]
    assert not lines_of(STATEMENTS + ROLL.replace("(2,020)", "(2,200)").replace("(2,400)", "(2,040)"))


@pytest.mark.parametrize(
    "caption",
    [
        "The changes in deferred revenue of our subsidiary Quarrel Glass are as follows (in thousands):",
        "The changes in deferred revenue of guarantors are as follows (in thousands):",
        "The changes in what customers owe are as follows (in thousands):",
        "The changes in deferred revenue of an unconsolidated affiliate are as follows (in thousands):",
    ],
)
def test_a_balance_of_others_or_without_a_name_stays_untagged(caption: str) -> None:
    assert not lines_of(
        STATEMENTS + ROLL.replace("The changes in deferred revenue are as follows (in thousands):", caption)
    )


def test_beginning_and_ending_balances_are_at_both_ends() -> None:
    ends = ROLL.replace("Balance at beginning of period", "Beginning balances            ")
    assert lines_of(STATEMENTS + ends.replace("Balance at end of period", "Ending balances         ")) == lines_of(
        STATEMENTS + ROLL
    )


LEASES = """\
    Note 11 - Leases

    (in thousands)                               Six Months Ended June 30,
                                                    1999         1998
    Operating lease cost                          $    310     $    290
    Short-term lease cost                               45           38
    Variable lease cost                                 22           19
                                                  --------     --------
    Total lease cost                              $    377     $    347
                                                  ========     ========

"""
PAID = """\
    Other information about leases follows.

    (in thousands)                               Six Months Ended June 30,
                                                    1999         1998
    Operating cash flows from operating leases    $    305     $    284
    Weighted average years that remain                   7            6

"""


def test_the_cost_of_leases_is_told_where_it_adds_up_and_what_was_paid_by_its_words() -> None:
    assert lines_of(STATEMENTS + LEASES + PAID) == [
        "OperatingLeaseCost 310000 290000",
        "ShortTermLeaseCost 45000 38000",
        "VariableLeaseCost 22000 19000",
        "LeaseCost 377000 347000",
        "OperatingLeasePayments 305000 284000",
    ]
    nameless = LEASES.replace("Note 11 - ", "").replace("Total lease cost", "Total           ")
    assert not lines_of(STATEMENTS + nameless)


def test_a_note_of_which_nothing_says_what_it_is_counted_in_stays_untagged() -> None:
    sheet, income = STATEMENTS.split("    CONSOLIDATED STATEMENTS OF INCOME\n")
    mixed = f"{sheet}    CONSOLIDATED STATEMENTS OF INCOME\n{income.replace('(In thousands)', '(In millions)', 1)}"
    bare = LEASES.replace("(in thousands)", "              ")
    assert lines_of(mixed + LEASES)
    assert not lines_of(mixed + bare)


def test_days_of_which_no_statement_tells_are_of_something_else() -> None:
    older = TAXES.replace("1999", "1995").replace("1998", "1994")
    assert not lines_of(STATEMENTS + older)


LEFT_OUT = """\
    Note 6 - Earnings per share

    The following shares were excluded from the computation of diluted earnings per share
    (in thousands):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Stock options                                      310          290
    Restricted stock                                   120           80
                                                  --------     --------
    Total                                              430          370
                                                  ========     ========

"""
WHOLE = LEFT_OUT.replace("\n    (in thousands)", "")


def test_shares_that_dilute_nothing_are_counted_as_the_words_above_say() -> None:
    name = "AntidilutiveSecuritiesExcludedFromComputationOfEarningsPerShareAmount"
    assert lines_of(STATEMENTS + LEFT_OUT) == [
        f"{name} 310000 290000",
        f"{name} 120000 80000",
        f"{name} 430000 370000",
    ]


def test_each_kind_of_shares_that_dilute_nothing_is_a_member() -> None:
    (note,) = details(converted(STATEMENTS + LEFT_OUT.replace("Restricted stock  ", "Stock and warrants")))
    members = [line.line.dimension.member.name.local for line in note.lines if line.line.dimension]
    assert members == ["EmployeeStockOptionMember", "StockAndWarrantsMember"]


def test_shares_left_out_at_a_day_are_left_out_of_the_result_that_ends_with_it() -> None:
    text = LEFT_OUT.replace("Six Months Ended June 30,", "        As of June 30,    ")
    assert lines_of(STATEMENTS + text)[-1].endswith("430000 370000")


def test_shares_that_dilute_nothing_stay_untagged_where_nothing_says_in_what_they_are_counted() -> None:
    assert not lines_of(STATEMENTS + WHOLE)


def test_money_below_such_words_is_no_count() -> None:
    assert not lines_of(STATEMENTS + LEFT_OUT.replace("   310          290", "$  310       $  290"))


PREMIUMS = """\
    Note 12 - Reinsurance

    Premiums written were as follows (in thousands):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Direct premiums written                       $    910     $    850
    Assumed                                             45           38
    Ceded                                             (122)        (119)
                                                  --------     --------
    Net premiums written                          $    833     $    769
                                                  ========     ========

"""


def test_premiums_written_are_told_where_they_add_up() -> None:
    assert lines_of(STATEMENTS + PREMIUMS) == [
        "DirectPremiumsWritten 910000 850000",
        "AssumedPremiumsWritten 45000 38000",
        "CededPremiumsWritten 122000 119000",
        "PremiumsWrittenNet 833000 769000",
    ]
    nameless = PREMIUMS.replace("Note 12 - ", "")
    assert not lines_of(STATEMENTS + nameless.replace("(122)", "(152)"))


PENSIONS = """\
    Note 8 - Pension plans

    The components of net periodic benefit cost were as follows (in thousands):

                                          Pension Benefits        Postretirement Benefits
                                      Six Months Ended June 30,  Six Months Ended June 30,
                                          1999         1998          1999         1998
    Service cost                        $    310     $    290      $     40     $     30
    Interest cost                            120           95            22           20
    Expected return on plan assets          (180)        (170)           (9)          (8)
    Amortization of net loss                  50           40             7            5
                                        --------     --------      --------     --------
    Net periodic benefit cost           $    300     $    255      $     60     $     47
                                        ========     ========      ========     ========

"""


def test_what_a_plan_costs_is_told_by_its_kind() -> None:
    (note,) = details(converted(STATEMENTS + PENSIONS))
    assert told(note) == [
        "DefinedBenefitPlanServiceCost 310000 290000 40000 30000",
        "DefinedBenefitPlanInterestCost 120000 95000 22000 20000",
        "DefinedBenefitPlanExpectedReturnOnPlanAssets 180000 170000 9000 8000",
        "DefinedBenefitPlanAmortizationOfGainsLosses -50000 -40000 -7000 -5000",
        "DefinedBenefitPlanNetPeriodicBenefitCost 300000 255000 60000 47000",
    ]
    kinds = [part.member.name.local for part in note.dimensions if part]
    assert kinds[::2] == ["PensionPlansDefinedBenefitMember", "OtherPostretirementBenefitPlansDefinedBenefitMember"]


def test_what_a_plan_holds_is_none_of_the_company() -> None:
    assert not lines_of(STATEMENTS + PENSIONS.replace("Net periodic benefit cost  ", "Total                      "))


MOVED = """\
    Note 9 - Receivables

    Changes in the allowance for doubtful accounts were as follows (in thousands):

                                                 Six Months Ended June 30,
                                                    1999         1998
    Balance at beginning of period                $    310     $    290
    Provision for doubtful accounts                    120           95
    Write-offs                                         (80)         (75)
                                                  --------     --------
    Balance at end of period                      $    350     $    310
                                                  ========     ========

"""


@pytest.mark.parametrize(
    ("caption", "rows", "first"),
    [
        ("", (), "AllowanceForDoubtfulAccountsReceivable 310000 290000"),
        (
            "deferred contract costs",
            (("Provision for doubtful accounts", "Costs of new contracts         "), ("Write-offs  ", "Amortization")),
            "CapitalizedContractCostNet 310000 290000",
        ),
    ],
)
def test_an_expense_that_moves_a_balance_is_told_as_it_is_called(
    caption: str, rows: tuple[tuple[str, str], ...], first: str
) -> None:
    text = MOVED.replace("the allowance for doubtful accounts", caption) if caption else MOVED
    for old, new in rows:
        text = text.replace(old, new)
    (note,) = details(converted(STATEMENTS + text))
    found = told(note)
    assert found[0] == first
    amortized, lost = "CapitalizedContractCostAmortization 80000 75000", "ProvisionForDoubtfulAccounts 120000 95000"
    assert (amortized if caption else lost) in found


def test_what_a_bank_may_not_be_paid_is_of_loans() -> None:
    assert not lines_of(STATEMENTS + MOVED.replace("doubtful accounts were", "credit losses on loans were"))


def test_shares_that_dilute_nothing_may_stand_below_those_that_do() -> None:
    line = "    Anti-dilutive shares excluded                      31           42\n"
    text = SHARES.replace("    Basic earnings per share", line + "    Basic earnings per share")
    assert "AntidilutiveSecuritiesExcludedFromComputationOfEarningsPerShareAmount 31000 42000" in lines_of(
        WITH_PER_SHARE + text
    )
