"""Which concept a printed line gets: by its words, its headings, its unit, and the lines beside it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.mapping.choose import map_concepts
from converter.proving.sums import prove_sums
from tests.helpers_text import NAME, Converted, concept, concepts, converted, mapped_line, maps, read

CLAIMS = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (in thousands)
                                             December 31,
                                            2004        2003
    ASSETS
    Current assets:
      Cash and cash equivalents              610         540
      Loom deposits with weavers              66          55
        Total current assets                 676         595
    Total assets                             676         595

    LIABILITIES AND STOCKHOLDERS' EQUITY
    Current liabilities:
      Accounts payable                       200         180
      Income taxes                            40          25
      Capital lease obligations               16          15
        Total current liabilities            256         220
    Capital lease obligations                 70          65
    Stockholders' equity:
      Common stock                           100         100
      Retained earnings                      250         210
        Total stockholders' equity           350         310
    Total liabilities and stockholders' equity   676     595
"""


def test_a_balance_sheet_gets_the_concepts_an_accountant_expects() -> None:
    assert concepts(converted(CLAIMS)) == [
        "Cash and cash equivalents: us-gaap:CashAndCashEquivalentsAtCarryingValue",
        "Loom deposits with weavers: quill:LoomDepositsWithWeavers",
        "Total current assets: us-gaap:AssetsCurrent",
        "Total assets: us-gaap:Assets",
        "Accounts payable: us-gaap:AccountsPayableCurrent",
        "Income taxes: us-gaap:AccruedIncomeTaxesCurrent",
        "Capital lease obligations: us-gaap:CapitalLeaseObligationsCurrent",
        "Total current liabilities: us-gaap:LiabilitiesCurrent",
        "Capital lease obligations: us-gaap:CapitalLeaseObligationsNoncurrent",
        "Common stock: us-gaap:CommonStockValue",
        "Retained earnings: us-gaap:RetainedEarningsAccumulatedDeficit",
        "Total stockholders' equity: us-gaap:StockholdersEquity",
        "Total liabilities and stockholders' equity: us-gaap:LiabilitiesAndStockholdersEquity",
    ]


def test_the_headings_decide_what_equal_labels_mean() -> None:
    """`Capital lease obligations` stands under current liabilities once, and once outside them."""
    lines = [m for m in converted(CLAIMS).mapped[0].lines if m.item.label == "Capital lease obligations"]
    assert [m.concept.name.local if m.concept else "" for m in lines] == [
        "CapitalLeaseObligationsCurrent",
        "CapitalLeaseObligationsNoncurrent",
    ]


def test_headings_get_the_abstract_concepts_of_the_taxonomy() -> None:
    done = converted(CLAIMS)
    headings = [m for m in done.mapped[0].lines if m.item.is_abstract]
    assert all(m.concept is not None and m.concept.is_abstract for m in headings)
    assert [str(m.concept.name) for m in headings if m.concept] == [
        "us-gaap:AssetsAbstract",
        "us-gaap:AssetsCurrentAbstract",
        "us-gaap:LiabilitiesAndStockholdersEquityAbstract",
        "us-gaap:LiabilitiesCurrentAbstract",
        "us-gaap:StockholdersEquityAbstract",
    ]


def test_basic_and_diluted_are_told_apart_by_what_they_are_counted_in() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (in thousands, except per share data)
                                        Year Ended December 31,
                                            2004        2003
        Net income                           810         540
        Net income per share:
          Basic                             $.90        $.60
          Diluted                            .81         .54
        Weighted average shares:
          Basic                              900         900
          Diluted                          1,000       1,000
        """)
    assert concepts(done) == [
        "Net income: us-gaap:NetIncomeLoss",
        "Basic: us-gaap:EarningsPerShareBasic",
        "Diluted: us-gaap:EarningsPerShareDiluted",
        "Basic: us-gaap:WeightedAverageNumberOfSharesOutstandingBasic",
        "Diluted: us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding",
    ]


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Net loss", "NetIncomeLoss"),
        ("NET INCOME (LOSS)", "NetIncomeLoss"),
        ("Net (loss) income", "NetIncomeLoss"),
        ("Provision for income taxes", "IncomeTaxExpenseBenefit"),
        ("Income tax benefit", "IncomeTaxExpenseBenefit"),
        (
            "Income before income tax (expense) benefit",
            "IncomeLossFromContinuingOperationsBeforeIncomeTaxesExtraordinaryItemsNoncontrollingInterest",
        ),
        ("Selling, general & administrative", "SellingGeneralAndAdministrativeExpense"),
        ("SG&A", "SellingGeneralAndAdministrativeExpense"),
        ("Cost of goods sold (1)", "CostOfGoodsAndServicesSold"),
        ("Gross profit", "GrossProfit"),
    ],
)
def test_spellings_of_one_thing_lead_to_one_concept(label: str, expected: str) -> None:
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        {label:36}  810         540
        Another line of ours                  17          12
        """)
    chosen = done.mapped[0].lines[0].concept
    assert chosen is not None
    assert chosen.name.local == expected


def test_cash_at_both_ends_of_the_year_is_one_concept_at_two_times() -> None:
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
                                                Year Ended December 31,
                                                    2004        2003
        Net increase in cash                         308         310
        Cash and cash equivalents at beginning of year   902     592
        Cash and cash equivalents at end of year   1,210         902
        """)
    start = mapped_line(done, "Cash and cash equivalents at beginning of year")
    end = mapped_line(done, "Cash and cash equivalents at end of year")
    assert start.concept == end.concept
    assert (start.at_start, end.at_start) == (True, False)


# -- two lines for one concept -------------------------------------------------------------------


def two_lines(first: tuple[str, str, str], second: tuple[str, str, str]) -> Converted:
    rows = "\n".join(f"{label:36}{a:>12}{b:>12}" for label, a, b in (first, second))
    years = f"{'':36}{2004:>12}{2003:>12}"
    return converted(f"TARN HARROWS, INC.\nSTATEMENTS OF INCOME\n{'':38}Year Ended December 31,\n{years}\n{rows}\n")


def test_two_lines_with_equal_figures_may_share_a_concept() -> None:
    done = two_lines(("Net income", "810", "540"), ("Net earnings", "810", "540"))
    assert concepts(done) == ["Net income: us-gaap:NetIncomeLoss", "Net earnings: us-gaap:NetIncomeLoss"]


def test_of_two_lines_with_other_figures_only_one_has_the_concept_and_the_other_says_why() -> None:
    done = two_lines(("Net income", "810", "540"), ("Net earnings", "790", "520"))
    names = [m.concept.name.local for m in done.mapped[0].lines if m.concept]
    assert names[0] == "NetIncomeLoss"
    assert names[1] != "NetIncomeLoss"
    assert done.mapped[0].lines[1].is_extension
    (finding,) = done.coded("map.extension")
    assert "NetIncomeLoss" in finding.message
    assert finding.locator == done.mapped[0].lines[1].item.locator


def test_a_result_printed_again_below_its_division_is_still_the_one_of_the_group() -> None:
    done = converted("""
    TARN HARROWS, INC.
    STATEMENTS OF INCOME
    (in thousands)
                                             Year Ended December 31,
                                                 2014        2013
    Income before taxes                         1,500       1,000
    Provision for income taxes                    600         400
    Net income                                    900         600
    Net income attributable to
      noncontrolling interests                     50          40
    Net income attributable to Tarn Harrows       850         560
    Net income                                    900         600
    """)
    results = [line for line in concepts(done) if line.startswith("Net income")]
    assert [line.rpartition(":")[2] for line in results] == [
        "ProfitLoss",
        "NetIncomeLossAttributableToNoncontrollingInterest",
        "NetIncomeLoss",
        "ProfitLoss",
    ]


def test_a_line_of_percentages_takes_no_concept_from_a_line_of_money() -> None:
    done = two_lines(("Gross margin", "44.1%", "42.9%"), ("Gross profit", "790", "520"))
    assert concept(done, "Gross profit") == "us-gaap:GrossProfit"


def test_the_surer_of_two_lines_keeps_the_concept_wherever_it_stands() -> None:
    """An exact label is surer than a pattern: `Income taxes` reaches the tax exactly."""
    done = two_lines(
        ("Provision (benefit) for federal and state income taxes", "31", "22"), ("Income taxes", "35", "25")
    )
    exact = mapped_line(done, "Income taxes")
    assert exact.concept is not None
    assert exact.concept.name.local == "IncomeTaxExpenseBenefit"
    assert done.mapped[0].lines[0].concept != exact.concept


def test_no_concept_is_stated_twice_with_other_figures_in_one_statement() -> None:
    for done in (converted(CLAIMS), two_lines(("Revenues", "810", "540"), ("Net sales", "790", "520"))):
        held: dict[str, set[tuple[Decimal, ...]]] = {}
        for line in done.mapped[0].lines:
            if line.concept is not None and line.item.amounts:
                held.setdefault(str(line.concept.name), set()).add(tuple(a.shown for a in line.item.amounts))
        assert {name: len(figures) for name, figures in held.items() if len(figures) > 1} == {}


# -- how sure ------------------------------------------------------------------------------------


def test_every_choice_tells_its_rule_and_its_confidence() -> None:
    for line in converted(CLAIMS).mapped[0].lines:
        assert line.rule
        assert 0 < line.confidence <= 1


def test_a_rule_names_its_table_and_line() -> None:
    rule = mapped_line(converted(CLAIMS), "Total assets").rule
    assert rule.startswith("exact labels/balance_sheet.csv:")


def test_a_match_that_is_not_sure_enough_is_not_used() -> None:
    statements = read(CLAIMS).statements
    footings, _ = prove_sums(statements)

    def extensions(least: str) -> int:
        (mapped,), _ = map_concepts(statements, footings, maps(), NAME, Decimal(least))
        return sum(line.is_extension for line in mapped.lines if not line.item.is_abstract)

    assert extensions("0.60") == 1  # the loom deposits
    assert extensions("1.00") == 13  # nothing is certain


def test_concepts_fit_the_statement_and_the_unit_of_their_line() -> None:
    done = converted(CLAIMS)
    for line in done.mapped[0].lines:
        if line.concept is not None and not line.item.is_abstract:
            assert line.concept.period_type == "instant"
            assert line.concept.type == "xbrli:monetaryItemType"


def test_a_flow_on_a_balance_sheet_is_not_tagged_as_one() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Net income                           810         540
        Total assets                       5,610       5,540
        """)
    chosen = mapped_line(done, "Net income").concept
    assert chosen is not None
    assert chosen.period_type == "instant"
    assert concept(done, "Net income") != "us-gaap:NetIncomeLoss"


def test_a_total_without_a_label_leaves_the_concept_to_the_line_that_names_it() -> None:
    """Stocks of goods are summed without a word, below a heading that stands no deeper than that of all assets."""
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands)
                                                 December 31,
                                                2004        2003
        ASSETS
        Cash and cash equivalents                110         140
        Raw materials                            250         200
        Finished goods                           250         200
                                               -----       -----
                                                 610         540
        Total assets                             676         595
    """)
    by_label = {line.line.item.label: line.line.concept for line in done.only.lines if line.values}
    assert by_label["Total assets"] is not None
    assert by_label["Total assets"].name.local == "Assets"
    assert by_label[""] is not None
    assert by_label[""].name.local != "Assets"


def test_a_heading_that_says_all_by_itself_lends_its_concept_to_none_of_its_lines() -> None:
    """`Changes in working capital, net of acquisitions:` heads the lines; it is the first half of none."""
    done = converted("""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands)
                                                       Year Ended December 31,
                                                          2004        2003
        Operating activities:
        Net income                                         110         140
        Changes in working capital, net of acquisitions:
          Accounts receivable                              (50)        (20)
          Loom repairs in hand                              15          12
        Net cash provided by operating activities           75         132
    """)
    line = mapped_line(done, "Loom repairs in hand")
    assert line.is_extension
    assert line.concept is not None
    assert "IncreaseDecreaseInOperatingCapital" not in line.concept.name.local


@pytest.mark.parametrize(
    ("year", "above", "below", "basic"),
    [
        (2004, "Earnings per common share", "Earnings per common share - assuming dilution", True),
        (2004, "Earnings per common share", "Dividends per common share", False),
        # Before SFAS 128 a figure above the fully diluted one is of primary earnings.
        (1996, "Earnings per common share", "Fully diluted earnings per common share", False),
    ],
)
def test_earnings_a_share_above_diluted_ones_are_basic(year: int, above: str, below: str, basic: bool) -> None:
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share data)
                                                 Year Ended December 31,
                                                    {year}        {year - 1}
        Net sales                                  1,610       1,540
        Net income                                   610         540
        {above:42} 0.61        0.54
        {below:42} 0.60        0.53
        """)
    assert (concept(done, above) == "us-gaap:EarningsPerShareBasic") is basic


@pytest.mark.parametrize("year", [2004, 1996])
def test_beside_basic_figures_those_with_equivalents_are_diluted_since_sfas_128(year: int) -> None:
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share data)
                                                 Year Ended December 31,
                                                    {year}        {year - 1}
        Net income                                   610         540
        Basic earnings per common share             0.61        0.54
        Net income per common and common
          equivalent share                          0.60        0.53
        Basic weighted average shares              1,000       1,000
        Weighted average common and common
          equivalent shares outstanding            1,017       1,019
        """)
    found = [
        concept(done, "Net income per common and common equivalent share"),
        concept(done, "Weighted average common and common equivalent shares outstanding"),
    ]
    diluted = ["us-gaap:EarningsPerShareDiluted", "us-gaap:WeightedAverageNumberOfDilutedSharesOutstanding"]
    assert (found == diluted) is (year > 1997)


def test_debt_below_the_current_liabilities_falls_due_later() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
                                                     December 31,
                                                   2004        2003
        Total current assets                        610         540
        Total assets                                610         540
        Accounts payable                            110         140
        Total current liabilities                   110         140
        Debt                                        300         300
        Stockholders' equity                        200         100
        Total liabilities and stockholders' equity  610         540
        """)
    assert concept(done, "Debt") == "us-gaap:LongTermDebtNoncurrent"


def test_earnings_a_unit_of_partners_have_concepts_of_their_own() -> None:
    assert concepts(
        converted("""
        TARN HARROWS PARTNERS, L.P.
        STATEMENTS OF INCOME
        (In thousands, except per unit data)
                                                 Year Ended December 31,
                                                    2004        2003
        Net sales                                  1,610       1,540
        Cost of sales                              1,000       1,000
        Net income                                   610         540
        Net income per limited partner unit:
          Basic                                     0.61        0.54
          Diluted                                   0.60        0.53
        Weighted average limited partner units outstanding:
          Basic                                    1,000       1,000
          Diluted                                  1,017       1,019
        Cash distributions declared per limited partner unit   0.40   0.35
        """)
    )[3:] == [
        "Basic: us-gaap:NetIncomeLossPerOutstandingLimitedPartnershipUnitBasicNetOfTax",
        "Diluted: us-gaap:NetIncomeLossNetOfTaxPerOutstandingLimitedPartnershipUnitDiluted",
        "Basic: us-gaap:WeightedAverageLimitedPartnershipUnitsOutstanding",
        "Diluted: us-gaap:WeightedAverageLimitedPartnershipUnitsOutstandingDiluted",
        "Cash distributions declared per limited partner unit: "
        "us-gaap:DistributionMadeToLimitedPartnerDistributionsDeclaredPerUnit",
    ]


def test_an_amount_per_common_stock_is_one_per_share() -> None:
    label = "Net loss attributable to common stockholders per common stock - basic and diluted"
    done = converted(f"""
        TARN HARROWS, INC.
        STATEMENTS OF OPERATIONS
        (In thousands, except per share data)
                                                 Year Ended December 31,
                                                    2004        2003
        Net sales                                  1,000       1,000
        Cost of sales                              1,610       1,540
        Net loss                                    (610)       (540)
        {label}  (0.61)      (0.54)
        """)
    assert concept(done, label) == "us-gaap:EarningsPerShareBasic"


def test_shares_that_their_holders_may_give_back_are_no_common_stock() -> None:
    redeemable = "Class A ordinary shares subject to possible redemption"
    total = "Total liabilities, shares subject to redemption and shareholders' deficit"
    done = converted(f"""
        TARN HARROWS ACQUISITION CORP.
        BALANCE SHEETS
        (in thousands)
                                                                           December 31,
                                                                          2004        2003
        Cash                                                               100         100
        Marketable securities held in Trust Account                        900         890
        Total assets                                                     1,000         990
        Accounts payable                                                   140         120
        Total liabilities                                                  140         120
        {redeemable:62}     900         890
        Class B ordinary shares, $0.01 par value; 500 shares issued         10          10
        Accumulated deficit                                                (50)        (30)
        Total shareholders' deficit                                        (40)        (20)
        {total}      1,000         990
    """)
    assert concept(done, redeemable) == "us-gaap:TemporaryEquityCarryingAmountAttributableToParent"
    assert concept(done, "Marketable securities held in Trust Account") == "us-gaap:AssetsHeldInTrust"
    assert concept(done, total) == "us-gaap:LiabilitiesAndStockholdersEquity"


def test_investment_income_a_share_is_no_earnings_a_share() -> None:
    done = converted("""
        TARN HARROWS CAPITAL
        STATEMENTS OF OPERATIONS
        (in thousands, except per share data)
                                                                Year Ended December 31,
                                                                  2004        2003
        Net increase in net assets resulting from operations       900         890
        Basic net investment income per share                     $0.40       $0.39
    """)
    assert concept(done, "Net increase in net assets resulting from operations") == "us-gaap:NetIncomeLoss"
    assert mapped_line(done, "Basic net investment income per share").is_extension


def test_a_total_without_a_label_is_of_its_heading_though_a_line_stands_elsewhere_in_the_taxonomy() -> None:
    done = converted("""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands)
                                                       December 31,
                                                      2004        2003
        Current assets:
          Cash and cash equivalents                    610         540
          Inventories                                  200         180
          Net deferred income tax asset                 40          35
          Prepaid expenses                              20          15
                                                     -----       -----
                                                       870         770
        Goodwill                                       130         130
                                                     -----       -----
        Total assets                                 1,000         900
        """)
    assert concepts(done)[4:] == [
        ": us-gaap:AssetsCurrent",
        "Goodwill: us-gaap:Goodwill",
        "Total assets: us-gaap:Assets",
    ]
