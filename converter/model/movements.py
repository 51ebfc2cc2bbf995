"""What tables among the notes are known by that lead each part of something from one balance to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from converter.model.source import ColumnMember

MovementPart = Literal[
    "caption",
    "bar",
    "heading",
    "axis",
    "column",
    "whole",
    "tie",
    "stop",
    "balance",
    "subtotal",
    "add",
    "less",
    "other",
]


@dataclass(frozen=True, slots=True)
class MovementRule:
    """Words by which a part of such a table is known, and what lines made of it are called.

    A `caption` says of what it is; a `bar` above it or in a heading of a column, a `heading` there alone, or a `stop`
    in a label, that it is of something else. A `column` is of a member that is known, the `whole` of what the others
    come to, with the member that its balances are of something larger; all others are members of the report's own along
    the `axis`. Rows are a `balance`, a movement as it is shown (`add`) or turned (`less`), a `subtotal` of those above
    it, or an `other` movement, called by its own words too. Lines of a balance sheet with the words of a `tie` show the
    same balances, in `either sign` if its label says so; if it says `needed`, one of them must. Rules without a subject
    are of all.
    """

    subject: str
    part: MovementPart
    pattern: re.Pattern[str]
    label: str
    axis: str
    domain: str
    member: str

    @property
    def known(self) -> ColumnMember:
        """The member that the rule names."""
        return ColumnMember(self.axis, self.domain, self.member)

    def own(self, name: str) -> ColumnMember:
        """A member of the report's own along the axis that the rule names."""
        return ColumnMember(self.axis, self.domain, "", name)
