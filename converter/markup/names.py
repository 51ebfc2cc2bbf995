"""The XML namespaces, schema locations and roles that our files use, in one place."""

from __future__ import annotations

XBRLI = "http://www.xbrl.org/2003/instance"
LINK = "http://www.xbrl.org/2003/linkbase"
XLINK = "http://www.w3.org/1999/xlink"
XSD = "http://www.w3.org/2001/XMLSchema"
# Taxonomy Packages 1.0, and the OASIS catalogs that packages hold.
TAXONOMY_PACKAGE = "http://xbrl.org/2016/taxonomy-package"
CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"
IX = "http://www.xbrl.org/2013/inlineXBRL"
# Transformation Registry 5, https://www.xbrl.org/Specification/inlineXBRL-transformationRegistry-5.0
IXT = "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16"
ISO4217 = "http://www.xbrl.org/2003/iso4217"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
XBRLDT = "http://xbrl.org/2005/xbrldt"
XBRLDI = "http://xbrl.org/2006/xbrldi"

SCHEMA_LOCATIONS = {
    XBRLI: "http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd",
    LINK: "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd",
    XBRLDT: "http://www.xbrl.org/2005/xbrldt-2005.xsd",
}


def data_types_location(namespace: str) -> str:
    """Where a release of the data type registry has its schema (https://specifications.xbrl.org/registries/dtr)."""
    return f"{namespace.replace('http://', 'https://', 1)}/types.xsd"


LABEL_ROLES = {
    "standard": "http://www.xbrl.org/2003/role/label",
    "terse": "http://www.xbrl.org/2003/role/terseLabel",
    "total": "http://www.xbrl.org/2003/role/totalLabel",
    "negated": "http://www.xbrl.org/2009/role/negatedLabel",
    "negatedTotal": "http://www.xbrl.org/2009/role/negatedTotalLabel",
    "periodStart": "http://www.xbrl.org/2003/role/periodStartLabel",
    "periodEnd": "http://www.xbrl.org/2003/role/periodEndLabel",
    "documentation": "http://www.xbrl.org/2003/role/documentation",
}
NEGATED_ROLE_SCHEMA = "http://www.xbrl.org/lrr/role/negated-2009-12-16.xsd"
NEGATED_ROLE_IDS = {"negated": "negatedLabel", "negatedTotal": "negatedTotalLabel"}

LINKBASE_ROLES = {
    "pre": "http://www.xbrl.org/2003/role/presentationLinkbaseRef",
    "cal": "http://www.xbrl.org/2003/role/calculationLinkbaseRef",
    "def": "http://www.xbrl.org/2003/role/definitionLinkbaseRef",
    "lab": "http://www.xbrl.org/2003/role/labelLinkbaseRef",
}
ARC_LINKBASE = "http://www.w3.org/1999/xlink/properties/linkbase"
PARENT_CHILD = "http://www.xbrl.org/2003/arcrole/parent-child"
GENERAL_SPECIAL = "http://www.xbrl.org/2003/arcrole/general-special"
# Dimensions 1.0 section 2: what a hypercube definition consists of.
ALL = "http://xbrl.org/int/dim/arcrole/all"
HYPERCUBE_DIMENSION = "http://xbrl.org/int/dim/arcrole/hypercube-dimension"
DIMENSION_DOMAIN = "http://xbrl.org/int/dim/arcrole/dimension-domain"
DIMENSION_DEFAULT = "http://xbrl.org/int/dim/arcrole/dimension-default"
DOMAIN_MEMBER = "http://xbrl.org/int/dim/arcrole/domain-member"
CONCEPT_LABEL = "http://www.xbrl.org/2003/arcrole/concept-label"
# Calculation 1.1 section 4: the arcrole of summation-item relationships.
SUMMATION_ITEM = "https://xbrl.org/2023/arcrole/summation-item"
# XBRL 2.1 section 5.2.5.2: the arcrole of older taxonomies.
OLD_SUMMATION_ITEM = "http://www.xbrl.org/2003/arcrole/summation-item"
SUMMATION_ITEM_SCHEMA = "https://www.xbrl.org/2023/calculation-1.1.xsd#summation-item"
STANDARD_LINK_ROLE = "http://www.xbrl.org/2003/role/link"
