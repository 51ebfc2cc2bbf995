"""The sign of each line's XBRL value: by the sums that the page proves, else by wording and convention.

The XBRL value of a line is its printed figure, as shown, times an orientation of +1 or -1. Where a
proven sum holds the line, orientation = the total's orientation x the line's sign in the sum x the
weight of its concept under the total's: contribution divided by weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from converter.model.periods import Instant, Period
from converter.model.source import StatementKind, UnitKind
from converter.model.statements import Footing, MappedLine, MappedStatement, Statement, line_name
from converter.resolving.weights import Weights


@dataclass(frozen=True, slots=True)
class Orientation:
    """What the shown figures of a line are multiplied by, and what decided it."""

    factor: int
    rule: str
    is_proven: bool


_NONE: Mapping[int, Orientation] = MappingProxyType({})
_OPPOSITE = "label names the opposite direction"
_NO_LOSS = "the lines of its sum speak against its label"
_NEVER_NEGATIVE = "the concept is never negative"
_NAMED_BY_LINES = "the lines of its sum say what it counts"
_STATED = "as the statement states it"
_AS_SHOWN = Orientation(1, "as shown", False)
# So many more lines by their words speak against a total's own sign, one that is never negative among them.
_MANY = 3


def orientations(
    statement: MappedStatement, footings: tuple[Footing, ...], known: Weights, given: Mapping[int, Orientation] = _NONE
) -> tuple[Orientation, ...]:
    """The orientation of every line, outermost totals first.

    Args:
        given: those that an earlier statement has settled, by the line's index.
    """
    flows = _flows(statement)
    natural = [
        _natural(line, statement.table.kind, known, is_flow=index < flows or (flows > 0 and _is_effect(line, known)))
        for index, line in enumerate(statement.lines)
    ]
    settled = _beside(statement) | dict(given)
    # No total that only the heading of a note names makes what is never negative negative.
    headed = statement.table.headed.lines if statement.table.headed else frozenset()
    ranked = sorted(footings, key=lambda f: (not f.proves_signs, f.is_broken, -f.total))
    proven = {f.total: f for f in reversed(ranked) if f.proves_signs and not is_tie(statement, f, known)}
    for footing in ranked:
        total = statement.lines[footing.total]
        root = settled.get(footing.total) or _root(statement, footing, proven, natural, known)
        if total.concept is None or is_tie(statement, footing, known):
            continue
        if footing.proves_signs:
            settled.setdefault(footing.total, replace(root, is_proven=True))
        called = line_name(total.item, footing.total + 1, is_total=True)
        name = f"{'proven' if footing.proves_signs else 'supported'} by sum to {called}"
        for index, turn in _turns(statement, footing, known):
            is_held = index in headed or (
                statement.table.kind is StatementKind.DETAILS and _is_like(statement, index, footing)
            )
            factor = root.factor * turn
            # Where both agree the sum is what says so, to the lines of the line too.
            is_held = is_held and factor != natural[index].factor
            if index in settled or (natural[index].rule == _NEVER_NEGATIVE and is_held):
                continue
            # In one column two lines may be equal by chance: expenses, and the income that is left of the revenues.
            if factor != natural[index].factor and len(footing.members) == 1 and not footing.proves_signs:
                continue
            settled[index] = Orientation(factor, name, footing.proves_signs)
    found = [settled.get(index, natural[index]) for index in range(len(statement.lines))]
    return tuple(_like_the_result(statement, found))


def _turns(statement: MappedStatement, footing: Footing, known: Weights) -> Iterator[tuple[int, int]]:
    """The lines of a sum that have concepts and figures, each with its sign in the sum x its weight."""
    total, beside = statement.lines[footing.total].concept, [statement.lines[i].concept for i, _ in footing.members]
    for index, sign in footing.members:
        line = statement.lines[index]
        if total is None or line.concept is None or _is_nil(line):
            continue
        weight = known.of(total, line.concept, beside)
        yield index, -sign * weight if _is_divided(statement, footing, index, known) else sign * weight


def _is_like(statement: MappedStatement, index: int, footing: Footing) -> bool:
    """Whether a line counts as its total does, so that no arc can take `Less: current portion (420)` off."""
    line, total = statement.lines[index].concept, statement.lines[footing.total].concept
    return line is not None and total is not None and line.balance == total.balance != ""


def _like_the_result(statement: MappedStatement, found: list[Orientation]) -> list[Orientation]:
    """A result a share is as shown where the result is, against the same word: `Net loss per share` of a profit."""
    if _NO_LOSS not in (one.rule for one in found):
        return found
    told = (line.item.unit is UnitKind.PER_SHARE for line in statement.lines)
    return [
        replace(_AS_SHOWN, rule=_NO_LOSS) if is_per_share and one.rule == _OPPOSITE else one
        for is_per_share, one in zip(told, found, strict=True)
    ]


def _beside(statement: MappedStatement) -> dict[int, Orientation]:
    """The orientations of what a note tells beside its subject: never below zero as it is called, as unrealized losses.

    Parentheses say which way it goes, as those around the tax that an expense saves.
    """
    found = {}
    for index in statement.table.subject.beside if statement.table.subject else ():
        shown = [amount.shown for amount in statement.lines[index].item.amounts if amount.magnitude]
        taken = Orientation(-1, "parentheses take it off what stands beside it", False)
        found[index] = taken if shown and max(shown) < 0 else _AS_SHOWN
    return found


def tied_orientations(statement: MappedStatement, report: Sequence[Statement]) -> dict[int, Orientation]:
    """The orientations of lines that an earlier statement prints too: such that both state the same value."""
    found = {}
    table = statement.table
    for tie in (*table.ties, *(tie for one in table.disaggregations for tie in one.beside)):
        told = {figure.period: figure.value for figure in report[tie.statement].lines[tie.line].values}
        for amount in statement.lines[tie.at].item.amounts:
            if amount.magnitude and abs(told.get(amount.period, 0)) == abs(amount.shown):
                factor = 1 if told[amount.period] == amount.shown else -1
                found[tie.at] = Orientation(factor, _STATED, True)
                break
    return found | _disaggregated(statement, report)


def _disaggregated(statement: MappedStatement, report: Sequence[Statement]) -> dict[int, Orientation]:
    """The orientations of lines that tell one of a statement by parts: such that they come to what it states."""
    found: dict[int, Orientation] = {}
    for one in statement.table.disaggregations:
        stated = {statement.lines[index].concept for index in one.members} - {None}
        shown: dict[Period, Decimal] = {}
        for amount in (amount for index in one.members for amount in statement.lines[index].item.amounts):
            shown[amount.period] = shown.get(amount.period, Decimal(0)) + amount.shown
        for number, at in one.ties:
            line = report[number].lines[at]
            if line.line.concept not in stated:
                continue
            told = {figure.period: figure.value for figure in line.values}
            products = (value * (told.get(p) or told.get(Instant(p.end), Decimal(0))) for p, value in shown.items())
            factor = next((1 if product > 0 else -1 for product in products if product), None)
            for index, mine in enumerate(statement.lines):
                if factor and mine.concept == line.line.concept:
                    found.setdefault(index, Orientation(factor, _STATED, True))
    return found


def _root(
    statement: MappedStatement,
    footing: Footing,
    proven: Mapping[int, Footing],
    natural: list[Orientation],
    known: Weights,
) -> Orientation:
    """The orientation of an outermost total by itself, which turns all its lines with it.

    That a concept is never negative says something of one figure alone. So it turns a total only with more of the
    lines: costs in parentheses come to costs in parentheses, but what the page takes off may be more than there is.
    Nor does one word turn a statement that speaks against it: `Net loss` may be left over a profit, and an extension
    may count the loss that its label names first. Many lines that are never negative go before the total's own sign
    too: a result in parentheses by mistake makes no sales negative.
    """
    root = natural[footing.total]
    if statement.lines[footing.total].concept is None:
        return root
    if root.rule == _NEVER_NEGATIVE:
        turned = sum(root.factor * turn * natural[index].factor for index, turn in _turns(statement, footing, known))
        return root if turned > 0 else _AS_SHOWN
    if not footing.proves_signs:
        return root
    headed = statement.table.headed
    is_named_by_lines = statement.lines[footing.total].is_extension and not (headed and footing.total in headed.lines)
    sure, words = _votes(statement, _reached(statement, footing, proven, known, root.factor), natural, known)
    if root.rule == _OPPOSITE or is_named_by_lines:
        rule = _NO_LOSS if root.rule == _OPPOSITE else _NAMED_BY_LINES
        return Orientation(-root.factor, rule, False) if (sure or words) < 0 else root
    return Orientation(-root.factor, _NO_LOSS, False) if sure < 0 and words <= -_MANY else root


def _reached(
    statement: MappedStatement, footing: Footing, proven: Mapping[int, Footing], known: Weights, factor: int
) -> dict[int, int]:
    """What all lines that go into a total, directly or not, would be multiplied by if it were by `factor`."""
    found: dict[int, int] = {}
    open_sums = [(footing, factor)]
    while open_sums:
        one, outer = open_sums.pop()
        for index, turn in _turns(statement, one, known):
            if index not in found:
                found[index] = outer * turn
                if index in proven:
                    open_sums.append((proven[index], outer * turn))
    return found


def _votes(
    statement: MappedStatement, factors: Mapping[int, int], natural: list[Orientation], known: Weights
) -> tuple[int, int]:
    """How many more lines agree with their factors than do not: what is never negative, and all by their words."""
    sure, words = 0, 0
    for index, factor in factors.items():
        line = statement.lines[index]
        shown = [amount.shown for amount in line.item.amounts if amount.magnitude]
        if line.concept is not None and line.concept.name.local in known.nonnegative and min(shown) * max(shown) > 0:
            sure += factor if min(shown) > 0 else -factor
        words += factor * natural[index].factor
    return sure, words


def _is_divided(statement: MappedStatement, footing: Footing, index: int, known: Weights) -> bool:
    """Whether a line is a part beside the total that is left of a whole: one partner's share, taken off the result.

    The taxonomy adds both up, or the part is in the whole and not in the total, as what was given up is in net income.
    The result that the sum begins with is no item of the total: its parts tell it again.
    """
    total, whole, part = (statement.lines[at].concept for at in (footing.total, footing.members[0][0], index))
    if total is None or whole is None or part is None or index == footing.members[0][0]:
        return False
    is_told_again = known.is_result(whole.name.local) and not known.is_made_of(total, whole)
    is_taken_off = known.is_made_of(whole, part) and not known.is_made_of(total, part)
    is_taken_off = is_taken_off and not statement.lines[footing.total].is_extension
    return is_told_again and whole.balance == total.balance and (known.are_parts(total, part) or is_taken_off)


def is_tie(statement: MappedStatement, footing: Footing, known: Weights) -> bool:
    """Whether a sum reaches across the sides of the balance sheet: equity as assets less liabilities.

    Such a sum holds the total of a whole side; it is an equality of values and says nothing about weights.
    """
    concepts = (statement.lines[index].concept for index, _ in footing.members)
    holds_side = any(c is not None and c.name.local in known.sides for c in concepts)
    return statement.table.kind is StatementKind.BALANCE_SHEET and holds_side


def _is_nil(line: MappedLine) -> bool:
    return not any(amount.magnitude for amount in line.item.amounts)


def _flows(statement: MappedStatement) -> int:
    """How many lines of a cash flow statement come before what is told beside the flows: all up to the closing balance.

    None of a statement that prints no outflow as a negative, as almost all do.
    """
    lines = statement.lines
    if not any(amount.shown_negative for line in lines for amount in line.item.amounts):
        return 0
    instant = (i for i, line in enumerate(lines) if line.concept and line.concept.period_type == "instant")
    closing = max((i for i in instant if not lines[i].at_start), default=len(lines))
    return closing + 1


def _is_effect(line: MappedLine, known: Weights) -> bool:
    """Whether a line is an effect on cash wherever it stands, as changes of working capital below the balances."""
    return line.concept is not None and line.concept.name.local in known.effects


def _natural(line: MappedLine, kind: StatementKind, known: Weights, *, is_flow: bool) -> Orientation:
    """The orientation that words and convention suggest where no sum proves one."""
    shown = [amount.shown for amount in line.item.amounts if amount.magnitude]
    if line.concept is not None and shown and line.item.roll and line.item.unit is UnitKind.SHARES:
        # In a roll-forward of shares parentheses take them off, whatever the concept counts.
        taken = max(shown) < 0 and line.concept.name.local in known.nonnegative
        return Orientation(-1, _NEVER_NEGATIVE, False) if taken else _AS_SHOWN
    if line.concept is None or not shown or (line.item.unit is not UnitKind.MONETARY and line.wording == "same"):
        return _AS_SHOWN
    # Where outflows are negatives, `Cash paid for income taxes 610` is no flow among the others but told beside them.
    beside = line.wording == "same" and min(shown) > 0 and not line.is_extension
    if kind is StatementKind.CASH_FLOW and is_flow and not beside and known.is_subtracted(line.concept, kind):
        return Orientation(-1, "figures of cash flow statements are effects on cash", False)
    if line.wording == "opposite":
        if line.is_literal:
            return Orientation(-1, _OPPOSITE, False)
        return Orientation(-1 if min(shown) > 0 else 1, _OPPOSITE, False)
    if kind is StatementKind.CASH_FLOW and line.concept.period_type == "instant":
        # A balance among flows is none of them: below zero, it is a bank's overdraft.
        return _AS_SHOWN
    if max(shown) < 0 and line.concept.name.local in known.nonnegative:
        return Orientation(-1, _NEVER_NEGATIVE, False)
    if max(shown) < 0 and not line.is_literal and known.is_subtracted(line.concept, kind):
        return Orientation(-1, "parentheses mean a subtraction", False)
    return _AS_SHOWN
