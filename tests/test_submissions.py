"""Submissions by the front doors: one result for each exhibit, where it lies, and what is said of the rest."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import RELEASE
from jsonschema import Draft202012Validator
from lxml import etree

import converter.api
from converter import convert, convert_submission
from converter.api import list_documents
from converter.errors import EngineError, NothingToConvertError, SourceError, UsageError
from converter.files import check_target
from converter.model.taxonomy import ValidationMessage, Verdict
from tests.helpers_submission import COVER, FORMS, document, submission

if TYPE_CHECKING:
    from conftest import Ran

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus" / "dev" / "text"
Ixbrl = Callable[..., "Ran"]
SCHEMA = json.loads((package_files("converter") / "exports" / "receipt.schema.json").read_text(encoding="utf-8"))
SECOND = RELEASE.replace("2003         2002", "2002         2001")
BINARY = "\x01\x02\x03 no text" * 20 + "\n"
PICTURE = document("begin 644 logo.gif\nM1TE&.#EA\n`\nend\n", "GRAPHIC", 9, "logo.gif")
MAIN = document(COVER, "8-K", 1)
ONE = submission(MAIN, document(RELEASE, "EX-99.1", 2, "ashgrove.txt", "RELEASE"), PICTURE)
TWO = submission(MAIN, document(RELEASE, "EX-99.1", 2), document(SECOND, "EX-99.2", 3))
MIXED = submission(MAIN, document(COVER, "EX-99.1", 2), document(RELEASE, "EX-99.2", 3), document(BINARY, "EX-99.3", 4))
BARREN = submission(MAIN, document(COVER, "EX-99.1", 2), document("Prose.\n", "EX-99.2", 3))


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def saved(content: bytes, name: str = "sub.txt") -> Path:
    """A submission on disk."""
    path = Path(name)
    path.write_bytes(content)
    return path


def below(folder: Path) -> set[str]:
    """What lies in a folder."""
    return {path.name for path in folder.iterdir()}


def figures(result: converter.Result) -> list[tuple[str, str, str]]:
    """Every fact of a result by local name, period and value."""
    facts = result.outcome.report.facts
    return [(fact.concept.name.local, str(fact.period), f"{fact.value:f}") for fact in facts]


# the programs' door


@pytest.mark.parametrize("form", FORMS)
def test_a_release_in_a_submission_gives_the_facts_it_gives_alone(form: str, release: Path) -> None:
    (result,) = convert_submission(saved(submission(MAIN, document(RELEASE), form=form))).results
    assert figures(result) == figures(convert(release))
    assert result.is_valid
    entity = result.outcome.report.entity
    assert (entity.cik, entity.name) == ("0009876543", "ASHGROVE LANTERN WORKS INC /DE/")
    assert "entity.no-cik" not in [finding.code for finding in result.outcome.findings]


def test_the_output_shows_the_body_and_nothing_else() -> None:
    result = convert(saved(submission(MAIN, document(f"\n<PAGE>\n{RELEASE}\n"))), "out", validate=False)
    assert result.folder is not None
    tree = etree.parse(result.folder / result.document)
    (pre,) = tree.iter("{http://www.w3.org/1999/xhtml}pre")
    assert "".join(pre.itertext()) == f"\n<PAGE>\n{RELEASE}\n"


def test_the_receipt_names_the_submission_and_counts_lines_in_the_body() -> None:
    receipt = convert(saved(ONE), "out").receipt
    assert list(Draft202012Validator(SCHEMA).iter_errors(receipt)) == []
    assert receipt["source"]["name"] == receipt["summary"]["document"] == "ashgrove.txt"
    said = receipt["source"]["submission"]
    assert (said["name"], said["sequence"], said["type"], said["description"]) == ("sub.txt", 2, "EX-99.1", "RELEASE")
    assert (said["accession"], said["form"], said["period"]) == ("0009999999-04-000012", "8-K", "2004-02-18")
    assert said["filers"][0]["fiscalYearEnd"] == "--12-31"
    lines = RELEASE.split("\n")
    assert all(cell["printed"].strip("$ ()") in lines[cell["line"] - 1] for cell in receipt["cells"])
    assert [f["code"] for f in receipt["findings"] if f["code"].startswith("submission.")] == ["submission.skipped"]


def test_each_exhibit_is_a_result_of_its_own() -> None:
    done = convert_submission(saved(TWO), "out")
    assert [result.folder for result in done.results] == [Path("out/ex99-1"), Path("out/ex99-2")]
    assert below(Path("out")) == {"ex99-1", "ex99-2"}
    assert done.refused == ()
    assert {fact[1] for fact in figures(done.results[1])} == {"2002-01-01/2002-12-31", "2001-01-01/2001-12-31"}
    for result in done.results:
        assert result.folder is not None
        assert json.loads((result.folder / "receipt.json").read_bytes()) == result.receipt


@pytest.mark.parametrize(
    ("types", "folders"),
    [
        (["EX-99", "EX-99.2"], ["ex99", "ex99-2"]),
        (["EX-99.(A)", "EX-99.(B)(1)"], ["ex99-a", "ex99-b-1"]),
        (["EX-99.1", "EX-99.1"], ["ex99-1", "ex99-1-3"]),
        (["EX-99../../X", "EX-99.1"], ["ex99-x", "ex99-1"]),
    ],
)
def test_folders_are_named_after_types(types: list[str], folders: list[str]) -> None:
    parts = [document(text, kind, n) for n, (kind, text) in enumerate(zip(types, (RELEASE, SECOND), strict=True), 2)]
    done = convert_submission(saved(submission(MAIN, *parts)), "out", validate=False)
    assert [result.folder for result in done.results] == [Path("out") / folder for folder in folders]


def test_one_result_is_the_folder_itself_and_the_refused_are_handed_back() -> None:
    done = convert_submission(saved(MIXED), "out", validate=False)
    assert [result.folder for result in done.results] == [Path("out")]
    assert [(refusal.part.sequence, type(refusal.error)) for refusal in done.refused] == [
        (2, NothingToConvertError),
        (4, SourceError),
    ]
    assert [refusal.error.where for refusal in done.refused] == [
        "sub.txt, document 2 (EX-99.1)",
        "sub.txt, document 4 (EX-99.3)",
    ]


def test_without_a_statement_in_the_exhibits_the_main_document_counts() -> None:
    parts = (document(RELEASE, "8-K", 1), document(COVER, "EX-99.1", 2))
    done = convert_submission(saved(submission(*parts)), validate=False)
    assert [result.receipt["source"]["submission"]["type"] for result in done.results] == ["8-K"]
    assert len(done.refused) == 1
    assert convert(saved(submission(*parts)), validate=False).receipt == done.results[0].receipt


def test_without_exhibits_the_main_document_is_converted() -> None:
    content = submission(document(RELEASE, "10-Q", 1), document("S\n", "EX-27", 2)).replace(b"8-K", b"10-Q")
    assert convert(saved(content), validate=False).receipt["source"]["submission"]["type"] == "10-Q"


def test_one_function_converts_one_document() -> None:
    with pytest.raises(UsageError, match=r"2 documents.*EX-99.1, EX-99.2") as caught:
        convert(saved(TWO), "out")
    assert "convert_submission" in caught.value.do
    assert not Path("out").exists()
    assert convert(saved(TWO), document="3", validate=False).receipt["source"]["submission"]["sequence"] == 3


def test_a_plain_file_is_one_result_and_has_no_documents(release: Path) -> None:
    done = convert_submission(release, "out", validate=False)
    assert [result.folder for result in done.results] == [Path("out")]
    assert done.results[0].receipt["source"]["submission"] is None
    assert list_documents(release) is None
    with pytest.raises(UsageError, match="no submission"):
        convert(release, document="1")


def test_nothing_to_convert_is_raised_for_one_and_handed_back_for_several() -> None:
    with pytest.raises(NothingToConvertError, match="no financial statement") as caught:
        convert_submission(saved(submission(MAIN)), "out")
    assert caught.value.where == "sub.txt, document 1 (8-K)"
    done = convert_submission(saved(BARREN), "out")
    assert done.results == ()
    assert len(done.refused) == 3
    assert not Path("out").exists()


def test_a_fault_of_the_machine_stops_all(monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = converter.api.run, []

    def fail(*given: Any, **named: Any) -> Any:
        calls.append(given)
        if len(calls) == 2:
            raise EngineError("no room")
        return real(*given, **named)

    monkeypatch.setattr(converter.api, "run", fail)
    with pytest.raises(EngineError):
        convert_submission(saved(TWO), "out", validate=False)
    assert below(Path()) == {"sub.txt"}


def test_the_users_word_goes_before_the_header() -> None:
    entity = Path("entity.toml")
    entity.write_text('[entity]\nname = "Bracken Tea Co."\n', encoding="utf-8")
    result = convert(saved(ONE), cik="77", entity=entity, validate=False)
    assert result.receipt["entity"]["identifier"] == "0000000077"
    assert result.receipt["entity"]["name"] == "Bracken Tea Co."
    assert "entity.cik-contradicted" in [finding.code for finding in result.outcome.findings]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no submissions in shared/corpus beside the checkout")
def test_real_submissions_give_the_facts_of_their_documents() -> None:
    """Every fourth of them; which document of a submission was cut out is known by its text."""
    folders = sorted(CORPUS.iterdir())[::4]
    assert len(folders) > 5
    for folder in folders:
        try:
            alone = convert(folder / "document.txt", validate=False)
        except NothingToConvertError:
            # The statements of a company that was bought.
            with pytest.raises(NothingToConvertError):
                convert_submission(folder / "submission.txt", validate=False)
            continue
        within = convert_submission(folder / "submission.txt", validate=False).results
        (same,) = [result for result in within if result.outcome.source.text == alone.outcome.source.text]
        assert figures(same) == figures(alone), folder.name


def test_one_release_asked_of_a_submission_without_any_is_refused_as_its_first_document_is() -> None:
    with pytest.raises(NothingToConvertError, match=r"document 1 .*no financial statement"):
        convert(saved(submission(MAIN)), validate=False)
    prose = submission(document("Prose.\n", "8-K", 1), document(COVER, "EX-99.1", 2))
    with pytest.raises(NothingToConvertError, match="document 2"):
        convert(saved(prose), validate=False)


# folders


def test_force_replaces_one_result_by_several_and_back() -> None:
    convert_submission(saved(ONE), "out", validate=False)
    convert_submission(saved(TWO), "out", force=True, validate=False)
    assert below(Path("out")) == {"ex99-1", "ex99-2"}
    convert_submission(saved(ONE), "out", force=True, validate=False)
    assert "ex99-1" not in below(Path("out"))


@pytest.mark.parametrize("foreign", ["notes.txt", "ex99-1/notes.txt", "mine/notes.txt", "mine"])
def test_several_results_with_something_foreign_are_not_touched(foreign: str) -> None:
    convert_submission(saved(TWO), "out", validate=False)
    path = Path("out", foreign)
    if path.suffix:
        path.parent.mkdir(exist_ok=True)
        path.write_text("mine")
    else:
        path.mkdir()
    with pytest.raises(UsageError, match=foreign.partition("/")[0]):
        check_target(Path("out"), force=True)


# the command line


def test_convert_says_where_each_result_lies(ixbrl: Ixbrl) -> None:
    ran = ixbrl("convert", saved(TWO), "-o", "out")
    assert (ran.code, ran.err) == (0, "")
    assert [line.partition(":")[0] for line in ran.out.splitlines() if line.endswith(": valid")] == [
        "out/ex99-1/ashgrovelant-20031231.htm",
        "out/ex99-2/ashgrovelant-20021231.htm",
    ]


def test_convert_names_each_refused_document_in_a_line(ixbrl: Ixbrl) -> None:
    ran = ixbrl("convert", saved(MIXED), "-o", "out", "--no-validate")
    assert ran.code == 0
    assert [line[:44] for line in ran.err.splitlines()] == [
        "ixbrl: sub.txt, document 2 (EX-99.1): no fin",
        "ixbrl: sub.txt, document 4 (EX-99.3): this i",
    ]
    assert "out/ashgrovelant-20031231.htm" in ran.out


def test_convert_of_a_submission_without_a_statement(ixbrl: Ixbrl) -> None:
    ran = ixbrl("convert", saved(BARREN), "-o", "out")
    assert (ran.code, ran.out, ran.err.count("\n")) == (3, "", 3)
    assert not Path("out").exists()


def test_convert_of_one_document(ixbrl: Ixbrl) -> None:
    assert ixbrl("convert", saved(TWO), "-o", "out", "--document", "ex-99.2", "--no-validate").code == 0
    assert "ashgrovelant-20021231.htm" in below(Path("out"))
    ran = ixbrl("convert", saved(TWO), "--document", "EX-98")
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_convert_json_of_several(ixbrl: Ixbrl) -> None:
    ran = ixbrl("convert", saved(TWO), "-o", "out", "--json", "--no-validate")
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    said = json.loads(ran.out)
    assert said["submission"] == "sub.txt"
    assert [(r["document"], r["folder"]) for r in said["results"]] == [
        ("EX-99.1", "out/ex99-1"),
        ("EX-99.2", "out/ex99-2"),
    ]
    assert said["refused"] == []


def test_convert_json_of_none(ixbrl: Ixbrl) -> None:
    ran = ixbrl("convert", saved(BARREN), "--json")
    said = json.loads(ran.out)
    assert (ran.code, said["results"]) == (3, [])
    assert [(r["sequence"], r["type"], r["exitCode"]) for r in said["refused"]] == [
        (2, "EX-99.1", 3),
        (3, "EX-99.2", 3),
        (1, "8-K", 3),
    ]


def test_one_invalid_result_of_several_ends_with_one(ixbrl: Ixbrl, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = converter.api.run, []

    def second_fails(*given: Any, **named: Any) -> Any:
        outcome = real(*given, **named)
        calls.append(outcome)
        message = ValidationMessage("xbrl.4.9:testFault", "error", "a fault that a test made up", "page.htm:7")
        return replace(outcome, verdict=Verdict(True, (message,), "slice")) if len(calls) == 2 else outcome

    monkeypatch.setattr(converter.api, "run", second_fails)
    ran = ixbrl("convert", saved(TWO), "-o", "out")
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "out/ex99-2/" in ran.err


def test_inspect_lists_what_a_submission_holds(ixbrl: Ixbrl) -> None:
    ran = ixbrl("inspect", saved(ONE))
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "8-K, 0009999999-04-000012, period 2004-02-18, filed 2004-02-19",
        "ASHGROVE LANTERN WORKS INC /DE/ (CIK 0009876543)",
        "EX-99.1",
        "ashgrove.txt",
        "RELEASE",
        "uuencoded",
    ):
        assert words in ran.out


def test_inspect_shows_one_document_of_a_submission(ixbrl: Ixbrl) -> None:
    ran = ixbrl("inspect", saved(ONE), "--document", "2")
    assert (ran.code, ran.err) == (0, "")
    assert "Gross profit" in ran.out
