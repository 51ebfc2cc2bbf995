"""The inline document: a text as one preformatted block, equal to the source in every character, or its own page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from converter.inline.header import header_ids, write_header
from converter.inline.page import CLEARING, page_body
from converter.inline.tags import Mark, fact_marks, overlap
from converter.markup import names
from converter.markup.write import document, element
from converter.model.concepts import Catalogue
from converter.model.findings import Finding
from converter.model.markup import MarkupRules
from converter.model.report import Report
from converter.model.source import Locator, SourceDocument
from converter.model.taxonomy import ExtensionTaxonomy, FilingPackage

_STYLE = (
    "body{margin:1.5em;background:#fff;color:#000}"
    "pre{margin:0;font-family:'Courier New',Courier,monospace;font-size:10pt;line-height:1.2;white-space:pre}"
)
_STYLE_SHEET = re.compile(rb"<style type[^>]*>[^<]*</style>")


def write_inline(
    source: SourceDocument,
    report: Report,
    taxonomy: ExtensionTaxonomy,
    catalogue: Catalogue,
    taxonomy_files: tuple[tuple[str, bytes], ...],
    rules: MarkupRules,
) -> tuple[FilingPackage, tuple[Finding, ...]]:
    """The filing's files: the inline document first, then those of its taxonomy.

    Raises:
        EngineError: two tags overlap, which would be a fault of ours.
    """
    root = element(
        None,
        names.XHTML,
        "html",
        {f"{{{names.XML}}}lang": "en-US"},
        nsmap={
            None: names.XHTML,
            "ix": names.IX,
            "ixt": names.IXT,
            "xbrli": names.XBRLI,
            "link": names.LINK,
            "xlink": names.XLINK,
            "iso4217": names.ISO4217,
            **({"xbrldi": names.XBRLDI} if any(fact.dimension for fact in report.facts) else {}),
            **{prefix: namespace for namespace, (prefix, _) in _used(report, catalogue)},
            taxonomy.prefix: taxonomy.namespace,
        },
    )
    marks = fact_marks(report)
    findings: tuple[Finding, ...] = ()
    if source.markup:
        body, styles, findings = page_body(root, source, marks, header_ids(report), rules)
        styles = (CLEARING, *styles)
    else:
        body, styles = element(root, names.XHTML, "body"), (_STYLE,)
        _preformatted(body, source, marks)
    _head(root, _title(report), styles)
    hidden = element(body, names.XHTML, "div", {"style": "display:none"})
    write_header(hidden, report)
    body.insert(0, hidden)
    return FilingPackage(((f"{report.name.base}.htm", _bytes(root)), *taxonomy_files)), findings


def write_marked(source: SourceDocument, places: Mapping[Locator, str], rules: MarkupRules) -> bytes:
    """The source as a page in which some ranges have identifiers, for programs that point at them.

    Args:
        places: the ranges, none within another, and their identifiers.

    Raises:
        EngineError: two ranges overlap.
    """
    marks = [Mark(place, names.XHTML, "span", {"id": places[place]}) for place in sorted(places)]
    root = element(None, names.XHTML, "html", nsmap={None: names.XHTML})
    if source.markup:
        _, styles, _ = page_body(root, source, marks, frozenset(places.values()), rules)
        styles = (CLEARING, *styles)
    else:
        styles = (_STYLE,)
        _preformatted(element(root, names.XHTML, "body"), source, marks)
    _head(root, source.name, styles)
    return _bytes(root)


def _head(root: etree._Element, title: str, styles: Sequence[str]) -> None:
    head = element(root, names.XHTML, "head")
    root.insert(0, head)
    element(head, names.XHTML, "meta", {"http-equiv": "Content-Type", "content": "text/html; charset=UTF-8"})
    element(head, names.XHTML, "title", text=title)
    for style in styles:
        element(head, names.XHTML, "style", {"type": "text/css"}, text=style)


def _bytes(root: etree._Element) -> bytes:
    # XML needs no `&gt;` in a style sheet, and a browser that reads HTML does not know it there.
    return _STYLE_SHEET.sub(lambda sheet: sheet.group().replace(b"&gt;", b">"), document(root, pretty=False))


def _used(report: Report, catalogue: Catalogue) -> list[tuple[str, tuple[str, str]]]:
    """The standard namespaces that the facts name, the vintage's own always."""
    namespaces = {fact.concept.name.namespace for fact in report.facts} | {catalogue.namespace}
    parts = [dimension for fact in report.facts if (dimension := fact.dimension)]
    namespaces |= {concept.name.namespace for part in parts for concept in (part.axis, part.member)}
    return [(namespace, found) for namespace, found in catalogue.schemas.items() if namespace in namespaces]


def _title(report: Report) -> str:
    return " ".join(part for part in (report.entity.name, report.name.base) if part)


def _preformatted(body: etree._Element, source: SourceDocument, marks: Sequence[Mark]) -> None:
    """The source's text with an element around each mark, and around nothing else.

    A first line that is empty stands in a span, for a browser drops a line end right after `<pre>`.
    """
    pre = element(body, names.XHTML, "pre")
    text, position, last = source.text, 0, None
    if text.startswith("\n"):
        last, position = element(pre, names.XHTML, "span", text="\n"), 1
    for mark in marks:
        start, end = mark.locator.start, mark.locator.end
        if start < position:
            raise overlap(source, mark)
        _append(pre, last, text[position:start])
        last = element(pre, mark.namespace, mark.name, mark.attributes, text=text[start:end])
        position = end
    _append(pre, last, text[position:])


def _append(pre: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        pre.text = text
    else:
        last.tail = text
