"""Data quality rules about axes and members."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from converter.model.filing import FiledArc, FiledFact
from converter.model.names import QName
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import Need, View

_DIMENSION = "http://xbrl.org/int/dim/arcrole/"
_DEFINED: tuple[Need, ...] = ("definition",)
_EXTEND = "Take a member of the axis, or the axis that the member belongs to: vocabulary/column_members.csv"


def _arcs(view: View, arcrole: str) -> Iterator[FiledArc]:
    return (arc for arc in view.filing.arcs if arc.arcrole == f"{_DIMENSION}{arcrole}")


def _members(view: View, start: QName, arcrole: str = "dimension-domain") -> dict[QName, FiledArc]:
    """All domains and members below an axis or a member, with the arc that leads there."""
    below: dict[QName, list[FiledArc]] = defaultdict(list)
    for arc in _arcs(view, "domain-member"):
        below[arc.source].append(arc)
    found = {arc.target: arc for arc in _arcs(view, arcrole) if arc.source == start}
    waiting = list(found)
    while waiting:
        for arc in below[waiting.pop()]:
            if arc.target not in found:
                found[arc.target] = arc
                waiting.append(arc.target)
    return found


@rule("DQC.US.0001", "warning", _EXTEND, needs=_DEFINED)
def members_of_their_axis(view: View) -> Iterator[Breach]:
    """An axis of the taxonomy has the members that it has there; some axes take extensions too."""
    axes = {arc.source for arc in _arcs(view, "dimension-domain")}
    rows = view.tables.parameters.get("DQC.US.0001", ())
    for axis in sorted(axes):
        for row in rows:
            if row.kind not in ("axis", "never") or row.names[0] != axis.local or not view.family(axis):
                continue
            allowed = set(row.others)
            for other in rows:
                if other.part == row.part and other.kind == "below":
                    parents = (m for m in (*view.own, *_members(view, axis)) if m.local in other.others)
                    allowed |= {m.local for parent in parents for m in _members(view, parent, "domain-member")}
            yield from _unfitting(view, axis, allowed, row.part, kind=row.kind, takes_own=row.value == "own")


def _unfitting(view: View, axis: QName, names: set[str], part: str, *, kind: str, takes_own: bool) -> Iterator[Breach]:
    """Members below an axis that it may not have: one breach for each fact of them, else one for the member."""
    for member, arc in _members(view, axis).items():
        if (takes_own and not view.family(member)) or (member.local in names) != (kind == "never"):
            continue
        facts = {fact.concept: fact for fact in _facts_of(view, axis, member)}
        for fact in facts.values():
            yield Breach(f"{axis} has the member {member}", fact.place, str(fact.concept), fact.context, part)
        if not facts:
            yield Breach(f"it stands below {axis}", arc.place, str(member), part=part)


def _facts_of(view: View, axis: QName, member: QName) -> Iterator[FiledFact]:
    seen: set[object] = set()
    for fact in view.filing.facts:
        if (axis, member) in view.members(fact) and (fact.concept, view.aspects(fact)) not in seen:
            seen.add((fact.concept, view.aspects(fact)))
            yield fact


@rule("DQC.US.0041", "warning", "Take the domain that the taxonomy gives the axis", needs=_DEFINED)
def defaults_of_the_taxonomy(view: View) -> Iterator[Breach]:
    """The default of a standard axis is the one that the taxonomy gives it."""
    defaults = {row.names[0]: row.others[0] for row in view.tables.of("DQC.US.0041", "default")}
    for arc in _arcs(view, "dimension-default"):
        wanted = defaults.get(arc.source.local) if view.family(arc.source) == "us-gaap" else None
        if wanted is not None and arc.target.local != wanted:
            yield Breach(f"its default is {arc.target}, not {wanted}", arc.place, str(arc.source), part="73")


@rule("DQC.US.0079", "warning", "Take the standard member of that place", needs=_DEFINED)
def places_have_members(view: View) -> Iterator[Breach]:
    """No extension is made for a country or a state that has a standard member."""
    exempt = view.tables.names("DQC.US.0079", "axes")
    places = {row.names[0]: row.others[0] for row in view.tables.of("DQC.US.0079", "place")}
    for axis in dict.fromkeys(arc.source for arc in _arcs(view, "dimension-domain")):
        for member, arc in _members(view, axis).items():
            place = places.get(member.local.lower())
            if place and not view.family(member) and axis.local not in exempt:
                yield Breach(f"there is the member {place}", arc.place, str(member), part="7657")


RULES = (members_of_their_axis, defaults_of_the_taxonomy, places_have_members)
