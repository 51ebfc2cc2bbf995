"""What a table among the notes is about, where its caption and its lines leave one reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from converter.model.note_words import SubjectRule
from converter.model.notes import Subject
from converter.model.periods import Instant
from converter.model.source import (
    COLUMNAR_KINDS,
    LineItem,
    SourceDocument,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.scales import scales_in
from converter.reading.periods.years_alone import without_quarters
from converter.reading.titles import is_remark

# So many paragraphs above a table speak of it, where they are as near.
_NEAR, _REACH = 2, 1500
# Words so long are a sentence, which may speak of more than the table.
_LONG = 40


def subject_of(
    layout: TableLayout, lines: Sequence[LineItem], above: Sequence[str], vocabulary: Vocabulary
) -> Subject | None:
    """What a table is about, by what stands above it and by its lines.

    Nothing is said of a table of a part of the company, nor of figures as they might have been.
    """
    spared = set(_bars(layout, above, vocabulary))
    spoken = " ".join(above).lower()
    for words in dict.fromkeys(rule.subject for rule in vocabulary.notes.subjects):
        if spared - {words}:
            continue
        rules = [
            rule
            for rule in vocabulary.notes.subjects
            if rule.subject == words
            and (rule.caption is None or rule.caption_letters.may_be_in(spoken))
            and _speaks(rule, layout, above)
        ]
        found = [(rule, group) for rule in rules if (group := _lines(rule, lines))]
        named = tuple(group for rule, group in found if rule.proof != "beside")
        if named:
            beside, clear = (
                frozenset(at for rule, group in found if rule.proof == proof for at in group)
                for proof in ("beside", "words")
            )
            return Subject(words, named, beside, clear)
    return None


def with_member(note: StatementTable, layout: TableLayout, vocabulary: Vocabulary) -> StatementTable:
    """A note whose columns are of the one member that heads the table, along the axis of its subject."""
    axes = {r.axis for r in vocabulary.notes.subjects if note.subject and r.subject == note.subject.words and r.axis}
    if not axes or any(column.member for column in note.columns):
        return note
    heads = [phrase.text for line in layout.table.headings for phrase in line[:1]]
    texts = [text for text in (layout.table.section, layout.title, *heads) if text and len(text) < _LONG]
    members = (
        member
        for text in texts
        for pattern, member in vocabulary.column_members
        if member and member.axis in axes and pattern.search(text.lower())
    )
    named = list(dict.fromkeys(members))
    if len(named) != 1:
        return note
    return replace(note, columns=tuple(replace(column, member=named[0]) for column in note.columns))


def above_of(layout: TableLayout, document: SourceDocument) -> list[str]:
    """What stands above a table and may say what it is about."""
    return [layout.table.lead, *_nearest(layout.table.captions), layout.table.section, *_above(layout, document)]


def _nearest(captions: Sequence[str]) -> Sequence[str]:
    """The captions right above a table, with as many in brackets among them as there are: these name nothing."""
    naming = [at for at, caption in enumerate(captions) if not is_remark(caption)]
    return captions[min(naming[-_NEAR:], default=0) :] if len(naming) >= _NEAR else captions


def is_scaled(
    layout: TableLayout, statements: Sequence[StatementTable], above: Sequence[str], vocabulary: Vocabulary
) -> bool:
    """Whether it is known what the money of a note is counted in: as its words say, else as in all statements."""
    said = scales_in((*above, *_headings(layout)), vocabulary)
    if said is not None:
        return said.monetary == layout.scales.monetary
    columnar = (each for each in without_quarters(statements) if each.kind in COLUMNAR_KINDS)
    return {layout.scales.monetary} == {each.scales.monetary for each in columnar}


def is_timely(note: StatementTable, statements: Sequence[StatementTable]) -> bool:
    """Whether what a note is about is told at days, or for periods, of which a statement tells too."""
    told = {column.period for statement in statements for column in statement.columns}
    named = note.subject.lines if note.subject else ()
    return all(any(amount.period in told for amount in note.lines[at].amounts) for at in named)


def is_barred(layout: TableLayout, above: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether words say that a table is of something else than the company as it is."""
    return any(True for _ in _bars(layout, above, vocabulary))


def _bars(layout: TableLayout, above: Sequence[str], vocabulary: Vocabulary) -> Iterator[str]:
    """The subjects that words about something else leave alone, "" for each that leaves none."""
    texts = [text.lower() for text in (*above, *_headings(layout))]
    return (spared for bar, spared in vocabulary.notes.bars if any(map(bar.search, texts)))


def _above(layout: TableLayout, document: SourceDocument) -> list[str]:
    """The paragraphs of running text right above a table of plain text, where long ones are no captions."""
    if document.media_type != "text/plain":
        return []
    start = layout.table.locator.start
    blocks = re.split(r"\n\s*\n", document.text[max(start - _REACH, 0) : start])
    return [" ".join(block.split()) for block in blocks if block.strip()][-_NEAR:]


def _speaks(rule: SubjectRule, layout: TableLayout, captions: Sequence[str]) -> bool:
    """Whether a caption, and the heading of a column, say what a rule asks."""
    headings = [column.heading for column in layout.columns]
    asked = ((rule.caption, captions), (rule.heading, headings))
    return all(pattern is None or any(map(pattern.search, texts)) for pattern, texts in asked)


def _lines(rule: SubjectRule, lines: Sequence[LineItem]) -> tuple[int, ...]:
    """The lines that a rule knows, without amounts of which several bear the same words: each is a part."""
    found = [at for at, line in enumerate(lines) if _is_of(rule, line)]
    if rule.unit is not UnitKind.MONETARY:
        return tuple(found)
    times = Counter(lines[at].label.lower() for at in found)
    return tuple(at for at in found if times[lines[at].label.lower()] == 1)


def _is_of(rule: SubjectRule, line: LineItem) -> bool:
    at_dates = {isinstance(amount.period, Instant) for amount in line.amounts}
    return at_dates == {rule.at_dates} and line.unit is rule.unit and rule.line.search(line.label) is not None


def _headings(layout: TableLayout) -> Iterator[str]:
    yield from (phrase.text for line in layout.table.headings for phrase in line)
    yield from (row.label for row in layout.table.rows if not row.cells)
