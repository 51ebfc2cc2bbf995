"""The rows of a table cut into sections: what stands above the figures of each, and what heads their columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from converter.model.source import ColumnRole, Phrase, RuleAbove
from converter.model.vocabulary import Vocabulary
from converter.reading.pages.entries import Entry, GridRow, is_year
from converter.reading.pages.grid import Grid, edges
from converter.reading.periods.dates import last_length, printed_dates
from converter.reading.periods.heading_words import is_heading_text, opens_lines
from converter.reading.periods.joint_headings import parted
from converter.reading.titles import is_scale_note, is_title

Heading = tuple[Phrase, ...]
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of a table under headings of their own."""

    captions: tuple[str, ...]
    headings: tuple[Heading, ...]
    body: tuple[GridRow, ...]


def sections(grid: Grid, vocabulary: Vocabulary) -> Iterator[Section]:
    """Cut a table where headings of columns stand below figures; words right above those head them too."""
    rows = list(grid.rows)
    begin = next((at for at, row in enumerate(rows) if not all(is_year(entry) for entry in row.figures)), len(rows))
    rows[:begin] = _set_over(rows[:begin], grid, vocabulary)
    figured = [bool(row.figures) and not _is_heading(row, grid, vocabulary, below=False) for row in rows]
    starts = [0]
    last = next((at for at, has in enumerate(figured) if has), len(rows))
    for at in range(last + 1, len(rows)):
        if _is_heading(rows[at], grid, vocabulary, below=True):
            if last >= starts[-1] and any(figured[starts[-1] : last + 1]):
                starts.append(last + 1)
        elif figured[at]:
            last = at
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        first = next((at for at in range(start, end) if figured[at] and at >= start), end)
        yield _section(rows[start:first], rows[first:end], grid, vocabulary)


def _is_heading(row: GridRow, grid: Grid, vocabulary: Vocabulary, *, below: bool) -> bool:
    """Whether a row heads columns. Below figures it must speak of periods and of nothing else."""
    years = [entry for entry in row.entries if is_year(entry) and grid.stands_over(entry)]
    over = [entry for entry in row.entries if entry in years or not grid.is_label(entry)]
    if not over or any(entry.figure is not None and not is_year(entry) for entry in row.entries):
        return False
    if not below:
        return True
    if not all(is_heading_text(entry.text, vocabulary) for entry in over):
        return False
    labels = [entry.text for entry in row.entries if grid.is_label(entry)]
    return all(is_heading_text(text, vocabulary) or text.startswith("(") for text in labels)


def _section(lead: list[GridRow], body: list[GridRow], grid: Grid, vocabulary: Vocabulary) -> Section:
    """Tell captions, headings and the first labels apart among the rows above the first figures."""
    spoken = [at for at, row in enumerate(lead) if _heads(row, grid, vocabulary)]
    spoken = [at for at in spoken if at == spoken[-1] or not _is_title(lead[at], lead[at + 1 :], grid, vocabulary)]
    last = spoken[-1] if spoken else -1
    captions: list[str] = []
    headings: list[Heading] = []
    opening = _opening(lead[last], grid, vocabulary) if spoken else None
    if opening is not None:
        beside = tuple(entry for entry in lead[last].entries if entry not in opening.entries)
        lead = [*lead[:last], replace(lead[last], entries=beside), opening, *lead[last + 1 :]]
    for at, row in enumerate(lead[: last + 1]):
        if at in spoken:
            headings.append(_phrases(row, grid))
            captions += [e.text for e in row.entries if grid.is_label(e) and e.left >= grid.start]
        elif row.entries:
            captions.append(" ".join(entry.text for entry in row.entries))
    rest = lead[last + 1 :]
    while rest:
        words = " ".join(entry.text for entry in rest[0].entries)
        if words and not _is_caption(words, vocabulary, headed=bool(headings)):
            break
        captions += [words] if words else []
        rest = rest[1:]
    over = parted(headings, grid.spans(), vocabulary)
    return Section(tuple(captions), tuple(over), (*rest, *body))


def _set_over(lead: list[GridRow], grid: Grid, vocabulary: Vocabulary) -> list[GridRow]:
    """The rows above the figures; headings in cells before all columns, as many as these, stand over them in order.

    The cells of headings are one each then, and those of figures several: signs, digits and brackets. Above them a
    row of fewer is over as many columns each.
    """
    count = len(grid.columns)
    beside = [[entry for entry in row.entries if entry.left > grid.labels] for row in lead]
    words = [all(is_heading_text(entry.text, vocabulary) for entry in over) for over in beside]
    whole = [at for at, over in enumerate(beside) if len(over) == count > 1 and words[at]]
    if not whole or any(grid.stands_over(entry) for entry in beside[whole[-1]][: (count + 1) // 2]):
        return lead
    found = list(lead)
    for at in range(whole[-1] + 1):
        over, each = beside[at], count // max(len(beside[at]), 1)
        if over and words[at] and len(over) * each == count:
            places = [(grid.columns[i * each][0], grid.columns[(i + 1) * each - 1][1]) for i in range(len(over))]
            moved = (entry._replace(left=left, right=right) for entry, (left, right) in zip(over, places, strict=True))
            found[at] = replace(lead[at], entries=(*(e for e in lead[at].entries if e not in over), *moved))
    return found


def _opening(row: GridRow, grid: Grid, vocabulary: Vocabulary) -> GridRow | None:
    """The first heading of the lines, which stands beside the headings of the columns."""
    first = row.entries[:1]
    opens = first and grid.is_label(first[0]) and first[0].figure is None and opens_lines(first[0].text, vocabulary)
    return replace(row, entries=first, over=RuleAbove.NONE, under=RuleAbove.NONE) if opens else None


def _heads(row: GridRow, grid: Grid, vocabulary: Vocabulary) -> bool:
    if _is_heading(row, grid, vocabulary, below=False):
        return True
    spanning = [entry for entry in row.entries if grid.stands_over(entry)]
    return bool(spanning) and all(is_heading_text(entry.text, vocabulary) for entry in spanning)


def _is_title(row: GridRow, below: list[GridRow], grid: Grid, vocabulary: Vocabulary) -> bool:
    """Whether a row is a day over labels and all columns, and the headings of the columns below have days of their own.

    It is a line of the title then, and of no column: `April 30, 2012` over `Three Months Ended April 30,`. A length
    there is that of the columns, unless it is told with the times of all: `For the Years Ended June 30, 2021 and 2020`.
    """
    if len(row.entries) != 1 or row.entries[0].left >= grid.start or row.entries[0].right < grid.columns[-1][0]:
        return False
    title = row.entries[0].text
    is_list = len(set(_YEAR.findall(title))) > 1
    if last_length(title.lower(), vocabulary) and not is_list:
        return False
    own = [e.text for r in below if _heads(r, grid, vocabulary) for e in r.entries if grid.stands_over(e)]
    return bool(printed_dates(title, vocabulary)) and any(
        printed_dates(text, vocabulary) or last_length(text.lower(), vocabulary) or (is_list and _YEAR.search(text))
        for text in own
    )


def _is_caption(words: str, vocabulary: Vocabulary, *, headed: bool) -> bool:
    """Whether words in a row by themselves, right above the labels, speak of the table as a whole."""
    if headed or words.endswith(":"):
        return is_scale_note(words, vocabulary)
    return words.startswith("(") or is_title(words, vocabulary) or is_heading_text(words, vocabulary)


def _phrases(row: GridRow, grid: Grid) -> Heading:
    """The headings in a row; those of columns that hold words and no figures head none of ours."""
    entries = [e for e in row.entries if e.text != "$" and (e.text != "%" or grid.stands_over(e))]
    over = [entry for entry in entries if not grid.is_label(entry)]
    strange = [entry for entry in over if not grid.stands_over(entry)] if len(over) > len(grid.columns) else []
    strange += [entry for entry in entries if grid.is_label(entry) and entry.left >= grid.start]
    return tuple(
        Phrase(entry.text, *edges(_left(entry, grid), entry.right)) for entry in entries if entry not in strange
    )


def _left(entry: Entry, grid: Grid) -> int:
    """Where a heading begins: where the figures below it do, for it may stand over their signs too."""
    if entry.left <= grid.labels or entry.left >= grid.start or not grid.stands_over(entry):
        return entry.left
    return grid.start


def spread_over(tables: list[list[tuple[Entry, ...]]], grid: Grid, vocabulary: Vocabulary) -> tuple[Heading, ...]:
    """Headings from tables apart, over the columns of this one: as many as columns, or each over several.

    Where one line of such a table has as many, the others stand over the columns of those below them there.
    """
    spans = grid.spans()
    found = []
    for printed in tables:
        lines = _without_notes(printed, len(spans), vocabulary)
        each = next((line for line in reversed(lines) if len(line) == len(spans)), ())
        for line in lines:
            over = _over_those(line, each) or _over_as_many(line, len(spans))
            phrases = (
                Phrase(e.text, spans[first][0], spans[last][1]) for e, (first, last) in zip(line, over, strict=False)
            )
            found += [tuple(phrases)] if over else []
    return tuple(found)


def _without_notes(lines: list[tuple[Entry, ...]], count: int, vocabulary: Vocabulary) -> list[tuple[Entry, ...]]:
    """Headings without that of the numbers of notes, where there is one more than columns of figures.

    Few lines have such a number, so that these may make no column.
    """
    rules = [pattern for pattern, role in vocabulary.column_words if role is ColumnRole.OTHER]
    apart = {
        (entry.left, entry.right)
        for line in lines
        if len(line) == count + 1
        for entry in line
        if any(pattern.search(entry.text.strip().lower()) for pattern in rules)
    }
    return [tuple(e for e in line if (e.left, e.right) not in apart) for line in lines] if len(apart) == 1 else lines


def _over_those(line: tuple[Entry, ...], each: tuple[Entry, ...]) -> list[tuple[int, int]]:
    """The first and the last of other headings that each of a line stands over; none where two share one."""
    under = [[at for at, e in enumerate(each) if e.left < over.right and over.left < e.right] for over in line]
    taken = [at for below in under for at in below]
    return [(below[0], below[-1]) for below in under] if all(under) and len(set(taken)) == len(taken) else []


def _over_as_many(line: tuple[Entry, ...], count: int) -> list[tuple[int, int]]:
    """The first and the last column of each heading of a line, if all have as many; none where they cannot."""
    each = count // len(line) if line and not count % len(line) else 0
    return [(at * each, (at + 1) * each - 1) for at in range(len(line))] if each else []


def moved(
    headings: tuple[Heading, ...], old: tuple[tuple[int, int], ...], new: tuple[tuple[int, int], ...]
) -> tuple[Heading, ...]:
    """Headings of the table before, over the same columns of this one."""
    moved = []
    for line in headings:
        phrases = []
        for phrase in line:
            under = [
                i
                for i, (left, right) in enumerate(old)
                if phrase.left < edges(left, right)[1] and phrase.right > edges(left, right)[0]
            ]
            if under:
                phrases.append(Phrase(phrase.text, edges(*new[under[0]])[0], edges(*new[under[-1]])[1]))
        moved.append(tuple(phrases))
    return tuple(moved)
