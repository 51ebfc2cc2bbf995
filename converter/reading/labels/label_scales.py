"""By which power of ten the share counts inside labels are multiplied: words say it, or arithmetic proves it.

Captions are often silent about counts: below `in thousands` both 295,941 and 295,941,000 shares are printed so. A par
value times the shares comes to the amount of the line in one of the two only, and the balance sheet counts about as
many shares as the weighted average of the income statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from converter.model.source import LineItem, Scales, UnitKind
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.scales import tells_apart
from converter.reading.labels.label_words import Token

_SCALES = (0, 3, 6)
_WHOLE_UNITS = 1_000_000
_MOST_APART = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """What one label says of shares: counts that make up the amount of its line, by column, and their par value."""

    line: LineItem
    all: tuple[Token, ...]
    by_column: Mapping[int, Token]
    par: Decimal | None

    def going_on(self, rest: Counts) -> Counts:
        """What a label says that goes on in the next line."""
        return Counts(rest.line, (*self.all, *rest.all), {**self.by_column, **rest.by_column}, self.par or rest.par)


def share_scale(
    labels: Sequence[Counts], scales: Scales, known: Iterable[Decimal], vocabulary: Vocabulary
) -> int | None:
    """The scale of the counts of a balance sheet that no word beside them gives; None where nothing settles it.

    Args:
        labels: what each label says.
        scales: of the statement.
        known: counts of shares in other statements, in whole shares.
    """
    said = scales.of(UnitKind.SHARES)
    if not said or tells_apart(scales, (UnitKind.SHARES,), vocabulary):
        return said
    proven = {scale for label in labels for scale in _by_par(label)} or set(_by_average(labels, said, tuple(known)))
    if proven:
        return proven.pop() if len(proven) == 1 else None
    # Who prints millions of shares digit by digit below thousands of dollars prints whole shares; where some counts of
    # each label look whole and others do not it stays open.
    sizes = [{token.number >= _WHOLE_UNITS for token in label.all if token.number} for label in labels]
    if {True} in sizes:
        return 0
    if any(True in size for size in sizes):
        return None
    return said if tells_apart(scales, (UnitKind.PER_SHARE,), vocabulary) else None


def _by_par(label: Counts) -> list[int]:
    """The scale in which par value times shares rounds to the amount in every column."""
    amounts = {amount.column: amount for amount in label.line.amounts if amount.magnitude}
    both = [(token.number, amounts[column]) for column, token in label.by_column.items() if column in amounts]
    if label.par is None or not both:
        return []
    return [
        scale
        for scale in _SCALES
        if all(
            abs((label.par * (number or 0)).scaleb(scale) - abs(amount.shown))
            <= Decimal(1).scaleb(-amount.decimals) / 2
            for number, amount in both
        )
    ]


def _by_average(labels: Sequence[Counts], said: int, known: tuple[Decimal, ...]) -> set[int]:
    """The scales in which the class with the most shares has about as many as those known."""
    by_label = [[token.number for token in label.by_column.values() if token.number] for label in labels]
    counts = max(by_label, key=lambda numbers: max(numbers, default=Decimal(0)), default=[])
    return {
        scale
        for scale in (0, said)
        for count in counts
        if any(
            one <= other * _MOST_APART and other <= one * _MOST_APART for one in known if (other := count.scaleb(scale))
        )
    }
