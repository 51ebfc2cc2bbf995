"""Taxonomy packages with facts of the catalogue under the official addresses, so that Arelle works offline.

They state facts about the standard taxonomies and are not their publishers' files; reports never refer
to them. A slice holds the concepts that one report uses, the full package all that can be declared.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from converter.errors import MapError
from converter.markup import names
from converter.markup.archive import zipped
from converter.markup.write import document, element
from converter.model.concepts import Catalogue, Concept
from converter.model.standard import TypeRecord
from converter.taxonomy.schema import concept_element

_KNOWN_TYPES = ("xbrli", "dtr-types")
# Extensible enumerations need the domains of their values, which our tables lack: they are served as texts.
_ENUMERATION, _SERVED_AS = "enum2:", "xbrli:stringItemType"


def taxonomy_slice(catalogue: Catalogue, concepts: Iterable[Concept]) -> bytes:
    """The bytes of a taxonomy package (Taxonomy Packages 1.0) that declares some standard concepts.

    Args:
        concepts: those to declare; concepts of a report's own namespace are left out.

    Raises:
        MapError: a concept has a type that no table declares.
    """
    # Every schema is there, an empty one too: a report may import one of which it uses nothing.
    held: dict[str, list[Concept]] = {namespace: [] for namespace in catalogue.schemas}
    for concept in sorted(set(concepts), key=lambda c: c.name):
        if concept.name.namespace in held:
            held[concept.name.namespace].append(concept)
    types = _types(catalogue, [concept for found in held.values() for concept in found])
    others = _imported(catalogue)
    files = {
        catalogue.schemas[namespace][1]: _schema(
            catalogue, namespace, found, types, others if namespace == catalogue.namespace else []
        )
        for namespace, found in held.items()
    }
    for namespace in types.keys() - held.keys():
        files[_type_schema(catalogue, namespace, types)] = _schema(catalogue, namespace, [], types, [])
    return zipped(
        [
            ("slice/META-INF/taxonomyPackage.xml", _description(catalogue)),
            ("slice/META-INF/catalog.xml", _catalog(files)),
            *((f"slice/{_path(url)}", content) for url, content in sorted(files.items())),
        ]
    )


def _imported(catalogue: Catalogue) -> list[str]:
    """The companions that the vintage's own schema imports: its publisher's (srt), and not the SEC's (dei)."""
    hosts = {namespace: url.split("/")[2] for namespace, (_, url) in catalogue.schemas.items()}
    own = catalogue.namespace
    return [namespace for namespace, host in hosts.items() if namespace != own and host == hosts[own]]


def _path(url: str) -> str:
    return url.partition("://")[2]


def _types(catalogue: Catalogue, concepts: list[Concept]) -> dict[str, dict[str, tuple[TypeRecord, ...]]]:
    """The declarations of the types that concepts have, by namespace and name."""
    found: dict[str, dict[str, tuple[TypeRecord, ...]]] = {}
    for name in sorted({c.type for c in concepts if not c.type.startswith(_ENUMERATION)}):
        if name.partition(":")[0] in _KNOWN_TYPES:
            continue
        if name not in catalogue.types:
            raise MapError(f"no table declares the type {name}", where=catalogue.vintage, do="Add it to types.csv")
        facets = catalogue.types[name]
        found.setdefault(facets[0].namespace, {})[name] = facets
    return found


def _type_schema(catalogue: Catalogue, namespace: str, types: dict[str, dict[str, tuple[TypeRecord, ...]]]) -> str:
    """The address of a schema of types: beside that of the concepts of its publisher."""
    prefix = next(iter(types[namespace])).partition(":")[0]
    family = next((p for p, _ in catalogue.schemas.values() if prefix == f"{p}-types"), catalogue.prefix)
    schema = next(url for p, url in catalogue.schemas.values() if p == family)
    return f"{schema.rpartition('/')[0]}/{prefix}-{namespace.rpartition('/')[2]}.xsd"


def _schema(
    catalogue: Catalogue,
    namespace: str,
    concepts: list[Concept],
    types: dict[str, dict[str, tuple[TypeRecord, ...]]],
    others: list[str],
) -> bytes:
    own_types = types.get(namespace, {})
    prefix = catalogue.schemas[namespace][0] if namespace in catalogue.schemas else next(iter(own_types)).split(":")[0]
    foreign = {found: next(iter(declared)).partition(":")[0] for found, declared in types.items() if found != namespace}
    root = element(
        None,
        names.XSD,
        "schema",
        {"targetNamespace": namespace, "elementFormDefault": "qualified"},
        nsmap={
            "xs": names.XSD,
            "xbrli": names.XBRLI,
            "xbrldt": names.XBRLDT,
            "dtr-types": catalogue.data_types,
            **{prefix_of: found for found, prefix_of in foreign.items()},
            prefix: namespace,
        },
    )
    imports = {
        names.XBRLI: names.SCHEMA_LOCATIONS[names.XBRLI],
        names.XBRLDT: names.SCHEMA_LOCATIONS[names.XBRLDT],
        catalogue.data_types: names.data_types_location(catalogue.data_types),
        **{found: catalogue.schemas[found][1] for found in others},
        **{found: _type_schema(catalogue, found, types) for found in foreign if found not in catalogue.schemas},
    }
    for found, location in imports.items():
        element(root, names.XSD, "import", {"namespace": found, "schemaLocation": location})
    for name, facets in own_types.items():
        _declare_type(root, name.partition(":")[2], facets)
    for concept in concepts:
        served = _SERVED_AS if concept.type.startswith(_ENUMERATION) else concept.type
        concept_element(root, concept, prefix, served)
    return document(root)


def _declare_type(root: etree._Element, name: str, facets: tuple[TypeRecord, ...]) -> None:
    """A simple-content restriction with its facets (XML Schema part 1 section 3.4)."""
    made = element(root, names.XSD, "complexType", {"name": name})
    content = element(made, names.XSD, "simpleContent")
    restriction = element(content, names.XSD, "restriction", {"base": facets[0].base})
    for record in facets:
        if record.facet:
            element(restriction, names.XSD, record.facet, {"value": record.value})


def _catalog(urls: Iterable[str]) -> bytes:
    root = element(None, names.CATALOG, "catalog", nsmap={None: names.CATALOG})
    for url in sorted(urls):
        element(root, names.CATALOG, "rewriteURI", {"uriStartString": url, "rewritePrefix": f"../{_path(url)}"})
    return document(root)


def _description(catalogue: Catalogue) -> bytes:
    language, prefixes = {f"{{{names.XML}}}lang": "en"}, {"tp": names.TAXONOMY_PACKAGE}
    root = element(None, names.TAXONOMY_PACKAGE, "taxonomyPackage", language, nsmap=prefixes)
    said = {
        "identifier": f"http://ixbrl-converter.example/slice/{catalogue.vintage}",
        "name": f"Facts about {catalogue.vintage}",
        "description": "Facts about concepts for offline validation; no publisher's files",
        "version": "1.0",
    }
    for name, text in said.items():
        element(root, names.TAXONOMY_PACKAGE, name, text=text)
    return document(root)
