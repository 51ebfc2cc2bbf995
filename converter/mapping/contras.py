"""What stands before and after a thing that is taken off: cost less depreciation, equity less shares bought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from converter.mapping.choice import Choice
from converter.mapping.match import Matcher
from converter.mapping.standing import common_headings, held_by
from converter.mapping.structure import named_as
from converter.model.concepts import Catalogue, Contra
from converter.model.source import StatementKind
from converter.model.statements import Footing

# So sure are rows of the label tables.
_SURE = Decimal("0.80")


def around_contras(
    kind: StatementKind,
    choices: list[Choice],
    sums: Sequence[Footing],
    rows: Sequence[Contra],
    matcher: Matcher,
    takes: Callable[[str, int], bool],
    catalogue: Catalogue,
) -> list[Choice]:
    """The choices with the concepts before and after what a sum on the page takes off.

    What is taken off must be known by its words; where they do not name the thing, `Accumulated depreciation`, a line
    of the sum that does says whose it is. One of the two lines around it must have no words of its own, or have the
    concept of the other by them: a heading's words are often printed at the cost and at what is left.

    Args:
        rows: of contras.csv, tried in their order.
        takes: whether a line, by its index, can be of a concept.
        catalogue: of the vintage.
    """
    settled = list(choices)
    good = sorted((f for f in sums if not f.is_broken), key=lambda f: f.total)
    members = {f.total: [index for index, _ in f.members] for f in good}
    held = held_by(settled)
    for footing in good:
        known = {i: _under_heading(kind, i, settled, members, footing, matcher) or held[i] for i, _ in footing.members}
        off = {known[i] for i, sign in footing.members if not _is_added(settled, i, sign, footing.total)}
        beside = (footing.total, *(i for i in known if settled[i].item.label))
        around = {held[i] for i in beside if _is_sure(settled[i])} - {""}
        named_by = [row for row in rows if row.plain and {row.gross, row.net} & around]
        plain = {i: row for i, name in known.items() for row in named_by if row.plain == name}
        found = next(iter(plain.values()), None) or next((row for row in rows if row.contra in off), None)
        if found is None:
            continue
        # What else is taken off, as pay not yet earned after the shares bought back, stands on the other side.
        side = catalogue.concepts[found.plain or found.contra].balance
        known |= {index: row.contra for index, row in plain.items()}
        contras = {row.contra for row in rows if row.net == found.net}
        left = [i for i in known if known[i] not in contras and not _is_on(side, known[i], catalogue)]
        named = {index: name for index, name in known.items() if name in contras}
        # Words that rule out what would stand before say that another thing is taken off.
        is_one = len(left) == 1 and bool(found.gross) and (bool(held[left[0]]) or takes(found.gross, left[0]))
        # A heading of the cost, told by a bare total further down, is of what stands before.
        beyond = [i for i in _holding(footing.total, members) if is_one and held[i] == found.gross]
        is_beyond = bool(beyond) and all(
            matcher.is_bare(settled[i].item) and not settled[i].is_own for i in (*beyond, *left, footing.total)
        )
        for index in beyond if is_beyond else ():
            settled[index] = replace(settled[index], matches=())
        if is_one and (is_beyond or _is_so(settled, held, left[0], footing.total, found)):
            named |= {left[0]: found.gross, footing.total: found.net}
        elif not plain:
            continue
        for index, concept in named.items():
            if takes(concept, index) and not settled[index].is_own and held[index] != concept:
                settled[index] = named_as(kind, settled[index], concept, found.origin)
        held = held_by(settled)
    return settled


def _is_added(choices: Sequence[Choice], index: int, sign: int, total: int) -> bool:
    """Whether a line makes a sum larger in every column that shows both."""
    sums = dict(choices[total].item.figures)
    figures = [sign * figure * sums[column] for column, figure in choices[index].item.figures if column in sums]
    return any(figures) and min(figures) >= 0


def _holding(total: int, members: dict[int, list[int]]) -> set[int]:
    """The totals that hold another one, by way of others too."""
    found: set[int] = set()
    more = {total}
    while more:
        more = {outer for outer, inner in members.items() if more.intersection(inner)} - found
        found |= more
    return found


def _is_sure(choice: Choice) -> bool:
    """Whether words name the concept of a line, and not only what most filers put to them."""
    return choice.match is not None and choice.match.confidence >= _SURE


def _is_on(side: str, name: str, catalogue: Catalogue) -> bool:
    concept = catalogue.concepts.get(name)
    return concept is not None and concept.balance == side


def _under_heading(
    kind: StatementKind,
    index: int,
    choices: Sequence[Choice],
    members: dict[int, list[int]],
    footing: Footing,
    matcher: Matcher,
) -> str:
    """What a line's words give it under the heading of a sum above that has none: that ends no heading before it."""
    sums = [i for i, _ in footing.members if i != index and i in members and not choices[i].item.label]
    if len(sums) != 1 or choices[index].is_own:
        return ""
    headings = common_headings(kind, [choices[i].item.parents for i in members[sums[0]]], matcher)
    found = matcher.matches(kind, replace(choices[index].item, parents=headings)) if headings else ()
    return found[0].rule.concept if found else ""


def _is_so(choices: Sequence[Choice], names_held: Sequence[str], gross: int, net: int, row: Contra) -> bool:
    names = {row.gross, row.net}
    held = [name if _is_sure(choice) else "" for choice, name in zip(choices, names_held, strict=True)]
    # What only the heading gives to a sum without words is that of a larger one.
    both = {held[gross], held[net] if choices[net].item.label else ""}
    known = {held[gross], held[net]} & names
    foreign = both - names - {""}
    elsewhere = {held[i] for i in range(len(held)) if i not in (gross, net) and choices[i].item.label} & names
    bare = not (choices[gross].item.label and choices[net].item.label)
    return not foreign and not elsewhere and bool(known or bare)
