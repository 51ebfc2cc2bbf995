"""The garbage collector is put off while values are made, and is as it was afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from converter.collecting import uncollected


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    was_on = gc.isenabled()
    yield
    (gc.enable if was_on else gc.disable)()


@pytest.mark.parametrize("is_on", [True, False])
def test_the_collector_is_off_within_and_as_before_behind(is_on: bool) -> None:
    (gc.enable if is_on else gc.disable)()
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled() == is_on


def test_an_error_puts_it_on_again() -> None:
    gc.enable()
    with pytest.raises(ValueError, match="wrong"), uncollected():
        raise ValueError("wrong")
    assert gc.isenabled()


def test_nothing_of_a_document_is_kept_behind_its_end(tmp_path: Path) -> None:
    """Neither tables nor the page, whether it was converted or refused."""
    from converter.api import convert
    from converter.errors import NothingToConvertError
    from converter.model.source import SourceDocument, Table
    from tests.helpers_page import INCOME, plain

    page, empty = tmp_path / "page.htm", tmp_path / "empty.htm"
    page.write_text(plain(INCOME).replace("</body>", "<p>Tarn Harrow Sieves</p></body>"), encoding="utf-8")
    empty.write_text("<html><body><p>Tarn Harrow Sieves</p><table><tr><td>a</td><td>1</td></tr></table></body></html>")
    before = {id(one) for one in gc.get_objects() if isinstance(one, Table | SourceDocument)}
    convert(page, validate=False)
    with pytest.raises(NothingToConvertError):
        convert(empty, validate=False)
    gc.collect()
    left = [one for one in gc.get_objects() if isinstance(one, Table | SourceDocument) and id(one) not in before]
    assert not left
