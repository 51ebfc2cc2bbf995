"""`ixbrl taxonomy` on the tables that ship: what each command prints, its JSON, its exit codes."""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from converter.api import convert
from converter.maps.concepts import read_catalogue
from converter.taxonomy.slice import taxonomy_slice
from tests.helpers_text import knowledge

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]
VINTAGES = {f"{family}-{year}" for family in ("us-gaap", "srt", "dei", "country") for year in (2024, 2025)}


def asked(ixbrl: Ixbrl, *arguments: str | Path) -> Any:
    """The JSON that a command prints."""
    ran = ixbrl("taxonomy", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def refused(ran: Ran, *said: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("ixbrl: ")
    assert ran.err.count("\n") == 1
    for words in said:
        assert words in ran.err


def test_list_gives_size_source_and_completeness_of_each(ixbrl: Ixbrl) -> None:
    listed = {one["name"]: one for one in asked(ixbrl, "list")["taxonomies"]}
    assert set(listed) == VINTAGES
    for one in listed.values():
        assert one["concepts"] >= one["labelled"] > 0
        assert one["concepts"] > one["uncertain"] >= 0
        assert one["source"] in ("official", "rebuilt")
        assert one["completeness"]
        assert one["publisher"]
    assert listed["us-gaap-2025"]["concepts"] > 17_000
    ran = ixbrl("taxonomy", "list")
    assert (ran.code, ran.err) == (0, "")
    for name, one in listed.items():
        assert name in ran.out
        assert f"{one['concepts']:,}" in ran.out
    assert "not the publishers' files" in ran.out


def test_show_gives_all_that_is_known(ixbrl: Ixbrl) -> None:
    shown = asked(ixbrl, "show", "GrossProfit")
    assert (shown["name"], shown["type"]) == ("GrossProfit", "xbrli:monetaryItemType")
    assert (shown["periodType"], shown["balance"], shown["abstract"]) == ("duration", "credit", False)
    assert shown["taxonomy"] == "us-gaap-2025"
    assert "USD" in shown["units"]
    said = ixbrl("taxonomy", "show", "GrossProfit").out
    assert "credit" in said
    assert "stands in the trees of" in said
    assert "is the sum of" in said
    assert "- CostOfRevenue" in said


@pytest.mark.parametrize("name", ["Assets", "us-gaap:Assets", "us-gaap_Assets"])
def test_show_takes_a_name_in_each_of_its_forms(name: str, ixbrl: Ixbrl) -> None:
    assert asked(ixbrl, "show", name)["name"] == "Assets"


@pytest.mark.parametrize(
    ("name", "vintage", "taxonomy"),
    [
        ("dei:EntityRegistrantName", "us-gaap-2025", "dei-2025"),
        ("srt:ProductOrServiceAxis", "us-gaap-2024", "srt-2024"),
        ("srt_ProductOrServiceAxis", "us-gaap-2025", "srt-2025"),
    ],
)
def test_show_knows_the_companions(name: str, vintage: str, taxonomy: str, ixbrl: Ixbrl) -> None:
    shown = asked(ixbrl, "show", name, "--taxonomy", vintage)
    assert shown["taxonomy"] == taxonomy
    assert shown["name"] == name.replace("_", ":")


def test_show_says_why_a_concept_is_never_tagged(ixbrl: Ixbrl) -> None:
    database = knowledge().database
    query = "SELECT name FROM concepts WHERE vintage = 'us-gaap-2025' AND {} ORDER BY name LIMIT 1"
    (uncertain,) = database.execute(query.format("uncertain != '' AND deprecated = ''")).fetchone()
    (deprecated,) = database.execute(query.format("deprecated != '' AND uncertain = ''")).fetchone()
    assert "not known for certain" in ixbrl("taxonomy", "show", uncertain).out
    assert "deprecated" in asked(ixbrl, "show", deprecated)["refused"]
    assert asked(ixbrl, "show", "Assets")["refused"] == ""


def test_an_unknown_concept_is_refused_and_the_nearest_named(ixbrl: Ixbrl) -> None:
    refused(ixbrl("taxonomy", "show", "GrossProphet"), "us-gaap-2025 has no concept 'GrossProphet'", "GrossProfit")
    refused(ixbrl("taxonomy", "show", "dei:Nobody"), "'dei:Nobody'")


@pytest.mark.parametrize("command", [("show", "Assets"), ("search", "assets")])
def test_an_unknown_vintage_is_refused_and_the_known_named(command: tuple[str, ...], ixbrl: Ixbrl) -> None:
    refused(ixbrl("taxonomy", *command, "--taxonomy", "us-gaap-1066"), "'us-gaap-1066'", "us-gaap-2025")


def test_a_vintage_that_stands_beside_others_can_be_asked_about_too(ixbrl: Ixbrl) -> None:
    assert asked(ixbrl, "show", "EntityRegistrantName", "--taxonomy", "dei-2025")["name"] == "EntityRegistrantName"


def test_nothing_is_converted_with_a_vintage_that_has_no_statements(ixbrl: Ixbrl, release: Path) -> None:
    refused(ixbrl("convert", release, "--taxonomy", "dei-2025", "--no-validate"), "'dei-2025'", "us-gaap-2024")


def test_search_prints_a_table_or_json(ixbrl: Ixbrl) -> None:
    hits = asked(ixbrl, "search", "total", "assets", "--limit", "3")["concepts"]
    assert len(hits) == 3
    assert hits[0]["name"] == "Assets"
    assert hits[0]["filings"] > 100
    said = ixbrl("taxonomy", "search", "total", "assets", "--limit", "3").out
    assert all(hit["name"] in said for hit in hits)


def test_search_that_finds_nothing_says_so_aside(ixbrl: Ixbrl) -> None:
    ran = ixbrl("taxonomy", "search", "zyzzyva", "quux")
    assert (ran.code, ran.out) == (0, "")
    assert "no label comes near" in ran.err
    assert asked(ixbrl, "search", "zyzzyva", "quux") == {"concepts": []}


@pytest.mark.parametrize(
    "arguments", [("search",), ("show",), ("add",), ("build", "x.zip"), ("search", "a", "--limit", "0")]
)
def test_wrong_usage(arguments: tuple[str, ...], ixbrl: Ixbrl) -> None:
    ran = ixbrl("taxonomy", *arguments)
    assert ran.code == 2
    assert "Error: " in ran.err


def test_path_names_three_folders(ixbrl: Ixbrl) -> None:
    named = dict(line.split(maxsplit=1) for line in ixbrl("taxonomy", "path").out.splitlines())
    assert set(named) == {"tables", "packages", "cache"}
    assert (Path(named["tables"]) / "taxonomies.csv").exists()


# Slices.


def test_a_slice_has_the_same_bytes_in_whatever_order_its_concepts_come() -> None:
    catalogue = read_catalogue(knowledge())
    concepts = [catalogue.concepts[n] for n in ("Assets", "Revenues", "srt:ProductOrServiceAxis", "dei:DocumentType")]
    made = taxonomy_slice(catalogue, concepts)
    assert made == taxonomy_slice(catalogue, [*reversed(concepts), concepts[0]])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_slice_is_kept_in_the_cache_and_not_beside_the_result(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    slices = tmp_path / "cache" / "ixbrl-converter" / "slices"
    for folder in ("first", "second"):
        convert(release, tmp_path / folder)
        assert len(os.listdir(slices)) == 1
    files = sorted(path.name for path in (tmp_path / "first").iterdir())
    assert [name for name in files if name.endswith(".zip")] == ["source.zip"]
    with zipfile.ZipFile(next((tmp_path / "first").glob("*.xbri"))) as archive:
        assert not [name for name in archive.namelist() if "fasb" in name or "catalog" in name]


# The older vintage, through and through.


def test_us_gaap_2024_reaches_every_file(release: Path, tmp_path: Path, ixbrl: Ixbrl) -> None:
    folder = tmp_path / "result"
    ran = ixbrl("convert", release, "-o", folder, "--taxonomy", "us-gaap-2024")
    assert (ran.code, ran.err) == (0, "")
    assert "slice of us-gaap-2024" in ran.out
    written = {
        path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.suffix not in (".xbri", ".zip")
    }
    for name, text in written.items():
        assert "us-gaap/2025" not in text, name
        assert "us-gaap-2025" not in text, name
        assert "2024-01-31" not in text, f"{name} names the data types of 2025"
    (schema,) = [text for name, text in written.items() if name.endswith(".xsd")]
    (page,) = [text for name, text in written.items() if name.endswith(".htm")]
    address = "https://xbrl.fasb.org/us-gaap/2024/elts/us-gaap-2024.xsd"
    assert f'namespace="http://fasb.org/us-gaap/2024" schemaLocation="{address}"' in schema
    assert 'xmlns:us-gaap="http://fasb.org/us-gaap/2024"' in page
    for ending in ("_pre.xml", "_cal.xml", "_lab.xml"):
        (linkbase,) = [text for name, text in written.items() if name.endswith(ending)]
        assert f"{address}#us-gaap_" in linkbase
    assert '"us-gaap": "http://fasb.org/us-gaap/2024"' in json.dumps(json.loads(written["facts.json"]))
    receipt = json.loads(written["receipt.json"])
    assert receipt["versions"]["taxonomy"] == "us-gaap-2024"
    assert receipt["versions"]["taxonomySource"].startswith("slice of us-gaap-2024")
    assert receipt["summary"]["valid"] is True
    ran = ixbrl("validate", folder, "--json")
    assert json.loads(ran.out)["taxonomy"].startswith("slice of us-gaap-2024"), "the vintage is the file's own"
    assert ran.code == 0


def test_building_into_a_folder_that_is_there_advises_only_what_the_command_can_do(
    tmp_path: Path, ixbrl: Callable[..., Ran]
) -> None:
    package = tmp_path / "any.zip"
    package.write_bytes(b"never read")
    (tmp_path / "tables").mkdir()
    ran = ixbrl("taxonomy", "build", package, "-o", tmp_path / "tables")
    assert ran.code == 2
    assert "--force" not in ran.err
    assert "Choose another output (-o)" in ran.err
