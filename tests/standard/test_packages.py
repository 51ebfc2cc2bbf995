"""What becomes of the zip files that users bring as taxonomy packages: installed whole, or one clear error each."""

from __future__ import annotations

import io
import json
import os
import random
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from converter.errors import SourceError
from converter.files import packages_folder
from converter.standard.archive import read_package
from tests.helpers_taxonomy import BASE, SCHEMA, about, catalog, package, schema, zip_of

if TYPE_CHECKING:
    from conftest import Ran

Ixbrl = Callable[..., "Ran"]


@pytest.fixture(autouse=True)
def own_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No package is installed when a test begins."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def placed(tmp_path: Path, content: bytes, name: str = "invented.zip") -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def with_member(name: str, content: str | bytes = "<x/>") -> bytes:
    """A sound package and one member more, under exactly that name."""
    made = io.BytesIO(package())
    with zipfile.ZipFile(made, "a") as archive:
        info = zipfile.ZipInfo("member")
        info.filename = name
        archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def damaged() -> bytes:
    """A package one member of which does not hold what its checksum says."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as made:
        made.writestr("invented/META-INF/taxonomyPackage.xml", about())
        made.writestr("invented/META-INF/catalog.xml", catalog())
        made.writestr("invented/files/elts/us-gaap-2025.xsd", "<xs:schema/>")
    return content.getvalue().replace(b"<xs:schema/>", b"<xs:schemA/>", 1)


def garbled(method: int) -> bytes:
    """A member packed by a method of which the data is not."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", method) as made:
        made.writestr("invented/META-INF/taxonomyPackage.xml", about() * 20)
    found = bytearray(content.getvalue())
    found[80:100] = bytes(20)
    return bytes(found)


def bomb(sizes: int, size: int) -> bytes:
    made = io.BytesIO(package())
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for number in range(sizes):
            archive.writestr(f"invented/files/{number}.xml", bytes(size))
    return made.getvalue()


ENTITIES = '<!ENTITY a0 "aaaaaaaaaaaaaaaa">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 16}">' for n in range(1, 9))
ENTITY_BOMB = (
    f'<!DOCTYPE b [{ENTITIES}]><catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog" name="&a8;">&a8;</catalog>'
)

BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "no zip archive"),
    "a text": (b"These are no facts about any taxonomy.", "no zip archive"),
    "a package cut off": (package()[:-200], "no zip archive, or only part of one"),
    "the end of a package": (package()[300:], "cannot be read"),
    "a wrong checksum": (damaged(), "us-gaap-2025.xsd"),
    "garbled bzip2": (garbled(zipfile.ZIP_BZIP2), "cannot be read"),
    "garbled lzma": (garbled(zipfile.ZIP_LZMA), "cannot be read"),
    "a way out": (with_member("invented/../../escaped.xsd"), "points outside"),
    "an absolute way": (with_member("/etc/escaped.xsd"), "points outside"),
    "a drive": (with_member("C:\\escaped.xsd"), "points outside"),
    "a way out in another style": (with_member("invented\\..\\..\\escaped.xsd"), "points outside"),
    "a member that is no name": (with_member("."), "points outside"),
    "a large member of zeros": (bomb(1, 30_000_000), "would unpack to"),
    "many members of zeros": (bomb(40, 2_000_000), "would unpack to"),
    "two folders": (with_member("second/file.xsd"), "has 2"),
    "no folder": (zip_of([("META-INF/catalog.xml", catalog())]), "is missing"),
    "no META-INF": (zip_of([("invented/us-gaap-2025.xsd", "<x/>")]), "META-INF/taxonomyPackage.xml is missing"),
    "no catalog": (zip_of([("i/META-INF/taxonomyPackage.xml", about())]), "META-INF/catalog.xml is missing"),
    "a description that is no XML": (package(description="Invented"), "is no XML"),
    "a catalog that is no XML": (package(catalogue="<catalog>"), "is no XML"),
    "an empty catalog": (package(catalogue=catalog(("", ""))), "maps no addresses"),
    "a catalog of entities": (package(catalogue=ENTITY_BOMB), "is no XML"),
}


@pytest.mark.parametrize(("content", "said"), BAD.values(), ids=BAD.keys())
def test_what_is_no_sound_package_is_one_error(
    content: bytes, said: str, tmp_path: Path, own_packages: Path, ixbrl: Ixbrl
) -> None:
    before = sorted(os.listdir(tmp_path))
    path = placed(tmp_path, content)
    ran = ixbrl("taxonomy", "add", path)
    assert_one_error(ran, 4, str(path), said)
    assert not own_packages.exists()
    assert sorted(os.listdir(tmp_path)) == sorted([*before, path.name])


def assert_one_error(ran: Ran, code: int, *said: str) -> None:
    assert ran.code == code, ran.err or ran.out
    assert ran.out == ""
    assert ran.err.startswith("ixbrl: ")
    assert ran.err.count("\n") == 1
    for words in said:
        assert words in ran.err, ran.err


@pytest.mark.parametrize("command", [("check",), ("build", "-o", "made")])
def test_other_commands_say_the_same(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ixbrl: Ixbrl
) -> None:
    monkeypatch.chdir(tmp_path)
    path = placed(tmp_path, package()[:-200])
    assert_one_error(ixbrl("taxonomy", *command, path), 4, str(path), "only part of one")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("command", [("check",), ("build", "-o", "made")])
def test_a_package_of_another_vintage_is_refused_and_the_way_out_named(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ixbrl: Ixbrl
) -> None:
    monkeypatch.chdir(tmp_path)
    path = placed(tmp_path, package())
    ran = ixbrl("taxonomy", *command, path, "--taxonomy", "us-gaap-2024")
    assert_one_error(ran, 4, str(path), "no concept of http://fasb.org/us-gaap/2024", "--taxonomy", "--entry")
    assert not (tmp_path / "made").exists()


def test_a_package_with_a_byte_changed_is_sound_or_refused() -> None:
    """Whatever the byte, no other error than one of ours comes out."""
    sound, chance = package(), random.Random(20250101)
    for _ in range(1500):
        spoilt = bytearray(sound)
        for _ in range(chance.randrange(1, 4)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        with suppress(SourceError):
            read_package("spoilt.zip", bytes(spoilt))


def test_a_file_that_is_not_there(tmp_path: Path, ixbrl: Ixbrl) -> None:
    assert_one_error(ixbrl("taxonomy", "add", tmp_path / "absent.zip"), 4, "absent.zip", "no such file")


def test_a_package_of_a_taxonomy_that_the_tables_do_not_know(tmp_path: Path, own_packages: Path, ixbrl: Ixbrl) -> None:
    other = package({"elts/us-gaap-1999.xsd": schema(())})
    ran = ixbrl("taxonomy", "add", placed(tmp_path, other))
    assert_one_error(ran, 2, "no taxonomy that the tables know", SCHEMA)
    assert not own_packages.exists()


def test_two_packages_for_one_address(tmp_path: Path, own_packages: Path, ixbrl: Ixbrl) -> None:
    assert ixbrl("taxonomy", "add", placed(tmp_path, package())).code == 0
    before = lying_in(own_packages)
    ran = ixbrl("taxonomy", "add", placed(tmp_path, package(), "second.zip"))
    assert_one_error(ran, 2, SCHEMA, "invented.zip")
    assert lying_in(own_packages) == before


def test_the_same_package_again(tmp_path: Path, ixbrl: Ixbrl) -> None:
    path = placed(tmp_path, package())
    assert ixbrl("taxonomy", "add", path).code == 0
    assert_one_error(ixbrl("taxonomy", "add", path), 2, SCHEMA, "Remove")


def test_a_package_does_not_take_the_place_of_another_of_its_name(
    tmp_path: Path, own_packages: Path, ixbrl: Ixbrl
) -> None:
    """Publishers give the packages of all years one name, or browsers do: `taxonomy.zip`."""
    assert ixbrl("taxonomy", "add", placed(tmp_path, package(), "taxonomy.zip")).code == 0
    before = lying_in(own_packages)
    older = package(
        {"elts/us-gaap-2024.xsd": schema(()).replace("us-gaap/2025", "us-gaap/2024")},
        catalogue=catalog(("https://xbrl.fasb.org/us-gaap/2024/", "../files/")),
    )
    ran = ixbrl("taxonomy", "add", placed(tmp_path, older, "taxonomy.zip"))
    assert_one_error(ran, 2, "taxonomy.zip", "another name")
    assert lying_in(own_packages) == before


def lying_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("number", [13, 28], ids=["no permission", "no room"])
def test_a_disk_that_refuses_leaves_nothing(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ixbrl: Ixbrl
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    path = placed(tmp_path, package())
    monkeypatch.setattr(Path, "replace", refuse)
    ran = ixbrl("taxonomy", "add", path)
    assert_one_error(ran, 5, "could not be installed", os.strerror(number))
    assert list(packages_folder().iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path, own_packages: Path, ixbrl: Ixbrl) -> None:
    own_packages.write_text("a file where the folder would be")
    assert_one_error(ixbrl("taxonomy", "add", placed(tmp_path, package())), 5, "could not be installed")


# A sound one.


def test_a_package_says_what_it_holds() -> None:
    found = read_package("invented.zip", package())
    assert (found.name, found.version, found.publisher) == ("Invented facts", "1.0", "Nobody")
    assert found.prefixes == (BASE,)
    assert found.files == (SCHEMA,)
    assert found.entry_points == (f"{BASE}entire/us-gaap-entryPoint-all-2025.xsd",)


def test_a_catalog_may_map_single_addresses() -> None:
    one = f'<uri name="{SCHEMA}" uri="../files/elts/us-gaap-2025.xsd"/>'
    catalogue = f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{one}</catalog>'
    assert read_package("invented.zip", package(catalogue=catalogue)).files == (SCHEMA,)


@pytest.mark.parametrize("name", ["invented.zip", "invented.bin", "facts & figures.zip"])
def test_a_sound_package_is_installed_and_listed(name: str, tmp_path: Path, ixbrl: Ixbrl) -> None:
    path = placed(tmp_path, package(), name)
    ran = ixbrl("taxonomy", "add", path)
    assert (ran.code, ran.err) == (0, "")
    assert "Invented facts: 1 file" in ran.out
    (installed,) = packages_folder().iterdir()
    assert installed.read_bytes() == path.read_bytes()
    assert str(packages_folder()) in ixbrl("taxonomy", "path").out
    listed = {one["name"]: one for one in json.loads(ixbrl("taxonomy", "list", "--json").out)["taxonomies"]}
    assert listed["us-gaap-2025"]["installed"] == [installed.name]
    assert listed["us-gaap-2024"]["installed"] == []
    assert installed.name in ixbrl("taxonomy", "list").out


def test_an_installed_package_that_was_damaged_since_is_named(tmp_path: Path, ixbrl: Ixbrl) -> None:
    assert ixbrl("taxonomy", "add", placed(tmp_path, package())).code == 0
    (installed,) = packages_folder().iterdir()
    installed.write_bytes(b"no zip any more")
    assert_one_error(ixbrl("taxonomy", "list"), 4, str(installed))


# What the invented release is tagged with.
_MONEY, _FLOW = "xbrli:monetaryItemType", "duration"
USED = (
    ("IncomeStatementAbstract", "xbrli:stringItemType", _FLOW, "", True),
    ("OperatingExpensesAbstract", "xbrli:stringItemType", _FLOW, "", True),
    ("Revenues", _MONEY, _FLOW, "credit", False),
    ("CostOfGoodsAndServicesSold", _MONEY, _FLOW, "debit", False),
    ("GrossProfit", _MONEY, _FLOW, "credit", False),
    ("ResearchAndDevelopmentExpense", _MONEY, _FLOW, "debit", False),
    ("GeneralAndAdministrativeExpense", _MONEY, _FLOW, "debit", False),
    ("OperatingExpenses", _MONEY, _FLOW, "debit", False),
    ("OperatingIncomeLoss", _MONEY, _FLOW, "credit", False),
    ("IncomeTaxExpenseBenefit", _MONEY, _FLOW, "debit", False),
    ("NetIncomeLoss", _MONEY, _FLOW, "credit", False),
)


def test_the_installed_package_is_what_official_validates_against(tmp_path: Path, release: Path, ixbrl: Ixbrl) -> None:
    """With every concept the result is valid; without one that the release uses it is not."""
    content = package({"elts/us-gaap-2025.xsd": schema(USED)})
    assert ixbrl("taxonomy", "add", placed(tmp_path, content)).code == 0
    ran = ixbrl("convert", release, "-o", tmp_path / "result", "--taxonomy-source", "official")
    assert ran.code == 0, ran.out + ran.err
    assert "us-gaap-2025 of the installed packages invented.zip" in ran.out
    receipt = json.loads((tmp_path / "result" / "receipt.json").read_bytes())
    assert receipt["versions"]["taxonomySource"] == "us-gaap-2025 of the installed packages invented.zip"

    (installed,) = packages_folder().iterdir()
    installed.write_bytes(package({"elts/us-gaap-2025.xsd": schema(c for c in USED if c[0] != "GrossProfit")}))
    ran = ixbrl("validate", tmp_path / "result", "--taxonomy-source", "official")
    assert ran.code == 1
    assert "GrossProfit" in ran.out + ran.err


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda: package({"elts/us-gaap-2025.xsd": "<x/>"}), "declares no namespace"),
        (lambda: package(catalogue=catalog(("https://xbrl.fasb.org/us-gaap/2025/", "file:///etc/"))), "outside"),
        (lambda: package(catalogue=catalog(("https://xbrl.fasb.org/us-gaap/2025/", "../../files/"))), "outside"),
        (
            lambda: package(
                catalogue=catalog(
                    ("https://xbrl.fasb.org/us-gaap/2025/", "../files/"),
                    ("https://xbrl.fasb.org/us-gaap/2025/", "../other/"),
                )
            ),
            "two places",
        ),
        (lambda: package(description="<html/>"), "not <taxonomyPackage>"),
        (lambda: package(description=f"<!DOCTYPE x [<!ENTITY e 'e'>]>{about()}"), "document type"),
    ],
    ids=["no schema", "file address", "above the package", "two places", "no description", "document type"],
)
def test_a_package_that_is_not_what_it_says_is_not_installed(
    tmp_path: Path, own_packages: Path, ixbrl: Ixbrl, made: Callable[[], bytes], said: str
) -> None:
    assert_one_error(ixbrl("taxonomy", "add", placed(tmp_path, made())), 4, said)
    assert not own_packages.exists() or lying_in(own_packages) == {}


def test_packages_whose_addresses_overlap_are_not_installed_together(tmp_path: Path, ixbrl: Ixbrl) -> None:
    assert ixbrl("taxonomy", "add", placed(tmp_path, package(), "one.zip")).code == 0
    inner = package(
        {"us-gaap-2025.xsd": schema(())}, catalogue=catalog(("https://xbrl.fasb.org/us-gaap/2025/elts/", "../files/"))
    )
    assert_one_error(ixbrl("taxonomy", "add", placed(tmp_path, inner, "two.zip")), 2, "one.zip")


def test_the_files_of_a_companion_alone_are_not_the_official_taxonomy(
    tmp_path: Path, ixbrl: Ixbrl, release: Path
) -> None:
    dei = schema(()).replace("http://fasb.org/us-gaap/2025", "http://xbrl.sec.gov/dei/2025")
    held = package({"dei-2025.xsd": dei}, catalogue=catalog(("https://xbrl.sec.gov/dei/2025/", "../files/")))
    assert ixbrl("taxonomy", "add", placed(tmp_path, held, "dei.zip")).code == 0
    ran = ixbrl("convert", release, "-o", tmp_path / "result", "--taxonomy-source", "official")
    assert ran.code == 5
    assert "us-gaap-2025 is not installed" in ran.err
