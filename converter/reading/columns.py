"""Columns of a table: where they stand, and what the headings above each of them say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.model.source import CellKind, Column, ColumnRole, Phrase, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.derived import derived_columns
from converter.reading.figures.currencies import column_currencies
from converter.reading.figures.scales import heads_units
from converter.reading.frames import Frame, frame_at, frame_of, texts_of
from converter.reading.kept import kept
from converter.reading.parts import known_members, parts_across, reported_before
from converter.reading.periods.caption_lengths import with_lengths_of_captions
from converter.reading.periods.dates import last_length
from converter.reading.periods.dating import column_periods
from converter.reading.periods.heading_words import is_heading_text, names_a_time
from converter.reading.periods.mentions import Calendar
from converter.reading.periods.tall_headings import tall_heading
from converter.reading.spread_headings import OFF_CENTRE, distance, shared_out, spread
from converter.reading.stacked_headings import first_lefts, stacked

_LABEL_ZONE_SLACK = 6
_MOST_BEFORE = 20
# So many words with a column each are no label beside headings.
_FEW = 3
_SEVERAL = 2
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read_columns(
    table: Table,
    captions: tuple[str, ...],
    calendar: Calendar,
    vocabulary: Vocabulary,
    *,
    instants_only: bool,
    flows: bool = False,
) -> tuple[Column, ...]:
    """Every column with its joined heading, its role, and its period where it can be dated.

    Args:
        instants_only: the table is a balance sheet, so lengths in its headings are those of changes.
        flows: the table is a statement of flows, so that a column's date alone does not date it.
    """
    frame, heads = frame_of(table), _heads(table, vocabulary)
    headings, currencies = heads.headings, heads.currencies
    printed, roles = texts_of(frame), list(heads.roles)
    figures = {index: heading for index, heading in enumerate(headings) if roles[index] is ColumnRole.VALUE}
    members, unknown = known_members(figures, vocabulary)
    members |= reported_before(figures, vocabulary)
    unknown = tuple(index for index in unknown if index not in members)
    if unknown:
        members |= parts_across(frame.rows, figures, unknown, members, captions, vocabulary)
    for index in unknown:
        if index not in members:
            roles[index] = ColumnRole.OTHER
    dated = {index: heading for index, heading in enumerate(headings) if roles[index] is ColumnRole.VALUE}
    periods = column_periods(
        with_lengths_of_captions(dated, captions, frame.rows, vocabulary),
        captions,
        calendar,
        vocabulary,
        members=members,
        currencies=dict(enumerate(currencies)),
        alike=frozenset(i for i, column in enumerate(printed) if any(column) and column in printed[:i]),
        instants_only=instants_only,
        flows=flows,
    )
    columns = []
    for index, heading in enumerate(heads.printed):
        role = ColumnRole.UNDATED if roles[index] is ColumnRole.VALUE and index not in periods else roles[index]
        columns.append(
            Column(frame.positions[index], heading, role, periods.get(index), members.get(index), currencies[index])
        )
    return tuple(columns)


@dataclass(frozen=True, slots=True)
class _Heads:
    """What stands above each column, whatever dates it.

    Attributes:
        printed: its joined heading.
        headings: the same without currencies and remarks.
        currencies: "" where it names none.
        roles: what it holds by its heading and figures.
    """

    printed: tuple[str, ...]
    headings: tuple[str, ...]
    currencies: tuple[str, ...]
    roles: tuple[ColumnRole, ...]


@kept(256)
def _heads(table: Table, vocabulary: Vocabulary) -> _Heads:
    """What stands above the columns of a table, kept since statements are read before and after others date them."""
    frame = frame_of(table)
    printed = _headings(table, _over_frame(table, vocabulary), frame.positions, frame.lefts, vocabulary)
    currencies, named = column_currencies(printed, texts_of(frame), vocabulary)
    headings = [_without_remarks(heading, vocabulary) for heading in named]
    roles = _roles(headings, _percentage_columns(frame) | derived_columns(frame), vocabulary)
    return _Heads(tuple(printed), tuple(headings), tuple(currencies), tuple(roles))


def headings_at(table: Table, positions: tuple[int, ...], vocabulary: Vocabulary) -> list[str]:
    """The joined words above each of some positions, none of which speaks of columns that it does not stand over."""
    lefts = frame_at(table, positions).lefts
    lines = [_over_columns(line, positions, lefts, vocabulary) for line in table.headings]
    return _joined_words([spread(over, positions, lefts, vocabulary, apart=True) for over in lines], len(positions))


@kept(256)
def told_captions(table: Table, vocabulary: Vocabulary) -> tuple[str, ...]:
    """All captions of a table, those in its heading lines too: `SELECTED BALANCE SHEET DATA:   March 31,`.

    What speaks of periods and nothing else in a line of its own is one by itself: `For the Periods Ended March 31,`
    below `Millions, Except Per Share Amounts`. What a line says again over a column, `(in thousands)` over each of
    shares, is of that column, wherever it stands.
    """
    over = _over_frame(table, vocabulary)
    told = [
        " ".join(phrase.text for phrase in line if phrase.text not in [heading.text for heading in kept])
        for line, kept in zip(table.headings, over, strict=True)
    ]
    periods = [words for words in told if words and is_heading_text(words, vocabulary)]
    words = " ".join(words for words in told if words and words not in periods)
    return (*table.captions, *([words] if words else []), *periods)


@kept(256)
def _over_frame(table: Table, vocabulary: Vocabulary) -> list[list[Phrase]]:
    """The phrases of each heading line that stand over a table's columns, which its captions and headings ask for."""
    frame = frame_of(table)
    return _lines_over_columns(table, frame.positions, frame.lefts, vocabulary)


def _lines_over_columns(
    table: Table, positions: tuple[int, ...], lefts: list[int], vocabulary: Vocabulary
) -> list[list[Phrase]]:
    """The phrases of each heading line that stand over columns; none of a list of years that head several columns each.

    `For the Years Ended December 31, 2001 and 2000` stands over the years that stand over parts of the company.
    """
    lefts = [min([lefts[0], *first_lefts(table.headings, len(positions), vocabulary)]), *lefts[1:]] if lefts else lefts
    dated = [
        1 < len(line) < len(positions) and all(_YEAR.search(phrase.text) for phrase in line) for line in table.headings
    ]
    return [
        []
        if len(line) == 1 and len(set(_YEAR.findall(line[0].text))) > 1 and any(dated[index + 1 :])
        else _over_columns(line, positions, lefts, vocabulary)
        for index, line in enumerate(table.headings)
    ]


def _over_columns(
    line: tuple[Phrase, ...], positions: tuple[int, ...], lefts: list[int], vocabulary: Vocabulary
) -> list[Phrase]:
    """The phrases of a heading line that stand over columns: of periods as many as columns, wherever they begin.

    A scale or a remark over the labels is none of them, though its words may stand in headings: `(unaudited)`.
    """
    edge = min(lefts, default=0) - _LABEL_ZONE_SLACK
    periods = [
        phrase
        for phrase in line
        if is_heading_text(phrase.text, vocabulary)
        and not (phrase.right <= edge and (heads_units(phrase.text, vocabulary) or not _is_of_time(phrase, vocabulary)))
    ]
    if len(periods) == len(lefts) > 1:
        return periods
    if len(line) == len(lefts) > _FEW and line[0].right > lefts[0]:
        return list(line)
    return [phrase for phrase in line if not _is_over_labels(phrase, positions, lefts, vocabulary)]


def _is_of_time(phrase: Phrase, vocabulary: Vocabulary) -> bool:
    """Whether words name a day, a month, a year, or the length of a period."""
    return bool(re.search(r"\d", phrase.text)) or names_a_time(phrase.text.lower(), vocabulary)


def _is_over_labels(phrase: Phrase, positions: tuple[int, ...], lefts: list[int], vocabulary: Vocabulary) -> bool:
    """Whether a phrase ends before the columns start, or starts well before and speaks of no period.

    One that ends with a column may start before its figures, where these are narrow: `Shares` over dashes.
    """
    edge = min(lefts, default=0)
    if phrase.right <= edge - _LABEL_ZONE_SLACK:
        return True
    if phrase.left < edge - _MOST_BEFORE and phrase.left + phrase.right < 2 * edge and len(positions) >= _SEVERAL:
        # `Periods ended March 31 (unaudited)` at the margin, long enough to reach the first of the columns.
        return True
    ends_with_one = any(abs(phrase.right - right) <= OFF_CENTRE for right in positions)
    if ends_with_one and phrase.left >= edge - _MOST_BEFORE:
        return False
    return phrase.left < edge - _LABEL_ZONE_SLACK and not is_heading_text(phrase.text, vocabulary)


def _headings(
    table: Table, lines: list[list[Phrase]], positions: tuple[int, ...], lefts: list[int], vocabulary: Vocabulary
) -> list[str]:
    """The words above each column, top to bottom. Fewer phrases than columns stand over several.

    Where phrases stand so that two columns have the same words, they are taken to stand over as many each.

    Args:
        lines: the phrases of each heading line that stand over columns.
    """
    tall = tall_heading(table.headings, positions, vocabulary)
    if tall:
        table, positions, lefts = replace(table, headings=tall.rest), positions[:-1], lefts[:-1]
        lines = _lines_over_columns(table, positions, lefts, vocabulary)
        return [*_headings(table, lines, positions, lefts, vocabulary), tall.words]
    spans = list(zip(lefts, positions, strict=True))
    near = _joined_words(
        _one_year_each([spread(over, positions, lefts, vocabulary) for over in lines], spans), len(spans)
    )
    heaps = stacked(lines, spans, near, vocabulary)
    if heaps:
        return heaps
    apart = [spread(over, positions, lefts, vocabulary, ends_apart=True) for over in lines]
    strict = _joined_words(apart, len(positions))
    if strict != near and len(set(strict)) == len(strict) and _have_lengths(strict, near, vocabulary):
        return strict
    if len(set(near)) == len(near) or not any(near):
        return near
    shared = [shared_out(over, len(positions)) or spread(over, positions, lefts, vocabulary) for over in lines]
    even = _joined_words(shared, len(positions))
    return even if len(set(even)) == len(even) else near


def _without_remarks(heading: str, vocabulary: Vocabulary) -> str:
    """A heading without what it says of how the figures came about: `(derived from audited financial statements)`."""
    for remark in vocabulary.column_remarks:
        heading = remark.sub(" ", heading)
    return heading


def _have_lengths(strict: list[str], near: list[str], vocabulary: Vocabulary) -> bool:
    """Whether columns that lose the words above an outermost one have the length of a period without them."""
    lost = [heading for heading, before in zip(strict, near, strict=True) if heading != before]
    return all(last_length(heading.lower(), vocabulary) for heading in lost)


def _one_year_each(
    placed: list[list[tuple[int, Phrase]]], spans: Sequence[tuple[int, int]]
) -> list[list[tuple[int, Phrase]]]:
    """Lines of a heading in which a year that stands over a column goes with none beside it that has a year already."""
    dated: set[int] = set()
    found = []
    for line in placed:
        over = {phrase for column, phrase in line if distance(phrase, *spans[column])[0] == 0}
        kept = [
            (column, phrase)
            for column, phrase in line
            if column not in dated
            or phrase not in over
            or not _YEAR.fullmatch(phrase.text)
            or distance(phrase, *spans[column])[0] == 0
        ]
        dated |= {column for column, phrase in kept if _YEAR.search(phrase.text)}
        found.append(kept)
    return found


def _joined_words(placed: list[list[tuple[int, Phrase]]], width: int) -> list[str]:
    words: list[list[str]] = [[] for _ in range(width)]
    for line in _centred(placed):
        for column, phrase in line:
            words[column].append(phrase.text)
    return [" ".join(parts) for parts in words]


def _centred(placed: list[list[tuple[int, Phrase]]]) -> list[list[tuple[int, Phrase]]]:
    """Lines of a heading with one middle stand over the same columns: `Quarter Ended` above a narrower `March 31`."""
    found: list[list[tuple[int, Phrase]]] = []
    for line in placed:
        taken = {column for column, _ in line}
        wider = [
            (column, phrase)
            for phrase in dict.fromkeys(phrase for _, phrase in line)
            for column, over in (found[-1] if found else [])
            if column not in taken and abs(phrase.left + phrase.right - over.left - over.right) <= OFF_CENTRE
        ]
        found.append([*line, *wider])
    return found


def _roles(headings: list[str], percentages: frozenset[int], vocabulary: Vocabulary) -> list[ColumnRole]:
    """What each column holds. Words that would leave no column of figures stand over all: `2021 compared with 2020`."""
    roles = [_role(heading, index in percentages, vocabulary) for index, heading in enumerate(headings)]
    if ColumnRole.VALUE in roles or roles.count(ColumnRole.CHANGE) < _SEVERAL:
        return roles
    times = Counter(word for heading in headings for word in set(heading.split()))
    shared = {word for word, count in times.items() if count >= _SEVERAL and count * 2 >= len(headings)}
    own = [" ".join(word for word in heading.split() if word not in shared) for heading in headings]
    return [_role(heading, index in percentages, vocabulary) for index, heading in enumerate(own)]


@lru_cache(maxsize=256)
def _role(heading: str, is_percentage: bool, vocabulary: Vocabulary) -> ColumnRole:
    lowered = heading.strip().lower()
    for pattern, role in vocabulary.column_words:
        if pattern.search(lowered):
            return ColumnRole.PERCENT if is_percentage and role is ColumnRole.OTHER else role
    return ColumnRole.PERCENT if is_percentage else ColumnRole.VALUE


def _percentage_columns(frame: Frame) -> frozenset[int]:
    """The columns most of whose cells are percentages."""
    kinds: dict[int, list[bool]] = {}
    for cells in frame.rows:
        for column, cell in cells.items():
            if column is not None:
                kinds.setdefault(column, []).append(cell.kind is CellKind.PERCENT)
    return frozenset(column for column, found in kinds.items() if sum(found) * 2 > len(found))
