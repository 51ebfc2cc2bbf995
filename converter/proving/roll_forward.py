"""Balances that movements lead to: the sums of a table whose columns are of one component and period each.

What stands in parentheses takes off, so all signs are as shown. An opening balance that the page prints once, as
the closing one of the period before, is taken from there.
"""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from converter.model.periods import Duration
from converter.model.rounding import outcome
from converter.model.source import LineItem, ReportedAmount, RollRole, StatementTable, UnitKind
from converter.model.statements import ColumnCheck, Footing

_MOVES = (RollRole.MOVEMENT, RollRole.LEFT_OUT)


def roll_footings(statement: StatementTable) -> tuple[Footing, ...]:
    """The sum from opening balances over movements to closing balances in money; none where a balance is missing."""
    lines = [(i, line) for i, line in enumerate(statement.lines) if line.unit is UnitKind.MONETARY and line.amounts]
    closing = next(((i, line) for i, line in lines if line.roll is RollRole.CLOSING), None)
    opening = next(((i, line) for i, line in lines if line.roll is RollRole.OPENING), None)
    if closing is None or opening is None:
        return ()
    moves = [(i, line) for i, line in lines if line.roll in _MOVES]
    checks = []
    for amount in sorted(closing[1].amounts, key=lambda a: a.column):
        moved = [found for _, line in moves if (found := _in(line, amount.column))]
        if moved:
            first = _in(opening[1], amount.column) or _carried(statement, closing[1], amount)
            checks.append(_check(amount, [*([first] if first else []), *moved]))
    if not checks:
        return ()
    members = tuple((index, 1) for index, _ in (opening, *moves))
    return (Footing(closing[0], members, tuple(checks), all(check.outcome != "broken" for check in checks)),)


def _in(line: LineItem, column: int) -> ReportedAmount | None:
    return next((amount for amount in line.amounts if amount.column == column), None)


def _carried(statement: StatementTable, closing: LineItem, amount: ReportedAmount) -> ReportedAmount | None:
    """The closing balance of the same component at the day before a column's period."""
    member, period = statement.columns[amount.column].member, amount.period
    if not isinstance(period, Duration):
        return None
    eve = period.start - timedelta(days=1)
    return next(
        (a for a in closing.amounts if a.period.end == eve and statement.columns[a.column].member == member), None
    )


def _check(total: ReportedAmount, members: list[ReportedAmount]) -> ColumnCheck:
    difference = sum((member.shown for member in members), Decimal(0)) - total.shown
    return ColumnCheck(total.column, outcome(difference, [a.decimals for a in (*members, total)]), difference)
