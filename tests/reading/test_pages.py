"""Tables on HTML pages: however a statement is set, the same statement is read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converter.model.markup import MarkupKind
from converter.model.source import CellKind, RuleAbove, StatementKind
from tests.helpers_page import INCOME, LAYOUTS, Entry, Invented, page, placed
from tests.helpers_text import Read, lines, periods, read, row

HEADING = "<tr><td></td><td>Year Ended December 31, 2004</td><td>Year Ended December 31, 2003</td></tr>"
SECOND = "<tr><td>Cost of sales</td><td>10</td><td>9</td></tr>"


def statement(*rows: str, heading: str = HEADING) -> Read:
    """An income statement of some rows."""
    return read(page(f"<p>Statements of Income (in thousands)</p><table>{heading}{''.join(rows)}{SECOND}</table>"))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_statement_reads_the_same_however_it_is_set(layout: str) -> None:
    reading = read(LAYOUTS[layout](INCOME))
    assert reading.only.kind is StatementKind.INCOME_STATEMENT
    assert periods(reading.only) == ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]
    assert lines(reading.only) == [
        "Net sales: 5600000 4900000",
        "Cost of sales: 3100000 2950000",
        "Gross profit: 2500000 1950000",
        "Operating expenses:",
        "Research and development: 800000 720000",
        "General and administrative: 1900000 1100000",
        "Total operating expenses: 2700000 1820000",
        "Operating income (loss): -200000 130000",
    ]
    parents = {item.label: item.parents for item in reading.only.lines}
    assert parents["Research and development"] == ("Operating expenses:",)
    assert parents["Operating income (loss)"] == ()


@pytest.mark.parametrize("layout", ["spacious", "designed", "plain", "preformatted"])
def test_lines_drawn_above_figures_mark_sums(layout: str) -> None:
    reading = read(LAYOUTS[layout](INCOME))
    ruled = [item.label for item in reading.only.lines if item.rule_above is RuleAbove.SINGLE]
    assert {"Gross profit", "Total operating expenses", "Operating income (loss)"} <= set(ruled)
    assert "Cost of sales" not in ruled


@pytest.mark.parametrize("layout", LAYOUTS)
@given(data=st.data())
@settings(max_examples=15)
def test_an_invented_statement_comes_back(layout: str, data: st.DataObject) -> None:
    count = data.draw(st.integers(2, 4), label="columns")
    figures = st.tuples(*[st.integers(1, 9_999_999).map(lambda n: n if n % 3 else -n)] * count)
    body = data.draw(st.lists(figures, min_size=2, max_size=9), label="figures")
    entries = tuple(Entry(f"Line {chr(65 + at)} of many", values, at % 2) for at, values in enumerate(body))
    years = tuple(str(2004 - at) for at in range(count))
    reading = read(LAYOUTS[layout](Invented(INCOME.title, INCOME.scale, INCOME.over, years, entries)))
    assert periods(reading.only) == [f"{year}-01-01/{year}-12-31" for year in years]
    assert lines(reading.only) == [
        f"{entry.label}: {' '.join(str(value * 1000) for value in entry.figures)}" for entry in entries
    ]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ("<td>$</td><td>1,234</td><td></td><td>$</td><td>567</td><td></td>", ["1,234", "567"]),
        ("<td></td><td>(1,234</td><td>)</td><td></td><td>567</td><td></td>", ["-1,234", "567"]),
        ("<td>$ (</td><td>1,234</td><td>)</td><td></td><td>-567</td><td></td>", ["-1,234", "-567"]),
        ("<td>$(</td><td>1,234)</td><td></td><td></td><td>567-</td><td></td>", ["-1,234", "-567"]),
        ("<td>&#36;</td><td>&#8212;</td><td></td><td></td><td>&#8722;567</td><td></td>", ["0", "-567"]),
        ("<td></td><td>1,234<sup>(1)</sup></td><td></td><td>&euro;</td><td>567</td><td></td>", ["1,234", "567"]),
        ("<td></td><td>1,234<sup>2</sup></td><td></td><td></td><td><b><i>567</i></b></td><td></td>", ["1,234", "567"]),
        ("<td></td><td><p>&nbsp;1,234 (a)</p></td><td></td><td></td><td>\n 567\n</td><td></td>", ["1,234", "567"]),
    ],
)
def test_signs_in_cells_of_their_own_belong_to_their_figure(cells: str, shown: list[str]) -> None:
    heading = '<tr><td></td><td colspan="3">Year Ended December 31, 2004</td>'
    heading += '<td colspan="3">Year Ended December 31, 2003</td></tr>'
    reading = statement(f"<tr><td>Net sales</td>{cells}</tr>", heading=heading)
    found = row(reading.tables[0], "Net sales").cells
    assert [f"{'-' if cell.negative else ''}{cell.magnitude:,}" for cell in found] == shown


def test_words_placed_one_by_one_are_labels_headings_and_figures() -> None:
    whole, reading = read(placed(INCOME)), read(placed(INCOME, word_by_word=True))
    assert periods(reading.only) == periods(whole.only)
    assert lines(reading.only) == lines(whole.only)


def test_of_two_placed_statements_each_has_its_own_title_and_columns() -> None:
    cash = Invented(
        "Consolidated Balance Sheets",
        "(In thousands)",
        "December 31,",
        ("2004", "2003", "2002"),
        (Entry("Cash", (30, 20, 10)), Entry("Total assets", (31, 21, 11)), Entry("Total liabilities", (1, 1, 1))),
    )
    reading = read(page(placed(INCOME) + placed(cash)))
    assert [periods(statement) for statement in reading.statements] == [
        ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"],
        ["2004-12-31", "2003-12-31", "2002-12-31"],
    ]
    assert lines(reading.statements[1])[0] == "Cash: 30000 20000 10000"


def test_a_placed_paragraph_is_running_text_and_no_caption() -> None:
    prose = ["The company said on March 3, 2005 that it would go on with what it had begun in the year before,", "and"]
    prose[1] = "that nothing in its plans for the second quarter ended June 30, 2005 would be changed by it."
    said = "".join(
        f'<div style="position:absolute;left:60px;top:{5 + 12 * at}px">{line}</div>' for at, line in enumerate(prose)
    )
    reading = read(placed(INCOME).replace('1100px">', f'1100px">{said}'))
    assert reading.only.title == "Consolidated Statements of Operations"
    assert not any("plans" in caption for caption in reading.tables[0].captions)


def test_boxes_that_only_lay_out_the_page_are_walked_through() -> None:
    columns = LAYOUTS["plain"](INCOME).replace("<body>", '<body><div style="display:flex"><div>News</div><div>')
    reading = read(columns.replace("</body>", "</div></div></body>"))
    assert lines(reading.only)[0] == "Net sales: 5600000 4900000"


@pytest.mark.parametrize(("rule", "label"), [(".no { display: none }", "Net sales"), ("", "Net or gross sales")])
def test_what_a_style_sheet_hides_is_not_read(rule: str, label: str) -> None:
    first = "<tr><td>Net <span class='no'>or gross </span>sales</td><td>12</td><td>11</td></tr>"
    table = f"<table>{HEADING}{first}{SECOND}</table>"
    reading = read(page(f"<p>Statements of Income (in thousands)</p>{table}", f"<style>{rule}</style>"))
    assert lines(reading.only)[0] == f"{label}: 12000 11000"


def test_a_dash_alone_is_zero_and_no_sign_of_the_next_figure() -> None:
    reading = statement(
        *(f"<tr><td>Gain {at}</td><td>{dash}</td><td>11</td></tr>" for at, dash in enumerate(("-", "–", "—", "$ -")))
    )
    for at in range(4):
        assert [cell.kind for cell in row(reading.tables[0], f"Gain {at}").cells] == [CellKind.DASH, CellKind.NUMBER]
        assert not row(reading.tables[0], f"Gain {at}").cells[1].negative


def test_a_percent_sign_at_head_and_foot_of_a_column_speaks_for_all_between() -> None:
    shares = (("Sales", "100.0 %"), ("Cost", "60.5"), ("Rent", "12.0"), ("Pay", "(2.5"), ("Net income", "30.0%"))
    rows = [f"<tr><td>{label}</td><td>{at}</td><td>{share}</td></tr>" for at, (label, share) in enumerate(shares, 7)]
    table = f"<table>{HEADING}{''.join(rows)}</table>"
    reading = read(page(f"<p>Statements of Income (in thousands)</p>{table}"))
    assert {line.cells[1].kind for line in reading.tables[0].rows} == {CellKind.PERCENT}
    assert {line.cells[0].kind for line in reading.tables[0].rows} == {CellKind.NUMBER}


def test_figures_may_be_stacked_in_a_cell() -> None:
    reading = statement("<tr><td>Sales:<br>Goods<br>Services</td><td><br>12<br>(3)</td><td><br>11<br>4</td></tr>")
    assert lines(reading.only)[:3] == ["Sales:", "Goods: 12000 11000", "Services: -3000 4000"]


def test_leaders_are_no_part_of_a_label() -> None:
    reading = statement("<tr><td>Net sales . . . . . . $</td><td>12</td><td>11</td></tr>")
    assert lines(reading.only)[0] == "Net sales: 12000 11000"


def test_a_raised_digit_above_a_slash_is_no_mark() -> None:
    reading = statement("<tr><td>Stock, par value 1<sup>2</sup>/3 cents<sup>4</sup></td><td>12</td><td>11</td></tr>")
    assert lines(reading.only)[0] == "Stock, par value 1 2/3 cents: 12000 11000"


def test_controls_that_stand_for_dashes_and_quotes_are_read_as_these() -> None:
    reading = statement("<tr><td>Tarn\u0092s sales \u0097 net</td><td>12</td><td>\u0097</td></tr>")
    assert lines(reading.only)[0] == "Tarn\u2019s sales \u2014 net: 12000 0"
    assert "Tarn\u0092s sales \u0097 net" in reading.source.text


def test_the_locator_of_a_figure_names_its_digits() -> None:
    reading = statement("<tr><td>Net sales</td><td>$ (<b>1,234</b>)</td><td>567<sup>1</sup></td></tr>")
    found = row(reading.tables[0], "Net sales").cells
    assert [reading.source.text[c.locator.start : c.locator.end] for c in found] == ["1,234", "567"]


def test_digits_that_a_tag_parts_are_a_finding() -> None:
    """No tag can be laid around a figure that one of the page's begins or ends in."""
    reading = statement("<tr><td>Net sales</td><td>1,<b>234</b></td><td>567</td></tr>")
    found = row(reading.tables[0], "Net sales").cells
    assert [cell.kind for cell in found] == [CellKind.MALFORMED, CellKind.NUMBER]
    assert reading.codes().count("cell.malformed") == 1


UNREAD = ["4\u2009321", "4'321", "4\uff0c321", "4,321\u00bd", "$4.3 million", "4,32O", "l,321", "--4,321", "4 321"]


@pytest.mark.parametrize("printed", UNREAD)
def test_digits_that_make_no_number_are_a_finding(printed: str) -> None:
    """Nothing is lost: what a column of figures holds is a figure or cannot be read."""
    heads = "<tr><td>Other sales</td><td>1,234</td><td>567</td></tr>"
    reading = statement(heads, f"<tr><td>Net sales</td><td>{printed}</td><td>1,560</td></tr>")
    found = row(reading.tables[0], "Net sales").cells
    assert [cell.kind for cell in found] == [CellKind.MALFORMED, CellKind.NUMBER]
    assert reading.codes().count("cell.malformed") == 1


def test_digits_that_make_no_number_are_a_finding_in_the_first_row_too() -> None:
    reading = statement("<tr><td>Net sales</td><td>4\u2009321</td><td>1,560</td></tr>")
    found = row(reading.tables[0], "Net sales").cells
    assert [cell.kind for cell in found] == [CellKind.MALFORMED, CellKind.NUMBER]


NUMBERED = ("Net sales", "12", "11"), ("Cost:", "", ""), ("Goods", "7", "6"), ("Net income", "3", "2")


@pytest.mark.parametrize("form", ["{}", "{}.", "({})"])
def test_numbers_that_count_the_rows_are_no_figures(form: str) -> None:
    rows = [
        f"<tr><td>{form.format(at)}</td><td>{label}</td><td>{this}</td><td>{last}</td></tr>"
        for at, (label, this, last) in enumerate(NUMBERED, 1)
    ]
    heading = HEADING.replace("<tr>", "<tr><td></td>")
    reading = read(page(f"<p>Statements of Income (in thousands)</p><table>{heading}{''.join(rows)}</table>"))
    assert periods(reading.only) == ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]
    assert lines(reading.only) == ["Net sales: 12000 11000", "Cost:", "Goods: 7000 6000", "Net income: 3000 2000"]


def test_figures_before_labels_that_count_no_rows_are_kept() -> None:
    cells = [("11", "Net sales", "12"), ("6", "Goods", "7"), ("2", "Net income", "3")]
    body = "".join(f"<tr><td>{'</td><td>'.join(each)}</td></tr>" for each in cells)
    reading = read(page(f"<p>Statements of Income (in thousands)</p><table>{body}</table>"))
    assert [cell.text for line in reading.tables[0].rows for cell in line.cells] == ["11", "12", "6", "7", "2", "3"]


def test_a_page_may_part_thousands_by_blanks() -> None:
    reading = statement(
        "<tr><td>Net sales</td><td>5&nbsp;600</td><td>4 900</td></tr>",
        "<tr><td>Rent</td><td>1&nbsp;600</td><td>900</td></tr>",
    )
    assert lines(reading.only)[:2] == ["Net sales: 5600000 4900000", "Rent: 1600000 900000"]


@pytest.mark.parametrize("blank", ["\u202f", "\u2009", "&#8239;", "&thinsp;"])
def test_narrow_blanks_part_thousands_as_others_do(blank: str) -> None:
    """They are written as blanks that transformations know."""
    rows = (("Net sales", "5 600", "4 900"), ("Rent", "1 600", "900"), ("Price a share", "1 000,50", "0,75"))
    made = [f"<tr><td>{'</td><td>'.join(cells)}</td></tr>".replace(" ", blank) for cells in rows]
    reading = statement(*(row.replace(f"Net{blank}", "Net ").replace(f"e{blank}a{blank}s", "e a s") for row in made))
    assert lines(reading.only)[:3] == [
        "Net sales: 5600000 4900000",
        "Rent: 1600000 900000",
        "Price a share: 1000.5 0.75",
    ]


@pytest.mark.parametrize("sign", ["US$", "C$", "HK$"])
def test_a_currency_sign_of_letters_is_of_the_figure_beside_it(sign: str) -> None:
    reading = statement(f"<tr><td>Net sales</td><td>{sign}</td><td>5,600</td><td>{sign}</td><td>4,900</td></tr>")
    assert row(reading.tables[0], "Net sales").label == "Net sales"


def test_a_fraction_is_a_finding() -> None:
    reading = statement("<tr><td>Price</td><td>1 1/8</td><td>2</td></tr>")
    assert reading.codes().count("cell.malformed") == 1


@pytest.mark.parametrize(
    "hidden",
    [
        '<tr style="display:none"><td>Ghost</td><td>77</td><td>88</td></tr>',
        "<tr hidden><td>Ghost</td><td>77</td><td>88</td></tr>",
        '<tr><td style="DISPLAY: none">66</td><td>Ghost</td><td style="visibility:hidden">77</td></tr>',
        "<!-- <tr><td>Ghost</td><td>77</td><td>88</td></tr> -->",
    ],
)
def test_what_is_hidden_is_no_figure(hidden: str) -> None:
    reading = statement("<tr><td>Net sales</td><td>12</td><td>11</td></tr>", hidden)
    assert [cell.text for cell in reading.cells] == ["12", "11", "10", "9"]


def test_rows_that_a_cell_reaches_down_into_keep_their_columns() -> None:
    reading = statement(
        '<tr><td rowspan="2">Net sales</td><td>12</td><td>11</td></tr>', "<tr><td>13</td><td>14</td></tr>"
    )
    (first, second, _) = [line.cells for line in reading.tables[0].rows]
    assert [cell.right for cell in first] == [cell.right for cell in second]


def test_one_figure_under_two_columns_is_placed_by_its_cell() -> None:
    reading = statement(
        "<tr><td>Net sales</td><td>12</td><td>11</td></tr>", "<tr><td>Other</td><td></td><td>5</td></tr>"
    )
    (other,) = [item for item in reading.only.lines if item.label == "Other"]
    assert [str(amount.period) for amount in other.amounts] == ["2003-01-01/2003-12-31"]


def test_years_and_dates_in_figures_head_columns() -> None:
    for one, two in (("2004", "2003"), ("12/31/2004", "12/31/2003"), ("December 31, 2004", "December 31, 2003")):
        reading = read(
            page(
                "<p>Balance Sheets</p><p>December 31,</p><table>"
                f"<tr><td>(in millions)</td><td>{one}</td><td>{two}</td></tr>"
                "<tr><td>Cash</td><td>5</td><td>4</td></tr><tr><td>Total assets</td><td>9</td><td>8</td></tr></table>"
            )
        )
        assert periods(reading.only) == ["2004-12-31", "2003-12-31"], one
        assert lines(reading.only) == ["Cash: 5000000 4000000", "Total assets: 9000000 8000000"], one


def test_headings_below_figures_begin_another_table() -> None:
    rows = "<tr><td>Net sales</td><td>12</td><td>11</td></tr>" + SECOND
    months = "<tr><td></td><td>Three Months Ended June 30, 2004</td><td>Three Months Ended June 30, 2003</td></tr>"
    reading = statement(rows, months, "<tr><td>Net sales</td><td>3</td><td>2</td></tr>")
    assert [periods(one) for one in reading.statements] == [
        ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"],
        ["2004-04-01/2004-06-30", "2003-04-01/2003-06-30"],
    ]


def test_a_table_that_goes_on_keeps_the_headings_of_the_one_before() -> None:
    first = f"<table>{HEADING}<tr><td>Net sales</td><td>12</td><td>11</td></tr>{SECOND}</table>"
    second = f"<p>- 3 -</p><table><tr><td>Rent</td><td>$</td><td>2</td><td>$</td><td>1</td></tr>{SECOND}</table>"
    reading = read(page(f"<p>Statements of Income (in thousands)</p>{first}{second.replace(SECOND, '')}"))
    assert len(reading.tables) == 1
    two_rows = second.replace("</table>", "<tr><td>Pay</td><td></td><td>3</td><td></td><td>2</td></tr></table>")
    reading = read(page(f"<p>Statements of Income (in thousands)</p>{first}{two_rows.replace(SECOND, '')}"))
    assert periods(reading.statements[1]) == periods(reading.statements[0])


def test_two_statements_side_by_side_are_two_tables() -> None:
    def both(label: str, one: str, other: str, two: str) -> str:
        return f"<tr><td>{label}</td><td>{one}</td><td> </td><td>{other}</td><td>{two}</td></tr>"

    rows = [
        both("", "December 31, 2004", "", "December 31, 2004"),
        both("Cash", "5", "Accounts payable", "2"),
        both("Inventories", "4", "Accrued expenses", "3"),
        both("Total assets", "9", "Total liabilities and equity", "9"),
    ]
    reading = read(page(f"<p>Balance Sheet (in thousands)</p><table>{''.join(rows)}</table>"))
    assert [[line.label for line in table.rows] for table in reading.tables] == [
        ["Cash", "Inventories", "Total assets"],
        ["Accounts payable", "Accrued expenses", "Total liabilities and equity"],
    ]


def test_labels_may_stand_among_the_figures() -> None:
    rows = "".join(
        f"<tr><td>{one}</td><td>{label}</td><td>{two}</td></tr>"
        for one, label, two in (
            ("2004", "(in thousands)", "2003"),
            ("12", "Net sales", "11"),
            ("7", "Cost of sales", "6"),
        )
    )
    reading = read(page(f"<p>Statements of Income</p><p>Year Ended December 31,</p><table>{rows}</table>"))
    assert lines(reading.only) == ["Net sales: 12000 11000", "Cost of sales: 7000 6000"]


def test_words_in_bullets_are_no_caption() -> None:
    rows = "<tr><td>Net sales</td><td>12</td><td>11</td></tr>"
    bullet = "<p>&#8226; Strong balance sheets and cash flow</p>"
    reading = read(page(f"<p>Statements of Income</p>{bullet}<table>{HEADING}{rows}{SECOND}</table>"))
    assert reading.tables[0].captions == ()


def test_existing_tags_of_inline_xbrl_are_taken_off_with_a_finding() -> None:
    reading = statement(
        '<tr><td>Net sales</td><td>$<ix:nonFraction name="us-gaap:Revenues" contextRef="c" unitRef="u" scale="3">12'
        "</ix:nonFraction></td><td>11</td></tr>"
    )
    assert [cell.text for cell in reading.cells] == ["$12", "11", "10", "9"]
    assert "1 tag of its own is taken off" in reading.finding("source.inline-tags").message
    assert not any(event.name.startswith("ix:") for event in reading.source.markup)


def test_the_hidden_header_of_an_inline_document_is_no_text() -> None:
    header = "<ix:header><ix:hidden><ix:nonNumeric>secret</ix:nonNumeric></ix:hidden></ix:header>"
    assert "secret" not in read(page(f"<div style='display:none'>{header}</div><p>shown</p>")).source.text


def test_blocks_begin_lines_of_the_text_and_cells_stand_a_tab_apart() -> None:
    reading = read(
        "<html><body><div>One</div><p>Two<br>Three<table><tr><td>a</td><td><p>b</p></td></tr></table></body></html>"
    )
    assert reading.source.text == "One\nTwo\nThree\na\tb"
    breaks = [event.offset for event in reading.source.markup if event.kind is MarkupKind.BREAK]
    assert "".join(reading.source.text[at] for at in breaks) == "\n\n\n\t"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<html><body><p>caf\u00e9".encode(), "caf\u00e9"),
        ("<html><body><p>caf\u00e9 \u2019".encode("cp1252"), "caf\u00e9 \u2019"),
        (b"<html><body><p>it&#146;s &#x97; &#8217;", "it\u2019s \u2014 \u2019"),
        ("\ufeff<html><body><p>caf\u00e9".encode(), "caf\u00e9"),
        ('<html><meta charset="iso-8859-2"><body><p>\u0141\u00f3d\u017a'.encode("iso-8859-2"), "\u0141\u00f3d\u017a"),
    ],
    ids=["UTF-8", "cp1252", "references", "byte order mark", "declared"],
)
def test_characters_are_what_a_browser_shows(content: bytes, text: str) -> None:
    assert read(content).source.text.strip() == text


def test_formatting_goes_on_over_paragraphs() -> None:
    """libxml2 would end the bold words at the first paragraph; browsers do not."""
    events = read("<html><body><b><p>One</p><p>Two</p></b></body></html>").source.markup
    names = [(event.name, event.kind.value) for event in events if event.name in ("b", "p")]
    assert names == [
        *(("b", "start"), ("p", "start"), ("p", "end"), ("p", "start"), ("p", "end"), ("b", "end")),
    ]


WORDS = [
    "text ",
    "&nbsp;",
    "1,234",
    "(5",
    "$",
    "%",
    ")",
    "-",
    "2004",
    "Net sales",
    "1 1/8",
    "n/a",
    "<br>",
    "12.5%",
    "<hr>",
]
PARTS = ["table", "tr", "td", "td", "th", "p", "div", "pre", "sup", "span", "tbody", "caption"]
STYLES = ["", " colspan=2", " rowspan=2", " style='display:none'", " style='display:table-cell'", " colspan=9"]
BROKEN = st.recursive(
    st.sampled_from([*WORDS, "Year Ended December 31,", "\n12   13\n"]),
    lambda inner: st.builds(
        lambda tag, style, parts, ends: f"<{tag}{style}>{''.join(parts)}{f'</{tag}>' if ends else ''}",
        st.sampled_from(PARTS),
        st.sampled_from(STYLES),
        st.lists(inner, max_size=5),
        st.booleans(),
    ),
    max_leaves=25,
)


@given(body=BROKEN)
@settings(max_examples=150)
def test_however_broken_a_page_is_its_figures_stand_apart(body: str) -> None:
    reading = read(page(f"<table>{body}</table><p>end"))
    places = sorted(cell.locator for cell in reading.cells)
    assert all(before.end <= after.start for before, after in pairwise(places))
    found = {finding.locator for finding in reading.findings}
    amounts = {amount.locator for one in reading.statements for item in one.lines for amount in item.amounts}
    assert set(places) <= found | amounts


def test_a_rule_in_a_table_before_its_cells_is_no_fault() -> None:
    assert read(page("<table><tr><td>1<table><tr><hr><td>2</table></table><p>end")).tables == ()


@pytest.mark.parametrize("scale", ["(millions of dollars)", "(in thousands)", "In Millions"])
def test_a_scale_beside_the_length_of_all_columns_is_no_heading_of_the_first(scale: str) -> None:
    heading = (
        f'<tr><td rowspan="2">{scale}</td><td colspan="2">Six Months Ended<br/>June 30,</td></tr>'
        "<tr><td>2004</td><td>2003</td></tr>"
    )
    reading = statement("<tr><td>Net sales</td><td>5,600</td><td>4,900</td></tr>", heading=heading)
    assert periods(reading.only) == ["2004-01-01/2004-06-30", "2003-01-01/2003-06-30"]


def test_a_table_begins_at_its_first_words_though_rules_stand_above_them() -> None:
    ruled = '<tr><td></td><td style="border-bottom:1px solid #000"></td></tr>'
    rows = "".join(f"<tr><td>{label}</td><td>{figure}</td></tr>" for label, figure in (("Wool", "610"), ("Silk", "40")))
    heads = "<tr><td></td><td>2004</td></tr>"
    source = page(
        f"<p>Consolidated Balance Sheets</p><p>December 31</p><table>{heads}{ruled}{rows}{ruled}{rows}</table>"
    )
    (table,) = read(source.encode()).tables
    text = read(source.encode()).source.text
    assert text[table.locator.start :].startswith("Wool")


@pytest.mark.parametrize("wrapped", [("<div>" * 300, "</div>" * 300), ("<font><b>" * 400, ""), ("<div>" * 2500, "")])
def test_a_table_within_hundreds_of_elements_is_read(wrapped: tuple[str, str]) -> None:
    """What wraps others so deep means nothing; the tags of tables are kept."""
    before, behind = wrapped
    table = f"<table>{HEADING}<tr><td>Net sales</td><td>20</td><td>18</td></tr>{SECOND}</table>"
    done = read(page(f"{before}<p>Statements of Income (in thousands)</p>{table}{behind}"))
    assert lines(done.only) == ["Net sales: 20000 18000", "Cost of sales: 10000 9000"]


def test_years_in_cells_as_wide_as_the_labels_are_labels() -> None:
    wide = '<td colspan="3">{}</td><td></td><td>$</td><td>{}</td>'
    rows = [("2017", "90.0"), ("2018", "64.2"), ("2019", "400.0"), ("Thereafter", "350.0"), ("Total", "904.2")]
    body = "".join(f"<tr>{wide.format(*each)}</tr>" for each in rows)
    reading = read(page(f"<p>Maturities of debt at December 31, 2016 (in millions):</p><table>{body}</table>"))
    assert [(one.label, [cell.text for cell in one.cells]) for one in reading.layouts[0].table.rows] == [
        (label, [f"$ {figure}"]) for label, figure in rows
    ]
