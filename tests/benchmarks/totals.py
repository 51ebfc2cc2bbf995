"""Which printed totals of a report have their calculation arcs, and why the others have none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from converter.model.concepts import Concept
from converter.model.findings import Finding
from converter.model.report import Report
from converter.model.source import COLUMNAR_KINDS, StatementKind, UnitKind
from converter.model.statements import Footing, Statement

WITH_ARCS = "with arcs"
# Sums that can be no arcs by their nature: of parts of a company, of opposite sides, of balances and what moved them.
_APART = ("its lines are parts of the total along an axis", "it is a tie of opposite sides")
_BALANCE = "instant"


def totals_by_arcs(report: Report, findings: tuple[Finding, ...]) -> Counter[str]:
    """How many totals with printed members have arcs anywhere in the report; the others by the reason."""
    return Counter(reason for _, _, reason in totals(report, findings))


def totals(report: Report, findings: tuple[Finding, ...]) -> Iterator[tuple[Statement, int, str]]:
    """Each total of money that has a fact and members printed above it: its statement, line, and what became of it."""
    summed = {arc.total for statement in report.statements for arc in statement.calculations}
    refused = {f.locator: f.message for f in findings if f.code == "calculation.no-arc" and f.locator}
    dropped = {f.concept: f.message for f in findings if f.code == "calculation.dropped"}
    for statement in report.statements:
        if statement.kind not in COLUMNAR_KINDS:
            continue
        footed = {f.total: f for f in statement.footings}
        for index in _printed(statement, footed):
            line = statement.lines[index].line
            assert line.concept is not None
            if statement.kind is not StatementKind.BALANCE_SHEET and line.concept.period_type == _BALANCE:
                continue
            if line.concept in summed:
                yield statement, index, WITH_ARCS
                continue
            told = refused.get(line.item.locator) or dropped.get(line.concept.name.local)
            why = (told or _unproven(footed.get(index))).rpartition(": ")[2]
            if why not in _APART:
                yield statement, index, _short(why, line.concept)


def _printed(statement: Statement, footed: dict[int, Footing]) -> Iterator[int]:
    """The lines that a sum or their words show to be totals of lines above."""
    above = 0
    for index, line in enumerate(statement.lines):
        item = line.line.item
        if item.unit is not UnitKind.MONETARY or item.is_inside_label or not any(v.value for v in line.values):
            continue
        if index in footed or (item.is_total and above):
            yield index
        above += 1


def _unproven(footing: Footing | None) -> str:
    if footing is None:
        return "no lines above come to it"
    return "its sum is broken" if footing.is_broken else "its sum proves no signs"


def _short(why: str, total: Concept) -> str:
    """A reason without what is of this total alone."""
    if " the items differ from the total by " in why:
        return "the items differ from the total in some period"
    return " ".join(word for word in why.split() if word.islower() or word == total.name.local)
