"""Balances on statements of flows that a day names: `Cash and cash equivalents, September 30`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from converter.model.periods import Duration
from converter.model.source import LineItem, StatementKind, StatementTable
from converter.model.vocabulary import Vocabulary
from converter.reading.equity.roll_forward import without_dates
from converter.reading.periods.dates import PrintedDate, printed_dates

_FLOWS = (StatementKind.CASH_FLOW, StatementKind.INCOME_STATEMENT)
_Side = Literal["", "start", "end"]


def with_dated_balances(statement: StatementTable, vocabulary: Vocabulary) -> StatementTable:
    """A statement of flows whose lines know of which day they are, where their labels end with one without a year.

    A day that both ends a period and ends the one before it, as those of whole years do, is the first of two such
    lines at the start and the last at the end.
    """
    if statement.kind not in _FLOWS:
        return statement
    sides = {index: found for index, item in enumerate(statement.lines) if (found := _sides(item, vocabulary))}
    lines = list(statement.lines)
    for index, found in sides.items():
        side = found[0] if len(found) == 1 else _by_order(index, sides)
        label = without_dates(lines[index].label, vocabulary)
        lines[index] = replace(lines[index], label=label, balance_at=side)
    return replace(statement, lines=tuple(lines))


def _by_order(index: int, sides: dict[int, tuple[_Side, ...]]) -> _Side:
    """The side of a line whose day may be either: the last of its kind is at the end."""
    later = [other for other in sides if other > index]
    return "start" if later and "end" in sides[min(later)] else "end"


def _sides(item: LineItem, vocabulary: Vocabulary) -> tuple[_Side, ...]:
    """At which ends of the periods of its columns the day of a label may lie."""
    dates = printed_dates(item.label, vocabulary)
    if len(dates) != 1 or not item.amounts:
        return ()
    ((_, stop), printed), periods = dates[0], [amount.period for amount in item.amounts]
    if printed.year is not None or item.label[stop:].strip(" .,:)") or not without_dates(item.label, vocabulary):
        return ()
    durations = [period for period in periods if isinstance(period, Duration)]
    if len(durations) < len(periods) or without_dates(item.label, vocabulary) == item.label:
        return ()
    sides: list[_Side] = []
    if all(_is_on(printed, [period.start, period.start - timedelta(days=1)]) for period in durations):
        sides.append("start")
    if all(_is_on(printed, [period.end]) for period in durations):
        sides.append("end")
    return tuple(sides)


def _is_on(printed: PrintedDate, days: Sequence[date]) -> bool:
    return any(printed.on(day.year) == day for day in days)
