"""The Arelle viewer as one page, made offline against our slice of the taxonomy."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from converter.api import convert, validate, view
from converter.serving import is_here, one_page

pytest.importorskip("iXBRLViewerPlugin", reason="ixbrl-viewer is not installed")


def data_of(page: bytes) -> dict[str, object]:
    found = re.search(rb'<script[^>]*type="application/x\.ixbrl-viewer\+json"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found is not None
    read = json.loads(found.group(1))
    assert isinstance(read, dict)
    return read


def test_the_page_holds_the_script_and_every_fact(release: Path, tmp_path: Path) -> None:
    result = convert(release, tmp_path / "result", viewer=True)
    page = (tmp_path / "result" / "viewer.html").read_bytes()
    assert not re.search(rb"<script[^>]*\bsrc=", page)
    assert len(page) > 500_000
    (report,) = data_of(page)["sourceReports"]  # type: ignore[misc]
    facts = report["targetReports"][0]["facts"]
    places = {place.id for fact in result.outcome.report.facts for place in fact.occurrences}
    assert set(facts) == places


def test_a_result_is_viewed_as_it_would_have_been_written(release: Path, tmp_path: Path) -> None:
    convert(release, tmp_path / "result", viewer=True)
    assert data_of(view(tmp_path / "result")) == data_of((tmp_path / "result" / "viewer.html").read_bytes())
    assert validate(tmp_path / "result").is_valid


def test_a_missing_extra_is_one_message(
    ixbrl: Callable[..., object], release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "iXBRLViewerPlugin.iXBRLViewer", None)
    ran = ixbrl("convert", release, "-o", tmp_path / "result", "--viewer")
    assert ran.code == 5  # type: ignore[attr-defined]
    assert ran.err == (  # type: ignore[attr-defined]
        "ixbrl: the iXBRL viewer is not installed. Install it: pip install 'ixbrl-converter[viewer]'\n"
    )
    assert not (tmp_path / "result").exists()


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("127.0.0.1:80", "/secret/", "200 OK"),
        ("localhost:80", "/secret/", "200 OK"),
        ("127.0.0.1:80", "/", "404 Not Found"),
        ("rebound.example:80", "/secret/", "404 Not Found"),
        ("", "/secret/", "404 Not Found"),
    ],
)
def test_the_page_is_for_this_machine_and_who_knows_the_address(host: str, path: str, status: str) -> None:
    said: list[str] = []
    body = one_page(b"page", "secret")({"HTTP_HOST": host, "PATH_INFO": path}, lambda s, headers: said.append(s))
    assert said == [status]
    assert (b"".join(body) == b"page") is status.startswith("200")


@pytest.mark.parametrize("host", ["127.0.0.1.evil.example", "127.0.0.1:80:80", "evil.example", "[::1]"])
def test_other_names_are_not_this_machine(host: str) -> None:
    assert not is_here(host)
