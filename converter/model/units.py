"""Units of facts (XBRL 2.1 section 4.8)."""

from __future__ import annotations

from typing import NamedTuple


class Unit(NamedTuple):
    """Measures as prefixed names, e.g. ("iso4217:USD",) over ("xbrli:shares",)."""

    id: str
    numerators: tuple[str, ...]
    denominators: tuple[str, ...] = ()

    def __str__(self) -> str:
        return "/".join("*".join(part) for part in (self.numerators, self.denominators) if part)
