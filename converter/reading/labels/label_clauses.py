"""Which figures and dates of a label go with which of its words: `issued 10 and outstanding 8 at March 31; ...`.

A label is read clause by clause. In each, words stand before their figures or behind them, and so do dates; a clause
in which that is not the same all through says nothing. A wrong figure is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from converter.model.small_words import NumberWords
from converter.model.source import UnitKind
from converter.model.vocabulary import LabelAmountRule
from converter.reading.labels.label_words import Token, Words

# What may stand between words that share their figures, `issued and outstanding`, and between figures in a row.
_MARKS_AMONG_WORDS, _MARKS_AMONG_FIGURES = r"[\s,/&-]", r"[\s,;$]"
_PARTED = re.compile(r"[,:-]")
# What ends a clause: `(cost: $9; allowance: $2)`, `(cost: $9) (allowance: $2)`
_ENDS = re.compile(r";|\)\s*\(")


@dataclass(frozen=True, slots=True)
class _Event:
    """A number `N`, a date `D`, a word `K` with its rules, or `;`, by its place in the text of a label.

    `counts` tells share counts and what goes with them from amounts.
    """

    kind: str
    start: int
    end: int
    token: Token | None = None
    rules: tuple[LabelAmountRule, ...] = ()
    counts: bool | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a word counts, with its date if it has one.

    `clause` numbers the words that it goes with; `is_shared` marks a date that stands with another word of the clause.
    """

    figure: Token
    day: Token | None
    clause: int
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class _Among:
    """What may stand between words that share their figures, and between figures of one list."""

    words: re.Pattern[str]
    figures: re.Pattern[str]


@lru_cache(maxsize=4)
def _among(numbers: NumberWords) -> _Among:
    small = rf"\b(?:{numbers.counted.pattern}|{numbers.joints.pattern})\b"
    return _Among(*(re.compile(rf"(?:{marks}|{small})*") for marks in (_MARKS_AMONG_WORDS, _MARKS_AMONG_FIGURES)))


def told(words: Words, rules: Sequence[LabelAmountRule], numbers: NumberWords) -> dict[LabelAmountRule, list[Told]]:
    """The figures that each rule's words count, those of amounts and those of share counts apart.

    Args:
        words: of a label.
        rules: of which each finds words that count something.
        numbers: small words beside numbers.
    """
    among = _among(numbers)
    found: dict[LabelAmountRule, list[Told]] = {}
    events = _events(words, rules)
    for counts in (True, False):
        own = [event for event in events if event.kind == ";" or event.counts is counts]
        for number, clause in enumerate(_clauses(own, words.text, among)):
            for index, (told_by, pairs) in enumerate(_shared(_bound(clause, words.text, among))):
                for rule in told_by:
                    found.setdefault(rule, []).extend(
                        Told(figure, day, 100 * number + index, shared) for figure, day, shared in pairs
                    )
    return {rule: _unshared(entries) for rule, entries in found.items()}


def _unshared(entries: list[Told]) -> list[Told]:
    """A lone figure has no date that stands with another word: `authorized 90, issued 50 at March 31`."""
    if len(entries) == 1 and entries[0].is_shared:
        return [Told(entries[0].figure, None, entries[0].clause)]
    return entries


def _events(words: Words, rules: Sequence[LabelAmountRule]) -> list[_Event]:
    """Numbers, dates, the words that count, and `;`, in the order of the text.

    A date goes with the sort of the number or word before it; one that leads in a clause with that behind it.
    """
    events = [_Event(";", match.start(), match.end()) for match in _ENDS.finditer(words.text)]
    for at, token in words.tokens:
        if token.number is None:
            events.append(_Event("D", at, at + 1, token))
        elif at not in words.others:
            events.append(_Event("N", at, at + 1, token, counts=at not in words.money))
    for rule in rules:
        for match in rule.pattern.finditer(words.text):
            inside = any(match.start() <= event.start < match.end() for event in events if event.kind in "ND")
            counts = rule.unit is UnitKind.SHARES
            events += [] if inside else [_Event("K", match.start(), match.end(), None, (rule,), counts)]
    events.sort(key=lambda event: event.start)
    for index, event in enumerate(events):
        if event.kind == "D":
            led = index and events[index - 1].kind != ";"
            behind = next((other for other in events[index + 1 :] if other.kind in "NK;"), None)
            beside = events[index - 1] if led else behind
            events[index] = replace(event, counts=beside.counts if beside else None)
    return events


def _clauses(events: list[_Event], text: str, among: _Among) -> list[list[_Event]]:
    """The events of each clause; one that has no words of its own goes on from the one before."""
    clauses: list[list[_Event]] = [[]]
    for event in events:
        if event.kind == ";":
            clauses.append([])
        else:
            clauses[-1].append(event)
    joined: list[list[_Event]] = []
    for clause in (_with_joint_words(clause, text, among) for clause in clauses):
        if not any(event.kind == "K" for event in clause) and joined:
            joined[-1] += clause if any(event.kind == "N" for event in clause) else []
        else:
            joined.append(clause)
    return joined


def _with_joint_words(clause: list[_Event], text: str, among: _Among) -> list[_Event]:
    """Words that nothing but `and`, a comma and the like part, as one."""
    kept: list[_Event] = []
    for event in clause:
        before = kept[-1] if kept else None
        if before and event.kind == before.kind == "K" and _joins(before, event, text, among):
            kept[-1] = replace(before, end=event.end, rules=(*before.rules, *event.rules))
        else:
            kept.append(event)
    return kept


def _joins(before: _Event, event: _Event, text: str, among: _Among) -> bool:
    return event.start < before.end or among.words.fullmatch(text, before.end, event.start) is not None


_Pairs = list[tuple[Token, Token | None]]
_Bound = tuple[tuple[LabelAmountRule, ...], _Pairs]


def _bound(clause: list[_Event], text: str, among: _Among) -> list[_Bound]:
    """The words of a clause with their figures; none at all where it is not clear which are whose."""
    places = [index for index, event in enumerate(clause) if event.kind == "K"]
    if not places:
        return []
    runs = [clause[: places[0]]]
    runs += [clause[at + 1 : following] for at, following in pairwise((*places, len(clause)))]
    groups = [clause[at] for at in places]
    is_behind = any(event.kind == "N" for event in runs[0])
    owned = _owned_behind(groups, runs, text) if is_behind else _owned_before(groups, runs, text)
    if owned is None or not all(_in_rows(run, text, among) for run in runs):
        return []
    bound: list[_Bound] = []
    for rules, events in owned:
        pairs = _dated(events)
        if pairs is None:
            return []
        bound += [(rules, pairs)] if pairs else []
    return bound


_Owned = list[tuple[tuple[LabelAmountRule, ...], list[_Event]]]


def _owned_behind(groups: list[_Event], runs: list[list[_Event]], text: str) -> _Owned | None:
    """The events of each word where words stand behind their figures: `10 shares issued at March 31`."""
    owned: _Owned = []
    carried = runs[0]
    for index, group in enumerate(groups):
        run = runs[index + 1]
        is_last = index == len(groups) - 1
        last = max((at for at, event in enumerate(run) if event.kind == "D"), default=-1)
        own, following = run[: last + 1], run[last + 1 :]
        parts = _parted(group, text)
        if is_last and parts and any(event.kind == "N" for event in run) and "(" not in text[group.end : run[0].end]:
            # `90 shares authorized, issued 50 and 48`
            return [*owned, (parts[0], carried), (parts[1], run)]
        if not any(event.kind == "N" for event in carried):
            # `$.01 par value (liquidation preference of $90)`
            owned.append((group.rules, carried + run))
            carried = []
        elif is_last and following:
            return None
        else:
            owned.append((group.rules, carried + own))
            carried = following
    return owned


def _parted(group: _Event, text: str) -> tuple[tuple[LabelAmountRule, ...], tuple[LabelAmountRule, ...]] | None:
    """The first of several words, and the others, where a comma or the like stands behind it."""
    words = text[group.start : group.end]
    first = group.rules[0].pattern.search(words)
    following = first and _PARTED.match(words[first.end() :].lstrip())
    return (group.rules[:1], group.rules[1:]) if len(group.rules) > 1 and following else None


def _owned_before(groups: list[_Event], runs: list[list[_Event]], text: str) -> _Owned | None:
    """The events of each word where words stand before their figures: `issued 10 and outstanding 8`."""
    own = [list(run) for run in runs[1:]]
    # A date that leads in a clause is of all its words.
    lead = runs[0][:1] if len(runs[0]) == 1 else []
    if runs[0] and not lead:
        return None
    if len(own) > 1 and not any(event.kind == "N" for event in own[-1]):
        # `authorized 90 shares, 50 shares issued`: of two figures with a comma between them the last goes on.
        before = own[-2]
        if [event.kind for event in before] != ["N", "N"] or "," not in text[before[0].end : before[1].start]:
            return None
        own[-2], own[-1] = before[:1], before[1:] + own[-1]
    return [
        (group.rules, [*lead, *events] if any(event.kind == "N" for event in events) else [])
        for group, events in zip(groups, own, strict=True)
    ]


def _in_rows(run: list[_Event], text: str, among: _Among) -> bool:
    """Whether figures side by side are of one list: nothing but commas and the like stands between them."""
    for index, (one, other) in enumerate(pairwise(run)):
        is_dated = [event.kind for event in run[index + 2 : index + 3]] == ["D"]
        # `10 (9 in 1997)`
        between = text[one.end : other.start].replace("(" if is_dated else "", "")
        if one.kind == other.kind == "N" and not among.figures.fullmatch(between):
            return False
    return True


def _dated(events: list[_Event]) -> _Pairs | None:
    """Figures with the dates that stand with them; None where it is not clear which does."""
    kinds = "".join(event.kind for event in events)
    tokens = [event.token for event in events if event.token]
    figures, days = ([t for t, kind in zip(tokens, kinds, strict=True) if kind == wanted] for wanted in "ND")
    if not days:
        return [(figure, None) for figure in figures]
    if re.fullmatch("(?:ND)+|(?:DN)+", kinds) or (len(figures) == len(days) and re.fullmatch("N+D+", kinds)):
        return list(zip(figures, days, strict=True))
    # `8 shares in 1997 and 1996`, `issued: 1997 and 1996 - 8 shares`
    if re.fullmatch("ND+|DD+N", kinds):
        return [(figures[0], day) for day in days]
    if re.fullmatch("N(?:ND)+", kinds):
        return list(zip(figures, (None, *days), strict=True))
    return None


def _shared(
    bound: list[_Bound],
) -> Iterator[tuple[tuple[LabelAmountRule, ...], list[tuple[Token, Token | None, bool]]]]:
    """Words with their figures, those without dates with the dates of the next words that have some, if as many.

    `10 shares issued and 8 outstanding at March 31 and 9 issued and 7 outstanding at December 31`
    """
    for index, (rules, pairs) in enumerate(bound):
        behind = ([day for _, day in later] for others, later in bound[index + 1 :] if not set(rules) & set(others))
        days = next((dates for dates in behind if any(dates)), [])
        if not any(day for _, day in pairs) and all(days) and len(days) == len(pairs):
            yield rules, [(figure, day, True) for (figure, _), day in zip(pairs, days, strict=True)]
        else:
            yield rules, [(figure, day, False) for figure, day in pairs]
