"""The catalogue of a vintage, and the tables that lead from labels to its concepts."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import get_args

from converter.errors import MapError
from converter.maps.beside import (
    read_bars,
    read_contras,
    read_divisions,
    read_reasons,
    read_refinements,
    read_remainders,
    read_replacement,
    read_retries,
    read_trades,
    read_wording,
    said_at,
)
from converter.maps.database import (
    ConceptTable,
    Names,
    TypeTable,
    details,
    records,
    replacements,
    statement_calculations,
    usages,
    used_labels,
    uses,
)
from converter.maps.disaggregations import WORDS as _AXIS_WORDS
from converter.maps.disaggregations import read_disaggregations
from converter.maps.knowledge import Knowledge
from converter.maps.rows import TableRow, one_of, rows
from converter.maps.small_words import read_name_words
from converter.maps.vintages import read_vintages
from converter.maps.words import member
from converter.model.concepts import (
    EXTENSION,
    MEASURE,
    Balance,
    Breakdown,
    Catalogue,
    Concept,
    ConceptMaps,
    ExtensionFlow,
    ExtensionSense,
    LabelRule,
    PartPlace,
    RowPart,
    ShareTie,
    Tie,
)
from converter.model.source import StatementKind, UnitKind
from converter.model.standard import ConceptRecord

_ROW_PARTS = "vocabulary/row_members.csv"
# The tables whose rows lead from words to an axis, its domain and perhaps a member.
_DIMENSIONS = (
    "vocabulary/column_members.csv",
    "vocabulary/part_members.csv",
    "vocabulary/components.csv",
    _ROW_PARTS,
    _AXIS_WORDS,
)
_NO_NAMES = frozenset({EXTENSION, MEASURE})


@lru_cache(maxsize=4)
def read_maps(knowledge: Knowledge) -> ConceptMaps:
    """The mapping tables for one vintage.

    A rule whose concept the vintage lacks or deprecates leads to the concept that replacements.csv gives
    instead; where that says nothing, the concept is refused, with the reason. The same tables are read once in
    a process: a batch converts thousands of releases with them.

    Raises:
        UsageError: there is no such vintage to tag with.
        MapError: a table is missing or a row is malformed.
    """
    texts = knowledge.texts
    catalogue = read_catalogue(knowledge)
    tables = sorted((t for t in texts if "labels/" in t), key=lambda t: (not t.startswith("own/"), t))
    headings = [t for t in tables if t.endswith("headings.csv")]
    rules = tuple(label_rule(row) for t in tables if t not in headings for row in rows(texts, t))
    heads = tuple(label_rule(row) for t in headings for row in rows(texts, t))
    instead, refused = _fitted({rule.concept for rule in (*rules, *heads)} - _NO_NAMES, knowledge.database, catalogue)
    _check_own((*rules, *heads), catalogue, instead)
    return ConceptMaps(
        rules=tuple(_led(rule, instead) for rule in rules),
        headings=tuple(_led(rule, instead) for rule in heads if rule.concept not in refused),
        catalogue=catalogue,
        refused=refused,
        label_forms=tuple(
            (row.pattern("pattern"), read_replacement(row)) for row in rows(texts, "vocabulary/label_forms.csv")
        ),
        label_retries=read_retries(texts),
        label_bars=read_bars(texts),
        extension_balances=tuple(
            (row.pattern("pattern"), _balance(row)) for row in rows(texts, "vocabulary/extension_balances.csv")
        ),
        name_omissions=tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/name_omissions.csv")),
        company_suffixes=tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/company_suffixes.csv")),
        name_words=read_name_words(texts),
        period_ends=tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/period_ends.csv")),
        period_starts=tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/period_starts.csv")),
        refinements=read_refinements(knowledge, catalogue.prefix),
        usages=partial(usages, knowledge.database),
        filings=lru_cache(maxsize=None)(partial(uses, knowledge.database)),
        extension_flows=tuple(_extension_flow(row) for row in rows(texts, "vocabulary/extension_flows.csv")),
        extension_senses=tuple(_sense(row) for row in rows(texts, "vocabulary/extension_senses.csv")),
        breakdowns=_breakdowns(texts, catalogue.prefix),
        row_parts=tuple(read_row_part(row) for row in rows(texts, _ROW_PARTS)),
        disaggregations=read_disaggregations(texts, catalogue.prefix),
        part_names=tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/part_names.csv")),
        domains=_domains(texts),
        divisions=read_divisions(texts, catalogue),
        contras=read_contras(texts, catalogue),
        remainders=read_remainders(texts, catalogue),
        trades=read_trades(texts, catalogue),
        sheet_words=said_at(texts, "sheet"),
        term_words=said_at(texts, "line"),
        details=lru_cache(maxsize=None)(partial(details, knowledge.database)),
        open_totals={r.text("concept"): r.text("why") for r in rows(texts, f"{catalogue.prefix}/open_totals.csv")},
        reasons=read_reasons(texts, catalogue.prefix),
        used_labels=partial(used_labels, knowledge.database),
        weak_words=frozenset(row.text("word") for row in rows(texts, "vocabulary/weak_words.csv")),
        version=f"{knowledge.taxonomy}+{knowledge.state[:12]}",
    )


def _domains(texts: Mapping[str, str]) -> dict[str, str]:
    """Of each axis that a table leads to its domain."""
    found = (row for table in _DIMENSIONS for row in rows(texts, table))
    return {row.text("axis"): row.text("domain") for row in found if row.text("axis")}


def _extension_flow(row: TableRow) -> ExtensionFlow:
    return ExtensionFlow(row.pattern("section"), row.pattern("pattern"), _balance(row), row.text("lead"))


def _breakdowns(texts: Mapping[str, str], prefix: str) -> dict[str, Breakdown]:
    found = (read_breakdown(row) for row in rows(texts, f"{prefix}/breakdowns.csv"))
    return {breakdown.concept: breakdown for breakdown in found}


def read_breakdown(row: TableRow) -> Breakdown:
    """A row of breakdowns.csv.

    Raises:
        MapError: it is malformed.
    """
    own = one_of(row, "own_members", ("yes", "no", "notes", "words"))
    axis, domain = row.text("axis"), row.text("domain")
    if bool(axis) != bool(domain):
        raise row.wrong("a row has both axis and domain, or neither")
    statement = member(row, "statement", StatementKind) if row.text("statement") else None
    not_beside = frozenset(row.text("not_beside").split())
    return Breakdown(
        row.text("concept"),
        own == "yes",
        own == "notes",
        own == "words",
        axis,
        domain,
        statement,
        not_beside,
        row.origin,
    )


def read_row_part(row: TableRow) -> RowPart:
    """A row of row_members.csv.

    Raises:
        MapError: it is malformed.
    """
    place = one_of(row, "place", get_args(PartPlace))
    axis, domain, named = row.text("axis"), row.text("domain"), row.text("member")
    if bool(axis and domain) == (place == "never") or (named and place in ("heading", "never", "sector")):
        raise row.wrong("a row has axis and domain unless it says never, and a member only if it is for labels")
    return RowPart(place, row.pattern("pattern"), axis, domain, named, row.origin)


def read_catalogue(knowledge: Knowledge) -> Catalogue:
    """The concepts, calculation relations and ties of a vintage.

    Raises:
        UsageError: there is no such vintage to tag with.
        MapError: a table is missing or a row is malformed.
    """
    texts, database = knowledge.texts, knowledge.database
    vintages = read_vintages(texts)
    vintage = vintages.to_tag_with(knowledge.taxonomy)
    together = (vintage, *(vintages[name] for name in vintage.companions))
    concepts = ConceptTable(database, together, vintage.prefix)
    return Catalogue(
        vintage=vintage.name,
        prefix=vintage.prefix,
        namespace=vintage.namespace,
        data_types=vintage.data_types,
        # EFM 6.22: an extension imports the element schema, not an entry point with linkbases.
        schemas={one.namespace: (one.prefix, one.schema) for one in together},
        types=TypeTable(database),
        digest=knowledge.digest,
        concepts=concepts,
        names=Names(database, "concepts"),
        calculations=statement_calculations(database),
        ties=tuple(
            Tie(row.text("name"), _terms(row.text("left")), _terms(row.text("right")))
            for row in rows(texts, f"{vintage.prefix}/ties.csv")
        ),
        share_ties=tuple(
            ShareTie(row.text("name"), row.text("per_share"), row.text("shares"), tuple(row.text("results").split()))
            for row in rows(texts, f"{vintage.prefix}/share_ties.csv")
        ),
        hypercube=_hypercube(texts, concepts, vintage.name),
        nonnegative=Names(database, "nonnegative"),
        role_marks=frozenset(row.text("concept") for row in rows(texts, f"{vintage.prefix}/role_marks.csv")),
        whole_totals=_whole_totals(texts, vintage.prefix),
        effects=frozenset(row.text("concept") for row in rows(texts, f"{vintage.prefix}/effects.csv")),
        declarable=concepts.declarable,
        roots=_headings(texts, "vocabulary/statement_roots.csv", concepts, vintage.name),
        beside=_headings(texts, "vocabulary/told_beside.csv", concepts, vintage.name),
    )


def _headings(
    texts: Mapping[str, str], table: str, concepts: ConceptTable, vintage: str
) -> dict[StatementKind, Concept]:
    return {member(row, "kind", StatementKind): _known(row, concepts, vintage) for row in rows(texts, table)}


def _whole_totals(texts: Mapping[str, str], prefix: str) -> dict[StatementKind, frozenset[str]]:
    found: dict[StatementKind, set[str]] = {}
    for row in rows(texts, f"{prefix}/whole_totals.csv"):
        found.setdefault(member(row, "statement", StatementKind), set()).add(row.text("concept"))
    return {kind: frozenset(names) for kind, names in found.items()}


def _hypercube(texts: Mapping[str, str], concepts: ConceptTable, vintage: str) -> tuple[Concept, Concept]:
    parts = {row.text("part"): _known(row, concepts, vintage) for row in rows(texts, "vocabulary/hypercube_parts.csv")}
    if parts.keys() != {"table", "line_items"}:
        raise MapError("table and line_items are the two parts", where="vocabulary/hypercube_parts.csv")
    return parts["table"], parts["line_items"]


def _fitted(
    wanted: Collection[str], database: sqlite3.Connection, catalogue: Catalogue
) -> tuple[dict[str, str], dict[str, str]]:
    """What the rules' concepts are in this vintage: replacements by name, and reasons to refuse by name."""
    found = records(database, wanted)
    doubtful = [name for name in wanted if name not in found or found[name].uncertain or found[name].deprecated]
    instead: dict[str, str] = {}
    refused: dict[str, str] = {}
    for name, record in replacements(database, doubtful).items():
        if record.replacement in catalogue.concepts:
            instead[name] = record.replacement
    for name in sorted(set(doubtful) - instead.keys()):
        refused[name] = why_refused(name, found.get(name), catalogue.vintage)
    return instead, refused


def _check_own(rules: Iterable[LabelRule], catalogue: Catalogue, instead: Mapping[str, str]) -> None:
    """A user's row that names no concept of the vintage is a slip of the pen, and is named."""
    for rule in rules:
        known = rule.concept in _NO_NAMES or rule.concept in instead or rule.concept in catalogue.names
        if rule.is_own and not known:
            seen = f"{catalogue.vintage} has no concept {rule.concept!r}"
            raise MapError(seen, where=rule.origin, do="Correct the name: see `ixbrl taxonomy search`")


def why_refused(name: str, record: ConceptRecord | None, vintage: str) -> str:
    """Why a concept is not tagged with, in a clause."""
    if record is None:
        return f"{vintage} has no concept {name}, and no table says what stands for it"
    if record.uncertain:
        unsure = " and ".join(part.replace("_", " ") for part in record.uncertain)
        return f"the {unsure} of {name} in {vintage} is not known for certain"
    return f"{name} is deprecated since {record.deprecated}, and no table says what stands for it"


def _led(rule: LabelRule, instead: Mapping[str, str]) -> LabelRule:
    return replace(rule, concept=instead[rule.concept]) if rule.concept in instead else rule


def _sense(row: TableRow) -> ExtensionSense:
    section, pattern = row.pattern("section"), row.pattern("pattern")
    return ExtensionSense(member(row, "kind", StatementKind), section, pattern, _balance(row))


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


def _known(row: TableRow, concepts: Mapping[str, Concept], vintage: str) -> Concept:
    name = row.text("concept")
    if name not in concepts:
        raise row.wrong(f"{vintage} has no concept {name!r}", "Correct the name, or add it to concepts.csv")
    return concepts[name]


def label_rule(row: TableRow) -> LabelRule:
    """A row of a label table.

    Raises:
        MapError: a cell of it is none of those that the column may hold.
    """
    concept, label = row.text("concept"), row.text("label")
    if not concept:
        raise row.wrong("the row names no concept", f"Name one, or {EXTENSION}, or {MEASURE}")
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
        wording=read_wording(row),
        evidence=row.number("evidence"),
        why=row.text("why"),
        example=row.text("example"),
        origin=row.origin,
    )
