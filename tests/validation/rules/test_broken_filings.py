"""Every kind of breakage, done to three invented releases, is found; what is whole is left in peace."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from converter.api import validate
from converter.validation.rules.run import RULES
from tests.helpers_filings import codes, filing, judged
from tests.validation.rules import mutants
from tests.validation.rules.draft import Draft
from tests.validation.rules.mutants import BREAKAGES, EXAMPLES, mutant

# Told of every document that has no cover and no filer's number.
_OF_NO_FILING = {"EFM.6.05.20.deiFactsMissing", "EFM.6.07.04", "EFM.5.02.05.disallowedElement", "EFM.5.02.01.01"}


@pytest.mark.parametrize("code", BREAKAGES)
def test_a_breakage_is_found_in_each_of_three_releases(code: str) -> None:
    for n, example in enumerate(EXAMPLES):
        found = codes(judged(mutant(code, n)))
        assert any(one == code or one.startswith(f"{code}.") for one in found), f"{example}: {sorted(found)}"


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_is_whole_breaks_only_what_a_filer_must_give(example: str) -> None:
    told = {code for code in codes(judged(filing(example), "efm")) if code not in _OF_NO_FILING}
    assert told == set()


def test_every_rule_has_a_breakage() -> None:
    broken = {
        rule.number for rule in RULES for code in BREAKAGES if code == rule.number or code.startswith(f"{rule.number}.")
    }
    assert {rule.number for rule in RULES} - broken == set()


def test_balances_without_restricted_ones_are_right_before_the_standard() -> None:
    """DQC.US.0057.9728: the standard of 2016 is in force for years that begin after 15 December 2017."""
    for end, is_told in (("2003-12-31", False), ("2017-12-31", False), ("2018-12-31", True)):
        draft = Draft(EXAMPLES[0])
        mutants.flows(draft, "NetCashProvidedByUsedInOperatingActivities", "CashAndCashEquivalentsAtCarryingValue")
        span = draft.add_context("year", start=f"{end[:4]}-01-01", end=end)
        draft.fact("us-gaap:NetCashProvidedByUsedInOperatingActivities", "5", span)
        assert ("DQC.US.0057.9728" in codes(judged(draft.written()))) is is_told, end


def test_what_a_later_year_deprecates_is_current_in_an_earlier_one() -> None:
    files = mutant("EFM.6.05.42", 0)
    earlier = {name: content.replace(b"/us-gaap/2025", b"/us-gaap/2023") for name, content in files.items()}
    assert "EFM.6.05.42" in codes(judged(files))
    assert "EFM.6.05.42" not in codes(judged(earlier))


@pytest.mark.parametrize(
    ("form", "end", "is_told"),
    [
        ("10-K", "2021-12-31", True),
        ("10-K", "2021-12-15", False),
        ("10-K/A", "2023-12-31", False),
        ("10-Q", "2023-12-31", False),
    ],
)
def test_annual_reports_name_the_auditor_since_the_law_asks_it(form: str, end: str, is_told: bool) -> None:
    draft = Draft(EXAMPLES[0])
    draft.text("dei:DocumentType", form, draft.add_context("year", start=f"{end[:4]}-01-01", end=end))
    assert ("EFM.6.05.54.auditorNameMissing" in codes(judged(draft.written()))) is is_told


def test_a_picture_that_is_not_there_is_told_once() -> None:
    told = [m for m in judged(mutant("EFM.5.02.05.graphicFileError", 0)).messages if "graphicFileError" in m.code]
    assert [m.hint for m in told] == ["Lay the picture beside the document before it is filed"]


@pytest.mark.parametrize("code", ["EFM.6.05.37", "EFM.6.12.02", "DQC.US.0009", "DQC.US.0015"])
def test_the_plugin_says_the_same(code: str, tmp_path: Path) -> None:
    plugin = os.environ.get("IXBRL_EFM_PLUGIN", "")
    if not plugin:
        pytest.skip("IXBRL_EFM_PLUGIN names no folder with the SEC's plugin")
    files = mutant(code, 0)
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    messages = validate(tmp_path / next(iter(files)), rules=("efm", "dqc"), efm_plugin=plugin).messages
    said = {source: {(m.concept, m.context) for m in messages if m.source == source and m.code.startswith(code)}
            for source in ("rules", "plugin")}  # fmt: skip
    assert said["rules"]
    concepts = {concept for concept, _ in said["plugin"]}
    assert all(concept in concepts for concept, context in said["rules"] if context)
