"""Figures that a balance sheet prints inside its labels: `Common stock, $.01 par value; 500 and 480 shares issued`.

Each becomes a line of its own below the one whose label holds it. A figure belongs to a column by the date printed
with it, else by its place in a list as long as there are columns; one share count or par value is of every column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from converter.model.findings import IN_LABEL, Finding
from converter.model.periods import Instant
from converter.model.source import (
    ColumnRole,
    LineItem,
    ReportedAmount,
    Scales,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import LabelAmountRule, Vocabulary
from converter.reading.figures.scales import scales_in
from converter.reading.labels.label_clauses import Told, told
from converter.reading.labels.label_scales import Counts, share_scale
from converter.reading.labels.label_words import Token, Words, with_figures_between, words_of

_FLOWS = (StatementKind.INCOME_STATEMENT, StatementKind.CASH_FLOW)
_NO_RULE = "no rule says what it counts"
_LAST_WORD = re.compile(r"#,? (\S+)$")


def with_label_amounts(
    statement: StatementTable,
    layout: TableLayout,
    text: str,
    vocabulary: Vocabulary,
    known_counts: Iterable[Decimal] = (),
) -> tuple[StatementTable, tuple[Finding, ...]]:
    """A balance sheet with a line for each figure that its labels hold, and findings for those that stay untagged.

    Of statements of flows all that labels hold stays untagged.

    Args:
        layout: of the same table; its rows are the statement's lines.
        text: of the document, into which locators point.
        known_counts: shares that other statements count, in whole shares.
    """
    if statement.kind in _FLOWS:
        return statement, _untagged(statement, layout, text, vocabulary)
    if statement.kind is not StatementKind.BALANCE_SHEET:
        return statement, ()
    labels: dict[int, _Label] = {}
    counts: list[Counts] = []
    lead = ""
    for index, (row, line) in enumerate(zip(with_figures_between(layout.table.rows), statement.lines, strict=True)):
        # A label that begins with a number goes on from the line above: `335,676 shares issued and outstanding`.
        goes_on = not re.match(r"\W*[A-Za-z]", line.label)
        lead = lead if goes_on else line.label
        words = words_of(row, text, statement.currency, vocabulary)
        if not words.numbers:
            continue
        own = row.scales or scales_in([row.label], vocabulary)
        labels[index] = label = _Label(line, lead, words, own, statement, vocabulary)
        if goes_on and index - 1 in labels and counts:
            counts[-1] = counts[-1].going_on(label.counts())
        elif own is None:
            counts.append(label.counts())
    scale = share_scale(counts, statement.scales, known_counts, vocabulary)
    lines: list[LineItem] = []
    findings: list[Finding] = []
    for index, line in enumerate(statement.lines):
        lines.append(line)
        if index in labels:
            made, remarks = labels[index].lines(scale)
            lines += made
            findings += remarks
    return replace(statement, lines=tuple(lines)), tuple(findings)


def _untagged(statement: StatementTable, layout: TableLayout, text: str, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """A finding for each amount inside a label of flows, `(including stock-based compensation of $1,120 and $980)`."""
    return tuple(
        _remark(token, line, "not-tagged", _NO_RULE)
        for row, line in zip(with_figures_between(layout.table.rows), statement.lines, strict=True)
        for token in words_of(row, text, statement.currency, vocabulary).numbers
        if "," in token.printed
    )


def _remark(token: Token, line: LineItem, code: str, why: str) -> Finding:
    return Finding(IN_LABEL + code, "info", f"{token.printed} in the label {line.label!r}: {why}", token.locator)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure in its column."""

    token: Token
    column: int
    period: Instant


class _Label:
    """One label and the figures in it.

    `scales` are its own; None where it speaks of none.
    """

    def __init__(
        self,
        line: LineItem,
        lead: str,
        words: Words,
        scales: Scales | None,
        statement: StatementTable,
        vocabulary: Vocabulary,
    ) -> None:
        self.scales = scales
        self._line, self._words, self._of_all = line, words, statement.scales
        last = _LAST_WORD.search(words.text)
        # `issued 500 and`: what follows is missing, so that nothing says whose the first is.
        self._breaks_off = bool(last and vocabulary.small_words.numbers.joints.fullmatch(last.group(1)))
        self._columns = [
            (index, column.period)
            for index, column in enumerate(statement.columns)
            if column.role is ColumnRole.VALUE and isinstance(column.period, Instant)
        ]
        rules = [rule for rule in vocabulary.label_amounts.balances if rule.subject.search(lead)]
        of_shares = [rule for rule in rules if rule.unit is UnitKind.SHARES]
        self._behind = [rule for more, rule in pairwise(of_shares) if more.subject is rule.subject]
        entries = told(words, rules, vocabulary.small_words.numbers)
        self._told = {rule: entries[rule] for rule in rules if rule in entries}
        self._placed = {rule: self._place(found, rule) for rule, found in self._told.items()}
        self._findings: list[Finding] = []

    def counts(self) -> Counts:
        """What the label says of shares, for the scale of its sheet."""
        of_shares = [rule for rule in self._told if rule.unit is UnitKind.SHARES]
        plain = (token for rule in of_shares for token in self._figures(rule) if token.power is None)
        # The amount of a line is that of its issued shares; what a label says first is how many may be issued.
        issued = next((self._placed[rule] for rule in of_shares if rule in self._behind and self._placed[rule]), [])
        pars = [p.token for rule in self._told if rule.unit is UnitKind.PER_SHARE for p in self._placed[rule]]
        par = pars[0].number.scaleb(pars[0].power or 0) if pars and pars[0].number else None
        by_column = {placed.column: placed.token for placed in issued if placed.token.power is None}
        return Counts(self._line, tuple(plain), by_column, par)

    def lines(self, share_scale: int | None) -> tuple[list[LineItem], list[Finding]]:
        """A line for each kind of figure that a rule finds.

        Args:
            share_scale: of counts beside which no word gives one; None where nothing settles it.
        """
        made: dict[str, LineItem] = {}
        refused = self._contradicted(share_scale)
        for rule in self._told:
            amounts = () if rule in refused else self._amounts(rule, share_scale)
            if amounts:
                made |= {label: self._made(label, rule, amounts) for label in rule.says if label not in made}
        claimed = {token.locator for rule in self._told for token in self._figures(rule)}
        left = [token for token in self._words.numbers if token.locator not in claimed and "," in token.printed]
        self._remark(left, "not-tagged", _NO_RULE)
        return list(made.values()), self._findings

    def _figures(self, rule: LabelAmountRule) -> list[Token]:
        return [entry.figure for entry in self._told[rule]]

    def _place(self, entries: list[Told], rule: LabelAmountRule) -> list[_Placed]:
        """Each figure with its column; nothing where one cannot be placed."""
        if self._breaks_off:
            return []
        undated = [entry for entry in entries if entry.day is None]
        columns = self._columns
        if len(undated) == len(entries):
            if len({entry.clause for entry in entries}) > 1:
                return []
            if len(entries) == len(columns):
                return [_Placed(entry.figure, *column) for entry, column in zip(entries, columns, strict=True)]
            spreads = len(entries) == 1 and rule.unit is not UnitKind.MONETARY
            return [_Placed(entries[0].figure, *column) for column in columns] if spreads else []
        return list(self._by_date(entries, undated)) if len(undated) < 2 else []

    def _by_date(self, entries: list[Told], undated: list[Told]) -> Iterator[_Placed]:
        """Figures by their dates; one without a date has the column that is left, if one alone is."""
        free = list(self._columns)
        lost = False
        for entry in entries:
            if entry.day is None:
                continue
            fitting = [column for column in free if entry.day.is_of(column[1])]
            if len(fitting) == 1:
                free.remove(fitting[0])
                yield _Placed(entry.figure, *fitting[0])
            lost = lost or len(fitting) != 1
        if undated and len(free) == 1 and not lost:
            yield _Placed(undated[0].figure, *free[0])

    def _contradicted(self, share_scale: int | None) -> list[LabelAmountRule]:
        """The rules of counts of which one is more than the one that holds it: more shares outstanding than issued."""
        of_shares = [rule for rule in self._told if rule.unit is UnitKind.SHARES]
        sizes = [
            {placed.column: placed.token.number.scaleb(self._scale(placed.token, rule, share_scale) or 0)
             for placed in self._placed[rule] if placed.token.number is not None}
            for rule in of_shares
        ]  # fmt: skip
        for (_, more), (rule, fewer) in pairwise(zip(of_shares, sizes, strict=True)):
            if rule in self._behind and any(fewer[column] > more[column] for column in fewer.keys() & more.keys()):
                figures = [token for rule in of_shares for token in self._figures(rule)]
                self._remark(figures, "contradicted", "its counts cannot all be as they read")
                return of_shares
        return []

    def _amounts(self, rule: LabelAmountRule, share_scale: int | None) -> tuple[ReportedAmount, ...]:
        placed = self._placed[rule]
        if not placed:
            self._remark(self._figures(rule), "no-column", "no column of the statement is surely its own")
            return ()
        scaled = [(each, self._scale(each.token, rule, share_scale)) for each in placed]
        if any(scale is None for _, scale in scaled):
            why = "nothing says whether the count is in thousands or millions"
            self._remark(self._figures(rule), "scale-unclear", why)
            return ()
        amounts = [each.token.amount(each.column, each.period, scale or 0) for each, scale in scaled]
        return tuple(sorted(amounts, key=lambda amount: amount.column))

    def _scale(self, token: Token, rule: LabelAmountRule, share_scale: int | None) -> int | None:
        """The power of ten of a figure; None where a share count may be in whole shares or not."""
        if token.power is not None:
            return token.power
        if token.is_zero:
            return 0
        if self.scales is not None:
            return self.scales.of(rule.unit)
        return share_scale if rule.unit is UnitKind.SHARES else self._of_all.of(rule.unit)

    def _made(self, label: str, rule: LabelAmountRule, amounts: tuple[ReportedAmount, ...]) -> LineItem:
        return replace(
            self._line,
            label=label,
            is_abstract=False,
            is_total=False,
            unit=rule.unit,
            amounts=amounts,
            is_inside_label=True,
        )

    def _remark(self, tokens: Iterable[Token], code: str, why: str) -> None:
        self._findings += [_remark(token, self._line, code, why) for token in dict.fromkeys(tokens)]
