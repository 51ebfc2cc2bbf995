"""Concepts, the arcs a taxonomy draws between them, and the rows of our mapping tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from converter.model.names import QName
from converter.model.source import StatementKind, UnitKind

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
class Catalogue:
    """The concepts of one vintage that we know, by local name, and their relations.

    `roots` head the presentation of each kind of statement; `nonnegative` are never below zero.
    """

    vintage: str
    namespace: str
    entry_point: str
    concepts: Mapping[str, Concept]
    calculations: tuple[CalculationRelation, ...]
    ties: tuple[Tie, ...]
    roots: Mapping[StatementKind, Concept]
    nonnegative: frozenset[str]


Wording = Literal["same", "opposite"]
EXTENSION = "*extension"


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
        """Whether the row stands in the user's own tables, which go before ours."""
        return self.origin.startswith("own/")


@dataclass(frozen=True, slots=True, eq=False)
class ConceptMaps:
    """Everything mapping reads: the label rules, the catalogue and how labels are normalised.

    Two are the same only if they are one, so that what is made of one can be kept by it.
    """

    rules: tuple[LabelRule, ...]
    headings: tuple[LabelRule, ...]
    catalogue: Catalogue
    label_forms: tuple[tuple[re.Pattern[str], str], ...]
    extension_balances: tuple[tuple[re.Pattern[str], Balance], ...]
    period_starts: tuple[re.Pattern[str], ...]
    version: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """A concept that was considered and not chosen."""

    concept: str
    rule: str
    confidence: Decimal
