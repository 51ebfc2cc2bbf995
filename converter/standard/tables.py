"""The facts of a taxonomy as the CSV tables of its folder in taxonomy_maps. This file knows columns only."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal

from converter.model.standard import ConceptRecord, TaxonomyContents

CONCEPTS = (
    "name",
    "type",
    "period_type",
    "balance",
    "abstract",
    "substitution_group",
    "label",
    "deprecated",
    "uncertain",
)
PRESENTATION = ("role", "parent", "child", "order", "preferred_label")
CALCULATIONS = ("role", "total", "item", "weight", "order")
ROLES = ("role", "statement", "definition", "uri")
TYPES = ("type", "namespace", "base", "facet", "value")
REPLACEMENTS = ("concept", "replacement", "why")


def write_tables(contents: TaxonomyContents) -> dict[str, str]:
    """The text of each table by file name, sorted so that two vintages can be compared line by line.

    A table that would hold nothing is left out, but for concepts.
    """
    tables = {
        "concepts.csv": _csv(CONCEPTS, sorted(map(concept_row, contents.concepts))),
        "presentation.csv": _csv(
            PRESENTATION,
            (
                (p.role, p.parent, p.child, _plain(p.order), p.preferred_label)
                for p in sorted(contents.presentation, key=lambda p: (p.role, p.parent, p.order, p.child))
            ),
        ),
        "calculations.csv": _csv(
            CALCULATIONS,
            (
                (c.role, c.total, c.item, str(c.weight), _plain(c.order))
                for c in sorted(contents.calculations, key=lambda c: (c.role, c.total, c.order or 0, c.item))
            ),
        ),
        "roles.csv": _csv(ROLES, sorted((r.role, r.statement, r.definition, r.uri) for r in contents.roles)),
        "types.csv": _csv(TYPES, sorted((t.type, t.namespace, t.base, t.facet, t.value) for t in contents.types)),
        "replacements.csv": _csv(
            REPLACEMENTS, sorted((r.concept, r.replacement, r.why) for r in contents.replacements)
        ),
    }
    return {name: text for name, text in tables.items() if text.count("\n") > 1 or name == "concepts.csv"}


def concept_row(record: ConceptRecord) -> tuple[str, ...]:
    """A concept's cells in the order of `CONCEPTS`."""
    return (
        record.name,
        record.type,
        record.period_type,
        record.balance,
        "true" if record.is_abstract else "",
        "" if record.substitution_group == "xbrli:item" else record.substitution_group,
        record.label,
        record.deprecated,
        " ".join(record.uncertain),
    )


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _csv(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue()
