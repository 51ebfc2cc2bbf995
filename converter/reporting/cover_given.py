"""What an entity file gives that stands nowhere on the cover page: each is told, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from converter.model.cover import (
    CLASS,
    DATE_OF,
    HEADED,
    MEMBER,
    NO_TICKER,
    NUMERIC,
    SECURITY,
    TITLE,
    CoverField,
    CoverLayout,
)
from converter.model.findings import Finding
from converter.settings import Settings

# Where a key stands: in a table, "security 1" or "class 2", or in "" for the company as a whole.
Place = tuple[str, str]


def table_of(name: str, number: int) -> str:
    """What the nth security, or class of stock, is called."""
    return f"{name} {number}"


def unasked(settings: Settings, form: str, layout: CoverLayout, placed: Collection[Place]) -> Iterator[Finding]:
    """A finding for what the form does not ask for, and one for each other key that stands nowhere.

    Args:
        form: the document type.
        layout: the fields that the form has.
        placed: the keys that became facts, or that another finding names.
    """
    asked = {field.name: field for field in layout.fields}
    asked |= {DATE_OF.format(field.name): field for field in layout.fields if field.kind in NUMERIC}
    by_class = any(field.is_of_class for field in layout.fields)
    left = [place for place in _given(settings) if place not in placed and not _lends_its_day(place, settings, placed)]
    whole = [key for table, key in left if not table and key not in asked]
    whole += [HEADED[CLASS]] if settings.classes and not by_class else []
    if whole:
        message = f"the cover page of a form {form} does not ask for {', '.join(whole)}: left out"
        yield Finding("cover.unasked", "info", message, hint="An entity file may serve other forms too")
    titled = {table for table, key in placed if key == TITLE}
    for table, key in left:
        if (table.startswith(CLASS) and not by_class) or (not table and key not in asked):
            continue
        field = asked.get(key)
        yield Finding(
            "cover.unasked",
            "info",
            f"{key}{f' of {table}' if table else ''}, which the entity file gives, {_why(table, key, field, titled)}",
            concept=f"dei:{field.concept}" if field else "",
            rule=field.rule if field else "",
        )


def _given(settings: Settings) -> Iterator[Place]:
    yield from (("", key) for key, _ in settings.entity)
    for name, tables in ((SECURITY, settings.securities), (CLASS, settings.classes)):
        for number, table in enumerate(tables, start=1):
            yield from ((table_of(name, number), key) for key, value in table if (key, value) != (NO_TICKER, "false"))


def _lends_its_day(place: Place, settings: Settings, placed: Collection[Place]) -> bool:
    """Whether a day of the whole is that of a class that gives none of its own."""
    return not place[0] and any(
        (table_of(CLASS, number), place[1]) in placed and place[1] not in dict(table)
        for number, table in enumerate(settings.classes, start=1)
    )


def _why(table: str, key: str, field: CoverField | None, titled: Collection[str]) -> str:
    """Why a field that the form has stands nowhere."""
    if table.startswith(SECURITY) and table not in titled:
        return f"stands nowhere without a {TITLE}"
    if key in (MEMBER, TITLE):
        return f"stands nowhere: the only {table.partition(' ')[0]} stands for the whole"
    if field is not None and key != field.name:
        return f"stands nowhere without {field.name}"
    if field is not None and field.condition:
        return f"is asked for only where {field.condition}: left out"
    return f"stands nowhere beside {NO_TICKER}"
