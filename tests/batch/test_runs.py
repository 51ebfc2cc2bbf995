"""A run converts what its sources hold, each document once, and says what became of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.batch.values import Status
from converter.errors import SourceError, UsageError
from tests.conftest import Ran
from tests.helpers_batch import fill, ledger, query, release, run, tar_gz
from tests.helpers_submission import COVER, document, submission
from tests.helpers_taxonomy import zip_of

PROSE = "Ashgrove Lantern Works today named a new keeper of the wicks.\n"


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run over a folder with a release, prose, a binary file and three submissions."""
    folder = fill(tmp_path_factory.mktemp("mixed") / "in", 1)
    (folder / "prose.txt").write_text(PROSE)
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n" + bytes(100))
    (folder / "notes.pdf").write_bytes(b"%PDF-1.4")
    (folder / "deep" / "er").mkdir(parents=True)
    two = submission(document(COVER, "8-K", 1), document(release(1)), document(release(2), "EX-99.2", 3))
    (folder / "deep" / "er" / "two.nc").write_bytes(two)
    one = submission(document(COVER, "8-K", 1), document(release(3)))
    (folder / "deep" / "one.txt").write_bytes(one.replace(b"-04-000012", b"-04-000013"))
    main = submission(document(release(4), "8-K", 1), document(PROSE), document(PROSE * 2, "EX-99.2", 3))
    (folder / "main.txt").write_bytes(main.replace(b"-04-000012", b"-04-000014"))
    output = folder.parent / "out"
    run(output, folder, workers=2, sample=1000)
    return output


def test_every_document_has_one_status(mixed: Path) -> None:
    assert ledger(mixed, "name, type, status, reason") == [
        ("deep/er/two.nc", "EX-99.1", "valid", ""),
        ("deep/er/two.nc", "EX-99.2", "valid", ""),
        ("deep/one.txt", "EX-99.1", "valid", ""),
        # Neither exhibit holds a statement, so the main document counts.
        ("main.txt", "8-K", "valid", ""),
        ("main.txt", "EX-99.1", "nothing to convert", ""),
        ("main.txt", "EX-99.2", "nothing to convert", ""),
        ("picture.txt", "", "failed", "source"),
        ("prose.txt", "", "nothing to convert", ""),
        ("release000.txt", "", "valid", ""),
    ]


def test_the_ledger_says_where_each_result_is(mixed: Path) -> None:
    for place, sha256, facts in ledger(mixed, "place, sha256, facts", "status = 'valid'"):
        receipt = json.loads((mixed / place / "receipt.json").read_text())
        assert receipt["source"]["sha256"] == sha256
        assert receipt["summary"]["facts"] == facts > 0
    assert {path.name for path in (mixed / "results").iterdir()} == {
        *("release000", "deep-er-two-ex99-1", "deep-er-two-ex99-2", "deep-one", "main-8-k")
    }


def test_the_data_sets_hold_every_fact_once(mixed: Path) -> None:
    (in_ledger,) = ledger(mixed, "sum(facts)")
    assert query(mixed, "SELECT count(*), count(DISTINCT (document_id, fact_id)) FROM facts") == [in_ledger * 2]
    assert query(mixed, "SELECT count(*) FROM documents") == [(5,)]
    ids = {row[0] for row in ledger(mixed, "document_id", "status = 'valid'")}
    assert {row[0] for row in query(mixed, "SELECT DISTINCT document_id FROM facts")} == ids


def test_nothing_is_left_lying_about(mixed: Path) -> None:
    assert {path.name for path in mixed.iterdir()} - {".lock", ".drafts", "ledger.sqlite-wal", "ledger.sqlite-shm"} == {
        *("documents", "facts", "findings", "ledger.sqlite", "results")
    }
    assert not list(mixed.rglob(".making-*"))
    assert not list(mixed.rglob(".part-*"))


def test_archives_and_their_submissions_are_read(tmp_path: Path) -> None:
    feed = submission(document(COVER, "8-K", 1), document(release(1)), form="feed")
    (tmp_path / "20040219.nc.tar.gz").write_bytes(tar_gz([("0001.nc", feed), ("./0002.nc", feed[:-30])]))
    (tmp_path / "more.zip").write_bytes(zip_of([("a/one.txt", release(5)), ("a/list.json", "{}")]))
    run(tmp_path / "out", tmp_path / "20040219.nc.tar.gz", tmp_path / "more.zip")
    assert ledger(tmp_path / "out") == [
        ("20040219.nc.tar.gz/0001.nc", "converted"),
        ("20040219.nc.tar.gz/0002.nc", "converted"),
        ("more.zip/a/one.txt", "converted"),
    ]
    assert not (tmp_path / "out" / "spool").exists()
    # The same document in both submissions has its facts in the data set once.
    assert query(tmp_path / "out", "SELECT count(*) FROM documents") == [(2,)]


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_an_index_names_paths_and_who_reports(tmp_path: Path, kind: str) -> None:
    fill(tmp_path / "deep", 2)
    rows = {"path": ["deep/release001.txt", "gone.txt"], "cik": ["1234567", ""]}
    index = tmp_path / f"index.{kind}"
    if kind == "csv":
        index.write_text("path,cik\n" + "".join(f"{a},{b}\n" for a, b in zip(*rows.values(), strict=True)))
    else:
        import pyarrow
        from pyarrow.parquet import write_table

        write_table(pyarrow.table(rows), index)
    run(tmp_path / "out", index)
    assert ledger(tmp_path / "out", "name, status, reason, identifier") == [
        ("deep/release001.txt", "converted", "", "0001234567"),
        ("gone.txt", "failed", "input gone", ""),
    ]


def test_an_index_with_an_open_quote_is_told_and_forgotten_once_it_is_mended(tmp_path: Path) -> None:
    fill(tmp_path, 2)
    index, output = tmp_path / "index.csv", tmp_path / "out"
    index.write_text("path\nrelease000.txt\n" + '"' + "release001.txt\n" * 10_000)
    told = (run(output, index).failures, run(tmp_path / "matched", f"{tmp_path}/*.csv").failures)
    assert [name for ((name, _),) in told] == ["index.csv"] * 2
    assert all("this is no CSV: field larger than" in why for ((_, why),) in told)
    index.write_text("path\nrelease000.txt\nrelease001.txt\n")
    assert not run(output, index, resume=True).has_failures
    assert [name for name, _ in ledger(output)] == ["release000.txt", "release001.txt"]
    index.write_text('"' + "release001.txt\n" * 10_000)
    with pytest.raises(SourceError, match="this is no CSV"):
        run(tmp_path / "third", index)


def test_a_row_whose_address_nothing_opens_ends_no_run_and_is_tried_again_once_something_may(tmp_path: Path) -> None:
    fill(tmp_path, 1)
    index, output = tmp_path / "index.csv", tmp_path / "out"
    index.write_text("path\nnoway://x/a.txt\nsmb://x/b.txt\nrelease000.txt\n")
    told = run(output, index)
    assert told.statuses == {Status.FAILED: 2, Status.CONVERTED: 1}
    assert [name for name, _ in told.failures] == ["noway://x/a.txt", "smb://x/b.txt"]
    assert "Install what fsspec asks for" in told.failures[1][1]
    # A package that is missing today may be there tomorrow; no address is of an unknown kind for want of one.
    assert ledger(output, "name, reason", "status = 'failed'") == [
        ("noway://x/a.txt", "source"),
        ("smb://x/b.txt", "machine"),
    ]
    assert run(output, index, resume=True).again == 1


def test_a_folder_that_an_index_names_gives_its_files_their_own_names(tmp_path: Path) -> None:
    fill(tmp_path / "deep", 2)
    (tmp_path / "index.csv").write_text("path\ndeep\n")
    run(tmp_path / "out", tmp_path / "index.csv")
    assert [name for name, _ in ledger(tmp_path / "out")] == ["deep/release000.txt", "deep/release001.txt"]


def test_a_pattern_takes_what_it_matches_and_a_document_counts_once(tmp_path: Path) -> None:
    fill(tmp_path / "a", 3)
    run(tmp_path / "out", f"{tmp_path}/a/*[12].txt", tmp_path / "a" / "release001.txt")
    assert [name for name, _ in ledger(tmp_path / "out")] == ["release001.txt", "release002.txt"]


def test_an_entity_table_says_who_reports(tmp_path: Path) -> None:
    fill(tmp_path / "in", 3)
    table = tmp_path / "entities.csv"
    table.write_text("document,cik,name\nrelease000.txt,11,\nrelease002,12,Wick Ltd\n")
    run(tmp_path / "out", tmp_path / "in", entity_table=str(table))
    found = ledger(tmp_path / "out", "identifier, entity")
    assert found[0][0] == "0000000011"
    assert found[1][0] != "0000000011"
    assert found[2] == ("0000000012", "Wick Ltd")


def test_rows_of_an_entity_table_that_are_of_no_document_are_told(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    fill(tmp_path / "in", 3)
    table, output = tmp_path / "entities.csv", tmp_path / "out"
    # Both rows of the second release are of it, though the surer one alone counts.
    of_none = "".join(f"gone{number}.txt,1\n" for number in range(6))
    table.write_text(f"document,cik\nrelease000.txt,11\nrelease001.txt,12\nrelease001,13\n{of_none}")
    arguments = ("batch", tmp_path / "in", "-o", output, "--entity-table", table, "--validate", "none", "--resume")
    ran = ixbrl(*arguments, "--limit", "2")
    assert "entity table" not in ran.out, "while files are left nobody knows"
    ran = ixbrl(*arguments)
    assert ran.code == 0
    assert "6 rows of the entity table are of no document here: gone0.txt, " in ran.out
    assert "gone4.txt, ...\n" in ran.out
    said = json.loads(ixbrl(*arguments, "--json").out.splitlines()[-1])["entityRowsUnmatched"]
    assert said == {"count": 6, "first": [f"gone{number}.txt" for number in range(6)]}
    assert ixbrl("batch", "report", output).code == 0
    assert "6 rows of the entity table were of no document" in (output / "report.html").read_text()


@pytest.mark.parametrize("header", ["file,cik\n", "path;cik\n", "description,address\n", ",file,cik\n", ""])
def test_a_table_without_paths_is_refused_before_the_first_document(tmp_path: Path, header: str) -> None:
    (tmp_path / "index.csv").write_text(header and f"{header}a.txt,1\n")
    with pytest.raises(UsageError, match=r"index\.csv: this is no index of files: its columns are .*called path"):
        run(tmp_path / "out", fill(tmp_path / "in", 1), tmp_path / "index.csv")
    assert not (tmp_path / "out" / "results").exists()


def test_a_table_of_line_items_is_a_document(tmp_path: Path) -> None:
    items = "label,statement,2003-12-31,2002-12-31\nCash,balance sheet,610,500\nTotal assets,,610,500\n"
    (tmp_path / "items.csv").write_text(items)
    (tmp_path / "list.csv").write_text("path\nitems.csv\n")
    run(tmp_path / "out", tmp_path / "items.csv")
    assert ledger(tmp_path / "out") == [("items.csv", "converted")]


def test_tables_that_a_pattern_matches_are_taken_as_those_that_are_named(tmp_path: Path) -> None:
    fill(tmp_path / "in", 2)
    (tmp_path / "a.csv").write_text("path\nin/release001.txt\n")
    (tmp_path / "b.csv").write_text("file\nin/release000.txt\n")
    (tmp_path / "c.csv").write_text("label,statement,2003-12-31\nCash,balance sheet,610\nTotal assets,,610\n")
    run(tmp_path / "out", f"{tmp_path}/*.csv")
    assert ledger(tmp_path / "out") == [("b.csv", "failed"), ("c.csv", "converted"), ("in/release001.txt", "converted")]


def test_a_source_that_is_not_there_is_told_before_the_first_document(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        run(tmp_path / "out", fill(tmp_path / "in", 1), tmp_path / "nowhere")
    assert not (tmp_path / "out" / "results").exists()


@pytest.mark.parametrize(
    "text",
    ["document,cik\n,1\n", "cik\n1\n", "document,cik\na,1\na,2\n", "document,cik\na,x1\n", "document\na\n"],
)
def test_an_entity_table_that_is_none_is_refused(tmp_path: Path, text: str) -> None:
    fill(tmp_path / "in", 1)
    (tmp_path / "entities.csv").write_text(text)
    with pytest.raises(UsageError, match=r"entities\.csv"):
        run(tmp_path / "out", tmp_path / "in", entity_table=str(tmp_path / "entities.csv"))


def test_a_sample_is_validated_and_always_the_same(tmp_path: Path) -> None:
    fill(tmp_path / "in", 12)  # by their addresses, so that all in or all out is one in two thousand
    run(tmp_path / "a", tmp_path / "in", sample=500)
    run(tmp_path / "b", tmp_path / "in", sample=500)
    statuses = [status for _, status in ledger(tmp_path / "a")]
    assert set(statuses) == {"valid", "converted"}
    assert ledger(tmp_path / "a") == ledger(tmp_path / "b")


def test_the_first_results_lie_side_by_side_and_the_others_by_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("converter.batch.run._SIDE_BY_SIDE", 1)
    fill(tmp_path / "in", 3)
    run(tmp_path / "out", tmp_path / "in")
    places = [place for (place,) in ledger(tmp_path / "out", "place")]
    assert places[0] == "results/release000"
    assert [place.count("/") for place in places] == [1, 2, 2]
    assert all((tmp_path / "out" / place / "receipt.json").is_file() for place in places)


def test_names_that_would_be_one_folder_are_told_apart(tmp_path: Path) -> None:
    fill(tmp_path / "a", 1)
    fill(tmp_path / "b", 1)
    (tmp_path / "b" / "release000.txt").write_text(release(9))
    run(tmp_path / "out", tmp_path / "a", tmp_path / "b")
    (first,), (second,) = ledger(tmp_path / "out", "place")
    assert first != second
    assert {first[:18], second[:18]} == {"results/release000"}


def test_documents_of_one_type_in_a_submission_are_told_apart(tmp_path: Path) -> None:
    """All are known at once, before the first of them is given out."""
    both = submission(document(COVER, "8-K", 1), document(release(1), "EX-99", 2), document(release(2), "EX-99", 3))
    (tmp_path / "two.txt").write_bytes(both)
    run(tmp_path / "out", tmp_path / "two.txt")
    assert ledger(tmp_path / "out", "status, type") == [("converted", "EX-99"), ("converted", "EX-99")]
    (first,), (second,) = ledger(tmp_path / "out", "place")
    assert first != second
    assert all((tmp_path / "out" / place / "receipt.json").is_file() for place in (first, second))


def test_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        run(tmp_path / "out", tmp_path / "nowhere")
    with pytest.raises(SourceError, match="no file matches"):
        run(tmp_path / "out", f"{tmp_path}/*.txt", resume=True)


def test_sources_without_a_document_are_told_from_those_that_are_done(
    tmp_path: Path, ixbrl: Callable[..., Ran]
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.pdf").write_bytes(b"%PDF-1.4")
    arguments = ("batch", tmp_path / "in", "-o", tmp_path / "out", "--validate", "none", "--workers", "1", "--resume")
    assert "there is none in the sources" in ixbrl(*arguments).out
    fill(tmp_path / "in", 1)
    assert "1 converted" in ixbrl(*arguments).out
    assert "nothing was left to do" in ixbrl(*arguments).out


def test_a_run_of_a_mistyped_source_leaves_nothing_that_hinders_the_next(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        run(tmp_path / "out", tmp_path / "nowhere")
    assert run(tmp_path / "out", fill(tmp_path / "in", 1)).statuses == {"converted": 1}


def test_what_the_converter_made_is_no_source(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    folder = fill(tmp_path / "in", 1)
    assert ixbrl("convert", folder / "release000.txt", "-o", folder / "deep" / "result", "--no-validate").code == 0
    run(folder / "run", folder)
    assert run(folder / "run", folder, resume=True).done == 0
    assert ledger(folder / "run", "name") == [("release000.txt",)]


def test_a_run_with_failures_names_them(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    for number in range(22):
        (fill(tmp_path / "in", 1) / f"empty{number:02}.txt").write_text("")
    ran = ixbrl("batch", tmp_path / "in", "-o", tmp_path / "out", "--workers", "1", "--validate", "none")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 21
    assert "empty00.txt: " in ran.err
    assert "and 2 more" in ran.err
    assert not re.search(r"(\S+\.txt): .*\1", ran.err), "a name that stands there already is said again"


def test_a_message_names_the_place_in_a_file_but_not_the_file_again(tmp_path: Path) -> None:
    """The ledger has the name beside the message."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "items.csv").write_text("label,statement,2003-12-31\nCash,balance sheet,so much\n")
    (folder / "feed.zip").write_bytes(zip_of([("../out.txt", "x"), ("empty.txt", "")]))
    run(tmp_path / "out", folder, folder / "items.csv")
    told = dict(ledger(tmp_path / "out", "name, message", "status = 'failed'"))
    assert told["items.csv"].startswith("row 2, column 3: ")
    assert told["feed.zip/../out.txt"].startswith("its name leads out of the archive")
    assert "empty.txt" not in told["feed.zip/empty.txt"]
    assert "spool" not in told["feed.zip/empty.txt"]


def test_the_command_prints_json_and_the_report(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    fill(tmp_path / "in", 2)
    (tmp_path / "in" / "empty.txt").write_text("")
    ran = ixbrl("batch", tmp_path / "in", "-o", tmp_path / "out", "--workers", "1", "--validate", "none", "--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert lines[-1]["event"] == "end"
    assert lines[-1]["statuses"] == {"converted": 2, "failed": 1}
    assert lines[-1]["reasons"] == {"source": 1}
    assert ixbrl("batch", "report", tmp_path / "out").code == 0
    page = (tmp_path / "out" / "report.html").read_text()
    assert "empty.txt" in page
    assert "http" not in page.replace("http-equiv", "")


def test_what_cannot_be_asked_is_refused_in_one_message(tmp_path: Path, ixbrl: Callable[..., Ran]) -> None:
    fill(tmp_path / "in", 1)
    for arguments in (
        ("batch", tmp_path / "in", "-o", tmp_path / "in"),
        ("batch", tmp_path / "in", "-o", tmp_path / "out", "--validate", "sample:101"),
        ("batch", tmp_path / "in", "-o", tmp_path / "out", "--taxonomy", "us-gaap-1900"),
        ("batch", tmp_path / "in", "-o", "memory://run"),
        ("batch", "report", tmp_path / "in"),
    ):
        ran = ixbrl(*arguments)
        assert ran.code == 2
        assert ran.err.count("\n") == 1
    assert not (tmp_path / "out" / "results").exists()
    assert [path.name for path in (tmp_path / "in").iterdir()] == ["release000.txt"]


@pytest.mark.parametrize("arguments", [(), ("-o", "out"), ("in", "-o", "out", "--wrkers", "2"), ("run", "in")])
def test_usage_is_told_by_the_name_that_users_type(ixbrl: Callable[..., Ran], arguments: tuple[str, ...]) -> None:
    ran = ixbrl("batch", *arguments)
    assert ran.code == 2
    assert "Usage: ixbrl batch [OPTIONS] SOURCES..." in ran.err
    assert "batch run" not in ran.err


def test_help_tells_the_options_and_the_other_command(ixbrl: Callable[..., Ran]) -> None:
    ran = ixbrl("batch", "--help")
    assert ran.code == 0
    assert "Usage: ixbrl batch [OPTIONS] SOURCES..." in ran.out
    assert "--entity-table" in ran.out
    assert "report" in ran.out.partition("Commands:")[2]
    assert "batch run" not in ran.out
