"""Tables by the sentence that leads them in: `The following table shows ... as of May 31, 2004:`.

Such a sentence is running text and titles no statement, but a table may have no other caption.
"""

from __future__ import annotations

from dataclasses import replace

from converter.model.source import TAGGED_KINDS, StatementKind, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import read_columns
from converter.reading.periods.mentions import Calendar
from converter.reading.titles import is_scale_note, title_and_kind


def is_led_in(layout: TableLayout, captions: tuple[str, ...], vocabulary: Vocabulary) -> bool:
    """Whether only the sentence above a statement can date its columns: nothing but a scale stands between them."""
    is_dated = any(column.period for column in layout.columns)
    return not is_dated and all(is_scale_note(caption, vocabulary) for caption in captions)


def led_in(layout: TableLayout, captions: tuple[str, ...], calendar: Calendar, vocabulary: Vocabulary) -> TableLayout:
    """A table with the periods of its lead where nothing else dates it, and its kind of note."""
    lead = layout.table.lead
    columns, is_sheet = layout.columns, layout.kind is StatementKind.BALANCE_SHEET
    if not any(column.period for column in columns):
        flows = layout.kind in TAGGED_KINDS and not is_sheet
        told = (lead, *captions)
        columns = read_columns(layout.table, told, calendar, vocabulary, instants_only=is_sheet, flows=flows)
    kind = title_and_kind((lead,), vocabulary)[1]
    is_dated = any(column.period for column in columns)
    kind = kind if kind is StatementKind.SHARE_PAY and is_dated else layout.kind
    return replace(layout, columns=columns, kind=kind, title=layout.title or lead)
