"""The review page: who may ask, what it refuses, and a correction made in a real browser."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import pytest

from converter.api import convert
from converter.corrections import open_to_correct, progress_of, save

pytest.importorskip("flask", reason="flask is not installed")
from converter.review.app import review_app
from converter.serving import LOOPBACK, serve
from tests.conftest import RELEASE

TOKEN = "token"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
LINE = {"statement": 1, "line": 2, "label": "Cost of sales"}
WRONG = "-"


@pytest.fixture
def result(release: Path, tmp_path: Path) -> Path:
    """A result in which a person left the costs out, so that no calculation is stated."""
    first = convert(release, tmp_path / "first", validate=False)
    assert first.folder is not None
    mapping = tmp_path / "mapping.csv"
    text = (first.folder / "mapping.csv").read_text()
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["label"] == "Cost of sales"]
    assert rows[0]["line"] == "2"
    rows[0]["concept"] = WRONG
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    mapping.write_text(buffer.getvalue())
    return convert(release, tmp_path / "result", mapping=mapping).folder or tmp_path


@pytest.fixture
def client(result: Path) -> Any:
    return review_app((result,), TOKEN).test_client()


def post(client: Any, what: str, told: dict[str, Any], **headers: str) -> Any:
    given = {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000", **headers}
    return client.post(f"/{TOKEN}/0/{what}", json=told, headers=given)


def get(client: Any, path: str, host: str = "127.0.0.1:8000") -> Any:
    return client.get(path, headers={"Host": host})


def concepts(folder: Path) -> dict[str, str]:
    rows = csv.DictReader(io.StringIO((folder / "mapping.csv").read_text()))
    return {row["label"]: row["concept"] for row in rows}


def test_only_who_knows_the_token_and_this_machine_may_ask(client: Any) -> None:
    assert get(client, f"/{TOKEN}/").status_code == 200
    for path, host in [("/", "127.0.0.1:8000"), ("/other/", "127.0.0.1:8000"), (f"/{TOKEN}/", "rebound.example")]:
        assert get(client, path, host).status_code == 404
    for path in (f"/{TOKEN}/1/", f"/{TOKEN}/-1/", f"/{TOKEN}/../receipt.json", f"/{TOKEN}/static/../app.py"):
        assert get(client, path).status_code == 404


def test_the_queue_begins_with_what_is_least_sure(result: Path, tmp_path: Path) -> None:
    """A line of the second release that no row reaches is not sure; of the first one all are."""
    other = tmp_path / "other.txt"
    other.write_text(RELEASE.replace("Cost of sales", "Wicks and glass"), encoding="utf-8")
    unsure = convert(other, tmp_path / "unsure", validate=False).folder
    assert unsure is not None
    assert (progress_of(result).unsure, progress_of(unsure).unsure) == (0, 1)
    queue = get(review_app((result, unsure), TOKEN).test_client(), f"/{TOKEN}/").text
    assert queue.index('/0/">unsure<') < queue.index('/1/">result<')


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_posts_of_other_sites_are_refused(client: Any, result: Path, origin: str) -> None:
    before = (result / "mapping.csv").read_bytes()
    told = {"version": open_to_correct(result).version, "decisions": []}
    assert post(client, "save", told, Origin=origin).status_code == 403
    form = {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000"}
    assert client.post(f"/{TOKEN}/0/save", data={"version": told["version"]}, headers=form).status_code == 403
    assert (result / "mapping.csv").read_bytes() == before


def test_nothing_runs_but_our_script(client: Any) -> None:
    policy = get(client, f"/{TOKEN}/0/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert "script-src" not in get(client, f"/{TOKEN}/0/source").headers["Content-Security-Policy"]


def test_decisions_are_tried_without_writing(client: Any, result: Path) -> None:
    before = (result / "receipt.json").read_bytes()
    told = post(client, "try", {"decisions": [], "validate": True}).get_json()
    assert {s["state"] for s in told["sums"]} == {"arc"}
    assert told["validation"]["valid"] is True
    assert (result / "receipt.json").read_bytes() == before


def test_what_somebody_wrote_into_the_file_is_not_lost(release: Path, tmp_path: Path) -> None:
    """A mapping.csv that was corrected by hand and not converted again: opening and saving keeps the correction."""
    folder = convert(release, tmp_path / "result", validate=False).folder
    assert folder is not None
    assert open_to_correct(folder).decisions == ()
    mapping = folder / "mapping.csv"
    was = concepts(folder)["Cost of sales"]
    mapping.write_text(mapping.read_text().replace(was, "us-gaap:CostOfRevenue"))
    opened = open_to_correct(folder)
    assert [(d.label, d.concept) for d in opened.decisions] == [("Cost of sales", "us-gaap:CostOfRevenue")]
    save(opened, opened.decisions)
    assert concepts(folder)["Cost of sales"] == "us-gaap:CostOfRevenue"
    assert open_to_correct(folder).decisions[0].concept == "us-gaap:CostOfRevenue"


def test_a_decision_that_cannot_be_followed_is_one_message(client: Any) -> None:
    answer = post(client, "try", {"decisions": [{**LINE, "concept": "us-gaap:Nonsense"}]})
    assert answer.status_code == 422
    assert "has no concept 'us-gaap:Nonsense'" in answer.get_json()["message"]
    assert post(client, "try", {"decisions": [{"line": "x"}]}).status_code == 422


def test_the_second_of_two_browsers_is_told(client: Any, result: Path) -> None:
    version = open_to_correct(result).version
    first = {"version": version, "decisions": [{**LINE, "concept": "-"}]}
    assert post(client, "save", first).status_code == 200
    second = post(client, "save", {"version": version, "decisions": [{**LINE, "concept": "*non-gaap"}]})
    assert second.status_code == 409
    assert "saved by somebody else" in second.get_json()["message"]
    assert concepts(result)["Cost of sales"] == "-"


def test_only_what_a_person_decided_is_decided(client: Any, result: Path) -> None:
    told = {"version": open_to_correct(result).version, "decisions": [{**LINE, "concept": "us-gaap:CostOfRevenue"}]}
    assert post(client, "save", told).status_code == 200
    rows = csv.DictReader(io.StringIO((result / "mapping.csv").read_text()))
    assert [row["label"] for row in rows if row["rule"] == "decided own/mapping.csv:3"] == ["Cost of sales"]
    assert len(open_to_correct(result).decisions) == 1


def _serve(folder: Path, said: Queue[str]) -> None:
    serve(review_app((folder,), TOKEN), "review", LOOPBACK, 0, said.put)


@pytest.fixture
def address(result: Path) -> Iterator[str]:
    """Where a process of its own serves the page."""
    context = get_context("spawn")
    said: Queue[str] = context.Queue()
    process = context.Process(target=_serve, args=(result, said), daemon=True)
    process.start()
    yield f"{said.get(timeout=60)}/{TOKEN}/0/"
    process.terminate()
    process.join()


@pytest.fixture
def page() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as engine:
        if CHROMIUM is None and not Path(engine.chromium.executable_path).is_file():
            pytest.skip("no Chromium: install one, name it in CHROMIUM, or run `playwright install chromium`")
        browser = engine.chromium.launch(executable_path=CHROMIUM, headless=True, args=["--no-sandbox"])
        yield browser.new_page(viewport={"width": 1500, "height": 900})
        browser.close()


@pytest.mark.slow
def test_a_person_corrects_a_mapping_and_the_sum_heals(page: Any, address: str, result: Path) -> None:
    assert concepts(result)["Cost of sales"] == WRONG
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(address)
    page.locator('.line[data-line="1.2"]').click()
    page.wait_for_selector('.sum[data-sum="sum-1-1"][data-state="holds"]')
    pointed = page.frame_locator("#source").locator("[data-pointed]")
    assert pointed.all_inner_texts() == ["700", "610"]
    page.keyboard.press("/")
    page.keyboard.type("cost of revenue")
    page.locator("#detail button", has_text="CostOfRevenue").first.click()
    page.wait_for_selector('.sum[data-sum="sum-1-1"][data-state="arc"]')
    page.wait_for_selector("#verdict.valid")
    assert concepts(result)["Cost of sales"] == WRONG, "nothing is written before saving"
    page.keyboard.press("s")
    page.wait_for_selector("#unsaved", state="hidden")
    assert concepts(result)["Cost of sales"].endswith("CostOfRevenue")
    facts = json.loads((result / "facts.json").read_text())["facts"].values()
    costs = [f["value"] for f in facts if f["dimensions"]["concept"] == "us-gaap:CostOfRevenue"]
    assert costs == ["700000", "610000"]
    if "SCREENSHOT" in os.environ:
        page.screenshot(path=os.environ["SCREENSHOT"])
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert complaints == []
