"""A filing of any software as facts that can be compared, whatever its prefixes and the year of its taxonomy."""

from __future__ import annotations

import re

from converter.comparing.facts import ReportedFact, ReportedFacts, concept_key, facts_once, measure_key
from converter.errors import SourceError
from converter.markup import names
from converter.model.filing import FiledContext, FiledFact, FiledUnit, Filing
from converter.model.names import QName

# What prefixes stand for in documents that lost their declarations on the way: those of the SEC's filers.
_USUAL = {
    "iso4217": names.ISO4217,
    "xbrli": names.XBRLI,
    "us-gaap": "http://fasb.org/us-gaap/",
    "srt": "http://fasb.org/srt/",
    "dei": "http://xbrl.sec.gov/dei/",
}


def report_of_filing(name: str, filing: Filing) -> ReportedFacts:
    """The facts of a filing that are numbers and not nil.

    Args:
        name: what to call it.
        filing: read with the labels of its facts.

    Raises:
        SourceError: it holds no numeric fact.
    """
    contexts = {context.id: context for context in filing.contexts}
    units = {unit.id: _unit(unit) for unit in filing.units}
    facts: list[ReportedFact] = []
    unread = 0
    for fact in (one for one in filing.facts if one.is_numeric and not one.is_nil):
        compared = _compared(fact, contexts.get(fact.context), units.get(fact.unit))
        unread += compared is None
        facts += [compared] if compared else []
    if not facts:
        seen = "there is no numeric fact in it"
        raise SourceError(seen, where=name, do="Give an inline XBRL document or a result folder")
    entity = filing.contexts[0]
    return ReportedFacts(name, entity.scheme, entity.identifier, facts_once(facts), unread)


def _compared(fact: FiledFact, context: FiledContext | None, unit: str | None) -> ReportedFact | None:
    """A fact with its aspects; None where one of them, or the figure, cannot be read."""
    if fact.value is None or context is None or context.period is None or unit is None:
        return None
    return ReportedFact(
        name=str(fact.concept),
        concept=_key(fact.concept),
        label=fact.label,
        period=str(context.period),
        unit=unit,
        dimensions=";".join(sorted(_dimensions(context))),
        value=fact.value,
        decimals=int(fact.decimals) if re.fullmatch(r"-?\d+", fact.decimals.strip()) else None,
        place=fact.id or f"line {fact.place.line}",
    )


def _dimensions(context: FiledContext) -> list[str]:
    explicit = [f"{_key(axis)}={_key(member)}" for axis, member in context.dimensions]
    return [*explicit, *(f"{_key(axis)}={value}" for axis, value in context.typed)]


def _unit(unit: FiledUnit) -> str:
    """The measures of a unit, numerators over denominators."""
    parts = ["*".join(sorted(measure_key(_namespace(m), m.local) for m in part)) for part in _parts(unit)]
    return "/".join(parts)


def _parts(unit: FiledUnit) -> list[tuple[QName, ...]]:
    return [unit.numerators, unit.denominators] if unit.denominators else [unit.numerators]


def _key(name: QName) -> str:
    return concept_key(_namespace(name), name.local)


def _namespace(name: QName) -> str:
    return name.namespace or _USUAL.get(name.prefix, "")
