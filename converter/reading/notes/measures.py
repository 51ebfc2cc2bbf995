"""Tables of notes whose columns are what is measured: cost, what was taken off it, what is left, each at a date.

They are turned, so that the rooms behind know a statement like any other: each measure is a line, and the columns are
the total and the rows above it as its parts, at one date each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from converter.model.note_words import MeasureRule
from converter.model.notes import Subject
from converter.model.periods import Instant
from converter.model.source import (
    Cell,
    Column,
    ColumnMember,
    ColumnRole,
    LineItem,
    ReportedAmount,
    Row,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.frames import placed
from converter.reading.notes.subjects import is_barred
from converter.reading.periods.dates import printed_dates

_LEAST = 2
_TOLD = ("item", "aside", "result")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARK = re.compile(r"\s*\(\w{1,2}\)\s*$")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The figures of rows by column, of the total that they are parts of, of the rest and of what both come to."""

    parts: tuple[tuple[str, dict[int, Cell]], ...]
    total: dict[int, Cell]
    rest: dict[int, Cell]
    all_of_it: dict[int, Cell]


def read_measures(
    layout: TableLayout, days: Iterable[date], above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of measures, turned; None where it is none, or not all of it can be told.

    Args:
        days: those of the balance sheets; a measure is at one of them.
        above: what stands above the table.
    """
    if is_barred(layout, above, vocabulary):
        return None
    for subject in dict.fromkeys(rule.subject for rule in vocabulary.notes.measures):
        rules = [rule for rule in vocabulary.notes.measures if rule.subject == subject]
        measured = _measured(layout, rules, frozenset(days), above, vocabulary)
        if not measured:
            continue
        rows = _rows(layout, rules, [at for one in measured.values() for at in one.values()], vocabulary)
        texts = [*above, *(row.label for row in layout.table.rows), " ".join(one.heading for one in layout.columns)]
        if rows and _speaks(rules[0], texts):
            return _turned(layout, rules, measured, rows)
    return None


def _speaks(rule: MeasureRule, texts: Iterable[str]) -> bool:
    return any(rule.caption.search(text) for text in texts)


def _measured(
    layout: TableLayout, rules: Sequence[MeasureRule], days: frozenset[date], above: Sequence[str], words: Vocabulary
) -> dict[date, dict[str, int]]:
    """For each date the column of each measure, by its label; nothing of dates at which one is not alone or lacks."""
    headings = [column.heading for column in layout.columns]
    named = [next((r for r in rules if r.role in _TOLD and r.pattern.search(heading)), None) for heading in headings]
    if not any(named):
        return {}
    told = {day for text in above for day in _days(text, words)} & days
    found: dict[date, dict[str, int]] = {}
    doubled: set[date] = set()
    for index, (heading, rule) in enumerate(zip(headings, named, strict=True)):
        if rule is None:
            continue
        own = _days(heading, words) or _of_year(heading, days) or told
        if len(own) != 1 or not own <= days:
            continue
        (day,) = own
        doubled |= {day} if rule.label in found.get(day, {}) else set()
        found.setdefault(day, {})[rule.label] = index
    needed = {rule.label for rule in rules if rule.role in _TOLD}
    return {day: one for day, one in found.items() if one.keys() == needed and day not in doubled}


def _of_year(heading: str, days: Iterable[date]) -> set[date]:
    """The days in the years that a heading names alone."""
    years = set(map(int, _YEAR.findall(heading)))
    return {day for day in days if day.year in years}


def _days(text: str, vocabulary: Vocabulary) -> set[date]:
    return {printed.whole for _, printed in printed_dates(text, vocabulary) if printed.whole}


def _rows(
    layout: TableLayout, rules: Sequence[MeasureRule], columns: Sequence[int], vocabulary: Vocabulary
) -> _Rows | None:
    """The rows of the first total that they add up to, none of which is of another kind; groups have totals too."""
    positions = tuple(column.position for column in layout.columns)
    bars, groups = ([rule.pattern for rule in rules if rule.role == role] for role in ("bar", "group"))
    parts: list[tuple[str, dict[int, Cell]]] = []
    summed: list[tuple[str, dict[int, Cell]]] = []
    since = headed = 0
    for number, row in enumerate(layout.table.rows):
        if any(bar.search(row.label) for bar in bars):
            return None
        held = {at: cell for at, cell in placed(row.cells, positions).items() if at in columns}
        if not held:
            headed = headed if row.cells else len(parts)
            continue
        if not _is_total(row, vocabulary):
            parts.append((_MARK.sub("", row.label).strip(), held))
            continue
        is_group = any(group.search(row.label) for group in groups)
        if is_group and headed > since and not _add_up(parts[since:], held):
            # What stands above the heading of a group is none of its lines.
            summed, since = [*summed, *parts[since:headed]], headed
        lines = parts[since:] if is_group else [*summed, *parts[since:]]
        if len(held) < len(columns) or not _add_up(lines, held):
            return None
        if not is_group:
            return _Rows(tuple(parts), held, *_below(layout, layout.table.rows[number + 1 :], rules, columns, held))
        summed.append(("", held))
        since = len(parts)
    return None


def _below(
    layout: TableLayout,
    rows: Sequence[Row],
    rules: Sequence[MeasureRule],
    columns: Sequence[int],
    total: dict[int, Cell],
) -> tuple[dict[int, Cell], dict[int, Cell]]:
    """The figures of one row of other things below a total, and of what both come to; none where they do not."""
    positions = tuple(column.position for column in layout.columns)
    others = [rule.pattern for rule in rules if rule.role == "rest"]
    told: list[tuple[str, dict[int, Cell]]] = []
    heading = ""
    for row in rows:
        cells = placed(row.cells, positions)
        held = {at: cell for at, cell in cells.items() if at in columns and cell.magnitude is not None}
        told += [(f"{heading} {row.label}", held)] if held else []
        heading = heading if row.cells else row.label
    if len(told) < _LEAST or not any(other.search(told[0][0]) for other in others):
        return {}, {}
    (_, rest), (_, both) = told[:2]
    comes = len(both) == len(columns) and _add_up([("", total), ("", rest)], both)
    return (rest, both) if comes else ({}, {})


def _is_total(row: Row, vocabulary: Vocabulary) -> bool:
    return not row.label.strip() or vocabulary.says_total(row.label)


def _add_up(parts: Sequence[tuple[str, dict[int, Cell]]], total: dict[int, Cell]) -> bool:
    """Whether parts come to their total in every column, but for what they were rounded by."""
    slack = Decimal(len(parts) + 1) / 2
    return bool(parts) and all(
        abs(sum((cells[at].shown for _, cells in parts if at in cells), Decimal(0)) - cell.shown)
        <= slack.scaleb(-cell.decimals)
        for at, cell in total.items()
    )


def _turned(
    layout: TableLayout, rules: Sequence[MeasureRule], measured: dict[date, dict[str, int]], rows: _Rows
) -> StatementTable:
    """The table with a line for each measure, and for each date a column of the total and of each part."""
    columns: list[Column] = []
    told = [rule for rule in rules if rule.role in _TOLD]
    figures: dict[str, list[ReportedAmount]] = {rule.label: [] for rule in told}
    names = [name for name, _ in rows.parts]
    whole: tuple[tuple[ColumnMember | None, dict[int, Cell]], ...] = ((None, rows.total),)
    whole += tuple(_members(rules[0], names, rows))
    for day, one in measured.items():
        for member, cells in whole:
            places = {label: at for label, at in one.items() if at in cells}
            if len(places) < _LEAST:
                continue
            first = layout.columns[min(places.values())]
            column = Column(first.position, first.heading, ColumnRole.VALUE, Instant(day), member)
            for label, at in places.items():
                amount, _ = amount_of(cells[at], column, len(columns), UnitKind.MONETARY, layout.scales)
                figures[label] += [amount] if amount else []
            columns.append(column)
    lines = tuple(_line(rule, figures[rule.label], layout) for rule in told)
    lines += tuple(_others(layout, rules, measured, rows, tuple(columns)))
    every = range(len(lines))
    aside = frozenset(at for at, rule in enumerate(told) if rule.role == "aside")
    return StatementTable(
        StatementKind.DETAILS,
        layout.title,
        tuple(columns),
        layout.currency,
        lines,
        layout.scales,
        layout.table.index,
        subject=Subject(rules[0].subject, tuple((at,) for at in every), aside, proven=frozenset(every[len(told) :])),
    )


def _others(
    layout: TableLayout,
    rules: Sequence[MeasureRule],
    measured: dict[date, dict[str, int]],
    rows: _Rows,
    columns: tuple[Column, ...],
) -> Iterator[LineItem]:
    """The lines of what stands below the total: the rest by its result, and what both come to by each measure."""
    for rule in (rule for rule in rules if rule.role in ("rest", "all")):
        held = rows.rest if rule.role == "rest" else rows.all_of_it
        of_rest = rule.role == "rest"
        labels = {r.label for r in rules if (r.role == "result" if of_rest else rule.pattern.search(r.label))}
        amounts = []
        for day, one in measured.items():
            at = next((at for label, at in one.items() if label in labels), None)
            index = next((n for n, c in enumerate(columns) if c.period == Instant(day) and c.member is None), None)
            if at in held and index is not None:
                amount, _ = amount_of(held[at], columns[index], index, UnitKind.MONETARY, layout.scales)
                amounts += [amount] if amount and not amount.is_dash else []
        if amounts:
            yield _line(rule, amounts, layout)


def _members(rule: MeasureRule, names: Sequence[str], rows: _Rows) -> Iterator[tuple[ColumnMember, dict[int, Cell]]]:
    """The parts that have names of their own."""
    for name, cells in rows.parts:
        if name and names.count(name) == 1:
            yield ColumnMember(rule.axis, rule.domain, "", name), cells


def _line(rule: MeasureRule, amounts: Sequence[ReportedAmount], layout: TableLayout) -> LineItem:
    return LineItem(
        label=rule.label,
        parents=(),
        depth=0,
        is_abstract=False,
        is_total=rule.role == "result",
        unit=UnitKind.MONETARY,
        amounts=tuple(amounts),
        locator=layout.table.rows[0].locator,
    )
