"""The lines of a roll-forward: rows of one wording in several blocks or sections are one line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from converter.model.findings import Finding
from converter.model.source import (
    Cell,
    CellKind,
    Column,
    LineItem,
    ReportedAmount,
    RollForward,
    RollRole,
    RollRow,
    Row,
    Scales,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.equity.components import rule_for
from converter.reading.equity.roll_forward import without_dates
from converter.reading.figures.amounts_of_cells import amount_of, with_dash_decimals
from converter.reading.figures.scales import scales_in
from converter.reading.figures.units import Units
from converter.reading.labels.parents import Heading, parents_of
from converter.reading.periods.heading_words import is_heading_text

_ORDER = (RollRole.OPENING, RollRole.MOVEMENT, RollRole.LEFT_OUT, RollRole.CLOSING, RollRole.BESIDE)
_IN_BRACKETS = re.compile(r"\([^()]*\d[^()]*\)")
_Key = tuple[RollRole, str, UnitKind, bool]


@dataclass(slots=True)
class _Line:
    """A line on its way: the first row with its wording, and the figures of all."""

    row: Row
    label: str
    parents: tuple[str, ...]
    amounts: list[ReportedAmount] = field(default_factory=list)


def roll_lines(
    layout: TableLayout, rolled: RollForward, vocabulary: Vocabulary
) -> tuple[tuple[LineItem, ...], list[Finding]]:
    """The lines of a table of balances and movements, opening balances first, and a finding for each other cell."""
    lines: dict[_Key, _Line] = {}
    findings: list[Finding] = []
    headings: list[Heading] = []
    units = Units(layout, vocabulary)
    for row, what in zip(layout.table.rows, rolled.rows, strict=True):
        headings = parents_of(headings, row)
        said = row.unit or units.of(row, ()) or UnitKind.MONETARY
        if what.role is RollRole.HEADING:
            if not _sets_apart(row.label, vocabulary):
                headings.append(Heading(row.label, row.indent))
            continue
        parents = tuple(heading.text for heading in headings) if what.role is RollRole.MOVEMENT else ()
        for cell, index in zip(row.cells, what.columns, strict=True):
            column = layout.columns[index] if index is not None else None
            unit = rolled.units[index] if index is not None else None
            unit = unit or (UnitKind.PER_SHARE if said is UnitKind.PER_SHARE else UnitKind.MONETARY)
            remark = _left_out(cell, what, column, is_matrix=rolled.is_matrix)
            if remark is None:
                amount, remark = amount_of(cell, column, index, unit, _scales(layout, row, column, vocabulary))
                if amount:
                    new = _Line(row, without_dates(what.label, vocabulary), parents)
                    held = index is not None and rolled.held[index]
                    key = _key(what.role, new, unit, held=held, whole=False)
                    if any(other.column == amount.column for other in lines.get(key, new).amounts):
                        key = _key(what.role, new, unit, held=held, whole=True)
                    lines.setdefault(key, new).amounts.append(amount)
            findings += [remark] if remark else []
    return tuple(_items(lines)), findings


def _items(lines: dict[_Key, _Line]) -> Iterable[LineItem]:
    for (role, _, unit, _), line in sorted(lines.items(), key=lambda found: _ORDER.index(found[0][0])):
        yield LineItem(
            label=line.label.strip(),
            parents=line.parents,
            depth=len(line.parents),
            is_abstract=False,
            is_total=False,
            unit=unit,
            amounts=with_dash_decimals(tuple(line.amounts)),
            locator=line.row.locator,
            rule_above=line.row.rule_above,
            roll=role,
        )


def _key(role: RollRole, line: _Line, unit: UnitKind, *, held: bool, whole: bool) -> _Key:
    """Balances are one line however they are called; movements where their words are the same.

    Args:
        held: the figures count shares that the company holds.
        whole: figures in brackets are told apart too: the tax on a movement, the note that tells of it.
    """
    if role in (RollRole.OPENING, RollRole.CLOSING):
        return role, "", unit, held
    label = line.label if whole else _IN_BRACKETS.sub(" ", line.label)
    words = re.sub(r"[^a-z0-9]+", " ", " ".join((*line.parents, label)).lower())
    return role, words.strip(), unit, held


def _sets_apart(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading names a component, or a period, and so no kind of movement."""
    return rule_for(label, vocabulary) is not None or is_heading_text(label, vocabulary)


def _scales(layout: TableLayout, row: Row, column: Column | None, vocabulary: Vocabulary) -> Scales:
    return row.scales or scales_in([column.heading] if column else [], vocabulary) or layout.scales


def _left_out(cell: Cell, what: RollRow, column: Column | None, *, is_matrix: bool) -> Finding | None:
    """Why a cell becomes no amount for what its row is; None where that does not hinder it."""
    if what.role is RollRole.LEFT_OUT and column is None:
        said = f"{cell.text}: {what.label!r} stands between no two balances, or restates one"
        return Finding("cell.outside-balances", "info", said, cell.locator)
    moves = what.role not in (RollRole.OPENING, RollRole.CLOSING)
    if is_matrix and moves and column and cell.kind is CellKind.DASH:
        said = f"{cell.text}: {what.label!r} does not change what the column is of"
        return Finding("cell.no-movement", "info", said, cell.locator)
    return None
