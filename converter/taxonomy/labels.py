"""The label linkbase: the printed wording, in English (XBRL 2.1 section 5.2.2, EFM 6.10)."""

from __future__ import annotations

from converter.markup import names
from converter.markup.write import document, element
from converter.model.taxonomy import ExtensionTaxonomy
from converter.taxonomy.linkbases import Locators, arc, extended, linkbase, reference, xlink

_LANGUAGE = "en-US"


def write_labels(taxonomy: ExtensionTaxonomy) -> bytes:
    """The bytes of the label linkbase."""
    root = linkbase()
    for role in sorted({label.role for label in taxonomy.labels} & names.NEGATED_ROLE_IDS.keys()):
        href = f"{names.NEGATED_ROLE_SCHEMA}#{names.NEGATED_ROLE_IDS[role]}"
        reference(root, "roleRef", "roleURI", names.LABEL_ROLES[role], href)
    link = extended(root, "labelLink", names.STANDARD_LINK_ROLE)
    locators = Locators(link, taxonomy)
    linked: set[str] = set()
    for label in taxonomy.labels:
        locator = locators.of(label.concept)
        resource = locator.replace("loc_", "lab_", 1)
        attributes = {
            xlink("type"): "resource",
            xlink("label"): resource,
            xlink("role"): names.LABEL_ROLES[label.role],
            f"{{{names.XML}}}lang": _LANGUAGE,
        }
        element(link, names.LINK, "label", attributes, text=label.text)
        if resource not in linked:
            linked.add(resource)
            arc(link, "labelArc", names.CONCEPT_LABEL, (locator, resource), {})
    return document(root)
