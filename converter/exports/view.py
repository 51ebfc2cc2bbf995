"""What the pages show of a conversion, as plain values: statements as tagged, sums, what is left untagged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, NamedTuple

from converter.exports.receipt import Conversion, is_arc
from converter.model.decisions import LEFT_OUT, NON_GAAP, RULES_WITHOUT_CONCEPT
from converter.model.report import Fact, Occurrence
from converter.model.source import Locator, StatementTable
from converter.model.statements import Footing, Statement, StatementLine

Level = Literal["sure", "likely", "doubtful", "untagged"]
State = Literal["arc", "holds", "broken"]
# From which confidence on a number is coloured as sure, and as likely.
_SURE, _LIKELY = Decimal("0.85"), Decimal("0.7")


@dataclass(frozen=True, slots=True)
class FigureView:
    """A printed figure: what it says, what it became, and the identifier of its element ("" if it is untagged)."""

    printed: str
    shown: Decimal
    value: str
    period: str
    element: str
    column: int
    locator: Locator


@dataclass(frozen=True, slots=True)
class LineView:
    """A line of a statement. `figures` has one entry for each shown column, None where nothing is printed.

    `number` counts from 1, headings too, as in mapping.csv; `concept` is a prefixed name, "" where there is none.
    """

    number: int
    label: str
    section: str
    depth: int
    is_heading: bool
    is_total: bool
    concept: str
    concept_label: str
    balance: str
    period_type: str
    is_extension: bool
    without: str
    is_decided: bool
    confidence: Decimal
    level: Level
    rule: str
    why: str
    sign_rule: str
    unit: str
    alternatives: tuple[tuple[str, str, Decimal], ...]
    sums: tuple[str, ...]
    figures: tuple[FigureView | None, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """One line of a sum: its sign (0 for the total), its label and its figures, one for each column of the sum."""

    sign: int
    number: int
    label: str
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SumView:
    """A printed sum as a sum: its terms, its total, and in each column by how much it misses ("" if it holds).

    `state` is `arc` where the filing states it as a calculation, `holds` where only the page proves it.
    """

    name: str
    state: State
    columns: tuple[str, ...]
    terms: tuple[TermView, ...]
    total: TermView
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as tagged."""

    number: int
    kind: str
    title: str
    columns: tuple[str, ...]
    lines: tuple[LineView, ...]
    sums: tuple[SumView, ...]
    ties: tuple[tuple[str, str, str], ...]


class UntaggedView(NamedTuple):
    """A numeric cell without a fact; `near` is the element of the tagged figure closest to it in its table."""

    printed: str
    label: str
    line: int
    message: str
    near: str


def statement_views(conversion: Conversion, items: tuple[StatementTable, ...]) -> tuple[StatementView, ...]:
    """The statements of a conversion.

    Args:
        items: the statements as they were read, in the report's order; their columns have the headings.
    """
    report = conversion.report
    facts = {place.locator: (fact, place) for fact in report.facts for place in fact.occurrences}
    views = []
    for number, (statement, read) in enumerate(zip(report.statements, items, strict=True), start=1):
        used = sorted({a.column for line in statement.lines for a in line.line.item.amounts})
        headings = tuple(_heading(read, column) for column in used)
        within = _sums_by_line(statement)
        lines = tuple(
            _line(place, line, used, facts, within.get(place - 1, ()), report.name.prefix)
            for place, line in enumerate(statement.lines, start=1)
        )
        sums = tuple(_sum(statement, index, footing, read) for index, footing in enumerate(statement.footings))
        ties = tuple((tie.name, str(tie.period), tie.outcome) for tie in statement.ties)
        views.append(StatementView(number, statement.kind.value, statement.title, headings, lines, sums, ties))
    return tuple(views)


def untagged_views(conversion: Conversion) -> dict[str, tuple[UntaggedView, ...]]:
    """The numeric cells that are no fact, by the code of the finding that says why, the commonest first."""
    elements = {place.locator: place.id for fact in conversion.report.facts for place in fact.occurrences}
    why = {f.locator: f for f in reversed(conversion.findings) if f.locator is not None}
    found: dict[str, list[UntaggedView]] = {}
    for table in conversion.tables:
        places = [(row.label, cell) for row in table.rows for cell in row.cells]
        near = _nearest([elements.get(cell.locator, "") for _, cell in places])
        for (label, cell), element in zip(places, near, strict=True):
            if cell.locator in elements:
                continue
            finding = why.get(cell.locator)
            line, _ = conversion.source.line_and_column(cell.locator)
            view = UntaggedView(cell.text, label, line, finding.message if finding else "", element)
            found.setdefault(finding.code if finding else "", []).append(view)
    return {code: tuple(found[code]) for code in sorted(found, key=lambda code: (-len(found[code]), code))}


def _nearest(elements: list[str]) -> list[str]:
    """For each cell of a table its own element, else that before it, else the first after it."""
    last = next(filter(None, elements), "")
    return [last := element or last for element in elements]


def _heading(read: StatementTable, column: int) -> str:
    return read.columns[column].heading if column < len(read.columns) else ""


def _line(
    number: int,
    line: StatementLine,
    columns: list[int],
    facts: dict[Locator, tuple[Fact, Occurrence]],
    sums: Sequence[str],
    prefix: str,
) -> LineView:
    item, concept = line.line.item, line.line.concept
    figures: dict[int, FigureView] = {}
    for amount in item.amounts:
        fact, place = facts.get(amount.locator, (None, None))
        figures[amount.column] = FigureView(
            printed=amount.printed,
            shown=amount.shown,
            value=f"{fact.value:,f}" if fact else "",
            period=str(fact.period) if fact else str(amount.period),
            element=place.id if place else "",
            column=amount.column,
            locator=amount.locator,
        )
    without = next((name for name, said in RULES_WITHOUT_CONCEPT.items() if line.line.rule.startswith(said)), "")
    return LineView(
        number=number,
        label=item.label,
        section=" | ".join(item.parents),
        depth=item.depth,
        is_heading=item.is_abstract,
        is_total=item.is_total,
        concept=line.line.tag,
        concept_label=concept.label if concept else "",
        balance=concept.balance if concept else "",
        period_type=concept.period_type if concept else "",
        is_extension=bool(concept) and concept is not None and concept.name.prefix == prefix,
        without=without if concept is None and not item.is_abstract else "",
        is_decided=line.line.rule.startswith("decided ") or without in (LEFT_OUT, NON_GAAP),
        confidence=line.confidence,
        level=_level(line.confidence, any(figure.element for figure in figures.values())),
        rule=line.line.rule,
        why=line.line.why,
        sign_rule=line.values[0].sign_rule if line.values else "",
        unit=item.unit.value,
        alternatives=tuple((a.concept, a.rule, a.confidence) for a in line.line.alternatives),
        sums=tuple(sums),
        figures=tuple(figures.get(column) for column in columns),
    )


def _level(confidence: Decimal, is_tagged: bool) -> Level:
    if not is_tagged:
        return "untagged"
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "doubtful"


def _sums_by_line(statement: Statement) -> dict[int, list[str]]:
    """For each line the names of the sums that it is the total or a member of."""
    found: dict[int, list[str]] = {}
    for index, footing in enumerate(statement.footings):
        for line in {footing.total, *(member for member, _ in footing.members)}:
            found.setdefault(line, []).append(statement.sum_name(index))
    return found


def _sum(statement: Statement, index: int, footing: Footing, read: StatementTable) -> SumView:
    columns = [check.column for check in footing.checks]

    def term(sign: int, line: int) -> TermView:
        amounts = {a.column: a.printed for a in statement.lines[line].line.item.amounts}
        figures = tuple(amounts.get(column, "") for column in columns)
        return TermView(sign, line + 1, statement.lines[line].line.item.label, figures)

    state: State = "broken" if footing.is_broken else "arc" if is_arc(statement, footing) else "holds"
    return SumView(
        name=statement.sum_name(index),
        state=state,
        columns=tuple(_heading(read, column) for column in columns),
        terms=tuple(term(sign, line) for line, sign in footing.members),
        total=term(0, footing.total),
        misses=tuple(f"{c.difference:,f}" if c.outcome == "broken" else "" for c in footing.checks),
    )


def counted(lines: Iterable[LineView]) -> dict[str, int]:
    """How many figures of some lines are tagged how surely; those of extensions by themselves."""
    counts = dict.fromkeys(("sure", "likely", "doubtful", "extension", "untagged"), 0)
    for line in lines:
        for figure in line.figures:
            if figure is not None:
                level = "untagged" if not figure.element else "extension" if line.is_extension else line.level
                counts[level] += 1
    return counts
