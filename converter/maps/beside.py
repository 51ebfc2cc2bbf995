"""What tables say of lines beside their labels: other words, refinements, when things fall due, what is taken off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import get_args

from converter.maps.database import records
from converter.maps.knowledge import Knowledge
from converter.maps.rows import TableRow, one_of, rows
from converter.maps.words import member
from converter.model.concepts import (
    EXTENSION,
    Catalogue,
    Contra,
    Division,
    LabelRetry,
    Refinement,
    Relation,
    Remainder,
    Trade,
    Wording,
)
from converter.model.reasons import Reason
from converter.model.source import StatementKind, UnitKind

_HUNDRED = 100
# What leads the name of a concept that may not stand in the statement.
_BARS = "!"


def read_division(row: TableRow) -> Division:
    """A row of classified.csv.

    Raises:
        MapError: it is malformed.
    """
    if row.text("part") not in ("total", "item"):
        raise row.wrong(f"part {row.text('part')!r} is not known", "Choose one of: total, item")
    names = [row.text(column) for column in ("current", "noncurrent", "undivided")]
    if not any(names):
        raise row.wrong("the row divides nothing", "Name a concept")
    current, noncurrent, undivided = names
    return Division(current, noncurrent, undivided, row.text("part") == "total", row.origin)


def read_divisions(texts: Mapping[str, str], catalogue: Catalogue) -> dict[str, Division]:
    """The rows of classified.csv by each of their concepts, without those that the vintage cannot be tagged with."""
    found: dict[str, Division] = {}
    for read in (read_division(row) for row in rows(texts, f"{catalogue.prefix}/classified.csv")):
        names = [name if name in catalogue.concepts else "" for name in (read.current, read.noncurrent, read.undivided)]
        current, noncurrent, undivided = names
        for name in filter(None, names):
            found.setdefault(name, replace(read, current=current, noncurrent=noncurrent, undivided=undivided))
    return found


def read_contras(texts: Mapping[str, str], catalogue: Catalogue) -> tuple[Contra, ...]:
    """The rows of contras.csv."""
    table = rows(texts, f"{catalogue.prefix}/contras.csv")
    return tuple(
        Contra(row.text("gross"), row.text("contra"), row.text("net"), row.text("plain"), row.origin) for row in table
    )


def read_remainders(texts: Mapping[str, str], catalogue: Catalogue) -> tuple[Remainder, ...]:
    """The rows of remainders.csv."""
    table = rows(texts, f"{catalogue.prefix}/remainders.csv")
    return tuple(
        Remainder(
            *(row.text("left"), row.text("whole"), row.text("off"), row.text("beside")),
            row.text("may_add") == "yes",
            row.origin,
        )
        for row in table
    )


def read_trades(texts: Mapping[str, str], catalogue: Catalogue) -> tuple[Trade, ...]:
    """The rows of trades.csv."""
    table = rows(texts, f"{catalogue.prefix}/trades.csv")
    return tuple(Trade(row.pattern("concepts"), row.pattern("words")) for row in table)


def said_at(texts: Mapping[str, str], place: str) -> tuple[re.Pattern[str], ...]:
    """The patterns of classified_words.csv for a place."""
    table = rows(texts, "vocabulary/classified_words.csv")
    return tuple(row.pattern("pattern") for row in table if row.text("place") == place)


def read_retries(texts: Mapping[str, str]) -> tuple[LabelRetry, ...]:
    """The rows of label_retries.csv; what they lose is in hundredths."""
    return tuple(
        LabelRetry(
            row.pattern("pattern"),
            read_replacement(row),
            Decimal(row.number("loses")) / _HUNDRED,
            row.text("turns") == "yes",
            row.pattern("bars") if row.text("bars") else None,
            row.origin,
        )
        for row in rows(texts, "vocabulary/label_retries.csv")
    )


def read_bars(texts: Mapping[str, str]) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The rows of label_bars.csv: words of labels, and what names of concepts they bar."""
    table = rows(texts, "vocabulary/label_bars.csv")
    return tuple((row.pattern("pattern"), row.pattern("names")) for row in table)


def read_reason(row: TableRow) -> Reason:
    """A row of unfitted.csv.

    Raises:
        MapError: it is malformed.
    """
    kinds = [kind for kind in StatementKind if kind.value in row.text("statement").split()]
    if len(kinds) != len(row.text("statement").split()):
        raise row.wrong(f"statement {row.text('statement')!r} is not known", "Write names with blanks between, or none")
    return Reason(
        statements=frozenset(kinds),
        section=row.pattern("section") if row.text("section") else None,
        words=row.pattern("pattern"),
        unit=member(row, "unit", UnitKind) if row.text("unit") else None,
        why=row.text("why"),
        origin=row.origin,
    )


def read_reasons(texts: Mapping[str, str], prefix: str) -> tuple[Reason, ...]:
    """The rows of unfitted.csv, in their order."""
    return tuple(read_reason(row) for row in rows(texts, f"{prefix}/unfitted.csv"))


def read_replacement(row: TableRow) -> str:
    """What a row puts in the place of its pattern.

    Raises:
        MapError: it is no replacement for it.
    """
    replacement = row.raw("replacement")
    try:
        row.pattern("pattern").sub(replacement, "")
    except (re.error, IndexError) as error:
        raise row.wrong(f"{replacement!r} is no replacement: {error}") from error
    return replacement


def read_refinement(row: TableRow) -> Refinement:
    """A row of refinements.csv.

    Raises:
        MapError: a cell of it is none of those that the column may hold.
    """
    relation: Relation = one_of(row, "relation", get_args(Relation))
    if bool(relation) != bool(row.text("other")):
        raise row.wrong("relation and other go together")
    row.pattern("label")
    by_words = relation in ("beside", "left")
    names = () if by_words else tuple(row.text("other").split())
    words = row.pattern("other").pattern if by_words else ""
    return Refinement(
        member(row, "statement", StatementKind),
        row.text("concept"),
        row.text("label"),
        relation,
        tuple(name for name in names if not name.startswith(_BARS)),
        _since(row),
        row.text("instead"),
        read_wording(row) if row.text("wording") else "",
        row.text("why"),
        row.origin,
        tuple(name.removeprefix(_BARS) for name in names if name.startswith(_BARS)),
        words,
    )


def read_refinements(knowledge: Knowledge, prefix: str) -> tuple[Refinement, ...]:
    """The rows of refinements.csv that lead to a concept which the vintage can be tagged with."""
    read = [read_refinement(row) for row in rows(knowledge.texts, f"{prefix}/refinements.csv")]
    found = records(knowledge.database, {row.instead for row in read})
    usable = {name for name, record in found.items() if not (record.uncertain or record.deprecated)} | {EXTENSION}
    return tuple(row for row in read if row.instead in usable)


def _since(row: TableRow) -> date | None:
    try:
        return date.fromisoformat(row.text("since")) if row.text("since") else None
    except ValueError as error:
        raise row.wrong(f"since {row.text('since')!r} is no date", "Write it as 2018-12-31") from error


def read_wording(row: TableRow) -> Wording:
    """Whether a row's label names its concept or the contrary.

    Raises:
        MapError: it says neither.
    """
    match row.text("wording"):
        case "same":
            return "same"
        case "opposite":
            return "opposite"
        case other:
            raise row.wrong(f"wording {other!r} is neither same nor opposite")
