"""The hidden header: schema reference, contexts, units (Inline XBRL 1.1 section 9)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lxml import etree

from converter.markup import names
from converter.markup.write import element
from converter.model.concepts import Dimension
from converter.model.periods import Instant, Period
from converter.model.report import Entity, Report
from converter.model.units import Unit

# By its identifier a generated cover page is told from the source.
COVER_ID = "ixbrl-cover"


def context_id(period: Period, dimension: Dimension | None = None) -> str:
    """The name of a context; there is one for each period and member of an axis.

    A member may be of several: common stock is a class of stock on a cover, and a component of equity.
    """
    names_of = (dimension.axis.name, dimension.member.name) if dimension else ()
    part = "".join(f"_{name.prefix}_{name.local}" for name in names_of)
    if isinstance(period, Instant):
        return f"I{_digits(period.day)}{part}"
    return f"D{_digits(period.start)}-{_digits(period.end)}{part}"


def _digits(day: date) -> str:
    # A format of its own, `%Y%m%d`, would take several times as long, and each tag names its context.
    return day.isoformat().replace("-", "")


def header_ids(report: Report) -> frozenset[str]:
    """Every identifier that the header and the tags of a report take."""
    contexts = {context_id(period, dimension) for period, dimension in _aspects(report)}
    places = {place.id for fact in report.facts for place in fact.occurrences}
    covered = {fact.id for fact in report.cover.facts} | {COVER_ID} if report.cover else set()
    notes = {element_id for note in report.notes for element_id in note.elements}
    return frozenset(notes | contexts | places | covered | {unit.id for unit in _units(report)})


def _aspects(report: Report) -> set[tuple[Period, Dimension | None]]:
    """Periods and members of all facts."""
    cover = report.cover.facts if report.cover else ()
    found = {(fact.period, fact.dimension) for fact in report.facts}
    return found | {(fact.period, fact.dimension) for fact in cover}


def write_header(parent: etree._Element, report: Report) -> None:
    """Append the header of a report to an element of the body."""
    header = element(parent, names.IX, "header")
    references = element(header, names.IX, "references")
    link = {
        f"{{{names.XLINK}}}type": "simple",
        f"{{{names.XLINK}}}href": f"{report.name.base}.xsd",
    }
    element(references, names.LINK, "schemaRef", link)
    resources = element(header, names.IX, "resources")
    for period, dimension in sorted(_aspects(report), key=lambda c: (-c[0].end.toordinal(), context_id(*c))):
        _context(resources, period, dimension, report.entity)
    for unit in _units(report):
        _unit(resources, unit)
    for note in report.notes:
        # Section 13: without a role of its own an arc is one of the standard's from fact to footnote.
        element(resources, names.IX, "relationship", {"fromRefs": " ".join(note.places), "toRefs": note.id})
    etree.indent(header, space="  ")


def _units(report: Report) -> Iterable[Unit]:
    cover = report.cover.facts if report.cover else ()
    return sorted({fact.unit for fact in report.facts} | {fact.unit for fact in cover if fact.unit})


def _context(resources: etree._Element, period: Period, dimension: Dimension | None, entity: Entity) -> None:
    made = element(resources, names.XBRLI, "context", {"id": context_id(period, dimension)})
    whose = element(made, names.XBRLI, "entity")
    element(whose, names.XBRLI, "identifier", {"scheme": entity.scheme}, text=entity.identifier)
    if dimension:
        segment = element(whose, names.XBRLI, "segment")
        axis = {"dimension": str(dimension.axis.name)}
        element(segment, names.XBRLDI, "explicitMember", axis, text=str(dimension.member.name))
    when = element(made, names.XBRLI, "period")
    if isinstance(period, Instant):
        element(when, names.XBRLI, "instant", text=period.day.isoformat())
    else:
        element(when, names.XBRLI, "startDate", text=period.start.isoformat())
        element(when, names.XBRLI, "endDate", text=period.end.isoformat())


def _unit(resources: etree._Element, unit: Unit) -> None:
    made = element(resources, names.XBRLI, "unit", {"id": unit.id})
    if not unit.denominators:
        _measures(made, unit.numerators)
        return
    divide = element(made, names.XBRLI, "divide")
    _measures(element(divide, names.XBRLI, "unitNumerator"), unit.numerators)
    _measures(element(divide, names.XBRLI, "unitDenominator"), unit.denominators)


def _measures(parent: etree._Element, measures: Iterable[str]) -> None:
    for measure in measures:
        element(parent, names.XBRLI, "measure", text=measure)
