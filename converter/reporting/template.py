"""A commented entity file, with what a release and its submission say filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator

from converter.model.cover import (
    CLASS,
    DATE_OF,
    HEADED,
    MEMBER,
    NO_TICKER,
    NOTHING_TOLD,
    NUMERIC,
    SECURITY,
    TITLE,
    WRITTEN_AS,
    CoverField,
    CoverLayout,
    FieldKind,
    Said,
    Told,
)
from converter.model.source import Registrant
from converter.model.submission import SubmissionHeader
from converter.reporting.known import FORM, known_classes, known_securities, known_values
from converter.settings import Settings

_HEAD = """\
# Who reports, and what the cover page of the form asks. Lines that begin with # are left out.
# What stands here goes before the submission's header and the release; nothing else is ever filled in.
# docs/entity.md explains the fields.
"""
_QUOTES = '""'
_FLAGS = (FieldKind.CHECK, FieldKind.YES_NO)
_BARE = frozenset({*_FLAGS, FieldKind.DATE, FieldKind.YEAR, *NUMERIC})
_WHICH = """\
# Which class it is, of several: a standard member, as us-gaap:CommonClassAMember. Without one it is a member of the
# report's own, called by its title; with the prefix of the report's own names, acme:ClassVStockMember, by that name."""


def entity_template(
    registrant: Registrant, header: SubmissionHeader | None, layout: CoverLayout, told: Told = NOTHING_TOLD
) -> str:
    """The text of an entity file (TOML) that `with_entity_file` reads: what is known filled in, the rest as comments.

    Args:
        header: of the submission that the release came in; None for a file by itself.
        told: what the source's own tags say.
    """
    said, _, _ = known_values(None, registrant, header, Settings(), layout, told)
    lines = [_HEAD, *_of_several(registrant, header), HEADED[""]]
    for field in layout.fields:
        if not field.is_of_security:
            lines += _lines(field, said.get(field.name), said.get(DATE_OF.format(field.name)))
    lines += ["", "# One table for each security registered under section 12(b)."]
    for number, known in enumerate(known_securities(Settings(), registrant, layout, told) or [{}]):
        lines += [""] if number else []
        lines.append(HEADED[SECURITY] if known else f"# {HEADED[SECURITY]}")
        if MEMBER in known or not known:
            lines += ["", _WHICH, _named(MEMBER, known)]
        for field in layout.fields:
            if field.is_of_security:
                lines += _lines(field, known.get(field.name), None)
    return "\n".join((*lines, *_by_class(known_classes(Settings(), layout, said, told), layout))) + "\n"


def _by_class(classes: list[dict[str, Said]], layout: CoverLayout) -> Iterator[str]:
    """Tables of what each class of stock has of its own."""
    yield from ("", "# Where there are several classes of common stock, one table for each, in the place of the whole.")
    for number, known in enumerate(classes or [{}]):
        yield from [""] if number else []
        yield HEADED[CLASS] if known else f"# {HEADED[CLASS]}"
        for name, what in (
            (MEMBER, _WHICH),
            (TITLE, "# What it is called; a class has a member, a title or both."),
        ):
            if name in known or not known:
                yield from ("", what, _named(name, known))
        for field in layout.fields:
            if field.is_of_class:
                yield from _lines(field, known.get(field.name), known.get(DATE_OF.format(field.name)))


def _named(name: str, known: dict[str, Said]) -> str:
    return f"{name} = {json.dumps(known[name].value)}" if known else f"# {name} = {_QUOTES}"


def _of_several(registrant: Registrant, header: SubmissionHeader | None) -> Iterator[str]:
    """Whom the file speaks of, where a submission has several filers."""
    filers = header.filers if header else ()
    if len(filers) > 1 and registrant.filer:
        others = "; ".join(f"{one.name}, cik {one.cik}" for one in filers if one != registrant.filer)
        yield f"# The submission's header names several filers. This is what it says of {registrant.filer.name}."
        yield f"# For another one leave out all but its cik: {others}"
        yield ""


def _lines(field: CoverField, said: Said | None, day: Said | None) -> Iterator[str]:
    """A comment, and the field below it: filled in, or itself a comment."""
    yield ""
    yield f"# {field.caption}: {field.why}. {field.rule}, {_asked(field)}"
    if said is None or said.origin == FORM:
        yield f"# {field.name} = {WRITTEN_AS.get(field.kind, _QUOTES)}"
    else:
        # A box of the form is told by its words, yes and no; here it is a flag as the others.
        value = {"Yes": "true", "No": "false"}.get(said.value, said.value) if field.kind in _FLAGS else said.value
        yield f"{field.name} = {value if field.kind in _BARE else json.dumps(value)}"
    if field.kind in NUMERIC:
        key = DATE_OF.format(field.name)
        yield f"{key} = {day.value}" if day else f"# {key} = {WRITTEN_AS[FieldKind.DATE]}"


def _asked(field: CoverField) -> str:
    """Where a field is asked for, or may stand."""
    needed = field.required or (field.is_of_security and field.name != NO_TICKER)
    forms = ", ".join(sorted(field.forms)) or "all forms"
    parts = ["asked for" if needed else "may be given", f"on {forms}"]
    parts += ["for each security"] if field.is_of_security else []
    parts += [f"where {field.condition}"] if field.condition else []
    parts += [f"for periods that end on {field.since} or later"] if field.since else []
    return " ".join(parts)
