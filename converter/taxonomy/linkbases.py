"""What all linkbases share: the root, extended links, locators, arcs (XBRL 2.1 section 3.5).

Their elements are many and of few kinds, and are written as text.
"""

from __future__ import annotations

from collections.abc import Mapping

from converter.markup import names
from converter.markup.write import declared, end_tag, start_tag, whole
from converter.model.concepts import Concept
from converter.model.taxonomy import ExtensionTaxonomy


class Linkbase:
    """The lines of a linkbase; `prefixes` are of further namespaces that its attributes have."""

    def __init__(self, **prefixes: str) -> None:
        used = {"link": names.LINK, "xlink": names.XLINK, **prefixes}
        self._lines = [start_tag("link:linkbase", {f"xmlns:{prefix}": uri for prefix, uri in used.items()})]

    def reference(self, local: str, uri_name: str, uri: str, href: str) -> None:
        """Append a roleRef or arcroleRef."""
        attributes = {uri_name: uri, "xlink:type": "simple", "xlink:href": href}
        self._lines.append(f"  {start_tag(f'link:{local}', attributes, is_empty=True)}")

    def append(self, link: ExtendedLink) -> None:
        """Append an extended link with what stands in it by now."""
        self._lines += link.lines()

    def content(self) -> bytes:
        """The bytes of the document."""
        return declared("\n".join((*self._lines, end_tag("link:linkbase"))))


class ExtendedLink:
    """An extended link of a role, with the locators of its concepts, one for each."""

    def __init__(self, local: str, role: str, taxonomy: ExtensionTaxonomy) -> None:
        self._name, self._role, self._taxonomy = f"link:{local}", role, taxonomy
        self._inside: list[str] = []
        self._made: set[str] = set()

    def locator(self, concept: Concept, copy: int = 1) -> str:
        """The label of a concept's locator, which is made if need be; a further copy has one of its own."""
        name = concept.name
        label = f"loc_{name.prefix}_{name.local}" + (f"_{copy}" if copy > 1 else "")
        if label not in self._made:
            own = name.namespace == self._taxonomy.namespace
            schema = f"{self._taxonomy.base_name}.xsd" if own else self._taxonomy.address(name.namespace)
            href = f"{schema}#{name.prefix}_{name.local}"
            self._append("link:loc", {"xlink:type": "locator", "xlink:href": href, "xlink:label": label})
            self._made.add(label)
        return label

    def arc(self, local: str, arcrole: str, ends: tuple[str, str], more: Mapping[str, str]) -> None:
        """Append an arc from one label to another."""
        from_, to = ends
        attributes = {"xlink:type": "arc", "xlink:arcrole": arcrole, "xlink:from": from_, "xlink:to": to, **more}
        self._append(f"link:{local}", attributes)

    def resource(self, local: str, attributes: Mapping[str, str], text: str) -> None:
        """Append a resource with its text."""
        self._append(f"link:{local}", {"xlink:type": "resource", **attributes}, text)

    def lines(self) -> list[str]:
        """The link as the lines of a document."""
        attributes = {"xlink:type": "extended", "xlink:role": self._role}
        if not self._inside:
            return [f"  {start_tag(self._name, attributes, is_empty=True)}"]
        return [f"  {start_tag(self._name, attributes)}", *self._inside, f"  {end_tag(self._name)}"]

    def _append(self, name: str, attributes: Mapping[str, str], text: str = "") -> None:
        self._inside.append(f"    {whole(name, attributes, text)}")
