"""The report: facts named by their OIM aspects, and where each stands in the source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from converter.model.concepts import Alternative, Concept, Dimension
from converter.model.cover import CoverPage
from converter.model.periods import Period
from converter.model.source import Locator
from converter.model.statements import Statement
from converter.model.units import Unit


@dataclass(frozen=True, slots=True)
class ReportName:
    """The prefix of the report's own names, the base of its file names, its namespace, and whose they are."""

    prefix: str
    base: str
    namespace: str
    company: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Who reports: an identifier in a scheme (XBRL 2.1 section 4.7.3.1)."""

    scheme: str
    identifier: str
    name: str
    ticker: str = ""
    cik: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note below a statement: its mark without brackets, its text without the mark, the figures that bear it.

    Attributes:
        ranges: of the text, one after the other; on a page each between two tags.
        figures: the places of the figures.
    """

    mark: str
    ranges: tuple[Locator, ...]
    figures: tuple[Locator, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a fact is printed. `id` is that of its inline element."""

    id: str
    locator: Locator
    printed: str
    scale: int
    decimals: int
    is_negative: bool
    is_dash: bool
    by_points: bool
    label: str
    statement: int
    sign_rule: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact and its receipt: rule, confidence, alternatives, and the sums that bear it out.

    `dimension` is None for the company as a whole.
    """

    id: str
    concept: Concept
    period: Period
    unit: Unit
    dimension: Dimension | None
    value: Decimal
    decimals: int
    occurrences: tuple[Occurrence, ...]
    rule: str
    confidence: Decimal
    alternatives: tuple[Alternative, ...]
    proofs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactNote:
    """A footnote of facts (XBRL 2.1 section 4.11).

    Attributes:
        id: of its inline element.
        mark: by which the page ties it to figures.
        ranges: of the source's text that it holds.
        text: that text, white space collapsed.
        facts: the identifiers of its facts.
        places: those of the inline elements that bear the mark.
    """

    id: str
    mark: str
    ranges: tuple[Locator, ...]
    text: str
    facts: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def elements(self) -> tuple[str, ...]:
        """The identifiers of its inline elements, one for each range."""
        return (self.id, *(f"{self.id}-{number}" for number in range(2, len(self.ranges) + 1)))


@dataclass(frozen=True, slots=True)
class Report:
    """All facts of one release, in the order in which they are first printed."""

    entity: Entity
    name: ReportName
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    cover: CoverPage | None = None
    notes: tuple[FactNote, ...] = ()
