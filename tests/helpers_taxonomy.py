"""Invented taxonomy packages, made in the test that wants them; nothing of a publisher's is in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

BASE = "https://xbrl.fasb.org/us-gaap/2025/"
SCHEMA = f"{BASE}elts/us-gaap-2025.xsd"
ENTRY = f"{BASE}entire/us-gaap-entryPoint-all-2025.xsd"
NAMESPACE = "http://fasb.org/us-gaap/2025"
ROLE = "http://fasb.org/us-gaap/role/statement/StatementOfIncome"
_LINK = (
    'xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)


def about(name: str = "Invented facts", entry: str = ENTRY) -> str:
    """META-INF/taxonomyPackage.xml."""
    return (
        '<tp:taxonomyPackage xml:lang="en" xmlns:tp="http://xbrl.org/2016/taxonomy-package">'
        f"<tp:identifier>http://example.com/invented</tp:identifier><tp:name>{name}</tp:name>"
        "<tp:version>1.0</tp:version><tp:publisher>Nobody</tp:publisher><tp:entryPoints><tp:entryPoint>"
        f'<tp:name>All</tp:name><tp:entryPointDocument href="{entry}"/></tp:entryPoint></tp:entryPoints>'
        "</tp:taxonomyPackage>"
    )


def catalog(*rewrites: tuple[str, str]) -> str:
    """META-INF/catalog.xml; by default for all below `BASE`."""
    lines = "".join(
        f'<rewriteURI uriStartString="{start}" rewritePrefix="{target}"/>'
        for start, target in rewrites or ((BASE, "../files/"),)
    )
    return f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{lines}</catalog>'


def zip_of(members: Iterable[tuple[str, str | bytes]]) -> bytes:
    """A zip archive of some members, deflated."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members:
            made.writestr(name, text)
    return content.getvalue()


def package(
    files: Mapping[str, str] | None = None, *, description: str | None = None, catalogue: str | None = None
) -> bytes:
    """A taxonomy package with files below `BASE`; by default a schema of one concept."""
    held = {"elts/us-gaap-2025.xsd": schema(CONCEPTS)} if files is None else files
    return zip_of(
        [
            ("invented/META-INF/taxonomyPackage.xml", description or about()),
            ("invented/META-INF/catalog.xml", catalogue or catalog()),
            *((f"invented/files/{name}", text) for name, text in held.items()),
        ]
    )


# Name, type, period type, balance, abstract.
Declared = tuple[str, str, str, str, bool]
CONCEPTS: tuple[Declared, ...] = (
    ("IncomeStatementAbstract", "xbrli:stringItemType", "duration", "", True),
    ("Revenues", "xbrli:monetaryItemType", "duration", "credit", False),
    ("CostOfRevenue", "xbrli:monetaryItemType", "duration", "debit", False),
    ("GrossProfit", "xbrli:monetaryItemType", "duration", "credit", False),
)


def schema(concepts: Iterable[Declared]) -> str:
    """An element schema that declares some concepts."""
    elements = "".join(
        f'<xs:element name="{name}" id="us-gaap_{name}" type="{kind}" substitutionGroup="xbrli:item" nillable="true"'
        f' xbrli:periodType="{period}"'
        + (f' xbrli:balance="{balance}"' if balance else "")
        + (' abstract="true"' if is_abstract else "")
        + "/>"
        for name, kind, period, balance, is_abstract in concepts
    )
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"'
        f' xmlns:us-gaap="{NAMESPACE}" targetNamespace="{NAMESPACE}" elementFormDefault="qualified">'
        '<xs:import namespace="http://www.xbrl.org/2003/instance"'
        ' schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>'
        f"{elements}</xs:schema>"
    )


def taxonomy() -> dict[str, str]:
    """A whole invented taxonomy for `package`: schema, entry point, labels, one tree and one sum."""
    return {
        "elts/us-gaap-2025.xsd": schema(CONCEPTS),
        "entire/us-gaap-entryPoint-all-2025.xsd": _entry_point(),
        "entire/lab.xml": _linkbase(
            f'<link:labelLink xlink:type="extended" xlink:role="{_STANDARD_LINK}">'
            + "".join(_label(name, label) for name, label in LABELS.items())
            + "</link:labelLink>"
        ),
        "entire/pre.xml": _linkbase(
            _role_reference()
            + f'<link:presentationLink xlink:type="extended" xlink:role="{ROLE}">'
            + "".join(map(_locator, ("IncomeStatementAbstract", "Revenues", "CostOfRevenue", "GrossProfit")))
            + _child("Revenues", "10")
            + _child("CostOfRevenue", "20.5")
            + _child("GrossProfit", "30", ' preferredLabel="http://www.xbrl.org/2003/role/totalLabel"')
            + "</link:presentationLink>"
        ),
        "entire/cal.xml": _linkbase(
            _role_reference()
            + f'<link:calculationLink xlink:type="extended" xlink:role="{ROLE}">'
            + "".join(map(_locator, ("Revenues", "CostOfRevenue", "GrossProfit")))
            + _summed("Revenues", "10", "1.0")
            + _summed("CostOfRevenue", "20", "-1.0")
            + "</link:calculationLink>"
        ),
    }


LABELS = {
    "IncomeStatementAbstract": "Income Statement [Abstract]",
    "Revenues": "Revenues, All of Them",
    "CostOfRevenue": "Cost of Revenue",
    "GrossProfit": "Gross Profit",
}
_STANDARD_LINK = "http://www.xbrl.org/2003/role/link"


def _entry_point() -> str:
    references = "".join(
        f'<link:linkbaseRef xlink:type="simple" xlink:href="{kind}.xml"'
        ' xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"'
        f' xlink:role="http://www.xbrl.org/2003/role/{role}LinkbaseRef"/>'
        for kind, role in (("lab", "label"), ("pre", "presentation"), ("cal", "calculation"))
    )
    return (
        f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" {_LINK} targetNamespace="http://example.com/all">'
        f'<xs:annotation><xs:appinfo><link:roleType id="income" roleURI="{ROLE}">'
        "<link:definition>124000 - Statement - Statement of Income</link:definition>"
        "<link:usedOn>link:presentationLink</link:usedOn><link:usedOn>link:calculationLink</link:usedOn>"
        f"</link:roleType>{references}</xs:appinfo></xs:annotation>"
        f'<xs:import namespace="{NAMESPACE}" schemaLocation="../elts/us-gaap-2025.xsd"/></xs:schema>'
    )


def _linkbase(content: str) -> str:
    return f"<link:linkbase {_LINK}>{content}</link:linkbase>"


def _role_reference() -> str:
    href = "us-gaap-entryPoint-all-2025.xsd#income"
    return f'<link:roleRef roleURI="{ROLE}" xlink:type="simple" xlink:href="{href}"/>'


def _locator(name: str) -> str:
    href = f"../elts/us-gaap-2025.xsd#us-gaap_{name}"
    return f'<link:loc xlink:type="locator" xlink:href="{href}" xlink:label="{name}"/>'


def _label(name: str, label: str) -> str:
    return (
        f'{_locator(name)}<link:label xlink:type="resource" xlink:label="lab_{name}" xml:lang="en-US"'
        f' xlink:role="http://www.xbrl.org/2003/role/label">{label}</link:label>'
        '<link:labelArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/concept-label"'
        f' xlink:from="{name}" xlink:to="lab_{name}"/>'
    )


def _child(name: str, order: str, more: str = "") -> str:
    return (
        '<link:presentationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/parent-child"'
        f' xlink:from="IncomeStatementAbstract" xlink:to="{name}" order="{order}"{more}/>'
    )


def _summed(name: str, order: str, weight: str) -> str:
    return (
        '<link:calculationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/summation-item"'
        f' xlink:from="GrossProfit" xlink:to="{name}" order="{order}" weight="{weight}"/>'
    )
