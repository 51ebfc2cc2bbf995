"""A commented entity file, with what a release and its submission say filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator

from converter.model.cover import DATE_OF, NUMERIC, CoverField, CoverLayout, FieldKind, Said
from converter.model.source import Registrant
from converter.model.submission import SubmissionHeader
from converter.reporting.known import FORM, known_values
from converter.settings import Settings

_HEAD = """\
# Who reports, and what the cover page of the form asks. Lines that begin with # are left out.
# What stands here goes before the submission's header and the release; nothing else is ever filled in.
# docs/entity.md explains the fields.
"""
_BARE = frozenset({FieldKind.CHECK, FieldKind.DATE, *NUMERIC})
_QUOTES = '""'
_EMPTY = {FieldKind.CHECK: "false", FieldKind.DATE: "2001-03-31", FieldKind.MONEY: "0", FieldKind.SHARES: "0"}


def entity_template(registrant: Registrant, header: SubmissionHeader | None, layout: CoverLayout) -> str:
    """The text of an entity file that `with_entity_file` reads."""
    said, _, _ = known_values(None, registrant, header, Settings(), layout)
    lines = [_HEAD, "[entity]"]
    for field in layout.fields:
        if not field.is_of_security:
            lines += _lines(field, said.get(field.name))
    lines += ["", "# One table for each security registered under section 12(b)."]
    of_release = {"ticker": registrant.ticker, "exchange": registrant.exchange_code}
    known = {key: Said(value, "release") for key, value in of_release.items() if value}
    lines.append("[[entity.security]]" if known else "# [[entity.security]]")
    for field in layout.fields:
        if field.is_of_security:
            lines += _lines(field, known.get(field.name))
    return "\n".join(lines) + "\n"


def _lines(field: CoverField, said: Said | None) -> Iterator[str]:
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
        yield f"# {DATE_OF.format(field.name)} = 2001-03-31"
