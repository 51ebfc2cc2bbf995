"""What a person decided about the lines of one release, and of one filer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.model.source import StatementKind

LEFT_OUT = "-"
NON_GAAP = "*non-gaap"
# How a receipt names these two as the rule of a line without a concept.
RULES_WITHOUT_CONCEPT = {LEFT_OUT: "left out", NON_GAAP: "not GAAP"}

_PARTED = re.compile(r"([^\[\]=]+)\[([^\[\]=]+)=([^\[\]=]+)\]")


def tagged(concept: str, dimension: str) -> str:
    """A concept as a mapping file names it, with axis and member in brackets where it is of a part."""
    return f"{concept}[{dimension}]" if dimension else concept


def parted(concept: str) -> tuple[str, tuple[str, str] | None]:
    """A concept of a mapping file, and the axis and member in brackets behind it; None for the company as a whole."""
    found = _PARTED.fullmatch(concept)
    return (found[1], (found[2], found[3])) if found else (concept, None)


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of a mapping file: which concept a line takes.

    Attributes:
        statement, line: the line's place, both counted from 1; headings count.
        label: as printed, so that a file of another release is noticed.
        concept: a name of the vintage, with or without its prefix; `*extension` or a name with another prefix for a
            concept of the report's own; with `[axis=member]` behind it for a part of a total; `-` for none;
            `*non-gaap` for none because it is a measure outside GAAP.
        origin: the file and its line.
        is_kept: the source's own tags say so, not a person: where it cannot be followed, the tables decide.
    """

    statement: int
    line: int
    label: str
    concept: str
    origin: str
    is_kept: bool = False


@dataclass(frozen=True, slots=True)
class LearnedLine:
    """One row of a filer's own table, or of a mapping file that may become one.

    Attributes:
        kind: of the statement that the line stands on.
        section: the headings above the line, the outermost first, parted by ` | `.
        label: as printed.
        concept: as in `Decision`.
        origin: the file and its line.
    """

    kind: StatementKind
    section: str
    label: str
    concept: str
    origin: str
