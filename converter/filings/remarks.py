"""What the markup of an inline document holds that EFM 5.2 speaks of; nothing is judged here."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

from lxml import etree

from converter.filings.inline import Element, line
from converter.markup import names
from converter.model.filing import Place, Remark

_IX = f"{{{names.IX}}}"
_XHTML = f"{{{names.XHTML}}}"
# The characters that EFM 5.2.1 lets a file be written in.
_PLAIN = (string.digits + string.ascii_letters + "`~!@#$%&*(). +{}[]|\\:;\"'<>,_?/=-\t\n\r\f").encode()
_HIDDEN = re.compile(r"(?:.*[^\w]|^)-sec-ix-hidden\s*:\s*([\w.-]+)")


_AROUND_ANCHORS = frozenset(f"{_XHTML}{kind}" for kind in ("html", "body", "div"))
# Attributes whose values a rule looks at; of others only the names count.
_VALUES = frozenset({("a", "href"), ("img", "src"), ("meta", "content")})


def remarks(root: Element, document: str, files: Mapping[str, bytes]) -> Iterator[Remark]:
    """The markup's peculiarities, each with the first place where it stands."""
    start = Place(document, line(root))
    if root.tag != f"{_XHTML}html":
        yield Remark("root", str(etree.QName(root).localname), start)
    content = files[document]
    if b"<!DOCTYPE" in content[: content.find(b"<html")]:
        yield Remark("doctype", "DOCTYPE", Place(document, 1))
    for prefix, namespace in root.nsmap.items():
        yield Remark("prefix", f"{prefix or ''}={namespace}", start)
    for (kind, seen), number in _kinds(root).items():
        yield Remark(kind, seen, Place(document, number))
    for anchor in root.iter(f"{_XHTML}a"):
        if "href" not in anchor.attrib and any(above.tag not in _AROUND_ANCHORS for above in anchor.iterancestors()):
            yield Remark("anchor", "a", Place(document, line(anchor)))
    for picture in root.iter(f"{_XHTML}img"):
        source = str(picture.get("src", ""))
        if source and ":" not in source and source not in files:
            yield Remark("missing-picture", source, Place(document, line(picture)))
    for table in root.iterfind(f".//{_XHTML}table//{_XHTML}table"):
        yield Remark("nested-table", "table", Place(document, line(table)))
    for element in root.iter(*(f"{_IX}{kind}" for kind in ("tuple", "fraction", "nonNumeric", "nonFraction"))):
        yield from _inline(element, document)
    for name in (document, *sorted(set(files) - {document})):
        if name == document or name.endswith((".xsd", ".xml")):
            yield from _characters(name, files[name])


def _kinds(root: Element) -> dict[tuple[str, str], int]:
    """Elements, attributes and values that a rule may look at, with the line where each first stands."""
    found: dict[tuple[str, str], int] = {}
    start = len(_XHTML)
    for element in root.iter(f"{_XHTML}*"):
        kind = str(element.tag)[start:]
        if ("element", kind) not in found:
            found["element", kind] = line(element)
        for name, held in element.items():
            if name == "style":
                style = _HIDDEN.match(str(held)) if "-sec-ix-hidden" in held else None
                if style:
                    found["shows-hidden", f"{style[1]} {line(element)}"] = line(element)
                continue
            seen = f"{kind}@{name!s}={held!s}" if (kind, name) in _VALUES else f"{kind}@{name!s}"
            if ("attribute", seen) not in found:
                found["attribute", seen] = line(element)
    return found


def _inline(element: Element, document: str) -> Iterator[Remark]:
    here = Place(document, line(element))
    kind = str(element.tag)[len(_IX) :]
    if kind in ("tuple", "fraction"):
        yield Remark(kind, element.get("name", ""), here)
    if element.get("target"):
        yield Remark("target", f"{kind} {element.get('target')}", here)


def _characters(name: str, content: bytes) -> Iterator[Remark]:
    """One remark for a file: the first character that is outside, and how many are."""
    others = content.translate(None, _PLAIN)
    if others:
        outside = others.decode("utf-8", "replace")
        before = content.partition(others[:1])[0]
        yield Remark("characters", f"{outside[0]} {len(outside)}", Place(name, before.count(b"\n") + 1))
