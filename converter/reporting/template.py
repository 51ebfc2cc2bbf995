"""A commented entity file, with what a release and its submission say filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator

from converter.model.cover import (
    DATE_OF,
    MEMBER,
    NOTHING_TOLD,
    NUMERIC,
    TITLE,
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
_BARE = frozenset({FieldKind.CHECK, FieldKind.DATE, *NUMERIC})
_QUOTES = '""'
_EMPTY = {FieldKind.CHECK: "false", FieldKind.DATE: "2001-03-31", FieldKind.MONEY: "0", FieldKind.SHARES: "0"}


def entity_template(
    registrant: Registrant, header: SubmissionHeader | None, layout: CoverLayout, told: Told = NOTHING_TOLD
) -> str:
    """The text of an entity file (TOML) that `with_entity_file` reads: what is known filled in, the rest as comments.

    Args:
        header: of the submission that the release came in; None for a file by itself.
        told: what the source's own tags say.
    """
    said, _, _ = known_values(None, registrant, header, Settings(), layout, told)
    lines = [_HEAD, "[entity]"]
    for field in layout.fields:
        if not field.is_of_security:
            lines += _lines(field, said.get(field.name), said.get(DATE_OF.format(field.name)))
    lines += ["", "# One table for each security registered under section 12(b)."]
    for number, known in enumerate(known_securities(Settings(), registrant, layout, told) or [{}]):
        lines += [""] if number else []
        lines.append("[[entity.security]]" if known else "# [[entity.security]]")
        if MEMBER in known:
            lines.append(f"{MEMBER} = {json.dumps(known[MEMBER].value)}")
        for field in layout.fields:
            if field.is_of_security:
                lines += _lines(field, known.get(field.name), None)
    return "\n".join((*lines, *_by_class(known_classes(Settings(), layout, said, told), layout))) + "\n"


def _by_class(classes: list[dict[str, Said]], layout: CoverLayout) -> Iterator[str]:
    """Tables of what each class of stock has of its own."""
    yield from ("", "# Where there are several classes of common stock, one table for each, in the place of the whole.")
    for number, known in enumerate(classes or [{}]):
        yield from [""] if number else []
        yield "[[entity.class]]" if known else "# [[entity.class]]"
        for name, what in (
            (MEMBER, "Which class it is, where that is a standard one, as us-gaap:CommonClassAMember."),
            (TITLE, "What it is called; a class has a member, a title or both."),
        ):
            if name in known or not known:
                yield from ("", f"# {what}")
                yield f"{name} = {json.dumps(known[name].value)}" if known else f"# {name} = {_QUOTES}"
        for field in layout.fields:
            if field.is_of_class:
                yield from _lines(field, known.get(field.name), known.get(DATE_OF.format(field.name)))


def _lines(field: CoverField, said: Said | None, day: Said | None) -> Iterator[str]:
    """A comment, and the field below it: filled in, or itself a comment."""
    forms = "all forms" if not field.forms else ", ".join(sorted(field.forms))
    asked = "asked for" if field.required or field.is_of_security else "may be given"
    yield ""
    yield f"# {field.caption}: {field.why}. {field.rule}, {asked} on {forms}"
    if said is None or said.origin == FORM:
        yield f"# {field.name} = {_EMPTY.get(field.kind, _QUOTES)}"
    else:
        yield f"{field.name} = {said.value if field.kind in _BARE else json.dumps(said.value)}"
    if field.kind in NUMERIC:
        key = DATE_OF.format(field.name)
        yield f"{key} = {day.value}" if day else f"# {key} = {_EMPTY[FieldKind.DATE]}"
