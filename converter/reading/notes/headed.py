"""Tables among the notes that say all of their figures by themselves: their time, their scale, their money.

No statement prints their lines and no subject names them, but filers tag every figure of a note. What such a line is
called is said by its words and the heading of its note together; whether it is a balance or a flow by the heading of
its columns, which its words may not contradict.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from converter.model.notes import Headed
from converter.model.periods import Duration, Instant, Period
from converter.model.source import (
    ColumnRole,
    LineItem,
    SourceDocument,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import DocumentPart, Vocabulary
from converter.reading.figures.currencies import counts_money
from converter.reading.figures.units import has_currency_sign
from converter.reading.kept import kept
from converter.reading.notes.disaggregated import is_cut
from converter.reading.notes.subjects import is_barred
from converter.reading.titles import parts_of

_SMALL = 3
_MOST_WORDS = 16
_CENTS = 2
_SIGN = re.compile(r"[$\u20ac\u00a3\u00a5]")
_BOTH_SIDES = re.compile(r"\([A-Za-z][a-z ]*\)")
# What stands behind a title: its page, or in brackets that it goes on and what its figures are counted in.
_BEHIND = re.compile(
    r"\t\s*\S{1,4}\s*$|\s*\((?:continued|.*\bin (?:thousands|millions|billions)\b.*)\)\W*$", re.IGNORECASE
)
# Columns that hold no amounts of money: shares of a total and changes, which the figures beside them tell too.
_BESIDE = (ColumnRole.CHANGE, ColumnRole.PERCENT)


@dataclass(frozen=True, slots=True)
class NoteHeadings:
    """The headings of the notes of a document, by where they stand."""

    at: tuple[tuple[int, str], ...]

    def of(self, start: int) -> str:
        """The heading below which a place stands; "" before the first."""
        return next((title for offset, title in reversed(self.at) if offset < start), "")


@kept(1)
def note_headings(document: SourceDocument, vocabulary: Vocabulary) -> NoteHeadings:
    """The headings of notes, which are numbered one after the other from where the notes begin."""
    parts = [*parts_of(document, vocabulary)]
    found: list[tuple[int, str]] = []
    last, is_notes = 0, False
    for start, line in zip(document.line_starts, document.text.split("\n"), strict=True):
        while parts and parts[0][0] <= start:
            is_notes = parts.pop(0)[1] is DocumentPart.NOTES
        # A heading may be indented; to seek it behind each blank would take twice the time.
        if not is_notes or not (words := line.lstrip()):
            continue
        begun = _begun(words, vocabulary.notes.headings)
        if begun is None:
            continue
        at, match = begun
        number = _number(match.group("number"))
        # One that calls itself a note may come after one that was not seen.
        if number not in (1, last, last + 1) and (at > 0 or number <= last):
            continue
        title = " ".join(_BEHIND.sub("", match.group("title")).split()).strip(" .:-\u2013\u2014")
        if _is_title(title):
            found.append((start, title))
            last = number
    return NoteHeadings(tuple(found))


def _begun(line: str, headings: Sequence[re.Pattern[str]]) -> tuple[int, re.Match[str]] | None:
    """Which heading of a note a line begins as, and how; None for most lines of a document."""
    for at, heading in enumerate(headings):
        match = heading.match(line)
        if match:
            return at, match
    return None


def _number(text: str) -> int:
    return int(text) if text.isdigit() else ord(text.lower()) - ord("a") + 1


def _is_title(title: str) -> bool:
    """Whether words name a note: few of them, most with a capital, and no sentence."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > _SMALL]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and len(title.split()) <= _MOST_WORDS and capitals * 2 > len(words)


def headed(
    layout: TableLayout,
    lines: Sequence[LineItem],
    statements: Sequence[StatementTable],
    heading: str,
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Headed | None:
    """The lines of a note that its own words say all of; None where there are none.

    Args:
        lines: those of the layout.
        heading: of the note, which names its lines.
        above: what stands above the table.
    """
    columns = [column for column in layout.columns if column.role not in _BESIDE]
    periods = [column.period for column in columns if column.period]
    whole = all(c.role is ColumnRole.VALUE and c.member is None and not c.currency for c in columns)
    if not heading or not whole or len(periods) < len(columns) or len(set(periods)) < len(periods):
        return None
    if len({type(period) for period in periods}) != 1 or not _are_told(periods, statements):
        return None
    told = (heading, *above)
    if (
        is_barred(layout, told, vocabulary)
        or is_cut(layout, told, vocabulary)
        or _is_of_parts(layout, told, vocabulary)
    ):
        return None
    at_dates = isinstance(periods[0], Instant)
    # A lead alone may tell what happened in a time of things that each have a day of their own.
    if not _shows_money(layout, vocabulary) or not (at_dates or all(column.heading for column in columns)):
        return None
    apart, figured = vocabulary.notes.lines["apart"], [line for line in lines if line.amounts]
    if any(apart.search(line.label) for line in figured):
        return None
    safe = _Safe(figured, _per_share(statements), vocabulary, at_dates=at_dates)
    kept = frozenset(at for at, line in enumerate(lines) if line.amounts and safe.has(line))
    return Headed(heading, kept, _above(layout, above)) if kept else None


def _above(layout: TableLayout, above: Sequence[str]) -> tuple[str, ...]:
    """What stands above a table and heads its columns, each once."""
    heads = [column.heading for column in layout.columns if column.role not in _BESIDE]
    return tuple(dict.fromkeys(text for text in (layout.title, *above, *heads) if text))


def _is_of_parts(layout: TableLayout, told: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether what stands above a table, or heads its columns or lines, says that it is of parts that nobody names."""
    heads = [column.heading for column in layout.columns]
    labels = [row.label for row in layout.table.rows]
    cut, other = vocabulary.notes.lines["cut"], vocabulary.notes.lines["other"]
    said = (*told, layout.title)
    return any(cut.search(text) for text in (*said, *heads, *labels)) or any(map(other.search, said))


def _are_told(periods: Sequence[Period], statements: Sequence[StatementTable]) -> bool:
    """Whether periods are those of statements, days those of one or the ends and eves of its periods; one of them is
    the newest."""
    told = {column.period for statement in statements for column in statement.columns if column.period}
    days: set[date] = {period.end for period in told}
    days |= {period.start - timedelta(days=1) for period in told if isinstance(period, Duration)}
    newest = max(days, default=date.min)
    known = all(period in told if isinstance(period, Duration) else period.end in days for period in periods)
    return known and any(period.end == newest for period in periods)


def _shows_money(layout: TableLayout, vocabulary: Vocabulary) -> bool:
    """Whether a table prints the sign of a currency at a figure, or a label names one: `Cost (millions of dollars)`."""
    rows = [row for row in layout.table.rows if row.cells]
    return any(any(map(has_currency_sign, row.cells)) or counts_money(row.label, vocabulary) for row in rows)


def _per_share(statements: Sequence[StatementTable]) -> frozenset[tuple[Period, Decimal]]:
    """The amounts for a share that the statements print."""
    lines = (line for statement in statements for line in statement.lines if line.unit is UnitKind.PER_SHARE)
    return frozenset((amount.period, amount.shown) for line in lines for amount in line.amounts)


def _is_turned(line: LineItem) -> bool:
    """Whether figures in parentheses stand below a heading of both sides: which are `Hedged assets/(liabilities)`?"""
    below_zero = all(amount.shown_negative for amount in line.amounts if amount.magnitude)
    return below_zero and any(_BOTH_SIDES.search(parent) for parent in line.parents)


class _Safe:
    """Tells the lines of a table whose figures are what the headings of its columns say, and money unless they say so.

    Where lines count other things than money, one that prints no sign of a currency is money only below one that does.
    """

    def __init__(
        self,
        lines: Sequence[LineItem],
        per_share: Set[tuple[Period, Decimal]],
        vocabulary: Vocabulary,
        *,
        at_dates: bool,
    ) -> None:
        self._words, self._per_share, self._at_dates = vocabulary.notes.lines, per_share, at_dates
        self._vocabulary = vocabulary
        self._times = Counter((line.label, line.parents) for line in lines)
        money = [line for line in lines if line.unit is UnitKind.MONETARY]
        shown = [amount.decimals for line in money for amount in line.amounts if amount.magnitude]
        self._most = max(shown, key=lambda each: (shown.count(each), each), default=0)
        self._is_mixed = len(money) < len(lines) or any(self._says_other(line) for line in money)
        self._signed: set[tuple[str, ...]] = set()

    def has(self, line: LineItem) -> bool:
        """Whether the next line is such a one; they are asked for from the top."""
        if line.is_abstract or not line.label or self._times[line.label, line.parents] > 1:
            return False
        if line.unit is UnitKind.MONETARY:
            is_signed = any(_SIGN.search(amount.printed) for amount in line.amounts)
            self._signed |= {line.parents} if is_signed else set()
            is_money = line.parents in self._signed or counts_money(line.label, self._vocabulary)
            if self._says_other(line) or (self._is_mixed and not is_money):
                return False
            if any(amount.decimals > self._most for amount in line.amounts):
                return False
        elif not self._is_of_shares(line):
            return False
        if self._at_dates and _is_turned(line):
            return False
        return not self._words["flow" if self._at_dates else "balance"].search(line.label)

    def _says_other(self, line: LineItem) -> bool:
        return any(self._words["aside"].search(text) for text in (line.label, *line.parents))

    def _is_of_shares(self, line: LineItem) -> bool:
        """Whether a line is an amount for a share that no statement prints, in cents. Counts are for others to read."""
        figures = [(amount.period, amount.shown) for amount in line.amounts if amount.magnitude]
        if line.unit is not UnitKind.PER_SHARE or not figures or self._per_share & set(figures):
            return False
        return all(amount.decimals >= _CENTS for amount in line.amounts if amount.magnitude)
