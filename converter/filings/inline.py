"""The facts, contexts and units of an inline document or an instance (Inline XBRL 1.0 and 1.1, XBRL 2.1 section 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, cast

from lxml import etree

from converter.filings import values
from converter.markup import names
from converter.model.filing import FiledContext, FiledFact, FiledUnit, Place
from converter.model.names import QName
from converter.model.periods import Duration, Instant, Period

Element = etree._Element
_XI = f"{{{names.XBRLI}}}"
_XSI_NIL = f"{{{names.XSI}}}nil"
_NUMERIC, _TEXT = "nonFraction", "nonNumeric"
# Any of the namespaces that Inline XBRL has had; elements are known by their local names in them.
_INLINE = re.compile(r"http://www\.xbrl\.org/20\d\d/inlineXBRL")
_LABEL_LENGTH = 200


def resolved(name: str, scope: dict[str | None, str], otherwise: str = "") -> QName:
    """A prefixed name where it stands; `otherwise` is the namespace of one without a prefix."""
    prefix, colon, local = name.strip().rpartition(":")
    return QName(scope.get(prefix, "") if colon else otherwise, local, prefix)


def named(element: Element) -> QName:
    """The name of an element."""
    tag = etree.QName(element)
    return QName(tag.namespace or "", tag.localname, element.prefix or "")


def line(element: Element) -> int:
    """Where an element starts."""
    number: int | None = cast(Any, element).sourceline
    return number or 0


def content(element: Element) -> str:
    """All text in an element."""
    return "".join(map(str, element.itertext()))


def contexts(root: Element, file: str) -> Iterator[FiledContext]:
    """Every context, in the order of the document."""
    for element in root.iter(f"{_XI}context"):
        identifier = element.find(f".//{_XI}identifier")
        holders = list(element.iter(f"{_XI}segment", f"{_XI}scenario"))
        explicit, typed, other = [], [], []
        for member in (child for holder in holders for child in holder if isinstance(child.tag, str)):
            kind = named(member)
            axis = resolved(member.get("dimension", ""), member.nsmap)
            if (kind.namespace, kind.local) == (names.XBRLDI, "explicitMember"):
                explicit.append((axis, resolved(content(member), member.nsmap)))
            elif (kind.namespace, kind.local) == (names.XBRLDI, "typedMember"):
                typed.append((axis, content(member).strip()))
            else:
                other.append(str(kind))
        kinds = {etree.QName(holder).localname for holder in holders}
        yield FiledContext(
            id=element.get("id", ""),
            scheme=identifier.get("scheme", "") if identifier is not None else "",
            identifier=content(identifier).strip() if identifier is not None else "",
            period=_period(element),
            is_forever=element.find(f".//{_XI}forever") is not None,
            dimensions=tuple(sorted(explicit)),
            typed=tuple(sorted(typed)),
            container="both" if len(kinds) > 1 else next(iter(kinds), ""),
            other_content=tuple(other),
            place=Place(file, line(element)),
        )


def _period(element: Element) -> Period | None:
    found = {
        part: _day(content(held), end=part != "startDate")
        for part in ("startDate", "endDate", "instant")
        if (held := element.find(f".//{_XI}{part}")) is not None
    }
    instant, start, end = found.get("instant"), found.get("startDate"), found.get("endDate")
    if instant:
        return Instant(instant)
    return Duration(start, end) if start and end else None


def _day(written: str, *, end: bool) -> date | None:
    """The last day that counts, or the first: midnight at the start of a day ends the day before (4.7.2)."""
    day, _, hour = written.strip().partition("T")
    try:
        found = date.fromisoformat(day[:10])
        return found - timedelta(days=1) if end and hour.startswith("00:00:00") else found
    except (ValueError, OverflowError):
        return None


def units(root: Element, file: str) -> Iterator[FiledUnit]:
    """Every unit, in the order of the document."""
    for element in root.iter(f"{_XI}unit"):
        below = element.find(f".//{_XI}unitDenominator")
        inside = set(below.iter(f"{_XI}measure")) if below is not None else set()
        measures = [(m, resolved(content(m), m.nsmap)) for m in element.iter(f"{_XI}measure")]
        yield FiledUnit(
            id=element.get("id", ""),
            numerators=tuple(sorted(name for m, name in measures if m not in inside)),
            denominators=tuple(sorted(name for m, name in measures if m in inside)),
            place=Place(file, line(element)),
        )


def tags(root: Element, *kinds: str) -> Iterator[Element]:
    """The inline elements of some local names, in the order of the document."""
    for element in root.iter(*(f"{{*}}{kind}" for kind in kinds)):
        if _INLINE.fullmatch(etree.QName(element).namespace or ""):
            yield element


def inline_facts(root: Element, file: str, *, with_labels: bool = False) -> Iterator[FiledFact]:
    """Every fact of an inline document; hidden ones are marked.

    Args:
        with_labels: read the words of the row that each fact stands in, too.
    """
    going_on = {e.get("id", ""): e for e in tags(root, "continuation")}
    hidden = {fact for part in tags(root, "hidden") for fact in part.iter()}
    for element in tags(root, _NUMERIC, _TEXT):
        written = element.get("format", "")
        form = resolved(written, element.nsmap) if written else None
        is_nil = element.get(_XSI_NIL, "") in ("true", "1")
        numeric = element.tag.endswith(_NUMERIC)
        value = None
        shown = "" if numeric else _whole(element, going_on)
        told = values.text(shown, form.local if form else "")
        if numeric and not is_nil:
            printed = "".join(_shown(element))
            negative = element.get("sign") == "-"
            value = values.number(printed, form.local if form else "", element.get("scale", ""), negative=negative)
        yield FiledFact(
            id=element.get("id", ""),
            concept=resolved(element.get("name", ""), element.nsmap),
            context=element.get("contextRef", ""),
            unit=element.get("unitRef", ""),
            is_numeric=numeric,
            value=value,
            text=told or "",
            is_told=told is not None,
            decimals=element.get("decimals", ""),
            uses_precision=element.get("precision") is not None,
            is_nil=is_nil,
            language=_language(element),
            format=form,
            is_hidden=element in hidden,
            place=Place(file, line(element)),
            label=_label(element) if with_labels else "",
            printed=" ".join(shown.split()) if told is None else "",
        )


def _label(element: Element) -> str:
    """The first words of the row of cells that an element stands in."""
    row = next(element.iterancestors("{*}tr"), None)
    for cell in row if row is not None else ():
        words = " ".join("".join(_shown(cell)).split())
        if any(letter.isalpha() for letter in words):
            return words[:_LABEL_LENGTH]
    return ""


def _whole(element: Element, going_on: dict[str, Element]) -> str:
    """The text of a fact and its continuations, without what ix:exclude takes out."""
    texts: list[str] = []
    seen: set[str] = set()
    part: Element | None = element
    while part is not None:
        texts.append("".join(_shown(part)))
        following = part.get("continuedAt", "")
        part = going_on.get(following) if following not in seen else None
        seen.add(following)
    return " ".join(texts) if len(texts) > 1 else texts[0]


def _shown(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname != "exclude":
            yield from _shown(child)
        yield child.tail or ""


def _language(element: Element) -> str:
    for holder in (element, *element.iterancestors()):
        if (language := holder.get(f"{{{names.XML}}}lang")) is not None:
            return language
    return ""


_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")


def instance_facts(root: Element, file: str) -> Iterator[FiledFact]:
    """Every fact of an instance that is not inline (XBRL 2.1 section 4.6); tuples are passed over."""
    for element in root:
        if not isinstance(element.tag, str) or element.get("contextRef") is None:
            continue
        unit = element.get("unitRef", "")
        written = content(element).strip()
        is_nil = element.get(_XSI_NIL, "") in ("true", "1")
        value = None
        if unit and not is_nil and _PLAIN.fullmatch(written):
            try:
                value = Decimal(written)
            except InvalidOperation:
                value = None
        yield FiledFact(
            id=element.get("id", ""),
            concept=named(element),
            context=element.get("contextRef", ""),
            unit=unit,
            is_numeric=bool(unit),
            value=value,
            text="" if unit else written,
            is_told=True,
            decimals=element.get("decimals", ""),
            uses_precision=element.get("precision") is not None,
            is_nil=is_nil,
            language=_language(element),
            format=None,
            is_hidden=False,
            place=Place(file, line(element)),
        )
