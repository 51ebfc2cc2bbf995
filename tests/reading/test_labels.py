"""Labels: wrapped before and after their figures, headings apart, and which headings a line stands under."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.model.source import UnitKind
from tests.helpers_text import line, lines, plain, read


def test_a_label_wrapped_before_its_figures_is_one_label() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Selling, general and
          administrative expenses            700         650
        Income before income taxes
          and minority interest              900         800
        Net income                           610         540
        """)
    assert lines(reading.only) == [
        "Net sales: 5600 4900",
        "Selling, general and administrative expenses: 700 650",
        "Income before income taxes and minority interest: 900 800",
        "Net income: 610 540",
    ]


def test_a_label_wrapped_after_its_figures_is_one_label() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Selling, general and                 700         650
          administrative expenses
        Net income                           610         540
        """)
    assert lines(reading.only) == [
        "Net sales: 5600 4900",
        "Selling, general and administrative expenses: 700 650",
        "Net income: 610 540",
    ]


def test_a_label_wrapped_over_three_lines_is_one_label() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Common stock, $.01 par value,
          50,000,000 shares authorized,
          21,500,000 shares issued           215         214
        Total assets                       5,610       5,540
        """)
    assert lines(reading.only)[0] == (
        "Common stock, $.01 par value, 50,000,000 shares authorized, 21,500,000 shares issued: 215 214"
    )


def test_a_possessive_at_the_end_of_a_line_goes_on() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Total assets                       5,610       5,540
        Total liabilities and shareholders'
          Equity                           5,610       5,540
        """)
    assert lines(reading.only)[1] == "Total liabilities and shareholders' Equity: 5610 5540"


def test_a_heading_with_a_colon_is_no_part_of_the_label_below() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Current assets:
          Cash                               610         540
          Inventories                        900         800
            Total current assets           1,510       1,340
        """)
    assert lines(reading.only) == [
        "Current assets:",
        "Cash: 610 540",
        "Inventories: 900 800",
        "Total current assets: 1510 1340",
    ]


def test_lines_below_an_indented_heading_have_it_as_parent_until_a_line_as_far_left() -> None:
    statement = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        ASSETS
        Current assets:
          Cash                               610         540
          Inventories:
            Castings                         500         450
            Impellers                        400         350
          Prepaid rent                        10          20
        Patents                              200         180
        Total assets                       1,720       1,540
        """).only
    assert line(statement, "Cash").parents[-1] == "Current assets:"
    assert line(statement, "Castings").parents[-2:] == ("Current assets:", "Inventories:")
    assert line(statement, "Prepaid rent").parents[-1] == "Current assets:"
    assert "Current assets:" not in line(statement, "Patents").parents


def test_a_heading_whose_lines_are_not_indented_holds_until_the_next_heading() -> None:
    statement = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Current assets:
        Cash                                 610         540
        Inventories                          900         800
        Current liabilities:
        Accounts payable                     300         280
        Accrued expenses                     100          80
        """).only
    assert line(statement, "Inventories").parents == ("Current assets:",)
    assert line(statement, "Accounts payable").parents == ("Current liabilities:",)
    assert line(statement, "Accrued expenses").parents == ("Current liabilities:",)


def test_the_indent_does_not_matter_only_its_order_does() -> None:
    def parents(indent: int) -> tuple[str, ...]:
        pad = " " * indent
        text = "\n".join([
            "HALYARD PUMPS, INC.",
            "BALANCE SHEETS",
            f"{'':44}December 31,",
            f"{'':40}{2004:>12}{2003:>12}",
            "Current assets:",
            f"{pad + 'Cash':40}{610:>12}{540:>12}",
            f"{pad + pad + 'Total current assets':40}{610:>12}{540:>12}",
        ])  # fmt: skip
        return line(read(text).only, "Cash").parents

    assert {parents(indent) for indent in range(1, 9)} == {("Current assets:",)}


def test_depth_is_the_number_of_headings_above() -> None:
    statement = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Property:
          Land and buildings:
            Land                             610         540
            Buildings                        900         800
        Total assets                       1,510       1,340
        """).only
    assert line(statement, "Property:").depth == 0
    assert line(statement, "Land and buildings:").depth == 1
    assert line(statement, "Land").depth == 2
    assert line(statement, "Total assets").depth == 0


def test_headings_have_no_figures_and_are_abstract() -> None:
    statement = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Current assets:
          Cash                               610         540
        Total assets                         610         540
        """).only
    assert [(item.label, item.is_abstract) for item in statement.lines] == [
        ("Current assets:", True),
        ("Cash", False),
        ("Total assets", False),
    ]


def test_totals_are_known_by_their_words_or_by_having_none() -> None:
    statement = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                             December 31,
                                            2004        2003
        Cash                                 610         540
        Inventories                          900         800
                                          ------      ------
                                           1,510       1,340
        Patents                               90          60
                                          ------      ------
        Total assets                       1,600       1,400
        """).only
    assert [(item.label, item.is_total) for item in statement.lines] == [
        ("Cash", False),
        ("Inventories", False),
        ("", True),
        ("Patents", False),
        ("Total assets", True),
    ]


def test_rules_above_a_figure_are_kept_single_and_double() -> None:
    statement = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales                          5,600       4,900
        Cost of sales                      4,100       3,600
                                           -----       -----
        Gross profit                       1,500       1,300
                                           =====       =====
        Net income                           610         540
        """).only
    assert [item.rule_above.value for item in statement.lines] == ["none", "none", "single", "double"]


def test_a_label_over_long_lines_is_no_running_text() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                                                                  June 30,
                                                                              2004        2003
        Total liabilities................................................    1,700       1,650
        Stockholders' equity (Notes 2, 3 and 5):
        Series A convertible preferred stock, no par value; 150,000 shares
        authorized, 3,300 and 75,750 issued and outstanding, respectively....... 3          76
        Common stock, no par value; 900,000,000 shares authorized; 345,307
        and 335,676 shares issued and outstanding, respectively..........
                                                                               897         924
        (Notes 2, 3, 5, 12 and 14)
        Total stockholders' equity.......................................      900       1,000
        """)
    assert len(reading.tables) == 1
    assert [item.label for item in reading.only.lines if item.amounts and not item.is_inside_label] == [
        "Total liabilities",
        "Series A convertible preferred stock, no par value; 150,000 shares authorized, 3,300 and 75,750 "
        "issued and outstanding, respectively",
        "Common stock, no par value; 900,000,000 shares authorized; 345,307 and 335,676 shares issued and "
        "outstanding, respectively",
        "Total stockholders' equity",
    ]


def test_a_long_heading_with_a_colon_does_not_cut_a_table_in_two() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF CASH FLOWS
                                                                           Year Ended June 30,
                                                                             2004        2003
        Net income...................................................          610         540
        Adjustments to reconcile net income to cash generated by operations:
          Depreciation...............................................          100          90
        Changes in operating assets and liabilities, net of effects of the
        acquisition of Quill:
          Inventories................................................          (10)         20

        The company paid taxes of $100 and $90, and bought these buildings with cash:
        Pump house...................................................          900         800
        Oil house....................................................          100         100
        """)
    assert len(reading.tables) == 2
    assert [line.label for line in reading.only.lines if line.is_abstract] == [
        "Adjustments to reconcile net income to cash generated by operations:",
        "Changes in operating assets and liabilities, net of effects of the acquisition of Quill:",
    ]


@pytest.mark.parametrize("change", [str, str.upper])
def test_a_label_that_breaks_off_before_its_figures_goes_on_below(
    change: Callable[[str], str],
) -> None:
    reading = read(
        change("""
        QUILL LOOMS, INC.
        STATEMENTS OF OPERATIONS
                                                     Year Ended December 31,
                                                        2004        2003
        Net sales                                      9,300       8,200
        Selling, general and                           1,234       1,345
        administrative
        Restructuring                                    900         800
        Plant closings                                   100         200
        Other items
        """)
    )
    assert [line.casefold() for line in lines(reading.only)][:4] == [
        "net sales: 9300 8200",
        "selling, general and administrative: 1234 1345",
        "restructuring: 900 800",
        "plant closings: 100 200",
    ]


CUT = """
    QUILL LAMPS, INC.
    STATEMENTS OF INCOME
                                             Year Ended June 30,
                                               2004        2003
    Net sales                                  1,610       1,540
    {}
    Taxes paid                                    54          48
"""


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        # It breaks off where the longest label ends, so the next word had no room.
        (
            "Gain on exchange of lamps and of\n      Debentures due 2011                         12          14",
            "Gain on exchange of lamps and of Debentures due 2011",
        ),
        (
            "Gain on exchange of old Debentures\n      Retired in the Year                         12          14",
            "Gain on exchange of old Debentures Retired in the Year",
        ),
        (
            "Cash at Beginning\n      Of Year                                     12          14",
            "Cash at Beginning Of Year",
        ),
        (
            "Cash of the lamp makers\n      Of Year                                     12          14",
            "Cash of the lamp makers Of Year",
        ),
        (
            "Net income per share of Common\n      Stock                                       12          14",
            "Net income per share of Common Stock",
        ),
        (
            "Average number of shares of Common and Class B\n Stock outstanding                         12          14",
            "Average number of shares of Common and Class B Stock outstanding",
        ),
        (
            "Long-Term Debt and Capital Lease\n      Obligations                                 12          14",
            "Long-Term Debt and Capital Lease Obligations",
        ),
        # A remark behind the capitals.
        (
            "EFFECT OF CHANGES IN ACCOUNTING\n      PRINCIPLES - Note 3                         12          14",
            "EFFECT OF CHANGES IN ACCOUNTING PRINCIPLES - Note 3",
        ),
        (
            "CUMULATIVE EFFECT OF ACCOUNTING\n   CHANGES, NET OF TAX                         12          14",
            "CUMULATIVE EFFECT OF ACCOUNTING CHANGES, NET OF TAX",
        ),
        (
            "INCOME BEFORE TAXES AND CUMULATIVE\n  EFFECT OF CHANGES IN RULES                   12          14",
            "INCOME BEFORE TAXES AND CUMULATIVE EFFECT OF CHANGES IN RULES",
        ),
        (
            "INCOME (LOSS) BEFORE INCOME\n  TAXES AND EXTRAORDINARY\n  LOSS                        12          14",
            "INCOME (LOSS) BEFORE INCOME TAXES AND EXTRAORDINARY LOSS",
        ),
        (
            "Net income allocated to General\n  Partner (1%)                                12          14",
            "Net income allocated to General Partner (1%)",
        ),
        (
            "CASH PROVIDED BY OPERATING\n  ACTIVITIES                                  12          14",
            "CASH PROVIDED BY OPERATING ACTIVITIES",
        ),
        (
            "PATENT VALUE IN EXCESS OF AMOUNTS\nALLOCABLE TO LAMPS                              12          14",
            "PATENT VALUE IN EXCESS OF AMOUNTS ALLOCABLE TO LAMPS",
        ),
        (
            "PATENT VALUE BEYOND SUMS\n  ALLOCABLE TO LAMPS OF IDENTIFIABLE KINDS      12          14",
            "PATENT VALUE BEYOND SUMS ALLOCABLE TO LAMPS OF IDENTIFIABLE KINDS",
        ),
        (
            "ACCUMULATED OTHER COMPREHENSIVE\nINCOME OF LAMP MAKERS ABROAD, NET OF TAXES      12          14",
            "ACCUMULATED OTHER COMPREHENSIVE INCOME OF LAMP MAKERS ABROAD, NET OF TAXES",
        ),
        (
            "LOSS OF MINORITY\nINTERESTS IN LAMP MAKERS ABROAD               12          14",
            "LOSS OF MINORITY INTERESTS IN LAMP MAKERS ABROAD",
        ),
        # Printed twice, above the figures and beside them.
        (
            "Other lamps\n    Other lamps                                 12          14",
            "Other lamps",
        ),
    ],
)
def test_a_label_that_is_cut_before_a_capital_is_whole(printed: str, label: str) -> None:
    reading = read(CUT.format(printed.replace("\n", "\n    ")))
    assert [row.label for row in reading.tables[0].rows] == ["Net sales", label, "Taxes paid"]


@pytest.mark.parametrize(
    "printed",
    [
        # A heading with two lines, one in other letters, one that is short, one above a total.
        "Gain on exchange of old Debentures\n  Retired in the Year        12       14\n  Kept in it        12       14",
        "GAIN ON EXCHANGE OF OLD DEBENTURES\n  Retired in the Year                         12          14",
        "Special charges\n  Restructuring of all lamp makers            12          14",
        "OTHER ASSETS\n  LAMPS LENT TO OTHER MAKERS OF LAMPS         12          14",
        "AMOUNTS\n  ALLOCABLE TO LAMPS         12          14\n  ALLOCABLE TO WICKS         12          14",
        "Commitments and contingent lamps\n  Total liabilities and equity                12          14",
    ],
)
def test_a_heading_is_no_part_of_the_line_below_it(printed: str) -> None:
    reading = read(CUT.format(printed.replace("\n", "\n    ")))
    assert reading.tables[0].rows[1].label == printed.partition("\n")[0]


@pytest.mark.parametrize(
    "label", ["Commitments and contingencies (Note 9)", "Contingencies", "Preferred stock, $.01 par value; none issued"]
)
def test_a_line_that_never_has_figures_heads_nothing(label: str) -> None:
    reading = read(f"""
        QUILL LAMPS, INC.
        BALANCE SHEETS
        (In thousands)
                                                  December 31,
                                               2004        2003
        Cash                                    610         540
        Total assets                            610         540
        Payables                                400         300
        Total liabilities                       400         300
        {label}
        Common stock                            210         240
        Total liabilities and equity            610         540
        """)
    assert line(reading.only, "Common stock").parents == ()
    assert not line(reading.only, label).is_abstract


def test_what_is_set_in_below_such_a_line_stands_under_it() -> None:
    reading = read("""
        QUILL LAMPS, INC.
        BALANCE SHEETS
        (In thousands)
                                                  December 31,
                                               2004        2003
        Total assets                            610         540
        Commitments and contingencies
          Guarantees of debt of others          610         540
        Total liabilities and equity            610         540
        """)
    assert line(reading.only, "Guarantees of debt of others").parents == ("Commitments and contingencies",)


@pytest.mark.parametrize("heading", ["ASSETS", "Current assets:"])
def test_words_beside_the_headings_of_columns_head_the_first_lines(heading: str) -> None:
    reading = read(f"""
        QUILL LAMPS, INC.
        BALANCE SHEETS
        (In thousands)
                                                  December 31,
        {heading:38} 2004        2003
        Cash                                    610         540
        Inventories                             210         240
        """)
    assert lines(reading.only) == [heading, "Cash: 610000 540000", "Inventories: 210000 240000"]
    assert line(reading.only, "Cash").parents == (heading,)


def test_blanks_between_all_lines_do_not_end_a_heading() -> None:
    reading = read("""
        QUILL LAMPS, INC.
        STATEMENTS OF INCOME
        (In thousands, except per share amounts)
                                            Year Ended December 31,
                                               2004        2003
        Net sales                             5,600       4,900
        Net income                              610         540

        Net income per share:

        Basic                                  $.63        $.42
                                               ----        ----

        Diluted                                $.59        $.39
                                               ----        ----
        """)
    assert line(reading.only, "Diluted").parents == ("Net income per share:",)


def test_a_word_of_headings_inside_a_wrapped_label_parts_no_table() -> None:
    reading = read("""
        QUILL LAMPS, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                            Year Ended December 31,
                                               2004        2003
        Income before taxes                     630         550
        Minority income in
         consolidated
         subsidiary                              20          10
        Net income                              610         540
        """)
    assert lines(reading.only)[1] == "Minority income in consolidated subsidiary: 20000 10000"


def test_a_label_that_is_wrapped_inside_brackets_and_ends_in_a_colon_is_no_running_text() -> None:
    reading = read("""
        QUILL LAMPS, INC.
        BALANCE SHEETS
                                                                                   December 31,
                                                                                2004        2003
        TOTAL ASSETS                                                             610         540

        STOCKHOLDERS' EQUITY:
          Convertible preferred stock, $.001 par value (liquidation preference
            of $6,382):
            Series A                                                             210         140
          Common stock                                                           400         400
        TOTAL LIABILITIES AND EQUITY                                             610         540
        """)
    assert [statement.title for statement in reading.statements] == ["BALANCE SHEETS"]
    assert line(reading.only, "Series A").amounts


def test_the_end_of_a_wire_is_no_figure() -> None:
    reading = read("""
        QUILL LAMPS, INC.
        BALANCE SHEETS
        (In thousands)
                                                  December 31,
                                               2004        2003
        Cash                                    610         540
        Total assets                            610         540

        SOURCE  Quill Lamps, Inc.
            -0-                             02/09/2005
            /CONTACT:  Ann Quill
        """)
    assert lines(reading.only) == ["Cash: 610000 540000", "Total assets: 610000 540000"]
    assert reading.cells[-1].text == "540"


SIDES = """
    OSTLER LOOMS, INC.
    BALANCE SHEETS
    (In thousands)
                                                             December 31,
                                                          2004        2003
    {assets}
    Current assets:
      Cash                                                 120         110
      Receivables:
        Trade                                              300         280
      Total current assets                                 420         390

    Oil and gas properties:
      Proved                                               500         450

    Other assets                                            80          70
                                                        ------      ------
                                                         1,000         910
                                                        ======      ======
    {claims}
    Current liabilities:
      Accounts payable                                     200         180

    Deferred income taxes                                  100          90

    Shareholders' equity:
      Common stock                                         700         640
                                                        ------      ------
                                                         1,000         910
                                                        ======      ======
    Shares outstanding                                      70          64
    """


@pytest.mark.parametrize("indent", [0, 30])
@pytest.mark.parametrize(
    ("assets", "claims"),
    [
        ("ASSETS", "LIABILITIES AND SHAREHOLDERS' EQUITY"),
        ("Assets (Note 4)", "Liabilities, minority interest and shareholders' equity"),
        ("ASSETS", "CAPITALIZATION AND LIABILITIES"),
    ],
)
def test_a_side_of_a_balance_sheet_holds_until_the_other_begins(indent: int, assets: str, claims: str) -> None:
    text = SIDES.format(assets=" " * indent + assets, claims=" " * indent + claims)
    lines = [item for item in read(text).only.lines if item.amounts]
    sides = [item.parents[:1] for item in lines]
    assert sides == [(assets,)] * 6 + [(claims,)] * 4 + [()]
    assert lines[1].parents == (assets, "Current assets:", "Receivables:")
    assert lines[5].parents[-1] == assets
    assert lines[7].parents == (claims,)
    assert [item.depth for item in lines[:4]] == [2, 3, 2, 2]


ONE_SIDE = """
    OSTLER LOOMS, INC.
    BALANCE SHEETS
    (In thousands)
                                                             December 31,
                                                          2004        2003
                         ASSETS
    Cash                                                   120         110
    Investments in equity securities:
      At cost                                              500         450
    {between}
    Accounts payable                                       620         560
    """


@pytest.mark.parametrize(
    ("between", "parents"),
    [
        ("                 LIABILITIES", ()),
        ("                 SHAREHOLDERS' EQUITY AND LIABILITIES", ("SHAREHOLDERS' EQUITY AND LIABILITIES",)),
        ("Total assets                                           620         560", ()),
        ("Fixtures                                               620         560", ("ASSETS",)),
    ],
)
def test_a_side_ends_at_its_total_and_at_a_heading_of_the_other(between: str, parents: tuple[str, ...]) -> None:
    lines = [item for item in read(ONE_SIDE.format(between=between)).only.lines if item.amounts]
    assert lines[1].parents == ("ASSETS", "Investments in equity securities:")
    assert lines[-1].parents == parents


@pytest.mark.parametrize("words", ["Commitments and contingent liabilities (See note)", "Contingencies"])
def test_a_total_without_words_takes_none_of_a_line_that_never_has_figures(words: str) -> None:
    lines = read(
        f"""
    OSTLER LOOMS, INC.
    BALANCE SHEETS
    (In thousands)
                                                             December 31,
                                                          2004        2003
    Accounts payable                                       500         450
    Total shareholders' equity                             120         110
    {words}
                                                           620         560
    """
    ).only.lines
    assert [(item.label, item.parents) for item in lines][-2:] == [(words, ()), ("", ())]
    assert [amount.magnitude for amount in lines[-1].amounts] == [620, 560]


def test_a_label_broken_inside_a_bracket_behind_a_par_value_goes_on() -> None:
    text = """
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands, except share data)
                                                        December 31,
                                                      2003        2002
        Cash                                           200         100
        Total assets                                   200         100
        Class A common stock (par value $.10,
          authorized 1,000 shares)                      10          10
        Retained earnings                              190          90
        Total stockholders' equity                     200         100
    """
    item = line(read(text).only, "Class A common stock (par value $.10, authorized 1,000 shares)")
    assert item.unit is UnitKind.MONETARY
    assert [plain(amount.shown) for amount in item.amounts] == ["10000", "10000"]


@pytest.mark.parametrize("side", ["ASSETS", ""])
def test_a_total_by_the_words_of_a_heading_closes_it_where_nothing_is_indented(side: str) -> None:
    reading = read(f"""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                        December 31,
                                        2004    2003
        {side}
        Current assets:
        Cash                             100      90
        Inventories                      300     210
        Total current assets             400     300
        Investments                       50      40
        Total assets                     450     340
        """)
    # Without the heading of a side, that of its current part alone tells the side.
    held = ("ASSETS",) if side else ("Current assets:",)
    assert line(reading.only, "Cash").parents[-1] == "Current assets:"
    assert line(reading.only, "Total current assets").parents[-1] == "Current assets:"
    assert line(reading.only, "Investments").parents == held


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Common stock, $.10 par value -", "Authorized - 9,000 shares", "Issued - 100 and 90 shares"),
        ("Common stock, par value $1 --", "Authorized, 9,000,000 shares;", "Issued and outstanding, 100 shares"),
        ("Preferred shares, no stated value -", "Authorized 9,000 shares,", "None issued"),
        ("Common stock, $.10 par value; 9,000", "shares authorized; issued and outstanding", "100 and 90 shares"),
        ("Common stock, $.10 par value;", "authorized 9,000 shares; outstanding", "100 in 2003 and 90 in 2002"),
        ("COMMON STOCK, $.10 PAR VALUE;", "ISSUED AND OUTSTANDING", "100 SHARES"),
    ],
)
def test_shares_told_on_lines_of_their_own_below_a_stock_are_part_of_its_label(
    first: str, second: str, third: str
) -> None:
    text = f"""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands, except share data)
                                                        December 31,
                                                      2003        2002
        Cash                                           200         100
        Total assets                                   200         100
        {first}
           {second}
           {third:<40}    10          10
        Retained earnings                              190          90
        Total stockholders' equity                     200         100
    """
    item = line(read(text).only, f"{first} {second} {third}")
    assert [plain(amount.shown) for amount in item.amounts] == ["10000", "10000"]


def test_a_count_of_shares_as_far_left_as_the_stock_above_goes_on_with_it() -> None:
    label = "Common stock, $.10 par value; 9,000 shares authorized; issued and outstanding"
    text = f"""
        TARN HARROWS, INC.
        BALANCE SHEETS
        (in thousands, except share data)
                                                        December 31,
                                                      2003        2002
        Cash                                           200         100
        Total assets                                   200         100
        {label}
        100 and 90 shares                               10          10
        Retained earnings                              190          90
        Total stockholders' equity                     200         100
    """
    assert [plain(amount.shown) for amount in line(read(text).only, f"{label} 100 and 90 shares").amounts] == [
        "10000",
        "10000",
    ]


@pytest.mark.parametrize("mark", ["", ":"])
def test_several_lines_that_count_shares_stand_under_their_heading(mark: str) -> None:
    statement = read(f"""
        TARN HARROWS, INC.
        STATEMENTS OF CASH FLOWS
        (in thousands, except share data)
                                              Year Ended December 31,
                                                      2003        2002
        Net cash provided by operations                 90          80
        Common stock issued{mark}
          1,000 shares for cash                         20          30
          3,000 shares to lenders                       10          40
        Net cash provided by financing                  30          70
        Change in cash                                 120         150
    """).only
    assert line(statement, "1,000 shares for cash").parents[-1:] == (f"Common stock issued{mark}",)
    assert line(statement, "3,000 shares to lenders").parents[-1:] == (f"Common stock issued{mark}",)


FLOWS = """
    HARLOW SENSORS, INC.
    CONSOLIDATED STATEMENTS OF CASH FLOWS AND SUPPLEMENTAL DISCLOSURES OF THEM
    (in thousands)
                                           Three Months Ended March 31,
                                             2004        2003
    Cash flows from operating activities:
    Net loss                                 (400)       (300)
{heading}
      Depreciation                            120         110
      Accounts receivable                      80         (40)
    Net cash used in operating activities    (200)       (230)
"""


@pytest.mark.parametrize(
    "heading",
    [
        "    Adjustments to reconcile net loss to net cash provided by (used in) operating activities:",
        "\n    Adjustments to reconcile net loss to net cash provided by (used in) operating activities:",
        "    Adjustments to reconcile net loss to net cash provided by (used in)\n      operating activities:",
        "    Adjustments to reconcile net loss to net cash provided by (used in) operating\n"
        "    activities of all lines of business, sold ones left out:",
    ],
)
def test_a_heading_wider_than_the_columns_stand_in_is_no_running_text(heading: str) -> None:
    statement = read(FLOWS.format(heading=heading)).only
    assert line(statement, "Net loss").amounts
    assert line(statement, "Depreciation").parents[-1] == " ".join(heading.split())
    assert [plain(amount.shown) for amount in line(statement, "Accounts receivable").amounts] == ["80000", "-40000"]


def test_a_sentence_among_figures_is_running_text() -> None:
    sentence = "    The charges that the company took for its lines of business in the quarter were as follows:"
    # The two lines above it are no table by themselves.
    (table,) = read(FLOWS.format(heading=sentence)).tables
    assert table.rows[0].label == "Depreciation"


def test_a_figure_in_a_bracket_that_the_next_line_closes_is_part_of_the_label() -> None:
    statement = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
        (In thousands)
                                                         December 31,
                                                       2004        2003
        Cash                                            $ 500       $ 400
        Investment securities (market value $28,104
          and $26,733)                                 28,010      27,120
        Receivables                                       300         280
        Total assets                                  $28,810     $27,800
        """).only
    assert lines(statement)[1] == "Investment securities (market value $28,104 and $26,733): 28010000 27120000"


def test_a_heading_that_ends_with_net_behind_a_comma_is_whole() -> None:
    reading = read("""
    OSTLER LOOMS, INC.
    STATEMENTS OF INCOME
    (In thousands)
                                                      Year Ended December 31,
                                                          2004        2003
    Operating income                                       810         540
    Investment and other income (loss), net
      Equity in income of looms                             50          40
      Other                                                 10          20
    Income before taxes                                    870         600
    """)
    item = line(reading.only, "Equity in income of looms")
    assert item.parents == ("Investment and other income (loss), net",)


@pytest.mark.parametrize(
    ("first", "second", "label"),
    [
        # It is whole in labels that we know, so that the hyphen only cuts it.
        ("Principal trans-", "actions", "Principal transactions"),
        ("General and admin-", "istrative costs", "General and administrative costs"),
        ("GENERAL AND ADMIN-", "ISTRATIVE COSTS", "GENERAL AND ADMINISTRATIVE COSTS"),
        ("Costs of the loom-", "shed", "Costs of the loom-shed"),
        ("Income from non-", "operating items", "Income from non-operating items"),
        ("Interest on short-", "and long-term debt", "Interest on short- and long-term debt"),
        ("Costs of others -", "net of what they pay", "Costs of others - net of what they pay"),
    ],
)
def test_a_word_that_a_hyphen_cuts_at_the_end_of_a_line_is_one(first: str, second: str, label: str) -> None:
    reading = read(CUT.format(f"{first}\n      {second:40} 120         110"))
    assert line(reading.only, label).amounts


def test_a_label_goes_on_with_the_sign_for_and() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        NET SALES                          5,600       4,900
        COSTS AND EXPENSES
          COST OF SALES                    3,100       2,900
          SELLING, GENERAL
            & ADMINISTRATIVE                 700         650
        """)
    assert lines(reading.only)[-1] == "SELLING, GENERAL & ADMINISTRATIVE: 700 650"


def test_counts_and_what_joins_two_go_on_in_a_label_in_capitals() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                                        December 31,
                                                       2004        2003
        NOTES RECEIVABLE FROM OFFICERS AND OTHER
           RELATED PARTIES                               95          90
        TOTAL ASSETS                                  5,610       5,540

        PREFERRED STOCK, PAR VALUE $.01; 300,000
          SHARES AUTHORIZED; NONE OUTSTANDING            --          --
        COMMON STOCK, $.01 PAR VALUE; 50,000,000 SHARES
          AUTHORIZED; ISSUED AND OUTSTANDING:
          12,728,560 IN 2003 AND 15,799,726 IN 2004     158         127
        """)
    assert [line.split(": ")[0] for line in lines(reading.only) if line.endswith(("90", "127"))] == [
        "NOTES RECEIVABLE FROM OFFICERS AND OTHER RELATED PARTIES",
        "COMMON STOCK, $.01 PAR VALUE; 50,000,000 SHARES AUTHORIZED; ISSUED AND OUTSTANDING",
    ]


def test_a_third_line_that_begins_with_and_stands_under_the_second() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                                  Year Ended December 31,
                                                       2004        2003
        INTEREST EXPENSE                                 12          11
        INCOME BEFORE EQUITY INCOME OF, AND GAIN
         ON ISSUANCE OF STOCK BY, AFFILIATED COMPANY
         AND PROVISION FOR INCOME TAXES                 330         310
        """)
    assert lines(reading.only)[-1] == (
        "INCOME BEFORE EQUITY INCOME OF, AND GAIN ON ISSUANCE OF STOCK BY, AFFILIATED COMPANY "
        "AND PROVISION FOR INCOME TAXES: 330 310"
    )


def test_a_heading_that_ends_with_a_hyphen_is_no_part_of_the_line_below_it() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF CASH FLOWS
                                                                           Year Ended June 30,
                                                                             2004        2003
        Net income                                                            610         540
        Adjustments to reconcile net income to net cash provided by operations-
          Depreciation                                                        100          90
          Deferred income taxes                                                10          20
        Total non-
          Trade receivables                                                    30          40
        Net cash provided by operations                                       750         690
        """)
    assert [line.label for line in reading.only.lines] == [
        "Net income",
        "Adjustments to reconcile net income to net cash provided by operations-",
        "Depreciation",
        "Deferred income taxes",
        "Total non- Trade receivables",
        "Net cash provided by operations",
    ]


def test_lines_in_small_letters_below_figures_end_their_label_where_labels_begin_with_capitals() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                               Year Ended December 31,
                                                  1998        1997
        Net sales                                5,600       4,900
        Amortization of goodwill and               120         110
        other intangible assets
        acquired
        Restructuring and other                     40          30
        non-recurring charges
        Income before income taxes and             440         430
        effect of a change in accounting
                                              --------    --------
        Provision for income taxes                  40          30
        Loss from discontinued operations,           9           8
        net of tax
                                              --------    --------

        The accompanying notes are an integral part of these statements.
        """)
    assert [item.label for item in reading.only.lines] == [
        "Net sales",
        "Amortization of goodwill and other intangible assets acquired",
        "Restructuring and other non-recurring charges",
        "Income before income taxes and effect of a change in accounting",
        "Provision for income taxes",
        "Loss from discontinued operations, net of tax",
    ]


def test_lines_in_small_letters_above_others_are_of_those() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        STATEMENTS OF INCOME
        (In thousands)
                                               Year Ended December 31,
                                                  1998        1997
        net sales                                5,600       4,900
        amortization of goodwill and
        other intangible assets                    120         110
        provision for income taxes                  40          30
        """)
    assert [item.label for item in reading.only.lines] == [
        "net sales",
        "amortization of goodwill and other intangible assets",
        "provision for income taxes",
    ]


def test_a_label_between_figures_is_of_both_sides() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF EARNINGS
           Third Quarter                                            Nine Months
        Ended September 30,                                     Ended September 30,
          1996       1995                                         1996       1995
        $ 5,600    $ 4,900    Net sales                         $16,200    $14,400
          3,900      3,400    Cost of products sold              11,300     10,100
             --        (20)   Other income                           10        (35)
          1,700      1,480    Net earnings                        4,910      4,265
        """)
    assert lines(reading.only) == [
        "Net sales: 5600 4900 16200 14400",
        "Cost of products sold: 3900 3400 11300 10100",
        "Other income: 0 -20 10 -35",
        "Net earnings: 1700 1480 4910 4265",
    ]
    assert [column.heading for column in reading.only.columns] == [
        "Third Quarter Ended September 30, 1996",
        "Third Quarter Ended September 30, 1995",
        "Nine Months Ended September 30, 1996",
        "Nine Months Ended September 30, 1995",
    ]


def test_a_total_without_figures_goes_on_below() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        BALANCE SHEETS
                                                        December 31,
                                                       2004        2003
        Customer advances                                95          90
        Deferred taxes                                  105         110
          Total Deferred Credits and Other
            Liabilities                                 200         200
        """)
    assert lines(reading.only)[-1] == "Total Deferred Credits and Other Liabilities: 200 200"


def test_a_label_that_names_the_other_direction_first_is_no_rest_of_the_heading_above() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF CASH FLOWS
                                              Year Ended December 31,
                                                  2004        2003
        Operating Activities
          Net income                               610         540
          Changes in working capital
          (Increase) decrease in receivables       (20)         15
        Cash flows from operations                 590         555
        Investing Activities
          (Purchases) sales of securities, net    (700)        100
        """)
    printed = lines(reading.only)
    assert "(Increase) decrease in receivables: -20 15" in printed
    assert printed[-1] == "(Purchases) sales of securities, net: -700 100"


@pytest.mark.parametrize("label", ["(Repayments of) proceeds from short-term debt", "(Payments) borrowings, net"])
def test_words_in_brackets_begin_a_label_below_the_heading_of_several(label: str) -> None:
    reading = read(f"""
        HALYARD PUMPS, INC.
        STATEMENTS OF CASH FLOWS
                                                            Year Ended December 31,
                                                                2004        2003
        Cash flows from operations                               590         555
        Financing Activities
          {label:<54}(23)         41
          Dividends paid                                        (100)        (90)
        """)
    assert lines(reading.only)[-2] == f"{label}: -23 41"


def test_a_remark_in_brackets_ends_the_label_above_though_a_line_stands_below() -> None:
    reading = read("""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                                            Year Ended December 31,
                                                                2004        2003
        Provision (Benefit) For Income Taxes
          (Note 12)                                              206        182
          Net income                                             610        540
        """)
    assert lines(reading.only)[0] == "Provision (Benefit) For Income Taxes (Note 12): 206 182"


@pytest.mark.parametrize("mark", ["(1)", "[a]", "*"])
def test_the_mark_of_a_footnote_is_no_word_of_its_label(mark: str) -> None:
    reading = read(f"""
        HALYARD PUMPS, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                            2004        2003
        Net sales {mark:3}                      5,600       4,900
        Cost of sales                      4,400       3,900
        Net income                         1,200       1,000
        """)
    assert lines(reading.only)[0] == "Net sales: 5600 4900"
