"""Tables among the notes that take a line of the statements apart: known by figures that both print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from converter.model.findings import Finding
from converter.model.notes import Tie
from converter.model.periods import Period
from converter.model.source import (
    COLUMNAR_KINDS,
    TAGGED_KINDS,
    Cell,
    ColumnRole,
    LineItem,
    ReportedAmount,
    SourceDocument,
    StatementKind,
    StatementTable,
    TableLayout,
    UnitKind,
)
from converter.model.vocabulary import DocumentPart, Vocabulary
from converter.reading.layouts import is_tagged
from converter.reading.line_items import lines_of
from converter.reading.notes.awards import read_awards
from converter.reading.notes.counted import over_time, with_counts
from converter.reading.notes.headed import headed, note_headings
from converter.reading.notes.matrices import read_matrices
from converter.reading.notes.measures import read_measures
from converter.reading.notes.movements import read_movements
from converter.reading.notes.repurchases import read_repurchases
from converter.reading.notes.schedules import Printed, read_schedules
from converter.reading.notes.share_rolls import read_share_rolls
from converter.reading.notes.sisters import words_of_sister
from converter.reading.notes.subjects import above_of, is_scaled, is_timely, subject_of, with_member
from converter.reading.notes.wholes_across import with_wholes
from converter.reading.periods.years_alone import names_no_day, with_periods_of, years_late
from converter.reading.titles import part_at, parts_of

# Figures of fewer digits are alike by chance, those of one total in several columns of fewer together.
_TELLING_DIGITS, _TELLING_TOGETHER = 3, 4
_LEAST_WORDS = 2
_OFF = re.compile(r"^\W*less\b\W*", re.IGNORECASE)
_TIED_UNITS = (UnitKind.MONETARY, UnitKind.SHARES)
# Among the notes `Supplemental information` is one, whatever it would be elsewhere.
_NO_STATEMENT = (
    StatementKind.NOTES,
    StatementKind.UNKNOWN,
    StatementKind.SELECTED_DATA,
    StatementKind.OPERATING_METRICS,
)
_Values = Mapping[Period, Decimal]
_Figure = tuple[UnitKind, str, Period, Decimal]
_Told = tuple[int, int, _Values, str]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A table headed by years alone, with its readings by the periods of the statements, and what stands above it."""

    layout: TableLayout
    dated: Sequence[tuple[TableLayout, StatementTable]]
    above: Sequence[str]


def read_details(
    layouts: tuple[TableLayout, ...],
    statements: tuple[StatementTable, ...],
    document: SourceDocument,
    vocabulary: Vocabulary,
) -> tuple[StatementTable, ...]:
    """The tables among the notes with lines that a statement prints too, or whose words say what they are about.

    They are in the order of the text. Whether their lines add up to such a line is for others to say: see
    `prove_statements`.
    """
    told = _told(statements)
    sheets = [statement for statement in statements if statement.kind is StatementKind.BALANCE_SHEET]
    days = {column.period.end for sheet in sheets for column in sheet.columns if column.period}
    found, printed, headings = [], Printed(statements, layouts), note_headings(document, vocabulary)
    waiting: list[_Waiting] = []
    late: set[int] = set()
    before: tuple[TableLayout, Sequence[str]] | None = None
    for untold in _of_notes(layouts, document, vocabulary):
        above = words_of_sister(untold, above_of(untold, document), before, vocabulary)
        before = untold, above
        awards = read_awards(untold, statements, above, vocabulary) or _movements(untold, statements, above, vocabulary)
        awards = awards or read_share_rolls(untold, statements, above, vocabulary)
        awards = awards or read_repurchases(untold, statements, above, vocabulary)
        if awards or untold.kind not in _NO_STATEMENT:
            found += [awards] if awards else []
            continue
        each = with_counts(untold, above, vocabulary)
        counts = each is not untold
        layout = over_time(each, statements) if counts else with_wholes(each, vocabulary)
        note = _note(layout, told, vocabulary)
        # Years alone have the periods by which the figures are those of a statement.
        dated = [(each, _note(each, told, vocabulary)) for each in with_periods_of(layout, statements, vocabulary)]
        own, has_no_day = [(layout, note)], names_no_day(layout, vocabulary)
        readings = dated if has_no_day else [*own, *dated]
        read, note = next(((each, other) for each, other in readings if other.ties), own[0])
        late |= years_late(layout, read, vocabulary)
        if read is layout and has_no_day:
            continue
        # What counts shares alone has no scale of money.
        if counts or is_scaled(layout, statements, above, vocabulary):
            about = replace(note, subject=subject_of(read, note.lines, above, vocabulary))
            if is_timely(about, statements):
                tells = about.ties or about.subject
                note = about if tells else read_measures(layout, days, above, vocabulary) or about
            turned = read_schedules(layout, printed, above, vocabulary)
            note = turned or read_matrices(untold, printed, above, vocabulary) or note
            if note is about and not counts and not has_no_day:
                heading = headings.of(layout.table.locator.start)
                note = replace(note, headed=headed(read, note.lines, statements, heading, above, vocabulary))
            waiting += [] if _tells(note) else [_Waiting(layout, dated, above)]
        if _tells(note):
            found.append(with_member(note, layout, vocabulary))
    found += _by_years(waiting, late, statements, vocabulary)
    found += _below_equity(layouts, statements, document, vocabulary)
    return tuple(sorted(found, key=lambda note: note.index))


def _below_equity(
    layouts: Sequence[TableLayout],
    statements: tuple[StatementTable, ...],
    document: SourceDocument,
    vocabulary: Vocabulary,
) -> Iterator[StatementTable]:
    """The tables right below a statement of changes in equity that lead counts of shares on, as the statement does."""
    for before, layout in pairwise(layouts):
        if before.kind is StatementKind.EQUITY and layout.kind is StatementKind.UNKNOWN and layout.columns:
            rolled = read_share_rolls(layout, statements, above_of(layout, document), vocabulary)
            yield from [rolled] if rolled else []


def _tells(note: StatementTable) -> bool:
    """Whether something of a note is known: a line of a statement, what it is about, or the heading it is below."""
    return bool(note.ties or note.subject or note.headed)


def _movements(
    layout: TableLayout, statements: tuple[StatementTable, ...], above: Sequence[str], vocabulary: Vocabulary
) -> StatementTable | None:
    """A table of movements, if it is known what its money is counted in."""
    found = read_movements(layout, statements, above, vocabulary)
    return found if found and is_scaled(layout, statements, above, vocabulary) else None


def _by_years(
    waiting: Sequence[_Waiting], late: Set[int], statements: tuple[StatementTable, ...], vocabulary: Vocabulary
) -> Iterator[StatementTable]:
    """The tables headed by years alone that their words say all of, as other tables of the document name its years."""
    for one in waiting:
        found = []
        for read, note in one.dated:
            # Where no table says otherwise a year is called by the one in which it ends.
            named = years_late(one.layout, read, vocabulary)
            if named and named == (late or {0}):
                about = replace(note, subject=subject_of(read, note.lines, one.above, vocabulary))
                found += [about] if about.subject and is_timely(about, statements) else []
        yield from found if len(found) == 1 else ()


def _note(layout: TableLayout, told: Mapping[_Figure, list[_Told]], vocabulary: Vocabulary) -> StatementTable:
    """A table with the lines that a statement prints too."""
    lines, _ = lines_of(layout, vocabulary)
    tied = ((at, _tied(layout, item, told)) for at, item in enumerate(lines))
    return StatementTable(
        StatementKind.DETAILS,
        layout.title,
        layout.columns,
        layout.currency,
        lines,
        layout.scales,
        layout.table.index,
        tuple(Tie(at, *place) for at, place in tied if place),
    )


def _of_notes(
    layouts: tuple[TableLayout, ...], document: SourceDocument, vocabulary: Vocabulary
) -> Iterator[TableLayout]:
    """The tables of the notes below the statements, those with columns that are no statement."""
    parts = parts_of(document, vocabulary)
    first = next((layout.table.locator.start for layout in layouts if is_tagged(layout)), len(document.text))
    for layout in layouts:
        start = layout.table.locator.start
        if layout.kind in TAGGED_KINDS or layout.other_company or not layout.columns or start < first:
            continue
        if part_at(start, parts) is DocumentPart.NOTES:
            yield layout


def _told(statements: tuple[StatementTable, ...]) -> dict[_Figure, list[_Told]]:
    """The lines of the statements, by what they show of the whole company."""
    told: dict[_Figure, list[_Told]] = {}
    for number, statement in enumerate(statements):
        if statement.kind not in COLUMNAR_KINDS:
            continue
        for index, item in enumerate(statement.lines):
            if item.unit in _TIED_UNITS and not item.is_inside_label:
                values = _values(statement, item)
                for period, value in values.items():
                    figure = item.unit, statement.currency, period, abs(value)
                    told.setdefault(figure, []).append((number, index, values, item.label))
    return told


def _tied(layout: TableLayout, item: LineItem, told: Mapping[_Figure, list[_Told]]) -> tuple[int, int] | None:
    """The first line of a statement that shows the same as one of a note wherever both show something.

    Round figures are alike by chance, unless the statement has the words of the note too, or they are those of one
    total in all its columns.
    """
    mine = _values(layout, item)
    is_long = (
        len(mine) > 1 and (item.is_total or not item.label) and sum(map(_digits, mine.values())) >= _TELLING_TOGETHER
    )
    found = (
        one
        for period, value in mine.items()
        for one in told.get((item.unit, layout.currency, period, abs(value)), ())
        if _digits(value) >= _TELLING_DIGITS
        or (_is_printed_long(value, layout) and _is_called(item.label, one[3]))
        or (is_long and mine.keys() <= one[2].keys())
    )
    for number, index, theirs, _ in sorted(found, key=lambda one: one[:2]):
        common = mine.keys() & theirs.keys()
        same = all(mine[period] == theirs[period] for period in common)
        if same or all(mine[period] == -theirs[period] for period in common):
            return number, index
    return None


def _is_printed_long(value: Decimal, layout: TableLayout) -> bool:
    return len(str(int(abs(value.scaleb(-layout.scales.monetary))))) >= _TELLING_DIGITS


def _is_called(label: str, other: str) -> bool:
    """Whether a line has the words of another at its start, but for those that take it off."""
    words = _OFF.sub("", label).lower().strip(" :,")
    return len(words.split()) >= _LEAST_WORDS and other.lower().startswith(words)


def _values(table: StatementTable | TableLayout, item: LineItem) -> _Values:
    values: dict[Period, Decimal] = {}
    for amount in item.amounts:
        if _is_whole(table, amount):
            values.setdefault(amount.period, amount.shown)
    return values


def _is_whole(table: StatementTable | TableLayout, amount: ReportedAmount) -> bool:
    column = table.columns[amount.column]
    return column.role is ColumnRole.VALUE and column.member is None and not column.currency


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)


def left_untagged(layouts: tuple[TableLayout, ...], items: tuple[StatementTable, ...]) -> tuple[Finding, ...]:
    """A finding for each table that is no statement, nor one of the notes that take one apart, and for its cells."""
    told = {item.index: {amount.locator for line in item.lines for amount in line.amounts} for item in items}
    findings = []
    for layout in layouts:
        if is_tagged(layout):
            continue
        if layout.table.index not in told and not layout.other_company:
            findings.append(_of_no_kind(layout))
        taken = told.get(layout.table.index, ())
        findings += [
            _of_no_statement(c, layout) for row in layout.table.rows for c in row.cells if c.locator not in taken
        ]
    return tuple(findings)


def _of_no_kind(layout: TableLayout) -> Finding:
    return Finding(
        "table.not-tagged",
        "info",
        f"this table reads as {layout.kind.value.replace('_', ' ')} and gets no facts",
        layout.table.locator,
        hint="Only income statements, comprehensive income, balance sheets, cash flows, changes in equity whose "
        "components and balances can be told, and notes that take a line of theirs apart are tagged",
    )


def _of_no_statement(cell: Cell, layout: TableLayout) -> Finding:
    if layout.other_company:
        message = f"{cell.text} stands in a statement of {layout.other_company}, which is not the one that reports"
        return Finding("cell.other-company", "info", message, cell.locator)
    return Finding("cell.not-a-statement", "info", f"{cell.text} stands in a table that is not tagged", cell.locator)
