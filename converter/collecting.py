"""The cyclic garbage collector, put off while values are made that form no cycles."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no cycles meanwhile; a program that has the collector off keeps it off.

    A document is hundreds of thousands of small values, all in use until its end and none in a cycle, and the collector
    went through them time and again: a quarter of the time of a page. References are counted as ever, so what is
    let go is freed at once. What Arelle made of one document has cycles, and waits for the end of its conversion.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
