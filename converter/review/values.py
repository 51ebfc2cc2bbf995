"""What the page is told of one document with some decisions, as JSON values."""

from __future__ import annotations

from typing import Any

from converter.corrections import Opened, tried
from converter.errors import UsageError
from converter.exports.receipt import receipt
from converter.exports.summary import bars, environment
from converter.exports.view import LineView, StatementView, counted, statement_views
from converter.model.decisions import Decision
from converter.model.source import Locator
from converter.pipeline import Outcome, marked_source
from converter.results import conversion_of

Json = dict[str, Any]


def decisions_from(told: object) -> tuple[Decision, ...]:
    """The decisions that a browser sends: objects with statement, line, label and concept.

    Raises:
        UsageError: they are of another form.
    """
    try:
        assert isinstance(told, list)
        return tuple(
            Decision(int(d["statement"]), int(d["line"]), str(d["label"]), str(d["concept"]), "own/mapping.csv")
            for d in told
        )
    except (AssertionError, KeyError, TypeError, ValueError) as error:
        raise UsageError("the page sent decisions of an unknown form", do="Load the page again") from error


def page_values(opened: Opened, decisions: tuple[Decision, ...], *, validate: bool) -> Json:
    """Lines, sums, remarks and coverage under some decisions.

    Raises:
        UsageError: a decision cannot be followed.
    """
    outcome = tried(opened, placed(opened, decisions), validate=validate)
    conversion = conversion_of(outcome)
    written = receipt(conversion)
    _, places = marked_source(outcome, opened.knowledge)
    statements = statement_views(conversion, outcome.items)
    counts = counted(line for statement in statements for line in statement.lines)
    parts: Any = environment().get_template("parts.html").module
    return {
        "version": opened.version,
        "name": opened.origin.name,
        "lines": [
            _line(one, line, places) for one in statements for line in one.lines if not line.is_heading and line.figures
        ],
        "sums": [
            {"name": s.name, "state": s.state, "html": str(parts.sum_table(s))} for one in statements for s in one.sums
        ],
        "ties": [
            {"name": n.replace("_", " "), "period": p, "outcome": o} for one in statements for n, p, o in one.ties
        ],
        "remarks": [r for r in written["findings"] if r["severity"] != "info"],
        "validation": written["validation"],
        "picture": str(parts.picture(bars(counts))),
        "decisions": [_decision(d) for d in opened.decisions],
    }


def source_page(opened: Opened) -> bytes:
    """The source with an identifier at each figure."""
    return marked_source(tried(opened, (), validate=False), opened.knowledge)[0]


def placed(opened: Opened, decisions: tuple[Decision, ...]) -> list[Decision]:
    """The decisions, each with the line of mapping.csv in which the result will have it."""
    outcome: Outcome = tried(opened, (), validate=False)
    rows = (
        (number, place)
        for number, statement in enumerate(outcome.report.statements, start=1)
        for place, line in enumerate(statement.lines, start=1)
        if not line.line.item.is_abstract
    )
    row_of = {where: row for row, where in enumerate(rows, start=2)}
    return [
        Decision(
            d.statement, d.line, d.label, d.concept, f"own/mapping.csv:{row_of.get((d.statement, d.line), len(row_of))}"
        )
        for d in decisions
    ]


def _decision(d: Decision) -> Json:
    return {"statement": d.statement, "line": d.line, "label": d.label, "concept": d.concept}


def _line(statement: StatementView, line: LineView, places: dict[Locator, str]) -> Json:
    return {
        "statement": statement.number,
        "line": line.number,
        "kind": statement.kind,
        "label": line.label,
        "section": line.section,
        "unit": line.unit,
        "concept": line.concept,
        "about": ", ".join(filter(None, (line.concept_label, line.balance, line.period_type))),
        "level": "extension" if line.is_extension else line.level,
        "without": line.without,
        "decided": line.is_decided,
        "confidence": str(line.confidence),
        "rule": line.rule,
        "signRule": line.sign_rule,
        "alternatives": [{"concept": c, "rule": r, "confidence": str(s)} for c, r, s in line.alternatives],
        "sums": list(line.sums),
        "figures": [
            {"printed": f.printed, "value": f.value, "period": f.period, "cell": places.get(f.locator, "")}
            for f in line.figures
            if f is not None
        ],
    }
