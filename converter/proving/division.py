"""Counts of shares by which a result is divided: known by the amount a share that comes of it.

This file knows figures and units, no concepts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from converter.model.source import LineItem, ReportedAmount, StatementTable, UnitKind

_HALF = Decimal("0.5")
# Shares that take part in the result without being common are so few beside the others.
_TAKING_PART = Decimal("0.005")
# One quotient may be right by chance.
_LEAST = 2


def denominators(
    note: StatementTable, statements: tuple[StatementTable, ...], results_at: Collection[int]
) -> frozenset[int]:
    """The lines of shares that make of a result what a line of the note and of a statement say is earned a share.

    All quotients hold within what the figures were rounded by.

    Args:
        results_at: the lines that may be results: a statement prints them too, or they are left of such a line.
    """
    told = {
        (amount.period, amount.shown)
        for statement in statements
        for line in statement.lines
        if line.unit is UnitKind.PER_SHARE and not line.is_inside_label
        for amount in line.amounts
        if statement.columns[amount.column].member is None
    }
    results = [_by_column(note.lines[at]) for at in results_at if note.lines[at].unit is UnitKind.MONETARY]
    rates = [_by_column(line) for line in _of(note, UnitKind.PER_SHARE)]
    rates = [rate for rate in rates if rate and all((a.period, a.shown) in told for a in rate.values())]
    return frozenset(
        at
        for at, line in enumerate(note.lines)
        if line.unit is UnitKind.SHARES
        if any(_divides(_by_column(line), result, rate) for result in results for rate in rates)
    )


def _of(note: StatementTable, unit: UnitKind) -> Iterator[LineItem]:
    return (line for line in note.lines if line.unit is unit and not line.is_inside_label)


def _by_column(line: LineItem) -> dict[int, ReportedAmount]:
    return {amount.column: amount for amount in line.amounts if amount.magnitude}


_Figures = Mapping[int, ReportedAmount]


def _divides(shares: _Figures, result: _Figures, rate: _Figures) -> bool:
    common = shares.keys() & result.keys() & rate.keys()
    whole = len(common) == len(shares) >= _LEAST
    return whole and all(_is_quotient(result[column], shares[column], rate[column]) for column in common)


def _is_quotient(result: ReportedAmount, shares: ReportedAmount, rate: ReportedAmount) -> bool:
    """Whether some figures that were rounded to those printed give the quotient, or nearly so."""
    wanted, count = abs(rate.shown), abs(shares.shown)
    most = (abs(result.shown) + _off(result)) / max(count - _off(shares), Decimal(1))
    least = (abs(result.shown) - _off(result)) / (count + _off(shares))
    same = (result.shown < 0) == (rate.shown < 0)
    return same and least * (1 - _TAKING_PART) - _off(rate) <= wanted <= most + _off(rate)


def _off(amount: ReportedAmount) -> Decimal:
    """How far a figure may be off for being rounded."""
    return _HALF.scaleb(-amount.decimals)
