"""What `ixbrl diff` prints."""

from __future__ import annotations

from pathlib import Path

from rich import box
from rich.markup import escape
from rich.table import Table

from converter.comparisons import Compared, Comparison, remarks
from converter.terminal import console, say

_STYLES = {"different": "bold red", "missing": "yellow", "rounded": "cyan", "equal": ""}


def print_comparison(comparison: Comparison, *, everything: bool) -> None:
    """What differs and what the second report lacks; with `everything` every fact of both."""
    for remark in remarks(comparison):
        say(f"warning: {remark}")
    shown = [one for one in comparison.facts if everything or _matters(one)]
    if shown:
        table = Table(box=box.SIMPLE_HEAD)
        for heading in ("Status", "Concept", "Period"):
            table.add_column(heading, overflow="fold")
        for heading in ("A", "B"):
            table.add_column(heading, justify="right", no_wrap=True)
        table.add_column("Remark", overflow="fold")
        for one in shown:
            table.add_row(*_cells(one), style=_STYLES[one.status])
        console().print(table)
    say(f"A is {comparison.a.name}, B is {comparison.b.name}")
    say(_counted(comparison))


def print_written(comparison: Comparison, page: Path) -> None:
    """Where the page of a comparison was written, and what it comes to."""
    say(f"{page}: {_counted(comparison)}")


def _counted(comparison: Comparison) -> str:
    counts = comparison.counts
    return (
        f"{counts['equal']:,} equal, {counts['rounded']:,} rounded, {counts['different']:,} different, "
        f"{counts['missingInB']:,} of A missing in B, {counts['missingInA']:,} of B missing in A"
    )


def _matters(one: Compared) -> bool:
    """Whether a fact is shown unasked: a filing has many facts that no release has."""
    return one.status == "different" or (one.status == "missing" and one.b is None)


def _cells(one: Compared) -> tuple[str, ...]:
    fact = one.fact
    names = dict.fromkeys(side.name for side in (one.a, one.b) if side)
    concept = "\n".join((*names, *fact.dimensions.split(";"))).strip()
    values = (f"{side.value:,f}" if side else "missing" for side in (one.a, one.b))
    return one.status, escape(concept), fact.period.replace("/", "\n"), *values, escape(one.remark)
