"""Small words by what they do beside names, numbers, times and pages: see taxonomy_maps/vocabulary.

Two such values are the same only if they are one, so that patterns made of them can be kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

NamePlace = Literal["article", "joint", "inside", "end", "under", "behind", "led"]
TimeSaying = Literal["joint", "until", "lead", "day"]
NumberSaying = Literal["scale", "cent", "percent", "zero", "joint", "counted"]


@dataclass(frozen=True, slots=True, eq=False)
class NameWords:
    """Words before, in and around the names of companies, as patterns.

    Attributes:
        articles: stand before a name and are none of it.
        joints: join its words; of what is joined the last may be missing.
        inside, ends: the words that names print small, in their middle and as their last.
        under: what a cover prints under a name.
        behind: what stands behind a name up to the end and is none of it.
        led: what a line is called that the first word of a name may lead.
    """

    articles: re.Pattern[str]
    joints: re.Pattern[str]
    inside: re.Pattern[str]
    ends: re.Pattern[str]
    under: re.Pattern[str]
    behind: re.Pattern[str]
    led: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """Words beside the numbers of a label.

    Attributes:
        scales: by which power of ten words right behind a number multiply it.
        cents: what follows a number of hundredths, by the power of ten that these are.
        percents: what follows a number that counts nothing.
        zeros: what stands for a number where nothing is counted.
        joints: join words that share their figures, and figures in a row.
        counted: says again what the numbers count.
    """

    scales: Mapping[re.Pattern[str], int]
    cents: Mapping[re.Pattern[str], int]
    percents: re.Pattern[str]
    zeros: re.Pattern[str]
    joints: re.Pattern[str]
    counted: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class TimeWords:
    """Words between and before times, as patterns.

    Attributes:
        joints: join two times.
        untils: stand between the two ends of a period.
        leads: lead in a time.
        days: lead in the day of a balance.
    """

    joints: re.Pattern[str]
    untils: re.Pattern[str]
    leads: re.Pattern[str]
    days: re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class SmallWords:
    """All of these; `page_numbers` are of whole lines."""

    names: NameWords
    numbers: NumberWords
    times: TimeWords
    page_numbers: re.Pattern[str]
