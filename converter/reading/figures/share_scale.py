"""The scale of share counts, proven by arithmetic: income ÷ shares = earnings per share.

Captions are often silent about shares (`in thousands, except per share data` above counts in full).
This file knows no concepts: any money line that gives the printed per-share figures in every column
settles the scale.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from converter.model.findings import Finding
from converter.model.source import LineItem, StatementTable, UnitKind

_SCALES = (0, 3, 6)
_MIN_COLUMNS = 2
# Unvested shares with dividends of their own take a part of income that the statement may not print.
_TAKEN = Decimal("0.03")
_MIN_COLUMNS_TAKEN = 3
# Scales are a thousandfold apart: what comes half near to the printed figure is of no other one.
_HALF = Decimal("0.5")


def share_scale_by_eps(statement: StatementTable) -> tuple[StatementTable, tuple[Finding, ...]]:
    """The statement with its share counts scaled as earnings per share demand, if that is certain."""
    shares = [line for line in statement.lines if line.unit is UnitKind.SHARES and line.amounts]
    per_share = [line for line in statement.lines if line.unit is UnitKind.PER_SHARE and line.amounts]
    money = [line for line in statement.lines if line.unit is UnitKind.MONETARY and line.amounts]
    said = {amount.scale for line in shares for amount in line.amounts if not amount.is_dash}
    lines_of = shares, per_share, money, {*_SCALES, *said}
    exact = _held(*lines_of, Decimal(0), _MIN_COLUMNS) or _held(*lines_of, _TAKEN, _MIN_COLUMNS_TAKEN)
    held = exact or _held(*lines_of, _HALF, _MIN_COLUMNS)
    if len(held) != 1 or len(said) != 1 or held == said:
        return statement, ()
    is_exact = bool(exact)
    scale, wrong = held.pop(), said.pop()
    if wrong != statement.scales.monetary and not (is_exact and wrong == 0):
        # The caption or the line gives shares a scale of their own: words go before arithmetic. What it only excepts,
        # `except share data`, may be the figures per share alone.
        message = f"per-share figures hold only if share counts are times 10^{scale}, but the words say 10^{wrong}"
        return statement, (Finding("scale.shares-contradicted", "warning", message, shares[0].locator),)
    lines = tuple(_rescaled(line, scale) if line in shares else line for line in statement.lines)
    message = (
        f"share counts are taken times 10^{scale}, not 10^{wrong} as the caption has it: "
        "only so does income come to the printed income per share"
    )
    return replace(statement, lines=lines), (Finding("scale.shares-by-eps", "warning", message, shares[0].locator),)


def _held(
    shares: list[LineItem],
    per_share: list[LineItem],
    money: list[LineItem],
    scales: set[int],
    taken: Decimal,
    columns: int,
) -> set[int]:
    """Which of some scales are such that some count of shares gives some line per share."""
    return {
        scale
        for scale in scales
        for count in shares
        if any(_agree(income, count, eps, scale, taken, columns) for eps in per_share for income in money)
    }


def _agree(income: LineItem, count: LineItem, eps: LineItem, scale: int, taken: Decimal, columns: int) -> bool:
    """Whether income divided by shares rounds to the printed figure in every column, so many at least.

    Args:
        taken: the part of income that others may take.
    """
    by_column = {a.column: a for a in income.amounts}
    shares = {a.column: a for a in count.amounts}
    checked = 0
    for figure in eps.amounts:
        if figure.column not in by_column or figure.column not in shares or figure.magnitude == 0:
            continue
        number = shares[figure.column].magnitude.scaleb(scale)
        if number == 0:
            continue
        slack = Decimal(5).scaleb(-figure.decimals - 1) + Decimal("0.0005")
        if abs(abs(by_column[figure.column].shown) / number - figure.magnitude) > slack + taken * figure.magnitude:
            return False
        checked += 1
    return checked >= columns


def _rescaled(line: LineItem, scale: int) -> LineItem:
    amounts = tuple(replace(a, scale=scale, decimals=a.decimals + a.scale - scale) for a in line.amounts)
    return replace(line, amounts=amounts)
