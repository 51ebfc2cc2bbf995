"""The choice of a concept for each line. One concept stands for one line of a statement and period."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from converter.mapping.across import Across
from converter.mapping.balances import as_balance, balances_below
from converter.mapping.breakdowns import Breakdowns
from converter.mapping.choice import Choice, LeftOut, WhyLeft, claim, may_share, refused_finding
from converter.mapping.classes import Classes
from converter.mapping.contradicted import without_contradicted
from converter.mapping.contras import around_contras
from converter.mapping.decided import DECIDED, Decisions, decided_match, decided_part, decided_without, shared, unfit
from converter.mapping.details import Details, held_at_dates, without_repeated, without_unknown
from converter.mapping.extensions import Taken
from converter.mapping.fits import foreign_trades, is_barred, is_mixed, takes
from converter.mapping.learned import Learned, wording_of
from converter.mapping.mapped import MappedLines
from converter.mapping.match import Match, matcher_of
from converter.mapping.members import Members
from converter.mapping.own import OwnConcepts, names_in_labels, words_of
from converter.mapping.places import Place, place_of_rest, places, proven_place
from converter.mapping.refine import refined, refined_words
from converter.mapping.retries import Retries
from converter.mapping.rivals import without_rivals
from converter.mapping.sectors import in_sectors
from converter.mapping.share_pay import PartsOfCosts
from converter.mapping.sides import with_bare_sides
from converter.mapping.standing import Standing, Terms, on_its_side, standings
from converter.mapping.totals import NamedTotals, headings_of_flows, headings_of_sums, named_as_an_item
from converter.mapping.usual import USUAL, usual_of
from converter.model.concepts import EXTENSION, MEASURE, Balance, ConceptMaps, Trade
from converter.model.decisions import RULES_WITHOUT_CONCEPT, Decision, LearnedLine
from converter.model.findings import Finding
from converter.model.report import ReportName
from converter.model.source import LineItem, RollRole, StatementKind, StatementTable, UnitKind
from converter.model.statements import Footing, MappedStatement

# Why a row between two balances is no movement of the period.
_RESTATES = "vocabulary/roll_rows.csv"
# So sure is a total that parts a statement in sections.
_SURE = Decimal("0.85")


def map_concepts(
    statements: tuple[StatementTable, ...],
    footings: tuple[tuple[Footing, ...], ...],
    maps: ConceptMaps,
    name: ReportName,
    min_confidence: Decimal,
    decisions: tuple[Decision, ...] = (),
    learned: tuple[LearnedLine, ...] = (),
    extend_measures: bool = False,
) -> tuple[tuple[MappedStatement, ...], tuple[Finding, ...]]:
    """A concept for every line: of the catalogue where a rule reaches it, else an extension.

    Args:
        name: gives extensions their prefix and namespace.
        min_confidence: a match below it is not used.
        decisions: what a person decided about lines; they go before everything.
        learned: what the filer's own table knows; it goes before all other rows.
        extend_measures: make extensions of measures outside the standards; else they stay untagged.

    Returns:
        Statements with lines in the tables' order, and a finding for each line without a standard concept.

    Raises:
        UsageError: a decision names an unknown concept, one that cannot take the figures, or a line that is not there.
        MapError: the vintage lacks a concept that our tables name.
    """
    mapper = _Mapper(maps, name, min_confidence, learned, extend_measures)
    mapper.trades = foreign_trades(statements, maps, matcher_of(maps))
    decided = Decisions(decisions, maps.catalogue, name.prefix)
    both = tuple(zip(statements, footings, strict=True))
    read = [mapper.decided(statement, sums, number, decided) for number, (statement, sums) in enumerate(both, start=1)]
    decided.check_used(statements)
    mapper.findings += mapper.learned.gone(statements)
    mapped: list[MappedStatement] = []
    for (statement, sums), choices in zip(both, read, strict=True):
        if statement.kind is StatementKind.DETAILS:
            mapped.append(mapper.details(statement, choices, sums, mapped, read))
        else:
            mapped.append(mapper.statement(statement, mapper.refined(statement, sums, choices, read), sums))
    return tuple(mapped), tuple(mapper.findings)


class _Mapper:
    """Maps the statements of one report, and keeps its extension concepts apart and alike."""

    def __init__(
        self,
        maps: ConceptMaps,
        name: ReportName,
        min_confidence: Decimal,
        learned: tuple[LearnedLine, ...],
        extend_measures: bool,
    ) -> None:
        self._maps, self._name, self._min = maps, name, min_confidence
        self._extend_measures = extend_measures
        self._matcher, self._usual = matcher_of(maps), usual_of(maps)
        self.learned = Learned(learned, maps.catalogue, self._matcher.normal)
        taken = Taken(maps.catalogue.names, (prefix for prefix, _ in maps.catalogue.schemas.values()))
        self._members = Members(maps.catalogue, name, taken, maps.part_names)
        self._breakdowns = Breakdowns(maps, self._matcher, self._members, min_confidence)
        self._parts_of_costs = PartsOfCosts(maps, self._matcher, self._members)
        self._classes = Classes(maps.row_parts, self._matcher, self._members)
        names = names_in_labels(name.company, maps.name_words), words_of(name.company, maps.name_words)[1:]
        self._retries = Retries(maps.label_retries, self._matcher, *names)
        self._across = Across(maps.catalogue)
        self._details = Details(maps, self._matcher, self._members, min_confidence)
        self._totals = NamedTotals(maps, self._matcher, min_confidence)
        self._lines = MappedLines(maps, self._matcher, OwnConcepts(maps, name, self._matcher, taken), min_confidence)
        self.trades: tuple[Trade, ...] = ()
        self.findings: list[Finding] = []

    def read(self, statement: StatementTable, sums: Sequence[Footing]) -> list[Choice]:
        """What the words of each line give it where it stands, without regard to what the other lines take."""
        if statement.kind is StatementKind.DETAILS:
            return [Choice(item, ()) for item in statement.lines]
        kind, bare = statement.kind, {i for i, item in enumerate(statement.lines) if self._matcher.is_bare(item)}
        headings = headings_of_sums(statement.lines, sums, bare)
        if kind is StatementKind.CASH_FLOW:
            headings = headings_of_flows(statement.lines, sums) | headings
        choices = [self._choice(kind, item, headings.get(i)) for i, item in enumerate(statement.lines)]
        choices = in_sectors(kind, self._classes.parted(kind, choices), sums, self._maps, self._matcher, self._members)
        choices, findings = self.learned.confirmed(kind, choices, partial(self._takes, kind=kind))
        self.findings += findings
        choices = with_bare_sides(kind, choices, sums, self._maps.catalogue)
        stand = standings(kind, choices, sums, self._maps)
        terms = Terms(kind, choices, stand, self._maps, self._matcher)
        for index, choice in enumerate(choices):
            fitted = terms.fitted(choice, index, partial(self._takes, item=choice.item, kind=kind))
            choices[index] = on_its_side(kind, fitted, stand[index], self._maps)
        return self._with_usages(kind, choices, stand, terms)

    def decided(
        self, statement: StatementTable, sums: Sequence[Footing], number: int, decisions: Decisions
    ) -> list[Choice]:
        """The choices of a statement by its words, those replaced that a person made."""
        kind, choices = statement.kind, self.read(statement, sums)
        settled = list(choices)
        for index, choice in enumerate(choices):
            decision = decisions.of(number, index + 1, choice.item)
            if decision is None or choice.item.is_abstract:
                continue
            if decision.concept in RULES_WITHOUT_CONCEPT:
                settled[index] = Choice(choice.item, (), left_out=decided_without(decision))
                continue
            concept = decisions.concept(decision)
            if concept != EXTENSION and not self._takes(concept, choice.item, kind):
                if decision.is_kept:
                    continue
                raise unfit(decision, f"cannot take the figures of {choice.item.label!r}")
            part = decided_part(decision, statement, choice.item, self._members, self._maps.domains)
            wording = wording_of(choice, concept, self._maps.catalogue)
            match = decided_match(kind, choice.item, decision, concept, wording)
            settled[index] = replace(choice.given(match), part=part)
        return settled

    def refined(
        self,
        statement: StatementTable,
        sums: Sequence[Footing],
        choices: list[Choice],
        report: Iterable[list[Choice]],
    ) -> list[Choice]:
        """The choices made exact by what else the statement prints, and the `report` by the choices of all."""
        kind, days = statement.kind, [column.period.end for column in statement.columns if column.period]
        others = {choice.match.rule.concept for one in report for choice in one if choice.match}
        parts = [c.member.member.rpartition(":")[2] if c.member else "" for c in statement.columns]
        members = [frozenset(parts[a.column] for a in item.amounts if a.magnitude) for item in statement.lines]
        counts = [found for item, found in zip(statement.lines, members, strict=True) if item.unit is UnitKind.SHARES]
        # A total that was made exact says more of its lines than it did before.
        for _ in range(2):
            exact = refined(
                kind,
                [(refined_words(c.item, self._matcher.normal), c.match, c.item.figures) for c in choices],
                others,
                members,
                counts,
                standings(kind, choices, sums, self._maps),
                max(days, default=None),
                self._maps.refinements,
                partial(self._takes_in, choices=choices, kind=kind),
            )
            if not exact:
                break
            choices = [
                replace(choice, matches=(exact[index], *choice.matches)) if index in exact else choice
                for index, choice in enumerate(choices)
            ]
        return choices

    def statement(self, statement: StatementTable, choices: list[Choice], sums: tuple[Footing, ...]) -> MappedStatement:
        """One statement with a concept for each line, of which no two share one; alone they would take `choices`."""
        if self._parts_of_costs.tells(statement):
            return self._mapped(statement, self._parts_of_costs.applied(statement, choices, sums), sums, frozenset())
        stand = standings(statement.kind, choices, sums, self._maps)
        terms = Terms(statement.kind, choices, stand, self._maps, self._matcher)
        takes_in = partial(self._takes_in, choices=choices, kind=statement.kind)
        choices = around_contras(
            statement.kind, choices, sums, self._maps.contras, self._matcher, takes_in, self._maps.catalogue
        )
        choices = without_rivals(statement.kind, choices, sums, self._maps.catalogue, self._matcher)
        choices = self._across.unlike(statement, choices)
        choices = self._with_what_is_left(
            statement.kind, self._shared_out(choices, named_as_an_item(statement, choices, sums)), stand, terms
        )
        choices = self._across.like(statement, self._totals.named(statement.kind, choices, sums))
        choices = self._breakdowns.applied(statement, choices, sums)
        choices = without_contradicted(statement.kind, choices, sums, self._maps.catalogue)
        below = balances_below(statement.kind, choices, sums, self._maps.catalogue, self._matcher)
        choices = [self._as_balance(choice, choices) if i in below else choice for i, choice in enumerate(choices)]
        return self._mapped(statement, choices, sums, below)

    def _mapped(
        self, statement: StatementTable, choices: list[Choice], sums: tuple[Footing, ...], below: Container[int]
    ) -> MappedStatement:
        lines, findings = self._lines.of(statement, choices, sums, below)
        self.findings += findings
        self._across.note(statement, lines)
        return MappedStatement(statement, tuple(lines), tuple(map(self._members.dimension, statement.columns)))

    def details(
        self,
        statement: StatementTable,
        choices: list[Choice],
        sums: tuple[Footing, ...],
        told: Sequence[MappedStatement],
        report: Iterable[list[Choice]],
    ) -> MappedStatement:
        """A note that takes lines of the statements apart, whose choices are the `report`, with a concept for each."""
        choices = self._details.applied(statement, choices, sums, told, self._across)
        inexact = {row.concept for row in self._maps.refinements if row.statement is statement.kind}
        if any(choice.standard in inexact for choice in choices):
            choices = self.refined(statement, sums, choices, report)
        choices = self._breakdowns.applied(statement, self._shared_out(choices, frozenset()), sums)
        choices = without_repeated(statement, without_unknown(statement, choices, sums, self._maps), told)
        return self._mapped(statement, choices, sums, held_at_dates(statement))

    def _shared_out(self, choices: list[Choice], first: frozenset[int]) -> list[Choice]:
        """Each line's best match, unless a surer line with other figures holds its concept already.

        Args:
            first: lines that go before all others, however sure these are.
        """
        choices = list(choices)
        holders: dict[tuple[str, bool, str], list[int]] = {}
        surest = sorted(range(len(choices)), key=lambda i: (i not in first, *claim(choices[i])))
        for index in surest:
            choice = choices[index]
            while (match := choice.match) is not None and match.rule.concept != EXTENSION:
                if choice.part and match.how == DECIDED:
                    break
                part = str(choice.part) if choice.part else ""
                held_by = holders.setdefault((match.rule.concept, self._matcher.is_at_start(choice.item), part), [])
                rival = next((i for i in held_by if not may_share(choices[i].item, choice.item)), None)
                if rival is None:
                    held_by.append(index)
                    break
                held = choices[rival].match
                if match.how == DECIDED and held is not None:
                    raise shared(held, match)
                choice = replace(choice, position=choice.position + 1)
            choices[index] = choice
        return choices

    def _with_usages(
        self, kind: StatementKind, choices: list[Choice], stand: Sequence[Standing], terms: Terms
    ) -> list[Choice]:
        """Lines that no rule reaches, with what filers use for their words where they stand."""
        named = [c.match.rule.concept if c.match and c.match.confidence >= _SURE else None for c in choices]
        settled = []
        for index, place in enumerate(places(kind, named, self._maps.catalogue)):
            choice = choices[index]
            if choice.item.is_abstract or choice.matches or choice.refused or choice.left_out:
                settled.append(choice)
                continue
            place = proven_place(kind, place, stand[index].into, self._maps.catalogue)
            free = partial(self._takes_at, item=choice.item, kind=kind, side=stand[index].side)
            found = self._usages(kind, choice, index, place, free, terms)
            sure = tuple(m for m in found if m.confidence >= self._min)
            settled.append(replace(choice, matches=sure or self._retried(kind, choice, index, place, free, terms)))
        return settled

    def _with_what_is_left(
        self, kind: StatementKind, choices: list[Choice], stand: Sequence[Standing], terms: Terms
    ) -> list[Choice]:
        """Lines that lost their concept to a surer one, with what filers put to their words there besides."""
        settled = list(choices)
        named = [choice.match.rule.concept if choice.match else None for choice in choices]
        held = set(filter(None, named))
        for index, place in enumerate(places(kind, named, self._maps.catalogue)):
            choice = choices[index]
            if not choice.is_open or not choice.matches:
                continue
            place = place_of_rest(kind, place, stand[index].into, self._maps.catalogue)
            free = (place.inside | place.further) - held - {match.rule.concept for match in choice.matches}
            takes = partial(self._takes_at, item=choice.item, kind=kind, side=stand[index].side, free=free)
            found = self._usages(kind, choice, index, place, takes, terms)[:1]
            if found and found[0].confidence >= self._min:
                settled[index] = replace(choice, matches=(*choice.matches, *found), position=len(choice.matches))
                held.add(found[0].rule.concept)
        return settled

    def _usages(
        self, kind: StatementKind, choice: Choice, index: int, place: Place, takes: Callable[[str], bool], terms: Terms
    ) -> tuple[Match, ...]:
        label, fitting = self._matcher.normal(choice.item.label), partial(terms.usual, index)
        if any(self._is_foreign(usage.concept) for usage in self._maps.usages(kind, label)[:1]):
            return ()
        return self._usual.matches(kind, label, choice.item.unit, place, takes, fitting)

    def _retried(
        self, kind: StatementKind, choice: Choice, index: int, place: Place, takes: Callable[[str], bool], terms: Terms
    ) -> tuple[Match, ...]:
        """What a label leads to in other words for the same, the nearest that lead to anything sure enough."""
        for variant in self._retries.of(choice.item.label):
            rules = self._matcher.matches_of(kind, choice.item, variant.label)
            if rules and rules[0].rule.concept in (EXTENSION, MEASURE):
                return ()
            fitted = terms.fitted(replace(choice, matches=rules), index, takes).matches
            usages = self._usual.matches(
                *(kind, variant.label, choice.item.unit, place, takes, partial(terms.usual, index))
            )
            known = [m for m in usages if m.how == USUAL]
            free = (m for m in (*fitted, *known) if takes(m.rule.concept) and variant.allows(m.rule.concept))
            sure = tuple(m for m in map(variant.given, free) if m.confidence >= self._min)
            if sure:
                return sure
        return ()

    def _as_balance(self, choice: Choice, others: list[Choice]) -> Choice:
        fits = partial(self._fits, item=choice.item, kind=StatementKind.BALANCE_SHEET)
        return as_balance(choice, others, self._matcher, self._maps.catalogue, fits)

    def _takes_at(
        self, name: str, item: LineItem, kind: StatementKind, side: Balance, free: frozenset[str] | None = None
    ) -> bool:
        if (free is not None and name not in free) or not self._takes(name, item, kind):
            return False
        if self._is_foreign(name) or is_barred(name, self._matcher.normal(item.label), self._maps):
            return False
        # What flows in and out by turns is no concept of one direction.
        is_flow = kind is not StatementKind.BALANCE_SHEET
        if is_flow and is_mixed(item) and name in self._maps.catalogue.nonnegative:
            return False
        return not side or self._maps.catalogue.concepts[name].balance in ("", side)

    def _choice(self, kind: StatementKind, item: LineItem, headings: tuple[str, ...] | None) -> Choice:
        """What the words of a line give it.

        Args:
            headings: those that it is looked up under, if sums tell others than it stands below.
        """
        if item.is_abstract:
            return Choice(item, ())
        if item.roll is RollRole.LEFT_OUT:
            return Choice(item, (), left_out=LeftOut(WhyLeft.DECIDED, _RESTATES))
        # Of a total of money without any word the members are asked first, then the heading (totals.py).
        asked = headings if headings and (item.label or item.unit is UnitKind.PER_SHARE) else ()
        placed = replace(item, parents=asked) if headings not in (None, item.parents) else item
        matches, part = self._classes.of(kind, placed)
        found = [m for m in matches or self._matcher.matches(kind, placed) if m.confidence >= self._min]
        if found and found[0].rule.concept == MEASURE:
            if not self._extend_measures:
                return Choice(item, (), left_out=LeftOut(WhyLeft.MEASURE, found[0].name))
            found = [replace(found[0], rule=replace(found[0].rule, concept=EXTENSION))]
        found = [
            m for m in found if m.rule.concept != MEASURE and (m.rule.is_own or not self._is_foreign(m.rule.concept))
        ]
        fitting = tuple(m for m in found if self._fits(m, item, kind))
        refused = self._maps.refused.get(found[0].rule.concept, "") if found else ""
        if found and found[0].rule.is_own and found[0] not in fitting:
            # The user asked for it, so silence would be a lie, whatever another row then gives.
            # Where nothing else fits, the finding on the extension says it.
            refused = refused or f"{found[0].rule.concept} cannot take the figures of this line"
            if fitting:
                self.findings.append(refused_finding(item, found[0], refused))
        return Choice(item, fitting, refused=refused, part=part if fitting else None)

    def _fits(self, match: Match, item: LineItem, kind: StatementKind) -> bool:
        """Whether a concept can take the figures at all: by its type, and no flow on a balance sheet."""
        if match.rule.concept == EXTENSION:
            return True
        return match.rule.concept not in self._maps.refused and self._takes(match.rule.concept, item, kind)

    def _takes(self, name: str, item: LineItem, kind: StatementKind) -> bool:
        return takes(name, item.unit, kind, self._maps.catalogue)

    def _is_foreign(self, name: str) -> bool:
        """Whether a concept is of a trade that the report does not speak of."""
        return any(trade.concepts.match(name) for trade in self.trades)

    def _takes_in(self, name: str, index: int, choices: Sequence[Choice], kind: StatementKind) -> bool:
        return name == EXTENSION or self._takes_at(name, choices[index].item, kind, "")
