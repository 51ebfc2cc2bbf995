"""The start tags of an old page in XHTML: names, attributes and styles by the rules of legacy_markup.csv."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from converter.model.findings import Finding
from converter.model.markup import AttributeRule, Markup, MarkupRules

BLOCK = frozenset({"div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "table", "hr"})
TABLE_PARTS = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})
_INLINE = "a abbr acronym b big br cite code dfn em i img kbd q samp small span strong sub sup tt var"
INLINE = frozenset(_INLINE.split())
VOID = frozenset({"br", "hr", "img", "col"})
KNOWN = BLOCK | TABLE_PARTS | INLINE | {"li", "body", "style", "title"}
# EFM 5.2.5: nothing active and nothing from elsewhere, in styles as in tags.
_ACTIVE_STYLE = re.compile(r"expression\s*\(|javascript:|behaviou?r\s*:|-moz-binding|@import", re.IGNORECASE)
_REMOTE = re.compile(r"url\s*\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE)
# EFM 5.2.5.14 points so from a place on the page to a hidden fact.
_POINTER = re.compile(r"\s*-(?:[a-z]+-)?ix-[\w-]+\s*:", re.IGNORECASE)
_IMPORT = re.compile(r"@import\b[^;]*;?", re.IGNORECASE)
_URL = re.compile(r"url\s*\([^)]*\)", re.IGNORECASE)
_FETCHING = "styles that fetch something"
_NOT_IN_ADDRESS = re.compile(r"[^\w\-.~:/?#\[\]@!$&'()*+,;=%]")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag as it is written.

    Attributes:
        name: None where the tags go and the content stays.
        attributes: shared by all tags that are alike.
        goes: whether the content goes too.
        left_out: what a finding has to say of it.
    """

    name: str | None
    attributes: dict[str, str] = field(default_factory=dict)
    goes: bool = False
    left_out: tuple[str, ...] = ()


class Rewriter:
    """Writes start tags anew and counts what it had to leave out."""

    def __init__(self, rules: MarkupRules) -> None:
        self._elements = {rule.element: rule for rule in rules.elements}
        self._attributes: dict[tuple[str, str], list[AttributeRule]] = {}
        for rule in rules.attributes:
            self._attributes.setdefault((rule.element, rule.attribute), []).append(rule)
        self._families = [(element, name.removesuffix("*")) for element, name in self._attributes if name.endswith("*")]
        self._left_out: Counter[str] = Counter()
        self._pictures: dict[str, None] = {}
        self._known: dict[tuple[str, tuple[tuple[str, str], ...]], Tag] = {}

    def tag(self, event: Markup) -> Tag:
        """What a start tag becomes. Pages repeat their tags, so each is worked out once."""
        key = (event.name, event.attributes)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._rewritten(event)
        if found.left_out:
            self._left_out.update(found.left_out)
        picture = found.attributes.get("src", "") if found.name == "img" else ""
        if picture and not picture.startswith("data:"):
            self._pictures[picture] = None
        return found

    def style_sheet(self, content: str) -> str:
        """A style sheet without what it fetches."""
        if _REMOTE.search(content) or _IMPORT.search(content):
            self._left_out[_FETCHING] += 1
            content = _URL.sub("none", _IMPORT.sub("", content))
        return content.replace("<!--", "").replace("-->", "")

    def findings(self) -> Iterator[Finding]:
        """One finding for each kind of thing that went, and one for the pictures that are beside the page."""
        if self._pictures:
            yield Finding(
                "markup.pictures",
                "warning",
                f"the page shows files that are no part of the result: {', '.join(self._pictures)}",
                rule="EFM 5.2.5",
                hint="Put them beside the inline document before it is filed",
            )
        for what, times in sorted(self._left_out.items()):
            yield Finding(
                "markup.left-out",
                "info",
                f"{what} left out of the page: {times}",
                rule="EFM 5.2.5",
                hint="A filing holds nothing active and fetches nothing",
            )

    def _rewritten(self, event: Markup) -> Tag:
        rule = self._elements.get(event.name)
        if rule is not None and (rule.goes or not rule.becomes):
            return Tag(None, goes=rule.goes, left_out=(f"<{event.name}>",) if rule.goes else ())
        name = rule.becomes if rule is not None else event.name if event.name in KNOWN else "span"
        written: dict[str, str] = {}
        styles = [rule.style] if rule is not None and rule.style else []
        left_out: list[str] = []
        for attribute, value in event.attributes:
            found = self._rule(event.name, attribute, value)
            if found is None:
                continue
            applied, match = found
            if applied.goes:
                left_out.append(f"{attribute}= of <{event.name}>")
            if applied.becomes and applied.becomes not in written:
                text = _expanded(match, applied.written)
                is_address = applied.becomes in ("href", "src") and not text.startswith("#")
                written[applied.becomes] = _address(text) if is_address else text
            if applied.style:
                styles.append(_expanded(match, applied.style))
        own, is_fetching = _own_style(dict(event.attributes).get("style", ""))
        left_out += [_FETCHING] if is_fetching else []
        styles += [own] if own else []
        if name == "img" and "src" not in written:
            return Tag(None, goes=True, left_out=tuple(left_out))
        if name == "img":
            written.setdefault("alt", "")
        if styles:
            written["style"] = ";".join(styles)
        return Tag(name, written, left_out=tuple(left_out))

    def _rule(self, element: str, attribute: str, value: str) -> tuple[AttributeRule, re.Match[str]] | None:
        """The first rule that an attribute's whole value matches."""
        for rule in self._rules(element, attribute):
            match = rule.value.fullmatch(value)
            if match is not None:
                return rule, match
        return None

    def _rules(self, element: str, name: str) -> Iterator[AttributeRule]:
        yield from self._attributes.get((element, name), ())
        yield from self._attributes.get(("*", name), ())
        for family, prefix in self._families:
            if family in ("*", element) and name.startswith(prefix):
                yield from self._attributes[family, f"{prefix}*"]


def _expanded(match: re.Match[str], template: str) -> str:
    """What a rule writes for a value; Python reads a template anew at each use, and most have no part of the value."""
    if template == r"\g<0>":
        return match.group()
    return match.expand(template) if "\\" in template else template


def _own_style(style: str) -> tuple[str, bool]:
    """What of an element's own style stays, and whether something went that runs or fetches.

    Pointers from a place to the hidden fact of an earlier tag go with the tags of a page, without a word.
    """
    if not (_ACTIVE_STYLE.search(style) or _REMOTE.search(style) or _POINTER.search(style)):
        return style.strip().rstrip(";"), False
    parts = [part.strip() for part in style.split(";") if not _POINTER.match(part)]
    kept = [part for part in parts if part and not (_ACTIVE_STYLE.search(part) or _REMOTE.search(part))]
    return ";".join(kept), len(kept) < len([part for part in parts if part])


def _address(text: str) -> str:
    """An address in the characters that one may have (RFC 3986)."""
    plain = _STRAY_PERCENT.sub("%25", text)
    return _NOT_IN_ADDRESS.sub(lambda m: "".join(f"%{byte:02X}" for byte in m.group().encode()), plain)
