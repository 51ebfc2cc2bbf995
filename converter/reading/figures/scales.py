"""By which power of ten figures are multiplied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from converter.model.source import Column, Scales, UnitKind
from converter.model.vocabulary import ScaleRule, Vocabulary

_UNITS = (UnitKind.MONETARY, UnitKind.SHARES, UnitKind.PER_SHARE)
_LEAD_LINES = 12
_SEVERAL = 2
_SENTENCE = re.compile(r"[^.;]{0,240}")
_BRACKETS = re.compile(r"\(([^()]{4,120})\)")
# `£000`, `(US$000)`: what stands above figures in thousands, and no figure.
_THOUSANDS = re.compile(r"[^\w.,]*(?:[A-Za-z.]{1,4}\W{0,2})?000(?:,000)?[^\w.,]*")
_BRACKETS_AT_END = re.compile(rf"({_BRACKETS.pattern})\s*[.:]?\s*\Z")


def scales_in(texts: Iterable[str], vocabulary: Vocabulary) -> Scales | None:
    """The scale that the first of some texts speaks of, nearest first; None if none does.

    `in thousands, except per share data` gives thousands for money and shares, units per share. One that speaks of
    shares alone leaves the rest to the next: `(shares in thousands)` below `(in millions)`.
    """
    alone: Scales | None = None
    for text in texts:
        found = _scales(text, vocabulary)
        if found is None:
            continue
        if found.of_all:
            return replace(found.scales, shares=alone.shares) if alone else found.scales
        alone = alone or found.scales
    return alone


def with_own_scales(columns: Sequence[Column], vocabulary: Vocabulary) -> tuple[Column, ...]:
    """The columns with the scale of money that each names, where they name several: `Millions of yen`, `US$ 000`."""
    told = [scales_in([column.heading], vocabulary) for column in columns]
    if len({scales.monetary for scales in told if scales}) < _SEVERAL:
        return tuple(columns)
    return tuple(
        replace(column, scale=scales.monetary if scales else None) for column, scales in zip(columns, told, strict=True)
    )


def without_units(text: str, vocabulary: Vocabulary) -> str:
    """A text without the brackets that tell a scale: `December 31 (in millions)`."""
    return _BRACKETS.sub(lambda match: " " if _scales(match[1], vocabulary) else match[0], text)


def declared_scales(text: str, leads: Iterable[tuple[int, int]], vocabulary: Vocabulary) -> Scales | None:
    """The one scale that running text gives to all figures: `All dollar amounts are in millions`."""
    sentences = (_SENTENCE.match(text, start) for start, _ in leads)
    said = [scales_in([" ".join(sentence[0].split())], vocabulary) for sentence in sentences if sentence]
    found = {scales.monetary: scales for scales in said if scales}
    return next(iter(found.values())) if len(found) == 1 else None


def tells_apart(scales: Scales, units: Iterable[UnitKind], vocabulary: Vocabulary) -> bool:
    """Whether the words of a scale tell one of some units apart from money."""
    return any(
        UnitKind.MONETARY not in rule.units and rule.units & set(units) and rule.pattern.search(scales.phrase.lower())
        for rule in vocabulary.scales
    )


def speaks_of_scale(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has words of any scale, be it of shares alone."""
    lowered = text.lower()
    return any(rule.effect == "scale" and rule.pattern.search(lowered) for rule in _worth_trying(lowered, vocabulary))


def is_of_columns(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words tell a scale in brackets several times, as those above some of the columns do."""
    brackets = _BRACKETS.findall(text) if text.count("(") >= _SEVERAL else ()
    return sum(speaks_of_scale(words, vocabulary) for words in brackets) >= _SEVERAL


@lru_cache(maxsize=256)
def heads_units(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words begin with the units of figures, as only headings of columns do: `$ in billions, except ...`."""
    lowered = text.lower()
    found = (
        match
        for rule in _worth_trying(lowered, vocabulary)
        if rule.effect == "scale" and UnitKind.MONETARY in rule.units and (match := rule.pattern.search(lowered))
    )
    return any(
        set(re.findall(r"[a-z]+", lowered[: match.start()])) <= vocabulary.heading_words
        and not re.search(r"\d", lowered[: match.start()])
        # `Thousands of barrels` says what is counted.
        and not re.match(r"\s+of\b(?!.{0,12}\bdollars\b)", lowered[match.end() :])
        for match in found
    )


def are_thousands(figures: Sequence[str]) -> bool:
    """Whether what reads as the figures of a line are the thousands that its columns are counted in."""
    return bool(figures) and all(_THOUSANDS.fullmatch(figure) for figure in figures)


def scale_note(words: str, vocabulary: Vocabulary) -> str:
    """The brackets at the end of running text that tell a scale, as a caption would; "" where none stand there."""
    match = _BRACKETS_AT_END.search(words)
    return match[1] if match and scales_in([match[1]], vocabulary) else ""


def scales_above(text: str, leads: Iterable[str], vocabulary: Vocabulary) -> Scales | None:
    """The scale that running text above a table gives: the nearest brackets, else the nearest sentence that leads in.

    `Results for fiscal 2000 (in millions) were:`, `The components are as follows, in millions:`.

    Args:
        text: what stands above, in whose last lines alone brackets are sought.
        leads: the sentences in it that lead a table in, the nearest first.
    """
    near = " ".join(" ".join(text.splitlines()[-_LEAD_LINES:]).split())
    brackets = (match.group(1) for match in reversed(list(_BRACKETS.finditer(near))))
    return scales_in((*brackets, *leads), vocabulary)


@dataclass(frozen=True, slots=True)
class _Said:
    """The scales that a text speaks of, and whether of all figures or of shares alone."""

    scales: Scales
    of_all: bool


def _worth_trying(lowered: str, vocabulary: Vocabulary) -> list[ScaleRule]:
    """The rows whose letters a text has."""
    if not vocabulary.scale_letters.may_be_in(lowered):
        return []
    return [rule for rule in vocabulary.scales if rule.letters.may_be_in(lowered)]


@lru_cache(maxsize=1024)
def _scales(text: str, vocabulary: Vocabulary) -> _Said | None:
    """The scale of each unit: what is said of it alone, else the general one unless it is excepted."""
    general = lowered = text.lower()
    rules = _worth_trying(lowered, vocabulary)
    if not rules:
        return None
    alone: dict[UnitKind, int] = {}
    by_unit = dict.fromkeys(_UNITS, 0)
    said: list[tuple[int, ScaleRule]] = []
    for rule in rules:
        match = rule.pattern.search(general) if rule.effect == "scale" else None
        if match and UnitKind.MONETARY in rule.units:
            said.append((match.start(), rule))
        elif match:
            alone |= dict.fromkeys(rule.units, rule.scale)
            general = general[: match.start()] + general[match.end() :]
    if said:
        # Of two scales for everything the first counts: `in millions, shares reflected in thousands`.
        rule = min(said, key=lambda found: found[0])[1]
        by_unit |= dict.fromkeys(rule.units, rule.scale)
    if not said and not alone:
        return None
    for exception in rules:
        if exception.effect == "except" and exception.pattern.search(lowered):
            by_unit |= dict.fromkeys(exception.units, exception.scale)
    by_unit |= alone
    scales = Scales(by_unit[UnitKind.MONETARY], by_unit[UnitKind.SHARES], by_unit[UnitKind.PER_SHARE], text.strip())
    return _Said(scales, of_all=bool(said))
