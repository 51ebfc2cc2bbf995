"""An XBRL report as it lies in its files, ours or another's: what the rules of validation look at."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from converter.model.names import QName
from converter.model.periods import Period


@dataclass(frozen=True, slots=True)
class Place:
    """A line of one of the files; line 0 is the file as a whole."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class FiledContext:
    """A context (XBRL 2.1 section 4.7).

    `period` is None where the context lasts for ever or its dates cannot be read; `dimensions` are pairs of axis
    and member, `typed` the axes whose members are typed values, with those; `container` is "segment", "scenario",
    "both" or ""; `other_content` names what stands in it besides members.
    """

    id: str
    scheme: str
    identifier: str
    period: Period | None
    is_forever: bool
    dimensions: tuple[tuple[QName, QName], ...]
    typed: tuple[tuple[QName, str], ...]
    container: str
    other_content: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FiledUnit:
    """A unit (XBRL 2.1 section 4.8): measures multiplied, over measures."""

    id: str
    numerators: tuple[QName, ...]
    denominators: tuple[QName, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class FiledFact:
    """A fact with the values that its element gives.

    `value` is None where the fact is no number, is nil, or is written in a way that cannot be read; `text` is that
    of a fact that is no number, after its transformation; where we do not know that, it is "" and not `is_told`.
    `printed` is then what the page shows. `decimals` is "" where there is none,
    `uses_precision` where there is precision instead. `format` is the transformation's name. `label` holds the words
    of the row that it stands in, "" where they were not asked for.
    """

    id: str
    concept: QName
    context: str
    unit: str
    is_numeric: bool
    value: Decimal | None
    text: str
    is_told: bool
    decimals: str
    uses_precision: bool
    is_nil: bool
    language: str
    format: QName | None
    is_hidden: bool
    place: Place
    label: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class FiledConcept:
    """An element that the report's own schema declares, attributes as written."""

    name: QName
    id: str
    type: QName | None
    period_type: str
    balance: str
    is_abstract: bool
    nillable: str
    substitution_group: QName | None
    has_typed_domain: bool
    place: Place


@dataclass(frozen=True, slots=True)
class FiledRole:
    """A role or arcrole type that the report's own schema declares."""

    uri: str
    definition: str
    used_on: tuple[str, ...]
    is_arcrole: bool
    place: Place


@dataclass(frozen=True, slots=True)
class FiledArc:
    """A relationship between two concepts in one of the report's own linkbases.

    `order` is as written, "" where the attribute is missing; `weight` likewise. `target_role` is the role in which
    the target's own relationships of a hypercube go on.
    """

    link: str
    arcrole: str
    role: str
    source: QName
    target: QName
    order: str
    weight: str
    preferred_label: str
    priority: str
    target_role: str
    place: Place


@dataclass(frozen=True, slots=True)
class FiledLabel:
    """A label or another text that the report's own linkbases give a concept."""

    concept: QName
    role: str
    language: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class FiledSchema:
    """The report's own schema: its namespace, the prefixes it has for that, and what it imports or includes."""

    namespace: str
    prefixes: tuple[str, ...]
    imports: tuple[tuple[str, str], ...]
    includes: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the markup that a rule of EFM 5.2 asks for: its kind, what was seen, and where."""

    kind: str
    seen: str
    place: Place


@dataclass(frozen=True, slots=True, eq=False)
class Filing:
    """A report and its own taxonomy.

    Attributes:
        document: the name of the inline document or instance.
        is_inline: whether it is inline.
        schemas: those found of the report's own; empty where the document stands alone.
        linkbases: names of the linkbases found, with the kind of their first extended link.
        references: addresses that the document names as its taxonomy.
        missing: files of the report's own taxonomy that are named and not there.
        remarks: what its markup has that a filing may not.
    """

    document: str
    is_inline: bool
    facts: tuple[FiledFact, ...]
    contexts: tuple[FiledContext, ...]
    units: tuple[FiledUnit, ...]
    references: tuple[str, ...]
    schemas: tuple[FiledSchema, ...]
    linkbases: tuple[tuple[str, str], ...]
    concepts: tuple[FiledConcept, ...]
    roles: tuple[FiledRole, ...]
    arcs: tuple[FiledArc, ...]
    labels: tuple[FiledLabel, ...]
    missing: tuple[str, ...]
    remarks: tuple[Remark, ...]
