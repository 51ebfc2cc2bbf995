"""What a worker does with one unit: read it, convert it, write its result; only a small record comes back."""

from __future__ import annotations

import gc
import time
import traceback
from collections import Counter
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from converter import files
from converter.batch.values import Answer, Piece, Reason, Record, Request, Status, Unit
from converter.collecting import uncollected
from converter.errors import ConverterError, MapError, NothingToConvertError, SourceError, UsageError
from converter.exports.fact_table import TABLES, document_id, rows_of
from converter.exports.parquet import parquet
from converter.knowledge import Knowledge, open_knowledge, packages_for
from converter.model.findings import Finding
from converter.model.submission import Submission, SubmissionPart
from converter.pipeline import Outcome, documents_to_convert, open_submission, run
from converter.results import result_files
from converter.settings import checked

# Rows of a document wait here, a file a table, until the run puts them into the data sets.
PENDING = "pending"
_LONGEST_MESSAGE = 500


def work(request: Request, unit: Unit) -> Answer:
    """Convert a unit. Whatever goes wrong with its document ends in the record.

    A file that is a submission of several documents comes back as those, to be units of their own; the only one
    to be tried is converted at once.

    Raises:
        MapError: a table is wrong, which stops the run.
    """
    begun = time.monotonic()
    try:
        record, groups = _tried(request, unit)
    except MapError:
        raise
    except Exception as error:
        record, groups = _failure(error, unit), ()
    if record is not None:
        record = replace(record, seconds=time.monotonic() - begun)
    return Answer(record, groups)


def pending_name(place: str, table: str) -> str:
    """Where the rows of a result wait, below the output."""
    return f"{PENDING}/{place.replace('/', '~')}.{table}.parquet"


def _tried(request: Request, unit: Unit) -> tuple[Record | None, tuple[tuple[Piece, ...], ...]]:
    """The record of the one document that was tried, if any, and the groups that are left."""
    knowledge = _knowledge(request)
    name = unit.name.rpartition("/")[2]
    content = files.read_address(unit.address, request.most)
    opened = open_submission(name, content, knowledge.texts)
    if opened is None:
        return _converted(request, unit, knowledge, name, content, None), ()
    submission, remarks = opened
    if unit.start is not None:
        part = next((one for one in submission.parts if one.start == unit.start), None)
        if part is None:
            do = "Go on with --resume"
            raise SourceError("the submission has changed while the run went on", where=unit.name, do=do)
        return _converted_part(request, unit, knowledge, submission, part, remarks), ()
    groups = documents_to_convert(submission, "")
    if len(groups[0]) > 1:
        return None, _pieces(groups)
    record = _converted_part(request, unit, knowledge, submission, groups[0][0], remarks)
    return record, _pieces(groups[1:])


def _pieces(groups: tuple[tuple[SubmissionPart, ...], ...]) -> tuple[tuple[Piece, ...], ...]:
    return tuple(tuple(Piece(part.start, part.type, part.name) for part in group) for group in groups)


def _converted_part(
    request: Request,
    unit: Unit,
    knowledge: Knowledge,
    submission: Submission,
    part: SubmissionPart,
    remarks: tuple[Finding, ...],
) -> Record:
    """The record of a submission's document, also of one that is refused: a later group may be tried then."""
    said = Record(
        Status.NOTHING,
        type=part.type,
        kind=part.kind.value,
        year=part.header.filed.year if part.header.filed else 0,
        document=part.name,
        entity=part.header.filers[0].name if part.header.filers else "",
    )
    try:
        made = _converted(request, unit, knowledge, part.name, submission.body(part), part, remarks)
    except MapError:
        raise
    except Exception as error:
        failed = _failure(error, unit)
        return replace(said, status=failed.status, reason=failed.reason, message=failed.message)
    return replace(made, year=made.year or said.year)


@uncollected()
def _converted(
    request: Request,
    unit: Unit,
    knowledge: Knowledge,
    name: str,
    content: bytes,
    part: SubmissionPart | None,
    remarks: tuple[Finding, ...] = (),
) -> Record:
    validate = request.validates(unit.key)
    settings = checked(replace(request.settings, **asdict(unit.entity), validate=validate))
    official = packages_for(knowledge) if settings.taxonomy_source == "official" else ()
    outcome = run(name, content, knowledge, settings, official, part=part)
    if validate:
        # What Arelle made has cycles, and each document's would lie about until the collector came to the oldest.
        gc.collect()
        _keep_loaded()
    outcome = replace(outcome, findings=(*remarks, *outcome.findings))
    receipt, contents = result_files(outcome)
    # Rows that do not fit the tables are told before anything is written.
    tables = [(table, parquet(table, rows_of(table, receipt))) for table in TABLES]
    store = files.Store(request.output)
    store.put_result(unit.place, contents)
    for table, rows in tables:
        store.put(pending_name(unit.place, table), rows)
    return _recorded(outcome, receipt, sum(len(content) for _, content in contents))


@lru_cache(maxsize=1)
def _keep_loaded() -> None:
    """Tables and what Arelle keeps of them stay as long as the process, and need not be looked through again."""
    gc.freeze()


def _recorded(outcome: Outcome, receipt: dict[str, Any], size: int) -> Record:
    summary, facts = receipt["summary"], outcome.report.facts
    # Of a page its media type is that of HTML, of all else that of text.
    kind = "html" if outcome.source.markup else "text"
    valid = {True: Status.VALID, False: Status.INVALID, None: Status.CONVERTED}[summary["valid"]]
    codes = Counter(message.code for message in outcome.verdict.messages if message.severity == "error")
    return Record(
        status=valid,
        document_id=document_id(receipt),
        sha256=outcome.source.sha256,
        kind=kind,
        type=outcome.source.part.type if outcome.source.part else "",
        year=int(summary["base"].rpartition("-")[2][:4]),
        entity=outcome.report.entity.name,
        identifier=outcome.report.entity.identifier,
        document=outcome.source.name,
        cells=summary["cells"],
        tagged=summary["taggedCells"],
        facts=summary["facts"],
        extensions=summary["extensionConcepts"],
        proven=summary["provenSums"],
        confidence=int(100 * sum(fact.confidence for fact in facts) / len(facts)) if facts else 0,
        size=size,
        findings=tuple(sorted(Counter(finding.code for finding in outcome.findings).items())),
        validation=tuple(sorted(codes.items())),
    )


def record_of_fault(error: SourceError, unit: Unit) -> Record:
    """The record of a document that cannot be read: the disk or the network may be to blame as well as its bytes."""
    message = error.told_beside(*_names(unit))[:_LONGEST_MESSAGE]
    match error.__cause__:
        case FileNotFoundError():
            return Record(Status.FAILED, Reason.GONE, message)
        case OSError(errno=int()) | TimeoutError() | ConnectionError() | ImportError():
            # Errors of what unpacks archives are of the same kind, but bear no number of the system's.
            return Record(Status.FAILED, Reason.MACHINE, message)
    return Record(Status.FAILED, Reason.SOURCE, message)


def _names(unit: Unit) -> tuple[str, ...]:
    return unit.name, unit.name.rpartition("/")[2], unit.key, unit.address


def _failure(error: Exception, unit: Unit) -> Record:
    """The record of a document that could not be converted, and whose fault it is."""
    message = error.told_beside(*_names(unit)) if isinstance(error, ConverterError) else str(error)
    message = message[:_LONGEST_MESSAGE]
    match error:
        case NothingToConvertError():
            return Record(Status.NOTHING, Reason.NONE, message)
        case SourceError():
            return record_of_fault(error, unit)
        case UsageError():
            # A value that the tables do not hold, or who reports as an index says.
            return Record(Status.FAILED, Reason.SOURCE, message)
        case ConverterError() | OSError():
            return Record(Status.FAILED, Reason.MACHINE, message)
        case MemoryError():
            return Record(Status.FAILED, Reason.MEMORY, "it takes more memory than is granted (--memory)")
    last = traceback.extract_tb(error.__traceback__)[-1]
    seen = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}: {message}"
    return Record(Status.FAILED, Reason.DEFECT, seen[:_LONGEST_MESSAGE])


@lru_cache(maxsize=2)
def _opened(taxonomy: str, maps: str) -> Knowledge:
    return open_knowledge(taxonomy, Path(maps) if maps else None)


def _knowledge(request: Request) -> Knowledge:
    """The tables, opened once in a process; what a run goes by does not change on its way."""
    return _opened(request.settings.taxonomy, request.maps)
