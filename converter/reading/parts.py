"""Columns of parts of a company: known by their words, or because they add across to the whole beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.model.rounding import outcome
from converter.model.source import Cell, CellKind, ColumnMember
from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import Said, said
from converter.reading.periods.heading_words import years_back

_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"[^\W\d_][^\W_]*(?:['\u2019.-][^\W\d_]+)*\.?|&")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_JOINING = frozenset({"&", "and", "of"})
_LEAST_PARTS = 2
# So many rows add across, and at most one in five does not: an error of the page, or a line of another kind.
_LEAST_ROWS = 3
_MOST_OFF = Decimal("0.2")

Grid = Sequence[Mapping[int | None, Cell]]


def known_members(
    headings: Mapping[int, str], vocabulary: Vocabulary
) -> tuple[dict[int, ColumnMember | None], tuple[int, ...]]:
    """The members of columns with words of their own.

    Args:
        headings: of the columns of figures, by the column's index.

    Returns:
        For each column whose words a row knows its member, None for the whole; and the columns that no row knows.
    """
    members: dict[int, ColumnMember | None] = {}
    unknown = []
    dated = years_back(headings, vocabulary)
    for index in _set_apart(headings, vocabulary):
        found = [member for pattern, member in vocabulary.column_members if pattern.search(headings[index].lower())]
        if found:
            members[index] = found[0]
        elif index not in dated:
            unknown.append(index)
    return members, tuple(unknown)


def reported_before(headings: Mapping[int, str], vocabulary: Vocabulary) -> dict[int, ColumnMember | None]:
    """The members of columns whose words tell them from others of their period: `As reported` beside `As restated`.

    Args:
        headings: of all columns of figures.
    """
    rules = [rule for rule in vocabulary.part_members if rule.place == "beside"]
    told = " | ".join(headings.values()).lower()
    if not any(rule.pattern.search(f"{heading.lower()} | {told}") for rule in rules for heading in headings.values()):
        return {}
    alike: dict[Said, list[int]] = {}
    for index, heading in headings.items():
        alike.setdefault(replace(said(heading, vocabulary), words=frozenset()), []).append(index)
    found: dict[int, ColumnMember | None] = {}
    for columns in alike.values():
        beside = " | ".join(headings[index] for index in columns).lower()
        for index in columns:
            rule = next((r for r in rules if r.pattern.search(f"{headings[index].lower()} | {beside}")), None)
            found |= {index: ColumnMember(rule.axis, rule.domain, rule.member)} if rule else {}
    return found


def parts_across(
    grid: Grid,
    headings: Mapping[int, str],
    unknown: Sequence[int],
    known: Mapping[int, ColumnMember | None],
    captions: Sequence[str],
    vocabulary: Vocabulary,
) -> dict[int, ColumnMember | None]:
    """The members of columns that no row knows, where they and the known parts of a period add up to its whole.

    Without a whole they are parts where the words of all of them name businesses. The axis is the one that the
    heading itself or the captions speak of (part_members.csv); parts of which nothing says what they are, segments,
    places or companies, have none.

    Args:
        grid: the figures of each row, by column.
        headings: of all columns of figures.
        unknown: those with words of their own that no row of column_members.csv knows.
        known: the members of those that one knows.
        captions: the lines above the table, outermost first.

    Returns:
        A member for each part, None for a whole with words such as Total.
    """
    spoken: dict[Said, list[int]] = {}
    for index, heading in headings.items():
        spoken.setdefault(replace(said(heading, vocabulary), words=frozenset()), []).append(index)
    found = _anew(spoken.values(), headings, unknown, vocabulary)
    for columns in spoken.values():
        names = _names({index: headings[index] for index in columns}, vocabulary)
        whole = _whole(names, unknown, known, vocabulary)
        parts = [index for index in columns if index != whole]
        if whole is None and set(columns) <= set(unknown):
            found |= _apart(names, vocabulary)
        if whole is None or len(parts) < _LEAST_PARTS or not _adds_across(grid, parts, whole):
            continue
        new = [index for index in parts if index in unknown]
        members = {index: member for index in new if (member := _member(names[index], captions, vocabulary))}
        taken = [*(one for index in parts if (one := known.get(index))), *members.values()]
        apart = {(one.axis, one.member or one.label.casefold()) for one in taken}
        if len(members) == len(new) and len(apart) == len(taken):
            found |= members
            found |= {whole: None} if whole in unknown else {}
    return found


def _anew(
    alike: Iterable[Sequence[int]], headings: Mapping[int, str], unknown: Sequence[int], vocabulary: Vocabulary
) -> dict[int, ColumnMember | None]:
    """Columns of the whole whose words say that its figures were stated anew, if no other column has their period.

    Beside figures as reported such words are of a measure outside GAAP, and then they are in the columns without.

    Args:
        alike: columns of one period each.
    """
    rules = [rule for rule in vocabulary.part_members if rule.place == "single"]
    anew = {index for index in unknown if any(rule.pattern.search(headings[index].lower()) for rule in rules)}
    beside = any(len(columns) > 1 and anew & set(columns) for columns in alike)
    return {} if beside else dict.fromkeys(anew)


def _set_apart(headings: Mapping[int, str], vocabulary: Vocabulary) -> list[int]:
    """Columns of figures with words that others lack and no period explains: `Predecessor`, `Parent`."""
    known = vocabulary.heading_words | vocabulary.months.keys()
    words = {index: frozenset(_WORD.findall(heading.lower())) - known for index, heading in headings.items()}
    common = frozenset.intersection(*words.values()) if words else frozenset()
    return [index for index, found in words.items() if found - common]


def _whole(
    names: Mapping[int, str],
    unknown: Sequence[int],
    known: Mapping[int, ColumnMember | None],
    vocabulary: Vocabulary,
) -> int | None:
    """The one column of a period that is of the company as a whole: it has no words of its own, or those of a total."""
    plain = [index for index in names if index not in unknown and known.get(index) is None]
    rules = [rule for rule in vocabulary.part_members if rule.place == "whole"]
    totals = [index for index in unknown if any(rule.pattern.search(names.get(index, "")) for rule in rules)]
    found = plain or totals
    return found[0] if len(found) == 1 else None


def _adds_across(grid: Grid, parts: Sequence[int], whole: int) -> bool:
    """Whether the parts of a row come to its whole, wherever the whole and two parts at least are printed."""
    held = broken = 0
    for row in grid:
        total = _figure(row.get(whole))
        figures = [row[index] for index in parts if _figure(row.get(index))]
        if not total or len(figures) < _LEAST_PARTS:
            continue
        difference = sum((_figure(cell) for cell in figures), Decimal(0)) - total
        if outcome(difference, [cell.decimals for cell in (*figures, row[whole])]) == "broken":
            broken += 1
        else:
            held += 1
    return held >= _LEAST_ROWS and broken <= _MOST_OFF * (held + broken)


def _figure(cell: Cell | None) -> Decimal:
    """What a cell shows, zero where it shows no amount."""
    return cell.shown if cell is not None and cell.kind is CellKind.NUMBER else Decimal(0)


def _names(headings: Mapping[int, str], vocabulary: Vocabulary) -> dict[int, str]:
    """The words of each heading that name its part: those that no period explains and not every column has."""
    words = {index: _NAME.findall(_IN_BRACKETS.sub(" ", heading)) for index, heading in headings.items()}
    common = frozenset.intersection(*(frozenset(map(str.lower, found)) for found in words.values()))
    left_out = (vocabulary.heading_words | vocabulary.months.keys() | common) - _JOINING
    return {
        index: " ".join(word for word in found if word.lower() not in left_out).strip(" &")
        for index, found in words.items()
    }


def _apart(names: Mapping[int, str], vocabulary: Vocabulary) -> dict[int, ColumnMember | None]:
    """The members of two columns or more whose words name businesses of one company: `Automotive`, `Leasing`."""
    rules = [rule for rule in vocabulary.part_members if rule.place == "apart"]
    found: dict[int, ColumnMember | None] = {
        index: ColumnMember(rule.axis, rule.domain, rule.member, "" if rule.member else name)
        for index, name in names.items()
        for rule in rules
        if rule.pattern.search(name)
    }
    apart = {name.casefold() for name in names.values()}
    return found if len(found) == len(names) == len(apart) >= _LEAST_PARTS else {}


def _member(name: str, captions: Sequence[str], vocabulary: Vocabulary) -> ColumnMember | None:
    """The member of a part: the standard one that its name means, else one of the report's own with that name.

    None where neither its name nor a caption says what kind of part it is.
    """
    texts_at = {"apart": (name,), "heading": (name,), "caption": captions} if name else {}
    for rule in vocabulary.part_members:
        if any(rule.pattern.search(text) for text in texts_at.get(rule.place, ())):
            return ColumnMember(rule.axis, rule.domain, rule.member, "" if rule.member else name)
    return None
