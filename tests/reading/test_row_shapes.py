"""Rows of figures in the shapes that pages and texts have given them: each comes back line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from converter.reading.documents.page import read_page
from tests.helpers_page import page
from tests.helpers_text import lines, periods, read

Lines = tuple[tuple[str, tuple[int, int]], ...]
SALES: Lines = (
    ("Net sales", (8916, 5590)),
    ("Cost of sales", (-4805, -3403)),
    ("Gross profit", (4111, 2187)),
    ("Selling expenses", (-1035, -1315)),
    ("Operating income", (3076, 872)),
)
YEARS = ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]
OVER = "Year Ended December 31,"
READ = [f"{label}: {1000 * new} {1000 * old}" for label, (new, old) in SALES]
# Signs of currencies: one alone, letters before one, letters alone.
SIGNS = ["$", "\u20ac", "\u00a3", "\u00a5", "C$", "R$", "NT$ ", "CHF ", "RMB ", "\u20b9"]


def shown(value: int) -> str:
    return f"({-value:,})" if value < 0 else f"{value:,}"


def released(table: str, head: str = "") -> str:
    return page(f"<p>Statements of Income</p><p>(in thousands)</p>{table}", head)


def headed(rows: str, *, each: int = 1) -> str:
    heads = f'<tr><td></td><td colspan="{2 * each}">{OVER}</td></tr><tr><td></td>'
    return released(f"<table>{heads}{''.join(f'<td colspan={each}>{y}</td>' for y in (2004, 2003))}</tr>{rows}</table>")


def row(label: str, *cells: str) -> str:
    return f"<tr><td>{label}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def of_cells(shape: Callable[[int], str]) -> str:
    """A page of one cell for each figure."""
    return headed("".join(row(label, *map(shape, figures)) for label, figures in SALES))


def marked(mark: str, *, every: int) -> str:
    """A page with the marks of notes in cells of their own behind the figures of some lines."""
    rows = (
        row(label, *(cell for figure in figures for cell in (shown(figure), "" if at % every else mark)))
        for at, (label, figures) in enumerate(SALES)
    )
    return headed("".join(rows), each=2)


@pytest.mark.parametrize("mark", ["(1)", "<sup>1</sup>", "<sup>(1)</sup>", "(a)", "*"])
@pytest.mark.parametrize("every", [2, 3])
def test_marks_of_notes_in_cells_of_their_own_are_no_figures(mark: str, every: int) -> None:
    reading = read(marked(mark, every=every))
    assert periods(reading.only) == YEARS
    assert lines(reading.only) == READ


def test_small_losses_in_a_column_of_their_own_are_no_marks() -> None:
    rows = "".join(row(label, shown(new), "(1)" if new < 0 else "2") for label, (new, _) in SALES)
    assert lines(read(headed(rows)).only)[1] == "Cost of sales: -4805000 -1000"


def test_a_small_loss_where_other_rows_have_a_sign_is_no_mark() -> None:
    signed = [row(label, "$", shown(new), "$", shown(old)) for label, (new, old) in SALES if new > 0]
    loss = '<tr><td>Loss on sale</td><td colspan="2">(7)</td><td colspan="2">(1)</td></tr>'
    reading = read(headed(signed[0] + loss + "".join(signed[1:]), each=2))
    assert lines(reading.only)[1] == "Loss on sale: -7000 -1000"


@pytest.mark.parametrize("mark", ["(1)(2)", " (1)(2)", " (1,2)", "\u2020", " \u2021", "[1]", " [a]", "*"])
def test_a_mark_behind_a_figure_is_none_of_its_digits(mark: str) -> None:
    assert lines(read(of_cells(lambda value: f"{shown(value)}{mark}")).only) == READ


BRACKETS = ("<>", "[]", "{}")


@pytest.mark.parametrize("brackets", BRACKETS)
def test_losses_in_brackets_of_other_kinds(brackets: str) -> None:
    opens, closes = brackets
    shape = {"<": "&lt;", ">": "&gt;"}
    on_page = of_cells(
        lambda value: f"{shape.get(opens, opens)}{-value:,}{shape.get(closes, closes)}" if value < 0 else f"{value:,}"
    )
    assert lines(read(on_page).only) == READ
    text = [
        f"{'':30}STATEMENTS OF INCOME",
        f"{'':30}(in thousands)",
        "",
        f"{'':34}{OVER}",
        f"{'':34}2004        2003",
        "",
    ]
    for label, figures in SALES:
        cells = (f"{opens}{-value:,}{closes}" if value < 0 else f"{value:,} " for value in figures)
        text.append(f"{label:28}{''.join(cell.rjust(12) for cell in cells)}")
    assert lines(read("\n".join(text)).only) == READ


def test_a_number_in_square_brackets_is_a_mark_where_it_is_small() -> None:
    rows = "".join(row(f"{label} [12]", *map(shown, figures)) for label, figures in SALES)
    assert [item.split(" [12]")[0] for item in lines(read(headed(rows)).only)] == [label for label, _ in SALES]


@pytest.mark.parametrize(
    "drawn", ["{}<br>--------", "{}<br>========", "<p>{}</p><p>- - - - -</p>", "{}<br>______"], ids=str
)
def test_lines_drawn_with_dashes_below_a_figure_are_no_part_of_it(drawn: str) -> None:
    reading = read(of_cells(lambda value: drawn.format(shown(value)) if value in (-4805, -3403) else shown(value)))
    assert lines(reading.only) == READ
    assert reading.only.lines[2].rule_above.value != "none"


def test_a_figure_and_its_sign_in_a_table_of_their_own() -> None:
    nested = "<table><tr><td>$</td><td>{}</td></tr></table>"
    assert lines(read(of_cells(lambda value: nested.format(shown(value)))).only) == READ


def test_cells_of_preformatted_words() -> None:
    rows = "".join(row(f"<pre>{label}</pre>", *(f"<pre>{shown(v)}</pre>" for v in figures)) for label, figures in SALES)
    assert lines(read(headed(rows)).only) == READ


def test_a_statement_in_one_preformatted_cell_stays_one() -> None:
    text = f"{'':30}{OVER}\n{'':32}2004       2003\n"
    text += "".join(f"{label:24}{shown(new):>12}{shown(old):>12}\n" for label, (new, old) in SALES)
    assert lines(read(released(f"<table><tr><td><pre>{text}</pre></td></tr></table>")).only) == READ


@pytest.mark.parametrize("heads", ["within", "above"])
@pytest.mark.parametrize("parts", ["<br>{}", "<p>{}</p>", "<div>{}</div>"])
def test_a_statement_in_one_row_of_stacked_cells(heads: str, parts: str) -> None:
    def stacked(words: list[str]) -> str:
        return "".join(parts.format(word or "&nbsp;") for word in words)

    columns = [[f"Year Ended December 31, {year}"] if heads == "within" else [] for year in (2004, 2003)]
    labels = ["", *(label for label, _ in SALES)] if heads == "within" else [label for label, _ in SALES]
    cells = [stacked([*column, *(shown(f[at]) for _, f in SALES)]) for at, column in enumerate(columns)]
    body = row(stacked(labels), *cells)
    reading = read(headed(body) if heads == "above" else released(f"<table>{body}</table>"))
    assert lines(reading.only) == READ
    assert periods(reading.only) == YEARS


def test_stacked_figures_without_a_label_each_are_none() -> None:
    short = "<br>".join(label for label, _ in SALES[:3])
    body = row(short, *("<br>".join(shown(f[at]) for _, f in SALES) for at in (0, 1)))
    assert read(headed(body)).statements == ()


def test_each_row_in_a_table_of_its_own() -> None:
    rows = [
        f'<tr><td></td><td colspan="2">{OVER}</td></tr>',
        row("", "2004", "2003"),
        *(row(label, *map(shown, figures)) for label, figures in SALES),
    ]
    reading = read(released("".join(f"<table>{each}</table>" for each in rows)))
    assert lines(reading.only) == READ
    assert periods(reading.only) == YEARS


WRAPPED = {
    "floats that clear": ".l{float:left;width:300px;clear:left}.f{float:left;width:90px}.o{float:left;width:180px}",
    "floats": ".l{float:left;width:60%}.f{float:left;width:20%}.o{float:left;width:40%}",
    "floats in a width": ".c{width:480px}.l{float:left;width:300px}.f{float:left;width:90px}.o{float:left;width:180px}",
    "boxes in line": ".l,.f,.o{display:inline-block}.l{width:60%}.f{width:20%}.o{width:40%}",
    "flex": ".c{display:flex;flex-wrap:wrap}.l{width:60%}.f{width:20%}.o{width:40%}",
}


@pytest.mark.parametrize("style", WRAPPED)
def test_boxes_in_one_container_stand_in_rows_as_wide_as_it_is(style: str) -> None:
    boxes = f'<div class="l">&nbsp;</div><div class="o">{OVER}</div><div class="l">&nbsp;</div>'
    boxes += '<div class="f">2004</div><div class="f">2003</div>'
    for label, figures in SALES:
        boxes += f'<div class="l">{label}</div>' + "".join(f'<div class="f">{shown(value)}</div>' for value in figures)
    reading = read(released(f'<div class="c">{boxes}</div>', f"<style>{WRAPPED[style]}</style>"))
    assert lines(reading.only) == READ
    assert periods(reading.only) == YEARS


GROUPED = {
    "shares": (".l{width:40%}.f{width:15%}.o{width:30%}", ""),
    "lengths": (".l{width:300px}.f{width:90px}.o{width:180px}", ""),
    "a narrow gap": (".l{width:40%}.f{width:15%}.o{width:29%}.g{width:1%}", '<div class="g"></div>'),
    "the rest": (".l{flex:1}.f{width:90px}.o{width:180px}", ""),
    "growing": (".l{flex:4}.f{flex:1}.o{flex:2}", ""),
    "bases": (".l{flex:0 0 40%}.f{flex:0 0 15%}.o{flex:0 0 30%}", ""),
    "nothing told": ("", ""),
}


@pytest.mark.parametrize("widths", GROUPED)
def test_headings_stand_over_as_many_boxes_as_they_are_wide(widths: str) -> None:
    style, gap = GROUPED[widths]
    over = f'<div class="l"></div><div class="o">Three Months Ended June 30,</div>{gap}'
    over += f'<div class="o">Six Months Ended June 30,</div>{gap}'
    years = '<div class="l"></div>' + "".join(f'<div class="f">{year}</div>' for year in (2004, 2003) * 2)
    rows = [
        f'<div class="l">{label}</div>' + "".join(f'<div class="f">{shown(v)}</div>' for v in (*f, *(3 * v for v in f)))
        for label, f in SALES
    ]
    body = "".join(f'<div class="r">{each}</div>' for each in (over, years, *rows))
    statement = read(released(body, f"<style>.r{{display:flex}}{style}</style>")).only
    assert periods(statement) == [
        "2004-04-01/2004-06-30",
        "2003-04-01/2003-06-30",
        "2004-01-01/2004-06-30",
        "2003-01-01/2003-06-30",
    ]
    assert lines(statement)[0] == "Net sales: 8916000 5590000 26748000 16770000"


def test_a_box_as_wide_as_two_is_over_these_where_others_are_missing() -> None:
    years = "".join(f'<div style="width:15%">{year}</div>' for year in ("2004", "2003", "Change"))
    body = f'<div style="width:40%"></div><div style="width:30%">{OVER}</div>', f'<div style="width:40%"></div>{years}'
    rows = [
        f'<div style="width:40%">{label}</div>'
        + "".join(f'<div style="width:15%">{figure}</div>' for figure in (*map(shown, figures), "7%"))
        for label, figures in SALES
    ]
    statement = read(released("".join(f'<div style="display:flex">{each}</div>' for each in (*body, *rows)))).only
    assert periods(statement)[:2] == YEARS
    assert [line.split(" 7")[0] for line in lines(statement)] == READ


@pytest.mark.parametrize("beside", ["display:inline-block", "float:left"])
def test_a_heading_alone_in_its_row_of_boxes_stays_among_them(beside: str) -> None:
    def boxes(label: str, *words: str) -> str:
        style = f'<span style="{beside};width:'
        return f'<div>{style}60%">{label}</span>{"".join(f"""{style}20%">{word}</span>""" for word in words)}</div>'

    shares = [boxes("Basic earnings per share:"), boxes("Before cumulative effect", "0.53", "0.48")]
    rows = [boxes("&nbsp;", f"{OVER} 2004", f"{OVER} 2003"), boxes("Revenues:")]
    rows += [boxes(label, *map(shown, figures)) for label, figures in SALES] + shares
    statement = read(released("".join(rows))).only
    assert lines(statement) == ["Revenues:", *READ, "Basic earnings per share:", "Before cumulative effect: 0.53 0.48"]
    assert [statement.lines[at].parents for at in (1, -1)] == [("Revenues:",), ("Basic earnings per share:",)]


BOXES = {
    "their own style": ("", "", ' style="display:inline-block;width:20%"'),
    "a class": ("<style>.f{float:right;width:20%}</style>", "", ' class="f"'),
    "a class around": ("<style>.r > span{display:table-cell}.r{display:table-row}</style>", ' class="r"', ""),
    "a style around": ("", ' style="display:flex"', ""),
}


@pytest.mark.parametrize("told", BOXES)
def test_figures_of_boxes_beside_each_other_are_not_one(told: str) -> None:
    sheet, around, own = BOXES[told]
    found = read_page(page(f"<div{around}><span{own}>123</span><span{own}>456</span></div>", sheet))
    assert [tag.name for tag in found.markup].count("span") == 4


def test_columns_that_float_beside_each_other() -> None:
    columns = [["&nbsp;", *(label for label, _ in SALES)]]
    columns += [[f"{OVER} {y}", *(shown(figures[at]) for _, figures in SALES)] for at, y in enumerate((2004, 2003))]
    boxes = "".join(
        f'<div style="float:left;width:33%">{"".join(f"<div>{word}</div>" for word in column)}</div>'
        for column in columns
    )
    reading = read(released(f"<div>{boxes}</div>"))
    assert lines(reading.only) == READ


def test_labels_and_figures_in_tables_beside_each_other() -> None:
    labels = "".join(f"<tr><td>{label}</td></tr>" for label in ("&nbsp;", *(label for label, _ in SALES)))
    figures = "".join(f"<tr><td>{shown(new)}</td><td>{shown(old)}</td></tr>" for _, (new, old) in SALES)
    heads = f"<tr><td>{OVER} 2004</td><td>{OVER} 2003</td></tr>"
    table = f"<table><tr><td><table>{labels}</table></td><td><table>{heads}{figures}</table></td></tr></table>"
    statement = read(released(table)).only
    assert (lines(statement), periods(statement)) == (READ, YEARS)


def test_words_in_a_table_of_one_column_stay_paragraphs() -> None:
    column = (
        "<table><tr><td>Statements of Income</td></tr><tr><td>(in thousands)</td></tr><tr><td>by line</td></tr></table>"
    )
    heads = f"<tr><td></td><td colspan=2>{OVER}</td></tr>{row('', '2004', '2003')}"
    rows = heads + "".join(row(label, shown(new), shown(old)) for label, (new, old) in SALES)
    beside = page(f"<table><tr><td>{column}</td></tr><tr><td><table>{rows}</table></td></tr></table>")
    assert lines(read(beside).only) == READ


@pytest.mark.parametrize("sign", ["", *SIGNS])
def test_a_label_over_several_rows_heads_the_labels_beside_it(sign: str) -> None:
    rows = "".join(f"<tr><td colspan=2>{label}</td>{cells(figures)}</tr>" for label, figures in SALES)
    spanned = f"<tr><td rowspan=2>Net income per share</td><td>Basic</td>{row('', f'{sign}.51', f'{sign}.42')[13:]}"
    spanned += row("Diluted", f"{sign}.49", f"{sign}.41")
    heads = f"<tr><td colspan=2></td><td>{OVER} 2004</td><td>{OVER} 2003</td></tr>"
    statement = read(released(f"<table>{heads}{rows}{spanned}</table>")).only
    assert [(item.label, item.parents) for item in statement.lines[-2:]] == [
        ("Basic", ("Net income per share",)),
        ("Diluted", ("Net income per share",)),
    ]
    assert lines(statement)[:5] == READ


def cells(figures: tuple[int, int]) -> str:
    return "".join(f"<td>{shown(value)}</td>" for value in figures)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<span lang=EN-US style='font-size:9pt'>", "<span lang=EN-GB style='font-size:9pt'>"),
        ("<b><font size=2>", "<b><font size=2>"),
    ],
)
def test_an_element_that_ends_within_a_figure_and_begins_again_is_one(first: str, second: str) -> None:
    ends = "</font></b>" if "font " in first else "</span>"
    rows = "".join(
        row(label, *(f"{first}{shown(v)[:2]}{ends}{second}{shown(v)[2:]}{ends}" for v in values))
        for label, values in SALES
    )
    assert lines(read(headed(rows)).only) == READ


def test_an_element_of_another_look_within_a_figure_keeps_it_from_being_tagged() -> None:
    rows = "".join(
        row(label, *(f"<b>{shown(v)[:-1]}</b>{shown(v)[-1]}" for v in values)) for label, values in SALES[:3]
    )
    codes = {finding.code for finding in read(headed(rows)).findings}
    assert "cell.malformed" in codes


@pytest.mark.parametrize("end", ["", ".", ":"])
def test_running_text_right_above_a_table_may_end_with_its_scale(end: str) -> None:
    told = "The lines below were taken from the books of the company, which are kept in dollars, by its own staff, " * 2
    heads = f"<tr><td></td><td>{OVER} 2004</td><td>{OVER} 2003</td></tr>"
    rows = heads + "".join(row(label, shown(new), shown(old)) for label, (new, old) in SALES)
    text = f"<p>{told}and rounded (in thousands, except per share data){end}</p><p>Statements of Income</p>"
    assert lines(read(page(f"{text}<table>{rows}</table>")).only) == READ


def test_the_sentence_that_leads_a_statement_in_may_tell_its_scale_in_brackets() -> None:
    told = "The books are kept by the company itself. What came of our mills (in thousands) and of no others, which "
    text = f"<p>{told}the table below tells for both of the years, was as follows:</p><p>Statements of Income</p>"
    heads = f"<tr><td></td><td>{OVER} 2004</td><td>{OVER} 2003</td></tr>"
    rows = heads + "".join(row(label, shown(new), shown(old)) for label, (new, old) in SALES)
    assert lines(read(page(f"{text}<table>{rows}</table>")).only) == READ


def test_a_label_in_a_table_of_its_own() -> None:
    nested = "<table><tr><td>{}</td></tr></table>"
    rows = "".join(row(nested.format(label), shown(new), shown(old)) for label, (new, old) in SALES)
    assert lines(read(headed(rows)).only) == READ


TAB = "<span style='mso-tab-count:2'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>"


@pytest.mark.parametrize(
    ("gap", "sign"), [*((gap, "") for gap in (TAB, "&nbsp;" * 12, "&emsp;&emsp;&emsp;")), *((TAB, s) for s in SIGNS)]
)
def test_lines_of_paragraphs_with_tabs(gap: str, sign: str) -> None:
    heads = f"<p>{OVER}</p><p>{gap}2004{gap}2003</p>"
    told = [(label, [f"{sign}{shown(value)}" for value in figures]) for label, figures in SALES]
    body = "".join(f"<p>{label}{gap}{new}{gap}{old}</p>" for label, (new, old) in told)
    statement = read(released(f"{heads}<p>Sales and costs:</p>{body}")).only
    assert [said for said in lines(statement) if said[-1] != ":"] == READ
    assert periods(statement) == YEARS


def test_labels_between_the_figures_of_two_lengths_are_of_both() -> None:
    def cells(*words: str) -> str:
        return f"<tr>{''.join(f'<td>{word}</td>' for word in words)}</tr>"

    over = "<tr><td colspan=2>Quarter Ended December 31,</td><td></td><td colspan=2>Year Ended December 31,</td></tr>"
    body = "".join(cells(shown(new), shown(old), label, shown(4 * new), shown(4 * old)) for label, (new, old) in SALES)
    body += cells("", "", "Gain on the sale of a mill", "7", "8")
    rows = over + cells("2004", "2003", "(in thousands)", "2004", "2003") + body
    statement = read(released(f"<table>{rows}</table>")).only
    assert periods(statement) == ["2004-10-01/2004-12-31", "2003-10-01/2003-12-31", *YEARS]
    assert [item.label for item in statement.lines] == [*(label for label, _ in SALES), "Gain on the sale of a mill"]
    assert [len(item.amounts) for item in statement.lines] == [4] * len(SALES) + [2]


def test_a_text_typed_into_a_page_with_rules_signs_apart_and_headings_over_two_columns() -> None:
    blank = "&nbsp;"
    heads = f"{'':30}{'Quarter Ended':^24}{'Year Ended':^24}\n{'':30}{'December 31,':^24}{'December 31,':^24}\n"
    years = f"{'':30}{2004:>12}{2003:>12}{2004:>12}{2003:>12}\n{'':30}{'  ----------' * 4}"
    body = "\n".join(
        f"{label:30}" + "".join(f"{'$' if at == 0 else '':>4}{shown(v):>8}" for v in (new, old, new * 4, old * 4))
        for at, (label, (new, old)) in enumerate(POSITIVE)
    )
    rule = f"\n{'':30}{'  ==========' * 4}"
    typed = "<br>".join(line.replace(" ", blank) for line in f"{heads}{years}\n{body}{rule}".split("\n"))
    statement = read(released(f"<p><font face='Courier New'>{typed}</font></p>")).only
    assert periods(statement) == ["2004-10-01/2004-12-31", "2003-10-01/2003-12-31", *YEARS]
    assert [len(item.amounts) for item in statement.lines] == [4] * len(POSITIVE)


@pytest.mark.parametrize("sign", SIGNS)
def test_fields_that_one_tab_parts_whatever_currency_their_figures_have(sign: str) -> None:
    heads = ["Statements of Income", "(in thousands)", "", f"\t{OVER}", "\t2004\t2003"]
    body = [f"{label}\t{sign}{shown(new)}\t{sign}{shown(old)}" for label, (new, old) in SALES]
    body.append(f"Gain on the sale of a mill, net of what it cost\t{sign}{shown(905)}")
    statement = read("\n".join([*heads, *body, ""])).only
    assert lines(statement) == [*READ, "Gain on the sale of a mill, net of what it cost: 905000"]
    assert [amount.column for amount in statement.lines[-1].amounts] == [0]
    assert periods(statement) == YEARS


def test_paragraphs_with_gaps_and_few_figures_stay_paragraphs() -> None:
    gap = "&nbsp;" * 12
    told = "".join(f"<p>{name}{gap}555-0{at}</p>" for at, name in enumerate(("Ann Moe", "Bo Lee", "Cy Orr", "Di Fay")))
    assert read(released(told)).tables == ()


@pytest.mark.parametrize("numbers", ["3, 12", "5 and 6", "2(a)", "7, 8, 9", "(4)", "3 &amp; 4", "1-3", "2 (a)"])
def test_numbers_of_notes_in_a_cell_of_their_own_are_no_words_of_a_label(numbers: str) -> None:
    rows = [("Net sales", numbers, "5,600", "4,900"), ("Cost of sales", "4", "3,100", "2,950")]
    rows += [("Gross profit", "", "2,500", "1,950"), ("Interest", "11, 12", "800", "720"), ("Tax", "", "10", "9")]
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    heads = "<tr><td></td><td>Notes</td><td>2004</td><td>2003</td></tr>"
    title = "<p>Quill Looms, Inc.</p><p>Statements of Income</p><p>Years Ended December 31 (in thousands)</p>"
    found = lines(read(page(f"{title}<table>{heads}{body}</table>")).only)
    assert found[0] == "Net sales: 5600000 4900000"
    assert found[3] == "Interest: 800000 720000"


def wrapped(rows: Lines, *, rest: int = 4) -> str:
    """Lines of four columns, of which the last stands at the left of the next line."""
    head = "QUILL LOOMS, INC.\nSTATEMENTS OF INCOME\n(In thousands)\n\n"
    years = f"{'':52}Year Ended December 31,\n{'':40}   2004        2003        2002        2001\n"
    lines = [
        f"{label:40}{new:>10,}{old:>12,}{new - old:>12,}\n" + (f"{new + old:>12,}\n" if at < rest else "")
        for at, (label, (new, old)) in enumerate(rows)
    ]
    return head + years + "".join(lines)


POSITIVE = tuple((label, (abs(new), abs(old))) for label, (new, old) in SALES[:4])


def test_lines_too_wide_for_the_page_go_on_in_the_next_one() -> None:
    reading = read(wrapped(POSITIVE))
    assert periods(reading.only) == [f"{year}-01-01/{year}-12-31" for year in (2004, 2003, 2002, 2001)]
    assert lines(reading.only) == [
        f"{label}: {1000 * new} {1000 * old} {1000 * (new - old)} {1000 * (new + old)}"
        for label, (new, old) in POSITIVE
    ]


def test_a_year_more_than_columns_is_of_none_of_them() -> None:
    assert "2001-01-01/2001-12-31" not in periods(read(wrapped(POSITIVE, rest=0)).only)


def test_figures_alone_below_those_of_a_line_are_a_total_and_no_rest_of_it() -> None:
    text = wrapped(POSITIVE, rest=0) + f"{'':40}{21_000:>10,}{11_000:>12,}{10_000:>12,}\n"
    assert lines(read(text).only)[-1] == ": 21000000 11000000"
