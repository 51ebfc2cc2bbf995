"""Tables of the shares that a company bought back: how many, at what price each, and what all of them cost.

Rows are quarters or years and columns what is told of them, or the other way round. They are turned, so that the rooms
behind know a statement like any other. Where all three are told, one must come of the others, which also tells what the
shares are counted in; what a total is printed of must come to it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from converter.model.periods import Duration
from converter.model.shares import RepurchasePart, RepurchaseRule
from converter.model.source import (
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
from converter.reading.equity.components import comes_to, unmarked_words
from converter.reading.figures.amounts_of_cells import amount_of
from converter.reading.figures.scales import scales_in
from converter.reading.figures.units import has_currency_sign
from converter.reading.frames import placed
from converter.reading.notes.company_quarters import Quarters, quarters_of
from converter.reading.notes.subjects import is_scaled
from converter.reading.notes.turned import line_of, note_of
from converter.reading.periods.dates import said

_MEASURES: dict[RepurchasePart, UnitKind] = {
    "count": UnitKind.SHARES,
    "price": UnitKind.PER_SHARE,
    "cost": UnitKind.MONETARY,
}
_SUBJECT = "Repurchases"
_YEAR = re.compile(r"\W*((?:19|20)\d\d)\W*")
_WHOLE = 1_000_000
_SCALES = (0, 3, 6)
_LEAST = 2
# What buying costs, and a tax on it, may be in the cost and not in the price.
_SLACK = Decimal("0.03")
_QUARTER_MONTHS, _YEAR_MONTHS, _YEAR_WEEKS = 3, 12, 52
_Told = dict[Duration, dict[RepurchasePart, Cell]]


def read_repurchases(
    layout: TableLayout, statements: Sequence[StatementTable], above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of repurchases, turned; None where it is none, or not all of it can be told for sure.

    Args:
        above: what stands above the table.
    """
    rules = vocabulary.notes.repurchases
    headings = [unmarked_words(column.heading) for column in layout.columns]
    labels = [unmarked_words(row.label) for row in layout.table.rows]
    texts = [layout.title, *above, *headings]
    if not _rule(rules, ("caption",), *texts, *labels) or _rule(rules, ("bar",), *texts, *labels):
        return None
    quarters = quarters_of(statements)
    if quarters is None:
        return None
    measured = [_rule(rules, ("aside", *_MEASURES), heading) for heading in headings]
    parts = {rule.part for rule in measured if rule}
    if "count" in parts and len(parts - {"aside"}) >= _LEAST:
        is_known = all(measured)
        found = _by_rows(layout, headings, measured, [*above, layout.title], quarters, vocabulary) if is_known else {}
        words = {rule.part: heading for rule, heading in zip(measured, headings, strict=True) if rule}
    else:
        found, words = _by_columns(layout, quarters, vocabulary)
    if not found or any(len(cells) < _LEAST or "count" not in cells for cells in found.values()):
        return None
    scales = _scales(found, words, layout, statements, above, vocabulary)
    return _turned(layout, found, rules, scales) if scales else None


def _rule(rules: Sequence[RepurchaseRule], parts: Sequence[RepurchasePart], *texts: str) -> RepurchaseRule | None:
    """The first rule of some parts that one of some texts fits."""
    small = [text.lower() for text in texts]
    return next((rule for rule in rules if rule.part in parts and any(map(rule.pattern.search, small))), None)


def _figures(row: Row, layout: TableLayout) -> dict[int, Cell]:
    cells = placed(row.cells, tuple(column.position for column in layout.columns))
    return {at: cell for at, cell in cells.items() if cell.kind in (CellKind.NUMBER, CellKind.DASH)}


def _by_rows(
    layout: TableLayout,
    headings: Sequence[str],
    measured: Sequence[RepurchaseRule | None],
    above: Sequence[str],
    quarters: Quarters,
    vocabulary: Vocabulary,
) -> _Told:
    """What is told where rows are times; nothing where one is unknown, or a total not that of the rows above."""
    rules, found = vocabulary.notes.repurchases, _Told()
    of_all = {year for text in above for year in said(text, vocabulary).years}
    years = [next(iter(said(heading, vocabulary).years), 0) for heading in headings]
    heads, done = 0, dict[tuple[RepurchasePart, int], list[Cell]]()
    spans: dict[int, list[Duration]] = {}
    for row in layout.table.rows:
        label = unmarked_words(row.label)
        if not row.cells:
            heads = next(iter(said(label, vocabulary).years), 0)
            continue
        rule = _rule(rules, ("aside", "total"), label)
        if rule and rule.part == "aside":
            continue
        for at, cell in _figures(row, layout).items():
            part, year = measured[at], years[at] or heads or (min(of_all) if len(of_all) == 1 else 0)
            if part is None or part.part == "aside":
                continue
            here = spans.setdefault(year, [])
            period = _all_of(here) if rule else _row_period(label, year, quarters, vocabulary)
            above_it = done.setdefault((part.part, year), [])
            if period is None or part.part in found.get(period, {}) or (rule and not _totals(part, above_it, cell)):
                return {}
            if cell.magnitude:
                found.setdefault(period, {})[part.part] = cell
            above_it.append(cell)
            here += [] if rule or period in here else [period]
    return {period: cells for period, cells in found.items() if cells}


def _row_period(label: str, year: int, quarters: Quarters, vocabulary: Vocabulary) -> Duration | None:
    """The quarter or year that a row names, in the year that heads it if it names none itself."""
    told = said(label, vocabulary)
    year = told.years[0] if len(told.years) == 1 else year
    days = [day for printed in told.dates if (day := printed.on(printed.year or year or None))]
    months = told.length.months or (told.length.weeks or 0) * _YEAR_MONTHS // _YEAR_WEEKS if told.length else 0
    if told.ranges or len(days) != len(told.dates) or len(days) > 1:
        return None
    if days:
        months = months or (_QUARTER_MONTHS if told.quarter else 0)
        return quarters.ending(days[0], months) if months else None
    if told.quarter and year:
        return quarters.quarters(year, told.quarter, told.quarter)
    return quarters.year(year) if len(told.years) == 1 and (not months or months == _YEAR_MONTHS) else None


def _all_of(spans: Sequence[Duration]) -> Duration | None:
    """The time of some periods that follow each other; None where they do not."""
    ordered = sorted(spans, key=lambda span: span.start)
    joined = all((later.start - one.end).days == 1 for one, later in pairwise(ordered))
    return Duration(ordered[0].start, ordered[-1].end) if len(ordered) > 1 and joined else None


def _totals(part: RepurchaseRule, above: Sequence[Cell], cell: Cell) -> bool:
    return part.part == "price" or comes_to(above, cell)


def _by_columns(
    layout: TableLayout, quarters: Quarters, vocabulary: Vocabulary
) -> tuple[_Told, dict[RepurchasePart, str]]:
    """What is told where the columns are times, and by what words."""
    periods = [_column_period(column, quarters) for column in layout.columns]
    if not all(periods) or len(set(periods)) < len(periods):
        return {}, {}
    found, words = _Told(), dict[RepurchasePart, str]()
    for row in layout.table.rows:
        label = unmarked_words(row.label)
        rule = _rule(vocabulary.notes.repurchases, ("aside", *_MEASURES), label)
        if rule is None or rule.part == "aside" or not row.cells:
            continue
        if rule.part in words:
            return {}, {}
        words[rule.part] = label
        for at, cell in _figures(row, layout).items():
            period = periods[at]
            if period and cell.magnitude:
                found.setdefault(period, {})[rule.part] = cell
    return found, words


def _column_period(column: Column, quarters: Quarters) -> Duration | None:
    if column.member or column.role not in (ColumnRole.VALUE, ColumnRole.UNDATED, ColumnRole.OTHER):
        return None
    if column.period:
        return column.period if isinstance(column.period, Duration) else None
    year = _YEAR.fullmatch(column.heading)
    return quarters.year(int(year[1])) if year else None


def _scales(
    found: _Told,
    words: Mapping[RepurchasePart, str],
    layout: TableLayout,
    statements: Sequence[StatementTable],
    above: Sequence[str],
    vocabulary: Vocabulary,
) -> Scales | None:
    """What shares and money are counted in; None where nothing tells, or a cost does not come of count and price."""
    if any(has_currency_sign(cells["count"]) for cells in found.values()):
        return None
    most = max(cells["count"].magnitude or Decimal(0) for cells in found.values())
    around = [layout.title, *above]
    own = scales_in([words.get("count", ""), *around], vocabulary)
    costs = scales_in([words.get("cost", "")], vocabulary)
    # Money of seven digits is told in full, whatever the statements are told in.
    dearest = max((c["cost"].magnitude or Decimal(0) for c in found.values() if "cost" in c), default=Decimal(0))
    told = is_scaled(layout, statements, above, vocabulary)
    money = [costs.monetary] if costs else [*([layout.scales.monetary] if told else []), *_in_full(dearest)]
    if any(_MEASURES.keys() <= cells.keys() for cells in found.values()):
        whole = [cells for cells in found.values() if _MEASURES.keys() <= cells.keys()]
        may_be = [(s, m) for m in money for s in _SCALES if all(_comes_of(cells, s, m) for cells in whole)]
        return Scales(monetary=may_be[0][1], shares=may_be[0][0]) if may_be else None
    shares = [*_in_full(most), *([own.shares] if own else [])]
    if not shares or ("cost" in words and not money):
        return None
    return Scales(monetary=next(iter(money), 0), shares=shares[0])


def _in_full(most: Decimal) -> tuple[int, ...]:
    return (0,) if most >= _WHOLE else ()


def _comes_of(cells: Mapping[RepurchasePart, Cell], shares: int, money: int) -> bool:
    """Whether a cost is that of so many shares at their price, but for rounding and for what buying costs."""
    count, price, cost = (cells[part].magnitude or Decimal(0) for part in _MEASURES)
    if cells["count"].decimals > shares:
        return False
    half = Decimal("0.5")
    least = (count - half.scaleb(-cells["count"].decimals)) * price * (1 - _SLACK)
    most = (count + half.scaleb(-cells["count"].decimals)) * price * (1 + _SLACK)
    slack = half.scaleb(money - cells["cost"].decimals)
    return least.scaleb(shares) - slack <= cost.scaleb(money) <= most.scaleb(shares) + slack


def _turned(
    layout: TableLayout, found: _Told, rules: Sequence[RepurchaseRule], scales: Scales
) -> StatementTable | None:
    """The table with a line for each measure, in the columns of the times that it is of."""
    columns = tuple(Column(0, str(period), ColumnRole.VALUE, period) for period in found)
    names = {rule.part: rule.label for rule in rules}
    items = []
    for part, unit in _MEASURES.items():
        cells = [(at, cells[part]) for at, cells in enumerate(found.values()) if part in cells]
        amounts = (amount_of(cell._replace(negative=False), columns[at], at, unit, scales)[0] for at, cell in cells)
        kept = tuple(amount for amount in amounts if amount and not amount.is_dash)
        items += [line_of(layout, names[part], unit, kept)] if kept else []
    return note_of(layout, _SUBJECT, items, columns, scales)
