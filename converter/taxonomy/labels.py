"""The label linkbase: the printed wording, in English (XBRL 2.1 section 5.2.2, EFM 6.10)."""

from __future__ import annotations

from converter.markup import names
from converter.model.taxonomy import ExtensionTaxonomy
from converter.taxonomy.linkbases import ExtendedLink, Linkbase

_LANGUAGE = "en-US"


def write_labels(taxonomy: ExtensionTaxonomy) -> bytes:
    """The bytes of the label linkbase."""
    linkbase = Linkbase()
    for role in sorted({label.role for label in taxonomy.labels} & names.NEGATED_ROLE_IDS.keys()):
        href = f"{names.NEGATED_ROLE_SCHEMA}#{names.NEGATED_ROLE_IDS[role]}"
        linkbase.reference("roleRef", "roleURI", names.LABEL_ROLES[role], href)
    link = ExtendedLink("labelLink", names.STANDARD_LINK_ROLE, taxonomy)
    linked: set[str] = set()
    for label in taxonomy.labels:
        locator = link.locator(label.concept)
        resource = locator.replace("loc_", "lab_", 1)
        attributes = {"xlink:label": resource, "xlink:role": names.LABEL_ROLES[label.role], "xml:lang": _LANGUAGE}
        link.resource("label", attributes, label.text)
        if resource not in linked:
            linked.add(resource)
            link.arc("labelArc", names.CONCEPT_LABEL, (locator, resource), {})
    linkbase.append(link)
    return linkbase.content()
