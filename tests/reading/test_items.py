"""Line items that others have read: the values of a release, and an error with its place for all that is not clear."""

from __future__ import annotations

import builtins
import csv
import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import SourceError, UsageError
from converter.model.findings import Finding
from converter.model.source import SourceDocument, StatementTable
from converter.reading.documents.items import is_item_table, read_item_table
from converter.reading.line_items import read_line_items
from tests.helpers_text import line, lines, periods, vocabulary

TITLE = "income statement"
YEARS = "label,2003-01-01/2003-12-31,2002-01-01/2002-12-31\n"


class Items:
    """What the reading room makes of a file of line items."""

    def __init__(self, content: str | bytes, name: str = "items.csv") -> None:
        given = content.encode() if isinstance(content, str) else content
        (self.source, self.tables, self.layouts), findings = read_item_table(name, given, vocabulary())
        self.statements, remarks = read_line_items(self.layouts, self.source.text, vocabulary())
        self.findings: tuple[Finding, ...] = (*findings, *remarks)

    @property
    def only(self) -> StatementTable:
        (statement,) = self.statements
        return statement

    def codes(self) -> list[str]:
        return [finding.code for finding in self.findings]


def workbook(**sheets: list[list[Any]]) -> openpyxl.Workbook:
    """A workbook of these sheets; an underscore in a name is a blank."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    return made


def saved(made: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def digits(source: SourceDocument, statement: StatementTable) -> list[str]:
    """What the locators of a statement's figures point at."""
    places = [amount.locator for item in statement.lines for amount in item.amounts]
    return [source.text[place.start : place.end] for place in places]


# what is read


def test_a_label_and_periods_are_enough() -> None:
    read = Items(YEARS + 'Net sales,"1,200",1000\nCost of sales,700,610\nGross profit,500,390\n')
    assert lines(read.only) == ["Net sales: 1200 1000", "Cost of sales: 700 610", "Gross profit: 500 390"]
    assert periods(read.only) == ["2003-01-01/2003-12-31", "2002-01-01/2002-12-31"]
    assert digits(read.source, read.only) == ["1,200", "1000", "700", "610", "500", "390"]
    assert read.codes() == ["scale.unsaid"]


def test_the_page_holds_what_the_file_holds() -> None:
    text = Items(
        "label,statement,section,unit,scale,2003-12-31\n"
        "Cash,balance sheet,Current assets,USD,thousands,610\n"
        "Shares outstanding,,Shares,shares,1,5000\n"
        "Total assets,,,USD,,5610\n"
    ).source.text
    assert text == (
        "balance sheet\n"
        "(thousands)\n"
        "\n"
        "                       2003-12-31\n"
        "---------------------------------\n"
        "Current assets\n"
        "  Cash                        610   USD\n"
        "Shares\n"
        "  Shares outstanding         5000   shares 1\n"
        "Total assets                 5610   USD\n"
    )


def test_words_that_headings_of_releases_use_are_dated_too() -> None:
    read = Items(
        'label,"Three months ended March 31, 2001",2000-01-01/2000-03-31,% change\n'
        "Net sales,1200,1000,20%\nGross profit,500,390,n/a\n"
    )
    assert periods(read.only) == ["2001-01-01/2001-03-31", "2000-01-01/2000-03-31", "percent"]
    assert read.codes()[1:] == ["cell.percent-column", "cell.percent-column"]


@pytest.mark.parametrize(
    ("printed", "shown", "at"),
    [
        ("1234.50", "1234.50", "1234.50"),
        ("(1,234)", "-1234", "1,234"),
        ("-1234", "-1234", "1234"),
        ("$ (0.09)", "-0.09", "0.09"),
        (".5", "0.5", ".5"),
        ("-", "0", "-"),
        ("\u2014", "0", "\u2014"),
        ("12345678901234567890.12", "12345678901234567890.12", "12345678901234567890.12"),
    ],
)
def test_a_figure_is_read_from_its_text(printed: str, shown: str, at: str) -> None:
    read = Items(f"label;statement;2003-12-31\nTotal assets;balance sheet;{printed}\n")
    (amount,) = line(read.only, "Total assets").amounts
    assert amount.shown == Decimal(shown)
    assert digits(read.source, read.only) == [at]


def test_every_figure_that_is_no_fact_has_its_finding() -> None:
    read = Items(YEARS + "Net sales,1200,n/a\nGross profit,7.5%,390\n")
    found = {read.source.text[f.locator.start : f.locator.end]: f.code for f in read.findings if f.locator}
    assert found == {"n/a": "cell.not-applicable", "7.5": "cell.percent"}


def test_each_statement_has_the_columns_that_it_fills() -> None:
    read = Items(
        "statement,label,2003-01-01/2003-12-31,2003-12-31\n"
        "income_statement,Net sales,1200,\n,Gross profit,500,\n"
        "balance sheet,Assets,,\n,Cash,,610\n,Total assets,,5610\n"
    )
    assert [periods(statement) for statement in read.statements] == [["2003-01-01/2003-12-31"], ["2003-12-31"]]
    assert lines(read.statements[1]) == ["Assets", "Cash: 610", "Total assets: 5610"]


def test_balances_in_a_table_of_periods_are_those_of_their_ends() -> None:
    read = Items("statement," + YEARS + "balance sheet,Cash,610,540\nbalance sheet,Total assets,5610,4540\n")
    assert periods(read.only) == ["2003-12-31", "2002-12-31"]


def test_gaps_do_not_move_figures() -> None:
    read = Items(YEARS + "Net sales,1200,\nOther income,,7\nGross profit,,390\n")
    assert [[amount.column for amount in item.amounts] for item in read.only.lines] == [[0], [1], [1]]


def test_units_and_scales_of_rows_go_before_words_and_the_first_scale_holds_for_the_statement() -> None:
    read = Items(
        "label,unit,scale,2003-01-01/2003-12-31\n"
        "Net sales,EUR,millions,1200\nGross profit,,,500\nDividends declared,EUR/shares,,0.25\n"
        "Holders,shares,1000,42\nRate of tax,pure,1,0.35\n"
    )
    assert read.only.currency == "EUR"
    assert [(i.unit.value, i.amounts[0].shown) for i in read.only.lines] == [
        ("monetary", Decimal("1200E6")),
        ("monetary", Decimal("500E6")),
        ("per_share", Decimal("0.25")),
        ("shares", Decimal("42000")),
        ("pure", Decimal("0.35")),
    ]


def test_a_scale_holds_for_the_statements_after_it_and_may_stand_in_a_title() -> None:
    read = Items(
        "statement,label,2003-01-01/2003-12-31\n"
        "Income statement (in thousands),Net sales,1200\n,Gross profit,500\nCash flows,Depreciation,12\n"
    )
    assert [statement.scales.monetary for statement in read.statements] == [3, 3]


def test_sections_and_indents_are_headings() -> None:
    read = Items(
        "label,section,indent,2003-12-31\n"
        "Cash,Current assets,,610\nTotal current assets,Current assets,1,610\n"
        "Plant,,,\nLand,,1,5000\nTotal assets,,,5610\n"
    )
    assert [(item.label, item.parents) for item in read.only.lines] == [
        ("Current assets", ()),
        ("Cash", ("Current assets",)),
        ("Total current assets", ("Current assets",)),
        ("Plant", ()),
        ("Land", ("Plant",)),
        ("Total assets", ()),
    ]


def test_long_labels_are_wrapped_on_the_page_and_whole_in_the_values() -> None:
    label = "Proceeds from the sale of lanterns " * 4
    read = Items(f"label,statement,2003-12-31\n{label},balance sheet,12\nTotal assets,,5610\n")
    assert read.only.lines[0].label == label.strip()
    assert max(map(len, read.source.text.splitlines())) < 90
    assert digits(read.source, read.only) == ["12", "5610"]


def test_what_xml_forbids_is_replaced() -> None:
    read = Items("statement,label,2003-12-31\nbalance sheet,Total\x07 assets,12\n")
    assert "Total\u2407 assets" in read.source.text


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_delimiters_and_encodings(delimiter: str, encoding: str) -> None:
    text = f"statement,{YEARS}income,Net sales \u2013 caf\u00e9,1,2\n".replace("income", TITLE).replace(",", delimiter)
    assert Items(text.encode(encoding)).only.lines[0].label == "Net sales \u2013 caf\u00e9"


# workbooks


def test_a_workbook_is_read_sheet_by_sheet() -> None:
    made = workbook(
        Income_statement=[[None, "2003-01-01/2003-12-31"], ["Net sales", 1200], ["Gross profit", "500"]],
        Balance_sheet=[["label", date(2003, 12, 31)], ["Total assets", 5610]],
        Notes=[],
        Junk=[["what", "ever"]],
    )
    made["Junk"].sheet_state = "hidden"
    read = Items(saved(made), "items.xlsx")
    assert [statement.title for statement in read.statements] == ["Income statement", "Balance sheet"]
    assert [lines(s) for s in read.statements] == [["Net sales: 1200", "Gross profit: 500"], ["Total assets: 5610"]]
    assert read.source.media_type.endswith("spreadsheetml.sheet")


@pytest.mark.parametrize(
    ("value", "shape", "printed"),
    [
        (0.29, "General", "0.29"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.005, "General", "1,234,567.005"),
        (0.3, "0.00", "0.30"),
        (1200, "#,##0.00", "1,200.00"),
        (1234.567, "#,##0.0;(#,##0.0)", "1,234.567"),
        (-1200, "General", "-1,200"),
        (10**15 + 1, "General", "1,000,000,000,000,001"),
        (5e-7, "General", "0.0000005"),
        (0.078, "0.0%", "7.8%"),
    ],
)
def test_a_number_in_a_workbook_has_no_binary_dust(value: float, shape: str, printed: str) -> None:
    made = workbook(Balance_sheet=[["label", "2003-12-31"], ["Total assets", value]])
    made.active.cell(2, 2).number_format = shape
    (cell,) = Items(saved(made), "items.xlsx").tables[0].rows[0].cells
    assert cell.text == printed


def test_a_formula_without_a_value_is_named() -> None:
    made = workbook(Balance_sheet=[["label", "2003-12-31"], ["Cash", 1], ["Total assets", "=B2"]])
    with pytest.raises(SourceError, match="formula") as caught:
        Items(saved(made), "items.xlsx")
    assert caught.value.where == "items.xlsx, sheet 'Balance sheet', row 3, column 2"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rest", b"label,2003-12-31\n"])
def test_what_is_no_workbook_is_refused(content: bytes) -> None:
    with pytest.raises(SourceError, match="no Excel workbook"):
        Items(content, "items.xlsx")


def test_without_its_package_a_workbook_is_refused_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    real: Callable[..., Any] = builtins.__import__

    def missing(name: str, *given: Any, **named: Any) -> Any:
        if name.startswith("openpyxl"):
            raise ImportError(name)
        return real(name, *given, **named)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(UsageError, match=r"openpyxl.*ixbrl-converter\[excel\]"):
        Items(b"PK", "items.xlsx")


# what is wrong has a place


@pytest.mark.parametrize(
    ("text", "seen", "place"),
    [
        ("", "no line items", ""),
        ("\n\n", "no line items", ""),
        (YEARS, "no line items", ""),
        ("label,2003-12-31\nCash,\n", "no line items", ""),
        ("name,2003-12-31\nCash,1\n", "no column of labels", "row 1"),
        ("label,unit\nCash,USD\n", "no column of figures", "row 1"),
        ("label,caption,2003-12-31\n", "second column 'caption'", "row 1, column 2"),
        ("label,2003-12-31,,2002-12-31\nCash,1,2,3\n", "no heading", "row 1, column 3"),
        ("label,2003-12-31\nCash,1,2\n", "without a heading", "row 2, column 3"),
        ("label,2003-12-31,sundry\nCash,1,2\n", "'sundry' is no name", "row 1, column 3"),
        ("label,2003-12-31,2002\nCash,1,2\n", "'2002' is no name", "row 1, column 3"),
        ("label,2003-02-30\nCash,1\n", "'2003-02-30' is no day", "row 1, column 2"),
        ("label,2003-12-31/2003-01-01\nCash,1\n", "ends before it begins", "row 1, column 2"),
        ("\nlabel,2003-12-31\n\n,12\n", "label is missing", "row 4, column 1"),
        ("label,2003-12-31\nCash,12x\n", "'12x' below '2003-12-31' is no number", "row 2, column 2"),
        ("label,2003-12-31\nCash,1 1/8\n", "'1 1/8'", "row 2, column 2"),
        ("label,2003-12-31\nCash,see note\n", "'see note'", "row 2, column 2"),
        ("label,2003-12-31\nCash,1 234\n", "'1 234'", "row 2, column 2"),
        ("label,2003-12-31\nCash,1.5E3\n", "'1.5E3'", "row 2, column 2"),
        ("label,scale,2003-12-31\nCash,dozens,1\n", "scale 'dozens'", "row 2, column 2"),
        ("label,unit,2003-12-31\nCash,apples,1\n", "unit 'apples'", "row 2, column 2"),
        ("label,unit,2003-12-31\nTotal assets,USD,1\nCash,EUR,1\n", "a figure in EUR", "row 3, column 2"),
        ("label,indent,2003-12-31\nCash,deep,1\n", "indent 'deep'", "row 2, column 2"),
        (
            YEARS.strip() + ",2003-12-31\nNet sales,1,2,\nGross profit,1,2,\nCash,,,9\n",
            "'Cash' stands",
            "row 4, column 4",
        ),
        (
            'label,2003-01-01/2003-12-31,"Year ended December 31, 2003"\nNet sales,1,2\nGross profit,1,2\n',
            "same period",
            "row 1, column 3",
        ),
        ('label,2003-12-31\n"Cash,12\n', "no CSV", "line 2"),
        ("label,2003-12-31\nCash\0,12\n", "binary", ""),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, seen: str, place: str) -> None:
    with pytest.raises(SourceError, match=seen.replace("(", r"\(")) as caught:
        Items(text)
    assert caught.value.where == ", ".join(part for part in ("items.csv", place) if part)
    assert caught.value.do


def test_files_of_line_items_are_known_by_their_names() -> None:
    assert [is_item_table(name) for name in ("a.csv", "A.XLSX", "a.txt", "csv")] == [True, True, False, False]


# whatever stands in the file

LABELS = st.sampled_from(["Net sales", "Cost of sales", "Gross profit", "Income before income taxes", "(Loss), net"])
FIGURES = st.one_of(st.none(), st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2))


@given(
    st.lists(
        st.tuples(LABELS, st.tuples(FIGURES, FIGURES, FIGURES)), min_size=1, max_size=8, unique_by=lambda row: row[0]
    ),
    st.booleans(),
)
def test_what_was_written_is_read(rows: list[tuple[str, tuple[Decimal | None, ...]]], brackets: bool) -> None:
    def printed(value: Decimal | None) -> str:
        if value is None:
            return ""
        return f"({-value:,f})" if brackets and value < 0 else f"{value:f}"

    content = io.StringIO()
    writer = csv.writer(content)
    heads = ("2003-01-01/2003-12-31", "2002-01-01/2002-12-31", "2001-01-01/2001-12-31")
    writer.writerow(["label", "statement", *heads])
    writer.writerows([label, "income statement", *map(printed, values)] for label, values in rows)
    if not any(value is not None for _, values in rows for value in values):
        return
    read = Items(content.getvalue()).only
    told = {str(column.period): index for index, column in enumerate(read.columns)}
    for item, (label, values) in zip(read.lines, rows, strict=True):
        assert item.label == label
        expected = {told[head]: value for head, value in zip(heads, values, strict=True) if value is not None}
        assert {amount.column: amount.shown for amount in item.amounts} == expected


def test_rows_of_no_known_statement_ask_for_a_column_that_names_it() -> None:
    with pytest.raises(SourceError, match="nothing says which statement the rows are of") as raised:
        Items("label,2003-12-31,2002-12-31\nQuills in the attic,1,2\nQuills in the cellar,3,4\n")
    assert "column statement" in raised.value.do
