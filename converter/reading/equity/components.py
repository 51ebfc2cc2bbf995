"""The components of a roll-forward: what the columns or sections of a table of balances and movements are of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.model.rounding import outcome
from converter.model.source import Cell, CellKind, ColumnMember, UnitKind
from converter.model.vocabulary import ComponentPlace, ComponentRule, Vocabulary
from converter.reading.figures.units import has_currency_sign

_LEAST_PARTS = 2
# So many rows add across, and at most one in five does not.
_LEAST_ROWS = 3
_MOST_OFF = Decimal("0.2")
_CLEAN = re.compile(r"[A-Z][\w&'().,/ -]*[\w)]")
_CUT = re.compile(r"(?<=[a-z])- (?=[a-z])")
_BROKEN = re.compile(r"-(?= )|\b-$")
_MARK = re.compile(r"\s*[(\[]\w{1,2}[)\]]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u0092": "'"})

_COUNT = ComponentPlace.COUNT

Grid = Sequence[Mapping[int, Cell]]


@dataclass(frozen=True, slots=True)
class Component:
    """What a column or section is of: its unit, its member, None for the whole, and whether it counts shares held."""

    unit: UnitKind | None
    member: ColumnMember | None
    is_held: bool = False


def rule_for(text: str, vocabulary: Vocabulary) -> ComponentRule | None:
    """The first row of components.csv that some words reach, but those of counts."""
    plain = plain_words(text)
    # `Trans- lation` is cut at the end of a line, `Paid- in` at its own hyphen.
    spellings = (plain, _CUT.sub("", plain), _CUT.sub("-", plain))
    rules = [rule for rule in vocabulary.components if rule.place is not _COUNT]
    return next((rule for rule in rules if any(rule.pattern.search(words) for words in spellings)), None)


def plain_words(text: str) -> str:
    """Words with straight quotes and single blanks, without a colon at their end."""
    return " ".join(text.translate(_QUOTES).split()).rstrip(":").strip()


def unmarked_words(text: str) -> str:
    """Plain words without the marks of notes, `(1)` or `[a]`."""
    return _MARK.sub("", plain_words(text))


def figure(cell: Cell | None) -> Decimal:
    """What a cell shows, zero where it shows no amount."""
    if cell is None or cell.kind is not CellKind.NUMBER or cell.magnitude is None:
        return Decimal(0)
    return -cell.magnitude if cell.negative else cell.magnitude


def comes_to(parts: Sequence[Cell], total: Cell | None) -> bool:
    """Whether cells add up to a total, blanks and dashes being nothing."""
    difference = sum(map(figure, parts), Decimal(0)) - figure(total)
    shown = [cell for cell in (*parts, *([total] if total else [])) if cell.kind is CellKind.NUMBER]
    return outcome(difference, [cell.decimals for cell in shown]) != "broken"


def rolls(opening: Cell | None, moves: Sequence[Cell], closing: Cell | None) -> bool:
    """Whether movements lead from one balance to the other; a cell that is no number proves nothing."""
    cells = [cell for cell in (opening, *moves, closing) if cell]
    if any(cell.kind not in (CellKind.NUMBER, CellKind.DASH) for cell in cells):
        return False
    return comes_to([*([opening] if opening else []), *moves], closing)


def column_components(
    headings: Sequence[str], grid: Grid, moves: Grid, vocabulary: Vocabulary
) -> tuple[Component | None, ...] | None:
    """What each column is of; None for one of which nothing says so for sure. None for a table of no components.

    The whole is the column to which the components of each row add up, by its words or as the last; one to which
    those of the company alone do is the parent's share. A component that no row knows has a member of the report's
    own if it adds up too.

    Args:
        headings: of all columns.
        grid: the figures of the rows, by column; `moves` those of movements alone.
    """
    units = _units(headings, grid, vocabulary)
    rules = [rule_for(heading, vocabulary) for heading in headings]
    money = [i for i, unit in enumerate(units) if unit is UnitKind.MONETARY]
    known = [i for i in money if (rule := rules[i]) and rule.place is ComponentPlace.PART]
    strange = [i for i in money if rules[i] is None]
    wholes = [i for i in money if (rule := rules[i]) and rule.place is ComponentPlace.WHOLE]
    unclear = [i for i in money if (rule := rules[i]) and rule.place is ComponentPlace.UNCLEAR]
    inside = [i for i in known if (rule := rules[i]) and rule.holder != "outsiders"]
    found: dict[int, Component] = {}
    parts = [*known, *unclear, *strange]
    whole = next((i for i in (*wholes, *money[-1:]) if _adds_across(grid, [p for p in parts if p != i], i)), None)
    known, strange = [i for i in known if i != whole], [i for i in strange if i != whole]
    if whole is not None:
        found[whole] = Component(UnitKind.MONETARY, None)
        # Where most headings are not known they are hardly read whole.
        named = [i for i in strange if _is_clean(headings[i]) and len(known) > len(strange)]
        found |= {i: Component(UnitKind.MONETARY, _own(headings[i], vocabulary)) for i in named}
    elif strange or len(known) < _LEAST_PARTS:
        return None
    for index in known:
        rule = rules[index]
        found[index] = Component(UnitKind.MONETARY, rule.member if rule else None)
    if whole is not None and inside != known:
        found |= {
            i: Component(UnitKind.MONETARY, rule.member)
            for i in wholes
            if i != whole and (rule := rules[i]) and _adds_across(grid, [*inside, *unclear, *strange], i)
        }
    return _apart([found.get(i) for i in range(len(headings))], rules, units, moves)


def _own(heading: str, vocabulary: Vocabulary) -> ColumnMember:
    """The member of a component that no row knows, on the axis of the others."""
    known = next(r.member for r in vocabulary.components if r.member and r.place is ComponentPlace.WHOLE)
    return ColumnMember(known.axis, known.domain, "", plain_words(heading))


def _apart(
    found: Sequence[Component | None],
    rules: Sequence[ComponentRule | None],
    units: Sequence[UnitKind | None],
    moves: Grid,
) -> tuple[Component | None, ...]:
    """The components with the counts of shares of those that have one, none of them twice.

    Where the company holds shares itself, a count is of those outstanding if what it buys is taken off, else of
    those issued: beside a count of the shares it holds they are, unless one rises as the other falls.
    """
    counts = [i for i, unit in enumerate(units) if unit is UnitKind.SHARES]
    of_counts = {i: rules[i] or _of_pair(i, rules, counts) for i in counts}
    parts = {i: rule.member for i, rule in of_counts.items() if rule and rule.place is ComponentPlace.PART}
    settled = list(found)
    held = [i for i, rule in enumerate(rules) if rule and rule.holder == "company"]
    outstanding = not held or any(
        figure(row.get(i)) and figure(row.get(j)) for row in moves for i in counts for j in held
    )
    both = [i for i in held if i in counts]
    against = any(figure(row.get(i)) * figure(row.get(j)) < 0 for row in moves for i in counts for j in both)
    if len(parts) == len(counts) and (not against if both else outstanding):
        for index, member in parts.items():
            settled[index] = Component(UnitKind.SHARES, member, is_held=index in held)
    return tuple(one if one is None or settled.count(one) == 1 else None for one in settled)


def _of_pair(count: int, rules: Sequence[ComponentRule | None], counts: Sequence[int]) -> ComponentRule | None:
    """Shares without a name of their own are those of the amounts right behind them, `Shares   Amount`."""
    if count + 1 >= len(rules) or count + 1 in counts:
        return None
    return rules[count + 1]


def _units(headings: Sequence[str], grid: Grid, vocabulary: Vocabulary) -> list[UnitKind | None]:
    """What each column is counted in: money where a cell prints its sign, shares where the heading says so."""
    signed = {column for row in grid for column, cell in row.items() if has_currency_sign(cell)}
    units: list[UnitKind | None] = []
    for index, heading in enumerate(headings):
        counts = any(r.place is _COUNT and r.pattern.search(plain_words(heading)) for r in vocabulary.components)
        if index in signed:
            units.append(UnitKind.MONETARY)
        elif counts:
            units.append(UnitKind.SHARES)
        elif signed and rule_for(heading, vocabulary) is None:
            units.append(None)
        else:
            units.append(UnitKind.MONETARY)
    return units


def _adds_across(grid: Grid, parts: Sequence[int], whole: int) -> bool:
    held = broken = 0
    for row in grid:
        figures = [row[index] for index in parts if figure(row.get(index))]
        if not figures or whole not in row:
            continue
        if comes_to(figures, row[whole]):
            held += 1
        else:
            broken += 1
    return held >= _LEAST_ROWS and broken <= _MOST_OFF * (held + broken)


def _is_clean(heading: str) -> bool:
    """Whether a heading can name a member: words, none of them cut at the end of a line."""
    plain = plain_words(heading)
    return bool(_CLEAN.fullmatch(plain)) and not _BROKEN.search(plain)
