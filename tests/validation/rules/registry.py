"""Breakages by the code that they set off, and the broken filings that they make of three invented releases."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.helpers_filings import Files
from tests.validation.rules.draft import Draft

EXAMPLES = ("fibercore-2001q1.txt", "osquith-2003.txt", "brandelhurst-2004q3.txt")
Breakage = Callable[[Draft, int], None]
BREAKAGES: dict[str, Breakage] = {}


def breaks(code: str) -> Callable[[Breakage], Breakage]:
    """Register a breakage under the code that it sets off."""

    def kept(breakage: Breakage) -> Breakage:
        assert code not in BREAKAGES, code
        BREAKAGES[code] = breakage
        return breakage

    return kept


def mutant(code: str, n: int) -> Files:
    """One broken filing."""
    draft = Draft(EXAMPLES[n])
    BREAKAGES[code](draft, n)
    return draft.written()


def mutants() -> Iterator[tuple[str, Files]]:
    """All of them, by name."""
    for n in range(len(EXAMPLES)):
        for code in BREAKAGES:
            yield f"{code} {n}", mutant(code, n)
