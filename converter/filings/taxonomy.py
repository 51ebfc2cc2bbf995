"""A report's own schema and linkbases, as far as they lie beside it (XBRL 2.1 section 5, Dimensions 1.0)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from converter.filings.inline import Element, content, line, resolved
from converter.markup import names
from converter.model.filing import FiledArc, FiledConcept, FiledLabel, FiledRole, FiledSchema, Place
from converter.model.names import QName

_XSD, _LINK, _XLINK = f"{{{names.XSD}}}", f"{{{names.LINK}}}", f"{{{names.XLINK}}}"
_XBRLI, _XBRLDT = f"{{{names.XBRLI}}}", f"{{{names.XBRLDT}}}"
_LANGUAGE = f"{{{names.XML}}}lang"
_ARCS = ("presentationArc", "calculationArc", "definitionArc")

Resolve = Callable[[str, str], QName | None]


@dataclass
class Taxonomy:
    """What was read so far, file by file."""

    schemas: list[FiledSchema] = field(default_factory=list)
    concepts: list[FiledConcept] = field(default_factory=list)
    roles: list[FiledRole] = field(default_factory=list)
    arcs: list[FiledArc] = field(default_factory=list)
    labels: list[FiledLabel] = field(default_factory=list)


def read_schema(root: Element, file: str, taxonomy: Taxonomy) -> Iterator[str]:
    """Take a schema in; gives the addresses of what it refers to."""
    namespace = root.get("targetNamespace", "")
    prefixes = tuple(prefix or "" for prefix, held in root.nsmap.items() if held == namespace)
    imports = [(e.get("namespace", ""), e.get("schemaLocation", "")) for e in root.iter(f"{_XSD}import")]
    includes = [e.get("schemaLocation", "") for e in root.iter(f"{_XSD}include")]
    place = Place(file)
    taxonomy.schemas.append(FiledSchema(namespace, prefixes, tuple(imports), tuple(includes), place))
    for element in root.findall(f"{_XSD}element"):
        group = element.get("substitutionGroup")
        if group is not None:
            taxonomy.concepts.append(_concept(element, namespace, prefixes[0] if prefixes else "", file))
    for element in root.iter(f"{_LINK}roleType", f"{_LINK}arcroleType"):
        is_arcrole = element.tag.endswith("arcroleType")
        definition = element.find(f"{_LINK}definition")
        taxonomy.roles.append(
            FiledRole(
                uri=element.get("arcroleURI" if is_arcrole else "roleURI", ""),
                definition=content(definition) if definition is not None else "",
                used_on=tuple(content(e).strip().rpartition(":")[2] for e in element.iter(f"{_LINK}usedOn")),
                is_arcrole=is_arcrole,
                place=Place(file, line(element)),
            )
        )
    yield from (address for _, address in imports if address)
    yield from (e.get(f"{_XLINK}href", "") for e in root.iter(f"{_LINK}linkbaseRef"))


def _concept(element: Element, namespace: str, prefix: str, file: str) -> FiledConcept:
    kind, group = element.get("type"), element.get("substitutionGroup")
    return FiledConcept(
        name=QName(namespace, element.get("name", ""), prefix),
        id=element.get("id", ""),
        type=resolved(kind, element.nsmap, element.nsmap.get(None, "")) if kind else None,
        period_type=element.get(f"{_XBRLI}periodType", ""),
        balance=element.get(f"{_XBRLI}balance", ""),
        is_abstract=element.get("abstract") in ("true", "1"),
        nillable=element.get("nillable", ""),
        substitution_group=resolved(group, element.nsmap, element.nsmap.get(None, "")) if group else None,
        has_typed_domain=element.get(f"{_XBRLDT}typedDomainRef") is not None,
        place=Place(file, line(element)),
    )


def read_linkbase(root: Element, file: str, taxonomy: Taxonomy, concept_at: Resolve) -> str:
    """Take a linkbase in; gives the local name of its first extended link.

    Args:
        concept_at: the concept at a fragment of an address, None where there is none.
    """
    first = ""
    for link in root.iter(*(f"{_LINK}{kind}Link" for kind in ("presentation", "calculation", "definition", "label"))):
        first = first or etree.QName(link).localname
        located: dict[str, list[QName]] = {}
        resources: dict[str, list[Element]] = {}
        for child in link:
            label = child.get(f"{_XLINK}label", "")
            if child.tag == f"{_LINK}loc":
                address, _, fragment = child.get(f"{_XLINK}href", "").partition("#")
                concept = concept_at(address, fragment)
                if concept is not None:
                    located.setdefault(label, []).append(concept)
            elif child.tag == f"{_LINK}label":
                resources.setdefault(label, []).append(child)
        for child in link:
            if child.get(f"{_XLINK}type") == "arc" and child.get("use") != "prohibited":
                _take_arc(child, link.get(f"{_XLINK}role", ""), file, located, resources, taxonomy)
    return first


def _take_arc(
    arc: Element,
    role: str,
    file: str,
    located: dict[str, list[QName]],
    resources: dict[str, list[Element]],
    taxonomy: Taxonomy,
) -> None:
    kind = etree.QName(arc).localname
    sources = located.get(arc.get(f"{_XLINK}from", ""), ())
    end = arc.get(f"{_XLINK}to", "")
    if kind == "labelArc":
        taxonomy.labels += [
            FiledLabel(
                concept=source,
                role=label.get(f"{_XLINK}role", ""),
                language=label.get(_LANGUAGE, ""),
                text=content(label),
                place=Place(file, line(label)),
            )
            for source in sources
            for label in resources.get(end, ())
        ]
    elif kind in _ARCS:
        taxonomy.arcs += [
            FiledArc(
                link=kind,
                arcrole=arc.get(f"{_XLINK}arcrole", ""),
                role=role,
                source=source,
                target=target,
                order=arc.get("order", ""),
                weight=arc.get("weight", ""),
                preferred_label=arc.get("preferredLabel", ""),
                priority=arc.get("priority", ""),
                target_role=arc.get(f"{_XBRLDT}targetRole", ""),
                place=Place(file, line(arc)),
            )
            for source in sources
            for target in located.get(end, ())
        ]
