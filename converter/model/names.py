"""Qualified names."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BEGINNING = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def spaced(name: str) -> str:
    """A concept's name as words: `us-gaap:AccountsPayableCurrent` is "Accounts Payable Current"."""
    return _BEGINNING.sub(" ", name.rpartition(":")[2])


@dataclass(frozen=True, slots=True, order=True)
class QName:
    """A qualified name with the prefix it is written with; equality is by namespace and local name."""

    namespace: str
    local: str
    prefix: str = ""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, QName):
            return NotImplemented
        return (self.namespace, self.local) == (other.namespace, other.local)

    def __hash__(self) -> int:
        # Names are keys of many tables, and hardly two namespaces have one in common.
        return hash(self.local)

    def __str__(self) -> str:
        return f"{self.prefix}:{self.local}" if self.prefix else self.local
