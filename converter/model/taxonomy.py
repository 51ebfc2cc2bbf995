"""The report's own taxonomy, and the files of a filing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from converter.model.concepts import Concept
from converter.model.statements import CalculationArc

LabelRole = Literal[
    "standard", "terse", "total", "negated", "negatedTotal", "periodStart", "periodEnd", "documentation"
]


@dataclass(frozen=True, slots=True)
class PresentationNode:
    """A concept's place in a statement's tree; `depth` 0 is the root."""

    concept: Concept
    depth: int
    preferred_label: LabelRole


@dataclass(frozen=True, slots=True)
class Hypercube:
    """The table of a statement whose columns are of parts of the company: axes, each with domain and members."""

    table: Concept
    line_items: Concept
    axes: tuple[tuple[Concept, Concept, tuple[Concept, ...]], ...]


@dataclass(frozen=True, slots=True)
class StatementRole:
    """An extended link role: its presentation tree, its calculation arcs, its hypercube and its anchors.

    An anchor is a standard concept and an extension that it contains.
    """

    uri: str
    id: str
    definition: str
    nodes: tuple[PresentationNode, ...]
    arcs: tuple[CalculationArc, ...]
    hypercube: Hypercube | None = None
    anchors: tuple[tuple[Concept, Concept], ...] = ()


@dataclass(frozen=True, slots=True)
class ConceptLabel:
    """One label of a concept in one role, in English."""

    concept: Concept
    role: LabelRole
    text: str


@dataclass(frozen=True, slots=True)
class ExtensionTaxonomy:
    """The schema and linkbases that belong to one report.

    `schemas` are the standard namespaces it imports, with the official addresses of their schemas;
    `data_types` is the namespace of the data type registry that these use.
    """

    namespace: str
    prefix: str
    base_name: str
    schemas: tuple[tuple[str, str], ...]
    data_types: str
    concepts: tuple[Concept, ...]
    roles: tuple[StatementRole, ...]
    labels: tuple[ConceptLabel, ...]

    def address(self, namespace: str) -> str:
        """The address of the schema of a standard namespace that is imported."""
        return dict(self.schemas)[namespace]


@dataclass(frozen=True, slots=True)
class FilingPackage:
    """Files by name; the first is the inline document."""

    files: tuple[tuple[str, bytes], ...]

    @property
    def document(self) -> str:
        """The inline document's name."""
        return self.files[0][0]


SupplyKind = Literal["slice", "full", "official"]


@dataclass(frozen=True, slots=True)
class TaxonomySupply:
    """What Arelle is given for the standard taxonomy.

    Attributes:
        kind: facts about the concepts of one report, about all, or the publisher's own files.
        vintage: the taxonomy it stands for.
        key: names the bytes that `make` gives, for the cache.
        make: the taxonomy package of a slice or of all.
        packages: those a user installed, for `official`; where there are none Arelle downloads.
    """

    kind: SupplyKind
    vintage: str
    key: str = ""
    make: Callable[[], bytes] = bytes
    packages: tuple[Path, ...] = ()

    def __str__(self) -> str:
        match self.kind:
            case "slice":
                return f"slice of {self.vintage}: facts about the concepts used, not the publisher's files"
            case "full":
                return f"full tables of {self.vintage}: facts about all concepts, not the publisher's files"
            case "official":
                if not self.packages:
                    return f"official {self.vintage}, downloaded"
                return f"{self.vintage} of the installed packages {', '.join(path.name for path in self.packages)}"


MessageSource = Literal["arelle", "rules", "plugin"]


@dataclass(frozen=True, slots=True)
class ValidationMessage:
    """One message of a validator.

    `where` is the file and line it points to ("" if nowhere), `source` says whose it is: Arelle's, our own rules',
    or the SEC's plugin's. `hint` is the mend, `concept` and `context` what it is about, as far as that is told;
    `about` is the id of the element that it points to.
    """

    code: str
    severity: Literal["error", "warning", "info"]
    text: str
    where: str = ""
    source: MessageSource = "arelle"
    hint: str = ""
    concept: str = ""
    context: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class RuleReport:
    """What our own rules say of a filing: messages, the rules that could not be run and why, and how many were.

    `is_advice` where nothing is filed yet, so that the manual advises and does not condemn.
    """

    messages: tuple[ValidationMessage, ...] = ()
    not_run: tuple[tuple[str, str], ...] = ()
    ran: int = 0
    is_advice: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What validation found, Arelle's messages first. `ran` is False where it was left out on request.

    `not_run` are rules of our own that could not be run, each with the reason, `rules` how many were.
    """

    ran: bool
    messages: tuple[ValidationMessage, ...]
    taxonomy_source: str
    not_run: tuple[tuple[str, str], ...] = ()
    rules: int = 0

    @property
    def is_valid(self) -> bool:
        return not any(message.severity == "error" for message in self.messages)
