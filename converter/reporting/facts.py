"""Facts by their OIM aspects: the same figure in three tables is one fact with three occurrences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from converter.model.concepts import Concept, Dimension
from converter.model.findings import Finding
from converter.model.periods import Period
from converter.model.report import Fact, FactNote, Footnote, Occurrence
from converter.model.rounding import half_unit
from converter.model.source import Locator, UnitKind
from converter.model.statements import SignedAmount, Statement, StatementLine, line_name
from converter.model.units import Unit

_Key = tuple[Concept, Period, Unit, Dimension | None]


@dataclass(slots=True)
class _Gathered:
    """What has been found of one fact so far; the first line is the one that states it."""

    line: StatementLine
    statement: int
    places: list[tuple[SignedAmount, StatementLine, int]] = field(default_factory=list)
    proofs: list[str] = field(default_factory=list)


def gather_facts(statements: tuple[Statement, ...]) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """The facts of all statements, in printed order.

    Returns:
        Facts, and a finding for each figure that contradicts the same fact printed elsewhere: it stays
        untagged, so that no document states two values for one fact.
    """
    gathered: dict[_Key, _Gathered] = {}
    findings: list[Finding] = []
    for number, statement in enumerate(statements):
        for line in statement.lines:
            for signed in line.values:
                concept = line.line.concept
                if concept is None:
                    continue
                unit = unit_of(line.line.item.unit, statement.currencies[signed.amount.column])
                key = concept, signed.period, unit, statement.dimension_of(line, signed.amount.column)
                known = gathered.setdefault(key, _Gathered(line, number))
                if known.places and not _agree(known.places[0][0], signed):
                    findings.append(_contradiction(known, signed, line))
                    continue
                known.places.append((signed, line, number))
                known.proofs += [p for p in _proofs(statement, line, signed) if p not in known.proofs]
    facts = tuple(_fact(f"f{i}", key, found) for i, (key, found) in enumerate(gathered.items(), start=1))
    return facts, tuple(findings)


def gather_notes(facts: Iterable[Fact], footnotes: Iterable[Footnote], text: str) -> tuple[FactNote, ...]:
    """The footnotes that some facts bear, numbered in the order of the text.

    Args:
        text: of the source.
    """
    stated: dict[Locator, list[tuple[Fact, str]]] = {}
    for fact in facts:
        for place in fact.occurrences:
            stated.setdefault(place.locator, []).append((fact, place.id))
    notes: list[FactNote] = []
    for note in footnotes:
        borne = [pair for figure in note.figures for pair in stated.get(figure, ())]
        # Figures of a note may be facts themselves: it holds their tags (Inline XBRL 1.1 section 6.1.1).
        is_cut = any(_crosses(place, piece) for piece in note.ranges for place in stated)
        if not borne or is_cut:
            continue
        words = "".join(text[piece.start : piece.end] for piece in note.ranges)
        ids = tuple(dict.fromkeys(fact.id for fact, _ in borne)), tuple(place for _, place in borne)
        notes.append(FactNote(f"fn{len(notes) + 1}", note.mark, note.ranges, " ".join(words.split()), *ids))
    return tuple(notes)


def _crosses(place: Locator, piece: Locator) -> bool:
    """Whether a range holds a part of another, and not all of it."""
    return (
        place.start < piece.end
        and piece.start < place.end
        and not (piece.start <= place.start and place.end <= piece.end)
    )


@lru_cache(maxsize=64)
def unit_of(kind: UnitKind, currency: str) -> Unit:
    """The XBRL unit of a line (XBRL 2.1 section 4.8)."""
    money = f"iso4217:{currency}"
    match kind:
        case UnitKind.MONETARY:
            return Unit(currency.lower(), (money,))
        case UnitKind.SHARES:
            return Unit("shares", ("xbrli:shares",))
        case UnitKind.PER_SHARE:
            return Unit(f"{currency.lower()}PerShare", (money,), ("xbrli:shares",))
        case UnitKind.PURE:
            return Unit("pure", ("xbrli:pure",))


def _agree(one: SignedAmount, other: SignedAmount) -> bool:
    """Whether two figures can be the same fact: their rounding intervals meet."""
    return (
        abs(one.value - other.value) <= half_unit(one.amount.decimals) + half_unit(other.amount.decimals)
        if (one.amount.decimals != other.amount.decimals)
        else one.value == other.value
    )


def _contradiction(known: _Gathered, signed: SignedAmount, line: StatementLine) -> Finding:
    first, concept = known.places[0][0], line.line.concept
    return Finding(
        "fact.contradiction",
        "warning",
        f"{line_name(line.line.item)} is {signed.value:,f} here but {first.value:,f} where it was first printed; "
        "this figure stays untagged",
        signed.amount.locator,
        concept=concept.name.local if concept else "",
        hint="One of the two is misprinted or misread, or the lines are not the same",
    )


def _proofs(statement: Statement, line: StatementLine, signed: SignedAmount) -> list[str]:
    """The names of the sums and ties that bear a figure out."""
    sums = [
        statement.sum_name(index)
        for index in line.proofs
        if any(
            check.column == signed.amount.column and check.outcome != "broken"
            for check in statement.footings[index].checks
        )
    ]
    name = line.line.concept.name.local if line.line.concept else ""
    ties = [
        statement.tie_name(index)
        for index, tie in enumerate(statement.ties)
        if tie.period == signed.period
        and name in tie.concepts
        and tie.outcome != "broken"
        and statement.is_whole(line, signed.amount.column)
    ]
    return sums + ties


def _fact(fact_id: str, key: _Key, found: _Gathered) -> Fact:
    concept, period, unit, dimension = key
    finest = max(found.places, key=lambda place: place[0].amount.decimals)[0]
    return Fact(
        id=fact_id,
        concept=concept,
        period=period,
        unit=unit,
        dimension=dimension,
        value=finest.value,
        decimals=finest.amount.decimals,
        occurrences=tuple(
            Occurrence(
                id=fact_id if place == 0 else f"{fact_id}-{place + 1}",
                locator=signed.amount.locator,
                printed=signed.amount.printed,
                scale=signed.amount.scale,
                decimals=signed.amount.decimals,
                is_negative=signed.value < Decimal(0),
                is_dash=signed.amount.is_dash,
                by_points=signed.amount.by_points,
                label=line.line.item.label,
                statement=number,
                sign_rule=signed.sign_rule,
            )
            for place, (signed, line, number) in enumerate(found.places)
        ),
        rule=found.line.line.rule,
        confidence=max(line.confidence for _, line, _ in found.places),
        alternatives=found.line.line.alternatives,
        proofs=tuple(found.proofs),
    )
