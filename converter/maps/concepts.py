"""The catalogue of a vintage, and the tables that lead from labels to its concepts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache

from converter.maps.rows import TableRow, rows
from converter.maps.words import member
from converter.model.concepts import (
    EXTENSION,
    Balance,
    CalculationRelation,
    Catalogue,
    Concept,
    ConceptMaps,
    LabelRule,
    PeriodType,
    Tie,
)
from converter.model.names import QName
from converter.model.source import StatementKind, UnitKind


def read_maps(texts: Mapping[str, str], taxonomy: str) -> ConceptMaps:
    """The mapping tables for one vintage.

    Args:
        texts: table texts by path, as `files.table_texts` gives them.
        taxonomy: e.g. "us-gaap-2025".

    Raises:
        MapError: a table is missing, a row is malformed, or names a concept the catalogue lacks.
    """
    return _read_maps(tuple(sorted(texts.items())), taxonomy)


@lru_cache(maxsize=4)
def _read_maps(items: tuple[tuple[str, str], ...], taxonomy: str) -> ConceptMaps:
    """The same tables are read once in a process: a batch converts thousands of releases with them."""
    texts = dict(items)
    catalogue = read_catalogue(texts, taxonomy)
    tables = sorted((t for t in texts if "labels/" in t), key=lambda t: (not t.startswith("own/"), t))
    headings = [t for t in tables if t.endswith("headings.csv")]
    digest = hashlib.sha256("".join(f"{name}\0{texts[name]}\0" for name in sorted(texts)).encode()).hexdigest()
    return ConceptMaps(
        rules=tuple(_rule(row, catalogue) for t in tables if t not in headings for row in rows(texts, t)),
        headings=tuple(_rule(row, catalogue) for t in headings for row in rows(texts, t)),
        catalogue=catalogue,
        label_forms=tuple(
            (row.pattern("pattern"), _replacement(row)) for row in rows(texts, "vocabulary/label_forms.csv")
        ),
        extension_balances=tuple(
            (row.pattern("pattern"), _balance(row)) for row in rows(texts, "vocabulary/extension_balances.csv")
        ),
        period_starts=tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/period_starts.csv")),
        version=f"{taxonomy}+{digest[:12]}",
    )


def read_catalogue(texts: Mapping[str, str], taxonomy: str) -> Catalogue:
    """The concepts, calculation relations and ties of a vintage.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    family, _, year = taxonomy.rpartition("-")
    namespace = f"http://fasb.org/{family}/{year}"
    concepts = {
        row.text("name"): _concept(row, QName(namespace, row.text("name"), family))
        for row in rows(texts, f"{taxonomy}/concepts.csv")
    }
    return Catalogue(
        vintage=taxonomy,
        namespace=namespace,
        # EFM 6.22: an extension imports the element schema, not an entry point with linkbases.
        entry_point=f"https://xbrl.fasb.org/{family}/{year}/elts/{taxonomy}.xsd",
        concepts=concepts,
        calculations=tuple(
            CalculationRelation(
                row.text("total"), row.text("item"), row.number("weight"), row.text("statement"), row.text("role")
            )
            for row in rows(texts, f"{taxonomy}/calculations.csv")
        ),
        ties=tuple(
            Tie(row.text("name"), _terms(row.text("left")), _terms(row.text("right")))
            for row in rows(texts, f"{taxonomy}/ties.csv")
        ),
        nonnegative=frozenset(row.text("name") for row in rows(texts, f"{taxonomy}/nonnegative.csv")),
        roots={
            member(row, "kind", StatementKind): _known(row, concepts, taxonomy)
            for row in rows(texts, "vocabulary/statement_roots.csv")
        },
    )


def _concept(row: TableRow, name: QName) -> Concept:
    period_type = row.text("period_type")
    if period_type not in ("instant", "duration"):
        raise row.wrong(f"period type {period_type!r} is neither instant nor duration")
    kind: PeriodType = "instant" if period_type == "instant" else "duration"
    return Concept(name, row.text("type"), kind, _balance(row), row.text("abstract") == "true", row.text("label"))


def _balance(row: TableRow) -> Balance:
    match row.text("balance"):
        case "debit":
            return "debit"
        case "credit":
            return "credit"
        case "":
            return ""
        case other:
            raise row.wrong(f"balance {other!r} is neither debit nor credit nor empty")


def _terms(text: str) -> tuple[tuple[int, str], ...]:
    return tuple((-1 if term.startswith("-") else 1, term.lstrip("-+")) for term in text.split())


def _replacement(row: TableRow) -> str:
    replacement = row.raw("replacement")
    try:
        row.pattern("pattern").sub(replacement, "")
    except (re.error, IndexError) as error:
        raise row.wrong(f"{replacement!r} is no replacement: {error}") from error
    return replacement


def _known(row: TableRow, concepts: Mapping[str, Concept], vintage: str) -> Concept:
    name = row.text("concept")
    if name not in concepts:
        raise row.wrong(f"{vintage} has no concept {name!r}", "Correct the name, or add it to concepts.csv")
    return concepts[name]


def _rule(row: TableRow, catalogue: Catalogue) -> LabelRule:
    concept, label, wording = row.text("concept"), row.text("label"), row.text("wording")
    if concept != EXTENSION:
        _known(row, catalogue.concepts, catalogue.vintage)
    if wording not in ("same", "opposite"):
        raise row.wrong(f"wording {wording!r} is neither same nor opposite")
    if row.table.startswith("own/"):
        row.pattern("section")
        row.pattern("label")
    is_pattern = len(label) > 2 and label.startswith("/") and label.endswith("/")
    return LabelRule(
        statement=member(row, "statement", StatementKind),
        section=row.text("section"),
        label="" if is_pattern else label,
        pattern=label[1:-1] if is_pattern else "",
        unit=member(row, "unit", UnitKind) if row.text("unit") else None,
        concept=concept,
        wording="opposite" if wording == "opposite" else "same",
        evidence=row.number("evidence"),
        why=row.text("why"),
        example=row.text("example"),
        origin=row.origin,
    )
