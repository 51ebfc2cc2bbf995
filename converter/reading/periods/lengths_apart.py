"""Periods whose years stand above the table and whose lengths stand among its lines.

`2004   2003` heads the columns once, `Three Months Ended September 30,` the first lines and `Nine Months Ended
September 30,` those further below: each length begins a table of its own, below the same years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from converter.model.source import Locator, Phrase, Row, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.frames import column_positions
from converter.reading.periods.dates import last_length
from converter.reading.periods.heading_words import tells_length

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NEAR = 3
Heading = tuple[Phrase, ...]


def by_lengths(tables: tuple[Table, ...], vocabulary: Vocabulary) -> tuple[Table, ...]:
    """The tables, each with the lengths and the years that head it."""
    found: list[Table] = []
    for table in tables:
        headed = _with_years_of(found[-1], table, vocabulary) if found else table
        found += _parts(headed, vocabulary)
    return tuple(found)


def _parts(table: Table, vocabulary: Vocabulary) -> Iterator[Table]:
    """A table cut at the lines that tell a length and nothing else, which head what stands below them."""
    years = _years(table.headings, vocabulary)
    cuts = [at for at, row in enumerate(table.rows) if _tells_length(row, vocabulary)] if _name_years(table) else []
    if not any(row.cells for at in cuts for row in table.rows[at + 1 : at + 2]):
        yield table
        return
    starts = [0, *(at for at in cuts if any(row.cells for row in table.rows[:at]))]
    for start, end in zip(starts, [*starts[1:], len(table.rows)], strict=True):
        lengths = [at for at in cuts if start <= at < end]
        rows = tuple(row for at, row in enumerate(table.rows[start:end], start) if at not in lengths)
        if not any(row.cells for row in rows):
            continue
        headings = (*(_over_all(table, table.rows[at].label) for at in lengths), *years) if lengths else table.headings
        place = Locator(table.locator.node, rows[0].locator.start, max(row.locator.end for row in rows))
        yield replace(table, headings=headings, rows=rows, locator=place, is_rest=table.is_rest or start > 0)


def _with_years_of(before: Table, table: Table, vocabulary: Vocabulary) -> Table:
    """A table headed by a length alone, right below one with the same columns that says which year is whose."""
    told = [phrase.text for line in table.headings for phrase in line]
    if any(map(_YEAR.search, (*told, *table.captions))) or not any(last_length(t.lower(), vocabulary) for t in told):
        return table
    years = _years(before.headings, vocabulary)
    above, own = column_positions(before), column_positions(table)
    same = len(above) == len(own) and all(abs(a - b) <= _NEAR for a, b in zip(above, own, strict=True))
    if not years or not same or not set(table.captions) <= set(before.captions):
        return table
    return replace(table, headings=(*table.headings, *years))


def _tells_length(row: Row, vocabulary: Vocabulary) -> bool:
    return not row.cells and not _YEAR.search(row.label) and tells_length(row.label, vocabulary)


def _name_years(table: Table) -> bool:
    """Whether some line of the headings has a year over each column that it speaks of."""
    return any(line and all(_YEAR.search(phrase.text) for phrase in line) for line in table.headings)


def _years(headings: tuple[Heading, ...], vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """The lines of headings that name years and no length."""
    return tuple(
        line
        for line in headings
        if line and all(_YEAR.search(p.text) and not last_length(p.text.lower(), vocabulary) for p in line)
    )


def _over_all(table: Table, words: str) -> Heading:
    lefts = [cell.left for row in table.rows for cell in row.cells]
    return (Phrase(words, min(lefts), max(column_positions(table))),)
