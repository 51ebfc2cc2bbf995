"""What a program can ask of the mapping tables: the `ixbrl map` commands without their printing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from converter.errors import UsageError
from converter.knowledge import open_knowledge
from converter.mapping.explain import explain
from converter.maps.concepts import read_maps
from converter.model.source import MAPPED_KINDS, StatementKind, UnitKind
from converter.settings import DEFAULT_TAXONOMY

STATEMENTS = tuple(sorted(kind.value for kind in MAPPED_KINDS))
UNITS = tuple(unit.value for unit in UnitKind)


@dataclass(frozen=True, slots=True)
class Explained:
    """One way in which a label can be mapped.

    Attributes:
        statement: the kind of statement.
        concept: by its local name; `*extension` for one of the report's own.
        rule: the row that says so.
        confidence: from 0 to 1, before place, sums and other lines have their say.
        wording: `opposite` where the label names the contrary of the concept.
        filings: that are evidence for it.
        why: the row's reason.
        refused: why the vintage cannot be tagged with the concept; "" where it can.
    """

    statement: str
    concept: str
    rule: str
    confidence: Decimal
    wording: str
    filings: int
    why: str
    refused: str


def explain_label(
    label: str,
    *,
    statement: str = "",
    section: str = "",
    unit: str = UnitKind.MONETARY.value,
    taxonomy: str = DEFAULT_TAXONOMY,
    maps: Path | None = None,
) -> tuple[str, tuple[Explained, ...]]:
    """What would match a label and why, the surest first in each statement.

    Args:
        statement: one of `STATEMENTS`; "" for all.
        section: the heading that the line stands below.
        unit: one of `UNITS`.
        maps: a folder of own tables.

    Returns:
        The label as the tables have it, and the matches.

    Raises:
        UsageError: the statement, the unit or the vintage is not known.
        MapError: a table is wrong.
    """
    for name, known in ((statement, ("", *STATEMENTS)), (unit, UNITS)):
        if name not in known:
            raise UsageError(f"{name!r} is not known", do=f"Choose one of: {', '.join(filter(None, known))}")
    tables = read_maps(open_knowledge(taxonomy, maps))
    normal, found = "", []
    for kind in [StatementKind(one) for one in STATEMENTS if statement in ("", one)]:
        normal, matches = explain(label, section, kind, UnitKind(unit), tables)
        found += [
            Explained(
                kind.value,
                match.rule.concept,
                match.name,
                match.confidence,
                match.rule.wording,
                match.rule.evidence,
                match.rule.why,
                tables.refused.get(match.rule.concept, ""),
            )
            for match in matches
        ]
    return normal, tuple(found)
