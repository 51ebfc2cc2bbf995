"""`convert` and `validate` as a program calls them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import get_type_hints

import pytest

import converter
from converter import ConverterError, Result, convert
from converter.api import validate
from converter.errors import MapError, NothingToConvertError, SourceError, UsageError
from converter.pipeline import STAGES

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
Edit = Callable[[Path], None]


def test_the_package_exports_what_it_promises() -> None:
    functions = {"convert", "convert_submission", "diff", "export", "open_result"}
    values = {"Comparison", "ConverterError", "Exported", "FactRow", "FindingRow", "PrintedStatement", "Refusal"}
    values |= {"Result", "RowTable", "SavedResult", "SubmissionResult", "__version__"}
    assert set(converter.__all__) == functions | values
    assert len(converter.__all__) == len(set(converter.__all__))
    assert all(getattr(converter, name) for name in converter.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        converter.nonsense  # noqa: B018


def test_the_function_is_typed() -> None:
    hints = get_type_hints(convert)
    assert hints["return"] is Result
    assert (ROOT / "converter" / "py.typed").is_file(), "without py.typed (PEP 561) nobody else sees the types"


def test_without_an_output_nothing_is_written(release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    monkeypatch.setenv("TMPDIR", str(empty))
    monkeypatch.setattr("tempfile.tempdir", None)
    result = convert(release)
    assert result.folder is None
    assert list(empty.iterdir()) == []
    assert [path.name for path in release.parent.iterdir()] == [release.name]


def test_a_result_says_where_it_lies_and_what_came_out(release: Path, tmp_path: Path) -> None:
    target = tmp_path / "result"
    result = convert(str(release), str(target), cik="77", prefix="ashg")
    assert isinstance(result, Result)
    assert result.folder == target
    assert result.document == "ashg-20031231.htm"
    assert result.is_valid is True
    assert json.loads((target / "receipt.json").read_bytes()) == result.receipt
    assert result.receipt["entity"]["identifier"] == "0000000077"
    assert result.receipt["summary"]["taggedCells"] == result.receipt["summary"]["cells"] == 18
    assert {path.name for path in target.iterdir()} == {
        "ashg-20031231.htm",
        "ashg-20031231.xsd",
        "ashg-20031231.xbri",
        "ashg-20031231_cal.xml",
        "ashg-20031231_lab.xml",
        "ashg-20031231_pre.xml",
        "facts.json",
        "facts.csv",
        "mapping.csv",
        "source.zip",
        "summary.html",
        "receipt.json",
    }


def test_the_figures_are_the_pages(release: Path) -> None:
    facts = convert(release, validate=False).outcome.report.facts
    stated = {(fact.concept.name.local, str(fact.period.end)): f"{fact.value:f}" for fact in facts}
    assert stated["GrossProfit", "2003-12-31"] == "500000"
    assert stated["IncomeTaxExpenseBenefit", "2003-12-31"] == "100000"
    assert stated["NetIncomeLoss", "2002-12-31"] == "140000"


def test_validation_can_be_left_out(release: Path) -> None:
    result = convert(release, validate=False)
    assert result.is_valid is None
    assert result.receipt["validation"]["messages"] == []
    assert not result.receipt["validation"]["rules"]["run"]


def test_progress_names_every_stage_in_order(release: Path) -> None:
    told: list[str] = []
    convert(release, progress=told.append)
    assert tuple(told) == STAGES
    told.clear()
    convert(release, validate=False, progress=told.append)
    assert tuple(told) == STAGES[:-1]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_two_conversions_give_the_same_bytes(example: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    convert(example, first)
    convert(example, second)
    written = {path.name: path.read_bytes() for path in first.iterdir()}
    assert written
    assert {path.name: path.read_bytes() for path in second.iterdir()} == written


def test_another_hash_seed_and_time_zone_give_the_same_bytes(release: Path, tmp_path: Path) -> None:
    code = "import sys; from converter import convert; convert(sys.argv[1], sys.argv[2])"
    written = []
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "Pacific/Niue")):
        target = tmp_path / seed
        environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PATH": "", "HOME": str(tmp_path), "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", code, str(release), str(target)], check=True, env=environment)
        written.append({path.name: path.read_bytes() for path in target.iterdir()})
    assert written[0] == written[1]


def test_no_file_holds_a_path_of_this_machine(release: Path, tmp_path: Path) -> None:
    convert(release, tmp_path / "result")
    for path in (tmp_path / "result").iterdir():
        assert str(tmp_path).encode() not in path.read_bytes(), path.name


def test_an_entity_file_speaks_for_the_registrant_and_arguments_before_it(release: Path, tmp_path: Path) -> None:
    entity = tmp_path / "entity.toml"
    entity.write_text('[entity]\ncik = "77"\nname = "Ashgrove Holdings plc"\nticker = "ASHG"\n', encoding="utf-8")
    spoken = convert(release, entity=entity, validate=False).receipt["entity"]
    assert (spoken["identifier"], spoken["name"], spoken["ticker"]) == ("0000000077", "Ashgrove Holdings plc", "ASHG")
    assert convert(release, entity=entity, cik="78", validate=False).receipt["entity"]["identifier"] == "0000000078"


def test_an_own_table_goes_before_ours(release: Path, tmp_path: Path) -> None:
    labels = tmp_path / "maps" / "labels"
    labels.mkdir(parents=True)
    (labels / "mine.csv").write_text(
        "statement,section,label,unit,concept,wording,why,evidence,example\n"
        "income_statement,,net sales,monetary,SalesRevenueMine,same,ours,0,Net sales\n".replace(
            "SalesRevenueMine", "RevenueFromContractWithCustomerExcludingAssessedTax"
        ),
        encoding="utf-8",
    )
    facts = convert(release, maps=tmp_path / "maps", validate=False).receipt["facts"]
    assert facts[0]["rule"] == "exact own/labels/mine.csv:2"
    assert facts[0]["concept"] == "us-gaap:RevenueFromContractWithCustomerExcludingAssessedTax"


@pytest.mark.parametrize("prefix", ["dei", "xbrli", "xsi", "ix", "link", "xml", "xs", "abcdefghijklmnopqrst"])
def test_a_prefix_is_obeyed_or_refused_never_dropped(release: Path, prefix: str) -> None:
    try:
        result = convert(release, prefix=prefix)
    except UsageError:
        return
    assert result.document.startswith(f"{prefix}-")
    assert result.is_valid


def write(content: bytes) -> Edit:
    """An edit that replaces a release's bytes."""

    def edit(path: Path) -> None:
        path.write_bytes(content)

    return edit


def undate(path: Path) -> None:
    """An edit that takes the years out of the column headings."""
    path.write_bytes(path.read_bytes().replace(b"2003         2002", b"This         Last"))


@pytest.mark.parametrize(
    ("edit", "error", "seen"),
    [
        (write(b"\n \n\t\n"), SourceError, "empty"),
        (write(b"%PDF-1.4 nothing"), SourceError, "PDF"),
        (write(b"PK\x03\x04 rest"), SourceError, "zip"),
        (write(b"\x00\x01\x02" * 50), SourceError, "binary"),
        (write(b"<html><body><p>Net sales</p></body></html>"), NothingToConvertError, "statement"),
        (write(b"<SEC-DOCUMENT>0000.txt\n<DOCUMENT>\n"), SourceError, "no <DOCUMENT>"),
        (write(b"We are pleased with the year.\n"), NothingToConvertError, "no financial statement"),
        (undate, NothingToConvertError, "dated"),
        (Path.unlink, SourceError, "no such file"),
    ],
    ids=["empty", "PDF", "zip", "binary", "HTML", "submission without documents", "prose", "undated", "missing"],
)
def test_a_release_that_cannot_be_converted_is_blamed(
    release: Path, tmp_path: Path, edit: Edit, error: type[ConverterError], seen: str
) -> None:
    edit(release)
    with pytest.raises(error, match=seen) as caught:
        convert(release, tmp_path / "result")
    assert release.name in caught.value.where, "the message must say which file"
    assert caught.value.do, "the message must say what to do"
    assert not (tmp_path / "result").exists()


HEADER = "statement,section,label,unit,concept,wording,why,evidence,example\n"


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("labels/mine.csv", HEADER + "income_statement,,net sales,monetary,NoSuchConcept,same,w,0,Net sales\n"),
        ("labels/mine.csv", HEADER + "profit_statement,,net sales,monetary,Revenues,same,w,0,Net sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,,net sales,apples,Revenues,same,w,0,Net sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,,net sales,monetary,Revenues,other,w,0,Net sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,,/net (sales/,monetary,Revenues,same,w,0,Net sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,(,net sales,monetary,Revenues,same,w,0,Net sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,(,zinc sales,monetary,Revenues,same,w,0,Zinc sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,,net sales,monetary,Revenues,same,w,many,Net sales\n"),
        ("labels/mine.csv", HEADER + "income_statement,,net sales,monetary,Revenues,same,w,0\n"),
        ("labels/mine.csv", HEADER + "income_statement,,net sales,monetary,Revenues,same,w,0,Net sales,more\n"),
        ("labels/mine.csv", HEADER.replace("wording,", "") + "income_statement,,net sales,monetary,Revenues,w,0,x\n"),
        ("labels/mine.csv", HEADER + "income_statement,," + "x" * 140_000 + ",monetary,Revenues,same,w,0,x\n"),
        ("vocabulary/months.csv", "word,month\njanuary,first\n"),
        ("vocabulary/months.csv", ""),
        ("vocabulary/total_words.csv", "pattern,why,example\n(total,w,Total\n"),
        ("vocabulary/label_forms.csv", "pattern,replacement,why,example_in,example_out\na,\\7,w,a,b\n"),
        ("vocabulary/statement_roots.csv", "kind,concept,why\nincome_statement,NoSuchConcept,w\n"),
        ("us-gaap-2025/concepts.csv", "name,type,period_type,balance,abstract,label\nAssets,t,sometimes,,false,A\n"),
        ("us-gaap-2025/concepts.csv", "name\n"),
    ],
    ids=[
        "concept",
        "statement",
        "unit",
        "wording",
        "label pattern",
        "section pattern",
        "section pattern of a row that no line reaches",
        "evidence",
        "a cell too few",
        "a cell too many",
        "a column too few",
        "an enormous cell",
        "number",
        "no header",
        "pattern",
        "replacement",
        "root",
        "period type",
        "no rows",
    ],
)
def test_a_broken_own_table_is_blamed_with_its_place(release: Path, tmp_path: Path, table: str, text: str) -> None:
    path = tmp_path / "maps" / table
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MapError) as caught:
        convert(release, tmp_path / "result", maps=tmp_path / "maps", validate=False)
    assert caught.value.exit_code == 5
    assert not (tmp_path / "result").exists()
    if table != "us-gaap-2025/concepts.csv" or "sometimes" in text:
        assert table in caught.value.where


def test_every_error_is_one_kind_with_its_code() -> None:
    kinds = {"UsageError": 2, "NothingToConvertError": 3, "SourceError": 4, "MapError": 5, "EngineError": 5}
    for name, code in kinds.items():
        kind = getattr(sys.modules["converter.errors"], name)
        assert issubclass(kind, ConverterError)
        assert kind("seen", where="file", do="Do this").exit_code == code
    assert str(ConverterError("seen", where="file", do="Do this")) == "file: seen. Do this"
    assert str(ConverterError("seen")) == "seen"


def test_what_was_written_can_be_validated_again(release: Path, tmp_path: Path) -> None:
    result = convert(release, tmp_path / "result", validate=False)
    assert result.folder is not None
    verdict = validate(result.folder / result.document)
    assert verdict.ran
    assert verdict.is_valid
    assert validate(str(result.folder / result.document.replace(".htm", ".xbri"))).is_valid


def test_validation_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        validate(tmp_path / "none.htm")
    with pytest.raises(SourceError):
        validate(tmp_path)
    (tmp_path / "page.htm").write_bytes(b"just words\n")
    with pytest.raises(UsageError):
        validate(tmp_path / "page.htm", taxonomy="us-gaap-1999")


@pytest.mark.parametrize(
    "content", [b"", b"just words\n", b"<html xmlns='http://www.w3.org/1999/xhtml'><body/></html>"]
)
def test_a_file_without_xbrl_has_no_verdict(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "page.htm"
    path.write_bytes(content)
    with pytest.raises(SourceError, match="neither an inline document nor an instance"):
        validate(path)


def test_a_filing_of_a_vintage_that_the_tables_lack_is_not_judged_by_another(tmp_path: Path) -> None:
    page = (
        b"<html xmlns='http://www.w3.org/1999/xhtml' xmlns:ix='http://www.xbrl.org/2013/inlineXBRL'"
        b" xmlns:us-gaap='http://fasb.org/us-gaap/2019-01-31'><body/></html>"
    )
    (tmp_path / "page.htm").write_bytes(page)
    with pytest.raises(UsageError, match="us-gaap/2019-01-31") as caught:
        validate(tmp_path / "page.htm")
    assert "--taxonomy" in caught.value.do
    assert validate(tmp_path / "page.htm", taxonomy="us-gaap-2025").ran


def test_an_archive_that_would_unpack_to_an_absurd_size_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "report.xbri"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(12):
            archive.writestr(f"report/reports/{number}.htm", b"0" * 5_000_000)
    with pytest.raises(SourceError, match="would unpack"):
        validate(path)


# Types, as a user's own checker sees them.

USER = """\
from converter import FactRow, Result, convert

result: Result = convert("release.txt", cik="320193", min_confidence=50)
fact: FactRow = result.facts[0]
convert("release.txt", nonsense=1)
convert("release.txt", cik=1)
number: int = fact.value
result.statements[0].lines[0].colour
"""


def test_a_type_checker_sees_the_public_names(tmp_path: Path) -> None:
    (tmp_path / "user.py").write_text(USER, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file", str(ROOT / "pyproject.toml"), "user.py"]
    cache = ["--cache-dir", str(ROOT / ".mypy_cache")]
    found = subprocess.run(
        [*command, *cache],
        cwd=tmp_path,
        env={**os.environ, "MYPYPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    errors = [line for line in found.splitlines() if ": error: " in line]
    assert [int(line.split(":")[1]) for line in errors] == [5, 6, 7, 8], found
    assert "nonsense" in errors[0]
    assert "colour" in errors[3]
