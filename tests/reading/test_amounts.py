"""Figures in the columns of a table: their digits, their marks, and where they stand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.model.source import Cell, CellKind
from converter.pipeline import run
from converter.settings import Settings
from tests.helpers_text import Read, knowledge, line, lines, plain, read, row

LABEL = "Spare looms"


def balance_sheet(line: str) -> Read:
    """A balance sheet with one column, two plain lines and the line in question."""
    return read(f"QUILL LOOMS, INC.\nBALANCE SHEETS\n\n{'':40}December 31,\n{'':43}2004\n{line}\n"
                f"{'Bobbins':40}{'1,700':>12}\n{'Total assets':40}{'9,300':>12}\n")  # fmt: skip


def cell_of(printed: str) -> tuple[Read, Cell]:
    """The one cell of a line with this text in its column."""
    reading = balance_sheet(f"{LABEL:40}{printed:>12}")
    (cell,) = row(reading.tables[0], LABEL).cells
    return reading, cell


def text_at(reading: Read, cell: Cell) -> str:
    return reading.source.text[cell.locator.start : cell.locator.end]


@pytest.mark.parametrize(
    ("printed", "magnitude", "negative", "decimals", "digits"),
    [
        ("1,234", "1234", False, 0, "1,234"),
        ("$1,234", "1234", False, 0, "1,234"),
        ("$ 1,234", "1234", False, 0, "1,234"),
        ("1234", "1234", False, 0, "1234"),
        ("7", "7", False, 0, "7"),
        ("0", "0", False, 0, "0"),
        ("12,345,678", "12345678", False, 0, "12,345,678"),
        ("1,234.5", "1234.5", False, 1, "1,234.5"),
        (".93", "0.93", False, 2, ".93"),
        ("$.93", "0.93", False, 2, ".93"),
        ("0.930", "0.930", False, 3, "0.930"),
        ("(1,234)", "1234", True, 0, "1,234"),
        ("( 1,234)", "1234", True, 0, "1,234"),
        ("(1,234 )", "1234", True, 0, "1,234"),
        ("$(496)", "496", True, 0, "496"),
        ("$ (1,234)", "1234", True, 0, "1,234"),
        ("($1,234)", "1234", True, 0, "1,234"),
        ("($ 1,234)", "1234", True, 0, "1,234"),
        ("(0.01)", "0.01", True, 2, "0.01"),
        ("$(.01)", "0.01", True, 2, ".01"),
        ("-1,234", "1234", True, 0, "1,234"),
        ("$-1,234", "1234", True, 0, "1,234"),
        ("-$1,234", "1234", True, 0, "1,234"),
        ("\u22121,234", "1234", True, 0, "1,234"),
        ("\u25b31,234", "1234", True, 0, "1,234"),
        ("\u25b2 1,234", "1234", True, 0, "1,234"),
        ("\u25b3  12.5", "12.5", True, 1, "12.5"),
        ("$ \u25b3 1,234", "1234", True, 0, "1,234"),
        ("1,234-", "1234", True, 0, "1,234"),
        ("(1,234", "1234", True, 0, "1,234"),  # the closing parenthesis was lost
    ],
)
def test_a_number_is_read_with_its_sign_and_its_digits_are_located(
    printed: str, magnitude: str, negative: bool, decimals: int, digits: str
) -> None:
    reading, cell = cell_of(printed)
    assert cell.kind is CellKind.NUMBER
    assert cell.magnitude == Decimal(magnitude)
    assert cell.negative is negative
    assert cell.decimals == decimals
    assert text_at(reading, cell) == digits


@pytest.mark.parametrize(
    "printed", ["-", "--", "---", "\u2014", "\u2013", "\u2212", "$-", "$ --", "$    --", "(--)", "nil"]
)
def test_a_dash_is_a_zero_and_the_dash_alone_is_located(printed: str) -> None:
    reading, cell = cell_of(printed)
    assert cell.kind is CellKind.DASH
    assert cell.magnitude == 0
    assert not cell.negative
    assert text_at(reading, cell) == printed.strip("$() ")


@pytest.mark.parametrize("printed", ["N/A", "n/a", "N.A.", "NM", "N/M", "--(A)", "*", "**"])
def test_a_cell_that_says_there_is_no_figure_has_none(printed: str) -> None:
    reading, cell = cell_of(printed)
    assert cell.kind is CellKind.NOT_APPLICABLE
    assert cell.magnitude is None
    assert text_at(reading, cell) == printed


def test_stars_for_figures_leave_those_before_them_figures() -> None:
    reading = balance_sheet(f"{LABEL:30}{'4,321':>10}{'*':>12}")
    assert [cell.text for cell in row(reading.tables[0], LABEL).cells] == ["4,321", "*"]


@pytest.mark.parametrize("printed", ["45%", "45.4 %", "(3.2)%", "(3.2%)"])
def test_a_percentage_is_no_amount(printed: str) -> None:
    _, cell = cell_of(printed)
    assert cell.kind is CellKind.PERCENT


def test_triangles_that_point_up_and_down_are_arrows_and_no_minus() -> None:
    """Where one points down, one that points up says that a figure has grown."""
    up, down = (f"{label:40}{mark + figure:>12}\n" for label, mark, figure in
                (("Spare looms", "\u25b2", "1,234"), ("Spools", "\u25bc", "560")))  # fmt: skip
    cell = row(balance_sheet(up + down).tables[0], "Spare looms").cells[0]
    assert (cell.kind, cell.magnitude) == (CellKind.MALFORMED, None)


@pytest.mark.parametrize("last", ["45%", "(3.2)%", "610", "--", "N/A", "(12)"])
@pytest.mark.parametrize("blanks", ["", " ", "     "])
def test_blanks_at_the_end_of_a_line_change_nothing(last: str, blanks: str) -> None:
    reading = balance_sheet(f"{LABEL:30}{'4,321':>10}{last:>12}{blanks}")
    assert [cell.text for cell in row(reading.tables[0], LABEL).cells] == ["4,321", last]


@pytest.mark.parametrize(
    "printed",
    [
        "12,34",
        "1,2345",
        "1.234.567",
        "1,23,456",
        "12 1/8",
        "34 11/16",
        "$49 7/8-",
        ".(81)",
        "1.234,56",
        "2.5x",
        "13.7p",
        "(13.7p)",
        "25\u00a2",
        "3.4m",
        "(1.2bn)",
    ],
)
def test_a_number_with_misplaced_marks_is_malformed_and_never_guessed(printed: str) -> None:
    reading, cell = cell_of(printed)
    assert cell.kind is CellKind.MALFORMED
    assert cell.magnitude is None
    finding = reading.finding("cell.malformed")
    assert finding.severity == "warning"
    assert finding.locator == cell.locator


@pytest.mark.parametrize("printed", ["4 321", "4, 321", "(4 321)", "4,3 21", "(4,32 1)", "1,234,5 67"])
def test_a_number_in_two_parts_is_malformed_and_never_its_last_part(printed: str) -> None:
    reading = balance_sheet(f"{LABEL:30}{printed:>10}{'3,210':>12}")
    assert [cell.kind for cell in row(reading.tables[0], LABEL).cells] == [CellKind.MALFORMED, CellKind.NUMBER]
    assert len({"cell.malformed", "cell.no-column"} & set(reading.codes())) == 1


@pytest.mark.parametrize("marks", ["(1)(2)", "(a)(b)", "(1)(2)(3)"])
def test_the_last_of_several_marks_is_no_figure(marks: str) -> None:
    reading = balance_sheet(f"{LABEL:30}{'4,321' + marks:>14}{'3,210' + marks:>14}")
    cells = row(reading.tables[0], LABEL).cells
    assert [(cell.magnitude, cell.mark) for cell in cells] == [(Decimal(4321), marks), (Decimal(3210), marks)]


def test_a_fraction_never_becomes_the_whole_number_before_it() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                          December 31,
                                        2004        2003
        Share price                   12 1/8      11 1/4
        Bobbins                          500         400
        Total assets                   9,300       8,200
        """)
    assert lines(reading.only) == ["Share price", "Bobbins: 500 400", "Total assets: 9300 8200"]


def test_an_amount_inside_a_label_never_takes_the_place_of_an_empty_cell() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                          December 31,
                                        2004        2003
        Bobbins                          500         400
        Patents, net of $300                       2,345
        Total assets                   9,300       8,200
        """)
    assert lines(reading.only)[1] == "Patents, net of $300: 2345"


def test_amounts_inside_labels_make_no_column_of_their_own() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                                          December 31,
                                                        2004        2003
        Receivables, less allowance of $150 and $120   1,234       2,345
        Patents, net of $300                             900         800
        Total assets                                   9,300       8,200
        """)
    assert lines(reading.only) == [
        "Receivables, less allowance of $150 and $120: 1234 2345",
        "Accounts receivable, allowance: 150 120",
        "Patents, net of $300: 900 800",
        "Total assets: 9300 8200",
    ]


@pytest.mark.parametrize(("printed", "mark"), [("1,234(1)", "(1)"), ("1,234(a)", "(a)"), ("1,234*", "*")])
def test_a_footnote_mark_behind_a_number_is_not_part_of_it(printed: str, mark: str) -> None:
    reading, cell = cell_of(printed)
    assert (cell.kind, cell.magnitude, cell.negative, cell.mark) == (CellKind.NUMBER, Decimal(1234), False, mark)
    assert text_at(reading, cell) == "1,234"


@pytest.mark.parametrize(
    "figures",
    ["1,234 (1)   2,345", "1,234       2,345 (1)", "1,234 (1)   2,345 (1)", "1,234 (a)   2,345"],
)
def test_a_footnote_mark_set_off_by_a_blank_takes_no_column(figures: str) -> None:
    reading = read(f"""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                          December 31,
                                        2004        2003
        Bobbins                        {figures}
        Looms                          5,000       4,000
        Total assets                   9,300       8,200
        """)
    assert lines(reading.only)[0] == "Bobbins: 1234 2345"


def test_a_footnote_mark_behind_a_negative_number_leaves_it_negative() -> None:
    _, cell = cell_of("(1,234)(2)")
    assert (cell.magnitude, cell.negative, cell.mark) == (Decimal(1234), True, "(2)")


def test_a_footnote_mark_behind_a_label_is_no_figure_and_leaves_the_label() -> None:
    reading = balance_sheet(f"{'Spare looms (1)':40}{'4,321':>12}")
    assert lines(reading.only)[0] == "Spare looms: 4321"


@pytest.mark.parametrize(
    "label",
    [
        "Notes due 2005",
        "Common stock, $.01 par value",
        "Common stock, $.01 par value, 50,000 shares authorized",
        "Allowance for returns of $150 and $120",
        "Note 7 commitments",
        "8 1/2% notes due 2011",
        "Series 3 looms, at 1998 cost",
    ],
)
def test_numbers_inside_a_label_stay_in_it(label: str) -> None:
    reading = balance_sheet(f"{label:60}{'4,321':>12}")
    (cell,) = row(reading.tables[0], label).cells
    assert cell.magnitude == 4321


def test_a_label_that_ends_in_a_year_keeps_it_before_two_columns() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                          December 31,
                                        2004        2003
        Notes due 2005                 1,234       2,345
        Total assets                   9,300       8,200
        """)
    assert lines(reading.only) == ["Notes due 2005: 1234 2345", "Total assets: 9300 8200"]


@pytest.mark.parametrize("leader", ["......", " . . . .", "______"])
def test_dot_leaders_are_no_part_of_the_label(leader: str) -> None:
    reading = balance_sheet(f"{LABEL}{leader} 4,321")
    assert lines(reading.only)[0] == f"{LABEL}: 4321"


@pytest.mark.parametrize(
    ("printed", "shown"), [("4,321", "4321"), ("25", "25"), ("(560)", "-560"), ("$4,321", "4321"), (" .25", "0.25")]
)
@pytest.mark.parametrize("leader", ["......", "______"])
def test_a_leader_may_reach_the_figure(leader: str, printed: str, shown: str) -> None:
    (cell,) = row(balance_sheet(f"{LABEL}{leader}{printed}").tables[0], LABEL).cells
    assert cell.shown == Decimal(shown)


def test_tabs_part_columns_and_locators_point_into_the_text_as_it_is() -> None:
    reading = balance_sheet(f"{LABEL}\t\t\t\t\t4,321")
    (cell,) = row(reading.tables[0], LABEL).cells
    assert text_at(reading, cell) == "4,321"


def test_the_locator_finds_each_of_two_equal_figures_in_its_own_place() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                          December 31,
                                        2004        2003
        Bobbins                     $    500    $    500
        Total assets                   9,300       8,200
        """)
    first, second = row(reading.tables[0], "Bobbins").cells
    assert first.locator < second.locator
    assert text_at(reading, first) == text_at(reading, second) == "500"


def test_figures_with_marks_and_nothing_between_them_are_two() -> None:
    reading = balance_sheet(f"{LABEL:30}{'6,587(1)(2)5,850(3)':>22}")
    cells = row(reading.tables[0], LABEL).cells
    assert [(cell.text, text_at(reading, cell), cell.mark) for cell in cells] == [
        ("6,587(1)(2)", "6,587", "(1)(2)"),
        ("5,850(3)", "5,850", "(3)"),
    ]


@pytest.mark.parametrize(
    ("printed", "currency"), [("US$1,234", "USD"), ("\u00a31,234", "GBP"), ("\u20ac 1,234", "EUR")]
)
def test_signs_of_currencies_belong_to_the_figure(printed: str, currency: str) -> None:
    reading, cell = cell_of(printed)
    assert text_at(reading, cell) == "1,234"
    assert reading.only.currency == currency


def test_the_end_of_brackets_in_a_wrapped_label_is_no_figure() -> None:
    reading = read("""
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                                          December 31,
                                                        2004        2003
        Receivables, less allowance of $97 ($91 at September
        30, 2003)                                      1,234       2,345
        Common stock, 300 shares in 2004 (200 shares in
         2003)                                           900         800
        Total assets                                   9,300       8,200
        """)
    assert lines(reading.only) == [
        "Receivables, less allowance of $97 ($91 at September 30, 2003): 1234 2345",
        "Common stock, 300 shares in 2004 (200 shares in 2003): 900 800",
        "Total assets: 9300 8200",
    ]


def test_thousands_parted_by_blanks_are_one_figure_where_no_commas_part_any() -> None:
    blanks = """
        QUILL LOOMS, INC.
        BALANCE SHEETS
                                                          December 31,
                                                        2004        2003
        Bobbins                                        1 234       2 345
        Looms                                            900      12 800
        Total assets                                   9 300       8 200
        """
    assert lines(read(blanks).only) == ["Bobbins: 1234 2345", "Looms: 900 12800", "Total assets: 9300 8200"]


BY_POINTS = """
    QUILL LOOMS, S.A.
    BALANCE SHEETS
                                                          December 31,
                                                        2004        2003
    Bobbins                                        1.234,50    2.345,00
    Looms                                            900,25   12.800,00
    Spindles                                         1.000         (10)
    Total assets                                   3.134,75   15.135,00
    """


def test_thousands_parted_by_points_have_their_decimals_behind_a_comma() -> None:
    reading = read(BY_POINTS)
    assert lines(reading.only) == [
        "Bobbins: 1234.5 2345",
        "Looms: 900.25 12800",
        "Spindles: 1000 -10",
        "Total assets: 3134.75 15135",
    ]
    assert {amount.by_points for line in reading.only.lines for amount in line.amounts} == {True}


def test_cells_of_a_page_are_read_the_same_way_and_arelle_understands_them() -> None:
    rows = [line.split("  ") for line in BY_POINTS.splitlines()[5:9]]
    cells = [[word.strip() for word in row if word.strip()] for row in rows]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    head = "<tr><td></td><td>December 31, 2004</td><td>December 31, 2003</td></tr>"
    page = f"<html><body><p>QUILL LOOMS, S.A.</p><p>BALANCE SHEETS</p><table>{head}{body}</table></body></html>"
    outcome = run("quill.htm", page.encode(), knowledge(), Settings(prefix="quill", cik="77"))
    assert [str(fact.value) for fact in outcome.report.facts][:3] == ["1234.50", "2345.00", "900.25"]
    assert outcome.verdict.is_valid
    assert outcome.package.files[0][1].count(b'format="ixt:num-comma-decimal"') == 8


@pytest.mark.parametrize("printed", ["1.234", "12.345"])
def test_a_point_before_three_digits_alone_is_one_before_decimals(printed: str) -> None:
    _, cell = cell_of(printed)
    assert (str(cell.magnitude), cell.decimals, cell.by_points) == (printed, 3, False)


PUSHED = """
QUILL MILLS, INC.
STATEMENTS OF OPERATIONS
(in thousands)

                            Three Months Ended     Six Months Ended
                                 June 30,              June 30,
                              2001      2000        2001      2000
                             ------    ------      ------    ------
Net sales                     4,210     3,900       8,320     7,700
Cost of sales                 2,600     2,450       5,100     4,800
{pushed:40}1,240       2,810     2,480
                             ------    ------      ------    ------
Operating income                310       210         410       420
"""


@pytest.mark.parametrize(
    "label", ["Sales and administrative costs", "Costs of offices (see Note 5)", "Marketing and transport costs"]
)
@pytest.mark.parametrize("figure", ["1,300", "$1,300", "(1,300)"])
def test_a_figure_that_a_long_label_pushes_on_is_that_of_the_first_column(label: str, figure: str) -> None:
    item = line(read(PUSHED.format(pushed=f"{label} {figure}")).only, label)
    assert [plain(amount.magnitude) for amount in item.amounts] == ["1300", "1240", "2810", "2480"]


@pytest.mark.parametrize("pushed", ["Expenses of the plant closed in 2001", "Amortization by Statement No. 14"])
def test_a_year_or_a_short_number_that_ends_a_label_is_no_figure(pushed: str) -> None:
    printed = read(PUSHED.format(pushed=pushed)).only
    assert len(line(printed, pushed).amounts) == 3


SLIPS = """
    QUILL LOOMS, INC.
    STATEMENTS OF INCOME
    (In thousands)
                                              Year Ended December 31,
                                               2004        2003
    Net sales                                   5,044       4,911
    Other revenues                             {}       {}
    Total revenues                              7,088       6,822
    Costs                                       5,000       4,822
    Income before taxes                         2,088       2,000
    """


@pytest.mark.parametrize(("new", "old"), [(" 2.044", " 1,911"), ("2,044 ", "1.911"), ("2.044", "1.911")])
def test_a_point_for_a_comma_is_known_by_the_figures_beside_and_below_it(new: str, old: str) -> None:
    statement = read(SLIPS.format(new, old)).only
    assert lines(statement)[1] == "Other revenues: 2044000 1911000"
    assert [amount.by_points for amount in statement.lines[1].amounts] == ["." in new, "." in old]


@pytest.mark.parametrize(("new", "old"), [("2.045", "1.911"), ("2.044", "  1"), ("2.044", " 1.2")])
def test_three_decimals_that_nothing_around_contradicts_are_decimals(new: str, old: str) -> None:
    cells = [cell for cell in read(SLIPS.format(new, old)).cells if "." in cell.text]
    assert [cell.by_points for cell in cells] == [False] * len(cells)
