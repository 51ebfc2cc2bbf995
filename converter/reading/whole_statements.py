"""Whole statements below titles of other things: `Key Financial & Operating Statistics` over an income statement."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from converter.model.source import COLUMNAR_KINDS, StatementKind, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import told_captions
from converter.reading.titles import lines_lacking, title_and_kind

# Titles of comprehensive income may stand over the income statement too.
_OPEN = frozenset({StatementKind.UNKNOWN, StatementKind.SELECTED_DATA, StatementKind.COMPREHENSIVE_INCOME})
_MEASURES = frozenset({StatementKind.NON_GAAP, StatementKind.GUIDANCE, StatementKind.SEGMENTS, StatementKind.NOTES})


def lacking_kinds(tables: Iterable[Table], vocabulary: Vocabulary) -> frozenset[StatementKind]:
    """The statements that a release has neither under their title nor whole below one that leaves them open."""
    found: set[StatementKind] = set()
    for table in tables:
        named = title_and_kind(told_captions(table, vocabulary), vocabulary, table.section)[1]
        found.add(named)
        if named in _OPEN:
            found |= {kind for kind in COLUMNAR_KINDS if _is_whole(table, kind, vocabulary)}
    return COLUMNAR_KINDS - found


def without_title(
    named: StatementKind, table: Table, captions: Sequence[str], lacking: Set[StatementKind], vocabulary: Vocabulary
) -> StatementKind:
    """The kind that a title names, or selected data, whose lines say what it is, where the title does not.

    That is so of a whole statement below a title of operating statistics, if the release has no other and none of
    the captions speaks of other measures or of a part of the company. It is so too of a `Statement of Operations by
    Segment`, whose lines above the taxes are the results of segments.

    Args:
        captions: the lines above the table, outermost first.
        lacking: the statements that the release does not have otherwise.
    """
    if named is StatementKind.SEGMENTS and _is_told_by_segment(table, captions, lacking, vocabulary):
        return StatementKind.INCOME_STATEMENT
    if named is not StatementKind.OPERATING_METRICS or table.section:
        return named
    rules = [rule for rule in vocabulary.titles if rule.place == "title" and rule.kind in _MEASURES]
    if any(rule.pattern.search(caption.lower()) for rule in rules for caption in captions):
        return named
    return StatementKind.SELECTED_DATA if any(_is_whole(table, kind, vocabulary) for kind in lacking) else named


def _is_whole(table: Table, kind: StatementKind, vocabulary: Vocabulary) -> bool:
    """Whether a table has all the lines that a whole statement of a kind has."""
    is_known = any(of is kind for _, of in vocabulary.whole_statements)
    return is_known and not lines_lacking(table, kind, vocabulary)


def _is_told_by_segment(
    table: Table, captions: Sequence[str], lacking: Set[StatementKind], vocabulary: Vocabulary
) -> bool:
    """Whether a title of segments names the income statement too, and below it stands the only one of the release."""
    income = StatementKind.INCOME_STATEMENT
    if table.section or income not in lacking or not _is_whole(table, income, vocabulary):
        return False
    rules = [rule for rule in vocabulary.titles if rule.place == "title" and rule.kind is income]
    return any(rule.pattern.search(caption.lower()) for rule in rules for caption in captions)
