"""The parameters of the data quality rules and the filer manual, as our tables give them."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleParameter:
    """One row: what a rule speaks of, under the number of its part.

    `kind` says how the rule takes `names` and `others`; `value` is a number or a word for it.
    """

    rule: str
    part: str
    kind: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class RuleTables:
    """All parameters by rule, and containers of the concepts that are never negative and of those deprecated.

    `engine_hints` are patterns of Arelle's codes, each with what to do; the first that fits counts.
    """

    parameters: Mapping[str, tuple[RuleParameter, ...]]
    nonnegative: Container[str]
    deprecated: Container[str]
    engine_hints: tuple[tuple[re.Pattern[str], str], ...] = ()

    def engine_hint(self, code: str) -> str:
        """What to do about a message of Arelle's core; "" where the table does not know."""
        return next((hint for pattern, hint in self.engine_hints if pattern.fullmatch(code)), "")

    def of(self, rule: str, kind: str = "") -> tuple[RuleParameter, ...]:
        """The rows of a rule, of one kind or all."""
        return tuple(row for row in self.parameters.get(rule, ()) if not kind or row.kind == kind)

    def names(self, rule: str, kind: str) -> frozenset[str]:
        """All names in the rows of a kind."""
        return frozenset(name for row in self.of(rule, kind) for name in row.names)

    def pattern(self, rule: str, kind: str) -> str:
        """The expression in the one row of a kind; one that nothing matches where there is none."""
        return next((row.value for row in self.of(rule, kind)), r"(?!)")
