"""Which headings a line stands under, from indents and colons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from converter.model.source import Row


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is still open, and the indent of the first line below it once there is one."""

    text: str
    indent: int
    child_indent: int | None = None


def parents_of(open_headings: list[Heading], row: Row) -> list[Heading]:
    """The headings that stay open for a row, outermost first.

    A heading whose lines are indented holds until a line is as far left as itself; one whose lines
    are not holds until the next heading at its indent, or a line after a blank one. A heading right
    below another encloses less: `Assets`, `Current assets:`.
    """
    kept: list[Heading] = []
    for heading in open_headings:
        if heading.child_indent is None:
            if row.indent < heading.indent:
                break
            kept.append(replace(heading, child_indent=row.indent))
        elif heading.child_indent > heading.indent:
            if row.indent <= heading.indent:
                break
            kept.append(heading)
        else:
            if row.indent < heading.indent or (row.indent == heading.indent and (not row.cells or row.blank_before)):
                break
            kept.append(heading)
    return kept
