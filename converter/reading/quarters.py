"""Quarters of several years in one table: as rows below what is measured, or as columns above years among the lines.

`First quarter   41,200   12,360` below `Net sales   Gross profit` is turned, so that the rooms behind know lines and
columns like those of any statement; each year is a table of its own, with its year beside each of its quarters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from converter.model.source import Cell, Locator, Phrase, Row, StatementKind, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import headings_at
from converter.reading.frames import column_positions, frame_of, place
from converter.reading.periods.dates import last_length
from converter.reading.periods.heading_words import is_heading_text, names_a_time
from converter.reading.titles import kind_by_lines

_LEAST, _ALL = 3, 4
_QUARTER, _YEAR_MONTHS = 3, 12
_SEVERAL = 2
# Columns of a turned table stand so far apart, and end so far from their left.
_WIDE, _EDGE = 80, 60
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?![\d,]|\.\d)")
_QUARTERLY = re.compile("q", re.IGNORECASE)
_ASIDE = " .:*-\u2014"


@dataclass(slots=True)
class _Block:
    """The rows of one year, each with the heading that it becomes."""

    year: str
    rows: list[tuple[str, Row]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)


def with_quarters(tables: tuple[Table, ...], vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables, those with quarters as rows turned, and those with years among the lines below quarters cut."""
    return tuple(
        part
        for table in tables
        for part in (_turned(table, vocabulary) or _cut_at_years(table, vocabulary) or (table,))
    )


def _turned(table: Table, vocabulary: Vocabulary) -> list[Table]:
    """The tables of the years of a table with quarters as rows; none where it is none, or a line of it is another."""
    if sum(bool(row.cells) and _number(row.label, vocabulary) > 0 for row in table.rows) < _LEAST:
        return []
    blocks = _blocks(table, vocabulary)
    positions = column_positions(table)
    lines = headings_at(table, positions, vocabulary)
    if not blocks or len(positions) < _SEVERAL or not all(_names_a_line(text, vocabulary) for text in lines):
        return []
    found = []
    for at, block in enumerate(blocks):
        last = max(row.locator.end for _, row in block.rows)
        start = block.rows[0][1].locator.start if at else table.locator.start
        headings = tuple(_phrase(text, column) for column, (text, _) in enumerate(block.rows))
        rows = tuple(_lines(lines, positions, block))
        node = table.locator.node
        part = replace(table, headings=(headings,), rows=rows, locator=Locator(node, start, last), is_rest=at > 0)
        found.append(part)
    return found if all(kind_by_lines(part, vocabulary)[0] is StatementKind.INCOME_STATEMENT for part in found) else []


def _names_a_line(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether the words above a column say what is measured."""
    return bool(heading) and not names_a_time(heading.lower(), vocabulary) and not _YEAR.search(heading)


def _phrase(text: str, column: int) -> Phrase:
    right = column * _WIDE + _EDGE
    return Phrase(text, right - len(text), right)


def _lines(lines: Sequence[str], positions: tuple[int, ...], block: _Block) -> Iterator[Row]:
    """A row for each column, with the figures of all quarters."""
    placed = [dict(zip(place(row.cells, positions), row.cells, strict=True)) for _, row in block.rows]
    for index, label in enumerate(lines):
        held = [(column, cells[index]) for column, cells in enumerate(placed) if index in cells]
        cells = tuple(_moved(cell, column) for column, cell in held)
        if cells:
            node, start, _ = cells[0].locator
            yield Row(label, 0, cells, Locator(node, start, cells[0].locator.end))


def _moved(cell: Cell, column: int) -> Cell:
    right = column * _WIDE + _EDGE
    return cell._replace(left=right - (cell.right - cell.left), right=right)


def _blocks(table: Table, vocabulary: Vocabulary) -> list[_Block]:
    """The rows of each year; none where a row is neither a quarter nor what quarters come to, or has no year."""
    told = {year for text in _told(table) for year in _YEAR.findall(text)}
    first, _ = _year_at_margin(table, frame_of(table).lefts, vocabulary)
    blocks = [_Block(first or (told.pop() if len(told) == 1 else ""))]
    for row in table.rows:
        years = _YEAR.findall(row.label)
        number = _number(row.label, vocabulary)
        if not row.cells:
            if len(set(years)) != 1 or not is_heading_text(row.label.strip(_ASIDE), vocabulary):
                return []
            blocks.append(_Block(years[0]))
        elif number:
            own = years[-1] if years else blocks[-1].year
            if blocks[-1].rows and own != blocks[-1].year:
                blocks.append(_Block(own))
            blocks[-1].year = own
            blocks[-1].numbers.append(number)
            blocks[-1].rows.append((_headed(row.label, own), row))
        elif len(blocks[-1].numbers) == _ALL and _is_whole(row.label, vocabulary):
            blocks[-1].rows.append((f"Year {blocks[-1].year}", row))
        else:
            return []
    kept = [block for block in blocks if block.rows]
    return kept if all(map(_is_year, kept)) else []


def _told(table: Table) -> list[str]:
    """What stands above the rows."""
    return [*table.captions, *_headings(table)]


def _is_year(block: _Block) -> bool:
    """Whether a block holds quarters of one year in their order, and no more than one row of what they come to."""
    order, numbers = block.numbers, range(1, _ALL + 1)
    in_order = order in ([*numbers][: len(order)], [*numbers][::-1][-len(order) :], [*numbers][::-1])
    return bool(block.year) and len(order) >= _LEAST and in_order and len(block.rows) - len(order) <= 1


def _headed(label: str, year: str) -> str:
    words = _quarterly(label)
    return words if _YEAR.search(words) else f"{words} {year}"


def _quarterly(label: str) -> str:
    words = label.strip(_ASIDE)
    return words if _QUARTERLY.search(words) else f"{words} Quarter"


def _number(label: str, vocabulary: Vocabulary) -> int:
    """Which quarter of its year a label or heading names, and nothing else; 0 where it names none: `First` is one."""
    words = label.strip(_ASIDE)
    if not words or not is_heading_text(words, vocabulary):
        return 0
    lowered = words.lower() if _QUARTERLY.search(words) else f"{words.lower()} quarter" if words.isalpha() else ""
    length = last_length(lowered, vocabulary) if lowered else None
    if length is None or length.months != _QUARTER:
        return 0
    return next((number for pattern, number in vocabulary.quarters if pattern.search(lowered)), 0)


def _is_whole(label: str, vocabulary: Vocabulary) -> bool:
    """Whether a row tells what the quarters above it come to: `Total`, `Year`, `1999`, or no words at all."""
    words = label.strip(_ASIDE)
    length = last_length(words.lower(), vocabulary)
    is_year = bool(_YEAR.fullmatch(words)) or (length is not None and length.months == _YEAR_MONTHS)
    return not words or vocabulary.says_total(words) or (is_year and is_heading_text(words, vocabulary))


def _cut_at_years(table: Table, vocabulary: Vocabulary) -> list[Table]:
    """A table of quarters side by side cut at the years among its lines; none where it is none."""
    years = [(at, _year_of(row, vocabulary)) for at, row in enumerate(table.rows) if not row.cells]
    cuts = [(at, year) for at, year in years if year]
    if not cuts and not any(_YEAR.search(line[0].text) for line in table.headings if line):
        return []
    frame = frame_of(table)
    positions, lefts = frame.positions, frame.lefts
    first, rest = _year_at_margin(table, lefts, vocabulary)
    if first:
        cuts.insert(0, (-1, first))
        table = replace(table, headings=rest)
    if not cuts or any(row.cells for row in table.rows[: cuts[0][0] + 1]) or any(map(_YEAR.search, _headings(table))):
        return []
    words = headings_at(table, positions, vocabulary)
    texts = _texts(words, vocabulary)
    found: list[Table] = []
    for (at, year), (end, _) in zip(cuts, [*cuts[1:], (len(table.rows), "")], strict=True):
        rows = table.rows[at + 1 : end]
        if not texts or not any(row.cells for row in rows):
            return []
        places = zip(texts, lefts, positions, strict=True)
        headings = tuple(Phrase(f"{text} {year}", left, right) for text, left, right in places)
        start = rows[0].locator.start if found else table.locator.start
        whole = Locator(table.locator.node, start, max(row.locator.end for row in rows))
        found.append(replace(table, headings=(headings,), rows=rows, locator=whole, is_rest=bool(found)))
    return found


def _texts(words: Sequence[str], vocabulary: Vocabulary) -> list[str]:
    """The headings of columns of quarters and of the year that they come to; none where others stand there."""
    numbers = [_number(text, vocabulary) for text in words]
    counted = [number for number in numbers if number]
    others = [text for text, number in zip(words, numbers, strict=True) if not number]
    if len(counted) < _LEAST or len(set(counted)) < len(counted) or len(others) > 1:
        return []
    if not all(_is_whole(text, vocabulary) for text in others):
        return []
    return [_quarterly(text) if number else "Year" for text, number in zip(words, numbers, strict=True)]


def _year_at_margin(
    table: Table, lefts: Sequence[int], vocabulary: Vocabulary
) -> tuple[str, tuple[tuple[Phrase, ...], ...]]:
    """The year that stands at the margin below or beside the headings, as others do among the lines, and the rest.

    "" where none does.
    """
    for at, line in enumerate(table.headings):
        words = line[0].text.strip(_ASIDE) if line and line[0].right < min(lefts, default=0) else ""
        if year := _year_in(words, vocabulary):
            rest = (*table.headings[:at], line[1:], *table.headings[at + 1 :])
            return year, tuple(line for line in rest if line)
    return "", table.headings


def _headings(table: Table) -> list[str]:
    return [phrase.text for line in table.headings for phrase in line]


def _year_of(row: Row, vocabulary: Vocabulary) -> str:
    return _year_in(row.label.strip(_ASIDE), vocabulary)


def _year_in(words: str, vocabulary: Vocabulary) -> str:
    """The year that words name and nothing else; "" where they name none, or several."""
    years = set(_YEAR.findall(words)) if len(words) < _WIDE else set()
    return years.pop() if len(years) == 1 and is_heading_text(words, vocabulary) else ""
