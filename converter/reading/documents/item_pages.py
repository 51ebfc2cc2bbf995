"""The page that shows line items: their labels and figures in aligned columns, as a release prints them.

This file knows layout: which character stands where. Every figure's locator is that of its digits on the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from textwrap import wrap

from converter.errors import SourceError
from converter.model.source import Cell, Column, Locator, Phrase, Row, Scales, Table, UnitKind
from converter.reading.documents.item_grids import Grid

LEAD = "  "  # what stands before a figure, so that it is read as one
_GAP = 3
_INDENT = 2
_LABEL_WIDTH = 64
_LEAST_LABEL = 24
_DATED = "-"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a file: its column there, its text, and what was read in it behind `LEAD`."""

    column: int
    text: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a file.

    `unit`, `currency` and `scales` are what its cells say, None or "" where they are silent.
    """

    row: int
    label: str
    indent: int
    statement: str
    section: str
    unit_text: str
    scale_text: str
    unit: UnitKind | None
    currency: str
    scales: Scales | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ItemTable:
    """One statement of a file: its title, its columns of figures by their place in the file, its rows."""

    file: str
    grid: Grid
    header_row: int
    title: str
    columns: Mapping[int, Column]
    items: tuple[Item, ...]

    def wrong(self, seen: str, row: int, column: int, do: str) -> SourceError:
        """The error that blames a cell of the file."""
        return SourceError(seen, where=f"{self.file}, {self.grid.place(row, column)}", do=do)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands in a line: the end of its digits, and the end of all that it holds."""

    edge: int
    end: int


def print_table(lines: list[str], index: int, table: ItemTable) -> Table:
    """Append a table to the lines of a page, and give the values of what was printed.

    A unit that all rows share and the first scale that is named stand in the captions, others behind their rows.
    Columns that are dated already have a dash for a heading in the values, for there is nothing more to read in it.
    """
    units = {item.unit_text for item in table.items if item.figures}
    unit = units.pop() if len(units) == 1 else ""
    scale = next((item.scale_text for item in table.items if item.scale_text), "")
    captions = [text for text in (table.title, unit and f"({unit})", scale and f"({scale})") if text]
    places = _places(table)
    heading = ""
    for number, place in places.items():
        heading += table.columns[number].heading.rjust(place.end - len(heading))
    lines += [*([""] * 2 if lines else []), *captions, "", heading, "-" * len(heading)]
    offset = sum(len(line) + 1 for line in lines)
    rows: list[Row] = []
    section = ""
    for item in table.items:
        if item.section != section:
            section = item.section
            if section:
                rows.append(Row(section, 0, (), Locator(0, offset, offset + len(section))))
                lines.append(section)
                offset += len(section) + 1
        behind = " ".join(text for text in (item.unit_text, item.scale_text) if text and text not in (unit, scale))
        row, printed = _row(item, places, behind, offset)
        rows.append(row)
        lines += printed
        offset = row.locator.end + 1
    phrases = tuple(
        Phrase(_DATED if column.period else column.heading, places[number].edge - 1, places[number].edge)
        for number, column in table.columns.items()
    )
    whole = Locator(0, rows[0].locator.start, rows[-1].locator.end)
    return Table(index, tuple(captions), (phrases,), tuple(rows), whole)


def _places(table: ItemTable) -> dict[int, _Place]:
    """Where the columns stand: digits end in one place, whatever is behind them."""
    end = min(max(_indent(item) + len(item.label) for item in table.items), _LABEL_WIDTH)
    places: dict[int, _Place] = {}
    for number, column in table.columns.items():
        figures = [figure for item in table.items for figure in item.figures if figure.column == number]
        behind = max(len(figure.text) - _digits_end(figure) for figure in figures)
        width = max(len(column.heading), behind + max(_digits_end(figure) for figure in figures))
        end += _GAP + width
        places[number] = _Place(end - behind, end)
    return places


def _indent(item: Item) -> int:
    return _INDENT * (item.indent + bool(item.section))


def _digits_end(figure: Figure) -> int:
    return figure.cell.right - len(LEAD)


def _row(item: Item, places: Mapping[int, _Place], behind: str, offset: int) -> tuple[Row, list[str]]:
    """A row's value and its printed lines; its figures stand in the last."""
    indent = _indent(item)
    *wrapped, line = [" " * indent + part for part in wrap(item.label, max(_LABEL_WIDTH - indent, _LEAST_LABEL))]
    start = offset + sum(len(part) + 1 for part in wrapped)
    cells: list[Cell] = []
    for figure in item.figures:
        line = line.ljust(places[figure.column].edge - _digits_end(figure))
        moved = len(line) - len(LEAD)
        place = Locator(0, *(start + moved + at for at in (figure.cell.locator.start, figure.cell.locator.end)))
        cells.append(
            figure.cell._replace(locator=place, left=figure.cell.left + moved, right=figure.cell.right + moved)
        )
        line += figure.text
    if behind and item.figures:
        line = line.ljust(max(place.end for place in places.values())) + " " * _GAP + behind
    printed = [*wrapped, line]
    locator = Locator(0, offset, start + len(line))
    return Row(item.label, indent, tuple(cells), locator, unit=item.unit, scales=item.scales), printed
