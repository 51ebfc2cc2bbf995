"""Bytes to text. What the reader of the output will see is settled here, once."""

from __future__ import annotations

import hashlib
import re
from itertools import accumulate

from converter.errors import SourceError
from converter.model.findings import Finding, count_of
from converter.model.markup import FORBIDDEN
from converter.model.source import Locator, SourceDocument
from converter.model.submission import READABLE, SubmissionPart
from converter.reading.documents.page import Page, read_page

# How files begin that editors on Windows call Unicode.
UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
_HTML = re.compile(r"<\s*(!doctype\s+html|html|body|table\s+\w+=|td|tr|div|p)\b[^>]*>", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!(?:--.*?--|doctype[^>]*)>\s*)*<html\b", re.IGNORECASE | re.DOTALL)
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
# Character sets of releases from abroad; browsers take Latin-1 and ASCII for cp1252.
_CHARSETS = frozenset(
    {"iso-8859-2", "iso-8859-15", "windows-1250", "windows-1251", "shift_jis", "gb2312", "gbk", "big5"}
)
_OPEN_BYTES = re.compile("[\udc80-\udcff]")
_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 12, 13, 26))
_MAX_CONTROL_SHARE = 0.02


def read_document(
    name: str, content: bytes, part: SubmissionPart | None = None
) -> tuple[SourceDocument, tuple[Finding, ...]]:
    """A release in plain text or HTML, by itself or out of a submission.

    Line ends become LF; a character that XML forbids becomes the picture of itself (U+2400 and
    following) or U+FFFD, with a finding.

    Args:
        name: the file's name, for messages.
        content: its bytes, in UTF-8 or cp1252; of a submission the document's body alone.
        part: what the submission says of the document; None for a file by itself.

    Raises:
        SourceError: it is empty or binary.
    """
    if part is not None and part.kind not in READABLE and content.strip():
        raise SourceError(f"this document is {part.kind.value}, not text", where=name, do="Choose another --document")
    text = _decoded(name, content).replace("\r\n", "\n").replace("\r", "\n")
    page = read_page(text) if is_html(text) else Page(text, (), 0, ())
    text = page.text
    if not text.strip():
        raise SourceError("the file is empty", where=name, do="Give the text of a financial release")
    stand_ins = tuple((match.start(), ord(match.group())) for match in FORBIDDEN.finditer(text))
    document = SourceDocument(
        name=name,
        media_type="text/html" if page.markup else "text/plain",
        sha256=hashlib.sha256(content).hexdigest(),
        text=without_forbidden(text) if stand_ins else text,
        line_starts=tuple(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0)),
        stand_ins=stand_ins,
        part=part,
        markup=page.markup,
        tags=page.tags,
    )
    return document, (
        *_untagged(page.inline_tags),
        *(
            Finding(
                "source.stand-in",
                "info",
                f"the character U+{code:04X}, which XML forbids, is shown as {document.text[at]}",
                Locator(0, at, at + 1),
                rule="XML 1.0 section 2.2",
            )
            for at, code in stand_ins
        ),
    )


def _untagged(count: int) -> tuple[Finding, ...]:
    if not count:
        return ()
    own = f"{count_of(count, 'tag')} of its own {'is' if count == 1 else 'are'}"
    message = f"the page is inline XBRL: {own} taken off, hidden facts with them"
    hint = "The text is read and tagged anew; --existing-tags keep takes the concepts that its tags give to lines"
    return (Finding("source.inline-tags", "info", message, hint=hint),)


def _stand_in(match: re.Match[str]) -> str:
    code = ord(match.group())
    return chr(0x2400 + code) if code < 0x20 else "\N{REPLACEMENT CHARACTER}"


def _decoded(name: str, content: bytes) -> str:
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise SourceError(f"this is {what}, not text", where=name, do="Save the release as plain text first")
    if content.startswith(UTF16):
        return decoded_bytes(content)
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if b"\0" in content or controls > _MAX_CONTROL_SHARE * len(content):
        raise SourceError("this is a binary file, not text", where=name, do="Give the text of a financial release")
    return decoded_bytes(content)


def decoded_bytes(content: bytes) -> str:
    """Bytes as UTF-8 or UTF-16 without their mark, else in the character set that a page declares, else as cp1252."""
    if content.startswith(UTF16):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:2000])
        if declared and declared.group(1).decode().lower() in _CHARSETS:
            return content.decode(declared.group(1).decode(), "replace")
        # The five bytes that cp1252 leaves open are taken as the controls of the same number.
        return _OPEN_BYTES.sub(lambda m: chr(ord(m.group()) - 0xDC00), content.decode("cp1252", "surrogateescape"))


def without_forbidden(text: str) -> str:
    """A text with a picture for each character that XML forbids."""
    return FORBIDDEN.sub(_stand_in, text)


def is_html(text: str) -> bool:
    """Whether a text is an HTML page; an exhibit's own wrapper within `<html>` is part of the page."""
    if _PAGE.match(text):
        return True
    return len(_HTML.findall(text[:20000])) > 1
