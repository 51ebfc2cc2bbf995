"""The inline document: a text as one preformatted block, equal to the source in every character, or its own page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from converter.inline.cover import write_cover
from converter.inline.header import header_ids, write_header
from converter.inline.page import page_body
from converter.inline.tags import PREFORMATTED, Mark, fact_marks, in_order, marked, note_marks
from converter.markup import names
from converter.markup.write import document, element, leave_place, start_tag
from converter.model.concepts import Catalogue
from converter.model.cover import CoverFact
from converter.model.findings import Finding
from converter.model.markup import MarkupRules
from converter.model.report import Fact, Report
from converter.model.source import Locator, SourceDocument
from converter.model.taxonomy import ExtensionTaxonomy, FilingPackage

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_BODY = "margin:1.5em;background:#fff;color:#000"


def write_inline(
    source: SourceDocument,
    report: Report,
    taxonomy: ExtensionTaxonomy,
    catalogue: Catalogue,
    taxonomy_files: tuple[tuple[str, bytes], ...],
    rules: MarkupRules,
) -> tuple[FilingPackage, tuple[Finding, ...]]:
    """The filing's files: the inline document first, then those of its taxonomy (Inline XBRL 1.1, EFM 5.2).

    The visible text is the source's, character by character; tags stand around the digits that facts point at.

    Args:
        report: whose occurrences are offsets into the source's text.
        taxonomy_files: schema and linkbases by file name, the schema first.
        rules: what becomes of markup that the inline schema does not know.

    Returns:
        The package, and findings on markup and characters that a filing may not hold.

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
            **({"xbrldi": names.XBRLDI} if any(fact.dimension for fact in _facts(report)) else {}),
            **{prefix: namespace for namespace, (prefix, _) in _used(report, catalogue)},
            taxonomy.prefix: taxonomy.namespace,
        },
    )
    marks = in_order((*note_marks(report), *fact_marks(report)))
    findings: tuple[Finding, ...] = ()
    if source.markup:
        body, written, findings = page_body(root, source, marks, header_ids(report), rules)
    else:
        body = element(root, names.XHTML, "body", {"style": _BODY})
        written = _preformatted(source, marks)
    _head(root, _title(report))
    hidden = element(body, names.XHTML, "div", {"style": "display:none"})
    write_header(hidden, report)
    body.insert(0, hidden)
    if report.cover:
        body.insert(1, write_cover(report.cover, is_text=not source.markup))
    leave_place(body)
    content = document(root, pretty=False, inside=written)
    beyond = () if content.isascii() else _BEYOND_ASCII.findall(content.decode())
    if refused := sorted({f"U+{ord(c):04X}" for c in beyond}):
        findings = (*findings, _refused(refused))
    return FilingPackage(((f"{report.name.base}.htm", content), *taxonomy_files)), findings


def write_marked(source: SourceDocument, places: Mapping[Locator, str], rules: MarkupRules) -> bytes:
    """The source as a page in which some ranges have identifiers, for programs that point at them.

    Args:
        places: the ranges, none within another, and their identifiers.

    Raises:
        EngineError: two ranges overlap.
    """
    marks = [Mark(place, "span", {"id": places[place]}) for place in sorted(places)]
    root = element(None, names.XHTML, "html", nsmap={None: names.XHTML})
    if source.markup:
        body, written, _ = page_body(root, source, marks, frozenset(places.values()), rules)
    else:
        body = element(root, names.XHTML, "body", {"style": _BODY})
        written = _preformatted(source, marks)
    _head(root, source.name)
    leave_place(body)
    return document(root, pretty=False, inside=written)


def _head(root: etree._Element, title: str) -> None:
    head = element(root, names.XHTML, "head")
    root.insert(0, head)
    element(head, names.XHTML, "meta", {"http-equiv": "Content-Type", "content": "text/html; charset=UTF-8"})
    element(head, names.XHTML, "title", text=title)


def _refused(characters: list[str]) -> Finding:
    return Finding(
        "markup.characters",
        "warning",
        f"the source holds control characters that EDGAR refuses: {', '.join(characters)}",
        rule="EFM 5.2.1",
        hint="They show nothing; most come from bytes of Windows-1252 read as another encoding: mend the source",
    )


def _used(report: Report, catalogue: Catalogue) -> list[tuple[str, tuple[str, str]]]:
    """The standard namespaces that the facts name, the vintage's own always."""
    namespaces = {fact.concept.name.namespace for fact in _facts(report)} | {catalogue.namespace}
    parts = [dimension for fact in _facts(report) if (dimension := fact.dimension)]
    namespaces |= {concept.name.namespace for part in parts for concept in (part.axis, part.member)}
    return [(namespace, found) for namespace, found in catalogue.schemas.items() if namespace in namespaces]


def _facts(report: Report) -> tuple[Fact | CoverFact, ...]:
    return (*report.facts, *(report.cover.facts if report.cover else ()))


def _title(report: Report) -> str:
    return " ".join(part for part in (report.entity.name, report.name.base) if part)


def _preformatted(source: SourceDocument, marks: Sequence[Mark]) -> str:
    """The source's text with an element around each mark, and around nothing else.

    A first line that is empty stands in a span, for a browser drops a line end right after `<pre>`.
    """
    position = 0
    parts = [start_tag("pre", {"style": PREFORMATTED})]
    if source.text.startswith("\n"):
        parts.append("<span>\n</span>")
        position = 1
    return "".join((*parts, marked(source, marks, position, len(source.text)), "</pre>"))
