"""What is wrong with a row of a table, for those who mend tables."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: the table and line, what was seen there, and what to do."""

    where: str
    seen: str
    do: str
