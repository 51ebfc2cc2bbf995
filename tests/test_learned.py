"""What a person decided for a filer is used in its next release, and what changed between two periods is shown."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from converter import Result, convert
from converter.errors import UsageError
from converter.mapping_tables import check_tables, compare, learn
from tests.helpers_results import concepts

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]
CIK = "1234"
RELEASE = """
    TARN HARROWS, INC.
    BALANCE SHEETS
    (In thousands)
                                             {dates}
    Accounts receivable                      600         540
    {label:<39}   66          55
    Total current assets                     666         595
"""


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data: empty, and this test's alone."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def release(folder: Path, name: str, dates: str, label: str = "Harrow patterns") -> Path:
    path = folder / f"{name}.txt"
    path.write_text(RELEASE.format(dates=dates, label=label))
    return path


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The release of one quarter."""
    return release(tmp_path, "first", "March 31,   December 31,\n" + " " * 45 + "2004        2003")


@pytest.fixture
def second(tmp_path: Path) -> Path:
    """The release of the next quarter."""
    return release(tmp_path, "second", "June 30,    December 31,\n" + " " * 45 + "2004        2003")


def converted(path: Path, **options: Any) -> Result:
    return convert(path, path.with_suffix(""), force=True, **{"validate": False, "cik": CIK, **options})


def rules(done: Result) -> set[str]:
    return {fact["rule"] for fact in done.receipt["facts"]}


def corrected(done: Result, **concept_by_label: str) -> Path:
    """The mapping file of a result with the concepts of some lines corrected."""
    assert done.folder is not None
    rows = list(csv.DictReader(io.StringIO((done.folder / "mapping.csv").read_text())))
    for row in rows:
        row["concept"] = concept_by_label.get(row["label"].replace(" ", "_"), row["concept"])
    path = done.folder.parent / "mapping.csv"
    with path.open("w", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_decision_is_followed_in_the_next_release_of_that_filer_alone(first: Path, second: Path) -> None:
    mapping = corrected(converted(first), Harrow_patterns="us-gaap:PrepaidExpenseCurrent")
    learnt = learn(mapping, CIK)
    assert (learnt.new, learnt.changed, learnt.confirmed, learnt.kept, learnt.left) == (3, 0, 0, 0, ())
    done = converted(second, validate=True)
    assert concepts(done)["Harrow patterns"] == "us-gaap:PrepaidExpenseCurrent"
    assert done.is_valid
    assert {rule.rpartition(":")[0] for rule in rules(done)} == {"issuer issuers/0000001234.csv"}
    assert {Decimal(fact["confidence"]) >= Decimal("0.99") for fact in done.receipt["facts"]} == {True}
    other = converted(second, cik="4321")
    assert concepts(other)["Harrow patterns"] != "us-gaap:PrepaidExpenseCurrent"
    assert not any(rule.startswith("issuer") for rule in rules(other))


def test_an_unchanged_line_confirms_itself_and_a_changed_mind_changes_the_table(first: Path, second: Path) -> None:
    learn(corrected(converted(first), Harrow_patterns="us-gaap:PrepaidExpenseCurrent"), CIK)
    again = learn(corrected(converted(second), Harrow_patterns="-", Accounts_receivable="*extension"), CIK)
    assert (again.new, again.changed, again.confirmed) == (0, 2, 1)
    done = converted(second)
    assert "Harrow patterns" not in concepts(done)
    assert concepts(done)["Accounts receivable"] == "tarnharrowsi:AccountsReceivable"
    assert {c["finding"] for c in done.receipt["cells"] if not c["fact"]} == {"cell.left-out"}


def test_a_line_that_is_gone_is_named_and_the_new_one_goes_its_own_way(first: Path, tmp_path: Path) -> None:
    learn(corrected(converted(first), Harrow_patterns="us-gaap:PrepaidExpenseCurrent"), CIK)
    later = release(tmp_path, "later", "June 30,    December 31,\n" + " " * 45 + "2004        2003", "Furrow patterns")
    done = converted(later)
    gone = [f for f in done.receipt["findings"] if f["code"] == "issuer.line-gone"]
    assert ["'Harrow patterns'" in finding["message"] for finding in gone] == [True]
    assert concepts(done)["Furrow patterns"].startswith("tarnharrowsi:")


def test_what_the_vintage_lacks_is_a_finding_in_a_release(first: Path, data: Path) -> None:
    table = data / "ixbrl-converter" / "issuers" / "0000001234.csv"
    table.parent.mkdir(parents=True)
    table.write_text(
        "statement,section,label,concept,why\nbalance_sheet,,Harrow patterns,Nonsense,me\n"
        "balance_sheet,,Accounts receivable,Revenues,me\n"
    )
    done = converted(first)
    said = [f["message"] for f in done.receipt["findings"] if f["code"] == "issuer.refused"]
    assert len(said) == 2
    assert "has no concept Nonsense" in said[1]
    assert "Revenues cannot take the figures" in said[0]
    assert concepts(done)["Accounts receivable"] == "us-gaap:AccountsReceivableNetCurrent"
    assert [fault.where for fault in check_tables()] == ["issuers/0000001234.csv:2", "issuers/0000001234.csv:3"]


@pytest.mark.parametrize(
    ("concept", "said"),
    [
        ("us-gaap:Nonsense", "has no concept 'us-gaap:Nonsense'"),
        ("usgaap:Assets", "has no concept 'usgaap:Assets'"),
        ("Revenues", "Revenues is of a duration, the statement is a balance sheet"),
        ("AssetsAbstract", "takes no figures"),
        ("", "the row names no concept"),
    ],
)
def test_a_row_that_cannot_be_learned_is_named(first: Path, data: Path, concept: str, said: str) -> None:
    mapping = corrected(converted(first), Harrow_patterns=concept)
    with pytest.raises(UsageError) as raised:
        learn(mapping, CIK)
    assert said in raised.value.seen
    assert raised.value.where == "mapping.csv:3"
    assert raised.value.do
    assert not data.exists()


@pytest.mark.parametrize(
    ("old", "new", "seen", "where"),
    [
        ("concept", "concepts", "the header lacks 'concept'", "mapping.csv:1"),
        (
            "format,statement",
            "# my own\nformat,statement",
            "the header lacks 'format'",
            "mapping.csv:1",
        ),
    ],
)
def test_a_header_that_lacks_a_column_is_blamed_on_its_own_line(
    first: Path, old: str, new: str, seen: str, where: str
) -> None:
    mapping = corrected(converted(first))
    mapping.write_text(mapping.read_text().replace(old, new, 1))
    with pytest.raises(UsageError) as raised:
        learn(mapping, CIK)
    assert raised.value.seen.startswith(seen)
    assert raised.value.where == where


def test_a_new_folder_of_own_tables_is_made_and_a_file_is_none(first: Path, second: Path, tmp_path: Path) -> None:
    mapping, own = corrected(converted(first), Harrow_patterns="us-gaap:InventoryNet"), tmp_path / "new" / "own"
    assert learn(mapping, CIK, maps=own).place == own / "issuers" / "0000001234.csv"
    assert concepts(converted(second, maps=own))["Harrow patterns"] == "us-gaap:InventoryNet"
    with pytest.raises(UsageError, match="no directory"):
        learn(mapping, CIK, maps=mapping)


def test_a_table_below_the_users_own_goes_before_the_data(first: Path, second: Path, tmp_path: Path) -> None:
    done = converted(first)
    own = tmp_path / "own"
    own.mkdir()
    learn(corrected(done, Harrow_patterns="us-gaap:PrepaidExpenseCurrent"), CIK)
    learnt = learn(corrected(done, Harrow_patterns="us-gaap:InventoryNet"), CIK, maps=own)
    assert learnt.place == own / "issuers" / "0000001234.csv"
    assert concepts(converted(second, maps=own))["Harrow patterns"] == "us-gaap:InventoryNet"
    assert concepts(converted(second))["Harrow patterns"] == "us-gaap:PrepaidExpenseCurrent"


def test_a_new_table_is_counted_against_what_stands_in_its_place(first: Path, tmp_path: Path) -> None:
    """Not against the filer's table in the user's data, whose other lines are none of it either."""
    mapping, own = corrected(converted(first)), tmp_path / "own"
    lines = learn(mapping, CIK).new
    header, *rows = mapping.read_text().splitlines()
    mapping.write_text("\n".join((header, *rows[:-1])) + "\n")
    learnt = learn(mapping, CIK, maps=own)
    assert (learnt.new, learnt.confirmed, learnt.kept) == (lines - 1, 0, 0)
    again = learn(mapping, CIK, maps=own)
    assert (again.new, again.confirmed, again.kept) == (0, lines - 1, 0)


def test_lines_that_are_called_alike_and_differ_are_left_and_named(first: Path) -> None:
    mapping = corrected(converted(first))
    rows = mapping.read_text().splitlines()
    mapping.write_text("\n".join([*rows, rows[1].replace("AccountsReceivableNetCurrent", "InventoryNet")]) + "\n")
    learnt = learn(mapping, CIK)
    assert learnt.new == 2
    assert ["'Accounts receivable' stands 2 times" in why for why in learnt.left] == [True]


def test_the_commands_say_what_they_did(ixbrl: Ixbrl, first: Path) -> None:
    mapping = corrected(converted(first))
    ran = ixbrl("map", "learn", mapping, "--issuer", CIK)
    assert (ran.code, ran.err) == (0, "")
    assert "3 lines new, 0 changed, 0 confirmed, 0 kept" in ran.out
    assert json.loads(ixbrl("map", "learn", mapping, "--issuer", CIK, "--json").out)["confirmed"] == 3
    for wrong in ("x1", "", "0"):
        ran = ixbrl("map", "learn", mapping, "--issuer", wrong)
        assert (ran.code, ran.err.count("\n")) == (2, 1)


HEADER = "format,statement,kind,line,label,section,concept,confidence,runner_up,rule\n"
OLD = [
    "1,1,balance_sheet,2,Cash,Assets,us-gaap:Cash,0.9,,r",
    "1,1,balance_sheet,3,Vats,Assets,acme:Vats,0.5,,r",
    "1,1,balance_sheet,4,Stock of tubs,Assets,us-gaap:InventoryNet,0.9,,r",
    "1,1,balance_sheet,5,Tolls,Assets,acme:Tolls,0.5,,r",
]
NEW = [
    "1,1,balance_sheet,2,CASH,Assets,us-gaap:Cash,0.9,,r",
    "1,1,balance_sheet,3,Vats,Assets,us-gaap:OtherAssetsCurrent,0.5,,r",
    "1,1,balance_sheet,4,Tubs,Assets,us-gaap:InventoryNet,0.9,,r",
    "1,1,balance_sheet,5,Barrels,Assets,acme:Barrels,0.5,,r",
]


def test_a_difference_tells_what_became_of_each_line(ixbrl: Ixbrl, tmp_path: Path) -> None:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(HEADER + "".join(f"{row}\n" for row in OLD))
    new.write_text(HEADER + "".join(f"{row}\n" for row in NEW))
    same, found = compare(old, new)
    assert same == 1
    assert [(c.sort, c.was and c.was.label, c.now and c.now.label) for c in found] == [
        ("re-mapped", "Vats", "Vats"),
        ("re-labelled", "Stock of tubs", "Tubs"),
        ("new", None, "Barrels"),
        ("gone", "Tolls", None),
    ]
    shown = json.loads(ixbrl("map", "diff", old, new, "--json").out)
    assert shown["counts"] == {"gone": 1, "new": 1, "re-labelled": 1, "re-mapped": 1}
    assert shown["changes"][0]["now"]["concept"] == "us-gaap:OtherAssetsCurrent"
    ran = ixbrl("map", "diff", old, new)
    assert ran.out.startswith("1 line alike, 1 gone, 1 new, 1 re-labelled, 1 re-mapped\n")
    assert compare(old, old) == (4, ())


def test_a_file_that_is_no_mapping_is_one_line(ixbrl: Ixbrl, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    ran = ixbrl("map", "diff", tmp_path / "a.csv", tmp_path / "a.csv")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
