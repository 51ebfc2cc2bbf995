"""The calculation linkbase: summation-item arcs of Calculation 1.1, that arcrole only."""

from __future__ import annotations

from converter.markup import names
from converter.markup.write import document
from converter.model.taxonomy import ExtensionTaxonomy
from converter.taxonomy.linkbases import Locators, arc, extended, linkbase, reference


def write_calculation(taxonomy: ExtensionTaxonomy) -> bytes | None:
    """The bytes of the calculation linkbase; None where no statement has an arc."""
    roles = [role for role in taxonomy.roles if role.arcs]
    if not roles:
        return None
    root = linkbase()
    for role in roles:
        reference(root, "roleRef", "roleURI", role.uri, f"{taxonomy.base_name}.xsd#{role.id}")
    reference(root, "arcroleRef", "arcroleURI", names.SUMMATION_ITEM, names.SUMMATION_ITEM_SCHEMA)
    for role in roles:
        link = extended(root, "calculationLink", role.uri)
        locators = Locators(link, taxonomy)
        for relation in role.arcs:
            ends = locators.of(relation.total), locators.of(relation.item)
            more = {"order": str(relation.order), "weight": str(relation.weight)}
            arc(link, "calculationArc", names.SUMMATION_ITEM, ends, more)
    return document(root)
