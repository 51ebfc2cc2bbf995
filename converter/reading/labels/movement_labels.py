"""Figures that a statement of balances and movements prints inside its labels: `Dividends ($.25 per share)`.

Each is of the period between the two balances that its row stands between, and of the company as a whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.model.source import (
    Column,
    ColumnRole,
    LineItem,
    ReportedAmount,
    RollForward,
    RollRole,
    RollRow,
    Row,
    StatementTable,
    TableLayout,
)
from converter.model.vocabulary import LabelAmountRule, Vocabulary
from converter.reading.equity.roll_forward import without_dates
from converter.reading.labels.label_clauses import told
from converter.reading.labels.label_words import Token, words_of

_MOVES = (RollRole.MOVEMENT, RollRole.BESIDE)


def with_movement_labels(
    statement: StatementTable, layout: TableLayout, rolled: RollForward, text: str, vocabulary: Vocabulary
) -> StatementTable:
    """A statement with a line for each kind of figure that the labels of its movements hold.

    A label that holds several figures of a kind says nothing, nor do two rows of one period.

    Args:
        layout: of the same table.
        text: of the document, into which locators point.
    """
    if not rolled.is_matrix:
        return statement
    found: dict[LabelAmountRule, list[LineItem]] = {}
    for row, what in zip(layout.table.rows, rolled.rows, strict=True):
        column = _whole(what, layout.columns) if what.role in _MOVES else None
        label = without_dates(what.label, vocabulary)
        rules = [rule for rule in vocabulary.label_amounts.movements if rule.subject.search(label)]
        if column is None or not rules:
            continue
        words = words_of(row, text, statement.currency, vocabulary)
        for rule, entries in told(words, rules, vocabulary.small_words.numbers).items():
            amounts = [_amount(entry.figure, column, statement, rule) for entry in entries if entry.day is None]
            if len(entries) == 1 and amounts:
                found.setdefault(rule, []).append(_line(row, rule, amounts[0]))
    made = [line for rule, lines in found.items() for line in _joined(rule, lines)]
    return replace(statement, lines=(*statement.lines, *made)) if made else statement


def _whole(what: RollRow, columns: Sequence[Column]) -> int | None:
    """The column of the company as a whole in which a row has a figure."""
    placed = (at for at in what.columns if at is not None)
    return next((at for at in placed if columns[at].role is ColumnRole.VALUE and columns[at].member is None), None)


def _joined(rule: LabelAmountRule, lines: Sequence[LineItem]) -> Iterator[LineItem]:
    """One line of all periods, without those of which several rows speak."""
    columns = Counter(amount.column for line in lines for amount in line.amounts)
    amounts = tuple(amount for line in lines for amount in line.amounts if columns[amount.column] == 1)
    for label in rule.says if amounts else ():
        yield replace(lines[0], label=label, amounts=amounts)


def _line(row: Row, rule: LabelAmountRule, amount: ReportedAmount) -> LineItem:
    return LineItem(
        label="",
        parents=(),
        depth=0,
        is_abstract=False,
        is_total=False,
        unit=rule.unit,
        amounts=(amount,),
        locator=row.locator,
        is_inside_label=True,
        roll=RollRole.BESIDE,
    )


def _amount(figure: Token, column: int, statement: StatementTable, rule: LabelAmountRule) -> ReportedAmount:
    period = statement.columns[column].period
    assert period is not None
    return figure.amount(column, period, statement.scales.of(rule.unit) if figure.power is None else figure.power)
