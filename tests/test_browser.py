"""The inline document in a browser: the release as it was typed, and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from converter.api import convert

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as engine:
        bundled = Path(engine.chromium.executable_path)
        if CHROMIUM is None and not bundled.is_file():
            pytest.skip("no Chromium: install one, name it in CHROMIUM, or run `playwright install chromium`")
        opened = engine.chromium.launch(executable_path=CHROMIUM, headless=True, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The inline document of each example, by the example's name."""
    folder = tmp_path_factory.mktemp("browser")
    found = {}
    for example in EXAMPLES:
        result = convert(example, folder / example.stem, validate=False)
        found[example.stem] = folder / example.stem / result.document
    return found


@pytest.fixture
def window(browser: Any) -> Iterator[Any]:
    """A window that is narrower than the lines of a release."""
    page = browser.new_page(viewport={"width": 400, "height": 600})
    yield page
    page.close()


def test_the_visible_text_is_the_source(window: Any, results: dict[str, Path]) -> None:
    for example in EXAMPLES:
        window.goto(results[example.stem].as_uri())
        assert window.evaluate("document.querySelector('pre').innerText") == example.read_text(encoding="utf-8")


def test_the_body_shows_nothing_but_the_source(window: Any, results: dict[str, Path]) -> None:
    for example in EXAMPLES:
        window.goto(results[example.stem].as_uri())
        shown = window.evaluate("document.body.innerText")
        assert shown.strip("\n") == example.read_text(encoding="utf-8").strip("\n")


def test_blank_lines_at_the_start_are_shown(window: Any, tmp_path: Path) -> None:
    """A browser drops a line end right after `<pre>`; the source's own must stay."""
    source = "\n\n\n" + EXAMPLES[0].read_text(encoding="utf-8")
    release = tmp_path / "release.txt"
    release.write_text(source, encoding="utf-8")
    result = convert(release, tmp_path / "result", validate=False)
    window.goto((tmp_path / "result" / result.document).as_uri())
    assert window.evaluate("document.querySelector('pre').textContent") == source
    assert window.evaluate("document.querySelector('pre').innerText") == source


def test_the_font_gives_every_character_the_same_width(window: Any, results: dict[str, Path]) -> None:
    window.goto(results[EXAMPLES[0].stem].as_uri())
    widths = window.evaluate(
        """() => {
            const pre = document.querySelector('pre');
            return ['iiiiiiiiii', 'MMMMMMMMMM', '..........', '1234567890'].map(text => {
                const probe = document.createElement('span');
                probe.textContent = text;
                pre.appendChild(probe);
                const width = probe.getBoundingClientRect().width;
                probe.remove();
                return width;
            });
        }"""
    )
    assert widths[0] > 0
    assert len(set(widths)) == 1


def test_lines_do_not_wrap_in_a_narrow_window(window: Any, results: dict[str, Path]) -> None:
    for example in EXAMPLES:
        window.goto(results[example.stem].as_uri())
        height, line = window.evaluate(
            """() => {
                const pre = document.querySelector('pre');
                return [pre.getBoundingClientRect().height, parseFloat(getComputedStyle(pre).lineHeight)];
            }"""
        )
        assert round(height / line) == len(example.read_text(encoding="utf-8").splitlines())


def test_figures_stand_in_the_columns_in_which_they_were_typed(window: Any, results: dict[str, Path]) -> None:
    """Tags take no room: each figure's distance from the margin is its column times the width of a character."""
    example = EXAMPLES[0]
    window.goto(results[example.stem].as_uri())
    margin, width, places = window.evaluate(
        """() => {
            const pre = document.querySelector('pre');
            const probe = document.createElement('span');
            probe.textContent = '0'.repeat(100);
            pre.appendChild(probe);
            const width = probe.getBoundingClientRect().width / 100;
            probe.remove();
            const tags = Array.from(pre.children).filter(e => e.localName === 'ix:nonfraction');
            const places = tags.map(e => [e.textContent, e.getBoundingClientRect().left]);
            return [pre.getBoundingClientRect().left, width, places];
        }"""
    )
    lines = example.read_text(encoding="utf-8").splitlines()
    assert places
    for digits, left in places:
        column = round((left - margin) / width)
        assert any(line[column : column + len(digits)] == digits for line in lines), digits


def test_the_header_is_not_visible(window: Any, results: dict[str, Path]) -> None:
    for path in results.values():
        window.goto(path.as_uri())
        header = window.locator("ix\\:header")
        assert header.count() == 1
        assert not header.is_visible()


def test_the_page_asks_for_nothing_else(window: Any, results: dict[str, Path]) -> None:
    asked: list[str] = []
    window.on("request", lambda request: asked.append(request.url))
    complaints: list[str] = []
    window.on("console", lambda message: complaints.append(message.text))
    window.goto(results[EXAMPLES[0].stem].as_uri())
    assert asked == [results[EXAMPLES[0].stem].as_uri()]
    assert complaints == []


def test_the_title_names_the_company(window: Any, results: dict[str, Path]) -> None:
    window.goto(results["fibercore-2001q1"].as_uri())
    assert window.title() == "FiberCore, Inc. fbce-20010331"
