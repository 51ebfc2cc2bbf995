"""Elements and documents, written the same way everywhere: fixed order, UTF-8, LF."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from lxml import etree

# A browser that reads HTML takes a reference to one of these for a character of Windows-1252.
_CONTROL = re.compile(rb"&#(12[89]|1[345][0-9]);")
_PLACE = b"<!---->"


def clark(namespace: str, local: str) -> str:
    """A name as lxml takes it."""
    return f"{{{namespace}}}{local}"


def element(
    parent: etree._Element | None,
    namespace: str,
    local: str,
    attributes: dict[str, str] | None = None,
    *,
    text: str = "",
    nsmap: Mapping[Any, str] | None = None,
) -> etree._Element:
    """A new element, appended to its parent if it has one; attributes in the order given."""
    name = clark(namespace, local)
    # lxml keeps the order of a dictionary.
    made = etree.Element(name, attributes, nsmap) if parent is None else etree.SubElement(parent, name, attributes)
    if text:
        made.text = text
    return made


def start_tag(name: str, attributes: Mapping[str, str], *, is_empty: bool = False) -> str:
    """The text of a start tag, which is the whole of an element that is empty; attributes in the order given.

    The elements around a release's own words are many, and are written as text: that is ten times as quick.
    """
    said = "".join([f' {key}="{_quoted(value)}"' for key, value in attributes.items()])
    return f"<{name}{said}/>" if is_empty else f"<{name}{said}>"


def end_tag(name: str) -> str:
    """The text of an end tag."""
    return f"</{name}>"


def whole(name: str, attributes: Mapping[str, str], text: str) -> str:
    """The text of an element that holds nothing but some text, or nothing."""
    if not text:
        return start_tag(name, attributes, is_empty=True)
    return f"{start_tag(name, attributes)}{escaped(text)}{end_tag(name)}"


def escaped(text: str) -> str:
    """Characters of a document as they stand in its markup (XML 1.0 section 2.4, 2.11)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    """The value of an attribute; its blanks are kept (XML 1.0 section 3.3.3)."""
    return escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")


def leave_place(parent: etree._Element) -> None:
    """Append the place of a text that `document` is given."""
    parent.append(etree.Comment())


def document(root: etree._Element, *, pretty: bool = True, inside: str | None = None) -> bytes:
    """The bytes of a document with its declaration; characters beyond ASCII as references (EFM 5.2.1).

    So is the caret, which EDGAR refuses as well.

    Args:
        inside: markup that stands where a place was left for it.
    """
    if pretty:
        etree.indent(root, space="  ")
    content = etree.tostring(root, encoding="us-ascii")
    if inside is not None:
        content = content.replace(_PLACE, inside.encode("ascii", "xmlcharrefreplace"), 1)
    return _with_declaration(content)


def declared(content: str) -> bytes:
    """The bytes of a document that is written as text, as `document` gives those of others."""
    return _with_declaration(content.encode("ascii", "xmlcharrefreplace"))


def _with_declaration(content: bytes) -> bytes:
    content = _CONTROL.sub(lambda m: chr(int(m.group(1))).encode(), content)
    content = content.replace(b"^", b"&#94;")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + content + b"\n"
