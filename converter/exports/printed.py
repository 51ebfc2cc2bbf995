"""Statements as they are printed, from a receipt: what a program or a notebook shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from converter.errors import UsageError
from converter.exports.fact_table import FactRow, check_receipt, fact_rows
from converter.exports.receipt_statements import Json
from converter.model.findings import count_of

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure of a statement.

    Attributes:
        printed: as it stands on the page; `shown` as a number with the sign that is printed, before any scale.
        fact: what it became; None where it was not tagged, and then `finding` is the code that says why.
    """

    printed: str
    shown: Decimal
    fact: FactRow | None
    finding: str


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column: its heading, its period ("2001-01-01/2001-03-31", "" if it has none), what part of the company."""

    heading: str
    period: str
    dimension: str


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line: its label and depth, its concept ("" where it has none), and a figure or None for each column."""

    label: str
    section: tuple[str, ...]
    depth: int
    is_total: bool
    concept: str
    figures: tuple[PrintedFigure | None, ...]


@dataclass(frozen=True, slots=True)
class PrintedStatement:
    """A statement of a release: its kind ("balance_sheet"), title, currency, columns and lines."""

    kind: str
    title: str
    currency: str
    columns: tuple[PrintedColumn, ...]
    lines: tuple[PrintedLine, ...]

    def to_pandas(self) -> DataFrame:
        """The values of its facts in whole units: a row a line with figures, a column a period.

        The index is the label, the values are Decimal; None where there is no fact.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            from pandas import DataFrame, Index
        except ImportError as error:
            raise UsageError("the package pandas is missing", do="Install it: pip install pandas") from error
        lines = [line for line in self.lines if any(line.figures)]
        heads = [" ".join(part for part in (c.period or c.heading, c.dimension) if part) for c in self.columns]
        rows = [[figure.fact.value if figure and figure.fact else None for figure in line.figures] for line in lines]
        return DataFrame(rows, index=Index([line.label for line in lines], name=self.kind), columns=heads, dtype=object)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        heads = "".join(f"<th>{escape(c.heading)}<br>{escape(c.period)}</th>" for c in self.columns)
        rows = "".join(_row(line) for line in self.lines)
        title = escape(self.title or self.kind.replace("_", " "))
        return f"<table><caption>{title}</caption><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _row(line: PrintedLine) -> str:
    label = f'<td style="text-align:left;padding-left:{1 + line.depth}em" title="{escape(line.concept)}">'
    weight = ' style="font-weight:bold"' if line.is_total else ""
    cells = "".join("<td></td>" if figure is None else _cell(figure) for figure in line.figures)
    return f"<tr{weight}>{label}{escape(line.label)}</td>{cells}</tr>"


def _cell(figure: PrintedFigure) -> str:
    colour = "" if figure.fact else ";color:gray"
    style = f'style="text-align:right{colour}"'
    return f'<td {style} title="{escape(_told(figure))}">{escape(figure.printed)}</td>'


def _told(figure: PrintedFigure) -> str:
    if figure.fact is None:
        return f"not tagged: {figure.finding}"
    return f"{figure.fact.concept} = {figure.fact.value:,f} {figure.fact.unit}"


def printed_statements(receipt: Json) -> tuple[PrintedStatement, ...]:
    """The statements of a result, in printed order.

    Raises:
        SourceError: the receipt is of a version that lacks what is needed.
    """
    check_receipt(receipt)
    facts = {fact.fact_id: fact for fact in fact_rows(receipt)}
    return tuple(
        PrintedStatement(
            kind=entry["kind"],
            title=entry["title"],
            currency=entry["currency"],
            columns=tuple(PrintedColumn(c["heading"], c["period"] or "", c["dimension"]) for c in entry["columns"]),
            lines=tuple(_line(line, len(entry["columns"]), facts) for line in entry["lines"]),
        )
        for entry in receipt["statements"]
    )


def _line(line: Json, columns: int, facts: Mapping[str, FactRow]) -> PrintedLine:
    figures: list[PrintedFigure | None] = [None] * columns
    for figure in line["figures"]:
        figures[figure["column"] - 1] = PrintedFigure(
            figure["printed"], Decimal(figure["shown"]), facts.get(figure["fact"]), figure["finding"] or ""
        )
    return PrintedLine(
        label=line["label"],
        section=tuple(line["section"]),
        depth=line["depth"],
        is_total=line["isTotal"],
        concept=line["concept"] or "",
        figures=tuple(figures),
    )


def summary_words(summary: Json) -> str:
    """What a conversion came to, in a line."""
    own = summary["extensionConcepts"]
    return (
        f"{summary['taggedCells']:,} of {count_of(summary['cells'], 'figure')} tagged as "
        f"{count_of(summary['facts'], 'fact')}, {count_of(summary['concepts'], 'concept')} "
        f"({own:,} of them {'an extension' if own == 1 else 'extensions'}), "
        f"{count_of(summary['provenSums'], 'sum')} proven, {summary['brokenSums']:,} broken"
    )


def notebook_html(receipt: Json, statements: tuple[PrintedStatement, ...]) -> str:
    """A result as a notebook shows it: what came of it, and its statements."""
    summary = receipt["summary"]
    verdict = {True: "valid", False: "<b>not valid</b>", None: "not validated"}[summary["valid"]]
    said = f"{summary_words(summary)}; {verdict}"
    name = escape(summary["entity"] or summary["document"])
    parts = "".join(statement._repr_html_() for statement in statements)
    return f"<div><p><b>{name}</b> {escape(summary['base'])}<br>{said}</p>{parts}</div>"
