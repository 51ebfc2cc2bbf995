"""Lines of a statement told by segments, places or products: what adds up to them, and what tables say of such."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from converter.model.notes import Tie


@dataclass(frozen=True, slots=True)
class Disaggregation:
    """Lines of a table that add up, as they are shown, to what a line of a statement shows.

    Attributes:
        members: the lines, by their index.
        total: the line that prints the sum; None where the table does not.
        ties: the lines of statements that show the same, each as the statement's index and the line's there.
        beside: lines of the same sum that a statement prints by themselves, as the interest that leads on from the
            results of segments to that before taxes; the last is the sum.
        by_heading: each member is one measure below the heading of its part; else its label names the part.
    """

    members: tuple[int, ...]
    total: int | None
    ties: tuple[tuple[int, int], ...]
    by_heading: bool = False
    beside: tuple[Tie, ...] = ()


DisaggregationPlace = Literal["axis", "bar", "aside", "name", "measure", "mark"]


@dataclass(frozen=True, slots=True)
class AxisWords:
    """Words of a title or heading by which lines are parts along an axis; an axis of "" is one that we do not know.

    A mark says so in the labels of the parts themselves.

    `is_free` says that parts along it are called as the company likes, as segments are and countries are not.
    """

    pattern: re.Pattern[str]
    axis: str
    domain: str
    is_free: bool
    origin: str


@dataclass(frozen=True, slots=True)
class DisaggregatedTotal:
    """A concept that filers tell by segments, or along other `axes`.

    `names_own` says that its parts may have names that no other total's parts have.
    """

    concept: str
    names_own: bool
    axes: frozenset[str]
    origin: str


@dataclass(frozen=True, slots=True)
class DisaggregationWords:
    """What tables say of lines told by parts of the company.

    Attributes:
        bars: words of a measure that is none of the standards.
        aside: words of a title, heading or total that say nothing of what is measured.
        no_names: words by which a line names no part of the company.
        measures: words of a heading that says what is measured.
        totals: the concepts that may be told so, by name.
        marks: what labels of parts bear, where no words around them speak of an axis.
    """

    axes: tuple[AxisWords, ...]
    bars: tuple[re.Pattern[str], ...]
    aside: tuple[re.Pattern[str], ...]
    no_names: tuple[re.Pattern[str], ...]
    measures: tuple[re.Pattern[str], ...]
    totals: Mapping[str, DisaggregatedTotal]
    marks: tuple[AxisWords, ...] = ()
