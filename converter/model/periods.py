"""Periods of facts. Dates are the last day that counts, as printed in a statement, not XBRL's midnight after."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Instant(NamedTuple):
    """The end of one day."""

    day: date

    @property
    def end(self) -> date:
        return self.day

    def __str__(self) -> str:
        return self.day.isoformat()


class Duration(NamedTuple):
    """From the start of the first day to the end of the last; both days belong to it."""

    start: date
    end: date

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


Period = Instant | Duration
