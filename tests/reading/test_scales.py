"""Scales, units and decimals: which power of ten a figure is multiplied by, and how exact it is."""

from __future__ import annotations

import pytest

from converter.model.source import LineItem, UnitKind
from converter.reading.figures.scales import scales_in
from tests.helpers_page import page
from tests.helpers_text import Read, line, lines, plain, read, vocabulary


def income(caption: str) -> Read:
    """An income statement with money, shares and per-share figures under a caption."""
    return read(f"""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        {caption}
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540
        Net income per share                $.90        $.60
        Number of shares outstanding         950         905
        """)


def scales(statement_line: LineItem) -> set[int]:
    return {amount.scale for amount in statement_line.amounts}


@pytest.mark.parametrize(
    ("caption", "money", "shares", "per_share"),
    [
        ("(In thousands)", 3, 3, 0),
        ("(Amounts expressed in U.S. thousands)", 3, 3, 0),
        ("(Stated in U.S. millions, except per share amounts)", 6, 6, 0),
        ("(Expressed in thousands of U.S. dollars)", 3, 3, 0),
        ("(in thousands, except per share data)", 3, 3, 0),
        ("(In thousands, except per share amounts)", 3, 3, 0),
        ("(in thousands, except share and per share data)", 3, 0, 0),
        ("(in thousands, except share data)", 3, 0, 0),
        ("(in thousands, except number of shares)", 3, 0, 0),
        ("(In millions, except per share amounts)", 6, 6, 0),
        ("(in millions, except shares and per share amounts)", 6, 0, 0),
        ("(dollars in thousands, except per share data)", 3, 3, 0),
        ("($000's)", 3, 3, 0),
        ("(000s omitted)", 3, 3, 0),
        ("($'000)", 3, 3, 0),
        ("(US$\u2019000)", 3, 3, 0),
        ("(Not in thousands)", 0, 0, 0),
        ("($ in mm)", 6, 6, 0),
        ("($mil.)", 6, 6, 0),
        ("(000,000's omitted)", 6, 6, 0),
        ("($000,000)", 6, 6, 0),
        ("($ Billions, except per share)", 9, 9, 0),
        ("(in tens of thousands)", 4, 4, 0),
        ("(Rs. in lakhs)", 5, 5, 0),
        ("(in crores of rupees)", 7, 7, 0),
        ("(In Mil.)", 6, 6, 0),
        ("(in hundreds of millions)", 8, 8, 0),
        ("(Dollars in thousands of millions)", 9, 9, 0),
        ("(in thousand millions)", 9, 9, 0),
        ("(in billions)", 9, 9, 0),
        ("(In millions, except number of shares, which are reflected in thousands, and per-share amounts)", 6, 3, 0),
        ("(In millions, except share amounts which are reflected in thousands and per share amounts)", 6, 3, 0),
        ("(dollars and shares in thousands)", 3, 3, 0),
        ("(Dollars and shares in millions, except per share data)", 6, 6, 0),
        ("(Dollar and share amounts in thousands, except per share amounts)", 3, 3, 0),
        ("($ and shares in thousands)", 3, 3, 0),
        ("(Amounts and shares in thousands, except per share)", 3, 3, 0),
        ("(Dollars, except per share amounts, and shares in thousands)", 3, 3, 0),
        ("(dollars and weighted average shares in thousands)", 3, 3, 0),
        ("(dollars & shares in thousands)", 3, 3, 0),
        ("(Dollar and share amounts are in millions)", 6, 6, 0),
        ("(Dollars in millions, shares in thousands)", 6, 3, 0),
        ("(in millions, except per share amounts and shares in thousands)", 6, 3, 0),
        ("(dollars in thousands, except dollars per share and shares in millions)", 3, 6, 0),
        ("(in thousands, except per share data and percentages)", 3, 3, 0),
        ("(in thousands, except per share and percentage data)", 3, 3, 0),
        ("(in thousands, except per share and per unit data)", 3, 3, 0),
        ("(in thousands, except share and per share data and percentages)", 3, 0, 0),
        ("(in thousands, except share data and per share data)", 3, 0, 0),
        ("(£m, except per share amounts)", 6, 6, 0),
        ("(EURm)", 6, 6, 0),
        ("(MSEK)", 6, 6, 0),
        ("(SEK m)", 6, 6, 0),
        ("(€ mn)", 6, 6, 0),
        ("(£000s)", 3, 3, 0),
        ("(US$ k)", 3, 3, 0),
        ("(TEUR)", 3, 3, 0),
        ("(in dollars)", 0, 0, 0),
        ("(unaudited)", 0, 0, 0),
    ],
)
def test_a_scale_phrase_holds_for_the_units_it_does_not_except(
    caption: str, money: int, shares: int, per_share: int
) -> None:
    statement = income(caption).only
    assert scales(line(statement, "Net sales")) == {money}
    assert scales(line(statement, "Number of shares outstanding")) == {shares}
    assert scales(line(statement, "Net income per share")) == {per_share}


def test_units_follow_the_words_of_a_line() -> None:
    statement = income("(In thousands)").only
    assert [(item.label, item.unit) for item in statement.lines] == [
        ("Net sales", UnitKind.MONETARY),
        ("Net income", UnitKind.MONETARY),
        ("Net income per share", UnitKind.PER_SHARE),
        ("Number of shares outstanding", UnitKind.SHARES),
    ]


def test_a_bare_line_takes_its_unit_from_the_heading_above() -> None:
    statement = read("""
        CORVANE TILES, INC.
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
        """).only
    assert [item.unit for item in statement.lines if item.label in ("Basic", "Diluted")] == [
        UnitKind.PER_SHARE,
        UnitKind.PER_SHARE,
        UnitKind.SHARES,
        UnitKind.SHARES,
    ]


@pytest.mark.parametrize(
    ("caption", "printed", "decimals"),
    [
        ("(unaudited)", "5,600", 0),
        ("(unaudited)", "5,600.25", 2),
        ("(In thousands)", "5,600", -3),
        ("(In millions)", "5,600", -6),
        ("(In millions)", "5.6", -5),
        ("(In millions)", "5.60", -4),
        ("(In billions)", "5.612", -6),
    ],
)
def test_decimals_are_the_printed_ones_less_the_scale(caption: str, printed: str, decimals: int) -> None:
    statement = read(f"""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        {caption}
                                        Year Ended December 31,
                                                2004
        Net sales                           {printed:>8}
        Net income                               1
        """).only
    (amount,) = line(statement, "Net sales").amounts
    assert amount.decimals == decimals


def test_a_dash_is_zero_with_the_decimals_of_its_row() -> None:
    statement = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share data)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Fire damage                           --         320
        Dividends per share                 $.05          --
        Net income                           810         540
        """).only
    dash, figure = line(statement, "Fire damage").amounts
    assert (dash.shown, dash.is_dash, dash.decimals) == (0, True, -3)
    assert (figure.shown, figure.is_dash) == (320_000, False)
    figure, dash = line(statement, "Dividends per share").amounts
    assert (dash.shown, dash.is_dash, dash.decimals) == (0, True, 2)


def test_a_statement_without_a_scale_has_that_of_the_statement_before_and_says_so() -> None:
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540

        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Cash                                 700         650
        Total assets                       9,300       8,200
        """)
    assert lines(reading.statements[1]) == ["Cash: 700000 650000", "Total assets: 9300000 8200000"]
    assert reading.codes().count("scale.inherited") == 1


def test_the_first_statement_does_not_look_ahead_for_a_scale() -> None:
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                      5,600,000   4,900,000
        Net income                       810,000     540,000

        BALANCE SHEETS
        (In thousands)
                                             December 31,
                                            2004        2003
        Cash                                 700         650
        Total assets                       9,300       8,200
        """)
    assert lines(reading.statements[0])[0] == "Net sales: 5600000 4900000"
    assert lines(reading.statements[1])[0] == "Cash: 700000 650000"
    assert "scale.inherited" not in reading.codes()


def test_a_scale_of_its_own_goes_before_the_statement_before() -> None:
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                      5,600,000   4,900,000
        Net income                       810,000     540,000

        BALANCE SHEETS
        (In millions)
                                             December 31,
                                            2004        2003
        Cash                                 700         650
        Total assets                       9,300       8,200
        """)
    assert lines(reading.statements[1])[0] == "Cash: 700000000 650000000"


def test_shares_printed_in_full_are_proven_by_earnings_per_share() -> None:
    # 810 thousand / 900,000 = .90 and 540 thousand / 900,000 = .60; in thousands it would be .0009.
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share data)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540
        Net income per share                $.90        $.60
        Weighted average shares          900,000     900,000
        """)
    shares = line(reading.only, "Weighted average shares")
    assert [(a.shown, a.decimals) for a in shares.amounts] == [(900_000, 0), (900_000, 0)]
    assert reading.finding("scale.shares-by-eps").locator == shares.locator


def test_shares_in_thousands_that_agree_with_earnings_per_share_stay() -> None:
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share data)
                                        Year Ended December 31,
                                            2004        2003
        Net income                           810         540
        Net income per share                $.90        $.60
        Weighted average shares              900         900
        """)
    assert [a.shown for a in line(reading.only, "Weighted average shares").amounts] == [900_000, 900_000]
    assert "scale.shares-by-eps" not in reading.codes()


def test_income_near_to_what_the_shares_earn_settles_their_scale_too() -> None:
    # Dividends on preferred stock that the statement does not print: 810 less 90, over 800,000 shares.
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (Dollars in thousands, except per share data)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540
        Income per common share             $.90        $.56
        Weighted average shares          800,000     803,500
        """)
    assert [a.shown for a in line(reading.only, "Weighted average shares").amounts] == [800_000, 803_500]
    assert "scale.shares-by-eps" in reading.codes()


def test_one_column_does_not_settle_the_scale_of_shares() -> None:
    reading = read("""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share data)
                                        Year Ended December 31,
                                                2004
        Net income                               810
        Net income per share                    $.90
        Weighted average shares              900,000
        """)
    assert [a.scale for a in line(reading.only, "Weighted average shares").amounts] == [3]
    assert "scale.shares-by-eps" not in reading.codes()


@pytest.mark.parametrize(
    ("caption", "currency"),
    [
        ("(In thousands)", "USD"),
        ("(In thousands of Canadian dollars)", "CAD"),
        ("(In millions of euros)", "EUR"),
        ("(In millions of yen)", "JPY"),
        ("(In thousands of U.S. dollars)", "USD"),
    ],
)
def test_the_currency_is_what_the_caption_names(caption: str, currency: str) -> None:
    assert income(caption).only.currency == currency


STATEMENT = """
                                        Year Ended December 31,
                                            2004        2003
Net sales                              5,600,000   4,900,000
Cost of sales                          4,100,000   3,900,000
Net income                               810,000     540,000
"""
SHEET = """
                                             December 31,
                                            2004        2003
Cash                                         700         650
Total assets                               9,300       8,200
Total liabilities                          4,300       3,200
"""


def test_the_sentence_above_a_table_says_its_scale() -> None:
    reading = read(
        "CORVANE TILES, INC.\n\nRESULTS OF OPERATIONS\n\nThe following table sets forth the results of operations for\n"
        "the years 2004 and 2003 (in millions, except per share amounts):\n" + SHEET.replace("Cash", "Net sales")
    )
    assert {layout.scales.monetary for layout in reading.layouts} == {6}


def test_figures_a_thousand_times_larger_do_not_take_the_scale_of_the_statement_before() -> None:
    reading = read(
        "CORVANE TILES, INC.\nBALANCE SHEETS\n(In thousands)" + SHEET + "\n\nSTATEMENTS OF INCOME" + STATEMENT
    )
    assert [statement.scales.monetary for statement in reading.statements] == [3, 0]


def test_a_statement_before_the_one_that_speaks_of_a_scale_has_it_too() -> None:
    sheet = SHEET.replace("Cash  ", "Bonds ")
    reading = read("CORVANE TILES, INC.\nBALANCE SHEETS" + SHEET + "\n\nBALANCE SHEETS\n(In thousands)" + sheet)
    assert [statement.scales.monetary for statement in reading.statements] == [3, 3]
    assert "scale.inherited" in reading.codes()


def test_two_scales_for_figures_of_one_order_are_reported() -> None:
    sheet = SHEET.replace("Cash  ", "Bonds ").replace("2004", "2002").replace("2003", "2001")
    reading = read(
        "CORVANE TILES, INC.\nBALANCE SHEETS\n(In thousands)" + SHEET + "\n\nBALANCE SHEETS\n(In millions)" + sheet
    )
    assert "10^6" in reading.finding("scale.contradicted").message


@pytest.mark.parametrize(
    "label",
    ["Preferred stock (preference of $177 million)", "Gain, net of taxes of $1.2 million", "2 million of it"],
)
def test_an_amount_inside_a_label_is_no_scale_of_its_line(label: str) -> None:
    reading = read("CORVANE TILES, INC.\nBALANCE SHEETS\n(In thousands)\n"
                   f"{'December 31,':>80}\n{'2004':>70}{'2003':>12}\n"
                   f"{label:58}{'700':>12}{'650':>12}\n{'Total assets':58}{'9,300':>12}{'8,200':>12}\n")  # fmt: skip
    assert [scales(item) for item in reading.only.lines] == [{3}, {3}]


SUMMARY = """
CORVANE TILES, INC.
STATEMENTS OF INCOME
(In millions)
                                        Year Ended December 31,
                                            2004        2003
Net sales                                  5,600       4,900
Cost of sales                              4,100       3,900
Gross profit                               1,500       1,000
Selling                                      400         300
Other expenses                               290         160
Net income                                   810         540
{heading}
Basic:
Income from continuing operations           $.90        $.60
Net income                                   .80         .50

Diluted:
Net income                                   .70         .40
Employees                                  1,200       1,100
Hourly wage                                27.38       26.73
"""


def test_cents_among_whole_millions_are_per_share_where_the_last_heading_with_a_unit_says_so() -> None:
    reading = read(SUMMARY.format(heading="Data per share of common stock"))
    per_share = [item for item in reading.only.lines if item.unit is UnitKind.PER_SHARE]
    assert [str(amount.shown) for item in per_share for amount in item.amounts] == [
        *("0.90", "0.60", "0.80", "0.50", "0.70", "0.40"),
    ]
    assert line(reading.only, "Hourly wage").amounts == ()


def test_cents_among_whole_millions_of_an_unknown_unit_stay_untagged() -> None:
    reading = read(SUMMARY.format(heading="Miscellany"))
    unclear = [reading.at(finding) for finding in reading.findings if finding.code == "cell.unit-unclear"]
    assert unclear == [".90", ".60", ".80", ".50", ".70", ".40", "27.38", "26.73"]


def test_a_heading_wrapped_over_lines_says_the_unit() -> None:
    reading = read(SUMMARY.format(heading="Net Income Per Common\n  Share and Common Share\n  Equivalent").replace(
        "Basic:\n", "    Primary        .85         .55\n"))  # fmt: skip
    primary = next(item for item in reading.only.lines if item.label.startswith("Primary"))
    assert primary.unit is UnitKind.PER_SHARE


def test_three_zeros_in_brackets_are_thousands() -> None:
    statement = read("""
        CORVANE TILES, INC.
        INCOME STATEMENTS
        (in millions, except for share and per-share amounts)
                                                    Year Ended December 31,
                                                        2004        2003
        Net sales                                      5,600       4,900
        Net earnings                                     810         540
        Shares used to compute earnings per share (000):
          Basic                                        900,000     899,000
        """).only
    assert [a.shown for a in line(statement, "Basic").amounts] == [900_000_000, 899_000_000]


def test_a_caption_of_shares_alone_leaves_the_scale_of_money_to_the_one_above() -> None:
    statement = income("(Dollars in millions)\n(Shares in thousands)").only
    assert scales(line(statement, "Net sales")) == {6}
    assert scales(line(statement, "Number of shares outstanding")) == {3}


CONVENIENCE = """
    <p>CORVANE TILES K.K.</p><p>CONSOLIDATED STATEMENTS OF INCOME</p><p>Years ended March 31, 2004 and 2003</p>
    <table><tr><td></td><td colspan=2>Millions of yen</td><td>Thousands of U.S. dollars</td></tr>
    <tr><td></td><td>2004</td><td>2003</td><td>2004</td></tr>
    <tr><td>Net sales</td><td>5,600</td><td>4,900</td><td>50,909</td></tr>
    <tr><td>Cost of sales</td><td>3,100</td><td>2,950</td><td>28,182</td></tr>
    <tr><td>Gross profit</td><td>2,500</td><td>1,950</td><td>22,727</td></tr></table>
    """


def test_columns_of_several_scales_have_each_their_own() -> None:
    amounts = line(read(page(CONVENIENCE)).only, "Gross profit").amounts
    assert [plain(amount.shown) for amount in amounts] == ["2500000000", "1950000000", "22727000"]


@pytest.mark.parametrize(
    ("told", "scale"),
    [
        ("All dollar amounts in this release are in millions, except per share data, unless otherwise noted.", 6),
        ("All amounts are stated in thousands of U.S. dollars.", 3),
        ("Sales of the year came to 5.6 million dollars in all.", 0),
    ],
)
def test_running_text_may_declare_the_scale_of_all_figures(told: str, scale: int) -> None:
    statement = income(f"\n{told}\n\n\n        STATEMENTS OF INCOME").only
    assert scales(line(statement, "Net sales")) == {scale}


def test_a_statement_that_speaks_of_a_scale_goes_before_what_running_text_declares() -> None:
    told = "All dollar amounts are in millions.\n\n\n        STATEMENTS OF INCOME\n        (In thousands)"
    assert scales(line(income(told).only, "Net sales")) == {3}


def test_earnings_per_weighted_average_share_outstanding_are_no_count_of_shares() -> None:
    reading = read(SUMMARY.format(heading="Earnings Per Weighted-Average Common Share Outstanding"))
    per_share = [item for item in reading.only.lines if item.unit is UnitKind.PER_SHARE]
    assert [str(amount.shown) for item in per_share for amount in item.amounts][:4] == ["0.90", "0.60", "0.80", "0.50"]


def test_whole_dollars_are_not_taken_for_the_thousands_of_a_few_balances() -> None:
    reading = read("""
        TARN RADIO, INC.
        STATEMENTS OF OPERATIONS
                                             Three Months Ended September 30,
                                                   2019             2018
        Net revenue                          67,510,784       65,102,010
        Operating expenses                   53,010,204       49,784,949
        Operating income                     14,500,580       15,317,061
        Interest expense                      3,782,053        4,102,010
        Net income                           10,718,527       11,215,051

        SELECTED BALANCE SHEET DATA
        (in thousands)
                                              September 30,     December 31,
                                                   2019             2018
        Cash and cash equivalents                14,102           13,402
        Total assets                            681,310          678,010
        Stockholders' equity                    290,404          283,010
        """)
    assert [statement.scales.monetary for statement in reading.statements] == [0, 3]


def test_a_count_of_shares_in_full_is_no_sign_of_another_scale() -> None:
    reading = read("""
        TARN RADIO, INC.
        BALANCE SHEETS
        (in thousands)
                                              September 30,     December 31,
                                                   2019             2018
        Cash                                      1,102            1,402
        Total assets                              6,810            6,710

        STATEMENTS OF OPERATIONS
                                             Three Months Ended September 30,
                                                   2019             2018
        Net revenue                               6,784            6,010
        Net income                                  527              451
        Weighted average shares              27,512,010       27,402,010
        """)
    assert [statement.scales.monetary for statement in reading.statements] == [3, 3]


PAY = """
{told}
                                            Three Months      Nine Months
                                            ------------      -----------
Cost of sales                               $     26{zeros}       $    70{zeros}
Research and development                    $    151{zeros}       $   377{zeros}
Total stock-based compensation              $    177{zeros}       $   447{zeros}
"""
TOLD = (
    "The figures above hold what shares were given to employees for. For information the following are the amounts\n"
    "of stock-based compensation included in the results for the three and nine months ended September 30, 2004:\n"
)


@pytest.mark.parametrize(("zeros", "scale"), [(",000", 0), (",104", 3)])
def test_figures_that_are_all_whole_thousands_are_printed_with_their_last_zeros(zeros: str, scale: int) -> None:
    before = "CORVANE TILES, INC.\nBALANCE SHEETS\n(In thousands)" + SHEET
    reading = read(before + "\n\n" + PAY.format(told=TOLD, zeros=zeros))
    assert reading.layouts[-1].scales.monetary == scale


THOUSANDS = """
        CORVANE TILES PLC
        STATEMENTS OF INCOME
                                           Year ended December 31,
                                              2004            2003
        {heads}
        Net sales                            5,600           4,900
        Cost of sales                       (4,100)         (3,600)
        Gross profit                         1,500           1,300
        """


@pytest.mark.parametrize(
    ("label", "sign"),
    [("", "£000"), ("", "$000"), ("", "US$000"), ("", "(£000)"), ("Notes", "£000"), ("Notes", "$000")],
)
def test_thousands_above_columns_are_no_figures(label: str, sign: str) -> None:
    text = THOUSANDS.format(heads=f"{label:<36}{sign:<16}{sign}")
    table = "".join(
        f"<tr><td>{row[0]}</td><td>{row[1]}</td><td>{row[2]}</td></tr>"
        for row in [
            ("", "Year ended December 31, 2004", "Year ended December 31, 2003"),
            (label, sign, sign),
            ("Net sales", "5,600", "4,900"),
            ("Cost of sales", "(4,100)", "(3,600)"),
            ("Gross profit", "1,500", "1,300"),
        ]
    )
    for reading in (read(text), read(page(f"<p>Statements of Income</p><table>{table}</table>"))):
        assert lines(reading.only)[0] == "Net sales: 5600000 4900000"
        assert len(reading.only.lines) == 3


@pytest.mark.parametrize("words", ["(cents)", "(in cents)", "- in pence", "(US cents)"])
def test_hundredths_of_money_for_a_share_are_told_by_its_line(words: str) -> None:
    reading = read(f"""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                                   Year Ended December 31,
                                                       2004        2003
        Net sales                                     5,600       4,900
        Net income                                      810         540
        Earnings per share {words:<12}                  90.5        60.2
        Dividends per share                            0.10        0.09
        """)
    assert lines(reading.only)[2:] == [f"Earnings per share {words}: 0.905 0.602", "Dividends per share: 0.1 0.09"]


@pytest.mark.parametrize("stub", ["($000)", "$000", "($ 000)"])
def test_thousands_over_the_labels_beside_the_years_are_no_figure(stub: str) -> None:
    reading = read(f"""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
        {stub:10}                          2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540
        """)
    assert lines(reading.only) == ["Net sales: 5600000 4900000", "Net income: 810000 540000"]


BELOW = """
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Net income                           810         540
                                          =======     =======

        {below}

        CORVANE TILES, INC.
        BALANCE SHEETS
        {above}
                                              December 31,
                                            2004        2003
        Cash                               6,500       5,900
        Total assets                      10,810       9,540
        """


@pytest.mark.parametrize("below", ["(In thousands)", "Dollars in thousands", "($000)"])
def test_a_scale_right_below_a_statement_is_its_own_where_none_stands_above(below: str) -> None:
    reading = read(BELOW.format(below=below, above=""))
    assert lines(reading.statements[0])[0] == "Net sales: 5600000 4900000"
    assert lines(reading.statements[1])[0] == "Cash: 6500000 5900000"


def test_words_below_a_statement_that_only_use_a_scale_tell_none() -> None:
    told = (
        "Millions of tiles were sold in the year by the company and by all of its many dealers, who\n"
        "        sold more of them in the second half of the year than in all of the year before."
    )
    reading = read(BELOW.format(below=told, above=""))
    assert lines(reading.statements[0])[0] == "Net sales: 5600 4900"


@pytest.mark.parametrize(
    ("words", "scale"),
    [
        ("(in 1,000s)", 3),
        ("(x $1,000)", 3),
        ("(K$)", 3),
        ("(in thousand euros)", 3),
        ("In 000s", 3),
        ("(US$'m)", 6),
        ("(M$)", 6),
        ("($ M)", 6),
    ],
)
def test_short_forms_and_forms_in_figures_tell_a_scale(words: str, scale: int) -> None:
    found = scales_in([words], vocabulary())
    assert found is not None
    assert found.monetary == scale


def test_words_in_brackets_over_labels_that_tell_thousands_are_no_figure_beside_years() -> None:
    reading = read(
        """\
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
        (U.S. $000)                    2004         2003
        Net sales                     9,000        8,000
        Gross profit                  4,000        3,500
        """
    )
    assert [column.heading for column in reading.layouts[0].columns] == ["2004", "2003"]
    assert reading.layouts[0].scales.monetary == 3


def test_a_bank_owns_a_hundred_times_what_a_quarter_brings() -> None:
    reading = read("""
        TARNSIDE BANCORP
        STATEMENTS OF INCOME
        (In thousands)
                                               Three Months Ended March 31,
                                                  2004           2003
        Total interest income                    3,000          2,900
        Total interest expense                   1,900          1,850
        Net interest income                      1,100          1,050
        Net income                                 300            250

        BALANCE SHEETS
                                                     March 31,
                                                  2004           2003
        Loans                                  188,300        180,200
        Total assets                           208,400        197,100
        Deposits                               190,600        181,700
        Total liabilities                      192,400        182,500
        """)
    assert [statement.scales.monetary for statement in reading.statements] == [3, 3]
    assert "scale.inherited" in reading.codes()


def test_lines_that_tell_scales_each_of_their_own_lend_them_to_no_other() -> None:
    statement = read("""
        TARNSIDE TILES, INC.
        SELECTED FINANCIAL DATA
                                                Year Ended December 31,
                                                  2004           2003
        Net sales (in thousands)               $12,345        $11,200
        Net income (in millions)                    $4             $3
        Costs of one tile                           12             11
        Days sales outstanding                      45             47
        Stores at year end                          15             14
        Current ratio                         2.1 to 1       2.0 to 1
        Debt, millions                             $12            $11
        """).only
    found = {item.label: (item.unit, item.amounts[0].scale) for item in statement.lines if item.amounts}
    assert found["Net sales (in thousands)"] == (UnitKind.MONETARY, 3)
    assert found["Net income (in millions)"] == (UnitKind.MONETARY, 6)
    assert found["Costs of one tile"] == (UnitKind.MONETARY, 0)
    assert found["Debt, millions"] == (UnitKind.MONETARY, 6)
    assert "Days sales outstanding" not in found


def test_a_scale_that_heads_columns_is_none_of_the_table_where_it_stands_beside_them() -> None:
    layout, *_ = read("""
        TARNSIDE TILES, INC.
        STATEMENTS OF INCOME
        (Dollars in millions)
                                      2004        2003        2002        2001
                                    -------     -------     -------     -------
                      (in thousands)           (in thousands)
        Net sales                     5,600       4,900       4,700       4,100
        Net income                      610         540         500         410
        """).layouts
    assert layout.scales.monetary == 6
