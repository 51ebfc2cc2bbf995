"""The long tables: they hold what the receipt holds, their schema is the documented one, and Parquet keeps both."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pandas
import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as some

from converter.api import Result, convert, convert_submission
from converter.errors import SourceError, UsageError
from converter.exports.fact_table import (
    SCHEMA_VERSION,
    TABLES,
    FactRow,
    document_id,
    document_row,
    fact_rows,
    finding_rows,
    rows_of,
    table_columns,
)
from converter.exports.parquet import VERSION_KEY, arrow_schema, parquet
from tests.conftest import RELEASE
from tests.helpers_submission import document, submission

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".htm"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest) -> Result:
    return convert(request.param, validate=False)


@pytest.fixture(scope="module")
def fibercore() -> Result:
    return convert(ROOT / "examples" / "fibercore-2001q1.txt", validate=False)


def test_every_fact_is_a_row_with_what_the_report_says_of_it(example: Result) -> None:
    report = example.outcome.report
    rows = fact_rows(example.receipt)
    assert [row.fact_id for row in rows] == [fact.id for fact in report.facts]
    for row, fact in zip(rows, report.facts, strict=True):
        first = fact.occurrences[0]
        assert (row.concept, row.value, row.decimals) == (str(fact.concept.name), fact.value, fact.decimals)
        assert row.namespace == fact.concept.name.namespace
        assert row.is_extension == (fact.concept.name.namespace == report.name.namespace)
        assert (row.period_end, row.period_start) == (fact.period.end, getattr(fact.period, "start", None))
        assert row.period_type == fact.concept.period_type
        assert (row.unit, row.dimensions) == (str(fact.unit), str(fact.dimension or ""))
        assert (row.label, row.printed, row.scale) == (first.label, first.printed, first.scale)
        assert row.occurrences == len(fact.occurrences)
        assert (row.source_line, row.source_column) == example.outcome.source.line_and_column(first.locator)
        assert (row.confidence, row.rule, row.proofs.split()) == (fact.confidence, fact.rule, list(fact.proofs))
        statement = report.statements[row.statement_number - 1]
        line = statement.lines[row.statement_line - 1]
        assert (row.statement, row.label) == (statement.kind.value, line.line.item.label)
        assert row.section == " | ".join(line.line.item.parents)


def test_a_known_fact_reads_as_printed(fibercore: Result) -> None:
    (row,) = (r for r in fact_rows(fibercore.receipt) if r.concept == "us-gaap:Revenues" and r.value > 16_000_000)
    assert row == replace(
        row,
        entity_id="FBCE",
        entity_name="FiberCore, Inc.",
        label="Net sales",
        statement="income_statement",
        period_type="duration",
        period_start=date(2001, 1, 1),
        period_end=date(2001, 3, 31),
        unit="iso4217:USD",
        value=Decimal(16226000),
        decimals=-3,
        scale=3,
        dimensions="",
        printed="$     16,226",
    )


def test_the_statements_of_the_receipt_hold_every_line_and_figure(example: Result) -> None:
    facts = {fact["id"] for fact in example.receipt["facts"]}
    told = set()
    for entry, statement in zip(example.receipt["statements"], example.outcome.report.statements, strict=True):
        assert [line["label"] for line in entry["lines"]] == [line.line.item.label for line in statement.lines]
        for line, resolved in zip(entry["lines"], statement.lines, strict=True):
            assert len(line["figures"]) == len(resolved.line.item.amounts)
            for figure in line["figures"]:
                assert (figure["fact"] is None) != (figure["finding"] is None)
                assert 1 <= figure["column"] <= len(entry["columns"])
                told |= {figure["fact"]} - {None}
    assert told == facts


def test_findings_and_the_document_are_those_of_the_receipt(example: Result) -> None:
    findings = finding_rows(example.receipt)
    assert [(f.code, f.message) for f in findings] == [(f.code, f.message) for f in example.outcome.findings]
    row = document_row(example.receipt)
    assert (row.facts, row.cells) == (len(example.receipt["facts"]), len(example.receipt["cells"]))
    assert row.is_valid is None
    assert {r.document_id for r in (*findings, *fact_rows(example.receipt))} == {row.document_id}


def test_a_document_keeps_its_name_however_it_is_converted(fibercore: Result, tmp_path: Path) -> None:
    again = convert(fibercore_copy(tmp_path), cik="77", validate=False)
    assert document_id(again.receipt) == document_id(fibercore.receipt)
    assert document_id(again.receipt) == f"sha256:{again.receipt['source']['sha256']}"


def fibercore_copy(folder: Path) -> Path:
    path = folder / "renamed.txt"
    path.write_bytes((ROOT / "examples" / "fibercore-2001q1.txt").read_bytes())
    return path


def test_a_document_of_a_submission_is_named_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "submission.txt"
    path.write_bytes(submission(document(RELEASE), document(RELEASE, sequence=3, type_="EX-99.2")))
    first, second = convert_submission(path, validate=False).results
    assert document_id(first.receipt) == "0009999999-04-000012:2"
    assert document_id(second.receipt) == "0009999999-04-000012:3"
    row = document_row(first.receipt)
    assert (row.accession, row.sequence, row.form, row.document_type) == ("0009999999-04-000012", 2, "8-K", "EX-99.1")
    assert (row.period_of_report, row.filed) == (date(2004, 2, 18), date(2004, 2, 19))


def test_a_receipt_of_another_version_is_refused(fibercore: Result) -> None:
    for table in TABLES:
        with pytest.raises(SourceError, match=r"version 1\.1.*Convert the document again"):
            rows_of(table, {**fibercore.receipt, "receiptVersion": "1.1"})


# The documented schema.


def documented(table: str) -> list[tuple[str, str, bool]]:
    text = (ROOT / "docs" / "fact_table.md").read_text(encoding="utf-8")
    section = re.split(r"^## ", text, flags=re.MULTILINE)
    (part,) = (found for found in section if found.startswith(f"{table}\n"))
    rows = re.findall(r"^\| `(\w+)` \| (\w+)(\??) \| \S", part, re.MULTILINE)
    return [(name, kind, bool(mark)) for name, kind, mark in rows]


@pytest.mark.parametrize("table", TABLES)
def test_the_page_tells_the_schema(table: str) -> None:
    assert documented(table) == [(c.name, c.kind, c.nullable) for c in table_columns(table)]


def test_the_page_tells_the_version() -> None:
    text = (ROOT / "docs" / "fact_table.md").read_text(encoding="utf-8")
    assert f"**{SCHEMA_VERSION}**" in text
    assert f"facts/{SCHEMA_VERSION}" in text


# Parquet.


@pytest.mark.parametrize("table", TABLES)
def test_parquet_gives_the_rows_back(table: str, example: Result) -> None:
    rows = rows_of(table, example.receipt)
    written = parquet(table, rows)
    read = pyarrow.parquet.read_table(io.BytesIO(written))
    assert read.schema.equals(arrow_schema(table), check_metadata=False)
    assert read.schema.metadata[VERSION_KEY] == f"{table}/{SCHEMA_VERSION}".encode()
    names = [column.name for column in table_columns(table)]
    assert [tuple(entry[name] for name in names) for entry in read.to_pylist()] == [
        tuple(getattr(row, name) for name in names) for row in rows
    ]


def test_pandas_reads_the_parquet(fibercore: Result) -> None:
    frame = pandas.read_parquet(io.BytesIO(parquet("facts", fact_rows(fibercore.receipt))))
    revenues = frame[(frame.concept == "us-gaap:Revenues") & (frame.period_end == date(2001, 3, 31))]
    assert list(revenues.value) == [Decimal(16226000)]
    assert len(frame) == len(fibercore.receipt["facts"])


def test_the_same_rows_are_the_same_bytes(fibercore: Result) -> None:
    rows = fact_rows(fibercore.receipt)
    assert parquet("facts", rows) == parquet("facts", rows)


def test_a_table_without_rows_has_its_columns() -> None:
    read = pyarrow.parquet.read_table(io.BytesIO(parquet("findings", ())))
    assert read.column_names == [column.name for column in table_columns("findings")]
    assert read.num_rows == 0


@pytest.fixture(scope="module")
def a_row(fibercore: Result) -> FactRow:
    return fact_rows(fibercore.receipt)[0]


FITTING = some.decimals(allow_nan=False, allow_infinity=False, places=10, min_value=-(10**27), max_value=10**27)


@given(value=FITTING)
def test_every_value_that_fits_is_kept_exactly(value: Decimal, a_row: FactRow) -> None:
    read = pyarrow.parquet.read_table(io.BytesIO(parquet("facts", [replace(a_row, value=value)])))
    assert read["value"].to_pylist() == [value]


@pytest.mark.parametrize("value", ["1E28", "-1E40", "0.00000000001", "1.00000000001"])
def test_a_value_that_does_not_fit_is_refused_with_its_place(value: str, a_row: FactRow) -> None:
    with pytest.raises(UsageError, match=f"{a_row.fact_id}: the value .* more digits .* csv"):
        parquet("facts", [replace(a_row, value=Decimal(value))])


def test_without_pyarrow_one_message_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(UsageError, match=r"pyarrow.*ixbrl-converter\[export\]"):
        parquet("facts", ())
