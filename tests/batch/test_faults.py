"""What goes wrong around a run: killed processes, full disks, lost inputs, bad archives, two runs at once."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import warnings
import zipfile
from pathlib import Path

import pytest
from fsspec.implementations.local import LocalFileSystem

from converter import files
from converter.batch import engines
from converter.batch.ledger import FILE_NAME, Ledger
from converter.batch.run import Progress
from converter.batch.work import work
from converter.errors import EngineError, UsageError
from tests.helpers_batch import (
    children,
    fill,
    is_alive,
    ledger,
    query,
    release,
    request,
    run,
    start,
    tar_gz,
    until,
)
from tests.helpers_taxonomy import zip_of


def done_in(output: Path) -> int:
    """How many documents the ledger says are done."""
    return len(ledger(output, where="status <> 'waiting'")) if (output / "results").exists() else 0


def is_whole(folder: Path) -> bool:
    """Whether a result is complete: its receipt can be read, and its package."""
    receipt = json.loads((folder / "receipt.json").read_text())
    base = receipt["summary"]["base"]
    with zipfile.ZipFile(folder / f"{base}.xbri") as package:
        return package.testzip() is None and (folder / f"{base}.htm").stat().st_size > 0


@pytest.mark.parametrize("after", [1, 7, 15])
def test_a_run_that_is_killed_loses_only_what_was_in_flight(tmp_path: Path, after: int) -> None:
    fill(tmp_path / "in", 40)
    output = tmp_path / "out"
    arguments = (tmp_path / "in", "-o", output, "--workers", "2", "--validate", "none")
    process = start("batch", *arguments)
    until(lambda: done_in(output) >= after)
    below = children(process.pid)
    process.kill()
    process.communicate()
    assert below
    until(lambda: not any(is_alive(pid) for pid in below))
    before = dict(ledger(output, "name, place", "status = 'converted'"))
    assert after <= len(before) < 40
    waiting = ledger(output, where="status = 'waiting'")
    assert len(waiting) <= 4
    assert all(is_whole(folder) for folder in (output / "results").iterdir())
    assert set(before.values()) <= {f"results/{folder.name}" for folder in (output / "results").iterdir()}
    resumed = start("batch", *arguments, "--resume", "--json")
    out, err = resumed.communicate(timeout=120)
    assert resumed.returncode == 0, err
    # A record that was written as the run died is seen only when the ledger is opened for writing again.
    assert json.loads(out.splitlines()[-1])["doneBefore"] - len(before) in (0, 1)
    assert {status for _, status in ledger(output)} == {"converted"}
    assert query(output, "SELECT count(*), count(DISTINCT (document_id, fact_id)) FROM facts") == [(720, 720)]


def test_workers_that_are_killed_are_replaced(tmp_path: Path) -> None:
    fill(tmp_path / "in", 30)
    output = tmp_path / "out"
    process = start("batch", tmp_path / "in", "-o", output, "--workers", "2", "--validate", "none", "--json")
    killed: set[int] = set()
    for after in (2, 10, 18):
        until(lambda after=after: done_in(output) >= after or process.poll() is not None)  # type: ignore[misc]
        # The server that processes are forked from stays; what it forked are its children.
        workers = [pid for server in children(process.pid) for pid in children(server) if pid not in killed]
        for pid in workers[:1]:
            os.kill(pid, signal.SIGKILL)
            killed.add(pid)
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    assert killed
    assert json.loads(out.splitlines()[-1])["statuses"] == {"converted": 30}


def test_an_interrupt_ends_a_run_in_one_message(tmp_path: Path) -> None:
    fill(tmp_path / "in", 60)
    process = start("batch", tmp_path / "in", "-o", tmp_path / "out", "--workers", "1", "--validate", "none")
    until(lambda: done_in(tmp_path / "out") >= 1)
    below = children(process.pid)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.strip() == "ixbrl: interrupted"
    until(lambda: not any(is_alive(pid) for pid in below))
    run(tmp_path / "out", tmp_path / "in", resume=True)
    assert {status for _, status in ledger(tmp_path / "out")} == {"converted"}


@pytest.fixture
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Units run in this process, where a test can make the disk fail."""
    monkeypatch.setattr(engines, "in_slot", lambda _, *asked: work(*asked))


@pytest.mark.usefixtures("_in_this_process")
def test_a_full_disk_leaves_no_half_result_and_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "in", 3)
    original = Path.write_bytes

    def write_bytes(self: Path, data: bytes) -> int:
        if self.name == "mapping.csv":
            raise OSError(errno.ENOSPC, "No space left on device")
        return original(self, data)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", write_bytes)
        run(tmp_path / "out", tmp_path / "in")
    assert set(ledger(tmp_path / "out", "status, reason")) == {("failed", "machine")}
    assert "No space left" in ledger(tmp_path / "out", "message")[0][0]
    assert not list((tmp_path / "out").glob("results/*/*"))
    assert not list((tmp_path / "out" / ".drafts").iterdir())
    run(tmp_path / "out", tmp_path / "in", resume=True)
    assert {status for _, status in ledger(tmp_path / "out")} == {"converted"}


def test_a_ledger_without_room_stops_the_run_in_one_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path / "in", 60)
    original = Ledger.begin

    def begin(self: Ledger, *values: str) -> int:
        number = original(self, *values)  # type: ignore[arg-type]
        (pages,) = next(self.rows("PRAGMA page_count"))
        next(self.rows(f"PRAGMA max_page_count = {pages + 1}"))
        return number

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "begin", begin)
        with pytest.raises(EngineError, match="ledger cannot be written"):
            run(tmp_path / "out", tmp_path / "in")
    run(tmp_path / "out", tmp_path / "in", resume=True)
    assert {status for _, status in ledger(tmp_path / "out")} == {"converted"}
    assert query(tmp_path / "out", "SELECT count(*) FROM documents") == [(60,)]


def test_an_input_that_disappears_is_told_and_tried_again(tmp_path: Path) -> None:
    fill(tmp_path / "in", 12)
    last = tmp_path / "in" / "release011.txt"

    def observe(_: Progress) -> None:
        last.unlink(missing_ok=True)

    run(tmp_path / "out", tmp_path / "in", observe=observe)
    assert ledger(tmp_path / "out", "name, reason", "status <> 'converted'") == [("release011.txt", "input gone")]
    last.write_text(release(11))
    assert run(tmp_path / "out", tmp_path / "in", resume=True).done == 1


def test_a_corrupt_member_is_told_and_the_others_are_done(tmp_path: Path) -> None:
    content = bytearray(zip_of([(f"release{number}.txt", release(number)) for number in range(3)]))
    at = content.index(b"release1.txt") + 60
    content[at : at + 40] = bytes(40)
    (tmp_path / "in.zip").write_bytes(content)
    run(tmp_path / "out", tmp_path / "in.zip")
    assert ledger(tmp_path / "out", "name, status, reason") == [
        ("in.zip/release0.txt", "converted", ""),
        ("in.zip/release1.txt", "failed", "source"),
        ("in.zip/release2.txt", "converted", ""),
    ]


def test_an_archive_that_ends_too_early_gives_what_it_has(tmp_path: Path) -> None:
    import random

    noise = random.Random(1).randbytes(400_000)
    members = [("a.nc", release(1).encode()), ("b.nc", release(2).encode()), ("c.bin", noise), ("d.nc", b"x")]
    content = tar_gz(members)
    (tmp_path / "feed.tar.gz").write_bytes(content[: len(content) // 2])
    run(tmp_path / "out", tmp_path / "feed.tar.gz")
    assert ledger(tmp_path / "out", "name, status, reason") == [
        ("feed.tar.gz", "failed", "source"),
        ("feed.tar.gz/a.nc", "converted", ""),
        ("feed.tar.gz/b.nc", "converted", ""),
    ]


@pytest.mark.parametrize("changed", ["the check sum", "a byte of a member"])
def test_no_member_of_an_archive_that_fails_its_check_sum_is_taken(tmp_path: Path, changed: str) -> None:
    plain = gzip.decompress(tar_gz([("a.nc", release(1).encode()), ("b.nc", release(2).encode())]))
    content = bytearray(gzip.compress(plain))
    if changed == "the check sum":
        content[-8] ^= 1
    else:
        content[:-8] = gzip.compress(plain.replace(b"Net sales", b"Net sa1es"))[:-8]
    (tmp_path / "feed.tar.gz").write_bytes(content)
    run(tmp_path / "out", tmp_path / "feed.tar.gz")
    assert ledger(tmp_path / "out", "name, status, reason") == [("feed.tar.gz", "failed", "source")]


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_a_member_whose_name_leads_out_is_told(tmp_path: Path, kind: str) -> None:
    members = [("../release1.txt", release(1).encode()), ("release2.txt", release(2).encode())]
    (tmp_path / f"in.{kind}").write_bytes(zip_of(members) if kind == "zip" else tar_gz(members))
    run(tmp_path / "out", tmp_path / f"in.{kind}")
    assert ledger(tmp_path / "out", "name, status, reason") == [
        (f"in.{kind}/../release1.txt", "failed", "source"),
        (f"in.{kind}/release2.txt", "converted", ""),
    ]


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_a_member_that_unpacks_to_too_much_is_passed_over(tmp_path: Path, kind: str) -> None:
    members = [("bomb.txt", b" " * 3_000_000), ("release.txt", release(1).encode())]
    (tmp_path / f"in.{kind}").write_bytes(zip_of(members) if kind == "zip" else tar_gz(members))
    run(tmp_path / "out", tmp_path / f"in.{kind}", most=1_000_000)
    assert ledger(tmp_path / "out", "name, status, reason") == [
        (f"in.{kind}/bomb.txt", "failed", "source"),
        (f"in.{kind}/release.txt", "converted", ""),
    ]


@pytest.mark.parametrize("kind", ["zip", "tar.gz"])
def test_an_archive_that_is_a_bomb_is_given_up(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("converter.files.archives._ALWAYS", 1_000_000)
    members = [(f"{number}.txt", b" " * 400_000) for number in range(20)]
    (tmp_path / f"in.{kind}").write_bytes(zip_of(members) if kind == "zip" else tar_gz(members))
    run(tmp_path / "out", tmp_path / f"in.{kind}")
    messages = ledger(tmp_path / "out", "message", f"name = 'in.{kind}'")
    assert len(messages) == 1
    assert "unpacks to more than" in messages[0][0]
    assert len(ledger(tmp_path / "out")) < 20


def test_a_member_whose_header_lies_about_its_size_is_passed_over(tmp_path: Path) -> None:
    content = bytearray(zip_of([("bomb.txt", b" " * 3_000_000)]))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(signature) + offset
        content[at : at + 4] = (1000).to_bytes(4, "little")
    (tmp_path / "in.zip").write_bytes(content)
    run(tmp_path / "out", tmp_path / "in.zip", most=1_000_000)
    assert ledger(tmp_path / "out", "name, status") == [("in.zip/bomb.txt", "failed")]


def test_a_second_run_in_the_same_folder_is_refused(tmp_path: Path) -> None:
    fill(tmp_path / "in", 2)
    run(tmp_path / "out", tmp_path / "in")
    with (
        files.held_folder(tmp_path / "out", FILE_NAME, resume=True),
        pytest.raises(UsageError, match="another run writes in this folder"),
    ):
        run(tmp_path / "out", tmp_path / "in", resume=True)
    assert run(tmp_path / "out", tmp_path / "in", resume=True).before == 2


def test_a_folder_of_this_machine_may_be_named_by_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run(Path("out"), fill(tmp_path / "in", 1).as_uri())
    assert run(f"{tmp_path.as_uri()}/out", tmp_path / "in", resume=True).before == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_a_ledger_may_lie_among_other_things(tmp_path: Path) -> None:
    fill(tmp_path / "in", 2)
    table = tmp_path / "run.sqlite"
    run(tmp_path / "out", tmp_path / "in", ledger=str(table))
    assert run(tmp_path / "out", tmp_path / "in", ledger=str(table), resume=True).before == 2
    with pytest.raises(UsageError, match=r"run\.sqlite: this is the ledger of a run\. Add --resume"):
        run(tmp_path / "out", tmp_path / "in", ledger=str(table))
    with (
        files.held_folder(tmp_path, "run.sqlite", resume=True, is_own=False),
        pytest.raises(UsageError, match="another run writes"),
    ):
        run(tmp_path / "out", tmp_path / "in", ledger=str(table), resume=True)


def test_an_output_that_is_not_the_ledgers_is_left_alone(tmp_path: Path) -> None:
    """A run sweeps what no ledger names; nothing of another run, or of the user's, may be swept."""
    fill(tmp_path / "in", 2)
    run(tmp_path / "out", tmp_path / "in")
    (tmp_path / "own" / "facts").mkdir(parents=True)
    (tmp_path / "own" / "facts" / "mine.txt").write_text("mine")
    for output in ("out", "own"):
        with pytest.raises(UsageError, match="no run of this ledger"):
            run(tmp_path / output, tmp_path / "in", ledger=str(tmp_path / "run.sqlite"))
    assert not (tmp_path / "run.sqlite").exists()
    run(tmp_path / "third", tmp_path / "in", ledger=str(tmp_path / "run.sqlite"))
    for output in ("out", "own"):
        with pytest.raises(UsageError, match="the results of this ledger lie in"):
            run(tmp_path / output, tmp_path / "in", ledger=str(tmp_path / "run.sqlite"), resume=True)
    assert (tmp_path / "own" / "facts" / "mine.txt").read_text() == "mine"
    assert query(tmp_path / "out", "SELECT count(*) FROM documents") == [(2,)]


def test_a_unit_is_read_and_written_wherever_fsspec_can() -> None:
    """Inputs and outputs at other addresses than paths: fsspec's memory, which only this process has."""
    import fsspec

    from converter.batch.values import Status, Unit

    memory = fsspec.filesystem("memory")
    memory.pipe_file("/feed/a.txt", release(1).encode())
    unit = Unit("memory://feed/a.txt", "a.txt", "memory://feed/a.txt", "", "results/a")
    record = work(request(output="memory://run"), unit).record
    assert record is not None
    assert record.status is Status.CONVERTED
    assert json.loads(memory.cat_file("/run/results/a/receipt.json"))["summary"]["facts"] == record.facts
    assert [found.name for found in files.find_files("memory://feed")] == ["a.txt"]


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = fill(tmp_path / "in", 2)
    fill(folder / "shut", 1)
    listed = LocalFileSystem.ls

    def ls(system: LocalFileSystem, path: str, **options: object) -> object:
        # Whoever runs the tests may be allowed to read all.
        if path.endswith("shut"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return listed(system, path, **options)

    monkeypatch.setattr(LocalFileSystem, "ls", ls)
    told = run(tmp_path / "out", folder)
    assert told.statuses == {"converted": 2, "failed": 1}
    assert told.failures == [("shut", "this folder cannot be read (Permission denied). Check its mode")]
    monkeypatch.undo()
    assert run(tmp_path / "out", folder, resume=True).statuses == {"converted": 1}


def test_archives_in_archives_are_told_and_members_of_one_name_are_two(tmp_path: Path) -> None:
    outer = tmp_path / "outer.zip"
    with zipfile.ZipFile(outer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("twice.txt", release(1))
        archive.writestr("twice.txt", release(2))
        archive.writestr("inner.zip", b"PK")
    told = run(tmp_path / "out", outer)
    assert ledger(tmp_path / "out") == [
        ("outer.zip/inner.zip", "failed"),
        ("outer.zip/twice.txt", "converted"),
        ("outer.zip/twice.txt (2)", "converted"),
    ]
    assert told.failures == [("outer.zip/inner.zip", "an archive in an archive is not opened. Unpack the outer one")]


def test_a_name_that_is_no_utf_8_is_told_in_signs(tmp_path: Path) -> None:
    (folder := tmp_path / "in").mkdir()
    fill(folder, 1)
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text(release(1))
    told = run(tmp_path / "out", folder, workers=1, sample=1000)
    assert told.statuses == {"valid": 2}
    assert ledger(tmp_path / "out") == [("caf\\xe9.txt", "valid"), ("release000.txt", "valid")]
    assert run(tmp_path / "out", folder, resume=True).before == 2
