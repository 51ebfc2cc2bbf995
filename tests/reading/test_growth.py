"""Documents made to be slow cost in proportion to their size: steps are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.errors import ConverterError
from converter.knowledge import open_knowledge
from converter.model.source import Cell, CellKind, Locator
from converter.pipeline import documents_to_convert, open_submission, run
from converter.reading.company.prose import read_registrant
from converter.reading.documents.source import read_document
from converter.reading.frames import place
from converter.settings import DEFAULT_TAXONOMY, Settings
from tests.conftest import RELEASE
from tests.helpers_text import vocabulary

SMALL = 6_000
TIMES = 4
# What is in proportion takes TIMES as many steps; what is quadratic TIMES squared.
MOST = 1.5 * TIMES
SUBMISSION = "<SEC-DOCUMENT>\n"
BODY = "<DOCUMENT>\n<TYPE>EX-99\n<TEXT>\n"
FILER = "FILER:\n\tCOMPANY DATA:\n"
DATES = "                                           2003         2002\n"
SHEET = f"                Consolidated Balance Sheets\n                          December 31,\n{DATES}"


def lines(count: int) -> str:
    """Lines of a statement, each with a label of its own that begins as the others do."""
    return "".join(
        f"Lamp of kind {number:<6} .......   {number + 40:>12,}  {number + 90:>12,}\n" for number in range(count)
    )


def section(number: int) -> str:
    """A heading, a line below it and their total, which is as much."""
    figures = f"{number + 1_040:>9,}  {number + 1_090:>9,}"
    return f"Lamps:\n  Lit    {figures}\n  Total  {figures}\n"


CRAFTED: dict[str, Callable[[int], str]] = {
    "figures in one line": lambda n: RELEASE + "Item   " + "  12" * (n // 4) + "\n",
    "figures in a row of a statement": lambda n: RELEASE.replace("Gross profit", "x " + "  12" * (n // 4) + "\nGross"),
    "figures before a label": lambda n: RELEASE.replace("Gross profit", "12      " * (n // 8) + "%x  100  90\nGross"),
    "one long number": lambda n: RELEASE + "1" * n + "\n",
    "commas": lambda n: RELEASE + "1," * n + "\n",
    "dots": lambda n: RELEASE + ". " * (n // 2) + "  1,000\n",
    "blanks": lambda n: RELEASE + " " * n + "x\n",
    "tabs": lambda n: RELEASE + "\t" * (n // 8) + "1\n",
    "brackets": lambda n: RELEASE + "(" * n + "\n",
    "dashes": lambda n: RELEASE + "- " * (n // 2) + "\n",
    "months": lambda n: RELEASE + "December " * (n // 9) + "\n",
    "dates": lambda n: RELEASE + "December 31, " * (n // 13) + "\n",
    "years": lambda n: RELEASE + "2003 " * (n // 5) + "\n",
    "lines of years": lambda n: RELEASE + DATES * (n // len(DATES)),
    "headings": lambda n: RELEASE.replace("Gross profit", "Some heading:\n" * (n // 14) + "Gross profit"),
    "lines of a statement": lambda n: RELEASE.replace("Gross profit", lines(n // 60) + "Gross profit"),
    "sections of one line": lambda n: SHEET + "".join(section(number) for number in range(n // len(section(0)))),
    "titles": lambda n: "Consolidated Statements of Operations\n" * (n // 38),
    "statements": lambda n: RELEASE * (n // len(RELEASE)),
    "open tags in a text": lambda n: "x <p " * (n // 5),
    "open comments": lambda n: "<html><body>" + "<!-- " * (n // 5),
    "document types": lambda n: "<!doctype " * (n // 10) + "<html>",
    "cells in one row": lambda n: f"<html><body><table><tr>{'<td>1</td>' * (n // 10)}</tr></table>",
    "rows": lambda n: "<html><body><table>" + "<tr><td>Item<td>1<td>2" * (n // 22),
    "boxes side by side": lambda n: "<html><body>" + "<p style='display:flex'><b>Item</b><i>1</i>" * (n // 41),
    "boxes in boxes": lambda n: "<html><body>" + "<div style='display:flex'>" * (n // 26),
    "cells of a grid": lambda n: (
        "<html><body><div style='display:grid;grid-template-columns:1fr 1fr'>" + "<b>1</b>" * (n // 8)
    ),
    "placed words": lambda n: (
        "<html><body>"
        + "".join(f"<p style='position:absolute;left:{at}em;top:{at % 9}em'>{at}</p>" for at in range(n // 49))
    ),
    "placed in placed": lambda n: "<html><body>" + "<div style='position:absolute;left:9px;top:9px'>1" * (n // 49),
    "open tables": lambda n: "<html><body>" + "<table><tr><td>" * (n // 15),
    "open divisions": lambda n: "<html><body>" + "<div>" * (n // 5),
    "tags that cross": lambda n: "<html><body>" + "<b><i></b></i>x" * (n // 15),
    "wide cells": lambda n: "<html><body><table>" + "<tr><td colspan=1000>1</td></tr>" * (n // 32),
    "lines in a page": lambda n: f"<html><body><pre>{RELEASE}{'<br>x' * (n // 5)}",
    "attributes": lambda n: "<html><body><p " + "a=1 " * (n // 4) + ">x",
    "documents in documents": lambda n: SUBMISSION + BODY * (n // len(BODY)),
    "documents": lambda n: SUBMISSION + (BODY + "x\n</TEXT>\n</DOCUMENT>\n") * (n // 52),
    "filers": lambda n: f"{SUBMISSION}<SEC-HEADER>\n{FILER * (n // len(FILER))}</SEC-HEADER>\n{BODY}",
}


def counted(work: Callable[[], object]) -> int:
    """How many lines of Python something takes; a loop in one line counts for each turn."""
    taken = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal taken
        taken += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    except ConverterError:
        pass
    finally:
        sys.settrace(before)
    return taken


def steps(text: str) -> int:
    """How many lines of Python a conversion takes."""
    knowledge, settings = open_knowledge(DEFAULT_TAXONOMY), Settings(validate=False)

    def convert() -> None:
        content = text.encode()
        opened = open_submission("crafted.txt", content, knowledge.texts)
        if opened is None:
            run("crafted.htm", content, knowledge, settings)
        else:
            for part in documents_to_convert(opened[0], "")[0][:1]:
                run(part.name, opened[0].body(part), knowledge, settings, part=part)

    return counted(convert)


@pytest.mark.parametrize("name", CRAFTED)
def test_steps_are_in_proportion_to_size(name: str) -> None:
    made = CRAFTED[name]
    steps(made(SMALL))  # What is kept from now on is read once.
    floor = steps(RELEASE)
    few, many = steps(made(SMALL)), steps(made(SMALL * TIMES))
    assert many <= MOST * max(few, floor)


COVERS: dict[str, Callable[[int], str]] = {
    "blank lines": lambda n: "x\n" + "\n" * n,
    "blanks": lambda n: "x" + " " * n + "(",
    "rules": lambda n: "Acme\n" + "=- _" * (n // 4),
    "one line": lambda n: "Acme " * (n // 5),
    "one word": lambda n: "A" * n,
    "lines": lambda n: "Acme\n" * (n // 5),
    "the words below a name, broken off": lambda n: "Acme\n(Exact name of the\n" * (n // 23),
    "the words below a name": lambda n: "Acme\n(Exact name of registrant)\n" * (n // 32),
    "brackets": lambda n: "(" * n,
    "exchanges without a ticker": lambda n: "Acme (Nasdaq: " * (n // 14),
    "quotes": lambda n: "(Nasdaq " + "'" * n,
    "datelines": lambda n: "-- Acme " * (n // 8),
    "joined words": lambda n: "-- Acme" + " of A" * (n // 5),
}


@pytest.mark.parametrize("name", COVERS)
def test_who_reports_is_sought_in_steps_in_proportion_to_size(name: str) -> None:
    """What an expression does is no line of Python; were it quadratic, the last text would take minutes."""

    def sought(size: int) -> int:
        document, _ = read_document("cover.txt", COVERS[name](size).encode())
        return counted(lambda: read_registrant(document, (), vocabulary()))

    sought(SMALL)
    assert sought(TIMES * SMALL) <= MOST * max(sought(SMALL), sought(len(RELEASE)))
    document, _ = read_document("cover.txt", COVERS[name](100 * SMALL).encode())
    assert len(read_registrant(document, (), vocabulary()).name) <= len(document.text)


def cells(edges: list[int]) -> tuple[Cell, ...]:
    return tuple(
        Cell("1", CellKind.NUMBER, Decimal(1), False, 0, Locator(0, index, index + 1), edge - 1, edge)
        for index, edge in enumerate(edges)
    )


EDGES = st.lists(st.integers(0, 12), max_size=5).map(sorted)


@given(EDGES, EDGES)
def test_figures_go_to_the_columns_that_are_nearest_in_sum(edges: list[int], positions: list[int]) -> None:
    """No other way to place as many figures in order is nearer, tried by trying all."""
    from itertools import combinations

    placed = place(cells(edges), tuple(positions))
    taken = [(index, at) for index, at in enumerate(placed) if at is not None]
    many = min(len(edges), len(positions))
    assert len(taken) == many
    assert [at for _, at in taken] == sorted({at for _, at in taken})
    if len(edges) != len(positions):
        least = min(
            sum(abs(edges[i] - positions[at]) for i, at in zip(rows, columns, strict=True))
            for rows in combinations(range(len(edges)), many)
            for columns in combinations(range(len(positions)), many)
        )
        assert sum(abs(edges[index] - positions[at]) for index, at in taken) == least


def test_rows_of_thousands_of_figures_are_placed_all_the_same() -> None:
    positions = tuple(range(10, 40_000, 10))
    placed = place(cells([position + 1 for position in positions[::2]]), positions)
    assert placed == tuple(range(0, len(positions), 2))
