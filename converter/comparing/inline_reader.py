"""The numeric facts of any inline XBRL document, by its tags alone: no taxonomy is needed, none is loaded.

Source: Inline XBRL 1.1, sections 4 and 10 (ix:nonFraction); the transformation registries 1 to 5 by their local names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from lxml import etree

from converter.comparing.facts import FiledFact, FiledReport, concept_key, facts_once, measure_key
from converter.errors import SourceError
from converter.markup import names

# Any of the namespaces that Inline XBRL has had; elements are known by their local names in them.
_INLINE = re.compile(r"^http://www\.xbrl\.org/20\d\d/inlineXBRL$")
_ZERO = frozenset({"fixed-zero", "zerodash", "numdash", "fixedzero"})
_COMMA_IS_POINT = re.compile(r"comma-?decimal|^numcomma$|^num(?:dot|space)comma$")
_KNOWN = re.compile(r"^num-?(?:dot|comma|unit|space)?-?(?:decimal|dot|comma|apos|in)?(?:-?(?:apos|in))?$")
_NUMBER = re.compile(r"^\d+(\.\d*)?$|^\.\d+$")
_LABEL_LENGTH = 200
# What prefixes stand for in documents that lost their declarations on the way: those of the SEC's filers.
_USUAL = {
    "iso4217": names.ISO4217,
    "us-gaap": "http://fasb.org/us-gaap/",
    "srt": "http://fasb.org/srt/",
    "dei": "http://xbrl.sec.gov/dei/",
}


def read_inline(name: str, content: bytes) -> FiledReport:
    """The facts of an inline document that are numbers and not nil.

    Raises:
        SourceError: it is no XML, or holds no numeric fact.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        seen = f"this is no XHTML ({error.msg})"
        raise SourceError(seen, where=name, do="Give an inline XBRL document or a result folder") from error
    contexts = {str(e.get("id")): e for e in root.iter(f"{{{names.XBRLI}}}context")}
    units = {str(e.get("id")): _unit(e) for e in root.iter(f"{{{names.XBRLI}}}unit")}
    aspects = {key: (_period(e), _dimensions(e)) for key, e in contexts.items()}
    facts: list[FiledFact] = []
    unread = 0
    for element in _tags(root):
        if element.get(f"{{{names.XSI}}}nil") in ("true", "1"):
            continue
        value = _value(element)
        period, dimensions = aspects.get(element.get("contextRef", ""), ("", ""))
        unit = units.get(element.get("unitRef", ""))
        if value is None or not period or unit is None:
            unread += 1
            continue
        qname = str(element.get("name"))
        namespace, local = _resolved(element, qname)
        facts.append(
            FiledFact(
                name=qname,
                concept=concept_key(namespace, local),
                label=_label(element),
                period=period,
                unit=unit,
                dimensions=dimensions,
                value=value,
                decimals=_decimals(element),
                place=element.get("id") or f"line {element.sourceline}",
            )
        )
    if not facts:
        seen = "there is no numeric fact in it"
        raise SourceError(seen, where=name, do="Give an inline XBRL document or a result folder")
    identifier = next(root.iter(f"{{{names.XBRLI}}}identifier"), None)
    scheme = identifier.get("scheme", "") if identifier is not None else ""
    number = "".join(_texts(identifier)).strip() if identifier is not None else ""
    return FiledReport(name, scheme, number, facts_once(facts), unread)


def _tags(root: etree._Element) -> Iterator[etree._Element]:
    """The numeric tags, in document order."""
    for element in root.iter("{*}nonFraction"):
        if _INLINE.match(etree.QName(element).namespace or ""):
            yield element


def _resolved(element: etree._Element, qname: str) -> tuple[str, str]:
    """The namespace and the local name that a prefixed name stands for at an element."""
    prefix, _, local = qname.strip().rpartition(":")
    return element.nsmap.get(prefix or None) or _USUAL.get(prefix, ""), local


def _value(element: etree._Element) -> Decimal | None:
    """What a tag's figure comes to (section 10.1.1); None where its format is not known."""
    form = element.get("format", "").rpartition(":")[2].lower()
    sign = -1 if element.get("sign") == "-" else 1
    if form in _ZERO:
        return Decimal(0)
    digits = "".join(_texts(element)).translate({ord(c): None for c in " \u00a0\u2009\u202f\t\r\n'"})
    if form and not _KNOWN.match(form):
        return None
    if _COMMA_IS_POINT.search(form):
        digits = digits.replace(".", "").replace(",", ".")
    digits = digits.replace(",", "")
    if not _NUMBER.match(digits):
        return None
    try:
        return sign * Decimal(digits).scaleb(int(element.get("scale") or 0))
    except (InvalidOperation, ValueError):
        return None


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of a tag without what is excluded from it."""
    yield element.text or ""
    for child in element:
        name = etree.QName(child) if isinstance(child.tag, str) else None
        if name is not None and not (name.localname == "exclude" and _INLINE.match(name.namespace or "")):
            yield from _texts(child)
        yield child.tail or ""


def _decimals(element: etree._Element) -> int | None:
    """The attribute `decimals`; None where it says INF or nothing."""
    said = element.get("decimals", "INF").strip()
    return int(said) if re.fullmatch(r"-?\d+", said) else None


def _unit(element: etree._Element) -> str:
    """The measures of a unit, numerators over denominators."""
    divided = element.find(f"{{{names.XBRLI}}}divide")
    parts = [element] if divided is None else list(divided)
    return "/".join("*".join(sorted(_measures(part))) for part in parts)


def _measures(part: etree._Element) -> Iterator[str]:
    for measure in part.iter(f"{{{names.XBRLI}}}measure"):
        yield measure_key(*_resolved(measure, measure.text or ""))


def _period(context: etree._Element) -> str:
    """An instant, or first and last day; "" for one that has no end (XBRL 2.1 section 4.7.2)."""
    said: Mapping[str, str] = {
        etree.QName(e).localname: (e.text or "").strip()
        for e in context.iter(*(f"{{{names.XBRLI}}}{name}" for name in ("instant", "startDate", "endDate")))
    }
    try:
        if "instant" in said:
            return _last_day(said["instant"])
        if "startDate" in said and "endDate" in said:
            return f"{date.fromisoformat(said['startDate'][:10])}/{_last_day(said['endDate'])}"
    except ValueError:
        pass
    return ""


def _last_day(written: str) -> str:
    """The last day that counts: a midnight ends the day before it."""
    day = date.fromisoformat(written[:10])
    return str(day - timedelta(days=1) if written[10:].startswith("T00:00:00") else day)


def _dimensions(context: etree._Element) -> str:
    """Axes with their members, in alphabetical order."""
    pairs = []
    for member in context.iter(f"{{{names.XBRLDI}}}explicitMember", f"{{{names.XBRLDI}}}typedMember"):
        axis = concept_key(*_resolved(member, member.get("dimension", "")))
        typed = etree.QName(member).localname == "typedMember"
        said = "".join(_texts(member)).strip()
        pairs.append(f"{axis}={said if typed else concept_key(*_resolved(member, said))}")
    return ";".join(sorted(pairs))


def _label(element: etree._Element) -> str:
    """The first words of the row of cells that a tag stands in."""
    row = next(element.iterancestors("{*}tr"), None)
    for cell in row if row is not None else ():
        words = " ".join("".join(_texts(cell)).split())
        if any(letter.isalpha() for letter in words):
            return words[:_LABEL_LENGTH]
    return ""
