"""mapping.csv: one row a line with figures that can be tagged, for people to correct; `--mapping` obeys it."""

from __future__ import annotations

import csv
import io

from converter.model.decisions import LEFT_OUT, RULES_WITHOUT_CONCEPT
from converter.model.report import Report

FORMAT = 1
COLUMNS = ("format", "statement", "kind", "line", "label", "section", "concept", "confidence", "runner_up", "rule")


def mapping_csv(report: Report) -> bytes:
    """The bytes of mapping.csv: UTF-8, LF, a header row; statements and their lines count from 1, headings too."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    for number, statement in enumerate(report.statements, start=1):
        for place, resolved in enumerate(statement.lines, start=1):
            line = resolved.line
            if line.item.is_abstract or (line.concept is None and not line.item.amounts):
                continue
            writer.writerow(
                (
                    FORMAT,
                    number,
                    statement.kind.value,
                    place,
                    line.item.label,
                    " | ".join(line.item.parents),
                    line.tag or _without_concept(line.rule),
                    resolved.confidence,
                    next((alternative.concept for alternative in line.alternatives), ""),
                    line.rule,
                )
            )
    return buffer.getvalue().encode()


def _without_concept(rule: str) -> str:
    """What stands for no concept: whoever left the line untagged said why."""
    return next((name for name, said in RULES_WITHOUT_CONCEPT.items() if rule.startswith(said)), LEFT_OUT)
