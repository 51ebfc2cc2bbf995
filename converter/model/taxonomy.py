"""The report's own taxonomy, and the files of a filing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from converter.model.concepts import Concept
from converter.model.statements import CalculationArc

LabelRole = Literal["standard", "terse", "total", "negated", "negatedTotal", "periodStart", "periodEnd"]


@dataclass(frozen=True, slots=True)
class PresentationNode:
    """A concept's place in a statement's tree; `depth` 0 is the root."""

    concept: Concept
    depth: int
    preferred_label: LabelRole


@dataclass(frozen=True, slots=True)
class StatementRole:
    """An extended link role: its presentation tree and its calculation arcs."""

    uri: str
    id: str
    definition: str
    nodes: tuple[PresentationNode, ...]
    arcs: tuple[CalculationArc, ...]


@dataclass(frozen=True, slots=True)
class ConceptLabel:
    """One label of a concept in one role, in English."""

    concept: Concept
    role: LabelRole
    text: str


@dataclass(frozen=True, slots=True)
class ExtensionTaxonomy:
    """The schema and linkbases that belong to one report."""

    namespace: str
    prefix: str
    base_name: str
    entry_point: str
    concepts: tuple[Concept, ...]
    roles: tuple[StatementRole, ...]
    labels: tuple[ConceptLabel, ...]


@dataclass(frozen=True, slots=True)
class FilingPackage:
    """Files by name; the first is the inline document."""

    files: tuple[tuple[str, bytes], ...]

    @property
    def document(self) -> str:
        """The inline document's name."""
        return self.files[0][0]


@dataclass(frozen=True, slots=True)
class ValidationMessage:
    """One message of the validator: code, severity, text, and where it points ("" if nowhere)."""

    code: str
    severity: Literal["error", "warning", "info"]
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What validation found. `ran` is False where it was left out on request."""

    ran: bool
    messages: tuple[ValidationMessage, ...]
    taxonomy_source: str

    @property
    def is_valid(self) -> bool:
        return not any(message.severity == "error" for message in self.messages)
