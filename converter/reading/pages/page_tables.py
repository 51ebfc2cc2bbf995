"""Tables of figures on a page: what stands above each, its headings, and its lines as plain text would have them.

The rest of the reading room sees columns of text: an edge of a cell is a place in a line (grid.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from converter.model.findings import Finding
from converter.model.source import Locator, RuleAbove, SourceDocument, StatementKind, Table
from converter.model.vocabulary import Vocabulary
from converter.reading.figures.amounts import label_before
from converter.reading.figures.notation import notation_of
from converter.reading.figures.scales import scale_note
from converter.reading.notes.lead_sentences import lead_at_end
from converter.reading.pages.cell_contents import with_rows_joined
from converter.reading.pages.entries import Entry, GridRow
from converter.reading.pages.flow import page_items
from converter.reading.pages.grid import Grid, halves, read_grid
from converter.reading.pages.page_parts import Break, PageTable, Paragraph, Placed, Preformatted
from converter.reading.pages.page_sections import Heading, Section, moved, sections, spread_over
from converter.reading.pages.placed import arranged
from converter.reading.pages.spanning_labels import with_spanning_labels
from converter.reading.pages.tabbed import with_tabbed_lines
from converter.reading.periods.dates import last_length
from converter.reading.periods.heading_words import is_heading_text
from converter.reading.texts.lines import Line, LineKind
from converter.reading.texts.plaintext import detect_tables
from converter.reading.texts.text_rows import rows_of
from converter.reading.titles import title_and_kind

_MAX_CAPTIONS = 10
_PROSE_LENGTH, _SENTENCE_LENGTH = 160, 70
_BULLET = re.compile(r"[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\uf0b7\u25a0]|[-*\u2013\u2014]\s+[A-Z]")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MIN_ROWS = 2
_INDENT = 300
_OFTEN = 0.6


@dataclass(slots=True)
class _Above:
    """What was read since the last table of figures or running text: captions, and headings in tables apart.

    `lead` is the sentence that ends this text, if it leads in what stands below.
    """

    captions: list[str] = field(default_factory=list)
    headings: list[list[tuple[Entry, ...]]] = field(default_factory=list)
    lead: str = ""

    def clear(self) -> None:
        self.lead = ""
        self.captions.clear()
        self.headings.clear()


@dataclass(frozen=True, slots=True)
class _Former:
    """The table before: what a table that goes on with it takes over."""

    captions: tuple[str, ...]
    headings: tuple[Heading, ...]
    columns: tuple[tuple[int, int], ...]


def page_tables(document: SourceDocument, vocabulary: Vocabulary) -> tuple[tuple[Table, ...], tuple[Finding, ...]]:
    """Every table of figures on a page, in the order of its text."""
    reader = _Reader(document, vocabulary)
    items = with_rows_joined(page_items(document))
    for item in with_tabbed_lines(items, document.text, vocabulary.currencies.signs):
        if isinstance(item, Paragraph):
            reader.paragraph(item.words)
        elif isinstance(item, PageTable):
            reader.table(item)
        elif isinstance(item, Preformatted):
            reader.preformatted(item)
        elif isinstance(item, Placed):
            reader.placed(item)
        else:
            assert isinstance(item, Break)
    return tuple(reader.tables), tuple(reader.findings)


class _Reader:
    """Goes down a page with what was last seen above."""

    def __init__(self, document: SourceDocument, vocabulary: Vocabulary) -> None:
        self.tables: list[Table] = []
        self.findings: list[Finding] = []
        self._document = document
        self._text = document.text
        self._vocabulary = vocabulary
        self._tags = tuple(dict.fromkeys(event.offset for event in document.markup))
        tables = (item for item in page_items(document) if isinstance(item, PageTable))
        cells = (cell for table in tables for row in table.rows for cell in row)
        printed = (part.words for cell in cells for part in cell.paragraphs)
        self._notation = notation_of(document.text, vocabulary, printed)
        self._above = _Above()
        self._former: _Former | None = None

    def paragraph(self, words: str) -> None:
        if self._vocabulary.small_words.page_numbers.fullmatch(words) or not words:
            return
        if _is_prose(words):
            self._above.clear()
            self._former = None
            note = scale_note(words, self._vocabulary)
            self._above.captions += [note] if note else []
            # `The following table shows ... (in millions):` leads in what stands below it, however long it is.
            self._above.lead = lead_at_end(words)
        else:
            self._above.captions.append(words)

    def preformatted(self, item: Preformatted) -> None:
        text = self._text[item.start : item.end]
        starts = (item.start, *(item.start + match.end() for match in re.finditer("\n", text)))
        part = replace(self._document, text=text, line_starts=starts)
        tables, findings = detect_tables(part, self._vocabulary)
        above = tuple(self._above.captions[-_MAX_CAPTIONS:])
        for table in tables:
            self.tables.append(replace(table, index=len(self.tables), captions=(*above, *table.captions)))
            above = ()
        self.findings += findings
        self._above.clear()
        self._former = None

    def placed(self, item: Placed) -> None:
        for part in arranged(item, self._text, self._vocabulary):
            if isinstance(part, PageTable):
                self.table(part)
            else:
                self.paragraph(part)

    def table(self, item: PageTable) -> None:
        item = with_spanning_labels(item, self._notation.signs)
        whole = read_grid(item, self._text, self._tags, self._notation)
        parts = halves(item, whole)
        above = self._above
        for part in parts:
            self._above = _Above(list(above.captions), list(above.headings), above.lead)
            self._grid(whole if len(parts) == 1 else read_grid(part, self._text, self._tags, self._notation))

    def _grid(self, grid: Grid) -> None:
        cut = list(sections(grid, self._vocabulary))
        if sum(bool(row.figures) for section in cut for row in section.body) < _MIN_ROWS:
            self._words_only(grid)
            return
        captions = tuple(self._above.captions[-_MAX_CAPTIONS:])
        apart = spread_over(self._above.headings, grid, self._vocabulary)
        for section in cut:
            if not any(row.figures for row in section.body):
                continue
            headings, own = section.headings or apart, (*captions, *section.captions)
            former = self._former if self._former and _goes_on(self._former, own, grid, self._vocabulary) else None
            if former and _are_rest(headings, former, own, self._vocabulary):
                if not headings and not any(_YEAR.search(text) for text in own):
                    own = (*former.captions, *own)
                headings = moved(former.headings, former.columns, grid.columns)
            made = replace(self._table(section, own, headings, grid), lead=self._above.lead)
            self.tables.append(made)
            self._former = _Former(own, headings, grid.columns)
        self._above.clear()

    def _words_only(self, grid: Grid) -> None:
        """A table without figures is a caption in cells, or headings set apart from their table."""
        apart: list[tuple[Entry, ...]] = []
        for row in grid.rows:
            words = [entry.text for entry in row.entries]
            over = tuple(entry for entry in row.entries if is_heading_text(entry.text, self._vocabulary))
            if len(over) > 1 and len(over) >= len(words) - 1:
                apart.append(over)
                words = [entry.text for entry in row.entries if entry not in over]
            if words:
                self.paragraph(" ".join(words))
        self._above.headings += [apart] if apart else []

    def _table(self, section: Section, captions: tuple[str, ...], headings: tuple[Heading, ...], grid: Grid) -> Table:
        joints = self._vocabulary.small_words.times.joints.pattern
        lines = tuple(_lines(tuple(_without_notes(row, _note_numbers(joints)) for row in section.body), grid))
        rows = rows_of(lines, self._vocabulary)
        # A row of rules or blanks alone holds no characters and has no place of its own.
        printed = [line for line in lines if line.kind in (LineKind.FIGURES, LineKind.WORDS)]
        start = min(line.offset for line in printed)
        end = max(line.offset + line.length for line in printed)
        return Table(len(self.tables), captions, headings, rows, Locator(0, start, end))


def _goes_on(former: _Former, captions: tuple[str, ...], grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether a table may be the rest of the one before: with as many columns, and under no title of another kind."""
    named = title_and_kind(captions, vocabulary)[1]
    before = title_and_kind(former.captions, vocabulary)[1]
    # What the expenses hold of pay in shares stands below them in the columns of the statement.
    tells = named is StatementKind.SHARE_PAY and before is StatementKind.INCOME_STATEMENT
    return len(former.columns) == len(grid.columns) and (named in (StatementKind.UNKNOWN, before) or tells)


def _are_rest(
    headings: tuple[Heading, ...], former: _Former, captions: tuple[str, ...], vocabulary: Vocabulary
) -> bool:
    """Whether headings are the last lines of those of the table before, or none: the years without their months."""
    if not headings:
        return True
    own, before = ([[phrase.text for phrase in line] for line in lines] for lines in (headings, former.headings))
    new = [caption for caption in captions if caption not in former.captions]
    if any(_YEAR.search(caption) or last_length(caption.lower(), vocabulary) for caption in new):
        return False
    return len(own) < len(before) and own == before[-len(own) :]


def _is_prose(words: str) -> bool:
    if _BULLET.match(words):
        return True
    if words.startswith("(") and words.endswith(")"):
        return len(words) > 2 * _PROSE_LENGTH
    return len(words) > _PROSE_LENGTH or (len(words) > _SENTENCE_LENGTH and words.endswith("."))


def _lines(rows: tuple[GridRow, ...], grid: Grid) -> Iterator[Line]:
    """The rows as lines of text; lines drawn above and below figures stand between them."""
    labels = [entry.left for row in rows for entry in row.entries[:1] if entry.figure is None]
    margin = min(labels, default=0)
    figured = [row for row in rows if row.figures]
    ruled = sum(row.over is not RuleAbove.NONE or row.under is not RuleAbove.NONE for row in figured)
    heed = ruled <= _OFTEN * len(figured)
    begun = False
    for row in rows:
        if begun and heed and row.over is not RuleAbove.NONE:
            yield _rule(row.over, row.start)
        if row.entries:
            begun = True
            yield _line(row, margin, grid)
        elif not row.is_rule and begun:
            yield Line(LineKind.BLANK, "", row.start, 0)
        if begun and heed and row.under is not RuleAbove.NONE:
            yield _rule(row.under, row.end)


@lru_cache(maxsize=4)
def _note_numbers(joints: str) -> re.Pattern[str]:
    """What lists the numbers of notes: `3, 12`, `5 and 6`, `2(a)`."""
    number = r"\d{1,2}\s?(?:\([a-z]{1,3}\)|[a-z]\b)?"
    return re.compile(rf"\(?{number}(?:(?:\s|[,;/&-]|\b(?:{joints})\b)+{number})*\)?", re.IGNORECASE)


def _without_notes(row: GridRow, numbers: re.Pattern[str]) -> GridRow:
    """A row without the numbers of notes that stand in a cell between its label and its figures."""
    words = [entry for entry in row.entries if entry.figure is None]
    notes = [entry for entry in words[1:] if numbers.fullmatch(entry.text.strip())]
    if not notes or not row.figures or numbers.fullmatch(words[0].text.strip()):
        return row
    return replace(row, entries=tuple(entry for entry in row.entries if entry not in notes))


def _rule(rule: RuleAbove, offset: int) -> Line:
    return Line(LineKind.RULE, "===" if rule is RuleAbove.DOUBLE else "---", offset, 0)


def _line(row: GridRow, margin: int, grid: Grid) -> Line:
    first = row.figures[0].left if row.figures else None
    words = [e for e in row.entries if e.figure is None and (first is None or e.left < first)]
    words = words or [e for e in row.entries if e.figure is None and grid.is_label(e)]
    text = " ".join(entry.text for entry in words).removesuffix("$").rstrip()
    label = label_before(text, len(text))
    indent = max(words[0].indent // _INDENT, 0) + 2 * max(words[0].left - margin, 0) if words else 0
    cells = tuple(entry.figure for entry in row.figures if entry.figure is not None)
    kind = LineKind.FIGURES if cells else LineKind.WORDS
    return Line(kind, " " * indent + label, row.start, row.end - row.start, label, cells)
