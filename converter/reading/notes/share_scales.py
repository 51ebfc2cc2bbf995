"""What the shares of a note are counted in: as its words say, or as the counts of the statements show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from converter.model.periods import Instant, Period
from converter.model.source import COLUMNAR_KINDS, Cell, StatementTable, UnitKind
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.scales import scales_in

# A count of so many digits may be a whole one.
_WHOLE = 1_000_000
_SCALES = (0, 3, 6)
# No company has so many times as many shares as it has, on average, outstanding or authorized.
_MOST_TIMES = 20


def scale_of(
    counts: Mapping[Instant, Iterable[Cell]],
    texts: Sequence[str],
    statements: Sequence[StatementTable],
    vocabulary: Vocabulary,
) -> int | None:
    """The power of ten that counts of shares are in; None where nothing tells, or the statements tell otherwise.

    Args:
        counts: by the days that they are of.
        texts: what may say in what they are counted, nearest first.
    """
    told: dict[Period, set[Decimal]] = {}
    for statement in statements:
        for line in statement.lines if statement.kind in COLUMNAR_KINDS else ():
            for amount in line.amounts if line.unit is UnitKind.SHARES else ():
                told.setdefault(amount.period, set()).add(abs(amount.shown))
    cells = [(day, cell) for day, of_day in counts.items() for cell in of_day if cell.magnitude]
    most = max((cell.magnitude for _, cell in cells if cell.magnitude), default=Decimal(0))
    if not most:
        return None
    known = max((figure for figures in told.values() for figure in figures), default=None)
    words = scales_in(texts, vocabulary)
    may_be = [words.shares] if words else list(_SCALES)
    may_be += [0] if most >= _WHOLE and 0 not in may_be else []
    if known:
        may_be = [s for s in may_be if known <= most.scaleb(s) * _MOST_TIMES and most.scaleb(s) <= known * _MOST_TIMES]
    shown = [s for s in may_be if any(_is_told(cell, s, told.get(day, ())) for day, cell in cells)]
    if len(shown) == 1:
        return shown[0]
    if words and words.shares in may_be:
        return words.shares
    return 0 if most >= _WHOLE and 0 in may_be else None


def _is_told(cell: Cell, scale: int, told: Iterable[Decimal]) -> bool:
    """Whether a count is one that a statement prints of the same day, but for what it was rounded by."""
    slack = Decimal("0.5").scaleb(scale - cell.decimals)
    magnitude = cell.magnitude or Decimal(0)
    return any(abs(magnitude.scaleb(scale) - figure) <= slack for figure in told)
