"""Files are written whole or not at all, and what was there before is safe until the new one stands."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from converter import files
from converter.errors import EngineError, SourceError, UsageError

CONTENTS = (("ours.htm", b"<html/>"), ("receipt.json", b'{"summary": {"base": "ours"}}'))
NEWER = (("ours.htm", b"<html><body/></html>"), ("receipt.json", b'{"summary": {"base": "ours"}, "a": 1}'))
Contents = tuple[tuple[str, bytes], ...]


def below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its relative path; folders too, with a slash behind."""
    return {
        str(path.relative_to(folder)) + ("/" if path.is_dir() else ""): b"" if path.is_dir() else path.read_bytes()
        for path in sorted(folder.rglob("*"))
    }


def failing(name: str, error: BaseException, *, call: int) -> Callable[..., Any]:
    """A method of Path that raises at its `call`-th use (from 1) and works otherwise."""
    original = getattr(Path, name)
    calls = 0

    def method(self: Path, *arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call:
            raise error
        return original(self, *arguments, **named)

    return method


NO_SPACE = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
DENIED = PermissionError(errno.EACCES, os.strerror(errno.EACCES))


# reading


def test_source_bytes_are_the_files(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a\r\nb\x00")
    assert files.read_source(path) == b"a\r\nb\x00"


@pytest.mark.parametrize("kind", ["missing", "directory", "long name", "below a file", "endless link"])
def test_a_source_that_is_no_file_is_the_documents_fault(tmp_path: Path, kind: str) -> None:
    plain = tmp_path / "plain.txt"
    plain.write_bytes(b"text")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    path = {
        "missing": tmp_path / "none.txt",
        "directory": tmp_path,
        "long name": tmp_path / ("x" * 300),
        "below a file": plain / "release.txt",
        "endless link": tmp_path / "loop",
    }[kind]
    with pytest.raises(SourceError) as caught:
        files.read_source(path)
    assert caught.value.where == str(path)
    assert caught.value.do, "the message must say what to do"


def test_a_source_without_permission_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"text")
    monkeypatch.setattr(Path, "read_bytes", failing("read_bytes", DENIED, call=1))
    with pytest.raises(SourceError, match="no permission"):
        files.read_source(path)


def test_a_source_in_a_closed_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_bytes", failing("read_bytes", DENIED, call=1))
    with pytest.raises(SourceError, match="no permission"):
        files.read_source(tmp_path / "closed" / "a.txt")


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "entity.toml"
    path.write_bytes('name = "Société"'.encode("latin-1"))
    with pytest.raises(UsageError, match="UTF-8"):
        files.read_text(path)


# tables


def test_own_tables_stand_beside_labels_and_replace_the_rest(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "labels" / "balance_sheet.csv").write_text("mine")
    (tmp_path / "vocabulary" / "months.csv").write_text("moons")
    (tmp_path / "notes.txt").write_text("no table")
    found, ours = files.table_texts(tmp_path), files.table_texts()
    assert found["own/labels/balance_sheet.csv"] == "mine"
    assert found["labels/balance_sheet.csv"] == ours["labels/balance_sheet.csv"]
    assert found["vocabulary/months.csv"] == "moons"
    assert set(found) == {*ours, "own/labels/balance_sheet.csv"}


@pytest.mark.parametrize("kind", ["missing", "file"])
def test_own_tables_need_a_directory(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "maps"
    if kind == "file":
        path.write_text("x")
    with pytest.raises(UsageError) as caught:
        files.table_texts(path)
    assert caught.value.where == str(path)


def test_a_folder_of_other_files_is_no_folder_of_own_tables(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.csv").write_text("a,b")
    with pytest.raises(UsageError, match="named as tables are"):
        files.table_texts(tmp_path)


def test_an_own_table_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "labels").mkdir()
    (tmp_path / "labels" / "mine.csv").write_bytes("statement,section\nSociété,\n".encode("latin-1"))
    with pytest.raises(Exception, match="UTF-8") as caught:
        files.table_texts(tmp_path)["own/labels/mine.csv"]
    assert type(caught.value).__name__ in ("MapError", "UsageError")


# writing


def test_a_result_holds_its_files_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    files.write_result(tmp_path / "a" / "result", CONTENTS, force=False)
    assert below(tmp_path / "a") == {"result/": b"", **{f"result/{name}": content for name, content in CONTENTS}}


def test_a_result_can_be_read_by_others(tmp_path: Path) -> None:
    target = tmp_path / "result"
    files.write_result(target, CONTENTS, force=False)
    assert stat.S_IMODE(target.stat().st_mode) == 0o755
    assert all(stat.S_IMODE(path.stat().st_mode) & stat.S_IRUSR for path in target.iterdir())
    umask = os.umask(0)
    os.umask(umask)
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o666 & ~umask for path in target.iterdir())


def test_a_second_run_leaves_the_same_bytes(tmp_path: Path) -> None:
    target = tmp_path / "result"
    files.write_result(target, CONTENTS, force=False)
    first = below(tmp_path)
    files.write_result(target, CONTENTS, force=True)
    assert below(tmp_path) == first


def test_force_replaces_the_whole_of_an_earlier_result(tmp_path: Path) -> None:
    target = tmp_path / "result"
    files.write_result(target, (*CONTENTS, ("ours.xsd", b"old")), force=False)
    files.write_result(target, NEWER, force=True)
    assert below(target) == dict(NEWER)
    assert list(tmp_path.iterdir()) == [target]


def test_force_takes_an_empty_folder(tmp_path: Path) -> None:
    target = tmp_path / "result"
    target.mkdir()
    files.write_result(target, CONTENTS, force=True)
    assert below(target) == dict(CONTENTS)


@pytest.mark.parametrize("in_the_way", ["file", "link", "dead link", "strange folder", "result without force"])
def test_what_is_in_the_way_stays_as_it_is(tmp_path: Path, in_the_way: str) -> None:
    target, elsewhere = tmp_path / "result", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "receipt.json").write_bytes(b"{}")
    if in_the_way == "file":
        target.write_bytes(b"mine")
    elif in_the_way == "link":
        target.symlink_to(elsewhere)
    elif in_the_way == "dead link":
        target.symlink_to(tmp_path / "nowhere")
    else:
        target.mkdir()
        (target / ("receipt.json" if "without" in in_the_way else "thesis.doc")).write_bytes(b"mine")
    before = sorted(str(path) for path in tmp_path.rglob("*"))
    with pytest.raises(UsageError) as caught:
        files.write_result(target, CONTENTS, force="without" not in in_the_way)
    assert caught.value.where == str(target)
    assert "-o" in caught.value.do
    assert sorted(str(path) for path in tmp_path.rglob("*")) == before


CRASHES = [
    pytest.param(name, call, error, id=f"{type(error).__name__} at {name} {call}")
    for name, call in (
        ("write_bytes", 1),
        ("write_bytes", 2),
        ("mkdir", 1),
        ("replace", 1),
        ("replace", 2),
    )
    for error in (NO_SPACE, DENIED, KeyboardInterrupt())
]


@pytest.mark.parametrize(("name", "call", "error"), CRASHES)
@pytest.mark.parametrize("earlier", [False, True], ids=["new", "over an earlier result"])
def test_a_crash_in_the_middle_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, call: int, error: BaseException, earlier: bool
) -> None:
    if call == 2 and name == "replace" and not earlier:
        pytest.skip("a new result takes one rename")
    target = tmp_path / "result"
    if earlier:
        files.write_result(target, CONTENTS, force=False)
    before = below(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(Path, name, failing(name, error, call=call))
        with pytest.raises(EngineError if isinstance(error, OSError) else KeyboardInterrupt) as caught:
            files.write_result(target, NEWER, force=earlier)
    assert below(tmp_path) == before
    if isinstance(caught.value, EngineError):
        assert caught.value.where == str(target)
        assert caught.value.do


def test_a_crash_leaves_no_new_parent_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "write_bytes", failing("write_bytes", NO_SPACE, call=1))
    with pytest.raises(EngineError):
        files.write_result(tmp_path / "new" / "deep" / "result", CONTENTS, force=False)
    assert below(tmp_path) == {}


def test_a_result_that_stands_is_no_failure_where_the_old_one_cannot_be_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "result"
    files.write_result(target, CONTENTS, force=False)
    real = shutil.rmtree

    def stubborn(path: Path, *arguments: Any, **named: Any) -> None:
        if not named.get("ignore_errors"):
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))
        real(path, *arguments, **named)

    monkeypatch.setattr(shutil, "rmtree", stubborn)
    try:
        files.write_result(target, NEWER, force=True)
    except EngineError:
        assert below(target) == dict(CONTENTS), "it says that nothing was done, but the new result stands"
    else:
        assert below(target) == dict(NEWER)


def test_the_folder_one_stands_in_is_replaced_or_refused_without_a_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "result"
    files.write_result(target, CONTENTS, force=False)
    monkeypatch.chdir(target)
    try:
        files.write_result(Path(), NEWER, force=True)
    except (EngineError, UsageError):
        assert below(tmp_path) == {"result/": b"", **{f"result/{name}": content for name, content in CONTENTS}}
    else:
        assert below(tmp_path) == {"result/": b"", **{f"result/{name}": content for name, content in NEWER}}


@pytest.mark.parametrize("kind", ["name too long", "below a file"])
def test_a_target_that_cannot_be_made_is_blamed(tmp_path: Path, kind: str) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    target = tmp_path / ("x" * 300) if kind == "name too long" else plain / "result"
    with pytest.raises((EngineError, UsageError)) as caught:
        files.write_result(target, CONTENTS, force=False)
    assert caught.value.where == str(target)
    assert below(tmp_path) == {"plain": b""}


# temporary folders


def test_a_staged_folder_holds_its_files_and_goes_with_its_block(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with files.staged(CONTENTS) as folder:
        assert folder.parent == tmp_path
        assert below(folder) == dict(CONTENTS)
    assert below(tmp_path) == {}


@pytest.mark.parametrize("error", [ValueError("broken"), KeyboardInterrupt(), SystemExit(1)])
def test_a_staged_folder_goes_with_a_failing_block_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(type(error)), files.staged(CONTENTS):
        raise error
    assert below(tmp_path) == {}


@pytest.mark.parametrize("call", [1, 2])
def test_a_full_temporary_disk_is_the_machines_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Path, "write_bytes", failing("write_bytes", NO_SPACE, call=call))
    with pytest.raises(EngineError, match="No space") as caught, files.staged(CONTENTS):
        pass
    assert "TMPDIR" in caught.value.do
    assert below(tmp_path) == {}


def test_a_missing_temporary_disk_is_the_machines_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    with pytest.raises(EngineError) as caught, files.staged(CONTENTS):
        pass
    assert "TMPDIR" in caught.value.do


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "release.txt")
    with pytest.raises(SourceError, match="a pipe or a device"):
        files.read_source(tmp_path / "release.txt")


def test_an_earlier_receipt_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "result"
    files.write_result(target, CONTENTS, force=False)
    read: list[Path] = []
    read_text = Path.read_text

    def noted(path: Path, encoding: str | None = None, errors: str | None = None) -> str:
        read.append(path)
        return read_text(path, encoding, errors)

    monkeypatch.setattr(Path, "read_text", noted)
    files.check_target(target, force=True)
    files.write_result(target, NEWER, force=True)
    assert read == [target / "receipt.json"]


def test_a_receipt_that_changed_is_read_again(tmp_path: Path) -> None:
    target = tmp_path / "result"
    files.write_result(target, CONTENTS, force=False)
    files.check_target(target, force=True)
    (target / "receipt.json").write_text("no receipt", encoding="utf-8")
    with pytest.raises(UsageError):
        files.check_target(target, force=True)
