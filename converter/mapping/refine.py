"""A concept that words alone suggest, made exact by what else the statement prints, and when."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from converter.mapping.match import Match
from converter.mapping.standing import Standing
from converter.model.concepts import Refinement
from converter.model.source import LineItem, StatementKind, UnitKind

Figures = tuple[tuple[int, Decimal], ...]


def refined_words(item: LineItem, normal: Callable[[str], str]) -> str:
    """A line's normalised label; of earnings a share without one that of the heading that they stand below."""
    is_bare = item.unit is UnitKind.PER_SHARE and not item.label and item.parents
    return normal(item.parents[-1] if is_bare else item.label)


def refined(
    kind: StatementKind,
    surest: Sequence[tuple[str, Match | None, Figures]],
    others: Iterable[str],
    members: Sequence[frozenset[str]],
    counts: Sequence[frozenset[str]],
    stand: Sequence[Standing],
    last_day: date | None,
    rows: Sequence[Refinement],
    takes: Callable[[str, int], bool],
) -> dict[int, Match]:
    """The lines whose concept gives way to a more exact one, by index.

    Args:
        surest: each line's normalised label, surest match and figures.
        others: the concepts that words give to lines of the report's other statements.
        members: for each line those of the columns in which it has figures.
        counts: the members of the columns in which lines of shares have figures.
        stand: for each line what sums on the page say of it.
        last_day: the last one that the statement speaks of; None where it has no dated column.
        rows: of refinements.csv, tried in their order.
        takes: whether a line, by its index, can be of a concept.
    """
    held = [match.rule.concept if match else "" for _, match, _ in surest]
    whole = {"anywhere": frozenset((*held, *others)), "columns": frozenset().union(*members)}
    whole["counts"] = frozenset().union(*counts)
    # What gave way once does not again.
    given = frozenset(row.origin for row in rows)
    by_concept: dict[str, list[Refinement]] = {}
    for row in rows:
        if row.statement is kind:
            by_concept.setdefault(row.concept, []).append(row)
    found: dict[int, Match] = {}
    for index, (label, match, _) in enumerate(surest):
        if match is None or match.rule.is_own or match.rule.origin in given or match.rule.concept not in by_concept:
            continue
        # What stands around a line is what the same business, or the company, has there.
        beside = [name if stand[at].part == stand[index].part else "" for at, name in enumerate(held)]
        sides = {**whole, "above": beside[index + 1 :], "below": beside[:index], "figures": members[index]}
        sides["among"] = frozenset(_around(index, held, stand))
        for row in by_concept[match.rule.concept]:
            late = row.since is None or (last_day is not None and last_day >= row.since)
            if (
                late
                and (not row.relation or _is_so(row, sides, stand[index]) or _is_by_words(row, index, surest, stand))
                and not any(name in held for name in row.barred)
                and (not row.label or re.fullmatch(row.label, label))
                and takes(row.instead, index)
            ):
                wording = row.wording or match.rule.wording
                rule = replace(match.rule, concept=row.instead, wording=wording, why=row.why, origin=row.origin)
                found[index] = Match(rule, f"{match.name}, refined by", match.confidence)
                break
    return {**_repeated(surest, found, takes), **found}


def _repeated(
    surest: Sequence[tuple[str, Match | None, Figures]], found: Mapping[int, Match], takes: Callable[[str, int], bool]
) -> dict[int, Match]:
    """The lines that print a line with a more exact concept again: by the same words, with the same figures."""
    exact = {surest[index]: match for index, match in found.items()}
    again: dict[int, Match] = {}
    for index, line in enumerate(surest):
        match = exact.get(line) if line[2] else None
        if match is not None and takes(match.rule.concept, index):
            again[index] = match
    return again


def _is_so(row: Refinement, sides: Mapping[str, Iterable[str]], stand: Standing) -> bool:
    if row.relation in ("into", "of"):
        names = stand.into if row.relation == "into" else stand.of
        return any(other in names for other in row.others)
    return row.relation in sides and _hold(sides[row.relation], row.others)


def _around(index: int, held: Sequence[str], stand: Sequence[Standing]) -> Iterator[str]:
    """The concepts of the totals that a line goes into, and of the other lines that go into all of them."""
    into = stand[index].into
    yield from into
    yield from (name for at, name in enumerate(held) if into and at != index and stand[at].into == into)


def _is_by_words(
    row: Refinement, index: int, surest: Sequence[tuple[str, Match | None, Figures]], stand: Sequence[Standing]
) -> bool:
    if row.relation == "left":
        added = (surest[other][1] for other in stand[index].added)
        is_whole = any(match is not None and match.rule.concept == row.concept for match in added)
        return is_whole and any(re.fullmatch(row.words, surest[other][0]) for other in stand[index].taken)
    return row.relation == "beside" and _is_beside(row, index, surest, stand)


def _is_beside(
    row: Refinement, index: int, surest: Sequence[tuple[str, Match | None, Figures]], stand: Sequence[Standing]
) -> bool:
    """Whether another line that words led to the same concept goes into the same totals."""
    return any(
        other != index
        and match is not None
        and match.rule.concept == row.concept
        and stand[other].into == stand[index].into
        and bool(figures and re.fullmatch(row.words, label))
        for other, (label, match, figures) in enumerate(surest)
    )


def _hold(names: Iterable[str], others: Sequence[str]) -> bool:
    """Whether names hold all others, in their order where the names have one."""
    if isinstance(names, frozenset):
        return names.issuperset(others)
    left = iter(names)
    return all(other in left for other in others)
