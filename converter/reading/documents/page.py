"""An HTML page as one text and the tags between its characters.

lxml reads the page and stays in this file. Tags of inline XBRL are taken off, for the result has its own; what the
numeric ones said is kept beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from converter.model.markup import DOCTYPE, FORBIDDEN, Markup, MarkupKind, SourceTag
from converter.reading.pages.looks import BLOCKS
from converter.reading.pages.seams import without_seams

# libxml2 ends these at the start of a block, as HTML 4 asked; browsers keep them open. Under names that it
# does not know it leaves them alone.
_KEPT_OPEN = "abbr|b|big|cite|code|em|font|i|s|samp|small|span|strike|strong|sub|sup|tt|u|var"
_RENAMED_START = re.compile(rf"<(?=(?:{_KEPT_OPEN})[\s/>])", re.IGNORECASE)
_RENAMED_END = re.compile(rf"</(?=(?:{_KEPT_OPEN})[\s/>])", re.IGNORECASE)
_MARK = "x-"
# HTML 5 section 13.2.5.80: references to these code points mean the characters of cp1252.
_OPEN_REFERENCE = re.compile(r"&#(?:0*(12[89]|1[345]\d)|x0*([89][0-9a-f]))(?:;|(?![0-9a-f]))", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_NARROW_INSIDE = re.compile(r"(?<=\d)[\u2006\u2009\u200a\u202f](?=\d{3}(?!\d))")
# Content that is no text of the page: kept with the tag, or dropped.
_RAW = frozenset({"style", "title"})
_SILENT = frozenset({"script", "noscript", "template", "ix:header"})
_FRAME = frozenset({"html", "head", "body"})
_CELLS = frozenset({"td", "th"})
_EDGES = BLOCKS | _CELLS
_NUMERIC = "ix:nonfraction"
_MEMBERS = frozenset({"explicitmember", "typedmember"})
# Browsers nest no deeper than 512 elements, and readers of XML often 256. What wraps others ends before that, so that
# the tables and paragraphs within still have their tags: hundreds of `font` that are never closed mean nothing.
_MAX_DEPTH, _MAX_WRAPPED = 240, 200
_WITHIN = _CELLS | {"table", "thead", "tbody", "tfoot", "tr", "p", "br", "hr", "pre", "img"}


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, its markup, how many tags of inline XBRL were taken off, and what the numeric ones said."""

    text: str
    markup: tuple[Markup, ...]
    inline_tags: int
    tags: tuple[SourceTag, ...]


def read_page(text: str) -> Page:
    """A page as its text and what stands between its characters.

    Args:
        text: the decoded source, line ends LF.
    """
    source = _DECLARATION.sub("", text, count=1) if "<?xml" in text else text
    source = _OPEN_REFERENCE.sub(_meant, source)
    source = _RENAMED_END.sub(f"</{_MARK}", _RENAMED_START.sub(f"<{_MARK}", source))
    page = _PageReader()
    parser = etree.HTMLParser(target=page, encoding="utf-8", huge_tree=True)
    parser.feed(source.encode("utf-8", "replace"))
    parser.close()
    return page.finished()


def _meant(match: re.Match[str]) -> str:
    code = int(match.group(1)) if match.group(1) else int(match.group(2), 16)
    return bytes((code,)).decode("cp1252", "ignore")


def _clean(value: str) -> str:
    """What stands in tags, without characters that no document may hold."""
    return value if value.isprintable() else FORBIDDEN.sub("", value)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What the name of an element says of it.

    Attributes:
        name: as it is read.
        deepest: within how many others it is shown; 0 where it never is.
        is_silent: whether what it holds is no text of the page.
        is_edge: whether words inside and outside do not run into one.
        is_raw: whether what it holds is kept with its tag.
        is_noted: whether its tag is the body's, or one of inline XBRL.
    """

    name: str
    deepest: int
    is_silent: bool
    is_edge: bool
    is_raw: bool
    is_noted: bool


class _PageReader:
    """Takes the parser's events; a method of each kind, as lxml asks."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._length = 0
        self._markup: list[Markup] = []
        self._break = ""
        self._row_begins = self._cell_begins = False
        self._body: tuple[tuple[str, str], ...] = ()
        self._body_at = -1
        self._open: list[bool] = []
        self._depth = 0
        self._silent = 0
        self._raw: list[str] | None = None
        self._inline_tags = 0
        self._open_tags: list[tuple[dict[str, str], int]] = []
        self._tags: list[SourceTag] = []
        self._context = ""
        self._parts: set[str] = set()
        self._known: dict[tuple[tuple[str | bytes, str | bytes], ...], tuple[tuple[str, str], ...]] = {(): ()}
        self._kinds: dict[str | bytes, _Kind] = {}

    def start(self, tag: str | bytes, attributes: Mapping[str | bytes, str | bytes]) -> None:
        kind = self._kinds.get(tag) or self._kind(tag)
        # Pages repeat their tags: equal attributes are one value.
        said = tuple(attributes.items())
        pairs = self._known.get(said)
        if pairs is None:
            pairs = self._known[said] = tuple((str(key), _clean(str(value))) for key, value in said)
        if self._silent or kind.is_silent:
            self._start_silent(kind.name, pairs)
            return
        if kind.is_noted:
            self._note(kind.name, pairs)
        shown = self._depth < kind.deepest
        self._open.append(shown)
        self._depth += shown
        if kind.is_edge:
            self._edge(kind.name)
        if kind.is_raw:
            self._raw = []
        if shown:
            self._markup.append(Markup(self._length, MarkupKind.START, kind.name, pairs))

    def end(self, tag: str | bytes) -> None:
        kind = self._kinds.get(tag) or self._kind(tag)
        if self._silent:
            self._silent -= 1
            return
        shown = self._open.pop() if self._open else False
        self._depth -= shown
        if self._raw is not None and kind.is_raw:
            content, self._raw = _clean("".join(self._raw)), None
            if shown:
                started = self._markup[-1]
                self._markup[-1] = Markup(started.offset, started.kind, kind.name, started.attributes, content)
        if kind.name == _NUMERIC and self._open_tags:
            numeric, start = self._open_tags.pop()
            self._tags.append(self._tag(numeric, start))
        if kind.is_edge:
            self._edge(kind.name)
        if shown:
            self._markup.append(Markup(self._length, MarkupKind.END, kind.name))

    def _kind(self, tag: str | bytes) -> _Kind:
        """What a name says of its elements, worked out once for each name of the page."""
        name = str(tag).removeprefix(_MARK)
        is_hidden = name in _FRAME or ":" in name
        deepest = 0 if is_hidden else _MAX_DEPTH if name in _WITHIN else _MAX_WRAPPED
        is_noted = name == "body" or name.startswith("ix:")
        kind = _Kind(name, deepest, name in _SILENT, name in _EDGES, name in _RAW, is_noted)
        self._kinds[tag] = kind
        return kind

    def _start_silent(self, name: str, pairs: tuple[tuple[str, str], ...]) -> None:
        """Begin an element that shows nothing, or one within it."""
        self._silent += 1
        if name in _SILENT and self._silent == 1 and not name.startswith("ix:"):
            self._mark(MarkupKind.START, name)
            self._mark(MarkupKind.END, name)
        self._inline_tags += name == "ix:header"
        self._note_context(name, pairs)

    def _note(self, name: str, pairs: tuple[tuple[str, str], ...]) -> None:
        """Keep what the tag of the body, or one of inline XBRL, says."""
        if name == "body":
            if self._body_at < 0:
                self._body_at, self._body = len(self._markup), pairs
            return
        self._inline_tags += 1
        if name == _NUMERIC:
            self._open_tags.append((dict(pairs), self._length))

    def data(self, data: str | bytes) -> None:
        data = str(data)
        if self._silent:
            return
        if self._raw is not None:
            self._raw.append(data)
            return
        if data.strip():
            if self._break and self._length:
                self._mark(MarkupKind.BREAK)
                self._text.append(self._break)
                self._length += 1
            self._break, self._row_begins, self._cell_begins = "", False, False
        self._text.append(data)
        self._length += len(data)

    def doctype(self, _name: str, public: str | None, system: str | None) -> None:
        """A document type counts at the very beginning only."""
        if not self._open and not self._markup and not self._length:
            self._mark(MarkupKind.START, DOCTYPE, (("public", public or ""), ("system", system or "")))
            self._mark(MarkupKind.END, DOCTYPE)

    def comment(self, text: str | bytes) -> None:
        """Comments are no part of a page that a reader sees."""

    def close(self) -> None:
        """The end of the page; nothing is left to do."""

    def finished(self) -> Page:
        at = max(self._body_at, 0)
        offset = self._markup[at].offset if at < len(self._markup) else self._length
        body = Markup(offset, MarkupKind.START, "body", self._body)
        self._markup.insert(at, body)
        tags = sorted(self._tags, key=lambda tag: (tag.start, -tag.end))
        # No transformation knows narrow blanks within a figure; the blank that they are read and written as it knows.
        text = _NARROW_INSIDE.sub("\u00a0", "".join(self._text))
        found = Page(text, without_seams(text, self._markup), self._inline_tags, tuple(tags))
        # The parser and its target hold each other, and no collector comes by before the document's end.
        self._text, self._markup = [], []
        return found

    def _tag(self, said: Mapping[str, str], start: int) -> SourceTag:
        """A numeric tag; what it says of the scale counts if it is a number."""
        scale = said.get("scale", "0").strip()
        return SourceTag(
            name=said.get("name", "").strip(),
            start=start,
            end=self._length,
            scale=int(scale) if re.fullmatch(r"-?\d{1,2}", scale) else 0,
            is_negative=said.get("sign") == "-",
            is_part=said.get("contextref", "") in self._parts,
        )

    def _note_context(self, name: str, pairs: tuple[tuple[str, str], ...]) -> None:
        """Keep which contexts of the hidden header are of a part of the company (XBRL Dimensions 1.0 section 3.1.4)."""
        _, _, local = name.rpartition(":")
        if local == "context":
            self._context = dict(pairs).get("id", "")
        elif local in _MEMBERS:
            self._parts.add(self._context)

    def _mark(self, kind: MarkupKind, name: str = "", attributes: tuple[tuple[str, str], ...] = ()) -> None:
        self._markup.append(Markup(self._length, kind, name, attributes))

    def _edge(self, name: str) -> None:
        """Blocks begin a line of the text, cells stand a tab apart; a cell's first block stands with its cell."""
        if name in _CELLS:
            self._break = self._break if self._row_begins else "\t"
            self._cell_begins = True
        elif name == "tr":
            self._break, self._row_begins, self._cell_begins = "\n", True, False
        elif name in BLOCKS and not self._cell_begins:
            self._break = "\n"
