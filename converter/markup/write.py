"""Elements and documents, written the same way everywhere: fixed order, UTF-8, LF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree


def clark(namespace: str, local: str) -> str:
    """A name as lxml takes it."""
    return f"{{{namespace}}}{local}"


def element(
    parent: etree._Element | None,
    namespace: str,
    local: str,
    attributes: Mapping[str, str] | None = None,
    *,
    text: str = "",
    nsmap: Mapping[Any, str] | None = None,
) -> etree._Element:
    """A new element, appended to its parent if it has one; attributes in the order given."""
    name = clark(namespace, local)
    made = etree.Element(name, nsmap=nsmap) if parent is None else etree.SubElement(parent, name)
    for key, value in (attributes or {}).items():
        made.set(key, value)
    if text:
        made.text = text
    return made


def document(root: etree._Element, *, pretty: bool = True) -> bytes:
    """The bytes of a document with its declaration."""
    if pretty:
        etree.indent(root, space="  ")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="utf-8") + b"\n"
