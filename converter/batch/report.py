"""The page of a run: what became of its documents, and what would help the next ones. One file, nothing fetched."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from converter import files
from converter.batch.ledger import FILE_NAME, Ledger
from converter.batch.parts import read_facts
from converter.batch.values import Reason, Status
from converter.errors import UsageError
from converter.model.findings import count_of

PAGE = "report.html"
_SHOWN = 50
_BINS = 10
# Of a run with very many failures the page does not list each: the ledger does.
_LISTED = 2_000
_FAILED = f"('{Status.FAILED}', '{Status.TIMED_OUT}')"
_RESULTS = "status IN ('converted', 'valid', 'invalid')"
_STATUSES = tuple(status for status in Status if status is not Status.PARTS)
_STYLE = """
body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:#1b1f24}
h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;margin:.5rem 0}
th,td{padding:.2rem .7rem;border-bottom:1px solid #d8dee4;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}td.w{overflow-wrap:anywhere;max-width:36rem}
.bar{background:#2f6f9f;height:.7rem;display:block}p{max-width:50rem}
"""

Cells = Sequence[object]


def write_report(folder: str, output: Path | None = None, ledger: Path | None = None) -> str:
    """Write the page about the run in a folder; it may still go on.

    Args:
        folder: a folder, or the address of one.
        output: the page; by default "report.html" in the folder.
        ledger: the ledger where it does not lie in the folder.

    Returns:
        where the page lies.

    Raises:
        UsageError: there is no ledger.
        EngineError: the page cannot be written.
    """
    run = files.Store(folder)
    if ledger is None:
        if run.here is None:
            raise UsageError("the ledger of this run lies elsewhere", where=folder, do="Name it with --ledger")
        ledger = run.here / FILE_NAME
    opened = Ledger(ledger)
    try:
        page = "".join(_page(opened, run))
    finally:
        opened.close()
    if output is None:
        run.put(PAGE, page.encode())
        return f"{folder.rstrip('/')}/{PAGE}"
    files.Store(str(output.parent)).put(output.name, page.encode())
    return str(output)


def _page(ledger: Ledger, run: files.Store) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Run of the converter</title>'
    yield f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head><body>'
    yield "<h1>Run of the converter</h1>"
    yield from _runs(ledger)
    yield from _outcomes(ledger)
    yield from _coverage(ledger)
    labels, confidence = _facts(run)
    yield from _confidence(confidence)
    yield from _labels(labels)
    yield from _failures(ledger)
    yield from _codes(ledger, "validation", "Validation errors by code")
    yield from _codes(ledger, "findings", "Findings by code")
    yield from _slowest(ledger)
    yield "</body></html>\n"


def _runs(ledger: Ledger) -> Iterator[str]:
    yield "<h2>Runs</h2>"
    columns = ("started", "ended", "engine", "software", "arelle", "taxonomy", "recipe")
    rows = ledger.rows(f"SELECT number, {', '.join(columns)} FROM runs ORDER BY number DESC LIMIT {_SHOWN}")
    yield from _table(("run", *columns), ((row[0], *(row[name] for name in columns)) for row in rows), numbers={0})
    yield "<p>A run without an end still goes on, or was killed; <code>--resume</code> does what it left.</p>"
    for row in ledger.rows("SELECT unmatched, unmatched_first FROM runs WHERE unmatched ORDER BY number DESC LIMIT 1"):
        named = ", ".join(json.loads(row["unmatched_first"]))
        rows_of_table = count_of(row["unmatched"], "row of the entity table was", "rows of the entity table were")
        yield f"<p>{rows_of_table} of no document of the sources; the first: {escape(named)}.</p>"


def _outcomes(ledger: Ledger) -> Iterator[str]:
    for title, column in (("kind", "kind"), ("type of document", "type"), ("year", "year")):
        found = ledger.rows(
            f"SELECT {column} AS name, status, count(*) AS n FROM documents WHERE status <> ? GROUP BY 1, 2 ORDER BY 1",
            (Status.PARTS,),
        )
        counts: dict[str, Counter[str]] = {}
        for row in found:
            counts.setdefault(str(row["name"] or "not known"), Counter())[row["status"]] += row["n"]
        used = [status for status in _STATUSES if any(count[status] for count in counts.values())]
        total = sum(counts.values(), Counter[str]())
        yield f"<h2>Outcome by {title}</h2>"
        rows: list[Cells] = [
            (name, *(count[status] for status in used), count.total()) for name, count in counts.items()
        ]
        rows.append(("all", *(total[status] for status in used), total.total()))
        yield from _table((title, *used, "all"), rows, numbers=set(range(1, len(used) + 2)))


def _coverage(ledger: Ledger) -> Iterator[str]:
    yield "<h2>Coverage</h2>"
    columns = "count(*), sum(cells), sum(tagged), sum(facts), sum(extensions), sum(proven), sum(size)"
    rows: list[Cells] = []
    for row in ledger.rows(f"SELECT kind, {columns} FROM documents WHERE {_RESULTS} GROUP BY kind ORDER BY kind"):
        kind, count, cells, tagged, *others = row
        rows.append((kind, count, cells, tagged, _percent(tagged, cells), *others))
    names = ("kind", "results", "cells", "tagged", "share", "facts", "extensions", "proven sums", "bytes")
    yield from _table(names, rows, numbers=set(range(1, 9)))


def _facts(run: files.Store) -> tuple[Counter[tuple[str, str]], Counter[int]]:
    """The labels that no standard concept was found for, with how many documents, and facts by tenths of confidence."""
    labels: Counter[tuple[str, str]] = Counter()
    confidence: Counter[int] = Counter()
    for batch in read_facts(run, ["document_id", "is_extension", "statement", "label", "confidence"]):
        held = batch.to_pydict()
        confidence.update(min(int(value * _BINS), _BINS - 1) for value in held["confidence"])
        said = (label.casefold() for label in held["label"])
        rows = zip(held["document_id"], held["is_extension"], held["statement"], said, strict=True)
        # A document's rows stand together, so that each label counts once in it but for the borders of batches.
        labels.update((statement, label) for _, own, statement, label in dict.fromkeys(rows) if own)
    return labels, confidence


def _confidence(counts: Counter[int]) -> Iterator[str]:
    yield "<h2>Confidence of facts</h2>"
    most = max(counts.values(), default=0) or 1
    yield '<table><tr><th>confidence</th><th class="n">facts</th><th></th></tr>'
    for tenth in range(_BINS):
        width = 300 * counts[tenth] // most
        yield f'<tr><td>{tenth * 10} to {tenth * 10 + 10} %</td><td class="n">{counts[tenth]:,}</td>'
        yield f'<td><span class="bar" style="width:{width}px"></span></td></tr>'
    yield "</table>"


def _labels(labels: Counter[tuple[str, str]]) -> Iterator[str]:
    yield "<h2>Labels without a standard concept</h2><p>Lines that got a concept of the report's own, most frequent "
    yield "first: what a row of the label tables would help most. <code>ixbrl map explain LABEL</code> tells more.</p>"
    rows = ((label, statement, count) for (statement, label), count in labels.most_common(4 * _SHOWN))
    yield from _table(("label", "statement", "documents"), rows, numbers={2})


def _failures(ledger: Ledger) -> Iterator[str]:
    yield "<h2>Documents without a result</h2>"
    query = (
        "SELECT status, reason, message, count(*) AS n, min(name) AS name FROM documents"
        f" WHERE status IN {_FAILED} GROUP BY status, reason,"
        " CASE WHEN reason = ? THEN message ELSE '' END ORDER BY n DESC LIMIT ?"
    )
    rows = ledger.rows(query, (Reason.DEFECT, 2 * _SHOWN))
    found = ((row["status"], row["reason"], row["n"], row["message"], row["name"]) for row in rows)
    yield from _table(("status", "reason", "documents", "message of one", "one of them"), found, numbers={2})
    yield "<h2>Each document without a result</h2>"
    query = f"SELECT name, status, message, item FROM documents WHERE status IN {_FAILED} ORDER BY name LIMIT {_LISTED}"
    yield from _table(("document", "status", "message", "file"), map(tuple, ledger.rows(query)), numbers=set())


def _codes(ledger: Ledger, column: str, title: str) -> Iterator[str]:
    yield f"<h2>{title}</h2>"
    query = (
        "SELECT each.key, sum(each.value), count(*), min(documents.name)"
        f" FROM documents, json_each(documents.{column}) AS each GROUP BY 1 ORDER BY 3 DESC, 1 LIMIT {2 * _SHOWN}"
    )
    rows = (tuple(row) for row in ledger.rows(query))
    yield from _table(("code", "times", "documents", "one of them"), rows, numbers={1, 2})


def _slowest(ledger: Ledger) -> Iterator[str]:
    yield "<h2>Slowest documents</h2>"
    query = (
        "SELECT name, status, seconds, cells, place FROM documents"
        f" WHERE status NOT IN ('{Status.PARTS}', '{Status.WAITING}') ORDER BY seconds DESC LIMIT {_SHOWN}"
    )
    rows = ((r["name"], r["status"], f"{r['seconds']:.2f}", r["cells"], r["place"]) for r in ledger.rows(query))
    yield from _table(("document", "status", "seconds", "cells", "result"), rows, numbers={2, 3})


def _table(names: Sequence[str], rows: Iterable[Cells], *, numbers: set[int]) -> Iterator[str]:
    head = "".join(f"<th{_class(i, numbers)}>{escape(str(name))}</th>" for i, name in enumerate(names))
    body = "".join(
        "<tr>" + "".join(f"<td{_class(i, numbers)}>{escape(_shown(cell))}</td>" for i, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    yield f"<table><tr>{head}</tr>{body}</table>" if body else "<p>None.</p>"


def _class(index: int, numbers: set[int]) -> str:
    return ' class="n"' if index in numbers else ' class="w"'


def _shown(cell: Any) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""
