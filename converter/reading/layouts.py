"""What each table's captions and headings say: kind, columns with periods, currency, scales."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from converter.errors import NothingToConvertError
from converter.model.findings import Finding
from converter.model.source import (
    TAGGED_KINDS,
    CellKind,
    ColumnRole,
    Registrant,
    Scales,
    SourceDocument,
    StatementKind,
    Table,
    TableLayout,
)
from converter.model.vocabulary import Vocabulary
from converter.reading.choices import without_choices
from converter.reading.columns import read_columns, told_captions
from converter.reading.company.other_companies import AS_ENTITY, with_companies
from converter.reading.company.registrant import known_years
from converter.reading.continued import goes_on, joined, with_columns_of
from converter.reading.equity.roll_forward import read_matrix
from converter.reading.equity.roll_sections import read_sections
from converter.reading.figures.currencies import Told, currency_told, is_of_figures, leads_in, settled_currencies
from converter.reading.figures.scales import (
    declared_scales,
    heads_units,
    is_of_columns,
    scales_above,
    scales_in,
    with_own_scales,
)
from converter.reading.figures.table_scales import scale_contradictions, settled_scales
from converter.reading.notes.lead_sentences import sentences_above
from converter.reading.notes.leads import is_led_in, led_in
from converter.reading.per_share import with_lines_per_share
from converter.reading.periods.calendars import with_columns
from converter.reading.periods.heading_words import is_heading_text
from converter.reading.periods.mentions import Calendar, read_calendar
from converter.reading.periods.told_otherwise import told_otherwise
from converter.reading.texts.spacing import without_margin
from converter.reading.titles import (
    is_remark,
    is_scale_note,
    likely_kind,
    notes_begin,
    part_at,
    parts_of,
    settled_kind,
    title_and_kind,
)
from converter.reading.whole_statements import lacking_kinds, without_title

_WHOLE_UNITS = 1_000_000
_NEAR_BELOW = 400
_MARKUP = re.compile(r"\s*(?:</?\w+>\s*)+")
_NO_STATEMENT = (StatementKind.NOTES, StatementKind.UNKNOWN)
_NOTES = (*_NO_STATEMENT, StatementKind.SHARE_PAY)


def read_layouts(
    document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary, registrant: Registrant | None = None
) -> tuple[tuple[TableLayout, ...], tuple[Finding, ...]]:
    """The layout of every table, with a finding for each table or column that yields no facts.

    A table that does not speak of a scale has that of the statement before it. A statement that goes on over
    a page is one table, or has at least the columns of the page before.

    Raises:
        NothingToConvertError: all its statements are of another company than the registrant.
    """
    calendar = _calendar(document, tables, vocabulary, registrant)
    notes, lacking = notes_begin(document, vocabulary), lacking_kinds(tables, vocabulary)
    read: list[_Read] = []
    statement_end = table_end = 0
    for index, printed in enumerate(tables):
        table = _without_units(printed, vocabulary)
        before = read[-1].layout if read and goes_on(read[-1].layout, table, document, vocabulary) else None
        in_notes = any(statement_end <= start < table.locator.start for start in notes)
        is_choice = bool(read) and before is None and _goes_on_choosing(read[-1], table, document, vocabulary)
        found = _layout(table, before, calendar, vocabulary, lacking, in_notes=in_notes, is_choice=is_choice)
        if read and read[-1].layout.roll_forward and found.layout.kind is StatementKind.UNKNOWN:
            found = replace(found, layout=_rolled_on(read[-1].layout, found.layout, calendar, vocabulary))
        if found.spoken is None and before is None:
            told = _told_above(found.layout, document, table_end, vocabulary)
            if told is None and not any(each.spoken for each in read):
                told = _told_below(found.layout, document, tables[index + 1 : index + 2], vocabulary)
            found = replace(found, spoken=told)
        completed = with_lines_per_share(read[-1].layout, found.layout, found.spoken, vocabulary) if read else None
        if completed:
            read[-1] = replace(read[-1], layout=completed[0])
            found = replace(found, layout=completed[1])
        alike = bool(read) and _speaks_alike(read[-1], found)
        whole = joined(before, found.layout, document) if before and alike else None
        if whole:
            read[-1] = replace(read[-1], layout=whole)
        else:
            read.append(found)
        table_end = table.locator.end
        if found.layout.kind in TAGGED_KINDS and found.is_titled:
            statement_end = table_end
    kept = _without_choices(read, document, vocabulary)
    leads = leads_in(document.text, vocabulary)
    settled, unclear = settled_currencies(kept, [each.currency for each in read], document.text, leads, vocabulary)
    named, others_told = with_companies(settled, registrant or Registrant(), document.text, vocabulary)
    others = {layout.other_company for layout in named} - {""}
    if others and registrant and not any(map(is_tagged, named)):
        raise NothingToConvertError(
            f"its statements are of {', '.join(sorted(others))}, and {registrant.name} reports",
            where=document.name,
            do=f"Name the one whose statements they are {AS_ENTITY}",
        )
    read = [replace(each, layout=layout) for each, layout in zip(read, named, strict=True)]
    layouts, findings = _with_scales(read, declared_scales(document.text, leads, vocabulary))
    otherwise = told_otherwise([layout for layout in layouts if is_tagged(layout)], calendar)
    return layouts, (*unclear, *findings, *others_told, *otherwise)


def _without_choices(read: Sequence[_Read], document: SourceDocument, vocabulary: Vocabulary) -> list[TableLayout]:
    parts = parts_of(document, vocabulary)
    places = [part_at(each.layout.table.locator.start, parts) for each in read]
    return without_choices([each.layout for each in read], [each.named for each in read], places, vocabulary)


def _calendar(
    document: SourceDocument, tables: tuple[Table, ...], vocabulary: Vocabulary, registrant: Registrant | None
) -> Calendar:
    """What the document, its submission's header and the filer's table tell of its periods."""
    filed_end = registrant.filer.fiscal_year_end if registrant and registrant.filer else ""
    text = document.text if document.markup else without_margin(document.text)
    calendar = with_columns(read_calendar(text, vocabulary), tables, vocabulary, filed_end)
    known = known_years(registrant, vocabulary) if registrant else None
    if not known:
        return calendar
    weekdays = calendar.weekdays or ((known.rule, known.month, known.day),)
    return replace(calendar, weekdays=weekdays, weeks_of_quarters=known.quarters)


def _without_units(table: Table, vocabulary: Vocabulary) -> Table:
    """A table whose rows of units are captions or, below figures, the scale of the rows beneath them.

    A row as `$ in billions, except per share data` among the lines heads columns anew and is no heading of lines.
    """
    units = [not row.cells and heads_units(row.label, vocabulary) for row in table.rows]
    if not any(units):
        return table
    captions, rows = list(table.captions), []
    scales: Scales | None = None
    for row, is_unit in zip(table.rows, units, strict=True):
        if not is_unit:
            rows.append(row if scales is None else replace(row, scales=scales))
        elif any(other.cells for other in rows):
            scales = scales_in([row.label], vocabulary)
        else:
            captions.append(row.label)
    return replace(table, captions=tuple(captions), rows=tuple(rows))


def _with_scales(read: list[_Read], declared: Scales | None) -> tuple[tuple[TableLayout, ...], tuple[Finding, ...]]:
    layouts: list[TableLayout] = []
    findings: list[Finding] = []
    scales = settled_scales([each.layout for each in read], [each.spoken for each in read], declared)
    for each, scale in zip(read, scales, strict=True):
        layout = replace(each.layout, scales=scale)
        layouts.append(layout)
        findings += _remarks(layout, has_scale=each.spoken is not None)
    return tuple(layouts), (*findings, *scale_contradictions(layouts))


@dataclass(frozen=True, slots=True)
class _Read:
    """A layout, the caption that names it, whether that is of a statement, and the scale and currency it speaks of."""

    layout: TableLayout
    named: str
    is_titled: bool
    spoken: Scales | None
    currency: Told


def _layout(
    table: Table,
    before: TableLayout | None,
    calendar: Calendar,
    vocabulary: Vocabulary,
    lacking: Set[StatementKind],
    *,
    in_notes: bool,
    is_choice: bool,
) -> _Read:
    own = told_captions(table, vocabulary)
    captions = (*before.table.captions, *own) if before else own
    heading_texts = [phrase.text for line in table.headings for phrase in line]
    title, named = title_and_kind(captions, vocabulary, table.section)
    named = StatementKind.SELECTED_DATA if is_choice and named is StatementKind.UNKNOWN else named
    named = without_title(named, table, captions, lacking, vocabulary)
    if in_notes and before is None and _explains(named, heading_texts, vocabulary):
        named = StatementKind.NOTES
    likely = likely_kind(named, table, vocabulary)
    columns = read_columns(
        table,
        captions,
        calendar,
        vocabulary,
        instants_only=named is StatementKind.BALANCE_SHEET,
        flows=likely in TAGGED_KINDS and likely is not StatementKind.BALANCE_SHEET,
    )
    # What is told of some columns comes after what is told of all.
    near = [*reversed(captions)]
    near.sort(key=lambda caption: is_of_columns(caption, vocabulary))
    scales = scales_in([*near, " ".join(heading_texts), *_first_words(table, vocabulary)], vocabulary)
    kind = settled_kind(named, table, columns, vocabulary)
    layout = TableLayout(
        table=table,
        kind=before.kind if before and kind is StatementKind.UNKNOWN else kind,
        title=title or _last_words(captions, vocabulary),
        columns=with_own_scales(columns, vocabulary),
        currency="",
        scales=Scales(),
    )
    layout = with_columns_of(before, layout) if before else layout
    if table.lead and before is None and (kind in _NO_STATEMENT or is_led_in(layout, captions, vocabulary)):
        layout = led_in(layout, captions, calendar, vocabulary)
    if kind is StatementKind.EQUITY:
        layout = _rolled(layout, captions, calendar, vocabulary)
    spoken = [caption for caption in reversed(captions) if is_of_figures(caption, vocabulary)]
    unfilled = [row.label for row in table.rows[:1] if not row.cells]
    told = currency_told([*spoken, " ".join(heading_texts), *unfilled], _printed(table), vocabulary)
    return _Read(layout, title, is_titled=named in TAGGED_KINDS, spoken=scales, currency=told)


def _first_words(table: Table, vocabulary: Vocabulary) -> list[str]:
    """The words of a table's first line, which may tell the scale of all, unless the next one tells its own too."""
    first, second = table.rows[:1], table.rows[1:2]
    tells_own = any(row.cells for row in first) and any(scales_in([row.label], vocabulary) for row in second)
    return [] if tells_own else [row.label for row in first]


def _goes_on_choosing(before: _Read, table: Table, document: SourceDocument, vocabulary: Vocabulary) -> bool:
    """Whether a table below one of selected data is more of that: only times, `AT OCTOBER 31:`, stand between them."""
    if title_and_kind((before.named,), vocabulary)[1] is not StatementKind.SELECTED_DATA:
        return False
    above, below = before.layout.table.locator, table.locator
    gap = document.text[above.end : below.start].splitlines()
    return above.node == below.node and all(is_heading_text(line, vocabulary) for line in gap if re.search(r"\w", line))


def _told_above(layout: TableLayout, document: SourceDocument, table_end: int, vocabulary: Vocabulary) -> Scales | None:
    """The scale that running text above a table gives, of notes in a sentence without brackets too.

    Args:
        table_end: where the table before ends.
    """
    above, leads = layout.table.lead, [layout.table.lead]
    if document.media_type == "text/plain":
        above = document.text[table_end : layout.table.locator.start]
        leads = sentences_above(above)
    return scales_above(above, leads if layout.kind in _NOTES else (), vocabulary)


def _told_below(
    layout: TableLayout, document: SourceDocument, following: Sequence[Table], vocabulary: Vocabulary
) -> Scales | None:
    """The scale that the first words below a statement tell: `(In thousands)` below the last line."""
    end = following[0].locator.start if following else len(document.text)
    start = layout.table.locator.end
    lines = (line.strip() for line in document.text[start : min(end, start + _NEAR_BELOW)].splitlines())
    words = next((line for line in lines if re.search(r"\w", line) and not _MARKUP.fullmatch(line)), "")
    is_note = is_scale_note(words, vocabulary) or (heads_units(words, vocabulary) and not words.endswith("."))
    return scales_in([words], vocabulary) if is_note and layout.kind in TAGGED_KINDS else None


def _speaks_alike(before: _Read, found: _Read) -> bool:
    """Whether a table names no other scale and no other currency than the one before."""
    return found.spoken in (None, before.spoken) and found.currency.named in ("", before.currency.named)


def _last_words(captions: tuple[str, ...], vocabulary: Vocabulary) -> str:
    """What stands nearest above a table without a title, but what its figures are counted in; "" where nothing does."""
    words = (said for said in reversed(captions) if not (is_remark(said) or is_scale_note(said, vocabulary)))
    return next(words, captions[-1] if captions else "")


def is_tagged(layout: TableLayout) -> bool:
    """Whether facts are made of a table: of balances and movements only if it is known how they go together."""
    if layout.other_company:
        return False
    if layout.kind is StatementKind.EQUITY:
        return layout.roll_forward is not None
    return layout.kind in TAGGED_KINDS


def _rolled(layout: TableLayout, captions: tuple[str, ...], calendar: Calendar, vocabulary: Vocabulary) -> TableLayout:
    """The layout with columns of one component and period each, where balances roll forward in it."""
    found = read_sections(layout, vocabulary) or read_matrix(layout.table, captions, calendar, vocabulary)
    return replace(layout, columns=found[0], roll_forward=found[1]) if found else layout


def _rolled_on(before: TableLayout, layout: TableLayout, calendar: Calendar, vocabulary: Vocabulary) -> TableLayout:
    """A table without a title below one of balances and movements, as its rest if it rolls forward to a whole."""
    rolled = _rolled(layout, layout.table.captions, calendar, vocabulary)
    whole = any(c.period and c.role is ColumnRole.VALUE and c.member is None for c in rolled.columns)
    if rolled.roll_forward is None or not whole:
        return layout
    return replace(rolled, kind=before.kind, title=before.title)


def _explains(named: StatementKind, headings: list[str], vocabulary: Vocabulary) -> bool:
    """Whether a table among the notes is one of them: it has no title of a statement, and tells of no quarters."""
    if named is StatementKind.SELECTED_DATA:
        return not any(pattern.search(text.lower()) for text in headings for pattern, _ in vocabulary.quarters)
    return named is StatementKind.UNKNOWN


def _printed(table: Table) -> list[str]:
    return [cell.text for row in table.rows for cell in row.cells]


def _remarks(layout: TableLayout, *, has_scale: bool) -> list[Finding]:
    if not is_tagged(layout):
        return []
    found = [
        Finding(
            "column.undated",
            "warning",
            f"the column headed {column.heading!r} has no period that can be dated",
            layout.table.locator,
            hint="Its figures stay untagged; give the heading a full date, and the length that the text gives it",
        )
        for column in layout.columns
        if column.role is ColumnRole.UNDATED
    ]
    if not layout.scales.phrase and _looks_scaled(layout.table):
        found.append(
            Finding(
                "scale.unsaid",
                "warning",
                "nothing says whether the figures of this statement are in thousands or millions; units are taken",
                layout.table.locator,
                hint="Add the words of its caption to scale_phrases.csv, or a caption to the release",
            )
        )
    if layout.scales.phrase and not has_scale:
        found.append(
            Finding(
                "scale.inherited",
                "info",
                f"the table does not speak of a scale; that of another statement is used: {layout.scales.phrase}",
                layout.table.locator,
            )
        )
    return found


def _looks_scaled(table: Table) -> bool:
    """Whether no figure is as large as a company's figures in whole units are."""
    figures = [cell.magnitude for row in table.rows for cell in row.cells if cell.kind is CellKind.NUMBER]
    return all(magnitude is not None and magnitude < _WHOLE_UNITS for magnitude in figures)
