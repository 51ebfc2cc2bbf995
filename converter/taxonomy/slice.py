"""A taxonomy package with part of the catalogue under the official URLs, so that Arelle works offline.

It states facts about the standard taxonomy and is not FASB's file; reports never refer to it.
"""

from __future__ import annotations

from collections.abc import Iterable

from converter.errors import MapError
from converter.markup import names
from converter.markup.archive import zipped
from converter.markup.write import document, element
from converter.model.concepts import Catalogue, Concept
from converter.taxonomy.schema import concept_element

_PACKAGE = "http://xbrl.org/2016/taxonomy-package"
_CATALOG = "urn:oasis:names:tc:entity:xmlns:xml:catalog"


def taxonomy_slice(catalogue: Catalogue, concepts: Iterable[Concept] | None = None) -> bytes:
    """The bytes of a taxonomy package (Taxonomy Packages 1.0) that holds some concepts of a catalogue.

    Args:
        concepts: those to hold; None for all. Concepts of other namespaces are left out.

    Raises:
        MapError: a concept has a type that no schema we know declares.
    """
    wanted = catalogue.concepts.values() if concepts is None else concepts
    held = sorted({c for c in wanted if c.name.namespace == catalogue.namespace}, key=lambda c: c.name.local)
    folder, _, schema_path = catalogue.entry_point.partition("/elts/")
    return zipped(
        [
            ("slice/META-INF/taxonomyPackage.xml", _description(catalogue)),
            ("slice/META-INF/catalog.xml", _catalog(f"{folder}/")),
            (f"slice/elts/{schema_path}", _schema(catalogue, held)),
        ]
    )


def _schema(catalogue: Catalogue, concepts: list[Concept]) -> bytes:
    prefix = catalogue.vintage.rpartition("-")[0]
    root = element(
        None,
        names.XSD,
        "schema",
        {"targetNamespace": catalogue.namespace, "elementFormDefault": "qualified"},
        nsmap={
            "xs": names.XSD,
            "xbrli": names.XBRLI,
            "dtr-types": names.DTR_TYPES,
            prefix: catalogue.namespace,
        },
    )
    for namespace in (names.XBRLI, names.DTR_TYPES):
        location = names.SCHEMA_LOCATIONS[namespace]
        element(root, names.XSD, "import", {"namespace": namespace, "schemaLocation": location})
    for concept in concepts:
        if concept.type.partition(":")[0] not in ("xbrli", "dtr-types"):
            raise MapError(f"{concept.name} has the type {concept.type}, which the slice cannot declare")
        concept_element(root, concept, prefix)
    return document(root)


def _catalog(start: str) -> bytes:
    root = element(None, _CATALOG, "catalog", nsmap={None: _CATALOG})
    element(root, _CATALOG, "rewriteURI", {"uriStartString": start, "rewritePrefix": "../"})
    return document(root)


def _description(catalogue: Catalogue) -> bytes:
    root = element(None, _PACKAGE, "taxonomyPackage", {f"{{{names.XML}}}lang": "en"}, nsmap={"tp": _PACKAGE})
    identifier = f"http://ixbrl-converter.example/slice/{catalogue.vintage}"
    element(root, _PACKAGE, "identifier", text=identifier)
    element(root, _PACKAGE, "name", text=f"Slice of {catalogue.vintage}")
    element(root, _PACKAGE, "description", text="Facts about concepts for offline validation; not FASB's files")
    element(root, _PACKAGE, "version", text="1.0")
    return document(root)
