"""A complete submission text file cut into its documents (EDGAR's public dissemination format, and its elder forms).

This file knows the tags around documents, not what stands in them. It reads the file once from its start to its
end: end tags may be missing, documents may stand in one another, one after the other or there twice.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from converter.errors import NothingToConvertError, SourceError, UsageError
from converter.model.findings import Finding, count_of
from converter.model.submission import READABLE, PartKind, Submission, SubmissionHeader, SubmissionPart
from converter.model.vocabulary import Vocabulary
from converter.reading.documents.source import decoded_bytes, is_html
from converter.reading.documents.submission_header import read_header

_OPENING = 5000
# What parts a file into documents: a DOCUMENT has tags of its own, whatever is none and no TEXT ends a submission.
_DOCUMENT = rb"DOCUMENT>(?=\s*<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION|TEXT)>)"
_STOP = rb"(?:SUBMISSION|(?:SEC|IMS)-(?:DOCUMENT|HEADER))>"
_ENVELOPE = rb"-----BEGIN PRIVACY-ENHANCED MESSAGE-----"
_SUBMISSION = re.compile(rb"<(?:" + _DOCUMENT + rb"|" + _STOP + rb")|" + _ENVELOPE, re.IGNORECASE)
_HEADED = re.compile(rb"<" + _STOP, re.IGNORECASE)
_TAG = re.compile(
    rb"<(?:(?P<opens>" + _DOCUMENT + rb")|(?P<closes>/DOCUMENT>)|(?P<body>TEXT>)|(?P<end>/TEXT>)"
    rb"|(?P<stop>(?!/(?:SEC|IMS)-HEADER)/?" + _STOP + rb"))",
    re.IGNORECASE,
)
_LINE_END = re.compile(rb"[ \t]*(?:\r\n|\n|\r)")
_ENVELOPE_END = re.compile(rb"-----END PRIVACY-ENHANCED MESSAGE-----\s*\Z")
_ENVELOPE_REACH = 200
_FIELD = re.compile(
    r"<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\r\n]*?)(?=[\r\n]|\Z|<(?:TYPE|SEQUENCE|FILENAME|DESCRIPTION|TEXT)>)",
    re.IGNORECASE,
)
# What EDGAR or a filer wraps a body in that is no text.
_WRAPPER = re.compile(rb"\s*<(XBRL|XML|PDF)>\s*", re.IGNORECASE)
_WRAPPER_END = re.compile(rb"\s*</(?:XBRL|XML)>\s*\Z", re.IGNORECASE)
_WRAPPER_REACH = 200
_UUENCODED = re.compile(rb"\s*begin [0-7]{3,4} \S")
_PDF = re.compile(rb"\s*%PDF")
_XML = re.compile(rb"\s*<\?xml\b", re.IGNORECASE)
_PAGE = re.compile(rb"<(?:!doctype\s+)?(?:\w+:)?html\b", re.IGNORECASE)
_HEAD_OF_BODY = 20_000

# The exhibits of releases, and of annual reports that a 10-K refers to (Regulation S-K item 601).
_RELEASE = re.compile(r"EX-99.*", re.IGNORECASE)
_ANNUAL_REPORT = re.compile(r"EX-13(?!\d).*", re.IGNORECASE)


def is_submission(content: bytes) -> bool:
    """Whether a file opens as submissions do; a page that shows the tags of its document is a page."""
    starts = (match.start() for match in _SUBMISSION.finditer(content, 0, _OPENING))
    first = next((start for start in starts if _opens_line(content, start)), None)
    return first is not None and not _PAGE.search(content, 0, first)


def read_submission(name: str, content: bytes, vocabulary: Vocabulary) -> tuple[Submission, tuple[Finding, ...]]:
    """The documents of a submission, with a finding for each that is skipped or has no proper end.

    A document that stands there again, byte for byte and under the same type, is left out.

    Args:
        name: the file's name.
        content: its bytes; `is_submission` holds of them.

    Raises:
        SourceError: it holds no document.
    """
    findings: list[Finding] = []
    parts: list[SubmissionPart] = []
    known: set[tuple[str, bytes]] = set()
    digest = hashlib.sha256(content).hexdigest()
    for number, cut in enumerate(sorted(_cuts(content, vocabulary, findings), key=lambda c: c.tags), start=1):
        part = _part(content, cut, number, name, digest)
        body = hashlib.sha256(memoryview(content)[part.start : part.end]).digest()
        if part.kind is not PartKind.EMPTY and (part.type, body) in known:
            findings.append(_remark("duplicate", part, "stands there twice and is taken once"))
            continue
        known.add((part.type, body))
        parts.append(part)
        if part.kind not in READABLE:
            findings.append(_remark("skipped", part, f"is {part.kind.value} and is skipped"))
        if not cut.is_closed and part.end == len(content):
            said = "has no </TEXT>: the file ends in it, as one does that was not loaded to its end"
            findings.append(replace(_remark("cut-off", part, said), severity="warning", hint="Fetch the file again"))
        elif not cut.is_closed and part.kind in READABLE:
            findings.append(_remark("open-end", part, "has no </TEXT> and ends where the next tag stands"))
    if not parts:
        raise SourceError("this submission holds no <DOCUMENT>", where=name, do="Give the whole submission text file")
    return Submission(name, content, tuple(parts)), tuple(findings)


def choose_parts(submission: Submission, wanted: str = "") -> tuple[tuple[SubmissionPart, ...], ...]:
    """Which documents to convert: groups, of which a later one counts if no earlier one holds a statement.

    First come all exhibits 99, then the main document, then the exhibits 13: a 10-K may refer to them.

    Args:
        wanted: a sequence number, a type or a file name that picks documents instead; "" for none.

    Raises:
        UsageError: no document is called so.
        NothingToConvertError: all documents are of kinds that are not read.
    """
    if wanted:
        return (_called(submission, wanted.strip()),)
    readable = [part for part in submission.parts if part.kind in READABLE]
    releases = tuple(part for part in readable if _RELEASE.fullmatch(part.type))
    reports = tuple(part for part in readable if _ANNUAL_REPORT.fullmatch(part.type))
    groups = tuple(group for group in (releases, _main(readable), reports) if group)
    if not groups:
        raise NothingToConvertError(
            f"none of {count_of(len(submission.parts), 'document')} is text",
            where=submission.name,
            do="ixbrl inspect lists what the submission holds",
        )
    return groups


def _called(submission: Submission, wanted: str) -> tuple[SubmissionPart, ...]:
    folded = wanted.casefold()
    for names in (lambda p: str(p.sequence), lambda p: p.type, lambda p: p.filename):
        found = tuple(part for part in submission.parts if names(part).casefold() == folded)
        if found:
            return found
    held = ", ".join(f"{part.sequence} {part.type}" for part in submission.parts[:20])
    raise UsageError(
        f"no document is called {wanted!r}",
        where=submission.name,
        do=f"Give a sequence number, a type or a file name; there are: {held}",
    )


def _main(readable: list[SubmissionPart]) -> tuple[SubmissionPart, ...]:
    """The document of the submission's own type, for each header in the file; else the first that is no exhibit."""
    found: dict[SubmissionHeader, SubmissionPart] = {}
    for part in readable:
        if part.type and part.type.casefold() == part.header.form.casefold():
            found.setdefault(part.header, part)
    if found:
        return tuple(found.values())
    others = [part for part in readable if not part.type.upper().startswith("EX-")]
    return tuple(others[:1])


@dataclass(slots=True)
class _Cut:
    """A document while it is cut out: offsets of its tags, its body and the first document within it."""

    header: SubmissionHeader
    tags: int
    body: int | None = None
    last_end: int | None = None
    inner: int | None = None
    end: int = 0

    @property
    def is_closed(self) -> bool:
        return self.body is not None and self.last_end is not None


def _cuts(content: bytes, vocabulary: Vocabulary, findings: list[Finding]) -> Iterator[_Cut]:
    """The documents, each when its end is known.

    A document that has seen `</TEXT>`, or stands before a tag that ends the submission, is over. Any other
    that meets `<DOCUMENT>` stays open: if a `</TEXT>` of its own comes later, the inner one stood within it.
    The last `</TEXT>` counts, for pages may draw some. Tags of documents must open a line, for texts speak of them.
    """
    header, boundary = SubmissionHeader(), 0
    opened: list[_Cut] = []
    for match in _TAG.finditer(content):
        tag, at = match.lastgroup, match.start()
        if tag == "body" and opened and opened[-1].body is None:
            line_end = _LINE_END.match(content, match.end())
            opened[-1].body = line_end.end() if line_end else match.end()
        elif tag == "end" and opened:
            opened[-1].last_end = at
        elif tag in ("body", "end") or not _opens_line(content, at):
            continue
        elif tag == "opens":
            if opened and opened[-1].is_closed:
                yield _closed(opened.pop(), at)
            if not opened:
                header = _header(content[boundary:at], header, vocabulary, findings, is_first=not boundary)
            elif opened[-1].inner is None:
                opened[-1].inner = at
            opened.append(_Cut(header, match.end()))
        elif tag == "closes" and opened:
            yield _closed(opened.pop(), at)
            boundary = match.end()
        elif tag == "stop":
            yield from (_closed(cut, at) for cut in opened)
            opened = []
            boundary = boundary and at
    tail = content[-_ENVELOPE_REACH:]
    envelope = _ENVELOPE_END.search(tail)
    last = len(content) - (len(tail) - envelope.start() if envelope else 0)
    yield from (_closed(cut, last) for cut in opened)


def _closed(cut: _Cut, at: int) -> _Cut:
    """A document whose end is known; one without `</TEXT>` ends where a document within it begins."""
    end = cut.last_end if cut.last_end is not None else cut.inner if cut.inner is not None else at
    cut.end = max(end, cut.body if cut.body is not None else cut.tags)
    return cut


def _opens_line(content: bytes, at: int) -> bool:
    """Whether nothing but blanks, or another tag, stands before an offset in its line."""
    while at and content[at - 1] in b" \t":
        at -= 1
    return at == 0 or content[at - 1] in b"\r\n>"


def _header(
    between: bytes, before: SubmissionHeader, vocabulary: Vocabulary, findings: list[Finding], *, is_first: bool
) -> SubmissionHeader:
    """The header in the bytes before a document; the one before it holds where there is none."""
    if not is_first and not _HEADED.search(between):
        return before
    header, remarks = read_header(decoded_bytes(between), vocabulary.header_fields)
    if header == SubmissionHeader():
        return before
    findings += remarks
    return header


def _part(content: bytes, cut: _Cut, number: int, name: str, digest: str) -> SubmissionPart:
    start = cut.body if cut.body is not None else cut.end
    tags = decoded_bytes(content[cut.tags : start if cut.body is not None else cut.tags + _OPENING])
    said: dict[str, str] = {}
    for match in _FIELD.finditer(tags):
        said.setdefault(match.group(1).upper(), unescape(match.group(2)).strip())
    sequence = said.get("SEQUENCE", "")
    part = SubmissionPart(
        submission=name,
        submission_sha256=digest,
        sequence=int(sequence) if re.fullmatch(r"[0-9]{1,9}", sequence) else number,
        type=said.get("TYPE", ""),
        filename=said.get("FILENAME", ""),
        description=said.get("DESCRIPTION", ""),
        kind=PartKind.EMPTY,
        start=start,
        end=cut.end,
        header=cut.header,
    )
    return _of_a_kind(content, part)


def _of_a_kind(content: bytes, part: SubmissionPart) -> SubmissionPart:
    """The document with its kind. A page in a wrapper of EDGAR's begins and ends inside it."""
    head = content[part.start : min(part.end, part.start + _HEAD_OF_BODY)]
    wrapper = _WRAPPER.match(head)
    inside = head[wrapper.end() :] if wrapper else head
    if not head.strip():
        return part
    if _UUENCODED.match(inside) and not (wrapper and wrapper.group(1).upper() == b"PDF"):
        return replace(part, kind=PartKind.UUENCODED)
    if _PDF.match(inside) or (wrapper and wrapper.group(1).upper() == b"PDF"):
        return replace(part, kind=PartKind.PDF)
    if wrapper or _XML.match(inside):
        if not _PAGE.search(inside):
            return replace(part, kind=PartKind.XML)
        if wrapper:
            tail = content[max(part.start, part.end - _WRAPPER_REACH) : part.end]
            closing = _WRAPPER_END.search(tail)
            end = part.end - (len(tail) - closing.start() if closing else 0)
            part = replace(part, start=part.start + wrapper.end(), end=end)
        return replace(part, kind=PartKind.HTML)
    return replace(part, kind=PartKind.HTML if is_html(decoded_bytes(head)) else PartKind.TEXT)


def _remark(code: str, part: SubmissionPart, what: str) -> Finding:
    called = " ".join(word for word in (part.type, part.filename) if word)
    return Finding(f"submission.{code}", "info", f"document {part.sequence} of the submission ({called}) {what}")
