"""Which statement a table is, from its title, its columns and the lines that stand only on one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from converter.model.periods import Instant
from converter.model.source import Column, SourceDocument, StatementKind, Table
from converter.model.vocabulary import DocumentPart, TitleRule, Vocabulary
from converter.reading.figures.scales import speaks_of_scale
from converter.reading.kept import kept

_BY_LINES = frozenset({StatementKind.SELECTED_DATA, StatementKind.UNKNOWN})
# What the last line of a table of parts of the expenses says it is.
_NOTES = (StatementKind.NOTES, StatementKind.SHARE_PAY)
_LEAST_LINES = 2
# So many lines above the first of an income statement show that it begins with revenues.
_LEAST_ABOVE = 4
_LONGEST_TITLE = 100
# Lines between a heading of several tables and the title of one.
_NEAR_ABOVE = 2
_APART = re.compile(r"\S {3,}\S")
_REMARK = re.compile(r"(?:\([^()]*\)\s*)+")


def title_and_kind(captions: tuple[str, ...], vocabulary: Vocabulary, section: str = "") -> tuple[str, StatementKind]:
    """The caption nearest to the figures that names a statement, and which one it names.

    Args:
        captions: the lines above the table, outermost first.
        section: the heading inside a printed table below which it stands, which goes before all captions.
    """
    part = section_kind(section, vocabulary)
    if part:
        return section, part
    # Words far apart in a line head columns, if other lines name the table.
    nearest = captions[::-1]
    for caption in sorted(nearest, key=lambda caption: _APART.search(caption) is not None):
        rule = _naming(caption, vocabulary)
        if rule:
            above = nearest[nearest.index(caption) + 1 :][:_NEAR_ABOVE]
            kind = StatementKind.NON_GAAP if rule.place == "summary" else StatementKind.NOTES
            outside = next((other for other in above if _is_outside(other, kind, vocabulary)), None)
            return (outside, kind) if outside else (caption, rule.kind)
    return "", StatementKind.UNKNOWN


def _is_outside(caption: str, kind: StatementKind, vocabulary: Vocabulary) -> bool:
    """Whether a heading says that what stands below it is no statement of the company: no note and no sentence does.

    A choice of lines may be measured outside GAAP, a statement by its title be of a part of the company.
    """
    is_heading = len(caption) < _LONGEST_TITLE and caption[:1].isupper() and not caption.endswith(".")
    return is_heading and section_kind(caption, vocabulary) is kind


@lru_cache(maxsize=1024)
def section_kind(heading: str, vocabulary: Vocabulary) -> StatementKind | None:
    """What stands below a heading inside a table, if that is something else than what its title says."""
    words = heading.lower()
    rules = (rule for rule in vocabulary.titles if rule.place == "section" and rule.letters.may_be_in(words))
    return next((rule.kind for rule in rules if rule.pattern.search(words)), None)


def is_scale_note(caption: str, vocabulary: Vocabulary) -> bool:
    """Whether a caption says in brackets what the figures are counted in: it names no table, whatever its words."""
    return caption.startswith("(") and speaks_of_scale(caption, vocabulary)


def is_remark(caption: str) -> bool:
    """Whether a caption stands in brackets as a whole, as `(unaudited)` does: it names no table, whatever its words."""
    return caption.startswith("(") and _REMARK.fullmatch(caption) is not None


def is_title(caption: str, vocabulary: Vocabulary) -> bool:
    """Whether a caption names a statement or another table, be it of a choice of lines."""
    return _naming(caption, vocabulary) is not None


def is_choice(title: str, vocabulary: Vocabulary) -> bool:
    """Whether a title may be of a choice of lines, as `Selected Data` and `Results of Operations` are, or is none."""
    rule = _naming(title, vocabulary)
    return rule is None or rule.place == "summary"


@lru_cache(maxsize=1024)
def _naming(caption: str, vocabulary: Vocabulary) -> TitleRule | None:
    """The first rule by which a caption names a table."""
    if is_scale_note(caption, vocabulary):
        return None
    words = caption.lower()
    rules = (rule for rule in vocabulary.titles if rule.letters.may_be_in(words))
    return next((rule for rule in rules if rule.names_a_table and rule.pattern.search(words)), None)


def likely_kind(named: StatementKind, table: Table, vocabulary: Vocabulary) -> StatementKind:
    """The kind that the title names, or the one that the lines show where it leaves that open."""
    return kind_by_lines(table, vocabulary)[0] if named in _BY_LINES else named


def settled_kind(
    named: StatementKind, table: Table, columns: tuple[Column, ...], vocabulary: Vocabulary
) -> StatementKind:
    """The kind a title names, or where it leaves it open, the kind that the lines and periods show.

    One line alone shows no statement: tables of a single expense name it too. A table of segments whose columns
    add across to the company is the statement that its lines show, unless some stand only where segments are told of.
    A statement of comprehensive income that does not begin with net income is an income statement that goes on.
    """
    shown, times = kind_by_lines(table, vocabulary)
    if named is StatementKind.SEGMENTS and any(column.member and column.period for column in columns):
        return shown if times >= _LEAST_LINES else named
    periods = [column.period for column in columns if column.period]
    only_instants = bool(periods) and all(isinstance(period, Instant) for period in periods)
    if named is StatementKind.UNKNOWN:
        return shown if times >= _LEAST_LINES else StatementKind.UNKNOWN
    if named is StatementKind.SELECTED_DATA:
        return shown if times else named
    if named is StatementKind.COMPREHENSIVE_INCOME:
        return _with_income(table, vocabulary) or named
    contradicted = named is StatementKind.INCOME_STATEMENT and only_instants
    return shown if contradicted and shown is StatementKind.BALANCE_SHEET else named


def _with_income(table: Table, vocabulary: Vocabulary) -> StatementKind | None:
    """The income statement, if a table below a title of comprehensive income has the lines of one.

    Of those of a whole one it may lack its first: some companies have no revenues.
    """
    income = StatementKind.INCOME_STATEMENT
    shown, times = kind_by_lines(table, vocabulary)
    if shown is income and (times >= _LEAST_LINES or _figured_above(table, income, vocabulary) >= _LEAST_ABOVE):
        return income
    return income if lines_lacking(table, income, vocabulary) <= 1 else None


def lines_lacking(table: Table, kind: StatementKind, vocabulary: Vocabulary) -> int:
    """How many of the lines that a whole statement of a kind has are none of a table's."""
    labels = [row.label.rstrip(":").strip().lower() for row in table.rows if row.cells]
    needed = [pattern for pattern, of in vocabulary.whole_statements if of is kind]
    return sum(not any(pattern.search(label) for label in labels) for pattern in needed)


def _figured_above(table: Table, kind: StatementKind, vocabulary: Vocabulary) -> int:
    """How many lines with figures stand above the first one that stands only on statements of a kind."""
    first = next((at for at, of, _ in _signatures(table, vocabulary) if of is kind), 0)
    return sum(bool(row.cells) for row in table.rows[:first])


@kept(64)
def kind_by_lines(table: Table, vocabulary: Vocabulary) -> tuple[StatementKind, int]:
    """The statement whose own lines stand most often in the table, and how many do.

    Lines of segments go before all others: such tables repeat those of the statements for each part. So does a last
    line that is none of a statement: what stands above it are parts of the expenses.
    """
    found = [(at, kind) for at, kind, _ in _signatures(table, vocabulary)]
    last = max((at for at, row in enumerate(table.rows) if row.cells), default=-1)
    votes = Counter(kind for at, kind in found if kind not in _NOTES or at == last)
    for outside in (StatementKind.SEGMENTS, *_NOTES):
        if outside in votes:
            return outside, votes.total()
    kind = max(votes, key=lambda kind: (votes[kind], kind), default=StatementKind.UNKNOWN)
    return kind, votes[kind]


def signatures(table: Table, kind: StatementKind, vocabulary: Vocabulary) -> frozenset[str]:
    """The words by which lines of a table are known for those of a statement."""
    return frozenset(words for _, of, words in _signatures(table, vocabulary) if of is kind)


def _signatures(table: Table, vocabulary: Vocabulary) -> Iterator[tuple[int, StatementKind, str]]:
    """The lines that stand only on one statement: their row, which statement, and the words that say so."""
    for at, row in enumerate(table.rows):
        found = _signature(row.label.rstrip(":").strip().lower(), vocabulary)
        if found and (row.cells or found[0] is StatementKind.SEGMENTS):
            yield at, *found


@lru_cache(maxsize=1024)
def _signature(label: str, vocabulary: Vocabulary) -> tuple[StatementKind, str] | None:
    rules = (rule for rule in vocabulary.titles if rule.place == "line" and rule.letters.may_be_in(label))
    return next(((rule.kind, match.group()) for rule in rules if (match := rule.pattern.search(label))), None)


def notes_begin(document: SourceDocument, vocabulary: Vocabulary) -> tuple[int, ...]:
    """The offsets at which the notes to the statements begin, or go on after a page."""
    rules = [rule for rule in vocabulary.titles if rule.place == "title" and rule.kind is StatementKind.NOTES]
    return tuple(
        start
        for start, line in _short_lines(document, ("note",))
        if any((match := rule.pattern.search(line)) and match.start() == 0 for rule in rules)
    )


@kept(1)
def parts_of(document: SourceDocument, vocabulary: Vocabulary) -> tuple[tuple[int, DocumentPart], ...]:
    """The offsets of the headings that parts of the document stand below, and what these are.

    The heading of the statements stands above each page of the notes too, and does not end them.
    """
    found: list[tuple[int, DocumentPart]] = []
    # A heading may be indented; to seek it behind each blank would take twice the time.
    words = ((start, line.lstrip()) for start, line in _short_lines(document, vocabulary.part_letters.strings))
    for start, line in words:
        part = next((part for pattern, part in vocabulary.document_parts if pattern.match(line)), None)
        goes_on = part is DocumentPart.STATEMENTS and bool(found) and found[-1][1] is DocumentPart.NOTES
        if part and not goes_on:
            found.append((start, part))
    return tuple(found)


def part_at(start: int, parts: Sequence[tuple[int, DocumentPart]]) -> DocumentPart | None:
    """The part of the document that a place stands in, None above all headings of parts."""
    above = bisect_right(parts, start, key=lambda part: part[0])
    return parts[above - 1][1] if above else None


def _short_lines(document: SourceDocument, strings: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that may be titles and have one of some strings, in small letters, each with its offset."""
    # One letter alone is longer when it is small; so places are those of the text.
    text, starts = document.text.replace("\u0130", "i").lower(), document.line_starts
    places = (match.start() for string in strings for match in re.finditer(re.escape(string), text))
    for number in sorted({bisect_right(starts, place) for place in places}):
        start = starts[number - 1]
        line = text[start : starts[number] - 1 if number < len(starts) else len(text)]
        if 0 < len(line.strip()) < _LONGEST_TITLE:
            yield start, line
