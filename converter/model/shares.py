"""What tables are known by that tell how many shares a company has issued, holds itself and has outstanding."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

SharePart = Literal[
    "bar", "treasury", "issued", "outstanding", "balance", "acquired", "redeemed", "retired", "given", "reissued"
]

RepurchasePart = Literal["caption", "bar", "count", "price", "cost", "aside", "total"]


@dataclass(frozen=True, slots=True)
class ShareRule:
    """Words by which a part of such a table is known, and what lines made of it are called.

    A `bar` in a caption or heading says that it is of something else. Columns, or the headings of rows, are shares
    held in `treasury`, `issued` or `outstanding`. Rows are a `balance`, or shares that were `acquired` to be kept or
    `redeemed` for good, `retired` of those kept, `given` out, or `reissued` of those kept.
    """

    part: SharePart
    pattern: re.Pattern[str]
    label: str


@dataclass(frozen=True, slots=True)
class RepurchaseRule:
    """Words by which tables of repurchases are known, and what lines made of them are called.

    A `caption` says that a table is one, a `bar` that it is of something else. Columns or rows `count` shares, tell the
    `price` of each or the `cost` of all, or something `aside`; a row may be the `total` of those above it.
    """

    part: RepurchasePart
    pattern: re.Pattern[str]
    label: str
