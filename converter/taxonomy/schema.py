"""The extension schema: what it imports, its roles, its concepts (XBRL 2.1 section 5.1, EFM 6.7)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from converter.markup import names
from converter.markup.write import clark, document, element
from converter.model.concepts import Concept
from converter.model.taxonomy import ExtensionTaxonomy, StatementRole

_USED_ON = ("link:presentationLink", "link:calculationLink", "link:definitionLink")


def write_schema(taxonomy: ExtensionTaxonomy, linkbases: Iterable[tuple[str, str]]) -> bytes:
    """The schema's bytes.

    Args:
        linkbases: kind ("pre", "cal", "def", "lab") and file name of each linkbase.
    """
    root = element(
        None,
        names.XSD,
        "schema",
        {
            "targetNamespace": taxonomy.namespace,
            "elementFormDefault": "qualified",
            "attributeFormDefault": "unqualified",
        },
        nsmap={
            "xs": names.XSD,
            "xbrli": names.XBRLI,
            "link": names.LINK,
            "xlink": names.XLINK,
            "dtr-types": taxonomy.data_types,
            "xbrldt": names.XBRLDT,
            taxonomy.prefix: taxonomy.namespace,
        },
    )
    info = element(element(root, names.XSD, "annotation"), names.XSD, "appinfo")
    for role in taxonomy.roles:
        _role_type(info, role)
    for kind, href in linkbases:
        element(info, names.LINK, "linkbaseRef", _simple_link(href, names.LINKBASE_ROLES[kind]))
    imports = {names.XBRLI: names.SCHEMA_LOCATIONS[names.XBRLI], **dict(taxonomy.schemas)}
    if any(concept.substitution_group.startswith("xbrldt:") for concept in taxonomy.concepts):
        imports[names.XBRLDT] = names.SCHEMA_LOCATIONS[names.XBRLDT]
    if any(concept.type.startswith("dtr-types:") for concept in taxonomy.concepts):
        imports[taxonomy.data_types] = names.data_types_location(taxonomy.data_types)
    for namespace, location in imports.items():
        element(root, names.XSD, "import", {"namespace": namespace, "schemaLocation": location})
    for concept in taxonomy.concepts:
        concept_element(root, concept, taxonomy.prefix)
    return document(root)


def concept_element(parent: etree._Element, concept: Concept, prefix: str, type_name: str = "") -> None:
    """The declaration of one concept, its id prefix_Name (EFM 6.7.17); `type_name` goes before its own type."""
    attributes = {
        "id": f"{prefix}_{concept.name.local}",
        "name": concept.name.local,
        "type": type_name or concept.type,
        "substitutionGroup": concept.substitution_group,
        "nillable": "true",
        "abstract": "true" if concept.is_abstract else "false",
        f"{{{names.XBRLI}}}periodType": concept.period_type,
    }
    if concept.balance:
        attributes[f"{{{names.XBRLI}}}balance"] = concept.balance
    element(parent, names.XSD, "element", attributes)


def _role_type(info: etree._Element, role: StatementRole) -> None:
    made = element(info, names.LINK, "roleType", {"roleURI": role.uri, "id": role.id})
    element(made, names.LINK, "definition", text=role.definition)
    for used_on in _USED_ON:
        element(made, names.LINK, "usedOn", text=used_on)


def _simple_link(href: str, role: str) -> dict[str, str]:
    return {
        clark(names.XLINK, "type"): "simple",
        clark(names.XLINK, "href"): href,
        clark(names.XLINK, "role"): role,
        clark(names.XLINK, "arcrole"): names.ARC_LINKBASE,
    }
