"""mapping.csv, as a conversion writes it and a person corrects it."""

from __future__ import annotations

from converter.errors import MapError, UsageError
from converter.maps.rows import rows
from converter.model.decisions import Decision

_FORMAT = 1


def read_decisions(name: str, text: str) -> tuple[Decision, ...]:
    """The decisions of a mapping file.

    Args:
        name: of the file, for messages.

    Raises:
        UsageError: it is no mapping file, or one of another format.
    """
    try:
        found = []
        # Spreadsheets begin a file with a byte order mark and end it with rows of nothing.
        for row in rows({name: text.removeprefix("\ufeff")}, name):
            if not any(row.cells.values()):
                continue
            if row.number("format") != _FORMAT:
                seen = f"the format {row.text('format')} is not known"
                raise UsageError(seen, where=row.origin, do="Start from the mapping.csv that this version writes")
            decision = Decision(
                row.number("statement"), row.number("line"), row.raw("label"), row.text("concept"), f"own/{row.origin}"
            )
            if not decision.concept:
                do = "Name one, *extension for one of the report's own, or - to leave the line untagged"
                raise UsageError("the row names no concept", where=row.origin, do=do)
            found.append(decision)
    except MapError as error:
        do = "Start from the mapping.csv of a result; its cells are parted by commas"
        raise UsageError(error.seen, where=error.where, do=do) from error
    return tuple(found)
