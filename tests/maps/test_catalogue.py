"""The compiled tables: kept, made anew when they must be, shared between processes; and what they refuse."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from converter import knowledge as opening
from converter.errors import MapError
from converter.files import cache_folder, kept_slice
from converter.knowledge import open_knowledge
from converter.maps.compile import compile_catalogue
from converter.maps.concepts import read_catalogue, read_maps
from converter.model.concepts import EXTENSION
from tests.helpers_text import TAXONOMY, converted, knowledge, knowledge_of, mapped_line, texts

CONCEPTS = f"{TAXONOMY}/concepts.csv"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache of the test's own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ixbrl-converter"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Own tables that leave the vintages of 2025 all but empty, so that compiling takes no time."""
    own = tmp_path / "own"
    for name in ("us-gaap-2025", "srt-2025", "dei-2025", "country-2025"):
        (own / name).mkdir(parents=True)
        for part in ("concepts", "presentation", "calculations", "roles", "types", "replacements"):
            header = texts().get(f"{name}/{part}.csv", "").partition("\n")[0]
            if header:
                (own / name / f"{part}.csv").write_text(f"{header}\n", encoding="utf-8")
    add(own, "Assets", "instant", "debit")
    return own


def add(own: Path, name: str, period: str, balance: str) -> None:
    with (own / CONCEPTS).open("a", encoding="utf-8") as table:
        table.write(f"{name},xbrli:monetaryItemType,{period},{balance},,,,,\n")


def names(own: Path) -> set[str]:
    opening._opened.cache_clear()  # as another process would begin
    database = open_knowledge(TAXONOMY, own).database
    return {row[0] for row in database.execute("SELECT name FROM concepts")}


def databases(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.sqlite"))


# The cache.


def test_tables_are_compiled_once(cache: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []

    def counting(*arguments: object) -> None:
        compiled.append(arguments)
        compile_catalogue(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("converter.knowledge.compile_catalogue", counting)
    assert names(small) == names(small) == {"Assets"}
    assert len(compiled) == len(databases(cache)) == 1


def test_a_changed_table_is_seen_at_once(cache: Path, small: Path) -> None:
    assert names(small) == {"Assets"}
    add(small, "Liabilities", "instant", "credit")
    assert names(small) == {"Assets", "Liabilities"}
    assert len(databases(cache)) == 2


def test_the_users_tables_replace_ours(small: Path) -> None:
    assert names(small) == {"Assets"}
    assert "Liabilities" in {row[0] for row in open_knowledge(TAXONOMY).database.execute("SELECT name FROM concepts")}


@pytest.mark.parametrize("length", [0, 100, 20_000, -1])
def test_a_database_cut_short_is_made_anew(length: int, cache: Path, small: Path) -> None:
    names(small)
    (kept,) = databases(cache)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:length])
    assert names(small) == {"Assets"}
    assert [path.read_bytes() for path in databases(cache)] == [whole]


def test_a_database_with_a_hole_is_made_anew(cache: Path, small: Path) -> None:
    """As a crash leaves it: of full length, some pages never written."""
    names(small)
    (kept,) = databases(cache)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:4096] + bytes(len(whole) - 4096))
    assert names(small) == {"Assets"}


def test_a_slice_cut_short_is_made_anew(cache: Path) -> None:
    kept_slice("slice", lambda: b"whole")
    (kept,) = (cache / "slices").iterdir()
    kept.write_bytes(b"who")
    assert kept_slice("slice", lambda: b"whole") == b"whole"
    assert [path.read_bytes() for path in (cache / "slices").iterdir()] == [b"whole"]
    assert kept_slice("slice", lambda: b"made anew") == b"whole"


def test_a_cache_that_cannot_be_written_is_done_without(cache: Path, small: Path) -> None:
    cache.parent.mkdir()
    cache.write_text("a file where the folder would be")
    assert names(small) == {"Assets"}
    assert kept_slice("slice", lambda: b"whole") == b"whole"
    assert cache.read_text() == "a file where the folder would be"


def test_a_table_that_is_wrong_leaves_nothing_in_the_cache(cache: Path, small: Path) -> None:
    add(small, "Profit", "sometimes", "")
    with pytest.raises(MapError, match="sometimes"):
        names(small)
    assert databases(cache) == []


def test_the_cache_does_not_grow_for_ever(cache: Path, small: Path) -> None:
    for number in range(12):
        add(small, f"Concept{number}", "instant", "debit")
        names(small)
    assert 1 <= len(databases(cache)) < 12
    assert "Concept11" in names(small)


def test_several_processes_may_begin_at_once(cache: Path, small: Path, tmp_path: Path) -> None:
    script = (
        "from pathlib import Path; from converter.knowledge import open_knowledge;"
        f"k = open_knowledge({TAXONOMY!r}, Path({str(small)!r}));"
        "print(k.database.execute('SELECT count(*) FROM concepts').fetchone()[0])"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path, stdout=subprocess.PIPE, env=dict(os.environ))
        for _ in range(3)
    ]
    assert [process.communicate(timeout=60)[0].strip() for process in started] == [b"1"] * 3
    assert len(databases(cache)) == 1
    assert len(list(cache.iterdir())) == 1


def test_several_threads_may_begin_at_once(cache: Path, small: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(names, [small] * 8)) == [{"Assets"}] * 8
    assert len(databases(cache)) == 1


# What is wrong in a table.

WRONG: dict[str, tuple[str, str, str]] = {
    "a concept twice": (CONCEPTS, "Assets,xbrli:monetaryItemType,instant,debit,,,,,", "'Assets' stands twice"),
    "no period type": (CONCEPTS, "Other,xbrli:monetaryItemType,,,,,,,", "period type ''"),
    "a balance that is none": (CONCEPTS, "Other,xbrli:monetaryItemType,instant,left,,,,,", "balance 'left'"),
    "an order that is no number": (f"{TAXONOMY}/presentation.csv", "Role,Assets,Other,first,", "'first'"),
    "a weight that is no number": (f"{TAXONOMY}/calculations.csv", "Role,Assets,Other,heavy,1", "'heavy'"),
    "a weight of none": (f"{TAXONOMY}/calculations.csv", "Role,Assets,Other,2,1", "weight '2'"),
    "a role twice": (f"{TAXONOMY}/roles.csv", "Role,,,\nRole,,,", "'Role' stands twice"),
    "a replacement twice": (f"{TAXONOMY}/replacements.csv", "Old,Assets,\nOld,Assets,", "'Old' stands twice"),
}


@pytest.mark.parametrize(("table", "rows", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_row_is_named(table: str, rows: str, said: str, cache: Path, small: Path) -> None:
    path = small / table
    path.write_text(path.read_text(encoding="utf-8") + rows + "\n", encoding="utf-8")
    line = path.read_text(encoding="utf-8").count("\n")
    with pytest.raises(MapError) as error:
        names(small)
    assert said in str(error.value)
    assert str(error.value).startswith(f"{table}:{line}: ")
    assert databases(cache) == []


# What is refused, and what stands for it.

RELEASE = """
                      Quill Works, Inc.
                       Balance Sheets
                       (in thousands)

                                    December 31,
                                        2004

    Cash .......................         234
    Inventories ................       1,000
    Total assets ...............       1,234
"""


def altered(name: str, **cells: str) -> Callable[[], Mapping[str, str]]:
    """Our tables with other cells in the row of a concept; without the row if no cells are given."""

    def tables() -> Mapping[str, str]:
        header, *rows = texts()[CONCEPTS].splitlines()
        columns = header.split(",")

        def lines() -> Iterator[str]:
            for row in rows:
                values = row.split(",")
                if values[0] != name:
                    yield row
                elif cells:
                    yield ",".join(cells.get(c, v) for c, v in zip(columns, values, strict=True))

        return {**texts(), CONCEPTS: "\n".join([header, *lines(), ""])}

    return tables


REFUSED = {
    "uncertain": (altered("Assets", balance="", uncertain="balance"), "the balance of Assets in us-gaap-2025"),
    "deprecated": (altered("Assets", deprecated="2025"), "Assets is deprecated since 2025"),
    "absent": (altered("Assets"), "us-gaap-2025 has no concept Assets"),
}


@pytest.mark.parametrize(("tables", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_tagged_with_is_refused_with_the_reason(
    tables: Callable[[], Mapping[str, str]], said: str
) -> None:
    done = converted(RELEASE, read_maps(knowledge_of(tables())))
    line = mapped_line(done, "Total assets")
    assert line.concept is None or line.concept.name.local != "Assets"
    (finding,) = done.coded("map.refused")
    assert said in finding.message
    assert finding.locator is not None
    assert done.reading.at(finding)


@pytest.mark.parametrize("tables", [case[0] for case in REFUSED.values()], ids=REFUSED.keys())
def test_a_table_says_what_stands_for_it(tables: Callable[[], Mapping[str, str]]) -> None:
    changed = dict(tables())
    changed[f"{TAXONOMY}/replacements.csv"] += "Assets,AssetsNet,invented\n"
    done = converted(RELEASE, read_maps(knowledge_of(changed)))
    concept = mapped_line(done, "Total assets").concept
    assert concept is not None
    assert str(concept.name) == "us-gaap:AssetsNet"
    assert done.coded("map.refused") == []


def test_a_replacement_that_cannot_be_tagged_with_either_is_refused() -> None:
    changed = dict(altered("Assets", deprecated="2025")())
    changed[f"{TAXONOMY}/replacements.csv"] += "Assets,NoSuchConcept,invented\n"
    assert "Assets" in read_maps(knowledge_of(changed)).refused


OWN = "statement,section,label,unit,concept,wording,why,evidence,example\n"


def test_an_own_row_that_names_no_concept_is_an_error_with_its_place() -> None:
    row = "balance_sheet,,total assets,monetary,Asets,same,mine,0,Total assets\n"
    with pytest.raises(MapError, match="has no concept 'Asets'") as error:
        read_maps(knowledge_of({**texts(), "own/labels/mine.csv": OWN + row}))
    assert str(error.value).startswith("own/labels/mine.csv:2: ")


@pytest.mark.parametrize("concept", [EXTENSION, "AssetsNet"])
def test_an_own_row_may_name_an_extension_or_any_concept(concept: str) -> None:
    row = f"balance_sheet,,total assets,monetary,{concept},same,mine,0,Total assets\n"
    done = converted(RELEASE, read_maps(knowledge_of({**texts(), "own/labels/mine.csv": OWN + row})))
    found = mapped_line(done, "Total assets").concept
    assert found is not None
    assert (found.name.local == "AssetsNet") is (concept == "AssetsNet")


def test_the_catalogue_holds_what_the_table_says() -> None:
    catalogue = read_catalogue(knowledge())
    concept = catalogue.concepts["Assets"]
    assert (str(concept.name), concept.type) == ("us-gaap:Assets", "xbrli:monetaryItemType")
    assert (concept.period_type, concept.balance) == ("instant", "debit")
    assert "NoSuchConcept" not in catalogue.concepts
    assert catalogue.concepts["srt:ProductOrServiceAxis"].substitution_group == "xbrldt:dimensionItem"
    with pytest.raises(KeyError):
        catalogue.concepts["NoSuchConcept"]


def test_the_cache_folder_is_the_users(cache: Path) -> None:
    assert cache_folder() == cache
