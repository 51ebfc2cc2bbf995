"""facts.csv: one row a fact, for people and spreadsheets."""

from __future__ import annotations

import csv
import io

from converter.model.report import Report
from converter.model.source import SourceDocument

COLUMNS = (
    *("id", "label", "concept", "period", "unit", "dimension"),
    *("value", "decimals", "line", "column", "printed", "confidence"),
)


def facts_csv(report: Report, source: SourceDocument) -> bytes:
    """The bytes of facts.csv: UTF-8, LF, a header row; line and column count from 1."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in report.facts:
        first = fact.occurrences[0]
        line, column = source.line_and_column(first.locator)
        writer.writerow(
            (
                fact.id,
                first.label,
                fact.concept.name,
                fact.period,
                fact.unit,
                fact.dimension or "",
                f"{fact.value:f}",
                fact.decimals,
                line,
                column,
                first.printed,
                fact.confidence,
            )
        )
    return buffer.getvalue().encode()
