"""What the commands print: tables and progress on a terminal, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from converter.exports.printed import summary_words
from converter.exports.receipt import message_json, not_run_json
from converter.model.findings import count_of
from converter.model.report import Fact
from converter.model.source import StatementTable
from converter.model.statements import Footing, Statement
from converter.model.submission import Submission, SubmissionHeader
from converter.model.taxonomy import Verdict
from converter.pipeline import STAGES
from converter.results import Result, SubmissionResult

_PIPE_WIDTH = 160
_SHOWN_WARNINGS = 25
_SHOWN_FINDINGS = ("warning", "error")


def print_json(values: dict[str, Any]) -> None:
    """One JSON object on stdout."""
    print(json.dumps(values))


@contextmanager
def stage_progress() -> Iterator[Callable[[str], None]]:
    """A bar on stderr that moves with the stages and is gone afterwards."""
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("starting", total=len(STAGES))

        def advance(stage: str) -> None:
            done = STAGES.index(stage) if stage in STAGES else 0
            progress.update(task, description=stage, completed=done)

        yield advance


def print_summary(result: Result) -> None:
    """What a conversion came to, in a few lines."""
    summary = result.receipt["summary"]
    verdict = {True: "valid", False: "NOT valid", None: "not validated"}[summary["valid"]]
    folder = result.folder or Path()
    say(f"{folder / result.document}: {verdict}")
    say(summary_words(summary))
    if summary["validated"]:
        say(f"validated against the {result.outcome.verdict.taxonomy_source}")
    warnings = warnings_of(result)
    for warning in warnings[:_SHOWN_WARNINGS]:
        say(warning)
    if len(warnings) > _SHOWN_WARNINGS:
        say(f"and {len(warnings) - _SHOWN_WARNINGS} more, in receipt.json")


def json_summary(result: Result) -> dict[str, Any]:
    """The receipt's summary of one result, where it lies, and its warnings."""
    places = {"folder": str(result.folder), "inlineDocument": result.document}
    return {**result.receipt["summary"], **places, "warnings": warnings_of(result)}


def submission_summary(path: Path, done: SubmissionResult) -> dict[str, Any]:
    """What became of the documents of a submission that were tried."""
    return {
        "submission": path.name,
        "results": [json_summary(result) for result in done.results],
        "refused": [
            {
                "sequence": refusal.part.sequence,
                "type": refusal.part.type,
                "document": refusal.part.name,
                "exitCode": refusal.error.exit_code,
                "message": str(refusal.error),
            }
            for refusal in done.refused
        ],
    }


def warnings_of(result: Result) -> list[str]:
    """The findings a user has to know, a line each, with the line of the source that they are about."""
    return [
        f"{finding['severity']}: "
        + (f"line {finding['line']}: " if finding["line"] else "")
        + finding["message"]
        + (f" ({finding['hint']})" if finding["hint"] else "")
        for finding in result.receipt["findings"]
        if finding["severity"] in _SHOWN_FINDINGS
    ]


def print_verdict(path: Path, verdict: Verdict) -> None:
    """The messages, what could not be judged, and the verdict."""
    for message in verdict.messages:
        where = f"{message.where}: " if message.where else ""
        mend = f" ({message.hint})" if message.hint else ""
        say(f"{message.severity}: {where}[{message.code}] {message.text}{mend}")
    for why in dict.fromkeys(why for _, why in verdict.not_run):
        numbers = list(dict.fromkeys(number for number, reason in verdict.not_run if reason == why))
        say(f"not run, {count_of(len(numbers), 'rule')}: {why}: {', '.join(numbers)}")
    say(f"{path}: {'valid' if verdict.is_valid else 'NOT valid'} ({verdict.taxonomy_source})")


def verdict_json(path: Path, verdict: Verdict) -> dict[str, Any]:
    """The same as JSON values."""
    return {
        "document": str(path),
        "valid": verdict.is_valid,
        "taxonomy": verdict.taxonomy_source,
        "messages": [message_json(message) for message in verdict.messages],
        "rules": {"run": verdict.rules, "notRun": not_run_json(verdict)},
    }


def print_inspection(result: Result) -> None:
    """Everything that was understood of a release, as tables."""
    screen = console()
    outcome = result.outcome
    say(f"{outcome.source.name}: {outcome.report.entity.name or 'entity not named'}")
    facts = {place.locator: fact for fact in outcome.report.facts for place in fact.occurrences}
    for read, statement in zip(outcome.items, outcome.report.statements, strict=True):
        screen.print(_columns(read))
        screen.print(_lines(statement, facts))
        if statement.footings or statement.ties:
            screen.print(_proofs(statement))
    if outcome.findings:
        screen.print(_findings(result))


def console() -> Console:
    """Where the commands print: as wide as the terminal, or wide enough for tables in a pipe."""
    screen = Console(highlight=False, emoji=False)
    return screen if screen.is_terminal else Console(highlight=False, emoji=False, width=_PIPE_WIDTH)


def print_documents(submission: Submission) -> None:
    """What a submission holds, and what its header says."""
    for header in dict.fromkeys(part.header for part in submission.parts):
        say(f"{submission.name}: {_spelled_header(header) or 'no header'}")
    table = table_of("documents", "sequence", "type", "file name", "description", "bytes", "kind")
    for part in submission.parts:
        size = f"{part.end - part.start:,}"
        cells = (part.type, part.filename, part.description, size, part.kind.value)
        table.add_row(str(part.sequence), *(escape(cell) for cell in cells))
    console().print(table)


def _spelled_header(header: SubmissionHeader) -> str:
    dates = {"period": header.period, "filed": header.filed}
    said = [header.form, header.accession, *(f"{name} {day}" for name, day in dates.items() if day)]
    filers = [f"{filer.name} (CIK {filer.cik or 'not given'})" for filer in header.filers]
    return ", ".join(part for part in (*said, *filers) if part)


def say(text: str) -> None:
    """One line of plain text, never folded: pipes are read by programs."""
    console().print(text, soft_wrap=True, markup=False)


def table_of(title: str, *columns: str) -> Table:
    """An empty table; a title of "" is none."""
    table = Table(title=escape(title) or None, title_justify="left", box=box.SIMPLE_HEAD)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _columns(read: StatementTable) -> Table:
    title = f"{read.kind.value.replace('_', ' ')}: {read.title or 'no title'}"
    table = table_of(title, "column", "heading", "role", "period")
    for number, column in enumerate(read.columns, start=1):
        table.add_row(str(number), escape(column.heading), column.role.value, str(column.period or "undated"))
    said = f"said by {read.scales.phrase}" if read.scales.phrase else "nothing said"
    scales = f"x 10^{read.scales.monetary} (shares 10^{read.scales.shares})"
    table.caption = escape(f"{read.currency} {scales}, {said}")
    return table


def _lines(statement: Statement, facts: dict[Any, Fact]) -> Table:
    table = table_of("lines", "line", "as printed", "value", "concept", "why", "sure")
    for line in statement.lines:
        item = line.line.item
        stated = [signed for signed in line.values if signed.amount.locator in facts]
        table.add_row(
            escape("  " * item.depth + (item.label or "(no label)")),
            "\n".join(escape(signed.amount.printed) for signed in line.values),
            "\n".join(f"{signed.value:,f}" for signed in stated),
            str(line.line.concept.name) if line.line.concept else "",
            escape(line.line.rule + (f"; sign {line.values[0].sign_rule}" if line.values else "")),
            f"{line.confidence}" if line.values else "",
        )
    return table


def _proofs(statement: Statement) -> Table:
    table = table_of("proofs", "sum", "columns", "signs")
    for footing in statement.footings:
        outcomes = ", ".join(
            c.outcome if c.outcome != "broken" else f"broken by {c.difference:,f}" for c in footing.checks
        )
        table.add_row(escape(_spelled(statement, footing)), outcomes, "proven" if footing.proves_signs else "supported")
    for tie in statement.ties:
        table.add_row(escape(f"{tie.name} at {tie.period}"), tie.outcome, "tie")
    return table


def _spelled(statement: Statement, footing: Footing) -> str:
    """A sum in words: Gross profit = Net sales - Cost of sales."""
    label = [line.line.item.label or "(no label)" for line in statement.lines]
    parts = "".join(f" {'+' if sign > 0 else '-'} {label[i]}" for i, sign in footing.members).removeprefix(" + ")
    return f"{label[footing.total]} = {parts}"


def _findings(result: Result) -> Table:
    table = table_of("findings", "severity", "code", "line", "message")
    source = result.outcome.source
    for finding in result.outcome.findings:
        line = str(source.line_and_column(finding.locator)[0]) if finding.locator else ""
        table.add_row(finding.severity, finding.code, line, escape(finding.message))
    return table
