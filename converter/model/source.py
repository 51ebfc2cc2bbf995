"""A document as it was read: its text, the tables seen in it, their columns and lines."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from converter.model.disaggregations import Disaggregation
from converter.model.markup import Markup, SourceTag
from converter.model.notes import Headed, Subject, Tie
from converter.model.periods import Period
from converter.model.submission import Filer, SubmissionHeader, SubmissionPart


class Locator(NamedTuple):
    """A character range in one text node of the source; plain text is node 0."""

    node: int
    start: int
    end: int


# So many tags may stand inside each other around a figure.
_NESTED = 8


@dataclass(frozen=True, slots=True, eq=False)
class SourceDocument:
    """One release, equal to itself alone. `text` is what the reader of the output will see, so locators point into it.

    `stand_ins` maps the offset of each replaced character to the code point that stood there.
    `line_starts` holds the offset at which each line begins. `markup` holds the tags of a page between the
    characters of its text, in order; plain text has none. `part` is what the submission that the release
    came in says of it and of the filer, None for a file by itself. `tags` are those that an inline document came
    with, by their start.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    line_starts: tuple[int, ...]
    stand_ins: tuple[tuple[int, int], ...] = ()
    markup: tuple[Markup, ...] = ()
    part: SubmissionPart | None = None
    tags: tuple[SourceTag, ...] = ()

    def tags_at(self, locator: Locator) -> tuple[SourceTag, ...]:
        """The source's own tags around a figure, the innermost first."""
        until = bisect_right(self.tags, locator.start, key=lambda tag: tag.start)
        near = reversed(self.tags[max(until - _NESTED, 0) : until])
        return tuple(tag for tag in near if tag.end >= locator.end)

    @property
    def header(self) -> SubmissionHeader | None:
        """The header of the submission that the release came in."""
        return self.part.header if self.part else None

    def line_and_column(self, locator: Locator) -> tuple[int, int]:
        """The 1-based line and column of a locator's start."""
        line = bisect_right(self.line_starts, locator.start)
        return line, locator.start - self.line_starts[line - 1] + 1


class CellKind(StrEnum):
    """What a printed cell says."""

    NUMBER = "number"
    DASH = "dash"
    PERCENT = "percent"
    NOT_APPLICABLE = "not applicable"
    MALFORMED = "malformed"


class Cell(NamedTuple):
    """One printed figure of a table.

    Attributes:
        text: as printed, with currency sign and parentheses.
        magnitude: the digits as a number, never negative; None where the cell has none.
        negative: shown in parentheses or with a minus sign.
        decimals: digits printed after the decimal point.
        locator: the digits alone (or the dash), which are what a tag wraps.
        left, right: columns of the printed text in its line, for alignment.
        by_points: decimals stand behind a comma; points or blanks part thousands.
    """

    text: str
    kind: CellKind
    magnitude: Decimal | None
    negative: bool
    decimals: int
    locator: Locator
    left: int
    right: int
    mark: str = ""
    by_points: bool = False

    @property
    def shown(self) -> Decimal:
        """The digits as a number with the sign that is printed; zero where it has none."""
        return -(self.magnitude or Decimal(0)) if self.negative else (self.magnitude or Decimal(0))


class RuleAbove(StrEnum):
    """The line drawn above a figure: a single one marks a sum, a double one ends what stands above."""

    NONE = "none"
    SINGLE = "single"
    DOUBLE = "double"


class StatementKind(StrEnum):
    """What a table reports. The first group is tagged, the second is recognised and left alone."""

    INCOME_STATEMENT = "income_statement"
    BALANCE_SHEET = "balance_sheet"
    CASH_FLOW = "cash_flow"
    SELECTED_DATA = "selected_data"
    COMPREHENSIVE_INCOME = "comprehensive_income"
    EQUITY = "equity"
    DETAILS = "details"
    SHARE_PAY = "share_based_payment"
    SEGMENTS = "segments"
    NON_GAAP = "non_gaap"
    OPERATING_METRICS = "operating_metrics"
    GUIDANCE = "guidance"
    NOTES = "notes"
    UNKNOWN = "unknown"


# Statements whose columns are periods, each line's figures side by side.
COLUMNAR_KINDS = frozenset(
    {
        StatementKind.INCOME_STATEMENT,
        StatementKind.COMPREHENSIVE_INCOME,
        StatementKind.BALANCE_SHEET,
        StatementKind.CASH_FLOW,
    }
)
TAGGED_KINDS = COLUMNAR_KINDS | {StatementKind.EQUITY, StatementKind.SHARE_PAY, StatementKind.DETAILS}
# What rows of labels may be of: notes too whose own headings alone say what they are.
MAPPED_KINDS = TAGGED_KINDS | {StatementKind.NOTES}


class UnitKind(StrEnum):
    """What a line is counted in."""

    MONETARY = "monetary"
    SHARES = "shares"
    PER_SHARE = "per_share"
    PURE = "pure"


class ColumnRole(StrEnum):
    """Why a column has or has not facts."""

    VALUE = "value"
    CHANGE = "change"
    PERCENT = "percent"
    PRO_FORMA = "pro_forma"
    OTHER = "other"
    UNDATED = "undated"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class ColumnMember:
    """What part of a company a column speaks of: names of standard concepts, `srt:ParentCompanyMember`.

    `label` names a member of the report's own, whose `member` is "".
    """

    axis: str
    domain: str
    member: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of figures: its right edge in the line, its joined heading, its period if it has one.

    `member` is None for the company as a whole. `currency` is "" and `scale`, of money, None where it is the table's.
    """

    position: int
    heading: str
    role: ColumnRole
    period: Period | None = None
    member: ColumnMember | None = None
    currency: str = ""
    scale: int | None = None


@dataclass(frozen=True, slots=True)
class Scales:
    """Powers of ten that printed figures are multiplied by, and the words that said so."""

    monetary: int = 0
    shares: int = 0
    per_share: int = 0
    phrase: str = ""

    def of(self, unit: UnitKind) -> int:
        by_unit = {UnitKind.MONETARY: self.monetary, UnitKind.SHARES: self.shares, UnitKind.PER_SHARE: self.per_share}
        return by_unit.get(unit, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table's body: the printed label (wrapped lines joined) and its figures.

    `unit` and `scales` are what the source says of this line alone, None where only words say it.
    """

    label: str
    indent: int
    cells: tuple[Cell, ...]
    locator: Locator
    blank_before: bool = False
    rule_above: RuleAbove = RuleAbove.NONE
    unit: UnitKind | None = None
    scales: Scales | None = None


class Phrase(NamedTuple):
    """A run of words in a heading line, with the columns it covers."""

    text: str
    left: int
    right: int


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A block of aligned figures with the lines above it that may say what they are, equal to itself alone.

    `section` is the heading inside a printed table that tells this part of it from the others, "" for its main one.
    `is_rest` is of all parts of a printed table but the first. `lead` is the sentence above that leads it in.
    """

    index: int
    captions: tuple[str, ...]
    headings: tuple[tuple[Phrase, ...], ...]
    rows: tuple[Row, ...]
    locator: Locator
    section: str = ""
    is_rest: bool = False
    lead: str = ""


class RollRole(StrEnum):
    """What a row of a statement of balances and their movements is."""

    OPENING = "opening"
    MOVEMENT = "movement"
    CLOSING = "closing"
    BESIDE = "beside"
    HEADING = "heading"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class RollRow:
    """A row of a roll-forward: what it is, its label without a date, and for each cell its column.

    `BESIDE` rows are in no sum: a total of some movements, an amount per share. `LEFT_OUT` rows have no columns.
    """

    role: RollRole
    label: str
    columns: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class RollForward:
    """How a table goes from opening balances over movements to closing balances.

    The layout's columns are then one for each component and period.

    Attributes:
        rows: one for each row of the table.
        units: what each column is counted in; None leaves it to the row's words.
        held: whether a column counts the shares that the company holds itself; such counts are lines of their own.
        is_matrix: components are columns, so that a dash says that a movement is none of the component's.
    """

    rows: tuple[RollRow, ...]
    units: tuple[UnitKind | None, ...]
    held: tuple[bool, ...]
    is_matrix: bool


@dataclass(frozen=True, slots=True)
class TableLayout:
    """What a table's captions and headings say about its figures. `columns` is empty where none was dated.

    `roll_forward` is of tables of balances and their movements alone. `other_company` is who reports a statement that
    is not the registrant's, "" for all others.
    """

    table: Table
    kind: StatementKind
    title: str
    columns: tuple[Column, ...]
    currency: str
    scales: Scales
    roll_forward: RollForward | None = None
    other_company: str = ""


@dataclass(frozen=True, slots=True)
class ReportedAmount:
    """One figure in its column: what was printed, never what it means.

    The value shown is `magnitude * 10**scale`, negative if `shown_negative`; `decimals` is XBRL's. `by_points`
    is as of the cell.
    """

    printed: str
    magnitude: Decimal
    shown_negative: bool
    scale: int
    decimals: int
    period: Period
    locator: Locator
    column: int
    is_dash: bool = False
    by_points: bool = False

    @property
    def shown(self) -> Decimal:
        """The figure in whole units with the sign that is printed."""
        value = self.magnitude.scaleb(self.scale) if self.scale else self.magnitude
        return -value if self.shown_negative else value


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of a statement. `parents` are the headings above it, outermost first, as printed.

    `is_inside_label` marks figures that the label of the line above holds; they are part of no sum. `roll` says
    what the line is in a statement of balances and their movements, None in others. `balance_at` says that it is a
    balance at the start or the end of the periods of its columns, by the day in its label.
    """

    label: str
    parents: tuple[str, ...]
    depth: int
    is_abstract: bool
    is_total: bool
    unit: UnitKind
    amounts: tuple[ReportedAmount, ...]
    locator: Locator
    rule_above: RuleAbove = RuleAbove.NONE
    is_inside_label: bool = False
    roll: RollRole | None = None
    balance_at: Literal["", "start", "end"] = ""

    @property
    def figures(self) -> tuple[tuple[int, Decimal], ...]:
        """What it shows in which columns."""
        return tuple((amount.column, amount.shown) for amount in self.amounts)


@dataclass(frozen=True, slots=True)
class StatementTable:
    """A table understood as a statement. From `ties` on all is of notes, whose captions are `above`, nearest last."""

    kind: StatementKind
    title: str
    columns: tuple[Column, ...]
    currency: str
    lines: tuple[LineItem, ...]
    scales: Scales
    index: int
    ties: tuple[Tie, ...] = ()
    subject: Subject | None = None
    disaggregations: tuple[Disaggregation, ...] = ()
    above: tuple[str, ...] = ()
    headed: Headed | None = None


@dataclass(frozen=True, slots=True)
class Registrant:
    """Who reports, as far as the text, its submission and the user say; empty strings where none does.

    `cik` has ten digits. `exchange_code` is the SEC's for the printed exchange, `filer` the one whose release it is.
    """

    name: str = ""
    ticker: str = ""
    exchange: str = ""
    cik: str = ""
    exchange_code: str = ""
    filer: Filer | None = None
