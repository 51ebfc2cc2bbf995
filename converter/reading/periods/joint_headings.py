"""Headings of several columns in one cell: `September 30, 2024   2023`, `2024   2023   % Change`.

Lengths may stand so too, each over as many columns: `Three Months Ended   Nine Months Ended`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from converter.model.small_words import TimeWords
from converter.model.source import ColumnRole, Phrase
from converter.model.vocabulary import DAYS_OF_A_MONTH, Vocabulary
from converter.reading.periods.dates import last_length, lengths, placed_lengths, printed_dates

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEVERAL = 2
_IN_BRACKETS = re.compile(r"\s*\(.*\)\s*")
_WORD_BEFORE = re.compile(r"[\w-]+\s+\Z")
_DERIVED = frozenset({ColumnRole.CHANGE, ColumnRole.PERCENT})

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Small:
    """What may stand between two times of a list, and what leads in the next length behind the one before.

    What is in brackets behind a time is of that one: `2024 (1)`. `Third Quarter and for the` ends with a lead.
    """

    between: re.Pattern[str]
    leads_in: re.Pattern[str]


@lru_cache(maxsize=4)
def _small(times: TimeWords) -> _Small:
    joints, leads = (rf"(?<!\w)(?:{words.pattern})(?!\w)" for words in (times.joints, times.leads))
    return _Small(
        re.compile(rf"\s*(?P<of_one>\([^()]*\)|\*{{1,3}})?(?:\s|[,;&/]|{joints})*", re.IGNORECASE),
        re.compile(rf"(?:[\s;&]|(?<=\s),|{joints}|{leads})+\Z", re.IGNORECASE),
    )


def parted(
    lines: Sequence[tuple[Phrase, ...]], spans: Sequence[Span], vocabulary: Vocabulary
) -> list[tuple[Phrase, ...]]:
    """Heading lines in which a phrase over some columns that tells as many times is one heading for each column.

    Args:
        spans: the left and right edge of each column of figures.
    """
    return [
        tuple(part for phrase in line for part in _parts(phrase, lines[at + 1 :], spans, vocabulary))
        for at, line in enumerate(lines)
    ]


def _parts(
    phrase: Phrase, below: Sequence[tuple[Phrase, ...]], spans: Sequence[Span], vocabulary: Vocabulary
) -> tuple[Phrase, ...]:
    under = [span for span in spans if phrase.left < span[1] and phrase.right > span[0]]
    if len(under) < _SEVERAL:
        return (phrase,)
    if _are_apart_in_length(phrase.text, vocabulary):
        # Of a list of years behind several lengths each year is that of one of them.
        return _by_lengths(phrase, below, under, vocabulary)
    texts = times_in(phrase.text, len(under), vocabulary)
    if texts and not any(_are_apart(line, phrase, is_dated=bool(_YEAR.search(phrase.text))) for line in below):
        return tuple(Phrase(text, *span) for text, span in zip(texts, under, strict=True))
    return (phrase,)


def _are_apart_in_length(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names periods of which one is longer than another: a year and its 52 weeks are as long."""
    days = [rule.days for rule in lengths(text.lower(), vocabulary)]
    return max(days, default=0) - min(days, default=0) > DAYS_OF_A_MONTH


def _by_lengths(
    phrase: Phrase, below: Sequence[tuple[Phrase, ...]], under: Sequence[Span], vocabulary: Vocabulary
) -> tuple[Phrase, ...]:
    """The lengths that a phrase lists, each over as many columns with its own years; a line below may tell lengths."""
    own = [p.text for line in below for p in line if p.left < phrase.right and p.right > phrase.left]
    parts = _lengths(phrase.text, vocabulary)
    each = len(under) // max(len(parts), 1)
    if len(parts) < _SEVERAL or each * len(parts) != len(under) or any(_is_length(text, vocabulary) for text in own):
        return (phrase,)
    if any(word.search(part.rstrip(",").lower()) for part in parts[:-1] for word in vocabulary.joining_words):
        # `Quarters in Fiscal Year`
        return (phrase,)
    shared = _years_of_all(parts, len(under), vocabulary)
    if each == 1 and not all(_YEAR.search(part) for part in parts):
        return (phrase,)
    found: list[Phrase] = []
    for at, part in enumerate(parts):
        columns = under[at * each : (at + 1) * each]
        if shared:
            lead, years = shared
            words = lead if at == len(parts) - 1 else _with_day(part, lead, vocabulary)
            texts = [f"{words} {year}" for year in years[at * each : (at + 1) * each]]
            found += [Phrase(text, *span) for text, span in zip(texts, columns, strict=True)]
        else:
            found += _parts(Phrase(part, columns[0][0], columns[-1][1]), below, columns, vocabulary)
    return tuple(found)


def _with_day(part: str, last: str, vocabulary: Vocabulary) -> str:
    """A part with the day of the last one if it names none: `Fourth Quarter and Year Ended December 31,`."""
    day = next((last[slice(*span)] for span, _ in printed_dates(last, vocabulary)), "")
    return part if printed_dates(part, vocabulary) else f"{part} {day}".strip()


def _is_length(text: str, vocabulary: Vocabulary) -> bool:
    return last_length(text.lower(), vocabulary) is not None


def _lengths(text: str, vocabulary: Vocabulary) -> list[str]:
    """A text cut before each length that it names and before the word that tells which quarter of its year it is."""
    places = [span for span, _ in placed_lengths(text.lower(), vocabulary)]
    cuts = [0]
    for (_, before), (start, end) in pairwise(places):
        word = _WORD_BEFORE.search(text, before, start)
        counts = word and any(rule.search(text[word.start() : end].lower()) for rule, _ in vocabulary.quarters)
        cuts.append(word.start() if word and counts else start)
    lead = _small(vocabulary.small_words.times).leads_in
    return [lead.sub("", text[a:b]).strip() for a, b in pairwise([*cuts, len(text)])]


def _years_of_all(parts: Sequence[str], count: int, vocabulary: Vocabulary) -> tuple[str, list[str]] | None:
    """The last part without the years that stand behind all parts, and these, one for each column."""
    years = [match.span() for match in _YEAR.finditer(parts[-1])]
    if len(years) != count or any(_YEAR.search(part) for part in parts[:-1]):
        return None
    first = years[0][0]
    listed = _listed(parts[-1][first:], [(a - first, b - first) for a, b in years], vocabulary)
    return (parts[-1][:first], listed) if listed else None


def _are_apart(line: tuple[Phrase, ...], over: Phrase, *, is_dated: bool) -> bool:
    """Whether columns below a list of times have headings of their own, so that the list is of all of them.

    Days without years may have those below them.
    """
    own = {p.text for p in line if p.left < over.right and p.right > over.left and not _IN_BRACKETS.fullmatch(p.text)}
    return len(own) >= _SEVERAL and (is_dated or not all(_YEAR.fullmatch(text.strip()) for text in own))


def times_in(text: str, count: int, vocabulary: Vocabulary) -> list[str]:
    """The headings of so many columns, of a text that lists as many days or years and nothing else; else none.

    Changes may stand among them: `2024   2023   % Change`.
    """
    found = printed_dates(text, vocabulary)
    days = [span for span, _ in found]
    years = [match.span() for match in _YEAR.finditer(text)]
    bare = [year for year in years if not any(start <= year[0] < end for start, end in days)]
    without = [printed.year is None for _, printed in found]
    if len(days) == count and bare and all(without[:-1]) and len(years) == count:
        return _paired(text, days, years, vocabulary)
    if len(days) >= _SEVERAL and bare == [] and (not any(without) or all(without)):
        listed = _listed(text, days, vocabulary, with_derived=True)
        return listed if len(listed) == count else []
    follow = not days or days[0][0] < years[0][0] if years else False
    if len(years) < _SEVERAL or len(days) > 1 or not follow:
        return []
    listed = _listed(text, years, vocabulary, with_derived=True)
    return listed if len(listed) == count else []


def _paired(text: str, days: Sequence[Span], years: Sequence[Span], vocabulary: Vocabulary) -> list[str]:
    """`September 30, December 31, 2024   2023`: the years stand behind all days, in their order."""
    first = years[0][0]
    if days[-1][0] > first:
        return []
    days = [(start, min(end, first)) for start, end in days]
    each_day = _listed(text[:first], days, vocabulary)
    each_year = _listed(text[first:], [(a - first, b - first) for a, b in years], vocabulary)
    return [f"{day} {year}" for day, year in zip(each_day, each_year, strict=False)]


def _listed(text: str, times: Sequence[Span], vocabulary: Vocabulary, *, with_derived: bool = False) -> list[str]:
    """Each time of a list with the words that lead the list in, and what is derived of them where that may be."""
    small = _small(vocabulary.small_words.times)
    lead = text[: times[0][0]]
    ends = [*(start for start, _ in times[1:]), len(text)]
    found = []
    for (start, stop), end in zip(times, ends, strict=True):
        between = small.between.match(text, stop, end)
        rest = text[between.end() : end].strip() if between else ""
        derived = _derived(rest, vocabulary) if rest and with_derived else []
        if between is None or bool(rest) != bool(derived):
            return []
        found += [" ".join(f"{lead}{text[start:stop]} {between['of_one'] or ''}".split()), *derived]
    return found


def _derived(text: str, vocabulary: Vocabulary) -> list[str]:
    """Words of columns of changes and shares, each cut from the next before its sign: `$ Change   % Change`."""
    parts = [part.strip() for part in re.split(r"(?<=\w|\))\s+(?=[%$])", text)]
    known = [role for part in parts if (role := _role(part, vocabulary)) in _DERIVED]
    return parts if len(known) == len(parts) else []


def _role(text: str, vocabulary: Vocabulary) -> ColumnRole | None:
    return next((role for pattern, role in vocabulary.column_words if pattern.search(text.lower())), None)
