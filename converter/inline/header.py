"""The hidden header: schema reference, contexts, units (Inline XBRL 1.1 section 9)."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from converter.markup import names
from converter.markup.write import element
from converter.model.concepts import Dimension
from converter.model.periods import Instant, Period
from converter.model.report import Entity, Report, Unit


def context_id(period: Period, dimension: Dimension | None = None) -> str:
    """The name of a context; there is one for each period and member."""
    part = f"_{dimension.member.name.prefix}_{dimension.member.name.local}" if dimension else ""
    if isinstance(period, Instant):
        return f"I{period.day:%Y%m%d}{part}"
    return f"D{period.start:%Y%m%d}-{period.end:%Y%m%d}{part}"


def header_ids(report: Report) -> frozenset[str]:
    """Every identifier that the header and the tags of a report take."""
    contexts = {context_id(fact.period) for fact in report.facts}
    places = {place.id for fact in report.facts for place in fact.occurrences}
    return frozenset(contexts | places | {fact.unit.id for fact in report.facts})


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
    contexts = {(fact.period, fact.dimension): None for fact in report.facts}
    for period, dimension in sorted(contexts, key=lambda c: (-c[0].end.toordinal(), context_id(*c))):
        _context(resources, period, dimension, report.entity)
    for unit in _units(report):
        _unit(resources, unit)
    etree.indent(header, space="  ")


def _units(report: Report) -> Iterable[Unit]:
    return sorted({fact.unit for fact in report.facts})


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
