"""What is wrong with the form of the tables, row by row: the readers stop at the first fault, this lists them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from converter.errors import MapError
from converter.maps.beside import read_division, read_reason, read_refinement
from converter.maps.concepts import (
    label_rule,
    read_breakdown,
    read_row_part,
    why_refused,
)
from converter.maps.database import records, replacements
from converter.maps.disaggregations import WORDS, disaggregation_place, read_disaggregated
from converter.maps.issuers import ISSUERS, issuer_tables, read_issuer_row
from converter.maps.knowledge import Knowledge
from converter.maps.rows import TableRow, rows
from converter.maps.words import member
from converter.model.concepts import EXTENSION, MEASURE, Catalogue, LabelRule, Refinement
from converter.model.decisions import LearnedLine
from converter.model.faults import Fault
from converter.model.source import MAPPED_KINDS, StatementKind

_CORRECT = "Correct the row: see taxonomy_maps/README.md for the columns"


def is_label_table(name: str) -> bool:
    """Whether a table, by its path, leads from labels to concepts: ours or the user's own."""
    return name.removeprefix("own/").startswith("labels/")


def form_faults(texts: Mapping[str, str], family: str) -> tuple[Fault, ...]:
    """The rows of the mapping tables that cannot be read, and those that claim what another one claims.

    Args:
        texts: of all tables, by path.
        family: the prefix of the taxonomy, whose folder holds wordings and refinements.
    """
    faults: list[Fault] = []
    claimed: dict[tuple[str, ...], str] = {}
    for table in filter(is_label_table, texts):
        for row in _readable(texts, table, _label_row, faults):
            key = (table.split("/")[0], *(row.text(column) for column in ("statement", "section", "label", "unit")))
            first = claimed.setdefault(key, row.origin)
            if first != row.origin:
                faults.append(Fault(row.origin, f"{first} claims the same label", "Keep one of the two rows"))
    _readable(texts, f"{family}/refinements.csv", read_refinement, faults)
    _readable(texts, f"{family}/unfitted.csv", read_reason, faults)
    _readable(texts, f"{family}/breakdowns.csv", read_breakdown, faults)
    _readable(texts, f"{family}/disaggregated.csv", read_disaggregated, faults)
    _readable(texts, WORDS, disaggregation_place, faults)
    _readable(texts, f"{family}/classified.csv", read_division, faults)
    _readable(texts, "vocabulary/row_members.csv", read_row_part, faults)
    _readable(texts, f"{family}/wordings.csv", _wording_row, faults)
    for table in issuer_tables(texts):
        if not re.fullmatch(rf"{ISSUERS}[0-9]{{10}}\.csv", table):
            do = "Call it by the CIK with ten digits, as issuers/0000320193.csv"
            faults.append(Fault(table, "the name of the table is no CIK, so that no release finds it", do))
        _readable(texts, table, read_issuer_row, faults)
    return tuple(faults)


def rule_rows(texts: Mapping[str, str]) -> tuple[LabelRule, ...]:
    """The rows of the label tables as they stand, headings too: with no replacement made."""
    return tuple(label_rule(row) for table in texts if is_label_table(table) for row in rows(texts, table))


def refinement_rows(texts: Mapping[str, str], family: str) -> tuple[Refinement, ...]:
    """The rows of refinements.csv as they stand."""
    return tuple(read_refinement(row) for row in rows(texts, f"{family}/refinements.csv"))


def wording_rows(texts: Mapping[str, str], family: str) -> tuple[tuple[StatementKind, str, str, str], ...]:
    """Statement, label, concept and place of each row of wordings.csv."""
    table = f"{family}/wordings.csv"
    return tuple(
        (member(row, "statement", StatementKind), row.text("label"), row.text("concept"), row.origin)
        for row in rows(texts, table)
    )


def divided_names(texts: Mapping[str, str], family: str) -> tuple[str, ...]:
    """The concepts of classified.csv, which stand for those that words lead to."""
    found = (read_division(row) for row in rows(texts, f"{family}/classified.csv"))
    return tuple(name for one in found for name in (one.current, one.noncurrent, one.undivided) if name)


def balances_among_flows(texts: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    """What labels on statements of flows say that are of an instant."""
    return tuple(row.pattern("pattern") for row in rows(texts, "vocabulary/balances_among_flows.csv"))


def issuer_rows(texts: Mapping[str, str]) -> tuple[LearnedLine, ...]:
    """The rows of all tables of filers."""
    return tuple(read_issuer_row(row) for table in issuer_tables(texts) for row in rows(texts, table))


def unusable(knowledge: Knowledge, catalogue: Catalogue, names: Iterable[str]) -> dict[str, str]:
    """Why concepts cannot be tagged with in a vintage, by name; those that a replacement stands for are left out."""
    wanted = {name for name in names if name not in (EXTENSION, MEASURE) and name not in catalogue.concepts}
    found = records(knowledge.database, wanted)
    wanted |= {name for name, record in records(knowledge.database, names).items() if record.deprecated}
    stand_in = {
        name
        for name, record in replacements(knowledge.database, wanted).items()
        if record.replacement in catalogue.concepts
    }
    found |= records(knowledge.database, wanted)
    return {name: why_refused(name, found.get(name), catalogue.vintage) for name in sorted(wanted - stand_in)}


def _readable(
    texts: Mapping[str, str], table: str, read: Callable[[TableRow], object], faults: list[Fault]
) -> list[TableRow]:
    """The rows of a table that can be read; of the others a fault each."""
    good: list[TableRow] = []
    try:
        for row in rows(texts, table):
            try:
                read(row)
                good.append(row)
            except MapError as error:
                faults.append(fault_of(error))
    except MapError as error:
        faults.append(fault_of(error))
    return good


def fault_of(error: MapError) -> Fault:
    """An error of a reader as one line of a list."""
    return Fault(error.where, error.seen, error.do or _CORRECT)


def _label_row(row: TableRow) -> None:
    rule = label_rule(row)
    if rule.statement not in MAPPED_KINDS:
        do = f"Choose one of: {', '.join(sorted(kind.value for kind in MAPPED_KINDS))}"
        raise row.wrong(f"statements of the kind {rule.statement.value!r} are not tagged", do)
    row.pattern("section")
    row.pattern("label")
    if not (rule.label or rule.pattern):
        raise row.wrong("the row has no label")
    if (rule.unit is None) != row.table.endswith("headings.csv"):
        raise row.wrong("the row has no unit" if rule.unit is None else "a heading has no unit")
    for column in ("why", "example"):
        if not row.text(column):
            raise row.wrong(f"the row has no {column}", f"Give the {column}: nobody else can review the row")


def _wording_row(row: TableRow) -> None:
    member(row, "statement", StatementKind)
    if row.number("recent") + row.number("earlier") <= 0:
        raise row.wrong("no filing is evidence for this row", "Count the filings, or remove the row")
