"""A run that is resumed does what is left and what has changed, and the data sets hold what holds now."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from converter import files
from converter.batch.values import Answer, Reason, Record, Status
from converter.errors import SourceError, UsageError
from tests.helpers_batch import fill, ledger, query, release, run, tar_gz
from tests.helpers_submission import COVER, document, submission
from tests.helpers_taxonomy import zip_of


@pytest.fixture
def done(tmp_path: Path) -> Path:
    """A run over three releases and a submission of two."""
    fill(tmp_path / "in", 3)
    two = submission(document(COVER, "8-K", 1), document(release(7)), document(release(8), "EX-99.2", 3))
    (tmp_path / "in" / "two.txt").write_bytes(two)
    run(tmp_path / "out", tmp_path / "in")
    return tmp_path


def again(done: Path, **options: Any) -> list[str]:
    """Resume, and the names of what was done by that."""
    before = max(run_ for (run_,) in ledger(done / "out", "run"))
    run(done / "out", done / "in", resume=True, **options)
    return [name for (name,) in ledger(done / "out", "name", f"run > {before}")]


def facts(done: Path) -> list[tuple[Any, ...]]:
    (in_ledger,) = ledger(done / "out", "sum(facts)")
    counted = query(done / "out", "SELECT count(*), count(DISTINCT (document_id, fact_id)) FROM facts")
    assert counted == [in_ledger * 2]
    return query(done / "out", "SELECT document_id, fact_id, value FROM facts ORDER BY ALL")


def test_what_is_done_is_not_done_again(done: Path) -> None:
    held = facts(done)
    progress = run(done / "out", done / "in", resume=True)
    # Documents are counted, not the files that they are in.
    assert (progress.done, progress.before) == (0, 5)
    assert facts(done) == held


def test_what_was_done_of_a_submission_whose_later_documents_count_is_counted_once_each(tmp_path: Path) -> None:
    """The exhibit holds nothing, so the main document was tried as well: two documents of one file."""
    prose = "Ashgrove Lantern Works today named a new keeper of the wicks.\n"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "main.txt").write_bytes(submission(document(release(4), "8-K", 1), document(prose)))
    assert run(tmp_path / "out", tmp_path / "in").done == 2
    progress = run(tmp_path / "out", tmp_path / "in", resume=True)
    assert (progress.done, progress.before) == (0, 2)


def test_without_resume_a_run_is_left_alone(done: Path) -> None:
    with pytest.raises(UsageError, match="--resume"):
        run(done / "out", done / "in")


def test_a_result_that_somebody_removed_is_made_again(done: Path) -> None:
    held = facts(done)
    removed = [done / "out" / place for (place,) in ledger(done / "out", "place", "name = 'release001.txt'")]
    removed += [done / "out" / place for (place,) in ledger(done / "out", "place", "type = 'EX-99.2'")]
    for folder in removed:
        shutil.rmtree(folder)
    assert again(done) == ["release001.txt", "two.txt"]
    assert [(folder / "receipt.json").exists() for folder in removed] == [True, True]
    assert facts(done) == held


def test_a_changed_input_is_done_again_and_its_old_facts_go(done: Path) -> None:
    held = facts(done)
    (done / "in" / "release001.txt").write_text(release(20))
    assert again(done) == ["release001.txt"]
    now = facts(done)
    assert len(now) == len(held)
    assert len(set(now) & set(held)) == len(held) * 4 // 5
    assert {name for (name,) in query(done / "out", "SELECT document_id FROM documents")} == {
        name for (name,) in ledger(done / "out", "document_id")
    }


def test_a_changed_submission_is_cut_anew(done: Path) -> None:
    (done / "in" / "two.txt").write_bytes(submission(document(COVER, "8-K", 1), document(release(9))))
    assert again(done) == ["two.txt"]
    assert ledger(done / "out", "place", "name = 'two.txt'") == [("results/two",)]
    assert len(facts(done)) == 4 * 18
    assert len(list((done / "out" / "results").iterdir())) == 4
    assert run(done / "out", done / "in", resume=True).done == 0


def test_an_input_that_was_only_touched_gives_the_same_facts(done: Path) -> None:
    held = facts(done)
    os.utime(done / "in" / "release002.txt", (1, 1))
    assert again(done) == ["release002.txt"]
    assert facts(done) == held


def test_new_files_are_done(done: Path) -> None:
    fill(done / "in", 1, start=5)
    assert again(done) == ["release005.txt"]


def test_changed_tables_and_settings_do_all_again(done: Path, tmp_path: Path) -> None:
    (tmp_path / "maps" / "labels").mkdir(parents=True)
    assert again(done, maps=str(tmp_path / "maps")) == []
    assert len(again(done, min_confidence=61)) == 5


def test_another_version_of_the_software_does_all_again(done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = facts(done)
    monkeypatch.setattr("converter.batch.run.__version__", "99.0")
    assert len(again(done)) == 5
    assert facts(done) == held


def test_what_was_not_validated_is_if_that_is_asked_for(done: Path) -> None:
    assert len(again(done, sample=1000)) == 5
    assert {status for _, status in ledger(done / "out")} == {"valid"}
    assert again(done, sample=0) == []


def test_a_limit_leaves_the_rest_to_the_next_run(tmp_path: Path) -> None:
    fill(tmp_path / "in", 3)
    assert run(tmp_path / "out", tmp_path / "in", limit=2).done == 2
    assert run(tmp_path / "out", tmp_path / "in", limit=2, resume=True).done == 1


def test_more_time_is_given_to_what_timed_out(tmp_path: Path) -> None:
    fill(tmp_path / "in", 1)
    long = release(3).replace("Net sales", "Net sales (see the notes) of lamps", 1)
    (tmp_path / "in" / "long.txt").write_text((long + "\n\n") * 600)
    run(tmp_path / "out", tmp_path / "in", seconds=3)
    assert ledger(tmp_path / "out", "name, status, reason") == [
        ("long.txt", "timed out", "time"),
        ("release000.txt", "converted", ""),
    ]
    assert run(tmp_path / "out", tmp_path / "in", seconds=3, resume=True).done == 0
    assert run(tmp_path / "out", tmp_path / "in", seconds=300, resume=True).done == 1
    assert {status for _, status in ledger(tmp_path / "out")} == {"converted"}


def test_more_memory_is_given_to_what_took_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, output = fill(tmp_path / "in", 1), tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr("converter.batch.engines.in_slot", lambda *_: Answer(Record(Status.FAILED, Reason.MEMORY)))
        run(output, folder, megabytes=1000)
    assert run(output, folder, megabytes=1000, resume=True).done == 0
    assert run(output, folder, megabytes=1001, resume=True).statuses == {"converted": 1}


@pytest.mark.parametrize("harm", ["lost", "unfinished", "left over"])
def test_data_sets_that_a_killed_run_left_are_put_right(done: Path, harm: str) -> None:
    held = facts(done)
    folder = done / "out" / "facts"
    (part,) = folder.glob("*.parquet")
    if harm == "lost":
        part.unlink()
    elif harm == "unfinished":
        part.rename(folder / f".{part.name}")
    else:
        (folder / "part-00000099.parquet").write_bytes(part.read_bytes())
    assert again(done) == []
    assert facts(done) == held


def test_small_parts_become_large_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.batch.run._COLLECT_EVERY_DOCUMENTS", 2)
    monkeypatch.setattr("converter.batch.parts._MANY_SMALL", 3)
    monkeypatch.setattr("converter.batch.parts.FULL_FACTS", 100)
    fill(tmp_path / "in", 12)
    seen: list[int] = []

    def observe(_: object) -> None:
        # While the run goes on, each fact is there once.
        if list((tmp_path / "out" / "facts").glob("part-*.parquet")):
            ((counted, distinct),) = query(
                tmp_path / "out", "SELECT count(*), count(DISTINCT (document_id, fact_id)) FROM facts"
            )
            assert counted == distinct
            seen.append(counted)

    run(tmp_path / "out", tmp_path / "in", observe=observe)
    assert len(facts(tmp_path)) == 12 * 18
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    parts = sorted((tmp_path / "out" / "facts").glob("*.parquet"))
    assert 1 < len(parts) <= 4


def test_what_failed_before_is_told_whether_it_stands_or_is_tried_again(tmp_path: Path, ixbrl: Any) -> None:
    """Nothing is tried again that its document is to blame for; what the machine is to blame for is."""
    folder, output = fill(tmp_path / "in", 1), tmp_path / "out"
    (folder / "bad.txt").write_bytes(b"\x00\x01" * 400)
    (folder / "list.csv").write_text("path\ngone.txt\n")
    first = run(output, folder, folder / "list.csv")
    assert (first.statuses["failed"], first.standing, first.again) == (2, {}, 0)
    (folder / "gone.txt").write_text(release(3))
    arguments = ("batch", folder, folder / "list.csv", "-o", output, "--validate", "none", "--resume", "--workers", "1")
    ran = ixbrl(*arguments, "--json")
    said = json.loads(ran.out.splitlines()[-1])
    assert (said["doneBefore"], said["failedBefore"]) == (2, {"standing": {"failed": 1}, "triedAgain": 1})
    assert ran.code == 1, "a document of the run has failed, if not just now"
    ran = ixbrl(*arguments)
    assert "1 failed stands from before and was not tried again" in ran.out
    assert ran.code == 1


def test_a_damaged_archive_is_told_once_and_tried_again_when_it_has_changed(tmp_path: Path) -> None:
    members = [("a.nc", release(1).encode()), ("b.nc", release(2).encode()), ("c.bin", Random(1).randbytes(400_000))]
    sound = tar_gz([*members, ("d.nc", release(3).encode())])
    archive, output = tmp_path / "feed.tar.gz", tmp_path / "out"
    archive.write_bytes(sound[: len(sound) // 2])
    assert run(output, archive).statuses == {"converted": 2, "failed": 1}
    progress = run(output, archive, resume=True)
    assert (progress.done, progress.before, progress.again) == (0, 3, 0)
    assert (progress.standing, progress.failures) == ({"failed": 1}, [])
    assert progress.has_failures
    archive.write_bytes(sound)
    progress = run(output, archive, resume=True)
    assert (progress.statuses, progress.before, progress.standing) == ({"converted": 1}, 2, {})
    assert "feed.tar.gz" not in {name for name, _ in ledger(output)}


def test_a_member_that_is_damaged_is_not_told_again(tmp_path: Path) -> None:
    content = bytearray(zip_of([(f"release{number}.txt", release(number)) for number in range(2)]))
    at = content.index(b"release1.txt") + 60
    content[at : at + 40] = bytes(40)
    (tmp_path / "in.zip").write_bytes(content)
    assert run(tmp_path / "out", tmp_path / "in.zip").statuses == {"converted": 1, "failed": 1}
    progress = run(tmp_path / "out", tmp_path / "in.zip", resume=True)
    assert (progress.done, progress.before, progress.standing) == (0, 2, {"failed": 1})


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_that_the_disk_does_not_give_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    members = [("a.nc", release(1).encode()), ("b.nc", release(2).encode())]
    archive = tmp_path / f"feed.{kind}"
    archive.write_bytes(zip_of(members) if kind == "zip" else tar_gz(members))
    original = files.archives.open_address

    class Failing(io.BytesIO):
        def read(self, _: int | None = -1) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    def open_address(address: str) -> Any:
        return Failing() if address.endswith(kind) else original(address)

    with monkeypatch.context() as patch:
        patch.setattr("converter.files.archives.open_address", open_address)
        run(tmp_path / "out", archive)
    assert ledger(tmp_path / "out", "status, reason") == [("failed", "machine")]
    assert "Input/output error" in ledger(tmp_path / "out", "message")[0][0]
    assert run(tmp_path / "out", archive, resume=True).statuses == {"converted": 2}


def test_what_may_not_be_read_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mode that is changed leaves a file's stamp as it was."""
    from converter.batch.work import work

    folder = fill(tmp_path / "in", 1)
    monkeypatch.setattr("converter.batch.engines.in_slot", lambda _, *asked: work(*asked))

    def read_address(address: str, _: int) -> bytes:
        raise SourceError("it cannot be read", where=address) from PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("converter.files.read_address", read_address)
        run(tmp_path / "out", folder)
    assert ledger(tmp_path / "out", "status, reason") == [("failed", "machine")]
    assert run(tmp_path / "out", folder, resume=True).statuses == {"converted": 1}
