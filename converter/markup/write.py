"""Elements and documents, written the same way everywhere: fixed order, UTF-8, LF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

# A browser that reads HTML takes a reference to one of these for a character of Windows-1252.
_CONTROL = re.compile(rb"&#(12[89]|1[345][0-9]);")


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
    """The bytes of a document with its declaration; characters beyond ASCII as references (EFM 5.2.1).

    So is the caret, which EDGAR refuses as well.
    """
    if pretty:
        etree.indent(root, space="  ")
    content = _CONTROL.sub(lambda m: chr(int(m.group(1))).encode(), etree.tostring(root, encoding="us-ascii"))
    content = content.replace(b"^", b"&#94;")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content + b"\n"
