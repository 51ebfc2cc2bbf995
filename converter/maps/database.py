"""Questions to the compiled tables of a taxonomy. This file and compile.py know SQL; nobody else does."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from converter.model.concepts import Balance, CalculationRelation, Concept, PeriodType, Usage
from converter.model.names import QName
from converter.model.source import StatementKind
from converter.model.standard import (
    CalculationRecord,
    ConceptRecord,
    PresentationRecord,
    ReplacementRecord,
    RoleRecord,
    TaxonomyContents,
    TypeRecord,
    Vintage,
)

_RECORD = "name, type, period_type, balance, abstract, substitution_group, label, deprecated, uncertain"


class ConceptTable(Mapping[str, Concept]):
    """The concepts of a vintage that can be tagged with, by local name, each read when it is asked for.

    Concepts of companions go by their prefixed names, `srt:ProductOrServiceAxis`.
    """

    def __init__(self, database: sqlite3.Connection, vintages: Iterable[Vintage], own: str) -> None:
        self._database, self._own = database, own
        self._namespaces = {vintage.prefix: vintage.namespace for vintage in vintages}
        self._read: dict[str, Concept | None] = {}

    def __getitem__(self, name: str) -> Concept:
        if name not in self._read:
            query = f"SELECT {_RECORD} FROM concepts WHERE name = ?"
            found = self._database.execute(query, (name,)).fetchone()
            self._read[name] = self._usable(_record(found)) if found else None
        concept = self._read[name]
        if concept is None:
            raise KeyError(name)
        return concept

    def __iter__(self) -> Iterator[str]:
        for row in self._database.execute(f"SELECT {_RECORD} FROM concepts"):
            if row[0] not in self._read:
                self._read[row[0]] = self._usable(_record(row))
        return iter(name for name, concept in self._read.items() if concept)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def declarable(self, names: Iterable[str] | None = None) -> tuple[Concept, ...]:
        """The concepts that a schema can declare, those included whose balance is not certain; all if no names."""
        query = f"SELECT {_RECORD} FROM concepts"
        if names is None:
            found = self._database.execute(query)
        else:
            wanted = json.dumps(sorted(names))
            found = self._database.execute(f"{query} WHERE name IN (SELECT value FROM json_each(?))", (wanted,))
        known = (_record(row) for row in found)
        return tuple(self._concept(record) for record in known if "period_type" not in record.uncertain)

    def _usable(self, record: ConceptRecord) -> Concept | None:
        return None if record.uncertain else self._concept(record)

    def _concept(self, record: ConceptRecord) -> Concept:
        prefix, _, local = record.name.rpartition(":")
        prefix = prefix or self._own
        return Concept(
            name=QName(self._namespaces[prefix], local, prefix),
            type=record.type,
            period_type=_period_type(record.period_type),
            balance=_balance(record.balance),
            is_abstract=record.is_abstract,
            label=record.label,
            substitution_group=record.substitution_group,
        )


class Names:
    """The names that a table of the database holds; a container."""

    def __init__(self, database: sqlite3.Connection, table: str) -> None:
        self._database, self._query = database, f"SELECT 1 FROM {table} WHERE name = ?"

    def __contains__(self, name: object) -> bool:
        return self._database.execute(self._query, (name,)).fetchone() is not None


def usages(database: sqlite3.Connection, statement: StatementKind, label: str) -> tuple[Usage, ...]:
    """The concepts that filers put a label to, the commonest first; none that is deprecated or uncertain."""
    query = (
        "SELECT concept, wording, recent, earlier FROM wordings JOIN concepts ON name = concept"
        " WHERE statement = ? AND wordings.label = ? AND deprecated = '' AND uncertain = ''"
        " ORDER BY recent + earlier DESC, concept"
    )
    return tuple(
        Usage(concept, "opposite" if wording == "opposite" else "same", recent, earlier)
        for concept, wording, recent, earlier in database.execute(query, (statement.value, label))
    )


def details(database: sqlite3.Connection, total: str) -> Mapping[str, int]:
    """What a total is taken apart into below the statements, and how many filings draw that arc."""
    query = (
        "SELECT item, filings FROM details JOIN concepts ON name = item"
        " WHERE total = ? AND deprecated = '' AND uncertain = ''"
    )
    return dict(database.execute(query, (total,)))


def used_labels(database: sqlite3.Connection, statement: StatementKind) -> tuple[str, ...]:
    """Every label that filers are known to use on a kind of statement."""
    query = "SELECT DISTINCT label FROM wordings WHERE statement = ? ORDER BY label"
    return tuple(row[0] for row in database.execute(query, (statement.value,)))


def records(database: sqlite3.Connection, names: Iterable[str]) -> dict[str, ConceptRecord]:
    """The rows of some concepts, by name; names that are not there are left out."""
    query = f"SELECT {_RECORD} FROM concepts WHERE name IN (SELECT value FROM json_each(?))"
    return {row[0]: _record(row) for row in database.execute(query, (json.dumps(list(names)),))}


def all_records(database: sqlite3.Connection, vintage: str) -> tuple[ConceptRecord, ...]:
    """Every concept of one vintage, by local name."""
    query = f"SELECT {_RECORD} FROM concepts WHERE vintage = ? ORDER BY name"
    return tuple(_record((row[0].rpartition(":")[2], *row[1:])) for row in database.execute(query, (vintage,)))


def replacements(database: sqlite3.Connection, names: Iterable[str]) -> dict[str, ReplacementRecord]:
    """What the tables put in place of some concepts."""
    query = "SELECT * FROM replacements WHERE concept IN (SELECT value FROM json_each(?))"
    return {row[0]: ReplacementRecord(*row) for row in database.execute(query, (json.dumps(list(names)),))}


def statement_calculations(database: sqlite3.Connection) -> tuple[CalculationRelation, ...]:
    """The calculation arcs of the primary statements, with the kind of statement."""
    query = (
        "SELECT total, item, weight, statement, calculations.role FROM calculations JOIN roles USING (role)"
        " ORDER BY statement, role, total, position, item"
    )
    return tuple(CalculationRelation(*row) for row in database.execute(query))


def standing(database: sqlite3.Connection, name: str) -> tuple[PresentationRecord, ...]:
    """Where a concept stands in the presentation trees."""
    query = "SELECT role, parent, child, position, preferred_label FROM presentation WHERE child = ? ORDER BY role"
    return tuple(_placed(row) for row in database.execute(query, (name,)))


def summing(database: sqlite3.Connection, name: str) -> tuple[CalculationRecord, ...]:
    """The arcs that go from a concept to its items, and from its totals to it."""
    query = "SELECT * FROM calculations WHERE total = ? OR item = ? ORDER BY role, total, position, item"
    return tuple(_summed(row) for row in database.execute(query, (name, name)))


def uses(database: sqlite3.Connection, name: str) -> dict[str, int]:
    """In how many filings a concept stands on each kind of statement."""
    query = "SELECT statement, filings FROM usage WHERE concept = ? ORDER BY filings DESC, statement"
    return dict(database.execute(query, (name,)))


def labelled(database: sqlite3.Connection) -> list[tuple[str, str, str, int]]:
    """Name, label, commonest statement and filings on it, of every concept that is no heading."""
    query = (
        "SELECT name, label, coalesce(statement, ''), coalesce(max(filings), 0) FROM concepts"
        " LEFT JOIN usage ON concept = name WHERE abstract = '' AND deprecated = '' GROUP BY name ORDER BY name"
    )
    return list(database.execute(query))


class TypeTable(Mapping[str, tuple[TypeRecord, ...]]):
    """The types that a vintage and its companions declare, by prefixed name, with their facets."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __getitem__(self, name: str) -> tuple[TypeRecord, ...]:
        query = "SELECT type, namespace, base, facet, value FROM types WHERE type = ?"
        found = tuple(TypeRecord(*row) for row in self._database.execute(query, (name,)))
        if not found:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(row[0] for row in self._database.execute("SELECT DISTINCT type FROM types ORDER BY type"))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def roles(database: sqlite3.Connection) -> dict[str, RoleRecord]:
    """The roles of primary statements, by the last part of their addresses."""
    found = database.execute("SELECT role, statement, definition, uri FROM roles")
    return {role: RoleRecord(role, uri, definition, statement) for role, statement, definition, uri in found}


def counts(database: sqlite3.Connection, vintage: str, *, own: bool) -> tuple[int, int, int, int, int]:
    """How many concepts of a vintage there are, uncertain ones and labelled ones; arcs of trees and of sums."""
    query = (
        "SELECT count(*), coalesce(sum(uncertain != ''), 0), coalesce(sum(label != ''), 0)"
        " FROM concepts WHERE vintage = ?"
    )
    concepts, uncertain, with_label = database.execute(query, (vintage,)).fetchone()
    arcs = [database.execute(f"SELECT count(*) FROM {part}").fetchone()[0] for part in ("presentation", "calculations")]
    return concepts, uncertain, with_label, arcs[0] if own else 0, arcs[1] if own else 0


def contents(database: sqlite3.Connection, vintage: Vintage, *, own: bool) -> TaxonomyContents:
    """All that our tables say of a vintage.

    Args:
        own: the database was made for it, and not for one it is a companion of.
    """
    if not own:
        return TaxonomyContents(vintage, all_records(database, vintage.name))
    return TaxonomyContents(
        vintage=vintage,
        concepts=all_records(database, vintage.name),
        presentation=tuple(_placed(row) for row in database.execute("SELECT * FROM presentation")),
        calculations=tuple(_summed(row) for row in database.execute("SELECT * FROM calculations")),
        roles=tuple(roles(database).values()),
        types=tuple(
            TypeRecord(*row)
            for row in database.execute(
                "SELECT type, namespace, base, facet, value FROM types WHERE vintage = ?", (vintage.name,)
            )
        ),
        replacements=tuple(ReplacementRecord(*row) for row in database.execute("SELECT * FROM replacements")),
    )


def _record(row: tuple[str, ...]) -> ConceptRecord:
    name, type_, period_type, balance, abstract, group, label, deprecated, uncertain = row
    return ConceptRecord(
        name,
        type_,
        period_type,
        balance,
        bool(abstract),
        group or "xbrli:item",
        label,
        deprecated,
        tuple(uncertain.split()),
    )


def _placed(row: tuple[str, str, str, float, str]) -> PresentationRecord:
    role, parent, child, position, preferred = row
    return PresentationRecord(role, parent, child, _decimal(position), preferred)


def _summed(row: tuple[str, str, str, int, float | str]) -> CalculationRecord:
    role, total, item, weight, position = row
    return CalculationRecord(role, total, item, weight, None if isinstance(position, str) else _decimal(position))


def _decimal(position: float) -> Decimal:
    """An order as it is written; the database keeps it as a number so that it sorts."""
    return Decimal(str(position))


def _period_type(text: str) -> PeriodType:
    return "instant" if text == "instant" else "duration"


def _balance(text: str) -> Balance:
    return "debit" if text == "debit" else "credit" if text == "credit" else ""
