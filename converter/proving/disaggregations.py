"""Tables by parts of the company: kept where lines of theirs add up to what a statement prints.

A sum may be printed below its lines, be left to the reader, or go across the headings of the parts:

    Sales              | Sales:          | East
      East    5        |   East    5     |   Sales   5
      West    4        |   West    4     | West
      Total   9        |                 |   Sales   4
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby

from converter.model.disaggregations import Disaggregation
from converter.model.notes import Tie
from converter.model.periods import Duration, Instant, Period
from converter.model.rounding import outcome
from converter.model.source import (
    COLUMNAR_KINDS,
    ColumnRole,
    LineItem,
    ReportedAmount,
    StatementKind,
    StatementTable,
    UnitKind,
)
from converter.model.statements import Footing
from converter.proving.lines_kept import held_by
from converter.proving.sums import prove_sums

_LEAST = 2
# A company has no more parts than these below one total.
_MOST = 60
# Figures of fewer digits are alike by chance; one alone needs more than several periods do.
_TELLING_DIGITS = 3
_TELLING_ALONE = 5
_BRACKETS = re.compile(r"\([^()]*\)")

Values = Mapping[Period, Decimal]
# The lines of statements that show the same as some values.
Ties = Callable[[Values], tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A line of a statement, and what it shows of the company as a whole."""

    place: tuple[int, int]
    currency: str
    values: Values
    is_balance: bool


@dataclass(slots=True)
class _Printed:
    """All lines of the statements, and where a currency, a last day and a size are found in them."""

    lines: tuple[_Told, ...]
    _places: dict[tuple[str, date, Decimal], list[int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for at, line in enumerate(self.lines):
            for period, value in line.values.items():
                self._places.setdefault((line.currency, period.end, abs(value)), []).append(at)

    def ties(self, currency: str, values: Values) -> tuple[tuple[int, int], ...]:
        """The lines of statements in a currency that show the same, wherever both show something."""
        telling = (
            (currency, period.end, abs(value)) for period, value in values.items() if _digits(value) >= _TELLING_DIGITS
        )
        near = {at for figure in telling for at in self._places.get(figure, ())}
        return tuple(self.lines[at].place for at in sorted(near) if _tied(values, self.lines[at]))


@dataclass(frozen=True, slots=True)
class Disaggregated:
    """A table with what it tells by parts, the lines that do, and its sums."""

    table: StatementTable
    held: frozenset[int]
    footings: tuple[Footing, ...]


def prove_disaggregated(
    tables: Iterable[Sequence[StatementTable]], statements: tuple[StatementTable, ...]
) -> dict[int, Disaggregated]:
    """The tables in which lines add up to a line of a statement, by their index.

    Args:
        tables: for each table the readings that its columns have, of which the first that is proven counts.
    """
    printed = _Printed(tuple(_told(statements)))
    proven = (next((one for table in readings if (one := _proven(table, printed))), None) for readings in tables)
    return {one.table.index: one for one in proven if one}


def _proven(table: StatementTable, printed: _Printed) -> Disaggregated | None:
    ties_of = partial(printed.ties, table.currency)
    footings = [f for f in prove_sums((table,))[0][0] if is_plain(f) and _is_of_wholes(table, f)]
    found = [*_by_footings(table, footings, ties_of), *_across(table, ties_of)]
    found += _without_total(table, footings, ties_of)
    found += _below_total(table, {one.total for one in found}, ties_of)
    if not found:
        return None
    held = frozenset(_held(found, footings))
    return Disaggregated(replace(table, disaggregations=tuple(found)), held, tuple(footings))


def is_plain(footing: Footing) -> bool:
    """Whether several lines add up to a total as they are shown, in all columns."""
    added = all(sign == 1 for _, sign in footing.members)
    return added and not footing.is_broken and len(footing.members) >= _LEAST


def _is_of_wholes(table: StatementTable, footing: Footing) -> bool:
    return all(_is_whole(table, table.lines[i]) for i in (footing.total, *(i for i, _ in footing.members)))


def _by_footings(table: StatementTable, footings: Sequence[Footing], ties_of: Ties) -> Iterator[Disaggregation]:
    """The printed sums that a statement prints too, and those that come to one of its lines together."""
    for footing in footings:
        ties = ties_of(_values(table.lines[footing.total]))
        if ties:
            members = tuple(index for index, _ in footing.members)
            one = Disaggregation(members, footing.total, ties)
            yield from (found for found in (_leading_on(table, one, footings, ties_of), one) if found)
    inner = {index for footing in footings for index, _ in footing.members}
    outer = [footing.total for footing in footings if footing.total not in inner]
    subtotals = tuple(index for index in outer if not ties_of(_values(table.lines[index])))
    ties = ties_of(_sum(table, subtotals)) if len(subtotals) >= _LEAST else ()
    if ties:
        whole = next((index for index in outer if _values(table.lines[index]) == _sum(table, subtotals)), None)
        yield Disaggregation(subtotals, whole, ties)


def _leading_on(
    table: StatementTable, whole: Disaggregation, footings: Sequence[Footing], ties_of: Ties
) -> Disaggregation | None:
    """The lines that come to a line of a statement, where others of their sum that one prints lead on to the total."""
    alone = {index: ties for index in whole.members[1:] if (ties := ties_of(_values(table.lines[index])))}
    parts = tuple(index for index in whole.members if index not in alone)
    ties = ties_of(_sum(table, parts)) if alone else ()
    if not ties or len(held_by(parts, footings)) < _LEAST or whole.total is None:
        return None
    beside = (Tie(index, *places[0]) for index, places in ({**alone, whole.total: whole.ties}).items())
    return Disaggregation(parts, None, ties, beside=tuple(beside))


def _without_total(table: StatementTable, footings: Sequence[Footing], ties_of: Ties) -> Iterator[Disaggregation]:
    """The lines right below one heading that come to a line of a statement, and to none of their own table."""
    summed = {index for footing in footings for index in (footing.total, *(i for i, _ in footing.members))}
    open_lines = [
        index
        for index, item in enumerate(table.lines)
        if _is_money(item) and _is_whole(table, item) and index not in summed and not item.is_total
    ]
    for parents, run in groupby(open_lines, key=lambda index: table.lines[index].parents):
        members = tuple(run)
        if parents and len(members) >= _LEAST and members[-1] - members[0] == len(members) - 1:
            ties = ties_of(_sum(table, members))
            if ties:
                yield Disaggregation(members, None, ties)


def _below_total(table: StatementTable, known: Collection[int | None], ties_of: Ties) -> Iterator[Disaggregation]:
    """The lines right below one that a statement prints too, where they come to it and to no line of their own."""
    money = [index for index, item in enumerate(table.lines) if _is_money(item) and _is_whole(table, item)]
    for place, total in enumerate(money):
        ties = ties_of(_values(table.lines[total])) if total not in known else ()
        for end in range(place + 1 + _LEAST, min(len(money), place + 1 + _MOST) + 1) if ties else ():
            members = tuple(money[place + 1 : end])
            if _is_sum(table, total, members):
                yield Disaggregation(members, total, ties)
                break
            if members[-1] in known:
                break


def _across(table: StatementTable, ties_of: Ties) -> Iterator[Disaggregation]:
    """The measures that stand below the headings of several parts, and come to a line of a statement."""
    below: dict[tuple[str, ...], dict[str, list[int]]] = {}
    for index, item in enumerate(table.lines):
        if _is_money(item) and item.parents and _is_whole(table, item):
            below.setdefault(item.parents[:-1], {}).setdefault(item.parents[-1], []).append(index)
    for parts in below.values():
        called = [{index: _words(table.lines[index].label) for index in lines} for lines in parts.values()]
        for label in dict.fromkeys(label for lines in called for label in lines.values()):
            beside = {other for lines in called if label in lines.values() for other in lines.values()}
            found = [at for lines in called if (at := _of_measure(label, lines, beside)) is not None]
            if len(found) < _LEAST:
                continue
            whole = next((i for i in reversed(found) if _is_sum(table, i, [m for m in found if m != i])), None)
            members = tuple(index for index in found if index != whole)
            ties = ties_of(_sum(table, members) if whole is None else _values(table.lines[whole]))
            if ties and len(members) >= _LEAST:
                yield Disaggregation(members, whole, ties, by_heading=True)


def _of_measure(label: str, lines: Mapping[int, str], beside: Collection[str]) -> int | None:
    """The line of a measure below one heading: called as it is, or beginning with the same word as no other does.

    `Operating income` of one part is `Operating loss` of another.

    Args:
        lines: the words of each line.
        beside: those of the lines below the headings that have the measure by its own words.
    """
    exact = [index for index, words in lines.items() if words == label]
    if exact or not label:
        return exact[0] if len(exact) == 1 else None
    first = label.split()[0]
    alike = [index for index, words in lines.items() if words.split()[:1] == [first] and words not in beside]
    return alike[0] if len(alike) == 1 else None


def _words(label: str) -> str:
    return " ".join(_BRACKETS.sub(" ", label).casefold().split())


def _is_sum(table: StatementTable, whole: int, members: Sequence[int]) -> bool:
    """Whether the figures of a line are the sums of other lines', but for what they were rounded by."""
    if len(members) < _LEAST:
        return False
    total, sums = _values(table.lines[whole]), _sum(table, members)
    decimals = [amount.decimals for index in (whole, *members) for amount in table.lines[index].amounts]
    off = (sums.get(period, Decimal(0)) - value for period, value in total.items())
    return total.keys() == sums.keys() and all(outcome(difference, decimals) != "broken" for difference in off)


def _sum(table: StatementTable, members: Sequence[int]) -> Values:
    values: dict[Period, Decimal] = {}
    for index in members:
        for period, value in _values(table.lines[index]).items():
            values[period] = values.get(period, Decimal(0)) + value
    return values


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def _tied(values: Values, told: _Told) -> bool:
    theirs = {period: value for period in values if (value := _at(told, period)) is not None}
    digits = [_digits(value) for value in theirs.values()]
    telling = max(digits, default=0) >= (_TELLING_DIGITS if sum(map(bool, theirs.values())) > 1 else _TELLING_ALONE)
    same = all(values[period] == value for period, value in theirs.items())
    return telling and (same or all(values[period] == -value for period, value in theirs.items()))


def _at(told: _Told, period: Period) -> Decimal | None:
    """What a line shows for a period: a balance in the column of a flow is that of its last day."""
    if told.is_balance and isinstance(period, Duration):
        return told.values.get(Instant(period.end))
    return told.values.get(period)


def _told(statements: tuple[StatementTable, ...]) -> Iterator[_Told]:
    for number, statement in enumerate(statements):
        if statement.kind in COLUMNAR_KINDS:
            is_balance = statement.kind is StatementKind.BALANCE_SHEET
            for index, item in enumerate(statement.lines):
                if _is_money(item) and not item.is_inside_label:
                    told = [amount for amount in item.amounts if _is_of_whole(statement, amount)]
                    yield _Told(
                        (number, index),
                        statement.currency,
                        {amount.period: amount.shown for amount in told},
                        is_balance,
                    )


def _values(item: LineItem) -> Values:
    return {amount.period: amount.shown for amount in item.amounts}


def _is_money(item: LineItem) -> bool:
    return item.unit is UnitKind.MONETARY and bool(item.amounts)


def _is_whole(table: StatementTable, item: LineItem) -> bool:
    """Whether all figures of a line are of the whole company, each of another period."""
    periods = {amount.period for amount in item.amounts}
    return len(periods) == len(item.amounts) and all(_is_of_whole(table, amount) for amount in item.amounts)


def _is_of_whole(table: StatementTable, amount: ReportedAmount) -> bool:
    column = table.columns[amount.column]
    return column.role is ColumnRole.VALUE and column.member is None and not column.currency


def _held(found: Iterable[Disaggregation], footings: Sequence[Footing]) -> set[int]:
    """The lines of some sums, and those of the sums that go into them."""
    totals = (index for one in found for index in (*one.members, one.total, *(tie.at for tie in one.beside)))
    return held_by({index for index in totals if index is not None}, footings)
