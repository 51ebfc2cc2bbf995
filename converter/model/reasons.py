"""What stands against a standard concept for lines that nothing gives one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.model.source import StatementKind, UnitKind


@dataclass(frozen=True, slots=True)
class Reason:
    """A row of unfitted.csv: why no standard concept fits a line, by its normalised label and headings.

    Without `statements` it speaks of all, if nothing else does; without `section` of any headings, without `unit` of
    any figures.
    """

    statements: frozenset[StatementKind]
    section: re.Pattern[str] | None
    words: re.Pattern[str]
    unit: UnitKind | None
    why: str
    origin: str

    def holds(self, kind: StatementKind, headings: str, label: str, unit: UnitKind) -> bool:
        """Whether the row speaks of a line, by its normalised words."""
        if (self.statements and kind not in self.statements) or self.unit not in (None, unit):
            return False
        return bool(self.words.fullmatch(label)) and (self.section is None or bool(self.section.search(headings)))
