"""How far printed figures may differ and still agree.

A printed figure stands for an interval of half a unit of its last digit either way (Calculation 1.1,
section 5.1, "round" mode); a sum holds where the interval of the members' sum meets the total's.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from converter.model.statements import Outcome


@lru_cache(maxsize=64)
def half_unit(decimals: int) -> Decimal:
    """Half of one unit of the last digit, in whole units: decimals -3 gives 500."""
    return Decimal(5).scaleb(-decimals - 1)


def outcome(difference: Decimal, decimals: Iterable[int]) -> Outcome:
    """Whether a difference is nothing, within the figures' rounding, or a break.

    Args:
        difference: members' sum less total, in whole units.
        decimals: of every figure that takes part, the total's included.
    """
    if difference == 0:
        return "exact"
    slack = sum((half_unit(d) for d in decimals), Decimal(0))
    return "rounded" if abs(difference) <= slack else "broken"
