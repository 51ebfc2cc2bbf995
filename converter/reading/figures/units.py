"""What the lines of a table are counted in: their own words decide, then their headings, then their cents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import groupby, takewhile
from unicodedata import category

from converter.model.source import Cell, CellKind, ColumnRole, Locator, Row, StatementKind, TableLayout, UnitKind
from converter.model.vocabulary import LineUnitRule, Vocabulary
from converter.reading.frames import place

_CENTS = 2
_SCALED = 3
_MOST = 0.6
_APART = "   "
# Their lines make up sums of money; what is for one share stands beside these.
_OF_MONEY = frozenset({StatementKind.CASH_FLOW, StatementKind.BALANCE_SHEET})
_OF_SHARES = frozenset({UnitKind.SHARES, UnitKind.PER_SHARE})


class Units:
    """The units of one table's lines, asked for from the top.

    A section whose first line prints a currency sign is money, whatever shares a heading above it speaks of.
    In a statement in thousands, figures with cents among whole ones are no money in thousands. They are per
    share where the last heading that says a unit says so and only such lines stand between, or where a line of
    the same words was: `Net income` below `Basic`, then shares, then `Net income` below `Diluted`.
    """

    def __init__(self, layout: TableLayout, vocabulary: Vocabulary) -> None:
        self._kind = layout.kind
        self._vocabulary = vocabulary
        fractions = [
            cell.decimals
            for row in layout.table.rows
            for cell in row.cells
            if cell.kind is CellKind.NUMBER and cell.magnitude
        ]
        whole = sum(not fraction for fraction in fractions)
        self._is_in_whole_thousands = layout.scales.monetary >= _SCALED and whole >= _MOST * len(fractions)
        self._section: UnitKind | None = None
        self._for_a_share: set[str] = set()
        self._money: set[tuple[str, tuple[Decimal | None, ...]]] = set()
        self._above: UnitKind | None = None
        self._is_below = False
        sections = list(_sections(layout.table.rows))
        self._signed = self._in_signed(sections)
        positions = tuple(column.position for column in layout.columns)
        of_periods = {index for index, column in enumerate(layout.columns) if column.role is ColumnRole.VALUE}

        def values(row: Row) -> list[Cell]:
            return [cell for cell, at in zip(row.cells, place(row.cells, positions), strict=True) if at in of_periods]

        self._percentages = frozenset(
            row.locator for section in sections for row in section[: _percentages(map(values, section))]
        )

    def of(self, row: Row, parents: tuple[str, ...]) -> UnitKind | None:
        """The unit of the next line; None where its figures cannot be money and nothing says what they are."""
        own = self._rule(row.label)
        if not row.cells:
            own = None if own and own.is_after else own
            if own and own.unit:
                # What stands below a heading of shares is no second one of the amounts a share above it.
                self._section, self._above = own.unit, None
            return self._section if own and own.unit else UnitKind.MONETARY
        own = own if own and self._may_be_own(own, row, parents) else None
        if (
            (own and own.unit is None)
            or row.locator in self._percentages
            or (not own and self._is_counted(row, parents))
        ):
            return None
        unit = self._of_headings(row, parents) if not own else self._above if own.is_after else own.unit
        printed = row.label, tuple(cell.magnitude for cell in row.cells)
        if not own and unit is UnitKind.SHARES and printed in self._money:
            # Income below the shares again, to begin comprehensive income.
            unit = UnitKind.MONETARY
        if unit in (None, UnitKind.MONETARY):
            self._money.add(printed)
        self._above = unit
        self._is_below |= unit in _OF_SHARES
        cents = [cell.decimals for cell in row.cells if cell.kind is CellKind.NUMBER]
        if not cents or min(cents) < _CENTS:
            self._section = None
            return unit or UnitKind.MONETARY
        if unit in (None, UnitKind.MONETARY) and self._is_in_whole_thousands:
            is_for_a_share = self._section is UnitKind.PER_SHARE or row.label in self._for_a_share
            return UnitKind.PER_SHARE if is_for_a_share else None
        if unit is UnitKind.PER_SHARE:
            self._for_a_share.add(row.label)
        return unit or UnitKind.MONETARY

    def is_second(self, heading: str) -> bool:
        """Whether a heading names the second of two things whose first says what they are: `Diluted`."""
        rule = self._rule(heading)
        return rule is not None and rule.is_after

    def _may_be_own(self, own: LineUnitRule, row: Row, parents: tuple[str, ...]) -> bool:
        """Whether the figures and the place of a line allow what its own words say.

        Shares have no currency sign; on statements of money alone what is for one share is told in cents. `Basic
        income per share   15,844` below `Shares used in computing:` names what the shares are for.
        """
        is_whole = own.unit is UnitKind.PER_SHARE and not _may_be(UnitKind.PER_SHARE, row)
        if is_whole and self._of_headings(row, parents) is UnitKind.SHARES:
            return False
        if own.is_below and not self._is_below:
            return False
        if own.is_after:
            is_for_a_share = self._above is UnitKind.PER_SHARE and _may_be(UnitKind.PER_SHARE, row)
            return is_for_a_share or self._may_be_shares(row)
        if own.unit is UnitKind.SHARES or own.is_bare:
            return not any(map(has_currency_sign, row.cells))
        return own.unit is not UnitKind.PER_SHARE or self._kind not in _OF_MONEY or _may_be(UnitKind.PER_SHARE, row)

    def _may_be_shares(self, row: Row) -> bool:
        """Whether the second of two lines counts shares: `Diluted` right below `Average common shares: Basic`."""
        is_whole = any(cell.decimals < _CENTS for cell in row.cells if cell.kind is CellKind.NUMBER)
        return self._above is UnitKind.SHARES and is_whole and not any(map(has_currency_sign, row.cells))

    def _is_counted(self, row: Row, parents: tuple[str, ...]) -> bool:
        """Whether a heading below the shares says what is counted, `Restaurants open at end of period`, not in what."""
        is_count = any(rule.unit is None for rule in map(self._rule, parents) if rule)
        return is_count and self._is_below and not any(map(has_currency_sign, row.cells))

    def _of_headings(self, row: Row, parents: tuple[str, ...]) -> UnitKind | None:
        # A heading may be wrapped over lines: `Net Income Per Common`, `Share and Equivalent`. What stands apart in a
        # line, `Current ratio      2.1 to 1`, is told of that line alone.
        parents = tuple(words for words in parents if _APART not in words)
        said = (
            rule.unit for rule in map(self._rule, (*reversed(parents), " ".join(parents))) if rule and not rule.is_after
        )
        unit = next((unit for unit in said if unit and _may_be(unit, row)), None)
        return None if unit is UnitKind.SHARES and row.locator in self._signed else unit

    def _in_signed(self, sections: list[list[Row]]) -> frozenset[Locator]:
        """The rows below headings whose first line prints a currency sign and names no unit itself."""
        signed = (
            section
            for section in sections
            if self._rule(section[0].label) is None and any(map(has_currency_sign, section[0].cells))
        )
        return frozenset(row.locator for section in signed for row in section)

    def _rule(self, text: str) -> LineUnitRule | None:
        return _rule_of(text, self._kind, self._vocabulary)


@lru_cache(maxsize=1024)
def _rule_of(text: str, kind: StatementKind, vocabulary: Vocabulary) -> LineUnitRule | None:
    """The row that words reach in a statement of a kind."""
    lowered = text.lower()
    rules = [rule for rule in vocabulary.line_units if rule.letters.may_be_in(lowered) and kind not in rule.not_in]
    return next((rule for rule in rules if rule.pattern.search(lowered)), None)


def _sections(rows: tuple[Row, ...]) -> Iterator[list[Row]]:
    """The rows with figures between two headings."""
    for has_cells, run in groupby(rows, key=lambda row: bool(row.cells)):
        if has_cells:
            yield list(run)


def _percentages(section: Iterator[list[Cell]]) -> int:
    """How many rows at the top of a section are of percentages: the first prints the sign, those below it fractions."""
    first = next(section, [])
    if not first or any(cell.kind is not CellKind.PERCENT for cell in first):
        return 0
    return 1 + sum(1 for _ in takewhile(_are_bare_fractions, section))


def _are_bare_fractions(cells: list[Cell]) -> bool:
    numbers = [cell for cell in cells if cell.kind is CellKind.NUMBER]
    return all(cell.decimals and not has_currency_sign(cell) for cell in numbers)


def has_currency_sign(cell: Cell) -> bool:
    """Whether a cell prints the sign of a currency."""
    text = cell.text
    # Of plain characters the dollar alone is one.
    return "$" in text or (not text.isascii() and any(category(character) == "Sc" for character in text))


def _may_be(unit: UnitKind, row: Row) -> bool:
    """Whether the figures allow what only a heading says: shares have no cents, those for one do, ratios no sign."""
    fractions = [cell.decimals for cell in row.cells if cell.kind is CellKind.NUMBER]
    if unit is UnitKind.PER_SHARE:
        return any(fractions) or not fractions
    return unit is not UnitKind.PURE or not any(map(has_currency_sign, row.cells))
