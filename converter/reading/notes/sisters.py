"""Tables of notes that go on with what the one right before them told at another day, without words of their own."""

from __future__ import annotations

from collections.abc import Sequence

from converter.model.source import TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.periods.dates import printed_dates
from converter.reading.titles import is_scale_note

_LEAST = 2


def words_of_sister(
    layout: TableLayout,
    above: Sequence[str],
    before: tuple[TableLayout, Sequence[str]] | None,
    vocabulary: Vocabulary,
) -> list[str]:
    """What stands above a table, led by what stands above the one before it where it has the same rows and columns.

    Args:
        before: the table before it, with the words above that.
    """
    own = [text for text in above if text]
    if before is None or any(not _says_only_when(text, vocabulary) for text in own):
        return list(above)
    other, words = before
    is_next = other.table.index + 1 == layout.table.index and len(other.columns) == len(layout.columns)
    return [*words, *own] if is_next and _have_same_rows(other, layout) else list(above)


def _says_only_when(text: str, vocabulary: Vocabulary) -> bool:
    """Whether words are a day alone, or what the figures are counted in."""
    if is_scale_note(text, vocabulary):
        return True
    dates = printed_dates(text, vocabulary)
    return len(dates) == 1 and len(text) - (dates[0][0][1] - dates[0][0][0]) <= len("As of :")


def _have_same_rows(one: TableLayout, other: TableLayout) -> bool:
    """Whether most of the rows with figures are called the same, in both tables."""
    labels, others = ({row.label.lower() for row in each.table.rows if row.cells} for each in (one, other))
    both = len(labels & others)
    return both >= _LEAST and both * 3 >= 2 * max(len(labels), len(others))
