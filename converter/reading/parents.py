"""Which headings a line stands under, from indents and colons."""

from __future__ import annotations

from dataclasses import dataclass, replace

from converter.model.source import Row


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that is still open, and the indent of the first line below it once there is one.

    `says_unit` marks one that says what its lines are counted in; `is_spaced` one that is blank lines apart from them.
    """

    text: str
    indent: int
    child_indent: int | None = None
    says_unit: bool = False
    is_spaced: bool = False


def parents_of(open_headings: list[Heading], row: Row) -> list[Heading]:
    """The headings that stay open for a row, outermost first.

    A heading whose lines are indented holds until a line is as far left as itself; one whose lines
    are not holds until the next heading at its indent, or a line after a blank one. A heading right
    below another encloses less: `Assets`, `Current assets:`. Blank lines end no heading that says a unit and has one
    below itself: then all lines are set apart.
    """
    kept: list[Heading] = []
    for heading in open_headings:
        if heading.child_indent is None:
            if row.indent < heading.indent:
                break
            is_spaced = heading.says_unit and row.blank_before
            kept.append(replace(heading, child_indent=row.indent, is_spaced=is_spaced))
        elif heading.child_indent > heading.indent:
            if row.indent <= heading.indent:
                break
            kept.append(heading)
        else:
            is_apart = not row.cells or (row.blank_before and not heading.is_spaced)
            if row.indent < heading.indent or (row.indent == heading.indent and is_apart):
                break
            kept.append(heading)
    return kept
