"""Concepts, the arcs a taxonomy draws between them, and the rows of our mapping tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from converter.model.disaggregations import DisaggregationWords
from converter.model.names import QName
from converter.model.reasons import Reason
from converter.model.small_words import NameWords
from converter.model.source import StatementKind, UnitKind
from converter.model.standard import TypeRecord

Balance = Literal["debit", "credit", ""]
PeriodType = Literal["instant", "duration"]


@dataclass(frozen=True, slots=True)
class Concept:
    """An XBRL concept (XBRL 2.1 section 5.1.1).

    `type` is a prefixed name of an item type, `label` the standard label in its taxonomy.
    """

    name: QName
    type: str
    period_type: PeriodType
    balance: Balance = ""
    is_abstract: bool = False
    label: str = ""
    substitution_group: str = "xbrli:item"

    def __hash__(self) -> int:
        # Concepts are keys of many tables, and hardly two of one name are known.
        return hash(self.name.local)


@dataclass(frozen=True, slots=True)
class Dimension:
    """An axis with the member that a fact is of, and the domain that stands for the whole (Dimensions 1.0)."""

    axis: Concept
    domain: Concept
    member: Concept

    def __str__(self) -> str:
        return f"{self.axis.name}={self.member.name}"


@dataclass(frozen=True, slots=True)
class CalculationRelation:
    """`total` includes `weight` times `item`, says the network `role` of a kind of statement."""

    total: str
    item: str
    weight: int
    statement: str
    role: str


@dataclass(frozen=True, slots=True)
class Tie:
    """An equality that proves a page but is never an arc: terms are (sign, local name)."""

    name: str
    left: tuple[tuple[int, str], ...]
    right: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ShareTie:
    """Local names: earnings a share times shares come to one of some incomes, the first that does so."""

    name: str
    per_share: str
    shares: str
    incomes: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """The concepts of one vintage that can be tagged with, by local name, and their relations.

    Concepts of companion taxonomies go by prefixed names. `schemas` gives for each namespace its prefix
    and the official address of its element schema; `data_types` is the namespace of the data type
    registry, `types` those that the taxonomies declare; `names` are all of the vintage, those included
    that cannot be tagged with; `digest` changes with every table the catalogue is read from; `roots` head
    the presentation of each kind of statement, `beside` what is told below its sums, `hypercube` are the
    table and the line items of one whose columns have dimensions; `nonnegative` are never below zero;
    `role_marks` show by themselves in which role of its kind a statement is, `whole_totals` are what the lines of a
    whole statement of a kind come to; `effects` are, with all that goes into them, effects on cash wherever a cash
    flow statement tells them;
    `declarable` gives the concepts that a schema can declare, by name or all, those of uncertain balance
    included. Two are the same only if they are one, so that what is made of one can be kept by it.
    """

    vintage: str
    prefix: str
    namespace: str
    data_types: str
    schemas: Mapping[str, tuple[str, str]]
    types: Mapping[str, tuple[TypeRecord, ...]]
    digest: str
    concepts: Mapping[str, Concept]
    names: Container[str]
    calculations: tuple[CalculationRelation, ...]
    ties: tuple[Tie, ...]
    share_ties: tuple[ShareTie, ...]
    roots: Mapping[StatementKind, Concept]
    beside: Mapping[StatementKind, Concept]
    hypercube: tuple[Concept, Concept]
    nonnegative: Container[str]
    role_marks: frozenset[str]
    whole_totals: Mapping[StatementKind, frozenset[str]]
    effects: frozenset[str]
    declarable: Callable[[Iterable[str] | None], tuple[Concept, ...]]

    @property
    def whole_sides(self) -> tuple[tuple[str, str], ...]:
        """The concepts that are equal by themselves, each all of one side of a balance sheet."""
        pairs = (tie for tie in self.ties if len(tie.left) == len(tie.right) == 1)
        return tuple((tie.left[0][1], tie.right[0][1]) for tie in pairs)


Wording = Literal["same", "opposite"]
EXTENSION = "*extension"
# What a company measures beside the standards: no concept of a taxonomy, and none of its own unless asked for.
MEASURE = "*measure"


@dataclass(frozen=True, slots=True)
class LabelRule:
    """One row of a label table: which concept a printed label stands for, in which context.

    Exactly one of `label` (normalised text) and `pattern` (a regular expression for the whole) is set;
    `section` is one that is searched in the headings, "" for any. They are compiled when needed.
    `origin` names the table and line, for the receipt.
    """

    statement: StatementKind
    section: str
    label: str
    pattern: str
    unit: UnitKind | None
    concept: str
    wording: Wording
    evidence: int
    why: str
    example: str
    origin: str

    @property
    def is_own(self) -> bool:
        """Whether the row stands in the user's own tables or in the filer's, which go before ours."""
        return self.origin.startswith(("own/", "issuers/"))


@dataclass(frozen=True, slots=True)
class Usage:
    """A concept that filers put a label to, and in how many filings: those of late and those of long ago."""

    concept: str
    wording: Wording
    recent: int
    earlier: int


@dataclass(frozen=True, slots=True)
class LabelRetry:
    """Other words for the same in a normalised label: what is replaced, by what, what the change `loses` of the
    confidence, and whether it `turns` the label into the contrary; `bars` finds names of concepts that it rules out."""

    pattern: re.Pattern[str]
    replacement: str
    loses: Decimal
    turns: bool
    bars: re.Pattern[str] | None
    origin: str


@dataclass(frozen=True, slots=True)
class Division:
    """Concepts of one thing: what of it falls due within a year, what later, and the two undivided; "" where the
    taxonomy has none. `is_total` if they are totals, which show that a balance sheet is classified."""

    current: str
    noncurrent: str
    undivided: str
    is_total: bool
    origin: str

    def of(self, term: Literal["current", "noncurrent", "undivided", ""]) -> str:
        """The concept for a term, "" for none."""
        known = {"current": self.current, "noncurrent": self.noncurrent, "undivided": self.undivided}
        return known.get(term, "")


@dataclass(frozen=True, slots=True)
class Contra:
    """Concepts of one thing before and after what is taken off it.

    `plain` is what words give to what is taken off that do not name the thing; "" where they all do. `gross` is ""
    where filers have several.
    """

    gross: str
    contra: str
    net: str
    plain: str
    origin: str


@dataclass(frozen=True, slots=True)
class Remainder:
    """A result as what is left of a whole after something is taken off it, or, as it `may_add`, added to it."""

    left: str
    whole: str
    off: str
    beside: str
    may_add: bool
    origin: str


@dataclass(frozen=True, slots=True)
class Trade:
    """Concepts of one trade by their names, and words of labels one of which a report of that trade has."""

    concepts: re.Pattern[str]
    words: re.Pattern[str]


Relation = Literal[
    "", "above", "below", "anywhere", "beside", "among", "columns", "figures", "counts", "into", "of", "left"
]
PartPlace = Literal["heading", "led", "alone", "rest", "beside", "sum", "within", "unnamed", "never", "sector"]


@dataclass(frozen=True, slots=True)
class Refinement:
    """What stands for a concept where the line is `above` or `below` the `others`, or the report has them `anywhere`.

    Of members, `columns` are those of the statement's columns, `figures` of those in which the line has figures,
    `counts` of those in which any line of shares has; by sums on the page a line goes `into` one of the others, or is
    a total `of` one; it stands `among` them where each is a total that it goes into or a line that goes into the same
    totals. By the pattern `words` for whole normalised labels it stands `beside` another line of its own concept, or is
    `left` of one where such a line is taken off. None of the `barred` may stand in the statement.
    `label` is a regular expression for the whole normalised label, "" for any; `since` is the day from which the
    row holds, for statements that reach it. `wording` is "" where that of the words stays.
    """

    statement: StatementKind
    concept: str
    label: str
    relation: Relation
    others: tuple[str, ...]
    since: date | None
    instead: str
    wording: Wording | Literal[""]
    why: str
    origin: str
    barred: tuple[str, ...] = ()
    words: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All concepts that the row speaks of."""
        return self.concept, self.instead, *self.others, *self.barred


@dataclass(frozen=True, slots=True)
class RowPart:
    """Words of a heading or a normalised label that say what lines below a total part it by.

    `place` is where they stand: in a `heading`, whose row names an axis and no member; in the label of a part, `led`
    by a heading of that axis or speaking for itself (`alone`), or what is left of it (`rest`); or `beside` the parts of
    any axis, or their `sum` before what stands beside. What stands `within` a label or a heading, as it is printed,
    names a class of stock, beside which one may stay `unnamed`. By words of `never` a line is no part of what is sold.
    A row without a member leads to one of the report's own.
    """

    place: PartPlace
    pattern: re.Pattern[str]
    axis: str
    domain: str
    member: str
    origin: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A concept whose total a statement may part by lines.

    Attributes:
        names_own: parts that no row knows may be of the report's own.
        in_notes: all lines of notes that add up to it are its parts, and those of no statement.
        by_words: in notes, lines that rows know are its parts, one alone too, and no others.
        axis: which lines part it along, with its `domain`, if no words say another; "" for none.
        statement: the kind of statement all whose lines are its parts; None for those that it is a line of.
        not_beside: concepts beside whose lines only those are parts that words know.
    """

    concept: str
    names_own: bool
    in_notes: bool
    by_words: bool
    axis: str
    domain: str
    statement: StatementKind | None
    not_beside: frozenset[str]
    origin: str


@dataclass(frozen=True, slots=True)
class ExtensionFlow:
    """The balance of an extension for what a line of working capital changes by, and what leads its name."""

    section: re.Pattern[str]
    pattern: re.Pattern[str]
    balance: Balance
    lead: str


@dataclass(frozen=True, slots=True)
class ExtensionSense:
    """The balance of an extension by which direction its label names first, in a kind of statement and a section."""

    kind: StatementKind
    section: re.Pattern[str]
    pattern: re.Pattern[str]
    balance: Balance


@dataclass(frozen=True, slots=True, eq=False)
class ConceptMaps:
    """Everything mapping reads: the label rules, the catalogue, what filers use, and how labels are normalised and said
    otherwise.

    `refused` says of concepts that rules name why this vintage cannot be tagged with them, `label_bars` which words of
    a label bar which names. `usages` gives the concepts that filers put a normalised label to, the commonest first,
    `used_labels` all such labels, `filings`
    on how many filings' statements of each kind a concept stands, `reasons` say why lines that nothing gives a concept
    have none, `open_totals` why each filer takes a total apart as it sees fit, `part_names` what the name of a part
    of a total leaves out, `domains` of each axis its domain; `divisions` are
    by the concepts that they divide, `contras` what is taken off what, `remainders` which results that leaves,
    `trades` whose concepts others do not use,
    `sheet_words` show a balance sheet to be classified, `term_words` a label to say
    itself when it falls due. Two are the same
    only if they are one, so that what is made of one can be kept by it.
    """

    rules: tuple[LabelRule, ...]
    headings: tuple[LabelRule, ...]
    catalogue: Catalogue
    refused: Mapping[str, str]
    label_forms: tuple[tuple[re.Pattern[str], str], ...]
    label_retries: tuple[LabelRetry, ...]
    label_bars: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    extension_balances: tuple[tuple[re.Pattern[str], Balance], ...]
    period_starts: tuple[re.Pattern[str], ...]
    period_ends: tuple[re.Pattern[str], ...]
    name_omissions: tuple[re.Pattern[str], ...]
    company_suffixes: tuple[re.Pattern[str], ...]
    name_words: NameWords
    refinements: tuple[Refinement, ...]
    usages: Callable[[StatementKind, str], tuple[Usage, ...]]
    used_labels: Callable[[StatementKind], tuple[str, ...]]
    details: Callable[[str], Mapping[str, int]]
    open_totals: Mapping[str, str]
    reasons: tuple[Reason, ...]
    filings: Callable[[str], Mapping[str, int]]
    extension_flows: tuple[ExtensionFlow, ...]
    extension_senses: tuple[ExtensionSense, ...]
    breakdowns: Mapping[str, Breakdown]
    row_parts: tuple[RowPart, ...]
    disaggregations: DisaggregationWords
    part_names: tuple[re.Pattern[str], ...]
    domains: Mapping[str, str]
    divisions: Mapping[str, Division]
    contras: tuple[Contra, ...]
    remainders: tuple[Remainder, ...]
    trades: tuple[Trade, ...]
    sheet_words: tuple[re.Pattern[str], ...]
    term_words: tuple[re.Pattern[str], ...]
    weak_words: frozenset[str]
    version: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A concept that was considered and not chosen."""

    concept: str
    rule: str
    confidence: Decimal
