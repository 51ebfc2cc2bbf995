"""Style sheets of a page laid into its elements, for EFM 5.2.5 allows no style element.

The cascade (CSS 2.2 section 6.4): of the rules that match an element the more specific, then the later one
goes before, and the element's own style before all, important declarations apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from converter.model.findings import Finding

_MEDIA = frozenset({"", "all", "screen"})


def lay_styles(root: etree._Element, sheets: Iterable[str]) -> tuple[Finding, ...]:
    """Write into the style attribute of each element what style sheets say of it.

    Args:
        root: the document's element with its body.
        sheets: their texts, in order.

    Returns:
        A finding for what no attribute can say, such as rules for paper or for links pointed at.
    """
    sheets = [sheet for sheet in sheets if sheet.strip()]
    if not sheets:
        return ()
    import cssselect2

    left_out: Counter[str] = Counter()
    matcher: Any = cssselect2.Matcher()
    for place, (said, selectors, declarations) in enumerate(_rules(sheets, left_out)):
        for selector in selectors:
            if selector.pseudo_element or selector.never_matches:
                left_out[said] += 1
            else:
                matcher.add_selector(selector, (place, declarations))
    for wrapped in cssselect2.ElementWrapper.from_html_root(root).iter_subtree():
        node = wrapped.etree_element
        if isinstance(node.tag, str):
            _lay(node, matcher.match(wrapped))
    return tuple(
        Finding(
            "markup.style-left-out",
            "info",
            f"rules of the page's style sheet left out: {what}, {times}",
            rule="EFM 5.2.5",
            hint="A filing has no style sheets, and the style of an element cannot say this",
        )
        for what, times in sorted(left_out.items())
    )


_Declared = tuple[tuple[str, str, bool], ...]


def _rules(sheets: Iterable[str], left_out: Counter[str]) -> Iterator[tuple[str, list[Any], _Declared]]:
    """The words, selectors and declarations of each rule, those for screens included."""
    import tinycss2

    for sheet in sheets:
        yield from _of(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True), left_out)


def _of(rules: Iterable[Any], left_out: Counter[str]) -> Iterator[tuple[str, list[Any], _Declared]]:
    import cssselect2
    import tinycss2

    for rule in rules:
        if rule.type == "at-rule":
            media = tinycss2.serialize(rule.prelude).strip().lower()
            if rule.at_keyword.lower() == "media" and media in _MEDIA and rule.content is not None:
                inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
                yield from _of(inner, left_out)
            else:
                left_out[f"@{rule.at_keyword} {media}".strip()] += 1
        elif rule.type == "qualified-rule":
            said = tinycss2.serialize(rule.prelude).strip()
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                left_out[said] += 1
                continue
            yield said, selectors, _declared(rule.content)


def _declared(content: Any) -> _Declared:
    import tinycss2

    parts = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return tuple(
        (part.lower_name, tinycss2.serialize(part.value).strip(), part.important)
        for part in parts
        if part.type == "declaration"
    )


def _lay(node: etree._Element, matches: Iterable[tuple[Any, ...]]) -> None:
    """Declarations in the order in which later ones win, the element's own where its importance puts them."""
    import tinycss2

    plain: list[tuple[tuple[Any, ...], str]] = []
    important: list[tuple[tuple[Any, ...], str]] = []
    for specificity, order, _, (place, declarations) in matches:
        for name, value, is_important in declarations:
            target = important if is_important else plain
            target.append(((specificity, place, order), f"{name}:{value}"))
    if not plain and not important:
        return
    own = _declared(tinycss2.parse_component_value_list(node.get("style", "")))
    laid = [text for _, text in sorted(plain, key=lambda pair: pair[0])]
    laid += [f"{name}:{value}" for name, value, is_important in own if not is_important]
    laid += [text for _, text in sorted(important, key=lambda pair: pair[0])]
    laid += [f"{name}:{value}" for name, value, is_important in own if is_important]
    node.set("style", ";".join(laid))
