"""Tabs as blanks: up to the next stop, or, where one tab parts the fields of a list, up to where its columns stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from converter.reading.figures.amounts import is_figure

TAB = 8
_APART, _LEAST_APART = 3, 2
# So many lines without a tab may stand in a list, and so many lines, one in so many, show that its tabs are no blanks.
_GAP = 12
_LEAST, _ONE_IN = 2, 10

Expanded = tuple[str, tuple[int, ...] | None]


def expanded(text: str, edges: Sequence[int] = ()) -> Expanded:
    """A line with blanks for its tabs, and for each character its offset in the line; None if they are the same.

    Args:
        edges: where the fields behind its tabs end; each begins at the next stop where nothing is known of them.
    """
    if "\t" not in text:
        return text, None
    out: list[str] = []
    origin: list[int] = []
    ends = iter(edges)
    for index, char in enumerate(text):
        width = 1
        if char == "\t":
            edge = next(ends, None)
            field = text[index + 1 :].partition("\t")[0]
            width = TAB - len(out) % TAB if edge is None else max(edge - len(field) - len(out), _LEAST_APART)
        out += [" " if char == "\t" else char] * width
        origin += [index] * width
    return "".join(out), tuple(origin)


def edges_of(lines: Sequence[str], signs: re.Pattern[str]) -> dict[int, tuple[int, ...]]:
    """For each line of a list whose fields one tab parts, where they end.

    Blanks that an editor saved as tabs are as many as a label leaves room for, and what is left of them stands beside
    the tabs. Where lines have as many tabs behind labels that end at other stops, each tab begins the next field.

    Args:
        signs: of currencies, which may stand beside figures.
    """
    found: dict[int, tuple[int, ...]] = {}
    for group in _groups(lines):
        if _is_of_fields([lines[index] for index in group], signs):
            edges = _edges([lines[index] for index in group])
            found |= dict.fromkeys(group, edges)
    return found


def _groups(lines: Sequence[str]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if "\t" not in line:
            continue
        if groups and index - groups[-1][-1] <= _GAP:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups


def _is_of_fields(lines: Sequence[str], signs: re.Pattern[str]) -> bool:
    ends: dict[int, Counter[int]] = defaultdict(Counter)
    for line in lines:
        label, *fields = line.split("\t")
        if "\t " in line.rstrip() or " \t" in line.strip():
            return False
        if label.strip() and any(is_figure(field.strip(), signs) for field in fields):
            ends[line.rstrip().count("\t")][len(label) // TAB] += 1
    off = sum(sum(counts.values()) - max(counts.values()) for counts in ends.values())
    return off >= _LEAST and off * _ONE_IN >= sum(sum(counts.values()) for counts in ends.values())


def _edges(lines: Sequence[str]) -> tuple[int, ...]:
    """Where each field ends behind the widest ones before it; words over several columns widen none."""
    fields = [line.rstrip().split("\t") for line in lines]
    edges = [max(len(row[0]) for row in fields)]
    for at in range(1, max(map(len, fields))):
        widest = max((len(row[at]) for row in fields if len(row) > at and not row[at][:1].isalpha()), default=0)
        edges.append(edges[-1] + max(widest, TAB) + _APART)
    return tuple(edges[1:])
