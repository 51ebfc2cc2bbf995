"""facts.json: the report as xBRL-JSON (OIM 1.0, https://www.xbrl.org/Specification/xbrl-json)."""

from __future__ import annotations

from datetime import timedelta
from html import escape

from converter.exports.json_text import json_bytes
from converter.model.cover import CoverFact
from converter.model.periods import Instant, Period
from converter.model.report import Fact, Report
from converter.model.units import Unit

_DOCUMENT_TYPE = "https://xbrl.org/2021/xbrl-json"
_NAMESPACES = {
    "xbrl": "https://xbrl.org/2021",
    "xbrli": "http://www.xbrl.org/2003/instance",
    "iso4217": "http://www.xbrl.org/2003/iso4217",
}
# Footnotes are facts that others are linked to (OIM 1.0 section 4.5).
_LINK_TYPES = {"footnote": "http://www.xbrl.org/2003/arcrole/fact-footnote"}
_LINK_GROUPS = {"_": "http://www.xbrl.org/2003/role/link"}


def oim_json(report: Report) -> bytes:
    """The bytes of facts.json (xBRL-JSON 1.0, OIM 1.0): one fact each, whatever the number of places of its figure.

    Periods are date-times, which end at the midnight after their last day.
    """
    namespaces = dict(_NAMESPACES)
    namespaces["entity"] = report.entity.scheme
    facts: dict[str, object] = {}
    noted: dict[str, list[str]] = {}
    for note in report.notes:
        for fact_id in note.facts:
            noted.setdefault(fact_id, []).append(note.id)
    for fact in report.facts:
        dimensions = _dimensions(fact, report, namespaces)
        linked = {"links": {"footnote": {"_": noted[fact.id]}}} if fact.id in noted else {}
        facts[fact.id] = {"value": f"{fact.value:f}", "decimals": fact.decimals, "dimensions": dimensions, **linked}
    for stated in report.cover.facts if report.cover else ():
        # Text has no decimals; the numbers of a cover page are whole.
        exactness = {"decimals": 0} if stated.unit else {}
        dimensions = _dimensions(stated, report, namespaces)
        facts[stated.id] = {"value": stated.value, **exactness, "dimensions": dimensions}
    for note in report.notes:
        about = {"concept": "xbrl:note", "noteId": note.id, "language": "en-us"}
        facts[note.id] = {"value": escape(note.text, quote=False), "dimensions": about}
    links = {"linkTypes": _LINK_TYPES, "linkGroups": _LINK_GROUPS} if report.notes else {}
    document = {
        "documentInfo": {
            "documentType": _DOCUMENT_TYPE,
            "namespaces": namespaces,
            **links,
            "taxonomy": [f"{report.name.base}.xsd"],
        },
        "facts": facts,
    }
    return json_bytes(document)


def _dimensions(fact: Fact | CoverFact, report: Report, namespaces: dict[str, str]) -> dict[str, str]:
    """The aspects of a fact; the namespaces of their names are added to those known."""
    namespaces[fact.concept.name.prefix] = fact.concept.name.namespace
    dimensions = {
        "concept": str(fact.concept.name),
        "entity": f"entity:{report.entity.identifier}",
        "period": oim_period(fact.period),
    }
    if fact.dimension:
        for concept in (fact.dimension.axis, fact.dimension.member):
            namespaces[concept.name.prefix] = concept.name.namespace
        dimensions[str(fact.dimension.axis.name)] = str(fact.dimension.member.name)
    if fact.unit and (unit := oim_unit(fact.unit)) is not None:
        dimensions["unit"] = unit
    return dimensions


def oim_period(period: Period) -> str:
    """A period as OIM writes it: date-times, the end being the midnight after the last day."""
    end = f"{period.end + timedelta(days=1)}T00:00:00"
    return end if isinstance(period, Instant) else f"{period.start}T00:00:00/{end}"


def oim_unit(unit: Unit) -> str | None:
    """A unit as OIM writes it; None for pure numbers, which have no unit dimension (OIM 1.0 section 4.3.5)."""
    return None if unit.numerators == ("xbrli:pure",) and not unit.denominators else str(unit)
