"""Sums that printed figures come to. This file knows figures and layout, no concepts.

Lines are taken from the top; those not yet part of a total are open. A line that is the sum, under
some signs, of the open lines right above it closes them and stands for them from then on. Signs are
proven only if no other assignment over any run of lines that may be meant holds in every column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.model.findings import Finding
from converter.model.rounding import half_unit, outcome
from converter.model.source import LineItem, ReportedAmount, RuleAbove, StatementTable, UnitKind
from converter.model.statements import ColumnCheck, Footing
from converter.proving.signs import Figures, assignments

_MAX_MEMBERS = 24
_MIN_DIGITS = 3


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's figures by column."""

    index: int
    item: LineItem
    amounts: dict[int, ReportedAmount]

    def shown(self, column: int) -> Decimal:
        amount = self.amounts.get(column)
        return amount.shown if amount else Decimal(0)


def prove_sums(
    statements: tuple[StatementTable, ...],
) -> tuple[tuple[tuple[Footing, ...], ...], tuple[Finding, ...]]:
    """For each statement, the sums its own figures prove, and a finding for each that is broken.

    Returns:
        Footings per statement, by the order of their totals.
    """
    footings = tuple(_footings(statement) for statement in statements)
    findings = [
        _broken(statement, footing)
        for statement, found in zip(statements, footings, strict=True)
        for footing in found
        if footing.is_broken
    ]
    return footings, tuple(findings)


def _footings(statement: StatementTable) -> tuple[Footing, ...]:
    found: list[Footing] = []
    opened: list[_Line] = []
    for index, item in enumerate(statement.lines):
        if item.unit is not UnitKind.MONETARY or not item.amounts:
            continue
        if item.rule_above is RuleAbove.DOUBLE:
            opened.clear()
        line = _Line(index, item, {amount.column: amount for amount in item.amounts})
        footing, members = _footing(line, opened)
        if footing is not None:
            found.append(footing)
            if footing.proves_signs or item.is_total:
                opened = opened[: len(opened) - members]
        opened.append(line)
    return tuple(found)


def _footing(total: _Line, opened: list[_Line]) -> tuple[Footing | None, int]:
    """The sum that comes to a total, and how many open lines it closes."""
    columns = tuple(column for column in total.amounts if total.amounts[column].magnitude)
    if not columns:
        return None, 0
    holding = [found for found in _holding(total, opened, columns) if _may_be_total(total.item) or set(found[1]) == {1}]
    exact = [(m, signs) for m, signs, is_exact in holding if is_exact]
    if len(holding) == 1 or len(exact) == 1:
        members, signs = exact[0] if exact else holding[0][:2]
        proven = len(holding) == 1 and len(columns) > 1
        plain = total.item.is_total and signs in _plain_signs(members)
        if len(columns) > 1 or plain:
            return _made(total, opened[-members:], signs, proves=proven), members
    elif holding:
        plainest = [(m, s) for m, s, _ in holding if s in _plain_signs(m)]
        if total.item.is_total and len(plainest) == 1:
            return _made(total, opened[-plainest[0][0] :], plainest[0][1], proves=False), plainest[0][0]
    elif total.item.is_total and len(columns) > 1:
        return _half_broken(total, opened)
    return None, 0


def _holding(
    total: _Line, opened: list[_Line], columns: tuple[int, ...]
) -> Iterator[tuple[int, tuple[int, ...], bool]]:
    """Every run of open lines and every assignment of signs that comes to the total in all columns."""
    target = tuple(total.shown(column) for column in columns)
    if opened and total.item.is_total and target == tuple(opened[-1].shown(column) for column in columns):
        yield 1, (1,), True  # a section of one line has a total as well
    for members in range(2, min(len(opened), _MAX_MEMBERS) + 1):
        run = opened[-members:]
        if _is_nothing(run[0], columns):
            continue
        figures = Figures(
            rows=tuple(tuple(line.shown(column) for column in columns) for line in run),
            target=target,
            slack=tuple(_slack(total, run, column) for column in columns),
        )
        for signs in assignments(figures):
            sums = (sum(s * row[i] for s, row in zip(signs, figures.rows, strict=True)) for i in range(len(columns)))
            yield members, signs, all(found == wanted for found, wanted in zip(sums, target, strict=True))


def _half_broken(total: _Line, opened: list[_Line]) -> tuple[Footing | None, int]:
    """A sum in its plain form that holds in some columns and breaks in others: a slip in the source."""
    for members in range(min(len(opened), _MAX_MEMBERS), 1, -1):
        run = opened[-members:]
        for signs in _plain_signs(members):
            checks = _checks(total, run, signs)
            held = [c for c in checks if c.outcome == "exact" and _weighty(total, run, c.column)]
            if held and any(check.outcome == "broken" for check in checks):
                return _made(total, run, signs, proves=False), members
    return None, 0


def _may_be_total(item: LineItem) -> bool:
    """Whether words or a rule above mark a line as a total; another may be a plain sum at most.

    Else the last component of equity would be taken for assets less liabilities less the others.
    """
    return item.is_total or item.rule_above is RuleAbove.SINGLE


def _plain_signs(members: int) -> tuple[tuple[int, ...], ...]:
    """The forms a sum takes by convention: all added as shown, or all but the first taken off it."""
    return ((1,) * members, (1, *(-1,) * (members - 1)))


def _weighty(total: _Line, run: list[_Line], column: int) -> bool:
    """Whether a column can bear witness: a total of three digits and two members that are not nil."""
    amount = total.amounts.get(column)
    filled = sum(line.shown(column) != 0 for line in run)
    return amount is not None and len(str(amount.magnitude).replace(".", "")) >= _MIN_DIGITS and filled > 1


def _is_nothing(line: _Line, columns: Sequence[int]) -> bool:
    return all(line.shown(column) == 0 for column in columns)


def _slack(total: _Line, run: Sequence[_Line], column: int) -> Decimal:
    figures = [line.amounts[column] for line in (total, *run) if column in line.amounts]
    return sum((half_unit(amount.decimals) for amount in figures), Decimal(0))


def _checks(total: _Line, run: Sequence[_Line], signs: tuple[int, ...]) -> tuple[ColumnCheck, ...]:
    checks = []
    for column in sorted(total.amounts):
        difference = sum((s * line.shown(column) for s, line in zip(signs, run, strict=True)), Decimal(0))
        difference -= total.shown(column)
        decimals = [line.amounts[column].decimals for line in (total, *run) if column in line.amounts]
        checks.append(ColumnCheck(column, outcome(difference, decimals), difference))
    return tuple(checks)


def _made(total: _Line, run: Sequence[_Line], signs: tuple[int, ...], *, proves: bool) -> Footing:
    members = tuple((line.index, sign) for line, sign in zip(run, signs, strict=True))
    return Footing(total.index, members, _checks(total, run, signs), proves)


def _broken(statement: StatementTable, footing: Footing) -> Finding:
    line = statement.lines[footing.total]
    off = [
        f"{statement.columns[check.column].heading or f'column {check.column + 1}'}: off by {check.difference:,f}"
        for check in footing.checks
        if check.outcome == "broken"
    ]
    first, last = statement.lines[footing.members[0][0]].label, statement.lines[footing.members[-1][0]].label
    return Finding(
        "sum.broken",
        "warning",
        f"the lines from {first!r} to {last!r} do not come to {line.label!r} ({'; '.join(off)})",
        line.locator,
        hint="One figure in this column is misprinted or misread; the facts stay, the calculation arc is left out",
    )
