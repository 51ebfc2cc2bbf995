"""Tables of lines chosen from statements: no statements themselves where the release has those.

Highlights, selected data and tables of the running text repeat what the statements say, rounded, mixed with averages
and measures outside GAAP. Where they are all that a release has, they stand for its statements. So it is with what
management discusses in a periodic report: results of segments, shares of sales, changes from year to year.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from converter.model.periods import Duration, Period
from converter.model.source import COLUMNAR_KINDS, CellKind, Column, ColumnRole, StatementKind, TableLayout
from converter.model.vocabulary import DocumentPart, Vocabulary
from converter.reading.frames import place
from converter.reading.titles import is_choice, is_title, signatures, title_and_kind

_Figures = dict[Period, Decimal]
# Highlights are in billions where statements are in thousands or millions.
_SCALES = (0, 3, 6)
# Fewer digits than these may be the same by chance.
_LEAST_DIGITS = 3
_NEAR_DAYS = 7


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the release's own statements of one kind say: periods, words of their lines, and the figures of each."""

    periods: frozenset[Period]
    lines: frozenset[str]
    figures: tuple[_Figures, ...]


def without_choices(
    layouts: Sequence[TableLayout], named: Sequence[str], parts: Sequence[DocumentPart | None], vocabulary: Vocabulary
) -> list[TableLayout]:
    """The layouts, those that only repeat lines of a titled statement being selected data.

    Args:
        named: the caption that names each table, "" where none does.
        parts: the part of the document that each stands in.
    """
    chosen = [_is_choice(layout, title, vocabulary) for layout, title in zip(layouts, named, strict=True)]
    layouts = _without_discussed(layouts, chosen, parts, vocabulary)
    wholes = {kind: _whole(layouts, chosen, kind, vocabulary) for kind in COLUMNAR_KINDS}
    repeats = [
        is_chosen and layout.kind in wholes and _repeats(layout, title, wholes[layout.kind], vocabulary)
        for layout, title, is_chosen in zip(layouts, named, chosen, strict=True)
    ]
    # Pages of one title are all of it or none.
    titles = {title for title, is_repeat in zip(named, repeats, strict=True) if is_repeat and title}
    return [
        replace(layout, kind=StatementKind.SELECTED_DATA)
        if is_repeat or (is_chosen and title in titles and layout.kind in wholes)
        else layout
        for layout, title, is_chosen, is_repeat in zip(layouts, named, chosen, repeats, strict=True)
    ]


def _without_discussed(
    layouts: Sequence[TableLayout],
    chosen: Sequence[bool],
    parts: Sequence[DocumentPart | None],
    vocabulary: Vocabulary,
) -> list[TableLayout]:
    """The layouts, those of management's discussion being selected data where the report has a statement for them.

    That is one of the kind and of a period of theirs, below its title, with no fewer lines that mark its kind: tables
    of the notes name it too. It stands outside the discussion, or in it beside tables of chosen lines: some reports
    print their statements amid it, and a table of contents may name it last.
    """
    discussed = [part is DocumentPart.DISCUSSION for part in parts]
    if not any(discussed):
        return list(layouts)
    titled = [
        (layout, inside) for layout, is_chosen, inside in zip(layouts, chosen, discussed, strict=True) if not is_chosen
    ]
    outside = [layout for layout, inside in titled if not inside]
    anywhere = [layout for layout, _ in titled]
    return [
        replace(layout, kind=StatementKind.SELECTED_DATA)
        if inside and _has_statement(layout, anywhere if is_chosen else outside, vocabulary)
        else layout
        for layout, is_chosen, inside in zip(layouts, chosen, discussed, strict=True)
    ]


def _has_statement(layout: TableLayout, titled: Sequence[TableLayout], vocabulary: Vocabulary) -> bool:
    """Whether some titled tables hold the statement that a table tells lines of."""
    kind = layout.kind
    if kind not in COLUMNAR_KINDS:
        return False
    least = max(1, len(signatures(layout.table, kind, vocabulary)))
    return any(
        other.kind is kind
        and _shares(_periods(other), layout)
        and len(signatures(other.table, kind, vocabulary)) >= least
        for other in titled
    )


def _shares(periods: frozenset[Period], layout: TableLayout) -> bool:
    """Whether a table tells of one of some periods; one that tells of none has no facts that could be of another."""
    own = _periods(layout)
    return bool(periods) and (not own or any(_alike(one, other) for one in own for other in periods))


def _is_choice(layout: TableLayout, title: str, vocabulary: Vocabulary) -> bool:
    return is_choice(title, vocabulary) or _is_beside_other_measures(layout.columns, vocabulary)


def _is_beside_other_measures(columns: tuple[Column, ...], vocabulary: Vocabulary) -> bool:
    """Whether columns of figures stand beside some of measures outside GAAP."""
    rules = [rule for rule in vocabulary.titles if rule.place == "title" and rule.kind is StatementKind.NON_GAAP]
    return any(
        column.role is ColumnRole.OTHER and any(rule.pattern.search(column.heading.lower()) for rule in rules)
        for column in columns
    )


def _whole(
    layouts: Sequence[TableLayout], chosen: Sequence[bool], kind: StatementKind, vocabulary: Vocabulary
) -> _Whole:
    own = [layout for layout, is_chosen in zip(layouts, chosen, strict=True) if layout.kind is kind and not is_chosen]
    periods = frozenset(period for layout in own for period in _periods(layout))
    lines = frozenset().union(*(signatures(layout.table, kind, vocabulary) for layout in own))
    return _Whole(periods, lines, tuple(figures for layout in own for figures in _figures(layout)))


def _figures(layout: TableLayout) -> Iterator[_Figures]:
    """The printed figures of each line, by period."""
    positions = tuple(column.position for column in layout.columns)
    for row in layout.table.rows:
        columns = [layout.columns[at] if at is not None else None for at in place(row.cells, positions)]
        yield {
            column.period: cell.magnitude
            for column, cell in zip(columns, row.cells, strict=True)
            if column and column.period and column.member is None and cell.magnitude and cell.kind is CellKind.NUMBER
        }


def _periods(layout: TableLayout) -> frozenset[Period]:
    return frozenset(column.period for column in layout.columns if column.period and column.member is None)


def _repeats(layout: TableLayout, title: str, whole: _Whole, vocabulary: Vocabulary) -> bool:
    """Whether the statements have a table's lines and one of its periods; one without periods says nothing anyway.

    Quarters of results beside statements of years repeat none. A table whose title names the statement, or that has
    none, may be its other page or tell more of it: it repeats the statement only if that has a line which marks their
    kind, too, or the same figures.
    """
    if not _shares(whole.periods, layout):
        return False
    own = _periods(layout)
    if layout.kind is StatementKind.INCOME_STATEMENT and 0 < _shortest(own) < _shortest(whole.periods) - _NEAR_DAYS:
        return False
    if not own or title_and_kind((title,), vocabulary)[1] is StatementKind.SELECTED_DATA:
        return True
    if signatures(layout.table, layout.kind, vocabulary) & whole.lines:
        return True
    named = is_title(title, vocabulary)
    return named and any(_same(line, other) for line in _figures(layout) for other in whole.figures)


def _shortest(periods: frozenset[Period]) -> int:
    """The days of the shortest of some periods; 0 where none lasts."""
    return min(((period.end - period.start).days for period in periods if isinstance(period, Duration)), default=0)


def _alike(one: Period, other: Period) -> bool:
    """Whether two periods are one: `Second Quarter` of a year of weeks begins some days off the month's first."""
    if type(one) is not type(other) or abs(one.end - other.end).days > _NEAR_DAYS:
        return False
    starts = [period.start for period in (one, other) if isinstance(period, Duration)]
    return not starts or abs(starts[0] - starts[1]).days <= _NEAR_DAYS


def _same(line: _Figures, other: _Figures) -> bool:
    """Whether a line of chosen figures prints those of another in all periods they share, rounded perhaps."""
    shared = [(line[period], other[period]) for period in line.keys() & other.keys()]
    if sum(len(chosen.as_tuple().digits) for chosen, _ in shared) < _LEAST_DIGITS:
        return False
    return any(all(abs(chosen - of.scaleb(-scale)) <= _slack(chosen) for chosen, of in shared) for scale in _SCALES)


def _slack(figure: Decimal) -> Decimal:
    """Half of the last digit that a figure prints."""
    exponent = figure.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) and exponent < 0 else Decimal("0.5")
