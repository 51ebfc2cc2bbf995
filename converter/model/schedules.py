"""What tables of notes are known by whose rows are the years in which something falls due."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

ScheduleProof = Literal["less", "sum", "tied"]
ScheduleRole = Literal["rest", "year", "after", "less", "current", "noncurrent"]


@dataclass(frozen=True, slots=True)
class ScheduleRule:
    """What falls due year by year, if a caption says so and nothing speaks against it.

    `weak` captions are enough where the years come to the lines of the balance sheet that `ties` finds. `bar` is sought
    in all words of the table, `unless` in the labels of the balance sheet. `proof` is what must hold beside the sum of
    the years: nothing, what is left of it `less` what is taken off, or that it is `tied` to what is printed elsewhere.
    """

    subject: str
    caption: re.Pattern[str]
    weak: re.Pattern[str] | None
    ties: re.Pattern[str] | None
    bar: re.Pattern[str]
    unless: re.Pattern[str] | None
    since: date
    until: date
    proof: ScheduleProof


@dataclass(frozen=True, slots=True)
class ScheduleWords:
    """Subjects, what rows are called, and what the lines made of them are called by their place."""

    subjects: tuple[ScheduleRule, ...]
    rows: tuple[tuple[ScheduleRole, re.Pattern[str]], ...]
    lines: Mapping[str, str]
