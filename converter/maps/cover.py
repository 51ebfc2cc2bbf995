"""What the cover page of a form holds, from vocabulary/cover_fields.csv and its companions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from converter.errors import MapError
from converter.maps.knowledge import Knowledge
from converter.maps.rows import TableRow, rows
from converter.maps.words import member
from converter.model.cover import CoverField, CoverForm, CoverLayout, FieldKind, normal_value, plain_words

_REQUIRED = frozenset({"yes", "no", "free", "security", "class"})
_PARTS = frozenset({"root", "table", "line_items", "axis", "domain"})
_ALL = "*"


@lru_cache(maxsize=4)
def cover_layout_of(knowledge: Knowledge) -> CoverLayout:
    """The fields, forms and presentation of cover pages, read once in a process for tables in one state.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    return read_cover_layout(knowledge.texts)


def read_cover_layout(texts: Mapping[str, str]) -> CoverLayout:
    """The fields, forms and presentation of cover pages.

    Args:
        texts: table texts by path, as `files.table_texts` gives them.

    Raises:
        MapError: a table is missing or a row is malformed.
    """
    forms = tuple(
        CoverForm(row.pattern("pattern"), row.text("family"), row.text("document_type"))
        for row in rows(texts, "vocabulary/cover_forms.csv")
    )
    parts = {row.text("part"): row.text("concept") for row in rows(texts, "vocabulary/cover_parts.csv")}
    if parts.keys() != _PARTS:
        raise MapError(f"the parts are {', '.join(sorted(_PARTS))}", where="vocabulary/cover_parts.csv")
    families = frozenset(form.family for form in forms)
    fields = tuple(_field(row, families) for row in rows(texts, "vocabulary/cover_fields.csv"))
    fields = _with_captions(fields, families, rows(texts, "vocabulary/cover_captions.csv"))
    places = {
        row.text("code"): (row.text("state"), row.text("country"))
        for row in rows(texts, "vocabulary/address_codes.csv")
    }
    words = {
        (name, plain_words(row.text("words"))): row.text("value")
        for row in rows(texts, "vocabulary/cover_words.csv")
        for name in row.text("field").split()
    }
    return CoverLayout(fields, forms, parts, places, words)


def _with_captions(
    fields: tuple[CoverField, ...], families: frozenset[str], told: Iterable[TableRow]
) -> tuple[CoverField, ...]:
    """Fields with what each family of forms prints for them where it has words of its own."""
    captions: dict[str, list[tuple[str, str]]] = {field.name: [] for field in fields}
    for row in told:
        name, family = row.text("field"), row.text("family")
        if name not in captions:
            raise row.wrong(f"field {name!r}: no row of cover_fields.csv has it")
        if family not in families:
            raise row.wrong(f"family {family!r}: no row of cover_forms.csv has it")
        captions[name].append((family, row.text("caption")))
    return tuple(replace(field, captions=tuple(captions[field.name])) for field in fields)


def _field(row: TableRow, families: frozenset[str]) -> CoverField:
    required = row.text("required")
    if required not in _REQUIRED:
        raise row.wrong(f"required {required!r} is not known", f"Choose one of: {', '.join(sorted(_REQUIRED))}")
    named = frozenset(row.text("forms").split()) - {_ALL}
    if not named <= families:
        raise row.wrong(f"forms {row.text('forms')!r}: no row of cover_forms.csv has such a family")
    other, equals, values = row.text("when").partition("=")
    if bool(other) != bool(equals):
        raise row.wrong(f"when {row.text('when')!r} is not like field=value")
    since = normal_value(FieldKind.DATE, row.text("since"))
    if row.text("since") and not since:
        raise row.wrong(f"since {row.text('since')!r} is no day", "Write it as 2021-12-16")
    return CoverField(
        name=row.text("field"),
        concept=row.text("concept"),
        kind=member(row, "kind", FieldKind),
        forms=named,
        required=required in ("yes", "free", "class"),
        is_of_security=required == "security",
        when=(other, frozenset(values.split("|"))),
        since=date.fromisoformat(since) if since else None,
        rule=row.text("rule"),
        caption=row.text("caption"),
        why=row.text("why"),
        is_of_class=required == "class",
        is_free=required == "free",
    )
