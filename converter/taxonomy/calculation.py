"""The calculation linkbase: summation-item arcs of Calculation 1.1, that arcrole only."""

from __future__ import annotations

from converter.markup import names
from converter.model.taxonomy import ExtensionTaxonomy
from converter.taxonomy.linkbases import ExtendedLink, Linkbase


def write_calculation(taxonomy: ExtensionTaxonomy) -> bytes | None:
    """The bytes of the calculation linkbase; None where no statement has an arc."""
    roles = [role for role in taxonomy.roles if role.arcs]
    if not roles:
        return None
    linkbase = Linkbase()
    for role in roles:
        linkbase.reference("roleRef", "roleURI", role.uri, f"{taxonomy.base_name}.xsd#{role.id}")
    linkbase.reference("arcroleRef", "arcroleURI", names.SUMMATION_ITEM, names.SUMMATION_ITEM_SCHEMA)
    for role in roles:
        link = ExtendedLink("calculationLink", role.uri, taxonomy)
        for relation in role.arcs:
            ends = link.locator(relation.total), link.locator(relation.item)
            more = {"order": str(relation.order), "weight": str(relation.weight)}
            link.arc("calculationArc", names.SUMMATION_ITEM, ends, more)
        linkbase.append(link)
    return linkbase.content()
