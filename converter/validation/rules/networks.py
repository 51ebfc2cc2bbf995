"""EFM 6.9 and 6.12 to 6.16: links, presentation, calculation, definition."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from converter.model.filing import FiledArc
from converter.model.names import QName
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import Network, View, order_of, same_arc

_OF_AN_INSTANT = re.compile(r".*[pP]eriod(?:Start|End)")
_DIMENSION = "http://xbrl.org/int/dim/arcrole/"
_DOMAINS = (f"{_DIMENSION}dimension-domain", f"{_DIMENSION}dimension-default")
_HIGHEST_PRIORITY = 9


def _breach(arc: FiledArc, text: str) -> Breach:
    return Breach(text, arc.place, str(arc.target))


def _unordered(view: View, link: str) -> Iterator[Breach]:
    for arc in view.filing.arcs:
        if arc.link == link and not arc.order:
            yield _breach(arc, f"its place under {arc.source} is not said")


@rule("EFM.6.09.07", "error", "Write one linkbase for each kind of link", ("schema",))
def one_kind_of_link(view: View) -> Iterator[Breach]:
    """A linkbase holds links of one kind."""
    kinds: dict[str, set[str]] = defaultdict(set)
    for arc in view.filing.arcs:
        kinds[arc.place.file].add(arc.link)
    inside = {schema.place.file for schema in view.filing.schemas}
    for arc in {arc.place.file: arc for arc in view.filing.arcs}.values():
        if len(kinds[arc.place.file]) > 1 and arc.place.file not in inside:
            yield Breach(f"it holds {', '.join(sorted(kinds[arc.place.file]))}", arc.place)


@rule("EFM.6.09.09", "error", "Lower the priority", ("schema",))
def low_priorities(view: View) -> Iterator[Breach]:
    """The priority of a relationship is below ten."""
    for arc in view.filing.arcs:
        if arc.priority and (not re.fullmatch(r"[+-]?\d+", arc.priority) or int(arc.priority) > _HIGHEST_PRIORITY):
            yield _breach(arc, f"the priority is {arc.priority}")


@rule("EFM.6.09.03", "error", "Remove the arc", ("schema",))
def no_arcs_in_vain(view: View) -> Iterator[Breach]:
    """No relationship is said twice."""
    seen: set[object] = set()
    for arc in view.filing.arcs:
        if (what := same_arc(arc)) in seen:
            yield _breach(arc, f"its relationship from {arc.source} is said twice")
        seen.add(what)


@rule("EFM.6.12.01", "error", "Add the attribute order", ("presentation",))
def presentation_has_order(view: View) -> Iterator[Breach]:
    """Every relationship of the presentation says its order."""
    yield from _unordered(view, "presentationArc")


@rule("EFM.6.12.02", "error", "Number the children of a heading 1, 2, 3", ("presentation",))
def presentation_order_differs(view: View) -> Iterator[Breach]:
    """No two children of one parent have the same order."""
    for network in view.presentation.values():
        for arcs in network.below.values():
            seen: set[object] = set()
            for arc in arcs:
                if order_of(arc.order) in seen:
                    text = f"two of its children have the order {arc.order or 1}, {arc.target} is one"
                    yield Breach(text, arc.place, str(arc.source))
                seen.add(order_of(arc.order))


@rule("EFM.6.12.03", "error", "Add it to a statement", ("presentation",))
def what_is_used_is_presented(view: View) -> Iterator[Breach]:
    """Whatever facts and contexts use stands in the presentation."""
    presented = {name for network in view.presentation.values() for name in network.members}
    for name, place in view.used.items():
        if name not in presented:
            yield Breach("it stands in no presentation", place, str(name))


@rule("EFM.6.12.05", "error", "Give each place another preferred label", ("presentation",))
def preferred_labels_differ(view: View) -> Iterator[Breach]:
    """A concept that stands twice under one parent has another preferred label each time."""
    for network in view.presentation.values():
        for arcs in network.below.values():
            seen: set[tuple[QName, str]] = set()
            for arc in arcs:
                if (arc.target, arc.preferred_label) in seen:
                    yield _breach(arc, f"it stands twice under {arc.source} with one preferred label")
                seen.add((arc.target, arc.preferred_label))


@rule("EFM.6.12.06", "warning", "Put the roots under one heading", ("presentation",))
def one_root(view: View) -> Iterator[Breach]:
    """A role's presentation has one root."""
    for role, network in view.presentation.items():
        if len(network.roots) > 1:
            shown = ", ".join(map(str, network.roots))
            yield Breach(f"{view.definition(role)} has the roots {shown}", network.arcs[0].place)


@rule("EFM.6.12.07", "warning", "Leave the preferred label out", ("presentation",))
def start_and_end_of_balances(view: View) -> Iterator[Breach]:
    """Labels for the start or the end of a period are preferred for balances alone."""
    for network in view.presentation.values():
        for arc in network.arcs:
            traits = view.traits(arc.target) if _OF_AN_INSTANT.match(arc.preferred_label) else None
            if traits is not None and traits.period_type == "duration":
                yield _breach(arc, "it is of a duration and shown with a label for an instant")


@rule("EFM.6.12.08", "warning", "Put the domain under the axis", ("presentation",))
def axes_have_domains(view: View) -> Iterator[Breach]:
    """An axis that is presented has a domain or members below it, unless its members are values."""
    for network in view.presentation.values():
        for name in network.members:
            traits = view.traits(name)
            own = view.own.get(name)
            if traits is None or not traits.is_axis or (own is not None and own.has_typed_domain):
                continue
            below = (view.traits(arc.target) for arc in network.below.get(name, ()))
            if not any(child is not None and child.is_domain for child in below):
                yield Breach("no domain stands below the axis", network.arcs[0].place, str(name))


@rule("EFM.6.14.01", "error", "Add the attribute order", ("calculation",))
def calculation_has_order(view: View) -> Iterator[Breach]:
    """Every relationship of the calculation says its order."""
    yield from _unordered(view, "calculationArc")


@rule("EFM.6.14.02", "error", "Make the weight 1 or -1", ("calculation",))
def weights_are_one(view: View) -> Iterator[Breach]:
    """A total holds the whole of each item: weights are 1 or -1."""
    for network in view.calculation.values():
        for arc in network.arcs:
            if not re.fullmatch(r"[+-]?0*1(\.0*)?", arc.weight.strip()):
                yield _breach(arc, f"its weight in {arc.source} is {arc.weight or 'missing'}")


@rule("EFM.6.14.03", "error", "Sum balances to balances, and flows to flows", ("calculation",))
def sums_within_a_period_type(view: View) -> Iterator[Breach]:
    """A total and its items are all of an instant, or all of a duration."""
    for network in view.calculation.values():
        for arc in network.arcs:
            total, item = view.traits(arc.source), view.traits(arc.target)
            if total and item and total.period_type != item.period_type:
                yield _breach(arc, f"{arc.source} is of a {total.period_type}, it is of a {item.period_type}")


@rule("EFM.6.14.04", "error", "Remove the arc that closes the circle", ("calculation",))
def no_circles(view: View) -> Iterator[Breach]:
    """Nothing is summed into itself."""
    for network in view.calculation.values():
        for name in network.below:
            if any(name in {arc.target for arc in network.below.get(end, ())} for end in _reached(network, name)):
                yield Breach("it is summed into itself", network.below[name][0].place, str(name))


def _reached(network: Network, name: QName) -> set[QName]:
    return {name, *(arc.target for arc, _ in network.descend(name))}


@rule("EFM.6.14.05", "error", "Present both in one role, or remove the arc", ("calculation", "presentation"))
def sums_are_presented(view: View) -> Iterator[Breach]:
    """A total and its item that both have facts stand together in some role's presentation."""
    together = [network.members for network in view.presentation.values()]
    facts = {fact.concept for fact in view.filing.facts}
    seen: set[frozenset[QName]] = set()
    for arc in view.summations.arcs:
        pair = frozenset((arc.source, arc.target))
        if arc.source in facts and arc.target in facts and pair not in seen:
            seen.add(pair)
            if not any(pair <= members for members in together):
                yield _breach(arc, f"it is part of {arc.source}, and no role presents both")


@rule("EFM.6.15.04", "warning", "Sum it once", ("calculation",))
def a_sum_once(view: View) -> Iterator[Breach]:
    """A total that has facts is not summed from the same items in two roles."""
    facts = {fact.concept for fact in view.filing.facts}
    seen: set[tuple[QName, frozenset[QName]]] = set()
    for network in view.calculation.values():
        for total, arcs in network.below.items():
            what = (total, frozenset(arc.target for arc in arcs))
            if total in facts and what in seen:
                yield Breach("it is summed from the same items in another role", arcs[0].place, str(total))
            seen.add(what)


@rule("EFM.6.16.01", "error", "Add the attribute order", ("definition",))
def definition_has_order(view: View) -> Iterator[Breach]:
    """Every relationship of the definitions says its order."""
    yield from _unordered(view, "definitionArc")


@rule("EFM.6.16.03", "error", "Let the axis lead to a domain", ("definition",))
def axes_lead_to_domains(view: View) -> Iterator[Breach]:
    """Below an axis, and as its default, stands a domain."""
    for arc in view.filing.arcs:
        if arc.arcrole in _DOMAINS:
            traits = view.traits(arc.target)
            if traits is not None and not traits.is_domain:
                yield _breach(arc, f"it stands below {arc.source} and is no domain")


def _definitions(view: View) -> dict[str, dict[str, list[FiledArc]]]:
    """Definition arcs by role and the last part of their arcrole, each way between two elements once."""
    found: dict[str, dict[str, list[FiledArc]]] = defaultdict(lambda: defaultdict(list))
    ways = {(arc.role, arc.arcrole, arc.source, arc.target): arc for arc in reversed(view.filing.arcs)}
    for arc in reversed(ways.values()):
        if arc.arcrole.startswith(_DIMENSION):
            found[arc.role][arc.arcrole.removeprefix(_DIMENSION)].append(arc)
    return found


@rule("EFM.6.16.04", "error", "Put each member below one other", ("definition",))
def domains_are_trees(view: View) -> Iterator[Breach]:
    """No way leads twice to a member below one axis, or below the lines of a table."""
    networks = _definitions(view)
    for arcs in networks.values():
        tops = [(name, arcs["dimension-domain"]) for name in {arc.source for arc in arcs["dimension-domain"]}]
        tops += [(name, []) for name in {arc.source for arc in arcs["all"] + arcs["notAll"]}]
        for top, domains in tops:
            seen: set[QName] = {top}
            waiting = [arc for arc in domains or arcs["domain-member"] if arc.source == top]
            while waiting:
                arc = waiting.pop(0)
                if arc.target in seen:
                    yield Breach(f"{arc.target} stands twice below it", arc.place, str(top))
                    break
                seen.add(arc.target)
                below = networks.get(arc.target_role or arc.role, {}).get("domain-member", [])
                waiting += [inner for inner in below if inner.source == arc.target]


@rule("EFM.6.16.05", "error", "Give the lines of a role one table", ("definition",))
def one_table_for_lines(view: View) -> Iterator[Breach]:
    """The lines of a role have one table there."""
    for arcs in _definitions(view).values():
        tables: dict[QName, list[FiledArc]] = defaultdict(list)
        for arc in arcs["all"]:
            tables[arc.source].append(arc)
        for name, held in tables.items():
            if len(held) > 1:
                shown = ", ".join(str(arc.target) for arc in held)
                yield Breach(f"they have the tables {shown}", held[0].place, str(name))


_GOES_ON = {"all": "hypercube-dimension", "notAll": "hypercube-dimension", "hypercube-dimension": "dimension-domain"}


@rule("EFM.6.16.09", "error", "Remove the target role, or go on there", ("definition",))
def target_roles_go_on(view: View) -> Iterator[Breach]:
    """A relationship that goes on in another role has one there to go on with."""
    networks = _definitions(view)
    for arcs in networks.values():
        for kind, held in arcs.items():
            for arc in (arc for arc in held if arc.target_role):
                following = networks.get(arc.target_role, {}).get(_GOES_ON.get(kind, "domain-member"), [])
                if not any(inner.source == arc.target for inner in following):
                    yield _breach(arc, f"it goes on in {arc.target_role}, where nothing stands below it")


RULES = (
    one_kind_of_link,
    low_priorities,
    no_arcs_in_vain,
    presentation_has_order,
    presentation_order_differs,
    what_is_used_is_presented,
    preferred_labels_differ,
    one_root,
    start_and_end_of_balances,
    axes_have_domains,
    calculation_has_order,
    weights_are_one,
    sums_within_a_period_type,
    no_circles,
    sums_are_presented,
    a_sum_once,
    definition_has_order,
    axes_lead_to_domains,
    domains_are_trees,
    one_table_for_lines,
    target_roles_go_on,
)
