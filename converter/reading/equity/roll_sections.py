"""Tables of balances and their movements whose columns are periods: the components stand below one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from converter.model.periods import Duration
from converter.model.source import (
    Cell,
    Column,
    ColumnMember,
    ColumnRole,
    RollForward,
    RollRole,
    RollRow,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import ComponentPlace, Vocabulary
from converter.reading.equity.components import comes_to, plain_words, rolls, rule_for
from converter.reading.equity.roll_forward import roles_of
from converter.reading.frames import place

# The component of rows that stand in no section, or in one that no row of components.csv knows.
_NONE = -1


@dataclass(slots=True)
class _Sections:
    """The components in the order in which they are met; the whole is the first."""

    members: list[ColumnMember | None] = field(default_factory=lambda: [None])
    current: int = _NONE

    def enter(self, text: str, vocabulary: Vocabulary) -> None:
        """Go to the section that a heading names."""
        rule = rule_for(text, vocabulary)
        self.current = _NONE
        if rule and rule.place is ComponentPlace.WHOLE:
            self.current = 0
        elif rule and rule.member and rule.place is ComponentPlace.PART:
            if rule.member not in self.members:
                self.members.append(rule.member)
            self.current = self.members.index(rule.member)


def read_sections(layout: TableLayout, vocabulary: Vocabulary) -> tuple[tuple[Column, ...], RollForward] | None:
    """The columns, one for each component and period, and the rows of a table; None where it has no such sections.

    Args:
        layout: of a table whose columns are read.
    """
    dated = [c for c in layout.columns if isinstance(c.period, Duration) and c.role is ColumnRole.VALUE]
    if not dated or any(column.member for column in layout.columns):
        return None
    sections = _Sections()
    found = _roles(layout, sections, vocabulary)
    ends = {(role, section) for role, section in found if section > 0}
    if not any((RollRole.OPENING, s) in ends and (RollRole.CLOSING, s) in ends for _, s in ends):
        return None
    width = len(layout.columns)
    places = [place(row.cells, tuple(column.position for column in layout.columns)) for row in layout.table.rows]
    cells: dict[tuple[RollRole, int, int], list[Cell]] = {}
    rows = []
    for row, where, (role, section) in zip(layout.table.rows, places, found, strict=True):
        own = tuple(None if at is None or section == _NONE else section * width + at for at in where)
        rows.append(RollRow(role, row.label, own))
        for at, cell in zip(where, row.cells, strict=True):
            if at is not None:
                cells.setdefault((role, section, at), []).append(cell)
    columns = tuple(
        replace(column, member=member, role=_role_of(column, section, at, cells, len(sections.members)))
        for section, member in enumerate(sections.members)
        for at, column in enumerate(layout.columns)
    )
    return columns, RollForward(tuple(rows), (None,) * len(columns), (False,) * len(columns), is_matrix=False)


def _roles(layout: TableLayout, sections: _Sections, vocabulary: Vocabulary) -> list[tuple[RollRole, int]]:
    """What each row is, and its component by number."""
    found: list[tuple[RollRole, int]] = []
    for row in layout.table.rows:
        if not row.cells:
            sections.enter(row.label, vocabulary)
            found.append((RollRole.HEADING, _NONE))
            continue
        roles = roles_of(row.label, vocabulary)
        ends = {RollRole.OPENING: "opening" in roles, RollRole.CLOSING: "closing" in roles}
        role = next((role for role, holds in ends.items() if holds), RollRole.MOVEMENT)
        if role is not RollRole.MOVEMENT and (own := rule_for(_component_words(row.label), vocabulary)):
            sections.enter(_component_words(row.label), vocabulary)
            found.append((role, sections.current))
            sections.current = _NONE if own.place is ComponentPlace.WHOLE else sections.current
        elif role is not RollRole.MOVEMENT:
            found.append((role, sections.current))
        elif _is_per_share(row.label, vocabulary):
            found.append((RollRole.BESIDE, 0))
        elif "adjusted" in roles:
            found.append((RollRole.LEFT_OUT, sections.current))
        else:
            found.append((RollRole.MOVEMENT if sections.current > 0 else RollRole.LEFT_OUT, sections.current))
        if role is RollRole.CLOSING:
            sections.current = _NONE
    return found


def _component_words(label: str) -> str:
    """What a balance is of: the words before a comma, `Total shareholders' equity, beginning balances`."""
    return plain_words(label).split(",")[0]


def _is_per_share(label: str, vocabulary: Vocabulary) -> bool:
    words = label.lower()
    found = next((rule for rule in vocabulary.line_units if rule.pattern.search(words)), None)
    return found is not None and found.unit is UnitKind.PER_SHARE


def _role_of(
    column: Column, section: int, at: int, cells: Mapping[tuple[RollRole, int, int], Sequence[Cell]], count: int
) -> ColumnRole:
    """A column's role: unproven where its balances and movements do not meet."""
    if column.role is not ColumnRole.VALUE or not isinstance(column.period, Duration):
        return ColumnRole.UNDATED if column.role is ColumnRole.VALUE else column.role

    def of(role: RollRole, number: int) -> list[Cell]:
        return list(cells.get((role, number, at), ()))

    if section:
        moves = [*of(RollRole.MOVEMENT, section), *of(RollRole.LEFT_OUT, section)]
        opening, closing = of(RollRole.OPENING, section), of(RollRole.CLOSING, section)
        holds = len(opening) <= 1 and len(closing) <= 1 and rolls(_one(opening), moves, _one(closing))
        return column.role if holds else ColumnRole.UNPROVEN
    for role in (RollRole.OPENING, RollRole.CLOSING):
        parts = [cell for number in range(1, count) for cell in of(role, number)]
        total = of(role, 0)
        if len(total) > 1 or (total and not comes_to(parts, total[0])):
            return ColumnRole.UNPROVEN
    return column.role


def _one(cells: Sequence[Cell]) -> Cell | None:
    return cells[0] if cells else None
