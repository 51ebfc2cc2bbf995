"""Tables of notes whose rows or columns are the years in which something falls due, all of it owed at one day.

They are turned, so that the rooms behind know a statement like any other: each place in the row of years is a line of
its own, at the day of the balance sheet. The years must follow that day, and come to the total that is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, combinations, takewhile

from converter.model.notes import Subject
from converter.model.periods import Instant
from converter.model.schedules import ScheduleRole, ScheduleRule
from converter.model.source import (
    Cell,
    Column,
    ColumnRole,
    LineItem,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.frames import place, placed
from converter.reading.notes.subjects import is_barred
from converter.reading.periods.dates import printed_dates
from converter.reading.periods.years_ahead import YearsAhead, balance_days, years_ahead

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEAST_PARTS, _LEAST_YEARS, _MOST_YEARS = 3, 2, 5
_MOST_TIED, _TOGETHER, _PAIR = 8, 3, 2
# Of a total that is so many times as great what parts were rounded by is no figure of its own.
_FAR_ABOVE = 10
_NO_STATEMENT = (StatementKind.NOTES, StatementKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Figure:
    """A cell of a series: what stands beside it, and its column."""

    label: str
    cell: Cell
    column: int

    @property
    def shown(self) -> Decimal:
        return self.cell.shown


@dataclass(frozen=True, slots=True)
class _Series:
    """Figures in a row or a column, and what it is called."""

    heading: str
    figures: tuple[_Figure, ...]


@dataclass(frozen=True, slots=True)
class _Schedule:
    """The figures of a series by their places, as `note_schedule_lines.csv` names them."""

    figures: tuple[tuple[str, _Figure], ...]

    def at(self, name: str) -> _Figure | None:
        return next((figure for where, figure in self.figures if where == name), None)

    @property
    def result(self) -> _Figure:
        """What is left in the end: the total, or what it is less interest."""
        found = self.at("net") or self.at("total")
        assert found
        return found

    def held(self) -> _Schedule:
        """The same where the total of the years is what the balance sheet holds."""
        return _Schedule(tuple(("net" if where == "total" else where, figure) for where, figure in self.figures))


@dataclass(frozen=True, slots=True)
class Printed:
    """What a document prints beside a table: its statements, and the layouts of all its tables."""

    statements: tuple[StatementTable, ...]
    layouts: tuple[TableLayout, ...]


def read_schedules(
    layout: TableLayout, printed: Printed, above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of what falls due in which year, turned; None where it is none, or nothing says of what."""
    if is_barred(layout, above, vocabulary):
        return None
    day = day_of_sheet(layout, printed, above, vocabulary)
    ahead = years_ahead(day, printed.statements) if day else None
    if day is None or ahead is None:
        return None
    found, inside = [], _words_in(layout)
    series = [(inside, one) for one in _down(layout, vocabulary)]
    series += [([one.heading], one) for one in _along(layout, vocabulary)]
    read = [(words, one, schedule) for words, one in series if (schedule := _schedule(one.figures, ahead, vocabulary))]
    for words, one, schedule in read:
        near = [one.heading] if len(read) > 1 else [one.heading, *_words_near(layout, schedule, above)]
        here = _Place(layout, printed, day, (*_near(layout, above), *words), vocabulary)
        rule = _rule_of(near, schedule, here)
        if rule:
            found.append((rule, schedule.held() if here.is_held(rule, schedule) else schedule))
    told = [(rule.subject, schedule) for rule, schedule in found]
    if not told or len({subject for subject, _ in told}) < len(told):
        return None
    return _turned(layout, day, [*told, *_of_both(told, [schedule for _, _, schedule in read])], vocabulary)


def _of_both(told: Sequence[tuple[str, _Schedule]], read: Sequence[_Schedule]) -> Iterator[tuple[str, _Schedule]]:
    """The one schedule to which two others come, called by the words that both end with: all `lease payments`."""
    if len(told) != _PAIR:
        return
    (one, first), (other, second) = told
    columns = {figure.column for _, schedule in told for _, figure in schedule.figures}
    ends = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(one.split()), reversed(other.split()), strict=False))
    words = " ".join(reversed([word for word, _ in ends])).capitalize()
    found = [
        schedule
        for schedule in read
        if not columns & {figure.column for _, figure in schedule.figures} and _adds_up(first, second, schedule)
    ]
    if words and len(found) == 1:
        yield words, found[0]


def _adds_up(first: _Schedule, second: _Schedule, whole: _Schedule) -> bool:
    """Whether the figures of two schedules come to those of a third in each of its places."""
    parts = [(first.at(where), second.at(where), figure) for where, figure in whole.figures]
    return all(one and other and _come_to([one.shown, other.shown], figure) for one, other, figure in parts)


def day_of_sheet(layout: TableLayout, printed: Printed, above: Sequence[str], vocabulary: Vocabulary) -> date | None:
    """The day of a balance sheet that the words right above a table name, else that of the newest."""
    days = balance_days(printed.statements)
    for text in _near(layout, above):
        told = {date.whole for _, date in printed_dates(text, vocabulary) if date.whole}
        if told:
            known = told & set(days)
            return known.pop() if len(known) == 1 else None
    return days[0] if days else None


def _near(layout: TableLayout, above: Sequence[str]) -> list[str]:
    """What stands above a table, the nearest first."""
    near = [layout.table.lead, *reversed(layout.table.captions), layout.table.section, *reversed(above)]
    return list(dict.fromkeys(text for text in near if text))


def _words_in(layout: TableLayout) -> list[str]:
    table = layout.table
    return [*(phrase.text for line in table.headings for phrase in line), *(row.label for row in table.rows)]


def _words_near(layout: TableLayout, schedule: _Schedule, above: Sequence[str]) -> list[str]:
    results = [figure.label for where, figure in schedule.figures if where in ("net", "total")]
    headings = [phrase.text for line in layout.table.headings for phrase in line]
    return [" ".join(results), " ".join(headings), *_near(layout, above)]


def _down(layout: TableLayout, vocabulary: Vocabulary) -> Iterator[_Series]:
    """The columns of a table, each with its heading; the years may be figures of a first column of their own."""
    positions = tuple(column.position for column in layout.columns)
    found: dict[int, list[_Figure]] = {}
    for row in layout.table.rows:
        label, cells = row.label, row.cells
        shown = list(zip(place(cells, positions), cells, strict=True))
        if not label.strip() and len(cells) > 1 and _is_year(cells[0], vocabulary):
            label, shown = cells[0].text, shown[1:]
        for at, cell in shown:
            if at is not None:
                found.setdefault(at, []).append(_Figure(label, cell, at))
    for at, figures in sorted(found.items()):
        yield _Series(layout.columns[at].heading, tuple(figures))


def _is_year(cell: Cell, vocabulary: Vocabulary) -> bool:
    return not cell.decimals and _role(cell.text, vocabulary) == "year"


def _along(layout: TableLayout, vocabulary: Vocabulary) -> Iterator[_Series]:
    """The rows of a table whose columns are headed by years."""
    headings = [column.heading for column in layout.columns]
    if sum(_role(heading, vocabulary) == "year" for heading in headings) < _LEAST_YEARS:
        return
    positions = tuple(column.position for column in layout.columns)
    for row in layout.table.rows:
        cells = placed(row.cells, positions).items()
        yield _Series(row.label, tuple(_Figure(headings[at], cell, at) for at, cell in cells))


@lru_cache(maxsize=256)
def _role(label: str, vocabulary: Vocabulary) -> ScheduleRole | None:
    words = label.strip()
    return next((role for role, pattern in vocabulary.notes.schedules.rows if pattern.search(words)), None)


def _schedule(figures: Sequence[_Figure], ahead: YearsAhead, vocabulary: Vocabulary) -> _Schedule | None:
    """The places of figures that begin with years in a row and come to a total; None where they do not."""
    roles = [_role(figure.label, vocabulary) for figure in figures]
    start = next((at for at, role in enumerate(roles) if role in ("rest", "year")), len(roles))
    first = start + (roles[start : start + 1] == ["rest"])
    last = first
    while roles[last : last + 1] == ["year"]:
        last += 1
    named = [_YEAR.findall(figure.label) for figure in figures[first:last]]
    years = tuple(int(found[-1]) for found in named if found)
    if not all(named) or len(years) < _LEAST_YEARS or any(year != years[0] + at for at, year in enumerate(years)):
        return None
    rest = _YEAR.findall(figures[start].label) if first > start else []
    skipped = ahead.first_of(years, has_rest=first > start)
    whole = len(years) - (skipped or 0)
    if skipped is None or whole > _MOST_YEARS or (rest and int(rest[-1]) + 1 != years[0]):
        return None
    names = ["rest"] if first > start or skipped else []
    names += [str(number) for number in range(1, whole + 1)]
    names += [f"after {whole}"] if roles[last : last + 1] == ["after"] else []
    placed = list(zip(names, figures[start:], strict=False))
    results = _results(figures[start + len(names) :], roles[start + len(names) :], placed)
    return _Schedule((*placed, *results)) if results and len(placed) >= _LEAST_PARTS else None


def _results(
    figures: Sequence[_Figure], roles: Sequence[ScheduleRole | None], parts: Sequence[tuple[str, _Figure]]
) -> list[tuple[str, _Figure]]:
    """The total of the parts, what is left of it without interest, and how that is divided: as far as it adds up."""
    # What comes to nothing equals every other nothing, so no total proves it.
    if not figures or roles[0] is not None or not figures[0].shown:
        return []
    if not _come_to([part.shown for _, part in parts], figures[0]):
        return []
    found = [("total", figures[0])]
    if len(figures) > 2 and roles[1] == "less":
        interest, net = figures[1:3]
        if _come_to([figures[0].shown, -abs(interest.shown)], net):
            found += [("less", interest), ("net", net)]
            both = list(zip(roles[3:5], figures[3:5], strict=True))
            if [role for role, _ in both] == ["current", "noncurrent"]:
                parted = [abs(figure.shown) for _, figure in both]
                found += [(str(role), figure) for role, figure in both] if _come_to(parted, net) else []
    return found


def _come_to(parts: Sequence[Decimal], total: _Figure) -> bool:
    """Whether parts come to a total, but for what they were rounded by; small figures to the last digit."""
    slack = (Decimal(len(parts) + 1) / 2).scaleb(-total.cell.decimals)
    return abs(sum(parts, Decimal(0)) - total.shown) <= (slack if abs(total.shown) > _FAR_ABOVE * slack else 0)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a schedule stands: its table, what else is printed, the day, and all words that may speak of it."""

    layout: TableLayout
    printed: Printed
    day: date
    words: tuple[str, ...]
    vocabulary: Vocabulary

    def balances(self, pattern: re.Pattern[str]) -> Iterator[tuple[Decimal, bool]]:
        """What the balance sheet of the day shows in lines with some words, and whether it is due within a year."""
        for statement in self.printed.statements:
            if statement.kind is StatementKind.BALANCE_SHEET:
                for line in statement.lines:
                    if pattern.search(line.label):
                        for amount in line.amounts:
                            if amount.period == Instant(self.day) and not statement.columns[amount.column].member:
                                words = (line.label, *line.parents)
                                yield amount.shown, any(_role(one, self.vocabulary) == "current" for one in words)

    def is_balance(self, pattern: re.Pattern[str], figure: _Figure) -> bool:
        """Whether a figure is what lines of the balance sheet come to: all that is due later, and some that is sooner.

        What is due later and stays aside would be owed besides. A line of the figure itself may be the others' total.
        """
        wanted = figure.shown.scaleb(self.layout.scales.monetary)
        found = list(self.balances(pattern))
        later = [shown for shown, is_current in found if not is_current and shown != wanted]
        soon = [shown for shown, is_current in found if is_current and shown != wanted][:_MOST_TIED]
        if not later and len(found) > len(soon):
            return any(shown == wanted for shown, _ in found)
        some = (some for size in range(_TOGETHER + 1) for some in combinations(soon, size))
        return any(sum(each, sum(later, Decimal(0))) == wanted for each in some)

    def is_held(self, rule: ScheduleRule, schedule: _Schedule) -> bool:
        """Whether the years come to what lines of the balance sheet do."""
        return not schedule.at("net") and rule.ties is not None and self.is_balance(rule.ties, schedule.result)

    def is_total_elsewhere(self, figure: _Figure) -> bool:
        """Whether another table that is no statement prints a figure as what the rows above it come to."""
        wanted = figure.shown.scaleb(self.layout.scales.monetary)
        others = (
            each for each in self.printed.layouts if each.kind in _NO_STATEMENT and each.table is not self.layout.table
        )
        return any(_is_sum_in(each, wanted.scaleb(-each.scales.monetary), self.vocabulary) for each in others)


def _is_sum_in(layout: TableLayout, wanted: Decimal, vocabulary: Vocabulary) -> bool:
    """Whether a table prints a figure as what the rows right above it come to, or one that words call a total."""
    positions = tuple(column.position for column in layout.columns)
    by_column: dict[int, list[Decimal]] = {}
    for row in layout.table.rows if positions else ():
        for at, cell in zip(place(row.cells, positions), row.cells, strict=True):
            if at is None or cell.magnitude is None:
                continue
            shown = -cell.magnitude if cell.negative else cell.magnitude
            before = by_column.setdefault(at, [])
            if shown == wanted and _is_run(before, wanted, 1 if vocabulary.says_total(row.label) else 2):
                return True
            before.append(shown)
    return False


def _is_run(before: Sequence[Decimal], wanted: Decimal, least: int) -> bool:
    """Whether so many of the last figures at least, with those before them, come to one."""
    runs = enumerate(accumulate(reversed(before)), start=1)
    return any(come == wanted and count >= least for count, come in runs)


def _rule_of(levels: Sequence[str], schedule: _Schedule, here: _Place) -> ScheduleRule | None:
    """What falls due, by the nearest words that say it, if nothing speaks against it and it is proven."""
    rules = here.vocabulary.notes.schedules.subjects
    for text in levels:
        found = [rule for rule in rules if rule.caption.search(text) and _may_be(rule, schedule, here)]
        if len(found) > 1:
            found = [rule for rule in found if rule.ties and here.is_balance(rule.ties, schedule.result)]
            return found[0] if len(found) == 1 else None
        if found:
            return found[0]
    weakly = [rule for rule in rules if rule.weak and any(map(rule.weak.search, levels))]
    tied = [
        rule
        for rule in weakly
        if rule.ties and _may_be(rule, schedule, here) and here.is_balance(rule.ties, schedule.result)
    ]
    return tied[0] if len(tied) == 1 else None


def _may_be(rule: ScheduleRule, schedule: _Schedule, here: _Place) -> bool:
    if not rule.since <= here.day <= rule.until or any(map(rule.bar.search, here.words)):
        return False
    if rule.unless and any(True for _ in here.balances(rule.unless)):
        return False
    has_interest = schedule.at("net") is not None
    if rule.proof == "tied":
        return not has_interest and (here.is_held(rule, schedule) or here.is_total_elsewhere(schedule.result))
    if has_interest and rule.ties:
        # What is owed in all is no less than a line of the balance sheet for some of it.
        net = schedule.result.shown.scaleb(here.layout.scales.monetary)
        if any(shown > net for shown, _ in here.balances(rule.ties)):
            return False
    return has_interest == (rule.proof == "less")


def _turned(
    layout: TableLayout, day: date, found: Sequence[tuple[str, _Schedule]], vocabulary: Vocabulary
) -> StatementTable:
    """The table with a line for each place of each schedule, and the columns that they stand in."""
    used = sorted({figure.column for _, schedule in found for _, figure in schedule.figures})
    columns = tuple(
        Column(column.position, column.heading, ColumnRole.VALUE, Instant(day))
        for column in (layout.columns[at] for at in used)
    )
    lines: list[LineItem] = []
    aside = []
    for told, schedule in found:
        for where, figure in schedule.figures:
            at = used.index(figure.column)
            amount, _ = amount_of(figure.cell, columns[at], at, UnitKind.MONETARY, layout.scales)
            aside += [len(lines)] if where == "less" else []
            words = f"{told}, {vocabulary.notes.schedules.lines[where]}"
            is_total = where in ("total", "net")
            amounts = (amount,) if amount else ()
            locator = layout.table.rows[0].locator
            lines.append(LineItem(words, (), 0, False, is_total, UnitKind.MONETARY, amounts, locator))
    named = tuple((at,) for at in range(len(lines)) if at not in aside)
    clear = frozenset(at for (at,) in named)
    subject = Subject(", ".join(told for told, _ in found), named, frozenset(aside), clear)
    kind, rest = StatementKind.DETAILS, (layout.currency, tuple(lines), layout.scales, layout.table.index)
    return StatementTable(kind, layout.title, columns, *rest, subject=subject)
