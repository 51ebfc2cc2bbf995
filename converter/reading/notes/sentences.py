"""Sentences among the notes that tell amounts: `Advertising expense was $20 and $18 million in 2024 and 2023.`

A sentence is read from its first word to the end of what it tells, and nothing but words that are known may stand in
between: what it is of, as many amounts as times, and the times, which are those of the statements. Each becomes a line
of a note, its figures where they stand in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from converter.model.note_sentences import SentenceRule
from converter.model.notes import Subject
from converter.model.periods import Duration, Instant, Period
from converter.model.source import (
    COLUMNAR_KINDS,
    Column,
    ColumnRole,
    LineItem,
    Locator,
    ReportedAmount,
    Row,
    Scales,
    SourceDocument,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import DocumentPart, Vocabulary
from converter.reading.labels.label_words import Token, Words, words_of
from converter.reading.notes.headed import note_headings
from converter.reading.notes.sentence_forms import forms_of
from converter.reading.periods.dates import said
from converter.reading.periods.early_ends import LAST_EARLY_MONTH
from converter.reading.periods.joint_headings import times_in
from converter.reading.periods.years_alone import without_quarters
from converter.reading.titles import part_at, parts_of

_SENTENCE = re.compile(r"\S.*?(?:\.(?=\s+[A-Z\u201c\"(]|[^\S\n]*(?:\n|\Z))|\Z)", re.DOTALL)
# What ties a sentence below a table to a line of it: `(1)`, `*`, a raised `1`.
_MARK = re.compile(r"(?:[(\[]\w{1,2}[)\]]|\*{1,3}|[\u2020\u2021])\s*|\d{1,2}\s+(?=[A-Z])")
# What tells less than so much is printed in thousands or millions as often as not, if no word says which.
_LEAST_UNSCALED, _LEAST_IN_FULL = 1_000_000, 1_000
_PERCENT = -2
_DIGIT = re.compile(r"\d")
_DAYS_OF_MONTH, _SLACK_DAYS = 30.4, 10
_YEAR_MONTHS, _QUARTER_MONTHS = 12, 3
_HALF_A_MONTH = 15
# So far behind the end of a line may its last sentence end.
_REACH = 400
# No sentence that tells one thing is as long.
_LONGEST = 1500
_Told = tuple[SentenceRule, Token, Period]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What sentences may speak of: the periods of the statements, the days these begin after and end on, and money.

    `year_month` is the month in which the company's years end. Money is told `in_full` where all statements print it
    so.
    """

    lasting: tuple[Duration, ...]
    days: frozenset[Instant]
    year_month: int
    in_full: bool

    def goes_by(self, period: Duration, year: int, months: int, quarter: int) -> bool:
        """Whether a period is of the fiscal year that ends in a year of the calendar, and the quarter of it."""
        end = _month(period.end)
        is_next = end.month > self.year_month
        counted = (end.month - self.year_month) % _YEAR_MONTHS or _YEAR_MONTHS
        return end.year + is_next == year and (months != _QUARTER_MONTHS or counted == _QUARTER_MONTHS * quarter)


def read_sentences(
    document: SourceDocument,
    layouts: Sequence[TableLayout],
    statements: Sequence[StatementTable],
    vocabulary: Vocabulary,
) -> tuple[StatementTable, ...]:
    """What sentences among the notes of a document tell, a note for each subject, behind all tables.

    Args:
        layouts: of all tables, in which no sentence stands.
        statements: those whose periods and currency the sentences speak of.
    """
    columnar = [each for each in without_quarters(statements) if each.kind in COLUMNAR_KINDS]
    currency, *others = {each.currency for each in columnar} or {""}
    spoken = _spoken(columnar)
    if others or spoken is None:
        return ()
    told: list[_Told] = []
    for heading, sentence in _sentences(document, layouts, vocabulary):
        words = words_of(Row("", 0, (), sentence), document.text, currency, vocabulary)
        told += _told_by(words, heading, spoken, vocabulary)
    first = max((layout.table.index for layout in layouts), default=-1) + 1
    subjects = dict.fromkeys(rule.subject for rule, _, _ in told)
    notes = (
        _note(subject, [one for one in told if one[0].subject == subject], currency, first + at)
        for at, subject in enumerate(subjects)
    )
    return tuple(note for note in notes if note.lines)


def _spoken(statements: Sequence[StatementTable]) -> _Spoken | None:
    """What sentences may speak of; None where no statement tells when the company's years end."""
    columns = (column for each in statements for column in each.columns)
    told = {c.period for c in columns if c.period and c.role is ColumnRole.VALUE and c.member is None}
    lasting = tuple(sorted(period for period in told if isinstance(period, Duration)))
    starts = {period.start - timedelta(days=1) for period in lasting}
    # The longest that ends last is a year, or the part of one that is over.
    longest = max(lasting, key=lambda period: (period.end, -period.start.toordinal()), default=None)
    if longest is None:
        return None
    days = frozenset(Instant(day) for day in {period.end for period in told} | starts)
    in_full = {each.scales.monetary for each in statements} == {0}
    return _Spoken(lasting, days, _month(longest.start - timedelta(days=1)).month, in_full)


def _month(day: date) -> date:
    """A day of the month that a period ends with, which may be a week of the next."""
    return day - timedelta(days=_HALF_A_MONTH)


def _sentences(
    document: SourceDocument, layouts: Sequence[TableLayout], vocabulary: Vocabulary
) -> Iterator[tuple[str, Locator]]:
    """The sentences of the notes, outside all tables, that may tell something, with the headings of their notes."""
    tables = sorted((layout.table.locator.start, layout.table.locator.end) for layout in layouts)
    parts, headings = parts_of(document, vocabulary), note_headings(document, vocabulary)
    for start, end in _paragraphs(document):
        if part_at(start, parts) is not DocumentPart.NOTES:
            continue
        table = bisect_right(tables, start, key=lambda table: table[0])
        if table and tables[table - 1][1] > start:
            continue
        if not _may_tell(document.text[start:end], vocabulary):
            continue
        # A paragraph may be broken into lines within a sentence.
        heading = headings.of(end).lower()
        until = tables[table][0] if table < len(tables) else len(document.text)
        for sentence in _SENTENCE.finditer(document.text, start, min(until, end + _REACH)):
            is_short = sentence.start() < end and len(sentence[0]) < _LONGEST
            if is_short and _may_tell(sentence[0], vocabulary):
                mark = _MARK.match(document.text, *sentence.span())
                yield heading, Locator(0, mark.end() if mark else sentence.start(), sentence.end())


def _may_tell(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text has a digit, and the letters of something that may be told."""
    return _DIGIT.search(text) is not None and vocabulary.notes.sentences.letters.may_be_in(text.lower())


def _paragraphs(document: SourceDocument) -> Iterator[tuple[int, int]]:
    """Where each paragraph stands: a line of a page, what blank lines part in a plain text."""
    apart = re.compile(r"\n\s*\n" if document.media_type == "text/plain" else r"\n")
    start = 0
    for end in apart.finditer(document.text):
        yield start, end.start()
        start = end.end()
    yield start, len(document.text)


def _told_by(words: Words, heading: str, spoken: _Spoken, vocabulary: Vocabulary) -> Iterator[_Told]:
    """What a sentence tells: each amount with its time. Of several rules of an amount the first counts."""
    small = vocabulary.notes.sentences
    if not words.text or small.bars.search(words.text):
        return
    taken: set[Locator] = set()
    for rule, pattern in forms_of(vocabulary).patterns:
        is_whole = rule.heading is None or rule.heading.search(heading)
        found = pattern.match(words.text) if is_whole and rule.letters.may_be_in(words.text) else None
        told = list(_of_groups(found, rule, words, spoken, vocabulary)) if found else []
        if not any(token.locator in taken for _, token, _ in told):
            yield from told
            taken |= {token.locator for _, token, _ in told}


def _of_groups(
    found: re.Match[str], rule: SentenceRule, words: Words, spoken: _Spoken, vocabulary: Vocabulary
) -> Iterator[_Told]:
    """Each list of amounts with the one list of times that goes with it; nothing where two may, or none."""
    times = [name for name in ("first", "before", "behind") if found[name]]
    # More amounts have times behind them, as then the first have too.
    if len(times) != 1 or (found["rest"] and found.start(times[0]) < found.end("amounts")):
        return
    pairs = [(found.span("amounts"), found.span(times[0]))]
    pairs += [
        (pair.span(1), pair.span(2)) for pair in forms_of(vocabulary).pair.finditer(words.text, *found.span("rest"))
    ]
    told: list[_Told] = []
    for (start, end), time in pairs:
        placed = [(at, token) for at, token in words.tokens if start <= at < end]
        listed = _with_days(words, *time)
        named = times_in(listed, len(placed), vocabulary) if len(placed) > 1 else [listed]
        dated = _dated(named, rule, spoken, vocabulary)
        in_full = spoken.in_full or _are_in_full([token for _, token in placed])
        are_known = all(_is_of(rule, at, token, words, in_full=in_full) for at, token in placed)
        if not are_known or len(dated) != len(placed):
            return
        told += [(rule, token, period) for (_, token), period in zip(placed, dated, strict=True)]
    yield from told


def _with_days(words: Words, start: int, end: int) -> str:
    """A part of a sentence with its days and years as printed."""
    printed = iter(token.printed for at, token in words.tokens if start <= at < end)
    return re.sub("@", lambda _: next(printed), words.text[start:end])


def _is_of(rule: SentenceRule, at: int, token: Token, words: Words, *, in_full: bool) -> bool:
    """Whether a number is one of what a rule tells, and it is known what it is counted in."""
    if token.number is None or token.is_zero:
        return False
    if rule.unit is UnitKind.PURE:
        return at in words.others and token.power is None
    if at in words.others or (at in words.money) is (rule.unit is UnitKind.SHARES):
        return False
    if rule.unit is UnitKind.PER_SHARE:
        return token.power is None and abs(token.number) < _LEAST_UNSCALED
    return in_full or token.power is not None


def _are_in_full(tokens: Sequence[Token]) -> bool:
    """Whether amounts listed together are all told in full, since one is and none is as short as in millions."""
    plain = [abs(token.number) for token in tokens if token.power is None and token.number is not None]
    return max(plain, default=0) >= _LEAST_UNSCALED and min(plain) >= _LEAST_IN_FULL


def _dated(named: Sequence[str], rule: SentenceRule, spoken: _Spoken, vocabulary: Vocabulary) -> tuple[Period, ...]:
    """The periods of the statements that some words name, each another; none where they may name others too.

    Years that end in January or February go by either of two numbers: all of a list by the same.
    """
    readings = set()
    for late in (0, 1) if spoken.year_month <= LAST_EARLY_MONTH else (0,):
        found = [_period(text, rule, spoken, late, vocabulary) for text in named]
        known = tuple(period for period in found if period)
        if len(known) == len(found) == len(set(found)):
            readings.add(known)
    return readings.pop() if len(readings) == 1 else ()


def _period(text: str, rule: SentenceRule, spoken: _Spoken, late: int, vocabulary: Vocabulary) -> Period | None:
    """The one period that some words name, where years go by a number so many less than that of their end."""
    what = said(text, vocabulary)
    days = [day for printed in what.dates if (day := printed.on(printed.year or next(iter(what.years), None)))]
    if len(days) != len(what.dates) or len(days) > 1 or what.ranges:
        return None
    if rule.at_dates:
        found = [Instant(day) for day in days if what.length is None]
        return found[0] if found and found[0] in spoken.days else None
    lasting = spoken.lasting
    months = (what.length.months or round(what.length.weeks * 12 / 52)) if what.length else 0
    if days:
        lasting = tuple(period for period in lasting if period.end == days[0])
    elif len(what.years) == 1:
        months = months or _YEAR_MONTHS
        lasting = tuple(p for p in lasting if spoken.goes_by(p, what.years[0] + late, months, what.quarter))
    else:
        return None
    lasting = tuple(period for period in lasting if not months or _lasts(period, months))
    return lasting[0] if len(lasting) == 1 else None


def _lasts(period: Duration, months: int) -> bool:
    return abs((period.end - period.start).days - months * _DAYS_OF_MONTH) <= _SLACK_DAYS


def _note(subject: str, told: Sequence[_Told], currency: str, index: int) -> StatementTable:
    """The lines of a subject; what is told twice of a period and not the same is left out."""
    columns = {period: at for at, period in enumerate(dict.fromkeys(period for _, _, period in told))}
    lines: dict[tuple[str, UnitKind], list[ReportedAmount]] = {}
    for rule, token, period in told:
        scale = _PERCENT if rule.unit is UnitKind.PURE else token.power or 0
        amount = token.amount(columns[period], period, scale)
        lines.setdefault((rule.label, rule.unit), []).append(amount)
    items = tuple(
        LineItem(label, (), 0, False, False, unit, kept, kept[0].locator)
        for (label, unit), amounts in lines.items()
        if (kept := _undisputed(amounts))
    )
    each = tuple((at,) for at in range(len(items)))
    headed = tuple(Column(0, str(period), ColumnRole.VALUE, period) for period in columns)
    about = Subject(subject, each, clear=frozenset(range(len(items))), proven=frozenset(range(len(items))))
    return StatementTable(StatementKind.DETAILS, subject, headed, currency, items, Scales(), index, subject=about)


def _undisputed(amounts: Sequence[ReportedAmount]) -> tuple[ReportedAmount, ...]:
    """One amount for each period of which all that is told is the same."""
    by_period: dict[Period, list[ReportedAmount]] = {}
    for amount in amounts:
        by_period.setdefault(amount.period, []).append(amount)
    return tuple(each[0] for each in by_period.values() if len({amount.shown for amount in each}) == 1)
