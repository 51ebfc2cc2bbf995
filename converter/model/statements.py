"""Statements on their way from printed lines to XBRL: proofs, chosen concepts, signed values, arcs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from converter.model.concepts import Alternative, Concept, Dimension
from converter.model.decisions import tagged
from converter.model.periods import Period
from converter.model.source import LineItem, ReportedAmount, StatementKind, StatementTable

Outcome = Literal["exact", "rounded", "broken"]


def line_name(item: LineItem, number: int = 0, *, is_total: bool = False) -> str:
    """What a line is called in a message: its label, or where it has none, its number among the lines."""
    if item.label:
        return repr(item.label)
    kind = "total" if is_total or item.is_total else "line"
    return f"an unlabelled {kind} in line {number}" if number else f"an unlabelled {kind}"


@dataclass(frozen=True, slots=True)
class ColumnCheck:
    """One column of a sum: what the members come to, less what is printed, in whole units."""

    column: int
    outcome: Outcome
    difference: Decimal


@dataclass(frozen=True, slots=True)
class Footing:
    """A printed total and the lines above that come to it.

    `total` and `members` are indices of lines; a member's sign is what multiplies the figure as shown
    (parentheses counted) to give its share in the total. `proves_signs` holds where this is the only
    assignment of signs, over contiguous lines, that comes to the total in every column.
    """

    total: int
    members: tuple[tuple[int, int], ...]
    checks: tuple[ColumnCheck, ...]
    proves_signs: bool

    @property
    def is_broken(self) -> bool:
        return any(check.outcome == "broken" for check in self.checks)


@dataclass(frozen=True, slots=True)
class MappedLine:
    """A line and the concept chosen for it.

    `concept` is None for a line that stays untagged. `wording` is "opposite" where the label names the
    contrary of the concept's positive sense. `dimension` is the part of a total below it that the line
    states with the total's own concept. `confidence` runs from 0 to 1. `at_start` marks a balance
    of the start of the column's period; `is_literal` a label that names both directions, so that its
    figures' signs mean what they show. `why` says what stands against a standard concept, of an extension.
    """

    item: LineItem
    concept: Concept | None
    rule: str
    confidence: Decimal
    wording: Literal["same", "opposite"] = "same"
    alternatives: tuple[Alternative, ...] = ()
    is_extension: bool = False
    at_start: bool = False
    is_literal: bool = False
    dimension: Dimension | None = None
    why: str = ""

    @property
    def tag(self) -> str:
        """The concept as a mapping file names it, with the part of a total in brackets; blank for none."""
        return tagged(str(self.concept.name), str(self.dimension or "")) if self.concept else ""


@dataclass(frozen=True, slots=True)
class MappedStatement:
    """A statement table with a concept for each line; lines keep the table's order and indices.

    `dimensions` says for each column what part of the company it is of; None for the whole.
    """

    table: StatementTable
    lines: tuple[MappedLine, ...]
    dimensions: tuple[Dimension | None, ...]


@dataclass(frozen=True, slots=True)
class SignedAmount:
    """A figure with its XBRL value and period; `sign_rule` says what decided the sign."""

    amount: ReportedAmount
    value: Decimal
    period: Period
    sign_rule: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line ready to be reported. `proofs` are indices into the statement's footings."""

    line: MappedLine
    values: tuple[SignedAmount, ...]
    is_negated: bool
    confidence: Decimal
    proofs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CalculationArc:
    """`total` = sum of `weight` times `item` (Calculation 1.1, section 2)."""

    total: Concept
    item: Concept
    weight: int
    order: int


@dataclass(frozen=True, slots=True)
class TieCheck:
    """A tie of the catalogue, checked at one period with the values of this document."""

    name: str
    period: Period
    left: Decimal
    right: Decimal
    outcome: Outcome
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its values, proofs and arcs.

    `is_disclosure` says that it is a table about some lines of another, or of a part of the company.
    """

    kind: StatementKind
    title: str
    lines: tuple[StatementLine, ...]
    footings: tuple[Footing, ...]
    calculations: tuple[CalculationArc, ...]
    ties: tuple[TieCheck, ...]
    currency: str
    table_index: int
    dimensions: tuple[Dimension | None, ...]
    currencies: tuple[str, ...]
    is_disclosure: bool = False

    def is_whole(self, line: StatementLine, column: int) -> bool:
        """Whether a figure is of the company as a whole and in the currency of the statement, as ties and sums are."""
        return self.dimension_of(line, column) is None and self.currencies[column] == self.currency

    def dimension_of(self, line: StatementLine, column: int) -> Dimension | None:
        """What part of the company a figure is of: by its line, else by its column; None for the whole."""
        return line.line.dimension or self.dimensions[column]

    def sum_name(self, footing: int) -> str:
        """The name of a sum in the receipt."""
        return f"sum-{self.table_index + 1}-{footing + 1}"

    def tie_name(self, tie: int) -> str:
        """The name of a tie in the receipt."""
        return f"tie-{self.table_index + 1}-{tie + 1}"
