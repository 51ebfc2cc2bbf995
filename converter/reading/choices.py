"""Tables of lines chosen from statements: no statements themselves where the release has those.

Highlights, selected data and tables of the running text repeat what the statements say, rounded, mixed with averages
and measures outside GAAP. Where they are all that a release has, they stand for its statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from converter.model.periods import Period
from converter.model.source import COLUMNAR_KINDS, Column, ColumnRole, StatementKind, TableLayout
from converter.model.vocabulary import Vocabulary
from converter.reading.titles import is_choice, is_title, signatures


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the release's own statements of one kind say: their periods and the words of their lines."""

    periods: frozenset[Period]
    lines: frozenset[str]


def without_choices(layouts: Sequence[TableLayout], named: Sequence[str], vocabulary: Vocabulary) -> list[TableLayout]:
    """The layouts, those that only repeat lines of a titled statement being selected data.

    Args:
        named: the caption that names each table, "" where none does.
    """
    chosen = [_is_choice(layout, title, vocabulary) for layout, title in zip(layouts, named, strict=True)]
    wholes = {kind: _whole(layouts, chosen, kind, vocabulary) for kind in COLUMNAR_KINDS}
    return [
        replace(layout, kind=StatementKind.SELECTED_DATA)
        if is_chosen and layout.kind in wholes and _repeats(layout, title, wholes[layout.kind], vocabulary)
        else layout
        for layout, title, is_chosen in zip(layouts, named, chosen, strict=True)
    ]


def _is_choice(layout: TableLayout, title: str, vocabulary: Vocabulary) -> bool:
    return is_choice(title, vocabulary) or _is_beside_other_measures(layout.columns, vocabulary)


def _is_beside_other_measures(columns: tuple[Column, ...], vocabulary: Vocabulary) -> bool:
    """Whether columns of figures stand beside some of measures outside GAAP."""
    rules = [rule for rule in vocabulary.titles if rule.place == "title" and rule.kind is StatementKind.NON_GAAP]
    return any(
        column.role is ColumnRole.OTHER and any(rule.pattern.search(column.heading) for rule in rules)
        for column in columns
    )


def _whole(
    layouts: Sequence[TableLayout], chosen: Sequence[bool], kind: StatementKind, vocabulary: Vocabulary
) -> _Whole:
    own = [layout for layout, is_chosen in zip(layouts, chosen, strict=True) if layout.kind is kind and not is_chosen]
    periods = frozenset(period for layout in own for period in _periods(layout))
    return _Whole(periods, frozenset().union(*(signatures(layout.table, kind, vocabulary) for layout in own)))


def _periods(layout: TableLayout) -> frozenset[Period]:
    return frozenset(column.period for column in layout.columns if column.period and column.member is None)


def _repeats(layout: TableLayout, title: str, whole: _Whole, vocabulary: Vocabulary) -> bool:
    """Whether the statements have a table's lines and one of its periods; one without periods says nothing anyway.

    A table without a title may be a statement's other page, or hold what stands beside it: it repeats the statement
    only if that has a line which marks their kind, too.
    """
    own = _periods(layout)
    if not whole.periods or (own and not own & whole.periods):
        return False
    return is_title(title, vocabulary) or bool(signatures(layout.table, layout.kind, vocabulary) & whole.lines)
