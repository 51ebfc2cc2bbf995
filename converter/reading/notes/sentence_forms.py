"""What sentences look like that tell amounts and their times: the rules of `note_sentences.csv` as whole patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from converter.model.note_sentences import SentenceRule, SentenceWords
from converter.model.small_words import NumberWords
from converter.model.vocabulary import Vocabulary

# Where a rule has the amounts that it tells, and their times.
_AMOUNTS, _TIMES = "<amounts>", "<times>"
# Of a list of times each but the first has few words of its own: `and the year ended @`.
_FEW = 4


@dataclass(frozen=True, slots=True)
class SentenceForms:
    """The patterns of all rules, for a sentence in small letters with `#` for a number and `@` for a day or year.

    Each names what it finds: `amounts`, and their times, which stand `first`, `before` or `behind` them; a `rest` lists
    more amounts with times of their own, of which `pair` finds each.
    """

    patterns: tuple[tuple[SentenceRule, re.Pattern[str]], ...]
    pair: re.Pattern[str]


def forms_of(vocabulary: Vocabulary) -> SentenceForms:
    """The patterns of the rules of a vocabulary."""
    return _forms(vocabulary.notes.sentences, vocabulary.small_words.numbers)


@lru_cache(maxsize=4)
def _forms(small: SentenceWords, numbers: NumberWords) -> SentenceForms:
    joints = numbers.joints.pattern
    joined = rf"(?:,|,? (?:{joints}))"
    times = rf"(?:{small.times.pattern})\b[^#@.;()]*@(?:{joined} (?:[a-z]+ ){{0,{_FEW}}}@)*"
    leads = rf"(?:(?:{small.leads.pattern}) )*?"
    verbs = rf"(?: (?:{small.verbs.pattern}))+ "
    aside = rf"(?:(?:,| \() ?(?:{small.asides.pattern})\b[^@]*?[,)])?"
    ends = rf"(?:,? (?:{small.ends.pattern}))?"
    amount = rf"(?:(?:{small.abouts.pattern}) )?\$? ?#(?: ?(?:{numbers.percents.pattern}))?"
    listed = rf"{amount}(?:{joined} {amount})*"
    amounts, part = rf"(?P<amounts>{listed})", rf"(?:,? (?:{small.parts.pattern}) [^#@]*{listed})?"
    first, before, behind = (rf"(?:(?P<{name}>{times})|)" for name in ("first", "before", "behind"))
    rest = rf"(?P<rest>(?:{ends}{joined} {listed} {times})*)"
    stop = rf"{ends}(?= ?[.,;(]|\Z| (?:{small.verbs.pattern}|{joints})\b)"
    patterns = []
    for rule in small.rules:
        words = rule.words.pattern
        asked = rf"(?:{words})" if _TIMES in words else rf"(?:{words})(?: {_TIMES})?"
        core = asked.replace(_AMOUNTS, rf"{amounts}(?:{ends},?)?").replace(_TIMES, before)
        core = core if _AMOUNTS in words else rf"{core}{aside}{verbs}{amounts}{part}"
        patterns.append((rule, re.compile(rf"(?:{first},? )?{leads}{core}(?:,? {behind})?{rest}{stop}")))
    return SentenceForms(tuple(patterns), re.compile(rf"({listed}) ({times})"))
