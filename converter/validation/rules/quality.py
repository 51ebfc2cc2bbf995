"""Data quality rules about figures: sums, parts and wholes, signs, sizes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from converter.model.filing import FiledFact
from converter.model.periods import Duration
from converter.model.rules import RuleParameter
from converter.validation.rules.rule import Breach, rule
from converter.validation.rules.view import View, exactness, rounded

_CHECK = "Check the figure, its sign and its scale; if it is right as printed, another concept may fit"
_LARGEST_PERCENT = 10  # as a fraction: 1000 percent
_ANNUAL_FORMS = frozenset({"10-K", "10-KT", "10-K/A", "20-F"})
_DAYS_OF_A_YEAR = 290


def _at(fact: FiledFact, text: str, part: str) -> Breach:
    return Breach(text, fact.place, str(fact.concept), fact.context, part)


def _least(facts: Iterable[FiledFact]) -> Decimal:
    return min((exactness(fact) for fact in facts), default=Decimal("Infinity"))


def _value(fact: FiledFact) -> Decimal:
    assert fact.value is not None, "bindings hold figures"
    return fact.value


def _differs(total: FiledFact, items: list[tuple[FiledFact, int]], tolerance: int) -> bool:
    """Whether a total is not the sum of weighted items at the least exact decimals."""
    decimals = _least((total, *(item for item, _ in items)))
    summed = sum((weight * rounded(_value(item), decimals) for item, weight in items), Decimal(0))
    allowed = tolerance * Decimal(1).scaleb(-int(decimals)) if decimals.is_finite() else Decimal(0)
    return abs(rounded(_value(total), decimals) - summed) > allowed


@rule("DQC.US.0004", "warning", _CHECK)
def values_add_up(view: View) -> Iterator[Breach]:
    """Totals that hold in every report do so here: assets are what is claimed on them, the whole is its parts."""
    for row in view.tables.of("DQC.US.0004", "sum"):
        yield from _adds_up(view, row)


def _adds_up(view: View, row: RuleParameter) -> Iterator[Breach]:
    rows = [other for other in view.tables.parameters["DQC.US.0004"] if other.part == row.part]
    instead = [other for other in rows if other.kind == "instead"]
    blocking = {name for other in rows if other.kind == "not with" for name in other.names}
    arcs = next((other for other in rows if other.kind == "arcs"), None)
    total, tolerance = row.names[0], int(row.value)
    if arcs is not None:
        yield from _adds_up_by_arcs(view, row, arcs)
        return
    names = {total, *row.others, *(name for other in instead for name in other.others)}
    for held in view.bindings(names):
        items = [name for item in row.others for name in _present(item, held, instead)]
        whole = _present(total, held, instead)[0]
        if whole not in held or not all(item in held for item in items):
            continue
        if any(axis.local in blocking for fact in held.values() for axis, _ in view.members(fact)):
            continue
        if _differs(held[whole], [(held[item], 1) for item in items], tolerance):
            yield _at(held[whole], f"it is not {' + '.join(items)}", row.part)


def _adds_up_by_arcs(view: View, row: RuleParameter, arcs: RuleParameter) -> Iterator[Breach]:
    """Where the report sums the shares of a result the other way round, by its own arcs."""
    for network in view.calculation.values():
        for source, below in network.below.items():
            weights = {arc.target.local: -1 if arc.weight.startswith("-") else 1 for arc in below}
            if source.local != arcs.names[0] or not set(arcs.others) < set(weights):
                continue
            for held in view.bindings((source.local, *weights)):
                items = [(fact, weights[name]) for name, fact in held.items() if name != source.local]
                if source.local in held and items and _differs(held[source.local], items, int(row.value)):
                    yield _at(held[source.local], f"it is not the sum of {', '.join(weights)}", row.part)


def _present(name: str, held: dict[str, FiledFact], instead: list[RuleParameter]) -> tuple[str, ...]:
    """A name, or where it is not reported the first of what stands for it and is."""
    if name in held:
        return (name,)
    fitting = (row.others for row in instead if row.names == (name,) and all(other in held for other in row.others))
    return next(fitting, (name,))


@rule("DQC.US.0009", "warning", _CHECK)
def parts_are_not_more(view: View) -> Iterator[Breach]:
    """What is part of something is not more than that: shares outstanding are no more than those issued."""
    for row in view.tables.of("DQC.US.0009", "at most"):
        lesser, greater = row.names[0], row.others[0]
        for held in view.bindings((lesser, greater)):
            if len(held) == len({lesser, greater}):
                decimals = _least(held.values())
                if rounded(_value(held[lesser]), decimals) > rounded(_value(held[greater]), decimals):
                    yield _at(held[lesser], f"it is more than {greater}", row.part)


@rule("DQC.US.0013", "warning", _CHECK)
def not_negative_beside_a_profit(view: View) -> Iterator[Breach]:
    """Where the result before tax is positive, reliefs and credits that lower the tax are not negative."""
    positive: set[object] = set()
    settled: set[object] = set()
    for row in view.tables.of("DQC.US.0013", "result"):
        for held in view.bindings(row.names):
            if row.names[0] in held:
                aspects = view.aspects(held[row.names[0]])
                assert aspects is not None
                where = aspects[:3]
                if where not in settled and sum(map(_value, held.values())) > 0:
                    positive.add(where)
                settled.add(where)
    for row in view.tables.of("DQC.US.0013", "concept"):
        for fact in _negatives(view, row.names[0]):
            aspects = view.aspects(fact)
            if aspects is not None and aspects[:3] in positive and _may_not_be_negative(view, fact):
                yield _at(fact, f"{fact.value:f} is negative, the result is not", row.part)


@rule("DQC.US.0014", "warning", _CHECK)
def not_negative_as_a_whole(view: View) -> Iterator[Breach]:
    """Some amounts are never negative for the company as a whole, though they may be for its parts."""
    for row in view.tables.of("DQC.US.0014", "concept"):
        for fact in _negatives(view, row.names[0]):
            if not view.members(fact):
                yield _at(fact, f"{fact.value:f} is negative", row.part)


def _negatives(view: View, name: str) -> Iterator[FiledFact]:
    return (fact for fact in view.facts_named.get(name, ()) if fact.value is not None and fact.value < 0)


@rule("DQC.US.0015", "warning", _CHECK)
def not_negative(view: View) -> Iterator[Breach]:
    """Most amounts are never negative: what is paid, owned or owed has its direction in its concept."""
    seen: set[object] = set()
    for fact in view.filing.facts:
        if fact.value is not None and fact.value < 0 and view.family(fact.concept) == "us-gaap":
            same = (fact.concept, view.aspects(fact), fact.value)
            if fact.concept.local in view.tables.nonnegative and same not in seen and _may_not_be_negative(view, fact):
                seen.add(same)
                yield _at(fact, f"{fact.value:f} is negative", "")


def _may_not_be_negative(view: View, fact: FiledFact) -> bool:
    """Whether none of the fact's members lets its figure be negative: eliminations and adjustments do."""
    number = "DQC.US.0015"
    like = re.compile(view.tables.pattern(number, "members like"), re.IGNORECASE)
    members, axes = view.tables.names(number, "members"), view.tables.names(number, "axes")
    pairs = {(row.names[0], other) for row in view.tables.of(number, "axis members") for other in row.others}
    context = view.context[fact.context]
    return not context.typed and not any(
        like.search(member.local)
        or (member.local in members)
        or (axis.local in axes)
        or ((axis.local, member.local) in pairs)
        for axis, member in context.dimensions
    )


@rule("DQC.US.0060", "warning", "Report the total too, or use the concept that holds both")
def continuing_beside_discontinued(view: View) -> Iterator[Breach]:
    """Cash flows of what goes on are told apart only beside those of what was given up, or beside the whole."""
    for row in view.tables.of("DQC.US.0060", "with"):
        name = row.names[0]
        given_up = next((r for r in view.tables.of("DQC.US.0060", "discontinued") if r.part == row.part), None)
        results = given_up.names if given_up else ()
        for held in view.bindings((name, *row.others, *results)):
            fact = held.get(name)
            if fact is None or view.members(fact) or any(other in held for other in row.others):
                continue
            if given_up is None or _matters(view, fact, [held[r] for r in results if r in held], given_up.value):
                yield _at(fact, f"none of {', '.join(row.others)} is reported", row.part)


def _matters(view: View, fact: FiledFact, given_up: list[FiledFact], part: str) -> bool:
    """Whether what was given up is large, and in an annual report of a year."""
    period = view.context[fact.context].period
    is_short = isinstance(period, Duration) and (period.end - period.start).days + 1 < _DAYS_OF_A_YEAR
    if view.document_type in _ANNUAL_FORMS and is_short:
        return False
    largest = max(map(_value, given_up), default=_value(fact))
    return abs(largest) > abs(_value(fact)) * Decimal(part)


@rule("DQC.US.0084", "warning", _CHECK)
def periods_add_up(view: View) -> Iterator[Breach]:
    """What is reported for a period is the sum of what is reported for the periods it consists of."""
    tolerance = int(view.tables.of("DQC.US.0084", "sum")[0].value)
    lines: dict[object, dict[Duration, FiledFact]] = defaultdict(dict)
    for fact in view.filing.facts:
        traits = view.traits(fact.concept) if fact.value is not None and view.family(fact.concept) else None
        if traits is None or not traits.is_monetary or traits.period_type != "duration":
            continue
        context = view.context.get(fact.context)
        if "average" in fact.concept.local.lower() or context is None or not isinstance(context.period, Duration):
            continue
        held = lines[(fact.concept, context.dimensions, context.typed, view.measures(fact))]
        if context.period not in held or exactness(fact) > exactness(held[context.period]):
            held[context.period] = fact
    for line in lines.values():
        for whole, fact in line.items():
            for parts in _partitions(line, whole):
                if _differs_over_time(fact, parts, tolerance):
                    shown = " + ".join(f"{part.value:f}" for part in parts)
                    yield _at(fact, f"{fact.value:f} for {whole} is not {shown}", "9298")


def _partitions(line: dict[Duration, FiledFact], whole: Duration) -> Iterator[list[FiledFact]]:
    """Ways to make up a period of two to four others that follow one another."""
    following: dict[int, list[Duration]] = defaultdict(list)
    for period in line:
        following[period.start.toordinal()].append(period)

    def ways(day: int, left: int) -> Iterator[list[FiledFact]]:
        for period in following.get(day, ()):
            if period.end == whole.end and period != whole:
                yield [line[period]]
            elif period.end < whole.end and left > 1:
                yield from ([line[period], *rest] for rest in ways(period.end.toordinal() + 1, left - 1))

    return (way for way in ways(whole.start.toordinal(), 4) if len(way) > 1)


def _differs_over_time(fact: FiledFact, parts: list[FiledFact], tolerance: int) -> bool:
    decimals = _least((fact, *parts))
    allowed = tolerance * (len(parts) - 1) * Decimal(1).scaleb(-int(decimals)) if decimals.is_finite() else Decimal(0)
    return abs(_value(fact) - sum(map(_value, parts))) > allowed


@rule("DQC.US.0091", "warning", "Report a percentage as a fraction: 12.5% is 0.125, by scale -2")
def percentages_are_fractions(view: View) -> Iterator[Breach]:
    """A percentage is reported as a fraction; above 1000 percent it is most likely not."""
    exempt = re.compile(view.tables.pattern("DQC.US.0091", "not these"))
    for fact in view.filing.facts:
        if fact.value is not None and fact.value > _LARGEST_PERCENT and view.family(fact.concept):
            traits = view.traits(fact.concept)
            if traits is not None and traits.type == "percentItemType" and not exempt.match(fact.concept.local):
                yield _at(fact, f"it is {fact.value:f}", "9376")


_LATE, _LEAST, _MOST = 90, Decimal("0.099"), 100


@rule("DQC.US.0095", "warning", "Check the scale of the shares outstanding on the cover and on the balance sheet")
def shares_of_one_size(view: View) -> Iterator[Breach]:
    """The shares outstanding on the cover are of the size of those on the balance sheet, unless they were split."""
    rows = {row.kind: row for row in view.tables.parameters["DQC.US.0095"]}
    shares = rows["shares"]
    if sum(len(view.facts_named.get(name, ())) for name in rows["splits"].names) > 1:
        return
    on_cover, on_sheet = (view.facts_named.get(name, ()) for name in (shares.names[0], shares.others[0]))
    for fact in on_cover:
        for other in on_sheet:
            if _comparable(view, fact, other) and not _LEAST < _value(fact) / _value(other) < _MOST:
                yield _at(fact, f"it is {fact.value:f}, the balance sheet has {other.value:f}", "9528")


def _comparable(view: View, fact: FiledFact, other: FiledFact) -> bool:
    mine, its = view.context.get(fact.context), view.context.get(other.context)
    if mine is None or its is None or mine.period is None or its.period is None:
        return False
    if fact.value is None or other.value is None or fact.value <= 0 or other.value <= 0:
        return False
    return mine.dimensions == its.dimensions and (mine.period.end - its.period.end).days < _LATE


@rule("DQC.US.0128", "warning", "Check the figure of the part and that of the whole")
def parts_of_members_are_not_more(view: View) -> Iterator[Breach]:
    """The figure of a part of the company is not more than that of the whole, where figures cannot be negative."""
    axes = view.tables.names("DQC.US.0128", "axes")
    wholes: dict[object, FiledFact] = {}
    parts: list[tuple[object, FiledFact]] = []
    for fact in view.filing.facts:
        context = view.context.get(fact.context)
        if fact.value is None or context is None or context.typed or fact.concept.local not in view.tables.nonnegative:
            continue
        where = (fact.concept, context.period, view.measures(fact), fact.decimals)
        if not context.dimensions:
            wholes[where] = fact
        elif len(context.dimensions) == 1 and context.dimensions[0][0].local in axes:
            parts.append((where, fact))
    for key, fact in parts:
        whole = wholes.get(key)
        traits = view.traits(fact.concept)
        if whole is not None and traits is not None and traits.is_monetary and _value(fact) > _value(whole):
            yield _at(fact, f"{fact.value:f} is more than {whole.value:f} for the whole", "9594")


RULES = (
    values_add_up,
    parts_are_not_more,
    not_negative_beside_a_profit,
    not_negative_as_a_whole,
    not_negative,
    continuing_beside_discontinued,
    periods_add_up,
    percentages_are_fractions,
    shares_of_one_size,
    parts_of_members_are_not_more,
)
