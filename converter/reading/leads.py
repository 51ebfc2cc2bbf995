"""Tables of notes by the sentence that leads them in: `The following table shows ... as of May 31, 2004:`.

Such a sentence is running text and heads no statement, but a note may have no other caption.
"""

from __future__ import annotations

from dataclasses import replace

from converter.model.source import StatementKind, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.columns import read_columns
from converter.reading.mentions import Calendar
from converter.reading.titles import title_and_kind


def led_in(layout: TableLayout, captions: tuple[str, ...], calendar: Calendar, vocabulary: Vocabulary) -> TableLayout:
    """A table of no statement with the periods of its lead where nothing else dates it, and its kind of note."""
    lead = layout.table.lead
    columns = layout.columns
    if not any(column.period for column in columns):
        columns = read_columns(layout.table, (lead, *captions), calendar, vocabulary, instants_only=False)
    kind = title_and_kind((lead,), vocabulary)[1]
    kind = kind if kind is StatementKind.SHARE_PAY else layout.kind
    return replace(layout, columns=columns, kind=kind, title=layout.title or lead)
