"""The long tables that data teams read: facts, findings, documents; docs/fact_table.md tells their versioned schema.

Rows are made from a receipt alone, so that a conversion in memory and a result folder on disk give the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args, get_type_hints

from converter.errors import SourceError

# A column may be added with the next minor number; one that changes its meaning or goes makes a new major one.
SCHEMA_VERSION = "1.0"
# Footnotes came with 1.3, what is a disclosure with 1.4.
RECEIPT_VERSIONS = ("1.2", "1.3", "1.4")

Json = dict[str, Any]
Kind = Literal["text", "integer", "decimal", "share", "date", "boolean"]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact. `document_id` and `fact_id` name it; of several printings the first is told.

    Attributes:
        document_id: `documents.document_id`.
        fact_id: its id in facts.json and in the inline document.
        entity_scheme, entity_id, entity_name: who reports.
        concept: prefixed name; `namespace` is what the prefix stands for.
        is_extension: whether the concept is the report's own.
        concept_label: the concept's standard label in its taxonomy.
        label: as printed; `section` the headings above the line, outermost first, between " | ".
        statement: kind, e.g. "balance_sheet"; `statement_number` and `statement_line` are those of mapping.csv.
        period_type: "instant" or "duration".
        period_start: first day of a duration, None of an instant; `period_end` the last day that counts.
        unit: measures as prefixed names, e.g. "iso4217:USD/xbrli:shares".
        value: in whole units, with XBRL's sign.
        decimals: as in XBRL; `scale` the power of ten that the printed figure was multiplied by.
        dimensions: "axis=member", several between ";", "" for the company as a whole.
        printed: the figure as printed; `source_line` and `source_column` where, from 1.
        occurrences: how many times the fact is printed.
        confidence: from 0 to 1; `rule` what chose the concept, `sign_rule` what settled the sign.
        runner_up: the concept that came second, "" if none did.
        proofs: ids of the sums and ties that bear it out, between spaces.
    """

    document_id: str
    fact_id: str
    entity_scheme: str
    entity_id: str
    entity_name: str
    concept: str
    namespace: str
    is_extension: bool
    concept_label: str
    label: str
    section: str
    statement: str
    statement_number: int
    statement_line: int
    period_type: str
    period_start: date | None
    period_end: date
    unit: str
    value: Decimal
    decimals: int
    scale: int
    dimensions: str
    printed: str
    source_line: int
    source_column: int
    occurrences: int
    confidence: Decimal
    rule: str
    sign_rule: str
    runner_up: str
    proofs: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One remark on a document, by `document_id` and `number`; line and column are None where it concerns the whole."""

    document_id: str
    number: int
    code: str
    severity: str
    message: str
    source_line: int | None
    source_column: int | None
    concept: str
    rule: str
    hint: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One conversion.

    Attributes:
        document_id: "{accession}:{sequence}" of a document out of a submission that has a number, else
            "sha256:{hash of the source}": the same document has the same one whenever it is converted.
        source_sha256: of the document's own bytes; of a submission, those between its `<TEXT>` and `</TEXT>`.
        accession, sequence, document_type, form, period_of_report, filed: what its submission says;
            "" or None without one.
        base: the base of the result's file names.
        is_valid: Arelle's verdict, None where it was left out.
    """

    document_id: str
    source_name: str
    source_sha256: str
    media_type: str
    accession: str
    sequence: int | None
    document_type: str
    form: str
    period_of_report: date | None
    filed: date | None
    entity_scheme: str
    entity_id: str
    entity_name: str
    ticker: str
    base: str
    software: str
    tables: str
    taxonomy: str
    is_valid: bool | None
    statements: int
    cells: int
    tagged_cells: int
    facts: int
    concepts: int
    extension_concepts: int
    proven_sums: int
    broken_sums: int
    errors: int
    warnings: int


Row = FactRow | FindingRow | DocumentRow
# Numbers that are shares of one, kept with four places; all other decimals are values of facts.
_SHARES = frozenset({"confidence"})
TABLES: dict[str, type[Row]] = {"facts": FactRow, "findings": FindingRow, "documents": DocumentRow}


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of one of the tables: its name, its kind, and whether it may be empty (NULL)."""

    name: str
    kind: Kind
    nullable: bool


def table_columns(table: str) -> tuple[TableColumn, ...]:
    """The columns of a table, in order.

    Args:
        table: a key of `TABLES`.
    """
    kinds: dict[object, Kind] = {str: "text", int: "integer", Decimal: "decimal", date: "date", bool: "boolean"}
    columns = []
    for name, hint in get_type_hints(TABLES[table]).items():
        (known,) = (kind for kind in (get_args(hint) or (hint,)) if kind is not type(None))
        kind = "share" if name in _SHARES else kinds[known]
        columns.append(TableColumn(name, kind, type(None) in get_args(hint)))
    return tuple(columns)


def document_id(receipt: Json) -> str:
    """What names a document in every table: see `DocumentRow`."""
    submission = receipt["source"]["submission"]
    if submission and submission["accession"]:
        return f"{submission['accession']}:{submission['sequence']}"
    return f"sha256:{receipt['source']['sha256']}"


def rows_of(table: str, receipt: Json) -> tuple[Row, ...]:
    """The rows of one conversion for a table, from its receipt, in the receipt's order.

    Raises:
        SourceError: the receipt is of a version that lacks what the tables need.
    """
    match table:
        case "facts":
            return fact_rows(receipt)
        case "findings":
            return finding_rows(receipt)
        case "documents":
            return (document_row(receipt),)
    raise ValueError(f"there is no table {table!r}")


def check_receipt(receipt: Json) -> None:
    """Refuse a receipt that lacks what the tables need.

    Raises:
        SourceError: it is of another version.
    """
    version = receipt.get("receiptVersion")
    if version not in RECEIPT_VERSIONS:
        raise SourceError(
            f"this receipt has version {version}, and tables are made of {', '.join(RECEIPT_VERSIONS)}",
            where=str(receipt.get("source", {}).get("name", "receipt.json")),
            do="Convert the document again",
        )


def fact_rows(receipt: Json) -> tuple[FactRow, ...]:
    """The facts of one conversion.

    Raises:
        SourceError: as `rows_of`.
    """
    check_receipt(receipt)
    concepts = {concept["name"]: concept for concept in receipt["concepts"]}
    statements = {statement["number"]: statement for statement in receipt["statements"]}
    name = document_id(receipt)
    return tuple(_fact_row(name, receipt["entity"], fact, concepts, statements) for fact in receipt["facts"])


def _fact_row(name: str, entity: Json, fact: Json, concepts: Json, statements: dict[int, Json]) -> FactRow:
    first = fact["places"][0]
    concept, statement = concepts[fact["concept"]], statements[first["statement"]]
    line = statement["lines"][first["statementLine"] - 1]
    start, _, end = fact["period"].rpartition("/")
    return FactRow(
        document_id=name,
        fact_id=fact["id"],
        entity_scheme=entity["scheme"],
        entity_id=entity["identifier"],
        entity_name=entity["name"],
        concept=fact["concept"],
        namespace=concept["namespace"],
        is_extension=concept["isExtension"],
        concept_label=concept["label"],
        label=first["label"],
        section=" | ".join(line["section"]),
        statement=statement["kind"],
        statement_number=first["statement"],
        statement_line=first["statementLine"],
        period_type="duration" if start else "instant",
        period_start=date.fromisoformat(start) if start else None,
        period_end=date.fromisoformat(end),
        unit=fact["unit"],
        value=Decimal(fact["value"]),
        decimals=fact["decimals"],
        scale=first["scale"],
        dimensions=fact["dimension"],
        printed=first["printed"],
        source_line=first["line"],
        source_column=first["column"],
        occurrences=len(fact["places"]),
        confidence=Decimal(fact["confidence"]),
        rule=fact["rule"],
        sign_rule=fact["signRule"],
        runner_up=fact["alternatives"][0]["concept"] if fact["alternatives"] else "",
        proofs=" ".join(fact["proofs"]),
    )


def finding_rows(receipt: Json) -> tuple[FindingRow, ...]:
    """The findings of one conversion, numbered from 1.

    Raises:
        SourceError: as `rows_of`.
    """
    check_receipt(receipt)
    name = document_id(receipt)
    return tuple(
        FindingRow(
            document_id=name,
            number=number,
            code=finding["code"],
            severity=finding["severity"],
            message=finding["message"],
            source_line=finding["line"],
            source_column=finding["column"],
            concept=finding["concept"],
            rule=finding["rule"],
            hint=finding["hint"],
        )
        for number, finding in enumerate(receipt["findings"], start=1)
    )


def document_row(receipt: Json) -> DocumentRow:
    """What a conversion was of and what came of it.

    Raises:
        SourceError: as `rows_of`.
    """
    check_receipt(receipt)
    source, entity, summary, versions = (receipt[key] for key in ("source", "entity", "summary", "versions"))
    filing = source["submission"] or {}
    return DocumentRow(
        document_id=document_id(receipt),
        source_name=source["name"],
        source_sha256=source["sha256"],
        media_type=source["mediaType"],
        accession=filing.get("accession", ""),
        sequence=filing.get("sequence"),
        document_type=filing.get("type", ""),
        form=filing.get("form", ""),
        period_of_report=_day(filing.get("period")),
        filed=_day(filing.get("filed")),
        entity_scheme=entity["scheme"],
        entity_id=entity["identifier"],
        entity_name=entity["name"],
        ticker=entity["ticker"],
        base=summary["base"],
        software=versions["software"],
        tables=versions["tables"],
        taxonomy=versions["taxonomy"],
        is_valid=summary["valid"],
        statements=summary["statements"],
        cells=summary["cells"],
        tagged_cells=summary["taggedCells"],
        facts=summary["facts"],
        concepts=summary["concepts"],
        extension_concepts=summary["extensionConcepts"],
        proven_sums=summary["provenSums"],
        broken_sums=summary["brokenSums"],
        errors=summary["findings"]["error"],
        warnings=summary["findings"]["warning"],
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
