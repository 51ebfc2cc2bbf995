"""Data quality rules about which concepts ask for others beside them, and where a concept may stand."""

from __future__ import annotations

from collections.abc import Iterator

from converter.model.filing import FiledFact
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import View

_PLAIN = "Take the concept of the result that says nothing of such investments"
_NETTED = "Take the concept of the netted amount that the balance sheet shows, and sum it there"


def _whole(view: View, name: str) -> list[FiledFact]:
    """The figures of a concept for the company as a whole."""
    return [fact for fact in view.facts_named.get(name, ()) if not view.members(fact)]


@rule("DQC.US.0119", "warning", _PLAIN, needs=("calculation",))
def results_before_what_is_told(view: View) -> Iterator[Breach]:
    """A result before the results of equity method investments has those told, and does not hold them."""
    for row in view.tables.of("DQC.US.0119", "before"):
        found = _whole(view, row.names[0])
        if found and not any(name in view.facts_named for name in row.others):
            text = f"none of {', '.join(row.others)} is told"
            yield Breach(text, found[0].place, str(found[0].concept), part=row.part)
    for row in view.tables.of("DQC.US.0119", "not in"):
        for name, arc in view.below(row.names[0]).items():
            if name in row.others:
                yield Breach(f"it is summed into {row.names[0]}", arc.place, str(arc.target), part=row.part)


@rule("DQC.US.0085", "warning", _NETTED, needs=("calculation", "presentation"))
def deferred_taxes_in_their_place(view: View) -> Iterator[Breach]:
    """Deferred taxes netted as on the balance sheet are summed; those of the notes stay off the balance sheet."""
    number = "DQC.US.0085"
    forms = {form for row in view.tables.of(number, "not in forms") for form in row.others}
    if view.document_type not in forms:
        for role, network in view.presentation.items():
            shown = {arc.target for arc in network.arcs} if view.is_statement(role) else set()
            for row in view.tables.of(number, "not on statements"):
                for name in sorted(name for name in shown if name.local in row.names):
                    place = network.above[name][0].place
                    yield Breach(f"{view.definition(role)} shows it", place, str(name), part=row.part)
    summed = {arc.target.local for arc in view.summations.arcs}
    for row in view.tables.of(number, "summed"):
        for fact in _whole(view, row.names[0]) if row.names[0] not in summed else ():
            yield Breach("no sum of the report holds it", fact.place, str(fact.concept), fact.context, row.part)
    for row in view.tables.of(number, "not in"):
        for total in row.names:
            for local in sorted(set(row.others) & view.below(total).keys()):
                for fact in view.facts_named.get(local, ()):
                    text = f"it is summed into {total}"
                    yield Breach(text, fact.place, str(fact.concept), fact.context, row.part)


@rule("DQC.US.0109", "warning", "Say by members of whom the share is, and of what")
def shares_of_something(view: View) -> Iterator[Breach]:
    """A concentration says on its axes of what it is the share, and what is concentrated; without, it is the whole."""
    for row in view.tables.of("DQC.US.0109", "axes"):
        facts = [f for name in row.names for f in view.facts_named.get(name, ()) if not f.is_nil and f.is_numeric]
        is_told_bare = any(not view.members(fact) for fact in facts)
        for fact in facts:
            axes = {axis.local for axis, _ in view.members(fact)}
            missing = [axis for axis in row.others if axis not in axes]
            parts = dict(zip(row.others, row.value.split(), strict=False))
            if not axes:
                if fact.value != 1:
                    yield Breach("it has no members", fact.place, str(fact.concept), fact.context, row.part)
            elif len(missing) == len(row.others):
                if not is_told_bare:
                    text = f"it has none of the axes {', '.join(row.others)}"
                    yield Breach(text, fact.place, str(fact.concept), fact.context, row.value.split()[-1])
            elif missing:
                text = f"it has no member of {missing[0]}"
                yield Breach(text, fact.place, str(fact.concept), fact.context, parts[missing[0]])


@rule("DQC.US.0065", "warning", "Take the concept of what is paid without what is capitalised", needs=("presentation",))
def what_is_paid_is_net(view: View) -> Iterator[Breach]:
    """What is paid with what is capitalised is told beside flows only where the net payment or the rest is told too."""
    for row in view.tables.of("DQC.US.0065", "beside"):
        paid, *others = row.names
        told = {
            arc.target.local
            for network in view.presentation.values()
            for name in network.members
            if name.local in row.others
            for arc, _ in network.descend(name)
        }
        for fact in _whole(view, paid) if paid in told and not told & set(others) else ():
            if fact.value:
                text = f"beside it none of {', '.join(others)} is told"
                yield Breach(text, fact.place, str(fact.concept), fact.context, row.part)


RULES = (results_before_what_is_told, deferred_taxes_in_their_place, shares_of_something, what_is_paid_is_net)
