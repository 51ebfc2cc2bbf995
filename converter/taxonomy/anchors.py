"""Which standard concept truly contains an extension, so that who reads the report can roll it up."""

from __future__ import annotations

from collections.abc import Iterator

from converter.model.concepts import Concept
from converter.model.findings import Finding
from converter.model.report import Report
from converter.model.statements import Statement

Anchor = tuple[Concept, Concept]


def anchors(report: Report, statement: Statement) -> tuple[Anchor, ...]:
    """The pairs of a wider standard concept and an extension that it contains.

    A proven sum that only adds shows it: each of its items is a part of the total. A total that takes
    anything off, as income takes expenses off revenue, is a result and contains none of its items.
    """
    return tuple(dict.fromkeys(_found(report, statement)))


def _found(report: Report, statement: Statement) -> Iterator[Anchor]:
    own = report.name.namespace
    by_total: dict[Concept, list[Concept]] = {}
    taking_off = {arc.total for arc in statement.calculations if arc.weight < 0}
    for arc in statement.calculations:
        by_total.setdefault(arc.total, []).append(arc.item)
    for total, items in by_total.items():
        if total in taking_off or total.name.namespace == own or _takes_off_below(items, taking_off):
            continue
        for item in items:
            alike = (item.type, item.period_type, item.balance) == (total.type, total.period_type, total.balance)
            if item.name.namespace == own and alike and item.balance:
                yield total, item


def _takes_off_below(items: list[Concept], taking_off: set[Concept]) -> bool:
    """Whether an item is itself a result: then the total is one, and no class of things."""
    return any(item in taking_off for item in items)


def unanchored(report: Report, found: set[Concept]) -> tuple[Finding, ...]:
    """A finding for each extension that no wider standard concept was shown to contain."""
    own = report.name.namespace
    extensions = {f.concept: f.occurrences[0] for f in report.facts if f.concept.name.namespace == own}
    return tuple(
        Finding(
            "extension.no-anchor",
            "info",
            f"no sum shows a standard concept that contains {concept.name}, so it has no anchor",
            place.locator,
            concept=str(concept.name),
        )
        for concept, place in extensions.items()
        if concept not in found
    )
