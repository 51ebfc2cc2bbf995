"""Currencies: of a table, of single columns, and of tables that name none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from converter.model.source import ColumnRole
from converter.reading.figures.amounts import figure_in
from converter.reading.figures.notation import notation_of
from converter.reporting.facts import gather_facts
from tests.helpers_page import page
from tests.helpers_text import Read, converted, lines, periods, plain, read, values, vocabulary


def sales(caption: str, sign: str = "") -> Read:
    """An income statement under a caption, with the sign of a currency at its first figures."""
    return read(f"""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        {caption}
                                        Year Ended December 31,
                                            2004        2003
        Net sales                       {sign}5,600     {sign}4,900
        Cost of sales                        4,790       4,360
        Net income                             810         540
        """)


@pytest.mark.parametrize(
    ("caption", "currency"),
    [
        ("(in thousands)", "USD"),
        ("(Dollars in thousands)", "USD"),
        ("(in thousands of U.S. dollars, except per share data)", "USD"),
        ("(US$ in thousands)", "USD"),
        ("(USD millions)", "USD"),
        ("(EUR in millions, except per share data)", "EUR"),
        ("(in millions EUR)", "EUR"),
        ("(in EUR thousands)", "EUR"),
        ("(Amounts in thousands of euro)", "EUR"),
        ("(€ in millions)", "EUR"),
        ("(NIS in thousands)", "ILS"),
        ("(in thousands of New Israeli Shekels)", "ILS"),
        ("(Expressed in thousands of Cdn. dollars)", "CAD"),
        ("(Expressed in thousands of Canadian dollars)", "CAD"),
        ("(C$ in millions)", "CAD"),
        ("(CAD in thousands)", "CAD"),
        ("(in thousands of HK$)", "HKD"),
        ("(in millions of Brazilian reais - R$)", "BRL"),
        ("(In millions of NT$, except per share data)", "TWD"),
        ("(A$ in thousands)", "AUD"),
        ("(S$ in thousands)", "SGD"),
        ("(£ in millions)", "GBP"),
        ("(in millions of pounds sterling)", "GBP"),
        ("(CHF in millions)", "CHF"),
        ("(Rs. in millions)", "INR"),
        ("(INR in millions)", "INR"),
        ("(in millions of Korean Won)", "KRW"),
        ("(KRW in millions)", "KRW"),
        ("(in thousands of Mexican pesos)", "MXN"),
        ("(in millions of yen)", "JPY"),
        ("(¥ in millions)", "JPY"),
        ("(RMB in thousands)", "CNY"),
        ("(in thousands of Renminbi, except per share data in US$)", "CNY"),
        ("(SEK in millions)", "SEK"),
    ],
)
def test_words_and_signs_name_the_currency_of_a_table(caption: str, currency: str) -> None:
    statement = sales(caption).only
    assert statement.currency == currency
    assert len(statement.lines[0].amounts) == 2


@pytest.mark.parametrize("name", ["EURO FREIGHT CORPORATION", "RAND CAPITAL CORP.", "STERLING WON TILES, INC."])
def test_a_name_is_no_currency(name: str) -> None:
    assert sales(name + "\n        (in thousands)").only.currency == "USD"


@pytest.mark.parametrize(
    "words",
    [
        "The lenders took most of the notes that are denominated in euros and in Canadian dollars",
        "What the company sold in Mexican pesos rose against the years before, as it had said",
    ],
)
def test_running_text_above_a_table_does_not_say_what_its_figures_are_in(words: str) -> None:
    assert sales(f"{words}\n        (in thousands)").only.currency == "USD"


def test_the_first_line_of_a_table_does_not_say_what_the_others_are_in() -> None:
    done = read("""
        CORVANE TILES, INC.
        BALANCE SHEETS
                                       December 31,  December 31,
                                            2004        2003
        Deposits in euros                      100         200
        Inventories                            400         500
        Total assets                           500         700
        """)
    assert done.only.currency == "USD"


@pytest.mark.parametrize("caption", ["(in thousands of pesos)", "(in thousands of RMB and US$)"])
def test_where_nothing_tells_the_currency_there_is_a_finding_and_no_fact(caption: str) -> None:
    done = sales(caption)
    assert [column.role for column in done.only.columns] == [ColumnRole.OTHER, ColumnRole.OTHER]
    assert "currency.unclear" in {finding.code for finding in done.findings}


TRANSLATED = """
    CORVANE TILES, INC.
    CONSOLIDATED BALANCE SHEETS
    {caption}
                                    December 31,   December 31,   December 31,
                                        2003           2004           2004
                                         RMB            RMB            US$
    Cash and cash equivalents            400            700            100
    Inventories                        1,600          2,100            300
    Total assets                       2,000          2,800            400
    """


@pytest.mark.parametrize(
    "caption",
    [
        "(in thousands)",
        "(Amounts in thousands of Renminbi (RMB) and U.S. dollars (US$))",
        "(Amounts in thousands of RMB, unless otherwise stated)",
    ],
)
def test_a_column_is_in_the_currency_that_its_heading_names(caption: str) -> None:
    done = converted(TRANSLATED.format(caption=caption))
    assert done.statements[0].currency == "CNY"
    facts, findings = gather_facts(done.statements)
    told = [(plain(fact.value), fact.unit.numerators[0]) for fact in facts if fact.concept.name.local == "Assets"]
    assert told == [("2000000", "iso4217:CNY"), ("2800000", "iso4217:CNY"), ("400000", "iso4217:USD")]
    assert not findings


def test_figures_with_signs_of_their_own_tell_columns_apart() -> None:
    done = converted("""
        CORVANE TILES, INC.
        CONSOLIDATED BALANCE SHEETS
        (in thousands)
                                        December 31,   December 31,   December 31,
                                            2003           2004           2004
        Cash and cash equivalents        NT$  400       NT$  700       US$  100
        Inventories                         1,600          2,100            300
        Total assets                     NT$2,000       NT$2,800       US$  400
        """)
    assert done.statements[0].currencies == ("TWD", "TWD", "USD")


def test_a_statement_that_names_no_currency_has_that_of_the_one_before() -> None:
    sheet = """
        CORVANE TILES, INC.
        BALANCE SHEETS
                                       December 31,  December 31,
                                            2004        2003
        Cash                             {sign}100     {sign}200
        Inventories                            400         500
        Total assets                     {sign}500     {sign}700
        """
    text = """
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
        {caption}
                                        Year Ended December 31,
                                            2004        2003
        Net sales                            5,600       4,900
        Cost of sales                        4,790       4,360
        Net income                             810         540
        """
    for caption, sign, currency in [
        ("(in thousands of euros)", "  ", "EUR"),
        ("(in thousands of Canadian dollars)", " $", "CAD"),
        ("(in thousands of euros)", " $", "USD"),
        ("(in thousands)", " $", "USD"),
    ]:
        done = read(text.format(caption=caption) + sheet.format(sign=sign))
        assert done.statements[1].currency == currency


@pytest.mark.parametrize(
    ("sentence", "currency"),
    [
        ("All figures in this release are in Canadian dollars.", "CAD"),
        ("All dollar amounts are expressed in Canadian dollars unless otherwise indicated.", "CAD"),
        ("(All amounts in Canadian dollars unless otherwise noted.)", "CAD"),
        ("All amounts are in euros.", "USD"),
        ("The notes that it sold are in Canadian dollars.", "USD"),
        ("All amounts are in Canadian dollars. All figures in the annex are stated in U.S. dollars.", "USD"),
    ],
)
def test_running_text_tells_whose_dollars_all_figures_are(sentence: str, currency: str) -> None:
    done = read(f"""
        CORVANE TILES, INC. REPORTS RESULTS

        {sentence}

        Corvane Tiles, Inc. today told of a good year and of tiles that were sold in it everywhere.

        STATEMENTS OF INCOME
        (in thousands)
                                        Year Ended December 31,
                                            2004        2003
        Net sales                         $5,600      $4,900
        Cost of sales                      4,790       4,360
        Net income                        $  810      $  540
        """)
    assert done.only.currency == currency


@pytest.mark.parametrize("sign", ["RMB", "RMB ", "NIS ", "Rs. ", "HK$", "R$ ", "\u20b9", "EUR "])
def test_the_name_of_a_currency_belongs_to_the_figure_of_its_cell(sign: str) -> None:
    printed = f"{sign}1,234"
    cell = figure_in(printed, range(len(printed)), notation_of("", vocabulary()))
    assert cell is not None
    assert cell.magnitude == 1234
    assert cell.text == printed


SIGNS = [
    ("$", "USD"),
    ("US$", "USD"),
    ("U.S.$", "USD"),
    ("USD", "USD"),
    ("C$", "CAD"),
    ("Cdn$", "CAD"),
    ("CAD", "CAD"),
    ("A$", "AUD"),
    ("HK$", "HKD"),
    ("S$", "SGD"),
    ("NT$", "TWD"),
    ("R$", "BRL"),
    ("MX$", "MXN"),
    ("\u20ac", "EUR"),
    ("EUR", "EUR"),
    ("Euro", "EUR"),
    ("\u00a3", "GBP"),
    ("GBP", "GBP"),
    ("\u00a5", "JPY"),
    ("RMB", "CNY"),
    ("Rmb", "CNY"),
    ("CHF", "CHF"),
    ("SFr.", "CHF"),
    ("NIS", "ILS"),
    ("\u20aa", "ILS"),
    ("\u20a9", "KRW"),
    ("KRW", "KRW"),
    ("Rs.", "INR"),
    ("\u20b9", "INR"),
    ("DKK", "DKK"),
    ("RM", "MYR"),
    ("S/.", "PEN"),
]
READ = ["Net sales: 5600000 4900000", "Cost of sales: -4790000 -4360000", "Net income: 810000 540000"]


def in_cells(first: str, second: str) -> Read:
    """An income statement of three rows on a page; `{n}` in a cell's markup stands for its figure."""
    rows = "".join(
        f"<tr><td>{label}</td>{''.join(form.replace('{n}', figure) for figure in figures)}</tr>"
        for label, form, figures in (
            ("Net sales", first, ("5,600", "4,900")),
            ("Cost of sales", second, ("4,790", "4,360")),
            ("Net income", first, ("810", "540")),
        )
    )
    over = "".join(f"<td colspan='4'>Year Ended December 31, {year}</td>" for year in (2004, 2003))
    return read(page(f"<p>Statements of Income (in thousands)</p><table><tr><td></td>{over}</tr>{rows}</table>"))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("<td></td><td>{s}{n}</td><td></td><td></td>", "<td></td><td>{s}({n})</td><td></td><td></td>"),
        ("<td></td><td>{s} {n}</td><td></td><td></td>", "<td></td><td>({s} {n})</td><td></td><td></td>"),
        ("<td></td><td>{s}</td><td>{n}</td><td></td>", "<td></td><td>{s}</td><td>({n}</td><td>)</td>"),
        ("<td></td><td>{s}</td><td>{n}</td><td></td>", "<td></td><td>({s}</td><td>{n}</td><td>)</td>"),
        ("<td></td><td></td><td>{n}{s}</td><td></td>", "<td></td><td></td><td>({n}){s}</td><td></td>"),
        ("<td></td><td></td><td>{n} {s}</td><td></td>", "<td></td><td></td><td>({n} {s})</td><td></td>"),
        ("<td></td><td></td><td>{n}</td><td>{s}</td>", "<td></td><td></td><td>({n})</td><td>{s}</td>"),
    ],
)
@pytest.mark.parametrize(("sign", "currency"), SIGNS)
def test_a_sign_in_the_cells_of_a_page_is_of_the_figure(first: str, second: str, sign: str, currency: str) -> None:
    done = in_cells(first.replace("{s}", sign), second.replace("{s}", sign))
    assert lines(done.only) == READ
    assert done.only.currency == currency
    assert not [code for code in done.codes() if code.startswith("cell.")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("{s}{n}", "{s}({n})"),
        ("{s} {n}", "({s} {n})"),
        ("{s}    {n}", "({s}{n})"),
        ("{n} {s}", "({n} {s})"),
        ("{n} {s}", "({n}) {s}"),
    ],
)
@pytest.mark.parametrize(("sign", "currency"), SIGNS)
def test_a_sign_in_a_column_of_text_is_of_the_figure(first: str, second: str, sign: str, currency: str) -> None:
    def at(form: str, figure: str) -> str:
        return f"{form.replace('{s}', sign).replace('{n}', figure):>18}"

    done = read(
        "CORVANE TILES, INC.\nSTATEMENTS OF INCOME\n(in thousands)\n\n"
        + f"{'':30}      Year Ended December 31,\n{'':30}{'2004':>18}{'2003':>18}\n"
        + f"{'Net sales':30}{at(first, '5,600')}{at(first, '4,900')}\n"
        + f"{'Cost of sales':30}{at(second, '4,790')}{at(second, '4,360')}\n"
        + f"{'Net income':30}{at(first, '810')}{at(first, '540')}\n"
    )
    assert lines(done.only) == READ
    assert done.only.currency == currency


@pytest.mark.parametrize("sign", ["EUR", "RMB", "CHF"])
def test_letters_among_the_words_of_a_label_are_no_sign(sign: str) -> None:
    done = read(f"""
        CORVANE TILES, INC.
        BALANCE SHEETS
        (in thousands)
                                       December 31,  December 31,
                                            2004        2003
        Cash held in {sign}                    100         200
        {sign} 2005 notes                      400         500
        Total assets                           500         700
        """)
    assert lines(done.only)[:2] == [f"Cash held in {sign}: 100000 200000", f"{sign} 2005 notes: 400000 500000"]
    assert done.only.currency == "USD"


@pytest.mark.parametrize("heading", ["2004 {}", "{} 2004"])
def test_letters_beside_a_year_head_a_column(heading: str) -> None:
    over = "".join(f"<td>{heading.format(sign).replace('2004', year)}</td>" for sign, year in
                   (("RMB", "2003"), ("RMB", "2004"), ("EUR", "2004")))  # fmt: skip
    done = read(page(
        f"<p>Balance Sheets as of December 31 (in thousands)</p><table><tr><td></td>{over}</tr>"
        "<tr><td>Cash</td><td>100</td><td>200</td><td>25</td></tr>"
        "<tr><td>Total assets</td><td>500</td><td>700</td><td>88</td></tr></table>"
    ))  # fmt: skip
    assert lines(done.only)[0].startswith("Cash: 100000 200000")
    assert [column.currency or done.only.currency for column in done.only.columns] == ["CNY", "CNY", "EUR"]
    assert periods(done.only) == ["2003-12-31", "2004-12-31", "2004-12-31"]


@pytest.mark.parametrize("sign", ["RMB", "Rs."])
def test_letters_behind_the_years_of_a_text_head_its_columns(sign: str) -> None:
    heads = f"{f'2004 {sign}':<16}2003 {sign}"
    done = read(f"""
        CORVANE TILES, INC.
        STATEMENTS OF INCOME
                                        Year Ended December 31,
                                        {heads}
        Net sales                         5,600           4,900
        Cost of sales                     4,790           4,360
        Net income                          810             540
        """)
    assert lines(done.only)[0] == "Net sales: 5600 4900"
    assert periods(done.only) == ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31"]


@pytest.mark.parametrize("heading", ["2004 {}   2003 {}", "{} 2004   {} 2003"])
def test_letters_beside_the_years_above_columns_of_text_are_no_sign_of_a_figure(heading: str) -> None:
    done = read(f"""
        CORVANE TILES, INC.
        BALANCE SHEETS
        (in thousands)
                                           December 31,
                                       {heading.format("RMB", "RMB")}
        Cash                                100        200
        Loans due in 2006  RMB              400        500
        Total assets                    RMB 500    RMB 700
        """)
    assert lines(done.only) == [
        "Cash: 100000 200000",
        "Loans due in 2006: 400000 500000",
        "Total assets: 500000 700000",
    ]
    assert periods(done.only) == ["2004-12-31", "2003-12-31"]
    assert done.only.currency == "CNY"


@pytest.mark.parametrize("sign", ["Y", "Yen", "\u00a5"])
def test_yen_have_a_letter_for_their_sign_in_plain_text(sign: str) -> None:
    done = converted(f"""
        HAZAMA TILES CORPORATION
        STATEMENTS OF INCOME
        (Yen in millions)
                                     Year Ended March 31,
                                       2004         2003
        Net sales                {sign:>4} 1,234.5  {sign:>4} 1,300.1
        Y2K                            34.5         100.1
        Net income               {sign:>4} 1,200.0  {sign:>4} 1,200.0
        """)
    assert done.only.currency == "JPY"
    assert [plain(Decimal(value)) for value in values(done, "Net sales")] == ["1234500000", "1300100000"]
    assert [plain(Decimal(value)) for value in values(done, "Y2K")] == ["34500000", "100100000"]
