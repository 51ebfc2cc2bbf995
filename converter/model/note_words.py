"""The words by which tables among the notes are known, as read from taxonomy_maps/vocabulary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from converter.model.awards import AwardRule
from converter.model.letters import Letters
from converter.model.matrices import MatrixRule
from converter.model.movements import MovementRule
from converter.model.note_sentences import SentenceWords
from converter.model.schedules import ScheduleWords
from converter.model.shares import RepurchaseRule, ShareRule
from converter.model.source import UnitKind

Proof = Literal["own", "words", "beside"]
MeasureRole = Literal["item", "aside", "result", "bar", "group", "rest", "all"]
LineRole = Literal["cut", "other", "apart", "aside", "flow", "balance"]


@dataclass(frozen=True, slots=True)
class SubjectRule:
    """A line by which a table among the notes is known, below a caption and a heading of a column if such are given.

    `at_dates`: all its figures are balances, else none is. `proof` shows that a line is what its words say: its `own`
    sum or statement, its `words`, or that of a line `beside` it. A member of the `axis` may head the whole table.
    """

    subject: str
    caption: re.Pattern[str] | None
    caption_letters: Letters
    heading: re.Pattern[str] | None
    line: re.Pattern[str]
    unit: UnitKind
    at_dates: bool
    proof: Proof
    axis: str


@dataclass(frozen=True, slots=True)
class MeasureRule:
    """A column of a note that is a measure: an `item` or the `result` of the others, or one told `aside` as positive.

    A `bar` is of rows that are no part, a `group` of totals of some of them. One more row below their total is the
    `rest`, of which the result is told, and `all` is what both come to in the measure whose label its pattern finds.
    `caption` is of all rules of a subject; `axis` and `domain` are of the rows.
    """

    subject: str
    axis: str
    domain: str
    caption: re.Pattern[str]
    pattern: re.Pattern[str]
    label: str
    role: MeasureRole


@dataclass(frozen=True, slots=True)
class NoteWords:
    """What tables among the notes are known by, and words by which all but one subject are of something else.

    `axes` finds words by which a table tells the company by its parts, `marks` are what labels of such parts bear,
    `counts` words by which its lines count shares, `headings` the headings of notes, with a `number` and a `title`.
    Whole paragraphs are looked through for `bars` and `axes`, in small letters: each is one pattern, of the bars one
    for each subject that they spare. Of the `lines` one pattern finds all words of a role: what says above a table
    that its lines are parts of what nobody tells (`cut`) or of an `other` company, what among its labels sets all of
    it `apart`, what is no money and stands `aside`, what is a `flow` and what a `balance`.
    """

    subjects: tuple[SubjectRule, ...]
    measures: tuple[MeasureRule, ...]
    bars: tuple[tuple[re.Pattern[str], str], ...]
    schedules: ScheduleWords
    axes: re.Pattern[str]
    marks: tuple[re.Pattern[str], ...]
    counts: tuple[re.Pattern[str], ...]
    awards: tuple[AwardRule, ...]
    headings: tuple[re.Pattern[str], ...]
    lines: Mapping[LineRole, re.Pattern[str]]
    movements: tuple[MovementRule, ...]
    matrices: tuple[MatrixRule, ...]
    shares: tuple[ShareRule, ...]
    repurchases: tuple[RepurchaseRule, ...]
    sentences: SentenceWords
