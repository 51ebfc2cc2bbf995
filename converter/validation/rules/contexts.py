"""EFM 6.5: contexts and units."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from converter.model.filing import FiledContext
from converter.model.periods import Duration
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import View

_SCHEME = "http://www.sec.gov/CIK"
_CIK = re.compile(r"[0-9]{10}")
_GIVE_CIK = "Give the filer's number: --cik, or cik in the entity file"
_LONGEST_MEASURE = 200  # bytes


@rule("EFM.6.05.01", "error", _GIVE_CIK, needs=("cover",))
def scheme_of_the_entity(view: View) -> Iterator[Breach]:
    """Every context names the entity by the SEC's scheme for filer numbers."""
    for context in view.filing.contexts:
        if context.scheme != _SCHEME:
            yield Breach(f"the entity's scheme is {context.scheme!r}", context.place, context=context.id)


@rule("EFM.6.05.02", "error", _GIVE_CIK, needs=("cover",))
def identifier_of_the_entity(view: View) -> Iterator[Breach]:
    """The identifier of the entity is a filer number of ten digits."""
    for context in view.filing.contexts:
        if not _CIK.fullmatch(context.identifier):
            yield Breach(f"the identifier {context.identifier!r} is not ten digits", context.place, context=context.id)


@rule("EFM.6.05.23", "error", _GIVE_CIK, needs=("cover",))
def identifier_agrees_with_the_cover(view: View) -> Iterator[Breach]:
    """The filer number is written with ten digits, and the cover gives the same one as the contexts."""
    first = view.filing.contexts[0] if view.filing.contexts else None
    if first is not None and not _CIK.fullmatch(first.identifier):
        seen = f"the identifier {first.identifier!r} is not ten digits"
        yield Breach(seen, first.place, context=first.id, part="cikValue")
    said = view.text_of("EntityCentralIndexKey")
    if said and first is not None and said != first.identifier:
        fact = view.dei("EntityCentralIndexKey")[0]
        seen = f"the cover says {said}, the contexts {first.identifier}"
        yield Breach(seen, fact.place, str(fact.concept), fact.context)


@rule("EFM.6.05.03", "error", "Use one identifier in all contexts")
def one_entity(view: View) -> Iterator[Breach]:
    """All contexts are about the same entity."""
    if view.filing.contexts:
        first = view.filing.contexts[0].identifier
        for context in view.filing.contexts:
            if context.identifier != first:
                yield Breach(f"{context.identifier!r}, not {first!r}", context.place, context=context.id)


@rule("EFM.6.05.04", "error", "Move the members into xbrli:segment")
def no_scenario(view: View) -> Iterator[Breach]:
    """Members stand in the segment of a context, never in its scenario."""
    for context in view.filing.contexts:
        if context.container in ("scenario", "both"):
            yield Breach("the context has a scenario", context.place, context=context.id)


@rule("EFM.6.05.05", "error", "Say it by an axis and a member, or leave it out")
def members_only(view: View) -> Iterator[Breach]:
    """A segment holds members of axes and nothing else."""
    for context in view.filing.contexts:
        if context.container in ("segment", "both") and context.other_content:
            yield Breach(f"it holds {', '.join(context.other_content)}", context.place, context=context.id)


def _meaning(context: FiledContext) -> tuple[object, ...]:
    period = context.period if not context.is_forever else "forever"
    return (context.scheme, context.identifier, period, context.dimensions, context.typed, context.other_content)


@rule("EFM.6.05.07", "error", "Keep one of them and let the facts of the other refer to it")
def contexts_differ(view: View) -> Iterator[Breach]:
    """No two contexts have the same entity, period and members."""
    seen: dict[tuple[object, ...], str] = {}
    for context in view.filing.contexts:
        first = seen.setdefault(_meaning(context), context.id)
        if first != context.id:
            yield Breach(f"it says the same as {first}", context.place, context=context.id)


@rule("EFM.6.05.08", "error", "Remove the context")
def contexts_are_used(view: View) -> Iterator[Breach]:
    """Every context has a fact."""
    used = {fact.context for fact in view.filing.facts}
    for context in view.filing.contexts:
        if context.id not in used:
            yield Breach("no fact refers to it", context.place, context=context.id)


@rule("EFM.6.05.09", "error", "Correct the end of the one period or the start of the other")
def periods_do_not_overlap_by_a_day(view: View) -> Iterator[Breach]:
    """No period starts on the very day on which another ends, as happens when an end is counted one day late."""
    starting: dict[date, list[FiledContext]] = defaultdict(list)
    for context in view.filing.contexts:
        if isinstance(context.period, Duration):
            starting[context.period.start].append(context)
    late: dict[date, list[FiledContext]] = defaultdict(list)
    for context in view.filing.contexts:
        period = context.period
        if isinstance(period, Duration) and period.start < period.end:
            for other in starting.get(period.end, ()):
                assert isinstance(other.period, Duration)
                if other.period.end != period.end and other not in late[period.end]:
                    late[period.end].append(other)
    for day, contexts in late.items():
        for context in contexts:
            yield Breach(f"it starts on {day}, on which another period ends", context.place, context=context.id)


@rule("EFM.6.05.11", "error", "Keep one of them and let the facts of the other refer to it")
def units_differ(view: View) -> Iterator[Breach]:
    """No two units have the same measures."""
    seen: dict[object, str] = {}
    for unit in view.filing.units:
        first = seen.setdefault((unit.numerators, unit.denominators), unit.id)
        if first != unit.id:
            yield Breach(f"the unit {unit.id} says the same as {first}", unit.place, context=unit.id)


@rule("EFM.6.05.19", "error", "Report at least one fact of the whole company for a period of time", needs=("cover",))
def required_context(view: View) -> Iterator[Breach]:
    """There is a context of a period of time without members, which the cover's facts refer to."""
    for context in view.filing.contexts:
        if isinstance(context.period, Duration) and context.container != "segment" and context.container != "both":
            return
    yield Breach("no context of a period of time is without members", view.whole)


@rule("EFM.6.05.36", "error", "Shorten the name of the measure")
def short_measures(view: View) -> Iterator[Breach]:
    """The local name of a measure has at most 200 bytes."""
    for unit in view.filing.units:
        for measure in (*unit.numerators, *unit.denominators):
            if len(measure.local.encode()) > _LONGEST_MEASURE:
                yield Breach(f"the measure of {unit.id} is {len(measure.local)} long", unit.place, context=unit.id)


@rule("EFM.6.05.38", "error", "Give the period its dates")
def no_period_for_ever(view: View) -> Iterator[Breach]:
    """No context lasts for ever."""
    for context in view.filing.contexts:
        if context.is_forever:
            yield Breach("it lasts for ever", context.place, context=context.id)


@rule("EFM.6.05.39", "error", "Use an axis with members, or a typed axis of a published taxonomy")
def typed_axes_are_published(view: View) -> Iterator[Breach]:
    """Axes whose members are values come from published taxonomies."""
    for context in view.filing.contexts:
        for axis, _ in context.typed:
            if not view.family(axis):
                yield Breach(f"the typed axis {axis} is the report's own", context.place, str(axis), context.id)


RULES = (
    scheme_of_the_entity,
    identifier_of_the_entity,
    identifier_agrees_with_the_cover,
    one_entity,
    no_scenario,
    members_only,
    contexts_differ,
    contexts_are_used,
    periods_do_not_overlap_by_a_day,
    units_differ,
    required_context,
    short_measures,
    no_period_for_ever,
    typed_axes_are_published,
)
