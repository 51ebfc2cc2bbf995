"""The definition linkbase: hypercubes of statements with dimensional columns, and anchors of extensions.

A hypercube says which members the line items of a statement may be of (Dimensions 1.0 section 2). An
anchor is a general-special arc (XBRL 2.1 section 5.2.6.2.1) from a standard concept to an extension that
it contains, so that a consumer can roll the extension up.
"""

from __future__ import annotations

from converter.markup import names
from converter.model.concepts import Concept
from converter.model.taxonomy import ExtensionTaxonomy, Hypercube, StatementRole
from converter.taxonomy.linkbases import ExtendedLink, Linkbase

_DIMENSIONAL = {
    names.ALL: "all",
    names.HYPERCUBE_DIMENSION: "hypercube-dimension",
    names.DIMENSION_DOMAIN: "dimension-domain",
    names.DIMENSION_DEFAULT: "dimension-default",
    names.DOMAIN_MEMBER: "domain-member",
}


def write_definition(taxonomy: ExtensionTaxonomy) -> bytes | None:
    """The bytes of the definition linkbase; None where no statement has dimensions or anchors."""
    roles = [role for role in taxonomy.roles if role.hypercube or role.anchors]
    if not roles:
        return None
    linkbase = Linkbase(xbrldt=names.XBRLDT) if any(role.hypercube for role in roles) else Linkbase()
    for role in roles:
        linkbase.reference("roleRef", "roleURI", role.uri, f"{taxonomy.base_name}.xsd#{role.id}")
    if any(role.hypercube for role in roles):
        schema = names.SCHEMA_LOCATIONS[names.XBRLDT]
        for arcrole, fragment in _DIMENSIONAL.items():
            linkbase.reference("arcroleRef", "arcroleURI", arcrole, f"{schema}#{fragment}")
    for role in roles:
        link = ExtendedLink("definitionLink", role.uri, taxonomy)
        if role.hypercube:
            _write_hypercube(link, role, role.hypercube)
        for order, (general, special) in enumerate(role.anchors, start=1):
            _arc(link, names.GENERAL_SPECIAL, (general, special), order)
        linkbase.append(link)
    return linkbase.content()


def _write_hypercube(link: ExtendedLink, role: StatementRole, cube: Hypercube) -> None:
    closed = {"order": "1", "xbrldt:contextElement": "segment", "xbrldt:closed": "true"}
    link.arc("definitionArc", names.ALL, (link.locator(cube.line_items), link.locator(cube.table)), closed)
    for order, (axis, domain, members) in enumerate(cube.axes, start=1):
        _arc(link, names.HYPERCUBE_DIMENSION, (cube.table, axis), order)
        _arc(link, names.DIMENSION_DOMAIN, (axis, domain), 1)
        # XLink 1.0 section 5.1.3: one pair of labels takes one arc, so the default has a locator of its own.
        ends = link.locator(axis), link.locator(domain, 2)
        link.arc("definitionArc", names.DIMENSION_DEFAULT, ends, {"order": "1"})
        for place, member in enumerate(members, start=1):
            _arc(link, names.DOMAIN_MEMBER, (domain, member), place)
    inside = {cube.line_items, cube.table, *(c for axis, domain, ms in cube.axes for c in (axis, domain, *ms))}
    items = dict.fromkeys(node.concept for node in role.nodes[1:] if node.concept not in inside)
    for order, concept in enumerate(items, start=1):
        _arc(link, names.DOMAIN_MEMBER, (cube.line_items, concept), order)


def _arc(link: ExtendedLink, arcrole: str, ends: tuple[Concept, Concept], order: int) -> None:
    link.arc("definitionArc", arcrole, (link.locator(ends[0]), link.locator(ends[1])), {"order": str(order)})
