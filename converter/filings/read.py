"""`read_filing`: a report and the taxonomy files beside it, as plain values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

from lxml import etree

from converter.errors import SourceError
from converter.filings.inline import Element, contexts, inline_facts, instance_facts, tags, units
from converter.filings.remarks import remarks
from converter.filings.taxonomy import Taxonomy, read_linkbase, read_schema
from converter.markup import names
from converter.model.filing import Filing
from converter.model.names import QName

_INLINE_NAMESPACE = b"/inlineXBRL"
# An instance in XML, and one in JSON or the description of one in CSV (Open Information Model).
_INSTANCES = (names.XBRLI.encode(), b'"documentInfo"')
# The data that the iXBRL viewer reads, in a page with its script: a copy to look at.
_VIEWED = b"application/x.ixbrl-viewer+json"
_SCHEMA, _LINKBASE = f"{{{names.XSD}}}schema", f"{{{names.LINK}}}linkbase"
_NAME_IT = "Name the .htm file of a filing"
_HREF = f"{{{names.XLINK}}}href"
_STANDARD = re.compile(r"https?://(?:xbrl\.fasb\.org|xbrl\.sec\.gov)/(?P<family>[\w-]+)/(?P<year>\d{4}(?:q\d)?)/")
_AUTHORITIES = {"fasb": "http://fasb.org", "sec": "http://xbrl.sec.gov"}


def read_filing(document: str, files: Mapping[str, bytes], *, with_labels: bool = False) -> Filing:
    """What lies in an inline document or an instance, and in its own schema and linkbases.

    Args:
        document: the name of the document among the files.
        files: contents by name; those of the report's own taxonomy are found by their names alone.
        with_labels: read the words of the row that each fact of an inline document stands in, too.

    Raises:
        SourceError: the document is neither.
    """
    root = _parsed(files[document], document)
    is_inline = root.tag == f"{{{names.XHTML}}}html" or next(tags(root, "header"), None) is not None
    if not is_inline and root.tag != f"{{{names.XBRLI}}}xbrl":
        raise SourceError("it is neither an inline document nor an instance", where=document, do=_NAME_IT)
    references = tuple(
        element.get(_HREF, "") for element in root.iter(f"{{{names.LINK}}}schemaRef", f"{{{names.LINK}}}linkbaseRef")
    )
    taxonomy = Taxonomy()
    linkbases, missing = _own_taxonomy(references, files, taxonomy)
    return Filing(
        document=document,
        is_inline=is_inline,
        facts=tuple(
            inline_facts(root, document, with_labels=with_labels) if is_inline else instance_facts(root, document)
        ),
        contexts=tuple(contexts(root, document)),
        units=tuple(units(root, document)),
        references=references,
        schemas=tuple(taxonomy.schemas),
        linkbases=linkbases,
        concepts=tuple(taxonomy.concepts),
        roles=tuple(taxonomy.roles),
        arcs=tuple(taxonomy.arcs),
        labels=tuple(taxonomy.labels),
        missing=missing,
        remarks=tuple(remarks(root, document, files)) if is_inline else (),
    )


def check_report(name: str, files: Mapping[str, bytes], *, inline: bool = False) -> None:
    """See that a file, or something in the archive of that name, may be a report.

    Args:
        inline: an instance is none then.

    Raises:
        SourceError: it is of another kind.
    """
    if name in files and (other := _other_kind(files[name])):
        raise SourceError(f"it is {other}, not a report", where=name, do=_NAME_IT)
    # Text in two bytes a letter has a null in each.
    held = [content.replace(b"\0", b"") for content in ([files[name]] if name in files else files.values())]
    kinds = (_INLINE_NAMESPACE,) if inline else (_INLINE_NAMESPACE, *_INSTANCES)
    if not any(kind in content for content in held for kind in kinds):
        seen = "it is no inline document" if inline else "it is neither an inline document nor an instance"
        raise SourceError(seen, where=name, do=_NAME_IT)


def _other_kind(content: bytes) -> str:
    """What a file that speaks of reports is where it is none itself; "" for a report, or what may be one."""
    if _VIEWED in content:
        return "a page of the iXBRL viewer, a copy to look at"
    try:
        _, root = next(etree.iterparse(BytesIO(content), events=("start",), huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, StopIteration):
        return ""
    return {_SCHEMA: "the schema of a taxonomy", _LINKBASE: "a linkbase of a taxonomy"}.get(root.tag, "")


def read_source(name: str, content: bytes) -> Filing | None:
    """What lies in a document that is to be converted, by its own tags; None where it has none, or they cannot be read.

    Args:
        name: of the document, for messages.
        content: its bytes.
    """
    if _INLINE_NAMESPACE not in content:
        return None
    try:
        return read_filing(name, {name: content})
    except SourceError:
        return None


def main_document(name: str, files: Mapping[str, bytes]) -> str:
    """The document to judge: the file named, or the one inline document that an archive of that name holds.

    Raises:
        SourceError: there is none, or more than one.
    """
    if name in files:
        return name
    found = [held.rpartition("/")[2] for held in sorted(files) if held.endswith((".htm", ".html", ".xhtml"))]
    if len(found) != 1:
        seen = f"there are {len(found)} inline documents in it"
        raise SourceError(seen, where=name, do="Name the document itself")
    return found[0]


def _parsed(content: bytes, name: str) -> Element:
    """The root of a file; what is not well-formed is read as far as it goes."""
    parser = etree.XMLParser(recover=True, huge_tree=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise SourceError(f"it is no XML ({error})", where=name, do=_NAME_IT) from error
    if root is None:
        raise SourceError("it is no XML", where=name, do=_NAME_IT)
    return root


def _own_taxonomy(
    references: tuple[str, ...], files: Mapping[str, bytes], taxonomy: Taxonomy
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Take in the schemas that the references lead to, then their linkbases, once all elements are known."""
    waiting, seen = list(references), set[str]()
    found: list[tuple[str, Element]] = []
    missing: list[str] = []
    while waiting:
        name = waiting.pop(0).partition("#")[0]
        if "://" in name or not name or name in seen:
            continue
        seen.add(name)
        if name not in files:
            missing.append(name)
            continue
        root = _parsed(files[name], name)
        if root.tag == _SCHEMA:
            waiting += read_schema(root, name, taxonomy)
            # Linkbases may also stand in the schema itself.
            found += [(name, held) for held in root.iter(_LINKBASE)]
        elif root.tag == _LINKBASE:
            found.append((name, root))
    own = {concept.id: concept.name for concept in taxonomy.concepts}

    def concept_at(address: str, fragment: str) -> QName | None:
        if "://" not in address:
            return own.get(fragment)
        return standard_name(address, fragment)

    kinds = tuple((name, read_linkbase(root, name, taxonomy, concept_at)) for name, root in found)
    return kinds, tuple(missing)


def standard_name(address: str, fragment: str) -> QName | None:
    """The concept at a fragment of a published schema: FASB and the SEC name ids prefix_Name."""
    where = _STANDARD.match(address)
    prefix, _, local = fragment.partition("_")
    if not where or not local:
        return None
    authority = _AUTHORITIES["fasb" if "fasb.org" in address else "sec"]
    return QName(f"{authority}/{where['family']}/{where['year']}", local, prefix)
