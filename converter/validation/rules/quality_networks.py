"""Data quality rules about calculations and presentation: what statements sum, and what they leave out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import Decimal

from converter.model.filing import FiledArc, FiledFact
from converter.model.names import QName
from converter.model.periods import Duration
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import Need, Network, Traits, View, exactness

_SUMS: tuple[Need, ...] = ("calculation",)
_BOTH: tuple[Need, ...] = ("calculation", "presentation")
_ARC = "Move or remove the arc: a proven sum of the page decides, or mapping.csv gives the line another concept"
_PARENTHETICAL = "parenthetical"


def _named(network: Network, name: str) -> QName | None:
    """The concept of a network by its local name."""
    return next((member for member in network.members if member.local == name), None)


def _below(network: Network, name: str) -> Iterator[tuple[FiledArc, int]]:
    """Every arc below a concept of that name, with its weight in it."""
    found = _named(network, name)
    return network.descend(found) if found is not None else iter(())


def _anywhere(view: View, name: str) -> Iterator[tuple[FiledArc, int]]:
    """The same over all roles; a way down does not change its role."""
    for network in view.calculation.values():
        yield from _below(network, name)


def _at(arc: FiledArc, text: str, part: str) -> Breach:
    return Breach(text, arc.place, str(arc.target), part=part)


def _statements(view: View) -> Iterator[tuple[str, str, Network]]:
    """Role, definition and presentation of every statement."""
    for role, network in view.presentation.items():
        if view.is_statement(role):
            yield role, view.definition(role), network


@rule("DQC.US.0008", "warning", _ARC, needs=_SUMS)
def no_reversed_arcs(view: View) -> Iterator[Breach]:
    """No arc makes an item of what the taxonomy sums, and a total of what it sums it from."""
    standard = {(r.total, r.item, r.weight) for r in view.catalogue.calculations}
    for arc in view.summations.arcs:
        weight = -1 if arc.weight.startswith("-") else 1
        if (arc.target.local, arc.source.local, weight) in standard and view.family(arc.source) == "us-gaap":
            yield _at(arc, f"in the taxonomy {arc.source} is part of it, not the other way round", "6819")


@rule("DQC.US.0043", "warning", "Turn the sign: give the line the opposite concept or weight", needs=_SUMS)
def weights_of_operating_flows(view: View) -> Iterator[Breach]:
    """What lowers a result is added back in operating activities: a debit with weight 1, a credit with -1; results are
    added."""
    number = "DQC.US.0043"
    credits = [concept.name.local for concept in view.filing.concepts if _is_credit(view, concept.name)]
    like, net = (re.compile(view.tables.pattern(number, f"{kind} like"), re.IGNORECASE) for kind in ("results", "net"))
    results = view.tables.names(number, "results") | {name for name in credits if like.match(name)}
    profits = {name for name in credits if net.match(name)}
    for row in view.tables.of(number, "total"):
        if row.names[0] not in view.facts_named or any(name in view.facts_named for name in row.others):
            continue
        left_out = results | (profits if not row.others else set())
        seen: set[object] = set()
        for arc, weight in _anywhere(view, row.names[0]):
            traits = view.traits(arc.target)
            if arc.target.local in left_out or traits is None or (arc.target, arc.role, weight) in seen:
                continue
            seen.add((arc.target, arc.role, weight))
            if (traits.balance, weight) in (("credit", 1), ("debit", -1)):
                yield _at(arc, f"it is a {traits.balance} with weight {weight} in {row.names[0]}", row.part)
    yield from _results_in_flows(view, results)
    yield from _shares_of_one_sign(view)


def _is_credit(view: View, name: QName) -> bool:
    traits = view.traits(name)
    return traits is not None and traits.is_monetary and traits.balance == "credit"


def _results_in_flows(view: View, results: Collection[str]) -> Iterator[Breach]:
    """Results are not deducted from the whole of operating activities, nor discontinued ones added to the rest."""
    number = "DQC.US.0043"
    exempt = view.tables.names(number, "not these")
    for row in (*view.tables.of(number, "neg"), *view.tables.of(number, "pos")):
        found = {arc.target.local for arc, _ in _anywhere(view, row.names[0])}
        if row.kind == "neg" and found & set(row.others):
            continue
        seen: set[str] = set()
        for arc, weight in _anywhere(view, row.names[0]):
            name = arc.target.local
            if name not in results or name in exempt or name in seen or (row.kind == "pos" and name not in row.others):
                continue
            seen.add(name)
            if (weight > 0) == (row.kind == "pos"):
                yield _at(arc, f"it is a result and has weight {weight} in {row.names[0]}", row.part)


def _shares_of_one_sign(view: View) -> Iterator[Breach]:
    """Where the whole is not reported, the owners' shares of what was given up have one sign."""
    for row in view.tables.of("DQC.US.0043", "discontinued"):
        first, *shares = row.names
        for held in view.bindings(row.names):
            figures = [held[name].value for name in shares if name in held and held[name].value]
            is_whole_told = first in held and held[first].value
            signs = {figure > 0 for figure in figures if figure is not None}
            if not is_whole_told and len(figures) == len(shares) and len(signs) > 1:
                fact = held[shares[0]]
                text = f"its sign is not that of {shares[1]}"
                yield Breach(text, fact.place, str(fact.concept), fact.context, row.part)


@rule("DQC.US.0044", "warning", _ARC, needs=_SUMS)
def no_accruals_among_flows(view: View) -> Iterator[Breach]:
    """Investing and financing activities hold flows of cash, not items of results."""
    accruals = view.tables.names("DQC.US.0044", "accruals")
    for row in view.tables.of("DQC.US.0044", "total"):
        for total in row.names:
            for name in dict.fromkeys(arc.target for arc, _ in _anywhere(view, total)):
                for fact in view.facts_named.get(name.local, ()) if name.local in accruals else ():
                    if fact.value:
                        text = f"it is an item of results, among {row.value} activities"
                        yield Breach(text, fact.place, str(fact.concept), fact.context, row.part)


@rule("DQC.US.0045", "warning", _ARC, needs=_SUMS)
def flows_of_their_activity(view: View) -> Iterator[Breach]:
    """An item of one kind of activity in the taxonomy is not summed into another kind."""
    items: dict[str, list[str]] = defaultdict(list)
    for relation in view.catalogue.calculations:
        items[relation.total].append(relation.item)
    may_move = view.tables.names("DQC.US.0045", "may move")
    for row in view.tables.of("DQC.US.0045", "moved"):
        own: set[str] = set()
        waiting = [row.names[0]]
        while waiting:
            for item in items.get(waiting.pop(), ()):
                if item not in own:
                    own.add(item)
                    waiting.append(item)
        seen: set[str] = set()
        for arc, _ in _anywhere(view, row.others[0]):
            name = arc.target.local
            if name in own and name not in may_move and name not in seen:
                seen.add(name)
                yield _at(arc, f"the taxonomy has it in {row.names[0]}", row.part)


@rule("DQC.US.0046", "warning", _ARC, needs=_SUMS)
def totals_without_what_they_exclude(view: View) -> Iterator[Breach]:
    """A total does not hold what its definition leaves out, as the effect of exchange rates."""
    for row in view.tables.of("DQC.US.0046", "item"):
        for total in row.others:
            for network in view.calculation.values():
                found = [arc for arc, _ in _below(network, total) if arc.target.local == row.names[0]]
                if found:
                    yield _at(found[0], f"it is summed into {total}", row.part)


@rule("DQC.US.0047", "warning", "Take a concept that has a balance", needs=_SUMS)
def items_have_balances(view: View) -> Iterator[Breach]:
    """Standard concepts summed into operating activities have a balance."""
    for row in view.tables.of("DQC.US.0047", "totals"):
        for total in row.names:
            for name, arc in {arc.target: arc for arc, _ in _anywhere(view, total)}.items():
                traits = view.traits(name) if view.family(name) else None
                if traits is not None and not traits.balance and name.local not in row.others:
                    yield _at(arc, f"it is part of {total} and has no balance", row.part)


def _flow_statements(view: View, *, by_root: bool) -> Iterator[tuple[str, Network]]:
    """Presentations of statements of flows of cash, by their role's name, or by the heading at their root."""
    heading, named = view.tables.names("DQC.US.0057", "heading"), view.tables.pattern("DQC.US.0057", "roles of flows")
    for role, _, network in _statements(view):
        is_headed = any(name.local in heading for name in network.roots)
        is_named = re.match(named, role, re.IGNORECASE) is not None
        fits = (is_headed and is_named) if not by_root else (is_headed or is_named)
        if fits and _PARENTHETICAL not in role.lower():
            yield role, network


@rule("DQC.US.0048", "warning", "Sum the flows to the change of the period, where the page prints it", needs=_BOTH)
def flows_come_to_a_change(view: View) -> Iterator[Breach]:
    """The calculation of a statement of flows of cash comes to the change of the period."""
    looking_ahead = {f.replace("_", " ") for row in view.tables.of("DQC.US.0048", "not in forms") for f in row.others}
    presented = list(_flow_statements(view, by_root=True))
    if view.document_type in looking_ahead or not presented:
        return
    summed = [(role, view.calculation[role]) for role, _ in presented if role in view.calculation]
    if not summed:
        yield Breach("the statement of flows sums nothing", presented[0][1].arcs[0].place, part="7482")
        return
    if view.text_of("EntityEmergingGrowthCompany") == "true":
        return
    rows = view.tables.of("DQC.US.0048", "roots")
    wrong = [n for _, n in summed if not any(set(row.names) <= {name.local for name in n.roots} for row in rows)]
    if len(wrong) == len(summed):
        for network in wrong:
            roots = ", ".join(sorted(name.local for name in network.roots))
            yield Breach(f"the statement of flows comes to {roots}", network.arcs[0].place, part="7482")


@rule("DQC.US.0051", "warning", "Take the concept of the result after it", needs=_SUMS)
def no_tax_in_results_before_it(view: View) -> Iterator[Breach]:
    """Tax is not deducted in a result before tax."""
    taxes = view.tables.names("DQC.US.0051", "levies")
    for row in view.tables.of("DQC.US.0051", "result"):
        for arc, weight in _anywhere(view, row.names[0]):
            if arc.target.local in taxes and weight < 0:
                yield _at(arc, f"it is deducted in {row.names[0]}", row.part)


@rule("DQC.US.0057", "warning", "Map the lines of the balance at the beginning and the end", needs=_BOTH)
def flows_open_and_close(view: View) -> Iterator[Breach]:
    """A statement of flows of cash is presented with the balance that it begins and ends with, restricted balances
    included since the standard asks for them."""
    since = {row.part: date.fromisoformat(row.value) for row in view.tables.of("DQC.US.0057", "years from")}
    for role, network in _flow_statements(view, by_root=False):
        traits = (view.traits(name) for name in network.members)
        shown = {trait.name.local for trait in traits if trait is not None and trait.period_type == "instant"}
        begun = _year_begun(view, network)
        for row in view.tables.of("DQC.US.0057", "balances"):
            is_due = begun is None or row.part not in since or begun >= since[row.part]
            if is_due and not shown & set(row.names):
                text = f"{view.definition(role)} shows {', '.join(sorted(shown)) or 'no balance'}"
                yield Breach(text, network.arcs[0].place, part=row.part)


def _year_begun(view: View, network: Network) -> date | None:
    """The first day of the longest period among the latest that a statement reports."""
    contexts = {fact.context for name in network.members for fact in view.facts_named.get(name.local, ())}
    periods = [view.context[key].period for key in contexts if key in view.context]
    spans = [period for period in periods if isinstance(period, Duration)]
    last = max((span.end for span in spans), default=None)
    return min((span.start for span in spans if span.end == last), default=None)


@rule("DQC.US.0062", "warning", "Map the line of the change of the period", needs=("presentation",))
def flows_tell_their_change(view: View) -> Iterator[Breach]:
    """Where a statement of flows of cash is presented, a change of the period is told."""
    presented = next(iter(_flow_statements(view, by_root=True)), None)
    for row in view.tables.of("DQC.US.0062", "changes"):
        if presented is not None and not any(name in view.facts_named for name in row.names):
            text = f"{view.definition(presented[0])} tells no change of the period"
            yield Breach(text, presented[1].arcs[0].place, part=row.part)


@rule("DQC.US.0061", "warning", "Take the concept for what goes on", needs=_SUMS)
def continuing_flows_by_name(view: View) -> Iterator[Breach]:
    """Where flows of what was given up are summed beside a total, that total is the one of what goes on."""
    for row in view.tables.of("DQC.US.0061", "beside"):
        whole, given_up = row.names[0], row.others[0]
        for network in view.calculation.values():
            held = {arc.target.local for arc, _ in _below(network, whole)}
            common = _above(network, whole) & _above(network, given_up)
            if held and given_up not in held and common:
                arc = network.above[_found(network, whole)][0]
                yield _at(arc, f"{given_up} is summed beside it into {', '.join(sorted(common))}", row.part)


def _found(network: Network, name: str) -> QName:
    return next(member for member in network.members if member.local == name)


def _above(network: Network, name: str) -> set[str]:
    """Local names of all totals that a concept goes into."""
    found: set[str] = set()
    waiting = [member for member in network.members if member.local == name]
    while waiting:
        for arc in network.above.get(waiting.pop(), ()):
            if arc.source.local not in found:
                found.add(arc.source.local)
                waiting.append(arc.source)
    return found


@rule("DQC.US.0099", "warning", "Sum the lines, or present them below a heading of what is told beside", needs=_BOTH)
def face_items_are_summed(view: View) -> Iterator[Breach]:
    """Every amount on the face of a statement is part of some sum of the report, unless it is told beside it."""
    number = "DQC.US.0099"
    roles, titles = (view.tables.pattern(number, kind) for kind in ("not these roles", "not these titles"))
    pairs = [(arc.source.local, arc.target.local) for arc in view.summations.arcs]
    for role, definition, network in _statements(view):
        if re.match(roles, role, re.IGNORECASE) or re.match(titles, definition, re.IGNORECASE):
            continue
        left = _unsummed(view, definition, network, pairs)
        if left:
            names = sorted(left)
            place = network.arcs[0].place
            yield Breach(f"{definition} presents {', '.join(names)}, which no sum holds", place, part="9533")


def _unsummed(view: View, definition: str, network: Network, pairs: list[tuple[str, str]]) -> set[str]:
    """The amounts of a statement that are in no sum with another of its amounts."""
    number = "DQC.US.0099"
    traits = [trait for name in network.members if (trait := view.traits(name)) is not None and trait.is_monetary]
    all_names = {name.local for name in network.members}
    flows = re.match(view.tables.pattern(number, "titles of flows"), definition, re.IGNORECASE) is not None
    results = bool(view.tables.names(number, "root of results") & all_names)
    balances = bool(view.tables.names(number, "root of balances") & all_names)
    amounts = {t.name.local for t in traits if _counts(t, flows or results, balances)}
    summed = {name for pair in pairs if amounts >= set(pair) for name in pair}
    if flows:
        beside = view.tables.names(number, "beside flows") | view.tables.names(number, "told beside flows")
        return amounts - summed - beside - _told(view, network, "headings beside flows")
    beside = view.tables.names(number, "beside statements") | _told(view, network, "headings of additions")
    if results or not balances:
        beside |= view.tables.names(number, "of owners")
    return amounts - summed - beside


def _counts(traits: Traits, durations: bool, instants: bool) -> bool:
    if durations:
        return traits.period_type == "duration"
    return not instants or traits.period_type == "instant"


def _told(view: View, network: Network, kind: str) -> frozenset[str]:
    """Amounts below the headings of a kind."""
    headings = view.tables.names("DQC.US.0099", kind)
    return frozenset(arc.target.local for name in headings for arc, _ in _below(network, name))


@rule("DQC.US.0118", "warning", "Correct the figure, or remove the arc", needs=("calculation", "definition"))
def columns_of_parts_foot(view: View) -> Iterator[Breach]:
    """In statements with columns for parts of the company, sums hold in every column."""
    tables = {arc.role for arc in view.filing.arcs if arc.arcrole.endswith("/arcrole/all")}
    exempt = re.compile(view.tables.pattern("DQC.US.0118", "not these roles"), re.IGNORECASE)
    roles = [role for role in tables if view.is_statement(role) and not exempt.match(role)]
    yield from _broken_sums(view, roles, "9575", with_members=True)


@rule("DQC.US.0126", "warning", "Correct the figure, or remove the arc", needs=_BOTH)
def statements_foot(view: View) -> Iterator[Breach]:
    """On the face of the statements, sums hold for the company as a whole."""
    yield from _broken_sums(view, [role for role, _, _ in _statements(view)], "9589", with_members=False)


def _broken_sums(view: View, roles: Iterable[str], part: str, *, with_members: bool) -> Iterator[Breach]:
    """Totals that differ from their reported items by more than a last digit for each of them."""
    for network in (view.calculation[role] for role in sorted(roles) if role in view.calculation):
        for total, arcs in network.below.items():
            weights = {arc.target.local: -1 if arc.weight.startswith("-") else 1 for arc in arcs}
            for held in view.bindings((total.local, *weights)):
                fact = held.pop(total.local, None)
                if fact is None or not held or bool(view.members(fact)) != with_members:
                    continue
                if _off(fact, [(item, weights[name]) for name, item in held.items()]):
                    yield Breach(f"it is not the sum of {', '.join(held)}", fact.place, str(total), fact.context, part)


def _off(total: FiledFact, items: list[tuple[FiledFact, int]]) -> bool:
    decimals = [exactness(fact) for fact in (total, *(item for item, _ in items))]
    allowed = sum((Decimal(5).scaleb(-int(each) - 1) for each in decimals if each.is_finite()), Decimal(0))
    summed = sum((weight * (item.value or Decimal(0)) for item, weight in items), Decimal(0))
    return abs((total.value or Decimal(0)) - summed) > allowed


RULES = (
    no_reversed_arcs,
    weights_of_operating_flows,
    no_accruals_among_flows,
    flows_of_their_activity,
    totals_without_what_they_exclude,
    items_have_balances,
    flows_come_to_a_change,
    no_tax_in_results_before_it,
    flows_open_and_close,
    flows_tell_their_change,
    continuing_flows_by_name,
    face_items_are_summed,
    columns_of_parts_foot,
    statements_foot,
)
