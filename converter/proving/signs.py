"""Every way to give signs to some rows of figures so that they come to a target in each column.

A meet in the middle: the sums of one half of the rows, sorted by their first column, are searched
for what the sums of the other half leave over.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_MAX_FOUND = 64


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows by column, the target per column, and how far each column may be off."""

    rows: tuple[tuple[Decimal, ...], ...]
    target: tuple[Decimal, ...]
    slack: tuple[Decimal, ...]


def assignments(figures: Figures) -> Iterator[tuple[int, ...]]:
    """The assignments of +1 and -1 that hold in every column, at most 64 of them.

    A row of zeros is always +1: it proves nothing.
    """
    numbers, target, slack = _whole_numbers(figures)
    half = len(numbers) // 2
    left, right = _sums(numbers[:half], len(target)), _sums(numbers[half:], len(target))
    right.sort()
    firsts = [sums[0] for sums, _ in right]
    found = 0
    for sums, signs in left:
        wanted = target[0] - sums[0]
        low, high = bisect_left(firsts, wanted - slack[0]), bisect_right(firsts, wanted + slack[0])
        for others, more in right[low:high]:
            if all(abs(t - a - b) <= s for t, a, b, s in zip(target, sums, others, slack, strict=True)):
                yield (*signs, *more)
                found += 1
                if found >= _MAX_FOUND:
                    return


def _sums(rows: list[tuple[int, ...]], width: int) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Every signed sum of some rows with the signs that give it."""
    sums: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((0,) * width, ())]
    for row in rows:
        choices = (1, -1) if any(row) else (1,)
        sums = [
            (tuple(a + sign * b for a, b in zip(total, row, strict=True)), (*signs, sign))
            for sign in choices
            for total, signs in sums
        ]
    return sums


def _whole_numbers(figures: Figures) -> tuple[list[tuple[int, ...]], tuple[int, ...], tuple[int, ...]]:
    """The same figures as integers in the smallest unit that any of them needs; exact, and fast."""
    every = [*figures.target, *figures.slack, *(value for row in figures.rows for value in row)]
    power = max(0, *(-int(value.as_tuple().exponent) for value in every))

    def whole(values: tuple[Decimal, ...]) -> tuple[int, ...]:
        return tuple(int(value.scaleb(power)) for value in values)

    return [whole(row) for row in figures.rows], whole(figures.target), whole(figures.slack)
