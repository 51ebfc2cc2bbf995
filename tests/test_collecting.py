"""The garbage collector is put off while values are made, and is as it was afterwards."""

from __future__ import annotations

import gc
from collections.abc import Iterator

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
