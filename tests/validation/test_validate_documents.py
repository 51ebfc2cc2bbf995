"""What validation says of filings that are sound, wrong, or no filings at all. It is Arelle that judges, offline."""

from __future__ import annotations

import json
import os
import shutil
import socket
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

from converter.api import convert, validate
from converter.errors import SourceError
from converter.model.taxonomy import Verdict

SOURCE = Path(__file__).parents[2] / "examples" / "fibercore-2001q1.txt"
BASE = "fbce-20010331"


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The result folder of an example. Tests leave it as it is."""
    folder = tmp_path_factory.mktemp("validation") / "result"
    convert(SOURCE, folder, validate=False)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    """A copy of it to spoil."""
    return shutil.copytree(sound, tmp_path / "result")


def spoil(folder: Path, old: str, new: str) -> Path:
    """Replace one text of the inline document, and return its path."""
    page = folder / f"{BASE}.htm"
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), encoding="utf-8")
    return page


def said(verdict: Verdict) -> list[tuple[str, str]]:
    """Code and severity of each message that is more than information."""
    return [(m.code, m.severity) for m in verdict.messages if m.severity != "info"]


@pytest.mark.parametrize("suffix", ["htm", "xbri"])
def test_our_own_filing_is_valid_on_disk(suffix: str, sound: Path) -> None:
    verdict = validate(sound / f"{BASE}.{suffix}")
    assert verdict.ran
    assert verdict.is_valid
    assert said(verdict) == []


def test_a_wrong_figure_is_a_calculation_inconsistency(folder: Path) -> None:
    """Gross profit is in two sums: as the total of the first and as an item of the second."""
    verdict = validate(spoil(folder, ">6,591<", ">6,691<"))
    assert said(verdict) == [("calc11e:inconsistentCalculationUsingRounding", "warning")] * 2
    assert "us-gaap:GrossProfit" in verdict.messages[0].text
    assert "us-gaap:OperatingIncomeLoss" in verdict.messages[1].text
    assert verdict.messages[0].hint.startswith("The figures of this sum do not add up as stated")
    # Calculation 1.1 calls it an inconsistency of the report, not an error in it.
    assert verdict.is_valid


def test_a_message_says_where(folder: Path) -> None:
    page = spoil(folder, ">6,591<", ">6,691<")
    name, _, line = validate(page).messages[0].where.partition(":")
    assert name == page.name
    assert "6,691" in page.read_text(encoding="utf-8").split("\n")[int(line) - 1]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("<pre ", "<p><font>Notes</font></p><pre ", "font"),
        ("<pre ", "Notes<pre ", "body"),
        ("<pre ", '<pre bgcolor="#ffffff" ', "bgcolor"),
    ],
    ids=["an element", "bare text", "an attribute"],
)
def test_forbidden_xhtml_is_an_error(old: str, new: str, named: str, folder: Path) -> None:
    verdict = validate(spoil(folder, old, new))
    assert not verdict.is_valid
    errors = [m for m in verdict.messages if m.severity == "error"]
    assert len(errors) == 1
    assert errors[0].code.startswith("lxml.SCHEMAV_")
    assert named in errors[0].text


def test_an_unknown_concept_is_an_error(folder: Path) -> None:
    verdict = validate(spoil(folder, "us-gaap:GrossProfit", "us-gaap:GrossProphet"))
    assert not verdict.is_valid
    errors = [m for m in verdict.messages if m.severity == "error"]
    assert [m.code for m in errors] == ["ix11.12.1.2:missingReferences"]
    assert "us-gaap:GrossProphet" in errors[0].text


SPOILT = {
    "text that its format does not allow": (">6,591<", ">6.591,0<", "ix11.10.1.1:transformValueError"),
    "a context that is not there": ('contextRef="I20010331"', 'contextRef="I19990101"', "xbrl.4.6.1:itemContextRef"),
    "a unit that is no currency": ("iso4217:USD<", "iso4217:ZZZ<", "utre:error-NumericFactUtrInvalid"),
}


@pytest.mark.parametrize(("old", "new", "code"), SPOILT.values(), ids=SPOILT.keys())
def test_other_faults_have_their_codes(old: str, new: str, code: str, folder: Path) -> None:
    verdict = validate(spoil(folder, old, new))
    assert not verdict.is_valid
    assert (code, "error") in said(verdict)


def test_two_values_of_one_fact_are_told(folder: Path) -> None:
    again = (
        '</pre><p><ix:nonFraction id="again" name="us-gaap:Assets" contextRef="I20010331" unitRef="usd" '
        'decimals="-3" scale="3" format="ixt:num-dot-decimal">68,702</ix:nonFraction></p>'
    )
    assert ("arelle:duplicateFacts", "warning") in said(validate(spoil(folder, "</pre>", again)))


@pytest.mark.parametrize("missing", [f"{BASE}.xsd", f"{BASE}_pre.xml", f"{BASE}_cal.xml", f"{BASE}_lab.xml"])
def test_a_filing_that_lacks_a_file_is_invalid(missing: str, folder: Path) -> None:
    (folder / missing).unlink()
    verdict = validate(folder / f"{BASE}.htm")
    assert not verdict.is_valid
    assert any(missing in m.text for m in verdict.messages)


def test_a_fault_inside_a_package_is_found(folder: Path) -> None:
    spoilt = folder / "spoilt.xbri"
    with zipfile.ZipFile(folder / f"{BASE}.xbri") as sound, zipfile.ZipFile(spoilt, "w") as made:
        for name in sound.namelist():
            made.writestr(name, sound.read(name).replace(b"us-gaap:GrossProfit", b"us-gaap:GrossProphet"))
    verdict = validate(spoilt)
    assert not verdict.is_valid
    assert ("ix11.12.1.2:missingReferences", "error") in said(verdict)


def test_one_documents_faults_do_not_stick_to_the_next(sound: Path, folder: Path) -> None:
    """Arelle keeps global state; each run is a new session."""
    spoilt = spoil(folder, "us-gaap:GrossProfit", "us-gaap:GrossProphet")
    assert not validate(spoilt).is_valid
    assert said(validate(sound / f"{BASE}.htm")) == []
    assert not validate(spoilt).is_valid


@pytest.mark.parametrize("name", ["two words", "Übersicht 2001", "a#b", "a & b", "it's"])
def test_a_folder_may_have_any_name(name: str, sound: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(sound, tmp_path / name)
    assert said(validate(copy / f"{BASE}.htm")) == []
    assert said(validate(copy / f"{BASE}.xbri")) == []


def test_a_relative_path_will_do(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(sound)
    assert said(validate(f"{BASE}.htm")) == []
    assert Path.cwd() == sound


def test_validation_needs_no_network(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any) -> NoReturn:
        raise AssertionError(f"validation opened a connection: {arguments[1:]}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert said(validate(sound / f"{BASE}.htm")) == []


def test_validation_leaves_nothing_behind(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    before = sorted(os.listdir(sound))
    validate(sound / f"{BASE}.htm")
    validate(sound / f"{BASE}.xbri")
    assert list(scratch.iterdir()) == []
    assert sorted(os.listdir(sound)) == before


# What is no filing.


def archive(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as made:
        for name in names:
            made.writestr(name, "Nothing to see here")


NO_FILINGS: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a text": ("release.txt", lambda path: path.write_text("Net sales   1,234\n")),
    "an empty page": ("page.htm", lambda path: path.write_text("")),
    "a page cut off": ("page.htm", lambda path: path.write_text('<html xmlns="http://www.w3.org/1999/xhtml"><body>')),
    "a page without any fact": (
        "page.htm",
        lambda path: path.write_text(
            '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Hm</title></head><body><p>Hm</p></body></html>'
        ),
    ),
    "XML of another kind": ("book.xml", lambda path: path.write_text("<book><title>Accounts</title></book>")),
    "JSON of another kind": ("data.json", lambda path: path.write_text('{"sales": 1234}')),
    "a picture": ("picture.png", lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))),
    "no archive": ("report.xbri", lambda path: path.write_bytes(b"not a zip")),
    "an archive cut off": ("report.xbri", lambda path: path.write_bytes(b"PK\x03\x04" + bytes(20))),
    "an archive of other things": ("report.xbri", lambda path: archive(path, "hello.txt")),
    "a zip of other things": ("files.zip", lambda path: archive(path, "a/hello.txt", "b/hello.txt")),
}


@pytest.mark.parametrize(("name", "write"), NO_FILINGS.values(), ids=NO_FILINGS.keys())
def test_what_is_no_filing_has_no_verdict(name: str, write: Callable[[Path], object], tmp_path: Path) -> None:
    """A verdict is on a report: of another file there is nothing to say but that it is none."""
    write(tmp_path / name)
    with pytest.raises(SourceError) as raised:
        validate(tmp_path / name)
    assert (raised.value.where, bool(raised.value.do)) == (str(tmp_path / name), True)


@pytest.mark.parametrize(("name", "write"), NO_FILINGS.values(), ids=NO_FILINGS.keys())
def test_the_command_line_says_so_without_a_traceback(
    name: str, write: Callable[[Path], object], tmp_path: Path, ixbrl: Callable[..., Any]
) -> None:
    write(tmp_path / name)
    ran = ixbrl("validate", tmp_path / name)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"ixbrl: {tmp_path / name}: it is neither an inline document nor an instance")


def test_a_file_that_is_not_there_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        validate(tmp_path / "absent.htm")
    with pytest.raises(SourceError, match="directory"):
        validate(tmp_path)


# The command line.


def test_the_command_line_prints_messages_as_json(folder: Path, ixbrl: Callable[..., Any]) -> None:
    page = spoil(folder, "us-gaap:GrossProfit", "us-gaap:GrossProphet")
    ran = ixbrl("validate", page, "--json")
    assert ran.code == 1
    printed = json.loads(ran.out)
    assert printed["valid"] is False
    errors = [message for message in printed["messages"] if message["severity"] == "error"]
    assert [message["code"] for message in errors] == ["ix11.12.1.2:missingReferences"]
    assert errors[0]["where"].startswith(f"{BASE}.htm:")


def test_a_warning_alone_is_exit_code_0(folder: Path, ixbrl: Callable[..., Any]) -> None:
    ran = ixbrl("validate", spoil(folder, ">6,591<", ">6,691<"))
    assert ran.code == 0
    assert "calc11e:inconsistentCalculationUsingRounding" in ran.out + ran.err
