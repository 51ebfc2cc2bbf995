"""The rules by which the markup of old pages is written anew, from taxonomy_maps/vocabulary/legacy_markup.csv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from converter.maps.knowledge import Knowledge
from converter.maps.rows import TableRow, rows
from converter.model.markup import AttributeRule, ElementRule, MarkupRules

_TABLE = "vocabulary/legacy_markup.csv"
_DROPPED, _UNWRAPPED = "!", "-"


@lru_cache(maxsize=4)
def markup_rules_of(knowledge: Knowledge) -> MarkupRules:
    """The rules for elements and for attributes, read once in a process for tables in one state.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    return read_markup_rules(knowledge.texts)


def read_markup_rules(texts: Mapping[str, str]) -> MarkupRules:
    """The rules for elements and for attributes.

    Args:
        texts: table texts by path, as `files.table_texts` gives them.

    Raises:
        MapError: the table is missing or a row is malformed.
    """
    elements: list[ElementRule] = []
    attributes: list[AttributeRule] = []
    for row in rows(texts, _TABLE):
        if row.text("attribute"):
            attributes.append(_attribute(row))
        else:
            elements.append(_element(row))
    return MarkupRules(tuple(elements), tuple(attributes))


def _element(row: TableRow) -> ElementRule:
    becomes = row.text("becomes")
    if not becomes or not row.text("element") or row.text("value"):
        raise row.wrong("a row for an element needs its name and what it becomes, and no value")
    goes = becomes == _DROPPED
    return ElementRule(row.text("element"), "" if becomes in (_DROPPED, _UNWRAPPED) else becomes, goes, _style(row))


def _attribute(row: TableRow) -> AttributeRule:
    becomes, _, written = row.text("becomes").partition("=")
    goes = becomes == _DROPPED
    return AttributeRule(
        element=row.text("element") or "*",
        attribute=row.text("attribute"),
        value=row.pattern("value"),
        becomes="" if goes else becomes,
        written=written or r"\g<0>",
        goes=goes,
        style=_style(row),
    )


def _style(row: TableRow) -> str:
    return row.text("style").rstrip(";")
