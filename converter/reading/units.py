"""What the lines of a table are counted in: their own words decide, then their headings, then their cents."""

from __future__ import annotations

from unicodedata import category

from converter.model.source import Cell, CellKind, Locator, Row, TableLayout, UnitKind
from converter.model.vocabulary import Vocabulary

_CENTS = 2
_SCALED = 3
_MOST = 0.6


class Units:
    """The units of one table's lines, asked for from the top.

    A section whose first line prints a currency sign is money, whatever shares a heading above it speaks of.
    In a statement in thousands, figures with cents among whole ones are no money in thousands. They are per
    share where the last heading that says a unit says so and only such lines stand between.
    """

    def __init__(self, layout: TableLayout, vocabulary: Vocabulary) -> None:
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
        self._signed = self._in_signed_sections(layout.table.rows)

    def of(self, row: Row, parents: tuple[str, ...]) -> UnitKind | None:
        """The unit of the next line; None where its figures cannot be money and nothing says what they are."""
        own = self._said(row.label)
        if not row.cells:
            self._section = own or self._section
            return own or UnitKind.MONETARY
        # A heading may be wrapped over lines: `Net Income Per Common`, `Share and Equivalent`.
        headings = (*reversed(parents), " ".join(parents))
        unit = own or next((u for u in map(self._said, headings) if u and _may_be(u, row)), None)
        if unit is UnitKind.SHARES and own is None and row.locator in self._signed:
            unit = None
        cents = [cell.decimals for cell in row.cells if cell.kind is CellKind.NUMBER]
        if not cents or min(cents) < _CENTS:
            self._section = None
            return unit or UnitKind.MONETARY
        if unit is None and self._is_in_whole_thousands:
            return self._section if self._section is UnitKind.PER_SHARE else None
        return unit or UnitKind.MONETARY

    def _in_signed_sections(self, rows: tuple[Row, ...]) -> frozenset[Locator]:
        """The rows below headings whose first line prints a currency sign and names no unit itself."""
        sections: list[list[Row]] = [[]]
        for row in rows:
            if not row.cells:
                sections.append([])
            else:
                sections[-1].append(row)
        signed = (
            section
            for section in sections
            if section and self._said(section[0].label) is None and any(map(has_currency_sign, section[0].cells))
        )
        return frozenset(row.locator for section in signed for row in section)

    def _said(self, text: str) -> UnitKind | None:
        """The unit that words speak of."""
        lowered = text.lower()
        return next((unit for pattern, unit in self._vocabulary.line_units if pattern.search(lowered)), None)


def has_currency_sign(cell: Cell) -> bool:
    """Whether a cell prints the sign of a currency."""
    return any(category(character) == "Sc" for character in cell.text)


def _may_be(unit: UnitKind, row: Row) -> bool:
    """Whether the figures allow what only a heading says: shares have no cents, per-share figures do."""
    fractions = [cell.decimals for cell in row.cells if cell.kind is CellKind.NUMBER]
    if unit is UnitKind.PER_SHARE:
        return any(fractions) or not fractions
    return True
