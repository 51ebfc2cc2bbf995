"""Every way to give signs to some rows of figures so that they come to a target in each column.

Up to twelve rows all assignments are tried, by a meet in the middle: the sums of one half of the
rows, sorted by their first column, are searched for what the sums of the other half leave over. Of
more rows only the forms that statements are printed in are tried, with up to two rows against them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

_ALL_TRIED = 12
_AGAINST = 2
_MAX_FOUND = 64

Signs = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows by column, the target per column, and how far each column may be off, in one small unit."""

    rows: tuple[tuple[int, ...], ...]
    target: tuple[int, ...]
    slack: tuple[int, ...]


def plain_signs(members: int) -> tuple[Signs, ...]:
    """The forms a sum takes by convention: all added as shown, or all but the first taken off it."""
    return ((1,) * members, (1, *(-1,) * (members - 1))) if members > 1 else ((1,),)


def assignments(figures: Figures) -> Iterator[Signs]:
    """The assignments of +1 and -1 that hold in every column, at most 64 of them.

    A row of zeros is always +1: it proves nothing.
    """
    if not all(
        abs(target) <= sum(abs(row[column]) for row in figures.rows) + figures.slack[column]
        for column, target in enumerate(figures.target)
    ):
        return
    tried = _all_signs(figures) if len(figures.rows) <= _ALL_TRIED else _near_plain_signs(figures)
    for found, signs in enumerate(tried, start=1):
        yield signs
        if found >= _MAX_FOUND:
            return


def plain_assignments(figures: Figures) -> Iterator[Signs]:
    """Those of the plain forms that hold in every column."""
    for form in plain_signs(len(figures.rows)):
        totals = (
            sum(s * row[c] for s, row in zip(form, figures.rows, strict=True)) for c in range(len(figures.target))
        )
        if all(abs(a - b) <= s for a, b, s in zip(totals, figures.target, figures.slack, strict=True)):
            yield form


def _all_signs(figures: Figures) -> Iterator[Signs]:
    half = len(figures.rows) // 2
    width = len(figures.target)
    left, right = _sums(figures.rows[:half], width), _sums(figures.rows[half:], width)
    right.sort()
    firsts = [sums[0] for sums, _ in right]
    for sums, signs in left:
        wanted = figures.target[0] - sums[0]
        low = bisect_left(firsts, wanted - figures.slack[0])
        high = bisect_right(firsts, wanted + figures.slack[0])
        for others, more in right[low:high]:
            if all(
                abs(target - one - other) <= slack
                for target, one, other, slack in zip(figures.target, sums, others, figures.slack, strict=True)
            ):
                yield (*signs, *more)


def _sums(rows: tuple[tuple[int, ...], ...], width: int) -> list[tuple[tuple[int, ...], Signs]]:
    """Every signed sum of some rows with the signs that give it."""
    sums: list[tuple[tuple[int, ...], Signs]] = [((0,) * width, ())]
    for row in rows:
        choices = (1, -1) if any(row) else (1,)
        sums = [
            (tuple(a + sign * b for a, b in zip(total, row, strict=True)), (*signs, sign))
            for sign in choices
            for total, signs in sums
        ]
    return sums


def _near_plain_signs(figures: Figures) -> Iterator[Signs]:
    filled = [index for index, row in enumerate(figures.rows) if any(row)]
    seen: set[Signs] = set()
    for form in plain_signs(len(figures.rows)):
        plain = [1 if not any(row) else sign for row, sign in zip(figures.rows, form, strict=True)]
        totals = [
            sum(s * row[c] for s, row in zip(plain, figures.rows, strict=True)) for c in range(len(figures.target))
        ]
        off = [total - target for total, target in zip(totals, figures.target, strict=True)]
        for against in (turned for count in range(_AGAINST + 1) for turned in combinations(filled, count)):
            if all(
                abs(off[column] - 2 * sum(plain[i] * figures.rows[i][column] for i in against)) <= slack
                for column, slack in enumerate(figures.slack)
            ):
                signs = tuple(-sign if index in against else sign for index, sign in enumerate(plain))
                if signs not in seen:
                    seen.add(signs)
                    yield signs
