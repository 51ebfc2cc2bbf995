"""The presentation linkbase: printed order, printed nesting, preferred labels (EFM 6.12)."""

from __future__ import annotations

from collections import Counter

from converter.markup import names
from converter.model.concepts import Concept
from converter.model.taxonomy import ExtensionTaxonomy
from converter.taxonomy.linkbases import ExtendedLink, Linkbase


def write_presentation(taxonomy: ExtensionTaxonomy) -> bytes:
    """The bytes of the presentation linkbase."""
    linkbase = Linkbase()
    for role in taxonomy.roles:
        linkbase.reference("roleRef", "roleURI", role.uri, f"{taxonomy.base_name}.xsd#{role.id}")
    negated = {node.preferred_label for role in taxonomy.roles for node in role.nodes} & names.NEGATED_ROLE_IDS.keys()
    for label_role in sorted(negated):
        href = f"{names.NEGATED_ROLE_SCHEMA}#{names.NEGATED_ROLE_IDS[label_role]}"
        linkbase.reference("roleRef", "roleURI", names.LABEL_ROLES[label_role], href)
    for role in taxonomy.roles:
        link = ExtendedLink("presentationLink", role.uri, taxonomy)
        path: list[tuple[int, Concept]] = []
        pairs: Counter[tuple[Concept, Concept]] = Counter()
        for order, node in enumerate(role.nodes):
            while path and path[-1][0] >= node.depth:
                path.pop()
            if path:
                # XLink 1.0 section 5.1.3: one pair of labels takes one arc, so a balance that stands
                # twice under its parent, at start and end, has two locators.
                pair = path[-1][1], node.concept
                pairs[pair] += 1
                end = link.locator(node.concept, pairs[pair])
                more = {"order": str(order), "preferredLabel": names.LABEL_ROLES[node.preferred_label]}
                link.arc("presentationArc", names.PARENT_CHILD, (link.locator(path[-1][1]), end), more)
            if node.concept.is_abstract:
                path.append((node.depth, node.concept))
        linkbase.append(link)
    return linkbase.content()
