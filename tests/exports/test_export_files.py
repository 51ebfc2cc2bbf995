"""facts.json, facts.csv and the report package: the facts of the filing in other forms."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from converter.api import Result, convert, validate
from converter.exports.oim_json import oim_json, oim_period, oim_unit
from converter.knowledge import open_knowledge
from converter.maps.concepts import read_catalogue
from converter.model.periods import Duration, Instant
from converter.model.units import Unit
from converter.settings import DEFAULT_TAXONOMY
from converter.taxonomy.slice import taxonomy_slice

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Result:
    return convert(request.param, tmp_path_factory.mktemp("exports") / "result", validate=False)


def folder_of(result: Result) -> Path:
    assert result.folder is not None
    return result.folder


@pytest.fixture
def facts_json(example: Result) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((folder_of(example) / "facts.json").read_text(encoding="utf-8"))
    return document


@pytest.fixture
def rows(example: Result) -> list[dict[str, str]]:
    text = (folder_of(example) / "facts.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


# xBRL-JSON.


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Duration(date(2001, 1, 1), date(2001, 3, 31)), "2001-01-01T00:00:00/2001-04-01T00:00:00"),
        (Instant(date(2001, 3, 31)), "2001-04-01T00:00:00"),
        (Duration(date(2003, 1, 1), date(2003, 12, 31)), "2003-01-01T00:00:00/2004-01-01T00:00:00"),
        (Instant(date(2004, 2, 28)), "2004-02-29T00:00:00"),
        (Instant(date(2003, 2, 28)), "2003-03-01T00:00:00"),
        (Duration(date(2005, 7, 5), date(2005, 7, 5)), "2005-07-05T00:00:00/2005-07-06T00:00:00"),
    ],
)
def test_a_period_ends_at_the_midnight_after_its_last_day(period: Instant | Duration, written: str) -> None:
    assert oim_period(period) == written


@pytest.mark.parametrize(
    ("unit", "written"),
    [
        (Unit("usd", ("iso4217:USD",)), "iso4217:USD"),
        (Unit("shares", ("xbrli:shares",)), "xbrli:shares"),
        (Unit("usdPerShare", ("iso4217:USD",), ("xbrli:shares",)), "iso4217:USD/xbrli:shares"),
        (Unit("pure", ("xbrli:pure",)), None),
    ],
)
def test_a_unit_is_its_measures_and_a_pure_number_has_none(unit: Unit, written: str | None) -> None:
    assert oim_unit(unit) == written


def test_the_quarter_of_an_example_is_written_exactly() -> None:
    result = convert(next(path for path in EXAMPLES if path.stem == "fibercore-2001q1"), validate=False)
    facts = json.loads(oim_json(result.outcome.report))["facts"].values()
    by_concept = {fact["dimensions"]["concept"]: fact for fact in facts if "2001-" in fact["dimensions"]["period"]}
    assert by_concept["us-gaap:Revenues"] == {
        "value": "16226000",
        "decimals": -3,
        "dimensions": {
            "concept": "us-gaap:Revenues",
            "entity": "entity:FBCE",
            "period": "2001-01-01T00:00:00/2001-04-01T00:00:00",
            "unit": "iso4217:USD",
        },
    }
    instants = {fact["dimensions"]["period"] for fact in facts if fact["dimensions"]["concept"] == "us-gaap:Assets"}
    assert instants == {"2001-04-01T00:00:00", "2001-01-01T00:00:00"}


def test_values_are_plain_decimal_numbers(facts_json: dict[str, Any]) -> None:
    for fact in facts_json["facts"].values():
        assert re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", fact["value"]), fact
        assert isinstance(fact["decimals"], int)


def test_the_document_says_what_it_is(facts_json: dict[str, Any], example: Result) -> None:
    info = facts_json["documentInfo"]
    assert info["documentType"] == "https://xbrl.org/2021/xbrl-json"
    assert info["taxonomy"] == [f"{example.receipt['summary']['base']}.xsd"]
    assert (folder_of(example) / info["taxonomy"][0]).is_file()


def test_every_prefix_in_use_is_declared(facts_json: dict[str, Any]) -> None:
    declared = facts_json["documentInfo"]["namespaces"]
    for fact in facts_json["facts"].values():
        for name, value in fact["dimensions"].items():
            if name == "period":
                continue
            for qname in value.split("/"):
                assert qname.partition(":")[0] in declared, qname


def test_facts_json_holds_each_fact_once(facts_json: dict[str, Any], example: Result) -> None:
    assert list(facts_json["facts"]) == [fact.id for fact in example.outcome.report.facts]
    for fact in example.outcome.report.facts:
        written = facts_json["facts"][fact.id]
        assert Decimal(written["value"]) == fact.value
        assert written["decimals"] == fact.decimals
        assert written["dimensions"]["concept"] == str(fact.concept.name)


def loaded(entry: Path, packages: list[Path]) -> set[tuple[str, str, str, str, Decimal, str]]:
    """The facts that Arelle reads in a document: concept, entity, period, unit, value, decimals."""
    from arelle.api.Session import Session
    from arelle.logging.handlers.StructuredMessageLogHandler import StructuredMessageLogHandler
    from arelle.RuntimeOptions import RuntimeOptions

    options = RuntimeOptions(
        entrypointFile=str(entry),
        packages=[str(package) for package in packages],
        internetConnectivity="offline",
        disablePersistentConfig=True,
        keepOpen=True,
        logFormat="[%(messageCode)s] %(message)s",
    )
    with Session() as session:
        session.run(options, logHandler=StructuredMessageLogHandler())
        (model,) = session.get_models()
        found = set()
        for fact in model.facts:
            context = fact.context
            start = "" if context.isInstantPeriod else f"{context.startDatetime}"
            period = f"{start}/{context.endDatetime}"
            unit = "/".join(str(measure) for part in fact.unit.measures for measure in part)
            entity = "|".join(context.entityIdentifier)
            found.add((str(fact.qname), entity, period, unit, Decimal(str(fact.xValue)), fact.decimals))
        return found


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Our concepts of the standard taxonomy as a package, for loading offline."""
    path = tmp_path_factory.mktemp("standard") / "standard-taxonomy.zip"
    catalogue = read_catalogue(open_knowledge(DEFAULT_TAXONOMY))
    path.write_bytes(taxonomy_slice(catalogue, catalogue.declarable(None)))
    return path


def test_arelle_reads_the_same_facts_in_facts_json_and_in_the_inline_document(example: Result, standard: Path) -> None:
    folder = folder_of(example)
    in_json = loaded(folder / "facts.json", [standard])
    assert len(in_json) == len(example.outcome.report.facts)
    assert in_json == loaded(folder / example.document, [standard])


def test_arelle_has_nothing_to_say_about_facts_json(example: Result) -> None:
    verdict = validate(folder_of(example) / "facts.json")
    assert verdict.ran
    assert [m for m in verdict.messages if m.severity != "info"] == []


# facts.csv.


def test_the_csv_has_one_row_for_each_fact(rows: list[dict[str, str]], example: Result) -> None:
    assert [row["id"] for row in rows] == [fact.id for fact in example.outcome.report.facts]


def test_the_csv_has_the_columns_that_are_promised(example: Result) -> None:
    content = (folder_of(example) / "facts.csv").read_bytes()
    assert content.partition(b"\n")[0] == (
        b"id,label,concept,period,unit,dimension,value,decimals,line,column,printed,confidence"
    )
    assert b"\r" not in content


def test_the_csv_agrees_with_the_receipt(rows: list[dict[str, str]], example: Result) -> None:
    for row, fact in zip(rows, example.receipt["facts"], strict=True):
        for name in ("id", "concept", "period", "unit", "value", "confidence"):
            assert row[name] == fact[name]
        assert row["decimals"] == str(fact["decimals"])


def test_the_csv_says_where_each_figure_stands(rows: list[dict[str, str]], example: Result) -> None:
    lines = example.outcome.source.text.split("\n")
    for row in rows:
        digits = re.sub(r"[$() ]", "", row["printed"])
        start = int(row["column"]) - 1
        assert lines[int(row["line"]) - 1][start : start + len(digits)] == digits, row


# The report package.


def package_of(result: Result) -> zipfile.ZipFile:
    return zipfile.ZipFile(folder_of(result) / f"{result.receipt['summary']['base']}.xbri")


def test_the_package_has_one_top_directory_named_after_the_report(example: Result) -> None:
    with package_of(example) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert len(names) == len(set(names))
    assert {name.partition("/")[0] for name in names} == {example.receipt["summary"]["base"]}


def test_the_package_says_what_it_is(example: Result) -> None:
    with package_of(example) as archive:
        content = archive.read(f"{example.receipt['summary']['base']}/META-INF/reportPackage.json")
    described = json.loads(content)
    assert described["documentInfo"]["documentType"] == "https://xbrl.org/report-package/2023/xbri"


def test_the_package_holds_the_files_of_the_folder_byte_for_byte(example: Result) -> None:
    base = example.receipt["summary"]["base"]
    with package_of(example) as archive:
        held = {
            name.removeprefix(f"{base}/reports/"): archive.read(name)
            for name in archive.namelist()
            if name.startswith(f"{base}/reports/")
        }
    filing = {
        path.name: path.read_bytes() for path in folder_of(example).iterdir() if path.suffix in (".htm", ".xsd", ".xml")
    }
    assert held == filing


def test_the_package_brings_no_catalog(example: Result) -> None:
    """A catalog in it would send the consumer's own requests for the standard taxonomy elsewhere."""
    with package_of(example) as archive:
        assert [name for name in archive.namelist() if "catalog" in name.lower()] == []


def test_the_package_validates(example: Result) -> None:
    verdict = validate(folder_of(example) / f"{example.receipt['summary']['base']}.xbri")
    assert verdict.ran
    assert verdict.is_valid
    assert [m for m in verdict.messages if m.severity != "info"] == []


@pytest.mark.parametrize("name", ["facts.json", "facts.csv", "receipt.json"])
def test_exports_are_utf_8_text_that_ends_with_a_line_end(name: str, example: Result) -> None:
    text = (folder_of(example) / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")


def test_names_beyond_ascii_stay_themselves(tmp_path: Path) -> None:
    release = tmp_path / "release.txt"
    source = EXAMPLES[0].read_text(encoding="utf-8").replace("Goodwill  ", "Goodwill é")
    assert "é" in source
    release.write_text(source, encoding="utf-8")
    result = convert(release, tmp_path / "result", validate=False)
    assert "Goodwill é" in (folder_of(result) / "facts.csv").read_text(encoding="utf-8")
    assert "Goodwill é" in (folder_of(result) / "receipt.json").read_text(encoding="utf-8")
