"""The SEC's data sets tell statements from tables about some lines of them."""

from __future__ import annotations

import csv
from pathlib import Path

from converter.api import convert
from converter.exports.fsds import data_sets
from tests.taxonomy.test_whole_statements import FLOWS, RESULTS, SUPPLEMENT


def test_disclosures_come_after_all_statements_and_are_of_no_kind(tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(RESULTS.split("Consolidated")[0] + FLOWS + SUPPLEMENT + RESULTS, encoding="utf-8")
    receipt = convert(release, validate=False).receipt
    assert [entry["isDisclosure"] for entry in receipt["statements"]] == [False, True, False]
    pre = dict(data_sets([receipt]))["pre.txt"].decode()
    rows = list(csv.DictReader(pre.splitlines(), delimiter="\t"))
    assert list(dict.fromkeys((row["report"], row["stmt"]) for row in rows)) == [("1", "CF"), ("2", "IS"), ("3", "UN")]
    assert {row["tag"] for row in rows if row["stmt"] == "UN"} >= {"InterestPaidNet", "IncomeTaxesPaidNet"}


def test_a_receipt_that_does_not_tell_them_apart_is_read_as_before(tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    release.write_text(RESULTS, encoding="utf-8")
    receipt = convert(release, validate=False).receipt
    for entry in receipt["statements"]:
        del entry["isDisclosure"]
    assert b"\tIS\t" in dict(data_sets([receipt]))["pre.txt"]
