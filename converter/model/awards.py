"""What tables among the notes are known by that roll awards forward: options and shares granted as pay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from converter.model.letters import Letters
from converter.model.source import ColumnMember

AwardPart = Literal["caption", "bar", "count", "price", "value", "aside", "beside", "balance", "add", "less"]


@dataclass(frozen=True, slots=True)
class AwardRule:
    """Words by which a part of such a table is known, and what lines made of it are called.

    A `caption` says of which awards it is, with the member that they are; a `bar` that it is of others. Columns are the
    `count` of awards, their `price`, their `value` in money, or told `aside`. Rows are a `balance`, what is told
    `beside` the last one, or movements that `add` or `less`en. Rules without a subject are of all.
    """

    subject: str
    part: AwardPart
    pattern: re.Pattern[str]
    letters: Letters
    label: str
    member: ColumnMember | None
