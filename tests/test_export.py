"""`ixbrl export`: other programs read what it writes, adding twice changes nothing, and what is in the way is named."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import pyarrow.dataset
import pytest
from ixbrlparse import IXBRL

from converter.api import convert_submission, validate
from converter.exporting import export
from converter.exports.fsds import data_sets
from converter.settings import EXPORT_FORMATS, TABLE_NAMES
from tests.conftest import RELEASE, Ran
from tests.helpers_results import UNTIDY, saved
from tests.helpers_submission import document, submission
from tests.taxonomy.test_dimensions import CONSOLIDATING

Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of results: a text, a page, one with figures that stay untagged, one of parts of a company."""
    folder = tmp_path_factory.mktemp("saved")
    for name in ("fibercore-2001q1.txt", "merrowgate-2012q2.htm"):
        saved(name, folder)
    saved("pellmere.txt", folder, UNTIDY)
    saved("marlow.txt", folder, CONSOLIDATING)
    return folder


@pytest.fixture(scope="module")
def fibercore(results: Path) -> Path:
    return results / "fibercore-2001q1"


def receipt_of(folder: Path) -> dict[str, Any]:
    receipt: dict[str, Any] = json.loads((folder / "receipt.json").read_text(encoding="utf-8"))
    return receipt


def facts_of(*folders: Path) -> Counter[tuple[str, str, Decimal]]:
    """The facts of results as their receipts tell them: concept, period, value."""
    return Counter(
        (fact["concept"], fact["period"], Decimal(fact["value"]))
        for folder in folders
        for fact in receipt_of(folder)["facts"]
    )


def all_of(results: Path) -> list[Path]:
    return sorted(path.parent for path in results.rglob("receipt.json"))


# The long tables.


def test_duckdb_and_pyarrow_read_the_parquet_data_set(results: Path, tmp_path: Path) -> None:
    done = export(results, "parquet", tmp_path / "set")
    assert len(done.documents) == len(all_of(results)) == 4
    query = "SELECT concept, concat_ws('/', period_start, period_end), value FROM read_parquet(?)"
    rows = duckdb.execute(query, [str(tmp_path / "set" / "facts" / "*.parquet")]).fetchall()
    assert Counter(rows) == facts_of(*all_of(results))
    table = pyarrow.dataset.dataset(tmp_path / "set" / "facts").to_table()
    assert table.num_rows == len(rows)
    joined = duckdb.execute(
        "SELECT count(*) FROM read_parquet(?) f JOIN read_parquet(?) d USING (document_id)",
        [str(tmp_path / "set" / "facts" / "*.parquet"), str(tmp_path / "set" / "documents" / "*.parquet")],
    ).fetchone()
    assert joined == (len(rows),)


def test_pandas_reads_the_whole_data_set(results: Path, tmp_path: Path) -> None:
    export(results, "parquet", tmp_path / "set")
    frame = pandas.read_parquet(tmp_path / "set" / "findings")
    assert len(frame) == sum(len(receipt_of(folder)["findings"]) for folder in all_of(results))


def test_a_result_of_a_document_that_is_there_twice_is_told(fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    again = tmp_path / "again"
    shutil.copytree(fibercore, again)
    ran = ixbrl("export", fibercore, again, "--to", "csv", "-o", tmp_path / "facts.csv")
    assert (ran.code, f"left out: {fibercore}" in ran.err) == (0, True)
    assert "1 result as csv" in ran.out


@pytest.mark.parametrize("output", ["set", "facts.parquet", "facts.duckdb"])
def test_adding_a_result_twice_changes_nothing(output: str, results: Path, fibercore: Path, tmp_path: Path) -> None:
    path = tmp_path / output
    to = "duckdb" if output.endswith("duckdb") else "parquet"

    def rows() -> list[Any]:
        if to == "duckdb":
            with duckdb.connect(str(path)) as connection:
                found = [connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in TABLE_NAMES]
                return [row for rows in found for row in rows]
        source = str(path if path.is_file() else path / "facts" / "*.parquet")
        return duckdb.execute("SELECT * FROM read_parquet(?) ORDER BY ALL", [source]).fetchall()

    export(results, to, path)
    once = rows()
    assert once
    export(fibercore, to, path)
    export([results / "pellmere", fibercore, fibercore], to, path)
    assert rows() == once


@pytest.mark.parametrize("output", ["set", "facts.parquet", "facts.duckdb"])
def test_a_result_made_anew_replaces_its_rows_alone(output: str, results: Path, tmp_path: Path) -> None:
    path, to = tmp_path / output, "duckdb" if output.endswith("duckdb") else "parquet"
    export(results, to, path)
    changed = tmp_path / "changed"
    shutil.copytree(results / "pellmere", changed)
    receipt = receipt_of(changed)
    del receipt["facts"][1:]
    (changed / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    export(changed, to, path)
    if to == "duckdb":
        with duckdb.connect(str(path)) as connection:
            found = connection.execute("SELECT document_id, count(*) FROM facts GROUP BY ALL").fetchall()
    else:
        source = str(path if path.is_file() else path / "facts" / "*.parquet")
        query = "SELECT document_id, count(*) FROM read_parquet(?) GROUP BY ALL"
        found = duckdb.execute(query, [source]).fetchall()
    counts = {f"sha256:{receipt_of(f)['source']['sha256']}": len(receipt_of(f)["facts"]) for f in all_of(results)}
    assert dict(found) == counts | {f"sha256:{receipt['source']['sha256']}": 1}


def test_a_database_of_others_is_left_alone(fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    path = tmp_path / "theirs.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE facts AS SELECT 1 AS mine")
    ran = ixbrl("export", fibercore, "--to", "duckdb", "-o", path)
    assert ran.code == 4
    assert "a table 'facts' that is not of this program" in ran.err
    with duckdb.connect(str(path)) as connection:
        assert connection.execute("SELECT * FROM facts").fetchall() == [(1,)]
        assert connection.execute("SELECT count(*) FROM duckdb_tables()").fetchone() == (1,)


def test_a_database_of_another_schema_is_left_alone(fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    path = tmp_path / "old.duckdb"
    export(fibercore, "duckdb", path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("UPDATE ixbrl_schema SET version = '0.9'")
    ran = ixbrl("export", fibercore, "--to", "duckdb", "-o", path)
    assert ran.code == 4
    assert "schema 0.9" in ran.err


@pytest.mark.parametrize(("to", "name"), [("parquet", "a.parquet"), ("duckdb", "a.duckdb")])
def test_a_file_that_is_something_else_stays(to: str, name: str, fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    path = tmp_path / name
    path.write_text("a letter\n" * 100)
    ran = ixbrl("export", fibercore, "--to", to, "-o", path)
    assert ran.code == 4
    assert str(path) in ran.err
    assert path.read_text() == "a letter\n" * 100


def test_a_data_set_of_another_schema_is_left_alone(fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    (tmp_path / "set" / "facts").mkdir(parents=True)
    pandas.DataFrame({"a": [1]}).to_parquet(tmp_path / "set" / "facts" / "theirs.parquet")
    ran = ixbrl("export", fibercore, "--to", "parquet", "-o", tmp_path / "set")
    assert ran.code == 4
    assert "facts/1.0" in ran.err
    assert [path.name for path in (tmp_path / "set").rglob("*.parquet")] == ["theirs.parquet"]


@pytest.mark.parametrize("table", TABLE_NAMES)
def test_csv_and_parquet_say_the_same(table: str, results: Path, tmp_path: Path) -> None:
    export(results, "csv", tmp_path / "a.csv", table=table)
    export(results, "parquet", tmp_path / "a.parquet", table=table)
    written = list(csv.reader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"), newline="")))
    read = duckdb.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "a.parquet")])
    assert written[0] == [column[0] for column in read.description or ()]

    def plain(value: Any) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Decimal):
            text = f"{value:f}"
            return text.rstrip("0").rstrip(".") if "." in text else text
        return "" if value is None else str(value)

    number = [isinstance(value, Decimal) for value in (read.fetchone() or ())]
    read = duckdb.execute("SELECT * FROM read_parquet(?)", [str(tmp_path / "a.parquet")])
    as_csv = [[plain(Decimal(v)) if n else v for v, n in zip(row, number, strict=True)] for row in written[1:]]
    assert as_csv == [[plain(value) for value in row] for row in read.fetchall()]


# The filing and other forms of XBRL.


def test_ixbrlparse_reads_the_filing(fibercore: Path) -> None:
    with next(fibercore.glob("*.htm")).open(encoding="utf-8") as document:
        parsed = IXBRL(document)
    read = Counter(
        (
            f"{fact.schema}:{fact.name}",
            str(fact.context.instant if fact.context.instant else f"{fact.context.startdate}/{fact.context.enddate}"),
            Decimal(str(fact.value)),
        )
        for fact in parsed.numeric
    )
    assert set(read) == set(facts_of(fibercore))


@pytest.mark.parametrize("to", ["xbrl-json", "xbrl-csv", "xbrl-xml"])
@pytest.mark.parametrize("name", ["fibercore-2001q1", "merrowgate-2012q2", "pellmere", "marlow"])
def test_arelle_reads_every_form_and_finds_it_valid(to: str, name: str, results: Path, tmp_path: Path) -> None:
    export(results / name, to, tmp_path / "form")
    base = receipt_of(results / name)["summary"]["base"]
    endings = {"xbrl-json": ".json", "xbrl-csv": "-metadata.json", "xbrl-xml": ".xml"}
    entry = tmp_path / "form" / f"{base}{endings[to]}"
    verdict = validate(entry)
    assert [message for message in verdict.messages if message.severity != "info"] == []
    assert set(read_by_arelle(entry)) == set(facts_of(results / name))


def read_by_arelle(entry: Path) -> Counter[tuple[str, str, Decimal]]:
    """The facts that Arelle reads, without any taxonomy but the one that lies beside."""
    from arelle.api.Session import Session
    from arelle.RuntimeOptions import RuntimeOptions

    packages = [str(path) for path in slices()]
    options = RuntimeOptions(
        entrypointFile=str(entry), packages=packages, internetConnectivity="offline", disablePersistentConfig=True,
        keepOpen=True,
    )  # fmt: skip
    with Session() as session:
        session.run(options)
        (model,) = session.get_models()
        return Counter(
            (str(fact.qname), period_of(fact.context), Decimal(fact.value)) for fact in model.factsInInstance
        )


def slices() -> list[Path]:
    """The newest slice in the cache: that of the validation right before."""
    from converter.files import cache_folder

    return sorted((cache_folder() / "slices").glob("*.zip"), key=lambda path: path.stat().st_mtime)[-1:]


def period_of(context: Any) -> str:
    from datetime import timedelta

    day = timedelta(days=1)
    end = (context.endDatetime - day).date().isoformat()
    return end if context.isInstantPeriod else f"{context.startDatetime.date().isoformat()}/{end}"


def test_several_results_become_a_folder_each(results: Path, tmp_path: Path) -> None:
    export(results, "xbrl-json", tmp_path / "all")
    assert len(list((tmp_path / "all").iterdir())) == 4
    for folder in (tmp_path / "all").iterdir():
        assert validate(folder / f"{folder.name}.json").is_valid


# The workbook.


@pytest.fixture(scope="module")
def book(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("books") / "pellmere.xlsx"
    export(results / "pellmere", "xlsx", path)
    return openpyxl.load_workbook(path)


def test_a_sheet_reads_as_the_statement_is_printed(book: Any) -> None:
    sheet = book["Income statement"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][2:4] == ["Year Ended December 31, 2006", "Year Ended December 31, 2005"]
    assert rows[1][:4] == ["Line", "Unit", "2006-01-01 to 2006-12-31", "2005-01-01 to 2005-12-31"]
    assert rows[2][:4] == ["Net sales", "USD x 1,000,000", 310.4, 287.9]
    assert [row[0] for row in rows[2:]] == [
        *("Net sales", "Cost of sales", "Gross profit", "=SUM(A1) expenses", "Operating income"),
    ]


def test_numbers_are_numbers_and_labels_are_no_formulas(book: Any) -> None:
    cells = [cell for row in book["Income statement"].iter_rows(min_row=6) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells if cell.column >= 3} == {"n"}
    assert {cell.data_type for cell in cells if cell.column < 3} == {"s"}
    assert {cell.number_format for cell in cells if cell.column >= 3} == {"#,##0.0;(#,##0.0)"}


def test_comments_give_concept_value_and_place(book: Any) -> None:
    sheet = book["Income statement"]
    assert sheet["A6"].comment.text.startswith("us-gaap:")
    lines = sheet["D7"].comment.text.splitlines()
    assert lines[1:3] == ["190,200,000 iso4217:USD", "2005-01-01 to 2005-12-31"]
    source = UNTIDY.splitlines()
    place = lines[-1].split()
    assert source[int(place[1].rstrip(",")) - 1][int(place[3]) - 1 :].startswith("190.2")


def test_every_figure_of_every_statement_is_in_the_workbook(results: Path, tmp_path: Path) -> None:
    for folder in all_of(results):
        path = tmp_path / f"{folder.name}.xlsx"
        export(folder, "xlsx", path)
        made, receipt = openpyxl.load_workbook(path), receipt_of(folder)
        assert len(made.sheetnames) == len(receipt["statements"]) + 2
        for sheet, statement in zip(made.worksheets, receipt["statements"], strict=False):
            shown = [cell.value for row in sheet.iter_rows(min_row=6, min_col=3) for cell in row]
            printed = [Decimal(f["shown"]) for line in statement["lines"] for f in line["figures"]]
            assert Counter(Decimal(str(v)) for v in shown if v is not None) == Counter(printed)
        untagged = [cell for cell in receipt["cells"] if not cell["fact"]]
        assert made["Not tagged"].max_row == 1 + len(untagged)


def test_the_workbook_is_the_same_bytes_each_time(fibercore: Path, tmp_path: Path) -> None:
    export(fibercore, "xlsx", tmp_path / "a.xlsx")
    export(fibercore, "xlsx", tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


# The command.


def test_the_command_says_what_it_wrote(results: Path, tmp_path: Path, ixbrl: Run) -> None:
    ran = ixbrl("export", results, "--to", "csv", "-o", tmp_path / "facts.csv")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"{tmp_path / 'facts.csv'}: 4 results as csv\n"


@pytest.mark.parametrize("to", [to for to in EXPORT_FORMATS if to not in ("parquet", "duckdb")])
def test_an_earlier_export_stays_unless_forced(to: str, fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    def contents() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file()}

    assert ixbrl("export", fibercore, "--to", to, "-o", tmp_path / "out").code == 0
    first = contents()
    assert first
    ran = ixbrl("export", fibercore, "--to", to, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "--force" in ran.err
    assert ixbrl("export", fibercore, "--to", to, "-o", tmp_path / "out", "--force").code == 0
    assert contents() == first, "the same input gives the same bytes"


def test_force_does_not_replace_a_folder_of_others(fibercore: Path, tmp_path: Path, ixbrl: Run) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("mine")
    ran = ixbrl("export", fibercore, "--to", "fsds", "-o", tmp_path / "out", "--force")
    assert ran.code == 2
    assert "thesis.txt" in ran.err
    assert (tmp_path / "out" / "thesis.txt").read_text() == "mine"


def test_force_does_not_replace_what_others_put_beside_a_report(results: Path, tmp_path: Path, ixbrl: Run) -> None:
    assert ixbrl("export", results, "--to", "xbrl-json", "-o", tmp_path / "out").code == 0
    folder = next((tmp_path / "out").iterdir())
    (folder / f"{folder.name}_def.xml").write_text("of an earlier export")
    assert ixbrl("export", results, "--to", "xbrl-json", "-o", tmp_path / "out", "--force").code == 0
    (folder / "thesis.txt").write_text("mine")
    ran = ixbrl("export", results, "--to", "xbrl-json", "-o", tmp_path / "out", "--force")
    assert ran.code == 2
    assert f"{folder.name}/thesis.txt" in ran.err
    assert (folder / "thesis.txt").read_text() == "mine"


@pytest.mark.parametrize(("to", "name"), [("parquet", "a.parquet"), ("duckdb", "a.duckdb"), ("parquet", "set")])
def test_a_value_with_too_many_digits_leaves_nothing_behind(
    to: str, name: str, fibercore: Path, tmp_path: Path, ixbrl: Run
) -> None:
    shutil.copytree(fibercore, tmp_path / "large")
    receipt = receipt_of(tmp_path / "large")
    receipt["facts"][3]["value"] = "1" + "0" * 40
    (tmp_path / "large" / "receipt.json").write_text(json.dumps(receipt), encoding="utf-8")
    ran = ixbrl("export", tmp_path / "large", "--to", to, "-o", tmp_path / "out" / name)
    assert ran.code == 2
    assert "f4: the value 1000" in ran.err
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]
    assert ixbrl("export", tmp_path / "large", "--to", "csv", "-o", tmp_path / "a.csv").code == 0
    assert "1" + "0" * 40 in (tmp_path / "a.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("missing", ["pyarrow", "duckdb", "openpyxl"])
def test_a_missing_library_is_one_message(
    missing: str, fibercore: Path, tmp_path: Path, ixbrl: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    to = {"pyarrow": "parquet", "duckdb": "duckdb", "openpyxl": "xlsx"}[missing]
    ran = ixbrl("export", fibercore, "--to", to, "-o", tmp_path / "out" / "file")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert missing in ran.err
    assert "ixbrl-converter[export]" in ran.err
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


WITHOUT = """\
import sys
for name in ("pyarrow", "duckdb", "pandas", "polars"):
    sys.modules[name] = None
from converter import diff, export, open_result
result, folder = sys.argv[1:]
for to in ("csv", "fsds", "xbrl-json", "xbrl-csv", "xbrl-xml"):
    export(result, to, f"{folder}/{to}")
assert diff(result, result).counts["different"] == 0
print(len(open_result(result).facts))
"""


def test_without_the_extra_the_other_formats_are_written(fibercore: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, str(fibercore), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{len(receipt_of(fibercore)['facts'])}\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["csv", "fsds", "xbrl-csv", "xbrl-json", "xbrl-xml"]


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda folder: folder.rmdir(), "no such result folder"),
        (lambda folder: None, "no result lies here"),
        (lambda folder: (folder / "receipt.json").write_text("{"), "no JSON"),
        (lambda folder: (folder / "receipt.json").write_text("[]"), "no receipt"),
        (lambda folder: (folder / "receipt.json").write_text('{"receiptVersion": "1.0"}'), "version 1.0"),
    ],
)
def test_what_is_no_result_is_named(prepare: Callable[[Path], object], said: str, tmp_path: Path, ixbrl: Run) -> None:
    folder = tmp_path / "result"
    folder.mkdir()
    prepare(folder)
    ran = ixbrl("export", folder, "--to", "csv", "-o", tmp_path / "a.csv")
    assert ran.code == 4
    assert said in ran.err
    assert not (tmp_path / "a.csv").exists()


# The SEC's data sets.


@pytest.fixture(scope="module")
def sets(results: Path, tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """The four tables in a database, loaded as texts with tabs and nothing else."""
    folder = tmp_path_factory.mktemp("fsds") / "out"
    export(results, "fsds", folder)
    connection = sqlite3.connect(":memory:")
    for name in ("sub", "num", "tag", "pre"):
        lines = (folder / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        head, *rows = (line.split("\t") for line in lines)
        connection.execute(f"CREATE TABLE {name} ({', '.join(head)})")
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(head))})", rows)
    return connection


def test_the_keys_of_the_data_sets_hold(sets: sqlite3.Connection) -> None:
    keys = {
        "sub": "adsh",
        "tag": "tag, version",
        "num": "adsh, tag, version, ddate, qtrs, uom, segments, coreg",
        "pre": "adsh, report, line",
    }
    for table, key in keys.items():
        assert sets.execute(f"SELECT {key} FROM {table} GROUP BY {key} HAVING count(*) > 1").fetchall() == []
    for table in ("num", "pre"):
        lost = f"SELECT * FROM {table} LEFT JOIN sub USING (adsh) LEFT JOIN tag USING (tag, version)"
        assert sets.execute(f"{lost} WHERE sub.name IS NULL OR tag.iord IS NULL").fetchall() == []


def test_every_fact_is_a_number_and_every_tagged_line_is_presented(sets: sqlite3.Connection, results: Path) -> None:
    rows = sets.execute("SELECT tag, value FROM num").fetchall()
    expected = Counter((name.partition(":")[2], value) for name, _, value in facts_of(*all_of(results)).elements())
    assert Counter((tag, Decimal(value)) for tag, value in rows) == expected
    assert sets.execute(
        "SELECT count(*) FROM num LEFT JOIN pre USING (adsh, tag, version) WHERE pre.line IS NULL"
    ).fetchone() == (0,)


def test_a_statement_can_be_built_from_the_data_sets(sets: sqlite3.Connection) -> None:
    statement = sets.execute(
        "SELECT plabel, tag, value, uom, qtrs FROM pre JOIN num USING (adsh, tag, version) JOIN sub USING (adsh) "
        "WHERE name LIKE 'FIBERCORE%' AND stmt = 'IS' AND ddate = '20010331' ORDER BY CAST(pre.line AS INTEGER)"
    ).fetchall()
    assert statement[0] == ("Net sales", "Revenues", "16226000.0000", "USD", "1")
    assert ("USD", "1") in {row[3:] for row in statement if "PerShare" in row[1]}


def test_tags_say_what_they_are(sets: sqlite3.Connection) -> None:
    assert sets.execute("SELECT version, custom, datatype, iord, crdr FROM tag WHERE tag = 'Assets'").fetchall() == [
        ("us-gaap/2025", "0", "monetary", "I", "D")
    ]
    custom = sets.execute("SELECT DISTINCT tag.version FROM tag WHERE custom = '1'").fetchall()
    assert custom
    assert {version for (version,) in custom} <= {adsh for (adsh,) in sets.execute("SELECT adsh FROM sub")}


def test_parts_of_a_company_stand_as_segments(sets: sqlite3.Connection) -> None:
    found = sets.execute(
        "SELECT segments, value FROM num JOIN sub USING (adsh) WHERE name LIKE 'MARLOW%' AND qtrs = '4' "
        "AND tag IN (SELECT tag FROM pre WHERE plabel = 'Net sales')"
    ).fetchall()
    assert len(found) == 5
    assert set(found) >= {
        ("ConsolidatedEntities=ParentCompany;", "1200000.0000"),
        ("ConsolidationItems=ConsolidationEliminations;", "-700000.0000"),
        ("", "6500000.0000"),
    }


def test_documents_of_a_submission_are_one_row(tmp_path: Path) -> None:
    source = tmp_path / "filing.txt"
    source.write_bytes(submission(document(RELEASE), document(RELEASE, type_="EX-99.2", sequence=3)))
    convert_submission(source, tmp_path / "results", validate=False)
    export(tmp_path / "results", "fsds", tmp_path / "out")
    rows = {
        name: list(csv.DictReader((tmp_path / "out" / f"{name}.txt").open(encoding="utf-8"), delimiter="\t"))
        for name in ("sub", "num", "pre")
    }
    (sub,) = rows["sub"]
    said = {name: sub[name] for name in ("adsh", "cik", "sic", "stprinc", "fye", "form", "period", "filed", "nciks")}
    assert said == {
        "adsh": "0009999999-04-000012",
        "cik": "9876543",
        "sic": "3640",
        "stprinc": "DE",
        "fye": "1231",
        "form": "8-K",
        "period": "20031231",
        "filed": "20040219",
        "nciks": "1",
    }
    keys = [tuple(row[name] for name in ("tag", "ddate", "qtrs")) for row in rows["num"]]
    assert len(keys) == len(set(keys)) == 18
    assert {row["report"] for row in rows["pre"]} == {"1", "2"}


@pytest.mark.parametrize(
    ("day", "end"),
    [
        ("2024-06-29", "20240630"),
        ("2023-07-01", "20230630"),
        ("2024-02-29", "20240229"),
        ("2024-02-14", "20240131"),
        ("2024-02-15", "20240229"),
        ("2023-12-31", "20231231"),
        ("2024-01-02", "20231231"),
    ],
)
def test_days_are_rounded_to_the_nearest_end_of_a_month(day: str, end: str, fibercore: Path) -> None:
    receipt = receipt_of(fibercore)
    receipt["facts"] = receipt["facts"][:1]
    receipt["facts"][0]["period"] = day
    num = dict(data_sets([receipt]))["num.txt"].decode().splitlines()[1].split("\t")
    assert (num[3], num[4]) == (end, "0")


@pytest.mark.parametrize(
    ("start", "end", "quarters"),
    [
        ("2024-03-31", "2024-06-29", "1"),
        ("2023-10-01", "2024-06-29", "3"),
        ("2023-01-01", "2023-12-31", "4"),
        ("2022-12-25", "2023-12-30", "4"),
        ("2023-01-01", "2023-04-22", "1"),
        ("2021-01-01", "2023-12-31", "12"),
    ],
)
def test_durations_are_rounded_to_quarters(start: str, end: str, quarters: str, fibercore: Path) -> None:
    receipt = receipt_of(fibercore)
    receipt["facts"] = receipt["facts"][:1]
    receipt["facts"][0]["period"] = f"{start}/{end}"
    assert dict(data_sets([receipt]))["num.txt"].decode().splitlines()[1].split("\t")[4] == quarters


def test_a_footnote_stands_beside_its_figures(fibercore: Path) -> None:
    receipt = receipt_of(fibercore)
    receipt["facts"] = receipt["facts"][:2]
    first = receipt["facts"][0]["id"]
    receipt["footnotes"] = [{"id": "fn1", "mark": "1", "text": "Glass\n of one kiln.", "facts": [first]}]
    rows = [row.split("\t") for row in dict(data_sets([receipt]))["num.txt"].decode().splitlines()[1:]]
    assert sorted(row[9] for row in rows) == ["", "Glass of one kiln."]


def test_of_two_values_of_a_fact_the_one_with_more_decimals_stands(fibercore: Path) -> None:
    fine, coarse = receipt_of(fibercore), receipt_of(fibercore)
    for receipt in (fine, coarse):
        receipt["facts"] = receipt["facts"][:1]
    coarse["facts"][0] |= {"value": "16000000", "decimals": -6}
    for order in ([fine, coarse], [coarse, fine]):
        _, row = dict(data_sets(order))["num.txt"].decode().splitlines()
        assert "\t16226000.0000\t" in row


def test_secfsdstools_presents_the_statements_as_they_are_printed(results: Path, tmp_path: Path) -> None:
    from secfsdstools.c_transform.toparquettransforming import ToParquetTransformer
    from secfsdstools.e_collector.basecollector import BaseCollector
    from secfsdstools.e_filter.rawfiltering import MainCoregRawFilter, USDOnlyRawFilter
    from secfsdstools.e_presenter.presenting import StandardStatementPresenter

    (tmp_path / "zips").mkdir()
    export(results, "fsds", tmp_path / "zips" / "2001q1.zip")
    with zipfile.ZipFile(tmp_path / "zips" / "2001q1.zip") as archive:
        assert archive.namelist() == ["sub.txt", "tag.txt", "num.txt", "pre.txt"]
    ToParquetTransformer(str(tmp_path / "zips"), str(tmp_path / "made"), "quarter", True).process()
    collected = BaseCollector(str(tmp_path / "made" / "quarter" / "2001q1.zip")).basecollect(None)
    joined = collected[MainCoregRawFilter()][USDOnlyRawFilter()].join()
    presented = joined.present(StandardStatementPresenter(invert_negating=True))
    receipt = receipt_of(results / "merrowgate-2012q2")
    columns = {"income_statement": ("IS", "qrtrs_1/20120630"), "balance_sheet": ("BS", "qrtrs_0/20120630")}
    compared = 0
    for statement in receipt["statements"]:
        kind, column = columns.get(statement["kind"], ("", ""))
        ours = presented[(presented.stmt == kind) & (presented.adsh == receipt["source"]["sha256"][:20])]
        theirs = dict(zip(ours.line, ours[column], strict=True)) if kind else {}
        for line in statement["lines"] if kind else ():
            first = next((figure for figure in line["figures"] if figure["column"] == 1), None)
            if first:
                assert Decimal(str(theirs[line["line"]])) == Decimal(first["shown"]).scaleb(first["scale"]), line
                compared += 1
    assert compared >= 25
