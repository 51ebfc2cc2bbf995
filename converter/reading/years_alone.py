"""Columns of notes headed by years alone: their periods are those of the statements, if figures show which.

`2024 | 2023` may be of the years or of their last days where no caption says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from converter.model.periods import Period
from converter.model.source import ColumnRole, StatementKind, StatementTable, TableLayout

_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")
_KINDS = (StatementKind.BALANCE_SHEET, StatementKind.INCOME_STATEMENT)


def with_periods_of(layout: TableLayout, statements: tuple[StatementTable, ...]) -> Iterator[TableLayout]:
    """The layouts that a table without periods would have with those of a balance sheet or an income statement.

    Nothing where a heading is no year alone, or a statement has no column or several for a year.
    """
    years = [_YEAR.fullmatch(column.heading) for column in layout.columns]
    if not all(years) or any(column.role is not ColumnRole.UNDATED for column in layout.columns):
        return
    for kind in _KINDS:
        by_year: dict[int, set[Period]] = {}
        for column in (column for statement in statements if statement.kind is kind for column in statement.columns):
            if column.period and column.role is ColumnRole.VALUE and column.member is None:
                by_year.setdefault(column.period.end.year, set()).add(column.period)
        periods = [by_year.get(int(year.group(1)), set()) for year in years if year]
        if all(len(found) == 1 for found in periods):
            dated = zip(layout.columns, periods, strict=True)
            columns = (replace(c, role=ColumnRole.VALUE, period=next(iter(found))) for c, found in dated)
            yield replace(layout, columns=tuple(columns))
