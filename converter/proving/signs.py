"""Every way to give signs to some rows of figures so that they come to a target in each column.

Up to twelve rows all assignments are tried, by a meet in the middle: the sums of one half of the
rows, sorted by their first column, are searched for what the sums of the other half leave over. Of
more rows only the forms that statements are printed in are tried, with up to two rows against them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_ALL_TRIED = 12
_MAX_FOUND = 64

Signs = tuple[int, ...]
Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Rows by column, the target per column, and how far each column may be off, in one small unit."""

    rows: tuple[Row, ...]
    target: tuple[int, ...]
    slack: tuple[int, ...]


def plain_signs(members: int) -> tuple[Signs, ...]:
    """The forms a sum takes by convention: all added as shown, or all but the first taken off it."""
    return ((1,) * members, (1, *(-1,) * (members - 1))) if members > 1 else ((1,),)


def assignments(figures: Figures) -> Iterator[Signs]:
    """The assignments of +1 and -1 that hold in every column, at most 64 of them.

    A row of zeros is always +1: it proves nothing.
    """
    reach = (sum(map(abs, column)) for column in zip(*figures.rows, strict=True))
    if any(abs(t) > most + slack for t, most, slack in zip(figures.target, reach, figures.slack, strict=True)):
        return
    tried = _all_signs(figures) if len(figures.rows) <= _ALL_TRIED else _near_plain_signs(figures)
    for found, signs in enumerate(tried, start=1):
        yield signs
        if found >= _MAX_FOUND:
            return


def plain_assignments(figures: Figures) -> Iterator[Signs]:
    """Those of the plain forms that hold in every column."""
    return (form for form in plain_signs(len(figures.rows)) if _holds(figures, form))


def _all_signs(figures: Figures) -> Iterator[Signs]:
    half = len(figures.rows) // 2
    left, right = figures.rows[:half], figures.rows[half:]
    (target, *_), (slack, *_) = figures.target, figures.slack
    sums = _first_sums(right)
    order = sorted(range(len(sums)), key=sums.__getitem__)
    firsts = [sums[index] for index in order]
    for number, first in enumerate(_first_sums(left)):
        low = bisect_left(firsts, target - first - slack)
        high = bisect_right(firsts, target - first + slack, low)
        if low < high:
            signs = _signs_of(number, left)
            behind = [_signs_of(order[index], right) for index in range(low, high)]
            holding = [more for more in behind if _holds(figures, (*signs, *more))]
            yield from ((*signs, *more) for more in sorted(holding, key=lambda more: (sums_of(right, more), more)))


def _first_sums(rows: Sequence[Row]) -> list[int]:
    """Every signed sum of some rows in their first column, by the number of its signs."""
    sums = [0]
    for row in rows:
        first = row[0]
        more = [total - first for total in sums] if any(row) else []
        sums = [total + first for total in sums] + more
    return sums


def _signs_of(number: int, rows: Sequence[Row]) -> Signs:
    """The signs that have a number: a binary digit for each row but those of zeros, 1 where it is taken off."""
    signs = []
    for row in rows:
        if any(row):
            number, off = divmod(number, 2)
            signs.append(-1 if off else 1)
        else:
            signs.append(1)
    return tuple(signs)


def sums_of(rows: Sequence[Row], signs: Signs) -> tuple[int, ...]:
    """What rows come to in each column under some signs."""
    return tuple(
        sum(sign * figure for sign, figure in zip(signs, column, strict=True)) for column in zip(*rows, strict=True)
    )


def _holds(figures: Figures, signs: Signs) -> bool:
    """Whether rows come to the target in each column under some signs."""
    found = zip(sums_of(figures.rows, signs), figures.target, figures.slack, strict=True)
    return all(abs(total - target) <= slack for total, target, slack in found)


def _near_plain_signs(figures: Figures) -> Iterator[Signs]:
    seen: set[Signs] = set()
    for form in plain_signs(len(figures.rows)):
        plain = tuple(sign if any(row) else 1 for row, sign in zip(figures.rows, form, strict=True))
        for against in _few_against(figures, plain):
            signs = tuple(-sign if index in against else sign for index, sign in enumerate(plain))
            if signs not in seen:
                seen.add(signs)
                yield signs


def _few_against(figures: Figures, plain: Signs) -> Iterator[tuple[int, ...]]:
    """The rows, two at most, that turned against a plain form make it come to the target in every column.

    What the last of them has to be in the first column is sought among all in the order of that.
    """
    off = [total - target for total, target in zip(sums_of(figures.rows, plain), figures.target, strict=True)]
    turns = [tuple(2 * sign * figure for figure in row) for row, sign in zip(figures.rows, plain, strict=True)]
    filled = [index for index, row in enumerate(figures.rows) if any(row)]
    ordered = sorted(filled, key=lambda index: turns[index][0])
    firsts = [turns[index][0] for index in ordered]

    def come_to(*against: int) -> bool:
        left = (abs(o - sum(turns[index][c] for index in against)) for c, o in enumerate(off))
        return all(difference <= slack for difference, slack in zip(left, figures.slack, strict=True))

    def coming_to(*against: int) -> Iterator[tuple[int, ...]]:
        wanted, slack = off[0] - sum(turns[index][0] for index in against), figures.slack[0]
        low, high = bisect_left(firsts, wanted - slack), bisect_right(firsts, wanted + slack)
        near = sorted(ordered[low:high]) if low < high else ()
        return ((*against, last) for last in near if last > max(against, default=-1) and come_to(*against, last))

    yield from ((),) if come_to() else ()
    yield from coming_to()
    for one in filled:
        yield from coming_to(one)
