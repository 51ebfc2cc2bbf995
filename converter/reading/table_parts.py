"""Printed tables of several things, one below the other: each part is a table of its own.

Tables of selected data go from flows to balances to averages to ratios; an income statement ends in a reconciliation
to other measures. Headings inside the table say so; captions and headings of columns are those of all parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.model.source import COLUMNAR_KINDS, Locator, Row, StatementKind, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import told_captions
from converter.reading.frames import column_positions
from converter.reading.titles import section_kind, title_and_kind

_OPEN = frozenset({StatementKind.SELECTED_DATA, StatementKind.UNKNOWN})
_NOTES = frozenset({StatementKind.NOTES, StatementKind.SHARE_PAY})
_FLOWS = frozenset({StatementKind.INCOME_STATEMENT, StatementKind.COMPREHENSIVE_INCOME})
# Lines per share stand in the statement itself or with other data.
_WITH_FLOWS = _FLOWS | {StatementKind.SELECTED_DATA}


def in_parts(tables: tuple[Table, ...], vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables with those of several parts cut, numbered anew."""
    parts = [part for table in tables for part in _parts(table, vocabulary)]
    # One that stays as it is keeps what was found out about it.
    return tuple(part if part.index == index else replace(part, index=index) for index, part in enumerate(parts))


def _parts(table: Table, vocabulary: Vocabulary) -> Iterator[Table]:
    _, named = title_and_kind(told_captions(table, vocabulary), vocabulary)
    cuts = list(_cuts(table.rows, named, vocabulary)) if named in COLUMNAR_KINDS | _OPEN else []
    found = _cut(table, cuts)
    if not cuts:
        yield from found
        return
    width = len(column_positions(table))
    # What has fewer columns than the whole cannot tell which they are.
    fits = all(len(column_positions(part)) == width for part in found)
    yield from found if fits else (table,)


def _cut(table: Table, cuts: list[tuple[int, str]]) -> list[Table]:
    """A table cut above some rows; what holds no figures is no part."""
    starts = [(0, ""), *cuts]
    found: list[Table] = []
    for (start, section), (end, _) in zip(starts, [*cuts, (len(table.rows), "")], strict=True):
        rows = table.rows[start:end]
        if not any(row.cells for row in rows):
            continue
        last = max(row.locator.end for row in rows)
        place = Locator(table.locator.node, rows[0].locator.start if found else table.locator.start, last)
        if (rows, place, section, bool(found)) == (table.rows, table.locator, table.section, table.is_rest):
            # One that stays as it is keeps what was found out about it.
            found.append(table)
        else:
            found.append(replace(table, rows=rows, locator=place, section=section, is_rest=bool(found)))
    return found


def _cuts(rows: tuple[Row, ...], named: StatementKind, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    """Where a part begins, with its heading; "" where the table goes on with what its captions say."""
    current = named
    for at, row in enumerate(rows):
        kind = None if row.cells or not row.label else section_kind(row.label, vocabulary)
        if kind is None or kind is current or not _may_follow(current, kind, named):
            continue
        if kind in _NOTES and _goes_on(rows[at:], vocabulary):
            continue
        begun = any(before.cells for before in rows[:at])
        if begun and kind in _FLOWS and current in _OPEN:
            current = kind
            continue
        is_own = kind is named or (named in _FLOWS and kind in _WITH_FLOWS)
        yield at, "" if is_own else row.label
        current = named if is_own else kind


def _may_follow(current: StatementKind, kind: StatementKind, named: StatementKind) -> bool:
    """Whether a heading of one kind may end what stands above it."""
    if (kind in _WITH_FLOWS and current in _FLOWS) or (kind is StatementKind.SELECTED_DATA and current in _OPEN):
        return False
    # Below cash flows stand other data of theirs.
    return named is not StatementKind.CASH_FLOW or kind in _NOTES | {StatementKind.NON_GAAP}


def _goes_on(rows: Sequence[Row], vocabulary: Vocabulary) -> bool:
    """Whether lines that only an income statement has stand below a note, so that it ends nothing."""
    labels = [row.label.lower() for row in rows if row.cells]
    return any(pattern.search(label) for label in labels for pattern in vocabulary.per_share_lines)
