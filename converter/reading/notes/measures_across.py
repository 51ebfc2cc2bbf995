"""Tables of parts whose columns are measures at periods: `Net sales 2024 | 2023 | Operating income 2024`.

Each measure becomes a heading, and the rows stand below it once for each, so that the rooms behind know the table like
one that prints them so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from converter.model.periods import Duration, Period
from converter.model.source import (
    COLUMNAR_KINDS,
    Column,
    ColumnRole,
    LineItem,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.line_items import lines_of
from converter.reading.periods.dates import Said, said
from converter.reading.periods.heading_words import is_heading_text

_LEAST = 2


def with_measures_as_headings(
    layout: TableLayout, statements: tuple[StatementTable, ...], vocabulary: Vocabulary
) -> StatementTable | None:
    """The table with a heading for each measure that its columns name; None where they name no two.

    A column has the period that statements have below the same words of time.
    """
    measures: dict[str, dict[int, Period]] = {}
    periods = _periods(statements, vocabulary)
    for index, column in enumerate(layout.columns):
        measure, time = _parted(column.heading, vocabulary)
        found = periods.get(_of_time(time, vocabulary), set())
        if column.role is ColumnRole.OTHER and measure and len(found) == 1:
            measures.setdefault(measure, {})[index] = next(iter(found))
    if len(measures) < _LEAST:
        return None
    dated = {index: period for columns in measures.values() for index, period in columns.items()}
    lines: list[LineItem] = []
    for measure, columns in measures.items():
        lines.append(_heading(measure, layout))
        of_measure, _ = lines_of(replace(layout, columns=_with_periods(layout.columns, columns)), vocabulary)
        lines += [replace(line, parents=(measure, *line.parents), depth=line.depth + 1) for line in of_measure]
    columns_of_all = _with_periods(layout.columns, dated)
    kind, table = StatementKind.DETAILS, layout.table
    return StatementTable(kind, layout.title, columns_of_all, layout.currency, tuple(lines), layout.scales, table.index)


def _with_periods(columns: Iterable[Column], periods: dict[int, Period]) -> tuple[Column, ...]:
    return tuple(
        replace(column, role=ColumnRole.VALUE, period=periods[index]) if index in periods else column
        for index, column in enumerate(columns)
    )


def _parted(heading: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """The words of a heading before those that speak of a time, and these."""
    words = heading.split()
    for start in range(1, len(words)):
        time = " ".join(words[start:])
        if is_heading_text(time, vocabulary):
            return " ".join(words[:start]), time
    return "", heading


def _periods(statements: tuple[StatementTable, ...], vocabulary: Vocabulary) -> dict[Said, set[Period]]:
    """The periods of flows that columns of statements have, by what their headings say."""
    found: dict[Said, set[Period]] = {}
    for statement in statements:
        for column in statement.columns if statement.kind in COLUMNAR_KINDS else ():
            if isinstance(column.period, Duration) and column.role is ColumnRole.VALUE and column.member is None:
                told = _of_time(column.heading, vocabulary)
                found.setdefault(told, set()).add(column.period)
                found.setdefault(_of_time(str(column.period.end.year), vocabulary), set()).add(column.period)
    return found


def _of_time(words: str, vocabulary: Vocabulary) -> Said:
    return replace(said(words, vocabulary), words=frozenset())


def _heading(measure: str, layout: TableLayout) -> LineItem:
    return LineItem(
        label=measure,
        parents=(),
        depth=0,
        is_abstract=True,
        is_total=False,
        unit=UnitKind.MONETARY,
        amounts=(),
        locator=layout.table.rows[0].locator,
    )
