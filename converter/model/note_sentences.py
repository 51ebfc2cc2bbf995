"""Words of sentences among the notes that tell an amount: `Advertising expense was $20 and $18 in 2024 and 2023.`"""

from __future__ import annotations

import re
from dataclasses import dataclass

from converter.model.letters import Letters
from converter.model.source import UnitKind


@dataclass(frozen=True, slots=True)
class SentenceRule:
    """What a sentence may tell: the words before its amounts, or with `<amounts>` in the place of
    these, and `<times>` in that of their times.

    `subject` is what the note is about, `label` what a line made of it is called, `at_dates` that it is a balance. The
    `heading` of the note must be one by which they are of the whole company, if it is given. No sentence that tells it
    is without the `letters`.
    """

    subject: str
    label: str
    unit: UnitKind
    at_dates: bool
    heading: re.Pattern[str] | None
    words: re.Pattern[str]
    letters: Letters


@dataclass(frozen=True, slots=True, eq=False)
class SentenceWords:
    """The rules of sentences, and the small words that may stand among what they tell.

    `leads` stand before its subject, `verbs` between that and the amounts, `asides` between commas there, `abouts`
    before one amount, `times` before days and years, `ends` behind a list that goes with another, and `parts` before
    what the amounts hold. A sentence that holds one of the `bars` tells of something else or of less, and one without
    the `letters` of any rule nothing.
    """

    rules: tuple[SentenceRule, ...]
    letters: Letters
    leads: re.Pattern[str]
    verbs: re.Pattern[str]
    asides: re.Pattern[str]
    abouts: re.Pattern[str]
    times: re.Pattern[str]
    ends: re.Pattern[str]
    parts: re.Pattern[str]
    bars: re.Pattern[str]
