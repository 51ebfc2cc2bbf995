"""Tables that lead the shares of a company from balance to balance: how many are issued, held in treasury, outstanding.

These stand side by side, below one or several periods, or one below the other below headings of their own, the periods
side by side. They are turned, so that the rooms behind know a statement like any other: what each row tells is a line,
at a day or for the time between two. All or nothing of a time is told: each kind must lead from balance to balance, and
what is issued less what is held must be what is outstanding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from converter.model.periods import Duration, Instant, Period
from converter.model.shares import SharePart, ShareRule
from converter.model.source import (
    COLUMNAR_KINDS,
    Cell,
    CellKind,
    Column,
    ColumnRole,
    Row,
    Scales,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.equity.components import comes_to, figure, plain_words, rolls, unmarked_words
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.figures.units import has_currency_sign
from converter.reading.frames import placed
from converter.reading.notes.between import between, day_of, eve_of
from converter.reading.notes.share_scales import scale_of
from converter.reading.notes.turned import line_of, note_of
from converter.reading.periods.dates import printed_dates, said
from converter.reading.periods.early_ends import LAST_EARLY_MONTH

_KINDS: tuple[SharePart, ...] = ("treasury", "issued", "outstanding")
_SUBJECT = "Common share activity"
_LEAST_KINDS = 2
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_DAYS = range(360, 373)
_Cells = dict[SharePart, Cell]


@dataclass(slots=True)
class _Stretch:
    """From one balance to the next: the figures of each kind, the movements between, and the words of both balances."""

    texts: Sequence[str]
    opening: _Cells = field(default_factory=dict)
    moves: list[tuple[str, _Cells]] = field(default_factory=list)
    closing: _Cells = field(default_factory=dict)
    first: str = ""
    last: str = ""


def read_share_rolls(
    layout: TableLayout, statements: Sequence[StatementTable], above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of shares and their movements, turned; None where it is none, or nothing of it is told for sure.

    Args:
        above: what stands above the table.
    """
    rules = vocabulary.notes.shares
    headings = [plain_words(column.heading) for column in layout.columns]
    kinds = [_rule(rules, _KINDS, heading) for heading in headings]
    found: Iterable[_Stretch] = ()
    if all(kinds) and len(kinds) >= _LEAST_KINDS:
        found = _side_by_side(layout, headings, [kind for kind in kinds if kind], above, vocabulary)
    elif not any(kinds) and len({_rule(rules, _KINDS, row.label) for row in layout.table.rows} - {None}) > 1:
        found = _below_one_another(layout, headings, rules)
    titles = [layout.title, *above, *headings]
    stretches = [(one, _period(one, statements, vocabulary)) for one in found if _holds(one)]
    dated = [(one, period) for one, period in stretches if period]
    if not dated or any(rule.part == "bar" and rule.pattern.search(text.lower()) for rule in rules for text in titles):
        return None
    counts: dict[Instant, Iterable[Cell]] = {}
    for one, period in dated:
        counts |= {Instant(period.end): one.closing.values(), eve_of(period): one.opening.values()}
    scale = scale_of(counts, [*headings, *above, layout.title], statements, vocabulary)
    return None if scale is None else _turned(layout, dated, rules, Scales(shares=scale))


def _rule(rules: Sequence[ShareRule], parts: Sequence[SharePart], text: str) -> ShareRule | None:
    return next((rule for rule in rules if rule.part in parts and rule.pattern.search(text.lower())), None)


def _figures(row: Row, layout: TableLayout) -> dict[int, Cell]:
    return placed(row.cells, tuple(column.position for column in layout.columns))


def _side_by_side(
    layout: TableLayout,
    headings: Sequence[str],
    kinds: Sequence[ShareRule],
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Iterator[_Stretch]:
    """What leads from balance to balance where the kinds are columns, below each time that heads some of them."""
    groups: dict[object, dict[SharePart, int]] = {}
    texts: dict[object, str] = {}
    for at, (heading, kind) in enumerate(zip(headings, kinds, strict=True)):
        told = said(heading, vocabulary)
        time = told.length, told.dates, told.years
        if kind.part in groups.setdefault(time, {}):
            return
        groups[time][kind.part] = at
        texts[time] = heading if told.dates or told.years else ""
    rows = [(unmarked_words(row.label), _figures(row, layout)) for row in layout.table.rows if row.cells]
    rules = vocabulary.notes.shares
    ends = [at for at, (label, _) in enumerate(rows) if _rule(rules, ("balance",), label)]
    for at_time, columns in groups.items():
        for first, last in pairwise(ends):
            moves = [(label, _of(columns, cells)) for label, cells in rows[first + 1 : last]]
            opening, closing = (_of(columns, rows[at][1]) for at in (first, last))
            spoken = [texts[at_time]] if texts[at_time] else above
            yield _Stretch(spoken, opening, moves, closing, rows[first][0], rows[last][0])


def _of(columns: Mapping[SharePart, int], cells: Mapping[int, Cell]) -> _Cells:
    return {kind: cells[at] for kind, at in columns.items() if at in cells}


def _below_one_another(layout: TableLayout, headings: Sequence[str], rules: Sequence[ShareRule]) -> Iterator[_Stretch]:
    """What leads from balance to balance where the kinds are rows, or head some, and the columns are times."""
    stretches = [_Stretch([heading]) for heading in headings]
    kind: SharePart | None = None
    told: dict[SharePart, list[str]] = {}
    within = ""
    for row in layout.table.rows:
        label = unmarked_words(row.label)
        named = _rule(rules, _KINDS, label)
        balance = _rule(rules, ("balance",), label)
        if not row.cells or balance:
            kind = named.part if named else kind
            within = "" if balance else label
        if not row.cells:
            continue
        if kind is None:
            return
        ends = told.setdefault(kind, [])
        # Shares outstanding may be told at the end alone, as what the others come to.
        is_alone = kind == "outstanding" and not ends and len(told) > _LEAST_KINDS
        if balance and len(ends) == _LEAST_KINDS:
            return
        for at, cell in _figures(row, layout).items():
            one = stretches[at]
            if balance:
                (one.closing if ends or is_alone else one.opening)[kind] = cell
            elif len(ends) == 1:
                # What stands below words of its own is a part of what they say.
                one.moves.append((within or label, {kind: cell}))
            else:
                return
        ends += [label] * (2 if balance and is_alone else 1 if balance else 0)
    for one in stretches:
        # What did not change is told once; the shares outstanding at the end show that it did not.
        if one.closing.keys() == {"treasury", "outstanding"} and "issued" in one.opening:
            one.closing["issued"] = one.opening["issued"]
        yield one


def _holds(one: _Stretch) -> bool:
    """Whether each kind leads from balance to balance, and those outstanding are what is issued and not held."""
    whole = one.opening.keys() & one.closing.keys()
    told = one.opening.keys() | one.closing.keys()
    if len(whole) < _LEAST_KINDS or told - whole - {"outstanding"}:
        return False
    every = [*one.opening.values(), *one.closing.values(), *(cell for _, cells in one.moves for cell in cells.values())]
    if any(has_currency_sign(cell) or cell.decimals > 1 for cell in every):
        return False
    led = all(
        rolls(one.opening[kind], [cells[kind] for _, cells in one.moves if kind in cells], one.closing[kind])
        for kind in whole
    )
    # Between both ends nothing may be told of the shares outstanding, which the others show.
    return led and all(map(_is_left, (one.opening, one.closing)))


def _is_left(cells: _Cells) -> bool:
    if len(cells) < len(_KINDS):
        return True
    held = cells["treasury"]._replace(negative=True)
    return comes_to([cells["issued"], held], cells["outstanding"])


def _period(one: _Stretch, statements: Sequence[StatementTable], vocabulary: Vocabulary) -> Duration | None:
    """The time between two balances, which the days of both may not contradict."""
    days = day_of(one.first, vocabulary), day_of(one.last, vocabulary)
    period = between(*days, statements, one.texts, vocabulary) or _of_year(one.texts, statements)
    if period is None:
        return None
    begins = eve_of(period).day, period.start
    agree = _may_be(one.first, begins, vocabulary) and _may_be(one.last, (period.end,), vocabulary)
    return period if agree else None


def _may_be(label: str, days: Sequence[date], vocabulary: Vocabulary) -> bool:
    """Whether all days that a label names, be it without their years, are one of some."""
    named = [printed for _, printed in printed_dates(label, vocabulary)]
    return all(any(printed.on(printed.year or day.year) == day for day in days) for printed in named)


def _of_year(texts: Sequence[str], statements: Sequence[StatementTable]) -> Duration | None:
    """The one year of the statements that ends in the year that words name alone."""
    years = {int(year) for text in texts for year in _YEAR.findall(text)}
    columns = (column for one in statements if one.kind in COLUMNAR_KINDS for column in one.columns)
    lasting = {c.period for c in columns if isinstance(c.period, Duration)}
    told = {p for p in lasting if (p.end - p.start).days in _YEAR_DAYS and p.end.month > LAST_EARLY_MONTH}
    found = [period for period in told if period.end.year in years]
    return found[0] if len(years) == len(found) == 1 else None


def _turned(
    layout: TableLayout,
    dated: Sequence[tuple[_Stretch, Duration]],
    rules: Sequence[ShareRule],
    scales: Scales,
) -> StatementTable:
    """The table with a line for all that tells the same; what is printed a second time has a line of its own."""
    columns: list[Column] = []
    lines: dict[tuple[str, int], dict[int, Cell]] = {}
    for label, cell, period in _told(dated, rules):
        column = Column(0, str(period), ColumnRole.VALUE, period)
        columns += [] if column in columns else [column]
        index, times = columns.index(column), 0
        while index in lines.setdefault((label, times), {}):
            times += 1
        lines[label, times][index] = cell
    items = []
    for (label, _), cells in lines.items():
        amounts = (amount_of(cell, columns[at], at, UnitKind.SHARES, scales)[0] for at, cell in cells.items())
        kept = tuple(amount for amount in amounts if amount and not amount.is_dash)
        items += [line_of(layout, label, UnitKind.SHARES, kept)] if kept else []
    return note_of(layout, _SUBJECT, items, columns, scales)


def _told(dated: Sequence[tuple[_Stretch, Duration]], rules: Sequence[ShareRule]) -> Iterator[tuple[str, Cell, Period]]:
    """What is told: the name of its line, its cell and its time, each cell once."""
    names = {rule.part: rule.label for rule in rules}
    seen = set()
    for one, period in dated:
        moves = [(label, cells) for words, cells in one.moves if (label := _movement(words, cells, one, rules))]
        labels = [label for label, _ in moves]
        every: list[tuple[str, Cell, Period]] = [(names[k], cell, eve_of(period)) for k, cell in one.opening.items()]
        every += [(names[k], cell, Instant(period.end)) for k, cell in one.closing.items()]
        # What several rows tell is a part in each.
        every += [(to, cell, period) for to, cells in moves if labels.count(to) == 1 for cell in cells.values()]
        for label, cell, when in every:
            if cell.kind is CellKind.NUMBER and cell.magnitude and cell.locator not in seen:
                seen.add(cell.locator)
                yield label, cell._replace(negative=False), when


def _movement(words: str, cells: _Cells, one: _Stretch, rules: Sequence[ShareRule]) -> str:
    """What a movement is called, if its words and what it adds to and takes off leave one reading; else ""."""
    moved = {kind: figure(cell) for kind, cell in cells.items() if figure(cell)}
    if len({abs(value) for value in moved.values()}) != 1:
        return ""
    if "treasury" in moved and figure(one.closing.get("treasury")) + figure(one.opening.get("treasury")) < 0:
        moved["treasury"] = -moved["treasury"]
    held, issued, left = (moved.get(kind, 0) for kind in _KINDS)
    if left and left != issued - held:
        return ""
    parts: tuple[SharePart, ...] = ()
    if issued == 0:
        parts = ("acquired",) if held > 0 else ("given", "reissued")
    elif held == 0:
        parts = ("redeemed",) if issued < 0 else ("given",)
    elif held == issued < 0:
        parts = ("retired",)
    rule = _rule(rules, parts, words)
    return rule.label if rule else ""
