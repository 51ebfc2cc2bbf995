"""Totals without a label, named by what they hold: the page proves the sum, the taxonomy's networks say of what."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.match import Match, rule_of_line
from converter.mapping.places import Networks
from converter.model.concepts import LabelRule
from converter.model.source import LineItem, StatementKind, UnitKind
from converter.model.statements import Footing

# So many members must have a standard concept, and that share of them all.
_LEAST_KNOWN = 2
_HALF = 2
# A total on fewer filings' statements is none that a page would print without a word.
_LEAST_FILINGS = 5
_CONFIDENCE = Decimal("0.85")


def named_by_members(
    kind: StatementKind,
    held: Sequence[str],
    unlabelled: Collection[int],
    footings: Sequence[Footing],
    networks: Networks,
    filings: Callable[[str], Mapping[str, int]],
    unnamed: Mapping[int, Collection[str]],
    headed: Mapping[int, str],
    balance: Callable[[str], str],
    below_zero: Collection[int],
) -> dict[int, str]:
    """Concepts for totals that print none of their own words, or none that lead to one, by the line's index.

    A total is the narrowest one that filers print into which all its members go that have a standard concept.
    One that another line holds is not it, nor one that holds what it goes into itself. If a member without a label has
    a concept into which all others go, it was a part: its concept goes to the total, and "" to itself.

    Args:
        held: each line's concept by local name, "" for none.
        unlabelled: the lines without words of their own, those included that a heading has given a concept.
        networks: for each total of the kind of statement all that goes into it.
        filings: on how many filings' statements a concept stands, by kind of statement.
        headed: what the heading over all members of an unlabelled total leads to: it counts where they leave it open.
        balance: of a concept. `below_zero` are lines of which a figure is negative.
        unnamed: lines whose words lead to no concept alone, and those that filers put them to. All that they sum up
            must have a concept, by proven signs.
    """
    known = list(held)
    found: dict[int, str] = {}
    for footing in sorted((f for f in footings if not f.is_broken), key=lambda f: f.total):
        is_unnamed = footing.total in unnamed and footing.proves_signs
        if known[footing.total] or not (is_unnamed or footing.total in unlabelled):
            continue
        part = None if is_unnamed else _part(known, footing, unlabelled, networks)
        if part is not None:
            known[footing.total] = found[footing.total] = known[part]
            known[part] = found[part] = ""
            continue
        members = [known[index] for index, _ in footing.members if known[index]]
        over = {known[f.total] for f in footings if not f.is_broken and footing.total in dict(f.members)} - {""}
        heading = headed.get(footing.total, "")
        is_held = heading not in known and _holds(heading, members, len(footing.members), networks, balance)
        by_heading = heading if is_held else ""
        if len(members) < max(_LEAST_KNOWN, len(footing.members) / (1 if is_unnamed else _HALF)):
            if by_heading:
                known[footing.total] = found[footing.total] = by_heading
            continue
        is_added = all(sign == 1 and index not in below_zero for index, sign in footing.members)
        able = _able_to_add_up(footing, known, members, networks, balance) if is_added else set(networks)
        able -= _held_elsewhere(footing, footings, known, networks) if kind is StatementKind.BALANCE_SHEET else set()
        often = {total for total in able if filings(total).get(kind.value, 0) >= _LEAST_FILINGS}
        holding = {total for total in often if networks[total].issuperset(members) and not over & networks[total]}
        narrowest = [total for total in holding if not networks[total] & holding]
        if is_unnamed and not set(narrowest) <= set(unnamed[footing.total]):
            continue
        name = _name(narrowest, by_heading, networks)
        if name and name not in known:
            known[footing.total] = found[footing.total] = name
    return found


def _held_elsewhere(
    footing: Footing, footings: Sequence[Footing], known: Sequence[str], networks: Networks
) -> set[str]:
    """The totals of balances of which a part stands apart from a sum, above the first of all its lines or below it."""
    sums = {f.total: f for f in footings if not f.is_broken}
    first, asked = footing.total, [footing]
    while asked:
        lines = [index for index, _ in asked.pop().members if index < footing.total]
        asked += [sums[index] for index in lines if index in sums and index != footing.total]
        first = min([first, *lines])
    apart = {name for index, name in enumerate(known) if name and not first <= index <= footing.total}
    return {total for total in networks if networks[total] & apart}


def _name(narrowest: Sequence[str], by_heading: str, networks: Networks) -> str:
    """The one total that holds the members, but for one whose part the heading names: it says what they are."""
    name = narrowest[0] if len(narrowest) == 1 else by_heading
    return by_heading if by_heading and by_heading in networks.get(name, frozenset()) else name


def _holds(total: str, members: Sequence[str], lines: int, networks: Networks, balance: Callable[[str], str]) -> bool:
    """Whether members go into a total: networks place half its lines elsewhere at most, and those of others add to it.

    No network places parts of inventories, and it may place elsewhere what older pages print: deferred taxes among
    the current assets, gains among the revenues. What comes in and goes out goes into a total without a balance.
    """
    beside = set(members) - networks.get(total, frozenset())
    placed = frozenset().union(*networks.values())
    return 2 * len(beside & placed) <= lines and all(balance(total) in ("", balance(name)) for name in beside)


def _may_add_up(total: str, members: Sequence[str], balance: Callable[[str], str]) -> bool:
    """Whether positive figures of members can add up to a total: costs come to costs, and to no result."""
    return not balance(total) or any(balance(name) in ("", balance(total)) for name in members)


def _able_to_add_up(
    footing: Footing, known: Sequence[str], members: Sequence[str], networks: Networks, balance: Callable[[str], str]
) -> set[str]:
    """The totals to which positive figures can add up.

    None is what is left after lines that stand below it: a sum that begins a statement is no result.
    """
    able = {total for total in networks if _may_add_up(total, members, balance)}
    first = next((index for index, name in enumerate(known) if name), 0)
    if min(index for index, _ in footing.members) > first:
        return able
    below = [name for name in known[footing.total + 1 :] if name]
    return {t for t in able if all(name not in networks[t] or balance(name) in ("", balance(t)) for name in below)}


def _part(known: Sequence[str], footing: Footing, unlabelled: Collection[int], networks: Networks) -> int | None:
    """The member that has the concept of the total: equity before treasury stock is taken off it."""
    for index, _ in footing.members:
        others = [known[other] for other, _ in footing.members if other != index]
        inside = networks.get(known[index], frozenset())
        if index in unlabelled and others and all(other in inside for other in others):
            return index
    return None


def named_match(kind: StatementKind, item: LineItem, concept: str, origin: str) -> Match:
    """The match of a line that a sum around it names, by a row of a table."""
    why = "the sum that the page proves says what is left of what"
    rule = rule_of_line(kind, item, concept, why, origin)
    return Match(rule, "structure", _CONFIDENCE)


def named_as(kind: StatementKind, choice: Choice, concept: str, origin: str) -> Choice:
    """A line with the concept that a sum around it gives it, by a row of a table, before those of its words."""
    others = tuple(match for match in choice.matches if match.rule.concept != concept)
    return replace(choice, matches=(named_match(kind, choice.item, concept, origin), *others), position=0)


def total_match(kind: StatementKind, unit: UnitKind, concept: str) -> Match:
    """The match of a total that its members name."""
    why = "the sum that the page proves is of what goes into it"
    rule = LabelRule(kind, "", "", "", unit, concept, "same", 0, why, "", "the members of its sum")
    return Match(rule, "structure:", _CONFIDENCE)
