"""The command line: exit codes, one line for each error, clean streams, and nothing left behind."""

from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

import converter.api
from converter import __version__
from converter.cli import cli
from converter.model.taxonomy import ValidationMessage, Verdict
from converter.pipeline import Outcome

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]
BASE = "ashgrovelant-20031231"
RESULT = {
    *(f"{BASE}{end}" for end in (".htm", ".xsd", ".xbri", "_cal.xml", "_lab.xml", "_pre.xml")),
    "facts.json",
    "facts.csv",
    "mapping.csv",
    "source.zip",
    "summary.html",
    "receipt.json",
}
HEADER = "statement,section,label,unit,concept,wording,why,evidence,example\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory, so that what a command leaves in it can be counted."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def names(folder: Path) -> set[str]:
    """What lies in a folder, hidden entries too."""
    return {path.name for path in folder.iterdir()}


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def process(
    *arguments: str | Path, cwd: Path, env: dict[str, str] | None = None, text: bool = True
) -> subprocess.CompletedProcess[Any]:
    """`ixbrl ARGUMENTS` as a process of its own, streams in pipes."""
    code = "from converter.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=text,
        encoding="utf-8" if text else None,
        timeout=120,
        check=False,
    )


def assert_refused(ran: Ran, code: int, *said: str) -> None:
    """One line on stderr that names all of `said`, nothing on stdout, the exit code."""
    assert ran.code == code, ran.err or ran.out
    assert ran.out == ""
    assert ran.err.startswith("ixbrl: "), ran.err
    assert ran.err.count("\n") == 1, f"not one line: {ran.err}"
    for words in said:
        assert words in ran.err, ran.err
    assert "Traceback" not in ran.err


# help and start-up


def test_help_of_every_command() -> None:
    runner = CliRunner()
    top = runner.invoke(cli, ["--help"])
    assert top.exit_code == 0
    for code in range(6):
        assert re.search(rf"\b{code}\s+[a-z]", top.output), f"--help does not explain exit code {code}"
    for name, command in cli.commands.items():
        shown = runner.invoke(cli, [name, "--help"])
        assert shown.exit_code == 0
        assert name in top.output
        for parameter in command.params:
            help_text = getattr(parameter, "help", None)
            if parameter.param_type_name == "option":
                assert help_text, f"{name} {parameter.opts} has no help"
                assert parameter.opts[-1] in shown.output


def test_help_in_short() -> None:
    assert CliRunner().invoke(cli, ["-h"]).output == CliRunner().invoke(cli, ["--help"]).output


def test_version() -> None:
    assert __version__ in CliRunner().invoke(cli, ["--version"]).output


def test_the_package_runs_as_a_module_where_no_script_lies_on_the_path() -> None:
    ran = subprocess.run([sys.executable, "-m", "converter", "--version"], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"ixbrl, version {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "a", "b"],
        ["convert", "a", "--nonsense"],
        ["inspect"],
        ["validate"],
        ["transmogrify"],
        ["convert", "a", "-o"],
    ],
)
def test_wrong_usage(ixbrl: Ixbrl, desk: Path, arguments: list[str]) -> None:
    ran = ixbrl(*arguments)
    assert ran.code == 2
    assert "Error: " in ran.err
    assert ran.out == ""
    assert names(desk) == set()


@pytest.mark.parametrize("code", ["import converter", "from converter.cli import main; main(['--help'])"])
def test_nothing_heavy_is_imported_before_work_begins(tmp_path: Path, code: str) -> None:
    script = (
        f"import sys\ntry:\n    {code}\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('lxml', 'arelle', 'rich', 'converter.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_command_is_installed(tmp_path: Path) -> None:
    command = Path(sys.executable).with_name("ixbrl")
    if not command.exists():
        pytest.skip("the ixbrl script is not installed beside this Python")
    done = subprocess.run([command, "--version"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert __version__ in done.stdout


# convert


def test_convert_writes_a_result_named_after_the_release(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    ran = ixbrl("convert", release)
    assert (ran.code, ran.err) == (0, "")
    assert names(desk) == {"ashgrove"}
    assert names(desk / "ashgrove") == RESULT
    assert f"ashgrove/{BASE}.htm: valid" in ran.out
    assert "18 of 18 figures tagged" in ran.out


def test_convert_into_a_folder_of_ones_choice(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    assert ixbrl("convert", release, "-o", "deep/er/result", "--no-validate").code == 0
    assert names(desk) == {"deep"}
    assert names(desk / "deep" / "er" / "result") == RESULT


def test_convert_without_validation_says_so(ixbrl: Ixbrl, release: Path) -> None:
    ran = ixbrl("convert", release, "--no-validate")
    assert ran.code == 0
    assert "not validated" in ran.out


def test_convert_json_is_one_object_and_nothing_else(ixbrl: Ixbrl, release: Path) -> None:
    ran = ixbrl("convert", release, "-o", "result", "--json")
    assert (ran.code, ran.err) == (0, "")
    values = json.loads(ran.out)
    assert ran.out.count("\n") == 1
    assert values["folder"] == "result"
    assert values["inlineDocument"] == f"{BASE}.htm"
    assert values["valid"] is True
    assert values["facts"] == 18
    summary = json.loads(Path("result/receipt.json").read_bytes())["summary"]
    assert {key: values[key] for key in summary} == summary


def test_force_replaces_an_earlier_result(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    ixbrl("convert", release, "-o", "result", "--prefix", "older", "--no-validate")
    assert "older-20031231.htm" in names(desk / "result")
    ran = ixbrl("convert", release, "-o", "result", "--force", "--no-validate")
    assert ran.code == 0
    assert names(desk / "result") == RESULT
    assert names(desk) == {"result"}


def test_cik_and_prefix_reach_the_result(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    ran = ixbrl("convert", release, "-o", "result", "--cik", "77", "--prefix", "ashg", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["identifier"] == "0000000077"
    assert b"0000000077" in (desk / "result" / "ashg-20031231.htm").read_bytes()


def test_a_valid_result_is_checked_valid_by_the_installed_process(desk: Path, release: Path) -> None:
    done = process("convert", release, "-o", "result", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    checked = process("validate", f"result/{BASE}.htm", cwd=desk)
    assert (checked.returncode, checked.stderr) == (0, "")


def failed(outcome: Outcome) -> Outcome:
    """An outcome whose validation found an error."""
    message = ValidationMessage("xbrl.4.9:testFault", "error", "a fault that a test made up", "page.htm:7")
    return replace(outcome, verdict=Verdict(True, (message,), "slice"))


@pytest.mark.parametrize("as_json", [False, True])
def test_validation_errors_end_with_one(
    ixbrl: Ixbrl, desk: Path, release: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    real = converter.api.run
    monkeypatch.setattr(converter.api, "run", lambda *a, **k: failed(real(*a, **k)))
    ran = ixbrl("convert", release, "-o", "result", *(["--json"] if as_json else []))
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert f"result/{BASE}.htm" in ran.err
    assert "receipt.json" in ran.err
    assert names(desk / "result") == RESULT
    stated = json.loads((desk / "result" / "receipt.json").read_bytes())["validation"]
    assert stated["valid"] is False
    assert stated["messages"][0]["code"] == "xbrl.4.9:testFault"
    if as_json:
        assert json.loads(ran.out)["valid"] is False
    else:
        assert "NOT valid" in ran.out


# what stops a conversion


@pytest.mark.parametrize("command", ["convert", "inspect"])
@pytest.mark.parametrize(
    ("content", "code", "seen"),
    [
        (b"", 4, "empty"),
        (b" \r\n\t\n", 4, "empty"),
        (b"\x00\x01\x02\x03" * 99, 4, "binary"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", 4, "PDF"),
        (b"PK\x03\x04\x14\x00", 4, "zip"),
        (b"<!DOCTYPE html>\n<html><body><table border=1><tr><td>1</td></tr></table></body></html>", 3, "statement"),
        (b"We are pleased. Sales grew and so did we.\n", 3, "no financial statement"),
        (b"Statements of Operations\n\nNet sales      1,200    1,000\nCost of sales    700      600\n", 3, "dated"),
    ],
    ids=["empty", "blank", "binary", "PDF", "zip", "HTML", "prose", "undated"],
)
def test_what_is_no_release_is_named_in_one_line(
    ixbrl: Ixbrl, desk: Path, command: str, content: bytes, code: int, seen: str
) -> None:
    path = desk / "odd.txt"
    path.write_bytes(content)
    assert_refused(ixbrl(command, path), code, seen, "odd.txt")
    assert names(desk) == {"odd.txt"}


@pytest.mark.parametrize("command", ["convert", "inspect", "validate"])
def test_a_missing_release(ixbrl: Ixbrl, desk: Path, command: str) -> None:
    assert_refused(ixbrl(command, "none.txt"), 4, "none.txt", "no such file", "Check the path")
    assert names(desk) == set()


@pytest.mark.parametrize("command", ["convert", "inspect", "validate"])
def test_a_directory_is_no_release(ixbrl: Ixbrl, desk: Path, tmp_path: Path, command: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    assert_refused(ixbrl(command, folder), 4, str(folder), "directory")
    assert names(desk) == set()


@pytest.mark.parametrize("command", ["convert", "inspect", "validate"])
def test_an_endless_name_is_one_line_too(ixbrl: Ixbrl, command: str) -> None:
    assert_refused(ixbrl(command, "x" * 300), 4, "xxx")


@pytest.mark.parametrize("command", ["convert", "inspect", "validate"])
def test_a_release_one_may_not_read(
    ixbrl: Ixbrl, desk: Path, release: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def deny(self: Path) -> bytes:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "read_bytes", deny)
    assert_refused(ixbrl(command, release), 4, str(release), "no permission")
    assert names(desk) == set()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_release_one_may_really_not_read(ixbrl: Ixbrl, release: Path) -> None:
    release.chmod(0)
    assert_refused(ixbrl("convert", release), 4, str(release), "no permission")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--cik", "12x"], ["'12x'", "320193"]),
        (["--cik", "12345678901"], ["'12345678901'"]),
        (["--prefix", "Not One"], ["'Not One'", "--prefix"]),
        (["--taxonomy", "us-gaap-1999"], ["'us-gaap-1999'", "us-gaap-2025"]),
        (["--maps", "nowhere"], ["nowhere", "directory"]),
    ],
)
def test_a_bad_option_is_refused(
    ixbrl: Ixbrl, desk: Path, release: Path, arguments: list[str], said: list[str]
) -> None:
    assert_refused(ixbrl("convert", release, *arguments), 2, *said)
    assert names(desk) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("cik = ", "not TOML"),
        ('[entity]\ncick = "77"\n', "'cick'"),
        ('[entity]\ncik = "7x"\n', "'7x'"),
        ("entity = 3\n", "entity"),
        ("name = true\n", "name"),
    ],
)
def test_a_broken_entity_file_is_refused(ixbrl: Ixbrl, desk: Path, release: Path, text: str, said: str) -> None:
    Path("entity.toml").write_text(text, encoding="utf-8")
    assert_refused(ixbrl("convert", release, "--entity", "entity.toml"), 2, said)
    assert names(desk) == {"entity.toml"}


def test_a_missing_entity_file_is_named(ixbrl: Ixbrl, release: Path) -> None:
    ran = ixbrl("convert", release, "--entity", "none.toml")
    assert_refused(ran, ran.code, "none.toml")
    assert ran.code in (2, 4)


def test_a_directory_as_entity_file_is_not_called_a_release(ixbrl: Ixbrl, release: Path) -> None:
    Path("folder").mkdir()
    ran = ixbrl("convert", release, "--entity", "folder")
    assert_refused(ran, ran.code, "folder")
    assert "release" not in ran.err


@pytest.mark.parametrize(
    "row",
    [
        "income_statement,,net sales,monetary,NoSuchConcept,same,w,0,Net sales\n",
        "income_statement,,/(net/,monetary,Revenues,same,w,0,Net sales\n",
        "income_statement,,net sales,monetary,Revenues,same,w,many,Net sales\n",
        "income_statement,,net sales\n",
    ],
    ids=["concept", "pattern", "evidence", "cells"],
)
@pytest.mark.parametrize("command", ["convert", "inspect"])
def test_a_broken_own_table_is_engine_trouble(ixbrl: Ixbrl, desk: Path, release: Path, command: str, row: str) -> None:
    labels = Path("maps") / "labels"
    labels.mkdir(parents=True)
    (labels / "mine.csv").write_text(HEADER + row, encoding="utf-8")
    assert_refused(ixbrl(command, release, "--maps", "maps"), 5, "own/labels/mine.csv:2")
    assert names(desk) == {"maps"}


def test_an_own_table_that_is_not_utf8(ixbrl: Ixbrl, release: Path) -> None:
    labels = Path("maps") / "labels"
    labels.mkdir(parents=True)
    (labels / "mine.csv").write_bytes(HEADER.encode() + b"income_statement,,caf\xe9,monetary,Revenues,same,w,0,x\n")
    ran = ixbrl("convert", release, "--maps", "maps")
    assert_refused(ran, ran.code, "mine.csv", "UTF-8")
    assert ran.code in (2, 5)


# what is in the way


@pytest.mark.parametrize("force", [False, True])
def test_a_file_in_the_way(ixbrl: Ixbrl, desk: Path, release: Path, force: bool) -> None:
    Path("result").write_text("mine")
    assert_refused(ixbrl("convert", release, "-o", "result", *["--force"] * force), 2, "result", "in the way", "-o")
    assert contents(desk) == {"result": b"mine"}


def test_an_earlier_result_is_in_the_way_without_force(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    ixbrl("convert", release, "-o", "result", "--no-validate")
    before = contents(desk / "result")
    assert_refused(ixbrl("convert", release, "-o", "result"), 2, "result", "exists", "--force")
    assert contents(desk / "result") == before


def test_force_spares_a_folder_that_is_no_earlier_result(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    Path("result").mkdir()
    Path("result/thesis.doc").write_text("mine")
    assert_refused(ixbrl("convert", release, "-o", "result", "--force"), 2, "result", "no earlier result")
    assert contents(desk / "result") == {"thesis.doc": b"mine"}


def test_the_release_itself_is_never_in_danger(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    Path("ashgrove").write_bytes(release.read_bytes())
    assert_refused(ixbrl("convert", "ashgrove", "--force"), 2, "ashgrove", "in the way")
    assert contents(desk) == {"ashgrove": release.read_bytes()}


# the machine fails


def breaking(error: BaseException, *, call: int) -> Callable[[Path, bytes], int]:
    """Path.write_bytes that raises at its `call`-th use."""
    original, calls = Path.write_bytes, 0

    def write_bytes(self: Path, data: bytes) -> int:
        nonlocal calls
        calls += 1
        if calls == call:
            raise error
        return original(self, data)

    return write_bytes


FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("earlier", [False, True], ids=["new", "over an earlier result"])
@pytest.mark.parametrize("options", [["--no-validate"], []], ids=["writing", "validating"])
@pytest.mark.parametrize("call", [1, 3])
def test_a_full_disk_leaves_what_was_there(
    ixbrl: Ixbrl,
    desk: Path,
    tmp_path: Path,
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: int,
    options: list[str],
    earlier: bool,
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    if earlier:
        ixbrl("convert", release, "-o", "result", "--no-validate")
    before = contents(desk / "result") if earlier else {}
    monkeypatch.setattr(Path, "write_bytes", breaking(FULL, call=call))
    ran = ixbrl("convert", release, "-o", "result", "--force", *options)
    assert_refused(ran, 5, "No space left on device")
    assert names(desk) == ({"result"} if earlier else set())
    assert (contents(desk / "result") if earlier else {}) == before
    assert names(temporary) == set()


@pytest.mark.parametrize("options", [["--no-validate"], []], ids=["writing", "validating"])
def test_a_real_limit_on_file_size_leaves_nothing(
    desk: Path, tmp_path: Path, release: Path, options: list[str]
) -> None:
    resource = pytest.importorskip("resource", reason="no resource limits on this system")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    script = (
        "import resource, sys, converter.api, converter.terminal\n"
        "from converter.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "main()"
    )
    assert resource.RLIMIT_FSIZE is not None
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, "convert", release, "-o", "result", *options],
        cwd=desk,
        env={**os.environ, "TMPDIR": str(temporary)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 5, done.stderr
    assert done.stderr.count("\n") == 1, done.stderr
    assert "File too large" in done.stderr
    assert done.stdout == ""
    assert names(desk) == set()
    assert names(temporary) == set()


def test_a_really_full_disk_leaves_nothing(desk: Path, tmp_path: Path, release: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no permission to mount a small disk")
    try:
        done = process("convert", release, "-o", disk / "result", cwd=desk)
        left = names(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    assert done.returncode == 5, done.stderr
    assert done.stderr.count("\n") == 1
    assert "No space left" in done.stderr
    assert left == set()


@pytest.mark.parametrize("earlier", [False, True], ids=["new", "over an earlier result"])
def test_an_interrupt_leaves_what_was_there(
    ixbrl: Ixbrl, desk: Path, release: Path, monkeypatch: pytest.MonkeyPatch, earlier: bool
) -> None:
    if earlier:
        ixbrl("convert", release, "-o", "result", "--no-validate")
    before = contents(desk / "result") if earlier else {}
    monkeypatch.setattr(Path, "write_bytes", breaking(KeyboardInterrupt(), call=4))
    ran = ixbrl("convert", release, "-o", "result", "--force", "--no-validate")
    assert ran.code != 0
    assert "Traceback" not in ran.err
    assert names(desk) == ({"result"} if earlier else set())
    assert (contents(desk / "result") if earlier else {}) == before


def test_an_interrupt_is_not_told_as_an_invalid_result(
    ixbrl: Ixbrl, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "write_bytes", breaking(KeyboardInterrupt(), call=1))
    assert ixbrl("convert", release, "--no-validate").code not in range(6), "--help gives 0 to 5 another meaning"


# streams


@pytest.mark.parametrize("command", [["convert"], ["convert", "--json"], ["inspect"]])
def test_a_pipe_gets_no_escape_sequences(desk: Path, release: Path, command: list[str]) -> None:
    done = process(*command, release, cwd=desk, text=False)
    assert done.returncode == 0
    assert done.stdout
    assert b"\x1b" not in done.stdout
    assert b"\r" not in done.stdout
    assert done.stderr == b""


def test_errors_go_to_stderr_alone(desk: Path) -> None:
    done = process("convert", "none.txt", cwd=desk)
    assert done.returncode == 4
    assert done.stdout == ""
    assert done.stderr.startswith("ixbrl: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["convert"], ["convert", "--json"], ["inspect"]])
def test_a_narrow_encoding_does_not_stop_a_command(desk: Path, release: Path, command: list[str]) -> None:
    path = desk / "Jahresabschlu\u00df \u2014 5.txt"
    path.write_bytes(release.read_bytes())
    done = process(*command, path.name, cwd=desk, env={"PYTHONIOENCODING": "ascii"}, text=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_no_fault_of_the_program(desk: Path, release: Path) -> None:
    script = "from converter.cli import main; main()"
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", script, "inspect", release],
            cwd=desk,
            stdout=writing,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        os.close(writing)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


@pytest.mark.parametrize(
    "name", ["[bold]x.txt", "[red]year.txt", "year :heart: end.txt", "a[0].txt", "y" * 200 + ".txt"]
)
def test_a_file_name_is_printed_as_it_is(ixbrl: Ixbrl, release: Path, name: str) -> None:
    Path(name).write_bytes(release.read_bytes())
    folder = name.removesuffix(".txt")
    ran = ixbrl("convert", name, "--no-validate")
    assert ran.code == 0
    assert f"{folder}/{BASE}.htm: not validated" in ran.out
    inspected = ixbrl("inspect", name)
    assert inspected.out.startswith(f"{name}: ")


def test_labels_are_printed_as_they_are(ixbrl: Ixbrl, release: Path) -> None:
    text = release.read_text(encoding="utf-8")
    label = "[red]Cogs :gear: made[/red]"
    release.write_text(text.replace("Research and development ........", f"{label} ..."), "utf-8")
    assert label in ixbrl("inspect", release).out


def test_a_finding_is_one_line_of_a_pipe(ixbrl: Ixbrl, release: Path) -> None:
    ran = ixbrl("convert", release, "--no-validate")
    warnings = [line for line in ran.out.splitlines() if line.startswith("warning: no CIK")]
    assert len(warnings) == 1
    assert warnings[0].endswith("entity file)"), "a line that is folded cannot be found by grep"


def test_a_warning_says_which_line_it_is_about(ixbrl: Ixbrl, release: Path) -> None:
    # 1,000 less 610 are 390; the other column foots.
    lines = release.read_text(encoding="utf-8").replace("390", "319").splitlines()
    release.write_text("\n".join(lines), encoding="utf-8")
    number = next(at for at, line in enumerate(lines, start=1) if "Gross profit" in line)
    assert f"warning: line {number}: " in ixbrl("convert", release, "--no-validate").out


# inspect


def test_inspect_shows_what_was_understood(ixbrl: Ixbrl, desk: Path, release: Path) -> None:
    ran = ixbrl("inspect", release)
    assert (ran.code, ran.err) == (0, "")
    assert names(desk) == set()
    for shown in (
        "ashgrove.txt: Ashgrove Lantern Works, Inc.",
        "income statement: Consolidated Statements of Operations",
        "2003-01-01/2003-12-31",
        "2002-01-01/2002-12-31",
        "USD x 10^3 (shares 10^3), said by (In thousands, except per share data)",
        "Net sales",
        "Operating expenses:",
        "1,200,000",
        " 100,000 ",
        "us-gaap:GrossProfit",
        "us-gaap:IncomeTaxExpenseBenefit",
        "Gross profit = Net sales - Cost of sales",
        "Total operating expenses = Research and development + General and administrative",
        "Operating income = Gross profit - Total operating expenses",
        "exact, exact",
        "proven",
        "labels/income_statement.csv:",
    ):
        assert shown in ran.out, shown


def test_inspect_shows_a_broken_sum_with_its_difference(ixbrl: Ixbrl, release: Path) -> None:
    text = release.read_text(encoding="utf-8")
    release.write_text(text.replace("        200          180", "        207          180"), "utf-8")
    assert "broken by" in ixbrl("inspect", release).out


# validate


@pytest.fixture
def page(release: Path, tmp_path: Path) -> Path:
    """A converted release's inline document, with its taxonomy beside it."""
    result = converter.api.convert(release, tmp_path / "done", validate=False)
    return tmp_path / "done" / result.document


@pytest.mark.parametrize("suffix", [".htm", ".xbri"])
def test_validate_a_good_result(ixbrl: Ixbrl, desk: Path, page: Path, suffix: str) -> None:
    ran = ixbrl("validate", page.with_suffix(suffix))
    assert (ran.code, ran.err) == (0, "")
    assert f"{page.with_suffix(suffix)}: valid" in ran.out.replace("\n", "")
    assert names(desk) == set()


@pytest.mark.parametrize("as_json", [False, True])
def test_validate_a_broken_document(ixbrl: Ixbrl, page: Path, as_json: bool) -> None:
    content = page.read_bytes()
    page.write_bytes(re.sub(rb'contextRef="[^"]*"', b'contextRef="nowhere"', content, count=1))
    assert page.read_bytes() != content
    ran = ixbrl("validate", page, *(["--json"] if as_json else []))
    assert ran.code == 1
    if as_json:
        stated = json.loads(ran.out)
        assert stated["valid"] is False
        assert stated["document"] == str(page)
        assert any(message["severity"] == "error" for message in stated["messages"])
    else:
        assert "NOT valid" in ran.out
        assert "error: " in ran.out


def test_validate_json_of_a_good_document(ixbrl: Ixbrl, page: Path) -> None:
    ran = ixbrl("validate", page, "--json")
    assert (ran.code, ran.err) == (0, "")
    stated = json.loads(ran.out)
    assert stated["valid"] is True
    assert ran.out.count("\n") == 1


def test_validate_knows_its_taxonomies(ixbrl: Ixbrl, page: Path) -> None:
    assert_refused(ixbrl("validate", page, "--taxonomy", "us-gaap-1999"), 2, "'us-gaap-1999'")


@pytest.mark.parametrize("command", [("validate",), ("validate", "--rules", "efm", "--no-arelle"), ("view",)])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("release.txt", b"Net sales   5\n"),
        ("facts.csv", b"concept,value\nAssets,5\n"),
        ("page.htm", b"<html><body><p>Net sales</p></body></html>"),
        ("bare.htm", b"hello <b>"),
        ("empty.htm", b""),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00"),
        ("other.json", b'{"a": 1}'),
    ],
)
def test_what_is_no_report_is_one_message(
    ixbrl: Ixbrl, tmp_path: Path, command: tuple[str, ...], name: str, content: bytes
) -> None:
    """Neither a verdict nor engine trouble: the file named is the wrong one."""
    path = tmp_path / name
    path.write_bytes(content)
    ran = ixbrl(*command, path)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"ixbrl: {path}: it is n")
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("command", [("validate",), ("validate", "--rules", "efm", "--no-arelle"), ("view",)])
@pytest.mark.parametrize(("ending", "what"), [(".xsd", "the schema"), ("_pre.xml", "a linkbase")])
def test_what_lies_beside_a_report_is_named_as_what_it_is(
    ixbrl: Ixbrl, page: Path, command: tuple[str, ...], ending: str, what: str
) -> None:
    path = page.with_name(f"{page.stem}{ending}")
    assert_refused(ixbrl(*command, path), 4, f"{path}: it is {what} of a taxonomy", "Name the .htm file of a filing")


@pytest.mark.parametrize("command", ["validate", "view"])
def test_a_page_of_the_viewer_is_no_report(ixbrl: Ixbrl, page: Path, command: str) -> None:
    """It holds the document with all its tags, and data for the script of the viewer."""
    data = b'<script type="application/x.ixbrl-viewer+json">{}</script></body>'
    path = page.with_name("viewer.html")
    path.write_bytes(page.read_bytes().replace(b"</body>", data))
    assert_refused(
        ixbrl(command, path), 4, f"{path}: it is a page of the iXBRL viewer", "Name the .htm file of a filing"
    )


def test_the_viewer_is_of_inline_documents_alone(ixbrl: Ixbrl, tmp_path: Path) -> None:
    path = tmp_path / "instance.xml"
    path.write_text('<xbrl xmlns="http://www.xbrl.org/2003/instance"/>', encoding="utf-8")
    assert_refused(ixbrl("view", path), 4, "instance.xml", "no inline document")
    assert ixbrl("validate", path).code == 1


def test_a_broken_inline_document_still_has_its_verdict(ixbrl: Ixbrl, page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"</p>", b"", 1).replace(b"</pre>", b"", 1))
    ran = ixbrl("validate", page)
    assert (ran.code, "NOT valid" in ran.out) == (1, True)


def test_arelle_that_falls_over_is_engine_trouble(
    ixbrl: Ixbrl, desk: Path, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from arelle.api.Session import Session

    def fall(*_: Any, **__: Any) -> None:
        raise RuntimeError("a fault that a test made up")

    monkeypatch.setattr(Session, "run", fall)
    assert_refused(ixbrl("convert", release), 5, "Arelle", "a fault that a test made up", "--no-validate")
    assert names(desk) == set()


@pytest.mark.usefixtures("desk")
def test_a_new_entity_file_is_printed_or_written_and_makes_a_cover_page(ixbrl: Ixbrl, release: str) -> None:
    printed = ixbrl("entity", "new", release)
    assert printed.code == 0
    assert printed.out.count("[entity]") == 1
    assert ixbrl("entity", "new", release, "-o", "who.toml").code == 0
    assert Path("who.toml").read_text(encoding="utf-8") == printed.out
    assert_refused(ixbrl("entity", "new", release, "-o", "who.toml"), 2, "exists already")
    text = printed.out.replace('# form = ""', 'form = "8-K"').replace("# report_date = ", "report_date = ")
    Path("who.toml").write_text(text, encoding="utf-8")
    # The file says too little for EDGAR, which is what the rules report, and nothing else is wrong.
    assert ixbrl("convert", release, "-o", "done", "--entity", "who.toml").code == 1
    messages = json.loads(Path("done/receipt.json").read_text(encoding="utf-8"))["validation"]["messages"]
    errors = [message for message in messages if message["severity"] == "error"]
    assert errors
    assert [error for error in errors if "entity file" not in error["hint"]] == []
    document = next(Path("done").glob("*.htm")).read_text(encoding="utf-8")
    assert 'name="dei:DocumentType"' in document


@pytest.mark.parametrize("command", ["review", "view"])
def test_a_port_that_no_machine_has_is_bad_usage(ixbrl: Ixbrl, command: str) -> None:
    ran = ixbrl(command, "result", "--port", "99999")
    assert ran.code == 2
    assert "99999 is not in the range" in ran.err
