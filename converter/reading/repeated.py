"""Totals that an income statement prints once for each part of the company: none of the parts is the company's."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from converter.model.findings import Finding
from converter.model.source import LineItem, StatementKind, StatementTable, UnitKind
from converter.model.vocabulary import Vocabulary
from converter.reading.labels.sides import side_of

_WORDS, _PARTS = 2, 2


def without_parts(statement: StatementTable, vocabulary: Vocabulary) -> tuple[StatementTable, tuple[Finding, ...]]:
    """An income statement whose totals of parts have no amounts, and a finding for each of their figures.

    A total that stands twice with other figures is of a part, unless its heading is the one of a total, or all others
    of its words come to it. What prints the figures of a line of other words again is that line.
    """
    if statement.kind is not StatementKind.INCOME_STATEMENT:
        return statement, ()
    # What is earned and what is spent by one part are two things, each of which may well stand once.
    named: dict[tuple[str, str], list[int]] = {}
    for index, line in enumerate(statement.lines):
        label = " ".join(re.findall(r"[a-z]+", line.label.lower()))
        if not _is_total_of_money(line) or len(label.split()) < _WORDS:
            continue
        if not any(_is_told_by(line, other) for other in statement.lines[:index]):
            side = side_of(statement.kind, line.parents, vocabulary)
            named.setdefault((side, label), []).append(index)
    parts = {index for indices in named.values() for index in _parts(statement, indices, vocabulary)}
    lines = tuple(replace(line, amounts=()) if i in parts else line for i, line in enumerate(statement.lines))
    return replace(statement, lines=lines), tuple(
        Finding(
            "cell.part-of-company",
            "info",
            f"{amount.printed}: {statement.lines[index].label!r} stands here for several parts of the company",
            amount.locator,
        )
        for index in sorted(parts)
        for amount in statement.lines[index].amounts
    )


def _is_total_of_money(line: LineItem) -> bool:
    return line.is_total and line.unit is UnitKind.MONETARY and bool(line.amounts)


def _is_told_by(line: LineItem, other: LineItem) -> bool:
    """Whether a total above has the figures of a line, and other words: the parent's share of a result, told again."""
    return _is_total_of_money(other) and other.label != line.label and other.figures == line.figures


def _parts(statement: StatementTable, indices: list[int], vocabulary: Vocabulary) -> list[int]:
    """Which lines of one label are of parts: all if any two differ in a column, but those below a total's heading."""
    figures: dict[int, set[object]] = {}
    for index in indices:
        for amount in statement.lines[index].amounts:
            figures.setdefault(amount.column, set()).add(amount.shown)
    if all(len(shown) == 1 for shown in figures.values()):
        return []
    lines = [statement.lines[index] for index in indices]
    return [
        i for i in indices if not (_is_of_all(statement.lines[i], vocabulary) or _is_sum(statement.lines[i], lines))
    ]


def _is_sum(whole: LineItem, lines: list[LineItem]) -> bool:
    """Whether a line is in every column what two others or more come to."""
    parts = [line for line in lines if line is not whole]
    sums: dict[int, Decimal] = {}
    for amount in (amount for part in parts for amount in part.amounts):
        sums[amount.column] = sums.get(amount.column, Decimal(0)) + amount.shown
    return len(parts) >= _PARTS and all(sums.get(amount.column) == amount.shown for amount in whole.amounts)


def _is_of_all(line: LineItem, vocabulary: Vocabulary) -> bool:
    return any(map(vocabulary.says_total, line.parents))
