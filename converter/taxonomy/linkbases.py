"""What all linkbases share: the root, extended links, locators, arcs (XBRL 2.1 section 3.5)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from converter.markup import names
from converter.markup.write import element
from converter.model.concepts import Concept
from converter.model.taxonomy import ExtensionTaxonomy


def xlink(local: str) -> str:
    """An XLink attribute's name."""
    return f"{{{names.XLINK}}}{local}"


def linkbase(**prefixes: str) -> etree._Element:
    """An empty linkbase; `prefixes` are of further namespaces that its attributes have."""
    return element(None, names.LINK, "linkbase", nsmap={"link": names.LINK, "xlink": names.XLINK, **prefixes})


def reference(parent: etree._Element, local: str, uri_name: str, uri: str, href: str) -> None:
    """A roleRef or arcroleRef."""
    element(parent, names.LINK, local, {uri_name: uri, xlink("type"): "simple", xlink("href"): href})


def extended(parent: etree._Element, local: str, role: str) -> etree._Element:
    """An extended link of a role."""
    return element(parent, names.LINK, local, {xlink("type"): "extended", xlink("role"): role})


class Locators:
    """The locators of one extended link, one for each concept."""

    def __init__(self, link: etree._Element, taxonomy: ExtensionTaxonomy) -> None:
        self._link, self._taxonomy = link, taxonomy
        self._made: set[str] = set()

    def of(self, concept: Concept, copy: int = 1) -> str:
        """The label of a concept's locator, which is made if need be; a further copy has one of its own."""
        name = concept.name
        label = f"loc_{name.prefix}_{name.local}" + (f"_{copy}" if copy > 1 else "")
        if label not in self._made:
            own = name.namespace == self._taxonomy.namespace
            schema = f"{self._taxonomy.base_name}.xsd" if own else self._taxonomy.address(name.namespace)
            attributes = {
                xlink("type"): "locator",
                xlink("href"): f"{schema}#{name.prefix}_{name.local}",
                xlink("label"): label,
            }
            element(self._link, names.LINK, "loc", attributes)
            self._made.add(label)
        return label


def arc(link: etree._Element, local: str, arcrole: str, ends: tuple[str, str], more: Mapping[str, str]) -> None:
    """An arc from one label to another."""
    attributes = {
        xlink("type"): "arc",
        xlink("arcrole"): arcrole,
        xlink("from"): ends[0],
        xlink("to"): ends[1],
        **more,
    }
    element(link, names.LINK, local, attributes)
