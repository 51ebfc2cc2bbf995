"""Totals that print no words of their own, or none that are known, with the concept that what is around them shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile

from converter.mapping.choice import Choice
from converter.mapping.fits import takes
from converter.mapping.labels import has_words
from converter.mapping.match import Matcher
from converter.mapping.places import networks_of
from converter.mapping.remainders import named_by_remainders
from converter.mapping.sides import with_second_side
from converter.mapping.standing import common_headings, held_by, shared_headings
from converter.mapping.structure import named_by_members, total_match
from converter.model.concepts import Catalogue, ConceptMaps
from converter.model.rounding import outcome
from converter.model.source import LineItem, StatementKind, StatementTable, UnitKind
from converter.model.statements import Footing

# So sure must a heading be.
_SURE = Decimal("0.85")
_SEVERAL = 2
_NIL = Decimal(0)
_ABSTRACT = "Abstract"


Headings = tuple[str, ...]


def headings_of_sums(items: Sequence[LineItem], sums: Sequence[Footing], bare: Collection[int]) -> dict[int, Headings]:
    """The headings that all lines of a bare total stand under, outermost first, by the total's index.

    A total as far left as its heading closes it, and stands itself under the one further out. What a bare total is of
    is told with it: a total of totals is of what encloses the headings of these. Where a heading is closed by the next
    one as far left, the first of them tells what they are all below. Of a total and one that holds it the heading of
    both is that of the outer one; the other has none.
    """
    good = {f.total: f for f in sums if not f.is_broken and all(index < f.total for index, _ in f.members)}
    found: dict[int, Headings] = {}
    for total in sorted(good.keys() & bare):
        members = [index for index, _ in good[total].members]
        paths = [found[i][:-1] if i in found else items[i].parents for i in members]
        shared = shared_headings([path for path, i in zip(paths, members, strict=True) if path or i not in found])
        is_of_totals = members[0] in good and any(index in found for index, _ in good[members[0]].members)
        if not shared and is_of_totals:
            shared = found.get(members[0], ())
        if shared:
            found[total] = shared
    holder = {index: total for total, footing in good.items() for index, _ in footing.members}
    told = {index: () if _is_held_alike(index, found, holder) else headings for index, headings in found.items()}
    return told | {total: heads for total in bare if (heads := _headings_of_amounts_a_share(items, total))}


def _headings_of_amounts_a_share(items: Sequence[LineItem], total: int) -> Headings:
    """The headings of the amounts a share right above a bare one that come to it; none where they do not.

    `Continuing operations` and `Discontinued operations` below `Basic:` lead to what is basic as a whole.
    """
    above = list(takewhile(lambda item: _is_a_share(item, items[total - 1].parents), items[total - 1 :: -1]))
    if items[total].unit is not UnitKind.PER_SHARE or len(above) < _SEVERAL or total == 0:
        return ()
    figures = [dict(item.figures) for item in above]
    decimals = [amount.decimals for item in (items[total], *above) for amount in item.amounts]
    off = (sum((each.get(column, _NIL) for each in figures), -shown) for column, shown in items[total].figures)
    return above[0].parents if all(outcome(difference, decimals) != "broken" for difference in off) else ()


def _is_a_share(item: LineItem, parents: Headings) -> bool:
    return item.unit is UnitKind.PER_SHARE and bool(item.amounts and parents) and item.parents == parents


def headings_of_flows(items: Sequence[LineItem], sums: Sequence[Footing]) -> dict[int, Headings]:
    """For flows that stand below no heading the total that a sum adds them to, which tells the activity they are of.

    Headings of their own, `Increase in liabilities -`, close that of the activity for the lines as far left as they.
    """
    found: dict[int, Headings] = {}
    for footing in (f for f in sums if not f.is_broken and items[f.total].label):
        for index in (i for i, _ in footing.members if i < footing.total and not items[i].parents):
            found.setdefault(index, (items[footing.total].label,))
    return found


def _is_held_alike(index: int, found: Mapping[int, Headings], holder: Mapping[int, int]) -> bool:
    """Whether a total is held by one of the same headings."""
    headings = found[index]
    while (index := holder.get(index, -1)) >= 0:
        if found.get(index) == headings:
            return True
    return False


class NamedTotals:
    """Names the totals of one report's statements."""

    def __init__(self, maps: ConceptMaps, matcher: Matcher, min_confidence: Decimal) -> None:
        self._maps, self._matcher, self._min = maps, matcher, min_confidence

    def named(self, kind: StatementKind, choices: list[Choice], sums: Sequence[Footing]) -> list[Choice]:
        """Totals without a label, with the concept that their members show them to be."""
        choices = self._without_rests(kind, choices, sums)
        held = held_by(choices)
        bare = {
            i
            for i, choice in enumerate(choices)
            if not choice.item.label and not choice.item.is_abstract and not choice.left_out and not choice.is_own
        }
        unnamed = {
            index: {usage.concept for usage in self._maps.usages(kind, self._matcher.normal(choice.item.label))}
            for index, choice in enumerate(choices)
            if choice.is_open and choice.item.label
        }
        networks = networks_of(kind, held, self._maps.catalogue)
        headed = {f.total: self._by_heading(kind, choices, f, sums) for f in sums if f.total in bare}
        concepts = self._maps.catalogue.concepts
        found = named_by_members(
            *(kind, held, bare, sums, networks, self._maps.filings, unnamed, headed),
            lambda name: concepts[name].balance if name in concepts else "",
            {i for i, choice in enumerate(choices) if any(amount.shown < 0 for amount in choice.item.amounts)},
        )
        found |= self._parts(kind, choices, bare, sums)
        settled = list(choices)
        for index, concept in found.items():
            if not concept:
                settled[index] = replace(choices[index], matches=())
            elif takes(concept, choices[index].item.unit, kind, self._maps.catalogue):
                match = total_match(kind, choices[index].item.unit, concept)
                settled[index] = replace(choices[index], matches=(match,), position=0)
        settled = named_by_remainders(
            *(kind, settled, sums, self._maps.remainders),
            lambda name, index: takes(name, settled[index].item.unit, kind, self._maps.catalogue),
        )
        return with_second_side(kind, settled, self._maps.catalogue)

    def _without_rests(self, kind: StatementKind, choices: list[Choice], sums: Sequence[Footing]) -> list[Choice]:
        """The choices, those of flows left open where a heading makes a rest of a total of what is no rest.

        `Total` below `Other operating expenses` of maintenance, depreciation and taxes is all that they come to: the
        taxonomy makes up no total of what others there are.
        """
        if kind is not StatementKind.INCOME_STATEMENT:
            return choices
        settled = list(choices)
        for footing in (f for f in sums if not f.is_broken):
            choice = choices[footing.total]
            known = [i for i, _ in footing.members if choices[i].standard not in ("", choice.standard)]
            is_bare = not has_words(choice.item.label) and not choice.is_own
            if (
                is_bare
                and choice.standard
                and choice.standard not in _made_up(self._maps.catalogue)
                and len(known) >= _SEVERAL
            ):
                settled[footing.total] = replace(choice, matches=())
        return settled

    def _by_heading(self, kind: StatementKind, choices: list[Choice], footing: Footing, sums: Sequence[Footing]) -> str:
        """What an unlabelled total is below the heading under which all members stand; "" if that is unsure.

        On a balance sheet a heading may be of what is left after a later line: of the cost, or net of depreciation.
        """
        is_plain = all(sign == 1 for _, sign in footing.members)
        paths = [choices[index].item.parents for index, _ in footing.members] if is_plain else []
        parents = common_headings(kind, paths, self._matcher)
        if not parents or (kind is StatementKind.BALANCE_SHEET and self._is_lessened(choices, footing, sums)):
            return ""
        found = self._matcher.matches(kind, replace(choices[footing.total].item, parents=parents))
        found = tuple(
            m for m in found if takes(m.rule.concept, m.rule.unit or UnitKind.MONETARY, kind, self._maps.catalogue)
        )
        return found[0].rule.concept if found and found[0].confidence >= _SURE else ""

    def _parts(
        self, kind: StatementKind, choices: Sequence[Choice], bare: Collection[int], sums: Sequence[Footing]
    ) -> dict[int, str]:
        """The unlabelled totals that are all of a part of a cash flow statement by its heading.

        One that goes into another of the same part is not all of it.
        """
        if kind is not StatementKind.CASH_FLOW:
            return {}
        paths = {f: [choices[index].item.parents for index, _ in f.members] for f in sums if f.total in bare}
        told = {f.total: self._by_part(kind, common_headings(kind, path, self._matcher)) for f, path in paths.items()}
        inner = {i for f in sums for i, _ in f.members if told.get(i) and told.get(f.total) == told[i]}
        return {total: whole for total, whole in told.items() if whole and total not in inner}

    def _by_part(self, kind: StatementKind, parents: Headings) -> str:
        """What all the flows below a heading come to that is known for a part of the statement: `Financing`.

        The taxonomy calls the headings of parts as their totals. Of a heading within a part nothing is told.
        """
        for at, heading in enumerate(parents):
            rule = self._matcher.heading(kind, heading)
            told = rule.concept if rule else ""
            whole = told.removesuffix(_ABSTRACT)
            if whole != told and takes(whole, UnitKind.MONETARY, kind, self._maps.catalogue):
                return whole if at == len(parents) - 1 else ""
        return ""

    def _is_lessened(self, choices: Sequence[Choice], footing: Footing, sums: Sequence[Footing]) -> bool:
        """Whether something is taken off a total further down."""
        contras = {row.contra for row in self._maps.contras}
        held = held_by(choices)
        around = [f for f in sums if any(index == footing.total for index, _ in f.members)]
        return any(sign < 0 or held[index] in contras for f in around for index, sign in f.members)


def named_as_an_item(statement: StatementTable, choices: Sequence[Choice], sums: Sequence[Footing]) -> frozenset[int]:
    """The totals of flows whose words lead, no less surely, to the concept of an item of their sum.

    What words say of both is true of the whole: `Interest and other income` below gains, `Total interest and other
    income`. Of balances they say kinds that the whole has besides others. `Total` alone has the words of the heading
    that all its items stand below, and these are of nothing less: `Sales` are a part of the `Revenues`. A
    sum of several lines that is called as one of them needs no word for it.
    """
    if statement.kind is not StatementKind.INCOME_STATEMENT:
        return frozenset()
    held = [(c.match.rule.concept, c.match.confidence) if c.match and not c.part else ("", 0) for c in choices]
    return frozenset(
        footing.total
        for footing in sums
        if not footing.is_broken and choices[footing.total].item.label
        if choices[footing.total].item.is_total or _is_called_alike(choices, footing)
        for concept, sure in [held[footing.total]]
        for is_whole in [_has_words_of_heading(choices, footing)]
        if concept
        and any(held[member][0] == concept and (is_whole or held[member][1] <= sure) for member, _ in footing.members)
    )


def _is_called_alike(choices: Sequence[Choice], footing: Footing) -> bool:
    """Whether a sum of several lines is called as one of them: `Other expense` among the lines of `Other expense`."""
    labels = [choices[index].item.label.casefold() for index, _ in footing.members]
    return footing.proves_signs and len(labels) > 1 and choices[footing.total].item.label.casefold() in labels


def _has_words_of_heading(choices: Sequence[Choice], footing: Footing) -> bool:
    """Whether a total prints no words of its own, and all its items stand below the heading that it stands below."""
    total = choices[footing.total].item
    heads = {choices[index].item.parents for index, _ in footing.members}
    return bool(total.parents) and not has_words(total.label) and heads == {total.parents}


@lru_cache(maxsize=4)
def _made_up(catalogue: Catalogue) -> frozenset[str]:
    """What the taxonomy makes up of others."""
    return frozenset(relation.total for relation in catalogue.calculations)
