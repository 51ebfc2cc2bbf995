"""What the totals of a page say of a line: which total it goes into, on which side it stands, when it falls due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from converter.mapping.choice import Choice
from converter.mapping.extensions import lessens_sum
from converter.mapping.match import Match, Matcher
from converter.mapping.places import balance_of_sum
from converter.model.concepts import Balance, ConceptMaps, Division
from converter.model.source import StatementKind
from converter.model.statements import Footing

_WHY = "the totals of the page say when it falls due, or that they do not say it"
Term = Literal["current", "noncurrent", "undivided", ""]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one line stands.

    Attributes:
        into: the concepts of the totals that it goes into by sums on the page, the nearest first.
        of: the concepts of what goes into it, directly or through other totals.
        side: the balance of what can add to the total that it adds to; "" where no sum says so.
        part: the part of the company that it is of; "" for the whole.
        added, taken: the lines that the sum on the page that it is adds and takes off.
    """

    into: tuple[str, ...] = ()
    of: frozenset[str] = frozenset()
    side: Balance = ""
    part: str = ""
    added: tuple[int, ...] = ()
    taken: tuple[int, ...] = ()


def standings(
    kind: StatementKind, choices: Sequence[Choice], sums: Sequence[Footing], maps: ConceptMaps
) -> tuple[Standing, ...]:
    """For each line of a statement what sums say of it.

    Args:
        choices: by which totals have their concepts.
    """
    held = held_by(choices)
    above = {member: f.total for f in sums if not f.is_broken for member, _ in f.members}
    sides = _sides(kind, choices, held, sums, maps)
    into = [_into(index, above, held) for index in range(len(choices))]
    # What is taken off a total is no part of it: equity is what assets leave when others' shares are taken off.
    adding = {member: f.total for f in sums if not f.is_broken for member, sign in f.members if sign == 1}
    below: dict[int, set[str]] = {}
    for index, total in adding.items():
        while total > index:
            below.setdefault(total, set()).add(held[index])
            total = adding.get(total, -1)
    stand = [
        Standing(into[index], frozenset(below.get(index, ())), sides.get(index, ""), str(choice.part or ""))
        for index, choice in enumerate(choices)
    ]
    for footing in (f for f in sums if not f.is_broken):
        lessens = {m: lessens_sum(choices[m].item, sign) for m, sign in footing.members}
        added, taken = (tuple(m for m in lessens if lessens[m] is less) for less in (False, True))
        stand[footing.total] = replace(stand[footing.total], added=added, taken=taken)
    return tuple(stand)


def held_by(choices: Sequence[Choice]) -> list[str]:
    """Each line's standard concept by local name, "" for none."""
    return [choice.standard for choice in choices]


def shared_headings(paths: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The headings that all lines stand under, of those of each line, the outermost first."""
    shared: list[str] = []
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        shared.append(level[0])
    return tuple(shared)


def common_headings(kind: StatementKind, paths: Sequence[tuple[str, ...]], matcher: Matcher) -> tuple[str, ...]:
    """The headings that all lines stand under; none if that is a whole side of the sheet.

    What some lines of a side come to is not what all of it does.
    """
    shared = shared_headings(paths)
    return () if shared and matcher.is_side(kind, shared[-1]) else shared


def _into(index: int, above: Mapping[int, int], held: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    while (total := above.get(index, -1)) > index:
        found.append(held[total])
        index = total
    return tuple(filter(None, found))


def _sides(
    kind: StatementKind, choices: Sequence[Choice], held: Sequence[str], sums: Sequence[Footing], maps: ConceptMaps
) -> dict[int, Balance]:
    """What adds to assets is none of the other side, nor an expense what adds to revenues, by proven sums.

    On a balance sheet of one date, where nothing can be proven, so do sums that add all their lines. A total of a
    balance sheet that no concept is known for stands on the side of the one that it adds to itself. What is left of
    the assets says nothing: the last component of equity is, and the others are on no side for that.
    """
    sides: dict[int, Balance] = {}
    carried: dict[int, Balance] = {}
    is_sheet = kind is StatementKind.BALANCE_SHEET
    terms = (term for tie in maps.catalogue.ties for term in (tie.left, tie.right) if len(term) == 1)
    wholes = {name for term in terms for _, name in term}
    told = [footing for footing in sums if footing.proves_signs or (is_sheet and _is_plain(footing))]
    for footing in sorted(told, key=lambda f: -f.total):
        # Other totals of flows net what comes in and goes out.
        is_income = balance_of_sum(kind, held[footing.total], maps.catalogue) == "credit"
        if not is_sheet and not is_income and held[footing.total] not in maps.breakdowns:
            continue
        if is_sheet and any(held[index] in wholes for index, _ in footing.members):
            continue
        total = maps.catalogue.concepts.get(held[footing.total])
        side = total.balance if total else carried.get(footing.total, "")
        for index, sign in footing.members:
            item = choices[index].item
            if side and all(sign * amount.shown >= 0 for amount in item.amounts):
                if item.is_total:
                    carried[index] = side if is_sheet else ""
                else:
                    sides[index] = side
    return sides


def _is_plain(footing: Footing) -> bool:
    """Whether a sum of a single column adds all its lines: it proves no signs, yet none of them is on another side."""
    return not footing.is_broken and len(footing.checks) == 1 and all(sign == 1 for _, sign in footing.members)


def on_its_side(kind: StatementKind, choice: Choice, stand: Standing, maps: ConceptMaps) -> Choice:
    """A choice without the matches that its place contradicts: a liability that adds to assets is none.

    Nor is what goes into a flow of an income statement a balance, as such may be told below it.
    """
    if choice.is_own:
        return choice
    is_flow = kind is StatementKind.INCOME_STATEMENT and any(_is_flow(concept, maps) for concept in stand.into)
    kept = tuple(
        match
        for match in choice.matches
        if not stand.side or match.rule.wording != "same" or _balance(match, maps) in ("", stand.side)
        if not is_flow or match.rule.concept not in maps.catalogue.concepts or _is_flow(match.rule.concept, maps)
    )
    return choice if kept == choice.matches else choice.left_with(kept, "cannot add to the total below it")


def _is_flow(concept: str, maps: ConceptMaps) -> bool:
    known = maps.catalogue.concepts.get(concept)
    return known is not None and known.period_type == "duration"


def _balance(match: Match, maps: ConceptMaps) -> Balance:
    concept = maps.catalogue.concepts.get(match.rule.concept)
    return concept.balance if concept else ""


class Terms:
    """Which of a balance sheet's concepts fit its classification: current, noncurrent, or neither of them."""

    def __init__(
        self,
        kind: StatementKind,
        choices: Sequence[Choice],
        stand: Sequence[Standing],
        maps: ConceptMaps,
        matcher: Matcher,
    ) -> None:
        self._maps, self._matcher, self._stand = maps, matcher, stand
        self._items = [choice.item for choice in choices]
        self._parts = [str(choice.part or "") for choice in choices]
        self._all_held = held_by(choices)
        self._totals = tuple(dict.fromkeys(d for d in maps.divisions.values() if d.is_total))
        self._is_money_sheet = kind is StatementKind.BALANCE_SHEET
        self._sheets = {part: self._classification(part) for part in set(self._parts)}

    def _held(self, index: int) -> list[str]:
        """Each line's concept, "" for lines of other parts of the company: a business may be classified alone."""
        part = self._parts[index]
        return [name if of == part else "" for name, of in zip(self._all_held, self._parts, strict=True)]

    def _classification(self, part: str) -> tuple[bool, bool]:
        """Whether the lines of a part of the company are a balance sheet, and whether that is classified."""
        mine = [index for index, of in enumerate(self._parts) if of == part]
        held = {self._all_held[index] for index in mine}
        items = [self._items[index] for index in mine]
        labels = {self._matcher.normal(words) for item in items for words in (item.label, *item.parents)}
        says_so = any(pattern.search(label) for pattern in self._maps.sheet_words for label in labels)
        whole = any(total.undivided in held for total in self._totals)
        parted = any(total.current in held for total in self._totals)
        return self._is_money_sheet and (parted or says_so or whole), parted or says_so

    def fitting(self, index: int, concept: str) -> str:
        """The concept that a line has for one that its words give it, by where it stands; "" if there is none."""
        division = self._maps.divisions.get(concept)
        if division is None or division.is_total or not self._sheets[self._parts[index]][0]:
            return concept
        label = self._matcher.normal(self._items[index].label)
        if any(pattern.search(label) for pattern in self._maps.term_words):
            return concept
        term = self._term(index, self._maps.catalogue.concepts[concept].balance)
        return division.of(term) if term else concept

    def usual(self, index: int, concept: str, others: Collection[str]) -> str:
        """As `fitting`, for what filers put words to.

        Args:
            others: all that they put these words to. On a classified page one part stands for the other only if it is
                among them: `Taxes` that fall due later may be deferred ones.
        """
        division, fitting = self._maps.divisions.get(concept), self.fitting(index, concept)
        is_free = division is None or not self._is_classified(index) or concept == division.undivided
        return fitting if is_free or fitting == concept or fitting in others else ""

    def fitted(self, choice: Choice, index: int, takes: Callable[[str], bool]) -> Choice:
        """A choice whose matches have the concepts that fit where the line stands.

        On a classified page a match goes where the taxonomy has no concept for what falls due then: what stands below
        the total of what is current is not of it.

        Args:
            takes: whether a concept can take the line's figures.
        """
        found: dict[str, Match] = {}
        for match in choice.matches:
            concept = match.rule.concept
            instead = concept if match.rule.is_own else self.fitting(index, concept)
            if not instead and self._is_classified(index):
                continue
            if instead not in ("", concept) and takes(instead):
                rule = replace(match.rule, concept=instead, why=_WHY, origin=self._maps.divisions[concept].origin)
                match = Match(rule, f"{match.name}, refined by", match.confidence)
            found.setdefault(match.rule.concept, match)
        return replace(choice, matches=tuple(found.values()))

    def _is_classified(self, index: int) -> bool:
        return self._sheets[self._parts[index]][1]

    def _term(self, index: int, balance: Balance) -> Term:
        if not self._is_classified(index):
            return "undivided"
        for total in self._totals:
            into = self._stand[index].into
            if total.current in into:
                return "current"
            if total.noncurrent in into:
                return "noncurrent"
        side = next((t for t in self._totals if self._maps.catalogue.concepts[t.current].balance == balance), None)
        # A page may print all liabilities under one heading: what the total of the current ones has closed is over.
        if side and self._is_after(index, side):
            return "noncurrent"
        headings = [self._matcher.heading(StatementKind.BALANCE_SHEET, p) for p in self._items[index].parents]
        named = [heading.concept.removesuffix("Abstract") for heading in headings if heading][-1:]
        is_closed = side is not None and side.current in self._held(index)[:index]
        return "current" if not is_closed and any(total.current in named for total in self._totals) else ""

    def _is_after(self, index: int, side: Division) -> bool:
        """Whether a line stands below the total of what is current and above that of its whole side."""
        before = self._held(index)[:index]
        return side.current in before and side.undivided not in before
