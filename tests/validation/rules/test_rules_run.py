"""The rules run in every conversion and on any inline document; what cannot be run is said, never passed over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.api import convert
from converter.model.taxonomy import ValidationMessage
from converter.validation.rules.run import RULES, rules_numbered
from tests.conftest import Ran
from tests.helpers_filings import broken, change, codes, filing, judged

Ixbrl = Callable[..., Ran]
_NOT_USED = (
    '<xbrli:context id="nobody"><xbrli:entity><xbrli:identifier scheme="http://www.sec.gov/CIK">0001234567'
    "</xbrli:identifier></xbrli:entity><xbrli:period><xbrli:instant>1999-12-31</xbrli:instant></xbrli:period>"
    "</xbrli:context>"
)


def written(files: dict[str, bytes], folder: Path) -> Path:
    """The filing on disk; gives the inline document."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / next(iter(files))


def test_every_rule_says_what_it_asks_and_how_it_is_mended() -> None:
    for rule in RULES:
        assert rule.asks.endswith("."), rule.number
        assert len(rule.asks) > 20, rule.number
        assert not rule.hint.endswith("."), rule.number
        assert len(rule.hint) > 10, rule.number
        assert rule.family in ("efm", "dqc")


def test_a_conversion_keeps_what_the_rules_say(release: Path) -> None:
    validation = convert(release).receipt["validation"]
    assert validation["rules"]["run"] > 50
    reasons = {entry["rule"]: entry["why"] for entry in validation["rules"]["notRun"]}
    assert reasons["EFM.6.05.01"] == "needs a cover: the document has no dei:DocumentType"
    assert all(message["hint"] for message in validation["messages"] if message["source"] == "rules")


def test_without_a_cover_the_manual_advises_and_does_not_condemn(release: Path) -> None:
    files = broken(change(".htm", "</ix:resources>", f"{_NOT_USED}</ix:resources>"))
    assert {m.severity for m in judged(files, "efm", as_filing=False).messages} == {"info"}
    filed = [m for m in judged(files, "efm").messages if m.code == "EFM.6.05.08"]
    assert [(m.severity, m.context) for m in filed] == [("error", "nobody")]
    assert convert(release).is_valid


@pytest.mark.parametrize(("has_cover", "severities"), [(False, ["info", "error"]), (True, ["error", "error"])])
def test_the_plugin_too_condemns_only_what_is_filed(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_cover: bool, severities: list[str]
) -> None:
    """It judges any document as one that is filed, and of one without a cover finds all that makes it none."""
    told = [ValidationMessage(code, "error", "it says", source="plugin") for code in ("EFM.6.05.02", "DQC.US.0015.1")]
    monkeypatch.setattr("converter.validation.validate.validate_file", lambda *_, **__: tuple(told))
    entity = tmp_path / "entity.toml"
    entity.write_text('form = "8-K"\nreport_date = 2004-02-18\n', encoding="utf-8")
    messages = convert(release, entity=entity if has_cover else None).receipt["validation"]["messages"]
    assert [m["severity"] for m in messages if m["source"] == "plugin"] == severities


def test_a_broken_filing_is_named_with_line_and_mend(tmp_path: Path, ixbrl: Ixbrl) -> None:
    path = written(broken(change(".htm", "</ix:resources>", f"{_NOT_USED}</ix:resources>")), tmp_path / "broken")
    ran = ixbrl("validate", path, "--rules", "efm", "--no-arelle", "--json")
    assert ran.code == 1
    [message] = [m for m in json.loads(ran.out)["messages"] if m["code"] == "EFM.6.05.08"]
    name, _, line = message["where"].partition(":")
    assert name == path.name
    assert 'id="nobody"' in path.read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert message["hint"] == "Remove the context"


def test_a_document_alone_says_which_rules_need_more(tmp_path: Path, ixbrl: Ixbrl) -> None:
    files = filing()
    path = written({next(iter(files)): files[next(iter(files))]}, tmp_path / "alone")
    ran = ixbrl("validate", path, "--rules", "efm,dqc", "--no-arelle")
    assert "rules: needs the DTS: the report's own schema is not there: EFM.6.03.03" in ran.out
    assert "EFM.6.12.03" in ran.out


def test_our_own_filings_break_no_rule_of_their_schema_and_networks() -> None:
    for example in ("fibercore-2001q1.txt", "osquith-2003.txt", "brandelhurst-2004q3.txt"):
        found = codes(judged(filing(example), "efm"))
        assert not {code for code in found if code.startswith(("EFM.6.09", "EFM.6.10", "EFM.6.12", "EFM.6.14"))}


def test_rules_are_listed_and_shown(ixbrl: Ixbrl) -> None:
    assert "EFM.6.05.07" in ixbrl("rules", "list").out
    assert "DQC" not in ixbrl("rules", "list", "efm").out
    shown = ixbrl("rules", "show", "6.5.7").out
    assert "EFM.6.05.07 (error)" in shown
    assert "mend: Keep one of them" in shown
    assert ixbrl("rules", "show", "6.99.1").code == 2


@pytest.mark.parametrize("number", ["EFM.6.05.07", "6.5.7", "efm 6.05.07"])
def test_a_number_is_found_however_it_is_written(number: str) -> None:
    assert [rule.number for rule in rules_numbered(number)] == ["EFM.6.05.07"]


def test_no_other_family_and_not_nothing(release: Path, ixbrl: Ixbrl) -> None:
    assert "there are no rules 'sox'" in ixbrl("validate", release, "--rules", "sox").err
    assert ixbrl("validate", release, "--no-arelle").code == 2


def test_a_folder_without_the_plugin_is_refused(release: Path, tmp_path: Path, ixbrl: Ixbrl) -> None:
    ran = ixbrl("convert", release, "-o", tmp_path / "out", "--efm-plugin", tmp_path)
    assert ran.code == 2
    assert "does not hold the SEC's plugin" in ran.err
    assert not (tmp_path / "out").exists()
