"""A standard taxonomy as tables of facts: what a vintage declares, and what our tables say of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Vintage:
    """One year of one taxonomy, a row of taxonomies.csv.

    Attributes:
        name: its folder in our tables, e.g. "us-gaap-2025".
        schema: the official address of its element schema, which extensions import (EFM 6.22).
        entry_points: official addresses that bring the linkbases in too.
        data_types: the namespace of the data type registry that its concepts use.
        companions: vintages whose concepts stand beside its own in a report.
        source: "official" or "rebuilt", which says whether the tables were made from its publisher's files.
        completeness: what is known, and what is not.
    """

    name: str
    prefix: str
    namespace: str
    schema: str
    entry_points: tuple[str, ...]
    data_types: str
    companions: tuple[str, ...]
    publisher: str
    source: str
    completeness: str


@dataclass(frozen=True, slots=True)
class ConceptRecord:
    """One row of a concepts.csv. Blank texts are not known, or not so.

    `type` and `substitution_group` are prefixed names; `uncertain` names the attributes that no
    source settles, so that the concept is not to be tagged with.
    """

    name: str
    type: str
    period_type: str
    balance: str
    is_abstract: bool
    substitution_group: str
    label: str
    deprecated: str = ""
    uncertain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PresentationRecord:
    """A child's place in the presentation tree of a role; names of other namespaces have their prefix."""

    role: str
    parent: str
    child: str
    order: Decimal
    preferred_label: str


@dataclass(frozen=True, slots=True)
class CalculationRecord:
    """An arc of a role's calculation network; `order` is None where no source gives it."""

    role: str
    total: str
    item: str
    weight: int
    order: Decimal | None


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """A role of a primary statement; `role` is the last part of its address, `statement` our kind."""

    role: str
    uri: str
    definition: str
    statement: str = ""


@dataclass(frozen=True, slots=True)
class TypeRecord:
    """A facet of a type that a taxonomy declares; a type without facets has one record with both empty."""

    type: str
    namespace: str
    base: str
    facet: str
    value: str


@dataclass(frozen=True, slots=True)
class ReplacementRecord:
    """A concept that is deprecated or gone, and the one that stands for it now."""

    concept: str
    replacement: str
    why: str


@dataclass(frozen=True, slots=True)
class TaxonomyContents:
    """All that is known of one vintage, in the order of its tables."""

    vintage: Vintage
    concepts: tuple[ConceptRecord, ...]
    presentation: tuple[PresentationRecord, ...] = ()
    calculations: tuple[CalculationRecord, ...] = ()
    roles: tuple[RoleRecord, ...] = ()
    types: tuple[TypeRecord, ...] = ()
    replacements: tuple[ReplacementRecord, ...] = ()
    remarks: tuple[str, ...] = field(default=())
