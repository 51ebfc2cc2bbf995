"""What is made of a document or a table once and kept, for several readers ask for it: until the document's end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_CLEAR: list[Callable[[], None]] = []


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Keep what a function makes of so many documents or tables, the last ones, until the document's end."""

    def keeping(function: Callable[P, T]) -> Callable[P, T]:
        cached = lru_cache(most)(function)
        _CLEAR.append(cached.cache_clear)
        return cast("Callable[P, T]", cached)

    return keeping


def forget() -> None:
    """Let go of all that is kept."""
    for clear in _CLEAR:
        clear()


@contextmanager
def one_document() -> Iterator[None]:
    """Let go behind it of all that was kept: in a batch nothing of a document lives on beside the next."""
    try:
        yield
    finally:
        forget()
