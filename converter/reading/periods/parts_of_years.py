"""Which part of a year ends on a day, as the running text counts it: half of it, or three quarters."""

from __future__ import annotations

from datetime import date

from converter.reading.periods.mentions import Calendar
from converter.reading.periods.periods import Dated

_QUARTER = 3
_YEAR_DAYS, _SLACK_DAYS = 365, 10
# From one year's start to one day there is one of these.
_PARTS_OF_A_YEAR = frozenset({6, 9})


def is_contradicted(what: Dated, calendar: Calendar) -> bool:
    """Whether the running text counts another part of the year to a column's last day: nine months, not six.

    So does the third quarter, when it ended about that day in any year.
    """
    if not what.length or what.length.months not in _PARTS_OF_A_YEAR:
        return False
    spoken = [m for m in calendar.mentions if not m.is_heading]
    parts = {m.length.months for m in spoken if m.end == what.end} & _PARTS_OF_A_YEAR
    if not parts:
        about = [m for m in spoken if is_anniversary(m.end, what.end)]
        quarters = {_QUARTER * m.quarter for m in about if m.length.months == _QUARTER and m.quarter}
        # The words before a day may speak of the quarter before, too.
        settled = len(quarters) == 1 and what.length.months not in {m.length.months for m in about}
        parts = quarters & _PARTS_OF_A_YEAR if settled else set()
    return bool(parts) and what.length.months not in parts


def is_anniversary(one: date, other: date) -> bool:
    """Whether two days are about whole years apart."""
    apart = abs((one - other).days) % _YEAR_DAYS
    return min(apart, _YEAR_DAYS - apart) <= _SLACK_DAYS
