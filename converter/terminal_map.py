"""What the `ixbrl map` commands print."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.markup import escape
from rich.table import Table

from converter.mappings import Explained
from converter.terminal import console, print_json, say


def print_explained(normal: str, found: Sequence[Explained], *, as_json: bool) -> None:
    """The matches of a label, the surest first in each statement."""
    if as_json:
        print_json(
            {
                "label": normal,
                "matches": [
                    {
                        "statement": one.statement,
                        "concept": one.concept,
                        "rule": one.rule,
                        "confidence": str(one.confidence),
                        "wording": one.wording,
                        "filings": one.filings,
                        "why": one.why,
                        "refused": one.refused,
                    }
                    for one in found
                ],
            }
        )
        return
    say(f"in the tables: {normal}")
    if not found:
        return
    table = Table(box=box.SIMPLE_HEAD)
    for heading in ("Sure", "Statement", "Concept", "Rule", "Why"):
        table.add_column(heading, overflow="fold")
    for one in found:
        why = one.refused or (f"{one.why}; the contrary" if one.wording == "opposite" else one.why)
        table.add_row(str(one.confidence), one.statement.replace("_", " "), one.concept, one.rule, escape(why))
    console().print(table)
