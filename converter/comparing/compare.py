"""Which facts of two reports are the same, which differ, which are missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from converter.comparing.facts import Key, ReportedFact, ReportedFacts
from converter.model.rounding import half_unit

Status = Literal["equal", "rounded", "different", "missing"]
_SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9))


@dataclass(frozen=True, slots=True)
class Compared:
    """One fact of either report, or of both.

    Attributes:
        status: "rounded" where the values differ by no more than their decimals allow.
        a, b: the fact in each report; None where it is missing.
        remark: of a difference what it looks like, of a missing fact the concept that has its value there.
    """

    status: Status
    a: ReportedFact | None
    b: ReportedFact | None
    remark: str = ""

    @property
    def fact(self) -> ReportedFact:
        """The fact of the first report that has it."""
        found = self.a or self.b
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports by concept, period, unit and dimensions, in the first one's order, then the second one's.

    `same_entity` is None where one of them has no CIK.
    """

    a: ReportedFacts
    b: ReportedFacts
    facts: tuple[Compared, ...]
    same_entity: bool | None
    common_periods: int

    @property
    def counts(self) -> dict[str, int]:
        """How many facts have each status; those missing, by report."""
        found = Counter(one.status for one in self.facts)
        missing_in_a = sum(1 for one in self.facts if one.a is None)
        return {
            "equal": found["equal"],
            "rounded": found["rounded"],
            "different": found["different"],
            "missingInA": missing_in_a,
            "missingInB": found["missing"] - missing_in_a,
        }


def compare(a: ReportedFacts, b: ReportedFacts) -> Comparison:
    """Two reports side by side: by concept, period, unit and dimensions what is equal, rounded, different or missing.

    Values are equal if they are the same number, and rounded if the intervals of their decimals meet.
    """
    of_a, of_b = ({fact.key: fact for fact in report.facts} for report in (a, b))
    elsewhere_a, elsewhere_b = _by_value(a.facts, of_b), _by_value(b.facts, of_a)
    facts = [
        _both(fact, of_b[fact.key]) if fact.key in of_b else Compared("missing", fact, None, _other(fact, elsewhere_b))
        for fact in a.facts
    ]
    facts += [Compared("missing", None, fact, _other(fact, elsewhere_a)) for fact in b.facts if fact.key not in of_a]
    known = a.entity_scheme == b.entity_scheme and a.entity_scheme.endswith("/CIK")
    same = a.entity_id.zfill(10) == b.entity_id.zfill(10) if known else None
    periods = {fact.period for fact in a.facts} & {fact.period for fact in b.facts}
    return Comparison(a, b, tuple(facts), same, len(periods))


def _both(a: ReportedFact, b: ReportedFact) -> Compared:
    """Whether two values can be the same (Calculation 1.1, rounding intervals that meet)."""
    difference = abs(a.value - b.value)
    if not difference:
        return Compared("equal", a, b)
    slack = sum((half_unit(fact.decimals) for fact in (a, b) if fact.decimals is not None), Decimal(0))
    if a.decimals != b.decimals and difference <= slack:
        return Compared("rounded", a, b)
    return Compared("different", a, b, _looks_like(a.value, b.value))


def _looks_like(a: Decimal, b: Decimal) -> str:
    """What kind of difference it is, where that shows."""
    if a == -b:
        return "the sign is opposite"
    low, high = sorted((abs(a), abs(b)))
    for scale in _SCALES:
        if low and low * scale == high:
            return f"the scale differs by {scale:,f}"
    return ""


_Values = dict[tuple[str, str, Decimal], list[ReportedFact]]


def _by_value(facts: Iterable[ReportedFact], others: Mapping[Key, ReportedFact]) -> _Values:
    """The facts that one report alone has, by period, unit and value; nothing is said of zero."""
    found: _Values = {}
    for fact in facts:
        if fact.value and fact.key not in others:
            found.setdefault((fact.period, fact.unit, fact.value), []).append(fact)
    return found


def _other(fact: ReportedFact, elsewhere: _Values) -> str:
    """What the other report calls a value, of the same part of the company if it does."""
    found = elsewhere.get((fact.period, fact.unit, fact.value), [])
    if not found:
        return ""
    same = next((one for one in found if one.dimensions == fact.dimensions), found[0])
    of = f" of {same.dimensions}" if same.dimensions != fact.dimensions and same.dimensions else ""
    return f"the same value as {same.name}{of}"
