"""The sides of a statement; on a balance sheet the heading of one holds until the other begins, wherever it is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from converter.model.source import LineItem, Row, RuleAbove, StatementKind
from converter.model.vocabulary import StatementSide, Vocabulary

_BARE = re.compile(r"\W+")
_NO_LETTERS = re.compile(r"[^a-z]+")


class Sides:
    """Which side the rows of one statement stand on, asked for from the top.

    Such headings are centred or flush left as often as they are indented, so that indents tell nothing of what they
    hold. A side is over where another begins, where a heading stands that is none of its own, below its total and
    below a double rule.
    """

    def __init__(self, kind: StatementKind, vocabulary: Vocabulary) -> None:
        is_sheet = kind is StatementKind.BALANCE_SHEET
        self._rules = tuple(rule for rule in vocabulary.statement_sides if is_sheet and rule.kind is kind)
        self._totals = vocabulary.total_words
        self._open: tuple[str, str] | None = None
        self._has_lines = False

    def opens(self, row: Row, *, heads: bool) -> bool:
        """Whether a row begins a side, so that all headings above it are over."""
        rule = self._rule(row) if heads else None
        return rule is not None and bool(rule.opens)

    def heading(self, row: Row, *, heads: bool) -> str:
        """The words of the side that holds the next row; "" where none is known."""
        if self._has_lines and row.rule_above is RuleAbove.DOUBLE:
            self._open = None
        rule = self._rule(row) if heads else None
        if rule is not None and rule.opens:
            self._open, self._has_lines = (row.label, rule.opens), False
            return ""
        if rule is not None and self._open and self._open[1] not in rule.within:
            self._open = None
        self._has_lines |= bool(row.cells)
        held = self._open[0] if self._open else ""
        if held and row.cells and self._is_its_total(row.label, held):
            self._open = None
        return held

    def _rule(self, row: Row) -> StatementSide | None:
        words = row.label.lower()
        return next((rule for rule in self._rules if rule.pattern.search(words)), None)

    def _is_its_total(self, label: str, heading: str) -> bool:
        """Whether a label is one word for a total and the heading's own words: not `Total current assets`."""
        words, of = (_NO_LETTERS.sub(" ", text.lower()).strip() for text in (label, heading))
        lead = words.removesuffix(of).split()
        return words.endswith(of) and len(lead) == 1 and any(word.search(words) for word in self._totals)


def side_of(kind: StatementKind, parents: Sequence[str], vocabulary: Vocabulary) -> str:
    """The side of the outermost heading that begins one; "" for none."""
    rules = [rule for rule in vocabulary.statement_sides if rule.kind is kind]
    found = (next((rule.opens for rule in rules if rule.pattern.search(parent.lower())), "") for parent in parents)
    return next((side for side in found if side), "")


def without_inner_totals(lines: Sequence[LineItem], held: Sequence[str]) -> tuple[LineItem, ...]:
    """The lines, of which a total without words stands right below the heading of a side only if it is the last there.

    For it is named by its heading, and what comes before is no total of the whole side. The last one is no total of
    the heading above it, either, if right before it stands another total there.

    Args:
        held: the words of the side of each line.
    """
    made: list[LineItem] = []
    for side, run in groupby(zip(lines, held, strict=True), key=lambda each: each[1]):
        rows = [line for line, _ in run]
        last = max((at for at, line in enumerate(rows) if not line.is_abstract), default=-1)
        for at, line in enumerate(rows):
            is_bare = bool(side) and not line.is_abstract and not _BARE.sub("", line.label)
            if is_bare and at != last and line.parents[-1:] == (side,):
                line = replace(line, parents=line.parents[:-1])
            elif is_bare and at == last and at and rows[at - 1].is_total and rows[at - 1].parents == line.parents:
                line = replace(line, parents=(side,), depth=1)
            made.append(line)
    return tuple(made)
