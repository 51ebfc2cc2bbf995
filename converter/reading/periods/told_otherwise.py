"""Statements of a time that the running text never speaks of: their headings or the text are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from converter.model.findings import Finding
from converter.model.periods import Duration
from converter.model.source import ColumnRole, TableLayout
from converter.reading.periods.mentions import Calendar
from converter.reading.periods.parts_of_years import is_anniversary


def told_otherwise(layouts: Sequence[TableLayout], calendar: Calendar) -> tuple[Finding, ...]:
    """A finding for each statement of flows where the newest columns of all end on days unlike all of the text.

    Years do not count: the text may tell of another year than a statement, but its years end with the same month. Where
    one statement is of a time of the text, others may be of older quarters. The figures keep the time that is printed
    above them, for nothing says which of the two is wrong.

    Args:
        layouts: of tables from which facts are made.
    """
    spoken = sorted({mention.end for mention in calendar.mentions if not mention.is_heading})
    ends = [(layout, end) for layout in layouts if (end := _newest(layout))]
    if not spoken or any(is_anniversary(end, day) for _, end in ends for day in spoken):
        return ()
    return tuple(
        Finding(
            "period.contradicted",
            "warning",
            f"the newest column ends on {end}, and the text tells of times that end on {spoken[-1]} or so, not then",
            layout.table.locator,
            hint="See which of the two is wrong; the facts have the time that stands above the figures",
        )
        for layout, end in ends
    )


def _newest(layout: TableLayout) -> date | None:
    """The last day of a statement's flows of the whole company; None where it has none."""
    told = [c.period for c in layout.columns if c.role is ColumnRole.VALUE and c.member is None]
    return max((period.end for period in told if isinstance(period, Duration)), default=None)
