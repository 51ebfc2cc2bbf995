"""An invented statement, printed in any of the layouts that releases use, reads back as the same statement."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.helpers_text import read

LABELS = (
    "Net sales",
    "Cost of sales",
    "Gross profit",
    "Selling and marketing",
    "Research and development",
    "Depreciation of looms and of the sheds in which they stand",
    "Interest expense",
    "Other income, net",
    "Income before income taxes",
    "Provision for income taxes",
    "Minority interest in the net income of consolidated subsidiaries",
    "Net income",
)
HEADINGS = {
    # the heading's lines, each a list of phrases with the columns over which they stand
    "dates over years": ([("Years Ended December 31,", 0, 2)], [("2004", 0, 0), ("2003", 1, 1), ("2002", 2, 2)]),
    "whole dates": (
        [("Year Ended", 0, 0), ("Year Ended", 1, 1), ("Year Ended", 2, 2)],
        [("Dec. 31, 2004", 0, 0), ("Dec. 31, 2003", 1, 1), ("Dec. 31, 2002", 2, 2)],
    ),
    "days and years": (
        [("Twelve Months Ended", 0, 2)],
        [("Dec. 31,", 0, 0), ("Dec. 31,", 1, 1), ("Dec. 31,", 2, 2)],
        [("2004", 0, 0), ("2003", 1, 1), ("2002", 2, 2)],
    ),
    "figures": (
        [("12 Months Ended", 0, 2)],
        [("12/31/04", 0, 0), ("12/31/03", 1, 1), ("12/31/02", 2, 2)],
    ),
}
PERIODS = ["2004-01-01/2004-12-31", "2003-01-01/2003-12-31", "2002-01-01/2002-12-31"]


@dataclass(frozen=True)
class Style:
    """How a statement is printed."""

    heading: str
    label_width: int
    column_width: int
    negative: str
    zero: str
    leaders: bool
    dollars: bool
    marked: bool
    ruled: bool
    paged: str
    tabs: bool
    tagged: bool
    spaced: bool
    ragged: bool
    noted: bool


STYLES = st.builds(
    Style,
    heading=st.sampled_from(sorted(HEADINGS)),
    label_width=st.integers(34, 60),
    column_width=st.integers(15, 22),
    negative=st.sampled_from(["({})", "({} )", "-{}", "{}-"]),
    zero=st.sampled_from(["-", "--", "---", "\u2014", "nil", "0"]),
    leaders=st.booleans(),
    dollars=st.booleans(),
    marked=st.booleans(),
    ruled=st.booleans(),
    paged=st.sampled_from(["", "bare", "headed"]),
    tabs=st.booleans(),
    tagged=st.booleans(),
    spaced=st.booleans(),
    ragged=st.booleans(),
    noted=st.booleans(),
)
Values = tuple[int | None, ...]
FIGURES = st.integers(-9_999_999, 9_999_999) | st.just(0)
FULL = st.tuples(FIGURES, FIGURES, FIGURES)
# A line may leave columns empty; where its figures stand says which.
GAPPED = st.tuples(FIGURES, FIGURES | st.none(), FIGURES | st.none()).map(lambda row: (row[1], row[0], row[2]))
BODIES = st.builds(
    lambda full, gapped: [*full, *gapped, full[0]],
    st.lists(FULL, min_size=3, max_size=6),
    st.lists(GAPPED, max_size=len(LABELS) - 7),
)


def heading(style: Style) -> list[str]:
    lines = []
    for phrases in HEADINGS[style.heading]:
        text = ""
        for words, first, last in phrases:
            left = style.label_width + first * style.column_width
            right = style.label_width + (last + 1) * style.column_width
            # Over one column words end where its figures end; over several they stand in the middle.
            at = right - len(words) if first == last else (left + right + 4 - len(words)) // 2
            text = text.ljust(at) + words
        lines.append(text)
    if style.tagged:
        lines += ["<S>".ljust(style.label_width) + "<C>".ljust(style.column_width) * 3]
    return lines


def figure(value: int, style: Style, *, first: bool) -> str:
    sign = "$ " if first and style.dollars else ""
    if value == 0:
        return sign + style.zero
    digits = f"{abs(value):,}"
    return sign + (style.negative.format(digits) if value < 0 else digits)


def printed(label: str, values: Values, style: Style, *, first: bool) -> list[str]:
    """A line, its label wrapped if it is too long; figures end where their column does, brackets hang over."""
    words, above = label.split(), []
    while len(" ".join(words)) > style.label_width - 4:
        cut = len(words) - 1
        while len(" ".join(words[:cut])) > style.label_width - 8:
            cut -= 1
        above.append(" ".join(words[:cut]))
        words = ["  " + words[cut], *words[cut + 1 :]]
    text = " ".join(words) + (" (1)" if style.marked and first else "")
    if style.leaders:
        text += "." * (style.label_width - len(text))
    for column, value in enumerate(values):
        if value is None:
            continue
        cell = figure(value, style, first=first)
        hang = len(cell) - len(cell.rstrip(" )-")) if value else 0
        if style.noted and value > 0 and column == 1:
            cell, hang = f"{cell}(a)", 3
        hang += (len(label) + column) % 3 - 1 if style.ragged else 0
        right = style.label_width + (column + 1) * style.column_width + hang
        text = text.ljust(right - len(cell)) + cell
    return [*above, text]


def rendered(body: list[Values], style: Style) -> str:
    title = ["QUILL LOOMS, INC.", "STATEMENTS OF INCOME", "(In thousands)"]
    lines = [*title, *(["<TABLE>", "<CAPTION>"] if style.tagged else []), *heading(style)]
    for index, values in enumerate(body):
        if index == len(body) // 2 and style.paged:
            lines += ["", "", "5".rjust(40), "<PAGE>", ""]
            if style.paged == "headed":
                lines += [title[0], title[1] + " (continued)", title[2], *heading(style)]
        lines += printed(LABELS[index], values, style, first=index == 0)
        if style.ruled and index % 3 == 2:
            lines.append(" " * style.label_width + ("-" * 9).rjust(style.column_width) * 3)
        if style.spaced:
            lines.append("")
    if style.tagged:
        lines.append("</TABLE>")
    return "\n".join(tabbed(line) if style.tabs else line for line in lines) + "\n"


def tabbed(line: str) -> str:
    """A line with tabs for blanks wherever one reaches a stop, as editors save it."""
    pieces = [line[at : at + 8] for at in range(0, len(line), 8)]
    return "".join(p[: len(p.rstrip())] + "\t" if len(p) == 8 and p.endswith("  ") else p for p in pieces)


@settings(max_examples=300)
@given(body=BODIES, style=STYLES)
def test_a_statement_reads_back_as_it_was_in_any_layout(body: list[Values], style: Style) -> None:
    same(rendered(body, style), body)


def one_line(label: str, values: Values, style: Style, between: str) -> str:
    """A line whose fields one tab or one blank parts."""
    return between.join(
        [label, *("" if value is None else figure(value, style, first=False) for value in values)]
    ).rstrip(between)


def in_fields(body: list[Values], style: Style, between: str) -> str:
    """A statement with a tab or a blank between label and figures; with tabs its headings are in fields too."""
    heads = heading(style)
    if between == "\t":
        heads = []
        for phrases in HEADINGS[style.heading]:
            fields = ["", "", "", ""]
            for words, first, _ in phrases:
                fields[first + 1] = words
            heads.append("\t".join(fields).rstrip())
    lines = ["QUILL LOOMS, INC.", "STATEMENTS OF INCOME", "(In thousands)", "", *heads]
    for label, values in zip(LABELS, body, strict=False):
        lines += [one_line(label, values, style, between), *([""] if style.spaced else [])]
    return "\n".join(lines) + "\n"


def same(text: str, body: list[Values]) -> None:
    statement = read(text.encode()).only
    assert [str(column.period) for column in statement.columns] == PERIODS
    assert [
        (" ".join(item.label.split()), {amount.column: int(amount.shown) // 1000 for amount in item.amounts})
        for item in statement.lines
    ] == [
        (label, {column: value for column, value in enumerate(values) if value is not None})
        for label, values in zip(LABELS, body, strict=False)
    ]


LARGE = st.integers(1_000, 9_999_999) | st.integers(-9_999_999, -1_000)


# So many lines show by their labels that a tab is no number of blanks.
LONG = st.builds(
    lambda full, gapped: [*full, *gapped, full[0]], st.lists(FULL, min_size=5, max_size=6), st.lists(GAPPED, max_size=5)
)


@settings(max_examples=100)
@given(body=LONG, style=STYLES)
def test_a_statement_with_one_tab_between_fields_reads_back(body: list[Values], style: Style) -> None:
    same(in_fields(body, style, "\t"), body)


@settings(max_examples=100)
@given(body=st.lists(st.tuples(LARGE, LARGE, LARGE | st.just(0)), min_size=5, max_size=12), style=STYLES)
def test_a_statement_with_one_blank_between_fields_reads_back(body: list[Values], style: Style) -> None:
    same(in_fields(body, style, " "), body)
