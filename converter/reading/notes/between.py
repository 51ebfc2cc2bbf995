"""The time between two balances of a note, by the days that their rows print, else by what stands above them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from converter.model.periods import Duration, Instant
from converter.model.source import COLUMNAR_KINDS, StatementTable
from converter.model.vocabulary import PeriodRule, Vocabulary
from converter.reading.periods.dates import last_length, printed_dates

_DAYS_OF_MONTH, _DAYS_OF_WEEK, _SLACK_DAYS = Decimal("30.4"), 7, 8


def day_of(label: str, vocabulary: Vocabulary) -> date | None:
    """The one day that a label names."""
    days = [printed.whole for _, printed in printed_dates(label, vocabulary)]
    return days[0] if len(days) == 1 else None


def eve_of(period: Duration) -> Instant:
    """The day whose balances a period begins with."""
    return Instant(period.start - timedelta(days=1))


def between(
    first: date | None,
    last: date | None,
    statements: Sequence[StatementTable],
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Duration | None:
    """The time between two days; where one is not printed, the one period of a statement that it can be."""
    periods = {
        c.period for s in statements if s.kind in COLUMNAR_KINDS for c in s.columns if isinstance(c.period, Duration)
    }
    newest = max((period.end for period in periods), default=date.min)
    # What there is on the first of a month is what was left of the one before, unless a period ended on it.
    ended = {column.period.end for statement in statements for column in statement.columns if column.period}
    start = first and (first if first.day == 1 and first not in ended else first + timedelta(days=1))
    if first and start and last:
        period = Duration(start, last)
        return period if first < last <= newest else None
    told = [text for text in above if printed_dates(text, vocabulary)]
    ends = {day.whole for text in told for _, day in printed_dates(text, vocabulary) if day.whole}
    lengths = [length for text in told if (length := last_length(text.lower(), vocabulary))]
    may_be = [period for period in periods if (period.end == last if last else period.end in ends)]
    if start:
        may_be = [period for period in may_be if period.start == start]
    elif len(may_be) > 1 and lengths:
        may_be = [period for period in may_be if any(_lasts(period, length) for length in lengths)]
    return may_be[0] if len(may_be) == 1 else None


def _lasts(period: Duration, length: PeriodRule) -> bool:
    days = length.months * _DAYS_OF_MONTH if length.months else Decimal(length.weeks or 0) * _DAYS_OF_WEEK
    return abs((period.end - period.start).days - days) <= _SLACK_DAYS
