"""EFM 5.2: how an inline document is written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from converter.model.filing import Remark
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import View

_XHTML, _IX = "http://www.w3.org/1999/xhtml", "http://www.xbrl.org/2013/inlineXBRL"
_PREFIXES = {_XHTML: "", _IX: "ix"}
_IN_EDGAR = re.compile(r"https?://www\.sec\.gov/(ix\?doc=/)?Archives/edgar/data/")
_WRITE = "Convert again: pages are written so"


def _seen(view: View, kind: str) -> Iterator[Remark]:
    return (remark for remark in view.filing.remarks if remark.kind == kind)


@rule("EFM.5.02.01.01", "error", "Write the character as a numeric reference, e.g. &#8217;")
def plain_characters(view: View) -> Iterator[Breach]:
    """Files are written in the plain characters of ASCII that EDGAR lists; all others as references."""
    for remark in _seen(view, "characters"):
        character, count = remark.seen.split(" ")
        yield Breach(f"it has {count} others, {character!r} the first", remark.place)


@rule("EFM.5.02.05", "error", _WRITE)
def markup_of_a_filing(view: View) -> Iterator[Breach]:
    """The document is XHTML without a document type, with the usual prefixes, and with nothing that acts: none of
    the elements and attributes that EDGAR leaves out, no tuples, fractions or targets, no address of its own."""
    if not view.filing.is_inline:
        return
    usual = _registries(view)
    for form, place in {fact.format: fact.place for fact in view.filing.facts if fact.format}.items():
        if usual.get(form.namespace, form.prefix) != form.prefix:
            yield Breach(f"{form.namespace} has the prefix {form.prefix!r}", place, part="standardNamespacePrefix")
    for remark in view.filing.remarks:
        match remark.kind:
            case "root":
                yield Breach(f"the root is {remark.seen}", remark.place, part="xhtmlNamespaceMissing")
            case "doctype":
                yield Breach("it has a document type", remark.place, part="doctypeDisallowed")
            case "tuple" | "fraction":
                yield Breach(f"it has the {remark.kind} {remark.seen}", remark.place, part=f"{remark.kind}Disallowed")
            case "target":
                yield Breach(f"it has a target: {remark.seen}", remark.place, part="targetDisallowed")
            case "nested-table":
                yield Breach("a table stands in a table", remark.place, part="nestedTable")
            case "anchor":
                text = "an anchor without href stands within text"
                yield Breach(text, remark.place, part="anchorElementPosition", severity="warning")
            case "prefix":
                prefix, _, namespace = remark.seen.partition("=")
                if _PREFIXES.get(namespace, prefix) != prefix:
                    yield Breach(f"{namespace} has the prefix {prefix!r}", remark.place, part="standardNamespacePrefix")
            case "element" if remark.seen in view.tables.names("EFM.5.02.05", "elements"):
                yield Breach(f"it has the element {remark.seen}", remark.place, part="disallowedElement")
            case "attribute":
                yield from _attribute(view, remark)


def _attribute(view: View, remark: Remark) -> Iterator[Breach]:
    name, _, value = remark.seen.partition("=")
    if name in view.tables.names("EFM.5.02.05", "attributes"):
        yield Breach(f"it has the attribute {name}", remark.place, part="disallowedAttribute")
    elif name.endswith("@{http://www.w3.org/XML/1998/namespace}base"):
        yield Breach("it has xml:base", remark.place, part="xmlBaseDisallowed")
    elif name.endswith("@{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"):
        yield Breach("it has xsi:schemaLocation", remark.place, part="schemaLocationDisallowed", severity="warning")
    elif name == "meta@content" and not value.startswith("text/html"):
        yield Breach(f"meta says {value!r}", remark.place, part="disallowedMetaContent")
    elif name in ("a@href", "img@src"):
        part = _address(name, value)
        if part:
            yield Breach(f"{name} is {value[:80]!r}", remark.place, part=part)


def _address(name: str, value: str) -> str:
    """What is wrong with an address that the page leads to or shows; "" for nothing."""
    is_outside = re.match(r"(?!data:|mailto:)\w+:", value) and not (name == "a@href" and _IN_EDGAR.match(value))
    if "javascript:" in value:
        return "activeContent"
    if is_outside:
        return "externalReference"
    if name == "img@src" and value.startswith("data:"):
        return "graphicDataUrl"
    if name == "img@src" and value[-3:].lower() not in ("gif", "jpg"):
        return "graphicFileType"
    return ""


@rule("EFM.5.02.05.graphicFileError", "error", "Lay the picture beside the document before it is filed")
def pictures_are_there(view: View) -> Iterator[Breach]:
    """The pictures that the page shows lie beside it."""
    first = {remark.seen: remark.place for remark in reversed(list(_seen(view, "missing-picture")))}
    for name, place in reversed(first.items()):
        if name[-3:].lower() in ("gif", "jpg"):
            yield Breach(f"the picture {name} is not there", place)


@rule("EFM.5.02.05.12", "error", "Use the core registry of transformations, with the prefix ixt")
def registries(view: View) -> Iterator[Breach]:
    """Formats come from the registries of transformations that EDGAR knows."""
    known = _registries(view)
    unknown = {fact.format.namespace: fact for fact in reversed(view.filing.facts) if fact.format}
    for namespace, fact in unknown.items():
        if namespace and namespace not in known:
            text = f"the registry {namespace} is not known"
            yield Breach(text, fact.place, part="unupportedTransformationRegistry")


def _registries(view: View) -> dict[str, str]:
    """The prefixes of the registries, by namespace."""
    return {row.names[0]: row.value for row in view.tables.of("EFM.5.02.05.12", "registry")}


@rule("EFM.5.02.05.14", "warning", "Show the fact, or point at it: style='-sec-ix-hidden:ID'")
def hidden_facts(view: View) -> Iterator[Breach]:
    """Only what cannot be shown is hidden; what is hidden is pointed at from the page, once, by an id that is there."""
    hidden = {fact.id: fact for fact in view.filing.facts if fact.is_hidden}
    on_cover = view.tables.names("EFM.6.05.45", "visible") if view.document_type else frozenset()
    for fact in view.filing.facts:
        hideable = view.family(fact.concept) in ("dei", "vip", "ffd") and fact.concept.local not in on_cover
        if fact.is_hidden and not hideable and not fact.is_nil:
            traits = view.traits(fact.concept)
            if traits is not None and traits.type not in view.tables.names("EFM.5.02.05.14", "unshowable"):
                text, name = "it is hidden, though it can be shown", str(fact.concept)
                yield Breach(text, fact.place, name, fact.context, part="hidden-fact-eligible-for-transform")
    shown = Counter(remark.seen.partition(" ")[0] for remark in _seen(view, "shows-hidden"))
    for remark in _seen(view, "shows-hidden"):
        name = remark.seen.partition(" ")[0]
        if name not in hidden:
            yield Breach(
                f"no hidden fact has the id {name}", remark.place, part="hidden-fact-not-found", severity="error"
            )
        elif shown[name] > 1:
            shown[name] = 1
            text, concept = f"several places point at {name}", str(hidden[name].concept)
            yield Breach(text, remark.place, concept, hidden[name].context, part="hidden-fact-multiple-references")


RULES = (plain_characters, markup_of_a_filing, pictures_are_there, registries, hidden_facts)
