"""The words by which a release says what its figures are, as read from taxonomy_maps/vocabulary."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from converter.model.letters import Letters
from converter.model.note_words import NoteWords
from converter.model.small_words import SmallWords
from converter.model.source import ColumnMember, ColumnRole, StatementKind, UnitKind

TitlePlace = Literal["title", "summary", "section", "line"]
PartRulePlace = Literal["whole", "apart", "single", "heading", "caption", "beside"]
RowRole = Literal["balance", "opening", "closing", "adjusted", "beside"]


@dataclass(frozen=True, slots=True)
class TitleRule:
    """Words that say which statement a table is.

    They stand in a title, a title of what may be a choice of lines (`summary`), a heading inside a table below
    which other things stand (`section`), or a signature line of the body.
    """

    pattern: re.Pattern[str]
    kind: StatementKind
    place: TitlePlace
    letters: Letters

    @property
    def names_a_table(self) -> bool:
        """Whether the words name a table as a whole."""
        return self.place in ("title", "summary")


class BreakPlace(StrEnum):
    """Where words break a label: at its first part's end, or where the second starts.

    What starts as a joint goes on whatever its indent, what goes on behind a colon even there. What starts apart is no
    rest of a word that a hyphen cuts: `short-` and `and long-term debt`. What names a stock goes on in lines that count
    it.
    """

    END = "end"
    START = "start"
    JOINT = "joint"
    COLON = "colon"
    APART = "apart"
    STOCK = "stock"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class LabelBreak:
    """Words at which a label is cut in two: how the first part ends, or how the second starts.

    Lines that only `count` shares go on with the heading that names the `stock`.
    """

    pattern: re.Pattern[str]
    place: BreakPlace


@dataclass(frozen=True, slots=True)
class ScaleRule:
    """Words that set a scale for some units, or except some units from it."""

    pattern: re.Pattern[str]
    effect: Literal["scale", "except"]
    units: frozenset[UnitKind]
    scale: int
    letters: Letters


DAYS_OF_A_MONTH = 30


@dataclass(frozen=True, slots=True)
class PeriodRule:
    """Words that say how long a period is, in months or in weeks; neither means an instant."""

    pattern: re.Pattern[str]
    months: int
    weeks: int

    @property
    def days(self) -> int:
        """About how many days it lasts: to tell lengths apart, not to date one."""
        return 7 * self.weeks or DAYS_OF_A_MONTH * self.months


class DocumentPart(StrEnum):
    """What a part of a periodic report is, by its heading."""

    STATEMENTS = "statements"
    NOTES = "notes"
    DISCUSSION = "discussion"
    OTHER = "other"


class HeaderField(StrEnum):
    """What a line in the header of a submission gives, or whom the lines below it speak of."""

    ACCESSION = "accession"
    FORM = "form"
    PERIOD = "period"
    FILED = "filed"
    FILER = "filer"
    OTHER_PARTY = "other_party"
    NAME = "name"
    CIK = "cik"
    SIC = "sic"
    STATE = "state"
    FISCAL_YEAR_END = "fiscal_year_end"
    FILE_NUMBER = "file_number"
    TAX_ID = "tax_id"
    BUSINESS_ADDRESS = "business_address"
    OTHER_SECTION = "other_section"
    ADDRESS_LINE1 = "address_line1"
    ADDRESS_LINE2 = "address_line2"
    CITY = "city"
    ADDRESS_STATE = "address_state"
    ZIP = "zip"
    PHONE = "phone"


class ItemColumn(StrEnum):
    """What a named column of a table of line items holds."""

    LABEL = "label"
    STATEMENT = "statement"
    SECTION = "section"
    INDENT = "indent"
    UNIT = "unit"
    SCALE = "scale"


@dataclass(frozen=True, slots=True)
class YearEndRule:
    """Words that say on which weekday a year of 52 or 53 weeks ends: a month's last, or that nearest to a day."""

    pattern: re.Pattern[str]
    rule: Literal["last", "nearest"]


@dataclass(frozen=True, slots=True)
class FilerYear:
    """On which weekday a filer's years of 52 or 53 weeks end, by its annual reports; day 0 is the month's last.

    `quarters` are the weeks of its quarters where these are not 13 each, in a year of 52 weeks.
    """

    cik: str
    name: str
    ticker: str
    rule: Literal["last", "nearest"]
    month: int
    day: int
    quarters: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PartRule:
    """What a part of a company is, by its own heading or by a caption above all; or which column is the whole.

    A heading with place `apart` says so even where no column shows the whole; one with `single` is of the whole where
    no other column has its period; one with `beside` is read before ` | ` and the headings of all columns of its
    period. `axis`, `domain` and `member` name standard concepts; without a member the part has one of the report's own.
    """

    place: PartRulePlace
    pattern: re.Pattern[str]
    axis: str
    domain: str
    member: str


class ComponentPlace(StrEnum):
    """What words say of a component of a roll-forward: a part, the whole, neither; or that shares are counted.

    An unclear one is a part for whose member more is needed than its words.
    """

    COUNT = "count"
    PART = "part"
    UNCLEAR = "unclear"
    WHOLE = "whole"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class ComponentRule:
    """Words that name a component of what is rolled forward, or its whole.

    `member` is that of a part, or of a whole beside a larger one that holds outside owners too; other places have
    none. `holder` tells the part of outside owners, and the shares that the company holds itself.
    """

    pattern: re.Pattern[str]
    place: ComponentPlace
    member: ColumnMember | None
    holder: Literal["", "outsiders", "company"]


@dataclass(frozen=True, slots=True)
class RollRowRule:
    """Words of a row of a roll-forward and what they make it; `balance` is one that its date tells apart."""

    pattern: re.Pattern[str]
    role: RowRole


@dataclass(frozen=True, slots=True)
class LineUnitRule:
    """Words that say what a line is counted in, but in statements of some kinds; without a unit it is no known one.

    Where `is_bare` they count only beside figures without the sign of a currency, where `is_below` moreover only
    below the lines that are for a share or count shares, where no sums of money stand; where `is_after` only right
    below a line that is for a share.
    """

    pattern: re.Pattern[str]
    unit: UnitKind | None
    not_in: frozenset[StatementKind]
    letters: Letters
    is_bare: bool = False
    is_below: bool = False
    is_after: bool = False


@dataclass(frozen=True, slots=True)
class StatementSide:
    """A heading of a statement that begins a side, or that stands on the sides of `within` alone."""

    kind: StatementKind
    pattern: re.Pattern[str]
    opens: str
    within: frozenset[str]


@dataclass(frozen=True, slots=True)
class TwinRule:
    """Words of a label that name two things at once, and what the second is called alone.

    `other` finds labels that are of neither, though they hold the second's words.
    """

    pattern: re.Pattern[str]
    second: str
    other: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class LabelAmountRule:
    """A figure inside a label: whose labels hold it, the words that count it, and what the lines made of it are called.

    The share counts of a label stand in the order of their size: none is more than the one before.
    """

    subject: re.Pattern[str]
    pattern: re.Pattern[str]
    unit: UnitKind
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelAmounts:
    """The figures inside labels of balance sheets, and of movements between two balances of equity."""

    balances: tuple[LabelAmountRule, ...]
    movements: tuple[LabelAmountRule, ...]


@dataclass(frozen=True, slots=True)
class CurrencyRule:
    """Words or a sign of a currency; `currency` is "" where several have the same name.

    `sign` is what its figures may be printed with, `beside` finds all that may stand beside them. `by_sign` rows count
    only where nothing names a currency.
    """

    pattern: re.Pattern[str]
    currency: str
    sign: str
    beside: re.Pattern[str] | None
    by_sign: bool


@dataclass(frozen=True, slots=True)
class CurrencyWords:
    """How texts name currencies.

    `signs` finds what currencies print beside figures; it heeds the case of letters. Where none of the `quick_leads`
    is in a text in small letters, none of the `leads` is: only letters, no edges of words, are sought for at first.
    """

    rules: tuple[CurrencyRule, ...]
    signs: re.Pattern[str]
    leads: tuple[re.Pattern[str], ...]
    quick_leads: tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All word tables of the reading room.

    A text in small letters which `any_period` does not match names none of the `periods`: they begin with a word. It is
    tried only where the `period_letters` may be, as `document_parts` are where the `part_letters` are; so are `scales`
    where `scale_letters` may be.
    `is_whole` tells of two parts of a word whether labels we know have it in one, and never with a hyphen between them.
    Patterns of long texts and of all labels are sought in small letters too: those of `titles`, `whole_statements`,
    `document_parts`, `scales`, `line_units`, `year_ends` and `inception_words`.
    Two are the same only if they are one, so that what a text says by its words can be kept.
    """

    titles: tuple[TitleRule, ...]
    whole_statements: tuple[tuple[re.Pattern[str], StatementKind], ...]
    document_parts: tuple[tuple[re.Pattern[str], DocumentPart], ...]
    part_letters: Letters
    scales: tuple[ScaleRule, ...]
    scale_letters: Letters
    periods: tuple[PeriodRule, ...]
    any_period: re.Pattern[str]
    period_letters: Letters
    quarters: tuple[tuple[re.Pattern[str], int], ...]
    years_back: tuple[tuple[re.Pattern[str], int], ...]
    year_ends: tuple[YearEndRule, ...]
    quarter_weeks: tuple[re.Pattern[str], ...]
    filer_years: tuple[FilerYear, ...]
    to_date_words: tuple[re.Pattern[str], ...]
    inception_words: tuple[re.Pattern[str], ...]
    column_remarks: tuple[re.Pattern[str], ...]
    same_company_words: tuple[re.Pattern[str], ...]
    deal_words: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]
    date_leads: tuple[re.Pattern[str], ...]
    line_units: tuple[LineUnitRule, ...]
    total_words: tuple[re.Pattern[str], ...]
    rest_words: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    statement_footers: tuple[re.Pattern[str], ...]
    opening_headings: tuple[re.Pattern[str], ...]
    statement_sides: tuple[StatementSide, ...]
    lines_without_figures: tuple[re.Pattern[str], ...]
    per_share_lines: tuple[re.Pattern[str], ...]
    continuation_words: tuple[re.Pattern[str], ...]
    joining_words: tuple[re.Pattern[str], ...]
    label_breaks: tuple[LabelBreak, ...]
    is_whole: Callable[[str, str], bool]
    heading_words: frozenset[str]
    column_words: tuple[tuple[re.Pattern[str], ColumnRole], ...]
    column_members: tuple[tuple[re.Pattern[str], ColumnMember | None], ...]
    part_members: tuple[PartRule, ...]
    components: tuple[ComponentRule, ...]
    roll_rows: tuple[RollRowRule, ...]
    label_amounts: LabelAmounts
    notes: NoteWords
    twins: tuple[TwinRule, ...]
    currencies: CurrencyWords
    exchanges: tuple[tuple[re.Pattern[str], str], ...]
    company_suffixes: tuple[re.Pattern[str], ...]
    small_words: SmallWords
    announcing_words: tuple[re.Pattern[str], ...]
    sentence_words: tuple[re.Pattern[str], ...]
    header_fields: Mapping[str, HeaderField]
    item_columns: Mapping[str, ItemColumn]

    def says_total(self, label: str) -> bool:
        """Whether a label or heading has the words of a total anywhere."""
        return any(word.search(label.lower()) for word in self.total_words)
