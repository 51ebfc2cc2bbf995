"""What a program gets: facts, findings and statements as values and tables, a result that is saved and opened."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import polars
import pytest

from converter import RowTable, convert, open_result
from converter.api import Result
from converter.errors import SourceError, UsageError
from converter.exports.fact_table import fact_rows, table_columns
from tests.helpers_results import EXAMPLES, UNTIDY


@pytest.fixture(scope="module")
def result() -> Result:
    return convert(EXAMPLES / "fibercore-2001q1.txt", validate=False)


@pytest.fixture
def pellmere(tmp_path: Path) -> Result:
    path = tmp_path / "pellmere.txt"
    path.write_text(UNTIDY.replace("Net sales ", "<b>sales</b>"), encoding="utf-8")
    return convert(path, validate=False)


def test_facts_are_a_sequence_of_values(result: Result) -> None:
    facts = result.facts
    assert len(facts) == len(result.receipt["facts"]) == len(list(facts))
    assert facts[0].value == Decimal(16226000)
    assert [fact.fact_id for fact in facts[1:3]] == ["f2", "f3"]
    assert isinstance(facts[1:3], RowTable)
    assert facts == result.facts
    assert facts != facts[1:]
    assert repr(facts) == f"<{len(facts)} facts>"


def test_every_library_gets_the_same_facts(result: Result) -> None:
    names = [column.name for column in table_columns("facts")]
    arrow, frame, polar = result.facts.to_arrow(), result.facts.to_pandas(), result.facts.to_polars()
    assert arrow.column_names == list(frame.columns) == polar.columns == names
    values = [fact.value for fact in result.facts]
    assert arrow["value"].to_pylist() == list(frame.value) == polar["value"].to_list() == values
    ends = [fact.period_end for fact in result.facts]
    assert list(frame.period_end) == polar["period_end"].to_list() == ends
    assert result.facts.to_csv().count("\n") == 1 + len(values)


def test_polars_can_sum(result: Result) -> None:
    total = result.facts.to_polars().filter(polars.col("concept") == "us-gaap:Revenues")["value"].sum()
    assert total == Decimal(16226000 + 3453000)


def test_findings_are_those_of_the_receipt(pellmere: Result) -> None:
    assert [finding.code for finding in pellmere.findings] == [f["code"] for f in pellmere.receipt["findings"]]
    assert len(pellmere.findings.to_pandas()) == len(pellmere.findings)


def test_statements_are_as_printed_with_their_facts(pellmere: Result) -> None:
    (statement,) = pellmere.statements
    assert (statement.kind, statement.currency) == ("income_statement", "USD")
    assert [column.period for column in statement.columns] == ["2006-01-01/2006-12-31", "2005-01-01/2005-12-31", ""]
    line = statement.lines[-1]
    assert (line.label, line.is_total, line.concept) == ("Operating income", True, "us-gaap:OperatingIncomeLoss")
    first, second, change = line.figures
    assert first is not None
    assert first.fact is not None
    assert second is not None
    assert change is None
    assert (first.printed, first.shown) == ("$   53.6", Decimal("53.6"))
    assert (first.fact.value, first.fact.period_end) == (Decimal(53600000), date(2006, 12, 31))


def test_a_statement_is_a_table_of_pandas(result: Result) -> None:
    frame = result.statements[0].to_pandas()
    assert frame.loc["Gross profit", "2001-01-01/2001-03-31"] == Decimal(6591000)
    assert frame.index.name == result.statements[0].kind
    assert len(frame.columns) == len(result.statements[0].columns)


def test_a_result_is_saved_and_opened(result: Result, tmp_path: Path) -> None:
    done = result.save(tmp_path / "deep" / "result")
    assert (result.folder, done.folder) == (None, tmp_path / "deep" / "result")
    converted = convert(EXAMPLES / "fibercore-2001q1.txt", tmp_path / "converted", validate=False)
    assert converted.folder is not None
    there = {path.name: path.read_bytes() for path in converted.folder.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "deep" / "result").iterdir()} == there
    opened = open_result(tmp_path / "deep" / "result")
    assert opened.facts == result.facts
    assert opened.findings == result.findings
    assert opened.statements == result.statements
    assert (opened.document, opened.is_valid) == (result.document, None)
    with pytest.raises(UsageError, match="exists already"):
        result.save(tmp_path / "deep" / "result")
    result.save(tmp_path / "deep" / "result", force=True)


def test_what_is_no_result_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        open_result(tmp_path)


@pytest.mark.parametrize("shown", ["result", "statement", "facts", "saved"])
def test_a_notebook_gets_whole_html_without_markup_of_the_release(shown: str, pellmere: Result, tmp_path: Path) -> None:
    class Page(HTMLParser):
        opened: list[str]
        seen: list[str]

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del attrs
            self.seen.append(tag)
            if tag not in ("br", "meta", "link", "img"):
                self.opened.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.opened.pop() == tag

    pellmere.save(tmp_path / "saved")
    pages = {
        "result": pellmere._repr_html_(),
        "statement": pellmere.statements[0]._repr_html_(),
        "facts": pellmere.facts._repr_html_(),
        "saved": open_result(tmp_path / "saved")._repr_html_(),
    }
    page = Page()
    page.opened, page.seen = [], []
    page.feed(pages[shown])
    assert page.opened == []
    assert "table" in page.seen
    if shown != "facts":
        assert "53.6" in pages[shown]
        assert "&lt;b&gt;sales" in pages[shown]
    assert "<b>sales" not in pages[shown]


@pytest.mark.parametrize(
    ("missing", "method", "said"),
    [
        ("pyarrow", "to_arrow", r"pyarrow.*ixbrl-converter\[export\]"),
        ("pandas", "to_pandas", "pip install pandas"),
        ("polars", "to_polars", "pip install polars"),
    ],
)
def test_a_missing_library_is_one_message(
    missing: str, method: str, said: str, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(UsageError, match=said):
        getattr(result.facts, method)()


def test_a_notebook_without_libraries_still_shows_something(result: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert result.facts._repr_html_() == f"<p>{len(result.facts)} facts</p>"
    assert "16,226" in result._repr_html_()


def test_rows_are_made_of_the_receipt(result: Result) -> None:
    assert tuple(result.facts) == fact_rows(result.receipt)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 of 0 figures tagged as 0 facts, 0 concepts (0 of them extensions), 0 sums proven, 0 broken"),
        (1, "1 of 1 figure tagged as 1 fact, 1 concept (1 of them an extension), 1 sum proven, 1 broken"),
        (2, "2 of 2 figures tagged as 2 facts, 2 concepts (2 of them extensions), 2 sums proven, 2 broken"),
    ],
)
def test_what_is_counted_once_is_told_in_the_singular(number: int, said: str) -> None:
    from converter.exports.printed import summary_words

    counted = ("taggedCells", "cells", "facts", "concepts", "extensionConcepts", "provenSums", "brokenSums")
    assert summary_words(dict.fromkeys(counted, number)) == said
