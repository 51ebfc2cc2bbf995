"""Sums that printed figures come to. This file knows figures and layout, no concepts.

Lines are taken from the top; those not yet part of a total are open. A line that is the sum, under
some signs, of the open lines right above it closes them and stands for them from then on. Signs are
proven only if no other assignment over any run of lines that may be meant holds in every column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from converter.model.findings import Finding
from converter.model.rounding import outcome
from converter.model.source import LineItem, ReportedAmount, RuleAbove, StatementKind, StatementTable, UnitKind
from converter.model.statements import ColumnCheck, Footing, line_name
from converter.proving.roll_forward import roll_footings
from converter.proving.signs import Figures, Signs, assignments, plain_assignments, plain_signs, sums_of

_MAX_MEMBERS = 40
_MIN_DIGITS = 3
_SECTIONS = 3
# What leads a line that is a part of the one above.
_PART = re.compile(r"\s*[-\u2013\u2014\u2022\u00b7]\s*[A-Za-z(]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line's figures by column, in half units of the statement's last digit; 0 where none is printed.

    `halves` is half a unit of each figure's own last digit: how far it may be off.
    """

    index: int
    item: LineItem
    amounts: dict[int, ReportedAmount]
    figures: tuple[int, ...]
    halves: tuple[int, ...]


def prove_sums(
    statements: tuple[StatementTable, ...],
) -> tuple[tuple[tuple[Footing, ...], ...], tuple[Finding, ...]]:
    """For each statement, the sums its own figures prove, and a finding for each that is broken.

    A sum holds where the intervals of the rounded figures meet, as in the round mode of Calculations 1.1. Its signs
    are proven if one assignment alone holds in every printed column, of which there are two at least.

    Returns:
        Footings per statement, by the order of their totals; their members are indices of its lines, each with the
        sign +1 or -1 of the figure as shown.
    """
    footings = tuple(roll_footings(s) if any(line.roll for line in s.lines) else _footings(s) for s in statements)
    findings = [
        _broken(statement, footing)
        for statement, found in zip(statements, footings, strict=True)
        for footing in found
        if footing.is_broken
    ]
    return footings, tuple(findings)


def prove_counts(statements: Sequence[StatementTable]) -> tuple[tuple[Footing, ...], ...]:
    """For each statement, the sums of its counts of shares that are proven."""
    footings = (_footings(statement, UnitKind.SHARES) for statement in statements)
    return tuple(tuple(footing for footing in found if not footing.is_broken) for found in footings)


def _footings(statement: StatementTable, unit: UnitKind = UnitKind.MONETARY) -> tuple[Footing, ...]:
    lines = list(_measured(statement, unit))
    found = list(_parts_below(lines))
    parts = {index for footing in found for index, _ in footing.members}
    as_shown = _is_as_shown(statement.kind, lines)
    opened: list[_Line] = []
    # The open lines had a total that may be what is left of a side of the balance sheet closed none.
    unclosed: list[_Line] = []
    # The total above a double rule: what words call a total may go on from it.
    ruled_off: list[_Line] = []
    for line in (line for line in lines if line.index not in parts):
        if line.item.rule_above is RuleAbove.DOUBLE:
            ruled_off = _proven_last(opened, found) if statement.kind is not StatementKind.BALANCE_SHEET else []
            opened, unclosed = [], []
        summed = {held.total for held in found}
        footing = _footing(line, opened, summed, as_shown=as_shown)
        if footing is None and unclosed and line.item.is_total:
            footing = _footing(line, unclosed, summed, as_shown=as_shown)
            opened, unclosed = (unclosed, []) if footing else (opened, unclosed)
        if footing is None and ruled_off and line.item.is_total:
            footing = _footing(line, [*ruled_off, *opened], summed, as_shown=as_shown)
            opened, ruled_off = ([*ruled_off, *opened], []) if footing else (opened, ruled_off)
        if footing is not None:
            footing = _with_nil(footing, opened)
            found.append(footing)
            if footing.proves_signs or line.item.is_total:
                across = statement.kind is StatementKind.BALANCE_SHEET and _is_what_is_left(footing, summed)
                unclosed = list(opened) if across else []
                del opened[len(opened) - len(footing.members) :]
        opened.append(line)
        unclosed += [line] if unclosed else []
    if statement.kind is not StatementKind.BALANCE_SHEET:
        found += list(_divided_below(lines, found))
    return tuple(sorted(found, key=lambda footing: footing.total))


def _proven_last(opened: list[_Line], found: list[Footing]) -> list[_Line]:
    """The last open line, if it is a proven total."""
    return [line for line in opened[-1:] if any(held.total == line.index for held in found)]


def _divided_below(lines: Sequence[_Line], found: Sequence[Footing]) -> Iterator[Footing]:
    """The sums by which a total is divided into the two lines right below it, which stand in no other.

    `Net income`, `attributable to shareholders`, `attributable to minority`. Balance sheets print the sides so.
    """
    totals = {footing.total for footing in found}
    used = totals | {index for footing in found for index, _ in footing.members}
    for total, first, second in zip(lines, lines[1:], lines[2:], strict=False):
        columns = [column for column in total.amounts if total.figures[column]]
        if total.index not in totals or {first.index, second.index} & used or len(columns) < 2:
            continue
        parts = (first, second)
        is_told = all(any(line.figures) and line.amounts.keys() == total.amounts.keys() for line in parts)
        if is_told and all(_difference(total, parts, (1, 1), column) == 0 for column in total.amounts):
            yield _made(total, parts, (1, 1), proves=True)


def _with_nil(footing: Footing, opened: Sequence[_Line]) -> Footing:
    """A sum with the lines of zeros before its first member that stand below the same headings: stock that is none."""
    first = next((i for i, line in enumerate(opened) if line.index == footing.members[0][0]), 0)
    below = opened[first].item.parents if opened else ()
    nil = takewhile(
        lambda line: below and line.item.parents == below and not any(line.figures), reversed(opened[:first])
    )
    return replace(footing, members=(*((line.index, 1) for line in reversed(list(nil))), *footing.members))


def _is_as_shown(kind: StatementKind, lines: Iterable[_Line]) -> bool:
    """Whether the figures of a statement have the signs with which they go into its totals.

    So it is on balance sheets, and in cash flow statements that show outflows as negatives.
    """
    shows_outflows = any(amount.shown_negative for line in lines for amount in line.amounts.values())
    return kind is StatementKind.BALANCE_SHEET or (kind is StatementKind.CASH_FLOW and shows_outflows)


def _is_what_is_left(footing: Footing, summed: set[int]) -> bool:
    """Whether a sum is a total above less all else, as equity is assets less liabilities, which add up to another."""
    (first, sign), *others = footing.members
    return first in summed and sign > 0 and bool(others) and all(sign < 0 for _, sign in others)


def _parts_below(lines: Sequence[_Line]) -> Iterator[Footing]:
    """The sums that stand above their parts, which a dash leads: `Other items 25`, `- Depreciation 19`, `- Tax 6`."""
    for place, head in enumerate(lines):
        parts = list(takewhile(lambda line: _PART.match(line.item.label), lines[place + 1 :]))
        columns = [column for column in head.amounts if head.figures[column]]
        if len(parts) < 2 or not columns or _PART.match(head.item.label):
            continue
        signs = (1,) * len(parts)
        if all(_difference(head, parts, signs, column) == 0 for column in head.amounts):
            yield _made(head, parts, signs, proves=len(columns) > 1)


def _measured(statement: StatementTable, unit: UnitKind) -> Iterator[_Line]:
    """The lines of a unit, their figures as whole numbers of one unit: exact, and quick to add."""
    items = [
        (i, item)
        for i, item in enumerate(statement.lines)
        if item.unit is unit and item.amounts and not item.is_inside_label
    ]
    finest = max((amount.decimals for _, item in items for amount in item.amounts), default=0)
    width = len(statement.columns)
    for index, item in items:
        figures, halves = [0] * width, [0] * width
        for amount in item.amounts:
            figures[amount.column] = int(2 * amount.shown.scaleb(finest))
            halves[amount.column] = int(10 ** (finest - amount.decimals))
        yield _Line(index, item, {a.column: a for a in item.amounts}, tuple(figures), tuple(halves))


def _footing(total: _Line, opened: list[_Line], summed: set[int], *, as_shown: bool) -> Footing | None:
    """The sum of open lines that comes to a total, if there is one; `summed` are totals found above.

    Of several, that of the figures as shown counts where a statement shows figures so.
    """
    columns = tuple(column for column in total.amounts if total.figures[column])
    if not columns:
        return None
    holding = list(_holding(total, opened, columns))
    exact = [(run, signs) for run, signs, is_exact in holding if is_exact]
    if as_shown and total.item.is_total and len(columns) > 1:
        added = [(run, signs) for run, signs in exact or [found[:2] for found in holding] if min(signs) > 0]
        if len(added) == 1:
            return _made(total, *added[0], proves=True)
    if len(holding) == 1 or len(exact) == 1:
        run, signs = exact[0] if exact else holding[0][:2]
        is_plain = signs in plain_signs(len(run))
        if len(columns) > 1 or (is_plain and (total.item.is_total or _is_sum_of_totals(run, summed))):
            return _made(total, run, signs, proves=len(holding) == 1 and len(columns) > 1)
        return None
    if not total.item.is_total:
        return None
    if not holding:
        return _half_broken(total, opened) if len(columns) > 1 else None
    plain = [(run, signs) for run, signs, _ in holding if signs in plain_signs(len(run))]
    return _made(total, *plain[0], proves=False) if len(plain) == 1 else None


def _is_sum_of_totals(run: list[_Line], summed: set[int]) -> bool:
    """Whether lines are three totals or more, and one line beside them at most: the sections of a statement."""
    others = [line for line in run if line.index not in summed]
    return len(run) - len(others) >= _SECTIONS and len(others) <= 1


def _holding(total: _Line, opened: list[_Line], columns: tuple[int, ...]) -> Iterator[tuple[list[_Line], Signs, bool]]:
    """Every run of open lines and every assignment of signs that comes to the total in all columns."""
    if not _may_be_total(total.item):
        yield from _added(total, opened, columns)
        return
    target = tuple(total.figures[column] for column in columns)
    if opened and total.item.is_total:
        # A section of one line has a total as well; of costs alone what is left is a loss.
        last = tuple(opened[-1].figures[column] for column in columns)
        if target == last:
            yield opened[-1:], (1,), True
        elif len(opened) == 1 and target == tuple(-figure for figure in last):
            yield opened[-1:], (-1,), True
    for run, figures in _runs(total, opened, columns):
        # One column proves no signs, so there only the forms that statements print are looked for.
        for signs in assignments(figures) if len(columns) > 1 else plain_assignments(figures):
            yield run, signs, sums_of(figures.rows, signs) == target


def _runs(total: _Line, opened: list[_Line], columns: tuple[int, ...]) -> Iterator[tuple[list[_Line], Figures]]:
    """The last open lines, two and more, that begin with a figure, and what is printed in some columns of each."""
    target, slack = (tuple(figures[column] for column in columns) for figures in (total.figures, total.halves))
    rows: tuple[tuple[int, ...], ...] = ()
    for line in reversed(opened[-_MAX_MEMBERS:]):
        rows = (tuple(line.figures[column] for column in columns), *rows)
        slack = tuple(sofar + line.halves[column] for sofar, column in zip(slack, columns, strict=True))
        if len(rows) > 1 and any(rows[0]):
            yield opened[-len(rows) :], Figures(rows, target, slack)


def _added(total: _Line, opened: list[_Line], columns: tuple[int, ...]) -> Iterator[tuple[list[_Line], Signs, bool]]:
    """The runs of open lines whose plain sum comes to a line that nothing marks as a total.

    Such a sum may be one unit off beside a column in which it is exact: many small lines would else come near to a
    small one by chance.
    """
    sums = [0] * len(columns)
    for members, line in enumerate(reversed(opened[-_MAX_MEMBERS:]), start=1):
        for place, column in enumerate(columns):
            sums[place] += line.figures[column]
        off = [found - total.figures[column] for found, column in zip(sums, columns, strict=True)]
        if (
            members > 1
            and any(line.figures[c] for c in columns)
            and all(abs(difference) <= 2 * total.halves[c] for difference, c in zip(off, columns, strict=True))
            and not all(off)
        ):
            yield opened[-members:], (1,) * members, not any(off)


def _half_broken(total: _Line, opened: list[_Line]) -> Footing | None:
    """A sum in its plain form that holds in some columns and breaks in others: a slip in the source."""
    for members in range(min(len(opened), _MAX_MEMBERS), 1, -1):
        run = opened[-members:]
        for signs in plain_signs(members):
            exact = [c for c in total.amounts if _difference(total, run, signs, c) == 0]
            if any(_weighty(total, run, column) for column in exact):
                return _made(total, run, signs, proves=False)
    return None


def _difference(total: _Line, run: Sequence[_Line], signs: Signs, column: int) -> int:
    return sum(s * line.figures[column] for s, line in zip(signs, run, strict=True)) - total.figures[column]


def _may_be_total(item: LineItem) -> bool:
    """Whether words or a rule above mark a line as a total; another may be a plain sum at most.

    Else the last component of equity would be taken for assets less liabilities less the others.
    """
    return item.is_total or item.rule_above is RuleAbove.SINGLE


def _weighty(total: _Line, run: Sequence[_Line], column: int) -> bool:
    """Whether a column can bear witness: a total of three digits, and a first member that is not nil."""
    amount = total.amounts.get(column)
    if amount is None or not run[0].figures[column]:
        return False
    return len(str(amount.magnitude).replace(".", "")) >= _MIN_DIGITS


def _checks(total: _Line, run: Sequence[_Line], signs: Signs) -> tuple[ColumnCheck, ...]:
    checks = []
    for column in sorted(total.amounts):
        shown = (
            sign * line.amounts[column].shown for sign, line in zip(signs, run, strict=True) if column in line.amounts
        )
        difference = sum(shown, Decimal(0)) - total.amounts[column].shown
        decimals = [line.amounts[column].decimals for line in (total, *run) if column in line.amounts]
        checks.append(ColumnCheck(column, outcome(difference, decimals), difference))
    return tuple(checks)


def _made(total: _Line, run: Sequence[_Line], signs: Signs, *, proves: bool) -> Footing:
    members = tuple((line.index, sign) for line, sign in zip(run, signs, strict=True))
    return Footing(total.index, members, _checks(total, run, signs), proves)


def _broken(statement: StatementTable, footing: Footing) -> Finding:
    line = statement.lines[footing.total]
    off = [
        f"{statement.columns[check.column].heading or f'column {check.column + 1}'}: off by {check.difference:,f}"
        for check in footing.checks
        if check.outcome == "broken"
    ]
    members = [line_name(statement.lines[index], index + 1) for index, _ in footing.members]
    total = line_name(line, footing.total + 1, is_total=True)
    return Finding(
        "sum.broken",
        "warning",
        f"the lines from {members[0]} to {members[-1]} do not come to {total} ({'; '.join(off)})",
        line.locator,
        hint="One figure in this column is misprinted or misread; the facts stay, the calculation arc is left out",
    )
